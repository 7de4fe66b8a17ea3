//! The styles of `content.xml` that matter for text: which hide it, which are titles, which is a heading's.

use std::collections::HashMap;

use crate::office::xml::Tag;

/// A chain longer than this is a circle.
const BASED_ON_MAX: usize = 16;

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    hidden: Option<bool>,
}

/// Styles by name, as they are read before the text.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
    current: Option<String>,
}

impl Styles {
    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "style" => {
                self.current = tag.attribute("name");
                let style = Style { parent: tag.attribute("parent-style-name"), hidden: None };
                self.current.clone().map(|name| self.all.insert(name, style));
            }
            "text-properties" => {
                let hidden = tag.attribute("display").map(|display| display == "none");
                let style = self.current.as_ref().and_then(|name| self.all.get_mut(name));
                if let Some(style) = style {
                    style.hidden = hidden;
                }
            }
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        if name == "style" {
            self.current = None;
        }
    }

    /// `None` when neither the style nor those it is based on say so.
    pub(super) fn hidden(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|(_, style)| style?.hidden)
    }

    /// The built-in title; its name stays English inside the file.
    pub(super) fn is_title(&self, name: &str) -> bool {
        self.chain(name).any(|(name, _)| name == "Title")
    }

    /// The style and those it is based on. The last may be built in, and then it is only a name.
    fn chain<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (&'a str, Option<&'a Style>)> {
        let mut next = Some(name);
        std::iter::from_fn(move || {
            let name = next?;
            let style = self.all.get(name);
            next = style.and_then(|style| style.parent.as_deref());
            Some((name, style))
        })
        .take(BASED_ON_MAX)
    }
}
