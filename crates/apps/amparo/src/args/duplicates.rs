//! The same person? And who is called so?

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Args)]
pub(crate) struct Duplicates {
    #[command(flatten)]
    pub(crate) compared: Compared,
    /// Show so many questions
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) top: usize,
    #[command(subcommand)]
    pub(crate) command: Option<DuplicatesCommand>,
}

#[derive(Debug, Args)]
pub(crate) struct Compared {
    /// A list of another organisation to compare with: CSV in UTF-8 whose first row names the columns; may be repeated
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) list: Vec<PathBuf>,
    /// The lists say of themselves that they name nobody twice
    #[arg(long, global = true, requires = "list")]
    pub(crate) unique: bool,
    /// Compare everybody who is named in a case, not only the people whose cases they are
    #[arg(long, global = true)]
    pub(crate) everyone: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DuplicatesCommand {
    /// Answer a question; it is recorded, and can be taken back
    #[command(
        after_help = "Example:\n  amparo duplicates answer q-3f9a same --because \"her mother says so\""
    )]
    Answer(Answer),
    /// Take an answer back; the two are asked about again
    #[command(after_help = "Example:\n  amparo duplicates undo q-3f9a")]
    Undo(Undo),
    /// Show who belongs together, by answers and by evidence, and the answers that stand
    #[command(after_help = "Example:\n  amparo duplicates groups --list their-list.csv")]
    Groups,
}

#[derive(Debug, Args)]
pub(crate) struct Answer {
    /// The question's name, or the beginning of it
    #[arg(value_name = "QUESTION")]
    pub(crate) question: String,
    /// Your answer
    #[arg(value_enum)]
    pub(crate) said: SamePerson,
    /// Why you think so
    #[arg(long, value_name = "WHY")]
    pub(crate) because: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Undo {
    /// The question's name, or the beginning of it
    #[arg(value_name = "QUESTION")]
    pub(crate) question: String,
    /// Why it is taken back
    #[arg(long, value_name = "WHY")]
    pub(crate) because: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SamePerson {
    /// They are one person
    Same,
    /// They are two people
    Different,
    /// The sources do not tell; it is not asked again
    CannotTell,
}

#[derive(Debug, Args)]
pub(crate) struct Find {
    /// The name, in any script and spelling
    #[arg(value_name = "NAME", required = true)]
    pub(crate) name: Vec<String>,
    /// The last word is only begun, as when somebody types
    #[arg(long)]
    pub(crate) typing: bool,
    /// Show so many people
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(crate) top: u16,
}
