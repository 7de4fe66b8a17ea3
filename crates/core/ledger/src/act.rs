//! What a person did: the content of ledger entries.
//!
//! Acts are only ever added. A correction, a retraction, an undo is a new act.

use serde::{Deserialize, Serialize};

use crate::assessment::SignedAssessment;
use crate::claim::{Audience, Claim, Scope};
use crate::consent::Consent;
use crate::evidence::{CustodyEvent, CustodyKind, RecordExport, RecordImport};
use crate::identity::{IdentityAnswer, Two};
use crate::ids::{
    CaseId, ClaimId, ConsentId, DeskId, FindingId, MemberId, OccurrenceId, PersonId, ReleaseId, ScopeKeyId,
    SourceId,
};
use crate::least_one::AtLeastOne;
use crate::membership::{CaseRole, CaseTier, Role};
use crate::release::Release;
use crate::screening::{ListSnapshot, ScreenAnswer};
use crate::source::{Hash32, Source};

/// One entry's content: who did what, when, where, for whose eyes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The wall clock when it was recorded, in seconds since 1970 UTC. A claim of this computer, not a proof.
    pub at: i64,
    /// Who did it.
    pub actor: MemberId,
    /// Where it lives, and so under whose key.
    pub scope: Scope,
    /// Who may see it.
    pub audience: Audience,
    /// What was done.
    pub act: Act,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The desk was opened; always the first entry.
    DeskOpened {
        /// The desk.
        desk: DeskId,
        /// What its people call it.
        name: String,
        /// One person works alone: rules that need a second person become waiting periods.
        solo: bool,
        /// It holds an example, and its decisions are the example's.
        demo: bool,
    },
    /// Someone joined the desk.
    MemberJoined {
        /// The pseudonym under which they act.
        member: MemberId,
        /// Their name at the desk.
        name: String,
    },
    /// A case was opened.
    CaseOpened {
        /// The case.
        case: CaseId,
        /// Whose persecution it is about.
        person: PersonId,
        /// The name under which lists show it.
        title: String,
    },
    /// A person of this scope got a name or a further spelling. Several people may share one name.
    PersonNamed {
        /// The person.
        person: PersonId,
        /// The name.
        name: String,
    },
    /// A source was archived, or named.
    SourceAdded {
        /// The source.
        source: Box<Source>,
    },
    /// What is known of a source was amended; its bytes stay.
    SourceAmended {
        /// The source as it is now described.
        source: Box<Source>,
        /// Why.
        why: String,
    },
    /// A claim was entered.
    ClaimEntered {
        /// The claim.
        claim: Box<Claim>,
    },
    /// A claim was replaced by a better one; the earlier one stays on record.
    ClaimCorrected {
        /// Which claim.
        corrects: ClaimId,
        /// The claim that stands now.
        claim: Box<Claim>,
        /// Why.
        why: String,
    },
    /// A claim no longer stands.
    ClaimRetracted {
        /// Which claim.
        claim: ClaimId,
        /// Why.
        why: String,
    },
    /// Somebody disputes a claim; it stays, and every page and paper says that it is disputed.
    ClaimDisputed {
        /// Which claim.
        claim: ClaimId,
        /// Who disputes it.
        by: String,
        /// Why.
        why: String,
    },
    /// A retraction or dispute was taken back.
    ClaimRestored {
        /// Which claim.
        claim: ClaimId,
        /// Why.
        why: String,
    },
    /// A person decided on a proposal, which is known by its fingerprint.
    ProposalDecided {
        /// Where the program proposed it.
        source: SourceId,
        /// The proposal.
        fingerprint: Hash32,
        /// What the person decided.
        decision: Decision,
    },
    /// The decision on a proposal was taken back; it waits again.
    DecisionUndone {
        /// Where the program proposed it.
        source: SourceId,
        /// The proposal.
        fingerprint: Hash32,
    },
    /// Claims describe one happening.
    SameEvent {
        /// The happening.
        occurrence: OccurrenceId,
        /// The claims that describe it.
        claims: AtLeastOne<ClaimId>,
        /// Why they are one.
        why: String,
    },
    /// Claims do not describe that happening after all; or, where it is no group that was known, they do not describe
    /// one happening, which somebody had been asked.
    NotSameEvent {
        /// The happening.
        occurrence: OccurrenceId,
        /// The claims that leave it.
        claims: AtLeastOne<ClaimId>,
        /// Why.
        why: String,
    },
    /// A person answered a criterion.
    FindingGiven {
        /// The finding.
        finding: Box<Finding>,
    },
    /// A finding was withdrawn; the criterion is not answered again.
    FindingWithdrawn {
        /// Which finding.
        finding: FindingId,
        /// Why.
        why: String,
    },
    /// Someone agreed to something.
    ConsentRecorded {
        /// The agreement.
        consent: Box<Consent>,
    },
    /// An agreement was withdrawn.
    ConsentWithdrawn {
        /// Which agreement.
        consent: ConsentId,
        /// Why, or how it was said.
        why: String,
    },
    /// Something happened to a source's bytes: they came, were looked at, copied, hashed again.
    CustodyNoted {
        /// What happened.
        event: Box<CustodyEvent>,
    },
    /// The whole record was copied out of the desk.
    RecordExported {
        /// How much, where to, in which form.
        export: Box<RecordExport>,
    },
    /// The record of another desk was brought into this one, which was new.
    RecordImported {
        /// From where, and how it is tied to the old log.
        import: Box<RecordImport>,
    },
    /// Someone wants a case erased; it waits for a second confirmation. Lives at the desk.
    ErasureRequested {
        /// The case. Nothing here names the person.
        case: CaseId,
        /// Why, as one of a few words: a free text would outlive the case.
        reason: ErasureReason,
        /// The earliest moment at which it may be confirmed, in seconds since 1970 UTC.
        not_before: i64,
    },
    /// The wish to erase a case was taken back. Lives at the desk.
    ErasureWithdrawn {
        /// The case.
        case: CaseId,
    },
    /// A case was erased: the key of its scope is destroyed, and what lay under it opens no more. Lives at the desk.
    CaseErased {
        /// The case. Nothing here names the person.
        case: CaseId,
        /// The key that was destroyed; envelopes name it in the open, so that a check knows which entries it closed.
        key: ScopeKeyId,
        /// Why.
        reason: ErasureReason,
        /// One person confirmed it, because nobody else is at the desk.
        solo: bool,
        /// Without the waiting period.
        at_once: bool,
    },
    /// The desk was brought back from a backup. Lives at the desk.
    DeskRestored {
        /// When the backup was made, in seconds since 1970 UTC.
        backup_at: i64,
        /// How many entries it held.
        entries: u64,
        /// How many entries were known to have existed, when that was more: what lay between is lost, and somebody
        /// accepted it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        known_entries: Option<u64>,
    },
    /// A paper was frozen for an addressee: from here on it counts as given.
    PaperReleased {
        /// What was given to whom.
        release: Box<Release>,
    },
    /// The further claims of a released paper that has more than one entry holds.
    ReleaseContinued {
        /// Which paper.
        release: ReleaseId,
        /// The claims.
        claims: AtLeastOne<ClaimId>,
    },
    /// A person signed what the file holds on each criterion of a framework, as it stood.
    AssessmentSigned {
        /// The assessment.
        assessment: Box<SignedAssessment>,
    },
    /// A person answered whether two entries are of one person. Neither is changed by it.
    IdentityAnswered {
        /// The answer. A later one on the same two takes its place.
        answer: Box<IdentityAnswer>,
    },
    /// An answer on two entries was taken back; they are asked about again.
    IdentityAnswerUndone {
        /// About whom.
        two: Box<Two>,
        /// Why, if the person said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// A list of sanctioned people and organisations came: a source that can be screened against. Lives at the desk.
    ListAdded {
        /// Which list, and how much of it could be read.
        list: Box<ListSnapshot>,
    },
    /// A person answered whether an official on record is the entry of a list.
    ScreenAnswered {
        /// The answer.
        answer: Box<ScreenAnswer>,
    },
    /// Such an answer was taken back; the question is open again.
    ScreenAnswerUndone {
        /// The question, by its fingerprint.
        question: Hash32,
        /// Why.
        why: String,
    },
    /// A member was given a role. Lives at the desk.
    RoleGranted {
        /// Who.
        member: MemberId,
        /// What they are from here on, besides what they were.
        role: Role,
    },
    /// A role was taken back. Lives at the desk.
    RoleWithdrawn {
        /// From whom.
        member: MemberId,
        /// Which role.
        role: Role,
    },
    /// A member left, or was removed: from here on they may do nothing. Lives at the desk.
    MemberLeft {
        /// Who.
        member: MemberId,
        /// Why, if somebody said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
    },
    /// A member is called something else at the desk. Lives at the desk.
    MemberRenamed {
        /// Who.
        member: MemberId,
        /// Their name from here on.
        name: String,
    },
    /// A case was opened to more people, or to fewer. Lives in the case.
    CaseTierSet {
        /// To whom it is open.
        tier: CaseTier,
    },
    /// A member was added to the case, or became something else in it. Lives in the case.
    CaseMemberAdded {
        /// Who.
        member: MemberId,
        /// As what.
        role: CaseRole,
    },
    /// A member was taken off the case. Lives in the case.
    CaseMemberRemoved {
        /// Who.
        member: MemberId,
    },
}

