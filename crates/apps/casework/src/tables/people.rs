//! The table of people: one row for each case.

use amparo_exchange::sheets::Sheet;
use amparo_ledger::claim::{Claim, Scope, Subject};
use amparo_ledger::ids::PersonId;
use amparo_ledger::record::Record;

use super::{TableCounts, TableOut, WhichCases};
use crate::bring_in::{ClaimPart, Part, Target};
use crate::desk::Desk;
use crate::policy::{Action, Visible, may_leave};
use crate::problem::Problem;

/// The parts of claims that have a column.
const COLUMNS: [&str; 17] = [
    "born",
    "birthplace",
    "nationality",
    "occupation",
    "arrested",
    "arrest-place",
    "charge",
    "article",
    "sentenced",
    "sentence",
    "court",
    "held-since",
    "facility",
    "released",
    "died",
    "recognised-by",
    "recognised",
];

/// The table of people. Of several claims of one kind, the first that stands has a cell.
///
/// # Errors
/// When a case may not be seen, or the record cannot be read.
pub fn people_table(desk: &Desk, which: &WhichCases) -> Result<Visible<TableOut>, Problem> {
    desk.may(Action::ExportRecord, None)?;
    let parts: Vec<ClaimPart> = COLUMNS
        .iter()
        .filter_map(|name| match name.parse() {
            Ok(Target::Claim(part)) => Some(part),
            _ => None,
        })
        .collect();
    let mut head = vec!["case-id".to_owned(), "name".to_owned(), "other-name".to_owned()];
    head.extend(COLUMNS.map(str::to_owned));
    let mut counts = TableCounts::default();
    let mut rows = Vec::new();
    let mut cases = desk.case_rows()?;
    cases.retain(|row| which.only.is_empty() || which.only.contains(&row.case));
    cases.sort_by(|left, right| (&left.title, left.case).cmp(&(&right.title, right.case)));
    for case in cases {
        let record = desk.scope_record(Scope::Case(case.case))?;
        counts.cases += 1;
        let standing: Vec<&Claim> = record.standing_claims().into_iter().map(|state| &state.claim).collect();
        counts.claims += standing.len();
        let sealed = !which.with_sealed.contains(&case.case);
        let open: Vec<&Claim> =
            standing.into_iter().filter(|claim| !sealed || may_leave(&claim.audience)).collect();
        counts.sealed += record.standing_claims().len() - open.len();
        let others = names(&record, case.person).into_iter().filter(|name| *name != case.title);
        let mut row = vec![case.case.to_string(), case.title.clone(), others.collect::<Vec<_>>().join("; ")];
        let mut used = std::collections::BTreeSet::new();
        for part in &parts {
            let claim = open.iter().find(|claim| is_of(claim, case.person, *part));
            let text = claim.and_then(|claim| text_of(claim, part.part)).unwrap_or_default();
            if let Some(claim) = claim.filter(|_| !text.is_empty()) {
                used.insert(claim.id);
            }
            row.push(text);
        }
        counts.in_table += used.len();
        counts.no_column += open.len() - used.len();
        rows.push(row);
        desk.store()?.let_go_of_records();
    }
    counts.rows = rows.len();
    desk.show(Scope::Desk, TableOut { sheet: Sheet { name: "people".to_owned(), head, rows }, counts })
}

fn names(record: &Record, person: PersonId) -> Vec<String> {
    record.people.get(&person).map(|head| head.names.clone()).unwrap_or_default()
}

fn is_of(claim: &Claim, person: PersonId, part: ClaimPart) -> bool {
    claim.subject == Subject::Person(person)
        && claim.is_asserted()
        && claim.statement.kind() == part.kind
        && part.says.is_none_or(|(field, says)| claim.statement.get(field) == Some(says))
}

fn text_of(claim: &Claim, part: Part) -> Option<String> {
    match part {
        Part::Date => claim.dates.occurred.map(|date| date.to_string()),
        Part::Known => claim.dates.known.map(|date| date.to_string()),
        Part::Place => claim.place.clone(),
        Part::Field(field) => claim.statement.get(field).map(str::to_owned),
    }
}
