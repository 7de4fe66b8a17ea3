//! Having a desk again from its backup.
//!
//! A restore writes into a folder of its own, never over a desk, and checks everything that it wrote before it becomes
//! one: every entry, every blob. An older state than one that is known to have existed is refused, unless somebody says
//! that they accept the loss. A restore that was cut off leaves no desk, and may be begun again.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write as _};
use std::path::{Path, PathBuf};

use amparo_ledger::checkpoint::SignedCheckpoint;
use amparo_ledger::source::Hash32;

use crate::age::{self, Identity, OpenError, Recipient};
use crate::backup::{
    BackupFolder, CopyProgress, Manifest, ManifestError, Snapshot, blob_path, copy_whole, is_blob_name, list,
    read_manifest,
};
use crate::crypto::{Key, Random};
use crate::database;
use crate::desk::Desk;
use crate::erase::is_real;
use crate::error::StoreError;
use crate::exchange;
use crate::files;
use crate::keyring::Keyring;
use crate::lock::{FolderLock, Holder};
use crate::passphrase::{KdfParams, Passphrase};
use crate::slots::DeskKeys;
use crate::verify::Verified;

/// A state of the desk that is known to have existed.
#[derive(Debug, Clone)]
pub enum Known {
    /// A desk that is here: so many entries, and the leaf of the last one of as many as the backup has.
    Desk {
        /// How many entries it has.
        entries: u64,
        /// The root over its first entries, for any number of them; `None` for more than it has.
        root_at: Roots,
    },
    /// A checkpoint that was kept elsewhere.
    Checkpoint(Box<SignedCheckpoint>),
}

/// The roots over the beginnings of a log, by size.
#[derive(Debug, Clone, Default)]
pub struct Roots(pub(crate) std::collections::BTreeMap<u64, Hash32>);

/// What to restore from where to where.
#[derive(Debug)]
pub struct RestoreOrder<'a> {
    /// The folder of backups.
    pub from: &'a Path,
    /// Which backup in it; the newest one if `None`.
    pub snapshot: Option<Snapshot>,
    /// What opens it: the recovery sheet's identity, or another recipient's.
    pub identity: &'a Identity,
    /// States that are known to have existed.
    pub known: &'a [Known],
    /// What a desk that is here knows, where a backup of another history is refused and an older one is not.
    pub same_history: Option<&'a Known>,
    /// An older state than one that is known is accepted.
    pub accept_rollback: bool,
}

/// What a restore brought back and checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Which backup.
    pub snapshot: Snapshot,
    /// What was checked and holds.
    pub verified: Verified,
    /// How many blobs of the backup's list are not in the folder any more. Only after a rollback that was accepted: their
    /// case was erased since.
    pub blobs_missing: u64,
    /// How many bytes of blobs were copied.
    pub blob_bytes: u64,
    /// How many entries are known to have existed, when that is more than were restored.
    pub known_entries: Option<u64>,
}

/// Says that a restore into this folder was begun and not finished.
const BEGUN: &str = "restore";

impl Desk {
    /// Brings a desk back from a backup into a folder of its own, with a new passphrase.
    ///
    /// # Errors
    /// When the folder holds a desk or something else, when nothing opens the backup, when anything in it does not
    /// hold or is missing, when it is older than a known state, when a disk is full or fails. Then there is no desk there.
    pub fn restore(
        order: &RestoreOrder<'_>,
        to: &Path,
        (passphrase, params): (&Passphrase, KdfParams),
        holder: &Holder,
        random: &mut dyn Random,
        progress: &mut dyn FnMut(CopyProgress),
    ) -> Result<(Self, Restored), StoreError> {
        let (mut desk, restored, sheet) = bring_back(order, to, holder, progress)?;
        // Never what the backup says of itself: whoever can write one could weaken the new passphrase by it.
        let params = params.checked()?;
        // Under a volume key that no backup has. This makes the folder a desk.
        desk.renew(passphrase, params, sheet, random)?;
        drop(desk.tidy_up());
        remove(&to.join(BEGUN))?;
        files::sync_parent(&to.join(BEGUN))?;
        files::sync_parent(to)?;
        Ok((desk, restored))
    }

