//! CSV as RFC 4180 has it, with the separators that offices use.

use super::encoding::decode;
use super::{
    CELL_CHARS_MAX, Cell, CellKind, Row, TABLE_BYTES_MAX, TABLE_CELLS_MAX, TABLE_COLUMNS_MAX, TABLE_ROWS_MAX,
    Table, TableError,
};

/// The separators that are known.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// How many rows the separator is told from.
const LOOKED_AT: usize = 50;

/// Reads a table. Rows count as a spreadsheet shows them: the first is 1, an empty one counts, a line break in quotes does
/// not.
///
/// # Errors
/// When it is no table, or goes beyond a limit.
pub fn read_csv(bytes: &[u8]) -> Result<Table, TableError> {
    let size = bytes.len() as u64;
    if size > TABLE_BYTES_MAX {
        return Err(TableError::TooLarge { bytes: size });
    }
    let (text, note) = decode(bytes)?;
    let mut table = Table { notes: note.into_iter().collect(), ..Table::default() };
    let mut letters = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut number = 0_u32;
    let separator = match stated(letters) {
        // A line for the spreadsheet program, which it does not show.
        Some((separator, rest)) => {
            letters = rest;
            separator
        }
        None => likely(letters),
    };
    let mut cells_count = 0;
    while !letters.is_empty() {
        number += 1;
        if number as usize > TABLE_ROWS_MAX {
            return Err(TableError::TooManyRows);
        }
        let mut cells = Vec::new();
        letters = next_row(letters, separator, number, &mut cells)?;
        while cells.last().is_some_and(|cell: &Cell| cell.text.trim().is_empty()) {
            cells.pop();
        }
        cells_count += cells.len();
        if cells_count > TABLE_CELLS_MAX {
            return Err(TableError::TooManyCells);
        }
        if !cells.is_empty() {
            table.rows.push(Row { number, cells });
        }
    }
    if table.rows.is_empty() { Err(TableError::Empty) } else { Ok(table) }
}

/// The separator that the first line states, as in `sep=;`, and what follows.
fn stated(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let mut stated = line.trim_end_matches('\r').strip_prefix("sep=")?.chars();
    Some((stated.next()?, rest)).filter(|_| stated.next().is_none())
}

/// The separator that cuts the first rows into the same number of cells, and into the most.
fn likely(text: &str) -> char {
    let fits = |separator: char| {
        let mut rest = text;
        let mut widths = Vec::new();
        for number in 1..=LOOKED_AT {
            let mut cells = Vec::new();
            match next_row(rest, separator, u32::try_from(number).unwrap_or(0), &mut cells) {
                Ok(after) if !rest.is_empty() => {
                    rest = after;
                    widths.push(cells.len());
                }
                _ => break,
            }
        }
        let widest = widths.iter().copied().max().unwrap_or(0);
        let alike = widths.iter().filter(|width| **width == widest).count();
        // One cell in each row is what any separator gives that does not occur.
        if widest < 2 { (0, 0) } else { (alike * 100 / widths.len().max(1), widest) }
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| fits(*separator));
    best.unwrap_or(',')
}

/// Takes one row off the text, and returns the rest.
fn next_row<'a>(
    text: &'a str,
    separator: char,
    number: u32,
    cells: &mut Vec<Cell>,
) -> Result<&'a str, TableError> {
    let mut rest = text;
    loop {
        if cells.len() == TABLE_COLUMNS_MAX {
            return Err(TableError::TooManyColumns { row: number });
        }
        let (cell, after) = if let Some(quoted) = rest.strip_prefix('"') {
            in_quotes(quoted, number)?
        } else {
            let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        };
        if cell.chars().nth(CELL_CHARS_MAX).is_some() {
            return Err(TableError::LongCell { row: number });
        }
        cells.push(Cell { text: cell, kind: CellKind::Text });
        let mut letters = after.chars();
        match letters.next() {
            Some(letter) if letter == separator => rest = letters.as_str(),
            Some('\r') => return Ok(letters.as_str().strip_prefix('\n').unwrap_or(letters.as_str())),
            Some('\n') | None => return Ok(letters.as_str()),
            Some(' ') => {
                rest = letters.as_str().trim_start_matches(' ');
                let ended = rest.chars().next();
                if ended.is_some_and(|letter| letter != separator && letter != '\n' && letter != '\r') {
                    return Err(TableError::AfterQuote { row: number });
                }
                match ended {
                    Some(letter) if letter == separator => rest = &rest[letter.len_utf8()..],
                    _ => {
                        let rest = rest.strip_prefix('\r').unwrap_or(rest);
                        return Ok(rest.strip_prefix('\n').unwrap_or(rest));
                    }
                }
            }
            Some(_) => return Err(TableError::AfterQuote { row: number }),
        }
    }
}

/// What stands before the quote that ends, and what follows it.
fn in_quotes(text: &str, number: u32) -> Result<(String, &str), TableError> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let Some(at) = rest.find('"') else {
            return Err(TableError::OpenQuote { row: number });
        };
        cell.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        match rest.strip_prefix('"') {
            Some(after) => {
                cell.push('"');
                rest = after;
            }
            None => return Ok((cell, rest)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(table: &Table) -> Vec<(u32, Vec<&str>)> {
        table
            .rows
            .iter()
            .map(|row| (row.number, row.cells.iter().map(|cell| cell.text.as_str()).collect()))
            .collect()
    }

    #[test]
    fn a_table_is_read_whatever_cuts_its_cells() {
        for text in [
            "Name,Born\n\"Petrov, Ivan\",1981\n",
            "\u{feff}Name;Born\r\n\"Petrov, Ivan\";1981",
            "Name\tBorn\nPetrov, Ivan\t1981\n",
            "Name|Born\rPetrov, Ivan|1981\r",
            "sep=;\nName;Born\nPetrov, Ivan;1981\n",
            "Name,Born,\n\"Petrov, Ivan\" ,1981,,\n",
        ] {
            let table = read_csv(text.as_bytes()).expect(text);
            assert_eq!(
                texts(&table),
                [(1, vec!["Name", "Born"]), (2, vec!["Petrov, Ivan", "1981"])],
                "{text}"
            );
        }
    }

    #[test]
    fn rows_count_as_a_spreadsheet_shows_them() {
        let table =
            read_csv("a,b\n\n\"two\nlines\",\"say \"\"no\"\"\"\n,,\nx,y\n".as_bytes()).expect("a table");
        let expected = [(1, vec!["a", "b"]), (3, vec!["two\nlines", "say \"no\""]), (5, vec!["x", "y"])];
        assert_eq!(texts(&table), expected);
    }

    #[test]
    fn what_is_no_table_says_where_and_why() {
        let long = format!("a,b\n{},x\n", "ж".repeat(CELL_CHARS_MAX + 1));
        let wide = format!("{}\n", ",".repeat(TABLE_COLUMNS_MAX));
        for (text, expected) in [
            ("", "it is empty"),
            ("\n\n , ,\n", "it is empty"),
            ("a,b\n1,\"2\n3,4\n", "a quote that begins in row 2 does not end"),
            ("a,b\n\"1\"x,2\n", "in row 2 a quoted cell goes on after its quote"),
            ("a,b\n\"1\" x,2\n", "in row 2 a quoted cell goes on after its quote"),
            (long.as_str(), "a cell of row 2 has more than 32767 letters"),
            (wide.as_str(), "row 1 has more than 1024 columns"),
        ] {
            assert_eq!(read_csv(text.as_bytes()).expect_err(expected).to_string(), expected);
        }
    }
}
