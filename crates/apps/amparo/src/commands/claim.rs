//! Claims by hand, and what becomes of them.

use amparo_casework::desk::Desk;
use amparo_casework::enter_claim::{
    BasisForm, ClaimForm, add_claim, correct_claim, dispute_claim, find_claim, restore_claim, retract_claim,
};
use amparo_casework::ledger::claim::kind::{KINDS, KindSet};
use amparo_casework::ledger::claim::{Audience, Modality};
use amparo_casework::ledger::ids::{CaseId, ClaimId};
use amparo_casework::ledger::source::{Translation, Translator};
use amparo_casework::problem::Problem;
use amparo_casework::same_event;
use amparo_casework::same_words::{stories_of_claims, story_in_words};
use amparo_casework::show_case::{Moment, show_case};
use serde_json::json;

use crate::args::{self, Claim, ClaimParts, SameEvent, WhichCase};
use crate::session::Session;
use crate::show;

pub(super) fn claim(session: &Session, args: Claim) -> Result<(), Problem> {
    match args {
        Claim::Add(args) => {
            let form = form(args.kind, args.parts)?;
            let id =
                session.write_case(args.which.case.as_deref(), |desk, case| add_claim(desk, case, &form))?;
            entered(session, id, "was entered");
        }
        Claim::Correct(args) => {
            let form = form(args.kind.unwrap_or_default(), args.parts)?;
            let (old, id) = session.write_case(args.which.case.as_deref(), |desk, case| {
                let old = find_claim(desk, case, &args.claim)?;
                Ok((old, correct_claim(desk, case, old, &form, &args.why)?))
            })?;
            entered(session, id, &format!("stands in the place of claim-{}", old.short()));
        }
        Claim::Retract(args) => {
            let id = at_claim(session, &args.which, &args.claim, |desk, case, id| {
                retract_claim(desk, case, id, &args.why)
            })?;
            entered(session, id, "was retracted; `amparo claim restore` takes that back");
        }
        Claim::Restore(args) => {
            let id = at_claim(session, &args.which, &args.claim, |desk, case, id| {
                restore_claim(desk, case, id, &args.why)
            })?;
            entered(session, id, "stands again");
        }
        Claim::Dispute(args) => {
            let id = at_claim(session, &args.which, &args.claim, |desk, case, id| {
                dispute_claim(desk, case, id, &args.by, &args.why)
            })?;
            entered(session, id, "stands and is marked as disputed on every page and paper");
        }
        Claim::Import(args) => super::claims_file::import(session, &args)?,
        Claim::Proof(args) => super::proof::proof(session, &args)?,
        Claim::List(which) => list(session, which.case.as_deref())?,
        Claim::Kinds => kinds(session),
    }
    Ok(())
}

/// Does something about the claim that a text means.
fn at_claim(
    session: &Session,
    which: &WhichCase,
    text: &str,
    what: impl FnOnce(&mut Desk, CaseId, ClaimId) -> Result<(), Problem>,
) -> Result<ClaimId, Problem> {
    session.write_case(which.case.as_deref(), |desk, case| {
        let id = find_claim(desk, case, text)?;
        what(desk, case, id)?;
        Ok(id)
    })
}

fn entered(session: &Session, id: ClaimId, what: &str) {
    if session.json {
        show::json(&json!({"claim": id}));
    } else {
        show::line(&format!("claim-{} {what}.", id.short()));
    }
}

fn form(kind: String, parts: ClaimParts) -> Result<ClaimForm, Problem> {
    let translation = translation(&parts);
    let mut fields = Vec::new();
    for pair in parts.set {
        let (name, text) = pair.split_once('=').ok_or_else(|| {
            Problem::input(
                "The claim was not entered. Nothing was saved.",
                format!("`--set {pair}` has no `=`."),
                "Write --set NAME=TEXT, such as --set charge=treason.",
            )
        })?;
        fields.push((name.to_owned(), text.to_owned()));
    }
    let basis = match (parts.source, parts.quote, parts.testimony, parts.from_title) {
        (Some(source), Some(words), ..) => BasisForm::Quote { source, words },
        (_, _, Some(account), _) => BasisForm::Testimony(account),
        (.., Some(title)) => BasisForm::Locator {
            title,
            publisher: parts.from_publisher.unwrap_or_default(),
            published: parts.from_date,
        },
        _ => BasisForm::Nothing,
    };
    Ok(ClaimForm {
        kind,
        person: parts.person,
        country: parts.country,
        organisation: parts.organisation,
        general: parts.general,
        another_person: parts.another_person,
        fields,
        occurred: parts.date,
        known: parts.known,
        place: parts.place,
        voices: parts.voices,
        modality: modality(parts.modality),
        grade: parts.grade,
        basis,
        translation,
        audience: parts.audience.map(audience),
    })
}

