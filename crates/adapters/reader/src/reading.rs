//! What reading a document gives: its text, where everything in it stands, and what was assumed.

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Format, Place, PlaceKind};

/// A document as text with places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What the document was read as.
    pub format: Format,
    /// How its bytes became characters.
    pub encoding: EncodingUsed,
    /// What quotes are anchored in, in Unicode scalar values. For plain text and Markdown it is the
    /// file's own text, line ends included, without a byte order mark; for HTML the article's
    /// blocks, parted by a blank line.
    pub text: String,
    /// Where the blocks of the text are.
    pub places: Vec<Place>,
    /// What the document calls itself, where it says so.
    pub title: Option<String>,
    /// What the document says about itself. It may be wrong; nothing was checked.
    pub metadata: Metadata,
    /// What was assumed or left out.
    pub warnings: Vec<Warning>,
}

impl Reading {
    /// The words at a range of characters; `None` when the range does not lie in the text.
    pub fn quote(&self, range: Range<usize>) -> Option<&str> {
        let length = range.end.checked_sub(range.start)?;
        let from = byte_of_char(&self.text, range.start)?;
        let to = byte_of_char(&self.text[from..], length)?;
        self.text.get(from..from + to)
    }

    /// The places that a range of characters touches.
    pub fn places_at(&self, range: Range<usize>) -> &[Place] {
        let first = self.places.partition_point(|place| place.end <= range.start);
        let count = self.places[first..].partition_point(|place| place.start < range.end);
        &self.places[first..first + count]
    }

    /// A range as a person would say it: "paragraph 7", "paragraphs 7 to 9", "heading".
    /// `None` when the range touches no place.
    pub fn place_name(&self, range: Range<usize>) -> Option<String> {
        let touched = self.places_at(range);
        let numbers: Vec<u32> = touched.iter().filter_map(|place| place.number).collect();
        let page = touched.first()?.page.map(|page| format!("page {page}, ")).unwrap_or_default();
        Some(match numbers[..] {
            [] => format!("{page}heading"),
            [one] => format!("{page}{} {one}", noun(touched)),
            [first, .., last] => format!("{page}paragraphs {first} to {last}"),
        })
    }
}

fn noun(touched: &[Place]) -> &'static str {
    let numbered = touched.iter().find(|place| place.number.is_some());
    match numbered.map(|place| place.kind) {
        Some(PlaceKind::TableRow) => "table row, paragraph",
        Some(PlaceKind::Caption) => "caption, paragraph",
        _ => "paragraph",
    }
}

fn byte_of_char(text: &str, char_index: usize) -> Option<usize> {
    let mut indices = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
    indices.nth(char_index)
}

/// How bytes became characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EncodingUsed {
    /// Its name in the WHATWG Encoding Standard: `UTF-8`, `windows-1251`, `KOI8-R`.
    pub name: String,
    /// Why this one.
    pub basis: EncodingBasis,
}

/// Why an encoding was chosen, from the firmest reason to the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EncodingBasis {
    /// A byte order mark.
    ByteOrderMark,
    /// Every byte sequence is valid UTF-8.
    ValidUtf8,
    /// Whoever delivered the file says so.
    Delivered,
    /// The page says so.
    Declared,
    /// It is UTF-8 but for a few broken bytes.
    MostlyUtf8,
    /// Guessed from how often which letters stand together.
    LetterFrequency,
}

/// What a document says about itself, as it says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Metadata {
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, in the document's own form, mostly ISO 8601.
    pub published: Option<String>,
    /// When it was last changed, likewise.
    pub modified: Option<String>,
    /// Its language as a BCP 47 tag (`en`, `ru-RU`).
    pub language: Option<String>,
    /// The address it gives as its own.
    pub canonical_url: Option<String>,
}

impl Metadata {
    /// The day of publication, where [`Metadata::published`] begins with an ISO 8601 day.
    pub fn published_on(&self) -> Option<Date> {
        self.published.as_deref()?.trim().get(..10)?.parse().ok()
    }
}

/// What was assumed or left out; the reading stands nevertheless.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// A byte order mark at the start is not part of the text, so offsets begin after it.
    ByteOrderMarkLeftOut,
    /// Nothing says which encoding the file has.
    EncodingAssumed {
        /// The one that was used.
        name: String,
    },
    /// The page names an encoding that its bytes contradict.
    EncodingContradicted {
        /// What it names.
        declared: String,
        /// What was used.
        used: String,
    },
    /// Bytes that mean nothing in the encoding; each stands in the text as U+FFFD.
    BytesReplaced {
        /// How many replacement characters there are.
        count: u64,
    },
    /// Control characters in the text, kept as they are.
    ControlCharacters {
        /// How many.
        count: u64,
    },
    /// The name says plain text, the content looks like HTML; it was read as plain text.
    LooksLikeHtml,
    /// Text that the page hides from its readers.
    HiddenTextLeftOut {
        /// How many characters, white space not counted.
        chars: u64,
    },
    /// The page shows no article but carries one in its data (JSON-LD), which was taken.
    ArticleFromPageData,
    /// The page's own data hold a longer article than it shows: it may be cut.
    ArticleMayBeCut {
        /// Characters shown.
        shown_chars: u64,
        /// Characters in the page's data.
        data_chars: u64,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByteOrderMarkLeftOut => {
                f.write_str("The byte order mark at the start is not counted as text.")
            }
            Self::EncodingAssumed { name } => {
                write!(f, "The file does not say its encoding; {name} was assumed.")
            }
            Self::EncodingContradicted { declared, used } => {
                write!(f, "The file is said to be {declared} but is not; {used} was used.")
            }
            Self::BytesReplaced { count } => {
                write!(f, "{count} unreadable places are shown as \u{FFFD}.")
            }
            Self::ControlCharacters { count } => {
                write!(f, "The text holds {count} control characters.")
            }
            Self::LooksLikeHtml => f.write_str("The file is named as text but looks like HTML."),
            Self::HiddenTextLeftOut { chars } => {
                write!(f, "The page hides {chars} characters from its readers; they were left out.")
            }
            Self::ArticleFromPageData => {
                f.write_str("The page shows no article; the text is from the page's data.")
            }
            Self::ArticleMayBeCut { shown_chars, data_chars } => write!(
                f,
                "The page shows {shown_chars} characters of an article that has {data_chars}: \
                 it may be cut."
            ),
        }
    }
}
