//! Proposals that wait, and what a person decides on them.
//!
//! A proposal is not a claim. Proposals lie in drafts beside the ledger; what a person accepts becomes a claim,
//! and what they reject is remembered by its fingerprint, so that reading a document again asks nothing twice.

use amparo_ledger::act::{Act, Decision};
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Modality, Scope, Subject};
use amparo_ledger::ids::{CaseId, ClaimId, PersonId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::{Record, Standing};
use amparo_ledger::source::{CharRange, Hash32, Passage};
use amparo_ledger::{Field, Kind};
use amparo_reader::Reading;
use amparo_reader::propose::Proposal;
use amparo_reader::propose::catalogue::line_of;
use amparo_store::{Asks, StoreError};
use serde::{Deserialize, Serialize};

use crate::cases::people_called;
use crate::desk::Desk;
use crate::enter_claim::{Whom, date_given, grade_of, kind_named, person_named, statement_of};
use crate::policy::{Action, Visible};
use crate::problem::Problem;
use crate::rules_here::{self, Tally, note_rule};

/// What the drafts keep for one source.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct SourceDraft {
    pub(crate) reading: Reading,
    pub(crate) proposals: Vec<Proposal>,
}

/// A proposal as a person is shown it.
#[derive(Debug, Clone, Serialize)]
pub struct Waiting {
    /// The source it was read in.
    pub source: SourceId,
    /// The source's title.
    pub source_title: String,
    /// Its name at this desk, which no proposal of another source has: see [`named_in`].
    pub fingerprint: Hash32,
    /// What the program thinks the passage claims.
    pub proposal: Proposal,
    /// What the rule that made it looks for; `None` when the program no longer has that rule.
    pub looks_for: Option<&'static str>,
    /// What was decided on other proposals of that rule, in cases that are open to whoever looks; `None`: nothing.
    pub decided_here: Option<Tally>,
    /// The words around the quote: before it, and after it.
    pub context: (String, String),
    /// The place as a reader would say it.
    pub place: Option<String>,
    /// Whom accepting would make it about, in words: someone on file, or someone new.
    pub about: String,
}

/// What a person changes before accepting. What is `None` stays as proposed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Edit {
    /// Another kind, by name.
    pub kind: Option<String>,
    /// Another person, by name or id.
    pub person: Option<String>,
    /// It is another person of the same name.
    pub another_person: bool,
    /// Another date (EDTF); empty for none.
    pub date: Option<String>,
    /// Another place; empty for none.
    pub place: Option<String>,
    /// Fields to set; an empty text removes the field.
    pub set: std::collections::BTreeMap<String, String>,
    /// Who says so instead, outermost first; nobody named: the source itself.
    pub voices: Option<Vec<String>>,
    /// What they do with the statement instead.
    pub modality: Option<Modality>,
    /// When it became known (EDTF).
    pub known: Option<String>,
    /// The grade, such as B2.
    pub grade: Option<String>,
}

impl Edit {
    fn changes_something(&self) -> bool {
        self.kind.is_some()
            || self.person.is_some()
            || self.another_person
            || self.date.is_some()
            || self.place.is_some()
            || !self.set.is_empty()
            || self.voices.is_some()
            || self.modality.is_some()
            || self.known.is_some()
    }
}

const DRAFT_KEY: &str = "proposals/";

fn draft_key(source: SourceId) -> String {
    format!("{DRAFT_KEY}{source}")
}

pub(crate) fn keep(
    desk: &mut Desk,
    case: CaseId,
    source: SourceId,
    draft: &SourceDraft,
) -> Result<(), Problem> {
    let bytes = serde_json::to_vec(draft).expect("a draft is plain data");
    let asks = asks_of_draft(source, draft);
    let key = draft_key(source);
    desk.change("The proposals were not kept.", |store, random| {
        store.put_draft_that_asks(Scope::Case(case), &key, &bytes, &asks, random)
    })
}

