//! Who is signed in. Sessions live in memory alone and end with the process, with "lock now", or when nobody came by.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use amparo_casework::accounts::Generation;
use amparo_casework::ledger::ids::MemberId;
use sha2::{Digest, Sha256};

use crate::lang::Language;

/// After this long a session ends, however busy.
const LASTS: Duration = Duration::from_hours(8);
/// How long a fresh proof of who one is counts.
const STEP_UP_LASTS: Duration = Duration::from_mins(5);

/// The hash of a secret that only its holder knows.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Secret([u8; 32]);

impl Secret {
    /// A new secret: what is shown once, and what is kept.
    pub(crate) fn draw() -> (String, Self) {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).expect("without the system's randomness no session may begin");
        let digit = |four: u8| char::from_digit(u32::from(four), 16).unwrap_or('0');
        let shown: String = bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect();
        let kept = Self::of(&shown);
        (shown, kept)
    }

    pub(crate) fn of(shown: &str) -> Self {
        Self(Sha256::digest(shown.as_bytes()).into())
    }
}

/// What is said once on the next page.
#[derive(Debug, Clone)]
pub(crate) struct Notice {
    pub(crate) text: String,
    /// It is in the language of the interface, not in the record's.
    pub(crate) spoken: bool,
}

/// One session.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) member: MemberId,
    /// Must come with every form.
    pub(crate) csrf: String,
    pub(crate) language: Option<Language>,
    /// How the account stood when the session began: when it stands otherwise, the session is over.
    pub(crate) generation: Generation,
    /// The member must set up a second factor before anything else.
    pub(crate) must_set_up: bool,
    /// The picture of a second factor that is being set up.
    pub(crate) picture: Option<String>,
    began: Instant,
    seen: Instant,
    stepped_up: Option<Instant>,
    notice: Option<Notice>,
}

/// Every session.
pub(crate) struct Sessions {
    by_secret: Mutex<HashMap<Secret, Session>>,
    idle: Duration,
}

impl Sessions {
    pub(crate) fn new(idle: Duration) -> Self {
        Self { by_secret: Mutex::default(), idle }
    }

    /// Begins a session. The secret goes into the browser's cookie and is kept nowhere.
    pub(crate) fn begin(
        &self,
        member: MemberId,
        generation: Generation,
        must_set_up: bool,
        language: Option<Language>,
    ) -> String {
        let (shown, kept) = Secret::draw();
        let now = Instant::now();
        let session = Session {
            member,
            csrf: Secret::draw().0,
            language,
            generation,
            must_set_up,
            picture: None,
            began: now,
            seen: now,
            stepped_up: Some(now),
            notice: None,
        };
        self.all().insert(kept, session);
        shown
    }

    /// The session of this cookie, if it has not ended. Looking keeps it going.
    pub(crate) fn find(&self, shown: &str) -> Option<Session> {
        let mut all = self.all();
        let now = Instant::now();
        all.retain(|_, session| now - session.seen < self.idle && now - session.began < LASTS);
        let session = all.get_mut(&Secret::of(shown))?;
        session.seen = now;
        Some(session.clone())
    }

    /// Changes a session that has not ended.
    pub(crate) fn change(&self, shown: &str, change: impl FnOnce(&mut Session)) {
        if let Some(session) = self.all().get_mut(&Secret::of(shown)) {
            change(session);
        }
    }

    /// What is to be said once.
    pub(crate) fn take_notice(&self, shown: &str) -> Option<Notice> {
        self.all().get_mut(&Secret::of(shown))?.notice.take()
    }

    pub(crate) fn end(&self, shown: &str) {
        self.all().remove(&Secret::of(shown));
    }

    pub(crate) fn end_all(&self) {
        self.all().clear();
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Secret, Session>> {
        self.by_secret.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Session {
    /// Whether the member showed a short while ago who they are.
    pub(crate) fn is_stepped_up(&self) -> bool {
        self.stepped_up.is_some_and(|at| at.elapsed() < STEP_UP_LASTS)
    }

    pub(crate) fn step_up(&mut self) {
        self.stepped_up = Some(Instant::now());
    }

    pub(crate) fn notify(&mut self, text: String, spoken: bool) {
        self.notice = Some(Notice { text, spoken });
    }
}
