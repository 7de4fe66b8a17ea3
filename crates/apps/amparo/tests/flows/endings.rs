//! Output that goes nowhere, half-written files, and JSON for every answer.

use std::fs::OpenOptions;
use std::process::{Output, Stdio};

use super::office::{Office, program};

fn run_into(office: &Office, args: &[&str], out: Stdio, err: Stdio) -> Output {
    let mut command = program();
    command
        .arg("--desk")
        .arg(office.desk())
        .arg("--passphrase-file")
        .arg(office.path("passphrase"))
        .args(args);
    command.current_dir(office.path("")).stdout(out).stderr(err);
    command.spawn().and_then(std::process::Child::wait_with_output).expect("the program starts")
}

/// A pipe whose other end is closed before the program writes to it.
fn closed_pipe() -> Stdio {
    let (other_end, ours) = std::io::pipe().expect("a pipe");
    drop(other_end);
    ours.into()
}

#[test]
fn output_that_cannot_be_written_whole_is_not_taken_for_done() {
    let office = Office::with_claims();
    let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else { return };
    let listed = run_into(&office, &["claim", "list"], full.into(), Stdio::piped());
    assert_eq!(listed.status.code(), Some(7), "a list on a full disk is only a part of it");
    assert!(String::from_utf8_lossy(&listed.stderr).contains("could not be written whole"));
}

#[test]
fn a_reader_that_goes_away_changes_no_ending() {
    let office = Office::with_claims();
    for (args, status, because) in [
        (vec!["claim", "list"], 0, "nobody reads the rest, and that is no error"),
        (vec!["read", "missing.txt", "gone.txt"], 1, "a problem that nobody reads is a problem all the same"),
        (vec!["case", "show", "Nobody"], 5, "what is not there stays so"),
    ] {
        let ended = run_into(&office, &args, closed_pipe(), closed_pipe());
        assert_eq!(ended.status.code(), Some(status), "{args:?}: {because}");
    }
}

#[test]
fn a_paper_that_cannot_be_written_leaves_the_one_before_and_a_release_says_that_it_is_on_record() {
    let office = Office::with_claims();
    office.write("letter.pdf", "the one before");
    std::fs::create_dir(office.path("letter.pdf.amparo-part")).expect("something in the way");
    let refused = office.run(&["write", "letter", "-o", "letter.pdf"]);
    assert_eq!(
        (refused.status, office.read("letter.pdf").as_str()),
        (7, "the one before"),
        "{}",
        refused.err
    );
    let released = ["--release-to", "Department of State", "--read", "--despite", "no time"];
    let refused =
        office.run(&[&["write", "letter", "-o", "nowhere/letter.pdf"], released.as_slice()].concat());
    assert_eq!(refused.status, 7, "{}", refused.err);
    assert!(refused.err.contains("is released and on record"), "{}", refused.err);
    assert!(!refused.err.contains("as it was"), "the record is not as it was: {}", refused.err);
    assert_eq!(office.json(&["release", "list"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn a_name_never_steers_the_terminal() {
    let office = Office::with_article();
    let read = office.run(&["read", "no\u{1b}[2Jfile", "\u{202e}txt", "--case", "Nadia Sorokina"]);
    assert!(!read.err.contains(['\u{1b}', '\u{202e}']), "{:?}", read.err);
    assert!(read.err.contains("There is no such file"), "{}", read.err);
}

#[test]
fn every_answer_is_json_where_json_is_asked_for() {
    let office = Office::with_claims();
    let given = ["--by", "Mira", "--for", "delivery", "--given-on", "2024-05-02"];
    let consent = office.json(&[&["consent", "record", "family"], given.as_slice()].concat());
    let consent = consent["consent"].as_str().expect("an id");
    for args in [
        vec!["consent", "withdraw", consent, "--why", "she said so"],
        vec!["review", "--undo"],
        vec!["source", "amend", "article", "--why", "known now", "--publisher", "Example Herald"],
        vec!["custody", "report", "-o", "custody.json"],
        vec!["custody", "report", "-o", "custody.txt"],
        vec!["case", "timeline"],
        vec!["case", "timeline", "-o", "timeline.svg"],
        vec!["passphrase", "new-sheet", "--sheet-file", "sheet-2"],
    ] {
        assert!(office.json(&args).is_object(), "{args:?}");
    }
}

#[test]
fn a_consent_that_is_over_before_it_is_given_and_a_sheet_over_another_are_refused_before_anything_is_made() {
    let office = Office::with_article();
    let args =
        ["consent", "record", "family", "--by", "Mira", "--for", "delivery", "--given-on", "2024-05-02"];
    let refused = office.run(&[args.as_slice(), &["--until", "2023-05-02"]].concat());
    assert_eq!(refused.status, 1, "{}", refused.err);
    let refused = office.run(&["--desk", "second", "init", "--small-computer", "--sheet-file", "sheet"]);
    assert!(refused.status != 0 && !office.path("second").exists(), "{}", refused.err);
}
