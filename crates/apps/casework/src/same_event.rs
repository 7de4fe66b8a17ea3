//! Saying that several claims describe one happening, or that they do not.

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, ClaimId, OccurrenceId};
use amparo_ledger::least_one::AtLeastOne;

use crate::desk::Desk;
use crate::policy::Action;
use crate::problem::Problem;

/// Records that these claims describe one happening. Their differences stay visible as conflicts.
///
/// # Errors
/// When fewer than two claims are given, or one does not stand.
pub fn same_event(
    desk: &mut Desk,
    case: CaseId,
    claims: Vec<ClaimId>,
    why: &str,
) -> Result<OccurrenceId, Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    let distinct: std::collections::BTreeSet<ClaimId> = claims.iter().copied().collect();
    let (Some(claims), true) = (AtLeastOne::new(claims), distinct.len() > 1) else {
        return Err(Problem::input(
            "Nothing was changed.",
            "One happening that several claims describe needs at least two different claims.",
            "Give two or more claims' ids.",
        ));
    };
    let record = desk.case_record(case)?;
    let known = record
        .occurrences
        .iter()
        .find(|(_, grouped)| claims.iter().any(|claim| grouped.contains(claim)))
        .map(|(occurrence, _)| *occurrence);
    let together =
        |group: &std::collections::BTreeSet<ClaimId>| claims.iter().all(|claim| group.contains(claim));
    if record.occurrences.values().any(together) {
        return Err(Problem::input(
            "Nothing was changed.",
            "These claims count as one happening already.",
            "There is nothing to do; `--part` parts them.",
        ));
    }
    let occurrence = known.unwrap_or_else(|| OccurrenceId::from_bytes(desk.random_bytes()));
    let act = Act::SameEvent { occurrence, claims, why: why.trim().to_owned() };
    desk.append(Scope::Case(case), vec![act])?;
    Ok(occurrence)
}

/// Records that these claims, which nobody grouped, do not describe one happening: nobody is asked again while no other
/// claim joins them.
///
/// # Errors
/// When fewer than two claims are given, or one does not stand.
pub fn deny_same_event(
    desk: &mut Desk,
    case: CaseId,
    claims: Vec<ClaimId>,
    why: &str,
) -> Result<(), Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    let distinct: std::collections::BTreeSet<ClaimId> = claims.iter().copied().collect();
    let (Some(claims), true) = (AtLeastOne::new(claims), distinct.len() > 1) else {
        return Err(Problem::input(
            "Nothing was changed.",
            "That claims are not one happening is said of two or more.",
            "Give two or more claims' ids.",
        ));
    };
    let occurrence = OccurrenceId::from_bytes(desk.random_bytes());
    let act = Act::NotSameEvent { occurrence, claims, why: why.trim().to_owned() };
    desk.append(Scope::Case(case), vec![act]).map(drop)
}

/// Records that these claims do not describe the happening they were grouped under.
///
/// # Errors
/// When the claims are in no group.
pub fn not_same_event(desk: &mut Desk, case: CaseId, claims: &[ClaimId], why: &str) -> Result<(), Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    let record = desk.case_record(case)?;
    let group =
        record.occurrences.iter().find(|(_, grouped)| claims.iter().any(|claim| grouped.contains(claim)));
    let (Some((occurrence, _)), Some(claims)) = (group, AtLeastOne::new(claims.to_vec())) else {
        return Err(Problem::not_found(
            "Nothing was changed.",
            "None of these claims is grouped with another as one happening.",
            "`amparo case show` marks the claims that are grouped.",
        ));
    };
    let act = Act::NotSameEvent { occurrence: *occurrence, claims, why: why.trim().to_owned() };
    desk.append(Scope::Case(case), vec![act]).map(drop)
}
