//! Reading: a document's bytes become text with places, in a child process with limits.
//!
//! Read are text in many encodings, web pages (the article, not the menu), office documents (with every tracked
//! change accepted), e-mail, web archives and more ([`Format`]). Others are recognised by their first bytes and refused by name. Nothing here writes to the record, fetches anything,
//! or needs a network, a clock or a model: the same bytes give the same [`Reading`].
//!
//! The doors: [`child::Reader`] for the desk, which must never parse a document in its own process;
//! [`child::serve`] for the process it starts; [`read`] for what that process does, and for tests.

mod blocks;
pub mod child;
mod docx;
mod encoding;
mod error;
mod format;
pub mod fuzz;
pub mod gazetteer;
mod html;
mod languages;
mod limits;
mod mail;
mod markdown;
mod odt;
mod office;
mod parts;
mod pdf;
mod place;
mod plain;
pub mod propose;
mod reading;
mod rtf;
pub mod same_words;
mod sheets;
mod subtitles;
mod unmarked;
mod warc;
mod xlsx;

pub use error::{BinaryReason, Damage, Death, LimitName, ReadError};
pub use format::{FileHint, Format, PASTED_MEDIA_TYPE, UnreadFormat};
pub use limits::{Limits, TakeError, take_bytes};
pub use parts::{Part, PartRefusal, PartRefused};
pub use place::{At, Place, PlaceKind};
pub use reading::{EncodingBasis, EncodingUsed, Metadata, Reading, RecognisedPage, Warning};
pub use xlsx::{CellKind, Sheet, SheetCell, SheetRow, Workbook};

use format::Recognised;
use parts::Parts;

/// Turns a document's bytes into text with places.
///
/// # Errors
/// When the document is empty, too large, of a format that is not read yet, or not text at all. The
/// error holds the facts; nothing of the document's text is in it.
pub fn read(bytes: &[u8], hint: &FileHint, limits: &Limits) -> Result<Reading, ReadError> {
    read_whole(bytes, hint, limits).map(|(reading, _)| reading)
}

/// [`read`], with the documents that lie in it.
pub(crate) fn read_whole(
    bytes: &[u8],
    hint: &FileHint,
    limits: &Limits,
) -> Result<(Reading, Parts), ReadError> {
    limits.check_bytes(bytes.len() as u64)?;
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if hint.media_type.as_deref() == Some(pdf::HANDED_OVER) {
        return Ok(assembled(pdf::read(bytes, limits)?, Format::Pdf));
    }
    if hint.media_type.as_deref() == Some(pdf::RECOGNISED) {
        let (content, format) = pdf::read_recognised(bytes, limits)?;
        return Ok(assembled(content, format));
    }
    let format = match format::recognise(bytes, hint, limits)? {
        Recognised::Readable(format) => format,
        Recognised::Unread(format) => return Err(ReadError::NotReadYet { format }),
    };
    match format {
        Format::Docx => Ok(assembled(docx::read(bytes, limits)?, format)),
        Format::Odt => Ok(assembled(odt::read(bytes, limits)?, format)),
        // Not from its own bytes: an external program takes the text out (`child::Reader`).
        Format::Pdf => Err(ReadError::NotReadYet { format: UnreadFormat::Pdf }),
        Format::Image => Err(ReadError::NotReadYet { format: UnreadFormat::Image }),
        Format::Xlsx => Ok(assembled(sheets::read_xlsx(bytes, limits)?, format)),
        Format::Rtf => Ok(assembled(rtf::read(bytes, limits)?, format)),
        Format::Email => Ok(assembled(mail::read(bytes, limits)?, format)),
        Format::SavedPage => Ok(assembled(mail::read_page(bytes, limits)?, format)),
        Format::Warc => Ok(assembled(warc::read(bytes, limits)?, format)),
        Format::Wacz => Ok(assembled(warc::read_wacz(bytes, limits)?, format)),
        Format::Mailbox => Ok(assembled(mail::read_mailbox(bytes, limits)?, format)),
        Format::PlainText
        | Format::Pasted
        | Format::Markdown
        | Format::Html
        | Format::Delimited
        | Format::Subtitles => {
            read_text(bytes, format, hint, limits).map(|reading| (reading, Parts::default()))
        }
    }
}

/// The formats that are text themselves: first the bytes become characters.
fn read_text(bytes: &[u8], format: Format, hint: &FileHint, limits: &Limits) -> Result<Reading, ReadError> {
    let decoded = encoding::decode(bytes, format, hint);
    let mut warnings = decoded.warnings;
    encoding::refuse_binary(&decoded.text, &mut warnings)?;
    if decoded.text.trim().is_empty() {
        return Err(ReadError::OnlyWhiteSpace { bytes: bytes.len() as u64 });
    }
    let content = match format {
        Format::PlainText | Format::Pasted => plain::read(decoded.text),
        Format::Markdown => markdown::read(decoded.text),
        Format::Delimited => sheets::read_delimited(&decoded.text, limits)?,
        Format::Subtitles => subtitles::read(&decoded.text, limits)?,
        _ => html::read(&decoded.text, limits)?,
    };
    limits.check_text(&content.text)?;
    warnings.extend(content.warnings);
    if format == Format::PlainText && format::looks_like_html(&content.text) {
        warnings.push(Warning::LooksLikeHtml);
    }
    Ok(Reading {
        format,
        encoding: decoded.used,
        text: content.text,
        places: content.places,
        title: content.title,
        metadata: content.metadata,
        warnings,
    })
}

/// A reading of a format that says itself how its bytes are characters.
fn assembled(content: Content, format: Format) -> (Reading, Parts) {
    let Content { text, places, title, metadata, warnings, parts } = content;
    let encoding = EncodingUsed { name: "UTF-8".to_owned(), basis: EncodingBasis::FixedByFormat };
    (Reading { format, encoding, text, places, title, metadata, warnings }, parts)
}

/// What a format's reader gives back, before the encoding's facts are added.
#[derive(Default)]
pub(crate) struct Content {
    pub(crate) text: String,
    pub(crate) places: Vec<Place>,
    pub(crate) title: Option<String>,
    pub(crate) metadata: Metadata,
    pub(crate) warnings: Vec<Warning>,
    /// The documents that lie in it.
    pub(crate) parts: Parts,
}
