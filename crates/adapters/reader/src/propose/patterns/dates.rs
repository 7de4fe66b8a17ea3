//! Dates: what the words give, completed from the text and the document's own date.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::rule::{Bound, Shift};
use crate::propose::proposal::{DateBasis, ProposedDate};
use crate::propose::vocabulary::{Moment, SourceDate};

/// A year, with month and day where they are known (0 where not).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ymd {
    year: i16,
    month: i8,
    day: i8,
}

impl Ymd {
    fn of(date: Date) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }

    fn moment(self) -> Option<Moment> {
        match (self.month, self.day) {
            (0, _) => Moment::year(self.year),
            (month, 0) => Moment::month(self.year, month),
            (month, day) => Date::new(self.year, month, day).ok().map(Moment::day),
        }
    }
}

/// A date in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    pub(super) first: Ymd,
    pub(super) last: Option<Ymd>,
    pub(super) bound: Bound,
    pub(super) basis: DateBasis,
}

impl When {
    /// The date as a proposal holds it; `whole`: with its end, for what lasts.
    pub(super) fn proposed(&self, whole: bool) -> Option<ProposedDate> {
        let first = self.first.moment()?;
        let last = self.last.filter(|_| whole).and_then(Ymd::moment);
        let date = match last {
            Some(last) if last.latest() >= first.earliest() => SourceDate::Span(first, Some(last)),
            Some(_) => return None,
            None => SourceDate::at(first),
        };
        Some(ProposedDate { date, basis: self.basis })
    }
}

/// What the words of one date give.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    pub(super) day: Option<i8>,
    pub(super) month: Option<i8>,
    pub(super) year: Option<i16>,
    /// From 1 (Monday) to 7.
    pub(super) weekday: Option<i8>,
}

/// What earlier dates say of later ones.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Clock {
    document: Option<Date>,
    last: Option<Ymd>,
}

impl Clock {
    pub(super) fn new(document: Option<Date>) -> Self {
        Self { document, last: None }
    }

    /// A date that was told: the next one without a year is reckoned from it.
    pub(super) fn told(&mut self, when: &When) {
        if when.first.month > 0 && when.bound != Bound::Until {
            self.last = Some(when.last.unwrap_or(when.first));
        }
    }

    /// Completes what the words say.
    pub(super) fn reckon(&self, said: Said, shift: Shift) -> Option<When> {
        let at = |first: Ymd, basis: DateBasis| When { first, last: None, bound: Bound::At, basis };
        let day = said.day.unwrap_or(0);
        match shift {
            Shift::None => {
                let (first, basis) = match (said.year, said.month) {
                    (Some(year), month) => (
                        Ymd { year, month: month.unwrap_or(0), day: month.map_or(0, |_| day) },
                        DateBasis::Stated,
                    ),
                    (None, Some(month)) => {
                        (Ymd { year: self.year_near(month, day)?, month, day }, DateBasis::Context)
                    }
                    (None, None) => return None,
                };
                first.moment()?;
                Some(at(first, basis))
            }
            Shift::Recent => {
                let month = said.month?;
                let first = Ymd { year: Self::new(self.document).year_near(month, day)?, month, day };
                first.moment()?;
                Some(at(first, DateBasis::Relative))
            }
            Shift::Year(by) => {
                let year = self.document?.year().checked_add(i16::try_from(by).ok()?)?;
                let first = Ymd { year, month: said.month.unwrap_or(0), day: said.month.map_or(0, |_| day) };
                first.moment()?;
                Some(at(first, DateBasis::Relative))
            }
            Shift::Month(by) => {
                let month = self.document?.first_of_month().checked_add(by.months()).ok()?;
                let first = Ymd { day, ..Ymd::of(month) };
                first.moment()?;
                Some(at(first, DateBasis::Relative))
            }
            Shift::Day(by) => {
                let date = self.document?.checked_add(by.days()).ok()?;
                Some(at(Ymd::of(date), DateBasis::Relative))
            }
            Shift::Weekday => {
                let weekday = Weekday::from_monday_one_offset(said.weekday?).ok()?;
                let document = self.document?;
                let date = if document.weekday() == weekday {
                    document
                } else {
                    document.nth_weekday(-1, weekday).ok()?
                };
                Some(at(Ymd::of(date), DateBasis::Relative))
            }
            Shift::AfterLast(by) => {
                let last = self.last.filter(|last| last.day > 0)?;
                let date = Date::new(last.year, last.month, last.day).ok()?.checked_add(by.days()).ok()?;
                Some(at(Ymd::of(date), DateBasis::Context))
            }
        }
    }

