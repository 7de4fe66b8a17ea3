//! Spreadsheets as documents: each row that holds something is a line, its cells parted by tabs, under the name of its
//! sheet. A place says which cell of which sheet.
//!
//! What a person does not see (hidden sheets, rows and columns) is left out and counted, as everywhere.

use crate::limits::check;
use crate::place::{At, PlaceKind, Places};
use crate::{Content, LimitName, Limits, ReadError, Warning, Workbook, xlsx};

/// A gap between two cells of a row that is wider than this is one tab, and the row's cells have no names.
const GAP_COLUMNS_MAX: u32 = 1_000;

/// A table of text: its delimiter and the rows under it.
const ROWS_LOOKED_AT: usize = 50;
const DELIMITERS: [char; 4] = ['\t', ';', ',', '|'];

/// Reads the sheets of an XLSX file.
///
/// # Errors
/// As the tables themselves, and where nothing that a person sees stands in any cell.
pub(crate) fn read_xlsx(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    from_workbook(&xlsx::read(bytes, limits)?, limits)
}

fn from_workbook(book: &Workbook, limits: &Limits) -> Result<Content, ReadError> {
    let mut written = Written::new(limits);
    for sheet in &book.sheets {
        let rows = sheet.rows.iter().map(|row| {
            let seen = |column: u32| !(sheet.hidden || row.hidden || sheet.hidden_columns.contains(&column));
            let cells = row.cells.iter().map(|cell| (cell.column, cell.text.as_str(), seen(cell.column)));
            (row.number, cells.collect())
        });
        written.sheet(Some(&sheet.name), rows)?;
    }
    written.finish()
}

/// Reads a table of text (CSV, TSV).
///
/// # Errors
/// When its text is over the limit.
pub(crate) fn read_delimited(text: &str, limits: &Limits) -> Result<Content, ReadError> {
    let (text, named) = without_separator_line(text);
    let delimiter = named.or_else(|| delimiter_of(text)).unwrap_or(',');
    let mut written = Written::new(limits);
    written.sheet(None, numbered_rows(text, delimiter, limits)?)?;
    written.finish()
}

/// Whether a text is a table: one character parts nearly every row into as many columns.
pub(crate) fn looks_like_table(start: &str) -> bool {
    let (start, named) = without_separator_line(start);
    named.is_some() || delimiter_of(start).is_some()
}

/// Excel writes `sep=;` above the table where the delimiter is not the usual one.
fn without_separator_line(text: &str) -> (&str, Option<char>) {
    let text = text.trim_start_matches('\u{FEFF}');
    let named = text.strip_prefix("sep=").and_then(|rest| rest.chars().next());
    let named = named.filter(|delimiter| DELIMITERS.contains(delimiter));
    (named.and_then(|_| text.split_once('\n')).map_or(text, |(_, rest)| rest), named)
}

fn delimiter_of(text: &str) -> Option<char> {
    DELIMITERS
        .into_iter()
        .filter_map(|delimiter| Some((columns(text, delimiter)?, delimiter)))
        .max_by_key(|(columns, _)| *columns)
        .map(|(_, delimiter)| delimiter)
}

/// How many columns nearly every row has; `None`: they differ, or there is one only.
fn columns(text: &str, delimiter: char) -> Option<usize> {
    let mut counts: Vec<usize> = Records::of(text, delimiter)
        .take(ROWS_LOOKED_AT)
        .filter(|record| record.iter().any(|cell| !cell.trim().is_empty()))
        .map(|record| record.len())
        .collect();
    if counts.len() < 2 {
        return None;
    }
    // The last row may be cut where only the beginning of the file is looked at.
    counts.pop();
    counts.sort_unstable();
    let usual = counts[counts.len() / 2];
    let like_it = counts.iter().filter(|count| **count == usual).count();
    (usual > 1 && like_it * 10 >= counts.len() * 8).then_some(usual)
}

type Row<'a> = (u32, Vec<(u32, &'a str, bool)>);

/// Rows by their number as a program for tables shows them, without the empty ones.
fn numbered_rows(text: &str, delimiter: char, limits: &Limits) -> Result<Vec<OwnedRow>, ReadError> {
    let mut rows = Vec::new();
    let mut cells = 0_u64;
    for (place, record) in Records::of(text, delimiter).enumerate() {
        cells += record.iter().filter(|cell| !cell.trim().is_empty()).count() as u64;
        check(LimitName::SheetCells, limits.sheet_cells_max, cells)?;
        rows.push(OwnedRow { number: u32::try_from(place + 1).unwrap_or(u32::MAX), cells: record });
    }
    Ok(rows)
}

struct OwnedRow {
    number: u32,
    cells: Vec<String>,
}

/// A row as it is written out.
trait AsRow {
    fn as_row(&self) -> Row<'_>;
}

impl AsRow for OwnedRow {
    fn as_row(&self) -> Row<'_> {
        let cells = self.cells.iter().enumerate();
        let cells =
            cells.map(|(column, text)| (u32::try_from(column).unwrap_or(u32::MAX), text.as_str(), true));
        (self.number, cells.collect())
    }
}

impl AsRow for Row<'_> {
    fn as_row(&self) -> Row<'_> {
        (self.0, self.1.clone())
    }
}

