//! The laboratory of names: learns the tables that `amparo-names` carries, and measures them.
//!
//! It is a tool for those who improve the comparing of names, and no part of the program that people install. It reads
//! labelled names from a folder, writes the tables under `crates/core/names/data`, and prints figures. The same data
//! give the same tables, to the byte.

mod costs;
mod frequencies;
mod large;
mod more;
mod pairs;
mod search;
mod timing;
mod trees;

use std::process::ExitCode;

/// What it can do: the word on the command line, what stands behind it, and what does it.
fn explain(words: &[String]) -> Result<(), String> {
    let [kind, left, right] = words else {
        return Err("explain takes person, org or token, and two names".into());
    };
    let (left, right) =
        (amparo_names::Name::new(left, pairs::kind(kind)), amparo_names::Name::new(right, pairs::kind(kind)));
    for (one, other, likeness) in amparo_names::lab::likenesses(&left, &right) {
        println!("{one}\t{other}\t{likeness:.3}");
    }
    for (feature, value) in amparo_names::lab::FEATURES.iter().zip(amparo_names::lab::measure(&left, &right))
    {
        print!("{feature:?}={value:.2} ");
    }
    println!();
    Ok(())
}

const TASKS: &[(&str, &str, fn(&[String]) -> Result<(), String>)] = &[
    ("learn-costs", "DATA OUT: how words of each script are written in Latin", costs::run),
    ("learn-frequencies", "DATA OUT: how often words occur in names", frequencies::run),
    ("search", "LIST < QUERIES: the nearest ten of a list", search::run),
    ("time", "PAIRS: how many names are analysed and compared in a second", timing::run),
    ("score", "PAIRS: the score of each pair", timing::score_pairs),
    ("time-index", "DATA COUNT: a list of so many names, made and searched", large::run),
    ("explain", "KIND LEFT RIGHT: what is measured of two names", explain),
    ("grow-trees", "DATA OUT [--check FILE]: how what is measured of two names is weighed", trees::run),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let task = words.first().and_then(|word| TASKS.iter().find(|(name, ..)| name == word));
    let Some((_, _, run)) = task else {
        for (name, meaning, _) in TASKS {
            eprintln!("amparo-names-lab {name} {meaning}");
        }
        return ExitCode::from(2);
    };
    match run(&words[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
