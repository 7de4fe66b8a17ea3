//! Backups and restores: what comes back, and what is refused.

use std::fs;
use std::path::{Path, PathBuf};

use amparo_ledger::claim::Scope;
use amparo_ledger::source::Hash32;
use amparo_store::{
    BackedUp, BackupOrder, Desk, Identity, KdfParams, Known, Passphrase, Recipient, RecoverySheet,
    RestoreOrder, Restored, Snapshot, StoreError, Unlock, backups_in,
};

use crate::common::{Counting, PLANTED, claim_entered, document, scope};
use crate::erasing::{copy, copy_of, erased, files, two_cases};
use crate::temporary::{Temporary, holder, passphrase};

pub(crate) fn kept_sheet(file: &Path) -> RecoverySheet {
    RecoverySheet::read(&fs::read_to_string(file).expect("written before")).expect("as printed")
}

fn keep_sheet(temporary: &Temporary) {
    let lines = temporary.sheet.lines().map(|line| line.to_string()).join("\n");
    fs::write(temporary.folder().with_file_name("sheet"), lines).expect("writable");
}

fn to(temporary: &Temporary) -> PathBuf {
    temporary.folder().with_file_name("backup")
}

fn back_up(desk: &Desk, to: &Path, at: i64) -> Result<BackedUp, StoreError> {
    let order = BackupOrder { to, at, recipients: &[], keep_since: 0 };
    desk.backup(&order, &mut Counting::from(at.unsigned_abs()), &mut |_| {})
}

/// A desk with two cases, closed, and one backup of it.
fn backed_up() -> (Temporary, BackedUp) {
    let (temporary, desk) = two_cases();
    keep_sheet(&temporary);
    let done = back_up(&desk, &to(&temporary), 100).expect("there is room");
    (temporary, done)
}

fn order<'a>(from: &'a Path, identity: &'a Identity) -> RestoreOrder<'a> {
    RestoreOrder { from, snapshot: None, identity, known: &[], same_history: None, accept_rollback: false }
}

fn new_passphrase() -> Passphrase {
    Passphrase::new("another passphrase of the tests".to_owned())
}

fn restore_to(order: &RestoreOrder<'_>, to: &Path) -> Result<(Desk, Restored), StoreError> {
    let with = (&new_passphrase(), KdfParams::cheap_for_tests());
    Desk::restore(order, to, with, &holder(), &mut Counting::from(77), &mut |_| {})
}

fn check(order: &RestoreOrder<'_>) -> Result<Restored, StoreError> {
    let parent = tempfile::TempDir::new().expect("a temporary folder");
    let tried = Desk::try_restore(order, &parent.path().join("tried"), &holder(), &mut |_| {});
    assert_eq!(
        fs::read_dir(parent.path()).expect("readable").count(),
        0,
        "nothing is left of what was tried"
    );
    tried
}

#[test]
fn a_restored_desk_is_the_one_that_was_backed_up() {
    let (temporary, done) = backed_up();
    assert_eq!((done.blobs, done.blobs_copied, done.blobs_removed), (4, 4, 0));
    let restored = temporary.folder().with_file_name("restored");
    let (desk, said) =
        restore_to(&order(&to(&temporary), &temporary.sheet.identity()), &restored).expect("restored");
    assert_eq!(
        (said.verified.entries, said.verified.blobs, said.blobs_missing),
        (done.snapshot.entries, 4, 0)
    );
    let original = temporary.open().expect("opens");
    assert_eq!((desk.id(), desk.head_leaf()), (original.id(), original.head_leaf()));
    let size = desk.entry_count();
    assert_eq!(desk.root_at(size).expect("there"), original.root_at(size).expect("there"));
    assert_eq!(desk.public_key(), original.public_key(), "it signs with the same key");
    for scope in [Scope::Desk, scope(1), scope(2)] {
        assert_eq!(desk.record(scope).expect("holds"), original.record(scope).expect("holds"));
        assert_eq!(desk.drafts(scope).expect("holds"), original.drafts(scope).expect("holds"));
    }
    assert_eq!(desk.blob(scope(1), Hash32::of(&document(1))).expect("holds"), Some(document(1)));
    drop(desk);
    let old = Desk::open(&restored, Unlock::Passphrase(&passphrase()), &holder());
    assert!(matches!(old, Err(StoreError::WrongPassphrase)), "the old passphrase is not in the backup");
    let desk = Desk::open(&restored, Unlock::Passphrase(&new_passphrase()), &holder()).expect("the new one");
    desk.verify().expect("holds");
    drop(desk);
    let mut desk =
        Desk::open(&restored, Unlock::Recovery(&temporary.sheet), &holder()).expect("the same sheet");
    desk.append(&[claim_entered(2, 2, 2_900)], &mut Counting::from(3)).expect("it goes on");
}

