//! Cyrillic: Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, and the Turkic, Iranian and
//! Mongolian languages written with it.
//!
//! The alphabet of a token often tells its language (`ї` is Ukrainian, `ў` after a vowel Belarusian).
//! Where it does not, Russian is read first and Ukrainian or Belarusian second.

#![expect(clippy::match_same_arms, reason = "a table of letters is read in the order of its alphabet")]

use super::{Forms, SCRIPTS, Script, push_foreign};

/// Small letters that look the same: Latin, Cyrillic. Capitals add `в`, `к`, `м`, `н`, `т`.
const TWINS: [(char, char); 15] = [
    ('a', 'а'),
    ('b', 'в'),
    ('c', 'с'),
    ('e', 'е'),
    ('h', 'н'),
    ('i', 'і'),
    ('j', 'ј'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('s', 'ѕ'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
];

fn cyrillic_twin(latin: char) -> Option<char> {
    TWINS.iter().find(|(letter, _)| *letter == latin).map(|(_, twin)| *twin)
}

fn latin_twin(cyrillic: char) -> Option<char> {
    TWINS.iter().find(|(_, letter)| *letter == cyrillic).map(|(twin, _)| *twin)
}

/// The script of a token with letters of both: the one that has letters without a twin, else the majority.
pub(super) fn script_of_mixed(token: &str, counts: &[u32; SCRIPTS.len()]) -> Script {
    let (mut only_latin, mut only_cyrillic) = (0_u32, 0_u32);
    for letter in token.chars().flat_map(char::to_lowercase) {
        match super::script_of_letter(letter) {
            Some(Script::Latin) if cyrillic_twin(letter).is_none() => only_latin += 1,
            Some(Script::Cyrillic) if latin_twin(letter).is_none() => only_cyrillic += 1,
            _ => {}
        }
    }
    match (only_latin, only_cyrillic) {
        (0, 1..) => Script::Cyrillic,
        (1.., 0) => Script::Latin,
        _ if counts[Script::Cyrillic as usize] >= counts[Script::Latin as usize] => Script::Cyrillic,
        _ => Script::Latin,
    }
}

/// A Latin token in which Cyrillic letters were typed by mistake or on purpose.
pub(super) fn write_latin_twins(letters: &mut [char]) {
    for letter in letters.iter_mut().filter(|letter| matches!(letter, '\u{400}'..='\u{52f}')) {
        if let Some(twin) = latin_twin(*letter) {
            *letter = twin;
        }
    }
}

/// A Cyrillic token in which Latin letters were typed.
pub(super) fn write_cyrillic_twins(letters: &mut [char]) {
    for letter in letters.iter_mut().filter(|letter| letter.is_ascii_lowercase()) {
        if let Some(twin) = cyrillic_twin(*letter) {
            *letter = twin;
        }
    }
}

/// Whose rules a form follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rules {
    /// English newspapers and road signs (BGN without its hyphens): `Yevgeny`, `Khodorkovsky`.
    English,
    /// Russian passports since 2013: `Evgenii`, `Iurii`.
    Passport,
    Ukrainian,
    Belarusian,
    Bulgarian,
    /// Serbian and Macedonian in their Latin alphabet without its accents: `Vucic`.
    Serbian,
    /// The same as English readers hear it: `Vuchich`.
    SerbianHeard,
    /// Kazakh, Kyrgyz, Tajik, Uzbek, Tatar, Mongolian and others, with the letters of the passport.
    Asian,
    /// The same with `gh`, `q`, `ng`.
    AsianExact,
    /// Slavists, and after them Czech, Polish, Croatian and (in part) German papers, without accents.
    Scientific,
}

pub(super) fn forms(letters: &mut [char], forms: &mut Forms) {
    use Rules::{
        Asian, AsianExact, Belarusian, Bulgarian, English, Passport, Scientific, Serbian, SerbianHeard,
        Ukrainian,
    };
    restore_breve(letters);
    let order: &[Rules] = match guess(letters) {
        Some(Ukrainian) => &[Ukrainian, English, Scientific],
        Some(Belarusian) => &[Belarusian, English, Scientific],
        Some(Bulgarian) => &[Bulgarian, English, Scientific],
        Some(Serbian) => &[Serbian, SerbianHeard],
        Some(Asian) => &[Asian, AsianExact, Scientific],
        _ if has_belarusian_reading(letters) => &[English, Belarusian, Scientific, Passport],
        _ => &[English, Ukrainian, Scientific, Passport],
    };
    if let Some(known) = super::vowels::cyrillic(letters) {
        known.for_each(|form| forms.add(form.to_owned()));
    }
    for rules in order {
        forms.add(apply(*rules, letters));
    }
}

/// [`crate::fold`] takes the breve off `й`. A last `и` after a vowel is one: `Сергеи` was `Сергей`.
fn restore_breve(letters: &mut [char]) {
    if let [.., before, last @ 'и'] = letters
        && is_vowel(*before)
    {
        *last = 'й';
    }
}

/// The language that the letters of the token prove, if they do.
fn guess(letters: &[char]) -> Option<Rules> {
    let mut guessed = None;
    for (at, letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1).copied();
        match letter {
            'ј' | 'љ' | 'њ' | 'ћ' | 'ђ' | 'џ' | 'ѓ' | 'ќ' | 'ѕ' => {
                guessed = guessed.or(Some(Rules::Serbian));
            }
            // Uzbek has the letter too, but not after a vowel.
            'ў' if before.is_some_and(is_vowel) => return Some(Rules::Belarusian),
            'ў' | 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ү' | 'ұ' | 'һ' | 'ӣ' | 'ӯ' | 'ҳ' | 'ҷ' | 'ҹ' | 'ҝ' | 'җ'
            | 'ҙ' | 'ҫ' | 'ӈ' | 'ӡ' => return Some(Rules::Asian),
            'ї' | 'є' | 'ґ' => return Some(Rules::Ukrainian),
            'і' => guessed = guessed.or(Some(Rules::Ukrainian)),
            'ъ' if !after.is_some_and(|after| matches!(after, 'е' | 'ё' | 'ю' | 'я')) && after.is_some() =>
            {
                guessed = Some(Rules::Bulgarian);
            }
            _ => {}
        }
    }
    if guessed == Some(Rules::Ukrainian) && letters.iter().any(|letter| matches!(letter, 'ы' | 'э' | 'ё'))
    {
        return Some(Rules::Belarusian);
    }
    guessed
}

