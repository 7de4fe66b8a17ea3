//! The body of an age file: pieces of 64 KiB, each encrypted with its number and with whether it is the last.

use std::io::{self, BufRead, Read, Write};

use chacha20poly1305::aead::Aead as _;
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use zeroize::Zeroizing;

use crate::crypto::Key;

pub(super) const CHUNK_BYTES: usize = 64 * 1024;
const TAG_BYTES: usize = 16;

struct Pieces {
    cipher: ChaCha20Poly1305,
    number: u64,
}

impl Pieces {
    fn new(key: &Key) -> Self {
        Self { cipher: super::cipher(key), number: 0 }
    }

    fn nonce(&mut self, last: bool) -> Nonce {
        let mut nonce = [0; 12];
        nonce[3..11].copy_from_slice(&self.number.to_be_bytes());
        nonce[11] = u8::from(last);
        self.number += 1;
        nonce.into()
    }
}

/// Encrypts what is written to it.
pub(crate) struct Sealer<W> {
    out: W,
    pieces: Pieces,
    plain: Zeroizing<Vec<u8>>,
}

impl<W: Write> Sealer<W> {
    pub(super) fn new(out: W, key: &Key) -> Self {
        Self { out, pieces: Pieces::new(key), plain: Zeroizing::new(Vec::with_capacity(CHUNK_BYTES)) }
    }

    fn put(&mut self, last: bool) -> io::Result<()> {
        let nonce = self.pieces.nonce(last);
        let sealed = self.pieces.cipher.encrypt(&nonce, self.plain.as_slice()).expect("64 KiB at most");
        self.plain.clear();
        self.out.write_all(&sealed)
    }

    /// Writes the last piece. A file that was not finished does not open.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.put(true)?;
        Ok(self.out)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // A full piece is only put when more follows: then it is not the last.
        if self.plain.len() == CHUNK_BYTES && !bytes.is_empty() {
            self.put(false)?;
        }
        let taken = bytes.len().min(CHUNK_BYTES - self.plain.len());
        self.plain.extend_from_slice(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Gives what was encrypted. Nothing of a piece comes out before the piece was checked.
pub(crate) struct Opener<R> {
    input: R,
    pieces: Pieces,
    plain: Zeroizing<Vec<u8>>,
    given: usize,
    ended: bool,
}

impl<R: BufRead> Opener<R> {
    pub(super) fn new(input: R, key: &Key) -> Self {
        let plain = Zeroizing::new(Vec::new());
        Self { input, pieces: Pieces::new(key), plain, given: 0, ended: false }
    }

    fn next_piece(&mut self) -> io::Result<()> {
        let damaged = || io::Error::new(io::ErrorKind::InvalidData, "a piece was changed or is missing");
        let mut sealed = Vec::with_capacity(CHUNK_BYTES + TAG_BYTES);
        self.input.by_ref().take((CHUNK_BYTES + TAG_BYTES) as u64).read_to_end(&mut sealed)?;
        let last = self.input.fill_buf()?.is_empty();
        let first = self.pieces.number == 0;
        let nonce = self.pieces.nonce(last);
        self.plain = self
            .pieces
            .cipher
            .decrypt(&nonce, sealed.as_slice())
            .map(Zeroizing::new)
            .map_err(|_| damaged())?;
        if self.plain.is_empty() && !first {
            return Err(damaged());
        }
        self.given = 0;
        self.ended = last;
        Ok(())
    }
}

impl<R: BufRead> Read for Opener<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if self.given == self.plain.len() && !self.ended {
            self.next_piece()?;
        }
        let given = bytes.len().min(self.plain.len() - self.given);
        bytes[..given].copy_from_slice(&self.plain[self.given..self.given + given]);
        self.given += given;
        Ok(given)
    }
}
