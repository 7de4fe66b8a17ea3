//! The history of a case: who did what when, newest first.
//!
//! The history is the record's own entries in words. What is taken back is a further entry, and stays in it.

use std::collections::BTreeMap;

use amparo_ledger::act::{Act, Answer, Decision};
use amparo_ledger::claim::{Claim, Scope, Subject};
use amparo_ledger::evidence::CustodyKind;
use amparo_ledger::ids::{CaseId, ClaimId, MemberId, SourceId};
use amparo_ledger::record::{Record, Standing};
use amparo_ledger::source::Hash32;
use amparo_store::Logged;
use serde::Serialize;

use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::wording::sentence;

/// What sort of thing was done; lists are filtered by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Claims were entered, corrected, retracted, disputed, restored, grouped.
    Claims,
    /// Proposals were decided on.
    Decisions,
    /// Sources came or were described better.
    Sources,
    /// The case was opened, people were named, answers were given on who is who.
    People,
    /// Criteria were answered, assessments signed.
    Assessment,
    /// Papers left the desk, agreements were recorded.
    Papers,
    /// Archived files were looked at, copied, hashed again.
    Files,
    /// Who works on the case was changed.
    Access,
}

impl Topic {
    /// Every topic with the name that addresses use.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Claims, "claims"),
        (Self::Decisions, "decisions"),
        (Self::Sources, "sources"),
        (Self::People, "people"),
        (Self::Assessment, "assessment"),
        (Self::Papers, "papers"),
        (Self::Files, "files"),
        (Self::Access, "access"),
    ];

    /// The name that addresses use.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Did {
    /// Opened the case.
    Opened,
    /// Named a person, or a further spelling.
    NamedPerson,
    /// Added a source.
    AddedSource,
    /// Amended what is known of a source.
    AmendedSource,
    /// Entered a claim.
    EnteredClaim,
    /// Corrected a claim.
    CorrectedClaim,
    /// Retracted a claim.
    RetractedClaim,
    /// Recorded a dispute of a claim.
    DisputedClaim,
    /// Took a retraction or dispute back.
    RestoredClaim,
    /// Accepted a proposal, which became a claim.
    AcceptedProposal,
    /// Rejected a proposal.
    RejectedProposal,
    /// Took a decision on a proposal back.
    UndidDecision,
    /// Said that claims describe one happening.
    Grouped,
    /// Said that they do not.
    Parted,
    /// Answered a criterion.
    GaveFinding,
    /// Withdrew an answer.
    WithdrewFinding,
    /// Signed an assessment.
    SignedAssessment,
    /// Recorded an agreement.
    RecordedConsent,
    /// Recorded its withdrawal.
    WithdrewConsent,
    /// Released a paper.
    ReleasedPaper,
    /// Noted what happened to a file.
    NotedFile,
    /// Answered who is who, or took the answer back.
    AnsweredIdentity,
    /// Changed who works on the case, or to whom it is open.
    ChangedAccess,
}

impl Did {
    /// What sort of thing it is.
    pub fn topic(self) -> Topic {
        match self {
            Self::Opened | Self::NamedPerson | Self::AnsweredIdentity => Topic::People,
            Self::AddedSource | Self::AmendedSource => Topic::Sources,
            Self::EnteredClaim
            | Self::CorrectedClaim
            | Self::RetractedClaim
            | Self::DisputedClaim
            | Self::RestoredClaim
            | Self::Grouped
            | Self::Parted => Topic::Claims,
            Self::AcceptedProposal | Self::RejectedProposal | Self::UndidDecision => Topic::Decisions,
            Self::GaveFinding | Self::WithdrewFinding | Self::SignedAssessment => Topic::Assessment,
            Self::RecordedConsent | Self::WithdrewConsent | Self::ReleasedPaper => Topic::Papers,
            Self::NotedFile => Topic::Files,
            Self::ChangedAccess => Topic::Access,
        }
    }
}

/// One line of the history.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryLine {
    /// The place in the log.
    pub seq: u64,
    /// When, in seconds since 1970 UTC, by this computer's clock.
    pub at: i64,
    /// Who.
    pub by: MemberId,
    /// How the record calls them.
    pub by_name: String,
    /// What was done.
    pub did: Did,
    /// On what, in a sentence; empty where nothing more is to be said.
    pub words: String,
    /// The reason that was given.
    pub why: Option<String>,
    /// The claim that it is about.
    pub claim: Option<ClaimId>,
    /// What a click takes back: it is the last that was done to the claim.
    pub back: Option<Back>,
    /// The source that it is about.
    pub source: Option<SourceId>,
}

