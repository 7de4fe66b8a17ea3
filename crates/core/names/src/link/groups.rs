//! Groups of records that may be of one person, and what people have answered.
//!
//! Nothing is merged. A group is a proposal, its evidence added up over all pairs of its records: a chain of likenesses
//! whose ends contradict each other is no group. What a person said goes before all evidence: `same` binds, `different`
//! parts, also through a third record, and `cannot tell` lets the pair speak neither for nor against.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::Comparer;
use super::num::narrow;
use super::{Linker, Pair, Row};

/// What a person said of two records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
    /// They are of one person.
    Same,
    /// They are of two people.
    Different,
    /// The sources do not tell. The pair is not asked again.
    CannotTell,
}

/// An answer, in the order in which it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// One record.
    pub left: Row,
    /// The other.
    pub right: Row,
    /// What was said of the two.
    pub said: Said,
}

/// The evidence of one pair counts at most so many bits in a group, so that one strong likeness does not outvote all
/// contradictions.
const BITS_MAX: f32 = 12.0;

/// Between two groups at most so many pairs are weighed.
const CROSS_PAIRS_MAX: usize = 100;

/// Records in groups, each in exactly one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    members: Vec<Vec<Row>>,
    group_of: Vec<u32>,
    /// The first row of those bound by answers, by row.
    bound: Vec<Row>,
    /// Pairs of bound rows that an answer parts.
    parted: BTreeSet<(Row, Row)>,
    told: BTreeSet<(Row, Row)>,
    /// Answers `same` that earlier answers contradict, and so were not followed.
    pub contradictions: Vec<Answer>,
}

impl Groups {
    pub(super) fn new(linker: &Linker, pairs: &[Pair], answers: &[Answer], threshold: f32) -> Self {
        let mut growing = Growing::new(linker, threshold);
        let told = answers.iter().filter(|answer| answer.said == Said::CannotTell);
        growing.told = told.map(|answer| ordered(answer.left, answer.right)).collect();
        let contradictions = growing.bind(answers);
        let bound: Vec<Row> = (0..growing.home.len()).map(|row| Row(growing.find(narrow(row)))).collect();
        let parted = answers.iter().filter(|answer| answer.said == Said::Different);
        let parted = parted
            .map(|answer| ordered(bound[answer.left.0 as usize], bound[answer.right.0 as usize]))
            .collect();
        let mut order: Vec<&Pair> = pairs.iter().filter(|pair| pair.weight >= growing.floor).collect();
        order.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.rows().cmp(&b.rows())));
        for pair in order {
            growing.consider(pair);
        }
        let told = std::mem::take(&mut growing.told);
        let (members, group_of) = growing.finished();
        Self { members, group_of, bound, parted, told, contradictions }
    }

    /// The groups, also those of one record, in the order of their first records.
    pub fn groups(&self) -> &[Vec<Row>] {
        &self.members
    }

    /// The group of a record.
    pub fn group_of(&self, row: Row) -> &[Row] {
        let group = self.group_of.get(row.0 as usize).copied().unwrap_or(u32::MAX);
        self.members.get(group as usize).map_or(&[], Vec::as_slice)
    }

    /// Whether the two are proposed as one person.
    pub fn are_together(&self, left: Row, right: Row) -> bool {
        self.group_of.get(left.0 as usize) == self.group_of.get(right.0 as usize)
    }

    /// The first of the records that answers have bound to this one; the record itself where none has.
    pub(super) fn bound(&self, row: Row) -> Row {
        self.bound[row.0 as usize]
    }

    /// Whether answers say already what the two are, or that it cannot be told.
    pub(super) fn is_settled(&self, left: Row, right: Row) -> bool {
        let bound = ordered(self.bound(left), self.bound(right));
        bound.0 == bound.1 || self.parted.contains(&bound) || self.told.contains(&ordered(left, right))
    }
}

pub(super) fn ordered(left: Row, right: Row) -> (Row, Row) {
    (left.min(right), left.max(right))
}

/// Groups while they grow.
struct Growing<'a> {
    linker: &'a Linker,
    comparer: Comparer<'a>,
    /// The weight from which a pair speaks for one person.
    floor: f32,
    home: Vec<u32>,
    members: Vec<Vec<u32>>,
    apart: BTreeMap<u32, BTreeSet<u32>>,
    told: BTreeSet<(Row, Row)>,
}

