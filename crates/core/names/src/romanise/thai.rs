//! Thai, near the Royal system: a vowel written before its consonant is read after it, a last consonant
//! changes its sound. Lao is read by the same table, which its block follows nearly.
//!
//! Where no vowel is written, `o` is read inside a closed syllable and `a` elsewhere: a guess.

#![expect(clippy::match_same_arms, reason = "a table of letters is read in the order of its alphabet")]

use super::{Forms, push_foreign};

pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    let letters = said(letters);
    forms.add(read(&letters, initial));
    forms.add(read(&letters, initial_by_letter));
}

/// Lao lies 128 places after Thai.
fn thai(letter: char) -> char {
    match letter {
        '\u{e80}'..='\u{eff}' => char::from_u32(u32::from(letter) - 0x80).unwrap_or(letter),
        other => other,
    }
}

/// The letters that are said: without tones, and without a consonant under thanthakhat (`◌์`) and its vowel.
fn said(letters: &[char]) -> Vec<char> {
    let mut said: Vec<char> = Vec::with_capacity(letters.len());
    for letter in letters.iter().map(|letter| thai(*letter)) {
        if letter == '\u{e4c}' {
            if said.last().is_some_and(|last| matches!(last, 'ิ' | 'ุ')) {
                said.pop();
            }
            said.pop();
        } else if !is_tone(letter) {
            said.push(letter);
        }
    }
    said
}

/// Tone marks and marks of loan words.
fn is_tone(letter: char) -> bool {
    matches!(letter, '\u{e47}'..='\u{e4b}' | '\u{e4e}' | '\'')
}

fn read(letters: &[char], initial: fn(char) -> Option<&'static str>) -> String {
    let mut form = String::with_capacity(letters.len() * 3);
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at];
        let leading = leading_vowel(letter);
        let consonant = if leading.is_some() { letters.get(at + 1).copied() } else { Some(letter) };
        match consonant.and_then(|consonant| initial(consonant).map(|written| (consonant, written))) {
            Some((_, written)) if leading.is_some() => {
                form.push_str(written);
                at = push_leading(letters, at, &mut form, initial);
            }
            Some((_, written)) => at = push_syllable(letters, at, written, &mut form),
            None => {
                match following_vowel(letter) {
                    Some(written) => form.push_str(written),
                    None => push_foreign(letter, &mut form),
                }
                at += 1;
            }
        }
    }
    form
}

fn leading_vowel(letter: char) -> Option<&'static str> {
    Some(match letter {
        'เ' => "e",
        'แ' => "ae",
        'โ' => "o",
        'ใ' | 'ไ' => "ai",
        _ => return None,
    })
}

/// A vowel, its consonant and perhaps a second one of a cluster. Returns where the next syllable begins.
fn push_leading(
    letters: &[char],
    at: usize,
    form: &mut String,
    initial: fn(char) -> Option<&'static str>,
) -> usize {
    let mut next = at + 2;
    if let Some(second) = letters.get(next).filter(|second| matches!(second, 'ร' | 'ล' | 'ว'))
        && letters.get(next + 1).is_some()
    {
        form.push_str(initial(*second).unwrap_or(""));
        next += 1;
    }
    let (written, taken) = match (letters[at], letters.get(next), letters.get(next + 1)) {
        ('เ', Some('า'), Some('ะ')) => ("o", 2),
        ('เ', Some('า'), _) => ("ao", 1),
        ('เ', Some('ี'), Some('ย')) => ("ia", 2),
        ('เ', Some('ื'), Some('อ')) => ("uea", 2),
        ('เ', Some('ิ'), _) => ("oe", 1),
        ('เ', Some('อ'), _) => ("oe", 1),
        ('เ', Some('ย'), None) => ("oei", 1),
        (leading, _, _) => (leading_vowel(leading).unwrap_or(""), 0),
    };
    form.push_str(written);
    push_final(letters, next + taken, form)
}

