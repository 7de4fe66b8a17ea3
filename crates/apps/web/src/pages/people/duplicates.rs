//! The same person? Pairs to answer, the answers that stand, the groups that follow.

use amparo_casework::duplicates::{
    Compared, Groups, Question, Questions, Side, answer, duplicates, groups, undo_answer,
};
use amparo_casework::ledger::identity::{SamePerson, Told};
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page_with, see_other};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room, Way};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/people/duplicates", Gate::May(Action::SeePeople), show),
    post("/people/duplicates/answer", Gate::May(Action::AnswerIdentity), answer_now),
    post("/people/duplicates/undo", Gate::May(Action::AnswerIdentity), undo_now),
];

/// How many questions a page shows: answering the first ones may settle others.
const SHOWN_MAX: usize = 20;

#[derive(Template)]
#[template(path = "people/duplicates.html")]
struct DuplicatesPage {
    frame: Frame,
    ways: Vec<Way>,
    asked: Questions,
    open: usize,
    groups: Groups,
    everyone: bool,
    may_answer: bool,
    wrong: Option<Problem>,
    typed: AnswerForm,
}

impl DuplicatesPage {
    fn both(question: &Question) -> [&Side; 2] {
        [&question.left, &question.right]
    }

    /// The page of the case in which this one stands; nothing for a row of a list.
    fn case_of(told: &Told) -> String {
        match told {
            Told::Person { case, .. } => format!("/cases/{case}"),
            Told::Listed { .. } => String::new(),
        }
    }
}

#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerForm {
    id: String,
    #[serde(default)]
    said: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    everyone: String,
}

fn compared(everyone: bool) -> Compared {
    Compared { lists: Vec::new(), everyone }
}

fn show(ask: &Ask) -> Answer {
    let everyone = ask.query().one("everyone").is_some();
    shown(ask, StatusCode::OK, everyone, None, AnswerForm::default())
}

fn shown(ask: &Ask, status: StatusCode, everyone: bool, wrong: Option<Problem>, typed: AnswerForm) -> Answer {
    let (mut asked, groups) = ask.read(|desk| {
        let compared = compared(everyone);
        Ok((duplicates(desk, &compared)?.into_inner(), groups(desk, &compared)?.into_inner()))
    })?;
    let open = asked.questions.len();
    asked.questions.truncate(SHOWN_MAX);
    let page = DuplicatesPage {
        frame: Frame::new(ask, Room::People, ask.t.say("duplicates-title")),
        ways: super::ways(ask.t, "/people/duplicates"),
        asked,
        open,
        groups,
        everyone,
        may_answer: ask.may(Action::AnswerIdentity, None),
        wrong,
        typed,
    };
    page_with(status, &page)
}

fn back(everyone: bool) -> &'static str {
    if everyone { "/people/duplicates?everyone=yes" } else { "/people/duplicates" }
}

fn answer_now(ask: &Ask) -> Answer {
    let form: AnswerForm = ask.form()?;
    let said = match form.said.as_str() {
        "same" => SamePerson::Same,
        "different" => SamePerson::Different,
        "cannot_tell" => SamePerson::CannotTell,
        _ => return Err(Fail::Absent),
    };
    let everyone = !form.everyone.is_empty();
    let why = Some(form.why.trim()).filter(|why| !why.is_empty());
    match ask.write(|desk| answer(desk, &compared(everyone), &form.id, said, why)) {
        Ok(_) => {
            ask.say_next(ask.t.say("duplicates-answered"));
            see_other(back(everyone))
        }
        Err(Fail::Problem(problem)) => {
            shown(ask, StatusCode::UNPROCESSABLE_ENTITY, everyone, Some(*problem), form.clone())
        }
        Err(other) => Err(other),
    }
}

fn undo_now(ask: &Ask) -> Answer {
    let form: AnswerForm = ask.form()?;
    let why = Some(form.why.trim()).filter(|why| !why.is_empty());
    ask.write(|desk| undo_answer(desk, &form.id, why))?;
    ask.say_next(ask.t.say("duplicates-undone"));
    see_other(back(!form.everyone.is_empty()))
}
