//! What `pdftotext -bbox-layout` wrote, as pages of lines of words.

use crate::limits::check;
use crate::office::xml::{Doctype, Step, Tag, Xml};
use crate::office::{clean, is_nobody};
use crate::{Format, LimitName, Limits, ReadError};

use super::{direction, normal};

/// A document as its pages.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) pages: Vec<Page>,
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) created: Option<String>,
    pub(super) modified: Option<String>,
}

#[derive(Debug, Default)]
pub(super) struct Page {
    /// From 1.
    pub(super) number: u32,
    pub(super) height: f32,
    /// In reading order.
    pub(super) lines: Vec<Line>,
    /// Its words were recognised in a picture.
    pub(super) recognised: bool,
}

/// A line of one column, in points from the page's upper left corner.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    /// In the order in which it is read.
    pub(super) text: String,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The block it lies in, counted through the page.
    pub(super) block: u32,
    /// The width of the word that is read first.
    pub(super) first_word_width: f32,
    pub(super) is_right_to_left: bool,
}

impl Line {
    pub(super) fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

struct Word {
    text: String,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// # Errors
/// When it is not what the program writes, or there are too many pages.
pub(super) fn parse(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let mut xml = Xml::new(bytes, Format::Pdf, limits);
    xml.doctype(Doctype::PassedOver);
    let mut document = Document::default();
    let mut reading = Reading::default();
    loop {
        let word = match xml.step()? {
            Step::Open(tag) => match tag.name() {
                "page" => {
                    let number = u32::try_from(document.pages.len()).unwrap_or(u32::MAX).saturating_add(1);
                    check(LimitName::PdfPages, limits.pdf_pages_max, number.into())?;
                    let height = number_of(&tag, "height");
                    document.pages.push(Page { number, height, lines: Vec::new(), recognised: false });
                    reading.block = 0;
                    None
                }
                "block" => {
                    reading.block += 1;
                    None
                }
                "meta" => {
                    note(&mut document, &tag);
                    None
                }
                "word" => Some(Word {
                    text: String::new(),
                    left: number_of(&tag, "xMin"),
                    right: number_of(&tag, "xMax"),
                    top: number_of(&tag, "yMin"),
                    bottom: number_of(&tag, "yMax"),
                }),
                "title" => {
                    let title = clean(&xml.text_of(2048)?);
                    document.title = title.filter(|title| !is_file_name(title));
                    None
                }
                _ => None,
            },
            Step::Close(name) => {
                let page = document.pages.last_mut();
                match (name.as_str(), page) {
                    ("line", Some(page)) => page.lines.extend(reading.line()),
                    ("block", Some(page)) => reading.end_block(page),
                    _ => {}
                }
                None
            }
            Step::Text(_) => None,
            Step::End => return Ok(document),
        };
        if let Some(mut word) = word {
            word.text = normal(&xml.text_of(1 << 20)?);
            if !word.text.trim().is_empty() {
                reading.words.push(word);
            }
        }
    }
}

#[derive(Default)]
struct Reading {
    words: Vec<Word>,
    block: u32,
}

impl Reading {
    /// The line that just ended, its words from left to right.
    fn line(&mut self) -> Option<Line> {
        let mut words = std::mem::take(&mut self.words);
        words.sort_by(|a, b| a.left.total_cmp(&b.left));
        let (first, last) = (words.first()?, words.last()?);
        let text = with_spaces(&words);
        let read_first = if direction::is_mostly_right_to_left(&text) { last } else { first };
        Some(Line {
            left: first.left,
            right: words.iter().map(|word| word.right).fold(last.right, f32::max),
            // A raised figure or a letter from another font must not make the line another line.
            top: middle(words.iter().map(|word| word.top).collect()),
            bottom: middle(words.iter().map(|word| word.bottom).collect()),
            block: self.block,
            first_word_width: read_first.right - read_first.left,
            is_right_to_left: false,
            text,
        })
    }

    /// The direction of a block is that of most of its letters; its lines are put in order by it.
    fn end_block(&mut self, page: &mut Page) {
        let first = page.lines.partition_point(|line| line.block < self.block);
        let lines = &mut page.lines[first..];
        let all: String = lines.iter().map(|line| line.text.as_str()).collect();
        let right_to_left = direction::is_mostly_right_to_left(&all);
        for line in lines {
            line.is_right_to_left = right_to_left;
            line.text = direction::as_read(&line.text, right_to_left);
        }
    }
}

/// Words that touch are one; the program parts them where the font changes.
fn with_spaces(words: &[Word]) -> String {
    /// The part of a line's height that is a space for certain not to be chance.
    const SPACE: f32 = 0.07;
    let mut text = String::new();
    let mut right = None;
    for word in words {
        let touches = right.is_some_and(|right| word.left - right < (word.bottom - word.top) * SPACE);
        if right.is_some() && !touches {
            text.push(' ');
        }
        text.push_str(&word.text);
        right = Some(word.right);
    }
    text
}

fn middle(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn number_of(tag: &Tag<'_>, name: &str) -> f32 {
    let value = tag.attribute(name).and_then(|value| value.parse::<f32>().ok());
    value.filter(|value| value.is_finite()).unwrap_or(0.0)
}

fn note(document: &mut Document, tag: &Tag<'_>) {
    let Some(value) = tag.attribute("content").as_deref().and_then(clean) else { return };
    match tag.attribute("name").as_deref() {
        Some("Author") if !is_nobody(&value) => document.authors.push(value),
        Some("CreationDate") => document.created = Some(value),
        Some("ModDate") => document.modified = Some(value),
        _ => {}
    }
}

/// Programs put the file's name where the title belongs.
fn is_file_name(title: &str) -> bool {
    let title = title.to_ascii_lowercase();
    let endings = [".doc", ".docx", ".odt", ".pdf", ".indd", ".tex", ".html", ".txt"];
    title.starts_with("microsoft word - ")
        || endings.iter().any(|ending| title.ends_with(ending))
        || title == "untitled"
}
