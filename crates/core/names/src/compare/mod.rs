//! How alike two names are, and why.

mod align;
mod features;
mod likeness;
mod model;

use std::fmt;

use crate::Name;

pub(crate) use features::{COUNT, letter_pairs_in_common};
pub(crate) use align::ALIKE_MIN;
pub use features::{FEATURES, Feature};
pub(crate) use likeness::likeness;

/// From here on two names are more likely than not names of one bearer, as measured on labelled pairs: the threshold
/// for asking "the same person?" where a wrong question costs a caseworker's time.
pub const LIKELY: f32 = 0.22;

/// From here on a name is worth showing where a miss costs more than a question: screening against lists.
pub const POSSIBLE: f32 = 0.1;

/// How alike two names are, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// From 0 to 1: how often, among pairs of names that look like these two, both named one bearer.
    pub score: f32,
    /// Why, in the order in which a person would want to read it.
    pub reasons: Vec<Reason>,
}

/// One thing that speaks for or against two names being one name. Its `Display` is a sentence for a caseworker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    sentence: String,
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.sentence)
    }
}

/// How alike two names are, and why. See [`score`] for the number alone, which is faster.
pub fn compare(left: &Name, right: &Name) -> Comparison {
    let sentence = format!("“{}” beside “{}”", left.text(), right.text());
    Comparison { score: score(left, right), reasons: vec![Reason { sentence }] }
}

/// How alike two names are, from 0 to 1. It is the same whichever side a name stands on, as nearly as makes no difference.
pub fn score(left: &Name, right: &Name) -> f32 {
    let alignment = align::align(left, right);
    if alignment.is_empty() && !features::may_be_acronym(left, right) {
        return 0.0;
    }
    let features = features::measure(left, right, &alignment);
    weigh(left, right, &alignment, &features)
}

/// What no tree may overrule, because a person would find it absurd.
const NOTHING_NAMES_MAX: f32 = 0.05;
const GENDERS_DIFFER_MAX: f32 = 0.2;
/// What nothing speaks against.
const EVERYTHING_ANSWERS_MIN: f32 = 0.99;

fn weigh(left: &Name, right: &Name, alignment: &align::Alignment, features: &features::Features) -> f32 {
    let chance = model::Model::get().chance(&features.0);
    if !features::something_names(left, right, alignment) {
        return chance * NOTHING_NAMES_MAX;
    }
    if features::genders_differ(left, right, alignment) {
        return chance.min(GENDERS_DIFFER_MAX);
    }
    if features::everything_answers(left, right, alignment) {
        return chance.max(EVERYTHING_ANSWERS_MIN);
    }
    // Of two names that the trees find as likely, the one that is written more alike comes first.
    chance * (0.98 + 0.01 * features.get(Feature::MeanLikeness))
}

/// What is measured of two names before it is weighed.
pub(crate) fn measure(left: &Name, right: &Name) -> [f32; COUNT] {
    features::measure(left, right, &align::align(left, right)).0
}

/// How alike each word of one name is to each word of the other.
pub(crate) fn likenesses(left: &Name, right: &Name) -> Vec<(String, String, f32)> {
    let mut all = Vec::new();
    for one in left.tokens() {
        for other in right.tokens() {
            let words = |token: &crate::name::Token| {
                let forms: Vec<&str> = token.forms.iter().map(|form| form.letters.as_ref()).collect();
                format!("{} ({}) {:.2}", token.text, forms.join(" "), token.weight)
            };
            all.push((words(one), words(other), likeness::likeness(one, other)));
        }
    }
    all
}
