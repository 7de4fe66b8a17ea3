//! A desk: appending to its record, and reading it.

use std::collections::{BTreeMap, BTreeSet, btree_map};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use amparo_ledger::act::{Act, Entry};
use amparo_ledger::claim::Scope;
use amparo_ledger::entry::{NO_PREVIOUS_LEAF, Sealed};
use amparo_ledger::ids::{CaseId, DeskId};
use amparo_ledger::record::{AtDesk, Record};
use amparo_ledger::source::Hash32;
use amparo_ledger::tree::Frontier;
use rusqlite::{Connection, params};

use crate::crypto::Random;
use crate::drafts;
use crate::error::StoreError;
use crate::groups::{self, GroupChange, Groups};
use crate::keyring::Keyring;
use crate::lock::FolderLock;
use crate::log::{self, Head};
use crate::records::{self, Cache, Cached, Reading};
use crate::tree;
use crate::views::{self, CaseRow};

/// An open desk: one office's record in one folder. Dropping it gives the folder free.
///
/// Writing takes `&mut Desk`, reading takes `&Desk`, and a record that was read stays as it was: later entries
/// do not change it.
pub struct Desk {
    // Dropped in this order: the database is closed before the lock is released.
    connection: Mutex<Connection>,
    records: Mutex<Cache>,
    /// How many cases there are of each group; `None` until somebody asks.
    groups: Mutex<Option<Groups>>,
    /// Counted on whenever the views were made anew.
    views_epoch: u64,
    pub(crate) keyring: Keyring,
    head: Head,
    /// The tree over the log; `None` in a desk of before there were checkpoints, until it is written to.
    pub(crate) tree: Option<Frontier>,
    id: DeskId,
    folder: PathBuf,
    for_tests: bool,
    _lock: FolderLock,
}

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its place in the log, from 0.
    pub seq: u64,
    /// The hash by which the log knows it.
    pub leaf: Hash32,
    /// What was done.
    pub entry: Entry,
}

/// The records that a batch changes, taken out of the cache while it is written.
type Staged = BTreeMap<Scope, StagedRecord>;

struct StagedRecord {
    cached: Cached,
    /// Entries of the batch were applied; if the batch fails, the record is not to be used again.
    changed: bool,
    changed_at: i64,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("id", &self.id).field("folder", &self.folder).finish_non_exhaustive()
    }
}

impl Desk {
    /// Puts together what was opened, and checks the end of the log and whether the views know it.
    pub(crate) fn assemble(
        folder: &Path,
        id: DeskId,
        connection: Connection,
        keyring: Keyring,
        lock: FolderLock,
        for_tests: bool,
    ) -> Result<Self, StoreError> {
        let head = log::checked_head(&connection, id)?;
        let tree = tree::load(&connection, head, tree::public_key(id, keyring.signing()).as_ref())?;
        let mut desk = Self {
            connection: Mutex::new(connection),
            records: Mutex::default(),
            groups: Mutex::default(),
            views_epoch: 0,
            keyring,
            head,
            tree,
            id,
            folder: folder.to_owned(),
            for_tests,
            _lock: lock,
        };
        let current = views::are_current(&desk.connection(), head.next)?;
        if !current {
            desk.rebuild_views()?;
        }
        Ok(desk)
    }

    /// Puts together what was opened, and checks nothing: the desk is only to be looked at.
    #[expect(clippy::unnecessary_wraps, reason = "has the form of `assemble`")]
    pub(crate) fn assemble_to_inspect(
        folder: &Path,
        id: DeskId,
        connection: Connection,
        keyring: Keyring,
        lock: FolderLock,
        for_tests: bool,
    ) -> Result<Self, StoreError> {
        let last: Option<i64> =
            connection.query_row("SELECT max(seq) FROM entry", [], |row| row.get(0)).unwrap_or_default();
        let next = last.map_or(0, |last| last.unsigned_abs() + 1);
        let head = Head { next, leaf: NO_PREVIOUS_LEAF };
        Ok(Self {
            connection: Mutex::new(connection),
            records: Mutex::default(),
            groups: Mutex::default(),
            views_epoch: 0,
            keyring,
            head,
            tree: None,
            id,
            folder: folder.to_owned(),
            for_tests,
            _lock: lock,
        })
    }

