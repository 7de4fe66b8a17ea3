//! Commands while a desk is served: typed in one process, carried out in the other that has the desk open.
//!
//! The serving process listens on a socket in the desk's folder, which nobody but its owner can reach. A command lends
//! it its three streams and says what was typed, where, and with which settings; it then only asks what a person must
//! be asked, and ends with the status that it is told. What must be known to open the desk must be known here too.

mod client;
mod frame;
mod listen;
mod place;

use std::fs::File;
use std::io;
use std::os::fd::{AsRawFd as _, BorrowedFd};
use std::path::{Path, PathBuf};

use amparo_casework::problem::{Problem, Sort};

pub(crate) use self::client::{Carried, carry};
pub(crate) use self::listen::Listening;

/// What the socket is called in the desk's folder.
const SOCKET: &str = "socket";

/// A desk's folder, held by its handle: what is reached through it is reached in this very folder, and by a path that is
/// short enough for a socket however long the folder's own is.
struct Folder(File);

impl Folder {
    fn open(folder: &Path) -> io::Result<Self> {
        let file = File::open(folder)?;
        if file.metadata()?.is_dir() { Ok(Self(file)) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    fn socket(&self) -> PathBuf {
        PathBuf::from(format!("/proc/self/fd/{}", self.0.as_raw_fd())).join(SOCKET)
    }
}

/// Whether a process serves the desk in this folder, locked or not.
pub(crate) fn is_served(folder: &Path) -> bool {
    Folder::open(folder).is_ok_and(|folder| folder.0.try_lock().is_err())
}

/// Whether the other end of a connection is this user's.
fn is_ours(connection: BorrowedFd<'_>) -> bool {
    rustix::net::sockopt::socket_peercred(connection).is_ok_and(|peer| peer.uid == rustix::process::geteuid())
}

fn another_user(doing: &str) -> Problem {
    Problem::new(
        Sort::Forbidden,
        "Nothing was done.",
        doing,
        "Type the command as the user who serves the desk.",
    )
}

fn another_version() -> Problem {
    Problem::new(
        Sort::InUse,
        "Nothing was done.",
        "Another version of Amparo serves this desk than the one that was typed to.",
        "End `amparo serve` with Ctrl-C where it runs, and start it again with this version.",
    )
}
