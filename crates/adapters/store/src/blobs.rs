//! Blobs: the bytes of sources, each encrypted under its own key, which is wrapped to its scope's key.
//!
//! A blob is known by the hash of its bytes. On disk its name is a keyed hash, because a plain one would let
//! anyone who holds the folder prove that a certain leaflet is in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use amparo_ledger::claim::Scope;
use amparo_ledger::source::Hash32;

use crate::crypto::{Key, Random, SEAL_BYTES, hex, place};
use crate::desk::{Desk, key_missing};
use crate::error::StoreError;
use crate::files;
use crate::keyring::{KeyId, ScopeKey};
use crate::verify::{Damage, Findings, Progress, Stage};

/// What a blob is known by: the SHA-256 hash of its bytes.
pub type BlobId = Hash32;

pub(crate) const MAGIC: &[u8] = b"amparo-blob-1\n";
const KEY_ID_BYTES: usize = 16;
const WRAPPED_BYTES: usize = SEAL_BYTES + 32;

/// The most bytes one blob may have: it is held in memory.
pub(crate) const BLOB_BYTES_MAX: u64 = 1024 * 1024 * 1024;

/// What a check found of the blobs.
#[derive(Default)]
pub(crate) struct BlobsFound {
    /// The names of all, in order or not.
    pub(crate) names: BTreeSet<[u8; 32]>,
    /// How many are what was archived.
    pub(crate) opened: u64,
    /// How many lie under a key that was destroyed on record.
    pub(crate) erased: u64,
}

impl Desk {
    /// Archives bytes in a scope. Bytes that are there already are not written again. When this returns, they are
    /// on disk.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn put_blob(
        &mut self,
        scope: Scope,
        bytes: &[u8],
        random: &mut dyn Random,
    ) -> Result<BlobId, StoreError> {
        self.keyring.ensure([scope], random)?;
        let key = self.keyring.of_scope(scope).ok_or_else(key_missing)?;
        let id = Hash32::of(bytes);
        let name = name_of(key, id);
        let path = self.blob_path(&name);
        // A damaged copy is replaced: the bytes are at hand.
        if matches!(self.blob(scope, id), Ok(Some(_))) {
            return Ok(id);
        }
        let blob_key = Key::random(random);
        let wrapped = key.key.seal(random, &key_place(&name), blob_key.bytes());
        let sealed = blob_key.seal(random, &bytes_place(&name), bytes);
        if let Some(folder) = path.parent() {
            files::private_folder(folder)?;
            files::sync_parent(folder)?;
        }
        files::write_parts(&path, &[MAGIC, &key.id, &wrapped, &sealed])?;
        Ok(id)
    }

    /// The bytes with this hash; `None` when the scope has none.
    ///
    /// # Errors
    /// When what is there is not what was archived, or the disk fails.
    pub fn blob(&self, scope: Scope, id: BlobId) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(key) = self.keyring.of_scope(scope) else {
            return Ok(None);
        };
        let name = name_of(key, id);
        let Some(file) = files::read(&self.blob_path(&name), BLOB_BYTES_MAX)? else {
            return Ok(None);
        };
        let bytes = open(key, &name, &file).ok_or_else(|| damaged(&name))?;
        if Hash32::of(&bytes) != id {
            return Err(damaged(&name));
        }
        Ok(Some(bytes))
    }

    /// Opens every blob and checks that it is what its name says.
    pub(crate) fn check_blobs(
        &self,
        erased: &BTreeSet<KeyId>,
        findings: &mut Findings,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<BlobsFound, StoreError> {
        let mut paths = Vec::new();
        for folder in list(&self.folder().join(files::BLOBS))? {
            paths.extend(list(&folder)?);
        }
        let (mut found, of) = (BlobsFound::default(), paths.len() as u64);
        for (path, done) in paths.iter().zip(1..) {
            self.check_blob(path, erased, &mut found, findings);
            progress(Progress { stage: Stage::Blobs, done, of });
        }
        Ok(found)
    }

    fn check_blob(
        &self,
        path: &Path,
        erased: &BTreeSet<KeyId>,
        found: &mut BlobsFound,
        findings: &mut Findings,
    ) {
        let written = files::name_of(path);
        // Whatever is wrong with it: it is there, and named once.
        let name: Option<[u8; 32]> = crate::crypto::unhex(&written).and_then(|name| name.try_into().ok());
        found.names.extend(name);
        let file = match files::read(path, BLOB_BYTES_MAX) {
            Ok(file) => file.unwrap_or_default(),
            Err(error) => {
                return findings.add(None, Damage::BlobUnreadable { name: written, why: error.to_string() });
            }
        };
        let id = file.strip_prefix(MAGIC).and_then(|rest| rest.first_chunk::<KEY_ID_BYTES>());
        match id.map(|id| (id, self.keyring.by_id(id))) {
            Some((id, None)) if erased.contains(id) => found.erased += 1,
            Some((_, Some(key))) if name.is_some_and(|name| is_what_it_says(key, &name, &file)) => {
                found.opened += 1;
            }
            _ => findings.add(None, Damage::BlobAltered { name: written }),
        }
    }

    /// The name of the file in which a scope has these bytes; `None` when the scope has no key.
    pub(crate) fn blob_name(&self, scope: Scope, id: BlobId) -> Option<[u8; 32]> {
        self.keyring.of_scope(scope).map(|key| name_of(key, id))
    }

    fn blob_path(&self, name: &[u8; 32]) -> PathBuf {
        let written = hex(name);
        self.folder().join(files::BLOBS).join(&written[..2]).join(written)
    }
}

fn is_what_it_says(key: &ScopeKey, name: &[u8; 32], file: &[u8]) -> bool {
    open(key, name, file).is_some_and(|bytes| name_of(key, Hash32::of(&bytes)) == *name)
}

pub(crate) fn open(key: &ScopeKey, name: &[u8; 32], file: &[u8]) -> Option<Vec<u8>> {
    let rest = file.strip_prefix(MAGIC)?.strip_prefix(&key.id)?;
    let (wrapped, sealed) = rest.split_first_chunk::<WRAPPED_BYTES>()?;
    let blob_key = key.key.open_key(&key_place(name), wrapped)?;
    blob_key.open(&bytes_place(name), sealed).map(|bytes| bytes.to_vec())
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = fs::read_dir(folder).map_err(StoreError::io("look into", folder))?;
    let paths = entries.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> =
        paths.collect::<Result<_, _>>().map_err(StoreError::io("look into", folder))?;
    // What a crash left of a write is not a blob.
    paths.retain(|path| path.extension().is_none());
    paths.sort();
    Ok(paths)
}

fn name_of(key: &ScopeKey, id: BlobId) -> [u8; 32] {
    key.key.derive("amparo/blob-names/v1").name_of(&[&id.0])
}

fn key_place(name: &[u8; 32]) -> Vec<u8> {
    place("amparo/blob-key/v1", &[name])
}

fn bytes_place(name: &[u8; 32]) -> Vec<u8> {
    place("amparo/blob/v1", &[name])
}

fn damaged(name: &[u8; 32]) -> StoreError {
    StoreError::corrupt(format!("blob {} is not what was archived", hex(name)))
}
