//! Where the file disagrees with itself. Nothing is settled here: every side stays, with its claims.
//!
//! A conflict is called only where claims speak of one thing. That is so when a person grouped them as one
//! happening, or when the thing happens once: a birth, a death, a conviction or sentence on one charge. Two
//! arrests on two days are two arrests until somebody says that they are one. Precisely:
//!
//! * *dates*: asserted or alleged claims of one kind about one thing, whose dates cannot mean one moment;
//! * *places*: the same, where two places share no word, or bear different numbers (one may still lie in the
//!   other: a person decides); for a transfer also where it went from and to;
//! * *values*: lengths of a sentence that are both understood and differ; footings that differ; causes of
//!   death in other words;
//! * *denied*: a claim that something is not so, beside a claim of the same kind about the same subject that
//!   it is so, when their dates can agree. What one body denies of itself does not contradict another body;
//! * *disputed*: a claim that somebody disputes on record.

use std::collections::{BTreeMap, BTreeSet};

use super::happening::{is_told, whole_bounds};
use super::sections::is_one_of;
use super::track::read_footing;
use super::{Bounds, CaseFile, Footing, Happening, terms};
use crate::claim::kind::{Field, Kind};
use crate::claim::{Modality, Subject};
use crate::date::SourceDate;
use crate::ids::OccurrenceId;
use crate::record::ClaimState;

/// One disagreement.
#[derive(Debug, Clone)]
pub struct Conflict<'a> {
    /// What is in conflict.
    pub what: ConflictKind,
    /// The kind of the claims.
    pub kind: Kind,
    /// Whom or what they are about.
    pub subject: &'a Subject,
    /// The happening, when a person grouped them.
    pub occurrence: Option<OccurrenceId>,
    /// What each side says; two or more, one only for [`ConflictKind::Disputed`].
    pub sides: Vec<Side<'a>>,
}

/// What is in conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// When.
    Date,
    /// Where.
    Place,
    /// What a field says.
    Value(Field),
    /// Whether at all: the first side says so, the second denies it.
    Denied,
    /// Somebody disputes it on record.
    Disputed,
}

/// One side of a conflict.
#[derive(Debug, Clone)]
pub struct Side<'a> {
    /// What it says, in the words of the source; the kind's name where the claim as a whole is meant.
    pub says: String,
    /// The claims that say it.
    pub claims: Vec<&'a ClaimState>,
}

/// Kinds in which one body's "no" does not touch another body's "yes".
const EACH_SPEAKS_FOR_ITSELF: &[Kind] = &[
    Kind::Determination,
    Kind::Call,
    Kind::Sanction,
    Kind::Recognition,
    Kind::CountryFinding,
    Kind::Argument,
    Kind::Precedent,
];

/// Kinds that say many different things about one person: a denial answers only what it is grouped with.
const MANY_THINGS: &[Kind] =
    &[Kind::Person, Kind::Relationship, Kind::Post, Kind::Work, Kind::Call, Kind::Argument, Kind::Status];

impl CaseFile {
    /// Every disagreement in the file, by kind of claim, then in order of time.
    pub fn conflicts(&self) -> Vec<Conflict<'_>> {
        let mut conflicts = Vec::new();
        for one in self.single_things() {
            let told: Vec<&ClaimState> = one.claims.iter().copied().filter(|state| is_told(state)).collect();
            conflicts.extend(dates(&told).map(|sides| one.conflict(ConflictKind::Date, sides)));
            conflicts.extend(places(&told).map(|sides| one.conflict(ConflictKind::Place, sides)));
            for (field, sides) in values(&told) {
                conflicts.push(one.conflict(ConflictKind::Value(field), sides));
            }
        }
        conflicts.extend(self.denials());
        conflicts.extend(self.standing().filter(|state| !state.disputes.is_empty()).map(disputed));
        conflicts.sort_by_key(|conflict| (conflict.kind, conflict.what));
        conflicts
    }

    /// Claims of one kind that speak of one thing, two or more of them.
    fn single_things(&self) -> Vec<OneThing<'_>> {
        let mut things: BTreeMap<ThingKey<'_>, Vec<&ClaimState>> = BTreeMap::new();
        for state in self.standing() {
            let (kind, subject) = (state.claim.statement.kind(), &state.claim.subject);
            let occurrence = self.occurrence_of(state.claim.id);
            if let Some(once) = happens_once(state) {
                things.entry((kind, subject, Which::Once(once))).or_default().push(state);
            } else if let Some(occurrence) = occurrence {
                things.entry((kind, subject, Which::Event(occurrence))).or_default().push(state);
            }
        }
        let several = things.into_iter().filter(|(_, claims)| claims.len() > 1);
        several.map(|((kind, subject, which), claims)| OneThing { kind, subject, which, claims }).collect()
    }

    fn denials(&self) -> Vec<Conflict<'_>> {
        let mut said: BTreeMap<(Kind, &Subject), Answers<'_>> = BTreeMap::new();
        let mut denied_kinds = BTreeSet::new();
        for state in self.standing().filter(|state| state.claim.attribution.modality == Modality::Denied) {
            denied_kinds.insert((state.claim.statement.kind(), &state.claim.subject));
        }
        for state in self.standing() {
            let key = (state.claim.statement.kind(), &state.claim.subject);
            if denied_kinds.contains(&key) {
                let Answers { told, denied } = said.entry(key).or_default();
                match state.claim.attribution.modality {
                    Modality::Denied => denied.push(state),
                    _ if is_told(state) => told.push(state),
                    _ => {}
                }
            }
        }
        let mut conflicts = Vec::new();
        for ((kind, subject), Answers { told, denied }) in said {
            let told: Vec<Sayer<'_>> = told.into_iter().map(|state| self.sayer(kind, state)).collect();
            for denial in denied.into_iter().map(|state| self.sayer(kind, state)) {
                let answered = told.iter().filter(|claim| denial.answers(kind, claim));
                let answered: Vec<&ClaimState> = answered.map(|claim| claim.state).collect();
                if !answered.is_empty() {
                    let says = format!("no {kind}");
                    let sides = vec![whole(kind, answered), Side { says, claims: vec![denial.state] }];
                    let (what, occurrence) = (ConflictKind::Denied, denial.event);
                    conflicts.push(Conflict { what, kind, subject, occurrence, sides });
                }
            }
        }
        conflicts
    }

    fn sayer<'a>(&'a self, kind: Kind, state: &'a ClaimState) -> Sayer<'a> {
        let by = EACH_SPEAKS_FOR_ITSELF.contains(&kind).then(|| state.claim.statement.get(Field::By));
        Sayer {
            state,
            event: self.occurrence_of(state.claim.id),
            by: by.flatten().map(amparo_names::fold),
            when: state.claim.dates.occurred.map(whole_bounds).unwrap_or_default(),
        }
    }
}

