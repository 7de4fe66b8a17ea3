//! Dates as sources give them: exactly as precise as the source is, never more.
//!
//! The written form is EDTF (ISO 8601-2, level 2 subset): `2022`, `2022-04`, `2022-04-11`,
//! `2024-02-16T14:17+05:00`, `2022-04-11~` (approximate), `[..2023-04-05]` (that day or before),
//! `[2015..]` (then or after), `[2015..2017]` (some time between), `2019/2021` (lasted from, to),
//! `2022-04-11/..` (lasted from, end open or unknown).
//!
//! The only way in is [`SourceDate::from_str`] or the checked constructors.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How finely a moment is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// The year only.
    Year,
    /// Year and month.
    Month,
    /// The day.
    Day,
    /// Hour and minute.
    Minute,
}

/// A point in the calendar, cut to what the source gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    first_day: Date,
    precision: Precision,
    /// Minutes since midnight and, if the source gives it, the offset from UTC in minutes.
    clock: Option<(u16, Option<i16>)>,
}

impl Moment {
    /// A whole year; `None` outside the years 1 to 9999.
    pub fn year(year: i16) -> Option<Self> {
        Self::from_parts(year, 1, 1, Precision::Year)
    }

    /// A month; `None` when there is no such month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        Self::from_parts(year, month, 1, Precision::Month)
    }

    /// A day.
    pub fn day(day: Date) -> Self {
        Self { first_day: day, precision: Precision::Day, clock: None }
    }

    fn from_parts(year: i16, month: i8, day: i8, precision: Precision) -> Option<Self> {
        let first_day = Date::new(year, month, day).ok()?;
        (year > 0).then_some(Self { first_day, precision, clock: None })
    }

    /// How finely it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The first day it can mean.
    pub fn earliest(self) -> Date {
        self.first_day
    }

    /// The last day it can mean.
    pub fn latest(self) -> Date {
        match self.precision {
            Precision::Year => self.first_day.last_of_year(),
            Precision::Month => self.first_day.last_of_month(),
            Precision::Day | Precision::Minute => self.first_day,
        }
    }

    /// Minutes since the first day of the year 1, UTC; `None` when the source gives no time or no offset.
    fn minutes_utc(self) -> Option<i64> {
        let (minutes, offset) = self.clock?;
        let days = (self.first_day - Date::constant(1, 1, 1)).get_days();
        Some(i64::from(days) * 24 * 60 + i64::from(minutes) - i64::from(offset?))
    }

    /// Minutes since midnight on the source's own clock, where the source gives the time.
    pub fn minutes_since_midnight(self) -> Option<u16> {
        self.clock.map(|(minutes, _)| minutes)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first_day;
        match self.precision {
            Precision::Year => write!(f, "{:04}", day.year()),
            Precision::Month => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Precision::Day | Precision::Minute => write!(f, "{day}"),
        }?;
        let Some((minutes, offset)) = self.clock else {
            return Ok(());
        };
        write!(f, "T{:02}:{:02}", minutes / 60, minutes % 60)?;
        match offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", offset.abs() / 60, offset.abs() % 60)
            }
        }
    }
}

/// A date as a source gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceDate {
    /// It happened then. `approximate` marks "about", "on or around", "in early".
    At {
        /// When.
        moment: Moment,
        /// The source says "about".
        approximate: bool,
    },
    /// It happened on that day or earlier; the first day is not known.
    Before(Moment),
    /// It happened on that day or later.
    After(Moment),
    /// It happened at some point between the two.
    Between(Moment, Moment),
    /// It lasted from the one to the other. `None`: no end is known, which does not mean that it lasts.
    Span(Moment, Option<Moment>),
}

/// The text is not a date this program can hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is not a date in one of the forms 2022, 2022-04, 2022-04-11, 2024-02-16T14:17+05:00, 2022-04-11~ (about), [..2022-04] (before), [2015..] (after), [2015..2017] (between), 2019/2021 (from, to), 2019/.. (from)"
)]
pub struct SourceDateError {
    /// What was given.
    pub text: String,
}

impl SourceDate {
    /// Exactly this day.
    pub fn day(day: Date) -> Self {
        Self::at(Moment::day(day))
    }

    /// At this moment, as precisely as the moment is.
    pub fn at(moment: Moment) -> Self {
        Self::At { moment, approximate: false }
    }

