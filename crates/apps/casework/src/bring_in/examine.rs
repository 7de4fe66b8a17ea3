//! Every row of a sheet looked at before anything is written: what it would become, and why not.

use std::collections::{BTreeMap, BTreeSet};

use amparo_exchange::sheets::{Row, Table};
use amparo_ledger::Kind;
use amparo_ledger::claim::{Scope, Subject};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, PersonId, SourceId};
use amparo_ledger::record::Record;
use amparo_names::{IndexBuilder, LIKELY, Name};
use serde::{Deserialize, Serialize};

use super::NOT_BROUGHT;
use super::check::{Candidate, Whom};
use super::dates::{DateOrder, OrderEvidence};
use super::imports::sources_of_keeper;
use super::mapping::{Mapped, Mapping};
use super::matching::{Meets, change_in_words, meet};
use super::plan::{Plan, Refusal, plan_row};
use super::table::{SheetFile, tables_of};
use crate::desk::Desk;
use crate::policy::Action;
use crate::problem::Problem;

/// What a person answered on the rows of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// By the row's number.
    pub rows: BTreeMap<u32, Answer>,
    /// Rows of one name are different people, unless a row is answered otherwise.
    pub rows_differ: bool,
}

/// Who a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The person of this case: the row updates it.
    Same(CaseId),
    /// The person of an earlier row of the same sheet.
    SameAsRow(u32),
    /// Somebody else than everybody it was held against.
    Another,
}

/// How long work says how far it is: every so many rows.
pub(super) const TOLD_EVERY: usize = 500;

/// How many people one row is asked about.
const CANDIDATES_MAX: usize = 3;

/// What becomes of a row.
#[derive(Debug, Clone)]
pub(super) enum Decided {
    New,
    /// Further words on the person of an earlier row.
    With(u32),
    Update {
        case: CaseId,
        changes: Vec<String>,
    },
    Unchanged,
    Ask(Vec<Candidate>),
    Refused(Vec<Refusal>),
}

/// A sheet that was looked through.
pub(super) struct Examined {
    pub(super) table: Table,
    pub(super) mapped: Mapped,
    pub(super) of_list: BTreeSet<SourceId>,
    /// The rows of people, with what becomes of each and the name it gives.
    pub(super) rows: Vec<(usize, String, Decided)>,
    pub(super) notes: Vec<String>,
}

