//! Days to places on the picture, and how a date looks that is not a day.

use amparo_ledger::date::SourceDate;
use jiff::civil::Date;

use super::layout::{MARGIN, Shape, Tick, text_width};
use super::{CustodyEnd, TimelineFigure};

/// A bar shorter than this would look like a dot, that is, like a day that is known.
const SOFT_MIN: f64 = 14.0;
/// How far an open end fades.
pub(super) const FADE: f64 = 54.0;

/// Days to places.
pub(super) struct Scale {
    pub(super) width: f64,
    first: Date,
    days: f64,
}

impl Scale {
    pub(super) fn over(figure: &TimelineFigure, width: f64) -> Self {
        let dates = figure.events.iter().map(|event| event.date);
        let starts = figure.custody.iter().map(|segment| segment.from);
        let ends = figure.custody.iter().filter_map(|segment| match segment.to {
            CustodyEnd::At(date) => Some(date),
            CustodyEnd::LastWord(day) => Some(SourceDate::day(day)),
            CustodyEnd::Ongoing | CustodyEnd::Unknown => None,
        });
        let all: Vec<SourceDate> = dates.chain(starts).chain(ends).collect();
        let days =
            || all.iter().flat_map(|date| [date.earliest(), date.latest()]).flatten().chain([figure.as_of]);
        let first = days().min().unwrap_or(figure.as_of);
        let last = days().max().unwrap_or(figure.as_of);
        Self { width, first, days: days_between(first, last).max(1.0) }
    }

    pub(super) fn left() -> f64 {
        MARGIN + 16.0
    }

    pub(super) fn right(&self) -> f64 {
        self.width - MARGIN - 10.0
    }

    pub(super) fn x(&self, day: Date) -> f64 {
        Self::left() + days_between(self.first, day) / self.days * (self.right() - Self::left())
    }

    /// From the morning of the one day to the evening of the other.
    fn range(&self, from: Date, to: Date) -> (f64, f64) {
        (self.x(from), self.x(to.tomorrow().unwrap_or(to)))
    }

    fn soft(&self, from: Date, to: Date) -> Shape {
        let (from, to) = self.range(from, to);
        let lacking = (SOFT_MIN - (to - from)).max(0.0) / 2.0;
        Shape::Soft { from: from - lacking, to: to + lacking }
    }

    pub(super) fn shape(&self, date: SourceDate) -> Shape {
        if let Some(day) = date.exact_day() {
            return Shape::Dot(self.x(day));
        }
        match date {
            SourceDate::At { moment, .. } => self.soft(moment.earliest(), moment.latest()),
            SourceDate::Between(from, to) => self.soft(from.earliest(), to.latest()),
            SourceDate::Before(moment) => {
                let to = self.x(moment.latest());
                Shape::FadesLeft { from: (to - FADE).max(MARGIN / 2.0), to: to.max(FADE / 2.0) }
            }
            SourceDate::After(moment) => {
                let from = self.x(moment.earliest());
                Shape::FadesRight {
                    from: from.min(self.width - FADE / 2.0),
                    to: (from + FADE).min(self.width - 2.0),
                }
            }
            SourceDate::Span(from, Some(to)) => {
                let (from, to) = self.range(from.earliest(), to.latest());
                Shape::Lasted { from, to: to.max(from + SOFT_MIN / 2.0) }
            }
            SourceDate::Span(from, None) => {
                let from = self.x(from.earliest());
                Shape::FadesRight { from, to: (from + FADE).min(self.width - 2.0) }
            }
        }
    }

    /// Where an episode begins, and the days on which it may have begun.
    pub(super) fn start(&self, date: SourceDate) -> (f64, Vec<(f64, f64)>) {
        let Some(first) = date.earliest() else {
            let known = date.latest().map_or(Self::left(), |day| self.x(day));
            let from = (known - FADE / 2.0).max(MARGIN);
            return (from, vec![(from, known)]);
        };
        if date.exact_start().is_some() {
            return (self.x(first), Vec::new());
        }
        let last = date.latest().unwrap_or(first);
        (self.x(first), vec![self.range(first, last)])
    }

    pub(super) fn end(&self, date: SourceDate) -> (f64, Vec<(f64, f64)>) {
        if let Some(day) = date.exact_day() {
            return (self.x(day), Vec::new());
        }
        let last = date.latest().or(date.earliest()).unwrap_or(self.first);
        let first = date.earliest().unwrap_or(last);
        let (from, to) = self.range(first, last);
        (to, vec![(from, to)])
    }

    /// Months, quarters, years or more, as the whole is long; only as many labels as have room.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let step_months = match self.days / 365.25 {
            years if years < 1.5 => 1,
            years if years < 4.0 => 3,
            years if years < 60.0 => 12,
            years if years < 600.0 => 120,
            _ => 1200,
        };
        let first_month = i32::from(self.first.year()) * 12;
        let mut ticks = Vec::new();
        let mut label_free_from = 0.0;
        for month in (first_month - first_month % step_months..).step_by(step_months.unsigned_abs() as usize)
        {
            let Some(day) = first_of_month(month) else { break };
            let x = self.x(day);
            if x > self.right() {
                break;
            }
            if day < self.first {
                continue;
            }
            let text = tick_label(day, step_months, ticks.is_empty());
            let half = text_width(&text) / 2.0 + 4.0;
            let label = (x - half >= label_free_from && x + half <= self.width).then_some(text);
            if label.is_some() {
                label_free_from = x + half;
            }
            ticks.push(Tick { x, label });
        }
        ticks
    }
}

/// The first day of a month that is counted from the year 0; `None` after the year 9999.
fn first_of_month(month: i32) -> Option<Date> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    let in_year = i8::try_from(month.rem_euclid(12) + 1).ok()?;
    Date::new(year, in_year, 1).ok()
}

/// A year, or a month; the first month says its year.
fn tick_label(day: Date, step_months: i32, first: bool) -> String {
    if step_months >= 12 || day.month() == 1 {
        return day.year().to_string();
    }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(day.month() - 1).ok().and_then(|at| months.get(at)).copied().unwrap_or("");
    if first { format!("{month} {}", day.year()) } else { month.to_owned() }
}

fn days_between(from: Date, to: Date) -> f64 {
    f64::from(from.until(to).map_or(0, |span| span.get_days()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_any_length_has_a_few_years_to_read() {
        for (first, last) in [
            ("2022-01-10", "2022-01-10"),
            ("2022-01-10", "2022-06-01"),
            ("1960-01-01", "2024-01-01"),
            ("0001-01-01", "9999-12-31"),
        ] {
            let day = |text: &str| text.parse::<Date>().expect("a day of the test's own");
            let figure = TimelineFigure {
                title: String::new(),
                as_of: day(last),
                events: Vec::new(),
                custody: Vec::new(),
                left_out: 0,
            };
            let scale = Scale { first: day(first), ..Scale::over(&figure, 640.0) };
            let scale = Scale { days: days_between(scale.first, day(last)).max(1.0), ..scale };
            assert!(scale.ticks().len() < 100, "{first} to {last}");
        }
    }
}
