//! Tables written as CSV and XLSX. A cell that a spreadsheet program would take for a formula is set apart with an
//! apostrophe, and so is one that begins with an apostrophe: [`unsafed`] gives back what was written, always.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{CELL_CHARS_MAX, TableError};

/// A table to write.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// The first row.
    pub head: Vec<String>,
    /// The others.
    pub rows: Vec<Vec<String>>,
}

/// The letters that make a spreadsheet program take a cell for a formula, the mark that sets it apart, and white space,
/// which is cut off at the edges when a table is read.
const SET_APART: [char; 5] = ['=', '+', '-', '@', '\''];

/// The text as it may stand in a cell.
pub fn safe(text: &str) -> String {
    let begins = text.starts_with(SET_APART) || text.starts_with(char::is_whitespace);
    if begins { format!("'{text}") } else { text.to_owned() }
}

/// What [`safe`] was given.
pub fn unsafed(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if text.starts_with(SET_APART) || text.starts_with(char::is_whitespace) => text,
        _ => cell,
    }
}

/// The table as CSV: UTF-8 with its mark, so that every spreadsheet program reads the letters; commas; CRLF.
pub fn write_csv(sheet: &Sheet) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for row in std::iter::once(&sheet.head).chain(&sheet.rows) {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            let cell = safe(cell);
            if cell.contains([',', '"', '\n', '\r', ';', '\t', '|']) || cell.trim() != cell {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(&cell);
            }
        }
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// The tables as the sheets of an XLSX file. The same input gives the same bytes.
///
/// # Errors
/// When a cell is longer than a spreadsheet can hold.
pub fn write_xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, TableError> {
    let mut workbook = Workbook::new();
    let told = |error: &XlsxError| TableError::NotWritten { why: error.to_string() };
    // The file's date would be the clock's.
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| told(&error))?;
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&day));
    for sheet in sheets {
        let long = (1_u32..)
            .zip(&sheet.rows)
            .find(|(_, row)| row.iter().any(|cell| cell.encode_utf16().count() >= CELL_CHARS_MAX));
        if let Some((row, _)) = long {
            return Err(TableError::LongCell { row: row + 1 });
        }
        fill(workbook.add_worksheet(), sheet).map_err(|error| told(&error))?;
    }
    workbook.save_to_buffer().map_err(|error| told(&error))
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    worksheet.set_name(&sheet.name)?;
    let bold = Format::new().set_bold();
    for (column, title) in (0_u16..).zip(&sheet.head) {
        worksheet.write_string_with_format(0, column, safe(title), &bold)?;
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            worksheet.write_string(row, column, safe(cell))?;
        }
    }
    worksheet.set_freeze_panes(1, 0)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::read_csv;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_comes_back() {
        for text in [
            "=1+1",
            "+7 900",
            "-5",
            "@SUM(A1)",
            "'quoted'",
            "''=x",
            "'=x",
            "\t=1",
            " spaces ",
            "plain",
            "a=b",
            "two\nlines",
            "say \"no\", please",
            "'",
            "",
        ] {
            assert!(!safe(text).starts_with(['=', '+', '-', '@', '\t']), "{text}");
            assert_eq!(unsafed(&safe(text)), text, "{text}");
        }
        let rows = vec![vec!["=1+1".to_owned(), " a;b|c\td, \"e\"\nf ".to_owned()]];
        let sheet = Sheet { name: "x".into(), head: vec!["one".into(), "two".into()], rows };
        let table = read_csv(&write_csv(&sheet)).expect("what was written is a table");
        let back: Vec<&str> = table.rows[1].cells.iter().map(|cell| unsafed(&cell.text)).collect();
        assert_eq!(back, sheet.rows[0]);
    }

    #[test]
    fn the_same_table_gives_the_same_file() {
        let sheet = Sheet { name: "x".into(), head: vec!["one".into()], rows: vec![vec!["=1".into()]] };
        let bytes = write_xlsx(std::slice::from_ref(&sheet)).expect("a file");
        assert_eq!(bytes, write_xlsx(&[sheet]).expect("a file"));
        let long = Sheet { rows: vec![vec!["x".repeat(CELL_CHARS_MAX)]], name: "x".into(), head: vec![] };
        assert_eq!(write_xlsx(&[long]), Err(TableError::LongCell { row: 2 }));
    }
}
