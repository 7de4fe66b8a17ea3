//! One claim: everything on it, its versions with what changed, and what a person may do with it.

use amparo_casework::claim_versions::{
    Change, ClaimHistory, Part as Changed, Version, claim_history, replace_claim, restore_version,
};
use amparo_casework::enter_claim::{dispute_claim, restore_claim, retract_claim};
use amparo_casework::ledger::case_file::CaseFile;
use amparo_casework::ledger::ids::{CaseId, ClaimId};
use amparo_casework::ledger::record::Standing;
use amparo_casework::policy::Action;
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::prove_claim::{ProofForm, prove_claim};
use amparo_casework::same_words::{Story, stories_of_claims};
use amparo_casework::show_case::Moment;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, download, page_with, see_other, status_of};
use crate::ask::Ask;
use crate::lang::{Speech, key};
use crate::once;
use crate::pages::case::frame::{CaseFrame, Part, file_of};
use crate::pages::claims::{Card, to_show};
use crate::pages::claims_form::{Purpose, Shown, Typed, is_quoted};
use crate::pages::frame::Frame;
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/claims/{claim}", Gate::May(Action::SeeCase), show),
    get("/cases/{case}/claims/{claim}/correct", Gate::May(Action::WriteClaim), correct),
    post("/cases/{case}/claims/{claim}/correct", Gate::May(Action::WriteClaim), correct_now),
    post("/cases/{case}/claims/{claim}/retract", Gate::May(Action::WriteClaim), retract),
    post("/cases/{case}/claims/{claim}/dispute", Gate::May(Action::WriteClaim), dispute),
    post("/cases/{case}/claims/{claim}/restore", Gate::May(Action::WriteClaim), restore),
    post("/cases/{case}/claims/{claim}/bring-back", Gate::May(Action::WriteClaim), bring_back),
    post("/cases/{case}/claims/{claim}/proof", Gate::May(Action::ReleasePaper), proof).stepped_up(),
];

/// A version as the page shows it.
struct Row {
    id: ClaimId,
    sentence: String,
    entered: String,
    by: String,
    why: Option<String>,
    changed: Vec<(String, String, String)>,
    stands: bool,
    retracted: Option<String>,
    number: usize,
}

#[derive(Template)]
#[template(path = "claims/one.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is a part of the page that is shown or left out")]
struct ClaimPage {
    frame: Frame,
    case: CaseFrame,
    /// The version that is shown in full: the one that stands, or the last one.
    card: Card,
    fields: Vec<(String, String)>,
    about: String,
    rows: Vec<Row>,
    same: Vec<(ClaimId, String)>,
    /// Where its words stand in several sources.
    stories: Vec<Story>,
    stands: bool,
    disputed: bool,
    may_write: bool,
    may_prove: bool,
    wrong: Option<Problem>,
    typed_why: String,
    typed_by: String,
    once: String,
}

fn history_of(ask: &Ask) -> Result<(CaseId, ClaimHistory), Fail> {
    let (case, claim) = (ask.case()?, ask.id::<ClaimId>("claim")?);
    Ok((case, ask.read(|desk| claim_history(desk, case, claim))?.into_inner()))
}

fn show(ask: &Ask) -> Answer {
    shown(ask, None, &Why::default())
}

