//! Papers: typed models in, bytes out (HTML, PDF, DOCX, plain text, SVG).
//!
//! Casework fills a model ([`RequestLetter`], [`OnePager`], [`Worksheet`], [`TimelineFigure`]); this crate
//! sets it in type. It decides nothing: no clock, no randomness, no files. The same input gives the same bytes.
//!
//! What it refuses: a statement without a footnote (the types in [`model`] cannot hold one), a footnote whose
//! source is not in the paper's annex, a criterion that is called supported with nothing printed in support,
//! and in PDF a letter that the fonts cannot draw.
//!
//! Limits. The fixed wording is English. The embedded PDF fonts draw Latin, Greek, Cyrillic, Arabic and Hebrew;
//! Chinese and others need a font that is brought ([`Fonts::with`]) or end in [`PaperError::MissingGlyph`], while
//! HTML and plain text carry every script.
//!
//! The doors: [`html`] and [`html_parts`], [`pdf`], [`docx`], [`text`], and for the figure alone [`timeline()`] and [`timeline_text`].

mod compose;
mod dates;
mod document;
mod docx;
mod error;
mod fonts;
mod html;
pub mod model;
mod notes;
mod pdf;
mod text;
pub mod timeline;
mod xlsx;

use std::collections::BTreeSet;

use amparo_ledger::ids::ClaimId;

pub use dates::{date_in_words, day_in_words, when_briefly};
pub use error::PaperError;
pub use fonts::{FontFile, Fonts};
pub use html::{HtmlPart, HtmlParts};
pub use model::addendum::Addendum;
pub use model::custody::CustodyReport;
pub use model::dossier::Dossier;
pub use model::embassy::EmbassySubmission;
pub use model::gap::SanctionsGap;
pub use model::letter::RequestLetter;
pub use model::one_pager::OnePager;
pub use model::sanctions_file::SanctionsFile;
pub use model::worksheet::Worksheet;
pub use timeline::{TimelineFigure, timeline, timeline_text};
pub use xlsx::gap_xlsx;

/// Which paper is to be printed.
#[derive(Debug, Clone, Copy)]
pub enum Paper<'a> {
    /// The request to the Secretary of State.
    RequestLetter(&'a RequestLetter),
    /// The summary on one page.
    OnePager(&'a OnePager),
    /// The assessment, criterion by criterion.
    Worksheet(&'a Worksheet),
    /// The case with everything it rests on.
    Dossier(&'a Dossier),
    /// What is new since a request.
    Addendum(&'a Addendum),
    /// Information handed to a mission.
    EmbassySubmission(&'a EmbassySubmission),
    /// What happened to the archived files.
    CustodyReport(&'a CustodyReport),
    /// Who had a hand in each case, and who lists them.
    SanctionsGap(&'a SanctionsGap),
    /// The file on one perpetrator.
    SanctionsFile(&'a SanctionsFile),
}

macro_rules! papers {
    ($($paper:ident),*) => {$(
        impl<'a> From<&'a $paper> for Paper<'a> {
            fn from(paper: &'a $paper) -> Self {
                Self::$paper(paper)
            }
        }
    )*};
}

papers!(Dossier, Addendum, EmbassySubmission, CustodyReport, SanctionsGap, SanctionsFile);

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

/// The claims that the paper's statements and figures rest on: what is released when it leaves. A summary that is
/// shortened to fit on one page may print fewer.
///
/// # Errors
/// As for [`html`].
pub fn used_claims<'a>(paper: impl Into<Paper<'a>>) -> Result<BTreeSet<ClaimId>, PaperError> {
    Ok(compose::document(paper.into())?.used)
}

/// The paper as one HTML file that needs nothing else: style inside, no script, no request to anywhere.
///
/// # Errors
/// When the model contradicts itself, such as a footnote to a source that is not in the annex.
pub fn html<'a>(paper: impl Into<Paper<'a>>) -> Result<String, PaperError> {
    Ok(html::page(&compose::document(paper.into())?))
}

/// The paper in parts, for a page that has its own style: the title is a heading of the level `first_heading`, and the
/// notice that it is a draft is left to the page.
///
/// # Errors
/// As for [`html`].
pub fn html_parts<'a>(paper: impl Into<Paper<'a>>, first_heading: u8) -> Result<HtmlParts, PaperError> {
    Ok(html::parts(&compose::document(paper.into())?, first_heading))
}

/// The paper as a tagged PDF (PDF/UA-1, and PDF/A-2a where the paper is dated), with its fonts inside.
///
/// A [`OnePager`] is shortened step by step, saying what it leaves out, until it is one page.
///
/// # Errors
/// As for [`html`]; and when the fonts lack a letter, or a one-page summary cannot be made to fit.
pub fn pdf<'a>(paper: impl Into<Paper<'a>>) -> Result<Vec<u8>, PaperError> {
    pdf_with(paper, &Fonts::embedded())
}

/// As [`pdf`], with fonts that somebody brought beside the embedded ones.
///
/// # Errors
/// As for [`pdf`].
pub fn pdf_with<'a>(paper: impl Into<Paper<'a>>, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    match paper.into() {
        Paper::OnePager(page) => pdf::one_page(page, fonts),
        Paper::Dossier(dossier) => pdf::dossier(dossier, fonts),
        paper => pdf::write(&compose::document(paper)?, fonts),
    }
}

/// The paper as a DOCX file for Word and `LibreOffice`: real headings, real footnotes, no fonts inside.
///
/// A summary is set small but is not held to one page: only the program that opens it knows how its letters run.
///
/// # Errors
/// As for [`html`]; and when a figure cannot be drawn.
pub fn docx<'a>(paper: impl Into<Paper<'a>>) -> Result<Vec<u8>, PaperError> {
    docx_with(paper, &Fonts::embedded())
}

/// As [`docx`], with fonts that somebody brought, for the figures: text is drawn by the program that opens it.
///
/// # Errors
/// As for [`docx`]; and when the fonts lack a letter of a figure.
pub fn docx_with<'a>(paper: impl Into<Paper<'a>>, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    docx::write(&compose::document(paper.into())?, fonts)
}

/// The paper as plain text, 78 characters a line, with numbered notes at the end.
///
/// # Errors
/// As for [`html`].
pub fn text<'a>(paper: impl Into<Paper<'a>>) -> Result<String, PaperError> {
    Ok(text::page(&compose::document(paper.into())?))
}
