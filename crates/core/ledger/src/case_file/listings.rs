//! Which of the desk's claims on listed officials belong in the file of a case.
//!
//! What an authority's list says of an official lies at the desk, because several cases may rest on it. It is in the
//! file of those cases only in which a person said that their official is the one on the list: in the others it would
//! tell nothing of the case, and something of another one.

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::kind::Kind;
use crate::claim::{Scope, Subject};
use crate::ids::{CaseId, ClaimId, PersonId};
use crate::record::{ClaimState, PersonHead, Record};

/// The listings on which the answers of one case rest.
pub(super) struct Listings {
    principal: PersonId,
    claims: BTreeSet<ClaimId>,
    people: BTreeSet<PersonId>,
}

impl Listings {
    pub(super) fn of(record: &Record, case: CaseId, principal: PersonId) -> Self {
        let own = record.screened.values().filter(|state| state.scope == Scope::Case(case));
        let claims: BTreeSet<ClaimId> =
            own.flat_map(|state| state.answer.verdict.claims().iter().copied()).collect();
        let subjects = claims.iter().filter_map(|id| record.claims.get(id)).map(|state| &state.claim.subject);
        let people = subjects.filter_map(|subject| match subject {
            Subject::Person(person) => Some(*person),
            _ => None,
        });
        Self { principal, people: people.collect(), claims }
    }

    /// Whether this claim is the case's own, or the desk's on matters of every case, or one that the case rests on.
    pub(super) fn is_of_this_case(&self, state: &ClaimState) -> bool {
        let claim = &state.claim;
        claim.scope != Scope::Desk
            || !matches!(claim.statement.kind(), Kind::Sanction | Kind::Person)
            || !matches!(claim.subject, Subject::Person(_) | Subject::Organisation(_))
            || claim.subject == Subject::Person(self.principal)
            || self.claims.contains(&claim.id)
    }

    /// The people of the case, and those of the desk on whom it rests.
    pub(super) fn people_of_this_case(&self, record: &Record) -> BTreeMap<PersonId, PersonHead> {
        let listed: BTreeSet<PersonId> = record
            .claims
            .values()
            .filter(|state| !self.is_of_this_case(state))
            .filter_map(|state| match state.claim.subject {
                Subject::Person(person) => Some(person),
                _ => None,
            })
            .filter(|person| !self.people.contains(person))
            .collect();
        let here = record
            .people
            .iter()
            .filter(|(person, head)| head.scope != Scope::Desk || !listed.contains(person));
        here.map(|(person, head)| (*person, head.clone())).collect()
    }
}
