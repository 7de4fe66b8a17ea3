//! Signing in where several are at the desk: a name, a password, a code. Joining with an invitation.

use amparo_casework::accounts::{Factor, SignIn, sign_in};
use amparo_casework::members::join;
use amparo_casework::problem::{Problem, Sort};
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, page_with, see_other};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room};
use crate::pages::unlock::{Kept, shown_again};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/sign-in", Gate::Open, show),
    post("/sign-in", Gate::Open, sign_in_now),
    get("/join", Gate::Open, show_join),
    post("/join", Gate::Open, join_now),
];

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    frame: Frame,
    typed: Typed,
}

/// What was typed, and what came of it.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) name: String,
    /// The password was right; the code is still wanted.
    pub(crate) code_wanted: bool,
    pub(crate) wrong: Option<String>,
    pub(crate) kept: Kept,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignInForm {
    name: String,
    password: String,
    #[serde(default)]
    code: String,
    #[serde(default, rename = "kept-path")]
    kept_path: String,
    #[serde(default, rename = "kept-name")]
    kept_names: Vec<String>,
    #[serde(default, rename = "kept-value")]
    kept_values: Vec<String>,
}

fn show(ask: &Ask) -> Answer {
    if ask.session.is_some() {
        return see_other("/");
    }
    if ask.office.is_none() {
        return see_other("/unlock");
    }
    shown(ask, StatusCode::OK, Typed::default())
}

pub(crate) fn shown(ask: &Ask, status: StatusCode, typed: Typed) -> Answer {
    let frame = Frame::new(ask, Room::Nowhere, ask.t.say("sign-in-title"));
    page_with(status, &SignInPage { frame, typed })
}

fn sign_in_now(ask: &Ask) -> Answer {
    let form: SignInForm = ask.form()?;
    let kept =
        Kept { path: form.kept_path, fields: form.kept_names.into_iter().zip(form.kept_values).collect() };
    let Some(office) = &ask.office else { return see_other("/unlock") };
    let code = Some(form.code.trim()).filter(|code| !code.is_empty());
    let wrong = match sign_in(office, &form.name, &form.password, code)? {
        SignIn::Done { member, by } => {
            return shown_again(ask, member, false, kept).inspect(|_| {
                if let Factor::Recovery { left } = by {
                    ask.say_next(ask.t.count("sign-in-recovery-left", left));
                }
            });
        }
        SignIn::MustSetUp { member } => return shown_again(ask, member, true, kept),
        SignIn::CodeNeeded => {
            let typed = Typed { name: form.name, code_wanted: true, wrong: None, kept };
            return shown(ask, StatusCode::OK, typed);
        }
        SignIn::Refused => ask.t.say("sign-in-refused"),
        SignIn::TooSoon { seconds } => ask.t.count("sign-in-too-soon", seconds),
    };
    let typed = Typed { name: form.name, code_wanted: code.is_some(), wrong: Some(wrong), kept };
    shown(ask, StatusCode::UNPROCESSABLE_ENTITY, typed)
}

#[derive(Template)]
#[template(path = "join.html")]
struct JoinPage {
    frame: Frame,
    code: String,
    wrong: Option<Problem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JoinForm {
    code: String,
    password: String,
    again: String,
}

fn show_join(ask: &Ask) -> Answer {
    if ask.office.is_none() {
        return see_other("/unlock");
    }
    shown_join(ask, StatusCode::OK, String::new(), None)
}

fn shown_join(ask: &Ask, status: StatusCode, code: String, wrong: Option<Problem>) -> Answer {
    let frame = Frame::new(ask, Room::Nowhere, ask.t.say("join-title"));
    page_with(status, &JoinPage { frame, code, wrong })
}

fn join_now(ask: &Ask) -> Answer {
    let form: JoinForm = ask.form()?;
    let Some(office) = &ask.office else { return see_other("/unlock") };
    let joined =
        if form.password == form.again { join(office, &form.code, &form.password) } else { Err(not_twice()) };
    match joined {
        Ok(member) => shown_again(ask, member, true, Kept::default()),
        Err(problem) if problem.sort == Sort::Locked => Err(problem.into()),
        Err(problem) => shown_join(ask, StatusCode::UNPROCESSABLE_ENTITY, form.code, Some(problem)),
    }
}

/// The new password was typed twice, and not alike.
pub(crate) fn not_twice() -> Problem {
    Problem::input(
        "Nothing was saved.",
        "The password was typed twice, and not the same both times.",
        "Type it again, slowly, in both fields.",
    )
}
