//! A page of the list of cases, with counts, answered by the tables for exactly those cases that may be seen.
//!
//! Pages go on from a key and not from a number, so that a deep page costs what the first costs and nothing is shown
//! twice while others write. What may be seen is a part of the question ([`CaseScope`]) and not a filter afterwards:
//! counts, pages and cursors say nothing of what is left out.

use std::collections::BTreeMap;

use amparo_ledger::case_file::CustodyWord;
use amparo_ledger::ids::{CaseId, MemberId};
use amparo_ledger::membership::CaseTier;
use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::desk::Desk;
use crate::error::StoreError;
use crate::groups::{self, GroupKey, Groups};
use crate::views::{self, CaseRow, NO_DAY, NOT_LISTED, NameRow};

/// The most rows of one page.
pub(crate) const ROWS_MAX: usize = 500;

/// Which cases may be seen. Whoever asks the store has asked a policy first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseScope {
    /// Cases that are open to so many or more; `None`: none for that alone.
    pub open_to: Option<CaseTier>,
    /// Cases to which this member was added.
    pub member: Option<MemberId>,
}

impl CaseScope {
    /// Every case.
    pub const ALL: Self = Self { open_to: Some(CaseTier::Sealed), member: None };

    fn is_all(self) -> bool {
        self.open_to == Some(CaseTier::Sealed)
    }

    /// The condition on a row called `r`, and its values.
    fn condition(self) -> (String, Vec<Value>) {
        if self.is_all() {
            return (format!("r.tier <> {NOT_LISTED}"), Vec::new());
        }
        let open = self.open_to.map(|tier| format!("r.tier >= {}", views::tier_number(tier)));
        let own = self.member.map(|_| named("?"));
        let any: Vec<String> = open.into_iter().chain(own).collect();
        let values = self.member.map(|member| Value::Blob(member.bytes().to_vec()));
        let any = if any.is_empty() { "0".to_owned() } else { any.join(" OR ") };
        let condition = format!("(r.tier <> {NOT_LISTED} AND ({any}))");
        (condition, values.into_iter().collect())
    }
}

fn named(member: &str) -> String {
    format!("EXISTS (SELECT 1 FROM case_member AS m WHERE m.scope_key = r.scope_key AND m.member = {member})")
}

/// Which cases are wanted. What is `None` or `false` asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseFilter {
    /// Custody in this word.
    pub custody: Option<CustodyWord>,
    /// In this country; empty: the country is not known.
    pub country: Option<String>,
    /// Proposals wait for a person.
    pub waits: bool,
    /// The file disagrees with itself.
    pub conflicts: bool,
    /// It is asked whether claims describe one happening.
    pub same_events: bool,
    /// The newest thing told is of before this day, or nothing with a day is told.
    pub no_news_since: Option<Date>,
    /// This member is named for it.
    pub of_member: Option<MemberId>,
    /// A signed assessment, the newest one, is of before this moment, in seconds since 1970 UTC.
    pub assessed_before: Option<i64>,
    /// An agreement ends on this day or earlier.
    pub consent_ends_by: Option<Date>,
}

impl CaseFilter {
    /// The counts that groups keep are enough to say how many cases fit.
    fn is_of_groups(&self) -> bool {
        self.no_news_since.is_none()
            && self.of_member.is_none()
            && self.assessed_before.is_none()
            && self.consent_ends_by.is_none()
    }

    /// What groups do not tell.
    fn beyond_groups(&self) -> (Vec<String>, Vec<Value>) {
        let (mut all, mut values) = (Vec::new(), Vec::new());
        if let Some(day) = self.no_news_since {
            all.push("r.news < ?".to_owned());
            values.push(Value::Integer(views::number_of(day)));
        }
        if let Some(member) = self.of_member {
            all.push(named("?"));
            values.push(Value::Blob(member.bytes().to_vec()));
        }
        if let Some(moment) = self.assessed_before {
            all.push("r.assessed_at < ?".to_owned());
            values.push(Value::Integer(moment));
        }
        if let Some(day) = self.consent_ends_by {
            all.push(format!("r.consent_ends > {NO_DAY} AND r.consent_ends <= ?"));
            values.push(Value::Integer(views::number_of(day)));
        }
        (all, values)
    }

    fn conditions(&self) -> (Vec<String>, Vec<Value>) {
        let (mut all, mut values) = self.beyond_groups();
        if let Some(custody) = self.custody {
            all.push(format!("r.custody = {}", custody as i64));
        }
        if let Some(country) = &self.country {
            all.push("r.country = ?".to_owned());
            values.push(Value::Text(country.clone()));
        }
        let flags = [
            (self.waits, "r.waiting > 0"),
            (self.conflicts, "r.conflicts > 0"),
            (self.same_events, "r.same_events > 0"),
        ];
        all.extend(flags.into_iter().filter(|(on, _)| *on).map(|(_, condition)| condition.to_owned()));
        (all, values)
    }

