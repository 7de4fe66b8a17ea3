//! Rules of exporting and importing, on real stores with few or many entries.
//!
//! `AMPARO_EXPORT_ENTRIES` sets how many entries the long record has.

use std::fs;
use std::path::Path;

use amparo_exchange::{Line, Reader};
use amparo_ledger::act::{Act, Decision, Entry};
use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::ids::{CaseId, MemberId, PersonId, SourceId};
use amparo_ledger::record::Record;
use amparo_ledger::source::{Hash32, Source, SourceKind};
use amparo_store::{Desk as Store, Holder, Passphrase};

use super::check_export;
use super::export::write_export;
use super::import::fill;
use crate::custody::noting;
use crate::desk::StoreRandom;
use crate::problem::{Problem, Sort};
use crate::world::Random;

/// Randomness that comes out the same each time. Never for a real desk.
struct Counting(u64);

impl Counting {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn id(&mut self) -> [u8; 16] {
        let mut id = [0; 16];
        self.fill(&mut id);
        id
    }
}

impl Random for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes()[..chunk.len()]);
        }
    }
}

const MEMBER: MemberId = MemberId::from_bytes([1; 16]);

fn store(folder: &Path, random: &mut Counting) -> Store {
    let holder = Holder::this_process("a test", 0);
    let passphrase = Passphrase::new("four words nobody joins".to_owned());
    let made = Store::create_for_tests(folder, &passphrase, &holder, &mut StoreRandom(random));
    made.expect("a desk for tests").0
}

fn entry(scope: Scope, random: &mut Counting, act: Act) -> Entry {
    let at = i64::try_from(random.next() % 2_000_000_000).expect("small");
    let audience = match random.next() % 4 {
        0 => Audience::Sealed,
        1 => Audience::Partner("A “partner”\\".to_owned()),
        _ => Audience::Case,
    };
    Entry { at, actor: MEMBER, scope, audience, act }
}

/// A source with letters that every encoding trips over.
fn source(random: &mut Counting, bytes: &[u8]) -> Source {
    let odd = ["Надя", "a\u{0}b", "\u{202e}right", "😀", "line\nbreak\t", "e\u{301}", "\"\\\"", ""];
    let title = odd[usize::try_from(random.next() % 8).expect("small")];
    Source {
        id: SourceId::from_bytes(random.id()),
        title: title.to_owned(),
        kind: SourceKind::Press,
        author: Some("Ilmar Example".to_owned()),
        publisher: None,
        published: "2022-04~".parse().ok(),
        url: None,
        language: Some("ru".to_owned()),
        disclosed_interest: None,
        rights: None,
        credit: None,
        copies: None,
        bytes: Some(Hash32::of(bytes)),
        text: None,
    }
}

/// Fills a store with a record that the seed decides.
fn fill_with_anything(store: &mut Store, random: &mut Counting, entries: u64) {
    let opened = Act::DeskOpened { desk: store.id(), name: "A desk".to_owned(), solo: true, demo: true };
    let joined = Act::MemberJoined { member: MEMBER, name: "Mira".to_owned() };
    let mut batch = vec![entry(Scope::Desk, random, opened), entry(Scope::Desk, random, joined)];
    let (mut sources, mut scope) = (Vec::new(), Scope::Desk);
    while store.entry_count() + (batch.len() as u64) < entries {
        let act = match random.next() % 40 {
            0 => {
                let (case, person) = (CaseId::from_bytes(random.id()), PersonId::from_bytes(random.id()));
                scope = Scope::Case(case);
                sources.clear();
                Act::CaseOpened { case, person, title: format!("Person {case}") }
            }
            1 | 2 => {
                let bytes = random.id();
                let source = source(random, &bytes);
                // One in eight was lost before the export.
                if !random.next().is_multiple_of(8) {
                    store.put_blob(scope, &bytes, &mut StoreRandom(random)).expect("a blob");
                }
                store
                    .put_draft(scope, &format!("draft/{}", source.id), &bytes, &mut StoreRandom(random))
                    .expect("a draft");
                sources.push(source.clone());
                Act::SourceAdded { source: Box::new(source) }
            }
            other if !sources.is_empty() => {
                let source = &sources[usize::try_from(random.next()).unwrap_or(0) % sources.len()];
                let fingerprint = Hash32([u8::try_from(random.next() % 251).expect("small"); 32]);
                match other % 3 {
                    0 => Act::ProposalDecided {
                        source: source.id,
                        fingerprint,
                        decision: Decision::Rejected { why: Some(source.title.clone()) },
                    },
                    1 => Act::SourceAmended { source: Box::new(source.clone()), why: String::new() },
                    _ => noting(
                        source.id,
                        amparo_ledger::evidence::CustodyKind::CopiedOut {
                            bytes: source.bytes.expect("has bytes"),
                            to: "a stick".to_owned(),
                        },
                    ),
                }
            }
            _ => Act::PersonNamed { person: PersonId::from_bytes(random.id()), name: "N".to_owned() },
        };
        batch.push(entry(scope, random, act));
        if batch.len() >= 500 {
            store.append(&batch, &mut StoreRandom(random)).expect("the acts fit");
            batch.clear();
        }
    }
    store.append(&batch, &mut StoreRandom(random)).expect("the acts fit");
}

