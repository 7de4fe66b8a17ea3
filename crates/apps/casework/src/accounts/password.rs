//! Passwords of members: what is accepted, and how it is kept.
//!
//! Length counts, and nothing else is asked of the letters. What is refused is what is tried first: a short list of what
//! people choose, one thing over and over, and words of this very desk.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use crate::problem::{Problem, Sort};
use crate::world::Random;

/// The fewest characters a password may have.
pub const PASSWORD_CHARS_MIN: usize = 15;
/// So many words are enough, however short.
pub const PASSWORD_WORDS: usize = 5;
/// The most characters a password may have.
pub const PASSWORD_CHARS_MAX: usize = 128;

/// What many people choose.
const COMMON: &str = include_str!("common_passwords.txt");
/// So many characters must be left of a password without the words of this desk.
const OF_ONES_OWN: usize = 8;

const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;

const NOT_ACCEPTED: &str = "The password was not accepted. Nothing was changed.";

/// A password as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: [u8; 16],
    hash: [u8; 32],
}

impl Kept {
    /// Works the hash out. It takes a while, and 64 MiB: whoever calls it has a turn.
    pub(crate) fn of(password: &str, random: &mut dyn Random) -> Self {
        let mut salt = [0; 16];
        random.fill(&mut salt);
        let hash = hash(password, salt, (MEMORY_KIB, PASSES, LANES));
        Self { memory_kib: MEMORY_KIB, passes: PASSES, lanes: LANES, salt, hash: hash.unwrap_or_default() }
    }

    /// Whether this is the password.
    pub(crate) fn is(&self, password: &str) -> bool {
        let found = hash(password, self.salt, (self.memory_kib, self.passes, self.lanes));
        let differs =
            |found: [u8; 32]| found.iter().zip(self.hash).fold(0, |all, (one, other)| all | (one ^ other));
        found.is_some_and(|found| differs(found) == 0)
    }

    /// What is worked out where nobody has the name, so that it takes as long.
    pub(crate) fn nobodys() -> Self {
        Self { memory_kib: MEMORY_KIB, passes: PASSES, lanes: LANES, salt: [0; 16], hash: [0; 32] }
    }
}

fn hash(password: &str, salt: [u8; 16], (memory, passes, lanes): (u32, u32, u32)) -> Option<[u8; 32]> {
    let params = Params::new(memory, passes, lanes, Some(32)).ok()?;
    let mut out = [0; 32];
    // Keyboards and systems write the same letter in more ways than one.
    let typed: String = password.nfc().collect();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(typed.as_bytes(), &salt, &mut out)
        .ok()?;
    Some(out)
}

/// Whether a password may be one. `context` holds names of this desk and of the member.
pub(crate) fn accept(password: &str, context: &[&str]) -> Result<(), Problem> {
    let refuse = |why: String, mend: &str| Err(Problem::new(Sort::Input, NOT_ACCEPTED, why, mend));
    let another = "Choose five or more words that nobody would put together.";
    let chars = password.nfc().count();
    if chars > PASSWORD_CHARS_MAX {
        return refuse(
            format!("It has {chars} characters; at most {PASSWORD_CHARS_MAX} are taken."),
            "Choose a shorter one.",
        );
    }
    let lower: String = password.nfkc().flat_map(char::to_lowercase).collect();
    let mut words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 1)
        .collect();
    words.sort_unstable();
    words.dedup();
    if chars < PASSWORD_CHARS_MIN && words.len() < PASSWORD_WORDS {
        return refuse(
            format!(
                "It has {chars} characters; at least {PASSWORD_CHARS_MIN}, or {PASSWORD_WORDS} different words, are needed."
            ),
            another,
        );
    }
    let letters: String = lower.chars().filter(|letter| letter.is_alphanumeric()).collect();
    if is_common(&letters) {
        return refuse("It is one of those that are tried first.".to_owned(), another);
    }
    if is_one_thing_over_and_over(&letters) {
        return refuse("It is one thing over and over, or letters in their order.".to_owned(), another);
    }
    if own_chars(&letters, context) < OF_ONES_OWN {
        return refuse("It is made of names of this desk.".to_owned(), another);
    }
    Ok(())
}

/// What many people choose, also with figures or a mark before or behind.
fn is_common(letters: &str) -> bool {
    let bare = letters.trim_matches(|letter: char| letter.is_ascii_digit());
    COMMON.lines().any(|line| line == letters || (!bare.is_empty() && line == bare))
}

fn is_one_thing_over_and_over(letters: &str) -> bool {
    let all: Vec<char> = letters.chars().collect();
    let repeats = (1..=all.len() / 2)
        .any(|length| length <= 8 && all.iter().enumerate().all(|(at, letter)| *letter == all[at % length]));
    let in_order = |pair: &[char]| {
        let (one, next) = (u32::from(pair[0]), u32::from(pair[1]));
        one.abs_diff(next) == 1 || (pair[0] == '9' && pair[1] == '0') || (pair[0] == '0' && pair[1] == '9')
    };
    let runs = all.windows(2).filter(|pair| in_order(pair)).count();
    repeats || (all.len() > 2 && runs + 2 >= all.len())
}

/// How many characters are left without the words of this desk, and without figures.
fn own_chars(letters: &str, context: &[&str]) -> usize {
    let mut own = letters.to_owned();
    let mut words: Vec<String> = context
        .iter()
        .copied()
        .chain(["amparo", "password", "passphrase"])
        .flat_map(|text| {
            let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
            let parts = lower.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned);
            parts.filter(|part| part.chars().count() > 2).collect::<Vec<_>>()
        })
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    for word in words {
        own = own.replace(&word, "");
    }
    own.chars().filter(|letter| !letter.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_and_what_is_tried_first_is_refused() {
        let context = ["The Harbour Desk", "Mira Lindqvist"];
        for (password, fits, because) in [
            ("plover gravel umbrella", true, "three long words"),
            ("чайка гравий зонтик", true, "in any script"),
            ("go up by an ox", true, "five words, however short"),
            ("ab ab ab ab ab", false, "one word five times"),
            ("short", false, "too short"),
            ("fourteen chars", false, "one character too few"),
            ("exactly 15 char", true, "just long enough"),
            (&"long word ".repeat(13), false, "too long"),
            ("passwordpassword", false, "one word twice"),
            ("correct horse battery staple", false, "everybody has read of it"),
            ("Correct Horse Battery Staple 1!", false, "the same with a figure"),
            ("aaaaaaaaaaaaaaaaaaaa", false, "one letter"),
            ("abcabcabcabcabcabc", false, "three letters over and over"),
            ("123456789012345", false, "figures in their order"),
            ("abcdefghijklmnopq", false, "letters in their order"),
            ("qwertyuiopasdfghjkl", false, "the keyboard in its order"),
            ("amparo harbour desk 2026", false, "the names of this desk"),
            ("mira.lindqvist.amparo", false, "the member's name"),
            ("mira lindqvist plover gravel", true, "and words of one's own"),
        ] {
            assert_eq!(accept(password, &context).is_ok(), fits, "{password}: {because}");
        }
    }

    #[test]
    fn a_password_is_known_again_however_its_letters_are_composed() {
        let kept = Kept::of("caf\u{e9} plover gravel umbrella", &mut crate::world::SystemRandom);
        assert!(kept.is("cafe\u{301} plover gravel umbrella"));
        assert!(!kept.is("cafe plover gravel umbrella"));
        let again = Kept::of("caf\u{e9} plover gravel umbrella", &mut crate::world::SystemRandom);
        assert_ne!(kept, again, "salted");
        assert!(!Kept::nobodys().is(""));
    }
}
