//! Processes that end without warning, and disks that are full.
//!
//! The second process is this test program itself, asked for [`child`] alone.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use amparo_store::{Desk, StoreError, Unlock};

use crate::common::{Counting, claim_entered, desk_opened, scope, small_case};
use crate::temporary::{Temporary, holder, passphrase};

const TASK: &str = "AMPARO_TEST_CHILD_TASK";
const FOLDER: &str = "AMPARO_TEST_CHILD_FOLDER";
const SEED: &str = "AMPARO_TEST_CHILD_SEED";

/// Not a test of its own: what the second process does.
#[test]
fn child() {
    let Ok(task) = std::env::var(TASK) else {
        return;
    };
    let folder = std::env::var(FOLDER).expect("given with the task");
    let folder = Path::new(&folder);
    match task.as_str() {
        "append" => child_appends(folder),
        "hold" => child_holds(folder),
        "fill" => child_fills_the_disk(folder),
        other => panic!("no task {other}"),
    }
}

fn open(folder: &Path) -> Desk {
    Desk::open(folder, Unlock::Passphrase(&passphrase()), &holder()).expect("opens")
}

/// Appends for ever, in batches of one to five, and says which entries are on disk.
fn child_appends(folder: &Path) {
    let seed: u64 = std::env::var(SEED).expect("given").parse().expect("a number");
    let mut random = Counting::from(seed);
    let mut desk = open(folder);
    loop {
        let first = desk.entry_count();
        let batch: Vec<_> =
            (first..first + 1 + random.next() % 5).map(|claim| claim_entered(1, 1, claim)).collect();
        let seqs = desk.append(&batch, &mut random).expect("there is room");
        eprintln!("acked {}", seqs.last().expect("not empty"));
    }
}

fn child_holds(folder: &Path) {
    let _desk = open(folder);
    eprintln!("acked 0");
    std::io::stdin().read_line(&mut String::new()).expect("readable");
}

/// Appends until the disk is full, then looks at what is there.
fn child_fills_the_disk(folder: &Path) {
    let mut random = Counting::from(1);
    let (mut desk, _) =
        Desk::create_for_tests(&folder.join("desk"), &passphrase(), &holder(), &mut random).expect("room");
    desk.append(&[desk_opened(desk.id())], &mut random).expect("room");
    desk.append(&small_case(1, 0..1), &mut random).expect("room");
    let error = loop {
        let first = desk.entry_count();
        let batch: Vec<_> = (first..first + 20).map(|claim| claim_entered(1, 1, claim)).collect();
        let before = desk.entry_count();
        match desk.append(&batch, &mut random) {
            Ok(seqs) => assert_eq!(seqs.len(), 20),
            Err(error) => {
                assert_eq!(desk.entry_count(), before, "nothing is half applied");
                break error;
            }
        }
    };
    assert!(matches!(error, StoreError::DiskFull), "{error:?}");
    let blob = desk.put_blob(scope(1), &vec![7; 1 << 22], &mut random);
    assert!(matches!(blob, Err(StoreError::DiskFull)), "{blob:?}");
    let case = desk.append(&small_case(2, 100_000..100_100), &mut random);
    assert!(matches!(case, Err(StoreError::DiskFull)), "{case:?}");
    let count = desk.entry_count();
    assert_eq!(desk.verify().expect("in order").entries, count);
    drop(desk);
    let desk = open(&folder.join("desk"));
    assert_eq!(desk.verify().expect("in order").entries, count, "and after opening it again");
    eprintln!("acked {count}");
}

fn this_program_for(task: &str, folder: &Path, seed: u64) -> (String, [(&'static str, String); 3]) {
    let program = std::env::current_exe().expect("this program");
    let folder = folder.to_str().expect("a plain path").to_owned();
    let environment = [(TASK, task.to_owned()), (FOLDER, folder), (SEED, seed.to_string())];
    (program.to_str().expect("a plain path").to_owned(), environment)
}

const CHILD: [&str; 3] = ["crash::child", "--exact", "--nocapture"];

fn start(task: &str, folder: &Path, seed: u64) -> Child {
    let (program, environment) = this_program_for(task, folder, seed);
    Command::new(program)
        .args(CHILD)
        .envs(environment)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts")
}

/// Reads acknowledgements until there are so many, or the process ends.
fn acks(child: &mut Child, at_most: u64) -> Vec<u64> {
    let lines = BufReader::new(child.stderr.as_mut().expect("piped")).lines();
    let acks = lines.map_while(Result::ok).filter_map(|line| line.strip_prefix("acked ")?.parse().ok());
    acks.take(usize::try_from(at_most).expect("small")).collect()
}

#[test]
fn what_was_acknowledged_survives_a_process_that_is_killed() {
    let (temporary, mut desk) = Temporary::desk();
    desk.append(&small_case(1, 0..1), &mut Counting::from(2)).expect("fits");
    drop(desk);
    let mut random = Counting::from(99);
    for round in 0..20 {
        let mut child = start("append", &temporary.folder(), round);
        let acked = acks(&mut child, 3 + random.next() % 38);
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        let last = *acked.last().expect("some were acknowledged");
        let desk = temporary.open().expect("the lock went with the process");
        let found = desk.entry_count();
        assert!(found > last, "round {round}: entry {last} was acknowledged, there are {found}");
        if round % 5 == 4 {
            assert_eq!(desk.verify().expect("in order").entries, found, "round {round}");
        }
        assert_eq!(desk.case_list().expect("holds")[0].changed_seq, found - 1, "round {round}");
    }
}

#[test]
fn a_desk_that_another_process_has_open_names_that_process() {
    let (temporary, desk) = Temporary::desk();
    drop(desk);
    let mut child = start("hold", &temporary.folder(), 0);
    assert_eq!(acks(&mut child, 1), [0]);
    match temporary.open() {
        Err(StoreError::FolderInUse { holder: Some(holder) }) => assert_eq!(holder.pid, child.id()),
        other => panic!("{other:?}"),
    }
    child.kill().expect("it runs");
    child.wait().expect("it ends");
    temporary.open().expect("free again");
}

/// A small disk of its own, where the system lets a user make one; elsewhere the unit test with a page limit stands in.
#[test]
fn a_full_disk_is_said_and_nothing_is_half_applied() {
    let parent = tempfile::TempDir::new().expect("a temporary folder");
    let (program, environment) = this_program_for("fill", parent.path(), 0);
    let script = format!(
        "mount -t tmpfs -o size=3m tmpfs \"${FOLDER}\" || {{ echo no tmpfs here >&2; exit 0; }}; \"$0\" \"$@\""
    );
    let run = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", &script, &program])
        .args(CHILD)
        .envs(environment)
        .stdin(Stdio::null())
        .output();
    let Ok(output) = run else {
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if said.contains("no tmpfs here") || said.contains("unshare:") {
        return;
    }
    assert!(output.status.success() && said.contains("acked "), "{said}");
    assert_eq!(fs::read_dir(parent.path()).expect("readable").count(), 0, "the small disk went away");
}
