//! What is known besides the names, and whether it speaks for one bearer or against. It never changes a score.

use amparo_ledger::date::SourceDate;
use jiff::civil::Date;
use serde::Serialize;

use super::list::About;

/// How what both sides give goes together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Agreement {
    /// Both can mean the same.
    Agrees,
    /// The same day and month, each in the other's place.
    DayAndMonthSwapped,
    /// They cannot mean the same.
    Differs,
}

/// Dates of birth; `None` where a side gives none: omission is not contradiction.
pub(super) fn births(asked: &About, listed: &About) -> Option<(Agreement, String)> {
    let pairs = || asked.births.iter().flat_map(|one| listed.births.iter().map(move |other| (*one, *other)));
    let first = pairs().next()?;
    let agreeing = pairs().find(|(one, other)| one.may_agree_with(*other));
    let swapped =
        || pairs().find(|(one, other)| swapped(*one).is_some_and(|one| Some(one) == other.exact_day()));
    let (agreement, (one, other)) = match (agreeing, swapped()) {
        (Some(pair), _) => (Agreement::Agrees, pair),
        (None, Some(pair)) => (Agreement::DayAndMonthSwapped, pair),
        (None, None) => (Agreement::Differs, first),
    };
    let means = match agreement {
        Agreement::Agrees => "they can be one date",
        Agreement::DayAndMonthSwapped => "one date with day and month in each other's place",
        Agreement::Differs => "they cannot be one date",
    };
    Some((agreement, format!("Date of birth {one} here, {other} on the list: {means}.")))
}

fn swapped(date: SourceDate) -> Option<Date> {
    let day = date.exact_day()?;
    Date::new(day.year(), day.day(), day.month()).ok()
}

/// Countries; `None` where a side gives none. They are compared as they are written.
pub(super) fn countries(asked: &About, listed: &About) -> Option<(Agreement, String)> {
    if asked.countries.is_empty() || listed.countries.is_empty() {
        return None;
    }
    let same = |one: &String, other: &String| one.trim().to_lowercase() == other.trim().to_lowercase();
    let common = asked.countries.iter().find(|one| listed.countries.iter().any(|other| same(one, other)));
    Some(match common {
        Some(country) => (Agreement::Agrees, format!("Country “{country}” on both sides.")),
        None => (
            Agreement::Differs,
            format!(
                "Country “{}” here, “{}” on the list; a person may have ties to several.",
                asked.countries.join(", "),
                listed.countries.join(", ")
            ),
        ),
    })
}
