//! Dates as sheets write them. Nothing is guessed: where a value can be read in two ways, the order is asked for, once for
//! each column; what cannot be read is refused with what would be.

use amparo_ledger::date::SourceDate;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// In which order a column writes day, month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 3.4.2021 is the third of April.
    DayMonthYear,
    /// 4/3/2021 is the third of April.
    MonthDayYear,
    /// 2021/4/3 is the third of April. Such dates are read under any order.
    YearMonthDay,
}

impl DateOrder {
    /// Every order with the name that files and commands use.
    pub const ALL: [(Self, &'static str); 3] = [
        (Self::DayMonthYear, "day-month-year"),
        (Self::MonthDayYear, "month-day-year"),
        (Self::YearMonthDay, "year-month-day"),
    ];
}

/// Why a value is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NoDate {
    pub(super) rule: String,
    pub(super) accepted: String,
}

/// What three numbers of a value can mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct OrderEvidence {
    /// Values that can only be day, month, year.
    pub only_day_first: usize,
    /// Values that can only be month, day, year.
    pub only_month_first: usize,
    /// Values that can be both, and mean two days.
    pub either: usize,
    /// One of them, as an example.
    #[serde(skip)]
    pub has_asked: bool,
}

impl OrderEvidence {
    /// Looks at one more value.
    pub(super) fn look_at(&mut self, text: &str) {
        let plain = plain(text);
        let Some([first, second, year]) = three_numbers(&plain) else { return };
        if year < 1_000 || first > 31 || first == second {
            return;
        }
        let is_day = |day: i16, month: i16| day_of(year, month, day).is_some();
        match (is_day(first, second), is_day(second, first)) {
            (true, true) => self.either += 1,
            (true, false) => self.only_day_first += 1,
            (false, true) => self.only_month_first += 1,
            (false, false) => return,
        }
        self.has_asked = true;
    }

    /// The order that every value allows, if the values leave only one.
    pub fn only(&self) -> Option<DateOrder> {
        match (self.only_day_first, self.only_month_first) {
            (1.., 0) => Some(DateOrder::DayMonthYear),
            (0, 1..) => Some(DateOrder::MonthDayYear),
            _ => None,
        }
    }
}

/// Month names of the interface languages, by their first letters.
const MONTHS: [&[&str]; 12] = [
    &["jan", "янв", "ene", "يناير", "كانون الثاني"],
    &["feb", "фев", "شباط", "فبراير"],
    &["mar", "мар", "آذار", "مارس"],
    &["apr", "апр", "abr", "نيسان", "أبريل", "ابريل"],
    &["may", "май", "мая", "أيار", "مايو"],
    &["jun", "июн", "حزيران", "يونيو"],
    &["jul", "июл", "تموز", "يوليو"],
    &["aug", "авг", "ago", "آب", "أغسطس"],
    &["sep", "сен", "set", "أيلول", "سبتمبر"],
    &["oct", "окт", "تشرين الأول", "أكتوبر"],
    &["nov", "ноя", "تشرين الثاني", "نوفمبر"],
    &["dec", "дек", "dic", "كانون الأول", "ديسمبر"],
];

const ACCEPTED: &str =
    "2021-04-03, 2021-04, 2021, 3 April 2021, 2021~ (about), [..2021-04] (before), 2019/2021 (from, to)";

/// Reads a value as a date.
pub(super) fn read_date(text: &str, order: Option<DateOrder>, today: Date) -> Result<SourceDate, NoDate> {
    let refuse = |rule: String, accepted: &str| NoDate { rule, accepted: accepted.to_owned() };
    let plain = plain(text);
    let date = written(&plain, order)?;
    let years = [date.earliest(), date.latest()].into_iter().flatten().map(Date::year);
    if let Some(year) = years.clone().find(|year| (1_300..=1_500).contains(year)) {
        return Err(refuse(
            format!(
                "{year} looks like a year of the Hijri or Solar Hijri calendar, and this program converts no calendars"
            ),
            "the date in the Gregorian calendar",
        ));
    }
    if let Some(year) = years.clone().find(|year| (2_400..=2_700).contains(year)) {
        return Err(refuse(
            format!(
                "{year} looks like a year of the Buddhist calendar, and this program converts no calendars"
            ),
            "the date in the Gregorian calendar",
        ));
    }
    if date.earliest().is_some_and(|day| day > today) {
        return Err(refuse(
            format!("{date} lies in the future; today is {today}"),
            "a day that has been; what is only planned belongs in a column for notes",
        ));
    }
    Ok(date)
}

