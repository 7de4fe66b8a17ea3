//! Scoring pairs: a line in, a number out.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::time::Duration;

use amparo_names::{Kind, Name, score};

use super::lines::{Heard, Lines, Pair, check_length, give, parse};
use super::words::{Work, not_read, not_written, stopped};
use super::{Clock, Watch};
use crate::problem::Problem;

/// How many pairs are read before they are compared.
const BATCH_PAIRS: usize = 16_384;

/// How many analysed names are kept for pairs to come; beyond that all are forgotten, so that memory stays bounded.
const NAMES_KEPT_MAX: usize = 1 << 18;

/// What was done, and the processor time it took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scored {
    /// Pairs that were compared.
    pub pairs: u64,
    /// Names that were analysed for it, each text once.
    pub names: u64,
    /// Reading lines and writing numbers.
    pub reading: Duration,
    /// Analysing names.
    pub analysing: Duration,
    /// Comparing alone.
    pub comparing: Duration,
}

/// Reads pairs, a JSON object on each line, and writes the score of each on a line, in order.
///
/// # Errors
/// At the first line that cannot be used, with its number; the scores of the lines before it are written by then.
pub fn score_pairs(input: impl Read, mut out: impl Write, clock: Clock<'_>) -> Result<Scored, Problem> {
    let mut lines = Lines::new(input);
    let mut known = Known::default();
    let (mut batch, mut scores, mut text) = (Vec::new(), Vec::new(), String::new());
    let mut done = Scored::default();
    let mut watch = Watch::new(clock);
    loop {
        batch.clear();
        let gathered = gather(&mut lines, &mut known, &mut batch);
        done.reading += watch.lap();
        done.names += known.analyse();
        done.analysing += watch.lap();
        scores.clear();
        scores.extend(batch.iter().map(|(left, right)| score(known.name(*left), known.name(*right))));
        done.comparing += watch.lap();
        done.pairs += batch.len() as u64;
        text.clear();
        for score in &scores {
            writeln!(text, "{score:.6}").expect("a text takes every number");
        }
        let heard = give(&mut out, &text).map_err(|error| not_written(&error))?;
        if gathered? == Gathered::All || heard == Heard::No {
            done.reading += watch.lap();
            return Ok(done);
        }
        known.forget_if_many();
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gathered {
    /// More may come.
    Some,
    /// The stream has ended.
    All,
}

/// Reads pairs until there are enough, or until nothing waits: whoever asks line by line gets an answer at once.
fn gather<R: Read>(
    lines: &mut Lines<R>,
    known: &mut Known,
    batch: &mut Vec<(usize, usize)>,
) -> Result<Gathered, Problem> {
    while batch.len() < BATCH_PAIRS {
        let Some(line) = lines.next().map_err(|error| not_read(Work::Score, &error))? else {
            return Ok(Gathered::All);
        };
        let numbers = line.and_then(|line| {
            let pair: Pair<'_> = parse(line)?;
            check_length(&pair.left)?;
            check_length(&pair.right)?;
            let kind = pair.kind.kind();
            Ok((known.number(kind, &pair.left), known.number(kind, &pair.right)))
        });
        batch.push(numbers.map_err(|fault| stopped(Work::Score, lines.number(), &fault))?);
        if lines.is_drained() {
            break;
        }
    }
    Ok(Gathered::Some)
}

/// Names that were analysed: a text is analysed once.
#[derive(Default)]
struct Known {
    /// The number of each text, for each kind.
    numbers: [HashMap<Box<str>, usize>; 3],
    names: Vec<Name>,
    waiting: Vec<(Box<str>, Kind)>,
}

impl Known {
    fn number(&mut self, kind: Kind, text: &str) -> usize {
        let numbers = &mut self.numbers[match kind {
            Kind::Person => 0,
            Kind::Organisation => 1,
            Kind::Word => 2,
        }];
        if let Some(number) = numbers.get(text) {
            return *number;
        }
        let number = self.names.len() + self.waiting.len();
        numbers.insert(text.into(), number);
        self.waiting.push((text.into(), kind));
        number
    }

    /// Analyses what waits, and gives how many that were.
    fn analyse(&mut self) -> u64 {
        let before = self.names.len();
        self.names.extend(self.waiting.drain(..).map(|(text, kind)| Name::new(&text, kind)));
        (self.names.len() - before) as u64
    }

    fn name(&self, number: usize) -> &Name {
        &self.names[number]
    }

    fn forget_if_many(&mut self) {
        if self.names.len() > NAMES_KEPT_MAX {
            *self = Self::default();
        }
    }
}
