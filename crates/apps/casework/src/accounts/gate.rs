//! What stands before whoever signs in: wrong answers make the next one wait, and only so many passwords are worked out at
//! once.
//!
//! Nobody is ever locked out: a lock would be a weapon against those who work here. The delay grows to
//! [`DELAY_SECONDS_MAX`] and no further. Names that are nobody's wait as the names of members do, so that waiting tells
//! nothing; they share [`SLOTS`] places, so that they take no memory. All of it is forgotten when the desk is closed.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use amparo_ledger::ids::MemberId;

/// The longest anybody waits between two attempts.
pub const DELAY_SECONDS_MAX: u64 = 30;

/// So many attempts may be wrong before there is any delay: people mistype.
const FREE: u32 = 3;

/// After this long without a wrong attempt all is forgiven.
const FORGIVEN: Duration = Duration::from_mins(15);

/// How many places the names share that are nobody's.
const SLOTS: u8 = 64;

/// How many passwords are worked out at once: each takes 64 MiB.
const AT_ONCE: u32 = 2;

/// How long an attempt waits for its turn before it is told to come again.
const TURN_WAITS: Duration = Duration::from_secs(10);

/// Whose attempts are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Door {
    /// A member's.
    Member(MemberId),
    /// A name's that is nobody's.
    Nobody(u8),
    /// Joining codes.
    Joining,
}

impl Door {
    /// The place of a name that is nobody's.
    pub(crate) fn of_nobody(salt: &[u8; 16], name: &str) -> Self {
        let hash = amparo_ledger::source::Hash32::of(&[&salt[..], name.as_bytes()].concat());
        Self::Nobody(hash.0[0] % SLOTS)
    }
}

/// How many attempts were wrong at each door.
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    wrong: BTreeMap<Door, Wrong>,
}

#[derive(Debug, Clone, Copy)]
struct Wrong {
    times: u32,
    last: Duration,
}

impl Attempts {
    /// How many seconds to wait before the next attempt; `None`: go ahead. An attempt that comes too soon is not looked at
    /// and does not count.
    pub(crate) fn wait(&self, door: Door, now: Duration) -> Option<u64> {
        let wrong = self.wrong.get(&door)?;
        let since = now.saturating_sub(wrong.last);
        if since >= FORGIVEN {
            return None;
        }
        let delay = Duration::from_secs(delay_seconds(wrong.times));
        let left = delay.checked_sub(since).filter(|left| !left.is_zero())?;
        Some(left.as_secs() + u64::from(left.subsec_nanos() > 0))
    }

    pub(crate) fn was_wrong(&mut self, door: Door, now: Duration) {
        let wrong = self.wrong.entry(door).or_insert(Wrong { times: 0, last: now });
        if now.saturating_sub(wrong.last) >= FORGIVEN {
            wrong.times = 0;
        }
        *wrong = Wrong { times: wrong.times.saturating_add(1), last: now };
    }

    pub(crate) fn was_right(&mut self, door: Door) {
        self.wrong.remove(&door);
    }
}

/// How many seconds to wait after so many wrong attempts: 0, 0, 0, 2, 4, 8, 16, 30, 30, …
pub fn delay_seconds(wrong: u32) -> u64 {
    match wrong.checked_sub(FREE) {
        None | Some(0) => 0,
        Some(over) => 2_u64.checked_pow(over).unwrap_or(DELAY_SECONDS_MAX).min(DELAY_SECONDS_MAX),
    }
}

/// What stands before whoever signs in.
pub(crate) struct Gate {
    attempts: Mutex<Attempts>,
    since: Instant,
    working: Mutex<u32>,
    one_done: Condvar,
    /// Held while an account is read, changed and written.
    accounts: Mutex<()>,
    reachable: AtomicBool,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            attempts: Mutex::default(),
            since: Instant::now(),
            working: Mutex::new(0),
            one_done: Condvar::new(),
            accounts: Mutex::new(()),
            reachable: AtomicBool::new(false),
        }
    }
}

