//! Dates as sources give them, and how two of them compare.

use std::fmt;
use std::str::FromStr;

/// A date as exactly as a source gives it: a year, a month or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    /// 0 where it is not known; then the day is 0 as well.
    month: u8,
    day: u8,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoDate(String);

impl fmt::Display for NoDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "`{}` is no date: write 1981-04-03, 1981-04 or 1981", self.0)
    }
}

impl std::error::Error for NoDate {}

impl PartialDate {
    /// A year alone.
    pub fn year(year: u16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self { year, month: 0, day: 0 })
    }

    /// A year and a month; `None` for a month that no year has.
    pub fn month(year: u16, month: u8) -> Option<Self> {
        Self::year(year).filter(|_| (1..=12).contains(&month)).map(|date| Self { month, ..date })
    }

    /// A day; `None` for a day that no calendar has.
    pub fn day(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = Self::month(year, month)?;
        (1..=days_in(year, month)).contains(&day).then_some(Self { day, ..date })
    }

    /// Year, month and day; 0 where the source does not say.
    pub fn parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    pub(super) fn is_exact(self) -> bool {
        self.day != 0
    }

    /// The same for a date and for the date whose day and month are swapped.
    pub(super) fn unordered(self) -> (u8, u8) {
        (self.day.min(self.month), self.day.max(self.month))
    }

    /// Days since the first of March of the year 0, counted without a table of months.
    fn number(self) -> i32 {
        let (year, month) = if self.month <= 2 {
            (i32::from(self.year) - 1, i32::from(self.month) + 9)
        } else {
            (i32::from(self.year), i32::from(self.month) - 3)
        };
        year * 365 + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + (month * 153 + 2) / 5
            + i32::from(self.day)
    }

    /// The eight digits, a byte each.
    fn digits(self) -> u64 {
        let pair = |two: u8| u64::from(two / 10) << 8 | u64::from(two % 10);
        let century = u8::try_from(self.year / 100).unwrap_or(0);
        let short = u8::try_from(self.year % 100).unwrap_or(0);
        pair(century) << 48 | pair(short) << 32 | pair(self.month) << 16 | pair(self.day)
    }
}

impl FromStr for PartialDate {
    type Err = NoDate;

    /// Reads `1981-04-03`, `1981-04`, `1981` and `19810403`. A day that no calendar has is refused.
    fn from_str(text: &str) -> Result<Self, NoDate> {
        let refuse = || NoDate(text.chars().take(40).collect());
        let text = text.trim();
        let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if text.len() == 8 && is_digits(text) {
            let part = |from: usize, to: usize| text[from..to].parse().map_err(|_| refuse());
            let year = text[..4].parse().map_err(|_| refuse())?;
            return Self::day(year, part(4, 6)?, part(6, 8)?).ok_or_else(refuse);
        }
        let parts: Vec<&str> = text.split('-').collect();
        if parts[0].len() != 4 || !parts.iter().all(|part| is_digits(part)) {
            return Err(refuse());
        }
        let year = parts[0].parse().map_err(|_| refuse())?;
        let small = |at: usize| parts[at].parse().map_err(|_| refuse());
        match parts.len() {
            1 => Self::year(year),
            2 => Self::month(year, small(1)?),
            3 => Self::day(year, small(1)?, small(2)?),
            _ => None,
        }
        .ok_or_else(refuse)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (0, _) => write!(out, "{}", self.year),
            (month, 0) => write!(out, "{month:02}.{}", self.year),
            (month, day) => write!(out, "{day:02}.{month:02}.{}", self.year),
        }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// How two dates compare, the strongest agreement first. The numbers are places in the tables of [`super::levels`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateLevel {
    SameDay = 0,
    Swapped = 1,
    OneDigit = 2,
    Near = 3,
    SameMonth = 4,
    SameYear = 5,
    /// One of them is not exact, and what both say agrees.
    Within = 6,
    Different = 7,
}

/// A date with what comparing it needs, worked out once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated {
    pub(super) date: PartialDate,
    digits: u64,
    number: i32,
}

impl From<PartialDate> for Dated {
    fn from(date: PartialDate) -> Self {
        Self { date, digits: date.digits(), number: date.number() }
    }
}

