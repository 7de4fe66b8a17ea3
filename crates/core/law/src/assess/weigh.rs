//! How much a claim can carry: grade, independence of its source, age, and what it lacks.

use amparo_ledger::Field;
use std::collections::BTreeMap;

use amparo_ledger::case_file::{CaseFile, Stand};
use amparo_ledger::claim::{Basis, Claim, Grade, Modality};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{ClaimId, SourceId};
use amparo_ledger::record::ClaimState;
use amparo_ledger::source::Passage;
use jiff::civil::Date;
use serde::Serialize;

use super::file::Laid;
use crate::framework::Tie;
use crate::words::Folded;

/// A claim that speaks to an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// The claim.
    pub claim: ClaimId,
    /// What its source does with the statement. Allegations count and are marked.
    pub modality: Modality,
    /// Who disputes it.
    pub disputed_by: Vec<String>,
    /// Who says or does it, where the claim names someone.
    pub voice: Option<String>,
    /// The grade a person gave.
    pub grade: Option<Grade>,
    /// When it happened.
    pub occurred: Option<SourceDate>,
    /// The day of the information: when it was published, else when it became known, else when it happened.
    pub dated: Option<Date>,
    /// Where.
    pub place: Option<String>,
    /// What such a claim should say and this one does not.
    pub lacks: Vec<Tie>,
    /// Why it speaks to the item, in the pack's words.
    pub note: String,
}

impl Evidence {
    pub(super) fn of(file: &CaseFile, state: &ClaimState, note: &str, ties: &[Tie]) -> Self {
        let claim = &state.claim;
        let by = claim.statement.get(Field::By).map(str::to_owned);
        Self {
            claim: claim.id,
            modality: claim.attribution.modality,
            disputed_by: state.disputes.iter().map(|dispute| dispute.by.clone()).collect(),
            voice: by.or_else(|| claim.attribution.voices.last().cloned()),
            grade: claim.grade,
            occurred: claim.dates.occurred,
            dated: dated(file, claim),
            place: claim.place.clone(),
            lacks: ties.iter().copied().filter(|tie| lacks(claim, *tie)).collect(),
            note: note.to_owned(),
        }
    }

    /// Whether somebody disputes it.
    pub fn is_disputed(&self) -> bool {
        !self.disputed_by.is_empty()
    }

    /// The day by which procedure is put in order: when it happened, else when it was made known.
    pub(super) fn day(&self) -> Option<Date> {
        self.occurred.and_then(SourceDate::sort_day).or(self.dated)
    }
}

fn lacks(claim: &Claim, tie: Tie) -> bool {
    match tie {
        Tie::Place => claim.place.is_none(),
        Tie::Period => claim.dates.occurred.is_none(),
        Tie::Receipt => claim.statement.get(Field::Receipt).is_none(),
    }
}

fn dated(file: &CaseFile, claim: &Claim) -> Option<Date> {
    let source = claim.passages().first().and_then(|passage| file.sources.get(&passage.source));
    let named = match &claim.basis {
        Basis::Locator { published, .. } => *published,
        Basis::Passages(_) | Basis::Testimony { .. } => None,
    };
    let dates = &claim.dates;
    let candidates =
        [dates.published, source.and_then(|source| source.published), named, dates.known, dates.occurred];
    candidates.into_iter().flatten().find_map(SourceDate::sort_day)
}

/// One origin of information: papers that copy one wire story, or that one publisher printed, are one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Who or what it is: a publisher, a title where no publisher is known, or a member of the desk.
    pub name: String,
    /// The claims that rest on it.
    pub claims: Vec<ClaimId>,
    /// Where the same words stand under several names: all of them, this one first. Empty where no other is known.
    pub carried_by: Vec<String>,
    /// Whether this one is known to have had those words first; otherwise it only stands for them all.
    pub first_is_known: bool,
}

