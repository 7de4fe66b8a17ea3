//! Checking a whole desk: whether it still holds what was put into it, and if not, where.
//!
//! A check goes along the log in the order of its entries. It looks for every damage, not only the first, up to a
//! bound, and names the entry. With [`Depth::Hashes`] nothing is decrypted above the database: envelopes, leaves, links, the hashes
//! of the ciphertexts, the tree and the checkpoints. [`Depth::Everything`] also opens every content, folds it, compares the
//! views, opens every archived document and has the database check its pages.
//!
//! It changes nothing, and mends nothing. What it cannot see alone is an older state of the whole folder, and a
//! log that was rewritten by someone who has the keys: for both there is the checkpoint kept elsewhere ([`Against`]).

mod against;
mod examine;
mod finding;
mod folding;
mod inspection;
mod pages;
pub(crate) mod pipeline;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use amparo_ledger::checkpoint::SignedCheckpoint;
use amparo_ledger::claim::Scope;
use amparo_ledger::ids::ScopeKeyId;
use amparo_ledger::source::Hash32;
use rusqlite::Connection;

pub use self::against::Against;
use self::examine::Content;
pub(crate) use self::examine::{Examined, examine};
pub(crate) use self::finding::Findings;
pub use self::finding::{Damage, Finding};
use self::folding::Folding;
pub use self::inspection::Inspection;
pub(crate) use self::walk::Walk;
use crate::desk::Desk;
use crate::drafts;
use crate::error::StoreError;
use crate::keyring::KeyId;
use crate::log::{COLUMNS, Stored};
use crate::records;
use crate::{tree, views};

/// How much is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// What can be checked without decrypting what the database holds.
    Hashes,
    /// Everything.
    Everything,
}

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How much of it is done.
    pub done: u64,
    /// How much of it there is, as far as it is known.
    pub of: u64,
}

/// A part of long work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Going along the log, counted in entries.
    Log,
    /// Having the database check its pages; not counted.
    Pages,
    /// Opening archived documents, counted in documents.
    Blobs,
    /// Placing entries in their scopes, counted in entries.
    Placing,
    /// Folding scopes, counted in entries.
    Folding,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How much was checked.
    pub depth: Depth,
    /// How many entries the log has.
    pub entries: u64,
    /// The leaf of the last entry.
    pub leaf: Hash32,
    /// The root over all entries; `None` when some are missing.
    pub root: Option<Hash32>,
    /// How many entries are under a key that was destroyed on record: envelope, leaf and place hold, the content is gone.
    pub erased_entries: u64,
    /// How many archived documents were opened.
    pub blobs: u64,
    /// How many archived documents are under a key that was destroyed on record.
    pub erased_blobs: u64,
    /// What does not hold, in the order in which it was found.
    pub findings: Vec<Finding>,
    /// How many more findings there were than are listed.
    pub findings_more: u64,
    /// How the log stands to the checkpoint that was kept elsewhere, if one was given.
    pub against: Option<Against>,
}

impl Report {
    /// Whether everything that was checked holds.
    pub fn holds(&self) -> bool {
        self.findings.is_empty() && self.against.as_ref().is_none_or(Against::holds)
    }
}

/// What a check of the whole desk found in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How many entries were opened and checked.
    pub entries: u64,
    /// The leaf of the last entry.
    pub leaf: Hash32,
    /// How many blobs were opened and checked.
    pub blobs: u64,
    /// Archived bytes on record that are not on file, by their hash.
    pub bytes_missing: Vec<Hash32>,
}

/// So many entries go from one thread to another at once.
const BATCH_ENTRIES: usize = 256;

impl Desk {
    /// Checks everything, and says no more than whether it holds.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] names the first thing that does not hold. An archived document that is not there is
    /// no error here, but listed.
    pub fn verify(&self) -> Result<Verified, StoreError> {
        let report = self.check(Depth::Everything, None, &mut |_| {});
        let mut bytes_missing = BTreeSet::new();
        for finding in &report.findings {
            if let Damage::BlobMissing { bytes } = finding.damage {
                bytes_missing.insert(bytes);
                continue;
            }
            return Err(StoreError::Corrupt { entry: finding.entry, what: finding.damage.to_string() });
        }
        Ok(Verified {
            entries: report.entries,
            leaf: report.leaf,
            blobs: report.blobs,
            bytes_missing: bytes_missing.into_iter().collect(),
        })
    }

