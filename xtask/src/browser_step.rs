//! The pages in a real browser: builds the program, installs the packages of `tests/browser`, and runs
//! its tests.
//!
//! A machine without Node or Chromium fails here and is told what to install: a step that passes because
//! it looked at nothing would be worse than none. Who cannot install them runs the rest with
//! `--without-browser`.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cargo::cargo;
use crate::report::Outcome;
use crate::tests_step::watched;

const FOLDER: &str = "tests/browser";

/// What the lock file was when its packages were last installed.
const INSTALLED: &str = "tests/browser/node_modules/.installed-lock.json";

const LOCK: &str = "tests/browser/package-lock.json";

/// `node:test` can run files since this version.
const NODE_MAJOR_MIN: u32 = 18;

const WITHOUT: &str = "or run the other steps with `cargo xtask check --without-browser`";

pub(crate) fn check() -> Outcome {
    let program = match ready() {
        Ok(program) => program,
        Err(complaint) => return Outcome::complain(vec![complaint]),
    };
    let mut tests = Command::new("node");
    tests.arg(format!("{FOLDER}/run.mjs")).env("AMPARO_BINARY", program);
    match watched(&mut tests) {
        Ok((succeeded, counts)) => {
            let complaint = (!succeeded).then(|| {
                "The pages did not pass in the browser; see above. One file again: \
                 `node tests/browser/run.mjs WORD`, a word of its name."
                    .to_owned()
            });
            Outcome {
                complaints: complaint.into_iter().collect(),
                counts: Some(counts),
                ..Outcome::default()
            }
        }
        Err(error) => Outcome::complain(vec![format!("The browser tests did not start: {error}.")]),
    }
}

/// The program to look at, once everything that the tests need is there.
fn ready() -> Result<PathBuf, String> {
    let said = output(Command::new("node").arg("--version")).map_err(|error| {
        format!("Node did not start ({error}). Mend: install it (Debian: `apt-get install nodejs npm`), {WITHOUT}.")
    })?;
    match major(&said) {
        Some(version) if version >= NODE_MAJOR_MIN => {}
        _ => {
            let said = said.trim();
            return Err(format!(
                "Node is {said}; the tests want {NODE_MAJOR_MIN} or later. Mend: install that, {WITHOUT}."
            ));
        }
    }
    install()?;
    build()
}

/// `v20.20.2` → 20.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Installs the two packages of the lock file, unless they are there.
fn install() -> Result<(), String> {
    let lock = std::fs::read(LOCK).map_err(|error| format!("{LOCK} could not be read: {error}."))?;
    if std::fs::read(INSTALLED).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mend = "Mend: see what npm says above; it needs the npm registry once";
    let npm = Command::new("npm").args(["ci", "--ignore-scripts"]).current_dir(FOLDER).status();
    match npm {
        Ok(status) if status.success() => std::fs::write(Path::new(INSTALLED), lock)
            .map_err(|error| format!("{INSTALLED} could not be written: {error}.")),
        Ok(_) => Err(format!("`npm ci` in {FOLDER} failed. {mend}, {WITHOUT}.")),
        Err(error) => Err(format!(
            "npm did not start ({error}). Mend: install it (Debian: `apt-get install npm`), {WITHOUT}."
        )),
    }
}

/// Builds the program and says where it is.
fn build() -> Result<PathBuf, String> {
    let mut command = cargo();
    command.args(["build", "--package", "amparo", "--bin", "amparo"]);
    command.args(["--message-format", "json-render-diagnostics"]);
    let said = output(&mut command).map_err(|error| format!("The program could not be built: {error}."))?;
    executable(&said).ok_or_else(|| "cargo built the program and did not say where.".to_owned())
}

/// The last executable that cargo's messages name.
fn executable(messages: &str) -> Option<PathBuf> {
    messages.lines().rev().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    })
}

/// What a command that succeeded printed; what it complains of goes to our own standard error.
fn output(command: &mut Command) -> std::io::Result<String> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let mut said = String::new();
    if let Some(mut stdout) = child.stdout.take() {
        stdout.read_to_string(&mut said)?;
    }
    let status = child.wait()?;
    if status.success() { Ok(said) } else { Err(std::io::Error::other(status.to_string())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_of_node_is_read_and_anything_else_is_not() {
        let table =
            [("v20.20.2\n", Some(20)), ("v8.0.0", Some(8)), ("20.1", None), ("", None), ("vnext", None)];
        for (said, expected) in table {
            assert_eq!(major(said), expected, "{said:?}");
        }
    }

    #[test]
    fn the_program_is_found_in_what_cargo_says() {
        let said = "{\"reason\":\"compiler-artifact\",\"executable\":null}\n\
                    {\"reason\":\"compiler-artifact\",\"executable\":\"target/debug/amparo\"}\n\
                    {\"reason\":\"build-finished\",\"success\":true}\n";
        assert_eq!(executable(said), Some(PathBuf::from("target/debug/amparo")));
        assert_eq!(executable("nothing of the kind\n"), None);
    }
}
