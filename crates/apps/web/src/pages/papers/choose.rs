//! Which papers there are, how far each has come, and what left the desk.

use amparo_casework::keep_own_words::kept_words;
use amparo_casework::ledger::record::ReleaseState;
use amparo_casework::ledger::release::PaperKind;
use amparo_casework::papers::Paper;
use amparo_casework::policy::Action;
use amparo_casework::release_paper::list_releases;
use askama::Template;

use super::{OFFERED, name_of, purpose_of, title_of};
use crate::answer::{Answer, Fail, page};
use crate::ask::Ask;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "papers/choose.html")]
struct ChoosePage {
    frame: Frame,
    case: CaseFrame,
    offered: Vec<Offered>,
    released: Vec<Left>,
    may_write: bool,
}

/// A paper to write.
struct Offered {
    name: &'static str,
    title: String,
    purpose: String,
    /// Who kept own words for it, and when.
    words: Option<String>,
}

/// A paper that left.
pub(super) struct Left {
    pub(super) id: String,
    pub(super) short: String,
    pub(super) title: String,
    pub(super) addressee: String,
    pub(super) at: String,
    pub(super) as_of: String,
    pub(super) ending: String,
    pub(super) despite: bool,
}

impl Left {
    pub(super) fn of(ask: &Ask, state: &ReleaseState) -> Self {
        let release = &state.release;
        Self {
            id: release.id.to_string(),
            short: release.id.short(),
            title: title_of(ask.t, release.paper),
            addressee: release.addressee.clone(),
            at: ask.t.moment(state.done.at),
            as_of: ask.t.when(release.as_of),
            ending: release.files.first().ending.to_uppercase(),
            despite: release.despite.is_some(),
        }
    }
}

/// The papers of the case of the path that left, the latest first.
pub(super) fn left(ask: &Ask) -> Result<Vec<Left>, Fail> {
    let case = ask.case()?;
    let released = ask.read(|desk| list_releases(desk, case))?;
    Ok(released.iter().map(|state| Left::of(ask, state)).collect())
}

pub(super) fn show(ask: &Ask) -> Answer {
    let case = CaseFrame::new(ask, Part::Papers)?;
    let frame = case.page(ask, Part::Papers);
    let may_write = ask.may(Action::WritePaper, Some(case.id));
    let mut offered = Vec::new();
    for kind in OFFERED {
        offered.push(Offered {
            name: name_of(kind),
            title: title_of(ask.t, kind),
            purpose: purpose_of(ask.t, kind),
            words: if may_write { kept(ask, kind)? } else { None },
        });
    }
    page(&ChoosePage { frame, case, offered, released: left(ask)?, may_write })
}

/// Who kept own words for this kind of paper. A file on a perpetrator has them for each perpetrator: its page says.
fn kept(ask: &Ask, kind: PaperKind) -> Result<Option<String>, Fail> {
    let paper = match kind {
        PaperKind::RequestLetter => Paper::Letter,
        PaperKind::OnePage => Paper::OnePage,
        PaperKind::Dossier => Paper::Dossier,
        PaperKind::EmbassySubmission => Paper::Embassy,
        PaperKind::Addendum => Paper::Addendum(amparo_casework::papers::Since { entries: 0, day: None }),
        PaperKind::Worksheet
        | PaperKind::SanctionsFile
        | PaperKind::CustodyReport
        | PaperKind::ClaimProof => return Ok(None),
    };
    let case = ask.case()?;
    let kept = ask.read(|desk| kept_words(desk, case, paper))?;
    Ok(kept
        .by
        .as_ref()
        .map(|(by, at)| ask.t.with_all("papers-words-kept", &[("name", by), ("at", &ask.t.moment(*at))])))
}
