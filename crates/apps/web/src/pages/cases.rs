//! The list of cases: searched in any script, filtered, sorted, counted, with the views that a member keeps.

#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use amparo_casework::case_list::{
    CaseLine, CasePage, CaseQuery, PageFrom, SavedView, SortBy, Way, delete_view, list_cases_page, save_view,
    saved_views,
};
use amparo_casework::ledger::case_file::CustodyWord;
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use amparo_casework::search_cases::{FoundCase, search_cases, suggest};
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page_with, see_other};
use crate::ask::Ask;
use crate::fields::Fields;
use crate::lang::Speech;
use crate::pages::frame::{Frame, Room};
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/cases", Gate::May(Action::ListCases), list),
    post("/cases/views", Gate::May(Action::ListCases), keep_view),
    post("/cases/views/delete", Gate::May(Action::ListCases), drop_view),
];

/// How many people a search shows.
const FOUND_MAX: usize = 50;
/// A case of which nothing was told for so many days is one without news.
const NO_NEWS_DAYS: u32 = 90;

#[derive(Template)]
#[template(path = "cases.html")]
struct CasesPage {
    frame: Frame,
    problem: Option<Problem>,
    q: String,
    found: Vec<FoundRow>,
    rows: Vec<Row>,
    total: u64,
    all: u64,
    filters: Vec<Filter>,
    countries: Vec<Country>,
    sorts: Vec<SortChoice>,
    hidden: Vec<(&'static str, String)>,
    previous: Option<String>,
    next: Option<String>,
    views: Vec<ViewShown>,
    query: String,
    is_filtered: bool,
    may_open: bool,
}

/// A person who was found.
struct FoundRow {
    path: String,
    name: String,
    case_title: String,
    is_principal: bool,
    why: String,
}

/// A case of the list.
pub(crate) struct Row {
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) names: Vec<String>,
    pub(crate) custody: String,
    pub(crate) held: bool,
    pub(crate) since: Option<String>,
    pub(crate) days: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) claims: u64,
    pub(crate) sources: u64,
    pub(crate) waiting: u64,
    pub(crate) conflicts: u64,
    pub(crate) same_events: u64,
    pub(crate) news: Option<String>,
    pub(crate) silent: Option<String>,
}

/// A choice of a filter: what it leaves, and where a click leads.
struct Filter {
    label: String,
    count: Option<u64>,
    on: bool,
    path: String,
}

struct Country {
    value: String,
    label: String,
    count: u64,
    on: bool,
}

struct SortChoice {
    value: &'static str,
    label: String,
    on: bool,
}

struct ViewShown {
    name: String,
    path: String,
}

pub(crate) fn list(ask: &Ask) -> Answer {
    shown(ask, StatusCode::OK, ask.query(), None)
}

fn shown(ask: &Ask, status: StatusCode, asked: &Fields, problem: Option<Problem>) -> Answer {
    let t = ask.t;
    let (query, q) = (query_of(asked), asked.one("q").unwrap_or_default().trim().to_owned());
    let everything = CaseQuery { rows: 1, ..CaseQuery::default() };
    let read = ask.read(|desk| {
        let page = list_cases_page(desk, &query)?.into_inner();
        let all = list_cases_page(desk, &everything)?.total;
        Ok((page, all, saved_views(desk)?.into_inner()))
    })?;
    let (page, all, views) = read;
    let (found, problem) = match search(ask, &q) {
        Ok(found) => (found, problem),
        Err(Fail::Problem(refused)) => (Vec::new(), problem.or(Some(*refused))),
        Err(other) => return Err(other),
    };
    let frame = Frame::new(ask, Room::Cases, t.say("cases-title"));
    let is_filtered = CaseQuery { sort: SortBy::Name, way: Way::default(), from: None, ..query.clone() }
        != CaseQuery::default();
    let view = CasesPage {
        frame,
        problem,
        found: found.iter().map(|one| found_row(t, one)).collect(),
        q,
        total: page.total,
        all,
        filters: filters(t, &query, &page),
        countries: countries(t, &query, &page),
        sorts: sorts(t, &query),
        hidden: hidden(&query),
        previous: page.previous.as_ref().map(|from| path_from(&query, from)),
        next: page.next.as_ref().map(|from| path_from(&query, from)),
        views: views.iter().map(view_shown).collect(),
        query: address(&query),
        rows: page.rows.into_iter().map(|line| row(t, line)).collect(),
        is_filtered,
        may_open: ask.may(Action::OpenCase, None),
    };
    page_with(status, &view)
}

