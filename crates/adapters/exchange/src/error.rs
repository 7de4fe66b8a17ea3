//! What can go wrong with an export, as facts. Casework turns them into words.

use std::io;
use std::path::{Path, PathBuf};

use amparo_ledger::source::Hash32;

use crate::files::File;

/// Why an export could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The folder for a new export holds something.
    #[error("{} is not empty", folder.display())]
    FolderNotEmpty {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds no export, or one that was not finished.
    #[error("{} holds no manifest", folder.display())]
    NotAnExport {
        /// The folder.
        folder: PathBuf,
    },
    /// Written by a later version.
    #[error("the export has format version {found}; this program reads up to {known}")]
    NewerVersion {
        /// The version found.
        found: u64,
        /// The newest version known here.
        known: u64,
    },
    /// The manifest is not in the form of its version.
    #[error("the manifest cannot be used: {why}")]
    Manifest {
        /// What is wrong with it.
        why: String,
    },
    /// A line cannot be used.
    #[error("{file}, line {line}: {why}")]
    Line {
        /// In which file.
        file: File,
        /// Which line, from 1.
        line: u64,
        /// What is wrong with it.
        why: LineError,
    },
    /// A file is not the one of which the manifest speaks.
    #[error("{file} is not the file of which the manifest speaks: {why}")]
    OtherFile {
        /// Which file.
        file: File,
        /// What differs.
        why: String,
    },
    /// The entries, taken together, are not the log of which the manifest speaks.
    #[error("the entries are not the log of which the manifest speaks: {why}")]
    OtherLog {
        /// What differs.
        why: String,
    },
    /// An archived file or draft is not in the folder.
    #[error("the archived file {sha256} is missing")]
    BlobMissing {
        /// Its hash.
        sha256: Hash32,
    },
    /// What lies under the hash of an archived file or draft is something else.
    #[error("what lies under {sha256} is not the archived file: {why}")]
    BlobAltered {
        /// The hash under which it lies.
        sha256: Hash32,
        /// What differs.
        why: String,
    },
    /// An entry speaks of an archived file that no line lists.
    #[error("entry {seq} speaks of the archived file {sha256}, which blobs.ndjson does not list")]
    BlobNotListed {
        /// The entry.
        seq: u64,
        /// The hash.
        sha256: Hash32,
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
}

/// What is wrong with one line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineError {
    /// Longer than a line may be.
    #[error("the line is longer than {bytes_max} bytes")]
    TooLong {
        /// The limit.
        bytes_max: usize,
    },
    /// The file ends in the middle of it.
    #[error("the file ends in the middle of the line")]
    CutOff,
    /// Its bytes are not text.
    #[error("the line is not UTF-8 from byte {byte} on")]
    NotUtf8 {
        /// The first byte that is not, from 0.
        byte: usize,
    },
    /// Not JSON, or not of the wanted form.
    #[error("{0}")]
    Form(String),
    /// A field that the format does not have. Its value would be lost.
    #[error("the field `{0}` is not known to this version")]
    UnknownField(String),
    /// The content is right, and the bytes are not those in which this format writes it.
    #[error("the line is not written in the one form that this content has{}", at(.0.as_deref()))]
    OtherForm(Option<String>),
    /// Entries do not follow each other.
    #[error("entry {found} stands where entry {expected} is due")]
    OutOfOrder {
        /// The number that is due.
        expected: u64,
        /// The number found.
        found: u64,
    },
}

fn at(path: Option<&str>) -> String {
    path.map(|path| format!(" (`{path}`)")).unwrap_or_default()
}

impl ExchangeError {
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { action, path, source }
    }
}
