//! Which cases are open to somebody, as a question that tables answer: the same as asking [`super::decide`] of each case.

use amparo_ledger::membership::{CaseTier, Role};
use amparo_ledger::record::{MemberState, Record};
use amparo_store::{CaseScope, MemberScope};

use super::{OPEN_TO, Principal};

/// Which cases are open to them. Who left sees none.
pub(crate) fn open_cases(principal: &Principal, record: &Record) -> CaseScope {
    if principal.is_sole {
        return CaseScope::All;
    }
    let by_role =
        OPEN_TO.iter().filter(|(_, role, _)| principal.roles.contains(role)).map(|(tier, ..)| *tier);
    let narrowest = by_role.min_by_key(|tier| match tier {
        CaseTier::Sealed => 0,
        CaseTier::Case => 1,
        CaseTier::Team => 2,
    });
    let here = record.members.iter().filter(|(_, state)| MemberState::is_here(state));
    CaseScope::Member(MemberScope {
        member: principal.member,
        open_to: narrowest.filter(|_| principal.is_here),
        leads: principal.roles.contains(&Role::CaseLead),
        here: here.map(|(member, _)| *member).collect(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use amparo_ledger::ids::MemberId;
    use amparo_ledger::membership::CaseRole;
    use amparo_ledger::record::CaseAccess;

    use super::*;
    use crate::policy::{Action, CaseFacts, Facts, decide};

    /// Every set of roles, every tier, added as anything or not, led or not: the two say the same.
    #[test]
    fn what_lists_show_is_what_may_be_seen() {
        let (me, lead) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        let mut seen = 0;
        for roles in 0..1_u32 << Role::ALL.len() {
            let of_set = Role::ALL.iter().enumerate().filter(|(at, _)| roles & (1 << at) != 0);
            let roles: BTreeSet<Role> = of_set.map(|(_, (role, _))| *role).collect();
            let principal = Principal { member: me, is_here: true, is_sole: false, roles };
            for (tier, _) in CaseTier::ALL {
                for added in CaseRole::ALL.iter().map(|(role, _)| Some(*role)).chain([None]) {
                    for is_led in [true, false] {
                        let mut members: BTreeMap<MemberId, CaseRole> =
                            added.map(|role| (me, role)).into_iter().collect();
                        members.insert(lead, CaseRole::Lead);
                        let access = CaseAccess { tier, members };
                        let mut scope = open_cases(&principal, &Record::default());
                        if let CaseScope::Member(scope) = &mut scope {
                            scope.here = if is_led { vec![me, lead] } else { vec![me] };
                        }
                        let is_led = is_led || added == Some(CaseRole::Lead);
                        let facts = CaseFacts { tier, added, is_led, is_theirs_alone: false };
                        let may = decide(&principal, Action::SeeCase, &Facts::Case(facts));
                        assert_eq!(scope.sees(&access), may, "{principal:?} {access:?}");
                        seen += u32::from(may);
                    }
                }
            }
        }
        assert!(seen > 100);
    }
}
