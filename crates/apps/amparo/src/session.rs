//! The desk that a command works on: opened by this process, or lent by one that serves it.

mod member;

use std::cell::{OnceCell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use amparo_casework::cases::{find_case, only_case};
use amparo_casework::desk::{Desk, World};
use amparo_casework::ledger::ids::{CaseId, MemberId};
use amparo_casework::office::Office;
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::prove_passphrase::prove_passphrase;
use amparo_web::Handle;

use crate::args::Options;
use crate::{ask, served, terminal};

/// What the options say about the desk, and the desk once it is had.
pub(crate) struct Session {
    pub(crate) passphrase_file: Option<PathBuf>,
    pub(crate) json: bool,
    folder: Option<PathBuf>,
    /// Whose command it is, if that was said.
    member: Option<String>,
    /// The desk that is served by this process, when the command was sent to it.
    served: Option<Handle>,
    had: OnceCell<Had>,
}

/// How the desk is had.
enum Had {
    /// Opened for this command; nobody else has it.
    Here(RefCell<Desk>),
    /// Lent for one piece of work at a time.
    Lent(Office, MemberId),
}

impl Session {
    /// From the options. `served` is the desk that this process serves, when the command was sent to it.
    pub(crate) fn new(options: Options, served: Option<Handle>) -> Self {
        let Options { desk, passphrase_file, member, json } = options;
        Self { passphrase_file, json, folder: desk, member, served, had: OnceCell::new() }
    }

    /// The desk's folder as it is typed: named, or where this user's programs keep data.
    pub(crate) fn folder(&self) -> Result<PathBuf, Problem> {
        if let Some(folder) = &self.folder {
            return Ok(folder.clone());
        }
        if let Some(folder) = terminal::variable("AMPARO_DESK").filter(|folder| !folder.is_empty()) {
            return Ok(PathBuf::from(folder));
        }
        let data = terminal::variable("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        let home = terminal::variable("HOME").map(PathBuf::from).map(|home| home.join(".local/share"));
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
        let passphrase = self.known_or_asked("Passphrase: ")?;
        Ok((self.folder()?, passphrase))
    }

    /// The passphrase once more, before something that cannot be undone.
    pub(crate) fn passphrase_again(&self, question: &str) -> Result<String, Problem> {
        self.known_or_asked(question)
    }

    fn known_or_asked(&self, question: &str) -> Result<String, Problem> {
        // An example's passphrase is no secret; its folder says so, and nobody is asked for it.
        let example = amparo_casework::demo::passphrase_of_example(&terminal::path(&self.folder()?));
        // Where a member signed in, the file holds their password.
        let file = self.passphrase_file.as_ref().filter(|_| self.member.is_none() || !self.is_lent());
        match (file, example) {
            (None, Some(known)) => Ok(known),
            (file, _) => ask::passphrase(file.map(PathBuf::as_path), question),
        }
    }

    /// Whether the desk is lent by a process that serves it, which is this one.
    pub(crate) fn is_lent(&self) -> bool {
        self.served.is_some()
    }

    /// What serves the desk, when this process does.
    pub(crate) fn served(&self) -> Option<&Handle> {
        self.served.as_ref()
    }

    /// Opens the desk, or shows to whoever serves it that this person may.
    pub(crate) fn open(&self) -> Result<(), Problem> {
        self.had().map(drop)
    }

    /// Opens the desk with the recovery sheet; not one that is lent.
    pub(crate) fn open_by_sheet(&self, sheet: &str) -> Result<(), Problem> {
        let desk = Desk::open_with_sheet(&self.folder()?, sheet, World::of_this_computer()?)?;
        self.had.get_or_init(|| Had::Here(RefCell::new(desk)));
        Ok(())
    }

    fn had(&self) -> Result<&Had, Problem> {
        match (self.had.get(), &self.served, &self.member) {
            (Some(had), ..) => Ok(had),
            (None, Some(served), Some(name)) => {
                let office = served.office().ok_or_else(locked)?;
                let member = member::sign_in(&office, name, self.passphrase_file.as_deref())?;
                Ok(self.had.get_or_init(|| Had::Lent(office, member)))
            }
            _ => self.had_by(self.unlock()?.1),
        }
    }

    /// Opens the desk with a passphrase that was asked for already.
    pub(crate) fn open_by(&self, passphrase: String) -> Result<(), Problem> {
        self.had_by(passphrase).map(drop)
    }

    fn had_by(&self, passphrase: String) -> Result<&Had, Problem> {
        let had = match &self.served {
            None => {
                let folder = self.folder()?;
                let desk = Desk::open(&folder, passphrase, World::of_this_computer()?)
                    .map_err(|problem| in_use_by_a_server(problem, &folder))?;
                match &self.member {
                    None => Had::Here(RefCell::new(desk)),
                    Some(name) => {
                        let office = Office::new(desk);
                        let member = member::sign_in(&office, name, None)?;
                        Had::Lent(office, member)
                    }
                }
            }
            Some(served) => {
                let office = served.office().ok_or_else(locked)?;
                let member = match &self.member {
                    Some(name) => member::sign_in(&office, name, None)?,
                    None => member::sole(&office)?,
                };
                prove(&office, member, passphrase)?;
                Had::Lent(office, member)
            }
        };
        Ok(self.had.get_or_init(|| had))
    }

    /// Reads at the desk. Nothing may be asked meanwhile, nor the desk be taken again.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Desk) -> Result<T, Problem>) -> Result<T, Problem> {
        match self.had()? {
            Had::Here(desk) => read(&desk.borrow()),
            Had::Lent(office, member) => terminal::holding(|| office.read(*member, read)),
        }
    }

    /// Writes at the desk. Nothing may be asked meanwhile, nor the desk be taken again.
    pub(crate) fn write<T>(&self, write: impl FnOnce(&mut Desk) -> Result<T, Problem>) -> Result<T, Problem> {
        match self.had()? {
            Had::Here(desk) => write(&mut desk.borrow_mut()),
            Had::Lent(office, member) => terminal::holding(|| office.write(*member, write)),
        }
    }

    /// Reads at the desk about the case that is meant.
    pub(crate) fn read_case<T>(
        &self,
        case: Option<&str>,
        read: impl FnOnce(&Desk, CaseId) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        self.read(|desk| read(desk, case_meant(desk, case)?))
    }

    /// Writes at the desk about the case that is meant.
    pub(crate) fn write_case<T>(
        &self,
        case: Option<&str>,
        write: impl FnOnce(&mut Desk, CaseId) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        self.write(|desk| {
            let case = case_meant(desk, case)?;
            write(desk, case)
        })
    }
}

/// The case that a text means, or the only one.
pub(crate) fn case_meant(desk: &Desk, case: Option<&str>) -> Result<CaseId, Problem> {
    match case {
        Some(text) => find_case(desk, text),
        None => only_case(desk),
    }
}

fn locked() -> Problem {
    Problem::new(
        Sort::Locked,
        "Nothing was done.",
        "The desk was locked just now.",
        "Unlock it on its page, or type the command again: it then opens the desk itself.",
    )
}

/// The folder's holder is named already; that it serves the desk is said too.
fn in_use_by_a_server(problem: Problem, folder: &Path) -> Problem {
    if problem.sort != Sort::InUse || !served::is_served(&terminal::path(folder)) {
        return problem;
    }
    Problem {
        mend: "That process serves the desk in the browser, and takes commands unless it is just beginning or its folder can hold no \
               socket. Try again, or end it."
            .to_owned(),
        ..problem
    }
}

/// Trying a passphrase takes hundreds of MiB: one at a time.
static PROVING: Mutex<()> = Mutex::new(());

fn prove(office: &Office, member: MemberId, passphrase: String) -> Result<(), Problem> {
    let _one_at_a_time = PROVING.lock();
    office.read(member, |desk| prove_passphrase(desk, passphrase))
}
