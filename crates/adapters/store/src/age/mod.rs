//! Encryption to recipients in the age format, version 1 (age-encryption.org/v1), with X25519 recipients only.
//!
//! A backup is written without a secret: the desk keeps the public part of its recovery sheet, and whoever holds the
//! sheet, or the identity of a further recipient, opens it, with this program or with any other that reads age files.
//! The format is small and for ever; the crate that carries it brings a hundred others. What is written here is held
//! against files of that crate by a test.
//!
//! It refuses passphrases, plug-ins and other kinds of recipient. It does not say who wrote a file: that is for what
//! lies inside.

mod bech32;
mod stream;

use std::io::{self, BufRead, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use chacha20poly1305::aead::Aead as _;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit as _, Nonce};
use curve25519_dalek::montgomery::MontgomeryPoint;
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::crypto::{Key, Random, draw};

pub(crate) use self::stream::{Opener, Sealer};

const VERSION_LINE: &str = "age-encryption.org/v1";
const LABEL: &[u8] = b"age-encryption.org/v1/X25519";
const FILE_KEY_BYTES: usize = 16;
/// The most lines a header may have: each stanza costs work.
const HEADER_LINES_MAX: usize = 256;
const LINE_BYTES_MAX: u64 = 4096;
const HEADER_BYTES_MAX: usize = 64 * 1024;
/// The length of every line of a stanza's body but the last.
const BODY_COLUMNS: usize = 64;

/// Someone to whom a file is encrypted: an X25519 public key, written `age1…`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Recipient([u8; 32]);

/// The text is not an age recipient or identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecipientError {
    /// It is not `age1…` and 58 letters and digits, or one of them is wrong.
    #[error("it is not an age recipient: those begin with age1 and have 62 letters and digits")]
    NotARecipient,
    /// It is not `AGE-SECRET-KEY-1…`, or a letter is wrong.
    #[error("it holds no age identity: those begin with AGE-SECRET-KEY-1")]
    NotAnIdentity,
}

impl std::str::FromStr for Recipient {
    type Err = RecipientError;

    fn from_str(text: &str) -> Result<Self, RecipientError> {
        bech32::decode("age", text.trim()).map(Self).ok_or(RecipientError::NotARecipient)
    }
}

impl std::fmt::Display for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&bech32::encode("age", &self.0))
    }
}

impl std::fmt::Debug for Recipient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

impl Recipient {
    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The secret that opens what was encrypted to its recipient. It is wiped from memory when dropped.
#[derive(Clone)]
pub struct Identity(Key);

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity")
    }
}

impl Identity {
    pub(crate) fn new(secret: Key) -> Self {
        Self(secret)
    }

    /// The first identity in the text of an age identity file; lines that begin with `#` are passed over.
    ///
    /// # Errors
    /// When there is none.
    pub fn read(text: &str) -> Result<Self, RecipientError> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut found =
            lines.filter_map(|line| bech32::decode("age-secret-key-", &line.to_ascii_lowercase()));
        found.next().map(|secret| Self(Key::from_bytes(secret))).ok_or(RecipientError::NotAnIdentity)
    }

    /// Whom to encrypt to, so that this opens it.
    pub fn recipient(&self) -> Recipient {
        Recipient(MontgomeryPoint::mul_base_clamped(*self.0.bytes()).to_bytes())
    }

    /// The secret that both ends share; `None` when the other end is a point that gives the same to everyone.
    fn shared(&self, with: [u8; 32]) -> Option<Zeroizing<[u8; 32]>> {
        let shared = Zeroizing::new(MontgomeryPoint(with).mul_clamped(*self.0.bytes()).to_bytes());
        (*shared != [0; 32]).then_some(shared)
    }

    /// The key under which `ephemeral`'s sender wrapped something for this identity.
    pub(crate) fn key_from(&self, ephemeral: [u8; 32], label: &[u8]) -> Option<Key> {
        Some(wrapping_key(&*self.shared(ephemeral)?, ephemeral, self.recipient(), label))
    }
}

/// A fresh public key and the key that it and the recipient's identity agree on.
pub(crate) fn key_for(
    recipient: Recipient,
    label: &[u8],
    random: &mut dyn Random,
) -> Option<([u8; 32], Key)> {
    let ephemeral = Identity(Key::random(random));
    let public = ephemeral.recipient().0;
    let shared = ephemeral.shared(recipient.0)?;
    Some((public, wrapping_key(&shared, public, recipient, label)))
}

fn wrapping_key(shared: &[u8; 32], ephemeral: [u8; 32], recipient: Recipient, label: &[u8]) -> Key {
    derive(shared, &[ephemeral, recipient.0].concat(), label)
}

fn derive(secret: &[u8], salt: &[u8], label: &[u8]) -> Key {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), secret).expand(label, &mut *key).expect("HKDF gives 32 bytes");
    Key::from_bytes(*key)
}

fn cipher(key: &Key) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(key.bytes().into())
}

