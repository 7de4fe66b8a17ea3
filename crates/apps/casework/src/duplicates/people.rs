//! Everybody who is compared: people of the record and rows of lists, with what their sources say of them.

use std::collections::BTreeSet;

use amparo_exchange::person_list::{Column, ListedPerson, PersonList};
use amparo_ledger::claim::{Basis, Claim, Scope, Subject};
use amparo_ledger::date::{Precision, SourceDate};
use amparo_ledger::identity::Told;
use amparo_ledger::ids::{CaseId, PersonId};
use amparo_ledger::record::{IdentityState, Record};
use amparo_ledger::source::Hash32;
use amparo_ledger::{Field, Kind};
use amparo_names::link::{Gender, PartialDate};
use serde::Serialize;

use crate::desk::Desk;
use crate::policy::may_be_compared;
use crate::problem::Problem;

use super::{List, Part};

/// One of those who are compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Side {
    /// How answers name it.
    pub told: Told,
    /// The name under which it is shown.
    pub title: String,
    /// Where it stands, in words: a case, or a row of a list.
    pub at: String,
    /// What its sources say, as far as it is compared.
    pub says: Vec<Says>,
}

/// One thing that a source says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Says {
    /// What it is about, such as `born`.
    pub part: &'static str,
    /// What it says.
    pub value: String,
    /// Which source says so.
    pub source: String,
    #[serde(skip)]
    pub(super) of: Part,
    #[serde(skip)]
    pub(super) date: Option<PartialDate>,
    #[serde(skip)]
    pub(super) gender: Option<Gender>,
}

impl Says {
    fn text(of: Part, value: &str, source: &str) -> Self {
        let (value, source) = (value.to_owned(), source.to_owned());
        Self { part: of.label(), value, source, of, date: None, gender: None }
    }

    fn date(of: Part, date: PartialDate, source: &str) -> Self {
        Self { date: Some(date), ..Self::text(of, &date.to_string(), source) }
    }
}

/// Everybody who is compared.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) sides: Vec<Side>,
    pub(super) answers: Vec<IdentityState>,
    pub(super) notes: Vec<String>,
}

/// The people of every case that this member may see. A case that the member may not see is passed over without a word:
/// not even how many there are is told.
pub(super) fn of_record(desk: &Desk, everyone: bool) -> Result<People, Problem> {
    let mut people = People::default();
    let mut open = BTreeSet::new();
    for row in desk.case_rows()? {
        open.insert(row.case);
        let scope = Scope::Case(row.case);
        let record = desk.case_record(row.case)?;
        people.answers.extend(desk.scope_record(scope)?.identities.iter().cloned());
        for (person, head) in record.people.iter().filter(|(_, head)| head.scope == scope) {
            if everyone || *person == row.person {
                let told = Told::Person { case: row.case, person: *person };
                let title = head.names.first().cloned().unwrap_or_default();
                let whose = if *person == row.person { "case" } else { "named in case" };
                let at = format!("{whose} “{}” (case-{})", row.title, row.case.short());
                people.sides.push(Side { told, title, at, says: says_of(&record, row.case, *person) });
            }
        }
    }
    let at_desk = desk.scope_record(Scope::Desk)?;
    people.answers.extend(at_desk.identities.iter().cloned());
    // An answer on somebody of a case that is not open is not there either.
    people
        .answers
        .retain(|state| state.answer.two.cases().all(|case| open.contains(&case) || at_desk.is_erased(case)));
    people.answers.sort_by_key(|state| state.given.seq);
    Ok(people)
}

/// What the claims that stand say of a person. What is sealed says nothing here: a question shows one case beside another.
fn says_of(record: &Record, case: CaseId, person: PersonId) -> Vec<Says> {
    let names = record.people.get(&person).map(|head| head.names.as_slice()).unwrap_or_default();
    let mut says: Vec<Says> =
        names.iter().map(|name| Says::text(Part::Name, name, &format!("case-{}", case.short()))).collect();
    for state in record.standing_claims() {
        let claim = &state.claim;
        if claim.subject == Subject::Person(person) && claim.is_asserted() && may_be_compared(&claim.audience)
        {
            let source = format!("{} (claim-{})", source_of(record, claim), claim.id.short());
            says_of_claim(claim, &source, &mut says);
        }
    }
    says
}

fn says_of_claim(claim: &Claim, source: &str, says: &mut Vec<Says>) {
    let kind = claim.statement.kind();
    let date = claim.dates.occurred.and_then(partial);
    let place = claim.place.as_deref();
    let mut add = |of: Part, text: Option<&str>| says.extend(text.map(|text| Says::text(of, text, source)));
    match kind {
        Kind::Birth => add(Part::Birthplace, place),
        Kind::Person => add(Part::Name, claim.statement.get(Field::Name)),
        Kind::Arrest | Kind::Detention => add(Part::Place, place),
        Kind::Trial | Kind::Conviction | Kind::Sentence => add(Part::Court, claim.statement.get(Field::By)),
        _ => {}
    }
    if matches!(kind, Kind::Arrest | Kind::Charge | Kind::Conviction | Kind::Sentence) {
        add(Part::Article, claim.statement.get(Field::Article));
    }
    let of = match kind {
        Kind::Birth => Part::Born,
        Kind::Arrest => Part::Arrested,
        _ => return,
    };
    says.extend(date.map(|date| Says::date(of, date, source)));
}

