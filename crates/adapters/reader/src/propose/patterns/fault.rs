//! What is wrong in a data file, and where.

/// A line of a data file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {reason}")]
pub(super) struct Fault {
    file: String,
    line: usize,
    reason: String,
}

impl Fault {
    pub(super) fn new(file: &str, line: usize, reason: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, reason: reason.into() }
    }
}

/// The lines that say something: no blank ones, no remarks; each with its number.
pub(super) struct Lines;

impl Lines {
    pub(super) fn of(text: &str) -> impl Iterator<Item = (usize, &str)> {
        text.lines()
            .enumerate()
            .map(|(number, line)| (number + 1, line.split_once(" #").map_or(line, |(said, _)| said).trim()))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    }
}
