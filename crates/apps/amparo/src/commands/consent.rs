//! Consents, waivers and authorities.

use amparo_casework::dossier::date_in_words;
use amparo_casework::ledger::consent::{ConsentKind, Purpose};
use amparo_casework::problem::Problem;
use amparo_casework::record_consent::{ConsentForm, record_consent, withdraw_consent};
use amparo_casework::show_case::list_consents;
use serde_json::json;

use crate::args::{self, Consent};
use crate::session::Session;
use crate::show;

pub(super) fn consent(session: &Session, args: Consent) -> Result<(), Problem> {
    match args {
        Consent::Record(args) => {
            let form = ConsentForm {
                kind: kind(args.kind),
                given_by: args.by,
                purposes: args.purposes.into_iter().map(purpose).collect(),
                addressees: args.addressees,
                given_on: args.given_on,
                until: args.until,
                how: args.how,
            };
            let id = session
                .write_case(args.which.case.as_deref(), |desk, case| record_consent(desk, case, form))?;
            if session.json {
                show::json(&json!({"consent": id}));
            } else {
                show::line(&format!("The consent is on record as consent-{}.", id.short()));
            }
        }
        Consent::Withdraw { consent, why, which } => {
            let id = session.write_case(which.case.as_deref(), |desk, case| {
                withdraw_consent(desk, case, &consent, &why)
            })?;
            if session.json {
                show::json(&json!({"consent": id, "withdrawn": true}));
            } else {
                show::line(&format!("consent-{} was withdrawn.", id.short()));
            }
        }
        Consent::List(which) => list(session, which.case.as_deref())?,
    }
    Ok(())
}

fn list(session: &Session, case: Option<&str>) -> Result<(), Problem> {
    let rows = session.read_case(case, list_consents)?;
    if session.json {
        show::json(&rows);
        return Ok(());
    }
    if rows.is_empty() {
        show::line("No consent is on record. Nothing should leave the desk before one is.");
    }
    for state in rows.iter() {
        let consent = &state.consent;
        let name =
            ConsentKind::ALL.iter().find(|(kind, _)| *kind == consent.kind).map_or("", |(_, name)| name);
        let state = match &state.withdrawn {
            Some(why) => format!("WITHDRAWN: {why}"),
            None => {
                consent.until.map_or("stands".to_owned(), |until| format!("until {}", date_in_words(until)))
            }
        };
        let purposes: Vec<&str> = consent.purposes.iter().map(|one| purpose_name(*one)).collect();
        let to = if consent.addressees.is_empty() {
            "nobody named".to_owned()
        } else {
            consent.addressees.join(", ")
        };
        show::line(&format!(
            "consent-{}  {name}, given by {} on {}, for {} to {to}; {state}",
            consent.id.short(),
            consent.given_by,
            date_in_words(consent.given_on),
            purposes.join(" and "),
        ));
    }
    Ok(())
}

fn purpose_name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Delivery => "delivery",
        Purpose::Publication => "publication",
        Purpose::Use => "use",
    }
}

fn kind(kind: args::ConsentKind) -> ConsentKind {
    match kind {
        args::ConsentKind::PrivacyWaiver => ConsentKind::PrivacyWaiver,
        args::ConsentKind::Prisoner => ConsentKind::Prisoner,
        args::ConsentKind::Family => ConsentKind::Family,
        args::ConsentKind::PowerOfAttorney => ConsentKind::PowerOfAttorney,
        args::ConsentKind::SourceUse => ConsentKind::SourceUse,
    }
}

fn purpose(purpose: args::Purpose) -> Purpose {
    match purpose {
        args::Purpose::Delivery => Purpose::Delivery,
        args::Purpose::Publication => Purpose::Publication,
        args::Purpose::Use => Purpose::Use,
    }
}
