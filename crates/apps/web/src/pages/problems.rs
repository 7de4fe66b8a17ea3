//! What is shown when something did not work: what, why, how to mend it, and whether anything was saved.

use amparo_casework::problem::{Problem, Sort};
use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};

use crate::answer::{Fail, page_with, see_other, status_of, with_type};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room};
use crate::pages::unlock;

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    frame: Frame,
    problem: Problem,
}

#[derive(Template)]
#[template(path = "absent.html")]
struct AbsentPage {
    frame: Frame,
}

/// The page for a failure.
pub(crate) fn show(ask: &Ask, fail: Fail) -> Response<Body> {
    let shown = match fail {
        Fail::Absent => absent(ask),
        Fail::Problem(problem) if problem.sort == Sort::NotFound => absent_or(ask, *problem),
        Fail::Problem(problem) if problem.sort == Sort::Locked => unlock::ended(ask),
        Fail::Problem(problem) => told(ask, *problem),
        Fail::SignIn => unlock::ended(ask),
        Fail::SetUpFirst => see_other("/account/second-factor"),
        Fail::StepUp => unlock::step_up_first(ask),
    };
    shown.unwrap_or_else(|_| broken())
}

fn absent(ask: &Ask) -> Result<Response<Body>, Fail> {
    if ask.session.is_none() && ask.here != "/" {
        // Whoever is not signed in learns nothing about what there is.
        return see_other("/unlock");
    }
    let frame = Frame::new(ask, Room::Nowhere, ask.t.say("absent-title"));
    page_with(StatusCode::NOT_FOUND, &AbsentPage { frame })
}

/// What is not there, and what is not for this member, looks the same on a case's pages.
fn absent_or(ask: &Ask, problem: Problem) -> Result<Response<Body>, Fail> {
    if ask.params.is_empty() { told(ask, problem) } else { absent(ask) }
}

fn told(ask: &Ask, problem: Problem) -> Result<Response<Body>, Fail> {
    let frame = Frame::new(ask, Room::Nowhere, ask.t.say("problem-title"));
    page_with(status_of(problem.sort), &ProblemPage { frame, problem })
}

/// When a browser was led here under a name that is not this desk's.
pub(crate) fn not_called_so() -> Response<Body> {
    let text = "This desk is not reached under that name. Nothing was changed.\n\
        Open it at 127.0.0.1 or localhost, with the port that `amparo serve` printed.\n";
    with_type(StatusCode::MISDIRECTED_REQUEST, "text/plain; charset=utf-8", text.into())
}

/// When even the page for a failure cannot be shown.
pub(crate) fn broken() -> Response<Body> {
    let text = "The page could not be put together. Nothing that was saved is lost.\n\
        Go back and try again; if it stays, report what you did.\n";
    with_type(StatusCode::INTERNAL_SERVER_ERROR, "text/plain; charset=utf-8", text.into())
}
