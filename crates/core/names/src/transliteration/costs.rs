//! The learnt costs, and the cheapest reading of one word as another.

use std::sync::LazyLock;

use super::table::{CHUNK_MAX, Cost, LETTERS, chunk_code, letter_code};
use super::units::{Place, Unit, Writing, for_each_unit};
use crate::name::number;

/// The most units, and the most letters, of a word that are looked at. What is beyond says nothing new.
pub(crate) const WORD_MAX: usize = 20;

const NEVER: Cost = Cost::MAX;
const CHUNKS: usize = LETTERS * LETTERS * LETTERS;
/// Places for costs in a row: a power of two, so that no look-up needs a check.
const WIDTH: usize = 4096;

static TABLE: &str = include_str!("../../data/transliteration.tsv");
static COSTS: LazyLock<Costs> = LazyLock::new(|| Costs::parse(TABLE));

/// What it costs to write each unit with each chunk of Latin letters.
pub(crate) struct Costs {
    /// By script, unit and place, in order: its row in `write`.
    rows: Vec<(u64, u16)>,
    /// By chunk: its column in `write`. Column 0 is the empty chunk, column 1 is any that was never seen.
    columns: Vec<u16>,
    write: Vec<[Cost; WIDTH]>,
    /// By script and letter: a Latin letter for which the word has nothing.
    add: [[Cost; 32]; Writing::ALL.len()],
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
            write: Vec::new(),
            add: [[NEVER; 32]; Writing::ALL.len()],
            surprise: vec![NEVER; LETTERS * LETTERS],
        };
        let lines = || table.lines().filter(|line| !line.starts_with('#')).map(Line::parse);
        let mut width = 2;
        for line in lines() {
            if let Line::Write { chunks, .. } = &line {
                costs.number_columns(chunks, &mut width);
            }
        }
        for line in lines() {
            costs.take(line);
        }
        costs.rows.sort_unstable();
        costs
    }

    fn number_columns(&mut self, chunks: &[(Vec<u8>, Cost)], width: &mut u16) {
        for (chunk, _) in chunks.iter().filter(|(chunk, _)| !chunk.is_empty()) {
            let column = &mut self.columns[chunk_code(chunk)];
            if *column == 1 {
                *column = *width;
                *width += 1;
                assert!(usize::from(*width) <= WIDTH, "the table has more chunks than WIDTH");
            }
        }
    }

    fn take(&mut self, line: Line) {
        match line {
            Line::Write { writing, unit, chunks } => {
                let row = u16::try_from(self.write.len()).expect("fewer than 2¹⁶ units");
                self.rows.push((key(writing, number(unit.text.as_bytes()), unit.place), row));
                let mut write = [NEVER; WIDTH];
                for (chunk, cost) in chunks {
                    let column = if chunk.is_empty() { 0 } else { self.columns[chunk_code(&chunk)] };
                    write[usize::from(column)] = cost;
                }
                self.write.push(write);
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
        let mut numbers = [0; WORD_MAX];
        let mut count = 0;
        for_each_unit(word, writing, |unit| {
            if count < WORD_MAX {
                numbers[count] = number(unit.as_bytes());
                count += 1;
            }
        });
        let row = |(at, number): (usize, &u32)| {
            let place = if writing == Writing::Han { Place::First } else { Place::of(at, count) };
            self.row(writing, *number, place)
        };
        numbers[..count].iter().enumerate().filter_map(row).collect()
    }

    fn row(&self, writing: Writing, number: u32, place: Place) -> Option<u16> {
        let find = |place| self.rows.binary_search_by_key(&key(writing, number, place), |(key, _)| *key).ok();
        // A unit that was never seen in this place is read as elsewhere.
        let at = find(place).or_else(|| Place::ALL.into_iter().find_map(find))?;
        Some(self.rows[at].1)
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

    /// The cost of the cheapest way to write the units of a word as a Latin word, or `None` where it is over the limit.
    pub(crate) fn of(&self, rows: &[u16], writing: Writing, latin: &LatinWord, limit: u16) -> Option<u16> {
        let add = &self.add[writing as usize];
        let letters = latin.letters.get(..WORD_MAX).unwrap_or(&latin.letters);
        // The costs up to each letter, two places to the right, so that a chunk always has a place to begin.
        let mut before = [u16::MAX / 2; WORD_MAX + 3];
        let mut now = [u16::MAX / 2; WORD_MAX + 3];
        before[2] = 0;
        for (at, (letter, _)) in letters.iter().enumerate() {
            before[at + 3] = before[at + 2] + u16::from(add[usize::from(*letter) & 31]);
        }
        for row in rows {
            let write = self.write.get(usize::from(*row))?;
            let cost = |column: u16| u16::from(write[usize::from(column) & (WIDTH - 1)]);
            let nothing = u16::from(write[0]);
            let mut last = before[2] + nothing;
            let mut least = last;
            now[2] = last;
            for (at, (letter, chunks)) in letters.iter().enumerate() {
                let window: &[u16; 4] = before[at..at + 4].try_into().expect("four places");
                last = (last + u16::from(add[usize::from(*letter) & 31]))
                    .min(window[3] + nothing)
                    .min(window[2] + cost(chunks[0]))
                    .min(window[1] + cost(chunks[1]))
                    .min(window[0] + cost(chunks[2]));
                now[at + 3] = last;
                least = least.min(last);
            }
            if least > limit {
                return None;
            }
            std::mem::swap(&mut before, &mut now);
        }
        Some(before[letters.len() + 2]).filter(|cost| *cost <= limit)
    }
}

/// What a row is looked up by.
fn key(writing: Writing, number: u32, place: Place) -> u64 {
    (writing as u64) << 34 | u64::from(number) << 2 | place as u64
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
