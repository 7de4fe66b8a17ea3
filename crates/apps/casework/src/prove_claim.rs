//! The proof of one claim for a stranger: a file that shows that the desk's signed log holds it, field by field.
//!
//! Who entered the claim is never shown unless it is asked for, nor which member gave a testimony. What is sealed is not
//! proven to anybody, and neither is a claim that no longer stands: the file could not say so. A proof that goes to an
//! addressee is released like a paper: consent is checked, and the record keeps what was given to whom.

use amparo_ledger::act::Act;
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::Scope;
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, ClaimId, ReleaseId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::proof::{EntryProof, Proven};
use amparo_ledger::record::{ClaimState, Record, Standing};
use amparo_ledger::release::{PaperKind, Release, ReleasedFile};
use serde::Serialize;

use crate::desk::{Desk, damaged};
use crate::policy::{self, Action, Visible};
use crate::problem::{Problem, Sort};
use crate::release_paper;

const HOW_TO_MEND: &str = "Record the consent (`amparo consent record`), or give your reason to release it all the same with \
    --despite; the record keeps the reason.";

const NOT_MADE: &str = "The proof was not made. Nothing was saved, and no file was written.";

/// Below these the fields of a claim stand in an entry.
const CLAIM_PATHS: [&str; 2] = ["act/claim_entered/claim/", "act/claim_corrected/claim/"];

/// The end of the path to the member who gave a testimony.
const TESTIFIED_BY: &str = "basis/testimony/member";

/// Names for what an entry holds beside the claim.
const BESIDE: [(&str, &str); 5] = [
    ("entry/at", "at"),
    ("entry/actor", "actor"),
    ("entry/scope", "scope"),
    ("entry/audience", "audience"),
    ("entry/why", "act/claim_corrected/why"),
];

/// What a person asks for.
#[derive(Debug, Clone, Default)]
pub struct ProofForm {
    /// Which fields are shown, by the beginning of their path below the claim (`dates`, `statement/fields/by`), or
    /// `entry/at` and so on for what stands beside it. Empty: the whole claim.
    pub fields: Vec<String>,
    /// To whom it goes; `None`: to nobody yet.
    pub release_to: Option<String>,
    /// Why it goes although something is missing.
    pub despite: Option<String>,
}

/// A proof, ready to be written to a file.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimProof {
    /// The file's text.
    #[serde(skip)]
    pub text: String,
    /// The claim.
    pub claim: ClaimId,
    /// The place of its entry in the log, from 0.
    pub index: u64,
    /// How many entries the log has.
    pub entries: u64,
    /// The desk's public key, to be given by another way than the proof.
    pub key: String,
    /// The paths of the fields that are shown.
    pub shown: Vec<String>,
    /// How many fields the entry has besides.
    pub hidden: usize,
    /// What whoever gets the proof should know and cannot see in it.
    pub notes: Vec<String>,
    /// By this id the record knows that it was given; `None` if it was not.
    pub release: Option<ReleaseId>,
}

/// Makes the proof of a claim, and releases it if it goes to somebody.
///
/// # Errors
/// When the claim is sealed or stands no longer, a field is not there, a consent is missing and no reason was given to
/// release it all the same, or the record cannot be read.
pub fn prove_claim(
    desk: &mut Desk,
    case: CaseId,
    claim: ClaimId,
    form: &ProofForm,
) -> Result<Visible<ClaimProof>, Problem> {
    desk.may(Action::WritePaper, Some(case))?;
    let record = desk.case_record(case)?;
    let state = record.claims.get(&claim).ok_or_else(|| damaged(&"the claim is not on record"))?;
    may_be_proven(state)?;
    let shows = chosen(desk, state, &form.fields)?;
    let proof = desk
        .entry_proof(state.claim.scope, state.entered.seq, &|path| shows.iter().any(|shown| shown == path))?;
    let release = match &form.release_to {
        Some(addressee) => {
            Some(release(desk, case, &record, &proof, claim, addressee, form.despite.as_deref())?)
        }
        None => None,
    };
    let made = told(&proof, state, release)?;
    desk.show(Scope::Case(case), made)
}

