//! Working the views out again from the log.
//!
//! A long log takes long, so the work is kept: whoever kills it and starts it again goes on. It is done beside the views
//! in use, in tables of its own, and changes places with them at the end in one transaction; until then, and when the log
//! turns out to be damaged, the views are as they were. First each entry is placed in its scope, for which envelopes are enough;
//! then each scope is folded by itself, so that no more is in memory than the largest of them and a few entries.
//!
//! Entries whose key was destroyed stay in the log and are in no view.

use amparo_ledger::act::Entry;
use amparo_ledger::entry::{Envelope, NO_PREVIOUS_LEAF};
use amparo_ledger::record::{AtDesk, Record};
use amparo_ledger::source::Hash32;
use amparo_ledger::tree::Frontier;
use rusqlite::{Connection, params};

use crate::crypto::Random;
use crate::database::{delete_meta, meta, set_meta};
use crate::desk::{Desk, Logged};
use crate::drafts;
use crate::error::StoreError;
use crate::keyring::{KeyId, ScopeKey};
use crate::log::{self, COLUMNS, Stored};
use crate::records::{self, FOLD_ENTRIES, FOLD_VERSION};
use crate::tree;
use crate::verify::{Progress, Stage, pipeline};
use crate::views::{self, CaseRow, case_indexes, case_tables};

/// What was done is kept after so many entries.
const KEPT_EVERY_ENTRIES: u64 = if cfg!(test) { 64 } else { 16_384 };

/// A scope that is longer than this is kept while it is half folded.
const LONG_SCOPE_ENTRIES: u64 = if cfg!(test) { 150 } else { 65_536 };

const BATCH_ENTRIES: usize = if cfg!(test) { 16 } else { 256 };

/// The name under which it is kept how far the work is.
const STATE: &str = "rebuild";

