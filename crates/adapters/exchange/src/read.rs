//! Reading an export. Nothing of it is believed that does not agree with the manifest, with its own hashes, and with the
//! log of which it says that it is the content.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use amparo_ledger::act::Act;
use amparo_ledger::checkpoint::{PublicKey, SignedCheckpoint};
use amparo_ledger::claim::Scope;
use amparo_ledger::entry::NO_PREVIOUS_LEAF;
use amparo_ledger::evidence::Rehash;
use amparo_ledger::source::Hash32;
use amparo_ledger::tree::Frontier;

use crate::error::{ExchangeError, LineError};
use crate::files::{self, File};
use crate::line::{BlobLine, DraftLine, Line, OneLine as _};
use crate::lines::Lines;
use crate::manifest::Manifest;
use crate::{BLOB_BYTES_MAX, MANIFEST_BYTES_MAX};

/// An export in a folder.
#[derive(Debug)]
pub struct Reader {
    folder: PathBuf,
    manifest: Manifest,
    manifest_sha256: Hash32,
}

/// What a check of a whole export found in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The leaves of the log, in order.
    pub leaves: Vec<Hash32>,
    /// Whether the desk's signature was there and held.
    pub signed: bool,
}

impl Reader {
    /// Opens an export: its manifest, and nothing else yet.
    ///
    /// # Errors
    /// When there is no manifest, or it is not in the form of a known version.
    pub fn open(folder: &Path) -> Result<Self, ExchangeError> {
        let path = folder.join(files::MANIFEST);
        let bytes = files::read(&path, MANIFEST_BYTES_MAX)?
            .ok_or_else(|| ExchangeError::NotAnExport { folder: folder.to_owned() })?;
        let manifest = Manifest::read(&bytes)?;
        Ok(Self { folder: folder.to_owned(), manifest, manifest_sha256: Hash32::of(&bytes) })
    }

    /// What the export says that it holds.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The hash of the manifest's bytes.
    pub fn manifest_sha256(&self) -> Hash32 {
        self.manifest_sha256
    }

    /// The entries, in the order of the log.
    ///
    /// # Errors
    /// When the file is missing or has another size.
    pub fn entries(&self) -> Result<Lines<Line>, ExchangeError> {
        Lines::open(&self.folder, File::Entries, self.manifest.files.entries, Line::read)
    }

    /// The archived files.
    ///
    /// # Errors
    /// When the file is missing or has another size.
    pub fn blobs(&self) -> Result<Lines<BlobLine>, ExchangeError> {
        Lines::open(&self.folder, File::Blobs, self.manifest.files.blobs, BlobLine::read)
    }

    /// The drafts.
    ///
    /// # Errors
    /// When the file is missing or has another size.
    pub fn drafts(&self) -> Result<Lines<DraftLine>, ExchangeError> {
        Lines::open(&self.folder, File::Drafts, self.manifest.files.drafts, DraftLine::read)
    }

    /// The bytes of an archived file or a draft.
    ///
    /// # Errors
    /// When they are missing, or not those of this hash and size.
    pub fn bytes(&self, sha256: Hash32, size_bytes: u64) -> Result<Vec<u8>, ExchangeError> {
        let altered = |why: String| ExchangeError::BlobAltered { sha256, why };
        if size_bytes > BLOB_BYTES_MAX {
            return Err(altered(format!("{size_bytes} bytes are more than {BLOB_BYTES_MAX}")));
        }
        let path = files::blob_path(&self.folder, sha256);
        let (_, found) = files::open(&path)?.ok_or(ExchangeError::BlobMissing { sha256 })?;
        if found != size_bytes {
            return Err(altered(format!("it has {found} bytes instead of {size_bytes}")));
        }
        let bytes = files::read(&path, size_bytes)?.ok_or(ExchangeError::BlobMissing { sha256 })?;
        if Hash32::of(&bytes) == sha256 {
            Ok(bytes)
        } else {
            Err(altered("its bytes have another hash".into()))
        }
    }

