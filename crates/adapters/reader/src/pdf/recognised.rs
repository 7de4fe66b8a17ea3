//! What `tesseract` wrote of a picture (TSV), as pages of lines of words, each with how sure it is.

use crate::limits::check;
use crate::{Damage, Format, LimitName, Limits, ReadError, Warning};

use super::page::{Line, Page};
use super::{direction, normal};

/// Words of which the program is less sure are named, so that a person compares them with the picture.
const SURE: f32 = 60.0;
/// So many of them are named; the others are counted.
const UNSURE_NAMED_MAX: usize = 30;
/// The longer side of a page in points, so that distances mean what they mean in a PDF.
const PAGE_POINTS: f32 = 842.0;
const MARK: &[u8] = b"AMPOCR1\n";

/// In what the pictures lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    /// A PDF, some of whose pages are pictures.
    Pdf,
    /// They are the file itself.
    Picture,
}

/// Joins what the programs wrote, untouched, for the child that parses it: lengths before contents.
pub(crate) fn hand_over(holder: Holder, languages: &str, words: &[u8], pages: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut out = MARK.to_vec();
    let mut part = |bytes: &[u8]| {
        out.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        out.extend_from_slice(bytes);
    };
    part(if holder == Holder::Pdf { b"pdf" } else { b"picture" });
    part(languages.as_bytes());
    part(words);
    for (number, written) in pages {
        part(&number.to_le_bytes());
        part(written);
    }
    out
}

/// The same, taken apart again.
pub(super) struct HandedOver<'a> {
    pub(super) holder: Holder,
    pub(super) languages: String,
    pub(super) words: &'a [u8],
    pages: Vec<(u32, &'a [u8])>,
}

impl<'a> HandedOver<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let damaged = || ReadError::Damaged { format: Format::Image, damage: Damage::NotOpened };
        let mut rest = bytes.strip_prefix(MARK).ok_or_else(damaged)?;
        let mut parts = Vec::new();
        while let Some((length, after)) = rest.split_first_chunk::<8>() {
            let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| damaged())?;
            let (part, after) = after.split_at_checked(length).ok_or_else(damaged)?;
            parts.push(part);
            rest = after;
        }
        let [holder, languages, words, pages @ ..] = &parts[..] else { return Err(damaged()) };
        let number = |bytes: &[u8]| bytes.try_into().ok().map(u32::from_le_bytes);
        let pages = pages.chunks_exact(2).filter_map(|pair| Some((number(pair[0])?, pair[1]))).collect();
        let holder = if *holder == b"pdf" { Holder::Pdf } else { Holder::Picture };
        Ok(Self { holder, languages: String::from_utf8_lossy(languages).into_owned(), words, pages })
    }

    /// The pages, and how sure their words are.
    pub(super) fn read(&self, limits: &Limits) -> Result<(Vec<Page>, Sureness), ReadError> {
        let mut pages = Vec::new();
        let mut sureness = Sureness::default();
        for (number, written) in &self.pages {
            let text = String::from_utf8_lossy(written);
            read_one(&text, *number, &mut pages, &mut sureness);
            check(LimitName::PdfPages, limits.pdf_pages_max, pages.len() as u64)?;
        }
        sureness.sum_up();
        Ok((pages, sureness))
    }
}

/// How sure the program is of what it read.
#[derive(Default)]
pub(super) struct Sureness {
    pages: Vec<RecognisedPage>,
    sum: f32,
    unsure: Vec<(u32, String)>,
    unsure_count: u64,
}

use crate::reading::RecognisedPage;

impl Sureness {
    fn add(&mut self, word: &str, confidence: f32) {
        let Some(page) = self.pages.last_mut() else { return };
        page.words += 1;
        self.sum += confidence;
        if confidence < SURE {
            self.unsure_count += 1;
            if self.unsure.len() < UNSURE_NAMED_MAX {
                self.unsure.push((page.page, word.to_owned()));
            }
        }
    }

    fn begin_page(&mut self, page: u32) {
        self.sum_up();
        self.pages.push(RecognisedPage { page, words: 0, confidence: 0 });
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a mean of 0 to 100"
    )]
    fn sum_up(&mut self) {
        let sum = std::mem::take(&mut self.sum);
        if let Some(page) = self.pages.last_mut().filter(|page| page.words > 0 && page.confidence == 0) {
            page.confidence = (sum / page.words as f32).clamp(0.0, 100.0).round() as u8;
        }
    }

    pub(super) fn warnings(self, languages: String) -> Vec<Warning> {
        if self.pages.iter().all(|page| page.words == 0) {
            return Vec::new();
        }
        let mut warnings = vec![Warning::TextRecognised { languages, pages: self.pages }];
        if self.unsure_count > 0 {
            warnings.push(Warning::WordsUnsure { count: self.unsure_count, some: self.unsure });
        }
        warnings
    }
}

/// A row: what it tells of, where it is in pixels, how sure it is, and the words.
struct Row<'a> {
    level: u8,
    block: u32,
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    confidence: f32,
    text: &'a str,
}

impl<'a> Row<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let mut columns = line.splitn(12, '\t');
        let mut next = || columns.next();
        let level = next()?.parse().ok()?;
        next()?;
        let block = next()?.parse().ok()?;
        next()?;
        next()?;
        next()?;
        let mut number = || next()?.parse::<f32>().ok().filter(|number| number.is_finite());
        let (left, top, width, height, confidence) = (number()?, number()?, number()?, number()?, number()?);
        Some(Self {
            level,
            block,
            left,
            top,
            width,
            height,
            confidence,
            text: columns.next().unwrap_or_default(),
        })
    }
}

fn read_one(written: &str, number: u32, pages: &mut Vec<Page>, sureness: &mut Sureness) {
    let mut scale = 1.0;
    let first = pages.len();
    let mut words = String::new();
    let mut line: Option<Line> = None;
    let finish = |line: &mut Option<Line>, words: &mut String, pages: &mut Vec<Page>| {
        let text = normal(&std::mem::take(words));
        if let (Some(mut line), Some(page)) =
            (line.take().filter(|_| !text.trim().is_empty()), pages.last_mut())
        {
            line.is_right_to_left = direction::is_mostly_right_to_left(&text);
            line.text = text;
            page.lines.push(line);
        }
    };
    for row in written.lines().filter_map(Row::of) {
        match row.level {
            1 => {
                finish(&mut line, &mut words, pages);
                scale = PAGE_POINTS / row.width.max(row.height).max(1.0);
                let number = number.saturating_add(u32::try_from(pages.len() - first).unwrap_or(u32::MAX));
                sureness.begin_page(number);
                let height = row.height * scale;
                pages.push(Page { number, height, lines: Vec::new(), recognised: true });
            }
            4 => {
                finish(&mut line, &mut words, pages);
                line = Some(Line {
                    left: row.left * scale,
                    right: (row.left + row.width) * scale,
                    top: row.top * scale,
                    bottom: (row.top + row.height) * scale,
                    block: row.block,
                    ..Line::default()
                });
            }
            5 if !row.text.trim().is_empty() => {
                let Some(line) = &mut line else { continue };
                let word = row.text.trim();
                if words.is_empty() {
                    line.first_word_width = row.width * scale;
                } else {
                    words.push(' ');
                }
                words.push_str(word);
                sureness.add(word, row.confidence.clamp(0.0, 100.0));
            }
            _ => {}
        }
    }
    finish(&mut line, &mut words, pages);
}
