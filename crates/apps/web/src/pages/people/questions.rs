//! Sanctions questions: is this official that entry of a list? A hit is a question; a person answers.

use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use amparo_casework::screening::answer::{Answer as Said, answer_question, undo_answer};
use amparo_casework::screening::kept::kept;
use amparo_casework::screening::questions::{Question, State, screen};
use amparo_casework::screening::words::of_date;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page_with, see_other};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room, Way};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/people/questions", Gate::May(Action::SeePeople), show),
    post("/people/questions/look-up", Gate::May(Action::AnswerIdentity), look_up),
    post("/people/questions/answer", Gate::May(Action::AnswerIdentity), answer_now),
    post("/people/questions/undo", Gate::May(Action::AnswerIdentity), undo_now),
];

/// How many questions a page shows.
const SHOWN_MAX: usize = 25;

#[derive(Template)]
#[template(path = "people/questions.html")]
struct QuestionsPage {
    frame: Frame,
    ways: Vec<Way>,
    questions: Vec<Question>,
    open: usize,
    answered: usize,
    all: bool,
    may_answer: bool,
    wrong: Option<Problem>,
    typed: AnswerForm,
}

impl QuestionsPage {
    fn of_date(question: &Question) -> String {
        of_date(question.published)
    }

    fn side(&self, side: &str) -> String {
        match side {
            "for" => self.frame.t.say("questions-for"),
            "against" => self.frame.t.say("questions-against"),
            _ => self.frame.t.say("questions-silent"),
        }
    }
}

#[derive(Debug, Default, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerForm {
    question: String,
    #[serde(default)]
    said: String,
    #[serde(default)]
    because: String,
}

fn show(ask: &Ask) -> Answer {
    shown(ask, StatusCode::OK, None, AnswerForm::default())
}

fn shown(ask: &Ask, status: StatusCode, wrong: Option<Problem>, typed: AnswerForm) -> Answer {
    let all = ask.query().one("all").is_some();
    let mut questions = ask.read(kept)?.into_inner();
    let open = questions.iter().filter(|question| question.is_open()).count();
    let answered = questions.len() - open;
    if !all {
        questions.retain(Question::is_open);
    }
    questions.truncate(SHOWN_MAX);
    let page = QuestionsPage {
        frame: Frame::new(ask, Room::People, ask.t.say("questions-title")),
        ways: super::ways(ask.t, "/people/questions"),
        questions,
        open,
        answered,
        all,
        may_answer: ask.may(Action::AnswerIdentity, None),
        wrong,
        typed,
    };
    page_with(status, &page)
}

fn look_up(ask: &Ask) -> Answer {
    match ask.write(|desk| screen(desk, None, None, &mut |_| ())) {
        Ok(screened) => {
            let open = screened.questions.iter().filter(|question| question.is_open()).count();
            ask.say_next(ask.t.with_all(
                "questions-looked-up",
                &[
                    ("asked", &ask.t.number(screened.asked)),
                    ("open", &ask.t.number(open)),
                    ("left", &ask.t.number(screened.left_out)),
                ],
            ));
            see_other("/people/questions")
        }
        Err(Fail::Problem(problem)) => {
            shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem), AnswerForm::default())
        }
        Err(other) => Err(other),
    }
}

fn answer_now(ask: &Ask) -> Answer {
    let form: AnswerForm = ask.form()?;
    let said = match form.said.as_str() {
        "same" => Said::Same,
        "different" => Said::Different,
        "cannot_tell" => Said::CannotTell,
        _ => return Err(Fail::Absent),
    };
    match ask.write(|desk| answer_question(desk, &form.question, said, &form.because)) {
        Ok(_) => {
            ask.say_next(ask.t.say("questions-answered"));
            see_other("/people/questions")
        }
        Err(Fail::Problem(problem)) => {
            shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem), form.clone())
        }
        Err(other) => Err(other),
    }
}

fn undo_now(ask: &Ask) -> Answer {
    let form: AnswerForm = ask.form()?;
    match ask.write(|desk| undo_answer(desk, &form.question, &form.because)) {
        Ok(_) => {
            ask.say_next(ask.t.say("questions-undone"));
            see_other("/people/questions?all=yes")
        }
        Err(Fail::Problem(problem)) => {
            shown(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(*problem), form.clone())
        }
        Err(other) => Err(other),
    }
}
