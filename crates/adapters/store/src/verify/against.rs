//! The log against a checkpoint that was kept elsewhere: the only thing that shows an older state of the whole folder.

use amparo_ledger::checkpoint::{CheckpointError, PublicKey, SignedCheckpoint};

use super::walk::Walk;

/// How the log stands to a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Against {
    /// The checkpoint speaks of this log as it is.
    Same {
        /// How many entries there are.
        entries: u64,
    },
    /// The log begins with the entries of which the checkpoint speaks, and went on.
    Grown {
        /// How many entries the checkpoint speaks of.
        checkpoint: u64,
        /// How many there are.
        entries: u64,
    },
    /// The checkpoint speaks of more entries than there are: this desk is an older state, or its end was cut off.
    RolledBack {
        /// How many entries the checkpoint speaks of.
        checkpoint: u64,
        /// How many there are.
        entries: u64,
    },
    /// The first entries are not those of which the checkpoint speaks: there are two histories.
    Forked {
        /// How many entries the checkpoint speaks of.
        checkpoint: u64,
    },
    /// Entries are missing, so that it cannot be said.
    CannotSay {
        /// How many entries the checkpoint speaks of.
        checkpoint: u64,
    },
    /// It is a checkpoint of another desk.
    OtherDesk {
        /// Whose it is.
        found: String,
    },
    /// It names this desk and was not signed by this desk's key, or the desk has none.
    OtherKey,
    /// It names this desk and its key, and the signature is false: it was changed.
    Altered,
}

impl Against {
    pub(crate) fn of(note: &SignedCheckpoint, key: Option<&PublicKey>, walk: &Walk) -> Self {
        let Some(key) = key else {
            return Self::OtherKey;
        };
        let checkpoint = match note.check(key) {
            Ok(checkpoint) => checkpoint,
            Err(CheckpointError::OtherOrigin { found, .. }) => return Self::OtherDesk { found },
            Err(CheckpointError::FalseSignature) => return Self::Altered,
            Err(_) => return Self::OtherKey,
        };
        let (size, entries) = (checkpoint.size, walk.next);
        match walk.answer(size) {
            _ if size > entries => Self::RolledBack { checkpoint: size, entries },
            None => Self::CannotSay { checkpoint: size },
            Some(root) if root != checkpoint.root => Self::Forked { checkpoint: size },
            Some(_) if size == entries => Self::Same { entries },
            Some(_) => Self::Grown { checkpoint: size, entries },
        }
    }

    /// Whether the log is the one that was signed, or went on from it.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Same { .. } | Self::Grown { .. })
    }
}