    /// The first day it can mean; `None` when the source sets no beginning ("before").
    pub fn earliest(self) -> Option<Date> {
        match self {
            Self::At { moment, .. }
            | Self::After(moment)
            | Self::Between(moment, _)
            | Self::Span(moment, _) => Some(moment.earliest()),
            Self::Before(_) => None,
        }
    }

    /// The last day it can mean; `None` when the source sets no end.
    pub fn latest(self) -> Option<Date> {
        match self {
            Self::At { moment, .. } | Self::Before(moment) | Self::Between(_, moment) => {
                Some(moment.latest())
            }
            Self::Span(_, end) => end.map(Moment::latest),
            Self::After(_) => None,
        }
    }

    /// The day by which a list sorts: the earliest where there is one, else the latest.
    pub fn sort_day(self) -> Option<Date> {
        self.earliest().or_else(|| self.latest())
    }

    /// The one day it means, when the source gives a day (or finer) without "about".
    pub fn exact_day(self) -> Option<Date> {
        match self {
            Self::At { moment, approximate: false } if moment.precision() >= Precision::Day => {
                Some(moment.earliest())
            }
            _ => None,
        }
    }

    /// The day on which it began, when the source gives that day: an exact day, or a span that begins on one.
    pub fn exact_start(self) -> Option<Date> {
        match self {
            Self::Span(start, _) if start.precision() >= Precision::Day => Some(start.earliest()),
            _ => self.exact_day(),
        }
    }

    /// Whether both can mean the same moment: their ranges touch. A missing bound is open. Two times of day
    /// that name their offset from UTC are compared as moments: just after midnight in one place is the day
    /// before in another.
    pub fn may_agree_with(self, other: Self) -> bool {
        if let (Self::At { moment, approximate: false }, Self::At { moment: other, approximate: false }) =
            (self, other)
            && let Some((left, right)) = moment.minutes_utc().zip(other.minutes_utc())
        {
            return left == right;
        }
        let starts_in_time = |a: Self, b: Self| match (a.earliest(), b.latest()) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        };
        starts_in_time(self, other) && starts_in_time(other, self)
    }
}

impl fmt::Display for SourceDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At { moment, approximate: false } => write!(f, "{moment}"),
            Self::At { moment, approximate: true } => write!(f, "{moment}~"),
            Self::Before(moment) => write!(f, "[..{moment}]"),
            Self::After(moment) => write!(f, "[{moment}..]"),
            Self::Between(from, to) => write!(f, "[{from}..{to}]"),
            Self::Span(from, Some(to)) => write!(f, "{from}/{to}"),
            Self::Span(from, None) => write!(f, "{from}/.."),
        }
    }
}

impl FromStr for SourceDate {
    type Err = SourceDateError;

    fn from_str(text: &str) -> Result<Self, SourceDateError> {
        parse(text.trim()).ok_or_else(|| SourceDateError { text: text.to_owned() })
    }
}

fn parse(text: &str) -> Option<SourceDate> {
    if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return parse_set(inner);
    }
    if let Some((from, to)) = text.split_once('/') {
        let from = parse_moment(from)?;
        let to = if to == ".." || to.is_empty() { None } else { Some(parse_moment(to)?) };
        let in_order = to.is_none_or(|to| from.earliest() <= to.latest());
        return in_order.then_some(SourceDate::Span(from, to));
    }
    match text.strip_suffix('~') {
        Some(about) => Some(SourceDate::At { moment: parse_moment(about)?, approximate: true }),
        None => Some(SourceDate::at(parse_moment(text)?)),
    }
}

fn parse_set(inner: &str) -> Option<SourceDate> {
    let (from, to) = inner.split_once("..")?;
    match (from.is_empty(), to.is_empty()) {
        (true, true) => None,
        (true, false) => Some(SourceDate::Before(parse_moment(to)?)),
        (false, true) => Some(SourceDate::After(parse_moment(from)?)),
        (false, false) => {
            let (from, to) = (parse_moment(from)?, parse_moment(to)?);
            (from.earliest() <= to.latest()).then_some(SourceDate::Between(from, to))
        }
    }
}

