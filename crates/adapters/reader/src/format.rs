//! Which format a file has: by its first bytes, then by what it looks like, last by its name.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Limits, ReadError, mail, odt, sheets, subtitles, warc};

/// What is known of a file besides its bytes. Only a hint: the bytes decide first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FileHint {
    /// Its name, for the ending.
    pub name: Option<String>,
    /// Its language, as whoever gives it says, such as `ru`, or `ru+en` for a picture with both.
    pub language: Option<String>,
    /// Its media type as delivered, such as `text/html; charset=windows-1251`.
    pub media_type: Option<String>,
}

impl FileHint {
    /// A hint from a file's name alone.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }

    fn ending(&self) -> Option<String> {
        Some(self.name.as_deref()?.rsplit_once('.')?.1.to_ascii_lowercase())
    }

    fn bare_media_type(&self) -> Option<String> {
        let bare = self.media_type.as_deref()?.split(';').next()?;
        Some(bare.trim().to_ascii_lowercase())
    }

    /// The encoding that whoever delivered the file named.
    pub(crate) fn charset(&self) -> Option<&str> {
        let parameters = self.media_type.as_deref()?.split(';').skip(1);
        let charset = parameters
            .filter_map(|p| p.split_once('='))
            .find_map(|(key, value)| key.trim().eq_ignore_ascii_case("charset").then_some(value))?;
        Some(charset.trim().trim_matches('"'))
    }
}

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Plain text.
    PlainText,
    /// Markdown, kept with its marks.
    Markdown,
    /// HTML, of which the article is kept.
    Html,
    /// DOCX (Word), with every tracked change accepted.
    Docx,
    /// ODT (text of `OpenDocument`), likewise.
    Odt,
    /// PDF, of which the text layer is read.
    Pdf,
    /// XLSX (Excel), row by row.
    Xlsx,
    /// A table of text (CSV, TSV), row by row.
    Delimited,
    /// RTF, with every tracked change accepted.
    Rtf,
    /// Subtitles of a recording (SRT, `WebVTT`).
    Subtitles,
    /// One e-mail (EML).
    Email,
    /// A picture (PNG, JPEG, TIFF), of which the words are recognised.
    Image,
    /// A web page saved with its pictures in one file (MHTML), of which the page is read.
    SavedPage,
    /// A web archive (WARC), which is listed; each page is a document of its own.
    Warc,
    /// Web archives in one ZIP file (WACZ), likewise.
    Wacz,
    /// Many e-mails in one file (mbox), which are listed; each is a document of its own.
    Mailbox,
    /// Text that a person typed or pasted: there is no original file, and each place says so.
    Pasted,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PlainText => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Docx => "DOCX",
            Self::Odt => "ODT",
            Self::Pdf => "PDF",
            Self::Xlsx => "XLSX",
            Self::Delimited => "table of text (CSV)",
            Self::Rtf => "RTF",
            Self::Subtitles => "subtitles",
            Self::Image => "picture",
            Self::SavedPage => "saved web page (MHTML)",
            Self::Warc => "web archive (WARC)",
            Self::Wacz => "web archive (WACZ)",
            Self::Email => "e-mail",
            Self::Mailbox => "mailbox (mbox)",
            Self::Pasted => "text pasted by a member, not an original file",
        })
    }
}

/// The media type under which pasted text is handed over.
pub const PASTED_MEDIA_TYPE: &str = "text/vnd.amparo.pasted";

/// A format that is recognised and refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says what it is; `Display` prints it")]
pub enum UnreadFormat {
    Pdf,
    OldOffice,
    Spreadsheet,
    OpenSpreadsheet,
    Presentation,
    Epub,
    Image,
    AudioOrVideo,
    Zip,
    Archive,
    Xml,
    Database,
    Program,
}

