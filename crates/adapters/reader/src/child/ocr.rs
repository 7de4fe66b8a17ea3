//! The way of pictures: an external program recognises their words, and a reading child parses what that wrote.
//!
//! Pages of a PDF without text are drawn first, each by a process of its own. Nothing of a picture is parsed here: what it
//! is is known by its first bytes, and its words are handed on as they were written.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use super::external::{TESSDATA, Wanted};
use super::{ReadReply, ReadRequest, Reader, Tool};
use crate::limits::check;
use crate::{LimitName, Limits, ReadError, Warning, format, languages, pdf};

/// The longer side of a page of A4 at 300 dots to the inch.
const PIXELS: u32 = 3_508;

/// The languages whose letters `tesseract` knows here, by the names that it has for them.
pub fn installed_languages() -> Vec<String> {
    let names = TESSDATA.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten();
    let names = names.filter_map(|entry| {
        let name = entry.ok()?.file_name();
        name.to_str()?.strip_suffix(".traineddata").map(str::to_owned)
    });
    let all: BTreeSet<String> = names.filter(|name| languages::is_name(name)).collect();
    all.into_iter().collect()
}

impl Reader {
    /// Reads a picture, or gives `None` for a file that is none.
    pub(super) fn read_picture(&self, request: &ReadRequest<'_>) -> Option<Result<ReadReply, ReadError>> {
        format::is_picture(request.bytes).then(|| {
            request.limits.check_bytes(request.bytes.len() as u64)?;
            let wanted = Wanted { languages: languages_for(request)?, ..Wanted::default() };
            let words = self.external_for(Tool::Tesseract, &wanted, request.bytes, &request.limits)?;
            let written = pdf::hand_over(pdf::Holder::Picture, &wanted.languages, &[], &[(1, words)]);
            self.read_handed_over(request, &written, pdf::RECOGNISED)
        })
    }

    /// A PDF's pages without text, recognised; where none is, or that is not possible here, what was read stands.
    pub(super) fn with_pictures_read(
        &self,
        request: &ReadRequest<'_>,
        words: &[u8],
        read: Result<ReadReply, ReadError>,
    ) -> Result<ReadReply, ReadError> {
        let (pages, all) = match &read {
            Err(ReadError::NeedsOcr { pages }) => {
                ((1..=u32::try_from(*pages).unwrap_or(u32::MAX)).collect(), true)
            }
            Ok(reply) => (pages_without_text(reply), false),
            Err(_) => return read,
        };
        let is_here = Tool::Tesseract.installed_at().is_some() && Tool::PdfToPng.installed_at().is_some();
        if pages.is_empty() || !is_here {
            return read;
        }
        match self.recognised(request, &pages) {
            Ok((_, recognised)) if recognised.is_empty() => read,
            Ok((languages, recognised)) => {
                let written = pdf::hand_over(pdf::Holder::Pdf, &languages, words, &recognised);
                let again = self.read_handed_over(request, &written, pdf::RECOGNISED);
                if all { again } else { again.or(read) }
            }
            Err(error) if all => Err(error),
            Err(_) => read,
        }
    }

    /// Draws pages and recognises what stands on them. A page with which a program fails is left out: the others are read.
    fn recognised(
        &self,
        request: &ReadRequest<'_>,
        pages: &[u32],
    ) -> Result<(String, Recognised), ReadError> {
        const FAILURES_AT_FIRST_MAX: usize = 3;
        let limits = &request.limits;
        check(LimitName::PagesRecognised, limits.pages_recognised_max, pages.len() as u64)?;
        let languages = languages_for(request)?;
        let until = Instant::now() + Duration::from_millis(limits.recognising_milliseconds_max);
        let mut recognised = Recognised::new();
        let mut written = 0_u64;
        let mut failures = 0;
        for page in pages {
            if Instant::now() >= until {
                return Err(ReadError::TimedOut {
                    allowed_milliseconds: limits.recognising_milliseconds_max,
                });
            }
            let wanted = Wanted { page: *page, pixels: PIXELS, languages: languages.clone() };
            match self.recognised_page(request.bytes, &wanted, limits) {
                Ok(words) => {
                    written += words.len() as u64;
                    check(LimitName::ToolOutputBytes, limits.tool_output_bytes_max, written)?;
                    recognised.push((*page, words));
                }
                Err(error @ (ReadError::ToolNotConfined { .. } | ReadError::NotStarted { .. })) => {
                    return Err(error);
                }
                Err(_) => {
                    failures += 1;
                    if recognised.is_empty() && failures >= FAILURES_AT_FIRST_MAX {
                        break;
                    }
                }
            }
        }
        Ok((languages, recognised))
    }

    fn recognised_page(&self, pdf: &[u8], wanted: &Wanted, limits: &Limits) -> Result<Vec<u8>, ReadError> {
        let picture = self.drawn(pdf, wanted, limits)?;
        let limits = Limits { bytes_max: limits.tool_output_bytes_max, ..limits.clone() };
        self.external_for(Tool::Tesseract, wanted, &picture, &limits)
    }
}

/// What was written of each page that was recognised, by its number.
type Recognised = Vec<(u32, Vec<u8>)>;

fn pages_without_text(reply: &ReadReply) -> Vec<u32> {
    let found = reply.reading.warnings.iter().find_map(|warning| match warning {
        Warning::PagesWithoutText { pages } => Some(pages.clone()),
        _ => None,
    });
    found.unwrap_or_default()
}

/// Those that are wanted, or some that are here.
fn languages_for(request: &ReadRequest<'_>) -> Result<String, ReadError> {
    if Tool::Tesseract.installed_at().is_none() {
        return Err(ReadError::ToolMissing { tool: Tool::Tesseract });
    }
    let installed = installed_languages();
    let wanted = languages::wanted(request.hint.language.as_deref());
    let missing: Vec<String> = wanted.iter().filter(|name| !installed.contains(name)).cloned().collect();
    if !missing.is_empty() || installed.is_empty() {
        return Err(ReadError::LanguageMissing { missing, installed });
    }
    let taken = if wanted.is_empty() { languages::usual(&installed) } else { wanted };
    Ok(taken.join("+"))
}
