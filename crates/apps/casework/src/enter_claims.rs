//! Entering the claims of a file: what somebody compiled elsewhere, through the same door as one claim by hand.
//!
//! A file names its sources once, lists its claims, says which of them tell of one happening, and may list the
//! rows of whatever it was compiled from, so that each row is seen to have become claims or to be left out for a
//! reason. Nothing is entered twice: a claim that is on record is reported as such, also when it was retracted
//! since. Count in is count out: each claim and each happening has its outcome.
//!
//! It refuses a file whose parts do not fit together before anything is saved. The doors are [`parse_claims`] and
//! [`enter_claims`].

use std::collections::{BTreeMap, BTreeSet};

use amparo_ledger::act::Act;
use amparo_ledger::claim::{Audience, Claim, Modality, Scope};
use amparo_ledger::ids::{CaseId, ClaimId, OccurrenceId};
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::enter_claim::{BasisForm, ClaimForm, claim_of};
use crate::policy::Action;
use crate::problem::Problem;
use crate::same_event::same_event;

/// A file of claims.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimsFile {
    /// Whose case it is about; `None`: whichever case it is entered into.
    pub case: Option<CaseWords>,
    /// Sources that are not on file, each under a short name that claims use.
    #[serde(default)]
    pub sources: BTreeMap<String, NamedSource>,
    /// The claims, in order.
    #[serde(default)]
    pub claim: Vec<WrittenClaim>,
    /// Claims that tell of one happening.
    #[serde(default)]
    pub same_event: Vec<WrittenEvent>,
    /// The rows of what the file was compiled from.
    #[serde(default)]
    pub row: Vec<WrittenRow>,
}

/// Whose case a file of claims is about.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseWords {
    /// The person's name.
    pub person: String,
    /// What a reader of the file should know.
    pub note: Option<String>,
}

/// A source that is named and not on file: its words are not.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedSource {
    /// Its title, or a description in brackets.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When (EDTF).
    pub published: Option<String>,
}

/// A claim as a file writes it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WrittenClaim {
    /// A name by which the file's happenings mean it.
    pub id: Option<String>,
    /// The rows it was made from.
    pub row: Vec<String>,
    /// The kind.
    pub kind: String,
    /// Whom it is about; nobody named: the person of the case.
    pub person: Option<String>,
    /// It is about a country.
    pub country: Option<String>,
    /// It is about an organisation.
    pub organisation: Option<String>,
    /// It is about matters in general.
    pub general: bool,
    /// Its parts.
    pub fields: BTreeMap<String, String>,
    /// When it happened (EDTF).
    pub date: Option<String>,
    /// When it became known (EDTF).
    pub known: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Who says so within the source, outermost first.
    pub voices: Vec<String>,
    /// What they do with it.
    pub modality: Modality,
    /// A grade, such as B2.
    pub grade: Option<String>,
    /// A source of this file by its short name; with `quote`, a source on file by its id or title.
    pub source: Option<String>,
    /// The exact words in a source on file.
    pub quote: Option<String>,
    /// What the member who enters the file heard or saw.
    pub testimony: Option<String>,
    /// Who may see it; nothing: those who work on the case.
    pub audience: Option<Audience>,
}

/// Claims that tell of one happening.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WrittenEvent {
    /// The claims by their `id` in the file.
    pub claims: Vec<String>,
    /// Why they are one.
    pub why: String,
}

/// A row of what the file was compiled from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenRow {
    /// Its name in the file.
    pub id: String,
    /// What it says, in short.
    pub what: String,
    /// Where that was read.
    pub read_in: ReadIn,
    /// Parts of it that became no claim, each with the reason; a row without claims must give one.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// What a reader of the row should know.
    pub note: Option<String>,
}

/// Where a row was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadIn {
    /// In the primary text.
    Primary,
    /// In a source that quotes or summarises it.
    Secondary,
    /// Nowhere: it is remembered. Such a row becomes no claim.
    Memory,
}

/// What became of a file of claims.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimsEntered {
    /// One for each claim of the file, in order.
    pub claims: Vec<ClaimOutcome>,
    /// One for each happening of the file, in order.
    pub events: Vec<EventOutcome>,
    /// One for each row of the file, in order.
    pub rows: Vec<RowOutcome>,
}

/// What became of one claim of a file.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimOutcome {
    /// Its place in the file, from 1.
    pub place: usize,
    /// Its kind, as the file writes it.
    pub kind: String,
    /// What became of it.
    pub outcome: Entered,
}

