//! Facts about the folder and what works on it, for a person who asks whether all is well.

use std::fs;
use std::path::Path;

use crate::backup::list;
use crate::database;
use crate::desk::Desk;
use crate::error::StoreError;
use crate::files;
use crate::passphrase::KdfParams;
use crate::slots::SlotFile;

/// How a desk's folder and its engine are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The version of `SQLite`.
    pub sqlite: String,
    /// The version of `SQLCipher`.
    pub sqlcipher: String,
    /// The form of the tables.
    pub tables_version: u64,
    /// What it costs to try a passphrase: memory in KiB, passes, lanes. `None` when only the sheet opens the desk.
    pub kdf: Option<(u32, u32, u32)>,
    /// The size of the database in bytes.
    pub database_bytes: u64,
    /// How many blobs there are.
    pub blobs: u64,
    /// Their size in bytes.
    pub blob_bytes: u64,
    /// How many bytes are free for this user on the disk of the folder; `None` when the system does not say.
    pub free_bytes: Option<u64>,
    /// Files and folders that others than their owner may read or write.
    pub open_to_others: Vec<String>,
    /// Files that a process left half written when it ended without warning.
    pub left_over: Vec<String>,
    /// Files of which the desk knows nothing.
    pub strange: Vec<String>,
}

impl Desk {
    /// How the folder and its engine are. Nothing is changed.
    ///
    /// # Errors
    /// When the folder or the database cannot be read.
    pub fn health(&self) -> Result<Health, StoreError> {
        let connection = self.connection();
        let ask = |name: &str| database::pragma::<String>(&connection, name);
        let blobs = crate::backup::blobs_in(self.folder())?;
        let mut health = Health {
            sqlite: rusqlite::version().to_owned(),
            sqlcipher: ask("cipher_version")?,
            tables_version: database::pragma::<i64>(&connection, "user_version")?.unsigned_abs(),
            kdf: SlotFile::read(self.folder())?.params().map(KdfParams::numbers),
            database_bytes: fs::metadata(self.folder().join(files::DATABASE)).map_or(0, |found| found.len()),
            blobs: blobs.len() as u64,
            blob_bytes: blobs.iter().map(|(_, bytes)| bytes).sum(),
            free_bytes: free_bytes(self.folder()),
            open_to_others: Vec::new(),
            left_over: Vec::new(),
            strange: Vec::new(),
        };
        drop(connection);
        look_over(self.folder(), self.folder(), &mut health)?;
        Ok(health)
    }
}

const KNOWN: [&str; 8] = [
    files::LOCK,
    files::SOCKET,
    files::SLOTS,
    files::KEYRING,
    files::DATABASE,
    "record.db-wal",
    "record.db-shm",
    files::BLOBS,
];

fn look_over(folder: &Path, whole: &Path, health: &mut Health) -> Result<(), StoreError> {
    for path in [vec![folder.to_owned()], list(folder)?].concat() {
        let name = path.strip_prefix(whole).unwrap_or(&path).display().to_string();
        let found = fs::symlink_metadata(&path).map_err(StoreError::io("look at", &path))?;
        if path != folder && found.is_dir() {
            look_over(&path, whole, health)?;
            continue;
        }
        #[cfg(unix)]
        if std::os::unix::fs::PermissionsExt::mode(&found.permissions()) & 0o077 != 0 {
            health.open_to_others.push(if name.is_empty() { ".".to_owned() } else { name.clone() });
        }
        if path == folder {
            continue;
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
        let is_known = KNOWN.contains(&name.as_str()) || name.starts_with("blobs/") && ending.is_none();
        if ending
            .is_some_and(|ending| ["new", "next", "partial", "backup", "keyring"].contains(&ending.as_str()))
        {
            health.left_over.push(name);
        } else if !is_known {
            health.strange.push(name);
        }
    }
    Ok(())
}

#[cfg(unix)]
fn free_bytes(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    found.f_bavail.checked_mul(found.f_frsize)
}

#[cfg(not(unix))]
fn free_bytes(_: &Path) -> Option<u64> {
    None
}