const TABLES: &str = concat!(
    "
CREATE TABLE new_entry_of_scope (
    scope_key BLOB NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (scope_key, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE new_scope (
    scope_key BLOB PRIMARY KEY,
    applied INTEGER NOT NULL,
    done INTEGER NOT NULL
) STRICT;
",
    case_tables!("new_"),
);

const FORGET: &str = "
DROP TABLE IF EXISTS new_entry_of_scope;
DROP TABLE IF EXISTS new_case_row;
DROP TABLE IF EXISTS new_case_member;
DROP TABLE IF EXISTS new_person_name;
DROP TABLE IF EXISTS new_scope;
";

const CHANGE_PLACES: &str = concat!(
    "
DROP TABLE entry_of_scope;
ALTER TABLE new_entry_of_scope RENAME TO entry_of_scope;
DROP TABLE case_row;
ALTER TABLE new_case_row RENAME TO case_row;
DROP TABLE case_member;
ALTER TABLE new_case_member RENAME TO case_member;
DROP TABLE person_name;
ALTER TABLE new_person_name RENAME TO person_name;
DELETE FROM folded WHERE scope_key NOT IN (SELECT scope_key FROM new_scope);
DROP TABLE new_scope;
",
    case_indexes!(),
);

/// What was rebuilt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rebuilt {
    /// How many entries the log has.
    pub entries: u64,
    /// How many of them are in no view, because the key of their scope is not there any more.
    pub closed: u64,
    /// How many scopes were folded, the desk's own among them.
    pub scopes: u64,
    /// How many entries an earlier attempt had already placed or folded when it ended.
    pub resumed: u64,
}

/// How far the first part is.
struct Placed {
    next: u64,
    leaf: Hash32,
    closed: u64,
    frontier: Frontier,
}

/// A scope that is to be folded.
struct Due {
    key: KeyId,
    entries: u64,
    /// The number after its last entry.
    end: u64,
}

impl Desk {
    /// Throws the views away and works them out again from the log.
    ///
    /// # Errors
    /// When an entry does not hold, when the disk is full or fails. Then the views are as they were, and what was
    /// done is kept for the next attempt.
    pub fn rebuild(&mut self, random: &mut dyn Random) -> Result<(), StoreError> {
        self.rebuild_reporting(random, &mut |_| {}).map(drop)
    }

    /// The same, saying how far it is.
    ///
    /// # Errors
    /// As [`Desk::rebuild`].
    pub fn rebuild_reporting(
        &mut self,
        random: &mut dyn Random,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Rebuilt, StoreError> {
        self.rebuild_with(Some(random), progress)
    }

    /// The same without folds, which need randomness; they come back as entries are added.
    pub(crate) fn rebuild_views(&mut self) -> Result<(), StoreError> {
        self.rebuild_with(None, &mut |_| {}).map(drop)
    }

    fn rebuild_with(
        &mut self,
        random: Option<&mut dyn Random>,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Rebuilt, StoreError> {
        self.records().clear();
        let connection = self.connection();
        let (mut placed, before) = begin(&connection)?;
        let mut rebuild = Rebuild { desk: self, connection: &connection, random, progress };
        rebuild.place(&mut placed)?;
        let (scopes, folded_before) = rebuild.fold()?;
        finish(&connection, self, &placed)?;
        let resumed = before.max(folded_before);
        let tree = tree::load(&connection, self.head(), self.public_key().as_ref())?;
        drop(connection);
        self.views_changed();
        if self.tree.is_some() {
            self.tree = tree;
        }
        Ok(Rebuilt { entries: placed.next, closed: placed.closed, scopes, resumed })
    }
}

/// Takes up what an earlier attempt left, or begins.
fn begin(connection: &Connection) -> Result<(Placed, u64), StoreError> {
    let state = meta(connection, STATE)?;
    if let Some(placed) = state.as_deref().and_then(Placed::read) {
        let before = placed.next;
        return Ok((placed, before));
    }
    let action = || StoreError::database("begin to rebuild the views");
    let transaction = connection.unchecked_transaction().map_err(action())?;
    forget(&transaction)?;
    transaction.execute_batch(TABLES).map_err(action())?;
    let placed = Placed { next: 0, leaf: NO_PREVIOUS_LEAF, closed: 0, frontier: Frontier::new() };
    set_meta(&transaction, STATE, &placed.state())?;
    transaction.commit().map_err(action())?;
    Ok((placed, 0))
}

/// Throws away what an attempt that did not end has left. Erasing a scope must do this: its rows lie there too.
pub(crate) fn forget(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(FORGET).map_err(StoreError::database("forget a rebuild that did not end"))?;
    delete_meta(connection, STATE)
}

/// The row of this scope was worked out before its drafts changed: whoever goes on works it out again.
pub(crate) fn drafts_changed(connection: &Connection, key: KeyId) -> Result<(), StoreError> {
    if meta(connection, STATE)?.is_none() {
        return Ok(());
    }
    connection
        .execute("DELETE FROM new_scope WHERE scope_key = ?1", [key])
        .map_err(StoreError::database("note that drafts changed"))
        .map(drop)
}

fn finish(connection: &Connection, desk: &Desk, placed: &Placed) -> Result<(), StoreError> {
    let action = || StoreError::database("put the new views in the place of the old ones");
    let transaction = connection.unchecked_transaction().map_err(action())?;
    transaction.execute_batch(CHANGE_PLACES).map_err(action())?;
    delete_meta(&transaction, STATE)?;
    views::set_current(&transaction, placed.next)?;
    if desk.tree.is_some() {
        tree::set_kept(&transaction, &placed.frontier)?;
    }
    transaction.commit().map_err(action())
}

impl Placed {
    /// Both versions, so that another program does not take this up.
    fn version() -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&views::VIEWS_VERSION.to_be_bytes());
        bytes[8..].copy_from_slice(&FOLD_VERSION.to_be_bytes());
        bytes
    }

    fn state(&self) -> Vec<u8> {
        [&Self::version()[..], &self.leaf.0, &self.closed.to_be_bytes(), &self.frontier.state()].concat()
    }

    fn read(state: &[u8]) -> Option<Self> {
        let rest = state.strip_prefix(&Self::version())?;
        let (leaf, rest) = rest.split_first_chunk::<32>()?;
        let (closed, rest) = rest.split_first_chunk::<8>()?;
        let frontier = Frontier::from_state(rest).ok()?;
        Some(Self {
            next: frontier.size(),
            leaf: Hash32(*leaf),
            closed: u64::from_be_bytes(*closed),
            frontier,
        })
    }
}

struct Rebuild<'a, 'r> {
    desk: &'a Desk,
    connection: &'a Connection,
    random: Option<&'r mut dyn Random>,
    progress: &'a mut dyn FnMut(Progress),
}

impl Rebuild<'_, '_> {
    /// Places every entry in its scope, and grows the tree over them.
    fn place(&mut self, placed: &mut Placed) -> Result<(), StoreError> {
        let of = self.desk.entry_count();
        while placed.next < of {
            let action = || StoreError::database("place entries in their scopes");
            let transaction = self.connection.unchecked_transaction().map_err(action())?;
            let end = of.min(placed.next + KEPT_EVERY_ENTRIES);
            let condition = "WHERE entry.seq >= ?1 AND entry.seq < ?2 ORDER BY entry.seq";
            let range = params![log::as_stored(placed.next)?, log::as_stored(end)?];
            let mut leaves = Vec::new();
            log::for_each(&transaction, condition, range, |stored| {
                self.place_one(placed, &stored, &mut leaves)
            })?;
            if placed.next < end {
                return Err(StoreError::corrupt_entry(placed.next, "it is missing"));
            }
            tree::push(&transaction, &mut placed.frontier, &leaves)?;
            set_meta(&transaction, STATE, &placed.state())?;
            transaction.commit().map_err(action())?;
            (self.progress)(Progress { stage: Stage::Placing, done: placed.next, of });
        }
        Ok(())
    }

    fn place_one(
        &self,
        placed: &mut Placed,
        stored: &Stored,
        leaves: &mut Vec<Hash32>,
    ) -> Result<(), StoreError> {
        if stored.seq != placed.next {
            return Err(StoreError::corrupt_entry(placed.next, "it is missing"));
        }
        let envelope: Envelope = stored.envelope(self.desk.id())?;
        if envelope.previous_leaf != placed.leaf {
            return Err(StoreError::corrupt_entry(stored.seq, "it does not follow the entry before"));
        }
        if self.desk.keyring.by_id(&envelope.key).is_some() {
            self.connection
                .prepare_cached("INSERT OR REPLACE INTO new_entry_of_scope (scope_key, seq) VALUES (?1, ?2)")
                .and_then(|mut statement| statement.execute(params![envelope.key, stored.seq.cast_signed()]))
                .map_err(StoreError::database("place an entry in its scope"))?;
        } else {
            placed.closed += 1;
        }
        placed.leaf = envelope.leaf();
        placed.next += 1;
        leaves.push(placed.leaf);
        Ok(())
    }

    /// Folds every scope that is not folded yet; returns how many there are, and how many entries were folded before.
    fn fold(&mut self) -> Result<(u64, u64), StoreError> {
        let due = self.due()?;
        let of = due.iter().map(|scope| scope.entries).sum();
        let (mut done, mut before, mut unkept) = (0, 0, 0);
        let action = || StoreError::database("fold scopes");
        let mut transaction = self.connection.unchecked_transaction().map_err(action())?;
        for scope in &due {
            let Some(key) = self.desk.keyring.by_id(&scope.key).cloned() else { continue };
            let (applied, ended) = self.kept(scope.key)?;
            if ended && applied == scope.end {
                (done, before) = (done + scope.entries, before + scope.entries);
                continue;
            }
            // Kept at its very end: the moment of its last entry is not in the fold, so it is folded again.
            let applied = if applied == scope.end { 0 } else { applied };
            let (folded, entries) = self.fold_scope(&key, applied, done, of)?;
            before += scope.entries - entries;
            done += scope.entries;
            unkept += entries;
            self.keep(&key, &folded.record, true)?;
            let waiting = drafts::waiting(self.connection, &key, &folded.record)?;
            let rows = CaseRow::of(key.scope, &folded.record, folded.changed_at, waiting);
            CaseRow::write_all(&rows, "new_", self.connection, key.id)?;
            if scope.entries >= FOLD_ENTRIES {
                self.write_fold(&key, &folded.record)?;
            }
            if unkept >= KEPT_EVERY_ENTRIES {
                transaction.commit().map_err(action())?;
                transaction = self.connection.unchecked_transaction().map_err(action())?;
                unkept = 0;
            }
            (self.progress)(Progress { stage: Stage::Folding, done, of });
        }
        transaction.commit().map_err(action())?;
        Ok((due.len() as u64, before))
    }

    fn due(&self) -> Result<Vec<Due>, StoreError> {
        let read = || -> rusqlite::Result<Vec<Due>> {
            let sql = "SELECT scope_key, count(*), max(seq) FROM new_entry_of_scope GROUP BY scope_key";
            let mut statement = self.connection.prepare(sql)?;
            let rows = statement.query_map([], |row| {
                let count = |column| row.get::<_, i64>(column).map(i64::unsigned_abs);
                Ok(Due { key: row.get(0)?, entries: count(1)?, end: count(2)? + 1 })
            })?;
            rows.collect()
        };
        read().map_err(StoreError::database("read which scopes there are"))
    }

    /// Up to where this scope is folded, and whether that was its end then.
    fn kept(&self, key: KeyId) -> Result<(u64, bool), StoreError> {
        let row: rusqlite::Result<(i64, bool)> = self.connection.query_row(
            "SELECT applied, done FROM new_scope WHERE scope_key = ?1",
            [key],
            |row| Ok((row.get(0)?, row.get(1)?)),
        );
        match row {
            Ok((applied, done)) => Ok((applied.unsigned_abs(), done)),
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok((0, false)),
            Err(error) => Err(StoreError::database("read how far a scope is folded")(error)),
        }
    }

    fn keep(&self, key: &ScopeKey, record: &Record, done: bool) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT OR REPLACE INTO new_scope (scope_key, applied, done) VALUES (?1, ?2, ?3)")
            .and_then(|mut statement| statement.execute(params![key.id, record.applied.cast_signed(), done]))
            .map_err(StoreError::database("keep how far a scope is folded"))
            .map(drop)
    }

    fn write_fold(&mut self, key: &ScopeKey, record: &Record) -> Result<bool, StoreError> {
        let Some(random) = self.random.as_deref_mut() else {
            return Ok(false);
        };
        records::write_fold(self.connection, self.desk.id(), key, record, random)?;
        Ok(true)
    }

    /// Folds one scope, from where an earlier attempt kept it; returns how many entries that took.
    fn fold_scope(
        &mut self,
        key: &ScopeKey,
        applied: u64,
        done: u64,
        of: u64,
    ) -> Result<(Folded, u64), StoreError> {
        let reading = self.desk.reading(self.connection);
        let mut folded = Folded::default();
        if applied > 0
            && let Some(record) = reading.fold_before(key, applied)?
            && record.applied == applied
        {
            folded.record = record;
        }
        let from = log::as_stored(folded.record.applied)?;
        let sql = format!(
            "{COLUMNS} WHERE entry.seq IN (SELECT seq FROM new_entry_of_scope WHERE scope_key = ?1 AND seq >= ?2)
             ORDER BY entry.seq"
        );
        let action = || StoreError::database("read the entries of a scope");
        let mut statement = self.connection.prepare_cached(&sql).map_err(action())?;
        let mut rows = statement.query(params![key.id, from]).map_err(action())?;
        let mut failed = None;
        let (mut entries, mut unkept) = (0, 0);
        let mut taken = Ok(());
        let produce = || {
            let mut batch = Vec::with_capacity(BATCH_ENTRIES);
            while failed.is_none() && batch.len() < BATCH_ENTRIES {
                match rows.next().and_then(|row| row.map(Stored::from_row).transpose()) {
                    Ok(Some(stored)) => batch.push(stored),
                    Ok(None) => break,
                    Err(error) => failed = Some(error),
                }
            }
            (!batch.is_empty()).then_some(batch)
        };
        let (desk, keyring) = (self.desk.id(), &self.desk.keyring);
        let open_all = |batch: Vec<Stored>| -> Vec<Result<Logged, StoreError>> {
            batch.iter().map(|stored| stored.open(desk, keyring)).collect()
        };
        pipeline::in_order(pipeline::workers(), produce, open_all, |batch| {
            if taken.is_err() {
                return;
            }
            let count = batch.len() as u64;
            taken = batch.into_iter().try_for_each(|logged| {
                let logged = logged?;
                views::write_name("new_person_name", self.connection, key.id, logged.seq, &logged.entry.act)?;
                folded.add(logged.seq, &logged.entry)
            });
            (entries, unkept) = (entries + count, unkept + count);
            if taken.is_ok() && unkept >= LONG_SCOPE_ENTRIES.max(entries / 2) {
                unkept = 0;
                taken = self.keep_half(key, &folded.record);
            }
            (self.progress)(Progress { stage: Stage::Folding, done: done + entries, of });
        });
        failed.map_or(Ok(()), |error| Err(action()(error)))?;
        taken?;
        Ok((folded, entries))
    }

    /// Keeps a scope that is not folded to its end.
    fn keep_half(&mut self, key: &ScopeKey, record: &Record) -> Result<(), StoreError> {
        if self.write_fold(key, record)? {
            self.keep(key, record, false)?;
            // The transaction of the caller ends here, and another begins.
            self.connection
                .execute_batch("COMMIT; BEGIN")
                .map_err(StoreError::database("keep a long scope that is half folded"))?;
        }
        Ok(())
    }
}

