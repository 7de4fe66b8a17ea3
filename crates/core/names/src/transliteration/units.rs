//! The units in which a word of any script is read when it is laid beside a Latin word.
//!
//! A unit is a letter (Cyrillic, Arabic, Hebrew, Latin), one of the two or three parts of a Hangul syllable, a kana
//! with the small kana that changes it, or the sound of a Han character. Where a letter stands in its word matters for
//! how it is written in Latin (`е` is `ye` at the beginning), so a unit of an alphabet is told apart by its place.

use pinyin::ToPinyin as _;

/// A way of writing for which costs were learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Writing {
    /// Latin letters without their accents.
    Latin,
    /// Cyrillic of any language.
    Cyrillic,
    /// Arabic, Persian and their neighbours.
    Arabic,
    /// Hebrew.
    Hebrew,
    /// Hangul, taken apart into its letters.
    Hangul,
    /// Hiragana and katakana, as katakana.
    Kana,
    /// Chinese characters, by their sound in Mandarin.
    Han,
}

impl Writing {
    /// Every way of writing, in the order of its letter in the table of costs.
    pub const ALL: [Self; 7] =
        [Self::Latin, Self::Cyrillic, Self::Arabic, Self::Hebrew, Self::Hangul, Self::Kana, Self::Han];

    /// The letter by which the table of costs names it.
    pub const fn letter(self) -> char {
        match self {
            Self::Latin => 'l',
            Self::Cyrillic => 'c',
            Self::Arabic => 'a',
            Self::Hebrew => 'h',
            Self::Hangul => 'k',
            Self::Kana => 'j',
            Self::Han => 'z',
        }
    }
}

/// Where a unit stands in its word. Sounds of Han characters have no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The first unit, also where it is the only one.
    First,
    /// Neither the first nor the last.
    Middle,
    /// The last unit of several.
    Last,
}

impl Place {
    /// The places, in the order of their numbers in the table of costs.
    pub const ALL: [Self; 3] = [Self::First, Self::Middle, Self::Last];

    pub(super) fn of(at: usize, count: usize) -> Self {
        match at {
            0 => Self::First,
            _ if at + 1 == count => Self::Last,
            _ => Self::Middle,
        }
    }
}

/// A unit with its place: what a row of the table of costs belongs to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit {
    /// The letters of the unit, as they stand in the table.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// The units of a word that is written in one way. Letters of another script are left out.
pub fn units(word: &str, writing: Writing) -> Vec<Unit> {
    let texts = texts(word, writing);
    let count = texts.len();
    let place = |at| if writing == Writing::Han { Place::First } else { Place::of(at, count) };
    texts.into_iter().enumerate().map(|(at, text)| Unit { text, place: place(at) }).collect()
}

/// Hands every unit of the word to `each`, without its place.
pub(super) fn for_each_unit(word: &str, writing: Writing, mut each: impl FnMut(&str)) {
    let mut letter = |letter: char| each(letter.encode_utf8(&mut [0; 4]));
    match writing {
        Writing::Latin => word.chars().filter(char::is_ascii_lowercase).for_each(letter),
        Writing::Cyrillic => word.chars().filter(|c| matches!(c, '\u{400}'..='\u{52f}')).for_each(letter),
        Writing::Arabic => word.chars().filter(|c| is_arabic_letter(*c)).map(same_arabic).for_each(letter),
        // The geresh makes another consonant of the letter before it.
        Writing::Hebrew => word.chars().filter_map(hebrew).for_each(letter),
        Writing::Hangul => word.chars().flat_map(letters_of_hangul).for_each(&mut letter),
        Writing::Kana => kana(word, each),
        Writing::Han => word.chars().filter_map(sound).for_each(each),
    }
}

fn texts(word: &str, writing: Writing) -> Vec<String> {
    let mut texts = Vec::new();
    for_each_unit(word, writing, |unit| texts.push(unit.to_owned()));
    texts
}

/// The Mandarin sound of a character, without its tone, or `None` where it is no Han character.
pub(crate) fn sound(character: char) -> Option<&'static str> {
    character.to_pinyin().map(pinyin::Pinyin::plain).map(|plain| if plain == "lü" { "lv" } else { plain })
}

/// The letters of a syllable: its initial, its vowel, and its final where it has one. The silent initial is left out.
fn letters_of_hangul(syllable: char) -> impl Iterator<Item = char> {
    const SILENT: u32 = 0x110b;
    let number = u32::from(syllable).wrapping_sub(0xac00);
    let letters = if number < 11_172 {
        let (initial, vowel, last) = (number / 588, number % 588 / 28, number % 28);
        [0x1100 + initial, 0x1161 + vowel, if last == 0 { SILENT } else { 0x11a7 + last }]
    } else {
        [SILENT; 3]
    };
    letters.into_iter().filter(|letter| *letter != SILENT).filter_map(char::from_u32)
}

/// Kana as katakana, each with the small vowel or `y` that follows it.
fn kana(word: &str, mut each: impl FnMut(&str)) {
    let mut unit = String::new();
    for character in word.chars().filter_map(katakana) {
        if !unit.is_empty() && !is_small(character) {
            each(&unit);
            unit.clear();
        }
        unit.push(character);
    }
    if !unit.is_empty() {
        each(&unit);
    }
}

fn katakana(character: char) -> Option<char> {
    match character {
        '\u{3041}'..='\u{3096}' => char::from_u32(u32::from(character) + 0x60),
        '\u{30a1}'..='\u{30fa}' | 'ー' => Some(character),
        _ => None,
    }
}

fn is_small(kana: char) -> bool {
    matches!(kana, 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ')
}

fn hebrew(character: char) -> Option<char> {
    match character {
        'א'..='ת' => Some(character),
        '\'' | '’' | '׳' | '`' => Some('׳'),
        _ => None,
    }
}

fn is_arabic_letter(character: char) -> bool {
    matches!(character, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '\u{66e}'..='\u{66f}' | '\u{671}'..='\u{6d3}' | '\u{6d5}')
}

/// Letters that are one letter on different keyboards.
fn same_arabic(letter: char) -> char {
    match letter {
        'ی' | 'ى' | 'ې' | 'ۍ' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ہ' | 'ھ' | 'ۀ' | 'ە' => 'ه',
        'أ' | 'إ' | 'ٱ' => 'ا',
        'گ' | 'ڨ' | 'ݣ' | 'ڭ' => 'گ',
        'ۆ' | 'ۇ' | 'ۋ' => 'و',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_taken_apart_as_its_script_is_read() {
        for (word, writing, expected, because) in [
            ("김", Writing::Hangul, "ᄀ ᅵ ᆷ", "initial, vowel, final"),
            ("아우", Writing::Hangul, "ᅡ ᅮ", "a silent initial is no sound"),
            ("キャシー", Writing::Kana, "キャ シ ー", "a small kana belongs to the one before it"),
            ("きゃ", Writing::Kana, "キャ", "hiragana is read as katakana"),
            ("陈", Writing::Han, "chen", "a character by its sound"),
            ("陳", Writing::Han, "chen", "and its traditional form by the same"),
            ("ג'וזף", Writing::Hebrew, "ג ׳ ו ז ף", "a geresh is kept"),
            ("علی", Writing::Arabic, "ع ل ي", "the Persian ya is the Arabic one"),
        ] {
            let texts: Vec<String> = units(word, writing).into_iter().map(|unit| unit.text).collect();
            assert_eq!(texts.join(" "), expected, "{word}: {because}");
        }
    }
}