/// The independent origins of these claims, in the order in which they are met.
pub(super) fn origins(laid: &Laid<'_>, evidence: &[Evidence]) -> Vec<Origin> {
    // As written, and folded: most names are met again exactly as they were.
    let mut written: BTreeMap<String, usize> = BTreeMap::new();
    let mut folded: BTreeMap<String, usize> = BTreeMap::new();
    let mut origins: Vec<Origin> = Vec::new();
    for claim in evidence.iter().filter_map(|one| laid.claim(one.claim)).map(|state| &state.claim) {
        for met in origins_met(laid.file, claim) {
            let at = written.get(&met.name).copied().unwrap_or_else(|| {
                let at = *folded.entry(Folded::of(&met.name).words().to_owned()).or_insert(origins.len());
                if at == origins.len() {
                    let name = met.name.clone();
                    origins.push(Origin {
                        name,
                        claims: Vec::new(),
                        carried_by: Vec::new(),
                        first_is_known: true,
                    });
                }
                written.insert(met.name.clone(), at);
                at
            });
            let origin = &mut origins[at];
            // Several passages of one claim may come from one origin.
            if origin.claims.last() != Some(&claim.id) {
                origin.claims.push(claim.id);
            }
            origin.carry(met);
        }
    }
    origins
}

impl Origin {
    /// Notes under which other name its words were met.
    fn carry(&mut self, met: Met) {
        let same = |one: &str, other: &str| Folded::of(one).words() == Folded::of(other).words();
        let Some(own) = met.own_name.filter(|own| !same(own, &self.name)) else { return };
        if self.carried_by.is_empty() {
            self.carried_by.push(self.name.clone());
        }
        if !self.carried_by.iter().any(|known| same(known, &own)) {
            self.carried_by.push(own);
        }
        self.first_is_known &= met.first_is_known;
    }
}

/// An origin as it is met in a passage.
struct Met {
    name: String,
    /// The name of the passage's own source, where its words are put down to another.
    own_name: Option<String>,
    first_is_known: bool,
}

impl Met {
    fn plain(name: String) -> Self {
        Self { name, own_name: None, first_is_known: true }
    }
}

fn origins_met(file: &CaseFile, claim: &Claim) -> Vec<Met> {
    match &claim.basis {
        Basis::Passages(passages) => passages.iter().map(|passage| passage_origin(file, passage)).collect(),
        Basis::Testimony { member, .. } => vec![Met::plain(member.to_string())],
        Basis::Locator { title, publisher, .. } => {
            vec![Met::plain(if publisher.trim().is_empty() { title.clone() } else { publisher.clone() })]
        }
    }
}

/// Where the words of a passage come from: from the first of the sources in which they stand. Where it is not known which
/// was first, the one with the earliest day on file stands for all, so that they are counted once.
fn passage_origin(file: &CaseFile, passage: &Passage) -> Met {
    let own_name = source_origin(file, passage.source);
    let Some(story) = file.story_of(Stand { source: passage.source, range: passage.range }) else {
        return Met::plain(own_name);
    };
    let day = |source: SourceId| file.sources.get(&source)?.published.and_then(SourceDate::sort_day);
    let by_day = || {
        let sources = story.stands.iter().map(|stand| stand.source);
        sources.min_by_key(|source| (day(*source).is_none(), day(*source), *source))
    };
    let first = story.first.or_else(by_day).unwrap_or(passage.source);
    Met { name: source_origin(file, first), own_name: Some(own_name), first_is_known: story.first.is_some() }
}

/// The publisher of the source that this one goes back to.
fn source_origin(file: &CaseFile, id: SourceId) -> String {
    let mut at = id;
    // A chain of copies is short; a ring of them, which only a mistake makes, must end too.
    for _ in 0..file.sources.len() {
        match file.sources.get(&at).and_then(|source| source.copies) {
            Some(original) if original != id => at = original,
            _ => break,
        }
    }
    let source = file.sources.get(&at);
    let publisher = source.and_then(|source| source.publisher.clone());
    publisher.or_else(|| source.map(|source| source.title.clone())).unwrap_or_else(|| at.to_string())
}
