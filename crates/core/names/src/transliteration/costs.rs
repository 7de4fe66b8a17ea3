//! The learnt costs, and the cheapest reading of one word as another.

use std::sync::LazyLock;

use super::table::{CHUNK_MAX, Cost, LETTERS, chunk_code, letter_code};
use super::units::{Place, Unit, Writing, for_each_unit};
use crate::name::number;

/// The most units, and the most letters, of a word that are looked at. What is beyond says nothing new.
pub(crate) const WORD_MAX: usize = 20;

const NEVER: Cost = Cost::MAX;
const CHUNKS: usize = LETTERS * LETTERS * LETTERS;
/// More than any sum of costs of two words.
const FAR: u16 = u16::MAX / 2;

static TABLE: &str = include_str!("../../data/transliteration.tsv");
static COSTS: LazyLock<Costs> = LazyLock::new(|| Costs::parse(TABLE));

/// What it costs to write each unit with each chunk of Latin letters.
pub(crate) struct Costs {
    /// By script, unit and place, in order: its number among the units of its script.
    units: Vec<(u64, u16)>,
    /// By chunk: its column. Column 0 is the empty chunk, column 1 is any that was never seen.
    columns: Vec<u16>,
    scripts: [Script; Writing::ALL.len()],
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
            units: Vec::new(),
            columns: vec![1; CHUNKS],
            scripts: Default::default(),
            surprise: vec![NEVER; LETTERS * LETTERS],
        };
        let lines: Vec<Line> = table.lines().filter(|line| !line.starts_with('#')).map(Line::parse).collect();
        let mut width = 2;
        for line in &lines {
            if let Line::Write { writing, unit, chunks } = line {
                let script = &mut costs.scripts[*writing as usize];
                let at = u16::try_from(script.units).expect("fewer than 2¹⁶ units");
                costs.units.push((key(*writing, number(unit.text.as_bytes()), unit.place), at));
                script.units += 1;
                costs.number_columns(chunks, &mut width);
            }
        }
        for script in &mut costs.scripts {
            script.write = vec![NEVER; script.units * usize::from(width)];
            script.usual = vec![Default::default(); script.units];
        }
        costs.units.sort_unstable();
        for line in lines {
            costs.take(line);
        }
        costs
    }

    fn number_columns(&mut self, chunks: &[(Vec<u8>, Cost)], width: &mut u16) {
        for (chunk, _) in chunks.iter().filter(|(chunk, _)| !chunk.is_empty()) {
            let column = &mut self.columns[chunk_code(chunk)];
            if *column == 1 {
                *column = *width;
                *width += 1;
            }
        }
    }

    fn take(&mut self, line: Line) {
        match line {
            Line::Write { writing, unit, chunks } => {
                let at =
                    self.find(writing, number(unit.text.as_bytes()), unit.place).expect("numbered before");
                let script = &mut self.scripts[writing as usize];
                script.usual[usize::from(at)] =
                    chunks.iter().min_by_key(|(_, cost)| *cost).cloned().unwrap_or_default();
                for (chunk, cost) in chunks {
                    let column = if chunk.is_empty() { 0 } else { self.columns[chunk_code(&chunk)] };
                    script.write[usize::from(column) * script.units + usize::from(at)] = cost;
                }
            }
            Line::Add { writing, letters } => {
                for (letter, cost) in letters {
                    self.scripts[writing as usize].add[usize::from(letter)] = cost;
                }
            }
            Line::Surprise { before, letters } => {
                for (letter, cost) in letters {
                    self.surprise[usize::from(before) * LETTERS + usize::from(letter)] = cost;
                }
            }
        }
    }

    /// The numbers of a word's units. A unit that was never seen has none and is left out.
    pub(crate) fn units(&self, word: &str, writing: Writing) -> Box<[u16]> {
        let mut numbers = [0; WORD_MAX];
        let mut count = 0;
        for_each_unit(word, writing, |unit| {
            if count < WORD_MAX {
                numbers[count] = number(unit.as_bytes());
                count += 1;
            }
        });
        let unit = |(at, number): (usize, &u32)| {
            let place = if writing == Writing::Han { Place::First } else { Place::of(at, count) };
            // A unit that was never seen in this place is read as elsewhere.
            let elsewhere = || Place::ALL.into_iter().find_map(|place| self.find(writing, *number, place));
            self.find(writing, *number, place).or_else(elsewhere)
        };
        numbers[..count].iter().enumerate().filter_map(unit).collect()
    }

    fn find(&self, writing: Writing, number: u32, place: Place) -> Option<u16> {
        let at = self.units.binary_search_by_key(&key(writing, number, place), |(key, _)| *key).ok()?;
        Some(self.units[at].1)
    }

    /// The Latin letters that the units of a word are most often written with, one by one.
    pub(crate) fn usual(&self, units: &[u16], writing: Writing) -> String {
        let usual = &self.scripts[writing as usize].usual;
        let codes = units.iter().flat_map(|unit| &usual[usize::from(*unit)].0);
        codes.filter(|code| (1..=26).contains(*code)).map(|code| char::from(b'a' + code - 1)).collect()
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
    pub(crate) fn of(&self, units: &[u16], writing: Writing, latin: &LatinWord, limit: u16) -> Option<u16> {
        let script = &self.scripts[writing as usize];
        let units = units.get(..WORD_MAX).unwrap_or(units);
        let nothing = script.column(0);
        // Row after row, the costs of having written so many units as the letters up to one; three rows before the
        // first letter, so that a chunk always has a place to begin.
        let width = units.len() + 1;
        let mut table = [FAR; (WORD_MAX + 1) * (WORD_MAX + CHUNK_MAX + 1)];
        let mut end = width * CHUNK_MAX;
        let first = &mut table[end - width..end];
        first[0] = 0;
        for (at, unit) in units.iter().enumerate() {
            first[at + 1] = first[at] + u16::from(nothing[usize::from(*unit)]);
        }
        for (letter, chunks) in &latin.letters {
            let [one, two, three] = chunks.map(|column| script.column(column));
            let add = u16::from(script.add[usize::from(*letter) & 31]);
            let (past, rest) = table.split_at_mut(end);
            let (past, before) = past.split_at(end - width);
            let (past, before_two) = past.split_at(past.len() - width);
            let before_three = &past[past.len() - width..];
            let now = &mut rest[..width];
            let mut last = before[0] + add;
            let mut least = last;
            now[0] = last;
            for (at, unit) in units.iter().enumerate() {
                let unit = usize::from(*unit);
                last = (last + u16::from(nothing[unit]))
                    .min(before[at + 1] + add)
                    .min(before[at] + u16::from(one[unit]))
                    .min(before_two[at] + u16::from(two[unit]))
                    .min(before_three[at] + u16::from(three[unit]));
                now[at + 1] = last;
                least = least.min(last);
            }
            // A chunk may leap over a letter or two, so the letters before count as well.
            if least > limit && before.iter().chain(before_two).all(|cost| *cost > limit) {
                return None;
            }
            end += width;
        }
        Some(table[end - 1]).filter(|cost| *cost <= limit)
    }
}

