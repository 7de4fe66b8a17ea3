//! Devanagari, and by the same table the scripts laid out in the same order (Bengali, Gurmukhi, Gujarati,
//! Odia, Tamil, Telugu, Kannada, Malayalam).
//!
//! Near the Hunterian system. A consonant carries an `a` unless a vowel sign or a virama follows; at the end
//! of a word, and between two sounded syllables, it is not said.

#![expect(clippy::match_same_arms, reason = "a table of letters is read in the order of its alphabet")]

use super::{Forms, push_foreign};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rules {
    /// `Singh`, `Vikram`, `Asha`.
    Short,
    /// Long vowels doubled: `Aashaa`, `Deepak`, `Poonam`; `w` for `v`.
    Long,
    /// Every `a` said: `Rama`, `Vikrama`.
    Full,
}

pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    // Tamil, Telugu, Kannada and Malayalam write a silent `a` off with a sign.
    let southern = letters.iter().any(|letter| matches!(letter, '\u{b80}'..='\u{d7f}'));
    let letters: Vec<char> = letters.iter().map(|letter| devanagari(*letter)).collect();
    let sounds = sounds(&letters);
    let order = if southern {
        [Rules::Full, Rules::Short, Rules::Long]
    } else {
        [Rules::Short, Rules::Long, Rules::Full]
    };
    for rules in order {
        forms.add(join(rules, &sounds));
    }
}

/// The letter at the same place of the Devanagari block, `U+0900` to `U+097F`.
fn devanagari(letter: char) -> char {
    let code = u32::from(letter);
    match letter {
        // Bengali and Assamese letters of their own.
        'ৰ' => 'र',
        'ৱ' => 'व',
        '\u{980}'..='\u{d7f}' => char::from_u32(0x900 + code % 0x80).unwrap_or(letter),
        other => other,
    }
}

enum Sound {
    /// A consonant without its vowel.
    Consonant(&'static str),
    /// The unwritten `a` of a consonant.
    InherentA,
    /// A vowel short and long.
    Vowel(&'static str, &'static str),
    /// Anything else.
    Foreign(char),
}

fn sounds(letters: &[char]) -> Vec<Sound> {
    let mut sounds = Vec::with_capacity(letters.len() * 2);
    let mut open = false;
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            // Nukta: the consonant before it is the Persian or Arabic one.
            '\u{93c}' => with_nukta(&mut sounds, letters.get(at.wrapping_sub(1)).copied()),
            '\u{94d}' => open = false,
            _ => {
                if let Some((short, long)) = vowel_sign(*letter) {
                    sounds.push(Sound::Vowel(short, long));
                    open = false;
                    continue;
                }
                if open {
                    sounds.push(Sound::InherentA);
                    open = false;
                }
                if let Some(consonant) = consonant(*letter) {
                    sounds.push(Sound::Consonant(consonant));
                    open = true;
                } else if let Some((short, long)) = vowel(*letter) {
                    sounds.push(Sound::Vowel(short, long));
                } else if matches!(letter, '\u{901}' | '\u{902}') {
                    sounds.push(Sound::Consonant(nasal(letters.get(at + 1).copied())));
                } else if *letter != '\u{903}' && *letter != '\'' {
                    sounds.push(Sound::Foreign(*letter));
                }
            }
        }
    }
    if open {
        sounds.push(Sound::InherentA);
    }
    sounds
}

fn nasal(after: Option<char>) -> &'static str {
    match after {
        Some('\u{92a}'..='\u{92e}') => "m",
        _ => "n",
    }
}

fn with_nukta(sounds: &mut [Sound], before: Option<char>) {
    let changed = match before {
        Some('ज') => "z",
        Some('फ') => "f",
        Some('ड') => "r",
        Some('ढ') => "rh",
        Some('क') => "q",
        _ => return,
    };
    if let Some(Sound::Consonant(consonant)) = sounds.last_mut() {
        *consonant = changed;
    }
}

