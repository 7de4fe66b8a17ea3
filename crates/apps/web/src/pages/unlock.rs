//! The door: one-time links, unlocking, locking, signing out, and showing once more who one is. By name: `sign_in`.

use amparo_casework::accounts::{Fresh, confirm_again, own_account};
use amparo_casework::ledger::ids::MemberId;
use amparo_casework::policy::Action;
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::prove_passphrase::prove_passphrase;
use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use serde::Deserialize;

use crate::answer::{Answer, Fail, page, page_with, see_other};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room};
use crate::pages::language::own_path;
use crate::pages::sign_in;
use crate::routes::{Gate, Route, get, post};
use crate::serve;

pub(crate) const ROUTES: &[Route] = &[
    get("/enter/{link}", Gate::Open, enter),
    post("/enter/{link}", Gate::Open, enter_now),
    get("/unlock", Gate::Open, unlock),
    post("/unlock", Gate::Open, unlock_now),
    post("/lock", Gate::May(Action::LockDesk), lock_now),
    post("/sign-out", Gate::SignedIn, sign_out),
    get("/confirm", Gate::SignedIn, step_up),
    post("/confirm", Gate::SignedIn, step_up_now),
];

#[derive(Template)]
#[template(path = "enter.html")]
struct EnterPage {
    frame: Frame,
    link: String,
    stands: bool,
}

/// A one-time link: shows a button, because looking at an address must change nothing.
pub(crate) fn enter(ask: &Ask) -> Answer {
    let link = ask.param("link").to_owned();
    let stands = ask.app.link_stands(&link);
    let frame = Frame::new(ask, Room::Nowhere, ask.t.say("enter-title"));
    page(&EnterPage { frame, link, stands })
}

pub(crate) fn enter_now(ask: &Ask) -> Answer {
    if !ask.app.use_link(ask.param("link")) {
        return enter(ask);
    }
    match sole_member(ask)? {
        Some(member) => serve::signed_in(ask, member, "/"),
        None => see_other("/unlock"),
    }
}

fn sole_member(ask: &Ask) -> Result<Option<MemberId>, Fail> {
    Ok(ask.office()?.sole_member()?)
}

#[derive(Template)]
#[template(path = "unlock.html")]
struct UnlockPage {
    frame: Frame,
    /// The desk is open; only this browser is not signed in.
    open: bool,
    wrong: Option<Problem>,
    kept: Kept,
}

