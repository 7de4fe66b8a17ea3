//! The Merkle tree over the log, and what the desk signed of it.
//!
//! Each batch that is appended grows the tree and is signed in its own transaction, so that the newest checkpoint
//! always speaks of the whole log. Of the earlier ones the last of every 256 entries is kept: whoever rewrites the
//! log without the signing key contradicts one of them, and the damage is placed between two.
//!
//! A desk from before there were checkpoints has none until it is first written to ([`Desk::ensure_signed`]).

use amparo_ledger::checkpoint::{Checkpoint, PublicKey, SignedCheckpoint};
use amparo_ledger::ids::DeskId;
use amparo_ledger::source::Hash32;
use amparo_ledger::tree::{self, Frontier, Subtree, TreeError};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::crypto::{Key, Random};
use crate::database::{meta, set_meta};
use crate::desk::Desk;
use crate::error::StoreError;
use crate::log::{self, Head};

/// Of the checkpoints within so many entries only the last is kept.
pub(crate) const KEPT_EVERY_ENTRIES: u64 = 256;

/// Subtrees of 2^8, 2^16, … leaves are kept.
const KEPT_HEIGHT: u8 = 8;

/// The name under which the frontier is kept.
const FRONTIER: &str = "tree";

/// That an entry stands in the log that a checkpoint speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inclusion {
    /// The entry's leaf hash.
    pub leaf: Hash32,
    /// Its place, from 0.
    pub index: u64,
    /// How many entries the log has.
    pub size: u64,
    /// The hashes that lead from the leaf to the root.
    pub path: Vec<Hash32>,
}

/// That a log of one size is the beginning of this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consistency {
    /// The earlier size.
    pub from: u64,
    /// The present size.
    pub size: u64,
    /// The hashes that show it.
    pub path: Vec<Hash32>,
}

/// Reads the frontier and checks it against the end of the log and the newest checkpoint.
/// `None` for a desk from before there were checkpoints.
pub(crate) fn load(
    connection: &Connection,
    head: Head,
    key: Option<&PublicKey>,
) -> Result<Option<Frontier>, StoreError> {
    let (Some(state), Some(key)) = (meta(connection, FRONTIER)?, key) else {
        return Ok(None);
    };
    let frontier = Frontier::from_state(&state)
        .map_err(|error| StoreError::corrupt(format!("the tree over the log cannot be read: {error}")))?;
    if frontier.size() != head.next {
        return Err(StoreError::corrupt("the tree over the log has another size than the log"));
    }
    if head.next == 0 {
        return Ok(Some(frontier));
    }
    let newest = newest(connection)?.ok_or_else(|| StoreError::corrupt("no checkpoint is on file"))?;
    let checkpoint = newest
        .check(key)
        .map_err(|error| StoreError::corrupt(format!("the newest checkpoint does not hold: {error}")))?;
    if (checkpoint.size, checkpoint.root) != (frontier.size(), frontier.root()) {
        return Err(StoreError::corrupt("the newest checkpoint speaks of another log"));
    }
    Ok(Some(frontier))
}

/// Adds the leaves of a batch to the tree, and signs what it is then.
pub(crate) fn grow(
    connection: &Connection,
    desk: DeskId,
    secret: &Key,
    mut frontier: Frontier,
    leaves: &[Hash32],
) -> Result<Frontier, StoreError> {
    let before = frontier.size();
    push(connection, &mut frontier, leaves)?;
    set_meta(connection, FRONTIER, &frontier.state())?;
    sign(connection, desk, secret, &frontier)?;
    if before > 0 && before / KEPT_EVERY_ENTRIES == frontier.size() / KEPT_EVERY_ENTRIES {
        connection
            .prepare_cached("DELETE FROM checkpoint WHERE size = ?1")
            .and_then(|mut statement| statement.execute([log::as_stored(before).unwrap_or(-1)]))
            .map_err(StoreError::database("thin the checkpoints"))?;
    }
    Ok(frontier)
}

pub(crate) fn push(
    connection: &Connection,
    frontier: &mut Frontier,
    leaves: &[Hash32],
) -> Result<(), StoreError> {
    let mut completed = Vec::new();
    for leaf in leaves {
        frontier.push_noting(*leaf, &mut |subtree, hash| {
            if is_kept(subtree.height) {
                completed.push((subtree, hash));
            }
        });
    }
    for (subtree, hash) in completed {
        connection
            .prepare_cached("INSERT OR REPLACE INTO subtree (height, place, hash) VALUES (?1, ?2, ?3)")
            .and_then(|mut statement| {
                statement.execute(params![subtree.height, subtree.index.cast_signed(), hash.0])
            })
            .map_err(StoreError::database("write the tree over the log"))?;
    }
    Ok(())
}

