//! What keeps a paper from being printed. Facts only; casework puts them into words for a person.

/// Why a paper was not printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// A footnote names a source that the annex does not list.
    #[error("a footnote cites source {number}, which the list of sources does not hold")]
    UnknownSource {
        /// The number that was cited.
        number: u32,
    },
    /// Two sources of the annex have one number.
    #[error("two sources have the number {number}")]
    DuplicateSource {
        /// The number.
        number: u32,
    },
    /// What is said of a criterion does not agree with what is printed under it.
    #[error("criterion {criterion} is said to be “{state}”, but {what}")]
    StateDisagrees {
        /// The criterion's number in the statute.
        criterion: String,
        /// The evidence state in words.
        state: &'static str,
        /// What is missing or too much.
        what: &'static str,
    },
    /// The fonts of the PDF have no glyph for a character. HTML and plain text can still show it.
    #[error("the PDF fonts cannot draw `{character}` (U+{code:04X}), in “{near}”", code = u32::from(*character))]
    MissingGlyph {
        /// The character.
        character: char,
        /// The words around it.
        near: String,
    },
    /// A file that was given as a font holds none.
    #[error("“{name}” holds no font")]
    NotAFont {
        /// The file's name.
        name: String,
    },
    /// The one-page summary is too long, with everything left out that may be left out.
    #[error("the summary takes {pages} pages in its shortest form; it must be one")]
    DoesNotFit {
        /// How many pages the shortest form takes.
        pages: usize,
    },
    /// The typesetter failed: a mistake in the template, not in the data.
    #[error("the typesetter failed: {0}")]
    Typesetter(String),
    /// A figure could not be drawn as dots: a mistake in our drawing, not in the data.
    #[error("the figure could not be drawn: {0}")]
    Picture(String),
    /// The parts of a DOCX file could not be put together.
    #[error("the DOCX file could not be put together: {0}")]
    Package(String),
    /// The spreadsheet could not be put together.
    #[error("the spreadsheet could not be put together: {why}")]
    Spreadsheet {
        /// What went wrong.
        why: String,
    },
}