/// What of a claim can be had back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Back {
    /// It was corrected: the version before.
    Version(ClaimId),
    /// It was retracted: the claim itself.
    Retracted,
}

/// What is asked of the history.
#[derive(Debug, Clone, Default)]
pub struct HistoryQuery {
    /// Only what is of this topic; `None`: everything but what only happened to files.
    pub topic: Option<Topic>,
    /// Everything, with what only happened to files.
    pub everything: bool,
    /// Only what this member did.
    pub member: Option<MemberId>,
    /// Only what lies before this place in the log.
    pub before: Option<u64>,
    /// How many lines; 0: as many as usual.
    pub rows: usize,
}

/// How many lines a page of the history has when nobody says.
pub const HISTORY_ROWS: usize = 50;

/// A page of the history.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryPage {
    /// The lines, newest first.
    pub lines: Vec<HistoryLine>,
    /// How many lines fit in all.
    pub total: usize,
    /// From where the next page goes on, if there is one.
    pub next: Option<u64>,
    /// Who did something in this case.
    pub members: Vec<(MemberId, String)>,
    /// How many lines each topic has.
    pub topics: BTreeMap<Topic, usize>,
}

/// The history of a case, a page at a time.
///
/// # Errors
/// When the record cannot be read.
pub fn history(desk: &Desk, case: CaseId, query: &HistoryQuery) -> Result<Visible<HistoryPage>, Problem> {
    let record = desk.case_record(case)?;
    let entries = desk.entries_of(Scope::Case(case))?;
    let lines: Vec<HistoryLine> = lines_of(&record, &entries);
    let mut members: BTreeMap<MemberId, String> = BTreeMap::new();
    let mut topics: BTreeMap<Topic, usize> = BTreeMap::new();
    for line in &lines {
        members.entry(line.by).or_insert_with(|| line.by_name.clone());
        *topics.entry(line.did.topic()).or_default() += 1;
    }
    let wanted = |line: &&HistoryLine| {
        let topic = line.did.topic();
        query.topic.map_or(query.everything || topic != Topic::Files, |wanted| wanted == topic)
            && query.member.is_none_or(|member| member == line.by)
    };
    let fitting: Vec<HistoryLine> = lines.iter().rev().filter(wanted).cloned().collect();
    let total = fitting.len();
    let rows = if query.rows == 0 { HISTORY_ROWS } else { query.rows };
    let after = fitting.into_iter().skip_while(|line| query.before.is_some_and(|before| line.seq >= before));
    let mut lines: Vec<HistoryLine> = after.take(rows + 1).collect();
    let next = if lines.len() > rows {
        lines.truncate(rows);
        lines.last().map(|line| line.seq)
    } else {
        None
    };
    let page = HistoryPage { lines, total, next, members: members.into_iter().collect(), topics };
    desk.show(Scope::Case(case), page)
}

fn lines_of(record: &Record, entries: &[Logged]) -> Vec<HistoryLine> {
    let mut lines: Vec<HistoryLine> = Vec::with_capacity(entries.len());
    for logged in entries {
        let told = told_of(record, &logged.entry.act);
        // A proposal that was accepted became its claim in the same moment: one line says both.
        if told.did == Did::AcceptedProposal
            && lines.last().is_some_and(|last| last.did == Did::EnteredClaim && last.claim == told.claim)
        {
            lines.pop();
        }
        let by = logged.entry.actor;
        lines.push(HistoryLine {
            seq: logged.seq,
            at: logged.entry.at,
            by,
            by_name: member_name(record, by),
            did: told.did,
            words: told.words,
            why: told.why.filter(|why| !why.is_empty()),
            back: back_of(record, told.did, told.claim),
            claim: told.claim,
            source: told.source,
        });
    }
    lines
}

/// What a click can take back of this: of a claim that stands corrected, or lies retracted, until today.
fn back_of(record: &Record, did: Did, claim: Option<ClaimId>) -> Option<Back> {
    let state = record.claims.get(&claim?)?;
    match (did, &state.standing) {
        (Did::CorrectedClaim, Standing::Current) => state.corrects.map(Back::Version),
        (Did::RetractedClaim, Standing::Retracted { .. }) => Some(Back::Retracted),
        _ => None,
    }
}

