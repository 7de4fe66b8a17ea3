//! The records of a WARC file (ISO 28500): a line with the version, headers, a blank line, a block of a stated length.

use std::io::{self, BufRead, Read};

use crate::Limits;

const HEADER_BYTES_MAX: u64 = 64 << 10;
const HEADERS_MAX: usize = 200;
/// A record of another sort than those that hold documents is passed over.
const HOLD_DOCUMENTS: [&str; 2] = ["response", "resource"];

/// One of them.
pub(super) struct Record {
    headers: Vec<(String, String)>,
    /// `None`: it is of a sort that holds no document, or is longer than is read.
    pub(super) block: Option<Vec<u8>>,
    /// Its length as it says.
    pub(super) length: u64,
}

impl Record {
    /// A header by its name in small letters.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        find(&self.headers, name)
    }

    pub(super) fn holds_document(&self) -> bool {
        self.header("warc-type")
            .is_some_and(|kind| HOLD_DOCUMENTS.contains(&kind.to_ascii_lowercase().as_str()))
    }
}

pub(super) fn find<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// Headers up to a blank line; a line that begins with a space goes on with the one before.
pub(super) fn headers(input: &mut impl BufRead) -> io::Result<Vec<(String, String)>> {
    let mut headers: Vec<(String, String)> = Vec::new();
    loop {
        let Some(line) = super::line(input, HEADER_BYTES_MAX)? else { return Err(damaged()) };
        if line.is_empty() {
            return Ok(headers);
        }
        let text = String::from_utf8_lossy(&line);
        match (text.starts_with([' ', '\t']), headers.last_mut(), text.split_once(':')) {
            (true, Some((_, value)), _) => {
                value.push(' ');
                value.push_str(text.trim());
            }
            (_, _, Some((name, value))) => {
                headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
            }
            _ => {}
        }
        if headers.len() > HEADERS_MAX {
            return Err(damaged());
        }
    }
}

fn damaged() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

pub(super) struct Records<'a, R> {
    input: &'a mut R,
}

impl<'a, R: BufRead> Records<'a, R> {
    pub(super) fn of(input: &'a mut R) -> Self {
        Self { input }
    }

    /// The next one; `None` at the end. What is no record is damage.
    pub(super) fn next(&mut self, limits: &Limits) -> io::Result<Option<Record>> {
        const BLANK_LINES_MAX: usize = 16;
        let mut version = None;
        for _ in 0..BLANK_LINES_MAX {
            if self.input.fill_buf()?.is_empty() {
                return Ok(None);
            }
            let line = super::line(self.input, HEADER_BYTES_MAX)?.ok_or_else(damaged)?;
            if !line.is_empty() {
                version = Some(line);
                break;
            }
        }
        if !version.is_some_and(|line| line.starts_with(b"WARC/")) {
            return Err(damaged());
        }
        let headers = headers(self.input)?;
        let length =
            find(&headers, "content-length").and_then(|length| length.parse().ok()).ok_or_else(damaged)?;
        let mut record = Record { headers, block: None, length };
        // Room for the headers of an answer beside its document.
        let is_read = record.holds_document() && length <= limits.bytes_max.saturating_add(HEADER_BYTES_MAX);
        let mut block = self.input.by_ref().take(length);
        if is_read {
            let mut bytes = Vec::new();
            block.read_to_end(&mut bytes)?;
            if bytes.len() as u64 != length {
                return Err(damaged());
            }
            record.block = Some(bytes);
        } else if io::copy(&mut block, &mut io::sink())? != length {
            return Err(damaged());
        }
        Ok(Some(record))
    }
}
