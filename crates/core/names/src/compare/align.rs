//! Which word of one name is which word of the other.

use crate::name::{Name, Role, TOKENS_MAX, Token};
use crate::words::{Relation, relation};

use super::likeness::likeness;

/// Below this two words have nothing in common.
pub(crate) const ALIKE_MIN: f32 = 0.2;

/// From here on two patronymics may be of one father: their common ending makes any two of them somewhat alike.
const FATHER_MIN: f32 = 0.75;
/// The likeness of two patronymics of one father's name in two languages.
const OTHER_FATHER: f32 = 0.85;

/// The most pairs that are considered for one alignment.
const CANDIDATES_MAX: usize = 48;

/// How a word of one name answers to a word of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bond {
    /// One spelling, or one spelling once written in Latin letters.
    Same,
    /// Spellings of one word, more or less likely.
    Alike,
    /// A letter and a word that begins with it.
    Initial,
    /// Two forms of one name: a diminutive, its form in another language, a common word translated.
    OtherForm,
    /// A family name as a man and as a woman bears it, or a patronymic of a son and a daughter.
    OtherGender,
}

/// Words of the left name that answer to words of the right one. Two neighbouring words may answer to one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pair {
    pub(crate) left: u8,
    pub(crate) left_count: u8,
    pub(crate) right: u8,
    pub(crate) right_count: u8,
    pub(crate) bond: Bond,
    pub(crate) likeness: f32,
}

impl Pair {
    fn mask(start: u8, count: u8) -> u16 {
        ((1 << count) - 1) << start
    }

    pub(crate) fn left_mask(&self) -> u16 {
        Self::mask(self.left, self.left_count)
    }

    pub(crate) fn right_mask(&self) -> u16 {
        Self::mask(self.right, self.right_count)
    }
}

/// An alignment of two names.
#[derive(Debug)]
pub(crate) struct Alignment {
    pairs: [Option<Pair>; TOKENS_MAX],
    count: usize,
    /// The most alike pair of words that were left over, or 0.
    pub(crate) left_over: f32,
    pub(crate) left_used: u16,
    pub(crate) right_used: u16,
}

impl Alignment {
    /// Whether no word answers to any.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(crate) fn pairs(&self) -> impl Iterator<Item = &Pair> {
        self.pairs[..self.count].iter().flatten()
    }
}

/// Aligns two names: the most alike words answer to each other first.
pub(crate) fn align(left: &Name, right: &Name) -> Alignment {
    let mut candidates = Candidates::default();
    let (ones, others) = (left.tokens(), right.tokens());
    for (i, one) in ones.iter().enumerate() {
        for (j, other) in others.iter().enumerate() {
            if let Some((bond, likeness)) = bond(one, other) {
                candidates.add(i, 1, j, 1, bond, likeness);
            }
        }
    }
    joined(left, right, &mut candidates);
    let mut alignment = candidates.choose();
    alignment.left_over = left_over(left, right, &alignment);
    alignment
}

/// How alike the most alike two words are that found no answer: a typing error, or another word altogether.
fn left_over(left: &Name, right: &Name, alignment: &Alignment) -> f32 {
    let mut most = 0.0_f32;
    for one in alone(left, alignment.left_used) {
        for other in alone(right, alignment.right_used) {
            if one.role == Role::Naming && other.role == Role::Naming {
                let same_beginning = one.form().letters.as_bytes()[0] == other.form().letters.as_bytes()[0];
                most = most.max(faint_likeness(one, other) + if same_beginning { 0.1 } else { 0.0 });
            }
        }
    }
    most
}

fn alone(name: &Name, used: u16) -> impl Iterator<Item = &Token> {
    name.tokens()
        .iter()
        .enumerate()
        .filter(move |(at, _)| used & (1 << at) == 0)
        .map(|(_, token)| token.as_ref())
}

/// The share of letter pairs that two words have in common.
#[expect(clippy::cast_precision_loss, reason = "counts up to 128")]
fn faint_likeness(one: &Token, other: &Token) -> f32 {
    let common = (one.pairs & other.pairs).count_ones() * 2;
    common as f32 / (one.pairs.count_ones() + other.pairs.count_ones()).max(1) as f32
}

/// Two neighbouring words of one name that are one word of the other.
fn joined(left: &Name, right: &Name, candidates: &mut Candidates) {
    let (ones, others) = (left.tokens(), right.tokens());
    for (i, one) in left.joined().iter().enumerate() {
        let Some(one) = one else { continue };
        for (j, other) in others.iter().enumerate() {
            if may_be_joined(one, other, &ones[i], &ones[i + 1]) {
                candidates.add_joined(i, 2, j, 1, likeness(one, other));
            }
        }
    }
    for (j, other) in right.joined().iter().enumerate() {
        let Some(other) = other else { continue };
        for (i, one) in ones.iter().enumerate() {
            if may_be_joined(other, one, &others[j], &others[j + 1]) {
                candidates.add_joined(i, 1, j, 2, likeness(one, other));
            }
        }
    }
}

fn may_be_joined(joined: &Token, whole: &Token, first: &Token, second: &Token) -> bool {
    let (size, other) = (joined.form().letters.len(), whole.form().letters.len());
    whole.role == Role::Naming
        && first.spelling != whole.spelling
        && second.spelling != whole.spelling
        && (size.abs_diff(other) <= 2 || whole.script != joined.script && other * 2 >= size)
}