#[derive(Default)]
struct Folded {
    record: Record,
    changed_at: i64,
}

impl Folded {
    fn add(&mut self, seq: u64, entry: &Entry) -> Result<(), StoreError> {
        // What it rests on at the desk was there when it was accepted; a check of the whole log sees to that.
        records::apply(&mut self.record, seq, entry, AtDesk::Accepted)?;
        self.changed_at = entry.at;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Arc;

    use amparo_ledger::claim::Scope;
    use amparo_ledger::record::Record;
    use tempfile::TempDir;

    use crate::testing::{Counting, claim_entered, desk_opened, scope, small_case};
    use crate::{CaseRow, Desk, Holder, Passphrase, Unlock};

    fn passphrase() -> Passphrase {
        Passphrase::new("a passphrase of the tests".to_owned())
    }

    fn open(folder: &TempDir) -> Desk {
        let holder = Holder::this_process("tests", 0);
        Desk::open(&folder.path().join("desk"), Unlock::Passphrase(&passphrase()), &holder).expect("opens")
    }

    fn three_cases() -> (TempDir, Desk) {
        let folder = TempDir::new().expect("a temporary folder");
        let mut random = Counting::from(1);
        let holder = Holder::this_process("tests", 0);
        let (mut desk, _) =
            Desk::create_for_tests(&folder.path().join("desk"), &passphrase(), &holder, &mut random)
                .expect("an empty folder");
        desk.append(&[desk_opened(desk.id())], &mut random).expect("fits");
        for (number, claims) in [(1, 0..120), (2, 1_000..1_020), (3, 2_000..2_700)] {
            desk.append(&small_case(number, claims), &mut random).expect("fits");
        }
        (folder, desk)
    }

    fn all(desk: &Desk) -> (Vec<CaseRow>, Vec<Arc<Record>>) {
        desk.records().clear();
        let scopes = [Scope::Desk, scope(1), scope(2), scope(3)];
        let records = scopes.map(|scope| desk.record(scope).expect("holds"));
        (desk.case_list().expect("holds"), records.to_vec())
    }

    /// Ends the work at its n-th sign of progress, as a kill would: what was not committed is gone.
    fn rebuild_and_stop(desk: &mut Desk, at: u64) -> bool {
        let mut seen = 0;
        let quiet = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let ended = catch_unwind(AssertUnwindSafe(|| {
            desk.rebuild_reporting(&mut Counting::from(5), &mut |_| {
                seen += 1;
                assert!(seen < at, "stopped here");
            })
        }));
        std::panic::set_hook(quiet);
        ended.is_ok()
    }

    #[test]
    fn a_rebuild_that_was_ended_goes_on_and_the_views_are_as_they_were_until_it_is_done() {
        let (folder, mut desk) = three_cases();
        let expected = all(&desk);
        let mut resumed_ever = 0;
        for at in (1..).step_by(17) {
            let done = rebuild_and_stop(&mut desk, at);
            drop(desk);
            desk = open(&folder);
            assert_eq!(all(&desk), expected, "stopped at {at}");
            let rebuilt = desk.rebuild_reporting(&mut Counting::from(6), &mut |_| {}).expect("there is room");
            assert_eq!((rebuilt.entries, rebuilt.scopes, rebuilt.closed), (desk.entry_count(), 4, 0));
            resumed_ever = resumed_ever.max(rebuilt.resumed);
            assert_eq!(all(&desk), expected, "rebuilt after it was stopped at {at}");
            if done {
                break;
            }
        }
        assert!(resumed_ever > 700, "at most {resumed_ever} entries were not done again");
        desk.verify().expect("in order");
    }

    #[test]
    fn what_is_appended_after_a_rebuild_was_ended_is_in_the_views_when_it_is_done() {
        let (folder, mut desk) = three_cases();
        assert!(!rebuild_and_stop(&mut desk, 20));
        drop(desk);
        let mut desk = open(&folder);
        let batch: Vec<_> = (5_000..5_003).map(|claim| claim_entered(1, 1, claim)).collect();
        desk.append(&batch, &mut Counting::from(7)).expect("fits");
        let expected = all(&desk);
        let rebuilt = desk.rebuild_reporting(&mut Counting::from(6), &mut |_| {}).expect("there is room");
        assert!(rebuilt.resumed > 0);
        assert_eq!(all(&desk), expected);
        desk.verify().expect("in order");
    }

    #[test]
    fn a_damaged_log_is_not_rebuilt_and_the_views_stay() {
        let (_folder, mut desk) = three_cases();
        let expected = desk.case_list().expect("holds");
        crate::tampering::tamper(&desk, "UPDATE payload SET ciphertext = x'00' WHERE seq = 300");
        let refused = desk.rebuild(&mut Counting::from(6));
        assert!(matches!(refused, Err(crate::StoreError::Corrupt { entry: Some(300), .. })), "{refused:?}");
        assert_eq!(desk.case_list().expect("holds"), expected);
    }
}
