//! A list of people as a table: who another organisation says is imprisoned, one row a person.
//!
//! CSV with a first row that names the columns, cut by commas, semicolons or tabs, in UTF-8. Columns are known by their
//! names ([`COLUMNS`]); others are passed over and named. It decides nothing: what a cell says that is no date is kept as a
//! note, and a row without a name is refused and counted.

use std::num::NonZeroU32;

/// The most bytes of a list: it is held in memory.
pub const LIST_BYTES_MAX: usize = 64 * 1024 * 1024;

/// The most rows of a list.
pub const LIST_ROWS_MAX: usize = 200_000;

/// The most letters of one cell.
pub const CELL_CHARS_MAX: usize = 1_000;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The whole name.
    Name,
    /// Given names.
    Given,
    /// Family names.
    Family,
    /// Further names, cut by semicolons or bars.
    Aliases,
    /// The date of birth.
    Born,
    /// The place of birth.
    Birthplace,
    /// The gender.
    Gender,
    /// Where the person lives, was arrested or is held.
    Place,
    /// The day of arrest.
    Arrested,
    /// The court.
    Court,
    /// The articles of law, cut by semicolons or bars.
    Article,
}

/// The names by which columns are known, in small letters, `_` for what stands between words.
pub const COLUMNS: &[(Column, &[&str])] = &[
    (Column::Name, &["name", "full_name", "person"]),
    (Column::Given, &["given", "given_name", "given_names", "first_name"]),
    (Column::Family, &["family", "family_name", "last_name", "surname"]),
    (Column::Aliases, &["aliases", "alias", "other_names", "also_known_as"]),
    (Column::Born, &["born", "birth", "birth_date", "date_of_birth", "dob"]),
    (Column::Birthplace, &["birthplace", "birth_place", "place_of_birth"]),
    (Column::Gender, &["gender", "sex"]),
    (Column::Place, &["place", "city", "town", "prison"]),
    (Column::Arrested, &["arrested", "arrest", "arrest_date", "date_of_arrest", "detained"]),
    (Column::Court, &["court"]),
    (Column::Article, &["article", "articles", "charge_article"]),
];

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonList {
    /// The rows that name somebody.
    pub rows: Vec<ListedPerson>,
    /// The rows that name nobody, by their numbers.
    pub refused: Vec<u32>,
    /// Columns that are not known, as the list names them.
    pub passed_over: Vec<String>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPerson {
    /// The row as a person counts it: the first row names the columns, so people begin at 2.
    pub row: u32,
    /// What its cells say, without the empty ones, in the order of [`COLUMNS`].
    pub cells: Vec<(Column, String)>,
}

impl ListedPerson {
    /// What a column says.
    pub fn get(&self, column: Column) -> Option<&str> {
        self.cells.iter().find(|(of, _)| *of == column).map(|(_, text)| text.as_str())
    }
}

/// Why a list cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PersonListError {
    /// It is too large.
    #[error("it is larger than {} MiB", LIST_BYTES_MAX / 1024 / 1024)]
    TooLarge,
    /// It has too many rows.
    #[error("it has more than {LIST_ROWS_MAX} rows")]
    TooManyRows,
    /// A byte is not UTF-8.
    #[error("row {row} is not written in UTF-8")]
    NotUtf8 {
        /// The row.
        row: NonZeroU32,
    },
    /// A quoted cell has no end.
    #[error("a quote that begins in row {row} does not end")]
    OpenQuote {
        /// The row in which it begins.
        row: NonZeroU32,
    },
    /// A row has more or fewer cells than the first.
    #[error("row {row} has {found} cells, and the first row names {wanted} columns")]
    OtherCells {
        /// The row.
        row: NonZeroU32,
        /// Its cells.
        found: usize,
        /// The columns.
        wanted: usize,
    },
    /// No column holds a name.
    #[error("no column is called `name`, nor `given_name` or `family_name`; it has: {found}")]
    NoName {
        /// The columns it has.
        found: String,
    },
    /// Two columns hold the same.
    #[error("two columns, `{first}` and `{second}`, say the same")]
    Twice {
        /// One.
        first: String,
        /// The other.
        second: String,
    },
    /// A cell is too long.
    #[error("a cell of row {row} has more than {CELL_CHARS_MAX} letters")]
    LongCell {
        /// The row.
        row: NonZeroU32,
    },
}

