//! Words parted at a line's end are joined, with the document itself as witness.
//!
//! A hyphen at a line's end may belong to the word ("Kara-Murza") or to the line. It stays where the
//! next line begins with a capital or a number; it goes where the joined word stands elsewhere in the
//! document; it stays where the hyphened one does; else it goes only if the document parts words at all.

use std::collections::HashSet;

use super::Part;
use super::paragraphs::Paragraph;

/// Of so many lines one ends with a hyphen where a document parts words.
const LINES_PER_HYPHEN: usize = 60;

/// Settles the hyphens at the ends of lines: what remains to be joined ends with [`JOINED`].
pub(super) fn lines(paragraphs: &mut [Paragraph]) {
    let words = words_within_lines(paragraphs);
    let count: usize = paragraphs.iter().map(|paragraph| paragraph.lines.len()).sum();
    let parted = paragraphs
        .iter()
        .flat_map(|paragraph| paragraph.lines.windows(2))
        .filter(|pair| pair[0].1.ends_with(HYPHENS) && pair[1].1.starts_with(char::is_lowercase))
        .count();
    let parts_words = parted > 1 && parted * LINES_PER_HYPHEN >= count;
    for paragraph in paragraphs {
        for index in 1..paragraph.lines.len() {
            let next = paragraph.lines[index].1.clone();
            let line = &mut paragraph.lines[index - 1].1;
            if let Some(settled) = settled(line, &next, &words, parts_words) {
                *line = settled;
            }
        }
        for (_, line) in &mut paragraph.lines {
            line.retain(|letter| letter != '\u{AD}');
        }
    }
}

/// At the end of a line: the next line follows without a space.
pub(super) const JOINED: char = '\u{2060}';
const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{AD}'];

/// The line without the hyphen that belongs to its end, or with the one that belongs to the word.
fn settled(line: &str, next: &str, words: &HashSet<String>, parts_words: bool) -> Option<String> {
    let stem = line.strip_suffix(HYPHENS)?;
    let before = stem.rsplit(|c: char| !is_of_word(c)).next().unwrap_or_default();
    let after: String = next.chars().take_while(|&c| is_of_word(c)).collect();
    if before.is_empty() {
        return None;
    }
    let is_soft = line.ends_with('\u{AD}');
    let joined = format!("{before}{after}").to_lowercase();
    let hyphened = format!("{before}-{after}").to_lowercase();
    let goes = is_soft
        || (next.starts_with(char::is_lowercase)
            && (words.contains(&joined) || (!words.contains(&hyphened) && parts_words)));
    Some(if goes { format!("{stem}{JOINED}") } else { format!("{stem}-{JOINED}") })
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '\'' | '\u{2019}' | '-')
}

/// Words that stand whole within a line, in small letters.
fn words_within_lines(paragraphs: &[Paragraph]) -> HashSet<String> {
    let lines = paragraphs.iter().flat_map(|paragraph| &paragraph.lines);
    let words = lines.flat_map(|(_, line)| {
        let last = line.split_whitespace().count().saturating_sub(1);
        line.split_whitespace().enumerate().filter(move |(index, _)| *index > 0 && *index < last)
    });
    words.map(|(_, word)| word.trim_matches(|c: char| !is_of_word(c)).to_lowercase()).collect()
}

/// A paragraph's text, page by page.
pub(super) fn parts(paragraph: &Paragraph) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (page, line) in &paragraph.lines {
        match parts.last_mut().filter(|part| part.page == *page) {
            None => parts.push(Part { page: *page, text: line.clone() }),
            Some(part) => {
                if part.text.ends_with(JOINED) {
                    part.text.pop();
                } else {
                    part.text.push(' ');
                }
                part.text.push_str(line);
            }
        }
    }
    parts
}
