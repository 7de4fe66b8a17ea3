//! Papers: typed models in, bytes out (HTML, PDF, plain text, SVG).
//!
//! Casework fills a model ([`RequestLetter`], [`OnePager`], [`Worksheet`], [`TimelineFigure`]); this crate
//! sets it in type. It decides nothing: no clock, no randomness, no files. The same input gives the same bytes.
//!
//! What it refuses: a statement without a footnote (the types in [`model`] cannot hold one), a footnote whose
//! source is not in the paper's annex, a criterion that is called supported with nothing printed in support,
//! and in PDF a letter that the fonts cannot draw.
//!
//! Limits. The fixed wording is English. The PDF fonts draw Latin, Greek and Cyrillic; Arabic, Hebrew,
//! Chinese and others end in [`PaperError::MissingGlyph`], while HTML and plain text carry every script.
//!
//! The doors: [`html`], [`pdf`], [`text`], and for the figure alone [`timeline()`] and [`timeline_text`].

mod compose;
mod dates;
mod document;
mod error;
mod html;
pub mod model;
mod notes;
mod pdf;
mod text;
pub mod timeline;

pub use dates::{date_in_words, day_in_words, when_briefly};
pub use error::PaperError;
pub use model::letter::RequestLetter;
pub use model::one_pager::OnePager;
pub use model::worksheet::Worksheet;
pub use timeline::{TimelineFigure, timeline, timeline_text};

/// Which paper is to be printed.
#[derive(Debug, Clone, Copy)]
pub enum Paper<'a> {
    /// The request to the Secretary of State.
    RequestLetter(&'a RequestLetter),
    /// The summary on one page.
    OnePager(&'a OnePager),
    /// The assessment, criterion by criterion.
    Worksheet(&'a Worksheet),
}

impl<'a> From<&'a RequestLetter> for Paper<'a> {
    fn from(letter: &'a RequestLetter) -> Self {
        Self::RequestLetter(letter)
    }
}

impl<'a> From<&'a OnePager> for Paper<'a> {
    fn from(page: &'a OnePager) -> Self {
        Self::OnePager(page)
    }
}

impl<'a> From<&'a Worksheet> for Paper<'a> {
    fn from(worksheet: &'a Worksheet) -> Self {
        Self::Worksheet(worksheet)
    }
}

/// The paper as one HTML file that needs nothing else: style inside, no script, no request to anywhere.
///
/// # Errors
/// When the model contradicts itself, such as a footnote to a source that is not in the annex.
pub fn html<'a>(paper: impl Into<Paper<'a>>) -> Result<String, PaperError> {
    Ok(html::page(&compose::document(paper.into())?))
}

/// The paper as a tagged PDF (PDF/UA-1, and PDF/A-2a where the paper is dated), with its fonts inside.
///
/// A [`OnePager`] is shortened step by step, saying what it leaves out, until it is one page.
///
/// # Errors
/// As for [`html`]; and when the fonts lack a letter, or a one-page summary cannot be made to fit.
pub fn pdf<'a>(paper: impl Into<Paper<'a>>) -> Result<Vec<u8>, PaperError> {
    match paper.into() {
        Paper::OnePager(page) => pdf::one_page(page),
        paper => pdf::write(&compose::document(paper)?),
    }
}

/// The paper as plain text, 78 characters a line, with numbered notes at the end.
///
/// # Errors
/// As for [`html`].
pub fn text<'a>(paper: impl Into<Paper<'a>>) -> Result<String, PaperError> {
    Ok(text::page(&compose::document(paper.into())?))
}
