//! Where the system cannot say who is at the other end of a socket, a desk that is served takes no commands.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use amparo_casework::problem::Problem;
use amparo_web::Handle;

/// What became of a command.
pub(crate) enum Carried {
    /// It is for this process to open the desk.
    NotServed,
    /// Never here.
    #[expect(dead_code, reason = "the form is the same on every system")]
    Out(u8),
}

pub(crate) fn carry(_: &Path, _: impl Iterator<Item = OsString>) -> Result<Carried, Problem> {
    Ok(Carried::NotServed)
}

/// It cannot be told here.
pub(crate) fn is_served(_: &Path) -> bool {
    false
}

/// A desk's folder that is served.
pub(crate) struct Listening;

impl Listening {
    pub(crate) fn claim(_: &Path) -> Result<Self, Problem> {
        Ok(Self)
    }

    pub(crate) fn listen(&mut self, _: Handle) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}
