//! A folder of documents, read in one command: counted, gone on with after a cut, and the same record at the end.
//!
//! `AMPARO_FOLDER_FILES=1000 AMPARO_FOLDER_KILLS=20 cargo test -p amparo --test flows killed -- --nocapture` does it with so many,
//! and prints how long it took and how much memory.

use std::fmt::Write as _;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::office::{Office, program};
use crate::make::{Setting, docx, odt, packed, paragraphs, pdf};

/// A report about an invented prisoner, another for each number.
fn report(number: usize) -> String {
    const GIVEN: [&str; 5] = ["Oleg", "Vera", "Timur", "Nadia", "Rauf"];
    const SURNAMES: [&str; 7] = ["Varnin", "Lindal", "Baskov", "Torben", "Melikov", "Korvat", "Dellin"];
    let (given, surname) = (GIVEN[number % GIVEN.len()], SURNAMES[number % SURNAMES.len()]);
    let (day, year) = (number % 28 + 1, 2001 + number % 20);
    format!(
        "{given} {surname}, a teacher, was arrested in Harju on {day} May {year}.\n\nOn {day} June {year} {surname} was \
         charged with treason. The court sentenced {surname} to {} years in prison.\n",
        number % 12 + 2
    )
}

/// A letter with two attachments, each a document of its own.
fn letter(number: usize) -> String {
    let mut letter = format!(
        "From: desk@example.org\r\nTo: archive@example.org\r\nSubject: Report {number}\r\nDate: Tue, 3 May 2022 10:00:00 +0000\r\n\
         Message-ID: <{number}@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=part\r\n\r\n\
         --part\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
        report(number)
    );
    for attached in [number + 1, number + 2] {
        let text = report(attached);
        write!(
            letter,
            "--part\r\nContent-Type: text/plain; charset=utf-8; name=a{attached}.txt\r\n\
             Content-Disposition: attachment; filename=a{attached}.txt\r\n\r\n{text}\r\n"
        )
        .expect("memory");
    }
    letter + "--part--\r\n"
}

/// Puts the mixed files into a folder of the office. Gives how many there are, and how many cannot be read.
fn fill(office: &Office) -> (usize, usize) {
    let root = office.path("papers");
    std::fs::create_dir_all(root.join("more")).expect("a folder");
    let lines = |number| paragraphs(&report(number));
    let page = format!("<html><title>Report</title><body><article><p>{}</article>", report(4));
    let files: [(&str, Vec<u8>); 14] = [
        ("a.txt", report(0).into()),
        ("b.md", format!("# Report\n\n{}", report(1)).into()),
        ("c.docx", docx(&lines(2))),
        ("d.odt", odt(&lines(3))),
        ("e.html", page.into()),
        ("f.pdf", pdf(&lines(5), Setting::Plain)),
        ("g.eml", letter(20).into()),
        ("h-the-same-as-a.txt", report(0).into()),
        ("i-empty.txt", Vec::new()),
        ("j-photo.docx", packed(&[("photo.jpg", "not a document")])),
        ("k-broken.pdf", b"%PDF-1.7\nnothing more".to_vec()),
        ("more/a.txt", report(6).into()),
        ("more/b.eml", letter(40).into()),
        ("more/i-empty.txt", Vec::new()),
    ];
    for (name, bytes) in &files {
        std::fs::write(root.join(name), bytes).expect("a file");
    }
    std::fs::write(root.join(".DS_Store"), "a program's own").expect("a file");
    (files.len(), 4)
}

fn desk_with_a_folder() -> (Office, usize, usize) {
    let office = Office::new();
    let (files, broken) = fill(&office);
    office.ok(&["case", "open", "Nadia Sorokina"]);
    (office, files, broken)
}

