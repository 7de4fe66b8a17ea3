//! The record on disk: one folder per desk, encrypted, append-only.
//!
//! A folder holds the log and its views in one `SQLCipher` database, the key slots, the keyring, and the blobs.
//! Nothing in it can be read without the passphrase or the recovery sheet, and nothing here decides what may
//! be said: entries are folded into [`amparo_ledger::record::Record`]s first, and one that does not fit is
//! refused before anything is written.
//!
//! It refuses an `SQLite` that can lose committed writes, a build without a cipher, a folder that another
//! process works on, and key parameters weaker than a floor. It tells no time and makes no randomness: both
//! come in as parameters.
//!
//! The door is [`Desk`].

mod age;
mod backup;
mod blobs;
mod care;
mod case_page;
mod create;
mod crypto;
mod database;
mod desk;
mod drafts;
mod erase;
mod error;
mod exchange;
mod files;
mod groups;
mod health;
mod keyring;
mod lock;
mod log;
mod passphrase;
mod proofs;
mod rebuild;
mod records;
mod recovery;
mod renew;
mod restore;
mod slots;
mod snapshot;
mod spool;
mod tree;
mod verify;
mod views;

#[cfg(test)]
mod leaks;
#[cfg(test)]
mod tampering;
#[cfg(test)]
mod tampering_bytes;
#[cfg(test)]
mod tampering_structure;
#[cfg(test)]
mod testing;

pub use age::{Identity, Recipient, RecipientError};
pub use backup::{BackedUp, BackupOrder, CopyProgress, Snapshot};
pub use blobs::BlobId;
pub use care::{Care, Done};
pub use case_page::{
    CaseCounts, CaseFilter, CaseOrder, CasePage, CaseQuery, CaseScope, CaseSort, Cursor, Direction,
    MemberScope, Place, PlaceKey,
};
pub use crypto::Random;
pub use desk::{Desk, Logged};
pub use drafts::{Asks, Draft};
pub use erase::Erased;
pub use error::StoreError;
pub use health::Health;
pub use lock::Holder;
pub use passphrase::{KdfParams, KdfParamsRefused, Passphrase};
pub use rebuild::Rebuilt;
pub use recovery::{RecoverySheet, RecoverySheetError};
pub use renew::Renewed;
pub use restore::{Known, RestoreOrder, Restored, Roots, backups_in, desk_in};
pub use slots::Unlock;
pub use spool::Spool;
pub use tree::{Consistency, Inclusion};
pub use verify::{Against, Damage, Depth, Finding, Inspection, Progress, Report, Stage, Verified};
pub use views::{CaseAccessRow, CaseRow, NameRow, RowView};
