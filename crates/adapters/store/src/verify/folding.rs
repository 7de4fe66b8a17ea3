//! Folding what was opened, to see whether every entry fits and the views say what the log says.
//!
//! Where an entry of a scope does not open, what came after it cannot be judged: its scope is folded no further and
//! nothing more is found there that would only follow from it.

use std::collections::{BTreeMap, BTreeSet};

use amparo_ledger::act::Entry;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::ScopeKeyId;
use amparo_ledger::record::{AtDesk, Record};
use amparo_ledger::source::Hash32;

use super::examine::{Content, Examined};
use super::finding::{Damage, Findings};
use crate::keyring::{KeyId, Keyring};
use crate::views::CaseRow;

#[derive(Default)]
pub(crate) struct Folding {
    scopes: BTreeMap<Scope, FoldedScope>,
    /// Scopes of which an entry does not hold.
    broken: BTreeSet<Scope>,
    /// Which entry first brought archived bytes: of a source, a copy of it, a paper that left, a signed assessment.
    documents: BTreeMap<(Scope, Hash32), u64>,
}

#[derive(Default)]
struct FoldedScope {
    record: Record,
    seqs: Vec<u64>,
    changed_at: i64,
}

impl Folding {
    /// Takes an entry in. Returns the record of its scope when that has changed.
    pub(crate) fn add(
        &mut self,
        examined: Examined,
        keyring: &Keyring,
        findings: &mut Findings,
    ) -> Option<(Scope, &Record)> {
        let seq = examined.seq;
        let scope = examined.said.and_then(|said| keyring.by_id(&said.key)).map(|key| key.scope);
        if let Some(scope) = scope {
            self.scopes.entry(scope).or_default().seqs.push(seq);
        }
        match (examined.content, scope) {
            (Content::Entry(entry), _) => self.fold(seq, &entry, findings),
            (Content::NoKey(_), _) => None,
            (_, Some(scope)) => {
                self.broken.insert(scope);
                None
            }
            // It does not say whose it is: it may be anyone's.
            (_, None) => {
                self.broken.extend(keyring.scopes());
                None
            }
        }
    }

    /// An entry is not there, and may have been anyone's.
    pub(crate) fn lose_one(&mut self, keyring: &Keyring) {
        self.broken.extend(keyring.scopes());
    }

    fn fold(&mut self, seq: u64, entry: &Entry, findings: &mut Findings) -> Option<(Scope, &Record)> {
        for bytes in entry.act.blobs() {
            self.documents.entry((entry.scope, bytes)).or_insert(seq);
        }
        if self.broken.contains(&entry.scope) {
            return None;
        }
        let mut folded = self.scopes.remove(&entry.scope).unwrap_or_default();
        let nothing = Record::default();
        let desk = match self.scopes.get(&Scope::Desk) {
            _ if self.broken.contains(&Scope::Desk) => AtDesk::Accepted,
            Some(desk) => AtDesk::Known(&desk.record),
            None => AtDesk::Known(&nothing),
        };
        let applied = match entry.scope {
            Scope::Case(_) => folded.record.apply_with(seq, entry, desk),
            Scope::Desk => folded.record.apply(seq, entry),
        };
        folded.changed_at = entry.at;
        self.scopes.insert(entry.scope, folded);
        if let Err(error) = applied {
            findings.add(seq, Damage::Fit { why: error.to_string() });
            self.broken.insert(entry.scope);
            return None;
        }
        self.scopes.get(&entry.scope).map(|folded| (entry.scope, &folded.record))
    }

    /// The keys of which the desk's record says that they were destroyed; `None` when that record does not hold.
    pub(crate) fn erased_keys(&self) -> Option<BTreeSet<KeyId>> {
        let desk = self.scopes.get(&Scope::Desk).filter(|_| !self.broken.contains(&Scope::Desk))?;
        Some(desk.record.erased_keys().into_iter().map(ScopeKeyId::bytes).collect())
    }

    /// The list of cases, as far as it can be known; whether that is all of it. `waiting` says how many proposals of a
    /// scope wait.
    pub(crate) fn rows(&self, waiting: impl Fn(Scope, &Record) -> u64) -> (Vec<CaseRow>, bool) {
        let sound = self.scopes.iter().filter(|(scope, _)| !self.broken.contains(scope));
        let rows = |(scope, folded): (&Scope, &FoldedScope)| {
            CaseRow::of(*scope, &folded.record, folded.changed_at, waiting(*scope, &folded.record))
        };
        let mut rows: Vec<CaseRow> = sound.flat_map(rows).collect();
        rows.sort_by_key(|row| (row.opened_seq, row.view));
        (rows, self.broken.is_empty())
    }

    /// The entries of each scope.
    pub(crate) fn seqs(&self) -> impl Iterator<Item = (Scope, &[u64])> {
        self.scopes.iter().map(|(scope, folded)| (*scope, folded.seqs.as_slice()))
    }

    /// The archived bytes on record, with the entry that first brought them.
    pub(crate) fn documents(&self) -> &BTreeMap<(Scope, Hash32), u64> {
        &self.documents
    }
}
