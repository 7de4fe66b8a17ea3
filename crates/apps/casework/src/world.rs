//! What casework needs from outside: the time, and randomness. Tests replace both.

use jiff::civil::Date;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Seconds since 1970 UTC.
    fn now(&self) -> i64;

    /// The day it is in UTC.
    fn today(&self) -> Date {
        let days = self.now().div_euclid(86_400);
        let epoch = jiff::civil::date(1970, 1, 1);
        epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch)
    }
}

/// Gives random bytes.
pub trait Random: Send + Sync {
    /// Fills the bytes.
    fn fill(&mut self, bytes: &mut [u8]);
}

/// The computer's own clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> i64 {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    }
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy)]
pub struct SystemRandom;

impl Random for SystemRandom {
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("without the system's randomness no key may be made");
    }
}

/// A clock that stands still, for tests and for examples that must come out the same each time.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub i64);

impl Clock for FixedClock {
    fn now(&self) -> i64 {
        self.0
    }
}