fn written(plain: &str, order: Option<DateOrder>) -> Result<SourceDate, NoDate> {
    if let Ok(date) = plain.parse() {
        return Ok(date);
    }
    let about = [
        "about ",
        "circa ",
        "approx. ",
        "ca. ",
        "c. ",
        "около ",
        "примерно ",
        "hacia ",
        "alrededor de ",
        "حوالي ",
        "~",
    ];
    let lower = plain.to_lowercase();
    if let Some(rest) = about.iter().find_map(|word| lower.strip_prefix(word)) {
        return match written(rest.trim(), order)? {
            SourceDate::At { moment, .. } => Ok(SourceDate::At { moment, approximate: true }),
            other => Ok(other),
        };
    }
    if let Some([first, second, third]) = three_numbers(plain) {
        return of_three(plain, [first, second, third], order);
    }
    if let Some((month, year)) = month_and_year(plain).or_else(|| month_name_and_year(plain)) {
        return format!("{year:04}-{month:02}").parse().map_err(|_| no_date(plain));
    }
    if let Some((day, month, year)) = with_month_name(plain) {
        let day = day_of(year, month, day).ok_or_else(|| no_date(plain))?;
        return Ok(SourceDate::day(day));
    }
    Err(no_date(plain))
}

fn no_date(text: &str) -> NoDate {
    NoDate {
        rule: format!("“{text}” is no date that can be read without guessing"),
        accepted: ACCEPTED.to_owned(),
    }
}

fn of_three(
    text: &str,
    [first, second, third]: [i16; 3],
    order: Option<DateOrder>,
) -> Result<SourceDate, NoDate> {
    if first > 31 {
        let day = day_of(first, second, third).ok_or_else(|| no_date(text))?;
        return Ok(SourceDate::day(day));
    }
    if third < 1_000 {
        return Err(NoDate {
            rule: format!("“{text}” gives no year in full"),
            accepted: "a year of four digits, such as 2021-04-03".to_owned(),
        });
    }
    let (day, month, accepted) = match order {
        Some(DateOrder::DayMonthYear) => {
            (first, second, "a date in the order day, month, year, such as 03.04.2021")
        }
        Some(DateOrder::MonthDayYear) => {
            (second, first, "a date in the order month, day, year, such as 04/03/2021")
        }
        Some(DateOrder::YearMonthDay) => {
            return Err(NoDate {
                rule: format!("“{text}” does not begin with the year, as the mapping says of this column"),
                accepted: "a date in the order year, month, day, such as 2021-04-03".to_owned(),
            });
        }
        None if first == second => (first, second, ACCEPTED),
        None => {
            return Err(NoDate {
                rule: format!("“{text}” can be read in two orders"),
                accepted: "an order of day, month and year for this column".to_owned(),
            });
        }
    };
    let day = day_of(third, month, day);
    day.map(SourceDate::day).ok_or_else(|| NoDate {
        rule: format!("“{text}” is no date in the order that the mapping says of this column"),
        accepted: accepted.to_owned(),
    })
}