    /// Checks the desk, and says everything that does not hold: what cannot be read too.
    pub fn check(
        &self,
        depth: Depth,
        against: Option<&SignedCheckpoint>,
        progress: &mut dyn FnMut(Progress),
    ) -> Report {
        let connection = self.connection();
        let mut check = Check::new(self, depth, &connection);
        if let Some(note) = against {
            check.walk.ask(note.unchecked().size);
        }
        check.go_along(progress);
        let stray = check.stray_content();
        for seq in check.found(stray) {
            check.walk.findings.add(seq, Damage::ContentWithoutEntry);
        }
        let erased = check.erased_keys();
        let erased_entries = check.look_for_missing_keys(&erased);
        check.compare_tree();
        let mut report = Report {
            depth,
            entries: check.walk.next,
            leaf: check.walk.last_leaf(),
            root: check.walk.tree().map(amparo_ledger::tree::Frontier::root),
            erased_entries,
            blobs: 0,
            erased_blobs: 0,
            findings: Vec::new(),
            findings_more: 0,
            against: against.map(|note| Against::of(note, self.public_key().as_ref(), &check.walk)),
        };
        if depth == Depth::Everything {
            check.finish(&mut report, &erased, progress);
        }
        report.findings = check.walk.findings.listed;
        report.findings_more = check.walk.findings.more;
        report
    }
}

/// A check under way.
struct Check<'a> {
    desk: &'a Desk,
    depth: Depth,
    connection: &'a Connection,
    walk: Walk,
    folding: Folding,
    /// The folds on disk, by scope: up to which entry each was worked out.
    folds: BTreeMap<Scope, u64>,
    folds_differ: bool,
    /// How many contents there are.
    contents: u64,
    /// Entries whose scope's key is not there.
    closed: BTreeMap<KeyId, Vec<u64>>,
}

impl<'a> Check<'a> {
    fn new(desk: &'a Desk, depth: Depth, connection: &'a Connection) -> Self {
        let mut check = Self {
            desk,
            depth,
            connection,
            walk: Walk::new(),
            folding: Folding::default(),
            folds: BTreeMap::new(),
            folds_differ: false,
            contents: 0,
            closed: BTreeMap::new(),
        };
        let key = desk.public_key();
        let notes = tree::all_notes(connection);
        for (size, note) in check.found(notes) {
            check.walk.expect(size, &note, key.as_ref());
        }
        if depth == Depth::Everything {
            let folds = records::folds(connection, &desk.keyring);
            check.folds = check.found(folds);
        }
        check
    }

    /// Looks at every entry, beside others, and takes in what was found in their order.
    fn go_along(&mut self, progress: &mut dyn FnMut(Progress)) {
        let last: Option<i64> = self.found(
            self.connection
                .query_row("SELECT max(seq) FROM entry", [], |row| row.get(0))
                .map_err(StoreError::database("read the end of the log")),
        );
        let of = last.map_or(0, |last| last.unsigned_abs() + 1);
        while self.walk.next < of {
            match self.go_on(of, progress) {
                Ok(()) => break,
                // So much cannot be read that each of it need not be named.
                Err(_) if self.walk.findings.more > 0 => break,
                Err(error) => {
                    self.walk.unreadable(with_cause(&error));
                    self.folding.lose_one(&self.desk.keyring);
                }
            }
        }
        self.walk.end(self.desk.keyring.signing().is_some());
    }

    /// What could not be read is damage, and the check goes on without it.
    fn found<T: Default>(&mut self, read: Result<T, StoreError>) -> T {
        read.unwrap_or_else(|error| {
            self.walk.findings.add(None, Damage::Page { why: with_cause(&error) });
            T::default()
        })
    }

    /// Goes on from where the walk is, until the log ends or an entry cannot be read.
    fn go_on(&mut self, of: u64, progress: &mut dyn FnMut(Progress)) -> Result<(), StoreError> {
        let action = || StoreError::database("read entries");
        let (desk, depth, connection) = (self.desk, self.depth, self.connection);
        let mut statement = connection
            .prepare_cached(&format!("{COLUMNS} WHERE entry.seq >= ?1 ORDER BY entry.seq"))
            .map_err(action())?;
        let mut rows = statement.query([self.walk.next.cast_signed()]).map_err(action())?;
        let mut failed = None;
        let produce = || {
            let mut batch = Vec::with_capacity(BATCH_ENTRIES);
            while failed.is_none() && batch.len() < BATCH_ENTRIES {
                match rows.next().and_then(|row| row.map(Stored::from_row).transpose()) {
                    Ok(Some(stored)) => batch.push(stored),
                    Ok(None) => break,
                    Err(error) => failed = Some(error),
                }
            }
            (!batch.is_empty()).then_some(batch)
        };
        let examine_all = |batch: Vec<Stored>| -> Vec<Examined> {
            batch.iter().map(|stored| examine(stored, desk.id(), &desk.keyring, depth)).collect()
        };
        pipeline::in_order(pipeline::workers(), produce, examine_all, |batch| {
            for examined in batch {
                self.take(examined);
            }
            progress(Progress { stage: Stage::Log, done: self.walk.next, of });
        });
        failed.map_or(Ok(()), |error| Err(action()(error)))
    }

    fn take(&mut self, examined: Examined) {
        if examined.seq > self.walk.next {
            self.folding.lose_one(&self.desk.keyring);
        }
        self.walk.step(&examined);
        self.contents += u64::from(examined.has_content);
        if let Content::NoKey(key) = examined.content {
            self.closed.entry(key).or_default().push(examined.seq);
        }
        if self.depth == Depth::Hashes {
            return;
        }
        let changed = self.folding.add(examined, &self.desk.keyring, &mut self.walk.findings);
        if let Some((scope, record)) = changed
            && self.folds.get(&scope) == Some(&record.applied)
        {
            let reading = self.desk.reading(self.connection);
            self.folds_differ |= !reading.fold_is(scope, record);
        }
    }

