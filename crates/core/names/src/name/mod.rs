//! A name as it is compared: read once, compared often.

mod frequency;
mod split;
mod token;

use std::sync::Arc;

use crate::romanise::Script;

pub(crate) use frequency::count as seen_in_names;
pub(crate) use split::{LETTERS_MAX, is_invisible, is_part_of_a_word};
pub(crate) use token::{Form, Gender, Role, Token, number, writing};

/// The most words of a name that are compared. What is longer is no name, and comparing costs the square.
pub(crate) const TOKENS_MAX: usize = 12;

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person's name, in any order of its words.
    Person,
    /// The name of an organisation: a company, an authority, an armed group.
    Organisation,
    /// One word of a name, by itself.
    Word,
}

/// A name, analysed. Comparing two of them allocates nothing.
#[derive(Debug, Clone)]
pub struct Name {
    text: Box<str>,
    kind: Kind,
    tokens: Box<[Arc<Token>]>,
    /// For each word but the last: it and the next as one word, where that may be how others write it.
    joined: Box<[Option<Arc<Token>>]>,
    script: Script,
    letter_pairs: [u64; 4],
    classes: u16,
}

impl Name {
    /// Analyses a name. Any text is a name; what holds no letter is alike to nothing.
    pub fn new(text: &str, kind: Kind) -> Self {
        let word = |word: &str| Some((0, Arc::new(Token::new(word, kind != Kind::Organisation)?)));
        Self::with_words(text, kind, word).0
    }

    /// Analyses a name with words that may be known already under a number, and gives the numbers of its words and of
    /// their joined neighbours.
    pub(crate) fn with_words(
        text: &str,
        kind: Kind,
        mut word: impl FnMut(&str) -> Option<(u32, Arc<Token>)>,
    ) -> (Self, Vec<Option<u32>>) {
        let words = split::words(text, kind);
        let (mut numbers, tokens): (Vec<Option<u32>>, Vec<Arc<Token>>) = words
            .iter()
            .filter_map(|text| word(text))
            .take(TOKENS_MAX)
            .map(|(number, token)| (Some(number), token))
            .unzip();
        let joined = tokens
            .windows(2)
            .map(|two| {
                let joined = if may_join(&two[0], &two[1]) {
                    word(&format!("{}{}", two[0].text, two[1].text))
                } else {
                    None
                };
                numbers.push(joined.as_ref().map(|(number, _)| *number));
                joined.map(|(_, token)| token)
            })
            .collect();
        (Self::of(text, kind, tokens.into(), joined), numbers)
    }

    /// A name of words that are analysed.
    pub(crate) fn of(
        text: &str,
        kind: Kind,
        tokens: Box<[Arc<Token>]>,
        joined: Box<[Option<Arc<Token>>]>,
    ) -> Self {
        Self {
            text: text.into(),
            kind,
            script: tokens
                .iter()
                .max_by_key(|token| token.form().letters.len())
                .map_or(Script::Other, |token| token.script),
            letter_pairs: letter_pairs(&tokens),
            classes: tokens.iter().fold(0, |all, token| all | token.classes),
            tokens,
            joined,
        }
    }

    /// Analyses the name of a person.
    pub fn person(text: &str) -> Self {
        Self::new(text, Kind::Person)
    }

    /// Analyses the name of an organisation.
    pub fn organisation(text: &str) -> Self {
        Self::new(text, Kind::Organisation)
    }

    /// The name as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it is the name of.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn tokens(&self) -> &[Arc<Token>] {
        &self.tokens
    }

    pub(crate) fn joined(&self) -> &[Option<Arc<Token>>] {
        &self.joined
    }

    /// The script of its longest word.
    pub(crate) fn script(&self) -> Script {
        self.script
    }

    pub(crate) fn letter_pairs(&self) -> &[u64; 4] {
        &self.letter_pairs
    }

    pub(crate) fn classes(&self) -> u16 {
        self.classes
    }
}

/// How a name sorts in a list of many scripts: its words in Latin letters, in their order.
pub fn sort_key(text: &str) -> String {
    let name = Name::person(text);
    let words: Vec<&str> = name.tokens.iter().map(|token| &*token.form().letters).collect();
    if words.is_empty() { crate::fold(text) } else { words.join(" ") }
}

/// The most letters of two words that are written as one as a habit, not by mistake: `kara murza`, `min jung`.
const JOINED_MAX: usize = 12;
/// A word of so few letters is joined to any other.
const JOINED_SHORT: usize = 4;

/// Whether two neighbouring words are written as one now and then.
fn may_join(one: &Token, other: &Token) -> bool {
    let sizes = (one.form().letters.len(), other.form().letters.len());
    let is_habit = sizes.0 + sizes.1 <= JOINED_MAX || sizes.0.min(sizes.1) <= JOINED_SHORT;
    let joins = |role| matches!(role, Role::Naming | Role::Particle);
    joins(one.role) && other.role == Role::Naming && is_habit && one.script == other.script
}

/// Neighbouring letters of all words in any order, as a set of 256 bits.
fn letter_pairs(tokens: &[Arc<Token>]) -> [u64; 4] {
    let mut bits = [0; 4];
    for token in tokens {
        bits.iter_mut().zip(&token.letter_pairs).for_each(|(all, of_word)| *all |= of_word);
    }
    bits
}