/// What became of a claim.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Entered {
    /// It was entered.
    Entered(ClaimId),
    /// It was on record already, whether it stands or not.
    OnRecord(ClaimId),
    /// It was not entered.
    Refused(Problem),
}

impl Entered {
    /// The claim on record, if there is one.
    pub fn claim(&self) -> Option<ClaimId> {
        match self {
            Self::Entered(claim) | Self::OnRecord(claim) => Some(*claim),
            Self::Refused(_) => None,
        }
    }
}

/// What became of one happening of a file.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventOutcome {
    /// Its claims count as one happening now.
    Grouped(OccurrenceId),
    /// They did already.
    OnRecord(OccurrenceId),
    /// They do not.
    Refused(Problem),
}

/// What became of one row of a file.
#[derive(Debug, Clone, Serialize)]
pub struct RowOutcome {
    /// The row's name in the file.
    pub id: String,
    /// What it says.
    pub what: String,
    /// Where that was read.
    pub read_in: ReadIn,
    /// The claims on record that came of it.
    pub claims: Vec<ClaimId>,
    /// What of it became no claim, and why.
    pub left_out: Vec<String>,
    /// What a reader should know.
    pub note: Option<String>,
}

impl ClaimsEntered {
    /// How many claims were entered now.
    pub fn entered(&self) -> usize {
        self.count(|outcome| matches!(outcome, Entered::Entered(_)))
    }

    /// How many were on record before.
    pub fn on_record(&self) -> usize {
        self.count(|outcome| matches!(outcome, Entered::OnRecord(_)))
    }

    /// What was refused: claims, then happenings.
    pub fn refused(&self) -> Vec<&Problem> {
        let claims = self.claims.iter().filter_map(|one| match &one.outcome {
            Entered::Refused(problem) => Some(problem),
            Entered::Entered(_) | Entered::OnRecord(_) => None,
        });
        let events = self.events.iter().filter_map(|one| match one {
            EventOutcome::Refused(problem) => Some(problem),
            EventOutcome::Grouped(_) | EventOutcome::OnRecord(_) => None,
        });
        claims.chain(events).collect()
    }

    fn count(&self, wanted: impl Fn(&Entered) -> bool) -> usize {
        self.claims.iter().filter(|one| wanted(&one.outcome)).count()
    }
}

const NOT_READ: &str = "No claim of the file was entered. Nothing was saved.";

/// The most bytes a file of claims may have.
pub const FILE_BYTES_MAX: usize = 8_000_000;

/// Reads a file of claims, as TOML if its name ends so and as JSON otherwise.
///
/// # Errors
/// When the file is not in that form, or its parts do not fit together.
pub fn parse_claims(file_name: &str, text: &str) -> Result<ClaimsFile, Problem> {
    const MEND: &str = "The form is described in docs/manual/claims-file.md.";
    if text.len() > FILE_BYTES_MAX {
        let why = format!("“{file_name}” has {} bytes; at most {FILE_BYTES_MAX} are read.", text.len());
        return Err(Problem::input(NOT_READ, why, "Split it into several files."));
    }
    let is_toml =
        std::path::Path::new(file_name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let parsed: Result<ClaimsFile, String> = if is_toml {
        toml::from_str(text).map_err(|error| error.to_string())
    } else {
        serde_json::from_str(text).map_err(|error| error.to_string())
    };
    let file = parsed.map_err(|error| Problem::input(NOT_READ, error.trim().to_owned(), MEND))?;
    let wrong = misfits(&file);
    if wrong.is_empty() {
        return Ok(file);
    }
    Err(Problem::input(NOT_READ, wrong.join(" "), MEND))
}

/// Everything in which the parts of the file do not fit together.
fn misfits(file: &ClaimsFile) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rows = BTreeSet::new();
    for row in &file.row {
        if !rows.insert(row.id.as_str()) {
            wrong.push(format!("Two rows are called `{}`.", row.id));
        }
        let made = file.claim.iter().any(|claim| claim.row.contains(&row.id));
        if !made && row.left_out.is_empty() {
            wrong.push(format!("Row `{}` became no claim and gives no reason in `left_out`.", row.id));
        }
        if made && row.read_in == ReadIn::Memory {
            wrong.push(format!("Row `{}` is only remembered and must become no claim.", row.id));
        }
    }
    for (place, claim) in file.claim.iter().enumerate() {
        let at = format!("claim {} (`{}`)", place + 1, claim.kind);
        if let Some(id) = &claim.id
            && !ids.insert(id.as_str())
        {
            wrong.push(format!("Two claims are called `{id}`."));
        }
        for row in claim.row.iter().filter(|row| !rows.contains(row.as_str())) {
            wrong.push(format!("There is no row `{row}`, which {at} names."));
        }
        match (&claim.source, &claim.quote, &claim.testimony) {
            (Some(source), None, None) if !file.sources.contains_key(source) => {
                wrong.push(format!("There is no source `{source}` in the file, which {at} names."));
            }
            (Some(_), _, None) | (None, None, Some(_)) => {}
            _ => wrong.push(format!("{at} needs a `source`, a `source` with a `quote`, or a `testimony`.")),
        }
    }
    for event in &file.same_event {
        for id in event.claims.iter().filter(|id| !ids.contains(id.as_str())) {
            wrong.push(format!("A happening names the claim `{id}`, which the file does not hold."));
        }
    }
    wrong
}