fn export(store: &Store, folder: &Path) {
    write_export(store, folder, "A desk", 7, &|_| true, &mut |_, _| ()).expect("an export");
}

fn imported(export: &Path, folder: &Path, random: &mut Counting) -> Store {
    let mut new = store(folder, random);
    let reader = Reader::open(export).expect("an export");
    let leaves = reader.check(&mut |_, _| ()).expect("it holds").leaves;
    fill(&mut new, &reader, &leaves, 8, &mut StoreRandom(random), &mut |_, _| ()).expect("it fits");
    new
}

/// The lines without what must differ: leaves, and the entry that opens the desk under its new id.
fn comparable(export: &Path) -> Vec<String> {
    let reader = Reader::open(export).expect("an export");
    let plain = |line: Line| match line {
        Line::Entry { entry, seq, .. } => match &entry.act {
            Act::DeskOpened { name, solo, demo, .. } => format!("{seq} {} {name} {solo} {demo}", entry.at),
            _ => format!("{seq} {}", serde_json::to_string(&*entry).expect("JSON")),
        },
        Line::Erased { seq, .. } => format!("{seq} erased"),
    };
    reader.entries().expect("entries").map(|line| plain(line.expect("a line"))).collect()
}

fn file(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("a file")
}

#[test]
fn what_was_exported_and_imported_is_exported_the_same() {
    for seed in 1..=6 {
        println!("seed {seed}");
        let mut random = Counting(seed);
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let mut old = store(&at("old"), &mut random);
        fill_with_anything(&mut old, &mut random, 40 + seed * 60);
        export(&old, &at("first"));
        let new = imported(&at("first"), &at("new"), &mut random);
        new.verify().expect("the new desk holds");
        export(&new, &at("second"));
        let (first, mut second) = (comparable(&at("first")), comparable(&at("second")));
        let last = second.pop().expect("has entries");
        assert!(last.contains("record_imported"), "{last}");
        assert_eq!(first, second, "everything else is as it was");
        assert_eq!(file(&at("first"), "drafts.ndjson"), file(&at("second"), "drafts.ndjson"));
        let more = file(&at("second"), "blobs.ndjson");
        let all: std::collections::BTreeSet<&str> = more.lines().collect();
        let missing = file(&at("first"), "blobs.ndjson").lines().filter(|line| !all.contains(line)).count();
        assert_eq!(missing, 0, "every archived file, and every one that was lost, is listed again");
        let folded = |store: &Store| -> Vec<usize> {
            let of = |record: &Record| record.sources.len() + record.people.len() + record.decisions.len();
            store
                .case_list()
                .expect("cases")
                .iter()
                .map(|row| of(&store.record(Scope::Case(row.case)).expect("a record")))
                .collect()
        };
        assert_eq!(folded(&old), folded(&new));
        let record = new.record(Scope::Desk).expect("a record");
        let import = &record.imports[0].import;
        assert_eq!((import.desk, import.root), (old.id(), old.root_at(old.entry_count()).expect("a root")));
        let leaves = new.blob(Scope::Desk, import.leaves).expect("readable").expect("on file");
        assert_eq!(leaves.len() as u64, 32 * old.entry_count());
    }
}

type Damage = Box<dyn Fn(&Path) -> std::io::Result<()>>;