/// Why a case is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErasureReason {
    /// The person or the family withdrew their consent.
    ConsentWithdrawn,
    /// What is on file endangers somebody.
    Safety,
    /// A law or an authority that the desk obeys demands it.
    Legal,
    /// It should never have been opened.
    Mistake,
    /// It is no longer needed.
    NoLongerNeeded,
}

impl ErasureReason {
    /// Every reason with the name that commands use.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::ConsentWithdrawn, "consent-withdrawn"),
        (Self::Safety, "safety"),
        (Self::Legal, "legal"),
        (Self::Mistake, "mistake"),
        (Self::NoLongerNeeded, "no-longer-needed"),
    ];
}

impl Act {
    /// The archived bytes that this act brings on record, by their hash: they lie in the entry's scope.
    pub fn blobs(&self) -> Vec<Hash32> {
        match self {
            Self::SourceAdded { source } => source.bytes.into_iter().collect(),
            Self::CustodyNoted { event } => match &event.kind {
                CustodyKind::Received(receipt) => vec![receipt.bytes],
                CustodyKind::Derived(derivation) => vec![derivation.bytes],
                _ => Vec::new(),
            },
            Self::RecordImported { import } => vec![import.leaves],
            Self::AssessmentSigned { assessment } => vec![assessment.body],
            Self::PaperReleased { release } => release.files.iter().map(|file| file.bytes).collect(),
            // An amended source keeps the bytes with which it came.
            _ => Vec::new(),
        }
    }
}

