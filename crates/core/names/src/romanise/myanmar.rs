//! Burmese, letter by letter: consonants and the vowels that stand with them, tones and stacked signs left
//! out. People spell themselves in many ways; the forms are near, not exact.

#![expect(clippy::match_same_arms, reason = "a table of letters is read in the order of its alphabet")]

use super::{Forms, push_foreign};

pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    forms.add(read(letters, false));
    forms.add(read(letters, true));
}

/// With `by_letter`, aspirated consonants lose their `h`.
fn read(letters: &[char], by_letter: bool) -> String {
    let mut form = String::with_capacity(letters.len() * 2);
    let mut at = 0;
    while at < letters.len() {
        if let Some((taken, written)) = several(&letters[at..]) {
            form.push_str(written);
            at += taken;
            continue;
        }
        let letter = letters[at];
        let after = letters.get(at + 1).copied();
        if matches!(after, Some('\u{103a}' | '\u{1039}')) {
            form.push_str(closing(letter));
        } else if let Some(written) = consonant(letter) {
            form.push_str(if by_letter { written.trim_end_matches('h') } else { written });
            if after.is_none_or(|after| consonant(after).is_some()) {
                form.push('a');
            }
        } else if let Some(written) = vowel(letter) {
            form.push_str(written);
        } else {
            push_foreign(letter, &mut form);
        }
        at += 1;
    }
    form
}

/// Vowels that are written with several signs.
fn several(letters: &[char]) -> Option<(usize, &'static str)> {
    Some(match letters {
        ['\u{1031}', '\u{102b}' | '\u{102c}', 'င', '\u{103a}', ..] => (4, "aung"),
        ['\u{1031}', '\u{102b}' | '\u{102c}', ..] => (2, "aw"),
        ['\u{102d}', '\u{102f}', ..] => (2, "o"),
        ['င', '\u{103a}', ..] => (2, "in"),
        _ => return None,
    })
}

fn closing(letter: char) -> &'static str {
    match letter {
        'က' | 'တ' | 'ပ' | 'စ' => "t",
        'င' | 'ဉ' | 'န' | 'မ' | 'ဏ' => "n",
        'ည' | 'ယ' => "i",
        _ => "",
    }
}

#[rustfmt::skip]
fn consonant(letter: char) -> Option<&'static str> {
    Some(match letter {
        'က' => "k", 'ခ' | 'ဃ' => "kh", 'ဂ' => "g", 'င' => "ng", 'စ' => "s", 'ဆ' => "hs", 'ဇ' | 'ဈ' => "z",
        'ည' | 'ဉ' => "ny", 'ဋ' | 'တ' => "t", 'ဌ' | 'ထ' => "ht", 'ဍ' | 'ဎ' | 'ဒ' | 'ဓ' => "d",
        'ဏ' | 'န' => "n", 'ပ' => "p", 'ဖ' => "ph", 'ဗ' | 'ဘ' => "b", 'မ' => "m", 'ယ' | 'ရ' => "y",
        'လ' | 'ဠ' => "l", 'ဝ' => "w", 'သ' | 'ဿ' => "th", 'ဟ' => "h", 'အ' => "",
        _ => return None,
    })
}

#[rustfmt::skip]
fn vowel(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{102b}' | '\u{102c}' => "a", '\u{102d}' | '\u{102e}' => "i", '\u{102f}' | '\u{1030}' => "u",
        '\u{1031}' => "e", '\u{1032}' => "e", '\u{1036}' => "an",
        '\u{103b}' | '\u{103c}' => "y", '\u{103d}' => "w", '\u{103e}' => "",
        // Asat and the stacking sign act on the consonant before them; the dots are tones.
        '\u{1037}'..='\u{103a}' | '\'' => "",
        'ဣ' | 'ဤ' => "i", 'ဥ' | 'ဦ' => "u", 'ဧ' => "e", 'ဩ' | 'ဪ' => "aw",
        _ => return None,
    })
}
