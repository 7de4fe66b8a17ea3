//! Assessments, findings, papers.

use amparo_casework::assess_case::assess_case;
use amparo_casework::frameworks::list_frameworks;
use amparo_casework::give_finding::{FindingForm, give_finding};
use amparo_casework::ledger::ids::ClaimId;
use amparo_casework::papers::{Form, OwnWords, Paper, write_paper};
use amparo_casework::problem::Problem;
use amparo_casework::show_case::Moment;
use amparo_casework::signed_assessment::{list_assessments, sign_assessment};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::cases::{Made, moment};
use super::{gives, sent, text};
use crate::answer::{Answer, Fail, download};
use crate::ask::Ask;

/// The framework that is meant where none is named.
const USUAL: &str = "us.levinson.1741";

/// An answer to a criterion.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFinding {
    /// The framework.
    framework: String,
    /// The criterion: its number or id.
    item: String,
    /// The answer, by name.
    answer: String,
    /// Why.
    reason: String,
    /// The claims it rests on.
    claims: Vec<String>,
}

/// An assessment to sign.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signing {
    /// The framework.
    framework: String,
    /// What is signed, in the member's own words.
    statement: String,
}

pub(super) fn frameworks(_: &Ask) -> Answer {
    gives(&list_frameworks())
}

pub(super) fn signed(ask: &Ask) -> Answer {
    let case = ask.case()?;
    gives(&ask.read(|desk| list_assessments(desk, case))?)
}

pub(super) fn assess(ask: &Ask) -> Answer {
    let (case, moment) = (ask.case()?, moment(ask)?);
    gives(&ask.read(|desk| assess_case(desk, case, ask.param("framework"), moment))?.assessment)
}

pub(super) fn find(ask: &Ask) -> Answer {
    let new: NewFinding = sent(ask)?;
    let case = ask.case()?;
    let answer = serde_json::from_value(Value::String(new.answer.clone())).map_err(|error| {
        Problem::input(
            "Nothing was saved.",
            format!("`answer` is {:?}: {error}.", new.answer),
            "Use one of the answers that `amparo finding --help` prints.",
        )
    })?;
    let claims = new.claims.iter().map(|text| text.parse::<ClaimId>()).collect::<Result<Vec<_>, _>>();
    let form = FindingForm {
        framework: new.framework,
        item: new.item,
        answer,
        reason: new.reason,
        claims: claims.map_err(|_| Fail::Absent)?,
    };
    let finding = ask.write(|desk| give_finding(desk, case, &form))?;
    gives(&Made { id: finding.to_string() })
}

pub(super) fn sign(ask: &Ask) -> Answer {
    let new: Signing = sent(ask)?;
    let case = ask.case()?;
    let signed =
        ask.write(|desk| sign_assessment(desk, case, &new.framework, Moment::default(), &new.statement))?;
    gives(&Made { id: signed.to_string() })
}

pub(super) fn write(ask: &Ask) -> Answer {
    let (case, moment) = (ask.case()?, moment(ask)?);
    let paper = match ask.param("paper") {
        "letter" => Paper::Letter,
        "one-page" => Paper::OnePage,
        "worksheet" => Paper::Worksheet,
        "dossier" => Paper::Dossier,
        "embassy" => Paper::Embassy,
        "custody-report" => Paper::CustodyReport,
        _ => return Err(Fail::Absent),
    };
    let (form, ending, kind) = match text(ask, "form").unwrap_or("html") {
        "html" => (Form::Html, "html", "text/html; charset=utf-8"),
        "pdf" => (Form::Pdf, "pdf", "application/pdf"),
        "docx" => {
            (Form::Docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
        }
        "text" => (Form::Text, "txt", "text/plain; charset=utf-8"),
        other => {
            let why = format!("`form` is {other:?}.");
            return Err(Problem::input("Nothing was written.", why, "Use html, pdf, docx or text.").into());
        }
    };
    let framework = text(ask, "framework").unwrap_or(USUAL);
    let written =
        ask.read(|desk| write_paper(desk, case, paper, form, framework, moment, &OwnWords::default()))?;
    download(&format!("{}.{ending}", ask.param("paper")), kind, written.into_inner().bytes)
}
