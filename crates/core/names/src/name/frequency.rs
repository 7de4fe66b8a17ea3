//! How often a word occurs in names: a word that everybody has tells little.

use std::sync::LazyLock;

use super::number;

/// Lines of a word and how often it was seen.
static TABLE: &str = include_str!("../../data/frequency.tsv");
/// By the number of the word: two words of one number are so rare, and matter so little, that the first one counts.
static COUNTS: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let mut counts: Vec<(u32, u32)> =
        lines.filter_map(|(word, count)| Some((number(word.as_bytes()), count.parse().ok()?))).collect();
    counts.sort_unstable();
    counts
});

/// How often the word was seen among a million names or so; 0 where it is rare or unknown.
pub(crate) fn count(word: &str) -> u32 {
    COUNTS.binary_search_by_key(&number(word.as_bytes()), |(number, _)| *number).map_or(0, |at| COUNTS[at].1)
}