fn shown(ask: &Ask, wrong: Option<Problem>, typed: &Why) -> Answer {
    let (case, history) = history_of(ask)?;
    let t = ask.t;
    let file = file_of(ask, Moment::default())?;
    let Some(last) = history.versions.last() else { return Err(Fail::Absent) };
    let card = Card::of(t, &file, &last.state);
    let fields = last.state.claim.statement.fields();
    let fields = fields.map(|(field, text)| (t.say(&format!("field-{}", field.name())), text.to_owned()));
    let rows = history.versions.iter().enumerate().rev().map(|(at, version)| row(t, &history, at, version));
    let same = history.same_event.iter().filter_map(|id| {
        let state = file.claim(*id)?;
        Some((*id, Card::of(t, &file, state).sentence))
    });
    let stories = ask.read(|desk| stories_of_claims(desk, case))?.into_inner();
    let case_frame = CaseFrame::of(ask, &file, Moment::default(), Part::Claims);
    let status = wrong.as_ref().map_or(StatusCode::OK, |problem| status_of(problem.sort));
    let template = ClaimPage {
        frame: case_frame.page(ask, Part::Claims),
        case: case_frame,
        fields: fields.collect(),
        about: last.about.clone(),
        rows: rows.collect(),
        same: same.collect(),
        stories: stories.get(&last.state.claim.id).cloned().unwrap_or_default(),
        stands: history.standing.is_some(),
        disputed: !last.state.disputes.is_empty(),
        may_write: ask.may(Action::WriteClaim, Some(case)) && !history.at_desk,
        may_prove: ask.may(Action::ReleasePaper, Some(case)),
        card,
        wrong,
        typed_why: typed.why.clone(),
        typed_by: typed.by.clone(),
        once: once::word(),
    };
    page_with(status, &template)
}

fn row(t: Speech, history: &ClaimHistory, at: usize, version: &Version) -> Row {
    let retracted = match &version.state.standing {
        Standing::Retracted { why } => Some(why.clone()),
        _ => None,
    };
    Row {
        id: version.state.claim.id,
        sentence: version.sentence.clone(),
        entered: t.moment(version.state.entered.at),
        by: version.entered_by.clone(),
        why: version.why.clone(),
        changed: version.changed.iter().map(|change| told(t, change)).collect(),
        stands: history.standing == Some(version.state.claim.id),
        retracted,
        number: at + 1,
    }
}

/// A change as (part, before, after).
fn told(t: Speech, change: &Change) -> (String, String, String) {
    let part = match change.part {
        Changed::Kind => t.say("claim-kind"),
        Changed::About => t.say("claim-about"),
        Changed::Field(field) => t.say(&format!("field-{}", field.name())),
        Changed::Occurred => t.say("claim-occurred"),
        Changed::Known => t.say("claim-known"),
        Changed::Place => t.say("claim-place"),
        Changed::Voices => t.say("claim-voices"),
        Changed::Modality => t.say("claim-modality"),
        Changed::Grade => t.say("claim-grade"),
        Changed::Audience => t.say("claim-audience"),
        Changed::Basis => t.say("claim-basis"),
        Changed::Translation => t.say("claim-translation"),
    };
    let words = |said: &Option<String>| {
        let Some(said) = said else { return String::new() };
        match change.part {
            Changed::Kind => t.say(&format!("kind-{said}")),
            Changed::Modality => t.say(&format!("modality-{said}")),
            Changed::Audience if ["sealed", "case", "team", "public"].contains(&said.as_str()) => {
                t.say(&format!("audience-{said}"))
            }
            Changed::Occurred | Changed::Known => {
                said.parse().map_or_else(|_| said.clone(), |date| t.when(date))
            }
            _ => said.clone(),
        }
    };
    (part, words(&change.before), words(&change.after))
}

#[derive(Template)]
#[template(path = "claims/correct.html")]
struct CorrectPage {
    frame: Frame,
    case: CaseFrame,
    /// The version that the form would take the place of.
    claim: ClaimId,
    quoted: Vec<String>,
    form: Shown,
    once: String,
    wrong: Option<Problem>,
    /// What stands now, where somebody else changed it meanwhile.
    meanwhile: Option<Meanwhile>,
}

/// What another person made of the claim meanwhile.
struct Meanwhile {
    sentence: String,
    by: String,
    at: String,
    why: String,
    /// (part, what stands now, what was typed here)
    differs: Vec<(String, String, String)>,
}

