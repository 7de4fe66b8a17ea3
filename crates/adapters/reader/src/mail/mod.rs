//! E-mail: one message (EML), and many in one file (mbox).
//!
//! The text of a message is its headers as a person sees them and its body; where it has both, plain text goes before
//! HTML. What is attached becomes a document of its own, a forwarded message too.

mod boxed;
mod headers;
mod page;

use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

pub(crate) use boxed::{looks_like_mailbox, read as read_mailbox};
use headers::Headers;
pub(crate) use page::read as read_page;

use crate::parts::plain_name;
use crate::place::PlaceKind;
use crate::{
    Content, Damage, FileHint, Format, LimitName, Limits, Part, PartRefusal, ReadError, html, plain,
};

/// Reads one message.
///
/// # Errors
/// When it has no headers, or more parts than any letter has.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let letter = Letter { bytes, tame: tame(bytes, limits)? };
    let message = letter.parsed(limits)?;
    let headers = Headers::of(&message);
    let mut content = after(headers.as_text(), letter.body(&message, limits)?);
    content.title.clone_from(&headers.subject);
    content.metadata.authors = headers.author.clone().into_iter().collect();
    content.metadata.published.clone_from(&headers.moment);
    for (place, id) in message.attachments.iter().enumerate() {
        let Some(part) = message.parts.get(*id as usize) else { continue };
        letter.attach(part, place + 1, limits, &mut content);
    }
    content.parts.check(limits)?;
    Ok(content)
}

/// A message and what is parsed of it.
pub(crate) struct Letter<'a> {
    bytes: &'a [u8],
    tame: Vec<u8>,
}

/// What the parser would go into more deeply with each level is named so that it does not: a message in a message is an
/// attachment with bytes of its own, to be read by itself. The length stays, so that places are those of the file.
fn tame(bytes: &[u8], limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let lower = bytes.to_ascii_lowercase();
    crate::limits::check(LimitName::MailParts, limits.mail_parts_max, count(&lower, b"multipart/"))?;
    let mut tame = bytes.to_vec();
    for (mark, letter) in [(&b"message/"[..], 0), (b"multipart/digest", 10)] {
        let found = lower.windows(mark.len()).enumerate().filter(|(_, window)| *window == mark);
        for (at, _) in found {
            tame[at + letter] = b'x';
        }
    }
    Ok(tame)
}

/// How a message in a message is named in what was tamed.
const MESSAGE: &str = "xessage";

fn count(bytes: &[u8], mark: &[u8]) -> u64 {
    bytes.windows(mark.len()).filter(|window| *window == mark).count() as u64
}

/// What stands before the body: the body's places move behind it.
fn after(head: String, body: Content) -> Content {
    if body.text.trim().is_empty() {
        let places = place_of_head(&head);
        return Content { places, text: head, ..body };
    }
    let mut places = place_of_head(&head);
    let moved = head.chars().count() + 2;
    let before = places.len();
    places.extend(body.places.into_iter().map(|mut place| {
        place.start += moved;
        place.end += moved;
        place.under = place.under.map(|heading| heading + before);
        place.number = place.number.map(|number| number + 1);
        place
    }));
    Content { text: format!("{head}\n\n{}", body.text), places, ..body }
}

fn place_of_head(head: &str) -> Vec<crate::Place> {
    let mut places = crate::place::Places::default();
    places.push(0, head.chars().count(), PlaceKind::FrontMatter);
    places.into_list()
}

