//! Dates as the text gives them: whole, partial, relative to the document's own date, or spans.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

mod calendars;
mod relative;

use super::lexicon::{MONTH, WEEKDAY};
use super::proposal::{DateBasis, ProposedDate};
use super::text::{Sentence, Shape, Tokens};
use super::vocabulary::{Moment, SourceDate};

/// A year, with month and day where they are known (0 where not).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "a day is a year, a month and a day")]
pub(super) struct Day {
    pub(super) year: i16,
    pub(super) month: i8,
    pub(super) day: i8,
}

impl Day {
    fn moment(self) -> Option<Moment> {
        match (self.month, self.day) {
            (0, _) => Moment::year(self.year),
            (month, 0) => Moment::month(self.year, month),
            (month, day) => Date::new(self.year, month, day).ok().map(Moment::day),
        }
    }

    fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}

/// How the words bound the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    At,
    Since,
    Until,
    /// It lasted from the one to the other.
    Span,
    /// It happened at some time between the one and the other.
    Between,
}

/// A date in the text: tokens `start..end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct DateWords {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) first: Day,
    pub(super) last: Option<Day>,
    pub(super) bound: Bound,
    pub(super) basis: DateBasis,
    /// It belongs to the noun after it ("the 4 May hearing"), not to the sentence.
    pub(super) of_noun: bool,
}

impl DateWords {
    /// The date as a proposal holds it.
    pub(super) fn proposed(&self) -> Option<ProposedDate> {
        let first = self.first.moment()?;
        let date = match self.last {
            Some(last) => {
                let last = last.moment()?;
                if last.latest() < first.earliest() {
                    return None;
                }
                if self.bound == Bound::Between {
                    SourceDate::Between(first, last)
                } else {
                    SourceDate::Span(first, Some(last))
                }
            }
            None => SourceDate::At { moment: first, approximate: self.basis == DateBasis::Approximate },
        };
        Some(ProposedDate { date, basis: self.basis })
    }

    /// Only its beginning, for an act that opens a span.
    pub(super) fn beginning(&self) -> Option<ProposedDate> {
        Self { last: None, ..*self }.proposed()
    }

    /// Only its end.
    pub(super) fn ending(&self) -> Option<ProposedDate> {
        Self { first: self.last?, last: None, ..*self }.proposed()
    }
}

/// What earlier sentences say of the time.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clock {
    pub(super) document: Option<Date>,
    last: Option<Day>,
}

impl Clock {
    pub(super) fn new(document: Option<Date>) -> Self {
        Self { document, last: None }
    }

    /// Finds the dates of one sentence, and remembers the last for the next sentence.
    pub(super) fn read(&mut self, tokens: &Tokens<'_>, sentence: Sentence, out: &mut Vec<DateWords>) {
        let mut at = sentence.start;
        while at < sentence.end {
            let Some(mut found) = self.date_at(tokens, at, sentence.end) else {
                at += 1;
                continue;
            };
            self.widen(tokens, sentence, &mut found);
            // A bare year ("born in 1970") does not set the year of the days after it.
            if found.bound != Bound::Between
                && found.first.month > 0
                && (found.bound != Bound::Until || self.last.is_none())
            {
                self.last = Some(found.last.unwrap_or(found.first));
            }
            at = found.end;
            out.push(found);
        }
    }

    fn date_at(&self, tokens: &Tokens<'_>, at: usize, end: usize) -> Option<DateWords> {
        if let Some(found) = calendars::date_at(tokens, at, end) {
            return Some(found);
        }
        let token = &tokens.list[at];
        let (first, stop, basis) = match token.shape {
            Shape::Number => {
                if let Some(span) = self.days_of_a_month(tokens, at, end) {
                    return Some(span);
                }
                self.numeric(tokens, at, end).or_else(|| relative::date_at(self, tokens, at))?
            }
            Shape::Capital if token.has(MONTH) => {
                if let Some(span) = self.month_with_days(tokens, at, end) {
                    return Some(span);
                }
                self.month_first(tokens, at, end)?
            }
            Shape::Capital if token.has(WEEKDAY) => self.weekday(tokens, at, end)?,
            Shape::Lower | Shape::Capital => {
                relative::date_at(self, tokens, at).or_else(|| self.part_of_month(tokens, at, end))?
            }
            _ => return None,
        };
        let bound = Bound::At;
        Some(DateWords { start: at, end: stop, first, last: None, bound, basis, of_noun: false })
    }

