//! The entry format, version 1. It is for ever: every released version stays readable.
//!
//! An entry has two parts. The [`Envelope`] lies in the open: version, origin, sequence, the previous
//! leaf, the ciphertext's hash and length, the random id of the key, and a root over salted field hashes.
//! The payload ([`seal`], [`unseal`]) holds everything else and lies beside it, encrypted by the store.
//!
//! Every field of a payload is salted and hashed apart, and the root of those hashes stands in the
//! envelope: one field can be shown to a court with its salt and the other hashes, and it can be
//! checked against the log without the key that opens the rest. Salts are random and lie inside the
//! payload, so that the root says nothing to anyone else, nor to anyone once the payload is erased.

use ciborium::Value;
use sha2::{Digest, Sha256};

use crate::act::Entry;
use crate::canonical::{self, CanonicalError};
use crate::ids::DeskId;
use crate::source::Hash32;

/// The version this program writes.
pub const VERSION: u8 = 1;

/// The most bytes one payload may have.
pub const PAYLOAD_BYTES_MAX: usize = 64 * 1024;

/// What stands where the previous leaf would be in the first entry.
pub const NO_PREVIOUS_LEAF: Hash32 = Hash32([0; 32]);

/// The part of an entry that lies in the open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// The desk whose log this is.
    pub origin: DeskId,
    /// The place in the log, from 0.
    pub seq: u64,
    /// The leaf hash of the entry before; zeros for the first.
    pub previous_leaf: Hash32,
    /// The hash of the encrypted payload.
    pub ciphertext_hash: Hash32,
    /// The length of the encrypted payload in bytes.
    pub ciphertext_bytes: u64,
    /// The random id of the scope key to which the payload's own key is wrapped.
    pub key: [u8; 16],
    /// The root over the payload's salted field hashes.
    pub fields_root: Hash32,
}

/// Why an entry could not be written or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The bytes are not in the one form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// Written by a version that this program does not know.
    #[error("the entry has format version {found}; this program reads up to {VERSION}")]
    UnknownVersion {
        /// The version found.
        found: i128,
    },
    /// The parts are there but not as the format wants them.
    #[error("the entry is not in the form of version {VERSION}: {0}")]
    Form(&'static str),
    /// Larger than an entry may be.
    #[error("the entry has {bytes} bytes; at most {PAYLOAD_BYTES_MAX} are allowed")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
}

impl Envelope {
    /// The bytes of the envelope, in the one form.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(ENVELOPE_BYTES_MAX);
        bytes.push(0xa8); // a map of eight
        write_number(&mut bytes, 1, u64::from(VERSION));
        write_bytes(&mut bytes, 2, &self.origin.bytes());
        write_number(&mut bytes, 3, self.seq);
        write_bytes(&mut bytes, 4, &self.previous_leaf.0);
        write_bytes(&mut bytes, 5, &self.ciphertext_hash.0);
        write_number(&mut bytes, 6, self.ciphertext_bytes);
        write_bytes(&mut bytes, 7, &self.key);
        write_bytes(&mut bytes, 8, &self.fields_root.0);
        bytes
    }

    /// Reads an envelope.
    ///
    /// # Errors
    /// When the bytes are not an envelope of a known version in the one form.
    pub fn decode(encoded: &[u8]) -> Result<Self, EntryError> {
        // Every envelope of this version has the same layout; going through a log reads a great many. What does
        // not come out as the same bytes again is looked at with more care, to say what is wrong with it.
        match Self::decode_layout(encoded) {
            Some(envelope) if envelope.encode() == encoded => Ok(envelope),
            _ => Self::decode_any(encoded),
        }
    }

    fn decode_layout(encoded: &[u8]) -> Option<Self> {
        let mut rest = encoded.strip_prefix(&[0xa8])?;
        let version = read_number(&mut rest, 1)?;
        let envelope = Self {
            origin: DeskId::from_bytes(read_bytes(&mut rest, 2)?),
            seq: read_number(&mut rest, 3)?,
            previous_leaf: Hash32(read_bytes(&mut rest, 4)?),
            ciphertext_hash: Hash32(read_bytes(&mut rest, 5)?),
            ciphertext_bytes: read_number(&mut rest, 6)?,
            key: read_bytes(&mut rest, 7)?,
            fields_root: Hash32(read_bytes(&mut rest, 8)?),
        };
        (version == u64::from(VERSION) && rest.is_empty()).then_some(envelope)
    }

    fn decode_any(encoded: &[u8]) -> Result<Self, EntryError> {
        let Value::Map(pairs) = canonical::decode_value(encoded)? else {
            return Err(EntryError::Form("not a map"));
        };
        let mut parts = Parts { parts: pairs.into_iter(), next: 1 };
        let found = parts.number()?;
        if found != u64::from(VERSION) {
            return Err(EntryError::UnknownVersion { found: found.into() });
        }
        let envelope = Self {
            origin: DeskId::from_bytes(parts.bytes()?),
            seq: parts.number()?,
            previous_leaf: Hash32(parts.bytes()?),
            ciphertext_hash: Hash32(parts.bytes()?),
            ciphertext_bytes: parts.number()?,
            key: parts.bytes()?,
            fields_root: Hash32(parts.bytes()?),
        };
        match parts.parts.next() {
            None => Ok(envelope),
            Some(_) => Err(EntryError::Form("more parts than version 1 has")),
        }
    }

    /// The hash by which the log knows this entry: RFC 6962's leaf hash over a domain-separated encoding.
    pub fn leaf(&self) -> Hash32 {
        leaf_of(&self.encode())
    }
}

