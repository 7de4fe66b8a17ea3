//! Creating, opening, and what opens a desk.

use std::fs;

use amparo_store::{Desk, KdfParams, Passphrase, RecoverySheet, StoreError, Unlock};
use tempfile::TempDir;

use crate::common::{Counting, FIRST_MOMENT, scope, small_case};
use crate::temporary::{Temporary, holder, passphrase};

#[test]
fn what_was_appended_is_there_when_the_desk_is_opened_again() {
    let (temporary, mut desk) = Temporary::desk();
    let seqs = desk.append(&small_case(1, 0..3), &mut Counting::from(2)).expect("fits");
    assert_eq!(seqs, [1, 2, 3, 4, 5]);
    let (entries, record) = (desk.entries(0..100).expect("holds"), desk.record(scope(1)).expect("holds"));
    desk.close().expect("closes");
    let desk = temporary.open().expect("its passphrase");
    assert_eq!(desk.entries(0..100).expect("holds"), entries);
    assert_eq!(desk.record(scope(1)).expect("holds"), record);
    assert_eq!(record.claims.len(), 3);
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let (temporary, desk) = Temporary::desk();
    drop(desk);
    for wrong in
        ["", "correct horse of the test", "Correct horse of the tests", "correct horse of the tests "]
    {
        let wrong = Passphrase::new(wrong.to_owned());
        let opened = Desk::open(&temporary.folder(), Unlock::Passphrase(&wrong), &holder());
        assert!(matches!(opened, Err(StoreError::WrongPassphrase)), "{opened:?}");
    }
    assert_eq!(temporary.open().expect("the right one").entry_count(), 1);
}

#[test]
fn the_recovery_sheet_opens_the_desk_and_gives_it_a_new_passphrase() {
    let (temporary, desk) = Temporary::desk();
    drop(desk);
    let typed: String = temporary.sheet.lines().map(|line| line.to_uppercase()).join(" ");
    let sheet = RecoverySheet::read(&typed).expect("as printed");
    let mut desk = Desk::open(&temporary.folder(), Unlock::Recovery(&sheet), &holder()).expect("the sheet");
    let new = Passphrase::new("another one".to_owned());
    let mut random = Counting::from(5);
    desk.change_passphrase(Unlock::Recovery(&sheet), &new, KdfParams::cheap_for_tests(), &mut random)
        .expect("proved by the sheet");
    drop(desk);
    assert!(matches!(temporary.open(), Err(StoreError::WrongPassphrase)), "the old one");
    let desk = Desk::open(&temporary.folder(), Unlock::Passphrase(&new), &holder()).expect("the new one");
    assert!(desk.opens_with(Unlock::Recovery(&sheet)).expect("the slots hold"));
}

#[test]
fn a_passphrase_is_changed_only_by_someone_who_can_open_the_desk() {
    let (temporary, mut desk) = Temporary::desk();
    let (wrong, new) = (Passphrase::new("guess".to_owned()), Passphrase::new("new".to_owned()));
    let mut random = Counting::from(5);
    let refused =
        desk.change_passphrase(Unlock::Passphrase(&wrong), &new, KdfParams::cheap_for_tests(), &mut random);
    assert!(matches!(refused, Err(StoreError::WrongPassphrase)));
    desk.change_passphrase(
        Unlock::Passphrase(&passphrase()),
        &new,
        KdfParams::cheap_for_tests(),
        &mut random,
    )
    .expect("the old one");
    drop(desk);
    Desk::open(&temporary.folder(), Unlock::Passphrase(&new), &holder()).expect("the new one");
}

#[test]
fn a_new_recovery_sheet_takes_the_place_of_the_old_one() {
    let (temporary, mut desk) = Temporary::desk();
    let proof = passphrase();
    let sheet = desk.new_recovery_sheet(&proof, &mut Counting::from(9)).expect("proved");
    drop(desk);
    let old = Desk::open(&temporary.folder(), Unlock::Recovery(&temporary.sheet), &holder());
    assert!(matches!(old, Err(StoreError::WrongRecoverySheet)), "{old:?}");
    Desk::open(&temporary.folder(), Unlock::Recovery(&sheet), &holder()).expect("the new sheet");
}

#[test]
fn a_desk_is_not_created_with_parameters_that_protect_nothing() {
    let parent = TempDir::new().expect("a temporary folder");
    let folder = parent.path().join("desk");
    assert!(KdfParams::new(1024, 1, 1).is_err());
    // Through a file, nobody gets weaker ones either: see the next test.
    let made =
        Desk::create(&folder, &passphrase(), KdfParams::small_board(), &holder(), &mut Counting::from(1));
    let (desk, _) = made.expect("the floor is allowed");
    assert!(!desk.is_for_tests());
}

