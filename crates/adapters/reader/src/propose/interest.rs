//! The authors' own interest in the case, where they disclose it.

use super::Document;
use super::proposal::Range;
use super::text::{Sentence, Tokens};

/// Where a document's authors disclose a tie to the case or its organisations, and their words.
///
/// Recognised are notes ("Author's note: …", "Disclosure: …") and clauses in which the authors speak of
/// bodies that they lead, run or work for. `None`: nothing of the kind was found, which does not mean
/// that there is no interest.
pub fn disclosed_interest(document: &Document<'_>) -> Option<(Range, String)> {
    let tokens = Tokens::new(document.text);
    let note = tokens.sentences.iter().find_map(|sentence| note(&tokens, *sentence));
    let (start, end) =
        note.or_else(|| tokens.sentences.iter().find_map(|sentence| clause(&tokens, *sentence)))?;
    let (from, to) = tokens.scalars(start, end);
    Some((Range { start: from, end: to }, tokens.span(start, end).to_owned()))
}

/// "Author’s note: …", "Editor’s note: …", "Disclosure: …".
fn note(tokens: &Tokens<'_>, sentence: Sentence) -> Option<(usize, usize)> {
    if !sentence.opens_paragraph {
        return None;
    }
    let colon = (sentence.start..(sentence.start + 7).min(sentence.end)).find(|at| tokens.is(*at, ":"))?;
    let lead = sentence.start..colon;
    let by_authors =
        lead.clone().any(|at| tokens.is_any(at, &["author", "authors", "editor", "writer", "writers"]));
    let is_note = lead.clone().any(|at| tokens.is_any(at, &["note", "disclosure", "interest"]));
    let disclosure = lead.clone().any(|at| tokens.is_any(at, &["disclosure", "disclosures", "disclaimer"]));
    (by_authors && is_note || disclosure).then_some((sentence.start, sentence.end))
}

/// "… the group that we lead …": the authors run a body that the case concerns.
fn clause(tokens: &Tokens<'_>, sentence: Sentence) -> Option<(usize, usize)> {
    (sentence.start..sentence.end).find_map(|at| {
        let own = tokens.is_any(at, &["we", "i"])
            && tokens.is_any(at + 1, &["lead", "run", "direct", "head", "chair", "founded", "represent"]);
        own.then_some((sentence.start, sentence.end))
    })
}
