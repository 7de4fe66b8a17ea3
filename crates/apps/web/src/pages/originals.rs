//! Saving the original of a source: it leaves by a door of its own, once, within a minute.

use amparo_casework::custody::give_out::{GivenOut, give_out};
use amparo_casework::ledger::ids::SourceId;
use amparo_casework::policy::Action;
use askama::Template;
use axum::http::header::HOST;

use crate::answer::{Answer, page};
use crate::ask::Ask;
use crate::originals::LINK_LASTS;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;
use crate::routes::{Gate, Route, post};

pub(crate) const ROUTES: &[Route] =
    &[post("/cases/{case}/originals/{source}", Gate::May(Action::SaveSource), save)];

#[derive(Template)]
#[template(path = "sources/original.html")]
struct OriginalPage {
    frame: Frame,
    case: CaseFrame,
    given: GivenOut,
    size: String,
    link: String,
    seconds: u64,
}

/// Notes that a copy leaves, and shows the link to it.
fn save(ask: &Ask) -> Answer {
    let (case, source) = (ask.case()?, ask.id::<SourceId>("source")?);
    let given = ask.write(|desk| give_out(desk, case, source, "a member’s browser"))?.into_inner();
    let host = ask.headers.get(HOST).and_then(|host| host.to_str().ok());
    let link = ask.app.originals().link(host, ask.member()?, case, given.clone());
    let case = CaseFrame::new(ask, Part::Sources)?;
    let (frame, size) = (case.page(ask, Part::Sources), ask.t.number(given.size_bytes));
    page(&OriginalPage { frame, case, given, size, link, seconds: LINK_LASTS.as_secs() })
}
