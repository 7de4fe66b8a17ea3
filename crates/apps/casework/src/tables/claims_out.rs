//! The table of claims: one row for each claim that stands, with everything it says.

use amparo_exchange::sheets::Sheet;
use amparo_ledger::claim::kind::FIELDS;
use amparo_ledger::claim::{Basis, Claim, Modality, Scope, Subject};
use amparo_ledger::record::{Record, SourceState};
use serde::{Deserialize, Serialize};

use super::{TableCounts, TableOut, WhichCases};
use crate::desk::Desk;
use crate::policy::{Action, Visible, may_leave};
use crate::problem::Problem;

/// The columns before and after the fields.
pub(super) const BEFORE: [&str; 7] =
    ["claim-id", "case-id", "case-title", "case-person-id", "about", "person-id", "names"];
pub(super) const AFTER: [&str; 17] = [
    "date",
    "known",
    "published",
    "place",
    "voices",
    "modality",
    "basis",
    "passages",
    "member",
    "account",
    "from-title",
    "from-publisher",
    "from-published",
    "grade",
    "audience",
    "sources",
    "kind",
];

/// A source as a row names it: its words are on file or not, and do not travel.
#[derive(Serialize, Deserialize)]
pub(super) struct CitedSource {
    pub(super) scope: Scope,
    pub(super) source: amparo_ledger::source::Source,
}

/// Every column, in order.
pub(super) fn head() -> Vec<String> {
    let fields = FIELDS.iter().map(|(_, name, _)| format!("field.{name}"));
    BEFORE.iter().map(|name| (*name).to_owned()).chain(fields).chain(AFTER.map(str::to_owned)).collect()
}

/// The table of claims.
///
/// # Errors
/// When a case may not be seen, or the record cannot be read.
pub fn claims_table(desk: &Desk, which: &WhichCases) -> Result<Visible<TableOut>, Problem> {
    desk.may(Action::ExportRecord, None)?;
    let mut counts = TableCounts::default();
    let mut rows = Vec::new();
    let mut cases = desk.case_rows()?;
    cases.retain(|row| which.only.is_empty() || which.only.contains(&row.case));
    cases.sort_by(|left, right| (&left.title, left.case).cmp(&(&right.title, right.case)));
    let at_desk = desk.scope_record(Scope::Desk)?;
    for case in cases {
        let record = desk.scope_record(Scope::Case(case.case))?;
        counts.cases += 1;
        let sealed = !which.with_sealed.contains(&case.case);
        for state in record.standing_claims() {
            counts.claims += 1;
            if sealed && !may_leave(&state.claim.audience) {
                counts.sealed += 1;
                continue;
            }
            let before = [
                state.claim.id.to_string(),
                case.case.to_string(),
                case.title.clone(),
                case.person.to_string(),
            ];
            rows.push(row(before.to_vec(), &record, &at_desk, &state.claim));
        }
        desk.store()?.let_go_of_records();
    }
    counts.rows = rows.len();
    counts.in_table = rows.len();
    let sheet = Sheet { name: "claims".to_owned(), head: head(), rows };
    desk.show(Scope::Desk, TableOut { sheet, counts })
}

fn row(mut row: Vec<String>, record: &Record, at_desk: &Record, claim: &Claim) -> Vec<String> {
    let (about, person, names) = match &claim.subject {
        Subject::Person(person) => {
            let names = record.people.get(person).map(|head| head.names.clone()).unwrap_or_default();
            ("person", person.to_string(), json(&names))
        }
        Subject::Organisation(name) => ("organisation", String::new(), json(&[name])),
        Subject::Country(name) => ("country", String::new(), json(&[name])),
        Subject::General => ("general", String::new(), String::new()),
    };
    row.extend([about.to_owned(), person, names]);
    row.extend(FIELDS.iter().map(|(field, ..)| claim.statement.get(*field).unwrap_or_default().to_owned()));
    let date =
        |date: Option<amparo_ledger::date::SourceDate>| date.map(|date| date.to_string()).unwrap_or_default();
    row.extend([
        date(claim.dates.occurred),
        date(claim.dates.known),
        date(claim.dates.published),
        claim.place.clone().unwrap_or_default(),
        if claim.attribution.voices.is_empty() { String::new() } else { json(&claim.attribution.voices) },
        word_of(claim.attribution.modality),
    ]);
    row.extend(basis(&claim.basis));
    row.extend([
        claim.grade.map(|grade| grade.to_string()).unwrap_or_default(),
        json(&claim.audience).trim_matches('"').to_owned(),
        sources(record, at_desk, claim),
        claim.statement.kind().name().to_owned(),
    ]);
    row
}

pub(super) fn word_of(modality: Modality) -> String {
    json(&modality).trim_matches('"').to_owned()
}

/// basis, passages, member, account, from-title, from-publisher, from-published.
fn basis(basis: &Basis) -> [String; 7] {
    let mut cells: [String; 7] = Default::default();
    match basis {
        Basis::Passages(passages) => {
            "passages".clone_into(&mut cells[0]);
            cells[1] = json(passages.as_slice());
        }
        Basis::Testimony { member, account } => {
            "testimony".clone_into(&mut cells[0]);
            (cells[2], cells[3]) = (member.to_string(), account.clone());
        }
        Basis::Locator { title, publisher, published } => {
            "locator".clone_into(&mut cells[0]);
            (cells[4], cells[5]) = (title.clone(), publisher.clone());
            cells[6] = published.map(|date| date.to_string()).unwrap_or_default();
        }
    }
    cells
}

fn sources(record: &Record, at_desk: &Record, claim: &Claim) -> String {
    let mut ids: Vec<_> = claim.passages().iter().map(|passage| passage.source).collect();
    ids.sort_unstable();
    ids.dedup();
    let state = |id| record.sources.get(id).or_else(|| at_desk.sources.get(id));
    let cited = |state: &SourceState| CitedSource { scope: state.scope, source: state.source.clone() };
    let sources: Vec<CitedSource> = ids.iter().filter_map(state).map(cited).collect();
    if sources.is_empty() { String::new() } else { json(&sources) }
}

fn json<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("what a claim holds is plain data")
}