/// How the record calls a member; the beginning of their id where it holds no name.
fn member_name(record: &Record, member: MemberId) -> String {
    record.members.get(&member).map_or_else(|| member.short(), |state| state.name.clone())
}

/// An act in words.
struct Told {
    did: Did,
    words: String,
    why: Option<String>,
    claim: Option<ClaimId>,
    source: Option<SourceId>,
}

impl Told {
    fn new(did: Did, words: impl Into<String>) -> Self {
        Self { did, words: words.into(), why: None, claim: None, source: None }
    }

    fn because(self, why: &str) -> Self {
        Self { why: Some(why.to_owned()), ..self }
    }

    fn of_claim(self, claim: ClaimId) -> Self {
        Self { claim: Some(claim), ..self }
    }

    fn of_source(self, source: SourceId) -> Self {
        Self { source: Some(source), ..self }
    }
}

fn told_of(record: &Record, act: &Act) -> Told {
    let claim = |id: &ClaimId| record.claims.get(id).map(|state| in_words(record, &state.claim));
    let claim = |id: &ClaimId| claim(id).unwrap_or_else(|| id.to_string());
    let title = |id: &SourceId| {
        let state = record.sources.get(id);
        state.map_or_else(|| id.to_string(), |state| format!("“{}”", state.source.title))
    };
    match act {
        Act::CaseOpened { title, .. } => Told::new(Did::Opened, title.clone()),
        Act::PersonNamed { name, .. } => Told::new(Did::NamedPerson, name.clone()),
        Act::SourceAdded { source } => {
            Told::new(Did::AddedSource, format!("“{}”", source.title)).of_source(source.id)
        }
        Act::SourceAmended { source, why } => {
            Told::new(Did::AmendedSource, format!("“{}”", source.title)).because(why).of_source(source.id)
        }
        Act::ClaimEntered { claim } => {
            Told::new(Did::EnteredClaim, in_words(record, claim)).of_claim(claim.id)
        }
        Act::ClaimCorrected { claim, why, .. } => {
            Told::new(Did::CorrectedClaim, in_words(record, claim)).because(why).of_claim(claim.id)
        }
        Act::ClaimRetracted { claim: id, why } => {
            Told::new(Did::RetractedClaim, claim(id)).because(why).of_claim(*id)
        }
        Act::ClaimDisputed { claim: id, by, why } => {
            Told::new(Did::DisputedClaim, format!("{} Disputed by {by}.", claim(id)))
                .because(why)
                .of_claim(*id)
        }
        Act::ClaimRestored { claim: id, why } => {
            Told::new(Did::RestoredClaim, claim(id)).because(why).of_claim(*id)
        }
        Act::ProposalDecided { source, decision, .. } => match decision {
            Decision::Accepted { claim: id, .. } => {
                Told::new(Did::AcceptedProposal, claim(id)).of_claim(*id).of_source(*source)
            }
            Decision::Rejected { why } => Told {
                why: why.clone(),
                ..Told::new(Did::RejectedProposal, title(source)).of_source(*source)
            },
        },
        Act::DecisionUndone { source, .. } => Told::new(Did::UndidDecision, title(source)).of_source(*source),
        Act::SameEvent { claims, why, .. } => {
            let said: Vec<String> = claims.iter().map(claim).collect();
            Told::new(Did::Grouped, said.join(" / ")).because(why).of_claim(*claims.first())
        }
        Act::NotSameEvent { claims, why, .. } => {
            let said: Vec<String> = claims.iter().map(claim).collect();
            Told::new(Did::Parted, said.join(" / ")).because(why).of_claim(*claims.first())
        }
        _ => of_work(record, act, &title),
    }
}