fn day_of(year: i16, month: i16, day: i16) -> Option<Date> {
    if year < 1_000 {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Digits of every script as 0 to 9, one space between words, no time of day that is midnight.
fn plain(text: &str) -> String {
    let digit = |letter: char| match letter {
        '٠'..='٩' => char::from_digit(letter as u32 - '٠' as u32, 10).unwrap_or(letter),
        '۰'..='۹' => char::from_digit(letter as u32 - '۰' as u32, 10).unwrap_or(letter),
        letter => letter,
    };
    let is_mark = |letter: &char| !matches!(letter, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(is_mark).map(digit).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let midnight =
        [" 00:00:00.000", " 00:00:00", " 00:00", "T00:00:00Z", "T00:00:00", "T00:00", " 0:00:00", " 0:00"];
    let text = midnight.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(&text);
    match text.split_once(' ') {
        Some((day, clock)) if clock.len() == 5 && clock.as_bytes()[2] == b':' && day.len() == 10 => {
            format!("{day}T{clock}")
        }
        _ => text.trim_end_matches(" г.").trim_end_matches(" г").trim_end_matches(" года").to_owned(),
    }
}

fn three_numbers(text: &str) -> Option<[i16; 3]> {
    let mut parts = text.split(['.', '/', '-']).map(str::trim);
    let mut next = || {
        let part = parts.next()?;
        (part.len() <= 4 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse().ok())
            .flatten()
    };
    let three = [next()?, next()?, next()?];
    parts.next().is_none().then_some(three)
}

/// `04/2021` and `04.2021`: there is no third number that could be the day.
fn month_and_year(text: &str) -> Option<(i16, i16)> {
    let (month, year) = text.split_once(['.', '/'])?;
    let month: i16 = month.trim().parse().ok().filter(|month| (1..=12).contains(month))?;
    let year = year.trim();
    (year.len() == 4).then(|| year.parse().ok()).flatten().map(|year| (month, year))
}

fn month_called(word: &str) -> Option<i16> {
    let at = MONTHS.iter().position(|names| {
        names.iter().any(|name| {
            let is_latin_or_cyrillic = !name.chars().any(|letter| ('\u{600}'..='\u{6FF}').contains(&letter));
            if is_latin_or_cyrillic { word.starts_with(name) } else { word == *name }
        })
    })?;
    i16::try_from(at + 1).ok()
}

fn words_of(text: &str) -> Vec<&str> {
    let cut = |letter: char| letter == ' ' || letter == ',' || letter == '.' || letter == '-';
    text.split(cut)
        .filter(|word| !word.is_empty() && *word != "de" && *word != "of" && *word != "del")
        .collect()
}

fn month_name_and_year(text: &str) -> Option<(i16, i16)> {
    let lower = text.to_lowercase();
    let words = words_of(&lower);
    let (year, month) = words.split_last()?;
    let year: i16 = year.parse().ok().filter(|year| *year >= 1_000)?;
    let month = month.join(" ");
    month
        .chars()
        .all(|letter| !letter.is_ascii_digit())
        .then(|| month_called(&month))
        .flatten()
        .map(|month| (month, year))
}

fn with_month_name(text: &str) -> Option<(i16, i16, i16)> {
    let lower = text.to_lowercase();
    let words = words_of(&lower);
    let (year, rest) = words.split_last()?;
    let year: i16 = year.parse().ok().filter(|year| *year >= 1_000)?;
    let number = |word: &str| -> Option<i16> {
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        bare.parse().ok()
    };
    let (first, after) = rest.split_first()?;
    if let Some(day) = number(first) {
        return Some((day, month_called(&after.join(" "))?, year));
    }
    let (last, before) = rest.split_last()?;
    Some((number(last)?, month_called(&before.join(" "))?, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2024, 6, 1);

    #[test]
    fn what_can_be_read_in_one_way_is_read_without_an_order() {
        for (text, expected) in [
            ("2021-04-03", "2021-04-03"),
            ("2021/4/3", "2021-04-03"),
            ("2021.04.03", "2021-04-03"),
            ("2021-04-03 00:00:00", "2021-04-03"),
            ("2021-04-03 14:30", "2021-04-03T14:30"),
            ("2021-04-03T14:30", "2021-04-03T14:30"),
            ("2021-04", "2021-04"),
            ("04/2021", "2021-04"),
            ("4.2021", "2021-04"),
            ("2021", "2021"),
            ("3 April 2021", "2021-04-03"),
            ("April 3rd, 2021", "2021-04-03"),
            ("3 апреля 2021 г.", "2021-04-03"),
            ("3 de abril de 2021", "2021-04-03"),
            ("٣ نيسان ٢٠٢١", "2021-04-03"),
            ("3 كانون الثاني 2021", "2021-01-03"),
            ("abril de 2021", "2021-04"),
            ("about 2021", "2021~"),
            ("[..2021-04]", "[..2021-04]"),
            ("2019/2021", "2019/2021"),
            ("\u{200f}2021-04-03", "2021-04-03"),
        ] {
            let read = read_date(text, None, TODAY).map(|date| date.to_string());
            assert_eq!(read.as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn three_numbers_are_read_in_the_order_of_the_column_and_in_no_other() {
        use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
        for (text, order, expected) in [
            ("03/04/2021", Some(DayMonthYear), Some("2021-04-03")),
            ("03/04/2021", Some(MonthDayYear), Some("2021-03-04")),
            ("03.04.2021", Some(DayMonthYear), Some("2021-04-03")),
            ("3-4-2021", Some(DayMonthYear), Some("2021-04-03")),
            ("٠٣/٠٤/٢٠٢١", Some(DayMonthYear), Some("2021-04-03")),
            ("25/04/2021", Some(MonthDayYear), None),
            ("25/04/2021", None, None),
            ("03/04/2021", Some(YearMonthDay), None),
            ("03/04/2021", None, None),
            ("31/02/2021", Some(DayMonthYear), None),
            ("2021-04-03", Some(MonthDayYear), Some("2021-04-03")),
        ] {
            let read = read_date(text, order, TODAY).ok().map(|date| date.to_string());
            assert_eq!(read.as_deref(), expected, "{text} {order:?}");
        }
    }

    #[test]
    fn what_is_no_date_says_what_would_be() {
        for (text, rule) in [
            ("03/04/21", "gives no year in full"),
            ("1394/05/12", "Solar Hijri"),
            ("2564-04-03", "Buddhist"),
            ("2031-01-01", "lies in the future"),
            ("spring", "no date"),
            ("2021-2023", "no date"),
            ("2021-02-30", "no date"),
            ("44000", "no date"),
        ] {
            let refused = read_date(text, Some(DateOrder::DayMonthYear), TODAY).expect_err(text);
            assert!(refused.rule.contains(rule) && !refused.accepted.is_empty(), "{text}: {refused:?}");
        }
    }

    #[test]
    fn the_evidence_for_an_order_counts_and_does_not_decide() {
        let evidence = |texts: &[&str]| {
            let mut evidence = OrderEvidence::default();
            for text in texts {
                evidence.look_at(text);
            }
            evidence
        };
        assert_eq!(evidence(&["03/04/2021", "25/04/2021"]).only(), Some(DateOrder::DayMonthYear));
        assert_eq!(evidence(&["03/04/2021", "04/25/2021"]).only(), Some(DateOrder::MonthDayYear));
        assert_eq!(evidence(&["25/04/2021", "04/25/2021"]).only(), None, "mixed");
        assert_eq!(evidence(&["03/04/2021"]).only(), None, "either");
        assert!(!evidence(&["2021-04-03", "2021", "x"]).has_asked);
    }
}
