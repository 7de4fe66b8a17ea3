//! A mailbox in one file (mbox): each message begins after a line `From ` with a day and an hour.

use super::Headers;
use crate::blocks::{self, Block};
use crate::place::PlaceKind;
use crate::{Content, Damage, Format, Limits, Part, ReadError};

/// So much of a message is looked at for its headers.
const HEAD_BYTES: usize = 64 << 10;

/// Whether a file begins as a mailbox does: such a line, and headers under it.
pub(crate) fn looks_like_mailbox(start: &str) -> bool {
    let mut lines = start.lines();
    let begins = lines.next().is_some_and(|line| is_separator(line.as_bytes()));
    let is_header = |line: &str| {
        let name = line.split_once(':').map(|(name, _)| name);
        name.is_some_and(|name| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
    };
    begins && lines.next().is_some_and(|line| line.starts_with('>') || is_header(line))
}

/// Lists the messages, and hands each on as a document of its own.
///
/// # Errors
/// When there is none, or more than are read and as many again.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let mut content = Content::default();
    let mut rows = Vec::new();
    for (place, message) in messages(bytes).enumerate() {
        let number = place + 1;
        let said = headers(message);
        let line = said.on_one_line();
        rows.push(Block { kind: PlaceKind::ListItem, text: format!("{number}. {line}") });
        let (path, name) = (format!("mail {number}"), format!("mail {number}.eml"));
        content.parts.add(Part { path, name, bytes: unquoted(message), ..Part::default() }, limits);
        content.parts.check(limits)?;
    }
    if rows.is_empty() {
        return Err(ReadError::Damaged { format: Format::Mailbox, damage: Damage::NotOpened });
    }
    (content.text, content.places) = blocks::write(&rows, limits)?;
    Ok(content)
}

/// The headers alone: what lies in a message is parsed when it is read itself.
pub(super) fn headers(message: &[u8]) -> Headers {
    let head = &message[..message.len().min(HEAD_BYTES)];
    let parsed = mail_parser::MessageParser::default().parse_headers(head);
    parsed.map(|parsed| Headers::of(&parsed)).unwrap_or_default()
}

/// `From somebody Mon May  3 10:00:00 2021`: an hour stands in it. A sentence that begins with "From" has none.
fn is_separator(line: &[u8]) -> bool {
    let hour = |word: &[u8]| {
        word.len() >= 5 && word.contains(&b':') && word.iter().all(|b| b.is_ascii_digit() || *b == b':')
    };
    line.starts_with(b"From ") && line.len() < 1_000 && line.split(u8::is_ascii_whitespace).any(hour)
}

fn messages(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut starts = Vec::new();
    let mut ends = Vec::new();
    let (mut at, mut after_blank) = (0, true);
    for line in bytes.split_inclusive(|b| *b == b'\n') {
        let bare = line.trim_ascii_end();
        if after_blank && is_separator(bare) {
            if !starts.is_empty() {
                ends.push(at);
            }
            starts.push(at + line.len());
        }
        after_blank = bare.is_empty();
        at += line.len();
    }
    if !starts.is_empty() {
        ends.push(bytes.len());
    }
    starts.into_iter().zip(ends).map(|(start, end)| &bytes[start..end])
}

/// Lines that began with `From ` were given a `>`, so that no message ends there.
fn unquoted(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len());
    for line in message.split_inclusive(|b| *b == b'\n') {
        let marks = line.iter().take_while(|b| **b == b'>').count();
        let quoted = marks > 0 && line[marks..].starts_with(b"From ");
        out.extend_from_slice(if quoted { &line[1..] } else { line });
    }
    out
}
