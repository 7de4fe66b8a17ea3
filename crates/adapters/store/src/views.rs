//! The views of cases: the list of cases, who may see which, and the names in the record, kept in tables so that no list
//! folds claims while a person waits.

use amparo_ledger::act::Act;
use amparo_ledger::case_file::{CaseDigest, CustodyWord};
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::{CaseId, MemberId, PersonId};
use amparo_ledger::membership::{CaseRole, CaseTier};
use amparo_ledger::record::{CaseAccess, Record, Standing};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::database::{meta, set_meta};
use crate::error::StoreError;
use crate::keyring::{KeyId, ScopeKey};
use crate::log;

/// Changed whenever a view gets another meaning: the views are then worked out again when a desk is opened.
pub(crate) const VIEWS_VERSION: u64 = 4;

/// In the place of a day that is not known: such rows sort as the oldest.
pub(crate) const NO_DAY: i64 = -9_999_999;

/// In the place of the day since which nobody is held: such rows sort behind everybody who is.
pub(crate) const NOT_HELD: i64 = 9_999_999;

/// In the place of the tier of a case that is in no list.
pub(crate) const NOT_LISTED: i64 = -1;

/// The tables of the views of cases, under a name that begins so.
macro_rules! case_tables {
    ($begins:literal) => {
        concat!(
            "CREATE TABLE ",
            $begins,
            "case_row (
    id INTEGER PRIMARY KEY,
    opened_seq INTEGER NOT NULL,
    view INTEGER NOT NULL,
    scope_key BLOB NOT NULL,
    case_id BLOB NOT NULL,
    person BLOB NOT NULL,
    title TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    claims_standing INTEGER NOT NULL,
    claims_disputed INTEGER NOT NULL,
    claims_ever INTEGER NOT NULL,
    sources INTEGER NOT NULL,
    changed_seq INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    access BLOB NOT NULL,
    sealed_standing INTEGER NOT NULL,
    sealed_disputed INTEGER NOT NULL,
    sealed_ever INTEGER NOT NULL,
    tier INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    names TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    place TEXT,
    country TEXT NOT NULL,
    custody INTEGER NOT NULL,
    custody_since TEXT,
    since_day INTEGER NOT NULL,
    held_since INTEGER NOT NULL,
    alleged INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    same_events INTEGER NOT NULL,
    news INTEGER NOT NULL,
    consent_ends INTEGER NOT NULL,
    assessed_at INTEGER
) STRICT;
CREATE TABLE ",
            $begins,
            "case_member (
    member BLOB NOT NULL,
    scope_key BLOB NOT NULL,
    writes INTEGER NOT NULL,
    leads INTEGER NOT NULL,
    PRIMARY KEY (member, scope_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE ",
            $begins,
            "person_name (
    seq INTEGER PRIMARY KEY,
    scope_key BLOB NOT NULL,
    person BLOB NOT NULL,
    name TEXT NOT NULL
) STRICT;
"
        )
    };
}
pub(crate) use case_tables;

/// Each order of the list with every column that filters ask for, so that one index answers a page.
macro_rules! case_indexes {
    () => {
        "
CREATE INDEX case_of_member ON case_member (scope_key, member, writes, leads);
CREATE INDEX case_of_scope ON case_row (scope_key, view);
CREATE INDEX case_by_name ON case_row
    (sort_name, opened_seq, tier, view, custody, country, waiting, conflicts, same_events, news, scope_key);
CREATE INDEX case_by_opened ON case_row
    (opened_seq, tier, view, custody, country, waiting, conflicts, same_events, news, scope_key);
CREATE INDEX case_by_changed ON case_row
    (changed_seq, opened_seq, tier, view, custody, country, waiting, conflicts, same_events, news, scope_key);
CREATE INDEX case_by_waiting ON case_row
    (waiting, opened_seq, tier, view, custody, country, conflicts, same_events, news, scope_key);
CREATE INDEX case_by_news ON case_row
    (news, opened_seq, tier, view, custody, country, waiting, conflicts, same_events, scope_key);
CREATE INDEX case_by_held ON case_row
    (held_since, opened_seq, tier, view, custody, country, waiting, conflicts, same_events, news, scope_key);
CREATE INDEX case_by_conflicts ON case_row (conflicts, opened_seq, tier, view, scope_key) WHERE conflicts > 0;
CREATE INDEX case_by_same_events ON case_row (same_events, opened_seq, tier, view, scope_key) WHERE same_events > 0;
CREATE INDEX case_by_consent ON case_row (consent_ends, opened_seq, tier, view, scope_key) WHERE consent_ends > -9999999;
CREATE INDEX case_by_assessed ON case_row (assessed_at, opened_seq, tier, view, scope_key) WHERE assessed_at IS NOT NULL;
CREATE INDEX case_with_sealed ON case_row (view, tier, scope_key) WHERE view <> 0;
CREATE INDEX case_sealed ON case_row (tier, view, scope_key) WHERE tier = 0;
"
    };
}
pub(crate) use case_indexes;