impl fmt::Display for UnreadFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "PDF",
            Self::OldOffice => "the old Microsoft Office format (DOC, XLS, PPT, MSG)",
            Self::Spreadsheet => "a spreadsheet (XLSX, ODS)",
            Self::OpenSpreadsheet => "an OpenDocument spreadsheet (ODS)",
            Self::Presentation => "a presentation (PPTX, ODP)",
            Self::Epub => "EPUB",
            Self::Image => "this sort of image",
            Self::AudioOrVideo => "sound or video",
            Self::Zip => "a ZIP archive",
            Self::Archive => "a packed archive",
            Self::Xml => "XML",
            Self::Database => "a database",
            Self::Program => "a program",
        })
    }
}

impl Format {
    /// A file that only holds documents: its text is the list of them, in which nothing is claimed.
    pub const fn is_container(self) -> bool {
        matches!(self, Self::Mailbox | Self::Warc | Self::Wacz)
    }
}

pub(crate) enum Recognised {
    Readable(Format),
    Unread(UnreadFormat),
}

pub(crate) fn recognise(bytes: &[u8], hint: &FileHint, limits: &Limits) -> Result<Recognised, ReadError> {
    if let Some(found) = by_container(bytes, hint, limits) {
        return found;
    }
    if is_encrypted_office(bytes) {
        return Err(ReadError::PasswordProtected);
    }
    if warc::looks_like_archive(bytes) {
        return Ok(Recognised::Readable(Format::Warc));
    }
    if let Some(format) = by_first_bytes(bytes) {
        return Ok(Recognised::Unread(format));
    }
    if bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Ok(Recognised::Readable(Format::Rtf));
    }
    if hint.media_type.as_deref() == Some(PASTED_MEDIA_TYPE) {
        return Ok(Recognised::Readable(Format::Pasted));
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]);
    if let Some(found) = by_first_lines(&start, hint) {
        return Ok(found);
    }
    Ok(Recognised::Readable(readable(&start, hint)))
}

/// A name or a delivery that says plain text or Markdown is believed; so a text *about* HTML stays
/// the file's own text.
fn readable(start: &str, hint: &FileHint) -> Format {
    let said = matches!(hint.ending().as_deref(), Some("csv" | "tsv" | "tab"))
        || matches!(hint.bare_media_type().as_deref(), Some("text/csv" | "text/tab-separated-values"));
    if said && sheets::looks_like_table(&start.replace(['\0', '\u{FFFD}'], "")) {
        return Format::Delimited;
    }
    match hint.ending().as_deref() {
        Some("txt" | "text" | "log") => return Format::PlainText,
        Some("md" | "markdown" | "mdown") => return Format::Markdown,
        Some("html" | "htm" | "xhtml" | "xht" | "shtml") => return Format::Html,
        _ => {}
    }
    match hint.bare_media_type().as_deref() {
        Some("text/html" | "application/xhtml+xml") => Format::Html,
        Some("text/markdown") => Format::Markdown,
        Some("text/plain") => Format::PlainText,
        _ if looks_like_html(start) => Format::Html,
        _ => Format::PlainText,
    }
}

/// UTF-16 pages have a NUL beside each letter; their start is compared without.
pub(crate) fn looks_like_html(text: &str) -> bool {
    let start: String =
        text.chars().take(2048).filter(|&c| c != '\0' && c != '\u{FEFF}' && c != '\u{FFFD}').collect();
    let start = skip_comments(start.trim_start()).to_ascii_lowercase();
    let names = ["<!doctype html", "<html", "<head", "<body", "<article", "<main"];
    names.iter().any(|name| start.starts_with(name))
        || (start.starts_with("<?xml") && start.contains("<html"))
}

fn skip_comments(mut text: &str) -> &str {
    while let Some((_, after)) = text.strip_prefix("<!--").and_then(|t| t.split_once("-->")) {
        text = after.trim_start();
    }
    text
}

