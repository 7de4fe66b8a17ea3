//! Custody of evidence: what happened to the bytes of a source since they came to this desk.
//!
//! Not the prisoner's custody. The chain begins at receipt and never claims more than "this is what we received,
//! then". Originals are never replaced; looking at a source, copying it out, handing it over, deriving a copy and hashing
//! it again are each noted in the source's own scope. What the program does with a text for itself is not noted.
//!
//! The doors: [`custody_of`] shows the chain, [`report::custody_report`] is what may leave the desk, [`rehash::rehash`]
//! checks the archive, [`save::save_source`] gives the original back, [`note`] holds what a person adds.

pub mod give_out;
pub mod note;
pub mod rehash;
pub mod report;
pub mod save;
pub mod words;

use std::collections::BTreeMap;

use amparo_ledger::act::Act;
use amparo_ledger::claim::Scope;
use amparo_ledger::evidence::{CustodyEvent, CustodyKind, DerivedForm, Receipt, Rehash};
use amparo_ledger::ids::{CaseId, MemberId, SourceId};
use amparo_ledger::record::{CustodyState, Record, SourceState};
use amparo_ledger::source::Hash32;
use serde::Serialize;

use crate::desk::Desk;
use crate::enter_claim::source_named;
use crate::policy::Visible;
use crate::problem::Problem;

/// The chain of custody of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceCustody {
    /// The source.
    pub source: SourceId,
    /// Its title.
    pub title: String,
    /// The hash of the bytes as they came; `None`: the source is only named, its words are not on file.
    pub sha256: Option<Hash32>,
    /// How many bytes came; `None`: not recorded.
    pub size_bytes: Option<u64>,
    /// What the file was called when it came; `None`: not recorded.
    pub file_name: Option<String>,
    /// The media type that the sender's program stated; `None`: not recorded. Nobody checked it.
    pub media_type: Option<String>,
    /// What happened, in the order in which it was noted.
    pub chain: Vec<Link>,
    /// The original and every copy derived from it, each with when it was last hashed again.
    pub copies: Vec<ArchivedCopy>,
}

/// One link of a chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What happened, in a word.
    pub kind: &'static str,
    /// What happened, in a sentence.
    pub words: String,
    /// When it was noted: the wall clock of this computer, in seconds since 1970 UTC. A claim of the computer.
    pub at: i64,
    /// Who noted it, under their pseudonym.
    pub by: MemberId,
    /// The place in the log.
    pub seq: u64,
    /// The leaf hash of the entry.
    pub leaf: Hash32,
}

/// Archived bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ArchivedCopy {
    /// `None` for the original.
    pub form: Option<DerivedForm>,
    /// The hash of what it was made from; `None` for the original.
    pub derived_from: Option<Hash32>,
    /// Its own hash.
    pub sha256: Hash32,
    /// How many bytes; `None`: not recorded.
    pub size_bytes: Option<u64>,
    /// When it was last hashed again, and what was found; `None`: not since it came.
    pub last_rehash: Option<LastRehash>,
}

/// When archived bytes were last hashed again, and what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LastRehash {
    /// In seconds since 1970 UTC.
    pub at: i64,
    /// What was found.
    pub found: Rehash,
}

/// The chain of custody of one source, or of every source of a case.
///
/// # Errors
/// When no source, or more than one, is meant, or the record cannot be read.
pub fn custody_of(
    desk: &Desk,
    case: CaseId,
    source: Option<&str>,
) -> Result<Visible<Vec<SourceCustody>>, Problem> {
    let record = desk.case_record(case)?;
    let wanted = source.map(|text| source_named(&record, text)).transpose()?;
    let mut states: Vec<&SourceState> =
        record.sources.values().filter(|state| wanted.is_none_or(|id| id == state.source.id)).collect();
    states.sort_by_key(|state| state.added.seq);
    let leaves = leaves_of(desk, case)?;
    let rows = states.into_iter().map(|state| chain_of(&record, state, &leaves)).collect();
    desk.show(Scope::Case(case), rows)
}

