//! The process that serves a desk: it takes commands on the socket in the desk's folder.

use std::any::Any;
use std::ffi::OsString;
use std::fs::Permissions;
use std::io::{self, ErrorKind};
use std::os::fd::AsFd as _;
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::{UnixListener, UnixStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use amparo_casework::problem::{Problem, Sort};
use amparo_web::Handle;

use super::frame::{Frame, Greeted, Request, receive, send, take_greeting};
use super::place::Lent;
use super::{Folder, another_user, another_version, is_ours};
use crate::terminal::{self, Ended};

/// More at once would only wait for each other.
const COMMANDS_MAX: usize = 32;
/// So long a command may take to say what it is.
const GREETING_WITHIN: Duration = Duration::from_secs(10);
/// So long commands that have begun may take to end when the server ends.
const END_WITHIN: Duration = Duration::from_secs(3);

/// A desk's folder that this process, and no other, serves. Given back when dropped.
pub(crate) struct Listening {
    folder: Folder,
    at_work: Arc<AtomicUsize>,
    listens: bool,
}

impl Listening {
    /// Claims the folder. Whether the desk is open or locked: one process serves it.
    ///
    /// # Errors
    /// When another process serves it, or it is not there.
    pub(crate) fn claim(folder: &Path) -> Result<Self, Problem> {
        let not_served = "The desk is not served. Nothing was changed.";
        let opened = Folder::open(folder).map_err(|error| {
            Problem::not_found(
                not_served,
                format!("The folder {} cannot be opened: {error}.", folder.display()),
                "Name the desk's folder with --desk, or make a new desk with `amparo init`.",
            )
        })?;
        // A command that finds a dead socket holds the folder for the moment in which it takes it away.
        let mut tries = 0..5;
        while opened.0.try_lock().is_err() {
            if tries.next().is_none() {
                return Err(Problem::new(
                    Sort::InUse,
                    not_served,
                    "Another process serves it already.",
                    "Use that one: `amparo serve link` gives a new link to it.",
                ));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Self { folder: opened, at_work: Arc::default(), listens: false })
    }

    /// Begins to take commands.
    ///
    /// # Errors
    /// When the folder can hold no socket, as on some sticks.
    pub(crate) fn listen(&mut self, desk: Handle) -> io::Result<()> {
        let path = self.folder.socket();
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        // Made under a mask that leaves nothing to others, so that there is no moment in which they could connect.
        let listener = UnixListener::bind(&path)?;
        self.listens = true;
        std::fs::set_permissions(&path, Permissions::from_mode(0o600))?;
        let at_work = Arc::clone(&self.at_work);
        thread::Builder::new().name("commands".to_owned()).spawn(move || {
            for connection in listener.incoming() {
                match connection {
                    Ok(connection) => begin(connection, &desk, &at_work),
                    // Too many open files, say: it passes.
                    Err(_) => thread::sleep(Duration::from_millis(100)),
                }
            }
        })?;
        Ok(())
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if self.listens {
            drop(std::fs::remove_file(self.folder.socket()));
        }
        let until = Instant::now() + END_WITHIN;
        while self.at_work.load(Ordering::SeqCst) > 0 && Instant::now() < until {
            thread::sleep(Duration::from_millis(10));
        }
        // Closing it is not enough: a process that is just being started holds a copy of it for a moment.
        drop(self.folder.0.unlock());
    }
}

/// One of the commands at work, counted until it ends however it ends.
struct AtWork(Arc<AtomicUsize>);

impl AtWork {
    fn one_of(at_work: &Arc<AtomicUsize>) -> Option<Self> {
        let one = Self(Arc::clone(at_work));
        (at_work.fetch_add(1, Ordering::SeqCst) < COMMANDS_MAX).then_some(one)
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn begin(socket: UnixStream, desk: &Handle, at_work: &Arc<AtomicUsize>) {
    if !is_ours(socket.as_fd()) {
        return refuse(&socket, another_user("This desk is served by another user."));
    }
    let Some(one) = AtWork::one_of(at_work) else {
        return refuse(
            &socket,
            Problem::new(
                Sort::InUse,
                "Nothing was done.",
                format!("{COMMANDS_MAX} commands are being carried out already."),
                "Wait until one of them has ended, and type it again.",
            ),
        );
    };
    let desk = desk.clone();
    let spawned = thread::Builder::new().name("command".to_owned()).spawn(move || {
        let _counted = one;
        match take(&socket) {
            Ok((streams, request)) => match desk.office() {
                None => drop(send(&socket, &Frame::NotOpen)),
                Some(_) => carry_out(socket, streams, &request, desk),
            },
            Err(problem) => refuse(&socket, problem),
        }
    });
    // Without a thread the connection is closed, and its other end says so.
    drop(spawned);
}

fn refuse(socket: &UnixStream, problem: Problem) {
    drop(send(socket, &Frame::Refused(Box::new(problem))));
}

type Streams = [std::os::fd::OwnedFd; 3];

fn take(socket: &UnixStream) -> Result<(Streams, Request), Problem> {
    let strange = || {
        Problem::input(
            "Nothing was done.",
            "What came over the socket is no command of Amparo.",
            "Type `amparo`.",
        )
    };
    let timed = |limit| socket.set_read_timeout(limit).map_err(|_| strange());
    timed(Some(GREETING_WITHIN))?;
    let streams = match take_greeting(socket).map_err(|_| strange())? {
        Greeted::Command(streams) => streams,
        Greeted::OtherVersion => return Err(another_version()),
        Greeted::Strange => return Err(strange()),
    };
    let Ok(Frame::Command(packed)) = receive(socket) else { return Err(strange()) };
    let request = Request::unpack(&packed).ok_or_else(strange)?;
    if request.version != env!("CARGO_PKG_VERSION") {
        return Err(another_version());
    }
    if !request.folder.starts_with(b"/") {
        return Err(strange());
    }
    timed(None)?;
    Ok((streams, request))
}

fn carry_out(socket: UnixStream, streams: Streams, request: &Request, desk: Handle) {
    let Ok(other_end) = socket.try_clone() else { return };
    let arguments = request.arguments.clone().into_iter().map(OsString::from_vec);
    let place = Rc::new(Lent::new(socket, streams, request));
    let status = terminal::at(place, || {
        let carried = AssertUnwindSafe(|| crate::commands::run_lent(arguments, desk));
        catch_unwind(carried).unwrap_or_else(|why| ended_because(&*why))
    });
    drop(send(&other_end, &Frame::Ended(status)));
}

/// The status of a command that was broken off.
fn ended_because(why: &(dyn Any + Send)) -> u8 {
    if let Some(Ended(status)) = why.downcast_ref::<Ended>() {
        return *status;
    }
    crate::show::note(
        "The command was broken off by a mistake of this program. The desk goes on being served.",
    );
    Sort::System.exit_status()
}
