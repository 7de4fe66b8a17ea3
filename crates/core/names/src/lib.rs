//! One name, many spellings: how alike two names are, with reasons, and which of a million names come near one.
//!
//! A [`Name`] is analysed once and compared often. [`compare`] says how alike two names are and why, [`score`] says the
//! number alone, an [`Index`] finds the names of a list that come near a name. Names may be in different scripts.
//!
//! It refuses three things. It never says that two people are one: a score speaks of two *names*, and two people of one
//! name are common. It never merges. And silence is no contradiction: a patronymic that only one side gives is left
//! open, not counted against it.
//!
//! [`fold`] and [`same_spelling`] are the plain comparison of two spellings of one script, without a score.
//!
//! The doors are [`Name`], [`compare`], [`score`], [`Index`], [`fold`] and [`same_spelling`].

mod compare;
mod index;
pub mod link;
mod name;
mod spelling;

pub use compare::{Comparison, LIKELY, POSSIBLE, Reason, compare, score};
pub use index::{Found, Index, IndexBuilder};
pub use name::{Kind, Name};
pub use spelling::{Spelling, fold, same_spelling};
