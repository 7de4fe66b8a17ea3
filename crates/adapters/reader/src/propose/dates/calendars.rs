//! Dates of other calendars: Solar Hijri (Iran, Afghanistan), Hijri, Buddhist era (Thailand).
//!
//! A day of the Hijri calendar begins with a sighting of the moon, so its Gregorian day is told as about.
//! A month or year of another calendar lies across two of ours: it is told as a time between two days.

use std::sync::LazyLock;

use icu_calendar::cal::{Hijri, Iso};
use icu_calendar::{AsCalendar, Date as CalendarDate};

use super::{Bound, DateWords, Day, day_number};
use crate::propose::proposal::DateBasis;
use crate::propose::text::{Shape, Tokens};

const MONTHS: &str = include_str!("../../../data/en/calendars.txt");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Calendar {
    SolarHijri,
    Hijri,
    Buddhist,
}

impl Calendar {
    fn named(name: &str) -> Option<Self> {
        match name {
            "solar_hijri" => Some(Self::SolarHijri),
            "hijri" => Some(Self::Hijri),
            _ => None,
        }
    }

    /// Years of this calendar that people of our time live in.
    fn year(self, word: &str) -> Option<i32> {
        let year = word.parse::<i32>().ok().filter(|_| word.len() == 4)?;
        let range = match self {
            Self::SolarHijri => 1280..1480,
            Self::Hijri => 1320..1520,
            Self::Buddhist => 2440..2640,
        };
        range.contains(&year).then_some(year)
    }

    fn day(self, year: i32, month: u8, day: u8) -> Option<Day> {
        match self {
            Self::SolarHijri => iso(&CalendarDate::try_new_persian(year, month, day).ok()?),
            Self::Hijri => {
                let calendar = Hijri::new_umm_al_qura();
                iso(&CalendarDate::try_new_hijri_with_calendar(year, month, day, calendar).ok()?)
            }
            Self::Buddhist => iso(&CalendarDate::try_new_buddhist(year, month, day).ok()?),
        }
    }

    /// The last day of a month: the longest that the calendar allows.
    fn last_day(self, year: i32, month: u8) -> Option<Day> {
        (28..=31).rev().find_map(|day| self.day(year, month, day))
    }

    fn basis(self) -> DateBasis {
        match self {
            Self::Hijri => DateBasis::Approximate,
            Self::SolarHijri | Self::Buddhist => DateBasis::Derived,
        }
    }
}

fn iso<A: AsCalendar>(date: &CalendarDate<A>) -> Option<Day> {
    let date = date.to_calendar(Iso);
    Some(Day {
        year: i16::try_from(date.year().extended_year()).ok()?,
        month: i8::try_from(date.month().ordinal).ok()?,
        day: i8::try_from(date.day_of_month().0).ok()?,
    })
}

struct Month {
    calendar: Calendar,
    number: u8,
    words: Vec<&'static str>,
}

static TABLE: LazyLock<Vec<Month>> = LazyLock::new(|| {
    let mut table = Vec::new();
    for line in MONTHS.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split_whitespace();
        let (Some(calendar), Some(number)) = (fields.next().and_then(Calendar::named), fields.next()) else {
            continue;
        };
        let Ok(number) = number.parse() else { continue };
        table.extend(fields.map(|spelling| Month { calendar, number, words: spelling.split('_').collect() }));
    }
    // "Rabi al-Awwal" before "Rabi": the longer spelling first.
    table.sort_by_key(|month| std::cmp::Reverse(month.words.len()));
    table
});

