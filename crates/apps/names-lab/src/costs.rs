//! Learns how the units of each script are written in Latin, from words and their Latin forms.
//!
//! The learning is in [`alignments`](crate::alignments); here words are read and the table is written. Latin beside Latin
//! is learnt from Latin words that one word of another script stands for.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use amparo_names::lab::{LETTERS, Place, STEP, Unit, Writing, chunk_code, letter_code, units};

use crate::alignments::{Example, Model, letters_of};

const ROUNDS: usize = 12;
/// Chunks of several letters below this chance, or seen less often than this, say nothing.
const CHANCE_MIN: f64 = 0.0008;
const SEEN_MIN: f64 = 1.0;

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

/// Learns how one script is written, and adds its lines to the table: letters that are added to the head, units to the
/// rows.
fn learn(writing: Writing, words: &[impl Borrow<Word>], table: &mut String, rows: &mut String) {
    let (numbers, examples) = examples(writing, words);
    let mut model = Model::begin(numbers.len(), &themselves(writing, &numbers));
    for round in 0..ROUNDS {
        let (next, likelihood) = model.round(&examples);
        model = next;
        eprintln!("{writing:?} round {round}: {} words, ln {:.4} a letter", examples.len(), likelihood);
    }
    let _ = write!(table, "+{}\tany", writing.letter());
    for (letter, chance) in model.add.iter().enumerate().skip(1) {
        let _ = write!(table, "\t{} {}", name(&letters_of(letter)), cost(chance.max(1e-6)));
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

/// The words as rows of units, and the number of the row of each unit. Words that no alignment can explain are left out.
fn examples(writing: Writing, words: &[impl Borrow<Word>]) -> (BTreeMap<Unit, usize>, Vec<Example>) {
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
    (numbers, examples)
}

/// Of Latin letters, by row, the letter itself: it is what each is written with as a rule.
fn themselves(writing: Writing, numbers: &BTreeMap<Unit, usize>) -> BTreeMap<usize, usize> {
    let itself = |unit: &Unit| chunk_code(&[letter_code(unit.text.as_bytes()[0])]);
    let numbers = numbers.iter().filter(|_| writing == Writing::Latin);
    numbers.map(|(unit, row)| (*row, itself(unit))).collect()
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
        let _ = write!(table, "s\t{}", name(&[u8::try_from(before).unwrap_or(0)]));
        for (letter, count) in row.iter().enumerate().skip(1) {
            let _ = write!(table, "\t{} {}", name(&letters_of(letter)), cost(count / all).min(160));
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

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 0 to 255")]
fn cost(chance: f64) -> u32 {
    (-chance.ln() * f64::from(STEP)).round().clamp(0.0, 255.0) as u32
}

fn name(codes: &[u8]) -> String {
    let letter = |code: &u8| match code {
        0 => '^',
        27 => '0',
        code => char::from(b'a' + code - 1),
    };
    codes.iter().map(letter).collect()
}
