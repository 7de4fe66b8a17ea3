//! Rows of named fields: the one module that knows the library for CSV. Entries in XML that are flat are read as rows
//! too ([`Fields::of`]), so that a list that comes in both has one reader.

use std::collections::BTreeMap;
use std::io::{BufRead, Seek};
use std::rc::Rc;

use csv::{ReaderBuilder, StringRecord, Terminator};

use super::error::{Place, Refusal};
use super::text::Sum;
use super::xml::Element;
use super::{File, ListError};

/// How many lines may stand before the header.
const PREAMBLE_ROWS_MAX: usize = 5;

/// A record of named fields.
pub(super) struct Fields {
    columns: Rc<BTreeMap<String, usize>>,
    values: StringRecord,
}

impl Fields {
    /// The field of that name: small letters and digits only, as [`plain`] makes them. Empty if there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.columns.get(name).and_then(|at| self.values.get(*at)).unwrap_or_default().trim()
    }

    /// The first of these fields that is not empty.
    pub(super) fn first(&self, names: &[&str]) -> &str {
        names.iter().map(|name| self.get(name)).find(|value| !value.is_empty()).unwrap_or_default()
    }

    /// Bytes of its text.
    pub(super) fn weight(&self) -> usize {
        self.values.as_slice().len()
    }

    /// The children of an element as fields.
    pub(super) fn of(record: &Element) -> Self {
        let mut columns = BTreeMap::new();
        let mut values = StringRecord::new();
        for (at, child) in record.children().enumerate() {
            columns.entry(plain(child.name())).or_insert(at);
            values.push_field(child.text());
        }
        Self { columns: Rc::new(columns), values }
    }
}

/// The name of a column without case, spaces and signs: publishers change these.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How a table begins.
pub(super) enum Header {
    /// With names of columns, among them these (plain) ones; lines before it are a preamble.
    Named(&'static [&'static str]),
    /// With its first row; the columns are these (plain) ones.
    None(&'static [&'static str]),
}

/// What is done with a record.
pub(super) type EachRow<'a> = dyn FnMut(Place, Result<Fields, Refusal>) -> Result<(), ListError> + 'a;

/// Goes through a table. `preamble` gets the fields of the lines before the header.
pub(super) fn rows<R: BufRead + Seek>(
    file: &mut File<R>,
    delimiter: u8,
    header: &Header,
    preamble: &mut dyn FnMut(&[&str]),
    each: &mut EachRow<'_>,
) -> Result<Sum, ListError> {
    let limits = file.limits;
    let text = file.pass()?;
    // By the line feed alone: with "either sign" the library counts lines of files with both one too low. The other
    // sign is left at the end of the last field, and fields are read without what surrounds them.
    let end = Terminator::Any(b'\n');
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .terminator(end)
        .has_headers(false)
        .flexible(true)
        .from_reader(text);
    let mut row = StringRecord::new();
    let mut before = 0;
    let mut columns = match header {
        Header::None(names) => Some(numbered(names.iter().map(|name| (*name).to_owned()))),
        Header::Named(_) => None,
    };
    loop {
        reader.get_mut().next_piece();
        if !reader.read_record(&mut row).map_err(|error| failure(reader.get_mut().failure(), error))? {
            break;
        }
        let line = row.position().map_or(0, csv::Position::line);
        let Some((columns, count)) = &columns else {
            let names: Vec<String> = row.iter().map(plain).collect();
            let Header::Named(due) = header else { continue };
            if due.iter().all(|name| names.iter().any(|known| known == name)) {
                columns = Some(numbered(names));
            } else {
                preamble(&row.iter().collect::<Vec<_>>());
                before += 1;
                if before > PREAMBLE_ROWS_MAX {
                    break;
                }
            }
            continue;
        };
        if is_end_mark(&row) {
            continue;
        }
        each(Place::Line(line), fitting(&row, columns, *count, limits.record_bytes_max))?;
    }
    match (columns, header) {
        (None, Header::Named(due)) => Err(ListError::ColumnMissing { column: due[0] }),
        _ => reader.into_inner().finish(),
    }
}

fn numbered(names: impl IntoIterator<Item = String>) -> (Rc<BTreeMap<String, usize>>, usize) {
    let mut columns = BTreeMap::new();
    let mut count = 0;
    for name in names {
        columns.entry(name).or_insert(count);
        count += 1;
    }
    (Rc::new(columns), count)
}

/// Old programs end a file with the sign for "end", alone on a line.
fn is_end_mark(row: &StringRecord) -> bool {
    row.len() == 1 && row.get(0).is_some_and(|only| matches!(only.trim(), "" | "\u{1a}"))
}

/// The row as fields, if it has the columns of the others; empty ones too many do no harm.
fn fitting(
    row: &StringRecord,
    columns: &Rc<BTreeMap<String, usize>>,
    count: usize,
    bytes_max: u64,
) -> Result<Fields, Refusal> {
    if row.as_slice().len() as u64 > bytes_max {
        return Err(Refusal::TooLarge { bytes_max });
    }
    if row.len() < count || row.iter().skip(count).any(|extra| !extra.trim().is_empty()) {
        return Err(Refusal::Columns { found: row.len(), expected: count });
    }
    Ok(Fields { columns: Rc::clone(columns), values: row.clone() })
}

fn failure(stopped: Option<ListError>, error: csv::Error) -> ListError {
    stopped.unwrap_or_else(|| match error.into_kind() {
        csv::ErrorKind::Io(error) => ListError::Io(error),
        other => ListError::Io(std::io::Error::other(format!("{other:?}"))),
    })
}
