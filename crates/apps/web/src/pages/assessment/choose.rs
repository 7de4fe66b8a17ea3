//! The frameworks that a case can be held against: what each asks, who decides, where the procedure stands, what was signed.

use amparo_casework::assess_case::assess_case;
use amparo_casework::frameworks::list_frameworks;
use amparo_casework::ledger::case_file::CaseFile;
use amparo_casework::show_case::Moment;
use amparo_casework::signed_assessment::{SignedRow, list_assessments};
use askama::Template;

use crate::answer::{Answer, Fail, page};
use crate::ask::Ask;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "assessment/choose.html")]
struct ChoosePage {
    frame: Frame,
    case: CaseFrame,
    frameworks: Vec<Choice>,
    signed: Vec<Signed>,
}

/// A framework to choose.
struct Choice {
    id: String,
    title: String,
    citation: String,
    version: String,
    verified: bool,
    decision_maker: String,
    standard: String,
    logic: String,
    gates: Vec<String>,
    items: Vec<(Option<u8>, String)>,
    tracks: Vec<(String, String)>,
    last_signed: Option<Signed>,
}

/// A signed assessment in a list.
#[derive(Clone)]
pub(super) struct Signed {
    pub(super) id: String,
    pub(super) short: String,
    pub(super) framework: String,
    pub(super) version: String,
    pub(super) as_of: String,
    pub(super) at: String,
    pub(super) by: String,
    pub(super) statement: String,
}

impl Signed {
    pub(super) fn of(ask: &Ask, row: &SignedRow) -> Self {
        Self {
            id: row.id.to_string(),
            short: row.id.short(),
            framework: row.framework.clone(),
            version: row.version.clone(),
            as_of: ask.t.when(row.as_of),
            at: ask.t.moment(row.signed_at),
            by: row.signed_by.clone(),
            statement: row.statement.clone(),
        }
    }
}

/// The signed assessments of the case of the path, the latest first.
pub(super) fn signed_rows(ask: &Ask) -> Result<Vec<Signed>, Fail> {
    let case = ask.case()?;
    let rows = ask.read(|desk| list_assessments(desk, case))?;
    Ok(rows.iter().rev().map(|row| Signed::of(ask, row)).collect())
}

pub(super) fn show(ask: &Ask) -> Answer {
    let case = ask.case()?;
    let signed = signed_rows(ask)?;
    let mut frameworks = Vec::new();
    let mut file: Option<CaseFile> = None;
    for row in list_frameworks() {
        let assessed = ask.read(|desk| assess_case(desk, case, &row.id, Moment::default()))?.into_inner();
        let framework = assessed.framework;
        frameworks.push(Choice {
            last_signed: signed.iter().find(|signed| signed.framework == row.id).cloned(),
            id: row.id,
            title: row.title,
            citation: row.citation,
            version: row.version,
            verified: row.verified,
            decision_maker: framework.decision_maker,
            standard: framework.standard_of_proof,
            logic: framework.logic_plain,
            gates: framework.gates.into_iter().map(|gate| gate.question).collect(),
            items: framework.items.into_iter().map(|item| (item.number, item.title)).collect(),
            tracks: assessed.assessment.tracks.into_iter().map(|track| (track.title, track.plain)).collect(),
        });
        file = Some(assessed.file);
    }
    let case = match &file {
        Some(file) => CaseFrame::of(ask, file, Moment::default(), Part::Assessment),
        None => CaseFrame::new(ask, Part::Assessment)?,
    };
    let frame = case.page(ask, Part::Assessment);
    page(&ChoosePage { frame, case, frameworks, signed })
}
