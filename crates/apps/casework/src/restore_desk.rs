//! Having a desk again from its backup, and trying out whether that would work.

use std::path::{Path, PathBuf};

use amparo_ledger::act::Act;
use amparo_ledger::checkpoint::SignedCheckpoint;
use amparo_ledger::claim::Scope;
use amparo_store::{
    CopyProgress, Done, Identity, KdfParams, Known, RestoreOrder, Restored, Snapshot, StoreError, backups_in,
};
use serde::Serialize;

use crate::desk::{Desk, StoreRandom, World, holder, long_enough, moment_in_words, sheet_of, words};
use crate::policy::Action;
use crate::problem::Problem;

/// What opens a backup.
pub enum Opens {
    /// What stands on the recovery sheet.
    Sheet(String),
    /// The text of an age identity file, for a further recipient.
    Identity(String),
}

/// What to restore.
pub struct RestoreWish {
    /// The folder of backups.
    pub from: PathBuf,
    /// The name of the file of one backup; the newest one if `None`.
    pub snapshot: Option<String>,
    /// What opens it.
    pub opens: Opens,
    /// Checkpoints that were kept elsewhere, as text.
    pub checkpoints: Vec<String>,
    /// An older state than one that is known is accepted.
    pub accept_rollback: bool,
}

/// A backup in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupRow {
    /// The name of its file.
    pub file: String,
    /// When it was made, in words.
    pub at: String,
    /// How many entries it has.
    pub entries: u64,
}

/// What was restored and checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RestoreDone {
    /// The name of the backup's file.
    pub file: String,
    /// When it was made, in words.
    pub backup_at: String,
    /// How many entries were opened and hold.
    pub entries: u64,
    /// How many archived documents were opened and hold.
    pub documents: u64,
    /// How many bytes of documents were copied.
    pub document_bytes: u64,
    /// How many documents are not in the folder of backups any more: their case was erased since. Only after
    /// --accept-rollback.
    pub documents_missing: u64,
    /// Documents that were on record and not on file when the backup was made.
    pub documents_never_there: usize,
    /// How many entries are known to have existed beyond these.
    pub entries_lost: u64,
    /// How many entries the desk that is here got since the backup.
    pub entries_since: Option<u64>,
}

/// The backups in a folder, the oldest first. Their names say when; nothing is opened.
///
/// # Errors
/// When the folder holds no backups.
pub fn list_backups(folder: &Path) -> Result<Vec<BackupRow>, Problem> {
    let (_, found) = backups_in(folder).map_err(|error| words(error, "Nothing was restored."))?;
    let row = |found: &Snapshot| BackupRow {
        file: found.file_name(),
        at: moment_in_words(found.at),
        entries: found.entries,
    };
    Ok(found.iter().map(row).collect())
}

/// Whether this folder holds the desk of which the other holds backups: then what it knows must be asked before an older
/// state is brought back.
pub fn is_desk_of(folder: &Path, backups: &Path) -> bool {
    let desk = amparo_store::desk_in(folder);
    desk.is_some() && backups_in(backups).ok().map(|(desk, _)| desk) == desk
}

/// Brings a desk back into a folder of its own, with a new passphrase, and records that it was. `living` is the desk
/// itself where it is still here.
///
/// # Errors
/// When nothing opens the backup, when anything in it does not hold, when it is older than a known state, when the folder is
/// not empty. Then there is no desk in it.
pub fn restore(
    wish: &RestoreWish,
    to: &Path,
    passphrase: String,
    living: Option<&Desk>,
    mut world: World,
    progress: &mut dyn FnMut(CopyProgress),
) -> Result<RestoreDone, Problem> {
    let passphrase = long_enough(passphrase)?;
    let order = Ready::of(wish, living)?;
    let holder = holder(world.clock.as_ref());
    let restored = amparo_store::Desk::restore(
        &order.order(wish),
        to,
        (&passphrase, KdfParams::default()),
        &holder,
        &mut StoreRandom(world.random.as_mut()),
        progress,
    );
    let (store, restored) = restored.map_err(|error| words(error, "No desk was restored."))?;
    let desk = Desk::of_store(store, world)?;
    let (backup_at, entries) = (restored.snapshot.at, restored.snapshot.entries);
    let act = Act::DeskRestored { backup_at, entries, known_entries: restored.known_entries };
    // The one who restores is the one who manages the desk that came back.
    desk.append_unasked(vec![(Scope::Desk, act)])?;
    crate::accounts::after_restore(desk.shared())?;
    Ok(done(&restored, None))
}

