//! The case file: everything the record holds on one person's persecution, worked out as of a moment.
//!
//! "As of" has two axes. The *record* axis is the [`Record`] that is passed in: fold only the entries before
//! some place in the log, and the file shows what was known then. The *world* axis is a date: what happened
//! later is left out.
//!
//! Nothing here is typed by a person: days in custody, conflicts and gaps are computed, and say how.
//!
//! The door is [`CaseFile::work_out`]. What it holds is then asked for part by part: [`CaseFile::custody`],
//! [`CaseFile::chronology`], the sections ([`CaseFile::charges`] and so on), [`CaseFile::conflicts`],
//! [`CaseFile::gaps`], [`CaseFile::may_be_same_event`], [`CaseFile::summary`]. Each part is worked out anew
//! when it is asked for and holds references to the claims it rests on.

mod conflicts;
mod custody;
mod days;
mod digest;
mod gaps;
mod happening;
mod listings;
mod people;
mod punishment;
mod same_event;
mod sections;
mod shared_text;
mod summary;
mod terms;
mod track;
mod whereabouts;

pub use conflicts::{Conflict, ConflictKind, Side};
pub use custody::{
    BeganHow, Custody, EndedHow, Ending, Episode, Footing, Held, Stay, Stretch, WhereaboutsUnknown,
};
pub use days::{Convention, CustodyDays, DayRange, Inexact};
pub use digest::{CaseDigest, CustodyWord};
pub use gaps::{Gap, Question};
pub use happening::{Bounds, Happening, Said, SaidDate, SaidDates};
pub use people::{PersonInFile, SameName};
pub use punishment::{Punishment, Punishments};
pub use same_event::{Likeness, SameEventQuestion};
pub use shared_text::{OneStory, SharedPassage, SharedText, Stand};
pub use summary::{CustodyStatus, Summary};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;

use crate::claim::Subject;
use crate::ids::{CaseId, ClaimId, OccurrenceId, PersonId, SourceId};
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
    pub claims: Vec<Arc<ClaimState>>,
    /// The sources that they cite, and those that are on file without a claim.
    pub sources: BTreeMap<SourceId, Source>,
    /// Everyone who is named.
    pub people: BTreeMap<PersonId, PersonHead>,
    /// Findings of this case that stand.
    pub findings: Vec<FindingState>,
    /// Agreements of this case, standing and withdrawn.
    pub consents: Vec<ConsentState>,
    /// Which claims of this file describe one happening, as people grouped them. Groups that share a claim
    /// are one happening, under the lowest id.
    pub occurrences: BTreeMap<OccurrenceId, BTreeSet<ClaimId>>,
    /// What its sources have in common, word for word. [`Self::work_out`] leaves it empty: the texts are not in the record,
    /// and whoever has compared them puts it in.
    pub shared: SharedText,
    /// Claims of which somebody said that they do not describe one happening.
    apart: Vec<BTreeSet<ClaimId>>,
    /// Where each claim stands in `claims`, by id.
    places: Vec<(ClaimId, usize)>,
    /// The happening of each claim that somebody grouped.
    occurrence_of: BTreeMap<ClaimId, OccurrenceId>,
}

