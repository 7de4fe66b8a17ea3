//! What everybody at an open desk shares: the store, the clock, randomness, the reading process.
//!
//! The store is written under a lock that lasts as long as an append, so that readers go on while somebody writes. Who wants
//! to change something holds [`Shared::writing`] first, for all of what they do: then nobody ever waits for the store with
//! others waiting behind them. What takes long and only reads the store, such as a backup, holds it too.

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, Instant};

use amparo_ledger::claim::Scope;
use amparo_ledger::record::Record;
use amparo_reader::child::Reader;
use amparo_store::StoreError;

use crate::accounts::Gate;
use crate::desk::{StoreRandom, World, words};
use crate::name_index::NameIndex;
use crate::problem::{Problem, Sort};
use crate::rules_here::DecidedRules;
use crate::same_words::SameWords;
use crate::world::{Clock, Random};

/// An open desk, apart from who works at it.
pub(crate) struct Shared {
    store: RwLock<Option<amparo_store::Desk>>,
    is_locked: AtomicBool,
    writing: Mutex<()>,
    random: Mutex<Box<dyn Random>>,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) reader: Reader,
    pub(crate) folder: PathBuf,
    /// What stands before whoever signs in.
    pub(crate) gate: Gate,
    /// Every name in the record, to be searched.
    pub(crate) names: NameIndex,
    /// What was decided on the proposals of each rule.
    pub(crate) decided_rules: DecidedRules,
    /// What the sources of each case have in common.
    pub(crate) same_words: SameWords,
}

/// So long [`Shared::lock`] itself waits for a call of the store that is running.
const LOCK_WAITS: Duration = Duration::from_millis(500);

impl Shared {
    pub(crate) fn new(store: amparo_store::Desk, world: World) -> Self {
        let folder = store.folder().to_owned();
        Self {
            store: RwLock::new(Some(store)),
            is_locked: AtomicBool::new(false),
            writing: Mutex::new(()),
            random: Mutex::new(world.random),
            clock: world.clock,
            reader: world.reader,
            folder,
            gate: Gate::default(),
            names: NameIndex::default(),
            decided_rules: DecidedRules::default(),
            same_words: SameWords::default(),
        }
    }

    /// The store, to be read. Held for one call: whoever holds it may not ask for it again.
    pub(crate) fn store(&self) -> Result<StoreRead<'_>, Problem> {
        let read = self.store.read().unwrap_or_else(PoisonError::into_inner);
        if self.is_locked.load(Ordering::Acquire) || read.is_none() {
            return Err(locked());
        }
        Ok(StoreRead(read))
    }

    /// The desk's own record.
    pub(crate) fn desk_record(&self) -> Result<Arc<Record>, Problem> {
        let record = self.store()?.record(Scope::Desk);
        record.map_err(|error| words(error, "The record could not be read."))
    }

    /// Changes the store. Whoever calls it holds [`Self::writing`].
    pub(crate) fn change<T>(
        &self,
        what: &str,
        change: impl FnOnce(&mut amparo_store::Desk, &mut dyn amparo_store::Random) -> Result<T, StoreError>,
    ) -> Result<T, Problem> {
        let mut store = self.store.write().unwrap_or_else(PoisonError::into_inner);
        if self.is_locked.load(Ordering::Acquire) {
            return Err(locked());
        }
        let store = store.as_mut().ok_or_else(locked)?;
        change(store, &mut StoreRandom(&mut self.random())).map_err(|error| words(error, what))
    }

    /// Held by whoever changes something, from the first look to the last entry.
    pub(crate) fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Randomness, drawn a few bytes at a time so that nobody waits for it.
    pub(crate) fn random(&self) -> SharedRandom<'_> {
        SharedRandom(&self.random)
    }

    /// Whether the desk was locked.
    pub(crate) fn is_locked(&self) -> bool {
        self.is_locked.load(Ordering::Acquire)
    }

    /// Locks the desk: from here on every call is refused. The keys go at once, or as soon as the store finishes what it is
    /// doing; then the folder is free.
    pub(crate) fn lock(self: &Arc<Self>) {
        self.is_locked.store(true, Ordering::Release);
        self.names.forget();
        self.decided_rules.forget();
        self.same_words.forget();
        let until = Instant::now() + LOCK_WAITS;
        while Instant::now() < until {
            if let Ok(mut store) = self.store.try_write() {
                drop(store.take());
                return;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        let shared = Arc::clone(self);
        std::thread::spawn(move || {
            drop(shared.store.write().unwrap_or_else(PoisonError::into_inner).take());
        });
    }
}

/// The store, while it is read.
pub(crate) struct StoreRead<'a>(RwLockReadGuard<'a, Option<amparo_store::Desk>>);

impl Deref for StoreRead<'_> {
    type Target = amparo_store::Desk;

    fn deref(&self) -> &amparo_store::Desk {
        self.0
            .as_ref()
            .expect("it was there when the lock was taken, and whoever takes it away needs the lock")
    }
}

/// The desk's randomness.
pub(crate) struct SharedRandom<'a>(&'a Mutex<Box<dyn Random>>);

impl Random for SharedRandom<'_> {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
    }
}

pub(crate) fn locked() -> Problem {
    Problem::new(
        Sort::Locked,
        "The desk is locked. Nothing was changed.",
        "Somebody locked it, or it was not opened yet.",
        "Unlock it with its passphrase and do it again.",
    )
}
