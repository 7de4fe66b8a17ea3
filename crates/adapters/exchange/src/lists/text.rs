//! A file's bytes as UTF-8 text, a piece at a time: counted, hashed, decoded, and never more than the limits.
//!
//! An error stops the stream: [`Text`] keeps it, because the readers of XML and CSV that sit on top know only
//! [`io::Error`]. Whoever gets an error from them asks [`Text::failure`] first.

use std::io::{self, BufRead, Read};

use amparo_ledger::source::Hash32;
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use sha2::{Digest, Sha256};

use super::ListError;
use super::limits::Limits;

/// How much is decoded at a time.
const CHUNK_BYTES: usize = 64 * 1024;

/// How much of the beginning tells the encoding.
pub(super) const HEAD_BYTES: usize = 1024;

/// The text of a file.
pub(super) struct Text<R> {
    inner: R,
    hash: Sha256,
    bytes: u64,
    /// Decoded and not yet read.
    ready: Vec<u8>,
    at: usize,
    /// Text bytes handed on since [`Text::piece`].
    piece: u64,
    /// Text bytes handed on in all.
    handed: u64,
    decoding: Decoding,
    /// The encoding of a file that does not declare one.
    otherwise: &'static Encoding,
    failed: Option<ListError>,
    ended: bool,
    limits: Limits,
}

enum Decoding {
    /// The beginning is still to be seen.
    Unknown,
    /// Checked; the bytes of a character that the last chunk cut.
    Utf8(Vec<u8>),
    Other(Box<Decoder>, &'static Encoding),
}

/// What a file was, once it has been read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) sha256: Hash32,
    pub(super) bytes: u64,
}

impl<R: BufRead> Text<R> {
    pub(super) fn new(inner: R, limits: Limits, otherwise: &'static Encoding) -> Self {
        Self {
            inner,
            hash: Sha256::new(),
            bytes: 0,
            ready: Vec::new(),
            at: 0,
            piece: 0,
            handed: 0,
            decoding: Decoding::Unknown,
            otherwise,
            failed: None,
            ended: false,
            limits,
        }
    }

    /// The next piece begins: from here on at most a record's bytes may be handed on before the next call.
    pub(super) fn next_piece(&mut self) {
        self.piece = 0;
    }

    /// What stopped the stream, if anything did.
    pub(super) fn failure(&mut self) -> Option<ListError> {
        self.failed.take()
    }

    /// Reads what is left, so that the sum is that of the whole file.
    pub(super) fn finish(mut self) -> Result<Sum, ListError> {
        loop {
            self.next_piece();
            match self.fill_buf() {
                Ok([]) => break,
                Ok(some) => {
                    let length = some.len();
                    self.consume(length);
                }
                Err(error) => return Err(self.failed.take().unwrap_or(ListError::Io(error))),
            }
        }
        Ok(Sum { sha256: Hash32(self.hash.finalize().into()), bytes: self.bytes })
    }

    fn fail(&mut self, error: ListError) -> io::Error {
        let told = io::Error::other(error.to_string());
        self.failed = Some(error);
        told
    }

    /// Reads a chunk and decodes it. Nothing ready afterwards means the end.
    fn more(&mut self) -> io::Result<()> {
        while self.at >= self.ready.len() && !self.ended {
            self.ready.clear();
            self.at = 0;
            let mut chunk = Vec::with_capacity(CHUNK_BYTES);
            self.inner.by_ref().take(CHUNK_BYTES as u64).read_to_end(&mut chunk)?;
            self.ended = chunk.len() < CHUNK_BYTES;
            self.hash.update(&chunk);
            let before = self.bytes;
            self.bytes += chunk.len() as u64;
            if self.bytes > self.limits.file_bytes_max {
                return Err(self.fail(ListError::FileTooLarge { bytes_max: self.limits.file_bytes_max }));
            }
            if let Err(error) = self.decode(&chunk, before) {
                return Err(self.fail(error));
            }
        }
        Ok(())
    }

