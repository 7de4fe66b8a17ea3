//! What can be typed about taking the whole record out, and bringing one in.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ExportPeople;

#[derive(Debug, Args)]
pub(crate) struct Export {
    #[command(subcommand)]
    pub(crate) table: Option<ExportTable>,
    /// The folder for the export: empty, or not there yet
    #[arg(required = true)]
    pub(crate) folder: Option<PathBuf>,
    /// Yes, in the open: whoever gets the folder reads everything in it, also what is sealed
    #[arg(long)]
    pub(crate) plain: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ExportTable {
    /// Write the people of all cases as a table (CSV, XLSX, JSON), or with --claims every claim
    #[command(
        after_help = "Examples:\n  amparo export people -o people.xlsx\n  amparo export people --claims -o claims.csv"
    )]
    People(ExportPeople),
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The folder of the export
    pub(crate) folder: PathBuf,
    /// Only check the export from beginning to end; no desk is made
    #[arg(long)]
    pub(crate) check: bool,
    /// Write the new desk's recovery sheet to this new file instead of the screen
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    pub(crate) sheet_file: Option<PathBuf>,
    /// A small computer: 64 MiB of memory for the passphrase instead of 256, which is easier to attack
    #[arg(long, conflicts_with = "check")]
    pub(crate) small_computer: bool,
}
