//! Names while a person types.

use crate::name::{Kind, Name};

use super::{Found, Index};

/// The most words that a beginning stands for.
const WORDS_MAX: usize = 200;
/// The most names that are looked at for one word.
const NAMES_MAX: usize = 2000;

impl Index {
    /// Names as a person types: every word but the last in full, in any spelling; the last as it begins. Names that
    /// answer to all of it come first, of these the shortest.
    pub fn suggest(&self, typed: &str, top: usize) -> Vec<Found> {
        let name = Name::new(typed, Kind::Person);
        let Some(last) = name.tokens().last().filter(|_| !typed.ends_with(char::is_whitespace)) else {
            return self.search(&name, top);
        };
        let beginnings = self.beginning_with(&last.form().letters);
        let mut found = if name.tokens().len() == 1 {
            self.of_beginning(&beginnings)
        } else {
            self.with_beginning(&name, &beginnings)
        };
        // Who typed the last word in full, or another spelling of it, is answered as in a search.
        found.extend(self.search(&name, top));
        found.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| self.size(*a).cmp(&self.size(*b)))
                .then(a.number.cmp(&b.number))
        });
        let mut seen = Vec::new();
        found.retain(|found| {
            !seen.contains(&found.number) && {
                seen.push(found.number);
                seen.len() <= top
            }
        });
        found
    }

    fn size(&self, found: Found) -> usize {
        self.text(found.number).map_or(0, str::len)
    }

    /// The words that begin with these letters in one of their Latin forms, in order.
    fn beginning_with(&self, letters: &str) -> Vec<u32> {
        let form = |at: &(u32, u8)| &*self.tokens[at.0 as usize].forms[usize::from(at.1)].letters;
        let start = self.by_beginning.partition_point(|at| form(at) < letters);
        let mut words: Vec<u32> = self.by_beginning[start..]
            .iter()
            .take_while(|at| form(at).starts_with(letters))
            .take(WORDS_MAX * 3)
            .map(|at| at.0)
            .collect();
        words.sort_unstable();
        words.dedup();
        // What many names have is likelier to be meant.
        words.sort_by_key(|word| std::cmp::Reverse(self.by_word.of_dense(*word).len()));
        words.truncate(WORDS_MAX);
        words
    }

    fn of_beginning(&self, words: &[u32]) -> Vec<Found> {
        let names = words.iter().flat_map(|word| self.by_word.of_dense(*word).iter()).take(NAMES_MAX);
        names.map(|number| Found { number: *number, score: 1.0 }).collect()
    }

    /// Names that answer to the words in full and have a word with this beginning.
    fn with_beginning(&self, name: &Name, words: &[u32]) -> Vec<Found> {
        let mut words = words.to_vec();
        words.sort_unstable();
        let before = name.text().trim_end().rsplit_once(char::is_whitespace).map_or("", |(before, _)| before);
        let has = |number: u32| self.words_of(number).0.iter().any(|word| words.binary_search(word).is_ok());
        let mut searcher = self.searcher();
        let found = searcher.with_words(&Name::new(before, Kind::Person));
        found.into_iter().filter(|found| has(found.number)).collect()
    }
}
