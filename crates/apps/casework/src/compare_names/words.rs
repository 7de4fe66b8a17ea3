//! What is wrong with a line of names, in words.

use std::io;

use amparo_exchange::lists::ListError;

use super::lines::{Fault, LINE_BYTES_MAX, NAME_CHARS_MAX};
use super::list::LIST_NAMES_MAX;
use crate::problem::{Problem, Sort, why_not};
use crate::reading_problem::first_large;
use crate::screening::words::list_in_words;

/// What was being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    Score,
    Search,
    Screen,
    List,
}

impl Work {
    /// A line as it should be.
    fn example(self) -> &'static str {
        match self {
            Self::Score => r#"{"left": "Anna Example", "right": "Example, Anna", "type": "person"}"#,
            Self::Search => r#"{"qid": "q1", "name": "Anna Example", "type": "person"}"#,
            Self::Screen => r#"{"name": "Anna Example", "type": "person", "birth": "1971-03-04"}"#,
            Self::List => r#"{"id": "e1", "name": "Anna Example", "type": "person"}"#,
        }
    }

    /// What has happened when a line cannot be used.
    fn what(self, line: u64) -> String {
        match self {
            Self::Score => format!(
                "Line {line} was not scored, nor what comes after it; the scores of the lines before it are whole."
            ),
            Self::Search => format!(
                "Line {line} was not answered, nor what comes after it; the answers before it are whole."
            ),
            Self::Screen => format!("Line {line} was not screened."),
            Self::List => {
                format!("The list cannot be used because of its line {line}. Nothing was looked for.")
            }
        }
    }
}

/// The list has nobody in it.
pub(super) fn list_empty() -> Problem {
    Problem::input(
        "The list cannot be used. Nothing was looked for.",
        "It has no entry: it would answer “nobody” to every question.",
        format!("Check that it is the file that was meant. A line of it is such as {}", Work::List.example()),
    )
}

/// The work ends at this line.
pub(super) fn stopped(work: Work, line: u64, fault: &Fault) -> Problem {
    Problem::input(work.what(line), why(fault), mend(work, fault))
}

/// A file is no list that can be used.
pub(super) fn list_not_used(error: &ListError, file_name: &str) -> Problem {
    let problem = list_in_words(error, file_name, "The list cannot be used. Nothing was looked for.");
    if !matches!(error, ListError::UnknownFormat { .. }) {
        return problem;
    }
    // Whoever has a list of their own need not know the forms of the publishers.
    let mend =
        format!("{} Or write one JSON object on each line, such as {}", problem.mend, Work::List.example());
    Problem { mend, ..problem }
}

/// A published list has more names than a list may have.
pub(super) fn list_too_long(fault: &Fault) -> Problem {
    Problem::input("The list cannot be used. Nothing was looked for.", why(fault), mend(Work::List, fault))
}

/// A published list came from where it cannot be read from its beginning.
pub(super) fn not_again(error: &io::Error) -> Problem {
    Problem::input(
        "The list cannot be used. Nothing was looked for.",
        format!("A published list is read from its beginning more than once, and this is no file: {error}."),
        "Save the list to a file, and give that.",
    )
}

/// This line is left out, and the others go on.
pub(super) fn refused(line: u64, fault: &Fault) -> Problem {
    stopped(Work::Screen, line, fault)
}

/// Two names were not compared because of this one.
pub(super) fn names_not_compared(text: &str, fault: &Fault) -> Problem {
    let why = match fault {
        Fault::NameEmpty => format!("There is no letter and no digit in “{text}”."),
        Fault::NameLong { chars } => {
            format!("One has {chars} characters, and more than {NAME_CHARS_MAX} are no name.")
        }
        other => why(other),
    };
    Problem::input("The names were not compared.", why, "Give two names, each in quotes.")
}

/// The stream broke off.
pub(super) fn not_read(work: Work, error: &io::Error) -> Problem {
    let what = match work {
        Work::List => "The list could not be read. Nothing was looked for.",
        _ => "The lines could not be read to their end; what was answered is whole.",
    };
    Problem::new(Sort::System, what, why_not(error), "Check where they come from, and try again.")
}

/// The answers did not arrive.
pub(super) fn not_written(error: &io::Error) -> Problem {
    Problem::new(
        Sort::System,
        "The output could not be written whole.",
        why_not(error),
        "Check where it goes and the room on the disk, and try again.",
    )
}

fn why(fault: &Fault) -> String {
    format!("{}.", first_large(&fault.to_string()))
}

fn mend(work: Work, fault: &Fault) -> String {
    match fault {
        Fault::ListLong { .. } => format!("Split the list: one may have {LIST_NAMES_MAX} names."),
        Fault::LineLong => {
            format!("Check that it is JSON with one object on each line, of {LINE_BYTES_MAX} bytes at most.")
        }
        Fault::Birth { .. } => "Write the date as 1971, 1971-03 or 1971-03-04, or leave it out.".to_owned(),
        Fault::NameLong { .. } | Fault::NamesMany { .. } | Fault::NameEmpty => {
            "Correct its names, or take the line out.".to_owned()
        }
        Fault::IdMissing { field } | Fault::IdStrange { field } => {
            format!("Give each line a `{field}`, a text or a number: {}", work.example())
        }
        Fault::Array | Fault::Json { .. } | Fault::LineEmpty | Fault::NameMissing => {
            format!("Write one JSON object on each line, such as {}", work.example())
        }
    }
}
