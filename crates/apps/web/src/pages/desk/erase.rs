//! Erasing a case: asking for it, taking the wish back, carrying it out.

use amparo_casework::erase_case::{
    DOES_NOT_REACH, ErasedCase, ErasureRow, REACHES, When, ask_to_erase, erase, erasures, withdraw_erasure,
};
use amparo_casework::ledger::act::ErasureReason;
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page, page_with, see_other};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/erase", Gate::May(Action::EraseCase), show),
    post("/cases/{case}/erase", Gate::May(Action::EraseCase), ask_for_it).stepped_up(),
    post("/cases/{case}/erase/withdraw", Gate::May(Action::EraseCase), withdraw),
    post("/cases/{case}/erase/confirm", Gate::May(Action::EraseCase), carry_out).stepped_up(),
];

#[derive(Template)]
#[template(path = "desk/erase.html")]
struct ErasePage {
    frame: Frame,
    case: String,
    asked: Option<ErasureRow>,
    wrong: Option<Problem>,
    reaches: [&'static str; 4],
    not_reached: [&'static str; 6],
}

#[derive(Template)]
#[template(path = "desk/erased.html")]
struct ErasedPage {
    frame: Frame,
    erased: ErasedCase,
}

fn show(ask: &Ask) -> Answer {
    shown(ask, StatusCode::OK, None)
}

fn shown(ask: &Ask, status: StatusCode, wrong: Option<Problem>) -> Answer {
    let case = ask.case()?;
    let asked = ask.read(erasures)?.into_inner().into_iter().find(|row| row.case == case);
    let page = ErasePage {
        frame: Frame::new(ask, Room::Cases, ask.t.say("erase-title")),
        case: case.to_string(),
        asked,
        wrong,
        reaches: REACHES,
        not_reached: DOES_NOT_REACH,
    };
    page_with(status, &page)
}

fn reason(text: &str) -> Result<ErasureReason, Fail> {
    match text {
        "consent-withdrawn" => Ok(ErasureReason::ConsentWithdrawn),
        "safety" => Ok(ErasureReason::Safety),
        "law" => Ok(ErasureReason::Legal),
        "mistake" => Ok(ErasureReason::Mistake),
        "no-longer-needed" => Ok(ErasureReason::NoLongerNeeded),
        _ => Err(Fail::Absent),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskForm {
    reason: String,
}

fn ask_for_it(ask: &Ask) -> Answer {
    let form: AskForm = ask.form()?;
    let (case, reason) = (ask.case()?, reason(&form.reason)?);
    match ask.write(|desk| ask_to_erase(desk, case, reason)) {
        Ok(_) => see_other(&format!("/cases/{case}/erase")),
        Err(Fail::Problem(problem)) => shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem)),
        Err(other) => Err(other),
    }
}

fn withdraw(ask: &Ask) -> Answer {
    let case = ask.case()?;
    ask.write(|desk| withdraw_erasure(desk, case))?;
    ask.say_next(ask.t.say("erase-withdrawn"));
    see_other(&format!("/cases/{case}/erase"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfirmForm {
    passphrase: String,
    #[serde(default)]
    now: String,
    #[serde(default)]
    reason: String,
}

fn carry_out(ask: &Ask) -> Answer {
    let form: ConfirmForm = ask.form()?;
    let case = ask.case()?;
    let when = if form.now.is_empty() { When::AsAsked } else { When::AtOnce(reason(&form.reason)?) };
    match ask.write(|desk| erase(desk, case, when, form.passphrase)) {
        Ok(erased) => {
            let frame = Frame::new(ask, Room::Cases, ask.t.say("erase-done"));
            page(&ErasedPage { frame, erased: erased.into_inner() })
        }
        Err(Fail::Problem(problem)) => shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem)),
        Err(other) => Err(other),
    }
}
