//! A paper as it stands: the sheet, what is missing, and the files.

use amparo_casework::dossier::HtmlParts;
use amparo_casework::papers::{PaperDraft, around, draft_paper, officials_to_file_on, place_of};
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use askama::Template;
use axum::http::StatusCode;

use super::choose::{Left, left};
use super::{Wish, problem_of, purpose_of, title_of};
use crate::answer::{Answer, Fail, download, page, page_with, status_of};
use crate::ask::Ask;
use crate::pages::assessment::form_asked;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "papers/paper.html")]
struct PaperPage {
    frame: Frame,
    case: CaseFrame,
    title: String,
    wish: Wish,
    /// Nothing where the paper cannot be put together.
    sheet: Option<Sheet>,
    problem: Option<Problem>,
    words_kept: Option<String>,
    takes_words: bool,
    may_release: bool,
}

/// The paper, for a page.
struct Sheet {
    parts: HtmlParts,
    missing: Vec<String>,
    as_of: String,
    as_of_day: String,
    known_at: u64,
}

#[derive(Template)]
#[template(path = "papers/which.html")]
struct WhichPage {
    frame: Frame,
    case: CaseFrame,
    title: String,
    purpose: String,
    wish: Wish,
    /// For an addendum: the papers that left, from which on something is new.
    releases: Option<Vec<Left>>,
    /// For a file on a perpetrator: who had a hand in the case.
    officials: Vec<(String, String)>,
    today: String,
    problem: Option<Problem>,
}

/// Puts the paper of a wish together with the own words that are kept for it.
pub(super) fn draft_of(ask: &Ask, wish: &Wish) -> Result<PaperDraft, Fail> {
    let paper = wish.paper()?;
    let words = wish.words(ask)?.words;
    let draft = ask.read(|desk| draft_paper(desk, wish.case, paper, &wish.framework, wish.moment, &words))?;
    Ok(draft.into_inner())
}

pub(super) fn show(ask: &Ask) -> Answer {
    let wish = match Wish::of(ask) {
        Ok(wish) => wish,
        // A day or a release that is none: the question is asked again, with what is wrong.
        Err(fail) => return which(ask, Wish::said(ask, super::Said::default())?, Some(problem_of(fail)?)),
    };
    if wish.paper.is_none() {
        return which(ask, wish, None);
    }
    let case = CaseFrame::new(ask, Part::Papers)?;
    let title = title_of(ask.t, wish.kind);
    let frame = Frame { title: format!("{title} – {}", case.name), ..case.page(ask, Part::Papers) };
    let kept = wish.words(ask)?;
    let words_kept = kept
        .by
        .as_ref()
        .map(|(by, at)| ask.t.with_all("papers-words-kept", &[("name", by), ("at", &ask.t.moment(*at))]));
    let (sheet, problem) = match draft_of(ask, &wish) {
        Ok(draft) => (Some(sheet_of(ask, &draft)?), None),
        Err(fail) => (None, Some(problem_of(fail)?)),
    };
    let takes_words = sheet.as_ref().is_some_and(|sheet| {
        around(wish.kind) != amparo_casework::papers::Around::default()
            || sheet.parts.parts.iter().any(|part| place_of(wish.kind, part).is_some())
    });
    let may_release = ask.may(Action::ReleasePaper, Some(case.id));
    let status = problem.as_ref().map_or(StatusCode::OK, |problem| status_of(problem.sort));
    let shown = PaperPage { frame, case, title, wish, sheet, problem, words_kept, takes_words, may_release };
    page_with(status, &shown)
}

fn sheet_of(ask: &Ask, draft: &PaperDraft) -> Result<Sheet, Fail> {
    Ok(Sheet {
        // The person is the page's first heading and the paper's kind its second.
        parts: draft.parts(3)?,
        missing: draft.missing(),
        as_of: ask.t.day(draft.as_of),
        as_of_day: draft.as_of.to_string(),
        known_at: draft.known_at,
    })
}

/// Asks what must be known before this paper can be put together.
fn which(ask: &Ask, wish: Wish, problem: Option<Problem>) -> Answer {
    use amparo_casework::ledger::release::PaperKind;
    let case = CaseFrame::new(ask, Part::Papers)?;
    let title = title_of(ask.t, wish.kind);
    let frame = Frame { title: format!("{title} – {}", case.name), ..case.page(ask, Part::Papers) };
    let addendum = wish.kind == PaperKind::Addendum;
    let officials = match wish.kind {
        PaperKind::SanctionsFile => ask.read(|desk| officials_to_file_on(desk, wish.case))?.into_inner(),
        _ => Vec::new(),
    };
    let shown = WhichPage {
        purpose: purpose_of(ask.t, wish.kind),
        releases: if addendum { Some(left(ask)?) } else { None },
        officials: officials.into_iter().map(|(key, name)| (key.to_string(), name)).collect(),
        today: ask.read(|desk| Ok(desk.today()))?.to_string(),
        frame,
        case,
        title,
        wish,
        problem,
    };
    match &shown.problem {
        Some(problem) => page_with(status_of(problem.sort), &shown),
        None => page(&shown),
    }
}

/// The paper as a file. It is set in type after the desk was let go of.
pub(super) fn save(ask: &Ask) -> Answer {
    let (form, kind) = form_asked(ask)?;
    let wish = Wish::of(ask)?;
    let draft = draft_of(ask, &wish)?;
    let written = draft.set(form)?;
    download(&wish.file_name(&draft.person, draft.as_of, form.ending()), kind, written.bytes)
}
