//! The key slots: what a passphrase or a recovery sheet opens, and what hangs under it.
//!
//! As in LUKS, one random volume key is wrapped once per slot; every other key of the desk is derived from it or
//! wrapped under one that is. A slot's kind, parameters and salt are authenticated with the wrap, so they
//! cannot be weakened by editing the file. The file holds no secret and says nothing about the record.
//!
//! The volume key changes: with a new passphrase, and whenever a case is erased. So nothing that must stay is derived
//! from it, and its slot for the recovery sheet is made for the sheet's public part alone, which the keyring keeps.

use std::path::Path;

use amparo_ledger::ids::DeskId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::age::{self, Recipient};
use crate::crypto::{Key, Random, draw, hex, place, unhex};
use crate::error::StoreError;
use crate::files;
use crate::passphrase::{KdfParams, Passphrase};
use crate::recovery::RecoverySheet;

/// What a person has to open the desk with.
#[derive(Debug, Clone, Copy)]
pub enum Unlock<'a> {
    /// The passphrase.
    Passphrase(&'a Passphrase),
    /// The recovery sheet.
    Recovery(&'a RecoverySheet),
}

const FORMAT: &str = "amparo-slots";
/// Version 1 had no slot for the public part of a recovery sheet.
const VERSION: u64 = 2;
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// More slots than this are an attack: each costs a slow derivation.
const SLOTS_MAX: usize = 8;

/// The file as it lies on disk.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SlotFile {
    format: String,
    version: u64,
    desk: DeskId,
    slots: Vec<Slot>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Slot {
    Passphrase {
        params: KdfParams,
        salt: Hex,
        wrapped: Hex,
    },
    /// Made with the sheet itself. Read, and written no more.
    Recovery {
        salt: Hex,
        wrapped: Hex,
    },
    /// Made with the sheet's public part, which stands nowhere in the open.
    RecoveryKey {
        ephemeral: Hex,
        wrapped: Hex,
    },
}

const RECOVERY_LABEL: &[u8] = b"amparo/slot/recovery-key/v1";

/// Just enough to tell a later version from a damaged file.
#[derive(Deserialize)]
struct Header {
    format: String,
    version: u64,
}

/// The keys that hang under the volume key.
pub(crate) struct DeskKeys {
    /// The raw key of the database.
    pub(crate) database: Key,
    /// The key of the keyring file.
    pub(crate) keyring: Key,
}

impl DeskKeys {
    pub(crate) fn under(volume: &Key) -> Self {
        Self { database: volume.derive("amparo/database/v1"), keyring: volume.derive("amparo/keyring/v1") }
    }
}

impl SlotFile {
    pub(crate) fn new(desk: DeskId) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, desk, slots: Vec::new() }
    }

    pub(crate) fn desk(&self) -> DeskId {
        self.desk
    }

    pub(crate) fn read(folder: &Path) -> Result<Self, StoreError> {
        let text = files::read(&folder.join(files::SLOTS), FILE_BYTES_MAX)?
            .ok_or_else(|| StoreError::NotADesk { folder: folder.to_owned() })?;
        let damaged = || StoreError::corrupt("the key slots cannot be read");
        let header: Header = serde_json::from_slice(&text).map_err(|_| damaged())?;
        if header.format != FORMAT {
            return Err(damaged());
        }
        if !(1..=VERSION).contains(&header.version) {
            return Err(StoreError::UnknownVersion {
                what: "the file of key slots",
                found: header.version,
                known: VERSION,
            });
        }
        let mut file: Self = serde_json::from_slice(&text).map_err(|_| damaged())?;
        file.version = VERSION;
        if file.slots.len() > SLOTS_MAX {
            return Err(StoreError::corrupt(format!("there are more than {SLOTS_MAX} key slots")));
        }
        // A second one beside the real one would be in no way authenticated, and what it says would be believed.
        if file.slots.iter().filter(|slot| matches!(slot, Slot::Passphrase { .. })).count() > 1 {
            return Err(StoreError::corrupt("there is more than one key slot for a passphrase"));
        }
        Ok(file)
    }

    pub(crate) fn write(&self, folder: &Path) -> Result<(), StoreError> {
        self.write_to(&folder.join(files::SLOTS))
    }

    pub(crate) fn write_to(&self, path: &Path) -> Result<(), StoreError> {
        let mut text = serde_json::to_vec_pretty(self).expect("slots are plain data");
        text.push(b'\n');
        files::write_whole(path, &text)
    }

    /// Puts a passphrase in the place of every earlier one.
    pub(crate) fn set_passphrase(
        &mut self,
        volume: &Key,
        passphrase: &Passphrase,
        params: KdfParams,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let salt = draw::<16>(random);
        let wrapping = params.key(passphrase, &salt)?;
        let place = self.passphrase_place(params, &salt);
        let wrapped = Hex(wrapping.seal(random, &place, volume.bytes()));
        self.slots.retain(|slot| !matches!(slot, Slot::Passphrase { .. }));
        self.slots.insert(0, Slot::Passphrase { params, salt: Hex(salt.to_vec()), wrapped });
        Ok(())
    }

    /// Puts a recovery sheet, of which only the public part is needed, in the place of every earlier one.
    pub(crate) fn set_recovery(&mut self, volume: &Key, sheet: Recipient, random: &mut dyn Random) {
        let (ephemeral, key) =
            age::key_for(sheet, RECOVERY_LABEL, random).expect("the desk made the sheet's key itself");
        let wrapped = Hex(key.seal(random, &self.recovery_key_place(&ephemeral), volume.bytes()));
        self.slots.retain(|slot| matches!(slot, Slot::Passphrase { .. }));
        self.slots.push(Slot::RecoveryKey { ephemeral: Hex(ephemeral.to_vec()), wrapped });
    }

    /// What it costs to try the passphrase.
    pub(crate) fn params(&self) -> Option<KdfParams> {
        self.slots.iter().find_map(|slot| match slot {
            Slot::Passphrase { params, .. } => Some(*params),
            _ => None,
        })
    }

    /// The volume key.
    pub(crate) fn open(&self, with: Unlock<'_>) -> Result<Key, StoreError> {
        // Parameters are looked at before any work is done with them.
        for slot in &self.slots {
            if let Slot::Passphrase { params, .. } = slot {
                params.checked()?;
            }
        }
        for slot in &self.slots {
            let opened = match (slot, with) {
                (Slot::Passphrase { params, salt, wrapped }, Unlock::Passphrase(passphrase)) => params
                    .key(passphrase, &salt.0)?
                    .open_key(&self.passphrase_place(*params, &salt.0), &wrapped.0),
                (Slot::Recovery { salt, wrapped }, Unlock::Recovery(sheet)) => {
                    sheet.key(&salt.0).open_key(&self.recovery_place(&salt.0), &wrapped.0)
                }
                (Slot::RecoveryKey { ephemeral, wrapped }, Unlock::Recovery(sheet)) => {
                    let ephemeral: Option<[u8; 32]> = ephemeral.0.as_slice().try_into().ok();
                    ephemeral.and_then(|ephemeral| {
                        let key = sheet.identity().key_from(ephemeral, RECOVERY_LABEL)?;
                        key.open_key(&self.recovery_key_place(&ephemeral), &wrapped.0)
                    })
                }
                _ => None,
            };
            if let Some(volume) = opened {
                return Ok(volume);
            }
        }
        Err(match with {
            Unlock::Passphrase(_) => StoreError::WrongPassphrase,
            Unlock::Recovery(_) => StoreError::WrongRecoverySheet,
        })
    }

    /// Whether a passphrase slot is one that only tests may have.
    pub(crate) fn is_for_tests(&self) -> bool {
        self.slots
            .iter()
            .any(|slot| matches!(slot, Slot::Passphrase { params, .. } if params.are_for_tests()))
    }

    fn passphrase_place(&self, params: KdfParams, salt: &[u8]) -> Vec<u8> {
        place("amparo/slot/passphrase/v1", &[&self.desk.bytes(), &params.authenticated(), salt])
    }

    fn recovery_place(&self, salt: &[u8]) -> Vec<u8> {
        place("amparo/slot/recovery/v1", &[&self.desk.bytes(), salt])
    }

    fn recovery_key_place(&self, ephemeral: &[u8]) -> Vec<u8> {
        place("amparo/slot/recovery-key/v1", &[&self.desk.bytes(), ephemeral])
    }
}

/// Bytes that are written in hexadecimal.
#[derive(Debug, Clone)]
struct Hex(Vec<u8>);

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        unhex(&text).map(Self).ok_or_else(|| serde::de::Error::custom("not hexadecimal"))
    }
}
