//! A verdict for other programs. Written by hand: a library for it would be half of what this program depends on.

use std::fmt::Write as _;

use crate::verify::{Failure, Held, Proven, status};
use crate::words;

/// The verdict as one JSON object.
pub(crate) fn of(verdict: &Result<Held, Failure>) -> String {
    let status = status(verdict).to_string();
    match verdict {
        Ok(held) => holds(held, status),
        Err(Failure::Fails { why }) => {
            object(&[("holds", "false".to_owned()), ("status", status), ("why", text(why))])
        }
        Err(Failure::Unreadable { file, why }) => object(&[
            ("holds", "null".to_owned()),
            ("status", status),
            ("file", text(file)),
            ("why", text(why)),
        ]),
    }
}

fn holds(held: &Held, status: String) -> String {
    let mut parts = vec![
        ("holds", "true".to_owned()),
        ("status", status),
        ("desk", text(&held.key.desk().to_string())),
        ("key", text(&held.key.to_string())),
        ("key_given", held.key_given.to_string()),
    ];
    match &held.proven {
        Proven::Entry { log, index, leaf, shown, hidden } => {
            let fields =
                shown.iter().map(|field| object(&[("path", text(&field.path)), ("says", text(&field.says))]));
            parts.extend([
                ("entries", log.size.to_string()),
                ("root", text(&log.root.to_string())),
                ("index", index.to_string()),
                ("leaf", text(&leaf.to_string())),
                ("shown", list(fields)),
                ("hidden", hidden.to_string()),
            ]);
        }
        Proven::Growth { old, new } => {
            let head =
                |size: u64, root: String| object(&[("entries", size.to_string()), ("root", text(&root))]);
            parts.extend([
                ("old", head(old.size, old.root.to_string())),
                ("new", head(new.size, new.root.to_string())),
            ]);
        }
    }
    parts.extend([
        ("tied", held.tied.map_or_else(|| "null".to_owned(), |tied| tied.to_string())),
        ("proven", text(&words::proven(held))),
        ("not_proven", list(words::not_proven(held).into_iter().map(text))),
    ]);
    object(&parts)
}

fn object(parts: &[(&str, String)]) -> String {
    let parts: Vec<String> = parts.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    format!("{{{}}}", parts.join(","))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

fn text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\0'..='\u{1f}' => {
                write!(quoted, "\\u{:04x}", u32::from(letter)).expect("writing to text does not fail");
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_with_quotes_and_line_breaks_stays_one_text() {
        assert_eq!(text("a\"b\\c\nd"), "\"a\\\"b\\\\c\\u000ad\"");
    }
}
