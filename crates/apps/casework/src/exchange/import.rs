//! Bringing an export into a new desk: all of it or nothing.
//!
//! The new desk is made beside the folder that was named and moved there when everything is in it, so that a desk under
//! that name is always a whole one. It has its own id, keys and log. People, ids, times and content are the old ones; the old
//! log's leaves are archived, so that its proofs can still be tied to it.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_exchange::{Counts, Line, Reader};
use amparo_ledger::act::{Act, Entry};
use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::evidence::{RecordImport, Rehash};
use amparo_ledger::ids::{DeskId, MemberId};
use amparo_ledger::source::Hash32;
use amparo_store::{KdfParams, RecoverySheet};
use serde::Serialize;

use super::words;
use crate::desk::{self, StoreRandom, World};
use crate::problem::{Problem, Sort};

/// So many entries are appended at a time.
const ENTRIES_AT_ONCE: usize = 512;

const NOTHING: &str = "Nothing was imported, and no desk was made.";

/// Where an import goes.
#[derive(Debug, Clone)]
pub struct NewFolder {
    /// The folder of the new desk: empty, or not there yet.
    pub folder: PathBuf,
    /// The passphrase of the new desk.
    pub passphrase: String,
    /// 64 MiB of memory for the passphrase instead of 256.
    pub small_computer: bool,
}

/// What was checked of an export.
#[derive(Debug, Clone, Serialize)]
pub struct CheckedExport {
    /// Whose record it is.
    pub desk: DeskId,
    /// What its people called it.
    pub desk_name: String,
    /// When it was written, in seconds since 1970 UTC.
    pub made_at: i64,
    /// How many entries the log has.
    pub log_entries: u64,
    /// How much of what came along.
    pub counts: Counts,
    /// The root over the log's leaves.
    pub root: Hash32,
    /// Whether the desk's signature over that root was there and held.
    pub signed: bool,
    /// The hash of the manifest.
    pub manifest_sha256: Hash32,
}

/// What an import did.
#[derive(Debug, Clone, Serialize)]
pub struct ImportDone {
    /// What was imported.
    pub export: CheckedExport,
    /// The new desk's folder.
    pub folder: PathBuf,
    /// The new desk.
    pub desk: DeskId,
    /// How many entries were appended as they were.
    pub appended: u64,
    /// How many were made anew: the one that opens the desk.
    pub made_anew: u64,
    /// How many had been erased there: nothing of them came along but their leaf.
    pub erased: u64,
    /// Archived files that were on record and did not come along.
    pub blobs_missing: u64,
}

