//! Records of one person: which records of a list, or of several lists, may be about one person, and why.
//!
//! A [`Schema`] says what the fields hold. [`Records`] gathers the records. A [`Linker`] finds the pairs worth comparing
//! ([`BlockReport`] says what was given up where a block was too large), learns from the records themselves what each
//! agreement is worth ([`Linker::learn`], after Fellegi and Sunter, without labels), weighs each pair ([`Part::pairs`])
//! and says why ([`Linker::evidence`]). [`Linker::groups`] proposes groups that respect what people have answered, and
//! [`Linker::questions`] orders what to ask next.
//!
//! It refuses three things. It merges nothing: its output are proposals and questions. Silence is neutral: a field that
//! one side does not give speaks neither for nor against. And it has no threads, no clock and no chance: a caller may run
//! the [`Part`]s on as many threads as it likes and gets the same result.
//!
//! ```
//! use amparo_names::link::{FieldId, Linker, Records, Schema, Value};
//!
//! let (schema, [name, born, ..]) = Schema::of_prisoners();
//! let mut records = Records::new(schema);
//! let rows = [("1", "Ivan Petrov", "1981-04-03"), ("2", "Petrov Ivan", "1981-03-04"), ("3", "Anna Sidorova", "1990")];
//! for (id, who, when) in rows {
//!     let values = [(name, Value::Text(who)), (born, Value::Date(when.parse()?))];
//!     records.add(0, id, &values)?;
//! }
//! let mut linker = Linker::new(records)?;
//! linker.learn();
//! let pairs = linker.pairs();
//! let reasons: Vec<String> = linker.evidence(pairs[0].left, pairs[0].right).iter().map(ToString::to_string).collect();
//! assert_eq!(reasons[1], "born: the day and the month are swapped: 03.04.1981 / 04.03.1981");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod blocks;
mod compare;
mod date;
mod groups;
mod keys;
mod learn;
mod levels;
mod num;
mod questions;
mod records;
mod rules;
mod schema;
mod shape;
mod table;
mod text;
mod weigh;

#[cfg(test)]
mod tests;

pub use blocks::BlockReport;
pub use date::{NoDate, PartialDate};
pub use groups::{Answer, Groups, Said};
pub use questions::Question;
pub use records::{Gender, RECORDS_MAX, Records, RecordsError, Value};
pub use schema::{FIELDS_MAX, Field, FieldId, FieldKind, Schema};
pub use weigh::Evidence;

use std::cmp::Ordering;

use blocks::{Blocking, pairs_of};
use compare::Comparer;
use num::narrow;
use table::Table;
use weigh::{Chances, Weights};

/// A pair below this chance is neither proposed nor asked.
pub const ASKED_FROM: f32 = 0.02;

/// From here on two records are put into one proposed group.
pub const GROUPED_FROM: f32 = 0.5;

/// A record. Rows are numbered in the order of lists and ids, whatever the order in which they were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub u32);

/// Two records that may be of one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The record with the smaller number.
    pub left: Row,
    /// The other.
    pub right: Row,
    /// In bits, the binary logarithm of the odds that they are of one person: 0 is even.
    pub weight: f32,
}

impl Pair {
    /// The chance that they are of one person, as far as the fields speak independently of each other.
    pub fn probability(&self) -> f32 {
        1.0 / (1.0 + (-self.weight).exp2())
    }

    fn rows(&self) -> (Row, Row) {
        (self.left, self.right)
    }
}

/// Compares records.
#[derive(Debug)]
pub struct Linker {
    table: Table,
    blocking: Blocking,
    chances: Chances,
    weights: Weights,
}

impl Linker {
    /// Prepares the records. Until [`Self::learn`] is called, pairs are weighed by what is assumed of prisoner lists.
    ///
    /// # Errors
    ///
    /// When two records of one list have the same id.
    pub fn new(records: Records) -> Result<Self, RecordsError> {
        let table = records.table()?;
        let blocking = Blocking::new(&table);
        let chances = Chances::assumed(&table);
        let weights = Weights::new(&table, &chances);
        Ok(Self { table, blocking, chances, weights })
    }

    /// Learns from the records, without labels, what each agreement is worth among them.
    pub fn learn(&mut self) {
        self.chances = learn::learn(&self.table, &self.blocking);
        self.weights = Weights::new(&self.table, &self.chances);
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.table.rows()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The list and the id of a record, or `None` where there is no such row.
    pub fn record(&self, row: Row) -> Option<(u16, &str)> {
        let id = self.table.ids.get(row.0 as usize)?;
        Some((self.table.lists[row.0 as usize], id))
    }

    /// The row of an id of a list.
    pub fn row(&self, list: u16, id: &str) -> Option<Row> {
        let (mut from, mut to) = (0, self.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            match (self.table.lists[middle], &*self.table.ids[middle]).cmp(&(list, id)) {
                Ordering::Less => from = middle + 1,
                Ordering::Greater => to = middle,
                Ordering::Equal => return Some(Row(narrow(middle))),
            }
        }
        None
    }

    /// What was compared, rule by rule, with what was given up where a block was too large. Empty where every pair of
    /// records is compared.
    pub fn blocks(&self) -> &[BlockReport] {
        if self.blocking.is_all { &[] } else { &self.blocking.reports }
    }

    /// What was learned: field, level, how often it is met among records of one person and of two.
    pub fn learned(&self) -> Vec<(String, &'static str, f64, f64)> {
        learn::in_words(&self.table, &self.chances)
    }

    /// The work in `n` parts of about the same size, for as many threads. The pairs of all parts, put into one list and
    /// sorted, are the same for every `n`.
    pub fn parts(&self, n: usize) -> Vec<Part<'_>> {
        let units = if self.blocking.is_all { self.rows_as_units() } else { self.blocks_as_units() };
        let all: usize = units.iter().map(|(_, cost)| cost).sum();
        let n = n.max(1);
        let mut parts: Vec<Part> = (0..n).map(|_| Part { linker: self, units: Vec::new() }).collect();
        let mut done = 0;
        for (unit, cost) in units {
            // By the middle of each unit, so that the last part is not left with nothing.
            let part = (done + cost / 2) * n / all.max(1);
            parts[part.min(n - 1)].units.push(unit);
            done += cost;
        }
        parts
    }

