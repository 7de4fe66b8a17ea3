//! A first look at a file: its sheets and columns, what each column may be, and some of its rows. Nothing is kept.

use amparo_exchange::sheets::{Table, column_letters};
use amparo_ledger::claim::Scope;
use serde::Serialize;

use super::dates::OrderEvidence;
use super::guess::{Confidence, Guess, guess};
use super::mapping::{ColumnRule, Mapping, headers};
use super::table::{SheetFile, tables_of};
use super::target::Target;
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::read_document::one_line;

/// How many values of a column are shown.
pub const SAMPLES: usize = 5;

/// In how many of the first rows the header is looked for.
const HEADER_AMONG: usize = 10;

/// What a file holds.
#[derive(Debug, Clone, Serialize)]
pub struct Look {
    /// Its sheets with cells, by name and number of rows. A CSV file has one without a name.
    pub sheets: Vec<(String, usize)>,
    /// The sheet that was looked at.
    pub sheet: String,
    /// The row that seems to name the columns; 0: none does.
    pub header_row: u32,
    /// Its columns.
    pub columns: Vec<ColumnLook>,
    /// How many rows follow the header.
    pub rows: usize,
    /// What a person should know of how it was read.
    pub notes: Vec<String>,
}

/// What a column holds.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnLook {
    /// Its letters.
    pub letters: String,
    /// Its header.
    pub header: String,
    /// What it may be.
    pub guess: Option<Guess>,
    /// Some of its values.
    pub samples: Vec<String>,
    /// In how many rows it is empty.
    pub empty: usize,
    /// What its values say of the order of day, month and year.
    pub dates: OrderEvidence,
}

/// Looks at a file. With several sheets and none named, at the first.
///
/// # Errors
/// When it is no table, or has no sheet of that name.
pub fn look(
    desk: &Desk,
    file: &SheetFile,
    sheet: Option<&str>,
    header_row: Option<u32>,
) -> Result<Visible<Look>, Problem> {
    desk.may(Action::BringIn, None)?;
    let what = format!("“{}” was not read. Nothing was saved.", file.file_name);
    let tables = tables_of(desk, file, &what)?;
    let sheets: Vec<(String, usize)> =
        tables.tables.iter().map(|table| (table.sheet.clone(), table.rows.len())).collect();
    let first = sheets.first().map(|(name, _)| name.clone());
    let table = tables.pick(sheet.or(first.as_deref()), &what)?;
    let header_row = header_row.unwrap_or_else(|| likely_header(&table));
    let mut notes = table.notes.clone();
    if header_row == 0 {
        notes.push(
            "No row names columns that are known: say which row does, or map the columns by their letters."
                .to_owned(),
        );
    } else if header_row > 1 {
        notes.push(format!("Row {header_row} seems to name the columns; what stands above it is left out."));
    }
    let looked = Look {
        sheets,
        sheet: table.sheet.clone(),
        header_row,
        columns: columns(&table, header_row),
        rows: table.rows.iter().filter(|row| row.number > header_row).count(),
        notes,
    };
    desk.show(Scope::Desk, looked)
}

/// The row among the first in which most headers are known.
fn likely_header(table: &Table) -> u32 {
    let known = |row: &amparo_exchange::sheets::Row| {
        let sure = |cell: &amparo_exchange::sheets::Cell| {
            guess(&cell.text).is_some_and(|guess| guess.confidence == Confidence::High)
        };
        row.cells.iter().filter(|cell| sure(cell)).count()
    };
    let first = table.rows.iter().take(HEADER_AMONG);
    let best = first.rev().max_by_key(|row| known(row));
    best.filter(|row| known(row) > 0).map_or(0, |row| row.number)
}

fn columns(table: &Table, header_row: u32) -> Vec<ColumnLook> {
    let column = |(at, header): (usize, String)| {
        let mut look = ColumnLook {
            letters: column_letters(at),
            guess: guess(&header),
            header,
            samples: Vec::new(),
            empty: 0,
            dates: OrderEvidence::default(),
        };
        for row in table.rows.iter().filter(|row| row.number > header_row) {
            let Some(cell) = row.cell(at) else {
                look.empty += 1;
                continue;
            };
            if look.samples.len() < SAMPLES {
                look.samples.push(one_line(&cell.text).chars().take(120).collect());
            }
            look.dates.look_at(&cell.text);
        }
        look
    };
    headers(table, header_row).into_iter().enumerate().map(column).collect()
}

impl Look {
    /// A mapping to begin with: every guess filled in for a person to look at, and no order of dates, which a person says.
    pub fn begin_mapping(&self) -> Mapping {
        let twice = |header: &str| self.columns.iter().filter(|other| other.header == header).count() > 1;
        let mut used: Vec<&str> = Vec::new();
        let mut columns = Vec::new();
        for column in &self.columns {
            if column.header.is_empty() && column.samples.is_empty() {
                continue;
            }
            let guessed =
                column.guess.as_ref().map(|guess| guess.to.as_str()).filter(|to| !used.contains(to));
            used.extend(guessed);
            let by_letters = column.header.is_empty() || twice(&column.header);
            columns.push(ColumnRule {
                column: if by_letters { column.letters.clone() } else { column.header.clone() },
                to: guessed.map_or_else(|| Target::Skip.to_string(), str::to_owned),
                ..ColumnRule::default()
            });
        }
        let sheet = Some(self.sheet.clone()).filter(|sheet| !sheet.is_empty());
        Mapping { sheet, header_row: self.header_row, columns, ..Mapping::default() }
    }
}
