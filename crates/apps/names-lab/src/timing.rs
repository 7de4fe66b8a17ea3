//! How many pairs are compared in a second of one processor, and the score of each.

#![expect(clippy::cast_precision_loss, reason = "rates of counts far below 2⁵²")]

use std::path::Path;

use amparo_names::{Name, score};

use crate::pairs;

/// Prints how many names are analysed, and how many pairs are compared, in a second.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [file] = words else { return Err("time takes a file of pairs".into()) };
    let pairs = pairs::read(Path::new(file))?;
    // The tables are read on first use.
    let _ = score(&Name::person("a b"), &Name::person("a c"));
    let began = seconds();
    let names: Vec<(Name, Name)> = pairs.iter().map(pairs::Pair::names).collect();
    let analysed = seconds();
    let mut sum = 0.0;
    for _ in 0..5 {
        sum += names.iter().map(|(left, right)| f64::from(score(left, right))).sum::<f64>();
    }
    let compared = seconds();
    let per_second = |count: usize, seconds: f64| count as f64 / seconds;
    println!("analysed: {:.0} names/s", per_second(names.len() * 2, analysed - began));
    println!(
        "compared: {:.0} pairs/s (mean score {:.4})",
        per_second(names.len() * 5, compared - analysed),
        sum / 5.0 / names.len() as f64
    );
    Ok(())
}

/// Processor time of this thread in seconds, as the kernel counts it; 0 where it does not say.
pub(crate) fn seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|field| field.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

/// Prints the score of each pair of a file, a line each.
pub(crate) fn score_pairs(words: &[String]) -> Result<(), String> {
    let [file] = words else { return Err("score takes a file of pairs".into()) };
    for pair in pairs::read(Path::new(file))? {
        let (left, right) = pair.names();
        println!("{:.6}", score(&left, &right));
    }
    Ok(())
}

/// Memory of this process that is in use, in bytes; 0 where the kernel does not say.
pub(crate) fn resident_bytes() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|field| field.parse::<u64>().ok()).unwrap_or(0) * 4096
}
