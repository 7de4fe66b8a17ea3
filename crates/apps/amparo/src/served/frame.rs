//! What goes over the socket: a greeting, which carries the streams, then frames.
//!
//! The greeting and the frame stay as they are for ever, so that two versions can tell each other that they are two.

use std::io::{self, ErrorKind, IoSlice, IoSliceMut, Read, Write};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd as _, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;

use amparo_casework::problem::{Problem, Sort};
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer, SendAncillaryMessage,
    SendFlags, recvmsg, sendmsg,
};

/// Who knocks, and in which version of what follows.
pub(super) const GREETING: [u8; 8] = *b"amparo\x00\x01";
/// More than any command that a person can type.
pub(super) const FRAME_BYTES_MAX: usize = 4 << 20;
/// Input, output, errors.
const STREAMS: usize = 3;

/// What one side tells the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Frame {
    /// A command, as [`Request`] packs it.
    Command(Vec<u8>),
    /// Read me a line.
    Line,
    /// Ask this without showing what is typed.
    Hidden(String),
    /// What was typed, with its end; empty when there is no more.
    Typed(Vec<u8>),
    /// It could not be asked.
    NotTyped(String),
    /// The command ended with this status.
    Ended(u8),
    /// The desk is not open here: carry it out yourself.
    NotOpen,
    /// The command was not begun.
    Refused(Box<Problem>),
}

impl Frame {
    fn code(&self) -> u8 {
        match self {
            Self::Command(_) => b'C',
            Self::Line => b'L',
            Self::Hidden(_) => b'H',
            Self::Typed(_) => b'T',
            Self::NotTyped(_) => b'N',
            Self::Ended(_) => b'E',
            Self::NotOpen => b'O',
            Self::Refused(_) => b'R',
        }
    }

    fn body(&self) -> Vec<u8> {
        match self {
            Self::Command(bytes) | Self::Typed(bytes) => bytes.clone(),
            Self::Hidden(text) | Self::NotTyped(text) => text.clone().into_bytes(),
            Self::Line | Self::NotOpen => Vec::new(),
            Self::Ended(status) => vec![*status],
            Self::Refused(problem) => {
                let status = [problem.sort.exit_status()];
                pack([&status, problem.what.as_bytes(), problem.why.as_bytes(), problem.mend.as_bytes()])
            }
        }
    }

    fn of(code: u8, body: Vec<u8>) -> Option<Self> {
        let text = |body| String::from_utf8(body).ok();
        Some(match code {
            b'C' => Self::Command(body),
            b'L' => Self::Line,
            b'H' => Self::Hidden(text(body)?),
            b'T' => Self::Typed(body),
            b'N' => Self::NotTyped(text(body)?),
            b'E' => Self::Ended(*body.first()?),
            b'O' => Self::NotOpen,
            b'R' => {
                let [status, what, why, mend]: [Vec<u8>; 4] = unpack(&body)?.try_into().ok()?;
                let known = Sort::EXIT_STATUS.iter().find(|(_, number, _)| Some(number) == status.first())?;
                Self::Refused(Box::new(Problem::new(known.0, text(what)?, text(why)?, text(mend)?)))
            }
            _ => return None,
        })
    }
}

/// Sends a frame.
pub(super) fn send(mut socket: &UnixStream, frame: &Frame) -> io::Result<()> {
    let body = frame.body();
    let length = u32::try_from(body.len() + 1).map_err(|_| ErrorKind::InvalidInput)?;
    if body.len() >= FRAME_BYTES_MAX {
        return Err(ErrorKind::InvalidInput.into());
    }
    let mut bytes = length.to_be_bytes().to_vec();
    bytes.push(frame.code());
    bytes.extend(body);
    socket.write_all(&bytes)
}

/// Receives a frame. A connection that ends, or says what is no frame, is an error.
pub(super) fn receive(mut socket: &UnixStream) -> io::Result<Frame> {
    let mut length = [0; 4];
    socket.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length) as usize;
    if !(1..=FRAME_BYTES_MAX).contains(&length) {
        return Err(ErrorKind::InvalidData.into());
    }
    // What is announced is not believed: room is made for what comes.
    let mut bytes = Vec::new();
    socket.take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() < length {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    let code = bytes.remove(0);
    Frame::of(code, bytes).ok_or_else(|| ErrorKind::InvalidData.into())
}

/// Greets, and lends the streams.
pub(super) fn greet(socket: &UnixStream, streams: [BorrowedFd<'_>; STREAMS]) -> io::Result<()> {
    let mut room = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(STREAMS))];
    let mut lent = SendAncillaryBuffer::new(&mut room);
    if !lent.push(SendAncillaryMessage::ScmRights(&streams)) {
        return Err(ErrorKind::InvalidInput.into());
    }
    let sent = sendmsg(socket.as_fd(), &[IoSlice::new(&GREETING)], &mut lent, SendFlags::NOSIGNAL)?;
    if sent == GREETING.len() { Ok(()) } else { Err(ErrorKind::WriteZero.into()) }
}

/// What a greeting turned out to be.
#[derive(Debug)]
pub(super) enum Greeted {
    /// A command of this version, with its streams.
    Command([OwnedFd; STREAMS]),
    /// Another version.
    OtherVersion,
    /// Something else.
    Strange,
}

