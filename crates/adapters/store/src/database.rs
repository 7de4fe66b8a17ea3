//! The `SQLCipher` database: its gate, its settings, its tables.

use std::path::Path;

use amparo_ledger::ids::DeskId;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};
use zeroize::Zeroizing;

use crate::crypto::{Key, hex};
use crate::error::StoreError;
use crate::files;

/// `SQLite` 3.7.0 to 3.51.2 can lose committed writes when a checkpoint resets the WAL.
const SQLITE_VERSION_MIN: i32 = 3_051_003;

/// The form of the tables that this program works with.
const SCHEMA_VERSION: i64 = 4;

/// How the form of version N + 1 is reached from that of version N, from version 1 on. None is edited once it is released.
const MIGRATIONS: [&str; 3] = [TREE, ACCESS, LISTS];

/// Version 1. It is written once, when a desk is created, and followed by the migrations.
const SCHEMA: &str = "
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

-- The log. Envelopes, ciphertexts and wrapped keys are only ever added.
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY CHECK (seq >= 0),
    envelope BLOB NOT NULL,
    leaf BLOB NOT NULL CHECK (length(leaf) = 32)
) STRICT;
CREATE TABLE payload (
    seq INTEGER PRIMARY KEY REFERENCES entry (seq),
    wrapped_key BLOB NOT NULL,
    ciphertext BLOB NOT NULL
) STRICT;
CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER payload_is_never_changed BEFORE UPDATE ON payload
    BEGIN SELECT RAISE(ABORT, 'payloads are never changed'); END;
CREATE TRIGGER payload_is_never_deleted BEFORE DELETE ON payload
    BEGIN SELECT RAISE(ABORT, 'payloads are never deleted'); END;

-- Drafts are not in the log: each lies under the key of its scope and goes away when it is decided.
CREATE TABLE draft (
    scope_key BLOB NOT NULL,
    name BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (scope_key, name)
) STRICT, WITHOUT ROWID;

