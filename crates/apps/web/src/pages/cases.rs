//! The list of cases.

use amparo_casework::cases::{CaseRow, list_cases};
use amparo_casework::policy::Action;
use askama::Template;

use crate::answer::{Answer, page, see_other};
use crate::ask::Ask;
use crate::pages::frame::{Frame, Room};
use crate::routes::{Gate, Route, get};

pub(crate) const ROUTES: &[Route] =
    &[get("/", Gate::SignedIn, home), get("/cases", Gate::May(Action::ListCases), list)];

#[derive(Template)]
#[template(path = "cases.html")]
struct CasesPage {
    frame: Frame,
    rows: Vec<CaseRow>,
}

/// The start of the desk.
pub(crate) fn home(_: &Ask) -> Answer {
    see_other("/cases")
}

pub(crate) fn list(ask: &Ask) -> Answer {
    let rows = ask.read(list_cases)?.into_inner();
    let frame = Frame::new(ask, Room::Cases, ask.t.say("cases-title"));
    page(&CasesPage { frame, rows })
}
