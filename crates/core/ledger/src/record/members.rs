//! Who is at the desk, as what, and to whom each case is open.
//!
//! The record refuses what would leave a desk that nobody manages, or a case that nobody leads. Who may do any of it is
//! not asked here.

use std::collections::BTreeSet;

use super::fold::{twice, unknown};
use super::{AtDesk, CaseAccess, Left, MemberState, Record, RecordError, Stamp};
use crate::act::Act;
use crate::claim::Scope;
use crate::ids::{CaseId, MemberId};
use crate::membership::{CaseRole, Role};

impl Record {
    /// Whoever opens a case leads it.
    pub(super) fn lead_from_the_start(&mut self, case: CaseId, by: MemberId) {
        let access = self.access.entry(case).or_default();
        access.members.insert(by, CaseRole::Lead);
    }

    pub(super) fn of_members(&mut self, scope: Scope, act: &Act, stamp: Stamp) -> Result<(), RecordError> {
        if scope != Scope::Desk {
            return Err(RecordError::DeskOnly);
        }
        match act {
            Act::MemberJoined { member, name } => self.join(*member, name, stamp)?,
            Act::RoleGranted { member, role } => {
                let state = self.here(*member)?;
                if !state.roles.insert(*role) {
                    return Err(twice("this role of", member));
                }
                state.changed = stamp.seq;
            }
            Act::RoleWithdrawn { member, role } => {
                if !self.here(*member)?.roles.contains(role) {
                    return Err(unknown("this role of", member));
                }
                if *role == Role::Admin {
                    self.another_admin(*member)?;
                }
                let state = self.here(*member)?;
                state.roles.remove(role);
                state.changed = stamp.seq;
            }
            Act::MemberLeft { member, why } => {
                if self.here(*member)?.roles.contains(&Role::Admin) {
                    self.another_admin(*member)?;
                }
                let state = self.here(*member)?;
                state.roles = BTreeSet::new();
                state.left = Some(Left { recorded: stamp, why: why.clone() });
                state.changed = stamp.seq;
            }
            Act::MemberRenamed { member, name } => self.here(*member)?.name.clone_from(name),
            _ => {}
        }
        Ok(())
    }

    /// Whoever is first at a desk may do everything there; later ones get their roles one by one.
    fn join(&mut self, member: MemberId, name: &str, stamp: Stamp) -> Result<(), RecordError> {
        if self.members.contains_key(&member) {
            // Before there were several members, this gave the one of a desk another name.
            name.clone_into(&mut self.here(member)?.name);
            return Ok(());
        }
        let is_first = self.members.is_empty();
        let roles = Role::ALL.iter().filter(|_| is_first).map(|(role, _)| *role).collect();
        let state =
            MemberState { name: name.to_owned(), roles, joined: stamp, left: None, changed: stamp.seq };
        self.members.insert(member, state);
        Ok(())
    }

    fn here(&mut self, member: MemberId) -> Result<&mut MemberState, RecordError> {
        match self.members.get_mut(&member) {
            None => Err(unknown("member", member)),
            Some(state) if !state.is_here() => Err(RecordError::HasLeft(member)),
            Some(state) => Ok(state),
        }
    }

    fn another_admin(&self, than: MemberId) -> Result<(), RecordError> {
        let manages = |(member, state): (&MemberId, &MemberState)| {
            *member != than && state.is_here() && state.roles.contains(&Role::Admin)
        };
        if self.members.iter().any(manages) { Ok(()) } else { Err(RecordError::LastAdmin(than)) }
    }