/// A consonant whose vowel follows or is not written. Returns where the next syllable begins.
fn push_syllable(letters: &[char], at: usize, written: &str, form: &mut String) -> usize {
    // `อ` after a consonant is the vowel.
    if letters[at] == 'อ' && at > 0 {
        form.push('o');
        return push_final(letters, at + 1, form);
    }
    form.push_str(written);
    let next = letters.get(at + 1).copied();
    match next {
        Some('ั') if letters.get(at + 2) == Some(&'ว') => {
            form.push_str("ua");
            at + 3
        }
        Some('\u{e4d}') if letters.get(at + 2) == Some(&'า') => {
            form.push_str("am");
            at + 3
        }
        Some('ร') if letters.get(at + 2) == Some(&'ร') => {
            form.push_str("an");
            at + 3
        }
        Some(vowel) if following_vowel(vowel).is_some() => {
            form.push_str(following_vowel(vowel).unwrap_or(""));
            push_final(letters, at + 2, form)
        }
        Some('อ') => {
            form.push('o');
            push_final(letters, at + 2, form)
        }
        // A cluster: the vowel is the second consonant's.
        Some('ร' | 'ล') if letters.get(at + 2).is_some_and(|beyond| following_vowel(*beyond).is_some()) => {
            at + 1
        }
        Some(last) if closes(letters, at + 1) && last_consonant(last).is_some() => {
            form.push('o');
            push_final(letters, at + 1, form)
        }
        Some(_) => {
            form.push('a');
            at + 1
        }
        None => at + 1,
    }
}

/// Whether the consonant at this place ends a syllable: no vowel belongs to it.
fn closes(letters: &[char], at: usize) -> bool {
    let is_consonant = letters.get(at).is_some_and(|letter| initial(*letter).is_some());
    is_consonant && letters.get(at + 1).is_none_or(|after| *after != 'อ' && following_vowel(*after).is_none())
}

/// Adds the last consonant of a syllable if there is one. Returns where the next syllable begins.
fn push_final(letters: &[char], at: usize, form: &mut String) -> usize {
    let Some(letter) = letters.get(at).copied() else { return at };
    // After a long vowel two last consonants are a syllable of their own: `อานน` is A-non.
    let after_long = at > 0 && matches!(letters[at - 1], 'า' | 'ี' | 'ู');
    if !closes(letters, at) || (after_long && at + 2 == letters.len()) {
        return at;
    }
    match last_consonant(letter) {
        Some(written) => {
            form.push_str(written);
            at + 1
        }
        None => at,
    }
}

#[rustfmt::skip]
fn following_vowel(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ะ' | 'ั' | 'า' => "a", 'ิ' | 'ี' => "i", 'ึ' | 'ื' => "ue", 'ุ' | 'ู' => "u", '\u{e4d}' => "am",
        'ฤ' => "rue", 'ๅ' => "", '\u{e3a}' => "",
        _ => return None,
    })
}

#[rustfmt::skip]
fn initial(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ก' => "k", 'ข' | 'ฃ' | 'ค' | 'ฅ' | 'ฆ' => "kh", 'ง' => "ng", 'จ' => "ch", 'ฉ' | 'ช' | 'ฌ' => "ch",
        'ซ' | 'ศ' | 'ษ' | 'ส' => "s", 'ญ' | 'ย' => "y", 'ฎ' | 'ด' => "d", 'ฏ' | 'ต' => "t",
        'ฐ' | 'ฑ' | 'ฒ' | 'ถ' | 'ท' | 'ธ' => "th", 'ณ' | 'น' => "n", 'บ' => "b", 'ป' => "p",
        'ผ' | 'พ' | 'ภ' => "ph", 'ฝ' | 'ฟ' => "f", 'ม' => "m", 'ร' => "r", 'ล' | 'ฬ' => "l", 'ว' => "w",
        'ห' | 'ฮ' => "h", 'อ' => "",
        _ => return None,
    })
}

/// By the letters of Sanskrit, as many Thai people spell their names: `Vajira`, `Bhumibol`.
fn initial_by_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ว' => "v",
        'ค' | 'ฆ' => "g",
        'จ' | 'ช' => "j",
        'ท' => "d",
        'พ' => "b",
        'ภ' => "bh",
        'ธ' => "dh",
        'ศ' => "s",
        other => return initial(other),
    })
}

#[rustfmt::skip]
fn last_consonant(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ก' | 'ข' | 'ค' | 'ฆ' => "k", 'ง' => "ng",
        'จ' | 'ช' | 'ซ' | 'ฎ' | 'ฏ' | 'ฐ' | 'ฑ' | 'ฒ' | 'ด' | 'ต' | 'ถ' | 'ท' | 'ธ' | 'ศ' | 'ษ' | 'ส' => "t",
        'ญ' | 'ณ' | 'น' | 'ร' | 'ล' | 'ฬ' => "n", 'บ' | 'ป' | 'พ' | 'ฟ' | 'ภ' => "p", 'ม' => "m",
        'ย' => "i", 'ว' => "o",
        _ => return None,
    })
}
