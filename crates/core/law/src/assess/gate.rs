//! Who may be assessed at all. Unknown is not no: a gate closes only on a claim that says so.

use serde::Serialize;

use super::file::Laid;
use super::item::{beside, denying, matching};
use super::weigh::Evidence;
use super::{FindingState, Related, finding_on};
use amparo_ledger::claim::Modality;

use crate::framework::{Framework, Gate, GateQuestion, GateStanding, Route};

/// Where the file leaves one gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GateAssessment {
    /// The gate's id in the framework.
    pub id: String,
    /// Its value.
    pub value: String,
    /// Where that leaves the case.
    pub standing: GateStanding,
    /// What the value means.
    pub plain: String,
    /// The claims that show the standing.
    pub rests_on: Vec<Evidence>,
    /// The claims on what is needed besides, such as ties. Whether they suffice is a person's finding.
    pub needs: Vec<Evidence>,
    /// The claims that deny it or make it uncertain.
    pub against: Vec<Evidence>,
    /// Shown beside it, with the reason why they do not count.
    pub related: Vec<Related>,
    /// What would settle it.
    pub asks: Vec<String>,
    /// What a person is asked, one thing at a time, and what the file holds on each.
    pub questions: Vec<Asked>,
    /// What a person found.
    pub finding: FindingState,
}

/// One question and what the file holds on it. Claims speak to it; whether they settle it is a person's finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The question's id in the framework.
    pub id: String,
    /// What is asked.
    pub ask: String,
    /// How it is answered.
    pub how: String,
    /// The claims that speak to it, for or against.
    pub claims: Vec<Evidence>,
    /// Nothing on file speaks to it: open, which is not a no.
    pub open: bool,
}

/// What the claims make of one route.
struct Tried<'a> {
    route: &'a Route,
    shows: Vec<Evidence>,
    needs: Vec<Evidence>,
    against: Vec<Evidence>,
    firm: bool,
}

pub(super) fn assess(laid: &Laid<'_>, framework: &Framework, gate: &Gate) -> GateAssessment {
    // What somebody disputes closes nothing.
    let mut closing = matching(laid, &gate.closed, &[]);
    closing.retain(|one| !one.is_disputed());
    let mut tried: Vec<Tried<'_>> = gate
        .routes
        .iter()
        .map(|route| try_route(laid, route, &closing))
        .filter(|t| !t.shows.is_empty())
        .collect();
    // A firm route stands before an uncertain one; among equals the pack's order holds.
    tried.sort_by_key(|tried| !tried.firm);
    let (value, rests_on, needs, against) = match tried.into_iter().next() {
        Some(tried) => (tried.value().to_owned(), tried.shows, tried.needs, tried.against),
        None if closing.is_empty() => (gate.silent.clone(), Vec::new(), Vec::new(), Vec::new()),
        None => (gate.closed_value.clone(), closing, Vec::new(), Vec::new()),
    };
    let shown = rests_on.iter().chain(&needs).chain(&against).map(|evidence| evidence.claim).collect();
    let finding = finding_on(laid.file, framework, &gate.id);
    let found = finding != FindingState::NotAnswered;
    let meaning = gate.values.iter().find(|known| known.id == value);
    GateAssessment {
        id: gate.id.clone(),
        standing: meaning.map_or(GateStanding::Open, |known| known.standing),
        plain: meaning.map(|known| known.plain.clone()).unwrap_or_default(),
        value,
        rests_on,
        needs,
        against,
        related: beside(laid, &gate.related, &shown),
        asks: gate.asks.clone(),
        questions: gate.questions.iter().map(|question| asked(laid, question, found)).collect(),
        finding,
    }
}

fn asked(laid: &Laid<'_>, question: &GateQuestion, found: bool) -> Asked {
    let claims = matching(laid, &question.spoken_to_by, &[]);
    let by_finding = question.spoken_to_by.is_empty();
    Asked {
        id: question.id.clone(),
        ask: question.ask.clone(),
        how: question.how.clone(),
        open: if by_finding { !found } else { claims.is_empty() },
        claims,
    }
}

fn try_route<'a>(laid: &Laid<'_>, route: &'a Route, closing: &[Evidence]) -> Tried<'a> {
    let shows = matching(laid, &route.shows, &[]);
    let mut against = denying(laid, &route.shows);
    let known = |against: &[Evidence], one: &Evidence| against.iter().any(|other| other.claim == one.claim);
    for one in matching(laid, &route.unsettles, &[]).into_iter().chain(closing.iter().cloned()) {
        if !known(&against, &one) {
            against.push(one);
        }
    }
    let asserted = |one: &Evidence| one.modality == Modality::Asserted && !one.is_disputed();
    let firm = against.is_empty() && shows.iter().any(asserted);
    let mut needs = matching(laid, &route.needs, &[]);
    needs.retain(|need| !known(&shows, need));
    Tried { route, shows, needs, against, firm }
}

impl Tried<'_> {
    fn value(&self) -> &str {
        match (self.firm, self.needs.is_empty()) {
            (false, _) => &self.route.value_uncertain,
            (true, true) => &self.route.value_without,
            (true, false) => &self.route.value,
        }
    }
}
