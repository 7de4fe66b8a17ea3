//! The learnt costs, and the cheapest reading of one word as another.

use std::sync::LazyLock;

use super::table::{CHUNK_MAX, Cost, LETTERS, chunk_code, letter_code};
use super::units::{Place, Unit, Writing, units};

/// The most units, and the most letters, of a word that are looked at. What is beyond says nothing new.
pub(crate) const WORD_MAX: usize = 20;

const NEVER: Cost = Cost::MAX;
const CHUNKS: usize = LETTERS * LETTERS * LETTERS;

static TABLE: &str = include_str!("../../data/transliteration.tsv");
static COSTS: LazyLock<Costs> = LazyLock::new(|| Costs::parse(TABLE));

/// What it costs to write each unit with each chunk of Latin letters.
pub(crate) struct Costs {
    /// Units with their script and place, in order; a row of `write` each.
    rows: Vec<(char, Unit)>,
    /// By chunk: its column in `write`. Column 0 is the empty chunk, column 1 is any that was never seen.
    columns: Vec<u16>,
    width: usize,
    write: Vec<Cost>,
    /// By script and letter: a Latin letter for which the word has nothing.
    add: [[Cost; LETTERS]; Writing::ALL.len()],
    /// By letter and letter before it (0 at the beginning): how surprising it is in a Latin name.
    surprise: Vec<Cost>,
}

/// A Latin word as [`Costs::of`] takes it.
#[derive(Debug, Clone, Default)]
pub(crate) struct LatinWord {
    /// For each letter: its code, and the columns of the chunks of one, two and three letters that end with it.
    letters: Box<[(u8, [u16; CHUNK_MAX])]>,
    /// How surprising the word is among names: the cost of reading it out of nothing.
    pub(crate) information: u16,
}

impl LatinWord {
    /// How many letters it has, as far as they are looked at.
    pub(crate) fn len(&self) -> usize {
        self.letters.len()
    }
}

impl Costs {
    /// The costs that come with this program.
    pub(crate) fn get() -> &'static Self {
        &COSTS
    }

    fn parse(table: &str) -> Self {
        let mut costs = Self {
            rows: Vec::new(),
            columns: vec![1; CHUNKS],
            width: 2,
            write: Vec::new(),
            add: [[NEVER; LETTERS]; Writing::ALL.len()],
            surprise: vec![NEVER; LETTERS * LETTERS],
        };
        let lines = || table.lines().filter(|line| !line.starts_with('#')).map(Line::parse);
        for line in lines() {
            if let Line::Write { chunks, .. } = &line {
                costs.number_columns(chunks);
            }
        }
        for line in lines() {
            costs.take(line);
        }
        costs
    }

    fn number_columns(&mut self, chunks: &[(Vec<u8>, Cost)]) {
        for (chunk, _) in chunks.iter().filter(|(chunk, _)| !chunk.is_empty()) {
            let column = &mut self.columns[chunk_code(chunk)];
            if *column == 1 {
                *column = u16::try_from(self.width).expect("fewer chunks than 28³");
                self.width += 1;
            }
        }
    }

    fn take(&mut self, line: Line) {
        match line {
            Line::Write { writing, unit, chunks } => {
                self.rows.push((writing.letter(), unit));
                let start = self.write.len();
                self.write.resize(start + self.width, NEVER);
                for (chunk, cost) in chunks {
                    let column = if chunk.is_empty() { 0 } else { self.columns[chunk_code(&chunk)] };
                    self.write[start + usize::from(column)] = cost;
                }
            }
            Line::Add { writing, letters } => {
                for (letter, cost) in letters {
                    self.add[writing as usize][usize::from(letter)] = cost;
                }
            }
            Line::Surprise { before, letters } => {
                for (letter, cost) in letters {
                    self.surprise[usize::from(before) * LETTERS + usize::from(letter)] = cost;
                }
            }
        }
    }

    /// The rows of a word's units. A unit that was never seen has none and is left out.
    pub(crate) fn rows(&self, word: &str, writing: Writing) -> Box<[u16]> {
        let mut units = units(word, writing);
        units.truncate(WORD_MAX);
        units.into_iter().filter_map(|unit| self.row(writing, unit)).collect()
    }

    fn row(&self, writing: Writing, unit: Unit) -> Option<u16> {
        let key = (writing.letter(), unit);
        let at = self.rows.binary_search(&key).ok().or_else(|| {
            // A unit that was never seen in this place is read as elsewhere.
            Place::ALL.into_iter().find_map(|place| {
                self.rows.binary_search(&(key.0, Unit { text: key.1.text.clone(), place })).ok()
            })
        })?;
        u16::try_from(at).ok()
    }

    /// Prepares a folded Latin word (`a` to `z` and digits).
    pub(crate) fn latin(&self, word: &str) -> LatinWord {
        let codes: Vec<u8> = word.bytes().take(WORD_MAX).map(letter_code).collect();
        let column = |chunk: &[u8]| self.columns[chunk_code(chunk)];
        let letters = (1..=codes.len())
            .map(|end| {
                let chunk = |size: usize| end.checked_sub(size).map_or(1, |start| column(&codes[start..end]));
                (codes[end - 1], [chunk(1), chunk(2), chunk(3)])
            })
            .collect();
        let surprises = codes.iter().scan(0, |before, letter| {
            let cost = self.surprise[usize::from(*before) * LETTERS + usize::from(*letter)];
            *before = *letter;
            Some(u16::from(cost))
        });
        LatinWord { letters, information: surprises.sum() }
    }

    /// The cost of the cheapest way to write the units of a word as a Latin word.
    pub(crate) fn of(&self, rows: &[u16], writing: Writing, latin: &LatinWord) -> u16 {
        let add = &self.add[writing as usize];
        let mut before = [u16::MAX / 2; WORD_MAX + 1];
        let mut now = [u16::MAX / 2; WORD_MAX + 1];
        let size = latin.letters.len();
        before[0] = 0;
        for (at, (letter, _)) in latin.letters.iter().enumerate() {
            before[at + 1] = before[at] + u16::from(add[usize::from(*letter)]);
        }
        for row in rows {
            let start = usize::from(*row) * self.width;
            let write = &self.write[start..start + self.width];
            now[0] = before[0] + u16::from(write[0]);
            for (at, (letter, chunks)) in latin.letters.iter().enumerate() {
                let mut least = (before[at + 1] + u16::from(write[0])).min(now[at] + u16::from(add[usize::from(*letter)]));
                least = least.min(before[at] + u16::from(write[usize::from(chunks[0])]));
                if at >= 1 {
                    least = least.min(before[at - 1] + u16::from(write[usize::from(chunks[1])]));
                }
                if at >= 2 {
                    least = least.min(before[at - 2] + u16::from(write[usize::from(chunks[2])]));
                }
                now[at + 1] = least;
            }
            std::mem::swap(&mut before, &mut now);
        }
        before[size]
    }
}

