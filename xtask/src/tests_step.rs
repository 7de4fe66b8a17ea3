//! All tests, and their count.
//!
//! The runner's own summary stays visible, for it is what people and CI look for; the gate adds the
//! counts of both runs (tests, and examples in the code's documents) into its last line.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

use crate::cargo::cargo;
use crate::report::{Counts, Outcome};

pub(crate) fn check() -> Outcome {
    let mut tests = cargo();
    if has_nextest() {
        // Not fail-fast: a person wants to see all that is broken.
        tests.args(["nextest", "run", "--workspace", "--no-fail-fast", "--status-level", "fail"]);
        tests.args(["--final-status-level", "fail", "--no-tests", "warn"]);
    } else {
        tests.args(["test", "--workspace", "--no-fail-fast", "--quiet"]);
        tests.args(["--lib", "--bins", "--tests", "--examples"]);
    }
    let mut examples = cargo();
    examples.args(["test", "--workspace", "--doc", "--no-fail-fast", "--quiet"]);

    let mut outcome = Outcome::default();
    let mut counts = Counts::default();
    for (what, mut command) in [("tests", tests), ("examples in the documents of the code", examples)] {
        match watched(&mut command) {
            Ok((succeeded, found)) => {
                counts += found;
                if !succeeded {
                    outcome.complaints.push(format!("The {what} did not pass; see above."));
                }
            }
            Err(error) => outcome.complaints.push(format!("The {what} did not start: {error}.")),
        }
    }
    outcome.counts = Some(counts);
    outcome
}

fn has_nextest() -> bool {
    let asked = cargo().args(["nextest", "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    asked.is_ok_and(|status| status.success())
}

/// Runs a test command, shows what it says as it says it, and counts.
pub(crate) fn watched(command: &mut Command) -> std::io::Result<(bool, Counts)> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let stdout = child.stdout.take();
    let stderr = child.stderr.take();
    let counts = std::thread::scope(|scope| {
        let out =
            scope.spawn(move || stdout.map_or_else(Counts::default, |said| pass_on(said, std::io::stdout)));
        let mut counts = stderr.map_or_else(Counts::default, |said| pass_on(said, std::io::stderr));
        counts += out.join().unwrap_or_default();
        counts
    });
    Ok((child.wait()?.success(), counts))
}

fn pass_on<W: Write>(said: impl Read, to: impl Fn() -> W) -> Counts {
    let mut counts = Counts::default();
    for line in BufReader::new(said).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line);
        counts += counted(&line).unwrap_or_default();
        // Nobody is listening any more: keep counting.
        let _ = writeln!(to(), "{line}");
    }
    counts
}

/// The counts in a summary line of nextest or of cargo's own runner; `None` for any other line.
fn counted(line: &str) -> Option<Counts> {
    let line = line.trim_start();
    let is_summary =
        line.starts_with("test result:") || (line.starts_with("Summary") && line.contains("run:"));
    if !is_summary {
        return None;
    }
    let words: Vec<&str> = line.split([' ', ',', ';']).filter(|word| !word.is_empty()).collect();
    let before = |name: &str| {
        let place = words.iter().position(|word| *word == name)?;
        words.get(place.checked_sub(1)?)?.parse().ok()
    };
    let timed_out: u64 = before("timed").unwrap_or(0);
    let failed: u64 = before("failed").unwrap_or(0);
    Some(Counts { passed: before("passed").unwrap_or(0), failed: failed + timed_out })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_of_both_runners_are_counted_and_other_lines_are_not() {
        let table = [
            ("test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured", Some((3, 0)), "cargo test"),
            ("test result: FAILED. 3 passed; 2 failed; 0 ignored", Some((3, 2)), "cargo test, broken"),
            ("     Summary [   0.5s] 12 tests run: 12 passed, 4 skipped", Some((12, 0)), "nextest"),
            (
                "     Summary [   0.5s] 12/14 tests run: 10 passed (1 slow), 1 failed, 1 timed out, 0 skipped",
                Some((10, 2)),
                "nextest: a test that never ended did not pass",
            ),
            ("     Summary [   0.1s] 1 test run: 1 passed, 0 skipped", Some((1, 0)), "nextest, one test"),
            ("assertion failed: 3 passed; 2 failed", None, "a test may print such words itself"),
        ];
        for (line, expected, because) in table {
            let expected = expected.map(|(passed, failed)| Counts { passed, failed });
            assert_eq!(counted(line), expected, "{because}");
        }
    }
}
