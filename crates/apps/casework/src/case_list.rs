//! The list of cases, a page at a time: filtered, sorted, counted, and the views of it that a member keeps.
//!
//! The tables of the store answer, for exactly the cases that this member may see. What depends on the day (days held,
//! days without news) is worked out for the rows that are shown.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use amparo_ledger::case_file::CustodyWord;
use amparo_ledger::claim::Scope;
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, PersonId};
use amparo_store::{CaseFilter, CaseOrder, CaseSort, Cursor, Direction, Place, PlaceKey};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::desk::{Desk, damaged, words};
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// The most rows of one page.
pub const PAGE_ROWS_MAX: usize = 500;

/// How many rows a page has when nobody says.
pub const PAGE_ROWS: usize = 50;

/// The most views a member keeps.
const VIEWS_MAX: usize = 50;

/// The most letters of a view's name.
const VIEW_NAME_CHARS_MAX: usize = 80;

/// What is asked of the list. What is left out asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box that a person ticks by itself")]
pub struct CaseQuery {
    /// Custody in this word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custody: Option<CustodyWord>,
    /// In this country; empty: the country is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Proposals wait for a person.
    pub waiting: bool,
    /// The file disagrees with itself.
    pub conflicts: bool,
    /// It is asked whether claims describe one happening.
    pub same_events: bool,
    /// Nothing was told of the last so many days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub no_news_days: Option<u32>,
    /// The cases to which I was added.
    pub mine: bool,
    /// By what it is sorted.
    pub sort: SortBy,
    /// Which way.
    pub way: Way,
    /// The place at which the page begins or ends, as another page gave it.
    #[serde(skip)]
    pub from: Option<PageFrom>,
    /// How many rows; 0: as many as usual.
    #[serde(skip)]
    pub rows: usize,
}

/// By what the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SortBy {
    /// The name, in Latin letters.
    #[default]
    Name,
    /// When it was opened.
    Opened,
    /// When it was last changed.
    Changed,
    /// How many proposals wait.
    Waiting,
    /// The newest day of which something is told.
    News,
    /// How many days the person has been held; those who are not held count none.
    DaysHeld,
}

impl SortBy {
    /// Every order with the name that addresses use.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Name, "name"),
        (Self::Opened, "opened"),
        (Self::Changed, "changed"),
        (Self::Waiting, "waiting"),
        (Self::News, "news"),
        (Self::DaysHeld, "days-held"),
    ];

    /// The name that addresses use.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(by, _)| *by == self).map_or("", |(_, name)| name)
    }
}

/// Which way the list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// From A, the smallest, the earliest.
    #[default]
    Rising,
    /// From Z, the largest, the latest.
    Falling,
}

/// A place in the list from which a page goes on, forwards or back. It stays good while cases come and go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageFrom(Cursor);

/// The text names no place in a list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it names no place in the list")]
pub struct NoSuchPlace;

/// `after.17.n.ivan ivanov`: which way, the entry that opened the case, what it is sorted by.
impl fmt::Display for PageFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (way, place) = match &self.0 {
            Cursor::After(place) => ("after", place),
            Cursor::Before(place) => ("before", place),
        };
        write!(f, "{way}.{}.", place.opened_seq)?;
        match &place.key {
            PlaceKey::Number(number) => write!(f, "n.{number}"),
            PlaceKey::Text(text) => write!(f, "t.{text}"),
        }
    }
}

impl FromStr for PageFrom {
    type Err = NoSuchPlace;

    fn from_str(text: &str) -> Result<Self, NoSuchPlace> {
        let mut parts = text.splitn(4, '.');
        let mut next = || parts.next().ok_or(NoSuchPlace);
        let (way, seq, kind, key) = (next()?, next()?, next()?, next()?);
        let key = match kind {
            "n" => PlaceKey::Number(key.parse().map_err(|_| NoSuchPlace)?),
            "t" => PlaceKey::Text(key.to_owned()),
            _ => return Err(NoSuchPlace),
        };
        let place = Place { key, opened_seq: seq.parse().map_err(|_| NoSuchPlace)? };
        match way {
            "after" => Ok(Self(Cursor::After(place))),
            "before" => Ok(Self(Cursor::Before(place))),
            _ => Err(NoSuchPlace),
        }
    }
}

