//! Counting days in custody, and saying how they were counted.

use std::fmt;

use jiff::civil::Date;

use super::happening::Bounds;

/// Whether the first day counts. The press counts both ways, so a number alone says too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    /// The day of arrest is not counted.
    #[default]
    Exclusive,
    /// The day of arrest is counted as day one.
    Inclusive,
}

/// Time in custody in whole days between two days that are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
pub struct CustodyDays(u32);

impl CustodyDays {
    /// `None` when the end precedes the start: one of the two claims is wrong.
    pub fn between(start: Date, end: Date) -> Option<Self> {
        let days = (end - start).get_days();
        u32::try_from(days).ok().map(Self)
    }

    /// The number of days, by this convention.
    pub fn count(self, convention: Convention) -> u32 {
        match convention {
            Convention::Exclusive => self.0,
            Convention::Inclusive => self.0 + 1,
        }
    }
}

/// How many days, as far as the file knows: exactly, or between two numbers.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DayRange {
    /// At least so many.
    pub min: CustodyDays,
    /// At most so many; `None`: the file sets no limit.
    pub max: Option<CustodyDays>,
    /// Why it is not one number, each reason once. Empty when it is.
    pub because: Vec<Inexact>,
}

/// Why a number of days is not exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Inexact {
    /// The sources give different first days.
    StartsDisagree,
    /// The first day is not known to the day.
    StartImprecise,
    /// Only that the person was held by then is on file, not the arrest.
    ArrestNotOnFile,
    /// The sources give different last days.
    EndsDisagree,
    /// The last day is not known to the day.
    EndImprecise,
    /// No release is on file, which does not mean that the person is still held.
    ReleaseNotOnFile,
    /// A length is told that this program cannot count.
    LengthNotUnderstood,
}

impl fmt::Display for Inexact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::StartsDisagree => "sources differ on the first day",
            Self::StartImprecise => "the first day is not known exactly",
            Self::ArrestNotOnFile => "the arrest is not on file",
            Self::EndsDisagree => "sources differ on the last day",
            Self::EndImprecise => "the last day is not known exactly",
            Self::ReleaseNotOnFile => "no release on file",
            Self::LengthNotUnderstood => "a length is not told in days",
        })
    }
}

impl DayRange {
    /// From a start to an end, each known between two days. `as_of` bounds an end that is not known.
    pub(super) fn between(start: Bounds, end: Bounds, because: Vec<Inexact>) -> Self {
        let nothing = CustodyDays(0);
        let least = start.latest.zip(end.earliest).and_then(|(from, to)| CustodyDays::between(from, to));
        let most = start.earliest.zip(end.latest).map(|(from, to)| CustodyDays::between(from, to));
        Self { min: least.unwrap_or(nothing), max: most.map(|days| days.unwrap_or(nothing)), because }
    }

    pub(super) fn exactly(days: u32) -> Self {
        Self { min: CustodyDays(days), max: Some(CustodyDays(days)), because: Vec::new() }
    }

    pub(super) fn unknown(because: Inexact) -> Self {
        Self { min: CustodyDays(0), max: None, because: vec![because] }
    }

    /// The two together.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut because = [self.because.as_slice(), &other.because].concat();
        because.sort_unstable();
        because.dedup();
        Self {
            min: CustodyDays(self.min.0 + other.min.0),
            max: self.max.zip(other.max).map(|(a, b)| CustodyDays(a.0 + b.0)),
            because,
        }
    }

    /// The number, when it is one.
    pub fn exact(&self) -> Option<CustodyDays> {
        self.max.filter(|max| *max == self.min)
    }

    /// In words, with the convention: "294 days (day of arrest not counted)".
    pub fn in_words(&self, convention: Convention) -> String {
        let min = self.min.count(convention);
        let how = match convention {
            Convention::Exclusive => "day of arrest not counted",
            Convention::Inclusive => "day of arrest counted",
        };
        let number = match self.max.map(|max| max.count(convention)) {
            Some(max) if max == min => format!("{min} {}", if min == 1 { "day" } else { "days" }),
            Some(max) => format!("{min} to {max} days"),
            None => format!("at least {min} days"),
        };
        let because: Vec<String> = self.because.iter().map(ToString::to_string).collect();
        let separator = if because.is_empty() { "" } else { "; " };
        format!("{number} ({how}{separator}{})", because.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_convention_says() {
        for (start, end, exclusive, inclusive, because) in [
            ("2018-12-28", "2024-08-01", 2043, 2044, "Whelan to his release"),
            ("2018-12-28", "2023-11-28", 1796, 1797, "Whelan to the second assault"),
            ("2023-03-29", "2024-07-19", 478, 479, "Gershkovich to the verdict"),
            ("2022-02-17", "2022-12-08", 294, 295, "Griner to her release"),
            ("2023-10-18", "2024-01-25", 99, 100, "Kurmasheva: the press says the 100th day"),
            ("2022-04-11", "2022-04-11", 0, 1, "released the same day"),
            ("2024-02-28", "2024-03-01", 2, 3, "over a leap day"),
        ] {
            let days = CustodyDays::between(day(start), day(end)).expect("the end is not before the start");
            assert_eq!(days.count(Convention::Exclusive), exclusive, "{because}");
            assert_eq!(days.count(Convention::Inclusive), inclusive, "{because}");
        }
    }

    #[test]
    fn a_release_before_the_arrest_has_no_days() {
        assert_eq!(CustodyDays::between(day("2022-04-11"), day("2022-04-10")), None);
    }

    #[test]
    fn a_number_in_words_says_how_it_was_counted() {
        let bounds = |from: &str, to: &str| Bounds { earliest: Some(day(from)), latest: Some(day(to)) };
        let start = bounds("2018-12-28", "2018-12-31");
        let end = bounds("2024-08-01", "2024-08-01");
        let days = DayRange::between(start, end, vec![Inexact::StartsDisagree]);
        assert_eq!(
            days.in_words(Convention::Exclusive),
            "2040 to 2043 days (day of arrest not counted; sources differ on the first day)"
        );
        assert_eq!(DayRange::exactly(1).in_words(Convention::Exclusive), "1 day (day of arrest not counted)");
    }

    fn day(text: &str) -> Date {
        text.parse().expect("a day of the test's own")
    }
}
