//! What appending and opening cost: ten thousand claims in one case, in batches of 1, 100 and 1,000.
//!
//! `cargo bench -p amparo-store` prints the figures. The last argument may be another number of claims.

use std::time::{Duration, Instant};

use amparo_store::{Desk, Holder, KdfParams, Passphrase, Random, Unlock};

#[path = "../tests/desk/common.rs"]
mod common;

use common::{Counting, claim_entered, desk_opened, scope, small_case};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let claims = std::env::args().filter_map(|argument| argument.parse().ok()).next_back().unwrap_or(10_000);
    unlock()?;
    for batch in [1, 100, 1_000] {
        append(claims, batch)?;
    }
    Ok(())
}

/// What a person waits for the passphrase.
fn unlock() -> Result<(), Box<dyn std::error::Error>> {
    for (params, words) in [(KdfParams::default(), "256 MiB"), (KdfParams::small_board(), "64 MiB")] {
        let parent = tempfile::TempDir::new()?;
        let folder = parent.path().join("desk");
        let (create, made) =
            timed(|| Desk::create(&folder, &passphrase(), params, &holder(), &mut Counting::from(1)));
        drop(made?);
        let (open, opened) = timed(|| open(&folder));
        drop(opened?);
        println!("passphrase with {words}: create {create:.0?}, open {open:.0?}");
    }
    Ok(())
}

fn append(claims: u64, batch: u64) -> Result<(), Box<dyn std::error::Error>> {
    let parent = tempfile::TempDir::new()?;
    let folder = parent.path().join("desk");
    let mut random = Counting::from(1);
    let (mut desk, _) = Desk::create_for_tests(&folder, &passphrase(), &holder(), &mut random)?;
    desk.append(&[desk_opened(desk.id())], &mut random)?;
    desk.append(&small_case(1, 0..0), &mut random)?;
    let batches: Vec<Vec<_>> = (0..claims)
        .step_by(usize::try_from(batch)?)
        .map(|first| (first..(first + batch).min(claims)).map(|claim| claim_entered(1, 1, claim)).collect())
        .collect();
    let mut slowest = Duration::ZERO;
    let (appended, ()) = timed(|| {
        for batch in &batches {
            let (took, seqs) = timed(|| desk.append(batch, &mut random));
            seqs.expect("there is room");
            slowest = slowest.max(took);
        }
    });
    let (close, closed) = timed(|| desk.close());
    closed?;
    let bytes = std::fs::metadata(folder.join("record.db"))?.len();
    let (opening, desk) = timed(|| open(&folder));
    let mut desk = desk?;
    let (list, cases) = timed(|| desk.case_list());
    cases?;
    let (first, record) = timed(|| desk.record(scope(1)));
    let (again, _) = timed(|| desk.record(scope(1)));
    let standing = record?.claims.len();
    let (one, seqs) = timed(|| desk.append(&[claim_entered(1, 1, claims + 1)], &mut random));
    seqs?;
    let (as_of, record) = timed(|| desk.record_as_of(scope(1), claims / 2));
    record?;
    let (verify, verified) = timed(|| desk.verify());
    verified?;
    let (rebuild, done) = timed(|| desk.rebuild(&mut random));
    done?;
    println!(
        "{claims} claims, {batch} at a time: {appended:.2?} ({:.0} a second, slowest batch {slowest:.1?}), \
         close {close:.1?}, {} KiB; open {opening:.1?}, case list {list:.1?}, first record {first:.1?} \
         ({standing} claims), again {again:.1?}, one more {one:.1?}, as of the middle {as_of:.1?}, \
         verify {verify:.1?}, rebuild {rebuild:.1?}",
        f64::from(u32::try_from(claims)?) / appended.as_secs_f64(),
        bytes / 1024,
    );
    Ok(())
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed(), done)
}

fn passphrase() -> Passphrase {
    Passphrase::new("a passphrase of the bench".to_owned())
}

fn holder() -> Holder {
    Holder::this_process("bench", 0)
}

fn open(folder: &std::path::Path) -> Result<Desk, amparo_store::StoreError> {
    Desk::open(folder, Unlock::Passphrase(&passphrase()), &holder())
}
