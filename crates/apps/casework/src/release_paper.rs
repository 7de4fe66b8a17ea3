//! Releasing a paper: the draft is frozen for an addressee, and the record says what was given to whom.
//!
//! What is missing is said first, and the consent is checked against the addressee. The bytes are archived under the
//! case's key, so the paper can be given again, or shown as it stood, whatever the case says later. A release widens no
//! audience: what one addressee was given stays closed to everybody else.

use amparo_dossier::model::Status;
use amparo_ledger::act::Act;
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::Scope;
use amparo_ledger::consent::{Consent, ConsentKind, Purpose};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{CaseId, ClaimId, ConsentId, ReleaseId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::ReleaseState;
use amparo_ledger::release::{CLAIMS_PER_ENTRY_MAX, Despite, PaperKind, Release, ReleasedFile};
use amparo_ledger::source::Hash32;

use crate::desk::{ArchivedBytes, Desk};
use crate::papers::{self, Built, Form, OwnWords, Paper, Written};
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};
use crate::show_case::Moment;

const NOT_RELEASED: &str = "The paper was not released. Nothing was saved, and no file was written.";

const HOW_TO_MEND: &str = "Put it on file (`amparo consent record`, --words, `amparo finding give`), say --read once you have \
    read the draft, or give your reason to release it all the same with --despite; the record keeps the reason.";

/// What a person says when they release a paper.
#[derive(Debug, Clone)]
pub struct ReleaseForm<'a> {
    /// Which paper.
    pub paper: Paper,
    /// In which form it goes.
    pub form: Form,
    /// The framework it is written under.
    pub framework: &'a str,
    /// As of when.
    pub moment: Moment,
    /// The person's own words in it.
    pub own: &'a OwnWords,
    /// To whom it goes, by name.
    pub addressee: &'a str,
    /// The person has read it as it is.
    pub has_read_it: bool,
    /// Why it leaves although something is missing.
    pub despite: Option<&'a str>,
}

/// A paper that was released.
#[derive(Debug, Clone)]
pub struct Released {
    /// By this id the record knows it.
    pub id: ReleaseId,
    /// The file, word for word as it is archived.
    pub written: Written,
    /// How many claims it prints.
    pub claims: usize,
    /// The consents on which it leaves.
    pub consents: Vec<ConsentId>,
}

/// A paper as it will be released: checked and printed, and not on record yet.
pub struct PreparedRelease {
    case: CaseId,
    release: Release,
    claims: Vec<ClaimId>,
    bytes: Vec<u8>,
}

/// What stands between a paper and its addressee.
#[derive(Debug, Clone)]
pub struct ReleaseCheck {
    /// What is missing, each in words.
    pub missing: Vec<String>,
    /// The agreements that cover it.
    pub consents: Vec<Consent>,
    /// How many claims it prints.
    pub claims: usize,
}

/// Says what is missing before a paper may go to this addressee, and which agreements cover it. Nothing is released.
///
/// # Errors
/// As for [`write_paper`](crate::papers::write_paper).
pub fn check_release(
    desk: &Desk,
    case: CaseId,
    asked: &ReleaseForm<'_>,
) -> Result<Visible<ReleaseCheck>, Problem> {
    desk.may(Action::WritePaper, Some(case))?;
    let (assessed, built) = papers::build(desk, case, asked.paper, asked.framework, asked.moment, asked.own)?;
    let addressee = asked.addressee.trim();
    let consents = covering(&assessed.file, addressee);
    let missing = if addressee.is_empty() {
        built.missing()
    } else {
        missing(&built, &assessed.file, addressee, asked.has_read_it, &consents)
    };
    let claims = amparo_dossier::used_claims(built.paper()).map_err(papers::not_set)?.len();
    let check = ReleaseCheck { missing, consents: consents.into_iter().cloned().collect(), claims };
    desk.show(Scope::Case(case), check)
}

/// Freezes a paper for an addressee.
///
/// # Errors
/// When something is missing and nobody said why it leaves all the same, and as for
/// [`write_paper`](crate::papers::write_paper).
pub fn release_paper(
    desk: &mut Desk,
    case: CaseId,
    asked: &ReleaseForm<'_>,
) -> Result<Visible<Released>, Problem> {
    let prepared = prepare_release(desk, case, asked)?.into_inner();
    record_release(desk, prepared)
}

