//! One ledger of every released version is opened for ever.
//!
//! `cargo run -p amparo-store --example make_golden_ledger -- FOLDER` makes one. A released one is never made again.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_ledger::source::Hash32;
use amparo_store::{Desk, Passphrase, RecoverySheet, Unlock};
use tempfile::TempDir;

use crate::common::scope;
use crate::golden_entries::{DRAFT, PASSPHRASE, blob, entries};
use crate::temporary::holder;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("the fixture is there") {
        let from = entry.expect("readable").path();
        let to = to.join(from.file_name().expect("a name"));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).expect("writable");
        }
    }
}

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures/ledgers/v1")
}

fn check(desk: &Desk) {
    let found: Vec<_> = desk.entries(0..1_000).expect("every entry opens");
    let expected = entries(desk.id());
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found.entry, expected, "entry {}", found.seq);
    }
    assert_eq!(desk.blob(scope(1), Hash32::of(&blob())).expect("holds"), Some(blob()));
    assert_eq!(desk.draft(scope(1), DRAFT.0).expect("holds").as_deref(), Some(DRAFT.1));
    assert_eq!(desk.case_list().expect("holds").len(), 2);
    let verified = desk.verify().expect("in order");
    assert_eq!(
        verified.leaf.to_string(),
        fs::read_to_string(fixture().join("leaf.txt")).expect("text").trim()
    );
}

/// A copy of the golden desk of version 1, to be written to.
pub(crate) fn copy_of_version_1(parent: &Path) -> PathBuf {
    let folder = parent.join("desk");
    copy(&fixture().join("desk"), &folder);
    folder
}

pub(crate) fn passphrase_of_version_1() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned())
}

#[test]
fn the_golden_ledger_of_version_1_opens_and_holds_what_it_held() {
    let parent = TempDir::new().expect("a temporary folder");
    let folder = copy_of_version_1(parent.path());
    let passphrase = passphrase_of_version_1();
    check(&Desk::open(&folder, Unlock::Passphrase(&passphrase), &holder()).expect("its passphrase"));
    let typed = fs::read_to_string(fixture().join("recovery-sheet.txt")).expect("text");
    let sheet = RecoverySheet::read(&typed).expect("as printed");
    check(&Desk::open(&folder, Unlock::Recovery(&sheet), &holder()).expect("its recovery sheet"));
}