/// The cases in which the name comes near, also where its last word was not written to its end.
fn search(ask: &Ask, q: &str) -> Result<Vec<FoundCase>, Fail> {
    if q.is_empty() {
        return Ok(Vec::new());
    }
    ask.read(|desk| {
        let mut found = search_cases(desk, q, FOUND_MAX)?.into_inner().cases;
        for one in suggest(desk, q)?.into_inner() {
            if !found.iter().any(|known| known.case == one.case) {
                found.push(one);
            }
        }
        Ok(found)
    })
}

fn found_row(t: Speech, one: &FoundCase) -> FoundRow {
    let path =
        if one.is_principal { format!("/cases/{}", one.case) } else { format!("/cases/{}/people", one.case) };
    let why = one.reasons.first().cloned().unwrap_or_else(|| t.say("cases-found-exactly"));
    FoundRow {
        path,
        name: one.name.clone(),
        case_title: one.title.clone(),
        is_principal: one.is_principal,
        why,
    }
}

/// What the address asks of the list. What it does not understand asks for nothing.
fn query_of(asked: &Fields) -> CaseQuery {
    let is_on = |name: &str| asked.one(name).is_some_and(|value| value == "1");
    let custody = asked.one("custody").unwrap_or_default();
    let sort = asked.one("sort").unwrap_or_default();
    CaseQuery {
        custody: CustodyWord::ALL.into_iter().find(|(_, name)| *name == custody).map(|(word, _)| word),
        country: asked.one("country").filter(|country| *country != "any").map(str::to_owned),
        waiting: is_on("waiting"),
        conflicts: is_on("conflicts"),
        same_events: is_on("same-events"),
        no_news_days: asked.one("no-news").and_then(|days| days.parse().ok()),
        mine: is_on("mine"),
        sort: SortBy::ALL.into_iter().find(|(_, name)| *name == sort).map(|(by, _)| by).unwrap_or_default(),
        way: if is_on("falling") { Way::Falling } else { Way::Rising },
        from: asked.one("from").and_then(|from| from.parse().ok()),
        rows: 0,
    }
}

/// The query as the fields of an address, without the place of the page.
fn hidden(query: &CaseQuery) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    let mut flag = |name, on: bool| {
        if on {
            fields.push((name, "1".to_owned()));
        }
    };
    flag("waiting", query.waiting);
    flag("conflicts", query.conflicts);
    flag("same-events", query.same_events);
    flag("mine", query.mine);
    flag("falling", query.way == Way::Falling);
    fields.extend(query.custody.map(|word| ("custody", word.name().to_owned())));
    fields.extend(query.country.clone().map(|country| ("country", country)));
    fields.extend(query.no_news_days.map(|days| ("no-news", days.to_string())));
    if query.sort != SortBy::default() {
        fields.push(("sort", query.sort.name().to_owned()));
    }
    fields
}

fn address(query: &CaseQuery) -> String {
    serde_html_form::to_string(hidden(query)).unwrap_or_default()
}

fn path(query: &CaseQuery) -> String {
    let address = address(query);
    if address.is_empty() { "/cases".to_owned() } else { format!("/cases?{address}") }
}

fn path_from(query: &CaseQuery, from: &PageFrom) -> String {
    let mut path = path(query);
    let between = if path.contains('?') { '&' } else { '?' };
    let from = serde_html_form::to_string([("from", from.to_string())]).unwrap_or_default();
    let _ = write!(path, "{between}{from}");
    path
}

/// Each filter with how many cases it would leave, and where a click on it leads: on, or off again.
fn filters(t: Speech, query: &CaseQuery, page: &CasePage) -> Vec<Filter> {
    let plain = CaseQuery { from: None, ..query.clone() };
    let mut filters = Vec::new();
    for (word, _) in CustodyWord::ALL {
        let count = page.counts.custody.get(&word).copied().unwrap_or_default();
        let on = query.custody == Some(word);
        if count > 0 || on {
            let custody = (!on).then_some(word);
            let path = path(&CaseQuery { custody, ..plain.clone() });
            filters.push(Filter { label: custody_in_words(t, word), count: Some(count), on, path });
        }
    }
    let flags = [
        (
            t.say("cases-filter-waiting"),
            Some(page.counts.waiting),
            query.waiting,
            CaseQuery { waiting: !query.waiting, ..plain.clone() },
        ),
        (
            t.say("cases-filter-conflicts"),
            Some(page.counts.conflicts),
            query.conflicts,
            CaseQuery { conflicts: !query.conflicts, ..plain.clone() },
        ),
        (
            t.say("cases-filter-same-events"),
            Some(page.counts.same_events),
            query.same_events,
            CaseQuery { same_events: !query.same_events, ..plain.clone() },
        ),
        (
            t.say("cases-filter-no-news"),
            None,
            query.no_news_days.is_some(),
            CaseQuery { no_news_days: query.no_news_days.is_none().then_some(NO_NEWS_DAYS), ..plain.clone() },
        ),
        (t.say("cases-filter-mine"), None, query.mine, CaseQuery { mine: !query.mine, ..plain }),
    ];
    let wanted = flags.into_iter().filter(|(_, count, on, _)| *on || count.is_none_or(|count| count > 0));
    filters.extend(wanted.map(|(label, count, on, then)| Filter { label, count, on, path: path(&then) }));
    filters
}

