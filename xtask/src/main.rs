//! `cargo xtask check`: the one gate. CI runs the same command, and nothing else decides whether a
//! change may land.
//!
//! It refuses to start slowly: it depends on none of Amparo's crates, so that the cheap steps answer in
//! seconds on a machine that has built nothing. It mends nothing by itself; each step says how to.
//!
//! Each step is a row of [`STEPS`].

mod browser_step;
mod cargo;
mod fuzz_step;
mod layers;
mod make_desk;
mod promises;
mod purity;
mod report;
mod tests_step;
mod texts;
mod tree;

use std::process::ExitCode;
use std::time::Instant;

use report::Outcome;

/// One step of the gate.
struct Step {
    name: &'static str,
    meaning: &'static str,
    run: fn() -> Outcome,
}

/// Every step, cheapest first, so that the first complaint comes early.
const STEPS: &[Step] = &[
    Step { name: "layers", meaning: "core ← adapters ← apps, as the folders say", run: layers::check },
    Step { name: "texts", meaning: "links, machine paths, unfinished marks, long files", run: texts::check },
    Step { name: "fmt", meaning: "cargo fmt --check", run: cargo::fmt },
    Step { name: "purity", meaning: "each line of crates/core/clippy.toml bites", run: purity::check },
    Step { name: "clippy", meaning: "cargo clippy, warnings are errors", run: cargo::clippy },
    Step { name: "doc", meaning: "cargo doc, warnings are errors", run: cargo::doc },
    Step {
        name: "tests",
        meaning: "all tests, with those in the documents of the code",
        run: tests_step::check,
    },
    Step {
        name: "browser",
        meaning: "the pages in Chromium, with and without scripts (tests/browser)",
        run: browser_step::check,
    },
    Step {
        name: "fuzz",
        meaning: "the reader's parsers on changed inputs, with --with-fuzz only",
        run: fuzz_step::check,
    },
    Step {
        name: "promises",
        meaning: "each claim kind, command and framework has its heading in docs/manual",
        run: promises::check,
    },
];

const USAGE: &str = "\
cargo xtask check [--only STEP[,STEP…] | --without-browser | --with-fuzz] [--list]

Runs every step of the gate but fuzz, also after one has failed, and ends with the number of tests.
  --only layers,fmt   run these steps only
  --without-browser   all but the step that wants Node and Chromium; CI runs that one, too
  --with-fuzz         fuzz, too, which takes twelve minutes
  --list              name the steps

cargo xtask fuzz [--seconds N] [TARGET…]

Feeds changed inputs to the reader's parsers, 60 s each if nothing else is said. A failure's input is kept and printed.

cargo xtask make-desk DIR [--people N] [--claims N]

Makes a large desk of invented people in an empty folder, to measure with. 100000 people with 1000000 claims if nothing
else is said. It prints what opens the desk.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["check"] => gate(&all_but(&["fuzz"])),
        ["check", "--with-fuzz"] => gate(&all_but(&[])),
        ["check", "--without-browser"] => gate(&all_but(&["fuzz", "browser"])),
        ["check", "--list"] => {
            for step in STEPS {
                println!("{:<9} {}", step.name, step.meaning);
            }
            ExitCode::SUCCESS
        }
        ["check", "--only", names] => match chosen(names) {
            Ok(steps) => gate(&steps),
            Err(complaint) => usage(&complaint),
        },
        ["fuzz", rest @ ..] => fuzz(rest),
        ["make-desk", rest @ ..] if !rest.is_empty() => make_desk::run(rest),
        [] | ["help" | "--help" | "-h", ..] => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        other => usage(&format!("`{}` is not a task", other.join(" "))),
    }
}

fn all_but(names: &[&str]) -> Vec<&'static Step> {
    STEPS.iter().filter(|step| !names.contains(&step.name)).collect()
}

fn fuzz(words: &[&str]) -> ExitCode {
    if let Err(error) = tree::enter_root() {
        eprintln!("The project's folder could not be entered: {error}.");
        return ExitCode::FAILURE;
    }
    match fuzz_step::run(words) {
        Ok(outcome) => {
            outcome.print();
            if outcome.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(complaint) => usage(&complaint),
    }
}

fn usage(complaint: &str) -> ExitCode {
    eprintln!("{complaint}\n\n{USAGE}");
    ExitCode::from(2)
}

/// The steps of these names, in the order of [`STEPS`].
fn chosen(names: &str) -> Result<Vec<&'static Step>, String> {
    let names: Vec<&str> = names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let unknown = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name));
    match unknown {
        Some(name) => Err(format!("there is no step `{name}`; `cargo xtask check --list` names them")),
        None if names.is_empty() => Err("`--only` wants the name of a step".into()),
        None => Ok(STEPS.iter().filter(|step| names.contains(&step.name)).collect()),
    }
}

fn gate(steps: &[&Step]) -> ExitCode {
    if let Err(error) = tree::enter_root() {
        eprintln!("The project's folder could not be entered: {error}.");
        return ExitCode::FAILURE;
    }
    let mut failed = Vec::new();
    let mut counts: Option<report::Counts> = None;
    for step in steps {
        println!("── {}: {}", step.name, step.meaning);
        let began = Instant::now();
        let outcome = (step.run)();
        let seconds = began.elapsed().as_secs_f64();
        outcome.print();
        let verdict = if outcome.is_good() { "ok" } else { "FAILED" };
        println!("── {}: {verdict} ({seconds:.1} s)\n", step.name);
        if !outcome.is_good() {
            failed.push(step.name);
        }
        if let Some(found) = outcome.counts {
            *counts.get_or_insert_default() += found;
        }
    }
    close(&failed, counts)
}

/// The closing lines. Where tests ran, the last line is their count, for people and for CI alike.
fn close(failed: &[&str], counts: Option<report::Counts>) -> ExitCode {
    if failed.is_empty() {
        println!("Every step passed.");
    } else {
        println!("Failed: {}. One step again: cargo xtask check --only {}", failed.join(", "), failed[0]);
    }
    if let Some(counts) = counts {
        println!("{counts}");
    }
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_run_in_the_gates_order_whatever_order_is_asked_for() {
        let names = |asked| chosen(asked).map(|steps| steps.iter().map(|step| step.name).collect::<Vec<_>>());
        assert_eq!(names("fmt,layers"), Ok(vec!["layers", "fmt"]));
        assert!(names("fmt,none").is_err(), "an unknown step is refused, not skipped");
        assert!(names("").is_err(), "no step at all would pass without looking");
    }
}
