//! The log: writing entries into the database and reading them back, checked both times.

use amparo_ledger::act::Entry;
use amparo_ledger::entry::{self, Envelope, NO_PREVIOUS_LEAF, Sealed};
use amparo_ledger::ids::DeskId;
use amparo_ledger::source::Hash32;
use rusqlite::{Connection, OptionalExtension as _, Params, Row, params};
use zeroize::Zeroizing;

use crate::crypto::{Key, Random, place};
use crate::desk::Logged;
use crate::error::StoreError;
use crate::keyring::{KeyId, Keyring, ScopeKey};
use crate::verify::Damage;

/// How many of the last entries are checked whenever a desk is opened.
const TAIL_ENTRIES: u64 = 64;

/// Where the log ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head {
    /// The number of the next entry, and so how many there are.
    pub(crate) next: u64,
    /// The leaf of the last one.
    pub(crate) leaf: Hash32,
}

/// One entry as it lies in the tables.
#[derive(Clone)]
pub(crate) struct Stored {
    pub(crate) seq: u64,
    pub(crate) envelope: Vec<u8>,
    pub(crate) leaf: Vec<u8>,
    pub(crate) wrapped_key: Option<Vec<u8>>,
    pub(crate) ciphertext: Option<Vec<u8>>,
}

pub(crate) const COLUMNS: &str = "SELECT entry.seq, envelope, leaf, wrapped_key, ciphertext
    FROM entry LEFT JOIN payload USING (seq)";

/// Adds one entry, and returns where the log ends then.
pub(crate) fn write(
    connection: &Connection,
    origin: DeskId,
    head: Head,
    scope: &ScopeKey,
    sealed: &Sealed,
    random: &mut dyn Random,
) -> Result<Head, StoreError> {
    let payload_key = Key::random(random);
    let ciphertext = payload_key.seal(random, &payload_place(origin, head.next), &sealed.payload);
    let wrapped = scope.key.seal(random, &key_place(origin, head.next, scope.id), payload_key.bytes());
    let envelope = Envelope {
        origin,
        seq: head.next,
        previous_leaf: head.leaf,
        ciphertext_hash: Hash32::of(&ciphertext),
        ciphertext_bytes: ciphertext.len() as u64,
        key: scope.id,
        fields_root: sealed.fields_root,
    };
    let (seq, leaf) = (as_stored(head.next)?, envelope.leaf());
    let run = |sql: &str, params: &dyn Fn(&mut rusqlite::CachedStatement<'_>) -> rusqlite::Result<usize>| {
        connection
            .prepare_cached(sql)
            .and_then(|mut statement| params(&mut statement))
            .map_err(StoreError::database("write an entry"))
    };
    run("INSERT INTO entry (seq, envelope, leaf) VALUES (?1, ?2, ?3)", &|statement| {
        statement.execute(params![seq, envelope.encode(), leaf.0])
    })?;
    run("INSERT INTO payload (seq, wrapped_key, ciphertext) VALUES (?1, ?2, ?3)", &|statement| {
        statement.execute(params![seq, wrapped, ciphertext])
    })?;
    run("INSERT INTO entry_of_scope (scope_key, seq) VALUES (?1, ?2)", &|statement| {
        statement.execute(params![scope.id, seq])
    })?;
    Ok(Head { next: head.next + 1, leaf })
}

/// Where the log ends, after checking its last entries: each leaf is worked out again and follows the one before.
pub(crate) fn checked_head(connection: &Connection, origin: DeskId) -> Result<Head, StoreError> {
    let action = "read the end of the log";
    // Counting a million entries takes many seconds, and the tree knows their number: see `tree::load`. A gap further
    // back is for a check of the whole log to find.
    let last: Option<i64> = connection
        .query_row("SELECT max(seq) FROM entry", [], |row| row.get(0))
        .map_err(StoreError::database(action))?;
    let next = last.map_or(0, |last| last.unsigned_abs() + 1);
    let mut head: Option<Head> = None;
    let first = next.saturating_sub(TAIL_ENTRIES);
    for_each(connection, "WHERE entry.seq >= ?1 ORDER BY entry.seq", [as_stored(first)?], |stored| {
        let envelope = stored.envelope(origin)?;
        let follows = match head {
            None => stored.seq == first && (first > 0 || envelope.previous_leaf == NO_PREVIOUS_LEAF),
            Some(head) => stored.seq == head.next && envelope.previous_leaf == head.leaf,
        };
        if !follows {
            return Err(StoreError::corrupt_entry(stored.seq, "it does not follow the entry before"));
        }
        head = Some(Head { next: stored.seq + 1, leaf: envelope.leaf() });
        Ok(())
    })?;
    Ok(head.unwrap_or(Head { next: 0, leaf: NO_PREVIOUS_LEAF }))
}

/// Calls `each` with the entries that `condition` (SQL of this crate's own) selects.
pub(crate) fn for_each(
    connection: &Connection,
    condition: &str,
    params: impl Params,
    mut each: impl FnMut(Stored) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let action = || StoreError::database("read entries");
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} {condition}")).map_err(action())?;
    let mut rows = statement.query(params).map_err(action())?;
    while let Some(row) = rows.next().map_err(action())? {
        each(Stored::from_row(row).map_err(action())?)?;
    }
    Ok(())
}

