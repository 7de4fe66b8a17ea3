//! A question of screening, as it is asked and kept: who, which entry, and why.

use amparo_exchange::lists::Entry;
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::screening::Official;
use amparo_ledger::source::Hash32;
use amparo_names::screen::Side;
use serde::{Deserialize, Serialize};

use super::lists::{authority_in_words, fingerprint};
use super::regimes::regime_of;
use super::words::name_of;

/// The most names and other facts of an entry that a question repeats.
const SHOWN_MAX: usize = 12;

/// A hit of screening: one official, one entry, and why.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Question {
    /// By this a person names it.
    pub question: Hash32,
    /// The case.
    pub case: CaseId,
    /// The name under which lists show the case.
    pub case_title: String,
    /// The official, as the record knows them.
    pub official: Official,
    /// The official's name in the case.
    pub name: String,
    /// What the official did, in words.
    pub roles: Vec<String>,
    /// The version of the list.
    pub list: SourceId,
    /// What the desk calls the list.
    pub list_name: String,
    /// When it was published, as far as it says.
    pub published: Option<SourceDate>,
    /// The entry.
    pub entry: EntryBrief,
    /// From 0 to 1, to put questions in order. It is no finding.
    pub score: f32,
    /// How the names come together: the two spellings, and why.
    pub names: Vec<String>,
    /// What else speaks for it, against it, or is silent.
    pub evidence: Vec<Told>,
    /// Whether it waits for a person.
    pub state: State,
}

impl Question {
    /// Enough of the id for a person to type.
    pub fn short(&self) -> String {
        self.question.to_string()[..10].to_owned()
    }

    /// Whether it waits for a person.
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Open | State::Again { .. })
    }
}

/// One piece of evidence, as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// `for`, `against` or `silent`.
    pub side: String,
    /// In words.
    pub sentence: String,
}

/// What of an entry stands in a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryBrief {
    /// The key that the list gives it.
    pub key: String,
    /// The name under which it is listed.
    pub name: String,
    /// Other names.
    pub also: Vec<String>,
    /// When born.
    pub births: Vec<String>,
    /// Ties to countries.
    pub countries: Vec<String>,
    /// Offices.
    pub positions: Vec<String>,
    /// By whom and since when it is listed, each in a line.
    pub listings: Vec<String>,
    /// The regimes under which it is listed; a collection holds people whom nobody lists.
    #[serde(default)]
    pub regimes: Vec<String>,
    /// What it says now, as a fingerprint.
    pub fingerprint: Hash32,
}

/// Whether a question waits for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum State {
    /// Nobody answered.
    Open,
    /// It was answered, and the entry says something else since.
    Again {
        /// The answer then.
        was: String,
        /// What changed.
        changed: Vec<String>,
    },
    /// It was answered.
    Answered {
        /// The answer.
        answer: String,
        /// Why.
        because: String,
    },
    /// It was answered, and this version of the list has the entry no longer.
    Gone {
        /// The answer.
        answer: String,
    },
}

pub(super) fn told(evidence: &amparo_names::screen::Evidence) -> Told {
    let side = match evidence.side {
        Side::For => "for",
        Side::Against => "against",
        Side::Silent => "silent",
    };
    Told { side: side.to_owned(), sentence: evidence.sentence.clone() }
}

pub(super) fn brief(entry: &Entry) -> EntryBrief {
    let name = name_of(entry).to_owned();
    let shown = |texts: Vec<String>| -> Vec<String> { texts.into_iter().take(SHOWN_MAX).collect() };
    let others = entry.names.iter().map(|one| one.text.clone()).filter(|text| *text != name);
    EntryBrief {
        key: entry.key.clone(),
        also: shown(others.collect()),
        births: shown(entry.births.iter().map(|birth| birth.text.clone()).collect()),
        countries: shown(entry.countries.iter().map(|country| country.text.clone()).collect()),
        positions: shown(entry.positions.clone()),
        listings: shown(entry.listings.iter().map(super::words::listing_line).collect()),
        regimes: regimes_of(entry),
        fingerprint: fingerprint(entry),
        name,
    }
}

fn regimes_of(entry: &Entry) -> Vec<String> {
    let named = entry.listings.iter().map(|listing| regime_of(&authority_in_words(&listing.authority)));
    let mut regimes: Vec<String> = named.collect();
    regimes.sort();
    regimes.dedup();
    regimes
}
