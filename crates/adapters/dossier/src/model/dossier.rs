//! The dossier: the case with everything it rests on, for whoever has to decide or to check.
//!
//! The body has the ten sections of a request, after a summary on one page; the annexes have the record.

use jiff::civil::Date;

use super::custody::{Exhibit, Verification};
use super::letter::{ConsentLine, Signatory};
use super::one_pager::CriterionInBrief;
use super::worksheet::WorksheetItem;
use super::{ChronologyRow, Cited, Fact, Gap, LawText, PageSize, Prose, SourceEntry, Status};
use crate::timeline::TimelineFigure;
use amparo_ledger::least_one::AtLeastOne;

/// The dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// Whether it may leave.
    pub status: Status,
    /// The sheet.
    pub size: PageSize,
    /// The cover.
    pub cover: Cover,
    /// The summary on one page.
    pub summary: Summary,
    /// 1. The request.
    pub request: Vec<Prose>,
    /// 2. Person and eligibility: who it is…
    pub facts: Vec<Fact>,
    /// …and why the statute covers this person.
    pub eligibility: Vec<Prose>,
    /// 3. The detention in brief; the whole chronology is in the annex.
    pub detention: Vec<Prose>,
    /// The timeline, drawn in the summary.
    pub figure: Option<TimelineFigure>,
    /// 4. Charges and law.
    pub charges: Vec<Prose>,
    /// 5. The criteria: the words that introduce them…
    pub criteria_law: LawText,
    /// …and the worksheet on each, in statutory order.
    pub criteria: Vec<WorksheetItem>,
    /// 6. Other circumstances.
    pub other_circumstances: Vec<Prose>,
    /// 7. Health and urgency.
    pub health: Vec<Prose>,
    /// 8. What is asked.
    pub asks: Vec<Prose>,
    /// 9. Who signs…
    pub signatories: Vec<Signatory>,
    /// …and which agreements are on file.
    pub consents: Vec<ConsentLine>,
    /// Annex: every dated and undated event.
    pub chronology: Vec<ChronologyRow>,
    /// Annex: the people who are named.
    pub people: Vec<PersonEntry>,
    /// How many people are on file and not named here, because nobody agreed to it.
    pub people_not_named: usize,
    /// Annex: what else is on file, by theme.
    pub further: Vec<Further>,
    /// Annex: every source that is cited.
    pub sources: Vec<SourceEntry>,
    /// Annex: the archived files.
    pub exhibits: Vec<Exhibit>,
    /// Annex: the state of the log; `None`: not on file.
    pub verification: Option<Verification>,
    /// How much of the record stands in this dossier; `None`: not counted.
    pub coverage: Option<Coverage>,
}

/// What stands on the cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The prisoner's name.
    pub person: String,
    /// The office that prepared it.
    pub prepared_by: String,
    /// For whom, line by line; empty: nobody in particular yet.
    pub addressee: Vec<String>,
    /// The date; `None` prints an empty place for it.
    pub date: Option<Date>,
    /// The day up to which the file was read.
    pub as_of: Date,
    /// How many entries of the record were known; `None`: not printed.
    pub as_of_entry: Option<u64>,
    /// The framework with its version.
    pub framework: String,
    /// Whom to ask, line by line.
    pub contact: Vec<String>,
}

/// The summary on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The status with the count of days and how they are counted.
    pub standing_today: Vec<Prose>,
    /// Who it is, in a line or two.
    pub who: Vec<Prose>,
    /// By which law: "22 U.S.C. 1741".
    pub citation: String,
    /// Per criterion, what the file holds.
    pub criteria: Vec<CriterionInBrief>,
    /// Facts on which sources disagree.
    pub contested: Vec<Cited>,
    /// What is not on file.
    pub gaps: Vec<Gap>,
}

/// Someone who is named, with what is said of their part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonEntry {
    /// The name.
    pub name: String,
    /// What sources call them, such as "judge"; empty: no source says.
    pub part: Vec<String>,
    /// What is said of them. Nobody is listed of whom nothing is said.
    pub said: AtLeastOne<Cited>,
}

/// Statements of one theme that stand in no section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Further {
    /// The theme.
    pub theme: &'static str,
    /// The statements.
    pub said: Vec<Cited>,
}

/// How much of the record stands in a paper. What is sealed is not counted here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Claims on file that stand and may be in a paper.
    pub on_file: usize,
    /// Those that are in this one.
    pub used: usize,
}