    fn rows_as_units(&self) -> Vec<(Unit, usize)> {
        let rows = self.len();
        (0..rows).map(|row| (Unit::Row(narrow(row)), rows - row - 1)).collect()
    }

    fn blocks_as_units(&self) -> Vec<(Unit, usize)> {
        let rules = self.blocking.found_by.iter().enumerate();
        let of = |(rule, blocks): (usize, &blocks::Blocks)| {
            let unit = |at| (Unit::Block(narrow(rule), narrow(at)), pairs_of(blocks.block(at).len()));
            (0..blocks.len()).map(unit).collect::<Vec<_>>()
        };
        rules.flat_map(of).collect()
    }

    /// All pairs on the caller's own thread, in order.
    pub fn pairs(&self) -> Vec<Pair> {
        self.join(self.parts(1).iter().map(Part::pairs).collect())
    }

    /// The pairs of all parts in one order.
    pub fn join(&self, parts: Vec<Vec<Pair>>) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = parts.into_iter().flatten().collect();
        pairs.sort_unstable_by_key(Pair::rows);
        pairs
    }

    /// The chance that two records are of one person.
    pub fn probability(&self, left: Row, right: Row) -> f32 {
        let (left, right) = groups::ordered(left, right);
        let weight = self.weight(&mut self.comparer(), (left.0, right.0));
        Pair { left, right, weight }.probability()
    }

    /// What each field says on two records; silent fields are left out.
    pub fn evidence(&self, left: Row, right: Row) -> Vec<Evidence> {
        self.weights.explain(&mut self.comparer(), &self.table, (left.0, right.0))
    }

    /// Proposes groups: evidence from [`GROUPED_FROM`] on, after what people have answered. Every record is in one.
    pub fn groups(&self, pairs: &[Pair], answers: &[Answer]) -> Groups {
        self.groups_from(pairs, answers, GROUPED_FROM)
    }

    /// The same from another chance on.
    pub fn groups_from(&self, pairs: &[Pair], answers: &[Answer], chance: f32) -> Groups {
        Groups::new(self, pairs, answers, chance)
    }

    /// What to ask a person next, the most telling question first; the order is the same on every run.
    pub fn questions(&self, pairs: &[Pair], groups: &Groups) -> Vec<Question> {
        questions::questions(pairs, groups)
    }

    fn comparer(&self) -> Comparer<'_> {
        Comparer::new(&self.table)
    }

    fn weight(&self, comparer: &mut Comparer, pair: (u32, u32)) -> f32 {
        self.weights.weigh(comparer, &self.table, pair, f32::NEG_INFINITY).unwrap_or(f32::NEG_INFINITY)
    }
}

/// A part of the work.
#[derive(Debug)]
pub struct Part<'a> {
    linker: &'a Linker,
    units: Vec<Unit>,
}

#[derive(Debug, Clone, Copy)]
enum Unit {
    /// All pairs of which this row is the first.
    Row(u32),
    /// All pairs of one block of one rule that meet there first.
    Block(u32, u32),
}

impl Part<'_> {
    /// Weighs the pairs of this part and gives those from [`ASKED_FROM`] on.
    pub fn pairs(&self) -> Vec<Pair> {
        let linker = self.linker;
        let mut weigher = Weigher {
            linker,
            comparer: linker.comparer(),
            // In a list of few, two records are rather likely of one person before anything is known of them: something
            // must speak for it.
            floor: f32::max((ASKED_FROM / (1.0 - ASKED_FROM)).log2(), linker.weights.prior + 0.5),
            found: Vec::new(),
        };
        for unit in &self.units {
            match *unit {
                Unit::Row(left) => {
                    (left + 1..narrow(linker.len())).for_each(|right| weigher.weigh(left, right));
                }
                Unit::Block(rule, block) => weigher.weigh_block(rule as usize, block as usize),
            }
        }
        weigher.found
    }
}

struct Weigher<'a> {
    linker: &'a Linker,
    comparer: Comparer<'a>,
    floor: f32,
    found: Vec<Pair>,
}

impl Weigher<'_> {
    fn weigh_block(&mut self, rule: usize, block: usize) {
        let blocking = &self.linker.blocking;
        let rows = blocking.found_by[rule].block(block);
        for (at, left) in rows.iter().enumerate() {
            for right in &rows[at + 1..] {
                if blocking.is_first_met(rule, block, *left, *right) {
                    self.weigh(*left, *right);
                }
            }
        }
    }

    fn weigh(&mut self, left: u32, right: u32) {
        let table = &self.linker.table;
        if table.are_listed_apart(left, right) {
            return;
        }
        let weight = self.linker.weights.weigh(&mut self.comparer, table, (left, right), self.floor);
        self.found.extend(weight.map(|weight| Pair { left: Row(left), right: Row(right), weight }));
    }
}