/// The leaf of each entry of a case and of the desk.
fn leaves_of(desk: &Desk, case: CaseId) -> Result<BTreeMap<u64, Hash32>, Problem> {
    let mut leaves = BTreeMap::new();
    for scope in [Scope::Desk, Scope::Case(case)] {
        leaves.extend(desk.entries_of(scope)?.into_iter().map(|logged| (logged.seq, logged.leaf)));
    }
    Ok(leaves)
}

fn chain_of(record: &Record, state: &SourceState, leaves: &BTreeMap<u64, Hash32>) -> SourceCustody {
    let source = &state.source;
    let noted = noted_of(record, source.id);
    let receipt = noted.iter().find_map(receipt_of);
    let mut chain: Vec<Link> = Vec::new();
    let mut link = |kind, words, stamp: amparo_ledger::record::Stamp| {
        let leaf = leaves.get(&stamp.seq).copied().unwrap_or(Hash32([0; 32]));
        chain.push(Link { kind, words, at: stamp.at, by: stamp.by, seq: stamp.seq, leaf });
    };
    if receipt.is_none() {
        link(words::RECEIVED, words::received_before_custody(source, state.added.at), state.added);
    }
    for one in noted {
        link(words::name(&one.kind), words::sentence(&one.kind), one.noted);
    }
    // What left as a whole took each source with it.
    for one in record.exports.iter().filter(|one| one.done.seq > state.added.seq) {
        link(words::RECORD_EXPORTED, words::record_exported(&one.export), one.done);
    }
    for one in record.imports.iter().filter(|one| one.done.seq > state.added.seq) {
        link(words::RECORD_IMPORTED, words::record_imported(&one.import), one.done);
    }
    chain.sort_by_key(|one| one.seq);
    SourceCustody {
        source: source.id,
        title: source.title.clone(),
        sha256: source.bytes,
        size_bytes: receipt.map(|receipt| receipt.size_bytes),
        file_name: receipt.and_then(|receipt| receipt.file_name.clone()),
        media_type: receipt.and_then(|receipt| receipt.media_type.clone()),
        chain,
        copies: copies_of(record, state),
    }
}

pub(crate) fn noted_of(record: &Record, source: SourceId) -> &[CustodyState] {
    record.custody.get(&source).map_or(&[], Vec::as_slice)
}

fn receipt_of(state: &CustodyState) -> Option<&Receipt> {
    match &state.kind {
        CustodyKind::Received(receipt) => Some(receipt),
        _ => None,
    }
}

/// The original of a source, if its bytes are on file, and every copy that was derived from it.
pub(crate) fn copies_of(record: &Record, state: &SourceState) -> Vec<ArchivedCopy> {
    let noted = noted_of(record, state.source.id);
    let mut copies: Vec<ArchivedCopy> = Vec::new();
    if let Some(sha256) = state.source.bytes {
        let size_bytes = noted.iter().find_map(receipt_of).map(|receipt| receipt.size_bytes);
        copies.push(ArchivedCopy { form: None, derived_from: None, sha256, size_bytes, last_rehash: None });
    }
    for one in noted {
        match &one.kind {
            CustodyKind::Derived(made) if copies.iter().all(|copy| copy.sha256 != made.bytes) => {
                copies.push(ArchivedCopy {
                    form: Some(made.form),
                    derived_from: Some(made.derived_from),
                    sha256: made.bytes,
                    size_bytes: Some(made.size_bytes),
                    last_rehash: None,
                });
            }
            CustodyKind::Rehashed { bytes, found } => {
                let copy = copies.iter_mut().find(|copy| copy.sha256 == *bytes);
                if let Some(copy) = copy {
                    copy.last_rehash = Some(LastRehash { at: one.noted.at, found: *found });
                }
            }
            _ => {}
        }
    }
    copies
}

/// The act that notes this of a source.
pub(crate) fn noting(source: SourceId, kind: CustodyKind) -> Act {
    Act::CustodyNoted { event: Box::new(CustodyEvent { source, kind }) }
}
