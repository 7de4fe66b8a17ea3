//! The Merkle tree over the log's leaves, as RFC 6962 (section 2.1) and RFC 9162 describe it.
//!
//! The tree adds nothing to the log: it is worked out from the leaf hashes that
//! [`Envelope::leaf`](crate::entry::Envelope::leaf) gives. What it makes possible is proof: that an entry lies in a
//! log of which only the root is known (inclusion), and that a log only grew (consistency), without showing any other entry.
//!
//! The doors: [`Frontier`] grows the tree one leaf at a time and keeps O(log n) hashes. [`inclusion_path`] and
//! [`consistency_path`] make proofs; the hashes they need are asked from the caller, who may keep every leaf
//! ([`in_leaves`]) or only subtrees. [`check_inclusion`] and [`check_consistency`] believe nothing they were not given.

use sha2::{Digest, Sha256};

use crate::source::Hash32;

/// The most hashes that a path can have: a log counts its entries in 64 bits, and a consistency
/// path may begin with one hash more.
pub const PATH_HASHES_MAX: usize = 65;

/// Why a proof could not be made, or does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// The tree has no such leaf.
    #[error("the log has {size} entries; there is none at place {index}")]
    NoSuchLeaf {
        /// The place asked for, from 0.
        index: u64,
        /// The number of entries.
        size: u64,
    },
    /// The later tree is smaller than the earlier one.
    #[error("a log of {new} entries cannot have grown from one of {old}")]
    Shrunk {
        /// The size of the tree said to be earlier.
        old: u64,
        /// The size of the tree said to be later.
        new: u64,
    },
    /// The path has another number of hashes than a tree of this size gives.
    #[error("the path has {found} hashes, which does not fit a log of this size")]
    PathLength {
        /// How many hashes the path has.
        found: usize,
    },
    /// The path leads to another root than the earlier (or only) one.
    #[error("the path does not lead to the root that was given")]
    OtherRoot,
    /// The path leads to another root than the later one.
    #[error("the path does not lead to the root of the later log")]
    OtherNewRoot,
    /// The bytes are not a frontier's state.
    #[error("the bytes are not the state of a tree")]
    State,
}

/// The hash of an inner node over its two children.
pub fn node(left: Hash32, right: Hash32) -> Hash32 {
    let mut hasher = Sha256::new();
    hasher.update([0x01]);
    hasher.update(left.0);
    hasher.update(right.0);
    Hash32(hasher.finalize().into())
}

/// The root of a log without entries: the hash of nothing.
pub fn empty_root() -> Hash32 {
    Hash32::of(b"")
}

/// The root over these leaf hashes.
pub fn root_of(leaves: &[Hash32]) -> Hash32 {
    leaves.iter().copied().collect::<Frontier>().root()
}

/// A complete subtree: 2^`height` leaves, the first of which stands at `index` · 2^`height`.
///
/// Its hash never changes once its last leaf is there, so it may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subtree {
    /// 0 for a leaf.
    pub height: u8,
    /// How many subtrees of this height stand left of it.
    pub index: u64,
}

impl Subtree {
    /// The place of its first leaf.
    pub const fn first_leaf(self) -> u64 {
        self.index << self.height
    }

    /// How many leaves it has.
    pub const fn leaves(self) -> u64 {
        1 << self.height
    }
}

/// The right edge of a growing tree: the roots of its complete subtrees, the largest first. That is all
/// that is needed to add leaves and to know the root.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash32>,
}

impl Frontier {
    /// A tree without leaves.
    pub const fn new() -> Self {
        Self { size: 0, peaks: Vec::new() }
    }

    /// How many leaves the tree has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf hash at the end.
    pub fn push(&mut self, leaf: Hash32) {
        self.push_noting(leaf, &mut |_, _| {});
    }

