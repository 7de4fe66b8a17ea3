//! Where everything stands: days to places, labels stacked so that none covers another.

use std::collections::BTreeMap;

use amparo_ledger::date::SourceDate;
use jiff::civil::Date;

use super::{CustodyEnd, CustodyKind, Theme, TimelineEvent, TimelineFigure};
use crate::dates::day_in_words;
use crate::timeline::words::{event_in_words, segment_in_words};

pub(super) const MARGIN: f64 = 12.0;
pub(super) const FONT_SIZE: f64 = 12.0;
const ROW: f64 = 18.0;
const LANE_TITLE: f64 = 17.0;
const LANE_GAP: f64 = 8.0;
const AXIS: f64 = 24.0;
const LABEL_GAP: f64 = 5.0;
const DOT: f64 = 4.0;
/// A bar shorter than this would look like a dot, that is, like a day that is known.
const SOFT_MIN: f64 = 14.0;
/// How far an open end fades.
const FADE: f64 = 54.0;
pub(super) const BAR: f64 = 18.0;
/// Above this height the years are out of sight at the foot.
pub(super) const TALL: f64 = 600.0;
const LABEL_CHARS_MAX: usize = 60;

/// The picture, laid out.
pub(super) struct Picture {
    pub(super) width: f64,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) height: f64,
    pub(super) ticks: Vec<Tick>,
    pub(super) lanes: Vec<Lane>,
    pub(super) custody: Option<Custody>,
    pub(super) remark: Option<(f64, String)>,
    pub(super) axis_bottom: f64,
    pub(super) legend: f64,
    pub(super) today: (f64, String),
}

pub(super) struct Tick {
    pub(super) x: f64,
    pub(super) label: Option<String>,
}

pub(super) struct Lane {
    pub(super) title: &'static str,
    pub(super) y: f64,
    pub(super) marks: Vec<Mark>,
}

/// One event: its shape, and its label.
pub(super) struct Mark {
    pub(super) y: f64,
    pub(super) shape: Shape,
    pub(super) label: Label,
    /// The event in words, with its precision.
    pub(super) words: String,
}

pub(super) struct Label {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) at_end: bool,
    pub(super) text: String,
}

/// How an event's date looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// The day is known.
    Dot(f64),
    /// It happened on one of these days: dashed and soft.
    Soft { from: f64, to: f64 },
    /// On that day or before: fades to the left.
    FadesLeft { from: f64, to: f64 },
    /// On that day or after: fades to the right.
    FadesRight { from: f64, to: f64 },
    /// It lasted from the one to the other.
    Lasted { from: f64, to: f64 },
}

impl Shape {
    fn bounds(self) -> (f64, f64) {
        match self {
            Self::Dot(x) => (x - DOT, x + DOT),
            Self::Soft { from, to }
            | Self::FadesLeft { from, to }
            | Self::FadesRight { from, to }
            | Self::Lasted { from, to } => (from, to),
        }
    }
}

pub(super) struct Custody {
    pub(super) y: f64,
    pub(super) segments: Vec<Segment>,
}

pub(super) struct Segment {
    pub(super) kind: CustodyKind,
    pub(super) from: f64,
    pub(super) to: f64,
    /// The days on which it may have begun or ended, where that is not known to the day.
    pub(super) unsure: Vec<(f64, f64)>,
    /// Whether the right end is open.
    pub(super) open: bool,
    pub(super) label: Label,
    pub(super) words: String,
}

/// Events by lane, in the order of time. What no source dates stands last.
pub(super) fn by_theme(figure: &TimelineFigure) -> BTreeMap<Theme, Vec<&TimelineEvent>> {
    let mut lanes: BTreeMap<Theme, Vec<&TimelineEvent>> = BTreeMap::new();
    for event in &figure.events {
        lanes.entry(event.theme).or_default().push(event);
    }
    for events in lanes.values_mut() {
        events.sort_by_key(|event| (event.date.sort_day().is_none(), event.date.sort_day()));
    }
    lanes
}

