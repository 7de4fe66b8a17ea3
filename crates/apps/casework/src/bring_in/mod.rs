//! Bringing a spreadsheet of people in: columns mapped by a person, everything checked before anything is written, every row
//! reported, and the whole import taken back in one action.
//!
//! The sheet is a source of the desk, and each claim quotes the cells it rests on with sheet, row and column; whose word it
//! is, the mapping says. A row that names a source of its own is attributed to that source within the sheet: the desk has
//! seen the sheet and not the other. Nothing is guessed: not what a column is, not the order of a date, not whether two
//! names are one person. Count in is count out: new, updates, unchanged, questions and refused add up to the rows.
//!
//! The doors: [`look`] at a file, [`check`] it, [`bring_in`] what was checked, [`imports`] and [`undo_import`];
//! [`keep_mapping`] and its neighbours for mappings.

mod apply;
mod check;
mod dates;
mod examine;
mod guess;
mod imports;
mod look;
mod mapping;
mod matching;
mod plan;
mod table;
mod target;
#[cfg(test)]
mod tests;
mod undo;
mod waiting;

pub use self::apply::{Bringing, Brought, HowToBring, bring_in};
pub use self::check::{Candidate, Checked, Outcome, RowReport, Whom, check};
pub use self::dates::{DateOrder, OrderEvidence};
pub use self::examine::{Answer, Answers};
pub use self::guess::{Confidence, Guess};
pub use self::imports::{Import, ImportState, find_import, imports};
pub use self::look::{ColumnLook, Look, SAMPLES, look};
pub use self::mapping::{
    ColumnRule, Mapping, drop_mapping, keep_mapping, kept_mappings, mapping_json, parse_mapping,
};
pub use self::plan::Refusal;
pub use self::table::SheetFile;
pub(crate) use self::table::{no_table, tables_of};
pub(crate) use self::target::{ClaimPart, Part};
pub use self::target::{Target, targets};
pub use self::undo::{Undoing, Undone, undo_import};
pub use self::waiting::{
    Waiting, drop_waiting, keep_waiting, take_in, waiting, waiting_file, waiting_sheets,
};

/// The most bytes of a file that is brought in.
pub const FILE_BYTES_MAX: u64 = amparo_exchange::sheets::TABLE_BYTES_MAX;

const NOT_BROUGHT: &str = "The sheet was not brought in. Nothing was saved.";
