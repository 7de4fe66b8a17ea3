//! Hebrew: vowels are mostly not written, and one letter may be `v`, `o` or `u`.

#![expect(clippy::match_same_arms, reason = "a table of letters is read in the order of its alphabet")]

use super::place::Place;
use super::{Forms, push_foreign};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rules {
    /// Israeli names as read: `v` and `f` inside a word, `o`, `h`.
    Israeli,
    /// Foreign names in Hebrew letters, and older spellings: `b`, `p`, `u`, `ch`.
    Foreign,
    /// `kh`, `z` for `ts`, `s` for `sh`, `-ah`.
    Other,
}

pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    let plain: Vec<char> = letters.iter().copied().filter(|letter| *letter != '\'').collect();
    if let Some(full) = super::vowels::hebrew(&plain) {
        full.for_each(|form| forms.add(form.to_owned()));
    }
    for rules in [Rules::Israeli, Rules::Foreign, Rules::Other] {
        forms.add(apply(rules, letters));
    }
}

fn apply(rules: Rules, letters: &[char]) -> String {
    let mut form = String::with_capacity(letters.len() * 2);
    let mut at = 0;
    while at < letters.len() {
        let place = Place { letters, at };
        let (written, taken) = if place.after() == Some('\'') {
            (with_geresh(letters[at]).or_else(|| place.read(rules)), 2)
        } else if letters[at] == 'ו' && place.after() == Some('ו') {
            (Some(if rules == Rules::Other { "w" } else { "v" }), 2)
        } else if letters[at] == 'י' && place.after() == Some('י') {
            (Some("y"), 2)
        } else {
            (place.read(rules), 1)
        };
        match written {
            Some(written) => form.push_str(written),
            None => push_foreign(letters[at], &mut form),
        }
        at += taken;
    }
    form
}

/// Sounds that Hebrew lacks are written with an apostrophe (geresh).
fn with_geresh(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ג' => "j",
        'צ' | 'ץ' => "ch",
        'ז' => "zh",
        'ת' => "th",
        'ד' => "dh",
        'ח' => "kh",
        'ע' => "gh",
        'ו' => "w",
        _ => return None,
    })
}

impl Place<'_> {
    fn read(&self, rules: Rules) -> Option<&'static str> {
        let starts = self.at == 0;
        let letter = self.letters[self.at];
        Some(match letter {
            'א' | 'ע' => self.silent(letter),
            'ו' => self.vav(rules),
            'י' => self.yod(),
            'ה' if self.is_last() && !starts => match rules {
                Rules::Other => "ah",
                _ => "a",
            },
            'ב' if starts || rules == Rules::Foreign => "b",
            'ב' => "v",
            'כ' if starts || rules == Rules::Foreign => "k",
            // No foreign name that begins with F has another letter: `פרנק` is Frank.
            'פ' if starts && rules == Rules::Other => "f",
            'פ' if starts || rules == Rules::Foreign || self.is_last() => "p",
            'פ' => "f",
            'ח' | 'כ' | 'ך' => match (rules, letter) {
                (Rules::Israeli, 'ח') => "h",
                (Rules::Foreign, _) => "ch",
                _ => "kh",
            },
            'צ' | 'ץ' if rules == Rules::Other => "z",
            'ש' if rules == Rules::Other => "s",
            'ת' if rules == Rules::Other => "th",
            _ => return consonant(letter),
        })
    }

    /// Alef and ayin carry a vowel that is not written, unless the next letter writes it.
    fn silent(&self, letter: char) -> &'static str {
        match (self.before(), self.after()) {
            (None, Some('י' | 'ו')) => "",
            // `דניאל`, `גבריאל`.
            (Some('י'), Some('ל')) if letter == 'א' && self.at + 2 == self.letters.len() => "e",
            (Some('ו'), None) => "",
            _ => "a",
        }
    }

    fn vav(&self, rules: Rules) -> &'static str {
        let before_vowel = match self.after() {
            // `לוי` is Levi, `נוי` is Noy: the second rules read the other one.
            Some('י') => self.at + 2 == self.letters.len() && rules != Rules::Foreign,
            Some('ה') => self.at + 2 == self.letters.len(),
            _ => false,
        };
        if self.at == 0 || before_vowel {
            "v"
        } else if rules == Rules::Foreign {
            "u"
        } else {
            "o"
        }
    }

    fn yod(&self) -> &'static str {
        let after_vowel =
            self.before().is_some_and(|before| matches!(before, 'א' | 'ו' | 'ה')) && self.at > 1;
        let before_vowel = self.after().is_some_and(|after| matches!(after, 'ה' | 'ו' | 'ע'));
        if self.at == 0 || before_vowel || (after_vowel && self.is_last()) { "y" } else { "i" }
    }
}

fn consonant(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ג' => "g",
        'ד' => "d",
        'ה' => "h",
        'ז' => "z",
        'ט' | 'ת' => "t",
        'ל' => "l",
        'מ' | 'ם' => "m",
        'נ' | 'ן' => "n",
        'ס' => "s",
        'ף' => "f",
        'צ' | 'ץ' => "ts",
        'ק' => "k",
        'ר' => "r",
        'ש' => "sh",
        '\'' => "",
        _ => return None,
    })
}