fn asks_of_draft(source: SourceId, draft: &SourceDraft) -> Asks {
    Asks { source, fingerprints: draft.proposals.iter().map(fingerprint).collect() }
}

/// What a draft asks, told from what it is called and what it holds; `None` when it asks nothing, or cannot be read.
pub(crate) fn asks_of(key: &str, bytes: &[u8]) -> Option<Asks> {
    let source = key.strip_prefix(DRAFT_KEY)?.parse().ok()?;
    let draft = serde_json::from_slice(bytes).ok()?;
    Some(asks_of_draft(source, &draft))
}

/// Says of drafts of before lists counted proposals what they ask. Done when a desk is opened; mostly there are none.
pub(crate) fn tell_what_drafts_ask(
    store: &mut amparo_store::Desk,
    random: &mut dyn amparo_store::Random,
) -> Result<(), StoreError> {
    for (scope, draft) in store.drafts_of_before()? {
        match asks_of(&draft.key, &draft.bytes) {
            Some(asks) => store.put_draft_that_asks(scope, &draft.key, &draft.bytes, &asks, random)?,
            None => store.put_drafts(scope, &[draft], random)?,
        }
    }
    Ok(())
}

pub(crate) fn draft_of(desk: &Desk, case: CaseId, source: SourceId) -> Result<Option<SourceDraft>, Problem> {
    let Some(bytes) = desk.draft(Scope::Case(case), &draft_key(source))? else { return Ok(None) };
    serde_json::from_slice(&bytes).map(Some).map_err(|error| crate::desk::damaged(&error))
}

/// Whether what was proposed from a source is kept, be it nothing.
pub(crate) fn is_kept(desk: &Desk, case: CaseId, source: SourceId) -> Result<bool, Problem> {
    Ok(desk.draft(Scope::Case(case), &draft_key(source))?.is_some())
}

/// How many proposals of one source wait for a person.
pub(crate) fn waiting_of(
    desk: &Desk,
    case: CaseId,
    source: SourceId,
    draft: &SourceDraft,
) -> Result<usize, Problem> {
    let record = desk.scope_record(Scope::Case(case))?;
    Ok(draft.proposals.iter().filter(|proposal| undecided(&record, source, proposal)).count())
}

pub(crate) fn undecided(record: &Record, source: SourceId, proposal: &Proposal) -> bool {
    record.decisions.get(&source).is_none_or(|made| !made.contains_key(&fingerprint(proposal)))
}

/// The name by which a decision on this proposal is remembered, under its source.
pub(crate) fn fingerprint(proposal: &Proposal) -> Hash32 {
    Hash32::of(proposal.fingerprint().as_bytes())
}

/// The name of a proposal among those of all sources. Its fingerprint alone says only what stands where: two documents
/// with the same words at the same place have it in common. The ledger keeps decisions by source and fingerprint, as it
/// always did, so that what was decided before stays known.
pub fn named_in(source: SourceId, fingerprint: Hash32) -> Hash32 {
    Hash32::of(&[source.bytes().as_slice(), &fingerprint.0].concat())
}

/// Whether a proposal of this source is meant by a name: its own at the desk, or its fingerprint.
pub(crate) fn is_called(source: SourceId, proposal: &Proposal, wanted: Hash32) -> bool {
    let own = fingerprint(proposal);
    own == wanted || named_in(source, own) == wanted
}

