//! One search after the other in one list.

use crate::compare::{ALIKE_MIN, likeness};
use crate::name::{Name, Role, Token};
use crate::score;

use super::{Found, Index, keys};

/// The most words of the list that are held in full against one word that is asked for.
const WORDS_COMPARED_MAX: usize = 48;
/// The most names that one word of the list brings in by itself. A word that more names have says too little alone.
const NAMES_OF_A_WORD_MAX: usize = 400;
/// The most names that are ranked, whatever brought them in.
const NAMES_RANKED_MAX: usize = 4000;
/// How many names are compared in full, at least, and for each that is wanted.
const COMPARED_MIN: usize = 32;

/// Searches one list. It keeps what it needs between searches.
#[derive(Debug)]
pub struct Searcher<'a> {
    index: &'a Index,
    /// By word of the list: the search in which it was last seen.
    seen_words: Vec<u32>,
    /// By name of the list: the search in which it was last seen.
    seen_names: Vec<u32>,
    /// Counts on for each word and each search, so that no mark needs to be taken back.
    now: u32,
    keys: Vec<u32>,
    /// Words of the list that are like a word asked for: the word, which it is like, and how much that tells.
    alike: Vec<Alike>,
    names: Vec<u32>,
}

/// A word of the list that is like a word asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alike {
    pub(super) word: u32,
    /// Which word asked for, in order; a joined one has the number of its first word.
    pub(super) slot: u8,
    pub(super) worth: f32,
}

impl<'a> Searcher<'a> {
    pub(super) fn new(index: &'a Index) -> Self {
        Self {
            index,
            seen_words: vec![0; index.tokens.len()],
            seen_names: vec![0; index.len()],
            now: 0,
            keys: Vec::new(),
            alike: Vec::new(),
            names: Vec::new(),
        }
    }

