//! Proofs for a stranger, made from what the tables hold: of one entry, and of the log's growth.
//!
//! Nothing is believed on the way: the entry is opened and checked, and a proof that would not hold is not given.

use amparo_ledger::checkpoint::{PublicKey, SignedCheckpoint};
use amparo_ledger::proof::{EntryProof, GrowthProof, ProofError};
use amparo_ledger::tree::TreeError;

use crate::desk::Desk;
use crate::error::StoreError;
use crate::log;

impl Desk {
    /// The proof that entry `seq` stands in the log of the newest checkpoint. `shows` says of the path of each field whether
    /// it is shown; the others are there as hashes.
    ///
    /// # Errors
    /// When there is no such entry or no checkpoint, the entry was erased or cannot be opened, or no field is shown.
    pub fn entry_proof(&self, seq: u64, shows: &dyn Fn(&str) -> bool) -> Result<EntryProof, StoreError> {
        let path = self.inclusion(seq)?.path;
        let (checkpoint, key) = self.newest_signed()?;
        let place = [log::as_stored(seq)?];
        let mut made = None;
        log::for_each(&self.connection(), "WHERE entry.seq = ?1", place, |stored| {
            let envelope = stored.envelope(self.id())?;
            let scope = self.keyring.by_id(&envelope.key);
            let scope = scope.ok_or_else(|| StoreError::corrupt_entry(seq, "no key opens it any more"))?;
            let payload = stored
                .payload(self.id(), &envelope, scope)
                .map_err(|damage| StoreError::corrupt_entry(seq, damage.to_string()))?;
            let proof =
                EntryProof::new(&envelope.encode(), &payload, shows, path.clone(), checkpoint.clone(), key);
            made = Some(proof.map_err(|error| StoreError::corrupt_entry(seq, error.to_string()))?);
            Ok(())
        })?;
        made.ok_or_else(|| StoreError::corrupt_entry(seq, "it is missing"))
    }

    /// The proof that the log of the newest checkpoint begins with the log of `old`, which the desk signed earlier; or why
    /// there is none: another desk's, another key's, or a checkpoint of a log that this one did not grow from.
    ///
    /// # Errors
    /// When there is no checkpoint, or the tree cannot be read.
    pub fn growth_proof(
        &self,
        old: &SignedCheckpoint,
    ) -> Result<Result<GrowthProof, ProofError>, StoreError> {
        let (newest, key) = self.newest_signed()?;
        let (old_head, new) = match old.check(&key) {
            Ok(checkpoint) if checkpoint.size <= self.entry_count() => (checkpoint, newest.unchecked()),
            Ok(checkpoint) => {
                let shrunk = TreeError::Shrunk { old: checkpoint.size, new: self.entry_count() };
                return Ok(Err(shrunk.into()));
            }
            Err(error) => return Ok(Err(error.into())),
        };
        let grown = self.consistency(old_head.size)?;
        let proof = GrowthProof { key, old: old_head.size, new: grown.size, path: grown.path };
        Ok(proof.check_heads(old_head, new).map(|()| proof))
    }

    fn newest_signed(&self) -> Result<(SignedCheckpoint, PublicKey), StoreError> {
        let none = || StoreError::corrupt("no checkpoint is on file");
        Ok((self.checkpoint()?.ok_or_else(none)?, self.public_key().ok_or_else(none)?))
    }
}
