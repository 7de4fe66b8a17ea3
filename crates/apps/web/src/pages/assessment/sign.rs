//! Signing an assessment: what stood on the page is frozen, and nothing that came since.

use amparo_casework::assess_case::assess_case;
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::show_case::Moment;
use amparo_casework::signed_assessment::sign_assessment;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use super::row::{Row, Rows, rows};
use super::worksheet::{Head, head};
use super::{assessed, moment_asked, moment_of};
use crate::answer::{Answer, Fail, page_with, see_other, status_of};
use crate::ask::Ask;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "assessment/sign.html")]
struct SignPage {
    frame: Frame,
    case: CaseFrame,
    head: Head,
    rows: Rows,
    statement: String,
    /// Entries came to the record since the page was shown.
    moved_on: bool,
    problem: Option<Problem>,
}

impl SignPage {
    fn all(&self) -> impl Iterator<Item = &Row> {
        self.rows.gates.iter().chain(&self.rows.items)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Signing {
    #[serde(default)]
    statement: String,
    #[serde(default)]
    as_of: String,
    #[serde(default)]
    known_at: String,
}

pub(super) fn show(ask: &Ask) -> Answer {
    shown(ask, moment_asked(ask)?, String::new(), None)
}

fn shown(ask: &Ask, moment: Moment, statement: String, problem: Option<Problem>) -> Answer {
    let (assessed, members) = assessed(ask, moment)?;
    let now = ask.read(|desk| {
        assess_case(desk, assessed.file.case, &assessed.framework.id, Moment::default())
            .map(|now| now.file.as_of.record)
    })?;
    let case = CaseFrame::of(ask, &assessed.file, Moment::default(), Part::Assessment);
    let frame = case.page(ask, Part::Assessment);
    let status = problem.as_ref().map_or(StatusCode::OK, |problem| status_of(problem.sort));
    let rows = rows(ask.t, &assessed, &members);
    let moved_on = now != assessed.file.as_of.record;
    let head = head(ask.t, &assessed, false);
    page_with(status, &SignPage { frame, case, head, rows, statement, moved_on, problem })
}

pub(super) fn sign(ask: &Ask) -> Answer {
    let form: Signing = ask.form()?;
    let (case, framework) = (ask.case()?, ask.param("framework"));
    let moment = moment_of(ask, Some(&form.as_of), Some(&form.known_at))?;
    match ask.write(|desk| sign_assessment(desk, case, framework, moment, &form.statement)) {
        Ok(id) => {
            ask.say_next(ask.t.say("assess-signed-now"));
            see_other(&format!("/cases/{case}/assessment/signed/{id}"))
        }
        Err(Fail::Problem(problem)) if problem.sort == Sort::Input => {
            shown(ask, moment, form.statement, Some(*problem))
        }
        Err(other) => Err(other),
    }
}
