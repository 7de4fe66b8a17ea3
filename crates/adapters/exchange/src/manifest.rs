//! The manifest: what an export holds, so that a missing or altered file is noticed.
//!
//! It is not signed: whoever can change the files can change it too. What ties an export to the desk is the checkpoint
//! in it, which the desk signed, and the leaves, of which the checkpoint's root is made.

use amparo_ledger::ids::DeskId;
use amparo_ledger::source::Hash32;
use serde::{Deserialize, Serialize};

use crate::error::ExchangeError;

/// What stands in the manifest of every export.
pub const FORMAT: &str = "amparo-export";

/// The version that this program writes, and the newest that it reads.
pub const VERSION: u64 = 1;

/// What an export holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u64,
    /// The program that wrote it, with its version.
    pub program: String,
    /// When it was written: the wall clock of that computer, in seconds since 1970 UTC.
    pub made_at: i64,
    /// Whose record it is.
    pub desk: ManifestDesk,
    /// The log of which it is the content.
    pub log: ManifestLog,
    /// How much of what.
    pub counts: Counts,
    /// The files of lines.
    pub files: FileSums,
}

/// Whose record it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestDesk {
    /// The desk.
    pub id: DeskId,
    /// What its people call it.
    pub name: String,
    /// The key that signs its checkpoints; `None`: it signed none yet.
    pub public_key: Option<String>,
}

/// The log of which an export is the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestLog {
    /// How many entries it has.
    pub entries: u64,
    /// The leaf of the last one; zeros where there is none.
    pub head_leaf: Hash32,
    /// The root over its leaves (RFC 6962).
    pub root: Hash32,
    /// The newest checkpoint, a C2SP signed note; `None`: it has none yet.
    pub checkpoint: Option<String>,
}

/// How much of what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    /// Entries with their content.
    pub entries: u64,
    /// Entries whose content was erased.
    pub erased: u64,
    /// Archived files that came along, counted in each scope that has them.
    pub blobs: u64,
    /// Archived files on record that did not: missing, or not what was archived.
    pub blobs_missing: u64,
    /// Drafts.
    pub drafts: u64,
}

/// The files of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSums {
    /// `entries.ndjson`.
    pub entries: FileSum,
    /// `blobs.ndjson`.
    pub blobs: FileSum,
    /// `drafts.ndjson`.
    pub drafts: FileSum,
}

/// One file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSum {
    /// The hash of its bytes.
    pub sha256: Hash32,
    /// How many bytes.
    pub bytes: u64,
    /// How many lines.
    pub lines: u64,
}

impl Manifest {
    pub(crate) fn write(&self) -> Vec<u8> {
        let mut text = serde_json::to_vec_pretty(self).expect("a manifest has text keys and no floats");
        text.push(b'\n');
        text
    }

    /// Reads a manifest. Its version is looked at before anything else: a later one may have any form.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ExchangeError> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u64,
        }
        let bad = |why: String| ExchangeError::Manifest { why };
        let head: Head = serde_json::from_slice(bytes).map_err(|error| bad(error.to_string()))?;
        if head.format != FORMAT {
            return Err(bad(format!("it is of the format “{}”, and not “{FORMAT}”", head.format)));
        }
        if head.version > VERSION || head.version == 0 {
            return Err(ExchangeError::NewerVersion { found: head.version, known: VERSION });
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| bad(error.to_string()))?;
        let counts = manifest.counts;
        let sums = [
            (counts.entries.checked_add(counts.erased), manifest.log.entries, "entries"),
            (Some(manifest.files.entries.lines), manifest.log.entries, "lines of entries"),
            (counts.blobs.checked_add(counts.blobs_missing), manifest.files.blobs.lines, "archived files"),
            (Some(counts.drafts), manifest.files.drafts.lines, "drafts"),
        ];
        match sums.iter().find(|(found, expected, _)| *found != Some(*expected)) {
            Some((_, _, what)) => Err(bad(format!("its counts of {what} do not add up"))),
            None => Ok(manifest),
        }
    }
}
