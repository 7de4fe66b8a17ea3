//! The recovery sheet: a secret that a person prints and keeps elsewhere, and types back when the passphrase
//! is lost.
//!
//! It is written in four lines, each of four groups of four letters, and each line carries its own check, so
//! that a slip of the pen is named by its line.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::age::{Identity, Recipient};
use crate::crypto::{Key, Random};

/// The alphabet of identifiers: no `i`, `l`, `o`, `u`.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const LINES: usize = 4;
const LINE_LETTERS: usize = 16;
/// The letters of a line that carry the secret: 64 bits. The other three carry the check, 15 bits.
const SECRET_LETTERS: usize = 13;

/// A 256-bit secret that opens the desk without the passphrase. It is wiped from memory when dropped.
pub struct RecoverySheet(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for RecoverySheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoverySheet")
    }
}

/// What was typed is not a recovery sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoverySheetError {
    /// Letters are missing or too many.
    #[error("a recovery sheet has 64 letters and digits; {found} were given")]
    Length {
        /// How many there are, spaces and dashes not counted.
        found: usize,
    },
    /// A line does not pass its check.
    #[error("line {line} is not as it was printed")]
    Line {
        /// Which line, from 1.
        line: usize,
    },
}

impl RecoverySheet {
    pub(crate) fn random(random: &mut dyn Random) -> Self {
        let mut secret = Zeroizing::new([0; 32]);
        random.fill(&mut *secret);
        Self(secret)
    }

    /// The four lines to print.
    pub fn lines(&self) -> [Zeroizing<String>; LINES] {
        std::array::from_fn(|line| {
            let letters = line_letters(line, self.part(line));
            let groups: Vec<&str> = (0..LINE_LETTERS).step_by(4).map(|at| &letters[at..at + 4]).collect();
            Zeroizing::new(groups.join("-"))
        })
    }

    /// Reads what a person typed back. Case, spaces and dashes do not matter; `o` is read as 0, `i` and `l` as 1.
    ///
    /// # Errors
    /// When letters are missing, or a line is not as it was printed.
    pub fn read(typed: &str) -> Result<Self, RecoverySheetError> {
        let letters: Zeroizing<String> =
            Zeroizing::new(typed.chars().filter(|c| c.is_alphanumeric()).map(plain).collect());
        let found = letters.chars().count();
        if found != LINES * LINE_LETTERS {
            return Err(RecoverySheetError::Length { found });
        }
        if let Some(at) = letters.chars().position(|letter| !letter.is_ascii()) {
            return Err(RecoverySheetError::Line { line: at / LINE_LETTERS + 1 });
        }
        let mut secret = Zeroizing::new([0; 32]);
        for line in 0..LINES {
            let wrong = RecoverySheetError::Line { line: line + 1 };
            let typed = letters.get(line * LINE_LETTERS..(line + 1) * LINE_LETTERS).ok_or(wrong)?;
            let part = read_letters(&typed[..SECRET_LETTERS]).ok_or(wrong)?;
            if line_letters(line, part).as_str() != typed {
                return Err(wrong);
            }
            secret[line * 8..(line + 1) * 8].copy_from_slice(&part.to_be_bytes());
        }
        Ok(Self(secret))
    }

    /// Whether both are the same sheet: so a person's copy is checked before the sheet is put away.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// What opens that which was encrypted to the sheet's public part: a slot, a backup.
    pub fn identity(&self) -> Identity {
        Identity::new(Key::from_bytes(*self.0).derive("amparo/recovery-identity/v1"))
    }

    /// The sheet's public part. The desk keeps it under its own keys, so that a backup needs no secret of the sheet.
    pub fn recipient(&self) -> Recipient {
        self.identity().recipient()
    }

    pub(crate) fn key(&self, salt: &[u8]) -> Key {
        let secret = Key::from_bytes(*self.0).derive("amparo/recovery/v1");
        Key::from_bytes(secret.name_of(&[b"amparo/recovery-slot/v1", salt]))
    }

    fn part(&self, line: usize) -> u64 {
        let bytes = self.0[line * 8..(line + 1) * 8].try_into().expect("a line carries eight bytes");
        u64::from_be_bytes(bytes)
    }
}

fn plain(letter: char) -> char {
    match letter.to_ascii_lowercase() {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    }
}

fn line_letters(line: usize, part: u64) -> Zeroizing<String> {
    let digest = Sha256::digest(
        [
            b"amparo/recovery-line/v1".as_slice(),
            &[u8::try_from(line).unwrap_or(u8::MAX)],
            &part.to_be_bytes(),
        ]
        .concat(),
    );
    let check = u128::from(u16::from_be_bytes([digest[0], digest[1]]) >> 1);
    let mut value = (u128::from(part) << 15) | check;
    let mut letters = [b'0'; LINE_LETTERS];
    for letter in letters.iter_mut().rev() {
        *letter = ALPHABET[(value & 31) as usize];
        value >>= 5;
    }
    Zeroizing::new(letters.iter().map(|&letter| char::from(letter)).collect())
}

fn read_letters(letters: &str) -> Option<u64> {
    let mut value: u128 = 0;
    for letter in letters.bytes() {
        let digit = ALPHABET.iter().position(|&known| known == letter)?;
        value = (value << 5) | u128::try_from(digit).ok()?;
    }
    u64::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Counting;

    fn text(sheet: &RecoverySheet) -> String {
        sheet.lines().map(|line| line.to_string()).join("\n")
    }

    #[test]
    fn what_was_printed_reads_back_however_it_is_typed() {
        for seed in 0..20 {
            let sheet = RecoverySheet::random(&mut Counting::from(seed));
            let printed = text(&sheet);
            for typed in [
                printed.clone(),
                printed.to_uppercase(),
                printed.replace(['-', '\n'], ""),
                printed.replace('0', "O").replace('1', "l").replace('-', " - "),
            ] {
                assert!(RecoverySheet::read(&typed).expect("as printed").is_same_as(&sheet), "{typed}");
            }
        }
    }

    #[test]
    fn a_wrong_letter_is_named_by_its_line() {
        let printed = text(&RecoverySheet::random(&mut Counting::from(3)));
        for (at, letter) in printed.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
            let mut typed = printed.clone();
            typed.replace_range(at..=at, if letter == 'z' { "y" } else { "z" });
            let line = printed[..at].matches('\n').count() + 1;
            assert_eq!(RecoverySheet::read(&typed).err(), Some(RecoverySheetError::Line { line }), "{at}");
        }
        let swapped: Vec<&str> = printed.lines().collect();
        let swapped = [swapped[1], swapped[0], swapped[2], swapped[3]].join("\n");
        assert_eq!(RecoverySheet::read(&swapped).err(), Some(RecoverySheetError::Line { line: 1 }));
    }

    #[test]
    fn letters_that_are_missing_are_counted() {
        let found = |typed: &str| RecoverySheet::read(typed).err();
        assert_eq!(found(""), Some(RecoverySheetError::Length { found: 0 }));
        assert_eq!(found("abcd-efgh"), Some(RecoverySheetError::Length { found: 8 }));
        assert_eq!(found(&"ж".repeat(64)), Some(RecoverySheetError::Line { line: 1 }));
    }
}