impl Serialize for PageFrom {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A case in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseLine {
    /// Its id.
    pub case: CaseId,
    /// Whose case it is.
    pub person: PersonId,
    /// The name under which lists show it.
    pub title: String,
    /// Every name of that person, the first one first.
    pub names: Vec<NameInScript>,
    /// The country, as far as a place on file tells it.
    pub country: Option<String>,
    /// Where the person is, or was last, in the words of a source.
    pub place: Option<String>,
    /// Custody in a word.
    pub custody: CustodyWord,
    /// Since when held, or when it ended; `None` also where sources disagree.
    pub custody_since: Option<SourceDate>,
    /// No source states it as so.
    pub custody_alleged: bool,
    /// How many days the person has been held by today, counted from the first day it can mean. Of somebody who is held.
    pub days_held: Option<u32>,
    /// How many claims stand.
    pub claims: u64,
    /// How many of those are disputed.
    pub disputed: u64,
    /// How many sources are on file.
    pub sources: u64,
    /// How many disagreements the file has.
    pub conflicts: u64,
    /// How often it is asked whether claims describe one happening.
    pub same_event_questions: u64,
    /// How many proposals wait for a person.
    pub waiting: u64,
    /// The newest day of which something is told.
    pub last_news: Option<Date>,
    /// How many days ago that is.
    pub days_without_news: Option<u32>,
    /// When it was opened, in seconds since 1970 UTC.
    pub opened_at: i64,
    /// When it was last changed, in seconds since 1970 UTC.
    pub changed_at: i64,
}

/// A name and the script it is written in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameInScript {
    /// The name.
    pub name: String,
    /// The script's four letters, such as `Cyrl`; `Zyyy` where no letter tells.
    pub script: &'static str,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CasePage {
    /// The rows.
    pub rows: Vec<CaseLine>,
    /// How many cases fit in all.
    pub total: u64,
    /// From where the page before goes on, if there is one.
    pub previous: Option<PageFrom>,
    /// From where the next page goes on, if there is one.
    pub next: Option<PageFrom>,
    /// How many cases each choice of a filter would leave, the other filters as they are.
    pub counts: CaseCounts,
}

/// How many cases each choice would leave.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CaseCounts {
    /// By custody.
    pub custody: BTreeMap<CustodyWord, u64>,
    /// By country; the empty name stands for those of which it is not known.
    pub country: BTreeMap<String, u64>,
    /// Those where proposals wait.
    pub waiting: u64,
    /// Those that disagree with themselves.
    pub conflicts: u64,
    /// Those in which it is asked whether claims describe one happening.
    pub same_events: u64,
}

/// A page of the cases that this member may see.
///
/// # Errors
/// When the record cannot be read.
pub fn list_cases_page(desk: &Desk, query: &CaseQuery) -> Result<Visible<CasePage>, Problem> {
    desk.may(Action::ListCases, None)?;
    let page = page_of(desk, query, filter_of(desk, query))?;
    desk.show(Scope::Desk, page)
}

/// A page of cases under a filter of the store.
pub(crate) fn page_of(desk: &Desk, query: &CaseQuery, filter: CaseFilter) -> Result<CasePage, Problem> {
    let asked = amparo_store::CaseQuery {
        scope: desk.open_cases()?,
        filter,
        order: order_of(query),
        from: query.from.clone().map(|from| from.0),
        rows: if query.rows == 0 { PAGE_ROWS } else { query.rows.min(PAGE_ROWS_MAX) },
    };
    let page = desk.store()?.case_page(&asked).map_err(not_listed)?;
    let today = desk.today();
    Ok(CasePage {
        rows: page.rows.into_iter().map(|row| line(row, today)).collect(),
        total: page.total,
        previous: page.previous.map(PageFrom),
        next: page.next.map(PageFrom),
        counts: CaseCounts {
            custody: page.counts.custody,
            country: page.counts.country,
            waiting: page.counts.waits,
            conflicts: page.counts.conflicts,
            same_events: page.counts.same_events,
        },
    })
}

