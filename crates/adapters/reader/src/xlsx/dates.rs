//! Days as spreadsheets count them.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// How much of a date a cell shows. What is not shown, nobody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Day,
    Month,
    Year,
}

/// The date of a number of days; `None` for a day that no calendar has.
pub(super) fn date_of(days: f64, shown: Shown, counts_from_1904: bool) -> Option<String> {
    const MINUTES: f64 = 1_440.0;
    if !(0.0..2_958_466.0).contains(&days) {
        return None;
    }
    let whole = days.floor();
    let minutes = ((days - whole) * MINUTES).round();
    #[expect(clippy::cast_possible_truncation, reason = "both are within the bounds above")]
    let (mut whole, mut minutes) = (whole as i32, minutes as i32);
    if minutes == 1_440 {
        (whole, minutes) = (whole + 1, 0);
    }
    let day = if counts_from_1904 {
        Date::constant(1904, 1, 1).checked_add(whole.days()).ok()?
    } else {
        match whole {
            // Day 60 is the 29th of February 1900, which there never was; day 0 is no day.
            0 | 60 => return None,
            1..60 => Date::constant(1899, 12, 31).checked_add(whole.days()).ok()?,
            _ => Date::constant(1899, 12, 30).checked_add(whole.days()).ok()?,
        }
    };
    Some(match shown {
        Shown::Year => format!("{:04}", day.year()),
        Shown::Month => format!("{:04}-{:02}", day.year(), day.month()),
        Shown::Day if minutes == 0 => day.to_string(),
        Shown::Day => format!("{day}T{:02}:{:02}", minutes / 60, minutes % 60),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_as_the_file_counts_them() {
        for (days, shown, from_1904, expected, because) in [
            (43_891.0, Shown::Day, false, Some("2020-03-01"), "counted from 1900"),
            (42_429.0, Shown::Day, true, Some("2020-03-01"), "counted from 1904"),
            (59.0, Shown::Day, false, Some("1900-02-28"), "before the day that there never was"),
            (60.0, Shown::Day, false, None, "29 February 1900"),
            (61.0, Shown::Day, false, Some("1900-03-01"), "after it"),
            (43_891.604_166_667, Shown::Day, false, Some("2020-03-01T14:30"), "with a time"),
            (43_890.999_999_9, Shown::Day, false, Some("2020-03-01"), "a hair before midnight"),
            (43_891.0, Shown::Month, false, Some("2020-03"), "only the month is shown"),
            (43_891.0, Shown::Year, false, Some("2020"), "only the year is shown"),
            (-1.0, Shown::Day, false, None, "before all counting"),
            (f64::NAN, Shown::Day, false, None, "no number"),
            (9e9, Shown::Day, false, None, "after the year 9999"),
        ] {
            assert_eq!(date_of(days, shown, from_1904).as_deref(), expected, "{days}: {because}");
        }
    }
}
