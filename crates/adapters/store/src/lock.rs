//! One process works on a desk at a time, and the lock file says which.
//!
//! The lock is the operating system's (`flock`), so a crash releases it; what the file says is only read when
//! the lock is held.

use std::fs::File;
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::error::StoreError;
use crate::files;

/// Who works on a desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The number of the process.
    pub pid: u32,
    /// What it is, such as `amparo web`.
    pub program: String,
    /// When it opened the desk, in seconds since 1970 UTC.
    pub since: i64,
}

impl Holder {
    /// This process, under the name by which a person knows it.
    pub fn this_process(program: impl Into<String>, now: i64) -> Self {
        Self { pid: std::process::id(), program: program.into(), since: now }
    }
}

/// The lock on a folder; released when dropped.
#[derive(Debug)]
pub(crate) struct FolderLock {
    file: File,
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        // Closing the file is not enough: a process that is just being started holds a copy of it for a moment.
        drop(self.file.unlock());
    }
}

/// The lock file says three short things; more is not ours.
const HOLDER_BYTES_MAX: u64 = 4096;

impl FolderLock {
    pub(crate) fn take(folder: &Path, holder: &Holder) -> Result<Self, StoreError> {
        let path = folder.join(files::LOCK);
        let mut file = files::private_file()
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(StoreError::io("open", &path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(std::fs::TryLockError::WouldBlock) => {
                return Err(StoreError::FolderInUse { holder: read_holder(&mut file) });
            }
            Err(std::fs::TryLockError::Error(error)) => return Err(StoreError::io("lock", &path)(error)),
        }
        // On a full disk the lock is held all the same; only its holder stays unnamed.
        let text = serde_json::to_vec(holder).expect("a holder is plain data");
        drop(file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(&text)));
        Ok(Self { file })
    }
}

fn read_holder(file: &mut File) -> Option<Holder> {
    let mut text = Vec::new();
    file.take(HOLDER_BYTES_MAX).read_to_end(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}
