//! What can be typed to hold names against names.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub(crate) enum Names {
    /// Hold two names against each other: a score from 0 to 1, what it means, and why
    #[command(after_help = "Examples:\n  amparo names compare \"Anna Example\" \"Example, A.\"\n  \
            amparo names compare \"Example Ltd\" \"Example Limited\" --kind org --json")]
    Compare(NamesCompare),
    /// Score pairs from standard input: a JSON object on each line in, a number on each line out
    #[command(after_help = "Example:\n  amparo names score < pairs.jsonl > scores.txt")]
    Score,
    /// Answer questions from standard input with the nearest entries of a list
    #[command(after_help = "Example:\n  amparo names search list.jsonl --top 10 < queries.jsonl")]
    Search(NamesSearch),
    /// Screen names from standard input against a list: every hit is a question, with its reasons
    #[command(after_help = "Examples:\n  amparo names screen list.jsonl < names.jsonl > hits.jsonl\n  \
            amparo names screen sdn.xml < names.jsonl > hits.jsonl")]
    Screen(NamesScreen),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum NameKind {
    /// A person's name
    Person,
    /// The name of an organisation
    Org,
    /// One word of a name, by itself
    Word,
}

#[derive(Debug, Args)]
pub(crate) struct NamesCompare {
    /// One name, in any script
    pub(crate) left: String,
    /// The other
    pub(crate) right: String,
    /// What they are names of
    #[arg(long, value_enum, default_value = "person")]
    pub(crate) kind: NameKind,
}

#[derive(Debug, Args)]
pub(crate) struct NamesSearch {
    /// The list: a JSON object on each line, with `id`, `name` and `type`; or a sanctions list as its publisher gives it out
    pub(crate) list: PathBuf,
    /// How many hits for each question, at most 1000
    #[arg(long, value_name = "NUMBER", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(crate) top: u16,
}

#[derive(Debug, Args)]
pub(crate) struct NamesScreen {
    /// The list: a sanctions list as its publisher gives it out; or a JSON object on each line, with `id`, `name` or `names`,
    /// `type`, and perhaps `birth` and `country`
    pub(crate) list: PathBuf,
}
