//! A signed assessment, as it stood. Nothing of it is worked out again.

use amparo_casework::ledger::ids::{AssessmentId, ClaimId};
use amparo_casework::signed_assessment::{
    BodyItem, SignedBody, SignedShown, show_assessment, write_signed_worksheet,
};
use askama::Template;

use super::choose::{Signed, signed_rows};
use super::claim_card::{ClaimCard, as_signed, together};
use super::row::{answer_in_words, state_in_words};
use super::{form_asked, sheet_name};
use crate::answer::{Answer, download, page};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "assessment/signed.html")]
struct SignedPage {
    frame: Frame,
    case: CaseFrame,
    signed: Signed,
    body: SignedBody,
    entry: u64,
    items: Vec<Item>,
    /// The other signed ones under the same framework, to compare with.
    others: Vec<Signed>,
}

/// One gate or criterion, as it was signed.
struct Item {
    number: Option<String>,
    title: String,
    law: Option<(String, String)>,
    state: String,
    state_of_pack: bool,
    supports: Vec<ClaimCard>,
    against: Vec<ClaimCard>,
    beside: Vec<ClaimCard>,
    asks: Vec<String>,
    caveats: Vec<String>,
    finding: Option<(String, String, Vec<ClaimCard>)>,
}

pub(super) fn show(ask: &Ask) -> Answer {
    let (case_id, id) = (ask.case()?, ask.id::<AssessmentId>("assessment")?);
    let SignedShown { row, body } = ask.read(|desk| show_assessment(desk, case_id, id))?.into_inner();
    let case = CaseFrame::new(ask, Part::Assessment)?;
    let frame = case.page(ask, Part::Assessment);
    let others = signed_rows(ask)?.into_iter();
    let others = others.filter(|one| one.framework == row.framework && one.id != row.id.to_string());
    let items = body.items.iter().map(|item| told(ask.t, &body, item)).collect();
    page(&SignedPage {
        frame,
        case,
        signed: Signed::of(ask, &row),
        entry: row.entry,
        items,
        others: others.collect(),
        body,
    })
}

fn told(t: Speech, body: &SignedBody, item: &BodyItem) -> Item {
    let cards = |claims: &[ClaimId]| -> Vec<ClaimCard> {
        let known = claims.iter().filter_map(|id| body.claims.get(id));
        together(known.map(|claim| as_signed(t, claim, &body.sources, None)))
    };
    let beside = item.beside.iter().filter_map(|(id, because)| {
        body.claims.get(id).map(|claim| as_signed(t, claim, &body.sources, Some(because)))
    });
    let of_pack = meaning(body, item);
    Item {
        number: item.number.map(|number| number.to_string()),
        title: item.title.clone(),
        law: item.text.clone().zip(item.citation.clone()),
        state_of_pack: of_pack.is_some(),
        state: of_pack.unwrap_or_else(|| state_in_words(t, &item.state)),
        supports: cards(&item.supports),
        against: cards(&item.contradicts),
        beside: together(beside),
        asks: item.asks.clone(),
        caveats: item.caveats.clone(),
        finding: item.finding.as_ref().map(|finding| {
            (answer_in_words(t, finding.answer), finding.reason.clone(), cards(&finding.claims))
        }),
    }
}

/// What a gate's value means, in the words of the pack that was signed; nothing for a criterion, whose states are the same
/// in every pack.
fn meaning(body: &SignedBody, item: &BodyItem) -> Option<String> {
    let pack = amparo_casework::law::load(&body.pack).ok()?;
    let gate = pack.gate(&item.id)?;
    gate.values.iter().find(|value| value.id == item.state).map(|value| value.plain.clone())
}

/// The worksheet that was signed, as a file.
pub(super) fn save(ask: &Ask) -> Answer {
    let (form, kind) = form_asked(ask)?;
    let (case, id) = (ask.case()?, ask.id::<AssessmentId>("assessment")?);
    let (name, written) = ask.read(|desk| {
        let body = show_assessment(desk, case, id)?.into_inner().body;
        let written = write_signed_worksheet(desk, case, id, form)?.into_inner();
        Ok((sheet_name(&body.person, body.as_of, form), written))
    })?;
    download(&format!("signed-{name}"), kind, written.bytes)
}
