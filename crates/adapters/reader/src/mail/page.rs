//! A web page that a browser saved with its pictures in one file (MHTML): a letter that nobody sent.

use mail_parser::{HeaderValue, Message, MimeHeaders, PartType};

use super::{Letter, headers::Headers, tame, with_charset};
use crate::{Content, Damage, FileHint, Format, Limits, ReadError, Warning, html};

/// Reads the page that the file was saved for; its pictures and styles are counted.
///
/// # Errors
/// When it holds no page, or the page shows no text.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let letter = Letter { bytes, tame: tame(bytes, limits)? };
    let message = letter.parsed(limits)?;
    let damaged = ReadError::Damaged { format: Format::SavedPage, damage: Damage::NotOpened };
    // The first one is the page, the others are frames in it.
    let part = message.parts.iter().find(|part| matches!(part.body, PartType::Html(_))).ok_or(damaged)?;
    let page = letter.bytes_of(part).unwrap_or_default();
    let hint = FileHint { media_type: Some(with_charset(part, "text/html")), ..FileHint::default() };
    let decoded = crate::encoding::decode(&page, Format::Html, &hint);
    let mut content = html::read(&decoded.text, limits)?;
    content.warnings.extend(decoded.warnings);
    let address =
        header(&message, "Snapshot-Content-Location").or_else(|| part.content_location().map(str::to_owned));
    let address = address.filter(|address| address.starts_with("http"));
    let saved_on = Headers::of(&message).moment.and_then(|moment| moment.get(..10).map(str::to_owned));
    let others = message.parts.iter().filter(|part| !matches!(part.body, PartType::Multipart(_))).count() - 1;
    content.metadata.canonical_url = content.metadata.canonical_url.or(address);
    content.warnings.push(Warning::PageSaved { on: saved_on, others: others as u64 });
    Ok(content)
}

fn header(message: &Message<'_>, name: &'static str) -> Option<String> {
    match message.header(name)? {
        HeaderValue::Text(text) => Some(text.trim().to_owned()),
        HeaderValue::TextList(list) => list.first().map(|text| text.trim().to_owned()),
        _ => message.header_raw(name).map(|raw| raw.trim().to_owned()),
    }
}