/// Checks and prints a paper for an addressee. It takes a second or more and puts nothing on record.
///
/// # Errors
/// As for [`release_paper`].
pub fn prepare_release(
    desk: &Desk,
    case: CaseId,
    asked: &ReleaseForm<'_>,
) -> Result<Visible<PreparedRelease>, Problem> {
    desk.may(Action::ReleasePaper, Some(case))?;
    let addressee = asked.addressee.trim();
    if addressee.is_empty() {
        return Err(Problem::input(
            NOT_RELEASED,
            "The addressee has no name.",
            "Say to whom it goes, such as --release-to \"Department of State\".",
        ));
    }
    let (assessed, mut built) =
        papers::build(desk, case, asked.paper, asked.framework, asked.moment, asked.own)?;
    let consents = covering(&assessed.file, addressee);
    let missing = missing(&built, &assessed.file, addressee, asked.has_read_it, &consents);
    let despite = despite(missing, asked.despite, NOT_RELEASED, HOW_TO_MEND)?;
    built.set_status(Status::Final);
    let bytes = papers::print(asked.form, &built, &asked.own.fonts)?;
    let claims: Vec<ClaimId> =
        amparo_dossier::used_claims(built.paper()).map_err(papers::not_set)?.into_iter().collect();
    let for_findings =
        (!matches!(asked.paper, Paper::SanctionsFile(_))).then_some(assessed.framework.id.as_str());
    desk.may_release(case, &claims, for_findings)?;
    let file = ReleasedFile {
        ending: asked.form.ending().to_owned(),
        bytes: Hash32::of(&bytes),
        length: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
    };
    let framework = &assessed.framework;
    let release = Release {
        // It gets its own when it goes on record.
        id: ReleaseId::from_bytes([0; 16]),
        case,
        paper: asked.paper.kind(),
        addressee: addressee.to_owned(),
        as_of: SourceDate::day(assessed.file.as_of.world),
        known_at: assessed.file.as_of.record,
        // A file on a perpetrator is put under no framework of the prisoner's.
        framework: (!matches!(asked.paper, Paper::SanctionsFile(_)))
            .then(|| (framework.id.clone(), framework.version.clone())),
        files: AtLeastOne::one(file),
        claims: claims.iter().take(CLAIMS_PER_ENTRY_MAX).copied().collect(),
        consents: consents.iter().map(|consent| consent.id).collect(),
        despite,
    };
    desk.show(Scope::Case(case), PreparedRelease { case, release, claims, bytes })
}

/// Puts a prepared release on record: from here on the paper is frozen.
///
/// # Errors
/// When an agreement that it leaves on was withdrawn meanwhile, or it cannot be written.
pub fn record_release(desk: &mut Desk, prepared: PreparedRelease) -> Result<Visible<Released>, Problem> {
    let PreparedRelease { case, mut release, claims, bytes } = prepared;
    desk.may(Action::ReleasePaper, Some(case))?;
    let record = desk.case_record(case)?;
    let stands = |id: &ConsentId| record.consents.get(id).is_some_and(|state| state.withdrawn.is_none());
    if !release.consents.iter().all(stands) {
        return Err(Problem::new(
            Sort::Forbidden,
            NOT_RELEASED,
            "An agreement on which it would have left was withdrawn while it was being set in type.",
            "Look at the agreements of the case, and release it again if it may still go.",
        ));
    }
    let scope = Scope::Case(case);
    // The bytes are there before the entry that speaks of them.
    desk.put_blob(scope, &bytes)?;
    release.id = ReleaseId::from_bytes(desk.random_bytes());
    let (id, consents) = (release.id, release.consents.clone());
    desk.append(scope, acts(release, &claims))?;
    let written = Written { bytes, missing: Vec::new() };
    desk.show(scope, Released { id, written, claims: claims.len(), consents })
}

/// The papers of a case that left, the latest first.
///
/// # Errors
/// When the case cannot be read.
pub fn list_releases(desk: &Desk, case: CaseId) -> Result<Visible<Vec<ReleaseState>>, Problem> {
    let record = desk.case_record(case)?;
    let mut releases: Vec<ReleaseState> = record.releases.values().cloned().collect();
    releases.sort_by_key(|state| std::cmp::Reverse(state.done.seq));
    desk.show(Scope::Case(case), releases)
}

