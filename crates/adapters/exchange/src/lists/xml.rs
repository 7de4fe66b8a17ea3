//! XML, an entry at a time: the one module that knows the library behind it.
//!
//! [`Walk`] goes through the file and gives each wanted element whole, as a small tree; all else is passed over. No
//! document type, no entities but those of XML itself; depth, size and number of parts are bounded.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::errors::SyntaxError;
use quick_xml::events::{BytesStart, Event};

use super::error::Refusal;
use super::limits::Limits;
use super::text::{Sum, Text};
use super::{ListError, entry};

/// An element with all that is in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Without its prefix: which one stands for a namespace is the writer's choice.
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
}

/// The text that stands for "not there".
const NOTHING: &str = "";

impl Element {
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or(NOTHING, |(_, value)| value.trim())
    }

    /// The text directly in it.
    pub(super) fn text(&self) -> &str {
        self.text.trim()
    }

    pub(super) fn children(&self) -> impl Iterator<Item = &Element> {
        self.children.iter()
    }

    /// The children of that name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    pub(super) fn first(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first child of that name; empty if there is none.
    pub(super) fn child(&self, name: &str) -> &str {
        self.first(name).map_or(NOTHING, Element::text)
    }

    /// The grandchildren along a path of names, such as `["akaList", "aka"]`.
    pub(super) fn along<'a>(&'a self, path: &'a [&str]) -> Vec<&'a Element> {
        let mut found = vec![self];
        for name in path {
            found = found.into_iter().flat_map(|element| element.all(name)).collect();
        }
        found
    }

    /// All elements of that name in it, however deep.
    pub(super) fn within<'a>(&'a self, name: &str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        let mut waiting: Vec<&Element> = self.children.iter().rev().collect();
        while let Some(element) = waiting.pop() {
            if element.name == name {
                found.push(element);
            }
            waiting.extend(element.children.iter().rev());
        }
        found
    }

    /// The texts of these children that are not empty, with `, ` between them: an address on one line.
    pub(super) fn line(&self, names: &[&str]) -> String {
        entry::tidy(&entry::join(names.iter().map(|name| self.child(name)), ", "))
    }
}

/// What the walk comes to.
pub(super) enum Found {
    Whole(Element),
    /// A wanted element beyond a limit; it was passed over.
    Refused(Refusal),
}

/// A walk through a file.
pub(super) struct Walk<R: BufRead> {
    reader: Reader<Text<R>>,
    buffer: Vec<u8>,
    /// The names of the elements that are open.
    open: Vec<String>,
    limits: Limits,
    root_seen: bool,
}

enum Step {
    Open(Element),
    Close,
    Text(String),
    End,
}

