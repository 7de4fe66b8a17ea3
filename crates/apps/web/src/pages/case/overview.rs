//! The overview of a case: custody, what is known in brief, what is in conflict, what is not known, what waits.

use amparo_casework::ledger::Kind;
use amparo_casework::ledger::case_file::{
    CaseFile, Conflict, ConflictKind, Custody, EndedHow, Footing, Happening, Stretch,
};
use amparo_casework::ledger::consent::ConsentKind;
use amparo_casework::ledger::record::ClaimState;
use amparo_casework::papers::custody_in_words;
use amparo_casework::people_of_case::{Side, of_file};
use amparo_casework::policy::Action;
use amparo_casework::proposals::waiting;
use askama::Template;

use super::frame::{CaseFrame, Part, days_of};
use super::lines::{Line, Lines, Note, SourceLine};
use super::moment::{Chosen, file_at};
use crate::answer::{Answer, page};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::frame::Frame;

/// How many lines a part of the brief has; the other pages have the rest.
const BRIEF_LINES: usize = 4;
/// How many calls and decisions are shown.
const RESPONSE_LINES: usize = 8;

#[derive(Template)]
#[template(path = "case/overview.html")]
struct OverviewPage {
    frame: Frame,
    case: CaseFrame,
    chosen: Chosen,
    as_of: String,
    query: String,
    custody: Vec<CustodyRow>,
    brief: Vec<Brief>,
    conflicts: Vec<ConflictShown>,
    gaps: Vec<GapShown>,
    waits: Waits,
    responses: Vec<Line>,
    responses_left: usize,
    nameable: Vec<String>,
    withheld: Vec<String>,
    consents: Vec<String>,
    sources: Vec<SourceLine>,
}

/// An episode of custody.
struct CustodyRow {
    from: String,
    to: String,
    footing: String,
    days: String,
    places: Vec<String>,
    notes: Vec<Note>,
}

/// A part of what is known.
struct Brief {
    label: String,
    lines: Vec<Line>,
    left: usize,
}

struct ConflictShown {
    what: String,
    kind: &'static str,
    sides: Vec<SideShown>,
}

struct SideShown {
    says: String,
    lines: Vec<Line>,
}

struct GapShown {
    what: String,
    settled_by: &'static str,
    notes: Vec<Note>,
}

/// What waits for a person in this case.
struct Waits {
    proposals: usize,
    same_events: usize,
    same_names: usize,
    may_decide: bool,
}

pub(super) fn show(ask: &Ask) -> Answer {
    let t = ask.t;
    let (file, chosen) = file_at(ask)?;
    let case = CaseFrame::of(ask, &file, chosen.moment, Part::Overview);
    let frame = case.page(ask, Part::Overview);
    let custody = file.custody();
    let mut lines = Lines::new(t, &file);
    let custody_rows = custody_rows(t, &mut lines, &custody);
    let brief = brief(t, &mut lines, &file, &custody);
    let conflicts = file.conflicts().iter().map(|one| conflict(t, &mut lines, one)).collect();
    let gaps = gaps(&mut lines, &file, &custody);
    let (responses, responses_left) = responses(&mut lines, &file);
    let (nameable, withheld) = naming(&file);
    let page_of = OverviewPage {
        as_of: t.day(file.as_of.world),
        query: chosen.query(),
        custody: custody_rows,
        brief,
        conflicts,
        gaps,
        waits: waits(ask, &file)?,
        responses,
        responses_left,
        nameable,
        withheld,
        consents: consents(t, &file),
        sources: lines.into_sources(),
        frame,
        case,
        chosen,
    };
    page(&page_of)
}

fn waits(ask: &Ask, file: &CaseFile) -> Result<Waits, crate::answer::Fail> {
    let case = file.case;
    Ok(Waits {
        proposals: ask.read(|desk| waiting(desk, case, None))?.len(),
        same_events: file.may_be_same_event().len(),
        same_names: file.same_names().len(),
        may_decide: ask.may(Action::DecideProposal, Some(case)),
    })
}

