//! The keyring: one random key per scope, in one small file that is always rewritten whole.
//!
//! It is a file and not a table because forgetting a key must be forgetting: a rewritten file has no journal.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::DeskId;
use zeroize::{Zeroize as _, Zeroizing};

use crate::crypto::{Key, Random, draw, place};
use crate::error::StoreError;
use crate::files;

/// The random name of a scope's key: what envelopes and files say in the open.
pub(crate) type KeyId = [u8; 16];

const MAGIC: &[u8] = b"amparo-keyring-1\n";
const FILE_BYTES_MAX: u64 = 256 * 1024 * 1024;

pub(crate) struct Keyring {
    path: PathBuf,
    desk: DeskId,
    wrapping: Key,
    keys: Vec<ScopeKey>,
    by_id: BTreeMap<KeyId, usize>,
    by_scope: BTreeMap<Scope, usize>,
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
        Self { path, desk, wrapping, keys: Vec::new(), by_id: BTreeMap::new(), by_scope: BTreeMap::new() }
    }

    pub(crate) fn read(folder: &Path, desk: DeskId, wrapping: Key) -> Result<Self, StoreError> {
        let mut ring = Self::new(folder, desk, wrapping);
        let damaged = || StoreError::corrupt("the keyring does not open");
        let file = files::read(&ring.path, FILE_BYTES_MAX)?
            .ok_or_else(|| StoreError::corrupt("the keyring is missing"))?;
        let sealed = file.strip_prefix(MAGIC).ok_or_else(damaged)?;
        let plain = ring.wrapping.open(&ring.place(), sealed).ok_or_else(damaged)?;
        let mut stored: Vec<(Scope, KeyId, [u8; 32])> =
            ciborium::from_reader(plain.as_slice()).map_err(|_| damaged())?;
        for (scope, id, key) in &mut stored {
            ring.add(ScopeKey { id: *id, scope: *scope, key: Key::from_bytes(*key) });
            key.zeroize();
        }
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

    pub(crate) fn write(&self, random: &mut dyn Random) -> Result<(), StoreError> {
        let mut stored: Vec<(Scope, KeyId, [u8; 32])> =
            self.keys.iter().map(|key| (key.scope, key.id, *key.key.bytes())).collect();
        let mut plain = Zeroizing::new(Vec::new());
        ciborium::into_writer(&stored, &mut *plain).expect("writing to memory does not fail");
        for (_, _, key) in &mut stored {
            key.zeroize();
        }
        let sealed = self.wrapping.seal(random, &self.place(), &plain);
        files::write_whole(&self.path, &[MAGIC, &sealed].concat())
    }

    fn place(&self) -> Vec<u8> {
        place("amparo/keyring-file/v1", &[&self.desk.bytes()])
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
