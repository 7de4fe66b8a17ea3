//! The parent's side: one child for each document, and an end to each child.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use super::external::Wanted;
use super::{ReadReply, ReadRequest, SelfTest, Tool, frame, needs_walls};
use crate::{Death, FileHint, Limits, ReadError, Workbook};

/// `SIGABRT`, wherever this program runs.
const ABORTED: i32 = 6;

/// What a program's first argument is when it is started to parse one document.
pub(super) const READER_ARGUMENT: &str = "__reader";
/// What it is when it is started to become an external program.
pub(super) const EXTERNAL_ARGUMENT: &str = "__external";

/// A child that has closed its output is given so long to end by itself, so that it can be said how.
const LAST_BREATH: Duration = Duration::from_secs(2);

/// Starts a reader process for each document.
#[derive(Debug, Clone)]
pub struct Reader {
    program: PathBuf,
    args: Vec<OsString>,
    /// Shared by the clones, so that the walls are tried once.
    pub(super) tested: Arc<OnceLock<SelfTest>>,
}

impl Reader {
    /// A reader that runs `program` with `args`, which must make it call [`super::serve`]. The same
    /// program must call [`super::dispatch`] for external programs to be started.
    pub fn new(program: impl Into<PathBuf>, args: impl IntoIterator<Item = impl Into<OsString>>) -> Self {
        let args = args.into_iter().map(Into::into).collect();
        Self { program: program.into(), args, tested: Arc::default() }
    }

    /// A reader that runs `program`, whose `main` begins with [`super::dispatch`].
    pub fn of_program(program: impl Into<PathBuf>) -> Self {
        Self::new(program, [READER_ARGUMENT])
    }

    /// Reads one document in a new child. Whatever happens to the child, this returns within the
    /// request's wall-clock limit (and two seconds), and the child has ended.
    ///
    /// # Errors
    /// What reading refuses, and [`ReadError::NotStarted`], [`ReadError::TimedOut`] and
    /// [`ReadError::ReaderDied`].
    pub fn read(&self, request: &ReadRequest<'_>) -> Result<ReadReply, ReadError> {
        let limits = &request.limits;
        limits.check_bytes(request.bytes.len() as u64)?;
        if request.bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        if let Some(read) = self.read_pdf(request).or_else(|| self.read_picture(request)) {
            return read;
        }
        let walls_hold = needs_walls(request.bytes) && self.self_test().walls_hold();
        let child = self.spawn_reader()?;
        let ask = |stdin: &mut ChildStdin| frame::write_request(stdin, request, walls_hold);
        let hear = |stdout: &mut ChildStdout| frame::read_answer(stdout, limits);
        converse(child, limits, EndOfChild::AfterItsAnswer, ask, hear).0
    }

    /// Reads the tables of a spreadsheet in a new child, under the same walls and limits as a document.
    ///
    /// # Errors
    /// As [`Reader::read`]; a file that is no XLSX is refused by what it is.
    pub fn read_table(&self, bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
        limits.check_bytes(bytes.len() as u64)?;
        if bytes.is_empty() {
            return Err(ReadError::Empty);
        }
        let walls_hold = self.self_test().walls_hold();
        let child = self.spawn_reader()?;
        let request = ReadRequest {
            bytes,
            hint: FileHint::default(),
            document_date: None,
            known_people: Vec::new(),
            limits: limits.clone(),
        };
        let ask = |stdin: &mut ChildStdin| frame::write_table_request(stdin, &request, walls_hold);
        let hear = |stdout: &mut ChildStdout| frame::read_table_answer(stdout, limits);
        converse(child, limits, EndOfChild::AfterItsAnswer, ask, hear).0
    }

    pub(super) fn spawn_reader(&self) -> Result<Child, ReadError> {
        self.spawn(&self.args)
    }

    /// Starts the process that becomes an external program.
    pub(super) fn spawn_tool(
        &self,
        tool: Tool,
        wanted: &Wanted,
        limits: &Limits,
    ) -> Result<Child, ReadError> {
        let numbers =
            [limits.memory_bytes_max, limits.cpu_seconds_max, wanted.page.into(), wanted.pixels.into()];
        let numbers = numbers.map(|number: u64| number.to_string().into());
        let args = [EXTERNAL_ARGUMENT.into(), OsString::from(tool.name())].into_iter().chain(numbers);
        let args = args.chain([OsString::from(&wanted.languages)]);
        self.spawn(&args.collect::<Vec<_>>())
    }