/// A line of the table.
enum Line {
    /// A unit and what it is written with.
    Write { writing: Writing, unit: Unit, chunks: Vec<(Vec<u8>, Cost)> },
    /// Letters that are added.
    Add { writing: Writing, letters: Vec<(u8, Cost)> },
    /// How surprising letters are after a letter.
    Surprise { before: u8, letters: Vec<(u8, Cost)> },
}

impl Line {
    /// The table is part of this program: a line that cannot be read is our own mistake.
    fn parse(line: &str) -> Self {
        let mut fields = line.split('\t');
        let what = fields.next().expect("a line has fields");
        let first = fields.next().expect("a line names its unit");
        let pairs: Vec<(Vec<u8>, Cost)> = fields.map(pair).collect();
        let letters = |pairs: Vec<(Vec<u8>, Cost)>| pairs.into_iter().map(|(chunk, cost)| (chunk[0], cost)).collect();
        let mut marks = what.chars();
        let (kind, rest) = (marks.next().expect("a line has a kind"), marks.next());
        match kind {
            's' => Self::Surprise { before: first.bytes().next().map_or(0, code), letters: letters(pairs) },
            '+' => Self::Add { writing: writing(rest.expect("a script")), letters: letters(pairs) },
            script => {
                let place = match rest {
                    Some('1') => Place::Middle,
                    Some('2') => Place::Last,
                    _ => Place::First,
                };
                Self::Write { writing: writing(script), unit: Unit { text: first.to_owned(), place }, chunks: pairs }
            }
        }
    }
}

fn writing(letter: char) -> Writing {
    Writing::ALL.into_iter().find(|writing| writing.letter() == letter).expect("a script of the table")
}

fn pair(field: &str) -> (Vec<u8>, Cost) {
    let (chunk, cost) = field.split_once(' ').expect("a chunk and its cost");
    (chunk.bytes().map(code).collect(), cost.parse().expect("a cost up to 255"))
}

/// `0` stands for whatever is no letter, `^` for the beginning of a word.
fn code(letter: u8) -> u8 {
    if letter == b'^' { 0 } else { letter_code(letter) }
}

/// How alike a word and a Latin word are, from 0 to 1: what share of the Latin word's information the other gives.
pub(crate) fn share(cost: u16, latin: &LatinWord) -> f32 {
    if latin.information == 0 {
        return 0.0;
    }
    (1.0 - f32::from(cost) / f32::from(latin.information)).max(0.0)
}
