//! Custody of evidence: the archived files with their hashes, what happened to them, and how a stranger checks them.
//!
//! These are this office's own records about its files, not statements about the case: they come from the log, and
//! are printed as that.

use amparo_ledger::source::Hash32;
use jiff::civil::Date;

use super::{PageSize, Status};

/// An archived file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exhibit {
    /// The number of the exhibit: in a paper with a list of sources, the source's number.
    pub number: u32,
    /// What it is.
    pub title: String,
    /// The hash of the bytes as they came.
    pub sha256: Hash32,
    /// How many bytes; `None`: not on file.
    pub size_bytes: Option<u64>,
    /// What the file was called when it came; `None`: it had no name, or the name is not on file.
    pub file_name: Option<String>,
    /// What happened to the bytes, in order; empty: nothing was recorded.
    pub steps: Vec<CustodyStep>,
    /// The last time an archived copy was hashed again; `None`: never.
    pub last_check: Option<Check>,
}

/// One thing that happened to an archived file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustodyStep {
    /// When it was recorded, in words: "22 November 2026, 14:05 UTC".
    pub recorded: String,
    /// What happened, as a phrase: "received from the lawyer by e-mail".
    pub what: String,
    /// Who recorded it, as it may be printed.
    pub by: Option<String>,
    /// The entry of the record.
    pub entry: Option<u64>,
    /// The hash of the bytes it is about, where they are not the original.
    pub sha256: Option<Hash32>,
}

/// An archived copy was hashed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// When, in words.
    pub on: String,
    /// What was found.
    pub found: Found,
}

/// What hashing an archived copy again found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It is what was archived.
    Held,
    /// Something is there, and it is not what was archived.
    Altered,
    /// Nothing is there.
    Missing,
}

/// How a stranger can check that a paper rests on an unchanged record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// How many entries the log held.
    pub entries: u64,
    /// The root of the log's tree at that size; `None`: not on file.
    pub root: Option<Hash32>,
    /// The signed note on that root, line by line; `None`: no checkpoint was signed.
    pub checkpoint: Option<Vec<String>>,
    /// The key that signed it, as the desk prints it; `None`: not on file.
    pub key: Option<String>,
}

/// The report on the custody of a case's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustodyReport {
    /// Whether it may be handed out.
    pub status: Status,
    /// The sheet.
    pub size: PageSize,
    /// Whose case, or what the report is about.
    pub about: String,
    /// The office that keeps the record.
    pub desk: String,
    /// The day of the report.
    pub as_of: Date,
    /// How many entries of the record were known.
    pub as_of_entry: u64,
    /// The files, in order.
    pub exhibits: Vec<Exhibit>,
    /// Sources that are only named: no bytes came, so there is nothing to keep.
    pub named_only: Vec<String>,
    /// The state of the log; `None`: not on file.
    pub verification: Option<Verification>,
}
