//! Where a procedure stands: independent tracks, each worked out from claims.
//!
//! Silence is counted in days and never called a refusal. A state stands only on a claim that shows it.

use std::collections::BTreeSet;

use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::ClaimId;
use jiff::civil::Date;
use serde::Serialize;

use super::Related;
use super::file::Laid;
use super::item::{beside, matching};
use super::weigh::Evidence;
use crate::framework::{Framework, Present, State, Track};

/// Where one track stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TrackAssessment {
    /// The track's id in the framework.
    pub id: String,
    /// What it follows.
    pub title: String,
    /// The present state's id.
    pub state: String,
    /// What that state means, as a page says it.
    pub plain: String,
    /// The claims that show the present state; empty where it is silence.
    pub rests_on: Vec<Evidence>,
    /// Every state that claims show, in the order of the track.
    pub reached: Vec<Reached>,
    /// Waiting for an answer, if it is.
    pub waiting: Option<WaitingSince>,
    /// What is due, with the event from which its time runs.
    pub due: Vec<Due>,
    /// Shown beside it, with the reason why they change nothing.
    pub related: Vec<Related>,
}

/// A state that claims show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// The state.
    pub state: String,
    /// What it means.
    pub plain: String,
    /// The claims that show it. None of them dated: when it was reached is not on file.
    pub evidence: Vec<Evidence>,
}

/// Waiting for an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WaitingSince {
    /// The first paper that no answer followed; `None`: none of them is dated.
    pub since: Option<SourceDate>,
    /// The last paper sent since then.
    pub last_sent: Option<SourceDate>,
    /// The days since the first.
    pub elapsed: Option<Elapsed>,
    /// Whether the last paper is old enough that it is worth writing again.
    pub remind: bool,
}

/// Days that have passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Elapsed {
    /// How many, the first day not counted.
    pub days: i32,
    /// The first day is not known exactly: at least so many.
    pub at_least: bool,
}

/// What is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The state that should follow.
    pub to: String,
    /// Who must bring it about.
    pub actor: String,
    /// By when; `None`: the day from which the time runs is not on file.
    pub by: Option<Date>,
    /// The state from whose recorded day the time runs.
    pub counted_from: String,
    /// That recorded day.
    pub counted_day: Option<Date>,
    /// How many days there are.
    pub days: u16,
    /// Whether the step is made public as a rule; where it is not, silence says nothing.
    pub public: bool,
}

pub(super) fn assess(laid: &Laid<'_>, framework: &Framework) -> Vec<TrackAssessment> {
    let mut assessed: Vec<TrackAssessment> =
        framework.tracks.iter().map(|track| assess_one(laid, track)).collect();
    let begun: Vec<String> =
        assessed.iter().filter(|track| !track.reached.is_empty()).map(|track| track.id.clone()).collect();
    for (track, assessed) in framework.tracks.iter().zip(&mut assessed) {
        let once = track.silent_once.as_ref().filter(|once| begun.contains(&once.track));
        if let (true, Some(once)) = (assessed.reached.is_empty(), once) {
            assessed.state.clone_from(&once.state);
            assessed.plain = plain(track, &once.state);
        }
    }
    assessed
}

fn assess_one(laid: &Laid<'_>, track: &Track) -> TrackAssessment {
    let mut reached = reached(laid, &track.states);
    let answers_to_nothing = answers_to_nothing(track, &mut reached);
    let shown = reached.iter().flat_map(|state| &state.evidence).map(|evidence| evidence.claim);
    let shown: BTreeSet<ClaimId> =
        shown.chain(answers_to_nothing.iter().map(|one| one.evidence.claim)).collect();
    let waiting = waiting(laid, track, &reached);
    let present = present(track, &reached);
    let state = match (&waiting, present, &track.waiting) {
        (Some(_), _, Some(rule)) => rule.state.clone(),
        (_, Some(present), _) => present.state.clone(),
        _ => track.silent.clone(),
    };
    TrackAssessment {
        id: track.id.clone(),
        title: track.title.clone(),
        plain: plain(track, &state),
        state,
        rests_on: present.map(|present| present.evidence.clone()).unwrap_or_default(),
        due: due(track, &reached),
        related: answers_to_nothing.into_iter().chain(beside(laid, &track.related, &shown)).collect(),
        waiting,
        reached,
    }
}

