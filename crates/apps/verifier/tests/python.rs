//! `amparo_verify.py` and the ledger's own code give the same answer to every proof, true, changed or invented.
//!
//! The two were written apart from one specification. Where there is no `python3` the tests say so and pass. The long run:
//! `AMPARO_PYTHON_CHANGED=20000 AMPARO_PYTHON_MADE=500 cargo test -p amparo-verifier --test python -- --nocapture`.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::process::{Command, Stdio};

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::checkpoint::{Checkpoint, PublicKey, SignedCheckpoint};
use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::entry::{self, Envelope, NO_PREVIOUS_LEAF};
use amparo_ledger::ids::{CaseId, DeskId, MemberId, PersonId};
use amparo_ledger::proof::{EntryProof, GrowthProof};
use amparo_ledger::source::Hash32;
use amparo_ledger::tree::{self, Frontier};

/// Reads one command per line, its files as hexadecimal digits, and prints the status that each would end with.
const DRIVER: &str = "
import sys
sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])
import amparo_verify
amparo_verify.read_text = lambda file: bytes.fromhex(file).decode('utf-8')
for line in sys.stdin:
    print(amparo_verify.main(line[:-1].split(' '))[0])
";

/// What to check: the texts of the files, and the key as the last.
#[derive(Clone)]
enum Asked {
    Claim([Vec<u8>; 2]),
    Consistency([Vec<u8>; 4]),
}

impl Asked {
    fn files(&mut self) -> &mut [Vec<u8>] {
        match self {
            Self::Claim(files) => files,
            Self::Consistency(files) => files,
        }
    }

    fn line(&self) -> String {
        let (command, files) = match self {
            Self::Claim(files) => ("claim", &files[..]),
            Self::Consistency(files) => ("consistency", &files[..]),
        };
        let mut line = command.to_owned();
        for file in files {
            line.push(' ');
            for byte in file {
                write!(line, "{byte:02x}").expect("writing to text does not fail");
            }
        }
        line
    }

    /// What our own code says: the exit status of `amparo-verify`.
    fn by_us(&self) -> u8 {
        let unreadable = 3;
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| unreadable);
        let key_of = |bytes: &[u8]| {
            text(bytes)?.trim_end_matches(['\n', '\r', ' ']).parse::<PublicKey>().map_err(|_| unreadable)
        };
        let checkpoint = |bytes: &[u8]| SignedCheckpoint::parse(&text(bytes)?).map_err(|_| unreadable);
        let checked = match self {
            Self::Claim([proof, key]) => (|| {
                let key = key_of(key)?;
                let proof = EntryProof::parse(&text(proof)?).map_err(|_| unreadable)?;
                proof.check(&key).map(drop).map_err(|_| 1)
            })(),
            Self::Consistency([old, new, proof, key]) => (|| {
                let key = key_of(key)?;
                let (old, new) = (checkpoint(old)?, checkpoint(new)?);
                let proof = GrowthProof::parse(&text(proof)?).map_err(|_| unreadable)?;
                proof.check(&old, &new, &key).map(drop).map_err(|_| 1)
            })(),
        };
        checked.err().unwrap_or(0)
    }
}

/// What the Python verifier says to each; `None` where there is no Python.
fn by_python(asked: &[Asked]) -> Option<Vec<u8>> {
    let started = Command::new("python3")
        .args(["-c", DRIVER, env!("CARGO_MANIFEST_DIR")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut python) = started else {
        println!("NOT CHECKED: there is no python3 on this machine");
        return None;
    };
    let mut typed = python.stdin.take().expect("piped");
    let lines: String = asked.iter().flat_map(|asked| [asked.line(), "\n".to_owned()]).collect();
    let typing = std::thread::spawn(move || typed.write_all(lines.as_bytes()));
    let mut said = String::new();
    python.stdout.take().expect("piped").read_to_string(&mut said).expect("text");
    typing.join().expect("no panic").expect("it reads all");
    assert!(python.wait().expect("it ends").success());
    Some(said.lines().map(|line| line.parse().expect("a status")).collect())
}

fn bound(name: &str, gate: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(gate)
}

struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).expect("31 bits") % limit
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| u8::try_from(self.below(256)).expect("below 256"))
    }
}

fn fixtures() -> [Asked; 2] {
    let read = |name: &str| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fixtures/proofs/v1/");
        std::fs::read(format!("{folder}{name}")).expect("a fixture")
    };
    [
        Asked::Claim([read("claim.proof"), read("key")]),
        Asked::Consistency([
            read("old.checkpoint"),
            read("new.checkpoint"),
            read("growth.proof"),
            read("key"),
        ]),
    ]
}

#[test]
fn python_and_we_agree_on_every_changed_proof() {
    let mut numbers = Numbers(23);
    println!("seed 23");
    let mut asked = fixtures().to_vec();
    for _ in 0..bound("AMPARO_PYTHON_CHANGED", 300) {
        let mut changed = fixtures()[numbers.below(2)].clone();
        let files = changed.files();
        let which = numbers.below(files.len());
        change(&mut files[which], &mut numbers);
        asked.push(changed);
    }
    let Some(by_python) = by_python(&asked) else { return };
    let mut counted = [0_usize; 5];
    for (asked, by_python) in asked.iter_mut().zip(by_python) {
        let by_us = asked.by_us();
        counted[usize::from(by_us)] += 1;
        let files: Vec<_> =
            asked.files().iter().map(|file| String::from_utf8_lossy(file).into_owned()).collect();
        assert_eq!(by_python, by_us, "python says {by_python}, we say {by_us}:\n{}", files.join("\n----\n"));
    }
    println!("both: {} hold, {} do not, {} are no proofs", counted[0], counted[1], counted[3]);
    assert!(counted[1] > 0 && counted[3] > 0, "changes of both sorts were tried");
}

