//! The child's side: confine, read one request, answer, end.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use super::attempt::attempt;
use super::confine::{Confinement, close_the_wall, confine, tighten};
use super::external;
use super::frame::{self, Answer, Asked, Head, Test, TestAnswer};
use super::parent::{EXTERNAL_ARGUMENT, READER_ARGUMENT};
use super::{DisclosedInterest, Profile, ReadReply, needs_walls};
use crate::propose::{Document, KnownPerson, disclosed_interest, propose};
use crate::{Limits, ReadError};

/// Is this program started as one of the reader's processes? Then it is one, and the caller's `main`
/// returns the exit status. Call it before anything else in `main`.
///
/// `__reader` is the process that parses; `__external NAME` is the one that becomes an external
/// program.
pub fn dispatch() -> Option<ExitCode> {
    let mut args = std::env::args_os().skip(1);
    let first = args.next()?;
    if first == READER_ARGUMENT {
        return Some(serve());
    }
    if first == EXTERNAL_ARGUMENT {
        let asked = external::Asked::of(args);
        return Some(asked.map_or(ExitCode::FAILURE, |asked| asked.become_it()));
    }
    None
}

/// What a program runs when it is started as a reader: it confines its own process for good, answers
/// the one request on its standard input, and returns. Call it before anything else in `main`: it
/// closes every file but the three standard streams.
pub fn serve() -> ExitCode {
    serve_after(|_| {})
}

/// [`serve`], where `act` sees the document's bytes first: behind the walls, as a parser does. For tests
/// of the walls, whose `act` is hostile.
pub fn serve_after(act: impl FnOnce(&[u8])) -> ExitCode {
    let mut confinement = confine();
    let confine_to = |limits: &Limits| {
        tighten(limits, &mut confinement);
        close_the_wall(&mut confinement);
        confinement.clone()
    };
    let served = read_and_answer(&mut io::stdin().lock(), &mut io::stdout().lock(), confine_to, act);
    // Nothing is printed: a message could hold words of the document.
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// [`serve`] without confining this process, for tests and fuzzing of the protocol.
///
/// # Errors
/// When no whole request can be read, or the answer cannot be written.
pub fn answer(input: &mut impl Read, out: &mut impl Write) -> io::Result<()> {
    let confine_to = |_: &Limits| Confinement {
        profile: Profile::PlainChildWithLimits,
        not_applied: vec!["everything: not in a child".to_owned()],
    };
    read_and_answer(input, out, confine_to, |_| {})
}

fn read_and_answer(
    input: &mut impl Read,
    out: &mut impl Write,
    confine_to: impl FnOnce(&Limits) -> Confinement,
    act: impl FnOnce(&[u8]),
) -> io::Result<()> {
    let head = match frame::read_asked(input)? {
        Asked::Read(head) => head,
        Asked::Table(head) => return read_table(input, out, &head, confine_to(&head.limits)),
        Asked::Test(test) => return try_the_walls(&test, confine_to(&Limits::default()), out),
    };
    let confinement = confine_to(&head.limits);
    let document = frame::read_document(input, &head.limits)?;
    let answer = document.and_then(|bytes| {
        act(&bytes);
        work(&bytes, &head, confinement)
    });
    frame::write_reading(out, &answer)
}

/// A spreadsheet is never text: it is read behind walls that hold, or not at all on Linux.
fn read_table(
    input: &mut impl Read,
    out: &mut impl Write,
    head: &Head,
    confinement: Confinement,
) -> io::Result<()> {
    let document = frame::read_document(input, &head.limits)?;
    let walls_hold = head.walls_hold && confinement.profile.filters_calls();
    let answer = document.and_then(|bytes| {
        if cfg!(target_os = "linux") && !walls_hold {
            return Err(ReadError::NoWalls { missing: confinement.not_applied });
        }
        crate::xlsx::recognise(&bytes, &head.limits)?;
        crate::xlsx::read(&bytes, &head.limits)
    });
    frame::write_answer(out, &answer)
}

fn try_the_walls(test: &Test, confinement: Confinement, out: &mut impl Write) -> io::Result<()> {
    frame::write_test_answer(out, &TestAnswer::Walls(confinement))?;
    let said = attempt(test.attempt, test.parent);
    frame::write_test_answer(out, &TestAnswer::Said(said))
}

fn work(bytes: &[u8], head: &Head, confinement: Confinement) -> Answer {
    let walls_hold = head.walls_hold && confinement.profile.filters_calls();
    if cfg!(target_os = "linux") && !walls_hold && needs_walls(bytes) {
        return Err(ReadError::NoWalls { missing: confinement.not_applied });
    }
    let (reading, parts) = crate::read_whole(bytes, &head.hint, &head.limits)?;
    let date = head.document_date.or_else(|| reading.metadata.published_on());
    let known_people: Vec<KnownPerson> =
        head.known_people.iter().map(|name| KnownPerson { name: name.clone() }).collect();
    let document = Document { text: &reading.text, date, known_people: &known_people };
    let holds_words = !reading.format.is_container();
    let proposals = if holds_words { propose(&document) } else { Vec::new() };
    let interest = holds_words.then(|| disclosed_interest(&document)).flatten();
    let disclosed_interest = interest.map(|(range, quote)| DisclosedInterest { range, quote });
    Ok(ReadReply {
        proposals,
        disclosed_interest,
        document_date: date,
        confinement,
        reading,
        parts: parts.found,
        parts_refused: parts.refused,
    })
}