pub(super) fn compare(one: &Dated, other: &Dated, near_days: u16) -> DateLevel {
    let (left, right) = (one.date, other.date);
    if !left.is_exact() || !right.is_exact() {
        let agrees =
            left.year == right.year && (left.month == 0 || right.month == 0 || left.month == right.month);
        return if agrees { DateLevel::Within } else { DateLevel::Different };
    }
    if left == right {
        return DateLevel::SameDay;
    }
    let is_same_year = left.year == right.year;
    if is_same_year && (left.day, left.month) == (right.month, right.day) {
        return DateLevel::Swapped;
    }
    // A date within the days that an arrest may be told apart is no slip of the pen.
    if near_days > 0 && one.number.abs_diff(other.number) <= u32::from(near_days) {
        return DateLevel::Near;
    }
    let is_next_year =
        left.year.abs_diff(right.year) == 1 && (left.month, left.day) == (right.month, right.day);
    if is_next_year || is_one_slip(one.digits, other.digits) {
        DateLevel::OneDigit
    } else if is_same_year && left.month == right.month {
        DateLevel::SameMonth
    } else if is_same_year {
        DateLevel::SameYear
    } else {
        DateLevel::Different
    }
}

/// One digit is wrong, or two neighbours have changed places.
fn is_one_slip(left: u64, right: u64) -> bool {
    let wrong = left ^ right;
    let from = wrong.trailing_zeros() / 8 * 8;
    let wrong = wrong >> from;
    if wrong >> 8 == 0 {
        return true;
    }
    let two = |digits: u64| (digits >> from) & 0xffff;
    wrong >> 16 == 0 && two(left) == (two(right) >> 8 | (two(right) & 0xff) << 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect("a date")
    }

    fn compare(left: PartialDate, right: PartialDate, near_days: u16) -> DateLevel {
        super::compare(&left.into(), &right.into(), near_days)
    }

    #[test]
    fn two_dates_compare_as_a_caseworker_would_read_them() {
        let table = [
            ("1981-04-03", "1981-04-03", DateLevel::SameDay, "one day"),
            ("1981-04-03", "1981-03-04", DateLevel::Swapped, "day and month in the other order"),
            ("1981-04-03", "1981-04-08", DateLevel::OneDigit, "3 read as 8"),
            ("1981-04-12", "1981-04-21", DateLevel::OneDigit, "two digits changed places"),
            ("1981-04-03", "1987-04-03", DateLevel::OneDigit, "1 read as 7 in the year"),
            ("1990-04-03", "1989-04-03", DateLevel::OneDigit, "the year counted one on"),
            ("1981-04-03", "1981-04-29", DateLevel::SameMonth, "another day of the month"),
            ("1981-04-03", "1981-11-29", DateLevel::SameYear, "another day of the year"),
            ("1981-04-03", "1975-11-29", DateLevel::Different, "nothing in common"),
            ("1981", "1981-04-03", DateLevel::Within, "a year agrees with any day in it"),
            ("1981-04", "1981-04-03", DateLevel::Within, "and a month with any day in it"),
            ("1981-05", "1981-04-03", DateLevel::Different, "but not with a day in another month"),
            ("1980", "1981-04-03", DateLevel::Different, "nor a year with a day in another"),
        ];
        for (left, right, expected, because) in table {
            let (left, right) = (date(left), date(right));
            assert_eq!(compare(left, right, 0), expected, "{left} / {right}: {because}");
            assert_eq!(compare(right, left, 0), expected, "{right} / {left}: {because}");
        }
    }

    #[test]
    fn an_arrest_told_some_days_apart_is_near() {
        assert_eq!(compare(date("2021-02-28"), date("2021-03-02"), 3), DateLevel::Near);
        assert_eq!(compare(date("2020-12-30"), date("2021-01-02"), 3), DateLevel::Near);
        assert_eq!(compare(date("2020-12-29"), date("2021-01-02"), 3), DateLevel::Different);
    }

    #[test]
    fn a_text_that_is_no_date_is_refused() {
        for text in
            ["", "1981-13", "1981-02-29", "81-02-03", "1981-4-3-1", "03.04.1981", "1981-0x-01", "0000"]
        {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
        assert_eq!(date("1980-02-29"), date("19800229"));
        assert_eq!(date("1981-04-03").to_string(), "03.04.1981");
    }
}