/// Checks an export from beginning to end, without a desk.
///
/// # Errors
/// Names the first thing that does not hold.
pub fn check_export(folder: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<CheckedExport, Problem> {
    open(folder, progress).map(|(_, _, checked)| checked)
}

fn open(
    folder: &Path,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(Reader, Vec<Hash32>, CheckedExport), Problem> {
    let refused = |error| words::import_problem(&error);
    let reader = Reader::open(folder).map_err(refused)?;
    let checked = reader.check(progress).map_err(refused)?;
    let manifest = reader.manifest();
    let words = CheckedExport {
        desk: manifest.desk.id,
        desk_name: manifest.desk.name.clone(),
        made_at: manifest.made_at,
        log_entries: manifest.log.entries,
        counts: manifest.counts,
        root: manifest.log.root,
        signed: checked.signed,
        manifest_sha256: reader.manifest_sha256(),
    };
    Ok((reader, checked.leaves, words))
}

/// Makes a new desk from an export, and its recovery sheet, which is shown once.
///
/// # Errors
/// When the export does not hold, the folder holds something, the passphrase is too short, or the disk is full. Then
/// there is no new desk.
pub fn import_record(
    export: &Path,
    new: &NewFolder,
    mut world: World,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(ImportDone, RecoverySheet), Problem> {
    let passphrase = desk::long_enough(new.passphrase.clone())?;
    must_be_free(&new.folder)?;
    let (reader, leaves, checked) = open(export, progress)?;
    let unfinished = beside(&new.folder);
    if unfinished.symlink_metadata().is_ok() {
        return Err(Problem::input(
            NOTHING,
            format!("{} is left of an import that was interrupted.", unfinished.display()),
            "Delete that folder; it is no desk yet. Then import again.",
        ));
    }
    let params = if new.small_computer { KdfParams::small_board() } else { KdfParams::default() };
    let holder = desk::holder(world.clock.as_ref());
    let now = world.clock.now();
    let random = &mut StoreRandom(world.random.as_mut());
    let from_store = |error| desk::words(error, NOTHING);
    let made = amparo_store::Desk::create(&unfinished, &passphrase, params, &holder, random)
        .map_err(from_store)
        .and_then(|(mut store, sheet)| {
            let done = fill(&mut store, &reader, &leaves, now, random, progress)?;
            let id = store.id();
            store.close().map_err(from_store)?;
            put_in_place(&unfinished, &new.folder)?;
            Ok((done, id, sheet))
        });
    let (import, id, sheet) = made.inspect_err(|_| drop(fs::remove_dir_all(&unfinished)))?;
    let done = ImportDone {
        export: checked,
        folder: new.folder.clone(),
        desk: id,
        appended: import.appended,
        made_anew: 1,
        erased: import.erased,
        blobs_missing: import.blobs_missing,
    };
    Ok((done, sheet))
}

/// Puts everything into a new store: archived files first, since no entry may speak of a file that is not there.
pub(super) fn fill(
    store: &mut amparo_store::Desk,
    reader: &Reader,
    leaves: &[Hash32],
    now: i64,
    random: &mut StoreRandom<'_>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<RecordImport, Problem> {
    let refused = |error| words::import_problem(&error);
    let from_store = |error| desk::words(error, NOTHING);
    for line in reader.blobs().map_err(refused)? {
        let line = line.map_err(refused)?;
        if let Rehash::Held { size_bytes } = line.found {
            let bytes = reader.bytes(line.sha256, size_bytes).map_err(refused)?;
            store.put_blob(line.scope, &bytes, random).map_err(from_store)?;
        }
    }
    let mut batch: Vec<Entry> = Vec::with_capacity(ENTRIES_AT_ONCE);
    let (mut taken, mut erased) = (0_u64, 0_u64);
    let all = reader.manifest().log.entries;
    for line in reader.entries().map_err(refused)? {
        match line.map_err(refused)? {
            Line::Entry { mut entry, .. } => {
                if let Act::DeskOpened { desk, .. } = &mut entry.act {
                    *desk = store.id();
                }
                batch.push(*entry);
                taken += 1;
            }
            Line::Erased { .. } => erased += 1,
        }
        if batch.len() == ENTRIES_AT_ONCE {
            store.append(&batch, random).map_err(from_store)?;
            batch.clear();
            progress(taken + erased, all);
        }
    }
    store.append(&batch, random).map_err(from_store)?;
    for line in reader.drafts().map_err(refused)? {
        let line = line.map_err(refused)?;
        if crate::accounts::is_secret(line.scope, &line.key) {
            continue;
        }
        let bytes = reader.bytes(line.sha256, line.size_bytes).map_err(refused)?;
        match crate::proposals::asks_of(&line.key, &bytes) {
            Some(asks) => store.put_draft_that_asks(line.scope, &line.key, &bytes, &asks, random),
            None => store.put_draft(line.scope, &line.key, &bytes, random),
        }
        .map_err(from_store)?;
    }
    let member = first_member(store)?;
    let flat: Vec<u8> = leaves.iter().flat_map(|leaf| leaf.0).collect();
    let manifest = reader.manifest();
    let import = RecordImport {
        desk: manifest.desk.id,
        entries: all,
        appended: taken.saturating_sub(1),
        erased,
        head_leaf: manifest.log.head_leaf,
        root: manifest.log.root,
        leaves: store.put_blob(Scope::Desk, &flat, random).map_err(from_store)?,
        checkpoint: manifest.log.checkpoint.clone(),
        manifest: reader.manifest_sha256(),
        blobs: manifest.counts.blobs,
        blobs_missing: manifest.counts.blobs_missing,
        drafts: manifest.counts.drafts,
    };
    let entry = Entry {
        at: now,
        actor: member,
        scope: Scope::Desk,
        audience: Audience::default(),
        act: Act::RecordImported { import: Box::new(import.clone()) },
    };
    store.append(&[entry], random).map_err(from_store)?;
    Ok(import)
}

fn first_member(store: &amparo_store::Desk) -> Result<MemberId, Problem> {
    let record = store.record(Scope::Desk).map_err(|error| desk::words(error, NOTHING))?;
    record.members_here().first().map(|(member, _)| *member).ok_or_else(|| {
        Problem::input(
            NOTHING,
            "The record names no member, so nobody could work at the desk.",
            "Export the record again from a desk that opens.",
        )
    })
}

fn must_be_free(folder: &Path) -> Result<(), Problem> {
    let is_empty = |folder: &Path| fs::read_dir(folder).is_ok_and(|mut names| names.next().is_none());
    if folder.symlink_metadata().is_err() || is_empty(folder) {
        return Ok(());
    }
    Err(Problem::input(
        "Nothing was imported. What is in the folder is as it was.",
        format!(
            "{} is not empty. An import makes a new desk, and never adds to one that is there.",
            folder.display()
        ),
        "Name a folder that does not exist yet with --desk.",
    ))
}

fn beside(folder: &Path) -> PathBuf {
    let mut name = folder.as_os_str().to_owned();
    name.push(".importing");
    name.into()
}

fn put_in_place(unfinished: &Path, folder: &Path) -> Result<(), Problem> {
    let failed = |error: std::io::Error| {
        Problem::new(
            Sort::System,
            NOTHING,
            format!("The new desk could not be moved to {}: {error}.", folder.display()),
            "Check the rights on the folder above it, and import again.",
        )
    };
    if folder.exists() {
        fs::remove_dir(folder).map_err(failed)?;
    }
    fs::rename(unfinished, folder).map_err(failed)?;
    #[cfg(unix)]
    if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::File::open(parent).and_then(|parent| parent.sync_all()).map_err(failed)?;
    }
    Ok(())
}
