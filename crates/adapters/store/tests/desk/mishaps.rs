//! What somebody who can write to a folder may not bring about, nor a mishap in it.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::evidence::RecordImport;
use amparo_ledger::source::Hash32;
use amparo_store::{
    BackedUp, BackupOrder, Damage, Depth, Desk, Identity, KdfParams, Passphrase, RestoreOrder, StoreError,
    Unlock,
};
use tempfile::TempDir;

use crate::common::{Counting, document, entry, scope};
use crate::erasing::{erased, files, two_cases};
use crate::temporary::{Temporary, holder, passphrase};

fn new_passphrase() -> Passphrase {
    Passphrase::new("another passphrase of the tests".to_owned())
}

fn back_up(desk: &Desk, to: &Path, at: i64) -> Result<BackedUp, StoreError> {
    let order = BackupOrder { to, at, recipients: &[], keep_since: 0 };
    desk.backup(&order, &mut Counting::from(at.unsigned_abs()), &mut |_| {})
}

fn order<'a>(from: &'a Path, identity: &'a Identity) -> RestoreOrder<'a> {
    RestoreOrder { from, snapshot: None, identity, known: &[], same_history: None, accept_rollback: false }
}

/// The file of the first case's first document, in the desk or in a folder of backups.
fn a_blob(folder: &Path) -> PathBuf {
    files(&folder.join("blobs")).into_iter().min().expect("there are documents")
}

const CHEAP: &str =
    "\"kdf\": \"argon2id-cheap-for-tests\",\n        \"memory_kib\": 1024,\n        \"passes\": 1";
const FLOOR: &str = "\"kdf\": \"argon2id\",\n        \"memory_kib\": 65536,\n        \"passes\": 3";

#[test]
fn a_slot_that_was_weakened_does_not_weaken_the_next_passphrase() {
    let parent = TempDir::new().expect("a temporary folder");
    let folder = parent.path().join("desk");
    let made =
        Desk::create(&folder, &passphrase(), KdfParams::small_board(), &holder(), &mut Counting::from(1));
    let (desk, sheet) = made.expect("an empty folder");
    drop(desk);
    let slots = folder.join("slots.json");
    let original = fs::read_to_string(&slots).expect("text");
    fs::write(&slots, original.replace(FLOOR, CHEAP)).expect("writable");
    let mut desk = Desk::open(&folder, Unlock::Recovery(&sheet), &holder()).expect("the sheet opens it");
    let mut random = Counting::from(2);
    let params = KdfParams::small_board();
    desk.change_passphrase(Unlock::Recovery(&sheet), &new_passphrase(), params, &mut random)
        .expect("the sheet proves it");
    drop(desk);
    let now = fs::read_to_string(&slots).expect("text");
    assert!(now.contains(FLOOR) && !now.contains("cheap"), "{now}");
}

#[test]
fn a_second_slot_for_a_passphrase_is_refused() {
    let (temporary, desk) = Temporary::desk();
    drop(desk);
    let slots = temporary.folder().join("slots.json");
    let mut text: serde_json::Value =
        serde_json::from_slice(&fs::read(&slots).expect("readable")).expect("JSON");
    let planted = text["slots"][0].clone();
    text["slots"].as_array_mut().expect("a list").insert(0, planted);
    fs::write(&slots, text.to_string()).expect("writable");
    let refused = temporary.open();
    assert!(matches!(refused, Err(StoreError::Corrupt { .. })), "{refused:?}");
}

#[test]
fn a_document_that_the_desk_lost_stays_in_the_backup_and_comes_back() {
    type Mishap = fn(&Path);
    let mishaps: [(&str, Mishap); 3] = [
        ("one document is gone", |desk| fs::remove_file(a_blob(desk)).expect("there")),
        ("one document was cut short", |desk| {
            let path = a_blob(desk);
            let bytes = fs::read(&path).expect("readable");
            fs::write(&path, &bytes[..bytes.len() - 1]).expect("writable");
        }),
        ("all documents are gone", |desk| fs::remove_dir_all(desk.join("blobs")).expect("there")),
    ];
    for (mishap, bring_about) in mishaps {
        let (temporary, desk) = two_cases();
        let to = temporary.folder().with_file_name("backup");
        back_up(&desk, &to, 100).expect("there is room");
        bring_about(&temporary.folder());
        let second = back_up(&desk, &to, 200).expect("there is room");
        assert_eq!((second.blobs, second.blobs_removed), (4, 0), "{mishap}");
        let identity = temporary.sheet.identity();
        let restored = temporary.folder().with_file_name("restored");
        let with = (&new_passphrase(), KdfParams::cheap_for_tests());
        let mut random = Counting::from(3);
        let (desk, said) =
            Desk::restore(&order(&to, &identity), &restored, with, &holder(), &mut random, &mut |_| {})
                .unwrap_or_else(|error| panic!("{mishap}: {error}"));
        assert_eq!(said.verified.blobs, 4, "{mishap}");
        for number in [1, 11] {
            let bytes = document(number);
            let found = desk.blob(scope(1), Hash32::of(&bytes)).expect("holds");
            assert_eq!(found, Some(bytes), "{mishap}");
        }
    }
}

