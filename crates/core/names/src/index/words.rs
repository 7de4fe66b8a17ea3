//! The different words of a list, each analysed once.

use std::sync::Arc;

use crate::name::{Token, number};

/// Words by number. A word is apart for persons and for organisations, because its part in a name depends on it.
#[derive(Debug, Default)]
pub(super) struct Words {
    tokens: Vec<Arc<Token>>,
    for_person: Vec<bool>,
    /// Open addressing: the number of a word and 1, or 0 where the place is free. Its size is a power of two.
    places: Vec<u32>,
}

impl Words {
    /// The number of a word, analysed where it is new; `None` where it holds no letter.
    pub(super) fn take(&mut self, word: &str, for_person: bool) -> Option<u32> {
        if self.places.len() < (self.tokens.len() + 1) * 2 {
            self.grow();
        }
        let at = match self.find(word, for_person) {
            Ok(id) => return Some(id),
            Err(at) => at,
        };
        let token = Token::new(word, for_person)?;
        self.tokens.push(Arc::new(token));
        self.for_person.push(for_person);
        let count = u32::try_from(self.tokens.len()).expect("fewer than 2³² words");
        self.places[at] = count;
        Some(count - 1)
    }

    pub(super) fn token(&self, id: u32) -> &Arc<Token> {
        &self.tokens[id as usize]
    }

    pub(super) fn into_tokens(self) -> Box<[Arc<Token>]> {
        self.tokens.into()
    }

    /// The number of a known word, or the place for a new one.
    fn find(&self, word: &str, for_person: bool) -> Result<u32, usize> {
        let mask = self.places.len() - 1;
        let mut at = number(word.as_bytes()) as usize & mask;
        loop {
            let Some(id) = self.places[at].checked_sub(1) else { return Err(at) };
            if self.for_person[id as usize] == for_person && *self.tokens[id as usize].text == *word {
                return Ok(id);
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        self.places = vec![0; (self.places.len() * 2).max(1024)];
        let mask = self.places.len() - 1;
        for (id, token) in (1..).zip(&self.tokens) {
            let mut at = number(token.text.as_bytes()) as usize & mask;
            while self.places[at] != 0 {
                at = (at + 1) & mask;
            }
            self.places[at] = id;
        }
    }
}