    /// Reads everything once: every line, the hash of every file, the root over the leaves, the signature of the
    /// checkpoint.
    ///
    /// # Errors
    /// Names the first thing that does not hold.
    pub fn check(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Checked, ExchangeError> {
        let listed = self.check_blobs()?;
        let leaves = self.check_entries(&listed, progress)?;
        for line in self.drafts()? {
            let line = line?;
            self.bytes(line.sha256, line.size_bytes)?;
        }
        let signed = self.check_checkpoint()?;
        Ok(Checked { leaves, signed })
    }

    fn check_blobs(&self) -> Result<BTreeSet<(Scope, Hash32)>, ExchangeError> {
        let (mut listed, mut held) = (BTreeSet::new(), 0);
        let mut lines = self.blobs()?;
        while let Some(line) = lines.next() {
            let line = line?;
            if let Rehash::Held { size_bytes } = line.found {
                self.bytes(line.sha256, size_bytes)?;
                held += 1;
            }
            if !listed.insert((line.scope, line.sha256)) {
                return Err(lines.at(LineError::Form("the archived file is listed twice".to_owned())));
            }
        }
        if held == self.manifest.counts.blobs {
            return Ok(listed);
        }
        let why = format!(
            "it lists {held} archived files that came along instead of {}",
            self.manifest.counts.blobs
        );
        Err(ExchangeError::OtherFile { file: File::Blobs, why })
    }

    fn check_entries(
        &self,
        listed: &BTreeSet<(Scope, Hash32)>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Vec<Hash32>, ExchangeError> {
        let log = &self.manifest.log;
        let other = |why: String| ExchangeError::OtherLog { why };
        let mut leaves = Vec::new();
        let (mut frontier, mut erased) = (Frontier::new(), 0);
        let mut lines = self.entries()?;
        while let Some(line) = lines.next() {
            let line = line?;
            let expected = lines.line() - 1;
            if line.seq() != expected {
                return Err(lines.at(LineError::OutOfOrder { expected, found: line.seq() }));
            }
            if expected == 0 {
                self.check_opening(&line)?;
            }
            match &line {
                Line::Entry { seq, entry, .. } => {
                    let missing = |sha256: &Hash32| !listed.contains(&(entry.scope, *sha256));
                    if let Some(sha256) = entry.act.blobs().into_iter().find(missing) {
                        return Err(ExchangeError::BlobNotListed { seq: *seq, sha256 });
                    }
                }
                Line::Erased { .. } => erased += 1,
            }
            frontier.push(line.leaf());
            leaves.push(line.leaf());
            progress(expected + 1, log.entries);
        }
        if erased != self.manifest.counts.erased {
            return Err(other(format!(
                "{erased} entries are erased instead of {}",
                self.manifest.counts.erased
            )));
        }
        if frontier.root() != log.root {
            return Err(other(format!(
                "the root over the leaves is {} instead of {}",
                frontier.root(),
                log.root
            )));
        }
        if leaves.last().copied().unwrap_or(NO_PREVIOUS_LEAF) != log.head_leaf {
            return Err(other("the last leaf is another one".to_owned()));
        }
        Ok(leaves)
    }

    fn check_opening(&self, first: &Line) -> Result<(), ExchangeError> {
        let opened = match first {
            Line::Entry { entry, .. } => match &entry.act {
                Act::DeskOpened { desk, .. } => Some(*desk),
                _ => None,
            },
            Line::Erased { .. } => None,
        };
        let why = match opened {
            Some(desk) if desk == self.manifest.desk.id => return Ok(()),
            Some(desk) => {
                format!("they are those of {desk}, and the manifest is that of {}", self.manifest.desk.id)
            }
            None => "the first does not open a desk".to_owned(),
        };
        Err(ExchangeError::OtherLog { why })
    }

    fn check_checkpoint(&self) -> Result<bool, ExchangeError> {
        let log = &self.manifest.log;
        let bad = |why: String| ExchangeError::Manifest { why };
        let (Some(note), Some(key)) = (&log.checkpoint, &self.manifest.desk.public_key) else {
            return Ok(false);
        };
        let key: PublicKey =
            key.parse().map_err(|error| bad(format!("the desk's key cannot be read: {error}")))?;
        let signed = SignedCheckpoint::parse(note)
            .map_err(|error| bad(format!("the checkpoint cannot be read: {error}")))?;
        let checkpoint =
            signed.check(&key).map_err(|error| bad(format!("the checkpoint does not hold: {error}")))?;
        if (checkpoint.desk, checkpoint.size, checkpoint.root)
            != (self.manifest.desk.id, log.entries, log.root)
        {
            return Err(bad("the checkpoint speaks of another log".to_owned()));
        }
        Ok(true)
    }
}
