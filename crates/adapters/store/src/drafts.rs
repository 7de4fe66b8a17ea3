//! Drafts: what waits for a person's decision. They are not in the log, and go away when they are decided.
//!
//! Each lies in a row under its scope's key. The row's name is a keyed hash, so that it says nothing either.

use amparo_ledger::claim::Scope;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::crypto::{Random, place};
use crate::desk::{Desk, key_missing};
use crate::error::StoreError;
use crate::keyring::ScopeKey;

/// A draft and the key under which it was put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its key, which the caller chose.
    pub key: String,
    /// What it holds.
    pub bytes: Vec<u8>,
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

    /// Puts drafts in a scope, all of them or none.
    ///
    /// # Errors
    /// When the disk is full or fails.
    pub fn put_drafts(
        &mut self,
        scope: Scope,
        drafts: &[Draft],
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        self.keyring.ensure([scope], random)?;
        self.write_drafts(scope, drafts, random)
    }

    /// Puts a draft in a scope that has entries. Others may read meanwhile.
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
        self.write_drafts(scope, &[Draft { key: key.to_owned(), bytes: bytes.to_vec() }], random)
    }

    fn write_drafts(
        &self,
        scope: Scope,
        drafts: &[Draft],
        random: &mut dyn Random,
    ) -> Result<(), StoreError> {
        let scope_key = self.keyring.of_scope(scope).ok_or_else(key_missing)?;
        let action = || StoreError::database("write drafts");
        let mut connection = self.connection();
        let transaction = connection.transaction().map_err(action())?;
        for draft in drafts {
            let name = name_of(scope_key, &draft.key);
            let key_bytes = draft.key.len() as u64;
            let plain = [&key_bytes.to_be_bytes()[..], draft.key.as_bytes(), &draft.bytes].concat();
            let sealed = scope_key.key.seal(random, &draft_place(scope_key, &name), &plain);
            transaction
                .prepare_cached("INSERT OR REPLACE INTO draft (scope_key, name, sealed) VALUES (?1, ?2, ?3)")
                .and_then(|mut statement| statement.execute(params![scope_key.id, name, sealed]))
                .map_err(action())?;
        }
        transaction.commit().map_err(action())
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
        let deleted = self
            .connection()
            .prepare_cached("DELETE FROM draft WHERE scope_key = ?1 AND name = ?2")
            .and_then(|mut statement| statement.execute(params![scope_key.id, name_of(scope_key, key)]))
            .map_err(StoreError::database("delete a draft"))?;
        Ok(deleted > 0)
    }
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
