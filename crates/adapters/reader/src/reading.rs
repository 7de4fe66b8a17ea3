//! What reading a document gives: its text, where everything in it stands, and what was assumed.

use std::fmt;
use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::place::At;
use crate::{Format, Place, PlaceKind};

/// A document as text with places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What the document was read as.
    pub format: Format,
    /// How its bytes became characters.
    pub encoding: EncodingUsed,
    /// What quotes are anchored in, in Unicode scalar values. For plain text and Markdown it is the
    /// file's own text, line ends included, without a byte order mark; for all others the document's blocks,
    /// parted by a blank line.
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

    /// A range as a person would say it: "paragraph 7", "paragraphs 7 to 9", "page 3, paragraph 2",
    /// "footnote 4", "heading". `None` when the range touches no place.
    pub fn place_name(&self, range: Range<usize>) -> Option<String> {
        let name = self.bare_place_name(range)?;
        Some(if self.format == Format::Pasted { format!("pasted text, {name}") } else { name })
    }

    fn bare_place_name(&self, range: Range<usize>) -> Option<String> {
        let touched = self.places_at(range.clone());
        if let Some(name) = self.name_in_its_own_terms(range, touched) {
            return Some(name);
        }
        let numbered = || touched.iter().filter(|place| place.number.is_some());
        let Some((first, last)) = numbered().next().zip(numbered().next_back()) else {
            let heading = touched.first()?;
            return Some(format!("{}heading", page_name(heading)));
        };
        let (from, to) = (first.number.unwrap_or_default(), last.number.unwrap_or_default());
        let page = page_name(first);
        let same = first.page == last.page && first.kind.is_note() == last.kind.is_note();
        Some(if first == last {
            format!("{page}{} {from}", noun(first))
        } else if !same {
            format!("{page}{} {from} to {}{} {to}", noun(first), page_name(last), noun(last))
        } else if first.kind.is_note() {
            format!("{page}{}s {from} to {to}", noun(first))
        } else {
            format!("{page}paragraphs {from} to {to}")
        })
    }
}

impl Reading {
    /// "sheet “People”, cells B3 to D3", "rows 3 to 7", "0:01:02 to 0:01:09".
    fn name_in_its_own_terms(&self, range: Range<usize>, touched: &[Place]) -> Option<String> {
        let mut with = touched.iter().filter(|place| place.at.is_some());
        let first = with.next()?;
        let last = with.next_back().unwrap_or(first);
        match (first.at?, last.at?) {
            (At::Time { from, .. }, At::Time { to, .. }) => {
                Some(format!("{} to {}", moment(from), moment(to)))
            }
            (At::Row { number, first_column }, At::Row { number: last_number, .. }) => {
                let sheet = first.under.and_then(|heading| self.places.get(heading));
                let sheet = sheet.and_then(|heading| self.quote(heading.start..heading.end));
                let sheet = sheet.map(|name| format!("sheet “{name}”, ")).unwrap_or_default();
                let cells = first_column.filter(|_| number == last_number);
                let cells = cells.and_then(|column| self.cells(first, column, range));
                Some(match cells {
                    Some(cells) => format!("{sheet}{}", in_words(number, cells)),
                    None if number == last_number => format!("{sheet}row {number}"),
                    None => format!("{sheet}rows {number} to {last_number}"),
                })
            }
            _ => None,
        }
    }

    /// The first and last column that a range of a row touches.
    fn cells(&self, row: &Place, first: u32, range: Range<usize>) -> Option<(u32, u32)> {
        let (start, end) = (range.start.max(row.start), range.end.min(row.end));
        let before = self.quote(row.start..start)?;
        let tabs = |text: &str| u32::try_from(text.matches('\t').count()).unwrap_or(u32::MAX);
        let from = first.saturating_add(tabs(before));
        Some((from, from.saturating_add(tabs(self.quote(start..end)?))))
    }
}

fn in_words(row: u32, (from, to): (u32, u32)) -> String {
    if from == to {
        format!("cell {}{row}", column_name(from))
    } else {
        format!("cells {}{row} to {}{row}", column_name(from), column_name(to))
    }
}

