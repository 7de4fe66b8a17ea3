//! Entering a claim by hand: choose the kind, fill in its fields, say what it rests on. A quote is found in its source,
//! however it was pasted; where it stands more than once, a person says which place is meant.

use amparo_casework::enter_claim::add_claim;
use amparo_casework::find_quote::{QuotePlace, find_quote};
use amparo_casework::ledger::case_file::CaseFile;
use amparo_casework::ledger::claim::kind::KINDS;
use amparo_casework::ledger::ids::SourceId;
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use amparo_casework::show_case::Moment;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page, page_with, see_other};
use crate::ask::Ask;
use crate::once;
use crate::pages::case::frame::{CaseFrame, Part, file_of};
use crate::pages::claims::to_show;
use crate::pages::claims_form::{Choice, Group, Purpose, Shown, Typed, kinds};
use crate::pages::frame::Frame;
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/claims/new", Gate::May(Action::WriteClaim), new),
    post("/cases/{case}/claims/begin", Gate::May(Action::WriteClaim), begin),
    post("/cases/{case}/claims/new", Gate::May(Action::WriteClaim), add),
];

#[derive(Template)]
#[template(path = "claims/kind.html")]
struct KindPage {
    frame: Frame,
    case: CaseFrame,
    groups: Vec<Group>,
    source: String,
}

