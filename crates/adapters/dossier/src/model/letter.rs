//! The request letter to the Secretary of State, in its ten sections.

use amparo_ledger::date::SourceDate;
use jiff::civil::Date;

use super::{ChronologyRow, Fact, Finding, LawText, PageSize, Prose, SourceEntry, Standing, State, Status};
use crate::timeline::TimelineFigure;

/// The request letter. The fields follow its sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestLetter {
    /// Whether it may be sent.
    pub status: Status,
    /// The sheet.
    pub size: PageSize,
    /// The sender's block, line by line, the name first.
    pub sender: Vec<String>,
    /// The addressee's block, line by line.
    pub addressee: Vec<String>,
    /// Who gets a copy.
    pub copies_to: Vec<String>,
    /// The date of the letter; `None` prints an empty place for it.
    pub date: Option<Date>,
    /// The subject line.
    pub subject: String,
    /// The salutation.
    pub salutation: Standing,
    /// The prisoner's name as the letter uses it.
    pub person: String,
    /// 1. The request in one sentence, with the statute.
    pub request: Vec<Prose>,
    /// 2. Person and eligibility: who it is…
    pub facts: Vec<Fact>,
    /// …and why the statute covers this person.
    pub eligibility: Vec<Prose>,
    /// 3. The detention in brief.
    pub detention: Vec<Prose>,
    /// The picture that goes with it, if one is wanted.
    pub figure: Option<TimelineFigure>,
    /// The chronology, in order.
    pub chronology: Vec<ChronologyRow>,
    /// 4. The charges and the law they name.
    pub charges: Vec<Prose>,
    /// 5. The criteria: the words of the statute that introduce them…
    pub criteria_law: LawText,
    /// …and each of them, in statutory order.
    pub criteria: Vec<Criterion>,
    /// 6. Other circumstances: the test is the totality.
    pub other_circumstances: Vec<Prose>,
    /// 7. Health and urgency.
    pub health: Vec<Prose>,
    /// 8. What is asked, each on its own.
    pub asks: Vec<Prose>,
    /// 9. Who signs.
    pub signatories: Vec<Signatory>,
    /// Consents and waivers, on file and missing.
    pub consents: Vec<ConsentLine>,
    /// 10. The annex: every source that is cited.
    pub sources: Vec<SourceEntry>,
}

/// One criterion of the statute, and what the file holds on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its number in the statute, such as "4".
    pub number: String,
    /// Its exact text.
    pub law: LawText,
    /// What the file holds, in words.
    pub state: State,
    /// What speaks for it.
    pub support: Vec<Prose>,
    /// What speaks against it, acknowledged.
    pub against: Vec<Prose>,
    /// The person's finding; `None`: not answered, and then the letter states none.
    pub finding: Option<Finding>,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// The name.
    pub name: String,
    /// The standing: "his wife", "counsel".
    pub standing: String,
    /// Organisation or contact, if it is to be printed.
    pub contact: Option<String>,
}

/// One consent or waiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentLine {
    /// Which one: "Privacy Act waiver (5 U.S.C. § 552a(b))".
    pub what: String,
    /// Whether it is on file.
    pub state: ConsentOnFile,
}

/// Whether a consent is on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConsentOnFile {
    /// It is.
    Given {
        /// By whom, with standing.
        by: String,
        /// When.
        on: SourceDate,
        /// Until when; `None`: no end was set.
        until: Option<SourceDate>,
        /// For whom it holds: "Department of State, Members of Congress".
        covers: String,
    },
    /// It was given and withdrawn.
    Withdrawn {
        /// When it had been given; the day of the withdrawal is in the record.
        on: SourceDate,
    },
    /// It is not on file.
    Missing {
        /// What it is needed for.
        needed_for: String,
    },
}