fn correct(ask: &Ask) -> Answer {
    let (case, history) = history_of(ask)?;
    let claim = ask.id::<ClaimId>("claim")?;
    match history.standing {
        Some(standing) if standing == claim => {}
        Some(standing) => return see_other(&format!("/cases/{case}/claims/{standing}/correct")),
        None => return see_other(&format!("/cases/{case}/claims/{claim}")),
    }
    let file = file_of(ask, Moment::default())?;
    let Some(version) = history.versions.last() else { return Err(Fail::Absent) };
    let typed = Typed::of_claim(&version.state.claim, &file);
    correcting(ask, &file, version, StatusCode::OK, typed, None, None)
}

fn correcting(
    ask: &Ask,
    file: &CaseFile,
    version: &Version,
    status: StatusCode,
    typed: Typed,
    wrong: Option<Problem>,
    meanwhile: Option<Meanwhile>,
) -> Answer {
    let case = CaseFrame::of(ask, file, Moment::default(), Part::Claims);
    let claim = &version.state.claim;
    let quoted = claim.passages().iter().map(|passage| passage.quote.clone()).collect();
    let mut form = Shown::new(ask.t, file, typed, Purpose::Correct);
    form.with_translation = is_quoted(&claim.basis);
    let frame = case.page(ask, Part::Claims);
    let word = once::word();
    page_with(
        status,
        &CorrectPage { frame, case, claim: claim.id, quoted, form, once: word, wrong, meanwhile },
    )
}

fn correct_now(ask: &Ask) -> Answer {
    let typed = Typed::of(ask.fields())?;
    let (case, history) = history_of(ask)?;
    let claim = ask.id::<ClaimId>("claim")?;
    let file = file_of(ask, Moment::default())?;
    let Some(version) = history.versions.last() else { return Err(Fail::Absent) };
    if typed.step == "fields" {
        return correcting(ask, &file, version, StatusCode::OK, typed, None, None);
    }
    let word = typed.once.clone();
    ask.once(&word, || {
        let done = typed
            .form()
            .map_err(Fail::from)
            .and_then(|form| ask.write(|desk| replace_claim(desk, case, claim, &form, &typed.why)));
        match done {
            Ok(better) => {
                ask.say_next(ask.t.say("claim-corrected"));
                see_other(&format!("/cases/{case}/claims/{better}"))
            }
            Err(fail) => {
                let problem = to_show(fail)?;
                let changed = problem.sort == Sort::Question && history.standing != Some(claim);
                let meanwhile = changed.then(|| meanwhile(ask.t, &file, version, &typed));
                correcting(ask, &file, version, status_of(problem.sort), typed, Some(problem), meanwhile)
            }
        }
    })
}

/// Both versions, part by part, where they differ.
fn meanwhile(t: Speech, file: &CaseFile, version: &Version, typed: &Typed) -> Meanwhile {
    let now = Typed::of_claim(&version.state.claim, file);
    let mut differs = Vec::new();
    let mut note = |label: String, now: &str, typed: &str| {
        if now.trim() != typed.trim() {
            differs.push((label, now.trim().to_owned(), typed.trim().to_owned()));
        }
    };
    let kind = |name: &str| t.say(&format!("kind-{name}"));
    note(t.say("claim-kind"), &kind(&now.kind), &kind(&typed.kind));
    let whom = |typed: &Typed| match typed.about.as_str() {
        "person" => {
            let head = typed.person.parse().ok().and_then(|person| file.people.get(&person));
            head.map_or_else(|| typed.person.clone(), |head| head.names.join(" · "))
        }
        "name" | "country" | "organisation" => typed.name.clone(),
        about => t.say(&format!("claim-about-{about}")),
    };
    note(t.say("claim-about"), &whom(&now), &whom(typed));
    let fields: std::collections::BTreeSet<_> =
        now.fields.keys().chain(typed.fields.keys()).copied().collect();
    for field in fields {
        let of = |typed: &Typed| typed.fields.get(&field).cloned().unwrap_or_default();
        note(t.say(&format!("field-{}", field.name())), &of(&now), &of(typed));
    }
    let date = |date: &crate::pages::claims_form::Dated| {
        let edtf = date.edtf().unwrap_or_default();
        edtf.parse().map_or(edtf, |date| t.when(date))
    };
    note(t.say("claim-occurred"), &date(&now.occurred), &date(&typed.occurred));
    note(t.say("claim-known"), &date(&now.known), &date(&typed.known));
    note(t.say("claim-place"), &now.place, &typed.place);
    note(t.say("claim-voices"), &now.voices, &typed.voices);
    let modality = |name: &str| t.say(&format!("modality-{name}"));
    note(t.say("claim-modality"), &modality(&now.modality), &modality(&typed.modality));
    let grade = |typed: &Typed| format!("{}{}", typed.grade_source, typed.grade_information);
    note(t.say("claim-grade"), &grade(&now), &grade(typed));
    note(t.say("claim-translation"), &now.translation, &typed.translation);
    Meanwhile {
        sentence: version.sentence.clone(),
        by: version.entered_by.clone(),
        at: t.moment(version.state.entered.at),
        why: version.why.clone().unwrap_or_default(),
        differs,
    }
}

