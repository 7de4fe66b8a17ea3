//! How claims about arrest, detention, transfer, release, exchange and death become stretches of custody.
//!
//! Sources repeat each other and nobody may have grouped their claims yet, so two claims of one arrest must
//! not make two arrests, and two arrests must not become one. The rules, all of them visible in the result:
//!
//! 1. Happenings that are dated to the day are laid down first, in order; vague ones then find the stretch
//!    that they can belong to. A date that no source gives is bounded by the day of publication.
//! 2. An arrest begins a stretch. Told again within [`NEAR_DAYS_MAX`] days while no release is on file, it
//!    is another word on the same beginning: both dates stay, and the number of days becomes a range.
//!    Told again later than that, the person must have been free in between: a new stretch begins, and the
//!    earlier one ends with no release on file. On another footing (administrative, then criminal) the
//!    stretch goes on and a new episode begins.
//! 3. A detention while nothing is open begins a stretch that is known only as "held by then". A transfer
//!    never begins one: people in freedom are moved to hospitals too.
//! 4. A release, exchange or death ends the open stretch. Told again without an arrest in between and
//!    within [`NEAR_DAYS_MAX`] days, it is another word on the same end.
//! 5. The end of a detention's term is not a release.

use jiff::Span;
use jiff::civil::Date;

use super::custody::{BeganHow, Custody, EndedHow, Ending, Episode, Footing, Stretch};
use super::happening::{Bounds, is_told};
use super::sections::is_one_of;
use super::whereabouts::{last_words, places, whereabouts_unknown};
use super::{CaseFile, Happening, SaidDates};
use crate::claim::kind::{Field, Kind};
use crate::record::ClaimState;

/// Two sources date one arrest or one release a few days apart: the day itself, the day of the court, the
/// day of the announcement.
pub(super) const NEAR_DAYS_MAX: i64 = 7;

const BEGINS: &[Kind] = &[Kind::Arrest];
const HOLDS: &[Kind] = &[Kind::Detention, Kind::Transfer];
const ENDS: &[Kind] = &[Kind::Release, Kind::Exchange, Kind::Death];

/// The order within one day when nobody was held before it. (Otherwise an end comes first: released, and
/// arrested at the gate.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Begins,
    Holds,
    Ends,
}

#[derive(Debug)]
struct Event<'a> {
    class: Class,
    bounds: Bounds,
    dates: SaidDates<'a>,
    footing: Footing,
    happening: Happening<'a>,
}

pub(super) fn lay(file: &CaseFile) -> Custody<'_> {
    let mut track = Track { as_of: file.as_of.world, stretches: Vec::new(), unplaced: Vec::new() };
    let (exact, vague) = events(file);
    for day in exact.chunk_by_exact_day() {
        track.place_day(day);
    }
    for event in vague {
        track.place_vague(event);
    }
    track.finish(file)
}

/// Every event: those of one day, then the vague ones, both in order.
fn events(file: &CaseFile) -> (Days<'_>, Vec<Event<'_>>) {
    let mut exact = Vec::new();
    let mut vague = Vec::new();
    for (class, kinds) in [(Class::Begins, BEGINS), (Class::Holds, HOLDS), (Class::Ends, ENDS)] {
        let wanted =
            |state: &ClaimState| file.is_about_principal(state) && is_one_of(state, kinds) && is_told(state);
        for happening in file.happenings(wanted) {
            let event = Event::of(file, class, happening);
            if event.dates.disagree() || event.bounds.exact().is_none() {
                vague.push(event);
            } else {
                exact.push(event);
            }
        }
    }
    exact.sort_by_key(|event| (event.bounds.earliest, event.class));
    vague.sort_by_key(|event| (event.bounds.earliest.or(event.bounds.latest), event.class));
    (Days(exact), vague)
}

struct Days<'a>(Vec<Event<'a>>);

impl<'a> Days<'a> {
    fn chunk_by_exact_day(self) -> Vec<Vec<Event<'a>>> {
        let mut days: Vec<Vec<Event<'a>>> = Vec::new();
        for event in self.0 {
            match days.last_mut().filter(|day| day[0].bounds == event.bounds) {
                Some(day) => day.push(event),
                None => days.push(vec![event]),
            }
        }
        days
    }
}

