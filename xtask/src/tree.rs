//! The project's files, as git sees them: tracked ones and new ones that are not ignored.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders that a walk without git skips.
const NOT_OURS: &[&str] = &[".git", "target", "node_modules"];

/// Makes the workspace's root the current folder, so that every path printed can be clicked.
pub(crate) fn enter_root() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::set_current_dir(here.parent().unwrap_or(here))
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

/// Every file of the project, relative to its root, sorted.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn files() -> io::Result<Vec<PathBuf>> {
    let mut files = match listed_by_git() {
        Some(files) => files,
        // A released archive has no git folder; the gate must run there too.
        None => walked(Path::new("."))?,
    };
    files.sort();
    files.dedup();
    Ok(files)
}

fn listed_by_git() -> Option<Vec<PathBuf>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .output()
        .ok()
        .filter(|listed| listed.status.success())?;
    let names = String::from_utf8_lossy(&listed.stdout).into_owned();
    let files: Vec<PathBuf> = names.split('\0').filter(|name| !name.is_empty()).map(PathBuf::from).collect();
    // Deleted but not yet committed files are still listed.
    let files: Vec<PathBuf> = files.into_iter().filter(|file| file.is_file()).collect();
    (!files.is_empty()).then_some(files)
}

fn walked(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let kind = entry.file_type()?;
        if kind.is_dir() && !NOT_OURS.iter().any(|skipped| name == *skipped) {
            files.extend(walked(&entry.path())?);
        } else if kind.is_file() {
            files.push(entry.path().strip_prefix(".").map_or_else(|_| entry.path(), Path::to_path_buf));
        }
    }
    Ok(files)
}
