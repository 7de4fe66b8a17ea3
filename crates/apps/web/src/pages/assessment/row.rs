//! One gate or criterion, as the worksheet and its own page show it.

use std::collections::{BTreeMap, BTreeSet};

use amparo_casework::assess_case::Assessed;
use amparo_casework::law::assess::{
    Asked, Caveat, Evidence, EvidenceState, FindingState, GateAssessment, ItemAssessment, Related, Side,
};
use amparo_casework::ledger::act::Answer;
use amparo_casework::ledger::ids::{ClaimId, MemberId};
use amparo_casework::papers::caveat_in_words;
use amparo_casework::signed_assessment::answer_name;
use amparo_casework::wording::sentence;
use jiff::civil::Date;

use super::claim_card::{ClaimCard, card, from, name_of, together};
use crate::lang::Speech;

/// One gate or criterion.
pub(super) struct Row {
    /// Its id in the framework, as paths name it.
    pub(super) id: String,
    /// Its number in the instrument.
    pub(super) number: Option<String>,
    pub(super) title: String,
    /// The instrument's own words, and where they stand.
    pub(super) law: Option<(String, String)>,
    /// What that means, in the pack's words.
    pub(super) plain: String,
    /// What the file holds, in a phrase.
    pub(super) state: String,
    /// The phrase is the pack's and not the interface's.
    pub(super) state_of_pack: bool,
    /// Why it does not apply.
    pub(super) because: Option<String>,
    pub(super) supports: Vec<ClaimCard>,
    pub(super) against: Vec<ClaimCard>,
    pub(super) beside: Vec<ClaimCard>,
    /// Where the support comes from, independently.
    pub(super) origins: Vec<String>,
    pub(super) origins_in_words: Option<String>,
    /// The newest information in support, and its age.
    pub(super) newest: Option<(String, String)>,
    /// What would settle it.
    pub(super) asks: Vec<String>,
    pub(super) caveats: Vec<String>,
    /// Questions to a person, for a gate.
    pub(super) questions: Vec<Question>,
    /// Traps, and evidence that is typical.
    pub(super) notes: Vec<String>,
    pub(super) typical: Vec<String>,
    pub(super) finding: Option<Found>,
    pub(super) form: Form,
}

/// One thing that a person is asked about a gate.
pub(super) struct Question {
    pub(super) ask: String,
    pub(super) how: String,
    pub(super) open: bool,
    pub(super) claims: Vec<ClaimCard>,
}

/// A person's finding.
pub(super) struct Found {
    pub(super) answer: String,
    pub(super) reason: String,
    pub(super) by: String,
    pub(super) at: String,
    /// The claims it rests on, as far as they stand.
    pub(super) claims: Vec<Choice>,
    /// Some of them no longer stand.
    pub(super) gone: usize,
    /// It was given under another version of the pack.
    pub(super) version: Option<String>,
}

/// The form in which a finding is given.
#[derive(Default, Clone)]
pub(super) struct Form {
    pub(super) answer: String,
    pub(super) reason: String,
    pub(super) claims: BTreeSet<ClaimId>,
    /// The finding that stood when the page was shown.
    pub(super) seen: String,
}

/// A claim that a finding may rest on.
#[derive(Clone)]
pub(super) struct Choice {
    pub(super) id: ClaimId,
    pub(super) sentence: String,
    /// Who tells it.
    pub(super) from: String,
    pub(super) chosen: bool,
}

impl Row {
    /// The claims that stand here, each once, to be chosen for a finding; then those chosen that stand elsewhere.
    pub(super) fn choices(&self) -> Vec<Choice> {
        let cards = self.supports.iter().chain(&self.against).chain(&self.beside);
        let asked = self.questions.iter().flat_map(|question| &question.claims);
        let mut seen = BTreeSet::new();
        let mut choices: Vec<Choice> = Vec::new();
        let found = self.finding.iter().flat_map(|found| &found.claims);
        let of_card = |card: &ClaimCard| Choice {
            id: card.id,
            sentence: card.sentence.clone(),
            from: card.from.clone(),
            chosen: false,
        };
        for choice in cards.chain(asked).map(of_card).chain(found.cloned()) {
            if seen.insert(choice.id) {
                let chosen = self.form.claims.contains(&choice.id);
                choices.push(Choice { chosen, ..choice });
            }
        }
        choices
    }
}

