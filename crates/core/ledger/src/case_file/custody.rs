//! Custody: stretches of being held, the footings within them, places, and what the file does not know.
//!
//! A *stretch* runs from an arrest to a release, exchange or death. Within it each *footing* is an episode of
//! its own: administrative arrest followed by criminal detention is two episodes and one stretch, and an
//! unknown footing is a footing of its own, never filled in from a neighbour.
//!
//! What is refused: "still held" (the file can only say "no release on file, last word on that day"), and
//! "not held" before the first arrest (the file is silent). How claims become stretches is told in `track`.

use jiff::civil::Date;

use super::days::{DayRange, Inexact};
use super::happening::Bounds;
use super::{CaseFile, Happening, SaidDates, track};
use crate::ids::ClaimId;
use crate::record::ClaimState;

/// On what footing a person is held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Footing {
    /// No source says. Not "criminal", and not "none".
    #[default]
    Unknown,
    /// Administrative: a short arrest without a charge under a criminal code.
    Administrative,
    /// Criminal: under a criminal charge or sentence.
    Criminal,
    /// Another one, in the source's words.
    Other(String),
    /// Claims about the one event name more than one.
    Contested,
}

/// Custody as of a moment.
#[derive(Debug, Clone)]
pub struct Custody<'a> {
    /// The stretches in order of time.
    pub stretches: Vec<Stretch<'a>>,
    /// When the person's whereabouts were not known: on the way between prisons, disappeared.
    pub whereabouts_unknown: Vec<WhereaboutsUnknown<'a>>,
    /// The person's death. Whether it was in custody is for the claims to say.
    pub death: Option<Happening<'a>>,
    /// Told, but too vaguely to say of which stretch: a person must date it.
    pub unplaced: Vec<Happening<'a>>,
    /// Denied, feared or requested: shown, and nothing is worked out from it.
    pub not_told: Vec<Happening<'a>>,
    /// The file's date.
    pub as_of: Date,
}

/// From being taken to being let go, as far as the file knows.
#[derive(Debug, Clone)]
pub struct Stretch<'a> {
    /// How it is known to have begun.
    pub began: BeganHow,
    /// When, as every source dates it. For [`BeganHow::HeldBy`]: held by then.
    pub start: SaidDates<'a>,
    /// The footings, in order; never empty.
    pub episodes: Vec<Episode<'a>>,
    /// How it ended.
    pub ending: Ending<'a>,
    /// Where the person was held, in order; places without a date last.
    pub places: Vec<Stay<'a>>,
    /// The last day on which a claim says or presupposes that the person was held.
    pub last_word: Option<(Date, &'a ClaimState)>,
    /// What `start` adds up to, kept because the track asks for it again and again.
    pub(super) begun: Bounds,
    /// Not later than this it ended, where no end is on file: the next arrest, or the file's date.
    pub(super) over_by: Date,
}

/// How a stretch is known to have begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BeganHow {
    /// An arrest is on file.
    Arrest,
    /// The person was held by then; the arrest is not on file.
    HeldBy,
    /// Only the end is on file.
    NotOnFile,
}

/// How a stretch ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EndedHow {
    /// Released.
    Released,
    /// Exchanged.
    Exchanged,
    /// Died, with no release before it on file.
    Died,
    /// No release is on file. This does not say that the person is still held.
    NotOnFile,
}

/// The end of a stretch.
#[derive(Debug, Clone)]
pub struct Ending<'a> {
    /// How.
    pub how: EndedHow,
    /// When, as every source dates it.
    pub dates: SaidDates<'a>,
    /// The happenings that say so.
    pub happenings: Vec<Happening<'a>>,
}

/// One footing within a stretch, until the next one begins or the stretch ends.
#[derive(Debug, Clone)]
pub struct Episode<'a> {
    /// The footing.
    pub footing: Footing,
    /// When the person is first said to be held on it.
    pub start: SaidDates<'a>,
    /// The arrests, detentions and transfers that are told of it.
    pub happenings: Vec<Happening<'a>>,
}

