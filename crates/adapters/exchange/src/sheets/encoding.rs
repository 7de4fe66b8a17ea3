//! From bytes to letters: a mark decides, then valid UTF-8, then what UTF-16 without a mark looks like, last the letters
//! themselves. What was assumed is always said.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

use super::TableError;

/// The letters, and what a person should know of how they came about.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Option<String>), TableError> {
    let (encoding, mark_bytes) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        // Wide letters of Latin are valid UTF-8 too, with a NUL beside each.
        None => match wide(bytes) {
            Some(encoding) => (encoding, 0),
            None if std::str::from_utf8(bytes).is_ok() => (UTF_8, 0),
            None => (assumed(bytes), 0),
        },
    };
    let body = &bytes[mark_bytes..];
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(body) else {
        let (text, _) = encoding.decode_without_bom_handling(body);
        let before = text.split(char::REPLACEMENT_CHARACTER).next().unwrap_or_default();
        return Err(TableError::BadBytes { row: row_of(before), encoding: encoding.name() });
    };
    if let Some(at) = text.find('\0') {
        return Err(TableError::Nul { row: row_of(&text[..at]) });
    }
    let note = (mark_bytes == 0 && encoding != UTF_8).then(|| {
        format!(
            "The file does not say how its letters are written. They were read as {}: look at the names before you go on.",
            encoding.name()
        )
    });
    Ok((text.into_owned(), note))
}

fn row_of(before: &str) -> u32 {
    u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
}

/// Text in UTF-16 has a zero in every other byte wherever it is Latin or a separator.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(4_096)];
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 8 > start.len() && even == 0 {
        return Some(UTF_16LE);
    }
    if even * 8 > start.len() && odd == 0 {
        return Some(UTF_16BE);
    }
    None
}

/// The letters decide, among the encodings that offices still use.
fn assumed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let known = [WINDOWS_1251, WINDOWS_1252, WINDOWS_1256];
    if known.contains(&guess) || guess.is_ascii_compatible() { guess } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_in_the_encodings_that_offices_use() {
        let russian = "Имя;Дата ареста\nНадежда Соколова;03.04.2021\nИлья Примеров;05.06.2022\n";
        let arabic = "الاسم;تاريخ الاعتقال\nنادية المثال;2021\nعمر المثال;2022\n";
        let spanish = "Nombre;Fecha de detención\nMaría Peña Ñúñez;2021\nJosé Muñoz Ibáñez;2022\n";
        for (encoding, text) in
            [(WINDOWS_1251, russian), (WINDOWS_1256, arabic), (WINDOWS_1252, spanish), (UTF_8, russian)]
        {
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost, "{}", encoding.name());
            let (read, note) = decode(&bytes).expect("text");
            assert_eq!(read, text, "{}", encoding.name());
            assert_eq!(note.is_some(), encoding != UTF_8, "what was assumed is said");
        }
        let wide = |order: fn(u16) -> [u8; 2], mark: &[u8]| {
            let letters = russian.encode_utf16().flat_map(order);
            mark.iter().copied().chain(letters).collect::<Vec<u8>>()
        };
        for bytes in [
            wide(u16::to_le_bytes, &[0xFF, 0xFE]),
            wide(u16::to_be_bytes, &[0xFE, 0xFF]),
            [&[0xEF, 0xBB, 0xBF], russian.as_bytes()].concat(),
        ] {
            assert_eq!(decode(&bytes), Ok((russian.to_owned(), None)));
        }
        let plain: Vec<u8> = "Name;Born\nNadia;1970\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&plain).map(|(text, _)| text).as_deref(), Ok("Name;Born\nNadia;1970\n"));
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_row() {
        assert_eq!(decode(b"name\nNa\0dia\n"), Err(TableError::Nul { row: 2 }));
        let cut = [0xFF, 0xFE, b'a', 0, b'\n', 0, b'b'];
        assert!(matches!(decode(&cut), Err(TableError::BadBytes { row: 2, .. })), "{:?}", decode(&cut));
    }
}
