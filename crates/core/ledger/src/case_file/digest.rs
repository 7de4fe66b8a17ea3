//! What a list says of a case: a few values worked out once per change, so that no list works out case files.
//!
//! A digest is of one day, the day of the case's last entry, and of the case's own record: what depends on the day it is
//! read (days in custody, what is overdue) is worked out from its dates by whoever shows it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CaseFile, CustodyStatus, EndedHow, SaidDates};
use crate::claim::Subject;
use crate::date::SourceDate;
use crate::ids::CaseId;
use crate::record::{ClaimState, Record, Standing};
use crate::source::Passage;

/// Names of countries in English, one a line: how a place in a claim tells its country.
const COUNTRIES: &str = include_str!("countries.txt");

/// Custody in one word, as far as the file knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustodyWord {
    /// No claim speaks of custody: not known, which is not "free".
    #[default]
    NothingOnFile,
    /// Claims speak of custody, none with a day that could be placed.
    Undated,
    /// Held; no release is on file.
    Held,
    /// Released.
    Released,
    /// Exchanged.
    Exchanged,
    /// Died.
    Died,
}

impl CustodyWord {
    /// Every word with the name that addresses and commands use.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::NothingOnFile, "nothing-on-file"),
        (Self::Undated, "undated"),
        (Self::Held, "held"),
        (Self::Released, "released"),
        (Self::Exchanged, "exchanged"),
        (Self::Died, "died"),
    ];

    /// The name that addresses and commands use.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// What a list says of a case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CaseDigest {
    /// Every name of the person whose case it is, the first one first.
    pub names: Vec<String>,
    /// How the case sorts by name: its title in Latin letters.
    pub sort_name: String,
    /// Where the person is, or was last, held or arrested, in the words of a source.
    pub place: Option<String>,
    /// The country of that place, or the one that claims of the case are about.
    pub country: Option<String>,
    /// Custody in a word.
    pub custody: CustodyWord,
    /// Since when held, or when it ended, as precise as the sources that agree on it.
    pub custody_since: Option<SourceDate>,
    /// The first day that can mean; known also where sources disagree.
    pub custody_since_day: Option<Date>,
    /// No source states the custody as so: it is alleged.
    pub custody_alleged: bool,
    /// How many disagreements the file has, disputed claims among them.
    pub conflicts: u64,
    /// How often it is asked whether claims describe one happening.
    pub same_event_questions: u64,
    /// The newest day that a claim tells of, or on which a source was published.
    pub last_news: Option<Date>,
    /// The first day on which an agreement that stands ends.
    pub consent_ends: Option<Date>,
    /// When the newest signed assessment was signed, in seconds since 1970 UTC.
    pub assessed_at: Option<i64>,
    /// Everything in it came from a sheet and was taken back, and it has no source of its own: it is in no list, for it was
    /// opened by mistake.
    pub is_emptied: bool,
}

impl CaseDigest {
    /// Works out the digest of a case as of a day. `None` when the record holds no such case.
    pub fn of(record: &Record, case: CaseId, as_of: Date) -> Option<Self> {
        let head = record.cases.get(&case)?;
        let file = CaseFile::work_out(record, case, as_of)?;
        let custody = file.custody();
        let place = last_place(&file, &custody);
        let status = super::summary::status(&custody);
        let (word, since, alleged) = match &status {
            CustodyStatus::NothingOnFile => (CustodyWord::NothingOnFile, None, false),
            CustodyStatus::Undated => (CustodyWord::Undated, None, false),
            CustodyStatus::Held { since, alleged, .. } => (CustodyWord::Held, Some(since), *alleged),
            CustodyStatus::Ended { how, on } => (ended(*how), Some(on), false),
        };
        Some(Self {
            sort_name: amparo_names::sort_key(&head.title),
            country: country_of(&file, place.as_deref()),
            place,
            custody: word,
            custody_since: since.and_then(SaidDates::best),
            custody_since_day: since.and_then(|dates| dates.start().earliest.or(dates.start().latest)),
            custody_alleged: alleged,
            conflicts: file.conflicts().len() as u64,
            same_event_questions: file.may_be_same_event().len() as u64,
            last_news: file.standing().filter_map(|state| news_of(&file, state)).max(),
            consent_ends: consent_ends(record, as_of),
            assessed_at: record.assessments.values().map(|state| state.signed.at).max(),
            is_emptied: is_emptied(record),
            names: file.names,
        })
    }
}

