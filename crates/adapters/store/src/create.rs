//! Creating a desk, and opening it.

use std::fs;
use std::path::Path;

use amparo_ledger::ids::DeskId;
use rusqlite::Connection;

use crate::crypto::{Key, Random, draw};
use crate::database;
use crate::desk::Desk;
use crate::error::StoreError;
use crate::exchange;
use crate::files;
use crate::keyring::Keyring;
use crate::lock::{FolderLock, Holder};
use crate::passphrase::{KdfParams, KdfParamsRefused, Passphrase};
use crate::recovery::RecoverySheet;
use crate::slots::{DeskKeys, SlotFile, Unlock};

/// Puts a desk together from what was opened.
type Assemble = fn(&Path, DeskId, Connection, Keyring, FolderLock, bool) -> Result<Desk, StoreError>;

impl Desk {
    /// Makes a new desk in a folder that is empty or does not exist yet, and the recovery sheet that belongs to it.
    /// The sheet is nowhere on disk: it must be printed now.
    ///
    /// # Errors
    /// When the folder holds something, when the parameters are below the floor, when the disk is full or fails.
    /// Then nothing of the attempt is left.
    pub fn create(
        folder: &Path,
        passphrase: &Passphrase,
        params: KdfParams,
        holder: &Holder,
        random: &mut dyn Random,
    ) -> Result<(Self, RecoverySheet), StoreError> {
        if params.are_for_tests() {
            let refused = KdfParamsRefused { memory_kib: 1024, passes: 1, lanes: 1 };
            return Err(refused.into());
        }
        create_with(folder, passphrase, params.checked()?, holder, random)
    }

    /// Makes a desk whose passphrase costs next to nothing to try: a test opens many desks and must not wait.
    /// The desk says so ([`Desk::is_for_tests`]). It is not for real people.
    ///
    /// # Errors
    /// As [`Desk::create`].
    pub fn create_for_tests(
        folder: &Path,
        passphrase: &Passphrase,
        holder: &Holder,
        random: &mut dyn Random,
    ) -> Result<(Self, RecoverySheet), StoreError> {
        create_with(folder, passphrase, KdfParams::cheap_for_tests(), holder, random)
    }

    /// Opens a desk, and checks the end of its log.
    ///
    /// # Errors
    /// When the folder is no desk or in use, when the passphrase or sheet does not open it, when something in it
    /// does not hold.
    pub fn open(folder: &Path, with: Unlock<'_>, holder: &Holder) -> Result<Self, StoreError> {
        Self::open_as(Self::assemble, folder, with, holder)
    }

    /// Opens a desk that may be damaged, to check it. It must not be written to.
    pub(crate) fn open_to_inspect(
        folder: &Path,
        with: Unlock<'_>,
        holder: &Holder,
    ) -> Result<Self, StoreError> {
        Self::open_as(Self::assemble_to_inspect, folder, with, holder)
    }

    fn open_as(
        assemble: Assemble,
        folder: &Path,
        with: Unlock<'_>,
        holder: &Holder,
    ) -> Result<Self, StoreError> {
        if !folder.join(files::SLOTS).is_file() {
            return Err(StoreError::NotADesk { folder: folder.to_owned() });
        }
        files::close_to_others(folder)?;
        let lock = FolderLock::take(folder, holder)?;
        let exchanged = exchange::finish(folder)?;
        let slots = SlotFile::read(folder)?;
        let keys = DeskKeys::under(&slots.open(with)?);
        let desk = slots.desk();
        let connection = database::open(folder, &keys.database, desk)?;
        let keyring = Keyring::read(folder, desk, keys.keyring)?;
        let desk = assemble(folder, desk, connection, keyring, lock, slots.is_for_tests())?;
        if exchanged {
            desk.sweep_erased()?;
            exchange::end(folder)?;
        }
        Ok(desk)
    }

    /// Whether this passphrase or sheet opens the desk. Costs as much as opening it.
    ///
    /// # Errors
    /// When the key slots cannot be read.
    pub fn opens_with(&self, with: Unlock<'_>) -> Result<bool, StoreError> {
        match SlotFile::read(self.folder())?.open(with) {
            Ok(_) => Ok(true),
            Err(StoreError::WrongPassphrase | StoreError::WrongRecoverySheet) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

fn create_with(
    folder: &Path,
    passphrase: &Passphrase,
    params: KdfParams,
    holder: &Holder,
    random: &mut dyn Random,
) -> Result<(Desk, RecoverySheet), StoreError> {
    let existed = folder.exists();
    check_empty(folder)?;
    files::private_folder(folder)?;
    let lock = FolderLock::take(folder, holder)?;
    // Another process may have made a desk here before the lock was ours.
    check_empty(folder)?;
    let made = fill(folder, passphrase, params, lock, random);
    if made.is_err() {
        undo(folder, existed);
    }
    made
}

fn fill(
    folder: &Path,
    passphrase: &Passphrase,
    params: KdfParams,
    lock: FolderLock,
    random: &mut dyn Random,
) -> Result<(Desk, RecoverySheet), StoreError> {
    let id = DeskId::from_bytes(draw(random));
    let volume = Key::random(random);
    let keys = DeskKeys::under(&volume);
    let sheet = RecoverySheet::random(random);
    let mut slots = SlotFile::new(id);
    slots.set_passphrase(&volume, passphrase, params, random)?;
    slots.set_recovery(&volume, sheet.recipient(), random);

    files::private_folder(&folder.join(files::BLOBS))?;
    let mut keyring = Keyring::new(folder, id, keys.keyring);
    keyring.set_recovery(sheet.recipient(), random)?;
    let connection = database::create(folder, &keys.database, id)?;
    let mut desk = Desk::assemble(folder, id, connection, keyring, lock, slots.is_for_tests())?;
    desk.ensure_signed(random)?;
    // Last, because these make the folder a desk: a creation that was cut off leaves none.
    slots.write(folder)?;
    files::sync_parent(folder)?;
    Ok((desk, sheet))
}

fn check_empty(folder: &Path) -> Result<(), StoreError> {
    if folder.join(files::SLOTS).exists() {
        return Err(StoreError::AlreadyADesk { folder: folder.to_owned() });
    }
    if !folder.exists() {
        return Ok(());
    }
    let mut names = fs::read_dir(folder).map_err(StoreError::io("look into", folder))?;
    let other = names.any(|entry| entry.map_or(true, |entry| entry.file_name() != files::LOCK));
    if other { Err(StoreError::FolderNotEmpty { folder: folder.to_owned() }) } else { Ok(()) }
}

/// Takes away what a failed creation left. The folder was empty, so all of it is ours.
fn undo(folder: &Path, existed: bool) {
    let database = folder.join(files::DATABASE);
    for file in [
        folder.join(files::SLOTS),
        folder.join(files::KEYRING),
        files::with_suffix(&database, "-wal"),
        files::with_suffix(&database, "-shm"),
        database,
        folder.join(files::LOCK),
    ] {
        drop(fs::remove_file(file));
    }
    drop(fs::remove_dir(folder.join(files::BLOBS)));
    if !existed {
        drop(fs::remove_dir(folder));
    }
}
