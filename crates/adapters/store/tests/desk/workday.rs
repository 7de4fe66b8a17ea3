//! Real work that ends without warning, on a disk that fails: whatever was acknowledged is there, and nothing half.
//!
//! The work is done by this test program itself, started again for [`child`] alone. `AMPARO_KILLS=1000` and
//! `AMPARO_FAULTS=500` are the long runs.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use amparo_ledger::act::Act;
use amparo_ledger::source::Hash32;
use amparo_store::{Depth, Desk, KdfParams, Passphrase, StoreError, Unlock};
use tempfile::TempDir;

use crate::common::{Counting, claim_entered, desk_opened, document, entry, person, scope, small_case};
use crate::temporary::holder;

const TASK: &str = "AMPARO_TEST_WORKDAY";
const FOLDER: &str = "AMPARO_TEST_WORKDAY_FOLDER";
const SEED: &str = "AMPARO_TEST_WORKDAY_SEED";
const PASSPHRASE: &str = "AMPARO_TEST_WORKDAY_PASSPHRASE";

fn number_of(variable: &str, default: u64) -> u64 {
    std::env::var(variable).ok().and_then(|number| number.parse().ok()).unwrap_or(default)
}

fn words(number: u64) -> Passphrase {
    Passphrase::new(format!("passphrase number {number} of the tests"))
}

fn open(folder: &Path, passphrase: u64) -> Result<Desk, StoreError> {
    Desk::open(folder, Unlock::Passphrase(&words(passphrase)), &holder())
}

/// Not a test of its own: what the second process does.
#[test]
fn child() {
    let Ok(task) = std::env::var(TASK) else {
        return;
    };
    let folder = PathBuf::from(std::env::var(FOLDER).expect("given with the task"));
    let passphrase = number_of(PASSPHRASE, 0);
    let desk = match open(&folder, passphrase) {
        Ok(desk) => desk,
        Err(error) => return eprintln!("refused to open: {error}"),
    };
    let mut day = Day { desk, random: Counting::from(number_of(SEED, 1)), passphrase };
    if task == "for ever" {
        loop {
            let act = day.random.next() % 12;
            day.act(act).expect("the disk does not fail here");
        }
    }
    for act in SCRIPT {
        if let Err(error) = day.act(act) {
            return eprintln!("refused: {error}");
        }
    }
    match day.desk.close() {
        Ok(()) => eprintln!("completed"),
        Err(error) => eprintln!("refused to close: {error}"),
    }
}

/// One of each, some twice, and a batch that is long enough to be folded.
const SCRIPT: [u64; 12] = [0, 4, 5, 7, 6, 1, 11, 8, 4, 9, 6, 2];

struct Day {
    desk: Desk,
    random: Counting,
    passphrase: u64,
}

impl Day {
    fn act(&mut self, act: u64) -> Result<(), StoreError> {
        match act {
            0..=3 => {
                let count = 1 + self.random.next() % 5;
                self.claims(count)
            }
            4 => {
                let number = self.random.next() % 100_000;
                self.desk.put_blob(scope(1), &document(number), &mut self.random)?;
                eprintln!("acked blob {number}");
                Ok(())
            }
            5 => {
                let number = self.random.next() % 100_000;
                let bytes = number.to_be_bytes();
                self.desk.put_draft(scope(1), &number.to_string(), &bytes, &mut self.random)?;
                eprintln!("acked draft {number}");
                Ok(())
            }
            6 => {
                let (old, new) = (words(self.passphrase), words(self.passphrase + 1));
                let proof = Unlock::Passphrase(&old);
                self.desk.change_passphrase(proof, &new, KdfParams::cheap_for_tests(), &mut self.random)?;
                self.passphrase += 1;
                eprintln!("acked passphrase {}", self.passphrase);
                Ok(())
            }
            7 => {
                // A case of its own: a key, and then what lies under it.
                let number = 2 + self.desk.entry_count();
                self.desk.put_blob(scope(number), &document(number), &mut self.random)?;
                let batch = small_case(number, number * 1_000_000..number * 1_000_000 + 2);
                self.append(&batch)
            }
            8 => self.desk.rebuild(&mut self.random),
            9 | 10 => {
                let name = format!("Nadia {}", self.random.next());
                self.append(&[entry(scope(1), 8, Act::PersonNamed { person: person(1), name })])
            }
            _ => self.claims(130),
        }
    }