fn ended(how: EndedHow) -> CustodyWord {
    match how {
        EndedHow::Exchanged => CustodyWord::Exchanged,
        EndedHow::Died => CustodyWord::Died,
        EndedHow::Released | EndedHow::NotOnFile => CustodyWord::Released,
    }
}

fn is_emptied(record: &Record) -> bool {
    let taken_back = |state: &ClaimState| {
        let passages = state.claim.passages();
        let of_the_case = |passage: &Passage| record.sources.contains_key(&passage.source);
        state.standing != Standing::Current && !passages.is_empty() && !passages.iter().any(of_the_case)
    };
    record.sources.is_empty()
        && !record.claims.is_empty()
        && record.claims.values().all(|state| taken_back(state))
}

/// The last place of custody that a source names.
fn last_place(file: &CaseFile, custody: &super::Custody<'_>) -> Option<String> {
    let held = custody.stretches.iter().rev().find_map(|stretch| stretch.last_place());
    let told = || {
        let about = file.standing().filter(|state| file.is_about_principal(state));
        about.filter_map(|state| state.claim.place.as_deref()).last()
    };
    held.map(|stay| stay.place).or_else(told).map(str::to_owned)
}

/// The country at the end of the place; where it names none, the one country that claims of the case are about.
fn country_of(file: &CaseFile, place: Option<&str>) -> Option<String> {
    if let Some(country) = place.and_then(country_in) {
        return Some(country.to_owned());
    }
    let about = file.standing().filter(|state| file.is_about_principal(state));
    let told = about.filter_map(|state| country_in(state.claim.place.as_deref()?)).last();
    if let Some(country) = told {
        return Some(country.to_owned());
    }
    let mut named = file.standing().filter_map(|state| match &state.claim.subject {
        Subject::Country(name) => Some(name),
        _ => None,
    });
    let first = named.next()?;
    named.all(|name| name == first).then(|| first.clone())
}

fn country_in(place: &str) -> Option<&'static str> {
    let last = place.rsplit(',').next()?.trim();
    COUNTRIES.lines().find(|country| country.eq_ignore_ascii_case(last))
}

/// The newest day of a claim, as far as it lies before the file's date.
fn news_of(file: &CaseFile, state: &ClaimState) -> Option<Date> {
    let today = file.as_of.world;
    let occurred = state.claim.dates.occurred.and_then(SourceDate::sort_day);
    let published = file.published_by(state);
    occurred.max(published).map(|day| day.min(today))
}

fn consent_ends(record: &Record, as_of: Date) -> Option<Date> {
    let standing = record.consents.values().filter(|state| state.withdrawn.is_none());
    let ends = standing.filter_map(|state| state.consent.until.and_then(SourceDate::latest));
    ends.filter(|end| *end >= as_of).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_of_a_place_tells_the_country_and_nothing_else_does() {
        for (place, country) in [
            ("IK-7, Omsk, Russia", Some("Russia")),
            ("Tehran, IRAN", Some("Iran")),
            ("Georgia", Some("Georgia")),
            ("Atlanta, Georgia, United States", Some("United States")),
            ("Omsk", None),
            ("Russian Embassy", None),
            ("", None),
        ] {
            assert_eq!(country_in(place), country, "{place}");
        }
    }

    #[test]
    fn words_of_custody_stand_in_the_order_of_the_enum() {
        for (at, (word, name)) in CustodyWord::ALL.into_iter().enumerate() {
            assert_eq!((word as usize, word.name()), (at, name));
        }
    }
}
