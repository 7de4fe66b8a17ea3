//! What can be typed about signed assessments.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::WhichCase;

/// Signing what is assessed, and what is asked.
#[derive(Debug, Args)]
pub(crate) struct Signing {
    /// Sign it: freeze the assessment as it stands, on record, word for word
    #[arg(long, requires = "statement", conflicts_with = "output")]
    pub(crate) sign: bool,
    /// Only the questions that settle who is covered, and what the file holds on each
    #[arg(long, conflicts_with_all = ["sign", "output"])]
    pub(crate) questions: bool,
    /// What you say of it, in a sentence or two
    #[arg(long, value_name = "TEXT", requires = "sign")]
    pub(crate) statement: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Signed {
    /// List the signed assessments of a case
    #[command(after_help = "Example:\n  amparo assess list")]
    List(WhichCase),
    /// Show a signed assessment, word for word as it was signed
    #[command(
        after_help = "Examples:\n  amparo assess show assessment-3f9a\n  amparo assess show assessment-3f9a -o signed.pdf"
    )]
    Show(SignedShow),
    /// Show item by item how a signed assessment differs from another, or from today's
    #[command(
        after_help = "Examples:\n  amparo assess compare assessment-3f9a\n  amparo assess compare assessment-3f9a assessment-7c21"
    )]
    Compare(SignedCompare),
}

#[derive(Debug, Args)]
pub(crate) struct SignedShow {
    /// The assessment: its id or the beginning of it
    pub(crate) assessment: String,
    /// Write the worksheet to this file (.html, .pdf, .docx, .txt)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}

#[derive(Debug, Args)]
pub(crate) struct SignedCompare {
    /// The assessment: its id or the beginning of it
    pub(crate) assessment: String,
    /// Another one, or `today`
    #[arg(default_value = "today")]
    pub(crate) with: String,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}
