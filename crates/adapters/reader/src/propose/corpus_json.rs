//! Proposals in the corpus scheme: `{type, person, date, place, details, quote, char_start, char_end}`.

use serde_json::{Map, Value, json};

use super::catalogue;
use super::proposal::{DateBasis, Evidence, Proposal, ProposedDate};
use super::vocabulary::{Modality, Precision, SourceDate};

/// Which kinds to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinds {
    /// The 25 with which real documents were annotated.
    Corpus,
    /// Every kind.
    All,
}

/// The proposals as a JSON list of claims in the corpus scheme, with `modality`, `attribution`,
/// `confidence`, `rule` and `fingerprint` beside.
pub fn claims(proposals: &[Proposal], kinds: Kinds) -> Value {
    proposals
        .iter()
        .filter(|proposal| kinds == Kinds::All || proposal.kind.is_corpus_kind())
        .map(claim)
        .collect()
}

/// The same, and with each why it was made: what its rule looks for, and the words on which it rests.
pub fn explained(proposals: &[Proposal], kinds: Kinds) -> Value {
    proposals
        .iter()
        .filter(|proposal| kinds == Kinds::All || proposal.kind.is_corpus_kind())
        .map(|proposal| {
            let mut value = claim(proposal);
            let line = catalogue::line_of(&proposal.rule);
            value["looks_for"] = json!(line.map(|line| line.looks_for));
            value["example"] = json!(line.map(|line| line.example));
            value["because"] = proposal.because.iter().map(evidence).collect();
            value
        })
        .collect()
}

fn evidence(words: &Evidence) -> Value {
    json!({
        "role": words.role.name(),
        "words": words.words,
        "char_start": words.range.start,
        "char_end": words.range.end,
        "taken_for": words.taken_for,
    })
}

fn claim(proposal: &Proposal) -> Value {
    let mut details: Map<String, Value> =
        proposal.details.iter().map(|(field, text)| (field.name().to_owned(), json!(text))).collect();
    if let Some(date) = proposal.date.filter(|date| date.basis != DateBasis::Stated) {
        details.insert("date_basis".to_owned(), json!(date.basis.name()));
    }
    json!({
        "type": proposal.kind.name(),
        "person": proposal.person,
        "date": proposal.date.map(date),
        "place": proposal.place,
        "details": details,
        "quote": proposal.quote,
        "char_start": proposal.range.start,
        "char_end": proposal.range.end,
        "also": proposal.also.iter().map(|range| json!({"char_start": range.start, "char_end": range.end})).collect::<Vec<_>>(),
        "modality": modality(proposal.modality),
        "attribution": proposal.attribution,
        "confidence": (f64::from(proposal.confidence) * 100.0).round() / 100.0,
        "rule": proposal.rule,
        "fingerprint": proposal.fingerprint(),
    })
}

fn date(proposed: ProposedDate) -> Value {
    let (moment, end) = match proposed.date {
        SourceDate::At { moment, .. } | SourceDate::Before(moment) | SourceDate::After(moment) => {
            (moment, None)
        }
        SourceDate::Between(from, to) => (from, Some(to)),
        SourceDate::Span(from, to) => (from, to),
    };
    let precision = match moment.precision() {
        Precision::Year => "year",
        Precision::Month => "month",
        _ => "day",
    };
    let mut value = json!({"value": moment.to_string(), "precision": precision});
    if let Some(end) = end {
        value["end"] = json!(end.to_string());
    }
    value
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Asserted => "asserted",
        Modality::Alleged => "alleged",
        Modality::Denied => "denied",
        Modality::Feared => "feared",
        Modality::Requested => "requested",
    }
}
