//! The summary on one page.

use jiff::civil::Date;

use super::{ChronologyRow, Cited, Fact, Gap, PageSize, Prose, SourceEntry, State, Status};
use crate::timeline::TimelineFigure;

/// The summary on one page. Lists are given whole; what has no room is left out by importance and counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnePager {
    /// Whether it may be handed out.
    pub status: Status,
    /// The sheet.
    pub size: PageSize,
    /// The prisoner's name.
    pub person: String,
    /// Who it is, in a line or two.
    pub who: Vec<Prose>,
    /// The status with the count of days and how they are counted.
    pub standing_today: Vec<Prose>,
    /// The day up to which the file was read.
    pub as_of: Date,
    /// How many entries of the record were known; `None`: not printed.
    pub as_of_entry: Option<u64>,
    /// The timeline and custody bar.
    pub figure: Option<TimelineFigure>,
    /// Key facts, the most important first.
    pub facts: Vec<Fact>,
    /// The chronology, in order.
    pub chronology: Vec<ChronologyRow>,
    /// By which framework it was assessed: "22 U.S.C. § 1741(a)".
    pub framework: String,
    /// Per criterion, what the file holds.
    pub criteria: Vec<CriterionInBrief>,
    /// What is asked.
    pub asks: Vec<Prose>,
    /// Facts on which sources disagree.
    pub contested: Vec<Cited>,
    /// What is not on file.
    pub gaps: Vec<Gap>,
    /// Who to write to, line by line.
    pub contact: Vec<String>,
    /// Every source that is cited.
    pub sources: Vec<SourceEntry>,
}

/// One criterion in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionInBrief {
    /// Its number in the statute.
    pub number: String,
    /// A few words that name it, from the framework's own headings.
    pub name: String,
    /// What the file holds.
    pub state: State,
}