/// What a person says of what they do with a claim.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Why {
    why: String,
    by: String,
    version: String,
    once: String,
}

/// Does something with a claim, once, and comes back to its page.
fn done(
    ask: &Ask,
    said: &'static str,
    act: impl FnOnce(&mut amparo_casework::desk::Desk, CaseId, ClaimId, &Why) -> Result<ClaimId, Problem>,
) -> Answer {
    let form: Why = ask.form()?;
    let (case, claim) = (ask.case()?, ask.id::<ClaimId>("claim")?);
    ask.once(&form.once, || match ask.write(|desk| act(desk, case, claim, &form)) {
        Ok(claim) => {
            ask.say_next(ask.t.say(said));
            see_other(&format!("/cases/{case}/claims/{claim}"))
        }
        Err(fail) => shown(ask, Some(to_show(fail)?), &form),
    })
}

fn retract(ask: &Ask) -> Answer {
    done(ask, key!("claim-retracted-said"), |desk, case, claim, form| {
        retract_claim(desk, case, claim, &form.why).map(|()| claim)
    })
}

fn dispute(ask: &Ask) -> Answer {
    done(ask, key!("claim-disputed-said"), |desk, case, claim, form| {
        dispute_claim(desk, case, claim, &form.by, &form.why).map(|()| claim)
    })
}

fn restore(ask: &Ask) -> Answer {
    done(ask, key!("claim-restored-said"), |desk, case, claim, form| {
        restore_claim(desk, case, claim, &form.why).map(|()| claim)
    })
}

fn bring_back(ask: &Ask) -> Answer {
    done(ask, key!("claim-brought-back-said"), |desk, case, claim, form| {
        let earlier = form.version.parse().map_err(|_| {
            Problem::input("Nothing was changed.", "No version was named.", "Choose one on the claim's page.")
        })?;
        restore_version(desk, case, claim, earlier, &form.why)
    })
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Proof {
    #[serde(default)]
    to: String,
    #[serde(default)]
    despite: String,
}

fn proof(ask: &Ask) -> Answer {
    let form: Proof = ask.form()?;
    let (case, claim) = (ask.case()?, ask.id::<ClaimId>("claim")?);
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let wanted = ProofForm { fields: Vec::new(), release_to: said(&form.to), despite: said(&form.despite) };
    match ask.write(|desk| prove_claim(desk, case, claim, &wanted)) {
        Ok(made) => {
            let made = made.into_inner();
            let name = format!("claim-{}.proof", claim.short());
            download(&name, "text/plain; charset=utf-8", made.text.into_bytes())
        }
        Err(fail) => shown(ask, Some(to_show(fail)?), &Why::default()),
    }
}
