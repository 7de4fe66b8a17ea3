//! Under which keys a word is found: words that may be spellings of one another share one.
//!
//! A key is a word's consonants, each as its class, so that voicing, vowels and most of what transliteration does to a
//! word fall away. Letters that stand for two classes give two keys. One consonant too many, too few or wrong is found
//! by the keys that leave out one consonant each, where enough remain.

use crate::name::{Token, number};

/// The most consonants of a key. Words that agree in so many are few.
const CONSONANTS_MAX: usize = 10;

/// From so many consonants on, keys that leave one out still part words well.
const LEAVE_OUT_FROM: usize = 4;

/// The most keys of one word.
const KEYS_MAX: usize = 40;

/// The keys of a word, each once.
pub(super) fn keys(token: &Token, out: &mut Vec<u32>) {
    out.clear();
    for form in &token.forms {
        out.push(number(form.letters.as_bytes()));
        let mut skeletons = Skeletons::default();
        skeletons.read(form.letters.as_bytes());
        for skeleton in skeletons.all() {
            out.push(of_skeleton(skeleton));
            if skeleton.len() >= LEAVE_OUT_FROM {
                for left_out in 0..skeleton.len() {
                    let mut rest = [0; CONSONANTS_MAX];
                    let kept = skeleton.iter().enumerate().filter(|(at, _)| *at != left_out);
                    kept.zip(&mut rest).for_each(|((_, class), rest)| *rest = *class);
                    out.push(of_skeleton(&rest[..skeleton.len() - 1]));
                }
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out.truncate(KEYS_MAX);
}

/// Skeletons have numbers of their own, apart from those of whole words.
fn of_skeleton(skeleton: &[u8]) -> u32 {
    number(skeleton) ^ 0x5bd1_e995
}

/// The readings of a word's consonants.
#[derive(Default)]
struct Skeletons {
    texts: [[u8; CONSONANTS_MAX]; 4],
    sizes: [usize; 4],
    count: usize,
}

impl Skeletons {
    fn all(&self) -> impl Iterator<Item = &[u8]> {
        self.texts.iter().zip(self.sizes).take(self.count).map(|(text, size)| &text[..size])
    }

    fn read(&mut self, letters: &[u8]) {
        self.count = 1;
        let mut at = 0;
        while at < letters.len() {
            let (classes, size) = consonant(letters, at);
            match classes {
                [0, _] => {}
                [class, 0] => (0..self.count).for_each(|reading| self.push(reading, class)),
                [one, other] => {
                    let before = self.count;
                    if before * 2 <= self.texts.len() {
                        for reading in 0..before {
                            self.texts[before + reading] = self.texts[reading];
                            self.sizes[before + reading] = self.sizes[reading];
                            self.push(before + reading, other);
                        }
                        self.count *= 2;
                    }
                    (0..before).for_each(|reading| self.push(reading, one));
                }
            }
            at += size;
        }
    }

    /// Doubled consonants are one.
    fn push(&mut self, reading: usize, class: u8) {
        let size = self.sizes[reading];
        if size < CONSONANTS_MAX && (size == 0 || self.texts[reading][size - 1] != class) {
            self.texts[reading][size] = class;
            self.sizes[reading] += 1;
        }
    }
}

/// The class of the consonant that begins here, or two where it may be either, and how many letters it has.
fn consonant(letters: &[u8], at: usize) -> ([u8; 2], usize) {
    let next = letters.get(at + 1).copied().unwrap_or(0);
    let is_soft = matches!(next, b'e' | b'i' | b'y');
    match (letters[at], next) {
        (b's', b'h') | (b's', b'c') | (b't', b's' | b'z') | (b'z', b'h') | (b'd', b'j' | b'z') => ([b'S', 0], 2),
        (b'c', b'h') => ([b'S', b'K'], 2),
        (b'k' | b'g', b'h') => ([b'K', 0], 2),
        (b'p', b'h') => ([b'P', 0], 2),
        (b't', b'h') => ([b'T', b'S'], 2),
        (b'b' | b'p' | b'f' | b'v', _) => ([b'P', 0], 1),
        (b't' | b'd', _) => ([b'T', 0], 1),
        (b'k' | b'q', _) => ([b'K', 0], 1),
        (b'c', _) if is_soft => ([b'S', b'K'], 1),
        (b'g', _) if is_soft => ([b'K', b'S'], 1),
        (b'c' | b'g', _) => ([b'K', 0], 1),
        (b'x', _) => ([b'K', b'S'], 1),
        (b'j', _) => ([b'S', b'_'], 1),
        (b's' | b'z', _) => ([b'S', 0], 1),
        (b'm', _) => ([b'M', 0], 1),
        (b'n', _) => ([b'N', 0], 1),
        (b'l' | b'r', _) => ([b'R', 0], 1),
        (b'w', _) if at == 0 => ([b'_', b'P'], 1),
        (digit @ b'0'..=b'9', _) => ([digit, 0], 1),
        _ => ([0, 0], 1),
    }
}