fn parse_moment(text: &str) -> Option<Moment> {
    let (day, clock) = match text.split_once('T') {
        Some((day, clock)) => (day, Some(parse_clock(clock)?)),
        None => (text, None),
    };
    let mut parts = day.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |m| m.map(Some))?;
    let day = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |d| d.map(Some))?;
    if parts.next().is_some() {
        return None;
    }
    let precision = match (month, day) {
        (None, _) => Precision::Year,
        (Some(_), None) => Precision::Month,
        (Some(_), Some(_)) => Precision::Day,
    };
    let mut moment = Moment::from_parts(
        year,
        i8::try_from(month.unwrap_or(1)).ok()?,
        i8::try_from(day.unwrap_or(1)).ok()?,
        precision,
    )?;
    if clock.is_some() {
        if precision != Precision::Day {
            return None;
        }
        moment.precision = Precision::Minute;
        moment.clock = clock;
    }
    Some(moment)
}

fn parse_clock(text: &str) -> Option<(u16, Option<i16>)> {
    let (clock, offset) = if let Some(clock) = text.strip_suffix('Z') {
        (clock, Some(0))
    } else if let Some(at) = text.find(['+', '-']) {
        let (hours, minutes) = text[at + 1..].split_once(':')?;
        let minutes = digits(hours, 2)? * 60 + digits(minutes, 2)?;
        (&text[..at], Some(if text[at..].starts_with('-') { -minutes } else { minutes }))
    } else {
        (text, None)
    };
    let (hours, minutes) = clock.split_once(':')?;
    let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
    let sane = hours < 24 && minutes < 60 && offset.is_none_or(|offset| offset.abs() <= 14 * 60);
    sane.then_some((u16::try_from(hours * 60 + minutes).ok()?, offset))
}

fn digits(text: &str, count: usize) -> Option<i16> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

impl Serialize for SourceDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for SourceDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> SourceDate {
        text.parse().expect("a date of the test's own")
    }

    #[test]
    fn every_written_form_reads_back_to_itself() {
        for text in [
            "2022",
            "2022-04",
            "2022-04-11",
            "2022-04-11~",
            "2024-02-16T14:17+05:00",
            "2024-02-16T11:17Z",
            "2023-11-28T13:30",
            "[..2023-04-05]",
            "[2015..]",
            "[2015..2017]",
            "2019/2021",
            "2022-04-11/..",
            "2022-04/2022-05-03",
            "2024-01-01T00:05-03:30",
        ] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for (text, because) in [
            ("", "nothing"),
            ("22", "a year has four digits"),
            ("2022-13", "no such month"),
            ("2023-02-29", "not a leap year"),
            ("2022-4-11", "months have two digits"),
            ("0000", "there is no year 0 in a source"),
            ("2021/2019", "ends before it begins"),
            ("[..]", "bounds nothing"),
            ("2022-04T10:00", "a time needs a day"),
            ("2022-04-11T24:00", "no such hour"),
        ] {
            assert!(text.parse::<SourceDate>().is_err(), "{text}: {because}");
        }
    }

    #[test]
    fn a_date_is_never_more_precise_than_its_source() {
        assert_eq!(date("2022").exact_day(), None);
        assert_eq!(date("2022-04-11~").exact_day(), None);
        assert_eq!(date("[..2023-04-05]").earliest(), None);
        assert_eq!(date("2022-04").latest().map(|d| d.to_string()).as_deref(), Some("2022-04-30"));
        assert_eq!(date("2022-04-11/..").latest(), None);
    }

    #[test]
    fn two_dates_agree_when_they_can_mean_one_moment() {
        for (left, right, agree, because) in [
            ("2022-04", "2022-04-11", true, "the day lies in the month"),
            ("2022-04-11", "2022-04-22", false, "two days"),
            ("[..2023-04-05]", "2022", true, "the year lies before"),
            ("[..2023-04-05]", "2024", false, "the year lies after"),
            ("2018-12-28", "2018-12-31", false, "two sources, two days"),
            ("2024-02-17T01:00+05:00", "2024-02-16T20:00Z", true, "one moment, two local days"),
            ("2024-02-16T14:17+05:00", "2024-02-16T14:17+03:00", false, "one clock time, two moments"),
            ("2024-02-16T14:17", "2024-02-16T14:19+03:00", true, "one names no offset: the day decides"),
            ("2024-02-16T14:17+05:00", "2024-02-16", true, "the time lies in the day"),
        ] {
            assert_eq!(date(left).may_agree_with(date(right)), agree, "{left} {right}: {because}");
            assert_eq!(date(right).may_agree_with(date(left)), agree, "{right} {left}: {because}");
        }
    }
}