    fn claims(&mut self, count: u64) -> Result<(), StoreError> {
        let first = self.desk.entry_count();
        let batch: Vec<_> = (first..first + count).map(|claim| claim_entered(1, 1, claim)).collect();
        self.append(&batch)
    }

    fn append(&mut self, batch: &[amparo_ledger::act::Entry]) -> Result<(), StoreError> {
        eprintln!("trying {}", self.desk.entry_count() + batch.len() as u64);
        self.desk.append(batch, &mut self.random)?;
        eprintln!("acked entries {}", self.desk.entry_count());
        Ok(())
    }
}

/// What a run said before it ended.
#[derive(Default, Clone)]
struct Said {
    entries: u64,
    tried: u64,
    passphrase: u64,
    blobs: BTreeSet<u64>,
    drafts: BTreeSet<u64>,
    completed: bool,
    refused: Option<String>,
    operations: u64,
}

impl Said {
    fn hear(&mut self, line: &str) -> bool {
        let number = |text: &str| text.trim().parse().ok();
        if let Some(tried) = line.strip_prefix("trying ").and_then(number) {
            self.tried = tried;
        } else if let Some(entries) = line.strip_prefix("acked entries ").and_then(number) {
            self.entries = entries;
        } else if let Some(blob) = line.strip_prefix("acked blob ").and_then(number) {
            self.blobs.insert(blob);
        } else if let Some(draft) = line.strip_prefix("acked draft ").and_then(number) {
            self.drafts.insert(draft);
        } else if let Some(passphrase) = line.strip_prefix("acked passphrase ").and_then(number) {
            self.passphrase = passphrase;
        } else if let Some(operations) = line.strip_prefix("operations ").and_then(number) {
            self.operations = operations;
        } else if line.starts_with("refused") {
            self.refused = Some(line.to_owned());
        } else if line == "completed" {
            self.completed = true;
        } else {
            return false;
        }
        line.starts_with("acked")
    }
}

fn prepared() -> (TempDir, Said) {
    let parent = TempDir::new().expect("a temporary folder");
    let mut random = Counting::from(1);
    let folder = parent.path().join("desk");
    let (mut desk, _) = Desk::create_for_tests(&folder, &words(0), &holder(), &mut random).expect("empty");
    desk.append(&[desk_opened(desk.id())], &mut random).expect("fits");
    desk.put_blob(scope(1), &document(1), &mut random).expect("room");
    // Long enough that the next long batch is folded.
    desk.append(&small_case(1, 3..400), &mut random).expect("fits");
    let entries = desk.entry_count();
    let said = Said { entries, tried: entries, blobs: [1].into(), ..Said::default() };
    (parent, said)
}

fn start(task: &str, folder: &Path, seed: u64, passphrase: u64) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command
        .args(["workday::child", "--exact", "--nocapture"])
        .env(TASK, task)
        .env(FOLDER, folder)
        .env(SEED, seed.to_string())
        .env(PASSPHRASE, passphrase.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    command
}

/// Opens the desk as whoever comes next, and looks whether all is there. Gives what is there now.
fn look(folder: &Path, said: &Said, because: &str) -> Said {
    // A change of passphrase that was not acknowledged was made or not.
    let (desk, passphrase) = match open(folder, said.passphrase) {
        Ok(desk) => (desk, said.passphrase),
        Err(StoreError::WrongPassphrase) => (
            open(folder, said.passphrase + 1).unwrap_or_else(|error| panic!("{because}: {error}")),
            said.passphrase + 1,
        ),
        Err(error) => panic!("{because}: {error}"),
    };
    let entries = desk.entry_count();
    assert!(
        entries == said.entries || entries == said.tried,
        "{because}: {} entries acknowledged, {} tried, {entries} there",
        said.entries,
        said.tried
    );
    for number in &said.blobs {
        let bytes = document(*number);
        let found = desk.blob(scope(1), Hash32::of(&bytes)).expect("readable");
        assert_eq!(found.as_deref(), Some(&bytes[..]), "{because}: blob {number}");
    }
    for number in &said.drafts {
        let found = desk.draft(scope(1), &number.to_string()).expect("readable");
        assert_eq!(found.as_deref(), Some(&number.to_be_bytes()[..]), "{because}: draft {number}");
    }
    let report = desk.check(Depth::Everything, None, &mut |_| {});
    assert!(report.holds(), "{because}: {:?}", report.findings);
    Said { entries, tried: entries, passphrase, ..said.clone() }
}