    /// Adds a leaf hash at the end, and names every subtree that it completes with its hash, the leaf itself
    /// (height 0) first. Whoever keeps these can answer what [`inclusion_path`] and [`consistency_path`] ask.
    pub fn push_noting(&mut self, leaf: Hash32, completed: &mut dyn FnMut(Subtree, Hash32)) {
        let mut subtree = Subtree { height: 0, index: self.size };
        let mut hash = leaf;
        completed(subtree, hash);
        while subtree.index & 1 == 1 {
            let left = self.peaks.pop().expect("an odd subtree has a left neighbour");
            hash = node(left, hash);
            subtree = Subtree { height: subtree.height + 1, index: subtree.index >> 1 };
            completed(subtree, hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The root over all leaves pushed so far.
    pub fn root(&self) -> Hash32 {
        let mut peaks = self.peaks.iter().rev().copied();
        let Some(smallest) = peaks.next() else { return empty_root() };
        peaks.fold(smallest, |right, left| node(left, right))
    }

    /// The state to keep: the size in eight bytes, big end first, then one hash of 32 bytes for each bit set in it.
    pub fn state(&self) -> Vec<u8> {
        let mut state = self.size.to_be_bytes().to_vec();
        self.peaks.iter().for_each(|peak| state.extend(peak.0));
        state
    }

    /// The tree with this state.
    ///
    /// # Errors
    /// When the bytes are not of the length that their size asks for. That the hashes are the right ones
    /// only a root can tell: compare [`Frontier::root`].
    pub fn from_state(state: &[u8]) -> Result<Self, TreeError> {
        let (size, hashes) = state.split_first_chunk::<8>().ok_or(TreeError::State)?;
        let size = u64::from_be_bytes(*size);
        let (peaks, rest) = hashes.as_chunks::<32>();
        if !rest.is_empty() || peaks.len() != size.count_ones() as usize {
            return Err(TreeError::State);
        }
        Ok(Self { size, peaks: peaks.iter().copied().map(Hash32).collect() })
    }
}

impl Extend<Hash32> for Frontier {
    fn extend<T: IntoIterator<Item = Hash32>>(&mut self, leaves: T) {
        leaves.into_iter().for_each(|leaf| self.push(leaf));
    }
}

impl FromIterator<Hash32> for Frontier {
    fn from_iter<T: IntoIterator<Item = Hash32>>(leaves: T) -> Self {
        let mut frontier = Self::new();
        frontier.extend(leaves);
        frontier
    }
}

/// Answers for subtrees from a slice that holds every leaf.
///
/// # Errors
/// The returned closure fails when the subtree reaches beyond the slice.
pub fn in_leaves(leaves: &[Hash32]) -> impl FnMut(Subtree) -> Result<Hash32, TreeError> {
    |subtree| {
        let size = leaves.len() as u64;
        let beyond = TreeError::NoSuchLeaf { index: subtree.first_leaf(), size };
        let first = usize::try_from(subtree.first_leaf()).map_err(|_| beyond)?;
        let count = usize::try_from(subtree.leaves()).map_err(|_| beyond)?;
        let end = first.checked_add(count).ok_or(beyond)?;
        leaves.get(first..end).map(root_of).ok_or(beyond)
    }
}

/// The hashes that lead from the leaf at `index` to the root of a tree of `size` leaves, from the leaf upwards.
/// `hash_of` gives the hash of a complete subtree; at most 64 are asked for, each once.
///
/// # Errors
/// When the tree has no such leaf, or `hash_of` fails.
pub fn inclusion_path<E: From<TreeError>>(
    index: u64,
    size: u64,
    hash_of: &mut dyn FnMut(Subtree) -> Result<Hash32, E>,
) -> Result<Vec<Hash32>, E> {
    if index >= size {
        return Err(TreeError::NoSuchLeaf { index, size }.into());
    }
    let mut range = Range { first: 0, leaves: size };
    let mut path = Vec::new();
    while range.leaves > 1 {
        let (left, right) = range.split();
        let (into, beside) = if index < right.first { (left, right) } else { (right, left) };
        path.push(beside.hash(hash_of)?);
        range = into;
    }
    path.reverse();
    Ok(path)
}

/// The hashes that show that the tree of `new` leaves begins with the leaves of the tree of `old` leaves.
/// Empty when `old` is 0 or equal to `new`.
///
/// # Errors
/// When `new` is smaller than `old`, or `hash_of` fails.
pub fn consistency_path<E: From<TreeError>>(
    old: u64,
    new: u64,
    hash_of: &mut dyn FnMut(Subtree) -> Result<Hash32, E>,
) -> Result<Vec<Hash32>, E> {
    if old > new {
        return Err(TreeError::Shrunk { old, new }.into());
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let mut range = Range { first: 0, leaves: new };
    let mut path = Vec::new();
    // Go down to the subtree that ends where the old tree ends.
    while range.first + range.leaves != old {
        let (left, right) = range.split();
        let (into, beside) = if old <= right.first { (left, right) } else { (right, left) };
        path.push(beside.hash(hash_of)?);
        range = into;
    }
    // If it begins at the first leaf it is the old tree itself, whose root the reader has.
    if range.first != 0 {
        path.push(range.hash(hash_of)?);
    }
    path.reverse();
    Ok(path)
}

/// Leaves that stand together under one node of some tree: of those the left part is always complete.
#[derive(Clone, Copy)]
struct Range {
    first: u64,
    leaves: u64,
}

impl Range {
    /// Where RFC 6962 cuts: the left part has the largest power of two of leaves that is less than all.
    fn split(self) -> (Self, Self) {
        let left = 1 << (u64::BITS - 1 - (self.leaves - 1).leading_zeros());
        (
            Self { first: self.first, leaves: left },
            Self { first: self.first + left, leaves: self.leaves - left },
        )
    }

    fn hash<E>(self, hash_of: &mut dyn FnMut(Subtree) -> Result<Hash32, E>) -> Result<Hash32, E> {
        if self.leaves.is_power_of_two() {
            let height = self.leaves.trailing_zeros();
            let index = self.first >> height;
            return hash_of(Subtree { height: u8::try_from(height).expect("at most 63"), index });
        }
        let (left, right) = self.split();
        Ok(node(left.hash(hash_of)?, right.hash(hash_of)?))
    }
}

/// The root to which a path leads from the leaf at `index` in a tree of `size` leaves.
///
/// # Errors
/// When the tree has no such leaf, or the path is not as long as its place asks for.
pub fn root_by_inclusion(leaf: Hash32, index: u64, size: u64, path: &[Hash32]) -> Result<Hash32, TreeError> {
    if index >= size {
        return Err(TreeError::NoSuchLeaf { index, size });
    }
    // RFC 9162, 2.1.3.2.
    let (mut place, mut last, mut hash) = (index, size - 1, leaf);
    for &beside in path {
        if last == 0 {
            return Err(TreeError::PathLength { found: path.len() });
        }
        if place & 1 == 1 || place == last {
            hash = node(beside, hash);
            while place & 1 == 0 && place != 0 {
                (place, last) = (place >> 1, last >> 1);
            }
        } else {
            hash = node(hash, beside);
        }
        (place, last) = (place >> 1, last >> 1);
    }
    if last == 0 { Ok(hash) } else { Err(TreeError::PathLength { found: path.len() }) }
}

/// Checks that the leaf stands at `index` in the tree of `size` leaves that has this root.
///
/// # Errors
/// When it does not, or the path does not show it.
pub fn check_inclusion(
    leaf: Hash32,
    index: u64,
    size: u64,
    path: &[Hash32],
    root: Hash32,
) -> Result<(), TreeError> {
    if root_by_inclusion(leaf, index, size, path)? == root { Ok(()) } else { Err(TreeError::OtherRoot) }
}

/// A tree of which no more is known than what a checkpoint says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many leaves it has.
    pub size: u64,
    /// Its root.
    pub root: Hash32,
}

/// Checks that the `new` tree begins with all leaves of the `old` one, in their order: that the log only grew.
///
/// # Errors
/// When it does not, or the path does not show it.
pub fn check_consistency(old: Head, new: Head, path: &[Hash32]) -> Result<(), TreeError> {
    if old.size > new.size {
        return Err(TreeError::Shrunk { old: old.size, new: new.size });
    }
    let wrong_length = TreeError::PathLength { found: path.len() };
    if old.size == 0 || old.size == new.size {
        let known = if old.size == 0 { empty_root() } else { new.root };
        return match (path.is_empty(), old.root == known) {
            (false, _) => Err(wrong_length),
            (true, false) => Err(TreeError::OtherRoot),
            (true, true) if new.size == 0 && new.root != known => Err(TreeError::OtherNewRoot),
            (true, true) => Ok(()),
        };
    }
    // RFC 9162, 2.1.4.2.
    let mut path = path.iter().copied();
    let mut start = || path.next().ok_or(wrong_length);
    let seed = if old.size.is_power_of_two() { old.root } else { start()? };
    let (mut place, mut last) = (old.size - 1, new.size - 1);
    while place & 1 == 1 {
        (place, last) = (place >> 1, last >> 1);
    }
    let (mut old_hash, mut new_hash) = (seed, seed);
    for beside in path {
        if last == 0 {
            return Err(wrong_length);
        }
        if place & 1 == 1 || place == last {
            old_hash = node(beside, old_hash);
            new_hash = node(beside, new_hash);
            while place & 1 == 0 && place != 0 {
                (place, last) = (place >> 1, last >> 1);
            }
        } else {
            new_hash = node(new_hash, beside);
        }
        (place, last) = (place >> 1, last >> 1);
    }
    match (last == 0, old_hash == old.root, new_hash == new.root) {
        (false, ..) => Err(wrong_length),
        (true, false, _) => Err(TreeError::OtherRoot),
        (true, true, false) => Err(TreeError::OtherNewRoot),
        (true, true, true) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The leaves of the RFC 6962 test data: the bytes that stand in the reference logs' tests.
    fn reference_leaves() -> Vec<Hash32> {
        let inputs: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        inputs.iter().map(|input| Hash32::of(&[b"\x00", *input].concat())).collect()
    }

    fn hashes(hex: &[&str]) -> Vec<Hash32> {
        hex.iter().map(|hex| Hash32::from_hex(hex).expect("64 digits")).collect()
    }

    #[test]
    fn the_roots_are_those_of_the_reference_logs() {
        let leaves = reference_leaves();
        let roots = hashes(&[
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ]);
        for (size, root) in roots.into_iter().enumerate() {
            assert_eq!(root_of(&leaves[..size]), root, "{size} leaves");
        }
    }

    #[test]
    fn a_frontier_comes_back_from_its_state_and_grows_on() {
        let leaves = reference_leaves();
        for size in 0..leaves.len() {
            let grown: Frontier = leaves[..size].iter().copied().collect();
            let mut back = Frontier::from_state(&grown.state()).expect("just written");
            assert_eq!(back, grown);
            back.push(leaves[size]);
            assert_eq!(back.root(), root_of(&leaves[..=size]));
        }
    }

    #[test]
    fn bytes_that_are_no_state_are_refused() {
        let state = reference_leaves().into_iter().take(5).collect::<Frontier>().state();
        for cut in 0..state.len() {
            assert_eq!(Frontier::from_state(&state[..cut]), Err(TreeError::State), "cut at {cut}");
        }
        assert_eq!(
            Frontier::from_state(&[state, vec![0]].concat()),
            Err(TreeError::State),
            "a byte too many"
        );
        assert_eq!(Frontier::from_state(&[255; 8]), Err(TreeError::State), "a size without its hashes");
    }

    #[test]
    fn every_completed_subtree_is_named_once_with_its_hash() {
        let leaves = reference_leaves();
        let mut noted = std::collections::BTreeMap::new();
        let mut frontier = Frontier::new();
        for &leaf in &leaves {
            frontier.push_noting(leaf, &mut |subtree, hash| assert_eq!(noted.insert(subtree, hash), None));
        }
        assert_eq!(noted.len(), 8 + 4 + 2 + 1);
        let mut by_leaves = in_leaves(&leaves);
        for (subtree, hash) in noted {
            assert_eq!(by_leaves(subtree), Ok(hash), "{subtree:?}");
        }
    }

    #[test]
    fn a_leaf_beyond_the_log_and_a_log_that_shrank_have_no_proof() {
        let leaves = reference_leaves();
        let mut hash_of = in_leaves(&leaves);
        assert_eq!(inclusion_path(8, 8, &mut hash_of), Err(TreeError::NoSuchLeaf { index: 8, size: 8 }));
        assert_eq!(consistency_path(5, 4, &mut hash_of), Err(TreeError::Shrunk { old: 5, new: 4 }));
        assert!(inclusion_path(3, 9, &mut hash_of).is_err(), "the slice ends before the tree does");
    }
}