/// Why an age file does not open.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OpenError {
    #[error("it is not an age file")]
    NotAge,
    #[error("it was not encrypted to this sheet or identity")]
    OtherRecipient,
    #[error("its header was changed or cut short")]
    Header,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Begins a file for these recipients. What is then written comes out encrypted; [`Sealer::finish`] ends it.
pub(crate) fn seal<W: Write>(
    mut out: W,
    recipients: &[Recipient],
    random: &mut dyn Random,
) -> io::Result<Sealer<W>> {
    let file_key = Zeroizing::new(draw::<FILE_KEY_BYTES>(random));
    let mut header = format!("{VERSION_LINE}\n");
    for recipient in recipients {
        let useless = || io::Error::new(io::ErrorKind::InvalidInput, "a recipient is not a usable key");
        let (ephemeral, key) = key_for(*recipient, LABEL, random).ok_or_else(useless)?;
        let wrapped = cipher(&key).encrypt(&Nonce::from([0; 12]), file_key.as_slice()).expect("16 bytes");
        let (ephemeral, wrapped) = (BASE64.encode(ephemeral), BASE64.encode(wrapped));
        header.extend(["-> X25519 ", &ephemeral, "\n", &wrapped, "\n"]);
    }
    header += "---";
    let mac = header_mac(&*file_key, header.as_bytes()).finalize().into_bytes();
    out.write_all(format!("{header} {}\n", BASE64.encode(mac)).as_bytes())?;
    let nonce = draw::<16>(random);
    out.write_all(&nonce)?;
    Ok(Sealer::new(out, &derive(&*file_key, &nonce, b"payload")))
}

/// Opens a file; its content is checked piece by piece as it is read.
pub(crate) fn open<R: BufRead>(mut input: R, identity: &Identity) -> Result<Opener<R>, OpenError> {
    if line(&mut input)? != VERSION_LINE {
        return Err(OpenError::NotAge);
    }
    let mut header = format!("{VERSION_LINE}\n");
    let mut file_key: Option<Zeroizing<Vec<u8>>> = None;
    let mut read = line(&mut input)?;
    for _ in 0..HEADER_LINES_MAX {
        if let Some(mac) = read.strip_prefix("--- ") {
            let file_key = file_key.ok_or(OpenError::OtherRecipient)?;
            let mac = BASE64.decode(mac).map_err(|_| OpenError::Header)?;
            header += "---";
            let held = header_mac(&file_key, header.as_bytes()).verify_slice(&mac);
            held.map_err(|_| OpenError::Header)?;
            let mut nonce = [0; 16];
            input.read_exact(&mut nonce).map_err(|_| OpenError::Header)?;
            return Ok(Opener::new(input, &derive(&file_key, &nonce, b"payload")));
        }
        let arguments = read.strip_prefix("-> ").ok_or(OpenError::Header)?.to_owned();
        if !arguments.split(' ').all(is_argument) {
            return Err(OpenError::Header);
        }
        header.extend([read.as_str(), "\n"]);
        let mut body = String::new();
        loop {
            let part = line(&mut input)?;
            header.extend([part.as_str(), "\n"]);
            // Each full line is 48 bytes, so each is base64 by itself; a shorter one, which may be empty, is the last.
            let is_part = part.len() <= BODY_COLUMNS && BASE64.decode(&part).is_ok();
            if !is_part || header.len() > HEADER_BYTES_MAX {
                return Err(OpenError::Header);
            }
            body += &part;
            if part.len() < BODY_COLUMNS {
                break;
            }
        }
        read = line(&mut input)?;
        if file_key.is_none() {
            file_key = unwrapped(identity, &arguments, &body);
        }
    }
    Err(OpenError::Header)
}

fn is_argument(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_graphic())
}

fn unwrapped(identity: &Identity, arguments: &str, body: &str) -> Option<Zeroizing<Vec<u8>>> {
    let ephemeral = BASE64.decode(arguments.strip_prefix("X25519 ")?).ok()?.try_into().ok()?;
    let key = identity.key_from(ephemeral, LABEL)?;
    let wrapped = BASE64.decode(body).ok()?;
    let opened = cipher(&key).decrypt(&Nonce::from([0; 12]), wrapped.as_slice()).ok().map(Zeroizing::new)?;
    (opened.len() == FILE_KEY_BYTES).then_some(opened)
}

fn header_mac(file_key: &[u8], header: &[u8]) -> Hmac<Sha256> {
    let key = derive(file_key, &[], b"header");
    let mut mac = Hmac::<Sha256>::new_from_slice(key.bytes()).expect("any length will do");
    mac.update(header);
    mac
}

