//! Freezing a paper for an addressee: first what stands in the way, then the release.

use amparo_casework::keep_own_words::KeptWords;
use amparo_casework::papers::Form;
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::release_paper::{
    ReleaseCheck, ReleaseForm, check_release, prepare_release, record_release,
};
use amparo_casework::show_case::list_consents;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use super::preview::draft_of;
use super::{Said, Wish, problem_of, title_of};
use crate::answer::{Answer, Fail, page_with, see_other, status_of};
use crate::ask::Ask;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::consents::kind_in_words;
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "papers/release.html")]
struct ReleasePage {
    frame: Frame,
    case: CaseFrame,
    title: String,
    wish: Wish,
    typed: Releasing,
    /// What stands in the way, once it is said to whom it goes.
    check: Option<Check>,
    /// Whom the agreements on file name.
    named: Vec<String>,
    as_of: String,
    as_of_day: String,
    known: u64,
    words_times: u64,
    problem: Option<Problem>,
}

struct Check {
    missing: Vec<String>,
    consents: Vec<String>,
    claims: usize,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Releasing {
    addressee: String,
    form: String,
    read: Option<String>,
    despite: String,
    as_of: String,
    known_at: String,
    since: String,
    person: String,
    words_times: u64,
}

impl Releasing {
    fn said(&self) -> Said<'_> {
        Said { as_of: &self.as_of, known_at: &self.known_at, since: &self.since, person: &self.person }
    }

    fn is_form(&self, ending: &str) -> bool {
        self.form == ending
    }

    fn form(&self) -> Form {
        match self.form.as_str() {
            "docx" => Form::Docx,
            "html" => Form::Html,
            "txt" => Form::Text,
            _ => Form::Pdf,
        }
    }

    fn release<'a>(&'a self, wish: &'a Wish, kept: &'a KeptWords) -> Result<ReleaseForm<'a>, Fail> {
        Ok(ReleaseForm {
            paper: wish.paper()?,
            form: self.form(),
            framework: &wish.framework,
            moment: wish.moment,
            own: &kept.words,
            addressee: &self.addressee,
            has_read_it: self.read.is_some(),
            despite: Some(self.despite.as_str()).filter(|why| !why.trim().is_empty()),
        })
    }
}

pub(super) fn show(ask: &Ask) -> Answer {
    let wish = Wish::of(ask)?;
    let query = ask.query();
    let one = |name| query.one(name).unwrap_or_default().trim().to_owned();
    let typed = Releasing { addressee: one("addressee"), form: one("form"), ..Releasing::default() };
    shown(ask, wish, typed, None)
}

fn shown(ask: &Ask, wish: Wish, typed: Releasing, problem: Option<Problem>) -> Answer {
    let kept = wish.words(ask)?;
    let draft = draft_of(ask, &wish)?;
    let named = ask.read(|desk| list_consents(desk, wish.case))?;
    let mut named: Vec<String> = named
        .iter()
        .filter(|state| state.withdrawn.is_none())
        .flat_map(|state| state.consent.addressees.clone())
        .collect();
    named.sort();
    named.dedup();
    let check = if typed.addressee.is_empty() { None } else { Some(checked(ask, &wish, &typed, &kept)?) };
    let case = CaseFrame::new(ask, Part::Papers)?;
    let title = title_of(ask.t, wish.kind);
    let frame = Frame { title: format!("{title} – {}", case.name), ..case.page(ask, Part::Papers) };
    let status = problem.as_ref().map_or(StatusCode::OK, |problem| status_of(problem.sort));
    let page = ReleasePage {
        frame,
        case,
        title,
        typed,
        check,
        named,
        as_of: ask.t.day(draft.as_of),
        as_of_day: draft.as_of.to_string(),
        known: draft.known_at,
        words_times: kept.times,
        wish,
        problem,
    };
    page_with(status, &page)
}

fn checked(ask: &Ask, wish: &Wish, typed: &Releasing, kept: &KeptWords) -> Result<Check, Fail> {
    let form = typed.release(wish, kept)?;
    let ReleaseCheck { missing, consents, claims } =
        ask.read(|desk| check_release(desk, wish.case, &form))?.into_inner();
    let told = consents.iter().map(|consent| {
        ask.t.with_all(
            "papers-consent-covers",
            &[
                ("kind", &kind_in_words(ask.t, consent.kind)),
                ("name", &consent.given_by),
                ("on", &ask.t.when(consent.given_on)),
            ],
        )
    });
    Ok(Check { missing, consents: told.collect(), claims })
}

pub(super) fn release(ask: &Ask) -> Answer {
    let typed: Releasing = ask.form()?;
    let wish = Wish::said(ask, typed.said())?;
    let kept = wish.words(ask)?;
    let done = if kept.times == typed.words_times {
        released(ask, &wish, &typed, &kept)
    } else {
        Err(words_changed().into())
    };
    match done {
        Ok(id) => {
            ask.say_next(ask.t.say("papers-released-now"));
            see_other(&format!("/cases/{}/papers/released/{id}", wish.case))
        }
        Err(Fail::Problem(problem)) if problem.sort != Sort::Locked => {
            let problem = problem_of(Fail::Problem(problem))?;
            // Whoever sends again sees the paper as it stands then.
            let now = Said { as_of: &wish.as_of, known_at: "", since: &wish.since, person: &wish.person };
            let wish = Wish::said(ask, now)?;
            shown(ask, wish, typed, Some(problem))
        }
        Err(other) => Err(other),
    }
}

/// It is printed while others work on; only putting it on record keeps them waiting.
fn released(ask: &Ask, wish: &Wish, typed: &Releasing, kept: &KeptWords) -> Result<String, Fail> {
    let form = typed.release(wish, kept)?;
    let prepared = ask.read(|desk| prepare_release(desk, wish.case, &form))?.into_inner();
    let released = ask.write(|desk| record_release(desk, prepared))?;
    Ok(released.id.to_string())
}

fn words_changed() -> Problem {
    Problem::new(
        Sort::InUse,
        "The paper was not released. Nothing was saved.",
        "Somebody changed the own words in it after you opened this page.",
        "Look at the draft as it stands now, and release it then.",
    )
}