fn countries(t: Speech, query: &CaseQuery, page: &CasePage) -> Vec<Country> {
    let of = |(name, count): (&String, &u64)| Country {
        value: name.clone(),
        label: if name.is_empty() { t.say("cases-country-unknown") } else { name.clone() },
        count: *count,
        on: query.country.as_ref() == Some(name),
    };
    page.counts.country.iter().map(of).collect()
}

fn sorts(t: Speech, query: &CaseQuery) -> Vec<SortChoice> {
    let label = |by: SortBy| match by {
        SortBy::Name => t.say("cases-sort-name"),
        SortBy::Opened => t.say("cases-sort-opened"),
        SortBy::Changed => t.say("cases-sort-changed"),
        SortBy::Waiting => t.say("cases-sort-waiting"),
        SortBy::News => t.say("cases-sort-news"),
        SortBy::DaysHeld => t.say("cases-sort-days-held"),
    };
    let choice = |(by, value)| SortChoice { value, label: label(by), on: query.sort == by };
    SortBy::ALL.into_iter().map(choice).collect()
}

pub(crate) fn custody_in_words(t: Speech, word: CustodyWord) -> String {
    match word {
        CustodyWord::NothingOnFile => t.say("cases-custody-nothing"),
        CustodyWord::Undated => t.say("cases-custody-undated"),
        CustodyWord::Held => t.say("cases-custody-held"),
        CustodyWord::Released => t.say("cases-custody-released"),
        CustodyWord::Exchanged => t.say("cases-custody-exchanged"),
        CustodyWord::Died => t.say("cases-custody-died"),
    }
}

/// A case as a row of a list.
pub(crate) fn row(t: Speech, line: CaseLine) -> Row {
    let title = line.title;
    Row {
        path: format!("/cases/{}", line.case),
        names: line.names.into_iter().map(|one| one.name).filter(|name| *name != title).collect(),
        title,
        custody: custody_in_words(t, line.custody),
        held: line.custody == CustodyWord::Held,
        since: line.custody_since.map(|date| t.when(date)),
        days: line.days_held.map(|days| t.count("cases-days", days)),
        place: line.place,
        claims: line.claims,
        sources: line.sources,
        waiting: line.waiting,
        conflicts: line.conflicts,
        same_events: line.same_event_questions,
        news: line.last_news.map(|day| t.day(day)),
        silent: line.days_without_news.map(|days| t.count("cases-days-ago", days)),
    }
}

fn view_shown(view: &SavedView) -> ViewShown {
    ViewShown { name: view.name.clone(), path: path(&view.query) }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewForm {
    name: String,
    #[serde(default)]
    query: String,
}

fn keep_view(ask: &Ask) -> Answer {
    let form: ViewForm = ask.form()?;
    let asked = Fields::parse(form.query.as_bytes()).unwrap_or_default();
    let query = CaseQuery { from: None, ..query_of(&asked) };
    match ask.write(|desk| save_view(desk, &form.name, &query)) {
        Ok(()) => {
            ask.say_next(ask.t.with("cases-view-kept", "name", &form.name));
            see_other(&path(&query))
        }
        Err(Fail::Problem(problem)) => shown(ask, StatusCode::UNPROCESSABLE_ENTITY, &asked, Some(*problem)),
        Err(other) => Err(other),
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DropForm {
    name: String,
}

fn drop_view(ask: &Ask) -> Answer {
    let form: DropForm = ask.form()?;
    match ask.write(|desk| delete_view(desk, &form.name)) {
        Ok(()) => {
            ask.say_next(ask.t.with("cases-view-dropped", "name", &form.name));
            see_other("/cases")
        }
        Err(Fail::Problem(problem)) => shown(ask, StatusCode::NOT_FOUND, &Fields::default(), Some(*problem)),
        Err(other) => Err(other),
    }
}