    /// The year of a day without one. A report goes forward: the year of the last date, or the next one where the day
    /// would lie before it; never after the document itself.
    fn year_near(&self, month: i8, day: i8) -> Option<i16> {
        let in_time = |year: i16| {
            let date = Date::new(year, month, day.max(1)).ok();
            self.document.is_none_or(|document| date.is_none_or(|date| date <= document))
        };
        if let Some(last) = self.last {
            let before = (month, day) < (last.month, if day == 0 { 0 } else { last.day });
            let next = last.year.checked_add(1)?;
            if before && self.document.is_some() && in_time(next) {
                return Some(next);
            }
            return Some(if in_time(last.year) { last.year } else { last.year - 1 });
        }
        let document = self.document?;
        Some(if in_time(document.year()) { document.year() } else { document.year() - 1 })
    }
}

/// `03.05.2021`, `3/5/2021`, `2021-05-03`: day before month, as both languages write it.
pub(super) fn written_with_digits(word: &str) -> Option<Said> {
    let iso = word.contains('-');
    let parts: Vec<&str> = word.split(['.', '/', '-']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (day, month, year) = if iso { (c, b, a) } else { (a, b, c) };
    let year_fits = year.len() == 4 || year.len() == 2 && !iso;
    if !year_fits || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let year: i16 = year.parse().ok()?;
    let year = if year < 100 { if year < 50 { 2000 + year } else { 1900 + year } } else { year };
    let said = Said { day: day.parse().ok(), month: month.parse().ok(), year: Some(year), weekday: None };
    Date::new(year, said.month?, said.day?).ok()?;
    (1900..2100).contains(&year).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn shown(when: Option<When>) -> String {
        when.and_then(|when| when.proposed(true)).map_or_else(|| "-".to_owned(), |date| date.date.to_string())
    }

    #[test]
    fn a_day_without_a_year_follows_the_last_date_and_never_passes_the_document() {
        let mut clock = Clock::new(Some(date("2023-06-15")));
        let may = |day| Said { month: Some(5), day, ..Said::default() };
        assert_eq!(shown(clock.reckon(may(Some(3)), Shift::None)), "2023-05-03");
        assert_eq!(shown(clock.reckon(Said { month: Some(7), ..Said::default() }, Shift::None)), "2022-07");
        let told = clock
            .reckon(Said { year: Some(2022), month: Some(11), ..Said::default() }, Shift::None)
            .expect("whole");
        clock.told(&told);
        assert_eq!(shown(clock.reckon(may(None), Shift::None)), "2023-05", "the narrative went on");
        assert_eq!(shown(clock.reckon(Said { month: Some(12), ..Said::default() }, Shift::None)), "2022-12");
    }

    #[test]
    fn relative_words_are_reckoned_from_the_document_or_left_out() {
        let clock = Clock::new(Some(date("2022-11-18")));
        assert_eq!(
            shown(clock.reckon(Said { weekday: Some(3), ..Said::default() }, Shift::Weekday)),
            "2022-11-16"
        );
        assert_eq!(shown(clock.reckon(Said::default(), Shift::Day(-1))), "2022-11-17");
        assert_eq!(shown(clock.reckon(Said::default(), Shift::Month(-1))), "2022-10");
        assert_eq!(shown(Clock::new(None).reckon(Said::default(), Shift::Day(-1))), "-");
        assert_eq!(
            shown(Clock::new(None).reckon(
                Said { month: Some(2), day: Some(30), year: Some(2020), weekday: None },
                Shift::None
            )),
            "-"
        );
    }

    #[test]
    fn digits_are_day_month_year() {
        assert_eq!(written_with_digits("03.05.2021").and_then(|said| said.month), Some(5));
        assert_eq!(written_with_digits("2021-05-03").and_then(|said| said.day), Some(3));
        assert!(written_with_digits("20.3.3").is_none(), "an article");
        assert!(written_with_digits("31.02.2021").is_none());
    }
}
