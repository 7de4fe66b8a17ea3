//! Questions for a person: do these claims describe one happening?
//!
//! A question is raised for claims of one kind about one subject, from different sources, which nobody has
//! grouped with each other yet, when their dates meet and nothing in them speaks against it. The program
//! groups nothing. Who answers that they are not one is not asked about the same claims again.

use std::collections::{BTreeMap, BTreeSet};

use super::conflicts::share_a_word;
use super::happening::{is_told, start_bounds};
use super::track::NEAR_DAYS_MAX;
use super::{Bounds, CaseFile, terms};
use crate::claim::Subject;
use crate::claim::kind::{Field, Kind};
use crate::ids::ClaimId;
use crate::record::ClaimState;

/// Claims that may describe one happening.
#[derive(Debug, Clone)]
pub struct SameEventQuestion<'a> {
    /// Their kind.
    pub kind: Kind,
    /// The claims, two or more; some of them may be grouped with each other already.
    pub claims: Vec<&'a ClaimState>,
    /// What speaks for it.
    pub because: Vec<Likeness>,
}

/// What speaks for one happening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// One day, or a vaguer date around that day.
    DatesAgree,
    /// A few days apart, as the day of an arrest and of its announcement are.
    DatesNear {
        /// How many.
        days: u8,
    },
    /// Every source that names a place names one that shares a word with the others'.
    PlacesAgree,
}

/// Kinds that are single happenings. States of health, ties and calls are not: many hold at one time.
const HAPPENINGS: &[Kind] = &[
    Kind::Arrest,
    Kind::Search,
    Kind::Charge,
    Kind::Conviction,
    Kind::Sentence,
    Kind::Trial,
    Kind::Transfer,
    Kind::Poisoning,
    Kind::HungerStrike,
    Kind::Disappearance,
    Kind::Death,
    Kind::Release,
    Kind::Exchange,
    Kind::Determination,
    Kind::Recognition,
    Kind::Punishment,
];

/// Kinds of which a person has few, so that a few days' difference still raises the question.
const RARE: &[Kind] = &[Kind::Arrest, Kind::Death, Kind::Release, Kind::Exchange, Kind::Poisoning];

/// What must not differ where two claims both give it.
const TELLS_APART: &[Field] =
    &[Field::Charge, Field::Article, Field::Length, Field::By, Field::Kind, Field::To];

impl CaseFile {
    /// Claims that may describe one happening and are not grouped yet, by kind, then in order of time.
    pub fn may_be_same_event(&self) -> Vec<SameEventQuestion<'_>> {
        let mut alike: BTreeMap<(Kind, &Subject), Vec<&ClaimState>> = BTreeMap::new();
        let candidates = self
            .standing()
            .filter(|state| HAPPENINGS.contains(&state.claim.statement.kind()) && is_told(state));
        for state in candidates.filter(|state| state.claim.dates.occurred.is_some()) {
            alike.entry((state.claim.statement.kind(), &state.claim.subject)).or_default().push(state);
        }
        alike.into_iter().flat_map(|((kind, _), claims)| self.questions(kind, claims)).collect()
    }

    fn questions<'a>(&'a self, kind: Kind, claims: Vec<&'a ClaimState>) -> Vec<SameEventQuestion<'a>> {
        let (mut exact, mut vague): (Vec<_>, Vec<_>) = claims
            .into_iter()
            .map(|state| (bounds(state), state))
            .partition(|(when, _)| when.exact().is_some());
        exact.sort_by_key(|(when, state)| (when.earliest, state.entered.seq));
        vague.sort_by_key(|(when, state)| (when.earliest.or(when.latest), state.entered.seq));
        let mut groups = group_by_day(kind, exact);
        group_vague(&mut groups, vague);
        let open = groups.into_iter().map(|group| group.claims);
        let open = open.filter(|claims| claims.len() > 1 && !self.is_answered(claims));
        open.map(|claims| SameEventQuestion { kind, because: likeness(&claims), claims }).collect()
    }

    fn is_answered(&self, claims: &[&ClaimState]) -> bool {
        let apart = |set: &BTreeSet<ClaimId>| claims.iter().all(|state| set.contains(&state.claim.id));
        self.are_grouped(claims) || self.apart.iter().any(apart)
    }

    fn are_grouped(&self, claims: &[&ClaimState]) -> bool {
        let event = self.occurrence_of(claims[0].claim.id);
        event.is_some() && claims.iter().all(|state| self.occurrence_of(state.claim.id) == event)
    }
}

