//! The worksheet of a framework.

use amparo_casework::assess_case::Assessed;
use amparo_casework::law::assess::TrackAssessment;
use amparo_casework::papers::{OwnWords, Paper, draft_paper};
use amparo_casework::policy::Action;
use askama::Template;

use super::choose::{Signed, signed_rows};
use super::claim_card::ClaimCard;
use super::row::{Row, Rows, beside, cards, rows};
use super::{assessed, form_asked, moment_asked, sheet_name};
use crate::answer::{Answer, download, page};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "assessment/worksheet.html")]
struct WorksheetPage {
    frame: Frame,
    case: CaseFrame,
    head: Head,
    rows: Rows,
    tracks: Vec<Track>,
    signed: Vec<Signed>,
    may_find: bool,
    may_sign: bool,
}

/// What stands above every page on one framework.
pub(super) struct Head {
    pub(super) framework: String,
    pub(super) title: String,
    pub(super) citation: String,
    pub(super) version: String,
    pub(super) logic: String,
    pub(super) standard: String,
    pub(super) decision_maker: String,
    /// The passage that makes the test, in the instrument's words.
    pub(super) test: Option<(String, String)>,
    /// What is open about the pack.
    pub(super) open: Option<String>,
    pub(super) as_of: String,
    pub(super) as_of_day: String,
    pub(super) known_at: u64,
    /// An earlier moment is looked at: no finding is given on it.
    pub(super) earlier: bool,
}

/// Where one line of the procedure stands.
struct Track {
    title: String,
    plain: String,
    waiting: Option<String>,
    due: Vec<String>,
    claims: Vec<ClaimCard>,
    beside: Vec<ClaimCard>,
}

pub(super) fn head(t: Speech, assessed: &Assessed, earlier: bool) -> Head {
    let framework = &assessed.framework;
    let as_of = assessed.file.as_of;
    Head {
        framework: framework.id.clone(),
        title: framework.title.clone(),
        citation: framework.citation.clone(),
        version: framework.version.clone(),
        logic: framework.logic_plain.clone(),
        standard: framework.standard_of_proof.clone(),
        decision_maker: framework.decision_maker.clone(),
        test: framework.quote("determination").map(|quote| (quote.text.clone(), quote.citation.clone())),
        open: framework.verification.open.clone(),
        as_of: t.day(as_of.world),
        as_of_day: as_of.world.to_string(),
        known_at: as_of.record,
        earlier,
    }
}

pub(super) fn show(ask: &Ask) -> Answer {
    let moment = moment_asked(ask)?;
    let (assessed, members) = assessed(ask, moment)?;
    let case = CaseFrame::of(ask, &assessed.file, moment, Part::Assessment);
    let frame = case.page(ask, Part::Assessment);
    let head = head(ask.t, &assessed, moment.world.is_some() || moment.known_entries.is_some());
    let rows = rows(ask.t, &assessed, &members);
    let tracks = assessed.assessment.tracks.iter().map(|track| told(ask.t, &assessed, track)).collect();
    let signed = signed_rows(ask)?.into_iter().filter(|row| row.framework == head.framework).collect();
    let may = |action| ask.may(action, Some(case.id));
    let (may_find, may_sign) = (may(Action::GiveFinding) && !head.earlier, may(Action::SignAssessment));
    page(&WorksheetPage { frame, case, head, rows, tracks, signed, may_find, may_sign })
}

fn told(t: Speech, assessed: &Assessed, track: &TrackAssessment) -> Track {
    let waiting = track.waiting.as_ref().and_then(|waiting| waiting.elapsed).map(|elapsed| {
        let days = elapsed.days;
        if elapsed.at_least { t.count("assess-waiting-least", days) } else { t.count("assess-waiting", days) }
    });
    let due = track.due.iter().map(|due| {
        let by = due.by.map_or_else(|| t.say("assess-due-no-day"), |day| t.day(day));
        t.with_all("assess-due", &[("actor", &due.actor), ("what", &due.to.replace('_', " ")), ("by", &by)])
    });
    Track {
        title: track.title.clone(),
        plain: track.plain.clone(),
        waiting,
        due: due.collect(),
        claims: cards(t, assessed, &track.rests_on),
        beside: beside(t, assessed, &track.related),
    }
}

/// The worksheet as a file. It is set in type after the desk was let go of.
pub(super) fn save(ask: &Ask) -> Answer {
    let (form, kind) = form_asked(ask)?;
    let moment = moment_asked(ask)?;
    let (case, framework) = (ask.case()?, ask.param("framework"));
    let draft =
        ask.read(|desk| draft_paper(desk, case, Paper::Worksheet, framework, moment, &OwnWords::default()))?;
    let written = draft.set(form)?;
    download(&sheet_name(&draft.person, draft.as_of, form), kind, written.bytes)
}

/// The rows of a page, for its list of contents.
impl WorksheetPage {
    fn all(&self) -> impl Iterator<Item = &Row> {
        self.rows.gates.iter().chain(&self.rows.items)
    }
}