-- Views: worked out from the log, and worked out again by `rebuild`.
CREATE TABLE entry_of_scope (
    scope_key BLOB NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (scope_key, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE folded (
    scope_key BLOB PRIMARY KEY,
    version INTEGER NOT NULL,
    applied INTEGER NOT NULL,
    leaf BLOB NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE TABLE case_row (
    scope_key BLOB PRIMARY KEY,
    case_id BLOB NOT NULL,
    person BLOB NOT NULL,
    title TEXT NOT NULL,
    opened_seq INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    claims_standing INTEGER NOT NULL,
    claims_disputed INTEGER NOT NULL,
    claims_ever INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    changed_seq INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
";

/// Version 2: the tree over the log and what the desk signed of it.
const TREE: &str = "
-- Of the earlier checkpoints one is kept for every 256 entries.
CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY CHECK (size > 0),
    note TEXT NOT NULL
) STRICT;

-- A view: complete subtrees of 2^8, 2^16, … leaves, so that a proof need not read every leaf.
CREATE TABLE subtree (
    height INTEGER NOT NULL,
    place INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (height, place)
) STRICT, WITHOUT ROWID;
";

/// Version 3: the list of cases says to whom each is open and what of it is sealed. An empty one opens a case to nobody until the views are worked
/// out again, which opening the desk does.
const ACCESS: &str = "
ALTER TABLE case_row ADD COLUMN access BLOB NOT NULL DEFAULT x'';
ALTER TABLE case_row ADD COLUMN sealed_standing INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_row ADD COLUMN sealed_disputed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_row ADD COLUMN sealed_ever INTEGER NOT NULL DEFAULT 0;
";

/// Version 4: lists that answer a page at a time, the names in the record, and what each draft asks a person.
const LISTS: &str = concat!(
    "
-- What a draft asks: a source and the fingerprints of its proposals, under the key of the scope; empty where it asks
-- nothing. A draft without a row is of before there was this table.
CREATE TABLE draft_asks (
    scope_key BLOB NOT NULL,
    name BLOB NOT NULL,
    asks BLOB NOT NULL,
    PRIMARY KEY (scope_key, name)
) STRICT, WITHOUT ROWID;
DROP TABLE case_row;
",
    crate::views::case_tables!(""),
    crate::views::case_indexes!(),
);

/// Each setting with the value it must read back as; an empty one gives nothing back.
const SETTINGS: &[(&str, &str, &str)] = &[
    ("cipher_memory_security", "ON", ""),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    // NORMAL loses committed transactions when the power goes.
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    // Without it, INSERT OR REPLACE would delete past the triggers that forbid it.
    ("recursive_triggers", "ON", "1"),
    ("secure_delete", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("temp_store", "MEMORY", "2"),
    ("mmap_size", "0", ""),
    // Enough for the indexes of the list of a hundred thousand cases: each page that is not kept is deciphered again.
    ("cache_size", "-49152", "-49152"),
];

/// Makes the database and its tables.
pub(crate) fn create(folder: &Path, key: &Key, desk: DeskId) -> Result<Connection, StoreError> {
    let path = folder.join(files::DATABASE);
    // SQLite gives its files the mode of this one.
    files::private_file().create_new(true).open(&path).map_err(StoreError::io("create", &path))?;
    let mut connection = connect(&path, key)?;
    let action = "create the tables";
    let transaction = connection.transaction().map_err(StoreError::database(action))?;
    transaction.execute_batch(SCHEMA).map_err(StoreError::database(action))?;
    set_meta(&transaction, "desk", &desk.bytes())?;
    migrate(&transaction, 1)?;
    transaction.commit().map_err(StoreError::database(action))?;
    Ok(connection)
}

/// Opens the database, and checks that it is the one of this desk.
pub(crate) fn open(folder: &Path, key: &Key, desk: DeskId) -> Result<Connection, StoreError> {
    let path = folder.join(files::DATABASE);
    if !path.is_file() {
        return Err(StoreError::corrupt("the database is missing"));
    }
    let mut connection = connect(&path, key)?;
    let version: i64 = pragma(&connection, "user_version")?;
    if !(1..=SCHEMA_VERSION).contains(&version) {
        return Err(match u64::try_from(version) {
            Ok(found) if version > SCHEMA_VERSION => StoreError::UnknownVersion {
                what: "the database",
                found,
                known: SCHEMA_VERSION.unsigned_abs(),
            },
            _ => StoreError::corrupt("the database has no tables"),
        });
    }
    if meta(&connection, "desk")?.as_deref() != Some(&desk.bytes()[..]) {
        return Err(StoreError::corrupt("the database is another desk's"));
    }
    if version < SCHEMA_VERSION {
        let action = "bring the tables to their present form";
        let transaction = connection.transaction().map_err(StoreError::database(action))?;
        migrate(&transaction, version)?;
        transaction.commit().map_err(StoreError::database(action))?;
    }
    Ok(connection)
}

/// Brings tables of this version to the present one.
fn migrate(connection: &Connection, from: i64) -> Result<(), StoreError> {
    let action = "bring the tables to their present form";
    for (version, sql) in (1..).zip(MIGRATIONS) {
        if version >= from {
            connection.execute_batch(sql).map_err(StoreError::database(action))?;
        }
    }
    connection.pragma_update(None, "user_version", SCHEMA_VERSION).map_err(StoreError::database(action))
}

pub(crate) fn meta(connection: &Connection, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    connection
        .prepare_cached("SELECT value FROM meta WHERE name = ?1")
        .and_then(|mut statement| statement.query_row([name], |row| row.get(0)).optional())
        .map_err(StoreError::database("read what the database says of itself"))
}

pub(crate) fn set_meta(connection: &Connection, name: &str, value: &[u8]) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)")
        .and_then(|mut statement| statement.execute(params![name, value]))
        .map_err(StoreError::database("write what the database says of itself"))
        .map(drop)
}

pub(crate) fn delete_meta(connection: &Connection, name: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM meta WHERE name = ?1")
        .and_then(|mut statement| statement.execute([name]))
        .map_err(StoreError::database("write what the database says of itself"))
        .map(drop)
}

fn connect(path: &Path, key: &Key) -> Result<Connection, StoreError> {
    check_sqlite(rusqlite::version_number(), rusqlite::version())?;
    let action = "open the database";
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(StoreError::database(action))?;
    check_cipher(&connection)?;
    // Otherwise SQLCipher writes to standard error, past the logs that this program keeps.
    connection.execute_batch("PRAGMA cipher_log_level = NONE").map_err(StoreError::database(action))?;
    let statement = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", &*Zeroizing::new(hex(key.bytes()))));
    connection.execute_batch(&statement).map_err(StoreError::database(action))?;
    // Before the first read: then the index of the WAL is in memory, and a full disk can still be read.
    connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE").map_err(StoreError::database(action))?;
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)
        .map_err(StoreError::database(action))?;
    // The first read: here a wrong key shows.
    let _tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(StoreError::database(action))?;
    for (name, value, expected) in SETTINGS {
        apply_setting(&connection, name, value, expected)?;
    }
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn check_sqlite(number: i32, found: &str) -> Result<(), StoreError> {
    if number < SQLITE_VERSION_MIN {
        return Err(StoreError::SqliteTooOld { found: found.to_owned() });
    }
    Ok(())
}

/// Without a cipher the pragma is unknown and gives nothing, and the database would lie in the open.
fn check_cipher(connection: &Connection) -> Result<(), StoreError> {
    let version: Option<String> = connection
        .query_row("PRAGMA cipher_version", [], |row| row.get(0))
        .optional()
        .map_err(StoreError::database("ask for the cipher"))?;
    version.filter(|version| !version.is_empty()).map(drop).ok_or(StoreError::CipherMissing)
}

fn apply_setting(connection: &Connection, name: &str, value: &str, expected: &str) -> Result<(), StoreError> {
    let action = "set up the database";
    connection.execute_batch(&format!("PRAGMA {name} = {value}")).map_err(StoreError::database(action))?;
    if expected.is_empty() {
        return Ok(());
    }
    let found: rusqlite::types::Value = pragma(connection, name)?;
    let found = match found {
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text,
        _ => String::new(),
    };
    if found == expected {
        return Ok(());
    }
    Err(StoreError::corrupt(format!("the database does not take the setting {name} = {value}")))
}

pub(crate) fn pragma<T: rusqlite::types::FromSql>(
    connection: &Connection,
    name: &str,
) -> Result<T, StoreError> {
    connection
        .query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))
        .map_err(StoreError::database("ask for a setting of the database"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_sqlite_that_can_lose_committed_writes_is_refused_by_name() {
        for (number, found, ok) in [
            (3_050_004, "3.50.4", false),
            (3_051_002, "3.51.2", false),
            (3_051_003, "3.51.3", true),
            (3_053_004, "3.53.4", true),
        ] {
            let checked = check_sqlite(number, found);
            assert_eq!(checked.is_ok(), ok, "{found}");
            if let Err(error) = checked {
                assert!(error.to_string().contains(found), "{error}");
            }
        }
    }

    #[test]
    fn the_sqlite_that_is_built_in_is_new_enough_and_has_a_cipher() {
        let connection = Connection::open_in_memory().expect("memory");
        check_sqlite(rusqlite::version_number(), rusqlite::version()).expect("new enough");
        check_cipher(&connection).expect("a cipher");
    }
}