    /// Restores a backup into a folder of its own, checks it whole, and takes the folder away again.
    ///
    /// # Errors
    /// As [`Desk::restore`].
    pub fn try_restore(
        order: &RestoreOrder<'_>,
        temporary: &Path,
        holder: &Holder,
        progress: &mut dyn FnMut(CopyProgress),
    ) -> Result<Restored, StoreError> {
        // Only what was made here is taken away.
        if temporary.symlink_metadata().is_ok() {
            return Err(StoreError::FolderNotEmpty { folder: temporary.to_owned() });
        }
        let tried = bring_back(order, temporary, holder, progress);
        let tried = tried.map(|(desk, restored, _)| {
            drop(desk);
            restored
        });
        let removed = match fs::remove_dir_all(temporary) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(StoreError::io("take away", temporary)(error))
            }
            _ => Ok(()),
        };
        let restored = tried?;
        removed.map(|()| restored)
    }

    /// What this desk knows of its own log, to hold a backup against.
    ///
    /// # Errors
    /// When the tree over the log cannot be read.
    pub fn known_state(&self, snapshots: &[Snapshot]) -> Result<Known, StoreError> {
        let mut roots = Roots::default();
        for size in
            snapshots.iter().map(|snapshot| snapshot.entries).filter(|size| *size <= self.entry_count())
        {
            roots.0.insert(size, self.root_at(size)?);
        }
        Ok(Known::Desk { entries: self.entry_count(), root_at: roots })
    }
}

/// The backups in a folder, the oldest first, and whose they are.
///
/// # Errors
/// When the folder holds no backups, or of a version that this program does not know.
pub fn backups_in(folder: &Path) -> Result<(amparo_ledger::ids::DeskId, Vec<Snapshot>), StoreError> {
    let found =
        BackupFolder::open(folder)?.ok_or_else(|| StoreError::NotABackup { folder: folder.to_owned() })?;
    Ok((found.desk, found.snapshots()?))
}

/// Whose desk lies in this folder; `None` when none does. Its key slots say it in the open.
pub fn desk_in(folder: &Path) -> Option<amparo_ledger::ids::DeskId> {
    crate::slots::SlotFile::read(folder).ok().map(|slots| slots.desk())
}

fn bring_back(
    order: &RestoreOrder<'_>,
    to: &Path,
    holder: &Holder,
    progress: &mut dyn FnMut(CopyProgress),
) -> Result<(Desk, Restored, Recipient), StoreError> {
    let (_, snapshots) = backups_in(order.from)?;
    let folder = BackupFolder::open(order.from)?
        .ok_or_else(|| StoreError::NotABackup { folder: order.from.to_owned() })?;
    let nothing = || StoreError::BackupDamaged { what: "there is no backup in the folder".to_owned() };
    let newest = *snapshots.last().ok_or_else(nothing)?;
    let chosen = order.snapshot.unwrap_or(newest);
    if !snapshots.contains(&chosen) {
        return Err(nothing());
    }
    let mut inside = open_snapshot(&folder, chosen, order.identity)?;
    let manifest = manifest_of(&mut inside, &folder, chosen)?;
    // Names may be wrong; but a newer one in the same folder is reason enough to ask.
    let known = known_entries(&manifest, &snapshots, order)?;

    let lock = prepare(to, holder)?;
    let filled = fill(&folder, &mut inside, &manifest, to, order, progress);
    let blobs_missing = match filled {
        Ok(missing) => missing,
        Err(error) => {
            drop(lock);
            clear(to);
            return Err(error);
        }
    };
    let opened = open_and_check(&manifest, to, lock, order, blobs_missing);
    let (desk, verified) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            clear(to);
            return Err(error);
        }
    };
    let blob_bytes = manifest.blobs.iter().map(|(_, bytes)| bytes).sum();
    let restored = Restored {
        snapshot: chosen,
        verified,
        blobs_missing,
        blob_bytes,
        known_entries: known.filter(|known| *known > manifest.entries),
    };
    Ok((desk, restored, Recipient::from_bytes(manifest.recovery)))
}

type Inside = age::Opener<BufReader<File>>;

fn open_snapshot(
    folder: &BackupFolder,
    snapshot: Snapshot,
    identity: &Identity,
) -> Result<Inside, StoreError> {
    let path = folder.snapshot_path(snapshot);
    // Anything else could keep this program waiting for ever.
    if !is_real(&path, fs::FileType::is_file) {
        return Err(damaged(snapshot, &"it is no file"));
    }
    let file = File::open(&path).map_err(StoreError::io("open", &path))?;
    age::open(BufReader::new(file), identity).map_err(|error| match error {
        OpenError::OtherRecipient => StoreError::WrongRecoverySheet,
        OpenError::Io(error) => StoreError::io("read", &path)(error),
        error @ (OpenError::NotAge | OpenError::Header) => damaged(snapshot, &error),
    })
}