    /// The `top` names that come nearest, best first; fewer where fewer have anything in common.
    pub fn search(&mut self, name: &Name, top: usize) -> Vec<Found> {
        self.begin();
        for (slot, token) in (0_u8..).zip(name.tokens()) {
            self.add_alike(token, slot);
        }
        for (slot, token) in (0_u8..).zip(name.joined()) {
            if let Some(token) = token {
                self.add_alike(token, slot);
            }
        }
        self.alike.sort_unstable_by_key(|alike| alike.word);
        self.gather(name);
        let promising = self.promising(COMPARED_MIN.max(top * 2));
        let mut found: Vec<Found> = promising
            .into_iter()
            .filter_map(|number| Some(Found { number, score: score(name, &self.index.name(number)?) }))
            .filter(|found| found.score > 0.0)
            .collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number)));
        found.truncate(top);
        found
    }

    /// Names that have a word for every word asked for, with the share of likeness; not compared in full.
    pub(super) fn with_words(&mut self, name: &Name) -> Vec<Found> {
        self.begin();
        for (slot, token) in (0_u8..).zip(name.tokens()) {
            self.add_alike(token, slot);
        }
        self.alike.sort_unstable_by_key(|alike| alike.word);
        self.now += 1;
        let mut numbers = Vec::new();
        // Every name has an answer to the rarest word, so its names are all that matter.
        let slots = u8::try_from(name.tokens().len()).unwrap_or(u8::MAX);
        let count = |slot: u8| {
            self.of_slot(slot).map(|alike| self.index.by_word.of_dense(alike.word).len()).sum::<usize>()
        };
        let Some(rarest) = (0..slots).min_by_key(|slot| count(*slot)) else { return Vec::new() };
        numbers.extend(
            self.of_slot(rarest)
                .flat_map(|alike| self.index.by_word.of_dense(alike.word))
                .take(NAMES_RANKED_MAX * 8),
        );
        numbers.sort_unstable();
        numbers.dedup();
        let answers = |number: &&u32| {
            let words = self.index.words_of(**number).0;
            (0..slots).all(|slot| self.of_slot(slot).any(|alike| words.contains(&alike.word)))
        };
        numbers.iter().filter(answers).map(|number| Found { number: *number, score: 0.99 }).collect()
    }

    fn of_slot(&self, slot: u8) -> impl Iterator<Item = &Alike> {
        self.alike.iter().filter(move |alike| alike.slot == slot)
    }

    fn begin(&mut self) {
        // One search counts on by less than this.
        if self.now > u32::MAX - 64 {
            self.seen_words.fill(0);
            self.seen_names.fill(0);
            self.now = 0;
        }
        self.alike.clear();
        self.names.clear();
    }

    /// Finds the words of the list that are like a word.
    fn add_alike(&mut self, token: &Token, slot: u8) {
        if !matches!(token.role, Role::Naming | Role::Number) {
            return;
        }
        keys::of_word(token, &mut self.keys);
        // Words by how many letter pairs they share with the one asked for, in 64 steps.
        let mut steps = [0_u32; 65];
        let mut candidates: Vec<(u8, u32)> = Vec::new();
        // A word is new for each word asked for: the mark is cleared by counting on.
        self.now += 1;
        for key in &self.keys {
            for word in self.index.by_key.of(*key) {
                let seen = &mut self.seen_words[*word as usize];
                if *seen != self.now {
                    *seen = self.now;
                    let pairs = self.index.pairs[*word as usize];
                    let step =
                        (pairs & token.pairs).count_ones() * 64 / (pairs | token.pairs).count_ones().max(1);
                    steps[step as usize] += 1;
                    candidates.push((u8::try_from(step).unwrap_or(64), *word));
                }
            }
        }
        let least = least_step(&steps, WORDS_COMPARED_MAX);
        for (_, word) in candidates.into_iter().filter(|(step, _)| usize::from(*step) >= least) {
            let likeness = likeness(token, &self.index.tokens[word as usize]);
            if likeness >= ALIKE_MIN {
                let worth = likeness
                    * self.index.rarity(self.index.by_word.of_dense(word).len())
                    * token.weight.max(0.3);
                self.alike.push(Alike { word, slot, worth });
            }
        }
    }

    /// Gathers the names worth ranking: those that have a rare word, and those that have two words.
    fn gather(&mut self, name: &Name) {
        self.now += 1;
        keys::of_name(name, &mut self.keys);
        for key in &self.keys {
            for number in self.index.by_two.of(*key) {
                add_name(&mut self.names, &mut self.seen_names, self.now, *number);
            }
        }
        let mut order: Vec<(usize, u32)> = self
            .alike
            .iter()
            .map(|alike| (self.index.by_word.of_dense(alike.word).len(), alike.word))
            .filter(|(names, _)| *names <= NAMES_OF_A_WORD_MAX)
            .collect();
        order.sort_unstable();
        for (_, word) in order {
            if self.names.len() > NAMES_RANKED_MAX {
                break;
            }
            for number in self.index.by_word.of_dense(word) {
                add_name(&mut self.names, &mut self.seen_names, self.now, *number);
            }
        }
    }

    /// The names that answer best to the words asked for, each word once.
    fn promising(&self, count: usize) -> Vec<u32> {
        let mut ranked: Vec<(f32, u32)> =
            self.names.iter().map(|number| (self.worth(*number), *number)).collect();
        let best_first = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if ranked.len() > count {
            ranked.select_nth_unstable_by(count, best_first);
            ranked.truncate(count);
        }
        ranked.sort_unstable_by(best_first);
        ranked.into_iter().map(|(_, number)| number).collect()
    }

    /// What the words of a name tell of the words asked for, less a little for each that says nothing.
    fn worth(&self, number: u32) -> f32 {
        let mut slots = [0.0_f32; 16];
        let (words, joined) = self.index.words_of(number);
        let mut idle = 0.0;
        for word in words.iter().chain(joined) {
            let start = self.alike.partition_point(|alike| alike.word < *word);
            let mut is_idle = true;
            for alike in self.alike[start..].iter().take_while(|alike| alike.word == *word) {
                is_idle = false;
                let slot = &mut slots[usize::from(alike.slot) & 15];
                *slot = slot.max(alike.worth);
            }
            if is_idle {
                idle += 0.1;
            }
        }
        slots.iter().sum::<f32>() - idle
    }
}

fn add_name(names: &mut Vec<u32>, seen: &mut [u32], now: u32, number: u32) {
    let mark = &mut seen[number as usize];
    if *mark != now {
        *mark = now;
        names.push(number);
    }
}

/// The step from which on at most so many words remain, or all of the highest.
fn least_step(steps: &[u32; 65], most: usize) -> usize {
    let mut count = 0;
    for step in (0..steps.len()).rev() {
        count += steps[step] as usize;
        if count > most {
            return step + 1;
        }
    }
    0
}
