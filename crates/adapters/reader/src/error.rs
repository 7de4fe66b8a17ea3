//! Why a document was not read: facts only, never the document's text.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::child::Tool;
use crate::{Format, UnreadFormat};

/// Why a document was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadError {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file holds spaces and line ends only.
    #[error("the file holds only white space ({bytes} bytes)")]
    OnlyWhiteSpace {
        /// The file's size.
        bytes: u64,
    },
    /// The page was parsed and shows no text.
    #[error("the page shows no text")]
    NoText,
    /// An archive or mailbox in which no document lies.
    #[error("no page and no document lies in the file")]
    NoDocuments,
    /// A known format that this version does not read.
    #[error("{format} is not read yet")]
    NotReadYet {
        /// Which one.
        format: UnreadFormat,
    },
    /// It is locked with a password.
    #[error("the file is protected with a password")]
    PasswordProtected,
    /// It is named as a document, or looks like one, and lacks what makes it one.
    #[error("the file is no {format} document: it holds no `{part}`")]
    PartMissing {
        /// What it should be.
        format: Format,
        /// What is not there.
        part: String,
    },
    /// The document is broken, or made to break what reads it.
    #[error("the {format} file is damaged: {damage}")]
    Damaged {
        /// What it is.
        format: Format,
        /// What is wrong.
        damage: Damage,
    },
    /// A PDF whose pages are pictures.
    #[error(
        "the PDF has no text on any of its {pages} pages: they are pictures, which need text recognition (OCR)"
    )]
    NeedsOcr {
        /// How many pages it has.
        pages: u64,
    },
    /// Its pages are pictures, and no words were recognised on them.
    #[error("its pages are pictures, and no words were recognised (OCR) on any of them ({pages})")]
    NothingRecognised {
        /// How many pages it has.
        pages: u64,
    },
    /// Its author's settings forbid taking text out.
    #[error("the PDF forbids taking its text out")]
    CopyingForbidden,
    /// Not text in any encoding that is read.
    #[error("the file is not text: {reason}")]
    Binary {
        /// What gave it away.
        reason: BinaryReason,
    },
    /// A limit was reached.
    #[error("{measured} {limit}, and at most {allowed} are read")]
    OverLimit {
        /// Which limit.
        limit: LimitName,
        /// The limit.
        allowed: u64,
        /// What was met. Reading stopped there, so the document may hold more.
        measured: u64,
    },
    /// The child did not finish in time and was killed.
    #[error("reading took more than {allowed_milliseconds} milliseconds and was stopped")]
    TimedOut {
        /// The limit.
        allowed_milliseconds: u64,
    },
    /// The child ended without an answer. The desk goes on.
    #[error("the reading process ended without an answer: {how}")]
    ReaderDied {
        /// How it ended.
        how: Death,
    },
    /// The child could not be started.
    #[error("the reading process could not be started: {why}")]
    NotStarted {
        /// The system's words.
        why: String,
    },
    /// The format is parsed only behind walls, and this system lacks them.
    #[error("this format is opened only where the reading process can be fenced in, and here it cannot ({})", missing.join(", "))]
    NoWalls {
        /// What the system refused, by name.
        missing: Vec<String>,
    },
    /// A program that this format needs is in none of the folders where it is looked for.
    #[error("{tool} is not installed")]
    ToolMissing {
        /// Which one.
        tool: Tool,
    },
    /// Nothing is installed here for the languages in which a picture is to be read.
    #[error("{}", no_language(missing, installed))]
    LanguageMissing {
        /// Those that are wanted and not here, by their names at `tesseract`.
        missing: Vec<String>,
        /// Those that are here.
        installed: Vec<String>,
    },
    /// A program that this format needs could not be confined, so it was not started.
    #[error("{tool} was not started: {missing} is missing on this system")]
    ToolNotConfined {
        /// Which one.
        tool: Tool,
        /// What the system lacks, by name.
        missing: String,
    },
    /// A program that this format needs ended by saying that it failed.
    #[error("{tool} could not read the file (status {status})")]
    ToolFailed {
        /// Which one.
        tool: Tool,
        /// Its exit status; the program's own manual says what it means.
        status: i32,
    },
}

fn no_language(missing: &[String], installed: &[String]) -> String {
    let here = if installed.is_empty() { "no language".to_owned() } else { installed.join(", ") };
    if missing.is_empty() {
        return "tesseract is installed without any language".to_owned();
    }
    format!("tesseract cannot read {} here (installed: {here})", missing.join(" and "))
}

