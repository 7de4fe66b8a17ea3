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
//! ```
//! use amparo_names::{Bearing, IndexBuilder, Kind, LIKELY, Name, compare};
//!
//! let asked = Name::person("Darel Monvik");
//! let compared = compare(&asked, &Name::person("МОНВИК, Дарел"));
//! assert!(compared.score >= LIKELY);
//! for reason in &compared.reasons {
//!     println!("{reason}");
//! }
//! assert!(compared.reasons.iter().all(|reason| reason.bearing() != Bearing::Against));
//!
//! let mut list = IndexBuilder::new();
//! list.add("Ivena Korbul", Kind::Person);
//! let monvik = list.add("Дарел Монвик", Kind::Person);
//! let index = list.build();
//! let found = index.search(&asked, 10);
//! assert_eq!(found[0].number, monvik);
//! assert_eq!(index.text(monvik), Some("Дарел Монвик"));
//! ```
//!
//! The doors are [`Name`], [`compare`], [`score`], [`Index`], [`fold`] and [`same_spelling`]; [`screen`] asks a list about
//! somebody, with what else is known of both; [`link`] finds records of one person.

mod compare;
mod index;
pub mod link;
mod name;
pub mod romanise;
pub mod screen;
mod spelling;
mod transliteration;
pub mod words;

pub use compare::{Bearing, Comparison, LIKELY, POSSIBLE, REASONS_MAX, Reason, STRONG, Why, compare, score};
pub use index::{Found, Index, IndexBuilder, Searcher};
pub use name::{Kind, Name, sort_key};
pub use spelling::{Spelling, fold, same_spelling};
pub(crate) use spelling::{is_accent, is_apostrophe};

/// What learns the tables of this crate needs to see of its inside. Not for comparing names.
pub mod lab {
    use crate::Name;

    pub use crate::compare::{FEATURES, Feature};
    pub use crate::transliteration::{
        CHUNK_MAX, Cost, LETTERS, Place, STEP, Unit, Writing, chunk_code, letter_code, units,
    };

    /// What is measured of two names before it is weighed, in the order of [`FEATURES`].
    pub fn measure(left: &Name, right: &Name) -> Vec<f32> {
        crate::compare::measure(left, right).to_vec()
    }

    /// The share of letter pairs that two names have in common.
    pub fn faint_likeness(left: &Name, right: &Name) -> f32 {
        crate::compare::letter_pairs_in_common(left, right)
    }

    /// What remains of the trees' chance once the bounds are laid that no tree may overrule.
    pub fn bound(left: &Name, right: &Name, chance: f32) -> f32 {
        crate::compare::bound(left, right, chance)
    }

    /// How alike each word of one name is to each word of the other.
    pub fn likenesses(left: &Name, right: &Name) -> Vec<(String, String, f32)> {
        crate::compare::likenesses(left, right)
    }
}