/// Enters the claims of a file. One that cannot be entered is reported and does not stop the others.
///
/// # Errors
/// When the file is about somebody else than the case, or the record cannot be read.
pub fn enter_claims(
    desk: &mut Desk,
    case: CaseId,
    file: &ClaimsFile,
    mut progress: impl FnMut(usize, usize),
) -> Result<ClaimsEntered, Problem> {
    desk.may(Action::WriteClaim, Some(case))?;
    same_person(desk, case, file)?;
    let mut claims = Vec::with_capacity(file.claim.len());
    for (at, written) in file.claim.iter().enumerate() {
        progress(at, file.claim.len());
        let outcome = enter_one(desk, case, file, written).unwrap_or_else(Entered::Refused);
        claims.push(ClaimOutcome { place: at + 1, kind: written.kind.clone(), outcome });
    }
    let known: BTreeMap<&str, Option<ClaimId>> = file
        .claim
        .iter()
        .zip(&claims)
        .filter_map(|(written, done)| Some((written.id.as_deref()?, done.outcome.claim())))
        .collect();
    let mut events = Vec::with_capacity(file.same_event.len());
    for event in &file.same_event {
        events.push(group(desk, case, event, &known).unwrap_or_else(EventOutcome::Refused));
    }
    let rows = file.row.iter().map(|row| row_outcome(file, &claims, row)).collect();
    Ok(ClaimsEntered { claims, events, rows })
}

/// A file that names a person is entered into no other person's case.
fn same_person(desk: &Desk, case: CaseId, file: &ClaimsFile) -> Result<(), Problem> {
    let Some(words) = &file.case else { return Ok(()) };
    let record = desk.case_record(case)?;
    let person = record.cases.get(&case).map(|head| head.person);
    let names = person.and_then(|person| record.people.get(&person)).map(|head| head.names.as_slice());
    let known = names.unwrap_or_default();
    if known.iter().any(|name| amparo_names::fold(name) == amparo_names::fold(&words.person)) {
        return Ok(());
    }
    Err(Problem::question(
        NOT_READ,
        format!("The file is about {}, and this case is about {}.", words.person, known.join(", ")),
        "Name the case with --case. If it is the same person under another spelling, write that spelling in the file.",
    ))
}

fn enter_one(
    desk: &mut Desk,
    case: CaseId,
    file: &ClaimsFile,
    written: &WrittenClaim,
) -> Result<Entered, Problem> {
    let (claim, named) = claim_of(desk, case, &form_of(file, written))?;
    let record = desk.case_record(case)?;
    if let Some(known) = record.claims.values().find(|state| says_the_same(&state.claim, &claim)) {
        return Ok(Entered::OnRecord(known.claim.id));
    }
    let id = claim.id;
    let mut acts: Vec<Act> = named.into_iter().collect();
    acts.push(Act::ClaimEntered { claim: Box::new(claim) });
    desk.append(Scope::Case(case), acts)?;
    Ok(Entered::Entered(id))
}

fn form_of(file: &ClaimsFile, written: &WrittenClaim) -> ClaimForm {
    let named = written.source.as_ref().and_then(|source| file.sources.get(source));
    let basis = match (&written.source, &written.quote, &written.testimony, named) {
        (Some(source), Some(words), ..) => BasisForm::Quote { source: source.clone(), words: words.clone() },
        (_, _, Some(account), _) => BasisForm::Testimony(account.clone()),
        (.., Some(named)) => BasisForm::Locator {
            title: named.title.clone(),
            publisher: named.publisher.clone(),
            published: named.published.clone(),
        },
        _ => BasisForm::Nothing,
    };
    ClaimForm {
        kind: written.kind.clone(),
        person: written.person.clone(),
        country: written.country.clone(),
        organisation: written.organisation.clone(),
        general: written.general,
        fields: written.fields.iter().map(|(name, text)| (name.clone(), text.clone())).collect(),
        occurred: written.date.clone(),
        known: written.known.clone(),
        place: written.place.clone(),
        voices: written.voices.clone(),
        modality: written.modality,
        grade: written.grade.clone(),
        audience: written.audience.clone(),
        basis,
        ..ClaimForm::default()
    }
}