fn join(rules: Rules, sounds: &[Sound]) -> String {
    let mut form = String::with_capacity(sounds.len() * 2);
    for (at, sound) in sounds.iter().enumerate() {
        match sound {
            Sound::Consonant("v") if rules == Rules::Long => form.push('w'),
            Sound::Consonant(letters) => form.push_str(letters),
            Sound::InherentA if rules != Rules::Full && is_silent(sounds, at) => {}
            Sound::InherentA => form.push('a'),
            Sound::Vowel(_, long) if rules == Rules::Long => form.push_str(long),
            Sound::Vowel(short, _) => form.push_str(short),
            Sound::Foreign(letter) => push_foreign(*letter, &mut form),
        }
    }
    form
}

/// The unwritten `a` is not said at the end of a word of more than one syllable, nor between a vowel and
/// one consonant on the left and one consonant and a written vowel on the right.
fn is_silent(sounds: &[Sound], at: usize) -> bool {
    let is_vowel = |at: usize| matches!(sounds.get(at), Some(Sound::Vowel(..) | Sound::InherentA));
    let is_written_vowel = |at: usize| matches!(sounds.get(at), Some(Sound::Vowel(..)));
    let is_consonant = |at: usize| matches!(sounds.get(at), Some(Sound::Consonant(_)));
    if at + 1 == sounds.len() {
        return at > 1;
    }
    at >= 2 && is_vowel(at - 2) && is_consonant(at + 1) && is_written_vowel(at + 2)
}

#[rustfmt::skip]
fn consonant(letter: char) -> Option<&'static str> {
    Some(match letter {
        'क' => "k", 'ख' => "kh", 'ग' => "g", 'घ' => "gh", 'ङ' => "n",
        'च' => "ch", 'छ' => "chh", 'ज' => "j", 'झ' => "jh", 'ञ' => "n",
        'ट' | 'त' => "t", 'ठ' | 'थ' => "th", 'ड' | 'द' => "d", 'ढ' | 'ध' => "dh",
        'ण' | 'न' | '\u{929}' => "n",
        'प' => "p", 'फ' => "ph", 'ब' => "b", 'भ' => "bh", 'म' => "m",
        'य' => "y", 'र' | '\u{931}' => "r", 'ल' | 'ळ' => "l", '\u{934}' => "zh", 'व' => "v",
        'श' | 'ष' => "sh", 'स' => "s", 'ह' => "h",
        _ => return None,
    })
}

#[rustfmt::skip]
fn vowel(letter: char) -> Option<(&'static str, &'static str)> {
    Some(match letter {
        'अ' => ("a", "a"), 'आ' => ("a", "aa"), 'इ' => ("i", "i"), 'ई' => ("i", "ee"),
        'उ' => ("u", "u"), 'ऊ' => ("u", "oo"), 'ऋ' => ("ri", "ri"),
        'ऍ' | 'ऎ' | 'ए' => ("e", "e"), 'ऐ' => ("ai", "ai"),
        'ऑ' | 'ऒ' | 'ओ' => ("o", "o"), 'औ' => ("au", "au"), 'ॐ' => ("om", "om"),
        _ => return None,
    })
}

#[rustfmt::skip]
fn vowel_sign(letter: char) -> Option<(&'static str, &'static str)> {
    Some(match letter {
        '\u{93e}' => ("a", "aa"), '\u{93f}' => ("i", "i"), '\u{940}' => ("i", "ee"),
        '\u{941}' => ("u", "u"), '\u{942}' => ("u", "oo"), '\u{943}' => ("ri", "ri"),
        '\u{945}'..='\u{947}' => ("e", "e"), '\u{948}' => ("ai", "ai"),
        '\u{949}'..='\u{94b}' => ("o", "o"), '\u{94c}' => ("au", "au"),
        _ => return None,
    })
}
