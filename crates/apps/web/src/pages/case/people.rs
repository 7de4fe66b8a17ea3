//! The people and organisations of a case: a picture, and the same as tables.

use amparo_casework::ledger::ids::ClaimId;
use amparo_casework::ledger::record::ClaimState;
use amparo_casework::people_of_case::{InCaseFile, Side, of_file};
use askama::Template;

use super::frame::{CaseFrame, Part};
use super::lines::{Lines, Note, SourceLine};
use super::moment::{Chosen, file_at};
use crate::answer::{Answer, page};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "case/people.html")]
struct PeoplePage {
    frame: Frame,
    case: CaseFrame,
    chosen: Chosen,
    query: String,
    total: usize,
    sides: Vec<SideTable>,
    unnamed: Vec<(String, usize)>,
    same_names: Vec<String>,
    sources: Vec<SourceLine>,
}

/// Everyone who stands on one side.
struct SideTable {
    label: String,
    hint: String,
    rows: Vec<PersonRow>,
}

struct PersonRow {
    name: String,
    other_names: Vec<String>,
    is_organisation: bool,
    roles: Vec<String>,
    may_be_named: bool,
    notes: Vec<Note>,
}

pub(super) fn show(ask: &Ask) -> Answer {
    let t = ask.t;
    let (file, chosen) = file_at(ask)?;
    let case = CaseFrame::of(ask, &file, chosen.moment, Part::People);
    let frame = case.page(ask, Part::People);
    let found = of_file(&file);
    let mut lines = Lines::new(t, &file);
    let mut sides = Vec::new();
    for side in Side::ALL {
        let here = found.people.iter().filter(|one| one.side == side);
        let rows: Vec<PersonRow> = here
            .map(|one| {
                let claims: Vec<&ClaimState> =
                    one.claims.iter().filter_map(|id: &ClaimId| file.claim(*id)).collect();
                row(one, lines.notes(&claims))
            })
            .collect();
        if !rows.is_empty() {
            sides.push(SideTable { label: side_in_words(t, side), hint: side_hint(t, side), rows });
        }
    }
    page(&PeoplePage {
        query: chosen.query(),
        total: found.people.len(),
        sides,
        unnamed: found.unnamed,
        same_names: found.same_names.into_iter().map(|(_, _, name)| name).collect(),
        sources: lines.into_sources(),
        frame,
        case,
        chosen,
    })
}

fn row(one: &InCaseFile, notes: Vec<Note>) -> PersonRow {
    let mut names = one.names.iter().cloned();
    PersonRow {
        name: names.next().unwrap_or_default(),
        other_names: names.collect(),
        is_organisation: one.is_organisation,
        roles: one.roles.clone(),
        may_be_named: one.may_be_named,
        notes,
    }
}

pub(super) fn side_in_words(t: Speech, side: Side) -> String {
    match side {
        Side::Family => t.say("case-side-family"),
        Side::Help => t.say("case-side-help"),
        Side::Ties => t.say("case-side-ties"),
        Side::Prisoners => t.say("case-side-prisoners"),
        Side::Responsible => t.say("case-side-responsible"),
        Side::Spoke => t.say("case-side-spoke"),
        Side::Named => t.say("case-side-named"),
    }
}

fn side_hint(t: Speech, side: Side) -> String {
    match side {
        Side::Family => t.say("case-side-family-hint"),
        Side::Responsible => t.say("case-side-responsible-hint"),
        _ => String::new(),
    }
}
