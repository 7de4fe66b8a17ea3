//! What became of each claim on record in a paper: it is in it, or the reason why not.

use amparo_casework::papers::{CoverageRow, draft_with_coverage};
use askama::Template;

use super::{Wish, title_of};
use crate::answer::{Answer, page};
use crate::ask::Ask;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "papers/coverage.html")]
struct CoveragePage {
    frame: Frame,
    case: CaseFrame,
    title: String,
    wish: Wish,
    used: usize,
    left_out: usize,
    rows: Vec<CoverageRow>,
}

pub(super) fn show(ask: &Ask) -> Answer {
    let wish = Wish::of(ask)?;
    let (paper, words) = (wish.paper()?, wish.words(ask)?.words);
    let (_, mut rows) = ask
        .read(|desk| draft_with_coverage(desk, wish.case, paper, &wish.framework, wish.moment, &words))?
        .into_inner();
    // What is not in the paper comes first: that is what the page is opened for.
    rows.sort_by_key(|row| row.used);
    let used = rows.iter().filter(|row| row.used).count();
    let case = CaseFrame::new(ask, Part::Papers)?;
    let frame = case.page(ask, Part::Papers);
    let left_out = rows.len() - used;
    page(&CoveragePage { frame, case, title: title_of(ask.t, wish.kind), wish, used, left_out, rows })
}
