//! One source open for reading: its text part by part, with what the program proposes there and what people decided.
//!
//! That a person looks at a source is noted in its chain of custody. Looking at a page must change nothing, so the noting
//! is an act of its own ([`open_source`]), and what was not noted is not shown ([`read_part`]). One noting counts for half
//! a day of that member's reading.

use amparo_ledger::act::Decision;
use amparo_ledger::claim::{Attribution, Audience, Basis, Claim, ClaimDates, Scope, Subject};
use amparo_ledger::evidence::{CustodyKind, ViewedForm};
use amparo_ledger::ids::{CaseId, ClaimId, PersonId, SourceId};
use amparo_ledger::record::Record;
use amparo_ledger::source::{Hash32, Source};
use amparo_reader::child::Reader;
use amparo_reader::propose::Proposal;
use amparo_reader::{Format, Limits, PlaceKind, Reading};

use crate::cases::people_called;
use crate::custody::{noted_of, noting};
use crate::desk::{ArchivedBytes, Desk};
use crate::enter_claim::statement_of;
use crate::policy::Visible;
use crate::problem::Problem;
use crate::proposals::{
    SourceDraft, draft_of, fields_of, fingerprint, is_called, passages_of, standing_in_place_of, undecided,
};
use crate::rules_here::{Tallies, Tally, tallies};

/// For so long a member who opened a source may go on reading it, in seconds.
const LOOK_LASTS_SECONDS: i64 = 12 * 3600;

/// About so many characters are shown at once; a part ends with a paragraph, and with a page where there are pages.
const PART_CHARS: usize = 12_000;

/// Which part of the text is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The part with this number, from 0.
    Part(usize),
    /// The part in which this character stands.
    Place(u32),
    /// The part with the first proposal that waits; the first part when none does.
    Waiting,
}

/// A source, shown or not.
#[derive(Debug, Clone)]
pub enum Looked {
    /// It is open.
    At(Box<PartOpen>),
    /// That this member looks at it is not noted yet.
    NotOpened {
        /// Its title.
        title: String,
    },
}

/// A part of a source.
#[derive(Debug, Clone)]
pub struct PartOpen {
    /// What is known of the source.
    pub source: Source,
    /// What it was read as.
    pub format: Format,
    /// What was assumed or left out while it was read, in words.
    pub warnings: Vec<String>,
    /// The number of this part, from 0.
    pub part: usize,
    /// How many parts there are.
    pub parts: usize,
    /// The first and last page of each part, where the source has pages.
    pub pages: Vec<Option<(u32, u32)>>,
    /// The paragraphs of this part.
    pub paragraphs: Vec<Paragraph>,
    /// What is said in this part, in the order of the text.
    pub marks: Vec<Mark>,
    /// How many proposals of the whole source wait.
    pub left: usize,
    /// How many of them stand in each part.
    pub left_in: Vec<usize>,
    /// How many were accepted.
    pub accepted: usize,
    /// How many were rejected.
    pub rejected: usize,
    /// Where none is left: another source of the case whose proposals wait, to go on with.
    pub next_source: Option<(SourceId, String)>,
}

/// A stretch of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
    /// The words.
    pub text: String,
    /// What it is.
    pub kind: PlaceKind,
    /// Its number, where it has one.
    pub number: Option<u32>,
    /// Its page, where the source has pages.
    pub page: Option<u32>,
}

/// Something that is said in the text.
#[derive(Debug, Clone)]
pub struct Mark {
    /// Where: the first character and the one after the last.
    pub start: usize,
    /// See `start`.
    pub end: usize,
    /// What of it.
    pub what: Marked,
}

/// What of a passage.
#[derive(Debug, Clone)]
pub enum Marked {
    /// The program proposes it, and nobody decided yet.
    Waiting(Box<Offer>),
    /// A proposal that became a claim.
    Accepted {
        /// The proposal, as it was.
        offer: Box<Offer>,
        /// The claim that stands for it now; `None`: it was retracted since.
        claim: Option<ClaimId>,
        /// The claim in one sentence.
        sentence: String,
    },
    /// A proposal that was rejected.
    Rejected {
        /// The proposal, as it was.
        offer: Box<Offer>,
        /// Why.
        why: Option<String>,
    },
    /// A claim that a person entered by quoting it.
    Claim {
        /// The claim.
        claim: ClaimId,
        /// In one sentence.
        sentence: String,
    },
}