/// What a form had sent when its session had ended: it is shown again after signing in. It stays in the browser and is
/// kept nowhere else.
#[derive(Default)]
pub(crate) struct Kept {
    pub(crate) path: String,
    pub(crate) fields: Vec<(String, String)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnlockForm {
    passphrase: String,
    #[serde(default, rename = "kept-path")]
    kept_path: String,
    #[serde(default, rename = "kept-name")]
    kept_names: Vec<String>,
    #[serde(default, rename = "kept-value")]
    kept_values: Vec<String>,
}

/// Asks for the passphrase.
pub(crate) fn unlock(ask: &Ask) -> Answer {
    if ask.session.is_some() {
        return see_other("/");
    }
    ask_who(ask, StatusCode::OK, Kept::default())
}

/// The session had ended when this was asked for. What the form had sent is not lost.
pub(crate) fn ended(ask: &Ask) -> Answer {
    let fields: Vec<(String, String)> = ask
        .fields
        .iter()
        .filter(|(name, _)| !is_secret(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let path = if fields.is_empty() { String::new() } else { ask.here.clone() };
    ask_who(ask, StatusCode::UNAUTHORIZED, Kept { path, fields })
}

/// Asks for the passphrase at a desk of one and at one that is locked, else for name, password and code.
fn ask_who(ask: &Ask, status: StatusCode, kept: Kept) -> Answer {
    let several = ask.office.as_ref().is_some_and(|office| matches!(office.sole_member(), Ok(None)));
    if several {
        return sign_in::shown(ask, status, sign_in::Typed { kept, ..sign_in::Typed::default() });
    }
    ask_for_passphrase(ask, status, None, kept)
}

/// What proves who somebody is is typed again: it is never written into a page.
fn is_secret(field: &str) -> bool {
    let is_named_so = |word| matches!(word, "passphrase" | "password" | "code" | "secret" | "sheet");
    // The old password, the new one, and that once more.
    matches!(field, "old" | "new" | "again") || field.split('-').any(is_named_so)
}

fn ask_for_passphrase(ask: &Ask, status: StatusCode, wrong: Option<Problem>, kept: Kept) -> Answer {
    let open = ask.office.is_some();
    let title = if open { ask.t.say("sign-in-title") } else { ask.t.say("unlock-title") };
    let frame = Frame::new(ask, Room::Nowhere, title);
    page_with(status, &UnlockPage { frame, open, wrong, kept })
}

pub(crate) fn unlock_now(ask: &Ask) -> Answer {
    let form: UnlockForm = ask.form()?;
    let kept =
        Kept { path: form.kept_path, fields: form.kept_names.into_iter().zip(form.kept_values).collect() };
    let opened = match &ask.office {
        Some(office) => match office.sole_member() {
            Ok(Some(member)) => {
                office.read(member, |desk| prove_passphrase(desk, form.passphrase)).map(|()| office.clone())
            }
            Ok(None) => Err(passphrase_is_not_enough()),
            Err(problem) => Err(problem),
        },
        None => ask.app.unlock(form.passphrase),
    };
    let member = match opened.and_then(|office| office.sole_member()) {
        Ok(Some(member)) => member,
        Ok(None) => {
            return sign_in::shown(ask, StatusCode::OK, sign_in::Typed { kept, ..sign_in::Typed::default() });
        }
        Err(problem) => {
            return ask_for_passphrase(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(problem), kept);
        }
    };
    if kept.path.is_empty() {
        return serve::signed_in(ask, member, "/");
    }
    shown_again(ask, member, false, kept)
}

/// Signs in, and shows what a form had sent before; without such a form, the start.
pub(crate) fn shown_again(ask: &Ask, member: MemberId, must_set_up: bool, kept: Kept) -> Answer {
    serve::signed_in_with(ask, member, must_set_up, |ask| {
        if kept.path.is_empty() {
            return see_other("/");
        }
        let frame = Frame::new(ask, Room::Nowhere, ask.t.say("kept-title"));
        page(&KeptPage { frame, kept: Kept { path: own_path(&kept.path).to_owned(), ..kept } })
    })
}

#[derive(Template)]
#[template(path = "kept.html")]
struct KeptPage {
    frame: Frame,
    kept: Kept,
}

fn passphrase_is_not_enough() -> Problem {
    Problem::new(
        Sort::Forbidden,
        "You were not let in. Nothing was changed.",
        "This desk has several members: its passphrase opens it, but does not say who you are.",
        "Sign in with your name, your password and your code.",
    )
}

pub(crate) fn lock_now(ask: &Ask) -> Answer {
    ask.app.lock();
    serve::signed_out(ask, "/unlock")
}

pub(crate) fn sign_out(ask: &Ask) -> Answer {
    serve::signed_out(ask, "/unlock")
}

#[derive(Template)]
#[template(path = "step_up.html")]
struct StepUpPage {
    frame: Frame,
    /// The member has a password; otherwise the desk's passphrase proves who it is.
    by_password: bool,
    has_code: bool,
    back: String,
    wrong: Option<Problem>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct StepUpForm {
    #[serde(default)]
    passphrase: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    back: String,
}

pub(crate) fn step_up(ask: &Ask) -> Answer {
    let back = ask.query().one("back").unwrap_or("/").to_owned();
    ask_once_more(ask, StatusCode::OK, back, None)
}

/// Something was asked for that wants a fresh proof first.
pub(crate) fn step_up_first(ask: &Ask) -> Result<Response<Body>, Fail> {
    ask_once_more(ask, StatusCode::FORBIDDEN, ask.here.clone(), None)
}

fn ask_once_more(ask: &Ask, status: StatusCode, back: String, wrong: Option<Problem>) -> Answer {
    let frame = Frame::new(ask, Room::Nowhere, ask.t.say("step-up-title"));
    let account = ask.read(own_account)?.into_inner();
    let (by_password, has_code) = (account.has_password, account.has_second_factor);
    page_with(status, &StepUpPage { frame, by_password, has_code, back, wrong })
}

pub(crate) fn step_up_now(ask: &Ask) -> Answer {
    let form: StepUpForm = ask.form()?;
    let by_password = ask.read(own_account)?.has_password;
    let code = Some(form.code.trim()).filter(|code| !code.is_empty());
    let proved = ask.read(|desk| {
        if by_password {
            confirm_again(desk, Fresh { password: &form.password, code })
        } else {
            prove_passphrase(desk, form.passphrase)
        }
    });
    match proved {
        Ok(()) => {
            if let Some(cookie) = &ask.cookie {
                ask.app.sessions().change(cookie, crate::session::Session::step_up);
            }
            see_other(own_path(&form.back))
        }
        Err(Fail::Problem(problem)) => {
            ask_once_more(ask, StatusCode::UNPROCESSABLE_ENTITY, form.back, Some(*problem))
        }
        Err(other) => Err(other),
    }
}
