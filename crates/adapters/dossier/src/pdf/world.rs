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
use crate::fonts::Fonts;

const TEMPLATE: &str = include_str!("paper.typ");

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

pub(crate) struct PaperWorld<'a> {
    template: Source,
    files: Vec<(FileId, Bytes)>,
    fonts: &'a Fonts,
}

impl<'a> PaperWorld<'a> {
    pub(crate) fn new(document: &Document, fonts: &'a Fonts) -> Result<Self, PaperError> {
        let mut files = vec![
            (file_id("paper.json")?, json(document)?),
            (file_id("families.json")?, json(fonts.families())?),
        ];
        for (place, figure) in document.figures.iter().enumerate() {
            let svg = figure.svg.clone().into_bytes();
            files.push((file_id(&format!("figure-{place}.svg"))?, Bytes::new(svg)));
        }
        Ok(Self { template: Source::new(file_id("paper.typ")?, TEMPLATE.to_owned()), files, fonts })
    }
}

fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<Bytes, PaperError> {
    let data = serde_json::to_vec(value).map_err(|error| PaperError::Typesetter(error.to_string()))?;
    Ok(Bytes::new(data))
}

fn file_id(name: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(name).map_err(|error| PaperError::Typesetter(error.to_string()))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl World for PaperWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
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
        self.fonts.get(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
