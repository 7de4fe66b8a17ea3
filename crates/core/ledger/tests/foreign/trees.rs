//! Every root, every inclusion proof and every consistency proof, in both directions.

use amparo_ledger::source::Hash32;
use amparo_ledger::tree::{self, Frontier, Head, Subtree, TreeError};
use ct_merkle::mem_backed_tree::MemoryBackedTree;
use sha2::Sha256;
use tlog_tiles::{Hash, HashReader};

use crate::{Numbers, bound};

/// One log in three programs. Ours keeps the complete subtrees by height, as a store would.
struct Logs {
    subtrees: Vec<Vec<Hash32>>,
    frontier: Frontier,
    roots: Vec<Hash32>,
    ct: MemoryBackedTree<Sha256, [u8; 8]>,
    tiles: Stored,
}

#[derive(Default)]
struct Stored(Vec<Hash>);

impl HashReader for Stored {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, tlog_tiles::Error> {
        Ok(indexes.iter().map(|&at| self.0[usize::try_from(at).expect("fits memory")]).collect())
    }
}

impl Logs {
    fn new() -> Self {
        Self {
            subtrees: Vec::new(),
            frontier: Frontier::new(),
            roots: vec![tree::empty_root()],
            ct: MemoryBackedTree::new(),
            tiles: Stored::default(),
        }
    }

    fn push(&mut self) {
        let size = self.frontier.size();
        let data = size.to_be_bytes();
        let subtrees = &mut self.subtrees;
        self.frontier.push_noting(leaf(size), &mut |Subtree { height, index }, hash| {
            let height = usize::from(height);
            if subtrees.len() == height {
                subtrees.push(Vec::new());
            }
            assert_eq!(subtrees[height].len() as u64, index, "subtrees are completed from left to right");
            subtrees[height].push(hash);
        });
        self.roots.push(self.frontier.root());
        self.ct.push(data);
        let stored = tlog_tiles::stored_hashes(size, &data, &self.tiles).expect("all earlier are there");
        self.tiles.0.extend(stored);
    }

    fn head(&self, size: u64) -> Head {
        Head { size, root: self.roots[usize::try_from(size).expect("small")] }
    }

    fn inclusion(&self, index: u64, size: u64) -> Vec<Hash32> {
        tree::inclusion_path(index, size, &mut |subtree| Ok::<_, TreeError>(self.subtree(subtree)))
            .expect("the log has it")
    }

    fn consistency(&self, old: u64, new: u64) -> Vec<Hash32> {
        tree::consistency_path(old, new, &mut |subtree| Ok::<_, TreeError>(self.subtree(subtree)))
            .expect("the log has it")
    }

    fn subtree(&self, subtree: Subtree) -> Hash32 {
        self.subtrees[usize::from(subtree.height)][usize::try_from(subtree.index).expect("small")]
    }

    /// The log as it is now: its root is the others' root.
    fn same_root(&self) {
        let size = self.frontier.size();
        assert_eq!(self.frontier.root().0[..], self.ct.root().as_bytes()[..], "{size} entries, ct-merkle");
        let theirs = tlog_tiles::tree_hash(size, &self.tiles).expect("all are there");
        assert_eq!(self.frontier.root().0, theirs.0, "{size} entries, tlog_tiles");
    }

    /// The proof that entry `index` is in the log as it is now is the others' proof, and each accepts it.
    fn same_inclusion(&self, index: u64) {
        let head = self.head(self.frontier.size());
        let path = self.inclusion(index, head.size);
        let place = usize::try_from(index).expect("small");
        let by_ct = self.ct.prove_inclusion(place);
        assert_eq!(bytes(&path), by_ct.as_bytes(), "entry {index} of {}, ct-merkle", head.size);
        self.ct.root().verify_inclusion(&index.to_be_bytes(), index, &by_ct).expect("its own proof");
        let by_tiles = tlog_tiles::prove_record(head.size, index, &self.tiles).expect("it is there");
        assert_eq!(path, ours(&by_tiles), "entry {index} of {}, tlog_tiles", head.size);
        tlog_tiles::check_record(&by_tiles, head.size, Hash(head.root.0), index, Hash(leaf(index).0))
            .expect("the same proof");
        assert_eq!(tree::check_inclusion(leaf(index), index, head.size, &path, head.root), Ok(()));
    }

    /// The proof that the log of `old` entries grew to the log as it is now is the others' proof.
    fn same_consistency(&self, old: u64) {
        let (old, new) = (self.head(old), self.head(self.frontier.size()));
        let path = self.consistency(old.size, new.size);
        let added = usize::try_from(new.size - old.size).expect("small");
        let by_ct = self.ct.prove_consistency(added);
        assert_eq!(bytes(&path), by_ct.as_bytes(), "{} to {}, ct-merkle", old.size, new.size);
        let by_tiles = tlog_tiles::prove_tree(new.size, old.size, &self.tiles).expect("both are there");
        assert_eq!(path, ours(&by_tiles), "{} to {}, tlog_tiles", old.size, new.size);
        let (new_root, old_root) = (Hash(new.root.0), Hash(old.root.0));
        tlog_tiles::check_tree(&by_tiles, new.size, new_root, old.size, old_root).expect("the same proof");
        assert_eq!(tree::check_consistency(old, new, &path), Ok(()));
    }
}