/// Whether two claims say the same about the same on the same footing; grade and audience may differ.
fn says_the_same(one: &Claim, other: &Claim) -> bool {
    one.subject == other.subject
        && one.statement == other.statement
        && one.attribution == other.attribution
        && one.basis == other.basis
        && one.dates == other.dates
        && one.place == other.place
}

fn group(
    desk: &mut Desk,
    case: CaseId,
    event: &WrittenEvent,
    known: &BTreeMap<&str, Option<ClaimId>>,
) -> Result<EventOutcome, Problem> {
    let claims: Option<Vec<ClaimId>> =
        event.claims.iter().map(|id| known.get(id.as_str()).copied().flatten()).collect();
    let Some(claims) = claims else {
        return Err(Problem::not_found(
            format!("The claims {} were not grouped.", event.claims.join(", ")),
            "One of them was not entered.",
            "Mend that claim and enter the file again; nothing is entered twice.",
        ));
    };
    let record = desk.case_record(case)?;
    let together = |group: &BTreeSet<ClaimId>| claims.iter().all(|claim| group.contains(claim));
    if let Some((occurrence, _)) = record.occurrences.iter().find(|(_, group)| together(group)) {
        return Ok(EventOutcome::OnRecord(*occurrence));
    }
    same_event(desk, case, claims, &event.why).map(EventOutcome::Grouped)
}

fn row_outcome(file: &ClaimsFile, done: &[ClaimOutcome], row: &WrittenRow) -> RowOutcome {
    let made = file.claim.iter().zip(done).filter(|(written, _)| written.row.contains(&row.id));
    RowOutcome {
        id: row.id.clone(),
        what: row.what.clone(),
        read_in: row.read_in,
        claims: made.filter_map(|(_, done)| done.outcome.claim()).collect(),
        left_out: row.left_out.clone(),
        note: row.note.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FITS: &str = r#"
[sources.report]
title = "A report"
publisher = "The Example Times"
[[row]]
id = "1"
what = "arrested"
read_in = "secondary"
[[row]]
id = "2"
what = "ill"
read_in = "memory"
left_out = ["remembered, not read"]
[[claim]]
id = "a"
row = ["1"]
kind = "arrest"
source = "report"
[[claim]]
id = "b"
row = ["1"]
kind = "arrest"
testimony = "I saw it."
[[same_event]]
claims = ["a", "b"]
why = "one arrest"
"#;

    #[test]
    fn a_file_whose_parts_fit_is_read() {
        let file = parse_claims("x.toml", FITS).expect("it fits");
        assert_eq!((file.claim.len(), file.row.len(), file.same_event.len()), (2, 2, 1));
    }

    #[test]
    fn a_file_whose_parts_do_not_fit_is_refused_whole_and_says_why() {
        for (from, to, says) in [
            ("source = \"report\"", "source = \"letter\"", "no source `letter`"),
            ("source = \"report\"\n", "", "needs a `source`"),
            ("testimony = \"I saw it.\"", "quote = \"x\"", "needs a `source`"),
            ("claims = [\"a\", \"b\"]", "claims = [\"a\", \"c\"]", "the claim `c`"),
            ("id = \"b\"", "id = \"a\"", "Two claims are called `a`"),
            ("row = [\"1\"]", "row = [\"3\"]", "no row `3`"),
            ("row = [\"1\"]", "row = [\"2\"]", "must become no claim"),
            ("left_out = [\"remembered, not read\"]\n", "", "gives no reason"),
            ("id = \"2\"", "id = \"1\"", "Two rows are called `1`"),
            ("kind = \"arrest\"", "knid = \"arrest\"", "knid"),
            ("read_in = \"secondary\"", "read_in = \"hearsay\"", "hearsay"),
        ] {
            let changed = FITS.replacen(from, to, 1);
            assert_ne!(changed, FITS, "{from}");
            let problem = parse_claims("x.toml", &changed).expect_err(says);
            assert!(problem.why.contains(says), "{says}: {}", problem.why);
            assert!(problem.what.contains("Nothing was saved"), "{}", problem.what);
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_before_it_is_read() {
        let problem = parse_claims("x.json", &" ".repeat(FILE_BYTES_MAX + 1)).expect_err("too large");
        assert!(problem.why.contains("at most 8000000"), "{problem}");
    }
}