fn bounds(state: &ClaimState) -> Bounds {
    state.claim.dates.occurred.map(start_bounds).unwrap_or_default()
}

/// Claims that go together so far, and when the first of them says that it happened.
struct Group<'a> {
    when: Bounds,
    claims: Vec<&'a ClaimState>,
}

/// Groups of claims that are dated to the day, in order of days.
fn group_by_day<'a>(kind: Kind, exact: Vec<(Bounds, &'a ClaimState)>) -> Vec<Group<'a>> {
    let days_max = if RARE.contains(&kind) { NEAR_DAYS_MAX } else { 0 };
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (when, state) in exact {
        let is_near = |group: &Group<'_>| {
            let days = group.when.earliest.zip(when.earliest).map(|(first, day)| (day - first).get_days());
            days.is_some_and(|days| i64::from(days) <= days_max)
        };
        // Only the last groups can still be near. Several may share one day.
        let mut near = groups.iter_mut().rev().take_while(|group| is_near(group));
        match near.find(|group| fits(&group.claims, state)) {
            Some(group) => group.claims.push(state),
            None => groups.push(Group { when, claims: vec![state] }),
        }
    }
    groups
}

/// Adds claims that are dated vaguely. A vague date is a question only when it can mean one happening and no
/// other.
fn group_vague<'a>(groups: &mut Vec<Group<'a>>, vague: Vec<(Bounds, &'a ClaimState)>) {
    let exact = groups.len();
    for (when, state) in vague {
        let from =
            when.earliest.map_or(0, |day| groups[..exact].partition_point(|g| g.when.earliest < Some(day)));
        let to = when
            .latest
            .map_or(exact, |day| groups[..exact].partition_point(|g| g.when.earliest <= Some(day)));
        let joins = |at: &usize| groups[*at].when.meets(when) && fits(&groups[*at].claims, state);
        let mut fitting = (from..to).chain(exact..groups.len()).filter(joins);
        match (fitting.next(), fitting.next()) {
            (Some(only), None) => groups[only].claims.push(state),
            (Some(_), Some(_)) => {}
            (None, _) => groups.push(Group { when, claims: vec![state] }),
        }
    }
}

fn days_apart(left: &ClaimState, right: &ClaimState) -> Option<u8> {
    let (left, right) = (bounds(left).exact()?, bounds(right).exact()?);
    u8::try_from((left - right).get_days().unsigned_abs()).ok()
}

/// Nothing speaks against the claim's belonging to the group, and it is not from a source that is in it: one
/// document that tells two arrests of one day means two.
fn fits(group: &[&ClaimState], state: &ClaimState) -> bool {
    group.iter().all(|known| {
        let agree = |field: &Field| {
            let both = known.claim.statement.get(*field).zip(state.claim.statement.get(*field));
            both.is_none_or(|(left, right)| values_agree(*field, left, right))
        };
        let places = known.claim.place.as_deref().zip(state.claim.place.as_deref());
        !share_a_source(known, state)
            && TELLS_APART.iter().all(agree)
            && places.is_none_or(|(left, right)| share_a_word(left, right))
    })
}

fn values_agree(field: Field, left: &str, right: &str) -> bool {
    match field {
        Field::Length => match (terms::read(left), terms::read(right)) {
            (Some(left), Some(right)) => left == right,
            _ => true,
        },
        _ => share_a_word(left, right),
    }
}

fn share_a_source(left: &ClaimState, right: &ClaimState) -> bool {
    let right = right.claim.passages();
    left.claim.passages().iter().any(|passage| right.iter().any(|other| other.source == passage.source))
}

fn likeness(claims: &[&ClaimState]) -> Vec<Likeness> {
    let apart = claims.iter().filter_map(|state| days_apart(claims[0], state)).max().unwrap_or(0);
    let places = claims.iter().filter(|state| state.claim.place.is_some()).count() > 1;
    let dates = if apart == 0 { Likeness::DatesAgree } else { Likeness::DatesNear { days: apart } };
    [Some(dates), places.then_some(Likeness::PlacesAgree)].into_iter().flatten().collect()
}
