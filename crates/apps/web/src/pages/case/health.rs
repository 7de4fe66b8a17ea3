//! Health and conditions of detention: what sources tell, in order of time, and punishments added up with how.

use amparo_casework::ledger::case_file::{
    CaseFile, Convention, DayRange, Happening, Punishment, Punishments,
};
use askama::Template;

use super::frame::{CaseFrame, Part, inexact};
use super::lines::{Line, Lines, SourceLine};
use super::moment::{Chosen, file_at};
use crate::answer::{Answer, page};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::frame::Frame;

#[derive(Template)]
#[template(path = "case/health.html")]
struct HealthPage {
    frame: Frame,
    case: CaseFrame,
    chosen: Chosen,
    query: String,
    sums: Vec<Sum>,
    punishments: Vec<PunishmentRow>,
    parts: Vec<HealthPart>,
    sources: Vec<SourceLine>,
}

/// Punishments of one kind, or all of them, added up.
struct Sum {
    label: String,
    times: usize,
    days: String,
    how: String,
    longest: Option<String>,
}

struct PunishmentRow {
    when: String,
    kind: Option<String>,
    days: String,
    planned: Option<String>,
    line: Line,
}

/// What is told of one matter.
struct HealthPart {
    name: &'static str,
    label: String,
    lines: Vec<Line>,
}

pub(super) fn show(ask: &Ask) -> Answer {
    let t = ask.t;
    let (file, chosen) = file_at(ask)?;
    let case = CaseFrame::of(ask, &file, chosen.moment, Part::Health);
    let frame = case.page(ask, Part::Health);
    let told = file.punishments();
    let mut lines = Lines::new(t, &file);
    let punishments = told.each.iter().map(|one| punishment(t, &mut lines, one)).collect();
    let parts = parts(t, &mut lines, &file);
    page(&HealthPage {
        query: chosen.query(),
        sums: sums(t, &told),
        punishments,
        parts,
        sources: lines.into_sources(),
        frame,
        case,
        chosen,
    })
}

fn parts(t: Speech, lines: &mut Lines<'_>, file: &CaseFile) -> Vec<HealthPart> {
    let parts: [(&str, String, Vec<Happening<'_>>); 7] = [
        ("conditions", t.say("case-health-conditions"), file.conditions()),
        ("neglect", t.say("case-health-neglect"), file.medical_neglect()),
        ("ill-treatment", t.say("case-health-ill-treatment"), file.ill_treatment()),
        ("poisonings", t.say("case-health-poisonings"), file.poisonings()),
        ("hunger-strikes", t.say("case-health-hunger-strikes"), file.hunger_strikes()),
        ("access", t.say("case-health-access"), file.access_denied()),
        ("contacts", t.say("case-health-contacts"), file.contacts()),
    ];
    let part = |(name, label, happenings): (&'static str, String, Vec<Happening<'_>>)| HealthPart {
        name,
        label,
        lines: happenings.iter().map(|one| lines.dated(one)).collect(),
    };
    parts.into_iter().map(part).collect()
}

/// All punishments together, then each kind that sources name.
fn sums(t: Speech, told: &Punishments<'_>) -> Vec<Sum> {
    if told.each.is_empty() {
        return Vec::new();
    }
    let mut kinds: Vec<&str> = Vec::new();
    for kind in told.each.iter().filter_map(|one| one.kind) {
        if !kinds.iter().any(|known| known.eq_ignore_ascii_case(kind)) {
            kinds.push(kind);
        }
    }
    let all = (t.say("case-punishments-all"), None);
    let each = kinds.iter().map(|kind| ((*kind).to_owned(), Some(*kind)));
    let chosen: Vec<(String, Option<&str>)> =
        std::iter::once(all).chain(each.filter(|_| kinds.len() > 1)).collect();
    chosen.into_iter().map(|(label, kind)| sum(t, told, label, kind)).collect()
}

fn sum(t: Speech, told: &Punishments<'_>, label: String, kind: Option<&str>) -> Sum {
    let is_of = |one: &&Punishment<'_>| {
        kind.is_none_or(|kind| one.kind.is_some_and(|said| said.eq_ignore_ascii_case(kind)))
    };
    let total = told.total(kind);
    let longest = told.longest(kind).map(|one| {
        let (days, when) = (plain_days(t, &one.days), t.whens(&one.dates));
        t.with_all("case-punishment-longest", &[("days", &days), ("when", &when)])
    });
    Sum {
        label,
        times: told.each.iter().filter(is_of).count(),
        days: plain_days(t, &total),
        how: total.because.iter().map(|why| inexact(t, *why)).collect::<Vec<_>>().join("; "),
        longest,
    }
}

fn punishment(t: Speech, lines: &mut Lines<'_>, one: &Punishment<'_>) -> PunishmentRow {
    PunishmentRow {
        when: t.whens(&one.dates),
        kind: one.kind.map(str::to_owned),
        days: plain_days(t, &one.days),
        planned: one.planned_until.map(|day| t.with("case-punishment-planned", "day", t.day(day))),
        line: lines.dated(&one.happening),
    }
}

/// A number of days that are no days in custody: "15 days", "at least 3 days", or that nobody gives a length.
fn plain_days(t: Speech, days: &DayRange) -> String {
    let min = days.min.count(Convention::Exclusive);
    match days.max.map(|max| max.count(Convention::Exclusive)) {
        None if min == 0 => t.say("case-length-unknown"),
        Some(max) if max == min => t.count("case-plain-days", min),
        Some(max) => t.with_all("case-plain-days-range", &[("min", &t.number(min)), ("max", &t.number(max))]),
        None => t.with("case-plain-days-least", "min", t.number(min)),
    }
}