/// What must be the same however often the run was cut: every source with its chain of custody and what is proposed, in the
/// order of the record, a line for each value, without the ids and moments that differ from desk to desk.
fn record(office: &Office) -> Vec<String> {
    let sources = office.json(&["source", "list"]);
    let ids: Vec<(String, String)> = sources
        .as_array()
        .expect("a list")
        .iter()
        .enumerate()
        .map(|(place, row)| {
            (row["source"]["id"].as_str().expect("an id").to_owned(), format!("source {place}"))
        })
        .collect();
    let told =
        [sources, office.json(&["custody"]), office.json(&["review"]), office.json(&["read", "--failed"])];
    let told = told.map(|value| told_alike(value, &ids));
    let text = serde_json::to_string_pretty(&told).expect("plain data");
    text.lines().map(str::to_owned).collect()
}

/// Fails at the first line that differs.
fn same(found: &[String], expected: &[String], what: &str) {
    for (place, (left, right)) in found.iter().zip(expected).enumerate() {
        let around = &expected[place.saturating_sub(12)..=place];
        assert_eq!(left, right, "{what}, line {place}, after\n{}", around.join("\n"));
    }
    assert_eq!(found.len(), expected.len(), "{what}");
}

/// The value without moments, marks of this desk, and with each source called by its place.
fn told_alike(value: Value, ids: &[(String, String)]) -> Value {
    const OF_THIS_RUN: [&str; 8] =
        ["at", "when", "by", "fingerprint", "leaf", "entry", "last_tried", "tries"];
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .filter(|(name, _)| !OF_THIS_RUN.contains(&name.as_str()))
            .map(|(name, inner)| (name, told_alike(inner, ids)))
            .collect(),
        Value::Array(rows) => rows.into_iter().map(|row| told_alike(row, ids)).collect(),
        Value::String(text) => {
            let told = ids.iter().fold(text, |text, (id, place)| text.replace(id.as_str(), place));
            Value::String(told)
        }
        other => other,
    }
}

fn read_folder(office: &Office) -> Value {
    let read = office.run(&["--json", "read", &office.arg("papers")]);
    assert_eq!(read.status, 1, "some files cannot be read\n{}", read.err);
    serde_json::from_str(&read.out).expect("JSON")
}

fn begin(office: &Office) -> Child {
    let mut command = program();
    command.arg("--desk").arg(office.desk()).arg("--passphrase-file").arg(office.path("passphrase"));
    command.arg("--json").arg("read").arg(office.path("papers"));
    let report = std::fs::File::create(office.path("report.json")).expect("a file");
    command.stdin(Stdio::null()).stdout(report).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

/// The most memory of the process itself, and of all its children together, in KiB; nothing where the system does not say.
fn watched(mut child: Child) -> (u64, u64) {
    let (mut most, mut most_of_children) = (0, 0);
    let of = |process: &str, line: &str| -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
        let found = status.lines().find(|one| one.starts_with(line))?;
        found.split_whitespace().nth(1)?.parse().ok()
    };
    let own = child.id().to_string();
    while child.try_wait().expect("it can be asked").is_none() {
        most = most.max(of(&own, "VmHWM:").unwrap_or(0));
        let children: u64 = std::fs::read_dir(format!("/proc/{own}/task"))
            .into_iter()
            .flatten()
            .filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("children")).ok())
            .map(|ids| ids.split_whitespace().filter_map(|id| of(id, "VmRSS:")).sum::<u64>())
            .sum();
        most_of_children = most_of_children.max(children);
        std::thread::sleep(Duration::from_millis(5));
    }
    (most, most_of_children)
}

fn number_of(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).map_or(otherwise, |number| number.parse().expect("a number"))
}

