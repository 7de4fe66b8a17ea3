//! Dates as lists write them. What cannot be read stays text.

use amparo_ledger::date::{Moment, SourceDate};
use jiff::civil::Date;

use super::entry::{Birth, tidy};

/// In which order a list writes a date of three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// `31/12/1960`.
    DayFirst,
    /// `12/31/1960`.
    MonthFirst,
}

/// A birth as the list writes it; `None` if it writes nothing.
pub(super) fn birth(text: &str, order: Order) -> Option<Birth> {
    let text = super::entry::some(text)?;
    let date = read(&text, order);
    Some(Birth { text, date })
}

/// Reads a date: ISO prefixes, `31/12/1960` with zeros or letters where a part is unknown, `31 Dec 1960`, `Dec 1960`,
/// `circa 1960`, `1960 to 1965`, and Excel's count of days.
pub(super) fn read(text: &str, order: Order) -> Option<SourceDate> {
    let text = tidy(text).trim_end_matches(['.', ';', ',']).to_lowercase();
    let (text, about) = about(&text);
    if let Some((from, to)) = range(text) {
        let (from, to) = (moment(from, order)?, moment(to, order)?);
        return between(from, to);
    }
    let moment = moment(text, order)?;
    Some(SourceDate::At { moment, approximate: about })
}

/// From the one to the other; a range of one year is that year.
pub(super) fn between(from: Moment, to: Moment) -> Option<SourceDate> {
    if from.earliest() > to.latest() {
        return None;
    }
    let (first, last) = (from.earliest(), to.latest());
    if first == first.first_of_year() && last == first.last_of_year() {
        return Moment::year(first.year()).map(SourceDate::at);
    }
    if first == first.first_of_month() && last == first.last_of_month() {
        return Moment::month(first.year(), first.month()).map(SourceDate::at);
    }
    if first == last {
        return Some(SourceDate::at(from));
    }
    Some(SourceDate::Between(from, to))
}

/// A date in three fields, each empty, zero or unknown from the day backwards.
pub(super) fn parts(year: &str, month: &str, day: &str) -> Option<Moment> {
    let number = |text: &str| text.trim().parse::<i16>().ok().filter(|number| *number > 0);
    let year = number(year)?;
    let Some(month) = number(month).and_then(|month| i8::try_from(month).ok()) else {
        return Moment::year(year);
    };
    match number(day).and_then(|day| i8::try_from(day).ok()) {
        None => Moment::month(year, month),
        Some(day) => Date::new(year, month, day).ok().map(Moment::day),
    }
}

fn about(text: &str) -> (&str, bool) {
    let marks = ["approximately", "approx.", "approx", "circa", "about", "around", "c.", "ca.", "c", "~"];
    for mark in marks {
        if let Some(rest) = text.strip_prefix(mark)
            && rest.trim_start().starts_with(|letter: char| letter.is_alphanumeric())
            && (mark.len() > 1 || !rest.starts_with(char::is_alphabetic))
        {
            return (rest.trim_start(), true);
        }
    }
    (text.strip_suffix('~').unwrap_or(text), text.ends_with('~'))
}

/// `1960 to 1965`, `between 1960 and 1965`, `1960-1965`.
fn range(text: &str) -> Option<(&str, &str)> {
    if let Some(pair) = text.split_once(" to ") {
        return Some(pair);
    }
    if let Some(pair) = text.strip_prefix("between ").and_then(|rest| rest.split_once(" and ")) {
        return Some(pair);
    }
    let (from, to) = text.split_once(['-', '–', '/'])?;
    let year = |text: &str| text.trim().len() == 4 && text.trim().bytes().all(|b| b.is_ascii_digit());
    (year(from) && year(to)).then_some((from, to))
}