pub(super) fn lay_out(figure: &TimelineFigure, width: f64) -> Picture {
    let scale = Scale::over(figure, width);
    let mut y = AXIS + LANE_GAP;
    let mut lanes = Vec::new();
    for (theme, events) in by_theme(figure) {
        let mut rows = Rows::within(width);
        let top = y + LANE_TITLE;
        let marks: Vec<Mark> = events.iter().map(|event| mark(event, &scale, top, &mut rows)).collect();
        lanes.push(Lane { title: theme.label(), y: y + 11.0, marks });
        y = top + rows.height() + LANE_GAP;
    }
    let remark =
        (figure.left_out > 0).then(|| (y + 8.0, format!("… and {} more in the file", figure.left_out)));
    if remark.is_some() {
        y += 16.0;
    }
    let custody = custody(figure, &scale, &mut y);
    // A tall picture repeats its years at the foot.
    let repeat = if y > TALL { 18.0 } else { 0.0 };
    Picture {
        width,
        title: figure.title.clone(),
        description: super::timeline_text(figure),
        height: (y + 28.0 + repeat).round(),
        ticks: scale.ticks(),
        lanes,
        custody,
        remark,
        axis_bottom: y,
        legend: y + 18.0 + repeat,
        today: (scale.x(figure.as_of), format!("as of {}", day_in_words(figure.as_of))),
    }
}

fn mark(event: &TimelineEvent, scale: &Scale, top: f64, rows: &mut Rows) -> Mark {
    let shape = scale.shape(event.date);
    let contested = if event.contested { " (contested)" } else { "" };
    let text = format!("{}{contested}", shortened(&event.label));
    let (label, row) = rows.place(shape.bounds(), text, top);
    Mark { y: top + row + ROW / 2.0, shape, label, words: event_in_words(event) }
}

fn custody(figure: &TimelineFigure, scale: &Scale, y: &mut f64) -> Option<Custody> {
    if figure.custody.is_empty() {
        return None;
    }
    let bar_y = *y + LANE_TITLE;
    let labels_top = bar_y + BAR + 2.0;
    let mut rows = Rows::within(scale.width);
    let segments = figure
        .custody
        .iter()
        .map(|segment| {
            let (from, mut unsure) = scale.start(segment.from);
            let (to, open) = match segment.to {
                CustodyEnd::At(date) => {
                    let (end, range) = scale.end(date);
                    unsure.extend(range);
                    (end, false)
                }
                CustodyEnd::Ongoing => (scale.x(figure.as_of), true),
                CustodyEnd::Unknown => ((from + FADE).min(scale.right()), true),
            };
            let to = to.max(from + 3.0);
            let remark = segment.label.as_ref().map(|it| format!(", {it}")).unwrap_or_default();
            let text = shortened(&format!("{}{remark}", segment.kind.label()));
            let (label, _) = rows.place_below(from, text, labels_top);
            let words = segment_in_words(segment, figure);
            Segment { kind: segment.kind, from, to, unsure, open, label, words }
        })
        .collect();
    *y = labels_top + rows.height() + LANE_GAP;
    Some(Custody { y: bar_y, segments })
}

/// Days to places.
struct Scale {
    width: f64,
    first: Date,
    days: f64,
}

impl Scale {
    fn over(figure: &TimelineFigure, width: f64) -> Self {
        let dates = figure.events.iter().map(|event| event.date);
        let starts = figure.custody.iter().map(|segment| segment.from);
        let ends = figure.custody.iter().filter_map(|segment| match segment.to {
            CustodyEnd::At(date) => Some(date),
            CustodyEnd::Ongoing | CustodyEnd::Unknown => None,
        });
        let all: Vec<SourceDate> = dates.chain(starts).chain(ends).collect();
        let days =
            || all.iter().flat_map(|date| [date.earliest(), date.latest()]).flatten().chain([figure.as_of]);
        let first = days().min().unwrap_or(figure.as_of);
        let last = days().max().unwrap_or(figure.as_of);
        Self { width, first, days: days_between(first, last).max(1.0) }
    }

    fn left() -> f64 {
        MARGIN + 16.0
    }

    fn right(&self) -> f64 {
        self.width - MARGIN - 10.0
    }

