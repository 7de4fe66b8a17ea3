//! The steps that are one call of cargo.

use std::process::Command;

use crate::report::Outcome;

/// Cargo, as whoever called us chose it.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

pub(crate) fn fmt() -> Outcome {
    run(
        cargo().args(["fmt", "--all", "--", "--check", "-l"]),
        "the files above are not in form; run `cargo fmt`",
    )
}

pub(crate) fn clippy() -> Outcome {
    run(
        cargo().args(["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]),
        "each message above names the file and the lint; `#[expect(…, reason = \"…\")]` where the lint is wrong",
    )
}

pub(crate) fn doc() -> Outcome {
    run(
        cargo().args(["doc", "--workspace", "--no-deps", "--quiet"]).env("RUSTDOCFLAGS", "-D warnings"),
        "each message above names the file and the line",
    )
}

fn run(command: &mut Command, mend: &str) -> Outcome {
    let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
    let line = format!("cargo {}", words.join(" "));
    match command.status() {
        Ok(status) if status.success() => Outcome::default(),
        Ok(_) => Outcome::complain(vec![format!("`{line}` failed. Mend: {mend}.")]),
        Err(error) => Outcome::complain(vec![format!("`{line}` did not start: {error}.")]),
    }
}
