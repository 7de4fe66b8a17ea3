//! Erasing a case: the key of its scope is destroyed, and with it everything that lay under it.
//!
//! The log keeps the envelopes, so leaves, tree and proofs hold as before; what they enclosed is gone. The record at
//! the desk says first that the case is erased. Then the desk is written anew without it ([`crate::renew`]), under a
//! new volume key, so that a keyring file of before does not open with what lies in the folder now. A process that
//! ends between the two leaves an erasure that was begun; it is finished before anything else is done.
//!
//! It reaches this folder. Copies, backups and papers that left are for people to say and to do.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::ScopeKeyId;

use crate::blobs;
use crate::crypto::Random;
use crate::desk::Desk;
use crate::error::StoreError;
use crate::files;
use crate::keyring::KeyId;
use crate::passphrase::Passphrase;
use crate::views;

/// What an erasure took away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Erased {
    /// How many entries of the log lost their content; their envelopes stay.
    pub entries: u64,
}

impl Desk {
    /// The key of a scope, as envelopes name it in the open; `None` while nothing lies in the scope, and after it was
    /// erased.
    pub fn scope_key(&self, scope: Scope) -> Option<ScopeKeyId> {
        self.keyring.of_scope(scope).map(|key| ScopeKeyId::from_bytes(key.id))
    }

    /// Erases a case. `entry` is the [`Act::CaseErased`] that records it, with the case's own key; `passphrase` is the
    /// desk's, to which the new volume key is wrapped. When this returns, the case is gone from this folder.
    ///
    /// # Errors
    /// When the passphrase does not open the desk, when the entry does not fit, when the public part of the recovery
    /// sheet is not known: then nothing was changed. When the disk is full or fails after the entry was appended: then the
    /// erasure was begun ([`Desk::has_unfinished_erasure`]).
    pub fn erase_case(
        &mut self,
        entry: &Entry,
        passphrase: &Passphrase,
        random: &mut dyn Random,
    ) -> Result<Erased, StoreError> {
        let Act::CaseErased { case, key, .. } = &entry.act else {
            return Err(StoreError::NotAnErasure);
        };
        let scope = Scope::Case(*case);
        if self.scope_key(scope) != Some(*key) {
            return Err(StoreError::NotAnErasure);
        }
        self.params_of(passphrase)?;
        if self.keyring.recovery().is_none() {
            return Err(StoreError::RecoverySheetUnknown);
        }
        // Counted and not opened: a case of which something is damaged can be erased like any other.
        let entries = views::seqs_of(&self.connection(), key.bytes())?.len() as u64;
        self.append(std::slice::from_ref(entry), random)?;
        self.finish_erasure(passphrase, random)?;
        Ok(Erased { entries })
    }

    /// Whether a case is erased by the record, and its key still here: an erasure that was cut off.
    ///
    /// # Errors
    /// When the desk's record cannot be read.
    pub fn has_unfinished_erasure(&self) -> Result<bool, StoreError> {
        Ok(self.erased_keys()?.iter().any(|key| self.keyring.by_id(key).is_some()))
    }

    /// Finishes an erasure that was cut off; does nothing where there is none.
    ///
    /// # Errors
    /// As [`Desk::erase_case`].
    pub fn finish_erasure(
        &mut self,
        passphrase: &Passphrase,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        if !self.has_unfinished_erasure()? {
            return Ok(());
        }
        let params = self.params_of(passphrase)?;
        let sheet = self.keyring.recovery().ok_or(StoreError::RecoverySheetUnknown)?;
        self.renew(passphrase, params, sheet, random)?;
        self.tidy_up()
    }

    /// The keys that the record says were destroyed.
    pub(crate) fn erased_keys(&self) -> Result<BTreeSet<KeyId>, StoreError> {
        let keys = self.record(Scope::Desk)?.erased_keys();
        Ok(keys.into_iter().map(ScopeKeyId::bytes).collect())
    }

    /// Takes away the blobs of erased scopes, which nobody can open any more, and what crashes left beside blobs.
    pub(crate) fn sweep_erased(&self) -> Result<(), StoreError> {
        let erased = self.erased_keys()?;
        for folder in entries(&self.folder().join(files::BLOBS))? {
            // What others put here (a file manager's notes, a link) is not ours, and must not stand in the way.
            if !is_real(&folder, fs::FileType::is_dir) {
                continue;
            }
            let mut swept = false;
            for path in entries(&folder)?.iter().filter(|path| is_real(path, fs::FileType::is_file)) {
                let left_over = path.extension().is_some();
                if left_over || blob_key(path)?.is_some_and(|key| erased.contains(&key)) {
                    fs::remove_file(path).map_err(StoreError::io("take away", path))?;
                    swept = true;
                }
            }
            if swept {
                files::sync_parent(&folder.join("x"))?;
            }
        }
        Ok(())
    }
}

/// The key to which a blob's own is wrapped, as its file says in the open; `None` when it is no blob.
pub(crate) fn blob_key(path: &Path) -> Result<Option<KeyId>, StoreError> {
    let mut start = Vec::new();
    let length = blobs::MAGIC.len() + size_of::<KeyId>();
    File::open(path)
        .and_then(|file| file.take(length as u64).read_to_end(&mut start))
        .map_err(StoreError::io("read", path))?;
    Ok(start.strip_prefix(blobs::MAGIC).and_then(|key| key.try_into().ok()))
}

/// Whether it is of this kind itself, and no link to one.
pub(crate) fn is_real(path: &Path, kind: impl Fn(&fs::FileType) -> bool) -> bool {
    path.symlink_metadata().is_ok_and(|found| kind(&found.file_type()))
}

fn entries(folder: &Path) -> Result<Vec<std::path::PathBuf>, StoreError> {
    let listed = fs::read_dir(folder).map_err(StoreError::io("look into", folder))?;
    listed
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(StoreError::io("look into", folder))
}

#[cfg(test)]
mod tests {
    use amparo_ledger::act::ErasureReason;
    use tempfile::TempDir;

    use super::*;
    use crate::lock::Holder;
    use crate::testing::{Counting, case, desk_opened, entry, scope, small_case};

    #[test]
    fn a_case_of_which_something_is_damaged_can_be_erased() {
        let parent = TempDir::new().expect("a temporary folder");
        let passphrase = Passphrase::new("correct horse of the tests".to_owned());
        let mut random = Counting::from(1);
        let holder = Holder::this_process("tests", 0);
        let (mut desk, _) =
            Desk::create_for_tests(&parent.path().join("desk"), &passphrase, &holder, &mut random)
                .expect("an empty folder");
        desk.append(&[desk_opened(desk.id())], &mut random).expect("fits");
        desk.append(&small_case(1, 0..3), &mut random).expect("fits");
        desk.connection()
            .execute_batch(
                "DROP TRIGGER payload_is_never_changed;
                 UPDATE payload SET ciphertext = zeroblob(40) WHERE seq = 3",
            )
            .expect("writable");
        let key = desk.scope_key(scope(1)).expect("there");
        let (reason, solo, at_once) = (ErasureReason::Safety, true, true);
        let act = Act::CaseErased { case: case(1), key, reason, solo, at_once };
        let done = desk.erase_case(&entry(Scope::Desk, 9, act), &passphrase, &mut random).expect("erased");
        assert_eq!(done.entries, 5);
        desk.verify().expect("what is left holds");
    }
}
