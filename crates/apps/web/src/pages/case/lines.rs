//! Statements of the record on a page: a sentence, and beside it numbered links to the claims it rests on. A number stands
//! for a source; the sources are listed at the foot of the page.

use std::collections::{BTreeMap, BTreeSet};

use amparo_casework::ledger::case_file::{CaseFile, Happening};
use amparo_casework::ledger::claim::{Basis, Modality, Subject};
use amparo_casework::ledger::ids::{CaseId, ClaimId};
use amparo_casework::ledger::record::ClaimState;
use amparo_casework::wording::{sentence, sentence_beside_its_date};

use crate::lang::Speech;

/// A link from a statement to a claim; its number is that of the source.
pub(crate) struct Note {
    pub(crate) number: usize,
    pub(crate) path: String,
    pub(crate) title: String,
}

/// A statement with what it rests on.
pub(crate) struct Line {
    /// The sentence, in the record's words.
    pub(crate) words: String,
    pub(crate) notes: Vec<Note>,
    /// When, where the list prints the date beside the sentence.
    pub(crate) when: Option<String>,
    /// The date is not known to the day.
    pub(crate) vague: bool,
    /// Other claims say otherwise, or somebody disputes it.
    pub(crate) contested: bool,
    /// What the source does with it, where it does not state it as so.
    pub(crate) modality: Option<String>,
}

/// A source as the foot of a page lists it; its number is its place.
pub(crate) struct SourceLine {
    pub(crate) title: String,
    pub(crate) publisher: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) path: Option<String>,
    /// A tie between its authors and the case, which the source itself discloses.
    pub(crate) interest: Option<String>,
}

/// Gathers the sources of a page while its lines are made.
pub(crate) struct Lines<'a> {
    t: Speech,
    file: &'a CaseFile,
    contested: BTreeSet<ClaimId>,
    numbers: BTreeMap<String, usize>,
    sources: Vec<SourceLine>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(t: Speech, file: &'a CaseFile) -> Self {
        let conflicts = file.conflicts();
        let sides = conflicts.iter().flat_map(|conflict| &conflict.sides);
        let contested = sides.flat_map(|side| side.claims.iter().map(|state| state.claim.id)).collect();
        Self { t, file, contested, numbers: BTreeMap::new(), sources: Vec::new() }
    }

    /// The sources that were cited so far, by number.
    pub(crate) fn into_sources(self) -> Vec<SourceLine> {
        self.sources
    }

    /// The name of whom a claim is about.
    pub(crate) fn name_of(&self, state: &ClaimState) -> String {
        match &state.claim.subject {
            Subject::Person(person) => {
                let names = self.file.people.get(person).and_then(|head| head.names.first());
                names.or(self.file.names.first()).cloned().unwrap_or_default()
            }
            Subject::Organisation(name) | Subject::Country(name) => name.clone(),
            Subject::General => self.file.names.first().cloned().unwrap_or_default(),
        }
    }

    /// A happening as one sentence with its date in it.
    pub(crate) fn line(&mut self, happening: &Happening<'_>) -> Line {
        let first = happening.first();
        let words = sentence(&first.claim, &self.name_of(first));
        self.of(words, &happening.claims)
    }

    /// A happening as one sentence, its date beside it.
    pub(crate) fn dated(&mut self, happening: &Happening<'_>) -> Line {
        let first = happening.first();
        let words = sentence_beside_its_date(&first.claim, &self.name_of(first));
        let dates = happening.dates();
        let date = dates.best().or(first.claim.dates.occurred);
        let when =
            if dates.is_empty() { date.map(|date| self.t.when(date)) } else { Some(self.t.whens(&dates)) };
        let vague = dates.disagree() || date.is_none_or(|date| date.exact_start().is_none());
        Line { when, vague, ..self.of(words, &happening.claims) }
    }

    /// One claim as a sentence.
    pub(crate) fn claim(&mut self, state: &ClaimState) -> Line {
        let words = sentence(&state.claim, &self.name_of(state));
        self.of(words, &[state])
    }

    /// Words that rest on these claims.
    pub(crate) fn of(&mut self, words: String, claims: &[&ClaimState]) -> Line {
        let asserted = claims.iter().any(|state| state.claim.is_asserted());
        let modality = claims.first().filter(|_| !asserted).map(|state| state.claim.attribution.modality);
        Line {
            words,
            notes: self.notes(claims),
            when: None,
            vague: false,
            contested: claims.iter().any(|state| self.contested.contains(&state.claim.id)),
            modality: modality.and_then(|modality| modality_in_words(self.t, modality)),
        }
    }

    /// Numbered links to these claims.
    pub(crate) fn notes(&mut self, claims: &[&ClaimState]) -> Vec<Note> {
        let mut notes = Vec::new();
        for state in claims {
            let path = claim_path(self.file.case, state.claim.id);
            for source in self.sources_of(state) {
                let title = self.sources[source - 1].title.clone();
                notes.push(Note { number: source, path: path.clone(), title });
            }
        }
        notes
    }

    fn sources_of(&mut self, state: &ClaimState) -> Vec<usize> {
        match &state.claim.basis {
            Basis::Passages(passages) => {
                let mut found: Vec<usize> = passages.iter().map(|one| self.on_file(one.source)).collect();
                found.dedup();
                found
            }
            Basis::Testimony { member, .. } => {
                let title = self.t.with("case-testimony", "member", member.short());
                vec![self.number(title.clone(), || SourceLine::named(title))]
            }
            Basis::Locator { title, publisher, published } => {
                let when = published.map(|date| self.t.when(date));
                let key = format!("{title}/{publisher}/{}", when.as_deref().unwrap_or_default());
                vec![self.number(key, || SourceLine {
                    publisher: Some(publisher.clone()),
                    published: when,
                    ..SourceLine::named(title.clone())
                })]
            }
        }
    }

    fn on_file(&mut self, id: amparo_casework::ledger::ids::SourceId) -> usize {
        let (case, t) = (self.file.case, self.t);
        let source = self.file.sources.get(&id).cloned();
        self.number(id.to_string(), || match source {
            None => SourceLine::named(id.to_string()),
            Some(source) => SourceLine {
                title: source.title,
                publisher: source.publisher,
                published: source.published.map(|date| t.when(date)),
                path: Some(format!("/cases/{case}/sources/{id}")),
                interest: source.disclosed_interest,
            },
        })
    }

    fn number(&mut self, key: String, source: impl FnOnce() -> SourceLine) -> usize {
        if let Some(known) = self.numbers.get(&key) {
            return *known;
        }
        let number = self.sources.len() + 1;
        self.sources.push(source());
        self.numbers.insert(key, number);
        number
    }
}

impl SourceLine {
    fn named(title: String) -> Self {
        Self { title, publisher: None, published: None, path: None, interest: None }
    }
}

/// What a source does with a statement, where it does not state it as so.
pub(crate) fn modality_in_words(t: Speech, modality: Modality) -> Option<String> {
    match modality {
        Modality::Asserted => None,
        Modality::Alleged => Some(t.say("case-modality-alleged")),
        Modality::Denied => Some(t.say("case-modality-denied")),
        Modality::Feared => Some(t.say("case-modality-feared")),
        Modality::Requested => Some(t.say("case-modality-requested")),
    }
}

/// Where a claim is shown, with its versions.
pub(crate) fn claim_path(case: CaseId, claim: ClaimId) -> String {
    format!("/cases/{case}/claims/{claim}")
}
