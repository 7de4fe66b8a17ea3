//! What checking and rebuilding cost: a log of 100,000 claims over many cases.
//!
//! `cargo bench -p amparo-store --bench verify` prints the figures. The last argument may be another number of claims; a million
//! shows that a rebuild needs no more memory than its largest case. With `AMPARO_BENCH_FOLDER` the desk is made in that folder and
//! kept, and taken from there the next time: so a rebuild can be killed and started again.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use amparo_store::{Depth, Desk, Holder, Passphrase, Random, Unlock};

#[path = "../tests/desk/common.rs"]
mod common;

use common::{Counting, claim_entered, desk_opened, small_case};

const CLAIMS_OF_A_CASE: u64 = 1_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let claims = std::env::args().filter_map(|argument| argument.parse().ok()).next_back().unwrap_or(100_000);
    let temporary = tempfile::TempDir::new()?;
    let kept = std::env::var_os("AMPARO_BENCH_FOLDER").map(PathBuf::from);
    let folder = kept.unwrap_or_else(|| temporary.path().join("desk"));
    if !folder.exists() {
        let (made, done) = timed(|| fill(&folder, claims));
        done?;
        println!("{claims} claims in cases of {CLAIMS_OF_A_CASE} appended in {made:.1?}");
    }
    let (opening, desk) = timed(|| open(&folder));
    let mut desk = desk?;
    println!("{} entries, opened in {opening:.1?}, {}", desk.entry_count(), memory());
    for _ in 0..3 {
        let (hashes, report) = timed(|| desk.check(Depth::Hashes, None, &mut |_| {}));
        println!("hashes: {hashes:.2?}, {}; {}", rate(report.entries, hashes), memory());
    }
    let (rebuild, rebuilt) = timed(|| desk.rebuild_reporting(&mut Counting::from(9), &mut |_| {}));
    let rebuilt = rebuilt?;
    println!("rebuild: {rebuild:.1?}, {} entries of it done before; {}", rebuilt.resumed, memory());
    let (full, report) = timed(|| desk.check(Depth::Everything, None, &mut |_| {}));
    println!("everything: {full:.1?}, {}; {}", rate(report.entries, full), memory());
    Ok(())
}

fn fill(folder: &Path, claims: u64) -> Result<(), Box<dyn std::error::Error>> {
    let mut random = Counting::from(1);
    let (mut desk, _) = Desk::create_for_tests(folder, &passphrase(), &holder(), &mut random)?;
    desk.append(&[desk_opened(desk.id())], &mut random)?;
    for case in 0..claims / CLAIMS_OF_A_CASE {
        let first = case * CLAIMS_OF_A_CASE;
        desk.append(&small_case(case, 0..0), &mut random)?;
        let batch: Vec<_> =
            (first..first + CLAIMS_OF_A_CASE).map(|claim| claim_entered(case, case, claim)).collect();
        desk.append(&batch, &mut random)?;
    }
    desk.close()?;
    Ok(())
}

fn rate(entries: u64, took: Duration) -> String {
    format!(
        "{:.0} entries a second",
        f64::from(u32::try_from(entries).unwrap_or(u32::MAX)) / took.as_secs_f64()
    )
}

/// The most memory that this process had so far, where the system says it.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(|| "memory unknown".to_owned(), |peak| format!("at most {} of memory", peak.trim()))
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

fn open(folder: &Path) -> Result<Desk, amparo_store::StoreError> {
    Desk::open(folder, Unlock::Passphrase(&passphrase()), &holder())
}