/// The tier of a case as lists keep it; -1 for what is in no list.
fn tier_stored(row: &CaseRow) -> i64 {
    if row.digest.is_emptied { NOT_LISTED } else { tier_number(row.access.tier) }
}

/// The wider a case is open, the larger.
pub(crate) fn tier_number(tier: CaseTier) -> i64 {
    match tier {
        CaseTier::Sealed => 0,
        CaseTier::Case => 1,
        CaseTier::Team => 2,
    }
}

/// For whom a row of the list is. A case with sealed claims has two rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum RowView {
    /// For whoever sees the case: nothing in it is sealed.
    #[default]
    Everybody,
    /// For those who see what is sealed.
    WithSealed,
    /// For those who do not: as if the sealed claims were not there.
    WithoutSealed,
}

/// A case as the list of cases shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// The case.
    pub case: CaseId,
    /// Whose case it is.
    pub person: PersonId,
    /// The name under which lists show it.
    pub title: String,
    /// Which entry opened it.
    pub opened_seq: u64,
    /// When it was opened, in seconds since 1970 UTC.
    pub opened_at: i64,
    /// How many of its claims stand.
    pub claims_standing: u64,
    /// How many of those are disputed.
    pub claims_disputed: u64,
    /// How many claims were ever entered.
    pub claims_ever: u64,
    /// How many sources it has.
    pub sources: u64,
    /// Its last entry.
    pub changed_seq: u64,
    /// When that was recorded, in seconds since 1970 UTC.
    pub changed_at: i64,
    /// To whom it is open.
    pub access: CaseAccess,
    /// How many of its claims are sealed: among those that stand, those that are disputed, and all.
    pub sealed: [u64; 3],
    /// For whom this row is.
    pub view: RowView,
    /// How many proposals wait for a person.
    pub waiting: u64,
    /// What the file says in short, as of the day of its last entry.
    pub digest: CaseDigest,
}

impl CaseRow {
    /// The rows of this scope's case: one, or two where claims are sealed; none for the desk, and for a case that was not
    /// opened.
    pub(crate) fn of(scope: Scope, record: &Record, changed_at: i64, waiting: u64) -> Vec<Self> {
        let Some(mut row) = Self::of_record(scope, record, changed_at, waiting) else {
            return Vec::new();
        };
        let open = record.without_sealed();
        let Some(mut open) = open.and_then(|open| Self::of_record(scope, &open, changed_at, waiting)) else {
            return vec![row];
        };
        (row.view, open.view) = (RowView::WithSealed, RowView::WithoutSealed);
        row.sealed = [
            row.claims_standing - open.claims_standing,
            row.claims_disputed - open.claims_disputed,
            row.claims_ever - open.claims_ever,
        ];
        vec![row, open]
    }

    /// The same for somebody from whom sealed claims are sealed, as far as counts go.
    pub fn leave_out_sealed(&mut self) {
        let [standing, disputed, ever] = std::mem::take(&mut self.sealed);
        self.claims_standing = self.claims_standing.saturating_sub(standing);
        self.claims_disputed = self.claims_disputed.saturating_sub(disputed);
        self.claims_ever = self.claims_ever.saturating_sub(ever);
    }

    fn of_record(scope: Scope, record: &Record, changed_at: i64, waiting: u64) -> Option<Self> {
        let Scope::Case(case) = scope else {
            return None;
        };
        let head = record.cases.get(&case)?;
        let standing = || record.claims.values().filter(|state| state.standing == Standing::Current);
        Some(Self {
            case,
            person: head.person,
            title: head.title.clone(),
            opened_seq: head.opened.seq,
            opened_at: head.opened.at,
            claims_standing: standing().count() as u64,
            claims_disputed: standing().filter(|state| !state.disputes.is_empty()).count() as u64,
            claims_ever: record.claims.len() as u64,
            sources: record.sources.len() as u64,
            changed_seq: record.applied.saturating_sub(1),
            changed_at,
            access: record.access.get(&case).cloned().unwrap_or_default(),
            sealed: [0; 3],
            view: RowView::Everybody,
            waiting,
            digest: CaseDigest::of(record, case, day_of(changed_at)).unwrap_or_default(),
        })
    }

