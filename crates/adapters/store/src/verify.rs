//! Walking the whole log: to check it, and to work the views out again.

use std::collections::{BTreeMap, BTreeSet};

use amparo_ledger::act::Entry;
use amparo_ledger::claim::Scope;
use amparo_ledger::entry::NO_PREVIOUS_LEAF;
use amparo_ledger::record::{AtDesk, Record};
use amparo_ledger::source::Hash32;
use rusqlite::Connection;

use crate::crypto::Random;
use crate::desk::{Desk, key_missing};
use crate::error::StoreError;
use crate::log::{self, Head};
use crate::records;
use crate::views::{self, CaseRow};

/// What a check of the whole desk found in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many entries were opened and checked.
    pub entries: u64,
    /// The leaf of the last entry.
    pub leaf: Hash32,
    /// How many blobs were opened and checked.
    pub blobs: u64,
    /// Sources on record whose archived bytes are not on file, by the hash of the bytes.
    pub bytes_missing: Vec<Hash32>,
}

/// Everything that the log adds up to.
#[derive(Default)]
pub(crate) struct Folded {
    records: BTreeMap<Scope, FoldedScope>,
    head: Option<Head>,
}

#[derive(Default)]
struct FoldedScope {
    record: Record,
    seqs: Vec<u64>,
    changed_at: i64,
}

impl Folded {
    /// Folds the next entry of the log; an entry of a case against the desk's record as it stood then.
    fn add(&mut self, seq: u64, entry: &Entry) -> Result<(), StoreError> {
        let mut scope = self.records.remove(&entry.scope).unwrap_or_default();
        let nothing = Record::default();
        let desk = self.records.get(&Scope::Desk).map_or(&nothing, |desk| &desk.record);
        records::apply(&mut scope.record, seq, entry, AtDesk::Known(desk))?;
        scope.seqs.push(seq);
        scope.changed_at = entry.at;
        self.records.insert(entry.scope, scope);
        Ok(())
    }
}

impl FoldedScope {
    fn row(&self, scope: Scope) -> Option<CaseRow> {
        CaseRow::of(scope, &self.record, self.changed_at)
    }
}

