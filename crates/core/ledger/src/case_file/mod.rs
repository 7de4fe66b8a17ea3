//! The case file: everything the record holds on one person's persecution, worked out as of a moment.
//!
//! "As of" has two axes. The *record* axis is the [`Record`] that is passed in: fold only the entries before
//! some place in the log, and the file shows what was known then. The *world* axis is a date: what happened
//! later is left out.
//!
//! Nothing here is typed by a person: days in custody, conflicts and gaps are computed, and say how.
//!
//! The door is [`CaseFile::work_out`].

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::claim::Subject;
use crate::ids::{CaseId, ClaimId, PersonId, SourceId};
use crate::record::{ClaimState, ConsentState, FindingState, PersonHead, Record};
use crate::source::Source;

/// The moment as of which a case file is worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub struct AsOf {
    /// The date in the world: what happened after it is left out.
    pub world: Date,
    /// How many entries of the log were known.
    pub record: u64,
}

/// Whom a claim in a case file is about, seen from the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About<'a> {
    /// The person whose case it is.
    Principal,
    /// Somebody else: another prisoner, a relative, an official.
    Other(PersonId),
    /// An organisation.
    Organisation(&'a str),
    /// A country.
    Country(&'a str),
    /// Matters in general.
    General,
}

/// Everything the record holds on one person's persecution, as of a moment.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The case.
    pub case: CaseId,
    /// Whose case it is.
    pub person: PersonId,
    /// Every name of that person on record, the first one first.
    pub names: Vec<String>,
    /// As of when.
    pub as_of: AsOf,
    /// The claims that stand, in the order in which they were entered: of the case and of the desk.
    pub claims: Vec<ClaimState>,
    /// The sources that they cite, and those that are on file without a claim.
    pub sources: BTreeMap<SourceId, Source>,
    /// Everyone who is named.
    pub people: BTreeMap<PersonId, PersonHead>,
    /// Findings of this case that stand.
    pub findings: Vec<FindingState>,
    /// Agreements of this case, standing and withdrawn.
    pub consents: Vec<ConsentState>,
}

impl CaseFile {
    /// Works out the file of this case from a record that holds the case's scope and the desk's.
    /// `None` when the record holds no such case.
    pub fn work_out(record: &Record, case: CaseId, as_of: Date) -> Option<Self> {
        let head = record.cases.get(&case)?;
        let already = |state: &&ClaimState| {
            let occurred = state.claim.dates.occurred;
            occurred.and_then(crate::date::SourceDate::earliest).is_none_or(|day| day <= as_of)
        };
        let claims: Vec<ClaimState> = record.standing_claims().into_iter().filter(already).cloned().collect();
        let names = record.people.get(&head.person).map(|person| person.names.clone());
        Some(Self {
            case,
            person: head.person,
            names: names.unwrap_or_else(|| vec![head.title.clone()]),
            as_of: AsOf { world: as_of, record: record.applied },
            claims,
            sources: record.sources.iter().map(|(id, state)| (*id, state.source.clone())).collect(),
            people: record.people.clone(),
            findings: record
                .findings
                .values()
                .filter(|state| state.withdrawn.is_none() && state.finding.case == case)
                .cloned()
                .collect(),
            consents: record.consents.values().cloned().collect(),
        })
    }

    /// Whom this claim is about, seen from the case.
    pub fn about<'a>(&self, claim: &'a ClaimState) -> About<'a> {
        match &claim.claim.subject {
            Subject::Person(person) if *person == self.person => About::Principal,
            Subject::Person(person) => About::Other(*person),
            Subject::Organisation(name) => About::Organisation(name),
            Subject::Country(name) => About::Country(name),
            Subject::General => About::General,
        }
    }

    /// The claim with this id, if it stands in this file.
    pub fn claim(&self, id: ClaimId) -> Option<&ClaimState> {
        self.claims.iter().find(|state| state.claim.id == id)
    }
}
