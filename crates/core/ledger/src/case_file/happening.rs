//! Happenings: claims that people said describe one event, and what those claims say together.
//!
//! Nothing is chosen here. When two sources date one arrest differently, both dates stay, each with its
//! claims. A claim that nobody grouped is a happening of its own, even beside its twin.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::CaseFile;
use crate::claim::Modality;
use crate::claim::kind::{Field, Kind};
use crate::date::{Precision, SourceDate};
use crate::ids::OccurrenceId;
use crate::record::ClaimState;

/// One happening with every claim about it, in the order in which they were entered.
#[derive(Debug, Clone)]
pub struct Happening<'a> {
    /// The event that a person made of the claims; `None`: nobody grouped this claim.
    pub occurrence: Option<OccurrenceId>,
    /// The claims; never empty.
    pub claims: Vec<&'a ClaimState>,
}

/// A value with the claims that give it.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    /// The words of the source.
    pub value: &'a str,
    /// Who gives it.
    pub claims: Vec<&'a ClaimState>,
}

/// A date with the claims that give it.
#[derive(Debug, Clone)]
pub struct SaidDate<'a> {
    /// The date, as precise as its source.
    pub date: SourceDate,
    /// Who gives it.
    pub claims: Vec<&'a ClaimState>,
}

/// Every date that the claims of a happening give for it. Empty: nobody dates it.
#[derive(Debug, Clone, Default)]
pub struct SaidDates<'a>(Vec<SaidDate<'a>>);

/// The days between which something lies. A missing bound is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bounds {
    /// The first possible day.
    pub earliest: Option<Date>,
    /// The last possible day.
    pub latest: Option<Date>,
}

impl Bounds {
    /// The one day that is possible.
    pub fn exact(self) -> Option<Date> {
        self.earliest.filter(|day| Some(*day) == self.latest)
    }

    /// Whether a day is in both.
    pub fn meets(self, other: Self) -> bool {
        let in_time = |start: Option<Date>, end: Option<Date>| match (start, end) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        };
        in_time(self.earliest, other.latest) && in_time(other.earliest, self.latest)
    }

    /// The days that are in both; `None` when there is none.
    fn narrowed_to(self, other: Self) -> Option<Self> {
        let later = |a: Option<Date>, b: Option<Date>| a.max(b);
        let sooner = |a: Option<Date>, b: Option<Date>| match (a, b) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (one, None) | (None, one) => one,
        };
        self.meets(other).then(|| Self {
            earliest: later(self.earliest, other.earliest),
            latest: sooner(self.latest, other.latest),
        })
    }

    fn widened_to(self, other: Self) -> Self {
        Self {
            earliest: self.earliest.zip(other.earliest).map(|(a, b)| a.min(b)),
            latest: self.latest.zip(other.latest).map(|(a, b)| a.max(b)),
        }
    }
}

/// When it began: for a span its first moment, otherwise the whole date.
pub(super) fn start_bounds(date: SourceDate) -> Bounds {
    match date {
        SourceDate::Span(from, _) => Bounds { earliest: Some(from.earliest()), latest: Some(from.latest()) },
        other => Bounds { earliest: other.earliest(), latest: other.latest() },
    }
}

/// From the first to the last day that it can mean.
pub(super) fn whole_bounds(date: SourceDate) -> Bounds {
    Bounds { earliest: date.earliest(), latest: date.latest() }
}

impl<'a> SaidDates<'a> {
    /// The dates that these claims give, the same date once.
    pub fn of(claims: impl IntoIterator<Item = &'a ClaimState>) -> Self {
        let mut said: Vec<SaidDate<'a>> = Vec::new();
        for state in claims {
            let Some(date) = state.claim.dates.occurred else { continue };
            match said.iter_mut().find(|known| known.date == date) {
                Some(known) => known.claims.push(state),
                None => said.push(SaidDate { date, claims: vec![state] }),
            }
        }
        Self(said)
    }

    /// The dates with their claims, in the order in which they were entered.
    pub fn iter(&self) -> std::slice::Iter<'_, SaidDate<'a>> {
        self.0.iter()
    }

    /// Nobody dates it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Two of the dates cannot both be right.
    pub fn disagree(&self) -> bool {
        self.agreed().is_none()
    }

    fn agreed(&self) -> Option<Bounds> {
        let mut starts = self.0.iter().map(|said| start_bounds(said.date));
        starts.try_fold(Bounds::default(), Bounds::narrowed_to)
    }

    /// Between which days it began: where the dates agree, the days that all allow; where they do not, every
    /// day that one of them allows.
    pub fn start(&self) -> Bounds {
        self.agreed().unwrap_or_else(|| {
            let starts = self.0.iter().map(|said| start_bounds(said.date));
            starts.reduce(Bounds::widened_to).unwrap_or_default()
        })
    }

    /// The most precise date; `None` when there is none or when they disagree.
    pub fn best(&self) -> Option<SourceDate> {
        let precise = self.0.iter().map(|said| said.date).max_by_key(|date| precision_of(*date));
        precise.filter(|_| !self.disagree())
    }

