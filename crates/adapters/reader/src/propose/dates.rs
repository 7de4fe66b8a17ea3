//! Dates as the text gives them: whole, partial, relative to the document's own date, or spans.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

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
    Span,
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
                SourceDate::Span(first, Some(last))
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
            if found.first.month > 0 && (found.bound != Bound::Until || self.last.is_none()) {
                self.last = Some(found.last.unwrap_or(found.first));
            }
            at = found.end;
            out.push(found);
        }
    }

    fn date_at(&self, tokens: &Tokens<'_>, at: usize, end: usize) -> Option<DateWords> {
        let token = &tokens.list[at];
        let (first, stop, basis) = match token.shape {
            Shape::Number => self.numeric(tokens, at, end)?,
            Shape::Capital if token.has(MONTH) => self.month_first(tokens, at, end)?,
            Shape::Capital if token.has(WEEKDAY) => self.weekday(tokens, at)?,
            Shape::Lower | Shape::Capital => self.relative(tokens, at)?,
            _ => return None,
        };
        let bound = Bound::At;
        Some(DateWords { start: at, end: stop, first, last: None, bound, basis, of_noun: false })
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
        let year = year_number(word)?;
        let led = at > 0
            && tokens.is_any(
                at.wrapping_sub(1),
                &[
                    "in", "since", "until", "from", "to", "and", "during", "early", "late", "mid", "of",
                    "by", "between", "his", "her", "their", "–", "-", ",", "before", "after", "through",
                    "year",
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
        if let Some(year) = year_number(tokens.word(at + 1)).filter(|_| at + 1 < end) {
            return Some((Day { year, month, day: 0 }, at + 2, DateBasis::Stated));
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

    fn weekday(&self, tokens: &Tokens<'_>, at: usize) -> Option<(Day, usize, DateBasis)> {
        let document = self.document?;
        let wanted = weekday_number(tokens.word(at))?;
        let mut back = i64::from(document.weekday().since(wanted));
        if back == 0 && tokens.is(at.wrapping_sub(1), "last") {
            back = 7;
        }
        let date = document.checked_sub(back.days()).ok()?;
        Some((Day::of(date), at + 1, DateBasis::Relative))
    }

    fn relative(&self, tokens: &Tokens<'_>, at: usize) -> Option<(Day, usize, DateBasis)> {
        let word = tokens.word(at);
        if !matches!(word.len(), 1..=9) {
            return None;
        }
        let is = |word2: &str| word.eq_ignore_ascii_case(word2);
        if is("last") || is("this") || is("earlier") {
            let back = i16::from(is("last"));
            let unit_at = if is("earlier") && tokens.is(at + 1, "this") { at + 2 } else { at + 1 };
            return self.back(tokens.word(unit_at), back).map(|day| (day, unit_at + 1, DateBasis::Relative));
        }
        if is("yesterday") {
            return self.back("days", 1).map(|day| (day, at + 1, DateBasis::Relative));
        }
        let part_of_day = |at: usize| tokens.is_any(at, &["day", "morning", "evening", "afternoon", "night"]);
        if is("the") && tokens.is_any(at + 1, &["following", "next"]) && part_of_day(at + 2) {
            let last = self.last.filter(|last| last.day > 0)?;
            let next = Date::new(last.year, last.month, last.day).ok()?.tomorrow().ok()?;
            return Some((Day::of(next), at + 3, DateBasis::Context));
        }
        if (is("that") || is("the")) && tokens.is_any(at + 1, &["same", "day"]) {
            let stop = if tokens.is(at + 1, "same") { at + 2 } else { at + 1 };
            if (tokens.is(stop, "day") || stop == at + 2 && part_of_day(stop))
                && (is("that") || stop == at + 2)
            {
                let last = self.last.filter(|last| last.day > 0)?;
                return Some((last, stop + 1, DateBasis::Context));
            }
            return None;
        }
        let count = counted(word)?;
        if tokens.is(at + 2, "later") {
            return self.forward(tokens.word(at + 1), count).map(|day| (day, at + 3, DateBasis::Context));
        }
        if tokens.is(at + 2, "ago") {
            return self.back(tokens.word(at + 1), count).map(|day| (day, at + 3, DateBasis::Relative));
        }
        None
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
        let spans = tokens.is_any(found.end, &["to", "and", "until", "through", "–", "-", "—"])
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
    fn numbers_that_are_no_dates_stay_numbers() {
        assert_eq!(dates_in("The 2000 people of Article 2013 paid 1,999 crowns."), Vec::<String>::new());
    }
}
