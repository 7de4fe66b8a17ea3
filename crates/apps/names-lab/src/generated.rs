//! Invented records of prisoners, as many as asked for, with the mistakes that lists of prisoners have.
//!
//! Names are made of syllables and are as unevenly frequent as names are: the commonest family name is borne by about one
//! in a hundred, most by hardly anybody. People are arrested together, at a place and on a day, under a few articles. A
//! fifth of the records tell of someone a second time, with other spellings, swapped dates and other things missing. The
//! same numbers give the same table on every machine.

use std::fs::File;
use std::io::{BufWriter, Write};

pub(crate) const USAGE: &str = "\
RECORDS TABLE.tsv [--seed N]
  Columns: id, person (the truth), given, family, born, gender, place, arrested, article. A fifth are duplicates.";

/// Of a hundred records so many tell of someone again.
const DUPLICATES_IN_100: u64 = 20;

pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [records, path, rest @ ..] = words else { return Err(USAGE.to_owned()) };
    let records: u64 = records.parse().map_err(|_| USAGE.to_owned())?;
    let seed = match rest {
        [] => 1,
        [word, seed] if word == "--seed" => seed.parse().map_err(|_| USAGE.to_owned())?,
        _ => return Err(USAGE.to_owned()),
    };
    let file = File::create(path).map_err(|error| format!("{path}: {error}"))?;
    let mut out = BufWriter::with_capacity(1 << 20, file);
    write_all(records, seed, &mut out).map_err(|error| format!("{path}: {error}"))
}

fn write_all(records: u64, seed: u64, out: &mut impl Write) -> std::io::Result<()> {
    let world = World::new(records);
    let mut chance = Chance(seed);
    let people = records - records * DUPLICATES_IN_100 / 100;
    let step = chance.coprime(records);
    writeln!(out, "id\tperson\tgiven\tfamily\tborn\tgender\tplace\tarrested\tarticle")?;
    for turn in 0..records {
        // Records of one person do not stand beside each other.
        let number = (turn * step + 17) % records;
        let mut own = Chance(seed ^ number.wrapping_mul(0x9e37_79b9));
        // A second record tells of a person drawn at random, so that some are told of three times and more.
        let who = if number < people { number } else { own.below(people) };
        let person = world.person(who, seed);
        let told = person.told(&mut own, &world, number >= people);
        writeln!(out, "r{number:08}\t{who}\t{told}")?;
    }
    Ok(())
}

/// Chance that is the same on every run: `SplitMix64`.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let bits = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// True `percent` times of a hundred.
    fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[usize::try_from(self.below(from.len() as u64)).unwrap_or(0)]
    }

    /// A number without a common divisor with `of`, so that its multiples visit everything once.
    fn coprime(&mut self, of: u64) -> u64 {
        let divides = |mut a: u64, mut b: u64| {
            while b != 0 {
                (a, b) = (b, a % b);
            }
            a > 1
        };
        let mut number = self.below(of) | 1;
        while divides(number, of) {
            number += 2;
        }
        number
    }
}

/// Things of which some are frequent and most are rare, after Zipf and Mandelbrot.
struct Uneven {
    sums: Vec<u64>,
}

impl Uneven {
    fn new(len: u64, flat: u64) -> Self {
        let mut sum = 0;
        let sums = (1..=len).map(|rank| {
            sum += 1_000_000_000 / (rank + flat);
            sum
        });
        Self { sums: sums.collect() }
    }

    fn draw(&self, chance: &mut Chance) -> u64 {
        let at = chance.below(self.sums.last().copied().unwrap_or(1));
        self.sums.partition_point(|sum| *sum <= at) as u64
    }
}

struct World {
    given: Uneven,
    family: Uneven,
    place: Uneven,
    event: Uneven,
    article: Uneven,
}

struct Person {
    given: String,
    family: String,
    born: (u64, u64, u64),
    is_woman: bool,
    place: u64,
    arrested: u64,
    article: u64,
}

impl World {
    fn new(records: u64) -> Self {
        let events = records / 200 + 20;
        Self {
            given: Uneven::new(3_000, 8),
            family: Uneven::new(60_000, 10),
            place: Uneven::new(800, 5),
            event: Uneven::new(events, 20),
            article: Uneven::new(60, 2),
        }
    }

    fn person(&self, who: u64, seed: u64) -> Person {
        let mut chance = Chance(seed ^ who.wrapping_mul(0xd134_2543_de82_ef95) ^ 0x5bd1);
        let is_woman = chance.happens(15);
        let event = self.event.draw(&mut chance);
        let mut of_event = Chance(event ^ 0x0e7e);
        let place = self.place.draw(&mut of_event);
        let arrested = of_event.below(3_600);
        let article = self.article.draw(&mut of_event);
        Person {
            given: given_name(self.given.draw(&mut chance), is_woman),
            family: word(self.family.draw(&mut chance) ^ 0xfa_0000, 2)
                + Chance(chance.next()).pick::<&str>(&ENDINGS),
            born: (1940 + chance.below(65), 1 + chance.below(12), 1 + chance.below(28)),
            is_woman,
            place: if chance.happens(80) { place } else { self.place.draw(&mut chance) },
            arrested: if chance.happens(70) { arrested } else { chance.below(3_600) },
            article: if chance.happens(70) { article } else { self.article.draw(&mut chance) },
        }
    }
}

