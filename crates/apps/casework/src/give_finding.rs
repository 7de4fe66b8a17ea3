//! A person's answer on a criterion. The program never gives one.

use std::collections::BTreeMap;

use amparo_ledger::act::{Act, Answer, Finding};
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, ClaimId, FindingId, MemberId};
use amparo_ledger::least_one::AtLeastOne;

use crate::desk::Desk;
use crate::frameworks::{answerable, framework};
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};

/// An answer as a person gives it.
#[derive(Debug, Clone)]
pub struct FindingForm {
    /// The framework's id.
    pub framework: String,
    /// The criterion: its number or id.
    pub item: String,
    /// The answer.
    pub answer: Answer,
    /// Why.
    pub reason: String,
    /// The claims it rests on.
    pub claims: Vec<ClaimId>,
}

/// Records a person's answer. An earlier answer on the same criterion is withdrawn by it.
///
/// # Errors
/// When the framework or criterion does not exist, no reason is given, or a claim does not stand.
pub fn give_finding(desk: &mut Desk, case: CaseId, form: &FindingForm) -> Result<FindingId, Problem> {
    desk.may(Action::GiveFinding, Some(case))?;
    let framework = framework(&form.framework)?;
    let item = answerable(&framework, &form.item)?;
    let reason = form.reason.trim();
    let refused =
        |why: &str, mend: &str| Problem::input("The finding was not recorded. Nothing was saved.", why, mend);
    if reason.is_empty() {
        return Err(refused("No reason was given.", "Say in your words why the claims show it, or do not."));
    }
    let Some(claims) = AtLeastOne::new(form.claims.clone()) else {
        return Err(refused("It rests on no claim.", "Name the claims it rests on with --claim."));
    };
    let record = desk.case_record(case)?;
    let standing = record.standing_claims();
    if let Some(gone) = claims.iter().find(|claim| !standing.iter().any(|state| state.claim.id == **claim)) {
        return Err(refused(
            &format!("Claim {gone} does not stand in this case."),
            "Name claims that stand; `amparo claim list` prints them.",
        ));
    }
    let finding = Finding {
        id: FindingId::from_bytes(desk.random_bytes()),
        case,
        framework: framework.id.clone(),
        version: framework.version.clone(),
        item: item.id.clone(),
        answer: form.answer,
        reason: reason.to_owned(),
        claims,
    };
    let id = finding.id;
    desk.append(Scope::Case(case), vec![Act::FindingGiven { finding: Box::new(finding) }])?;
    Ok(id)
}

/// As [`give_finding`], by somebody who saw this answer (or none) on the criterion before. Nobody overwrites what they have
/// not seen.
///
/// # Errors
/// As for [`give_finding`]; and when another answer stands by now.
pub fn give_finding_having_seen(
    desk: &mut Desk,
    case: CaseId,
    form: &FindingForm,
    seen: Option<FindingId>,
) -> Result<FindingId, Problem> {
    desk.may(Action::GiveFinding, Some(case))?;
    let framework = framework(&form.framework)?;
    let item = answerable(&framework, &form.item)?;
    let record = desk.case_record(case)?;
    let standing = record.finding_on(case, &framework.id, &item.id);
    if standing.map(|state| state.finding.id) == seen {
        return give_finding(desk, case, form);
    }
    let why = match standing {
        Some(state) => format!(
            "Somebody answered “{}” after you opened the page: {}. {}",
            item.title,
            crate::signed_assessment::answer_name(state.finding.answer),
            state.finding.reason
        ),
        None => format!("The answer on “{}” that you saw was withdrawn since.", item.title),
    };
    Err(Problem::new(
        Sort::InUse,
        "Your finding was not recorded. Nothing was saved.",
        why,
        "Look at it as it stands now. What you wrote is still in the form: send it again to put it in its place.",
    ))
}

/// Withdraws the answer on a criterion, which is then not answered again.
///
/// # Errors
/// When no answer stands.
pub fn withdraw_finding(
    desk: &mut Desk,
    case: CaseId,
    framework_id: &str,
    text: &str,
    why: &str,
) -> Result<FindingId, Problem> {
    desk.may(Action::GiveFinding, Some(case))?;
    let framework = framework(framework_id)?;
    let item = answerable(&framework, text)?;
    let record = desk.case_record(case)?;
    let Some(state) = record.finding_on(case, framework_id, &item.id) else {
        return Err(Problem::not_found(
            "Nothing was changed.",
            format!("No answer stands on “{}”.", item.title),
            "`amparo assess` shows which criteria are answered.",
        ));
    };
    let finding = state.finding.id;
    desk.append(Scope::Case(case), vec![Act::FindingWithdrawn { finding, why: why.trim().to_owned() }])?;
    Ok(finding)
}

/// How the record calls each member, for showing who found something.
///
/// # Errors
/// When the record cannot be read.
pub fn names_of_members(desk: &Desk, case: CaseId) -> Result<Visible<BTreeMap<MemberId, String>>, Problem> {
    let record = desk.case_record(case)?;
    let names = record.members.iter().map(|(member, state)| (*member, state.name.clone())).collect();
    desk.show(Scope::Case(case), names)
}
