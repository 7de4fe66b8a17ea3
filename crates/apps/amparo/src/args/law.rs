//! Frameworks, assessments and findings.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{AsOf, Signed, Signing, WhichCase};

/// The framework that commands mean when none is named.
pub(crate) const DEFAULT_FRAMEWORK: &str = "us.levinson.1741";

#[derive(Debug, Subcommand)]
pub(crate) enum Framework {
    /// List the frameworks that ship with the program
    List,
    /// Show a framework: criteria with their exact text, what supports and contradicts each, traps, procedure
    Show {
        /// Its id
        #[arg(default_value = DEFAULT_FRAMEWORK)]
        framework: String,
    },
    /// Check a framework pack that you wrote: every mistake by line, with reason and mend
    Check {
        /// The pack (pack.toml)
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Assess {
    #[command(subcommand)]
    pub(crate) signed: Option<Signed>,
    #[command(flatten)]
    pub(crate) signing: Signing,
    /// The case: its name or id; not needed where there is only one
    pub(crate) case: Option<String>,
    /// The framework
    #[arg(long, default_value = DEFAULT_FRAMEWORK)]
    pub(crate) framework: String,
    /// Write the worksheet to this file (.html, .pdf, .docx, .txt)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) as_of: AsOf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Finding {
    /// Give your answer on a criterion, with your reason and the claims it rests on
    #[command(
        after_help = "Example:\n  amparo finding give 10 shown --reason \"The trial was closed.\" --claim claim-3f9a"
    )]
    Give(FindingGive),
    /// Withdraw your answer
    Withdraw(FindingWithdraw),
}

#[derive(Debug, Args)]
pub(crate) struct FindingGive {
    /// The criterion: its number or id
    pub(crate) item: String,
    /// Your answer
    #[arg(value_enum)]
    pub(crate) answer: Answer,
    /// Why, in your words
    #[arg(long)]
    pub(crate) reason: String,
    /// A claim it rests on; may be repeated
    #[arg(long = "claim", required = true, value_name = "CLAIM")]
    pub(crate) claims: Vec<String>,
    /// The framework
    #[arg(long, default_value = DEFAULT_FRAMEWORK)]
    pub(crate) framework: String,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Answer {
    /// The claims show it
    Shown,
    /// The claims show it in part
    ShownInPart,
    /// The claims do not show it
    NotShown,
    /// It does not apply to this case
    NotApplicable,
}

#[derive(Debug, Args)]
pub(crate) struct FindingWithdraw {
    /// The criterion: its number or id
    pub(crate) item: String,
    /// Why
    #[arg(long)]
    pub(crate) why: String,
    /// The framework
    #[arg(long, default_value = DEFAULT_FRAMEWORK)]
    pub(crate) framework: String,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}
