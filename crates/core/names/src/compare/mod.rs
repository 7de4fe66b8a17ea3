//! How alike two names are, and why.

mod align;
mod bounds;
mod features;
mod likeness;
mod model;
mod original;
mod reason;
mod sentence;

use crate::Name;

pub(crate) use align::ALIKE_MIN;
pub(crate) use features::{COUNT, letter_pairs_in_common};
pub use features::{FEATURES, Feature};
pub(crate) use likeness::likeness;
pub use reason::{Bearing, Comparison, REASONS_MAX, Reason, Why, compare};

/// From here on two names are worth a question: the threshold at which misses and needless questions balance best on
/// labelled pairs. It is where "the same person?" is asked, since a needless question costs a caseworker's time.
pub const LIKELY: f32 = 0.22;

/// From here on a name is worth showing where a miss costs more than a question: screening against lists.
pub const POSSIBLE: f32 = 0.1;

/// From here on a hit in a long list is rarely chance: of names that stand on no list of seventeen thousand, at most two
/// in a hundred come so near one. For searches whose answers nobody looks through.
pub const STRONG: f32 = 0.7;

/// How alike two names are, from 0 to 1. It is the same whichever side a name stands on.
pub fn score(left: &Name, right: &Name) -> f32 {
    let (left, right) = in_order(left, right);
    let alignment = align::align(left, right);
    if alignment.is_empty() && !features::may_be_acronym(left, right) {
        return 0.0;
    }
    let features = features::measure(left, right, &alignment);
    let chance = model::Model::get().chance(&features.0);
    bounds::lay(&bounds::Found { left, right, alignment: &alignment, features: &features }, chance)
}

/// The names in an order of their own: by script, then the one of fewer words, so that sides do not matter.
fn in_order<'a>(left: &'a Name, right: &'a Name) -> (&'a Name, &'a Name) {
    let key = |name: &'a Name| (std::cmp::Reverse(name.script()), name.tokens().len(), name.text());
    if key(left) <= key(right) { (left, right) } else { (right, left) }
}

/// What remains of a chance once the bounds are laid.
pub(crate) fn bound(left: &Name, right: &Name, chance: f32) -> f32 {
    let (left, right) = in_order(left, right);
    let alignment = align::align(left, right);
    if alignment.is_empty() && !features::may_be_acronym(left, right) {
        return 0.0;
    }
    let features = features::measure(left, right, &alignment);
    bounds::lay(&bounds::Found { left, right, alignment: &alignment, features: &features }, chance)
}

/// What is measured of two names before it is weighed.
pub(crate) fn measure(left: &Name, right: &Name) -> [f32; COUNT] {
    let (left, right) = in_order(left, right);
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
