//! Where the person was held, when they were last spoken of, and when nobody knew where they were.

use jiff::civil::Date;

use super::custody::{Stay, Stretch, WhereaboutsUnknown};
use super::happening::{Bounds, is_told, start_bounds};
use super::sections::is_one_of;
use super::track::sort_day;
use super::{CaseFile, SaidDates};
use crate::claim::kind::{Field, Kind};
use crate::date::SourceDate;
use crate::record::ClaimState;

/// What cannot be said of a person at liberty, beside what makes the track.
const PRESUPPOSES: &[Kind] = &[Kind::Punishment, Kind::AccessDenied, Kind::Contact];

/// Where the person was held: places of detention and ends of transfers; an arrest's place is where the
/// person was taken, not where they were held.
pub(super) fn places<'a>(stretch: &Stretch<'a>) -> Vec<Stay<'a>> {
    let happenings = stretch.episodes.iter().flat_map(|episode| &episode.happenings);
    let mut told: Vec<&ClaimState> = happenings
        .flat_map(|happening| happening.claims.iter().copied())
        .filter(|state| place_of(state).is_some())
        .collect();
    told.sort_by_key(|state| {
        let day = state.claim.dates.occurred.and_then(SourceDate::sort_day);
        (day.is_none(), day, state.entered.seq)
    });
    let mut stays: Vec<(Stay<'a>, Vec<&'a ClaimState>)> = Vec::new();
    for state in told {
        let Some(place) = place_of(state) else { continue };
        let dated = state.claim.dates.occurred.is_some();
        match stays.last_mut() {
            Some((stay, first)) if stay.place.eq_ignore_ascii_case(place) => {
                stay.claims.push(state);
                let same_day =
                    first.iter().any(|known| known.claim.dates.occurred == state.claim.dates.occurred);
                if same_day && dated {
                    first.push(state);
                }
            }
            _ => {
                let stay = Stay { place, since: SaidDates::default(), claims: vec![state] };
                stays.push((stay, vec![state]));
            }
        }
    }
    stays.into_iter().map(|(stay, first)| Stay { since: SaidDates::of(first), ..stay }).collect()
}

/// Where this claim says that the person is held from then on.
fn place_of(state: &ClaimState) -> Option<&str> {
    match state.claim.statement.kind() {
        Kind::Detention | Kind::Punishment | Kind::Contact => state.claim.place.as_deref(),
        Kind::Transfer => state.claim.statement.get(Field::To).or(state.claim.place.as_deref()),
        _ => None,
    }
}

/// The last day on which each stretch is spoken of. A detention without an end is spoken of when its source
/// was published.
pub(super) fn last_words<'a>(file: &'a CaseFile, stretches: &mut [Stretch<'a>]) {
    let as_of = file.as_of.world;
    for stretch in stretches.iter_mut() {
        let happenings = stretch.episodes.iter().flat_map(|episode| &episode.happenings);
        let words = happenings.flat_map(|happening| happening.claims.iter().copied());
        stretch.last_word =
            words.filter_map(|state| Some((word_day(file, state)?, state))).max_by_key(|(day, _)| *day);
    }
    let presupposes = |state: &&ClaimState| {
        file.is_about_principal(state) && is_one_of(state, PRESUPPOSES) && state.claim.is_asserted()
    };
    for state in file.standing().filter(presupposes) {
        let Some(day) = word_day(file, state) else { continue };
        let after = stretches.partition_point(|stretch| sort_day(stretch).is_none_or(|start| start <= day));
        let Some(stretch) = after.checked_sub(1).map(|at| &mut stretches[at]) else { continue };
        if !stretch.is_ended() && stretch.last_word.is_none_or(|(known, _)| known < day) {
            stretch.last_word = Some((day, state));
        }
    }
    for stretch in stretches.iter_mut() {
        let limit = stretch.over_by.min(as_of);
        stretch.last_word = stretch.last_word.map(|(day, state)| (day.min(limit), state));
    }
}

