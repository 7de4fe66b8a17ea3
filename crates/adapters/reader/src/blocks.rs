//! The blocks of a document as they are gathered, and the text with places that they become.
//!
//! Runs of spaces become one, as a reader sees them; a no-break space is a space; marks that are never
//! seen, and marks that force a direction of writing, go. Joiners stay: Persian and Arabic need them.
//! Nothing is added but line ends, tabs between the cells of a row, and the number before a note.

use crate::limits::check;
use crate::place::{PlaceKind, Places};
use crate::{LimitName, Limits, Place, ReadError};

/// A stretch of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) kind: PlaceKind,
    pub(crate) text: String,
}

/// The text of one block while it is written.
#[derive(Debug, Default)]
pub(crate) struct BlockText {
    text: String,
    space_owed: bool,
}

impl BlockText {
    pub(crate) fn push_str(&mut self, text: &str) {
        for letter in text.chars() {
            if letter == '\u{A0}' || letter == '\u{202F}' || letter.is_ascii_whitespace() {
                self.space_owed = true;
            } else if !is_left_out(letter) {
                let at_start = self.text.is_empty() || self.text.ends_with(['\n', '\t']);
                if std::mem::take(&mut self.space_owed) && !at_start {
                    self.text.push(' ');
                }
                self.text.push(letter);
            }
        }
    }

    pub(crate) fn space(&mut self) {
        self.space_owed = true;
    }

    pub(crate) fn tab(&mut self) {
        self.space_owed = false;
        if !self.text.is_empty() {
            self.text.push('\t');
        }
    }

    pub(crate) fn line_break(&mut self) {
        self.space_owed = false;
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    /// What was written, without white space around it; `None` when there is nothing. It is empty again.
    pub(crate) fn take(&mut self) -> Option<String> {
        self.space_owed = false;
        let text = std::mem::take(&mut self.text);
        let trimmed = text.trim();
        if trimmed.is_empty() {
            None
        } else if trimmed.len() == text.len() {
            Some(text)
        } else {
            Some(trimmed.to_owned())
        }
    }
}

/// Never seen by a reader, or an order to a screen: soft hyphen, zero-width space, word joiner, byte
/// order mark; embeddings, overrides and isolates.
pub(crate) fn is_left_out(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
        || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || (letter.is_control() && !letter.is_ascii_whitespace())
}

/// The row of a table: one line with tabs where each cell is one paragraph at most, else the cells'
/// blocks in reading order.
pub(crate) fn row(cells: Vec<Vec<Block>>) -> Vec<Block> {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    if filled <= 1 || cells.iter().any(|cell| cell.len() > 1) {
        return cells.into_iter().flatten().collect();
    }
    let line = |cell: Vec<Block>| cell.into_iter().next().map(|block| block.text).unwrap_or_default();
    let texts: Vec<String> = cells.into_iter().map(line).collect();
    let joined = texts.join("\t");
    vec![Block { kind: PlaceKind::TableRow, text: joined.trim().to_owned() }]
}

/// The blocks as one text, parted by blank lines.
pub(crate) fn write(blocks: &[Block], limits: &Limits) -> Result<(String, Vec<Place>), ReadError> {
    let mut text = String::new();
    let mut chars = 0;
    let mut places = Places::default();
    for block in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
            chars += 2;
        }
        let start = chars;
        chars += block.text.chars().count();
        check(LimitName::TextChars, limits.text_chars_max, chars as u64)?;
        text.push_str(&block.text);
        places.push(start, chars, block.kind);
    }
    Ok((text, places.into_list()))
}