    /// The desk's id, which stands in every envelope. [`Act::DeskOpened`] must carry it.
    pub fn id(&self) -> DeskId {
        self.id
    }

    /// The folder in which it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether its passphrase is protected only as tests need it: not a desk for real people.
    pub fn is_for_tests(&self) -> bool {
        self.for_tests
    }

    /// How many entries the log has; also the number of the next one.
    pub fn entry_count(&self) -> u64 {
        self.head.next
    }

    /// The leaf of the last entry; zeros while there is none.
    pub fn head_leaf(&self) -> Hash32 {
        self.head.leaf
    }

    /// Adds entries, all of them or none, and returns their numbers. When this returns, they are on disk, and the
    /// desk has signed a checkpoint that speaks of them.
    ///
    /// # Errors
    /// When an entry does not fit the record, when it cannot be written, when the disk is full or fails.
    pub fn append(&mut self, entries: &[Entry], random: &mut dyn Random) -> Result<Vec<u64>, StoreError> {
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        self.ensure_signed(random)?;
        let first = self.head.next;
        let staged = self.stage(entries)?;
        match self.write(entries, &staged, random) {
            Ok((head, tree, changed)) => {
                (self.head, self.tree) = (head, Some(tree));
                self.groups_changed(changed);
            }
            Err(error) => {
                self.give_back(staged, |staged| !staged.changed);
                self.look_where_the_log_ends();
                return Err(error);
            }
        }
        let scopes: Vec<Scope> = staged.keys().copied().collect();
        self.give_back(staged, |_| true);
        for scope in scopes {
            // The entries are on disk. A fold is a shortcut: if it cannot be written now, it will be later.
            drop(self.fold_if_due(scope, random));
        }
        Ok((first..self.head.next).collect())
    }

    /// The record of one scope as it stands. A scope without entries has an empty one.
    ///
    /// # Errors
    /// When an entry of the scope does not hold, or the disk fails.
    pub fn record(&self, scope: Scope) -> Result<Arc<Record>, StoreError> {
        if let Some(cached) = self.records().get(&scope) {
            return Ok(Arc::clone(&cached.record));
        }
        // Nobody waits meanwhile who reads what is in memory; nobody writes, for that takes the desk for itself.
        let cached = self.reading(&self.connection()).load(scope)?;
        let record = Arc::clone(&cached.record);
        self.records().insert(scope, cached);
        Ok(record)
    }

    /// The record of one scope as it stood before this entry of the log.
    ///
    /// # Errors
    /// When an entry of the scope does not hold, or the disk fails.
    pub fn record_as_of(&self, scope: Scope, before: u64) -> Result<Arc<Record>, StoreError> {
        let now = self.record(scope)?;
        if now.applied <= before {
            return Ok(now);
        }
        Ok(self.reading(&self.connection()).load_before(scope, before)?.record)
    }

