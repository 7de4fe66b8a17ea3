//! What is wrong with an export, in words.

use amparo_exchange::{ExchangeError, LineError};

use crate::problem::{Problem, Sort};

/// Why nothing was exported.
pub(super) fn export_problem(error: &ExchangeError) -> Problem {
    let (sort, mend) = match error {
        ExchangeError::FolderNotEmpty { .. } => (Sort::Input, "Name a folder that does not exist yet."),
        ExchangeError::Io { .. } => {
            (Sort::System, "Check the folder and the room on the disk, and export again.")
        }
        _ => (Sort::Damaged, "Run `amparo verify`, and report this with its text."),
    };
    Problem::new(sort, "Nothing was exported. The desk is as it was.", sentence(error), mend)
}

/// Why nothing was imported.
pub(super) fn import_problem(error: &ExchangeError) -> Problem {
    let (sort, mend) = match error {
        ExchangeError::NotAnExport { .. } => {
            (Sort::NotFound, "Name the folder of a finished export: manifest.json lies in it.")
        }
        ExchangeError::NewerVersion { .. } => {
            (Sort::System, "Import it with the newer version of Amparo that wrote it.")
        }
        ExchangeError::Io { .. } => (Sort::System, "Check the folder and the rights on its files."),
        ExchangeError::Manifest { .. } => {
            (Sort::Input, "Get the export again from whoever made it; do not edit it by hand.")
        }
        ExchangeError::Line { why: LineError::UnknownField(_), .. } => (
            Sort::Input,
            "It was written by another program or a newer version: import it with that one. Nothing that is not \
             understood is left out silently.",
        ),
        ExchangeError::Line { why: LineError::CutOff, .. }
        | ExchangeError::OtherFile { .. }
        | ExchangeError::OtherLog { .. }
        | ExchangeError::BlobMissing { .. }
        | ExchangeError::BlobAltered { .. } => (
            Sort::Damaged,
            "The export was cut off or altered since it was made. Copy it again from where it was made, and compare the \
             SHA-256 of its manifest with the one that was printed there.",
        ),
        _ => (Sort::Input, "Get the export again from whoever made it; do not edit it by hand."),
    };
    Problem::new(sort, "Nothing was imported, and no desk was made.", sentence(error), mend)
}

fn sentence(error: &ExchangeError) -> String {
    let mut text = error.to_string();
    if let ExchangeError::Io { source, .. } = error {
        text.push_str(": ");
        text.push_str(&source.to_string());
    }
    if matches!(error, ExchangeError::Line { .. } | ExchangeError::OtherFile { .. }) {
        // It begins with the name of a file.
        return format!("In the export, {text}.");
    }
    if matches!(error, ExchangeError::FolderNotEmpty { .. } | ExchangeError::NotAnExport { .. }) {
        return format!("The folder {text}.");
    }
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
