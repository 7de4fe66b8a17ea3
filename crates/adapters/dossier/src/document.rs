//! One paper as a tree of blocks, between the models and the three ways of setting it.
//!
//! All text in it is text: what looks like markup is escaped by each renderer.

use std::collections::BTreeSet;

use amparo_ledger::ids::ClaimId;
use jiff::civil::Date;
use serde::Serialize;

use crate::model::PageSize;

/// A paper ready to be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Document {
    pub(crate) form: Form,
    #[serde(serialize_with = "page_size")]
    pub(crate) size: PageSize,
    /// How tightly the PDF is set: 0 as usual, more is smaller. Only the one-page summary uses it.
    pub(crate) tightness: u8,
    /// The date of the paper, for the PDF's particulars. PDF/A asks for one; it never comes from a clock.
    pub(crate) date: Option<PaperDate>,
    pub(crate) title: String,
    pub(crate) running_head: String,
    /// What is missing before it may leave; `None`: it is final.
    pub(crate) draft: Option<Vec<String>>,
    pub(crate) letterhead: Option<Letterhead>,
    /// Lines under the title, where there is no letterhead.
    pub(crate) subtitle: Vec<String>,
    pub(crate) blocks: Vec<Block>,
    /// The footnotes in order: number 1 is the first.
    pub(crate) notes: Vec<Inlines>,
    pub(crate) figures: Vec<Figure>,
    /// The claims that its statements and figures rest on.
    #[serde(skip)]
    pub(crate) used: BTreeSet<ClaimId>,
}

/// A day as the typesetter takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct PaperDate {
    year: i16,
    month: i8,
    day: i8,
}

impl PaperDate {
    /// The day as 2024-03-11.
    pub(crate) fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for PaperDate {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Form {
    Letter,
    OnePager,
    Worksheet,
    /// A table of many columns: the sheet is set across.
    Wide,
    /// The first block is the cover; a list of contents follows it.
    Dossier,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Letterhead {
    pub(crate) sender: Vec<String>,
    pub(crate) addressee: Vec<String>,
    pub(crate) copies_to: Vec<String>,
    /// The date in words; `None`: an empty place.
    pub(crate) date: Option<String>,
    pub(crate) subject: String,
    pub(crate) salutation: String,
}

pub(crate) type Inlines = Vec<Inline>;

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub(crate) enum Inline {
    Text(String),
    Emphasis(String),
    /// A marking of the form, with its punctuation, such as "Argument:".
    Label(String),
    /// Words of a source, printed between quotation marks and kept apart from our own direction of writing.
    Quote {
        text: String,
        language: Option<String>,
    },
    /// A reference to a footnote; `again`: it was printed before.
    Note {
        number: u32,
        again: bool,
    },
    /// References to sources of the annex.
    Sources(Vec<u32>),
    /// A date in words, and in its machine form where it is one point.
    Date {
        words: String,
        machine: Option<String>,
    },
    /// Characters to be compared one by one: a hash, an address.
    Code(String),
}

/// A block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub(crate) enum Block {
    Heading {
        level: u8,
        number: Option<String>,
        text: String,
    },
    /// The line that a reader must not miss.
    Lead(Inlines),
    Paragraph(Inlines),
    /// Text that rests on no claim, or a gap: set apart.
    Aside(Inlines),
    Law {
        text: String,
        citation: String,
    },
    List {
        ordered: bool,
        items: Vec<Inlines>,
    },
    /// A labelled list: "In support".
    Group {
        label: String,
        items: Vec<Inlines>,
    },
    Pairs(Vec<Pair>),
    Table {
        caption: String,
        head: Vec<String>,
        rows: Vec<Vec<Inlines>>,
        more: Option<String>,
    },
    /// An index into the document's figures.
    Figure(usize),
    Signatures(Vec<Signature>),
    Sources(Vec<SourceLine>),
    Columns(Vec<Vec<Block>>),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Pair {
    pub(crate) label: String,
    pub(crate) value: Inlines,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Signature {
    pub(crate) name: String,
    pub(crate) standing: String,
    pub(crate) contact: Option<String>,
}

/// One source of the annex: a first line, and further particulars.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct SourceLine {
    pub(crate) number: u32,
    pub(crate) line: Inlines,
    pub(crate) particulars: Vec<Inlines>,
}

/// A picture with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Figure {
    #[serde(skip)]
    pub(crate) svg: String,
    pub(crate) caption: String,
    /// The same data in words, for those who do not see the picture.
    pub(crate) alternative: String,
}

/// Plain text.
pub(crate) fn say(text: impl Into<String>) -> Inline {
    Inline::Text(printable(&text.into()))
}

/// The text without what steers a terminal or a typesetter instead of being read: control characters become
/// spaces, and marks that turn the direction of whole stretches are left out.
pub(crate) fn printable(text: &str) -> String {
    let turns = |letter: char| matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.chars()
        .filter(|letter| !turns(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn page_size<S: serde::Serializer>(size: &PageSize, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match size {
        PageSize::A4 => "a4",
        PageSize::UsLetter => "us-letter",
    })
}
