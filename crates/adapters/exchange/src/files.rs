//! The files of an export: private from the start.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{BufReader, Read as _};
use std::path::{Path, PathBuf};

use amparo_ledger::source::Hash32;

use crate::error::ExchangeError;

pub(crate) const MANIFEST: &str = "manifest.json";
pub(crate) const BLOBS: &str = "blobs";

/// A file of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// The entries of the log.
    Entries,
    /// The archived files.
    Blobs,
    /// What waits for decisions, and the texts of documents as they were read.
    Drafts,
}

impl File {
    /// Its name in the folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entries => "entries.ndjson",
            Self::Blobs => "blobs.ndjson",
            Self::Drafts => "drafts.ndjson",
        }
    }

    pub(crate) fn path(self, folder: &Path) -> PathBuf {
        folder.join(self.name())
    }
}

impl fmt::Display for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Where an archived file lies.
pub(crate) fn blob_path(folder: &Path, sha256: Hash32) -> PathBuf {
    let name = sha256.to_string();
    folder.join(BLOBS).join(&name[..2]).join(name)
}

pub(crate) fn private_folder(folder: &Path) -> Result<(), ExchangeError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(ExchangeError::io("create the folder", folder))
}

/// A new file that only its owner may read. It must not exist yet.
pub(crate) fn new_file(path: &Path) -> Result<fs::File, ExchangeError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(ExchangeError::io("create", path))
}

/// Opens an ordinary file; `None` when there is none. A pipe or a device is refused, because reading it may never end.
pub(crate) fn open(path: &Path) -> Result<Option<(BufReader<fs::File>, u64)>, ExchangeError> {
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(ExchangeError::io("look at", path)(error)),
    };
    if !meta.is_file() {
        let error = std::io::Error::other("it is not an ordinary file");
        return Err(ExchangeError::io("open", path)(error));
    }
    let file = fs::File::open(path).map_err(ExchangeError::io("open", path))?;
    Ok(Some((BufReader::with_capacity(64 * 1024, file), meta.len())))
}

/// Reads a whole file of at most so many bytes; `None` when there is none.
pub(crate) fn read(path: &Path, bytes_max: u64) -> Result<Option<Vec<u8>>, ExchangeError> {
    let Some((file, _)) = open(path)? else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    file.take(bytes_max + 1).read_to_end(&mut bytes).map_err(ExchangeError::io("read", path))?;
    if bytes.len() as u64 > bytes_max {
        let error = std::io::Error::other(format!("it is larger than {bytes_max} bytes"));
        return Err(ExchangeError::io("read", path)(error));
    }
    Ok(Some(bytes))
}

/// Makes sure that the names in this folder are on disk.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), ExchangeError> {
    #[cfg(unix)]
    fs::File::open(folder)
        .and_then(|opened| opened.sync_all())
        .map_err(ExchangeError::io("make sure of the folder", folder))?;
    Ok(())
}
