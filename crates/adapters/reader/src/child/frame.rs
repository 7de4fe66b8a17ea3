//! The two messages between parent and child: a mark, lengths before contents, JSON for all but the
//! document's bytes. Both sides check a length before they make room for it.

use std::io::{self, Read, Write};

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::attempt::{Attempt, Said};
use super::hold::holds_together;
use super::{Confinement, ReadReply, ReadRequest};
use crate::{FileHint, LimitName, Limits, ReadError, Workbook};

const REQUEST_MARK: [u8; 8] = *b"AMPREAD1";
const TABLE_MARK: [u8; 8] = *b"AMPTABL1";
const TEST_MARK: [u8; 8] = *b"AMPTEST1";
const REPLY_MARK: [u8; 8] = *b"AMPREPL1";
/// Date, hints, limits and the names the record knows.
const HEAD_BYTES_MAX: u64 = 64 << 20;
const TEST_BYTES_MAX: u64 = 64 << 10;

/// All of a request but the bytes.
#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) hint: FileHint,
    pub(super) document_date: Option<Date>,
    pub(super) known_people: Vec<String>,
    pub(super) limits: Limits,
    /// The parent's self-test held, so that formats which are not text may be parsed.
    pub(super) walls_hold: bool,
}

/// What a parent asks of a child.
pub(super) enum Asked {
    /// To read the document that follows.
    Read(Box<Head>),
    /// To read the tables of the spreadsheet that follows.
    Table(Box<Head>),
    /// To try what it must not be able to do.
    Test(Test),
}

/// One attempt of the self-test.
#[derive(Serialize, Deserialize)]
pub(super) struct Test {
    pub(super) attempt: Attempt,
    /// The process that asks.
    pub(super) parent: u32,
}

/// What a child under test says: first its walls, then, if it lives, what came of the attempt.
#[derive(Serialize, Deserialize)]
pub(super) enum TestAnswer {
    Walls(Confinement),
    Said(Said),
}

/// The child's answer.
pub(super) type Answer = Result<ReadReply, ReadError>;

pub(super) fn write_request(
    out: &mut impl Write,
    request: &ReadRequest<'_>,
    walls_hold: bool,
) -> io::Result<()> {
    write_asking(out, REQUEST_MARK, request, walls_hold)
}

/// The same for a spreadsheet, of which the tables are wanted.
pub(super) fn write_table_request(
    out: &mut impl Write,
    request: &ReadRequest<'_>,
    walls_hold: bool,
) -> io::Result<()> {
    write_asking(out, TABLE_MARK, request, walls_hold)
}

fn write_asking(
    out: &mut impl Write,
    mark: [u8; 8],
    request: &ReadRequest<'_>,
    walls_hold: bool,
) -> io::Result<()> {
    let head = Head {
        hint: request.hint.clone(),
        document_date: request.document_date,
        known_people: request.known_people.clone(),
        limits: request.limits.clone(),
        walls_hold,
    };
    out.write_all(&mark)?;
    write_part(out, &serde_json::to_vec(&head)?)?;
    write_part(out, request.bytes)?;
    out.flush()
}

pub(super) fn write_test(out: &mut impl Write, attempt: Attempt, parent: u32) -> io::Result<()> {
    out.write_all(&TEST_MARK)?;
    write_part(out, &serde_json::to_vec(&Test { attempt, parent })?)?;
    out.flush()
}

pub(super) fn write_test_answer(out: &mut impl Write, answer: &TestAnswer) -> io::Result<()> {
    out.write_all(&TEST_MARK)?;
    write_part(out, &serde_json::to_vec(answer)?)?;
    out.flush()
}

pub(super) fn read_test_answer(input: &mut impl Read) -> io::Result<TestAnswer> {
    expect_mark(input, TEST_MARK)?;
    Ok(serde_json::from_slice(&read_part(input, TEST_BYTES_MAX)?)?)
}

