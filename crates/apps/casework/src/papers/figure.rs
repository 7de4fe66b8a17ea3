//! The timeline of a case as a figure.

use amparo_dossier::model::Importance;
use amparo_dossier::timeline::{
    CustodyEnd, CustodyKind, CustodySegment, Theme, TimelineEvent, TimelineFigure,
};
use amparo_ledger::Kind;
use amparo_ledger::case_file::{About, CaseFile, EndedHow, Footing, Happening, SaidDates};
use amparo_ledger::claim::kind;
use amparo_ledger::date::{Moment, SourceDate};
use amparo_ledger::ids::ClaimId;
use amparo_ledger::least_one::AtLeastOne;

use super::Citing;
use crate::wording::in_brief;

/// The timeline of a case: what is dated, in order, and custody below it.
pub(super) fn figure(file: &CaseFile) -> TimelineFigure {
    let citing = Citing::new(file);
    let name = file.names.first().cloned().unwrap_or_default();
    let events = file.chronology().iter().filter_map(|happening| event(&citing, happening)).collect();
    TimelineFigure {
        title: format!("Timeline: {name}"),
        as_of: file.as_of.world,
        events,
        custody: custody(file),
        left_out: 0,
    }
}

fn event(citing: &Citing<'_>, happening: &Happening<'_>) -> Option<TimelineEvent> {
    let first = happening.first();
    let date = super::date_of(happening)?;
    let text = in_brief(&first.claim);
    let text = match citing.file.about(first) {
        About::Other(_) => format!("{}: {text}", citing.name_of(first)),
        _ => text,
    };
    Some(TimelineEvent {
        date,
        label: cut(&text),
        theme: lane_of(citing.file, happening),
        contested: citing.is_contested(happening),
        importance: importance(happening.kind()),
        claims: claim_ids(happening)?,
        source_numbers: Vec::new(),
    })
}

const LABEL_CHARS_MAX: usize = 60;

/// Cut at a word.
fn cut(text: &str) -> String {
    let mut label = String::new();
    for word in text.split_whitespace() {
        if label.chars().count() + word.chars().count() + 1 > LABEL_CHARS_MAX {
            label.push('…');
            break;
        }
        if !label.is_empty() {
            label.push(' ');
        }
        label.push_str(word);
    }
    label
}

fn claim_ids(happening: &Happening<'_>) -> Option<AtLeastOne<ClaimId>> {
    AtLeastOne::new(happening.claims.iter().map(|state| state.claim.id).collect())
}

/// The lane of the timeline in which a happening stands.
pub fn lane_of(file: &CaseFile, happening: &Happening<'_>) -> Theme {
    if matches!(file.about(happening.first()), About::Other(_)) {
        return Theme::Others;
    }
    match happening.kind().spec().theme {
        kind::Theme::Identity | kind::Theme::Ties | kind::Theme::Work | kind::Theme::Authority => Theme::Life,
        kind::Theme::Custody => Theme::Detention,
        kind::Theme::Law => Theme::Proceedings,
        kind::Theme::Health => Theme::Health,
        kind::Theme::Response => Theme::Response,
        kind::Theme::Context => Theme::Others,
    }
}

pub(super) fn importance(kind: Kind) -> Importance {
    match kind {
        Kind::Arrest
        | Kind::Charge
        | Kind::Conviction
        | Kind::Sentence
        | Kind::Poisoning
        | Kind::Death
        | Kind::Release
        | Kind::Exchange
        | Kind::Determination => Importance::Key,
        Kind::Detention
        | Kind::Transfer
        | Kind::Punishment
        | Kind::MedicalNeglect
        | Kind::IllTreatment
        | Kind::AccessDenied
        | Kind::HungerStrike
        | Kind::Disappearance
        | Kind::Sanction
        | Kind::Health
        | Kind::Trial => Importance::Notable,
        _ => Importance::Detail,
    }
}

fn custody(file: &CaseFile) -> Vec<CustodySegment> {
    let track = file.custody();
    let mut segments = Vec::new();
    for stretch in &track.stretches {
        for (place, episode) in stretch.episodes.iter().enumerate() {
            let next = stretch.episodes.get(place + 1);
            let to = match next {
                Some(next) => date_of(&next.start).map_or(CustodyEnd::Unknown, CustodyEnd::At),
                None if stretch.ending.how == EndedHow::NotOnFile => {
                    stretch.last_word.map_or(CustodyEnd::Unknown, |(day, _)| CustodyEnd::LastWord(day))
                }
                None => date_of(&stretch.ending.dates).map_or(CustodyEnd::Unknown, CustodyEnd::At),
            };
            let claims: Vec<ClaimId> = episode
                .happenings
                .iter()
                .flat_map(|one| one.claims.iter().map(|state| state.claim.id))
                .collect();
            if let (Some(from), Some(claims)) = (date_of(&episode.start), AtLeastOne::new(claims)) {
                segments.push(CustodySegment {
                    kind: kind_of(&episode.footing),
                    from,
                    to,
                    label: None,
                    claims,
                });
            }
        }
    }
    for gap in &track.whereabouts_unknown {
        let until = gap.until.latest.map(|day| SourceDate::at(Moment::day(day)));
        if let (Some(from), Some(claims)) = (date_of(&gap.since), claim_ids(&gap.happening)) {
            segments.push(CustodySegment {
                kind: CustodyKind::WhereaboutsUnknown,
                from,
                to: until.map_or(CustodyEnd::Unknown, CustodyEnd::At),
                label: None,
                claims,
            });
        }
    }
    segments
}

fn date_of(said: &SaidDates<'_>) -> Option<SourceDate> {
    said.best().or_else(|| said.iter().next().map(|one| one.date))
}

fn kind_of(footing: &Footing) -> CustodyKind {
    match footing {
        Footing::Administrative => CustodyKind::Administrative,
        Footing::Criminal => CustodyKind::Criminal,
        Footing::Unknown | Footing::Other(_) | Footing::Contested => CustodyKind::NotSpecified,
    }
}
