//! The passphrase, and what it costs to try one.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::crypto::Key;
use crate::error::StoreError;

/// A passphrase as a person typed it. It is wiped from memory when dropped, and never printed.
///
/// It is brought to Unicode's composed form, because keyboards disagree on how to write `й` or `é`. How strong it
/// must be is for the caller to say.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// A passphrase from what was typed.
    pub fn new(typed: String) -> Self {
        let typed = Zeroizing::new(typed);
        Self(Zeroizing::new(typed.nfc().collect()))
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

/// What it costs to try a passphrase: the parameters of Argon2id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KdfParams {
    kdf: Kdf,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Kdf {
    #[serde(rename = "argon2id")]
    Argon2id,
    /// Below the floor. The name stands in the slot and is authenticated, so a real slot cannot become one.
    #[serde(rename = "argon2id-cheap-for-tests")]
    CheapForTests,
}

/// Parameters so weak that they protect nothing, or so strong that they are an attack on this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "Argon2id with {memory_kib} KiB, {passes} passes, {lanes} lanes is outside the bounds: \
     {MEMORY_KIB_MIN} to {MEMORY_KIB_MAX} KiB, {PASSES_MIN} to {PASSES_MAX} passes, 1 to {LANES_MAX} lanes"
)]
pub struct KdfParamsRefused {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

const MEMORY_KIB_MIN: u32 = 64 * 1024;
const MEMORY_KIB_MAX: u32 = 4 * 1024 * 1024;
const PASSES_MIN: u32 = 3;
const PASSES_MAX: u32 = 16;
const LANES_MAX: u32 = 8;

impl Default for KdfParams {
    /// 256 MiB, three passes, one lane.
    fn default() -> Self {
        Self { kdf: Kdf::Argon2id, memory_kib: 256 * 1024, passes: 3, lanes: 1 }
    }
}

impl KdfParams {
    /// The floor: 64 MiB, three passes, one lane. For small boards; the caller warns.
    pub fn small_board() -> Self {
        Self { memory_kib: MEMORY_KIB_MIN, ..Self::default() }
    }

    /// Parameters of one's own.
    ///
    /// # Errors
    /// When they are below the floor or above the ceiling.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, KdfParamsRefused> {
        Self { kdf: Kdf::Argon2id, memory_kib, passes, lanes }.checked()
    }

    /// One MiB and one pass, so that a test does not wait. They protect nothing. [`crate::Desk::create`] refuses them.
    pub fn cheap_for_tests() -> Self {
        Self { kdf: Kdf::CheapForTests, memory_kib: 1024, passes: 1, lanes: 1 }
    }

    /// Memory in KiB, passes, lanes.
    pub(crate) fn numbers(self) -> (u32, u32, u32) {
        (self.memory_kib, self.passes, self.lanes)
    }

    pub(crate) fn are_for_tests(self) -> bool {
        self.kdf == Kdf::CheapForTests
    }

    /// What was read from a file, if it may be used.
    pub(crate) fn checked(self) -> Result<Self, KdfParamsRefused> {
        let Self { kdf, memory_kib, passes, lanes } = self;
        let within = match kdf {
            Kdf::Argon2id => {
                (MEMORY_KIB_MIN..=MEMORY_KIB_MAX).contains(&memory_kib)
                    && (PASSES_MIN..=PASSES_MAX).contains(&passes)
                    && (1..=LANES_MAX).contains(&lanes)
            }
            Kdf::CheapForTests => self == Self::cheap_for_tests(),
        };
        if within { Ok(self) } else { Err(KdfParamsRefused { memory_kib, passes, lanes }) }
    }

    /// The bytes under which a slot authenticates them.
    pub(crate) fn authenticated(self) -> Vec<u8> {
        let kdf: &[u8] = match self.kdf {
            Kdf::Argon2id => b"argon2id",
            Kdf::CheapForTests => b"argon2id-cheap-for-tests",
        };
        let numbers = [self.memory_kib, self.passes, self.lanes].map(u32::to_be_bytes);
        [kdf, &numbers.concat()].concat()
    }

    /// The key that this passphrase gives with this salt. Slow on purpose.
    pub(crate) fn key(self, passphrase: &Passphrase, salt: &[u8]) -> Result<Key, StoreError> {
        let Self { memory_kib, passes, lanes, .. } = self.checked()?;
        let refused = |_| KdfParamsRefused { memory_kib, passes, lanes };
        let params = Params::new(memory_kib, passes, lanes, Some(32)).map_err(refused)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase.0.as_bytes(), salt, &mut *key)
            .map_err(refused)?;
        Ok(Key::from_bytes(*key))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_outside_the_bounds_are_refused() {
        for (memory_kib, passes, lanes, ok, because) in [
            (256 * 1024, 3, 1, true, "the default"),
            (64 * 1024, 3, 1, true, "the floor"),
            (64 * 1024 - 1, 3, 1, false, "too little memory"),
            (256 * 1024, 2, 1, false, "too few passes"),
            (256 * 1024, 3, 0, false, "no lane"),
            (u32::MAX, 3, 1, false, "more memory than a computer has"),
            (256 * 1024, 1_000_000, 1, false, "would take days"),
            (256 * 1024, 3, 1_000, false, "too many lanes"),
            (1024, 1, 1, false, "what only tests may use"),
        ] {
            assert_eq!(KdfParams::new(memory_kib, passes, lanes).is_ok(), ok, "{because}");
        }
    }

    #[test]
    fn one_passphrase_typed_on_two_keyboards_is_one_passphrase() {
        let key = |typed: &str| {
            let typed = Passphrase::new(typed.to_owned());
            *KdfParams::cheap_for_tests().key(&typed, &[1; 16]).expect("cheap").bytes()
        };
        assert_eq!(key("чайка"), key("чаи\u{306}ка"));
        assert_ne!(key("чайка"), key("чаика"));
    }
}