fn word_day(file: &CaseFile, state: &ClaimState) -> Option<Date> {
    let as_of = file.as_of.world;
    let day = match state.claim.dates.occurred? {
        SourceDate::Span(from, to) => {
            // A source speaks for no day after its own: an end still to come is a plan. Where the source has no
            // date, an end that lies in the past is taken as told afterwards.
            let told_on = file.published_by(state);
            let end = to.map(crate::date::Moment::earliest).filter(|end| told_on.is_some() || *end <= as_of);
            let last = [end, told_on].into_iter().flatten().min();
            last.unwrap_or(from.earliest()).max(from.earliest())
        }
        // Vague dates speak for their first day only.
        date => date.earliest()?,
    };
    Some(day.min(as_of))
}

/// Disappearances, and transfers to a place that nobody names (*etap*), until the next day on which the
/// file knows where the person is.
pub(super) fn whereabouts_unknown<'a>(
    file: &'a CaseFile,
    stretches: &[Stretch<'a>],
) -> Vec<WhereaboutsUnknown<'a>> {
    let begins = |state: &ClaimState| {
        let on_the_way = is_one_of(state, &[Kind::Transfer]) && place_of(state).is_none();
        file.is_about_principal(state)
            && is_told(state)
            && (on_the_way || is_one_of(state, &[Kind::Disappearance]))
    };
    let mut located = located(file, stretches);
    located.sort_by_key(|(day, state)| (*day, state.entered.seq));
    let gaps = file.happenings(begins).into_iter();
    gaps.map(|happening| {
        let since = happening.dates();
        let told_end = happening.claims.iter().find_map(|state| match state.claim.dates.occurred {
            Some(SourceDate::Span(_, Some(end))) => {
                Some((Bounds { earliest: Some(end.earliest()), latest: Some(end.latest()) }, *state))
            }
            _ => None,
        });
        let next = || found_after(&located, &since);
        let found = told_end.or_else(next);
        WhereaboutsUnknown {
            since,
            until: found.map(|(until, _)| until).unwrap_or_default(),
            located_by: found.map(|(_, state)| state).into_iter().collect(),
            happening,
        }
    })
    .collect()
}

/// The first word of where the person is after a day that may be vague. Within the vague days only another
/// place than the last one before them counts: the old place is where the way began.
fn found_after<'a>(located: &[Located<'a>], since: &SaidDates<'_>) -> Option<(Bounds, &'a ClaimState)> {
    let Bounds { earliest, latest } = since.start();
    let latest = latest?;
    let earliest = earliest.unwrap_or(latest);
    let at = located.partition_point(|(day, _)| *day <= earliest);
    let before = located[..at].iter().rev().find_map(|(_, state)| place_of(state));
    let elsewhere = |state: &ClaimState| place_of(state).is_none() || place_of(state) != before;
    let (day, state) = located[at..].iter().find(|(day, state)| *day > latest || elsewhere(state))?;
    Some((Bounds { earliest: Some(*day), latest: Some(*day) }, *state))
}

/// A day on which the file knows where the person is, with the claim.
type Located<'a> = (Date, &'a ClaimState);

/// Every day on which the file knows where the person is, with the claim.
fn located<'a>(file: &'a CaseFile, stretches: &[Stretch<'a>]) -> Vec<Located<'a>> {
    let of_stay = |stay: &Stay<'a>| stay.claims.clone();
    let of_end = |stretch: &Stretch<'a>| {
        stretch.ending.happenings.iter().flat_map(|h| h.claims.clone()).collect::<Vec<_>>()
    };
    let claims = stretches.iter().flat_map(|stretch| {
        stretch.places.iter().flat_map(of_stay).chain(of_end(stretch)).collect::<Vec<_>>()
    });
    // Who is punished in a colony, or visited there, is there.
    let seen = file.standing().filter(|state| {
        file.is_about_principal(state)
            && is_one_of(state, &[Kind::Punishment, Kind::Contact])
            && state.claim.is_asserted()
            && state.claim.place.is_some()
    });
    claims
        .chain(seen)
        .filter_map(|state| Some((start_bounds(state.claim.dates.occurred?).exact()?, state)))
        .collect()
}
