//! Words that stand, nearly the same, in several documents: ten papers that carry one wire story are one origin.
//!
//! Compared are words without case, marks and punctuation. Documents that share fingerprints (chosen 5-grams of words, as
//! in winnowing: Schleimer, Wilkerson and Aiken, 2003) are laid beside each other: 5-grams that stand in both, in the same
//! order and not far apart, are joined to a passage, and how many of its words are alike is counted. The same texts give
//! the same passages, in whatever order they come.
//!
//! What is found is a fact about words, not about who copied whom. What is not found is not known: a story that was told
//! anew, or translated, shares no words and has one origin all the same.
//!
//! The doors: [`Prepared::of`] for each document, then [`shared`].

mod align;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use words::Prepared;

/// Two documents are laid beside each other when so many fingerprints stand in both at about the same distance from each
/// other: fewer are turns of phrase.
const FINGERPRINTS_MIN: usize = 3;

/// Distances in one range of so many words are about the same. Ranges overlap by half.
const DISTANCES: i64 = 64;

/// A fingerprint in more documents than this is held against the next few that have it and not against all: enough to
/// bring all that carry one story together, without looking at every pair of a thousand.
const CROWD: usize = 32;
const NEXT_OF_CROWD: usize = 8;

/// A passage that stands in two documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// Where it stands in the document that comes first.
    pub left: Place,
    /// Where it stands in the other.
    pub right: Place,
    /// How many of its words are the same, in the same order.
    pub words_alike: usize,
    /// What share that is of the longer of the two passages, from 0 to 1.
    pub containment: f32,
}

/// A stretch of one of the documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which document, as they were given.
    pub document: usize,
    /// The stretch in Unicode scalar values, from the first word's first to the last word's last.
    pub range: Range<usize>,
}

/// Finds what stands in several of these documents: pair by pair, in their order.
pub fn shared(documents: &[&Prepared]) -> Vec<Shared> {
    let mut found = Vec::new();
    for (left, right) in candidates(documents) {
        for passage in align::passages(documents[left], documents[right]) {
            let place = |document: usize, of_words: &Range<usize>| Place {
                document,
                range: documents[document].scalars(of_words),
            };
            found.push(Shared {
                left: place(left, &passage.left),
                right: place(right, &passage.right),
                words_alike: passage.alike,
                containment: passage.containment(),
            });
        }
    }
    found
}

/// Pairs of documents that share enough fingerprints to be looked at.
fn candidates(documents: &[&Prepared]) -> Vec<(usize, usize)> {
    let mut prints: Vec<(u64, usize, u32)> = documents
        .iter()
        .enumerate()
        .flat_map(|(at, document)| document.fingerprints.iter().map(move |(print, word)| (*print, at, *word)))
        .collect();
    prints.sort_unstable();
    // Which documents, and about how far apart: of each fingerprint the first place in a document.
    prints.dedup_by_key(|(print, document, _)| (*print, *document));
    let mut in_common: Vec<(usize, usize, i64)> = Vec::new();
    for same in prints.chunk_by(|one, next| one.0 == next.0) {
        let next = if same.len() > CROWD { NEXT_OF_CROWD } else { same.len() };
        for (at, (_, left, word)) in same.iter().enumerate() {
            for (_, right, other) in same[at + 1..].iter().take(next) {
                // Each distance lies in two ranges.
                let range = 2 * (i64::from(*word) - i64::from(*other)).div_euclid(DISTANCES);
                let half =
                    2 * (i64::from(*word) - i64::from(*other) + DISTANCES / 2).div_euclid(DISTANCES) + 1;
                in_common.extend([(*left, *right, range), (*left, *right, half)]);
            }
        }
    }
    in_common.sort_unstable();
    let enough = in_common.chunk_by(|one, next| one == next).filter(|same| same.len() >= FINGERPRINTS_MIN);
    let mut pairs: Vec<(usize, usize)> = enough.map(|same| (same[0].0, same[0].1)).collect();
    pairs.dedup();
    pairs
}
