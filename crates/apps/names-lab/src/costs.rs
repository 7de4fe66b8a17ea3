//! Learns how the units of each script are written in Latin, from words and their Latin forms.
//!
//! Expectation and maximisation over all alignments of a word with its Latin form, in which a unit is written with no
//! letter to three letters, and a letter may be added. Latin beside Latin is learnt from Latin words that one word of
//! another script stands for.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use amparo_names::lab::{CHUNK_MAX, LETTERS, Place, STEP, Unit, Writing, chunk_code, letter_code, units};

const CHUNKS: usize = LETTERS * LETTERS * LETTERS;
const ROUNDS: usize = 12;
/// What every unit is thought to have been seen with beforehand, so that a typing error is rare and not impossible.
const BELIEF: f64 = 3.0;
/// Chunks of several letters below this chance, or seen less often than this, say nothing.
const CHANCE_MIN: f64 = 0.0008;
const SEEN_MIN: f64 = 1.0;

struct Example {
    units: Vec<usize>,
    latin: Vec<u8>,
    weight: f64,
}

/// A word and its Latin form.
pub(crate) struct Word {
    pub(crate) latin: String,
    pub(crate) native: String,
    pub(crate) count: f64,
}

pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [data, out] = words else {
        return Err("learn-costs takes the folder of the data and the file to write".into());
    };
    let files = [
        (Writing::Cyrillic, "russian"),
        (Writing::Arabic, "arabic"),
        (Writing::Hebrew, "hebrew"),
        (Writing::Hangul, "korean"),
        (Writing::Kana, "japanese"),
        (Writing::Han, "chinese"),
    ];
    let mut table = String::from(HEAD);
    let mut read = Vec::new();
    for (writing, language) in files {
        read.push((writing, self::read(Path::new(data), language)?));
    }
    let mut rows = String::new();
    let spellings = spellings(&read);
    eprintln!("Latin beside Latin: {} pairs", spellings.len());
    learn(Writing::Latin, &spellings, &mut table, &mut rows);
    for (writing, words) in &read {
        let words: Vec<&Word> = words
            .iter()
            .filter(|word| *writing != Writing::Kana || !word.native.chars().any(is_han))
            .collect();
        learn(*writing, &words, &mut table, &mut rows);
    }
    surprise(&read, &mut table);
    table.push_str(&sorted(&rows));
    std::fs::write(out, &table).map_err(|error| format!("{out} could not be written: {error}"))
}

const HEAD: &str = "\
# How words are written in Latin letters, learnt by `amparo-names-lab learn-costs` from single words of names and their
# Latin forms (NETransliteration-COLING2018, CC0, from Wikidata). Costs are -ln(chance) * 16.
#   +S  any  LETTER COST …     a letter that is added beside a word of script S
#   s   LETTER  LETTER COST …  how surprising a letter is after a letter in a Latin name (^ is the beginning)
#   SP  UNIT  CHUNK COST …     the unit of script S, at place P (0 first, 1 middle, 2 last), written as the chunk
";

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

pub(crate) fn read(data: &Path, language: &str) -> Result<Vec<Word>, String> {
    let path = data.join(format!("translit_tokens_en_{language}.tsv.gz"));
    let file = std::fs::File::open(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(file)
        .read_to_string(&mut text)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.lines().filter_map(word).collect())
}

fn word(line: &str) -> Option<Word> {
    let mut fields = line.split('\t');
    let (latin, native, count) = (fields.next()?, fields.next()?, fields.next()?);
    let latin: String = amparo_names::fold(latin).chars().filter(char::is_ascii_lowercase).collect();
    (!latin.is_empty() && latin.len() <= 20).then(|| Word {
        latin,
        native: native.to_lowercase(),
        count: count.parse().unwrap_or(1.0),
    })
}

/// Pairs of Latin words that stand for one word of another script, and each word beside itself.
fn spellings(read: &[(Writing, Vec<Word>)]) -> Vec<Word> {
    let mut pairs: BTreeMap<(String, String), f64> = BTreeMap::new();
    for (writing, words) in read {
        if *writing == Writing::Han {
            continue;
        }
        let mut of: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
        for word in words {
            *of.entry(&word.native).or_default().entry(&word.latin).or_default() += word.count;
        }
        for latin in of.values().filter(|latin| latin.len() > 1 && latin.len() <= 12) {
            for (left, left_count) in latin {
                for (right, right_count) in latin {
                    let weight = (left_count * right_count).sqrt().sqrt();
                    let weight = if left == right { weight * 2.0 } else { weight };
                    *pairs.entry(((*left).to_owned(), (*right).to_owned())).or_default() += weight;
                }
            }
        }
    }
    pairs.into_iter().map(|((native, latin), count)| Word { latin, native, count }).collect()
}