#[test]
fn whatever_was_acknowledged_before_a_kill_is_there_and_nothing_is_half_done() {
    let kills = number_of("AMPARO_KILLS", 12);
    let seed = number_of("AMPARO_TEST_SEED", 7);
    let mut random = Counting::from(seed);
    let (mut parent, mut said) = prepared();
    let mut acknowledged = 0;
    for round in 0..kills {
        // A new desk now and then, so that looking at it does not become the work.
        if round % 25 == 24 {
            (parent, said) = prepared();
        }
        let folder = parent.path().join("desk");
        let mut child =
            start("for ever", &folder, seed ^ (round << 20), said.passphrase).spawn().expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("piped")).lines();
        let mut left = 1 + random.next() % 12;
        while left > 0 {
            let line = lines.next().expect("it works for ever").expect("readable");
            if said.hear(&line) {
                left -= 1;
                acknowledged += 1;
            }
        }
        for _ in 0..random.next() % 3_000_000 {
            std::hint::spin_loop();
        }
        child.kill().expect("it runs");
        child.wait().expect("it ends");
        // What it still said before it ended.
        for line in lines.map_while(Result::ok) {
            acknowledged += u64::from(said.hear(&line));
        }
        assert_eq!(said.refused, None, "round {round}");
        said = look(&folder, &said, &format!("seed {seed}, round {round}"));
    }
    println!("seed {seed}: {kills} kills, {acknowledged} acknowledgements, all there");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("writable");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("readable").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("writable");
        }
    }
}

/// Compiles what lets the disk fail; `None` where there is no compiler.
fn shim(folder: &Path) -> Option<PathBuf> {
    let source = folder.join("faults.c");
    fs::write(&source, include_str!("faults.c")).expect("writable");
    let library = folder.join("faults.so");
    let done = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(&source)
        .arg("-ldl")
        .status();
    done.is_ok_and(|status| status.success()).then_some(library)
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_disk_that_fails_nothing_acknowledged_is_lost_and_nothing_is_half_done() {
    let wanted = number_of("AMPARO_FAULTS", 16);
    let (parent, before) = prepared();
    let Some(shim) = shim(parent.path()) else {
        return println!("skipped: no C compiler `cc` to build the library that lets the disk fail");
    };
    let original = parent.path().join("desk");
    let folder = parent.path().join("work");
    let run = |kind: Option<&str>, at: u64| {
        drop(fs::remove_dir_all(&folder));
        copy(&original, &folder);
        let mut command = start("a day", &folder, 5, 0);
        command.env("LD_PRELOAD", &shim).env("AMPARO_FAULT_FOLDER", &folder);
        command.env("AMPARO_FAULT_AT", at.to_string()).envs(kind.map(|kind| ("AMPARO_FAULT_KIND", kind)));
        let output = command.output().expect("it starts");
        let mut said = before.clone();
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        for line in text.lines() {
            said.hear(line);
        }
        assert!(!text.contains("panicked"), "{kind:?} at {at}: {text}");
        (said, output.status.code())
    };
    let (said, _) = run(None, 0);
    assert!(said.completed && said.operations > 50, "without a fault the day is done: {:?}", said.refused);
    look(&folder, &said, "no fault");
    let operations = said.operations;
    let kinds = ["once", "forever", "full", "exit"];
    // Every operation in each way if there is time for it, else evenly spread over them.
    let step = (operations * 4 / wanted).max(1);
    let mut runs = 0_usize;
    let (mut completed, mut refused, mut ended) = (0, 0, 0);
    for place in (0..operations * 4).step_by(usize::try_from(step).expect("small")) {
        // The kinds take turns.
        let (at, kind) = (1 + place / 4, kinds[runs % 4]);
        let because = format!("{kind} at operation {at} of {operations}");
        let (said, status) = run(Some(kind), at);
        match (said.completed, &said.refused, status) {
            (true, ..) => completed += 1,
            (_, Some(_), _) => refused += 1,
            (_, None, Some(77)) => ended += 1,
            other => panic!("{because}: neither done, refused nor ended: {:?}", other.2),
        }
        look(&folder, &said, &because);
        runs += 1;
    }
    println!(
        "{runs} faults over {operations} operations: {completed} days were done all the same, {refused} were refused, {ended} ended"
    );
    assert!(runs as u64 >= wanted.min(operations * 4), "{runs}");
}