/// A place where the person was held.
#[derive(Debug, Clone)]
pub struct Stay<'a> {
    /// The place, in the words of the first source.
    pub place: &'a str,
    /// Since when, or when, as the sources date it.
    pub since: SaidDates<'a>,
    /// The claims.
    pub claims: Vec<&'a ClaimState>,
}

/// The person's whereabouts were not known.
#[derive(Debug, Clone)]
pub struct WhereaboutsUnknown<'a> {
    /// The disappearance, or the transfer to a place that nobody names.
    pub happening: Happening<'a>,
    /// Since when.
    pub since: SaidDates<'a>,
    /// Until when: the end that the source gives, or the next day on which a place or a release is told.
    /// Unbounded when nothing later is on file.
    pub until: Bounds,
    /// The claims from which the end follows.
    pub located_by: Vec<&'a ClaimState>,
}

/// Whether the person was held on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// Held on that day, or on a part of it.
    Yes {
        /// The claims that bound the stretch around it.
        claims: Vec<ClaimId>,
    },
    /// Released before, and not arrested again by then as far as the file knows.
    No {
        /// The claims of the release.
        released: Vec<ClaimId>,
        /// The claims of the next arrest, if one is on file.
        next: Vec<ClaimId>,
    },
    /// The file does not say.
    Unknown {
        /// The claims nearest to an answer: a vague arrest, a last word before that day, an allegation.
        claims: Vec<ClaimId>,
    },
}

impl CaseFile {
    /// Custody of the person whose case it is.
    pub fn custody(&self) -> Custody<'_> {
        track::lay(self)
    }
}

impl<'a> Custody<'a> {
    /// Every episode in order of time.
    pub fn episodes(&self) -> impl Iterator<Item = &Episode<'a>> {
        self.stretches.iter().flat_map(|stretch| &stretch.episodes)
    }

    /// The latest stretch.
    pub fn latest(&self) -> Option<&Stretch<'a>> {
        self.stretches.last()
    }

    /// Days in custody over all stretches.
    pub fn days(&self) -> DayRange {
        self.stretches.iter().fold(DayRange::exactly(0), |sum, stretch| sum.plus(&stretch.days()))
    }

    /// Whether the person was held on that day, as far as the file knows.
    pub fn held_on(&self, day: Date) -> Held {
        let after = self.stretches.partition_point(|stretch| {
            let start = stretch.begun;
            start.earliest.or(start.latest).is_none_or(|start| start <= day)
        });
        let Some(stretch) = after.checked_sub(1).map(|place| &self.stretches[place]) else {
            return Held::Unknown { claims: Vec::new() };
        };
        let end = stretch.end();
        if stretch.ending.how != EndedHow::NotOnFile && end.latest.is_some_and(|end| end < day) {
            return self.free_on(stretch, after);
        }
        let begun =
            stretch.began != BeganHow::NotOnFile && stretch.begun.latest.is_some_and(|start| start <= day);
        let not_over = end.earliest.is_some_and(|end| day <= end);
        let claims = stretch.claims_around();
        if begun && not_over && day <= self.as_of && stretch.is_asserted() {
            Held::Yes { claims }
        } else {
            Held::Unknown { claims }
        }
    }

    fn free_on(&self, stretch: &Stretch<'a>, after: usize) -> Held {
        let released = ids(stretch.ending.happenings.iter().flat_map(|happening| &happening.claims));
        if stretch.ending.how == EndedHow::Died
            || !stretch.ending.happenings.iter().any(Happening::is_asserted)
        {
            return Held::Unknown { claims: released };
        }
        let next = self.stretches.get(after).map(|next| ids(&next.start.claims().collect::<Vec<_>>()));
        Held::No { released, next: next.unwrap_or_default() }
    }
}

