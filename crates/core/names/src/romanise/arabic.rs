//! Arabic letters: Arabic, Persian, Dari, Urdu, Pashto, Kurdish, Uyghur.
//!
//! Short vowels are not written, so most forms lack them: `محمد` comes out as `mhmd`. Only the vowels that
//! stand there are read; whether `و` is `w` or `u` is guessed from its place. A list of frequent names
//! ([`super::vowels`]) gives the full form where it is known.

#![expect(clippy::match_same_arms, reason = "a table of letters is read in the order of its alphabet")]

use super::place::Place;
use super::{Forms, push_foreign};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Rules {
    /// Standard Arabic in English papers: `th`, `dh`, `w`, `-a`.
    Arabic,
    /// Persian, Dari, Urdu: `s`, `z`, `v`, `-eh`.
    Persian,
    /// Egypt and the Maghreb by ear, and the fuller ending `-ah`.
    Western,
}

/// Words and endings that are read as a whole, with the forms of [`Rules`] in order.
const WHOLE: [(&[char], Where, [&str; 3]); 4] = [
    (&['ا', 'ل', 'ل', 'ه'], Where::End, ["allah", "ollah", "ullah"]),
    (&['ا', 'ل', 'د', 'ي', 'ن'], Where::End, ["aldin", "eddin", "uddin"]),
    (&['ا', 'ل', 'ر', 'ح', 'م', 'ن'], Where::End, ["alrahman", "orrahman", "urrahman"]),
    (&['ع', 'ب', 'د', 'ا', 'ل'], Where::Start, ["abdal", "abdol", "abdul"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Where {
    Start,
    End,
}

pub(super) fn forms(letters: &[char], forms: &mut Forms) {
    let persian = letters.iter().any(|letter| is_persian(*letter));
    let letters: Vec<char> = letters.iter().filter_map(|letter| normal(*letter)).collect();
    if let Some(full) = super::vowels::arabic(&letters) {
        full.for_each(|form| forms.add(form.to_owned()));
    }
    let order = if persian {
        [Rules::Persian, Rules::Arabic, Rules::Western]
    } else {
        [Rules::Arabic, Rules::Persian, Rules::Western]
    };
    for rules in order {
        forms.add(apply(rules, &letters));
    }
}

/// Letters that only languages east of Arabic have, or that only their keyboards give.
fn is_persian(letter: char) -> bool {
    matches!(letter, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' | 'ے' | 'ہ' | 'ھ' | 'ں' | 'ٹ' | 'ڈ' | 'ڑ' | 'ې' | 'ۀ')
}

/// One letter for all its shapes: the hamza forms of alef, Persian and Urdu `ی` and `ک`, Urdu and Kurdish
/// `ہ`. `None` for signs that are no letter.
pub(super) fn normal(letter: char) -> Option<char> {
    Some(match letter {
        'أ' | 'ٱ' | 'ٲ' | 'ٵ' => 'ا',
        'ی' | 'ۍ' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ګ' => 'گ',
        'ہ' | 'ۀ' | 'ۂ' | 'ھ' => 'ه',
        'ۃ' => 'ة',
        '\'' | '\u{6d6}'..='\u{6ed}' | '،' | '؛' | '؟' => return None,
        letter => letter,
    })
}

fn apply(rules: Rules, letters: &[char]) -> String {
    let mut form = String::with_capacity(letters.len() * 2);
    let mut at = 0;
    while at < letters.len() {
        if let Some((taken, written)) = whole(rules, letters, at) {
            form.push_str(written);
            at += taken;
            continue;
        }
        let place = Place { letters, at };
        match place.vowel(rules).or_else(|| special(rules, letters[at])).or_else(|| consonant(letters[at])) {
            Some(written) => form.push_str(written),
            None => push_foreign(letters[at], &mut form),
        }
        at += 1;
    }
    form
}

fn whole(rules: Rules, letters: &[char], at: usize) -> Option<(usize, &'static str)> {
    let rest = &letters[at..];
    WHOLE.iter().find_map(|(word, position, written)| {
        let fits = match position {
            Where::Start => {
                at == 0 && rest.len() > word.len() && rest.starts_with(word) && !rest.ends_with(&['ل', 'ه'])
            }
            Where::End => at > 0 && rest == *word,
        };
        fits.then_some((word.len(), written[rules as usize]))
    })
}

impl Place<'_> {
    /// What the letters that may be vowels stand for here; `None` for all others.
    fn vowel(&self, rules: Rules) -> Option<&'static str> {
        Some(match self.letters[self.at] {
            // At the start alef only carries the vowel that follows.
            'ا' | 'إ' if self.at == 0 && self.carries_a_long_vowel() => "",
            'إ' => "i",
            'ا' | 'آ' | 'ى' | 'ە' | 'ٰ' => "a",
            'ع' => self.ayn(),
            'و' => self.waw(rules),
            'ي' => self.ya(),
            'ئ' if self.at == 0 || self.after().is_some_and(is_vowel_letter) => "",
            'ئ' => "i",
            'ؤ' if self.after() == Some('و') => "",
            'ؤ' => "u",
            'ء' => "",
            'ة' => match rules {
                Rules::Arabic => "a",
                Rules::Persian => "eh",
                Rules::Western => "ah",
            },
            'ه' if self.is_last()
                && rules == Rules::Persian
                && !self.before().is_some_and(is_vowel_letter) =>
            {
                "eh"
            }
            'ۆ' => "o",
            'ێ' | 'ې' | 'ے' => "e",
            'ۇ' | 'ۈ' => "u",
            _ => return None,
        })
    }

    /// `اي` and `او` before a consonant: `ايمان` is Iman.
    fn carries_a_long_vowel(&self) -> bool {
        matches!(self.after(), Some('ي' | 'و'))
            && self.letters.get(2).is_some_and(|beyond| !is_vowel_letter(*beyond) && *beyond != 'ة')
    }

    fn ayn(&self) -> &'static str {
        let beside_vowel =
            self.after().is_some_and(is_vowel_letter) || self.before().is_some_and(is_vowel_letter);
        if beside_vowel || (self.is_last() && self.at > 0) { "" } else { "a" }
    }

    fn waw(&self, rules: Rules) -> &'static str {
        let consonant = if rules == Rules::Persian { "v" } else { "w" };
        let starts = self.at == 0;
        let after_vowel = self.before().is_some_and(|before| matches!(before, 'ا' | 'آ')) && self.at > 1;
        let before_vowel = self.after().is_some_and(|after| is_vowel_letter(after) || after == 'ة');
        if starts || after_vowel || before_vowel {
            consonant
        } else if rules == Rules::Western {
            "ou"
        } else {
            "u"
        }
    }

    fn ya(&self) -> &'static str {
        let starts = self.at == 0;
        let after_alef = self.before().is_some_and(|before| matches!(before, 'ا' | 'آ')) && self.at > 1;
        let before_vowel =
            self.after().is_some_and(|after| matches!(after, 'ا' | 'آ' | 'ى' | 'ة' | 'و' | 'ي' | 'ە'));
        if starts || after_alef || before_vowel { "y" } else { "i" }
    }
}