/// A released file, word for word as it was given.
///
/// # Errors
/// When no release has this id, or its bytes are not what was archived.
pub fn released_file(
    desk: &Desk,
    case: CaseId,
    id: &str,
) -> Result<Visible<(ReleaseState, Vec<u8>)>, Problem> {
    let record = desk.case_record(case)?;
    let found: Vec<&ReleaseState> =
        record.releases.values().filter(|state| state.release.id.starts_with(id)).collect();
    let [state] = found[..] else {
        return Err(Problem::not_found(
            "Nothing was written, and nothing was changed.",
            format!("{} releases of this case have an id that begins with “{id}”.", found.len()),
            "`amparo release list` prints them with their ids.",
        ));
    };
    let bytes = match desk.archived(Scope::Case(case), state.release.files.first().bytes)? {
        ArchivedBytes::Held(bytes) => bytes,
        ArchivedBytes::Missing => {
            return Err(crate::desk::damaged(&"the released file is not in the archive"));
        }
        ArchivedBytes::Altered => {
            return Err(crate::desk::damaged(&"the released file is not what was archived"));
        }
    };
    desk.show(Scope::Case(case), (state.clone(), bytes))
}

/// Agreements that stand and let this paper go to this addressee.
pub(crate) fn covering<'a>(file: &'a CaseFile, addressee: &str) -> Vec<&'a Consent> {
    file.standing_consents()
        .map(|state| &state.consent)
        .filter(|consent| consent.about == file.person && covers(consent, addressee))
        .collect()
}

/// Whether an agreement names this addressee, for delivery. One that names nobody covers nobody.
fn covers(consent: &Consent, addressee: &str) -> bool {
    let for_delivery = consent.purposes.as_slice().contains(&Purpose::Delivery);
    let wanted = office(addressee);
    for_delivery && consent.addressees.iter().any(|named| !wanted.is_empty() && office(named) == wanted)
}

/// An addressee's name without case, marks, and the words before it that change nothing: "The U.S. Department of State"
/// and "Department of State" are one office. Nothing else is: a name that holds another may be another office.
fn office(name: &str) -> String {
    let letters = name.to_lowercase();
    let words: Vec<&str> =
        letters.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut rest = words.as_slice();
    loop {
        rest = match rest {
            ["u", "s", more @ ..] | ["united", "states", more @ ..] | ["the" | "us", more @ ..]
                if !more.is_empty() =>
            {
                more
            }
            _ => break,
        };
    }
    rest.join(" ")
}

/// Who may agree that a paper on the person leaves.
const WHO_AGREES: [ConsentKind; 3] =
    [ConsentKind::Prisoner, ConsentKind::Family, ConsentKind::PowerOfAttorney];

fn missing(
    built: &Built,
    file: &CaseFile,
    addressee: &str,
    has_read_it: bool,
    consents: &[&Consent],
) -> Vec<String> {
    let mut missing = built.missing();
    if has_read_it {
        missing.retain(|line| !line.starts_with(papers::A_READING));
    }
    missing.extend(missing_consent(file, addressee, consents));
    missing
}

/// What is missing if nobody who may agree has agreed that it goes to this addressee.
pub(crate) fn missing_consent(file: &CaseFile, addressee: &str, consents: &[&Consent]) -> Option<String> {
    let agreed = consents.iter().any(|consent| WHO_AGREES.contains(&consent.kind));
    let on_file = file.standing_consents().any(|state| WHO_AGREES.contains(&state.consent.kind));
    match (agreed, on_file) {
        (true, _) => None,
        (false, true) => Some(format!(
            "a consent that names {addressee} for delivery: those on file name others, or nobody"
        )),
        (false, false) => Some(format!(
            "a consent of the prisoner, the family or whoever acts for them that names {addressee} for delivery"
        )),
    }
}

/// What is missing if nobody who may agree has agreed that anything on this case is delivered to anybody.
pub(crate) fn missing_any_consent(file: &CaseFile) -> Option<String> {
    let agreed = file.standing_consents().map(|state| &state.consent).any(|consent| {
        WHO_AGREES.contains(&consent.kind)
            && consent.about == file.person
            && consent.purposes.as_slice().contains(&Purpose::Delivery)
    });
    (!agreed)
        .then(|| "a consent of the prisoner, the family or whoever acts for them for delivery".to_owned())
}

pub(crate) fn despite(
    missing: Vec<String>,
    why: Option<&str>,
    refused: &str,
    mend: &str,
) -> Result<Option<Despite>, Problem> {
    let Some(missing) = AtLeastOne::new(missing) else {
        return Ok(None);
    };
    match why.map(str::trim).filter(|why| !why.is_empty()) {
        Some(why) => Ok(Some(Despite { missing, why: why.to_owned() })),
        None => Err(Problem::new(
            Sort::Forbidden,
            refused,
            format!("Missing: {}.", in_one_line(missing.as_slice())),
            mend,
        )),
    }
}

