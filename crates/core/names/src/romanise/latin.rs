//! Latin letters with accents, and letters that only some Latin alphabets have.

#![expect(clippy::match_same_arms, reason = "a table of letters is read in the order of its alphabet")]

use super::{Forms, push_foreign};

/// The letters of the alphabet as strings, for letters that are one of them with an accent.
const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";

/// The one form of a token that is plain ASCII already.
pub(super) fn ascii(token: &str) -> Vec<String> {
    let form: String = token
        .chars()
        .take(super::TOKEN_LETTERS_MAX)
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    if form.is_empty() { Vec::new() } else { vec![form] }
}

/// Without accents; then as written where the accent cannot be (`ü` as `ue`, `š` as `sh`); then with the
/// letters that are hardly heard left out (`ğ`).
pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    for replacement in [never as fn(char) -> Option<&'static str>, spelled_out, as_heard] {
        let mut form = String::with_capacity(letters.len() + 4);
        for letter in letters {
            match replacement(*letter) {
                Some(letters) => form.push_str(letters),
                None => push_foreign(*letter, &mut form),
            }
        }
        forms.add(form);
    }
}

fn never(_: char) -> Option<&'static str> {
    None
}

/// Two letters for one, as newspapers and passports without accents write it.
fn spelled_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ä' | 'ǟ' => "ae",
        'ö' | 'ø' | 'ő' | 'ɵ' => "oe",
        'ü' | 'ű' => "ue",
        'å' => "aa",
        'š' | 'ş' | 'ș' | 'ś' | 'ŝ' | 'ṣ' => "sh",
        'č' | 'ç' | 'ć' | 'ĉ' => "ch",
        'ž' | 'ż' | 'ź' => "zh",
        'ğ' | 'ġ' | 'ǧ' => "gh",
        'ə' | 'ǝ' => "e",
        'ñ' | 'ń' | 'ň' => "ny",
        'ţ' | 'ț' => "ts",
        'ř' => "rz",
        'đ' => "dj",
        'ð' | 'ḏ' => "dh",
        'þ' | 'ṯ' => "th",
        'ḫ' | 'ẖ' => "kh",
        'ė' => "e",
        'ł' => "w",
        'ū' => "ou",
        'ī' => "ee",
        'ı' => "y",
        'ŭ' => "w",
        _ => return None,
    })
}

/// One letter or none, for readers who wrote down what they heard.
fn as_heard(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ğ' => "",
        'ç' | 'ć' => "s",
        'æ' | 'œ' => "e",
        'å' => "o",
        'ø' | 'ö' => "o",
        'đ' => "dz",
        'ő' => "o",
        'ű' | 'ü' | 'ū' => "u",
        'ə' => "ae",
        'ř' => "r",
        _ => return None,
    })
}

/// A small letter in plain ASCII, `None` for what is not Latin.
pub(super) fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ł' | 'ƚ' | 'ɫ' => "l",
        'ø' | 'ɵ' | 'ɔ' => "o",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ħ' | 'ɦ' => "h",
        'ı' | 'ɨ' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        // Azerbaijani names reach English through Russian and through the passport: both write `a`.
        'ə' | 'ǝ' | 'ɑ' => "a",
        'ɛ' => "e",
        'ŋ' | 'ɲ' => "n",
        'ŧ' | 'ʈ' => "t",
        'ɓ' => "b",
        'ƴ' => "y",
        'ƙ' => "k",
        'ɣ' => "gh",
        'ʃ' => "sh",
        'ʒ' => "zh",
        'ʋ' => "v",
        'ĸ' => "k",
        'ɡ' => "g",
        'ƶ' => "z",
        'ƣ' => "gh",
        _ => return without_accent(letter),
    })
}

fn without_accent(letter: char) -> Option<&'static str> {
    // Only letters that have a Latin decomposition are looked up: the look-up is the costly part.
    if !matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') {
        return None;
    }
    let mut base = None;
    unicode_normalization::char::decompose_canonical(letter, |part| base = base.or(Some(part)));
    let base = base.filter(char::is_ascii_alphabetic)?.to_ascii_lowercase();
    let at = usize::try_from(u32::from(base) - u32::from('a')).ok()?;
    ALPHABET.get(at..=at)
}
