//! Taking the whole record out of a desk as plain files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use amparo_exchange::{About, Counts, Found, Manifest, ManifestDesk, Writer};
use amparo_ledger::act::{Act, Entry};
use amparo_ledger::claim::Scope;
use amparo_ledger::evidence::{ExportForm, RecordExport};
use amparo_ledger::source::Hash32;
use amparo_store::StoreError;
use serde::Serialize;

use super::words;
use crate::accounts;
use crate::desk::{self, Desk};
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// What a person must know before the record leaves in the open.
pub const PLAIN_WARNING: &str = "An export is PLAIN text: whoever gets the folder reads every name, every claim and every document in it, \
     also what is sealed. Keep it on an encrypted disk, hand it over in person, and destroy it when it has served.";

/// So many entries are held in memory at a time.
const ENTRIES_AT_ONCE: u64 = 256;

/// Whether the person said that the record may leave in the open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// They said so.
    Wanted,
    /// They did not.
    NotSaid,
}

/// What an export holds.
#[derive(Debug, Clone, Serialize)]
pub struct ExportDone {
    /// Where it lies.
    pub folder: PathBuf,
    /// How many entries the log has.
    pub log_entries: u64,
    /// How much of what was written.
    pub counts: Counts,
    /// The root over the log's leaves.
    pub root: Hash32,
    /// The hash of the manifest: who gets the export compares it.
    pub manifest_sha256: Hash32,
    /// What a person must know.
    pub warning: &'static str,
}

/// Writes the whole record to a folder that is empty or does not exist yet, and puts that on record.
///
/// # Errors
/// When nobody said that it may lie in the open, the folder holds something, an entry does not hold, or the disk is full.
/// Then nothing is left of it.
pub fn export_record(
    desk: &mut Desk,
    folder: &Path,
    plain: Plain,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Visible<ExportDone>, Problem> {
    if plain == Plain::NotSaid {
        return Err(Problem::question(
            "Nothing was exported.",
            PLAIN_WARNING,
            "If that is what you want, say so with --plain. To keep a copy of the desk that stays encrypted, use `amparo backup`.",
        ));
    }
    desk.may(Action::ExportRecord, None)?;
    let lies_within = |inner: &Path, outer: &Path| {
        let parent = inner.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        match (parent.canonicalize(), outer.canonicalize()) {
            (Ok(inner), Ok(outer)) => inner.starts_with(outer),
            _ => false,
        }
    };
    if lies_within(folder, desk.folder()) {
        return Err(Problem::input(
            "Nothing was exported.",
            "The folder lies within the desk's own folder, where everything is encrypted.",
            "Name a folder elsewhere.",
        ));
    }
    let record = desk.desk_record()?;
    let name = record.desk.as_ref().map(|desk| desk.name.clone()).unwrap_or_default();
    let open = desk.open_entries()?;
    // It takes long and only reads: others read on, and whoever writes waits.
    let writing = desk.writing();
    let (manifest, sha256) =
        write_export(&*desk.store()?, folder, &name, desk.now(), &|one| open.shows(one), progress)?;
    drop(writing);
    let export = RecordExport {
        entries: manifest.log.entries,
        head_leaf: manifest.log.head_leaf,
        manifest: sha256,
        to: folder.display().to_string(),
        form: ExportForm::Plain,
    };
    if let Err(problem) = desk.append(Scope::Desk, vec![Act::RecordExported { export: Box::new(export) }]) {
        // What is not on record does not leave. The folder was empty before, so all of it is ours.
        drop(std::fs::remove_dir_all(folder));
        return Err(problem);
    }
    let done = ExportDone {
        folder: folder.to_owned(),
        log_entries: manifest.log.entries,
        counts: manifest.counts,
        root: manifest.log.root,
        manifest_sha256: sha256,
        warning: PLAIN_WARNING,
    };
    desk.show(Scope::Desk, done)
}

/// Writes what the store holds. Entries are read a few at a time, archived files one at a time.
pub(super) fn write_export(
    store: &amparo_store::Desk,
    folder: &Path,
    desk_name: &str,
    now: i64,
    shows: &dyn Fn(&Entry) -> bool,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(Manifest, Hash32), Problem> {
    let from_store = |error| desk::words(error, "Nothing was exported.");
    let refused = |error| words::export_problem(&error);
    let mut writer = Writer::create(folder).map_err(refused)?;
    let count = store.entry_count();
    let mut seen = BTreeSet::new();
    let mut scopes = BTreeSet::from([Scope::Desk]);
    let mut first = 0;
    while first < count {
        let last = (first + ENTRIES_AT_ONCE).min(count);
        let mut logged = store.entries(first..last).map_err(from_store)?.into_iter().peekable();
        for seq in first..last {
            // Those of an erased case are left out by the store: their leaf is what is left.
            let Some(one) = logged.next_if(|one| one.seq == seq) else {
                let leaf = store.inclusion(seq).map_err(from_store)?.leaf;
                writer.erased(seq, leaf).map_err(refused)?;
                continue;
            };
            // What is not open to whoever exports is to them as if it were erased.
            if !shows(&one.entry) {
                writer.erased(seq, one.leaf).map_err(refused)?;
                continue;
            }
            writer.entry(seq, one.leaf, &one.entry).map_err(refused)?;
            let scope = one.entry.scope;
            scopes.insert(scope);
            for sha256 in one.entry.act.blobs() {
                if seen.insert((scope, sha256)) {
                    match store.blob(scope, sha256) {
                        Ok(Some(bytes)) => writer.blob(scope, sha256, Found::Held(&bytes)),
                        Ok(None) => writer.blob(scope, sha256, Found::Missing),
                        Err(StoreError::Corrupt { .. }) => writer.blob(scope, sha256, Found::Altered),
                        Err(error) => return Err(from_store(error)),
                    }
                    .map_err(refused)?;
                }
            }
        }
        first = last;
        progress(first, count);
    }
    for scope in scopes {
        for draft in store.drafts(scope).map_err(from_store)? {
            // Passwords and second factors stay where they are: people join the other desk anew.
            if accounts::is_secret(scope, &draft.key) {
                continue;
            }
            writer.draft(scope, &draft.key, &draft.bytes).map_err(refused)?;
        }
    }
    let about = About {
        program: format!("amparo {}", env!("CARGO_PKG_VERSION")),
        made_at: now,
        desk: ManifestDesk {
            id: store.id(),
            name: desk_name.to_owned(),
            public_key: store.public_key().map(|key| key.to_string()),
        },
        checkpoint: store.checkpoint().map_err(from_store)?.map(|note| note.to_string()),
    };
    writer.finish(about).map_err(refused)
}
