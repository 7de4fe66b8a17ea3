//! Checkpoints: what a desk signs about its log, in the form of C2SP's `tlog-checkpoint` and `signed-note`.
//!
//! ```text
//! amparo/desk-040g2081040g2081040g208104         the origin: whose log
//! 42                                             how many entries
//! CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=   the root over them
//!
//! — amparo/desk-040g2081040g2081040g208104 ZdcY/hDS…   who signed, and the signature
//! ```
//!
//! The **origin** is `amparo/` and the written form of the desk's id ([`origin_of`]). That id is random and stands in every envelope:
//! no name of a desk, office or person is in it. It is also the name of the signing key.
//!
//! The desk signs, not a member: a signed record of who entered what would be an exhibit for a prosecution. Lines signed by others
//! (partners that countersign, algorithms to come) are kept and not judged. A signature says that whoever holds the desk's key
//! signed this root. It says nothing about the time, and nothing about whether what lies in the log is true.
//!
//! The doors: [`Checkpoint::sign`], [`SignedCheckpoint::parse`], [`SignedCheckpoint::check`]. Ed25519 needs no chance when signing;
//! the 32 bytes of the key come from the caller.

use std::fmt;
use std::str::FromStr;

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::ids::DeskId;
use crate::source::Hash32;
use crate::tree::Head;

/// The most bytes that a signed checkpoint may have.
pub const NOTE_BYTES_MAX: usize = 64 * 1024;

/// The most signature lines that a signed checkpoint may have.
pub const SIGNATURES_MAX: usize = 100;

/// The number of Ed25519 in signed notes.
const ED25519: u8 = 0x01;

/// How a signature line begins: an em dash and a space.
const SIGNATURE_LINE: &str = "\u{2014} ";

/// Why a checkpoint or a key could not be read, or does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// More bytes or lines than a checkpoint may have.
    #[error("it is larger than a checkpoint may be ({NOTE_BYTES_MAX} bytes, {SIGNATURES_MAX} signatures)")]
    TooLarge,
    /// Not in the form of a signed checkpoint.
    #[error("it is not a signed checkpoint: {0}")]
    Form(&'static str),
    /// Not in the form of a public key.
    #[error("it is not the public key of a log: {0}")]
    Key(&'static str),
    /// The checkpoint is of another log than the key.
    #[error("it is a checkpoint of `{found}`, and the key is that of `{wanted}`")]
    OtherOrigin {
        /// The origin of the checkpoint.
        found: String,
        /// The origin of the key.
        wanted: String,
    },
    /// No signature line is by this key.
    #[error("no signature on it is by the key {key}")]
    NotSigned {
        /// The key, in its written form.
        key: String,
    },
    /// A signature line names this key, and the signature is not its.
    #[error("a signature on it is false: the text is not what the key's holder signed")]
    FalseSignature,
}

/// The origin of a desk's log, which is also the name of its key.
pub fn origin_of(desk: DeskId) -> String {
    format!("amparo/{desk}")
}

/// The desk whose log has this origin; `None` when it is not the origin of a desk.
pub fn desk_of(origin: &str) -> Option<DeskId> {
    let desk = origin.strip_prefix("amparo/")?.parse().ok()?;
    (origin_of(desk) == origin).then_some(desk)
}

/// The public key of a desk's log: what a stranger needs to check what the desk signed. Written as the
/// `vkey` of signed notes: name, key id and key, joined by `+`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey {
    desk: DeskId,
    key: [u8; 32],
}

impl PublicKey {
    /// The public key that belongs to this secret key.
    pub fn of_secret(desk: DeskId, secret: &[u8; 32]) -> Self {
        Self { desk, key: SigningKey::from_bytes(secret).verifying_key().to_bytes() }
    }

    /// The desk whose key it is.
    pub const fn desk(&self) -> DeskId {
        self.desk
    }

    /// The 32 bytes of the Ed25519 key.
    pub const fn bytes(&self) -> [u8; 32] {
        self.key
    }

    /// The first four bytes of a hash over name and key, by which a signature line names the key.
    pub fn id(&self) -> [u8; 4] {
        let mut hasher = Sha256::new();
        hasher.update(origin_of(self.desk));
        hasher.update([b'\n', ED25519]);
        hasher.update(self.key);
        let hash = <[u8; 32]>::from(hasher.finalize());
        *hash.first_chunk().expect("32 bytes begin with four")
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = u32::from_be_bytes(self.id());
        let key = Base64::encode_string(&[&[ED25519], &self.key[..]].concat());
        write!(f, "{}+{id:08x}+{key}", origin_of(self.desk))
    }
}