    pub(super) fn of_access(&mut self, scope: Scope, act: &Act, desk: AtDesk<'_>) -> Result<(), RecordError> {
        let Scope::Case(case) = scope else {
            return Err(RecordError::OtherScope);
        };
        if !self.cases.contains_key(&case) {
            return Err(unknown("case", case));
        }
        let access = self.access.entry(case).or_default();
        match act {
            Act::CaseTierSet { tier } if access.tier == *tier => {
                return Err(twice("this tier of", case));
            }
            Act::CaseTierSet { tier } => access.tier = *tier,
            Act::CaseMemberAdded { member, role } => {
                if access.members.get(member) == Some(role) {
                    return Err(twice("this role in the case of", member));
                }
                if let AtDesk::Known(desk) = desk {
                    match desk.members.get(member) {
                        None => return Err(unknown("member", member)),
                        Some(state) if !state.is_here() => return Err(RecordError::HasLeft(*member)),
                        Some(_) => {}
                    }
                }
                if *role != CaseRole::Lead {
                    another_lead(access, *member)?;
                }
                access.members.insert(*member, *role);
            }
            Act::CaseMemberRemoved { member } => {
                if !access.members.contains_key(member) {
                    return Err(unknown("member of this case", member));
                }
                another_lead(access, *member)?;
                access.members.remove(member);
            }
            _ => {}
        }
        Ok(())
    }
}

