//! Core stays pure: each line of `crates/core/clippy.toml` is shown to bite.
//!
//! Clippy takes its settings from the nearest `clippy.toml` above a crate. That is easy to break
//! without a sign: a second file nearer to the crate, or `CLIPPY_CONF_DIR`, and core is free again. So
//! this step looks for both, and gives clippy a probe that does everything core may not do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::cargo::cargo;
use crate::report::Outcome;

const SETTINGS: &str = "crates/core/clippy.toml";
const PROBE: &str = "xtask/probe/impure.rs";

const MANIFEST: &str = r#"# Made by `cargo xtask check`.
[package]
name = "purity-probe"
version = "0.0.0"
edition = "2024"

[workspace]

[lib]
path = "impure.rs"
"#;

pub(crate) fn check() -> Outcome {
    let mut complaints = overruled();
    match unnoticed() {
        Ok(lines) => complaints.extend(lines.into_iter().map(|line| {
            format!("{SETTINGS}: `{line}` is refused on paper only. Mend: use it once in {PROBE}, and if clippy stays silent there, correct the path.")
        })),
        Err(problem) => complaints.push(problem),
    }
    Outcome::complain(complaints)
}

/// What stands between a core crate and the settings.
fn overruled() -> Vec<String> {
    let mut complaints = Vec::new();
    if std::env::var_os("CLIPPY_CONF_DIR").is_some() {
        complaints.push(format!("CLIPPY_CONF_DIR is set, so {SETTINGS} is not read. Mend: unset it."));
    }
    let crates = std::fs::read_dir("crates/core").into_iter().flatten().flatten();
    for folder in crates.map(|entry| entry.path()).filter(|path| path.is_dir()) {
        for name in ["clippy.toml", ".clippy.toml"] {
            let nearer = folder.join(name);
            if nearer.exists() {
                complaints.push(format!(
                    "{}: a nearer file hides {SETTINGS}. Mend: move its lines there and delete it.",
                    nearer.display()
                ));
            }
        }
    }
    complaints
}

/// The lines on `std` at which clippy did not complain about the probe.
fn unnoticed() -> Result<BTreeSet<String>, String> {
    let settings = read(SETTINGS)?;
    let folder = probe_folder(&settings)?;
    let checked = cargo()
        .args(["clippy", "--offline", "--quiet", "--message-format", "short"])
        .args(["--", "-W", "clippy::disallowed_methods", "-W", "clippy::disallowed_types"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("CLIPPY_CONF_DIR")
        .output()
        .map_err(|error| format!("clippy did not start: {error}. Mend: `rustup component add clippy`."))?;
    let said = String::from_utf8_lossy(&checked.stderr);
    if !checked.status.success() {
        return Err(format!("{PROBE} does not build: {said}"));
    }
    Ok(refused_paths(&settings)
        .into_iter()
        .filter(|path| path.starts_with("std::") && !said.contains(&format!("`{path}`")))
        .collect())
}

/// A crate of its own with the settings above it, as they lie above the crates of core.
fn probe_folder(settings: &str) -> Result<PathBuf, String> {
    let above = crate::tree::target().join("purity");
    let folder = above.join("probe");
    // Begun afresh, so that clippy looks again; the probe has no dependencies and takes a second.
    let _ = std::fs::remove_dir_all(&above);
    let written = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(above.join("clippy.toml"), settings))
        .and_then(|()| std::fs::write(folder.join("Cargo.toml"), MANIFEST))
        .and_then(|()| std::fs::copy(PROBE, folder.join("impure.rs")).map(drop))
        .and_then(|()| std::fs::canonicalize(&folder));
    written.map_err(|error| format!("the probe could not be written to {}: {error}.", folder.display()))
}

fn read(file: &str) -> Result<String, String> {
    std::fs::read_to_string(Path::new(file)).map_err(|error| format!("{file} cannot be read: {error}."))
}

/// The `path = "…"` of every line.
fn refused_paths(settings: &str) -> Vec<String> {
    let lines = settings.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines
        .filter_map(|line| line.split_once("path = \"")?.1.split_once('"'))
        .map(|(path, _)| path.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_in_a_comment_refuses_nothing() {
        let settings = "disallowed-methods = [\n  { path = \"std::fs::read\", reason = \"no\" },\n  # { path = \"std::fs::write\" },\n]";
        assert_eq!(refused_paths(settings), ["std::fs::read"]);
    }
}
