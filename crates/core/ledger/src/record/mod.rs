//! The record: what the entries add up to.
//!
//! A [`Record`] is a fold over entries and nothing else; it can be thrown away and worked out again. Folding
//! only the entries before some place in the log gives what was known then.
//!
//! Each scope has its own record. An entry of a case may rest on what lies at the desk: a claim may cite a source
//! of the desk, a finding may rest on a claim of the desk, and a proposal may be decided that was read in a
//! source of the desk ([`AtDesk`]). It changes nothing there. A claim of the desk is corrected, disputed and
//! grouped at the desk only: a case's own group would not learn that it was corrected.

mod fold;
mod members;
mod states;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use self::fold::{AtDesk, RecordError};
pub use self::states::{
    AssessmentState, CaseAccess, CaseHead, ClaimState, ConsentState, CustodyState, Desk, Dispute,
    ErasureState, ExportState, FindingState, IdentityState, ImportState, Left, ListState, MemberState,
    PersonHead, ReleaseState, Restored, ScreenState, SourceState, Stamp, Standing,
};
use crate::act::Decision;
use crate::claim::Audience;
use crate::ids::{
    AssessmentId, CaseId, ClaimId, ConsentId, FindingId, MemberId, OccurrenceId, PersonId, ReleaseId,
    ScopeKeyId, SourceId,
};
use crate::source::Hash32;

/// What the entries of one or more scopes add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Record {
    /// How many entries of the log were looked at: the next one to apply has this number.
    pub applied: u64,
    /// The desk, once it was opened.
    pub desk: Option<Desk>,
    /// Its members, and those who left.
    pub members: BTreeMap<MemberId, MemberState>,
    /// The cases.
    pub cases: BTreeMap<CaseId, CaseHead>,
    /// To whom each case is open.
    #[serde(default)]
    pub access: BTreeMap<CaseId, CaseAccess>,
    /// The people of these scopes.
    pub people: BTreeMap<PersonId, PersonHead>,
    /// The sources.
    pub sources: BTreeMap<SourceId, SourceState>,
    /// Every claim ever entered, whatever became of it. Shared with the case files that are worked out.
    pub claims: BTreeMap<ClaimId, Arc<ClaimState>>,
    /// Which claims describe one happening.
    pub occurrences: BTreeMap<OccurrenceId, BTreeSet<ClaimId>>,
    /// Claims of which somebody said that they do not describe one happening, a set for each answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub apart: Vec<BTreeSet<ClaimId>>,
    /// Findings that stand or were withdrawn.
    pub findings: BTreeMap<FindingId, FindingState>,
    /// Agreements that stand or were withdrawn.
    pub consents: BTreeMap<ConsentId, ConsentState>,
    /// Decisions on proposals that stand.
    pub decisions: BTreeMap<SourceId, BTreeMap<Hash32, Decision>>,
    /// What happened to the bytes of each source since they came, in order.
    #[serde(default)]
    pub custody: BTreeMap<SourceId, Vec<CustodyState>>,
    /// The times that the whole record was copied out of the desk.
    #[serde(default)]
    pub exports: Vec<ExportState>,
    /// The record of another desk that was brought in, if there was one.
    #[serde(default)]
    pub imports: Vec<ImportState>,
    /// Cases that wait to be erased, or were.
    pub erasures: BTreeMap<CaseId, ErasureState>,
    /// Papers that left the desk.
    #[serde(default)]
    pub releases: BTreeMap<ReleaseId, ReleaseState>,
    /// Assessments that a person signed.
    #[serde(default)]
    pub assessments: BTreeMap<AssessmentId, AssessmentState>,
    /// The lists of the desk, every version of each.
    #[serde(default)]
    pub lists: BTreeMap<SourceId, ListState>,
    /// Answers of screening that stand, by their question.
    #[serde(default)]
    pub screened: BTreeMap<Hash32, ScreenState>,
    /// When the desk was brought back from a backup.
    pub restored: Vec<Restored>,
    /// Answers that stand on whether two entries are of one person, in the order in which they were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identities: Vec<IdentityState>,
}

impl Record {
    /// The claims that stand, in the order in which they were entered.
    pub fn standing_claims(&self) -> Vec<&ClaimState> {
        self.shared_standing_claims().map(Arc::as_ref).collect()
    }