/// Whether the hashes of subtrees of this height are on file.
pub(crate) fn is_kept(height: u8) -> bool {
    height > 0 && height.is_multiple_of(KEPT_HEIGHT)
}

fn sign(connection: &Connection, desk: DeskId, secret: &Key, frontier: &Frontier) -> Result<(), StoreError> {
    let signed = Checkpoint::new(desk, frontier.size(), frontier.root())
        .sign(secret.bytes())
        .expect("a checkpoint without further lines can be signed");
    connection
        .prepare_cached("INSERT OR REPLACE INTO checkpoint (size, note) VALUES (?1, ?2)")
        .and_then(|mut statement| {
            statement.execute(params![log::as_stored(frontier.size()).unwrap_or(-1), signed.to_string()])
        })
        .map_err(StoreError::database("write a checkpoint"))
        .map(drop)
}

/// The checkpoint that speaks of the most entries.
pub(crate) fn newest(connection: &Connection) -> Result<Option<SignedCheckpoint>, StoreError> {
    let note: Option<String> = connection
        .prepare_cached("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1")
        .and_then(|mut statement| statement.query_row([], |row| row.get(0)).optional())
        .map_err(StoreError::database("read a checkpoint"))?;
    let parse = |note: String| {
        SignedCheckpoint::parse(&note)
            .map_err(|error| StoreError::corrupt(format!("the newest checkpoint cannot be read: {error}")))
    };
    note.map(parse).transpose()
}

/// Every checkpoint on file, as it is written, with the size under which it lies.
pub(crate) fn all_notes(connection: &Connection) -> Result<Vec<(u64, String)>, StoreError> {
    let read = || -> rusqlite::Result<Vec<(u64, String)>> {
        let mut statement = connection.prepare("SELECT size, note FROM checkpoint ORDER BY size")?;
        let note = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?));
        statement.query_map([], note)?.collect()
    };
    read().map_err(StoreError::database("read the checkpoints"))
}

/// What is kept of the tree.
#[derive(Default)]
pub(crate) struct Kept {
    pub(crate) frontier: Option<Vec<u8>>,
    /// By height, then from left to right.
    pub(crate) subtrees: Vec<(Subtree, Hash32)>,
}

pub(crate) fn kept(connection: &Connection) -> Result<Kept, StoreError> {
    let read = || -> rusqlite::Result<Vec<(Subtree, Hash32)>> {
        let mut statement =
            connection.prepare("SELECT height, place, hash FROM subtree ORDER BY height, place")?;
        let subtree = |row: &rusqlite::Row<'_>| {
            let index = row.get::<_, i64>(1)?.unsigned_abs();
            Ok((Subtree { height: row.get(0)?, index }, Hash32(row.get(2)?)))
        };
        statement.query_map([], subtree)?.collect()
    };
    let subtrees = read().map_err(StoreError::database("read the tree over the log"))?;
    Ok(Kept { frontier: meta(connection, FRONTIER)?, subtrees })
}

/// Keeps this as the edge of the tree, and no subtree that is not in it.
pub(crate) fn set_kept(connection: &Connection, frontier: &Frontier) -> Result<(), StoreError> {
    set_meta(connection, FRONTIER, &frontier.state())?;
    for height in (KEPT_HEIGHT..64).step_by(usize::from(KEPT_HEIGHT)) {
        let places = (frontier.size() >> height).cast_signed();
        connection
            .execute("DELETE FROM subtree WHERE height = ?1 AND place >= ?2", params![height, places])
            .map_err(StoreError::database("write the tree over the log"))?;
    }
    Ok(())
}

/// The root over the first `size` entries, from the leaves and subtrees on file.
pub(crate) fn root_at(connection: &Connection, size: u64) -> Result<Hash32, StoreError> {
    let mut root: Option<Hash32> = None;
    let mut end = size;
    // From the smallest complete subtree, which stands last, to the largest.
    while end > 0 {
        let height = u8::try_from(end.trailing_zeros()).expect("at most 64");
        let subtree = Subtree { height, index: (end >> height) - 1 };
        let left = hash_of(connection, subtree)?;
        root = Some(root.map_or(left, |right| tree::node(left, right)));
        end = subtree.first_leaf();
    }
    Ok(root.unwrap_or_else(tree::empty_root))
}

