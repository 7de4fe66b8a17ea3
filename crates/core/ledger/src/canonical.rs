//! Deterministic CBOR (RFC 8949, 4.2.1): one value has one encoding, so that hashes mean something.
//!
//! The decoder encodes again what it read and compares the bytes: anything that is not in the one form
//! is refused. Floats, tags and depth beyond [`DEPTH_MAX`] are refused too.

use ciborium::Value;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How deep a value may be nested.
pub const DEPTH_MAX: usize = 16;

/// Why bytes were refused, or a value could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// Not CBOR, or bytes are left over.
    #[error("the bytes are not one CBOR value")]
    NotCbor,
    /// CBOR, but not in the one form that this value has.
    #[error("the bytes are not in the deterministic form")]
    NotDeterministic,
    /// A float, a tag, a map with a key twice, or nested too deep.
    #[error("the value holds what a ledger entry may not hold: {0}")]
    Forbidden(&'static str),
    /// A CBOR value, but not one of this type.
    #[error("the value does not fit: {0}")]
    DoesNotFit(String),
}

/// The one encoding of this value.
///
/// # Errors
/// When the value holds what a ledger entry may not hold.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    let value = Value::serialized(value).map_err(|error| CanonicalError::DoesNotFit(error.to_string()))?;
    encode_value(value)
}

/// Reads a value from its one encoding.
///
/// # Errors
/// When the bytes are not exactly that encoding, or the value is not of this type.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CanonicalError> {
    decode_value(bytes)?.deserialized().map_err(|error| CanonicalError::DoesNotFit(error.to_string()))
}

/// The one encoding of this CBOR value.
///
/// # Errors
/// When the value holds what a ledger entry may not hold.
pub fn encode_value(value: Value) -> Result<Vec<u8>, CanonicalError> {
    Ok(write(&sorted(value, 0)?))
}

/// Reads a CBOR value from its one encoding.
///
/// # Errors
/// When the bytes are not exactly that encoding.
pub fn decode_value(bytes: &[u8]) -> Result<Value, CanonicalError> {
    let mut rest = bytes;
    let value: Value = ciborium::de::from_reader_with_recursion_limit(&mut rest, DEPTH_MAX + 2)
        .map_err(|_| CanonicalError::NotCbor)?;
    if !rest.is_empty() {
        return Err(CanonicalError::NotCbor);
    }
    if encode_value(value.clone())? != bytes {
        return Err(CanonicalError::NotDeterministic);
    }
    Ok(value)
}

fn write(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::ser::into_writer(value, &mut bytes).expect("writing to memory does not fail");
    bytes
}

fn sorted(value: Value, depth: usize) -> Result<Value, CanonicalError> {
    if depth > DEPTH_MAX {
        return Err(CanonicalError::Forbidden("nested too deep"));
    }
    match value {
        Value::Float(_) => Err(CanonicalError::Forbidden("a float")),
        Value::Tag(..) => Err(CanonicalError::Forbidden("a tag")),
        Value::Array(items) => {
            let items = items.into_iter().map(|item| sorted(item, depth + 1));
            Ok(Value::Array(items.collect::<Result<_, _>>()?))
        }
        Value::Map(pairs) => sorted_map(pairs, depth),
        plain => Ok(plain),
    }
}

fn sorted_map(pairs: Vec<(Value, Value)>, depth: usize) -> Result<Value, CanonicalError> {
    let mut keyed = Vec::with_capacity(pairs.len());
    for (key, value) in pairs {
        keyed.push((write(&sorted(key.clone(), depth + 1)?), key, sorted(value, depth + 1)?));
    }
    keyed.sort_by(|left, right| left.0.cmp(&right.0));
    if keyed.windows(2).any(|pair| pair[0].0 == pair[1].0) {
        return Err(CanonicalError::Forbidden("a key twice"));
    }
    Ok(Value::Map(keyed.into_iter().map(|(_, key, value)| (key, value)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_encoding_whatever_the_order_it_was_built_in() {
        let pair = |key: &str, number: i64| (Value::Text(key.into()), Value::Integer(number.into()));
        let forward = Value::Map(vec![pair("a", 1), pair("bb", 2)]);
        let backward = Value::Map(vec![pair("bb", 2), pair("a", 1)]);
        assert_eq!(encode_value(forward), encode_value(backward));
    }

    #[test]
    fn bytes_in_any_other_form_are_refused() {
        for (bytes, because) in [
            (&[0x18, 0x01][..], "1 written in two bytes"),
            (&[0x01, 0x01], "a byte left over"),
            (&[0x9f, 0x01, 0xff], "an array of indefinite length"),
            (&[0xa2, 0x62, b'b', b'b', 1, 0x61, b'a', 1], "keys out of order"),
            (&[0xa2, 0x61, b'a', 1, 0x61, b'a', 1], "a key twice"),
            (&[0xf9, 0x3c, 0x00], "a float"),
            (&[0xc0, 0x61, b'a'], "a tag"),
            (&[0x81], "cut short"),
            (&[], "nothing"),
        ] {
            assert!(decode_value(bytes).is_err(), "{because}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_does_not_exhaust_the_stack() {
        let bytes = [vec![0x81; 100_000], vec![0x01]].concat();
        assert!(decode_value(&bytes).is_err());
    }
}