    /// Every case, in the order in which they were opened. No record is folded for it.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn case_list(&self) -> Result<Vec<CaseRow>, StoreError> {
        views::case_list(&self.connection())
    }

    /// One case as the list of cases has it; `None` when there is none.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn case_row(&self, case: CaseId) -> Result<Option<CaseRow>, StoreError> {
        match self.keyring.of_scope(Scope::Case(case)) {
            Some(key) => views::case_of(&self.connection(), key.id),
            None => Ok(None),
        }
    }

    /// The entries with these numbers, as far as there are any. Those of a case that was erased are left out.
    ///
    /// # Errors
    /// When an entry does not hold, or the disk fails.
    pub fn entries(&self, range: Range<u64>) -> Result<Vec<Logged>, StoreError> {
        let bound = |seq: u64| i64::try_from(seq).unwrap_or(i64::MAX);
        let condition = "WHERE entry.seq >= ?1 AND entry.seq < ?2 ORDER BY entry.seq";
        self.logged(condition, params![bound(range.start), bound(range.end)])
    }

    /// Every entry of one scope, in order.
    ///
    /// # Errors
    /// When an entry does not hold, or the disk fails.
    pub fn entries_of(&self, scope: Scope) -> Result<Vec<Logged>, StoreError> {
        let Some(key) = self.keyring.of_scope(scope) else {
            return Ok(Vec::new());
        };
        let condition = "WHERE entry.seq IN (SELECT seq FROM entry_of_scope WHERE scope_key = ?1)
            ORDER BY entry.seq";
        self.logged(condition, params![key.id])
    }

    /// Lets go of the records of cases that are in memory; they are read again when they are asked for. For work that
    /// goes through very many cases.
    pub fn let_go_of_records(&self) {
        self.records().let_go_of_cases();
    }

    /// Closes the desk and gives the folder free. Dropping it does the same, without saying how it went.
    ///
    /// # Errors
    /// When the database does not close.
    pub fn close(self) -> Result<(), StoreError> {
        let connection = self.connection.into_inner().unwrap_or_else(PoisonError::into_inner);
        connection.close().map_err(|(_, error)| StoreError::database("close the database")(error))
    }

    fn logged(&self, condition: &str, params: impl rusqlite::Params) -> Result<Vec<Logged>, StoreError> {
        let erased = self.erased_keys()?;
        let mut logged = Vec::new();
        log::for_each(&self.connection(), condition, params, |stored| {
            if erased.is_empty() || !erased.contains(&stored.envelope(self.id)?.key) {
                logged.push(stored.open(self.id, &self.keyring)?);
            }
            Ok(())
        })?;
        Ok(logged)
    }

    /// After a failed commit only the database knows what is in it.
    fn look_where_the_log_ends(&mut self) {
        let key = self.public_key();
        let connection = self.connection();
        let found = log::checked_head(&connection, self.id)
            .and_then(|head| Ok((head, tree::load(&connection, head, key.as_ref())?)));
        drop(connection);
        if let Ok((head, tree)) = found {
            (self.head, self.tree) = (head, tree);
        }
    }

    /// Applies the entries to the records of their scopes, taken out of the cache.
    fn stage(&mut self, entries: &[Entry]) -> Result<Staged, StoreError> {
        let mut staged = Staged::new();
        for (index, (entry, seq)) in entries.iter().zip(self.head.next..).enumerate() {
            if let Err(error) = self.stage_one(&mut staged, index, seq, entry) {
                self.give_back(staged, |staged| !staged.changed);
                return Err(error);
            }
        }
        Ok(staged)
    }

    fn stage_one(
        &self,
        staged: &mut Staged,
        index: usize,
        seq: u64,
        entry: &Entry,
    ) -> Result<(), StoreError> {
        if matches!(&entry.act, Act::DeskOpened { desk, .. } if *desk != self.id) {
            return Err(StoreError::OtherDesk);
        }
        let shared = self.desk_record_for(staged, entry.scope)?;
        let record = match staged.entry(entry.scope) {
            btree_map::Entry::Occupied(staged) => staged.into_mut(),
            btree_map::Entry::Vacant(place) => {
                self.record(entry.scope)?;
                let cached = self.records().remove(&entry.scope).unwrap_or_default();
                place.insert(StagedRecord { cached, changed: false, changed_at: 0 })
            }
        };
        // Copied only while someone still reads the earlier one.
        Arc::make_mut(&mut record.cached.record)
            .apply_with(seq, entry, AtDesk::Known(&shared))
            .map_err(|source| StoreError::Refused { index, source })?;
        record.cached.unfolded += 1;
        record.changed = true;
        record.changed_at = entry.at;
        Ok(())
    }

    /// What an entry of this scope may rest on at the desk, with what the batch did there so far.
    fn desk_record_for(&self, staged: &Staged, scope: Scope) -> Result<Arc<Record>, StoreError> {
        match (scope, staged.get(&Scope::Desk)) {
            // The desk itself rests on nothing else; and a second reader would have its record copied.
            (Scope::Desk, _) => Ok(Arc::default()),
            (Scope::Case(_), Some(desk)) => Ok(Arc::clone(&desk.cached.record)),
            (Scope::Case(_), None) => self.record(Scope::Desk),
        }
    }

    fn give_back(&mut self, staged: Staged, keep: impl Fn(&StagedRecord) -> bool) {
        let mut records = self.records();
        for (scope, staged) in staged.into_iter().filter(|(_, staged)| keep(staged)) {
            records.insert(scope, staged.cached);
        }
    }

    /// Writes a batch in one transaction, with what the views say of it.
    fn write(
        &mut self,
        entries: &[Entry],
        staged: &Staged,
        random: &mut dyn Random,
    ) -> Result<(Head, Frontier, Vec<GroupChange>), StoreError> {
        let sealed = seal_all(entries, random)?;
        self.keyring.ensure(entries.iter().map(|entry| entry.scope).collect::<BTreeSet<_>>(), random)?;
        let action = || StoreError::database("write entries");
        let mut connection = self.connection();
        let transaction = connection.transaction().map_err(action())?;
        let mut head = self.head;
        let mut leaves = Vec::with_capacity(entries.len());
        for (entry, sealed) in entries.iter().zip(&sealed) {
            let key = self.keyring.of_scope(entry.scope).ok_or_else(key_missing)?;
            views::write_name("person_name", &transaction, key.id, head.next, &entry.act)?;
            head = log::write(&transaction, self.id, head, key, sealed, random)?;
            leaves.push(head.leaf);
        }
        let secret = self.keyring.signing().ok_or_else(key_missing)?;
        let frontier = self.tree.clone().ok_or_else(key_missing)?;
        let frontier = tree::grow(&transaction, self.id, secret, frontier, &leaves)?;
        let mut changed = Vec::new();
        for (scope, staged) in staged {
            let key = self.keyring.of_scope(*scope).ok_or_else(key_missing)?;
            let record = &staged.cached.record;
            let waiting = drafts::waiting(&transaction, key, record)?;
            let rows = CaseRow::of(*scope, record, staged.changed_at, waiting);
            if !rows.is_empty() {
                let before = groups::groups_of(&transaction, key.id)?;
                CaseRow::write_all(&rows, "", &transaction, key.id)?;
                changed.push(GroupChange { before, after: groups::groups_of(&transaction, key.id)? });
            }
        }
        views::set_current(&transaction, head.next)?;
        transaction.commit().map_err(action())?;
        Ok((head, frontier, changed))
    }

    fn fold_if_due(&mut self, scope: Scope, random: &mut dyn Random) -> Result<(), StoreError> {
        let mut records = self.records();
        let (Some(cached), Some(key)) = (records.get(&scope), self.keyring.of_scope(scope)) else {
            return Ok(());
        };
        if cached.is_due() {
            records::write_fold(&self.connection(), self.id, key, &cached.record, random)?;
            cached.unfolded = 0;
        }
        Ok(())
    }

    /// Closes the database; until [`Desk::take_up`] there is nothing to read.
    pub(crate) fn let_go_of_database(&mut self) {
        self.records().clear();
        self.keyring.outdate();
        let nothing = Connection::open_in_memory().expect("a connection to nothing needs nothing");
        drop(std::mem::replace(&mut *self.connection(), nothing));
    }

    /// Goes on with another copy of the same log.
    pub(crate) fn take_up(&mut self, connection: Connection, keyring: Keyring) {
        *self.connection() = connection;
        self.keyring = keyring;
        self.views_changed();
    }

    /// A number that changes whenever the views were made anew or rows went out of them: whoever keeps something that was
    /// read from them reads it again.
    pub fn views_epoch(&self) -> u64 {
        self.views_epoch
    }

    pub(crate) fn views_changed(&mut self) {
        self.views_epoch += 1;
        *self.groups() = None;
    }

    pub(crate) fn groups_changed(&self, changes: Vec<GroupChange>) {
        if let Some(groups) = self.groups().as_mut() {
            for change in changes {
                groups.apply(change);
            }
        }
    }

    pub(crate) fn groups(&self) -> MutexGuard<'_, Option<Groups>> {
        self.groups.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn head(&self) -> Head {
        self.head
    }

    pub(crate) fn connection(&self) -> MutexGuard<'_, Connection> {
        // A panic elsewhere leaves no half-done transaction: it was rolled back as it unwound.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn records(&self) -> MutexGuard<'_, Cache> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn reading<'a>(&'a self, connection: &'a Connection) -> Reading<'a> {
        Reading { connection, desk: self.id, keyring: &self.keyring }
    }
}

fn seal_all(entries: &[Entry], random: &mut dyn Random) -> Result<Vec<Sealed>, StoreError> {
    let seal =
        |(index, entry)| log::seal(entry, random).map_err(|source| StoreError::NotWritable { index, source });
    entries.iter().enumerate().map(seal).collect()
}

pub(crate) fn key_missing() -> StoreError {
    StoreError::corrupt("the key of a scope is missing")
}
