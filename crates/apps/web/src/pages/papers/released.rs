//! A paper that left: to whom, on which agreements, and the file again, byte for byte.

use amparo_casework::ledger::release::Despite;
use amparo_casework::release_paper::released_file;
use amparo_casework::show_case::list_consents;
use askama::Template;

use super::choose::Left;
use super::{file_word, name_of};
use crate::answer::{Answer, Fail, download, page};
use crate::ask::Ask;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::consents::kind_in_words;
use crate::pages::frame::Frame;
use amparo_casework::ledger::ids::ReleaseId;

#[derive(Template)]
#[template(path = "papers/released.html")]
struct ReleasedPage {
    frame: Frame,
    case: CaseFrame,
    left: Left,
    hash: String,
    length: u64,
    claims: usize,
    known_at: u64,
    framework: Option<(String, String)>,
    consents: Vec<String>,
    despite: Option<Despite>,
}

pub(super) fn show(ask: &Ask) -> Answer {
    let (case_id, id) = (ask.case()?, ask.id::<ReleaseId>("release")?);
    let (state, _) = ask.read(|desk| released_file(desk, case_id, &id.to_string()))?.into_inner();
    let consents = ask.read(|desk| list_consents(desk, case_id))?;
    let relied = consents.iter().filter(|one| state.release.consents.contains(&one.consent.id));
    let told = relied.map(|one| {
        let consent = &one.consent;
        ask.t.with_all(
            "papers-consent-covers",
            &[
                ("kind", &kind_in_words(ask.t, consent.kind)),
                ("name", &consent.given_by),
                ("on", &ask.t.when(consent.given_on)),
            ],
        )
    });
    let told = told.collect();
    let case = CaseFrame::new(ask, Part::Papers)?;
    let frame = case.page(ask, Part::Papers);
    let file = state.release.files.first();
    page(&ReleasedPage {
        frame,
        case,
        left: Left::of(ask, &state),
        hash: file.bytes.to_string(),
        length: file.length,
        claims: state.release.claims.len(),
        known_at: state.release.known_at,
        framework: state.release.framework.clone(),
        consents: told,
        despite: state.release.despite.clone(),
    })
}

pub(super) fn file(ask: &Ask) -> Answer {
    let (case, id) = (ask.case()?, ask.id::<ReleaseId>("release")?);
    let (state, bytes) = ask.read(|desk| released_file(desk, case, &id.to_string()))?.into_inner();
    let release = &state.release;
    let ending = release.files.first().ending.as_str();
    let kind = match ending {
        "pdf" => "application/pdf",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "html" => "text/html; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        _ => "application/octet-stream",
    };
    if bytes.is_empty() {
        return Err(Fail::Absent);
    }
    let name =
        format!("{}-{}-{}.{ending}", name_of(release.paper), file_word(&release.addressee), id.short());
    download(&name, kind, bytes)
}