impl CaseFile {
    /// Works out the file of this case from a record that holds the case's scope and the desk's.
    /// `None` when the record holds no such case.
    pub fn work_out(record: &Record, case: CaseId, as_of: Date) -> Option<Self> {
        let head = record.cases.get(&case)?;
        // What is only known to have happened before some day may not have happened long before it: it is in
        // the file from that day on, and not in one of years earlier.
        let already = |state: &&Arc<ClaimState>| {
            let occurred = state.claim.dates.occurred;
            occurred.and_then(crate::date::SourceDate::sort_day).is_none_or(|day| day <= as_of)
        };
        let listings = listings::Listings::of(record, case, head.person);
        let here = |state: &&Arc<ClaimState>| already(state) && listings.is_of_this_case(state);
        let claims: Vec<Arc<ClaimState>> = record.shared_standing_claims().filter(here).cloned().collect();
        let names = record.people.get(&head.person).map(|person| person.names.clone());
        let mut places: Vec<(ClaimId, usize)> =
            claims.iter().enumerate().map(|(place, state)| (state.claim.id, place)).collect();
        places.sort_unstable();
        let in_file = |id: &ClaimId| places.binary_search_by_key(id, |(known, _)| *known).is_ok();
        let occurrences = joined(&record.occurrences, in_file);
        let grouped = occurrences.iter().flat_map(|(id, grouped)| grouped.iter().map(|claim| (*claim, *id)));
        let occurrence_of = grouped.collect();
        Some(Self {
            case,
            person: head.person,
            names: names.unwrap_or_else(|| vec![head.title.clone()]),
            as_of: AsOf { world: as_of, record: record.applied },
            claims,
            sources: record.sources.iter().map(|(id, state)| (*id, state.source.clone())).collect(),
            people: listings.people_of_this_case(record),
            findings: record
                .findings
                .values()
                .filter(|state| state.withdrawn.is_none() && state.finding.case == case)
                .cloned()
                .collect(),
            consents: record.consents.values().cloned().collect(),
            occurrences,
            shared: SharedText::default(),
            apart: record.apart.clone(),
            places,
            occurrence_of,
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

    /// The claims that stand, in the order in which they were entered.
    pub fn standing(&self) -> impl Iterator<Item = &ClaimState> {
        self.claims.iter().map(Arc::as_ref)
    }

    /// The claim with this id, if it stands in this file.
    pub fn claim(&self, id: ClaimId) -> Option<&ClaimState> {
        let found = self.places.binary_search_by_key(&id, |(known, _)| *known).ok()?;
        self.claims.get(self.places[found].1).map(Arc::as_ref).filter(|state| state.claim.id == id)
    }

    /// The happening that this claim describes, if a person grouped it with others.
    pub fn occurrence_of(&self, claim: ClaimId) -> Option<OccurrenceId> {
        self.occurrence_of.get(&claim).copied()
    }

    /// Whether the claim is about the person whose case it is.
    fn is_about_principal(&self, state: &ClaimState) -> bool {
        state.claim.subject == Subject::Person(self.person)
    }

    /// The day by which the claim was out: when its source published it, as far as that is on file.
    fn published_by(&self, state: &ClaimState) -> Option<Date> {
        let of_source = |passage: &crate::source::Passage| self.sources.get(&passage.source)?.published;
        let of_claim = state.claim.dates.published.or(match &state.claim.basis {
            crate::claim::Basis::Locator { published, .. } => *published,
            _ => None,
        });
        let published = of_claim.or_else(|| state.claim.passages().iter().find_map(of_source));
        published.and_then(crate::date::SourceDate::latest)
    }
}

/// The groups with the claims that are in the file. Groups that share a claim become one.
fn joined(
    groups: &BTreeMap<OccurrenceId, BTreeSet<ClaimId>>,
    in_file: impl Fn(&ClaimId) -> bool,
) -> BTreeMap<OccurrenceId, BTreeSet<ClaimId>> {
    let mut joined: BTreeMap<OccurrenceId, BTreeSet<ClaimId>> = BTreeMap::new();
    let mut group_of: BTreeMap<ClaimId, OccurrenceId> = BTreeMap::new();
    for (id, claims) in groups {
        let mut claims: BTreeSet<ClaimId> = claims.iter().copied().filter(&in_file).collect();
        let shared: BTreeSet<OccurrenceId> =
            claims.iter().filter_map(|claim| group_of.get(claim).copied()).collect();
        // Ids come in rising order, so the lowest of the shared groups is the one that was there first.
        let id = shared.first().copied().unwrap_or(*id);
        claims.extend(shared.iter().filter_map(|group| joined.remove(group)).flatten());
        if !claims.is_empty() {
            group_of.extend(claims.iter().map(|claim| (*claim, id)));
            joined.insert(id, claims);
        }
    }
    joined
}