/// The leaf of an envelope that has these bytes.
pub fn leaf_of(encoded: &[u8]) -> Hash32 {
    Hash32(hash(&[&[0x00], b"amparo/entry/v1\0", encoded]))
}

/// The most bytes an envelope can have.
const ENVELOPE_BYTES_MAX: usize = 256;

/// Writes a key and a number as deterministic CBOR does: in the fewest bytes.
fn write_number(bytes: &mut Vec<u8>, key: u8, number: u64) {
    bytes.push(key);
    match number {
        0..=0x17 => bytes.push(number.to_be_bytes()[7]),
        0x18..=0xff => bytes.extend([0x18, number.to_be_bytes()[7]]),
        0x100..=0xffff => bytes.extend([&[0x19], &number.to_be_bytes()[6..]].concat()),
        0x1_0000..=0xffff_ffff => bytes.extend([&[0x1a], &number.to_be_bytes()[4..]].concat()),
        _ => bytes.extend([&[0x1b][..], &number.to_be_bytes()].concat()),
    }
}

/// Writes a key and bytes, of which an envelope's have sixteen or thirty-two.
fn write_bytes<const N: usize>(bytes: &mut Vec<u8>, key: u8, value: &[u8; N]) {
    let length = u8::try_from(N).expect("an envelope's bytes are short");
    bytes.push(key);
    if N <= 0x17 {
        bytes.push(0x40 | length);
    } else {
        bytes.extend([0x58, length]);
    }
    bytes.extend(value);
}

fn read_number(rest: &mut &[u8], key: u8) -> Option<u64> {
    let (&first, after) = rest.strip_prefix(&[key])?.split_first()?;
    let width = match first {
        0..=0x17 => 0,
        0x18..=0x1b => 1_usize << (first - 0x18),
        _ => return None,
    };
    let (number, after) = after.split_at_checked(width)?;
    *rest = after;
    let start = if width == 0 { u64::from(first) } else { 0 };
    Some(number.iter().fold(start, |number, byte| (number << 8) | u64::from(*byte)))
}

fn read_bytes<const N: usize>(rest: &mut &[u8], key: u8) -> Option<[u8; N]> {
    let after = rest.strip_prefix(&[key])?;
    let length = u8::try_from(N).ok()?;
    let after = if N <= 0x17 {
        after.strip_prefix(&[0x40 | length])?
    } else {
        after.strip_prefix(&[0x58, length])?
    };
    let (bytes, after) = after.split_first_chunk::<N>()?;
    *rest = after;
    Some(*bytes)
}

struct Parts {
    parts: std::vec::IntoIter<(Value, Value)>,
    next: u64,
}

impl Parts {
    fn part(&mut self) -> Result<Value, EntryError> {
        let (key, value) = self.parts.next().ok_or(EntryError::Form("a part is missing"))?;
        if key != Value::Integer(self.next.into()) {
            return Err(EntryError::Form("a part is missing"));
        }
        self.next += 1;
        Ok(value)
    }

