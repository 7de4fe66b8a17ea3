//! The case file, on invented people and on the public facts of well-known cases.

mod builder;
mod chronology;
mod conflicts;
mod custody;
mod gaps;
mod same_event;
mod well_known;