/// A claim or a denial with what decides whether the one answers the other.
struct Sayer<'a> {
    state: &'a ClaimState,
    event: Option<OccurrenceId>,
    /// Whose word it is, for kinds in which each speaks for itself.
    by: Option<String>,
    when: Bounds,
}

impl Sayer<'_> {
    /// Whether this denial is about what the claim of the same kind and subject says.
    fn answers(&self, kind: Kind, claim: &Sayer<'_>) -> bool {
        match (self.event, claim.event) {
            (Some(denied), Some(told)) => denied == told,
            _ => !MANY_THINGS.contains(&kind) && self.when.meets(claim.when) && self.by == claim.by,
        }
    }
}

/// Who says so and who denies it.
#[derive(Default)]
struct Answers<'a> {
    told: Vec<&'a ClaimState>,
    denied: Vec<&'a ClaimState>,
}

type ThingKey<'a> = (Kind, &'a Subject, Which);

/// What makes claims of one kind and subject speak of one thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Which {
    Once(String),
    Event(OccurrenceId),
}

struct OneThing<'a> {
    kind: Kind,
    subject: &'a Subject,
    which: Which,
    claims: Vec<&'a ClaimState>,
}

impl<'a> OneThing<'a> {
    fn conflict(&self, what: ConflictKind, sides: Vec<Side<'a>>) -> Conflict<'a> {
        let occurrence = match self.which {
            Which::Event(occurrence) => Some(occurrence),
            Which::Once(_) => None,
        };
        Conflict { what, kind: self.kind, subject: self.subject, occurrence, sides }
    }
}

/// What is the same for all claims about a thing that happens once; `None` when the kind may happen often,
/// or when a verdict does not say on which charge.
fn happens_once(state: &ClaimState) -> Option<String> {
    let statement = &state.claim.statement;
    match statement.kind() {
        Kind::Birth | Kind::Death => Some(String::new()),
        Kind::Conviction | Kind::Sentence => {
            let charge = statement.get(Field::Charge).or(statement.get(Field::Article))?;
            Some(amparo_names::fold(charge)).filter(|charge| !charge.is_empty())
        }
        _ => None,
    }
}

/// The dates, where at least two cannot agree.
fn dates<'a>(told: &[&'a ClaimState]) -> Option<Vec<Side<'a>>> {
    let mut said: Vec<(SourceDate, Vec<&'a ClaimState>)> = Vec::new();
    for state in told.iter().copied() {
        let Some(date) = state.claim.dates.occurred else { continue };
        match said.iter_mut().find(|(known, _)| *known == date) {
            Some((_, claims)) => claims.push(state),
            None => said.push((date, vec![state])),
        }
    }
    let conflict = any_pair(&said, |(left, _), (right, _)| !left.may_agree_with(*right));
    let sides = || said.into_iter().map(|(date, claims)| Side { says: date.to_string(), claims }).collect();
    conflict.then(sides)
}

/// The places, where at least two share no word.
fn places<'a>(told: &[&'a ClaimState]) -> Option<Vec<Side<'a>>> {
    let sides = by_words(told, |state| state.claim.place.as_deref());
    any_pair(&sides, |left, right| are_two_places(&left.says, &right.says)).then_some(sides)
}

