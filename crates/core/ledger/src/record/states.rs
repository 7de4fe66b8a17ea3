//! What became of each thing on record: the values that a [`Record`](super::Record) holds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::act::{ErasureReason, Finding};
use crate::assessment::SignedAssessment;
use crate::claim::{Claim, Scope};
use crate::consent::Consent;
use crate::evidence::{CustodyKind, RecordExport, RecordImport};
use crate::identity::IdentityAnswer;
use crate::ids::{ClaimId, DeskId, MemberId, PersonId, ScopeKeyId};
use crate::membership::{CaseRole, CaseTier, Role};
use crate::release::Release;
use crate::screening::{ListSnapshot, ScreenAnswer};
use crate::source::Source;

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

/// A member of the desk, or somebody who was one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberState {
    /// Their name at the desk.
    pub name: String,
    /// What they are. Nothing once they left.
    pub roles: BTreeSet<Role>,
    /// When they joined.
    pub joined: Stamp,
    /// When they left, if they did, and why.
    pub left: Option<Left>,
    /// The entry that last changed what they are.
    pub changed: u64,
}

impl MemberState {
    /// Whether they are still at the desk.
    pub fn is_here(&self) -> bool {
        self.left.is_none()
    }
}

/// That a member left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// When, and who recorded it.
    pub recorded: Stamp,
    /// Why, if somebody said so.
    pub why: Option<String>,
}

/// To whom a case is open.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CaseAccess {
    /// To whom besides those who were added to it.
    pub tier: CaseTier,
    /// Who was added to it, and as what. Whoever opened it leads it from the start.
    pub members: BTreeMap<MemberId, CaseRole>,
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

/// One link of a source's chain of custody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustodyState {
    /// What happened.
    pub kind: CustodyKind,
    /// When it was noted, and by whom.
    pub noted: Stamp,
}

/// An export of the whole record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportState {
    /// How much, where to, in which form.
    pub export: RecordExport,
    /// When and by whom.
    pub done: Stamp,
}

/// An import of another desk's record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportState {
    /// From where, and how it is tied to the old log.
    pub import: RecordImport,
    /// When and by whom.
    pub done: Stamp,
}

/// A paper that left the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseState {
    /// What was given to whom, with every claim that it prints.
    pub release: Release,
    /// When it was frozen, and by whom.
    pub done: Stamp,
}

/// An assessment that a person signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentState {
    /// What was signed.
    pub assessment: SignedAssessment,
    /// When, and by whom.
    pub signed: Stamp,
}

/// A list of the desk and when it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListState {
    /// Which list, and how much of it could be read.
    pub list: ListSnapshot,
    /// When it came, and who brought it.
    pub added: Stamp,
}

/// An answer of screening that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreenState {
    /// The answer.
    pub answer: ScreenAnswer,
    /// The scope of the official it is about.
    pub scope: Scope,
    /// When it was given, and by whom.
    pub given: Stamp,
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

/// How far the erasure of a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErasureState {
    /// Someone asked for it; it waits for a second confirmation.
    Waiting {
        /// Why.
        reason: ErasureReason,
        /// When it was asked for, and by whom.
        asked: Stamp,
        /// The earliest moment at which it may be confirmed, in seconds since 1970 UTC.
        not_before: i64,
    },
    /// The case was erased.
    Done {
        /// Why.
        reason: ErasureReason,
        /// The key that was destroyed.
        key: ScopeKeyId,
        /// When it was confirmed, and by whom.
        erased: Stamp,
        /// One person alone confirmed it.
        solo: bool,
        /// Without the waiting period.
        at_once: bool,
    },
}

/// When the desk was brought back from a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restored {
    /// When that was recorded.
    pub restored: Stamp,
    /// When the backup was made, in seconds since 1970 UTC.
    pub backup_at: i64,
    /// How many entries the backup held.
    pub entries: u64,
    /// How many entries were known to have existed, when that was more.
    pub known_entries: Option<u64>,
}

/// An answer on two entries that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityState {
    /// The answer.
    pub answer: IdentityAnswer,
    /// When and by whom.
    pub given: Stamp,
}