#[test]
fn a_second_backup_copies_only_what_is_new() {
    let (temporary, _) = backed_up();
    let mut desk = temporary.open().expect("opens");
    desk.put_blob(scope(2), b"a further document", &mut Counting::from(8)).expect("there is room");
    let second = back_up(&desk, &to(&temporary), 200).expect("there is room");
    assert_eq!((second.blobs, second.blobs_copied, second.kept.len()), (5, 1, 1));
    let third = back_up(&desk, &to(&temporary), 300).expect("there is room");
    assert_eq!(third.blobs_copied, 0);
    let order = BackupOrder { to: &to(&temporary), at: 400, recipients: &[], keep_since: 250 };
    let fourth = desk.backup(&order, &mut Counting::from(9), &mut |_| {}).expect("there is room");
    assert_eq!((fourth.kept.len(), fourth.removed.len()), (1, 2), "those from before the day are taken away");
    let in_folder = backups_in(&to(&temporary)).expect("a folder of backups").1;
    assert_eq!(in_folder, [third.snapshot, fourth.snapshot]);
}

#[test]
fn a_folder_of_backups_says_nothing_in_the_open() {
    let (temporary, _) = backed_up();
    for path in files(&to(&temporary)) {
        let bytes = fs::read(&path).expect("readable");
        for word in [PLANTED.as_bytes(), b"SQLite format", b"draft"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word), "{}", path.display());
        }
    }
    assert!(!files(&temporary.folder()).iter().any(|path| path.to_string_lossy().contains("backup.")));
    let names: Vec<_> = fs::read_dir(temporary.folder()).expect("readable").collect();
    assert_eq!(names.len(), 5, "nothing of the work is left in the desk's folder: {names:?}");
}

#[test]
fn a_backup_opens_for_the_sheet_and_each_further_recipient_and_nobody_else() {
    let (temporary, desk) = two_cases();
    let friend = Identity::read(include_str!("../../src/age/fixtures/identity.txt")).expect("an identity");
    let recipients: [Recipient; 1] = [friend.recipient()];
    let order_to = BackupOrder { to: &to(&temporary), at: 100, recipients: &recipients, keep_since: 0 };
    desk.backup(&order_to, &mut Counting::from(1), &mut |_| {}).expect("there is room");
    for identity in [&friend, &temporary.sheet.identity()] {
        check(&order(&to(&temporary), identity)).expect("opens and holds");
    }
    let (other, _) = Temporary::desk();
    let (sheet, _) = (RecoverySheet::read(&"0".repeat(64)), other);
    assert!(sheet.is_err(), "not a sheet at all");
    let wrong = Temporary::desk_with(99).0.sheet.identity();
    let refused = check(&order(&to(&temporary), &wrong));
    assert!(matches!(refused, Err(StoreError::WrongRecoverySheet)), "{refused:?}");
}

