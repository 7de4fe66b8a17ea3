//! The overview of a case.

use amparo_casework::show_case::Moment;
use askama::Template;

use super::frame::{CaseFrame, Part, file_of};
use crate::answer::{Answer, page};
use crate::ask::Ask;
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "case/overview.html")]
struct OverviewPage {
    frame: Frame,
    case: CaseFrame,
    as_of: String,
}

pub(super) fn show(ask: &Ask) -> Answer {
    let moment = Moment::default();
    let file = file_of(ask, moment)?;
    let case = CaseFrame::of(ask, &file, moment, Part::Overview);
    let frame = case.page(ask, Part::Overview);
    page(&OverviewPage { frame, case, as_of: ask.t.day(file.as_of.world) })
}
