//! Backups: everything that is needed to have the desk again, encrypted to people who keep their secret elsewhere.
//!
//! Blobs are ciphertext already and are copied as they are, each once. The rest (a consistent copy of the database
//! under a volume key of its own, the keyring, the list of blobs) goes into one age file per backup, which the recovery
//! sheet opens, and whoever else it was encrypted to. The desk itself cannot read its backups.
//!
//! A backup that was cut off leaves the ones before it whole; it counts only when it is on disk. The door is
//! [`Desk::backup`].

mod folder;
mod manifest;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use crate::age::{self, Recipient};
use crate::blobs;
use crate::crypto::{Key, Random, unhex};
use crate::desk::Desk;
use crate::erase::blob_key;
use crate::error::StoreError;
use crate::files;
use crate::keyring::KeyId;
use crate::slots::DeskKeys;
use crate::snapshot;

pub use self::folder::Snapshot;
pub(crate) use self::folder::{BackupFolder, SNAPSHOTS, blob_path, blobs_in, copy_whole, is_blob_name, list};
pub(crate) use self::manifest::{Manifest, ManifestError, VolumeKey, read as read_manifest};

/// How far long work is, in bytes of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyProgress {
    /// What was done.
    pub done_bytes: u64,
    /// Of how much.
    pub total_bytes: u64,
}

/// What to back up to where.
#[derive(Debug, Clone)]
pub struct BackupOrder<'a> {
    /// The folder of backups. It is made if it is not there.
    pub to: &'a Path,
    /// The moment, in seconds since 1970 UTC.
    pub at: i64,
    /// Who may open it besides the recovery sheet.
    pub recipients: &'a [Recipient],
    /// Backups from before this moment are taken away once the new one is on disk; in seconds since 1970 UTC.
    pub keep_since: i64,
}

/// What a backup did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// The new backup.
    pub snapshot: Snapshot,
    /// The size of its file in bytes.
    pub snapshot_bytes: u64,
    /// How many blobs the desk has.
    pub blobs: u64,
    /// How many of them were copied now; the others were there.
    pub blobs_copied: u64,
    /// How many bytes that was.
    pub bytes_copied: u64,
    /// How many blobs were taken away because the desk has them no more: their case was erased.
    pub blobs_removed: u64,
    /// Earlier backups that are still there, the oldest first.
    pub kept: Vec<Snapshot>,
    /// Earlier backups that were taken away because of their age.
    pub removed: Vec<Snapshot>,
}

impl Desk {
    /// Makes a backup. When this returns, it is on disk.
    ///
    /// # Errors
    /// When the folder holds something else or another desk's backups, when the recovery sheet's public part is not
    /// known, when a disk is full or fails. The backups before this one are whole then.
    pub fn backup(
        &self,
        order: &BackupOrder<'_>,
        random: &mut dyn Random,
        progress: &mut dyn FnMut(CopyProgress),
    ) -> Result<BackedUp, StoreError> {
        let sheet = self.keyring.recovery().ok_or(StoreError::RecoverySheetUnknown)?;
        let folder = match BackupFolder::open(order.to)? {
            Some(folder) if folder.desk != self.id() => {
                return Err(StoreError::BackupOfOtherDesk { folder: order.to.to_owned() });
            }
            Some(folder) => folder,
            None => BackupFolder::create(order.to, self.id())?,
        };
        let _lock = lock(order.to)?;
        folder.sweep()?;
        let Blobs { listed: blobs, due } = self.blobs_for(&folder.path)?;
        let (blobs_copied, bytes_copied) = copy_blobs(self.folder(), &folder.path, &due, progress)?;
        let recipients = [&[sheet], order.recipients].concat();
        let snapshot = Snapshot { at: order.at, entries: self.entry_count() };
        let snapshot_bytes = self.write_snapshot(&folder, snapshot, &blobs, sheet, &recipients, random)?;
        let blobs_removed = remove_erased(&folder.path, &blobs, &self.erased_keys()?)?;
        let (kept, removed) = remove_old(&folder, snapshot, order.keep_since)?;
        let blobs = blobs.len() as u64;
        Ok(BackedUp {
            snapshot,
            snapshot_bytes,
            blobs,
            blobs_copied,
            bytes_copied,
            blobs_removed,
            kept,
            removed,
        })
    }

