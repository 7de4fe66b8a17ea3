//! How well and how fast near-duplicate passages are found: `cargo bench -p amparo-reader --bench same_words`.

#[path = "../tests/same_words/measure.rs"]
mod measure;
#[path = "../tests/same_words/story.rs"]
mod story;

use std::time::Instant;

use amparo_reader::same_words::{Prepared, shared};
use measure::{independent, rewrites};
use story::{Dice, article, paper};

fn main() {
    println!("words changed  papers found  words of the story found  words found that are of the story");
    for percent in [0, 5, 10, 15, 20, 25, 30, 35, 40, 50] {
        let found = rewrites(77, 300, percent);
        println!(
            "{percent:>11} %  {:>11.1} %  {:>23.1} %  {:>32.1} %",
            found.recall() * 100.0,
            found.words_recall() * 100.0,
            found.words_precision() * 100.0
        );
    }
    let found = independent(78, 200);
    println!("independent articles: {} of {} pairs taken for copies", found.taken_for_copies, found.pairs);

    // A thousand documents of about 5 KB: a hundred stories in five papers each, five hundred articles of their own.
    let mut dice = Dice(79);
    let mut texts: Vec<String> = Vec::new();
    for _ in 0..100 {
        let story = article(&mut dice, 36);
        texts.extend((0..5).map(|_| paper(&mut dice, &story, 15).text));
    }
    texts.extend((0..500).map(|_| article(&mut dice, 46).join("\n\n")));
    let bytes: usize = texts.iter().map(String::len).sum();
    let (start, processor) = (Instant::now(), processor_milliseconds());
    let prepared: Vec<Prepared> = texts.iter().map(|text| Prepared::of(text)).collect();
    let made = start.elapsed();
    let compare = Instant::now();
    let found = shared(&prepared.iter().collect::<Vec<_>>());
    println!(
        "{} documents of {} bytes: prepared in {} ms, compared in {} ms ({} ms of processor time together), {} passages",
        texts.len(),
        bytes / texts.len(),
        made.as_millis(),
        compare.elapsed().as_millis(),
        processor_milliseconds().saturating_sub(processor),
        found.len()
    );
}

/// What this thread has used of a processor, on Linux: on a machine that others use, too, it says more than the clock.
fn processor_milliseconds() -> u64 {
    let used = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    used.split(' ').next().and_then(|nanoseconds| nanoseconds.parse::<u64>().ok()).unwrap_or(0) / 1_000_000
}