/// What a person decided on a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It became this claim, as it was or edited.
    Accepted {
        /// The claim.
        claim: ClaimId,
        /// The person changed something before accepting.
        edited: bool,
    },
    /// It is not what the source says, or not about this case.
    Rejected {
        /// Why, if the person said so.
        why: Option<String>,
    },
}

/// A person's answer on one criterion of a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its id.
    pub id: FindingId,
    /// The case it is about.
    pub case: CaseId,
    /// The framework's id, such as `us.levinson.1741`.
    pub framework: String,
    /// The framework's version when it was given.
    pub version: String,
    /// The item's id in the framework.
    pub item: String,
    /// The answer.
    pub answer: Answer,
    /// Why, in the person's words.
    pub reason: String,
    /// The claims it rests on.
    pub claims: AtLeastOne<ClaimId>,
}

/// A person's answer. There is no "not answered" here: a finding that was not given does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The claims show it.
    Shown,
    /// The claims show it in part.
    ShownInPart,
    /// The claims do not show it.
    NotShown,
    /// The item does not apply to this case.
    NotApplicable,
}

impl Answer {
    /// Every answer with the name that commands use.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Shown, "shown"),
        (Self::ShownInPart, "shown-in-part"),
        (Self::NotShown, "not-shown"),
        (Self::NotApplicable, "not-applicable"),
    ];
}