/// Letters that Ukrainian lacks: what is not Russian is Belarusian.
fn has_belarusian_reading(letters: &[char]) -> bool {
    letters.iter().any(|letter| matches!(letter, 'ы' | 'э' | 'ё')) && !letters.contains(&'и')
}

fn is_vowel(letter: char) -> bool {
    matches!(
        letter,
        'а' | 'е'
            | 'ё'
            | 'и'
            | 'о'
            | 'у'
            | 'ы'
            | 'э'
            | 'ю'
            | 'я'
            | 'і'
            | 'ї'
            | 'є'
            | 'ә'
            | 'ө'
            | 'ү'
            | 'ұ'
            | 'ӣ'
            | 'ӯ'
    )
}

/// A letter and what stands around it.
struct Place {
    before: Option<char>,
    letter: char,
    after: Option<char>,
    /// The next letter is the last one.
    last_but_one: bool,
}

impl Place {
    /// At the start, after a vowel, or after a sign that parts: where `е` sounds as `ye`.
    fn opens_a_syllable(&self) -> bool {
        self.before.is_none_or(|before| is_vowel(before) || matches!(before, 'ь' | 'ъ' | '\'' | 'й' | 'ў'))
    }

    /// `ий` and `ый` at the end of the token.
    fn is_adjective_ending(&self) -> bool {
        self.last_but_one && self.after == Some('й') && matches!(self.letter, 'и' | 'ы' | 'і')
    }