fn line(input: &mut impl BufRead) -> Result<String, OpenError> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    input.by_ref().take(LINE_BYTES_MAX).read_until(b'\n', &mut bytes)?;
    if bytes.pop() != Some(b'\n') {
        return Err(OpenError::NotAge);
    }
    String::from_utf8(bytes).map_err(|_| OpenError::NotAge)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::testing::Counting;

    fn sealed(plain: &[u8], to: &[Recipient]) -> Vec<u8> {
        let mut sealer = seal(Vec::new(), to, &mut Counting::from(4)).expect("memory");
        sealer.write_all(plain).expect("memory");
        sealer.finish().expect("memory")
    }

    fn opened(file: &[u8], with: &Identity) -> Result<Vec<u8>, OpenError> {
        let mut plain = Vec::new();
        open(file, with)?.read_to_end(&mut plain)?;
        Ok(plain)
    }

    #[test]
    fn each_recipient_opens_a_file_and_nobody_else() {
        let mut random = Counting::from(9);
        let [one, two, other] = [(); 3].map(|()| Identity(Key::random(&mut random)));
        let chunk = stream::CHUNK_BYTES;
        for length in [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 7] {
            let plain: Vec<u8> = (0..=250).cycle().take(length).collect();
            let file = sealed(&plain, &[one.recipient(), two.recipient()]);
            for identity in [&one, &two] {
                assert!(opened(&file, identity).expect("its own") == plain, "{length} bytes");
            }
            assert!(matches!(opened(&file, &other), Err(OpenError::OtherRecipient)), "{length} bytes");
        }
    }

    #[test]
    fn a_changed_or_missing_byte_anywhere_is_found() {
        let one = Identity(Key::random(&mut Counting::from(9)));
        let plain = vec![7; stream::CHUNK_BYTES + 100];
        let file = sealed(&plain, &[one.recipient()]);
        let places = (0..400).chain((400..file.len()).step_by(211)).chain([file.len() - 1]);
        for at in places {
            let mut changed = file.clone();
            changed[at] ^= 1;
            assert!(opened(&changed, &one).is_err(), "byte {at} changed");
            assert!(opened(&file[..at], &one).is_err(), "cut at {at}");
        }
        let first_chunk_only = file.len() - (100 + 16);
        assert!(opened(&file[..first_chunk_only], &one).is_err(), "a whole piece is missing");
        assert!(opened(&[&file[..], b"x"].concat(), &one).is_err(), "a byte too many");
    }

    #[test]
    fn a_file_and_keys_of_the_age_crate_are_read() {
        // Made with crate age 0.12.1 for two recipients, of whom this is the second.
        let identity = Identity::read(include_str!("fixtures/identity.txt")).expect("an identity");
        let written = identity.recipient().to_string();
        assert!(include_str!("fixtures/identity.txt").contains(&written), "{written}");
        let again: Recipient = written.parse().expect("as it was printed");
        assert_eq!(again, identity.recipient());
        let file = include_bytes!("fixtures/made-by-age.age");
        let plain = opened(file, &identity).expect("opens");
        assert_eq!(plain, include_str!("fixtures/plain.txt").repeat(2_000).as_bytes());
    }

    /// The vectors of C2SP's CCTV (`age/testdata`), where a copy of them lies: what they say of files for one X25519
    /// identity. Those for passphrases, armour and other recipients are passed over.
    #[test]
    fn what_the_vectors_of_others_say_of_a_file_is_so() {
        let Ok(folder) = std::env::var("AMPARO_AGE_VECTORS") else {
            return;
        };
        let (mut held, mut wrong) = (0, Vec::new());
        for path in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("readable").path())
        {
            let whole = std::fs::read(&path).expect("readable");
            let Some(end) = whole.windows(2).position(|two| two == b"\n\n") else {
                continue;
            };
            let head = String::from_utf8_lossy(&whole[..end]).into_owned();
            let of = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            let identities = head.lines().filter(|line| line.starts_with("identity: ")).count();
            let other = ["armored", "passphrase", "compressed"].into_iter().any(|name| of(name).is_some());
            let Some(identity) = of("identity").filter(|_| identities == 1 && !other) else {
                continue;
            };
            let Ok(identity) = Identity::read(identity) else {
                continue;
            };
            let found = opened(&whole[end + 2..], &identity);
            let is_so = match (of("expect"), &found) {
                (Some("success"), Ok(plain)) => {
                    let digest = <sha2::Sha256 as sha2::Digest>::digest(plain);
                    of("payload") == Some(crate::crypto::hex(&digest).as_str())
                }
                (Some("success"), Err(_)) => false,
                (_, found) => found.is_err(),
            };
            held += 1;
            if !is_so {
                wrong.push(format!(
                    "{}: {:?}: {:?}",
                    path.display(),
                    of("expect"),
                    found.map(|all| all.len())
                ));
            }
        }
        println!("{held} vectors");
        assert!(held > 0 && wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_is_no_recipient_is_refused() {
        for (text, because) in [
            ("", "nothing"),
            ("age1", "nothing after the beginning"),
            ("age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8q", "one letter is wrong"),
            ("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX", "a secret"),
            ("ssh-ed25519 AAAA", "another kind"),
        ] {
            assert!(text.parse::<Recipient>().is_err(), "{because}");
        }
    }
}
