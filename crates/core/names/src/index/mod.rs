//! Which names of a list come near a name.
//!
//! Three steps. For each word that is asked for, the list's words that may be spellings of it, by the keys they share
//! ([`keys`]), the most promising held against it once. Then the names that have a rare one of these words, or two
//! common ones, ranked by what the words tell. Of these the first few are compared in full, as [`crate::score`] does.

mod builder;
mod keys;
mod postings;
mod search;
mod suggest;
#[cfg(test)]
mod tests;
mod words;

use std::sync::Arc;

use crate::name::{Kind, Name, Token};

pub use builder::IndexBuilder;
use postings::Postings;
pub use search::Searcher;

/// Names of a list, found by any spelling.
#[derive(Debug)]
pub struct Index {
    /// The names as they were given, one after the other, and where each begins.
    texts: Box<str>,
    text_starts: Box<[u32]>,
    kinds: Box<[Kind]>,
    /// The words of each name, and their joined neighbours (or [`NO_WORD`]), one name after the other.
    words: Box<[u32]>,
    word_starts: Box<[u32]>,
    tokens: Box<[Arc<Token>]>,
    /// By word: its letter pairs, by themselves because every search wants them all at hand.
    pairs: Box<[u64]>,
    /// From a key to the words that have it, from a word to the names that have it, from two words to names.
    by_key: Postings,
    by_word: Postings,
    by_two: Postings,
    /// Latin forms of all words, in order, each with its word: what is typed is the beginning of one.
    by_beginning: Box<[(u32, u8)]>,
}

/// In the place of two neighbouring words that nobody writes as one.
const NO_WORD: u32 = u32::MAX;

/// A name of the list that comes near the one asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The number that [`IndexBuilder::add`] gave.
    pub number: u32,
    /// As [`crate::score`] gives it; of a suggestion, the share of what was typed that the name answers.
    pub score: f32,
}

impl Index {
    /// The `top` names that come nearest, best first; fewer where fewer have anything in common. Whoever asks often
    /// keeps a [`Searcher`].
    pub fn search(&self, name: &Name, top: usize) -> Vec<Found> {
        self.searcher().search(name, top)
    }

    /// Names as a person types. See [`Searcher::suggest`].
    pub fn suggest(&self, typed: &str, top: usize) -> Vec<Found> {
        self.searcher().suggest(typed, top)
    }

    /// What searches this list again and again, without asking for memory each time.
    pub fn searcher(&self) -> Searcher<'_> {
        Searcher::new(self)
    }

    /// The name of a number as it was given, or `None` where the list has no such number.
    pub fn text(&self, number: u32) -> Option<&str> {
        let at = usize::try_from(number).ok()?;
        let (start, end) = (*self.text_starts.get(at)?, *self.text_starts.get(at + 1)?);
        self.texts.get(start as usize..end as usize)
    }

    /// The name of a number, analysed, or `None` where the list has no such number.
    pub fn name(&self, number: u32) -> Option<Name> {
        let text = self.text(number)?;
        let (words, joined) = self.words_of(number);
        let token = |word: &u32| Arc::clone(&self.tokens[*word as usize]);
        let joined = joined.iter().map(|word| (*word != NO_WORD).then(|| token(word))).collect();
        Some(Name::of(text, self.kinds[number as usize], words.iter().map(token).collect(), joined))
    }

    /// How many names the list has.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Whether the list has no name.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// The words of a name, and its joined neighbours. A name of n words has n - 1 of these.
    fn words_of(&self, number: u32) -> (&[u32], &[u32]) {
        let at = number as usize;
        let words = &self.words[self.word_starts[at] as usize..self.word_starts[at + 1] as usize];
        words.split_at(words.len().div_ceil(2))
    }

    /// How much a word tells that so many names have: the logarithm of how rare it is.
    #[expect(clippy::cast_precision_loss, reason = "a logarithm of counts")]
    fn rarity(&self, names: usize) -> f32 {
        ((self.len() as f32 + 1.0) / (names as f32 + 0.5)).ln().max(0.5)
    }
}