/// Takes a greeting.
pub(super) fn take_greeting(socket: &UnixStream) -> io::Result<Greeted> {
    let mut room = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(STREAMS))];
    let mut lent = RecvAncillaryBuffer::new(&mut room);
    let mut greeting = [0; GREETING.len()];
    let got = recvmsg(
        socket.as_fd(),
        &mut [IoSliceMut::new(&mut greeting)],
        &mut lent,
        RecvFlags::CMSG_CLOEXEC | RecvFlags::WAITALL,
    )?;
    let mut streams = Vec::new();
    for message in lent.drain() {
        if let RecvAncillaryMessage::ScmRights(rights) = message {
            streams.extend(rights);
        }
    }
    if got.bytes != GREETING.len() || greeting[..7] != GREETING[..7] {
        return Ok(Greeted::Strange);
    }
    if greeting != GREETING {
        return Ok(Greeted::OtherVersion);
    }
    Ok(streams.try_into().map_or(Greeted::Strange, Greeted::Command))
}

/// A command as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    /// The version of the program.
    pub(super) version: String,
    /// The working directory.
    pub(super) folder: Vec<u8>,
    /// Settings from around it.
    pub(super) variables: Vec<(String, Vec<u8>)>,
    /// What was typed after the program's name.
    pub(super) arguments: Vec<Vec<u8>>,
}

impl Request {
    pub(super) fn pack(&self) -> Vec<u8> {
        let count = self.variables.len().to_string();
        let mut parts: Vec<&[u8]> = vec![self.version.as_bytes(), &self.folder, count.as_bytes()];
        for (name, value) in &self.variables {
            parts.extend([name.as_bytes(), value]);
        }
        parts.extend(self.arguments.iter().map(Vec::as_slice));
        pack(parts)
    }

    pub(super) fn unpack(bytes: &[u8]) -> Option<Self> {
        let mut parts = unpack(bytes)?.into_iter();
        let version = String::from_utf8(parts.next()?).ok()?;
        let folder = parts.next()?;
        let count: usize = String::from_utf8(parts.next()?).ok()?.parse().ok()?;
        let mut variables = Vec::new();
        for _ in 0..count {
            variables.push((String::from_utf8(parts.next()?).ok()?, parts.next()?));
        }
        Some(Self { version, folder, variables, arguments: parts.collect() })
    }
}

/// Parts in a row, each after its length.
fn pack<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        bytes.extend(length.to_be_bytes());
        bytes.extend(part);
    }
    bytes
}

fn unpack(mut bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut parts = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let (part, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
        parts.push(part.to_vec());
        bytes = rest;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_what_is_received() {
        let problem = Problem::new(Sort::Forbidden, "what", "why", "mend");
        for frame in [
            Frame::Command(b"\xff\x00".to_vec()),
            Frame::Line,
            Frame::Hidden("Passphrase: ".to_owned()),
            Frame::Typed(Vec::new()),
            Frame::NotTyped("no terminal".to_owned()),
            Frame::Ended(9),
            Frame::NotOpen,
            Frame::Refused(Box::new(problem)),
        ] {
            let (left, right) = UnixStream::pair().expect("a pair");
            send(&left, &frame).expect("sent");
            assert_eq!(receive(&right).expect("received"), frame);
        }
    }

    #[test]
    fn a_command_travels_whole_even_where_it_is_no_text() {
        let request = Request {
            version: "0.1.0".to_owned(),
            folder: b"/somewhere/\xff".to_vec(),
            variables: vec![
                ("HOME".to_owned(), b"/somewhere".to_vec()),
                ("AMPARO_DESK".to_owned(), Vec::new()),
            ],
            arguments: vec![b"claim".to_vec(), Vec::new(), "Надя".as_bytes().to_vec()],
        };
        assert_eq!(Request::unpack(&request.pack()), Some(request));
    }

    #[test]
    fn what_is_no_frame_is_an_error_and_takes_no_room() {
        for (bytes, because) in [
            (&[0, 0, 0, 0][..], "a frame has at least its code"),
            (&[0xff, 0xff, 0xff, 0xff, b'L'], "longer than any frame"),
            (&[0, 0, 0, 1, b'?'], "no such code"),
            (&[0, 0, 0, 9, b'T', 1], "cut off"),
            (&[0, 0, 0, 1, b'E'], "an end without a status"),
            (&[0, 0, 0, 2, b'H', 0xff], "a question that is no text"),
            (&[0, 0], "cut off in its length"),
        ] {
            let (mut left, right) = UnixStream::pair().expect("a pair");
            left.write_all(bytes).expect("sent");
            drop(left);
            assert!(receive(&right).is_err(), "{because}");
        }
    }

    #[test]
    fn streams_are_lent_with_the_greeting_and_without_all_three_nothing_begins() {
        let (left, right) = UnixStream::pair().expect("a pair");
        let file = std::fs::File::open("/dev/null").expect("opens");
        greet(&left, [file.as_fd(), file.as_fd(), file.as_fd()]).expect("greets");
        assert!(matches!(take_greeting(&right).expect("taken"), Greeted::Command(_)));
        for (bytes, strange) in [(GREETING, true), (*b"amparo\x00\x02", false), (*b"GET / HT", true)] {
            let (mut left, right) = UnixStream::pair().expect("a pair");
            left.write_all(&bytes).expect("sent");
            let greeted = take_greeting(&right).expect("taken");
            let is_strange = matches!(greeted, Greeted::Strange);
            assert_eq!(is_strange, strange, "{bytes:?} was taken for {greeted:?}");
        }
    }
}
