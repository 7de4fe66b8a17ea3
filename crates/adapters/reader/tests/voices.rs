//! Who says what, and how sure: each sentence with its calls, findings and reported events, and whose word
//! each is. Invented people.
//!
//! The tests are data: `data/LANGUAGE/voices/*.txt`. The line `kinds: …` says which kinds a file is about. A
//! line that begins with `> ` is a sentence, and the lines below it are all that is proposed of those kinds:
//! `kind | person | modality | voice`. The voice of a call, a finding or a sanction is who makes it, of an
//! event who reports it; `-` where the source itself does. The document's date is 10 March 2021.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use amparo_reader::propose::corpus_json::{Kinds, claims};
use amparo_reader::propose::{Document, propose};
use jiff::civil::Date;

/// What is proposed of a sentence, of these kinds, a line each, in the order of letters.
fn told(text: &str, kinds: &[&str]) -> Vec<String> {
    let proposals = propose(&Document { text, date: Date::new(2021, 3, 10).ok(), known_people: &[] });
    let printed = claims(&proposals, Kinds::Corpus);
    let mut told: Vec<String> = printed
        .as_array()
        .expect("a list")
        .iter()
        .filter(|claim| kinds.contains(&claim["type"].as_str().unwrap_or_default()))
        .map(|claim| {
            let kind = claim["type"].as_str().unwrap_or_default();
            let act = matches!(kind, "call" | "determination" | "sanction");
            let voice = if act { &claim["details"]["by"] } else { &claim["attribution"] };
            format!(
                "{kind} | {} | {} | {}",
                claim["person"].as_str().unwrap_or("nobody"),
                claim["modality"].as_str().unwrap_or_default(),
                voice.as_str().unwrap_or("-")
            )
        })
        .collect();
    told.sort();
    told
}

#[track_caller]
fn check(language: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(language).join("voices");
    let mut faults = String::new();
    let mut count = 0;
    for file in fs::read_dir(folder).expect("readable") {
        let file = file.expect("an entry").path();
        let text = fs::read_to_string(&file).expect("readable");
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let kinds: Vec<&str> = text
            .lines()
            .find_map(|line| line.strip_prefix("kinds: "))
            .unwrap_or_else(|| panic!("{name} does not say which kinds it is about"))
            .split_whitespace()
            .collect();
        let mut lines = text.lines().enumerate().peekable();
        while let Some((number, line)) = lines.next() {
            let Some(sentence) = line.strip_prefix("> ") else { continue };
            let mut expected: Vec<&str> = Vec::new();
            while let Some((_, row)) = lines.next_if(|(_, row)| row.contains(" | ")) {
                expected.push(row.trim_end());
            }
            expected.sort_unstable();
            count += 1;
            let told = told(sentence, &kinds);
            if told != expected {
                write!(
                    faults,
                    "\n{name}:{}: {sentence}\n  expected {expected:?}\n  proposed {told:?}\n",
                    number + 1
                )
                .expect("a string takes it");
            }
        }
    }
    assert!(count > 100, "{count} sentences of {language}");
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn every_call_finding_and_report_has_the_voice_that_the_sentence_gives_it() {
    check("en");
}