impl<R: BufRead> Walk<R> {
    pub(super) fn new(text: Text<R>, limits: Limits) -> Self {
        let mut reader = Reader::from_reader(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), open: Vec::new(), limits, root_seen: false }
    }

    /// The outermost element, without what is in it.
    pub(super) fn root(&mut self) -> Result<Element, ListError> {
        loop {
            match self.step()? {
                Step::Open(root) => return Ok(root),
                Step::End => return Err(ListError::NoEntry { other_records: 0 }),
                Step::Close | Step::Text(_) => {}
            }
        }
    }

    /// The next element with a wanted name, wherever it stands outside another wanted one.
    pub(super) fn next(&mut self, wanted: &[&str]) -> Result<Option<Found>, ListError> {
        loop {
            match self.step()? {
                Step::Open(element) if wanted.contains(&element.name.as_str()) => {
                    return self.whole(element).map(Some);
                }
                Step::End => return Ok(None),
                _ => {}
            }
        }
    }

    /// Reads to the end of the element that was just opened.
    fn whole(&mut self, element: Element) -> Result<Found, ListError> {
        let outside = self.open.len() - 1;
        let begin = self.byte();
        let mut parts = 1;
        let mut refused = None;
        let mut stack = vec![element];
        while self.open.len() > outside {
            let step = self.step()?;
            if self.byte() - begin > self.limits.record_bytes_max {
                refused = Some(Refusal::TooLarge { bytes_max: self.limits.record_bytes_max });
            }
            if parts > self.limits.record_elements_max {
                refused = Some(Refusal::TooManyParts { elements_max: self.limits.record_elements_max });
            }
            match step {
                _ if refused.is_some() => stack.truncate(1),
                Step::Open(element) => {
                    parts += 1;
                    stack.push(element);
                }
                Step::Text(text) => {
                    if let Some(element) = stack.last_mut() {
                        element.text.push_str(&text);
                    }
                }
                Step::Close => {
                    if stack.len() > 1
                        && let Some(child) = stack.pop()
                        && let Some(parent) = stack.last_mut()
                    {
                        parent.children.push(child);
                    }
                }
                Step::End => break,
            }
        }
        Ok(match refused {
            Some(refusal) => Found::Refused(refusal),
            None => Found::Whole(stack.pop().unwrap_or_default()),
        })
    }

    fn byte(&self) -> u64 {
        self.reader.buffer_position()
    }

    fn step(&mut self) -> Result<Step, ListError> {
        self.buffer.clear();
        self.reader.get_mut().next_piece();
        let byte = self.reader.buffer_position();
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(error) => return Err(self.error(&error)),
        };
        match event {
            Event::Start(tag) => {
                let element = opened(&tag, byte)?;
                if self.open.len() >= self.limits.depth_max {
                    return Err(ListError::TooDeep { byte, depth_max: self.limits.depth_max });
                }
                if self.open.is_empty() && self.root_seen {
                    return Err(ListError::Xml { byte, why: "a second outermost element".into() });
                }
                self.root_seen = true;
                self.open.push(element.name.clone());
                Ok(Step::Open(element))
            }
            Event::End(_) => {
                self.open.pop();
                Ok(Step::Close)
            }
            Event::Text(text) => Ok(Step::Text(text.xml10_content().into_owned())),
            Event::CData(text) => Ok(Step::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(entity) => {
                resolve(&entity.xml10_content(), byte).map(|letter| Step::Text(letter.to_string()))
            }
            Event::DocType(_) => Err(ListError::DocumentType { byte }),
            Event::Eof => match self.open.last() {
                Some(inside) => Err(ListError::CutOff { inside: inside.clone(), byte }),
                None => Ok(Step::End),
            },
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {
                Ok(Step::Text(String::new()))
            }
        }
    }

    fn error(&mut self, error: &quick_xml::Error) -> ListError {
        let byte = self.reader.error_position();
        if let Some(failure) = self.reader.get_mut().failure() {
            return failure;
        }
        match error {
            quick_xml::Error::Io(error) => ListError::Io(std::io::Error::other(error.to_string())),
            // What the library calls a mistake in syntax is, but for one, a file that ends inside a tag or a comment.
            quick_xml::Error::Syntax(why) if *why != SyntaxError::InvalidBangMarkup => {
                let inside = self.open.last().cloned().unwrap_or_else(|| "the beginning".into());
                ListError::CutOff { inside, byte }
            }
            other => ListError::Xml { byte, why: other.to_string() },
        }
    }

    /// What the file was; reads what is left.
    pub(super) fn finish(self) -> Result<Sum, ListError> {
        self.reader.into_inner().finish()
    }
}

fn opened(tag: &BytesStart<'_>, byte: u64) -> Result<Element, ListError> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| ListError::Xml { byte, why: error.to_string() })?;
        let name = attribute.key.local_name().into_inner().to_owned();
        attributes.push((name, unescape(&attribute.value, byte)?));
    }
    let name = tag.local_name().into_inner().to_owned();
    Ok(Element { name, attributes, ..Element::default() })
}

/// The value of an attribute, its references resolved.
fn unescape(value: &str, byte: u64) -> Result<String, ListError> {
    let mut plain = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let Some((name, after)) = after.split_once(';') else {
            return Err(ListError::Xml { byte, why: "a lone `&` in an attribute".into() });
        };
        plain.push(resolve(name, byte)?);
        rest = after;
    }
    plain.push_str(rest);
    Ok(plain)
}

/// The character for which a reference stands.
fn resolve(name: &str, byte: u64) -> Result<char, ListError> {
    let unknown = || ListError::UnknownEntity { name: name.chars().take(40).collect(), byte };
    match name {
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "amp" => Ok('&'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => {
            let number = name.strip_prefix('#').ok_or_else(unknown)?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            code.ok().and_then(char::from_u32).filter(|letter| *letter != '\0').ok_or_else(unknown)
        }
    }
}
