//! What a child tries, on request, that it must not be able to do: the child's half of the self-test.
//!
//! Each attempt is harmless where it succeeds: nothing is signalled, written or left running.

use std::fs::File;
use std::io;
use std::net::UdpSocket;
use std::process::{Command, Stdio};
use std::thread;

use serde::{Deserialize, Serialize};

/// Something that code which took over a reading process would want to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attempt {
    /// Reading `/etc/passwd`.
    OpenFile,
    /// Making a file in the folder for temporary files.
    WriteFile,
    /// Opening a connection, on this computer only.
    OpenConnection,
    /// Starting another program beside itself.
    StartProgram,
    /// Becoming another program.
    BecomeProgram,
    /// A thread of its own, the first step of a fork.
    StartThread,
    /// Asking whether it may signal the process that started it.
    SignalParent,
    /// Tracing.
    Trace,
    /// Lifting its own limits.
    RaiseLimits,
}

impl Attempt {
    /// Every one of them.
    pub const ALL: [Self; 9] = [
        Self::OpenFile,
        Self::WriteFile,
        Self::OpenConnection,
        Self::StartProgram,
        Self::BecomeProgram,
        Self::StartThread,
        Self::SignalParent,
        Self::Trace,
        Self::RaiseLimits,
    ];
}

/// What the system said to an attempt, where the child lived to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Said {
    Allowed,
    Refused(String),
    NotHere,
}

/// Tries it. The walls decide whether this comes back.
pub(super) fn attempt(attempt: Attempt, parent: u32) -> Said {
    let outcome = match attempt {
        Attempt::OpenFile => File::open("/etc/passwd").map(drop),
        Attempt::WriteFile => write_file(),
        Attempt::OpenConnection => UdpSocket::bind("127.0.0.1:0").map(drop),
        Attempt::StartProgram => start_program(),
        Attempt::StartThread => start_thread(),
        Attempt::BecomeProgram => return become_program(),
        Attempt::SignalParent => return signal(parent),
        Attempt::Trace => return trace(),
        Attempt::RaiseLimits => return raise_limits(),
    };
    said(outcome)
}

fn said(outcome: io::Result<()>) -> Said {
    match outcome {
        Ok(()) => Said::Allowed,
        Err(error) => Said::Refused(error.kind().to_string()),
    }
}

fn write_file() -> io::Result<()> {
    let path = std::env::temp_dir().join(format!("amparo-self-test-{}", std::process::id()));
    File::create_new(&path)?;
    std::fs::remove_file(path)
}

fn quiet(command: &mut Command) -> &mut Command {
    command.env_clear().stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
}

fn start_program() -> io::Result<()> {
    let itself = std::env::current_exe()?;
    quiet(&mut Command::new(itself)).arg("__nothing").spawn()?.wait().map(drop)
}

fn start_thread() -> io::Result<()> {
    // A panic in an empty thread cannot be.
    thread::Builder::new().spawn(|| {})?.join().map_err(|_| io::ErrorKind::Other.into())
}

#[cfg(unix)]
fn become_program() -> Said {
    use std::os::unix::process::CommandExt;
    // Where this works, the parent sees an end without an answer.
    said(Err(quiet(&mut Command::new("/bin/true")).exec()))
}

#[cfg(unix)]
fn signal(parent: u32) -> Said {
    let process = i32::try_from(parent).ok().and_then(rustix::process::Pid::from_raw);
    process.map_or(Said::NotHere, |process| {
        said(rustix::process::test_kill_process(process).map_err(io::Error::from))
    })
}

#[cfg(unix)]
fn raise_limits() -> Said {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let unlimited = Rlimit { current: None, maximum: None };
    said(setrlimit(Resource::Nofile, unlimited).map_err(io::Error::from))
}

#[cfg(target_os = "linux")]
fn trace() -> Said {
    // By its parent, which never traces: so nothing stops where it is allowed.
    said(nix::sys::ptrace::traceme().map_err(io::Error::from))
}

#[cfg(not(target_os = "linux"))]
fn trace() -> Said {
    Said::NotHere
}

#[cfg(not(unix))]
fn become_program() -> Said {
    Said::NotHere
}

#[cfg(not(unix))]
fn signal(_: u32) -> Said {
    Said::NotHere
}

#[cfg(not(unix))]
fn raise_limits() -> Said {
    Said::NotHere
}