impl Examined {
    pub(super) fn new(
        desk: &Desk,
        file: &SheetFile,
        mapping: &Mapping,
        answers: &Answers,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Self, Problem> {
        desk.may(Action::BringIn, None)?;
        let table = tables_of(desk, file, NOT_BROUGHT)?.pick(mapping.sheet.as_deref(), NOT_BROUGHT)?;
        let mapped = Mapped::new(mapping, &table, NOT_BROUGHT)?;
        orders_are_said(&mapped, &table)?;
        let of_list = sources_of_keeper(desk, &mapping.keeper)?;
        let mut notes = table.notes.clone();
        if !mapped.left_out.is_empty() {
            notes.push(format!("Columns that are not brought in: {}.", mapped.left_out.join(", ")));
        }
        let mut people = People::new(desk, &of_list, answers)?;
        let today = desk.today();
        let wanted: Vec<usize> =
            (0..table.rows.len()).filter(|at| table.rows[*at].number >= mapped.first_row).collect();
        if wanted.is_empty() {
            let why = format!("No row follows row {}, which names the columns.", mapping.header_row);
            return Err(Problem::input(NOT_BROUGHT, why, "Check the file and `header_row` of the mapping."));
        }
        let all = wanted.len() as u64;
        let mut rows = Vec::with_capacity(wanted.len());
        for (done, at) in wanted.into_iter().enumerate() {
            if done % TOLD_EVERY == 0 {
                progress(done as u64, all);
            }
            let row = &table.rows[at];
            let (name, decided) = match plan_row(&mapped, row, today) {
                Err(refused) => (name_in(&mapped, row), Decided::Refused(refused)),
                Ok(plan) => {
                    let decided = people.decide(desk, row.number, &plan)?;
                    (plan.name, decided)
                }
            };
            rows.push((at, name, decided));
        }
        progress(all, all);
        Ok(Self { table, mapped, of_list, rows, notes })
    }
}

/// The name of a row that is refused, as far as it has one.
fn name_in(mapped: &Mapped, row: &Row) -> String {
    use super::Target::{Family, Given, Name};
    let columns = mapped.columns.iter().filter(|column| matches!(column.target, Name | Given | Family));
    let cells = columns
        .filter_map(|column| row.cell(column.at))
        .map(|cell| crate::read_document::one_line(&cell.text));
    cells.collect::<Vec<_>>().join(" ").chars().take(100).collect()
}

/// A column whose dates can be read in two ways is asked about before anything else.
fn orders_are_said(mapped: &Mapped, table: &Table) -> Result<(), Problem> {
    let mut asked = Vec::new();
    for column in mapped.columns.iter().filter(|column| column.target.is_date() && column.order.is_none()) {
        let mut evidence = OrderEvidence::default();
        let mut example = None;
        for row in table.rows.iter().filter(|row| row.number >= mapped.first_row) {
            if let Some(cell) = row.cell(column.at) {
                let before = evidence;
                evidence.look_at(&cell.text);
                if before != evidence && example.is_none() {
                    example = Some(format!("“{}” in row {}", cell.text.trim(), row.number));
                }
            }
        }
        if evidence.has_asked {
            let says = match evidence.only() {
                Some(DateOrder::DayMonthYear) => "they fit day-month-year and not month-day-year",
                Some(_) => "they fit month-day-year and not day-month-year",
                None if evidence.either > 0 && evidence.only_day_first + evidence.only_month_first == 0 => {
                    "they fit both orders"
                }
                None => "they fit no one order: the column mixes two",
            };
            asked.push(format!(
                "{} holds dates such as {}: {} can only be day-month-year, {} only month-day-year, {} either; {says}.",
                column.called(),
                example.unwrap_or_default(),
                evidence.only_day_first,
                evidence.only_month_first,
                evidence.either
            ));
        }
    }
    if asked.is_empty() {
        return Ok(());
    }
    Err(Problem::question(
        "In which order does the sheet write day, month and year? Nothing was saved.",
        asked.join(" "),
        "Say it for each of these columns: `\"order\": \"day-month-year\"` or `\"month-day-year\"` in the mapping. A date that does not fit is then refused by itself.",
    ))
}

/// Everybody whom rows may be about.
struct People<'a> {
    of_list: &'a BTreeSet<SourceId>,
    answers: &'a Answers,
    cases: BTreeMap<CaseId, PersonId>,
    titles: Vec<(CaseId, String)>,
    index: amparo_names::Index,
    /// Rows of this sheet by their folded name: number, date of birth.
    in_sheet: BTreeMap<String, Vec<(u32, Option<SourceDate>)>>,
    /// Cases that a row of this sheet is about, by the row.
    claimed: BTreeMap<CaseId, u32>,
    /// Rows that bring somebody in.
    brought: BTreeSet<u32>,
}

impl<'a> People<'a> {
    fn new(desk: &Desk, of_list: &'a BTreeSet<SourceId>, answers: &'a Answers) -> Result<Self, Problem> {
        let mut index = IndexBuilder::new();
        let mut titles = Vec::new();
        let mut cases = BTreeMap::new();
        for row in desk.case_rows()? {
            index.add(&row.title, amparo_names::Kind::Person);
            titles.push((row.case, row.title));
            cases.insert(row.case, row.person);
        }
        Ok(Self {
            of_list,
            answers,
            cases,
            titles,
            index: index.build(),
            in_sheet: BTreeMap::new(),
            claimed: BTreeMap::new(),
            brought: BTreeSet::new(),
        })
    }

    fn decide(&mut self, desk: &Desk, row: u32, plan: &Plan) -> Result<Decided, Problem> {
        let answer = self.answers.rows.get(&row).copied();
        let case = match (plan.case, answer) {
            (Some(case), _) | (None, Some(Answer::Same(case))) => Some(case),
            _ => None,
        };
        if let Some(case) = case {
            return self.update(desk, row, case, plan);
        }
        match answer {
            Some(Answer::SameAsRow(other)) if other < row && self.brought.contains(&other) => {
                return Ok(Decided::With(other));
            }
            Some(Answer::SameAsRow(other)) => {
                let rule = format!(
                    "it was answered that it is the person of row {other}, which brings nobody in before it"
                );
                return Ok(Decided::Refused(vec![of_row(
                    rule,
                    "the number of an earlier row that is brought in as new",
                )]));
            }
            Some(Answer::Another) => {
                self.bring(row, plan);
                return Ok(Decided::New);
            }
            _ => {}
        }
        let mut asked = self.on_file(desk, plan)?;
        if !self.answers.rows_differ {
            asked.extend(self.in_sheet(plan));
        }
        self.note(row, plan);
        if asked.is_empty() {
            self.brought.insert(row);
            Ok(Decided::New)
        } else {
            Ok(Decided::Ask(asked))
        }
    }

