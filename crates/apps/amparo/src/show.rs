//! Printing: lines for a person, JSON for a program.

use amparo_casework::problem::Problem;
use serde::Serialize;

use crate::terminal::{self, Stream};

/// Sets a name in a script that runs from right to left apart from the sentence around it.
const SET_APART: char = '\u{2068}';
/// Ends what is set apart.
const APART_ENDS: char = '\u{2069}';

/// The text without what would steer the terminal instead of being read: a document may hold escape sequences. A pair
/// that sets a name apart stays where both halves stand in one line: it turns nothing outside itself.
pub(crate) fn harmless(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let steers = |letter: char| (letter.is_control() && letter != '\n' && letter != '\t') || turns(letter);
    let mut letters: Vec<char> = Vec::with_capacity(text.len());
    let mut open: Vec<usize> = Vec::new();
    for letter in text.chars() {
        match letter {
            '\n' => open.clear(),
            SET_APART => open.push(letters.len()),
            APART_ENDS => {
                if let Some(start) = open.pop() {
                    letters[start] = SET_APART;
                    letters.push(APART_ENDS);
                    continue;
                }
            }
            _ => {}
        }
        letters.push(if steers(letter) { '\u{FFFD}' } else { letter });
    }
    letters.into_iter().collect()
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

/// Prints a line; [`terminal::print`] says what happens where that cannot be done.
pub(crate) fn line(text: &str) {
    terminal::print(Stream::Out, format!("{}\n", harmless(text)).as_bytes());
}

/// Says something beside the output, where errors go. Where nobody listens it is lost, and the command goes on.
pub(crate) fn note(text: &str) {
    terminal::print(Stream::Err, format!("{}\n", harmless(text)).as_bytes());
}

/// How far long work is, over and over on one line; nothing where no terminal shows it.
pub(crate) fn progress(text: &str) {
    if terminal::is_terminal(Stream::Err) {
        terminal::print_in_passing(&format!("\r\x1b[K{}", harmless(text).replace('\n', " ")));
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

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn only_a_pair_within_one_line_may_set_a_name_apart() {
        for (text, shown, because) in [
            ("“\u{2068}نادیا\u{2069}”", "“\u{2068}نادیا\u{2069}”", "a pair turns nothing outside itself"),
            ("a\u{2068}b", "a\u{FFFD}b", "what is not closed would turn what follows"),
            ("a\u{2068}b\nc\u{2069}d", "a\u{FFFD}b\nc\u{FFFD}d", "the other half stands in another line"),
            ("a\u{2069}b", "a\u{FFFD}b", "it would close what it did not open"),
            ("\u{202E}x\u{2066}y\u{2069}", "\u{FFFD}x\u{FFFD}y\u{FFFD}", "overrides and other isolates"),
            ("\u{1b}[31m", "\u{FFFD}[31m", "an escape"),
        ] {
            assert_eq!(harmless(text), shown, "{because}");
        }
    }
}
