//! How a word of one script is written in another: costs learnt from hundreds of thousands of words.
//!
//! `data/transliteration.tsv` says for each unit of a script with which Latin letters people write it, and how often.
//! [`Costs::of`] lays a word beside a Latin word and gives the cheapest way to read one as the other. Latin beside Latin
//! is one more script: to write `o` for `u` costs little, because writers do it every day; to write `k` for `h` costs
//! much.
//!
//! Costs are natural logarithms of chances, in [`STEP`]ths, so that costs add up where chances multiply.

mod costs;
mod table;
mod units;

pub(crate) use costs::{Costs, LatinWord};
pub use table::{CHUNK_MAX, Cost, LETTERS, STEP, chunk_code, letter_code};
pub use units::{Place, Unit, Writing, units};
