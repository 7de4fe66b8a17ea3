//! The annex: every source with what a reader needs to find and to check it.

use crate::dates::date_in_words;
use crate::document::{Block, Inline, Inlines, SourceLine, say};
use crate::model::SourceEntry;
use crate::notes::short_name;

/// How much of each source is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Everything.
    Full,
    /// One line.
    Brief,
}

pub(crate) fn block(sources: &[SourceEntry], detail: Detail) -> Block {
    let line = |source| match detail {
        Detail::Full => full(source),
        Detail::Brief => brief(source),
    };
    Block::Sources(sources.iter().map(line).collect())
}

fn brief(source: &SourceEntry) -> SourceLine {
    let mut line = vec![say(format!("{}, ", source.title)), say(short_name(source))];
    if source.publisher.is_none() && source.author.is_none() {
        line = vec![say(short_name(source))];
    }
    if source.sha256.is_none() {
        line.push(say(" (words not on file)"));
    }
    if source.disclosed_interest.is_some() {
        line.push(say(" (interest disclosed)"));
    }
    SourceLine { number: source.number, line, particulars: Vec::new() }
}

fn full(source: &SourceEntry) -> SourceLine {
    let mut line = Vec::new();
    if let Some(author) = &source.author {
        line.push(say(format!("{author}, ")));
    }
    line.push(Inline::Emphasis(source.title.clone()));
    if let Some(publisher) = &source.publisher {
        line.push(say(format!(", {publisher}")));
    }
    match source.published {
        Some(date) => line.push(say(format!(", {}.", date_in_words(date)))),
        None => line.push(say(", date not on file.")),
    }
    SourceLine { number: source.number, line, particulars: particulars(source) }
}

fn particulars(source: &SourceEntry) -> Vec<Inlines> {
    let mut lines = Vec::new();
    if let Some(url) = &source.url {
        lines.push(vec![say("Found at "), Inline::Code(url.clone())]);
    }
    if let Some(interest) = &source.disclosed_interest {
        lines.push(vec![say(format!("Disclosed interest: {interest}"))]);
    }
    lines.push(match source.sha256 {
        Some(hash) => vec![say("Archived, SHA-256 "), Inline::Code(hash.to_string())],
        None => vec![say("Named only: words not on file, no archived copy.")],
    });
    let terms: Vec<&str> =
        [&source.credit, &source.rights].into_iter().filter_map(|term| term.as_deref()).collect();
    if !terms.is_empty() {
        lines.push(vec![say(format!("Credit and rights: {}", terms.join("; ")))]);
    }
    lines
}