fn custody_rows(t: Speech, lines: &mut Lines<'_>, custody: &Custody<'_>) -> Vec<CustodyRow> {
    let mut rows = Vec::new();
    for stretch in &custody.stretches {
        for (at, episode) in stretch.episodes.iter().enumerate() {
            let claims: Vec<&ClaimState> =
                episode.happenings.iter().flat_map(|one| one.claims.iter().copied()).collect();
            rows.push(CustodyRow {
                from: t.whens(&episode.start),
                to: end_of(t, stretch, at),
                footing: footing(t, &episode.footing),
                days: stretch.days_of(at).map(|days| days_of(t, &days)).unwrap_or_default(),
                places: places(stretch, at),
                notes: lines.notes(&claims),
            });
        }
    }
    for gap in &custody.whereabouts_unknown {
        let to = gap.until.latest.map_or_else(|| t.say("case-end-not-on-file"), |day| t.day(day));
        rows.push(CustodyRow {
            from: t.whens(&gap.since),
            to,
            footing: t.say("case-whereabouts-unknown"),
            days: String::new(),
            places: Vec::new(),
            notes: lines.notes(&gap.happening.claims),
        });
    }
    rows
}

fn end_of(t: Speech, stretch: &Stretch<'_>, episode: usize) -> String {
    if let Some(next) = stretch.episodes.get(episode + 1) {
        return t.whens(&next.start);
    }
    match stretch.ending.how {
        EndedHow::NotOnFile => match stretch.last_word {
            Some((day, _)) => t.with("case-last-word", "day", t.day(day)),
            None => t.say("case-end-not-on-file"),
        },
        EndedHow::Released | EndedHow::Exchanged | EndedHow::Died => t.whens(&stretch.ending.dates),
    }
}

/// The places of a stretch stand at its last episode.
fn places(stretch: &Stretch<'_>, episode: usize) -> Vec<String> {
    if episode + 1 < stretch.episodes.len() {
        return Vec::new();
    }
    stretch.places.iter().map(|stay| stay.place.to_owned()).collect()
}

fn footing(t: Speech, footing: &Footing) -> String {
    match footing {
        Footing::Unknown => t.say("case-footing-unknown"),
        Footing::Administrative => t.say("case-footing-administrative"),
        Footing::Criminal => t.say("case-footing-criminal"),
        Footing::Other(words) => words.clone(),
        Footing::Contested => t.say("case-footing-contested"),
    }
}

fn brief(t: Speech, lines: &mut Lines<'_>, file: &CaseFile, custody: &Custody<'_>) -> Vec<Brief> {
    let name = file.names.first().cloned().unwrap_or_default();
    let words = custody_in_words(custody, &name);
    let custody_line = lines.of(words.text, &words.claims);
    let parts = [
        (t.say("case-brief-who"), [file.births(), file.statuses(), file.ties(), file.works()].concat()),
        (t.say("case-brief-law"), [file.charges(), file.verdicts()].concat()),
        (
            t.say("case-brief-health"),
            [
                file.poisonings(),
                file.conditions(),
                file.medical_neglect(),
                file.ill_treatment(),
                file.hunger_strikes(),
            ]
            .concat(),
        ),
        (t.say("case-brief-contact"), [file.contacts(), file.access_denied()].concat()),
    ];
    let mut brief = Vec::new();
    for (at, (label, happenings)) in parts.into_iter().enumerate() {
        if at == 1 {
            let label = t.say("case-brief-custody");
            brief.push(Brief { label, lines: Vec::new(), left: 0 });
        }
        // What is told last is nearest to today.
        let skipped = if at == 0 { 0 } else { happenings.len().saturating_sub(BRIEF_LINES) };
        let chosen = happenings.iter().skip(skipped).take(BRIEF_LINES);
        let told: Vec<Line> = chosen.map(|happening| lines.line(happening)).collect();
        let left = happenings.len() - told.len();
        brief.push(Brief { label, lines: told, left });
    }
    if let Some(part) = brief.get_mut(1) {
        part.lines.push(custody_line);
    }
    brief.retain(|part| !part.lines.is_empty());
    brief
}

