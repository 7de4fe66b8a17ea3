//! A person's finding on one gate or criterion: the page of that one, and the form.

use std::collections::BTreeSet;

use amparo_casework::assess_case::Assessed;
use amparo_casework::give_finding::{FindingForm, give_finding_having_seen, withdraw_finding};
use amparo_casework::ledger::act::Answer as Found;
use amparo_casework::ledger::ids::ClaimId;
use amparo_casework::policy::Action;
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::show_case::Moment;
use amparo_casework::wording::sentence;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use super::assessed;
use super::claim_card::{from, name_of};
use super::row::{Choice, Form, Row, answer_in_words, row};
use super::worksheet::{Head, head};
use crate::answer::{Answer, Fail, page_with, see_other, status_of};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;

/// How many further claims one page offers; a word looked for brings others.
const OTHERS_MAX: usize = 40;

#[derive(Template)]
#[template(path = "assessment/item.html")]
struct ItemPage {
    frame: Frame,
    case: CaseFrame,
    head: Head,
    row: Row,
    /// Claims of the case that do not stand here, for a finding that rests on them.
    others: Vec<Choice>,
    /// How many more there are than are shown.
    others_left: usize,
    wanted: String,
    before: Option<(String, String)>,
    after: Option<(String, String)>,
    answers: Vec<(&'static str, String)>,
    may_find: bool,
    problem: Option<Problem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    #[serde(default)]
    answer: String,
    #[serde(default)]
    reason: String,
    #[serde(default, rename = "claim")]
    claims: Vec<String>,
    #[serde(default)]
    seen: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Withdrawn {
    #[serde(default)]
    why: String,
}

pub(super) fn show(ask: &Ask) -> Answer {
    shown(ask, None, None)
}

/// The page of one gate or criterion: with what was typed and what is wrong with it, where something is.
fn shown(ask: &Ask, typed: Option<Form>, problem: Option<Problem>) -> Answer {
    let (assessed, members) = assessed(ask, Moment::default())?;
    let mut row = row(ask.t, &assessed, &members, ask.param("item")).ok_or(Fail::Absent)?;
    if let Some(typed) = typed {
        // What stands by now is what is seen by now.
        row.form = Form { seen: row.form.seen.clone(), ..typed };
    }
    let wanted = ask.query().one("q").unwrap_or_default().trim().to_owned();
    let (others, others_left) = others(ask.t, &assessed, &row, &wanted);
    let ids: Vec<(String, String)> = neighbours(&assessed);
    let at = ids.iter().position(|(id, _)| *id == row.id).unwrap_or_default();
    let case = CaseFrame::of(ask, &assessed.file, Moment::default(), Part::Assessment);
    let frame = case.page(ask, Part::Assessment);
    let status = problem.as_ref().map_or(StatusCode::OK, |problem| status_of(problem.sort));
    page_with(
        status,
        &ItemPage {
            frame,
            head: head(ask.t, &assessed, false),
            others,
            others_left,
            wanted,
            before: at.checked_sub(1).and_then(|at| ids.get(at)).cloned(),
            after: ids.get(at + 1).cloned(),
            answers: Found::ALL.map(|(answer, name)| (name, answer_in_words(ask.t, answer))).to_vec(),
            may_find: ask.may(Action::GiveFinding, Some(case.id)),
            case,
            row,
            problem,
        },
    )
}

/// Every gate and criterion with its title, in order.
fn neighbours(assessed: &Assessed) -> Vec<(String, String)> {
    let framework = &assessed.framework;
    let gates = framework.gates.iter().map(|gate| (gate.id.clone(), gate.question.clone()));
    let numbered = |item: &amparo_casework::law::framework::Item| match item.number {
        Some(number) => format!("({number}) {}", item.title),
        None => item.title.clone(),
    };
    gates.chain(framework.items.iter().map(|item| (item.id.clone(), numbered(item)))).collect()
}

/// The claims of the case that do not stand on this row and hold the word that is looked for.
fn others(t: Speech, assessed: &Assessed, row: &Row, wanted: &str) -> (Vec<Choice>, usize) {
    let here: BTreeSet<ClaimId> = row.choices().iter().map(|choice| choice.id).collect();
    let file = &assessed.file;
    let needle = wanted.to_lowercase();
    let mut found: Vec<Choice> = Vec::new();
    for state in file.standing().filter(|state| !here.contains(&state.claim.id)) {
        let told = sentence(&state.claim, &name_of(file, &state.claim));
        let chosen = row.form.claims.contains(&state.claim.id);
        if chosen || needle.is_empty() || told.to_lowercase().contains(&needle) {
            let from = from(t, &state.claim, &file.sources);
            found.push(Choice { id: state.claim.id, sentence: told, from, chosen });
        }
    }
    // What was chosen is never cut off.
    found.sort_by_key(|choice| !choice.chosen);
    let chosen = found.iter().filter(|choice| choice.chosen).count();
    let shown = found.len().min(OTHERS_MAX.max(chosen));
    let left = found.len() - shown;
    found.truncate(shown);
    (found, left)
}

pub(super) fn give(ask: &Ask) -> Answer {
    let given: Given = ask.form()?;
    let typed = Form {
        answer: given.answer.clone(),
        reason: given.reason.clone(),
        claims: given.claims.iter().filter_map(|id| id.parse().ok()).collect(),
        seen: String::new(),
    };
    let (case, framework, item) = (ask.case()?, ask.param("framework"), ask.param("item"));
    let done = form_of(framework, item, &given).map_err(Fail::from).and_then(|form| {
        let seen = given.seen.parse().ok();
        ask.write(|desk| give_finding_having_seen(desk, case, &form, seen))
    });
    match done {
        Ok(_) => {
            ask.say_next(ask.t.say("assess-finding-kept"));
            see_other(&format!("/cases/{case}/assessment/{framework}#on-{item}"))
        }
        Err(Fail::Problem(problem)) if problem.sort != Sort::Locked => {
            shown(ask, Some(typed), Some(*problem))
        }
        Err(other) => Err(other),
    }
}

fn form_of(framework: &str, item: &str, given: &Given) -> Result<FindingForm, Problem> {
    let refused =
        |why: &str, mend: &str| Problem::input("The finding was not recorded. Nothing was saved.", why, mend);
    let answer = Found::ALL.iter().find(|(_, name)| *name == given.answer).map(|(answer, _)| *answer);
    let answer = answer.ok_or_else(|| {
        refused(
            "No answer was chosen.",
            "Choose one of the answers. While nobody answers, the criterion is not answered.",
        )
    })?;
    let claims: Result<Vec<ClaimId>, _> = given.claims.iter().map(|id| id.parse()).collect();
    let claims = claims.map_err(|_| {
        refused("A claim that it rests on is none of this case.", "Choose the claims from the list.")
    })?;
    if claims.is_empty() {
        return Err(refused(
            "It rests on no claim.",
            "Choose the claims it rests on. If none of those shown fits, look for others of the case below the form.",
        ));
    }
    Ok(FindingForm {
        framework: framework.to_owned(),
        item: item.to_owned(),
        answer,
        reason: given.reason.clone(),
        claims,
    })
}

pub(super) fn withdraw(ask: &Ask) -> Answer {
    let given: Withdrawn = ask.form()?;
    let (case, framework, item) = (ask.case()?, ask.param("framework"), ask.param("item"));
    if given.why.trim().is_empty() {
        let problem = Problem::input(
            "The finding was not withdrawn. Nothing was changed.",
            "No reason was given.",
            "Say why it is withdrawn; the record keeps the reason.",
        );
        return shown(ask, None, Some(problem));
    }
    match ask.write(|desk| withdraw_finding(desk, case, framework, item, &given.why)) {
        Ok(_) => {
            ask.say_next(ask.t.say("assess-finding-withdrawn"));
            see_other(&format!("/cases/{case}/assessment/{framework}#on-{item}"))
        }
        Err(Fail::Problem(problem)) if problem.sort == Sort::NotFound => shown(ask, None, Some(*problem)),
        Err(other) => Err(other),
    }
}