    fn number(&mut self) -> Result<u64, EntryError> {
        let number = self.part()?.into_integer().map_err(|_| EntryError::Form("a number is wanted"))?;
        u64::try_from(number).map_err(|_| EntryError::Form("a number is out of range"))
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], EntryError> {
        let bytes = self.part()?.into_bytes().map_err(|_| EntryError::Form("bytes are wanted"))?;
        bytes.try_into().map_err(|_| EntryError::Form("bytes of another length are wanted"))
    }
}

/// A payload ready for encryption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The bytes to encrypt.
    pub payload: Vec<u8>,
    /// The root for the envelope.
    pub fields_root: Hash32,
}

/// One field of a payload with the salt under which it was hashed.
#[derive(Debug, Clone, PartialEq)]
pub struct SaltedField {
    /// The path to the field, such as `act/claim_entered/claim/place`.
    pub path: String,
    /// Sixteen random bytes.
    pub salt: [u8; 16],
    /// The field's value, in the one encoding.
    pub value: Vec<u8>,
}

impl SaltedField {
    /// The hash under which this field counts in the root.
    pub fn hash(&self) -> Hash32 {
        let path_bytes = u64::try_from(self.path.len()).expect("a path is short").to_be_bytes();
        Hash32(hash(&[b"amparo/field/v1\0", &self.salt, &path_bytes, self.path.as_bytes(), &self.value]))
    }
}

/// The root over field hashes, in the order in which the payload has them.
pub fn root_of(field_hashes: &[Hash32]) -> Hash32 {
    let mut hasher = Sha256::new();
    hasher.update(b"amparo/fields/v1\0");
    for field in field_hashes {
        hasher.update(field.0);
    }
    Hash32(hasher.finalize().into())
}

/// Writes an entry's content as a payload. `salt` gives sixteen fresh random bytes at each call.
///
/// # Errors
/// When the content is too large or holds what an entry may not hold.
pub fn seal(entry: &Entry, salt: &mut dyn FnMut() -> [u8; 16]) -> Result<Sealed, EntryError> {
    let value = Value::serialized(entry).map_err(|error| CanonicalError::DoesNotFit(error.to_string()))?;
    let mut leaves = Vec::new();
    flatten(value, String::new(), &mut leaves);
    leaves.sort_by(|left, right| left.0.cmp(&right.0));
    let mut fields = Vec::with_capacity(leaves.len());
    for (path, value) in leaves {
        fields.push(SaltedField { path, salt: salt(), value: canonical::encode_value(value)? });
    }
    let hashes: Vec<Hash32> = fields.iter().map(SaltedField::hash).collect();
    let rows = fields.into_iter().map(|field| {
        Value::Array(vec![
            Value::Text(field.path),
            Value::Bytes(field.salt.to_vec()),
            Value::Bytes(field.value),
        ])
    });
    let payload = canonical::encode_value(Value::Array(vec![
        Value::Integer(VERSION.into()),
        Value::Array(rows.collect()),
    ]))?;
    if payload.len() > PAYLOAD_BYTES_MAX {
        return Err(EntryError::TooLarge { bytes: payload.len() });
    }
    Ok(Sealed { payload, fields_root: root_of(&hashes) })
}

/// Reads a payload, and checks that it is the one whose root the envelope carries.
///
/// # Errors
/// When the payload is not in the one form, or not the one that the envelope speaks of.
pub fn unseal(payload: &[u8], fields_root: Hash32) -> Result<Entry, EntryError> {
    let fields = fields_of(payload)?;
    let hashes: Vec<Hash32> = fields.iter().map(SaltedField::hash).collect();
    if root_of(&hashes) != fields_root {
        return Err(EntryError::Form("the fields are not those the envelope speaks of"));
    }
    let mut whole = Value::Map(Vec::new());
    for field in fields {
        let value = canonical::decode_value(&field.value)?;
        insert(&mut whole, &field.path, value)?;
    }
    whole.deserialized().map_err(|error| CanonicalError::DoesNotFit(error.to_string()).into())
}