/// A proposal as a person is shown it.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The name by which decisions are remembered.
    pub fingerprint: Hash32,
    /// What the program thinks the passage claims.
    pub proposal: Proposal,
    /// The same in one sentence.
    pub sentence: String,
    /// The place as a reader would say it.
    pub place: Option<String>,
    /// People on file whom the name may mean.
    pub on_file: Vec<OnFile>,
    /// What was decided on other proposals of its rule, in cases that are open to whoever looks; `None`: nothing.
    pub decided_here: Option<Tally>,
}

/// Somebody on file whom a name may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnFile {
    /// The person.
    pub person: PersonId,
    /// Every name on record.
    pub names: Vec<String>,
    /// Whether it is the person of the case.
    pub principal: bool,
    /// Whether the name is spelled the same on file.
    pub same_spelling: bool,
}

/// Notes that the member looks at a source, unless they opened it a short while ago.
///
/// # Errors
/// When the source is not on file in this case, or it cannot be noted.
pub fn open_source(desk: &mut Desk, case: CaseId, source: SourceId) -> Result<(), Problem> {
    let record = desk.case_record(case)?;
    let scope = record.sources.get(&source).ok_or_else(gone)?.scope;
    if is_open(desk, &record, source) {
        return Ok(());
    }
    let viewed = CustodyKind::Viewed { form: ViewedForm::Text };
    desk.append(scope, vec![noting(source, viewed)]).map(drop)
}

/// Whether this member opened the source a short while ago.
fn is_open(desk: &Desk, record: &Record, source: SourceId) -> bool {
    let (now, member) = (desk.now(), desk.member());
    let looked = |kind: &CustodyKind| matches!(kind, CustodyKind::Viewed { form: ViewedForm::Text });
    noted_of(record, source).iter().rev().any(|state| {
        let ago = now - state.noted.at;
        looked(&state.kind) && state.noted.by == member && (0..LOOK_LASTS_SECONDS).contains(&ago)
    })
}

fn gone() -> Problem {
    Problem::not_found("Nothing is shown.", "The source is not on file.", "Look at the list of sources.")
}

/// A part of a source with what is said there.
///
/// # Errors
/// When the source is not on file in this case, or its words are not.
pub fn read_part(
    desk: &Desk,
    case: CaseId,
    source: SourceId,
    wanted: Wanted,
) -> Result<Visible<Looked>, Problem> {
    let record = desk.case_record(case)?;
    let state = record.sources.get(&source).ok_or_else(gone)?;
    if !is_open(desk, &record, source) {
        let title = state.source.title.clone();
        return desk.show(Scope::Case(case), Looked::NotOpened { title });
    }
    let draft = draft_in(desk, case, &record, source)?;
    let paragraphs = paragraphs(&draft.reading);
    let parts = parts(&paragraphs);
    let part_of = |at: usize| parts.iter().rposition(|part| paragraphs[part.start].start <= at).unwrap_or(0);
    let mut left_in = vec![0; parts.len()];
    let (mut accepted, mut rejected) = (0, 0);
    for proposal in &draft.proposals {
        match record.decisions.get(&source).and_then(|made| made.get(&fingerprint(proposal))) {
            None => left_in[part_of(proposal.range.start)] += 1,
            Some(Decision::Accepted { .. }) => accepted += 1,
            Some(Decision::Rejected { .. }) => rejected += 1,
        }
    }
    let part = match wanted {
        Wanted::Part(part) => part.min(parts.len() - 1),
        Wanted::Place(at) => part_of(at as usize),
        Wanted::Waiting => left_in.iter().position(|left| *left > 0).unwrap_or(0),
    };
    let shown = &paragraphs[parts[part].clone()];
    let bounds = (shown[0].start, shown[shown.len() - 1].end);
    let left = left_in.iter().sum();
    let next_source = if left == 0 { next_source(desk, case, &record, source)? } else { None };
    let open = PartOpen {
        source: state.source.clone(),
        format: draft.reading.format,
        warnings: draft.reading.warnings.iter().map(ToString::to_string).collect(),
        part,
        parts: parts.len(),
        pages: parts.iter().map(|part| pages_of(&paragraphs[part.clone()])).collect(),
        marks: marks(&record, &tallies(desk)?, case, source, &draft, bounds),
        paragraphs: shown.to_vec(),
        left,
        left_in,
        accepted,
        rejected,
        next_source,
    };
    desk.show(Scope::Case(case), Looked::At(Box::new(open)))
}

