//! A form that is sent twice does its work once: a second click, or "send again" after going back.
//!
//! Each form that begins something new carries a random word. The first time it comes, the work is done; when it comes
//! again, the answer is where the first one led. The words last as long as the process, and only the newest are known.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::LOCATION;

use crate::answer::{Answer, see_other};
use crate::ask::Ask;
use crate::session::Secret;

/// How many words are known.
const KNOWN_MAX: usize = 4096;
/// How long the second of two waits for the first.
const WAIT: Duration = Duration::from_secs(30);

/// The words that came.
#[derive(Default)]
pub(crate) struct Once {
    known: Mutex<VecDeque<(String, State)>>,
    changed: Condvar,
}

#[derive(Clone, PartialEq, Eq)]
enum State {
    Running,
    LedTo(String),
}

impl Once {
    /// Whether the work is to be done now; otherwise where the first led.
    fn begin(&self, word: &str) -> Result<(), String> {
        let mut known = self.known();
        loop {
            match known.iter().find(|(other, _)| other == word).map(|(_, state)| state.clone()) {
                Some(State::LedTo(path)) => return Err(path),
                Some(State::Running) => {
                    let waited = self.changed.wait_timeout(known, WAIT);
                    let (again, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
                    known = again;
                    if timeout.timed_out() {
                        return Err("/".to_owned());
                    }
                }
                None => {
                    if known.len() == KNOWN_MAX {
                        known.pop_front();
                    }
                    known.push_back((word.to_owned(), State::Running));
                    return Ok(());
                }
            }
        }
    }

    /// The work was done and led there; or it was refused, and may be tried again.
    fn end(&self, word: &str, led_to: Option<String>) {
        let mut known = self.known();
        match led_to {
            Some(path) => {
                if let Some((_, state)) = known.iter_mut().find(|(other, _)| other == word) {
                    *state = State::LedTo(path);
                }
            }
            None => known.retain(|(other, _)| other != word),
        }
        drop(known);
        self.changed.notify_all();
    }

    fn known(&self) -> MutexGuard<'_, VecDeque<(String, State)>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes the word back when the work did not end, whatever ended it.
struct Begun<'a> {
    once: &'a Once,
    word: String,
    ended: bool,
}

impl Drop for Begun<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.once.end(&self.word, None);
        }
    }
}

/// A word for a form that is about to be shown.
pub(crate) fn word() -> String {
    Secret::draw().0
}

impl Ask {
    /// Does the work of a form once, however often it is sent.
    pub(crate) fn once(&self, word: &str, work: impl FnOnce() -> Answer) -> Answer {
        if word.is_empty() {
            return work();
        }
        let once = self.app.once();
        let word = format!("{} {word}", self.member()?);
        if let Err(path) = once.begin(&word) {
            self.say_next(self.t.say("once-already"));
            return see_other(&path);
        }
        let mut begun = Begun { once, word, ended: false };
        let answer = work()?;
        if answer.status() == StatusCode::SEE_OTHER {
            let led_to = answer.headers().get(LOCATION).and_then(|path| path.to_str().ok());
            once.end(&begun.word, Some(led_to.unwrap_or("/").to_owned()));
            begun.ended = true;
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_does_its_work_once_and_one_that_was_refused_may_come_again() {
        let once = Once::default();
        assert_eq!(once.begin("a"), Ok(()));
        once.end("a", None);
        assert_eq!(once.begin("a"), Ok(()), "it was refused before");
        once.end("a", Some("/there".into()));
        assert_eq!(once.begin("a"), Err("/there".into()));
        assert_eq!(once.begin("b"), Ok(()), "another form");
    }

    #[test]
    fn the_second_of_two_waits_for_the_first() {
        let once = Once::default();
        assert_eq!(once.begin("a"), Ok(()));
        std::thread::scope(|scope| {
            let second = scope.spawn(|| once.begin("a"));
            once.end("a", Some("/done".into()));
            assert_eq!(second.join().expect("it ends"), Err("/done".into()));
        });
    }
}
