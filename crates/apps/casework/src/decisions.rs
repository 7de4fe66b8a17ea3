//! Decisions on proposals from a file: the same acts as at the keyboard, written down beforehand.
//!
//! A decision names its proposal by fingerprint (or the beginning of it), or by words that its quote holds,
//! with the kind and person where that is needed to tell two apart. Count in is count out: every decision is
//! reported as done, or as refused with the reason.

use amparo_ledger::claim::{Claim, Scope};
use amparo_ledger::ids::{CaseId, ClaimId, OccurrenceId, SourceId};
use amparo_ledger::source::Passage;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::enter_claim::{BasisForm, ClaimForm, add_claim, source_named};
use crate::problem::Problem;
use crate::proposals::{Edit, Waiting, accept_proposal, fingerprint, reject_proposal, waiting};
use crate::same_event::same_event;

/// A file of decisions.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decisions {
    /// The decisions, in order.
    #[serde(default)]
    pub decisions: Vec<Written>,
    /// Claims to enter by quoting a source.
    #[serde(default)]
    pub add: Vec<Added>,
    /// Claims that describe one happening.
    #[serde(default)]
    pub same_event: Vec<OneEvent>,
}

impl Decisions {
    /// How many things the file asks for.
    pub fn len(&self) -> usize {
        self.decisions.len() + self.add.len() + self.same_event.len()
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A claim to enter by quoting a source on file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Added {
    /// The kind.
    pub kind: String,
    /// The source: its id, or part of its title.
    pub source: String,
    /// The exact words in it.
    pub quote: String,
    /// Whom it is about; nobody named: the person of the case.
    pub person: Option<String>,
    /// When it happened (EDTF).
    pub date: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Parts of the claim.
    pub set: std::collections::BTreeMap<String, String>,
}

/// Claims that describe one happening, each named by words that it quotes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OneEvent {
    /// The kind of the claims.
    pub kind: String,
    /// Words that the claims quote, one for each claim.
    pub quotes: Vec<String>,
    /// Why they are one.
    pub why: String,
}

/// One decision.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Written {
    /// The proposal's fingerprint, or the beginning of it. One of before fingerprints told sources apart is known, too.
    pub proposal: Option<String>,
    /// Words that the proposal's quote holds.
    pub quote: Option<String>,
    /// The proposal's kind.
    pub kind: Option<String>,
    /// The proposal's person.
    pub person: Option<String>,
    /// The proposal's date (EDTF).
    pub date: Option<String>,
    /// Part of its source's title, or the beginning of its source's id.
    pub source: Option<String>,
    /// What to do: `accept`, `reject` or `skip`.
    #[serde(rename = "do")]
    pub action: String,
    /// Why it is rejected.
    pub why: Option<String>,
    /// What to change before accepting.
    pub edit: Edit,
}

/// What became of one decision.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It became this claim.
    Accepted(ClaimId),
    /// It was rejected.
    Rejected,
    /// A claim was entered by quoting a source.
    Entered(ClaimId),
    /// Claims now count as one happening.
    Grouped(OccurrenceId),
    /// It still waits.
    Skipped,
    /// The decision was not carried out.
    Refused(Problem),
}

/// What became of a file of decisions.
#[derive(Debug, Clone, Serialize)]
pub struct Carried {
    /// One for each decision in the file, then for each claim to add, then for each happening, in order.
    pub outcomes: Vec<Outcome>,
    /// How many proposals still wait.
    pub left: usize,
}

impl Carried {
    /// How many decisions were carried out, skips included.
    pub fn done(&self) -> usize {
        self.outcomes.len() - self.refused()
    }

    /// How many were refused.
    pub fn refused(&self) -> usize {
        self.outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Refused(_))).count()
    }
}

