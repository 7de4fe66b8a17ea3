//! Under which keys words and names are found: what may be spellings of one another shares one.
//!
//! A word has three kinds of keys. Its Latin forms, letter by letter. Its consonants, each as its class, so that voicing,
//! vowels and most of what transliteration does to a word fall away; letters that stand for two classes give two. And
//! both of these with one letter, or one consonant, left out, so that one too many, too few or wrong is forgiven.
//!
//! A name has a key for each two of its words: the beginnings of their consonants, in either order. Names whose words
//! are all common are found by it, where each word alone would bring in thousands.

use crate::name::{Name, Role, Token, number, writing};
use crate::transliteration::Costs;

/// The most consonants of a key. Words that agree in so many are few.
const CONSONANTS_MAX: usize = 10;
/// From so many consonants on, keys that leave one out still part words well.
const LEAVE_CONSONANT_FROM: usize = 5;
/// From so many letters on, keys that leave one out still part words well; and up to so many it is worth the room.
const LEAVE_LETTER_FROM: usize = 4;
const LEAVE_LETTER_UP_TO: usize = 14;
/// The most keys of one word.
const KEYS_MAX: usize = 48;
/// How many consonants of each word are in the key of two words: endings differ between languages and genders.
const BEGINNING: usize = 4;
/// The most words of a name that are taken two by two.
const WORDS_MAX: usize = 5;

