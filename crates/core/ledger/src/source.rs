//! Sources and the exact words in them.

use serde::{Deserialize, Serialize};

use crate::date::SourceDate;
use crate::ids::SourceId;

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hash32(#[serde(with = "hash_hex")] pub [u8; 32]);

impl Hash32 {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::{Digest, Sha256};
        Self(Sha256::digest(bytes).into())
    }

    /// Reads 64 hexadecimal digits; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl std::fmt::Display for Hash32 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Hash32 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

mod hash_hex {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(&super::Hash32(*bytes))
        } else {
            serializer.serialize_bytes(bytes)
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u8; 32], D::Error> {
        use serde::de::Error as _;
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            let hash = super::Hash32::from_hex(&text)
                .ok_or_else(|| D::Error::custom("not 64 hexadecimal digits"))?;
            return Ok(hash.0);
        }
        let bytes = ciborium::Value::deserialize(deserializer)?;
        let bytes = bytes.as_bytes().ok_or_else(|| D::Error::custom("not a byte string"))?;
        bytes.as_slice().try_into().map_err(|_| D::Error::custom("not 32 bytes"))
    }
}

/// What sort of thing a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Press: article, broadcast, agency report.
    Press,
    /// An organisation's report, statement or list.
    Organisation,
    /// A government's or parliament's paper.
    Official,
    /// A paper of a court, prosecutor or prison.
    Court,
    /// What a relative, lawyer or the prisoner says or writes.
    Family,
    /// An interview held by the desk.
    Interview,
    /// Anything else, or not said.
    Other,
}

/// Something that says something. The bytes are archived as they came; the text is what quotes are anchored in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its id.
    pub id: SourceId,
    /// The title, or a description where it has none.
    pub title: String,
    /// What sort of thing it is.
    pub kind: SourceKind,
    /// Who wrote it, as the source names them.
    pub author: Option<String>,
    /// Who published it. Two papers of one publisher are not independent.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<SourceDate>,
    /// Where it was found.
    pub url: Option<String>,
    /// The language of the text, as a BCP 47 tag, such as `en`.
    pub language: Option<String>,
    /// A tie between the authors and the case which the source itself discloses.
    pub disclosed_interest: Option<String>,
    /// On what terms it may be used.
    pub rights: Option<String>,
    /// How it must be credited.
    pub credit: Option<String>,
    /// The source that this one copies (a wire story), as far as is known: copies are one origin.
    pub copies: Option<SourceId>,
    /// The hash of the archived bytes; `None` for a source that is only named (words not on file).
    pub bytes: Option<Hash32>,
    /// The hash of the text that was read from the bytes.
    pub text: Option<Hash32>,
}

/// A stretch of a source's text in Unicode scalar values, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CharRange {
    /// The first character.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
}

impl CharRange {
    /// The words at this place; `None` when the place is not in the text.
    pub fn of(self, text: &str) -> Option<&str> {
        let (start, length) = (self.start as usize, self.end.checked_sub(self.start)? as usize);
        let mut places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let from = places.nth(start)?;
        let to = if length == 0 { from } else { places.nth(length - 1)? };
        Some(&text[from..to])
    }
}

/// Exact words in a source, with their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// In which source.
    pub source: SourceId,
    /// Where in the source's text.
    pub range: CharRange,
    /// The words, exactly.
    pub quote: String,
    /// The place as a reader would say it: "paragraph 7", "page 3".
    pub place: Option<String>,
    /// The words in another language.
    pub translation: Option<Translation>,
}

/// A translation stands beside the original, never instead of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// The translated words.
    pub text: String,
    /// The language of the translation, as a BCP 47 tag.
    pub language: String,
    /// Who translated.
    pub translator: Translator,
}

/// Who translated, and how far it can be relied on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Translator {
    /// A certified translator, by name.
    Certified(String),
    /// A person without a certificate, by name.
    Uncertified(String),
    /// A machine: marked wherever it is shown.
    Machine(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_counts_characters_and_not_bytes() {
        let text = "Её дело — №5";
        for (start, end, expected) in [
            (0, 2, Some("Её")),
            (3, 7, Some("дело")),
            (8, 9, Some("—")),
            (12, 12, Some("")),
            (10, 13, None),
            (13, 13, None),
            (3, 2, None),
        ] {
            assert_eq!(CharRange { start, end }.of(text), expected, "{start}..{end}");
        }
    }

    #[test]
    fn a_hash_reads_back_from_its_hexadecimal_form() {
        let hash = Hash32::of(b"amparo");
        assert_eq!(Hash32::from_hex(&hash.to_string()), Some(hash));
        assert_eq!(Hash32::from_hex("zz"), None);
    }
}
