//! The fold: one entry after the other, each refused as a whole when it does not fit what came before.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{
    AssessmentState, CaseHead, ClaimState, ConsentState, CustodyState, Desk, Dispute, ErasureState,
    ExportState, FindingState, IdentityState, ImportState, ListState, PersonHead, Record, ReleaseState,
    Restored, ScreenState, SourceState, Stamp, Standing,
};
use crate::act::{Act, Entry, Finding};
use crate::assessment::SignedAssessment;
use crate::claim::{Claim, Scope};
use crate::evidence::{CustodyEvent, CustodyKind};
use crate::identity::{Told, Two};
use crate::ids::{CaseId, ClaimId, MemberId, PersonId, SourceId};
use crate::release::Release;
use crate::screening::{ListSnapshot, ScreenAnswer};
use crate::source::{Hash32, Source};

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
    /// The bytes are neither those that were archived with the source nor a copy derived from them.
    #[error("the bytes with the hash {bytes} are not archived with source {source_id}")]
    OtherBytes {
        /// The source.
        source_id: SourceId,
        /// The hash.
        bytes: Hash32,
    },
    /// The counts of an import do not add up to the old log.
    #[error("the counts of the import do not add up to the entries of the old log")]
    Miscounted,
    /// The counts of a list do not add up to the entries of its file.
    #[error("the counts of the list do not add up to the entries of its file")]
    ListMiscounted,
    /// The question was answered, and the entry of the list is the one that was in front of the person then.
    #[error("the question {0} is answered already")]
    Answered(Hash32),
    /// The case was erased: nothing is added to it.
    #[error("{0} was erased")]
    Erased(CaseId),
    /// Its waiting period is not over, and nobody said that it must be at once.
    #[error("the waiting period for {0} is not over")]
    TooSoon(CaseId),
    /// A second person is needed, and it is the one who asked.
    #[error("{0} must be erased by somebody else than the one who asked for it")]
    SamePerson(CaseId),
    /// The act belongs to another case, or to the desk.
    #[error("this belongs to another case, or to the desk")]
    OtherScope,
    /// The act is the desk's, and came in a case.
    #[error("this belongs at the desk and not in a case")]
    DeskOnly,
    /// The member left the desk.
    #[error("{0} has left the desk")]
    HasLeft(MemberId),
    /// Nobody would be left who manages the desk.
    #[error("{0} is the last member who manages the desk")]
    LastAdmin(MemberId),
    /// Nobody would be left who leads the case.
    #[error("{0} is the last member who leads this case")]
    LastLead(MemberId),
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
        if let (Scope::Case(case), AtDesk::Known(desk)) = (entry.scope, desk)
            && desk.is_erased(case)
        {
            return Err(RecordError::Erased(case));
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
            Act::MemberJoined { .. }
            | Act::RoleGranted { .. }
            | Act::RoleWithdrawn { .. }
            | Act::MemberLeft { .. }
            | Act::MemberRenamed { .. } => self.of_members(scope, act, stamp)?,
            Act::CaseTierSet { .. } | Act::CaseMemberAdded { .. } | Act::CaseMemberRemoved { .. } => {
                self.of_access(scope, act, desk)?;
            }
            Act::CaseOpened { case, person, title } => {
                let head = CaseHead { person: *person, title: title.clone(), opened: stamp };
                new_key(&mut self.cases, "case", *case, head)?;
                self.lead_from_the_start(*case, stamp.by);
                self.name_person(scope, *person, title);
            }
            Act::PersonNamed { person, name } => self.name_person(scope, *person, name),
            Act::SourceAdded { source } => {
                let state = SourceState { source: (**source).clone(), scope, added: stamp };
                new_key(&mut self.sources, "source", source.id, state)?;
            }
            Act::SourceAmended { source, .. } => {
                let state = known(&mut self.sources, "source", source.id)?;
                // What is on file stays; a document that could not be read when it came gets its text once.
                let (bytes, text) = (state.source.bytes, state.source.text.or(source.text));
                state.source = Source { bytes, text, ..(**source).clone() };
            }
            Act::ClaimEntered { .. }
            | Act::ClaimCorrected { .. }
            | Act::ClaimRetracted { .. }
            | Act::ClaimDisputed { .. }
            | Act::ClaimRestored { .. } => self.of_claims(act, stamp, desk)?,
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
                self.apart.retain(|apart| !apart.iter().all(|claim| claims.as_slice().contains(claim)));
                self.occurrences.entry(*occurrence).or_default().extend(claims);
            }
            Act::NotSameEvent { occurrence, claims, .. } => {
                match self.occurrences.get_mut(occurrence) {
                    Some(grouped) => grouped.retain(|claim| !claims.as_slice().contains(claim)),
                    // They were in no group: somebody was asked whether they are one happening, and said no.
                    None if claims.as_slice().len() > 1 => {
                        claims.iter().try_for_each(|claim| self.standing(*claim))?;
                        self.apart.push(claims.iter().copied().collect());
                    }
                    None => return Err(unknown("event", occurrence)),
                }
            }
            Act::FindingGiven { finding } => self.find(finding, stamp, desk)?,
            Act::FindingWithdrawn { finding, why } => {
                known(&mut self.findings, "finding", *finding)?.withdrawn = Some(why.clone());
            }
            Act::ConsentRecorded { .. } | Act::ConsentWithdrawn { .. } => self.of_consents(act)?,
            Act::CustodyNoted { event } => self.note_custody(event, stamp)?,
            Act::PaperReleased { release } => self.release(release, stamp, desk)?,
            Act::ReleaseContinued { release, claims } => {
                claims.iter().try_for_each(|claim| self.entered(*claim, desk))?;
                known(&mut self.releases, "release", *release)?.release.claims.extend(claims);
            }
            Act::AssessmentSigned { assessment } => self.sign(assessment, stamp, desk)?,
            Act::IdentityAnswered { .. } | Act::IdentityAnswerUndone { .. } => {
                self.identify(scope, act, stamp)?;
            }
            Act::ListAdded { .. } | Act::ScreenAnswered { .. } | Act::ScreenAnswerUndone { .. } => {
                self.screen(scope, act, stamp, desk)?;
            }
            Act::RecordExported { export } => {
                self.exports.push(ExportState { export: (**export).clone(), done: stamp });
            }
            Act::RecordImported { import } => {
                if !import.adds_up() {
                    return Err(RecordError::Miscounted);
                }
                self.imports.push(ImportState { import: (**import).clone(), done: stamp });
            }
            Act::ErasureRequested { .. } | Act::ErasureWithdrawn { .. } | Act::CaseErased { .. } => {
                self.erase(scope, act, stamp)?;
            }
            Act::DeskRestored { backup_at, entries, known_entries } => {
                let (backup_at, entries, known_entries) = (*backup_at, *entries, *known_entries);
                self.restored.push(Restored { restored: stamp, backup_at, entries, known_entries });
            }
        }
        Ok(())
    }

    fn of_consents(&mut self, act: &Act) -> Result<(), RecordError> {
        match act {
            Act::ConsentRecorded { consent } => {
                let state = ConsentState { consent: (**consent).clone(), withdrawn: None };
                new_key(&mut self.consents, "consent", consent.id, state)?;
            }
            Act::ConsentWithdrawn { consent, why } => {
                known(&mut self.consents, "consent", *consent)?.withdrawn = Some(why.clone());
            }
            _ => {}
        }
        Ok(())
    }

    fn of_claims(&mut self, act: &Act, stamp: Stamp, desk: AtDesk<'_>) -> Result<(), RecordError> {
        match act {
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
            _ => {}
        }
        Ok(())
    }

    fn identify(&mut self, scope: Scope, act: &Act, stamp: Stamp) -> Result<(), RecordError> {
        match act {
            Act::IdentityAnswered { answer } => {
                self.of_identity(scope, &answer.two)?;
                self.identities.retain(|state| state.answer.two != answer.two);
                self.identities.push(IdentityState { answer: (**answer).clone(), given: stamp });
            }
            Act::IdentityAnswerUndone { two, .. } => {
                self.of_identity(scope, two)?;
                let before = self.identities.len();
                self.identities.retain(|state| state.answer.two != **two);
                if self.identities.len() == before {
                    return Err(unknown("answer on", "these two"));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// An answer lives in the case of its first person, who is on file there.
    fn of_identity(&self, scope: Scope, two: &Two) -> Result<(), RecordError> {
        if two.scope() != scope {
            return Err(RecordError::OtherScope);
        }
        match two.both().0 {
            Told::Person { person, .. } if !self.people.contains_key(person) => {
                Err(unknown("person", person))
            }
            _ => Ok(()),
        }
    }

    /// What lies under a key is not here: the desk only learns that the case waits to be erased, or was.
    fn erase(&mut self, scope: Scope, act: &Act, stamp: Stamp) -> Result<(), RecordError> {
        if scope != Scope::Desk {
            return Err(RecordError::DeskOnly);
        }
        match act {
            Act::ErasureRequested { case, reason, not_before } => {
                let (reason, not_before) = (*reason, *not_before);
                let waiting = ErasureState::Waiting { reason, asked: stamp, not_before };
                new_key(&mut self.erasures, "erasure of", *case, waiting)
            }
            Act::ErasureWithdrawn { case } => match self.erasures.get(case) {
                Some(ErasureState::Waiting { .. }) => {
                    self.erasures.remove(case);
                    Ok(())
                }
                Some(ErasureState::Done { .. }) => Err(RecordError::Erased(*case)),
                None => Err(unknown("erasure of", case)),
            },
            Act::CaseErased { case, key, reason, solo, at_once } => {
                let (key, reason, solo, at_once) = (*key, *reason, *solo, *at_once);
                match self.erasures.get(case) {
                    Some(ErasureState::Done { .. }) => return Err(RecordError::Erased(*case)),
                    Some(ErasureState::Waiting { asked, .. }) if !solo && asked.by == stamp.by => {
                        return Err(RecordError::SamePerson(*case));
                    }
                    Some(ErasureState::Waiting { not_before, .. }) if !at_once && stamp.at < *not_before => {
                        return Err(RecordError::TooSoon(*case));
                    }
                    None if !(solo && at_once) => return Err(unknown("erasure of", case)),
                    _ => {}
                }
                self.erasures.insert(*case, ErasureState::Done { reason, key, erased: stamp, solo, at_once });
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The chain speaks of archived bytes only: the original, which never changes, and copies derived from it.
    fn note_custody(&mut self, event: &CustodyEvent, stamp: Stamp) -> Result<(), RecordError> {
        let id = event.source;
        let original = self.sources.get(&id).ok_or_else(|| unknown("source", id))?.source.bytes;
        let of = match &event.kind {
            CustodyKind::Received(receipt) if original == Some(receipt.bytes) => None,
            CustodyKind::Received(receipt) => {
                return Err(RecordError::OtherBytes { source_id: id, bytes: receipt.bytes });
            }
            CustodyKind::Derived(derivation) => Some(derivation.derived_from),
            CustodyKind::CopiedOut { bytes, .. } | CustodyKind::Rehashed { bytes, .. } => Some(*bytes),
            CustodyKind::Viewed { .. } | CustodyKind::Transferred { .. } => None,
        };
        let chain = self.custody.get(&id).map_or(&[][..], Vec::as_slice);
        let derived = |bytes: Hash32| {
            let is = |state: &CustodyState| matches!(&state.kind, CustodyKind::Derived(made) if made.bytes == bytes);
            chain.iter().any(is)
        };
        if let Some(bytes) = of.filter(|bytes| original != Some(*bytes) && !derived(*bytes)) {
            return Err(RecordError::OtherBytes { source_id: id, bytes });
        }
        self.custody.entry(id).or_default().push(CustodyState { kind: event.kind.clone(), noted: stamp });
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
        for apart in self.apart.iter_mut().filter(|apart| apart.contains(&old)) {
            apart.insert(new);
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

    /// What is printed in a paper is on record, whatever became of it since.
    fn release(&mut self, release: &Release, stamp: Stamp, desk: AtDesk<'_>) -> Result<(), RecordError> {
        release.claims.iter().try_for_each(|claim| self.entered(*claim, desk))?;
        for consent in &release.consents {
            known(&mut self.consents, "consent", *consent)?;
        }
        let state = ReleaseState { release: release.clone(), done: stamp };
        new_key(&mut self.releases, "release", release.id, state)
    }

    /// A signed assessment names findings that were given, and lies in its own case.
    fn sign(
        &mut self,
        assessment: &SignedAssessment,
        stamp: Stamp,
        desk: AtDesk<'_>,
    ) -> Result<(), RecordError> {
        if !self.cases.contains_key(&assessment.case) {
            return Err(unknown("case", assessment.case));
        }
        for finding in assessment.items.iter().filter_map(|item| item.finding) {
            let at_desk = match desk {
                AtDesk::Known(desk) => desk.findings.contains_key(&finding),
                AtDesk::Accepted => true,
            };
            if !at_desk && !self.findings.contains_key(&finding) {
                return Err(unknown("finding", finding));
            }
        }
        let state = AssessmentState { assessment: assessment.clone(), signed: stamp };
        new_key(&mut self.assessments, "assessment", assessment.id, state)
    }

    /// What concerns the lists of the desk and the answers on who stands on them.
    fn screen(&mut self, scope: Scope, act: &Act, stamp: Stamp, desk: AtDesk<'_>) -> Result<(), RecordError> {
        match act {
            Act::ListAdded { list } => self.add_list(scope, list, stamp),
            Act::ScreenAnswered { answer } => self.answer(scope, answer, stamp, desk),
            Act::ScreenAnswerUndone { question, .. } => self
                .screened
                .remove(question)
                .map(|_| ())
                .ok_or_else(|| unknown("answer to question", question)),
            _ => Ok(()),
        }
    }

    /// A list is a source of the desk, and its counts account for the whole file.
    fn add_list(&mut self, scope: Scope, list: &ListSnapshot, stamp: Stamp) -> Result<(), RecordError> {
        if scope != Scope::Desk {
            return Err(RecordError::DeskOnly);
        }
        if !self.sources.contains_key(&list.source) {
            return Err(unknown("source", list.source));
        }
        if !list.adds_up() {
            return Err(RecordError::ListMiscounted);
        }
        new_key(&mut self.lists, "list", list.source, ListState { list: list.clone(), added: stamp })
    }

    /// An answer may rest on a list and a claim of the desk. One question has one answer, until its entry changes.
    fn answer(
        &mut self,
        scope: Scope,
        answer: &ScreenAnswer,
        stamp: Stamp,
        desk: AtDesk<'_>,
    ) -> Result<(), RecordError> {
        let is_list = self.lists.contains_key(&answer.list)
            || match desk {
                AtDesk::Known(desk) => desk.lists.contains_key(&answer.list),
                AtDesk::Accepted => true,
            };
        if !is_list {
            return Err(unknown("list", answer.list));
        }
        answer.verdict.claims().iter().try_for_each(|claim| self.entered(*claim, desk))?;
        if self.screened.get(&answer.question).is_some_and(|known| known.answer.entry == answer.entry) {
            return Err(RecordError::Answered(answer.question));
        }
        let state = ScreenState { answer: answer.clone(), scope, given: stamp };
        self.screened.insert(answer.question, state);
        Ok(())
    }

    fn entered(&self, claim: ClaimId, desk: AtDesk<'_>) -> Result<(), RecordError> {
        let on_record = self.claims.contains_key(&claim)
            || match desk {
                AtDesk::Known(desk) => desk.claims.contains_key(&claim),
                AtDesk::Accepted => true,
            };
        if on_record { Ok(()) } else { Err(unknown("claim", claim)) }
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
}

pub(super) fn unknown(what: &'static str, id: impl std::fmt::Display) -> RecordError {
    RecordError::Unknown { what, id: id.to_string() }
}

pub(super) fn twice(what: &'static str, id: impl std::fmt::Display) -> RecordError {
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
