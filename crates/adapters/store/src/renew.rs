//! Renewing what opens the desk: a new passphrase, a new recovery sheet, a new volume key.
//!
//! With each of them the volume key changes, and database, keyring and slots are written anew under it. So a copy of
//! the folder from before, with the passphrase or sheet of before, opens that copy and the bytes of documents whose
//! case was open then; it does not open what is written here from now on.

use std::collections::BTreeSet;

use crate::age::Recipient;
use crate::crypto::{Key, Random};
use crate::database;
use crate::desk::Desk;
use crate::error::StoreError;
use crate::exchange;
use crate::files;
use crate::keyring::KeyId;
use crate::passphrase::{KdfParams, Passphrase};
use crate::recovery::RecoverySheet;
use crate::slots::{DeskKeys, SlotFile, Unlock};
use crate::snapshot;

/// How far what opens the desk was renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewed {
    /// The volume key too: an old copy and an old passphrase do not open what is written from now on.
    VolumeKey,
    /// Only the slot: the desk does not know the public part of its recovery sheet, so a new volume key would shut the
    /// sheet out. An old copy and the old passphrase open the record as it goes on.
    SlotOnly,
}

impl Desk {
    /// Sets a new passphrase in place of the old one. `proof` shows that whoever asks may do so: the old
    /// passphrase, or the recovery sheet when it is forgotten.
    ///
    /// A copy of the folder from before still opens with the old passphrase.
    ///
    /// # Errors
    /// When the proof does not open the desk, when the parameters are below the floor, when the disk is full or
    /// fails. Then the old passphrase still holds.
    pub fn change_passphrase(
        &mut self,
        proof: Unlock<'_>,
        new: &Passphrase,
        params: KdfParams,
        random: &mut dyn Random,
    ) -> Result<Renewed, StoreError> {
        let mut slots = SlotFile::read(self.folder())?;
        let volume = slots.open(proof)?;
        // Never what the slot says: whoever opens the desk with the sheet has not authenticated the other slot.
        let params = params.checked()?;
        let sheet = match proof {
            Unlock::Recovery(sheet) => Some(sheet.recipient()),
            Unlock::Passphrase(_) => self.keyring.recovery(),
        };
        if let Some(sheet) = sheet {
            self.renew(new, params, sheet, random)?;
            // The new passphrase holds, whatever else fails.
            drop(self.tidy_up());
            return Ok(Renewed::VolumeKey);
        }
        slots.set_passphrase(&volume, new, params, random)?;
        slots.write(self.folder())?;
        Ok(Renewed::SlotOnly)
    }

    /// Makes a new recovery sheet in place of the old one, which opens the desk no longer. `passphrase` is the desk's.
    ///
    /// # Errors
    /// When the passphrase does not open the desk, or the disk is full or fails. Then the old sheet still holds.
    pub fn new_recovery_sheet(
        &mut self,
        passphrase: &Passphrase,
        random: &mut dyn Random,
    ) -> Result<RecoverySheet, StoreError> {
        let params = self.params_of(passphrase)?;
        let sheet = RecoverySheet::random(random);
        self.renew(passphrase, params, sheet.recipient(), random)?;
        // The old sheet opens nothing any more: a failure here must not keep the new one from the person.
        drop(self.tidy_up());
        Ok(sheet)
    }

    /// Whether the desk knows the public part of its recovery sheet: without it no backup can be made and no case
    /// erased. Desks of before it was kept learn it from the sheet, or get a new sheet.
    pub fn knows_its_recovery_sheet(&self) -> bool {
        self.keyring.recovery().is_some()
    }

    /// Keeps the public part of the sheet that opened the desk.
    ///
    /// # Errors
    /// When the sheet does not open the desk, or the disk is full or fails.
    pub fn learn_recovery_sheet(
        &mut self,
        sheet: &RecoverySheet,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        if self.keyring.recovery() == Some(sheet.recipient()) {
            return Ok(());
        }
        SlotFile::read(self.folder())?.open(Unlock::Recovery(sheet))?;
        self.keyring.set_recovery(sheet.recipient(), random)
    }

    /// Whether this passphrase opens the desk. It costs what trying a passphrase costs.
    ///
    /// # Errors
    /// When the key slots cannot be read.
    pub fn passphrase_opens(&self, passphrase: &Passphrase) -> Result<bool, StoreError> {
        match self.params_of(passphrase) {
            Ok(_) => Ok(true),
            Err(StoreError::WrongPassphrase) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// What it costs to try the passphrase, after checking that this is it.
    pub(crate) fn params_of(&self, passphrase: &Passphrase) -> Result<KdfParams, StoreError> {
        let slots = SlotFile::read(self.folder())?;
        slots.open(Unlock::Passphrase(passphrase))?;
        slots.params().ok_or(StoreError::WrongPassphrase)
    }

    /// Writes everything anew under a new volume key, without what was erased, and puts it in place at once.
    pub(crate) fn renew(
        &mut self,
        passphrase: &Passphrase,
        params: KdfParams,
        sheet: Recipient,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let folder = self.folder().to_owned();
        let without = self.erased_keys()?;
        exchange::clear(&folder)?;
        let volume = Key::random(random);
        let keys = DeskKeys::under(&volume);
        let written = self.write_next(&volume, &without, (passphrase, params, sheet), random);
        if let Err(error) = written.and_then(|()| exchange::decide(&folder)) {
            // Not decided: what was written takes room that may be the very thing that is missing.
            if !matches!(exchange::finish(&folder), Ok(false)) {
                // It was, as far as the folder says; only the disk would not answer for it.
                self.let_go_of_database();
            }
            return Err(error);
        }
        // From here on the new files are the desk's, whatever happens to this process.
        self.let_go_of_database();
        exchange::finish(&folder)?;
        let connection = database::open(&folder, &keys.database, self.id())?;
        let mut keyring = self.keyring.copy_without(&without, &folder, keys.keyring);
        keyring.moved_to(&folder);
        keyring.replace_recovery(sheet);
        self.take_up(connection, keyring);
        Ok(())
    }

    /// Does what hangs on a renewal. Left undone, it is done when the desk is next opened.
    pub(crate) fn tidy_up(&self) -> Result<(), StoreError> {
        self.sweep_erased()?;
        exchange::end(self.folder())
    }

    fn write_next(
        &self,
        volume: &Key,
        without: &BTreeSet<KeyId>,
        (passphrase, params, sheet): (&Passphrase, KdfParams, Recipient),
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let folder = self.folder();
        let keys = DeskKeys::under(volume);
        let database = exchange::next(folder, files::DATABASE);
        snapshot::copy_database(&self.connection(), &database, &keys.database, without)?;
        let keyring = exchange::next(folder, files::KEYRING);
        self.keyring.copy_without(without, &keyring, keys.keyring).set_recovery(sheet, random)?;
        let mut slots = SlotFile::new(self.id());
        slots.set_passphrase(volume, passphrase, params, random)?;
        slots.set_recovery(volume, sheet, random);
        slots.write_to(&exchange::next(folder, files::SLOTS))
    }
}
