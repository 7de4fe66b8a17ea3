//! What is wrong with a pack: where, why, and how to mend it.

use std::fmt;
use std::ops::Range;

/// One thing that is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct PackError {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// Where in the pack, such as `item[8].supports[1].kind`.
    pub place: String,
    /// What is wrong.
    pub reason: String,
    /// How to mend it.
    pub mend: String,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if !self.place.is_empty() {
            write!(f, ", {}", self.place)?;
        }
        write!(f, ": {}. {}", self.reason, self.mend)
    }
}

/// Line and column, both from 1, of a byte in a text.
pub(super) fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// A stretch of the pack's text in bytes.
pub(super) type Span = Range<usize>;

/// The word of the list that is nearest to this one, if any is near enough to be what was meant.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let closest = known.into_iter().map(|candidate| (edits(word, candidate), candidate)).min()?;
    (closest.0 <= 1 + word.chars().count() / 3).then_some(closest.1)
}

/// How many letters must be added, dropped or changed to get from the one word to the other.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, left) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, right) in to.iter().enumerate() {
            let changed = diagonal + usize::from(left != *right);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_offered_and_a_far_one_is_not() {
        let known = ["arrest", "detention", "medical_neglect"];
        for (word, offered) in [
            ("arest", Some("arrest")),
            ("detentions", Some("detention")),
            ("medical-neglect", Some("medical_neglect")),
            ("weather", None),
        ] {
            assert_eq!(nearest(word, known), offered, "{word}");
        }
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_and_column("a = 1\nё = б", 10), (2, 4));
    }
}
