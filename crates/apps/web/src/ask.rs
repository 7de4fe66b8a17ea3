//! One request, after it was let in: who asks, in which language, for what.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

use amparo_casework::desk::Desk;
use amparo_casework::ledger::ids::{CaseId, MemberId};
use amparo_casework::office::Office;
use amparo_casework::policy::Action;
use amparo_casework::problem::{Problem, Sort};
use axum::body::Body;
use axum::http::{HeaderMap, Request};
use serde::de::DeserializeOwned;

use crate::answer::Fail;
use crate::fields::Fields;
use crate::lang::Speech;
use crate::session::{Notice, Session};
use crate::state::App;

/// One request, after it was let in.
pub struct Ask {
    pub(crate) app: App,
    /// The words of the interface in the reader's language.
    pub t: Speech,
    /// The path that was asked for, with its query.
    pub here: String,
    pub(crate) office: Option<Office>,
    pub(crate) session: Option<Session>,
    /// Whose token a program showed.
    pub(crate) token_of: Option<MemberId>,
    /// The JSON document that a program sent.
    pub(crate) json: Vec<u8>,
    pub(crate) cookie: Option<String>,
    pub(crate) params: BTreeMap<String, String>,
    pub(crate) query: Fields,
    pub(crate) fields: Fields,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Mutex<Option<Request<Body>>>,
}

impl Ask {
    /// The member who asks.
    ///
    /// # Errors
    /// When nobody is signed in.
    pub fn member(&self) -> Result<MemberId, Fail> {
        let of_session = || self.session.as_ref().map(|session| session.member);
        self.token_of.or_else(of_session).ok_or(Fail::Absent)
    }

    /// A part of the path, such as `claim` of `/cases/{case}/claims/{claim}`.
    pub fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }

    /// A part of the path as an id.
    ///
    /// # Errors
    /// [`Fail::Absent`] when it is none: a path that was made up is a page that is not there.
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Fail> {
        self.param(name).parse().map_err(|_| Fail::Absent)
    }

    /// The case of the path.
    ///
    /// # Errors
    /// As [`Ask::id`].
    pub fn case(&self) -> Result<CaseId, Fail> {
        self.id("case")
    }

    /// What stands behind the question mark.
    pub fn query(&self) -> &Fields {
        &self.query
    }

    /// What the form sent.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// What the form sent, as a value.
    ///
    /// # Errors
    /// When a field is missing, foreign, or does not fit.
    pub fn form<T: DeserializeOwned>(&self) -> Result<T, Fail> {
        self.fields.read().map_err(|error| {
            Problem::input(
                "The form was not taken. Nothing was changed.",
                format!("What was sent is not what this form sends: {error}."),
                "Go back, load the page anew and send the form again.",
            )
            .into()
        })
    }

    /// Reads on behalf of the member who asks.
    ///
    /// # Errors
    /// What casework refuses.
    pub fn read<T>(&self, read: impl FnOnce(&Desk) -> Result<T, Problem>) -> Result<T, Fail> {
        Ok(self.office()?.read(self.member()?, read)?)
    }

    /// Writes on behalf of the member who asks.
    ///
    /// # Errors
    /// What casework refuses.
    pub fn write<T>(&self, write: impl FnOnce(&mut Desk) -> Result<T, Problem>) -> Result<T, Fail> {
        Ok(self.office()?.write(self.member()?, write)?)
    }

    /// Whether the member may do this: for showing or leaving out a button. The action itself is checked again.
    pub fn may(&self, action: Action, case: Option<CaseId>) -> bool {
        let Some((office, member)) = self.office.as_ref().zip(self.member().ok()) else { return false };
        office.allows(member, action, case).unwrap_or(false)
    }

    /// Says something once, on the next page, in words of the interface.
    pub fn say_next(&self, text: String) {
        self.notify(text, true);
    }

    /// Says something once, on the next page, in casework's words.
    pub fn tell_next(&self, text: String) {
        self.notify(text, false);
    }

    fn notify(&self, text: String, spoken: bool) {
        if let Some(cookie) = &self.cookie {
            self.app.sessions().change(cookie, |session| session.notify(text, spoken));
        }
    }

    pub(crate) fn notice(&self) -> Option<Notice> {
        self.app.sessions().take_notice(self.cookie.as_deref()?)
    }

    /// The token that every form of this session carries.
    pub fn csrf(&self) -> String {
        self.session.as_ref().map(|session| session.csrf.clone()).unwrap_or_default()
    }

    pub(crate) fn office(&self) -> Result<&Office, Fail> {
        self.office.as_ref().ok_or_else(|| {
            Problem::new(
                Sort::Locked,
                "The desk is locked. Nothing was changed.",
                "Somebody locked it, or it was not opened yet.",
                "Unlock it with its passphrase and do it again.",
            )
            .into()
        })
    }

    /// The request with its body, for a page that takes files. It can be had once.
    pub(crate) fn body(&self) -> Option<Request<Body>> {
        self.body.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
