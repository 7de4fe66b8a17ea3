//! Custody of evidence: what happened to a source's bytes since they came to this desk.
//!
//! Not to be confused with the prisoner's custody, which is worked out from claims. The chain begins at receipt and
//! says "this is what we received, then": where the bytes were before, and whether what they say is true, nobody can
//! tell from here. The bytes that came are never replaced; a copy that was changed in any way is a derived copy.
//!
//! The doors: [`CustodyEvent`] is one link of the chain, [`RecordExport`] and [`RecordImport`] are moves of the whole
//! record.

use serde::{Deserialize, Serialize};

use crate::date::SourceDate;
use crate::ids::{DeskId, SourceId};
use crate::source::Hash32;

/// One thing that happened to the bytes of one source, in the source's own scope. Who noted it and when stands in
/// the entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustodyEvent {
    /// Of which source.
    pub source: SourceId,
    /// What happened.
    pub kind: CustodyKind,
}

/// What happened to a source's bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustodyKind {
    /// They came to the desk, and were hashed and archived as they came.
    Received(Box<Receipt>),
    /// A person looked at them.
    Viewed {
        /// In which form.
        form: ViewedForm,
    },
    /// A copy left the desk as a file in the open.
    CopiedOut {
        /// The hash of the bytes that left: the original's, or a derived copy's.
        bytes: Hash32,
        /// Where to, as the person named it.
        to: String,
    },
    /// They, or what carries them, were handed to somebody; the person says so.
    Transferred {
        /// To whom.
        to: String,
        /// By what means.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        how: Option<String>,
        /// Why.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        why: Option<String>,
        /// When, where it was not the moment of the entry.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<SourceDate>,
    },
    /// Another copy was made from them and archived beside them.
    Derived(Box<Derivation>),
    /// An archived copy was read, hashed again and compared.
    Rehashed {
        /// The hash under which it was archived.
        bytes: Hash32,
        /// What was found.
        found: Rehash,
    },
}

/// How bytes came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The SHA-256 hash of the bytes as they came.
    pub bytes: Hash32,
    /// How many there are.
    pub size_bytes: u64,
    /// What the file was called when it came; `None`: it was no file, or had no name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// The media type that the sender's program stated. Nobody checked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media_type: Option<String>,
    /// From whom, in the person's words; `None`: not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// By what means, in the person's words; `None`: not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// When they came into the person's hands, where that was not the moment of the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<SourceDate>,
}

/// How another copy was made from archived bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// What sort of copy.
    pub form: DerivedForm,
    /// The hash of the bytes it was made from: the original's, or another derived copy's.
    pub derived_from: Hash32,
    /// The hash of the copy.
    pub bytes: Hash32,
    /// How many bytes the copy has.
    pub size_bytes: u64,
    /// How it was made: the program with its version, or the person's words.
    pub how: String,
    /// How the process that made it was confined, where a program made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sandbox: Option<String>,
}

/// What sort of copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DerivedForm {
    /// The text in which quotes are anchored.
    Text,
    /// A copy from which something was taken out.
    Redacted,
    /// Text recognised in a picture.
    Ocr,
    /// The same in another format.
    Converted,
}

impl DerivedForm {
    /// Every form with the name that commands use.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Text, "text"),
        (Self::Redacted, "redacted"),
        (Self::Ocr, "ocr"),
        (Self::Converted, "converted"),
    ];
}

/// In which form a person looked at a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewedForm {
    /// The text that was read from the bytes.
    Text,
    /// The bytes themselves.
    Bytes,
}

/// What hashing an archived copy again found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rehash {
    /// It is what was archived.
    Held {
        /// How many bytes were read.
        size_bytes: u64,
    },
    /// Something is there, and it is not what was archived.
    Altered,
    /// Nothing is there.
    Missing,
}

impl Rehash {
    /// Whether it is what was archived.
    pub fn held(self) -> bool {
        matches!(self, Self::Held { .. })
    }
}

/// The whole record was copied out of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordExport {
    /// How many entries the log had.
    pub entries: u64,
    /// The leaf of the last of them.
    pub head_leaf: Hash32,
    /// The hash of the export's manifest.
    pub manifest: Hash32,
    /// Where to, as the person named it.
    pub to: String,
    /// In which form.
    pub form: ExportForm,
}

/// In which form the record left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// In the open: whoever has the files can read them.
    Plain,
    /// Encrypted to these recipients.
    Encrypted {
        /// Their public keys, as they are written.
        recipients: Vec<String>,
    },
}

/// The record of another desk was brought into this one. The entries before this act are that desk's: their content,
/// people and times are the old ones, and their places in the log are this desk's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordImport {
    /// The desk from which it came.
    pub desk: DeskId,
    /// How many entries that desk's log had.
    pub entries: u64,
    /// How many of them were appended here. The opening entry was made anew, because this is another desk.
    pub appended: u64,
    /// How many had been erased there: nothing of them but their leaf came along.
    pub erased: u64,
    /// The leaf of that log's last entry.
    pub head_leaf: Hash32,
    /// The root over that log's leaves (RFC 6962).
    pub root: Hash32,
    /// The blob, at the desk, that holds that log's leaves one after the other, 32 bytes each: with it every proof that
    /// the old desk ever gave can be tied to the root.
    pub leaves: Hash32,
    /// The old desk's last signed checkpoint, as it was written; `None`: it had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
    /// The hash of the manifest.
    pub manifest: Hash32,
    /// How many archived files came along.
    pub blobs: u64,
    /// How many were on record and not on file already there.
    pub blobs_missing: u64,
    /// How many drafts came along.
    pub drafts: u64,
}

impl RecordImport {
    /// Whether every entry of the old log is accounted for: appended, erased, or the opening entry, which was made
    /// anew.
    pub fn adds_up(&self) -> bool {
        self.appended.checked_add(self.erased).and_then(|sum| sum.checked_add(1)) == Some(self.entries)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_accounts_for_every_entry_of_the_old_log() {
        let import = |entries, appended, erased| RecordImport {
            desk: DeskId::from_bytes([1; 16]),
            entries,
            appended,
            erased,
            head_leaf: Hash32([0; 32]),
            root: Hash32([0; 32]),
            leaves: Hash32([0; 32]),
            checkpoint: None,
            manifest: Hash32([0; 32]),
            blobs: 0,
            blobs_missing: 0,
            drafts: 0,
        };
        for (entries, appended, erased, expected, because) in [
            (10, 9, 0, true, "all but the opening entry"),
            (10, 6, 3, true, "three were erased"),
            (10, 8, 0, false, "one is lost"),
            (10, 10, 0, false, "one is twice"),
            (0, 0, 0, false, "a log without an opening entry"),
            (5, u64::MAX, 1, false, "a count beyond all counts"),
        ] {
            assert_eq!(import(entries, appended, erased).adds_up(), expected, "{because}");
        }
    }
}
