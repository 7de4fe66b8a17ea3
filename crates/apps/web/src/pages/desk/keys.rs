//! The keys of the desk: another passphrase, another recovery sheet.

use amparo_casework::desk::Proof;
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page, page_with, see_other};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room, Way};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/desk/keys", Gate::May(Action::ManageKeys), show),
    post("/desk/keys/passphrase", Gate::May(Action::ManageKeys), change).stepped_up(),
    post("/desk/keys/sheet", Gate::May(Action::ManageKeys), new_sheet).stepped_up(),
];

#[derive(Template)]
#[template(path = "desk/keys.html")]
struct KeysPage {
    frame: Frame,
    ways: Vec<Way>,
    wrong: Option<Problem>,
}

#[derive(Template)]
#[template(path = "desk/sheet.html")]
struct SheetPage {
    frame: Frame,
    lines: Vec<String>,
}

fn show(ask: &Ask) -> Answer {
    shown(ask, StatusCode::OK, None)
}

fn shown(ask: &Ask, status: StatusCode, wrong: Option<Problem>) -> Answer {
    let frame = Frame::new(ask, Room::Desk, ask.t.say("keys-title"));
    page_with(status, &KeysPage { frame, ways: super::ways(ask.t, "/desk/keys"), wrong })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PassphraseForm {
    old: String,
    new: String,
    again: String,
}

fn change(ask: &Ask) -> Answer {
    let form: PassphraseForm = ask.form()?;
    if form.new != form.again {
        return shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(not_twice_the_same()));
    }
    match ask.write(|desk| desk.change_passphrase(Proof::Passphrase(form.old), form.new)) {
        Ok(_) => {
            ask.say_next(ask.t.say("keys-changed"));
            see_other("/desk/keys")
        }
        Err(Fail::Problem(problem)) => shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem)),
        Err(other) => Err(other),
    }
}

fn not_twice_the_same() -> Problem {
    Problem::input(
        "The passphrase was not changed; the old one still opens the desk.",
        "The new passphrase was typed twice, and not the same both times.",
        "Type it again, slowly, in both fields.",
    )
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SheetForm {
    passphrase: String,
}

fn new_sheet(ask: &Ask) -> Answer {
    let form: SheetForm = ask.form()?;
    match ask.write(|desk| desk.new_recovery_sheet(form.passphrase)) {
        Ok(sheet) => {
            let frame = Frame::new(ask, Room::Desk, ask.t.say("keys-sheet-title"));
            let lines = sheet.lines().iter().map(|line| line.as_str().to_owned()).collect();
            page(&SheetPage { frame, lines })
        }
        Err(Fail::Problem(problem)) => shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem)),
        Err(other) => Err(other),
    }
}