impl<'a> Stretch<'a> {
    /// Whether an end is on file.
    pub fn is_ended(&self) -> bool {
        self.ending.how != EndedHow::NotOnFile
    }

    /// At least one source states the arrest, or the holding, as so; otherwise all of it is alleged.
    pub fn is_asserted(&self) -> bool {
        self.episodes.iter().flat_map(|episode| &episode.happenings).any(Happening::is_asserted)
    }

    /// Days from the start to the end. Where no end is on file: at least to the last word, at most to the
    /// next arrest or the file's date.
    pub fn days(&self) -> DayRange {
        let start = self.first_day();
        let because = [
            (self.start.disagree(), Inexact::StartsDisagree),
            (
                self.began != BeganHow::HeldBy && !self.start.disagree() && start.exact().is_none(),
                Inexact::StartImprecise,
            ),
            (self.began == BeganHow::HeldBy, Inexact::ArrestNotOnFile),
            (self.ending.dates.disagree(), Inexact::EndsDisagree),
            (
                self.is_ended() && !self.ending.dates.disagree() && self.end().exact().is_none(),
                Inexact::EndImprecise,
            ),
            (!self.is_ended(), Inexact::ReleaseNotOnFile),
        ];
        let because = because.into_iter().filter(|(holds, _)| *holds).map(|(_, why)| why).collect();
        DayRange::between(start, self.end(), because)
    }

    /// The days of one episode of this stretch: to the start of the next one, or to the end.
    pub fn days_of(&self, episode: usize) -> Option<DayRange> {
        let this = self.episodes.get(episode)?;
        let start = if episode == 0 { self.first_day() } else { this.start.start() };
        let next = self.episodes.get(episode + 1);
        let end = next.map_or_else(|| self.end(), |next| next.start.start());
        let vague_start = (start.exact().is_none()).then_some(Inexact::StartImprecise);
        let vague_end = match next {
            None if !self.is_ended() => Some(Inexact::ReleaseNotOnFile),
            _ => (end.exact().is_none()).then_some(Inexact::EndImprecise),
        };
        Some(DayRange::between(start, end, vague_start.into_iter().chain(vague_end).collect()))
    }

    /// Where the person was last said to be held.
    pub fn last_place(&self) -> Option<&Stay<'a>> {
        self.places.iter().rev().find(|stay| !stay.since.is_empty()).or(self.places.last())
    }

    /// Between which days it began. Held by a day: that day or any before it.
    fn first_day(&self) -> Bounds {
        let said = self.begun;
        if self.began == BeganHow::HeldBy { Bounds { earliest: None, ..said } } else { said }
    }

    /// Between which days it ended.
    fn end(&self) -> Bounds {
        let last_word = self.last_word.map(|(day, _)| day).or(self.begun.latest);
        if !self.is_ended() {
            return Bounds { earliest: last_word, latest: Some(self.over_by) };
        }
        let said = self.ending.dates.start();
        Bounds { earliest: said.earliest.or(last_word), latest: said.latest.or(Some(self.over_by)) }
    }

    fn claims_around(&self) -> Vec<ClaimId> {
        let end = self.ending.happenings.iter().flat_map(|happening| happening.claims.iter().copied());
        let last = self.last_word.map(|(_, state)| state);
        let mut around: Vec<&ClaimState> = self.start.claims().chain(end).chain(last).collect();
        if around.is_empty() {
            around =
                self.episodes.iter().flat_map(|one| &one.happenings).flat_map(|h| h.claims.clone()).collect();
        }
        let mut seen = std::collections::BTreeSet::new();
        around.into_iter().map(|state| state.claim.id).filter(|id| seen.insert(*id)).collect()
    }
}

fn ids<'s, 'a: 's>(claims: impl IntoIterator<Item = &'s &'a ClaimState>) -> Vec<ClaimId> {
    claims.into_iter().map(|state| state.claim.id).collect()
}