    /// What the backup is to have of blobs. One that the desk lost or of which it has only a part, and that is whole in
    /// the folder of backups, stays there and belongs to this backup too: a mishap here must not spoil it there.
    fn blobs_for(&self, to: &Path) -> Result<Blobs, StoreError> {
        let mut there: BTreeMap<String, u64> = blobs_in(to)?.into_iter().collect();
        let mut blobs = Blobs::default();
        for (name, bytes) in blobs_in(self.folder())? {
            // A blob never changes, so one of the same name and size is the same; a restore that is tried out finds one
            // that went bad.
            match there.remove(&name) {
                Some(found) if found == bytes => {}
                Some(found) if !self.is_whole(self.folder(), &name)? && self.is_whole(to, &name)? => {
                    blobs.listed.push((name, found));
                    continue;
                }
                _ => blobs.due.push((name.clone(), bytes)),
            }
            blobs.listed.push((name, bytes));
        }
        for (name, bytes) in there {
            if self.is_whole(to, &name)? {
                blobs.listed.push((name, bytes));
            }
        }
        blobs.listed.sort();
        Ok(blobs)
    }

    /// Whether a blob in this folder opens with a key of the desk.
    fn is_whole(&self, folder: &Path, name: &str) -> Result<bool, StoreError> {
        let path = blob_path(folder, name);
        let key = blob_key(&path)?;
        let Some(key) = key.and_then(|key| self.keyring.by_id(&key)) else {
            return Ok(false);
        };
        let file = files::read(&path, blobs::BLOB_BYTES_MAX)?.unwrap_or_default();
        let name: Option<[u8; 32]> = unhex(name).and_then(|name| name.try_into().ok());
        Ok(name.is_some_and(|name| blobs::open(key, &name, &file).is_some()))
    }

    fn write_snapshot(
        &self,
        folder: &BackupFolder,
        snapshot: Snapshot,
        blobs: &[(String, u64)],
        sheet: Recipient,
        recipients: &[Recipient],
        random: &mut dyn Random,
    ) -> Result<u64, StoreError> {
        let copy = self.folder().join(files::BACKUP_COPY);
        let ring = files::with_suffix(&copy, ".keyring");
        remove_if_there(&copy)?;
        let volume = Key::random(random);
        let keys = DeskKeys::under(&volume);
        let written = || -> Result<u64, StoreError> {
            snapshot::copy_database(&self.connection(), &copy, &keys.database, &BTreeSet::new())?;
            self.keyring.copy_without(&BTreeSet::new(), &ring, keys.keyring).write(random)?;
            let bytes = |path: &Path| {
                fs::metadata(path).map(|found| found.len()).map_err(StoreError::io("look at", path))
            };
            let manifest = Manifest {
                desk: self.id(),
                at: snapshot.at,
                entries: snapshot.entries,
                leaf: self.head_leaf(),
                checkpoint: self.checkpoint()?.map(|note| note.to_string()),
                volume: VolumeKey(*volume.bytes()),
                recovery: *sheet.bytes(),
                keyring_bytes: bytes(&ring)?,
                database_bytes: bytes(&copy)?,
                for_tests: self.is_for_tests(),
                blobs: blobs.to_vec(),
            };
            files::private_folder(&folder.path.join(SNAPSHOTS))?;
            files::sync_parent(&folder.path.join(SNAPSHOTS))?;
            let to = folder.snapshot_path(snapshot);
            let partial = files::with_suffix(&to, folder::PARTIAL);
            encrypt(&partial, &manifest, [&ring, &copy], recipients, random)
                .inspect_err(|_| drop(fs::remove_file(&partial)))
                .map_err(StoreError::io("write", &to))?;
            fs::rename(&partial, &to).map_err(StoreError::io("put in place", &to))?;
            files::sync_parent(&to)?;
            bytes(&to)
        };
        let written = written();
        remove_if_there(&copy)?;
        remove_if_there(&ring)?;
        written
    }
}

