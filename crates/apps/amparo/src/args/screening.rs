//! Lists of the desk, screening, and the sanctions gap.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{ReceivedWords, WhichCase};

/// Lists that officials are looked up in.
#[derive(Debug, Subcommand)]
pub(crate) enum List {
    /// Add a list from a file: archived as it is, dated and hashed
    #[command(
        after_help = "Examples:\n  amparo list add sdn.xml\n  amparo list add consolidated.xml --name \"OFAC consolidated\"\n  \
            amparo list add eu.xml --url https://… --received-from \"the publisher's site\""
    )]
    Add(ListAdd),
    /// Show the lists of the desk, or one of them with what was refused
    #[command(after_help = "Examples:\n  amparo list show\n  amparo list show \"OFAC SDN\" --entry 12345")]
    Show {
        /// The list: its name, or the id of a version or the beginning of it
        list: Option<String>,
        /// Print one entry of the list, by the key that the list gives it
        #[arg(long, value_name = "KEY", requires = "list")]
        entry: Option<String>,
    },
    /// Compare two versions of a list: added, taken off, changed
    #[command(after_help = "Example:\n  amparo list changes list-3f9a2c list-7c21aa")]
    Changes {
        /// The earlier version, by id
        old: String,
        /// The later version, by id, or the list's name for the latest
        new: String,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ListAdd {
    /// The list, as its publisher gives it out
    pub(crate) file: PathBuf,
    /// What you call the list; versions of one name follow each other [default: by its publisher]
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// When it was published, where the file does not say
    #[arg(long, value_name = "DATE")]
    pub(crate) date: Option<String>,
    /// Where it was found
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// On what terms it may be used
    #[arg(long)]
    pub(crate) rights: Option<String>,
    /// Add it although a later version is on file; screening goes on with the later one
    #[arg(long)]
    pub(crate) older: bool,
    #[command(flatten)]
    pub(crate) received: ReceivedWords,
}

#[derive(Debug, Args)]
pub(crate) struct Screen {
    #[command(subcommand)]
    pub(crate) command: Option<ScreenCommand>,
    /// Only this case: its name, or its id or the beginning of it
    #[arg(long, value_name = "CASE")]
    pub(crate) case: Option<String>,
    /// Only this list
    #[arg(long, value_name = "LIST")]
    pub(crate) list: Option<String>,
    /// Print the answered questions too
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ScreenCommand {
    /// Answer a question: are the official and the entry one?
    #[command(
        after_help = "Example:\n  amparo screen answer 3f9a2c same --because \"same post, same date of birth\""
    )]
    Answer {
        /// The question: its id or the beginning of it
        question: String,
        /// Your answer
        #[arg(value_enum)]
        answer: ScreenAnswer,
        /// Why
        #[arg(long)]
        because: String,
    },
    /// Take an answer back; the claims that it made no longer stand
    #[command(
        after_help = "Example:\n  amparo screen undo 3f9a2c --because \"another date of birth came to light\""
    )]
    Undo {
        /// The question: its id or the beginning of it
        question: String,
        /// Why
        #[arg(long)]
        because: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScreenAnswer {
    /// They are one: claims are entered with the list as their source
    Same,
    /// They are two
    Different,
    /// It cannot be told from what is on file
    CannotTell,
}

#[derive(Debug, Args)]
pub(crate) struct Gap {
    #[command(flatten)]
    pub(crate) which: WhichCase,
    /// Only this regime: us, un, eu, uk, canada, switzerland, or an authority as a list names it
    #[arg(long, value_name = "REGIME")]
    pub(crate) regime: Option<String>,
    /// Only cases that have to do with this country, as claims on file name it
    #[arg(long, value_name = "COUNTRY")]
    pub(crate) country: Option<String>,
    /// As of this day in the world: what happened later is left out [default: today]
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<String>,
    /// Write it to this file as PDF
    #[arg(long, value_name = "FILE")]
    pub(crate) pdf: Option<PathBuf>,
    /// Write it to this file as a spreadsheet
    #[arg(long, value_name = "FILE")]
    pub(crate) xlsx: Option<PathBuf>,
    /// Write it to this file as HTML
    #[arg(long, value_name = "FILE")]
    pub(crate) html: Option<PathBuf>,
    /// A folder with fonts for scripts that the embedded ones do not draw (Chinese, Japanese, Korean, …)
    #[arg(long, value_name = "DIR")]
    pub(crate) fonts: Option<PathBuf>,
}
