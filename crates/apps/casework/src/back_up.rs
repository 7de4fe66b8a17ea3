//! Backing a desk up: into a folder that only the recovery sheet opens, and whoever else is named.

use std::path::{Path, PathBuf};

use amparo_ledger::claim::Scope;
use amparo_store::{BackupOrder, Care, CopyProgress, Done, Recipient, Snapshot, StoreError};
use serde::Serialize;

use crate::desk::{Desk, StoreRandom, moment_in_words, words};
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};

const DAY_SECONDS: i64 = 86_400;

/// What to back up to where.
#[derive(Debug, Clone)]
pub struct BackupWish {
    /// The folder of backups; made if it is not there.
    pub to: PathBuf,
    /// Who may open it besides the recovery sheet: age recipients.
    pub recipients: Vec<String>,
    /// How many days earlier backups are kept.
    pub keep_days: u32,
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackupMade {
    /// The folder.
    pub folder: PathBuf,
    /// Its file in that folder.
    pub file: String,
    /// The size of that file in bytes.
    pub file_bytes: u64,
    /// How many entries it has.
    pub entries: u64,
    /// How many archived documents it has.
    pub documents: u64,
    /// How many of them were copied now.
    pub documents_copied: u64,
    /// How many bytes that was.
    pub bytes_copied: u64,
    /// How many documents of erased cases were taken away from the folder.
    pub documents_removed: u64,
    /// How many earlier backups are still there.
    pub earlier_kept: usize,
    /// How many earlier backups were taken away because of their age.
    pub earlier_removed: usize,
    /// How many of the earlier backups that are kept still have a case that was erased since.
    pub earlier_with_erased: usize,
    /// When the last verified restore was, in words; nothing where there was none.
    pub last_verified_restore: Option<String>,
}

/// Backs the desk up.
///
/// # Errors
/// When the folder cannot be used, a recipient is none, or a disk is full or fails. Earlier backups are whole then.
pub fn back_up(
    desk: &mut Desk,
    wish: &BackupWish,
    progress: &mut dyn FnMut(CopyProgress),
) -> Result<Visible<BackupMade>, Problem> {
    desk.may(Action::ManageKeys, None)?;
    let recipients = wish.recipients.iter().map(|text| recipient(text)).collect::<Result<Vec<_>, _>>()?;
    apart(desk.folder(), &wish.to)?;
    let at = desk.now();
    let keep_since = at - i64::from(wish.keep_days) * DAY_SECONDS;
    let order = BackupOrder { to: &wish.to, at, recipients: &recipients, keep_since };
    let not_made = "The backup was not made. Backups from before are as they were.";
    // It takes long and only reads: others read on, and whoever writes waits.
    let writing = desk.writing();
    let made = desk
        .store()?
        .backup(&order, &mut StoreRandom(&mut desk.random()), progress)
        .map_err(|error| words(error, not_made))?;
    drop(writing);
    let entries = made.snapshot.entries;
    desk.store()?
        .note_care(|care| care.backed_up = Some(Done { at, entries }))
        .map_err(|error| words(error, "The backup was made; that it was could not be noted."))?;
    let care = desk.store()?.care().unwrap_or_default();
    let erased_at = last_erasure(desk)?;
    let backup = BackupMade {
        folder: wish.to.clone(),
        file: made.snapshot.file_name(),
        file_bytes: made.snapshot_bytes,
        entries,
        documents: made.blobs,
        documents_copied: made.blobs_copied,
        bytes_copied: made.bytes_copied,
        documents_removed: made.blobs_removed,
        earlier_kept: made.kept.len(),
        earlier_removed: made.removed.len(),
        earlier_with_erased: made.kept.iter().filter(|kept| has_erased(**kept, erased_at)).count(),
        last_verified_restore: care.restore_verified.map(|done| moment_in_words(done.at)),
    };
    desk.show(Scope::Desk, backup)
}

/// The last moment at which a case was erased.
fn last_erasure(desk: &Desk) -> Result<Option<u64>, Problem> {
    let record = desk.desk_record()?;
    let seqs = record.erasures.values().filter_map(|state| match state {
        amparo_ledger::record::ErasureState::Done { erased, .. } => Some(erased.seq),
        amparo_ledger::record::ErasureState::Waiting { .. } => None,
    });
    Ok(seqs.max())
}

fn has_erased(snapshot: Snapshot, erased: Option<u64>) -> bool {
    erased.is_some_and(|seq| snapshot.entries <= seq)
}

/// What was last done for the safety of the desk, in days before now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CareDays {
    /// The last check of everything.
    pub verified: Option<i64>,
    /// The last backup.
    pub backed_up: Option<i64>,
    /// The last backup that was restored and checked whole.
    pub restore_verified: Option<i64>,
    /// The last checkpoint that was written out.
    pub checkpoint_kept: Option<i64>,
}