/// The paths that are shown: those that were asked for, each of which must be there, or the whole claim.
fn chosen(desk: &Desk, state: &ClaimState, asked: &[String]) -> Result<Vec<String>, Problem> {
    let whole = desk.entry_proof(state.claim.scope, state.entered.seq, &|_| true)?;
    let paths: Vec<String> = checked(&whole)?.shown.iter().map(|field| field.path.clone()).collect();
    let claims = |path: &str| CLAIM_PATHS.iter().find_map(|root| path.strip_prefix(root).map(str::to_owned));
    if asked.is_empty() {
        let is_claim = |path: &String| claims(path).is_some_and(|field| field != TESTIFIED_BY);
        return Ok(paths.into_iter().filter(is_claim).collect());
    }
    let mut shown = Vec::new();
    for name in asked.iter().flat_map(|names| names.split(',')).map(str::trim).filter(|name| !name.is_empty())
    {
        let beside = BESIDE.iter().find(|(known, _)| *known == name).map(|(_, path)| *path);
        let is_meant = |path: &&String| match beside {
            Some(beside) => is_below(path, beside),
            // Who testified is asked for by the whole name only.
            None => claims(path).is_some_and(|field| {
                is_below(&field, name) && (field != TESTIFIED_BY || name == TESTIFIED_BY)
            }),
        };
        let before = shown.len();
        shown.extend(paths.iter().filter(is_meant).cloned());
        if shown.len() == before {
            let known: Vec<String> = paths.iter().filter_map(|path| claims(path)).collect();
            let beside = BESIDE.iter().filter(|(_, path)| paths.iter().any(|known| is_below(known, path)));
            let beside: Vec<&str> = beside.map(|(name, _)| *name).collect();
            return Err(Problem::input(
                NOT_MADE,
                format!("The claim has no field `{name}`."),
                format!("It has: {}. Beside it: {}.", known.join(", "), beside.join(", ")),
            ));
        }
    }
    Ok(shown)
}

/// Whether a path is `beginning` or lies below it.
fn is_below(path: &str, beginning: &str) -> bool {
    path.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn may_be_proven(state: &ClaimState) -> Result<(), Problem> {
    if !policy::may_leave(&state.claim.audience) {
        return Err(Problem::new(
            Sort::Forbidden,
            NOT_MADE,
            "The claim is sealed: it goes into no paper and no proof, whoever it is for.",
            "If it may leave after all, correct the claim with another --audience, and prove the corrected one.",
        ));
    }
    let why = match &state.standing {
        Standing::Current => return Ok(()),
        Standing::Corrected { by, .. } => {
            format!("Claim {by} stands in its place, and the proof could not say so.")
        }
        Standing::Retracted { .. } => "It was retracted, and the proof could not say so.".to_owned(),
    };
    Err(Problem::input(NOT_MADE, why, "`amparo claim list` prints the claims that stand."))
}

/// Checks consent, archives the file, and records what was given to whom.
fn release(
    desk: &mut Desk,
    case: CaseId,
    record: &Record,
    proof: &EntryProof,
    claim: ClaimId,
    addressee: &str,
    despite: Option<&str>,
) -> Result<ReleaseId, Problem> {
    let addressee = addressee.trim();
    if addressee.is_empty() {
        return Err(Problem::input(
            NOT_MADE,
            "The addressee has no name.",
            "Say to whom it goes, such as --release-to \"District Court\".",
        ));
    }
    let file = CaseFile::work_out(record, case, desk.today())
        .ok_or_else(|| damaged(&"the case is not on record"))?;
    let consents = release_paper::covering(&file, addressee);
    let missing = release_paper::missing_consent(&file, addressee, &consents).into_iter().collect();
    let despite = release_paper::despite(missing, despite, NOT_MADE, HOW_TO_MEND)?;
    let bytes = proof.to_string().into_bytes();
    let id = ReleaseId::from_bytes(desk.random_bytes());
    let release = Release {
        id,
        case,
        paper: PaperKind::ClaimProof,
        addressee: addressee.to_owned(),
        as_of: SourceDate::day(file.as_of.world),
        known_at: checked(proof)?.checkpoint.size,
        framework: None,
        files: AtLeastOne::one(ReleasedFile {
            ending: "proof".to_owned(),
            length: bytes.len() as u64,
            bytes: desk.put_blob(Scope::Case(case), &bytes)?,
        }),
        claims: vec![claim],
        consents: consents.iter().map(|consent| consent.id).collect(),
        despite,
    };
    desk.append(Scope::Case(case), vec![Act::PaperReleased { release: Box::new(release) }])?;
    Ok(id)
}

fn checked(proof: &EntryProof) -> Result<Proven<'_>, Problem> {
    proof.check(&proof.key_inside()).map_err(|error| damaged(&error))
}

fn told(proof: &EntryProof, state: &ClaimState, release: Option<ReleaseId>) -> Result<ClaimProof, Problem> {
    let proven = checked(proof)?;
    let mut notes = Vec::new();
    for dispute in &state.disputes {
        notes.push(format!("{} disputes the claim; the proof does not say so.", dispute.by));
    }
    if release.is_none() {
        notes.push(
            "It was released to nobody: before it leaves the desk, make it with --release-to ADDRESSEE, which checks consent \
             and records it."
                .to_owned(),
        );
    }
    Ok(ClaimProof {
        text: proof.to_string(),
        claim: state.claim.id,
        index: proven.index,
        entries: proven.checkpoint.size,
        key: proven.key.to_string(),
        shown: proven.shown.iter().map(|field| field.path.clone()).collect(),
        hidden: proven.hidden,
        notes,
        release,
    })
}
