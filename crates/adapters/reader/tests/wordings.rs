//! Wordings: one event is told in many ways, and each is read as what it is. Invented people.
//!
//! The tests are data: `data/LANGUAGE/wordings/*.txt`. A line that begins with `> ` is a sentence, and the
//! lines below it are everything that is proposed of it beside the people: kind, person, date or `-`.
//! A sentence with no line below is one of which nothing may be proposed. The document's date is
//! 10 March 2021. In files whose name begins with `who`, the people are told, too: `person NAME -`. Lines that begin with `#` are remarks.
//! A line may go on with `?` for what somebody alleges, `@ VOICE` for
//! whose word it is, and `FIELD=TEXT` for a part of the claim (blanks as `_`); what a line does not name is not compared.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use amparo_reader::propose::{Document, Modality, Proposal, propose};
use jiff::civil::Date;

/// What is proposed of a sentence, in the order of letters; with the people or beside them.
fn told(text: &str, with_people: bool) -> Vec<(String, Proposal)> {
    let proposals = propose(&Document { text, date: Date::new(2021, 3, 10).ok(), known_people: &[] });
    let mut told: Vec<(String, Proposal)> = proposals
        .into_iter()
        .filter(|proposal| {
            proposal.kind.is_corpus_kind() && (with_people || proposal.kind.name() != "person")
        })
        .map(|proposal| {
            let date = proposal.date.map_or_else(|| "-".to_owned(), |date| date.date.to_string());
            (format!("{} {} {date}", proposal.kind, proposal.person.as_deref().unwrap_or("nobody")), proposal)
        })
        .collect();
    told.sort_by(|left, right| left.0.cmp(&right.0));
    told
}

/// What a line asks of a proposal beyond kind, person and date.
fn holds(proposal: &Proposal, asked: &str) -> bool {
    let mut words = asked.split_whitespace();
    while let Some(word) = words.next() {
        let good = match word {
            "?" => proposal.modality == Modality::Alleged,
            "!" => proposal.modality == Modality::Asserted,
            "@" => words.next().map(|voice| voice.replace('_', " ")) == proposal.attribution,
            _ => word.split_once('=').is_some_and(|(field, text)| {
                let text = text.replace('_', " ");
                if field == "place" {
                    return proposal.place.as_deref() == Some(&text);
                }
                proposal.details.iter().any(|(known, told)| known.name() == field && *told == text)
            }),
        };
        if !good {
            return false;
        }
    }
    true
}

/// Splits a line into kind, person and date, and what follows the date.
fn split(line: &str) -> (String, &str) {
    let date = line.split_inclusive(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len();
        Some((start, word.trim_end()))
    });
    let date = date.skip(1).find(|(_, word)| *word == "-" || word.starts_with(|c: char| c.is_ascii_digit()));
    let end = date.map_or(line.len(), |(start, word)| start + word.len());
    (line[..end].to_owned(), line[end..].trim())
}

/// The sentences of a file, each with its number of line and what is expected of it.
fn rows(file: &str) -> Vec<(usize, &str, Vec<&str>)> {
    let mut rows: Vec<(usize, &str, Vec<&str>)> = Vec::new();
    for (number, line) in file.lines().enumerate() {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match (line.strip_prefix("> "), rows.last_mut()) {
            (Some(sentence), _) => rows.push((number + 1, sentence, Vec::new())),
            (None, Some((_, _, expected))) => expected.push(line),
            (None, None) => panic!("line {}: what is expected stands before any sentence", number + 1),
        }
    }
    rows
}

fn files(language: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(language).join("wordings");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("readable").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

#[track_caller]
fn check(language: &str) {
    let mut faults = String::new();
    let mut count = 0;
    for file in files(language) {
        let text = fs::read_to_string(&file).expect("readable");
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for (line, sentence, mut expected) in rows(&text) {
            count += 1;
            expected.sort_unstable();
            let told = told(sentence, name.starts_with("who"));
            let facts: Vec<&str> = told.iter().map(|(fact, _)| fact.as_str()).collect();
            let asked: Vec<(String, &str)> = expected.iter().map(|line| split(line)).collect();
            let good = told.len() == asked.len()
                && told
                    .iter()
                    .zip(&asked)
                    .all(|((fact, proposal), (expected, more))| fact == expected && holds(proposal, more));
            if !good {
                let told: Vec<String> = told
                    .iter()
                    .zip(&facts)
                    .map(|((_, proposal), fact)| {
                        format!(
                            "{fact} {:?} {:?} {:?} {:?}",
                            proposal.modality, proposal.attribution, proposal.place, proposal.details
                        )
                    })
                    .collect();
                write!(faults, "\n{name}:{line}: {sentence}\n  expected {expected:?}\n  proposed {told:?}\n")
                    .expect("a string takes it");
            }
        }
    }
    assert!(count > 0, "no wordings of {language}");
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn english_wordings_are_read_as_what_they_tell() {
    check("en");
}

#[test]
fn russian_wordings_are_read_as_what_they_tell() {
    check("ru");
}

#[test]
fn spanish_wordings_are_read_as_what_they_tell() {
    check("es");
}
