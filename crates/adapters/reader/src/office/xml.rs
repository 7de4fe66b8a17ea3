//! One XML part as a stream of steps: names without their prefixes, text unescaped.
//!
//! A part that declares a document type is refused: office programs write none, and entities are how
//! XML bombs are built. Depth is bounded.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::limits::check;
use crate::{Damage, Format, LimitName, Limits, ReadError};

/// The message of an input that gives more than its limit.
pub(super) const TOO_LARGE: &str = "larger than its limit";

pub(crate) struct Xml<'a, R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    depth: u64,
    format: Format,
    limits: &'a Limits,
    doctype: Doctype,
}

/// What a declared document type means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doctype {
    /// The part was made to break its reader.
    Refused,
    /// The program that wrote the part always declares one. Its entities are unknown nevertheless.
    PassedOver,
}

/// What comes next in a part.
pub(crate) enum Step<'a> {
    Open(Tag<'a>),
    /// The element's name without its prefix.
    Close(String),
    Text(Cow<'a, str>),
    End,
}

/// An element's beginning.
pub(crate) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without the prefix: which one stands for a namespace is the writer's choice.
    pub(crate) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, by its name without the prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let all = all.with_checks(false);
        let found = all.filter_map(Result::ok).find(|one| one.key.local_name().into_inner() == name)?;
        let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| found.value.clone().into_owned(), Cow::into_owned))
    }

    /// A switch such as `<w:vanish/>` or `<w:vanish w:val="false"/>`.
    pub(crate) fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("false" | "0" | "off" | "none"))
    }
}

impl<'a, R: BufRead> Xml<'a, R> {
    pub(crate) fn new(input: R, format: Format, limits: &'a Limits) -> Self {
        let mut reader = Reader::from_reader(input);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0, format, limits, doctype: Doctype::Refused }
    }

    pub(crate) fn doctype(&mut self, doctype: Doctype) {
        self.doctype = doctype;
    }

    pub(crate) fn step(&mut self) -> Result<Step<'_>, ReadError> {
        self.buffer.clear();
        let damaged = ReadError::Damaged { format: self.format, damage: Damage::Xml };
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) if error.to_string() == TOO_LARGE => {
                let allowed = self.limits.member_bytes_max;
                let measured = allowed.saturating_add(1);
                return Err(ReadError::OverLimit { limit: LimitName::MemberBytes, allowed, measured });
            }
            Err(_) => return Err(damaged),
        };
        Ok(match event {
            Event::Start(tag) => {
                self.depth += 1;
                check(LimitName::XmlDepth, self.limits.xml_depth_max.into(), self.depth)?;
                Step::Open(Tag(tag))
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                Step::Close(tag.local_name().into_inner().to_owned())
            }
            Event::Text(text) => Step::Text(text.xml10_content()),
            Event::CData(text) => Step::Text(text.xml10_content()),
            Event::GeneralRef(entity) => match entity.resolve_char_ref() {
                Ok(Some(letter)) => Step::Text(Cow::Owned(letter.to_string())),
                Ok(None) => {
                    let name = entity.xml10_content();
                    let plain = quick_xml::escape::resolve_predefined_entity(&name).ok_or(damaged)?;
                    Step::Text(Cow::Borrowed(plain))
                }
                Err(_) => return Err(damaged),
            },
            Event::DocType(_) if self.doctype == Doctype::Refused => {
                return Err(ReadError::Damaged { format: self.format, damage: Damage::Entities });
            }
            Event::Eof if self.depth > 0 => return Err(damaged),
            Event::Eof => Step::End,
            _ => Step::Text(Cow::Borrowed("")),
        })
    }

    /// Goes past the element that was just opened, and all in it.
    pub(crate) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.step()?, Step::End) {
                break;
            }
        }
        Ok(())
    }

    /// All text in the element that was just opened, at most `chars_max` characters of it.
    pub(crate) fn text_of(&mut self, chars_max: usize) -> Result<String, ReadError> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            match self.step()? {
                Step::Text(part) if text.len() < chars_max => text.push_str(&part),
                Step::End => break,
                _ => {}
            }
        }
        Ok(text)
    }
}