/// The hash of a complete subtree.
fn hash_of(connection: &Connection, subtree: Subtree) -> Result<Hash32, StoreError> {
    let level = subtree.height / KEPT_HEIGHT * KEPT_HEIGHT;
    let (first, count) = (subtree.first_leaf() >> level, subtree.leaves() >> level);
    let range = params![first.cast_signed(), (first + count).cast_signed(), level];
    let sql = if level == 0 {
        "SELECT leaf FROM entry WHERE seq >= ?1 AND seq < ?2 AND ?3 = 0 ORDER BY seq"
    } else {
        "SELECT hash FROM subtree WHERE place >= ?1 AND place < ?2 AND height = ?3 ORDER BY place"
    };
    let hashes: Vec<[u8; 32]> = connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_map(range, |row| row.get(0))?.collect())
        .map_err(StoreError::database("read the tree over the log"))?;
    if hashes.len() as u64 != count {
        return Err(StoreError::corrupt("the tree over the log has a gap: rebuild"));
    }
    Ok(hashes.into_iter().map(Hash32).collect::<Frontier>().root())
}

impl From<TreeError> for StoreError {
    fn from(error: TreeError) -> Self {
        Self::NoProof(error)
    }
}

impl Desk {
    /// The key against which the desk's checkpoints can be checked; `None` until a desk of before there were
    /// checkpoints is first written to.
    pub fn public_key(&self) -> Option<PublicKey> {
        public_key(self.id(), self.keyring.signing())
    }

    /// The newest checkpoint: it speaks of every entry of the log. `None` while there is none.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn checkpoint(&self) -> Result<Option<SignedCheckpoint>, StoreError> {
        newest(&self.connection())
    }

    /// Shows that an entry stands in the log of which [`Desk::checkpoint`] speaks.
    ///
    /// # Errors
    /// When there is no such entry, or the tree cannot be read.
    pub fn inclusion(&self, seq: u64) -> Result<Inclusion, StoreError> {
        let connection = self.connection();
        let size = self.entry_count();
        let path = tree::inclusion_path(seq, size, &mut |subtree| hash_of(&connection, subtree))?;
        let leaf = log::leaf_of(&connection, seq)?.and_then(|leaf| leaf.try_into().ok());
        let leaf = Hash32(leaf.ok_or_else(|| StoreError::corrupt_entry(seq, "its leaf is missing"))?);
        Ok(Inclusion { leaf, index: seq, size, path })
    }

    /// Shows that the log of the first `from` entries is the beginning of the log of which [`Desk::checkpoint`] speaks.
    ///
    /// # Errors
    /// When the log is shorter than that, or the tree cannot be read.
    pub fn consistency(&self, from: u64) -> Result<Consistency, StoreError> {
        let connection = self.connection();
        let size = self.entry_count();
        let path = tree::consistency_path(from, size, &mut |subtree| hash_of(&connection, subtree))?;
        Ok(Consistency { from, size, path })
    }

    /// The root over the first `size` entries, as the tables have them.
    ///
    /// # Errors
    /// When the log is shorter than that, or the tree cannot be read.
    pub fn root_at(&self, size: u64) -> Result<Hash32, StoreError> {
        if size > self.entry_count() {
            return Err(TreeError::Shrunk { old: size, new: self.entry_count() }.into());
        }
        root_at(&self.connection(), size)
    }

    /// Gives a desk of before there were checkpoints its signing key, its tree and its first checkpoint. Does
    /// nothing for any other.
    ///
    /// # Errors
    /// When an entry's leaf cannot be read, when the disk is full or fails. Then it can be done later.
    pub fn ensure_signed(&mut self, random: &mut dyn Random) -> Result<(), StoreError> {
        if self.tree.is_some() {
            return Ok(());
        }
        let desk = self.id();
        self.keyring.ensure_signing(random)?;
        let secret = self.keyring.signing().expect("made above");
        let action = || StoreError::database("write the tree over the log");
        let mut connection = self.connection();
        let transaction = connection.transaction().map_err(action())?;
        let mut frontier = Frontier::new();
        log::for_each_leaf(&transaction, |leaf| push(&transaction, &mut frontier, &[leaf]))?;
        set_meta(&transaction, FRONTIER, &frontier.state())?;
        if frontier.size() > 0 {
            sign(&transaction, desk, secret, &frontier)?;
        }
        transaction.commit().map_err(action())?;
        drop(connection);
        self.tree = Some(frontier);
        Ok(())
    }
}

pub(crate) fn public_key(desk: DeskId, secret: Option<&Key>) -> Option<PublicKey> {
    secret.map(|secret| PublicKey::of_secret(desk, secret.bytes()))
}
