//! A paper as a DOCX file that Word and `LibreOffice` open: real headings, real footnotes, real tables.
//!
//! A lawyer edits this form, so nothing in it is drawn by hand: styles carry the look, footnotes are Word's own
//! and renumber themselves, and a note that is cited again is a cross-reference to the first mark. The
//! file carries no name of a writer, no time and no marks of how it was edited; the same input gives the same
//! bytes. It embeds no fonts: letters are drawn by the faces of the computer that opens it.
//!
//! What it refuses: nothing of a paper's content. Characters that XML cannot hold become `�`.

mod body;
mod notes;
mod parts;
mod picture;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::body::Body;
use crate::document::Document;
use crate::error::PaperError;
use crate::fonts::Fonts;

/// The paper as the bytes of a DOCX file.
pub(crate) fn write(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let body = Body::of(document, fonts)?;
    let footnotes = notes::part(&document.notes);
    let mut package = Package::new();
    package.add("[Content_Types].xml", parts::content_types(body.pictures.len()).as_bytes())?;
    package.add("_rels/.rels", parts::PACKAGE_RELATIONS.as_bytes())?;
    package.add("docProps/core.xml", parts::core_properties(document).as_bytes())?;
    package.add("word/document.xml", body.xml.as_bytes())?;
    package.add("word/_rels/document.xml.rels", parts::relations(body.pictures.len()).as_bytes())?;
    package.add("word/styles.xml", parts::styles(document).as_bytes())?;
    package.add("word/numbering.xml", parts::numbering(body.ordered_lists).as_bytes())?;
    package.add("word/settings.xml", parts::SETTINGS.as_bytes())?;
    package.add("word/footnotes.xml", footnotes.as_bytes())?;
    package.add("word/header1.xml", parts::header(document).as_bytes())?;
    package.add("word/header2.xml", parts::first_header(document).as_bytes())?;
    package.add("word/footer1.xml", parts::footer().as_bytes())?;
    for (place, picture) in body.pictures.iter().enumerate() {
        package.add(&format!("word/media/figure-{place}.png"), &picture.png)?;
    }
    package.finish()
}

/// A ZIP file whose members carry no time of their own.
struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), PaperError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.0.start_file(name, options).map_err(|error| PaperError::Package(error.to_string()))?;
        self.0.write_all(bytes).map_err(|error| PaperError::Package(error.to_string()))
    }

    fn finish(self) -> Result<Vec<u8>, PaperError> {
        let cursor = self.0.finish().map_err(|error| PaperError::Package(error.to_string()))?;
        Ok(cursor.into_inner())
    }
}
