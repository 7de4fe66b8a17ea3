//! Reading a proof line by line, knowing which line it is.

use super::{PROOF_BYTES_MAX, ProofError};
use crate::checkpoint::{decode_base64, read_decimal};
use crate::source::Hash32;

/// The lines of a proof that are still to be read.
pub(super) struct Lines<'a> {
    rest: &'a str,
    read: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Result<Self, ProofError> {
        if text.len() > PROOF_BYTES_MAX {
            return Err(ProofError::TooLarge);
        }
        Ok(Self { rest: text, read: 0 })
    }

    /// The number of the line that was read last, from 1.
    pub(super) const fn line(&self) -> usize {
        self.read
    }

    /// What is wrong with the line that was read last.
    pub(super) const fn wrong(&self, wanted: &'static str) -> ProofError {
        ProofError::Form { line: self.read, wanted }
    }

    /// Everything that was not read yet.
    pub(super) const fn rest(&self) -> &'a str {
        self.rest
    }

    pub(super) fn exactly(&mut self, words: &str, wanted: &'static str) -> Result<(), ProofError> {
        if self.next(wanted)? == words { Ok(()) } else { Err(self.wrong(wanted)) }
    }

    /// What stands after these words on the next line.
    pub(super) fn after(&mut self, words: &str, wanted: &'static str) -> Result<&'a str, ProofError> {
        let line = self.next(wanted)?;
        line.strip_prefix(words).ok_or_else(|| self.wrong(wanted))
    }

    pub(super) fn base64(&mut self, words: &str, wanted: &'static str) -> Result<Vec<u8>, ProofError> {
        let text = self.after(words, wanted)?;
        decode_base64(text).ok_or_else(|| self.wrong(wanted))
    }

    pub(super) fn number(&mut self, words: &str, wanted: &'static str) -> Result<u64, ProofError> {
        let text = self.after(words, wanted)?;
        read_decimal(text).ok_or_else(|| self.wrong(wanted))
    }

    /// Whether the next line is empty; it is read if it is.
    pub(super) fn skip_empty(&mut self) -> bool {
        match self.rest.strip_prefix('\n') {
            Some(rest) => {
                self.rest = rest;
                self.read += 1;
                true
            }
            None => false,
        }
    }

    /// The hash on the next line if that begins with these words; otherwise nothing is read.
    pub(super) fn hash_after(&mut self, words: &str) -> Result<Option<Hash32>, ProofError> {
        if !self.rest.starts_with(words) {
            return Ok(None);
        }
        let text = self.after(words, "a hash")?;
        self.hash(text).map(Some)
    }

    /// Hashes, one on each line, until an empty line.
    pub(super) fn hashes(&mut self, most: usize) -> Result<Vec<Hash32>, ProofError> {
        let mut hashes = Vec::new();
        while !self.skip_empty() {
            if hashes.len() == most {
                return Err(ProofError::TooLarge);
            }
            let text = self.next("a hash, or the empty line after the hashes")?;
            hashes.push(self.hash(text)?);
        }
        Ok(hashes)
    }

    fn hash(&self, text: &str) -> Result<Hash32, ProofError> {
        let bytes = decode_base64(text).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Hash32).ok_or_else(|| self.wrong("a hash of 32 bytes in base64"))
    }

    fn next(&mut self, wanted: &'static str) -> Result<&'a str, ProofError> {
        self.read += 1;
        let (line, rest) = self.rest.split_once('\n').ok_or_else(|| self.wrong(wanted))?;
        self.rest = rest;
        Ok(line)
    }
}
