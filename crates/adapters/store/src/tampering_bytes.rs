//! Single bytes changed above the cipher: each change is found, and the entry named.
//!
//! The default numbers suit the gate. `AMPARO_TAMPER_CHANGES=10000` makes so many random changes in the tables;
//! `AMPARO_TAMPER_ALL=1` changes every byte of a log of 1,000 entries in three ways.

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use rusqlite::params;

use crate::log::{self, Stored};
use crate::tampering::{desk, tamper};
use crate::testing::{Counting, entry, person, scope};
use crate::verify::{Examined, Walk, examine};
use crate::{Depth, Desk};

fn number_of(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(default)
}

#[test]
fn every_random_change_of_one_byte_in_the_tables_is_found_and_named() {
    let changes = number_of("AMPARO_TAMPER_CHANGES", 300);
    let seed = number_of("AMPARO_TEST_SEED", 2_024);
    println!("seed {seed}, {changes} changes");
    let (_folder, mut desk) = desk();
    desk.append(&names(40), &mut Counting::from(3)).expect("fits");
    tamper(&desk, "");
    let mut random = Counting::from(seed);
    let columns =
        [("entry", "envelope"), ("entry", "leaf"), ("payload", "ciphertext"), ("payload", "wrapped_key")];
    for change in 0..changes {
        let (table, column) = columns[usize::try_from(random.next() % 4).expect("small")];
        let seq = random.next() % desk.entry_count();
        let connection = desk.connection();
        connection.execute_batch("SAVEPOINT change").expect("a savepoint");
        let mut bytes: Vec<u8> = connection
            .query_row(&format!("SELECT {column} FROM {table} WHERE seq = ?1"), [seq.cast_signed()], |row| {
                row.get(0)
            })
            .expect("there");
        let at = usize::try_from(random.next() % bytes.len() as u64).expect("an index");
        bytes[at] ^= u8::try_from(1 + random.next() % 255).expect("a byte");
        connection
            .execute(
                &format!("UPDATE {table} SET {column} = ?1 WHERE seq = ?2"),
                params![bytes, seq.cast_signed()],
            )
            .expect("no trigger");
        drop(connection);
        // The key of a payload is in no hash: it is its own seal, and only whoever opens it can tell.
        let depth = if column == "wrapped_key" { Depth::Everything } else { Depth::Hashes };
        let report = desk.check(depth, None, &mut |_| {});
        let named: Vec<_> = report.findings.iter().map(|finding| finding.entry).collect();
        assert!(
            !named.is_empty() && named.iter().all(|entry| *entry == Some(seq)),
            "change {change}: byte {at} of {column} of entry {seq}: {:?}",
            report.findings
        );
        desk.connection().execute_batch("ROLLBACK TO change; RELEASE change").expect("a savepoint");
    }
    assert!(
        desk.check(Depth::Everything, None, &mut |_| {})
            .findings
            .iter()
            .all(|finding| { matches!(finding.damage, crate::Damage::BlobMissing { .. }) })
    );
}

/// Short entries about invented people.
fn names(count: u64) -> Vec<amparo_ledger::act::Entry> {
    let named = |number| {
        let name = format!("Nadia Example {number}");
        entry(scope(1), 7, Act::PersonNamed { person: person(1), name })
    };
    (0..count).map(named).collect()
}

fn log_of_1000() -> (tempfile::TempDir, Desk, Vec<Stored>) {
    let (folder, mut desk) = desk();
    desk.append(&names(1_000 - desk.entry_count()), &mut Counting::from(3)).expect("fits");
    let mut rows = Vec::new();
    log::for_each(&desk.connection(), "ORDER BY entry.seq", [], |stored| {
        rows.push(stored);
        Ok(())
    })
    .expect("holds");
    assert_eq!((rows.len(), desk.record(Scope::Desk).expect("holds").applied), (1_000, 1));
    (folder, desk, rows)
}

/// The walk is the one of a check with hashes only. It is gone once over the untouched log; each change is then looked at from a
/// copy of the walk as it stood before the changed entry, on over the entries that follow: what was found cannot be unfound.
#[test]
fn every_changed_byte_of_a_log_of_1000_entries_is_found_at_its_entry() {
    let all = number_of("AMPARO_TAMPER_ALL", 0) > 0;
    let seed = number_of("AMPARO_TEST_SEED", 2_024);
    let mut random = Counting::from(seed);
    let (_folder, desk, rows) = log_of_1000();
    let look = |stored: &Stored| examine(stored, desk.id(), &desk.keyring, Depth::Hashes);
    let examined: Vec<Examined> = rows.iter().map(look).collect();
    let mut walk = Walk::new();
    let newest = desk.checkpoint().expect("readable").expect("signed").to_string();
    walk.expect(1_000, &newest, desk.public_key().as_ref());
    let mut variants = 0_u64;
    for (at, stored) in rows.iter().enumerate() {
        // Without the long run: every 29th entry, every 7th byte of it.
        let step = if all { 1 } else { 7 };
        if all || at % 29 == 0 || at + 1 == rows.len() {
            let parts =
                [stored.envelope.len(), stored.leaf.len(), stored.ciphertext.as_ref().map_or(0, Vec::len)];
            for (part, length) in parts.into_iter().enumerate() {
                for byte in (at % step..length).step_by(step) {
                    for mask in [0x01, 0x80, u8::try_from(1 + random.next() % 255).expect("a byte")] {
                        let changed = changed(stored, part, byte, mask);
                        let mut walk = walk.clone();
                        walk.step(&look(&changed));
                        // The last of many: gone on to the end; the others to the next entry, which knows the leaf.
                        let until = if variants.is_multiple_of(10_007) {
                            rows.len()
                        } else {
                            (at + 2).min(rows.len())
                        };
                        examined[at + 1..until].iter().for_each(|examined| walk.step(examined));
                        if until == rows.len() {
                            walk.end(true);
                        }
                        let found: Vec<_> =
                            walk.findings.listed.iter().map(|finding| finding.entry).collect();
                        assert!(
                            !found.is_empty() && found.iter().all(|entry| *entry == Some(at as u64)),
                            "byte {byte} ^ {mask} of part {part} of entry {at}: {:?}",
                            walk.findings.listed
                        );
                        variants += 1;
                    }
                }
            }
        }
        walk.step(&examined[at]);
    }
    walk.end(true);
    assert!(walk.findings.listed.is_empty(), "untouched: {:?}", walk.findings.listed);
    println!("seed {seed}: {variants} changes, each found at its entry");
    assert!(variants >= if all { 1_200_000 } else { 5_000 }, "{variants}");
}

fn changed(stored: &Stored, part: usize, byte: usize, mask: u8) -> Stored {
    let mut changed = stored.clone();
    match part {
        0 => changed.envelope[byte] ^= mask,
        1 => changed.leaf[byte] ^= mask,
        _ => changed.ciphertext.as_mut().expect("there is content")[byte] ^= mask,
    }
    changed
}
