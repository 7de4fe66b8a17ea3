//! Every path of the desk, with what a member must be allowed to do there. There is no other way to a page.
//!
//! The table drives the router, the check of permissions, the test of who may do what, and the documents.

use amparo_casework::policy::Action;
use axum::http::Method;

use crate::answer::Answer;
use crate::ask::Ask;
use crate::pages;

/// Who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Everybody, also while the desk is locked: style sheets, unlocking, signing in.
    Open,
    /// Whoever is signed in.
    SignedIn,
    /// A member who may do this. When the path names a `{case}`, on that case.
    May(Action),
}

/// How the body of a request is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Nothing: the page only shows.
    Nothing,
    /// A form of fields, whose token was checked before the page runs.
    Form,
    /// A JSON document from a program that shows a token instead of a session.
    Json,
    /// Files, streamed; the first part is the token, and [`crate::ask::Ask`] checks it before anything else is read.
    Files,
}

/// A page: runs on a thread that may wait.
pub type Page = fn(&Ask) -> Answer;

/// One path.
#[derive(Clone, Copy)]
pub struct Route {
    /// `GET` shows and changes nothing; `POST` does something.
    pub method: &'static Method,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may come in.
    pub gate: Gate,
    /// Whoever asks must have shown a short while ago who they are.
    pub step_up: bool,
    /// How the body is taken.
    pub takes: Takes,
    pub(crate) page: Page,
}

impl Route {
    /// Whether programs come here, with a token and without a session.
    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }

    /// Asks for a fresh proof of who one is.
    #[must_use]
    pub const fn stepped_up(mut self) -> Self {
        self.step_up = true;
        self
    }
}

/// A page that shows.
pub(crate) const fn get(path: &'static str, gate: Gate, page: Page) -> Route {
    Route { method: &Method::GET, path, gate, step_up: false, takes: Takes::Nothing, page }
}

/// A form that does something.
pub(crate) const fn post(path: &'static str, gate: Gate, page: Page) -> Route {
    Route { method: &Method::POST, path, gate, step_up: false, takes: Takes::Form, page }
}

/// A form that sends files.
pub(crate) const fn post_files(path: &'static str, gate: Gate, page: Page) -> Route {
    Route { method: &Method::POST, path, gate, step_up: false, takes: Takes::Files, page }
}

/// Every path of the desk: each page names its own.
pub fn table() -> Vec<Route> {
    let of_pages: &[&[Route]] = &[
        // Each on its own line.
        crate::api::ROUTES,
        pages::assets::ROUTES,
        pages::bring_in::ROUTES,
        pages::language::ROUTES,
        pages::unlock::ROUTES,
        pages::case::ROUTES,
        pages::case_new::ROUTES,
        pages::cases::ROUTES,
        pages::today::ROUTES,
        pages::desk::ROUTES,
        pages::desk::backup::ROUTES,
        pages::desk::erase::ROUTES,
        pages::desk::keys::ROUTES,
        pages::desk::members::ROUTES,
        pages::desk::rules::ROUTES,
        pages::account::ROUTES,
        pages::case::access::ROUTES,
        pages::sign_in::ROUTES,
        pages::people::ROUTES,
        pages::people::duplicates::ROUTES,
        pages::people::lists::ROUTES,
        pages::people::officials::ROUTES,
        pages::people::questions::ROUTES,
        pages::claims::ROUTES,
        pages::claims_new::ROUTES,
        pages::claims_one::ROUTES,
        pages::originals::ROUTES,
        pages::reading::ROUTES,
        pages::sources::ROUTES,
        pages::sources_add::ROUTES,
        pages::assessment::ROUTES,
        pages::papers::ROUTES,
        pages::consents::ROUTES,
    ];
    of_pages.iter().flat_map(|routes| routes.iter().copied()).collect()
}
