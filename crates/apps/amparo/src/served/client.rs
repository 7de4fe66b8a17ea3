//! The process to which a command is typed, when another serves the desk.

use std::ffi::OsString;
use std::io::{BufRead as _, ErrorKind, Write as _, stderr, stdin, stdout};
use std::os::fd::AsFd as _;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::net::UnixStream;
use std::path::Path;

use amparo_casework::problem::{Problem, Sort};

use super::frame::{FRAME_BYTES_MAX, Frame, Request, greet, receive, send};
use super::{Folder, another_user, is_ours};
use crate::terminal::{VARIABLES, hidden};

/// What became of a command.
pub(crate) enum Carried {
    /// Nobody serves this desk, or it is locked: it is for this process to open.
    NotServed,
    /// The serving process carried it out, and it ended with this status.
    Out(u8),
}

/// Has the process that serves the desk in this folder carry out what follows the program's name, where there is one.
///
/// # Errors
/// When it refuses, or ends before the command did.
pub(crate) fn carry(folder: &Path, arguments: impl Iterator<Item = OsString>) -> Result<Carried, Problem> {
    let Some(socket) = connect(folder) else { return Ok(Carried::NotServed) };
    if !is_ours(socket.as_fd()) {
        // It would be told the passphrase.
        return Err(another_user("Another user serves this desk."));
    }
    let command = Frame::Command(request(arguments)?.pack());
    drop(stdout().flush());
    let (input, out, err) = (stdin(), stdout(), stderr());
    let begun =
        greet(&socket, [input.as_fd(), out.as_fd(), err.as_fd()]).and_then(|()| send(&socket, &command));
    if let Err(error) = begun
        && !matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset)
    {
        return Err(broken_off(&error));
    }
    loop {
        let answer = match receive(&socket).map_err(|error| broken_off(&error))? {
            Frame::Line => typed_line(),
            Frame::Hidden(question) => match hidden(&question) {
                Ok(typed) => Frame::Typed(typed.into_bytes()),
                Err(error) => Frame::NotTyped(error.to_string()),
            },
            Frame::Ended(status) => return Ok(Carried::Out(status)),
            Frame::NotOpen => return Ok(Carried::NotServed),
            Frame::Refused(problem) => return Err(*problem),
            _ => return Err(broken_off(&ErrorKind::InvalidData.into())),
        };
        send(&socket, &answer).map_err(|error| broken_off(&error))?;
    }
}

/// The socket, if somebody listens. One that a killed process left is taken away.
fn connect(folder: &Path) -> Option<UnixStream> {
    let folder = Folder::open(folder).ok()?;
    match UnixStream::connect(folder.socket()) {
        Ok(socket) => Some(socket),
        Err(error) => {
            // Only while nobody else can be about to listen on it.
            if error.kind() == ErrorKind::ConnectionRefused && folder.0.try_lock().is_ok() {
                drop(std::fs::remove_file(folder.socket()));
            }
            None
        }
    }
}

fn request(arguments: impl Iterator<Item = OsString>) -> Result<Request, Problem> {
    let folder = std::env::current_dir().map_err(|error| {
        Problem::input(
            "Nothing was done.",
            format!("The folder in which this was typed cannot be found: {error}."),
            "Change to a folder that is there, and type it again.",
        )
    })?;
    let variable = |name: &&str| Some(((*name).to_owned(), std::env::var_os(name)?.into_vec()));
    let request = Request {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        folder: folder.into_os_string().into_vec(),
        variables: VARIABLES.iter().filter_map(variable).collect(),
        arguments: arguments.map(OsString::into_vec).collect(),
    };
    if request.pack().len() < FRAME_BYTES_MAX {
        return Ok(request);
    }
    Err(Problem::input(
        "Nothing was done.",
        format!("The command is longer than {} MiB.", FRAME_BYTES_MAX >> 20),
        "Put long texts into a file and read that.",
    ))
}

fn typed_line() -> Frame {
    let mut line = Vec::new();
    match stdin().lock().read_until(b'\n', &mut line) {
        Ok(_) => Frame::Typed(line),
        Err(error) => Frame::NotTyped(error.to_string()),
    }
}

fn broken_off(error: &std::io::Error) -> Problem {
    let why = match error.kind() {
        ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::BrokenPipe => {
            "The process that serves the desk ended before it answered.".to_owned()
        }
        _ => format!("What the process that serves the desk answered could not be understood: {error}."),
    };
    Problem::new(
        Sort::System,
        "It is not known whether the command was carried out.",
        why,
        "Look at the record, such as with `amparo case show`, and type it again if it was not.",
    )
}
