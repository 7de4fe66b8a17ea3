//! Web archives: WARC, packed or not, and WACZ, which holds such files.
//!
//! An archive is a row of records. Those that are pages or documents which a server answered with are handed on, each with
//! its address and the day on which it was saved; the others (requests, pictures, scripts, answers that say "no") are
//! counted. Records are read as a stream: what is not handed on is never in memory as a whole.

mod http;
mod record;

use std::io::{BufRead, BufReader, Read};

use flate2::bufread::MultiGzDecoder;

use crate::blocks::{self, Block};
use crate::limits::check;
use crate::office::package::Package;
use crate::parts::{Parts, plain_name};
use crate::place::PlaceKind;
use crate::{Content, Damage, Format, LimitName, Limits, Part, PartRefusal, ReadError, Warning};
use record::{Record, Records};

/// How a web archive begins, unpacked.
const BEGINS: &[u8] = b"WARC/";
/// A packed file that is small may be packed to any degree.
const RATIO_FREE_BYTES: u64 = 1 << 20;

/// Whether a file is a web archive, packed or not.
pub(crate) fn looks_like_archive(bytes: &[u8]) -> bool {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return bytes.starts_with(BEGINS);
    }
    let mut start = [0; BEGINS.len()];
    let packed = &bytes[..bytes.len().min(64 << 10)];
    MultiGzDecoder::new(packed).read_exact(&mut start).is_ok() && start == BEGINS
}

/// Reads a WARC file.
///
/// # Errors
/// When no document is in it, or a limit is reached.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let mut found = Found::default();
    if bytes.starts_with(&[0x1F, 0x8B]) {
        let packed = bytes.len() as u64;
        found.take(&mut Measured::new(MultiGzDecoder::new(bytes), packed, limits), "", limits)?;
    } else {
        found.take(&mut Measured::new(bytes, u64::MAX, limits), "", limits)?;
    }
    found.finish(limits)
}

/// Reads the WARC files of a WACZ file.
///
/// # Errors
/// As [`read`]; also as any archive.
pub(crate) fn read_wacz(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let mut package = Package::open(bytes, Format::Wacz, limits)?;
    let mut found = Found::default();
    for name in package.names() {
        let Some(inner) = name.strip_prefix("archive/").map(plain_name) else { continue };
        let lead = format!("{inner}, ");
        let lower = inner.to_ascii_lowercase();
        let unpacked = lower.strip_suffix(".gz");
        let is_packed = unpacked.is_some();
        if unpacked.unwrap_or(&lower).strip_suffix(".warc").is_none() {
            continue;
        }
        let size = package.size_of(&name).unwrap_or(0);
        let Some(part) = package.part(&name)? else { continue };
        if is_packed {
            found.take(&mut Measured::new(MultiGzDecoder::new(part), size, limits), &lead, limits)?;
        } else {
            found.take(&mut Measured::new(part, u64::MAX, limits), &lead, limits)?;
        }
    }
    found.finish(limits)
}

/// What was found, record by record.
#[derive(Default)]
struct Found {
    parts: Parts,
    rows: Vec<Block>,
    records: u64,
    passed_over: u64,
}

impl Found {
    fn take<R: Read>(
        &mut self,
        input: &mut Measured<'_, R>,
        lead: &str,
        limits: &Limits,
    ) -> Result<(), ReadError> {
        let mut stream = BufReader::with_capacity(64 << 10, input);
        let mut number = 0_u64;
        let mut records = Records::of(&mut stream);
        let read = loop {
            match records.next(limits) {
                Ok(Some(record)) => {
                    number += 1;
                    self.records += 1;
                    check(LimitName::Records, limits.records_max, self.records)?;
                    self.add(&record, &format!("{lead}record {number}"), limits)?;
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        };
        match (read, stream.get_ref().over.clone()) {
            (_, Some(over)) => Err(over),
            (Ok(()), None) => Ok(()),
            // What came before the damage is there all the same.
            (Err(_), None) => {
                let path = format!("{lead}record {}", number + 1);
                self.parts.refuse(path.clone(), path, PartRefusal::Cut);
                Ok(())
            }
        }
    }

    fn add(&mut self, record: &Record, path: &str, limits: &Limits) -> Result<(), ReadError> {
        let Some(answer) = http::document_in(record, limits) else {
            self.passed_over += 1;
            return Ok(());
        };
        let url = record.header("warc-target-uri").map(|url| url.trim_matches(['<', '>']).to_owned());
        // Any other address leads to nothing that a person could look up.
        let url = url.filter(|url| url.starts_with("http://") || url.starts_with("https://"));
        let fetched_on = record.header("warc-date").and_then(|date| date.get(..10)).map(str::to_owned);
        let kind = answer.media_type.split(';').next().unwrap_or_default().trim().to_owned();
        let name = http::name_of(url.as_deref().unwrap_or_default(), &kind);
        let line = [Some(path), fetched_on.as_deref(), url.as_deref(), Some(kind.as_str())];
        let line = line.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let mut text = blocks::BlockText::default();
        text.push_str(&line);
        self.rows.extend(text.take().map(|text| Block { kind: PlaceKind::ListItem, text }));
        let path = path.to_owned();
        match answer.body {
            Ok(bytes) => {
                let media_type = Some(answer.media_type);
                self.parts.add(Part { path, name, media_type, url, fetched_on, bytes }, limits);
            }
            Err(why) => self.parts.refuse(path, name, why),
        }
        self.parts.check(limits)
    }

    fn finish(self, limits: &Limits) -> Result<Content, ReadError> {
        if self.rows.is_empty() {
            let damaged = ReadError::Damaged { format: Format::Warc, damage: Damage::Member };
            return Err(if self.parts.refused.is_empty() { ReadError::NoDocuments } else { damaged });
        }
        let mut content = Content { parts: self.parts, ..Content::default() };
        (content.text, content.places) = blocks::write(&self.rows, limits)?;
        if self.passed_over > 0 {
            content.warnings.push(Warning::RecordsPassedOver { count: self.passed_over });
        }
        Ok(content)
    }
}

/// Counts what comes out of a packed stream, and ends it at the limits.
struct Measured<'a, R> {
    inner: R,
    packed: u64,
    unpacked: u64,
    limits: &'a Limits,
    over: Option<ReadError>,
}

impl<'a, R> Measured<'a, R> {
    fn new(inner: R, packed: u64, limits: &'a Limits) -> Self {
        Self { inner, packed, unpacked: 0, limits, over: None }
    }
}

impl<R: Read> Read for Measured<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.unpacked += read as u64;
        let ratio = if self.unpacked > RATIO_FREE_BYTES { self.unpacked / self.packed.max(1) } else { 0 };
        let within = check(LimitName::UnpackedBytes, self.limits.unpacked_bytes_max, self.unpacked)
            .and_then(|()| check(LimitName::PackRatio, self.limits.pack_ratio_max, ratio));
        if let Err(over) = within {
            self.over = Some(over);
            return Err(std::io::Error::other("over the limit"));
        }
        Ok(read)
    }
}

/// Reads a line of at most `bytes_max` bytes; `None` at the end, or where it is longer.
fn line(input: &mut impl BufRead, bytes_max: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    input.take(bytes_max).read_until(b'\n', &mut line)?;
    let whole = line.ends_with(b"\n");
    Ok(whole.then(|| line.trim_ascii_end().to_vec()))
}
