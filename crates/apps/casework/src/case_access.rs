//! To whom a case is open: its tier, and who was added to it.

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, MemberId};
use amparo_ledger::record::{CaseAccess, MemberState};
use serde::Serialize;

use crate::desk::Desk;
use crate::members;
use crate::policy::{Action, CaseRole, CaseTier, Visible};
use crate::problem::{Problem, Sort};

const NOTHING: &str = "Nothing was changed.";

/// To whom a case is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AccessShown {
    /// To whom besides those who were added to it.
    pub tier: CaseTier,
    /// Who was added to it.
    pub members: Vec<AddedMember>,
}

/// Somebody who was added to a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AddedMember {
    /// Who.
    pub member: MemberId,
    /// Their name at the desk.
    pub name: String,
    /// As what.
    pub role: CaseRole,
    /// They left the desk, and so see it no more.
    pub has_left: bool,
}

/// To whom a case is open.
///
/// # Errors
/// When the case is not open to whoever asks.
pub fn access_of(desk: &Desk, case: CaseId) -> Result<Visible<AccessShown>, Problem> {
    let access = access(desk, case)?;
    let record = desk.desk_record()?;
    let members = access.members.iter().map(|(member, role)| {
        let state = record.members.get(member);
        AddedMember {
            member: *member,
            name: state.map_or_else(|| member.to_string(), |state| state.name.clone()),
            role: *role,
            has_left: !state.is_some_and(MemberState::is_here),
        }
    });
    let shown = AccessShown { tier: access.tier, members: members.collect() };
    desk.show(Scope::Case(case), shown)
}

fn access(desk: &Desk, case: CaseId) -> Result<CaseAccess, Problem> {
    let record = desk.scope_record(Scope::Case(case))?;
    Ok(record.access.get(&case).cloned().unwrap_or_default())
}

/// Opens a case to more people, or to fewer.
///
/// # Errors
/// When it is that already, or whoever asks does not lead it; sealing it is for somebody who was added to it, because it
/// would be gone for anybody else.
pub fn set_tier(desk: &mut Desk, case: CaseId, tier: CaseTier) -> Result<(), Problem> {
    desk.may(Action::ManageCase, Some(case))?;
    let access = access(desk, case)?;
    if access.tier == tier {
        return Err(Problem::input(
            NOTHING,
            format!("It is {} already.", tier.name()),
            "There is nothing to do.",
        ));
    }
    if tier == CaseTier::Sealed && !access.members.contains_key(&desk.member()) {
        return Err(Problem::new(
            Sort::Forbidden,
            NOTHING,
            "You were not added to this case, and would not see it any more.",
            "Add yourself to it first, or ask somebody who leads it.",
        ));
    }
    desk.append(Scope::Case(case), vec![Act::CaseTierSet { tier }]).map(drop)
}

/// Adds a member to a case, or makes them something else in it.
///
/// # Errors
/// When they are that already, are not at the desk, or nobody would be left who leads the case.
pub fn add_case_member(
    desk: &mut Desk,
    case: CaseId,
    member: MemberId,
    role: CaseRole,
) -> Result<(), Problem> {
    desk.may(Action::ManageCase, Some(case))?;
    let name = members::here(desk, member)?.name;
    let access = access(desk, case)?;
    if access.members.get(&member) == Some(&role) {
        return Err(Problem::input(
            NOTHING,
            format!("{name} is {} in this case already.", role.name()),
            "There is nothing to do.",
        ));
    }
    if role != CaseRole::Lead {
        another_lead(&access, member)?;
    }
    desk.append(Scope::Case(case), vec![Act::CaseMemberAdded { member, role }]).map(drop)
}

/// Takes a member off a case.
///
/// # Errors
/// When they were not added to it, or nobody would be left who leads it.
pub fn remove_case_member(desk: &mut Desk, case: CaseId, member: MemberId) -> Result<(), Problem> {
    desk.may(Action::ManageCase, Some(case))?;
    let access = access(desk, case)?;
    if !access.members.contains_key(&member) {
        return Err(Problem::not_found(
            NOTHING,
            "They were not added to this case.",
            "`amparo case access` prints who was.",
        ));
    }
    another_lead(&access, member)?;
    desk.append(Scope::Case(case), vec![Act::CaseMemberRemoved { member }]).map(drop)
}

fn another_lead(access: &CaseAccess, than: MemberId) -> Result<(), Problem> {
    let leads = |(member, role): (&MemberId, &CaseRole)| *member != than && *role == CaseRole::Lead;
    if access.members.get(&than) != Some(&CaseRole::Lead) || access.members.iter().any(leads) {
        return Ok(());
    }
    Err(Problem::new(
        Sort::Forbidden,
        NOTHING,
        "Nobody would be left who leads this case.",
        "Add somebody else as its lead first.",
    ))
}
