//! Keys and what is done with them: XChaCha20-Poly1305, HKDF-SHA-256, and HMAC for names.
//!
//! Every use of a key is bound to a purpose and to the place where the bytes lie, so that no ciphertext can be
//! put elsewhere and still open.

use chacha20poly1305::aead::{Aead, AeadInOut, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// Gives random bytes. The store makes none itself.
pub trait Random {
    /// Fills the bytes.
    fn fill(&mut self, bytes: &mut [u8]);
}

pub(crate) fn draw<const N: usize>(random: &mut dyn Random) -> [u8; N] {
    let mut bytes = [0; N];
    random.fill(&mut bytes);
    bytes
}

const NONCE_BYTES: usize = 24;

/// How many bytes encryption adds: the nonce before, the tag behind.
pub(crate) const SEAL_BYTES: usize = NONCE_BYTES + 16;

/// A 256-bit key. It is wiped from memory when dropped, and never printed.
#[derive(Clone)]
pub(crate) struct Key(Zeroizing<[u8; 32]>);

impl Key {
    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(crate) fn random(random: &mut dyn Random) -> Self {
        Self::from_bytes(draw(random))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key for one purpose that hangs under this one.
    pub(crate) fn derive(&self, purpose: &str) -> Self {
        let mut derived = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, &*self.0)
            .expand(purpose.as_bytes(), &mut *derived)
            .expect("HKDF gives 32 bytes");
        Self(derived)
    }

    /// A name that only the holder of this key can work out from `parts`: HMAC-SHA-256, as one step of HKDF.
    pub(crate) fn name_of(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut name = [0; 32];
        Hkdf::<Sha256>::from_prk(&*self.0)
            .and_then(|hkdf| {
                hkdf.expand(&place("amparo/name/v1", parts), &mut name).map_err(|_| hkdf::InvalidPrkLength)
            })
            .expect("a key has 32 bytes, and so has a name");
        name
    }

    /// Encrypts, and returns nonce, ciphertext and tag in one piece.
    pub(crate) fn seal(&self, random: &mut dyn Random, place: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce = XNonce::from(draw::<NONCE_BYTES>(random));
        // One copy, encrypted where it lies: what is sealed may be a whole document.
        let mut sealed = Vec::with_capacity(plain.len() + SEAL_BYTES);
        sealed.extend_from_slice(&nonce);
        sealed.extend_from_slice(plain);
        let body = &mut sealed[NONCE_BYTES..];
        let tag = self
            .cipher()
            .encrypt_inout_detached(&nonce, place, body.into())
            .expect("what the store encrypts is far below 256 GiB");
        sealed.extend_from_slice(&tag);
        sealed
    }

    /// Decrypts what [`Key::seal`] made for this place; `None` for anything else.
    pub(crate) fn open(&self, place: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE_BYTES>()?;
        let opened = self.cipher().decrypt(&XNonce::from(*nonce), Payload { msg: rest, aad: place });
        opened.ok().map(Zeroizing::new)
    }

    /// The same for a key that was encrypted.
    pub(crate) fn open_key(&self, place: &[u8], sealed: &[u8]) -> Option<Self> {
        let opened = self.open(place, sealed)?;
        Some(Self::from_bytes(opened.as_slice().try_into().ok()?))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

/// The bytes to which a ciphertext is bound: a purpose and the parts of its place, each with its length.
pub(crate) fn place(purpose: &str, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = purpose.as_bytes().to_vec();
    bytes.push(0);
    for part in parts {
        bytes.extend((part.len() as u64).to_be_bytes());
        bytes.extend(*part);
    }
    bytes
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to memory does not fail");
        text
    })
}

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Counting;

    #[test]
    fn a_ciphertext_opens_with_its_key_in_its_place_and_nowhere_else() {
        let mut random = Counting::from(1);
        let (key, other) = (Key::random(&mut random), Key::random(&mut random));
        let here = place("test", &[b"ab", b"c"]);
        let sealed = key.seal(&mut random, &here, b"words");
        assert_eq!(key.open(&here, &sealed).expect("its own").as_slice(), b"words");
        assert!(key.open(&place("test", &[b"a", b"bc"]), &sealed).is_none(), "another place");
        assert!(other.open(&here, &sealed).is_none(), "another key");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(key.open(&here, &changed).is_none(), "byte {at} changed");
        }
        assert!(key.open(&here, &sealed[..SEAL_BYTES - 1]).is_none(), "cut short");
    }

    #[test]
    fn keys_for_two_purposes_differ() {
        let key = Key::from_bytes([7; 32]);
        assert_ne!(key.derive("one").bytes(), key.derive("two").bytes());
        assert_ne!(key.name_of(&[b"x"]), Key::from_bytes([8; 32]).name_of(&[b"x"]));
    }
}
