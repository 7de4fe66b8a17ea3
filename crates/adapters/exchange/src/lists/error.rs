//! What can go wrong with a list, as facts. Casework turns them into words.

use std::{fmt, io};

use super::Format;

/// Why a file could not be read as a list. What was given before the error does not count: the list is refused whole.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// Not a byte in it.
    #[error("the file is empty")]
    Empty,
    /// It is packed; the list is inside.
    #[error("the file is packed ({packing}): the list is inside")]
    Packed {
        /// How, such as `zip`.
        packing: &'static str,
    },
    /// A web page, as a server sends it in place of the list when something failed.
    #[error("the file is a web page, not a list")]
    WebPage,
    /// Another kind of file that is no list in any format.
    #[error("the file is {what}, not a list in a format that is read")]
    OtherFile {
        /// What it is, such as `a PDF document`.
        what: &'static str,
    },
    /// No format that is read here.
    #[error("the file is in no format that is read; it begins with {begins}")]
    UnknownFormat {
        /// Its root element, its first columns or its first characters.
        begins: String,
    },
    /// It was to be read as one format and is in another.
    #[error("the file was to be read as {expected} and begins with {begins}")]
    OtherFormat {
        /// As what it was to be read.
        expected: Format,
        /// Its root element, its first columns or its first characters.
        begins: String,
    },
    /// A column without which the rows mean nothing.
    #[error("the column `{column}` is missing")]
    ColumnMissing {
        /// Its name in this format.
        column: &'static str,
    },
    /// Longer than a file may be.
    #[error("the file has more than {bytes_max} bytes")]
    FileTooLarge {
        /// The limit.
        bytes_max: u64,
    },
    /// One piece (a tag, a text, a line) is longer than any may be.
    #[error("what begins near byte {byte} is longer than {bytes_max} bytes")]
    PieceTooLarge {
        /// Where, from 0.
        byte: u64,
        /// The limit.
        bytes_max: u64,
    },
    /// Elements inside elements, beyond the limit.
    #[error("at byte {byte}, elements are nested deeper than {depth_max}")]
    TooDeep {
        /// Where, from 0.
        byte: u64,
        /// The limit.
        depth_max: usize,
    },
    /// What must be held until the end of the file is more than may be held.
    #[error("reading the list takes more than {bytes_max} bytes of memory")]
    TooMuchHeld {
        /// The limit.
        bytes_max: usize,
    },
    /// More entries than a list may have.
    #[error("the list has more than {entries_max} entries")]
    TooManyEntries {
        /// The limit.
        entries_max: u64,
    },
    /// Not a single entry. An empty list would say that everybody was taken off.
    #[error("the file has no entry (other records: {other_records})")]
    NoEntry {
        /// Records that it has and that are no entries.
        other_records: u64,
    },
    /// Its bytes are not text in the encoding that it declares, or in UTF-8 if it declares none.
    #[error("the file is not {encoding} at byte {byte}")]
    NotText {
        /// The encoding.
        encoding: &'static str,
        /// The first byte that is not, from 0.
        byte: u64,
    },
    /// It declares an encoding that this program does not know.
    #[error("the file declares the encoding `{label}`, which is not known")]
    UnknownEncoding {
        /// As declared.
        label: String,
    },
    /// It declares a document type. Lists have none, and entities are how XML bombs are built.
    #[error("the file declares a document type (byte {byte}), which no list has")]
    DocumentType {
        /// Where, from 0.
        byte: u64,
    },
    /// An entity that XML itself does not define.
    #[error("the file uses the entity `{name}` (byte {byte}), which XML does not define")]
    UnknownEntity {
        /// Its name.
        name: String,
        /// Where, from 0.
        byte: u64,
    },
    /// Not well-formed XML.
    #[error("the file is not well-formed XML near byte {byte}: {why}")]
    Xml {
        /// Where, from 0.
        byte: u64,
        /// What is wrong.
        why: String,
    },
    /// It ends in the middle: a download that broke off.
    #[error("the file ends inside `{inside}` (byte {byte}): it is cut off")]
    CutOff {
        /// The element in which it ends.
        inside: String,
        /// Where, from 0.
        byte: u64,
    },
    /// It changed while it was read; some formats are read twice.
    #[error("the file changed while it was read")]
    Changed,
    /// The file system failed.
    #[error("the file could not be read")]
    Io(#[from] io::Error),
}

/// A record that is not given, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Where it stands.
    pub place: Place,
    /// Its key, where it has one.
    pub key: Option<String>,
    /// Why.
    pub why: Refusal,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place)?;
        if let Some(key) = &self.key {
            write!(f, " (`{key}`)")?;
        }
        write!(f, ": {}", self.why)
    }
}

/// Where a record stands, as a person would count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The line on which it begins, from 1.
    Line(u64),
    /// The how-manieth entry it is, from 1: lists in XML often have no lines.
    Entry(u64),
    /// The line of a second file that was given with the first, from 1.
    SecondFile(u64),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(f, "line {line}"),
            Self::Entry(entry) => write!(f, "entry {entry}"),
            Self::SecondFile(line) => write!(f, "line {line} of the second file"),
        }
    }
}

/// Why a record is not given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has nothing by which to tell it from others.
    #[error("it has no {0}")]
    NoKey(&'static str),
    /// Nothing can be screened against it.
    #[error("it has no name")]
    NoName,
    /// Longer than a record may be.
    #[error("it has more than {bytes_max} bytes")]
    TooLarge {
        /// The limit.
        bytes_max: u64,
    },
    /// More parts than a record may have.
    #[error("it has more than {elements_max} parts")]
    TooManyParts {
        /// The limit.
        elements_max: usize,
    },
    /// More of something than an entry may have.
    #[error("it has more than {count_max} {what}")]
    TooMany {
        /// Of what, such as `names`.
        what: &'static str,
        /// The limit.
        count_max: usize,
    },
    /// A name longer than any may be.
    #[error("a name of it has {bytes} bytes; at most {bytes_max} are read")]
    NameTooLong {
        /// How long it is.
        bytes: usize,
        /// The limit.
        bytes_max: usize,
    },
    /// A text longer than any may be.
    #[error("a text of it has {bytes} bytes; at most {bytes_max} are read")]
    TextTooLong {
        /// How long it is.
        bytes: usize,
        /// The limit.
        bytes_max: usize,
    },
    /// A row with other columns than the others.
    #[error("the row has {found} columns where {expected} are due")]
    Columns {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// A line that is not JSON of the wanted form.
    #[error("the line is not an entity in JSON: {0}")]
    Json(String),
    /// It belongs to an entry that the file does not have.
    #[error("it belongs to an entry that the list does not have")]
    NoSuchEntry,
}