pub(crate) fn not_listed(error: amparo_store::StoreError) -> Problem {
    words(error, "The cases could not be listed.")
}

fn filter_of(desk: &Desk, query: &CaseQuery) -> CaseFilter {
    CaseFilter {
        custody: query.custody,
        country: query.country.clone(),
        waits: query.waiting,
        conflicts: query.conflicts,
        same_events: query.same_events,
        no_news_since: query.no_news_days.map(|days| days_before(desk.today(), days)),
        of_member: query.mine.then(|| desk.member()),
        ..CaseFilter::default()
    }
}

/// The day so many days before.
pub(crate) fn days_before(today: Date, days: u32) -> Date {
    let span = jiff::Span::new().try_days(days).ok();
    span.and_then(|span| today.checked_sub(span).ok()).unwrap_or(Date::MIN)
}

fn order_of(query: &CaseQuery) -> CaseOrder {
    let by = match query.sort {
        SortBy::Name => CaseSort::Name,
        SortBy::Opened => CaseSort::Opened,
        SortBy::Changed => CaseSort::Changed,
        SortBy::Waiting => CaseSort::Waiting,
        SortBy::News => CaseSort::News,
        SortBy::DaysHeld => CaseSort::HeldSince,
    };
    // The store sorts by the day since which somebody is held: the earlier, the more days.
    let falling = (query.way == Way::Falling) != (query.sort == SortBy::DaysHeld);
    CaseOrder { by, direction: if falling { Direction::Falling } else { Direction::Rising } }
}

fn line(row: amparo_store::CaseRow, today: Date) -> CaseLine {
    let digest = row.digest;
    let held = digest.custody_since_day.filter(|_| digest.custody == CustodyWord::Held);
    let in_script = |name: String| NameInScript { script: script_of(&name), name };
    CaseLine {
        case: row.case,
        person: row.person,
        title: row.title,
        names: digest.names.into_iter().map(in_script).collect(),
        country: digest.country,
        place: digest.place,
        custody: digest.custody,
        custody_since: digest.custody_since,
        custody_alleged: digest.custody_alleged,
        days_held: held.map(|since| days_between(since, today)),
        claims: row.claims_standing,
        disputed: row.claims_disputed,
        sources: row.sources,
        conflicts: digest.conflicts,
        same_event_questions: digest.same_event_questions,
        waiting: row.waiting,
        last_news: digest.last_news,
        days_without_news: digest.last_news.map(|day| days_between(day, today)),
        opened_at: row.opened_at,
        changed_at: row.changed_at,
    }
}

fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from((to - from).get_days()).unwrap_or_default()
}

/// The script of a name's first letter, in the four letters of ISO 15924.
pub fn script_of(name: &str) -> &'static str {
    let of = |letter: char| {
        Some(match letter {
            'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => "Latn",
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "Grek",
            '\u{400}'..='\u{52f}' => "Cyrl",
            '\u{530}'..='\u{58f}' => "Armn",
            '\u{590}'..='\u{5ff}' => "Hebr",
            '\u{600}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' => "Arab",
            '\u{900}'..='\u{97f}' => "Deva",
            '\u{980}'..='\u{9ff}' => "Beng",
            '\u{e00}'..='\u{e7f}' => "Thai",
            '\u{f00}'..='\u{fff}' => "Tibt",
            '\u{1000}'..='\u{109f}' => "Mymr",
            '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' => "Geor",
            '\u{1200}'..='\u{137f}' => "Ethi",
            '\u{1780}'..='\u{17ff}' => "Khmr",
            '\u{3040}'..='\u{30ff}' => "Jpan",
            '\u{ac00}'..='\u{d7af}' | '\u{1100}'..='\u{11ff}' => "Kore",
            '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => "Hani",
            _ => return None,
        })
    };
    name.chars().find_map(of).unwrap_or("Zyyy")
}

