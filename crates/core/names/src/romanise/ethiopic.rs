//! Amharic and Tigrinya: each sign is a consonant and its vowel, eight signs to a consonant in one order.

use super::{Forms, push_foreign};

/// Consonants of `U+1200` to `U+135F` in eights. An empty row has signs that names do not use.
const CONSONANTS: [&str; 44] = [
    "h", "l", "h", "m", "s", "r", "s", "sh", "k", "kw", "k", "kw", "b", "v", "t", "ch", "h", "hw", "n", "ny",
    "", "k", "kw", "kh", "kw", "w", "", "z", "zh", "y", "d", "d", "j", "g", "gw", "ng", "t", "ch", "p", "ts",
    "ts", "f", "p", "my",
];
const VOWELS: [&str; 8] = ["e", "u", "i", "a", "e", "", "o", "wa"];

pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    // The sixth vowel is said between consonants and not at the end: both are written.
    forms.add(read(letters, false));
    forms.add(read(letters, true));
}

fn read(letters: &[char], with_sixth: bool) -> String {
    let mut form = String::with_capacity(letters.len() * 3);
    for (at, letter) in letters.iter().enumerate() {
        let index = u32::from(*letter).checked_sub(0x1200).and_then(|index| usize::try_from(index).ok());
        let Some((consonant, vowel)) =
            index.and_then(|index| CONSONANTS.get(index / 8).map(|consonant| (*consonant, index % 8)))
        else {
            push_foreign(*letter, &mut form);
            continue;
        };
        form.push_str(consonant);
        let is_vowel_row = consonant.is_empty();
        let is_last = at + 1 == letters.len();
        form.push_str(match vowel {
            0 if is_vowel_row => "a",
            5 if with_sixth && !is_last => "i",
            5 if is_vowel_row => "i",
            vowel => VOWELS[vowel],
        });
    }
    form
}
