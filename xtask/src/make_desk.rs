//! `cargo xtask make-desk`: a large desk to measure with. The work is an example of casework, built when it is asked for:
//! this program depends on none of Amparo's crates.

use std::process::{Command, ExitCode};

/// Builds the example as what is released is built, and runs it with these words.
pub(crate) fn run(words: &[&str]) -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let example = ["run", "--release", "--package", "amparo-casework", "--example", "make_desk", "--"];
    match Command::new(cargo).args(example).args(words).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cargo could not be started: {error}");
            ExitCode::FAILURE
        }
    }
}
