//! One claim through time: every version with what changed, a better one in the place of the last, an earlier one again.
//!
//! A correction is a new claim that says which one it corrects, so the chain of corrections is the history of one
//! statement. Nothing is rewritten: bringing an earlier version back is another correction, with its content.

use std::collections::BTreeSet;

use amparo_ledger::act::Act;
use amparo_ledger::claim::{Audience, Basis, Claim, Scope, Subject};
use amparo_ledger::ids::{CaseId, ClaimId, SourceId};
use amparo_ledger::record::{ClaimState, Record, Standing};
use serde::Serialize;

use crate::desk::Desk;
use crate::enter_claim::{BasisForm, ClaimForm, basis_of, claim_on, reason, unchanged};
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::proposals::standing_in_place_of;

/// A claim with everything that stood in its place before or stands there now.
#[derive(Debug, Clone)]
pub struct ClaimHistory {
    /// Every version, the first one first.
    pub versions: Vec<Version>,
    /// The one that stands; `None` when it was retracted.
    pub standing: Option<ClaimId>,
    /// The sources that the versions cite, by id, with their titles.
    pub sources: Vec<(SourceId, String)>,
    /// Claims that count as the same happening as the one that stands.
    pub same_event: Vec<ClaimId>,
    /// The rest of the record lies at the desk: it is not this case's to change.
    pub at_desk: bool,
}

/// One version of a claim.
#[derive(Debug, Clone)]
pub struct Version {
    /// The claim as it was entered, and what became of it.
    pub state: ClaimState,
    /// Whom or what it is about, in words.
    pub about: String,
    /// The statement in one sentence.
    pub sentence: String,
    /// Who entered it.
    pub entered_by: String,
    /// Why it took the place of the one before; `None` for the first.
    pub why: Option<String>,
    /// What it says differently from the one before.
    pub changed: Vec<Change>,
}

/// One part of a claim that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Which part: a field's name, or `kind`, `about`, `occurred` and so on.
    pub part: Part,
    /// What it said before; `None`: nothing.
    pub before: Option<String>,
    /// What it says now; `None`: nothing.
    pub after: Option<String>,
}

/// A part of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The kind.
    Kind,
    /// Whom or what it is about.
    About,
    /// A field of the statement.
    Field(amparo_ledger::Field),
    /// When it happened.
    Occurred,
    /// When it became known.
    Known,
    /// Where.
    Place,
    /// Who says so.
    Voices,
    /// What they do with it.
    Modality,
    /// The grade.
    Grade,
    /// Who may see it.
    Audience,
    /// What it rests on.
    Basis,
    /// The translation of the quoted words.
    Translation,
}

/// The history of a claim, named by any of its versions.
///
/// # Errors
/// When no such claim was ever on record.
pub fn claim_history(desk: &Desk, case: CaseId, claim: ClaimId) -> Result<Visible<ClaimHistory>, Problem> {
    let record = desk.case_record(case)?;
    let chain = chain_of(&record, claim).ok_or_else(|| {
        Problem::not_found("Nothing is shown.", "There is no such claim.", "Look at the claims of the case.")
    })?;
    let mut versions: Vec<Version> = Vec::new();
    for state in &chain {
        let before = versions.last().map(|version| &version.state);
        let why = before.and_then(|before| match &before.standing {
            Standing::Corrected { why, .. } => Some(why.clone()),
            _ => None,
        });
        let about = about(&record, &state.claim.subject);
        versions.push(Version {
            sentence: crate::wording::sentence(&state.claim, &about),
            about,
            entered_by: record
                .members
                .get(&state.entered.by)
                .map(|member| member.name.clone())
                .unwrap_or_default(),
            why,
            changed: before.map(|before| changes(&record, &before.claim, &state.claim)).unwrap_or_default(),
            state: (*state).clone(),
        });
    }
    let standing = standing_in_place_of(&record, claim);
    let cited: BTreeSet<SourceId> =
        chain.iter().flat_map(|state| state.claim.passages()).map(|passage| passage.source).collect();
    let title = |id: &SourceId| record.sources.get(id).map(|state| (*id, state.source.title.clone()));
    let happening =
        record.occurrences.values().filter(|group| standing.is_some_and(|id| group.contains(&id)));
    let stands = |id: &&ClaimId| {
        Some(**id) != standing
            && record.claims.get(*id).is_some_and(|state| state.standing == Standing::Current)
    };
    let history = ClaimHistory {
        standing,
        sources: cited.iter().filter_map(title).collect(),
        same_event: happening.flatten().filter(stands).copied().collect(),
        at_desk: chain.last().is_some_and(|state| state.claim.scope == Scope::Desk),
        versions,
    };
    desk.show(Scope::Case(case), history)
}

