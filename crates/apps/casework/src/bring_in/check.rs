//! The full check of a sheet: every row reported, and nothing written.

use amparo_exchange::sheets::{Sheet, write_csv};
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::CaseId;
use serde::Serialize;

use super::examine::{Answers, Decided, Examined};
use super::mapping::Mapping;
use super::plan::Refusal;
use super::table::SheetFile;
use crate::desk::Desk;
use crate::policy::Visible;
use crate::problem::Problem;

/// What a check found.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    /// The file.
    pub file: String,
    /// The sheet; empty for a file without sheets.
    pub sheet: String,
    /// How many rows of people there are.
    pub rows_in: usize,
    /// Rows that bring somebody new in.
    pub new: usize,
    /// Rows that add to or correct what is on file.
    pub updates: usize,
    /// Rows of which everything is on file.
    pub unchanged: usize,
    /// Rows that a person must answer first.
    pub questions: usize,
    /// Rows that cannot be brought in as they are.
    pub refused: usize,
    /// Every row, in order.
    pub rows: Vec<RowReport>,
    /// What a person should know of how the sheet was read.
    pub notes: Vec<String>,
}

/// What becomes of a row.
#[derive(Debug, Clone, Serialize)]
pub struct RowReport {
    /// Its number as a person sees it.
    pub row: u32,
    /// The name it gives.
    pub name: String,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Why it is refused, cell by cell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Refusal>,
    /// Whom it may be about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    /// What it changes on file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<String>,
}

/// What becomes of a row, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Somebody new.
    New,
    /// Adds to or corrects what is on file.
    Update,
    /// Everything is on file.
    Unchanged,
    /// A person must answer.
    Question,
    /// Cannot be brought in as it is.
    Refused,
}

impl Outcome {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Update => "update",
            Self::Unchanged => "unchanged",
            Self::Question => "question",
            Self::Refused => "refused",
        }
    }
}

/// Whom a row may be about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Who.
    pub whom: Whom,
    /// The name there.
    pub name: String,
    /// Why it is asked.
    pub reasons: Vec<String>,
}

/// Where a candidate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// In a case on file.
    Case(CaseId),
    /// In an earlier row of the sheet.
    Row(u32),
}

impl Checked {
    pub(super) fn of(file: &SheetFile, examined: &Examined) -> Self {
        let mut checked = Self {
            file: file.file_name.clone(),
            sheet: examined.table.sheet.clone(),
            rows_in: examined.rows.len(),
            new: 0,
            updates: 0,
            unchanged: 0,
            questions: 0,
            refused: 0,
            rows: Vec::with_capacity(examined.rows.len()),
            notes: examined.notes.clone(),
        };
        for (at, name, decided) in &examined.rows {
            let mut report = RowReport {
                row: examined.table.rows[*at].number,
                name: name.clone(),
                outcome: Outcome::New,
                refused: Vec::new(),
                candidates: Vec::new(),
                changes: Vec::new(),
            };
            match decided {
                Decided::New => checked.new += 1,
                Decided::With(row) => {
                    checked.updates += 1;
                    report.outcome = Outcome::Update;
                    report.changes.push(format!("added to the person of row {row}"));
                }
                Decided::Update { changes, .. } => {
                    checked.updates += 1;
                    report.outcome = Outcome::Update;
                    report.changes.clone_from(changes);
                }
                Decided::Unchanged => {
                    checked.unchanged += 1;
                    report.outcome = Outcome::Unchanged;
                }
                Decided::Ask(candidates) => {
                    checked.questions += 1;
                    report.outcome = Outcome::Question;
                    report.candidates.clone_from(candidates);
                }
                Decided::Refused(refused) => {
                    checked.refused += 1;
                    report.outcome = Outcome::Refused;
                    report.refused.clone_from(refused);
                }
            }
            checked.rows.push(report);
        }
        checked
    }

    /// Whether every row is accounted for.
    pub fn adds_up(&self) -> bool {
        self.rows.len() == self.rows_in
            && self.new + self.updates + self.unchanged + self.questions + self.refused == self.rows_in
    }

    /// The report as CSV: a line for each refused cell, each candidate and each change, and one for every other row.
    pub fn csv(&self) -> Vec<u8> {
        let head = [
            "file",
            "sheet",
            "row",
            "outcome",
            "name",
            "column",
            "value",
            "rule",
            "what would be accepted",
            "may be",
            "change",
        ];
        let mut rows = Vec::new();
        for row in &self.rows {
            let mut line = |more: [&str; 6]| {
                let number = row.row.to_string();
                let begins = [self.file.as_str(), &self.sheet, &number, row.outcome.word(), &row.name];
                rows.push(begins.iter().chain(&more).map(|cell| (*cell).to_owned()).collect());
            };
            for one in &row.refused {
                line([&one.column, &one.value, &one.rule, &one.accepted, "", ""]);
            }
            for one in &row.candidates {
                let whom = match one.whom {
                    Whom::Case(case) => format!("{case} “{}”", one.name),
                    Whom::Row(row) => format!("row {row} “{}”", one.name),
                };
                line(["", "", &one.reasons.join("; "), "", &whom, ""]);
            }
            for one in &row.changes {
                line(["", "", "", "", "", one]);
            }
            if row.refused.is_empty() && row.candidates.is_empty() && row.changes.is_empty() {
                line([""; 6]);
            }
        }
        write_csv(&Sheet { name: "check".to_owned(), head: head.map(str::to_owned).to_vec(), rows })
    }
}

/// Checks a sheet to its last row. Nothing is written.
///
/// # Errors
/// When the file is no table, the mapping does not fit it, or a column's order of dates must be said first.
pub fn check(
    desk: &Desk,
    file: &SheetFile,
    mapping: &Mapping,
    answers: &Answers,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Visible<Checked>, Problem> {
    let examined = Examined::new(desk, file, mapping, answers, progress)?;
    desk.show(Scope::Desk, Checked::of(file, &examined))
}