/// One proposal that waits, for the page on which it is changed before it is accepted.
///
/// # Errors
/// When no such proposal waits.
pub fn offer(
    desk: &Desk,
    case: CaseId,
    source: SourceId,
    wanted: Hash32,
) -> Result<Visible<(Source, Offer)>, Problem> {
    let record = desk.case_record(case)?;
    let state = record.sources.get(&source).ok_or_else(gone)?;
    let draft = draft_in(desk, case, &record, source)?;
    let found = draft.proposals.iter().find(|proposal| is_called(source, proposal, wanted));
    let proposal = found.filter(|proposal| undecided(&record, source, proposal)).ok_or_else(|| {
        Problem::not_found(
            "Nothing was decided.",
            "This proposal does not wait: it was decided on, or is not among those of the source.",
            "Go back to the source.",
        )
    })?;
    let shown =
        (state.source.clone(), offer_of(&record, &tallies(desk)?, case, source, &draft.reading, proposal));
    desk.show(Scope::Case(case), shown)
}

/// A PDF whose pages can be drawn while others work at the desk.
pub struct Pages {
    reader: Reader,
    bytes: Vec<u8>,
}

/// The pages of a source that is open for this member, as pictures.
///
/// # Errors
/// When it is not on file or not open, is no PDF, or its bytes are not in the archive.
pub fn pages_to_draw(desk: &Desk, case: CaseId, source: SourceId) -> Result<Visible<Pages>, Problem> {
    let record = desk.case_record(case)?;
    let state = record.sources.get(&source).ok_or_else(gone)?;
    let bytes = state.source.bytes.filter(|_| is_open(desk, &record, source)).ok_or_else(gone)?;
    let ArchivedBytes::Held(bytes) = desk.archived(state.scope, bytes)? else { return Err(gone()) };
    desk.show(Scope::Case(case), Pages { reader: desk.reader().clone(), bytes })
}

impl Pages {
    /// Draws one page, from 1, as a PNG picture: in a child process that reaches nothing.
    ///
    /// # Errors
    /// When there is no such page, or it cannot be drawn.
    pub fn draw(&self, page: u32) -> Result<Vec<u8>, Problem> {
        // A page that is not drawn soon is not drawn.
        let limits =
            Limits { wall_milliseconds_max: 20_000, tool_output_bytes_max: 32 << 20, ..Limits::default() };
        self.reader
            .draw_page(&self.bytes, page, &limits)
            .map_err(|error| crate::reading_problem::reading_in_words(&error, "the page"))
    }
}

/// The decision on a proposal of this source that was made last and stands.
///
/// # Errors
/// When the history cannot be read.
pub fn last_decision_on(desk: &Desk, case: CaseId, source: SourceId) -> Result<Option<Hash32>, Problem> {
    use amparo_ledger::act::Act;
    let record = desk.scope_record(Scope::Case(case))?;
    let Some(made) = record.decisions.get(&source).filter(|made| !made.is_empty()) else { return Ok(None) };
    let entries = desk.entries_of(Scope::Case(case))?;
    Ok(entries.iter().rev().find_map(|logged| match &logged.entry.act {
        Act::ProposalDecided { source: of, fingerprint, .. }
            if *of == source && made.contains_key(fingerprint) =>
        {
            Some(*fingerprint)
        }
        _ => None,
    }))
}

/// How many proposals of each source of a case wait.
///
/// # Errors
/// When the record cannot be read.
pub fn waiting_by_source(
    desk: &Desk,
    case: CaseId,
) -> Result<std::collections::BTreeMap<SourceId, usize>, Problem> {
    let record = desk.scope_record(Scope::Case(case))?;
    let mut all = std::collections::BTreeMap::new();
    for source in record.sources.keys() {
        let Some(draft) = draft_of(desk, case, *source)? else { continue };
        let waiting = draft.proposals.iter().filter(|proposal| undecided(&record, *source, proposal)).count();
        all.insert(*source, waiting);
    }
    Ok(all)
}

