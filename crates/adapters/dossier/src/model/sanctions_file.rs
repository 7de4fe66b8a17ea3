//! The sanctions file of a perpetrator: one person or organisation, what they did to whom, and what says so.
//!
//! The unit is perpetrator, act, role, victim, date, evidence. It is another paper than the prisoner's: the same evidence,
//! another reader, another risk.

use amparo_ledger::date::SourceDate;
use jiff::civil::Date;

use super::letter::ConsentLine;
use super::{Cited, Fact, PageSize, Prose, SourceEntry, Status};

/// A draft of the file on one target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SanctionsFile {
    /// Whether it may be handed over.
    pub status: Status,
    /// The sheet.
    pub size: PageSize,
    /// Who submits it, line by line.
    pub sender: Vec<String>,
    /// The target's name.
    pub target: String,
    /// The day up to which the file was read.
    pub as_of: Date,
    /// How many entries of the record were known.
    pub as_of_entry: Option<u64>,
    /// 1. Who it is: names, births, posts.
    pub identity: Vec<Fact>,
    /// How many things beside the names tell the target from others, such as a date of birth: two are wanted.
    pub identifiers: usize,
    /// 2. What the target did.
    pub acts: Vec<Act>,
    /// 3. Role and tenure: posts with their dates.
    pub tenure: Vec<Prose>,
    /// 4. What shows that the target knew.
    pub knowledge: Vec<Prose>,
    /// 5. Who the victims are.
    pub victims: Vec<Prose>,
    /// 6. What speaks for the target.
    pub exculpatory: Vec<Prose>,
    /// How many claims were searched for it.
    pub searched: usize,
    /// 7. Listings that a person confirmed…
    pub listings: Vec<Cited>,
    /// …and how the target stands under the other regimes, each in a line.
    pub other_regimes: Vec<String>,
    /// 8. The legal characterisation, and why the state that is asked should act.
    pub law: Vec<Prose>,
    /// 9. What is asked.
    pub asks: Vec<Prose>,
    /// 10. Who is put at risk by the submission.
    pub risk: Vec<Prose>,
    /// Agreements, on file and missing.
    pub consents: Vec<ConsentLine>,
    /// Every source that is cited.
    pub sources: Vec<SourceEntry>,
}

/// One act: a row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// When; `None`: no source on file dates it.
    pub date: Option<SourceDate>,
    /// The role in it: "judged".
    pub role: String,
    /// To whom.
    pub victim: String,
    /// What was done, with its sources.
    pub what: Cited,
    /// How far source and content can be relied on, as somebody graded it; `None`: not graded.
    pub grade: Option<String>,
}
