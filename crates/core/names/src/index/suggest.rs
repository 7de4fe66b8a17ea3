//! Names while a person types.

use crate::name::{Kind, Name};

use super::{Found, Index, Searcher};

/// The most words that a beginning stands for.
const WORDS_MAX: usize = 200;
/// The most Latin forms that are looked at for a beginning: one letter begins a tenth of all.
const FORMS_MAX: usize = 2000;
/// The most names that are looked at for one word.
const NAMES_MAX: usize = 2000;

impl Searcher<'_> {
    /// Names as a person types: every word but the last in full, in any spelling; the last as it begins. Names that
    /// answer to all of it come first, of these the shortest.
    pub fn suggest(&mut self, typed: &str, top: usize) -> Vec<Found> {
        let name = Name::new(typed, Kind::Person);
        let Some(last) = name.tokens().last().filter(|_| !typed.ends_with(char::is_whitespace)) else {
            return self.search(&name, top);
        };
        let words = self.index.beginning_with(&last.form().letters);
        let mut found = if name.tokens().len() == 1 {
            self.index.of_words(&words)
        } else {
            self.with_beginning(&name, words)
        };
        // Who typed the last word in full, or another spelling of it, is answered as in a search.
        if found.len() < top {
            found.extend(self.search(&name, top));
        }
        let size = |found: &Found| self.index.text(found.number).map_or(0, str::len);
        let best_first = |a: &Found, b: &Found| {
            b.score.total_cmp(&a.score).then_with(|| size(a).cmp(&size(b))).then(a.number.cmp(&b.number))
        };
        found.sort_by(best_first);
        let mut seen = Vec::new();
        found.retain(|found| {
            let is_new = seen.len() < top && !seen.contains(&found.number);
            if is_new {
                seen.push(found.number);
            }
            is_new
        });
        found
    }

    /// Names that answer to the words in full and have one of these words.
    fn with_beginning(&mut self, name: &Name, mut words: Vec<u32>) -> Vec<Found> {
        words.sort_unstable();
        let before = name.text().trim_end().rsplit_once(char::is_whitespace).map_or("", |(before, _)| before);
        let index = self.index;
        let has = |number: u32| index.words_of(number).0.iter().any(|word| words.binary_search(word).is_ok());
        let found = self.with_words(&Name::new(before, Kind::Person));
        found.into_iter().filter(|found| has(found.number)).collect()
    }
}

impl Index {
    /// The words that begin with these letters in one of their Latin forms, those of many names first.
    fn beginning_with(&self, letters: &str) -> Vec<u32> {
        let form = |at: &(u32, u8)| &*self.tokens[at.0 as usize].forms[usize::from(at.1)].letters;
        let start = self.by_beginning.partition_point(|at| form(at) < letters);
        let mut words: Vec<u32> = self.by_beginning[start..]
            .iter()
            .take_while(|at| form(at).starts_with(letters))
            .take(FORMS_MAX)
            .map(|at| at.0)
            .collect();
        words.sort_unstable();
        words.dedup();
        words.sort_by_cached_key(|word| std::cmp::Reverse(self.by_word.of_dense(*word).len()));
        words.truncate(WORDS_MAX);
        words
    }

    fn of_words(&self, words: &[u32]) -> Vec<Found> {
        let names = words.iter().flat_map(|word| self.by_word.of_dense(*word).iter()).take(NAMES_MAX);
        names.map(|number| Found { number: *number, score: 1.0 }).collect()
    }
}
