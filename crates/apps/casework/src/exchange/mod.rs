//! Taking the whole record out of a desk as plain files, and bringing it into a new desk.
//!
//! An export is in the open; the person must say that they want that. Both are put on record. An import makes a new desk
//! or nothing: what does not hold is refused before the desk is there.
//!
//! The doors: [`export_record`], [`import_record`], [`check_export`].

mod export;
mod import;
mod words;

pub use self::export::{ExportDone, PLAIN_WARNING, Plain, export_record};
pub use self::import::{CheckedExport, ImportDone, NewFolder, check_export, import_record};

#[cfg(test)]
mod tests;
