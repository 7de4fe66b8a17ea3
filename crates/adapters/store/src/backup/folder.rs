//! The folder of backups: which desk it is of, its snapshots, its blobs.
//!
//! ```text
//! amparo-backup.json   whose backups these are
//! blobs/ab/ab12…       the desk's blobs as they lie there, encrypted; each is copied once
//! snapshots/AT-N.age   one file for each backup: when, how many entries; everything but the blobs, encrypted
//! ```
//!
//! Names of files are made by this program, and what is found in the folder is checked for that form: a folder of
//! backups may have been in other hands.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use amparo_ledger::ids::DeskId;
use serde::{Deserialize, Serialize};

use crate::crypto::unhex;
use crate::erase::is_real;
use crate::error::StoreError;
use crate::files;

const LABEL: &str = "amparo-backup.json";
const FORMAT: &str = "amparo-backup";
const VERSION: u64 = 1;
const LABEL_BYTES_MAX: u64 = 64 * 1024;
pub(crate) const SNAPSHOTS: &str = "snapshots";
const ENDING: &str = ".age";
/// What is being written ends so; a crash may leave it.
pub(super) const PARTIAL: &str = ".partial";

#[derive(Serialize, Deserialize)]
struct Label {
    format: String,
    version: u64,
    desk: DeskId,
}

/// One backup in the folder, as its name says: the inside may say otherwise, and then it is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Snapshot {
    /// When it was made, in seconds since 1970 UTC.
    pub at: i64,
    /// How many entries its log has.
    pub entries: u64,
}

impl Snapshot {
    /// The name of its file.
    pub fn file_name(&self) -> String {
        format!("{:012}-{:012}{ENDING}", self.at, self.entries)
    }

    fn of_name(name: &str) -> Option<Self> {
        let (at, entries) = name.strip_suffix(ENDING)?.split_once('-')?;
        let found = Self { at: at.parse().ok()?, entries: entries.parse().ok()? };
        (found.file_name() == name).then_some(found)
    }
}

/// A folder of backups.
pub(crate) struct BackupFolder {
    pub(crate) path: PathBuf,
    pub(crate) desk: DeskId,
}

impl BackupFolder {
    /// Opens a folder of backups; `None` when there is no such folder or nothing in it.
    pub(crate) fn open(path: &Path) -> Result<Option<Self>, StoreError> {
        let Some(text) = files::read(&path.join(LABEL), LABEL_BYTES_MAX)? else {
            return Ok(None);
        };
        let damaged = || StoreError::BackupDamaged { what: format!("{LABEL} cannot be read") };
        let label: Label = serde_json::from_slice(&text).map_err(|_| damaged())?;
        if label.format != FORMAT {
            return Err(damaged());
        }
        if label.version != VERSION {
            let what = "the folder of backups";
            return Err(StoreError::UnknownVersion { what, found: label.version, known: VERSION });
        }
        let folder = Self { path: path.to_owned(), desk: label.desk };
        folder.refuse_links()?;
        Ok(Some(folder))
    }

    /// A link in here would have this program write, and take away, somewhere else.
    fn refuse_links(&self) -> Result<(), StoreError> {
        let blobs = self.path.join(files::BLOBS);
        let ours = [self.path.join(SNAPSHOTS), self.path.join(files::LOCK), blobs.clone()];
        let all = if is_real(&blobs, fs::FileType::is_symlink) { Vec::new() } else { list(&blobs)? };
        for path in ours.iter().chain(&all) {
            if is_real(path, fs::FileType::is_symlink) {
                let what = format!("{} is a link to somewhere else", path.display());
                return Err(StoreError::BackupDamaged { what });
            }
        }
        Ok(())
    }

    /// Makes a folder of backups where nothing is yet.
    pub(crate) fn create(path: &Path, desk: DeskId) -> Result<Self, StoreError> {
        // A first backup that was cut off at once leaves half of the label.
        let half_written = files::with_suffix(&path.join(LABEL), ".new");
        if list(path)?.iter().any(|found| *found != half_written) {
            return Err(StoreError::FolderNotEmpty { folder: path.to_owned() });
        }
        files::private_folder(path)?;
        let label = Label { format: FORMAT.to_owned(), version: VERSION, desk };
        let mut text = serde_json::to_vec_pretty(&label).expect("a label is plain data");
        text.push(b'\n');
        files::write_whole(&path.join(LABEL), &text)?;
        files::sync_parent(path)?;
        Ok(Self { path: path.to_owned(), desk })
    }