/// Reads a list.
///
/// # Errors
/// When it is no table of people, or goes beyond a limit; nothing of it is used then.
pub fn read_person_list(bytes: &[u8]) -> Result<PersonList, PersonListError> {
    if bytes.len() > LIST_BYTES_MAX {
        return Err(PersonListError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count() - 1;
        PersonListError::NotUtf8 { row: row_number(before) }
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = Cells::new(text);
    let head = rows.next_row()?.unwrap_or_default();
    let columns = columns(&head)?;
    let mut list = PersonList {
        passed_over: head
            .iter()
            .zip(&columns)
            .filter(|(_, of)| of.is_none())
            .map(|(name, _)| name.clone())
            .collect(),
        ..PersonList::default()
    };
    while let Some(cells) = rows.next_row()? {
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if list.rows.len() + list.refused.len() == LIST_ROWS_MAX {
            return Err(PersonListError::TooManyRows);
        }
        let row = row_number(rows.row - 1);
        if cells.len() != columns.len() {
            return Err(PersonListError::OtherCells { row, found: cells.len(), wanted: columns.len() });
        }
        if cells.iter().any(|cell| cell.chars().nth(CELL_CHARS_MAX).is_some()) {
            return Err(PersonListError::LongCell { row });
        }
        let known = columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        let mut cells: Vec<(Column, String)> =
            known.filter_map(|(of, cell)| of.map(|of| (of, cell))).collect();
        cells.sort_by_key(|(column, _)| *column);
        let is_named = |column: &Column| matches!(column, Column::Name | Column::Given | Column::Family);
        if cells.iter().any(|(column, _)| is_named(column)) {
            list.rows.push(ListedPerson { row: row.get(), cells });
        } else {
            list.refused.push(row.get());
        }
    }
    Ok(list)
}

fn row_number(before: usize) -> NonZeroU32 {
    u32::try_from(before + 1).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MAX)
}

fn columns(head: &[String]) -> Result<Vec<Option<Column>>, PersonListError> {
    let mut known: Vec<Option<Column>> = Vec::new();
    for (at, name) in head.iter().enumerate() {
        let plain: String = name
            .to_lowercase()
            .chars()
            .map(|letter| if letter.is_alphanumeric() { letter } else { '_' })
            .collect();
        let of = COLUMNS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(column, _)| *column);
        if let Some(before) = of.and_then(|of| known.iter().position(|known| *known == Some(of))) {
            return Err(PersonListError::Twice { first: head[before].clone(), second: head[at].clone() });
        }
        known.push(of);
    }
    let has = |column: Column| known.contains(&Some(column));
    if has(Column::Name) || has(Column::Given) || has(Column::Family) {
        Ok(known)
    } else {
        Err(PersonListError::NoName { found: head.join(", ") })
    }
}

/// The cells of a text, row by row, as RFC 4180 has them.
struct Cells<'a> {
    letters: std::iter::Peekable<std::str::Chars<'a>>,
    cut: char,
    /// Rows begun so far.
    row: usize,
}

impl<'a> Cells<'a> {
    fn new(text: &'a str) -> Self {
        let first = text.lines().next().unwrap_or_default();
        let count = |cut: &char| first.chars().filter(|letter| letter == cut).count();
        let cut = [',', ';', '\t'].into_iter().rev().max_by_key(count).unwrap_or(',');
        Self { letters: text.chars().peekable(), cut, row: 0 }
    }

    fn next_row(&mut self) -> Result<Option<Vec<String>>, PersonListError> {
        if self.letters.peek().is_none() {
            return Ok(None);
        }
        self.row += 1;
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell()?);
            match self.letters.next() {
                Some(letter) if letter == self.cut => {}
                Some('\r') => {
                    self.letters.next_if_eq(&'\n');
                    return Ok(Some(cells));
                }
                _ => return Ok(Some(cells)),
            }
        }
    }

    /// One cell, up to what ends it.
    fn cell(&mut self) -> Result<String, PersonListError> {
        let mut cell = String::new();
        if self.letters.next_if_eq(&'"').is_some() {
            loop {
                match self.letters.next() {
                    Some('"') if self.letters.next_if_eq(&'"').is_some() => cell.push('"'),
                    Some('"') => break,
                    Some(letter) => cell.push(letter),
                    None => return Err(PersonListError::OpenQuote { row: row_number(self.row - 1) }),
                }
            }
        }
        let cut = self.cut;
        while let Some(letter) =
            self.letters.next_if(|letter| *letter != cut && !matches!(letter, '\n' | '\r'))
        {
            cell.push(letter);
        }
        Ok(cell.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_whatever_cuts_its_cells() {
        for text in [
            "Name,Date of birth,Notes\n\"Petrov, Ivan\",1981-04-03,x\n",
            "\u{feff}Name;Date of birth;Notes\r\n\"Petrov, Ivan\";1981-04-03;x",
            "name\tdob\tNotes\nPetrov, Ivan\t1981-04-03\t\"x\"\n\n",
        ] {
            let list = read_person_list(text.as_bytes()).expect("a list");
            let [row] = &list.rows[..] else { panic!("{list:?}") };
            assert_eq!(row.row, 2);
            assert_eq!(row.get(Column::Name), Some("Petrov, Ivan"));
            assert_eq!(row.get(Column::Born), Some("1981-04-03"));
            assert_eq!(list.passed_over, ["Notes"]);
        }
    }

    #[test]
    fn every_row_is_taken_or_refused_by_its_number() {
        let list = read_person_list(b"name,born\nIvan,\n,1981\nOlga,1990\n").expect("a list");
        assert_eq!(list.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 4]);
        assert_eq!(list.refused, [3]);
    }

    #[test]
    fn what_is_no_list_says_where_and_why() {
        let table: [(&[u8], &str); 6] = [
            (b"born\n1981\n", "no column is called `name`, nor `given_name` or `family_name`; it has: born"),
            (b"", "no column is called `name`, nor `given_name` or `family_name`; it has: "),
            (b"name,full name\nA,B\n", "two columns, `name` and `full name`, say the same"),
            (b"name\n\"Ivan\n", "a quote that begins in row 2 does not end"),
            (b"name,born\nIvan\n", "row 2 has 1 cells, and the first row names 2 columns"),
            (b"name\nIvan\n\xc8\xe2\xe0\xed\n", "row 3 is not written in UTF-8"),
        ];
        for (bytes, expected) in table {
            assert_eq!(read_person_list(bytes).expect_err(expected).to_string(), expected);
        }
        let long = format!("name\n{}\n", "a".repeat(CELL_CHARS_MAX + 1));
        assert!(read_person_list(long.as_bytes()).is_err());
        assert_eq!(read_person_list(&vec![b'a'; LIST_BYTES_MAX + 1]), Err(PersonListError::TooLarge));
    }
}
