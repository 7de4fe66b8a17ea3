//! The rules must not know the documents they are measured on.
//!
//! Fails when a rule, a lexicon or a test of this crate holds the name of a person of the annotated
//! corpus, or four words in a row of one of its texts. Needs the corpus beside the repository
//! (`../shared/corpus`); without it the test says so and passes.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

const PHRASE_WORDS: usize = 4;

/// Names of institutions and terms of art, which every such text uses: each counts as one word.
const TERMS: &[&[&str]] = &[
    &["european", "court", "of", "human", "rights"],
    &["department", "of", "state"],
    &["secretary", "of", "state"],
    &["united", "states"],
    &["united", "nations"],
    &["human", "rights"],
    &["prisoner", "of", "conscience"],
    &["political", "prisoner"],
    &["nerve", "agent"],
    &["amnesty", "international"],
];

fn words(text: &str) -> Vec<String> {
    let split: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut words = Vec::with_capacity(split.len());
    let mut rest = split.as_slice();
    while let [first, others @ ..] = rest {
        let term = TERMS
            .iter()
            .find(|term| rest.len() >= term.len() && rest.iter().zip(**term).all(|(a, b)| a == b));
        if let Some(term) = term {
            words.push(term.join("_"));
            rest = &rest[term.len()..];
        } else {
            words.push(first.clone());
            rest = others;
        }
    }
    words
}

fn phrases(text: &str) -> impl Iterator<Item = String> {
    words(text).windows(PHRASE_WORDS).map(|words| words.join(" ")).collect::<Vec<_>>().into_iter()
}

fn files_below(folder: &Path, endings: &[&str], out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files_below(&path, endings, out);
        } else if path
            .extension()
            .and_then(|ending| ending.to_str())
            .is_some_and(|ending| endings.contains(&ending))
        {
            out.push(path);
        }
    }
}

/// The string literals of Rust source, each as one text; comments are left out. Raw strings too.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let chars: Vec<char> = source.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        match chars[at] {
            '/' if chars.get(at + 1) == Some(&'/') => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
            }
            '\'' if chars.get(at + 2) == Some(&'\'') => at += 3,
            '\'' if chars.get(at + 1) == Some(&'\\') && chars.get(at + 3) == Some(&'\'') => at += 4,
            '"' => {
                let mut text = String::new();
                at += 1;
                while at < chars.len() && chars[at] != '"' {
                    if chars[at] == '\\' {
                        // An escape ends a word: `\n` is no letter n.
                        text.push(' ');
                        at += 2;
                        continue;
                    }
                    text.push(chars[at]);
                    at += 1;
                }
                found.push(text);
                at += 1;
            }
            _ => at += 1,
        }
    }
    found
}

/// Every text this crate could have learnt something by heart in, with the file it is from.
fn our_texts() -> Vec<(PathBuf, String)> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["src", "data", "tests", "examples"] {
        files_below(&crate_folder.join(folder), &["rs", "txt", "toml", "json", "html", "md"], &mut files);
    }
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap_or_default();
        if file.extension().is_some_and(|ending| ending == "rs") {
            texts.extend(literals(&text).into_iter().map(|literal| (file.clone(), literal)));
        } else {
            texts.extend(text.lines().map(|line| (file.clone(), line.to_owned())));
        }
    }
    texts
}

/// Full names and surnames of the people of the gold, in small letters. Surnames of three letters and
/// fewer are looked for in full names only: they are too often other words.
fn corpus_people(corpus: &Path) -> (BTreeSet<String>, BTreeSet<String>) {
    // A surname that is also an everyday given name may stand in the list of given names.
    let given_names: HashSet<&str> = include_str!("../data/en/given_names.txt").split_whitespace().collect();
    let (mut full, mut surnames) = (BTreeSet::new(), BTreeSet::new());
    let mut files = Vec::new();
    files_below(&corpus.join("gold"), &["json"], &mut files);
    for file in files {
        let gold: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(file).expect("readable gold")).expect("JSON");
        for person in gold["aliases"].as_object().into_iter().flatten().map(|(name, _)| name) {
            let name = words(person);
            let given = |word: &str| given_names.contains(word);
            if let Some(last) =
                name.last().filter(|last| last.chars().count() > 3 && name.len() > 1 && !given(last))
            {
                surnames.insert(last.clone());
            }
            full.insert(name.join(" "));
        }
    }
    (full, surnames)
}

#[test]
fn no_rule_or_word_list_knows_a_person_or_a_phrase_of_the_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus");
    if !corpus.join("docs").is_dir() {
        println!("SKIPPED: no corpus at {}; nothing was compared.", corpus.display());
        return;
    }
    let mut documents = Vec::new();
    files_below(&corpus.join("docs"), &["txt"], &mut documents);
    assert!(!documents.is_empty(), "a corpus without texts compares nothing");
    let known: HashSet<String> = documents
        .iter()
        .flat_map(|file| phrases(&fs::read_to_string(file).expect("readable text")).collect::<Vec<_>>())
        .collect();
    let (full, surnames) = corpus_people(&corpus);
    let mut faults = BTreeSet::new();
    for (file, text) in our_texts() {
        let shown = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for phrase in phrases(&text).filter(|phrase| known.contains(phrase)) {
            faults.insert(format!("{shown}: phrase `{phrase}`"));
        }
        let words = words(&text);
        for length in 2..=PHRASE_WORDS {
            for name in words.windows(length).map(|words| words.join(" ")).filter(|name| full.contains(name))
            {
                faults.insert(format!("{shown}: name `{name}`"));
            }
        }
        for surname in words.iter().filter(|word| surnames.contains(*word)) {
            faults.insert(format!("{shown}: surname `{surname}`"));
        }
    }
    assert!(faults.is_empty(), "learnt by heart:\n{}", faults.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn literals_are_found_and_comments_are_not() {
    let source = "// \"one\"\nlet a = \"two three\"; let b = '\"'; let c = \"four\\nfive\";";
    assert_eq!(literals(source), ["two three", "four five"]);
}
