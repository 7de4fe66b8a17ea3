//! The laboratory of names: learns the tables that `amparo-names` carries, and measures them.
//!
//! It is a tool for those who improve the comparing of names, and no part of the program that people install. It reads
//! labelled names from a folder, writes the tables under `crates/core/names/data`, and prints figures. The same data
//! give the same tables, to the byte.

mod alignments;
mod boosting;
mod costs;
mod explain;
mod frequencies;
mod generated;
mod large;
mod linkage;
mod measure;
mod more;
mod pairs;
mod search;
mod table;
mod timing;
mod trees;

use std::process::ExitCode;

/// Does a task with the words that follow its name, or says what is wrong.
type Run = fn(&[String]) -> Result<(), String>;

/// What it can do, in the order in which the tables are learnt: a word on the command line, what follows it and what
/// comes of it, and what does it.
const TASKS: &[(&str, &str, Run)] = &[
    ("learn-costs", "DATA OUT: how words of each script are written in Latin", costs::run),
    ("learn-frequencies", "DATA OUT: how often words occur in names", frequencies::run),
    ("grow-trees", trees::USAGE, trees::run),
    ("score", "PAIRS: the score of each pair", timing::score_pairs),
    ("search", "LIST < QUERIES: the nearest ten of a list", search::run),
    ("explain", "KIND LEFT RIGHT: what is measured of two names", explain::run),
    ("time", "PAIRS: how many names are analysed and compared in a second", timing::run),
    ("time-index", "DATA COUNT: a list of so many names, made and searched", large::run),
    ("linkage", linkage::USAGE, linkage::run),
    ("generate", generated::USAGE, generated::run),
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
