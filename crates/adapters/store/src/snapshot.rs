//! A second copy of what a desk holds, under a volume key of its own and without what was erased.
//!
//! The copy is written row by row into a new file, so nothing of what is left out is in it: no free page, no
//! journal, no remnant. A backup is such a copy, and so is a desk whose passphrase was changed or a case of which was
//! erased: there the copy takes the place of the original ([`crate::exchange`]).

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

use amparo_ledger::entry::Envelope;
use rusqlite::{Connection, OpenFlags, params};
use zeroize::Zeroizing;

use crate::crypto::{Key, hex};
use crate::error::StoreError;
use crate::files;
use crate::keyring::KeyId;

/// One table of the database.
struct Table {
    name: String,
    has_scope: bool,
}

/// Copies the database to a new file under this key, without what lies in the scopes of these keys. The copy is on
/// disk when this returns.
pub(crate) fn copy_database(
    connection: &Connection,
    to: &Path,
    key: &Key,
    without: &BTreeSet<KeyId>,
) -> Result<(), StoreError> {
    files::private_file().create_new(true).open(to).map_err(StoreError::io("create", to))?;
    let copied = copy(connection, to, key, without);
    if copied.is_err() {
        // What is left of the attempt takes room that may be the very thing that is missing.
        drop(std::fs::remove_file(to));
    }
    copied
}

fn copy(connection: &Connection, to: &Path, key: &Key, without: &BTreeSet<KeyId>) -> Result<(), StoreError> {
    let action = || StoreError::database("copy the database");
    let fresh = open_copy(to, key)?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(action())?;
    run_schema(connection, &fresh, "table")?;
    fresh.pragma_update(None, "user_version", version).map_err(action())?;
    drop(fresh);

    let tables = tables(connection).map_err(action())?;
    let path = to.to_str().ok_or_else(|| StoreError::Permissions { action: "name", path: to.to_owned() })?;
    connection
        .execute("ATTACH DATABASE ?1 AS fresh KEY ?2", params![path, key_text(key).as_str()])
        .map_err(action())?;
    let copied = copy_rows(connection, &tables, without);
    let detached = connection.execute_batch("DETACH DATABASE fresh").map_err(action());
    copied.and(detached)?;

    let fresh = open_copy(to, key)?;
    run_schema(connection, &fresh, "index")?;
    run_schema(connection, &fresh, "trigger")?;
    fresh.close().map_err(|(_, error)| action()(error))?;
    File::open(to).and_then(|file| file.sync_all()).map_err(StoreError::io("write", to))?;
    files::sync_parent(to)
}

fn key_text(key: &Key) -> Zeroizing<String> {
    Zeroizing::new(format!("x'{}'", &*Zeroizing::new(hex(key.bytes()))))
}

/// The copy needs no journal: until it is whole nobody looks at it.
fn open_copy(path: &Path, key: &Key) -> Result<Connection, StoreError> {
    let action = || StoreError::database("open the copy of the database");
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(action())?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE").map_err(action())?;
    let statement = Zeroizing::new(format!("PRAGMA key = \"{}\"", &*key_text(key)));
    connection.execute_batch(&statement).map_err(action())?;
    connection
        .execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;")
        .map_err(action())?;
    Ok(connection)
}

fn run_schema(from: &Connection, to: &Connection, kind: &str) -> Result<(), StoreError> {
    let action = || StoreError::database("copy the tables");
    let mut statement = from
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE type = ?1 AND sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
        )
        .map_err(action())?;
    let texts: Vec<String> =
        statement.query_map([kind], |row| row.get(0)).and_then(Iterator::collect).map_err(action())?;
    texts.iter().try_for_each(|text| to.execute_batch(text)).map_err(action())
}

fn tables(connection: &Connection) -> rusqlite::Result<Vec<Table>> {
    let mut statement = connection.prepare(
        "SELECT name, EXISTS (SELECT 1 FROM pragma_table_info(sqlite_schema.name) WHERE name = 'scope_key')
         FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
    )?;
    statement.query_map([], |row| Ok(Table { name: row.get(0)?, has_scope: row.get(1)? }))?.collect()
}

fn copy_rows(connection: &Connection, tables: &[Table], without: &BTreeSet<KeyId>) -> Result<(), StoreError> {
    let action = || StoreError::database("copy the rows");
    connection.execute_batch("PRAGMA fresh.synchronous = OFF").map_err(action())?;
    connection
        .execute_batch(
            "DROP TABLE IF EXISTS temp.left_out_key; DROP TABLE IF EXISTS temp.left_out_entry;
             CREATE TEMP TABLE left_out_key (id BLOB PRIMARY KEY);
             CREATE TEMP TABLE left_out_entry (seq INTEGER PRIMARY KEY);",
        )
        .map_err(action())?;
    let transaction = connection.unchecked_transaction().map_err(action())?;
    for key in without {
        transaction.execute("INSERT INTO temp.left_out_key VALUES (?1)", params![key]).map_err(action())?;
    }
    if !without.is_empty() {
        mark_entries(&transaction, without)?;
    }
    for Table { name, has_scope } in tables {
        // A table that says whose rows are whose has this column; content lies in the one table of payloads.
        let condition = match (name.as_str(), has_scope) {
            ("payload", _) => "WHERE seq NOT IN (SELECT seq FROM temp.left_out_entry)",
            (_, true) => "WHERE scope_key NOT IN (SELECT id FROM temp.left_out_key)",
            (_, false) => "",
        };
        transaction
            .execute(&format!("INSERT INTO fresh.\"{name}\" SELECT * FROM main.\"{name}\" {condition}"), [])
            .map_err(action())?;
    }
    transaction.commit().map_err(action())?;
    connection
        .execute_batch("DROP TABLE temp.left_out_key; DROP TABLE temp.left_out_entry;")
        .map_err(action())
}

/// Which entries lie under these keys: the envelopes say it, which a view may not.
fn mark_entries(connection: &Connection, without: &BTreeSet<KeyId>) -> Result<(), StoreError> {
    let action = || StoreError::database("look for the entries of a scope");
    let mut insert = connection.prepare("INSERT INTO temp.left_out_entry VALUES (?1)").map_err(action())?;
    let mut select = connection.prepare("SELECT seq, envelope FROM entry").map_err(action())?;
    let mut rows = select.query([]).map_err(action())?;
    while let Some(row) = rows.next().map_err(action())? {
        let (seq, encoded): (i64, Vec<u8>) =
            row.get(0).and_then(|seq| Ok((seq, row.get(1)?))).map_err(action())?;
        let envelope = Envelope::decode(&encoded)
            .map_err(|error| StoreError::corrupt_entry(seq.unsigned_abs(), error.to_string()))?;
        if without.contains(&envelope.key) {
            insert.execute([seq]).map_err(action())?;
        }
    }
    Ok(())
}