impl<'a> Event<'a> {
    fn of(file: &'a CaseFile, class: Class, happening: Happening<'a>) -> Self {
        let dates = happening.dates();
        let bounds = if dates.is_empty() {
            let published = happening.claims.iter().filter_map(|state| file.published_by(state)).min();
            Bounds {
                earliest: None,
                latest: Some(published.map_or(file.as_of.world, |day| day.min(file.as_of.world))),
            }
        } else {
            dates.start()
        };
        Self { class, bounds, footing: footing_of(&happening), dates, happening }
    }
}

fn footing_of(happening: &Happening<'_>) -> Footing {
    let mut footings = happening.said(Field::Basis).into_iter().map(|said| read_footing(said.value));
    let Some(first) = footings.next() else { return Footing::Unknown };
    if footings.all(|other| other == first) { first } else { Footing::Contested }
}

/// The footing that a source's words name.
pub(super) fn read_footing(text: &str) -> Footing {
    let text = text.trim().to_lowercase();
    match (text.contains("administrative"), text.contains("criminal")) {
        (true, false) => Footing::Administrative,
        (false, true) => Footing::Criminal,
        _ if text.is_empty() || text == "unknown" => Footing::Unknown,
        _ => Footing::Other(text),
    }
}

struct Track<'a> {
    as_of: Date,
    /// In order of their start.
    stretches: Vec<Stretch<'a>>,
    unplaced: Vec<Happening<'a>>,
}

impl<'a> Track<'a> {
    fn place_day(&mut self, mut day: Vec<Event<'a>>) {
        let today = day[0].bounds.earliest;
        let held_before =
            self.stretches.last().is_some_and(|last| !last.is_ended() && last.begun.latest < today);
        if held_before {
            day.sort_by_key(|event| event.class != Class::Ends);
        }
        for event in day {
            let last = self.stretches.len().checked_sub(1);
            match event.class {
                Class::Begins => self.begin(last, event),
                Class::Holds => self.hold(last.filter(|at| self.may_hold(*at, &event)), event),
                Class::Ends => self.end(last, event),
            }
        }
    }

    fn place_vague(&mut self, event: Event<'a>) {
        match event.class {
            Class::Begins => {
                let fits: Vec<usize> =
                    (0..self.stretches.len()).filter(|at| self.may_begin(*at, &event)).collect();
                match fits.as_slice() {
                    [only] => self.join(*only, event),
                    [] => self.open(BeganHow::Arrest, event),
                    _ => self.unplaced.push(event.happening),
                }
            }
            Class::Holds => {
                let fits = (0..self.stretches.len()).rev().find(|at| self.may_hold(*at, &event));
                self.hold(fits, event);
            }
            Class::Ends => {
                let ends_here = |at: &usize| {
                    let stretch = &self.stretches[*at];
                    let known = stretch.ending.dates.start();
                    let after = Bounds { earliest: stretch.begun.earliest, latest: Some(stretch.over_by) };
                    if stretch.is_ended() { known.meets(event.bounds) } else { after.meets(event.bounds) }
                };
                let fits = (0..self.stretches.len()).rev().find(ends_here);
                self.end(fits, event);
            }
        }
    }

    /// Rule 2.
    fn begin(&mut self, last: Option<usize>, event: Event<'a>) {
        let Some(at) = last.filter(|at| !self.stretches[*at].is_ended()) else {
            return self.open(BeganHow::Arrest, event);
        };
        let stretch = &self.stretches[at];
        let now = stretch.episodes.last().map_or(Footing::Unknown, |episode| episode.footing.clone());
        let footings_differ =
            [&now, &event.footing].iter().all(|one| **one != Footing::Unknown) && now != event.footing;
        let same = stretch.began == BeganHow::Arrest && near(stretch.begun, event.bounds);
        if footings_differ || same { self.join(at, event) } else { self.open(BeganHow::Arrest, event) }
    }

    /// Rule 3.
    fn hold(&mut self, at: Option<usize>, event: Event<'a>) {
        match at {
            Some(at) => self.join(at, event),
            None if event.happening.is(Kind::Detention) => self.open(BeganHow::HeldBy, event),
            None => self.unplaced.push(event.happening),
        }
    }