    /// Writes it, and who was added to it, into tables whose names begin so.
    fn write_to(&self, begins: &str, connection: &Connection, scope_key: KeyId) -> Result<(), StoreError> {
        let count = log::as_stored;
        let digest = &self.digest;
        let since_day = digest.custody_since_day.map_or(NO_DAY, number_of);
        let values = params![
            count(self.opened_seq)? * 2 + i64::from(self.view == RowView::WithoutSealed),
            count(self.opened_seq)?,
            self.view as i64,
            scope_key,
            self.case.bytes(),
            self.person.bytes(),
            self.title,
            self.opened_at,
            count(self.claims_standing)?,
            count(self.claims_disputed)?,
            count(self.claims_ever)?,
            count(self.sources)?,
            count(self.changed_seq)?,
            self.changed_at,
            access_stored(&self.access),
            count(self.sealed[0])?,
            count(self.sealed[1])?,
            count(self.sealed[2])?,
            tier_stored(self),
            count(self.waiting)?,
            serde_json::to_string(&digest.names).expect("names are text"),
            digest.sort_name,
            digest.place,
            digest.country.as_deref().unwrap_or_default(),
            digest.custody as i64,
            digest.custody_since.map(|date| date.to_string()),
            since_day,
            if digest.custody == CustodyWord::Held { since_day } else { NOT_HELD },
            digest.custody_alleged,
            count(digest.conflicts)?,
            count(digest.same_event_questions)?,
            digest.last_news.map_or(NO_DAY, number_of),
            digest.consent_ends.map_or(NO_DAY, number_of),
            digest.assessed_at,
        ];
        connection
            .prepare_cached(&format!(
                "INSERT OR REPLACE INTO {begins}case_row VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,
                 ?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26,?27,?28,?29,?30,?31,?32,?33,?34)"
            ))
            .and_then(|mut statement| statement.execute(values))
            .and_then(|_| self.write_members(begins, connection, scope_key))
            .map_err(StoreError::database("write the list of cases"))
    }

    /// Writes the rows of one case into tables whose names begin so, in place of those that are there.
    pub(crate) fn write_all(
        rows: &[Self],
        begins: &str,
        connection: &Connection,
        scope_key: KeyId,
    ) -> Result<(), StoreError> {
        connection
            .prepare_cached(&format!("DELETE FROM {begins}case_row WHERE scope_key = ?1"))
            .and_then(|mut statement| statement.execute([scope_key]))
            .map_err(StoreError::database("write the list of cases"))?;
        rows.iter().try_for_each(|row| row.write_to(begins, connection, scope_key))
    }

    fn write_members(&self, begins: &str, connection: &Connection, key: KeyId) -> rusqlite::Result<()> {
        connection
            .prepare_cached(&format!("DELETE FROM {begins}case_member WHERE scope_key = ?1"))?
            .execute([key])?;
        let sql = format!(
            "INSERT INTO {begins}case_member (member, scope_key, writes, leads) VALUES (?1, ?2, ?3, ?4)"
        );
        let mut insert = connection.prepare_cached(&sql)?;
        self.access.members.iter().try_for_each(|(member, role)| {
            let (writes, leads) = (*role != CaseRole::Viewer, *role == CaseRole::Lead);
            insert.execute(params![member.bytes(), key, writes, leads]).map(drop)
        })
    }

    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let count = |column: &str| row.get::<_, i64>(column).map(i64::unsigned_abs);
        let day = |column: &str| row.get::<_, i64>(column).map(date_of);
        let names: String = row.get("names")?;
        let country: String = row.get("country")?;
        let since: Option<String> = row.get("custody_since")?;
        Ok(Self {
            case: CaseId::from_bytes(row.get("case_id")?),
            person: PersonId::from_bytes(row.get("person")?),
            title: row.get("title")?,
            opened_seq: count("opened_seq")?,
            opened_at: row.get("opened_at")?,
            claims_standing: count("claims_standing")?,
            claims_disputed: count("claims_disputed")?,
            claims_ever: count("claims_ever")?,
            sources: count("sources")?,
            changed_seq: count("changed_seq")?,
            changed_at: row.get("changed_at")?,
            access: access_read(&row.get::<_, Vec<u8>>("access")?),
            sealed: [count("sealed_standing")?, count("sealed_disputed")?, count("sealed_ever")?],
            view: match row.get::<_, i64>("view")? {
                1 => RowView::WithSealed,
                2 => RowView::WithoutSealed,
                _ => RowView::Everybody,
            },
            waiting: count("waiting")?,
            digest: CaseDigest {
                is_emptied: row.get::<_, i64>("tier")? == NOT_LISTED,
                names: serde_json::from_str(&names).unwrap_or_default(),
                sort_name: row.get("sort_name")?,
                place: row.get("place")?,
                country: Some(country).filter(|country| !country.is_empty()),
                custody: custody_of(row.get("custody")?),
                custody_since: since.and_then(|text| text.parse().ok()),
                custody_since_day: day("since_day")?,
                custody_alleged: row.get("alleged")?,
                conflicts: count("conflicts")?,
                same_event_questions: count("same_events")?,
                last_news: day("news")?,
                consent_ends: day("consent_ends")?,
                assessed_at: row.get("assessed_at")?,
            },
        })
    }
}