#[rustfmt::skip]
fn by_first_bytes(bytes: &[u8]) -> Option<UnreadFormat> {
    use UnreadFormat as U;
    const FIRST_BYTES: &[(usize, &[u8], U)] = &[
        (0, b"%PDF-", U::Pdf),
        (0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], U::OldOffice),
        (0, b"\x89PNG\r\n\x1a\n", U::Image),
        (0, &[0xFF, 0xD8, 0xFF], U::Image),
        (0, b"GIF87a", U::Image), (0, b"GIF89a", U::Image),
        (0, b"II*\0", U::Image), (0, b"MM\0*", U::Image),
        (8, b"WEBP", U::Image),
        (4, b"ftypheic", U::Image), (4, b"ftypheix", U::Image), (4, b"ftypmif1", U::Image), (4, b"ftypavif", U::Image),
        (0, b"AT&TFORM", U::Image),
        (4, b"ftyp", U::AudioOrVideo), (0, b"ID3", U::AudioOrVideo), (0, b"OggS", U::AudioOrVideo),
        (8, b"WAVE", U::AudioOrVideo), (0, b"fLaC", U::AudioOrVideo), (0, &[0x1A, 0x45, 0xDF, 0xA3], U::AudioOrVideo),
        (0, &[0x1F, 0x8B], U::Archive), (0, b"7z\xBC\xAF\x27\x1C", U::Archive), (0, b"Rar!\x1a\x07", U::Archive),
        (0, b"BZh", U::Archive), (0, b"\xFD7zXZ\0", U::Archive), (0, &[0x28, 0xB5, 0x2F, 0xFD], U::Archive),
        (257, b"ustar", U::Archive),
        (0, b"SQLite format 3\0", U::Database),
        (0, b"\x7FELF", U::Program), (0, b"MZ\x90\0", U::Program),
    ];
    let found = FIRST_BYTES.iter().find(|(at, mark, _)| bytes.get(*at..).is_some_and(|b| b.starts_with(mark)));
    // Some programs write a few bytes before a PDF's header; readers look through the first 1024.
    let late_pdf = || find(&bytes[..bytes.len().min(1024)], b"%PDF-1.").map(|_| U::Pdf)
        .filter(|_| bytes[..bytes.len().min(4096)].contains(&0) || find(bytes, b"%%EOF").is_some());
    found.map(|(_, _, format)| *format).or_else(late_pdf)
}

/// A ZIP file by the names of its first members, which stand in it unpacked; an `OpenDocument` file that was
/// packed anew, by what it holds. One that is named as a document and is none is refused as such.
fn by_container(bytes: &[u8], hint: &FileHint, limits: &Limits) -> Option<Result<Recognised, ReadError>> {
    if !(bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")) {
        return None;
    }
    // The list of members is at the end; its names are enough.
    let head = &bytes[..bytes.len().min(4096)];
    let tail = &bytes[bytes.len().saturating_sub(64 << 10)..];
    let names = |mark: &[u8]| find(head, mark).is_some() || find(tail, mark).is_some();
    let readable = |format| Recognised::Readable(format);
    let table: [(&[u8], Recognised); 7] = [
        (b"application/vnd.oasis.opendocument.text", readable(Format::Odt)),
        (b"application/vnd.oasis.opendocument.spreadsheet", Recognised::Unread(UnreadFormat::Spreadsheet)),
        (b"application/vnd.oasis.opendocument.presentation", Recognised::Unread(UnreadFormat::Presentation)),
        (b"application/epub+zip", Recognised::Unread(UnreadFormat::Epub)),
        (b"word/document", readable(Format::Docx)),
        (b"xl/workbook", readable(Format::Xlsx)),
        (b"ppt/presentation", Recognised::Unread(UnreadFormat::Presentation)),
    ];
    if let Some((_, found)) = table.into_iter().find(|(mark, _)| names(mark)) {
        return Some(Ok(found));
    }
    if names(b"datapackage.json") && names(b"archive/") {
        return Some(Ok(readable(Format::Wacz)));
    }
    if names(b"content.xml") {
        match odt::kind_of(bytes, limits) {
            Ok(Some(found)) => return Some(Ok(found)),
            Err(error) if matches!(hint.ending().as_deref(), Some("odt" | "ott")) => return Some(Err(error)),
            Ok(None) | Err(_) => {}
        }
    }
    let missing = |format, part: &str| Some(Err(ReadError::PartMissing { format, part: part.to_owned() }));
    match hint.ending().as_deref() {
        Some("docx" | "docm" | "dotx") => missing(Format::Docx, "word/document.xml"),
        Some("odt" | "ott") => missing(Format::Odt, "content.xml"),
        _ => Some(Ok(Recognised::Unread(UnreadFormat::Zip))),
    }
}

