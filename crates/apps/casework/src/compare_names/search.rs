//! Searching a list: a question in, the nearest entries out.

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::time::Duration;

use amparo_names::Name;

use super::lines::{Fault, Heard, Lines, check_length, give};
use super::list::{Asked, NameList, Near};
use super::words::{Work, not_read, not_written, stopped};
use super::{Clock, Watch};
use crate::problem::Problem;

/// The most hits that may be asked for.
pub const SEARCH_TOP_MAX: usize = 1000;

/// How many questions are read before they are answered.
const BATCH_QUERIES: usize = 1024;

/// What was done, and the processor time it took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Searched {
    /// Questions that were answered.
    pub queries: u64,
    /// Analysing the names that were asked for, and searching.
    pub searching: Duration,
    /// Reading lines and writing answers.
    pub reading: Duration,
}

/// Reads questions, a JSON object on each line, and writes for each a line with its `qid` and its hits, best first.
///
/// # Errors
/// At the first line that cannot be used, with its number; the answers to the lines before it are written by then.
pub fn search_list(
    list: &NameList,
    top: usize,
    input: impl Read,
    mut out: impl Write,
    clock: Clock<'_>,
) -> Result<Searched, Problem> {
    let top = top.clamp(1, SEARCH_TOP_MAX);
    let mut lines = Lines::new(input);
    let mut done = Searched::default();
    let mut watch = Watch::new(clock);
    let (mut batch, mut text) = (Vec::new(), String::new());
    loop {
        batch.clear();
        let gathered = gather(&mut lines, &mut batch);
        done.reading += watch.lap();
        let answers: Vec<Vec<Near>> = batch.iter().map(|asked| answer(list, asked, top)).collect();
        done.searching += watch.lap();
        done.queries += batch.len() as u64;
        text.clear();
        for (asked, near) in batch.iter().zip(&answers) {
            write_answer(&mut text, list, asked, near);
        }
        let heard = give(&mut out, &text).map_err(|error| not_written(&error))?;
        let at_end = gathered?;
        done.reading += watch.lap();
        if at_end || heard == Heard::No {
            return Ok(done);
        }
    }
}

/// Reads questions until there are enough or nothing waits, and says whether the stream has ended.
fn gather<R: Read>(lines: &mut Lines<R>, batch: &mut Vec<Asked>) -> Result<bool, Problem> {
    while batch.len() < BATCH_QUERIES {
        let Some(line) = lines.next().map_err(|error| not_read(Work::Search, &error))? else {
            return Ok(true);
        };
        let asked = line.and_then(|line| Asked::read(line, "qid")).and_then(|asked| {
            asked.names.iter().try_for_each(|name| check_length(name))?;
            if asked.id.is_some() { Ok(asked) } else { Err(Fault::IdMissing { field: "qid" }) }
        });
        batch.push(asked.map_err(|fault| stopped(Work::Search, lines.number(), &fault))?);
        if lines.is_drained() {
            break;
        }
    }
    Ok(false)
}

/// The entries nearest to any of the names asked for.
fn answer(list: &NameList, asked: &Asked, top: usize) -> Vec<Near> {
    let mut near: Vec<Near> =
        asked.names.iter().flat_map(|name| list.nearest(&Name::new(name, asked.kind), top)).collect();
    if asked.names.len() > 1 {
        keep_best(&mut near);
        near.truncate(top);
    }
    near
}

/// Keeps the best of each entry, best first.
pub(super) fn keep_best(near: &mut Vec<Near>) {
    let better = |a: &Near, b: &Near| b.score.total_cmp(&a.score).then(a.name.cmp(&b.name));
    near.sort_by(|a, b| a.entry.cmp(&b.entry).then(better(a, b)));
    near.dedup_by_key(|near| near.entry);
    near.sort_by(better);
}

fn write_answer(text: &mut String, list: &NameList, asked: &Asked, near: &[Near]) {
    let id = asked.id.as_deref().unwrap_or("null");
    write!(text, "{{\"qid\": {id}, \"hits\": [").expect("a text takes everything");
    for (at, near) in near.iter().enumerate() {
        let comma = if at == 0 { "" } else { ", " };
        write!(text, "{comma}[{}, {:.6}]", list.entry(near.entry).id, near.score)
            .expect("a text takes everything");
    }
    text.push_str("]}\n");
}
