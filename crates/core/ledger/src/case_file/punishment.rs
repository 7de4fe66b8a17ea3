//! Punishments in prison (SHIZO, PKT, EPKT, a strict regime): how long each, the longest, and together.
//!
//! Only `punishment` claims count, each happening once. A source that adds up placements itself ("27 times,
//! 308 days") is a claim about the sum and not a placement: enter it as `ill_treatment`, or it counts as one.

use jiff::civil::Date;

use super::days::{DayRange, Inexact};
use super::happening::{Bounds, is_told, start_bounds};
use super::{CaseFile, CustodyDays, Happening, SaidDates, terms};
use crate::claim::kind::{Field, Kind};
use crate::date::SourceDate;
use crate::record::ClaimState;

/// One punishment.
#[derive(Debug, Clone)]
pub struct Punishment<'a> {
    /// Which kind, as the first source that says so writes it: `SHIZO`.
    pub kind: Option<&'a str>,
    /// When it began.
    pub dates: SaidDates<'a>,
    /// How long, as far as the file's date: what was still to come is not counted.
    pub days: DayRange,
    /// It was set to end on this day, after the file's date: a plan and not a fact.
    pub planned_until: Option<Date>,
    /// The claims.
    pub happening: Happening<'a>,
}

/// Every punishment that is told, in order of time.
#[derive(Debug, Clone)]
pub struct Punishments<'a> {
    /// One by one.
    pub each: Vec<Punishment<'a>>,
}

impl CaseFile {
    /// The punishments of the person whose case it is.
    pub fn punishments(&self) -> Punishments<'_> {
        let told = |state: &ClaimState| {
            state.claim.statement.kind() == Kind::Punishment
                && self.is_about_principal(state)
                && is_told(state)
        };
        let happenings = self.happenings(told).into_iter();
        Punishments { each: happenings.map(|happening| Punishment::of(self, happening)).collect() }
    }
}

impl<'a> Punishments<'a> {
    /// The days of all of them together, of this kind only if one is given. Placements may follow each
    /// other without a break; nothing is taken off where two overlap.
    pub fn total(&self, kind: Option<&str>) -> DayRange {
        let chosen = self.each.iter().filter(|one| is_of(one, kind));
        chosen.fold(DayRange::exactly(0), |sum, one| sum.plus(&one.days))
    }

    /// The longest one whose length is known for certain, by its least number of days.
    pub fn longest(&self, kind: Option<&str>) -> Option<&Punishment<'a>> {
        let known = self.each.iter().filter(|one| is_of(one, kind) && one.days.min > CustodyDays::default());
        // The first of equals.
        known.rev().max_by_key(|one| one.days.min)
    }
}

fn is_of(one: &Punishment<'_>, kind: Option<&str>) -> bool {
    kind.is_none_or(|kind| one.kind.is_some_and(|said| said.eq_ignore_ascii_case(kind)))
}

impl<'a> Punishment<'a> {
    fn of(file: &CaseFile, happening: Happening<'a>) -> Self {
        let as_of = file.as_of.world;
        let lengths = happening.claims.iter().filter_map(|state| days_of(file, state));
        let days = lengths.reduce(|a, b| spread(&a, &b)).unwrap_or_else(|| unknown(&happening));
        let ends = happening.claims.iter().filter_map(|state| planned_end(state));
        Self {
            kind: happening.said(Field::Kind).first().map(|said| said.value),
            dates: happening.dates(),
            days,
            planned_until: ends.max().filter(|end| *end > as_of),
            happening,
        }
    }
}

fn unknown(happening: &Happening<'_>) -> DayRange {
    let has_length = !happening.said(Field::Length).is_empty();
    DayRange::unknown(if has_length { Inexact::LengthNotUnderstood } else { Inexact::EndImprecise })
}

/// The last day that the claim sets: of its span, or its first day and its length.
fn planned_end(state: &ClaimState) -> Option<Date> {
    match state.claim.dates.occurred? {
        SourceDate::Span(_, Some(end)) => Some(end.latest()),
        date => {
            let days = length_in_days(state)?;
            date.exact_start()?.checked_add(jiff::Span::new().days(i64::from(days))).ok()
        }
    }
}

fn length_in_days(state: &ClaimState) -> Option<u32> {
    let term = terms::read(state.claim.statement.get(Field::Length)?)?;
    (term.months == 0).then_some(term.days)
}

fn days_of(file: &CaseFile, state: &ClaimState) -> Option<DayRange> {
    let as_of = file.as_of.world;
    let date = state.claim.dates.occurred;
    let cut = |day: Date| day.min(as_of);
    if let Some(SourceDate::Span(from, Some(to))) = date {
        // An end that was still to come when the source was published stays a plan, also when its day has passed:
        // the source speaks for the days until its own.
        let told_on = file.published_by(state).filter(|told_on| *told_on < to.earliest());
        let earliest = told_on.map_or(to.earliest(), |told_on| told_on.max(from.earliest()));
        let end = Bounds { earliest: Some(cut(earliest)), latest: Some(cut(to.latest())) };
        let start = start_bounds(SourceDate::Span(from, None));
        let inexact = [(start, Inexact::StartImprecise), (end, Inexact::EndImprecise)];
        let because = inexact.into_iter().filter(|(bounds, _)| bounds.exact().is_none()).map(|(_, why)| why);
        return Some(DayRange::between(start, end, because.collect()));
    }
    let days = length_in_days(state)?;
    let so_far = date.and_then(SourceDate::exact_start).and_then(|start| CustodyDays::between(start, as_of));
    let passed = so_far.map_or(days, |passed| passed.count(super::Convention::Exclusive));
    Some(DayRange::exactly(days.min(passed)))
}

/// Two claims about one placement: between the lesser and the greater.
fn spread(a: &DayRange, b: &DayRange) -> DayRange {
    let mut because = a.plus(b).because;
    if a != b {
        because.push(Inexact::EndsDisagree);
    }
    DayRange { min: a.min.min(b.min), max: a.max.zip(b.max).map(|(a, b)| a.max(b)), because }
}