fn encrypt(
    to: &Path,
    manifest: &Manifest,
    parts: [&Path; 2],
    recipients: &[Recipient],
    random: &mut dyn Random,
) -> io::Result<()> {
    let out = files::private_file().create(true).truncate(true).open(to)?;
    let mut sealer = age::seal(BufWriter::new(out), recipients, random)?;
    manifest::write(&mut sealer, manifest)?;
    for part in parts {
        io::copy(&mut File::open(part)?, &mut sealer)?;
    }
    let mut out = sealer.finish()?;
    out.flush()?;
    out.get_ref().sync_all()
}

/// The blobs of one backup, each with its size in bytes.
#[derive(Default)]
struct Blobs {
    /// All of them.
    listed: Vec<(String, u64)>,
    /// Those that are to be copied.
    due: Vec<(String, u64)>,
}

/// Copies these blobs; returns how many, and how many bytes.
fn copy_blobs(
    from: &Path,
    to: &Path,
    missing: &[(String, u64)],
    progress: &mut dyn FnMut(CopyProgress),
) -> Result<(u64, u64), StoreError> {
    let total_bytes = missing.iter().map(|(_, bytes)| bytes).sum();
    let mut done_bytes = 0;
    let mut folders = BTreeSet::new();
    for (name, _) in missing {
        let path = blob_path(to, name);
        let parent = path.parent().expect("a blob lies in a folder").to_owned();
        if !parent.is_dir() {
            files::private_folder(&parent)?;
        }
        folders.insert(parent);
        copy_whole(&blob_path(from, name), &path, &mut |bytes| {
            done_bytes += bytes;
            progress(CopyProgress { done_bytes, total_bytes });
            Ok(())
        })?;
    }
    for parent in &folders {
        files::sync_parent(&parent.join("x"))?;
    }
    if let Some(parent) = folders.first() {
        files::sync_parent(parent)?;
        files::sync_parent(&to.join(files::BLOBS))?;
    }
    Ok((missing.len() as u64, done_bytes))
}

/// Takes away the blobs of cases that the record says were erased, and no others: one that is merely not at the desk may
/// be the last copy of it.
fn remove_erased(to: &Path, blobs: &[(String, u64)], erased: &BTreeSet<KeyId>) -> Result<u64, StoreError> {
    let wanted: BTreeSet<&str> = blobs.iter().map(|(name, _)| name.as_str()).collect();
    let mut removed = 0;
    for (name, _) in blobs_in(to)? {
        let path = blob_path(to, &name);
        if !wanted.contains(name.as_str()) && blob_key(&path)?.is_some_and(|key| erased.contains(&key)) {
            fs::remove_file(&path).map_err(StoreError::io("take away", &path))?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn remove_old(
    folder: &BackupFolder,
    newest: Snapshot,
    keep_since: i64,
) -> Result<(Vec<Snapshot>, Vec<Snapshot>), StoreError> {
    let earlier: Vec<_> = folder.snapshots()?.into_iter().filter(|found| *found != newest).collect();
    let (kept, removed): (Vec<_>, Vec<_>) = earlier.into_iter().partition(|found| found.at >= keep_since);
    for snapshot in &removed {
        let path = folder.snapshot_path(*snapshot);
        fs::remove_file(&path).map_err(StoreError::io("take away", &path))?;
    }
    files::sync_parent(&folder.path.join(SNAPSHOTS).join("x"))?;
    Ok((kept, removed))
}

pub(crate) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::io("take away", path)(error))
        }
        _ => Ok(()),
    }
}

/// One process at a time writes backups into a folder.
fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(files::LOCK);
    let file = files::private_file()
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(StoreError::io("open", &path))?;
    match file.try_lock() {
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::FolderInUse { holder: None }),
        // Some disks, such as shared ones, know no locks; a backup there is better than none.
        Ok(()) | Err(std::fs::TryLockError::Error(_)) => Ok(file),
    }
}
