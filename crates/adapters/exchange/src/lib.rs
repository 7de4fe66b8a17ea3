//! Exchange: the whole record as plain files that any program can read, and back.
//!
//! An export is a folder: a manifest, the entries of the log as lines of JSON, the archived files under their SHA-256
//! hashes, the drafts. The format is described in `docs/manual/export.md`; it has a version, and every released version
//! stays readable. It is PLAIN: whoever has the folder can read everything in it.
//!
//! It refuses what is not in the one form in which this crate writes: an unknown field, a number that does not add up,
//! a hash that is not that of the bytes, a line beyond its limit. Lines are read and written one at a time; only one
//! archived file is in memory at once. It knows no store and decides nothing.
//!
//! The doors: [`Writer`] makes an export, [`Reader`] reads one; [`lists::read`] reads a sanctions list that somebody
//! adds as a file, [`person_list`] another organisation's table of people.

mod error;
mod files;
mod line;
mod lines;
pub mod lists;
mod manifest;
pub mod person_list;
mod read;
pub mod sheets;
mod write;

pub use error::{ExchangeError, LineError};
pub use files::File;
pub use line::{BlobLine, DraftLine, Line};
pub use lines::Lines;
pub use manifest::{Counts, FORMAT, FileSum, FileSums, Manifest, ManifestDesk, ManifestLog, VERSION};
pub use read::{Checked, Reader};
pub use write::{About, Found, Writer};

/// The most bytes that one line of an export may have. A line of a ledger entry has far fewer: its payload is limited to
/// 64 KiB, and JSON writes a character in at most six times its bytes.
pub const LINE_BYTES_MAX: usize = 512 * 1024;

/// The most bytes that a manifest may have.
pub const MANIFEST_BYTES_MAX: u64 = 256 * 1024;

/// The most bytes that one archived file or draft may have: it is held in memory.
pub const BLOB_BYTES_MAX: u64 = 1024 * 1024 * 1024;
