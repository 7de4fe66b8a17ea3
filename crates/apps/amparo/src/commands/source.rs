//! Sources: list, look, amend.

use amparo_casework::custody::save::save_source;
use amparo_casework::dossier::date_in_words;
use amparo_casework::problem::Problem;
use amparo_casework::read_document::{SourceShown, amend_source, list_sources, show_source};
use amparo_casework::same_words::{SourceShares, shared_sources};

use super::read::source_words;
use crate::args::Source;
use crate::session::Session;
use crate::{show, terminal};

pub(super) fn source(session: &Session, args: Source) -> Result<(), Problem> {
    match args {
        Source::List(which) => {
            let rows = session.read_case(which.case.as_deref(), list_sources)?;
            if session.json {
                show::json(&rows);
            } else if rows.is_empty() {
                show::line("No source is on file yet. Read one with `amparo read FILE`.");
            } else {
                rows.iter().for_each(print_row);
            }
        }
        Source::Show { source, which } => {
            let shown =
                session.write_case(which.case.as_deref(), |desk, case| show_source(desk, case, &source))?;
            if session.json {
                show::json(&shown);
            } else {
                print_row(&shown);
                let text = shown.text.as_deref().unwrap_or("(words not on file)");
                show::line(&format!("\n{text}"));
            }
        }
        Source::Shared(which) => {
            let rows = session.read_case(which.case.as_deref(), shared_sources)?;
            if session.json {
                show::json(&rows);
            } else {
                print_shared(&rows);
            }
        }
        Source::Save { source, output, copy, which } => {
            let saved = session.write_case(which.case.as_deref(), |desk, case| {
                save_source(desk, case, &source, copy.as_deref(), &terminal::path(&output))
            })?;
            if session.json {
                show::json(&saved);
            } else {
                show::line(&format!(
                    "Written to {}: {} bytes, SHA-256 {}.",
                    saved.file.display(),
                    saved.size_bytes,
                    saved.sha256
                ));
                show::note(&show::wrapped(saved.warning, 96, ""));
            }
        }
        Source::Amend { source, why, words, which } => {
            let id = session.write_case(which.case.as_deref(), |desk, case| {
                amend_source(desk, case, &source, &source_words(*words), &why)
            })?;
            if session.json {
                show::json(&serde_json::json!({"source": id}));
            } else {
                show::line(&format!("source-{} was amended. Its bytes are as they were.", id.short()));
            }
        }
    }
    Ok(())
}

fn print_shared(rows: &[SourceShares]) {
    for row in rows {
        show::line(&format!("source-{}  {}", row.source.short(), row.title));
        if !row.compared {
            show::line("    not compared: its words are not on file. Nothing is known.");
        } else if row.passages.is_empty() {
            show::line("    not known to share a passage with another source of this case");
        }
        for passage in &row.passages {
            let first = if passage.there.first { ", which had it first by the dates on file" } else { "" };
            let words = format!(
                "characters {}–{} stand in “{}” (source-{}, characters {}–{}){first}: {} words the same, {} %",
                passage.start,
                passage.end,
                passage.there.title,
                passage.there.source.short(),
                passage.there.start,
                passage.there.end,
                passage.words_alike,
                passage.percent_alike
            );
            show::line(&show::wrapped(&words, 92, "    "));
        }
    }
    show::line(
        "Sources with the same words are one origin for what stands there. Sources without are not known to share text; that \
         alone does not make them independent.",
    );
}

fn print_row(row: &SourceShown) {
    let source = &row.source;
    show::line(&format!("source-{}  {}", source.id.short(), source.title));
    let date = source.published.map(date_in_words);
    let parts = [source.author.clone(), source.publisher.clone(), date, source.url.clone()];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    if !known.is_empty() {
        show::line(&format!("    {}", known.join(" · ")));
    }
    if let Some(interest) = &source.disclosed_interest {
        show::line(&show::wrapped(&format!("discloses: {interest}"), 92, "    "));
    }
    let hash = source.bytes.map_or_else(|| "words not on file".to_owned(), |hash| format!("SHA-256 {hash}"));
    show::line(&format!("    cited by {} · {hash}", show::count(row.cited_by as u64, "claim", "claims")));
}