#[test]
fn slots_with_weakened_parameters_are_refused() {
    let parent = TempDir::new().expect("a temporary folder");
    let folder = parent.path().join("desk");
    let made =
        Desk::create(&folder, &passphrase(), KdfParams::small_board(), &holder(), &mut Counting::from(1));
    drop(made.expect("an empty folder"));
    let slots = folder.join("slots.json");
    let original = fs::read_to_string(&slots).expect("text");
    let cheap =
        "\"kdf\": \"argon2id-cheap-for-tests\",\n        \"memory_kib\": 1024,\n        \"passes\": 1";
    let real = "\"kdf\": \"argon2id\",\n        \"memory_kib\": 65536,\n        \"passes\": 3";
    let salt = original.find("\"salt\": \"").expect("a salt") + 9;
    let mut other_salt = original.clone();
    other_salt.replace_range(salt..=salt, if &original[salt..=salt] == "0" { "1" } else { "0" });
    for (changed, refused_as_params, because) in [
        (original.replace("65536", "1024"), true, "memory below the floor"),
        (original.replace("\"passes\": 3", "\"passes\": 1"), true, "passes below the floor"),
        (original.replace("65536", "4294967295"), true, "more memory than there is"),
        (
            original.replace(real, cheap),
            false,
            "the parameters of tests: authenticated, so the slot does not open",
        ),
        (original.replace("65536", "70000"), false, "other parameters within the bounds do not open it"),
        (other_salt, false, "another salt"),
    ] {
        assert_ne!(changed, original, "{because}");
        fs::write(&slots, changed).expect("writable");
        let opened = Desk::open(&folder, Unlock::Passphrase(&passphrase()), &holder());
        match opened {
            Err(StoreError::KdfParamsRefused(_)) => assert!(refused_as_params, "{because}"),
            Err(StoreError::WrongPassphrase) => assert!(!refused_as_params, "{because}"),
            other => panic!("{because}: {other:?}"),
        }
    }
    fs::write(&slots, original).expect("writable");
    Desk::open(&folder, Unlock::Passphrase(&passphrase()), &holder()).expect("as it was");
}

#[test]
fn a_folder_that_is_no_desk_or_has_other_things_in_it_is_left_alone() {
    let parent = TempDir::new().expect("a temporary folder");
    let opened = Desk::open(parent.path(), Unlock::Passphrase(&passphrase()), &holder());
    assert!(matches!(opened, Err(StoreError::NotADesk { .. })), "{opened:?}");
    assert_eq!(fs::read_dir(parent.path()).expect("readable").count(), 0, "looking leaves nothing");
    fs::write(parent.path().join("letter.txt"), "mine").expect("writable");
    let create = |folder| Desk::create_for_tests(folder, &passphrase(), &holder(), &mut Counting::from(1));
    assert!(matches!(create(parent.path()), Err(StoreError::FolderNotEmpty { .. })));
    let (temporary, desk) = Temporary::desk();
    drop(desk);
    assert!(matches!(create(&temporary.folder()), Err(StoreError::AlreadyADesk { .. })));
}

#[test]
fn a_desk_that_is_open_is_not_opened_again_and_says_who_has_it() {
    let (temporary, desk) = Temporary::desk();
    match temporary.open() {
        Err(StoreError::FolderInUse { holder: Some(holder) }) => {
            assert_eq!((holder.pid, holder.since), (std::process::id(), FIRST_MOMENT));
            assert_eq!(holder.program, "tests");
        }
        other => panic!("{other:?}"),
    }
    drop(desk);
    fs::write(temporary.folder().join("lock"), "{\"pid\":1,\"left by\":\"a crash\"").expect("writable");
    temporary.open().expect("what a crash left in the lock file is harmless");
}

#[test]
fn a_file_of_the_desk_that_is_missing_or_damaged_is_named() {
    for (file, says) in [("record.db", "database"), ("keyring", "keyring"), ("slots.json", "slots")] {
        let (temporary, desk) = Temporary::desk();
        drop(desk);
        let path = temporary.folder().join(file);
        let original = fs::read(&path).expect("readable");
        let mut damaged = original.clone();
        damaged[original.len() / 2] ^= 0x01;
        damaged[20] ^= 0x01;
        fs::write(&path, damaged).expect("writable");
        let found = temporary.open().expect_err(file).to_string();
        assert!(found.contains(says) || found.contains("passphrase"), "{file}: {found}");
        fs::write(&path, &original).expect("writable");
        temporary.open().expect("as it was");
    }
}
