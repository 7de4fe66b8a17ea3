//! How long a letter takes from its model to PDF bytes. Prints the median and the spread.

#[expect(dead_code, reason = "the tests use the rest")]
#[path = "../tests/papers/sample.rs"]
mod sample;

use std::time::{Duration, Instant};

const ROUNDS: usize = 15;

fn main() {
    let (letter, page) = (sample::letter(), sample::one_pager());
    measure("first letter in the process (loads the fonts)", 1, || {
        amparo_dossier::pdf(&letter).map(|it| it.len())
    });
    measure("request letter to PDF", ROUNDS, || amparo_dossier::pdf(&letter).map(|it| it.len()));
    measure("one-page summary to PDF", ROUNDS, || amparo_dossier::pdf(&page).map(|it| it.len()));
    let long = sample::one_pager_with(40);
    measure("one-page summary of 40 events, shortened until it fits", ROUNDS, || {
        amparo_dossier::pdf(&long).map(|it| it.len())
    });
    measure("request letter to HTML", ROUNDS, || amparo_dossier::html(&letter).map(|it| it.len()));
}

fn measure(what: &str, rounds: usize, work: impl Fn() -> Result<usize, amparo_dossier::PaperError>) {
    let mut taken: Vec<Duration> = Vec::with_capacity(rounds);
    let mut bytes = 0;
    for _ in 0..rounds {
        let start = Instant::now();
        bytes = work().expect("the sample can be printed");
        taken.push(start.elapsed());
    }
    taken.sort_unstable();
    let (fastest, median, slowest) = (taken[0], taken[rounds / 2], taken[rounds - 1]);
    println!(
        "{what}: median {median:.1?}, fastest {fastest:.1?}, slowest {slowest:.1?}, {bytes} bytes, {rounds} rounds"
    );
}
