//! Everything the typesetter can see: one template, one JSON file, the figures, the fonts. No disk, no
//! packages, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::document::Document;
use crate::error::PaperError;

const TEMPLATE: &str = include_str!("paper.typ");

/// The text face, the face that lends it rare letters, and the face for hashes. A family that is not named
/// here is not embedded in the world, so that no letter is silently drawn in a face nobody chose.
pub(crate) const TEXT_FAMILIES: [&str; 2] = ["Libertinus Serif", "New Computer Modern"];
const CODE_FAMILY: &str = "DejaVu Sans Mono";

pub(crate) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    typst_kit::fonts::embedded()
        .map(|(font, _)| font)
        .filter(|font| {
            let family = font.info().family.as_str();
            TEXT_FAMILIES.contains(&family) || family == CODE_FAMILY
        })
        .collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

pub(crate) struct PaperWorld {
    template: Source,
    files: Vec<(FileId, Bytes)>,
}

impl PaperWorld {
    pub(crate) fn new(document: &Document) -> Result<Self, PaperError> {
        let data = serde_json::to_vec(document).map_err(|error| PaperError::Typesetter(error.to_string()))?;
        let mut files = vec![(file_id("paper.json")?, Bytes::new(data))];
        for (place, figure) in document.figures.iter().enumerate() {
            let svg = figure.svg.clone().into_bytes();
            files.push((file_id(&format!("figure-{place}.svg"))?, Bytes::new(svg)));
        }
        Ok(Self { template: Source::new(file_id("paper.typ")?, TEMPLATE.to_owned()), files })
    }
}

fn file_id(name: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(name).map_err(|error| PaperError::Typesetter(error.to_string()))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.files.iter().find(|(known, _)| *known == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