impl FromStr for PublicKey {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(_), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(CheckpointError::Key("it has the form name+number+key"));
        };
        let desk = desk_of(name).ok_or(CheckpointError::Key("its name is not that of a desk's log"))?;
        let bytes = <[u8; 33]>::try_from(decode_base64(key).unwrap_or_default());
        let Ok([ED25519, key @ ..]) = bytes else {
            return Err(CheckpointError::Key("it is not an Ed25519 key in base64"));
        };
        let public = Self { desk, key };
        let is_usable = VerifyingKey::from_bytes(&key)
            .is_ok_and(|point| !point.is_weak() && point.to_edwards().compress().to_bytes() == key);
        if !is_usable {
            return Err(CheckpointError::Key("its bytes are no usable Ed25519 key"));
        }
        // Comparing the whole also checks the key's number and that there is one way to write it.
        if public.to_string() == text {
            Ok(public)
        } else {
            Err(CheckpointError::Key("its number does not belong to the key"))
        }
    }
}

/// What a desk says about its log: how many entries it has, and the root over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose log it is.
    pub desk: DeskId,
    /// How many entries the log has.
    pub size: u64,
    /// The root over them.
    pub root: Hash32,
    /// Further lines that are signed with it and not judged here: none is empty or has a line break in it.
    pub extensions: Vec<String>,
}

impl Checkpoint {
    /// A checkpoint without further lines.
    pub const fn new(desk: DeskId, size: u64, root: Hash32) -> Self {
        Self { desk, size, root, extensions: Vec::new() }
    }

    /// Size and root.
    pub const fn head(&self) -> Head {
        Head { size: self.size, root: self.root }
    }

    /// The text that is signed.
    pub fn text(&self) -> String {
        let root = Base64::encode_string(&self.root.0);
        let mut text = format!("{}\n{}\n{root}\n", origin_of(self.desk), self.size);
        for line in &self.extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Signs it with the desk's secret key.
    ///
    /// # Errors
    /// When a further line is empty, holds a control character, or is too long: it could not be read again.
    pub fn sign(self, secret: &[u8; 32]) -> Result<SignedCheckpoint, CheckpointError> {
        let text = self.text();
        if Self::parse(&text).as_ref() != Ok(&self) || text.len() > NOTE_BYTES_MAX / 2 {
            return Err(CheckpointError::Form("a further line is empty, too long or not plain text"));
        }
        let signature = SigningKey::from_bytes(secret).sign(text.as_bytes());
        let key = PublicKey::of_secret(self.desk, secret);
        let line = SignatureLine {
            name: origin_of(self.desk),
            key_id: key.id(),
            signature: signature.to_bytes().to_vec(),
        };
        Ok(SignedCheckpoint { checkpoint: self, signatures: vec![line] })
    }

    fn parse(text: &str) -> Result<Self, CheckpointError> {
        let Some(lines) = text.strip_suffix('\n') else {
            return Err(CheckpointError::Form("its last line has no end"));
        };
        if lines.chars().any(|letter| letter.is_control() && letter != '\n') {
            return Err(CheckpointError::Form("it holds a control character"));
        }
        let mut lines = lines.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(CheckpointError::Form("it lacks origin, size or root"));
        };
        let desk = desk_of(origin).ok_or(CheckpointError::Form("its origin is not that of a desk's log"))?;
        let size = read_decimal(size).ok_or(CheckpointError::Form("its size is not a plain number"))?;
        let root = decode_base64(root)
            .and_then(|root| root.try_into().ok())
            .ok_or(CheckpointError::Form("its root is not 32 bytes in base64"))?;
        let extensions: Vec<String> = lines.map(str::to_owned).collect();
        if extensions.iter().any(String::is_empty) {
            return Err(CheckpointError::Form("it has an empty line among its lines"));
        }
        Ok(Self { desk, size, root: Hash32(root), extensions })
    }
}

/// One signature line, by the desk or by somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureLine {
    /// The name of the key: for a desk's own line the origin.
    pub name: String,
    /// The four bytes that name the key.
    pub key_id: [u8; 4],
    /// The signature: 64 bytes for Ed25519, anything for others.
    pub signature: Vec<u8>,
}

/// A checkpoint with its signatures. Nothing is believed of it before [`SignedCheckpoint::check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedCheckpoint {
    checkpoint: Checkpoint,
    signatures: Vec<SignatureLine>,
}

