//! Given names that are one name: `data/equivalents.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How two words are one name, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Two spellings of one name of one language: `aleksei`, `alexey`.
    Same,
    /// A short or pet form, or two of one name: `sasha` of `aleksandr`.
    Nick,
    /// One name in two languages: `ivan`, `john`. Weak: two people bear them.
    Cognate,
}

/// Where a word stands in the list.
#[derive(Clone, Copy)]
struct Place {
    row: u16,
    family: u16,
    is_nick: bool,
}

struct Word {
    text: &'static str,
    places: Vec<Place>,
    families: Vec<u16>,
}

/// Sorted by text.
static WORDS: LazyLock<Vec<Word>> = LazyLock::new(|| read(include_str!("../../data/equivalents.tsv")));

/// How the two words are one name, `None` if the list does not say so. A word is the same as itself.
pub fn relation(a: &str, b: &str) -> Option<Relation> {
    if a == b {
        return Some(Relation::Same);
    }
    let (a, b) = (word(a)?, word(b)?);
    let pairs = a.places.iter().flat_map(|left| b.places.iter().map(move |right| (left, right)));
    pairs.filter_map(|(left, right)| relation_of(*left, *right)).min()
}

/// The numbers of the families of names that the word belongs to, in order; words that [`relation`] joins
/// share one. Empty for a word that the list lacks.
pub fn groups_of(word_text: &str) -> &'static [u16] {
    word(word_text).map_or(&[], |word| &word.families)
}

fn word(text: &str) -> Option<&'static Word> {
    let words: &'static Vec<Word> = &WORDS;
    let at = words.binary_search_by(|word| word.text.cmp(text)).ok()?;
    words.get(at)
}

fn relation_of(left: Place, right: Place) -> Option<Relation> {
    if left.family != right.family {
        None
    } else if left.row == right.row {
        Some(if left.is_nick || right.is_nick { Relation::Nick } else { Relation::Same })
    } else if left.is_nick && right.is_nick {
        // `bill` and `guille`: short forms of two languages resemble nothing that people write.
        None
    } else {
        Some(Relation::Cognate)
    }
}

fn read(file: &'static str) -> Vec<Word> {
    let mut families: BTreeMap<&str, u16> = BTreeMap::new();
    let mut places: BTreeMap<&'static str, Vec<Place>> = BTreeMap::new();
    for (line, row) in super::lines(file).zip(0..) {
        let mut columns = line.split('\t');
        let Some(family) = columns.next() else { continue };
        let next = u16::try_from(families.len()).unwrap_or(u16::MAX);
        let family = *families.entry(family).or_insert(next);
        let names = columns.nth(1).unwrap_or_default().split_whitespace();
        let nicks = columns.next().unwrap_or_default().split_whitespace();
        let words = names.map(|name| (name, false)).chain(nicks.map(|nick| (nick, true)));
        for (word, is_nick) in words {
            places.entry(word).or_default().push(Place { row, family, is_nick });
        }
    }
    places.into_iter().map(|(text, places)| word_at(text, places)).collect()
}

fn word_at(text: &'static str, places: Vec<Place>) -> Word {
    let mut families: Vec<u16> = places.iter().map(|place| place.family).collect();
    families.sort_unstable();
    families.dedup();
    Word { text, places, families }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = include_str!("../../data/equivalents.tsv");

    #[test]
    fn names_that_are_one_are_joined_and_others_are_not() {
        use Relation::{Cognate, Nick, Same};
        for (left, right, expected, because) in [
            ("alexey", "aleksei", Some(Same), "two transliterations"),
            ("yevgeny", "evgenii", Some(Same), "two transliterations"),
            ("mohammed", "muhammad", Some(Same), "two transliterations"),
            ("aleksandr", "sasha", Some(Nick), "Russian"),
            ("william", "bill", Some(Nick), "English"),
            ("bill", "willy", Some(Nick), "two short forms of one name"),
            ("francisco", "pancho", Some(Nick), "Spanish"),
            ("jose", "pepe", Some(Nick), "Spanish"),
            ("evgeny", "zhenya", Some(Nick), "Russian"),
            ("aleksandr", "oleksandr", Some(Cognate), "Russian and Ukrainian"),
            ("vladimir", "uladzimir", Some(Cognate), "Russian and Belarusian"),
            ("sergei", "siarhei", Some(Cognate), "Russian and Belarusian"),
            ("nikolai", "mykola", Some(Cognate), "Russian and Ukrainian"),
            ("ivan", "john", Some(Cognate), "Russian and English"),
            ("giovanni", "juan", Some(Cognate), "Italian and Spanish"),
            ("yusuf", "joseph", Some(Cognate), "Arabic and English"),
            ("mehmet", "muhammad", Some(Cognate), "Turkish and Arabic"),
            ("sulayman", "solomon", Some(Cognate), "Arabic and English"),
            ("maryam", "maria", Some(Cognate), "Arabic and Spanish"),
            ("ali", "ali", Some(Same), "a word is itself"),
            ("ivan", "sergei", None, "two names"),
            ("bill", "guille", None, "short forms of two languages"),
            ("nobody", "ivan", None, "a word that the list lacks"),
            ("", "ivan", None, "no word"),
        ] {
            assert_eq!(relation(left, right), expected, "{left} / {right}: {because}");
            assert_eq!(relation(right, left), expected, "{right} / {left}: {because}");
        }
    }

    #[test]
    fn words_that_are_related_share_a_group() {
        for (left, right) in [("sasha", "aleksandr"), ("ivan", "john"), ("mohammed", "muhammad")] {
            assert!(
                groups_of(left).iter().any(|group| groups_of(right).contains(group)),
                "{left} / {right}: {:?} {:?}",
                groups_of(left),
                groups_of(right)
            );
        }
        assert!(groups_of("slava").len() >= 3, "short for several names");
        assert_eq!(groups_of("nobody"), [0_u16; 0]);
    }

    #[test]
    fn every_row_is_read_with_folded_words_and_none_twice_in_a_row() {
        let mut rows = Vec::new();
        for line in crate::words::lines(FILE) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 4, "{line}");
            let mut words: Vec<&str> =
                columns[2..].iter().flat_map(|words| words.split_whitespace()).collect();
            assert!(!columns[2].is_empty(), "no name: {line}");
            assert!(words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())), "{line}");
            let count = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), count, "a word twice: {line}");
            rows.push((columns[0], columns[1]));
        }
        let count = rows.len();
        assert!(count >= 450, "{count} rows");
        rows.sort_unstable();
        rows.dedup();
        assert_eq!(rows.len(), count, "a family has two rows of one language");
    }
}