    /// Rule 4.
    fn end(&mut self, at: Option<usize>, event: Event<'a>) {
        let Some(at) = at else { return self.end_without_beginning(event) };
        let stretch = &mut self.stretches[at];
        let ended = stretch.is_ended();
        if ended && !near(stretch.ending.dates.start(), event.bounds) {
            return self.end_without_beginning(event);
        }
        // Death after a release is no end of custody.
        let how = ended_how(&event.happening);
        if ended && (how == EndedHow::Died) != (stretch.ending.how == EndedHow::Died) {
            return;
        }
        // An exchange says more than a release.
        if !ended || how == EndedHow::Exchanged {
            stretch.ending.how = how;
        }
        stretch.ending.dates.extend(event.dates);
        stretch.ending.happenings.push(event.happening);
    }

    fn end_without_beginning(&mut self, event: Event<'a>) {
        if ended_how(&event.happening) == EndedHow::Died {
            return;
        }
        let ending = Ending {
            how: ended_how(&event.happening),
            dates: event.dates,
            happenings: vec![event.happening],
        };
        let episode =
            Episode { footing: Footing::Unknown, start: SaidDates::default(), happenings: Vec::new() };
        let stretch = Stretch {
            began: BeganHow::NotOnFile,
            start: SaidDates::default(),
            episodes: vec![episode],
            ending,
            places: Vec::new(),
            last_word: None,
            begun: Bounds::default(),
            over_by: self.as_of,
        };
        self.insert(stretch);
    }

    fn open(&mut self, began: BeganHow, event: Event<'a>) {
        let episode =
            Episode { footing: event.footing, start: event.dates.clone(), happenings: vec![event.happening] };
        let ending = Ending { how: EndedHow::NotOnFile, dates: SaidDates::default(), happenings: Vec::new() };
        let when = event.dates.start();
        self.insert(Stretch {
            began,
            start: event.dates,
            episodes: vec![episode],
            ending,
            places: Vec::new(),
            last_word: None,
            begun: when,
            over_by: self.as_of,
        });
    }

    fn insert(&mut self, stretch: Stretch<'a>) {
        let start = sort_day(&stretch);
        let at = self.stretches.partition_point(|known| sort_day(known) <= start);
        self.stretches.insert(at, stretch);
        // Whatever came before it was over by its start.
        if let (Some(before), Some(start)) = (at.checked_sub(1), start) {
            let before = &mut self.stretches[before];
            before.over_by = before.over_by.min(start);
        }
        let next = self.stretches.get(at + 1).and_then(sort_day);
        if let Some(next) = next {
            self.stretches[at].over_by = next;
        }
    }