    /// `3–5 May 2020`, `3 to 5 May`, `3 and 4 May 2020`: days of one month, told as a span.
    fn days_of_a_month(&self, tokens: &Tokens<'_>, at: usize, end: usize) -> Option<DateWords> {
        let (from, to, to_at) = two_days(tokens, at)?;
        let month_at = if tokens.is(to_at + 1, "of") { to_at + 2 } else { to_at + 1 };
        if month_at >= end || !tokens.has(month_at, MONTH) || tokens.shape(month_at) != Shape::Capital {
            return None;
        }
        let (last, stop, basis) = self.numeric(tokens, to_at, end).or_else(|| {
            // `3-5 May 2020`: one word of digits.
            let month = month_number(tokens.word(month_at))?;
            let year_at = if tokens.is(month_at + 1, ",") { month_at + 2 } else { month_at + 1 };
            let stated = year_number(tokens.word(year_at)).filter(|_| year_at < end);
            let year = stated.or_else(|| self.year_near(month, to))?;
            let (stop, basis) = if stated.is_some() {
                (year_at + 1, DateBasis::Stated)
            } else {
                (month_at + 1, DateBasis::Context)
            };
            Some((Day { year, month, day: to }, stop, basis))
        })?;
        (from < to).then(|| span(at, stop, Day { day: from, ..last }, Day { day: to, ..last }, basis))
    }

    /// `May 3–5, 2020`, `May 3 and 4, 2020`.
    fn month_with_days(&self, tokens: &Tokens<'_>, at: usize, end: usize) -> Option<DateWords> {
        let month = month_number(tokens.word(at))?;
        let (from, to, to_at) = two_days(tokens, at + 1)?;
        let year_at = if tokens.is(to_at + 1, ",") { to_at + 2 } else { to_at + 1 };
        let stated = year_number(tokens.word(year_at)).filter(|_| year_at < end);
        // "May 3 and 7 others": a second number needs the year after it.
        let year = match stated {
            Some(year) => year,
            None if tokens.is(at + 2, "and") => return None,
            None => self.year_near(month, to)?,
        };
        let (stop, basis) =
            if stated.is_some() { (year_at + 1, DateBasis::Stated) } else { (to_at + 1, DateBasis::Context) };
        (from < to && to_at < end)
            .then(|| span(at, stop, Day { year, month, day: from }, Day { year, month, day: to }, basis))
    }

