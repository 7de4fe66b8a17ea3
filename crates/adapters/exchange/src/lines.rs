//! Reading a file line by line: never more than one line in memory, and none longer than its limit.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use amparo_ledger::source::Hash32;
use sha2::{Digest as _, Sha256};

use crate::LINE_BYTES_MAX;
use crate::error::{ExchangeError, LineError};
use crate::files::{self, File};
use crate::manifest::FileSum;

/// The lines of a file of an export, in order. After the last one the file is compared with what the manifest says of
/// it; what was read before an error must not be kept.
pub struct Lines<T> {
    file: File,
    opened: BufReader<fs::File>,
    expected: FileSum,
    hasher: Sha256,
    bytes: u64,
    line: u64,
    done: bool,
    buffer: Vec<u8>,
    parse: fn(&str) -> Result<T, LineError>,
}

impl<T> Lines<T> {
    pub(crate) fn open(
        folder: &Path,
        file: File,
        expected: FileSum,
        parse: fn(&str) -> Result<T, LineError>,
    ) -> Result<Self, ExchangeError> {
        let other = |why: &str| ExchangeError::OtherFile { file, why: why.to_owned() };
        let (opened, size) = files::open(&file.path(folder))?.ok_or_else(|| other("it is missing"))?;
        if size != expected.bytes {
            return Err(other(&format!("it has {size} bytes instead of {}", expected.bytes)));
        }
        Ok(Self {
            file,
            opened,
            expected,
            hasher: Sha256::new(),
            bytes: 0,
            line: 0,
            done: false,
            buffer: Vec::new(),
            parse,
        })
    }

    /// The number of the line that was read last, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    fn read(&mut self) -> Result<Option<T>, ExchangeError> {
        self.line += 1;
        if !self.fill()? {
            self.line -= 1;
            return self.finish().map(|()| None);
        }
        self.hasher.update(&self.buffer);
        self.bytes += self.buffer.len() as u64;
        let text = &self.buffer[..self.buffer.len() - 1];
        let text = std::str::from_utf8(text)
            .map_err(|error| self.at(LineError::NotUtf8 { byte: error.valid_up_to() }))?;
        (self.parse)(text).map(Some).map_err(|why| self.at(why))
    }

    /// Takes the next line with its end into the buffer; `false` when there is none.
    fn fill(&mut self) -> Result<bool, ExchangeError> {
        self.buffer.clear();
        loop {
            let piece = match self.opened.fill_buf() {
                Ok(piece) => piece,
                Err(error) => return Err(ExchangeError::io("read", Path::new(self.file.name()))(error)),
            };
            if piece.is_empty() {
                return if self.buffer.is_empty() { Ok(false) } else { Err(self.at(LineError::CutOff)) };
            }
            let end = piece.iter().position(|byte| *byte == b'\n');
            let taken = end.map_or(piece.len(), |end| end + 1);
            if self.buffer.len() + taken > LINE_BYTES_MAX {
                return Err(self.at(LineError::TooLong { bytes_max: LINE_BYTES_MAX }));
            }
            self.buffer.extend_from_slice(&piece[..taken]);
            self.opened.consume(taken);
            if end.is_some() {
                return Ok(true);
            }
        }
    }

    fn finish(&mut self) -> Result<(), ExchangeError> {
        let found = FileSum {
            sha256: Hash32(std::mem::take(&mut self.hasher).finalize().into()),
            bytes: self.bytes,
            lines: self.line,
        };
        if found == self.expected {
            return Ok(());
        }
        let why = if found.lines == self.expected.lines {
            format!("its SHA-256 is {} instead of {}", found.sha256, self.expected.sha256)
        } else {
            format!("it has {} lines instead of {}", found.lines, self.expected.lines)
        };
        Err(ExchangeError::OtherFile { file: self.file, why })
    }

    pub(crate) fn at(&self, why: LineError) -> ExchangeError {
        ExchangeError::Line { file: self.file, line: self.line, why }
    }
}

impl<T> Iterator for Lines<T> {
    type Item = Result<T, ExchangeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let read = self.read();
        // Nothing after an error is to be trusted.
        self.done = !matches!(read, Ok(Some(_)));
        read.transpose()
    }
}
