//! Giving the original bytes of a source back as a file.
//!
//! The file lies in the open, and whatever opens it is outside the sandbox in which this program reads documents. It
//! is on record before it has its name, and has no name when it could not be put on record.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use amparo_ledger::claim::Scope;
use amparo_ledger::evidence::CustodyKind;
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::source::Hash32;
use serde::Serialize;

use super::note::copy_named;
use super::{copies_of, noting};
use crate::desk::{ArchivedBytes, Desk};
use crate::enter_claim::source_named;
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};

/// What a person must know before they open such a file.
pub const OUTSIDE_THE_SANDBOX: &str = "This file lies in the open, and whatever opens it is outside the sandbox in which Amparo reads documents: a \
     document can be made to attack the program that opens it. Open it on a computer that holds nothing else, or not at all.";

/// A file that was saved.
#[derive(Debug, Clone, Serialize)]
pub struct Saved {
    /// Of which source.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// Where it lies now.
    pub file: PathBuf,
    /// The hash of its bytes: what was archived.
    pub sha256: Hash32,
    /// How many bytes.
    pub size_bytes: u64,
    /// What a person must know before they open it.
    pub warning: &'static str,
}

/// Writes the original bytes of a source, or of a copy derived from it, to a new file, and notes it.
///
/// # Errors
/// When no source is meant, its bytes are not on file or damaged, the file exists, or it cannot be written.
pub fn save_source(
    desk: &mut Desk,
    case: CaseId,
    source: &str,
    copy: Option<&str>,
    file: &Path,
) -> Result<Visible<Saved>, Problem> {
    desk.may(Action::SaveSource, Some(case))?;
    let record = desk.case_record(case)?;
    let id = source_named(&record, source)?;
    let state = &record.sources[&id];
    let wanted = copy_named(&copies_of(&record, state), copy)?.sha256;
    let (scope, title) = (state.scope, state.source.title.clone());
    let bytes = match desk.archived(scope, wanted)? {
        ArchivedBytes::Held(bytes) => bytes,
        ArchivedBytes::Altered | ArchivedBytes::Missing => return Err(damaged(&title, wanted)),
    };
    let size_bytes = bytes.len() as u64;
    let part = write_beside(file, &bytes)?;
    let to = file.display().to_string();
    let noted = desk.append(scope, vec![noting(id, CustodyKind::CopiedOut { bytes: wanted, to })]);
    let placed = noted.and_then(|_| fs::rename(&part, file).map_err(|error| cannot_write(file, &error)));
    if let Err(problem) = placed {
        drop(fs::remove_file(&part));
        return Err(problem);
    }
    let saved = Saved {
        source: id,
        title,
        file: file.to_owned(),
        sha256: wanted,
        size_bytes,
        warning: OUTSIDE_THE_SANDBOX,
    };
    desk.show(Scope::Case(case), saved)
}

fn write_beside(file: &Path, bytes: &[u8]) -> Result<PathBuf, Problem> {
    if file.symlink_metadata().is_ok() {
        return Err(Problem::input(
            format!("“{}” was not written. Nothing was noted.", file.display()),
            "There is something of that name already.",
            "Name a file that does not exist yet.",
        ));
    }
    let mut part = file.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut opened = options.open(&part).map_err(|error| cannot_write(file, &error))?;
    let written = opened.write_all(bytes).and_then(|()| opened.sync_all());
    written.map_err(|error| {
        drop(fs::remove_file(&part));
        cannot_write(file, &error)
    })?;
    Ok(part)
}

fn cannot_write(file: &Path, error: &std::io::Error) -> Problem {
    Problem::new(
        Sort::System,
        format!("“{}” was not written.", file.display()),
        format!("{error}."),
        "Check the folder and the room on the disk, and that no unfinished file ending in .part lies there.",
    )
}

pub(super) fn damaged(title: &str, hash: Hash32) -> Problem {
    Problem::new(
        Sort::Damaged,
        "The file was not written. Nothing was noted.",
        format!(
            "What lies in the archive for “{title}” is not what was archived under SHA-256 {hash}, or is missing."
        ),
        "Run `amparo custody rehash --share 100%` to see what else is damaged, and bring the file back from a backup.",
    )
}