/// Reads a file of decisions, as TOML if its name ends so and as JSON otherwise.
///
/// # Errors
/// When the file is not in that form.
pub fn parse_decisions(file_name: &str, text: &str) -> Result<Decisions, Problem> {
    let is_toml =
        std::path::Path::new(file_name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let parsed = if is_toml {
        toml::from_str(text).map_err(|error| error.to_string())
    } else {
        serde_json::from_str(text).map_err(|error| error.to_string())
    };
    parsed.map_err(|error| {
        Problem::input(
            format!("No decision in “{file_name}” was carried out. Nothing was saved."),
            error.trim().to_owned(),
            "A file of decisions looks like {\"decisions\": [{\"quote\": \"…\", \"do\": \"accept\"}]}; see docs/manual/review.md.",
        )
    })
}

/// Carries out a file of decisions. One that cannot be carried out is reported and does not stop the others.
///
/// # Errors
/// Only when the record cannot be read.
pub fn carry_out(
    desk: &mut Desk,
    case: CaseId,
    only: Option<SourceId>,
    file: &Decisions,
    mut progress: impl FnMut(usize, usize),
) -> Result<Carried, Problem> {
    let open = waiting(desk, case, only)?.into_inner();
    let mut outcomes = Vec::with_capacity(file.decisions.len());
    let mut taken = vec![false; open.len()];
    for (place, written) in file.decisions.iter().enumerate() {
        progress(place, file.decisions.len());
        let outcome = match find(&open, &taken, written) {
            Ok(at) => {
                let outcome = carry_out_one(desk, case, &open[at], written);
                taken[at] = outcome.is_ok();
                outcome.unwrap_or_else(Outcome::Refused)
            }
            Err(problem) => Outcome::Refused(problem),
        };
        outcomes.push(outcome);
    }
    for added in &file.add {
        outcomes.push(enter(desk, case, added).map_or_else(Outcome::Refused, Outcome::Entered));
    }
    for event in &file.same_event {
        outcomes.push(group(desk, case, event).map_or_else(Outcome::Refused, Outcome::Grouped));
    }
    let left = waiting(desk, case, only)?.len();
    Ok(Carried { outcomes, left })
}

fn enter(desk: &mut Desk, case: CaseId, added: &Added) -> Result<ClaimId, Problem> {
    let record = desk.case_record(case)?;
    let source = source_named(&record, &added.source)?;
    let quotes = |claim: &Claim| {
        let cites = |one: &Passage| one.source == source && one.quote == added.quote.trim();
        claim.statement.kind().name() == added.kind && claim.passages().iter().any(cites)
    };
    if record.standing_claims().iter().any(|state| quotes(&state.claim)) {
        return Err(on_record_already(&added.quote));
    }
    let form = ClaimForm {
        kind: added.kind.clone(),
        person: added.person.clone(),
        fields: added.set.iter().map(|(name, text)| (name.clone(), text.clone())).collect(),
        occurred: added.date.clone(),
        place: added.place.clone(),
        basis: BasisForm::Quote { source: added.source.clone(), words: added.quote.clone() },
        ..ClaimForm::default()
    };
    add_claim(desk, case, &form)
}

/// A file may be carried out again: what is done already is refused, and nothing is entered twice.
fn on_record_already(what: &str) -> Problem {
    Problem::input(
        format!("Nothing was entered for “{what}”."),
        "It is on record already.",
        "There is nothing to do.",
    )
}

fn group(desk: &mut Desk, case: CaseId, event: &OneEvent) -> Result<OccurrenceId, Problem> {
    let record = desk.scope_record(Scope::Case(case))?;
    let mut claims = Vec::new();
    for words in &event.quotes {
        let quotes = |claim: &Claim| {
            claim.passages().iter().any(|one| one_line(&one.quote).contains(&one_line(words)))
        };
        let found: Vec<ClaimId> = record
            .standing_claims()
            .iter()
            .filter(|state| state.claim.statement.kind().name() == event.kind && quotes(&state.claim))
            .map(|state| state.claim.id)
            .collect();
        let [claim] = found[..] else {
            return Err(Problem::not_found(
                format!("The claims on “{words}” were not grouped."),
                format!(
                    "{} claims of kind `{}` that stand quote these words; one is needed.",
                    found.len(),
                    event.kind
                ),
                "Give words that only one claim quotes.",
            ));
        };
        claims.push(claim);
    }
    let together =
        |group: &std::collections::BTreeSet<ClaimId>| claims.iter().all(|claim| group.contains(claim));
    if record.occurrences.values().any(together) {
        return Err(on_record_already(&event.quotes.join("”, “")));
    }
    same_event(desk, case, claims, &event.why)
}

fn find(open: &[Waiting], taken: &[bool], written: &Written) -> Result<usize, Problem> {
    let matches = |row: &Waiting| {
        let proposal = &row.proposal;
        written
            .proposal
            .as_ref()
            .is_none_or(|wanted| names_of(row).iter().any(|name| name.starts_with(wanted.as_str())))
            && written.quote.as_ref().is_none_or(|words| one_line(&proposal.quote).contains(&one_line(words)))
            && written.kind.as_ref().is_none_or(|kind| proposal.kind.name() == kind)
            && written.person.as_ref().is_none_or(|person| proposal.person.as_ref() == Some(person))
            && written
                .date
                .as_ref()
                .is_none_or(|wanted| proposal.date.is_some_and(|date| date.date.to_string() == *wanted))
            && written
                .source
                .as_ref()
                .is_none_or(|said| row.source_title.contains(said.as_str()) || row.source.starts_with(said))
    };
    let named = written.proposal.is_some() || written.quote.is_some() || written.kind.is_some();
    let found: Vec<usize> = open
        .iter()
        .enumerate()
        .filter(|(at, row)| named && !taken[*at] && matches(row))
        .map(|(at, _)| at)
        .collect();
    let which = describe(written);
    match found.as_slice() {
        [at] => Ok(*at),
        [] => Err(Problem::not_found(
            format!("The decision on {which} was not carried out."),
            "No proposal that waits is meant by it.",
            "The document may have changed, or a decision is on record already; `amparo review --list` prints what waits.",
        )),
        several => Err(Problem::question(
            format!("The decision on {which} was not carried out."),
            format!("{} proposals that wait may be meant.", several.len()),
            "Name its kind and person too, its source, or the fingerprint that `amparo review --list` prints today.",
        )),
    }
}

/// Its name at the desk; and its fingerprint, by which files of before call it.
fn names_of(row: &Waiting) -> [String; 2] {
    [row.fingerprint.to_string(), fingerprint(&row.proposal).to_string()]
}

fn carry_out_one(
    desk: &mut Desk,
    case: CaseId,
    row: &Waiting,
    written: &Written,
) -> Result<Outcome, Problem> {
    match written.action.as_str() {
        "accept" => {
            accept_proposal(desk, case, row.source, row.fingerprint, &written.edit).map(Outcome::Accepted)
        }
        "reject" => {
            reject_proposal(desk, case, row.source, row.fingerprint, written.why.clone())?;
            Ok(Outcome::Rejected)
        }
        "skip" => Ok(Outcome::Skipped),
        other => Err(Problem::input(
            format!("The decision on {} was not carried out.", describe(written)),
            format!("`do` is “{other}”."),
            "Write accept, reject or skip.",
        )),
    }
}

fn describe(written: &Written) -> String {
    let words = written.quote.as_ref().map(|quote| format!("“{quote}”"));
    let name = words.or_else(|| written.proposal.clone()).unwrap_or_else(|| "a proposal".to_owned());
    written.kind.as_ref().map_or_else(|| name.clone(), |kind| format!("{name} ({kind})"))
}

/// White space in a quote follows the line ends of its document.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
