//! One search after the other in one list.

use crate::compare::{ALIKE_MIN, likeness};
use crate::name::{Name, Role, Token};
use crate::score;

use super::{Found, Index, keys};

/// The most words of the list that are held in full against one word that is asked for.
const WORDS_COMPARED_MAX: usize = 48;
/// Words of one script that share fewer letter pairs than this, in 64ths, are not held against each other.
const STEP_IN_ONE_SCRIPT_MIN: usize = 9;
/// The most words of the list that are looked at for one word that is asked for.
const WORDS_SEEN_MAX: usize = 1000;
/// The most names that one word of the list brings in by itself. A word that more names have says too little alone.
const NAMES_OF_A_WORD_MAX: usize = 400;
/// The most names that are ranked, whatever brought them in.
const NAMES_RANKED_MAX: usize = 2000;
/// The most names that are looked at for what is typed.
const NAMES_TYPED_MAX: usize = 20_000;
/// How many words asked for are told apart.
const SLOTS: usize = 16;
/// How many names are compared in full, at least, and for each that is wanted.
const COMPARED_MIN: usize = 24;

/// Searches one list. It keeps what it needs between searches.
#[derive(Debug)]
pub struct Searcher<'a> {
    pub(super) index: &'a Index,
    /// By word of the list: what a search notes of it, in one place, because a search looks at thousands.
    notes: Vec<Note>,
    /// By name of the list: the search in which it was last seen.
    seen_names: Vec<u32>,
    /// Counts on for each word and each search, so that no mark needs to be taken back.
    now: u32,
    keys: Vec<u32>,
    buckets: Vec<&'a [u32]>,
    /// Words of the list that are like a word asked for: the word, which it is like, and how much that tells.
    alike: Vec<Alike>,
    names: Vec<u32>,
}

/// What a search notes of a word.
#[derive(Debug, Clone, Copy)]
struct Note {
    /// The word's letter pairs, copied from the list.
    pairs: u64,
    /// When it was last looked at.
    seen: u32,
    /// In which search it was last found to be like a word asked for; which word that was, and how much it tells.
    alike: u32,
    slot: u8,
    worth: f32,
}

/// A word of the list that is like a word asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alike {
    pub(super) word: u32,
    /// Which word asked for, in order; a joined one has the number of its first word.
    pub(super) slot: u8,
    pub(super) worth: f32,
}

impl Note {
    fn of(pairs: u64) -> Self {
        Self { pairs, seen: 0, alike: 0, slot: 0, worth: 0.0 }
    }
}

impl<'a> Searcher<'a> {
    pub(super) fn new(index: &'a Index) -> Self {
        Self {
            index,
            notes: index.pairs.iter().map(|pairs| Note::of(*pairs)).collect(),
            seen_names: vec![0; index.len()],
            now: 0,
            keys: Vec::new(),
            buckets: Vec::new(),
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
        self.now += 1;
        self.note_alike();
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

    /// Names that have a word for every word asked for; not compared in full.
    pub(super) fn with_words(&mut self, name: &Name) -> Vec<Found> {
        self.begin();
        for (slot, token) in (0_u8..).zip(name.tokens()) {
            self.add_alike(token, slot);
        }
        self.now += 1;
        self.note_alike();
        let mut counts = [0; SLOTS];
        for alike in &self.alike {
            counts[usize::from(alike.slot) % SLOTS] += self.index.by_word.of_dense(alike.word).len();
        }
        // Every name has an answer to the rarest word, so its names are all that matter.
        let asked = name.tokens().len().min(SLOTS);
        let Some(rarest) = (0..asked).min_by_key(|slot| counts[*slot]) else { return Vec::new() };
        let words = self.alike.iter().filter(|alike| usize::from(alike.slot) == rarest);
        for number in words.flat_map(|alike| self.index.by_word.of_dense(alike.word)).take(NAMES_TYPED_MAX) {
            add_name(&mut self.names, &mut self.seen_names, self.now, *number);
        }
        let all = (1_u32 << asked) - 1;
        let answers = |number: &&u32| self.slots_of(**number) == all;
        self.names.iter().filter(answers).map(|number| Found { number: *number, score: 0.99 }).collect()
    }

    /// Which words asked for a name answers, one bit each.
    fn slots_of(&self, number: u32) -> u32 {
        let notes = self.index.words_of(number).0.iter().map(|word| &self.notes[*word as usize]);
        notes
            .filter(|note| note.alike == self.now)
            .fold(0, |slots, note| slots | 1 << (usize::from(note.slot) % SLOTS))
    }

    fn begin(&mut self) {
        // One search counts on by less than this.
        if self.now > u32::MAX - 64 {
            self.notes.iter_mut().for_each(|note| *note = Note::of(note.pairs));
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
        // The keys of few words first: they are the most like it, and of the rest enough is enough.
        self.buckets.clear();
        self.buckets.extend(self.keys.iter().map(|key| self.index.by_key.of(*key)));
        self.buckets.sort_unstable_by_key(|bucket| bucket.len());
        for word in self.buckets.iter().copied().flatten().take(WORDS_SEEN_MAX) {
            let note = &mut self.notes[*word as usize];
            if note.seen != self.now {
                note.seen = self.now;
                let pairs = note.pairs;
                let step =
                    (pairs & token.pairs).count_ones() * 64 / (pairs | token.pairs).count_ones().max(1);
                steps[step as usize] += 1;
                candidates.push((u8::try_from(step).unwrap_or(64), *word));
            }
        }
        let least = least_step(&steps, WORDS_COMPARED_MAX);
        for (step, word) in candidates.into_iter().filter(|(step, _)| usize::from(*step) >= least) {
            let listed = &self.index.tokens[word as usize];
            if usize::from(step) < STEP_IN_ONE_SCRIPT_MIN && listed.script == token.script {
                continue;
            }
            let likeness = likeness(token, listed);
            if likeness >= ALIKE_MIN {
                let worth = likeness
                    * self.index.rarity(self.index.by_word.of_dense(word).len())
                    * token.weight.max(0.3);
                self.alike.push(Alike { word, slot, worth });
            }
        }
    }

    /// Notes at each word that is like one asked for what it tells; at most of one, the one it is most like.
    fn note_alike(&mut self) {
        for alike in &self.alike {
            let note = &mut self.notes[alike.word as usize];
            if note.alike != self.now || note.worth < alike.worth {
                *note = Note { alike: self.now, slot: alike.slot, worth: alike.worth, ..*note };
            }
        }
    }

    /// Gathers the names worth ranking: those that have a rare word, and those that have two words.
    fn gather(&mut self, name: &Name) {
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
        let mut slots = [0.0_f32; SLOTS];
        let (words, joined) = self.index.words_of(number);
        let mut idle = 0.0;
        for word in words.iter().chain(joined) {
            match self.notes.get(*word as usize) {
                Some(note) if note.alike == self.now => {
                    let slot = &mut slots[usize::from(note.slot) % SLOTS];
                    *slot = slot.max(note.worth);
                }
                _ => idle += 0.1,
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
