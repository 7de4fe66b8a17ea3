//! Folded records: kept in memory, and written down now and then so that opening a long case does not replay it.
//!
//! A fold on disk is a shortcut and never the truth. It says up to which entry it was worked out and carries
//! that entry's leaf; one that does not match the log, or was written by another version, is passed over.

use std::collections::BTreeMap;
use std::sync::Arc;

use amparo_ledger::act::Entry;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::DeskId;
use amparo_ledger::record::{AtDesk, Record};
use rusqlite::{Connection, OptionalExtension as _, params};
use zeroize::Zeroizing;

use crate::crypto::{Random, place};
use crate::error::StoreError;
use crate::keyring::{KeyId, Keyring, ScopeKey};
use crate::log;

/// How many entries of a scope may follow its fold before it is folded again; more where the scope is long.
pub(crate) const FOLD_ENTRIES: u64 = 64;

/// Of a long scope the fold is written when so large a part of it is new: writing it costs as much as it is long.
const FOLD_PART: u64 = 8;

/// How many claims the records in memory may hold together, sources counted as claims. A claim takes about 1.5 KB.
const KEPT_CLAIMS_MAX: usize = if cfg!(test) { 400 } else { 32_768 };

/// Changed whenever [`Record`] or the meaning of an act changes: earlier folds are then passed over.
pub(crate) const FOLD_VERSION: i64 = 4;

/// A record in memory.
#[derive(Clone, Default)]
pub(crate) struct Cached {
    pub(crate) record: Arc<Record>,
    /// How many entries of the scope follow the fold on disk.
    pub(crate) unfolded: u64,
}

impl Cached {
    /// Whether it is time to write the fold.
    pub(crate) fn is_due(&self) -> bool {
        let long = self.record.claims.len() as u64 / FOLD_PART;
        self.unfolded >= FOLD_ENTRIES.max(long)
    }

    fn weight(&self) -> usize {
        // A record without claims takes room too.
        8 + self.record.claims.len() + self.record.sources.len()
    }
}

/// The records in memory. The desk's own stays; of the others those that were used last, as many as there is room for.
#[derive(Default)]
pub(crate) struct Cache {
    kept: BTreeMap<Scope, Kept>,
    /// By when they were used, counted.
    by_use: BTreeMap<u64, Scope>,
    uses: u64,
    weight: usize,
}

struct Kept {
    cached: Cached,
    used: u64,
    weight: usize,
}

impl Cache {
    /// The record of a scope, if it is in memory.
    pub(crate) fn get(&mut self, scope: &Scope) -> Option<&mut Cached> {
        let kept = self.kept.get_mut(scope)?;
        self.uses += 1;
        self.by_use.remove(&kept.used);
        kept.used = self.uses;
        self.by_use.insert(kept.used, *scope);
        Some(&mut kept.cached)
    }

    pub(crate) fn insert(&mut self, scope: Scope, cached: Cached) {
        drop(self.remove(&scope));
        self.uses += 1;
        let weight = cached.weight();
        self.by_use.insert(self.uses, scope);
        self.kept.insert(scope, Kept { cached, used: self.uses, weight });
        self.weight += weight;
        self.make_room(scope);
    }

    pub(crate) fn remove(&mut self, scope: &Scope) -> Option<Cached> {
        let kept = self.kept.remove(scope)?;
        self.by_use.remove(&kept.used);
        self.weight -= kept.weight;
        Some(kept.cached)
    }

    pub(crate) fn clear(&mut self) {
        *self = Self::default();
    }

    pub(crate) fn let_go_of_cases(&mut self) {
        let desk = self.remove(&Scope::Desk);
        self.clear();
        if let Some(desk) = desk {
            self.insert(Scope::Desk, desk);
        }
    }

    fn make_room(&mut self, just_used: Scope) {
        while self.weight > KEPT_CLAIMS_MAX {
            let stays = |scope: &Scope| *scope == Scope::Desk || *scope == just_used;
            let Some(oldest) = self.by_use.values().find(|scope| !stays(scope)).copied() else { return };
            drop(self.remove(&oldest));
        }
    }
}

/// What is needed to read the log.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) desk: DeskId,
    pub(crate) keyring: &'a Keyring,
}