    fn note(&mut self, row: u32, plan: &Plan) {
        self.in_sheet.entry(amparo_names::fold(&plan.name)).or_default().push((row, plan.born));
    }

    fn bring(&mut self, row: u32, plan: &Plan) {
        self.note(row, plan);
        self.brought.insert(row);
    }

    fn update(&mut self, desk: &Desk, row: u32, case: CaseId, plan: &Plan) -> Result<Decided, Problem> {
        let refused = |rule: String, accepted: &str| Ok(Decided::Refused(vec![of_row(rule, accepted)]));
        let Some(person) = self.cases.get(&case).copied() else {
            return refused(
                format!("no case of this desk has the id {case}"),
                "the id of a case that is on file, or an empty cell for somebody new",
            );
        };
        if let Some(other) = self.claimed.insert(case, row) {
            return refused(format!("row {other} is about the same case"), "one row for each case");
        }
        let record = desk.scope_record(Scope::Case(case))?;
        let mut changes = Vec::new();
        for (meets, one) in meet(&record, person, self.of_list, &plan.claims).iter().zip(&plan.claims) {
            match meets {
                Meets::OnRecord => {}
                Meets::Corrects(earlier) => changes.push(change_in_words(earlier, one)),
                Meets::New => changes.push(format!("{} (new)", one.statement.kind())),
            }
        }
        Ok(if changes.is_empty() { Decided::Unchanged } else { Decided::Update { case, changes } })
    }

    fn on_file(&self, desk: &Desk, plan: &Plan) -> Result<Vec<Candidate>, Problem> {
        let mut candidates = Vec::new();
        if self.index.is_empty() {
            return Ok(candidates);
        }
        let mut seen = BTreeSet::new();
        for name in std::iter::once(&plan.name).chain(&plan.other_names) {
            let asked = Name::person(name);
            for found in self.index.search(&asked, CANDIDATES_MAX) {
                let Some((case, title)) = self.titles.get(found.number as usize) else { continue };
                if found.score < LIKELY || !seen.insert(*case) {
                    continue;
                }
                let compared = amparo_names::compare(&asked, &Name::person(title));
                let mut reasons: Vec<String> = compared.reasons.iter().map(ToString::to_string).collect();
                let record = desk.scope_record(Scope::Case(*case))?;
                reasons.extend(born_in_words(&record, self.cases[case], plan.born));
                candidates.push(Candidate { whom: Whom::Case(*case), name: title.clone(), reasons });
            }
        }
        candidates.truncate(CANDIDATES_MAX);
        Ok(candidates)
    }

    /// Earlier rows of the same spelling, unless the dates of birth speak of two people.
    fn in_sheet(&self, plan: &Plan) -> Vec<Candidate> {
        let same = self.in_sheet.get(&amparo_names::fold(&plan.name)).map(Vec::as_slice).unwrap_or_default();
        let may_be_one = |born: Option<SourceDate>| match (born, plan.born) {
            (Some(one), Some(other)) => one.may_agree_with(other),
            _ => true,
        };
        let one = same.iter().find(|(_, born)| may_be_one(*born));
        let candidate = one.map(|(row, born)| {
            let mut reasons = vec!["the two rows have the same name".to_owned()];
            reasons.push(match (born, plan.born) {
                (Some(_), Some(date)) => format!("both give {date} as date of birth, or what fits it"),
                _ => "not both give a date of birth".to_owned(),
            });
            Candidate { whom: Whom::Row(*row), name: plan.name.clone(), reasons }
        });
        candidate.into_iter().collect()
    }
}

fn of_row(rule: String, accepted: &str) -> Refusal {
    Refusal { column: String::new(), value: String::new(), rule, accepted: accepted.to_owned() }
}

fn born_in_words(record: &Record, person: PersonId, born: Option<SourceDate>) -> Option<String> {
    let states = record.standing_claims();
    let on_file = states.iter().filter(|state| state.claim.subject == Subject::Person(person));
    let mut on_file = on_file.filter(|state| state.claim.statement.kind() == Kind::Birth);
    let on_file = on_file.find_map(|state| state.claim.dates.occurred);
    Some(match (on_file, born) {
        (Some(one), Some(other)) if one.may_agree_with(other) => {
            format!("born {one} on file, {other} in the sheet: they agree")
        }
        (Some(one), Some(other)) => format!("born {one} on file, {other} in the sheet: they do not agree"),
        (Some(one), None) => format!("born {one} on file; the sheet does not say"),
        (None, Some(other)) => format!("born {other} in the sheet; on file nobody says"),
        (None, None) => return None,
    })
}
