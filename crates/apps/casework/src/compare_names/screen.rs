//! Screening a file of names against a list: hits are questions for a person, each with its reasons.

use std::io::{Read, Write};
use std::time::Duration;

use amparo_names::{Kind, Name, POSSIBLE, compare};
use serde::Serialize;
use serde_json::value::Value;

use super::evidence::{self, Agreement};
use super::lines::{Heard, Lines, give, harmless};
use super::list::{About, Asked, NameList, Near};
use super::search::keep_best;
use super::words::{Work, not_read, not_written, refused};
use super::{Clock, Verdict, Watch, plain};
use crate::problem::Problem;

/// The most hits that are printed for one line; where there are more, the answer says so.
pub const SCREEN_HITS_MAX: usize = 100;

/// How many answers are written at a time.
const BATCH_ANSWERS: u64 = 256;

/// What was done. The lines are those that were answered and those that were refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Screened {
    /// Lines that were read.
    pub lines: u64,
    /// Lines that were answered, with hits or without.
    pub answered: u64,
    /// Lines that could not be used, each named with its number.
    pub refused: u64,
    /// Lines that were answered with a hit.
    pub with_hits: u64,
    /// Hits altogether.
    pub hits: u64,
    /// Processor time of screening, with reading and writing.
    #[serde(skip)]
    pub screening: Duration,
}

#[derive(Serialize)]
struct Answer {
    line: u64,
    id: Option<Value>,
    hits: Vec<Hit>,
    /// Whether there were more hits than are printed.
    more: bool,
}

#[derive(Serialize)]
struct Hit {
    id: Value,
    /// The name on the list.
    name: String,
    /// The name that was asked for.
    asked: String,
    score: f64,
    verdict: Verdict,
    reasons: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    birth: Option<Agreement>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<Agreement>,
}

/// Reads names, a JSON object on each line, and writes for each a line with the entries of the list from
/// [`POSSIBLE`] up. A line that cannot be used is told to `tell` and counted, and the others are screened.
///
/// # Errors
/// When the stream cannot be read or the answers cannot be written.
pub fn screen_lines(
    list: &NameList,
    input: impl Read,
    mut out: impl Write,
    mut tell: impl FnMut(&Problem),
    clock: Clock<'_>,
) -> Result<Screened, Problem> {
    let mut lines = Lines::new(input);
    let mut done = Screened::default();
    let mut watch = Watch::new(clock);
    let mut text = String::new();
    loop {
        let at_end = match lines.next().map_err(|error| not_read(Work::Screen, &error))? {
            None => true,
            Some(line) => {
                done.lines += 1;
                match line.and_then(|line| Asked::read(line, "id")).and_then(Asked::with_real_names) {
                    Ok(asked) => add_answer(&mut text, &mut done, list, &asked),
                    Err(fault) => {
                        done.refused += 1;
                        tell(&refused(done.lines, &fault));
                    }
                }
                false
            }
        };
        if at_end || lines.is_drained() || done.lines.is_multiple_of(BATCH_ANSWERS) {
            let heard = give(&mut out, &text).map_err(|error| not_written(&error))?;
            text.clear();
            if at_end || heard == Heard::No {
                done.screening = watch.lap();
                return Ok(done);
            }
        }
    }
}

fn add_answer(text: &mut String, done: &mut Screened, list: &NameList, asked: &Asked) {
    let answer = answer(list, asked, done.lines);
    done.answered += 1;
    done.with_hits += u64::from(!answer.hits.is_empty());
    done.hits += answer.hits.len() as u64;
    let json = serde_json::to_string(&answer).expect("an answer is plain data");
    text.push_str(&harmless(&json));
    text.push('\n');
}

fn answer(list: &NameList, asked: &Asked, line: u64) -> Answer {
    let names: Vec<Name> = asked.names.iter().map(|name| Name::new(name, asked.kind)).collect();
    let mut near: Vec<(Near, usize)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let found = list.nearest(name, SCREEN_HITS_MAX + 1);
        near.extend(found.into_iter().filter(|near| near.score >= POSSIBLE).map(|near| (near, at)));
    }
    let mut best: Vec<Near> = near.iter().map(|(near, _)| *near).collect();
    keep_best(&mut best);
    let more = best.len() > SCREEN_HITS_MAX;
    best.truncate(SCREEN_HITS_MAX);
    let by = |hit: &Near| near.iter().find(|(near, _)| near == hit).map_or(0, |(_, at)| *at);
    let hits = best.iter().map(|hit| as_hit(list, asked, &names[by(hit)], *hit)).collect();
    Answer { line, id: asked.id.as_deref().map(value), hits, more }
}

fn as_hit(list: &NameList, asked: &Asked, name: &Name, near: Near) -> Hit {
    let (entry, listed) = (list.entry(near.entry), list.name(near.name));
    let nothing = About::default();
    let about = entry.about.as_deref().unwrap_or(&nothing);
    let birth = evidence::births(&asked.about, about);
    let country = evidence::countries(&asked.about, about);
    let mut reasons: Vec<String> = compare(name, &listed).reasons.iter().map(ToString::to_string).collect();
    if (asked.kind == Kind::Organisation) != (listed.kind() == Kind::Organisation) {
        reasons.push("One is said to be an organisation, the other a person.".to_owned());
    }
    reasons.extend([&birth, &country].into_iter().flatten().map(|(_, sentence)| sentence.clone()));
    Hit {
        id: value(&entry.id),
        name: listed.text().to_owned(),
        asked: name.text().to_owned(),
        score: plain(near.score),
        verdict: Verdict::of(near.score),
        reasons,
        birth: birth.map(|(agreement, _)| agreement),
        country: country.map(|(agreement, _)| agreement),
    }
}

/// An id as it came.
fn value(id: &str) -> Value {
    serde_json::from_str(id).expect("an id is kept as JSON")
}