impl<'a> Growing<'a> {
    fn new(linker: &'a Linker, threshold: f32) -> Self {
        let rows = narrow(linker.len());
        let chance = threshold.clamp(1e-6, 1.0 - 1e-6);
        Self {
            linker,
            comparer: linker.comparer(),
            floor: (chance / (1.0 - chance)).log2(),
            home: (0..rows).collect(),
            members: (0..rows).map(|row| vec![row]).collect(),
            apart: BTreeMap::new(),
            told: BTreeSet::new(),
        }
    }

    fn find(&self, row: u32) -> u32 {
        self.home[row as usize]
    }

    fn are_apart(&self, left: u32, right: u32) -> bool {
        self.apart.get(&left).is_some_and(|apart| apart.contains(&right))
    }

    /// Follows the answers: what is different first, then what is the same, as far as it contradicts nothing.
    fn bind(&mut self, answers: &[Answer]) -> Vec<Answer> {
        for answer in answers.iter().filter(|answer| answer.said == Said::Different) {
            self.part(answer.left.0, answer.right.0);
        }
        let mut contradictions = Vec::new();
        for answer in answers.iter().filter(|answer| answer.said == Said::Same) {
            let (left, right) = (self.find(answer.left.0), self.find(answer.right.0));
            if self.are_apart(left, right) || (left == right && self.are_apart(left, left)) {
                contradictions.push(*answer);
            } else if left != right {
                self.join(left, right);
            }
        }
        contradictions
    }

    fn part(&mut self, left: u32, right: u32) {
        if left != right {
            self.apart.entry(left).or_default().insert(right);
            self.apart.entry(right).or_default().insert(left);
        }
    }

    /// Joins the groups of a likely pair, if all that is known of both groups together speaks for it.
    fn consider(&mut self, pair: &Pair) {
        let (left, right) = (self.find(pair.left.0), self.find(pair.right.0));
        let is_told = self.told.contains(&ordered(pair.left, pair.right));
        if left == right || is_told || self.are_apart(left, right) || self.are_listed_apart(left, right) {
            return;
        }
        let are_two = self.members[left as usize].len() == 1 && self.members[right as usize].len() == 1;
        if are_two || self.evidence(left, right) >= 0.0 {
            self.join(left, right);
        }
    }

    fn are_listed_apart(&self, left: u32, right: u32) -> bool {
        let (left, right) = (&self.members[left as usize], &self.members[right as usize]);
        let table = &self.linker.table;
        !table.unique_lists.is_empty()
            && left.iter().any(|one| right.iter().any(|other| table.are_listed_apart(*one, *other)))
    }

    /// The evidence of all pairs across two groups, added up.
    fn evidence(&mut self, left: u32, right: u32) -> f32 {
        let (left, right) = (&self.members[left as usize], &self.members[right as usize]);
        let step = (left.len() * right.len()).div_ceil(CROSS_PAIRS_MAX);
        let cross = left.iter().flat_map(|one| right.iter().map(move |other| (*one, *other)));
        let mut sum = 0.0;
        for (one, other) in cross.step_by(step.max(1)) {
            let pair = (one.min(other), one.max(other));
            if !self.told.contains(&(Row(pair.0), Row(pair.1))) {
                let weight = self.linker.weight(&mut self.comparer, pair);
                sum += (weight - self.floor).clamp(-BITS_MAX, BITS_MAX);
            }
        }
        sum
    }

    /// Makes one group of two; the smaller moves. The home of a group is its first record.
    fn join(&mut self, left: u32, right: u32) {
        let (into, from) = (left.min(right), left.max(right));
        let moved = std::mem::take(&mut self.members[from as usize]);
        for row in &moved {
            self.home[*row as usize] = into;
        }
        self.members[into as usize].extend(moved);
        for other in self.apart.remove(&from).unwrap_or_default() {
            if let Some(apart) = self.apart.get_mut(&other) {
                apart.remove(&from);
            }
            self.part(into, other);
        }
    }

    fn finished(self) -> (Vec<Vec<Row>>, Vec<u32>) {
        let mut group_of = vec![0; self.home.len()];
        let mut groups = Vec::new();
        for mut members in self.members.into_iter().filter(|members| !members.is_empty()) {
            members.sort_unstable();
            for row in &members {
                group_of[*row as usize] = narrow(groups.len());
            }
            groups.push(members.into_iter().map(Row).collect());
        }
        (groups, group_of)
    }
}
