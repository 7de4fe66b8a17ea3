//! Papers.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{AsOf, ReleaseTo};

#[derive(Debug, Args)]
pub(crate) struct Write {
    /// Which paper
    #[arg(value_enum)]
    pub(crate) paper: Paper,
    /// The case: its name or id; not needed where there is only one
    pub(crate) case: Option<String>,
    /// Where to; the ending says how: .html, .pdf, .docx, .txt
    #[arg(short, long, value_name = "FILE", required_unless_present = "print_words")]
    pub(crate) output: Option<PathBuf>,
    /// Your own words for the paper: sender, addressee, signatories, arguments (TOML)
    #[arg(long, value_name = "FILE")]
    pub(crate) words: Option<PathBuf>,
    /// Print a file of such words to fill in, and stop
    #[arg(long)]
    pub(crate) print_words: bool,
    /// For an addendum: what is new since this day, this number of entries, or this release
    #[arg(long, value_name = "DATE|ENTRIES|RELEASE", required_if_eq("paper", "addendum"))]
    pub(crate) since: Option<String>,
    /// For a sanctions file: the official or organisation it is about, by name
    #[arg(long, value_name = "NAME", required_if_eq("paper", "sanctions-file"))]
    pub(crate) person: Option<String>,
    /// A folder with fonts for scripts that the embedded ones do not draw (Chinese, Japanese, Korean, …)
    #[arg(long, value_name = "DIR")]
    pub(crate) fonts: Option<PathBuf>,
    /// Write a list for the desk as well: each claim on record is in the paper, or the reason why not (JSON)
    #[arg(long, value_name = "FILE")]
    pub(crate) coverage: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) release: ReleaseTo,
    #[command(flatten)]
    pub(crate) as_of: AsOf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Paper {
    /// The request letter to the Secretary of State
    Letter,
    /// The summary on one page
    OnePage,
    /// The case with everything it rests on: summary, ten sections, annexes
    Dossier,
    /// What is new since a request went out, with --since
    Addendum,
    /// Information for the embassy, which is what criteria 1 and 7 turn on
    Embassy,
    /// What happened to the archived files
    CustodyReport,
    /// The file on one perpetrator, named with --person (acts, victims, evidence, gaps)
    SanctionsFile,
}
