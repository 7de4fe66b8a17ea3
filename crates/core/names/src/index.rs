//! Which names of a list come near a name.

use crate::{Name, score};

/// Gathers names for an [`Index`].
#[derive(Debug, Default)]
pub struct IndexBuilder {
    names: Vec<Name>,
}

impl IndexBuilder {
    /// An empty list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name and gives its number: 0, 1, 2 … in the order of adding. A person with several names is several
    /// additions; the caller knows which numbers are one entry.
    pub fn add(&mut self, name: Name) -> u32 {
        self.names.push(name);
        u32::try_from(self.names.len() - 1).unwrap_or(u32::MAX)
    }

    /// Makes the index.
    pub fn build(self) -> Index {
        Index { names: self.names }
    }
}

/// Names of a list, found by any spelling.
#[derive(Debug)]
pub struct Index {
    names: Vec<Name>,
}

/// A name of the list that comes near the one asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The number that [`IndexBuilder::add`] gave.
    pub number: u32,
    /// As [`score`] gives it.
    pub score: f32,
}

impl Index {
    /// The `top` names that come nearest, best first; fewer where fewer have anything in common.
    pub fn search(&self, name: &Name, top: usize) -> Vec<Found> {
        let mut found: Vec<Found> = (0..)
            .zip(&self.names)
            .map(|(number, listed)| Found { number, score: score(name, listed) })
            .filter(|found| found.score > 0.0)
            .collect();
        found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number)));
        found.truncate(top);
        found
    }

    /// Names as a person types: every word but the last in full, the last as it begins.
    pub fn suggest(&self, typed: &str, top: usize) -> Vec<Found> {
        self.search(&Name::person(typed), top)
    }

    /// The name of a number, or `None` where the list has no such number.
    pub fn name(&self, number: u32) -> Option<&Name> {
        self.names.get(usize::try_from(number).ok()?)
    }
}
