//! The fonts of a PDF: those that are embedded in this program, and those that somebody brings.
//!
//! Embedded: Latin, Greek, Cyrillic, Arabic, Hebrew. Every other script needs a font file that the caller read;
//! this crate opens no file. A letter that none of them draws is an error that names it, never a box.

use std::sync::{Arc, LazyLock};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::error::PaperError;

/// The text faces in the order in which a letter is looked for. A family that is not named is not used, so that no
/// letter is silently drawn in a face nobody chose.
const TEXT_FAMILIES: [&str; 4] =
    ["Libertinus Serif", "New Computer Modern", "Noto Naskh Arabic", "Noto Serif Hebrew"];

/// The face for hashes and addresses.
const CODE_FAMILY: &str = "DejaVu Sans Mono";

/// Arabic and Hebrew; their origin and licence stand in `fonts/README.md`.
const ARABIC_AND_HEBREW: [&[u8]; 4] = [
    include_bytes!("../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoNaskhArabic-Bold.ttf"),
    include_bytes!("../fonts/NotoSerifHebrew-Regular.ttf"),
    include_bytes!("../fonts/NotoSerifHebrew-Bold.ttf"),
];

static EMBEDDED: LazyLock<Fonts> = LazyLock::new(|| {
    let known = |font: &Font| {
        let family = font.info().family.as_str();
        TEXT_FAMILIES.contains(&family) || family == CODE_FAMILY
    };
    let with_typesetter = typst_kit::fonts::embedded().map(|(font, _)| font);
    let of_this_crate = ARABIC_AND_HEBREW.iter().flat_map(|bytes| Font::iter(Bytes::new(*bytes)));
    let fonts = with_typesetter.chain(of_this_crate).filter(known).collect();
    Fonts::of(fonts, TEXT_FAMILIES.map(str::to_owned).to_vec())
});

/// A font file that the caller has read.
#[derive(Debug, Clone)]
pub struct FontFile {
    /// Its name, for messages.
    pub name: String,
    /// Its bytes: TrueType or OpenType, one face or a collection.
    pub bytes: Vec<u8>,
}

/// The fonts that a PDF may use.
#[derive(Clone)]
pub struct Fonts(Arc<Loaded>);

struct Loaded {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    /// The families for running text, the first one first.
    families: Vec<String>,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Fonts").field(&self.0.families).finish()
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self::embedded()
    }
}

impl Fonts {
    /// What this program brings: Latin, Greek, Cyrillic, Arabic, Hebrew.
    pub fn embedded() -> Self {
        EMBEDDED.clone()
    }

    /// The embedded fonts and these, which draw what the embedded ones lack. The order of the files does not matter:
    /// families are used in the order of their names, so that the same folder gives the same bytes.
    ///
    /// # Errors
    /// When a file holds no font.
    pub fn with(files: Vec<FontFile>) -> Result<Self, PaperError> {
        let embedded = Self::embedded();
        let mut brought: Vec<Font> = Vec::new();
        for file in files {
            let before = brought.len();
            brought.extend(Font::iter(Bytes::new(file.bytes)));
            if brought.len() == before {
                return Err(PaperError::NotAFont { name: file.name });
            }
        }
        let known = |font: &Font| embedded.0.families.iter().any(|family| *family == font.info().family);
        brought.retain(|font| !known(font) && font.info().family != CODE_FAMILY);
        brought.sort_by_cached_key(|font| {
            let info = font.info();
            (info.family.clone(), format!("{:?}", info.variant), font.index())
        });
        let mut families = embedded.0.families.clone();
        for font in &brought {
            if families.last() != Some(&font.info().family) {
                families.push(font.info().family.clone());
            }
        }
        let fonts = embedded.0.fonts.iter().cloned().chain(brought).collect();
        Ok(Self::of(fonts, families))
    }

    fn of(fonts: Vec<Font>, families: Vec<String>) -> Self {
        let book = LazyHash::new(FontBook::from_fonts(fonts.iter()));
        Self(Arc::new(Loaded { fonts, book, families }))
    }

    /// The families for running text, the first one first.
    pub(crate) fn families(&self) -> &[String] {
        &self.0.families
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.0.book
    }

    pub(crate) fn get(&self, index: usize) -> Option<Font> {
        self.0.fonts.get(index).cloned()
    }

    /// Whether a face for running text has a glyph for this letter.
    pub(crate) fn draw(&self, letter: char) -> bool {
        self.0.fonts.iter().any(|font| {
            let info = font.info();
            self.0.families.contains(&info.family) && info.coverage.contains(letter.into())
        })
    }
}
