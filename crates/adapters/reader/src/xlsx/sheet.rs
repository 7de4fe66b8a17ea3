//! One sheet: its rows and cells as a stream.

use std::io::BufRead;

use super::dates::date_of;
use super::parts::rich_text;
use super::styles::Styles;
use super::{CellKind, Sheet, SheetCell, SheetRow};
use crate::limits::check;
use crate::office::xml::{Step, Tag, Xml};
use crate::{LimitName, Limits, ReadError};

/// What the sheets of a workbook share.
pub(super) struct Shared<'a> {
    pub(super) strings: &'a [String],
    pub(super) styles: &'a Styles,
    pub(super) counts_from_1904: bool,
}

/// How many cells all sheets together may still have.
pub(super) struct Room<'a> {
    limits: &'a Limits,
    cells: u64,
    text_bytes: u64,
}

impl<'a> Room<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self { limits, cells: 0, text_bytes: 0 }
    }

    /// Texts that cells share are unpacked here, so a small file can hold a large table.
    fn take(&mut self, text: &str) -> Result<(), ReadError> {
        self.cells += 1;
        self.text_bytes = self.text_bytes.saturating_add(text.len() as u64);
        check(LimitName::SheetCells, self.limits.sheet_cells_max, self.cells)?;
        check(LimitName::UnpackedBytes, self.limits.member_bytes_max, self.text_bytes)
    }
}

/// How a cell's value is written.
struct Written {
    column: u32,
    how: String,
    style: usize,
    value: String,
    inline: Option<String>,
    is_formula: bool,
}

/// Joined cells and hidden columns are named up to this number: they are notes for a person.
const NAMED_MAX: usize = 1_000;

pub(super) fn read<R: BufRead>(
    xml: &mut Xml<'_, R>,
    shared: &Shared<'_>,
    room: &mut Room<'_>,
) -> Result<Sheet, ReadError> {
    let mut sheet = Sheet::default();
    let mut next_row: u32 = 1;
    loop {
        match xml.step()? {
            Step::Open(tag) => match tag.name() {
                "col" => hidden_columns(&tag, &mut sheet.hidden_columns),
                "row" => {
                    let number =
                        tag.attribute("r").and_then(|number| number.parse().ok()).unwrap_or(next_row);
                    let hidden = matches!(tag.attribute("hidden").as_deref(), Some("1" | "true"));
                    next_row = number.saturating_add(1);
                    let cells = row(xml, shared, room)?;
                    if !cells.is_empty() {
                        sheet.rows.push(SheetRow { number, hidden, cells });
                    }
                }
                "mergeCell" if sheet.joined.len() < NAMED_MAX => sheet.joined.extend(tag.attribute("ref")),
                _ => {}
            },
            Step::End => return Ok(sheet),
            _ => {}
        }
    }
}

fn hidden_columns(tag: &Tag<'_>, hidden: &mut Vec<u32>) {
    if !matches!(tag.attribute("hidden").as_deref(), Some("1" | "true")) {
        return;
    }
    let number = |name| tag.attribute(name).and_then(|number| number.parse::<u32>().ok());
    if let (Some(first @ 1..), Some(last)) = (number("min"), number("max")) {
        let room = NAMED_MAX.saturating_sub(hidden.len());
        hidden.extend((first - 1..last).take(room));
    }
}

fn row<R: BufRead>(
    xml: &mut Xml<'_, R>,
    shared: &Shared<'_>,
    room: &mut Room<'_>,
) -> Result<Vec<SheetCell>, ReadError> {
    let mut cells = Vec::new();
    let mut next = 0;
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "c" => {
                let column = tag.attribute("r").and_then(|place| column_of(&place)).unwrap_or(next);
                next = column.saturating_add(1);
                let written = Written {
                    column,
                    how: tag.attribute("t").unwrap_or_default(),
                    style: tag.attribute("s").and_then(|style| style.parse().ok()).unwrap_or(0),
                    value: String::new(),
                    inline: None,
                    is_formula: false,
                };
                if let Some(cell) = cell(xml, written, shared)? {
                    room.take(&cell.text)?;
                    cells.push(cell);
                }
            }
            Step::Close(name) if name == "row" => return Ok(cells),
            Step::End => return Ok(cells),
            _ => {}
        }
    }
}

