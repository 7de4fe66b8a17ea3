//! The files that a person means by naming folders.

use std::path::{Path, PathBuf};

use amparo_casework::problem::{Problem, why_not};
use serde::Serialize;

use crate::terminal;

/// Folders in folders, so deep. Links are not followed, so that none leads in a circle.
const DEPTH_MAX: usize = 64;

/// A document that is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Input {
    /// Its path, as it was typed or found.
    pub(super) path: PathBuf,
    /// It was found in a folder: what is on file of it already stays as it is.
    pub(super) found: bool,
}

/// What lies in a folder and is no document: passed over, and counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(super) struct PassedOver {
    /// Files and folders whose name begins with a dot: programs keep their own things in them.
    pub(super) hidden: usize,
    /// Links, which may lead anywhere.
    pub(super) links: usize,
    /// Pipes, sockets, devices.
    pub(super) others: usize,
}

impl PassedOver {
    /// In one sentence; `None`: nothing was.
    pub(super) fn in_words(self) -> Option<String> {
        let kinds = [(self.hidden, "hidden"), (self.links, "links"), (self.others, "no ordinary files")];
        let said: Vec<String> = kinds
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} ({what})"))
            .collect();
        (!said.is_empty()).then(|| format!("Passed over in the folders: {}.", said.join(", ")))
    }
}

/// What was typed, each folder replaced by the files in it and in its folders, sorted by name.
///
/// # Errors
/// When a folder cannot be looked into.
pub(super) fn inputs_of(typed: Vec<PathBuf>) -> Result<(Vec<Input>, PassedOver), Problem> {
    let (mut inputs, mut passed_over) = (Vec::new(), PassedOver::default());
    for path in typed {
        if path != Path::new("-") && terminal::path(&path).is_dir() {
            look_into(&path, 0, &mut inputs, &mut passed_over)?;
        } else {
            inputs.push(Input { path, found: false });
        }
    }
    Ok((inputs, passed_over))
}

fn look_into(
    folder: &Path,
    depth: usize,
    inputs: &mut Vec<Input>,
    passed_over: &mut PassedOver,
) -> Result<(), Problem> {
    let cannot = |why: String| {
        Problem::input(
            format!("The folder “{}” was not read. Nothing was saved.", folder.display()),
            why,
            "Check the rights on the folder, or name the files in it.",
        )
    };
    if depth >= DEPTH_MAX {
        return Err(cannot(format!("It lies more than {DEPTH_MAX} folders deep.")));
    }
    let entries = std::fs::read_dir(terminal::path(folder)).map_err(|error| cannot(why_not(&error)))?;
    let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(|error| cannot(why_not(&error)))?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = folder.join(entry.file_name());
        let kind = entry.file_type().map_err(|error| cannot(why_not(&error)))?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            passed_over.hidden += 1;
        } else if kind.is_symlink() {
            passed_over.links += 1;
        } else if kind.is_dir() {
            look_into(&path, depth + 1, inputs, passed_over)?;
        } else if kind.is_file() {
            inputs.push(Input { path, found: true });
        } else {
            passed_over.others += 1;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_folder_come_sorted_and_what_is_no_document_is_counted() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for name in ["b/inner", ".hidden"] {
            std::fs::create_dir_all(at(name)).expect("a folder");
        }
        for name in ["c.txt", "b/z.txt", "b/inner/a.txt", "a.txt", ".DS_Store", ".hidden/x.txt"] {
            std::fs::write(at(name), "text").expect("a file");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(at("a.txt"), at("link")).expect("a link");
        let typed = vec![at("c.txt"), folder.path().to_owned(), PathBuf::from("-"), at("missing")];
        let (inputs, passed_over) = inputs_of(typed).expect("it is looked into");
        let found: Vec<(PathBuf, bool)> = inputs.into_iter().map(|input| (input.path, input.found)).collect();
        let expected = [
            (at("c.txt"), false),
            (at("a.txt"), true),
            (at("b/inner/a.txt"), true),
            (at("b/z.txt"), true),
            (at("c.txt"), true),
            (PathBuf::from("-"), false),
            (at("missing"), false),
        ];
        assert_eq!(found, expected);
        assert_eq!(passed_over.hidden, 2);
        assert_eq!(passed_over.links, usize::from(cfg!(unix)));
        assert_eq!(passed_over.others, 0);
    }
}