fn is_vowel_letter(letter: char) -> bool {
    matches!(letter, 'ا' | 'آ' | 'ى' | 'و' | 'ي' | 'ە' | 'ۆ' | 'ێ' | 'ې')
}

fn special(rules: Rules, letter: char) -> Option<&'static str> {
    Some(match (rules, letter) {
        (Rules::Persian, 'ث') => "s",
        (Rules::Persian, 'ذ' | 'ض') => "z",
        (Rules::Persian, 'ق') => "gh",
        (Rules::Western, 'ث') => "t",
        (Rules::Western, 'ذ') => "d",
        (Rules::Western, 'ج') => "g",
        (Rules::Western, 'ق') => "k",
        // Foreign names: `غونار` is Gunnar.
        (Rules::Western, 'غ') => "g",
        (Rules::Western, 'ش') => "ch",
        _ => return None,
    })
}

fn consonant(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ب' | 'ٻ' => "b",
        'پ' => "p",
        'ت' | 'ط' | 'ٹ' | 'ټ' | 'ٿ' => "t",
        'ث' => "th",
        'ج' | 'ڄ' => "j",
        'چ' | 'ڇ' => "ch",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' | 'ڈ' | 'ډ' => "d",
        'ذ' => "dh",
        'ر' | 'ڑ' | 'ړ' | 'ڕ' => "r",
        'ز' | 'ظ' => "z",
        'ژ' => "zh",
        'س' | 'ص' => "s",
        'ش' | 'ښ' => "sh",
        'څ' => "ts",
        'ځ' => "dz",
        'ږ' => "g",
        'غ' => "gh",
        'ف' => "f",
        'ڤ' | 'ۋ' => "v",
        'ق' | 'ڨ' => "q",
        'ك' => "k",
        'گ' => "g",
        'ڭ' | 'ڠ' => "ng",
        'ل' | 'ڵ' => "l",
        'م' => "m",
        'ن' | 'ں' | 'ڼ' | 'ڻ' => "n",
        '\u{66e}'..='\u{66f}' => "",
        _ => return None,
    })
}
