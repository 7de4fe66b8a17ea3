//! What two spellings of one name have in common, as keys for finding pairs worth comparing.

use crate::fold;
use crate::romanise::romanise;

use super::num::{hash, join};

/// At most so many words of a name or a text give keys.
const WORDS_MAX: usize = 6;

/// At most so many letters of a word are left out in turn.
const DELETIONS_MAX: usize = 16;

/// The text as it is compared here: folded, in Latin letters, one byte a letter, whatever script it was written in.
pub(super) fn plain(text: &str) -> Vec<u8> {
    let folded = fold(text);
    if folded.is_ascii() {
        return folded.into_bytes();
    }
    // The letters before folding: `й` is no `и` with an accent.
    let mut plain = Vec::with_capacity(folded.len());
    for word in text.split(is_between_words) {
        let latin = romanise(word).into_iter().next().unwrap_or_default();
        if !plain.is_empty() && !latin.is_empty() {
            plain.push(b' ');
        }
        plain.extend(latin.bytes());
    }
    plain
}

fn is_between_words(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '-' | '\u{2010}'..='\u{2015}' | ',' | '.' | ';' | '/' | '(' | ')' | '،' | '、' | '·'
        )
}

pub(super) fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == b' ').filter(|word| !word.is_empty()).take(WORDS_MAX)
}

/// How a word sounds, roughly: its first letter's class and the classes of its next consonants. Vowels after the
/// first letter, doubled letters and `h` are left out, because they are what transliterations differ in.
pub(super) fn sound(word: &[u8]) -> u32 {
    let mut classes = [0_u8; 5];
    let (mut used, mut last) = (0, 0);
    for letter in word {
        let class = class(*letter, used == 0);
        if class != 0 && (class != last || used == 0) {
            classes[used] = class;
            used += 1;
        }
        last = class;
        if used == classes.len() {
            break;
        }
    }
    hash(&classes[..used])
}

/// The class of a letter, 0 for one that is left out.
fn class(letter: u8, is_first: bool) -> u8 {
    match letter {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j' if is_first => b'a',
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'j' | b'h' | b' ' => 0,
        b'c' | b'k' | b'q' | b'x' | b'g' => b'k',
        b's' | b'z' => b's',
        b'd' | b't' => b't',
        b'f' | b'v' | b'w' => b'v',
        b'b' | b'p' => b'p',
        b'm' | b'n' => b'n',
        other => other,
    }
}

/// The sound of a whole field: of its first word long enough to have one.
pub(super) fn first_sound(text: &[u8]) -> u32 {
    words(text).find(|word| word.len() > 2).or_else(|| words(text).next()).map_or(0, sound)
}

/// The class of the first letter.
pub(super) fn initial(text: &[u8]) -> u32 {
    text.first().map_or(0, |letter| u32::from(class(*letter, true)).max(1))
}

/// The sounds of the words.
pub(super) fn sounds(text: &[u8]) -> Vec<u32> {
    sorted(words(text).filter(|word| word.len() > 1).map(sound).collect())
}

/// The sounds of each two words, in whichever order they stand.
pub(super) fn pairs_of_sounds(text: &[u8]) -> Vec<u32> {
    let sounds = sounds(text);
    let mut pairs = Vec::new();
    for (at, first) in sounds.iter().enumerate() {
        pairs.extend(sounds[at + 1..].iter().map(|second| join(*first, *second)));
    }
    if pairs.is_empty() { sounds } else { sorted(pairs) }
}

/// The word, and the word with each letter left out in turn: two words one edit apart share a key.
pub(super) fn deletions(word: &[u8]) -> Vec<u32> {
    let word = &word[..word.len().min(DELETIONS_MAX)];
    if word.is_empty() {
        return Vec::new();
    }
    let mut keys = vec![hash(word)];
    // Of a short word hardly anything remains.
    if word.len() > 3 {
        let mut shorter = Vec::with_capacity(word.len());
        for at in 0..word.len() {
            shorter.clear();
            shorter.extend_from_slice(&word[..at]);
            shorter.extend_from_slice(&word[at + 1..]);
            keys.push(hash(&shorter));
        }
    }
    sorted(keys)
}

pub(super) fn sorted(mut keys: Vec<u32>) -> Vec<u32> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_sound_alike_share_a_key() {
        let same =
            [("mohammed", "muhamad"), ("yusuf", "yousef"), ("katharina", "catarina"), ("ivanov", "iwanow")];
        for (left, right) in same {
            assert_eq!(sound(left.as_bytes()), sound(right.as_bytes()), "{left} / {right}");
        }
        assert_ne!(sound(b"petrov"), sound(b"ivanov"));
    }

    #[test]
    fn words_one_edit_apart_share_a_key() {
        for (left, right) in
            [("ivanov", "vanov"), ("ivanov", "ivabov"), ("ivanov", "iavnov"), ("ivanov", "ivannov")]
        {
            let (left, right) = (deletions(left.as_bytes()), deletions(right.as_bytes()));
            assert!(left.iter().any(|key| right.contains(key)));
        }
    }

    #[test]
    fn a_text_of_any_script_is_compared_in_latin_letters() {
        assert_eq!(plain("Łukasz"), b"lukasz");
        assert_eq!(plain("Иван Петров-Водкин"), b"ivan petrov vodkin");
        for (left, right) in [("Навальный", "Navalny"), ("محمد", "Mohammed"), ("Юсуф", "Yousef")]
        {
            assert_eq!(sound(&plain(left)), sound(&plain(right)), "{left} / {right}");
        }
        assert!(plain("—").is_empty());
    }

    #[test]
    fn the_words_of_a_name_pair_in_any_order() {
        assert_eq!(pairs_of_sounds(b"ivan petrov"), pairs_of_sounds(b"petrov ivan"));
    }
}