struct Model {
    /// By row, the chance of each chunk; chunk 0 is the empty one.
    write: Vec<Vec<f64>>,
    add: Vec<f64>,
    /// By row, how often it was seen, with what it is believed to have been seen with.
    seen: Vec<f64>,
}

fn learn(writing: Writing, words: &[impl std::borrow::Borrow<Word>], table: &mut String, rows: &mut String) {
    let mut numbers: BTreeMap<Unit, usize> = BTreeMap::new();
    let mut examples = Vec::new();
    for word in words {
        let word = word.borrow();
        let units = units(&word.native, writing);
        if units.is_empty() || units.len() > 20 || word.latin.len() > units.len() * 6 + 2 {
            continue;
        }
        let units = units
            .into_iter()
            .map(|unit| {
                let next = numbers.len();
                *numbers.entry(unit).or_insert(next)
            })
            .collect();
        let latin = word.latin.bytes().map(letter_code).collect();
        examples.push(Example { units, latin, weight: word.count.sqrt() });
    }
    let identity: BTreeMap<usize, usize> = if writing == Writing::Latin {
        numbers
            .iter()
            .map(|(unit, row)| (*row, chunk_code(&[letter_code(unit.text.as_bytes()[0])])))
            .collect()
    } else {
        BTreeMap::new()
    };
    let mut model = Model::begin(numbers.len(), &identity);
    for round in 0..ROUNDS {
        let (next, likelihood) = model.round(&examples);
        model = next;
        eprintln!("{writing:?} round {round}: {} words, ln {:.4} a letter", examples.len(), likelihood);
    }
    let _ = write!(table, "+{}\tany", writing.letter());
    for (letter, chance) in model.add.iter().enumerate().skip(1) {
        let _ = write!(table, "\t{} {}", name(&[letter_of(letter)]), cost(chance.max(1e-6)));
    }
    table.push('\n');
    for (unit, row) in &numbers {
        let place = Place::ALL.iter().position(|place| *place == unit.place).unwrap_or(0);
        let _ = write!(rows, "{}{place}\t{}", writing.letter(), unit.text);
        for (chunk, chance) in model.write[*row].iter().enumerate() {
            let letters = letters_of(chunk);
            let least = if letters.len() <= 1 { 1e-7 } else { CHANCE_MIN.max(SEEN_MIN / model.seen[*row]) };
            if *chance >= least && cost(*chance) < 255 {
                let _ = write!(rows, "\t{} {}", name(&letters), cost(*chance));
            }
        }
        rows.push('\n');
    }
}

impl Model {
    fn begin(rows: usize, identity: &BTreeMap<usize, usize>) -> Self {
        let letters = (LETTERS - 1) as f64;
        let mut row = vec![0.0; CHUNKS];
        for (chunk, chance) in row.iter_mut().enumerate() {
            let spelt = letters_of(chunk);
            if chunk == 0 || (!spelt.is_empty() && !spelt.contains(&0)) {
                *chance = [0.1, 0.6, 0.25, 0.05][spelt.len()]
                    / letters.powi(i32::try_from(spelt.len()).unwrap_or(0));
            }
        }
        let mut write = vec![row; rows];
        for (row, chunk) in identity {
            write[*row].iter_mut().for_each(|chance| *chance *= 0.3);
            write[*row][*chunk] += 0.7;
        }
        Self { write, add: vec![0.03 / letters; LETTERS], seen: vec![BELIEF; rows] }
    }

    /// One round of expectation and maximisation, and the mean logarithm of the chance of a letter.
    fn round(&self, examples: &[Example]) -> (Self, f64) {
        let mut write = vec![vec![0.0; CHUNKS]; self.write.len()];
        let mut add = vec![0.0; LETTERS];
        let (mut sum, mut weight, mut units) = (0.0, 0.0, 0.0);
        for example in examples {
            let total = self.expect(example, &mut write, &mut add);
            if total > 0.0 {
                sum += example.weight * total.ln();
                weight += example.weight * example.latin.len() as f64;
                units += example.weight * example.units.len() as f64;
            }
        }
        let letter: Vec<f64> = {
            let mut seen = vec![1.0; LETTERS];
            examples
                .iter()
                .for_each(|example| example.latin.iter().for_each(|code| seen[usize::from(*code)] += 1.0));
            let all: f64 = seen[1..].iter().sum();
            seen.into_iter().map(|count| count / all).collect()
        };
        let mut seen = Vec::with_capacity(write.len());
        for row in &mut write {
            row[0] += BELIEF * 0.3;
            for (code, share) in letter.iter().enumerate().skip(1) {
                row[chunk_code(&[u8::try_from(code).unwrap_or(0)])] += BELIEF * 0.7 * share;
            }
            let all: f64 = row.iter().sum();
            seen.push(all);
            row.iter_mut().for_each(|chance| *chance /= all);
        }
        let added: f64 = add.iter().sum::<f64>() + units;
        for (code, chance) in add.iter_mut().enumerate() {
            *chance = (*chance + BELIEF * letter[code]) / (added + BELIEF);
        }
        (Self { write, add, seen }, sum / weight)
    }

