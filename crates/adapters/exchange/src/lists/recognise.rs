//! Which format a file has, by its content: file names say little, and publishers change them.

use std::io::{BufRead, Read, Seek, SeekFrom};

use encoding_rs::{Encoding, UTF_8};

use super::table::plain;
use super::text::encoding_of;
use super::{File, Format, ListError};

/// How many bytes of the beginning tell a format. More do no harm.
pub const HEAD_BYTES: usize = 64 * 1024;

/// The first bytes of what is no list, and what it is.
const PACKED: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"Rar!\x1a\x07", "rar"),
];

const OTHER_FILES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"SQLite format 3\x00", "a database"),
];

/// Tells the format by the first bytes of a file: [`HEAD_BYTES`] of them, or all there are.
///
/// # Errors
/// When it is no list in a format that is read.
pub fn recognise(first_bytes: &[u8]) -> Result<Format, ListError> {
    let head = head_text(first_bytes, UTF_8)?;
    let begins = Beginning::of(&head);
    begins.format().ok_or_else(|| ListError::UnknownFormat { begins: begins.shown() })
}

/// Whether the file can be of that format. The check is loose where the reader itself is strict.
pub(super) fn expect<R: BufRead + Seek>(file: &mut File<R>, format: Format) -> Result<(), ListError> {
    let mut first_bytes = Vec::with_capacity(HEAD_BYTES);
    file.inner.seek(SeekFrom::Start(0))?;
    file.inner.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut first_bytes)?;
    let head = head_text(&first_bytes, file.otherwise)?;
    let begins = Beginning::of(&head);
    match begins.format() {
        Some(found) if found == format => Ok(()),
        _ => Err(ListError::OtherFormat { expected: format, begins: begins.shown() }),
    }
}

/// The beginning as text, once it is clear that it is text at all.
fn head_text(first_bytes: &[u8], otherwise: &'static Encoding) -> Result<String, ListError> {
    if first_bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ListError::Empty);
    }
    if let Some((_, packing)) = PACKED.iter().find(|(mark, _)| first_bytes.starts_with(mark)) {
        return Err(ListError::Packed { packing });
    }
    if let Some((_, what)) = OTHER_FILES.iter().find(|(mark, _)| first_bytes.starts_with(mark)) {
        return Err(ListError::OtherFile { what });
    }
    let (encoding, mark) = encoding_of(first_bytes, otherwise)?;
    let rest = &first_bytes[mark..];
    let head = encoding.decode_without_bom_handling(&rest[..rest.len().min(HEAD_BYTES)]).0.into_owned();
    if is_web_page(&head) {
        return Err(ListError::WebPage);
    }
    let rest = head_without_prolog(&head);
    if rest.starts_with("<!") {
        return Err(ListError::DocumentType { byte: (head.len() - rest.len()) as u64 });
    }
    Ok(head)
}

fn is_web_page(head: &str) -> bool {
    let Beginning::Xml { root } = Beginning::of(head) else { return false };
    root.eq_ignore_ascii_case("html")
        || head_without_prolog(head).to_lowercase().starts_with("<!doctype html")
}

/// What a file begins with.
enum Beginning<'a> {
    Xml { root: &'a str },
    Line(&'a str),
}

impl<'a> Beginning<'a> {
    fn of(head: &'a str) -> Self {
        let trimmed = head.trim_start();
        if !trimmed.starts_with('<') {
            return Self::Line(trimmed);
        }
        let mut rest = head_without_prolog(head);
        if rest.starts_with("<!") {
            // A document type; its end is looked for only to name the root.
            rest = rest.find('>').map_or("", |end| head_without_prolog(&rest[end + 1..]));
        }
        let tag = rest.strip_prefix('<').unwrap_or_default();
        let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
        let name =
            tag.split(|letter: char| letter.is_whitespace() || letter == '/').next().unwrap_or_default();
        let root = name.rsplit(':').next().unwrap_or_default();
        Self::Xml { root }
    }

    fn format(&self) -> Option<Format> {
        match self {
            Self::Xml { root } => match *root {
                "sdnList" => Some(Format::OfacXml),
                "Sanctions" => Some(Format::OfacAdvancedXml),
                "CONSOLIDATED_LIST" => Some(Format::UnXml),
                "export" => Some(Format::EuXml),
                "ArrayOfFinancialSanctionsTarget" => Some(Format::UkConListXml),
                "Designations" => Some(Format::UkXml),
                "data-set" => Some(Format::CanadaXml),
                "swiss-sanctions-list" => Some(Format::SwissXml),
                _ => None,
            },
            Self::Line(text) if text.starts_with('{') => {
                let line = text.lines().next().unwrap_or_default();
                (line.contains("\"schema\"") && line.contains("\"properties\"")).then_some(Format::FtmJsonl)
            }
            Self::Line(text) => text.lines().take(6).find_map(row_format),
        }
    }

    /// For a message: short, and without line ends.
    fn shown(&self) -> String {
        match self {
            Self::Xml { root } => format!("the element `{}`", shortened(root)),
            Self::Line(text) => format!("`{}`", shortened(text.lines().next().unwrap_or_default())),
        }
    }
}

/// The format of a table of which this is the header; for OFAC's, which has none, of which this is a row.
fn row_format(line: &str) -> Option<Format> {
    let fields = |delimiter: char| -> Vec<String> { line.split(delimiter).map(plain).collect() };
    let has =
        |fields: &[String], names: &[&str]| names.iter().all(|name| fields.iter().any(|field| field == name));
    let by_comma = fields(',');
    if has(&fields(';'), &["entitylogicalid", "namealiaswholename"]) {
        Some(Format::EuCsv)
    } else if has(&by_comma, &["name6", "groupid"]) {
        Some(Format::UkConListCsv)
    } else if has(&by_comma, &["name6", "uniqueid"]) {
        Some(Format::UkCsv)
    } else if has(&by_comma, &["id", "schema", "name"]) {
        Some(Format::TargetsCsv)
    } else {
        let numbered = by_comma
            .first()
            .is_some_and(|first| first.bytes().all(|b| b.is_ascii_digit()) && !first.is_empty());
        // Its sign for "nothing" stands in nearly every field.
        (numbered && by_comma.len() >= 12 && line.contains("-0-")).then_some(Format::OfacCsv)
    }
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().filter(|letter| !letter.is_control()).take(60).collect();
    if short.len() < text.trim_end().len() {
        short.push('…');
    }
    short
}

/// Past the declaration, comments, instructions and white space.
fn head_without_prolog(head: &str) -> &str {
    let mut rest = head.trim_start();
    loop {
        let end = if rest.starts_with("<?") {
            rest.find("?>").map(|at| at + 2)
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else {
            return rest;
        };
        match end {
            Some(end) => rest = rest[end..].trim_start(),
            None => return "",
        }
    }
}
