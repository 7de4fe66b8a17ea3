//! What a person adds to a chain of custody: how a source came, to whom it was handed, a copy made from it.

use amparo_ledger::claim::Scope;
use amparo_ledger::evidence::{CustodyKind, Derivation, DerivedForm, Receipt};
use amparo_ledger::ids::{CaseId, SourceId};
use amparo_ledger::source::Hash32;
use serde::Serialize;

use super::{ArchivedCopy, copies_of, noting};
use crate::desk::Desk;
use crate::enter_claim::{date_given, source_named};
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::read_document::one_line;

/// What a person says of how a document came. What is `None` was not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReceivedWords {
    /// From whom.
    pub from: Option<String>,
    /// By what means.
    pub how: Option<String>,
    /// When it came into the person's hands (EDTF), where that was not now.
    pub on: Option<String>,
    /// The media type that the sender's program stated.
    pub media_type: Option<String>,
}

impl ReceivedWords {
    /// Whether anything was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The receipt of these bytes.
    pub(crate) fn receipt(&self, desk: &Desk, file_name: &str, bytes: &[u8]) -> Result<Receipt, Problem> {
        let clean = |text: &Option<String>| text.as_deref().map(one_line).filter(|text| !text.is_empty());
        Ok(Receipt {
            bytes: Hash32::of(bytes),
            size_bytes: bytes.len() as u64,
            file_name: Some(one_line(file_name)).filter(|name| !name.is_empty()),
            media_type: clean(&self.media_type),
            from: clean(&self.from),
            how: clean(&self.how),
            on: date_given(desk, "--received-on", self.on.as_deref())?,
        })
    }
}

/// To whom a source was handed, as the person says.
#[derive(Debug, Clone, Default)]
pub struct TransferWords {
    /// To whom.
    pub to: String,
    /// By what means.
    pub how: Option<String>,
    /// Why.
    pub why: Option<String>,
    /// When (EDTF), where it was not now.
    pub on: Option<String>,
}

/// Notes that a source was handed to somebody.
///
/// # Errors
/// When no source, or more than one, is meant, when nobody is named, or a date cannot be used.
pub fn note_transfer(
    desk: &mut Desk,
    case: CaseId,
    source: &str,
    words: &TransferWords,
) -> Result<SourceId, Problem> {
    desk.may(Action::ReadDocument, Some(case))?;
    let record = desk.case_record(case)?;
    let id = source_named(&record, source)?;
    let to = one_line(&words.to);
    if to.is_empty() {
        return Err(Problem::input(
            "The transfer was not noted. Nothing was saved.",
            "It is not said to whom the source was handed.",
            "Name the person or office with --to.",
        ));
    }
    let clean = |text: &Option<String>| text.as_deref().map(one_line).filter(|text| !text.is_empty());
    let on = date_given(desk, "--on", words.on.as_deref()).map_err(|problem| Problem {
        what: "The transfer was not noted. Nothing was saved.".into(),
        ..problem
    })?;
    let kind = CustodyKind::Transferred { to, how: clean(&words.how), why: clean(&words.why), on };
    desk.append(record.sources[&id].scope, vec![noting(id, kind)])?;
    Ok(id)
}

/// A copy that a person made from a source.
#[derive(Debug, Clone)]
pub struct DerivedCopy {
    /// What sort of copy.
    pub form: DerivedForm,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How it was made.
    pub how: String,
    /// The copy it was made from, by its hash or the beginning of it; `None`: the original.
    pub from: Option<String>,
}

/// What archiving a derived copy did.
#[derive(Debug, Clone, Serialize)]
pub struct DerivedDone {
    /// Of which source.
    pub source: SourceId,
    /// The hash of the copy.
    pub sha256: Hash32,
    /// How many bytes it has.
    pub size_bytes: u64,
    /// The hash of what it was made from.
    pub derived_from: Hash32,
}

/// Archives a copy that was made from a source, beside the original, which stays as it is.
///
/// # Errors
/// When no source is meant, its bytes are not on file, it is not said how the copy was made, or the copy is the
/// original.
pub fn add_derived(
    desk: &mut Desk,
    case: CaseId,
    source: &str,
    copy: &DerivedCopy,
) -> Result<Visible<DerivedDone>, Problem> {
    desk.may(Action::ReadDocument, Some(case))?;
    let record = desk.case_record(case)?;
    let id = source_named(&record, source)?;
    let state = &record.sources[&id];
    let refuse = |why: &str, mend: &str| {
        Problem::input("The copy was not archived. Nothing was saved.", why.to_owned(), mend.to_owned())
    };
    let how = one_line(&copy.how);
    if how.is_empty() {
        return Err(refuse("It is not said how the copy was made.", "Say it with --how."));
    }
    let from = copy_named(&copies_of(&record, state), copy.from.as_deref())?.sha256;
    let bytes = Hash32::of(&copy.bytes);
    if state.source.bytes == Some(bytes) {
        return Err(refuse(
            "The file is the original itself, byte for byte.",
            "Name the file with the changed copy; the original is archived already.",
        ));
    }
    let scope = state.scope;
    desk.put_blob(scope, &copy.bytes)?;
    let size_bytes = copy.bytes.len() as u64;
    let made = Derivation { form: copy.form, derived_from: from, bytes, size_bytes, how, sandbox: None };
    desk.append(scope, vec![noting(id, CustodyKind::Derived(Box::new(made)))])?;
    let done = DerivedDone { source: id, sha256: bytes, size_bytes, derived_from: from };
    desk.show(Scope::Case(case), done)
}

/// The original where nothing is named, or the copy whose hash begins so.
pub(crate) fn copy_named<'a>(
    copies: &'a [ArchivedCopy],
    hash: Option<&str>,
) -> Result<&'a ArchivedCopy, Problem> {
    let beginning = hash.map(str::to_ascii_lowercase);
    let found: Vec<&ArchivedCopy> = match &beginning {
        None => copies.iter().filter(|copy| copy.form.is_none()).collect(),
        Some(hash) => copies
            .iter()
            .filter(|copy| !hash.is_empty() && copy.sha256.to_string().starts_with(hash.as_str()))
            .collect(),
    };
    match (found.as_slice(), hash) {
        ([copy], _) => Ok(copy),
        ([], None) => Err(Problem::not_found(
            "Nothing was done.",
            "The source is only named on file; its bytes never came to this desk.",
            "Read the document with `amparo read`.",
        )),
        (found, hash) => Err(Problem::not_found(
            "Nothing was done.",
            format!(
                "{} archived copies of this source have a hash that begins with “{}”.",
                found.len(),
                hash.unwrap_or_default()
            ),
            "`amparo custody SOURCE` prints the hashes; give enough of one to tell it from the others.",
        )),
    }
}