/// The claims of a case that were retracted, the last one first, with why.
///
/// # Errors
/// When the record cannot be read.
pub fn retracted_claims(
    desk: &Desk,
    case: CaseId,
) -> Result<Visible<Vec<(ClaimId, String, String)>>, Problem> {
    let record = desk.case_record(case)?;
    let mut rows: Vec<_> = record
        .claims
        .values()
        .filter_map(|state| match &state.standing {
            Standing::Retracted { why } => Some((state, why)),
            _ => None,
        })
        .collect();
    rows.sort_by_key(|(state, _)| std::cmp::Reverse(state.entered.seq));
    let told = |(state, why): (&std::sync::Arc<ClaimState>, &String)| {
        let sentence = crate::wording::sentence(&state.claim, &about(&record, &state.claim.subject));
        (state.claim.id, sentence, why.clone())
    };
    desk.show(Scope::Case(case), rows.into_iter().map(told).collect())
}

/// Puts the claim of this form in the place of one that stands, as a whole: what the form leaves out is not said any more.
/// Only where it says nothing of a basis does the claim rest on what it rested on.
///
/// # Errors
/// When the claim does not stand, somebody corrected it meanwhile, or the form cannot be used.
pub fn replace_claim(
    desk: &mut Desk,
    case: CaseId,
    old: ClaimId,
    form: &ClaimForm,
    why: &str,
) -> Result<ClaimId, Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    let not_corrected = |problem: Problem| Problem {
        what: "The claim was not corrected. Nothing was changed.".into(),
        ..problem
    };
    let why = reason(why, "corrected")?;
    let record = desk.case_record(case)?;
    let earlier = unchanged(&record, old)?.claim.clone();
    let basis = match &form.basis {
        BasisForm::Nothing => without_translation(earlier.basis.clone()),
        given => basis_of(desk, &record, given).map_err(not_corrected)?,
    };
    let (claim, named) = claim_on(desk, &record, case, form, basis).map_err(not_corrected)?;
    let claim = Claim { scope: earlier.scope, ..claim };
    if same_content(&claim, &earlier) {
        return Err(Problem::input(
            "The claim was not corrected. Nothing was changed.",
            "It says the same as before, word for word.",
            "Change what is wrong, or leave it as it is.",
        ));
    }
    let id = claim.id;
    let mut acts: Vec<Act> = named.into_iter().collect();
    acts.push(Act::ClaimCorrected { corrects: old, claim: Box::new(claim), why });
    desk.append(Scope::Case(case), acts)?;
    Ok(id)
}

/// Puts an earlier version of a claim in the place of the one that stands.
///
/// # Errors
/// When `now` does not stand, or `earlier` is no earlier version of it.
pub fn restore_version(
    desk: &mut Desk,
    case: CaseId,
    now: ClaimId,
    earlier: ClaimId,
    why: &str,
) -> Result<ClaimId, Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    let why = reason(why, "restored")?;
    let record = desk.case_record(case)?;
    let standing = unchanged(&record, now)?.claim.clone();
    let chain = chain_of(&record, now).unwrap_or_default();
    let found = chain.iter().find(|state| state.claim.id == earlier && earlier != now);
    let Some(found) = found else {
        return Err(Problem::not_found(
            "Nothing was changed.",
            "That is no earlier version of this claim.",
            "Choose one of the versions on the claim's page.",
        ));
    };
    // Who may see it is not a part of what it says: an audience that was narrowed since stays narrow.
    let audience = found.claim.audience.clone().min(standing.audience.clone());
    let claim = Claim { id: ClaimId::from_bytes(desk.random_bytes()), audience, ..found.claim.clone() };
    if same_content(&claim, &standing) {
        return Err(Problem::input(
            "Nothing was changed.",
            "What stands says the same, word for word.",
            "There is nothing to restore.",
        ));
    }
    let id = claim.id;
    desk.append(Scope::Case(case), vec![Act::ClaimCorrected { corrects: now, claim: Box::new(claim), why }])?;
    Ok(id)
}

