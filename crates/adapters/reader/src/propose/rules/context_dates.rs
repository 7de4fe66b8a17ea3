//! Dates that a neighbour gives: what is told without a date beside a dated event of the same person.
//!
//! Only pairs that go together by their nature: an arrest and the search of that day, a verdict and its
//! sentence. The date is marked as one of the context.

use crate::propose::page::{Draft, Page};
use crate::propose::proposal::{DateBasis, ProposedDate};
use crate::propose::text::Sentence;
use crate::propose::vocabulary::Kind;

/// What is undated, and which dated event beside it lends its date.
const PAIRS: &[(Kind, &[Kind])] = &[
    (Kind::Conviction, &[Kind::Sentence]),
    (Kind::Sentence, &[Kind::Conviction]),
    (Kind::Search, &[Kind::Arrest, Kind::Search]),
];

/// How many drafts before and after are looked at: those of one sentence and the one before stand together.
const NEAR: usize = 48;

/// Gives undated drafts the date of their neighbour.
pub(super) fn lend(page: &mut Page<'_>) {
    let mut lent: Vec<(usize, ProposedDate)> = Vec::new();
    for (at, draft) in page.drafts.iter().enumerate().filter(|(_, draft)| draft.date.is_none()) {
        let Some((_, lenders)) = PAIRS.iter().find(|(kind, _)| *kind == draft.kind) else { continue };
        let Some(number) = sentence_of(page, draft) else { continue };
        let sentence = page.tokens.sentences[number];
        if told_at_large(page, draft, sentence) {
            continue;
        }
        let mut near = vec![number];
        // The sentence before, in the same paragraph, where this one has no date of its own.
        if number > 0 && !sentence.opens_paragraph && page.dates_in(sentence.start, sentence.end).is_empty() {
            near.push(number - 1);
        }
        let from = at.saturating_sub(NEAR);
        let to = (at + NEAR).min(page.drafts.len());
        let lender = page.drafts[from..to].iter().find(|other| {
            other.person == draft.person
                && lenders.contains(&other.kind)
                && other.date.is_some()
                && sentence_of(page, other).is_some_and(|number| near.contains(&number))
        });
        if let Some(date) = lender.and_then(|lender| lender.date) {
            lent.push((at, ProposedDate { basis: DateBasis::Context, ..date }));
        }
    }
    for (at, date) in lent {
        page.drafts[at].date = Some(date);
    }
}

fn sentence_of(page: &Page<'_>, draft: &Draft) -> Option<usize> {
    page.tokens.sentences.partition_point(|sentence| sentence.start <= draft.start).checked_sub(1)
}

/// "has been", "is serving": a state, or told of another time.
fn told_at_large(page: &Page<'_>, draft: &Draft, sentence: Sentence) -> bool {
    let end = (draft.end + 1).min(sentence.end);
    (draft.start..end).any(|at| {
        page.tokens
            .is_any(at, &["has", "have", "is", "are", "had", "previously", "earlier", "serving", "later"])
    })
}
