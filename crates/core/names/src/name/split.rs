//! From a name as it was typed to its words.
//!
//! Words are parted by spaces, points, hyphens and the like; an apostrophe parts nothing. Three habits are undone here,
//! on both sides alike, because they change where a word ends: the family name before a comma goes last; `abd al`,
//! `abdul` and `abdel` are joined to the word they belong to; an article or a family name that its script writes in one
//! piece with the rest (`ال…`, `习近平`, `김민정`) becomes a word of its own.

use unicode_normalization::UnicodeNormalization as _;

use crate::Kind;
use crate::is_apostrophe;
use crate::romanise::{Script, script_of};

/// What is longer is cut: no name has so many letters.
pub(crate) const LETTERS_MAX: usize = 400;

pub(super) fn words(text: &str, kind: Kind) -> Vec<String> {
    let text: String = text.chars().take(LETTERS_MAX).nfkc().collect::<String>().to_lowercase();
    let parts = match text.split_once([',', '،', '、']) {
        // "Family, Given": but "Acme, Ltd" keeps its order, and what has two commas is a list of something.
        Some((family, given)) if kind == Kind::Person && !given.contains([',', '،']) => {
            let mut words = split(given);
            words.extend(split(family));
            words
        }
        _ => split(&text),
    };
    let alone = parts.len() == 1;
    let parts = parts.into_iter().flat_map(|word| unjoined(word, kind, alone)).collect();
    if kind == Kind::Organisation { with_letters_joined(parts) } else { with_faith(with_servants(parts)) }
}

/// `S.A.` and `A.B.C.` as one word each: organisations have no initials.
fn with_letters_joined(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut grows = false;
    for word in words {
        let is_letter = word.chars().nth(1).is_none() && word.chars().all(char::is_alphabetic);
        match joined.last_mut() {
            Some(before) if grows && is_letter => before.push_str(&word),
            _ => joined.push(word),
        }
        grows = is_letter;
    }
    joined
}

/// `salah al din`, `salah ed-dine` and `salahuddin` as one word each: the faith is part of the name before it.
fn with_faith(words: Vec<String>) -> Vec<String> {
    const FAITH: [&str; 6] = ["din", "dine", "deen", "dean", "dein", "دين"];
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let follows_article =
            joined.len() >= 2 && joined.last().is_some_and(|last| ARTICLES.contains(&last.as_str()));
        if follows_article && FAITH.contains(&word.as_str()) {
            joined.pop();
            if let Some(before) = joined.last_mut() {
                before.push_str(if word == "دين" { "الدين" } else { "eddin" });
            }
        } else {
            joined.push(word);
        }
    }
    joined
}

/// The article before a name of Arabic, as it is written in Latin letters, with the letters it takes before a sun
/// letter.
const ARTICLES: [&str; 19] = [
    "al", "el", "ul", "ol", "ar", "ur", "er", "as", "us", "es", "ash", "ad", "ed", "ud", "od", "an", "at",
    "ال", "аль",
];

fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars() {
        // An apostrophe before a word stands for a sound that most writers leave out.
        if is_part_of_a_word(letter) && !(word.is_empty() && is_apostrophe(letter)) {
            word.push(letter);
        } else if !is_invisible(letter) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words.retain(|word| word.chars().any(char::is_alphanumeric));
    words
}

pub(crate) fn is_part_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric()
        || unicode_normalization::char::is_combining_mark(letter)
        || matches!(
            letter,
            '\'' | '`' | '´' | '‘' | '’' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | '׳' | 'ー' | '\u{0640}'
        )
    // Persian writes one word in two pieces with a zero-width mark between them; the pieces stay together.
}

/// Marks that steer the writing and part no words.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// A word taken apart where its script joins what others part.
fn unjoined(word: String, kind: Kind, alone: bool) -> Vec<String> {
    match script_of(&word) {
        Script::Arabic => {
            let rest: String = word.chars().skip(2).collect();
            if word.starts_with("ال") && rest.chars().count() >= 3 && kind != Kind::Word {
                return vec!["ال".into(), rest];
            }
            vec![word]
        }
        script @ (Script::Han | Script::Hangul) if kind == Kind::Person && alone => {
            family_first(&word, script)
        }
        _ => vec![word],
    }
}

/// Chinese and Korean family names of two characters.
const LONG_FAMILIES: [&str; 22] = [
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "东方", "東方", "皇甫", "尉迟", "公孙",
    "公孫", "慕容", "长孙", "宇文", "夏侯", "남궁", "황보", "제갈", "선우",
];

