//! Opening the desk that a command works on.

use std::path::PathBuf;

use amparo_casework::cases::{find_case, only_case};
use amparo_casework::desk::{Desk, World};
use amparo_casework::ledger::ids::CaseId;
use amparo_casework::problem::Problem;

use crate::ask;

/// What the options say about the desk.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) folder: Option<PathBuf>,
    pub(crate) passphrase_file: Option<PathBuf>,
    pub(crate) json: bool,
}

impl Session {
    /// The desk's folder: named, or where this user's programs keep data.
    pub(crate) fn folder(&self) -> Result<PathBuf, Problem> {
        if let Some(folder) = &self.folder {
            return Ok(folder.clone());
        }
        let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        let home = std::env::var_os("HOME").map(PathBuf::from).map(|home| home.join(".local/share"));
        data.or(home).map(|data| data.join("amparo").join("desk")).ok_or_else(|| {
            Problem::input(
                "No desk was opened.",
                "It is not known where this user's programs keep their data: HOME is not set.",
                "Name the desk's folder with --desk.",
            )
        })
    }

    /// The desk's folder and its passphrase.
    pub(crate) fn unlock(&self) -> Result<(PathBuf, String), Problem> {
        let folder = self.folder()?;
        // An example's passphrase is no secret; its folder says so, and nobody is asked for it.
        let example = amparo_casework::demo::passphrase_of_example(&folder);
        let passphrase = match (&self.passphrase_file, example) {
            (None, Some(known)) => known,
            (file, _) => ask::passphrase(file.as_deref(), "Passphrase: ")?,
        };
        Ok((folder, passphrase))
    }

    /// The passphrase once more, before something that cannot be undone.
    pub(crate) fn passphrase_again(&self, question: &str) -> Result<String, Problem> {
        let example = amparo_casework::demo::passphrase_of_example(&self.folder()?);
        match (&self.passphrase_file, example) {
            (None, Some(known)) => Ok(known),
            (file, _) => ask::passphrase(file.as_deref(), question),
        }
    }

    /// Opens the desk.
    pub(crate) fn open(&self) -> Result<Desk, Problem> {
        let (folder, passphrase) = self.unlock()?;
        Desk::open(&folder, passphrase, World::of_this_computer()?)
    }

    /// Opens the desk and finds the case that is meant.
    pub(crate) fn open_at(&self, case: Option<&str>) -> Result<(Desk, CaseId), Problem> {
        let desk = self.open()?;
        let case = match case {
            Some(text) => find_case(&desk, text)?,
            None => only_case(&desk)?,
        };
        Ok((desk, case))
    }
}
