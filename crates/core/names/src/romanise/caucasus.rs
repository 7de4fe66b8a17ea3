//! Georgian and Armenian.

#![expect(clippy::match_same_arms, reason = "a table of letters is read in the order of its alphabet")]

use super::{Forms, push_foreign};

/// The national system without its apostrophes; then what is written by way of Russian; then as a foreign
/// name, which in Georgian has an `ი` after a last consonant that is no part of it: `ივანოვი` is Ivanov.
pub(super) fn georgian(letters: &[char], forms: &mut Forms) {
    let bare = without_nominative(letters);
    for (heard, letters) in [
        (never as fn(char) -> Option<&'static str>, letters),
        (georgian_heard, letters),
        (georgian_foreign, bare),
    ] {
        let mut form = String::with_capacity(letters.len() * 2);
        for letter in letters {
            match heard(*letter).or_else(|| georgian_letter(*letter)) {
                Some(written) => form.push_str(written),
                None => push_foreign(*letter, &mut form),
            }
        }
        forms.add(form);
    }
}

fn never(_: char) -> Option<&'static str> {
    None
}

fn georgian_heard(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ღ' => "g",
        'ყ' => "k",
        'ხ' => "h",
        'ჯ' => "dzh",
        _ => return None,
    })
}

fn without_nominative(letters: &[char]) -> &[char] {
    let is_family_ending =
        letters.ends_with(&['შ', 'ვ', 'ი', 'ლ', 'ი']) || letters.ends_with(&['ე', 'ლ', 'ი']);
    match letters {
        [stem @ .., before, 'ი'] if stem.len() >= 2 && !is_family_ending => {
            let has_vowel = matches!(before, 'ა' | 'ე' | 'ი' | 'ო' | 'უ');
            if has_vowel { letters } else { &letters[..letters.len() - 1] }
        }
        _ => letters,
    }
}

fn georgian_foreign(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ფ' => "f",
        _ => return None,
    })
}

fn georgian_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ა' => "a",
        'ბ' => "b",
        'გ' => "g",
        'დ' => "d",
        'ე' | 'ჱ' => "e",
        'ვ' => "v",
        'ზ' => "z",
        'თ' | 'ტ' => "t",
        'ი' => "i",
        'კ' | 'ქ' => "k",
        'ლ' => "l",
        'მ' => "m",
        'ნ' => "n",
        'ო' => "o",
        'პ' | 'ფ' => "p",
        'ჟ' => "zh",
        'რ' => "r",
        'ს' => "s",
        'უ' => "u",
        'ღ' => "gh",
        'ყ' => "q",
        'შ' => "sh",
        'ჩ' | 'ჭ' => "ch",
        'ც' | 'წ' => "ts",
        'ძ' => "dz",
        'ხ' => "kh",
        'ჯ' => "j",
        'ჰ' => "h",
        'ჲ' => "y",
        'ჳ' => "v",
        'ჴ' => "q",
        'ჵ' => "o",
        'ჶ' => "f",
        _ => return None,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rules {
    /// Eastern Armenian in English (BGN): `Yerevan`, `Petrosyan`.
    Eastern,
    /// As passports and papers shorten it: `Eduard`, `Petrosian`.
    Short,
    /// Western Armenian of the diaspora: `Bedros` for `Պետրոս`.
    Western,
}

pub(super) fn armenian(letters: &[char], forms: &mut Forms) {
    for rules in [Rules::Eastern, Rules::Short, Rules::Western] {
        forms.add(apply(rules, letters));
    }
}

fn apply(rules: Rules, letters: &[char]) -> String {
    let mut form = String::with_capacity(letters.len() * 2);
    let mut at = 0;
    while at < letters.len() {
        let starts = at == 0;
        let after = letters.get(at + 1).copied();
        let (written, taken) = match (letters[at], after) {
            ('ո', Some('ւ')) => (Some("u"), 2),
            // Classical spelling of what reformed spelling writes `յու`.
            ('ի', Some('ւ')) => (Some("yu"), 2),
            ('ե' | 'է', Some('ւ')) if starts && rules == Rules::Eastern => (Some("yev"), 2),
            ('ե' | 'է', Some('ւ')) => (Some("ev"), 2),
            ('ե', _) if starts && rules == Rules::Eastern => (Some("ye"), 1),
            ('ո', _) if starts && rules != Rules::Short => (Some("vo"), 1),
            ('յ', Some('ա' | 'ո')) if rules == Rules::Short => (Some("i"), 1),
            // In classical spelling a word begins with `յ` where it is said `h`.
            ('յ', _) if starts && rules == Rules::Western => (Some("h"), 1),
            (letter, _) => (armenian_special(rules, letter).or_else(|| armenian_letter(letter)), 1),
        };
        match written {
            Some(written) => form.push_str(written),
            None => push_foreign(letters[at], &mut form),
        }
        at += taken;
    }
    form
}

fn armenian_special(rules: Rules, letter: char) -> Option<&'static str> {
    match rules {
        Rules::Eastern => None,
        Rules::Short => Some(match letter {
            'ղ' => "g",
            'ը' => "e",
            'խ' => "h",
            'ջ' => "dzh",
            _ => return None,
        }),
        Rules::Western => Some(match letter {
            'բ' => "p",
            'գ' => "k",
            'դ' => "t",
            'ձ' => "ts",
            'ջ' => "ch",
            'պ' => "b",
            'կ' => "g",
            'տ' => "d",
            'ծ' => "dz",
            'ճ' => "j",
            _ => return None,
        }),
    }
}

fn armenian_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ա' => "a",
        'բ' => "b",
        'գ' => "g",
        'դ' => "d",
        'ե' | 'է' => "e",
        'զ' => "z",
        'ը' => "y",
        'թ' | 'տ' => "t",
        'ժ' => "zh",
        'ի' => "i",
        'լ' => "l",
        'խ' => "kh",
        'ծ' | 'ց' => "ts",
        'կ' | 'ք' => "k",
        'հ' => "h",
        'ձ' => "dz",
        'ղ' => "gh",
        'ճ' | 'չ' => "ch",
        'մ' => "m",
        'յ' => "y",
        'ն' => "n",
        'շ' => "sh",
        'ո' | 'օ' => "o",
        'պ' | 'փ' => "p",
        'ջ' => "j",
        'ռ' | 'ր' => "r",
        'ս' => "s",
        'վ' | 'ւ' => "v",
        'և' => "ev",
        'ֆ' => "f",
        '\'' => "",
        _ => return None,
    })
}
