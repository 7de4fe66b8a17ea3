//! DOCX (Word): the text as it stands when every tracked change is accepted, which is what Word shows
//! as "simple markup".
//!
//! Left out, and counted where that matters to a reader: deleted and moved-away text, comments, hidden
//! text, field codes, headers and footers, embedded objects. Footnotes and endnotes follow the text,
//! each with its number.

mod body;
mod styles;

use crate::blocks::{self, Block};
use crate::office::package::Package;
use crate::office::xml::{Step, Xml};
use crate::office::{clean, is_nobody};
use crate::place::PlaceKind;
use crate::{Content, Format, Limits, Metadata, ReadError, Warning};

use body::{Body, Facts, Notes};
use styles::Styles;

const FORMAT: Format = Format::Docx;

pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let mut package = Package::open(bytes, FORMAT, limits)?;
    let main = main_part(&mut package, limits)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let beside = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let mut styles = Styles::default();
    if let Some(part) = package.part(&beside("styles.xml"))? {
        styles = Styles::read(&mut Xml::new(part, FORMAT, limits))?;
    }
    let missing = || ReadError::PartMissing { format: FORMAT, part: "word/document.xml".to_owned() };
    let part = package.part(&main)?.ok_or_else(missing)?;
    let mut body = Body::new(&styles, limits);
    body.read(&mut Xml::new(part, FORMAT, limits))?;
    let mut blocks = std::mem::take(&mut body.blocks);
    let mut facts = body.facts;
    for (kind, name, wanted) in [
        (PlaceKind::Footnote, "footnotes.xml", facts.footnotes.clone()),
        (PlaceKind::Endnote, "endnotes.xml", facts.endnotes.clone()),
    ] {
        if wanted.is_empty() {
            continue;
        }
        if let Some(part) = package.part(&beside(name))? {
            let notes = Notes::read(&mut Xml::new(part, FORMAT, limits), &styles, limits)?;
            blocks.extend(notes.in_order(&wanted, kind));
            facts.add(&notes.facts);
        }
    }
    let comments = match package.part(&beside("comments.xml"))? {
        Some(part) => count_comments(&mut Xml::new(part, FORMAT, limits))?,
        None => 0,
    };
    finish(&blocks, &facts, comments, properties(&mut package, limits)?, limits)
}

fn finish(
    blocks: &[Block],
    facts: &Facts,
    comments: u64,
    properties: Properties,
    limits: &Limits,
) -> Result<Content, ReadError> {
    let (text, places) = blocks::write(blocks, limits)?;
    if text.is_empty() {
        return Err(ReadError::NoText);
    }
    let mut warnings = Vec::new();
    if facts.insertions + facts.deletions > 0 {
        let (insertions, deletions) = (facts.insertions, facts.deletions);
        warnings.push(Warning::TrackedChanges { insertions, deletions });
    }
    if comments > 0 {
        warnings.push(Warning::CommentsLeftOut { count: comments });
    }
    if facts.hidden_chars > 0 {
        warnings.push(Warning::HiddenTextLeftOut { chars: facts.hidden_chars });
    }
    if facts.embedded > 0 {
        warnings.push(Warning::EmbeddedNotRead { count: facts.embedded });
    }
    warnings.extend(properties.warning());
    let title = facts.title.clone().or(properties.title);
    Ok(Content { text, places, title, metadata: properties.metadata, warnings, ..Content::default() })
}

/// The part that the package names as its document, else where Word puts it.
fn main_part(package: &mut Package<'_>, limits: &Limits) -> Result<String, ReadError> {
    const USUAL: &str = "word/document.xml";
    if package.has(USUAL) {
        return Ok(USUAL.to_owned());
    }
    let missing = ReadError::PartMissing { format: FORMAT, part: USUAL.to_owned() };
    let Some(part) = package.part("_rels/.rels")? else { return Err(missing) };
    let mut xml = Xml::new(part, FORMAT, limits);
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "Relationship" => {
                let is_document = |kind: String| kind.ends_with("/officeDocument");
                if tag.attribute("Type").is_some_and(is_document) {
                    let target = tag.attribute("Target").unwrap_or_default();
                    return Ok(target.trim_start_matches('/').to_owned());
                }
            }
            Step::End => return Err(missing),
            _ => {}
        }
    }
}

fn count_comments<R: std::io::BufRead>(xml: &mut Xml<'_, R>) -> Result<u64, ReadError> {
    let mut count = 0;
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "comment" => {
                count += 1;
                xml.skip()?;
            }
            Step::End => return Ok(count),
            _ => {}
        }
    }
}

/// What the file says of itself. Programs fill these fields, and often keep those of a template: they
/// are suggestions, and the dates are not taken as the day of publication.
#[derive(Default)]
struct Properties {
    title: Option<String>,
    created: Option<String>,
    metadata: Metadata,
}

impl Properties {
    fn warning(&self) -> Option<Warning> {
        let created = self.created.clone();
        let modified = self.metadata.modified.clone();
        (created.is_some() || modified.is_some()).then_some(Warning::DatesOfTheFile { created, modified })
    }
}

fn properties(package: &mut Package<'_>, limits: &Limits) -> Result<Properties, ReadError> {
    const VALUE_BYTES: usize = 2048;
    let mut said = Properties::default();
    let Some(part) = package.part("docProps/core.xml")? else { return Ok(said) };
    let mut xml = Xml::new(part, FORMAT, limits);
    loop {
        let name = match xml.step()? {
            Step::Open(tag) => tag.name().to_owned(),
            Step::End => return Ok(said),
            _ => continue,
        };
        if !matches!(name.as_str(), "title" | "creator" | "created" | "modified" | "language") {
            continue;
        }
        let Some(value) = clean(&xml.text_of(VALUE_BYTES)?) else { continue };
        match name.as_str() {
            "title" => said.title = Some(value).filter(|title| !is_stale(title)),
            "creator" if !is_nobody(&value) => said.metadata.authors.push(value),
            "created" => said.created = Some(value),
            "modified" => said.metadata.modified = Some(value),
            "language" => said.metadata.language = Some(value),
            _ => {}
        }
    }
}

/// Titles that programs write when they print or export.
fn is_stale(title: &str) -> bool {
    let title = title.to_ascii_lowercase();
    title.starts_with("microsoft word - ") || title == "word document" || title == "untitled"
}
