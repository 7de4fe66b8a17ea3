//! Searches a list for queries, as the program's own command does, and says how long it took.

use std::io::{BufRead as _, Write as _};

use amparo_names::{IndexBuilder, Name};
use serde::Deserialize;

use crate::pairs::kind;
use crate::timing::seconds;

#[derive(Deserialize)]
struct Entry {
    #[serde(alias = "qid")]
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
}

pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [list] = words else { return Err("search takes a list; queries come in".into()) };
    let read = |line: &str| serde_json::from_str::<Entry>(line).map_err(|error| error.to_string());
    let text = std::fs::read_to_string(list).map_err(|error| format!("{list}: {error}"))?;
    let entries: Vec<Entry> = text.lines().map(read).collect::<Result<_, _>>()?;
    let began = seconds();
    let mut builder = IndexBuilder::new();
    for entry in &entries {
        builder.add(&entry.name, kind(&entry.kind));
    }
    let index = builder.build();
    eprintln!("index_s={:.3}", seconds() - began);
    let queries: Vec<Entry> = std::io::stdin()
        .lock()
        .lines()
        .map_while(Result::ok)
        .map(|line| read(&line))
        .collect::<Result<_, _>>()?;
    let mut out = std::io::stdout().lock();
    let began = seconds();
    let mut searcher = index.searcher();
    for query in &queries {
        let hits = searcher.search(&Name::new(&query.name, kind(&query.kind)), 10);
        let hits: Vec<(&str, f32)> =
            hits.iter().map(|hit| (entries[hit.number as usize].id.as_str(), hit.score)).collect();
        let line = serde_json::json!({"qid": query.id, "hits": hits});
        writeln!(out, "{line}").map_err(|error| error.to_string())?;
    }
    eprintln!("query_s={:.3}", seconds() - began);
    Ok(())
}