/// The costs of one script.
#[derive(Default)]
struct Script {
    /// How many units with their places it has.
    units: usize,
    /// Column by column, a chunk's cost for each unit: a Latin word has few chunks, and its columns stay at hand.
    write: Vec<Cost>,
    /// By unit: the chunk that it is most often written with, and what that costs.
    usual: Vec<(Vec<u8>, Cost)>,
    /// By letter: a Latin letter for which the word has nothing.
    add: [Cost; 32],
}

impl Script {
    fn column(&self, column: u16) -> &[Cost] {
        let start = usize::from(column) * self.units;
        &self.write[start..start + self.units]
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
        let letters =
            |pairs: Vec<(Vec<u8>, Cost)>| pairs.into_iter().map(|(chunk, cost)| (chunk[0], cost)).collect();
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
                Self::Write {
                    writing: writing(script),
                    unit: Unit { text: first.to_owned(), place },
                    chunks: pairs,
                }
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

#[cfg(test)]
mod tests {
    use super::*;

    const NO_LIMIT: u16 = FAR;

    fn cost(word: &str, writing: Writing, latin: &str) -> u16 {
        let costs = Costs::get();
        let read = costs.of(&costs.units(word, writing), writing, &costs.latin(latin), NO_LIMIT);
        read.expect("no limit is over")
    }

    #[test]
    fn a_word_costs_less_as_its_usual_latin_form_than_as_another_word() {
        let table = [
            (Writing::Cyrillic, "николай", "nikolai", "mikhail", "letter by letter"),
            (Writing::Cyrillic, "щукин", "shchukin", "pushkin", "one letter is four"),
            (
                Writing::Cyrillic,
                "егор",
                "yegor",
                "igor",
                "a first letter is written otherwise than a middle one",
            ),
            (Writing::Arabic, "خالد", "khaled", "walid", "vowels that are not written"),
            (Writing::Arabic, "يوسف", "yousef", "younes", "a letter that is a consonant or a vowel"),
            (Writing::Hebrew, "יוסף", "yosef", "moshe", "the same in Hebrew"),
            (Writing::Hangul, "민준", "minjun", "seojun", "syllables that are taken apart"),
            (Writing::Kana, "さくら", "sakura", "sayuri", "syllables of one letter"),
            (Writing::Han, "明华", "minghua", "mingli", "the sound of a character"),
            (Writing::Latin, "muhamad", "mohamad", "mukamad", "a letter that writers exchange, and another"),
        ];
        for (writing, word, usual, other, because) in table {
            let (usual_cost, other_cost) = (cost(word, writing, usual), cost(word, writing, other));
            assert!(
                usual_cost < other_cost,
                "{word}: {usual} {usual_cost}, {other} {other_cost} ({because})"
            );
        }
    }

    #[test]
    fn a_word_explains_its_latin_form_better_than_nothing_does() {
        for (writing, word, latin) in
            [(Writing::Cyrillic, "николай", "nikolai"), (Writing::Arabic, "خالد", "khaled")]
        {
            let information = Costs::get().latin(latin).information;
            assert!(cost(word, writing, latin) < information / 2, "{word} / {latin}: of {information}");
        }
    }

    #[test]
    fn what_costs_more_than_the_limit_is_not_given() {
        let costs = Costs::get();
        let (units, latin) = (costs.units("николай", Writing::Cyrillic), costs.latin("nikolai"));
        let exact = costs.of(&units, Writing::Cyrillic, &latin, NO_LIMIT).expect("no limit");
        assert_eq!(costs.of(&units, Writing::Cyrillic, &latin, exact), Some(exact));
        assert_eq!(costs.of(&units, Writing::Cyrillic, &latin, exact - 1), None);
    }

    #[test]
    fn letters_of_another_script_are_left_out() {
        let costs = Costs::get();
        assert!(costs.units("nikolai", Writing::Cyrillic).is_empty());
        assert_eq!(costs.units("nikoлай", Writing::Cyrillic).len(), 3);
        assert!(costs.units("", Writing::Latin).is_empty());
    }

    #[test]
    fn a_word_without_end_is_read_as_far_as_its_limit() {
        let costs = Costs::get();
        let long = "darel".repeat(40);
        assert_eq!(costs.units(&long, Writing::Latin).len(), WORD_MAX);
        assert_eq!(costs.latin(&long).len(), WORD_MAX);
        assert!(cost(&long, Writing::Latin, &long) < NO_LIMIT);
    }
}