/// Text with places, as it grows.
struct Written<'a> {
    limits: &'a Limits,
    text: String,
    chars: usize,
    places: Places,
    hidden_chars: u64,
}

impl<'a> Written<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self { limits, text: String::new(), chars: 0, places: Places::default(), hidden_chars: 0 }
    }

    /// A sheet with a name has it above its rows; one of which nothing is seen is not named.
    fn sheet<R: AsRow>(
        &mut self,
        name: Option<&str>,
        rows: impl IntoIterator<Item = R>,
    ) -> Result<(), ReadError> {
        let mut name = name;
        for row in rows {
            let (number, cells) = row.as_row();
            let Some((line, first_column)) = self.line(&cells) else { continue };
            if let Some(name) = name.take() {
                self.block(&one_line(name), PlaceKind::Heading { level: 1 }, None)?;
            }
            self.block(&line, PlaceKind::TableRow, Some(At::Row { number, first_column }))?;
        }
        Ok(())
    }

    /// The cells that are seen, and the column of the first where each tab stands for one column.
    fn line(&mut self, cells: &[(u32, &str, bool)]) -> Option<(String, Option<u32>)> {
        let mut line = String::new();
        let (mut first, mut last, mut by_columns) = (None, 0, true);
        for (column, text, seen) in cells {
            let text = one_line(text);
            if text.is_empty() {
                continue;
            }
            if !seen {
                self.hidden_chars += text.chars().filter(|letter| !letter.is_whitespace()).count() as u64;
                continue;
            }
            if first.is_some() {
                let gap = column.saturating_sub(last).max(1);
                by_columns &= gap <= GAP_COLUMNS_MAX;
                let tabs = if gap <= GAP_COLUMNS_MAX { gap } else { 1 };
                line.extend(std::iter::repeat_n('\t', tabs as usize));
            }
            first = first.or(Some(*column));
            last = *column;
            line.push_str(&text);
        }
        first.map(|first| (line, by_columns.then_some(first)))
    }

    fn block(&mut self, text: &str, kind: PlaceKind, at: Option<At>) -> Result<(), ReadError> {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
            self.chars += 2;
        }
        let start = self.chars;
        self.chars += text.chars().count();
        check(LimitName::TextChars, self.limits.text_chars_max, self.chars as u64)?;
        self.text.push_str(text);
        self.places.push(start, self.chars, kind).at = at;
        Ok(())
    }

    fn finish(self) -> Result<Content, ReadError> {
        if self.text.is_empty() {
            return Err(ReadError::NoText);
        }
        let hidden = Warning::HiddenTextLeftOut { chars: self.hidden_chars };
        let warnings = if self.hidden_chars > 0 { vec![hidden] } else { Vec::new() };
        Ok(Content { text: self.text, places: self.places.into_list(), warnings, ..Content::default() })
    }
}

/// A cell's text with the line ends and tabs in it as spaces: they part rows and cells.
fn one_line(text: &str) -> String {
    let mut block = crate::blocks::BlockText::default();
    block.push_str(text);
    block.take().unwrap_or_default()
}

/// The rows of a table of text: a cell in quotes may hold delimiters, line ends, and quotes written twice.
struct Records<'a> {
    letters: std::iter::Peekable<std::str::Chars<'a>>,
    delimiter: char,
}

impl<'a> Records<'a> {
    fn of(text: &'a str, delimiter: char) -> Self {
        Self { letters: text.chars().peekable(), delimiter }
    }

    /// What stands to the end of a quoted cell, or to the end of the text where it never ends.
    fn quoted(&mut self, cell: &mut String) {
        while let Some(letter) = self.letters.next() {
            match letter {
                '"' if self.letters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => return,
                letter => cell.push(letter),
            }
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        self.letters.peek()?;
        let mut record = Vec::new();
        let mut cell = String::new();
        while let Some(letter) = self.letters.next() {
            match letter {
                '"' if cell.trim().is_empty() => {
                    cell.clear();
                    self.quoted(&mut cell);
                }
                '\r' if self.letters.peek() == Some(&'\n') => {}
                '\n' | '\r' => break,
                letter if letter == self.delimiter => record.push(std::mem::take(&mut cell)),
                letter => cell.push(letter),
            }
        }
        record.push(cell);
        Some(record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_told_from_prose_by_its_columns() {
        let table = [
            ("name,born,town\n\"Sorokina, Nadia\",1990,Minsk\nIvan,1985,Hrodna\n", Some(',')),
            ("name;born\nNadia;1990\nIvan;1985\n", Some(';')),
            ("name\tborn\nNadia\t1990\nIvan\t1985\n", Some('\t')),
            (
                "They took her, and him.\nNobody knows where, or why, or for how long, he says.\nA line.\nAnother, one.\n",
                None,
            ),
            ("One line only, with a comma", None),
        ];
        for (text, expected) in table {
            assert_eq!(delimiter_of(text), expected, "{text}");
        }
    }

    #[test]
    fn quotes_hold_delimiters_line_ends_and_quotes() {
        let rows: Vec<Vec<String>> = Records::of("a,\"b,\n\"\"c\"\"\"\r\n,\n\"open", ',').collect();
        assert_eq!(rows, [vec!["a", "b,\n\"c\""], vec!["", ""], vec!["open"]]);
    }
}
