//! How long a backup, the next one, a restore that is tried out, and a restore take.
//!
//! `cargo bench -p amparo-store --bench backup`, with `AMPARO_BACKUP_MIB` for the size of the documents (64 otherwise) and
//! `AMPARO_BACKUP_DIR` for where (the system's temporary folder otherwise). It needs twice that room.

use std::path::Path;
use std::time::Instant;

use amparo_ledger::act::Act;
use amparo_store::{BackupOrder, Desk, Holder, KdfParams, Passphrase, RestoreOrder};

#[path = "../tests/desk/common.rs"]
mod common;

use common::{Counting, claim_entered, desk_opened, scope, small_case};

use amparo_store::Random;

const DOCUMENT_BYTES: usize = 16 << 20;

fn main() {
    let mib: usize = std::env::var("AMPARO_BACKUP_MIB").map_or(64, |text| text.parse().expect("a number"));
    let parent = std::env::var("AMPARO_BACKUP_DIR")
        .map_or_else(|_| tempfile::TempDir::new(), tempfile::TempDir::new_in);
    let parent = parent.expect("a folder");
    let passphrase = || Passphrase::new("correct horse of the bench".to_owned());
    let holder = Holder::this_process("bench", 0);
    let mut random = Counting::from(1);
    let (mut desk, sheet) =
        Desk::create_for_tests(&parent.path().join("desk"), &passphrase(), &holder, &mut random)
            .expect("an empty folder");
    desk.append(&[desk_opened(desk.id())], &mut random).expect("fits");
    desk.append(&small_case(1, 0..10_000), &mut random).expect("fits");
    let started = Instant::now();
    let mut bytes = vec![0; DOCUMENT_BYTES];
    let documents = (mib << 20).div_ceil(DOCUMENT_BYTES);
    for number in 0..documents {
        // Different enough: ciphertext does not shrink, whatever lies under it.
        random.fill(&mut bytes[..4096]);
        bytes[4096..4104].copy_from_slice(&number.to_be_bytes());
        desk.put_blob(scope(1), &bytes, &mut random).expect("there is room");
    }
    said("archived", started, documents * DOCUMENT_BYTES);

    let to = parent.path().join("backup");
    back_up(&desk, &to, 100, "first backup");
    desk.append(&[claim_entered(1, 1, 10_001)], &mut random).expect("fits");
    random.fill(&mut bytes[..4096]);
    desk.put_blob(scope(1), &bytes, &mut random).expect("there is room");
    back_up(&desk, &to, 200, "next backup, one document and one claim more");

    let entries = desk.entry_count();
    // As after a theft; and it makes room.
    drop(desk);
    std::fs::remove_dir_all(parent.path().join("desk")).expect("ours");
    let identity = sheet.identity();
    let order = RestoreOrder {
        from: &to,
        snapshot: None,
        identity: &identity,
        known: &[],
        same_history: None,
        accept_rollback: false,
    };
    let started = Instant::now();
    let tried = Desk::try_restore(&order, &parent.path().join("tried"), &holder, &mut |_| {}).expect("holds");
    said("restore tried out: copied, every entry and document opened", started, bytes_of(tried.blob_bytes));
    let started = Instant::now();
    let (mut desk, done) = Desk::restore(
        &order,
        &parent.path().join("restored"),
        (&passphrase(), KdfParams::cheap_for_tests()),
        &holder,
        &mut random,
        &mut |_| {},
    )
    .expect("holds");
    said("restore", started, bytes_of(done.blob_bytes));
    assert_eq!(desk.entry_count(), entries);

    let started = Instant::now();
    let case = amparo_ledger::claim::Scope::Case(common::case(1));
    let act = Act::CaseErased {
        case: common::case(1),
        key: desk.scope_key(case).expect("there"),
        reason: amparo_ledger::act::ErasureReason::Safety,
        solo: true,
        at_once: true,
    };
    let entry = common::entry(amparo_ledger::claim::Scope::Desk, 9, act);
    desk.erase_case(&entry, &passphrase(), &mut random).expect("erased");
    said("erasing the case", started, 0);
}

fn bytes_of(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}

fn back_up(desk: &Desk, to: &Path, at: i64, what: &str) {
    let order = BackupOrder { to, at, recipients: &[], keep_since: 0 };
    let started = Instant::now();
    let made = desk.backup(&order, &mut Counting::from(2), &mut |_| {}).expect("there is room");
    said(what, started, bytes_of(made.bytes_copied));
}

fn said(what: &str, started: Instant, bytes: usize) {
    let seconds = started.elapsed().as_secs_f64();
    let mib = f64::from(u32::try_from(bytes >> 20).unwrap_or(u32::MAX));
    println!("{what}: {seconds:.1} s, {mib:.0} MiB ({:.0} MiB/s)", mib / seconds);
}
