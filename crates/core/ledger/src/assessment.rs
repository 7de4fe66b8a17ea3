//! An assessment that a person signed: what the file held on each criterion that day, under which law.
//!
//! It is never worked out again: neither a change of the law's pack nor one of the case touches it. The whole of it lies
//! as archived bytes in the case's scope; the entry holds their hash, so what the log proves of the entry it proves of them.

use serde::{Deserialize, Serialize};

use crate::date::SourceDate;
use crate::ids::{AssessmentId, CaseId, FindingId};
use crate::source::Hash32;

/// The most characters a statement may have.
pub const STATEMENT_CHARS_MAX: usize = 4_000;

/// An assessment as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedAssessment {
    /// Its id.
    pub id: AssessmentId,
    /// The case it is about.
    pub case: CaseId,
    /// The framework's id, such as `us.levinson.1741`.
    pub framework: String,
    /// The version of its pack.
    pub version: String,
    /// The hash of the pack's text.
    pub pack: Hash32,
    /// The day in the world as of which it was made.
    pub as_of: SourceDate,
    /// How many entries the record had: what was known when it was made.
    pub known_at: u64,
    /// What the person who signs says of it.
    pub statement: String,
    /// What the file held on each gate and criterion, in the framework's order. Claims stand in the body.
    pub items: Vec<SignedItem>,
    /// The hash of the body: pack, claims, states, reasons, as they were.
    pub body: Hash32,
    /// How many bytes the body has.
    pub length: u64,
}

/// One gate or criterion of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedItem {
    /// Its id in the framework.
    pub item: String,
    /// The evidence state of a criterion, or the value of a gate: computed, never a verdict.
    pub state: String,
    /// The person's finding that stood, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<FindingId>,
}
