//! The keyring: one random key per scope, in one small file that is always rewritten whole.
//!
//! It is a file and not a table because forgetting a key must be forgetting: a rewritten file has no journal.
//! Beside the keys of scopes it holds the secret with which the desk signs its checkpoints. Version 1 had none.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::DeskId;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, Zeroizing};

use crate::age::Recipient;
use crate::crypto::{Key, Random, draw, place};
use crate::error::StoreError;
use crate::files;

/// The random name of a scope's key: what envelopes and files say in the open.
pub(crate) type KeyId = [u8; 16];

/// The first version: a list of keys and nothing else. It is read, and written no more.
const MAGIC_1: &[u8] = b"amparo-keyring-1\n";
const MAGIC_2: &[u8] = b"amparo-keyring-2\n";
const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

type StoredKey = (Scope, KeyId, [u8; 32]);

/// What the file holds, version 2. Fields may be added with a default; none is ever taken away.
#[derive(Default, Serialize, Deserialize)]
struct Contents {
    keys: Vec<StoredKey>,
    #[serde(default)]
    signing: Option<[u8; 32]>,
    #[serde(default)]
    recovery: Option<[u8; 32]>,
}

impl Drop for Contents {
    fn drop(&mut self) {
        self.keys.iter_mut().for_each(|(_, _, key)| key.zeroize());
        self.signing.zeroize();
    }
}

pub(crate) struct Keyring {
    path: PathBuf,
    desk: DeskId,
    wrapping: Key,
    /// The secret with which the desk signs; `None` in a desk of before there were checkpoints.
    signing: Option<Key>,
    /// The public part of the recovery sheet; `None` in a desk of before it was kept. It is a secret all the same:
    /// whoever one day breaks the curve needs it to open the slot of the sheet.
    recovery: Option<Recipient>,
    keys: Vec<ScopeKey>,
    by_id: BTreeMap<KeyId, usize>,
    by_scope: BTreeMap<Scope, usize>,
    /// The file is another one by now, under another key: it must not be written over.
    outdated: bool,
}

#[derive(Clone)]
pub(crate) struct ScopeKey {
    pub(crate) id: KeyId,
    pub(crate) scope: Scope,
    pub(crate) key: Key,
}

impl Keyring {
    /// An empty keyring. Nothing is written yet.
    pub(crate) fn new(folder: &Path, desk: DeskId, wrapping: Key) -> Self {
        let path = folder.join(files::KEYRING);
        Self {
            path,
            desk,
            wrapping,
            signing: None,
            recovery: None,
            keys: Vec::new(),
            by_id: BTreeMap::new(),
            by_scope: BTreeMap::new(),
            outdated: false,
        }
    }

    pub(crate) fn read(folder: &Path, desk: DeskId, wrapping: Key) -> Result<Self, StoreError> {
        let mut ring = Self::new(folder, desk, wrapping);
        let damaged = || StoreError::corrupt("the keyring does not open");
        let file = files::read(&ring.path, FILE_BYTES_MAX)?
            .ok_or_else(|| StoreError::corrupt("the keyring is missing"))?;
        let mut contents = if let Some(sealed) = file.strip_prefix(MAGIC_1) {
            let plain = ring.wrapping.open(&ring.place(1), sealed).ok_or_else(damaged)?;
            let keys = ciborium::from_reader(plain.as_slice()).map_err(|_| damaged())?;
            Contents { keys, ..Contents::default() }
        } else {
            let sealed = file.strip_prefix(MAGIC_2).ok_or_else(damaged)?;
            let plain = ring.wrapping.open(&ring.place(2), sealed).ok_or_else(damaged)?;
            ciborium::from_reader(plain.as_slice()).map_err(|_| damaged())?
        };
        for (scope, id, key) in &mut contents.keys {
            ring.add(ScopeKey { id: *id, scope: *scope, key: Key::from_bytes(*key) });
        }
        ring.signing = contents.signing.map(Key::from_bytes);
        ring.recovery = contents.recovery.map(Recipient::from_bytes);
        Ok(ring)
    }

    /// Makes a key for each of these scopes that has none, and writes the file if there was one to make.
    /// The keys are on disk before anything is encrypted under them.
    pub(crate) fn ensure(
        &mut self,
        scopes: impl IntoIterator<Item = Scope>,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let before = self.keys.len();
        for scope in scopes {
            if !self.by_scope.contains_key(&scope) {
                self.add(ScopeKey { id: draw(random), scope, key: Key::random(random) });
            }
        }
        if self.keys.len() == before {
            return Ok(());
        }
        self.write(random).inspect_err(|_| self.forget_from(before))
    }

