//! Recording who agreed that what may go to whom, and its withdrawal.

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::consent::{Consent, ConsentKind, Purpose};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, ConsentId};
use amparo_ledger::least_one::AtLeastOne;

use crate::desk::Desk;
use crate::enter_claim::date_given;
use crate::policy::Action;
use crate::problem::Problem;

/// An agreement as a person gives it.
#[derive(Debug, Clone)]
pub struct ConsentForm {
    /// Which agreement it is.
    pub kind: ConsentKind,
    /// Who gave it.
    pub given_by: String,
    /// For what.
    pub purposes: Vec<Purpose>,
    /// To whom it may go.
    pub addressees: Vec<String>,
    /// When it was given (EDTF).
    pub given_on: String,
    /// Until when it holds (EDTF).
    pub until: Option<String>,
    /// How it was obtained.
    pub how: Option<String>,
}

const NOT_RECORDED: &str = "The consent was not recorded. Nothing was saved.";

/// Records an agreement about the person of this case.
///
/// # Errors
/// When a part of it is missing or cannot be used.
pub fn record_consent(desk: &mut Desk, case: CaseId, form: ConsentForm) -> Result<ConsentId, Problem> {
    desk.may(Action::RecordConsent, Some(case))?;
    let record = desk.case_record(case)?;
    let about = record.cases.get(&case).map(|head| head.person).ok_or_else(|| {
        Problem::not_found(NOT_RECORDED, "The case is not on record.", "`amparo case list` prints the cases.")
    })?;
    let missing = |part: &str| {
        Problem::input(
            NOT_RECORDED,
            format!("{part} is missing."),
            "A consent says who agreed, to what, and when.",
        )
    };
    if form.given_by.trim().is_empty() {
        return Err(missing("Who gave it"));
    }
    let given_on = date_given(desk, "--given-on", Some(&form.given_on))
        .map_err(|problem| Problem { what: NOT_RECORDED.to_owned(), ..problem })?
        .ok_or_else(|| missing("The date"))?;
    let until: Option<SourceDate> = form.until.as_deref().map(str::parse).transpose().map_err(|error| {
        Problem::input(
            NOT_RECORDED,
            format!("{error}."),
            "Write the last day on which it holds, such as 2026-12-31.",
        )
    })?;
    let over_before = until.and_then(SourceDate::latest).zip(given_on.earliest());
    if over_before.is_some_and(|(until, given)| until < given) {
        return Err(Problem::input(
            NOT_RECORDED,
            "Its last day lies before the day on which it was given.",
            "Check both years. --until is the last day on which it holds.",
        ));
    }
    let consent = Consent {
        id: ConsentId::from_bytes(desk.random_bytes()),
        kind: form.kind,
        about,
        given_by: form.given_by.trim().to_owned(),
        purposes: AtLeastOne::new(form.purposes).ok_or_else(|| missing("What it is for"))?,
        addressees: form.addressees,
        given_on,
        until,
        how: form.how,
        paper: None,
    };
    let id = consent.id;
    desk.append(Scope::Case(case), vec![Act::ConsentRecorded { consent: Box::new(consent) }])?;
    Ok(id)
}

/// Records that an agreement was withdrawn.
///
/// # Errors
/// When no such agreement stands.
pub fn withdraw_consent(desk: &mut Desk, case: CaseId, text: &str, why: &str) -> Result<ConsentId, Problem> {
    desk.may(Action::RecordConsent, Some(case))?;
    let record = desk.case_record(case)?;
    let standing = record.consents.iter().filter(|(_, state)| state.withdrawn.is_none());
    let found: Vec<ConsentId> = standing.map(|(id, _)| *id).filter(|id| id.starts_with(text)).collect();
    let [consent] = found[..] else {
        return Err(Problem::not_found(
            "Nothing was changed.",
            format!("{} consents that stand have an id that begins with “{text}”.", found.len()),
            "`amparo consent list` prints them with their ids.",
        ));
    };
    desk.append(Scope::Case(case), vec![Act::ConsentWithdrawn { consent, why: why.trim().to_owned() }])?;
    Ok(consent)
}
