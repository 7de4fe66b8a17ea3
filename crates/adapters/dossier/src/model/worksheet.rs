//! The worksheet: an assessment criterion by criterion, with what would settle what is open.

use jiff::civil::Date;

use super::{Cited, Fact, Finding, LawText, PageSize, Prose, SourceEntry, State, Status};

/// The worksheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worksheet {
    /// Whether it may be handed out.
    pub status: Status,
    /// The sheet.
    pub size: PageSize,
    /// The prisoner's name.
    pub person: String,
    /// The framework with its version: "Levinson Act, 22 U.S.C. § 1741 (text of April 2023)".
    pub framework: String,
    /// The day up to which the file was read.
    pub as_of: Date,
    /// How many entries of the record were known; `None`: not printed.
    pub as_of_entry: Option<u64>,
    /// How the test works, in the framework's words: "totality of the circumstances; no threshold".
    pub logic: Vec<Prose>,
    /// The words of the statute that introduce the criteria.
    pub criteria_law: LawText,
    /// Whether the framework covers this person.
    pub eligibility: Vec<Fact>,
    /// Each criterion, in statutory order.
    pub items: Vec<WorksheetItem>,
    /// Every source that is cited.
    pub sources: Vec<SourceEntry>,
}

/// One criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorksheetItem {
    /// Its number in the statute.
    pub number: String,
    /// Its exact text.
    pub law: LawText,
    /// What it means, in the framework's plain words.
    pub plain_meaning: String,
    /// What the file holds.
    pub state: State,
    /// What speaks for it.
    pub support: Vec<Prose>,
    /// What speaks against it.
    pub against: Vec<Prose>,
    /// What is shown beside it and does not count, each with the reason.
    pub beside: Vec<Beside>,
    /// What would settle it, each as a question or an errand.
    pub would_settle: Vec<String>,
    /// The person's finding; `None` is printed as "not answered".
    pub finding: Option<Finding>,
    /// A finding was given and is not printed: it rests on a claim that no longer stands, or may be in no paper.
    pub finding_withheld: bool,
}

/// A statement that is on file and does not count for a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What is on file.
    pub what: Cited,
    /// Why it does not count.
    pub because: String,
}
