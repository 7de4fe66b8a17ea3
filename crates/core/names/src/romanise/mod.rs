//! One token of a name in any script, in Latin letters.
//!
//! A name that crosses a border is written down by clerks who follow different rules: `Мурза` is Murza,
//! Mursa and Mourza. So [`romanise`] gives up to [`FORMS_MAX`] forms and never claims that one is right.
//! Scripts that leave vowels out (Arabic, Hebrew) come out without them: the reader of the forms compares
//! consonants.
//!
//! It refuses to guess the language of a person. Where letters are shared by languages, each form is the
//! reading of another one, the most usual first.
//!
//! The doors are [`romanise`], [`script_of`] and, for Chinese names, [`pinyin_syllables`].

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

mod arabic;
mod caucasus;
mod cyrillic;
mod ethiopic;
mod greek;
mod han;
mod hangul;
mod hebrew;
mod indic;
mod kana;
mod latin;
mod myanmar;
mod place;
mod thai;
mod vowels;

pub use han::{family_forms as han_family_forms, pinyin_syllables};
pub use hangul::family_forms as hangul_family_forms;

/// The most forms that [`romanise`] gives for one token.
pub const FORMS_MAX: usize = 3;

/// Letters of one token that are read; a name has no longer words, and what comes from outside needs a limit.
const TOKEN_LETTERS_MAX: usize = 64;

/// Scripts that names come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin, with any accents; also a token of digits only.
    Latin,
    /// Cyrillic in all its languages.
    Cyrillic,
    /// Greek.
    Greek,
    /// Georgian.
    Georgian,
    /// Armenian.
    Armenian,
    /// Arabic letters in all their languages: Persian, Urdu, Pashto, Kurdish, Uyghur.
    Arabic,
    /// Hebrew letters.
    Hebrew,
    /// Chinese characters, without any kana.
    Han,
    /// Japanese with at least one hiragana or katakana.
    Kana,
    /// Korean.
    Hangul,
    /// Thai.
    Thai,
    /// Devanagari: Hindi, Nepali, Marathi.
    Devanagari,
    /// Any other script, or no letter at all.
    Other,
}

/// The scripts in the order of [`Script`], for counting.
const SCRIPTS: [Script; 13] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Greek,
    Script::Georgian,
    Script::Armenian,
    Script::Arabic,
    Script::Hebrew,
    Script::Han,
    Script::Kana,
    Script::Hangul,
    Script::Thai,
    Script::Devanagari,
    Script::Other,
];

/// The script of most letters of the token, except that
///
/// - one kana makes it [`Script::Kana`];
/// - a token that mixes Latin and Cyrillic has the script whose letters cannot be told from the other's by
///   mistake: in `Пoпoвa` with Latin vowels, only `П` and `п` say what the writer meant.
pub fn script_of(token: &str) -> Script {
    if token.is_ascii() {
        return ascii_script(token);
    }
    let mut counts = [0_u32; SCRIPTS.len()];
    for letter in token.chars().take(TOKEN_LETTERS_MAX) {
        if let Some(script) = script_of_letter(letter) {
            counts[script as usize] += 1;
        }
    }
    if counts[Script::Kana as usize] > 0 {
        return Script::Kana;
    }
    if counts[Script::Latin as usize] > 0 && counts[Script::Cyrillic as usize] > 0 {
        return cyrillic::script_of_mixed(token, &counts);
    }
    let mut most = Script::Other;
    for script in SCRIPTS {
        if counts[script as usize] > counts[most as usize] {
            most = script;
        }
    }
    if most == Script::Other && counts[Script::Other as usize] == 0 && token.chars().any(char::is_numeric) {
        return Script::Latin;
    }
    most
}