    /// The same, as they are shared with the case files that are worked out.
    pub(crate) fn shared_standing_claims(&self) -> impl Iterator<Item = &Arc<ClaimState>> {
        // The keys lie beside each other while they are sorted; the claims lie all over the memory.
        let standing = self.claims.iter().filter(|(_, state)| state.standing == Standing::Current);
        let mut keyed: Vec<_> = standing.map(|(id, state)| (state.entered.seq, *id, state)).collect();
        keyed.sort_unstable_by_key(|(seq, id, _)| (*seq, *id));
        keyed.into_iter().map(|(_, _, state)| state)
    }

    /// The finding that stands on this item of this framework, if a person gave one.
    pub fn finding_on(&self, case: CaseId, framework: &str, item: &str) -> Option<&FindingState> {
        self.findings.values().find(|state| {
            let finding = &state.finding;
            state.withdrawn.is_none()
                && finding.case == case
                && finding.framework == framework
                && finding.item == item
        })
    }

    /// The record without sealed claims, for those from whom they are sealed; `None` when there are none.
    pub fn without_sealed(&self) -> Option<Self> {
        let is_sealed = |state: &ClaimState| state.claim.audience == Audience::Sealed;
        if !self.claims.values().any(|state| is_sealed(state)) {
            return None;
        }
        let mut open = self.clone();
        open.claims.retain(|_, state| !is_sealed(state));
        let Self { claims, occurrences, .. } = &mut open;
        for grouped in occurrences.values_mut() {
            grouped.retain(|claim| claims.contains_key(claim));
        }
        Some(open)
    }

    /// Whether this case was erased.
    pub fn is_erased(&self, case: CaseId) -> bool {
        matches!(self.erasures.get(&case), Some(ErasureState::Done { .. }))
    }

    /// The keys that were destroyed to erase a case.
    pub fn erased_keys(&self) -> BTreeSet<ScopeKeyId> {
        let key = |state: &ErasureState| match state {
            ErasureState::Done { key, .. } => Some(*key),
            ErasureState::Waiting { .. } => None,
        };
        self.erasures.values().filter_map(key).collect()
    }

    /// The members who are at the desk, in the order in which they joined.
    pub fn members_here(&self) -> Vec<(MemberId, &MemberState)> {
        let here = self.members.iter().filter(|(_, state)| state.is_here());
        let mut here: Vec<_> = here.map(|(member, state)| (*member, state)).collect();
        here.sort_by_key(|(_, state)| state.joined.seq);
        here
    }

    /// The first name recorded for this person.
    pub fn name_of(&self, person: PersonId) -> Option<&str> {
        self.people.get(&person)?.names.first().map(String::as_str)
    }

    /// This record and another of the same log, whose scopes differ.
    #[must_use]
    pub fn joined_with(mut self, other: &Self) -> Self {
        self.applied = self.applied.max(other.applied);
        self.desk = self.desk.or_else(|| other.desk.clone());
        extend(&mut self.members, &other.members);
        extend(&mut self.cases, &other.cases);
        extend(&mut self.access, &other.access);
        extend(&mut self.people, &other.people);
        extend(&mut self.sources, &other.sources);
        extend(&mut self.claims, &other.claims);
        extend(&mut self.occurrences, &other.occurrences);
        self.apart.extend(other.apart.iter().cloned());
        extend(&mut self.findings, &other.findings);
        extend(&mut self.consents, &other.consents);
        extend(&mut self.custody, &other.custody);
        extend(&mut self.releases, &other.releases);
        extend(&mut self.assessments, &other.assessments);
        extend(&mut self.lists, &other.lists);
        extend(&mut self.screened, &other.screened);
        self.exports.extend(other.exports.iter().cloned());
        self.imports.extend(other.imports.iter().cloned());
        // Each scope may have decided on proposals from one source.
        for (source, made) in &other.decisions {
            extend(self.decisions.entry(*source).or_default(), made);
        }
        extend(&mut self.erasures, &other.erasures);
        self.restored.extend(other.restored.iter().copied());
        self.identities.extend(other.identities.iter().cloned());
        self
    }
}

fn extend<K: Ord + Clone, V: Clone>(into: &mut BTreeMap<K, V>, from: &BTreeMap<K, V>) {
    into.extend(from.iter().map(|(key, value)| (key.clone(), value.clone())));
}
