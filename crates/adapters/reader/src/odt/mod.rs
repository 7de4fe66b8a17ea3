//! ODT (text of `OpenDocument`): the text as it stands when every tracked change is accepted.
//!
//! The format keeps deleted text apart, in `text:tracked-changes`, which is passed by whole. Comments
//! (annotations), hidden text, headers and footers (which lie in another part) and descriptions of
//! pictures are no part of the text. Footnotes and endnotes follow it, each with its number.

mod body;
mod kind;
mod styles;

use crate::blocks;
use crate::office::package::Package;
use crate::office::xml::{Step, Xml};
use crate::office::{clean, is_nobody};
use crate::{Content, Format, Limits, Metadata, ReadError, Warning};

use body::Body;
pub(crate) use kind::kind_of;

const FORMAT: Format = Format::Odt;

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let mut package = Package::open(bytes, FORMAT, limits)?;
    refuse_locked(&mut package)?;
    let missing = || ReadError::PartMissing { format: FORMAT, part: "content.xml".to_owned() };
    let part = package.part("content.xml")?.ok_or_else(missing)?;
    let mut body = Body::new(limits);
    body.read(&mut Xml::new(part, FORMAT, limits))?;
    let (found, facts) = body.finish();
    let (text, places) = blocks::write(&found, limits)?;
    if text.is_empty() {
        return Err(ReadError::NoText);
    }
    let (mut content, created) = properties(&mut package, limits)?;
    let (insertions, deletions) = (facts.insertions, facts.deletions);
    if insertions + deletions > 0 {
        content.warnings.push(Warning::TrackedChanges { insertions, deletions });
    }
    if facts.comments > 0 {
        content.warnings.push(Warning::CommentsLeftOut { count: facts.comments });
    }
    if facts.hidden_chars > 0 {
        content.warnings.push(Warning::HiddenTextLeftOut { chars: facts.hidden_chars });
    }
    if facts.embedded > 0 {
        content.warnings.push(Warning::EmbeddedNotRead { count: facts.embedded });
    }
    if created.is_some() || content.metadata.modified.is_some() {
        let modified = content.metadata.modified.clone();
        content.warnings.push(Warning::DatesOfTheFile { created, modified });
    }
    content.title = facts.title.or(content.title);
    content.text = text;
    content.places = places;
    Ok(content)
}

/// A document with a password keeps its manifest in clear, which says how each part is encrypted.
fn refuse_locked(package: &mut Package<'_>) -> Result<(), ReadError> {
    const MANIFEST_BYTES: u64 = 1 << 20;
    const MARK: &[u8] = b"encryption-data";
    let manifest = package.start_of("META-INF/manifest.xml", MANIFEST_BYTES)?;
    let locked = manifest.windows(MARK.len()).any(|window| window == MARK);
    if locked { Err(ReadError::PasswordProtected) } else { Ok(()) }
}

/// What the file says of itself, and when it says it was made.
fn properties(package: &mut Package<'_>, limits: &Limits) -> Result<(Content, Option<String>), ReadError> {
    const VALUE_BYTES: usize = 2048;
    let mut said = Content::default();
    let mut made = None;
    let Some(part) = package.part("meta.xml")? else { return Ok((said, None)) };
    let mut xml = Xml::new(part, FORMAT, limits);
    let mut last_writer = None;
    loop {
        let name = match xml.step()? {
            Step::Open(tag) => tag.name().to_owned(),
            Step::End => break,
            _ => continue,
        };
        if !matches!(
            name.as_str(),
            "title" | "initial-creator" | "creator" | "creation-date" | "date" | "language"
        ) {
            continue;
        }
        let Some(value) = clean(&xml.text_of(VALUE_BYTES)?) else { continue };
        match name.as_str() {
            "title" => said.title = Some(value),
            "initial-creator" if !is_nobody(&value) => said.metadata.authors = vec![value],
            "creator" if !is_nobody(&value) => last_writer = Some(value),
            "creation-date" => made = Some(value),
            "date" => said.metadata.modified = Some(value),
            "language" => said.metadata.language = Some(value),
            _ => {}
        }
    }
    let Metadata { authors, .. } = &mut said.metadata;
    if authors.is_empty() {
        authors.extend(last_writer);
    }
    Ok((said, made))
}