fn conflict(t: Speech, lines: &mut Lines<'_>, conflict: &Conflict<'_>) -> ConflictShown {
    let what = match conflict.what {
        ConflictKind::Date => t.say("case-conflict-date"),
        ConflictKind::Place => t.say("case-conflict-place"),
        ConflictKind::Value(_) => t.say("case-conflict-value"),
        ConflictKind::Denied => t.say("case-conflict-denied"),
        ConflictKind::Disputed => t.say("case-conflict-disputed"),
    };
    let mut sides: Vec<SideShown> = Vec::new();
    for side in &conflict.sides {
        let told = side.claims.iter().map(|state| lines.claim(state)).collect();
        sides.push(SideShown { says: side.says.clone(), lines: told });
    }
    // What somebody disputes stands beside the dispute.
    if conflict.what == ConflictKind::Disputed {
        for state in conflict.sides.iter().flat_map(|side| &side.claims) {
            for dispute in &state.disputes {
                sides.push(SideShown { says: format!("{}: {}", dispute.by, dispute.why), lines: Vec::new() });
            }
        }
    }
    ConflictShown { what, kind: conflict.kind.name(), sides }
}

fn gaps(lines: &mut Lines<'_>, file: &CaseFile, custody: &Custody<'_>) -> Vec<GapShown> {
    let mut shown: Vec<GapShown> = Vec::new();
    for gap in file.gaps_with(custody) {
        let (what, settled_by) = (gap.question.to_string(), gap.question.settled_by());
        let mut notes = lines.notes(&gap.claims);
        match shown.iter_mut().find(|known| known.what == what) {
            // Two charges without an article are one errand.
            Some(known) => known.notes.append(&mut notes),
            None => shown.push(GapShown { what, settled_by, notes }),
        }
    }
    shown
}

/// Determinations first, then what others called for, the newest first.
fn responses(lines: &mut Lines<'_>, file: &CaseFile) -> (Vec<Line>, usize) {
    let mut all = [file.determinations(), file.recognitions(), file.sanctions(), file.calls()].concat();
    all.sort_by_cached_key(|one: &Happening<'_>| {
        let day = one.dates().start().latest;
        (!one.is(Kind::Determination), std::cmp::Reverse(day))
    });
    let left = all.len().saturating_sub(RESPONSE_LINES);
    (all.iter().take(RESPONSE_LINES).map(|one| lines.dated(one)).collect(), left)
}

/// Who may be named in a paper, and whose name is withheld from it.
fn naming(file: &CaseFile) -> (Vec<String>, Vec<String>) {
    let people = of_file(file).people;
    let of_people = people.iter().filter(|one| one.side != Side::Spoke && !one.is_organisation);
    let (may, not): (Vec<_>, Vec<_>) = of_people.partition(|one| one.may_be_named);
    let names = |of: Vec<&amparo_casework::people_of_case::InCaseFile>| {
        of.into_iter().filter_map(|one| one.names.first().cloned()).collect()
    };
    (names(may), names(not))
}

fn consents(t: Speech, file: &CaseFile) -> Vec<String> {
    let in_words = |kind: ConsentKind| match kind {
        ConsentKind::PrivacyWaiver => t.say("case-consent-privacy-waiver"),
        ConsentKind::Prisoner => t.say("case-consent-prisoner"),
        ConsentKind::Family => t.say("case-consent-family"),
        ConsentKind::PowerOfAttorney => t.say("case-consent-power-of-attorney"),
        ConsentKind::SourceUse => t.say("case-consent-source-use"),
    };
    let line = |state: &amparo_casework::ledger::record::ConsentState| {
        let consent = &state.consent;
        let until = consent.until.map_or_else(|| t.say("case-consent-no-end"), |date| t.when(date));
        let (kind, given) = (in_words(consent.kind), t.when(consent.given_on));
        t.with_all(
            "case-consent-line",
            &[("kind", &kind), ("by", &consent.given_by), ("on", &given), ("until", &until)],
        )
    };
    file.standing_consents().map(line).collect()
}