/// Answers, where nothing was asked as far as the file says: they are shown and answer nothing.
fn answers_to_nothing(track: &Track, reached: &mut Vec<Reached>) -> Vec<Related> {
    let Some(rule) = &track.waiting else { return Vec::new() };
    if reached.iter().any(|state| rule.asked.contains(&state.state)) {
        return Vec::new();
    }
    let Some(at) = reached.iter().position(|state| state.state == rule.answered) else { return Vec::new() };
    let because = "It would answer, and nothing on file says that anything was asked.";
    let evidence = reached.remove(at).evidence.into_iter();
    evidence.map(|evidence| Related { evidence, because: because.to_owned() }).collect()
}

fn plain(track: &Track, state: &str) -> String {
    let known = track.states.iter().find(|known| known.id == state);
    known.map(|known| known.plain.clone()).unwrap_or_default()
}

/// The states that claims show. A claim shows one state: the first in the list whose pattern it meets.
fn reached(laid: &Laid<'_>, states: &[State]) -> Vec<Reached> {
    let mut taken = BTreeSet::new();
    let mut reached = Vec::new();
    for state in states {
        let mut evidence = matching(laid, &state.shown_by, &[]);
        evidence.retain(|one| taken.insert(one.claim));
        if !evidence.is_empty() {
            reached.push(Reached { state: state.id.clone(), plain: state.plain.clone(), evidence });
        }
    }
    reached
}

fn present<'a>(track: &Track, reached: &'a [Reached]) -> Option<&'a Reached> {
    match track.present {
        Present::Furthest => reached.last(),
        // States without a date come before dated ones; between equals the later in the list stands.
        Present::Latest => reached.iter().max_by_key(|state| newest(&state.evidence)),
    }
}

fn newest(evidence: &[Evidence]) -> Option<Date> {
    evidence.iter().filter_map(Evidence::day).max()
}

fn waiting(laid: &Laid<'_>, track: &Track, reached: &[Reached]) -> Option<WaitingSince> {
    let rule = track.waiting.as_ref()?;
    let answers = reached.iter().find(|state| state.state == rule.answered);
    let last_answer = answers.map(|state| newest(&state.evidence));
    let sent = reached.iter().filter(|state| rule.asked.contains(&state.state));
    let unanswered = |evidence: &&Evidence| match (last_answer, evidence.day()) {
        (None, _) => true,
        (Some(Some(answered)), Some(sent)) => sent > answered,
        // An answer without a date, or a paper without one: nothing shows that silence followed.
        (Some(_), _) => false,
    };
    let mut open: Vec<&Evidence> = sent.flat_map(|state| &state.evidence).filter(unanswered).collect();
    open.sort_by_key(|evidence| evidence.day());
    if open.is_empty() {
        return None;
    }
    let dated: Vec<&Evidence> = open.into_iter().filter(|evidence| evidence.day().is_some()).collect();
    let as_of = laid.file.as_of.world;
    let last = dated.last().and_then(|evidence| elapsed(evidence, as_of));
    Some(WaitingSince {
        since: dated.first().and_then(|evidence| day_of(evidence)),
        last_sent: dated.last().and_then(|evidence| day_of(evidence)),
        elapsed: dated.first().and_then(|evidence| elapsed(evidence, as_of)),
        remind: last.is_some_and(|last| last.days >= i32::from(rule.remind_after_days)),
    })
}

fn day_of(evidence: &Evidence) -> Option<SourceDate> {
    evidence.occurred.or_else(|| evidence.dated.map(SourceDate::day))
}

/// Days since a paper was sent. Where its day is not exact, the last day it can mean is counted from.
fn elapsed(evidence: &Evidence, as_of: Date) -> Option<Elapsed> {
    let sent = day_of(evidence)?;
    let exact = sent.exact_day();
    let from = exact.or_else(|| sent.latest()).or_else(|| sent.earliest())?;
    let days = from.until(as_of).ok()?.get_days().max(0);
    Some(Elapsed { days, at_least: exact.is_none() || evidence.occurred.is_none() })
}

fn due(track: &Track, reached: &[Reached]) -> Vec<Due> {
    let find = |id: &str| reached.iter().find(|state| state.state == id);
    let mut due = Vec::new();
    for transition in &track.transitions {
        let Some(deadline) = &transition.deadline else {
            continue;
        };
        let (Some(from), None) = (find(&deadline.counted_from), find(&transition.to)) else {
            continue;
        };
        // Only a day on which it happened starts the clock: the day on which it was confirmed is later.
        let counted_day = from.evidence.iter().filter_map(|one| one.occurred?.exact_day()).min();
        let by = counted_day.and_then(|day| day.checked_add(jiff::Span::new().days(deadline.days)).ok());
        due.push(Due {
            to: transition.to.clone(),
            actor: transition.actor.clone(),
            by,
            counted_from: deadline.counted_from.clone(),
            counted_day,
            days: deadline.days,
            public: transition.public,
        });
    }
    due
}
