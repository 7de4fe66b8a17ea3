//! Drafts: what waits for a person's decision. They are not in the log, and go away when they are decided.
//!
//! Each lies in a row under its scope's key. The row's name is a keyed hash, so that it says nothing either.

use amparo_ledger::claim::Scope;
use amparo_ledger::ids::SourceId;
use amparo_ledger::record::Record;
use amparo_ledger::source::Hash32;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::crypto::{Random, place};
use crate::desk::{Desk, key_missing};
use crate::error::StoreError;
use crate::groups::{self, GroupChange};
use crate::keyring::{KeyId, ScopeKey};
use crate::rebuild;
use crate::views;

/// A draft and the key under which it was put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its key, which the caller chose.
    pub key: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The key of its scope, its name, and what is sealed.
type SealedDraft = (KeyId, [u8; 32], Vec<u8>);

/// What a draft asks a person: proposals from one source, known by their fingerprints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asks {
    /// The source in which they were read.
    pub source: SourceId,
    /// The proposals. Those on which a decision is on record do not wait.
    pub fingerprints: Vec<Hash32>,
}

impl Asks {
    fn encode(&self) -> Vec<u8> {
        let fingerprints = self.fingerprints.iter().map(|fingerprint| fingerprint.0.as_slice());
        std::iter::once(self.source.bytes().as_slice()).chain(fingerprints).collect::<Vec<_>>().concat()
    }

    fn decode(bytes: &[u8]) -> Option<Self> {
        let (source, rest) = bytes.split_first_chunk::<16>()?;
        let (fingerprints, rest) = rest.as_chunks::<32>();
        let fingerprints = fingerprints.iter().copied().map(Hash32).collect();
        rest.is_empty().then(|| Self { source: SourceId::from_bytes(*source), fingerprints })
    }

    /// How many of them no decision is on record on.
    fn undecided(&self, record: &Record) -> u64 {
        let decided = record.decisions.get(&self.source);
        let waits = |one: &&Hash32| decided.is_none_or(|made| !made.contains_key(*one));
        self.fingerprints.iter().filter(waits).count() as u64
    }
}

