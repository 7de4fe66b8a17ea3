//! Asking a person: passphrases without echo, and lines at the keyboard. Never from arguments or the environment.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use amparo_casework::problem::{Problem, Sort, why_not};

use crate::terminal::{self, Stream};

/// The longest first line that a passphrase file may have, in bytes.
const LINE_BYTES_MAX: u64 = 4096;

/// The passphrase from the first line of a file, or asked for at the keyboard.
pub(crate) fn passphrase(file: Option<&Path>, question: &str) -> Result<String, Problem> {
    match file {
        Some(file) => first_line(file),
        None => at_keyboard(question),
    }
}

/// A new passphrase: from a file, or typed twice.
pub(crate) fn new_passphrase(file: Option<&Path>) -> Result<String, Problem> {
    if let Some(file) = file {
        return first_line(file);
    }
    let first = at_keyboard("New passphrase (four or more words; nobody can reset it): ")?;
    let second = at_keyboard("The same again: ")?;
    if first == second {
        return Ok(first);
    }
    Err(Problem::input(
        "No passphrase was set. Nothing was changed.",
        "The two that were typed are not the same.",
        "Try again; check the keyboard's language.",
    ))
}

/// Everything in a small file, such as a recovery sheet.
pub(crate) fn small_file(file: &Path) -> Result<String, Problem> {
    std::fs::read_to_string(terminal::path(file)).map_err(|error| cannot_read(file, &error))
}

fn first_line(file: &Path) -> Result<String, Problem> {
    use std::io::Read;
    let opened = File::open(terminal::path(file)).map_err(|error| cannot_read(file, &error))?;
    let mut line = String::new();
    BufReader::new(opened.take(LINE_BYTES_MAX))
        .read_line(&mut line)
        .map_err(|error| cannot_read(file, &error))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn cannot_read(file: &Path, error: &std::io::Error) -> Problem {
    Problem::input(
        format!("The file {} could not be read. Nothing was changed.", file.display()),
        why_not(error),
        "Check the name and the rights on the file.",
    )
}

fn at_keyboard(question: &str) -> Result<String, Problem> {
    if !terminal::is_terminal(Stream::In) {
        return Err(Problem::new(
            Sort::Locked,
            "The desk was not opened. Nothing was changed.",
            "A passphrase is needed, and nobody is at the keyboard to be asked.",
            "Start it in a terminal, or give --passphrase-file FILE.",
        ));
    }
    terminal::hidden(question).map_err(|error| {
        Problem::new(
            Sort::System,
            "The passphrase could not be asked for.",
            error.to_string(),
            "Give --passphrase-file FILE.",
        )
    })
}

/// A line typed at the keyboard; `None` at the end of input.
pub(crate) fn line(question: &str) -> Option<String> {
    terminal::ask(&crate::show::harmless(question))?;
    terminal::line()
}