    fn ends(&self) -> bool {
        self.after.is_none()
    }
}

fn apply(rules: Rules, letters: &[char]) -> String {
    let mut form = String::with_capacity(letters.len() * 2);
    for (at, letter) in letters.iter().enumerate() {
        let place = Place {
            before: at.checked_sub(1).map(|at| letters[at]),
            letter: *letter,
            after: letters.get(at + 1).copied(),
            last_but_one: at + 2 == letters.len(),
        };
        let written = match rules {
            Rules::English => english(&place),
            Rules::Passport => passport(&place),
            Rules::Ukrainian => ukrainian(&place),
            Rules::Belarusian => belarusian(&place),
            Rules::Bulgarian => bulgarian(&place),
            Rules::Serbian => serbian(&place),
            Rules::SerbianHeard => serbian_heard(&place),
            Rules::Asian => asian(&place),
            Rules::AsianExact => asian_exact(&place),
            Rules::Scientific => scientific(&place),
        };
        match written.or_else(|| common(*letter)) {
            Some(written) => form.push_str(written),
            None => push_foreign(*letter, &mut form),
        }
    }
    form
}

fn english(place: &Place) -> Option<&'static str> {
    Some(match place.letter {
        'е' | 'є' if place.opens_a_syllable() => "ye",
        'ё' if matches!(place.before, Some('ж' | 'ч' | 'ш' | 'щ')) => "o",
        'ё' => "yo",
        'и' | 'ы' | 'і' if place.is_adjective_ending() => "",
        'ы' => "y",
        'ю' => "yu",
        // `Мария` is Maria in papers, `Зульфия` Zulfia.
        'я' if place.ends() && matches!(place.before, Some('и' | 'і')) => "a",
        'я' => "ya",
        'ї' => "yi",
        _ => return None,
    })
}

fn passport(place: &Place) -> Option<&'static str> {
    Some(match place.letter {
        'й' => "i",
        'ю' => "iu",
        'я' => "ia",
        'ъ' => "ie",
        'ы' => "y",
        _ => return None,
    })
}

fn ukrainian(place: &Place) -> Option<&'static str> {
    let starts = place.before.is_none();
    Some(match place.letter {
        'г' if place.before == Some('з') => "gh",
        'г' => "h",
        'и' | 'ы' => "y",
        // The law of 2010 writes `y` at the start of a word only: `Yuliia`.
        'є' if starts => "ye",
        'ї' if starts => "yi",
        'ю' if starts => "yu",
        'я' if starts => "ya",
        'є' => "ie",
        'ї' => "i",
        'ю' => "iu",
        'я' => "ia",
        'й' if starts => "y",
        'й' => "i",
        'ё' => "io",
        _ => return None,
    })
}

fn belarusian(place: &Place) -> Option<&'static str> {
    let softened = !place.opens_a_syllable();
    Some(match place.letter {
        'г' => "h",
        'ў' => "u",
        'е' if place.before.is_none() => "ye",
        'ё' if softened => "io",
        'ё' => "yo",
        'ю' if softened => "iu",
        'ю' => "yu",
        'я' if softened => "ia",
        'я' => "ya",
        'й' if place.before.is_none() => "y",
        'й' => "i",
        'ы' if place.is_adjective_ending() => "",
        'ы' => "y",
        _ => return None,
    })
}

fn bulgarian(place: &Place) -> Option<&'static str> {
    Some(match place.letter {
        'х' => "h",
        'щ' => "sht",
        'ъ' => "a",
        'ь' => "y",
        'ю' => "yu",
        // The law of 2009: `София` is Sofia.
        'я' if place.ends() && place.before == Some('и') => "a",
        'я' => "ya",
        _ => return None,
    })
}