impl Desk {
    /// Puts a draft in a scope, in place of the one with the same key.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn put_draft(
        &mut self,
        scope: Scope,
        key: &str,
        bytes: &[u8],
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let draft = Draft { key: key.to_owned(), bytes: bytes.to_vec() };
        self.put_drafts(scope, &[draft], random)
    }

    /// Puts a draft that asks something, so that lists can say how much of it waits.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn put_draft_that_asks(
        &mut self,
        scope: Scope,
        key: &str,
        bytes: &[u8],
        asks: &Asks,
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let draft = Draft { key: key.to_owned(), bytes: bytes.to_vec() };
        self.put(scope, &[(&draft, Some(asks))], random)
    }

    /// The drafts of which nobody said whether they ask something: they are of before lists said so.
    ///
    /// # Errors
    /// When one does not open, or the disk fails.
    pub fn drafts_of_before(&self) -> Result<Vec<(Scope, Draft)>, StoreError> {
        let connection = self.connection();
        let read = || -> rusqlite::Result<Vec<SealedDraft>> {
            let mut statement = connection.prepare(
                "SELECT scope_key, name, sealed FROM draft WHERE NOT EXISTS (SELECT 1 FROM draft_asks AS said
                 WHERE said.scope_key = draft.scope_key AND said.name = draft.name)",
            )?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
        };
        let rows = read().map_err(StoreError::database("read drafts"))?;
        let opened = rows.into_iter().filter_map(|(key, name, sealed)| {
            let key = self.keyring.by_id(&key)?;
            Some(open(key, &name, &sealed).map(|draft| (key.scope, draft)))
        });
        opened.collect()
    }

    /// Puts drafts in a scope, all of them or none. They ask nothing.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn put_drafts(
        &mut self,
        scope: Scope,
        drafts: &[Draft],
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let drafts: Vec<(&Draft, Option<&Asks>)> = drafts.iter().map(|draft| (draft, None)).collect();
        self.put(scope, &drafts, random)
    }

    fn put(
        &mut self,
        scope: Scope,
        drafts: &[(&Draft, Option<&Asks>)],
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        self.keyring.ensure([scope], random)?;
        self.write_drafts(scope, drafts, random)
    }

    /// Puts a draft in a scope that has entries. Others may read meanwhile. It asks nothing.
    ///
    /// # Errors
    /// When the scope has none, or the disk is full or fails.
    pub fn put_draft_beside(
        &self,
        scope: Scope,
        key: &str,
        bytes: &[u8],
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let draft = Draft { key: key.to_owned(), bytes: bytes.to_vec() };
        self.write_drafts(scope, &[(&draft, None)], random)
    }

    fn write_drafts(
        &self,
        scope: Scope,
        drafts: &[(&Draft, Option<&Asks>)],
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let record = self.record(scope)?;
        let scope_key = self.keyring.of_scope(scope).ok_or_else(key_missing)?;
        let action = || StoreError::database("write drafts");
        let mut connection = self.connection();
        let transaction = connection.transaction().map_err(action())?;
        for (draft, asks) in drafts {
            let name = name_of(scope_key, &draft.key);
            let key_bytes = draft.key.len() as u64;
            let plain = [&key_bytes.to_be_bytes()[..], draft.key.as_bytes(), &draft.bytes].concat();
            let sealed = scope_key.key.seal(random, &draft_place(scope_key, &name), &plain);
            let sealed_asks =
                asks.map(|asks| scope_key.key.seal(random, &asks_place(scope_key, &name), &asks.encode()));
            write(&transaction, scope_key, &name, &sealed, sealed_asks).map_err(action())?;
        }
        let changed = changed_lists(&transaction, scope_key, &record)?;
        transaction.commit().map_err(action())?;
        drop(connection);
        self.groups_changed(changed);
        Ok(())
    }

    /// The draft with this key; `None` when the scope has none.
    ///
    /// # Errors
    /// When it does not open, or the disk fails.
    pub fn draft(&self, scope: Scope, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(scope_key) = self.keyring.of_scope(scope) else {
            return Ok(None);
        };
        let name = name_of(scope_key, key);
        let sealed: Option<Vec<u8>> = self
            .connection()
            .prepare_cached("SELECT sealed FROM draft WHERE scope_key = ?1 AND name = ?2")
            .and_then(|mut statement| {
                statement.query_row(params![scope_key.id, name], |row| row.get(0)).optional()
            })
            .map_err(StoreError::database("read a draft"))?;
        sealed.map(|sealed| Ok(open(scope_key, &name, &sealed)?.bytes)).transpose()
    }

    /// Every draft of a scope, ordered by key.
    ///
    /// # Errors
    /// When one does not open, or the disk fails.
    pub fn drafts(&self, scope: Scope) -> Result<Vec<Draft>, StoreError> {
        let Some(scope_key) = self.keyring.of_scope(scope) else {
            return Ok(Vec::new());
        };
        let rows = rows_of(&self.connection(), scope_key);
        let rows = rows.map_err(StoreError::database("read drafts"))?;
        let mut drafts = Vec::with_capacity(rows.len());
        for (name, sealed) in rows {
            drafts.push(open(scope_key, &name, &sealed)?);
        }
        drafts.sort_by(|left, right| left.key.cmp(&right.key));
        Ok(drafts)
    }

    /// Takes a draft away; `false` when there was none.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn delete_draft(&mut self, scope: Scope, key: &str) -> Result<bool, StoreError> {
        let Some(scope_key) = self.keyring.of_scope(scope) else {
            return Ok(false);
        };
        let record = self.record(scope)?;
        let action = || StoreError::database("delete a draft");
        let mut connection = self.connection();
        let transaction = connection.transaction().map_err(action())?;
        let name = name_of(scope_key, key);
        let delete = |sql: &str| -> rusqlite::Result<usize> {
            transaction.prepare_cached(sql)?.execute(params![scope_key.id, name])
        };
        let deleted = delete("DELETE FROM draft WHERE scope_key = ?1 AND name = ?2").map_err(action())?;
        delete("DELETE FROM draft_asks WHERE scope_key = ?1 AND name = ?2").map_err(action())?;
        let changed = changed_lists(&transaction, scope_key, &record)?;
        transaction.commit().map_err(action())?;
        drop(connection);
        self.groups_changed(changed);
        Ok(deleted > 0)
    }
}

