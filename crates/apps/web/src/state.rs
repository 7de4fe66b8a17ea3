//! What every request shares: the desk while it is open, the sessions, the one-time links.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

use amparo_casework::desk::{Desk, World};
use amparo_casework::office::Office;
use amparo_casework::problem::Problem;

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
    sessions: Sessions,
    links: Mutex<Vec<(Secret, Instant)>>,
    once: Once,
    originals: Originals,
    outcomes: Outcomes,
    held: Held,
    options: ServeOptions,
}

impl App {
    pub(crate) fn new(options: ServeOptions, office: Option<Office>) -> Self {
        Self(Arc::new(Inner {
            office: RwLock::new(office),
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

    /// Whether pages are reached over an encrypted connection, so that cookies must not travel in the open.
    pub(crate) fn over_tls(&self) -> bool {
        self.0.options.over_tls
    }

    /// Opens the desk with its passphrase. Takes a second or two: what it costs to try one.
    pub(crate) fn unlock(&self, passphrase: String) -> Result<Office, Problem> {
        let mut office = self.0.office.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = office.as_ref() {
            return Ok(open.clone());
        }
        let desk = Desk::open(&self.0.options.folder, passphrase, World::of_this_computer()?)?;
        Ok(office.insert(Office::new(desk)).clone())
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
