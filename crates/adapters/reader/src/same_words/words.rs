//! A document as words and fingerprints.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// So many words in a row make a gram: fewer are stock phrases, more break at every edit.
pub(super) const GRAM: usize = 5;

/// Of so many neighbouring grams one is kept as a fingerprint, so that any run of 8 words in common gives one.
const WINDOW: usize = 4;

/// The most words of one document that are compared; the rest is not known to be shared.
const WORDS_MAX: usize = 400_000;

/// A word, and where it stands in scalar values.
#[derive(Debug, Clone, Copy)]
struct Word {
    hash: u64,
    start: u32,
    end: u32,
}

/// A document, ready to be compared with others.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    words: Vec<Word>,
    /// Each gram with the number of its first word, ordered.
    pub(super) grams: Vec<(u64, u32)>,
    /// Grams that stand for the document, each with the number of its first word, ordered.
    pub(super) fingerprints: Vec<(u64, u32)>,
}

impl Prepared {
    /// Prepares a text.
    pub fn of(text: &str) -> Self {
        let words = words_of(text);
        let in_order: Vec<u64> = words.windows(GRAM).map(gram).collect();
        let fingerprints = winnowed(&in_order);
        let mut grams: Vec<(u64, u32)> = in_order.into_iter().zip(0..).collect();
        grams.sort_unstable();
        Self { words, grams, fingerprints }
    }

    /// How many words it has.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it has no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The word with this number, as a hash: the same word has the same.
    pub(super) fn word(&self, at: usize) -> u64 {
        self.words[at].hash
    }

    /// Where these words stand, in scalar values.
    pub(super) fn scalars(&self, words: &Range<usize>) -> Range<usize> {
        match (self.words.get(words.start), words.end.checked_sub(1).and_then(|last| self.words.get(last))) {
            (Some(first), Some(last)) => first.start as usize..last.end as usize,
            _ => 0..0,
        }
    }
}

/// FNV-1a, 64 bits. Nobody gains by finding two words with one hash: a passage needs dozens in the same order.
const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01B3;

fn hashed(mut hash: u64, letter: char) -> u64 {
    for byte in u32::from(letter).to_le_bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    }
    hash
}

fn gram(words: &[Word]) -> u64 {
    words.iter().fold(BASIS, |hash, word| (hash.rotate_left(7) ^ word.hash).wrapping_mul(PRIME))
}

/// The words, in small letters without marks. Of scripts that put no spaces between words each letter is one.
fn words_of(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut open: Option<Word> = None;
    for (place, letter) in (0_u32..).zip(text.chars()) {
        if words.len() >= WORDS_MAX {
            break;
        }
        if is_combining_mark(letter) || matches!(letter, '\'' | '’' | '\u{00AD}') && open.is_some() {
            // Inside a word it changes nothing: "don’t" and "dont", a soft hyphen.
            continue;
        }
        if !letter.is_alphanumeric() {
            words.extend(open.take());
            continue;
        }
        if stands_alone(letter) {
            words.extend(open.take());
            words.push(Word { hash: hashed(BASIS, letter), start: place, end: place + 1 });
            continue;
        }
        let mut word = open.unwrap_or(Word { hash: BASIS, start: place, end: place });
        word.end = place + 1;
        for small in letter.to_lowercase() {
            if small.is_ascii() {
                word.hash = hashed(word.hash, small);
            } else {
                let bare = std::iter::once(small).nfkd().filter(|part| !is_combining_mark(*part));
                word.hash = bare.fold(word.hash, hashed);
            }
        }
        open = Some(word);
    }
    words.extend(open.take());
    words
}

/// Han, kana, Thai, Lao, Burmese, Khmer: no space tells where a word ends.
fn stands_alone(letter: char) -> bool {
    matches!(letter, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}')
}

/// The least gram of each window, and where it stands: of equal ones the first.
fn winnowed(grams: &[u64]) -> Vec<(u64, u32)> {
    let placed: Vec<(u64, u32)> = grams.iter().copied().zip(0..).collect();
    let window = WINDOW.min(placed.len()).max(1);
    let mut kept: Vec<(u64, u32)> =
        placed.windows(window).filter_map(|window| window.iter().min().copied()).collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(left: &str, right: &str) -> bool {
        let hashes = |text: &str| words_of(text).iter().map(|word| word.hash).collect::<Vec<_>>();
        hashes(left) == hashes(right)
    }

    #[test]
    fn words_are_compared_without_case_marks_and_punctuation() {
        let table = [
            ("She said: “No.”", "she said no", true, "quotes and stops"),
            ("Çelik’s café", "celiks cafe", true, "marks and apostrophes"),
            ("cafe\u{301}", "café", true, "composed or not"),
            ("12 May", "13 May", false, "a number is a word"),
            ("set free", "setfree", false, "a space counts"),
        ];
        for (left, right, expected, because) in table {
            assert_eq!(same(left, right), expected, "{left} / {right}: {because}");
        }
    }

    #[test]
    fn a_word_stands_where_its_letters_stand() {
        let prepared = Prepared::of("Ünal — «был» арестован, don’t 他走了");
        let characters: Vec<char> = "Ünal — «был» арестован, don’t 他走了".chars().collect();
        let words: Vec<String> = (0..prepared.len())
            .map(|at| characters[prepared.scalars(&(at..at + 1))].iter().collect())
            .collect();
        assert_eq!(words, ["Ünal", "был", "арестован", "don’t", "他", "走", "了"]);
    }

    #[test]
    fn every_run_of_eight_words_in_common_gives_a_fingerprint_in_common() {
        let run = "one two three four five six seven eight";
        for before in 0..6 {
            let filler = |word: &str| word.repeat(before);
            let left = Prepared::of(&format!("{}{run} and then more of it", filler("left ")));
            let right = Prepared::of(&format!("quite {}{run}", filler("right ")));
            assert!(
                left.fingerprints
                    .iter()
                    .any(|(print, _)| right.fingerprints.iter().any(|(other, _)| other == print)),
                "{before}"
            );
        }
    }
}
