//! The ledger: what a claim is, what a person did, and what the record adds up to.
//!
//! Everything here decides and nothing touches the world: no files, no clock, no randomness. Ids, salts and
//! times come from the caller.
//!
//! The doors: [`claim::Claim`] says something about someone, with its source. [`act::Entry`] is one thing a
//! person did. [`entry`] is the format in which it is kept for ever. [`record::Record`] folds entries into
//! what is on file, and [`case_file::CaseFile`] works out one person's case from that. [`tree`] and [`checkpoint`] make
//! the log provable, and [`proof`] is what a stranger gets: that an entry lies in it, and that it only grew.

pub mod act;
pub mod assessment;
pub mod canonical;
pub mod case_file;
pub mod checkpoint;
pub mod claim;
pub mod consent;
pub mod date;
pub mod entry;
pub mod evidence;
pub mod identity;
pub mod ids;
pub mod least_one;
pub mod membership;
pub mod proof;
pub mod record;
pub mod release;
pub mod screening;
pub mod source;
pub mod tree;

pub use claim::kind::{Field, Kind};
