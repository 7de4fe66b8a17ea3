//! The list of cases, kept in a table so that no list folds claims while a person waits.

use amparo_ledger::claim::{Audience, Scope};
use amparo_ledger::ids::{CaseId, MemberId, PersonId};
use amparo_ledger::membership::{CaseRole, CaseTier};
use amparo_ledger::record::{CaseAccess, ClaimState, Record, Standing};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use crate::database::{meta, set_meta};
use crate::error::StoreError;
use crate::keyring::KeyId;
use crate::log;

/// Changed whenever a view gets another meaning: the views are then worked out again when a desk is opened.
pub(crate) const VIEWS_VERSION: u64 = 2;

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
}

impl CaseRow {
    /// The row of this scope's case; `None` for the desk, and for a case that was not opened.
    pub(crate) fn of(scope: Scope, record: &Record, changed_at: i64) -> Option<Self> {
        let Scope::Case(case) = scope else {
            return None;
        };
        let head = record.cases.get(&case)?;
        let sealed = |state: &ClaimState| u64::from(state.claim.audience == Audience::Sealed);
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
            sealed: [
                standing().map(|state| sealed(state)).sum(),
                standing().filter(|state| !state.disputes.is_empty()).map(|state| sealed(state)).sum(),
                record.claims.values().map(|state| sealed(state)).sum(),
            ],
        })
    }

    /// The same for somebody from whom sealed claims are sealed.
    pub fn leave_out_sealed(&mut self) {
        let [standing, disputed, ever] = std::mem::take(&mut self.sealed);
        self.claims_standing = self.claims_standing.saturating_sub(standing);
        self.claims_disputed = self.claims_disputed.saturating_sub(disputed);
        self.claims_ever = self.claims_ever.saturating_sub(ever);
    }

    pub(crate) fn write(&self, connection: &Connection, scope_key: KeyId) -> Result<(), StoreError> {
        self.write_to("case_row", connection, scope_key)
    }

    /// Writes it into a table of this form.
    pub(crate) fn write_to(
        &self,
        table: &str,
        connection: &Connection,
        scope_key: KeyId,
    ) -> Result<(), StoreError> {
        let count = log::as_stored;
        let values = params![
            scope_key,
            self.case.bytes(),
            self.person.bytes(),
            self.title,
            count(self.opened_seq)?,
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
        ];
        connection
            .prepare_cached(&format!(
                "INSERT OR REPLACE INTO {table} VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)"
            ))
            .and_then(|mut statement| statement.execute(values))
            .map_err(StoreError::database("write the list of cases"))
            .map(drop)
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let count = |column: usize| row.get::<_, i64>(column).map(i64::unsigned_abs);
        Ok(Self {
            case: CaseId::from_bytes(row.get(1)?),
            person: PersonId::from_bytes(row.get(2)?),
            title: row.get(3)?,
            opened_seq: count(4)?,
            opened_at: row.get(5)?,
            claims_standing: count(6)?,
            claims_disputed: count(7)?,
            claims_ever: count(8)?,
            sources: count(9)?,
            changed_seq: count(10)?,
            changed_at: row.get(11)?,
            access: access_read(&row.get::<_, Vec<u8>>(12)?),
            sealed: [count(13)?, count(14)?, count(15)?],
        })
    }
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

/// The case of this key; `None` when there is none.
pub(crate) fn case_of(connection: &Connection, scope_key: KeyId) -> Result<Option<CaseRow>, StoreError> {
    connection
        .prepare_cached("SELECT * FROM case_row WHERE scope_key = ?1")
        .and_then(|mut statement| statement.query_row([scope_key], CaseRow::read).optional())
        .map_err(StoreError::database("read the list of cases"))
}

/// Every case, in the order in which they were opened.
pub(crate) fn case_list(connection: &Connection) -> Result<Vec<CaseRow>, StoreError> {
    let rows = || -> rusqlite::Result<Vec<CaseRow>> {
        let mut statement = connection.prepare_cached("SELECT * FROM case_row ORDER BY opened_seq")?;
        statement.query_map([], CaseRow::read)?.collect()
    };
    rows().map_err(StoreError::database("read the list of cases"))
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
