//! Writing an export, line by line. The manifest comes last: a folder without one is no export.

use std::fs;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use amparo_ledger::act::Entry;
use amparo_ledger::claim::Scope;
use amparo_ledger::entry::NO_PREVIOUS_LEAF;
use amparo_ledger::evidence::Rehash;
use amparo_ledger::source::Hash32;
use amparo_ledger::tree::Frontier;
use sha2::{Digest as _, Sha256};

use crate::error::{ExchangeError, LineError};
use crate::files::{self, File};
use crate::line::{BlobLine, DraftLine, OneLine as _, entry_line, erased_line};
use crate::manifest::{Counts, FORMAT, FileSum, FileSums, Manifest, ManifestDesk, ManifestLog, VERSION};

/// An export that is being written. Unless it is finished, dropping it takes away what was written.
pub struct Writer {
    folder: PathBuf,
    made_folder: bool,
    entries: LineFile,
    blobs: LineFile,
    drafts: LineFile,
    counts: Counts,
    frontier: Frontier,
    head_leaf: Hash32,
    finished: bool,
}

/// What the manifest says besides what was written.
#[derive(Debug, Clone)]
pub struct About {
    /// The program that writes, with its version.
    pub program: String,
    /// When, in seconds since 1970 UTC.
    pub made_at: i64,
    /// Whose record it is.
    pub desk: ManifestDesk,
    /// The desk's newest checkpoint.
    pub checkpoint: Option<String>,
}

/// What the archive holds under a hash.
#[derive(Debug, Clone, Copy)]
pub enum Found<'a> {
    /// The bytes.
    Held(&'a [u8]),
    /// Something else.
    Altered,
    /// Nothing.
    Missing,
}

struct LineFile {
    file: File,
    path: PathBuf,
    opened: BufWriter<fs::File>,
    hasher: Sha256,
    bytes: u64,
    lines: u64,
}

impl Writer {
    /// Begins an export in a folder that is empty or does not exist yet.
    ///
    /// # Errors
    /// When the folder holds something, or cannot be written.
    pub fn create(folder: &Path) -> Result<Self, ExchangeError> {
        let made_folder = !folder.exists();
        if !made_folder {
            let mut names = fs::read_dir(folder).map_err(ExchangeError::io("look into", folder))?;
            if names.next().is_some() {
                return Err(ExchangeError::FolderNotEmpty { folder: folder.to_owned() });
            }
        }
        files::private_folder(folder)?;
        files::private_folder(&folder.join(files::BLOBS))?;
        let line_file = |file| LineFile::create(folder, file);
        Ok(Self {
            folder: folder.to_owned(),
            made_folder,
            entries: line_file(File::Entries)?,
            blobs: line_file(File::Blobs)?,
            drafts: line_file(File::Drafts)?,
            counts: Counts::default(),
            frontier: Frontier::new(),
            head_leaf: NO_PREVIOUS_LEAF,
            finished: false,
        })
    }

    /// Adds the next entry.
    ///
    /// # Errors
    /// When it is not the next one, or the disk is full or fails.
    pub fn entry(&mut self, seq: u64, leaf: Hash32, entry: &Entry) -> Result<(), ExchangeError> {
        self.next(seq, leaf)?;
        self.entries.write(&entry_line(seq, leaf, entry))?;
        self.counts.entries += 1;
        Ok(())
    }

    /// Adds the next entry, whose content was erased.
    ///
    /// # Errors
    /// When it is not the next one, or the disk is full or fails.
    pub fn erased(&mut self, seq: u64, leaf: Hash32) -> Result<(), ExchangeError> {
        self.next(seq, leaf)?;
        self.entries.write(&erased_line(seq, leaf))?;
        self.counts.erased += 1;
        Ok(())
    }

    fn next(&mut self, seq: u64, leaf: Hash32) -> Result<(), ExchangeError> {
        let expected = self.frontier.size();
        if seq != expected {
            let why = LineError::OutOfOrder { expected, found: seq };
            return Err(ExchangeError::Line { file: File::Entries, line: expected + 1, why });
        }
        self.frontier.push(leaf);
        self.head_leaf = leaf;
        Ok(())
    }