pub(crate) fn custody_of(stored: i64) -> CustodyWord {
    let found = usize::try_from(stored).ok().and_then(|at| CustodyWord::ALL.get(at));
    found.map_or_else(CustodyWord::default, |(word, _)| *word)
}

/// The day of a moment in seconds since 1970 UTC.
pub(crate) fn day_of(seconds: i64) -> Date {
    date_of(seconds.div_euclid(86_400)).unwrap_or(Date::MAX)
}

/// Days since 1970.
pub(crate) fn number_of(date: Date) -> i64 {
    i64::from((date - Date::constant(1970, 1, 1)).get_days())
}

fn date_of(days: i64) -> Option<Date> {
    let span = jiff::Span::new().try_days(days).ok().filter(|_| days != NO_DAY)?;
    Date::constant(1970, 1, 1).checked_add(span).ok()
}

/// A name that an entry gives a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRow {
    /// The entry.
    pub seq: u64,
    /// Where the person lives in the record.
    pub scope: Scope,
    /// The person.
    pub person: PersonId,
    /// The name.
    pub name: String,
}

/// Keeps the name that this act gives a person, if it gives one.
pub(crate) fn write_name(
    table: &str,
    connection: &Connection,
    scope_key: KeyId,
    seq: u64,
    act: &Act,
) -> Result<(), StoreError> {
    let (person, name) = match act {
        Act::CaseOpened { person, title, .. } => (person, title),
        Act::PersonNamed { person, name } => (person, name),
        _ => return Ok(()),
    };
    connection
        .prepare_cached(&format!("INSERT OR REPLACE INTO {table} VALUES (?1, ?2, ?3, ?4)"))
        .and_then(|mut statement| {
            statement.execute(params![log::as_stored(seq).ok(), scope_key, person.bytes(), name])
        })
        .map_err(StoreError::database("write the names in the record"))
        .map(drop)
}

/// The entry, the key of its scope, the person, the name.
type StoredName = (i64, KeyId, [u8; 16], String);

