//! Holding names against names without a desk: two of them, pairs from a stream, or a list and questions.
//!
//! Lines of JSON come in and go out, so that other programs can use the library and hold it against others. Nothing is
//! kept, nothing is opened, and nothing here says that two people are one: a score speaks of names. A line that cannot
//! be used is never passed over: it ends the work with its number, or is counted as refused.
//!
//! The doors: [`compare_two`], [`score_pairs`], [`NameList`], [`search_list`], [`screen_lines`].

mod evidence;
mod lines;
mod list;
mod published;
mod score;
mod screen;
mod search;
mod words;

use std::time::Duration;

use amparo_names::{LIKELY, Name, POSSIBLE, compare};
use serde::Serialize;

use crate::problem::Problem;

pub use self::lines::{LINE_BYTES_MAX, LINE_NAMES_MAX, NAME_CHARS_MAX};
pub use self::list::{LIST_NAMES_MAX, NameList};
pub use self::published::ListFileRead;
pub use self::score::{Scored, score_pairs};
pub use self::screen::{SCREEN_HITS_MAX, Screened, screen_lines};
pub use self::search::{SEARCH_TOP_MAX, Searched, search_list};
pub use amparo_names::Kind;

/// What every figure must be read with.
pub const SPEAKS_OF_NAMES: &str = "A score speaks of names, not of people: two people may bear one name, and one \
                                   person several. Whether they are one person is for a person to say.";

/// The processor time that this program has used. Casework has no such clock; the command line brings it.
pub type Clock<'a> = &'a dyn Fn() -> Duration;

/// What a score means for two names, by the library's two thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// From [`LIKELY`] on.
    Likely,
    /// From [`POSSIBLE`] on.
    Possible,
    /// Below both.
    Unlikely,
}

impl Verdict {
    /// What a score means.
    pub fn of(score: f32) -> Self {
        if score >= LIKELY {
            Self::Likely
        } else if score >= POSSIBLE {
            Self::Possible
        } else {
            Self::Unlikely
        }
    }

    /// The verdict in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Likely => "likely two spellings of one name",
            Self::Possible => "possibly two spellings of one name: worth a look where a miss is costly",
            Self::Unlikely => "not alike enough to ask about",
        }
    }
}

/// Two names held against each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compared {
    /// One name as it was given.
    pub left: String,
    /// The other.
    pub right: String,
    /// From 0 to 1.
    pub score: f64,
    /// What that means for the names.
    pub verdict: Verdict,
    /// Why, a sentence each.
    pub reasons: Vec<String>,
    /// From here on names are likely to be one.
    pub likely_from: f64,
    /// From here on a name is worth showing.
    pub possible_from: f64,
    /// [`SPEAKS_OF_NAMES`].
    pub note: &'static str,
}

/// Holds two names against each other.
///
/// # Errors
/// When one of them is empty or too long to be a name.
pub fn compare_two(left: &str, right: &str, kind: Kind) -> Result<Compared, Problem> {
    for text in [left, right] {
        lines::check_name(text).map_err(|fault| words::names_not_compared(text, &fault))?;
    }
    let compared = compare(&Name::new(left, kind), &Name::new(right, kind));
    Ok(Compared {
        left: left.to_owned(),
        right: right.to_owned(),
        score: plain(compared.score),
        verdict: Verdict::of(compared.score),
        reasons: compared.reasons.iter().map(ToString::to_string).collect(),
        likely_from: plain(LIKELY),
        possible_from: plain(POSSIBLE),
        note: SPEAKS_OF_NAMES,
    })
}

/// A score with the six digits that every command prints, instead of the tail that a short number grows in a long one.
fn plain(score: f32) -> f64 {
    (f64::from(score) * 1e6).round() / 1e6
}

/// Takes the time from one step to the next.
struct Watch<'a> {
    clock: Clock<'a>,
    last: Duration,
}

impl<'a> Watch<'a> {
    fn new(clock: Clock<'a>) -> Self {
        Self { clock, last: clock() }
    }

    /// What was used since the last time this was asked.
    fn lap(&mut self) -> Duration {
        let now = (self.clock)();
        let used = now.saturating_sub(self.last);
        self.last = now;
        used
    }
}

#[cfg(test)]
mod tests;