/// The proposals of a case that wait for a person, source by source, in the order of the text.
///
/// # Errors
/// When the record cannot be read.
pub fn waiting(desk: &Desk, case: CaseId, only: Option<SourceId>) -> Result<Visible<Vec<Waiting>>, Problem> {
    let record = desk.case_record(case)?;
    let tallies = rules_here::tallies(desk)?;
    let mut rows = Vec::new();
    let mut sources: Vec<_> =
        record.sources.values().filter(|state| state.scope == Scope::Case(case)).collect();
    sources.sort_by_key(|state| state.added.seq);
    for state in sources {
        let source = state.source.id;
        if only.is_some_and(|only| only != source) {
            continue;
        }
        let Some(draft) = draft_of(desk, case, source)? else { continue };
        let open = draft.proposals.iter().filter(|proposal| undecided(&record, source, proposal));
        let characters = Characters::of(&draft.reading.text);
        rows.extend(open.map(|proposal| Waiting {
            source,
            source_title: state.source.title.clone(),
            fingerprint: named_in(source, fingerprint(proposal)),
            decided_here: tallies.of(&proposal.rule).cloned(),
            looks_for: line_of(&proposal.rule).map(|line| line.looks_for),
            context: context(&characters, proposal),
            place: draft.reading.place_name(proposal.range.start..proposal.range.end),
            about: about_in_words(&record, case, proposal),
            proposal: proposal.clone(),
        }));
    }
    desk.show(Scope::Case(case), rows)
}

const CONTEXT_CHARS: usize = 90;

fn context(characters: &Characters<'_>, proposal: &Proposal) -> (String, String) {
    let (start, end) = (proposal.range.start, proposal.range.end);
    let before = characters.between(start.saturating_sub(CONTEXT_CHARS), start);
    (before.to_owned(), characters.between(end, end.saturating_add(CONTEXT_CHARS)).to_owned())
}

/// Where each character of a text begins: counted once, not from the start for each proposal.
struct Characters<'a> {
    text: &'a str,
    begins: Vec<usize>,
}

impl<'a> Characters<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, begins: text.char_indices().map(|(at, _)| at).collect() }
    }

    /// The characters from the one to before the other, as far as the text goes.
    fn between(&self, from: usize, to: usize) -> &'a str {
        let byte = |place: usize| self.begins.get(place).copied().unwrap_or(self.text.len());
        self.text.get(byte(from)..byte(to)).unwrap_or_default()
    }
}

fn about_in_words(record: &Record, case: CaseId, proposal: &Proposal) -> String {
    let Some(name) = &proposal.person else { return "nobody in particular".to_owned() };
    let called = people_called(record, name);
    match called.as_slice() {
        [] => format!("{name} (not on file yet)"),
        [(person, _)] => {
            let known = record.name_of(*person).unwrap_or(name);
            let whose = record.cases.get(&case).is_some_and(|head| head.person == *person);
            let role = if whose { "the person of this case" } else { "on file" };
            if known == name { format!("{name} ({role})") } else { format!("{name} (as {known}, {role})") }
        }
        several => format!("{name} (which of {} people of that name?)", several.len()),
    }
}

fn find_waiting(
    desk: &Desk,
    case: CaseId,
    source: SourceId,
    wanted: Hash32,
) -> Result<(SourceDraft, Proposal), Problem> {
    let gone = || {
        Problem::not_found(
            "Nothing was decided.",
            "This proposal is not, or no longer, among those of the document.",
            "`amparo review --list` prints the proposals that wait.",
        )
    };
    let draft = draft_of(desk, case, source)?.ok_or_else(gone)?;
    let proposal = draft.proposals.iter().find(|proposal| is_called(source, proposal, wanted)).cloned();
    let proposal = proposal.ok_or_else(gone)?;
    let record = desk.scope_record(Scope::Case(case))?;
    if !undecided(&record, source, &proposal) {
        return Err(Problem::input(
            "Nothing was decided.",
            "A decision on this proposal is on record already.",
            "`amparo review --undo` takes the last decision back.",
        ));
    }
    Ok((draft, proposal))
}

