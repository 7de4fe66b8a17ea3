//! PDF: the text layer, as poppler's `pdftotext -bbox-layout` gives it: words with their places on the page.
//!
//! The program runs behind walls of its own ([`crate::child`]); what it wrote is parsed here, in the
//! reading child. From words and places come lines ([`page`]), right-to-left lines in the order in which
//! they are read ([`direction`]), without running heads and page numbers ([`furniture`]), column by
//! column ([`columns`]), joined to
//! paragraphs ([`paragraphs`]).
//!
//! Pages that are pictures were recognised by another program ([`recognised`]); their lines go the same way.
//!
//! The text is ours: line ends inside a paragraph become spaces, and words that were parted at a line's
//! end are joined. Each place names its page. Pages without text are named, never passed over.

mod columns;
mod direction;
mod furniture;
mod join;
mod page;
mod paragraphs;
mod recognised;

use crate::blocks::is_left_out;
use crate::limits::check;
use crate::place::Places;
use crate::{Content, Format, LimitName, Limits, ReadError, Warning};
use recognised::HandedOver;
pub(crate) use recognised::{Holder, hand_over};

/// The media type under which the parent hands over what `pdftotext` wrote. No file has it.
pub(crate) const HANDED_OVER: &str = "application/vnd.amparo.pdf-words";

/// The same for what `tesseract` wrote of pictures, beside it.
pub(crate) const RECOGNISED: &str = "application/vnd.amparo.recognised";

/// Letters of one kind are so many before their absence says something.
const ARABIC_LETTERS_MIN: usize = 300;

pub(crate) fn read(words: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    from_pages(page::parse(words, limits)?, limits)
}

/// Reads what was recognised in pictures: of a whole file, or of the pages of a PDF that have no text.
pub(crate) fn read_recognised(handed_over: &[u8], limits: &Limits) -> Result<(Content, Format), ReadError> {
    let handed_over = HandedOver::of(handed_over)?;
    let (pages, sureness) = handed_over.read(limits)?;
    let mut document = match handed_over.holder {
        Holder::Pdf => page::parse(handed_over.words, limits)?,
        Holder::Picture => page::Document::default(),
    };
    if handed_over.holder == Holder::Picture {
        document.pages = pages;
    } else {
        for page in pages {
            let at = page.number.saturating_sub(1) as usize;
            if let Some(empty) = document.pages.get_mut(at).filter(|empty| empty.lines.is_empty()) {
                *empty = page;
            }
        }
    }
    let is_one = document.pages.len() == 1 && handed_over.holder == Holder::Picture;
    let mut content = from_pages(document, limits).map_err(|error| match error {
        ReadError::NeedsOcr { pages } => ReadError::NothingRecognised { pages },
        error => error,
    })?;
    if is_one {
        content.places.iter_mut().for_each(|place| place.page = None);
    }
    content.warnings.splice(..0, sureness.warnings(handed_over.languages));
    let format = if handed_over.holder == Holder::Pdf { Format::Pdf } else { Format::Image };
    Ok((content, format))
}

fn from_pages(mut document: page::Document, limits: &Limits) -> Result<Content, ReadError> {
    let count = document.pages.len() as u64;
    let without: Vec<u32> =
        document.pages.iter().filter(|page| page.lines.is_empty()).map(|page| page.number).collect();
    if without.len() == document.pages.len() {
        return Err(ReadError::NeedsOcr { pages: count });
    }
    let left_out = furniture::take_out(&mut document.pages);
    document.pages.iter_mut().filter(|page| !page.recognised).for_each(columns::put_in_order);
    let mut paragraphs = paragraphs::of(&document.pages);
    join::lines(&mut paragraphs);
    let (text, places) = write(&paragraphs, limits)?;
    if text.is_empty() {
        return Err(ReadError::NeedsOcr { pages: count });
    }
    let mut content = Content { text, places: places.into_list(), ..Content::default() };
    content.title = document.title;
    content.metadata.authors = document.authors;
    content.metadata.modified = document.modified.clone();
    if !without.is_empty() {
        content.warnings.push(Warning::PagesWithoutText { pages: without });
    }
    if left_out > 0 {
        content.warnings.push(Warning::RunningLinesLeftOut { lines: left_out });
    }
    say_what_is_doubtful(&mut content);
    if document.created.is_some() || document.modified.is_some() {
        let (created, modified) = (document.created, document.modified);
        content.warnings.push(Warning::DatesOfTheFile { created, modified });
    }
    Ok(content)
}

