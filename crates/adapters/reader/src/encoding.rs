//! From bytes to characters: a mark, what valid bytes show, what is declared, and last a guess that
//! is always said.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, KOI8_R, KOI8_U, UTF_8, UTF_16BE, UTF_16LE};

use crate::unmarked;
use crate::{BinaryReason, EncodingBasis, EncodingUsed, FileHint, Format, ReadError, Warning};

/// HTML says where a declaration must stand: in the first 1024 bytes. Real pages are later.
const DECLARATION_BYTES: usize = 8192;

/// Fewer bytes above ASCII than these show no encoding.
const TELLING_BYTES_MIN: usize = 8;

/// The letters that KOI8-U has where KOI8-R has lines for drawing tables.
const UKRAINIAN: [char; 10] = ['і', 'І', 'ї', 'Ї', 'є', 'Є', 'ґ', 'Ґ', 'ў', 'Ў'];

pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) used: EncodingUsed,
    pub(crate) warnings: Vec<Warning>,
}

pub(crate) fn decode(bytes: &[u8], format: Format, hint: &FileHint) -> Decoded {
    if let Some((encoding, mark_bytes)) = Encoding::for_bom(bytes) {
        let mut decoded = decode_as(encoding, &bytes[mark_bytes..], EncodingBasis::ByteOrderMark);
        decoded.warnings.insert(0, Warning::ByteOrderMarkLeftOut);
        return decoded;
    }
    let declared = declaration(bytes, format, hint);
    if let Some(encoding) = unmarked::utf_16(bytes) {
        let mut decoded = decode_as(encoding, bytes, EncodingBasis::ByteOrder);
        decoded.warnings.insert(0, Warning::EncodingAssumed { name: encoding.name().into() });
        return decoded;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return valid_utf8(text, declared);
    }
    if let Some((encoding, basis)) = declared.filter(|(encoding, _)| *encoding != UTF_8) {
        return decode_as(encoding, bytes, basis);
    }
    let mut decoded = guess(bytes);
    if declared.is_some() && decoded.used.name != UTF_8.name() {
        let used = decoded.used.name.clone();
        decoded.warnings.push(Warning::EncodingContradicted { declared: UTF_8.name().into(), used });
    }
    decoded
}

/// Bytes above ASCII that are valid UTF-8 throughout are UTF-8, whatever is declared: programs that
/// save a page re-encode it and leave the declaration.
fn valid_utf8(text: &str, declared: Option<(&'static Encoding, EncodingBasis)>) -> Decoded {
    let mut warnings = Vec::new();
    if let Some((other, _)) = declared.filter(|(e, _)| *e != UTF_8 && !text.is_ascii()) {
        let used = UTF_8.name().to_owned();
        warnings.push(Warning::EncodingContradicted { declared: other.name().into(), used });
    }
    let used = EncodingUsed { name: UTF_8.name().into(), basis: EncodingBasis::ValidUtf8 };
    Decoded { text: text.to_owned(), used, warnings }
}

fn declaration(bytes: &[u8], format: Format, hint: &FileHint) -> Option<(&'static Encoding, EncodingBasis)> {
    let delivered = hint.charset().and_then(|label| Encoding::for_label(label.as_bytes()));
    if let Some(encoding) = delivered {
        return Some((encoding, EncodingBasis::Delivered));
    }
    if format != Format::Html {
        return None;
    }
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES)];
    let label = charset_in_page(head)?;
    let encoding = Encoding::for_label(&label)?;
    // A page whose declaration can be read byte by byte is not UTF-16 (HTML standard, 13.2.3.2).
    let is_utf16 = encoding == UTF_16LE || encoding == UTF_16BE;
    Some((if is_utf16 { UTF_8 } else { encoding }, EncodingBasis::Declared))
}

/// The value after the first `charset=` (or `encoding=` of an XML declaration).
fn charset_in_page(head: &[u8]) -> Option<Vec<u8>> {
    let lower = head.to_ascii_lowercase();
    let after =
        |key: &[u8]| lower.windows(key.len()).position(|window| window == key).map(|at| at + key.len());
    let start =
        after(b"charset").or_else(|| lower.starts_with(b"<?xml").then(|| after(b"encoding")).flatten())?;
    let value = lower[start..].trim_ascii_start().strip_prefix(b"=")?;
    let is_label = |b: &u8| b.is_ascii_alphanumeric() || b"-_:.".contains(b);
    let quoted = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'');
    Some(value.iter().skip_while(|b| quoted(b)).take_while(|b| is_label(b)).copied().collect())
}

/// Broken UTF-8 with ten good characters above ASCII to each bad place is UTF-8 with damage; in a
/// text of another encoding, good ones are chance.
fn guess(bytes: &[u8]) -> Decoded {
    let (good, bad) = utf8_evidence(bytes);
    if good >= bad.saturating_mul(10) {
        return decode_as(UTF_8, bytes, EncodingBasis::MostlyUtf8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let mut decoded = decode_as(encoding, bytes, EncodingBasis::LetterFrequency);
    if encoding == KOI8_U && !decoded.text.contains(UKRAINIAN) {
        // The two differ in these letters alone; without them the older name is what a person knows.
        KOI8_R.name().clone_into(&mut decoded.used.name);
    }
    let name = decoded.used.name.clone();
    let above_ascii = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let is_shown = above_ascii >= TELLING_BYTES_MIN;
    let said = if is_shown { Warning::EncodingAssumed { name } } else { Warning::EncodingUndecided { name } };
    decoded.warnings.insert(0, said);
    decoded
}

/// Characters above ASCII that are valid UTF-8, and places that are not.
fn utf8_evidence(bytes: &[u8]) -> (usize, usize) {
    let mut good = 0;
    let mut bad = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good, bad)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], basis: EncodingBasis) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let mut warnings = Vec::new();
    if had_errors {
        let count = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count() as u64;
        warnings.push(Warning::BytesReplaced { count });
    }
    let used = EncodingUsed { name: encoding.name().to_owned(), basis };
    Decoded { text: text.into_owned(), used, warnings }
}

/// Text has no NUL, and next to no control characters; a stray one (an old end-of-file mark) is kept
/// and said.
pub(crate) fn refuse_binary(text: &str, warnings: &mut Vec<Warning>) -> Result<(), ReadError> {
    let mut count = 0_u64;
    let mut of = 0_u64;
    for c in text.chars() {
        if c == '\0' {
            return Err(ReadError::Binary { reason: BinaryReason::Nul { at_char: of } });
        }
        let is_white = matches!(c, '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}');
        count += u64::from(c < ' ' && !is_white);
        of += 1;
    }
    if count > 1 && count.saturating_mul(200) > of {
        return Err(ReadError::Binary { reason: BinaryReason::ControlCharacters { count, of } });
    }
    if count > 0 {
        warnings.push(Warning::ControlCharacters { count });
    }
    Ok(())
}
