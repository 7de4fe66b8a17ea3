//! The tree over the log, what the desk signed of it, and what can be shown with that.

use amparo_ledger::source::Hash32;
use amparo_ledger::tree::{self, Head, TreeError};
use amparo_store::{Desk, StoreError, Unlock};
use tempfile::TempDir;

use crate::common::{Counting, claim_entered, small_case};
use crate::golden::{copy_of_version_1, passphrase_of_version_1};
use crate::temporary::{Temporary, holder};

fn leaves(desk: &Desk) -> Vec<Hash32> {
    desk.entries(0..u64::MAX).expect("holds").iter().map(|logged| logged.leaf).collect()
}

#[test]
fn every_batch_is_signed_and_the_newest_checkpoint_speaks_of_the_whole_log() {
    let (temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(5);
    let key = desk.public_key().expect("made with the desk");
    for first in (0..60).step_by(7) {
        let mut batch = if first == 0 { small_case(1, 0..0) } else { Vec::new() };
        batch.extend((first..first + 7).map(|claim| claim_entered(1, 1, claim)));
        desk.append(&batch, &mut random).expect("fits");
        let note = desk.checkpoint().expect("readable").expect("signed");
        let checkpoint = note.check(&key).expect("signed by the desk");
        assert_eq!((checkpoint.size, checkpoint.root), (desk.entry_count(), tree::root_of(&leaves(&desk))));
    }
    let before = desk.checkpoint().expect("readable");
    drop(desk);
    let desk = temporary.open().expect("opens");
    assert_eq!((desk.checkpoint().expect("readable"), desk.public_key()), (before, Some(key)));
}

#[test]
fn every_entry_and_every_earlier_size_can_be_shown_to_whoever_has_the_checkpoint() {
    let (_temporary, mut desk) = Temporary::desk();
    let mut random = Counting::from(5);
    // More than two of the subtrees that are kept, so that proofs are made from both.
    desk.append(&small_case(1, 0..600), &mut random).expect("fits");
    let leaves = leaves(&desk);
    let size = desk.entry_count();
    let root = desk.checkpoint().expect("readable").expect("signed").unchecked().root;
    for seq in (0..size).step_by(13).chain([255, 256, 511, 512, size - 1]) {
        let shown = desk.inclusion(seq).expect("it is there");
        tree::check_inclusion(leaves[usize::try_from(seq).expect("small")], seq, size, &shown.path, root)
            .expect("it leads to the root");
    }
    for from in (0..=size).step_by(17).chain([1, 256, 512, size]) {
        let old = Head { size: from, root: tree::root_of(&leaves[..usize::try_from(from).expect("small")]) };
        assert_eq!(desk.root_at(from).expect("an earlier size"), old.root);
        let shown = desk.consistency(from).expect("an earlier size");
        tree::check_consistency(old, Head { size, root }, &shown.path).expect("the log only grew");
    }
    assert!(matches!(desk.inclusion(size), Err(StoreError::NoProof(TreeError::NoSuchLeaf { .. }))));
    assert!(matches!(desk.consistency(size + 1), Err(StoreError::NoProof(TreeError::Shrunk { .. }))));
}

#[test]
fn a_desk_of_before_there_were_checkpoints_is_signed_when_it_is_first_written_to() {
    let parent = TempDir::new().expect("a temporary folder");
    let folder = copy_of_version_1(parent.path());
    let open = || Desk::open(&folder, Unlock::Passphrase(&passphrase_of_version_1()), &holder());
    let mut desk = open().expect("opens");
    assert_eq!((desk.public_key(), desk.checkpoint().expect("readable")), (None, None));
    let mut random = Counting::from(5);
    desk.ensure_signed(&mut random).expect("there is room");
    let key = desk.public_key().expect("made");
    let first = desk.checkpoint().expect("readable").expect("signed");
    assert_eq!(first.check(&key).expect("by the desk").root, tree::root_of(&leaves(&desk)));
    desk.append(&small_case(90, 9_000..9_003), &mut random).expect("fits");
    drop(desk);
    let desk = open().expect("opens");
    let newest = desk.checkpoint().expect("readable").expect("signed");
    let (old, new) = (first.unchecked().head(), newest.check(&key).expect("by the desk").head());
    let shown = desk.consistency(old.size).expect("an earlier size");
    tree::check_consistency(old, new, &shown.path).expect("the log only grew");
}