fn leaf(index: u64) -> Hash32 {
    Hash32::of(&[&[0][..], &index.to_be_bytes()].concat())
}

fn bytes(path: &[Hash32]) -> Vec<u8> {
    path.iter().flat_map(|hash| hash.0).collect()
}

fn ours(path: &[Hash]) -> Vec<Hash32> {
    path.iter().map(|hash| Hash32(hash.0)).collect()
}

#[test]
fn every_root_and_every_proof_is_that_of_two_other_programs() {
    let mut logs = Logs::new();
    let (mut inclusions, mut consistencies) = (0_u64, 0_u64);
    for size in 1..=bound("AMPARO_TREE_SIZES", 96) {
        logs.push();
        logs.same_root();
        (0..size).for_each(|index| logs.same_inclusion(index));
        (1..=size).for_each(|old| logs.same_consistency(old));
        inclusions += size;
        consistencies += size;
    }
    println!("{inclusions} inclusion and {consistencies} consistency proofs, each made by three programs");
}

#[test]
fn random_entries_of_a_large_log_have_the_proofs_of_two_other_programs() {
    let mut numbers = Numbers::seeded(11);
    let entries = bound("AMPARO_TREE_RANDOM", 5_000);
    let mut logs = Logs::new();
    let mut proofs = 0_u64;
    let look_every = (entries / 97).max(1);
    for size in 1..=entries {
        logs.push();
        if numbers.below(look_every) == 0 || size == entries {
            logs.same_root();
            for _ in 0..8 {
                logs.same_inclusion(numbers.below(size));
                logs.same_consistency(numbers.below(size) + 1);
                proofs += 2;
            }
        }
    }
    println!("{proofs} proofs in logs of up to {entries} entries");
}

#[test]
fn no_proof_survives_one_changed_byte_a_missing_hash_or_one_too_many() {
    let mut logs = Logs::new();
    let sizes = bound("AMPARO_TREE_FLIPPED", 20);
    (0..sizes).for_each(|_| logs.push());
    let mut changes = 0_u64;
    for size in 1..=sizes {
        let new = logs.head(size);
        for index in 0..size {
            let holds =
                |path: &[Hash32]| tree::check_inclusion(leaf(index), index, size, path, new.root).is_ok();
            changes += every_change(&logs.inclusion(index, size), &holds);
        }
        for old in 0..=size {
            let holds = |path: &[Hash32]| tree::check_consistency(logs.head(old), new, path).is_ok();
            changes += every_change(&logs.consistency(old, size), &holds);
        }
    }
    println!("{changes} changed proofs refused");
}

fn every_change(path: &[Hash32], holds: &dyn Fn(&[Hash32]) -> bool) -> u64 {
    assert!(holds(path));
    let mut changes = 0;
    for at in 0..path.len() {
        for byte in 0..32 {
            let mut changed = path.to_vec();
            changed[at].0[byte] ^= 0x80 >> (byte % 8);
            assert!(!holds(&changed), "hash {at}, byte {byte}");
            changes += 1;
        }
        assert!(!holds(&[&path[..at], &path[at + 1..]].concat()), "hash {at} is missing");
        assert!(!holds(&[&path[..at], &path[at..=at], &path[at..]].concat()), "hash {at} stands twice");
        changes += 2;
    }
    assert!(!holds(&[path, &[Hash32([0; 32])]].concat()), "one hash more");
    assert!(!holds(&vec![Hash32([0; 32]); 70]), "more hashes than any log has");
    changes + 2
}

#[test]
fn a_proof_holds_for_no_other_place_leaf_size_or_root() {
    let mut logs = Logs::new();
    (0..40).for_each(|_| logs.push());
    for size in 1..=40 {
        let root = logs.head(size).root;
        for index in 0..size {
            let path = logs.inclusion(index, size);
            for other in (0..=size).filter(|&other| other != index) {
                assert!(
                    tree::check_inclusion(leaf(index), other, size, &path, root).is_err(),
                    "another place"
                );
                assert!(
                    tree::check_inclusion(leaf(other), index, size, &path, root).is_err(),
                    "another leaf"
                );
            }
            let other_root = logs.head(size - 1).root;
            assert_eq!(
                tree::check_inclusion(leaf(index), index, size, &path, other_root),
                Err(TreeError::OtherRoot)
            );
        }
    }
}

#[test]
fn a_log_that_was_changed_below_an_old_checkpoint_is_consistent_with_nothing() {
    let mut logs = Logs::new();
    (0..40).for_each(|_| logs.push());
    for old in 1..=40_u64 {
        let forged_leaves: Vec<Hash32> =
            (0..old).map(|at| if at == old / 2 { Hash32([1; 32]) } else { leaf(at) }).collect();
        let forged = Head { size: old, root: tree::root_of(&forged_leaves) };
        for new in old..=40 {
            let path = logs.consistency(old, new);
            assert!(tree::check_consistency(forged, logs.head(new), &path).is_err(), "{old} to {new}");
        }
    }
}