impl Reading<'_> {
    /// The record of a scope as it stands.
    pub(crate) fn load(self, scope: Scope) -> Result<Cached, StoreError> {
        self.load_before(scope, u64::MAX)
    }

    /// The record of a scope, folding only entries before this one.
    pub(crate) fn load_before(self, scope: Scope, before: u64) -> Result<Cached, StoreError> {
        let Some(key) = self.keyring.of_scope(scope) else {
            return Ok(Cached::default());
        };
        let mut record = self.fold_before(key, before)?.unwrap_or_default();
        let mut unfolded = 0;
        let from = log::as_stored(record.applied)?;
        let until = i64::try_from(before).unwrap_or(i64::MAX);
        let condition = "WHERE entry.seq IN (SELECT seq FROM entry_of_scope
            WHERE scope_key = ?1 AND seq >= ?2 AND seq < ?3) ORDER BY entry.seq";
        log::for_each(self.connection, condition, params![key.id, from, until], |stored| {
            let logged = stored.open(self.desk, self.keyring)?;
            // What it rests on at the desk was there when it was accepted; the walk over the whole log checks that.
            apply(&mut record, logged.seq, &logged.entry, AtDesk::Accepted)?;
            unfolded += 1;
            Ok(())
        })?;
        Ok(Cached { record: Arc::new(record), unfolded })
    }

    /// Whether the fold on disk, if it can be used at all, is this record.
    pub(crate) fn fold_is(self, scope: Scope, record: &Record) -> bool {
        let Some(key) = self.keyring.of_scope(scope) else {
            return true;
        };
        // One that does not open is passed over by whoever reads, and does no harm.
        self.fold_before(key, record.applied).is_ok_and(|fold| fold.is_none_or(|fold| fold == *record))
    }

    /// The fold on disk, if it can be used for a record that ends before this entry.
    pub(crate) fn fold_before(self, key: &ScopeKey, before: u64) -> Result<Option<Record>, StoreError> {
        let row: Option<(i64, i64, Vec<u8>, Vec<u8>)> = self
            .connection
            .prepare_cached("SELECT version, applied, leaf, sealed FROM folded WHERE scope_key = ?1")
            .and_then(|mut statement| {
                let row = statement
                    .query_row([key.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
                row.optional()
            })
            .map_err(StoreError::database("read a folded record"))?;
        let Some((FOLD_VERSION, applied, leaf, sealed)) = row else {
            return Ok(None);
        };
        let applied = applied.unsigned_abs();
        if applied == 0 || applied > before || log::leaf_of(self.connection, applied - 1)? != Some(leaf) {
            return Ok(None);
        }
        let opened = key.key.open(&fold_place(self.desk, applied), &sealed);
        let record: Option<Record> = opened.and_then(|plain| ciborium::from_reader(plain.as_slice()).ok());
        Ok(record.filter(|record| record.applied == applied))
    }
}

/// Up to which entry each scope is folded on disk.
pub(crate) fn folds(connection: &Connection, keyring: &Keyring) -> Result<BTreeMap<Scope, u64>, StoreError> {
    let read = || -> rusqlite::Result<Vec<(KeyId, i64)>> {
        let mut statement = connection.prepare("SELECT scope_key, applied FROM folded")?;
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    };
    let rows = read().map_err(StoreError::database("read which scopes are folded"))?;
    let of = |(id, applied): (KeyId, i64)| keyring.by_id(&id).map(|key| (key.scope, applied.unsigned_abs()));
    Ok(rows.into_iter().filter_map(of).collect())
}

/// Writes the fold of a scope.
pub(crate) fn write_fold(
    connection: &Connection,
    desk: DeskId,
    key: &ScopeKey,
    record: &Record,
    random: &mut dyn Random,
) -> Result<(), StoreError> {
    let Some(last) = record.applied.checked_sub(1) else {
        return Ok(());
    };
    let leaf = log::leaf_of(connection, last)?;
    let mut plain = Zeroizing::new(Vec::new());
    ciborium::into_writer(record, &mut *plain).expect("writing to memory does not fail");
    let sealed = key.key.seal(random, &fold_place(desk, record.applied), &plain);
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO folded (scope_key, version, applied, leaf, sealed) VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .and_then(|mut statement| {
            statement.execute(params![key.id, FOLD_VERSION, log::as_stored(record.applied).ok(), leaf, sealed])
        })
        .map_err(StoreError::database("write a folded record"))
        .map(drop)
}

/// Folds one entry that is on disk. One that does not fit was never accepted, so the log is damaged.
pub(crate) fn apply(
    record: &mut Record,
    seq: u64,
    entry: &Entry,
    desk: AtDesk<'_>,
) -> Result<(), StoreError> {
    let applied = match entry.scope {
        Scope::Case(_) => record.apply_with(seq, entry, desk),
        Scope::Desk => record.apply(seq, entry),
    };
    applied.map_err(|error| {
        StoreError::corrupt_entry(seq, format!("it does not fit what came before it: {error}"))
    })
}

pub(crate) fn fold_place(desk: DeskId, applied: u64) -> Vec<u8> {
    place("amparo/folded/v1", &[&desk.bytes(), &applied.to_be_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{claim_id, scope};
    use amparo_ledger::record::Record;

    fn of_sources(count: u64) -> Cached {
        let mut record = Record::default();
        for number in 0..count {
            record.decisions.entry(crate::testing::source_id(number)).or_default();
            record
                .occurrences
                .entry(amparo_ledger::ids::OccurrenceId::from_bytes(claim_id(number).bytes()))
                .or_default();
        }
        Cached { record: Arc::new(record), unfolded: count }
    }

    #[test]
    fn what_was_used_last_stays_and_the_desks_own_stays_always() {
        let mut cache = Cache::default();
        cache.insert(Scope::Desk, of_sources(1));
        // Each counts 8, and there is room for 400.
        for number in 0..49 {
            cache.insert(scope(number), of_sources(1));
        }
        assert!(cache.get(&scope(0)).is_some(), "all have room");
        cache.insert(scope(49), of_sources(1));
        assert!(cache.get(&scope(1)).is_none(), "used least");
        assert!(cache.get(&scope(0)).is_some(), "used since");
        assert!(cache.get(&Scope::Desk).is_some(), "never goes");
        assert_eq!((cache.kept.len(), cache.by_use.len(), cache.weight), (50, 50, 400));
        assert_eq!(cache.remove(&scope(0)).map(|cached| cached.unfolded), Some(1));
        assert_eq!(cache.weight, 392);
    }
}