fn damaged(snapshot: Snapshot, why: &dyn std::fmt::Display) -> StoreError {
    StoreError::BackupDamaged { what: format!("{}: {why}", snapshot.file_name()) }
}

fn read_problem(snapshot: Snapshot, error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => damaged(snapshot, &error),
        _ => StoreError::io("read", Path::new(&snapshot.file_name()))(error),
    }
}

fn manifest_of(
    inside: &mut Inside,
    folder: &BackupFolder,
    snapshot: Snapshot,
) -> Result<Manifest, StoreError> {
    let manifest = read_manifest(inside).map_err(|error| match error {
        ManifestError::Version(found) => StoreError::UnknownVersion { what: "the backup", found, known: 1 },
        ManifestError::Form => damaged(snapshot, &error),
        ManifestError::Io(error) => read_problem(snapshot, error),
    })?;
    if manifest.desk != folder.desk {
        return Err(StoreError::BackupOfOtherDesk { folder: folder.path.clone() });
    }
    if (Snapshot { at: manifest.at, entries: manifest.entries }) != snapshot {
        return Err(damaged(snapshot, &"it is another backup than its name says"));
    }
    if !manifest.blobs.iter().all(|(name, _)| is_blob_name(name)) {
        return Err(damaged(snapshot, &"it names a blob as no blob is named"));
    }
    Ok(manifest)
}

/// The most entries that are known to have existed. Refuses a backup with fewer, unless that is accepted.
fn known_entries(
    manifest: &Manifest,
    snapshots: &[Snapshot],
    order: &RestoreOrder<'_>,
) -> Result<Option<u64>, StoreError> {
    let newer = snapshots.iter().filter(|found| found.at > manifest.at).map(|found| found.entries);
    let known = order.known.iter().map(|known| match known {
        Known::Desk { entries, .. } => *entries,
        Known::Checkpoint(signed) => signed.unchecked().size,
    });
    let known = newer.chain(known).max();
    match known {
        Some(known) if known > manifest.entries && !order.accept_rollback => {
            Err(StoreError::Rollback { found: manifest.entries, known })
        }
        _ => Ok(known),
    }
}

/// A folder in which nothing is, or the rest of a restore that was cut off, which is cleared away.
fn prepare(to: &Path, holder: &Holder) -> Result<FolderLock, StoreError> {
    if to.join(files::SLOTS).exists() {
        return Err(StoreError::AlreadyADesk { folder: to.to_owned() });
    }
    let begun = to.join(BEGUN).exists();
    // A restore that was cut off before it could say that it was begun leaves a lock, and perhaps half of the word.
    let half_said = files::with_suffix(&to.join(BEGUN), ".new");
    let anything = list(to)?.iter().any(|path| *path != half_said);
    if anything && !begun {
        return Err(StoreError::FolderNotEmpty { folder: to.to_owned() });
    }
    files::private_folder(to)?;
    let lock = FolderLock::take(to, holder)?;
    if begun {
        exchange::forget(to)?;
        clear_inside(to)?;
    }
    files::write_whole(&to.join(BEGUN), b"a restore into this folder was begun\n")?;
    Ok(lock)
}

/// Writes database, keyring and blobs; returns how many blobs are missing.
fn fill(
    folder: &BackupFolder,
    inside: &mut Inside,
    manifest: &Manifest,
    to: &Path,
    order: &RestoreOrder<'_>,
    progress: &mut dyn FnMut(CopyProgress),
) -> Result<u64, StoreError> {
    let snapshot = Snapshot { at: manifest.at, entries: manifest.entries };
    take(inside, manifest.keyring_bytes, &to.join(files::KEYRING), snapshot)?;
    take(inside, manifest.database_bytes, &to.join(files::DATABASE), snapshot)?;
    let rest = io::copy(inside, &mut io::sink()).map_err(|error| read_problem(snapshot, error))?;
    if rest != 0 {
        return Err(damaged(snapshot, &"more is in it than it says"));
    }
    files::private_folder(&to.join(files::BLOBS))?;
    let total_bytes = manifest.blobs.iter().map(|(_, bytes)| bytes).sum();
    let (mut done_bytes, mut missing) = (0, 0);
    let mut folders = std::collections::BTreeSet::new();
    for (name, bytes) in &manifest.blobs {
        let from = blob_path(&folder.path, name);
        let found = fs::symlink_metadata(&from).ok().filter(fs::Metadata::is_file).map(|found| found.len());
        if found != Some(*bytes) {
            if found.is_none() && order.accept_rollback {
                missing += 1;
                continue;
            }
            let what = if found.is_none() { "is missing" } else { "has another size than it had" };
            return Err(StoreError::BackupDamaged { what: format!("blob {name} {what}") });
        }
        let path = blob_path(to, name);
        let parent = path.parent().expect("a blob lies in a folder").to_owned();
        if folders.insert(parent.clone()) {
            files::private_folder(&parent)?;
        }
        copy_whole(&from, &path, &mut |bytes| {
            done_bytes += bytes;
            progress(CopyProgress { done_bytes, total_bytes });
            Ok(())
        })?;
    }
    for parent in &folders {
        files::sync_parent(&parent.join("x"))?;
    }
    files::sync_parent(&to.join(files::BLOBS).join("x"))?;
    Ok(missing)
}