/// Every version of a claim, the first one first.
fn chain_of(record: &Record, claim: ClaimId) -> Option<Vec<&ClaimState>> {
    let mut first = record.claims.get(&claim)?;
    while let Some(before) = first.corrects.and_then(|before| record.claims.get(&before)) {
        first = before;
    }
    let mut chain: Vec<&ClaimState> = vec![first];
    while let Some(Standing::Corrected { by, .. }) = chain.last().map(|state| &state.standing) {
        chain.push(record.claims.get(by)?);
    }
    Some(chain)
}

fn without_translation(basis: Basis) -> Basis {
    let Basis::Passages(passages) = basis else { return basis };
    let mut passages: Vec<_> = passages.into();
    passages.iter_mut().for_each(|passage| passage.translation = None);
    let passages = amparo_ledger::least_one::AtLeastOne::new(passages).expect("there was at least one");
    Basis::Passages(passages)
}

fn same_content(left: &Claim, right: &Claim) -> bool {
    *left == Claim { id: left.id, ..right.clone() }
}

/// Whom or what a claim is about, in words.
pub(crate) fn about(record: &Record, subject: &Subject) -> String {
    match subject {
        Subject::Person(person) => record.name_of(*person).unwrap_or("?").to_owned(),
        Subject::Organisation(name) | Subject::Country(name) => name.clone(),
        Subject::General => "matters in general".to_owned(),
    }
}

fn changes(record: &Record, before: &Claim, after: &Claim) -> Vec<Change> {
    let mut all = Vec::new();
    let mut note = |part: Part, before: Option<String>, after: Option<String>| {
        if before != after {
            all.push(Change { part, before, after });
        }
    };
    let kind = |claim: &Claim| Some(claim.statement.kind().name().to_owned());
    note(Part::Kind, kind(before), kind(after));
    note(Part::About, Some(about(record, &before.subject)), Some(about(record, &after.subject)));
    let fields: BTreeSet<amparo_ledger::Field> =
        before.statement.fields().chain(after.statement.fields()).map(|(field, _)| field).collect();
    for field in fields {
        let said = |claim: &Claim| claim.statement.get(field).map(str::to_owned);
        note(Part::Field(field), said(before), said(after));
    }
    let date = |date: Option<amparo_ledger::date::SourceDate>| date.map(|date| date.to_string());
    note(Part::Occurred, date(before.dates.occurred), date(after.dates.occurred));
    note(Part::Known, date(before.dates.known), date(after.dates.known));
    note(Part::Place, before.place.clone(), after.place.clone());
    let voices = |claim: &Claim| Some(claim.attribution.voices.join("; ")).filter(|said| !said.is_empty());
    note(Part::Voices, voices(before), voices(after));
    let modality = |claim: &Claim| Some(format!("{:?}", claim.attribution.modality).to_lowercase());
    note(Part::Modality, modality(before), modality(after));
    let grade = |claim: &Claim| claim.grade.map(|grade| grade.to_string());
    note(Part::Grade, grade(before), grade(after));
    note(Part::Audience, Some(audience_name(&before.audience)), Some(audience_name(&after.audience)));
    note(Part::Basis, Some(basis_words(&before.basis)), Some(basis_words(&after.basis)));
    let translation = |claim: &Claim| {
        claim.passages().first().and_then(|passage| passage.translation.clone()).map(|made| made.text)
    };
    note(Part::Translation, translation(before), translation(after));
    all
}

/// The name of an audience in files and on pages.
pub fn audience_name(audience: &Audience) -> String {
    match audience {
        Audience::Sealed => "sealed".to_owned(),
        Audience::Case => "case".to_owned(),
        Audience::Team => "team".to_owned(),
        Audience::Partner(name) => name.clone(),
        Audience::Public => "public".to_owned(),
    }
}

fn basis_words(basis: &Basis) -> String {
    match basis {
        Basis::Passages(passages) => {
            passages.iter().map(|passage| passage.quote.as_str()).collect::<Vec<_>>().join(" […] ")
        }
        Basis::Testimony { account, .. } => account.clone(),
        Basis::Locator { title, publisher, published } => {
            let date = published.map(|date| format!(", {date}")).unwrap_or_default();
            format!("{title}, {publisher}{date}")
        }
    }
}
