//! Assessment: what a case file holds on each criterion of a framework.
//!
//! It never says whether a criterion is met. It says which claims speak for it, which against, how far their
//! sources can carry them, what is missing, and beside that what a person found. There is no total.
//!
//! The door is [`assess()`].

mod file;
mod gate;
mod item;
mod track;
mod weigh;

use amparo_ledger::act::Answer;
use amparo_ledger::case_file::{AsOf, CaseFile};
use amparo_ledger::ids::{CaseId, ClaimId, FindingId, MemberId, PersonId};
use amparo_ledger::least_one::AtLeastOne;
use jiff::civil::Date;
use serde::Serialize;

use self::file::Laid;
pub use self::gate::{Asked, GateAssessment};
pub use self::track::{Due, Elapsed, Reached, TrackAssessment, WaitingSince};
pub use self::weigh::{Evidence, Origin};
use crate::framework::{Framework, GateStanding};

/// What a case file holds on each criterion of a framework, as of a moment.
///
/// Findings are a person's, and evidence states cannot be added up or put in order:
///
/// ```compile_fail
/// fn better(a: amparo_law::assess::EvidenceState, b: amparo_law::assess::EvidenceState) -> bool {
///     a > b
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// The framework's id.
    pub framework: String,
    /// The version of the pack.
    pub version: String,
    /// The case.
    pub case: CaseId,
    /// Whose case it is.
    pub person: PersonId,
    /// As of when.
    pub as_of: AsOf,
    /// Who may be assessed at all.
    pub gates: Vec<GateAssessment>,
    /// The criteria, in the instrument's order.
    pub items: Vec<ItemAssessment>,
    /// Where the procedure stands, each track by itself.
    pub tracks: Vec<TrackAssessment>,
}

impl Assessment {
    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&ItemAssessment> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The gate with this id.
    pub fn gate(&self, id: &str) -> Option<&GateAssessment> {
        self.gates.iter().find(|gate| gate.id == id)
    }

    /// The track with this id.
    pub fn track(&self, id: &str) -> Option<&TrackAssessment> {
        self.tracks.iter().find(|track| track.id == id)
    }
}

/// What the file holds on one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemAssessment {
    /// The item's id in the framework.
    pub id: String,
    /// Its number in the instrument.
    pub number: Option<u8>,
    /// A short name.
    pub title: String,
    /// What the file holds: computed, never a verdict.
    pub state: EvidenceState,
    /// What speaks for it.
    pub supports: Side,
    /// What speaks against it.
    pub contradicts: Side,
    /// What is shown beside it and does not count, each with the reason.
    pub related: Vec<Related>,
    /// What would settle it.
    pub asks: Vec<String>,
    /// What a reader must know before relying on it.
    pub caveats: Vec<Caveat>,
    /// What a person found.
    pub finding: FindingState,
}

/// The claims on one side of an item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Side {
    /// The claims, in the order in which they were entered.
    pub evidence: Vec<Evidence>,
    /// Their independent origins.
    pub origins: Vec<Origin>,
    /// The day of the newest information.
    pub newest: Option<Date>,
}

/// What the file holds on one criterion of a framework: computed, never a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum EvidenceState {
    /// Claims speak for it, and none against.
    Supported {
        /// Which.
        by: AtLeastOne<ClaimId>,
    },
    /// Claims speak for it and against it, or somebody disputes one. A disputed claim stands on both sides.
    Contested {
        /// For it.
        by: AtLeastOne<ClaimId>,
        /// Against it, or disputed.
        against: AtLeastOne<ClaimId>,
    },
    /// Claims speak against it, and none for it.
    Contradicted {
        /// Which.
        against: AtLeastOne<ClaimId>,
    },
    /// The record is silent, which is not a "no": `ask` says what would settle it.
    NoInformation {
        /// Questions.
        ask: Vec<String>,
    },
    /// It does not come to that.
    NotApplicable {
        /// Why.
        because: String,
    },
}

impl EvidenceState {
    /// Its name in files and commands.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Supported { .. } => "supported",
            Self::Contested { .. } => "contested",
            Self::Contradicted { .. } => "contradicted",
            Self::NoInformation { .. } => "no_information",
            Self::NotApplicable { .. } => "not_applicable",
        }
    }
}

/// A claim that is shown beside an item, gate or track and does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Related {
    /// The claim.
    pub evidence: Evidence,
    /// Why it does not count.
    pub because: String,
}

/// What a person found on an item or a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum FindingState {
    /// Nobody has answered it, however many claims match.
    NotAnswered,
    /// A person answered it.
    Given {
        /// The finding.
        id: FindingId,
        /// The answer.
        answer: Answer,
        /// Why.
        reason: String,
        /// Who gave it.
        by: MemberId,
        /// When, in seconds since 1970 UTC.
        at: i64,
        /// The pack's version then.
        version: String,
        /// The claims it rests on.
        claims: Vec<ClaimId>,
        /// Those of them that no longer stand in this file.
        gone: Vec<ClaimId>,
    },
}

/// What a reader must know before relying on an item's evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "caveat", rename_all = "snake_case")]
pub enum Caveat {
    /// Everything that supports it comes from one origin.
    OneOrigin {
        /// Which.
        name: String,
    },
    /// What supports it stands in several sources in the same words, and is counted once.
    SameWords {
        /// Under which names: first the one that they are put down to.
        names: Vec<String>,
        /// Whether that one is known to have been first.
        first_is_known: bool,
    },
    /// Everything that supports it is alleged and nothing asserted.
    OnlyAlleged,
    /// A forecast, and the procedure has moved on since.
    OlderThanStep {
        /// The claim of the later step.
        step: ClaimId,
        /// When it happened.
        on: Date,
    },
    /// The finding on the country is about years in which the person was not held, as far as is known.
    OtherYears {
        /// The years on file.
        years: Vec<String>,
        /// The first year in custody that is on file.
        held_since: i16,
    },
    /// What the pack says of the item was not verified.
    NotVerified {
        /// What is open.
        open: String,
    },
}

/// What a case file holds on each criterion of a framework. The moment is the case file's own.
pub fn assess(case: &CaseFile, framework: &Framework) -> Assessment {
    let laid = Laid::out(case, framework);
    let gates: Vec<GateAssessment> =
        framework.gates.iter().map(|gate| gate::assess(&laid, framework, gate)).collect();
    let closed = gates.iter().find(|gate| gate.standing == GateStanding::Closed);
    let because = closed.map(|gate| format!("{}: {}", gate.value, gate.plain));
    let items =
        framework.items.iter().map(|item| item::assess(&laid, framework, item, because.as_deref())).collect();
    Assessment {
        framework: framework.id.clone(),
        version: framework.version.clone(),
        case: case.case,
        person: case.person,
        as_of: case.as_of,
        gates,
        items,
        tracks: track::assess(&laid, framework),
    }
}

fn finding_on(case: &CaseFile, framework: &Framework, item: &str) -> FindingState {
    let found = case.findings.iter().find(|state| {
        state.withdrawn.is_none() && state.finding.framework == framework.id && state.finding.item == item
    });
    let Some(state) = found else {
        return FindingState::NotAnswered;
    };
    let finding = &state.finding;
    let claims: Vec<ClaimId> = finding.claims.iter().copied().collect();
    FindingState::Given {
        id: finding.id,
        answer: finding.answer,
        reason: finding.reason.clone(),
        by: state.given.by,
        at: state.given.at,
        version: finding.version.clone(),
        gone: claims.iter().copied().filter(|claim| case.claim(*claim).is_none()).collect(),
        claims,
    }
}
