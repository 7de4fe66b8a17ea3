//! What changed between two versions of a list, by key. Of each entry only digests are kept, so that two large lists
//! can be compared without holding either.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Entry;

/// The fields of an entry that are told apart.
const FIELDS: [Field; 14] = [
    Field::Kind,
    Field::Names,
    Field::Births,
    Field::BirthPlaces,
    Field::Countries,
    Field::Gender,
    Field::Titles,
    Field::Positions,
    Field::Addresses,
    Field::Listings,
    Field::Identifiers,
    Field::Links,
    Field::Topics,
    Field::Notes,
];

/// A field of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// [`Entry::kind`].
    Kind,
    /// [`Entry::names`].
    Names,
    /// [`Entry::births`].
    Births,
    /// [`Entry::birth_places`].
    BirthPlaces,
    /// [`Entry::countries`].
    Countries,
    /// [`Entry::gender`].
    Gender,
    /// [`Entry::titles`].
    Titles,
    /// [`Entry::positions`].
    Positions,
    /// [`Entry::addresses`].
    Addresses,
    /// [`Entry::listings`].
    Listings,
    /// [`Entry::identifiers`].
    Identifiers,
    /// [`Entry::links`].
    Links,
    /// [`Entry::topics`].
    Topics,
    /// [`Entry::notes`].
    Notes,
}

impl Field {
    fn digest(self, entry: &Entry) -> u64 {
        match self {
            Self::Kind => digest(&entry.kind),
            Self::Names => digest(&entry.names),
            Self::Births => digest(&entry.births),
            Self::BirthPlaces => digest(&entry.birth_places),
            Self::Countries => digest(&entry.countries),
            Self::Gender => digest(&entry.gender),
            Self::Titles => digest(&entry.titles),
            Self::Positions => digest(&entry.positions),
            Self::Addresses => digest(&entry.addresses),
            Self::Listings => digest(&entry.listings),
            Self::Identifiers => digest(&entry.identifiers),
            Self::Links => digest(&entry.links),
            Self::Topics => digest(&entry.topics),
            Self::Notes => digest(&entry.notes),
        }
    }
}

/// The first bytes of the hash of the JSON, whose form is fixed for these types.
fn digest(value: &impl Serialize) -> u64 {
    let json = serde_json::to_vec(value).expect("these types have no map with keys that are not text");
    let hash: [u8; 32] = Sha256::digest(&json).into();
    u64::from_le_bytes([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]])
}

/// A version of a list, as far as it takes to compare it: some 200 bytes an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Digests(BTreeMap<String, [u64; FIELDS.len()]>);

impl Digests {
    /// Takes an entry; [`super::read`] gives it.
    pub fn take(&mut self, entry: &Entry) {
        self.0.insert(entry.key.clone(), FIELDS.map(|field| field.digest(entry)));
    }

    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> FromIterator<&'a Entry> for Digests {
    fn from_iter<I: IntoIterator<Item = &'a Entry>>(entries: I) -> Self {
        let mut digests = Self::default();
        entries.into_iter().for_each(|entry| digests.take(entry));
        digests
    }
}

/// What changed from one version of a list to the next, each in the order of the keys.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Keys that only the new version has.
    pub added: Vec<String>,
    /// Keys that only the old version has.
    pub removed: Vec<String>,
    /// Keys that both have, with what differs.
    pub changed: Vec<(String, Vec<Field>)>,
    /// How many are the same in both.
    pub unchanged: u64,
}

/// Compares two versions of a list. It is for versions in one format: another format writes the same facts otherwise.
pub fn changes(old: &Digests, new: &Digests) -> Changes {
    let mut changes = Changes::default();
    for (key, before) in &old.0 {
        let Some(after) = new.0.get(key) else {
            changes.removed.push(key.clone());
            continue;
        };
        let differs = |at: &usize| before[*at] != after[*at];
        let fields: Vec<Field> = (0..FIELDS.len()).filter(differs).map(|at| FIELDS[at]).collect();
        if fields.is_empty() {
            changes.unchanged += 1;
        } else {
            changes.changed.push((key.clone(), fields));
        }
    }
    changes.added.extend(new.0.keys().filter(|key| !old.0.contains_key(*key)).cloned());
    changes
}
