//! Where a command is typed: where its output and its questions go, and from where its files and its settings count.
//!
//! A command is mostly typed to this very process. While a desk is served it is typed to another, which lends its
//! streams; the thread that carries it out then has that other place as its terminal. Everything that a command
//! prints, asks or opens goes through here, so that no command has to know which of the two it is.

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::{self, BufRead, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The settings from around a command that count for it.
pub(crate) const VARIABLES: [&str; 5] = ["AMPARO_DESK", "AMPARO_FONTS", "HOME", "TMPDIR", "XDG_DATA_HOME"];

/// One of the three streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    In,
    Out,
    Err,
}

/// A place where commands are typed, other than this process.
pub(crate) trait Place {
    /// Prints.
    fn print(&self, stream: Stream, bytes: &[u8]) -> io::Result<()>;
    /// Prints what may be lost: where the stream would make this wait, nothing is printed.
    fn print_in_passing(&self, stream: Stream, bytes: &[u8]);
    /// Whether a person sits at the stream.
    fn is_terminal(&self, stream: Stream) -> bool;
    /// A line of the input with its end; empty when there is none left.
    fn line(&self) -> io::Result<Vec<u8>>;
    /// Bytes of the input.
    fn read(&self, buffer: &mut [u8]) -> io::Result<usize>;
    /// Asks for what must not be seen on the screen.
    fn hidden(&self, question: &str) -> io::Result<String>;
    /// The folder from which relative paths count.
    fn folder(&self) -> &Path;
    /// A setting from around the command.
    fn variable(&self, name: &str) -> Option<OsString>;
}

/// The command ends here, with this exit status: its output could not be written whole, or nobody is there any more.
pub(crate) struct Ended(pub(crate) u8);

#[derive(Default)]
struct Here {
    place: Option<Rc<dyn Place>>,
    /// What is printed while a shared desk is in hand, to be printed when it is given back: whoever reads slowly must
    /// not keep others from the desk.
    held: Option<Vec<(Stream, Vec<u8>)>>,
}

thread_local! {
    static HERE: RefCell<Here> = RefCell::default();
}

/// Carries a command out at another place.
pub(crate) fn at<T>(place: Rc<dyn Place>, command: impl FnOnce() -> T) -> T {
    struct Left;
    impl Drop for Left {
        fn drop(&mut self) {
            HERE.with_borrow_mut(|here| *here = Here::default());
        }
    }
    let left = Left;
    HERE.with_borrow_mut(|here| *here = Here { place: Some(place), held: None });
    let done = command();
    drop(left);
    done
}

/// Does something with a shared desk in hand: what it prints is printed afterwards.
pub(crate) fn holding<T>(work: impl FnOnce() -> T) -> T {
    HERE.with_borrow_mut(|here| here.held = Some(Vec::new()));
    let done = work();
    let held = HERE.with_borrow_mut(|here| here.held.take()).unwrap_or_default();
    for (stream, bytes) in held {
        print(stream, &bytes);
    }
    done
}

/// While somebody thinks about a question, nobody else could have the desk.
fn nothing_is_held() {
    debug_assert!(
        HERE.with_borrow(|here| here.held.is_none()),
        "a person is asked with a shared desk in hand"
    );
}

fn place() -> Option<Rc<dyn Place>> {
    HERE.with_borrow(|here| here.place.clone())
}

/// Prints. A closed pipe (`amparo … | head`) is no error: nobody reads any more, and the command ends as it would have.
/// Anything else, such as a full disk, ends the command: whoever keeps the output must not take a part for the whole.
pub(crate) fn print(stream: Stream, bytes: &[u8]) {
    let held = HERE.with_borrow_mut(|here| {
        let held = here.held.as_mut().map(|held| held.push((stream, bytes.to_vec())));
        held.is_some()
    });
    if held {
        return;
    }
    let Some(place) = place() else { return print_here(stream, bytes) };
    match place.print(stream, bytes) {
        Err(error) if stream == Stream::Out && error.kind() != ErrorKind::BrokenPipe => {
            drop(place.print(Stream::Err, cut_short(&error).as_bytes()));
            std::panic::resume_unwind(Box::new(Ended(OUTPUT_LOST)));
        }
        _ => {}
    }
}

/// The exit status when the output could not be written: the system's failure.
const OUTPUT_LOST: u8 = 7;

fn print_here(stream: Stream, bytes: &[u8]) {
    if stream == Stream::Err {
        // Where nobody listens it is lost, and the command goes on.
        return drop(io::stderr().lock().write_all(bytes));
    }
    match io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            drop(io::stderr().lock().write_all(cut_short(&error).as_bytes()));
            std::process::exit(i32::from(OUTPUT_LOST));
        }
        _ => {}
    }
}

fn cut_short(error: &io::Error) -> String {
    format!("The output could not be written whole.\n  Why:  {error}.\n")
}

/// Prints where errors go what is soon printed over, such as how far long work is.
pub(crate) fn print_in_passing(text: &str) {
    match place() {
        Some(place) => place.print_in_passing(Stream::Err, text.as_bytes()),
        None => {
            drop(io::stderr().lock().write_all(text.as_bytes()).and_then(|()| io::stderr().flush()));
        }
    }
}

/// Prints a question where output goes, at once. `None` when it cannot be printed.
pub(crate) fn ask(question: &str) -> Option<()> {
    nothing_is_held();
    match place() {
        Some(place) => place.print(Stream::Out, question.as_bytes()).ok(),
        None => write!(io::stdout(), "{question}").and_then(|()| io::stdout().flush()).ok(),
    }
}

/// Whether a person sits at the stream.
pub(crate) fn is_terminal(stream: Stream) -> bool {
    match (place(), stream) {
        (Some(place), _) => place.is_terminal(stream),
        (None, Stream::In) => io::stdin().is_terminal(),
        (None, Stream::Out) => io::stdout().is_terminal(),
        (None, Stream::Err) => io::stderr().is_terminal(),
    }
}

/// A line of the input; `None` at its end.
pub(crate) fn line() -> Option<String> {
    let line = if let Some(place) = place() {
        String::from_utf8(place.line().ok()?).ok()?
    } else {
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line).ok()?;
        line
    };
    (!line.is_empty()).then(|| line.trim().to_owned())
}

/// Asks for what must not be seen on the screen.
pub(crate) fn hidden(question: &str) -> io::Result<String> {
    nothing_is_held();
    match place() {
        Some(place) => place.hidden(question),
        None => rpassword::prompt_password(question),
    }
}

/// The input, to be read to its end.
pub(crate) fn input() -> impl Read {
    Input(place())
}

struct Input(Option<Rc<dyn Place>>);

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &self.0 {
            Some(place) => place.read(buffer),
            None => io::stdin().lock().read(buffer),
        }
    }
}

/// Where a path leads that was typed.
pub(crate) fn path(typed: &Path) -> PathBuf {
    match place() {
        Some(place) => place.folder().join(typed),
        None => typed.to_owned(),
    }
}

/// A setting from around the command; only those of [`VARIABLES`] are known.
pub(crate) fn variable(name: &str) -> Option<OsString> {
    debug_assert!(VARIABLES.contains(&name), "`{name}` does not travel with a command");
    match place() {
        Some(place) => place.variable(name),
        None => std::env::var_os(name),
    }
}