/// A view of the list that a member keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// What the member calls it.
    pub name: String,
    /// What it asks.
    pub query: CaseQuery,
}

/// The views that this member keeps, in the order in which they were kept.
///
/// # Errors
/// When they cannot be read.
pub fn saved_views(desk: &Desk) -> Result<Visible<Vec<SavedView>>, Problem> {
    let views = views_of(desk)?;
    desk.show(Scope::Desk, views)
}

/// Keeps a view under a name, in place of the one that had it.
///
/// # Errors
/// When the name is empty or too long, when too many are kept, or they cannot be written.
pub fn save_view(desk: &mut Desk, name: &str, query: &CaseQuery) -> Result<(), Problem> {
    let name = crate::read_document::one_line(name);
    let chars = name.chars().count();
    if chars == 0 || chars > VIEW_NAME_CHARS_MAX {
        return Err(Problem::input(
            "The view was not kept. Nothing was changed.",
            format!("Its name has {chars} characters; it needs 1 to {VIEW_NAME_CHARS_MAX}."),
            "Give it a short name.",
        ));
    }
    let mut views = views_of(desk)?;
    let view = SavedView { name, query: CaseQuery { from: None, ..query.clone() } };
    match views.iter_mut().find(|known| known.name == view.name) {
        Some(known) => *known = view,
        None => views.push(view),
    }
    if views.len() > VIEWS_MAX {
        return Err(Problem::input(
            "The view was not kept. Nothing was changed.",
            format!("You keep {VIEWS_MAX} views already."),
            "Take one away that you no longer use.",
        ));
    }
    write_views(desk, &views)
}

/// Takes a view away.
///
/// # Errors
/// When there is none of that name, or they cannot be written.
pub fn delete_view(desk: &mut Desk, name: &str) -> Result<(), Problem> {
    let mut views = views_of(desk)?;
    let before = views.len();
    views.retain(|view| view.name != name);
    if views.len() == before {
        return Err(Problem::not_found(
            "No view was taken away.",
            format!("You keep no view called “{name}”."),
            "Look at the list of your views.",
        ));
    }
    write_views(desk, &views)
}

fn views_key(desk: &Desk) -> String {
    format!("case-views/{}", desk.member())
}

fn views_of(desk: &Desk) -> Result<Vec<SavedView>, Problem> {
    let Some(bytes) = desk.draft(Scope::Desk, &views_key(desk))? else { return Ok(Vec::new()) };
    serde_json::from_slice(&bytes).map_err(|error| damaged(&error))
}

fn write_views(desk: &mut Desk, views: &[SavedView]) -> Result<(), Problem> {
    let bytes = serde_json::to_vec(views).expect("views are plain data");
    let key = views_key(desk);
    desk.put_draft(Scope::Desk, &key, &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_list_is_read_back_as_it_was_written() {
        for text in ["after.17.t.ivan. ivanov", "before.0.n.-9999999", "after.3.t."] {
            assert_eq!(text.parse::<PageFrom>().map(|from| from.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "after", "after.x.n.1", "after.1.n.x", "beside.1.n.1", "after.1.q.1"] {
            assert!(text.parse::<PageFrom>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_script_of_a_name_is_that_of_its_first_letter() {
        for (name, script) in [
            ("Ивáн Ivanov", "Cyrl"),
            ("“Nadia”", "Latn"),
            ("علي", "Arab"),
            ("დავით", "Geor"),
            ("李明", "Hani"),
            ("דוד", "Hebr"),
            ("42", "Zyyy"),
        ] {
            assert_eq!(script_of(name), script, "{name}");
        }
    }
}