    /// Whether a group fits, leaving one part of the filter aside.
    fn fits(&self, group: &GroupKey, aside: Option<CaseFacet>) -> bool {
        let part = |facet: CaseFacet, fits: bool| aside == Some(facet) || fits;
        part(CaseFacet::Custody, self.custody.is_none_or(|word| word as i64 == group.custody))
            && part(CaseFacet::Country, self.country.as_ref().is_none_or(|name| *name == group.country))
            && part(CaseFacet::Waits, !self.waits || group.waits)
            && part(CaseFacet::Conflicts, !self.conflicts || group.conflicts)
            && part(CaseFacet::SameEvents, !self.same_events || group.same_events)
    }
}

/// A part of a filter for which a list says how many cases each choice would leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CaseFacet {
    /// Custody.
    Custody,
    /// The country.
    Country,
    /// Whether proposals wait.
    Waits,
    /// Whether the file disagrees with itself.
    Conflicts,
    /// Whether it is asked if claims describe one happening.
    SameEvents,
}

/// By what a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum CaseSort {
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
    /// Since when the person is held. Rising: those held longest first, those who are not held last.
    HeldSince,
}

impl CaseSort {
    fn column(self) -> &'static str {
        match self {
            Self::Name => "sort_name",
            Self::Opened => "opened_seq",
            Self::Changed => "changed_seq",
            Self::Waiting => "waiting",
            Self::News => "news",
            Self::HeldSince => "held_since",
        }
    }

    fn index(self) -> &'static str {
        match self {
            Self::Name => "case_by_name",
            Self::Opened => "case_by_opened",
            Self::Changed => "case_by_changed",
            Self::Waiting => "case_by_waiting",
            Self::News => "case_by_news",
            Self::HeldSince => "case_by_held",
        }
    }
}

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Direction {
    /// From A, from the smallest, from the earliest.
    #[default]
    Rising,
    /// From Z, from the largest, from the latest.
    Falling,
}

/// How a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CaseOrder {
    /// By what.
    pub by: CaseSort,
    /// Which way.
    pub direction: Direction,
}

/// A place in a list: a row's own values, so that it stays good while rows come and go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cursor {
    /// The rows after this one.
    After(Place),
    /// The rows before this one.
    Before(Place),
}

/// Where a row stands in its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it is sorted by.
    pub key: PlaceKey,
    /// Which entry opened the case.
    pub opened_seq: u64,
}

/// What a row is sorted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceKey {
    /// A name.
    Text(String),
    /// A number or a day.
    Number(i64),
}

/// What is asked of the list of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseQuery {
    /// Which cases may be seen.
    pub scope: CaseScope,
    /// Which of them are wanted.
    pub filter: CaseFilter,
    /// In which order.
    pub order: CaseOrder,
    /// From where on; `None`: from the first.
    pub from: Option<Cursor>,
    /// How many rows, at most 500.
    pub rows: usize,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePage {
    /// The rows.
    pub rows: Vec<CaseRow>,
    /// How many cases fit in all.
    pub total: u64,
    /// There are rows before these.
    pub previous: Option<Cursor>,
    /// There are rows after these.
    pub next: Option<Cursor>,
    /// How many cases each choice of a part of the filter would leave, the other parts as they are.
    pub counts: CaseCounts,
}

/// How many cases each choice would leave.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseCounts {
    /// By custody.
    pub custody: BTreeMap<CustodyWord, u64>,
    /// By country; the empty name stands for those of which it is not known.
    pub country: BTreeMap<String, u64>,
    /// Those where proposals wait.
    pub waits: u64,
    /// Those that disagree with themselves.
    pub conflicts: u64,
    /// Those in which it is asked whether claims describe one happening.
    pub same_events: u64,
}

