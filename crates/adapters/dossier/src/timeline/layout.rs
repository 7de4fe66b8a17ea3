//! Where everything stands: days to places, labels stacked so that none covers another.

use std::collections::BTreeMap;

use super::scale::{FADE, Scale};
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
                CustodyEnd::LastWord(day) => ((scale.x(day) + FADE).min(scale.right()), true),
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
pub(super) fn text_width(text: &str) -> f64 {
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