#[derive(Template)]
#[template(path = "claims/new.html")]
struct NewPage {
    frame: Frame,
    case: CaseFrame,
    form: Shown,
    sources: Vec<Choice>,
    places: Vec<QuotePlace>,
    once: String,
    wrong: Option<Problem>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Begin {
    kind: String,
    source: String,
}

/// Chooses the kind, then shows its form.
fn new(ask: &Ask) -> Answer {
    let wanted: Begin = ask.query().read().map_err(|_| Fail::Absent)?;
    let file = file_of(ask, Moment::default())?;
    if !KINDS.iter().any(|spec| spec.name == wanted.kind) {
        let case = CaseFrame::of(ask, &file, Moment::default(), Part::Claims);
        let frame = case.page(ask, Part::Claims);
        return page(&KindPage { frame, case, groups: kinds(ask.t, ""), source: wanted.source });
    }
    let basis = "quote".to_owned();
    let typed = Typed { kind: wanted.kind, source: wanted.source, basis, ..Typed::default() };
    show(ask, &file, StatusCode::OK, graded(&file, typed), Vec::new(), None)
}

/// Words were quoted on the page of their source: the form begins with them.
fn begin(ask: &Ask) -> Answer {
    let file = file_of(ask, Moment::default())?;
    let typed = Typed { basis: "quote".to_owned(), ..Typed::of(ask.fields())? };
    if typed.kind.is_empty() {
        return Err(Problem::input(
            "No claim was begun. Nothing was saved.",
            "It is not said what kind of claim it is.",
            "Choose the kind.",
        )
        .into());
    }
    place_quote(ask, &file, graded(&file, typed))
}

/// The grade that most claims from this source have is offered for another.
fn graded(file: &CaseFile, typed: Typed) -> Typed {
    let Ok(source) = typed.source.parse::<SourceId>() else { return typed };
    let Some(grade) = usual_grade(file, source).filter(|_| typed.grade_source.is_empty()) else {
        return typed;
    };
    let letter = |at: usize| grade.chars().nth(at).map(String::from).unwrap_or_default();
    Typed { grade_source: letter(0), grade_information: letter(1), ..typed }
}

/// The grade that most claims from a source have.
pub(crate) fn usual_grade(file: &CaseFile, source: SourceId) -> Option<String> {
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for state in file.standing() {
        let from_it = state.claim.passages().iter().any(|passage| passage.source == source);
        if let Some(grade) = state.claim.grade.filter(|_| from_it) {
            *counts.entry(grade.to_string()).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(grade, _)| grade)
}

/// Looks for the quoted words and shows the form again with their place, the places to choose from, or why not.
fn place_quote(ask: &Ask, file: &CaseFile, mut typed: Typed) -> Answer {
    match placed(ask, &mut typed) {
        Ok(places) => show(ask, file, StatusCode::OK, typed, places, None),
        Err(fail) => {
            let problem = to_show(fail)?;
            show(ask, file, StatusCode::UNPROCESSABLE_ENTITY, typed, Vec::new(), Some(problem))
        }
    }
}

/// Finds the quote. Gives the places to choose from where it stands more than once; otherwise its place is set.
fn placed(ask: &Ask, typed: &mut Typed) -> Result<Vec<QuotePlace>, Fail> {
    let case = ask.case()?;
    let source: SourceId = typed.source.parse().map_err(|_| no_source())?;
    let places = ask.read(|desk| find_quote(desk, case, source, &typed.quote))?.into_inner();
    let chosen = typed.range();
    // A place that a script or a person chose counts when the quoted words stand there.
    let at = |range: &amparo_casework::ledger::source::CharRange| {
        places.iter().find(|place| place.start == range.start).cloned()
    };
    let found = match (chosen.as_ref().and_then(at), places.as_slice()) {
        (Some(place), _) => place,
        (None, [place]) => place.clone(),
        (None, []) => return Err(not_there(&typed.quote).into()),
        (None, _) => {
            typed.start.clear();
            typed.end.clear();
            return Ok(places);
        }
    };
    typed.start = found.start.to_string();
    typed.end = found.end.to_string();
    typed.quote = found.words;
    Ok(Vec::new())
}

fn not_there(words: &str) -> Problem {
    let shown: String = words.trim().chars().take(120).collect();
    Problem::input(
        "The claim was not entered. Nothing was saved.",
        format!("The words “{shown}” do not stand in the source."),
        "Copy the words exactly as they stand there, with their punctuation. Line ends do not matter.",
    )
}

fn no_source() -> Problem {
    Problem::input(
        "The claim was not entered. Nothing was saved.",
        "It is not said which source is quoted.",
        "Choose the source, or another basis.",
    )
}

fn add(ask: &Ask) -> Answer {
    let mut typed = Typed::of(ask.fields())?;
    let file = file_of(ask, Moment::default())?;
    if typed.step == "fields" {
        return show(ask, &file, StatusCode::OK, typed, Vec::new(), None);
    }
    let word = typed.once.clone();
    ask.once(&word, || {
        let case = ask.case()?;
        if typed.basis == "quote" {
            match placed(ask, &mut typed) {
                Ok(places) if places.is_empty() => {}
                Ok(places) => return show(ask, &file, StatusCode::CONFLICT, typed, places, None),
                Err(fail) => {
                    let problem = to_show(fail)?;
                    let status = StatusCode::UNPROCESSABLE_ENTITY;
                    return show(ask, &file, status, typed, Vec::new(), Some(problem));
                }
            }
        }
        let added =
            typed.form().map_err(Fail::from).and_then(|form| ask.write(|desk| add_claim(desk, case, &form)));
        match added {
            Ok(claim) => {
                ask.say_next(ask.t.say("claim-entered"));
                see_other(&format!("/cases/{case}/claims/{claim}"))
            }
            Err(fail) => {
                let problem = to_show(fail)?;
                show(ask, &file, StatusCode::UNPROCESSABLE_ENTITY, typed, Vec::new(), Some(problem))
            }
        }
    })
}

fn show(
    ask: &Ask,
    file: &CaseFile,
    status: StatusCode,
    typed: Typed,
    places: Vec<QuotePlace>,
    wrong: Option<Problem>,
) -> Answer {
    let case = CaseFrame::of(ask, file, Moment::default(), Part::Claims);
    let mut sources: Vec<Choice> = file
        .sources
        .values()
        .filter(|source| source.text.is_some())
        .map(|source| Choice {
            value: source.id.to_string(),
            label: source.title.clone(),
            chosen: source.id.to_string() == typed.source,
        })
        .collect();
    sources.sort_by(|left, right| left.label.cmp(&right.label));
    let word = if typed.once.is_empty() { once::word() } else { typed.once.clone() };
    let form = Shown::new(ask.t, file, typed, Purpose::New);
    let frame = case.page(ask, Part::Claims);
    page_with(status, &NewPage { frame, case, form, sources, places, once: word, wrong })
}
