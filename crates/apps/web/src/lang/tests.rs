use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::*;

/// Keys that are put together from a name of the record, by their beginning.
const PUT_TOGETHER: &[&str] = &[
    "month-of-",
    "when-month-",
    "kind-",
    "field-",
    "topic-",
    "modality-",
    "source-kind-",
    "audience-",
    "grade-source-",
    "grade-information-",
    "claim-about-",
    "claim-date-",
    "claim-translation-",
    "reading-date-",
];

fn keys_of(text: &str) -> BTreeSet<String> {
    let mut message = String::new();
    let mut keys = BTreeSet::new();
    for line in text.lines() {
        if let Some(attribute) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" =")) {
            keys.insert(format!("{message}.{}", attribute.0.trim()));
        } else if let Some((key, value)) = line.split_once(" =")
            && key.starts_with(|letter: char| letter.is_ascii_lowercase())
        {
            message = key.to_owned();
            if !value.trim().is_empty() || !text.contains(&format!("{key} =\n    .")) {
                keys.insert(message.clone());
            }
        }
    }
    keys
}

#[test]
fn every_language_says_the_same_things() {
    for (at, page) in PAGES.iter().enumerate() {
        let english = keys_of(texts(Language::English)[at]);
        for language in Language::ALL {
            let here = keys_of(texts(language)[at]);
            let missing: Vec<_> = english.difference(&here).collect();
            let foreign: Vec<_> = here.difference(&english).collect();
            assert!(missing.is_empty(), "{page}.ftl in {} lacks {missing:?}", language.code());
            assert!(foreign.is_empty(), "{page}.ftl in {} has {foreign:?}, English has not", language.code());
        }
    }
}

#[test]
fn every_file_is_read_without_an_error_and_no_key_stands_twice() {
    for language in Language::ALL {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (page, text) in PAGES.iter().zip(texts(language)) {
            if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
                panic!("{page}.ftl in {}: {errors:?}", language.code());
            }
            for key in keys_of(text) {
                let before = seen.insert(key.clone(), page);
                assert!(before.is_none(), "{key} stands in {page} and {before:?}");
            }
        }
    }
}

fn files(folder: &Path, ending: &str, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the crate's own folder can be read") {
        let path = entry.expect("the crate's own folder can be read").path();
        if path.is_dir() {
            files(&path, ending, into);
        } else if path.extension().is_some_and(|known| known == ending) {
            into.push(path);
        }
    }
}

/// The keys that pages and templates ask for: the first quoted word after `say(`, `with(`, `count(`, `with_all(`.
fn asked_for() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("src"), "rs", &mut paths);
    files(&root.join("templates"), "html", &mut paths);
    let mut keys = BTreeSet::new();
    for path in paths.iter().filter(|path| !path.ends_with("lang/tests.rs")) {
        let text = std::fs::read_to_string(path).expect("the crate's own files can be read");
        for call in [".say(", ".with(", ".count(", ".with_all("] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start();
                if let Some((key, _)) = rest.strip_prefix('"').and_then(|rest| rest.split_once('"')) {
                    keys.insert(key.to_owned());
                }
            }
        }
        // Keys that stand in a table of the code, marked by their neighbours.
        for (at, _) in text.match_indices("key!(\"") {
            keys.extend(text[at + 6..].split_once('"').map(|(key, _)| key.to_owned()));
        }
    }
    keys
}

#[test]
fn what_pages_ask_for_is_there_and_what_is_there_is_asked_for() {
    let is_key = |key: &&String| {
        key.contains('-')
            && key.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._".contains(letter))
            && !key.contains('/')
    };
    let known: BTreeSet<String> = texts(Language::English).into_iter().flat_map(keys_of).collect();
    let asked = asked_for();
    let missing: Vec<_> = asked.iter().filter(is_key).filter(|key| !known.contains(*key)).collect();
    assert!(missing.is_empty(), "no locale has {missing:?}");
    let idle: Vec<_> = known
        .iter()
        .filter(|key| !asked.contains(*key) && !PUT_TOGETHER.iter().any(|start| key.starts_with(start)))
        .collect();
    assert!(idle.is_empty(), "no page asks for {idle:?}");
}

#[test]
fn numbers_and_days_are_written_as_the_language_does() {
    let day = jiff::civil::date(2026, 1, 2);
    assert_eq!(Speech(Language::English).number(1_234_567_u64), "1,234,567");
    assert_eq!(Speech(Language::Russian).number(1234_u64), "1\u{a0}234");
    assert_eq!(Speech(Language::Spanish).number(1234_u64), "1234");
    assert_eq!(bare(&Speech(Language::English).day(day)), "2 January 2026");
    assert_eq!(bare(&Speech(Language::Russian).day(day)), "2 января 2026 г.");
    assert_eq!(bare(&Speech(Language::Spanish).day(day)), "2 de enero de 2026");
    assert_eq!(bare(&Speech(Language::Arabic).day(day)), "2 يناير 2026");
}

#[test]
fn a_date_within_a_sentence_keeps_the_direction_of_its_language() {
    let arabic = Speech(Language::Arabic);
    let said = arabic.with("day-in-full", "day", arabic.day(jiff::civil::date(2026, 1, 2)));
    assert!(said.starts_with("\u{2068}2 يناير 2026\u{2069}"), "no isolate within an isolate: {said:?}");
}

fn bare(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn the_heaviest_known_language_of_a_browser_wins() {
    for (header, language) in [
        ("ru-RU,ru;q=0.9,en;q=0.8", Some(Language::Russian)),
        ("fr,de;q=0.9,ar;q=0.5,en;q=0.4", Some(Language::Arabic)),
        ("fr, en;q=0.1", Some(Language::English)),
        ("en;q=0", None),
        ("xx", None),
        ("", None),
    ] {
        assert_eq!(Language::of_header(header), language, "{header}");
    }
}