    pub(crate) fn of_scope(&self, scope: Scope) -> Option<&ScopeKey> {
        self.by_scope.get(&scope).map(|at| &self.keys[*at])
    }

    pub(crate) fn by_id(&self, id: &KeyId) -> Option<&ScopeKey> {
        self.by_id.get(id).map(|at| &self.keys[*at])
    }

    /// The scopes that have a key.
    pub(crate) fn scopes(&self) -> impl Iterator<Item = Scope> {
        self.keys.iter().map(|key| key.scope)
    }

    /// The secret with which the desk signs.
    pub(crate) fn signing(&self) -> Option<&Key> {
        self.signing.as_ref()
    }

    /// Makes the secret with which the desk signs, if there is none, and writes the file then.
    /// It is on disk before anything is signed with it.
    pub(crate) fn ensure_signing(&mut self, random: &mut dyn Random) -> Result<&Key, StoreError> {
        if self.signing.is_none() {
            self.signing = Some(Key::random(random));
            self.write(random).inspect_err(|_| self.signing = None)?;
        }
        Ok(self.signing.as_ref().expect("made above"))
    }

    /// Every key of a scope.
    #[cfg(test)]
    pub(crate) fn all(&self) -> impl Iterator<Item = &ScopeKey> {
        self.keys.iter()
    }

    /// The public part of the recovery sheet.
    pub(crate) fn recovery(&self) -> Option<Recipient> {
        self.recovery
    }

    /// Keeps the public part of a recovery sheet, and writes the file.
    pub(crate) fn set_recovery(
        &mut self,
        sheet: Recipient,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let before = self.recovery.replace(sheet);
        self.write(random).inspect_err(|_| self.recovery = before)
    }

    /// The file holds this public part already.
    pub(crate) fn replace_recovery(&mut self, sheet: Recipient) {
        self.recovery = Some(sheet);
    }

    /// The same keyring at another place under another key, without the keys of these names.
    pub(crate) fn copy_without(&self, without: &BTreeSet<KeyId>, path: &Path, wrapping: Key) -> Self {
        let mut copy = Self {
            path: path.to_owned(),
            desk: self.desk,
            wrapping,
            signing: self.signing.clone(),
            recovery: self.recovery,
            keys: Vec::new(),
            by_id: BTreeMap::new(),
            by_scope: BTreeMap::new(),
            outdated: false,
        };
        self.keys.iter().filter(|key| !without.contains(&key.id)).for_each(|key| copy.add(key.clone()));
        copy
    }

    /// The file was moved into this folder.
    pub(crate) fn moved_to(&mut self, folder: &Path) {
        self.path = folder.join(files::KEYRING);
    }

    /// Never writes again: the file may be another one by now.
    pub(crate) fn outdate(&mut self) {
        self.outdated = true;
    }

    pub(crate) fn write(&self, random: &mut dyn Random) -> Result<(), StoreError> {
        if self.outdated {
            return Err(StoreError::corrupt("what opens the desk was being changed: open it anew"));
        }
        let keys = self.keys.iter().map(|key| (key.scope, key.id, *key.key.bytes())).collect();
        let contents = Contents {
            keys,
            signing: self.signing.as_ref().map(|key| *key.bytes()),
            recovery: self.recovery.map(|sheet| *sheet.bytes()),
        };
        let mut plain = Zeroizing::new(Vec::new());
        ciborium::into_writer(&contents, &mut *plain).expect("writing to memory does not fail");
        let sealed = self.wrapping.seal(random, &self.place(2), &plain);
        files::write_whole(&self.path, &[MAGIC_2, &sealed].concat())
    }

    fn place(&self, version: u8) -> Vec<u8> {
        place(&format!("amparo/keyring-file/v{version}"), &[&self.desk.bytes()])
    }

    fn add(&mut self, key: ScopeKey) {
        let at = self.keys.len();
        self.by_id.insert(key.id, at);
        self.by_scope.insert(key.scope, at);
        self.keys.push(key);
    }

    fn forget_from(&mut self, length: usize) {
        for key in self.keys.drain(length..) {
            self.by_id.remove(&key.id);
            self.by_scope.remove(&key.scope);
        }
    }
}
