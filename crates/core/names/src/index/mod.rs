//! Which names of a list come near a name.
//!
//! Two steps. For each word of the name that is asked for, the list's words that may be spellings of it, by the keys
//! they share ([`keys`]), each held against it once. Then the names that have such words, the rarest words first, and
//! of these the most promising are compared in full, as [`crate::score`] does.

mod keys;
mod postings;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::compare::{ALIKE_MIN, likeness};
use crate::name::{Kind, Name, Role, Token};
use crate::score;

use postings::Postings;

/// The most words of the list that are held in full against one word that is asked for.
const WORDS_COMPARED_MAX: usize = 64;

/// The most names that one word of the list brings in by itself. A word that more names have says too little alone.
const NAMES_OF_A_WORD_MAX: usize = 3000;

/// How many names are compared in full for each that is wanted, and at least.
const COMPARED_MIN: usize = 48;

/// Gathers names for an [`Index`].
#[derive(Debug, Default)]
pub struct IndexBuilder {
    names: Vec<Name>,
    /// Words that were seen, apart for persons and organisations, because a word's part depends on it.
    words: BTreeMap<(bool, Box<str>), Option<u32>>,
    tokens: Vec<Arc<Token>>,
    /// Pairs of a word and a name that has it.
    having: Vec<(u32, u32)>,
}

impl IndexBuilder {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name and gives its number: 0, 1, 2 … in the order of adding. A person with several names is several
    /// additions; the caller knows which numbers are one entry.
    pub fn add(&mut self, text: &str, kind: Kind) -> u32 {
        let number = u32::try_from(self.names.len()).expect("fewer than 2³² names");
        let for_person = kind != Kind::Organisation;
        let Self { words, tokens, having, .. } = self;
        let name = Name::with(text, kind, |word| {
            let known = words.get(&(for_person, word.into())).copied();
            let id = known.unwrap_or_else(|| {
                let token = Token::new(word, for_person).map(|token| {
                    tokens.push(Arc::new(token));
                    u32::try_from(tokens.len() - 1).expect("fewer than 2³² words")
                });
                words.insert((for_person, word.into()), token);
                token
            })?;
            having.push((id, number));
            Some(Arc::clone(&tokens[id as usize]))
        });
        self.names.push(name);
        number
    }

    /// Makes the index.
    pub fn build(self) -> Index {
        let mut keyed = Vec::new();
        let mut keys = Vec::new();
        for (id, token) in (0..).zip(&self.tokens) {
            keys::keys(token, &mut keys);
            keyed.extend(keys.iter().map(|key| (*key, id)));
        }
        Index {
            by_key: Postings::new(keyed),
            by_word: Postings::new(self.having),
            names: self.names,
            tokens: self.tokens,
        }
    }
}

/// Names of a list, found by any spelling.
#[derive(Debug)]
pub struct Index {
    names: Vec<Name>,
    tokens: Vec<Arc<Token>>,
    /// From a key to the words that have it.
    by_key: Postings,
    /// From a word to the names that have it.
    by_word: Postings,
}

/// A name of the list that comes near the one asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The number that [`IndexBuilder::add`] gave.
    pub number: u32,
    /// As [`score`] gives it.
    pub score: f32,
}

impl Index {
    /// The `top` names that come nearest, best first; fewer where fewer have anything in common.
    pub fn search(&self, name: &Name, top: usize) -> Vec<Found> {
        let promising = self.promising(name, COMPARED_MIN.max(top * 2));
        let mut found: Vec<Found> = promising
            .into_iter()
            .map(|number| Found { number, score: score(name, &self.names[number as usize]) })
            .collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number)));
        found.truncate(top);
        found
    }

    /// Names as a person types: every word but the last in full, the last as it begins.
    pub fn suggest(&self, typed: &str, top: usize) -> Vec<Found> {
        self.search(&Name::person(typed), top)
    }

    /// The name of a number, or `None` where the list has no such number.
    pub fn name(&self, number: u32) -> Option<&Name> {
        self.names.get(usize::try_from(number).ok()?)
    }

    /// How many names the list has.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether the list has no name.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The names worth comparing in full, most promising first.
    fn promising(&self, name: &Name, count: usize) -> Vec<u32> {
        let asked = name.tokens().iter().chain(name.joined().iter().flatten());
        let mut hits: Vec<(u32, u8, f32)> = Vec::new();
        for (at, token) in (0_u8..).zip(asked) {
            // A joined word says what its two words say.
            let slot = at.min(u8::try_from(name.tokens().len()).unwrap_or(u8::MAX));
            for (word, likeness) in self.alike(token) {
                let names = self.by_word.of(word);
                if names.len() <= NAMES_OF_A_WORD_MAX {
                    let worth = likeness * self.rarity(names.len()) * token.weight.max(0.3);
                    hits.extend(names.iter().map(|number| (*number, slot, worth)));
                }
            }
        }
        best(&mut hits, count)
    }

    /// The words of the list that are like a word, with their likeness.
    fn alike(&self, token: &Token) -> Vec<(u32, f32)> {
        if matches!(token.role, Role::Initial | Role::Particle | Role::LegalForm | Role::Title) {
            return Vec::new();
        }
        let mut keys = Vec::new();
        keys::keys(token, &mut keys);
        let mut words: Vec<u32> = keys.iter().flat_map(|key| self.by_key.of(*key)).copied().collect();
        words.sort_unstable();
        words.dedup();
        if words.len() > WORDS_COMPARED_MAX {
            let near = |word: &u32| {
                let common = (self.tokens[*word as usize].pairs & token.pairs).count_ones();
                std::cmp::Reverse(common * 64 / (self.tokens[*word as usize].pairs | token.pairs).count_ones().max(1))
            };
            words.sort_by_key(near);
            words.truncate(WORDS_COMPARED_MAX);
        }
        let compared = words.into_iter().map(|word| (word, likeness(token, &self.tokens[word as usize])));
        compared.filter(|(_, likeness)| *likeness >= ALIKE_MIN).collect()
    }

    /// How much a word tells that so many names have.
    fn rarity(&self, names: usize) -> f32 {
        let share = (self.names.len() as f32 + 1.0) / (names as f32 + 0.5);
        share.ln().max(0.5)
    }
}

/// The names with the best sum over the words asked for, each word counted once.
fn best(hits: &mut [(u32, u8, f32)], count: usize) -> Vec<u32> {
    hits.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.total_cmp(&a.2)));
    let mut sums: Vec<(u32, f32)> = Vec::new();
    let mut last = None;
    for (number, slot, worth) in hits.iter().copied() {
        if last == Some((number, slot)) {
            continue;
        }
        last = Some((number, slot));
        match sums.last_mut() {
            Some((before, sum)) if *before == number => *sum += worth,
            _ => sums.push((number, worth)),
        }
    }
    sums.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    sums.into_iter().take(count).map(|(number, _)| number).collect()
}
