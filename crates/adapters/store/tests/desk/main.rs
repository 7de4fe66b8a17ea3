//! The record on disk, through its door.

use amparo_store::Random;

mod backing_up;
mod child;
mod common;
mod crash;
mod erasing;
mod golden;
mod golden_entries;
mod listing;
mod mishaps;
mod opening;
mod reading;
mod rebuilding;
mod secrecy;
mod signed;
mod temporary;
mod workday;
