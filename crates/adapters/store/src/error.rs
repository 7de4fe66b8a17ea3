//! What can go wrong on disk, as facts. Casework turns them into words.

use std::io;
use std::path::{Path, PathBuf};

use amparo_ledger::entry::EntryError;
use amparo_ledger::record::RecordError;
use amparo_ledger::tree::TreeError;

use crate::lock::Holder;
use crate::passphrase::KdfParamsRefused;

/// Why the store could not do what it was asked to. Nothing was half done: an append either is on disk whole
/// or not at all.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No slot opens with this passphrase. A slot that was tampered with looks the same.
    #[error("the passphrase does not open the desk")]
    WrongPassphrase,
    /// No slot opens with this recovery sheet.
    #[error("the recovery sheet does not open the desk")]
    WrongRecoverySheet,
    /// The folder holds no desk, or one whose creation was interrupted.
    #[error("{} is not a desk", folder.display())]
    NotADesk {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds a desk already.
    #[error("{} holds a desk already", folder.display())]
    AlreadyADesk {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds other things, and a desk wants one of its own.
    #[error("{} is not empty", folder.display())]
    FolderNotEmpty {
        /// The folder.
        folder: PathBuf,
    },
    /// Another process works on the desk.
    #[error("another process works on the desk")]
    FolderInUse {
        /// Who; `None` when the lock file does not say.
        holder: Option<Holder>,
    },
    /// This `SQLite` can lose committed writes (the WAL-reset bug, mended in 3.51.3).
    #[error("SQLite {found} is too old: at least 3.51.3 is needed")]
    SqliteTooOld {
        /// The version found.
        found: String,
    },
    /// This `SQLite` cannot encrypt: everything would lie in the open.
    #[error("this SQLite has no cipher")]
    CipherMissing,
    /// No room is left on the disk. Nothing was saved.
    #[error("the disk is full")]
    DiskFull,
    /// Something stored does not hold.
    #[error("the record is damaged{}: {what}", at_entry(*entry))]
    Corrupt {
        /// Which entry, where it can be said.
        entry: Option<u64>,
        /// What does not hold.
        what: String,
    },
    /// Key parameters outside the bounds.
    #[error(transparent)]
    KdfParamsRefused(#[from] KdfParamsRefused),
    /// Written by a version that this program does not know.
    #[error("{what} has format version {found}; this program knows version {known}")]
    UnknownVersion {
        /// What was read.
        what: &'static str,
        /// The version found.
        found: u64,
        /// The newest version known here.
        known: u64,
    },
    /// An entry does not fit what came before it. Nothing of its batch was saved.
    #[error("entry {index} of the batch does not fit the record")]
    Refused {
        /// Which of the entries that were given, from 0.
        index: usize,
        /// Why.
        source: RecordError,
    },
    /// An entry cannot be written: it is too large, or holds what an entry may not hold. Nothing was saved.
    #[error("entry {index} of the batch cannot be written")]
    NotWritable {
        /// Which of the entries that were given, from 0.
        index: usize,
        /// Why.
        source: EntryError,
    },
    /// An entry opens a desk under another id than this folder's.
    #[error("the entry opens another desk than this one")]
    OtherDesk,
    /// What was given to record an erasure is not one, or names another key than the case has.
    #[error("the entry does not record the erasure of a case that is here")]
    NotAnErasure,
    /// The folder holds no backups.
    #[error("{} holds no backups", folder.display())]
    NotABackup {
        /// The folder.
        folder: PathBuf,
    },
    /// Something in the backup does not hold or is missing.
    #[error("the backup is damaged: {what}")]
    BackupDamaged {
        /// What does not hold.
        what: String,
    },
    /// The folder holds the backups of another desk.
    #[error("{} holds the backups of another desk", folder.display())]
    BackupOfOtherDesk {
        /// The folder.
        folder: PathBuf,
    },
    /// The backup is older than a state that is known to have existed.
    #[error("the backup has {found} entries, and {known} are known to have existed")]
    Rollback {
        /// How many it has.
        found: u64,
        /// How many are known.
        known: u64,
    },
    /// The log in the backup and a known state are two histories.
    #[error("the backup holds another history than the one that is known")]
    OtherHistory,
    /// The checkpoint was not signed by the desk whose backup it is held against.
    #[error("the checkpoint is not one of this desk")]
    ForeignCheckpoint,
    /// The desk was made before the public part of the recovery sheet was kept, and nobody gave the sheet since.
    #[error("the desk does not know its recovery sheet")]
    RecoverySheetUnknown,
    /// The log is not as long as what was to be shown of it.
    #[error(transparent)]
    NoProof(TreeError),
    /// The folder or a file in it may not be read or written by this user.
    #[error("no permission to {action} {}", path.display())]
    Permissions {
        /// What was tried.
        action: &'static str,
        /// On what.
        path: PathBuf,
    },
    /// The file system failed.
    #[error("could not {action} {}", path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database failed.
    #[error("could not {action}")]
    Database {
        /// What was tried.
        action: &'static str,
        /// Why.
        source: rusqlite::Error,
    },
}

fn at_entry(entry: Option<u64>) -> String {
    entry.map_or_else(String::new, |entry| format!(" at entry {entry}"))
}

impl StoreError {
    pub(crate) fn corrupt(what: impl Into<String>) -> Self {
        Self::Corrupt { entry: None, what: what.into() }
    }

    pub(crate) fn corrupt_entry(entry: u64, what: impl Into<String>) -> Self {
        Self::Corrupt { entry: Some(entry), what: what.into() }
    }

    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::Permissions { action, path }
            }
            _ => Self::Io { action, path, source },
        }
    }

    pub(crate) fn database(action: &'static str) -> impl FnOnce(rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        move |source| match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt) => Self::corrupt("a page of the database does not hold"),
            Some(ErrorCode::NotADatabase) => {
                Self::corrupt("the database does not open with the key of this desk")
            }
            _ => Self::Database { action, source },
        }
    }
}
