//! What can be typed about the custody of evidence.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::WhichCase;

/// The chain of custody of a source or of a whole case, and what keeps it.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Custody {
    /// The source: its id, the beginning of it, or part of its title; every source of the case when left out
    pub(crate) source: Option<String>,
    #[command(flatten)]
    pub(crate) which: WhichCase,
    #[command(subcommand)]
    pub(crate) command: Option<CustodyCommand>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CustodyCommand {
    /// Hash a share of the archived files again, those not checked for longest first; the result is put on record
    #[command(
        after_help = "Examples:\n  amparo custody rehash                   a tenth of everything on the desk\n  \
            amparo custody rehash --share 100%      all of it\n\n\
            Exit status 8: a file is not what was archived, or is missing; each is named."
    )]
    Rehash {
        /// How much of the archive, in hundredths
        #[arg(long, default_value = "10%", value_name = "PERCENT")]
        share: String,
        #[command(flatten)]
        which: WhichCase,
    },
    /// Write the custody report of a case: every chain, with hashes and how to verify it
    #[command(
        after_help = "Examples:\n  amparo custody report -o custody.json\n  amparo custody report -o custody.pdf"
    )]
    Report {
        /// Where to; the ending says how: .json, .pdf, .docx, .html, .txt
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        #[command(flatten)]
        which: WhichCase,
    },
    /// Note that a source was handed to somebody
    #[command(
        after_help = "Example:\n  amparo custody transfer \"Hospital letter\" --to \"the lawyer, Ms Example\" --how \"in person\""
    )]
    Transfer {
        /// The source: its id, the beginning of it, or part of its title
        source: String,
        /// To whom
        #[arg(long, value_name = "WHO")]
        to: String,
        /// By what means
        #[arg(long, value_name = "WORDS")]
        how: Option<String>,
        /// Why
        #[arg(long, value_name = "WORDS")]
        why: Option<String>,
        /// When, if it was not now
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
        #[command(flatten)]
        which: WhichCase,
    },
    /// Archive a copy that you made from a source (redacted, recognised, converted) beside the original
    #[command(
        after_help = "Example:\n  amparo custody derive \"Hospital letter\" blacked-out.pdf --form redacted --how \"names of the ward staff covered, printed and scanned\""
    )]
    Derive {
        /// The source: its id, the beginning of it, or part of its title
        source: String,
        /// The file with the copy
        file: PathBuf,
        /// What sort of copy it is
        #[arg(long, value_enum)]
        form: DerivedForm,
        /// How it was made
        #[arg(long, value_name = "WORDS")]
        how: String,
        /// The copy it was made from: its SHA-256 hash or the beginning of it [default: the original]
        #[arg(long, value_name = "HASH")]
        from: Option<String>,
        #[command(flatten)]
        which: WhichCase,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DerivedForm {
    /// The text of it
    Text,
    /// Something was taken out
    Redacted,
    /// Text recognised in a picture
    Ocr,
    /// The same in another format
    Converted,
}

/// How a document came.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct ReceivedWords {
    /// From whom the documents came; kept in their chain of custody
    #[arg(long, value_name = "WHO")]
    pub(crate) received_from: Option<String>,
    /// How they came: by letter, by hand, downloaded from the publisher's site
    #[arg(long, value_name = "WORDS")]
    pub(crate) received_how: Option<String>,
    /// When they came into your hands, if it was not now
    #[arg(long, value_name = "DATE")]
    pub(crate) received_on: Option<String>,
    /// The media type that the sender's program stated, such as application/pdf; nobody checks it
    #[arg(long, value_name = "TYPE")]
    pub(crate) received_type: Option<String>,
}
