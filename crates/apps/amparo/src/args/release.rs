//! What can be typed about papers that left the desk.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::WhichCase;

#[derive(Debug, Subcommand)]
pub(crate) enum Release {
    /// List the papers of a case that were released, and to whom
    #[command(after_help = "Example:\n  amparo release list --claim claim-3f9a")]
    List {
        /// Only those that print this claim
        #[arg(long, value_name = "CLAIM")]
        claim: Option<String>,
        #[command(flatten)]
        which: WhichCase,
    },
    /// Give a released file again, word for word as it was
    #[command(after_help = "Example:\n  amparo release save release-3f9a -o letter-as-sent.pdf")]
    Save {
        /// The release: its id or the beginning of it
        release: String,
        /// Where to
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        #[command(flatten)]
        which: WhichCase,
    },
}

/// Releasing the paper that is written.
#[derive(Debug, Args)]
pub(crate) struct ReleaseTo {
    /// Freeze the paper for this addressee: consent is checked, the draft mark goes, and the record keeps what was given
    #[arg(long, value_name = "ADDRESSEE")]
    pub(crate) release_to: Option<String>,
    /// With --release-to: you have read the draft as it is
    #[arg(long, requires = "release_to")]
    pub(crate) read: bool,
    /// With --release-to: why it leaves although something is missing; the record keeps the reason
    #[arg(long, value_name = "WHY", requires = "release_to")]
    pub(crate) despite: Option<String>,
}