impl Desk {
    /// A page of the list of cases. No record is folded for it.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn case_page(&self, query: &CaseQuery) -> Result<CasePage, StoreError> {
        let groups = self.groups_of(query.scope, &query.filter)?;
        let (total, counts) = counts(&groups, &query.filter);
        let (rows, previous, next) = page(&self.connection(), query, total)?;
        Ok(CasePage { rows, total, previous, next, counts })
    }

    /// How many cases fit.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn case_count(&self, scope: CaseScope, filter: &CaseFilter) -> Result<u64, StoreError> {
        Ok(counts(&self.groups_of(scope, filter)?, filter).0)
    }

    /// The cases that may be seen with their titles, in the order of their names.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn case_titles(&self, scope: CaseScope) -> Result<Vec<(CaseId, String)>, StoreError> {
        let (condition, values) = scope.condition();
        let sql = format!(
            "SELECT r.case_id, r.title FROM case_row AS r WHERE {condition} ORDER BY r.sort_name, r.opened_seq"
        );
        let connection = self.connection();
        let read = || -> rusqlite::Result<Vec<(CaseId, String)>> {
            let mut statement = connection.prepare_cached(&sql)?;
            let rows = statement.query_map(params_from_iter(values), |row| {
                Ok((CaseId::from_bytes(row.get(0)?), row.get(1)?))
            })?;
            rows.collect()
        };
        read().map_err(StoreError::database("read the list of cases"))
    }

    /// Names that entries from this one on gave people, in the order of the log.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn names_since(&self, seq: u64) -> Result<Vec<NameRow>, StoreError> {
        let scope_of = |key: &_| self.keyring.by_id(key).map(|key| key.scope);
        views::names_since(&self.connection(), seq, &scope_of)
    }

    /// The groups of the cases that may be seen and fit what groups do not tell.
    fn groups_of(&self, scope: CaseScope, filter: &CaseFilter) -> Result<Groups, StoreError> {
        let connection = self.connection();
        if !filter.is_of_groups() {
            return count_groups(&connection, scope, filter, None);
        }
        let mut kept = self.groups();
        if kept.is_none() {
            *kept = Some(Groups::count(&connection)?);
        }
        let all = kept.as_ref().expect("counted above");
        let listed = |group: &GroupKey| group.tier != NOT_LISTED;
        if scope.is_all() {
            let all = all.0.iter().filter(|(group, _)| listed(group));
            return Ok(Groups(all.map(|(group, count)| (group.clone(), *count)).collect()));
        }
        // What is open is counted already; the cases to which a member was added are few.
        let mut seen = Groups::default();
        if let Some(tier) = scope.open_to {
            let open = all.0.iter().filter(|(group, _)| group.tier >= views::tier_number(tier));
            seen.0.extend(open.map(|(group, count)| (group.clone(), *count)));
        }
        if let Some(member) = scope.member {
            let own = CaseScope { open_to: None, member: Some(member) };
            for (group, count) in count_groups(&connection, own, filter, scope.open_to)?.0 {
                *seen.0.entry(group).or_default() += count;
            }
        }
        Ok(seen)
    }
}

/// The cases to which a member was added, as rows called `r`.
const OWN: &str = "case_member AS own CROSS JOIN case_row AS r ON r.scope_key = own.scope_key";

/// Counts groups by going through the rows; those that are open to `beside` are left out.
fn count_groups(
    connection: &Connection,
    scope: CaseScope,
    filter: &CaseFilter,
    beside: Option<CaseTier>,
) -> Result<Groups, StoreError> {
    let (mut all, mut values) = filter.beyond_groups();
    // A member's own cases are found by the member.
    let (from, seen, seen_values) = if let CaseScope { open_to: None, member: Some(member) } = scope {
        (
            OWN,
            format!("own.member = ? AND r.tier <> {NOT_LISTED}"),
            vec![Value::Blob(member.bytes().to_vec())],
        )
    } else {
        let (seen, values) = scope.condition();
        ("case_row AS r", seen, values)
    };
    all.push(seen);
    values.extend(seen_values);
    all.extend(beside.map(|tier| format!("r.tier < {}", views::tier_number(tier))));
    let sql = format!(
        "SELECT {}, count(*) FROM {from} WHERE {} GROUP BY 1, 2, 3, 4, 5, 6",
        groups::COLUMNS,
        all.join(" AND ")
    );
    let read = || -> rusqlite::Result<BTreeMap<GroupKey, u64>> {
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| {
            Ok((GroupKey::read(row)?, row.get::<_, i64>(6)?.unsigned_abs()))
        })?;
        rows.collect()
    };
    read().map(Groups).map_err(StoreError::database("count the cases"))
}

fn counts(groups: &Groups, filter: &CaseFilter) -> (u64, CaseCounts) {
    let mut counts = CaseCounts::default();
    let mut total = 0;
    for (group, count) in &groups.0 {
        if filter.fits(group, None) {
            total += count;
        }
        if filter.fits(group, Some(CaseFacet::Custody)) {
            *counts.custody.entry(views::custody_of(group.custody)).or_default() += count;
        }
        if filter.fits(group, Some(CaseFacet::Country)) {
            *counts.country.entry(group.country.clone()).or_default() += count;
        }
        let flags = [
            (CaseFacet::Waits, group.waits, &mut counts.waits),
            (CaseFacet::Conflicts, group.conflicts, &mut counts.conflicts),
            (CaseFacet::SameEvents, group.same_events, &mut counts.same_events),
        ];
        for (facet, on, sum) in flags {
            if on && filter.fits(group, Some(facet)) {
                *sum += count;
            }
        }
    }
    (total, counts)
}