impl SignedCheckpoint {
    /// Reads a signed checkpoint. What is read prints again to the same bytes.
    ///
    /// # Errors
    /// When it is not one in the one form, or too large.
    pub fn parse(note: &str) -> Result<Self, CheckpointError> {
        if note.len() > NOTE_BYTES_MAX {
            return Err(CheckpointError::TooLarge);
        }
        let Some((text, signatures)) = note.rsplit_once("\n\n") else {
            return Err(CheckpointError::Form("no empty line stands before its signatures"));
        };
        let checkpoint = Checkpoint::parse(&note[..=text.len()])?;
        let Some(lines) = signatures.strip_suffix('\n') else {
            return Err(CheckpointError::Form("its last line has no end"));
        };
        let signatures: Vec<SignatureLine> =
            lines.split('\n').take(SIGNATURES_MAX + 1).map(read_signature).collect::<Result<_, _>>()?;
        if signatures.len() > SIGNATURES_MAX {
            return Err(CheckpointError::TooLarge);
        }
        Ok(Self { checkpoint, signatures })
    }

    /// What it says, before anyone checked that the desk signed it.
    pub const fn unchecked(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// All its signature lines, the desk's own among them.
    pub fn signatures(&self) -> &[SignatureLine] {
        &self.signatures
    }

    /// Adds somebody else's signature line, such as a partner's who saw that the log only grew.
    ///
    /// # Errors
    /// When the line could not be read again, or there are too many.
    pub fn countersign(&mut self, line: SignatureLine) -> Result<(), CheckpointError> {
        if self.signatures.len() == SIGNATURES_MAX {
            return Err(CheckpointError::TooLarge);
        }
        if read_signature(&line.to_string()).as_ref() != Ok(&line) {
            return Err(CheckpointError::Form("the signature line is not in the form of signed notes"));
        }
        self.signatures.push(line);
        Ok(())
    }

    /// Checks that the desk with this key signed it, and gives what it says.
    ///
    /// # Errors
    /// When it is of another log, not signed by the key, or a signature in the key's name is false.
    pub fn check(&self, key: &PublicKey) -> Result<&Checkpoint, CheckpointError> {
        if self.checkpoint.desk != key.desk {
            return Err(CheckpointError::OtherOrigin {
                found: origin_of(self.checkpoint.desk),
                wanted: origin_of(key.desk),
            });
        }
        let name = origin_of(key.desk);
        let verifying = VerifyingKey::from_bytes(&key.key).map_err(|_| CheckpointError::FalseSignature)?;
        let text = self.checkpoint.text();
        let mut signed = false;
        for line in self.signatures.iter().filter(|line| line.name == name && line.key_id == key.id()) {
            let signature =
                Signature::from_slice(&line.signature).map_err(|_| CheckpointError::FalseSignature)?;
            // Strict: refuses the second forms of one signature that Ed25519 otherwise lets pass.
            verifying
                .verify_strict(text.as_bytes(), &signature)
                .map_err(|_| CheckpointError::FalseSignature)?;
            signed = true;
        }
        if signed { Ok(&self.checkpoint) } else { Err(CheckpointError::NotSigned { key: key.to_string() }) }
    }
}

impl fmt::Display for SignedCheckpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.checkpoint.text())?;
        self.signatures.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl fmt::Display for SignatureLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signature = Base64::encode_string(&[&self.key_id[..], &self.signature].concat());
        write!(f, "{SIGNATURE_LINE}{} {signature}", self.name)
    }
}

fn read_signature(line: &str) -> Result<SignatureLine, CheckpointError> {
    let wrong = || CheckpointError::Form("a signature line is not a dash, a name and base64");
    let (name, signature) =
        line.strip_prefix(SIGNATURE_LINE).and_then(|rest| rest.split_once(' ')).ok_or_else(wrong)?;
    let forbidden = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '+';
    if name.is_empty() || name.contains(forbidden) {
        return Err(wrong());
    }
    let bytes = decode_base64(signature).ok_or_else(wrong)?;
    match bytes.split_first_chunk::<4>() {
        Some((&key_id, signature)) if !signature.is_empty() => {
            Ok(SignatureLine { name: name.to_owned(), key_id, signature: signature.to_vec() })
        }
        _ => Err(wrong()),
    }
}