/// Who is who, for the name of whoever found something.
pub(super) type Members = BTreeMap<MemberId, String>;

/// The gates and criteria of an assessment, in the framework's order.
pub(super) struct Rows {
    pub(super) gates: Vec<Row>,
    pub(super) items: Vec<Row>,
}

/// Everything that the worksheet shows of an assessment.
pub(super) fn rows(t: Speech, assessed: &Assessed, members: &Members) -> Rows {
    let gates = assessed.assessment.gates.iter().map(|gate| of_gate(t, assessed, gate, members));
    let items = assessed.assessment.items.iter().map(|item| of_item(t, assessed, item, members));
    Rows { gates: gates.collect(), items: items.collect() }
}

/// The gate or criterion with this id.
pub(super) fn row(t: Speech, assessed: &Assessed, members: &Members, id: &str) -> Option<Row> {
    let gate = assessed.assessment.gate(id).map(|gate| of_gate(t, assessed, gate, members));
    gate.or_else(|| Some(of_item(t, assessed, assessed.assessment.item(id)?, members)))
}

fn of_gate(t: Speech, assessed: &Assessed, gate: &GateAssessment, members: &Members) -> Row {
    let row = assessed.framework.gate(&gate.id);
    let question = |asked: &Asked| Question {
        ask: asked.ask.clone(),
        how: asked.how.clone(),
        open: asked.open,
        claims: cards(t, assessed, &asked.claims),
    };
    let mut supports = cards(t, assessed, &gate.rests_on);
    supports.extend(cards(t, assessed, &gate.needs));
    Row {
        id: gate.id.clone(),
        number: None,
        title: row.map(|row| row.question.clone()).unwrap_or_default(),
        law: row.map(|row| (row.text.clone(), row.citation.clone())),
        plain: row.map(|row| row.plain.clone()).unwrap_or_default(),
        state: gate.plain.clone(),
        state_of_pack: true,
        because: None,
        supports,
        against: cards(t, assessed, &gate.against),
        beside: beside(t, assessed, &gate.related),
        origins: Vec::new(),
        origins_in_words: None,
        newest: None,
        asks: gate.asks.clone(),
        caveats: Vec::new(),
        questions: gate.questions.iter().map(question).collect(),
        notes: row.map(|row| row.notes.clone()).unwrap_or_default(),
        typical: row.map(|row| row.evidence_types.clone()).unwrap_or_default(),
        finding: found(t, assessed, &gate.finding, members),
        form: form_of(&gate.finding),
    }
}

fn of_item(t: Speech, assessed: &Assessed, item: &ItemAssessment, members: &Members) -> Row {
    let row = assessed.framework.item(&item.id);
    let because = match &item.state {
        EvidenceState::NotApplicable { because } => Some(because.clone()),
        _ => None,
    };
    // Said beside the origins already.
    let caveats = item.caveats.iter().filter(|caveat| !matches!(caveat, Caveat::OneOrigin { .. }));
    Row {
        id: item.id.clone(),
        number: item.number.map(|number| number.to_string()),
        title: item.title.clone(),
        law: row.and_then(|row| row.text.clone().zip(row.citation.clone())),
        plain: row.map(|row| row.plain.clone()).unwrap_or_default(),
        state: state_in_words(t, item.state.name()),
        state_of_pack: false,
        because,
        supports: cards(t, assessed, &item.supports.evidence),
        against: cards(t, assessed, &item.contradicts.evidence),
        beside: beside(t, assessed, &item.related),
        origins: item.supports.origins.iter().map(|origin| origin.name.clone()).collect(),
        origins_in_words: origins_in_words(t, &item.supports),
        newest: item.supports.newest.map(|day| (t.day(day), age(t, day, assessed.file.as_of.world))),
        asks: item.asks.clone(),
        caveats: caveats.map(caveat_in_words).collect(),
        questions: Vec::new(),
        notes: row.map(|row| row.notes.clone()).unwrap_or_default(),
        typical: row.map(|row| row.evidence_types.clone()).unwrap_or_default(),
        finding: found(t, assessed, &item.finding, members),
        form: form_of(&item.finding),
    }
}