fn take(inside: &mut Inside, bytes: u64, to: &Path, snapshot: Snapshot) -> Result<(), StoreError> {
    let mut out = files::private_file().create_new(true).open(to).map_err(StoreError::io("create", to))?;
    let mut buffer = vec![0; 256 * 1024];
    let mut left = bytes;
    while left > 0 {
        let wanted = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        let read = inside.read(&mut buffer[..wanted]).map_err(|error| read_problem(snapshot, error))?;
        if read == 0 {
            return Err(damaged(snapshot, &"it ends too early"));
        }
        out.write_all(&buffer[..read]).map_err(StoreError::io("write", to))?;
        left -= read as u64;
    }
    out.sync_all().map_err(StoreError::io("write", to))
}

fn open_and_check(
    manifest: &Manifest,
    to: &Path,
    lock: FolderLock,
    order: &RestoreOrder<'_>,
    blobs_missing: u64,
) -> Result<(Desk, Verified), StoreError> {
    let keys = DeskKeys::under(&Key::from_bytes(manifest.volume.0));
    let connection = database::open(to, &keys.database, manifest.desk)?;
    let keyring = Keyring::read(to, manifest.desk, keys.keyring)?;
    let desk = Desk::assemble(to, manifest.desk, connection, keyring, lock, manifest.for_tests)?;
    if (desk.entry_count(), desk.head_leaf()) != (manifest.entries, manifest.leaf) {
        return Err(StoreError::BackupDamaged { what: "its log is not the one it speaks of".to_owned() });
    }
    for known in order.known.iter().chain(order.same_history) {
        desk.hold_against(known)?;
    }
    let verified = desk.verify()?;
    if blobs_missing == 0 && verified.blobs != manifest.blobs.len() as u64 {
        return Err(StoreError::BackupDamaged { what: "blobs are missing".to_owned() });
    }
    Ok((desk, verified))
}

impl Desk {
    /// Whether the log of this desk and a known state are one log, as far as both reach.
    fn hold_against(&self, known: &Known) -> Result<(), StoreError> {
        let entries = self.entry_count();
        match known {
            Known::Desk { root_at, .. } => match root_at.0.get(&entries) {
                Some(root) if *root != self.root_at(entries)? => Err(StoreError::OtherHistory),
                _ => Ok(()),
            },
            Known::Checkpoint(signed) => {
                let key = self.public_key().ok_or(StoreError::OtherHistory)?;
                let checkpoint = signed.check(&key).map_err(|_| StoreError::ForeignCheckpoint)?;
                if checkpoint.size <= entries && self.root_at(checkpoint.size)? != checkpoint.root {
                    return Err(StoreError::OtherHistory);
                }
                Ok(())
            }
        }
    }
}

/// Takes away what a restore wrote; the folder stays if there is more in it.
fn clear(to: &Path) {
    drop(clear_inside(to));
    drop(fs::remove_file(to.join(BEGUN)));
    drop(fs::remove_file(to.join(files::LOCK)));
    drop(fs::remove_dir(to));
}

fn clear_inside(to: &Path) -> Result<(), StoreError> {
    exchange::clear(to)?;
    let database = to.join(files::DATABASE);
    let wal: [PathBuf; 2] = [files::with_suffix(&database, "-wal"), files::with_suffix(&database, "-shm")];
    for path in [to.join(files::KEYRING), database].into_iter().chain(wal) {
        remove(&path)?;
    }
    let blobs = to.join(files::BLOBS);
    match fs::remove_dir_all(&blobs) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(StoreError::io("take away", &blobs)(error))
        }
        _ => Ok(()),
    }
}

fn remove(path: &Path) -> Result<(), StoreError> {
    crate::backup::remove_if_there(path)
}