    /// Another word on a stretch that is there already.
    fn join(&mut self, at: usize, event: Event<'a>) {
        let stretch = &mut self.stretches[at];
        if event.class == Class::Begins && stretch.began != BeganHow::Arrest {
            return begin_with(stretch, event);
        }
        let start = stretch.begun;
        if event.class == Class::Begins && (near(start, event.bounds) || start.meets(event.bounds)) {
            stretch.start.extend(event.dates.clone());
            stretch.begun = stretch.start.start();
        }
        let begun = |episode: &Episode<'_>| {
            let start = episode.start.start().earliest;
            start.is_none() || start <= event.bounds.latest
        };
        let place = stretch.episodes.iter().rposition(begun).unwrap_or(0);
        let episode = &mut stretch.episodes[place];
        let same_day = !event.dates.is_empty() && episode.start.start() == event.bounds;
        let known = event.footing != Footing::Unknown;
        if known && episode.footing == Footing::Unknown && same_day {
            // Two words on one day's arrest, one of which names the footing.
            episode.footing = event.footing.clone();
        }
        if known && episode.footing != event.footing {
            let new =
                Episode { footing: event.footing, start: event.dates, happenings: vec![event.happening] };
            stretch.episodes.insert(place + 1, new);
            return;
        }
        if event.class == Class::Begins {
            episode.start.extend(event.dates);
        }
        episode.happenings.push(event.happening);
    }

    /// Whether a vague arrest can be the beginning of this stretch.
    fn may_begin(&self, at: usize, event: &Event<'a>) -> bool {
        let stretch = &self.stretches[at];
        let start = stretch.begun;
        match stretch.began {
            BeganHow::Arrest => near(start, event.bounds) || start.meets(event.bounds),
            BeganHow::HeldBy | BeganHow::NotOnFile => {
                let held_by = start.latest.or(stretch.ending.dates.start().latest);
                let previous = at.checked_sub(1).map(|before| self.stretches[before].over_by);
                let window = Bounds { earliest: previous.filter(|_| at > 0), latest: held_by };
                let window =
                    if stretch.began == BeganHow::HeldBy && at > 0 && !self.stretches[at - 1].is_ended() {
                        Bounds { earliest: start.earliest, ..window }
                    } else {
                        window
                    };
                window.meets(event.bounds)
            }
        }
    }

    /// Whether the person can have been held in this stretch then.
    fn may_hold(&self, at: usize, event: &Event<'a>) -> bool {
        let stretch = &self.stretches[at];
        let ended = stretch.is_ended().then(|| stretch.ending.dates.start().latest).flatten();
        let over = ended.unwrap_or(stretch.over_by);
        let begun = match stretch.began {
            BeganHow::Arrest => stretch.begun.earliest,
            BeganHow::HeldBy | BeganHow::NotOnFile => None,
        };
        Bounds { earliest: begun, latest: Some(over) }.meets(event.bounds)
    }

    fn finish(self, file: &'a CaseFile) -> Custody<'a> {
        let Self { as_of, mut stretches, unplaced } = self;
        for stretch in &mut stretches {
            stretch.places = places(stretch);
        }
        last_words(file, &mut stretches);
        let mine = |state: &ClaimState| file.is_about_principal(state);
        let death = |state: &ClaimState| mine(state) && is_one_of(state, &[Kind::Death]) && is_told(state);
        let not_told = |state: &ClaimState| {
            let of_track =
                [BEGINS, HOLDS, ENDS, &[Kind::Disappearance]].iter().any(|kinds| is_one_of(state, kinds));
            mine(state) && of_track && !is_told(state)
        };
        Custody {
            whereabouts_unknown: whereabouts_unknown(file, &stretches),
            stretches,
            death: one_death(file.happenings(death)),
            unplaced,
            not_told: file.happenings(not_told),
            as_of,
        }
    }
}

/// The arrest of a stretch of which only later words were on file.
fn begin_with<'a>(stretch: &mut Stretch<'a>, event: Event<'a>) {
    stretch.began = BeganHow::Arrest;
    stretch.start = event.dates.clone();
    stretch.begun = stretch.start.start();
    let (first, happening) = (&mut stretch.episodes[0], event.happening);
    let empty = first.happenings.is_empty();
    if empty || first.footing == event.footing {
        first.footing = event.footing;
        first.start = event.dates;
        first.happenings.insert(0, happening);
    } else {
        let episode = Episode { footing: event.footing, start: event.dates, happenings: vec![happening] };
        stretch.episodes.insert(0, episode);
    }
}

/// The day by which stretches are in order.
pub(super) fn sort_day(stretch: &Stretch<'_>) -> Option<Date> {
    let (start, end) = (stretch.begun, stretch.ending.dates.start());
    start.earliest.or(start.latest).or(end.earliest).or(end.latest)
}

fn near(left: Bounds, right: Bounds) -> bool {
    let days = Span::new().days(NEAR_DAYS_MAX);
    let wide = Bounds {
        earliest: left.earliest.map(|day| day.saturating_sub(days)),
        latest: left.latest.map(|day| day.saturating_add(days)),
    };
    wide.meets(right)
}

fn ended_how(happening: &Happening<'_>) -> EndedHow {
    if happening.is(Kind::Exchange) {
        EndedHow::Exchanged
    } else if happening.is(Kind::Release) {
        EndedHow::Released
    } else {
        EndedHow::Died
    }
}

/// Nobody dies twice: what sources tell apart is one happening, with every date and cause that they give.
fn one_death(told: Vec<Happening<'_>>) -> Option<Happening<'_>> {
    told.into_iter().reduce(|mut death, other| {
        death.claims.extend(other.claims);
        death
    })
}
