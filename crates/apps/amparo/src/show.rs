//! Printing: lines for a person, JSON for a program.

use std::io::Write;

use amparo_casework::problem::Problem;
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
    eprintln!("{text}");
}

/// Prints a line. A closed pipe (`amparo … | head`) is no error.
pub(crate) fn line(text: &str) {
    // Nobody reads any more: there is nothing left to do for this program.
    if writeln!(std::io::stdout().lock(), "{}", harmless(text)).is_err() {
        std::process::exit(0);
    }
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