/// The keys of a word, each once.
pub(super) fn of_word(token: &Token, out: &mut Vec<u32>) {
    out.clear();
    let usual = writing(token.script).map(|writing| Costs::get().usual(&token.units, writing));
    for letters in token.forms.iter().map(|form| &*form.letters).chain(usual.as_deref()) {
        let letters = letters.as_bytes();
        if letters.is_empty() {
            continue;
        }
        out.push(number(letters));
        if (LEAVE_LETTER_FROM..=LEAVE_LETTER_UP_TO).contains(&letters.len()) {
            out.extend((0..letters.len()).map(|at| without(letters, at)));
        }
        let mut skeletons = Skeletons::default();
        skeletons.read(letters);
        for skeleton in skeletons.all() {
            out.push(CONSONANTS ^ number(skeleton));
            if skeleton.len() >= LEAVE_CONSONANT_FROM {
                out.extend((0..skeleton.len()).map(|at| CONSONANTS ^ without(skeleton, at)));
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out.truncate(KEYS_MAX);
}

/// The keys of each two words of a name, each once.
pub(super) fn of_name(name: &Name, out: &mut Vec<u32>) {
    out.clear();
    let naming = name.tokens().iter().filter(|token| matches!(token.role, Role::Naming));
    let mut beginnings = [([0_u32; 2], 0); WORDS_MAX];
    let mut count = 0;
    for token in naming.take(WORDS_MAX) {
        beginnings[count] = beginnings_of(token);
        count += 1;
    }
    for (at, (left, left_count)) in beginnings[..count].iter().enumerate() {
        for (right, right_count) in &beginnings[at + 1..count] {
            for one in &left[..*left_count] {
                for other in &right[..*right_count] {
                    let (low, high) = (one.min(other), one.max(other));
                    out.push(low.wrapping_mul(0x9e37_79b1) ^ *high);
                }
            }
        }
    }
    out.sort_unstable();
    out.dedup();
}

/// Up to two readings of a word's first consonants. A word of another script is read by table and as it is usually
/// written.
fn beginnings_of(token: &Token) -> ([u32; 2], usize) {
    let usual = writing(token.script).map(|writing| Costs::get().usual(&token.units, writing));
    let mut numbers = [0; 2];
    let mut count = 0;
    for letters in usual.as_deref().into_iter().chain([&*token.form().letters]) {
        let mut skeletons = Skeletons::default();
        skeletons.read(letters.as_bytes());
        let most = if usual.is_some() { count + 1 } else { 2 };
        for skeleton in skeletons.all().filter(|skeleton| !skeleton.is_empty()) {
            let number = number(&skeleton[..skeleton.len().min(BEGINNING)]);
            if count < most.min(2) && !numbers[..count].contains(&number) {
                numbers[count] = number;
                count += 1;
            }
        }
    }
    (numbers, count)
}

/// Consonants have numbers of their own, apart from those of letters.
const CONSONANTS: u32 = 0x5bd1_e995;

/// The number of what remains when one place is left out.
fn without(letters: &[u8], at: usize) -> u32 {
    let mut rest = [0; 16];
    let size = letters.len() - 1;
    rest[..at].copy_from_slice(&letters[..at]);
    rest[at..size].copy_from_slice(&letters[at + 1..]);
    number(&rest[..size])
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
        (b's', b'h' | b'c') | (b'z', b'h') | (b't', b's' | b'z') | (b'd', b'j' | b'z') => ([b'S', 0], 2),
        (b'c', b'h') => ([b'S', b'K'], 2),
        (b'k' | b'g', b'h') => ([b'K', 0], 2),
        (b'p', b'h') => ([b'P', 0], 2),
        (b't', b'h') => ([b'T', b'S'], 2),
        (b'b' | b'p' | b'f' | b'v', _) => ([b'P', 0], 1),
        (b't' | b'd', _) => ([b'T', 0], 1),
        (b'c', _) if is_soft => ([b'S', b'K'], 1),
        (b'g', _) if is_soft => ([b'K', b'S'], 1),
        (b'k' | b'q' | b'c' | b'g', _) => ([b'K', 0], 1),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(word: &str) -> Vec<u32> {
        let mut keys = Vec::new();
        of_word(&Token::new(word, true).expect("a word"), &mut keys);
        keys
    }

    fn keys_of_two(name: &str) -> Vec<u32> {
        let mut keys = Vec::new();
        of_name(&Name::person(name), &mut keys);
        keys
    }

    #[test]
    fn spellings_of_a_word_share_a_key_and_other_words_do_not() {
        let table = [
            ("mohammed", "muhamad", true, "other vowels, a doubled consonant"),
            ("sergei", "serguey", true, "French and English"),
            ("monvik", "monwik", true, "one letter of another kind"),
            ("monvik", "monvk", true, "a letter left out"),
            ("monvik", "montvik", true, "a letter too many"),
            ("zhoubrin", "joubrin", true, "two letters for one sound"),
            ("cemal", "kemal", true, "a letter with two sounds"),
            ("щербак", "shcherbak", true, "two scripts"),
            ("خالد", "khaled", true, "two scripts, one of them without vowels"),
            ("darel", "pelgat", false, "nothing in common"),
            ("monvik", "sarum", false, "nothing in common"),
        ];
        for (one, other, expected, because) in table {
            let other_keys = keys(other);
            let share = keys(one).iter().any(|key| other_keys.contains(key));
            assert_eq!(share, expected, "{one} / {other}: {because}");
        }
    }

    #[test]
    fn two_words_have_one_key_in_either_order() {
        assert_eq!(keys_of_two("Darel Monvik"), keys_of_two("Monvik Darel"));
        assert!(keys_of_two("Darel").is_empty(), "one word makes no two");
        let with_father = keys_of_two("Darel Sarum Monvik");
        assert!(
            keys_of_two("Darel Monvik").iter().all(|key| with_father.contains(key)),
            "a word between is no matter"
        );
    }

    #[test]
    fn keys_are_few_and_each_is_there_once() {
        for word in ["a", "jcgxthxjcgxthx", "konstantinopolitanskaya", "1234567890"] {
            let keys = keys(word);
            assert!(!keys.is_empty() && keys.len() <= KEYS_MAX, "{word}: {} keys", keys.len());
            assert!(keys.windows(2).all(|two| two[0] < two[1]), "{word}");
        }
        assert!(keys_of_two(&"darel monvik ".repeat(6)).len() <= WORDS_MAX * (WORDS_MAX - 1) * 2);
    }

    #[test]
    fn a_word_is_found_under_the_letters_of_its_first_form() {
        for word in ["darel", "konstantinopolitan", "щербак", "ابراهيم"] {
            let token = Token::new(word, true).expect("a word");
            assert!(keys(word).contains(&number(token.form().letters.as_bytes())), "{word}");
        }
    }
}