/// Word wraps a document with a password in its old container, in which names are UTF-16.
fn is_encrypted_office(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) && find(bytes, &name).is_some()
}

fn by_first_lines(start: &str, hint: &FileHint) -> Option<Recognised> {
    let start = start.trim_start_matches('\u{FEFF}').trim_start();
    if start.starts_with("<?xml") && !looks_like_html(start) {
        return Some(Recognised::Unread(UnreadFormat::Xml));
    }
    if subtitles::looks_like_subtitles(&start.replace('\0', "")) {
        return Some(Recognised::Readable(Format::Subtitles));
    }
    if mail::looks_like_mailbox(start) {
        return Some(Recognised::Readable(Format::Mailbox));
    }
    let (sure, known) = mail_headers(start);
    let said = matches!(hint.ending().as_deref(), Some("eml" | "mht" | "mhtml"))
        || hint.bare_media_type().as_deref() == Some("message/rfc822");
    if sure >= 2 || (said && known >= 2) {
        let page = is_saved_page(start, hint);
        return Some(Recognised::Readable(if page { Format::SavedPage } else { Format::Email }));
    }
    None
}

/// Browsers save a page as a letter that nobody sent and nobody got.
fn is_saved_page(start: &str, hint: &FileHint) -> bool {
    let head = start
        .lines()
        .take_while(|line| !line.trim().is_empty())
        .collect::<Vec<_>>()
        .join("\n")
        .to_lowercase();
    let named = matches!(hint.ending().as_deref(), Some("mht" | "mhtml"));
    let sent =
        ["\nto:", "\nreceived:", "\ndelivered-to:", "\nmessage-id:"].iter().any(|name| head.contains(name));
    head.contains("snapshot-content-location") || (head.contains("multipart/related") && (named || !sent))
}

/// How many of the headers that only mail programs write stand in the lines before the first blank one, and how many
/// of all headers. `From:`, `To:` and `Date:` are not among the first: people type those into notes.
fn mail_headers(start: &str) -> (usize, usize) {
    const NAMES: [&str; 7] = [
        "received:",
        "message-id:",
        "mime-version:",
        "return-path:",
        "content-type:",
        "delivered-to:",
        "dkim-signature:",
    ];
    const TYPED: [&str; 5] = ["from:", "to:", "date:", "subject:", "cc:"];
    let head: Vec<String> =
        start.lines().take_while(|line| !line.trim().is_empty()).map(str::to_ascii_lowercase).collect();
    let of = |names: &[&str]| {
        let is_one = |line: &&String| names.iter().any(|name| line.starts_with(name));
        head.iter().filter(is_one).count()
    };
    let sure = of(&NAMES);
    (sure, sure + of(&TYPED))
}

/// The first bytes say that it is a PDF.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    !bytes.starts_with(b"PK") && by_first_bytes(bytes) == Some(UnreadFormat::Pdf)
}

/// The first bytes say that it is a picture of a sort whose words are recognised.
pub(crate) fn is_picture(bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 4] = [b"\x89PNG\r\n\x1a\n", &[0xFF, 0xD8, 0xFF], b"II*\0", b"MM\0*"];
    MARKS.iter().any(|mark| bytes.starts_with(mark))
}

pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}
