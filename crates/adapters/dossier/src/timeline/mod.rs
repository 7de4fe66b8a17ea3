//! The timeline and custody bar: as SVG, and the same data in words.
//!
//! A day that is known is a crisp dot. Everything less is visibly less: a dashed soft bar over every day it
//! can mean, fading where an end is open. Nothing is told by colour alone; the picture is drawn in the
//! reader's text colour, so that it prints in grey and shows on a dark page.
//!
//! Events cannot be drawn without a claim. The doors: [`timeline`] and [`timeline_text`].

mod layout;
mod scale;
mod svg;
mod words;

use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::ClaimId;
use amparo_ledger::least_one::AtLeastOne;
use jiff::civil::Date;

use crate::model::Importance;

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineFigure {
    /// The title: "Timeline of the detention of …".
    pub title: String,
    /// The day up to which the file was read: what lasts, lasts until here.
    pub as_of: Date,
    /// What happened.
    pub events: Vec<TimelineEvent>,
    /// Custody, episode by episode.
    pub custody: Vec<CustodySegment>,
    /// How many events were left out before; said in the figure.
    pub left_out: usize,
}

/// Which lane an event stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Work, family, residence: before and beside the case.
    Life,
    /// Threats, searches, arrest, transfers, punishment.
    Detention,
    /// Charges, trial, verdict, appeal.
    Proceedings,
    /// Health, treatment, hunger strikes.
    Health,
    /// Calls, determinations, sanctions, contact.
    Response,
    /// What happened to others.
    Others,
}

impl Theme {
    /// The lane's name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Life => "Life and work",
            Self::Detention => "Detention",
            Self::Proceedings => "Proceedings",
            Self::Health => "Health and treatment",
            Self::Response => "Calls and decisions",
            Self::Others => "Others",
        }
    }
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineEvent {
    /// When, as the source gives it.
    pub date: SourceDate,
    /// What, in a few words.
    pub label: String,
    /// Its lane.
    pub theme: Theme,
    /// Sources disagree on it.
    pub contested: bool,
    /// How much it matters when there is no room for all.
    pub importance: Importance,
    /// The claims it rests on.
    pub claims: AtLeastOne<ClaimId>,
    /// The sources' numbers in the paper; empty where there is no annex.
    pub source_numbers: Vec<u32>,
}

/// Which kind of custody. Administrative and criminal custody are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CustodyKind {
    /// Administrative detention.
    Administrative,
    /// Custody in criminal proceedings or under a sentence.
    Criminal,
    /// In custody, the kind is not on file.
    NotSpecified,
    /// In custody, and nobody outside was told where.
    WhereaboutsUnknown,
}

impl CustodyKind {
    /// The kind in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Administrative => "Administrative custody",
            Self::Criminal => "Criminal custody",
            Self::NotSpecified => "Custody, kind not on file",
            Self::WhereaboutsUnknown => "Whereabouts unknown",
        }
    }
}

/// One episode of custody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustodySegment {
    /// Which kind.
    pub kind: CustodyKind,
    /// From when.
    pub from: SourceDate,
    /// Until when.
    pub to: CustodyEnd,
    /// Where, or another remark.
    pub label: Option<String>,
    /// The claims it rests on.
    pub claims: AtLeastOne<ClaimId>,
}

/// How an episode of custody ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustodyEnd {
    /// Then.
    At(SourceDate),
    /// It lasts on the day up to which the file was read.
    Ongoing,
    /// Held on that day by the last word on file; no end is on file.
    LastWord(Date),
    /// No source on file says.
    Unknown,
}

impl TimelineFigure {
    /// The same figure with its most important events, `room` at most; custody is kept whole. Among equals
    /// the latest stay. What is left out is counted in the figure.
    #[must_use]
    pub fn at_most(&self, room: usize) -> Self {
        let mut places: Vec<usize> = (0..self.events.len()).collect();
        places.sort_by_key(|&place| {
            let event = &self.events[place];
            std::cmp::Reverse((event.importance, event.date.sort_day(), place))
        });
        places.truncate(room);
        places.sort_unstable();
        let mut shorter = self.clone();
        shorter.events = places.iter().map(|&place| self.events[place].clone()).collect();
        shorter.left_out = self.left_out + self.events.len() - shorter.events.len();
        shorter
    }
}

/// The figure as an SVG file without script, style sheet or outside reference.
pub fn timeline(figure: &TimelineFigure) -> String {
    drawn_for(figure, Measure::Letter)
}

/// How wide the picture is, which sets the size of its labels on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// 640 units: labels of 8.8 points over the 6.3 inches of a letter.
    Letter,
    /// 840 units: labels of 7.3 points over the 180 mm of the one-page summary.
    Page,
}

impl Measure {
    fn width(self) -> f64 {
        match self {
            Self::Letter => 640.0,
            Self::Page => 840.0,
        }
    }
}

pub(crate) fn drawn_for(figure: &TimelineFigure, measure: Measure) -> String {
    svg::draw(&layout::lay_out(figure, measure.width()))
}

/// The figure in words, which say how precisely each date is known.
pub fn timeline_text(figure: &TimelineFigure) -> String {
    words::say(figure)
}