    fn decode(&mut self, chunk: &[u8], before: u64) -> Result<(), ListError> {
        let (mut chunk, mut before) = (chunk, before);
        if matches!(self.decoding, Decoding::Unknown) {
            let (encoding, mark) = encoding_of(chunk, self.otherwise)?;
            chunk = &chunk[mark..];
            before += mark as u64;
            self.decoding = if encoding == UTF_8 {
                Decoding::Utf8(Vec::new())
            } else {
                Decoding::Other(Box::new(encoding.new_decoder_without_bom_handling()), encoding)
            };
        }
        match &mut self.decoding {
            Decoding::Unknown => Ok(()),
            Decoding::Utf8(cut) => check_utf8(chunk, before, cut, self.ended, &mut self.ready),
            Decoding::Other(decoder, encoding) => {
                decode_other(decoder, encoding, chunk, before, self.ended, &mut self.ready)
            }
        }
    }
}

/// Hands `chunk` on with what the chunk before left, up to the last whole character. `before`: how many bytes of the
/// file stand before `chunk`.
fn check_utf8(
    chunk: &[u8],
    before: u64,
    cut: &mut Vec<u8>,
    last: bool,
    ready: &mut Vec<u8>,
) -> Result<(), ListError> {
    let begin = before - cut.len() as u64;
    ready.append(cut);
    ready.extend_from_slice(chunk);
    let Err(error) = std::str::from_utf8(ready) else { return Ok(()) };
    let valid = error.valid_up_to();
    if error.error_len().is_some() || last {
        return Err(ListError::NotText { encoding: "UTF-8", byte: begin + valid as u64 });
    }
    cut.extend_from_slice(&ready[valid..]);
    ready.truncate(valid);
    Ok(())
}

fn decode_other(
    decoder: &mut Decoder,
    encoding: &'static Encoding,
    chunk: &[u8],
    before: u64,
    last: bool,
    ready: &mut Vec<u8>,
) -> Result<(), ListError> {
    let mut text = String::with_capacity(chunk.len() * 3 + 16);
    let mut read = 0;
    loop {
        let (result, taken) = decoder.decode_to_string_without_replacement(&chunk[read..], &mut text, last);
        read += taken;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(CHUNK_BYTES),
            DecoderResult::Malformed(length, after) => {
                let byte = (before + read as u64).saturating_sub(u64::from(length) + u64::from(after));
                return Err(ListError::NotText { encoding: encoding.name(), byte });
            }
        }
    }
    ready.extend_from_slice(text.as_bytes());
    Ok(())
}

/// The encoding by the mark at the beginning, by the shape of UTF-16, or by the declaration of XML; `otherwise` if none
/// tells. With it, how many bytes the mark has.
pub(super) fn encoding_of(
    head: &[u8],
    otherwise: &'static Encoding,
) -> Result<(&'static Encoding, usize), ListError> {
    if let Some((encoding, mark)) = Encoding::for_bom(head) {
        return Ok((encoding, mark));
    }
    match head {
        [b'<', 0, ..] => return Ok((UTF_16LE, 0)),
        [0, b'<', ..] => return Ok((UTF_16BE, 0)),
        _ => {}
    }
    let Some(label) = declared(head) else { return Ok((otherwise, 0)) };
    let encoding = Encoding::for_label(label.as_bytes());
    match encoding.ok_or(ListError::UnknownEncoding { label })? {
        // The declaration could be read byte for byte, so it is wrong: a program wrote UTF-8 and said UTF-16.
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => Ok((UTF_8, 0)),
        encoding => Ok((encoding, 0)),
    }
}

/// What `<?xml … encoding="…"?>` declares.
fn declared(head: &[u8]) -> Option<String> {
    let head = &head[..head.len().min(HEAD_BYTES)];
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let declaration = &declaration[..declaration.find("?>")?];
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    Some(value[1..].split(quote).next()?.trim().to_owned())
}

impl<R: BufRead> Read for Text<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let length = ready.len().min(into.len());
        into[..length].copy_from_slice(&ready[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Text<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        // One chunk of leave: the readers on top may hold a chunk that belongs to the next piece.
        let bytes_max = self.limits.record_bytes_max;
        if self.piece > bytes_max + CHUNK_BYTES as u64 {
            let byte = self.handed - self.piece;
            return Err(self.fail(ListError::PieceTooLarge { byte, bytes_max }));
        }
        self.more()?;
        // At most a small part at a time, so that the count above is close.
        let end = self.ready.len().min(self.at + CHUNK_BYTES / 4);
        Ok(&self.ready[self.at..end])
    }

    fn consume(&mut self, length: usize) {
        self.at += length;
        self.piece += length as u64;
        self.handed += length as u64;
    }
}
