//! A page of the list of cases, with counts, answered by the tables for exactly those cases that may be seen.
//!
//! Pages go on from a key and not from a number, so that a deep page costs what the first costs and nothing is shown
//! twice while others write. What may be seen is a part of the question ([`CaseScope`]) and not a filter afterwards:
//! counts, pages and cursors say nothing of what is left out.

use std::collections::BTreeMap;

use amparo_ledger::case_file::CustodyWord;
use amparo_ledger::ids::{CaseId, MemberId};
use amparo_ledger::membership::{CaseRole, CaseTier};
use amparo_ledger::record::CaseAccess;
use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::desk::Desk;
use crate::error::StoreError;
use crate::groups::{self, GroupKey, Groups};
use crate::views::{self, CaseAccessRow, CaseRow, NO_DAY, NOT_LISTED, NameRow};

/// The most rows of one page.
pub(crate) const ROWS_MAX: usize = 500;

/// Which cases may be seen, and of which the sealed claims. Whoever asks the store has asked a policy first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseScope {
    /// Every case, with what is sealed.
    All,
    /// As far as they are open to one member.
    Member(MemberScope),
}

/// What of the cases is open to one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberScope {
    /// Cases to which they were added; where they were added to write, with what is sealed.
    pub member: MemberId,
    /// Beside those, cases that are open so wide or wider; `None`: no others.
    pub open_to: Option<CaseTier>,
    /// Of the cases that are open to them so, they see what is sealed.
    pub leads: bool,
    /// Who is at the desk now. Sealed cases that none of these leads are open like others.
    pub here: Vec<MemberId>,
}

/// The condition on a row called `r`, and its values.
type Condition = (String, Vec<Value>);

impl CaseScope {
    /// Whether a case is open to whoever asks.
    pub fn sees(&self, access: &CaseAccess) -> bool {
        let Self::Member(scope) = self else { return true };
        let led =
            |(member, role): (&MemberId, &CaseRole)| *role == CaseRole::Lead && scope.here.contains(member);
        let tier = match access.tier {
            CaseTier::Sealed if !access.members.iter().any(led) => CaseTier::Case,
            tier => tier,
        };
        access.members.contains_key(&scope.member)
            || (tier != CaseTier::Sealed && scope.open_to.is_some_and(|open| tier >= open))
    }

    fn condition(&self) -> Condition {
        match self {
            Self::All => (format!("r.tier <> {NOT_LISTED} AND r.view <> 2"), Vec::new()),
            Self::Member(scope) => scope.condition(),
        }
    }
}

impl MemberScope {
    /// By being open, and not because they were added.
    fn open(&self) -> Condition {
        let Some(tier) = self.open_to else { return ("0".to_owned(), Vec::new()) };
        let open = format!("r.tier >= {}", views::tier_number(tier).max(1));
        if tier == CaseTier::Team {
            return (open, Vec::new());
        }
        let marks = vec!["?"; self.here.len()].join(", ");
        let unled = format!(
            "(r.tier = 0 AND NOT EXISTS (SELECT 1 FROM case_member AS lead WHERE lead.scope_key = r.scope_key
             AND lead.leads AND lead.member IN ({marks})))"
        );
        (format!("({open} OR {unled})"), self.here.iter().map(blob).collect())
    }

    fn condition(&self) -> Condition {
        let added =
            "EXISTS (SELECT 1 FROM case_member AS m WHERE m.scope_key = r.scope_key AND m.member = ?)";
        let writes = "EXISTS (SELECT 1 FROM case_member AS m WHERE m.scope_key = r.scope_key AND m.member = ? AND m.writes)";
        let (open, open_values) = self.open();
        let mut values = open_values.clone();
        values.push(blob(&self.member));
        // Which of the two rows of a case with sealed claims.
        let leads = if self.leads { open.clone() } else { "0".to_owned() };
        if self.leads {
            values.extend(open_values);
        }
        values.push(blob(&self.member));
        let condition = format!(
            "r.tier <> {NOT_LISTED} AND ({open} OR {added})
             AND (r.view = 0 OR (r.view = 1) = (({leads}) OR {writes}))"
        );
        (condition, values)
    }
}

