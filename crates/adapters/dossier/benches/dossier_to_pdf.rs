//! How long a dossier of about fifty pages takes from its model to PDF bytes. Prints each round.

#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/filings/filed.rs"]
mod filed;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/papers/sample.rs"]
mod sample;
#[expect(unused_imports, reason = "its tests are not compiled here")]
#[path = "../tests/filings/scripts.rs"]
mod scripts;
#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/filings/tools.rs"]
mod tools;

use std::time::Instant;

/// Rows of the chronology, each with a note and a source of its own: fifty pages and a little more.
const ROWS: u32 = 230;
const ROUNDS: usize = 5;

fn main() {
    let mut dossier = filed::dossier();
    let long = sample::long_letter(ROWS);
    dossier.chronology = long.chronology;
    dossier.sources.extend(long.sources.into_iter().filter(|source| source.number >= 100));
    let start = Instant::now();
    let html = amparo_dossier::html(&dossier).expect("the sample can be printed").len();
    println!("HTML: {:.1?}, {html} bytes", start.elapsed());
    for round in 1..=ROUNDS {
        let start = Instant::now();
        let pdf = amparo_dossier::pdf(&dossier).expect("the sample can be printed");
        let taken = start.elapsed();
        let pages = tools::particulars(&pdf).and_then(|told| {
            let line = told.lines().find(|line| line.starts_with("Pages:"))?.to_owned();
            line.split_whitespace().last().map(str::to_owned)
        });
        let pages = pages.unwrap_or_else(|| "unknown".to_owned());
        println!("round {round}: PDF {taken:.1?}, {} bytes, {pages} pages", pdf.len());
    }
}