fn bond(one: &Token, other: &Token) -> Option<(Bond, f32)> {
    if one.role == Role::Initial || other.role == Role::Initial {
        return initial(one, other);
    }
    if (one.role == Role::Number) != (other.role == Role::Number) {
        return None;
    }
    // `bin` and `bint` are one letter apart, and say two things.
    if one.gender.is_some() && other.gender.is_some() && one.gender != other.gender {
        return None;
    }
    if one.role == Role::Number {
        return (one.form().number == other.form().number).then_some((Bond::Same, 1.0));
    }
    let alike = likeness(one, other);
    if alike >= 0.97 {
        return Some((Bond::Same, alike));
    }
    // Two fathers: the ending that both names have says nothing.
    if one.father != 0 && other.father != 0 && one.father != other.father {
        if one.father_families.iter().any(|family| other.father_families.contains(family)) {
            return Some((Bond::OtherForm, alike.max(OTHER_FATHER)));
        }
        return (alike >= FATHER_MIN).then_some((Bond::Alike, alike));
    }
    // A relation that is on file outweighs a chance likeness of letters, and a spelling outweighs a relation.
    let related = related(one, other);
    if let Some((bond, likeness)) = related.filter(|(_, likeness)| *likeness > alike) {
        return Some((bond, likeness));
    }
    if one.stem == other.stem && one.stem != 0 && alike >= ALIKE_MIN {
        return Some((Bond::OtherGender, alike));
    }
    (alike >= ALIKE_MIN).then_some((Bond::Alike, alike))
}

fn related(one: &Token, other: &Token) -> Option<(Bond, f32)> {
    if one.father != 0 && one.father == other.father {
        return Some((Bond::OtherGender, 0.9));
    }
    if one.common != 0 && one.common == other.common {
        return Some((Bond::OtherForm, 0.9));
    }
    if one.legal_form != 0 && one.legal_form == other.legal_form {
        return Some((Bond::OtherForm, 0.95));
    }
    if !one.families.iter().any(|family| other.families.contains(family)) {
        return None;
    }
    let likeness = match relation(&one.form().letters, &other.form().letters)? {
        Relation::Same => 0.97,
        Relation::Nick => 0.8,
        Relation::Cognate => 0.75,
    };
    Some((Bond::OtherForm, likeness))
}

fn initial(one: &Token, other: &Token) -> Option<(Bond, f32)> {
    let (first, second) = (one.form(), other.form());
    let same = first.letters.bytes().next() == second.letters.bytes().next();
    match (one.role, other.role) {
        _ if !same => None,
        (Role::Initial, Role::Initial) => Some((Bond::Initial, 0.9)),
        (_, Role::Naming | Role::Initial) | (Role::Naming, _) => Some((Bond::Initial, 0.6)),
        _ => None,
    }
}

/// Pairs of words that may answer to each other.
struct Candidates {
    pairs: [Option<Pair>; CANDIDATES_MAX],
    count: usize,
}

impl Default for Candidates {
    fn default() -> Self {
        Self { pairs: [None; CANDIDATES_MAX], count: 0 }
    }
}

impl Candidates {
    fn add(&mut self, left: usize, left_count: u8, right: usize, right_count: u8, bond: Bond, likeness: f32) {
        let (Ok(left), Ok(right)) = (u8::try_from(left), u8::try_from(right)) else { return };
        if self.count < CANDIDATES_MAX {
            self.pairs[self.count] = Some(Pair { left, left_count, right, right_count, bond, likeness });
            self.count += 1;
        }
    }

    fn add_joined(&mut self, left: usize, left_count: u8, right: usize, right_count: u8, likeness: f32) {
        let bond = if likeness >= 0.97 { Bond::Same } else { Bond::Alike };
        if likeness >= 0.5 {
            self.add(left, left_count, right, right_count, bond, likeness);
        }
    }

    /// The best pair first, then the best that is free of it, and so on. What joins two words is worth a little more
    /// than what explains one of them.
    fn choose(mut self) -> Alignment {
        let mut alignment =
            Alignment { pairs: [None; TOKENS_MAX], count: 0, left_over: 0.0, left_used: 0, right_used: 0 };
        let worth = |pair: &Pair| pair.likeness + 0.04 * f32::from(pair.left_count + pair.right_count - 2);
        while alignment.count < TOKENS_MAX {
            let free = |pair: &Pair| {
                pair.left_mask() & alignment.left_used == 0 && pair.right_mask() & alignment.right_used == 0
            };
            let best = self.pairs[..self.count]
                .iter_mut()
                .filter(|pair| pair.as_ref().is_some_and(free))
                .max_by(|one, other| {
                    let key = |pair: &Option<Pair>| pair.as_ref().map_or(0.0, worth);
                    // Of equals, the words that stand nearest to each other.
                    let near = |pair: &Option<Pair>| pair.map_or(0, |pair| pair.left.abs_diff(pair.right));
                    key(one).total_cmp(&key(other)).then(near(other).cmp(&near(one)))
                });
            let Some(best) = best else { break };
            if let Some(pair) = best.take() {
                alignment.left_used |= pair.left_mask();
                alignment.right_used |= pair.right_mask();
                alignment.pairs[alignment.count] = Some(pair);
                alignment.count += 1;
            }
        }
        alignment
    }
}