    /// Adds an archived file of one scope. Bytes that several scopes have are written once.
    ///
    /// # Errors
    /// When the bytes are not those of the hash, or the disk is full or fails.
    pub fn blob(&mut self, scope: Scope, sha256: Hash32, found: Found<'_>) -> Result<(), ExchangeError> {
        let found = match found {
            Found::Held(bytes) => {
                self.bytes(sha256, bytes)?;
                self.counts.blobs += 1;
                Rehash::Held { size_bytes: bytes.len() as u64 }
            }
            Found::Altered => Rehash::Altered,
            Found::Missing => Rehash::Missing,
        };
        self.counts.blobs_missing += u64::from(!found.held());
        self.blobs.write(&BlobLine { sha256, scope, found }.write())
    }

    /// Adds a draft of one scope.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn draft(&mut self, scope: Scope, key: &str, bytes: &[u8]) -> Result<(), ExchangeError> {
        let sha256 = Hash32::of(bytes);
        self.bytes(sha256, bytes)?;
        self.counts.drafts += 1;
        let line = DraftLine { scope, key: key.to_owned(), sha256, size_bytes: bytes.len() as u64 };
        self.drafts.write(&line.write())
    }

    fn bytes(&mut self, sha256: Hash32, bytes: &[u8]) -> Result<(), ExchangeError> {
        if Hash32::of(bytes) != sha256 {
            return Err(ExchangeError::BlobAltered { sha256, why: "its bytes have another hash".to_owned() });
        }
        let path = files::blob_path(&self.folder, sha256);
        if path.exists() {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            files::private_folder(folder)?;
        }
        let mut file = files::new_file(&path)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(ExchangeError::io("write", &path))
    }

    /// Writes the manifest, and returns it with its hash. When this returns, everything is on disk.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn finish(mut self, about: About) -> Result<(Manifest, Hash32), ExchangeError> {
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: about.program,
            made_at: about.made_at,
            desk: about.desk,
            log: ManifestLog {
                entries: self.frontier.size(),
                head_leaf: self.head_leaf,
                root: self.frontier.root(),
                checkpoint: about.checkpoint,
            },
            counts: self.counts,
            files: FileSums {
                entries: self.entries.finish()?,
                blobs: self.blobs.finish()?,
                drafts: self.drafts.finish()?,
            },
        };
        let bytes = manifest.write();
        let (new, path) = (self.folder.join("manifest.new"), self.folder.join(files::MANIFEST));
        let mut file = files::new_file(&new)?;
        file.write_all(&bytes)
            .and_then(|()| file.sync_all())
            .and_then(|()| fs::rename(&new, &path))
            .map_err(ExchangeError::io("write", &path))?;
        files::sync_folder(&self.folder)?;
        self.finished = true;
        Ok((manifest, Hash32::of(&bytes)))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if self.finished {
            return;
        }
        // The folder was empty, so all of it is ours. What cannot be taken away has no manifest, and is no export.
        drop(fs::remove_dir_all(self.folder.join(files::BLOBS)));
        for file in [File::Entries, File::Blobs, File::Drafts] {
            drop(fs::remove_file(file.path(&self.folder)));
        }
        drop(fs::remove_file(self.folder.join("manifest.new")));
        if self.made_folder {
            drop(fs::remove_dir(&self.folder));
        }
    }
}

impl LineFile {
    fn create(folder: &Path, file: File) -> Result<Self, ExchangeError> {
        let path = file.path(folder);
        let opened = BufWriter::with_capacity(256 * 1024, files::new_file(&path)?);
        Ok(Self { file, path, opened, hasher: Sha256::new(), bytes: 0, lines: 0 })
    }

    fn write(&mut self, line: &str) -> Result<(), ExchangeError> {
        if line.len() + 1 > crate::LINE_BYTES_MAX {
            let why = LineError::TooLong { bytes_max: crate::LINE_BYTES_MAX };
            return Err(ExchangeError::Line { file: self.file, line: self.lines + 1, why });
        }
        for piece in [line.as_bytes(), b"\n"] {
            self.opened.write_all(piece).map_err(ExchangeError::io("write", &self.path))?;
            self.hasher.update(piece);
            self.bytes += piece.len() as u64;
        }
        self.lines += 1;
        Ok(())
    }

    fn finish(&mut self) -> Result<FileSum, ExchangeError> {
        self.opened
            .flush()
            .and_then(|()| self.opened.get_ref().sync_all())
            .map_err(ExchangeError::io("write", &self.path))?;
        let sha256 = Hash32(std::mem::take(&mut self.hasher).finalize().into());
        Ok(FileSum { sha256, bytes: self.bytes, lines: self.lines })
    }
}