/// `A` to `Z`, then `AA`.
fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// `1:02:03` of a recording.
fn moment(milliseconds: u64) -> String {
    let seconds = milliseconds / 1_000;
    format!("{}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

fn page_name(place: &Place) -> String {
    place.page.map(|page| format!("page {page}, ")).unwrap_or_default()
}

fn noun(place: &Place) -> &'static str {
    match place.kind {
        PlaceKind::TableRow => "table row, paragraph",
        PlaceKind::Caption => "caption, paragraph",
        PlaceKind::Footnote => "footnote",
        PlaceKind::Endnote => "endnote",
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
    /// UTF-16 without a mark: in one order of the bytes they are text, in the other they are not.
    ByteOrder,
    /// The format says so itself, part by part.
    FixedByFormat,
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
    /// Nothing says which encoding the file has, and too little of it shows which.
    EncodingUndecided {
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
    /// Changes were tracked: what was inserted is text, what was deleted is not.
    TrackedChanges {
        /// Insertions, which are part of the text.
        insertions: u64,
        /// Deletions, which are not.
        deletions: u64,
    },
    /// Comments in the margin are no part of the text.
    CommentsLeftOut {
        /// How many.
        count: u64,
    },
    /// Objects of other programs in the document, which are not read.
    EmbeddedNotRead {
        /// How many.
        count: u64,
    },
    /// Pages on which no text was found: blank ones, or pictures.
    PagesWithoutText {
        /// Their numbers, from 1.
        pages: Vec<u32>,
    },
    /// Running heads and page numbers, which are no part of the text.
    RunningLinesLeftOut {
        /// How many lines.
        lines: u64,
    },
    /// Letters of which the file does not say which they are.
    LettersUnread {
        /// How many.
        count: u64,
    },
    /// Right-to-left letters were put in the order in which they are read.
    RightToLeftReordered {
        /// The letters lam and alef stand in the wrong order wherever the page shows them as one sign.
        lam_alef_swapped: bool,
    },
    /// The words were recognised in pictures, by another program.
    TextRecognised {
        /// The languages that it looked for, by its names for them.
        languages: String,
        /// How sure it was, page by page.
        pages: Vec<RecognisedPage>,
    },
    /// Words of which the program that recognised them was not sure. They stand in the text as it read them.
    WordsUnsure {
        /// How many.
        count: u64,
        /// Some of them, each with its page.
        some: Vec<(u32, String)>,
    },
    /// The page was saved with its pictures in one file.
    PageSaved {
        /// The day, where the file says so (ISO 8601).
        on: Option<String>,
        /// How many other things lie in it, which are not read: pictures, styles, frames.
        others: u64,
    },
    /// Records of a web archive that are no documents: requests, pictures, scripts, answers without a page.
    RecordsPassedOver {
        /// How many.
        count: u64,
    },
    /// What the file says of its own making. It is not taken as the day of publication.
    DatesOfTheFile {
        /// When it was made.
        created: Option<String>,
        /// When it was last changed.
        modified: Option<String>,
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
            Self::EncodingUndecided { name } => write!(
                f,
                "The file does not say its encoding, and it holds too little to tell: {name} was taken. Compare letters with \
                 accents; if they are wrong, name the encoding (--received-type \"text/plain; charset=…\") and read it again."
            ),
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
                write!(f, "The document hides {chars} characters from its readers; they were left out.")
            }
            Self::ArticleFromPageData => {
                f.write_str("The page shows no article; the text is from the page's data.")
            }
            Self::ArticleMayBeCut { shown_chars, data_chars } => write!(
                f,
                "The page shows {shown_chars} characters of an article that has {data_chars}: \
                 it may be cut."
            ),
            Self::TrackedChanges { insertions, deletions } => write!(
                f,
                "Changes were tracked: {insertions} insertions were read as text, {deletions} deletions were \
                 left out."
            ),
            Self::CommentsLeftOut { count } => {
                write!(f, "Comments are no part of the text; there are {count}.")
            }
            Self::EmbeddedNotRead { count } => {
                write!(f, "Objects of other programs in the document were not read; there are {count}.")
            }
            Self::PagesWithoutText { pages } => write!(
                f,
                "No text was found on {}: blank, or pictures that need text recognition (OCR).",
                pages_in_words(pages)
            ),
            Self::RunningLinesLeftOut { lines } => {
                write!(f, "{lines} running heads and page numbers were left out.")
            }
            Self::LettersUnread { count } => {
                write!(f, "The file does not say what {count} of its signs mean; compare quotes with the page.")
            }
            Self::RightToLeftReordered { lam_alef_swapped: false } => f.write_str(
                "Right-to-left text was put in reading order from its places on the page; compare quotes with the \
                 page.",
            ),
            Self::RightToLeftReordered { lam_alef_swapped: true } => f.write_str(
                "Right-to-left text was put in reading order, but this file gives lam-alef as alef-lam: correct such \
                 words by hand before quoting them.",
            ),
            Self::TextRecognised { languages, pages } => recognised_in_words(f, languages, pages),
            Self::WordsUnsure { count, some } => {
                let words: Vec<String> =
                    some.iter().map(|(page, word)| format!("“{}” (page {page})", clean(word))).collect();
                let more = if *count > some.len() as u64 { ", and others" } else { "" };
                write!(f, "Words recognised with little confidence ({count}): {}{more}.", words.join(", "))
            }
            Self::PageSaved { on, others } => {
                let on = on.as_deref().map(|day| format!(" on {day}")).unwrap_or_default();
                write!(f, "The page was saved{on}. Pictures and other parts of it were not read; there are {others}.")
            }
            Self::RecordsPassedOver { count } => write!(
                f,
                "Records that are no documents (requests, pictures, scripts, answers without a page) were passed over; there are \
                 {count}."
            ),
            Self::DatesOfTheFile { created, modified } => {
                f.write_str("The file itself ")?;
                match (created, modified) {
                    (Some(created), Some(modified)) => {
                        write!(f, "was made on {} and changed on {}", day(created), day(modified))?;
                    }
                    (Some(made), None) => write!(f, "was made on {}", day(made))?,
                    (None, modified) => {
                        write!(f, "was changed on {}", day(modified.as_deref().unwrap_or_default()))?;
                    }
                }
                f.write_str("; that is not taken as the day of publication.")
            }
        }
    }
}

/// How sure the program was of the words of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecognisedPage {
    /// Its number, from 1.
    pub page: u32,
    /// How many words it found there.
    pub words: u64,
    /// How sure it was of them on average, from 0 to 100.
    pub confidence: u8,
}