    fn x(&self, day: Date) -> f64 {
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

    fn shape(&self, date: SourceDate) -> Shape {
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
    fn start(&self, date: SourceDate) -> (f64, Vec<(f64, f64)>) {
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

    fn end(&self, date: SourceDate) -> (f64, Vec<(f64, f64)>) {
        if let Some(day) = date.exact_day() {
            return (self.x(day), Vec::new());
        }
        let last = date.latest().or(date.earliest()).unwrap_or(self.first);
        let first = date.earliest().unwrap_or(last);
        let (from, to) = self.range(first, last);
        (to, vec![(from, to)])
    }

    /// Years, or quarters where the whole is short; only as many labels as have room.
    fn ticks(&self) -> Vec<Tick> {
        let years = self.days / 365.25;
        let step_months: i16 = match years {
            y if y < 1.5 => 1,
            y if y < 4.0 => 3,
            _ => 12,
        };
        let mut ticks = Vec::new();
        let mut label_free_from = 0.0;
        let mut month = self.first.year() * 12;
        loop {
            let (year, in_year) = (month.div_euclid(12), month.rem_euclid(12) + 1);
            month += step_months;
            let Ok(day) = Date::new(year, i8::try_from(in_year).unwrap_or(1), 1) else { break };
            if day < self.first {
                continue;
            }
            let x = self.x(day);
            if x > self.right() {
                break;
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

/// A year, or a month; the first month says its year.
fn tick_label(day: Date, step_months: i16, first: bool) -> String {
    if step_months == 12 || day.month() == 1 {
        return day.year().to_string();
    }
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = usize::try_from(day.month() - 1).ok().and_then(|at| months.get(at)).copied().unwrap_or("");
    if first { format!("{month} {}", day.year()) } else { month.to_owned() }
}

fn days_between(from: Date, to: Date) -> f64 {
    f64::from(from.until(to).map_or(0, |span| span.get_days()))
}

/// Rows of labels: each takes the first row in which it covers nothing.
struct Rows {
    width: f64,
    taken: Vec<Vec<(f64, f64)>>,
}

impl Rows {
    fn within(width: f64) -> Self {
        Self { width, taken: Vec::new() }
    }

    fn height(&self) -> f64 {
        ROW * f64::from(u32::try_from(self.taken.len()).unwrap_or(u32::MAX))
    }

    /// Beside a shape: to the right where there is room, else to the left. Gives the label and its row's offset.
    fn place(&mut self, shape: (f64, f64), text: String, top: f64) -> (Label, f64) {
        let width = text_width(&text);
        let at_end = shape.1 + LABEL_GAP + width > self.width - 2.0 && shape.0 - LABEL_GAP > width;
        let (x, taken) = if at_end {
            let x = shape.0 - LABEL_GAP;
            (x, (x - width, shape.1))
        } else {
            let x = (shape.1 + LABEL_GAP).min((self.width - 2.0 - width).max(MARGIN));
            (x, (shape.0.min(x), (x + width).max(shape.1)))
        };
        let row = self.take(taken);
        (Label { x, y: top + row + ROW / 2.0 + 4.0, at_end, text }, row)
    }

    /// Under a bar, beginning where it begins.
    fn place_below(&mut self, from: f64, text: String, top: f64) -> (Label, f64) {
        let width = text_width(&text);
        let x = from.min((self.width - 2.0 - width).max(MARGIN));
        let row = self.take((x, x + width));
        (Label { x, y: top + row + ROW / 2.0 + 4.0, at_end: false, text }, row)
    }

    fn take(&mut self, (from, to): (f64, f64)) -> f64 {
        let apart = 9.0;
        let free = |row: &Vec<(f64, f64)>| {
            row.iter().all(|&(start, end)| to + apart <= start || end + apart <= from)
        };
        let row = self.taken.iter().position(free).unwrap_or_else(|| {
            self.taken.push(Vec::new());
            self.taken.len() - 1
        });
        self.taken[row].push((from, to));
        ROW * f64::from(u32::try_from(row).unwrap_or(u32::MAX))
    }
}

/// An upper estimate in units: labels may stand a little apart, never on each other.
fn text_width(text: &str) -> f64 {
    let per_char = |letter: char| match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | '\'' | ' ' | '(' | ')' | '-' | '’' => 0.34,
        'm' | 'w' | 'M' | 'W' | '—' | '…' => 0.95,
        letter if u32::from(letter) >= 0x2E80 => 1.05,
        letter if letter.is_uppercase() => 0.74,
        letter if letter.is_ascii() => 0.53,
        _ => 0.66,
    };
    text.chars().map(per_char).sum::<f64>() * FONT_SIZE
}

fn shortened(label: &str) -> String {
    if label.chars().count() <= LABEL_CHARS_MAX {
        return label.to_owned();
    }
    let cut: String = label.chars().take(LABEL_CHARS_MAX - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_would_cover_each_other_stand_in_rows_of_their_own() {
        let mut rows = Rows::within(640.0);
        let (first, first_row) = rows.place((100.0, 108.0), "Arrested at the airport".into(), 0.0);
        let (second, second_row) = rows.place((110.0, 118.0), "Flat searched".into(), 0.0);
        let (third, third_row) = rows.place((400.0, 408.0), "Tried".into(), 0.0);
        assert!(first.y < second.y);
        assert!((third.y - first.y).abs() < f64::EPSILON, "there is room in the first row");
        assert!(first_row < second_row && third_row < second_row);
    }

    #[test]
    fn a_long_label_is_cut_and_says_so() {
        assert_eq!(shortened("Arrested"), "Arrested");
        assert!(shortened(&"word ".repeat(30)).ends_with('…'));
    }
}
