//! Two spellings of one script: only what can be said without guessing.
//!
//! [`fold`] takes away what writers add or leave out by habit (capitals, accents, points, apostrophes,
//! hyphens). [`same_spelling`] compares two folded names word by word.
//!
//! It refuses three things. It does not transliterate: `Навальный` and `Navalny` are [`Spelling::Different`]
//! here. It gives no score. And it never says that two people are one: a match is a question for a person
//! ("two people of one name?"), and [`Spelling::Different`] says nothing on whether it is one person.
//!
//! The doors are [`fold`] and [`same_spelling`].

use unicode_normalization::UnicodeNormalization;

/// How the spellings of two names compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spelling {
    /// The same words once folded, in any order: some lists put the family name first, with or without a comma.
    Same,
    /// One has fewer words than the other, or initials in their place, and nothing speaks against it:
    /// `Griner` or `B. Griner` beside `Brittney Griner`.
    PartOf,
    /// At least one word differs. Two scripts or two systems of transliteration also end here.
    Different,
}

/// Forms of address that stand before a name and are no part of it. `Jr.` and the like are not here: they
/// tell a son from his father.
const HONORIFICS: [&str; 20] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "doctor",
    "prof",
    "professor",
    "sir",
    "dame",
    "sen",
    "senator",
    "rep",
    "representative",
    "judge",
    "herr",
    "frau",
    "monsieur",
    "mme",
];

/// Latin letters that Unicode does not take apart into a letter and a mark, with what is written where a
/// keyboard lacks them.
const WHOLE_LETTERS: [(char, &str); 9] = [
    ('ł', "l"),
    ('ø', "o"),
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
];

