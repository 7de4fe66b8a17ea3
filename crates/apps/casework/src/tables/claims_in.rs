//! The table of claims back: what is not on file is entered under its own id, what is there and unchanged stays, a cell that
//! was changed becomes a correction.

use std::collections::{BTreeMap, BTreeSet};

use amparo_exchange::sheets::{Row, Table, unsafed};
use amparo_ledger::act::Act;
use amparo_ledger::claim::kind::FIELDS;
use amparo_ledger::claim::statement::Statement;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Modality, Scope, Subject};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, ClaimId, PersonId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::{Record, Standing};
use amparo_ledger::source::{Passage, Source};
use amparo_ledger::{Field, Kind};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::claims_out::CitedSource;
use crate::bring_in::{SheetFile, tables_of};
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// What bringing a table of claims back did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ClaimsBack {
    /// How many rows the table has.
    pub rows_in: usize,
    /// Claims that are not on file.
    pub entered: usize,
    /// Claims that the table says otherwise.
    pub corrected: usize,
    /// Claims that are on file as they are.
    pub unchanged: usize,
    /// Rows that cannot be used.
    pub refused: Vec<RowRefused>,
    /// Cases that are opened.
    pub cases: usize,
    /// It was written; otherwise nothing was.
    pub saved: bool,
}

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowRefused {
    /// Its number as a person sees it.
    pub row: u32,
    /// The column.
    pub column: String,
    /// Why, with what would be accepted.
    pub why: String,
}

const NOT_BROUGHT: &str = "The table of claims was not brought in. Nothing was saved.";

/// Brings a table of claims back. With `check`, nothing is written. A row that cannot be used stops the whole.
///
/// # Errors
/// When the file is no table of claims, or it cannot be written.
pub fn bring_claims_back(
    desk: &mut Desk,
    file: &SheetFile,
    check: bool,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Visible<ClaimsBack>, Problem> {
    desk.may(Action::BringIn, None)?;
    let table = tables_of(desk, file, NOT_BROUGHT)?.pick(None, NOT_BROUGHT)?;
    let columns = Columns::of(&table)?;
    let mut back = Back { known: cases(desk)?, desk_sources: BTreeSet::new(), told: ClaimsBack::default() };
    back.desk_sources.extend(desk.scope_record(Scope::Desk)?.sources.keys());
    let mut acts = Vec::new();
    let all = table.rows.len().saturating_sub(1);
    for (done, row) in table.rows.iter().skip(1).enumerate() {
        if done % 500 == 0 {
            progress(done as u64, all as u64);
        }
        back.told.rows_in += 1;
        match back.row(desk, &columns, row, file, &mut acts)? {
            Ok(()) => {}
            Err(refused) => back.told.refused.push(refused),
        }
    }
    let mut told = back.told;
    if !check && told.refused.is_empty() {
        if !acts.is_empty() {
            desk.append_all(acts)?;
        }
        told.saved = true;
    }
    progress(all as u64, all as u64);
    desk.show(Scope::Desk, told)
}

/// The cases on file, each with its person.
fn cases(desk: &Desk) -> Result<BTreeMap<CaseId, Known>, Problem> {
    let rows = desk.case_rows()?.into_iter();
    Ok(rows
        .map(|row| {
            (
                row.case,
                Known {
                    record: None,
                    person: row.person,
                    named: BTreeSet::new(),
                    sources: BTreeSet::new(),
                    claims: BTreeSet::new(),
                },
            )
        })
        .collect())
}

/// What is on file of a case, and what the table adds.
struct Known {
    record: Option<std::sync::Arc<Record>>,
    person: PersonId,
    named: BTreeSet<(PersonId, String)>,
    sources: BTreeSet<SourceId>,
    claims: BTreeSet<ClaimId>,
}

struct Columns {
    at: BTreeMap<String, usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Self, Problem> {
        let head = table.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        let at: BTreeMap<String, usize> =
            head.iter().enumerate().map(|(at, cell)| (cell.text.trim().to_owned(), at)).collect();
        let missing: Vec<String> =
            super::claims_out::head().into_iter().filter(|name| !at.contains_key(name)).collect();
        if missing.is_empty() {
            return Ok(Self { at });
        }
        Err(Problem::input(
            NOT_BROUGHT,
            format!("It lacks the columns {}.", missing.join(", ")),
            "A table of claims is what `amparo export people --claims` writes. A spreadsheet of people comes in with `amparo bring-in FILE --map MAPPING`.",
        ))
    }

    fn text<'a>(&self, row: &'a Row, column: &str) -> &'a str {
        self.at
            .get(column)
            .and_then(|at| row.cells.get(*at))
            .map(|cell| unsafed(&cell.text))
            .unwrap_or_default()
    }
}

