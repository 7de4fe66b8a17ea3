//! How alike two names are, and why.

use std::fmt;

use crate::{Name, Spelling, same_spelling};

/// From here on two names are more likely than not names of one bearer, as measured on labelled pairs: the threshold
/// for asking "the same person?" where a wrong question costs a caseworker's time.
pub const LIKELY: f32 = 0.5;

/// From here on a name is worth showing where a miss costs more than a question: screening against lists.
pub const POSSIBLE: f32 = 0.2;

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
    match same_spelling(left.text(), right.text()) {
        Spelling::Same => 1.0,
        Spelling::PartOf => 0.5,
        Spelling::Different => 0.0,
    }
}
