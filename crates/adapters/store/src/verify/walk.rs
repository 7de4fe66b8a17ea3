//! Going along the log: each entry after the one before, and the tree over all of them against what was signed.
//!
//! One change is named once, at the entry that was changed. Where an envelope and its leaf contradict each other, the
//! next entry, which carries the leaf too, says which of them is the old one; with that leaf the walk goes on, so that the
//! checkpoint still tells whether everything else is as it was signed.

use std::collections::BTreeMap;

use amparo_ledger::checkpoint::{CheckpointError, PublicKey, SignedCheckpoint};
use amparo_ledger::entry::NO_PREVIOUS_LEAF;
use amparo_ledger::source::Hash32;
use amparo_ledger::tree::{Frontier, Subtree};

use super::examine::Examined;
use super::finding::{Damage, Findings};
use crate::tree::is_kept;

/// What the walk knows, up to the entry it has reached. A copy of it can go on from there.
#[derive(Debug, Clone)]
pub(crate) struct Walk {
    /// The number of the entry that is due.
    pub(crate) next: u64,
    previous: Previous,
    tree: Frontier,
    /// The leaves of all entries so far are known.
    whole: bool,
    /// Roots that were signed, by size.
    signed: BTreeMap<u64, Hash32>,
    /// The newest checkpoint that could be read.
    newest: Option<u64>,
    /// Roots asked for from outside, by size.
    asked: BTreeMap<u64, Option<Hash32>>,
    /// The largest size at which the root was the one that was signed.
    agreed: u64,
    /// From here on every root must differ: said once.
    disagreed: bool,
    /// The subtrees that should be on file.
    pub(crate) subtrees: Vec<(Subtree, Hash32)>,
    pub(crate) findings: Findings,
}

/// What is known of the leaf of the entry before.
#[derive(Debug, Clone, Copy)]
enum Previous {
    /// There is none, or there is no doubt.
    Leaf(Hash32),
    /// It is one of these: the one that is stored, the one worked out from the envelope.
    Doubtful { stored: Option<Hash32>, computed: Option<Hash32> },
    /// One entry is missing: the next one knows its leaf.
    Missing,
    /// Several are missing.
    Unknown,
}

impl Walk {
    pub(crate) fn new() -> Self {
        Self {
            next: 0,
            previous: Previous::Leaf(NO_PREVIOUS_LEAF),
            tree: Frontier::new(),
            whole: true,
            signed: BTreeMap::new(),
            newest: None,
            asked: BTreeMap::new(),
            agreed: 0,
            disagreed: false,
            subtrees: Vec::new(),
            findings: Findings::default(),
        }
    }

    /// Learns of a checkpoint on file.
    pub(crate) fn expect(&mut self, size: u64, note: &str, key: Option<&PublicKey>) {
        self.newest = self.newest.max(Some(size));
        let read = SignedCheckpoint::parse(note);
        let unreadable = |why: String| Damage::CheckpointUnreadable { size, why };
        let damage = match (&read, key) {
            (Err(error), _) => unreadable(error.to_string()),
            (Ok(_), None) => Damage::CheckpointNotSigned { size },
            (Ok(note), Some(key)) => match note.check(key) {
                Ok(checkpoint) if checkpoint.size == size => {
                    self.signed.insert(size, checkpoint.root);
                    return;
                }
                Ok(checkpoint) => unreadable(format!("it speaks of {} entries", checkpoint.size)),
                Err(CheckpointError::OtherOrigin { found, .. }) => {
                    Damage::CheckpointOtherDesk { size, found }
                }
                Err(_) => Damage::CheckpointNotSigned { size },
            },
        };
        self.findings.add(None, damage);
    }

    /// Wants to know the root at this size.
    pub(crate) fn ask(&mut self, size: u64) {
        self.asked.insert(size, (size == 0).then(|| Frontier::new().root()));
    }

    /// The root at a size that was asked for; `None` when the log does not reach it, or leaves are missing.
    pub(crate) fn answer(&self, size: u64) -> Option<Hash32> {
        self.asked.get(&size).copied().flatten()
    }