/// Turns a proposal into a claim, with what the person changed.
///
/// # Errors
/// When the proposal does not wait, the edit cannot be used, or it is not clear who is meant; nothing is saved then.
pub fn accept_proposal(
    desk: &mut Desk,
    case: CaseId,
    source: SourceId,
    wanted: Hash32,
    edit: &Edit,
) -> Result<ClaimId, Problem> {
    desk.may(Action::DecideProposal, Some(case))?;
    let (draft, proposal) = find_waiting(desk, case, source, wanted)?;
    let record = desk.case_record(case)?;
    let kind = edit.kind.as_deref().map_or(Ok(proposal.kind), kind_named)?;
    let (subject, named) = subject_of(desk, &record, case, &proposal, edit, kind)?;
    let claim = Claim {
        id: ClaimId::from_bytes(desk.random_bytes()),
        scope: Scope::Case(case),
        subject,
        statement: statement_of(kind, &fields_of(&proposal, kind, edit))?,
        attribution: Attribution {
            voices: edit.voices.clone().unwrap_or_else(|| proposal.attribution.clone().into_iter().collect()),
            modality: edit.modality.unwrap_or(proposal.modality),
        },
        basis: Basis::Passages(passages_of(&draft.reading, source, &proposal)),
        dates: ClaimDates {
            occurred: date_of(desk, &proposal, edit)?,
            known: date_given(desk, "--known", edit.known.as_deref())?,
            published: record.sources.get(&source).and_then(|state| state.source.published),
        },
        place: place_of(&proposal, edit),
        grade: grade_of(edit.grade.as_deref())?,
        audience: Audience::default(),
    };
    let id = claim.id;
    let decision = Decision::Accepted { claim: id, edited: edit.changes_something() };
    let mut acts: Vec<Act> = named.into_iter().collect();
    acts.push(Act::ClaimEntered { claim: Box::new(claim) });
    acts.push(Act::ProposalDecided { source, fingerprint: fingerprint(&proposal), decision });
    desk.append(Scope::Case(case), acts)?;
    note_rule(desk, case, source, &proposal);
    Ok(id)
}

/// Remembers that a proposal is not what the source says, or not about this case.
///
/// # Errors
/// When the proposal does not wait.
pub fn reject_proposal(
    desk: &mut Desk,
    case: CaseId,
    source: SourceId,
    wanted: Hash32,
    why: Option<String>,
) -> Result<(), Problem> {
    desk.may(Action::DecideProposal, Some(case))?;
    let (_, proposal) = find_waiting(desk, case, source, wanted)?;
    let fingerprint = fingerprint(&proposal);
    let decision = Decision::Rejected { why };
    desk.append(Scope::Case(case), vec![Act::ProposalDecided { source, fingerprint, decision }])?;
    note_rule(desk, case, source, &proposal);
    Ok(())
}

/// What taking a decision back did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// The proposal that waits again, by its name at the desk.
    pub fingerprint: Hash32,
    /// The claim that was taken back with it.
    pub retracted: Option<ClaimId>,
}

/// Takes the last decision of a case back. A claim that came of it is retracted; the record keeps both.
///
/// # Errors
/// When no decision stands.
pub fn undo_decision(desk: &mut Desk, case: CaseId) -> Result<Undone, Problem> {
    desk.may(Action::DecideProposal, Some(case))?;
    let (source, wanted) = desk.last_decision(case)?.ok_or_else(|| {
        Problem::not_found(
            "Nothing was undone.",
            "No decision of this case stands.",
            "There is nothing to do.",
        )
    })?;
    undo_decision_on(desk, case, source, wanted)
}

/// Takes one decision of a case back, as [`undo_decision`] does with the last.
///
/// # Errors
/// When no such decision stands.
pub fn undo_decision_on(
    desk: &mut Desk,
    case: CaseId,
    source: SourceId,
    wanted: Hash32,
) -> Result<Undone, Problem> {
    desk.may(Action::DecideProposal, Some(case))?;
    let record = desk.scope_record(Scope::Case(case))?;
    let made = record.decisions.get(&source);
    let found = made.and_then(|made| {
        made.iter().find(|(known, _)| **known == wanted || named_in(source, **known) == wanted)
    });
    let Some((wanted, decision)) = found.map(|(known, decision)| (*known, decision.clone())) else {
        return Err(Problem::not_found(
            "Nothing was undone.",
            "No decision on this proposal stands.",
            "There is nothing to do.",
        ));
    };
    let mut acts = vec![Act::DecisionUndone { source, fingerprint: wanted }];
    let mut retracted = None;
    if let Decision::Accepted { claim, .. } = decision
        && let Some(standing) = standing_in_place_of(&record, claim)
    {
        retracted = Some(standing);
        let why = "the acceptance of the proposal was undone".to_owned();
        acts.insert(0, Act::ClaimRetracted { claim: standing, why });
    }
    desk.append(Scope::Case(case), acts)?;
    rules_here::changed(desk, case);
    Ok(Undone { fingerprint: named_in(source, wanted), retracted })
}