impl Gate {
    /// Whether an attempt may be looked at now; otherwise how many seconds to wait.
    pub(crate) fn admit(&self, door: Door) -> Result<(), u64> {
        self.attempts().wait(door, self.since.elapsed()).map_or(Ok(()), Err)
    }

    pub(crate) fn was_wrong(&self, door: Door) {
        self.attempts().was_wrong(door, self.since.elapsed());
    }

    pub(crate) fn was_right(&self, door: Door) {
        self.attempts().was_right(door);
    }

    fn attempts(&self) -> MutexGuard<'_, Attempts> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A turn to work a password out; `None` when too many wait.
    pub(crate) fn turn(&self) -> Option<Turn<'_>> {
        let working = self.working.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut working, waited) = self
            .one_done
            .wait_timeout_while(working, TURN_WAITS, |working| *working >= AT_ONCE)
            .unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() && *working >= AT_ONCE {
            return None;
        }
        *working += 1;
        Some(Turn(self))
    }

    /// Held while an account is read, changed and written.
    pub(crate) fn accounts(&self) -> MutexGuard<'_, ()> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether other computers reach the desk.
    pub(crate) fn is_reachable(&self) -> bool {
        self.reachable.load(Ordering::Acquire)
    }

    pub(crate) fn set_reachable(&self, reachable: bool) {
        self.reachable.store(reachable, Ordering::Release);
    }
}

/// A turn to work a password out.
pub(crate) struct Turn<'a>(&'a Gate);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        *self.0.working.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.one_done.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOOR: Door = Door::Member(MemberId::from_bytes([1; 16]));

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn the_delay_grows_to_half_a_minute_and_never_becomes_a_lock() {
        let mut attempts = Attempts::default();
        let mut now = 0;
        let mut delays = Vec::new();
        for _ in 0..10 {
            attempts.was_wrong(DOOR, at(now));
            let wait = attempts.wait(DOOR, at(now)).unwrap_or(0);
            delays.push(wait);
            now += wait;
            assert_eq!(attempts.wait(DOOR, at(now)), None, "after the delay the next attempt is looked at");
        }
        assert_eq!(delays, [0, 0, 0, 2, 4, 8, 16, 30, 30, 30]);
    }

    #[test]
    fn a_right_answer_or_a_quarter_of_an_hour_makes_all_good_and_each_door_counts_for_itself() {
        let mut attempts = Attempts::default();
        let other = Door::of_nobody(&[0; 16], "Nobody");
        for _ in 0..9 {
            attempts.was_wrong(DOOR, at(5));
        }
        assert_eq!(attempts.wait(DOOR, at(10)), Some(25));
        assert_eq!(attempts.wait(other, at(10)), None);
        assert_eq!(attempts.wait(DOOR, at(5 + 15 * 60)), None);
        attempts.was_wrong(DOOR, at(6 + 15 * 60));
        assert_eq!(attempts.wait(DOOR, at(6 + 15 * 60)), None, "counted from the beginning");
        for _ in 0..9 {
            attempts.was_wrong(DOOR, at(2000));
        }
        attempts.was_right(DOOR);
        assert_eq!(attempts.wait(DOOR, at(2000)), None);
    }

    #[test]
    fn names_that_are_nobodys_take_a_bounded_number_of_places() {
        let doors: std::collections::BTreeSet<Door> =
            (0..5_000).map(|number| Door::of_nobody(&[7; 16], &format!("name {number}"))).collect();
        assert!(doors.len() <= usize::from(SLOTS), "{}", doors.len());
    }

    #[test]
    fn two_passwords_are_worked_out_at_once_and_the_third_waits() {
        let gate = Gate::default();
        let (first, second) = (gate.turn(), gate.turn());
        assert!(first.is_some() && second.is_some());
        std::thread::scope(|scope| {
            let third = scope.spawn(|| gate.turn().is_some());
            assert!(!third.is_finished());
            drop(first);
            assert!(third.join().expect("it does not panic"));
        });
    }
}