fn month_at(tokens: &Tokens<'_>, at: usize) -> Option<&'static Month> {
    if tokens.shape(at) == Shape::Lower || tokens.shape(at) == Shape::Mark {
        return None;
    }
    TABLE.iter().find(|month| month.words.iter().enumerate().all(|(step, word)| tokens.is(at + step, word)))
}

/// A date of another calendar at `at`: `12 Mehr 1401`, `Mehr 12, 1401`, `Mehr 1401`, `15 Ramadan 1444 AH`,
/// `B.E. 2563`. A month needs its year beside it: "Ramadan" alone tells no date.
pub(super) fn date_at(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<DateWords> {
    let found = with_month(tokens, at, end).or_else(|| buddhist_year(tokens, at, end))?;
    (found.end <= end).then(|| gregorian_beside(tokens, found, end))
}

fn with_month(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<DateWords> {
    let day_first = (tokens.shape(at) == Shape::Number).then(|| day_number(tokens.word(at))).flatten();
    let month_place = match (day_first, tokens.is(at + 1, "of")) {
        (Some(_), true) => at + 2,
        (Some(_), false) => at + 1,
        (None, _) => at,
    };
    if month_place >= end {
        return None;
    }
    let month = month_at(tokens, month_place)?;
    let mut next = month_place + month.words.len();
    let day = day_first.or_else(|| {
        let day = day_number(tokens.word(next))?;
        next += 1;
        Some(day)
    });
    if tokens.is(next, ",") || tokens.is(next, "of") {
        next += 1;
    }
    let year = month.calendar.year(tokens.word(next))?;
    let mut stop = next + 1;
    if tokens.is_any(stop, &["ah", "a.h.", "sh", "ap", "hijri"]) {
        stop += 1;
    }
    let exact = day.and_then(|day| u8::try_from(day).ok());
    let (first, last) = match exact {
        Some(day) => (month.calendar.day(year, month.number, day)?, None),
        None => {
            (month.calendar.day(year, month.number, 1)?, Some(month.calendar.last_day(year, month.number)?))
        }
    };
    Some(words(month.calendar, at, stop, first, last))
}

/// `B.E. 2563`, `2563 BE`.
fn buddhist_year(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<DateWords> {
    let era = |at: usize| tokens.is_any(at, &["b.e.", "be"]) && tokens.shape(at) != Shape::Lower;
    let (year, stop) = if era(at) {
        let dot = usize::from(tokens.is(at + 1, "."));
        (Calendar::Buddhist.year(tokens.word(at + 1 + dot))?, at + 2 + dot)
    } else {
        (Calendar::Buddhist.year(tokens.word(at)).filter(|_| at + 1 < end && era(at + 1))?, at + 2)
    };
    let first = Calendar::Buddhist.day(year, 1, 1)?;
    let whole_year = Day { month: 0, day: 0, ..first };
    Some(words(Calendar::Buddhist, at, stop, whole_year, None))
}

fn words(calendar: Calendar, start: usize, end: usize, first: Day, last: Option<Day>) -> DateWords {
    let bound = if last.is_some() { Bound::Between } else { Bound::At };
    DateWords { start, end, first, last, bound, basis: calendar.basis(), of_noun: false }
}

/// `12 Mehr 1401 (4 October 2022)`: where the text gives our date beside it, that one is stated.
fn gregorian_beside(tokens: &Tokens<'_>, found: DateWords, end: usize) -> DateWords {
    if !tokens.is(found.end, "(") {
        return found;
    }
    let beside = super::Clock::new(None).date_at(tokens, found.end + 1, end);
    match beside {
        Some(beside) if beside.end < end && tokens.is(beside.end, ")") => {
            DateWords { start: found.start, end: beside.end + 1, ..beside }
        }
        _ => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_of_both_calendars_is_named_and_no_name_stands_twice() {
        for calendar in [Calendar::SolarHijri, Calendar::Hijri] {
            for number in 1..=12 {
                let named = TABLE.iter().any(|month| month.calendar == calendar && month.number == number);
                assert!(named, "{calendar:?} {number}");
            }
        }
        let mut spellings: Vec<String> = TABLE.iter().map(|month| month.words.join(" ")).collect();
        let count = spellings.len();
        spellings.sort();
        spellings.dedup();
        assert_eq!(spellings.len(), count);
        let lines = MONTHS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        assert_eq!(lines, 24, "every line of the file is a month");
    }
}
