//! What every request shares: the desk while it is open, the sessions, the one-time links.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use amparo_casework::accounts::delay_seconds;
use amparo_casework::desk::{Desk, World};
use amparo_casework::office::Office;
use amparo_casework::problem::{Problem, Sort};

use crate::once::Once;
use crate::originals::Originals;
use crate::pages::case_new::Held;
use crate::pages::sources_add::Outcomes;
use crate::server::ServeOptions;
use crate::session::{Secret, Sessions};

/// How long a one-time link may be used.
const LINK_LASTS: Duration = Duration::from_mins(10);

/// What every request shares.
#[derive(Clone)]
pub(crate) struct App(Arc<Inner>);

struct Inner {
    office: RwLock<Option<Office>>,
    unlocking: Mutex<Unlocking>,
    sessions: Sessions,
    links: Mutex<Vec<(Secret, Instant)>>,
    once: Once,
    originals: Originals,
    outcomes: Outcomes,
    held: Held,
    options: ServeOptions,
}

/// Attempts at the passphrase of a desk that is locked.
#[derive(Default)]
struct Unlocking {
    wrong: u32,
    last: Option<Instant>,
}

impl Unlocking {
    fn admit(&self) -> Result<(), Problem> {
        let Some(since) = self.last.map(|last| last.elapsed()) else { return Ok(()) };
        match Duration::from_secs(delay_seconds(self.wrong)).checked_sub(since) {
            Some(left) if !left.is_zero() => Err(come_again(left.as_secs() + 1)),
            _ => Ok(()),
        }
    }

    fn was(&mut self, wrong: bool) {
        self.wrong = if wrong { self.wrong.saturating_add(1) } else { 0 };
        self.last = Some(Instant::now());
    }
}

fn come_again(seconds: u64) -> Problem {
    Problem::new(
        Sort::Forbidden,
        "The desk was not unlocked. Nothing was changed.",
        "Another attempt is being looked at, or several were wrong.",
        format!("Wait {seconds} seconds, and try again."),
    )
}

impl App {
    pub(crate) fn new(options: ServeOptions, office: Option<Office>) -> Self {
        Self(Arc::new(Inner {
            office: RwLock::new(office),
            unlocking: Mutex::default(),
            sessions: Sessions::new(options.idle),
            links: Mutex::default(),
            once: Once::default(),
            originals: Originals::default(),
            outcomes: Outcomes::default(),
            held: Held::default(),
            options,
        }))
    }

    /// The desk, while it is open.
    pub(crate) fn office(&self) -> Option<Office> {
        self.0.office.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    /// The forms that were sent, so that none does its work twice.
    pub(crate) fn once(&self) -> &Once {
        &self.0.once
    }

    /// The originals that are about to leave.
    pub(crate) fn originals(&self) -> &Originals {
        &self.0.originals
    }

    /// What became of the files that were brought in last.
    pub(crate) fn outcomes(&self) -> &Outcomes {
        &self.0.outcomes
    }

    /// Documents that belong to no case yet.
    pub(crate) fn held(&self) -> &Held {
        &self.0.held
    }

    /// The desk's folder.
    pub(crate) fn folder(&self) -> &std::path::Path {
        &self.0.options.folder
    }

    /// Whether a request may bear this host. A page elsewhere whose name is made to point at this computer is not ours.
    pub(crate) fn is_called(&self, host: Option<&str>) -> bool {
        let listen = self.0.options.listen.ip();
        if self.0.options.over_tls || !listen.is_loopback() {
            return true;
        }
        let name = host.map(|host| host.rsplit_once(':').map_or(host, |(name, _)| name));
        let bracketed = format!("[{listen}]");
        name.is_some_and(|name| {
            matches!(name, "127.0.0.1" | "localhost" | "[::1]")
                || name == listen.to_string()
                || name == bracketed
        })
    }

    /// Whether pages are reached over an encrypted connection, so that cookies must not travel in the open.
    pub(crate) fn over_tls(&self) -> bool {
        self.0.options.over_tls
    }

    /// Opens the desk with its passphrase. Takes a second or two: what it costs to try one.
    /// One attempt is looked at at a time, and wrong ones make the next one wait: a passphrase takes much memory to try.
    pub(crate) fn unlock(&self, passphrase: String) -> Result<Office, Problem> {
        let Ok(mut unlocking) = self.0.unlocking.try_lock() else { return Err(come_again(2)) };
        if let Some(open) = self.office() {
            return Ok(open);
        }
        unlocking.admit()?;
        let opened = Desk::open(&self.0.options.folder, passphrase, World::of_this_computer()?);
        let wrong = opened.as_ref().is_err_and(|problem| problem.sort == Sort::Locked);
        unlocking.was(wrong);
        let office = Office::new(opened?);
        *self.0.office.write().unwrap_or_else(PoisonError::into_inner) = Some(office.clone());
        Ok(office)
    }

    /// Closes the desk and ends every session.
    pub(crate) fn lock(&self) {
        let office = self.0.office.write().unwrap_or_else(PoisonError::into_inner).take();
        self.0.sessions.end_all();
        self.links().clear();
        self.0.originals.clear();
        self.0.outcomes.clear();
        self.0.held.clear();
        if let Some(office) = office {
            office.lock();
        }
    }

    /// A new one-time link's secret.
    pub(crate) fn new_link(&self) -> String {
        let (shown, kept) = Secret::draw();
        self.links().push((kept, Instant::now()));
        shown
    }

    /// Whether this is a link that may be used.
    pub(crate) fn link_stands(&self, shown: &str) -> bool {
        let wanted = Secret::of(shown);
        self.links().iter().any(|(kept, made)| *kept == wanted && made.elapsed() < LINK_LASTS)
    }

    /// Uses a link up. Whether it could be used.
    pub(crate) fn use_link(&self, shown: &str) -> bool {
        let stands = self.link_stands(shown);
        let wanted = Secret::of(shown);
        self.links().retain(|(kept, made)| *kept != wanted && made.elapsed() < LINK_LASTS);
        stands
    }

    fn links(&self) -> std::sync::MutexGuard<'_, Vec<(Secret, Instant)>> {
        self.0.links.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