fn draft_in(desk: &Desk, case: CaseId, record: &Record, source: SourceId) -> Result<SourceDraft, Problem> {
    let missing = || {
        Problem::not_found(
            "The source’s text cannot be shown.",
            "It is named on file, but its words are not.",
            "Bring the document in, or try again to read it.",
        )
    };
    let Some(Scope::Case(of)) = record.sources.get(&source).map(|state| state.scope) else {
        return Err(missing());
    };
    draft_of(desk, of, source)?.filter(|_| of == case).ok_or_else(missing)
}

fn next_source(
    desk: &Desk,
    case: CaseId,
    record: &Record,
    but: SourceId,
) -> Result<Option<(SourceId, String)>, Problem> {
    let mut states: Vec<_> =
        record.sources.values().filter(|state| state.scope == Scope::Case(case)).collect();
    states.sort_by_key(|state| state.added.seq);
    // Those after this one first, then around.
    let here = states.iter().position(|state| state.source.id == but).map_or(0, |at| at + 1);
    let here = here.min(states.len());
    states.rotate_left(here);
    for state in states.into_iter().filter(|state| state.source.id != but) {
        let Some(draft) = draft_of(desk, case, state.source.id)? else { continue };
        if draft.proposals.iter().any(|proposal| undecided(record, state.source.id, proposal)) {
            return Ok(Some((state.source.id, state.source.title.clone())));
        }
    }
    Ok(None)
}

/// The text as paragraphs: its places, and what stands between them if it is more than white space.
fn paragraphs(reading: &Reading) -> Vec<Paragraph> {
    let begins: Vec<usize> =
        reading.text.char_indices().map(|(at, _)| at).chain([reading.text.len()]).collect();
    let last = begins.len() - 1;
    let words =
        |start: usize, end: usize| reading.text[begins[start.min(last)]..begins[end.min(last)]].to_owned();
    let mut all: Vec<Paragraph> = Vec::new();
    let between = |all: &mut Vec<Paragraph>, start: usize, end: usize| {
        let text = if start < end { words(start, end) } else { String::new() };
        if !text.trim().is_empty() {
            let page = all.last().and_then(|before| before.page);
            all.push(Paragraph { start, end, text, kind: PlaceKind::Paragraph, number: None, page });
        }
    };
    let mut at = 0;
    for place in &reading.places {
        between(&mut all, at, place.start);
        let (start, end) = (place.start.max(at), place.end.min(last));
        if start < end {
            let text = words(start, end);
            all.push(Paragraph {
                start,
                end,
                text,
                kind: place.kind,
                number: place.number,
                page: place.page,
            });
            at = end;
        }
    }
    between(&mut all, at, last);
    if all.is_empty() {
        let (kind, text) = (PlaceKind::Paragraph, String::new());
        all.push(Paragraph { start: 0, end: 0, text, kind, number: None, page: None });
    }
    all
}

fn parts(paragraphs: &[Paragraph]) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let (mut first, mut chars) = (0, 0);
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let new_page = at == first || paragraph.page.is_none() || paragraphs[at - 1].page != paragraph.page;
        if chars >= PART_CHARS && new_page && at > first {
            parts.push(first..at);
            (first, chars) = (at, 0);
        }
        chars += paragraph.end - paragraph.start;
    }
    parts.push(first..paragraphs.len());
    parts
}

fn pages_of(paragraphs: &[Paragraph]) -> Option<(u32, u32)> {
    let mut pages = paragraphs.iter().filter_map(|paragraph| paragraph.page);
    let first = pages.next()?;
    Some((first, pages.next_back().unwrap_or(first)))
}