fn recognised_in_words(f: &mut fmt::Formatter<'_>, languages: &str, pages: &[RecognisedPage]) -> fmt::Result {
    const SHOWN_MAX: usize = 20;
    write!(
        f,
        "The text was recognised in pictures (OCR by tesseract, {languages}); mean confidence of 100: "
    )?;
    let shown = pages.iter().filter(|page| page.words > 0).take(SHOWN_MAX);
    let shown: Vec<String> = shown.map(|page| format!("page {}: {}", page.page, page.confidence)).collect();
    f.write_str(if shown.is_empty() { "no words" } else { "" })?;
    f.write_str(&shown.join(", "))?;
    if pages.len() > SHOWN_MAX {
        let lowest = pages.iter().filter(|page| page.words > 0).min_by_key(|page| page.confidence);
        let lowest = lowest.map(|page| format!(", the lowest on page {}: {}", page.page, page.confidence));
        write!(f, " and so on{}", lowest.unwrap_or_default())?;
    }
    f.write_str(". Compare quotes with the picture.")
}

/// A word of a document in a message: without what would be a command to a screen.
fn clean(word: &str) -> String {
    word.chars().filter(|letter| !crate::blocks::is_left_out(*letter)).take(40).collect()
}

/// The day of a moment in ISO 8601.
fn day(moment: &str) -> &str {
    moment.split('T').next().unwrap_or(moment)
}

/// "page 4", "pages 2, 5 to 9 and 12".
fn pages_in_words(pages: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == page => *last = page,
            _ => runs.push((page, page)),
        }
    }
    let mut parts: Vec<String> = runs
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first} to {last}") })
        .collect();
    let last = parts.pop().unwrap_or_default();
    let word = if pages.len() == 1 { "page" } else { "pages" };
    if parts.is_empty() {
        format!("{word} {last}")
    } else {
        format!("{word} {} and {last}", parts.join(", "))
    }
}