fn blob(member: &MemberId) -> Value {
    Value::Blob(member.bytes().to_vec())
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
        let groups = self.groups_of(&query.scope, &query.filter)?;
        let (total, counts) = counts(&groups, &query.filter);
        let (rows, previous, next) = page(&self.connection(), query, total)?;
        Ok(CasePage { rows, total, previous, next, counts })
    }

    /// How many cases fit.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn case_count(&self, scope: &CaseScope, filter: &CaseFilter) -> Result<u64, StoreError> {
        Ok(counts(&self.groups_of(scope, filter)?, filter).0)
    }

    /// The cases that may be seen with their titles, in the order of their names.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn case_titles(&self, scope: &CaseScope) -> Result<Vec<(CaseId, String)>, StoreError> {
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

    /// To whom the cases are open that entries from this one on changed.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn case_access_since(&self, seq: u64) -> Result<Vec<CaseAccessRow>, StoreError> {
        views::access_since(&self.connection(), seq)
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
    fn groups_of(&self, scope: &CaseScope, filter: &CaseFilter) -> Result<Groups, StoreError> {
        let connection = self.connection();
        if !filter.is_of_groups() {
            return count_groups(&connection, scope, filter, Through::Every);
        }
        let mut kept = self.groups();
        if kept.is_none() {
            *kept = Some(Groups::count(&connection)?);
        }
        let all = kept.as_ref().expect("counted above");
        let of = |fits: &dyn Fn(&GroupKey) -> bool| {
            let listed = all.0.iter().filter(|(group, _)| group.tier != NOT_LISTED && fits(group));
            Groups(listed.map(|(group, count)| (group.clone(), *count)).collect())
        };
        let CaseScope::Member(member) = scope else {
            return Ok(of(&|group| group.view != 2));
        };
        // What is simply open is counted already. What is not lies in small parts of the list.
        let open = member.open_to.map_or(i64::MAX, |tier| views::tier_number(tier).max(1));
        let mut seen = of(&|group| group.view == 0 && group.tier >= open);
        for part in [Through::Own, Through::WithSealed, Through::SealedCases] {
            for (group, count) in count_groups(&connection, scope, filter, part)?.0 {
                *seen.0.entry(group).or_default() += count;
            }
        }
        Ok(seen)
    }
}

/// Through which rows a count goes. The last three are all that are not simply open, each once.
#[derive(Clone, Copy)]
enum Through {
    Every,
    /// Those to which the member was added, and which are not open to them anyhow.
    Own,
    /// Those with sealed claims, as far as they are open.
    WithSealed,
    /// Sealed cases to which they were not added.
    SealedCases,
}

/// The cases to which a member was added, as rows called `r`.
const OWN: &str = "case_member AS own CROSS JOIN case_row AS r ON r.scope_key = own.scope_key";

/// Counts groups by going through rows.
fn count_groups(
    connection: &Connection,
    scope: &CaseScope,
    filter: &CaseFilter,
    through: Through,
) -> Result<Groups, StoreError> {
    let (mut all, mut values) = filter.beyond_groups();
    let (seen, seen_values) = scope.condition();
    all.push(seen);
    values.extend(seen_values);
    let mut from = "case_row AS r";
    if let CaseScope::Member(member) = scope {
        let open = member.open_to.map_or(9, |tier| views::tier_number(tier).max(1));
        match through {
            Through::Every => {}
            Through::Own => {
                from = OWN;
                all.push(format!("own.member = ? AND r.tier < {open}"));
                values.push(blob(&member.member));
            }
            Through::WithSealed => {
                from = "case_row AS r INDEXED BY case_with_sealed";
                all.push(format!("r.view <> 0 AND r.tier >= {open}"));
            }
            Through::SealedCases => {
                from = "case_row AS r INDEXED BY case_sealed";
                all.push(format!("r.tier = 0 AND NOT {}", named("?")));
                values.push(blob(&member.member));
            }
        }
    }
    let sql = format!(
        "SELECT {}, count(*) FROM {from} WHERE {} GROUP BY 1, 2, 3, 4, 5, 6, 7",
        groups::COLUMNS,
        all.join(" AND ")
    );
    let read = || -> rusqlite::Result<BTreeMap<GroupKey, u64>> {
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| {
            Ok((GroupKey::read(row)?, row.get::<_, i64>(7)?.unsigned_abs()))
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

/// The member by whose cases a page is found, because it is of no others.
fn own_of(query: &CaseQuery) -> Option<MemberId> {
    let only = match &query.scope {
        CaseScope::Member(MemberScope { member, open_to: None, .. }) => Some(*member),
        _ => None,
    };
    query.filter.of_member.or(only)
}

/// Where the rows of a page are looked for.
fn from_of(query: &CaseQuery, total: u64) -> String {
    let filter = &query.filter;
    if own_of(query).is_some() {
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
    if let Some(member) = own_of(query) {
        all.push("own.member = ?".to_owned());
        values.push(blob(&member));
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
            SELECT r.id AS id FROM {from} WHERE {conditions}
            ORDER BY r.{column} {way}, r.opened_seq {way} LIMIT {limit}
         ) AS page JOIN case_row AS full ON full.id = page.id
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
