//! What can be typed about bringing a spreadsheet in, and about tables that leave.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that can be typed")]
pub(crate) struct BringIn {
    /// The spreadsheet: CSV, XLSX, or a table that this program wrote as JSON
    #[arg(required_unless_present_any = ["list", "undo", "mappings", "drop_mapping"])]
    pub(crate) file: Option<PathBuf>,
    /// Which column is what: a mapping file (JSON), or the name of one that the desk keeps
    #[arg(long, value_name = "FILE|NAME", conflicts_with = "claims")]
    pub(crate) map: Option<String>,
    /// Write a mapping to begin with to this new file
    #[arg(short, long, value_name = "FILE", conflicts_with = "map")]
    pub(crate) output: Option<PathBuf>,
    /// The sheet, where the file has several
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
    /// The row that names the columns; 0: none does
    #[arg(long, value_name = "N")]
    pub(crate) header_row: Option<u32>,
    /// Check every row; nothing is written
    #[arg(long)]
    pub(crate) check: bool,
    /// Write the report of the check to this new file (CSV)
    #[arg(long, value_name = "FILE", requires = "map")]
    pub(crate) report: Option<PathBuf>,
    /// This row is the person of this case; may be repeated
    #[arg(long, value_name = "ROW=CASE", requires = "map")]
    pub(crate) same: Vec<String>,
    /// This row is somebody whom nobody on file is; may be repeated
    #[arg(long, value_name = "ROW", requires = "map")]
    pub(crate) another: Vec<u32>,
    /// Rows of one name are different people
    #[arg(long, requires = "map")]
    pub(crate) rows_differ: bool,
    /// Rows that are refused are left out; otherwise one of them stops the whole
    #[arg(long, requires = "map")]
    pub(crate) leave_out_refused: bool,
    /// Do not archive the file itself: only what became claims is kept
    #[arg(long, requires = "map")]
    pub(crate) forget_file: bool,
    /// Keep the mapping on the desk under its name
    #[arg(long, requires = "map")]
    pub(crate) keep_mapping: bool,
    /// The file is a table of claims that this program wrote
    #[arg(long)]
    pub(crate) claims: bool,
    /// List what was brought in
    #[arg(long, conflicts_with = "file")]
    pub(crate) list: bool,
    /// Take a whole import back: its id, or part of its title
    #[arg(long, value_name = "IMPORT", conflicts_with = "file", requires = "why")]
    pub(crate) undo: Option<String>,
    /// Why it is taken back
    #[arg(long, value_name = "WHY", requires = "undo")]
    pub(crate) why: Option<String>,
    /// List the mappings that the desk keeps
    #[arg(long, conflicts_with = "file")]
    pub(crate) mappings: bool,
    /// Take a mapping away
    #[arg(long, value_name = "NAME", conflicts_with = "file")]
    pub(crate) drop_mapping: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ExportPeople {
    /// Where to: a new file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// In which form; otherwise by the file's ending
    #[arg(long, value_enum)]
    pub(crate) format: Option<TableFormat>,
    /// A row for each claim with everything it says, instead of a row for each case
    #[arg(long)]
    pub(crate) claims: bool,
    /// Only this case; may be repeated
    #[arg(long, value_name = "CASE")]
    pub(crate) case: Vec<String>,
    /// The sealed claims of this case too; may be repeated
    #[arg(long, value_name = "CASE")]
    pub(crate) with_sealed: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// CSV in UTF-8
    Csv,
    /// XLSX
    Xlsx,
    /// JSON
    Json,
}
