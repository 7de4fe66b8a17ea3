//! Facts become words, here and nowhere else: the page, the command line and the API print the same.
//!
//! Every problem says what happened, why, how to mend it, and whether anything was saved.

use std::{fmt, io};

use serde::Serialize;

/// What went wrong, as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What happened, and whether anything was saved.
    pub what: String,
    /// Why.
    pub why: String,
    /// How to mend it.
    pub mend: String,
    /// What sort of problem it is; the command line makes its exit status from it.
    pub sort: Sort,
}

/// What sort of problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Something that was given cannot be used: a file, a date, a kind of claim.
    Input,
    /// The passphrase or recovery sheet does not open the desk.
    Locked,
    /// Another process works on the desk.
    InUse,
    /// Something that was named is not there.
    NotFound,
    /// A person must answer a question first.
    Question,
    /// The disk, the folder or the reading process failed.
    System,
    /// Something stored does not hold: the record must not be trusted before it is looked at.
    Damaged,
    /// A rule of the desk forbids it.
    Forbidden,
}

impl Sort {
    /// Every sort with its exit status and its meaning, as the manual prints them.
    pub const EXIT_STATUS: [(Self, u8, &'static str); 8] = [
        (Self::Input, 1, "something that was given cannot be used: a file, a date, a kind of claim"),
        (Self::Locked, 3, "the passphrase does not open the desk"),
        (Self::InUse, 4, "another process works on the desk"),
        (Self::NotFound, 5, "a case, claim, source or framework that was named is not there"),
        (Self::Question, 6, "a question must be answered first, such as which of two people is meant"),
        (Self::System, 7, "the disk is full, a folder cannot be written, the reading process ended"),
        (Self::Damaged, 8, "something stored does not hold: stop and look before going on"),
        (Self::Forbidden, 9, "a rule of the desk forbids it"),
    ];

    /// The exit status of the command line.
    pub fn exit_status(self) -> u8 {
        let row = Self::EXIT_STATUS.iter().find(|(sort, ..)| *sort == self);
        row.map_or(1, |(_, status, _)| *status)
    }
}

impl Problem {
    /// A problem from its words.
    pub fn new(sort: Sort, what: impl Into<String>, why: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into(), mend: mend.into(), sort }
    }

    /// Something that was given cannot be used.
    pub fn input(what: impl Into<String>, why: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::new(Sort::Input, what, why, mend)
    }

    /// Something that was named is not there.
    pub fn not_found(what: impl Into<String>, why: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::new(Sort::NotFound, what, why, mend)
    }

    /// A person must answer first.
    pub fn question(what: impl Into<String>, why: impl Into<String>, mend: impl Into<String>) -> Self {
        Self::new(Sort::Question, what, why, mend)
    }
}

/// Why a file could not be read or written, in words of this program where it is one of the usual reasons.
#[must_use]
pub fn why_not(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "There is no such file or folder.",
        io::ErrorKind::PermissionDenied => "This user may not do that there.",
        io::ErrorKind::AlreadyExists => "A file of that name is there already.",
        io::ErrorKind::StorageFull => "The disk is full.",
        io::ErrorKind::ReadOnlyFilesystem => "The disk can only be read.",
        io::ErrorKind::IsADirectory => "It is a folder.",
        io::ErrorKind::NotADirectory => "Part of its path is a file and no folder.",
        io::ErrorKind::InvalidData => "It is not text in UTF-8.",
        _ => return format!("{error}."),
    };
    words.to_owned()
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  Why:  {}\n  Mend: {}", self.what, self.why, self.mend)
    }
}

impl std::error::Error for Problem {}