/// Calls `each` with every leaf of the log, in order, as stored.
pub(crate) fn for_each_leaf(
    connection: &Connection,
    mut each: impl FnMut(Hash32) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let action = || StoreError::database("read the leaves of the log");
    let mut statement = connection.prepare("SELECT seq, leaf FROM entry ORDER BY seq").map_err(action())?;
    let mut rows = statement.query([]).map_err(action())?;
    let mut next = 0_i64;
    while let Some(row) = rows.next().map_err(action())? {
        if row.get::<_, i64>(0).map_err(action())? != next {
            return Err(StoreError::corrupt_entry(next.unsigned_abs(), "it is missing"));
        }
        each(Hash32(row.get(1).map_err(action())?))?;
        next += 1;
    }
    Ok(())
}

/// The leaf of one entry, as stored.
pub(crate) fn leaf_of(connection: &Connection, seq: u64) -> Result<Option<Vec<u8>>, StoreError> {
    connection
        .prepare_cached("SELECT leaf FROM entry WHERE seq = ?1")
        .and_then(|mut statement| {
            statement.query_row([as_stored(seq).unwrap_or(-1)], |row| row.get(0)).optional()
        })
        .map_err(StoreError::database("read a leaf"))
}

impl Stored {
    pub(crate) fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: row.get::<_, i64>(0)?.unsigned_abs(),
            envelope: row.get(1)?,
            leaf: row.get(2)?,
            wrapped_key: row.get(3)?,
            ciphertext: row.get(4)?,
        })
    }

    /// The envelope, which must be this desk's, stand in its place, and have the leaf that is stored.
    pub(crate) fn envelope(&self, origin: DeskId) -> Result<Envelope, StoreError> {
        let bad = |what: &str| StoreError::corrupt_entry(self.seq, what);
        let envelope = Envelope::decode(&self.envelope).map_err(|error| bad(&error.to_string()))?;
        if envelope.origin != origin {
            return Err(bad("it is another desk's"));
        }
        if envelope.seq != self.seq {
            return Err(bad("it stands in another's place"));
        }
        if envelope.leaf().0.as_slice() != self.leaf {
            return Err(bad("its leaf is not the one that was stored"));
        }
        Ok(envelope)
    }

    /// Opens the entry: its ciphertext, key and content must be those of which the envelope speaks.
    pub(crate) fn open(&self, origin: DeskId, keyring: &Keyring) -> Result<Logged, StoreError> {
        let bad = |damage: &Damage| StoreError::corrupt_entry(self.seq, damage.to_string());
        let envelope = self.envelope(origin)?;
        self.check_content(&envelope).map_err(|damage| bad(&damage))?;
        let scope = keyring.by_id(&envelope.key).ok_or_else(|| bad(&Damage::KeyMissing))?;
        let entry = self.open_content(origin, &envelope, scope).map_err(|damage| bad(&damage))?;
        Ok(Logged { seq: self.seq, leaf: envelope.leaf(), entry })
    }

    /// Whether the content is there and is the one of which the envelope speaks.
    pub(crate) fn check_content(&self, envelope: &Envelope) -> Result<(), Damage> {
        let (Some(_), Some(ciphertext)) = (&self.wrapped_key, &self.ciphertext) else {
            return Err(Damage::ContentMissing);
        };
        if ciphertext.len() as u64 == envelope.ciphertext_bytes
            && Hash32::of(ciphertext) == envelope.ciphertext_hash
        {
            Ok(())
        } else {
            Err(Damage::Content)
        }
    }

    /// Opens the content, which was checked, with the key of its scope.
    pub(crate) fn open_content(
        &self,
        origin: DeskId,
        envelope: &Envelope,
        scope: &ScopeKey,
    ) -> Result<Entry, Damage> {
        let payload = self.payload(origin, envelope, scope)?;
        let fields = |error: entry::EntryError| Damage::Fields { why: error.to_string() };
        let entry = entry::unseal(&payload, envelope.fields_root).map_err(fields)?;
        if entry.scope == scope.scope { Ok(entry) } else { Err(Damage::OtherScope) }
    }

    pub(crate) fn payload(
        &self,
        origin: DeskId,
        envelope: &Envelope,
        scope: &ScopeKey,
    ) -> Result<Zeroizing<Vec<u8>>, Damage> {
        let (Some(wrapped), Some(ciphertext)) = (&self.wrapped_key, &self.ciphertext) else {
            return Err(Damage::ContentMissing);
        };
        let key = scope
            .key
            .open_key(&key_place(origin, self.seq, envelope.key), wrapped)
            .ok_or(Damage::KeyDoesNotOpen)?;
        key.open(&payload_place(origin, self.seq), ciphertext).ok_or(Damage::ContentDoesNotOpen)
    }
}

/// The content of an entry, ready for [`write`].
pub(crate) fn seal(entry: &Entry, random: &mut dyn Random) -> Result<Sealed, entry::EntryError> {
    entry::seal(entry, &mut || crate::crypto::draw(random))
}

/// `SQLite` counts with 63 bits.
pub(crate) fn as_stored(seq: u64) -> Result<i64, StoreError> {
    i64::try_from(seq).map_err(|_| StoreError::corrupt("an entry's number is out of range"))
}

pub(crate) fn payload_place(origin: DeskId, seq: u64) -> Vec<u8> {
    place("amparo/payload/v1", &[&origin.bytes(), &seq.to_be_bytes()])
}

pub(crate) fn key_place(origin: DeskId, seq: u64, scope_key: KeyId) -> Vec<u8> {
    place("amparo/payload-key/v1", &[&origin.bytes(), &seq.to_be_bytes(), &scope_key])
}
