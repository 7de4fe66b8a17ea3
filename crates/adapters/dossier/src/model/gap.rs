//! The sanctions gap: who had a hand in each case, who lists them since when, and who is listed nowhere.

use amparo_ledger::date::SourceDate;
use amparo_ledger::source::Hash32;
use jiff::civil::Date;

use super::{Cited, PageSize, Prose, SourceEntry, Status};

/// The table that an advocate takes to a ministry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SanctionsGap {
    /// Whether it may be handed over.
    pub status: Status,
    /// The sheet; it is set across.
    pub size: PageSize,
    /// What it is limited to, in lines: a case, a regime, a country.
    pub limits: Vec<String>,
    /// The day up to which the files were read.
    pub as_of: Date,
    /// How many entries of the record were known.
    pub as_of_entry: Option<u64>,
    /// The lists that were asked, with their versions.
    pub lists: Vec<GapList>,
    /// The regimes, in the order of the columns.
    pub regimes: Vec<GapRegime>,
    /// The cases.
    pub cases: Vec<GapCase>,
    /// Cases that no claim ties to a country, where the table is limited to one.
    pub country_unknown: Vec<String>,
    /// Every source that is cited.
    pub sources: Vec<SourceEntry>,
}

/// A list that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapList {
    /// What the office calls it.
    pub name: String,
    /// When it was published; `None`: it does not say.
    pub published: Option<SourceDate>,
    /// How many of its entries could be read, and how many the file holds.
    pub read: u64,
    /// See `read`.
    pub held: u64,
    /// The hash of the file.
    pub sha256: Option<Hash32>,
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapRegime {
    /// In words: "European Union".
    pub name: String,
    /// Whether a list of it was asked. If not, the table says nothing of who is listed there.
    pub checked: bool,
}

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapCase {
    /// The prisoner's name.
    pub person: String,
    /// Who had a hand in it.
    pub officials: Vec<GapOfficial>,
    /// What was done by people whom no source on file names, by what sources call them.
    pub unnamed: Vec<GapDeeds>,
}

/// Somebody who had a hand in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapOfficial {
    /// The name.
    pub name: String,
    /// Other spellings on file.
    pub also: Vec<String>,
    /// Posts, as sources give them.
    pub posts: Vec<String>,
    /// What they did.
    pub deeds: Vec<GapDeeds>,
    /// How they stand under each regime, in the order of the columns.
    pub standings: Vec<GapStanding>,
    /// How many entries of a like name, under none of the regimes of the table, are not settled.
    pub open_elsewhere: usize,
    /// No list that was asked has them.
    pub listed_nowhere: bool,
    /// Other cases whose official a person said to be the same entry of a list.
    pub also_in: Vec<String>,
}

/// What was done in one role, each with its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapDeeds {
    /// The role: "judged".
    pub label: String,
    /// What was done.
    pub said: Vec<Prose>,
}

/// How somebody stands under a regime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GapStanding {
    /// A person confirmed that they are listed.
    Listed {
        /// Since when; `None`: not given.
        since: Option<SourceDate>,
        /// What says so, with the list as its source.
        said: Vec<Cited>,
        /// The version in use of the list has the entry no longer.
        gone: bool,
    },
    /// A question waits for a person.
    Open {
        /// How many.
        questions: usize,
    },
    /// Somebody of a like name is on it, and a person said that it cannot be told.
    Undecided {
        /// Who.
        entries: Vec<String>,
    },
    /// The lists that were asked do not have them.
    NotFound {
        /// People of a like name, each with what was answered.
        answered: Vec<String>,
    },
    /// No list of it was asked.
    NotChecked,
}
