//! Dates in words, never more precise than the source.

use amparo_ledger::date::{Moment, Precision, SourceDate};
use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day, such as "11 April 2022".
pub fn day_in_words(day: Date) -> String {
    format!("{} {} {}", day.day(), month_name(day), day.year())
}

/// A date as its source gives it, saying how precisely it is known: "April 2022 (month known, day not)".
pub fn date_in_words(date: SourceDate) -> String {
    match date {
        SourceDate::At { moment, approximate: false } => {
            format!("{}{}", moment_in_words(moment), what_is_not_known(moment))
        }
        _ => short_date(date),
    }
}

/// As [`date_in_words`], without the remark on what is not known: for a narrow column.
pub(crate) fn short_date(date: SourceDate) -> String {
    match date {
        SourceDate::At { moment, approximate } => {
            let about = if approximate { "about " } else { "" };
            format!("{about}{}", moment_in_words(moment))
        }
        SourceDate::Before(moment) => {
            format!("{} or before {}", on_or_in(moment), moment_in_words(moment))
        }
        SourceDate::After(moment) => {
            format!("{} or after {}", on_or_in(moment), moment_in_words(moment))
        }
        SourceDate::Between(from, to) => {
            format!("between {} and {}", moment_in_words(from), moment_in_words(to))
        }
        SourceDate::Span(from, Some(to)) => {
            format!("from {} to {}", moment_in_words(from), moment_in_words(to))
        }
        SourceDate::Span(from, None) => format!("from {}, end not known", moment_in_words(from)),
    }
}

/// "in April 2022", "on 11 April 2022": for the middle of a sentence.
pub(crate) fn when(date: SourceDate) -> String {
    match date {
        SourceDate::At { moment, approximate: false } => {
            format!("{} {}", on_or_in(moment), date_in_words(date))
        }
        _ => short_date(date),
    }
}

/// As a date stands in the middle of a sentence, without the remark on what is not known: "in April 2022".
pub fn when_briefly(date: SourceDate) -> String {
    match date {
        SourceDate::At { moment, approximate: false } => {
            format!("{} {}", on_or_in(moment), moment_in_words(moment))
        }
        _ => short_date(date),
    }
}

/// The machine-readable value of an HTML `time` element; `None` where the date is no single point.
pub(crate) fn machine_date(date: SourceDate) -> Option<String> {
    match date {
        SourceDate::At { moment, approximate: false } if moment.precision() <= Precision::Day => {
            Some(moment.to_string())
        }
        _ => None,
    }
}

fn month_name(day: Date) -> &'static str {
    usize::try_from(day.month()).ok().and_then(|month| MONTHS.get(month - 1)).copied().unwrap_or("")
}

fn on_or_in(moment: Moment) -> &'static str {
    if moment.precision() >= Precision::Day { "on" } else { "in" }
}

fn moment_in_words(moment: Moment) -> String {
    let day = moment.earliest();
    match moment.precision() {
        Precision::Year => day.year().to_string(),
        Precision::Month => format!("{} {}", month_name(day), day.year()),
        Precision::Day => day_in_words(day),
        Precision::Minute => {
            let minutes = moment.minutes_since_midnight().unwrap_or(0);
            format!("{}, {:02}:{:02}", day_in_words(day), minutes / 60, minutes % 60)
        }
    }
}

fn what_is_not_known(moment: Moment) -> &'static str {
    match moment.precision() {
        Precision::Year => " (year known, month not)",
        Precision::Month => " (month known, day not)",
        Precision::Day | Precision::Minute => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_precise_as_the_date_and_say_what_is_missing() {
        for (written, words) in [
            ("2022-04-11", "11 April 2022"),
            ("2022-04", "April 2022 (month known, day not)"),
            ("2022", "2022 (year known, month not)"),
            ("2022-04-11~", "about 11 April 2022"),
            ("[..2023-04-05]", "on or before 5 April 2023"),
            ("[..2023-04]", "in or before April 2023"),
            ("[2015..]", "in or after 2015"),
            ("[2015..2017]", "between 2015 and 2017"),
            ("2019/2021-03", "from 2019 to March 2021"),
            ("2022-04-11/..", "from 11 April 2022, end not known"),
            ("2024-02-16T14:17+05:00", "16 February 2024, 14:17"),
        ] {
            assert_eq!(written.parse().map(date_in_words).as_deref(), Ok(words));
        }
    }
}