#[test]
fn as_many_files_come_out_of_a_folder_as_lie_in_it_and_a_second_run_reads_nothing_again() {
    let (office, files, broken) = desk_with_a_folder();
    let report = read_folder(&office);
    let counts = &report["counts"];
    assert_eq!(counts["files"], files, "{counts}");
    assert_eq!(counts["refused"], broken, "{counts}");
    assert_eq!(counts["on_file_already"], 1, "one comes twice: {counts}");
    assert_eq!(counts["read"], files - broken - 1, "{counts}");
    assert_eq!(report["passed_over"]["hidden"], 1);
    let before = record(&office);
    let again = read_folder(&office);
    let counts = &again["counts"];
    assert_eq!(counts["read"], 0, "{counts}");
    assert_eq!(counts["on_file_unread"], 2, "{counts}");
    assert_eq!(counts["refused"], 2, "an empty file is never kept, so it is refused again: {counts}");
    assert_eq!(counts["on_file_already"], files - 2, "{counts}");
    same(&record(&office), &before, "after a second run");
    let words = office.run(&["read", &office.arg("papers")]);
    assert!(words.out.contains("14 files: 0 read, 2 refused, 12 on file already."), "{}", words.out);
    assert!(words.out.contains("Of those on file, 2 could not be read before"), "{}", words.out);
    assert!(words.err.contains("2 of 14 files could not be read"), "{}", words.err);
    let retried = office.run(&["read", "--retry"]);
    assert!(retried.out.contains("2 files: 0 read, 2 refused (2 kept)"), "{}", retried.out);
}

#[test]
fn the_record_is_the_same_whether_one_is_read_at_a_time_or_several() {
    let records = ["1", "3"].map(|at_once| {
        let (office, ..) = desk_with_a_folder();
        office.run(&["read", &office.arg("papers"), "--at-once", at_once]);
        record(&office)
    });
    same(&records[1], &records[0], "three at once");
}

#[test]
fn a_run_that_is_killed_again_and_again_ends_with_the_record_of_one_that_was_not() {
    let (files, kills) = (number_of("AMPARO_FOLDER_FILES", 20), number_of("AMPARO_FOLDER_KILLS", 4));
    let desk_with_many = || {
        let office = Office::new();
        crate::many::write(&office.path("papers"), files);
        office.ok(&["case", "open", "Nadia Sorokina"]);
        office
    };
    let whole = desk_with_many();
    let began = Instant::now();
    whole.ok(&["source", "list"]);
    let opening = began.elapsed();
    let began = Instant::now();
    let (own, of_children) = watched(begin(&whole));
    let lasted = began.elapsed();
    println!(
        "{files} files in {lasted:.1?}; most memory: {own} KiB, children {of_children} KiB; opening {opening:.1?}"
    );
    let report: Value = serde_json::from_str(&whole.read("report.json")).expect("JSON");
    println!("{}", report["counts"]);
    assert_eq!(report["counts"]["files"], files);
    // Where the disk was full or the machine too busy, the two records may differ, and that is why.
    let refused = report["refused"].as_array().expect("a list");
    let is_of_the_file =
        |row: &Value| !row["kept"].is_null() || row["problem"]["why"] == "The file is empty.";
    assert!(refused.iter().all(is_of_the_file), "refused for another reason: {refused:#?}");
    let expected = record(&whole);

    let office = desk_with_many();
    // Not by chance, so that what fails once fails again as far as the machine allows.
    let mut state = 0x9E37_79B9_u32;
    let mut cut_short = 0;
    for _ in 0..kills {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let share = f64::from(state >> 8) / f64::from(1 << 24);
        let mut child = begin(&office);
        // All runs that are cut do not do the whole of it together.
        let of_the_whole = share * 1.6 / f64::from(u32::try_from(kills).expect("a few"));
        std::thread::sleep(opening.mul_f64(0.9) + lasted.saturating_sub(opening).mul_f64(of_the_whole));
        let had_ended = child.try_wait().expect("it can be asked").is_some();
        cut_short += u32::from(!had_ended);
        // `SIGKILL` on Unix: no last word, no tidying up.
        drop(child.kill());
        child.wait().expect("it ended");
    }
    assert!(cut_short > 0, "no run was cut short: the test showed nothing");
    let last = read_folder(&office);
    println!("after {cut_short} cuts: {}", last["counts"]);
    assert_eq!(last["counts"]["files"], files);
    same(&record(&office), &expected, &format!("after {cut_short} cuts"));
    office.ok(&["status"]);
}
