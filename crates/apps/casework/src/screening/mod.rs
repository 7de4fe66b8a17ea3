//! Screening: are the officials of the record on the desk's lists?
//!
//! A list is a dated, hashed snapshot, and no row of it is a claim. A hit is a question with its reasons. A person
//! answers, and where the answer is "the same", a claim is entered with the list as its source. Every answer can be taken
//! back. Nothing is matched by the program, and what was not looked up is "not checked", never "not listed".
//!
//! The doors: [`lists`] adds and shows lists, [`changes`] compares two versions, [`questions::screen`] asks, [`answer`]
//! records answers, [`officials`] says who had a hand in a persecution by the claims of its case, and [`gap`] puts it all
//! beside each other.

pub mod answer;
mod called;
pub mod changes;
pub mod gap;
pub mod kept;
pub mod lists;
pub mod officials;
mod question;
pub mod questions;
pub mod regimes;
pub mod words;