fn serbian(place: &Place) -> Option<&'static str> {
    Some(match place.letter {
        'ж' => "z",
        'х' => "h",
        'ц' | 'ч' | 'ћ' => "c",
        'ш' => "s",
        'ј' | 'й' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ђ' => "dj",
        'џ' => "dz",
        'ѓ' => "gj",
        'ќ' => "kj",
        'ѕ' => "dz",
        _ => return None,
    })
}

fn serbian_heard(place: &Place) -> Option<&'static str> {
    Some(match place.letter {
        'ж' => "zh",
        'х' => "h",
        'ц' => "ts",
        'ч' | 'ћ' => "ch",
        'ш' => "sh",
        'ј' | 'й' => "y",
        'љ' => "ly",
        'њ' => "ny",
        'ђ' | 'џ' => "dj",
        'ѓ' => "gj",
        'ќ' => "kj",
        'ѕ' => "dz",
        _ => return None,
    })
}

fn asian(place: &Place) -> Option<&'static str> {
    Some(match place.letter {
        'ғ' => "g",
        'қ' | 'ҝ' => "k",
        'ң' | 'ӈ' => "n",
        'ў' => "o",
        'и' if place.is_adjective_ending() => "i",
        'й' if place.ends() && place.before == Some('и') => "",
        'е' if place.before.is_none() => "ye",
        'ё' => "yo",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

fn asian_exact(place: &Place) -> Option<&'static str> {
    Some(match place.letter {
        'ғ' => "gh",
        'қ' => "q",
        'ҝ' => "g",
        'ң' | 'ӈ' => "ng",
        'ў' => "u",
        'ж' | 'җ' => "j",
        'ө' => "u",
        'ә' => "e",
        'ё' => "yo",
        'ы' => "i",
        'ю' => "yu",
        'я' => "ya",
        'й' => "y",
        _ => return None,
    })
}

fn scientific(place: &Place) -> Option<&'static str> {
    Some(match place.letter {
        // Not scientific but as in Latin names: `Джон`, `Джамал`.
        'д' if place.after == Some('ж') => "",
        'ж' if place.before == Some('д') => "j",
        'ж' | 'җ' => "z",
        'х' => "ch",
        'ц' | 'ч' => "c",
        'ш' => "s",
        'щ' => "sc",
        'й' | 'ј' => "j",
        'ю' => "ju",
        'я' => "ja",
        'є' => "je",
        'ї' => "ji",
        'ё' => "e",
        'ы' => "y",
        _ => return None,
    })
}

/// What most rules agree on.
fn common(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' | 'ә' | 'ӑ' | 'ӓ' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'ѓ' => "g",
        'д' | 'ԁ' => "d",
        'е' | 'ё' | 'є' | 'э' | 'ѐ' | 'ѣ' | 'ӗ' => "e",
        'ж' => "zh",
        'з' | 'ҙ' => "z",
        'и' | 'і' | 'ї' | 'ӣ' | 'ѝ' | 'ѵ' => "i",
        'й' | 'ы' | 'ҋ' => "y",
        'к' | 'ќ' | 'қ' | 'ҡ' | 'ҝ' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'ң' | 'ҥ' | 'ӈ' => "ng",
        'о' | 'ө' | 'ӧ' | 'ѡ' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ҫ' => "s",
        'т' => "t",
        'у' | 'ү' | 'ұ' | 'ӯ' | 'ў' | 'ӱ' | 'ӳ' => "u",
        'ф' | 'ѳ' => "f",
        'х' | 'ӽ' => "kh",
        'һ' | 'ҳ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        'ғ' | 'ҕ' => "gh",
        'ҷ' | 'җ' | 'ҹ' | 'џ' => "j",
        'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ђ' => "dj",
        'ћ' => "c",
        'ѕ' | 'ӡ' => "dz",
        'ъ' | 'ь' | 'ӏ' | '\'' => "",
        _ => return None,
    })
}