/// Whoever does not lead the case may go; whoever leads it needs another one who does.
fn another_lead(access: &CaseAccess, than: MemberId) -> Result<(), RecordError> {
    let leads = |(member, role): (&MemberId, &CaseRole)| *member != than && *role == CaseRole::Lead;
    let is_lead = access.members.get(&than) == Some(&CaseRole::Lead);
    if !is_lead || access.members.iter().any(leads) { Ok(()) } else { Err(RecordError::LastLead(than)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Entry;
    use crate::claim::Audience;
    use crate::ids::{DeskId, PersonId};
    use crate::membership::CaseTier;

    const CASE: CaseId = CaseId::from_bytes([9; 16]);

    fn member(number: u8) -> MemberId {
        MemberId::from_bytes([number; 16])
    }

    fn apply(record: &mut Record, scope: Scope, act: Act, desk: AtDesk<'_>) -> Result<(), RecordError> {
        let entry = Entry { at: 5, actor: member(1), scope, audience: Audience::Case, act };
        record.apply_with(record.applied, &entry, desk)
    }

    fn at_desk(record: &mut Record, act: Act) -> Result<(), RecordError> {
        apply(record, Scope::Desk, act, AtDesk::Accepted)
    }

    fn joined(number: u8) -> Act {
        Act::MemberJoined { member: member(number), name: format!("Member {number}") }
    }

    fn granted(number: u8, role: Role) -> Act {
        Act::RoleGranted { member: member(number), role }
    }

    fn withdrawn(number: u8, role: Role) -> Act {
        Act::RoleWithdrawn { member: member(number), role }
    }

    fn left(number: u8) -> Act {
        Act::MemberLeft { member: member(number), why: None }
    }

    /// A desk of two: the one who began it, and a viewer.
    fn desk() -> Record {
        let mut record = Record::default();
        let id = DeskId::from_bytes([7; 16]);
        let opened = Act::DeskOpened { desk: id, name: "A desk".to_owned(), solo: true, demo: false };
        for act in [opened, joined(1), joined(2), granted(2, Role::Viewer)] {
            at_desk(&mut record, act).expect("it fits");
        }
        record
    }

    #[test]
    fn whoever_began_a_desk_is_everything_and_who_comes_later_is_nothing_yet() {
        let mut record = desk();
        assert_eq!(record.members[&member(1)].roles.len(), Role::ALL.len());
        assert_eq!(record.members[&member(2)].roles, BTreeSet::from([Role::Viewer]));
        at_desk(&mut record, joined(1)).expect("an old desk may name its one member anew");
        assert_eq!(record.members[&member(1)].roles.len(), Role::ALL.len());
        let here: Vec<MemberId> = record.members_here().into_iter().map(|(member, _)| member).collect();
        assert_eq!(here, [member(1), member(2)], "in the order in which they joined");
    }

    #[test]
    fn roles_come_and_go_and_somebody_always_manages_the_desk() {
        let unknown_role = |number| Err(unknown("this role of", member(number)));
        let mut record = desk();
        for (act, expected, because) in [
            (granted(2, Role::Viewer), Err(twice("this role of", member(2))), "they have it"),
            (granted(3, Role::Viewer), Err(unknown("member", member(3))), "nobody of that id"),
            (withdrawn(2, Role::Auditor), unknown_role(2), "they never had it"),
            (withdrawn(1, Role::Admin), Err(RecordError::LastAdmin(member(1))), "the last who manages"),
            (left(1), Err(RecordError::LastAdmin(member(1))), "the last who manages"),
            (granted(2, Role::Admin), Ok(()), "a second one"),
            (withdrawn(1, Role::Admin), Ok(()), "there is another now"),
            (left(2), Err(RecordError::LastAdmin(member(2))), "who is the last now"),
            (left(1), Ok(()), "who does not manage it any more"),
            (left(1), Err(RecordError::HasLeft(member(1))), "only once"),
            (granted(1, Role::Admin), Err(RecordError::HasLeft(member(1))), "gone is gone"),
            (joined(1), Err(RecordError::HasLeft(member(1))), "under a new id only"),
            (Act::MemberRenamed { member: member(2), name: "Mira".to_owned() }, Ok(()), "names may change"),
        ] {
            let before = record.clone();
            let applied = at_desk(&mut record, act);
            assert_eq!(applied, expected, "{because}");
            assert!(applied.is_ok() || record == before, "refused as a whole: {because}");
        }
        assert_eq!(record.members[&member(2)].name, "Mira");
        assert!(record.members[&member(1)].roles.is_empty() && !record.members[&member(1)].is_here());
        let in_a_case = apply(&mut record, Scope::Case(CASE), granted(2, Role::Viewer), AtDesk::Accepted);
        assert_eq!(in_a_case, Err(RecordError::DeskOnly));
    }

    #[test]
    fn whoever_opens_a_case_leads_it_and_somebody_always_does() {
        let mut at_desk_now = desk();
        at_desk(&mut at_desk_now, joined(3)).expect("it fits");
        at_desk(&mut at_desk_now, left(3)).expect("it fits");
        let mut record = Record::default();
        let opened =
            Act::CaseOpened { case: CASE, person: PersonId::from_bytes([3; 16]), title: "A".to_owned() };
        let scope = Scope::Case(CASE);
        let tier = |tier| Act::CaseTierSet { tier };
        let added = |number, role| Act::CaseMemberAdded { member: member(number), role };
        let removed = |number| Act::CaseMemberRemoved { member: member(number) };
        let early = apply(&mut record, scope, tier(CaseTier::Team), AtDesk::Known(&at_desk_now));
        assert_eq!(early, Err(unknown("case", CASE)), "before it was opened");
        apply(&mut record, scope, opened, AtDesk::Known(&at_desk_now)).expect("it fits");
        let from_the_start =
            CaseAccess { tier: CaseTier::Case, members: [(member(1), CaseRole::Lead)].into() };
        assert_eq!(record.access[&CASE], from_the_start);
        for (act, fits, because) in [
            (tier(CaseTier::Case), false, "it is that already"),
            (tier(CaseTier::Sealed), true, "another tier"),
            (removed(1), false, "the last who leads it"),
            (added(1, CaseRole::Viewer), false, "the last who leads it"),
            (added(2, CaseRole::Documenter), true, "a member of the desk"),
            (added(2, CaseRole::Documenter), false, "they are that already"),
            (added(3, CaseRole::Viewer), false, "they left"),
            (added(4, CaseRole::Viewer), false, "nobody of that id"),
            (removed(4), false, "never added"),
            (added(2, CaseRole::Lead), true, "a second one"),
            (removed(1), true, "there is another who leads it"),
        ] {
            let before = record.clone();
            let applied = apply(&mut record, scope, act.clone(), AtDesk::Known(&at_desk_now));
            assert_eq!(applied.is_ok(), fits, "{because}: {applied:?}");
            let mut again = before.clone();
            if fits {
                apply(&mut again, scope, act, AtDesk::Accepted).expect("the same when it is replayed");
                assert_eq!(again, record, "{because}");
            } else {
                assert_eq!(record, before, "refused as a whole: {because}");
            }
        }
        let elsewhere = apply(&mut record, Scope::Desk, tier(CaseTier::Team), AtDesk::Accepted);
        assert_eq!(elsewhere, Err(RecordError::OtherScope));
    }
}