type Found = (Vec<CaseRow>, Option<Cursor>, Option<Cursor>);

/// A part of the cases that is not larger is sorted for each page; in a larger one the page is soon met in its order.
const SORTED_MAX: u64 = 2_000;

fn page(connection: &Connection, query: &CaseQuery, total: u64) -> Result<Found, StoreError> {
    let rows = query.rows.clamp(1, ROWS_MAX);
    let backwards = matches!(query.from, Some(Cursor::Before(_)));
    let rising = (query.order.direction == Direction::Rising) != backwards;
    let (sql, values) = page_sql(query, total, rising, rows + 1);
    let read = || -> rusqlite::Result<Vec<CaseRow>> {
        let mut statement = connection.prepare_cached(&sql)?;
        statement.query_map(params_from_iter(values), CaseRow::read)?.collect()
    };
    let mut found = read().map_err(StoreError::database("read the list of cases"))?;
    let more = found.len() > rows;
    found.truncate(rows);
    if backwards {
        found.reverse();
    }
    let (before, after) = match query.from {
        None => (false, more),
        Some(Cursor::After(_)) => (true, more),
        Some(Cursor::Before(_)) => (more, true),
    };
    let place = |row: &CaseRow| Place { key: key_of(row, query.order.by), opened_seq: row.opened_seq };
    let previous = found.first().filter(|_| before).map(|row| Cursor::Before(place(row)));
    let next = found.last().filter(|_| after).map(|row| Cursor::After(place(row)));
    Ok((found, previous, next))
}

/// Where the rows of a page are looked for.
fn from_of(query: &CaseQuery, total: u64) -> String {
    let filter = &query.filter;
    let own = filter.of_member.is_some() || query.scope.open_to.is_none();
    if own {
        return OWN.to_owned();
    }
    let few = total <= SORTED_MAX;
    let index = match filter {
        CaseFilter { assessed_before: Some(_), .. } => "case_by_assessed",
        CaseFilter { consent_ends_by: Some(_), .. } => "case_by_consent",
        CaseFilter { conflicts: true, .. } if few => "case_by_conflicts",
        CaseFilter { same_events: true, .. } if few => "case_by_same_events",
        CaseFilter { waits: true, .. } if few => "case_by_waiting",
        _ => query.order.by.index(),
    };
    format!("case_row AS r INDEXED BY {index}")
}

fn page_sql(query: &CaseQuery, total: u64, rising: bool, limit: usize) -> (String, Vec<Value>) {
    let (mut all, mut values) = query.filter.conditions();
    let (seen, seen_values) = query.scope.condition();
    all.push(seen);
    values.extend(seen_values);
    let from = from_of(query, total);
    if from == OWN
        && let Some(member) = query.filter.of_member.or(query.scope.member)
    {
        all.push("own.member = ?".to_owned());
        values.push(Value::Blob(member.bytes().to_vec()));
    }
    let column = query.order.by.column();
    if let Some(Cursor::After(place) | Cursor::Before(place)) = &query.from {
        let sign = if rising { '>' } else { '<' };
        all.push(format!("(r.{column}, r.opened_seq) {sign} (?, ?)"));
        values.push(match &place.key {
            PlaceKey::Text(text) => Value::Text(text.clone()),
            PlaceKey::Number(number) => Value::Integer(*number),
        });
        values.push(Value::Integer(place.opened_seq.cast_signed()));
    }
    let way = if rising { "ASC" } else { "DESC" };
    let sql = format!(
        "SELECT full.* FROM (
            SELECT r.opened_seq AS seq FROM {from} WHERE {conditions}
            ORDER BY r.{column} {way}, r.opened_seq {way} LIMIT {limit}
         ) AS page JOIN case_row AS full ON full.opened_seq = page.seq
         ORDER BY full.{column} {way}, full.opened_seq {way}",
        conditions = all.join(" AND "),
    );
    (sql, values)
}

fn key_of(row: &CaseRow, by: CaseSort) -> PlaceKey {
    let number = |number: u64| PlaceKey::Number(number.cast_signed());
    let day = |day: Option<Date>| day.map_or(NO_DAY, views::number_of);
    match by {
        CaseSort::Name => PlaceKey::Text(row.digest.sort_name.clone()),
        CaseSort::Opened => number(row.opened_seq),
        CaseSort::Changed => number(row.changed_seq),
        CaseSort::Waiting => number(row.waiting),
        CaseSort::News => PlaceKey::Number(day(row.digest.last_news)),
        CaseSort::HeldSince if row.digest.custody == CustodyWord::Held => {
            PlaceKey::Number(day(row.digest.custody_since_day))
        }
        CaseSort::HeldSince => PlaceKey::Number(views::NOT_HELD),
    }
}