#[test]
fn a_changed_or_missing_byte_of_a_backup_is_found_by_a_restore_that_is_tried_out() {
    let rounds: u64 = std::env::var("AMPARO_BACKUP_FLIPS").map_or(40, |text| text.parse().expect("a number"));
    let seed = 4_900;
    println!("{rounds} changes, seed {seed}");
    let (temporary, _) = backed_up();
    let (from, identity) = (to(&temporary), temporary.sheet.identity());
    check(&order(&from, &identity)).expect("it holds as it is");
    let names: Vec<_> = files(&from).into_iter().filter(|path| !path.ends_with("lock")).collect();
    let mut random = Counting::from(seed);
    for round in 0..rounds {
        let path = &names[usize::try_from(random.next()).unwrap_or(usize::MAX) % names.len()];
        let original = fs::read(path).expect("readable");
        let at = usize::try_from(random.next() % original.len() as u64).expect("an index");
        let mut changed = original.clone();
        let how = match random.next() % 4 {
            0 => {
                changed.truncate(at);
                "cut"
            }
            1 => {
                changed.insert(at, 0);
                "a byte more"
            }
            _ => {
                changed[at] ^= 1 << (random.next() % 8);
                "changed"
            }
        };
        fs::write(path, &changed).expect("writable");
        let tried = check(&order(&from, &identity));
        // A line break more in the label is no damage.
        let harmless = path.extension().is_some_and(|ending| ending == "json");
        assert!(tried.is_err() || harmless, "round {round}: byte {at} of {} {how}", path.display());
        if let Err(error) = tried {
            let said = matches!(
                error,
                StoreError::BackupDamaged { .. }
                    | StoreError::WrongRecoverySheet
                    | StoreError::Corrupt { .. }
                    | StoreError::BackupOfOtherDesk { .. }
                    | StoreError::UnknownVersion { .. }
            );
            assert!(said, "round {round}: byte {at} of {} {how}: {error:?}", path.display());
        }
        fs::write(path, &original).expect("writable");
    }
    check(&order(&from, &identity)).expect("as it was");
}

#[test]
fn what_is_no_backup_or_not_whole_is_refused_by_name() {
    let (temporary, done) = backed_up();
    let (from, identity) = (to(&temporary), temporary.sheet.identity());
    let nothing = temporary.parent.path().join("nothing");
    let refused = check(&order(&nothing, &identity));
    assert!(matches!(refused, Err(StoreError::NotABackup { .. })), "{refused:?}");
    let refused = check(&order(&temporary.folder(), &identity));
    assert!(matches!(refused, Err(StoreError::NotABackup { .. })), "a desk is not its backup: {refused:?}");

    let label = from.join("amparo-backup.json");
    let text = fs::read_to_string(&label).expect("readable");
    fs::write(&label, text.replace("\"version\": 1", "\"version\": 2")).expect("writable");
    let refused = check(&order(&from, &identity));
    assert!(matches!(refused, Err(StoreError::UnknownVersion { found: 2, .. })), "{refused:?}");
    fs::write(&label, &text).expect("writable");

    let blob = files(&from.join("blobs")).into_iter().next().expect("there are blobs");
    let bytes = fs::read(&blob).expect("readable");
    fs::remove_file(&blob).expect("ours");
    match check(&order(&from, &identity)) {
        Err(StoreError::BackupDamaged { what }) => assert!(what.contains("missing"), "{what}"),
        other => panic!("a missing blob: {other:?}"),
    }
    fs::write(&blob, bytes).expect("writable");

    // The file of one backup under the name of another.
    let named = from.join("snapshots").join(Snapshot { at: 500, entries: 3 }.file_name());
    fs::copy(from.join("snapshots").join(done.snapshot.file_name()), &named).expect("writable");
    match check(&order(&from, &identity)) {
        Err(StoreError::BackupDamaged { what }) => assert!(what.contains("another backup"), "{what}"),
        other => panic!("mixed generations: {other:?}"),
    }
    fs::remove_file(named).expect("ours");

    // Another desk's backup put into this folder.
    let (other, desk) = Temporary::desk_with(98);
    back_up(&desk, &to(&other), 900).expect("there is room");
    copy(&to(&other).join("snapshots"), &from.join("snapshots"));
    let refused = check(&order(&from, &identity));
    assert!(matches!(refused, Err(StoreError::WrongRecoverySheet)), "{refused:?}");
    let refused = check(&order(&from, &other.sheet.identity()));
    assert!(matches!(refused, Err(StoreError::BackupOfOtherDesk { .. })), "{refused:?}");
    let refused = back_up(&desk, &from, 901);
    assert!(matches!(refused, Err(StoreError::BackupOfOtherDesk { .. })), "{refused:?}");
}

