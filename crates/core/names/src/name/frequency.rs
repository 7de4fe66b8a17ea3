//! How often a word occurs in names: a word that everybody has tells little.

use std::sync::LazyLock;

/// Lines of a word and how often it was seen, in order of the words.
static TABLE: &str = include_str!("../../data/frequency.tsv");
static COUNTS: LazyLock<Vec<(&'static str, u32)>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(word, count)| Some((word, count.parse().ok()?))).collect()
});

/// How often the word was seen among a million names or so; 0 where it is rare or unknown.
pub(super) fn count(word: &str) -> u32 {
    COUNTS.binary_search_by(|(other, _)| (*other).cmp(word)).map_or(0, |at| COUNTS[at].1)
}
