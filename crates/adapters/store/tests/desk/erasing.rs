//! Erasing a case: what is gone, what stays, and what a cut in between leaves.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_ledger::act::{Act, Entry, ErasureReason};
use amparo_ledger::claim::Scope;
use amparo_store::{Desk, RecoverySheet, StoreError, Unlock};

use crate::common::{Counting, PLANTED, case, case_opened, document, entry, scope, small_case, source_added};
use crate::temporary::{Temporary, holder, passphrase};

/// The record of the erasure of a case, by the one person at the desk.
pub(crate) fn erased(desk: &Desk, number: u64) -> Entry {
    let key = desk.scope_key(scope(number)).expect("it has a key");
    let reason = ErasureReason::Safety;
    entry(Scope::Desk, 50, Act::CaseErased { case: case(number), key, reason, solo: true, at_once: true })
}

/// Two cases that cite the same document, each with drafts, and long enough to be folded on disk.
pub(crate) fn two_long_cases() -> (Temporary, Desk) {
    two_cases_of(600)
}

/// The same, short.
pub(crate) fn two_cases() -> (Temporary, Desk) {
    two_cases_of(60)
}

fn two_cases_of(claims: u64) -> (Temporary, Desk) {
    let (temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(31);
    for number in [1, 2] {
        desk.append(&small_case(number, number * 1_000..number * 1_000 + claims), &mut random).expect("fits");
        desk.put_blob(scope(number), &document(1), &mut random).expect("there is room");
        desk.put_blob(scope(number), &document(number + 10), &mut random).expect("there is room");
        desk.put_draft(
            scope(number),
            "proposals",
            format!("{PLANTED} draft of {number}").as_bytes(),
            &mut random,
        )
        .expect("there is room");
    }
    (temporary, desk)
}

pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn check_erased(desk: &mut Desk, entries: u64, claims: u64) {
    let verified = desk.verify().expect("everything that is left holds");
    assert_eq!(verified.entries, entries, "the log keeps every envelope");
    assert!(desk.record(scope(1)).expect("empty").cases.is_empty(), "nothing is known of the case");
    assert!(desk.entries_of(scope(1)).expect("none").is_empty());
    assert_eq!(desk.scope_key(scope(1)), None);
    assert!(desk.blob(scope(1), amparo_ledger::source::Hash32::of(&document(1))).expect("none").is_none());
    assert!(desk.drafts(scope(1)).expect("none").is_empty());
    assert!(desk.record(Scope::Desk).expect("holds").is_erased(case(1)));
    assert_eq!(desk.entries(0..entries).expect("what is left opens").len() as u64, entries - claims - 2);

    let row = &desk.case_list().expect("holds")[..];
    assert_eq!(row.len(), 1, "the list of cases names the other one alone");
    assert_eq!(row[0].claims_standing, claims);
    let other = desk.blob(scope(2), amparo_ledger::source::Hash32::of(&document(1))).expect("holds");
    assert_eq!(other.as_deref(), Some(&document(1)[..]), "the other case shows the document that both cite");
    assert_eq!(desk.drafts(scope(2)).expect("holds").len(), 1);

    let mut random = Counting::from(40);
    let more = [case_opened(1), source_added(1, 1)];
    let refused = desk.append(&more, &mut random);
    assert!(matches!(refused, Err(StoreError::Refused { .. })), "nothing is added to it: {refused:?}");
    desk.append(&[source_added(2, 77)], &mut random).expect("the other case goes on");
}

#[test]
fn an_erased_case_is_gone_and_the_log_and_the_other_case_hold() {
    let (temporary, mut desk) = two_long_cases();
    let before = desk.checkpoint().expect("readable").expect("signed");
    let done = desk.erase_case(&erased(&desk, 1), &passphrase(), &mut Counting::from(41)).expect("erased");
    assert_eq!(done.entries, 602);
    let entries = desk.entry_count();
    let size = before.unchecked().size;
    assert_eq!(desk.root_at(size).expect("there"), before.unchecked().root, "an old checkpoint still holds");
    desk.inclusion(5).expect("a proof of an entry that was erased can still be made");
    desk.rebuild(&mut Counting::from(43)).expect("rebuilds without it");
    check_erased(&mut desk, entries, 600);
    drop(desk);
    let mut desk = temporary.open().expect("opens with the same passphrase");
    desk.verify().expect("holds");
    desk.rebuild(&mut Counting::from(44)).expect("rebuilds without it");
    let sheet =
        RecoverySheet::read(&temporary.sheet.lines().map(|line| line.to_string()).join("")).expect("ours");
    drop(desk);
    Desk::open(&temporary.folder(), Unlock::Recovery(&sheet), &holder()).expect("and with the same sheet");
}

/// What a cut at some moment of an erasure leaves, for a folder as it was before and one as it was after.
#[test]
fn an_erasure_that_was_cut_off_is_finished_when_the_desk_is_opened() {
    let (temporary, mut desk) = two_cases();
    let entries = desk.entry_count() + 1;
    // The record says it, and the process ended there.
    let erasure = erased(&desk, 1);
    desk.append(&[erasure], &mut Counting::from(41)).expect("fits");
    assert!(desk.has_unfinished_erasure().expect("readable"));
    drop(desk);
    let mut desk = temporary.open().expect("opens");
    assert!(desk.has_unfinished_erasure().expect("readable"), "the key is still there");
    desk.finish_erasure(&passphrase(), &mut Counting::from(42)).expect("finished");
    assert!(!desk.has_unfinished_erasure().expect("readable"));
    check_erased(&mut desk, entries, 60);
}

#[test]
fn an_erasure_needs_the_passphrase_the_sheet_and_the_right_key() {
    let (_temporary, mut desk) = two_cases();
    let mut random = Counting::from(41);
    let entries = desk.entry_count();
    let wrong = amparo_store::Passphrase::new("another one".to_owned());
    let refused = desk.erase_case(&erased(&desk, 1), &wrong, &mut random);
    assert!(matches!(refused, Err(StoreError::WrongPassphrase)), "{refused:?}");
    let mut other = erased(&desk, 1);
    if let Act::CaseErased { key, .. } = &mut other.act {
        *key = desk.scope_key(scope(2)).expect("there");
    }
    let refused = desk.erase_case(&other, &passphrase(), &mut random);
    assert!(matches!(refused, Err(StoreError::NotAnErasure)), "{refused:?}");
    let refused = desk.erase_case(&case_opened(9), &passphrase(), &mut random);
    assert!(matches!(refused, Err(StoreError::NotAnErasure)), "{refused:?}");
    assert_eq!(desk.entry_count(), entries, "nothing was recorded");
    desk.verify().expect("as it was");
}

#[test]
fn a_key_that_is_missing_without_a_record_of_it_is_damage() {
    let (temporary, desk) = two_cases();
    drop(desk);
    // A keyring from before the second case was opened, put in the place of the present one.
    let (early, mut desk) = Temporary::desk();
    desk.append(&small_case(1, 0..1), &mut Counting::from(31)).expect("fits");
    drop(desk);
    let keyring = fs::read(early.folder().join("keyring")).expect("readable");
    fs::write(temporary.folder().join("keyring"), keyring).expect("writable");
    let refused = temporary.open().and_then(|desk| desk.verify());
    assert!(matches!(refused, Err(StoreError::Corrupt { .. })), "{refused:?}");
}

/// The same desk, with the same randomness, erased again and again, killed a little later each time: after each kill the
/// case is whole, or it is erased and nothing of it is left but what the next opening takes away.
#[test]
fn a_kill_at_any_moment_leaves_the_case_whole_or_erased() {
    let rounds: u64 = std::env::var("AMPARO_ERASE_KILLS").map_or(6, |text| text.parse().expect("a number"));
    let seed = 7_100;
    println!("{rounds} kills, seed {seed}");
    let (temporary, desk) = two_cases();
    let entries = desk.entry_count();
    drop(desk);
    let started = std::time::Instant::now();
    let trial = copy_of(&temporary.folder());
    let whole = crate::child::run_to_its_end("erase", &trial, 0);
    let most = started.elapsed();
    fs::remove_dir_all(trial.parent().expect("ours")).expect("ours");
    assert!(whole, "it can be done");
    let mut random = Counting::from(seed);
    let (mut were_whole, mut were_erased) = (0, 0);
    for round in 0..rounds {
        let folder = copy_of(&temporary.folder());
        let after = most * u32::try_from(random.next() % 1_000).expect("small") / 1_000;
        crate::child::run_and_kill_after("erase", &folder, round, after);
        let open = || Desk::open(&folder, Unlock::Passphrase(&passphrase()), &holder());
        let mut desk = open().unwrap_or_else(|error| panic!("round {round}, after {after:?}: {error}"));
        if desk.entry_count() == entries {
            desk.verify().expect("whole");
            assert_eq!(desk.entries_of(scope(1)).expect("all").len(), 62, "round {round}");
            were_whole += 1;
        } else {
            desk.finish_erasure(&passphrase(), &mut random).expect("finished");
            check_erased(&mut desk, entries + 1, 60);
            drop(desk);
            let names: Vec<_> =
                files(&folder).iter().map(|path| path.file_name().expect("a name").to_owned()).collect();
            assert!(
                !names.iter().any(|name| name.to_string_lossy().contains(".next")),
                "round {round}: {names:?}"
            );
            were_erased += 1;
        }
        fs::remove_dir_all(folder.parent().expect("ours")).expect("ours");
    }
    println!("{were_whole} whole, {were_erased} erased");
}

/// A copy of a desk's folder that is not taken away by itself.
pub(crate) fn copy_of(folder: &Path) -> PathBuf {
    let parent = tempfile::TempDir::new().expect("a temporary folder").keep();
    let to = parent.join("desk");
    copy(folder, &to);
    to
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("readable") {
        let from = entry.expect("readable").path();
        let to = to.join(from.file_name().expect("a name"));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("writable");
        }
    }
}