fn write(
    connection: &Connection,
    key: &ScopeKey,
    name: &[u8; 32],
    sealed: &[u8],
    asks: Option<Vec<u8>>,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO draft (scope_key, name, sealed) VALUES (?1, ?2, ?3)")?
        .execute(params![key.id, name, sealed])?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO draft_asks (scope_key, name, asks) VALUES (?1, ?2, ?3)")?
        .execute(params![key.id, name, asks.unwrap_or_default()])?;
    Ok(())
}

/// Brings the lists to what the drafts of a scope ask now.
fn changed_lists(
    connection: &Connection,
    key: &ScopeKey,
    record: &Record,
) -> Result<Vec<GroupChange>, StoreError> {
    let before = groups::groups_of(connection, key.id)?;
    views::set_waiting(connection, key, waiting(connection, key, record)?)?;
    rebuild::drafts_changed(connection, key.id)?;
    Ok(vec![GroupChange { before, after: groups::groups_of(connection, key.id)? }])
}

/// How many proposals of a scope wait: asked by its drafts, and no decision is on record.
pub(crate) fn waiting(connection: &Connection, key: &ScopeKey, record: &Record) -> Result<u64, StoreError> {
    let read = || -> rusqlite::Result<Vec<([u8; 32], Vec<u8>)>> {
        let sql = "SELECT name, asks FROM draft_asks WHERE scope_key = ?1 AND asks <> x''";
        let mut statement = connection.prepare_cached(sql)?;
        statement.query_map([key.id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
    };
    let mut waiting = 0;
    for (name, sealed) in read().map_err(StoreError::database("read what drafts ask"))? {
        let opened = key.key.open(&asks_place(key, &name), &sealed);
        let asks = opened.as_deref().and_then(|plain| Asks::decode(plain));
        waiting +=
            asks.ok_or_else(|| StoreError::corrupt("what a draft asks does not open"))?.undecided(record);
    }
    Ok(waiting)
}

fn rows_of(connection: &Connection, key: &ScopeKey) -> rusqlite::Result<Vec<([u8; 32], Vec<u8>)>> {
    let mut statement = connection.prepare_cached("SELECT name, sealed FROM draft WHERE scope_key = ?1")?;
    statement.query_map([key.id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

pub(crate) fn open(scope_key: &ScopeKey, name: &[u8; 32], sealed: &[u8]) -> Result<Draft, StoreError> {
    let damaged = || StoreError::corrupt("a draft does not open");
    let plain = scope_key.key.open(&draft_place(scope_key, name), sealed).ok_or_else(damaged)?;
    let (length, rest) = plain.split_first_chunk::<8>().ok_or_else(damaged)?;
    let length = usize::try_from(u64::from_be_bytes(*length)).map_err(|_| damaged())?;
    let (key, bytes) = rest.split_at_checked(length).ok_or_else(damaged)?;
    let key = String::from_utf8(key.to_vec()).map_err(|_| damaged())?;
    Ok(Draft { key, bytes: bytes.to_vec() })
}

fn name_of(scope_key: &ScopeKey, key: &str) -> [u8; 32] {
    scope_key.key.derive("amparo/draft-names/v1").name_of(&[key.as_bytes()])
}

fn draft_place(scope_key: &ScopeKey, name: &[u8; 32]) -> Vec<u8> {
    place("amparo/draft/v1", &[&scope_key.id, name])
}

fn asks_place(scope_key: &ScopeKey, name: &[u8; 32]) -> Vec<u8> {
    place("amparo/draft-asks/v1", &[&scope_key.id, name])
}
