//! A table as CSV, XLSX or JSON, and JSON read back.

use amparo_exchange::sheets::{
    Cell, CellKind, Row, Sheet, TABLE_BYTES_MAX, Table, safe, write_csv, write_xlsx,
};
use serde::{Deserialize, Serialize};

use super::TableOut;
use crate::problem::Problem;

/// In which form a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableForm {
    /// CSV in UTF-8.
    Csv,
    /// XLSX.
    Xlsx,
    /// JSON.
    Json,
}

/// A table as JSON: the columns in their order, and the rows as lists of texts.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    /// What the table is of, with the version of its form.
    amparo_table: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

const NOT_WRITTEN: &str = "The table was not written. Nothing left the desk.";

/// The table in this form. The same record gives the same bytes.
///
/// # Errors
/// When a cell holds what the form cannot.
pub fn written(table: &TableOut, form: TableForm) -> Result<Vec<u8>, Problem> {
    let sheet = &table.sheet;
    let nul = (2..).zip(&sheet.rows).find(|(_, row)| row.iter().any(|cell| cell.contains('\0')));
    if let (Some((row, _)), true) = (nul, form != TableForm::Json) {
        let why = format!("Row {row} holds a NUL, which no text file can.");
        return Err(Problem::input(NOT_WRITTEN, why, "Write it as JSON."));
    }
    match form {
        TableForm::Csv => Ok(write_csv(sheet)),
        TableForm::Xlsx => write_xlsx(std::slice::from_ref(sheet))
            .map_err(|error| crate::bring_in::no_table(&error, NOT_WRITTEN)),
        TableForm::Json => Ok(json(sheet)),
    }
}

fn json(sheet: &Sheet) -> Vec<u8> {
    let plain = Plain {
        amparo_table: format!("{}-1", sheet.name),
        columns: sheet.head.clone(),
        rows: sheet.rows.clone(),
    };
    let mut text = serde_json::to_vec_pretty(&plain).expect("texts are plain data");
    text.push(b'\n');
    text
}

/// A table that was written as JSON, its cells set apart as in the other forms.
pub(crate) fn table_of_json(bytes: &[u8], what: &str) -> Result<Table, Problem> {
    const MEND: &str =
        "JSON is read as `amparo export people --format json` writes it; save other tables as CSV or XLSX.";
    if bytes.len() as u64 > TABLE_BYTES_MAX {
        let why = format!("It has {} bytes; at most {TABLE_BYTES_MAX} are read.", bytes.len());
        return Err(Problem::input(what, why, MEND));
    }
    let plain: Plain =
        serde_json::from_slice(bytes).map_err(|error| Problem::input(what, format!("{error}."), MEND))?;
    let row = |(at, cells): (usize, Vec<String>)| Row {
        number: u32::try_from(at + 1).unwrap_or(u32::MAX),
        cells: cells.into_iter().map(|text| Cell { text: safe(&text), kind: CellKind::Text }).collect(),
    };
    let rows = std::iter::once(plain.columns).chain(plain.rows).enumerate().map(row).collect();
    Ok(Table { sheet: String::new(), rows, notes: Vec::new() })
}
