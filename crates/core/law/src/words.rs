//! Words as patterns see them: folded, whole, in order.
//!
//! "U.S. Citizen" and "us citizen" are the same words; "unjust" is not found in "unjustly" unless a pack
//! writes `unjust*`. There are no expressions here and there never will be: a pattern must be readable by
//! the lawyer who answers for it.

use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text folded to lower-case words, each with a blank on both sides.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Folded {
    words: String,
    starts: Starts,
}

/// How the words of a text begin, one bit for each pair of first letters (several pairs share a bit). Most
/// phrases are not in most texts, and this shows it without looking through the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Starts(u128);

impl Starts {
    fn add(&mut self, word: &[u8]) {
        let (first, second) = (word.first().copied().unwrap_or(0), word.get(1).copied().unwrap_or(0));
        self.0 |= 1 << ((u32::from(first) * 31 + u32::from(second)) % u128::BITS);
    }

    fn hold(self, all: Self) -> bool {
        all.0 & !self.0 == 0
    }
}

impl Folded {
    /// Folds a text: case, accents and punctuation go, `U.S.` becomes `us`, a possessive `'s` is dropped.
    pub(crate) fn of(text: &str) -> Self {
        let mut folding = Folding { out: String::with_capacity(text.len() + 2), ..Folding::default() };
        if text.is_ascii() {
            folding.push_ascii(text);
        } else {
            text.nfkd().filter(|c| !is_combining_mark(*c)).for_each(|c| folding.push(c));
        }
        folding.end_word();
        folding.out.push(' ');
        Self { words: folding.out, starts: folding.starts }
    }

    /// Several texts as one. A phrase never reaches from one into the next.
    pub(crate) fn joined<'a>(texts: impl Iterator<Item = &'a Self> + Clone) -> Self {
        let bytes = texts.clone().map(|text| text.words.len() + 1).sum();
        let mut joined = Self { words: String::with_capacity(bytes), starts: Starts::default() };
        for text in texts {
            // No folded word holds this sign, so no phrase crosses it.
            joined.words.push('|');
            joined.words.push_str(&text.words);
            joined.starts.0 |= text.starts.0;
        }
        joined
    }

    /// Whether there is no word in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.words().is_empty()
    }

    /// The words, with single blanks.
    pub(crate) fn words(&self) -> &str {
        self.words.trim()
    }

    /// Whether the words of `other` stand in it, whole and in order.
    pub(crate) fn contains(&self, other: &Self) -> bool {
        self.starts.hold(other.starts) && !other.is_empty() && self.words.contains(&other.words)
    }
}

#[derive(Default)]
struct Folding {
    out: String,
    starts: Starts,
    /// Where the word being read begins.
    word: usize,
    /// Letters of the word being read.
    letters: usize,
    /// The word so far is an acronym written with full stops.
    acronym: bool,
    after_apostrophe: bool,
}

impl Folding {
    /// The same as [`Self::push`] for each letter, a run of letters at a time.
    fn push_ascii(&mut self, text: &str) {
        let mut rest = text;
        while !rest.is_empty() {
            let letters = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
            if letters > 0 {
                self.begin_word();
                let from = self.out.len();
                self.out.push_str(&rest[..letters]);
                self.out[from..].make_ascii_lowercase();
                self.letters += letters;
            }
            let mut others = rest[letters..].chars();
            others.next().into_iter().for_each(|other| self.push(other));
            rest = others.as_str();
        }
    }

    fn push(&mut self, c: char) {
        match c {
            // The one-letter word before the stop makes it an acronym, not the end of a sentence.
            '.' if self.letters == 1 || self.acronym => self.acronym = true,
            '\'' | '’' | 'ʼ' if self.letters > 0 => {
                self.end_word();
                self.after_apostrophe = true;
            }
            c if c.is_alphanumeric() => {
                self.begin_word();
                self.letters += 1;
                self.out.extend(c.to_lowercase());
            }
            _ => self.end_word(),
        }
    }