    fn spawn(&self, args: &[OsString]) -> Result<Child, ReadError> {
        let not_started = |error: io::Error| ReadError::NotStarted { why: error.to_string() };
        // The child's folder is `/`; a path relative to ours would mean something else there.
        let program = std::path::absolute(&self.program).map_err(not_started)?;
        Command::new(program)
            .args(args)
            .env_clear()
            .current_dir(if cfg!(unix) { "/" } else { "." })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(not_started)
    }
}

/// When a child's work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndOfChild {
    /// Its answer says itself that it is whole.
    AfterItsAnswer,
    /// Its exit status says whether what it wrote is whole.
    ByItsStatus,
}

/// How a child ended whose status is asked for. `None`: well, or nobody asked.
pub(super) type Ending = Option<Death>;

/// Writes to a child and hears it, both at once, within the wall-clock limit; then the child has ended.
pub(super) fn converse<T: Send>(
    mut child: Child,
    limits: &Limits,
    end_of_child: EndOfChild,
    ask: impl FnOnce(&mut ChildStdin) -> io::Result<()> + Send,
    hear: impl FnOnce(&mut ChildStdout) -> io::Result<Result<T, ReadError>> + Send,
) -> (Result<T, ReadError>, Ending) {
    let (Some(mut stdin), Some(mut stdout), Some(stderr)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        end(&mut child);
        return (Err(ReadError::NotStarted { why: "it has no standard streams".into() }), None);
    };
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        // A child that refuses or dies stops reading; its answer, or the lack of one, tells why.
        scope.spawn(move || {
            let _ = ask(&mut stdin);
            drop(stdin);
        });
        scope.spawn(move || drop(sender.send(hear(&mut stdout))));
        let last_words = scope.spawn(move || LastWords::of(stderr));
        let answer = match receiver.recv_timeout(Duration::from_millis(limits.wall_milliseconds_max)) {
            Ok(Ok(answer)) => answer,
            Ok(Err(error)) => Err(ReadError::ReaderDied { how: death(&mut child, &error) }),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                Err(ReadError::TimedOut { allowed_milliseconds: limits.wall_milliseconds_max })
            }
        };
        let ending =
            if answer.is_ok() && end_of_child == EndOfChild::ByItsStatus { ending(&mut child) } else { None };
        // The threads end once the pipes' other ends are gone.
        end(&mut child);
        let last_words = last_words.join().unwrap_or_default();
        let answer = answer.map_err(|error| match error {
            ReadError::ReaderDied { how } => ReadError::ReaderDied { how: last_words.explain(how) },
            error => error,
        });
        (answer, ending.map(|how| last_words.explain(how)))
    })
}

fn ending(child: &mut Child) -> Ending {
    match wait_shortly(child) {
        Some(status) if status.success() => None,
        Some(status) => Some(how_it_ended(status)),
        None => Some(Death::BadReply { why: "it closed its output and went on".into() }),
    }
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
        let forbidden = rustix::process::Signal::SYS.as_raw();
        return if number == forbidden { Death::ForbiddenCall } else { Death::Signal { number } };
    }
    status.code().map_or(Death::Unknown, |code| Death::Exit { code })
}

/// Kills the child if it still runs, and takes its exit status so that it does not linger.
fn end(child: &mut Child) {
    // Fails only where it has ended already.
    let _ = child.kill();
    let _ = child.wait();
}

/// What a dying child said of its death. What a failing parser prints can hold the document's words, so
/// it is searched for two phrases of the standard library and dropped.
#[derive(Debug, Clone, Copy, Default)]
struct LastWords {
    stack: bool,
    memory: bool,
}

impl LastWords {
    const HEARD_BYTES_MAX: u64 = 64 << 10;

    fn of(mut stderr: ChildStderr) -> Self {
        let mut heard = Vec::new();
        // A pipe that breaks has said what it had to say.
        let _ = stderr.by_ref().take(Self::HEARD_BYTES_MAX).read_to_end(&mut heard);
        // The rest is let go by, or the child would wait for room.
        let _ = io::copy(&mut stderr, &mut io::sink());
        let said = |phrase: &[u8]| heard.windows(phrase.len()).any(|window| window == phrase);
        Self { stack: said(b"has overflowed its stack"), memory: said(b"memory allocation of ") }
    }

    fn explain(self, how: Death) -> Death {
        match how {
            Death::Signal { number: ABORTED } if self.stack => Death::StackExhausted,
            Death::Signal { number: ABORTED } if self.memory => Death::MemoryExhausted,
            how => how,
        }
    }
}