/// Why a cell cannot be used.
type Wrong = (&'static str, String);

struct Back {
    known: BTreeMap<CaseId, Known>,
    desk_sources: BTreeSet<SourceId>,
    told: ClaimsBack,
}

impl Back {
    fn row(
        &mut self,
        desk: &mut Desk,
        columns: &Columns,
        row: &Row,
        file: &SheetFile,
        acts: &mut Vec<(Scope, Act)>,
    ) -> Result<Result<(), RowRefused>, Problem> {
        let refused = |(column, why): Wrong| RowRefused { row: row.number, column: column.to_owned(), why };
        let read = match Read::of(columns, row) {
            Ok(read) => read,
            Err(wrong) => return Ok(Err(refused(wrong))),
        };
        let case = read.case;
        let known = match self.known.entry(case) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(place) => {
                self.told.cases += 1;
                acts.push((
                    Scope::Case(case),
                    Act::CaseOpened { case, person: read.case_person, title: read.title.clone() },
                ));
                let named = BTreeSet::from([(read.case_person, read.title.clone())]);
                place.insert(Known {
                    record: Some(std::sync::Arc::default()),
                    person: read.case_person,
                    named,
                    sources: BTreeSet::new(),
                    claims: BTreeSet::new(),
                })
            }
        };
        if known.person != read.case_person {
            let why = format!("the case on file is about {}", known.person);
            return Ok(Err(refused(("case-person-id", why))));
        }
        let record = if let Some(record) = &known.record {
            std::sync::Arc::clone(record)
        } else {
            let record = desk.scope_record(Scope::Case(case))?;
            known.record = Some(std::sync::Arc::clone(&record));
            record
        };
        if !known.claims.insert(read.claim.id) {
            return Ok(Err(refused(("claim-id", "an earlier row has the same id".to_owned()))));
        }
        let state = record.claims.get(&read.claim.id);
        if let Some(state) = state
            && state.standing != Standing::Current
        {
            return Ok(Err(refused((
                "claim-id",
                "the claim was corrected or retracted on this desk since".to_owned(),
            ))));
        }
        if state.is_some_and(|state| state.claim == read.claim) {
            self.told.unchanged += 1;
            return Ok(Ok(()));
        }
        for (person, name) in &read.names {
            let on_file = record.people.get(person).is_some_and(|head| head.names.contains(name));
            if !on_file && known.named.insert((*person, name.clone())) {
                acts.push((Scope::Case(case), Act::PersonNamed { person: *person, name: name.clone() }));
            }
        }
        for cited in &read.sources {
            let id = cited.source.id;
            let on_file = record.sources.contains_key(&id)
                || self.desk_sources.contains(&id)
                || !known.sources.insert(id);
            if !on_file {
                let scope = if cited.scope == Scope::Desk { Scope::Desk } else { Scope::Case(case) };
                if scope == Scope::Desk {
                    self.desk_sources.insert(id);
                }
                // Its bytes are elsewhere: here it is named, and its words are not on file.
                let source = Source { bytes: None, text: None, copies: None, ..cited.source.clone() };
                acts.push((scope, Act::SourceAdded { source: Box::new(source) }));
            }
        }
        let uncited = read.claim.passages().iter().find(|passage| {
            !record.sources.contains_key(&passage.source)
                && !known.sources.contains(&passage.source)
                && !self.desk_sources.contains(&passage.source)
        });
        if let Some(passage) = uncited {
            let why = format!("{} is cited and not named here", passage.source);
            return Ok(Err(refused(("sources", why))));
        }
        let act = if state.is_some() {
            self.told.corrected += 1;
            let why = format!("The table “{}” says so (row {}).", file.file_name, row.number);
            let claim = Claim { id: ClaimId::from_bytes(desk.random_bytes()), ..read.claim.clone() };
            Act::ClaimCorrected { corrects: read.claim.id, claim: Box::new(claim), why }
        } else {
            self.told.entered += 1;
            Act::ClaimEntered { claim: Box::new(read.claim) }
        };
        acts.push((Scope::Case(case), act));
        Ok(Ok(()))
    }
}