impl Desk {
    /// Checks everything: every envelope, leaf and link of the log, every ciphertext, key and content, that every
    /// entry fits what came before it, that the views are what the log adds up to, that every blob is what
    /// was archived, and every page of the database.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] names the first entry that does not hold.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let connection = self.connection();
        let folded = self.fold_everything(&connection)?;
        let head = folded.head.unwrap_or(Head { next: 0, leaf: NO_PREVIOUS_LEAF });
        if (head.next, head.leaf) != (self.entry_count(), self.head_leaf()) {
            return Err(StoreError::corrupt("the log ends elsewhere than when the desk was opened"));
        }
        check_pages(&connection)?;
        check_views(&connection, &folded)?;
        drop(connection);
        self.check_records(&folded)?;
        let blobs = self.verify_blobs()?;
        let bytes_missing = self.bytes_missing(&folded)?;
        Ok(Verified { entries: head.next, leaf: head.leaf, blobs, bytes_missing })
    }

    /// Throws the views away and works them out again from the log.
    ///
    /// # Errors
    /// When an entry does not hold, when the disk is full or fails. Then the views are as they were.
    pub fn rebuild(&mut self, random: &mut dyn Random) -> Result<(), StoreError> {
        let folded = self.rebuild_views()?;
        let connection = self.connection();
        for (scope, folded) in &folded.records {
            if folded.seqs.len() as u64 >= records::FOLD_ENTRIES {
                let key = self.keyring.of_scope(*scope).ok_or_else(key_missing)?;
                records::write_fold(&connection, self.id(), key, &folded.record, random)?;
            }
        }
        Ok(())
    }

    /// The same without folds, which need randomness; they come back as entries are added.
    pub(crate) fn rebuild_views(&mut self) -> Result<Folded, StoreError> {
        self.records().clear();
        let mut connection = self.connection();
        let action = || StoreError::database("rebuild the views");
        let transaction = connection.transaction().map_err(action())?;
        let folded = self.fold_everything(&transaction)?;
        transaction
            .execute_batch("DELETE FROM entry_of_scope; DELETE FROM folded; DELETE FROM case_row;")
            .map_err(action())?;
        for (scope, folded) in &folded.records {
            let key = self.keyring.of_scope(*scope).ok_or_else(key_missing)?;
            for seq in &folded.seqs {
                transaction
                    .prepare_cached("INSERT INTO entry_of_scope (scope_key, seq) VALUES (?1, ?2)")
                    .and_then(|mut statement| statement.execute(rusqlite::params![key.id, seq.cast_signed()]))
                    .map_err(action())?;
            }
            if let Some(row) = folded.row(*scope) {
                row.write(&transaction, key.id)?;
            }
        }
        views::set_current(&transaction, self.entry_count())?;
        transaction.commit().map_err(action())?;
        drop(connection);
        Ok(folded)
    }

    /// Opens and checks every entry in order, and folds it.
    fn fold_everything(&self, connection: &Connection) -> Result<Folded, StoreError> {
        let mut folded = Folded::default();
        log::for_each(connection, "ORDER BY entry.seq", [], |stored| {
            let envelope = stored.envelope(self.id())?;
            let head = folded.head.unwrap_or(Head { next: 0, leaf: NO_PREVIOUS_LEAF });
            if stored.seq != head.next {
                return Err(StoreError::corrupt_entry(head.next, "it is missing"));
            }
            if envelope.previous_leaf != head.leaf {
                return Err(StoreError::corrupt_entry(stored.seq, "it does not follow the entry before"));
            }
            let logged = stored.open(self.id(), &self.keyring)?;
            folded.add(logged.seq, &logged.entry)?;
            folded.head = Some(Head { next: logged.seq + 1, leaf: logged.leaf });
            Ok(())
        })
        .map_err(|error| error.at(folded.head.map_or(0, |head| head.next)))?;
        Ok(folded)
    }

    fn check_records(&self, folded: &Folded) -> Result<(), StoreError> {
        for (scope, folded) in &folded.records {
            if *self.record(*scope)? != folded.record {
                return Err(StoreError::corrupt("a folded record is not what the log adds up to: rebuild"));
            }
        }
        Ok(())
    }

    fn bytes_missing(&self, folded: &Folded) -> Result<Vec<Hash32>, StoreError> {
        let mut missing = BTreeSet::new();
        for (scope, folded) in &folded.records {
            for bytes in folded.record.sources.values().filter_map(|state| state.source.bytes) {
                if self.blob(*scope, bytes)?.is_none() {
                    missing.insert(bytes);
                }
            }
        }
        Ok(missing.into_iter().collect())
    }
}

fn check_views(connection: &Connection, folded: &Folded) -> Result<(), StoreError> {
    let mut expected: Vec<CaseRow> =
        folded.records.iter().filter_map(|(scope, folded)| folded.row(*scope)).collect();
    expected.sort_by_key(|row| row.opened_seq);
    if views::case_list(connection)? != expected {
        return Err(StoreError::corrupt("the list of cases is not what the log adds up to: rebuild"));
    }
    let placed: i64 = connection
        .query_row("SELECT count(*) FROM entry_of_scope", [], |row| row.get(0))
        .map_err(StoreError::database("count the entries of scopes"))?;
    if placed.unsigned_abs() != folded.head.map_or(0, |head| head.next) {
        return Err(StoreError::corrupt("the table of scopes is not what the log adds up to: rebuild"));
    }
    Ok(())
}

/// Each page carries its own authentication; `SQLite` then looks at what the pages say.
fn check_pages(connection: &Connection) -> Result<(), StoreError> {
    let action = || StoreError::database("check the pages of the database");
    let complaint: Option<String> = {
        let mut statement = connection.prepare("PRAGMA cipher_integrity_check").map_err(action())?;
        let mut rows = statement.query([]).map_err(action())?;
        rows.next().map_err(action())?.map(|row| row.get(0)).transpose().map_err(action())?
    };
    if let Some(complaint) = complaint {
        return Err(StoreError::corrupt(complaint));
    }
    let found: String =
        connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(action())?;
    if found == "ok" { Ok(()) } else { Err(StoreError::corrupt(found)) }
}
