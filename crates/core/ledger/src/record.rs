//! The record: what the entries add up to.
//!
//! A [`Record`] is a fold over entries and nothing else; it can be thrown away and worked out again. Folding
//! only the entries before some place in the log gives what was known then.
//!
//! Each scope has its own record. An entry of a case may rest on what lies at the desk: a claim may cite a source
//! of the desk, a finding may rest on a claim of the desk, and a proposal may be decided that was read in a
//! source of the desk ([`AtDesk`]). It changes nothing there. A claim of the desk is corrected, disputed and
//! grouped at the desk only: a case's own group would not learn that it was corrected.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::act::{Act, Decision, Entry, Finding};
use crate::claim::{Claim, Scope};
use crate::consent::Consent;
use crate::ids::{CaseId, ClaimId, ConsentId, DeskId, FindingId, MemberId, OccurrenceId, PersonId, SourceId};
use crate::source::{Hash32, Source};

/// Where and when something was recorded, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The place in the log.
    pub seq: u64,
    /// The wall clock of the computer, in seconds since 1970 UTC.
    pub at: i64,
    /// Who did it.
    pub by: MemberId,
}

/// What the entries of one or more scopes add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Record {
    /// How many entries of the log were looked at: the next one to apply has this number.
    pub applied: u64,
    /// The desk, once it was opened.
    pub desk: Option<Desk>,
    /// Its members' names.
    pub members: BTreeMap<MemberId, String>,
    /// The cases.
    pub cases: BTreeMap<CaseId, CaseHead>,
    /// The people of these scopes.
    pub people: BTreeMap<PersonId, PersonHead>,
    /// The sources.
    pub sources: BTreeMap<SourceId, SourceState>,
    /// Every claim ever entered, whatever became of it. Shared with the case files that are worked out.
    pub claims: BTreeMap<ClaimId, Arc<ClaimState>>,
    /// Which claims describe one happening.
    pub occurrences: BTreeMap<OccurrenceId, BTreeSet<ClaimId>>,
    /// Findings that stand or were withdrawn.
    pub findings: BTreeMap<FindingId, FindingState>,
    /// Agreements that stand or were withdrawn.
    pub consents: BTreeMap<ConsentId, ConsentState>,
    /// Decisions on proposals that stand.
    pub decisions: BTreeMap<SourceId, BTreeMap<Hash32, Decision>>,
}

/// The desk as its first entry describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// Its id.
    pub id: DeskId,
    /// What its people call it.
    pub name: String,
    /// One person works alone.
    pub solo: bool,
    /// It holds an example.
    pub demo: bool,
}

/// A case as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseHead {
    /// Whose case it is.
    pub person: PersonId,
    /// The name under which lists show it.
    pub title: String,
    /// When it was opened.
    pub opened: Stamp,
}

/// A person with every name that was recorded, the first one first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonHead {
    /// Where the person lives in the record.
    pub scope: Scope,
    /// The names.
    pub names: Vec<String>,
}

/// A source and when it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceState {
    /// The source as it is now described.
    pub source: Source,
    /// Where it lives.
    pub scope: Scope,
    /// When it came.
    pub added: Stamp,
}

/// A claim and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimState {
    /// The claim, as it was entered.
    pub claim: Claim,
    /// When and by whom.
    pub entered: Stamp,
    /// Whether it stands.
    pub standing: Standing,
    /// Who disputes it. A disputed claim stands, and says so.
    pub disputes: Vec<Dispute>,
    /// The claim that this one corrects.
    pub corrects: Option<ClaimId>,
}

/// Whether a claim stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It stands.
    Current,
    /// Another claim stands in its place.
    Corrected {
        /// Which.
        by: ClaimId,
        /// Why.
        why: String,
    },
    /// It was taken back.
    Retracted {
        /// Why.
        why: String,
    },
}

/// A dispute of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Who disputes it.
    pub by: String,
    /// Why.
    pub why: String,
    /// When it was recorded.
    pub recorded: Stamp,
}

