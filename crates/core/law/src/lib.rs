//! Law as data: framework packs, what a case file holds on each criterion, and where a procedure stands.
//!
//! Refuses to give a verdict: there is no total, no count across criteria, no score and no order by which
//! people or cases could be ranked. What a file holds on a criterion is computed; what it shows is a person's
//! finding, and until one is given it is [`assess::FindingState::NotAnswered`], however many claims match.
//!
//! The doors: [`load()`] reads a pack, [`assess()`] lays a case file beside it. [`BUILTIN`] holds the packs
//! that ship with the program.

pub mod assess;
pub mod framework;
pub mod load;
pub mod pattern;
mod words;

pub use assess::{Assessment, assess};
pub use framework::Framework;
pub use load::{PackError, load};
pub use words::Phrase;

/// The packs that ship with the program: id and text.
pub const BUILTIN: &[(&str, &str)] =
    &[("us.levinson.1741", include_str!("../../../../frameworks/us.levinson.1741/pack.toml"))];
