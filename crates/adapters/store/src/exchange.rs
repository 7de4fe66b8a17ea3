//! Exchanging a desk's three files for new ones at once: database, keyring and key slots belong together, and after a
//! power cut there are the three old ones or the three new ones.
//!
//! The new ones are written beside the old ones, then one small file says that the exchange is decided. Whoever opens
//! the folder while that file is there finishes it; before, what was written is thrown away.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::StoreError;
use crate::files;

/// Says that the exchange is decided.
const DECIDED: &str = "exchange";
const DECIDED_TEXT: &[u8] = b"amparo-exchange-1\n";
const NEXT: &str = ".next";
const EXCHANGED: [&str; 3] = [files::DATABASE, files::KEYRING, files::SLOTS];

/// Where the new file of this name is to be written.
pub(crate) fn next(folder: &Path, name: &str) -> PathBuf {
    files::with_suffix(&folder.join(name), NEXT)
}

/// Throws away what an attempt left that was not decided.
pub(crate) fn clear(folder: &Path) -> Result<(), StoreError> {
    for name in EXCHANGED {
        let next = next(folder, name);
        for path in [
            files::with_suffix(&next, "-wal"),
            files::with_suffix(&next, "-shm"),
            files::with_suffix(&next, "-journal"),
            files::with_suffix(&next, ".new"),
            files::with_suffix(&folder.join(name), ".new"),
            next,
        ] {
            remove(&path)?;
        }
    }
    // A backup that was cut off leaves its copy of the database, with cases that were erased since.
    let copy = folder.join(files::BACKUP_COPY);
    for suffix in ["", "-wal", "-shm", "-journal", ".keyring", ".keyring.new"] {
        remove(&files::with_suffix(&copy, suffix))?;
    }
    Ok(())
}

/// Decides: from here on the new files are the desk's. They must be on disk.
pub(crate) fn decide(folder: &Path) -> Result<(), StoreError> {
    files::write_whole(&folder.join(DECIDED), DECIDED_TEXT)
}

/// Puts the new files in place if that was decided; `true` when it was, and [`end`] is due once everything that hangs
/// on it is done. Otherwise clears away what was not decided. May be repeated.
pub(crate) fn finish(folder: &Path) -> Result<bool, StoreError> {
    if !folder.join(DECIDED).exists() {
        clear(folder)?;
        return Ok(false);
    }
    let database = folder.join(files::DATABASE);
    if next(folder, files::DATABASE).exists() {
        // They belong to the database that goes: read together with the new one they would spoil it.
        remove(&files::with_suffix(&database, "-wal"))?;
        remove(&files::with_suffix(&database, "-shm"))?;
    }
    for name in EXCHANGED {
        let (next, to) = (next(folder, name), folder.join(name));
        match fs::rename(&next, &to) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(StoreError::io("put in place", &to)(error));
            }
            _ => {}
        }
    }
    files::sync_parent(&database)?;
    Ok(true)
}

/// Goes back on a decision. Only for a folder that is no desk yet.
pub(crate) fn forget(folder: &Path) -> Result<(), StoreError> {
    end(folder)
}

/// Says that nothing hangs on the exchange any more.
pub(crate) fn end(folder: &Path) -> Result<(), StoreError> {
    let decided = folder.join(DECIDED);
    remove(&decided)?;
    files::sync_parent(&decided)
}

fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::io("take away", path)(error))
        }
        _ => Ok(()),
    }
}
