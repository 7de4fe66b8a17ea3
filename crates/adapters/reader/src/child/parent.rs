//! The parent's side: one child for each document, and an end to each child.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::frame::{self, Answer};
use super::{ReadReply, ReadRequest};
use crate::{Death, ReadError};

/// A child that has closed its output is given so long to end by itself, so that it can be said how.
const LAST_BREATH: Duration = Duration::from_secs(2);

/// Starts a reader process for each document.
#[derive(Debug, Clone)]
pub struct Reader {
    program: PathBuf,
    args: Vec<OsString>,
}

impl Reader {
    /// A reader that runs `program` with `args`, which must make it call [`super::serve`].
    pub fn new(program: impl Into<PathBuf>, args: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        Self { program: program.into(), args: args.into_iter().map(Into::into).collect() }
    }

    /// Reads one document in a new child. Whatever happens to the child, this returns within the
    /// request's wall-clock limit (and two seconds), and the child has ended.
    ///
    /// # Errors
    /// What reading refuses, and [`ReadError::NotStarted`], [`ReadError::TimedOut`] and
    /// [`ReadError::ReaderDied`].
    pub fn read(&self, request: &ReadRequest<'_>) -> Result<ReadReply, ReadError> {
        request.limits.check_bytes(request.bytes.len() as u64)?;
        if request.bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        let mut child = self.spawn()?;
        let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
            end(&mut child);
            return Err(ReadError::NotStarted { why: "it has no standard streams".into() });
        };
        let answer = converse(&mut child, stdin, stdout, request);
        end(&mut child);
        answer
    }

    fn spawn(&self) -> Result<Child, ReadError> {
        let not_started = |error: io::Error| ReadError::NotStarted { why: error.to_string() };
        // The child's folder is `/`; a path relative to ours would mean something else there.
        let program = std::path::absolute(&self.program).map_err(not_started)?;
        Command::new(program)
            .args(&self.args)
            .env_clear()
            .current_dir(if cfg!(unix) { "/" } else { "." })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What a failing parser prints can hold the document's words.
            .stderr(Stdio::null())
            .spawn()
            .map_err(not_started)
    }
}

fn converse(
    child: &mut Child,
    mut stdin: ChildStdin,
    mut stdout: ChildStdout,
    request: &ReadRequest<'_>,
) -> Answer {
    let limits = &request.limits;
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        // A child that refuses or dies stops reading; its answer, or the lack of one, tells why.
        scope.spawn(move || drop(frame::write_request(&mut stdin, request)));
        scope.spawn(move || drop(sender.send(frame::read_answer(&mut stdout, limits))));
        let answer = match receiver.recv_timeout(Duration::from_millis(limits.wall_milliseconds_max)) {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => Err(ReadError::ReaderDied { how: death(child, &error) }),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                Err(ReadError::TimedOut { allowed_milliseconds: limits.wall_milliseconds_max })
            }
        };
        // Both threads end once the pipes' other ends are gone.
        end(child);
        answer
    })
}

fn death(child: &mut Child, error: &io::Error) -> Death {
    if error.kind() == io::ErrorKind::InvalidData {
        return Death::BadReply { why: error.to_string() };
    }
    match wait_shortly(child) {
        Some(status) => how_it_ended(status),
        None => Death::BadReply { why: "it closed its output and went on".into() },
    }
}

fn wait_shortly(child: &mut Child) -> Option<ExitStatus> {
    const STEP: Duration = Duration::from_millis(2);
    let mut waited = Duration::ZERO;
    while waited < LAST_BREATH {
        if let Some(status) = child.try_wait().ok()? {
            return Some(status);
        }
        thread::sleep(STEP);
        waited += STEP;
    }
    None
}

fn how_it_ended(status: ExitStatus) -> Death {
    #[cfg(unix)]
    if let Some(number) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return Death::Signal { number };
    }
    status.code().map_or(Death::Unknown, |code| Death::Exit { code })
}

/// Kills the child if it still runs, and takes its exit status so that it does not linger.
fn end(child: &mut Child) {
    // Fails only where it has ended already.
    let _ = child.kill();
    let _ = child.wait();
}