fn say_what_is_doubtful(content: &mut Content) {
    let unread = content.text.chars().filter(|&letter| is_unread(letter)).count() as u64;
    if unread > 0 {
        content.warnings.push(Warning::LettersUnread { count: unread });
    }
    let arabic = content.text.chars().filter(|&letter| direction::is_arabic(letter)).count();
    if arabic > 0 || content.text.chars().any(direction::is_right_to_left) {
        let lam_alef = ["لا", "لأ", "لإ", "لآ"].iter().any(|pair| content.text.contains(pair));
        let swapped = arabic >= ARABIC_LETTERS_MIN && !lam_alef;
        content.warnings.push(Warning::RightToLeftReordered { lam_alef_swapped: swapped });
    }
}

/// A letter without a meaning: the file does not say which one its picture is.
fn is_unread(letter: char) -> bool {
    letter == char::REPLACEMENT_CHARACTER || ('\u{E000}'..='\u{F8FF}').contains(&letter)
}

/// A stretch of a paragraph on one page.
struct Part {
    page: u32,
    text: String,
}

/// The paragraphs as one text. A paragraph that goes on over a page has a place on each.
fn write(paragraphs: &[paragraphs::Paragraph], limits: &Limits) -> Result<(String, Places), ReadError> {
    let mut text = String::new();
    let mut chars = 0;
    let mut places = Places::default();
    let mut page = 0;
    let mut joined = false;
    for paragraph in paragraphs {
        for (index, part) in join::parts(paragraph).into_iter().enumerate() {
            let between = match index {
                0 if text.is_empty() => "",
                0 => "\n\n",
                // A word that goes on over the page's end was marked so.
                _ if joined => "",
                _ => " ",
            };
            text.push_str(between);
            chars += between.chars().count();
            if part.page > page {
                page = part.page;
                places.count_anew();
            }
            let start = chars;
            let words = part.text.trim_end_matches(join::JOINED);
            joined = words.len() < part.text.len();
            chars += words.chars().count();
            check(LimitName::TextChars, limits.text_chars_max, chars as u64)?;
            text.push_str(words);
            places.push(start, chars, paragraph.kind).page = Some(part.page);
        }
    }
    Ok((text, places))
}

/// Ligatures as their letters, what is never seen left out, marks that stand twice once, composed.
fn normal(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::{decompose_compatible, is_combining_mark};
    let mut plain = String::with_capacity(word.len());
    for letter in word.chars().filter(|&letter| !is_left_out(letter) || letter == '\u{AD}') {
        let is_form = matches!(letter, '\u{FB00}'..='\u{FB06}' | '\u{FB13}'..='\u{FB17}' | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}');
        if is_form {
            decompose_compatible(letter, |part| plain.push(part));
        } else if !(is_combining_mark(letter) && plain.ends_with(letter)) {
            plain.push(if letter == '\u{A0}' { ' ' } else { letter });
        }
    }
    plain.nfc().collect()
}

/// What is handed over of a picture and of a PDF with a picture, for fuzzing.
pub(crate) fn handed_over_for_fuzzing(words: &[u8], table: &[u8]) -> Vec<Vec<u8>> {
    let page = || vec![(2, table.to_vec())];
    vec![
        recognised::hand_over(recognised::Holder::Pdf, "eng", words, &page()),
        recognised::hand_over(recognised::Holder::Picture, "eng+rus", b"", &page()),
    ]
}