/// Up to [`FORMS_MAX`] forms of the token in `a`-`z` and `0`-`9`, the most usual first.
///
/// Empty only if the token has no letter and no digit. A Latin token's first form is its letters without
/// accents. Accents, apostrophes and hyphens are left out as in [`crate::fold`], which a caller need not
/// have called; letters that it would have taken apart (`й`, `ü`) are read better before it.
pub fn romanise(token: &str) -> Vec<String> {
    if token.is_ascii() {
        return latin::ascii(token);
    }
    let script = script_of(token);
    let mut letters = clean(token);
    let mut forms = Forms::default();
    match script {
        Script::Latin => {
            cyrillic::write_latin_twins(&mut letters);
            latin::forms(&letters, &mut forms);
        }
        Script::Cyrillic => {
            cyrillic::write_cyrillic_twins(&mut letters);
            cyrillic::forms(&mut letters, &mut forms);
        }
        Script::Greek => greek::forms(&letters, &mut forms),
        Script::Georgian => caucasus::georgian(&letters, &mut forms),
        Script::Armenian => caucasus::armenian(&letters, &mut forms),
        Script::Arabic => arabic::forms(&letters, &mut forms),
        Script::Hebrew => hebrew::forms(&letters, &mut forms),
        Script::Han => han::forms(&letters, &mut forms),
        Script::Kana => kana::forms(&letters, &mut forms),
        Script::Hangul => hangul::forms(&letters, &mut forms),
        Script::Thai => thai::forms(&letters, &mut forms),
        Script::Devanagari => indic::forms(&letters, &mut forms),
        Script::Other => other(&letters, &mut forms),
    }
    if forms.0.is_empty() {
        // Letters of the script that its table does not know, such as a rare extension.
        forms.add(letters_as_numbers(&letters));
    }
    forms.0
}

/// The forms found so far, without repetitions.
#[derive(Default)]
struct Forms(Vec<String>);

impl Forms {
    fn add(&mut self, form: String) {
        debug_assert!(
            form.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()),
            "a form is plain ASCII: {form}"
        );
        if self.0.len() < FORMS_MAX && !form.is_empty() && !self.0.contains(&form) {
            self.0.push(form);
        }
    }
}

/// Letters and digits of the token in small letters and compatibility composition (NFKC). Apostrophes of
/// all shapes become `'` and marks that [`crate::fold`] takes off are gone.
fn clean(token: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(token.len().min(TOKEN_LETTERS_MAX));
    if token.chars().all(is_settled) || is_nfkc_quick(token.chars()) == IsNormalized::Yes {
        token.chars().take(TOKEN_LETTERS_MAX).for_each(|letter| clean_letter(letter, &mut letters));
    } else {
        // Twice the limit before composition: a letter and its mark become one.
        token
            .chars()
            .take(2 * TOKEN_LETTERS_MAX)
            .nfkc()
            .take(TOKEN_LETTERS_MAX)
            .for_each(|letter| clean_letter(letter, &mut letters));
    }
    letters
}

/// Letters that no normalisation changes, that have no capital or are small, and that are no mark. Most
/// tokens consist of them, and the tables of Unicode are slow to ask.
fn is_settled(letter: char) -> bool {
    matches!(letter,
        'a'..='z' | 'а'..='џ' | 'α'..='ω' | 'ա'..='ֆ' | 'א'..='ת' | 'ء'..='غ' | 'ف'..='ي' | 'ა'..='ჰ'
        | 'ก'..='า' | 'เ'..='ไ' | 'अ'..='न' | 'प'..='र' | 'ア'..='ヂ' | 'ぁ'..='ん' | '一'..='\u{9fff}' | '가'..='힣')
}

fn clean_letter(letter: char, letters: &mut Vec<char>) {
    if is_settled(letter) {
        letters.push(letter);
        return;
    }
    for small in letter.to_lowercase() {
        if crate::is_apostrophe(small) || matches!(small, '׳' | '״' | '＂') {
            letters.push('\'');
        } else if !crate::is_accent(small)
            && !matches!(small, '\u{200b}'..='\u{200f}' | '\u{feff}' | '-' | '‐' | '·')
        {
            letters.push(small);
        }
    }
}

fn ascii_script(token: &str) -> Script {
    if token.bytes().any(|byte| byte.is_ascii_alphanumeric()) { Script::Latin } else { Script::Other }
}

/// The script of a letter; `None` for digits, marks and signs.
fn script_of_letter(letter: char) -> Option<Script> {
    if !is_settled(letter) && !is_letter(letter) {
        return None;
    }
    let at = RANGES.partition_point(|(_, last, _)| *last < letter);
    let found = RANGES.get(at).filter(|(first, ..)| *first <= letter);
    Some(found.map_or(Script::Other, |(.., script)| *script))
}

fn is_letter(letter: char) -> bool {
    // Marks that stand alone in old encodings: Arabic vowel signs, half-width voicing of kana.
    let is_mark = matches!(letter,
        '\u{fc5e}'..='\u{fc63}' | '\u{fcf2}'..='\u{fcf4}' | '\u{fe70}'..='\u{fe7f}' | '\u{ff9e}'..='\u{ff9f}');
    letter.is_alphabetic() && !is_mark && !crate::is_accent(letter) && !crate::is_apostrophe(letter)
}