/// The first source of a claim, in words.
fn source_of(record: &Record, claim: &Claim) -> String {
    match &claim.basis {
        Basis::Passages(passages) => {
            let state = record.sources.get(&passages.first().source);
            state.map_or_else(|| "a source".to_owned(), |state| state.source.title.clone())
        }
        Basis::Testimony { .. } => "told to a member".to_owned(),
        Basis::Locator { title, .. } => title.clone(),
    }
}

/// A date as it is compared: "about", "before" and the like are left out, because they neither agree nor contradict.
fn partial(date: SourceDate) -> Option<PartialDate> {
    let SourceDate::At { moment, approximate: false } = date else { return None };
    let day = moment.earliest();
    let year = u16::try_from(day.year()).ok()?;
    let (month, in_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    match moment.precision() {
        Precision::Year => PartialDate::year(year),
        Precision::Month => PartialDate::month(year, month),
        _ => PartialDate::day(year, month, in_month),
    }
}

/// The rows of a list.
pub(super) fn of_list(list: &List, read: &PersonList, people: &mut People) {
    let mut seen: std::collections::BTreeMap<Hash32, u32> = std::collections::BTreeMap::new();
    for row in &read.rows {
        let content = Hash32::of(format!("{:?}", row.cells).as_bytes());
        let times = seen.entry(content).or_default();
        *times += 1;
        // Two rows that say the same are two rows.
        let hash = if *times == 1 { content } else { Hash32::of(format!("{content} {times}").as_bytes()) };
        let at = format!("row {} of {}", row.row, list.title);
        let title = name_of(row);
        let says = says_of_row(row, &at, &mut people.notes);
        people.sides.push(Side {
            told: Told::Listed { list: list.title.clone(), row: hash },
            title,
            at,
            says,
        });
    }
    if !read.refused.is_empty() {
        let rows: Vec<String> = read.refused.iter().take(10).map(u32::to_string).collect();
        let more = if read.refused.len() > rows.len() { " …" } else { "" };
        people.notes.push(format!(
            "{}: {} of {} rows name nobody and were passed over: {}{more}",
            list.title,
            read.refused.len(),
            read.refused.len() + read.rows.len(),
            rows.join(", ")
        ));
    }
    if !read.passed_over.is_empty() {
        people.notes.push(format!("{}: columns not compared: {}", list.title, read.passed_over.join(", ")));
    }
}

fn name_of(row: &ListedPerson) -> String {
    row.get(Column::Name).map_or_else(
        || {
            [row.get(Column::Given), row.get(Column::Family)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        },
        str::to_owned,
    )
}

fn says_of_row(row: &ListedPerson, at: &str, notes: &mut Vec<String>) -> Vec<Says> {
    let mut says = vec![Says::text(Part::Name, &name_of(row), at)];
    let several = |text: &str| -> Vec<String> {
        text.split([';', '|']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    for (column, text) in &row.cells {
        match column {
            Column::Name | Column::Given | Column::Family => {}
            Column::Aliases => says.extend(several(text).iter().map(|name| Says::text(Part::Name, name, at))),
            Column::Article => {
                says.extend(several(text).iter().map(|code| Says::text(Part::Article, code, at)));
            }
            Column::Birthplace => says.push(Says::text(Part::Birthplace, text, at)),
            Column::Place => says.push(Says::text(Part::Place, text, at)),
            Column::Court => says.push(Says::text(Part::Court, text, at)),
            Column::Gender => match gender(text) {
                Some(gender) => {
                    says.push(Says { gender: Some(gender), ..Says::text(Part::Gender, text, at) });
                }
                None => {
                    notes
                        .push(format!("{at}: `{text}` is no gender this program knows, and is not compared"));
                }
            },
            Column::Born | Column::Arrested => {
                let of = if *column == Column::Born { Part::Born } else { Part::Arrested };
                match date(text) {
                    Some(date) => says.push(Says::date(of, date, at)),
                    None => notes.push(format!(
                        "{at}: `{text}` is no date, and is not compared: write 1981-04-03, 03.04.1981, 1981-04 or 1981"
                    )),
                }
            }
        }
    }
    says
}

fn gender(text: &str) -> Option<Gender> {
    match text.to_lowercase().as_str() {
        "f" | "w" | "female" | "woman" => Some(Gender::Woman),
        "m" | "male" | "man" => Some(Gender::Man),
        "x" | "other" | "nonbinary" | "non-binary" => Some(Gender::Other),
        _ => None,
    }
}

/// A date of a list. With points it is day, month and year; with strokes nobody knows which is which.
fn date(text: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = text.split('.').collect();
    if let [day, month, year] = parts[..] {
        return PartialDate::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_with_points_is_day_month_and_year_and_one_with_strokes_is_none() {
        let shown = |text: &str| date(text).map(|date| date.to_string());
        assert_eq!(shown("03.04.1981").as_deref(), Some("03.04.1981"));
        assert_eq!(shown("1981-04-03").as_deref(), Some("03.04.1981"));
        assert_eq!(shown("1981").as_deref(), Some("1981"));
        for text in ["03/04/1981", "31.02.1981", "about 1981", ""] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn about_and_before_are_not_compared() {
        let of = |text: &str| partial(text.parse().expect("a date")).map(|date| date.to_string());
        assert_eq!(of("1981-04").as_deref(), Some("04.1981"));
        for text in ["1981~", "[..1981]", "1981/1983"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
