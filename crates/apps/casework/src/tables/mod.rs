//! People and claims as tables that any spreadsheet opens, and back without loss.
//!
//! The table of people has a row for each case, with the columns that a spreadsheet of prisoners has; it comes back through
//! [`crate::bring_in`]. The table of claims has a row for each claim that stands, with everything the claim says; it comes
//! back through [`bring_claims_back`], into the same desk or an empty one, as the same claims. What is sealed stays, unless
//! a case is named whose sealed claims are wanted. Documents, findings, papers and the history do not fit a table: for the
//! whole record there is [`crate::exchange`].
//!
//! The doors: [`people_table`], [`claims_table`], [`written`], [`bring_claims_back`].

mod claims_in;
mod claims_out;
mod form;
mod people;
#[cfg(test)]
mod tests;

use amparo_exchange::sheets::Sheet;
use amparo_ledger::ids::CaseId;
use serde::Serialize;

pub use self::claims_in::{ClaimsBack, RowRefused, bring_claims_back};
pub use self::claims_out::claims_table;
pub(crate) use self::form::table_of_json;
pub use self::form::{TableForm, written};
pub use self::people::people_table;

/// A table that leaves the desk, with what is in it and what is not.
#[derive(Debug, Clone)]
pub struct TableOut {
    /// The table.
    pub(crate) sheet: Sheet,
    /// What was counted.
    pub counts: TableCounts,
}

/// What is in a table and what is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct TableCounts {
    /// How many cases were gone through.
    pub cases: usize,
    /// How many rows the table has.
    pub rows: usize,
    /// How many claims stand in these cases.
    pub claims: usize,
    /// How many of them are in the table.
    pub in_table: usize,
    /// How many were left out because they are sealed.
    pub sealed: usize,
    /// How many were left out because this table has no column for them.
    pub no_column: usize,
}

/// Which cases a table is of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhichCases {
    /// Only these; none named: every case.
    pub only: Vec<CaseId>,
    /// Cases whose sealed claims leave too, each named by a person.
    pub with_sealed: Vec<CaseId>,
}