    /// Content whose entry is not there.
    fn stray_content(&self) -> Result<Vec<u64>, StoreError> {
        let read = || -> rusqlite::Result<Vec<u64>> {
            let count: i64 =
                self.connection.query_row("SELECT count(*) FROM payload", [], |row| row.get(0))?;
            if count.unsigned_abs() <= self.contents {
                return Ok(Vec::new());
            }
            let sql = "SELECT seq FROM payload WHERE seq NOT IN (SELECT seq FROM entry) ORDER BY seq";
            let mut statement = self.connection.prepare(sql)?;
            statement.query_map([], |row| row.get::<_, i64>(0).map(i64::unsigned_abs))?.collect()
        };
        read().map_err(StoreError::database("read the contents of entries"))
    }

    /// The keys that the desk's record says were destroyed.
    fn erased_keys(&self) -> BTreeSet<KeyId> {
        if self.closed.is_empty() {
            return BTreeSet::new();
        }
        let of_walk = self.folding.erased_keys().filter(|_| self.depth == Depth::Everything);
        of_walk.unwrap_or_else(|| {
            let record = self.desk.reading(self.connection).load(Scope::Desk);
            record.map_or_else(
                |_| BTreeSet::new(),
                |cached| cached.record.erased_keys().into_iter().map(ScopeKeyId::bytes).collect(),
            )
        })
    }

    /// An entry whose key is not there must have been erased on record. Returns how many were.
    fn look_for_missing_keys(&mut self, erased: &BTreeSet<KeyId>) -> u64 {
        let mut count = 0;
        for (key, seqs) in &self.closed {
            if erased.contains(key) {
                count += seqs.len() as u64;
                continue;
            }
            for seq in seqs {
                self.walk.findings.add(*seq, Damage::KeyMissing);
            }
        }
        count
    }

    /// What is kept of the tree must be what the leaves give, unless those are in doubt themselves.
    fn compare_tree(&mut self) {
        if !self.walk.findings.listed.is_empty() || self.desk.keyring.signing().is_none() {
            return;
        }
        let Some(state) = self.walk.tree().map(amparo_ledger::tree::Frontier::state) else {
            return;
        };
        let kept = tree::kept(self.connection);
        let kept = self.found(kept);
        if kept.frontier.as_deref() != Some(state.as_slice()) {
            self.walk.findings.add(None, Damage::View { what: "the edge of the tree over the log" });
        }
        let mut expected = std::mem::take(&mut self.walk.subtrees);
        expected.sort();
        if kept.subtrees != expected {
            self.walk.findings.add(None, Damage::View { what: "the tree over the log" });
        }
    }

    /// What needs every entry to be opened.
    fn finish(&mut self, report: &mut Report, erased: &BTreeSet<KeyId>, progress: &mut dyn FnMut(Progress)) {
        self.compare_views();
        progress(Progress { stage: Stage::Pages, done: 0, of: 0 });
        pages::check(self.connection, &mut self.walk.findings);
        let found = self.desk.check_blobs(erased, &mut self.walk.findings, progress);
        let found = self.found(found);
        report.blobs = found.opened;
        report.erased_blobs = found.erased;
        for ((scope, bytes), seq) in self.folding.documents() {
            let name = self.desk.blob_name(*scope, *bytes);
            if name.is_some_and(|name| !found.names.contains(&name)) {
                self.walk.findings.add(*seq, Damage::BlobMissing { bytes: *bytes });
            }
        }
    }

    fn compare_views(&mut self) {
        // Where it cannot be read what drafts ask, the list cannot be checked, and differs.
        let (expected, complete) = self.folding.rows(|scope, record| {
            let key = self.desk.keyring.of_scope(scope);
            key.and_then(|key| drafts::waiting(self.connection, key, record).ok()).unwrap_or_default()
        });
        let listed = views::every_row(self.connection);
        let listed = self.found(listed);
        let same =
            if complete { listed == expected } else { expected.iter().all(|row| listed.contains(row)) };
        if !same {
            self.walk.findings.add(None, Damage::View { what: "the list of cases" });
        }
        if self.folds_differ {
            self.walk.findings.add(None, Damage::View { what: "a folded record" });
        }
        if !self.scopes_are_placed().unwrap_or(false) {
            self.walk.findings.add(None, Damage::View { what: "the table of scopes" });
        }
    }

    fn scopes_are_placed(&self) -> Result<bool, StoreError> {
        for (scope, seqs) in self.folding.seqs() {
            if let Some(key) = self.desk.keyring.of_scope(scope)
                && views::seqs_of(self.connection, key.id)? != seqs
            {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn with_cause(error: &StoreError) -> String {
    use std::error::Error as _;
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}
