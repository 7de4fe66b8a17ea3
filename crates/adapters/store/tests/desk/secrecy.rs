//! What someone sees who holds the folder and not the passphrase.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_ledger::membership::CaseTier;
use amparo_ledger::source::Hash32;
use amparo_store::{CaseFilter, CaseOrder, CaseQuery, CaseScope, CaseSort, Direction, MemberScope};

use crate::common::{Counting, PLANTED, document, member, scope, small_case};
use crate::temporary::Temporary;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

fn filled(claims: u64) -> Temporary {
    let (temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(2);
    desk.append(&small_case(1, 0..claims), &mut random).expect("fits");
    desk.put_blob(scope(1), &document(1), &mut random).expect("there is room");
    desk.put_draft(scope(1), PLANTED, PLANTED.as_bytes(), &mut random).expect("there is room");
    assert_no_plaintext(&temporary.folder(), "while it is open");
    drop(desk);
    temporary
}

fn assert_no_plaintext(folder: &Path, when: &str) {
    let utf16: Vec<u8> = PLANTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hash = Hash32::of(&document(1));
    for path in files(folder) {
        let bytes = fs::read(&path).expect("readable");
        for word in [PLANTED.as_bytes(), &utf16, &hash.0, hash.to_string().as_bytes(), b"SQLite format"] {
            assert!(!contains(&bytes, word), "{} {when}", path.display());
        }
        assert!(!path.to_string_lossy().contains(&hash.to_string()), "{} {when}", path.display());
    }
}

#[test]
fn no_file_holds_a_planted_word_or_the_plain_hash_of_a_document() {
    let temporary = filled(600);
    assert!(files(&temporary.folder()).len() >= 5, "slots, keyring, database, lock, blob");
    assert_no_plaintext(&temporary.folder(), "when it is closed");
}

#[test]
fn the_database_cannot_be_read_without_its_key() {
    let temporary = filled(600);
    let database = temporary.folder().join("record.db");
    assert!(!fs::read(&database).expect("readable").starts_with(b"SQLite format 3"));
    let plain = rusqlite::Connection::open(&database).expect("opening reads nothing yet");
    let read = plain.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    assert_eq!(read.expect_err("no key").sqlite_error_code(), Some(rusqlite::ErrorCode::NotADatabase));
}

#[cfg(unix)]
#[test]
fn nobody_but_the_owner_may_read_the_folder_or_a_file_in_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let temporary = filled(600);
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&temporary.folder()), 0o700);
    for path in files(&temporary.folder()) {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    fs::set_permissions(temporary.folder(), fs::Permissions::from_mode(0o755)).expect("ours");
    drop(temporary.open().expect("opens"));
    assert_eq!(mode(&temporary.folder()), 0o700, "a copy that lost it is closed again");
}

#[test]
fn a_changed_byte_anywhere_is_found_or_harmless() {
    let temporary = filled(60);
    let desk = temporary.open().expect("opens");
    let (entries, drafts) = (desk.entries(0..2_000).expect("holds"), desk.drafts(scope(1)).expect("holds"));
    desk.close().expect("closes");
    let mut random = Counting::from(77);
    for path in files(&temporary.folder()) {
        let original = fs::read(&path).expect("readable");
        for _ in 0..6 {
            let mut changed = original.clone();
            let at = usize::try_from(random.next() % original.len() as u64).expect("an index");
            changed[at] ^= 1 << (random.next() % 8);
            fs::write(&path, &changed).expect("writable");
            // The lock file says nothing that matters; any other change must show, or change nothing.
            let read = temporary.open().and_then(|desk| {
                desk.verify()?;
                Ok((desk.entries(0..2_000)?, desk.drafts(scope(1))?))
            });
            if let Ok(read) = read {
                assert!(read == (entries.clone(), drafts.clone()), "byte {at} of {}", path.display());
            }
            fs::write(&path, &original).expect("writable");
        }
    }
    temporary.open().expect("as it was").verify().expect("in order");
}

/// The list in each order, and each part of it that has an index of its own.
fn every_order() -> Vec<CaseQuery> {
    let all = CaseQuery {
        scope: CaseScope::All,
        filter: CaseFilter::default(),
        order: CaseOrder::default(),
        from: None,
        rows: 10,
    };
    let by = [
        CaseSort::Name,
        CaseSort::Opened,
        CaseSort::Changed,
        CaseSort::Waiting,
        CaseSort::News,
        CaseSort::HeldSince,
    ];
    let sorted =
        by.map(|by| CaseQuery { order: CaseOrder { by, direction: Direction::Rising }, ..all.clone() });
    let filters = [
        CaseFilter { conflicts: true, ..CaseFilter::default() },
        CaseFilter { same_events: true, ..CaseFilter::default() },
        CaseFilter { assessed_before: Some(0), ..CaseFilter::default() },
        CaseFilter { consent_ends_by: "2030-01-01".parse().ok(), ..CaseFilter::default() },
    ];
    let filtered = filters.map(|filter| CaseQuery { filter, ..all.clone() });
    let scope = CaseScope::Member(MemberScope {
        member: member(),
        open_to: Some(CaseTier::Case),
        leads: true,
        here: Vec::new(),
    });
    sorted.into_iter().chain(filtered).chain([CaseQuery { scope, ..all }]).collect()
}

/// `AMPARO_FLIP_ALL=1` changes every byte of the database; the gate one in many.
#[cfg(unix)]
#[test]
fn a_changed_byte_of_the_database_never_gives_other_data() {
    use std::os::unix::fs::FileExt as _;
    let all = std::env::var("AMPARO_FLIP_ALL").is_ok();
    let temporary = filled(12);
    let read = || {
        let desk = temporary.open()?;
        Ok::<_, amparo_store::StoreError>((
            desk.entries(0..u64::MAX)?,
            desk.drafts(scope(1))?,
            desk.case_list()?,
            desk.names_since(0)?,
            every_order().iter().map(|query| desk.case_page(query)).collect::<Result<Vec<_>, _>>()?,
        ))
    };
    let expected = read().expect("untouched");
    let path = temporary.folder().join("record.db");
    let original = fs::read(&path).expect("readable");
    let (mut refused, mut harmless) = (0_u64, 0_u64);
    for at in (0..original.len()).step_by(if all { 1 } else { 1_531 }) {
        let file = fs::OpenOptions::new().write(true).open(&path).expect("writable");
        file.write_all_at(&[original[at] ^ 0x40], at as u64).expect("writable");
        drop(file);
        match read() {
            Ok(found) => {
                assert!(found == expected, "byte {at} changed, and other data came back");
                harmless += 1;
            }
            Err(_) => refused += 1,
        }
        // Whole again, in case the desk was opened and wrote to it.
        if fs::read(&path).expect("readable") != original {
            fs::write(&path, &original).expect("writable");
        }
    }
    println!("{} bytes: {refused} changes refused, {harmless} without effect", original.len());
    assert!(refused > harmless, "every page carries its own authentication");
}