/// One date, as exact as it is written.
fn moment(text: &str, order: Order) -> Option<Moment> {
    let text = text.trim();
    let text = text.split_once('t').filter(|(day, _)| is_iso(day)).map_or(text, |(day, _)| day);
    let text = text
        .split_once(' ')
        .filter(|(day, time)| is_iso(day) && time.contains(':'))
        .map_or(text, |(day, _)| day);
    let fields: Vec<&str> = text.split(['-', '/', '.', ' ', ',']).filter(|field| !field.is_empty()).collect();
    let four = |field: &str| field.len() == 4 && field.bytes().all(|b| b.is_ascii_digit());
    match fields.as_slice() {
        [year] if four(year) => parts(year, "", ""),
        [days] => excel(days),
        [year, month] if four(year) => parts(year, &month_number(month), ""),
        [month, year] if four(year) => parts(year, &month_number(month), ""),
        [year, month, day] if four(year) => parts(year, &month_number(month), day),
        [first, second, year] if four(year) => {
            let (day, month) = match (named_month(first), named_month(second), order) {
                (Some(month), None, _) => (*second, month),
                (None, Some(month), _) => (*first, month),
                (None, None, Order::DayFirst) => (*first, second.to_string()),
                (None, None, Order::MonthFirst) => (*second, first.to_string()),
                (Some(_), Some(_), _) => return None,
            };
            parts(year, &month, day)
        }
        _ => None,
    }
}

fn is_iso(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn month_number(text: &str) -> String {
    named_month(text).unwrap_or_else(|| text.to_owned())
}

fn named_month(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let begin = text.get(..3)?;
    let at = MONTHS.iter().position(|month| *month == begin)?;
    Some((at + 1).to_string())
}

/// A spreadsheet's count of days since the end of 1899, as some lists let slip through.
fn excel(text: &str) -> Option<Moment> {
    let days: i32 = text.parse().ok().filter(|days| (3_000..80_000).contains(days))?;
    let day = Date::constant(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()?;
    Some(Moment::day(day))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_exactly_as_it_is_written() {
        let table = [
            ("1960", "1960", "a year stays a year"),
            ("1960-02", "1960-02", "an ISO prefix stays a month"),
            ("1960-02-03", "1960-02-03", "a day"),
            ("2001-10-12T00:00:00", "2001-10-12", "a midnight that nobody meant"),
            ("03/02/1960", "1960-02-03", "the United Kingdom writes the day first"),
            ("00/02/1960", "1960-02", "a zero is an unknown day"),
            ("00/00/1960", "1960", "zeros are unknown parts"),
            ("dd/mm/1960", "1960", "so are letters"),
            ("03 Feb 1960", "1960-02-03", "OFAC"),
            ("Feb 1960", "1960-02", "OFAC"),
            ("circa 1960", "1960~", "OFAC"),
            ("circa Feb 1960", "1960-02~", "OFAC"),
            ("1960 to 1962", "[1960..1962]", "OFAC"),
            ("01 Jan 1960 to 31 Dec 1960", "1960", "a range of one year is the year"),
            ("between 1960 and 1962", "[1960..1962]", "in words"),
            ("1960-1962", "[1960..1962]", "with a stroke"),
            ("21952", "1960-02-06", "a spreadsheet's day"),
        ];
        for (text, expected, because) in table {
            let read = read(text, Order::DayFirst).map(|date| date.to_string());
            assert_eq!(read.as_deref(), Some(expected), "{text}: {because}");
        }
        let american = read("02/03/1960", Order::MonthFirst).map(|date| date.to_string());
        assert_eq!(american.as_deref(), Some("1960-02-03"), "OFAC's day of publication");
    }

    #[test]
    fn what_is_no_date_stays_text() {
        for text in ["unknown", "30/02/1960", "1962 to 1960", "12", "dd/mm/yyyy", "early fifties", "1960-13"]
        {
            assert_eq!(read(text, Order::DayFirst), None, "{text}");
            assert_eq!(birth(text, Order::DayFirst).unwrap().text, text);
        }
    }
}
