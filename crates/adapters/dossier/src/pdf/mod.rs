//! A paper as PDF, set by typst inside a world of its own that holds the template, the data and the fonts,
//! and denies everything else. Data reaches the template as values, never as markup.

pub(crate) mod glyphs;
mod world;

use typst::World as _;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Label, Smart};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::world::PaperWorld;
use crate::compose::one_pager::{Room, compose};
use crate::document::Document;
use crate::error::PaperError;
use crate::fonts::Fonts;
use crate::model::dossier::Dossier;
use crate::model::one_pager::OnePager;

pub(crate) fn write(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let written = lay_out(document, fonts).and_then(|laid_out| export(&laid_out, document));
    forget();
    written
}

/// The longest form of the summary that fits on one page.
pub(crate) fn one_page(page: &OnePager, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let written = shortened_to_one_page(page, fonts);
    forget();
    written
}

/// The dossier, set tighter where its body would otherwise be a little too long.
pub(crate) fn dossier(dossier: &Dossier, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let written = dossier_with_short_body(dossier, fonts);
    forget();
    written
}

/// How many pages the body of a dossier should have at most.
const BODY_PAGES_MAX: usize = 12;

/// A body of more pages than this gets no shorter by setting it tighter.
const BODY_PAGES_WORTH_TRYING: usize = 15;

fn dossier_with_short_body(dossier: &Dossier, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let mut tightness = 0;
    loop {
        let document = crate::compose::dossier::compose(dossier, tightness)?;
        let laid_out = lay_out(&document, fonts)?;
        let body = pages_before_annexes(&laid_out);
        let worth_it = (BODY_PAGES_MAX + 1..=BODY_PAGES_WORTH_TRYING).contains(&body);
        if tightness == 2 || !worth_it {
            return export(&laid_out, &document);
        }
        tightness += 1;
    }
}

/// On which page the annexes begin, less one.
fn pages_before_annexes(laid_out: &PagedDocument) -> usize {
    let introspector = laid_out.introspector();
    let place = Label::new(PicoStr::intern("annexes"))
        .and_then(|label| introspector.elements().query_label(label).ok())
        .and_then(typst::foundations::Content::location)
        .and_then(|location| introspector.position(location));
    place.map_or(laid_out.pages().len(), |position| position.page.get() - 1)
}

/// The typesetter remembers what it has set, to set it faster again. A case must not stay in that memory.
fn forget() {
    typst::comemo::evict(0);
}

fn shortened_to_one_page(page: &OnePager, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let mut pages = 0;
    for room in Room::steps() {
        let document = compose(page, room)?;
        let laid_out = lay_out(&document, fonts)?;
        pages = laid_out.pages().len();
        if pages == 1 {
            return export(&laid_out, &document);
        }
    }
    Err(PaperError::DoesNotFit { pages })
}

fn lay_out(document: &Document, fonts: &Fonts) -> Result<PagedDocument, PaperError> {
    glyphs::check(document, fonts)?;
    let world = PaperWorld::new(document, fonts)?;
    let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
    let laid_out = output.map_err(|errors| failed(&world, &errors))?;
    // A warning is an unknown font or worse: a paper with a hole in it must not leave.
    if warnings.is_empty() { Ok(laid_out) } else { Err(failed(&world, &warnings)) }
}

/// Every paper is accessible (PDF/UA-1). A dated paper is also fit for archives (PDF/A-2a, which asks for a date).
fn export(laid_out: &PagedDocument, document: &Document) -> Result<Vec<u8>, PaperError> {
    let standards: &[PdfStandard] = match document.date {
        Some(_) => &[PdfStandard::A_2a, PdfStandard::Ua_1],
        None => &[PdfStandard::Ua_1],
    };
    let standards =
        PdfStandards::new(standards).map_err(|error| PaperError::Typesetter(error.message().to_string()))?;
    let options =
        PdfOptions { standards, timestamp: None, creator: Smart::Custom(None), ..PdfOptions::default() };
    typst_pdf::pdf(laid_out, &options).map_err(|errors| {
        let words: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
        PaperError::Typesetter(words.join("; "))
    })
}

fn failed(world: &PaperWorld<'_>, diagnostics: &[SourceDiagnostic]) -> PaperError {
    let line = |diagnostic: &SourceDiagnostic| {
        let source = world.source(world.main()).ok();
        let place = source.and_then(|source| {
            let range = typst::WorldExt::range(world, diagnostic.span)?;
            source.lines().byte_to_line(range.start)
        });
        match place {
            Some(line) => format!("{} (template, line {})", diagnostic.message, line + 1),
            None => diagnostic.message.to_string(),
        }
    };
    PaperError::Typesetter(diagnostics.iter().map(line).collect::<Vec<_>>().join("; "))
}