#[test]
#[expect(clippy::too_many_lines, reason = "a table with a row for each way in which an export can be wrong")]
fn an_export_that_does_not_hold_is_refused_and_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let mut random = Counting(42);
    let mut store = store(&at("desk"), &mut random);
    fill_with_anything(&mut store, &mut random, 200);
    export(&store, &at("right"));
    drop(store);
    let mut other = self::store(&at("other-desk"), &mut random);
    fill_with_anything(&mut other, &mut random, 200);
    export(&other, &at("other"));
    check_export(&at("right"), &mut |_, _| ()).expect("the export holds");

    let entries = file(&at("right"), "entries.ndjson");
    let cut = entries[..entries.len() - 40].to_owned();
    let altered = entries.replacen("Mira", "Vera", 1);
    let manifest = file(&at("right"), "manifest.json");
    let with_file =
        |name: &'static str, bytes: Vec<u8>| move |folder: &Path| fs::write(folder.join(name), &bytes);
    // A manifest that is right about a wrong file: the line itself must be refused.
    let claiming = |bytes: Vec<u8>| {
        let manifest = manifest.clone();
        move |folder: &Path| {
            let mut value: serde_json::Value = serde_json::from_str(&manifest)?;
            let lines = bytes.split_inclusive(|byte| *byte == b'\n').count();
            value["files"]["entries"] = serde_json::json!({
                "sha256": Hash32::of(&bytes), "bytes": bytes.len(), "lines": lines,
            });
            fs::write(folder.join("manifest.json"), value.to_string())?;
            fs::write(folder.join("entries.ndjson"), &bytes)
        }
    };
    let second = |text: &str| -> Vec<u8> {
        let mut lines: Vec<&str> = entries.lines().collect();
        lines[1] = text;
        (lines.join("\n") + "\n").into_bytes()
    };
    let line = entries.lines().nth(1).expect("a second line");
    let mut not_text = entries.clone().into_bytes();
    let place = entries.find("Mira").expect("the name");
    not_text[place] = 0xFF;
    let table: Vec<(Damage, Sort, &str, &str)> = vec![
        (
            Box::new(with_file("entries.ndjson", cut.into_bytes())),
            Sort::Damaged,
            "bytes instead of",
            "truncated",
        ),
        (
            Box::new(with_file("entries.ndjson", altered.into_bytes())),
            Sort::Damaged,
            "SHA-256",
            "one letter altered",
        ),
        (
            Box::new(|folder| fs::remove_dir_all(folder.join("blobs"))),
            Sort::Damaged,
            "missing",
            "no archived files",
        ),
        (
            Box::new(|folder| fs::remove_file(folder.join("entries.ndjson"))),
            Sort::Damaged,
            "missing",
            "no entries",
        ),
        (
            Box::new(|folder| fs::remove_file(folder.join("manifest.json"))),
            Sort::NotFound,
            "no manifest",
            "unfinished",
        ),
        (
            Box::new(with_file(
                "manifest.json",
                manifest.replacen("\"version\": 1", "\"version\": 2", 1).into_bytes(),
            )),
            Sort::System,
            "version 2",
            "written by a newer version",
        ),
        (
            Box::new(with_file("manifest.json", file(&at("other"), "manifest.json").into_bytes())),
            Sort::Damaged,
            "",
            "someone else's manifest",
        ),
        (
            Box::new(with_file("manifest.json", b"[1]".to_vec())),
            Sort::Input,
            "manifest",
            "no manifest at all",
        ),
        (
            Box::new(with_file("manifest.json", manifest.replacen('{', "{\"more\": 1,", 1).into_bytes())),
            Sort::Input,
            "more",
            "a field that no manifest has",
        ),
        (Box::new(claiming(not_text)), Sort::Input, "line 2: the line is not UTF-8", "not text"),
        (
            Box::new(claiming(second(&"x".repeat(600_000)))),
            Sort::Input,
            "line 2: the line is longer",
            "a huge line",
        ),
        (
            Box::new(claiming(second(&line.replacen("\"at\"", "\"mood\":1,\"at\"", 1)))),
            Sort::Input,
            "line 2: unknown field `mood`",
            "an unknown field",
        ),
        (
            Box::new(claiming(second(&line.replacen("\"seq\":1", "\"seq\":3", 1)))),
            Sort::Input,
            "entry 3 stands where entry 1 is due",
            "out of order",
        ),
        (
            Box::new(claiming(second(&line.replacen(char::is_numeric, "9", 12)))),
            Sort::Input,
            "",
            "numbers changed",
        ),
    ];
    for (damage, sort, named, because) in table {
        let copy = at("copy");
        drop(fs::remove_dir_all(&copy));
        copy_folder(&at("right"), &copy);
        damage(&copy).expect("the damage is done");
        let problem: Problem = check_export(&copy, &mut |_, _| ()).expect_err(because);
        assert!(problem.why.contains(named), "{because}: {problem}");
        if because != "numbers changed" {
            assert_eq!(problem.sort, sort, "{because}: {problem}");
        }
        assert!(problem.what.contains("no desk was made"), "{because}: {problem}");
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for one in fs::read_dir(from).expect("a folder") {
        let path = one.expect("an entry").path();
        let into = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy_folder(&path, &into);
        } else {
            fs::copy(&path, &into).expect("a copy");
        }
    }
}

#[test]
fn a_long_record_goes_out_and_in_again() {
    let entries =
        std::env::var("AMPARO_EXPORT_ENTRIES").ok().and_then(|text| text.parse().ok()).unwrap_or(1_500);
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let mut random = Counting(9);
    let mut old = store(&at("old"), &mut random);
    fill_with_anything(&mut old, &mut random, entries);
    let id = old.id();
    drop(old);
    let holder = Holder::this_process("a test", 0);
    let passphrase = Passphrase::new("four words nobody joins".to_owned());
    let old =
        Store::open(&at("old"), amparo_store::Unlock::Passphrase(&passphrase), &holder).expect("it opens");
    assert_eq!(old.id(), id);
    let clock = std::time::Instant::now();
    export(&old, &at("out"));
    println!("{entries} entries exported in {:.1?}", clock.elapsed());
    drop(old);
    let clock = std::time::Instant::now();
    let checked = check_export(&at("out"), &mut |_, _| ()).expect("it holds");
    println!("checked in {:.1?}, {checked:?}", clock.elapsed());
    let clock = std::time::Instant::now();
    let new = imported(&at("out"), &at("new"), &mut random);
    println!("checked and imported in {:.1?}; the most memory was {}", clock.elapsed(), memory());
    assert_eq!(new.entry_count(), entries + 1, "and the act that says so");
}

fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("not known");
    line.to_owned()
}
