//! What a check says when whole entries or checkpoints are moved, by someone who has the keys of the database. Each row of
//! the table says what was done and what must be found.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_ledger::checkpoint::{Checkpoint, SignedCheckpoint};
use amparo_ledger::entry::{Envelope, leaf_of};
use amparo_ledger::ids::DeskId;
use rusqlite::params;
use tempfile::TempDir;

use crate::tampering::{desk, holder, tamper};
use crate::testing::{Counting, claim_entered, small_case};
use crate::{Against, Depth, Desk, Passphrase, Report, Unlock};

fn codes(report: &Report) -> Vec<(Option<u64>, &'static str)> {
    report.findings.iter().map(|finding| (finding.entry, finding.damage.code())).collect()
}

fn check(desk: &Desk, depth: Depth) -> Vec<(Option<u64>, &'static str)> {
    codes(&desk.check(depth, None, &mut |_| {}))
}

#[test]
fn what_was_moved_taken_away_or_put_in_is_found_at_its_entry() {
    type Expected<'a> = &'a [(Option<u64>, &'a str)];
    let table: [(&str, Expected<'_>, &str); 15] = [
        (
            "DELETE FROM payload WHERE seq = 5; DELETE FROM entry WHERE seq = 5",
            &[(Some(5), "missing")],
            "an entry taken out of the middle, and everything else still is as it was signed",
        ),
        (
            "DELETE FROM payload WHERE seq < 3; DELETE FROM entry WHERE seq < 3",
            &[(Some(0), "missing")],
            "the first three taken away",
        ),
        (
            "DELETE FROM payload WHERE seq > 8; DELETE FROM entry WHERE seq > 8",
            &[(Some(9), "log-shorter")],
            "the end cut off",
        ),
        ("DELETE FROM payload WHERE seq = 12; DELETE FROM entry WHERE seq = 12", &[(Some(12), "log-shorter")], "the last one"),
        ("DELETE FROM entry WHERE seq = 12", &[(Some(12), "log-shorter"), (Some(12), "content-without-entry")], "an entry without its content"),
        ("DELETE FROM payload WHERE seq = 8", &[(Some(8), "content-missing")], "content without its entry"),
        (
            "INSERT INTO entry SELECT 13, envelope, leaf FROM entry WHERE seq = 12;
             INSERT INTO payload SELECT 13, wrapped_key, ciphertext FROM payload WHERE seq = 12",
            &[(Some(13), "other-place"), (Some(13), "chain"), (Some(13), "unsigned")],
            "the last one twice",
        ),
        (
            "UPDATE entry SET envelope = (SELECT envelope FROM entry WHERE seq = 4),
                leaf = (SELECT leaf FROM entry WHERE seq = 4) WHERE seq = 5;
             UPDATE payload SET wrapped_key = (SELECT wrapped_key FROM payload WHERE seq = 4),
                ciphertext = (SELECT ciphertext FROM payload WHERE seq = 4) WHERE seq = 5",
            &[(Some(5), "other-place"), (Some(5), "chain"), (Some(6), "chain"), (None, "checkpoint-root")],
            "one put in the place of the next, with all that belongs to it",
        ),
        (
            "UPDATE entry SET seq = 100 WHERE seq = 3; UPDATE entry SET seq = 3 WHERE seq = 4; UPDATE entry SET seq = 4 WHERE seq = 100;
             UPDATE payload SET seq = 100 WHERE seq = 3; UPDATE payload SET seq = 3 WHERE seq = 4; UPDATE payload SET seq = 4 WHERE seq = 100",
            &[(Some(3), "other-place"), (Some(3), "chain"), (Some(4), "other-place"), (Some(4), "chain"), (Some(5), "chain"), (None, "checkpoint-root")],
            "two swapped, with all that belongs to them",
        ),
        (
            "UPDATE payload SET ciphertext = (SELECT ciphertext FROM payload WHERE seq = 7) WHERE seq = 6",
            &[(Some(6), "content")],
            "the content of another",
        ),
        ("DELETE FROM checkpoint", &[(None, "checkpoint-missing")], "the checkpoints taken away"),
        ("UPDATE checkpoint SET note = 'x' || note", &[(None, "checkpoint-unreadable")], "a checkpoint that is none"),
        ("UPDATE checkpoint SET note = replace(note, '13', '12')", &[(None, "checkpoint-not-signed")], "another size written into it"),
        ("UPDATE checkpoint SET size = 12", &[(None, "checkpoint-unreadable"), (Some(12), "unsigned")], "under another size"),
        ("UPDATE meta SET value = zeroblob(8) WHERE name = 'tree'", &[(None, "view")], "the edge of the tree"),
    ];
    for (sql, expected, because) in table {
        let (_folder, desk) = desk();
        tamper(&desk, sql);
        assert_eq!(check(&desk, Depth::Hashes), expected, "{because}");
        let full = check(&desk, Depth::Everything);
        assert!(expected.iter().all(|finding| full.contains(finding)), "{because}: {full:?}");
    }
}

#[test]
fn several_damages_are_all_found() {
    let (_folder, desk) = desk();
    tamper(
        &desk,
        "UPDATE entry SET leaf = zeroblob(32) WHERE seq = 2; UPDATE payload SET ciphertext = x'00' WHERE seq = 5;
         DELETE FROM payload WHERE seq = 7; DELETE FROM entry WHERE seq = 9; DELETE FROM payload WHERE seq = 9;
         UPDATE entry SET envelope = x'a0' WHERE seq = 11",
    );
    let expected = [
        (Some(2), "leaf"),
        (Some(5), "content"),
        (Some(7), "content-missing"),
        (Some(9), "missing"),
        (Some(11), "envelope"),
    ];
    assert_eq!(check(&desk, Depth::Hashes), expected);
}

#[test]
fn more_damage_than_is_listed_is_counted() {
    let (_folder, mut desk) = desk();
    desk.append(&small_case(2, 100..1_200), &mut Counting::from(4)).expect("fits");
    tamper(&desk, "UPDATE entry SET leaf = zeroblob(32)");
    let report = desk.check(Depth::Hashes, None, &mut |_| {});
    let all = report.findings.len() as u64 + report.findings_more;
    assert_eq!((report.findings.len(), all), (1_000, desk.entry_count()));
}

/// Each way to write an envelope's bytes that says the same and is not the one form.
#[test]
fn an_envelope_in_another_form_is_refused_though_its_leaf_fits() {
    let (_folder, desk) = desk();
    tamper(&desk, "");
    let envelope: Vec<u8> = desk
        .connection()
        .query_row("SELECT envelope FROM entry WHERE seq = 9", [], |row| row.get(0))
        .expect("there");
    assert_eq!(&envelope[..3], [0xa8, 1, 1], "a map of eight, whose first is the version");
    let longer_number = [&envelope[..2], &[0x18, 1], &envelope[3..]].concat();
    let longer_key = [&[0xa8, 0x18, 1][..], &envelope[2..]].concat();
    let without_end = [&[0xbf], &envelope[1..], &[0xff]].concat();
    let longer_map = [&[0xb8, 8], &envelope[1..]].concat();
    let other_order = [&[0xa8], &envelope[3..], &envelope[1..3]].concat();
    let twice = [&[0xa9], &envelope[1..3], &envelope[1..]].concat();
    let left_over = [&envelope[..], &[0]].concat();
    let tagged = [&[0xc1], &envelope[..]].concat();
    let cut = envelope[..envelope.len() - 1].to_vec();
    for (bytes, because) in [
        (longer_number, "a number in two bytes"),
        (longer_key, "a key in two bytes"),
        (without_end, "a map of indefinite length"),
        (longer_map, "a count in two bytes"),
        (other_order, "keys out of order"),
        (twice, "a key twice"),
        (left_over, "a byte left over"),
        (tagged, "a tag"),
        (cut, "cut short"),
    ] {
        desk.connection()
            .execute(
                "UPDATE entry SET envelope = ?1, leaf = ?2 WHERE seq = 9",
                params![bytes, leaf_of(&bytes).0],
            )
            .expect("no trigger");
        let found = check(&desk, Depth::Hashes);
        assert_eq!(found[0], (Some(9), "envelope"), "{because}: {found:?}");
    }
}

fn copy_of(folder: &Path, name: &str) -> PathBuf {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).expect("writable");
        for entry in fs::read_dir(from).expect("readable") {
            let path = entry.expect("readable").path();
            let to = to.join(path.file_name().expect("a name"));
            if path.is_dir() {
                copy(&path, &to);
            } else {
                fs::copy(&path, &to).expect("writable");
            }
        }
    }
    let to = folder.join(name);
    copy(&folder.join("desk"), &to);
    to
}

fn open(folder: &Path) -> Desk {
    let passphrase = Passphrase::new("a passphrase of the tests".to_owned());
    Desk::open(folder, Unlock::Passphrase(&passphrase), &holder()).expect("opens")
}

fn note(desk: &Desk) -> SignedCheckpoint {
    desk.checkpoint().expect("readable").expect("signed")
}

fn against(desk: &Desk, note: &SignedCheckpoint) -> Against {
    desk.check(Depth::Hashes, Some(note), &mut |_| {}).against.expect("one was given")
}

/// Two copies of one desk that went on apart, each with five more entries, and a checkpoint of before.
fn two_histories() -> (TempDir, Desk, Desk, SignedCheckpoint) {
    let (folder, first) = desk();
    let before = note(&first);
    drop(first);
    let other = copy_of(folder.path(), "other");
    let mut first = open(&folder.path().join("desk"));
    let mut second = open(&other);
    for (desk, claims, seed) in [(&mut first, 50..55, 5), (&mut second, 60..65, 6)] {
        let batch: Vec<_> = claims.map(|claim| claim_entered(1, 1, claim)).collect();
        desk.append(&batch, &mut Counting::from(seed)).expect("fits");
    }
    (folder, first, second, before)
}

#[test]
fn a_checkpoint_kept_elsewhere_tells_an_older_desk_from_another_history() {
    let (folder, first, second, before) = two_histories();
    let older = copy_of(folder.path(), "older");
    drop(older);
    assert_eq!(against(&first, &before), Against::Grown { checkpoint: 13, entries: 18 });
    assert_eq!(against(&first, &note(&first)), Against::Same { entries: 18 });
    assert_eq!(against(&second, &note(&first)), Against::Forked { checkpoint: 18 });
    let (_other_folder, another) = other_desk();
    assert!(matches!(against(&first, &note(&another)), Against::OtherDesk { .. }));
    let forged = Checkpoint::new(first.id(), 13, before.unchecked().root).sign(&[9; 32]).expect("plain");
    assert_eq!(against(&first, &forged), Against::OtherKey);
    let altered = note(&first).to_string().replace("\n18\n", "\n17\n");
    let altered = SignedCheckpoint::parse(&altered).expect("still in the form");
    assert_eq!(against(&first, &altered), Against::Altered);
}

#[test]
fn a_desk_that_was_put_back_is_told_by_the_checkpoint() {
    let (folder, first) = desk();
    drop(first);
    let older = copy_of(folder.path(), "older");
    let mut desk = open(&folder.path().join("desk"));
    desk.append(&[claim_entered(1, 1, 99)], &mut Counting::from(7)).expect("fits");
    let older = open(&older);
    assert_eq!(against(&older, &note(&desk)), Against::RolledBack { checkpoint: 14, entries: 13 });
    assert!(older.check(Depth::Everything, None, &mut |_| {}).holds(), "alone it cannot tell");
}

fn other_desk() -> (TempDir, Desk) {
    let folder = TempDir::new().expect("a temporary folder");
    let mut random = Counting::from(77);
    let passphrase = Passphrase::new("a passphrase of the tests".to_owned());
    let (mut desk, _) =
        Desk::create_for_tests(&folder.path().join("desk"), &passphrase, &holder(), &mut random)
            .expect("an empty folder");
    let opened = crate::testing::desk_opened(desk.id());
    desk.append(&[opened], &mut random).expect("fits");
    desk.append(&small_case(1, 0..20), &mut random).expect("fits");
    (folder, desk)
}

type Row = (i64, Vec<u8>, Vec<u8>, Vec<u8>, Vec<u8>);

/// The entries of another log from this one on, in the place of those that are there.
fn splice(into: &Desk, from: &Desk, first: i64) {
    let rows: Vec<Row> = {
        let connection = from.connection();
        let mut statement = connection
            .prepare("SELECT seq, envelope, leaf, wrapped_key, ciphertext FROM entry JOIN payload USING (seq) WHERE seq >= ?1")
            .expect("the tables");
        let row =
            |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        statement.query_map([first], row).expect("readable").collect::<Result<_, _>>().expect("readable")
    };
    tamper(
        into,
        &format!("DELETE FROM payload WHERE seq >= {first}; DELETE FROM entry WHERE seq >= {first}"),
    );
    let connection = into.connection();
    for (seq, envelope, leaf, wrapped_key, ciphertext) in rows {
        connection
            .execute("INSERT INTO entry VALUES (?1, ?2, ?3)", params![seq, envelope, leaf])
            .expect("room");
        connection
            .execute("INSERT INTO payload VALUES (?1, ?2, ?3)", params![seq, wrapped_key, ciphertext])
            .expect("room");
    }
}

#[test]
fn the_end_of_another_log_is_found_where_it_begins() {
    let (_folder, desk) = desk();
    let (_other_folder, other) = other_desk();
    splice(&desk, &other, 8);
    let found = check(&desk, Depth::Hashes);
    assert_eq!(found[0], (Some(8), "other-desk"), "{found:?}");
    assert!(found.contains(&(Some(8), "chain")), "{found:?}");
}

#[test]
fn a_history_rewritten_without_the_signing_key_contradicts_the_checkpoint() {
    let (_folder, first, second, _before) = two_histories();
    splice(&first, &second, 13);
    assert_eq!(check(&first, Depth::Hashes), [(None, "checkpoint-root")], "every link and leaf is in order");
}

#[test]
fn an_earlier_checkpoint_put_back_is_found_by_the_entries_that_follow_it() {
    let (_folder, first, _second, before) = two_histories();
    let replay = |note: &str, size: i64| {
        tamper_again(&first, "DELETE FROM checkpoint");
        first
            .connection()
            .execute("INSERT INTO checkpoint VALUES (?1, ?2)", params![size, note])
            .expect("room");
    };
    tamper(&first, "");
    replay(&before.to_string(), 13);
    assert_eq!(check(&first, Depth::Hashes), [(Some(13), "unsigned")], "replayed");
    let signed_by = |desk: DeskId, secret: &[u8; 32]| {
        Checkpoint::new(desk, 18, note_root(&first)).sign(secret).expect("plain").to_string()
    };
    replay(&signed_by(first.id(), &[9; 32]), 18);
    assert_eq!(check(&first, Depth::Hashes), [(None, "checkpoint-not-signed")], "signed with another key");
    replay(&signed_by(DeskId::from_bytes([3; 16]), &[9; 32]), 18);
    assert_eq!(check(&first, Depth::Hashes), [(None, "checkpoint-other-desk")], "another desk's");
}

fn note_root(desk: &Desk) -> amparo_ledger::source::Hash32 {
    desk.root_at(desk.entry_count()).expect("readable")
}

fn tamper_again(desk: &Desk, sql: &str) {
    desk.connection().execute_batch(sql).expect("the test's own SQL");
}

#[test]
fn whoever_writes_an_entry_without_signing_is_found_by_the_missing_signature() {
    let (_folder, desk) = desk();
    tamper(&desk, "");
    let last: Vec<u8> = desk
        .connection()
        .query_row("SELECT envelope FROM entry WHERE seq = 12", [], |row| row.get(0))
        .expect("there");
    let last = Envelope::decode(&last).expect("holds");
    let forged = Envelope { seq: 13, previous_leaf: last.leaf(), ..last };
    let connection = desk.connection();
    connection
        .execute("INSERT INTO entry VALUES (13, ?1, ?2)", params![forged.encode(), forged.leaf().0])
        .expect("room");
    connection
        .execute_batch("INSERT INTO payload SELECT 13, wrapped_key, ciphertext FROM payload WHERE seq = 12")
        .expect("room");
    drop(connection);
    assert_eq!(check(&desk, Depth::Hashes), [(Some(13), "unsigned")]);
    let full = check(&desk, Depth::Everything);
    assert!(full.contains(&(Some(13), "key-does-not-open")), "{full:?}");
}
