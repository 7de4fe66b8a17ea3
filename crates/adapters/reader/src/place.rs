//! Places: which stretch of the text is which paragraph, heading, list item or row.

use serde::{Deserialize, Serialize};

/// A stretch of text, so that a quote can be shown as "paragraph 7". Places are in the text's order
/// and do not overlap; white space between blocks belongs to none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The first character, in Unicode scalar values from 0.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// What it is.
    pub kind: PlaceKind,
    /// Its number from 1 among all that are neither headings nor notes; in a PDF, counted anew on each
    /// page. A note has its own number. `None` for a heading.
    pub number: Option<u32>,
    /// The heading above it, as an index into the places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<usize>,
    /// The page, from 1, where the file has pages (PDF) or marks them (form feeds in text).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Where it is as the file itself counts, where that is neither pages nor paragraphs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    /// The HTML element's `id`, for a link to the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element_id: Option<String>,
}

/// Where something is, as a file itself counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// A row of a sheet, whose name is the heading above it.
    Row {
        /// Its number as a person sees it, from 1.
        number: u32,
        /// The column of its first cell, from 0, where each tab in it stands for one column.
        first_column: Option<u32>,
    },
    /// Moments of a recording, in milliseconds.
    Time {
        /// The first.
        from: u64,
        /// The last.
        to: u64,
    },
}

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// A paragraph, or text in no other block.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A block quotation.
    Quotation,
    /// A row of a table; its cells are parted by tabs in HTML.
    TableRow,
    /// A caption of a picture or table.
    Caption,
    /// Text set as it is: program code, verse, old typewritten copies.
    Preformatted,
    /// The block of settings at the top of a Markdown file.
    FrontMatter,
    /// A footnote of an office document, with its number before it; it follows the text.
    Footnote,
    /// An endnote, likewise.
    Endnote,
}

impl PlaceKind {
    pub(crate) fn is_note(self) -> bool {
        matches!(self, Self::Footnote | Self::Endnote)
    }
}

/// Collects places in order, numbering them.
#[derive(Default)]
pub(crate) struct Places {
    list: Vec<Place>,
    last_number: u32,
    heading: Option<usize>,
}

impl Places {
    pub(crate) fn push(&mut self, start: usize, end: usize, kind: PlaceKind) -> &mut Place {
        let is_heading = matches!(kind, PlaceKind::Heading { .. });
        let under = if is_heading || kind.is_note() { None } else { self.heading };
        if is_heading {
            self.heading = Some(self.list.len());
        } else if kind.is_note() && self.list.last().is_none_or(|last| last.kind != kind) {
            self.last_number = 1;
        } else {
            self.last_number += 1;
        }
        let number = (!is_heading).then_some(self.last_number);
        self.list.push(Place { start, end, kind, number, under, page: None, at: None, element_id: None });
        self.list.last_mut().expect("just pushed")
    }

    /// Counts from 1 again, as on a new page.
    pub(crate) fn count_anew(&mut self) {
        self.last_number = 0;
    }

    pub(crate) fn into_list(self) -> Vec<Place> {
        self.list
    }
}

/// A line of a text, by bytes and by characters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Line<'a> {
    /// Without its end.
    pub(crate) text: &'a str,
    /// Its first character's number.
    pub(crate) start: usize,
}

impl Line<'_> {
    pub(crate) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Where its first and one past its last visible character are.
    pub(crate) fn visible(&self) -> (usize, usize) {
        let lead = self.text.chars().take_while(|c| c.is_whitespace()).count();
        (self.start + lead, self.start + self.text.trim_end().chars().count())
    }
}

/// The lines of a text; a line ends at LF, CR LF or CR.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut rest = text;
    let mut start = 0;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        let (line, after) = rest.split_at(length);
        let end_of_line = if after.starts_with("\r\n") { 2 } else { usize::from(!after.is_empty()) };
        rest = &after[end_of_line..];
        let found = Line { text: line, start };
        start += line.chars().count() + end_of_line;
        Some(found)
    })
}
