//! Fuzzing the reader's parsers: `cargo xtask fuzz`, and a step of the gate that CI runs.
//!
//! The targets and what changes the inputs are the reader's (`src/fuzz`, `examples/fuzz.rs`); this runs as many at once as there are
//! processors, and prints the input of each failure so that it can be had from a log.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;

use crate::cargo::cargo;
use crate::report::Outcome;

/// Each target gets so long where there is time for it.
const SECONDS_EACH: u64 = 60;
/// All of them together take no longer in the gate; with more targets than fit, each gets evenly less, and the step says so.
const GATE_SECONDS_MAX: u64 = 720;
const FOLDER: &str = "target/fuzz";

/// As a step of the gate.
pub(crate) fn check() -> Outcome {
    let program = match build() {
        Ok(program) => program,
        Err(complaint) => return Outcome::complain(vec![complaint]),
    };
    let targets = match list(&program) {
        Ok(targets) => targets,
        Err(complaint) => return Outcome::complain(vec![complaint]),
    };
    let seconds = seconds_each(targets.len(), hands());
    let mut outcome = run_all(&program, targets, seconds);
    if seconds < SECONDS_EACH {
        outcome.notes.push(format!(
            "Each target ran for {seconds} s, not {SECONDS_EACH}: all of them have {GATE_SECONDS_MAX} s on {} processors. \
             For longer: cargo xtask fuzz --seconds N",
            hands()
        ));
    }
    outcome
}

/// `cargo xtask fuzz [--seconds N] [TARGET…]`.
pub(crate) fn run(words: &[&str]) -> Result<Outcome, String> {
    let (mut seconds, mut wanted) = (SECONDS_EACH, Vec::new());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match *word {
            "--seconds" => {
                let number = words.next().and_then(|number| number.parse().ok());
                seconds = number.ok_or("`--seconds` wants a number")?;
            }
            option if option.starts_with('-') => return Err(format!("`{option}` is not an option of fuzz")),
            name => wanted.push(name.to_owned()),
        }
    }
    let program = build()?;
    let targets = list(&program)?;
    if let Some(unknown) = wanted.iter().find(|name| !targets.contains(name)) {
        return Err(format!("there is no target `{unknown}`; there are {}", targets.join(", ")));
    }
    Ok(run_all(&program, if wanted.is_empty() { targets } else { wanted }, seconds))
}

fn hands() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

fn seconds_each(targets: usize, hands: usize) -> u64 {
    let rounds = targets.div_ceil(hands.max(1)).max(1) as u64;
    SECONDS_EACH.min(GATE_SECONDS_MAX / rounds)
}

/// With checks on, and fast all the same: a parser that is slow tries little.
fn build() -> Result<PathBuf, String> {
    let mut command = cargo();
    command.args(["build", "--package", "amparo-reader", "--example", "fuzz"]);
    command.args(["--config", "profile.dev.package.amparo-reader.opt-level=2"]);
    command.args(["--message-format", "json-render-diagnostics"]).stdout(Stdio::piped());
    let built = command.spawn().and_then(std::process::Child::wait_with_output);
    let built = built.map_err(|error| format!("The targets could not be built: {error}."))?;
    if !built.status.success() {
        return Err("The targets could not be built; see above.".into());
    }
    executable(&String::from_utf8_lossy(&built.stdout))
        .ok_or_else(|| "cargo built the targets and did not say where.".to_owned())
}

fn executable(messages: &str) -> Option<PathBuf> {
    messages.lines().rev().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    })
}

fn list(program: &Path) -> Result<Vec<String>, String> {
    let said = Command::new(program).arg("--list").output();
    let said = said.map_err(|error| format!("The targets did not start: {error}."))?;
    Ok(String::from_utf8_lossy(&said.stdout).lines().map(str::to_owned).collect())
}

fn run_all(program: &Path, targets: Vec<String>, seconds: u64) -> Outcome {
    let left = Mutex::new(VecDeque::from(targets));
    let complaints = Mutex::new(Vec::new());
    let next = || left.lock().ok()?.pop_front();
    thread::scope(|scope| {
        for _ in 0..hands() {
            scope.spawn(|| {
                while let Some(target) = next() {
                    let failed = run_one(program, &target, seconds).err();
                    if let (Some(failed), Ok(mut complaints)) = (failed, complaints.lock()) {
                        complaints.push(failed);
                    }
                }
            });
        }
    });
    Outcome::complain(complaints.into_inner().unwrap_or_default())
}

/// Prints what a target says of itself; where it failed, gives the input.
fn run_one(program: &Path, target: &str, seconds: u64) -> Result<(), String> {
    let seconds = seconds.to_string();
    let seed = std::env::var("AMPARO_FUZZ_SEED").unwrap_or_else(|_| "1".into());
    let arguments = [target, "--seconds", &seconds, "--seed", &seed, "--folder", FOLDER];
    let ran = Command::new(program).args(arguments).output();
    let ran = ran.map_err(|error| format!("{target} did not start: {error}."))?;
    let said = String::from_utf8_lossy(&ran.stdout);
    print!("{said}");
    if ran.status.success() {
        return Ok(());
    }
    let kept = format!("{FOLDER}/{target}.failed");
    let written = std::fs::read(format!("{FOLDER}/{target}.now")).unwrap_or_default();
    let input = last_input(&written).unwrap_or_default();
    let is_kept = std::fs::write(&kept, input);
    let kept = if is_kept.is_ok() { format!(", kept in {kept}") } else { String::new() };
    let panicked = String::from_utf8_lossy(&ran.stderr).lines().take(12).collect::<Vec<_>>().join("\n");
    Err(format!(
        "{target} failed ({}).{kept}\n{}\n{panicked}\nThe input ({} bytes) in base64:\n{}",
        ran.status,
        said.trim_end(),
        input.len(),
        base64(input)
    ))
}

/// What was tried last: its length, then its bytes, then what a longer one left.
fn last_input(written: &[u8]) -> Option<&[u8]> {
    let (length, rest) = written.split_first_chunk::<4>()?;
    rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        let number = number << (8 * (3 - three.len()));
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place) & 63) as usize];
            out.push(if place > three.len() { '=' } else { char::from(letter) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_in_base64() {
        for (bytes, written) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("\u{ff}>", "w78+"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), written);
        }
    }

    #[test]
    fn what_was_tried_last_is_told_from_what_a_longer_input_left() {
        assert_eq!(last_input(b"\x02\0\0\0abcdef"), Some(&b"ab"[..]));
        assert_eq!(last_input(b"\x09\0\0\0ab"), None);
        assert_eq!(last_input(b"\x02"), None);
    }

    #[test]
    fn each_target_has_a_minute_unless_all_of_them_do_not_fit() {
        for (targets, hands, seconds) in [(8, 2, 60), (23, 2, 60), (48, 2, 30), (23, 1, 31), (0, 2, 60)] {
            assert_eq!(seconds_each(targets, hands), seconds, "{targets} on {hands}");
        }
    }
}
