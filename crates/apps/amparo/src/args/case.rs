//! Cases, and which case and which moment are meant.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Which case is meant.
#[derive(Debug, Args)]
pub(crate) struct WhichCase {
    /// The case: its name, or its id or the beginning of it; not needed where there is only one
    #[arg(long, value_name = "CASE")]
    pub(crate) case: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct AsOf {
    /// As of this day in the world: what happened later is left out [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// As the record stood after this many entries: what was known then
    #[arg(long, value_name = "ENTRIES")]
    pub(crate) known_at: Option<u64>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Case {
    /// Open a case
    #[command(after_help = "Example:\n  amparo case open \"Nadia Example\"")]
    Open {
        /// The person's name
        name: String,
        /// This is another person than the one whose case has that name
        #[arg(long)]
        another_person: bool,
    },
    /// List the cases
    List,
    /// Show a case file: who, where, since when, what is claimed, what conflicts, what is unknown
    Show(CaseShow),
    /// Draw the timeline as text, or as SVG with -o
    Timeline(CaseTimeline),
    /// Show or change who works on a case, and to whom it is open
    #[command(
        after_help = "Examples:\n  amparo case access Sorokina\n  amparo case access Sorokina --tier sealed\n  \
            amparo case access Sorokina --add \"Mira Lind\" --role documenter"
    )]
    Access(super::CaseAccess),
}

#[derive(Debug, Args)]
pub(crate) struct CaseShow {
    /// The case: its name or id; not needed where there is only one
    pub(crate) case: Option<String>,
    #[command(flatten)]
    pub(crate) as_of: AsOf,
}

#[derive(Debug, Args)]
pub(crate) struct CaseTimeline {
    /// The case: its name or id; not needed where there is only one
    pub(crate) case: Option<String>,
    /// Write an SVG picture to this file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) as_of: AsOf,
}

#[derive(Debug, Args)]
pub(crate) struct SameEvent {
    /// The claims: their ids or the beginnings of them
    #[arg(required = true, value_name = "CLAIM")]
    pub(crate) claims: Vec<String>,
    /// Why
    #[arg(long, default_value = "")]
    pub(crate) why: String,
    /// They do not describe one happening after all
    #[arg(long)]
    pub(crate) part: bool,
    #[command(flatten)]
    pub(crate) which: WhichCase,
}
