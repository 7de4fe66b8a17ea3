//! Tables of people and claims: CSV read in the encodings and with the separators that offices use, and CSV and XLSX
//! written so that they come back as they were.
//!
//! It refuses what is no table: bytes that are no text, a quote that does not end, a row or cell beyond its limit; the
//! error names the row as a person counts it. It decides nothing: what a column means, the caller says. XLSX is not
//! parsed here: the reader does that behind its walls, and hands over the same [`Table`].
//!
//! The doors: [`read_csv`], [`write_csv`], [`write_xlsx`].

mod csv;
mod encoding;
mod write;

pub use self::csv::read_csv;
pub use self::write::{Sheet, safe, unsafed, write_csv, write_xlsx};

/// The most bytes of a table: it is held in memory.
pub const TABLE_BYTES_MAX: u64 = 64 << 20;

/// The most rows of a table, which is what a spreadsheet can have.
pub const TABLE_ROWS_MAX: usize = 1_048_576;

/// The most columns of a table.
pub const TABLE_COLUMNS_MAX: usize = 1_024;

/// The most cells of a table.
pub const TABLE_CELLS_MAX: usize = 6_000_000;

/// The most letters of one cell, which is what a spreadsheet can hold.
pub const CELL_CHARS_MAX: usize = 32_767;

/// A table as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name; empty for a file without sheets.
    pub sheet: String,
    /// Its rows that hold something.
    pub rows: Vec<Row>,
    /// What a person should know of how it was read.
    pub notes: Vec<String>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number as a person counts rows, from 1.
    pub number: u32,
    /// Its cells from the first column on; those at the end that are empty may be missing.
    pub cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// What sort of thing that is.
    pub kind: CellKind,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CellKind {
    /// Text, or a number: what stands there.
    #[default]
    Text,
    /// A date that the file itself holds as a date, in the form `2020-03-01`.
    Date,
    /// A mistake of the spreadsheet: nothing can be made of it.
    Error,
}

impl Row {
    /// What stands in a column; `None` for an empty cell.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.get(column).filter(|cell| !cell.text.trim().is_empty())
    }
}

/// Why something is no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// Nothing is in it.
    #[error("it is empty")]
    Empty,
    /// It is too large.
    #[error("it has {bytes} bytes; at most {TABLE_BYTES_MAX} are read")]
    TooLarge {
        /// How many it has.
        bytes: u64,
    },
    /// It is no text.
    #[error("row {row} holds a NUL, which no text does")]
    Nul {
        /// The row.
        row: u32,
    },
    /// Bytes that are no letters in its encoding.
    #[error("row {row} holds bytes that are no letters in {encoding}")]
    BadBytes {
        /// The row.
        row: u32,
        /// The encoding.
        encoding: &'static str,
    },
    /// A quote has no end.
    #[error("a quote that begins in row {row} does not end")]
    OpenQuote {
        /// The row in which it begins.
        row: u32,
    },
    /// Something follows a quote that ended.
    #[error("in row {row} a quoted cell goes on after its quote")]
    AfterQuote {
        /// The row.
        row: u32,
    },
    /// It has too many rows.
    #[error("it has more than {TABLE_ROWS_MAX} rows")]
    TooManyRows,
    /// It has too many columns.
    #[error("row {row} has more than {TABLE_COLUMNS_MAX} columns")]
    TooManyColumns {
        /// The row.
        row: u32,
    },
    /// It has too many cells.
    #[error("it has more than {TABLE_CELLS_MAX} cells")]
    TooManyCells,
    /// A cell is too long.
    #[error("a cell of row {row} has more than {CELL_CHARS_MAX} letters")]
    LongCell {
        /// The row.
        row: u32,
    },
    /// A table could not be written.
    #[error("the table cannot be written: {why}")]
    NotWritten {
        /// Why.
        why: String,
    },
}

/// The letters of a column, such as `AB`, from 0.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::column_letters;

    #[test]
    fn columns_have_the_letters_that_a_spreadsheet_shows() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(column), letters);
        }
    }
}
