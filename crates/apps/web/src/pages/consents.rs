//! Agreements: who agreed that what may go to whom, until when; and their withdrawal.

use amparo_casework::ledger::consent::{ConsentKind, Purpose};
use amparo_casework::ledger::date::SourceDate;
use amparo_casework::ledger::record::ConsentState;
use amparo_casework::policy::Action;
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::record_consent::{ConsentForm, record_consent, withdraw_consent};
use amparo_casework::release_paper::list_releases;
use amparo_casework::show_case::list_consents;
use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page_with, see_other, status_of};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::case::frame::{CaseFrame, Part};
use crate::pages::frame::Frame;
use crate::pages::papers::title_of;
use crate::routes::{Gate, Route, get, post};

#[rustfmt::skip]
pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/consents", Gate::May(Action::SeeCase), show),
    post("/cases/{case}/consents", Gate::May(Action::RecordConsent), record),
    post("/cases/{case}/consents/{consent}/withdraw", Gate::May(Action::RecordConsent), withdraw),
];

/// How many days before an agreement ends the page begins to remind of it.
const REMIND_DAYS: i32 = 30;

#[derive(Template)]
#[template(path = "consents/list.html")]
struct ConsentsPage {
    frame: Frame,
    case: CaseFrame,
    standing: Vec<Row>,
    past: Vec<Row>,
    /// Agreements that end soon, or ended.
    reminders: Vec<String>,
    typed: Recorded,
    kinds: Vec<(&'static str, String, String)>,
    purposes: Vec<(&'static str, String)>,
    may_record: bool,
    problem: Option<Problem>,
}

/// An agreement in the list.
struct Row {
    id: String,
    kind: String,
    given_by: String,
    given_on: String,
    until: Option<String>,
    /// It ends soon, or has ended.
    ends: Option<String>,
    ended: bool,
    purposes: Vec<String>,
    addressees: Vec<String>,
    how: Option<String>,
    withdrawn: bool,
    /// What left on it.
    released: Vec<(String, String)>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Recorded {
    kind: String,
    given_by: String,
    purpose: Vec<String>,
    addressees: String,
    given_on: String,
    until: String,
    how: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Withdrawal {
    why: String,
}

/// The purposes, with the name that the form uses.
const PURPOSES: [(Purpose, &str); 3] =
    [(Purpose::Delivery, "delivery"), (Purpose::Publication, "publication"), (Purpose::Use, "use")];

/// What kind of agreement it is, in words.
pub(crate) fn kind_in_words(t: Speech, kind: ConsentKind) -> String {
    match kind {
        ConsentKind::PrivacyWaiver => t.say("consents-privacy-waiver"),
        ConsentKind::Prisoner => t.say("consents-prisoner"),
        ConsentKind::Family => t.say("consents-family"),
        ConsentKind::PowerOfAttorney => t.say("consents-power-of-attorney"),
        ConsentKind::SourceUse => t.say("consents-source-use"),
    }
}

/// What such an agreement lets happen.
fn kind_means(t: Speech, kind: ConsentKind) -> String {
    match kind {
        ConsentKind::PrivacyWaiver => t.say("consents-privacy-waiver-means"),
        ConsentKind::Prisoner => t.say("consents-prisoner-means"),
        ConsentKind::Family => t.say("consents-family-means"),
        ConsentKind::PowerOfAttorney => t.say("consents-power-of-attorney-means"),
        ConsentKind::SourceUse => t.say("consents-source-use-means"),
    }
}

fn purpose_in_words(t: Speech, purpose: Purpose) -> String {
    match purpose {
        Purpose::Delivery => t.say("consents-for-delivery"),
        Purpose::Publication => t.say("consents-for-publication"),
        Purpose::Use => t.say("consents-for-use"),
    }
}

pub(crate) fn show(ask: &Ask) -> Answer {
    let typed = Recorded { purpose: vec!["delivery".to_owned()], ..Recorded::default() };
    shown(ask, typed, None)
}

fn shown(ask: &Ask, typed: Recorded, problem: Option<Problem>) -> Answer {
    let case_id = ask.case()?;
    let (consents, releases, today) = ask.read(|desk| {
        let consents = list_consents(desk, case_id)?.into_inner();
        Ok((consents, list_releases(desk, case_id)?.into_inner(), desk.today()))
    })?;
    let row = |state: &ConsentState| {
        let relying = releases.iter().filter(|left| left.release.consents.contains(&state.consent.id));
        let left = relying.map(|left| {
            let told = format!("{}, {}", title_of(ask.t, left.release.paper), left.release.addressee);
            (left.release.id.to_string(), told)
        });
        Row { released: left.collect(), ..row(ask.t, state, today) }
    };
    let (past, standing): (Vec<Row>, Vec<Row>) =
        consents.iter().rev().map(row).partition(|row| row.withdrawn || row.ended);
    let reminders = standing
        .iter()
        .chain(past.iter().filter(|row| !row.withdrawn))
        .filter_map(|row| Some(format!("{}, {}: {}", row.kind, row.given_by, row.ends.as_ref()?)))
        .collect();
    let case = CaseFrame::new(ask, Part::Papers)?;
    let title = format!("{} – {}", ask.t.say("consents-title"), case.name);
    let frame = Frame { title, ..case.page(ask, Part::Papers) };
    let kinds =
        ConsentKind::ALL.map(|(kind, name)| (name, kind_in_words(ask.t, kind), kind_means(ask.t, kind)));
    let status = problem.as_ref().map_or(StatusCode::OK, |problem| status_of(problem.sort));
    let page = ConsentsPage {
        frame,
        standing,
        past,
        reminders,
        typed,
        kinds: kinds.to_vec(),
        purposes: PURPOSES.map(|(purpose, name)| (name, purpose_in_words(ask.t, purpose))).to_vec(),
        may_record: ask.may(Action::RecordConsent, Some(case.id)),
        case,
        problem,
    };
    page_with(status, &page)
}

fn row(t: Speech, state: &ConsentState, today: Date) -> Row {
    let consent = &state.consent;
    let last = consent.until.and_then(SourceDate::latest);
    let left = last.and_then(|last| today.until(last).ok()).map(|span| span.get_days());
    let ends = left.filter(|_| state.withdrawn.is_none()).and_then(|left| match left {
        ..0 => Some(t.with("consents-ended", "day", last.map(|day| t.day(day)).unwrap_or_default())),
        0 => Some(t.say("consents-ends-today")),
        1..=REMIND_DAYS => Some(t.count("consents-ends-in", left)),
        _ => None,
    });
    Row {
        id: consent.id.to_string(),
        kind: kind_in_words(t, consent.kind),
        given_by: consent.given_by.clone(),
        given_on: t.when(consent.given_on),
        until: consent.until.map(|until| t.when(until)),
        ends,
        ended: left.is_some_and(|left| left < 0),
        purposes: consent.purposes.iter().map(|purpose| purpose_in_words(t, *purpose)).collect(),
        addressees: consent.addressees.clone(),
        how: consent.how.clone(),
        withdrawn: state.withdrawn.is_some(),
        released: Vec::new(),
    }
}

pub(crate) fn record(ask: &Ask) -> Answer {
    let typed: Recorded = ask.form()?;
    let case = ask.case()?;
    let done = form_of(&typed)
        .map_err(Fail::from)
        .and_then(|form| ask.write(|desk| record_consent(desk, case, form)));
    match done {
        Ok(_) => {
            ask.say_next(ask.t.say("consents-recorded"));
            see_other(&format!("/cases/{case}/consents"))
        }
        Err(Fail::Problem(problem)) if problem.sort == Sort::Input => shown(ask, typed, Some(*problem)),
        Err(other) => Err(other),
    }
}

fn form_of(typed: &Recorded) -> Result<ConsentForm, Problem> {
    let kind = ConsentKind::ALL.iter().find(|(_, name)| *name == typed.kind).map(|(kind, _)| *kind);
    let kind = kind.ok_or_else(|| {
        Problem::input(
            "The consent was not recorded. Nothing was saved.",
            "Which agreement it is was not chosen.",
            "Choose one: each says what it lets happen.",
        )
    })?;
    let purposes = PURPOSES.iter().filter(|(_, name)| typed.purpose.iter().any(|sent| sent == name));
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let lines = typed.addressees.lines().filter_map(some);
    Ok(ConsentForm {
        kind,
        given_by: typed.given_by.clone(),
        purposes: purposes.map(|(purpose, _)| *purpose).collect(),
        addressees: lines.collect(),
        given_on: typed.given_on.trim().to_owned(),
        until: some(&typed.until),
        how: some(&typed.how),
    })
}

pub(crate) fn withdraw(ask: &Ask) -> Answer {
    let form: Withdrawal = ask.form()?;
    let case = ask.case()?;
    let id: amparo_casework::ledger::ids::ConsentId = ask.id("consent")?;
    if form.why.trim().is_empty() {
        let problem = Problem::input(
            "The consent was not withdrawn. Nothing was changed.",
            "No reason was given.",
            "Say who withdrew it, and how; the record keeps it.",
        );
        return shown(ask, Recorded::default(), Some(problem));
    }
    ask.write(|desk| withdraw_consent(desk, case, &id.to_string(), &form.why))?;
    ask.say_next(ask.t.say("consents-withdrawn-now"));
    see_other(&format!("/cases/{case}/consents"))
}

impl Recorded {
    /// Whether the form was sent with this purpose.
    fn has(&self, purpose: &str) -> bool {
        self.purpose.iter().any(|sent| sent == purpose)
    }
}
