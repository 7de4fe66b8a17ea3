//! Printing: lines for a person, JSON for a program.

use std::io::{ErrorKind, IsTerminal, Write};
use std::process;

use amparo_casework::problem::{Problem, Sort};
use serde::Serialize;

/// The text without what would steer the terminal instead of being read: a document may hold escape sequences.
pub(crate) fn harmless(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let steers = |letter: char| (letter.is_control() && letter != '\n' && letter != '\t') || turns(letter);
    text.chars().map(|letter| if steers(letter) { '\u{FFFD}' } else { letter }).collect()
}

/// Prints a value as JSON.
pub(crate) fn json<T: Serialize>(value: &T) {
    let text = serde_json::to_string_pretty(value).expect("what casework gives is plain data");
    line(&text);
}

/// Prints a problem as JSON where errors go.
pub(crate) fn json_to_stderr(problem: &Problem) {
    let text = serde_json::to_string_pretty(problem).expect("a problem is plain data");
    note(&text);
}

/// Prints a line. A closed pipe (`amparo … | head`) is no error: nobody reads any more, and the command ends as it would have.
/// Anything else, such as a full disk, ends the program: whoever keeps the output must not take a part for the whole.
pub(crate) fn line(text: &str) {
    match writeln!(std::io::stdout().lock(), "{}", harmless(text)) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            note(&format!("The output could not be written whole.\n  Why:  {error}."));
            process::exit(i32::from(Sort::System.exit_status()));
        }
        _ => {}
    }
}

/// Says something beside the output, where errors go. Where nobody listens it is lost, and the command goes on.
pub(crate) fn note(text: &str) {
    drop(writeln!(std::io::stderr().lock(), "{}", harmless(text)));
}

/// How far long work is, over and over on one line; nothing where no terminal shows it.
pub(crate) fn progress(text: &str) {
    if std::io::stderr().is_terminal() {
        drop(write!(std::io::stderr().lock(), "\r\x1b[K{}", harmless(text).replace('\n', " ")));
        drop(std::io::stderr().flush());
    }
}

/// Takes the line of progress away.
pub(crate) fn progress_done() {
    progress("");
}

/// The text cut into lines of at most `width` characters, each after `indent`.
pub(crate) fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last_mut().expect("there is always a line");
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines.iter().map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
}

/// The text as one point of a list.
pub(crate) fn bullet(text: &str, width: usize) -> String {
    let lines = wrapped(text, width, "    ");
    format!("  - {}", lines.trim_start())
}

/// A number with its noun: "1 case", "2 cases".
pub(crate) fn count(number: u64, one: &str, several: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { several })
}
