//! Proposals: what a document seems to claim, each with the exact words that carry it.
//!
//! Rules over words, without a model, a network or chance: the same text gives the same proposals.
//! Precision comes before recall, because a person reviews every one. What is only feared, asked for or
//! denied is never proposed as having happened. A proposal is not a claim: this module writes nothing.
//!
//! The doors: [`propose`], [`disclosed_interest`], [`corpus_json`] for the printed form, and [`catalogue`] for what
//! each rule looks for.

mod because;
pub mod catalogue;
pub mod corpus_json;
mod dates;
mod interest;
mod known;
mod lexicon;
mod merge;
mod names;
mod page;
mod patterns;
mod people;
mod places;
mod pronouns;
mod proposal;
mod rules;
mod text;
mod vocabulary;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Range as ByteRange;

pub use interest::disclosed_interest;
pub use proposal::{DateBasis, Evidence, Proposal, ProposedDate, Range, Role};
pub use vocabulary::{Field, Kind, Modality};

/// Somebody the desk already has on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The full name, as the desk writes it.
    pub name: String,
}

/// What to read, and what is known before.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The text with its line breaks. Ranges count its Unicode scalar values.
    pub text: &'a str,
    /// The document's own date: "last month" is reckoned from it. `None`: such dates are left out.
    pub date: Option<jiff::civil::Date>,
    /// People whose names count as names without further evidence.
    pub known_people: &'a [KnownPerson],
}

/// The most bytes read as one piece. A longer text is cut at a paragraph, and each piece read by itself:
/// names carry over, pronouns do not.
const PIECE_BYTES_MAX: usize = 4 << 20;

/// The most scalar values in one quote: a longer one says no more.
const QUOTE_TOKENS_MAX: usize = 120;

/// Proposes what the document claims, in the order of the text.
pub fn propose(document: &Document<'_>) -> Vec<Proposal> {
    let mut known: BTreeSet<String> =
        document.known_people.iter().map(|person| person.name.clone()).collect();
    let on_file = known::KnownNames::new(document.known_people);
    let mut proposals = Vec::new();
    let mut scalars_before = 0;
    for piece in pieces(document.text) {
        for (run, language) in patterns::runs(&document.text[piece.clone()]) {
            let text = &document.text[piece.clone()][run];
            match language {
                None => read_piece(
                    text,
                    document.date,
                    (&mut known, on_file.as_ref()),
                    scalars_before,
                    &mut proposals,
                ),
                Some(language) => {
                    let names = (&mut known, on_file.as_ref());
                    patterns::read(text, language, document.date, names, scalars_before, &mut proposals);
                }
            }
            scalars_before += text.chars().count();
        }
    }
    proposals
}

/// Cuts a long text at blank lines (else at line ends, else at scalar values).
fn pieces(text: &str) -> Vec<ByteRange<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    while text.len() - start > PIECE_BYTES_MAX {
        let mut end = start + PIECE_BYTES_MAX;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let window = &text[start..end];
        let cut = window
            .rfind("\n\n")
            .map(|at| at + 2)
            .or_else(|| window.rfind('\n').map(|at| at + 1))
            .filter(|cut| *cut > PIECE_BYTES_MAX / 2);
        end = start + cut.unwrap_or(end - start);
        pieces.push(start..end);
        start = end;
    }
    pieces.push(start..text.len());
    pieces
}

fn read_piece(
    text: &str,
    date: Option<jiff::civil::Date>,
    (known, on_file): (&mut BTreeSet<String>, Option<&known::KnownNames>),
    scalars_before: usize,
    out: &mut Vec<Proposal>,
) {
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    let mut page = page::Page::new(text, date, &names, on_file);
    rules::run(&mut page);
    let drafts = std::mem::take(&mut page.drafts);
    for merged in merge::merge(&page.tokens, drafts) {
        out.push(cut(&page, merged, scalars_before));
    }
    if out.len() < 100_000 {
        for person in &page.people.list {
            if known.len() < 10_000 {
                known.insert(person.name.clone());
            }
        }
    }
}

/// Cuts the words out and names the person in full.
fn cut(page: &page::Page<'_>, merged: merge::Merged, scalars_before: usize) -> Proposal {
    let range = |start: usize, end: usize| {
        let (start, end) = page.tokens.scalars(start, end);
        Range { start: start + scalars_before, end: end + scalars_before }
    };
    let because = because::because(page, &merged.draft, scalars_before);
    let draft = merged.draft;
    let end = draft.end.min(draft.start + QUOTE_TOKENS_MAX).min(page.tokens.list.len());
    let mut also: Vec<Range> = merged.also.iter().map(|(start, end)| range(*start, *end)).collect();
    also.sort_unstable();
    also.dedup();
    Proposal {
        kind: draft.kind,
        person: draft.person.map(|person| page.people.list[person].name.clone()),
        known: draft.person.and_then(|person| page.people.list[person].known.clone()),
        date: draft.date,
        place: draft.place,
        details: draft.details.into_iter().collect(),
        modality: draft.modality,
        attribution: draft.attribution,
        range: range(draft.start, end),
        quote: page.tokens.span(draft.start, end).to_owned(),
        also,
        confidence: draft.confidence,
        rule: draft.rule.into(),
        because,
    }
}