fn family_first(word: &str, script: Script) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let usual = match script {
        Script::Han => 2..=4,
        _ => 2..=3,
    };
    if !usual.contains(&letters.len()) {
        return vec![word.to_owned()];
    }
    let long = LONG_FAMILIES.iter().any(|family| word.starts_with(family)) && letters.len() > 2;
    let family = if long || (letters.len() == 4 && script == Script::Han) { 2 } else { 1 };
    // Given name first: the family name goes last, as in every other script once the comma is undone.
    vec![letters[family..].iter().collect(), letters[..family].iter().collect()]
}

/// `abd al rahman`, `abdul rahman`, `abdel-rahman` and `عبد الرحمن` as one word each.
fn with_servants(words: Vec<String>) -> Vec<String> {
    const SERVANTS: [&str; 9] =
        ["abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "عبد", "абдул"];
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut words = words.into_iter().peekable();
    while let Some(word) = words.next() {
        if !SERVANTS.contains(&word.as_str()) {
            joined.push(word);
            continue;
        }
        if words.peek().is_some_and(|next| ARTICLES.contains(&next.as_str())) {
            words.next();
        }
        let servant = match word.as_str() {
            "عبد" => "عبد",
            "абдул" => "абдул",
            _ => "abdul",
        };
        match words.next() {
            Some(of) => joined.push(format!("{servant}{of}")),
            None => joined.push(word),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Kind, table: &[(&str, &str, &str)]) {
        for (text, expected, because) in table {
            assert_eq!(words(text, kind).join(" "), *expected, "{text}: {because}");
        }
    }

    #[test]
    fn habits_of_writing_a_persons_name_are_undone() {
        check(
            Kind::Person,
            &[
                ("Monvik, Darel", "darel monvik", "the family name before a comma goes last"),
                ("منفيك، داريل", "داريل منفيك", "before an Arabic comma as well"),
                ("Monvik, Darel, Sarum", "monvik darel sarum", "two commas part a list, not a family name"),
                ("Monvik-Pelgat", "monvik pelgat", "a hyphen parts words"),
                ("D'Orval", "d'orval", "an apostrophe does not"),
                ("J.K. Monvik", "j k monvik", "a person's initials stay apart"),
                ("Abd al-Karim", "abdulkarim", "a servant and whom he serves are one name"),
                ("Abdel Karim", "abdulkarim", "in each spelling"),
                ("Abdul Karim", "abdulkarim", "in each spelling"),
                ("عبد الكريم", "عبدكريم", "and in Arabic letters"),
                ("Абдул Карим", "абдулкарим", "and in Cyrillic ones"),
                ("Darel Abdul", "darel abdul", "a servant of nobody is a name by itself"),
                ("Nur al-Din", "nureddin", "the faith is part of the name before it"),
                ("Nur ed-Dine", "nureddin", "in each spelling"),
                ("نور الدين", "نورالدين", "and in Arabic letters"),
                ("Karim Din", "karim din", "but a family name may be Din"),
                ("الكرمي", "ال كرمي", "an article that is written in one piece is a word"),
                ("الا", "الا", "but not in a word so short"),
                ("陈若兰", "若兰 陈", "a Chinese family name stands first, without a space"),
                ("欧阳若兰", "若兰 欧阳", "and may have two characters"),
                ("김하늘", "하늘 김", "a Korean one stands first too"),
                ("남궁솔", "솔 남궁", "and may have two syllables"),
                ("陈 若兰", "陈 若兰", "what somebody parted stays as it is"),
                ("می\u{200c}خانی", "میخانی", "a mark of no width parts nothing"),
                ("  DAREL   Monvik ", "darel monvik", "capitals and spaces say nothing"),
                ("— ! ?", "", "what has no letter is no word"),
            ],
        );
    }

    #[test]
    fn habits_of_writing_an_organisations_name_are_undone() {
        check(
            Kind::Organisation,
            &[
                ("Narvel, Ltd", "narvel ltd", "before the comma stands no family name"),
                ("N.K.O. Narvel", "nko narvel", "letters with points are one word"),
                ("Narvel S. A.", "narvel sa", "with spaces between them as well"),
                ("陈若兰", "陈若兰", "an organisation has no family name"),
            ],
        );
    }

    #[test]
    fn a_word_by_itself_keeps_its_article() {
        check(
            Kind::Word,
            &[
                ("الكرمي", "الكرمي", "where else would it go"),
                ("karmi", "karmi", "and so a word without one"),
            ],
        );
    }

    #[test]
    fn a_text_without_end_is_cut() {
        let letters: usize = words(&"darel ".repeat(5_000), Kind::Person).iter().map(String::len).sum();
        assert!(letters <= LETTERS_MAX, "{letters}");
    }
}
