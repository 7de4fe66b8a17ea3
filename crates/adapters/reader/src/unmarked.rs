//! UTF-16 that does not say so: old editors leave the mark out.
//!
//! Such text has a NUL beside each letter of ASCII, so it was taken for a program's file. It is text where one order
//! of the bytes gives letters and white space throughout and the other does not. Text in which not one space, digit
//! or line end stands cannot be told apart from noise, and is not taken.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// So much is looked at.
const LOOKED_AT_BYTES: usize = 64 << 10;

/// The encoding, where the bytes are UTF-16 without a mark.
pub(crate) fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(LOOKED_AT_BYTES)];
    if start.len() < 4 || !start.contains(&0) {
        return None;
    }
    let little = Seen::of(start, u16::from_le_bytes);
    let big = Seen::of(start, u16::from_be_bytes);
    let (better, worse, encoding) =
        if little.spacing >= big.spacing { (little, big, UTF_16LE) } else { (big, little, UTF_16BE) };
    (better.is_text() && better.spacing > worse.spacing).then_some(encoding)
}

/// What the units are in one order of the bytes.
#[derive(Debug, Default)]
struct Seen {
    chars: usize,
    /// Letters, digits, punctuation, white space.
    written: usize,
    /// White space and digits of ASCII, and the stops of Chinese: they stand in every text.
    spacing: usize,
    /// Chinese, Japanese, Korean, Yi.
    wide: usize,
    nul: bool,
}

impl Seen {
    fn of(bytes: &[u8], order: fn([u8; 2]) -> u16) -> Self {
        let units = bytes.chunks_exact(2).map(|two| order([two[0], two[1]]));
        let mut seen = Self::default();
        for letter in char::decode_utf16(units) {
            let letter = letter.unwrap_or(char::REPLACEMENT_CHARACTER);
            seen.chars += 1;
            seen.nul |= letter == '\0';
            seen.spacing += usize::from(is_spacing(letter));
            seen.written += usize::from(is_written(letter));
            seen.wide += usize::from(matches!(letter, '\u{3400}'..='\u{D7FF}'));
        }
        seen
    }

    fn is_text(&self) -> bool {
        // In the wrong order, and in noise, letters of Latin look like a few Chinese ones among others.
        let one_script = self.wide * 10 < self.chars || self.wide * 2 > self.chars;
        let spaced = self.spacing > 0 && self.spacing * 200 >= self.chars;
        !self.nul && one_script && spaced && self.written * 50 >= self.chars * 49
    }
}

fn is_spacing(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '0'..='9' | '、' | '。' | '，')
}

fn is_written(letter: char) -> bool {
    letter.is_alphanumeric()
        || letter.is_whitespace()
        || letter.is_ascii_punctuation()
        || matches!(letter, '\u{A0}'..='\u{BF}' | '\u{300}'..='\u{36F}' | '\u{591}'..='\u{65F}' | '\u{200C}'..='\u{206F}')
        || matches!(letter, '\u{20A0}'..='\u{20CF}' | '\u{2100}'..='\u{22FF}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
        || u32::from(letter) >= 0x1_F300
}