pub(super) fn read_asked(input: &mut impl Read) -> io::Result<Asked> {
    let mut mark = [0; 8];
    input.read_exact(&mut mark)?;
    match mark {
        REQUEST_MARK => Ok(Asked::Read(serde_json::from_slice(&read_part(input, HEAD_BYTES_MAX)?)?)),
        TABLE_MARK => Ok(Asked::Table(serde_json::from_slice(&read_part(input, HEAD_BYTES_MAX)?)?)),
        TEST_MARK => Ok(Asked::Test(serde_json::from_slice(&read_part(input, TEST_BYTES_MAX)?)?)),
        _ => Err(io::Error::new(io::ErrorKind::InvalidData, "its mark is wrong")),
    }
}

fn read_part(input: &mut impl Read, length_max: u64) -> io::Result<Vec<u8>> {
    let length = read_length(input)?;
    if length > length_max {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "it is too long"));
    }
    read_exactly(input, length)
}

/// The document; refused before any of it is read when it is longer than the limits allow.
pub(super) fn read_document(
    input: &mut impl Read,
    limits: &Limits,
) -> io::Result<Result<Vec<u8>, ReadError>> {
    let length = read_length(input)?;
    match limits.check_bytes(length) {
        Ok(()) => read_exactly(input, length).map(Ok),
        Err(refused) => Ok(Err(refused)),
    }
}

pub(super) fn write_answer<T: Serialize>(
    out: &mut impl Write,
    answer: &Result<T, ReadError>,
) -> io::Result<()> {
    out.write_all(&REPLY_MARK)?;
    write_part(out, &serde_json::to_vec(answer)?)?;
    out.flush()
}

/// The answer on a document: the bytes of what lies in it follow, in the order of the list.
pub(super) fn write_reading(out: &mut impl Write, answer: &Answer) -> io::Result<()> {
    write_answer(out, answer)?;
    for part in answer.iter().flat_map(|reply| &reply.parts) {
        write_part(out, &part.bytes)?;
    }
    out.flush()
}

/// The child's answer, or that it is longer than allowed; an I/O error where the frame is wrong.
pub(super) fn read_answer(input: &mut impl Read, limits: &Limits) -> io::Result<Answer> {
    let mut answer: Answer = read_reply(input, limits)?;
    if let Ok(reply) = &mut answer {
        let many = || io::Error::new(io::ErrorKind::InvalidData, "more lies in it than is allowed");
        if reply.parts.len() as u64 > limits.parts_max {
            return Err(many());
        }
        let mut room = limits.parts_bytes_max;
        for part in &mut reply.parts {
            let length = read_length(input)?;
            room = room.checked_sub(length).ok_or_else(many)?;
            part.bytes = read_exactly(input, length)?;
        }
    }
    if answer.as_ref().is_ok_and(|reply| !holds_together(reply)) {
        let what = "its quotations do not stand in its text";
        return Err(io::Error::new(io::ErrorKind::InvalidData, what));
    }
    Ok(answer)
}

/// The child's answer on a spreadsheet.
pub(super) fn read_table_answer(
    input: &mut impl Read,
    limits: &Limits,
) -> io::Result<Result<Workbook, ReadError>> {
    read_reply(input, limits)
}

fn read_reply<T: DeserializeOwned>(
    input: &mut impl Read,
    limits: &Limits,
) -> io::Result<Result<T, ReadError>> {
    expect_mark(input, REPLY_MARK)?;
    let length = read_length(input)?;
    let over = crate::limits::check(LimitName::ReplyBytes, limits.reply_bytes_max, length);
    if let Err(refused) = over {
        return Ok(Err(refused));
    }
    // The parser's own message could quote the document.
    serde_json::from_slice(&read_exactly(input, length)?)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "its content is malformed"))
}

fn write_part(out: &mut impl Write, part: &[u8]) -> io::Result<()> {
    out.write_all(&(part.len() as u64).to_le_bytes())?;
    out.write_all(part)
}

fn expect_mark(input: &mut impl Read, mark: [u8; 8]) -> io::Result<()> {
    let mut found = [0; 8];
    input.read_exact(&mut found)?;
    if found == mark { Ok(()) } else { Err(io::Error::new(io::ErrorKind::InvalidData, "its mark is wrong")) }
}

fn read_length(input: &mut impl Read) -> io::Result<u64> {
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    Ok(u64::from_le_bytes(length))
}

/// Room grows with what arrives, so a false length costs nothing.
fn read_exactly(input: &mut impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
