//! A paper that left the desk: what was given to whom, word for word.
//!
//! A release is a fact about the desk's own doing. It changes nobody's audience: what one addressee was given stays
//! closed to everybody else. The bytes are archived in the case's scope, so the paper can be shown as it stood that day.

use serde::{Deserialize, Serialize};

use crate::date::SourceDate;
use crate::ids::{CaseId, ClaimId, ConsentId, ReleaseId};
use crate::least_one::AtLeastOne;
use crate::source::Hash32;

/// The most claims that one entry names; the others follow in entries of their own, of the same batch.
pub const CLAIMS_PER_ENTRY_MAX: usize = 1_000;

/// Which paper it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// The request to the Secretary of State.
    RequestLetter,
    /// The summary on one page.
    OnePage,
    /// The assessment, criterion by criterion.
    Worksheet,
    /// Everything on file for one addressee, with exhibits.
    Dossier,
    /// What came since a request was filed.
    Addendum,
    /// What was given to an embassy's officials.
    EmbassySubmission,
    /// What happened to the archived bytes.
    CustodyReport,
    /// The proof that one claim stands in the desk's signed log.
    ClaimProof,
    /// The file on one perpetrator.
    SanctionsFile,
}

impl PaperKind {
    /// Every paper with the name that commands use.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::RequestLetter, "letter"),
        (Self::OnePage, "one-page"),
        (Self::Worksheet, "worksheet"),
        (Self::Dossier, "dossier"),
        (Self::Addendum, "addendum"),
        (Self::EmbassySubmission, "embassy"),
        (Self::CustodyReport, "custody-report"),
        (Self::ClaimProof, "claim-proof"),
        (Self::SanctionsFile, "sanctions-file"),
    ];
}

/// One file that was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleasedFile {
    /// Its ending, which says in which form: `pdf`, `docx`, `html`, `txt`.
    pub ending: String,
    /// The hash of its bytes, which are archived in the case's scope.
    pub bytes: Hash32,
    /// How many bytes it has.
    pub length: u64,
}

/// A paper frozen for an addressee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Its id.
    pub id: ReleaseId,
    /// The case it is about.
    pub case: CaseId,
    /// Which paper.
    pub paper: PaperKind,
    /// To whom it goes, by name.
    pub addressee: String,
    /// The day in the world as of which it was written.
    pub as_of: SourceDate,
    /// How many entries the record had: what was known when it was written.
    pub known_at: u64,
    /// The framework it was written under, with its version, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework: Option<(String, String)>,
    /// The files.
    pub files: AtLeastOne<ReleasedFile>,
    /// The claims that it prints, or the first of them.
    pub claims: Vec<ClaimId>,
    /// The consents on which it leaves.
    pub consents: Vec<ConsentId>,
    /// What was missing, in the words in which it was said, and why it leaves all the same. `None`: nothing was missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub despite: Option<Despite>,
}

/// Someone decided that a paper leaves although something was missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Despite {
    /// What was missing.
    pub missing: AtLeastOne<String>,
    /// Why it leaves all the same.
    pub why: String,
}
