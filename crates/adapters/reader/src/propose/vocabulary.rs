//! The words this engine shares with the ledger: kinds of claims, their fields, dates, modality.

pub use amparo_ledger::claim::Modality;
pub use amparo_ledger::claim::kind::{Field, Kind};
pub(super) use amparo_ledger::date::{Moment, Precision, SourceDate};