/// What is missing, as parts of one sentence.
fn in_one_line(missing: &[String]) -> String {
    let parts: Vec<&str> = missing.iter().map(|part| part.trim_end_matches('.')).collect();
    parts.join("; ")
}

/// The release, and as many entries as its claims need.
fn acts(release: Release, claims: &[ClaimId]) -> Vec<Act> {
    let id = release.id;
    let rest = claims.get(release.claims.len()..).unwrap_or_default();
    let continued = rest
        .chunks(CLAIMS_PER_ENTRY_MAX)
        .filter_map(|chunk| AtLeastOne::new(chunk.to_vec()))
        .map(|claims| Act::ReleaseContinued { release: id, claims });
    std::iter::once(Act::PaperReleased { release: Box::new(release) }).chain(continued).collect()
}

impl Paper {
    /// How the record calls it.
    pub fn kind(self) -> PaperKind {
        match self {
            Self::Letter => PaperKind::RequestLetter,
            Self::OnePage => PaperKind::OnePage,
            Self::Worksheet => PaperKind::Worksheet,
            Self::Dossier => PaperKind::Dossier,
            Self::Addendum(_) => PaperKind::Addendum,
            Self::Embassy => PaperKind::EmbassySubmission,
            Self::CustodyReport => PaperKind::CustodyReport,
            Self::SanctionsFile(_) => PaperKind::SanctionsFile,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn consent(purposes: Vec<Purpose>, addressees: &[&str]) -> Consent {
        Consent {
            id: ConsentId::from_bytes([1; 16]),
            kind: ConsentKind::Family,
            about: amparo_ledger::ids::PersonId::from_bytes([2; 16]),
            given_by: "Her sister".to_owned(),
            purposes: AtLeastOne::new(purposes).expect("a purpose"),
            addressees: addressees.iter().map(|name| (*name).to_owned()).collect(),
            given_on: "2024-03-11".parse().expect("a day"),
            until: None,
            how: None,
            paper: None,
        }
    }

    #[test]
    fn a_consent_covers_only_the_addressee_it_names_and_only_for_delivery() {
        use Purpose::{Delivery, Publication};
        for (purposes, addressees, to, expected, why) in [
            (
                vec![Delivery],
                vec!["Department of State"],
                "U.S. Department of State",
                true,
                "the same office, written longer",
            ),
            (
                vec![Delivery],
                vec!["U.S. Department of State"],
                "department of state",
                true,
                "written shorter",
            ),
            (vec![Delivery], vec![], "Department of State", false, "names nobody"),
            (vec![Delivery], vec!["Congress"], "Department of State", false, "names another"),
            (
                vec![Publication],
                vec!["Department of State"],
                "Department of State",
                false,
                "not for delivery",
            ),
            (
                vec![Delivery],
                vec!["The Department of State"],
                "United States Department of State",
                true,
                "likewise",
            ),
            (vec![Delivery], vec!["State"], "State Press Agency", false, "a name that another name holds"),
            (
                vec![Delivery],
                vec!["Department of State of Ruritania"],
                "Department of State",
                false,
                "another state's",
            ),
            (vec![Delivery], vec!["…"], "Department of State", false, "no letter in the name"),
        ] {
            assert_eq!(covers(&consent(purposes, &addressees), to), expected, "{to}: {why}");
        }
    }

    #[test]
    fn more_claims_than_one_entry_holds_go_into_entries_that_follow() {
        let claims: Vec<ClaimId> = (0..2_500_u32)
            .map(|number| {
                let mut bytes = [0; 16];
                bytes[..4].copy_from_slice(&number.to_be_bytes());
                ClaimId::from_bytes(bytes)
            })
            .collect();
        let release = Release {
            id: ReleaseId::from_bytes([7; 16]),
            case: CaseId::from_bytes([8; 16]),
            paper: PaperKind::Dossier,
            addressee: "An office".to_owned(),
            as_of: "2024-03-11".parse().expect("a day"),
            known_at: 9,
            framework: None,
            files: AtLeastOne::one(ReleasedFile {
                ending: "pdf".to_owned(),
                bytes: amparo_ledger::source::Hash32([1; 32]),
                length: 1,
            }),
            claims: claims[..CLAIMS_PER_ENTRY_MAX].to_vec(),
            consents: Vec::new(),
            despite: None,
        };
        let acts = acts(release, &claims);
        let mut told = Vec::new();
        for act in &acts {
            match act {
                Act::PaperReleased { release } => told.extend(release.claims.iter().copied()),
                Act::ReleaseContinued { claims, .. } => told.extend(claims.iter().copied()),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((acts.len(), told), (3, claims));
    }
}
