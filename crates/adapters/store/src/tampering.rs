//! What a check says when someone who has the keys changes what lies in the folder. Without the keys nobody gets
//! this far: every page of the database carries its own authentication.

use amparo_ledger::claim::Scope;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::testing::{Counting, desk_opened, document, scope, small_case};
use crate::{Desk, Holder, Passphrase, StoreError};

const ENTRIES: u64 = 13;

pub(crate) fn desk() -> (TempDir, Desk) {
    let folder = TempDir::new().expect("a temporary folder");
    let mut random = Counting::from(1);
    let passphrase = Passphrase::new("a passphrase of the tests".to_owned());
    let (mut desk, _) =
        Desk::create_for_tests(&folder.path().join("desk"), &passphrase, &holder(), &mut random)
            .expect("an empty folder");
    desk.append(&[desk_opened(desk.id())], &mut random).expect("fits");
    desk.put_blob(scope(1), &document(1), &mut random).expect("there is room");
    desk.append(&small_case(1, 0..10), &mut random).expect("fits");
    assert_eq!(desk.entry_count(), ENTRIES);
    (folder, desk)
}

pub(crate) fn holder() -> Holder {
    Holder::this_process("tests", 0)
}

pub(crate) fn tamper(desk: &Desk, sql: &str) {
    let triggers = "DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_deleted;
        DROP TRIGGER payload_is_never_changed; DROP TRIGGER payload_is_never_deleted;
        PRAGMA foreign_keys = OFF;";
    let connection = desk.connection();
    connection.execute_batch(triggers).expect("the triggers are there");
    connection.execute_batch(sql).expect("the test's own SQL");
}

fn found_by_verify(sql: &str) -> (Option<u64>, String) {
    let (_folder, desk) = desk();
    tamper(&desk, sql);
    match desk.verify() {
        Err(StoreError::Corrupt { entry, what }) => (entry, what),
        other => panic!("{sql}: {other:?}"),
    }
}

#[test]
fn an_untouched_desk_passes() {
    let (_folder, desk) = desk();
    let verified = desk.verify().expect("nothing was touched");
    assert_eq!((verified.entries, verified.leaf), (ENTRIES, desk.head_leaf()));
}

#[test]
fn whatever_is_changed_in_the_log_is_named_by_its_entry() {
    let table = [
        (
            "UPDATE entry SET envelope = CAST(x'00' || substr(envelope, 2) AS BLOB) WHERE seq = 5",
            Some(5),
            "another first byte",
        ),
        (
            "UPDATE entry SET envelope = (SELECT envelope FROM entry WHERE seq = 4) WHERE seq = 5",
            Some(5),
            "a copy",
        ),
        ("UPDATE entry SET leaf = zeroblob(32) WHERE seq = 5", Some(5), "another leaf"),
        (
            "UPDATE payload SET ciphertext = CAST(substr(ciphertext, 1, 40) || x'00' || substr(ciphertext, 42) AS BLOB)
                WHERE seq = 6",
            Some(6),
            "one byte of a ciphertext",
        ),
        ("UPDATE payload SET ciphertext = x'' WHERE seq = 6", Some(6), "an emptied ciphertext"),
        (
            "UPDATE payload SET wrapped_key = (SELECT wrapped_key FROM payload WHERE seq = 7) WHERE seq = 6",
            Some(6),
            "the key of another entry",
        ),
        ("DELETE FROM payload WHERE seq = 8", Some(8), "content taken away"),
        ("DELETE FROM entry WHERE seq = 8", Some(8), "an entry taken away"),
        (
            "DELETE FROM payload WHERE seq = 12; DELETE FROM entry WHERE seq = 12",
            Some(12),
            "the last entry cut off",
        ),
        (
            "UPDATE entry SET seq = 100 WHERE seq = 3; UPDATE entry SET seq = 3 WHERE seq = 4;
             UPDATE entry SET seq = 4 WHERE seq = 100",
            Some(3),
            "two entries swapped",
        ),
        ("UPDATE case_row SET title = 'Someone Else'", None, "the list of cases"),
        ("DELETE FROM entry_of_scope WHERE seq = 3", None, "the table of scopes"),
    ];
    for (sql, entry, because) in table {
        assert_eq!(found_by_verify(sql).0, entry, "{because}");
    }
}

