//! Where all records of a list go: counted, checked against the limits, given on or refused. One place, so that for
//! every format what went in is what was given and what was refused.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::entry::{Entry, Quality};
use super::error::{Place, Refusal, Refused};
use super::limits::{Limits, NAME_BYTES_MAX, REFUSED_TOLD_MAX, TEXT_BYTES_MAX, VALUES_MAX};
use super::text::Sum;
use super::{Format, ListError, Summary};

/// The bytes that one key takes in the set of keys seen.
const KEY_BYTES: usize = 20;

type Plain = BuildHasherDefault<DefaultHasher>;

fn hash_of(key: &str) -> u64 {
    Plain::default().hash_one(key)
}

pub(super) struct Sink<'a> {
    each: &'a mut dyn FnMut(Entry),
    summary: Summary,
    /// Hashes of the keys given. Two keys with one hash would only cost the second its plain key.
    seen: HashSet<u64, Plain>,
    /// How often each was given, for those that were given more than once.
    repeated: HashMap<u64, u64, Plain>,
    limits: Limits,
}

impl<'a> Sink<'a> {
    pub(super) fn new(format: Format, limits: Limits, each: &'a mut dyn FnMut(Entry)) -> Self {
        Self {
            each,
            summary: Summary::new(format),
            seen: HashSet::default(),
            repeated: HashMap::default(),
            limits,
        }
    }

    pub(super) fn summary(&mut self) -> &mut Summary {
        &mut self.summary
    }

    pub(super) fn limits(&self) -> Limits {
        self.limits
    }

    /// The place of the next entry, where entries are counted.
    pub(super) fn next_entry(&self) -> Place {
        Place::Entry(self.summary.entries_in + 1)
    }

    /// Takes a record: gives it on, or refuses it. Fails only when the list as a whole is beyond a limit.
    pub(super) fn take(&mut self, place: Place, record: Result<Entry, Refusal>) -> Result<(), ListError> {
        self.summary.entries_in += 1;
        if self.summary.entries_in > self.limits.entries_max {
            return Err(ListError::TooManyEntries { entries_max: self.limits.entries_max });
        }
        match record {
            Ok(entry) => match check(&entry) {
                Ok(()) => self.give(entry),
                Err(why) => self.refuse(place, Some(entry.key).filter(|key| !key.is_empty()), why),
            },
            Err(why) => self.refuse(place, None, why),
        }
        if self.seen.len() * KEY_BYTES > self.limits.held_bytes_max {
            return Err(ListError::TooMuchHeld { bytes_max: self.limits.held_bytes_max });
        }
        Ok(())
    }

    fn give(&mut self, mut entry: Entry) {
        let hash = hash_of(&entry.key);
        if !self.seen.insert(hash) {
            // Counted, so that a list of one key alone is not looked through again for each.
            let turn = self.repeated.entry(hash).or_insert(1);
            *turn += 1;
            entry.key = format!("{}#{turn}", entry.key);
            self.seen.insert(hash_of(&entry.key));
        }
        entry.names.sort_by_key(|name| name.quality != Quality::Primary);
        self.summary.given += 1;
        (self.each)(entry);
    }

    fn refuse(&mut self, place: Place, key: Option<String>, why: Refusal) {
        self.summary.refused += 1;
        if self.summary.refusals.len() < REFUSED_TOLD_MAX {
            let key = key.map(|key| key.chars().take(80).collect());
            self.summary.refusals.push(Refused { place, key, why });
        }
    }

    /// The summary of a list that was read to its end.
    pub(super) fn finish(self, sum: Sum) -> Result<Summary, ListError> {
        let Summary { entries_in, given, refused, .. } = self.summary;
        assert_eq!(entries_in, given + refused, "a record went in and neither out nor to the refused");
        if entries_in == 0 {
            return Err(ListError::NoEntry { other_records: self.summary.other_records });
        }
        Ok(Summary { sha256: sum.sha256, bytes: sum.bytes, ..self.summary })
    }
}

fn check(entry: &Entry) -> Result<(), Refusal> {
    if entry.key.is_empty() {
        return Err(Refusal::NoKey("id"));
    }
    if entry.names.is_empty() {
        return Err(Refusal::NoName);
    }
    let counts = [
        ("names", entry.names.len()),
        ("births", entry.births.len()),
        ("places of birth", entry.birth_places.len()),
        ("countries", entry.countries.len()),
        ("titles", entry.titles.len()),
        ("positions", entry.positions.len()),
        ("addresses", entry.addresses.len()),
        ("listings", entry.listings.len()),
        ("identifiers", entry.identifiers.len()),
        ("links", entry.links.len()),
        ("topics", entry.topics.len()),
        ("notes", entry.notes.len()),
    ];
    if let Some((what, _)) = counts.iter().find(|(_, count)| *count > VALUES_MAX) {
        return Err(Refusal::TooMany { what, count_max: VALUES_MAX });
    }
    let longest = entry.names.iter().map(|name| name.text.len()).max().unwrap_or_default();
    let longest = longest.max(entry.key.len());
    if longest > NAME_BYTES_MAX {
        return Err(Refusal::NameTooLong { bytes: longest, bytes_max: NAME_BYTES_MAX });
    }
    let texts = [&entry.birth_places, &entry.titles, &entry.positions, &entry.addresses, &entry.notes];
    let texts = texts.into_iter().flatten().map(String::len);
    let reasons = entry.listings.iter().filter_map(|listing| listing.reason.as_ref()).map(String::len);
    let longest = texts.chain(reasons).max().unwrap_or_default();
    if longest > TEXT_BYTES_MAX {
        return Err(Refusal::TextTooLong { bytes: longest, bytes_max: TEXT_BYTES_MAX });
    }
    Ok(())
}