fn translation(parts: &ClaimParts) -> Option<Translation> {
    let by = parts.translated_by.clone().unwrap_or_default();
    Some(Translation {
        text: parts.translation.clone()?,
        language: parts.translation_language.clone().unwrap_or_default(),
        translator: match parts.translation_kind {
            args::TranslationKind::Certified => Translator::Certified(by),
            args::TranslationKind::Uncertified => Translator::Uncertified(by),
            args::TranslationKind::Machine => Translator::Machine(by),
        },
    })
}

fn audience(audience: args::Audience) -> Audience {
    match audience {
        args::Audience::Sealed => Audience::Sealed,
        args::Audience::Case => Audience::Case,
        args::Audience::Team => Audience::Team,
        args::Audience::Public => Audience::Public,
    }
}

fn modality(modality: args::Modality) -> Modality {
    match modality {
        args::Modality::Asserted => Modality::Asserted,
        args::Modality::Alleged => Modality::Alleged,
        args::Modality::Denied => Modality::Denied,
        args::Modality::Feared => Modality::Feared,
        args::Modality::Requested => Modality::Requested,
    }
}

fn list(session: &Session, case: Option<&str>) -> Result<(), Problem> {
    let file = session.read_case(case, |desk, case| show_case(desk, case, Moment::default()))?;
    if session.json {
        show::json(&file.claims);
        return Ok(());
    }
    if file.claims.is_empty() {
        show::line(
            "No claim stands yet. Decide on proposals with `amparo review`, or enter one with `amparo claim add`.",
        );
    }
    let stories = session.read_case(case, stories_of_claims)?.into_inner();
    for state in &file.claims {
        show::line(&super::case::claim_line(&file, state));
        for story in stories.get(&state.claim.id).into_iter().flatten() {
            show::line(&show::wrapped(&story_in_words(story), 90, "      = "));
        }
    }
    let standing = u64::try_from(file.claims.len()).unwrap_or(u64::MAX);
    show::line(&format!("{}.", show::count(standing, "claim stands", "claims stand")));
    Ok(())
}

fn kinds(session: &Session) {
    if session.json {
        let rows: Vec<_> = KINDS
            .iter()
            .map(|spec| {
                let fields: Vec<_> = spec.fields.iter().map(|field| field.name()).collect();
                json!({"kind": spec.name, "corpus": spec.set == KindSet::Corpus, "fields": fields, "meaning": spec.meaning})
            })
            .collect();
        show::json(&rows);
        return;
    }
    for spec in KINDS {
        let fields: Vec<_> = spec.fields.iter().map(|field| field.name()).collect();
        show::line(&format!("{:16} {}", spec.name, spec.meaning));
        show::line(&format!("{:16} parts: {}", "", fields.join(", ")));
    }
}

pub(super) fn same_event(session: &Session, args: &SameEvent) -> Result<(), Problem> {
    let which = args.which.case.as_deref();
    let named = |desk: &Desk, case| -> Result<Vec<_>, Problem> {
        args.claims.iter().map(|text| find_claim(desk, case, text)).collect()
    };
    if args.part {
        session.write_case(which, |desk, case| {
            let claims = named(desk, case)?;
            same_event::not_same_event(desk, case, &claims, &args.why)
        })?;
        show::line("They no longer count as one happening.");
    } else {
        let event = session.write_case(which, |desk, case| {
            let claims = named(desk, case)?;
            same_event::same_event(desk, case, claims, &args.why)
        })?;
        if session.json {
            show::json(&json!({"event": event}));
            return Ok(());
        }
        show::line(&format!(
            "They count as one happening, event-{}. Where they differ stays visible.",
            event.short()
        ));
    }
    Ok(())
}
