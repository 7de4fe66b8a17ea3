//! What lies in one backup file, inside its encryption: a manifest, the keyring and a copy of the database.

use std::io::{self, Read, Write};

use amparo_ledger::ids::DeskId;
use amparo_ledger::source::Hash32;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, Zeroizing};

/// The version this program writes.
pub(super) const VERSION: u64 = 1;
const MAGIC: &[u8; 14] = b"amparo-backup\n";
/// A million blobs have 60 MB of names.
const MANIFEST_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// What the backup says of itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The desk.
    pub(crate) desk: DeskId,
    /// When it was made, in seconds since 1970 UTC.
    pub(crate) at: i64,
    /// How many entries its log has.
    pub(crate) entries: u64,
    /// The leaf of the last one.
    pub(crate) leaf: Hash32,
    /// The newest checkpoint, as the desk signed it.
    pub(crate) checkpoint: Option<String>,
    /// The volume key of this copy, which no other copy has.
    pub(crate) volume: VolumeKey,
    /// The public part of the desk's recovery sheet.
    pub(crate) recovery: [u8; 32],
    /// How many bytes of keyring follow.
    pub(crate) keyring_bytes: u64,
    /// How many bytes of database follow that.
    pub(crate) database_bytes: u64,
    /// The desk is one that only tests may have.
    pub(crate) for_tests: bool,
    /// Every blob by name, with the size of its file in bytes.
    pub(crate) blobs: Vec<(String, u64)>,
}

/// A key on its way through serde. It is wiped from memory when dropped, and never printed.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct VolumeKey(pub(crate) [u8; 32]);

impl Drop for VolumeKey {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for VolumeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VolumeKey")
    }
}

/// Why the inside of a backup cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ManifestError {
    #[error("it was written by version {0} of the format")]
    Version(u64),
    #[error("it is not what a backup holds")]
    Form,
    #[error(transparent)]
    Io(#[from] io::Error),
}

pub(crate) fn write(out: &mut impl Write, manifest: &Manifest) -> io::Result<()> {
    let mut text = Zeroizing::new(Vec::new());
    ciborium::into_writer(manifest, &mut *text).expect("writing to memory does not fail");
    out.write_all(MAGIC)?;
    out.write_all(&VERSION.to_be_bytes())?;
    out.write_all(&(text.len() as u64).to_be_bytes())?;
    out.write_all(&text)
}

pub(crate) fn read(input: &mut impl Read) -> Result<Manifest, ManifestError> {
    let mut magic = [0; MAGIC.len()];
    input.read_exact(&mut magic)?;
    if magic != *MAGIC {
        return Err(ManifestError::Form);
    }
    let version = number(input)?;
    if version != VERSION {
        return Err(ManifestError::Version(version));
    }
    let length = number(input)?;
    if length > MANIFEST_BYTES_MAX {
        return Err(ManifestError::Form);
    }
    let mut text = Zeroizing::new(Vec::new());
    input.take(length).read_to_end(&mut text)?;
    ciborium::from_reader(text.as_slice()).map_err(|_| ManifestError::Form)
}

fn number(input: &mut impl Read) -> io::Result<u64> {
    let mut bytes = [0; 8];
    input.read_exact(&mut bytes)?;
    Ok(u64::from_be_bytes(bytes))
}