pub(super) fn cards(t: Speech, assessed: &Assessed, evidence: &[Evidence]) -> Vec<ClaimCard> {
    together(evidence.iter().filter_map(|one| card(t, &assessed.file, one, None)))
}

pub(super) fn beside(t: Speech, assessed: &Assessed, related: &[Related]) -> Vec<ClaimCard> {
    together(related.iter().filter_map(|one| card(t, &assessed.file, &one.evidence, Some(&one.because))))
}

/// The states of evidence, in words. None of them says whether a criterion is met.
pub(super) fn state_in_words(t: Speech, name: &str) -> String {
    match name {
        "supported" => t.say("assess-state-supported"),
        "contested" => t.say("assess-state-contested"),
        "contradicted" => t.say("assess-state-contradicted"),
        "no_information" => t.say("assess-state-no-information"),
        "not_applicable" => t.say("assess-state-not-applicable"),
        other => other.replace('_', " "),
    }
}

fn origins_in_words(t: Speech, side: &Side) -> Option<String> {
    match side.origins.len() {
        0 => None,
        1 => Some(t.say("assess-one-origin")),
        several => Some(t.count("assess-origins", several)),
    }
}

/// How old a piece of information is on the day of the worksheet.
fn age(t: Speech, day: Date, today: Date) -> String {
    let days = i64::from(today.since(day).map_or(0, |span| span.get_days())).max(0);
    match days {
        0..=60 => t.count("assess-age-days", days),
        61..=730 => t.count("assess-age-months", days / 30),
        _ => t.count("assess-age-years", days / 365),
    }
}

/// An answer, in words.
pub(super) fn answer_in_words(t: Speech, answer: Answer) -> String {
    match answer {
        Answer::Shown => t.say("assess-answer-shown"),
        Answer::ShownInPart => t.say("assess-answer-shown-in-part"),
        Answer::NotShown => t.say("assess-answer-not-shown"),
        Answer::NotApplicable => t.say("assess-answer-not-applicable"),
    }
}

fn found(t: Speech, assessed: &Assessed, finding: &FindingState, members: &Members) -> Option<Found> {
    let FindingState::Given { answer, reason, by, at, version, claims, gone, .. } = finding else {
        return None;
    };
    let file = &assessed.file;
    let told = |id: &ClaimId| {
        let claim = &file.claim(*id)?.claim;
        Some(Choice {
            id: *id,
            sentence: sentence(claim, &name_of(file, claim)),
            from: from(t, claim, &file.sources),
            chosen: true,
        })
    };
    Some(Found {
        answer: answer_in_words(t, *answer),
        reason: reason.clone(),
        by: members.get(by).cloned().unwrap_or_else(|| by.to_string()),
        at: t.moment(*at),
        claims: claims.iter().filter_map(told).collect(),
        gone: gone.len(),
        version: (*version != assessed.framework.version).then(|| version.clone()),
    })
}

fn form_of(finding: &FindingState) -> Form {
    match finding {
        FindingState::NotAnswered => Form::default(),
        FindingState::Given { id, answer, reason, claims, .. } => Form {
            answer: answer_name(*answer).to_owned(),
            reason: reason.clone(),
            claims: claims.iter().copied().collect(),
            seen: id.to_string(),
        },
    }
}