/// Names that entries from this one on gave, in the order of the log.
pub(crate) fn names_since(
    connection: &Connection,
    seq: u64,
    scope_of: &dyn Fn(&KeyId) -> Option<Scope>,
) -> Result<Vec<NameRow>, StoreError> {
    let read = || -> rusqlite::Result<Vec<StoredName>> {
        let sql = "SELECT seq, scope_key, person, name FROM person_name WHERE seq >= ?1 ORDER BY seq";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([log::as_stored(seq).unwrap_or(i64::MAX)], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?;
        rows.collect()
    };
    let rows = read().map_err(StoreError::database("read the names in the record"))?;
    let named = |(seq, key, person, name): StoredName| {
        let (scope, person) = (scope_of(&key)?, PersonId::from_bytes(person));
        Some(NameRow { seq: seq.unsigned_abs(), scope, person, name })
    };
    Ok(rows.into_iter().filter_map(named).collect())
}

/// The case of this key; `None` when there is none.
pub(crate) fn case_of(connection: &Connection, key: KeyId) -> Result<Option<CaseRow>, StoreError> {
    connection
        .prepare_cached("SELECT * FROM case_row WHERE scope_key = ?1 AND view <> 2")
        .and_then(|mut statement| statement.query_row([key], CaseRow::read).optional())
        .map_err(StoreError::database("read the list of cases"))
}

/// Sets how many proposals of a case wait.
pub(crate) fn set_waiting(connection: &Connection, key: &ScopeKey, waiting: u64) -> Result<(), StoreError> {
    connection
        .prepare_cached("UPDATE case_row SET waiting = ?2 WHERE scope_key = ?1 AND waiting <> ?2")
        .and_then(|mut statement| statement.execute(params![key.id, log::as_stored(waiting).ok()]))
        .map_err(StoreError::database("write the list of cases"))
        .map(drop)
}

/// The tier, then each member's id and role.
fn access_stored(access: &CaseAccess) -> Vec<u8> {
    let tier = CaseTier::ALL.iter().position(|(tier, _)| *tier == access.tier);
    let mut bytes = vec![number(tier)];
    for (member, role) in &access.members {
        bytes.extend(member.bytes());
        bytes.push(number(CaseRole::ALL.iter().position(|(known, _)| known == role)));
    }
    bytes
}

fn number(place: Option<usize>) -> u8 {
    place
        .and_then(|place| u8::try_from(place).ok())
        .expect("there are few tiers and roles, and all are listed")
}

/// A row that does not say to whom a case is open opens it to nobody.
fn access_read(bytes: &[u8]) -> CaseAccess {
    let tier = |number: &u8| CaseTier::ALL.get(usize::from(*number)).map(|(tier, _)| *tier);
    let tier = bytes.first().and_then(tier).unwrap_or(CaseTier::Sealed);
    let members = bytes.get(1..).unwrap_or_default().chunks_exact(17).filter_map(|one| {
        let (id, role) = one.split_first_chunk::<16>()?;
        let (role, _) = CaseRole::ALL.get(usize::from(*role.first()?))?;
        Some((MemberId::from_bytes(*id), *role))
    });
    CaseAccess { tier, members: members.collect() }
}

/// Every case, in the order in which they were opened, with what is sealed.
pub(crate) fn case_list(connection: &Connection) -> Result<Vec<CaseRow>, StoreError> {
    let mut rows = every_row(connection)?;
    rows.retain(|row| row.view != RowView::WithoutSealed);
    Ok(rows)
}

/// Every row of the list: of cases with sealed claims both.
pub(crate) fn every_row(connection: &Connection) -> Result<Vec<CaseRow>, StoreError> {
    let rows = || -> rusqlite::Result<Vec<CaseRow>> {
        let mut statement = connection.prepare_cached("SELECT * FROM case_row ORDER BY id")?;
        statement.query_map([], CaseRow::read)?.collect()
    };
    rows().map_err(StoreError::database("read the list of cases"))
}

/// To whom a case is open, for whoever keeps names by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseAccessRow {
    /// The case.
    pub case: CaseId,
    /// To whom it is open.
    pub access: CaseAccess,
    /// It is in no list.
    pub is_emptied: bool,
}

/// To whom the cases are open that entries from this one on changed.
pub(crate) fn access_since(connection: &Connection, seq: u64) -> Result<Vec<CaseAccessRow>, StoreError> {
    let read = || -> rusqlite::Result<Vec<CaseAccessRow>> {
        let sql = "SELECT case_id, access, tier FROM case_row WHERE changed_seq >= ?1 AND view <> 2 ORDER BY changed_seq";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([log::as_stored(seq).unwrap_or(i64::MAX)], |row| {
            Ok(CaseAccessRow {
                case: CaseId::from_bytes(row.get(0)?),
                access: access_read(&row.get::<_, Vec<u8>>(1)?),
                is_emptied: row.get::<_, i64>(2)? == NOT_LISTED,
            })
        })?;
        rows.collect()
    };
    read().map_err(StoreError::database("read the list of cases"))
}

/// The entries of a scope, as the table of scopes has them.
pub(crate) fn seqs_of(connection: &Connection, scope_key: KeyId) -> Result<Vec<u64>, StoreError> {
    let read = || -> rusqlite::Result<Vec<u64>> {
        let mut statement =
            connection.prepare_cached("SELECT seq FROM entry_of_scope WHERE scope_key = ?1 ORDER BY seq")?;
        statement.query_map([scope_key], |row| row.get::<_, i64>(0).map(i64::unsigned_abs))?.collect()
    };
    read().map_err(StoreError::database("read the table of scopes"))
}

/// Whether the views on disk are of this version and know every entry up to this one.
pub(crate) fn are_current(connection: &Connection, next: u64) -> Result<bool, StoreError> {
    Ok(meta(connection, "views")?.as_deref() == Some(state(next).as_slice()))
}

pub(crate) fn set_current(connection: &Connection, next: u64) -> Result<(), StoreError> {
    set_meta(connection, "views", &state(next))
}

fn state(next: u64) -> Vec<u8> {
    [VIEWS_VERSION.to_be_bytes(), next.to_be_bytes()].concat()
}
