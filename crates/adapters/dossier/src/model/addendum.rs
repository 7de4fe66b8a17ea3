//! The addendum to a request: what the file holds now that it did not hold then, and what no longer stands.

use jiff::civil::Date;

use super::letter::{ConsentLine, Signatory};
use super::{Cited, LawText, PageSize, Prose, SourceEntry, Standing, State, Status};

/// The addendum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addendum {
    /// Whether it may be sent.
    pub status: Status,
    /// The sheet.
    pub size: PageSize,
    /// The sender's block, the name first.
    pub sender: Vec<String>,
    /// The addressee's block.
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
    /// From where on something is new, in words: "since 28 March 2023 (entry 214 of the record)".
    pub since: String,
    /// 1. What it adds to.
    pub request: Vec<Prose>,
    /// 2. The situation as it is now.
    pub detention: Vec<Prose>,
    /// 3. What is new, criterion by criterion. Criteria on which nothing is new are in `unchanged`.
    pub criteria: Vec<NewOnCriterion>,
    /// The numbers of the criteria on which nothing is new.
    pub unchanged: Vec<String>,
    /// 4. What is new beside the criteria.
    pub other: Vec<Cited>,
    /// 5. What the file said then and says no longer.
    pub changed: Vec<Changed>,
    /// 6. What is asked.
    pub asks: Vec<Prose>,
    /// 7. Who signs…
    pub signatories: Vec<Signatory>,
    /// …and which agreements are on file.
    pub consents: Vec<ConsentLine>,
    /// Annex: every source that is cited.
    pub sources: Vec<SourceEntry>,
}

/// What is new on one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOnCriterion {
    /// Its number in the statute.
    pub number: String,
    /// Its exact text.
    pub law: LawText,
    /// What the file holds on it now, the earlier claims included.
    pub state: State,
    /// What is new in support.
    pub support: Vec<Cited>,
    /// What is new against.
    pub against: Vec<Cited>,
    /// What is new and does not count by itself, each with the reason.
    pub beside: Vec<super::worksheet::Beside>,
}

/// A statement that stood then and stands no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What was stated.
    pub was: Cited,
    /// What stands in its place; `None`: it was taken back.
    pub now: Option<Cited>,
    /// Why, as the record says.
    pub why: String,
}
