//! `styles.xml`: which styles are headings, lists or hidden, through the styles they are based on.

use std::collections::HashMap;
use std::io::BufRead;

use crate::ReadError;
use crate::office::xml::{Step, Xml};

/// A chain longer than this is a circle.
const BASED_ON_MAX: usize = 16;

/// What a style says that matters for text.
#[derive(Debug, Default, Clone)]
pub(super) struct Style {
    based_on: Option<String>,
    /// 1 to 6.
    heading: Option<u8>,
    is_title: bool,
    is_list: Option<bool>,
    hidden: Option<bool>,
}

#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    pub(super) fn read<R: BufRead>(xml: &mut Xml<'_, R>) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        let mut id = None;
        let mut style = Style::default();
        loop {
            match xml.step()? {
                Step::Open(tag) => match tag.name() {
                    "style" => {
                        id = tag.attribute("styleId");
                        style = Style::default();
                    }
                    "name" => named(&mut style, &tag.attribute("val").unwrap_or_default()),
                    "basedOn" => style.based_on = tag.attribute("val"),
                    "outlineLvl" => style.heading = outline(tag.attribute("val")).or(style.heading),
                    "numId" => style.is_list = Some(tag.attribute("val").as_deref() != Some("0")),
                    "vanish" => style.hidden = Some(tag.is_on()),
                    "docDefaults" | "latentStyles" | "tblStylePr" => xml.skip()?,
                    _ => {}
                },
                Step::Close(name) if name == "style" => {
                    if let Some(id) = id.take() {
                        styles.0.insert(id, std::mem::take(&mut style));
                    }
                }
                Step::Close(_) | Step::Text(_) => {}
                Step::End => return Ok(styles),
            }
        }
    }

    pub(super) fn heading(&self, id: Option<&str>) -> Option<u8> {
        self.first_said(id, |style| style.heading)
    }

    pub(super) fn is_title(&self, id: Option<&str>) -> bool {
        self.first_said(id, |style| style.is_title.then_some(())).is_some()
    }

    pub(super) fn is_list(&self, id: Option<&str>) -> bool {
        self.first_said(id, |style| style.is_list).unwrap_or(false)
    }

    pub(super) fn hidden(&self, id: Option<&str>) -> Option<bool> {
        self.first_said(id, |style| style.hidden)
    }

    /// What the style, or the first one below it that says anything, says.
    fn first_said<T>(&self, id: Option<&str>, of: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut id = id;
        for _ in 0..BASED_ON_MAX {
            let style = self.0.get(id?)?;
            if let Some(said) = of(style) {
                return Some(said);
            }
            id = style.based_on.as_deref();
        }
        None
    }
}

/// Built-in styles keep their English names in every language of Word.
fn named(style: &mut Style, name: &str) {
    let name = name.to_ascii_lowercase();
    if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.parse::<u8>().ok()) {
        style.heading = Some(level.clamp(1, 6));
    }
    style.is_title |= name == "title";
}

/// An outline level, counted from 0; 9 is text.
pub(super) fn outline(value: Option<String>) -> Option<u8> {
    let level = value?.parse::<u8>().ok()?;
    (level < 9).then(|| (level + 1).min(6))
}
