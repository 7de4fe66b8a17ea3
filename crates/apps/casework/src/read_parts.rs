//! Documents that lie in another: the attachments of a letter, the letters of a mailbox, the pages of a web archive.
//!
//! What holds them is kept whole, as it came. Each of them becomes a source of its own, read in a child of its own, and its
//! chain of custody says what it was taken out of. As many are told of as lie in it: read, kept unread, or refused with the
//! reason.

use amparo_ledger::ids::CaseId;
use amparo_ledger::source::Hash32;
use amparo_reader::{Limits, Part, PartRefusal, PartRefused};
use serde::Serialize;

use crate::custody::note::ReceivedWords;
use crate::desk::Desk;
use crate::problem::Problem;
use crate::read_document::{Document, ReadDone, SourceWords, one_line};
use crate::reading_problem::first_large;
use crate::unread_documents::{Gave, Outcome, Prepared, Unread, land};

/// What became of a document that lies in another.
#[derive(Debug, Clone, Serialize)]
pub struct PartDone {
    /// Where it lies in it.
    pub path: String,
    /// Its name.
    pub name: String,
    /// What became of it.
    pub outcome: PartOutcome,
}

/// See [`PartDone`].
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartOutcome {
    /// It was read.
    Read(ReadDone),
    /// It was kept as it came, and waits to be tried again.
    Kept(Unread),
    /// It was not kept; it lies in what holds it, which is.
    Refused {
        /// Why.
        why: String,
    },
}

/// How many documents lay in one, at any depth, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PartCount {
    /// Read.
    pub read: usize,
    /// Kept unread.
    pub kept: usize,
    /// Neither.
    pub refused: usize,
}

impl PartCount {
    /// Of these, and of what lies in them.
    pub fn of(parts: &[PartDone]) -> Self {
        parts.iter().fold(Self::default(), |count, part| match &part.outcome {
            PartOutcome::Read(done) => {
                let inside = Self::of(&done.parts);
                Self {
                    read: count.read + 1 + inside.read,
                    kept: count.kept + inside.kept,
                    refused: count.refused + inside.refused,
                }
            }
            PartOutcome::Kept(_) => Self { kept: count.kept + 1, ..count },
            PartOutcome::Refused { .. } => Self { refused: count.refused + 1, ..count },
        })
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            read: self.read + other.read,
            kept: self.kept + other.kept,
            refused: self.refused + other.refused,
        }
    }

    /// All of them.
    pub const fn all(self) -> usize {
        self.read + self.kept + self.refused
    }

    /// In one sentence, for the notes under a document; `None`: nothing lay in it.
    pub fn in_words(self) -> Option<String> {
        let all = self.all();
        let documents = if all == 1 { "1 document lies" } else { &format!("{all} documents lie") };
        (all > 0).then(|| {
            format!(
                "{documents} in it: {} read, {} kept unread, {} refused. Each that was kept is a source of its own.",
                self.read, self.kept, self.refused
            )
        })
    }
}

/// What reading the documents gave that lie in one.
pub(crate) struct PartsGiven {
    read: Vec<(String, Document, Gave)>,
    refused: Vec<PartRefused>,
}

impl PartsGiven {
    /// Whether any of them is to land.
    pub(crate) fn are_some(&self) -> bool {
        !self.read.is_empty()
    }
}

/// What is left of the limits for all documents that lie in one, however deep.
pub(crate) struct Room {
    count: u64,
    bytes: u64,
}

impl Room {
    /// For one document as it came.
    pub(crate) fn new() -> Self {
        let limits = Limits::default();
        Self { count: limits.parts_max, bytes: limits.parts_bytes_max }
    }

    fn take(&mut self, part: &Part, depth: u64) -> Result<(), PartRefusal> {
        use amparo_reader::LimitName::{Parts, PartsBytes};
        let limits = Limits::default();
        if depth >= limits.parts_depth_max {
            return Err(PartRefusal::TooDeep { allowed: limits.parts_depth_max });
        }
        let over = |limit, allowed| PartRefusal::OverLimit { limit, allowed };
        self.count = self.count.checked_sub(1).ok_or_else(|| over(Parts, limits.parts_max))?;
        let left = self.bytes.checked_sub(part.bytes.len() as u64);
        self.bytes = left.ok_or_else(|| over(PartsBytes, limits.parts_bytes_max))?;
        Ok(())
    }
}

/// Reads what lies in a document, each in a child of its own; the desk is free meanwhile.
pub(crate) fn read_parts(
    prepared: &Prepared,
    holder: &Document,
    parts: Vec<Part>,
    refused: Vec<PartRefused>,
    (depth, room): (u64, &mut Room),
) -> PartsGiven {
    let mut given = PartsGiven { read: Vec::new(), refused };
    for part in parts {
        match room.take(&part, depth) {
            Ok(()) => {
                let path = part.path.clone();
                let document = document_of(holder, part);
                let gave = prepared.read_at(&document, (depth + 1, &mut *room));
                given.read.push((path, document, gave));
            }
            Err(why) => given.refused.push(PartRefused { path: part.path, name: part.name, why }),
        }
    }
    given
}

/// A part as a document, with what is known of how it came.
fn document_of(holder: &Document, part: Part) -> Document {
    let origin =
        format!("{} of “{}” (SHA-256 {})", part.path, one_line(&holder.file_name), Hash32::of(&holder.bytes));
    let how = match &part.fetched_on {
        Some(day) => format!("{origin}, saved there on {day}"),
        None => origin,
    };
    let how = match &holder.received.how {
        Some(before) => format!("{how}, which came so: {before}"),
        None => how,
    };
    let language = holder.words.language.clone();
    let picture_languages = holder.picture_languages.clone().or(language);
    let received = ReceivedWords {
        from: holder.received.from.clone(),
        how: Some(how),
        on: holder.received.on.clone(),
        media_type: part.media_type,
    };
    let words = SourceWords {
        url: part.url,
        rights: holder.words.rights.clone(),
        credit: holder.words.credit.clone(),
        kind: holder.words.kind,
        ..SourceWords::default()
    };
    Document { file_name: part.name, bytes: part.bytes, words, received, picture_languages }
}

/// Puts what was read of the parts on record, each like a document of its own.
pub(crate) fn land_parts(desk: &mut Desk, case: CaseId, given: PartsGiven) -> Result<Vec<PartDone>, Problem> {
    let mut done = Vec::new();
    for (path, document, gave) in given.read {
        let name = one_line(&document.file_name);
        let outcome = match land(desk, case, &document, gave)? {
            Landed::On(outcome) => match *outcome {
                Outcome::Read(read) => PartOutcome::Read(read),
                Outcome::Kept { unread, .. } => PartOutcome::Kept(unread),
            },
            Landed::Nothing(error) => {
                PartOutcome::Refused { why: format!("{}.", first_large(&error.to_string())) }
            }
        };
        done.push(PartDone { path, name, outcome });
    }
    done.extend(given.refused.into_iter().map(|part| PartDone {
        path: part.path,
        name: one_line(&part.name),
        outcome: PartOutcome::Refused { why: format!("{}.", first_large(&part.why.to_string())) },
    }));
    Ok(done)
}

/// What came of a document: it is on record, or nothing of it is worth keeping.
pub(crate) enum Landed {
    /// Read or kept.
    On(Box<Outcome>),
    /// It holds nothing.
    Nothing(amparo_reader::ReadError),
}
