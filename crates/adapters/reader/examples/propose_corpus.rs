//! Writes proposals for every text of a folder, one JSON file each.
//!
//! `cargo run -p amparo-reader --example propose_corpus -- DOCS OUT [--all]`: reads `DOCS/*.txt`, takes
//! each document's date from `DOCS/../gold/NAME.json` where there is one, and writes `OUT/NAME.json`.

use std::error::Error;
use std::path::{Path, PathBuf};

use amparo_reader::propose::corpus_json::{Kinds, claims};
use amparo_reader::propose::{Document, propose};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [docs, out, rest @ ..] = arguments.as_slice() else {
        return Err("usage: propose_corpus DOCS OUT [--all]".into());
    };
    let kinds = if rest.iter().any(|word| word == "--all") { Kinds::All } else { Kinds::Corpus };
    std::fs::create_dir_all(out)?;
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(docs)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt")) {
        let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or("document");
        let text = std::fs::read_to_string(file)?;
        let document = Document { text: &text, date: date_of(Path::new(docs), name), known_people: &[] };
        let proposals = propose(&document);
        let claims = claims(&proposals, kinds);
        let json = json!({"doc": name, "claims": claims});
        std::fs::write(Path::new(out).join(format!("{name}.json")), serde_json::to_string_pretty(&json)?)?;
    }
    Ok(())
}

/// The document's date, to the day: a month counts from its middle, a year from its middle.
fn date_of(docs: &Path, name: &str) -> Option<jiff::civil::Date> {
    let gold = std::fs::read_to_string(docs.parent()?.join("gold").join(format!("{name}.json"))).ok()?;
    let gold: Value = serde_json::from_str(&gold).ok()?;
    let date = gold["doc_date"].as_str()?;
    let full = match date.len() {
        4 => format!("{date}-07-01"),
        7 => format!("{date}-15"),
        _ => date.to_owned(),
    };
    full.parse().ok()
}