/// A finding and whether it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingState {
    /// The finding.
    pub finding: Finding,
    /// When and by whom.
    pub given: Stamp,
    /// Why it was withdrawn, if it was; a newer finding on the same item withdraws the earlier one.
    pub withdrawn: Option<String>,
}

/// An agreement and whether it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentState {
    /// The agreement.
    pub consent: Consent,
    /// Why it was withdrawn, if it was.
    pub withdrawn: Option<String>,
}

/// An act does not fit what came before it: the writer must not append it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// The entry is not the next one.
    #[error("entry {found} came where entry {expected} or a later one was due")]
    OutOfOrder {
        /// The first number that would have been right.
        expected: u64,
        /// The number that came.
        found: u64,
    },
    /// It speaks of something that is not on record.
    #[error("{what} {id} is not on record")]
    Unknown {
        /// What kind of thing.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// The id is taken.
    #[error("{what} {id} is on record already")]
    Twice {
        /// What kind of thing.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// The claim no longer stands, so it cannot be corrected, retracted or disputed.
    #[error("claim {0} no longer stands")]
    NotStanding(ClaimId),
    /// The claim stands and nobody disputes it: there is nothing to restore.
    #[error("claim {0} stands and is not disputed")]
    NothingToRestore(ClaimId),
    /// A passage's source is not on record, or a quote is empty.
    #[error("claim {0} cites a source that is not on record, or no words of it")]
    BadCitation(ClaimId),
}

/// What is known of the desk while an entry of a case is applied.
///
/// It decides whether the entry fits and nothing else: the record of the case comes out the same.
#[derive(Debug, Clone, Copy)]
pub enum AtDesk<'a> {
    /// The desk's record as it stands before the entry. What the case rests on must be in it, and stand.
    Known(&'a Record),
    /// The entry was accepted before, against the desk's record of that time. What is not in the case's own
    /// record was at the desk then, whatever became of it since.
    Accepted,
}

impl Record {
    /// Adds what an entry says that rests on nothing outside this record.
    ///
    /// # Errors
    /// When the entry does not fit what came before; the record is then unchanged.
    pub fn apply(&mut self, seq: u64, entry: &Entry) -> Result<(), RecordError> {
        self.apply_with(seq, entry, AtDesk::Known(&Self::default()))
    }

    /// Adds what an entry says, which may rest on what lies at the desk.
    ///
    /// # Errors
    /// When the entry does not fit what came before; the record is then unchanged.
    pub fn apply_with(&mut self, seq: u64, entry: &Entry, desk: AtDesk<'_>) -> Result<(), RecordError> {
        if seq < self.applied {
            return Err(RecordError::OutOfOrder { expected: self.applied, found: seq });
        }
        let stamp = Stamp { seq, at: entry.at, by: entry.actor };
        self.apply_act(entry.scope, &entry.act, stamp, desk)?;
        self.applied = seq + 1;
        Ok(())
    }

    fn apply_act(
        &mut self,
        scope: Scope,
        act: &Act,
        stamp: Stamp,
        desk: AtDesk<'_>,
    ) -> Result<(), RecordError> {
        match act {
            Act::DeskOpened { desk, name, solo, demo } => {
                let opened = Desk { id: *desk, name: name.clone(), solo: *solo, demo: *demo };
                match &self.desk {
                    Some(known) => return Err(twice("desk", known.id)),
                    None => self.desk = Some(opened),
                }
            }
            Act::MemberJoined { member, name } => {
                self.members.insert(*member, name.clone());
            }
            Act::CaseOpened { case, person, title } => {
                let head = CaseHead { person: *person, title: title.clone(), opened: stamp };
                new_key(&mut self.cases, "case", *case, head)?;
                self.name_person(scope, *person, title);
            }
            Act::PersonNamed { person, name } => self.name_person(scope, *person, name),
            Act::SourceAdded { source } => {
                let state = SourceState { source: (**source).clone(), scope, added: stamp };
                new_key(&mut self.sources, "source", source.id, state)?;
            }
            Act::SourceAmended { source, .. } => {
                let state = known(&mut self.sources, "source", source.id)?;
                let (bytes, text) = (state.source.bytes, state.source.text);
                state.source = Source { bytes, text, ..(**source).clone() };
            }
            Act::ClaimEntered { claim } => self.enter(claim, None, stamp, desk)?,
            Act::ClaimCorrected { corrects, claim, why } => {
                self.standing(*corrects)?;
                self.enter(claim, Some(*corrects), stamp, desk)?;
                self.replace(*corrects, claim.id, why)?;
            }
            Act::ClaimRetracted { claim, why } => {
                self.standing_mut(*claim)?.standing = Standing::Retracted { why: why.clone() };
            }
            Act::ClaimDisputed { claim, by, why } => {
                let dispute = Dispute { by: by.clone(), why: why.clone(), recorded: stamp };
                self.standing_mut(*claim)?.disputes.push(dispute);
            }
            Act::ClaimRestored { claim, .. } => self.restore(*claim)?,
            Act::ProposalDecided { source, fingerprint, decision } => {
                if !self.has_source(*source, desk) {
                    return Err(unknown("source", source));
                }
                self.decisions.entry(*source).or_default().insert(*fingerprint, decision.clone());
            }
            Act::DecisionUndone { source, fingerprint } => {
                let undone = self.decisions.get_mut(source).and_then(|made| made.remove(fingerprint));
                undone.ok_or_else(|| unknown("decision on proposal", fingerprint))?;
            }
            Act::SameEvent { occurrence, claims, .. } => {
                claims.iter().try_for_each(|claim| self.standing(*claim))?;
                self.occurrences.entry(*occurrence).or_default().extend(claims);
            }
            Act::NotSameEvent { occurrence, claims, .. } => {
                let grouped = known(&mut self.occurrences, "event", *occurrence)?;
                grouped.retain(|claim| !claims.as_slice().contains(claim));
            }
            Act::FindingGiven { finding } => self.find(finding, stamp, desk)?,
            Act::FindingWithdrawn { finding, why } => {
                known(&mut self.findings, "finding", *finding)?.withdrawn = Some(why.clone());
            }
            Act::ConsentRecorded { consent } => {
                let state = ConsentState { consent: (**consent).clone(), withdrawn: None };
                new_key(&mut self.consents, "consent", consent.id, state)?;
            }
            Act::ConsentWithdrawn { consent, why } => {
                known(&mut self.consents, "consent", *consent)?.withdrawn = Some(why.clone());
            }
        }
        Ok(())
    }

    fn name_person(&mut self, scope: Scope, person: PersonId, name: &str) {
        let head = self.people.entry(person).or_insert_with(|| PersonHead { scope, names: Vec::new() });
        if !head.names.iter().any(|known| known == name) {
            head.names.push(name.to_owned());
        }
    }

    fn enter(
        &mut self,
        claim: &Claim,
        corrects: Option<ClaimId>,
        stamp: Stamp,
        desk: AtDesk<'_>,
    ) -> Result<(), RecordError> {
        let cited = |passage: &crate::source::Passage| {
            self.has_source(passage.source, desk) && !passage.quote.is_empty()
        };
        if !claim.passages().iter().all(cited) {
            return Err(RecordError::BadCitation(claim.id));
        }
        let state = ClaimState {
            claim: claim.clone(),
            entered: stamp,
            standing: Standing::Current,
            disputes: Vec::new(),
            corrects,
        };
        new_key(&mut self.claims, "claim", claim.id, Arc::new(state))
    }

    fn replace(&mut self, old: ClaimId, new: ClaimId, why: &str) -> Result<(), RecordError> {
        self.standing_mut(old)?.standing = Standing::Corrected { by: new, why: why.to_owned() };
        // What was grouped stays grouped: the better claim describes the same happening.
        for grouped in self.occurrences.values_mut().filter(|grouped| grouped.contains(&old)) {
            grouped.insert(new);
        }
        Ok(())
    }

    fn restore(&mut self, id: ClaimId) -> Result<(), RecordError> {
        let state = Arc::make_mut(known(&mut self.claims, "claim", id)?);
        match &state.standing {
            Standing::Retracted { .. } => state.standing = Standing::Current,
            Standing::Current if !state.disputes.is_empty() => state.disputes.clear(),
            Standing::Current => return Err(RecordError::NothingToRestore(id)),
            Standing::Corrected { .. } => return Err(RecordError::NotStanding(id)),
        }
        Ok(())
    }

    fn find(&mut self, finding: &Finding, stamp: Stamp, desk: AtDesk<'_>) -> Result<(), RecordError> {
        finding.claims.iter().try_for_each(|claim| match desk {
            _ if self.claims.contains_key(claim) => self.standing(*claim),
            AtDesk::Known(desk) => desk.standing(*claim),
            AtDesk::Accepted => Ok(()),
        })?;
        let state = FindingState { finding: finding.clone(), given: stamp, withdrawn: None };
        new_key(&mut self.findings, "finding", finding.id, state)?;
        let earlier = self.findings.values_mut().filter(|earlier| {
            let other = &earlier.finding;
            earlier.withdrawn.is_none()
                && other.id != finding.id
                && (other.case, &other.framework, &other.item)
                    == (finding.case, &finding.framework, &finding.item)
        });
        earlier.for_each(|earlier| earlier.withdrawn = Some(format!("replaced by {}", finding.id)));
        Ok(())
    }

    fn has_source(&self, id: SourceId, desk: AtDesk<'_>) -> bool {
        self.sources.contains_key(&id)
            || match desk {
                AtDesk::Known(desk) => desk.sources.contains_key(&id),
                AtDesk::Accepted => true,
            }
    }

    fn standing(&self, id: ClaimId) -> Result<(), RecordError> {
        match self.claims.get(&id).map(|state| &state.standing) {
            None => Err(unknown("claim", id)),
            Some(Standing::Current) => Ok(()),
            Some(Standing::Corrected { .. } | Standing::Retracted { .. }) => {
                Err(RecordError::NotStanding(id))
            }
        }
    }

    fn standing_mut(&mut self, id: ClaimId) -> Result<&mut ClaimState, RecordError> {
        self.standing(id)?;
        // Copied only while a case file still holds the earlier state.
        known(&mut self.claims, "claim", id).map(Arc::make_mut)
    }

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
        extend(&mut self.people, &other.people);
        extend(&mut self.sources, &other.sources);
        extend(&mut self.claims, &other.claims);
        extend(&mut self.occurrences, &other.occurrences);
        extend(&mut self.findings, &other.findings);
        extend(&mut self.consents, &other.consents);
        // Each scope may have decided on proposals from one source.
        for (source, made) in &other.decisions {
            extend(self.decisions.entry(*source).or_default(), made);
        }
        self
    }
}