#[test]
fn a_restore_never_writes_over_anything() {
    let (temporary, _) = backed_up();
    let (from, identity) = (to(&temporary), temporary.sheet.identity());
    let refused = restore_to(&order(&from, &identity), &temporary.folder());
    assert!(matches!(refused, Err(StoreError::AlreadyADesk { .. })), "a living desk: {refused:?}");
    let filled = temporary.parent.path().join("filled");
    fs::create_dir(&filled).expect("ours");
    fs::write(filled.join("letter.txt"), "mine").expect("writable");
    let refused = restore_to(&order(&from, &identity), &filled);
    assert!(matches!(refused, Err(StoreError::FolderNotEmpty { .. })), "{refused:?}");
    assert_eq!(fs::read_to_string(filled.join("letter.txt")).expect("there"), "mine");
    temporary.open().expect("opens").verify().expect("the living desk is as it was");
}

#[test]
fn an_older_state_than_one_that_is_known_is_refused_until_somebody_accepts_it() {
    let (temporary, done) = backed_up();
    let (from, identity) = (to(&temporary), temporary.sheet.identity());
    let mut desk = temporary.open().expect("opens");
    desk.append(&[claim_entered(2, 2, 2_900)], &mut Counting::from(3)).expect("fits");
    let known = desk.known_state(&[done.snapshot]).expect("readable");
    let note = Known::Checkpoint(Box::new(desk.checkpoint().expect("readable").expect("signed")));
    for known in [[known], [note.clone()]] {
        let older = RestoreOrder { known: &known, ..order(&from, &identity) };
        let refused = check(&older);
        let (found, more) = (done.snapshot.entries, done.snapshot.entries + 1);
        assert!(
            matches!(refused, Err(StoreError::Rollback { found: a, known: b }) if (a, b) == (found, more)),
            "{refused:?}"
        );
        let accepted = RestoreOrder { accept_rollback: true, ..older };
        assert_eq!(check(&accepted).expect("accepted").known_entries, Some(more));
    }
    back_up(&desk, &from, 200).expect("there is room");
    let first = RestoreOrder { snapshot: Some(done.snapshot), ..order(&from, &identity) };
    assert!(matches!(check(&first), Err(StoreError::Rollback { .. })), "a newer one lies beside it");
    let with_note = [note];
    check(&RestoreOrder { known: &with_note, ..order(&from, &identity) }).expect("the newest one is known");

    // Two histories: the folder was copied, and both went on.
    let twin = copy_of(&temporary.folder());
    let mut other = Desk::open(&twin, Unlock::Passphrase(&passphrase()), &holder()).expect("opens");
    for (desk, claim) in [(&mut desk, 2_901), (&mut other, 2_902)] {
        desk.append(&[claim_entered(2, 2, claim)], &mut Counting::from(4)).expect("fits");
    }
    let newest = back_up(&desk, &from, 300).expect("there is room").snapshot;
    let forked = [
        Known::Checkpoint(Box::new(other.checkpoint().expect("readable").expect("signed"))),
        other.known_state(&[newest]).expect("readable"),
    ];
    for known in forked {
        let known = [known];
        let refused =
            check(&RestoreOrder { known: &known, accept_rollback: true, ..order(&from, &identity) });
        assert!(matches!(refused, Err(StoreError::OtherHistory)), "{refused:?}");
    }
    let stranger = Temporary::desk_with(97).1;
    let foreign = [Known::Checkpoint(Box::new(stranger.checkpoint().expect("readable").expect("signed")))];
    let refused = check(&RestoreOrder { known: &foreign, ..order(&from, &identity) });
    assert!(matches!(refused, Err(StoreError::ForeignCheckpoint)), "{refused:?}");
    drop(other);
    fs::remove_dir_all(twin.parent().expect("ours")).expect("ours");
}

#[test]
fn what_was_erased_leaves_the_backup_with_the_next_one() {
    let (temporary, first) = backed_up();
    let (from, identity) = (to(&temporary), temporary.sheet.identity());
    let mut desk = temporary.open().expect("opens");
    let erasure = erased(&desk, 1);
    desk.erase_case(&erasure, &passphrase(), &mut Counting::from(5)).expect("erased");
    let second = back_up(&desk, &from, 200).expect("there is room");
    assert_eq!((second.blobs, second.blobs_removed), (2, 2), "its documents are gone from the backup");
    assert_eq!(second.kept, [first.snapshot], "an older backup still knows its claims, and is named");
    let tried = check(&order(&from, &identity)).expect("holds");
    assert_eq!(tried.verified.entries, desk.entry_count());
    let older = RestoreOrder { snapshot: Some(first.snapshot), ..order(&from, &identity) };
    assert!(matches!(check(&older), Err(StoreError::Rollback { .. })));
    let accepted = RestoreOrder { accept_rollback: true, ..older };
    assert_eq!(check(&accepted).expect("somebody accepts it").blobs_missing, 2);
}