    /// The backups, the oldest first.
    pub(crate) fn snapshots(&self) -> Result<Vec<Snapshot>, StoreError> {
        let mut found: Vec<_> = list(&self.path.join(SNAPSHOTS))?
            .iter()
            .filter_map(|path| Snapshot::of_name(path.file_name()?.to_str()?))
            .collect();
        found.sort();
        Ok(found)
    }

    pub(crate) fn snapshot_path(&self, snapshot: Snapshot) -> PathBuf {
        self.path.join(SNAPSHOTS).join(snapshot.file_name())
    }

    /// Takes away what a crash left half written.
    pub(super) fn sweep(&self) -> Result<(), StoreError> {
        let blobs = list(&self.path.join(files::BLOBS))?;
        for folder in blobs.into_iter().chain([self.path.join(SNAPSHOTS)]) {
            if !is_real(&folder, fs::FileType::is_dir) {
                continue;
            }
            for path in list(&folder)? {
                if path.to_string_lossy().ends_with(PARTIAL) {
                    fs::remove_file(&path).map_err(StoreError::io("take away", &path))?;
                }
            }
        }
        Ok(())
    }
}

/// Every blob file under this folder by name, with its size in bytes.
pub(crate) fn blobs_in(folder: &Path) -> Result<Vec<(String, u64)>, StoreError> {
    let mut found = Vec::new();
    for folder in list(&folder.join(files::BLOBS))? {
        // What others put here (a file manager's notes, a link) is not ours.
        if !is_real(&folder, fs::FileType::is_dir) {
            continue;
        }
        for path in list(&folder)? {
            let name = files::name_of(&path);
            if is_blob_name(&name) && is_real(&path, fs::FileType::is_file) {
                let bytes = fs::metadata(&path).map_err(StoreError::io("look at", &path))?.len();
                found.push((name, bytes));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The name of a blob is 64 hexadecimal digits: nothing else is ever made a path.
pub(crate) fn is_blob_name(name: &str) -> bool {
    unhex(name).is_some_and(|bytes| bytes.len() == 32)
}

pub(crate) fn blob_path(folder: &Path, name: &str) -> PathBuf {
    folder.join(files::BLOBS).join(&name[..2]).join(name)
}

/// What lies in a folder; nothing when there is none.
pub(crate) fn list(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(StoreError::io("look into", folder))?,
    };
    let paths = entries.filter(|entry| !entry.as_ref().is_ok_and(|entry| entry.file_name() == files::LOCK));
    paths
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(StoreError::io("look into", folder))
}

/// Copies a file so that it is there whole and on disk, or not at all; returns its size in bytes.
pub(crate) fn copy_whole(
    from: &Path,
    to: &Path,
    each: &mut dyn FnMut(u64) -> Result<(), StoreError>,
) -> Result<u64, StoreError> {
    let partial = files::with_suffix(to, PARTIAL);
    let copy = |each: &mut dyn FnMut(u64) -> Result<(), StoreError>| {
        let mut input = File::open(from).map_err(StoreError::io("open", from))?;
        let mut out = files::private_file()
            .create(true)
            .truncate(true)
            .open(&partial)
            .map_err(StoreError::io("create", &partial))?;
        let mut buffer = vec![0; 1024 * 1024];
        let mut copied = 0;
        loop {
            let read = input.read(&mut buffer).map_err(StoreError::io("read", from))?;
            if read == 0 {
                break;
            }
            out.write_all(&buffer[..read]).map_err(StoreError::io("write", to))?;
            copied += read as u64;
            each(read as u64)?;
        }
        out.sync_all().map_err(StoreError::io("write", to))?;
        fs::rename(&partial, to).map_err(StoreError::io("put in place", to))?;
        Ok(copied)
    };
    copy(each).inspect_err(|_| drop(fs::remove_file(&partial)))
}