#[test]
fn what_others_leave_among_the_documents_stops_nothing() {
    let (temporary, mut desk) = two_cases();
    let blobs = temporary.folder().join("blobs");
    let inner = a_blob(&temporary.folder()).parent().expect("a folder").join("thumbs");
    fs::write(blobs.join(".DS_Store"), "of a file manager").expect("writable");
    fs::create_dir(inner).expect("writable");
    let to = temporary.folder().with_file_name("backup");
    assert_eq!(back_up(&desk, &to, 100).expect("there is room").blobs, 4);
    desk.erase_case(&erased(&desk, 1), &passphrase(), &mut Counting::from(41)).expect("erased");
    let sheet = desk.new_recovery_sheet(&passphrase(), &mut Counting::from(42)).expect("made");
    let params = KdfParams::cheap_for_tests();
    let proof = Unlock::Recovery(&sheet);
    desk.change_passphrase(proof, &new_passphrase(), params, &mut Counting::from(43)).expect("changed");
    drop(desk);
    Desk::open(&temporary.folder(), Unlock::Passphrase(&new_passphrase()), &holder()).expect("opens");
}

#[test]
fn what_a_backup_left_that_was_cut_off_goes_with_an_erasure_and_with_the_next_opening() {
    let (temporary, mut desk) = two_cases();
    let leave = || {
        for name in ["", "-journal", ".keyring", ".keyring.new"] {
            let path = temporary.folder().join(format!("record.db.backup{name}"));
            fs::write(path, "a copy with every case").expect("writable");
        }
    };
    let left = || files(&temporary.folder()).iter().any(|path| path.to_string_lossy().contains("backup"));
    leave();
    desk.erase_case(&erased(&desk, 1), &passphrase(), &mut Counting::from(41)).expect("erased");
    assert!(!left(), "after an erasure");
    drop(desk);
    leave();
    temporary.open().expect("opens");
    assert!(!left(), "after the desk was opened");
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_of_backups_is_refused_and_not_followed() {
    use std::os::unix::fs::symlink;
    let (temporary, desk) = two_cases();
    let to = temporary.folder().with_file_name("backup");
    back_up(&desk, &to, 100).expect("there is room");
    let elsewhere = temporary.folder().with_file_name("elsewhere");
    fs::create_dir(&elsewhere).expect("writable");
    let theirs = elsewhere.join("ab".repeat(32));
    fs::write(&theirs, "somebody's").expect("writable");
    for name in ["blobs", "snapshots"] {
        let (here, aside) = (to.join(name), to.join("aside"));
        fs::rename(&here, &aside).expect("there");
        symlink(&elsewhere, &here).expect("writable");
        let refused = back_up(&desk, &to, 200);
        assert!(matches!(refused, Err(StoreError::BackupDamaged { .. })), "{name}: {refused:?}");
        fs::remove_file(&here).expect("a link");
        fs::rename(&aside, &here).expect("there");
    }
    let blob = a_blob(&to);
    fs::rename(&blob, elsewhere.join("moved")).expect("there");
    symlink(elsewhere.join("moved"), &blob).expect("writable");
    let identity = temporary.sheet.identity();
    let tried = temporary.folder().with_file_name("tried");
    let refused = Desk::try_restore(&order(&to, &identity), &tried, &holder(), &mut |_| {});
    assert!(matches!(refused, Err(StoreError::BackupDamaged { .. })), "a document: {refused:?}");
    assert_eq!(fs::read(&theirs).expect("still there"), b"somebody's");
}

#[test]
fn trying_a_restore_takes_away_nothing_that_was_there() {
    let (temporary, desk) = two_cases();
    let to = temporary.folder().with_file_name("backup");
    back_up(&desk, &to, 100).expect("there is room");
    drop(desk);
    let identity = temporary.sheet.identity();
    let refused = Desk::try_restore(&order(&to, &identity), &temporary.folder(), &holder(), &mut |_| {});
    assert!(matches!(refused, Err(StoreError::FolderNotEmpty { .. })), "{refused:?}");
    temporary.open().expect("the desk is still there").verify().expect("holds");
}

#[test]
fn archived_bytes_that_are_missing_are_named_whatever_they_are_of() {
    let (temporary, mut desk) = two_cases();
    let leaves = desk.put_blob(Scope::Desk, b"leaves", &mut Counting::from(1)).expect("there is room");
    let import = RecordImport {
        desk: desk.id(),
        entries: 1,
        appended: 0,
        erased: 0,
        head_leaf: Hash32([0; 32]),
        root: Hash32([0; 32]),
        leaves,
        checkpoint: None,
        manifest: Hash32([0; 32]),
        blobs: 0,
        blobs_missing: 0,
        drafts: 0,
    };
    let act = Act::RecordImported { import: Box::new(import) };
    desk.append(&[entry(Scope::Desk, 60, act)], &mut Counting::from(2)).expect("fits");
    let missing = |desk: &Desk| {
        let report = desk.check(Depth::Everything, None, &mut |_| {});
        let of = |damage: &Damage| matches!(damage, Damage::BlobMissing { bytes } if *bytes == leaves);
        report.findings.iter().any(|finding| of(&finding.damage))
    };
    assert!(!missing(&desk));
    fs::remove_dir_all(temporary.folder().join("blobs")).expect("there");
    fs::create_dir(temporary.folder().join("blobs")).expect("writable");
    assert!(missing(&desk));
}
