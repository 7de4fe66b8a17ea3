//! Identifiers: 128 random bits each, one type per kind of thing, so that a person's id can never be
//! passed where a claim's is wanted.
//!
//! Ids are random and never derived from content, because an id that could be guessed would tell an
//! outsider that a person is on file. This crate makes none itself: the caller brings the bytes.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Crockford's base 32 in lower case: no `i`, `l`, `o`, `u`, so an id survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// How many characters the written form has: 128 bits in groups of five.
const WRITTEN_CHARS: usize = 26;

/// The text is not an identifier of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not the id of a {kind}: it has the form `{prefix}-` and 26 letters and digits")]
pub struct IdError {
    /// What was given.
    pub text: String,
    /// The kind of thing that was wanted, such as "claim".
    pub kind: &'static str,
    /// How ids of this kind begin.
    pub prefix: &'static str,
}

fn write_base32(bytes: [u8; 16]) -> String {
    let mut value = u128::from_be_bytes(bytes);
    let mut letters = [b'0'; WRITTEN_CHARS];
    for letter in letters.iter_mut().rev() {
        *letter = ALPHABET[(value & 31) as usize];
        value >>= 5;
    }
    letters.iter().map(|&letter| char::from(letter)).collect()
}

fn read_base32(text: &str) -> Option<[u8; 16]> {
    if text.len() != WRITTEN_CHARS {
        return None;
    }
    let mut value: u128 = 0;
    for (place, letter) in text.bytes().enumerate() {
        let digit = ALPHABET.iter().position(|&known| known == letter.to_ascii_lowercase())?;
        // 26 letters hold 130 bits; the first may use only three of its five.
        if place == 0 && digit > 7 {
            return None;
        }
        value = (value << 5) | u128::try_from(digit).ok()?;
    }
    Some(value.to_be_bytes())
}

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident $prefix:literal $kind:literal;)*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// How the written form begins.
            pub const PREFIX: &'static str = $prefix;

            /// The id with these bytes, which the caller drew at random.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The sixteen bytes.
            pub const fn bytes(self) -> [u8; 16] {
                self.0
            }

            /// The first eight letters: enough for a person to tell ids apart on a page.
            pub fn short(self) -> String {
                write_base32(self.0)[..8].to_owned()
            }

            /// Whether `text` (with or without its prefix) is the beginning of this id.
            pub fn starts_with(self, text: &str) -> bool {
                let bare = text.strip_prefix(concat!($prefix, "-")).unwrap_or(text);
                !bare.is_empty() && write_base32(self.0).starts_with(&bare.to_ascii_lowercase())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "-{}"), write_base32(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{self}")
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                text.strip_prefix(concat!($prefix, "-"))
                    .and_then(read_base32)
                    .map(Self)
                    .ok_or_else(|| IdError { text: text.to_owned(), kind: $kind, prefix: $prefix })
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    serializer.serialize_bytes(&self.0)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::Error as _;
                if deserializer.is_human_readable() {
                    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
                } else {
                    deserializer.deserialize_bytes(SixteenBytes).map(Self)
                }
            }
        }
    )*};
}

struct SixteenBytes;

impl<'de> serde::de::Visitor<'de> for SixteenBytes {
    type Value = [u8; 16];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sixteen bytes")
    }

    fn visit_bytes<E: serde::de::Error>(self, bytes: &[u8]) -> Result<[u8; 16], E> {
        bytes.try_into().map_err(|_| E::invalid_length(bytes.len(), &self))
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<[u8; 16], A::Error> {
        let mut bytes = [0; 16];
        for (place, byte) in bytes.iter_mut().enumerate() {
            *byte = seq.next_element()?.ok_or_else(|| serde::de::Error::invalid_length(place, &self))?;
        }
        Ok(bytes)
    }
}

ids! {
    /// One case: everything the record holds on one person's persecution.
    CaseId "case" "case";
    /// A natural person in the record: a prisoner, a relative, an official.
    PersonId "person" "person";
    /// Something that says something: a document, a page, an interview.
    SourceId "source" "source";
    /// A statement about a subject, attributed and cited, entered by a person.
    ClaimId "claim" "claim";
    /// One happening that several claims describe.
    OccurrenceId "event" "event";
    /// A person's answer on one criterion.
    FindingId "finding" "finding";
    /// An agreement that something may go to someone.
    ConsentId "consent" "consent";
    /// A paper that left the desk.
    ReleaseId "release" "release";
    /// An assessment that a person signed.
    AssessmentId "assessment" "assessment";
    /// A member of the desk, under a pseudonym.
    MemberId "member" "member";
    /// One installation: an office's record.
    DeskId "desk" "desk";
    /// The key of a scope, as envelopes name it in the open.
    ScopeKeyId "key" "scope key";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_written_form_reads_back_to_the_same_id() {
        for bytes in [[0; 16], [255; 16], [7; 16], *b"0123456789abcdef"] {
            let id = ClaimId::from_bytes(bytes);
            assert_eq!(id.to_string().parse::<ClaimId>(), Ok(id));
        }
    }

    #[test]
    fn text_that_is_no_id_of_this_kind_is_refused() {
        let case = CaseId::from_bytes([9; 16]).to_string();
        for (text, because) in [
            (case.as_str(), "the id of another kind of thing"),
            ("claim-", "nothing after the prefix"),
            ("claim-zzzzzzzzzzzzzzzzzzzzzzzzzz", "more than 128 bits"),
            ("claim-0000000000000000000000000u", "`u` is not in the alphabet"),
        ] {
            assert!(text.parse::<ClaimId>().is_err(), "{text}: {because}");
        }
    }
}
