//! The child's side: confine, read one request, answer, end.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use super::confine::{Confinement, close_the_wall, confine, tighten};
use super::external::{become_tool, tool_and_limits};
use super::frame::{self, Answer, Head};
use super::parent::{EXTERNAL_ARGUMENT, READER_ARGUMENT};
use super::{DisclosedInterest, Profile, ReadReply};
use crate::propose::{Document, KnownPerson, disclosed_interest, propose};

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
        let asked = tool_and_limits(args);
        return Some(asked.map_or(ExitCode::FAILURE, |(tool, limits)| become_tool(&tool.spec(), &limits)));
    }
    None
}

/// What a program runs when it is started as a reader: it confines its own process for good, answers
/// the one request on its standard input, and returns. Call it before anything else in `main`: it
/// closes every file but the three standard streams.
pub fn serve() -> ExitCode {
    let mut confinement = confine();
    let served = read_and_answer(&mut io::stdin().lock(), &mut io::stdout().lock(), |head| {
        tighten(&head.limits, &mut confinement);
        close_the_wall(&mut confinement);
        confinement.clone()
    });
    // Nothing is printed: a message could hold words of the document.
    if served.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// [`serve`] without confining this process, for tests and fuzzing of the protocol.
///
/// # Errors
/// When no whole request can be read, or the answer cannot be written.
pub fn answer(input: &mut impl Read, out: &mut impl Write) -> io::Result<()> {
    read_and_answer(input, out, |_| Confinement {
        profile: Profile::PlainChildWithLimits,
        not_applied: vec!["everything: not in a child".to_owned()],
    })
}

fn read_and_answer(
    input: &mut impl Read,
    out: &mut impl Write,
    confine_to: impl FnOnce(&Head) -> Confinement,
) -> io::Result<()> {
    let head = frame::read_head(input)?;
    let confinement = confine_to(&head);
    let document = frame::read_document(input, &head.limits)?;
    let answer = document.and_then(|bytes| work(&bytes, &head, confinement));
    frame::write_answer(out, &answer)
}

fn work(bytes: &[u8], head: &Head, confinement: Confinement) -> Answer {
    let reading = crate::read(bytes, &head.hint, &head.limits)?;
    let date = head.document_date.or_else(|| reading.metadata.published_on());
    let known_people: Vec<KnownPerson> =
        head.known_people.iter().map(|name| KnownPerson { name: name.clone() }).collect();
    let document = Document { text: &reading.text, date, known_people: &known_people };
    let proposals = propose(&document);
    let interest = disclosed_interest(&document);
    let disclosed_interest = interest.map(|(range, quote)| DisclosedInterest { range, quote });
    Ok(ReadReply { proposals, disclosed_interest, document_date: date, confinement, reading })
}