#[test]
fn a_backup_or_restore_that_was_killed_leaves_what_was_there_and_can_be_done_again() {
    let rounds: u64 = std::env::var("AMPARO_BACKUP_KILLS").map_or(4, |text| text.parse().expect("a number"));
    let seed = 8_200;
    println!("{rounds} kills of each, seed {seed}");
    let (temporary, done) = backed_up();
    let mut desk = temporary.open().expect("opens");
    for number in 0..20_u8 {
        desk.put_blob(scope(2), &vec![number; 20_000], &mut Counting::from(u64::from(number) + 900))
            .expect("there is room");
    }
    desk.append(&[claim_entered(2, 2, 2_900)], &mut Counting::from(3)).expect("fits");
    let entries = desk.entry_count();
    drop(desk);
    let mut random = Counting::from(seed);
    for task in ["backup", "restore"] {
        let trial = copy_of(&temporary.parent.path().join("."));
        let started = std::time::Instant::now();
        assert!(crate::child::run_to_its_end(task, &trial.join("desk"), 1), "{task} can be done");
        let most = started.elapsed();
        fs::remove_dir_all(trial.parent().expect("ours")).expect("ours");
        for round in 0..rounds {
            let trial = copy_of(&temporary.parent.path().join("."));
            let (folder, from) = (trial.join("desk"), trial.join("backup"));
            let after = most * u32::try_from(random.next() % 1_000).expect("small") / 1_000;
            crate::child::run_and_kill_after(task, &folder, round, after);
            let identity = temporary.sheet.identity();
            let newest = check(&order(&from, &identity)).expect("the newest backup is whole");
            assert!(
                [done.snapshot.entries, entries].contains(&newest.verified.entries),
                "{task}, round {round}"
            );
            let desk = Desk::open(&folder, Unlock::Passphrase(&passphrase()), &holder()).expect("opens");
            desk.verify().expect("the desk is as it was");
            back_up(&desk, &from, 300 + i64::try_from(round).expect("small")).expect("again");
            drop(desk);
            let names = files(&from);
            assert!(!names.iter().any(|path| path.to_string_lossy().contains("partial")), "{names:?}");
            let restored = trial.join("restored");
            match restore_to(&order(&from, &identity), &restored) {
                Ok((desk, said)) => {
                    assert_eq!((desk.entry_count(), said.verified.entries), (entries, entries));
                }
                Err(StoreError::AlreadyADesk { .. }) => {
                    let desk = Desk::open(&restored, Unlock::Passphrase(&passphrase()), &holder());
                    desk.expect("a restore that came to its end").verify().expect("holds");
                }
                Err(error) => panic!("{task}, round {round}, after {after:?}: {error}"),
            }
            fs::remove_dir_all(trial.parent().expect("ours")).expect("ours");
        }
    }
}

#[test]
fn a_new_sheet_and_a_new_passphrase_shut_the_old_ones_out_of_what_follows() {
    let (temporary, mut desk) = two_cases();
    let early = copy_of(&temporary.folder());
    let new = desk.new_recovery_sheet(&passphrase(), &mut Counting::from(5)).expect("made");
    back_up(&desk, &to(&temporary), 100).expect("there is room");
    drop(desk);
    let refused = check(&order(&to(&temporary), &temporary.sheet.identity()));
    assert!(matches!(refused, Err(StoreError::WrongRecoverySheet)), "the old sheet: {refused:?}");
    check(&order(&to(&temporary), &new.identity())).expect("the new sheet");
    // Whoever has an old copy of the slots and the passphrase of then cannot open the desk of now.
    fs::copy(temporary.folder().join("slots.json"), early.join("now.json")).expect("writable");
    fs::copy(early.join("slots.json"), temporary.folder().join("slots.json")).expect("writable");
    let refused = temporary.open();
    assert!(matches!(refused, Err(StoreError::Corrupt { .. })), "{:?}", refused.err());
    fs::remove_dir_all(early.parent().expect("ours")).expect("ours");
}