/// Restores a backup into a temporary folder, checks it whole, throws the folder away, and notes it at the desk that is
/// here, if one is.
///
/// # Errors
/// As [`restore`].
pub fn try_restore(
    wish: &RestoreWish,
    temporary: &Path,
    living: Option<&mut Desk>,
    world: &World,
    progress: &mut dyn FnMut(CopyProgress),
) -> Result<RestoreDone, Problem> {
    let mut order = Ready::of(wish, living.as_deref())?;
    // A backup is always a little older than the desk; here that is told and not refused.
    order.known.retain(|known| matches!(known, Known::Checkpoint(_)));
    let history = living.as_deref().map(|desk| order.known_of(desk)).transpose()?;
    order.same_history = history;
    let holder = holder(world.clock.as_ref());
    let tried = amparo_store::Desk::try_restore(&order.order(wish), temporary, &holder, progress)
        .map_err(|error| words(error, "The restore that was tried out did not succeed."))?;
    let mut since = None;
    if let Some(desk) = living {
        let (at, entries) = (desk.now(), tried.verified.entries);
        since = Some(desk.entry_count()?.saturating_sub(entries));
        desk.store()?
            .note_care(|care| care.restore_verified = Some(Done { at, entries }))
            .map_err(|error| words(error, "The restore was tried out and holds; that could not be noted."))?;
    }
    Ok(done(&tried, since))
}

/// A wish whose parts were read.
struct Ready {
    identity: Identity,
    snapshot: Option<Snapshot>,
    found: Vec<Snapshot>,
    known: Vec<Known>,
    /// What the desk that is here knows, where only another history is refused and not an older state.
    same_history: Option<Known>,
}

impl Ready {
    fn of(wish: &RestoreWish, living: Option<&Desk>) -> Result<Self, Problem> {
        let nothing = "Nothing was restored.";
        let identity = match &wish.opens {
            Opens::Sheet(text) => sheet_of(text)?.identity(),
            Opens::Identity(text) => Identity::read(text).map_err(|error| {
                Problem::input(
                    nothing,
                    format!("The identity file cannot be used: {error}."),
                    "Give the file that `age-keygen` wrote.",
                )
            })?,
        };
        let (_, found) = backups_in(&wish.from).map_err(|error| words(error, nothing))?;
        let snapshot = match &wish.snapshot {
            None => None,
            Some(name) => Some(*found.iter().find(|found| found.file_name() == *name).ok_or_else(|| {
                Problem::not_found(
                    nothing,
                    format!("There is no backup “{name}” in the folder."),
                    "`amparo restore FROM --list` shows what is there.",
                )
            })?),
        };
        let mut known = Vec::new();
        for text in &wish.checkpoints {
            let note = SignedCheckpoint::parse(text).map_err(|error| {
                Problem::input(
                    nothing,
                    format!("The checkpoint cannot be read: {error}."),
                    "Give the file as `amparo checkpoint` wrote it.",
                )
            })?;
            known.push(Known::Checkpoint(Box::new(note)));
        }
        let mut ready = Self { identity, snapshot, found, known, same_history: None };
        if let Some(desk) = living {
            let state = ready.known_of(desk)?;
            ready.known.push(state);
        }
        Ok(ready)
    }

    fn known_of(&self, desk: &Desk) -> Result<Known, Problem> {
        desk.may(Action::ManageKeys, None)?;
        let state = desk.store()?.known_state(&self.found);
        state.map_err(|error: StoreError| words(error, "Nothing was restored."))
    }

    fn order<'a>(&'a self, wish: &'a RestoreWish) -> RestoreOrder<'a> {
        RestoreOrder {
            from: &wish.from,
            snapshot: self.snapshot,
            identity: &self.identity,
            known: &self.known,
            same_history: self.same_history.as_ref(),
            accept_rollback: wish.accept_rollback,
        }
    }
}

fn done(restored: &Restored, entries_since: Option<u64>) -> RestoreDone {
    let entries = restored.verified.entries;
    RestoreDone {
        file: restored.snapshot.file_name(),
        backup_at: moment_in_words(restored.snapshot.at),
        entries,
        documents: restored.verified.blobs,
        document_bytes: restored.blob_bytes,
        documents_missing: restored.blobs_missing,
        documents_never_there: restored.verified.bytes_missing.len(),
        entries_lost: restored.known_entries.map_or(0, |known| known.saturating_sub(entries)),
        entries_since,
    }
}