/// Assessment, papers, agreements, files, answers, access.
fn of_work(record: &Record, act: &Act, title: &dyn Fn(&SourceId) -> String) -> Told {
    match act {
        Act::FindingGiven { finding } => {
            let answer = Answer::ALL.iter().find(|(answer, _)| *answer == finding.answer);
            let answer = answer.map_or("", |(_, name)| name);
            let words = format!("{} of {}: {answer}", finding.item, finding.framework);
            Told::new(Did::GaveFinding, words).because(&finding.reason)
        }
        Act::FindingWithdrawn { finding, why } => {
            let item = record.findings.get(finding).map(|state| state.finding.item.clone());
            Told::new(Did::WithdrewFinding, item.unwrap_or_default()).because(why)
        }
        Act::AssessmentSigned { assessment } => {
            Told::new(Did::SignedAssessment, assessment.framework.clone()).because(&assessment.statement)
        }
        Act::ConsentRecorded { consent } => {
            Told::new(Did::RecordedConsent, format!("given by {}", consent.given_by))
        }
        Act::ConsentWithdrawn { consent, why } => {
            let by = record.consents.get(consent).map(|state| state.consent.given_by.clone());
            let words = by.map(|by| format!("given by {by}")).unwrap_or_default();
            Told::new(Did::WithdrewConsent, words).because(why)
        }
        Act::PaperReleased { release } => {
            let kind = amparo_ledger::release::PaperKind::ALL.iter().find(|(kind, _)| *kind == release.paper);
            let kind = kind.map_or("", |(_, name)| name);
            Told::new(Did::ReleasedPaper, format!("{kind}, to {}", release.addressee))
        }
        Act::ReleaseContinued { claims, .. } => {
            Told::new(Did::ReleasedPaper, format!("{} further claims of it", claims.iter().count()))
        }
        Act::CustodyNoted { event } => {
            let what = match &event.kind {
                CustodyKind::Received(_) => "came",
                CustodyKind::Viewed { .. } => "was looked at",
                CustodyKind::CopiedOut { .. } => "was saved outside the desk",
                CustodyKind::Transferred { .. } => "was handed over",
                CustodyKind::Derived(_) => "a copy was made from it",
                CustodyKind::Rehashed { .. } => "was hashed again",
            };
            Told::new(Did::NotedFile, format!("{}: {what}", title(&event.source))).of_source(event.source)
        }
        Act::IdentityAnswered { answer } => Told {
            why: answer.why.clone(),
            ..Told::new(Did::AnsweredIdentity, answer.said.name().to_owned())
        },
        Act::IdentityAnswerUndone { why, .. } => {
            Told { why: why.clone(), ..Told::new(Did::AnsweredIdentity, "answer taken back") }
        }
        Act::ScreenAnswered { answer } => Told::new(
            Did::AnsweredIdentity,
            format!("entry {} of a list: {}", answer.key, answer.verdict.name()),
        )
        .because(&answer.because),
        Act::ScreenAnswerUndone { why, .. } => {
            Told::new(Did::AnsweredIdentity, "answer on a list taken back").because(why)
        }
        // What else stands in a case's own record says who works on it.
        _ => Told::new(Did::ChangedAccess, ""),
    }
}

/// The claim in a sentence.
fn in_words(record: &Record, claim: &Claim) -> String {
    let name = match &claim.subject {
        Subject::Person(person) => record.name_of(*person).unwrap_or_default(),
        Subject::Organisation(name) | Subject::Country(name) => name,
        Subject::General => "",
    };
    sentence(claim, name)
}

/// The last decision of a case that stands: what an undo would take back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LastDecision {
    /// The source in which it was proposed.
    pub source: SourceId,
    /// The proposal.
    pub fingerprint: Hash32,
    /// It was accepted and became this claim; `None`: it was rejected.
    pub claim: Option<ClaimId>,
    /// The claim in a sentence, or the title of the source.
    pub words: String,
}

/// The last decision of a case that stands.
///
/// # Errors
/// When the record cannot be read.
pub fn last_decision(desk: &Desk, case: CaseId) -> Result<Visible<Option<LastDecision>>, Problem> {
    let record = desk.case_record(case)?;
    let last = desk.last_decision(case)?.map(|(source, fingerprint)| {
        let decision = record.decisions.get(&source).and_then(|made| made.get(&fingerprint));
        let claim = match decision {
            Some(Decision::Accepted { claim, .. }) => Some(*claim),
            Some(Decision::Rejected { .. }) | None => None,
        };
        let of_claim = claim.and_then(|id| record.claims.get(&id)).map(|one| in_words(&record, &one.claim));
        let title = || record.sources.get(&source).map(|state| state.source.title.clone());
        let words = of_claim.or_else(title).unwrap_or_default();
        LastDecision { source, fingerprint, claim, words }
    });
    desk.show(Scope::Case(case), last)
}