fn marks(
    record: &Record,
    tallies: &Tallies,
    case: CaseId,
    source: SourceId,
    draft: &SourceDraft,
    (from, to): (usize, usize),
) -> Vec<Mark> {
    let made = record.decisions.get(&source);
    let mut marks = Vec::new();
    let mut of_proposals: Vec<ClaimId> = Vec::new();
    for proposal in &draft.proposals {
        let decision = made.and_then(|made| made.get(&fingerprint(proposal)));
        if let Some(Decision::Accepted { claim, .. }) = decision {
            of_proposals.extend(standing_in_place_of(record, *claim));
        }
        if !(from..to.max(from + 1)).contains(&proposal.range.start) {
            continue;
        }
        let offer = Box::new(offer_of(record, tallies, case, source, &draft.reading, proposal));
        let what = match decision {
            None => Marked::Waiting(offer),
            Some(Decision::Rejected { why }) => Marked::Rejected { offer, why: why.clone() },
            Some(Decision::Accepted { claim, .. }) => {
                let claim = standing_in_place_of(record, *claim);
                let sentence = claim.map_or_else(|| offer.sentence.clone(), |id| sentence_of(record, id));
                Marked::Accepted { offer, claim, sentence }
            }
        };
        marks.push(Mark { start: proposal.range.start, end: proposal.range.end, what });
    }
    for state in record.standing_claims() {
        let id = state.claim.id;
        let passage = state.claim.passages().iter().find(|passage| passage.source == source);
        let Some(passage) = passage.filter(|_| !of_proposals.contains(&id)) else { continue };
        let (start, end) = (passage.range.start as usize, passage.range.end as usize);
        if (from..to.max(from + 1)).contains(&start) {
            marks.push(Mark {
                start,
                end,
                what: Marked::Claim { claim: id, sentence: sentence_of(record, id) },
            });
        }
    }
    marks.sort_by_key(|mark| (mark.start, mark.end));
    marks
}

fn sentence_of(record: &Record, claim: ClaimId) -> String {
    let Some(state) = record.claims.get(&claim) else { return String::new() };
    crate::wording::sentence(&state.claim, &crate::claim_versions::about(record, &state.claim.subject))
}

fn offer_of(
    record: &Record,
    tallies: &Tallies,
    case: CaseId,
    source: SourceId,
    reading: &Reading,
    proposal: &Proposal,
) -> Offer {
    let principal = record.cases.get(&case).map(|head| head.person);
    let called = proposal.person.as_deref().map(|name| people_called(record, name)).unwrap_or_default();
    let on_file = called.into_iter().map(|(person, spelling)| OnFile {
        person,
        names: record.people.get(&person).map(|head| head.names.clone()).unwrap_or_default(),
        principal: principal == Some(person),
        same_spelling: spelling == amparo_names::Spelling::Same,
    });
    Offer {
        fingerprint: fingerprint(proposal),
        sentence: sentence_proposed(record, principal, source, reading, proposal),
        place: reading.place_name(proposal.range.start..proposal.range.end),
        on_file: on_file.collect(),
        decided_here: tallies.of(&proposal.rule).cloned(),
        proposal: proposal.clone(),
    }
}

/// The proposal as the sentence that it would become.
fn sentence_proposed(
    record: &Record,
    principal: Option<PersonId>,
    source: SourceId,
    reading: &Reading,
    proposal: &Proposal,
) -> String {
    let fields = fields_of(proposal, proposal.kind, &crate::proposals::Edit::default());
    let Ok(statement) = statement_of(proposal.kind, &fields) else { return proposal.quote.clone() };
    let claim = Claim {
        id: ClaimId::from_bytes([0; 16]),
        scope: Scope::Desk,
        subject: Subject::General,
        statement,
        attribution: Attribution {
            voices: proposal.attribution.clone().into_iter().collect(),
            modality: proposal.modality,
        },
        basis: Basis::Passages(passages_of(reading, source, proposal)),
        dates: ClaimDates { occurred: proposal.date.map(|date| date.date), ..ClaimDates::default() },
        place: proposal.place.clone(),
        grade: None,
        audience: Audience::default(),
    };
    let of_case = || principal.and_then(|person| record.name_of(person)).unwrap_or("the person of the case");
    crate::wording::sentence(&claim, proposal.person.as_deref().unwrap_or_else(of_case))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(start: usize, chars: usize, page: Option<u32>) -> Paragraph {
        let kind = PlaceKind::Paragraph;
        Paragraph { start, end: start + chars, text: "x".repeat(chars), kind, number: None, page }
    }

    #[test]
    fn a_part_ends_with_a_paragraph_and_with_a_page_where_there_are_pages() {
        let plain: Vec<Paragraph> = (0..5).map(|at| paragraph(at * 7_000, 7_000, None)).collect();
        assert_eq!(parts(&plain), [0..2, 2..4, 4..5]);
        let paged: Vec<Paragraph> =
            (0..6).map(|at| paragraph(at * 7_000, 7_000, u32::try_from(at / 3).ok())).collect();
        assert_eq!(parts(&paged), [0..3, 3..6], "a page is not torn");
        assert_eq!(parts(&[paragraph(0, 50_000, None)]).len(), 1, "nor a paragraph");
    }
}
