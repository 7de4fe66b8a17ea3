//! Gathers names and makes an index of them.

use crate::name::{Kind, Name};

use super::words::Words;
use super::{Index, NO_WORD, Postings, keys};

/// Gathers names for an [`Index`].
#[derive(Debug, Default)]
pub struct IndexBuilder {
    texts: String,
    text_starts: Vec<u32>,
    kinds: Vec<Kind>,
    words: Vec<u32>,
    word_starts: Vec<u32>,
    known: Words,
    /// Keys of two words, with the names that have them.
    twos: Vec<(u32, u32)>,
}

impl IndexBuilder {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name and gives its number: 0, 1, 2 … in the order of adding. A person with several names is several
    /// additions; the caller knows which numbers are one entry. A list holds fewer than 2³² bytes of names.
    pub fn add(&mut self, text: &str, kind: Kind) -> u32 {
        let number = u32::try_from(self.kinds.len()).expect("fewer than 2³² names");
        let for_person = kind != Kind::Organisation;
        let known = &mut self.known;
        let (name, words) = Name::with_words(text, kind, |word| {
            let id = known.take(word, for_person)?;
            Some((id, std::sync::Arc::clone(known.token(id))))
        });
        self.word_starts.push(u32::try_from(self.words.len()).expect("fewer than 2³² words in all names"));
        self.words.extend(words.into_iter().map(|word| word.unwrap_or(NO_WORD)));
        self.text_starts.push(u32::try_from(self.texts.len()).expect("fewer than 2³² bytes of names"));
        self.texts.push_str(text);
        self.kinds.push(kind);
        let mut twos = Vec::new();
        keys::of_name(&name, &mut twos);
        self.twos.extend(twos.into_iter().map(|key| (key, number)));
        number
    }

    /// Makes the index.
    pub fn build(mut self) -> Index {
        self.text_starts.push(u32::try_from(self.texts.len()).expect("fewer than 2³² bytes of names"));
        self.word_starts.push(u32::try_from(self.words.len()).expect("fewer than 2³² words in all names"));
        let tokens = self.known.into_tokens();
        let mut keyed = Vec::new();
        let mut keys = Vec::new();
        for (id, token) in (0..).zip(&tokens) {
            keys::of_word(token, &mut keys);
            keyed.extend(keys.iter().map(|key| (*key, id)));
        }
        let mut having = Vec::with_capacity(self.words.len());
        for (number, bounds) in (0..).zip(self.word_starts.windows(2)) {
            let words = &self.words[bounds[0] as usize..bounds[1] as usize];
            having.extend(words.iter().filter(|word| **word != NO_WORD).map(|word| (*word, number)));
        }
        let mut by_beginning: Vec<(u32, u8)> = (0..)
            .zip(&tokens)
            .flat_map(|(id, token)| (0..3).take(token.forms.len()).map(move |form| (id, form)))
            .collect();
        by_beginning.sort_unstable_by(|a, b| {
            let letters = |at: &(u32, u8)| &tokens[at.0 as usize].forms[usize::from(at.1)].letters;
            letters(a).cmp(letters(b)).then(a.cmp(b))
        });
        Index {
            texts: self.texts.into(),
            text_starts: self.text_starts.into(),
            kinds: self.kinds.into(),
            words: self.words.into(),
            word_starts: self.word_starts.into(),
            by_key: Postings::new(keyed),
            by_word: Postings::new(having),
            by_two: Postings::new(self.twos),
            by_beginning: by_beginning.into(),
            pairs: tokens.iter().map(|token| token.pairs).collect(),
            tokens,
        }
    }
}
