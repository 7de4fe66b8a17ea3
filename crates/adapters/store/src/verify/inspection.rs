//! A desk that is opened only to be looked at, because it may be damaged.
//!
//! [`Desk::open`] refuses a desk whose last entries, newest checkpoint or views do not hold. Here none of that is
//! asked, so that a check can say all that is wrong; nothing can be written.

use std::path::Path;

use amparo_ledger::checkpoint::{PublicKey, SignedCheckpoint};

use super::{Depth, Progress, Report};
use crate::care::Done;
use crate::desk::Desk;
use crate::error::StoreError;
use crate::lock::Holder;
use crate::slots::Unlock;

/// A desk that is open for a check and nothing else.
#[derive(Debug)]
pub struct Inspection(Desk);

impl Inspection {
    /// Opens a desk to check it.
    ///
    /// # Errors
    /// When the folder is no desk or in use, when the passphrase or sheet does not open it, when not even its keyring or
    /// its database opens.
    pub fn open(folder: &Path, with: Unlock<'_>, holder: &Holder) -> Result<Self, StoreError> {
        Desk::open_to_inspect(folder, with, holder).map(Self)
    }

    /// Checks the desk, and says everything that does not hold: what cannot be read too.
    pub fn check(
        &self,
        depth: Depth,
        against: Option<&SignedCheckpoint>,
        progress: &mut dyn FnMut(Progress),
    ) -> Report {
        self.0.check(depth, against, progress)
    }

    /// Notes that everything was checked and holds, so that a person is reminded in time. No entry is written.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn note_verified(&self, at: i64) -> Result<(), StoreError> {
        self.0.note_verified(at)
    }

    /// The key against which the desk's checkpoints can be checked.
    pub fn public_key(&self) -> Option<PublicKey> {
        self.0.public_key()
    }

    /// The newest checkpoint on file, whether it holds or not.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn checkpoint(&self) -> Result<Option<SignedCheckpoint>, StoreError> {
        self.0.checkpoint()
    }
}

impl Desk {
    /// Notes that everything was checked and holds, so that a person is reminded in time. No entry is written.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn note_verified(&self, at: i64) -> Result<(), StoreError> {
        let entries = self.entry_count();
        self.note_care(|care| care.verified = Some(Done { at, entries }))
    }
}