/// The fields of a payload, each with its salt: what is shown when one field is disclosed.
///
/// # Errors
/// When the payload is not in the one form.
pub fn fields_of(payload: &[u8]) -> Result<Vec<SaltedField>, EntryError> {
    if payload.len() > PAYLOAD_BYTES_MAX {
        return Err(EntryError::TooLarge { bytes: payload.len() });
    }
    let Value::Array(mut parts) = canonical::decode_value(payload)? else {
        return Err(EntryError::Form("not a list"));
    };
    let rows = match (parts.pop(), parts.pop(), parts.is_empty()) {
        (Some(Value::Array(rows)), Some(Value::Integer(version)), true) => {
            let found = i128::from(version);
            if found != i128::from(VERSION) {
                return Err(EntryError::UnknownVersion { found });
            }
            rows
        }
        _ => return Err(EntryError::Form("not a version and its fields")),
    };
    let fields: Vec<SaltedField> = rows.into_iter().map(field_of).collect::<Result<_, _>>()?;
    if fields.windows(2).any(|pair| pair[0].path >= pair[1].path) {
        return Err(EntryError::Form("fields out of order"));
    }
    Ok(fields)
}

fn field_of(row: Value) -> Result<SaltedField, EntryError> {
    let wrong = EntryError::Form("a field is a path, a salt and a value");
    let Value::Array(parts) = row else {
        return Err(wrong);
    };
    let Ok([Value::Text(path), Value::Bytes(salt), Value::Bytes(value)]) = <[Value; 3]>::try_from(parts)
    else {
        return Err(wrong);
    };
    let salt = salt.try_into().map_err(|_| EntryError::Form("a salt has sixteen bytes"))?;
    Ok(SaltedField { path, salt, value })
}

/// Maps are opened, everything else is one field. An empty map is a field: it must come back.
fn flatten(value: Value, path: String, leaves: &mut Vec<(String, Value)>) {
    match value {
        Value::Map(pairs) if !pairs.is_empty() && pairs.iter().all(|(key, _)| is_segment(key)) => {
            for (key, value) in pairs {
                let key = key.into_text().expect("only text keys come here");
                let inner = if path.is_empty() { key } else { format!("{path}/{key}") };
                flatten(value, inner, leaves);
            }
        }
        leaf => leaves.push((path, leaf)),
    }
}

fn is_segment(key: &Value) -> bool {
    key.as_text().is_some_and(|key| !key.is_empty() && !key.contains('/'))
}

