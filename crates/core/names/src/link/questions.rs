//! What to ask a person, the most telling question first.

use std::collections::BTreeMap;

use super::groups::{Groups, ordered};
use super::num::{count, kept};
use super::{Pair, Row};

/// "Are these two records of one person?"
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    /// One record.
    pub left: Row,
    /// The other.
    pub right: Row,
    /// The chance that they are of one person, as the evidence has it.
    pub probability: f32,
    /// What an answer is expected to settle: how uncertain it is, times the records whose group hangs on it.
    pub value: f32,
}

/// One question for each two records or sets of bound records, by its likeliest pair, in the order of value. What
/// answers have settled is not asked.
pub(super) fn questions(pairs: &[Pair], groups: &Groups) -> Vec<Question> {
    let mut strongest: BTreeMap<(Row, Row), &Pair> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| !groups.is_settled(pair.left, pair.right)) {
        let between = ordered(groups.bound(pair.left), groups.bound(pair.right));
        let kept = strongest.entry(between).or_insert(pair);
        let order = pair.weight.total_cmp(&kept.weight).then_with(|| kept.rows().cmp(&pair.rows()));
        if order.is_gt() {
            *kept = pair;
        }
    }
    let mut questions: Vec<Question> = strongest.into_values().map(|pair| question(pair, groups)).collect();
    questions
        .sort_by(|a, b| b.value.total_cmp(&a.value).then_with(|| (a.left, a.right).cmp(&(b.left, b.right))));
    questions
}

fn question(pair: &Pair, groups: &Groups) -> Question {
    let probability = pair.probability();
    let left = groups.group_of(pair.left).len();
    let records = if groups.are_together(pair.left, pair.right) {
        left
    } else {
        left + groups.group_of(pair.right).len()
    };
    // A pair that is nearly certain tells little, but binding it is why the question is asked at all: among equally
    // certain pairs those for one person come before those against.
    let telling = uncertainty(f64::from(probability)) + 0.05 * f64::from(probability);
    Question { left: pair.left, right: pair.right, probability, value: kept(telling * count(records)) }
}

/// In bits: 1 where both answers are equally likely, 0 where one is certain.
fn uncertainty(chance: f64) -> f64 {
    let of = |chance: f64| if chance > 0.0 { -chance * chance.log2() } else { 0.0 };
    of(chance) + of(1.0 - chance)
}
