//! Files of the folder: private from the start, and whole or not there at all.

use std::fs::{self, File, OpenOptions};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use crate::error::StoreError;

pub(crate) const LOCK: &str = "lock";
/// Where a process that serves the desk takes commands.
pub(crate) const SOCKET: &str = "socket";
pub(crate) const SLOTS: &str = "slots.json";
pub(crate) const KEYRING: &str = "keyring";
pub(crate) const DATABASE: &str = "record.db";
pub(crate) const BLOBS: &str = "blobs";
/// Where a backup's copy of the database is made before it is encrypted. It lies beside the original, under a key that
/// is nowhere on disk.
pub(crate) const BACKUP_COPY: &str = "record.db.backup";

/// Makes a folder that only its owner may enter. It may exist already.
pub(crate) fn private_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(StoreError::io("create the folder", folder))?;
    close_to_others(folder)
}

/// Takes from everyone but the owner what they may do in this folder: a copy from elsewhere may have lost it.
pub(crate) fn close_to_others(folder: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let action = "close to other users";
        let mode = fs::metadata(folder).map_err(StoreError::io(action, folder))?.permissions().mode();
        if mode & 0o077 != 0 {
            let closed = fs::Permissions::from_mode(mode & 0o700);
            fs::set_permissions(folder, closed).map_err(StoreError::io(action, folder))?;
        }
    }
    Ok(())
}

/// How a file is opened that only its owner may read and write.
pub(crate) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Replaces a file as a whole: after a power cut there is the old one or the new one.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_parts(path, &[bytes])
}

/// The same for bytes that lie in several places.
pub(crate) fn write_parts(path: &Path, parts: &[&[u8]]) -> Result<(), StoreError> {
    let new = with_suffix(path, ".new");
    let write = || -> std::io::Result<()> {
        let mut file = private_file().create(true).truncate(true).open(&new)?;
        for part in parts {
            file.write_all(part)?;
        }
        file.sync_all()?;
        fs::rename(&new, path)
    };
    if let Err(error) = write() {
        // What is left of the attempt takes room that may be the very thing that is missing.
        drop(fs::remove_file(&new));
        return Err(StoreError::io("write", path)(error));
    }
    sync_parent(path)
}

/// Makes sure that the names in the folder of this path are on disk.
pub(crate) fn sync_parent(path: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        File::open(parent)
            .and_then(|folder| folder.sync_all())
            .map_err(StoreError::io("make sure of the folder", parent))?;
    }
    Ok(())
}

/// Reads a file of at most this many bytes; `None` when there is none.
pub(crate) fn read(path: &Path, bytes_max: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(StoreError::io("open", path)(error)),
    };
    let mut bytes = Vec::new();
    file.take(bytes_max + 1).read_to_end(&mut bytes).map_err(StoreError::io("read", path))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > bytes_max) {
        return Err(StoreError::corrupt(format!("{} is larger than {bytes_max} bytes", name_of(path))));
    }
    Ok(Some(bytes))
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