/// A number without sign or leading zeros, so that there is one way to write it.
pub(crate) fn read_decimal(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// Standard base64 with padding; `None` for anything that would not be written the same way again.
pub(crate) fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let bytes = Base64::decode_vec(text).ok()?;
    (Base64::encode_string(&bytes) == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: [u8; 32] = [7; 32];
    const DESK: DeskId = DeskId::from_bytes([4; 16]);

    fn signed() -> SignedCheckpoint {
        let mut checkpoint = Checkpoint::new(DESK, 42, Hash32([9; 32]));
        checkpoint.extensions.push("a further line".to_owned());
        checkpoint.sign(&SECRET).expect("plain lines")
    }

    fn key() -> PublicKey {
        PublicKey::of_secret(DESK, &SECRET)
    }

    #[test]
    fn what_was_signed_reads_back_and_holds() {
        let read = SignedCheckpoint::parse(&signed().to_string()).expect("just written");
        assert_eq!(read, signed());
        assert_eq!(read.check(&key()), Ok(signed().unchecked()));
        assert_eq!(key().to_string().parse(), Ok(key()));
    }

    #[test]
    fn the_bytes_of_a_checkpoint_never_change() {
        assert_eq!(
            signed().to_string(),
            "amparo/desk-040g2081040g2081040g208104\n\
             42\n\
             CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\n\
             a further line\n\
             \n\
             \u{2014} amparo/desk-040g2081040g2081040g208104 ZdcY/hDSlSuPRuBBNwsDOeRLE4E6k9VVhK1u5nxyOZOCQzhNT5qrfpFG\
             jmbZwSZn7f9baWMUaymYLohMrH3jLktsEgw=\n"
        );
        assert_eq!(
            key().to_string(),
            "amparo/desk-040g2081040g2081040g208104+65d718fe+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs"
        );
    }

    #[test]
    fn a_checkpoint_with_one_changed_bit_does_not_hold() {
        let note = signed().to_string().into_bytes();
        for at in 0..note.len() {
            for bit in 0..8 {
                let mut changed = note.clone();
                changed[at] ^= 1 << bit;
                let holds = String::from_utf8(changed).is_ok_and(|text| {
                    SignedCheckpoint::parse(&text).is_ok_and(|note| note.check(&key()).is_ok())
                });
                assert!(!holds, "byte {at}, bit {bit}");
            }
        }
    }

    #[test]
    fn a_key_with_one_changed_letter_is_no_key_or_another() {
        let written = key().to_string();
        for at in 0..written.len() {
            let mut changed = written.clone().into_bytes();
            changed[at] ^= 1;
            let read = String::from_utf8(changed).ok().and_then(|text| text.parse::<PublicKey>().ok());
            assert_eq!(read, None, "letter {at}");
        }
    }

    #[test]
    fn lines_of_others_are_kept_and_not_judged() {
        let mut note = signed();
        let other = SignatureLine {
            name: "partner.example/witness".into(),
            key_id: [1, 2, 3, 4],
            signature: vec![5; 90],
        };
        note.countersign(other.clone()).expect("a plain line");
        let read = SignedCheckpoint::parse(&note.to_string()).expect("just written");
        assert_eq!(read.signatures()[1], other);
        assert_eq!(read.check(&key()), Ok(signed().unchecked()));
    }

    #[test]
    fn another_desks_or_another_keys_checkpoint_is_told_apart() {
        let stranger = PublicKey::of_secret(DeskId::from_bytes([5; 16]), &SECRET);
        assert!(matches!(signed().check(&stranger), Err(CheckpointError::OtherOrigin { .. })));
        let other_key = PublicKey::of_secret(DESK, &[8; 32]);
        assert!(matches!(signed().check(&other_key), Err(CheckpointError::NotSigned { .. })));
        let mut relabelled = signed();
        relabelled.signatures[0].key_id = other_key.id();
        assert_eq!(relabelled.check(&other_key), Err(CheckpointError::FalseSignature));
    }

    #[test]
    fn text_in_any_other_form_is_refused() {
        let note = signed().to_string();
        for (from, to, because) in [
            ("\n42\n", "\n042\n", "a leading zero"),
            ("\n42\n", "\n+42\n", "a sign"),
            ("\n42\n", "\n99999999999999999999\n", "more than 64 bits"),
            ("amparo/desk", "amparo/case", "the origin of no desk"),
            ("\n\n", "\n", "no empty line"),
            ("\n\n", "\n\n\n", "two empty lines"),
            ("a further line", "a further\tline", "a control character"),
            ("a further line\n", "a further line\r\n", "a carriage return"),
            ("\u{2014} ", "- ", "another dash"),
            ("\u{2014} ", "\u{2014}  ", "two spaces"),
            ("=\n", "\n", "base64 without its padding"),
        ] {
            assert!(note.contains(from), "{because}");
            assert!(SignedCheckpoint::parse(&note.replacen(from, to, 1)).is_err(), "{because}");
        }
        assert!(SignedCheckpoint::parse(&format!("{note}\u{2014} x AAAAAAA=")).is_err(), "no end of line");
        assert_eq!(SignedCheckpoint::parse(&"x".repeat(NOTE_BYTES_MAX + 1)), Err(CheckpointError::TooLarge));
    }

    #[test]
    fn a_line_that_could_not_be_read_again_is_not_signed() {
        for line in ["", "two\nlines", "tab\t", "nul\0"] {
            let mut checkpoint = Checkpoint::new(DESK, 1, Hash32([1; 32]));
            checkpoint.extensions.push(line.to_owned());
            assert!(checkpoint.sign(&SECRET).is_err(), "{line:?}");
        }
    }
}
