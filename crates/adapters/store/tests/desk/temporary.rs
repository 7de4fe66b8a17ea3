//! A desk in a temporary folder.

use std::path::PathBuf;

use amparo_store::{Desk, Holder, Passphrase, RecoverySheet, StoreError, Unlock};
use tempfile::TempDir;

use crate::common::{Counting, desk_opened};

/// A folder in which a desk lies; it is taken away when dropped.
pub(crate) struct Temporary {
    pub(crate) parent: TempDir,
    pub(crate) sheet: RecoverySheet,
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new("correct horse of the tests".to_owned())
}

pub(crate) fn holder() -> Holder {
    Holder::this_process("tests", crate::common::FIRST_MOMENT)
}

impl Temporary {
    /// A new desk with its first entry, open.
    pub(crate) fn desk() -> (Self, Desk) {
        Self::desk_with(1)
    }

    /// The same with other randomness, and so another desk.
    pub(crate) fn desk_with(seed: u64) -> (Self, Desk) {
        let parent = TempDir::new().expect("a temporary folder");
        let mut random = Counting::from(seed);
        let (mut desk, sheet) =
            Desk::create_for_tests(&parent.path().join("desk"), &passphrase(), &holder(), &mut random)
                .expect("an empty folder");
        desk.append(&[desk_opened(desk.id())], &mut random).expect("the first entry");
        (Self { parent, sheet }, desk)
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.parent.path().join("desk")
    }

    pub(crate) fn open(&self) -> Result<Desk, StoreError> {
        Desk::open(&self.folder(), Unlock::Passphrase(&passphrase()), &holder())
    }
}