/// Changes a file as an accident or a forger might.
fn change(file: &mut Vec<u8>, numbers: &mut Numbers) {
    let at = numbers.below(file.len());
    let lines: Vec<Vec<u8>> = file.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    let (one, other) = (numbers.below(lines.len()), numbers.below(lines.len()));
    match numbers.below(8) {
        0 | 1 => file[at] ^= 1 << numbers.below(8),
        2 => drop(file.remove(at)),
        3 => file.insert(at, b"0aA=/+ \n\t\r#\"\\"[numbers.below(13)]),
        4 => file.truncate(at),
        5 => {
            let mut lines = lines;
            lines.swap(one, other);
            *file = lines.concat();
        }
        6 => {
            let mut lines = lines;
            lines.remove(one);
            *file = lines.concat();
        }
        _ => {
            let mut lines = lines;
            lines.insert(one, lines[other].clone());
            *file = lines.concat();
        }
    }
}

#[test]
fn python_accepts_every_proof_that_we_make() {
    let mut numbers = Numbers(29);
    println!("seed 29");
    let made = bound("AMPARO_PYTHON_MADE", 12);
    let asked: Vec<Asked> = (0..made).flat_map(|_| made_up(&mut numbers)).collect();
    let Some(by_python) = by_python(&asked) else { return };
    for (asked, by_python) in asked.iter().zip(by_python) {
        assert_eq!((asked.by_us(), by_python), (0, 0), "{}", asked.line());
    }
    println!("{} proofs of invented logs hold for both", asked.len());
}

/// The proof of one entry of an invented log, with fields shown by lot, and of that log's growth.
fn made_up(numbers: &mut Numbers) -> [Asked; 2] {
    let (desk, secret) = (DeskId::from_bytes(numbers.bytes()), numbers.bytes());
    let size = 1 + numbers.below(70);
    let (place, old) = (numbers.below(size), numbers.below(size + 1));
    let (mut leaves, mut shown) = (Vec::new(), None);
    for seq in 0..size {
        let sealed = entry::seal(&invented(numbers), &mut || numbers.bytes()).expect("a small entry");
        let envelope = Envelope {
            origin: desk,
            seq: seq as u64,
            previous_leaf: leaves.last().copied().unwrap_or(NO_PREVIOUS_LEAF),
            ciphertext_hash: Hash32(numbers.bytes()),
            ciphertext_bytes: numbers.0 >> numbers.below(64),
            key: numbers.bytes(),
            fields_root: sealed.fields_root,
        };
        leaves.push(envelope.leaf());
        if seq == place {
            shown = Some((envelope.encode(), sealed.payload));
        }
    }
    let (envelope, payload) = shown.expect("the place lies in the log");
    let mut hash_of = tree::in_leaves(&leaves);
    let path = tree::inclusion_path(place as u64, size as u64, &mut hash_of).expect("it is there");
    let growth = tree::consistency_path(old as u64, size as u64, &mut hash_of).expect("it grew");
    let checkpoint = |size: usize| {
        let root = leaves[..size].iter().copied().collect::<Frontier>().root();
        Checkpoint::new(desk, size as u64, root).sign(&secret).expect("plain")
    };
    let key = PublicKey::of_secret(desk, &secret);
    let lot = 1 + numbers.below(255);
    let shows = |path: &str| path.ends_with("/name") || path.len() & lot == 0;
    let proof = EntryProof::new(&envelope, &payload, &shows, path, checkpoint(size), key).expect("it holds");
    let growth = GrowthProof { key, old: old as u64, new: size as u64, path: growth };
    let bytes = |text: String| text.into_bytes();
    let key = bytes(key.to_string());
    [
        Asked::Claim([bytes(proof.to_string()), key.clone()]),
        Asked::Consistency([
            bytes(checkpoint(old).to_string()),
            bytes(checkpoint(size).to_string()),
            bytes(growth.to_string()),
            key,
        ]),
    ]
}

fn invented(numbers: &mut Numbers) -> Entry {
    let letters =
        ['a', 'é', 'Ж', 'ع', '\u{200f}', '\u{202e}', '"', '\\', '\n', '\u{0}', '😀', '\u{e0041}', ' '];
    let length = numbers.below(300);
    let name = (0..length).map(|_| letters[numbers.below(letters.len())]).collect();
    let case = CaseId::from_bytes(numbers.bytes());
    Entry {
        at: i64::try_from(numbers.0 >> numbers.below(60) >> 1).expect("63 bits") - (1 << 40),
        actor: MemberId::from_bytes(numbers.bytes()),
        scope: if numbers.below(2) == 0 { Scope::Desk } else { Scope::Case(case) },
        audience: Audience::Partner("partner".to_owned()),
        act: Act::PersonNamed { person: PersonId::from_bytes(numbers.bytes()), name },
    }
}