    /// Adds what one example says, and gives its chance.
    fn expect(&self, example: &Example, write: &mut [Vec<f64>], add: &mut [f64]) -> f64 {
        let (rows, latin) = (&example.units, &example.latin);
        let (n, m) = (rows.len(), latin.len());
        let at = |i: usize, j: usize| i * (m + 1) + j;
        let mut forward = vec![0.0; (n + 1) * (m + 1)];
        let mut backward = forward.clone();
        forward[0] = 1.0;
        for i in 0..=n {
            for j in 0..=m {
                let mut sum = forward[at(i, j)];
                if j > 0 {
                    sum += forward[at(i, j - 1)] * self.add[usize::from(latin[j - 1])];
                }
                if i > 0 {
                    for size in 0..=CHUNK_MAX.min(j) {
                        sum += forward[at(i - 1, j - size)]
                            * self.write[rows[i - 1]][chunk_code(&latin[j - size..j])];
                    }
                }
                forward[at(i, j)] = sum;
            }
        }
        backward[at(n, m)] = 1.0;
        for i in (0..=n).rev() {
            for j in (0..=m).rev() {
                let mut sum = backward[at(i, j)];
                if j < m {
                    sum += backward[at(i, j + 1)] * self.add[usize::from(latin[j])];
                }
                if i < n {
                    for size in 0..=CHUNK_MAX.min(m - j) {
                        sum += backward[at(i + 1, j + size)]
                            * self.write[rows[i]][chunk_code(&latin[j..j + size])];
                    }
                }
                backward[at(i, j)] = sum;
            }
        }
        let total = forward[at(n, m)];
        if total <= 0.0 {
            return 0.0;
        }
        let scale = example.weight / total;
        for i in 0..=n {
            for j in 0..=m {
                let here = forward[at(i, j)] * scale;
                if here == 0.0 {
                    continue;
                }
                if j < m {
                    let letter = usize::from(latin[j]);
                    add[letter] += here * self.add[letter] * backward[at(i, j + 1)];
                }
                if i < n {
                    for size in 0..=CHUNK_MAX.min(m - j) {
                        let chunk = chunk_code(&latin[j..j + size]);
                        write[rows[i]][chunk] +=
                            here * self.write[rows[i]][chunk] * backward[at(i + 1, j + size)];
                    }
                }
            }
        }
        total
    }
}

/// How surprising each letter is after each letter, over all Latin words, each once.
fn surprise(read: &[(Writing, Vec<Word>)], table: &mut String) {
    let words: BTreeSet<&str> =
        read.iter().flat_map(|(_, words)| words).map(|word| word.latin.as_str()).collect();
    let mut counts = vec![vec![0.5; LETTERS]; LETTERS];
    for word in words {
        let mut before = 0;
        for letter in word.bytes().map(letter_code) {
            counts[before][usize::from(letter)] += 1.0;
            before = usize::from(letter);
        }
    }
    for (before, row) in counts.iter().enumerate() {
        let all: f64 = row[1..].iter().sum();
        let _ = write!(table, "s\t{}", name(&[letter_of(before)]));
        for (letter, count) in row.iter().enumerate().skip(1) {
            let _ = write!(table, "\t{} {}", name(&[letter_of(letter)]), cost(count / all).min(160));
        }
        table.push('\n');
    }
}

/// Lines in the order in which the program looks them up.
fn sorted(rows: &str) -> String {
    let mut lines: Vec<(char, &str, char, &str)> = rows
        .lines()
        .map(|line| {
            let mut marks = line.chars();
            let (script, place) = (marks.next().unwrap_or(' '), marks.next().unwrap_or(' '));
            (script, line.split('\t').nth(1).unwrap_or(""), place, line)
        })
        .collect();
    lines.sort_unstable();
    lines.into_iter().fold(String::new(), |mut text, (.., line)| {
        text.push_str(line);
        text.push('\n');
        text
    })
}

fn cost(chance: f64) -> u32 {
    (-chance.ln() * f64::from(STEP)).round().clamp(0.0, 255.0) as u32
}

fn letter_of(code: usize) -> u8 {
    u8::try_from(code).unwrap_or(0)
}

/// The letter codes of a chunk.
fn letters_of(chunk: usize) -> Vec<u8> {
    let digits = [chunk / LETTERS / LETTERS, chunk / LETTERS % LETTERS, chunk % LETTERS];
    digits.into_iter().skip_while(|digit| *digit == 0).map(letter_of).collect()
}

fn name(codes: &[u8]) -> String {
    let letter = |code: &u8| match code {
        0 => '^',
        27 => '0',
        code => char::from(b'a' + code - 1),
    };
    codes.iter().map(letter).collect()
}
