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
pub(crate) struct Folded(String);

impl Folded {
    /// Folds a text: case, accents and punctuation go, `U.S.` becomes `us`, a possessive `'s` is dropped.
    pub(crate) fn of(text: &str) -> Self {
        let mut folding = Folding { out: String::with_capacity(text.len() + 2), ..Folding::default() };
        if text.is_ascii() {
            text.chars().for_each(|c| folding.push(c));
        } else {
            text.nfkd().filter(|c| !is_combining_mark(*c)).for_each(|c| folding.push(c));
        }
        folding.end_word();
        folding.out.push(' ');
        Self(folding.out)
    }

    /// Several texts as one. A phrase never reaches from one into the next.
    pub(crate) fn joined<'a>(texts: impl IntoIterator<Item = &'a Self>) -> Self {
        // No folded word holds this sign, so no phrase crosses it.
        Self(texts.into_iter().map(|text| text.0.as_str()).collect::<Vec<_>>().join("|"))
    }

    /// Whether there is no word in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The words, with single blanks.
    pub(crate) fn words(&self) -> &str {
        self.0.trim()
    }

    /// Whether the words of `other` stand in it, whole and in order.
    pub(crate) fn contains(&self, other: &Self) -> bool {
        !other.is_empty() && self.0.contains(&other.0)
    }
}

#[derive(Default)]
struct Folding {
    out: String,
    /// Letters of the word being read.
    letters: usize,
    /// The word so far is an acronym written with full stops.
    acronym: bool,
    after_apostrophe: bool,
}

impl Folding {
    fn push(&mut self, c: char) {
        match c {
            // The one-letter word before the stop makes it an acronym, not the end of a sentence.
            '.' if self.letters == 1 || self.acronym => self.acronym = true,
            '\'' | '’' | 'ʼ' if self.letters > 0 => {
                self.end_word();
                self.after_apostrophe = true;
            }
            c if c.is_alphanumeric() => {
                if self.letters == 0 {
                    self.out.push(' ');
                }
                self.letters += 1;
                if c.is_ascii() {
                    self.out.push(c.to_ascii_lowercase());
                } else {
                    self.out.extend(c.to_lowercase());
                }
            }
            _ => self.end_word(),
        }
    }

    fn end_word(&mut self) {
        if self.after_apostrophe && self.letters == 1 && self.out.ends_with(" s") {
            self.out.truncate(self.out.len() - 2);
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
}

impl Phrase {
    /// The phrase; `None` when no word is in it, or when a `*` stands anywhere but at its end.
    pub fn new(written: &str) -> Option<Self> {
        let stem = written.strip_suffix('*');
        let folded = Folded::of(stem.unwrap_or(written));
        if folded.is_empty() || stem.unwrap_or(written).contains('*') {
            return None;
        }
        let mut sought = folded.0;
        if stem.is_some() {
            sought.pop();
        }
        Some(Self { written: written.to_owned(), sought })
    }

    /// As the pack writes it.
    pub fn written(&self) -> &str {
        &self.written
    }

    pub(crate) fn is_in(&self, text: &Folded) -> bool {
        text.0.contains(&self.sought)
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
        let joined = Folded::joined(&[Folded::of("seen by the US"), Folded::of("citizen of Examplia")]);
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
