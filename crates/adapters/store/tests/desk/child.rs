//! Processes that are killed in the middle of an erasure, a backup, a restore.
//!
//! The second process is this test program itself, asked for [`keeping_child`] alone.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use amparo_store::{BackupOrder, Desk, KdfParams, RestoreOrder, Unlock};

use crate::common::Counting;
use crate::temporary::{holder, passphrase};

const TASK: &str = "AMPARO_TEST_KEEPING_TASK";
const FOLDER: &str = "AMPARO_TEST_KEEPING_FOLDER";
const SEED: &str = "AMPARO_TEST_KEEPING_SEED";

/// Not a test of its own: what the second process does.
#[test]
fn keeping_child() {
    let Ok(task) = std::env::var(TASK) else {
        return;
    };
    let folder = std::env::var(FOLDER).expect("given with the task");
    let folder = Path::new(&folder);
    let mut random = Counting::from(std::env::var(SEED).expect("given").parse::<u64>().expect("a number"));
    let open = || Desk::open(folder, Unlock::Passphrase(&passphrase()), &holder()).expect("opens");
    let beside = |name: &str| folder.with_file_name(name);
    match task.as_str() {
        "erase" => {
            let mut desk = open();
            let erasure = crate::erasing::erased(&desk, 1);
            desk.erase_case(&erasure, &passphrase(), &mut random).expect("erased");
        }
        "backup" => {
            let order = BackupOrder { to: &beside("backup"), at: 200, recipients: &[], keep_since: 0 };
            open().backup(&order, &mut random, &mut |_| {}).expect("backed up");
        }
        "restore" => {
            let sheet = crate::backing_up::kept_sheet(&beside("sheet"));
            let order = RestoreOrder {
                from: &beside("backup"),
                snapshot: None,
                identity: &sheet.identity(),
                known: &[],
                same_history: None,
                accept_rollback: false,
            };
            let with = (&passphrase(), KdfParams::cheap_for_tests());
            Desk::restore(&order, &beside("restored"), with, &holder(), &mut random, &mut |_| {})
                .expect("restored");
        }
        other => panic!("no task {other}"),
    }
}

fn start(task: &str, folder: &Path, seed: u64) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["child::keeping_child", "--exact"])
        .envs([(TASK, task), (FOLDER, folder.to_str().expect("a plain path")), (SEED, &seed.to_string())])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts")
}

/// Whether the task came to its end.
pub(crate) fn run_to_its_end(task: &str, folder: &Path, seed: u64) -> bool {
    start(task, folder, seed).wait().expect("it ends").success()
}

/// Starts the task and kills it after this time.
pub(crate) fn run_and_kill_after(task: &str, folder: &Path, seed: u64, after: Duration) {
    let mut child = start(task, folder, seed);
    let started = std::time::Instant::now();
    while started.elapsed() < after && child.try_wait().expect("ours").is_none() {
        std::thread::yield_now();
    }
    drop(child.kill());
    child.wait().expect("it ends");
}
