//! The custody report: what may leave the desk about how its evidence was kept, as plain data.

use std::collections::BTreeSet;

use amparo_ledger::claim::{Basis, Scope};
use amparo_ledger::ids::{CaseId, DeskId, MemberId, SourceId};
use amparo_ledger::record::Record;
use amparo_ledger::source::Hash32;
use serde::Serialize;

use super::{SourceCustody, custody_of, words};
use crate::desk::Desk;
use crate::policy::{Visible, may_leave};
use crate::problem::Problem;

/// The name and version of the JSON form.
pub const FORMAT: &str = "amparo-custody-report/1";

/// The chain of custody of every source of a case, with what is needed to check it against the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CustodyReport {
    /// [`FORMAT`].
    pub format: &'static str,
    /// The desk.
    pub desk: DeskId,
    /// What its people call it.
    pub desk_name: String,
    /// It holds an example.
    pub demo: bool,
    /// The case.
    pub case: CaseId,
    /// The name under which lists show the case.
    pub title: String,
    /// When the report was made: the wall clock of this computer, in seconds since 1970 UTC.
    pub made_at: i64,
    /// Who made it, under their pseudonym.
    pub made_by: MemberId,
    /// The log as it stood.
    pub log: LogState,
    /// The sources, in the order in which they came.
    pub sources: Vec<SourceCustody>,
    /// How many links were found, and of how many archived files how many were hashed again and held.
    pub counts: Counts,
    /// How a stranger checks it.
    pub how_to_verify: Vec<String>,
    /// What it does not show.
    pub limits: Vec<&'static str>,
}

/// The log as it stood when a report was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogState {
    /// How many entries it had.
    pub entries: u64,
    /// The leaf of the last one.
    pub head_leaf: Hash32,
    /// The root over its leaves (RFC 6962), as the newest checkpoint has it; `None`: nothing was signed yet.
    pub root: Option<Hash32>,
    /// The newest checkpoint, a C2SP signed note.
    pub checkpoint: Option<String>,
    /// The key that signed it.
    pub public_key: Option<String>,
}

/// How much a report speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Sources.
    pub sources: usize,
    /// Sources whose words are not on file.
    pub words_not_on_file: usize,
    /// Links of their chains.
    pub links: usize,
    /// Archived files: originals and derived copies.
    pub files: usize,
    /// Files that were hashed again and were what was archived.
    pub held: usize,
    /// Files that were hashed again and were not.
    pub damaged: usize,
    /// Files that were not hashed again since they came.
    pub never_checked: usize,
}

/// The custody report of a case.
///
/// # Errors
/// When the record cannot be read.
pub fn custody_report(desk: &Desk, case: CaseId) -> Result<Visible<CustodyReport>, Problem> {
    let record = desk.case_record(case)?;
    let mut sources = custody_of(desk, case, None)?.into_inner();
    let withheld = cited_under_seal_alone(&record);
    sources.retain(|row| !withheld.contains(&row.source));
    let name = record.desk.as_ref();
    let report = CustodyReport {
        format: FORMAT,
        desk: desk.id()?,
        desk_name: name.map(|desk| desk.name.clone()).unwrap_or_default(),
        demo: name.is_some_and(|desk| desk.demo),
        case,
        title: record.cases.get(&case).map(|head| head.title.clone()).unwrap_or_default(),
        made_at: desk.now(),
        made_by: desk.member(),
        log: desk.log_state()?,
        counts: count(&sources),
        sources,
        how_to_verify: how_to_verify(),
        limits: words::LIMITS.to_vec(),
    };
    desk.show(Scope::Case(case), report)
}

/// Sources on which sealed claims rest and no other: a report that leaves the desk would tell that they are there.
fn cited_under_seal_alone(record: &Record) -> BTreeSet<SourceId> {
    let cited = |leaves: bool| -> BTreeSet<SourceId> {
        let claims = record.claims.values().map(|state| &state.claim);
        claims
            .filter(|claim| may_leave(&claim.audience) == leaves)
            .filter_map(|claim| match &claim.basis {
                Basis::Passages(passages) => Some(passages.iter().map(|passage| passage.source)),
                Basis::Testimony { .. } | Basis::Locator { .. } => None,
            })
            .flatten()
            .collect()
    };
    &cited(false) - &cited(true)
}

fn count(sources: &[SourceCustody]) -> Counts {
    let files = || sources.iter().flat_map(|source| &source.copies);
    let found = |held: bool| {
        files().filter(|file| file.last_rehash.is_some_and(|last| last.found.held() == held)).count()
    };
    Counts {
        sources: sources.len(),
        words_not_on_file: sources.iter().filter(|source| source.sha256.is_none()).count(),
        links: sources.iter().map(|source| source.chain.len()).sum(),
        files: files().count(),
        held: found(true),
        damaged: found(false),
        never_checked: files().filter(|file| file.last_rehash.is_none()).count(),
    }
}

fn how_to_verify() -> Vec<String> {
    [
        "A file: work out its SHA-256 hash, for example with `sha256sum FILE`, and compare it with the hash printed here.",
        "A link: its entry has the leaf hash printed beside it. Ask the desk for the proof that this leaf stands in the log \
         of which the checkpoint speaks; the proof can be checked without the desk.",
        "The checkpoint: it is signed by the desk's key. Compare the key with the one that you were given by another way, \
         and the checkpoint with one that you received earlier: the log may only have grown.",
    ]
    .map(str::to_owned)
    .to_vec()
}