    /// `mid-May 2020`, `mid-2020`, `early-May`.
    fn part_of_month(&self, tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(Day, usize, DateBasis)> {
        let (part, rest) = tokens.word(at).split_once(['-', '–'])?;
        if !["mid", "early", "late"].iter().any(|known| part.eq_ignore_ascii_case(known)) {
            return None;
        }
        if let Some(year) = year_number(rest) {
            return Some((Day { year, month: 0, day: 0 }, at + 1, DateBasis::Stated));
        }
        let known = super::lexicon::look_up(rest).classes & MONTH != 0;
        let month = month_number(rest).filter(|_| known)?;
        if let Some(year) = year_number(tokens.word(at + 1)).filter(|_| at + 1 < end) {
            return Some((Day { year, month, day: 0 }, at + 2, DateBasis::Stated));
        }
        Some((Day { year: self.year_near(month, 0)?, month, day: 0 }, at + 1, DateBasis::Context))
    }

    /// `4 May 2020`, `4 May`, `2020-05-04`, `04.05.2020`, `2020`.
    fn numeric(&self, tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(Day, usize, DateBasis)> {
        let word = tokens.word(at);
        if let Some(day) = written_with_digits(word) {
            return Some((day, at + 1, DateBasis::Stated));
        }
        if let Some(day) = day_number(word) {
            let month_at = if tokens.is(at + 1, "of") { at + 2 } else { at + 1 };
            if month_at < end && tokens.has(month_at, MONTH) && tokens.shape(month_at) == Shape::Capital {
                let month = month_number(tokens.word(month_at))?;
                let year_at = if tokens.is(month_at + 1, ",") { month_at + 2 } else { month_at + 1 };
                if let Some(year) = year_number(tokens.word(year_at)).filter(|_| year_at < end) {
                    return Some((Day { year, month, day }, year_at + 1, DateBasis::Stated));
                }
                let year = self.year_near(month, day)?;
                return Some((Day { year, month, day }, month_at + 1, DateBasis::Context));
            }
        }
        if let Some(day) = with_slashes(tokens, at, end) {
            return Some((day, at + 5, DateBasis::Stated));
        }
        let year = year_number(word)?;
        let led = at > 0
            && tokens.is_any(
                at.wrapping_sub(1),
                &[
                    "in", "since", "until", "from", "to", "and", "during", "early", "late", "mid", "of",
                    "by", "between", "his", "her", "their", "–", "-", ",", "before", "after", "through",
                    "year", "spring", "summer", "autumn", "fall", "winter", "till",
                ],
            );
        let in_list = tokens.is(at - usize::from(at > 0), ",") && !tokens.has(at.saturating_sub(3), MONTH);
        (led && (!tokens.is(at.wrapping_sub(1), ",") || in_list)).then_some((
            Day { year, month: 0, day: 0 },
            at + 1,
            DateBasis::Stated,
        ))
    }

    /// `May 4, 2020`, `May 2020`, `May 4`, and a bare `May` after a word that makes it a date.
    fn month_first(&self, tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(Day, usize, DateBasis)> {
        let month = month_number(tokens.word(at))?;
        // "May 2020", "May of 2020", "May, 2020".
        let year_at = if tokens.is_any(at + 1, &["of", ","]) { at + 2 } else { at + 1 };
        if let Some(year) = year_number(tokens.word(year_at)).filter(|_| year_at < end) {
            return Some((Day { year, month, day: 0 }, year_at + 1, DateBasis::Stated));
        }
        if let Some(day) = day_number(tokens.word(at + 1)).filter(|_| at + 1 < end) {
            let year_at = if tokens.is(at + 2, ",") { at + 3 } else { at + 2 };
            if let Some(year) = year_number(tokens.word(year_at)).filter(|_| year_at < end) {
                return Some((Day { year, month, day }, year_at + 1, DateBasis::Stated));
            }
            let year = self.year_near(month, day)?;
            return Some((Day { year, month, day }, at + 2, DateBasis::Context));
        }
        if tokens.is(at + 2, "year") && tokens.is_any(at + 1, &["this", "last"]) {
            let year = self.document?.year() - i16::from(tokens.is(at + 1, "last"));
            return Some((Day { year, month, day: 0 }, at + 3, DateBasis::Relative));
        }
        let led = at > 0
            && tokens
                .is_any(at.wrapping_sub(1), &["in", "since", "until", "last", "early", "late", "this", "of"]);
        let year = if at > 0 && tokens.is(at.wrapping_sub(1), "last") {
            // "last November": the one before the document, whatever the text spoke of.
            let document = self.document?;
            document.year() - i16::from(month >= document.month())
        } else if led {
            self.year_near(month, 0)?
        } else {
            return None;
        };
        Some((Day { year, month, day: 0 }, at + 1, DateBasis::Context))
    }

    /// The year of a day without one: that of the last date in the text, else the last such day before
    /// the document's own date.
    fn year_near(&self, month: i8, day: i8) -> Option<i16> {
        if let Some(last) = self.last {
            let ahead = |year: i16| {
                self.document.is_some_and(|document| {
                    (year, month, day) > (document.year(), document.month(), document.day())
                })
            };
            if ahead(last.year) && !(last.month > 0 && last.month == month) {
                return Some(last.year - 1);
            }
            // A story goes forward: after December, "in March" is the next year's, if that is past.
            let rolls = last.month - month >= 6;
            let past = self.document.is_some_and(|document| {
                (last.year + 1, month, day) <= (document.year(), document.month(), document.day())
            });
            return Some(last.year + i16::from(rolls && past));
        }
        let document = self.document?;
        let later = (month, day) > (document.month(), document.day());
        Some(document.year() - i16::from(later))
    }

    fn weekday(&self, tokens: &Tokens<'_>, at: usize, end: usize) -> Option<(Day, usize, DateBasis)> {
        // "Wednesday, May 4, 2020": the date says which Wednesday.
        let next = if tokens.is(at + 1, ",") { at + 2 } else { at + 1 };
        if next < end {
            let dated = match tokens.shape(next) {
                Shape::Number => self.numeric(tokens, next, end),
                Shape::Capital if tokens.has(next, MONTH) => self.month_first(tokens, next, end),
                _ => None,
            };
            if let Some(found) = dated.filter(|(day, ..)| day.day > 0) {
                return Some(found);
            }
        }
        let document = self.document?;
        let wanted = weekday_number(tokens.word(at))?;
        let mut back = i64::from(document.weekday().since(wanted));
        if back == 0 && tokens.is(at.wrapping_sub(1), "last") {
            back = 7;
        }
        let date = document.checked_sub(back.days()).ok()?;
        Some((Day::of(date), at + 1, DateBasis::Relative))
    }

    /// So many days, weeks, months or years after the last date of the text, as finely as it tells.
    fn forward(&self, unit: &str, count: i16) -> Option<Day> {
        let last = self.last?;
        let count64 = i64::from(count);
        let day = || Date::new(last.year, last.month, last.day).ok().filter(|_| last.day > 0);
        match unit.trim_end_matches('s') {
            "day" => day()?.checked_add(count64.days()).ok().map(Day::of),
            "week" => day()?.checked_add(count64.weeks()).ok().map(Day::of),
            "month" if last.month > 0 => {
                let date = Date::new(last.year, last.month, 1).ok()?.checked_add(count64.months()).ok()?;
                Some(Day { day: 0, ..Day::of(date) })
            }
            "year" => Some(Day { year: last.year + count, month: 0, day: 0 }),
            _ => None,
        }
    }

    /// So many days, weeks, months or years before the document, as finely as the unit tells.
    fn back(&self, unit: &str, count: i16) -> Option<Day> {
        let document = self.document?;
        let count64 = i64::from(count);
        match unit.trim_end_matches('s') {
            "day" => document.checked_sub(count64.days()).ok().map(Day::of),
            "week" => {
                let date = document.checked_sub(count64.weeks()).ok()?;
                Some(Day { day: 0, ..Day::of(date) })
            }
            "month" => {
                let date = document.first_of_month().checked_sub(count64.months()).ok()?;
                Some(Day { day: 0, ..Day::of(date) })
            }
            "year" => Some(Day { year: document.year() - count, month: 0, day: 0 }),
            _ => None,
        }
    }

    /// Takes in what stands around a date: `since`, `until`, `from … to …`, `on or about`, `late`.
    fn widen(&self, tokens: &Tokens<'_>, sentence: Sentence, found: &mut DateWords) {
        let before = |steps: usize| found.start.checked_sub(steps).filter(|at| *at >= sentence.start);
        let is_before =
            |steps: usize, words: &[&str]| before(steps).is_some_and(|at| tokens.is_any(at, words));
        if is_before(1, &["since"]) || (is_before(1, &["late", "early", "mid"]) && is_before(2, &["since"])) {
            found.bound = Bound::Since;
        } else if is_before(1, &["until", "till"]) {
            found.bound = Bound::Until;
        }
        if is_before(1, &["about", "around", "approximately", "circa"]) {
            found.basis = DateBasis::Approximate;
        }
        if found.bound == Bound::Between {
            return;
        }
        let spans = found.last.is_none()
            && tokens.is_any(found.end, &["to", "and", "until", "through", "–", "-", "—"])
            && found.end + 1 < sentence.end;
        let joined_by_and = tokens.is(found.end, "and");
        let opens = if joined_by_and { is_before(1, &["between"]) } else { true };
        if spans && opens {
            let mut inner = *self;
            inner.last = Some(found.first);
            if let Some(end) = inner.date_at(tokens, found.end + 1, sentence.end) {
                let year_after_day = found.first.day > 0 && end.first.month == 0;
                if (end.first.year, end.first.month) >= (found.first.year, 0) && !year_after_day {
                    found.last = Some(end.first);
                    found.end = end.end;
                    found.bound = Bound::Span;
                }
            }
        }
        let noun_next = tokens.shape(found.end) == Shape::Lower
            && found.end < sentence.end
            && !tokens.list[found.end]
                .has(super::lexicon::COMMON | super::lexicon::PREP | super::lexicon::AUX)
            && !tokens.word(found.end).ends_with("ing")
            && !tokens.word(found.end).ends_with("ed");
        let comma_noun = tokens.is(found.end, ",")
            && tokens.is_any(found.end + 1, &["speech", "letter", "statement", "report"]);
        found.of_noun = noun_next || comma_noun;
    }
}

fn span(start: usize, end: usize, first: Day, last: Day, basis: DateBasis) -> DateWords {
    DateWords { start, end, first, last: Some(last), bound: Bound::Span, basis, of_noun: false }
}

/// `3–5`, `3-5`, `3 to 5`, `3 and 4`: two days, and the token that holds the second.
fn two_days(tokens: &Tokens<'_>, at: usize) -> Option<(i8, i8, usize)> {
    let word = tokens.word(at);
    if let Some((from, to)) = word.split_once('-') {
        return Some((day_number(from)?, day_number(to)?, at));
    }
    let from = day_number(word)?;
    let joined = tokens.is_any(at + 1, &["–", "—", "-", "to", "and", "until", "through"]);
    let to = day_number(tokens.word(at + 2)).filter(|_| joined)?;
    Some((from, to, at + 2))
}

/// `25/12/2020` and `12/25/2020`, as finely as the order of day and month is sure.
fn with_slashes(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<Day> {
    if at + 5 > end || !tokens.is(at + 1, "/") || !tokens.is(at + 3, "/") {
        return None;
    }
    let year = year_number(tokens.word(at + 4))?;
    let one: i8 = tokens.word(at).parse().ok().filter(|number| (1..=31).contains(number))?;
    let two: i8 = tokens.word(at + 2).parse().ok().filter(|number| (1..=31).contains(number))?;
    let (day, month) = match (one > 12, two > 12) {
        (true, false) => (one, two),
        (false, true) => (two, one),
        (false, false) if one == two => (one, two),
        (false, false) => return Some(Day { year, month: 0, day: 0 }),
        (true, true) => return None,
    };
    Date::new(year, month, day).ok().map(Day::of)
}

fn counted(word: &str) -> Option<i16> {
    number_word(word).or_else(|| word.parse().ok()).filter(|count| (1..=60).contains(count))
}

/// `one` to `twelve`, and `a`.
pub(super) fn number_word(word: &str) -> Option<i16> {
    const WORDS: &[&str] = &[
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
        return Some(1);
    }
    let found = WORDS.iter().position(|known| known.eq_ignore_ascii_case(word))?;
    i16::try_from(found + 1).ok()
}

fn year_number(word: &str) -> Option<i16> {
    let year = word.parse::<i16>().ok().filter(|_| word.len() == 4)?;
    (1900..2100).contains(&year).then_some(year)
}

fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    if !matches!(suffix, "" | "st" | "nd" | "rd" | "th") || digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn month_number(word: &str) -> Option<i8> {
    const MONTHS: &[&str] =
        &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let start = word.get(..3)?;
    let found = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(start))?;
    i8::try_from(found + 1).ok()
}

fn weekday_number(word: &str) -> Option<Weekday> {
    Some(match word.get(..3)?.to_ascii_lowercase().as_str() {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// `2020-05-04` and `04.05.2020` (day first, as everywhere the dotted form is used).
fn written_with_digits(word: &str) -> Option<Day> {
    let parts: Vec<&str> = word.split(['-', '.']).collect();
    let [a, b, c] = parts[..] else { return None };
    let (year, month, day) = if a.len() == 4 && word.contains('-') { (a, b, c) } else { (c, b, a) };
    let year = year_number(year)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    Date::new(year, month, day).ok().map(Day::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates_in(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        let mut clock = Clock::new(Date::new(2021, 3, 10).ok());
        let mut found = Vec::new();
        for sentence in &tokens.sentences {
            clock.read(&tokens, *sentence, &mut found);
        }
        found
            .iter()
            .filter_map(DateWords::proposed)
            .map(|p| format!("{} {}", p.date, p.basis.name()))
            .collect()
    }

    #[test]
    fn dates_are_read_as_finely_as_they_are_given() {
        for (text, expected, because) in [
            ("on May 4, 2020, rain fell", "2020-05-04 stated", "month first"),
            ("on 4 May 2020 rain fell", "2020-05-04 stated", "day first"),
            ("in May 2020 rain fell", "2020-05 stated", "a month"),
            ("rain fell in 2020", "2020 stated", "a year"),
            ("rain fell last month", "2021-02 relative", "the month before the document"),
            ("rain fell last year", "2020 relative", "the year before the document"),
            ("rain fell on Monday", "2021-03-08 relative", "the last Monday"),
            ("two weeks ago rain fell", "2021-02 relative", "weeks tell the month"),
            ("rain fell from 2012 to 2014", "2012/2014 stated", "a span"),
            ("rain fell between 2012 and 2014", "2012/2014 stated", "a span"),
            ("on or about May 4, 2020, rain fell", "2020-05-04~ approximate", "about"),
            ("rain fell on 4 December", "2020-12-04 context", "December has not come yet"),
            ("on Wednesday, May 6, 2020, rain fell", "2020-05-06 stated", "the date says which Wednesday"),
            ("on 3–5 May 2020 rain fell", "2020-05-03/2020-05-05 stated", "days of one month"),
            ("on 3-5 May 2020 rain fell", "2020-05-03/2020-05-05 stated", "days of one month, one word"),
            ("on May 3 and 4, 2020, rain fell", "2020-05-03/2020-05-04 stated", "two days"),
            ("from 3 to 5 May it rained", "2020-05-03/2020-05-05 context", "May has not come yet"),
            ("rain fell in mid-May 2020", "2020-05 stated", "a part of a month is the month"),
            ("rain fell in mid-2020", "2020 stated", "a part of a year is the year"),
            ("rain fell in the summer of 2019", "2019 stated", "a season is the year"),
            ("rain fell in spring 2019", "2019 stated", "a season is the year"),
            ("rain fell, May of 2020", "2020-05 stated", "a month of a year"),
            ("rain fell 16 years ago", "2005 relative", "a count in digits"),
            ("rain fell a few days ago", "2021-03 relative", "days tell the month"),
            ("rain fell today", "2021-03-10 relative", "the document's day"),
            ("rain fell this morning", "2021-03-10 relative", "the document's day"),
            ("rain fell last night", "2021-03-09 relative", "the evening before"),
            ("rain fell on 25/12/2020", "2020-12-25 stated", "no month has a number 25"),
            ("rain fell on 05/06/2020", "2020 stated", "May or June: not told"),
            ("on 12 Mehr 1401 rain fell", "2022-10-04 derived", "Solar Hijri"),
            ("on Mehr 12, 1401, rain fell", "2022-10-04 derived", "Solar Hijri, month first"),
            ("on 12 Mehr 1401 (4 October 2022) rain fell", "2022-10-04 stated", "our date stands beside"),
            ("rain fell on 15 Ramadan 1444", "2023-04-06~ approximate", "the moon was sighted"),
            ("rain fell in B.E. 2563", "2020 derived", "Buddhist era"),
        ] {
            assert_eq!(dates_in(text), [expected], "{text}: {because}");
        }
    }

    #[test]
    fn a_day_without_a_year_takes_the_year_before_it_in_the_text() {
        assert_eq!(
            dates_in("He left on 3 June 2018. The following day, 4 June, he came back."),
            ["2018-06-03 stated", "2018-06-04 context", "2018-06-04 context"]
        );
    }

    #[test]
    fn a_month_of_another_calendar_lies_between_two_days_of_ours() {
        let tokens = Tokens::new("rain fell in Mehr 1401");
        let mut found = Vec::new();
        Clock::new(None).read(&tokens, tokens.sentences[0], &mut found);
        let date = found[0].proposed().expect("a date").date;
        let day = |month, day| Moment::day(Date::constant(2022, month, day));
        assert_eq!(date, SourceDate::Between(day(9, 23), day(10, 22)));
    }

    #[test]
    fn what_stands_beside_a_date_moves_it() {
        for (words, expected) in [
            ("The previous day it rained.", "2018-06-02 context"),
            ("Two days later it rained.", "2018-06-05 context"),
            ("A week earlier it rained.", "2018-05-27 context"),
            ("The following month it rained.", "2018-07 context"),
            ("The next year it rained.", "2019 context"),
            ("That same year it rained.", "2018 context"),
            ("Later that month it rained.", "2018-06 context"),
            ("The day after, it rained.", "2018-06-04 context"),
        ] {
            let text = format!("He left on 3 June 2018. {words}");
            assert_eq!(dates_in(&text), ["2018-06-03 stated", expected], "{words}");
        }
        assert_eq!(
            dates_in("He left on 3 June 2018. The day before the trial it rained."),
            ["2018-06-03 stated"]
        );
    }

    #[test]
    fn numbers_that_are_no_dates_stay_numbers() {
        assert_eq!(dates_in("The 2000 people of Article 2013 paid 1,999 crowns."), Vec::<String>::new());
    }
}