/// A row as it was read.
struct Read {
    case: CaseId,
    title: String,
    case_person: PersonId,
    claim: Claim,
    names: Vec<(PersonId, String)>,
    sources: Vec<CitedSource>,
}

impl Read {
    fn of(columns: &Columns, row: &Row) -> Result<Self, Wrong> {
        let text = |column: &'static str| columns.text(row, column);
        let case: CaseId = parsed("case-id", text("case-id"))?;
        let case_person: PersonId = parsed("case-person-id", text("case-person-id"))?;
        let kind: Kind = parsed("kind", text("kind"))?;
        let names: Vec<String> =
            if text("names").is_empty() { Vec::new() } else { of_json("names", text("names"))? };
        let named = || names.first().cloned().ok_or(("names", "nobody is named".to_owned()));
        let (subject, names) = match text("about") {
            "person" => {
                let person: PersonId = parsed("person-id", text("person-id"))?;
                (Subject::Person(person), names.iter().map(|name| (person, name.clone())).collect())
            }
            "organisation" => (Subject::Organisation(named()?), Vec::new()),
            "country" => (Subject::Country(named()?), Vec::new()),
            "general" => (Subject::General, Vec::new()),
            other => {
                return Err(("about", format!("“{other}” is not person, organisation, country or general")));
            }
        };
        let fields =
            FIELDS.iter().map(|(field, name, _)| (*field, columns.text(row, &format!("field.{name}"))));
        let fields: Vec<(Field, String)> = fields
            .filter(|(_, text)| !text.is_empty())
            .map(|(field, text)| (field, text.to_owned()))
            .collect();
        let statement = Statement::new(kind, fields).map_err(|error| ("kind", error.to_string()))?;
        let voices = if text("voices").is_empty() { Vec::new() } else { of_json("voices", text("voices"))? };
        let modality: Modality = of_json("modality", &format!("\"{}\"", text("modality")))?;
        let sources =
            if text("sources").is_empty() { Vec::new() } else { of_json("sources", text("sources"))? };
        let claim = Claim {
            id: parsed("claim-id", text("claim-id"))?,
            scope: Scope::Case(case),
            subject,
            statement,
            attribution: Attribution { voices, modality },
            basis: basis(columns, row)?,
            dates: ClaimDates {
                occurred: date("date", text("date"))?,
                known: date("known", text("known"))?,
                published: date("published", text("published"))?,
            },
            place: Some(text("place").to_owned()).filter(|place| !place.is_empty()),
            grade: Some(text("grade"))
                .filter(|text| !text.is_empty())
                .map(|text| parsed("grade", text))
                .transpose()?,
            audience: audience(text("audience"))?,
        };
        let title = text("case-title").to_owned();
        if title.trim().is_empty() {
            return Err(("case-title", "the case has no name".to_owned()));
        }
        Ok(Self { case, title, case_person, claim, names, sources })
    }
}

fn basis(columns: &Columns, row: &Row) -> Result<Basis, Wrong> {
    let text = |column: &'static str| columns.text(row, column);
    match text("basis") {
        "passages" => {
            let passages: Vec<Passage> = of_json("passages", text("passages"))?;
            AtLeastOne::new(passages)
                .map(Basis::Passages)
                .ok_or(("passages", "a claim is nothing without words that it rests on".to_owned()))
        }
        "testimony" => Ok(Basis::Testimony {
            member: parsed("member", text("member"))?,
            account: text("account").to_owned(),
        }),
        "locator" => Ok(Basis::Locator {
            title: text("from-title").to_owned(),
            publisher: text("from-publisher").to_owned(),
            published: date("from-published", text("from-published"))?,
        }),
        other => Err(("basis", format!("“{other}” is not passages, testimony or locator"))),
    }
}

fn audience(text: &str) -> Result<Audience, Wrong> {
    let json = if text.starts_with('{') { text.to_owned() } else { format!("\"{text}\"") };
    of_json("audience", &json)
}

fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(
    column: &'static str,
    text: &str,
) -> Result<T, Wrong> {
    text.parse().map_err(|error: T::Err| (column, error.to_string()))
}

fn date(column: &'static str, text: &str) -> Result<Option<SourceDate>, Wrong> {
    if text.is_empty() { Ok(None) } else { parsed(column, text).map(Some) }
}

fn of_json<T: DeserializeOwned>(column: &'static str, text: &str) -> Result<T, Wrong> {
    serde_json::from_str(text).map_err(|error| (column, format!("it is not as it was written: {error}")))
}