fn insert(whole: &mut Value, path: &str, value: Value) -> Result<(), EntryError> {
    let Value::Map(pairs) = whole else {
        return Err(EntryError::Form("a field lies inside another field"));
    };
    let (segment, rest) = path.split_once('/').map_or((path, None), |(first, rest)| (first, Some(rest)));
    let at = pairs.iter().position(|(key, _)| key.as_text() == Some(segment));
    match (at, rest) {
        (None, None) => pairs.push((Value::Text(segment.to_owned()), value)),
        (Some(_), None) => return Err(EntryError::Form("a field twice")),
        (Some(at), Some(rest)) => insert(&mut pairs[at].1, rest, value)?,
        (None, Some(rest)) => {
            let mut inner = Value::Map(Vec::new());
            insert(&mut inner, rest, value)?;
            pairs.push((Value::Text(segment.to_owned()), inner));
        }
    }
    Ok(())
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Act;
    use crate::claim::{Audience, Scope};
    use crate::ids::{CaseId, MemberId, PersonId};

    fn entry() -> Entry {
        let case = CaseId::from_bytes([2; 16]);
        Entry {
            at: 1_700_000_000,
            actor: MemberId::from_bytes([1; 16]),
            scope: Scope::Case(case),
            audience: Audience::Case,
            act: Act::CaseOpened {
                case,
                person: PersonId::from_bytes([3; 16]),
                title: "Nadia Example".into(),
            },
        }
    }

    fn counting_salt() -> impl FnMut() -> [u8; 16] {
        let mut count = 0_u8;
        move || {
            count += 1;
            [count; 16]
        }
    }

    fn envelope() -> Envelope {
        Envelope {
            origin: DeskId::from_bytes([4; 16]),
            seq: 7,
            previous_leaf: Hash32([5; 32]),
            ciphertext_hash: Hash32([6; 32]),
            ciphertext_bytes: 300,
            key: [7; 16],
            fields_root: Hash32([8; 32]),
        }
    }

    #[test]
    fn what_was_sealed_comes_back() {
        let sealed = seal(&entry(), &mut counting_salt()).expect("a small entry");
        assert_eq!(unseal(&sealed.payload, sealed.fields_root), Ok(entry()));
        assert_eq!(Envelope::decode(&envelope().encode()), Ok(envelope()));
    }

    #[test]
    fn an_envelope_is_written_as_deterministic_cbor_whatever_its_numbers_are() {
        for number in [0, 23, 24, 255, 256, 65_535, 65_536, 4_294_967_295, 4_294_967_296, u64::MAX] {
            let envelope = Envelope { seq: number, ciphertext_bytes: number, ..envelope() };
            let encoded = envelope.encode();
            let Ok(Value::Map(pairs)) = canonical::decode_value(&encoded) else {
                panic!("{number}: not a map in the one form");
            };
            assert_eq!(pairs.len(), 8);
            assert_eq!(
                (Envelope::decode_layout(&encoded), Envelope::decode_any(&encoded)),
                (Some(envelope.clone()), Ok(envelope)),
                "{number}"
            );
        }
    }

    #[test]
    fn a_changed_byte_of_an_envelope_is_refused_or_another_envelope() {
        let encoded = envelope().encode();
        for at in 0..encoded.len() {
            for change in 1..=255_u8 {
                let mut changed = encoded.clone();
                changed[at] ^= change;
                let read = Envelope::decode(&changed);
                assert_eq!(read, Envelope::decode_any(&changed), "byte {at} ^ {change}");
                assert!(
                    read.is_err() || read.is_ok_and(|read| read != envelope() && read.encode() == changed)
                );
            }
        }
        assert!(Envelope::decode(&[&encoded[..], &[0]].concat()).is_err(), "a byte left over");
        assert!((0..encoded.len()).all(|length| Envelope::decode(&encoded[..length]).is_err()), "cut short");
    }

    #[test]
    fn the_bytes_of_version_one_never_change() {
        let sealed = seal(&entry(), &mut counting_salt()).expect("a small entry");
        assert_eq!(
            (
                Hash32::of(&sealed.payload).to_string(),
                sealed.fields_root.to_string(),
                envelope().leaf().to_string()
            ),
            (
                "74c688da6fb34a2d518aa15f16ca43913d5217e0ed88b20cac95fbc7dd5bcb54".to_owned(),
                "049a637cc7052b447584a57e75399053609a66ef2cff352f9345b68a43ca244e".to_owned(),
                "3d2a64fdb82520382757872bcf2052540bb97264089ca474df2f7a84f24fedeb".to_owned(),
            )
        );
    }

    #[test]
    fn one_field_can_be_checked_against_the_root_without_the_others_values() {
        let sealed = seal(&entry(), &mut counting_salt()).expect("a small entry");
        let fields = fields_of(&sealed.payload).expect("just sealed");
        let shown =
            fields.iter().position(|field| field.path == "act/case_opened/title").expect("has a title");
        let mut hashes: Vec<Hash32> = fields.iter().map(SaltedField::hash).collect();
        hashes[shown] = fields[shown].hash();
        assert_eq!(root_of(&hashes), sealed.fields_root);
        let forged =
            SaltedField { value: canonical::encode(&"Someone Else").expect("text"), ..fields[shown].clone() };
        hashes[shown] = forged.hash();
        assert_ne!(root_of(&hashes), sealed.fields_root);
    }

    #[test]
    fn one_changed_byte_is_refused_wherever_it_stands() {
        let sealed = seal(&entry(), &mut counting_salt()).expect("a small entry");
        for at in 0..sealed.payload.len() {
            let mut changed = sealed.payload.clone();
            changed[at] ^= 1;
            assert!(unseal(&changed, sealed.fields_root).is_err(), "byte {at}");
        }
    }

    #[test]
    fn an_entry_of_a_later_version_says_so() {
        let mut later = envelope().encode();
        let at = 2; // map head, key 1, then the version
        assert_eq!(later[at], VERSION);
        later[at] = VERSION + 1;
        assert_eq!(Envelope::decode(&later), Err(EntryError::UnknownVersion { found: 2 }));
    }
}