/// First letter, last letter, script; in order. What lies between is [`Script::Other`].
const RANGES: [(char, char, Script); 37] = [
    ('A', 'z', Script::Latin),
    ('\u{aa}', '\u{2af}', Script::Latin),
    ('\u{370}', '\u{3ff}', Script::Greek),
    ('\u{400}', '\u{52f}', Script::Cyrillic),
    ('\u{531}', '\u{588}', Script::Armenian),
    ('\u{5d0}', '\u{5f2}', Script::Hebrew),
    ('\u{620}', '\u{6ff}', Script::Arabic),
    ('\u{750}', '\u{77f}', Script::Arabic),
    ('\u{8a0}', '\u{8c9}', Script::Arabic),
    ('\u{900}', '\u{97f}', Script::Devanagari),
    ('\u{e01}', '\u{e4e}', Script::Thai),
    ('\u{10a0}', '\u{10ff}', Script::Georgian),
    ('\u{1100}', '\u{11ff}', Script::Hangul),
    ('\u{1c80}', '\u{1c8a}', Script::Cyrillic),
    ('\u{1c90}', '\u{1cbf}', Script::Georgian),
    ('\u{1d00}', '\u{1d25}', Script::Latin),
    ('\u{1e00}', '\u{1eff}', Script::Latin),
    ('\u{1f00}', '\u{1fff}', Script::Greek),
    ('\u{2d00}', '\u{2d2f}', Script::Georgian),
    ('\u{3005}', '\u{3007}', Script::Han),
    ('\u{3041}', '\u{30ff}', Script::Kana),
    ('\u{3131}', '\u{318e}', Script::Hangul),
    ('\u{31f0}', '\u{31ff}', Script::Kana),
    ('\u{3400}', '\u{4dbf}', Script::Han),
    ('\u{4e00}', '\u{9fff}', Script::Han),
    ('\u{a640}', '\u{a69f}', Script::Cyrillic),
    ('\u{ac00}', '\u{d7a3}', Script::Hangul),
    ('\u{f900}', '\u{faff}', Script::Han),
    ('\u{fb00}', '\u{fb06}', Script::Latin),
    ('\u{fb13}', '\u{fb17}', Script::Armenian),
    ('\u{fb1d}', '\u{fb4f}', Script::Hebrew),
    ('\u{fb50}', '\u{fdff}', Script::Arabic),
    ('\u{fe70}', '\u{fefc}', Script::Arabic),
    ('Ａ', 'ｚ', Script::Latin),
    ('\u{ff66}', '\u{ff9d}', Script::Kana),
    ('\u{ffa1}', '\u{ffdc}', Script::Hangul),
    ('\u{20000}', '\u{3ffff}', Script::Han),
];

/// Scripts without a row in [`Script`]: those whose letters stand in a known order are read, the rest are
/// told apart by number only.
fn other(letters: &[char], forms: &mut Forms) {
    match letters.iter().copied().find(|letter| script_of_letter(*letter) == Some(Script::Other)) {
        Some('\u{980}'..='\u{d7f}') => indic::forms(letters, forms),
        Some('\u{1000}'..='\u{109f}') => myanmar::forms(letters, forms),
        Some('\u{1200}'..='\u{137f}') => ethiopic::forms(letters, forms),
        Some('\u{e80}'..='\u{eff}') => thai::forms(letters, forms),
        _ => forms.add(letters_as_numbers(letters)),
    }
}

/// A form that is equal for equal tokens and resembles nothing, for letters that no table knows.
fn letters_as_numbers(letters: &[char]) -> String {
    let mut form = String::new();
    for letter in letters {
        if letter.is_ascii_alphanumeric() {
            form.push(*letter);
        } else if letter.is_alphabetic() || letter.is_numeric() {
            form.extend(["u".to_owned(), format!("{:x}", u32::from(*letter))]);
        }
    }
    form
}

/// A letter that the caller's table does not know: ASCII as it is, Latin letters without accents, digits of
/// any script as `0` to `9`, the rest left out.
fn push_foreign(letter: char, form: &mut String) {
    if letter.is_ascii_alphanumeric() {
        form.push(letter.to_ascii_lowercase());
    } else if let Some(plain) = latin::plain(letter) {
        form.push_str(plain);
    } else if let Some(digit) = digit(letter) {
        form.push(digit);
    }
}

/// The value of a decimal digit of a script that names come in.
fn digit(letter: char) -> Option<char> {
    const ZEROS: [u32; 14] =
        [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040];
    let code = u32::from(letter);
    let value = ZEROS.iter().find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests;
