//! The place where a command was typed, as the serving process has it: three streams that were lent, and the socket.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal as _, Read as _, Write as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::os::unix::ffi::OsStringExt as _;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::frame::{Frame, Request, receive, send};
use crate::terminal::{Place, Stream};

/// A pipe that says it can be written to takes so much without making the writer wait.
const PIECE_BYTES: usize = 4096;
/// The longest line of the input.
const LINE_BYTES_MAX: usize = 1 << 20;

/// Where the command was typed.
pub(super) struct Lent {
    socket: UnixStream,
    input: File,
    out: File,
    err: File,
    /// What was read of the input and not used yet.
    ahead: RefCell<Vec<u8>>,
    folder: PathBuf,
    variables: Vec<(String, OsString)>,
}

/// Whether to wait for a stream.
enum Wait {
    Yes,
    No,
}

impl Lent {
    pub(super) fn new(socket: UnixStream, streams: [OwnedFd; 3], request: &Request) -> Self {
        let [input, out, err] = streams.map(File::from);
        let variables = request.variables.iter().cloned();
        Self {
            socket,
            input,
            out,
            err,
            ahead: RefCell::default(),
            folder: PathBuf::from(OsString::from_vec(request.folder.clone())),
            variables: variables.map(|(name, value)| (name, OsString::from_vec(value))).collect(),
        }
    }

    fn stream(&self, stream: Stream) -> &File {
        match stream {
            Stream::In => &self.input,
            Stream::Out => &self.out,
            Stream::Err => &self.err,
        }
    }

    /// Whether the stream is ready; an error when whoever typed the command is gone, who is not to be printed to.
    fn is_ready(&self, stream: Stream, wait: &Wait) -> io::Result<bool> {
        let wanted = if stream == Stream::In { PollFlags::IN } else { PollFlags::OUT };
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        let until = match wait {
            Wait::Yes => None,
            Wait::No => Some(&at_once),
        };
        let mut asked = [
            PollFd::new(self.stream(stream), wanted),
            PollFd::from_borrowed_fd(self.socket.as_fd(), PollFlags::RDHUP),
        ];
        loop {
            match poll(&mut asked, until) {
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
                Ok(_) => break,
            }
        }
        if !asked[1].revents().is_empty() {
            return Err(ErrorKind::ConnectionAborted.into());
        }
        Ok(!asked[0].revents().is_empty())
    }

    /// Bytes of the input as they come; none at its end.
    fn more(&self) -> io::Result<Vec<u8>> {
        if self.is_terminal(Stream::In) {
            // This process may not read from a terminal that is another's: it would be stopped.
            return self.asked(&Frame::Line);
        }
        let mut bytes = vec![0; PIECE_BYTES];
        loop {
            self.is_ready(Stream::In, &Wait::Yes)?;
            match self.stream(Stream::In).read(&mut bytes) {
                Err(error) if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::WouldBlock) => {}
                read => {
                    bytes.truncate(read?);
                    return Ok(bytes);
                }
            }
        }
    }

    fn asked(&self, question: &Frame) -> io::Result<Vec<u8>> {
        send(&self.socket, question)?;
        match receive(&self.socket)? {
            Frame::Typed(bytes) => Ok(bytes),
            Frame::NotTyped(why) => Err(io::Error::other(why)),
            _ => Err(ErrorKind::InvalidData.into()),
        }
    }
}

impl Place for Lent {
    fn print(&self, stream: Stream, mut bytes: &[u8]) -> io::Result<()> {
        let mut file = self.stream(stream);
        while !bytes.is_empty() {
            self.is_ready(stream, &Wait::Yes)?;
            match file.write(&bytes[..bytes.len().min(PIECE_BYTES)]) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(written) => bytes = &bytes[written..],
                Err(error) if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::WouldBlock) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn print_in_passing(&self, stream: Stream, bytes: &[u8]) {
        if self.is_ready(stream, &Wait::No).unwrap_or(false) {
            drop(self.stream(stream).write(bytes));
        }
    }

    fn is_terminal(&self, stream: Stream) -> bool {
        self.stream(stream).is_terminal()
    }

    fn line(&self) -> io::Result<Vec<u8>> {
        let mut ahead = self.ahead.borrow_mut();
        let mut looked = 0;
        loop {
            if let Some(end) = ahead[looked..].iter().position(|byte| *byte == b'\n') {
                let rest = ahead.split_off(looked + end + 1);
                return Ok(std::mem::replace(&mut ahead, rest));
            }
            looked = ahead.len();
            if looked > LINE_BYTES_MAX {
                return Err(ErrorKind::InvalidData.into());
            }
            let more = self.more()?;
            if more.is_empty() {
                return Ok(std::mem::take(&mut ahead));
            }
            ahead.extend(more);
        }
    }

    fn read(&self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut ahead = self.ahead.borrow_mut();
        if ahead.is_empty() {
            *ahead = self.more()?;
        }
        let taken = ahead.len().min(buffer.len());
        buffer[..taken].copy_from_slice(&ahead[..taken]);
        ahead.drain(..taken);
        Ok(taken)
    }

    fn hidden(&self, question: &str) -> io::Result<String> {
        let typed = self.asked(&Frame::Hidden(question.to_owned()))?;
        String::from_utf8(typed).map_err(|_| ErrorKind::InvalidData.into())
    }

    fn folder(&self) -> &Path {
        &self.folder
    }

    fn variable(&self, name: &str) -> Option<OsString> {
        self.variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }
}
