//! What a person says of a source, as forms send it.

use amparo_casework::read_document::SourceWords;

use crate::pages::sources::SOURCE_KINDS;

/// What was typed of a source.
#[derive(Debug, Clone, Default)]
pub(crate) struct AboutSource {
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) author: String,
    pub(crate) publisher: String,
    pub(crate) date: String,
    pub(crate) url: String,
    pub(crate) language: String,
    pub(crate) interest: String,
}

impl AboutSource {
    /// Where what this field sent is kept; `None` for another form's field.
    pub(crate) fn place_of(&mut self, field: &str) -> Option<&mut String> {
        Some(match field {
            "kind" => &mut self.kind,
            "title" => &mut self.title,
            "author" => &mut self.author,
            "publisher" => &mut self.publisher,
            "date" => &mut self.date,
            "url" => &mut self.url,
            "language" => &mut self.language,
            "interest" => &mut self.interest,
            _ => return None,
        })
    }

    /// The same for casework; what was left empty stays unknown.
    pub(crate) fn words(&self) -> SourceWords {
        SourceWords {
            title: said(&self.title),
            author: said(&self.author),
            publisher: said(&self.publisher),
            date: said(&self.date),
            url: said(&self.url),
            kind: SOURCE_KINDS.iter().find(|(_, name)| *name == self.kind).map(|(kind, _)| *kind),
            language: said(&self.language),
            interest: said(&self.interest),
            ..SourceWords::default()
        }
    }
}

/// What was typed, if it was anything.
pub(crate) fn said(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
