//! XLSX as tables: what each cell shows, where it stands, and what a person may not see of it.
//!
//! A number keeps the digits that the file holds; a date is a date with the year in full, in the file's own epoch; of a
//! formula only the value counts that was stored with it. Hidden sheets, rows and columns and joined cells are named.
//! Nothing is worked out, nothing outside the file is followed. It is read in the child process only
//! ([`crate::child::Reader::read_table`]).

mod dates;
mod parts;
mod sheet;
mod styles;

use serde::{Deserialize, Serialize};

use crate::office::package::Package;
use crate::office::xml::Xml;
use crate::{Format, Limits, ReadError, UnreadFormat};

const FORMAT: Format = Format::Xlsx;
const WORKBOOK: &str = "xl/workbook.xml";

/// A workbook as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    /// Its sheets with cells, in the order in which a person sees them.
    pub sheets: Vec<Sheet>,
    /// Its days are counted from 1904, as old programs for the Macintosh did. Dates are right nevertheless.
    pub counts_from_1904: bool,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// A person does not see it in the program that shows it.
    pub hidden: bool,
    /// Its rows that hold something.
    pub rows: Vec<SheetRow>,
    /// Cells that are joined, such as `A1:C1`. Only the first of them holds anything.
    pub joined: Vec<String>,
    /// Columns that a person does not see, from 0.
    pub hidden_columns: Vec<u32>,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRow {
    /// Its number as a person sees it, from 1.
    pub number: u32,
    /// A person does not see it: hidden, or filtered away.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Its cells that hold something, from left to right.
    pub cells: Vec<SheetCell>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetCell {
    /// Its column, from 0.
    pub column: u32,
    /// What it holds. A date is written `2020-03-01`, `2020-03` or `2020` as its format shows it, with `T14:30` if it
    /// has a time.
    pub text: String,
    /// What sort of thing that is.
    pub kind: CellKind,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A date.
    Date,
    /// `TRUE` or `FALSE`.
    Truth,
    /// A mistake such as `#REF!`, a day that no calendar has, or a formula without a value.
    Error,
}

/// Reads the tables of an XLSX file.
///
/// # Errors
/// When it is no XLSX file, is locked or damaged, or a limit is reached.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    let mut package = Package::open(bytes, FORMAT, limits)?;
    if !package.has(WORKBOOK) {
        return Err(ReadError::PartMissing { format: FORMAT, part: WORKBOOK.to_owned() });
    }
    let missing = |part: &str| ReadError::PartMissing { format: FORMAT, part: part.to_owned() };
    let book = match package.part(WORKBOOK)? {
        Some(part) => parts::Book::read(&mut Xml::new(part, FORMAT, limits))?,
        None => return Err(missing(WORKBOOK)),
    };
    let targets = match package.part("xl/_rels/workbook.xml.rels")? {
        Some(part) => parts::targets(&mut Xml::new(part, FORMAT, limits))?,
        None => return Err(missing("xl/_rels/workbook.xml.rels")),
    };
    let strings = match package.part("xl/sharedStrings.xml")? {
        Some(part) => parts::shared_strings(&mut Xml::new(part, FORMAT, limits), limits)?,
        None => Vec::new(),
    };
    let styles = match package.part("xl/styles.xml")? {
        Some(part) => styles::Styles::read(&mut Xml::new(part, FORMAT, limits))?,
        None => styles::Styles::default(),
    };
    let mut read = Workbook { sheets: Vec::new(), counts_from_1904: book.counts_from_1904 };
    let mut room = sheet::Room::new(limits);
    let shared =
        sheet::Shared { strings: &strings, styles: &styles, counts_from_1904: book.counts_from_1904 };
    for listed in book.sheets {
        // Charts and macros are sheets too, and have no cells.
        let Some(target) = targets.get(&listed.target).filter(|target| target.starts_with("xl/worksheets/"))
        else {
            continue;
        };
        let part = package.part(target)?.ok_or_else(|| missing(target))?;
        let mut one = sheet::read(&mut Xml::new(part, FORMAT, limits), &shared, &mut room)?;
        (one.name, one.hidden) = (listed.name, listed.hidden);
        read.sheets.push(one);
    }
    Ok(read)
}

/// Whether these bytes are an XLSX file, or why they are a spreadsheet that is not read.
///
/// # Errors
/// An old XLS file, a file with a password, another format.
pub(crate) fn recognise(bytes: &[u8], limits: &Limits) -> Result<(), ReadError> {
    let hint = crate::FileHint::default();
    match crate::format::recognise(bytes, &hint, limits)? {
        crate::format::Recognised::Readable(Format::Xlsx) => Ok(()),
        crate::format::Recognised::Unread(UnreadFormat::Spreadsheet)
            if crate::format::find(bytes, b"opendocument.spreadsheet").is_some() =>
        {
            Err(ReadError::NotReadYet { format: UnreadFormat::OpenSpreadsheet })
        }
        crate::format::Recognised::Unread(format) => Err(ReadError::NotReadYet { format }),
        crate::format::Recognised::Readable(_) => {
            Err(ReadError::PartMissing { format: FORMAT, part: WORKBOOK.to_owned() })
        }
    }
}
