//! Greek: the standard of passports (ELOT 743), what people write instead, and the forms of saints and kings.

#![expect(clippy::match_same_arms, reason = "a table of letters is read in the order of its alphabet")]

use super::{Forms, push_foreign};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rules {
    /// ELOT 743: `Chatzidakis`, `Mpakogianni`.
    Passport,
    /// By ear: `Hatzidakis`, `Bakoyanni`.
    Heard,
    /// By letter, as in old books: `Demetrios`, `Basileios`.
    Classical,
}

pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    let letters: Vec<char> = letters.iter().map(|letter| base(*letter)).collect();
    for rules in [Rules::Passport, Rules::Heard, Rules::Classical] {
        forms.add(apply(rules, &letters));
    }
}

/// The letter without tonos, breathings and iota below. A diaeresis parts it from the vowel before, so those
/// letters become capitals, which are not in a cleaned token otherwise.
fn base(letter: char) -> char {
    match letter {
        'ϊ' | 'ΐ' | 'ῒ' | 'ῗ' => 'Ι',
        'ϋ' | 'ΰ' | 'ῢ' | 'ῧ' => 'Υ',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        'ώ' => 'ω',
        'ς' | 'ϲ' => 'σ',
        '\u{1f00}'..='\u{1fff}' => {
            let mut first = None;
            unicode_normalization::char::decompose_canonical(letter, |part| first = first.or(Some(part)));
            first.unwrap_or(letter)
        }
        other => other,
    }
}

fn apply(rules: Rules, letters: &[char]) -> String {
    let mut form = String::with_capacity(letters.len() * 2);
    let mut at = 0;
    while at < letters.len() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        let beyond = letters.get(at + 2).copied();
        if let Some(pair) = after.and_then(|after| pair(rules, before, letters[at], after, beyond)) {
            form.push_str(pair);
            at += 2;
            continue;
        }
        match single(rules, letters[at], after) {
            Some(written) => form.push_str(written),
            None => push_foreign(letters[at], &mut form),
        }
        at += 1;
    }
    form
}

/// Two letters that are read as one sound.
fn pair(
    rules: Rules,
    before: Option<char>,
    letter: char,
    after: char,
    beyond: Option<char>,
) -> Option<&'static str> {
    let heard = rules == Rules::Heard;
    Some(match (letter, after) {
        ('ο', 'υ') => "ou",
        ('α' | 'ε' | 'η', 'υ') if rules != Rules::Classical => diphthong(letter, beyond),
        ('ε', 'ι') if heard => "i",
        ('ο', 'ι') if heard => "i",
        ('α', 'ι') if heard => "e",
        ('μ', 'π') if before.is_none() || heard => "b",
        ('ν', 'τ') if heard => {
            if before.is_none() {
                "d"
            } else {
                "nd"
            }
        }
        ('τ', 'ζ') if heard && before.is_none() => "j",
        ('γ', 'κ') if before.is_none() || heard => "g",
        ('γ', 'γ') => "ng",
        ('γ', 'ξ') => "nx",
        ('γ', 'χ') if !heard => "nch",
        ('τ', 'ζ') => "tz",
        _ => return None,
    })
}

/// `αυ`, `ευ`, `ηυ`: with `f` before a voiceless consonant and at the end, with `v` elsewhere.
fn diphthong(vowel: char, beyond: Option<char>) -> &'static str {
    let voiceless =
        beyond.is_none_or(|letter| matches!(letter, 'θ' | 'κ' | 'ξ' | 'π' | 'σ' | 'τ' | 'φ' | 'χ' | 'ψ'));
    match (vowel, voiceless) {
        ('α', true) => "af",
        ('α', false) => "av",
        ('ε', true) => "ef",
        ('ε', false) => "ev",
        (_, true) => "if",
        (_, false) => "iv",
    }
}

fn single(rules: Rules, letter: char, after: Option<char>) -> Option<&'static str> {
    let front = after.is_some_and(|after| matches!(after, 'ε' | 'ι' | 'η' | 'υ'));
    Some(match letter {
        'β' if rules == Rules::Classical => "b",
        'γ' if rules == Rules::Heard && front => "y",
        'η' if rules == Rules::Classical => "e",
        'υ' | 'Υ' if rules == Rules::Heard => "i",
        'φ' if rules == Rules::Classical => "ph",
        'χ' if rules == Rules::Heard => "h",
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' | 'Ι' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' => "s",
        'τ' => "t",
        'υ' | 'Υ' => "y",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        '\'' => "",
        _ => return None,
    })
}