    pub(super) fn extend(&mut self, other: Self) {
        for more in other.0 {
            match self.0.iter_mut().find(|known| known.date == more.date) {
                Some(known) => known.claims.extend(more.claims),
                None => self.0.push(more),
            }
        }
    }

    /// Every claim that gives a date.
    pub fn claims(&self) -> impl Iterator<Item = &'a ClaimState> + '_ {
        self.0.iter().flat_map(|said| said.claims.iter().copied())
    }
}

impl<'s, 'a> IntoIterator for &'s SaidDates<'a> {
    type Item = &'s SaidDate<'a>;
    type IntoIter = std::slice::Iter<'s, SaidDate<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// "2022-04-11", or "2018-12-28 or 2018-12-31" where the sources differ; empty when nobody dates it.
impl std::fmt::Display for SaidDates<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(best) = self.best() {
            return write!(f, "{best}");
        }
        for (place, said) in self.0.iter().enumerate() {
            write!(f, "{}{}", if place == 0 { "" } else { " or " }, said.date)?;
        }
        Ok(())
    }
}

/// How fine a date is; open-ended and bounded dates count as coarser than a plain one.
fn precision_of(date: SourceDate) -> (bool, Option<Precision>) {
    match date {
        SourceDate::At { moment, approximate } => (!approximate, Some(moment.precision())),
        SourceDate::Span(from, _) => (true, Some(from.precision())),
        SourceDate::Before(_) | SourceDate::After(_) | SourceDate::Between(..) => (false, None),
    }
}

/// Whether the source tells it as something that happened: asserted or alleged, not denied, feared, requested.
pub(super) fn is_told(state: &ClaimState) -> bool {
    matches!(state.claim.attribution.modality, Modality::Asserted | Modality::Alleged)
}

impl<'a> Happening<'a> {
    /// The claim that was entered first.
    pub fn first(&self) -> &'a ClaimState {
        self.claims[0]
    }

    /// The kind of the claim that was entered first.
    pub fn kind(&self) -> Kind {
        self.first().claim.statement.kind()
    }

    /// Whether the claims are of this kind, at least one of them.
    pub fn is(&self, kind: Kind) -> bool {
        self.claims.iter().any(|state| state.claim.statement.kind() == kind)
    }

    /// At least one source states it as so.
    pub fn is_asserted(&self) -> bool {
        self.claims.iter().any(|state| state.claim.is_asserted())
    }

    /// Every date that is told for it. What is denied, feared or requested does not date it.
    pub fn dates(&self) -> SaidDates<'a> {
        SaidDates::of(self.claims.iter().copied().filter(|state| is_told(state)))
    }

    /// What the claims say in this field, the same words once.
    pub fn said(&self, field: Field) -> Vec<Said<'a>> {
        self.collect(|state| state.claim.statement.get(field))
    }

    /// Where, the same words once.
    pub fn places(&self) -> Vec<Said<'a>> {
        self.collect(|state| state.claim.place.as_deref())
    }

    fn collect(&self, of: impl Fn(&'a ClaimState) -> Option<&'a str>) -> Vec<Said<'a>> {
        let mut said: Vec<Said<'a>> = Vec::new();
        for state in self.claims.iter().copied() {
            let Some(value) = of(state) else { continue };
            match said.iter_mut().find(|known| known.value == value) {
                Some(known) => known.claims.push(state),
                None => said.push(Said { value, claims: vec![state] }),
            }
        }
        said
    }

    /// Dated before undated, then by day; of one day the vaguer first, then in the order of entry.
    fn sort_key(&self) -> (bool, Option<Date>, Option<Precision>, Option<u16>, u64) {
        let dates = self.claims.iter().filter_map(|state| state.claim.dates.occurred);
        let first = dates.min_by_key(|date| date.sort_day());
        let (precision, minutes) = match first {
            Some(SourceDate::At { moment, .. } | SourceDate::Span(moment, _)) => {
                (Some(moment.precision()), moment.minutes_since_midnight())
            }
            _ => (None, None),
        };
        (first.is_none(), first.and_then(SourceDate::sort_day), precision, minutes, self.first().entered.seq)
    }
}

impl CaseFile {
    /// Everything in the file in order of time, each happening with all its claims; undated last.
    pub fn chronology(&self) -> Vec<Happening<'_>> {
        self.happenings(|_| true)
    }

    /// The happenings that the claims for which `wanted` holds describe, in order of time.
    pub fn happenings(&self, wanted: impl Fn(&ClaimState) -> bool) -> Vec<Happening<'_>> {
        let mut happenings: Vec<Happening<'_>> = Vec::new();
        let mut known = BTreeMap::new();
        for state in self.standing().filter(|state| wanted(state)) {
            let occurrence = self.occurrence_of(state.claim.id);
            if let Some(&place) = occurrence.and_then(|occurrence| known.get(&occurrence)) {
                let happening: &mut Happening<'_> = &mut happenings[place];
                happening.claims.push(state);
                continue;
            }
            if let Some(occurrence) = occurrence {
                known.insert(occurrence, happenings.len());
            }
            happenings.push(Happening { occurrence, claims: vec![state] });
        }
        happenings.sort_by_cached_key(Happening::sort_key);
        happenings
    }
}