impl Letter<'_> {
    pub(crate) fn parsed(&self, limits: &Limits) -> Result<Message<'_>, ReadError> {
        let damaged = ReadError::Damaged { format: Format::Email, damage: Damage::NotOpened };
        let message = MessageParser::default().parse(&self.tame).ok_or(damaged)?;
        let parts = message.parts.len() as u64;
        crate::limits::check(LimitName::MailParts, limits.mail_parts_max.saturating_mul(10), parts)?;
        Ok(message)
    }

    /// The body's parts, one after the other.
    fn body(&self, message: &Message<'_>, limits: &Limits) -> Result<Content, ReadError> {
        let mut whole = Content::default();
        for id in &message.text_body {
            let Some(part) = message.parts.get(*id as usize) else { continue };
            let one = match &part.body {
                PartType::Text(text) => plain::read(self.text_of(part, text, &mut whole)),
                PartType::Html(text) => from_html(&self.text_of(part, text, &mut whole), limits)?,
                _ => continue,
            };
            whole = if whole.text.is_empty() {
                Content { warnings: joined(whole.warnings, one.warnings), parts: whole.parts, ..one }
            } else {
                joined_after(whole, one)
            };
            limits.check_text(&whole.text)?;
        }
        whole.metadata = crate::Metadata { language: whole.metadata.language, ..crate::Metadata::default() };
        Ok(whole)
    }

    /// A part's words. Where it names no encoding and is not UTF-8, its bytes are looked at as those of a file are; so are
    /// words that were tamed.
    fn text_of(&self, part: &MessagePart<'_>, text: &str, whole: &mut Content) -> String {
        let names_its_own = part.content_type().is_some_and(|kind| kind.attribute("charset").is_some());
        let range = part.offset_body as usize..part.offset_end as usize;
        let was_tamed =
            part.encoding == Encoding::None && self.bytes.get(range.clone()) != self.tame.get(range);
        if !was_tamed && (names_its_own || !text.contains(char::REPLACEMENT_CHARACTER)) {
            return text.to_owned();
        }
        let Some(bytes) = self.bytes_of(part) else { return text.to_owned() };
        let hint = FileHint { media_type: Some(with_charset(part, "text/plain")), ..FileHint::default() };
        let decoded = crate::encoding::decode(&bytes, Format::PlainText, &hint);
        whole.warnings.extend(decoded.warnings);
        decoded.text
    }

    fn attach(&self, part: &MessagePart<'_>, number: usize, limits: &Limits, content: &mut Content) {
        let path = format!("attachment {number}");
        let media_type = part.content_type().map(|kind| match kind.subtype() {
            Some(subtype) if kind.ctype() == MESSAGE => format!("message/{subtype}"),
            Some(subtype) => format!("{}/{subtype}", kind.ctype()),
            None => kind.ctype().to_owned(),
        });
        let name = part.attachment_name().map(plain_name).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| self.made_up(part, number, media_type.as_deref()));
        match self.bytes_of(part) {
            Some(bytes) => {
                let media_type = media_type.map(|kind| with_charset(part, &kind));
                content.parts.add(Part { path, name, media_type, bytes, ..Part::default() }, limits);
            }
            None => content.parts.refuse(path, name, PartRefusal::NotUnpacked),
        }
    }

    /// A name for what has none.
    fn made_up(&self, part: &MessagePart<'_>, number: usize, media_type: Option<&str>) -> String {
        if media_type == Some("message/rfc822") {
            let bytes = self.bytes_of(part).unwrap_or_default();
            let subject = boxed::headers(&bytes).subject;
            let subject = subject.map(|subject| plain_name(&subject.replace(['/', '\\'], "-")));
            return format!("{}.eml", subject.unwrap_or_else(|| format!("attached message {number}")));
        }
        let ending = match media_type.unwrap_or_default() {
            "text/plain" => "txt",
            "text/html" => "html",
            "text/csv" => "csv",
            "application/pdf" => "pdf",
            "application/rtf" | "text/rtf" => "rtf",
            "message/rfc822" => "eml",
            "image/png" => "png",
            "image/jpeg" => "jpg",
            "image/tiff" => "tif",
            _ => "bin",
        };
        format!("attachment {number}.{ending}")
    }

    /// A part's own bytes, out of what they were carried in.
    pub(crate) fn bytes_of(&self, part: &MessagePart<'_>) -> Option<Vec<u8>> {
        let raw = self.bytes.get(part.offset_body as usize..part.offset_end as usize)?;
        match (part.encoding, &part.body) {
            (Encoding::None, _) if part.is_encoding_problem => None,
            (Encoding::None, _) => Some(raw.to_vec()),
            (_, PartType::Binary(bytes) | PartType::InlineBinary(bytes)) => {
                (!part.is_encoding_problem).then(|| bytes.to_vec())
            }
            (Encoding::Base64, _) => mail_parser::decoders::base64::base64_decode(raw),
            (Encoding::QuotedPrintable, _) => {
                mail_parser::decoders::quoted_printable::quoted_printable_decode(raw)
            }
        }
    }
}

fn joined<T>(mut first: Vec<T>, second: Vec<T>) -> Vec<T> {
    first.extend(second);
    first
}

fn joined_after(first: Content, second: Content) -> Content {
    let moved = first.text.chars().count() + 2;
    let before = first.places.len();
    let last = first.places.iter().rev().find_map(|place| place.number).unwrap_or(0);
    let mut places = first.places;
    places.extend(second.places.into_iter().map(|mut place| {
        place.start += moved;
        place.end += moved;
        place.under = place.under.map(|heading| heading + before);
        place.number = place.number.map(|number| number + last);
        place
    }));
    let text = format!("{}\n\n{}", first.text, second.text);
    let warnings = joined(first.warnings, second.warnings);
    Content { text, places, warnings, parts: first.parts, metadata: first.metadata, title: first.title }
}

/// A letter in HTML has no menu; where nothing is left of it as an article, all its words are taken.
fn from_html(page: &str, limits: &Limits) -> Result<Content, ReadError> {
    let read = html::read(page, limits);
    let all = mail_parser::decoders::html::html_to_text(page);
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    match read {
        Ok(content) if letters(&content.text) * 2 >= letters(&all) => Ok(content),
        Ok(_) | Err(ReadError::NoText) => Ok(plain::read(all.trim().to_owned())),
        Err(error) => Err(error),
    }
}

fn with_charset(part: &MessagePart<'_>, media_type: &str) -> String {
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    charset.map_or_else(|| media_type.to_owned(), |charset| format!("{media_type}; charset=\"{charset}\""))
}
