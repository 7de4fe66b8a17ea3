//! Today: what waits for a person, each a link into the work.

use amparo_casework::case_list::{CaseQuery, list_cases_page};
use amparo_casework::policy::Action;
use amparo_casework::today::{Some20, Today, compare_people, today};
use askama::Template;

use crate::answer::{Answer, page, see_other};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::cases::{Row, row};
use crate::pages::frame::{Frame, Room};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] =
    &[get("/", Gate::SignedIn, show), post("/today/compare", Gate::May(Action::AnswerIdentity), compare)];

/// How many cases of one kind are shown; the list has all.
const SHOWN: usize = 6;

#[derive(Template)]
#[template(path = "today.html")]
struct TodayPage {
    frame: Frame,
    day: String,
    cases: u64,
    may_open: bool,
    parts: Vec<Part>,
    people: Option<People>,
    erasures: Vec<Erasure>,
    nothing: bool,
    quiet: Vec<String>,
}

/// One kind of work.
struct Part {
    title: String,
    hint: String,
    total: u64,
    all: &'static str,
    rows: Vec<Work>,
}

/// A case with what waits in it.
struct Work {
    path: String,
    row: Row,
    what: String,
}

/// Questions on whether two entries are of one person.
struct People {
    compared: Option<String>,
    total: usize,
    first: Vec<(String, String)>,
}

struct Erasure {
    case: String,
    when: String,
    due: bool,
}

pub(crate) fn show(ask: &Ask) -> Answer {
    let t = ask.t;
    if !ask.may(Action::SeeToday, None) {
        return see_other("/cases");
    }
    let everything = CaseQuery { rows: 1, ..CaseQuery::default() };
    let (found, cases, day) = ask.read(|desk| {
        Ok((today(desk)?.into_inner(), list_cases_page(desk, &everything)?.total, desk.today()))
    })?;
    let people = ask.may(Action::AnswerIdentity, None).then(|| people(t, &found));
    let erasures: Vec<Erasure> = found
        .erasures
        .iter()
        .map(|due| Erasure { case: due.case.to_string(), when: t.moment(due.not_before), due: due.is_due })
        .collect();
    let all = parts(t, found);
    let quiet = all.iter().filter(|part| part.total == 0).map(|part| part.title.clone()).collect();
    let parts: Vec<Part> = all.into_iter().filter(|part| part.total > 0).collect();
    let nothing = parts.is_empty() && erasures.is_empty() && people.as_ref().is_none_or(|one| one.total == 0);
    page(&TodayPage {
        frame: Frame::new(ask, Room::Today, t.say("room-today")),
        day: t.day(day),
        cases,
        may_open: ask.may(Action::OpenCase, None),
        parts,
        people,
        erasures,
        nothing,
        quiet,
    })
}

fn people(t: Speech, found: &Today) -> People {
    let Some(same) = &found.same_people else {
        return People { compared: None, total: 0, first: Vec::new() };
    };
    let first = same.first.iter().take(SHOWN).map(|one| (one.left.clone(), one.right.clone()));
    People { compared: Some(t.moment(same.compared_at)), total: same.total, first: first.collect() }
}

fn parts(t: Speech, found: Today) -> Vec<Part> {
    let of = |title: String, hint: String, all, some: Some20, way: &str, what: fn(Speech, &Row) -> String| {
        let rows = some.first.into_iter().take(SHOWN).map(|line| {
            let row = row(t, line);
            Work { path: format!("{}{way}", row.path), what: what(t, &row), row }
        });
        Part { title, hint, total: some.total, all, rows: rows.collect() }
    };
    vec![
        of(
            t.say("today-waiting"),
            t.say("today-waiting-hint"),
            "/cases?waiting=1&sort=waiting&falling=1",
            found.waiting,
            "/reading",
            |t, row| t.count("cases-waiting-count", row.waiting),
        ),
        of(
            t.say("today-same-events"),
            t.say("today-same-events-hint"),
            "/cases?same-events=1",
            found.same_events,
            "/claims#one-happening",
            |t, row| t.count("cases-same-events-count", row.same_events),
        ),
        of(
            t.say("today-conflicts"),
            t.say("today-conflicts-hint"),
            "/cases?conflicts=1",
            found.conflicts,
            "#conflicts",
            |t, row| t.count("case-conflicts-title", row.conflicts),
        ),
        of(
            t.say("today-reviews"),
            t.say("today-reviews-hint"),
            "",
            found.reviews_due,
            "/assessment",
            |_, _| String::new(),
        ),
        of(t.say("today-consents"), t.say("today-consents-hint"), "", found.consents_end, "", |_, _| {
            String::new()
        }),
        of(
            t.say("today-silent"),
            t.say("today-silent-hint"),
            "/cases?no-news=90&sort=news",
            found.without_news,
            "",
            |t, row| row.silent.clone().unwrap_or_else(|| t.say("today-never")),
        ),
    ]
}

/// Compares everybody, which takes its time, and keeps the questions.
fn compare(ask: &Ask) -> Answer {
    let found = ask.write(compare_people)?;
    ask.say_next(ask.t.count("today-compared", found.total));
    see_other("/")
}
