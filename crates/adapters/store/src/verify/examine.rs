//! Looking at one entry by itself: what needs nothing of the entries around it, and so can be done beside others.

use amparo_ledger::act::Entry;
use amparo_ledger::entry::{Envelope, leaf_of};
use amparo_ledger::ids::DeskId;
use amparo_ledger::source::Hash32;

use super::Depth;
use super::finding::Damage;
use crate::keyring::{KeyId, Keyring};
use crate::log::Stored;

/// What was found out about one entry.
#[derive(Debug, Clone)]
pub(crate) struct Examined {
    pub(crate) seq: u64,
    /// The leaf that is stored, if it is one.
    pub(crate) stored_leaf: Option<Hash32>,
    /// What its envelope says; `None` when it cannot be read.
    pub(crate) said: Option<Said>,
    /// There is content, whether it holds or not.
    pub(crate) has_content: bool,
    /// What does not hold of it.
    pub(crate) damage: Vec<Damage>,
    /// What became of its content.
    pub(crate) content: Content,
}

/// What an envelope says of the log.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said {
    pub(crate) leaf: Hash32,
    pub(crate) previous_leaf: Hash32,
    pub(crate) key: KeyId,
}

#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// It was not to be opened.
    Unopened,
    /// It holds.
    Entry(Box<Entry>),
    /// It does not hold.
    Damaged,
    /// The key of its scope is not there: it was erased, or it is missing. Then there need be no content.
    NoKey(KeyId),
}

/// Looks at one entry as it is stored.
pub(crate) fn examine(stored: &Stored, origin: DeskId, keyring: &Keyring, depth: Depth) -> Examined {
    let mut damage = Vec::new();
    let stored_leaf = <[u8; 32]>::try_from(stored.leaf.as_slice()).ok().map(Hash32);
    let envelope = match Envelope::decode(&stored.envelope) {
        Ok(envelope) => Some(envelope),
        Err(error) => {
            damage.push(Damage::Envelope { why: error.to_string() });
            None
        }
    };
    let leaf = leaf_of(&stored.envelope);
    let mut content = Content::Unopened;
    if let Some(envelope) = &envelope {
        if envelope.origin != origin {
            damage.push(Damage::OtherDesk);
        }
        if envelope.seq != stored.seq {
            damage.push(Damage::OtherPlace { says: envelope.seq });
        }
        if stored_leaf != Some(leaf) {
            damage.push(Damage::Leaf);
        }
        let has_key = keyring.by_id(&envelope.key).is_some();
        content = match stored.check_content(envelope) {
            Err(Damage::ContentMissing) | Ok(()) if !has_key => Content::NoKey(envelope.key),
            Err(wrong) => {
                damage.push(wrong);
                Content::Damaged
            }
            Ok(()) if depth == Depth::Hashes => Content::Unopened,
            Ok(()) => open(stored, origin, envelope, keyring, &mut damage),
        };
    } else if depth == Depth::Everything {
        content = Content::Damaged;
    }
    let said =
        envelope.map(|envelope| Said { leaf, previous_leaf: envelope.previous_leaf, key: envelope.key });
    let has_content = stored.ciphertext.is_some();
    Examined { seq: stored.seq, stored_leaf, said, damage, has_content, content }
}

fn open(
    stored: &Stored,
    origin: DeskId,
    envelope: &Envelope,
    keyring: &Keyring,
    damage: &mut Vec<Damage>,
) -> Content {
    let Some(scope) = keyring.by_id(&envelope.key) else {
        return Content::NoKey(envelope.key);
    };
    match stored.open_content(origin, envelope, scope) {
        Ok(entry) => Content::Entry(Box::new(entry)),
        Err(wrong) => {
            damage.push(wrong);
            Content::Damaged
        }
    }
}