/// Whether two texts name two places: they share no word, or both bear numbers and none in common ("IK-6,
/// Omsk" and "IK-7, Omsk").
fn are_two_places(left: &str, right: &str) -> bool {
    let numbers = |text: &str| -> BTreeSet<String> {
        let digits = text.split(|letter: char| !letter.is_ascii_digit());
        digits.filter(|number| !number.is_empty()).map(str::to_owned).collect()
    };
    let (of_left, of_right) = (numbers(left), numbers(right));
    let numbered_apart = !of_left.is_empty() && !of_right.is_empty() && of_left.is_disjoint(&of_right);
    numbered_apart || !share_a_word(left, right)
}

/// The fields whose values cannot agree.
fn values<'a>(told: &[&'a ClaimState]) -> Vec<(Field, Vec<Side<'a>>)> {
    let of = |field: Field| by_words(told, move |state| state.claim.statement.get(field));
    let differ = |field: Field, left: &str, right: &str| match field {
        Field::Length => {
            // Sixteen years here and a fine there are parts of one sentence, and not in conflict.
            terms::read(left).zip(terms::read(right)).is_some_and(|(left, right)| left != right)
        }
        Field::Basis => {
            let footings = (read_footing(left), read_footing(right));
            footings.0 != Footing::Unknown && footings.1 != Footing::Unknown && footings.0 != footings.1
        }
        Field::From | Field::To => are_two_places(left, right),
        _ => !share_a_word(left, right),
    };
    let any_is = |kind: Kind| told.iter().any(|state| is_one_of(state, &[kind]));
    let moved = any_is(Kind::Transfer).then_some([Field::From, Field::To]);
    let fields = [Field::Length, Field::Basis]
        .into_iter()
        .chain(any_is(Kind::Death).then_some(Field::Reason))
        .chain(moved.into_iter().flatten());
    let sides = fields.map(|field| (field, of(field)));
    sides.filter(|(field, sides)| any_pair(sides, |a, b| differ(*field, &a.says, &b.says))).collect()
}

/// What the claims say, the same words (once folded) on one side.
fn by_words<'a>(told: &[&'a ClaimState], of: impl Fn(&'a ClaimState) -> Option<&'a str>) -> Vec<Side<'a>> {
    let mut sides: Vec<(String, Side<'a>)> = Vec::new();
    for state in told.iter().copied() {
        let Some(value) = of(state) else { continue };
        let folded = amparo_names::fold(value);
        match sides.iter_mut().find(|(known, _)| *known == folded) {
            Some((_, side)) => side.claims.push(state),
            None => sides.push((folded, Side { says: value.to_owned(), claims: vec![state] })),
        }
    }
    sides.into_iter().map(|(_, side)| side).collect()
}

/// Words that say nothing of which place or cause it is.
const FILLERS: [&str; 12] =
    ["of", "in", "the", "a", "an", "and", "at", "by", "city", "region", "prison", "court"];

/// Whether two texts have a word in common that says something.
pub(super) fn share_a_word(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let (left, right) = (amparo_names::fold(left), amparo_names::fold(right));
    let says_something = |word: &&str| !FILLERS.contains(word);
    left == right
        || left.split(' ').filter(says_something).any(|word| right.split(' ').any(|other| other == word))
}

fn any_pair<T>(items: &[T], differ: impl Fn(&T, &T) -> bool) -> bool {
    items.iter().enumerate().any(|(place, left)| items[place + 1..].iter().any(|right| differ(left, right)))
}

fn whole(kind: Kind, claims: Vec<&ClaimState>) -> Side<'_> {
    Side { says: kind.name().to_owned(), claims }
}

fn disputed(state: &ClaimState) -> Conflict<'_> {
    let kind = state.claim.statement.kind();
    let sides = vec![whole(kind, vec![state])];
    Conflict { what: ConflictKind::Disputed, kind, subject: &state.claim.subject, occurrence: None, sides }
}

impl Happening<'_> {
    /// Somebody denies it, or disputes a claim of it on record.
    pub fn is_contested(&self) -> bool {
        self.claims
            .iter()
            .any(|state| state.claim.attribution.modality == Modality::Denied || !state.disputes.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::are_two_places;

    #[test]
    fn places_are_told_apart_by_words_and_by_numbers() {
        for (left, right, two, because) in [
            ("IK-6, Omsk", "IK-7, Omsk", true, "two colonies of one town"),
            ("IK-6", "IK-6, Omsk", false, "one colony, told more exactly"),
            ("Moscow", "the Moscow City Court", false, "one may lie in the other"),
            ("Moscow", "Omsk", true, "two towns"),
            ("SIZO-5", "Vodnik remand prison", true, "no word in common: a person decides"),
        ] {
            assert_eq!(are_two_places(left, right), two, "{left} / {right}: {because}");
        }
    }
}
