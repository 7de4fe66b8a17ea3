//! The submission to a mission: puts information before officials, which is what criteria 1 and 7 turn on.
//!
//! The paper claims nothing about its own delivery. Once it was handed over and the receipt is on file, a person enters
//! the delivery as a claim, and only then the criteria rest on it.

use jiff::civil::Date;

use super::letter::{ConsentLine, Signatory};
use super::{Cited, Fact, LawText, PageSize, Prose, SourceEntry, Standing, Status};

/// The submission to an embassy or consulate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbassySubmission {
    /// Whether it may be handed over.
    pub status: Status,
    /// The sheet.
    pub size: PageSize,
    /// The sender's block, the name first.
    pub sender: Vec<String>,
    /// The mission's block.
    pub addressee: Vec<String>,
    /// Who gets a copy.
    pub copies_to: Vec<String>,
    /// The date; `None` prints an empty place for it.
    pub date: Option<Date>,
    /// The subject line.
    pub subject: String,
    /// The salutation.
    pub salutation: Standing,
    /// The prisoner's name.
    pub person: String,
    /// 1. Why it is handed over.
    pub purpose: Vec<Prose>,
    /// 2. Person and eligibility: who it is…
    pub facts: Vec<Fact>,
    /// …and why the statute covers this person.
    pub eligibility: Vec<Prose>,
    /// 3. The detention in brief.
    pub detention: Vec<Prose>,
    /// 4. The information that is offered, by what it speaks to. It is no support of a criterion in `parts`.
    pub offered: Vec<Offered>,
    /// 5. The criteria that turn on what officials and the mission receive, with what the file holds on each.
    pub parts: Vec<SubmissionPart>,
    /// 6. What was delivered before, as far as it is on file.
    pub delivered: Vec<Cited>,
    /// 7. What the mission is asked to do.
    pub asks: Vec<Prose>,
    /// 8. Who signs…
    pub signatories: Vec<Signatory>,
    /// …and which agreements are on file.
    pub consents: Vec<ConsentLine>,
    /// Annex: every source that is cited.
    pub sources: Vec<SourceEntry>,
}

/// Information put before the mission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// What it speaks to, in words that claim no more: "What may bear on innocence".
    pub label: String,
    /// What is said, each with its sources.
    pub said: Vec<Prose>,
}

/// One criterion that turns on what was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmissionPart {
    /// Its number and name.
    pub heading: String,
    /// The criterion's exact text.
    pub law: LawText,
    /// What supports it by the file: what was received.
    pub support: Vec<Prose>,
    /// What speaks against it, acknowledged.
    pub against: Vec<Prose>,
}