fn extend<K: Ord + Clone, V: Clone>(into: &mut BTreeMap<K, V>, from: &BTreeMap<K, V>) {
    into.extend(from.iter().map(|(key, value)| (key.clone(), value.clone())));
}

fn unknown(what: &'static str, id: impl std::fmt::Display) -> RecordError {
    RecordError::Unknown { what, id: id.to_string() }
}

fn twice(what: &'static str, id: impl std::fmt::Display) -> RecordError {
    RecordError::Twice { what, id: id.to_string() }
}

fn known<'a, K: Ord + std::fmt::Display, V>(
    things: &'a mut BTreeMap<K, V>,
    what: &'static str,
    id: K,
) -> Result<&'a mut V, RecordError> {
    match things.get_mut(&id) {
        Some(thing) => Ok(thing),
        None => Err(unknown(what, id)),
    }
}

fn new_key<K: Ord + Copy + std::fmt::Display, V>(
    things: &mut BTreeMap<K, V>,
    what: &'static str,
    id: K,
    value: V,
) -> Result<(), RecordError> {
    if things.contains_key(&id) {
        return Err(twice(what, id));
    }
    things.insert(id, value);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Answer;
    use crate::claim::kind::Kind;
    use crate::claim::statement::Statement;
    use crate::claim::{Attribution, Audience, Basis, ClaimDates, Subject};
    use crate::least_one::AtLeastOne;
    use crate::source::{CharRange, Passage, SourceKind};

    #[test]
    fn an_act_that_does_not_fit_is_refused_and_changes_nothing() {
        let missing = claim_id(99);
        for (act, because) in [
            (Act::CaseOpened { case: CASE, person: PERSON, title: "A".to_owned() }, "opened already"),
            (Act::SourceAdded { source: source(1) }, "added already"),
            (entered(1), "entered already"),
            (Act::ClaimEntered { claim: Box::new(citing(9, 7, "words")) }, "cites a source not on record"),
            (Act::ClaimEntered { claim: Box::new(citing(9, 1, "")) }, "cites no words"),
            (Act::ClaimRetracted { claim: missing, why: why() }, "not on record"),
            (Act::ClaimDisputed { claim: claim_id(2), by: why(), why: why() }, "retracted already"),
            (Act::ClaimRestored { claim: claim_id(1), why: why() }, "it stands and nobody disputes it"),
            (
                Act::ClaimCorrected { corrects: claim_id(2), claim: Box::new(claim(9)), why: why() },
                "corrects what no longer stands",
            ),
            (
                Act::ClaimCorrected { corrects: claim_id(1), claim: Box::new(claim(1)), why: why() },
                "takes the place of itself",
            ),
            (same_event(1, &[1, 99]), "groups a claim that is not on record"),
            (
                Act::NotSameEvent {
                    occurrence: OccurrenceId::from_bytes([9; 16]),
                    claims: AtLeastOne::one(claim_id(1)),
                    why: why(),
                },
                "parts what nobody grouped",
            ),
            (
                Act::DecisionUndone { source: source(1).id, fingerprint: Hash32([0; 32]) },
                "nothing was decided",
            ),
        ] {
            let before = record();
            let mut after = before.clone();
            assert!(after.apply(after.applied, &entry(act)).is_err(), "{because}");
            assert_eq!(after, before, "{because}");
        }
    }

    #[test]
    fn a_case_rests_on_what_lies_at_the_desk_and_stands_there() {
        let desk = shared_record();
        let decision = || Decision::Rejected { why: None };
        for (act, fits, because) in [
            (
                Act::ClaimEntered { claim: Box::new(citing(9, 7, "words")) },
                true,
                "cites a source of the desk",
            ),
            (
                Act::ClaimCorrected {
                    corrects: claim_id(1),
                    claim: Box::new(citing(9, 7, "words")),
                    why: why(),
                },
                true,
                "the better claim cites a source of the desk",
            ),
            (
                Act::ClaimEntered { claim: Box::new(citing(9, 8, "words")) },
                false,
                "cites a source of neither",
            ),
            (Act::ClaimEntered { claim: Box::new(citing(9, 7, "")) }, false, "cites no words"),
            (found(&[1, 71]), true, "rests on a claim of the case and one of the desk"),
            (found(&[2]), false, "rests on a claim of the case that was retracted"),
            (found(&[72]), false, "rests on a claim of the desk that was retracted"),
            (found(&[99]), false, "rests on a claim of neither"),
            (decided(7, decision()), true, "a proposal from a source of the desk"),
            (decided(8, decision()), false, "a proposal from a source of neither"),
            (Act::ClaimRetracted { claim: claim_id(71), why: why() }, false, "the desk's own to retract"),
            (same_event(1, &[1, 71]), false, "the desk's own to group"),
        ] {
            let mut case = record();
            let before = case.clone();
            let applied = case.apply_with(case.applied, &entry(act.clone()), AtDesk::Known(&desk));
            assert_eq!(applied.is_ok(), fits, "{because}: {applied:?}");
            let mut alone = before.clone();
            if fits {
                let replayed = alone.apply_with(alone.applied, &entry(act.clone()), AtDesk::Accepted);
                assert_eq!((replayed, &alone), (Ok(()), &case), "the same when it is replayed: {because}");
                assert!(before.clone().apply(before.applied, &entry(act)).is_err(), "not alone: {because}");
            } else {
                assert_eq!(case, before, "{because}");
            }
        }
    }

    #[test]
    fn decisions_of_the_case_and_of_the_desk_on_one_source_are_joined() {
        let (mut case, mut desk) = (record(), shared_record());
        let decide = |byte: u8| Act::ProposalDecided {
            source: source(7).id,
            fingerprint: Hash32([byte; 32]),
            decision: Decision::Rejected { why: None },
        };
        case.apply_with(case.applied, &entry(decide(1)), AtDesk::Known(&desk))
            .expect("the desk has the source");
        apply(&mut desk, decide(2));
        assert_eq!(case.joined_with(&desk).decisions[&source(7).id].len(), 2);
    }

    #[test]
    fn entries_come_in_order_and_may_leave_out_those_of_other_scopes() {
        let mut record = record();
        let next = record.applied;
        assert!(record.apply(next + 5, &entry(entered(3))).is_ok(), "five entries of other cases between");
        assert_eq!(record.applied, next + 6);
        let late = record.apply(next, &entry(entered(4)));
        assert_eq!(late, Err(RecordError::OutOfOrder { expected: next + 6, found: next }));
    }

    #[test]
    fn a_correction_stands_in_the_place_of_the_claim_and_in_its_group() {
        let mut record = record();
        apply(&mut record, same_event(1, &[1]));
        let better = Box::new(claim(3));
        apply(&mut record, Act::ClaimCorrected { corrects: claim_id(1), claim: better, why: why() });
        let standing: Vec<_> = record.standing_claims().iter().map(|state| state.claim.id).collect();
        assert_eq!(standing, [claim_id(3)]);
        assert_eq!(record.claims[&claim_id(3)].corrects, Some(claim_id(1)));
        assert!(record.occurrences[&OccurrenceId::from_bytes([1; 16])].contains(&claim_id(3)));
    }

    #[test]
    fn a_disputed_claim_stands_and_a_restored_one_is_neither_disputed_nor_retracted() {
        let mut record = record();
        apply(
            &mut record,
            Act::ClaimDisputed { claim: claim_id(1), by: "the lawyer".to_owned(), why: why() },
        );
        assert_eq!(record.standing_claims().len(), 1);
        assert_eq!(record.claims[&claim_id(1)].disputes.len(), 1);
        apply(&mut record, Act::ClaimRestored { claim: claim_id(1), why: why() });
        assert!(record.claims[&claim_id(1)].disputes.is_empty());
        apply(&mut record, Act::ClaimRestored { claim: claim_id(2), why: why() });
        assert_eq!(record.standing_claims().len(), 2);
    }

    #[test]
    fn amending_a_source_keeps_the_bytes_that_were_archived() {
        let mut record = record();
        let mut amended = source(1);
        amended.title = "A better title".to_owned();
        amended.bytes = Some(Hash32([5; 32]));
        apply(&mut record, Act::SourceAmended { source: amended, why: why() });
        let known = &record.sources[&source(1).id].source;
        assert_eq!((known.title.as_str(), known.bytes), ("A better title", None));
    }

    #[test]
    fn two_people_may_have_one_name_and_one_person_several() {
        let mut record = record();
        let other = PersonId::from_bytes([8; 16]);
        for (person, name) in [(other, "A"), (PERSON, "B"), (PERSON, "A")] {
            apply(&mut record, Act::PersonNamed { person, name: name.to_owned() });
        }
        assert_eq!(record.people[&PERSON].names, ["A", "B"]);
        assert_eq!(record.name_of(other), Some("A"));
    }

    const CASE: CaseId = CaseId::from_bytes([1; 16]);
    const PERSON: PersonId = PersonId::from_bytes([2; 16]);

    /// A case with source 1, claim 1 that stands and claim 2 that was retracted.
    fn record() -> Record {
        let mut record = Record::default();
        apply(&mut record, Act::CaseOpened { case: CASE, person: PERSON, title: "A".to_owned() });
        apply(&mut record, Act::SourceAdded { source: source(1) });
        apply(&mut record, entered(1));
        apply(&mut record, entered(2));
        apply(&mut record, Act::ClaimRetracted { claim: claim_id(2), why: why() });
        record
    }

    /// A desk with source 7, claim 71 that stands and claim 72 that was retracted.
    fn shared_record() -> Record {
        let mut record = Record::default();
        apply(&mut record, Act::SourceAdded { source: source(7) });
        for number in [71, 72] {
            apply(&mut record, Act::ClaimEntered { claim: Box::new(citing(number, 7, "words")) });
        }
        apply(&mut record, Act::ClaimRetracted { claim: claim_id(72), why: why() });
        record
    }

    fn found(claims: &[u8]) -> Act {
        let claims = claims.iter().map(|claim| claim_id(*claim)).collect();
        let finding = Finding {
            id: FindingId::from_bytes([4; 16]),
            case: CASE,
            framework: "a framework".to_owned(),
            version: "1".to_owned(),
            item: "an item".to_owned(),
            answer: Answer::Shown,
            reason: why(),
            claims: AtLeastOne::new(claims).expect("a test's finding rests on something"),
        };
        Act::FindingGiven { finding: Box::new(finding) }
    }

    fn decided(number: u8, decision: Decision) -> Act {
        Act::ProposalDecided { source: source(number).id, fingerprint: Hash32([1; 32]), decision }
    }

    fn apply(record: &mut Record, act: Act) {
        record.apply(record.applied, &entry(act)).expect("the acts of a test fit each other");
    }

    fn entry(act: Act) -> Entry {
        let actor = MemberId::from_bytes([3; 16]);
        Entry { at: 0, actor, scope: Scope::Case(CASE), audience: Audience::Case, act }
    }

    fn entered(number: u8) -> Act {
        Act::ClaimEntered { claim: Box::new(claim(number)) }
    }

    fn same_event(number: u8, claims: &[u8]) -> Act {
        let claims = claims.iter().map(|claim| claim_id(*claim)).collect();
        let claims = AtLeastOne::new(claims).expect("a test groups something");
        Act::SameEvent { occurrence: OccurrenceId::from_bytes([number; 16]), claims, why: why() }
    }

    fn claim_id(number: u8) -> ClaimId {
        ClaimId::from_bytes([number; 16])
    }

    fn claim(number: u8) -> Claim {
        citing(number, 1, "words")
    }

    fn citing(number: u8, source: u8, quote: &str) -> Claim {
        let passage = Passage {
            source: SourceId::from_bytes([source; 16]),
            range: CharRange { start: 0, end: 5 },
            quote: quote.to_owned(),
            place: None,
            translation: None,
        };
        Claim {
            id: claim_id(number),
            scope: Scope::Case(CASE),
            subject: Subject::Person(PERSON),
            statement: Statement::new(Kind::Arrest, []).expect("no fields"),
            attribution: Attribution::default(),
            basis: Basis::Passages(AtLeastOne::one(passage)),
            dates: ClaimDates::default(),
            place: None,
            grade: None,
            audience: Audience::Case,
        }
    }

    fn source(number: u8) -> Box<Source> {
        Box::new(Source {
            id: SourceId::from_bytes([number; 16]),
            title: "A report".to_owned(),
            kind: SourceKind::Press,
            author: None,
            publisher: None,
            published: None,
            url: None,
            language: None,
            disclosed_interest: None,
            rights: None,
            credit: None,
            copies: None,
            bytes: None,
            text: None,
        })
    }

    fn why() -> String {
        "the test says so".to_owned()
    }
}