    fn begin_word(&mut self) {
        if self.letters == 0 {
            self.out.push(' ');
            self.word = self.out.len();
        }
    }

    fn end_word(&mut self) {
        if self.after_apostrophe && self.letters == 1 && self.out.ends_with(" s") {
            self.out.truncate(self.out.len() - 2);
        } else if self.letters > 0 {
            self.starts.add(&self.out.as_bytes()[self.word..]);
        }
        (self.letters, self.acronym, self.after_apostrophe) = (0, false, false);
    }
}

/// A word or a row of words that a pattern looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// As the pack writes it.
    written: String,
    /// As it is looked for: with a blank at the end unless the pack writes `*` there.
    sought: String,
    /// How its words begin.
    starts: Starts,
}

impl Phrase {
    /// The phrase; `None` when no word is in it, or when a `*` stands anywhere but at its end.
    pub fn new(written: &str) -> Option<Self> {
        let stem = written.strip_suffix('*');
        let folded = Folded::of(stem.unwrap_or(written));
        if folded.is_empty() || stem.unwrap_or(written).contains('*') {
            return None;
        }
        let Folded { words: mut sought, mut starts } = folded;
        if stem.is_some() {
            sought.pop();
            // Of a word whose stem is one letter the second is not known.
            if sought.rsplit(' ').next().is_some_and(|last| last.len() < 2) {
                starts = Starts::default();
            }
        }
        Some(Self { written: written.to_owned(), sought, starts })
    }

    /// As the pack writes it.
    pub fn written(&self) -> &str {
        &self.written
    }

    pub(crate) fn is_in(&self, text: &Folded) -> bool {
        text.starts.hold(self.starts) && text.words.contains(&self.sought)
    }
}

impl Serialize for Phrase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_as_whole_words_in_order() {
        for (phrase, text, found, because) in [
            ("US citizen", "a U.S. citizen", true, "full stops of an acronym are not words"),
            ("U.S. citizen", "us Citizen", true, "both sides are folded"),
            ("citizen", "citizens", false, "another word, unless the pack writes a star"),
            ("citizen*", "dual citizenship", true, "a star asks for the stem"),
            ("c*", "dual citizenship", true, "a stem may be one letter"),
            ("dual c*", "dual citizenship", true, "also in a row of words"),
            ("Œ*", "Œuvres", true, "or one letter that folds into several bytes"),
            ("s", "the report's end", false, "a possessive is not a word"),
            ("us", "thus", false, "a word inside a word is not the word"),
            ("us citizen", "citizen of the us", false, "the order counts"),
            ("state department", "the State Department's report", true, "a possessive"),
            ("state department", "State. Department", true, "a full stop ends a word and nothing more"),
            ("navalny", "Навальный", false, "scripts are not transliterated here"),
            ("aliyev", "Əliyev", false, "spellings are the business of names, not of patterns"),
            ("zhurnalist", "žurnalist", false, "folding drops the accent and adds no letter"),
            ("proces", "procés", true, "accents fold"),
        ] {
            let phrase = Phrase::new(phrase).expect("a phrase of the test's own");
            assert_eq!(phrase.is_in(&Folded::of(text)), found, "{} / {text}: {because}", phrase.written());
        }
    }

    #[test]
    fn a_phrase_never_reaches_from_one_text_into_the_next() {
        let joined = Folded::joined([Folded::of("seen by the US"), Folded::of("citizen of Examplia")].iter());
        assert!(!Phrase::new("US citizen").expect("a phrase").is_in(&joined));
        assert!(Phrase::new("citizen of Examplia").expect("a phrase").is_in(&joined));
    }

    #[test]
    fn what_is_no_phrase_is_refused() {
        for text in ["", "  ", "*", "a*b", "...", "*word"] {
            assert!(Phrase::new(text).is_none(), "{text}");
        }
    }
}