/// Notes that a checkpoint was written out to be kept elsewhere.
///
/// # Errors
/// When the desk cannot be written to.
pub fn note_checkpoint_kept(desk: &Desk) -> Result<(), Problem> {
    desk.may(Action::SeeDesk, None)?;
    let (at, entries) = (desk.now(), desk.entry_count()?);
    desk.store()?
        .note_care(|care| care.checkpoint_kept = Some(Done { at, entries }))
        .map_err(|error| words(error, "The checkpoint was written; that it was could not be noted."))
}

/// How many days ago each thing was done that keeps the desk safe.
///
/// # Errors
/// When the desk cannot be read.
pub fn care(desk: &Desk) -> Result<Visible<CareDays>, Problem> {
    desk.may(Action::SeeDesk, None)?;
    let care = desk.store()?.care().map_err(|error| words(error, "The desk could not be read."))?;
    let now = desk.now();
    let days = |done: Option<Done>| done.map(|done| (now - done.at).max(0) / DAY_SECONDS);
    let Care { verified, backed_up, restore_verified, checkpoint_kept } = care;
    let days = CareDays {
        verified: days(verified),
        backed_up: days(backed_up),
        restore_verified: days(restore_verified),
        checkpoint_kept: days(checkpoint_kept),
    };
    desk.show(Scope::Desk, days)
}

fn recipient(text: &str) -> Result<Recipient, Problem> {
    text.parse().map_err(|error| {
        Problem::input(
            "No backup was made.",
            format!("“{text}” cannot be used as a recipient: {error}."),
            "Give the public key as `age-keygen` prints it.",
        )
    })
}

/// A backup inside the desk's folder would be lost with it, and a desk inside the backup's would be copied for ever.
fn apart(desk: &Path, to: &Path) -> Result<(), Problem> {
    let whole = |path: &Path| {
        let found = path.canonicalize().ok();
        found.or_else(|| Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?)))
    };
    let (Some(desk), Some(to)) = (whole(desk), whole(to)) else {
        return Ok(());
    };
    if desk.starts_with(&to) || to.starts_with(&desk) {
        return Err(Problem::input(
            "No backup was made.",
            format!("{} and the desk's folder lie in one another.", to.display()),
            "Name a folder elsewhere, best on another disk that is kept in another place.",
        ));
    }
    Ok(())
}

/// Facts about backups, restoring and erasing in words; `None` for any other.
pub(crate) fn words_of_keeping(error: &StoreError, what: &str) -> Option<Problem> {
    let why = error.to_string();
    let say = |sort, why: String, mend: &str| Problem::new(sort, what, why, mend);
    Some(match error {
        StoreError::RecoverySheetUnknown => say(
            Sort::Question,
            "This desk was made before it kept the public part of its recovery sheet, without which it can neither be backed up nor a case erased.".into(),
            "Make a new recovery sheet with `amparo passphrase new-sheet`, and try again.",
        ),
        StoreError::NotABackup { folder } => say(
            Sort::NotFound,
            format!("The folder {} holds no backups.", folder.display()),
            "Name the folder that was given to `amparo backup`.",
        ),
        StoreError::BackupOfOtherDesk { .. } => say(
            Sort::Input,
            format!("{why}."),
            "Name another folder: each desk has a folder of its own for its backups.",
        ),
        StoreError::BackupDamaged { .. } => say(
            Sort::Damaged,
            format!("{why}."),
            "Use another backup: an earlier one with --snapshot, or another copy of the folder. If the desk is still there, delete the file that is named and make a new backup.",
        ),
        StoreError::Rollback { found, known } => say(
            Sort::Forbidden,
            format!(
                "This backup has {found} entries, and {known} are known to have existed: what was recorded in between would be lost, and a case that was erased since would be back."
            ),
            "Look for a newer backup. If there is none, say --accept-rollback; the record will say so.",
        ),
        StoreError::OtherHistory => say(
            Sort::Damaged,
            "The backup and what is known from elsewhere are two different histories of one desk.".into(),
            "Keep both, and find out which computer wrote which. Do not go on with either before that.",
        ),
        StoreError::ForeignCheckpoint => say(
            Sort::Input,
            "The checkpoint was not signed by the desk whose backup this is.".into(),
            "Give the checkpoint that this desk wrote.",
        ),
        _ => return None,
    })
}
