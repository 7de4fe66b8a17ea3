//! A list of a million names: how long it takes to make, how much memory it holds, how fast it is searched.

#![expect(clippy::cast_precision_loss, reason = "rates and shares of counts far below 2⁵²")]

use std::path::Path;

use amparo_names::{IndexBuilder, Kind, Name};

use crate::costs;
use crate::timing::{resident_bytes, seconds};

/// How a name is asked for: what it is called, and what it does to a name.
type Manner = (&'static str, fn(&str) -> String);

/// Queries, each in every manner.
const QUERIES: usize = 2000;

pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [data, count] = words else {
        return Err("time-index takes the folder of the data and how many names".into());
    };
    let count: usize = count.parse().map_err(|error| format!("{count}: {error}"))?;
    let mut words = Vec::new();
    for language in ["russian", "arabic", "hebrew", "korean"] {
        words.extend(costs::read(Path::new(data), language)?);
    }
    // A word comes up as often as it was counted, as names do.
    let mut sums = Vec::with_capacity(words.len());
    let mut sum = 0.0;
    for word in &words {
        sum += word.count;
        sums.push(sum);
    }
    let mut chance = Chance(7);
    let mut pick = || sums.partition_point(|before| *before < chance.next() * sum).min(words.len() - 1);
    let names: Vec<Vec<usize>> =
        (0..count).map(|number| (0..2 + usize::from(number % 3 == 0)).map(|_| pick()).collect()).collect();
    let text =
        |name: &[usize]| name.iter().map(|word| words[*word].latin.as_str()).collect::<Vec<_>>().join(" ");
    let before = resident_bytes();
    let began = seconds();
    let mut builder = IndexBuilder::new();
    for name in &names {
        builder.add(&text(name), Kind::Person);
    }
    let index = builder.build();
    println!("{count} names indexed in {:.2} s of one processor", seconds() - began);
    println!("{} bytes a name", (resident_bytes() - before) / count as u64);

    let asked: Vec<usize> = (0..QUERIES).map(|number| number * 7919 % count).collect();
    let manners: [Manner; 2] =
        [("as listed", str::to_owned), ("one letter left out of each word", shortened)];
    for (manner, change) in manners {
        search(&index, &asked, manner, |number| change(&text(&names[number])), |number| text(&names[number]));
    }
    let native = |number: usize| {
        names[number].iter().map(|word| words[*word].native.as_str()).collect::<Vec<_>>().join(" ")
    };
    search(&index, &asked, "in another script", native, |number| text(&names[number]));
    let began = seconds();
    let mut searcher = index.searcher();
    let found: usize =
        asked.iter().map(|number| searcher.suggest(&beginning(&text(&names[*number])), 10).len()).sum();
    println!(
        "as typed: {:.0} a second, {:.1} names each",
        QUERIES as f64 / (seconds() - began),
        found as f64 / QUERIES as f64
    );
    Ok(())
}

fn search(
    index: &amparo_names::Index,
    asked: &[usize],
    manner: &str,
    query: impl Fn(usize) -> String,
    listed: impl Fn(usize) -> String,
) {
    let queries: Vec<Name> = asked.iter().map(|number| Name::person(&query(*number))).collect();
    let began = seconds();
    let mut searcher = index.searcher();
    let found: Vec<_> = queries.iter().map(|name| searcher.search(name, 10)).collect();
    let took = seconds() - began;
    // Two entries of one name are one as far as a name can tell.
    let hits = asked.iter().zip(&found).filter(|(number, found)| {
        let wanted = listed(**number);
        found.iter().any(|found| index.text(found.number) == Some(&wanted))
    });
    println!(
        "{manner}: {:.0} queries a second, {:.3} found among ten",
        asked.len() as f64 / took,
        hits.count() as f64 / asked.len() as f64
    );
}

/// Each word without its middle letter.
fn shortened(name: &str) -> String {
    let short = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() >= 5 {
            letters.remove(letters.len() / 2);
        }
        letters.into_iter().collect::<String>()
    };
    name.split(' ').map(short).collect::<Vec<_>>().join(" ")
}

/// All words but the last, and three letters of it.
fn beginning(name: &str) -> String {
    name.rsplit_once(' ').map_or_else(
        || name.to_owned(),
        |(before, last)| format!("{before} {}", last.chars().take(3).collect::<String>()),
    )
}

/// A fixed series of numbers between 0 and 1.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}