/// A limit, by what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitName {
    /// Bytes of the file.
    Bytes,
    /// Characters of the text.
    TextChars,
    /// HTML elements inside each other.
    HtmlDepth,
    /// HTML elements and stretches of text.
    HtmlNodes,
    /// Members of an archive.
    ArchiveMembers,
    /// Bytes of all members of an archive, unpacked.
    UnpackedBytes,
    /// Bytes of one member, unpacked.
    MemberBytes,
    /// How many bytes each packed byte becomes.
    PackRatio,
    /// XML elements inside each other.
    XmlDepth,
    /// Pages of a PDF.
    PdfPages,
    /// Pages that are pictures.
    PagesRecognised,
    /// Cells of a spreadsheet that hold something.
    SheetCells,
    /// Documents that lie in one.
    Parts,
    /// Bytes of all of them.
    PartsBytes,
    /// RTF groups inside each other.
    RtfDepth,
    /// Parts of an e-mail in each other.
    MailParts,
    /// Records of a web archive.
    Records,
    /// Bytes of the child's answer.
    ReplyBytes,
    /// Bytes that an external program wrote.
    ToolOutputBytes,
}

impl fmt::Display for LimitName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bytes => "bytes",
            Self::TextChars => "characters of text",
            Self::HtmlDepth => "HTML elements inside each other",
            Self::HtmlNodes => "HTML elements",
            Self::ArchiveMembers => "files in the archive",
            Self::UnpackedBytes => "bytes when unpacked",
            Self::MemberBytes => "bytes in one unpacked part",
            Self::PackRatio => "bytes from each packed byte",
            Self::XmlDepth => "XML elements inside each other",
            Self::PdfPages => "pages",
            Self::PagesRecognised => "pages that are pictures",
            Self::SheetCells => "cells of the spreadsheet",
            Self::Parts => "documents in one file",
            Self::PartsBytes => "bytes of documents in one file",
            Self::RtfDepth => "RTF groups inside each other",
            Self::MailParts => "parts of an e-mail",
            Self::Records => "records of a web archive",
            Self::ReplyBytes => "bytes in the reading process's answer",
            Self::ToolOutputBytes => "bytes of text from the program that opened it",
        })
    }
}

/// What is wrong with a document's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Damage {
    /// The archive's list of members cannot be read.
    Archive,
    /// A member cannot be unpacked.
    Member,
    /// A member is a link.
    Link,
    /// A part is not well-formed XML.
    Xml,
    /// A part declares a document type, with which XML bombs are built.
    Entities,
    /// The program that opens such files cannot open it.
    NotOpened,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Archive => "its list of parts cannot be read",
            Self::Member => "one of its parts cannot be unpacked",
            Self::Link => "it holds a link, which no such document does",
            Self::Xml => "one of its parts is not well-formed",
            Self::Entities => "one of its parts declares entities, which no such document does",
            Self::NotOpened => "it cannot be opened",
        })
    }
}

/// What showed that a file is not text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BinaryReason {
    /// A NUL character, counted from 0 in the decoded text.
    Nul {
        /// Its place.
        at_char: u64,
    },
    /// More control characters than any text has.
    ControlCharacters {
        /// How many.
        count: u64,
        /// Of how many characters.
        of: u64,
    },
}

impl fmt::Display for BinaryReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nul { at_char } => write!(f, "it holds a NUL at character {at_char}"),
            Self::ControlCharacters { count, of } => {
                write!(f, "{count} of its {of} characters are control characters")
            }
        }
    }
}

/// How a child ended without an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Death {
    /// It ended by itself.
    Exit {
        /// Its exit status.
        code: i32,
    },
    /// It asked the system for something that a reading process may not do, and was ended for it.
    ForbiddenCall,
    /// It ran out of memory.
    MemoryExhausted,
    /// It ran out of stack: the document nests too deep for what read it.
    StackExhausted,
    /// A signal ended it: 6 is a failed check of its own, 11 a crash, 24 the processor limit.
    Signal {
        /// The signal's number.
        number: i32,
    },
    /// It answered something that is not an answer.
    BadReply {
        /// What was wrong with it, without its content.
        why: String,
    },
    /// The system does not say.
    Unknown,
}

impl fmt::Display for Death {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exit { code } => write!(f, "it ended with status {code}"),
            Self::ForbiddenCall => f.write_str(
                "it asked the system for something that is forbidden while reading, and was stopped",
            ),
            Self::MemoryExhausted => f.write_str("it needed more memory than allowed"),
            Self::StackExhausted => f.write_str("the document is nested too deep"),
            Self::Signal { number } => {
                write!(f, "signal {number}{}", likely_reason(*number))
            }
            Self::BadReply { why } => write!(f, "its answer could not be understood ({why})"),
            Self::Unknown => f.write_str("the system does not say how"),
        }
    }
}

fn likely_reason(signal: i32) -> &'static str {
    match signal {
        6 => " (it gave up)",
        9 => " (killed from outside)",
        11 => " (a crash)",
        24 => " (more processor time than allowed)",
        _ => "",
    }
}