    /// The next entry that could be read.
    pub(crate) fn step(&mut self, examined: &Examined) {
        if examined.seq > self.next {
            let through = (examined.seq - 1 > self.next).then_some(examined.seq - 1);
            self.gap(examined.seq, Damage::Missing { through });
        }
        let seq = examined.seq;
        for damage in &examined.damage {
            self.findings.add(seq, damage.clone());
        }
        self.link(seq, examined.said.map(|said| said.previous_leaf));
        let computed = examined.said.map(|said| said.leaf);
        self.previous = match (examined.stored_leaf, computed) {
            (Some(stored), Some(computed)) if stored == computed => Previous::Leaf(stored),
            (stored, computed) => Previous::Doubtful { stored, computed },
        };
        self.next = seq + 1;
    }

    /// The entry that is due cannot be read.
    pub(crate) fn unreadable(&mut self, why: String) {
        let after = self.next + 1;
        self.gap(after, Damage::Unreadable { why });
    }

    fn gap(&mut self, after: u64, damage: Damage) {
        self.findings.add(self.next, damage);
        let only_one = after == self.next + 1 && !matches!(self.previous, Previous::Missing);
        self.settle(None);
        self.previous = if only_one && self.whole { Previous::Missing } else { Previous::Unknown };
        self.whole &= only_one;
        self.next = after;
    }

    /// Checks that the entry follows the one before, whose leaf is then known.
    fn link(&mut self, seq: u64, said: Option<Hash32>) {
        let follows = match (self.previous, said) {
            (Previous::Leaf(leaf), Some(said)) => said == leaf,
            // The entry before is named already.
            _ => true,
        };
        if !follows {
            self.findings.add(seq, Damage::Chain);
        }
        self.settle(said);
    }

    /// Adds the leaf of the entry before to the tree. `attested` is what the entry after it says that it is.
    fn settle(&mut self, attested: Option<Hash32>) {
        if self.next == 0 {
            return;
        }
        let leaf = match self.previous {
            Previous::Leaf(leaf) => Some(leaf),
            Previous::Doubtful { stored, computed } => {
                let mut either = [stored, computed].into_iter().flatten();
                let believed = either.find(|leaf| Some(*leaf) == attested || self.is_signed(*leaf));
                believed.or(computed).or(stored)
            }
            Previous::Missing => attested,
            Previous::Unknown => None,
        };
        match leaf {
            Some(leaf) if self.whole => self.grow(leaf),
            _ => self.whole = false,
        }
    }

    /// Whether the tree with this leaf as its next one is one that was signed.
    fn is_signed(&self, leaf: Hash32) -> bool {
        let mut tree = self.tree.clone();
        tree.push(leaf);
        self.signed.get(&tree.size()) == Some(&tree.root())
    }

    fn grow(&mut self, leaf: Hash32) {
        let subtrees = &mut self.subtrees;
        self.tree.push_noting(leaf, &mut |subtree, hash| {
            if is_kept(subtree.height) {
                subtrees.push((subtree, hash));
            }
        });
        let size = self.tree.size();
        if let Some(asked) = self.asked.get_mut(&size) {
            *asked = Some(self.tree.root());
        }
        match self.signed.get(&size) {
            Some(root) if *root == self.tree.root() => self.agreed = size,
            Some(_) if !self.disagreed => {
                self.disagreed = true;
                self.findings.add(None, Damage::CheckpointRoot { size, after: self.agreed });
            }
            _ => {}
        }
    }

    /// The log ends here.
    pub(crate) fn end(&mut self, has_key: bool) {
        self.settle(None);
        match self.newest {
            Some(signed) if signed > self.next => {
                self.findings.add(self.next, Damage::LogShorter { signed });
            }
            Some(signed) if signed < self.next => self.findings.add(signed, Damage::Unsigned),
            None if has_key && self.next > 0 => self.findings.add(None, Damage::CheckpointMissing),
            _ => {}
        }
    }

    /// The tree over the whole log; `None` when leaves are missing.
    pub(crate) fn tree(&self) -> Option<&Frontier> {
        self.whole.then_some(&self.tree)
    }

    /// The leaf of the last entry.
    pub(crate) fn last_leaf(&self) -> Hash32 {
        match self.previous {
            Previous::Leaf(leaf) => leaf,
            Previous::Doubtful { stored, computed } => computed.or(stored).unwrap_or(NO_PREVIOUS_LEAF),
            Previous::Missing | Previous::Unknown => NO_PREVIOUS_LEAF,
        }
    }
}