fn cell<R: BufRead>(
    xml: &mut Xml<'_, R>,
    mut written: Written,
    shared: &Shared<'_>,
) -> Result<Option<SheetCell>, ReadError> {
    let mut in_value = false;
    loop {
        match xml.step()? {
            Step::Open(tag) => match tag.name() {
                "is" => written.inline = Some(rich_text(xml, "is")?),
                "f" => {
                    written.is_formula = true;
                    xml.skip()?;
                }
                name => in_value = name == "v",
            },
            Step::Text(part) if in_value => written.value.push_str(&part),
            Step::Close(name) if name == "c" => return Ok(shown(written, shared)),
            Step::Close(_) => in_value = false,
            Step::Text(_) => {}
            Step::End => return Ok(None),
        }
    }
}

/// What a cell holds; `None` when that is nothing.
fn shown(written: Written, shared: &Shared<'_>) -> Option<SheetCell> {
    let column = written.column;
    let is = |text: String, kind| (!text.is_empty()).then_some(SheetCell { column, text, kind });
    if let Some(text) = written.inline {
        return is(text, CellKind::Text);
    }
    if written.value.is_empty() {
        let why = "a formula without a value";
        return written.is_formula.then(|| SheetCell { column, text: why.to_owned(), kind: CellKind::Error });
    }
    match written.how.as_str() {
        "s" => {
            let text = written.value.trim().parse::<usize>().ok().and_then(|at| shared.strings.get(at));
            text.map_or_else(
                || is("a text that the file does not hold".to_owned(), CellKind::Error),
                |text| is(text.clone(), CellKind::Text),
            )
        }
        "str" => is(written.value, CellKind::Text),
        "b" => is(if written.value == "1" { "TRUE" } else { "FALSE" }.to_owned(), CellKind::Truth),
        "e" => is(written.value, CellKind::Error),
        "d" => is(written.value, CellKind::Date),
        _ => Some(number(written, shared)),
    }
}

fn number(written: Written, shared: &Shared<'_>) -> SheetCell {
    let column = written.column;
    let value: Option<f64> = written.value.trim().parse().ok();
    let (text, kind) = match (value, shared.styles.shown(written.style)) {
        (None, _) => (written.value, CellKind::Error),
        (Some(days), Some(shown)) => match date_of(days, shown, shared.counts_from_1904) {
            Some(date) => (date, CellKind::Date),
            None => (format!("a date that no calendar has ({})", written.value), CellKind::Error),
        },
        (Some(value), None) => (digits(&written.value, value), CellKind::Number),
    };
    SheetCell { column, text, kind }
}

/// The digits as a person sees them: 0.1 is stored as 0.10000000000000001. A whole number stays as it is stored.
fn digits(written: &str, value: f64) -> String {
    const EXACT_BELOW: f64 = 1e15;
    if written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') || value.abs() >= EXACT_BELOW {
        return written.to_owned();
    }
    value.to_string()
}

/// The column of a place such as `AB12`, from 0.
fn column_of(place: &str) -> Option<u32> {
    const COLUMNS_MAX: u32 = 16_384;
    let letters = place.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters
        .fold(0_u32, |number, letter| number.saturating_mul(26).saturating_add(u32::from(letter - b'A') + 1));
    (1..=COLUMNS_MAX).contains(&number).then(|| number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_its_column() {
        for (place, expected) in [
            ("A1", Some(0)),
            ("Z9", Some(25)),
            ("AB12", Some(27)),
            ("XFD1", Some(16_383)),
            ("XFE1", None),
            ("7", None),
        ] {
            assert_eq!(column_of(place), expected, "{place}");
        }
    }

    #[test]
    fn a_number_that_names_something_keeps_its_digits() {
        for (written, expected) in [
            ("12345678901234", "12345678901234"),
            ("0.10000000000000001", "0.1"),
            ("1.2345678901234567E+19", "1.2345678901234567E+19"),
            ("3.5E+2", "350"),
            ("-7", "-7"),
        ] {
            assert_eq!(digits(written, written.parse().expect("a number")), expected);
        }
    }
}
