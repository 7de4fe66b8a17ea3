//! How many cases are alike in what filters ask for: counts without going through a hundred thousand rows.
//!
//! The groups are counted once and then kept in step with every change of a row.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use crate::error::StoreError;
use crate::keyring::KeyId;

/// What cases of one group have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct GroupKey {
    pub(crate) tier: i64,
    pub(crate) view: i64,
    pub(crate) custody: i64,
    pub(crate) country: String,
    pub(crate) waits: bool,
    pub(crate) conflicts: bool,
    pub(crate) same_events: bool,
}

/// The columns of a [`GroupKey`], of a row called `r`.
pub(crate) const COLUMNS: &str =
    "r.tier, r.view, r.custody, r.country, r.waiting > 0, r.conflicts > 0, r.same_events > 0";

impl GroupKey {
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            tier: row.get(0)?,
            view: row.get(1)?,
            custody: row.get(2)?,
            country: row.get(3)?,
            waits: row.get(4)?,
            conflicts: row.get(5)?,
            same_events: row.get(6)?,
        })
    }
}

/// The rows of a case changed.
pub(crate) struct GroupChange {
    pub(crate) before: Vec<GroupKey>,
    pub(crate) after: Vec<GroupKey>,
}

/// How many cases each group has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Groups(pub(crate) BTreeMap<GroupKey, u64>);

impl Groups {
    pub(crate) fn count(connection: &Connection) -> Result<Self, StoreError> {
        let read = || -> rusqlite::Result<BTreeMap<GroupKey, u64>> {
            let sql = format!("SELECT {COLUMNS}, count(*) FROM case_row AS r GROUP BY 1, 2, 3, 4, 5, 6, 7");
            let mut statement = connection.prepare_cached(&sql)?;
            statement
                .query_map([], |row| Ok((GroupKey::read(row)?, row.get::<_, i64>(7)?.unsigned_abs())))?
                .collect()
        };
        read().map(Self).map_err(StoreError::database("count the cases"))
    }

    pub(crate) fn apply(&mut self, change: GroupChange) {
        if change.before == change.after {
            return;
        }
        for before in change.before {
            if let Some(count) = self.0.get_mut(&before) {
                *count -= 1;
                if *count == 0 {
                    self.0.remove(&before);
                }
            }
        }
        for after in change.after {
            *self.0.entry(after).or_default() += 1;
        }
    }
}

/// The groups of the rows of one case; none while it is not listed.
pub(crate) fn groups_of(connection: &Connection, key: KeyId) -> Result<Vec<GroupKey>, StoreError> {
    let read = || -> rusqlite::Result<Vec<GroupKey>> {
        let sql = format!("SELECT {COLUMNS} FROM case_row AS r WHERE r.scope_key = ?1");
        let mut statement = connection.prepare_cached(&sql)?;
        statement.query_map([key], GroupKey::read)?.collect()
    };
    read().map_err(StoreError::database("read the list of cases"))
}