#[test]
fn every_byte_of_an_envelope_counts() {
    let (_folder, desk) = desk();
    tamper(&desk, "");
    let read = |connection: &Connection| -> Vec<u8> {
        connection
            .query_row("SELECT envelope FROM entry WHERE seq = 9", [], |row| row.get(0))
            .expect("it is there")
    };
    let envelope = read(&desk.connection());
    let write = |bytes: &[u8]| {
        desk.connection()
            .execute("UPDATE entry SET envelope = ?1 WHERE seq = 9", [bytes])
            .expect("no trigger");
    };
    for at in 0..envelope.len() {
        let mut changed = envelope.clone();
        changed[at] ^= 0x01;
        write(&changed);
        let found = desk.verify();
        assert!(matches!(found, Err(StoreError::Corrupt { entry: Some(9), .. })), "byte {at}: {found:?}");
    }
    write(&envelope);
    desk.verify().expect("as it was");
}

#[test]
fn entries_can_be_neither_changed_nor_deleted_nor_replaced() {
    let (_folder, desk) = desk();
    for sql in [
        "UPDATE entry SET leaf = zeroblob(32)",
        "DELETE FROM entry WHERE seq = 12",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 3",
        "UPDATE payload SET ciphertext = x''",
        "DELETE FROM payload WHERE seq = 12",
        "INSERT OR REPLACE INTO payload SELECT * FROM payload WHERE seq = 3",
    ] {
        let refused = desk.connection().execute_batch(sql).expect_err(sql);
        assert!(refused.to_string().contains("never"), "{sql}: {refused}");
    }
    desk.verify().expect("nothing was changed");
}

#[test]
fn a_desk_whose_last_entries_do_not_hold_does_not_open() {
    let (folder, desk) = desk();
    tamper(&desk, "UPDATE entry SET leaf = zeroblob(32) WHERE seq = 11");
    drop(desk);
    let passphrase = Passphrase::new("a passphrase of the tests".to_owned());
    let opened = Desk::open(&folder.path().join("desk"), crate::Unlock::Passphrase(&passphrase), &holder());
    assert!(matches!(opened, Err(StoreError::Corrupt { entry: Some(11), .. })), "{opened:?}");
}

#[test]
fn a_fold_that_does_not_match_the_log_is_passed_over() {
    let (_folder, mut desk) = desk();
    let mut random = Counting::from(2);
    desk.append(&small_case(2, 100..700), &mut random).expect("fits");
    let folds = || -> i64 {
        desk.connection().query_row("SELECT count(*) FROM folded", [], |row| row.get(0)).expect("a number")
    };
    assert_eq!(folds(), 1, "602 entries are more than a fold may lag behind");
    let record = desk.record(scope(2)).expect("there");
    for sql in [
        "UPDATE folded SET leaf = zeroblob(32)",
        "UPDATE folded SET version = 0",
        "UPDATE folded SET sealed = zeroblob(100)",
        "UPDATE folded SET applied = applied - 1",
    ] {
        tamper_view(&desk, sql);
        desk.records().clear();
        assert_eq!(desk.record(scope(2)).expect("from the log"), record, "{sql}");
    }
    assert_eq!(desk.record(Scope::Desk).expect("there").applied, 1);
}

fn tamper_view(desk: &Desk, sql: &str) {
    desk.connection().execute_batch(sql).expect("views may be changed");
}

#[test]
fn when_there_is_no_room_left_nothing_is_half_applied() {
    let (_folder, mut desk) = desk();
    let mut random = Counting::from(3);
    let before = (desk.entry_count(), desk.record(scope(1)).expect("there"));
    let pages: i64 = pragma(&desk, "page_count");
    tamper_view(&desk, &format!("PRAGMA max_page_count = {}", pages + 2));
    let batch = crate::testing::small_case(2, 100..160);
    let refused = desk.append(&batch, &mut random);
    assert!(matches!(refused, Err(StoreError::DiskFull)), "{refused:?}");
    assert_eq!((desk.entry_count(), desk.record(scope(1)).expect("there")), before);
    assert_eq!(desk.record(scope(2)).expect("empty").applied, 0);
    desk.verify().expect("as before");
    tamper_view(&desk, "PRAGMA max_page_count = 1000000");
    desk.append(&batch, &mut random).expect("there is room again");
    assert_eq!(desk.verify().expect("in order").entries, ENTRIES + 62);
}

fn pragma(desk: &Desk, name: &str) -> i64 {
    desk.connection().query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).expect("a number")
}