/// The claim itself, or the one that corrections have put in its place; `None` when it was retracted.
pub(crate) fn standing_in_place_of(record: &Record, claim: ClaimId) -> Option<ClaimId> {
    match &record.claims.get(&claim)?.standing {
        Standing::Current => Some(claim),
        Standing::Corrected { by, .. } => standing_in_place_of(record, *by),
        Standing::Retracted { .. } => None,
    }
}

fn subject_of(
    desk: &mut Desk,
    record: &Record,
    case: CaseId,
    proposal: &Proposal,
    edit: &Edit,
    kind: Kind,
) -> Result<(Subject, Option<Act>), Problem> {
    let name = edit.person.as_ref().or(proposal.person.as_ref());
    if edit.person.is_none() && kind == Kind::CountryFinding {
        let country = proposal.details.get(&Field::Subject).or(proposal.place.as_ref());
        return Ok((country.map_or(Subject::General, |country| Subject::Country(country.clone())), None));
    }
    let Some(name) = name else {
        let arguable =
            matches!(kind, Kind::Argument | Kind::Precedent | Kind::CountryFinding | Kind::DomesticLaw);
        let principal = record.cases.get(&case).map(|head| head.person);
        return Ok((
            match (arguable, principal) {
                (false, Some(person)) => Subject::Person(person),
                _ => Subject::General,
            },
            None,
        ));
    };
    if let Ok(person) = name.parse::<PersonId>() {
        return Ok((Subject::Person(person), None));
    }
    let whom = if edit.another_person { Whom::Another } else { Whom::AsNamed };
    person_named(desk, record, name, whom).map(|(person, act)| (Subject::Person(person), act))
}

pub(crate) fn fields_of(proposal: &Proposal, kind: Kind, edit: &Edit) -> Vec<(String, String)> {
    let has = |field: Field| kind.spec().fields.contains(&field);
    let mut fields: Vec<(String, String)> = proposal
        .details
        .iter()
        .filter(|(field, _)| has(**field) && !edit.set.contains_key(field.name()))
        .map(|(field, text)| (field.name().to_owned(), text.clone()))
        .collect();
    fields.extend(edit.set.iter().map(|(name, text)| (name.clone(), text.clone())));
    fields
}

fn date_of(
    desk: &Desk,
    proposal: &Proposal,
    edit: &Edit,
) -> Result<Option<amparo_ledger::date::SourceDate>, Problem> {
    match edit.date.as_deref() {
        Some("") => Ok(None),
        Some(text) => date_given(desk, "date", Some(text)),
        None => Ok(proposal.date.map(|date| date.date)),
    }
}

fn place_of(proposal: &Proposal, edit: &Edit) -> Option<String> {
    match &edit.place {
        Some(place) if place.is_empty() => None,
        Some(place) => Some(place.clone()),
        None => proposal.place.clone(),
    }
}

pub(crate) fn passages_of(reading: &Reading, source: SourceId, proposal: &Proposal) -> AtLeastOne<Passage> {
    let passage = |start: usize, end: usize, quote: String| Passage {
        source,
        range: CharRange {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
        },
        quote,
        place: reading.place_name(start..end),
        translation: None,
    };
    let mut passages =
        AtLeastOne::one(passage(proposal.range.start, proposal.range.end, proposal.quote.clone()));
    for also in &proposal.also {
        if let Some(quote) = reading.quote(also.start..also.end) {
            passages.push(passage(also.start, also.end, quote.to_owned()));
        }
    }
    passages
}
