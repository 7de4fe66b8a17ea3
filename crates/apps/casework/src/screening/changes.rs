//! Two versions of a list beside each other: who was added, who was taken off, what is said otherwise.

use std::collections::{BTreeMap, BTreeSet};

use amparo_exchange::lists::Entry;
use amparo_ledger::claim::Scope;
use amparo_ledger::record::ListState;
use amparo_ledger::source::Hash32;
use serde::Serialize;

use super::lists::{each_entry, fingerprint, list_named};
use super::questions::{ListAsked, list_asked};
use super::words::{changed_parts, listing_line, name_of};
use crate::desk::Desk;
use crate::policy::{Action, Visible};
use crate::problem::Problem;

/// What differs between two versions.
#[derive(Debug, Clone, Serialize)]
pub struct ListChanges {
    /// The earlier version.
    pub old: ListAsked,
    /// The later one.
    pub new: ListAsked,
    /// Entries that only the later one has.
    pub added: Vec<EntryRow>,
    /// Entries that only the earlier one has.
    pub removed: Vec<EntryRow>,
    /// Entries that say something else.
    pub changed: Vec<EntryChange>,
    /// How many entries say the same in both.
    pub same: u64,
}

/// An entry in a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct EntryRow {
    /// The key that the list gives it.
    pub key: String,
    /// The name under which it is listed.
    pub name: String,
    /// By whom and since when it is listed.
    pub listings: Vec<String>,
}

/// An entry that says something else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct EntryChange {
    /// The entry as it is now.
    #[serde(flatten)]
    pub entry: EntryRow,
    /// What changed.
    pub parts: Vec<String>,
}

impl EntryRow {
    fn of(entry: &Entry) -> Self {
        Self {
            key: entry.key.clone(),
            name: name_of(entry).to_owned(),
            listings: entry.listings.iter().map(listing_line).collect(),
        }
    }
}

/// Compares two versions of a list. Each is read from the archive as it is read today.
///
/// # Errors
/// When a list is not meant, the two are one, or they are not versions of one list.
pub fn list_changes(desk: &Desk, old: &str, new: &str) -> Result<Visible<ListChanges>, Problem> {
    desk.may(Action::SeePeople, None)?;
    let record = desk.scope_record(Scope::Desk)?;
    let (old, new) = (list_named(&record, old)?, list_named(&record, new)?);
    comparable(old, new)?;
    let mut before: BTreeMap<String, Hash32> = BTreeMap::new();
    each_entry(desk, &record, old.list.source, &mut |entry| {
        before.insert(entry.key.clone(), fingerprint(&entry));
    })?;
    let (mut added, mut same) = (Vec::new(), 0_u64);
    let mut now: BTreeMap<String, Entry> = BTreeMap::new();
    each_entry(desk, &record, new.list.source, &mut |entry| match before.remove(&entry.key) {
        None => added.push(EntryRow::of(&entry)),
        Some(known) if known == fingerprint(&entry) => same += 1,
        Some(_) => drop(now.insert(entry.key.clone(), entry)),
    })?;
    let gone: BTreeSet<String> = before.into_keys().collect();
    let (mut removed, mut changed) = (Vec::new(), Vec::new());
    each_entry(desk, &record, old.list.source, &mut |entry| {
        if gone.contains(&entry.key) {
            removed.push(EntryRow::of(&entry));
        } else if let Some(later) = now.get(&entry.key) {
            changed.push(EntryChange { entry: EntryRow::of(later), parts: changed_parts(&entry, later) });
        }
    })?;
    added.sort();
    removed.sort();
    changed.sort();
    let (old, new) = (list_asked(&record, old), list_asked(&record, new));
    desk.show(Scope::Desk, ListChanges { old, new, added, removed, changed, same })
}

fn comparable(old: &ListState, new: &ListState) -> Result<(), Problem> {
    let refuse = |why: String, mend: &str| Err(Problem::input("Nothing was compared.", why, mend));
    if old.list.source == new.list.source {
        return refuse(
            format!("Both name the same version of “{}”.", old.list.name),
            "Name two versions by their ids, as `amparo list show` prints them.",
        );
    }
    if old.list.name != new.list.name {
        return refuse(
            format!("“{}” and “{}” are two lists, not two versions of one.", old.list.name, new.list.name),
            "Name two versions of one list by their ids, as `amparo list show` prints them.",
        );
    }
    Ok(())
}