/// The name in small letters, without accents, points and apostrophes, one space between words.
///
/// Hyphens part words, because `Kara-Murza` is also written `Kara Murza`. Vowel signs of scripts in which
/// they are letters of the name (such as Devanagari) stay.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    // Most names in most records are plain ASCII, which has nothing to take apart.
    if name.is_ascii() {
        name.chars().for_each(|letter| fold_letter(letter.to_ascii_lowercase(), &mut folded));
    } else {
        name.chars().flat_map(char::to_lowercase).nfkd().for_each(|letter| fold_letter(letter, &mut folded));
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn fold_letter(letter: char, folded: &mut String) {
    if letter.is_ascii_alphanumeric() {
        folded.push(letter);
    } else if is_accent(letter) || is_apostrophe(letter) {
        // Left out.
    } else if let Some((_, plain)) = WHOLE_LETTERS.iter().find(|(whole, _)| *whole == letter) {
        folded.push_str(plain);
    } else if is_part_of_a_word(letter) {
        folded.push(letter);
    } else if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// How two names compare. See [`Spelling`].
pub fn same_spelling(left: &str, right: &str) -> Spelling {
    let (left, right) = (fold(left), fold(right));
    let (left, right) = (words(&left), words(&right));
    if left.is_empty() || right.is_empty() {
        return Spelling::Different;
    }
    // A hyphen or a space left out: `Karamurza`.
    if in_order(&left) == in_order(&right) || left.concat() == right.concat() {
        return Spelling::Same;
    }
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if is_part_of(&short, &long) { Spelling::PartOf } else { Spelling::Different }
}

/// The words of a folded name without a form of address before it.
fn words(folded: &str) -> Vec<&str> {
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let titles = words.iter().take_while(|word| HONORIFICS.contains(word)).count();
    // "Judge" alone may be a family name: something must remain.
    if titles < words.len() {
        words.drain(..titles);
    }
    words
}

fn in_order<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut sorted = words.to_vec();
    sorted.sort_unstable();
    sorted
}

/// Whether every word of `short` finds its own word in `long`, at least one of them in full.
fn is_part_of(short: &[&str], long: &[&str]) -> bool {
    let mut free = long.to_vec();
    let mut initials = Vec::new();
    let mut in_full = false;
    for word in short {
        match free.iter().position(|other| other == word) {
            Some(at) => {
                in_full |= !is_initial(word);
                free.remove(at);
            }
            None => initials.push(*word),
        }
    }
    in_full
        && initials.into_iter().all(|word| {
            let found = free.iter().position(|other| abbreviates(word, other) || abbreviates(other, word));
            found.map(|at| free.remove(at)).is_some()
        })
}

fn abbreviates(initial: &str, word: &str) -> bool {
    is_initial(initial) && word.starts_with(initial)
}

fn is_initial(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

fn is_part_of_a_word(letter: char) -> bool {
    // Vowel signs of Indic scripts are marks and not alphabetic to every table: keep all marks that
    // `is_accent` did not take off.
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

/// Marks of Latin, Greek, Cyrillic, Hebrew and Arabic script, which writers leave out at will.
pub(crate) fn is_accent(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

pub(crate) fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | 'ʹ' | 'ʺ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | '′' | '＇'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_takes_away_habits_and_nothing_else() {
        for (name, folded, because) in [
            ("Vladimir KARA-MURZA", "vladimir kara murza", "capitals and hyphens"),
            ("  Łukasz   Żółć ", "lukasz zolc", "letters with and without a part that comes off"),
            ("İlham Aydın", "ilham aydin", "Turkish i with and without its dot"),
            ("O’Neil", "oneil", "an apostrophe"),
            ("O'Neil", "oneil", "another apostrophe"),
            ("V.V. Putin", "v v putin", "points part initials"),
            ("Алексе\u{301}й", "алексеи", "a stress mark, and the breve of the last letter"),
            ("कि", "कि", "a vowel sign is a letter of the name"),
            ("أحمد", "احمد", "a hamza is left out as often as not"),
            ("Nəsib", "nəsib", "schwa has no one Latin letter: that would be transliteration"),
            ("...", "", "nothing of a name"),
        ] {
            assert_eq!(fold(name), folded, "{name}: {because}");
        }
    }

    #[test]
    fn folding_a_folded_name_changes_nothing() {
        for name in ["Łukasz Żółć", "V.V. Putin", "Straße", "नाम कि", "ﬁlip"] {
            assert_eq!(fold(&fold(name)), fold(name), "{name}");
        }
    }

    #[test]
    fn spellings_of_one_name_match_and_other_names_do_not() {
        use Spelling::{Different, PartOf, Same};
        for (left, right, expected, because) in [
            ("Vladimir Kara-Murza", "vladimir kara murza", Same, "capitals and a hyphen"),
            ("Kara-Murza, Vladimir", "Vladimir Kara-Murza", Same, "the order of a list"),
            ("Vladimir Karamurza", "Vladimir Kara-Murza", Same, "a hyphen left out"),
            ("Mr. Paul Whelan", "Paul Whelan", Same, "a form of address is no part of a name"),
            ("Griner", "Brittney Griner", PartOf, "the family name alone"),
            ("Ms. Griner", "Brittney Griner", PartOf, "and with a form of address"),
            ("B. Griner", "Brittney Griner", PartOf, "an initial"),
            ("Vladimir V. Kara-Murza", "Vladimir Kara-Murza", PartOf, "one more initial"),
            ("Vladimir Kara-Murza Jr.", "Vladimir Kara-Murza", PartOf, "a son or his father"),
            ("B. G.", "Brittney Griner", Different, "initials alone say too little"),
            ("A. Griner", "Brittney Griner", Different, "another initial"),
            ("Paul Whelan", "David Whelan", Different, "brothers"),
            ("Alexei Navalny", "Алексей Навальный", Different, "two scripts: not compared here"),
            ("Alexei Navalny", "Aleksei Navalny", Different, "two systems of transliteration"),
            ("", "Paul Whelan", Different, "no name"),
            ("", "", Different, "no name twice"),
            ("Judge", "Aaron Judge", PartOf, "a word of the list may be somebody's name"),
        ] {
            assert_eq!(same_spelling(left, right), expected, "{left} / {right}: {because}");
            assert_eq!(same_spelling(right, left), expected, "{right} / {left}: {because}");
        }
    }
}