const ENDINGS: [&str; 6] = ["", "", "ov", "enko", "i", "an"];
const ONSETS: [&str; 20] =
    ["b", "d", "f", "g", "h", "k", "kh", "l", "m", "n", "p", "r", "s", "sh", "t", "v", "y", "z", "zh", "ch"];
const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "ia"];
const CODAS: [&str; 8] = ["", "", "", "n", "r", "l", "m", "s"];

/// A made-up word: the same number gives the same word.
fn word(number: u64, syllables: u64) -> String {
    let mut chance = Chance(number);
    let mut word = String::new();
    for _ in 0..syllables {
        word += chance.pick::<&str>(&ONSETS);
        word += chance.pick::<&str>(&VOWELS);
    }
    word + chance.pick::<&str>(&CODAS)
}

fn given_name(rank: u64, is_woman: bool) -> String {
    let name = word(rank ^ 0x61_0000, 1 + u64::from(rank > 12) + u64::from(rank > 900));
    if is_woman { name + "a" } else { name }
}

impl Person {
    /// The cells of one record of this person, `again` with the mistakes of another hand.
    fn told(&self, chance: &mut Chance, world: &World, again: bool) -> String {
        let (mut given, mut family) = (self.given.clone(), self.family.clone());
        let (mut place, mut article, mut arrested) = (self.place, self.article, self.arrested);
        let mut born = format!("{}-{:02}-{:02}", self.born.0, self.born.1, self.born.2);
        if again {
            given = spelt_otherwise(given, chance);
            family = spelt_otherwise(family, chance);
            if chance.happens(4) {
                given.truncate(1);
            }
            if chance.happens(3) {
                std::mem::swap(&mut given, &mut family);
            }
            born = dated_otherwise(self.born, chance).unwrap_or(born);
            if chance.happens(12) {
                place = world.place.draw(chance);
            }
            if chance.happens(15) {
                arrested += chance.below(4);
            }
            if chance.happens(15) {
                article = world.article.draw(chance);
            }
        }
        let mut cell =
            |missing: u64, text: String| if chance.happens(missing) { String::new() } else { text };
        let born = cell(12, born);
        let gender = cell(10, if self.is_woman { "f" } else { "m" }.to_owned());
        let place = cell(15, word(place ^ 0x91_0000, 3));
        let arrested = cell(25, day(arrested));
        let article = cell(30, format!("{}.{}", 100 + article * 7 % 260, 1 + article % 4));
        format!("{given}\t{family}\t{born}\t{gender}\t{place}\t{arrested}\t{article}")
    }
}

/// What another hand, another language or a slip makes of a name.
fn spelt_otherwise(name: String, chance: &mut Chance) -> String {
    const HABITS: [(&str, &str); 9] = [
        ("kh", "h"),
        ("zh", "j"),
        ("ia", "ya"),
        ("y", "i"),
        ("v", "w"),
        ("sh", "sch"),
        ("k", "c"),
        ("ch", "tch"),
        ("u", "ou"),
    ];
    let mut name = name;
    if chance.happens(20) {
        let (from, to) = chance.pick(&HABITS);
        name = name.replacen(from, to, 1);
    }
    if chance.happens(15) {
        name = with_a_slip(&name, chance);
    }
    if chance.happens(2) {
        name = with_a_slip(&name, chance);
    }
    name
}

fn with_a_slip(name: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = usize::try_from(chance.below(letters.len() as u64)).unwrap_or(0);
    let letter = char::from(b'a' + u8::try_from(chance.below(26)).unwrap_or(0));
    match chance.below(4) {
        0 => letters[at] = letter,
        1 => letters.insert(at, letter),
        2 if letters.len() > 2 => {
            letters.remove(at);
        }
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters[at] = letter,
    }
    letters.into_iter().collect()
}

/// A birth date as another list has it, or `None` where it is the same.
fn dated_otherwise((year, month, day): (u64, u64, u64), chance: &mut Chance) -> Option<String> {
    let day_as = |year: u64, month: u64, day: u64| Some(format!("{year}-{month:02}-{day:02}"));
    match chance.below(100) {
        0..=3 if day <= 12 => day_as(year, day, month),
        4..=7 => day_as(year, month, 1 + (day + 9) % 28),
        8..=10 => day_as(year + 1 - 2 * chance.below(2), month, day),
        11..=18 => Some(year.to_string()),
        19..=20 => day_as(year, 1, 1),
        21..=22 => day_as(1940 + chance.below(65), 1 + chance.below(12), 1 + chance.below(28)),
        _ => None,
    }
}

/// A day of the ten years from 2014, in months of thirty days at most 28 of which are used.
fn day(number: u64) -> String {
    let number = number % 3_600;
    format!("{}-{:02}-{:02}", 2014 + number / 360, 1 + number / 30 % 12, 1 + (number % 30).min(27))
}
