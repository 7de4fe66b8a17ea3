//! A file that is brought in, as tables: CSV read here, XLSX in the process that parses documents.

use amparo_exchange::sheets::{self, Cell, CellKind, Row, TABLE_COLUMNS_MAX, Table, TableError};
use amparo_reader::{Limits, ReadError, Workbook};

use crate::desk::Desk;
use crate::problem::{Problem, Sort};
use crate::reading_problem::first_large;

/// A file with its name.
#[derive(Debug, Clone, Default)]
pub struct SheetFile {
    /// Its name.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The tables of a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tables {
    pub(crate) tables: Vec<Table>,
}

/// Reads the tables of a file.
pub(crate) fn tables_of(desk: &Desk, file: &SheetFile, what: &str) -> Result<Tables, Problem> {
    const ZIP: &[u8] = b"PK";
    const OLD_OFFICE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];
    if file.bytes.starts_with(ZIP) || file.bytes.starts_with(OLD_OFFICE) {
        let book = desk.reader().read_table(&file.bytes, &limits()).map_err(|error| unread(&error, what))?;
        return of_workbook(book, what);
    }
    if matches!(file.bytes.first(), Some(b'{')) {
        let table = crate::tables::table_of_json(&file.bytes, what)?;
        return Ok(Tables { tables: vec![table] });
    }
    let table = sheets::read_csv(&file.bytes).map_err(|error| no_table(&error, what))?;
    Ok(Tables { tables: vec![table] })
}

/// A list of a million rows takes longer than a document.
fn limits() -> Limits {
    Limits {
        wall_milliseconds_max: 120_000,
        cpu_seconds_max: 120,
        member_bytes_max: 512 << 20,
        ..Limits::default()
    }
}

pub(crate) fn no_table(error: &TableError, what: &str) -> Problem {
    let mend = match error {
        TableError::Empty => "Check that the right file was named, and that it was saved whole.",
        TableError::TooLarge { .. } | TableError::TooManyRows | TableError::TooManyCells => {
            "Cut the sheet into several files and bring them in one after the other."
        }
        TableError::Nul { .. } | TableError::BadBytes { .. } => {
            "Open the file in the program that made it, and save it as CSV in UTF-8 or as XLSX."
        }
        TableError::OpenQuote { .. } | TableError::AfterQuote { .. } => {
            "Look at that row: a quote within a cell is written twice. Saving the sheet as CSV or XLSX once more mends it."
        }
        TableError::TooManyColumns { .. } | TableError::LongCell { .. } => {
            "Look at that row: a quote may be missing before it. Shorten the cell, or take the column out."
        }
        TableError::NotWritten { .. } => "Write it as CSV or JSON instead.",
    };
    Problem::input(what, format!("{}.", first_large(&error.to_string())), mend)
}

fn unread(error: &ReadError, what: &str) -> Problem {
    let mend = match error {
        ReadError::NotReadYet { .. } | ReadError::PartMissing { .. } => {
            "Save the sheet as XLSX or as CSV in UTF-8, and bring that in; keep the original beside it."
        }
        ReadError::PasswordProtected => "Open it with its password, save it without one, and bring that in.",
        ReadError::OverLimit { .. } => {
            "Cut the sheet into several files, or save it as CSV, and bring that in."
        }
        other => crate::reading_problem::mend_of(other),
    };
    let sort = match error {
        ReadError::NotStarted { .. } | ReadError::NoWalls { .. } => Sort::System,
        _ => Sort::Input,
    };
    Problem::new(sort, what, format!("{}.", first_large(&error.to_string())), mend)
}

fn of_workbook(book: Workbook, what: &str) -> Result<Tables, Problem> {
    let mut tables = Tables::default();
    for sheet in book.sheets {
        if sheet.rows.is_empty() {
            continue;
        }
        let mut table = Table { sheet: sheet.name, ..Table::default() };
        if sheet.hidden {
            table.notes.push("The sheet is hidden in the program that shows it.".to_owned());
        }
        if book.counts_from_1904 {
            table.notes.push("The file counts its days from 1904; dates were read so.".to_owned());
        }
        let hidden = sheet.rows.iter().filter(|row| row.hidden);
        let numbers: Vec<String> = hidden.clone().take(10).map(|row| row.number.to_string()).collect();
        if !numbers.is_empty() {
            let (count, more) = (hidden.count(), numbers.join(", "));
            table.notes.push(format!(
                "{count} rows are hidden or filtered away, and are read all the same: {more}…"
            ));
        }
        if !sheet.hidden_columns.is_empty() {
            let letters = sheet.hidden_columns.iter().take(10).map(|at| sheets::column_letters(*at as usize));
            let letters = letters.collect::<Vec<_>>().join(", ");
            table.notes.push(format!("Columns are hidden, and are read all the same: {letters}."));
        }
        if !sheet.joined.is_empty() {
            let some = sheet.joined.iter().take(10).cloned().collect::<Vec<_>>().join(", ");
            let count = sheet.joined.len();
            table.notes.push(format!(
                "{count} places are joined cells, of which only the first holds anything: {some}."
            ));
        }
        table.rows.reserve(sheet.rows.len());
        for row in sheet.rows {
            table.rows.push(row_of(row).map_err(|error| no_table(&error, what))?);
        }
        tables.tables.push(table);
    }
    if tables.tables.is_empty() { Err(no_table(&TableError::Empty, what)) } else { Ok(tables) }
}

fn row_of(row: amparo_reader::SheetRow) -> Result<Row, TableError> {
    let mut cells: Vec<Cell> = Vec::with_capacity(row.cells.len());
    for cell in row.cells {
        let at = cell.column as usize;
        if at >= TABLE_COLUMNS_MAX {
            return Err(TableError::TooManyColumns { row: row.number });
        }
        if cells.len() <= at {
            cells.resize(at + 1, Cell::default());
        }
        let kind = match cell.kind {
            amparo_reader::CellKind::Date => CellKind::Date,
            amparo_reader::CellKind::Error => CellKind::Error,
            _ => CellKind::Text,
        };
        cells[at] = Cell { text: cell.text, kind };
    }
    Ok(Row { number: row.number, cells })
}

impl Tables {
    /// The table that is meant: the one of this name, or the only one.
    pub(crate) fn pick(self, sheet: Option<&str>, what: &str) -> Result<Table, Problem> {
        let names = |tables: &[Table]| {
            let names: Vec<String> =
                tables.iter().map(|table| format!("“{}” ({} rows)", table.sheet, table.rows.len())).collect();
            names.join(", ")
        };
        let all = names(&self.tables);
        let several = self.tables.len() > 1;
        let found = match sheet.map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => self.tables.into_iter().find(|table| table.sheet == name || table.sheet.is_empty()),
            None if several => {
                return Err(Problem::question(
                    what,
                    format!("The file has several sheets: {all}."),
                    "Say which one is meant: `sheet` in the mapping, or --sheet.",
                ));
            }
            None => self.tables.into_iter().next(),
        };
        found.ok_or_else(|| {
            Problem::not_found(
                what,
                format!("The file has no sheet “{}”; it has {all}.", sheet.unwrap_or_default()),
                "Name one of these.",
            )
        })
    }
}
