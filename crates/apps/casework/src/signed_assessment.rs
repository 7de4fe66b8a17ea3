//! An assessment that a person signs: frozen as it stood, listed, shown again word for word, compared.
//!
//! What is signed is archived whole: the law's pack, every claim and source it rests on, states, reasons, findings. It is
//! shown from those bytes and never worked out again, so no change of the pack, the case or the program touches it.
//! The signature is the desk's: the entry holds the hash of the bytes, and the desk's key signs the log that holds the
//! entry. That proves what the desk recorded and in which order; it does not prove who sat at the keyboard.

use std::collections::{BTreeMap, BTreeSet};

use amparo_law::assess::{Evidence, FindingState, Related};
use amparo_law::framework::Framework;
use amparo_ledger::act::{Act, Answer};
use amparo_ledger::assessment::{STATEMENT_CHARS_MAX, SignedAssessment, SignedItem};
use amparo_ledger::claim::{Audience, Claim, Scope};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{AssessmentId, CaseId, ClaimId, FindingId, MemberId, SourceId};
use amparo_ledger::record::{AssessmentState, MemberState};
use amparo_ledger::source::{Hash32, Source};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::assess_case::{Assessed, assess_case, assess_with};
use crate::desk::{Desk, damaged};
use crate::papers::{Form, Written, caveat_in_words, signed_worksheet};
use crate::policy::{Action, Visible};
use crate::problem::{Problem, Sort};
use crate::same_words;
use crate::show_case::{Moment, case_for_paper};

/// The form of the archived body. A body of a higher number was made by a newer version.
const BODY_FORM: u32 = 1;

/// An assessment as it stood when it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedBody {
    /// The form of this body.
    pub form: u32,
    /// Whose case it is.
    pub person: String,
    /// The framework's id.
    pub framework: String,
    /// Its title.
    pub title: String,
    /// How it is cited.
    pub citation: String,
    /// The version of its pack.
    pub version: String,
    /// The hash of the pack's text.
    pub pack_hash: Hash32,
    /// What its logic means, in its own words.
    pub logic: String,
    /// The day in the world as of which it was made.
    pub as_of: Date,
    /// How many entries the record had.
    pub known_at: u64,
    /// The name of the person who signed.
    pub signed_by: String,
    /// The pseudonym under which they act.
    pub member: MemberId,
    /// What they said of it.
    pub statement: String,
    /// Gates, then criteria, in the framework's order.
    pub items: Vec<BodyItem>,
    /// Where each track of the procedure stood.
    pub tracks: Vec<BodyTrack>,
    /// Every claim that is named, as it stood.
    pub claims: BTreeMap<ClaimId, Claim>,
    /// Every source that they cite.
    pub sources: BTreeMap<SourceId, Source>,
    /// The pack's text, whole.
    pub pack: String,
}

/// One gate or criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyItem {
    /// Its id in the framework.
    pub id: String,
    /// Its number in the instrument, if it has one.
    pub number: Option<u8>,
    /// Its title, or a gate's question.
    pub title: String,
    /// The instrument's words.
    pub text: Option<String>,
    /// Where they stand.
    pub citation: Option<String>,
    /// The evidence state, or a gate's value.
    pub state: String,
    /// The claims for it.
    pub supports: Vec<ClaimId>,
    /// The claims against it.
    pub contradicts: Vec<ClaimId>,
    /// Shown beside it, each with the reason why it does not count.
    pub beside: Vec<(ClaimId, String)>,
    /// What would settle it.
    pub asks: Vec<String>,
    /// What a reader must know.
    pub caveats: Vec<String>,
    /// The person's finding, if one stood.
    pub finding: Option<BodyFinding>,
}

/// A finding as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyFinding {
    /// Its id.
    pub id: FindingId,
    /// The answer.
    pub answer: Answer,
    /// Why.
    pub reason: String,
    /// The claims it rests on.
    pub claims: Vec<ClaimId>,
}

/// Where a track stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyTrack {
    /// Its id.
    pub id: String,
    /// What it follows.
    pub title: String,
    /// The state.
    pub state: String,
    /// What that means.
    pub plain: String,
}

/// A signed assessment in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignedRow {
    /// Its id.
    pub id: AssessmentId,
    /// The framework.
    pub framework: String,
    /// The version of its pack.
    pub version: String,
    /// As of which day.
    pub as_of: SourceDate,
    /// How many entries the record had.
    pub known_at: u64,
    /// Who signed.
    pub signed_by: String,
    /// When, in seconds since 1970 UTC.
    pub signed_at: i64,
    /// In which entry of the log.
    pub entry: u64,
    /// What they said of it.
    pub statement: String,
}

/// A signed assessment with its place in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignedShown {
    /// Where it stands in the record.
    pub row: SignedRow,
    /// What was signed.
    pub body: SignedBody,
}

const NOT_SIGNED: &str = "The assessment was not signed. Nothing was saved.";

/// Signs what the file holds now, or held at a moment, under a framework.
///
/// # Errors
/// When no statement is given, or the case cannot be assessed.
pub fn sign_assessment(
    desk: &mut Desk,
    case: CaseId,
    framework: &str,
    moment: Moment,
    statement: &str,
) -> Result<AssessmentId, Problem> {
    desk.may(Action::SignAssessment, Some(case))?;
    let statement = statement.trim();
    let chars = statement.chars().count();
    if statement.is_empty() || chars > STATEMENT_CHARS_MAX {
        let why = format!("The statement has {chars} characters; it needs 1 to {STATEMENT_CHARS_MAX}.");
        return Err(Problem::input(
            NOT_SIGNED,
            why,
            "Say with --statement what you sign, in a sentence or two.",
        ));
    }
    let assessed = assess_case(desk, case, framework, moment)?;
    let body = body_of(&assessed, desk, statement)?;
    let bytes = serde_json::to_vec(&body).map_err(|error| damaged(&error))?;
    let hash = Hash32::of(&bytes);
    desk.put_blob(Scope::Case(case), &bytes)?;
    let id = AssessmentId::from_bytes(desk.random_bytes());
    let item = |item: &BodyItem| SignedItem {
        item: item.id.clone(),
        state: item.state.clone(),
        finding: item.finding.as_ref().map(|finding| finding.id),
    };
    let assessment = SignedAssessment {
        id,
        case,
        framework: body.framework.clone(),
        version: body.version.clone(),
        pack: body.pack_hash,
        as_of: SourceDate::day(body.as_of),
        known_at: body.known_at,
        statement: statement.to_owned(),
        items: body.items.iter().map(item).collect(),
        body: hash,
        length: bytes.len() as u64,
    };
    desk.append(Scope::Case(case), vec![Act::AssessmentSigned { assessment: Box::new(assessment) }])?;
    Ok(id)
}

/// The signed assessments of a case, in the order in which they were signed.
///
/// # Errors
/// When the record cannot be read.
pub fn list_assessments(desk: &Desk, case: CaseId) -> Result<Visible<Vec<SignedRow>>, Problem> {
    let record = desk.case_record(case)?;
    let mut rows: Vec<SignedRow> = record
        .assessments
        .values()
        .filter(|state| state.assessment.case == case)
        .map(|state| row_of(state, &record.members))
        .collect();
    rows.sort_by_key(|row| row.entry);
    desk.show(Scope::Case(case), rows)
}

/// The signed assessment that `text` means: its id or the beginning of it.
///
/// # Errors
/// When none, or more than one, begins so.
pub fn find_assessment(desk: &Desk, case: CaseId, text: &str) -> Result<AssessmentId, Problem> {
    let rows = list_assessments(desk, case)?;
    let found: Vec<AssessmentId> = rows.iter().map(|row| row.id).filter(|id| id.starts_with(text)).collect();
    match found.as_slice() {
        [id] => Ok(*id),
        [] => Err(Problem::not_found(
            format!("No signed assessment of this case has the id “{text}”. Nothing was changed."),
            "The id, or its beginning, is not among them.",
            "`amparo assess list` prints them.",
        )),
        several => Err(Problem::question(
            format!("“{text}” is the beginning of {} ids. Nothing was changed.", several.len()),
            several.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            "Give one more letter of the id.",
        )),
    }
}

/// A signed assessment, as it was signed.
///
/// # Errors
/// When it is not on record, its bytes are not those that were signed, or a newer version made it.
pub fn show_assessment(desk: &Desk, case: CaseId, id: AssessmentId) -> Result<Visible<SignedShown>, Problem> {
    desk.show(Scope::Case(case), shown(desk, case, id)?)
}

/// The worksheet of a signed assessment, printed anew from what was on record then.
///
/// # Errors
/// When this version of the program would come to other states than those that were signed: then the text that
/// [`show_assessment`] gives is the assessment, and no paper is made that says otherwise.
pub fn write_signed_worksheet(
    desk: &Desk,
    case: CaseId,
    id: AssessmentId,
    form: Form,
) -> Result<Visible<Written>, Problem> {
    desk.may(Action::WritePaper, Some(case))?;
    let SignedShown { body, .. } = shown(desk, case, id)?;
    let moment = Moment { world: Some(body.as_of), known_entries: Some(body.known_at) };
    let not_the_same = || {
        Problem::new(
            Sort::Input,
            "The worksheet was not written. The signed assessment is as it was.",
            "This version of the program reads the pack or the case of that day otherwise than the version that signed.",
            "`amparo assess show` prints the assessment as it was signed.",
        )
    };
    let framework = amparo_law::load(&body.pack).map_err(|_| not_the_same())?;
    let anew = assess_with(desk, case, framework, moment)?;
    let states = |items: &[BodyItem]| -> Vec<(String, String)> {
        items.iter().map(|item| (item.id.clone(), item.state.clone())).collect()
    };
    if states(&items_of(&anew)) != states(&body.items) {
        return Err(not_the_same());
    }
    // A state that only sealed claims explain would tell a reader that there are such.
    let mut file = case_for_paper(desk, case, moment)?;
    same_words::fill_in_for_paper(desk, &mut file)?;
    let assessment = amparo_law::assess(&file, &anew.framework);
    let open = Assessed { file, framework: anew.framework, assessment };
    if states(&items_of(&open)) != states(&body.items) {
        return Err(rests_on_sealed());
    }
    let written = signed_worksheet(&open, &body.signed_by, form)?;
    desk.show(Scope::Case(case), written)
}

fn rests_on_sealed() -> Problem {
    Problem::new(
        Sort::Forbidden,
        "The worksheet was not written. The signed assessment is as it was.",
        "Without what is sealed the file would hold something else on a criterion than what was signed.",
        "`amparo assess show` prints the assessment here; `amparo assess -o FILE` writes a worksheet without what is sealed.",
    )
}

fn shown(desk: &Desk, case: CaseId, id: AssessmentId) -> Result<SignedShown, Problem> {
    let record = desk.case_record(case)?;
    let state = record.assessments.get(&id).filter(|state| state.assessment.case == case);
    let Some(state) = state else {
        return Err(Problem::not_found(
            "The signed assessment cannot be shown.",
            format!("{id} is not on record in this case."),
            "`amparo assess list` prints those that are.",
        ));
    };
    let bytes = desk.blob_bytes(Scope::Case(case), state.assessment.body)?.ok_or_else(|| {
        Problem::new(
            Sort::Damaged,
            "The signed assessment cannot be shown.",
            format!("Its archived text ({}) is not on this desk.", state.assessment.body),
            "Restore it from a backup; `amparo verify` says what else is missing.",
        )
    })?;
    let body: SignedBody = serde_json::from_slice(&bytes).map_err(|error| damaged(&error))?;
    if body.form > BODY_FORM {
        return Err(Problem::input(
            "The signed assessment cannot be shown.",
            "A newer version of this program made it.",
            "Use that version.",
        ));
    }
    let is_sealed = |claim: &Claim| claim.audience == Audience::Sealed;
    if body.claims.values().any(is_sealed) && !desk.sees_sealed(case)? {
        return Err(Problem::new(
            Sort::Forbidden,
            "The signed assessment cannot be shown.",
            "Part of what was signed is open only to those who work on the case.",
            "Ask someone who leads the case.",
        ));
    }
    Ok(SignedShown { row: row_of(state, &record.members), body })
}

fn row_of(state: &AssessmentState, members: &BTreeMap<MemberId, MemberState>) -> SignedRow {
    let signed = &state.assessment;
    let by = state.signed.by;
    SignedRow {
        id: signed.id,
        framework: signed.framework.clone(),
        version: signed.version.clone(),
        as_of: signed.as_of,
        known_at: signed.known_at,
        signed_by: members.get(&by).map_or_else(|| by.to_string(), |member| member.name.clone()),
        signed_at: state.signed.at,
        entry: state.signed.seq,
        statement: signed.statement.clone(),
    }
}

fn body_of(assessed: &Assessed, desk: &Desk, statement: &str) -> Result<SignedBody, Problem> {
    let Assessed { file, framework, assessment } = assessed;
    let items = items_of(assessed);
    let named: BTreeSet<ClaimId> = items.iter().flat_map(claims_of_item).collect();
    let claims: BTreeMap<ClaimId, Claim> = named
        .into_iter()
        .filter_map(|id| file.claim(id))
        .map(|state| (state.claim.id, state.claim.clone()))
        .collect();
    let cited: BTreeSet<SourceId> =
        claims.values().flat_map(|claim| claim.passages().iter().map(|passage| passage.source)).collect();
    let track = |track: &amparo_law::assess::TrackAssessment| BodyTrack {
        id: track.id.clone(),
        title: track.title.clone(),
        state: track.state.clone(),
        plain: track.plain.clone(),
    };
    Ok(SignedBody {
        form: BODY_FORM,
        person: file.names.first().cloned().unwrap_or_default(),
        framework: framework.id.clone(),
        title: framework.title.clone(),
        citation: framework.citation.clone(),
        version: framework.version.clone(),
        pack_hash: framework.hash,
        logic: framework.logic_plain.clone(),
        as_of: file.as_of.world,
        known_at: file.as_of.record,
        signed_by: desk.member_name()?,
        member: desk.member(),
        statement: statement.to_owned(),
        items,
        tracks: assessment.tracks.iter().map(track).collect(),
        sources: file
            .sources
            .iter()
            .filter(|(id, _)| cited.contains(id))
            .map(|(id, source)| (*id, source.clone()))
            .collect(),
        claims,
        pack: crate::frameworks::pack_text(&framework.id)?,
    })
}

fn claims_of_item(item: &BodyItem) -> Vec<ClaimId> {
    let beside = item.beside.iter().map(|(claim, _)| claim);
    let found = item.finding.iter().flat_map(|finding| &finding.claims);
    item.supports.iter().chain(&item.contradicts).chain(beside).chain(found).copied().collect()
}

/// Gates, then criteria, as a body holds them.
fn items_of(assessed: &Assessed) -> Vec<BodyItem> {
    let Assessed { framework, assessment, .. } = assessed;
    let ids = |evidence: &[Evidence]| evidence.iter().map(|one| one.claim).collect::<Vec<_>>();
    let beside = |related: &[Related]| {
        related.iter().map(|one| (one.evidence.claim, one.because.clone())).collect::<Vec<_>>()
    };
    let mut items = Vec::new();
    for gate in &assessment.gates {
        let row = framework.gate(&gate.id);
        items.push(BodyItem {
            id: gate.id.clone(),
            number: None,
            title: row.map(|row| row.question.clone()).unwrap_or_default(),
            text: row.map(|row| row.text.clone()),
            citation: row.map(|row| row.citation.clone()),
            state: gate.value.clone(),
            supports: [ids(&gate.rests_on), ids(&gate.needs)].concat(),
            contradicts: ids(&gate.against),
            beside: beside(&gate.related),
            asks: gate.asks.clone(),
            caveats: Vec::new(),
            finding: finding_of(&gate.finding),
        });
    }
    for item in &assessment.items {
        let row = framework.item(&item.id);
        items.push(BodyItem {
            id: item.id.clone(),
            number: item.number,
            title: item.title.clone(),
            text: row.and_then(|row| row.text.clone()),
            citation: row.and_then(|row| row.citation.clone()),
            state: item.state.name().to_owned(),
            supports: ids(&item.supports.evidence),
            contradicts: ids(&item.contradicts.evidence),
            beside: beside(&item.related),
            asks: item.asks.clone(),
            caveats: item.caveats.iter().map(caveat_in_words).collect(),
            finding: finding_of(&item.finding),
        });
    }
    items
}

fn finding_of(finding: &FindingState) -> Option<BodyFinding> {
    match finding {
        FindingState::NotAnswered => None,
        FindingState::Given { id, answer, reason, claims, .. } => {
            Some(BodyFinding { id: *id, answer: *answer, reason: reason.clone(), claims: claims.clone() })
        }
    }
}

/// What one assessment is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum With {
    /// Another signed assessment.
    Signed(AssessmentId),
    /// What the file holds today, under the pack that ships today.
    Today,
}

/// How two assessments of one case differ. Neither is better: a difference is shown, not weighed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    /// The earlier one.
    pub from: Side,
    /// The later one.
    pub to: Side,
    /// What changed in the law's pack; empty when it is the same.
    pub pack: Vec<String>,
    /// The gates and criteria on which something differs, in the framework's order.
    pub items: Vec<ItemDifference>,
    /// The gates and criteria on which nothing differs.
    pub same: Vec<String>,
    /// The tracks that stand elsewhere.
    pub tracks: Vec<Changed>,
    /// The claims that are named, as far as they are on record.
    pub claims: BTreeMap<ClaimId, Claim>,
}

/// One side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Side {
    /// The signed assessment; `None`: today's, which nobody signed.
    pub signed: Option<AssessmentId>,
    /// As of which day.
    pub as_of: Date,
    /// How many entries were known.
    pub known_at: u64,
    /// The version of the pack.
    pub version: String,
    /// The hash of its text.
    pub pack_hash: Hash32,
}

/// Something that reads otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// What it is.
    pub what: String,
    /// As it was; empty: it was not there.
    pub from: String,
    /// As it is; empty: it is gone.
    pub to: String,
}

/// How one gate or criterion differs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ItemDifference {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The state, where it differs.
    pub state: Option<(String, String)>,
    /// Claims for it that came.
    pub supports_came: Vec<ClaimId>,
    /// Claims for it that went.
    pub supports_went: Vec<ClaimId>,
    /// Claims against it that came.
    pub contradicts_came: Vec<ClaimId>,
    /// Claims against it that went.
    pub contradicts_went: Vec<ClaimId>,
    /// The finding, where it differs; empty: not answered.
    pub finding: Option<(String, String)>,
    /// The law's words or the pack's on it differ.
    pub pack_differs: bool,
}

/// Compares a signed assessment with another, or with today's.
///
/// # Errors
/// When one of them cannot be shown.
pub fn compare_assessments(
    desk: &Desk,
    case: CaseId,
    from: AssessmentId,
    with: With,
) -> Result<Visible<Compared>, Problem> {
    let earlier = shown(desk, case, from)?.body;
    let (later, signed) = match with {
        With::Signed(id) => (shown(desk, case, id)?.body, Some(id)),
        With::Today => {
            let assessed = assess_case(desk, case, &earlier.framework, Moment::default())?;
            (body_of(&assessed, desk, "")?, None)
        }
    };
    if earlier.framework != later.framework {
        return Err(Problem::input(
            "The assessments were not compared. Nothing was changed.",
            format!("One is under `{}` and the other under `{}`.", earlier.framework, later.framework),
            "Compare two assessments under one framework.",
        ));
    }
    desk.show(Scope::Case(case), compare(&earlier, Some(from), later, signed))
}

fn compare(
    earlier: &SignedBody,
    from: Option<AssessmentId>,
    later: SignedBody,
    to: Option<AssessmentId>,
) -> Compared {
    let side = |body: &SignedBody, signed| Side {
        signed,
        as_of: body.as_of,
        known_at: body.known_at,
        version: body.version.clone(),
        pack_hash: body.pack_hash,
    };
    let packs = amparo_law::load(&earlier.pack).ok().zip(amparo_law::load(&later.pack).ok());
    let (mut items, mut same) = (Vec::new(), Vec::new());
    let empty = BodyItem {
        id: String::new(),
        number: None,
        title: String::new(),
        text: None,
        citation: None,
        state: String::new(),
        supports: Vec::new(),
        contradicts: Vec::new(),
        beside: Vec::new(),
        asks: Vec::new(),
        caveats: Vec::new(),
        finding: None,
    };
    let gone = earlier.items.iter().filter(|item| !later.items.iter().any(|other| other.id == item.id));
    for item in later.items.iter().chain(gone) {
        let find = |body: &SignedBody| body.items.iter().find(|known| known.id == item.id).cloned();
        let was = find(earlier).unwrap_or_else(|| empty.clone());
        let is = find(&later).unwrap_or_else(|| empty.clone());
        let pack_differs = packs.as_ref().is_some_and(|(before, after)| row_differs(before, after, &item.id));
        let difference = difference(item, &was, &is, pack_differs);
        let nothing =
            ItemDifference { id: item.id.clone(), title: item.title.clone(), ..ItemDifference::default() };
        if difference == nothing { same.push(item.id.clone()) } else { items.push(difference) }
    }
    let tracks = later.tracks.iter().filter_map(|track| {
        let was = earlier.tracks.iter().find(|known| known.id == track.id);
        let from = was.map(|was| was.state.clone()).unwrap_or_default();
        (from != track.state).then(|| Changed { what: track.title.clone(), from, to: track.state.clone() })
    });
    let mut claims = earlier.claims.clone();
    let compared = Compared {
        from: side(earlier, from),
        to: side(&later, to),
        pack: pack_changes(earlier, &later, packs.as_ref()),
        items,
        same,
        tracks: tracks.collect(),
        claims: BTreeMap::new(),
    };
    claims.extend(later.claims);
    Compared { claims, ..compared }
}

fn difference(item: &BodyItem, was: &BodyItem, is: &BodyItem, pack_differs: bool) -> ItemDifference {
    let came = |before: &[ClaimId], after: &[ClaimId]| -> Vec<ClaimId> {
        after.iter().filter(|claim| !before.contains(claim)).copied().collect()
    };
    let finding = |item: &BodyItem| {
        item.finding
            .as_ref()
            .map_or_else(String::new, |one| format!("{}: {}", answer_name(one.answer), one.reason))
    };
    let differ = |from: String, to: String| (from != to).then_some((from, to));
    let (before, after) = (finding(was), finding(is));
    ItemDifference {
        id: item.id.clone(),
        title: item.title.clone(),
        state: differ(was.state.clone(), is.state.clone()),
        supports_came: came(&was.supports, &is.supports),
        supports_went: came(&is.supports, &was.supports),
        contradicts_came: came(&was.contradicts, &is.contradicts),
        contradicts_went: came(&is.contradicts, &was.contradicts),
        finding: differ(before, after),
        pack_differs,
    }
}

/// The name of an answer, as commands use it.
pub fn answer_name(answer: Answer) -> &'static str {
    Answer::ALL.iter().find(|(known, _)| *known == answer).map_or("", |(_, name)| name)
}

fn row_differs(before: &Framework, after: &Framework, id: &str) -> bool {
    before.item(id) != after.item(id) || before.gate(id) != after.gate(id)
}

/// What differs between two packs, part by part.
fn pack_changes(
    earlier: &SignedBody,
    later: &SignedBody,
    packs: Option<&(Framework, Framework)>,
) -> Vec<String> {
    if earlier.pack_hash == later.pack_hash {
        return Vec::new();
    }
    let mut changes = vec![if earlier.version == later.version {
        format!("The pack’s text differs, though both are called version {}.", later.version)
    } else {
        format!("The pack is version {} and was version {}.", later.version, earlier.version)
    }];
    let Some((before, after)) = packs else {
        changes.push(
            "One of the packs cannot be read by this version, so its parts were not compared.".to_owned(),
        );
        return changes;
    };
    for item in &after.items {
        match before.item(&item.id) {
            None => changes.push(format!("Criterion {} is new.", item.id)),
            Some(was) if was.text != item.text => {
                changes.push(format!("Criterion {}: the law’s words differ.", item.id));
            }
            Some(was) if was != item => {
                changes
                    .push(format!("Criterion {}: what counts for, against or beside it differs.", item.id));
            }
            Some(_) => {}
        }
    }
    let gone = before.items.iter().filter(|item| after.item(&item.id).is_none());
    changes.extend(gone.map(|item| format!("Criterion {} is gone.", item.id)));
    for gate in after.gates.iter().filter(|gate| before.gate(&gate.id) != Some(gate)) {
        changes.push(format!("The gate “{}” differs.", gate.id));
    }
    for track in after.tracks.iter().filter(|track| before.track(&track.id) != Some(track)) {
        changes.push(format!("The track “{}” differs.", track.id));
    }
    if before.voices != after.voices {
        changes.push("Who counts as which speaker differs.".to_owned());
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, state: &str, supports: &[u8]) -> BodyItem {
        BodyItem {
            id: id.to_owned(),
            number: None,
            title: format!("Item {id}"),
            text: None,
            citation: None,
            state: state.to_owned(),
            supports: supports.iter().map(|number| ClaimId::from_bytes([*number; 16])).collect(),
            contradicts: Vec::new(),
            beside: Vec::new(),
            asks: Vec::new(),
            caveats: Vec::new(),
            finding: None,
        }
    }

    fn body(items: Vec<BodyItem>, pack: &str) -> SignedBody {
        let (id, text) = amparo_law::BUILTIN[0];
        let pack = if pack.is_empty() { text.to_owned() } else { pack.to_owned() };
        let loaded = amparo_law::load(&pack).expect("a pack");
        SignedBody {
            form: BODY_FORM,
            person: "Nadia Sorokina".to_owned(),
            framework: id.to_owned(),
            title: loaded.title.clone(),
            citation: loaded.citation.clone(),
            version: loaded.version.clone(),
            pack_hash: loaded.hash,
            logic: loaded.logic_plain.clone(),
            as_of: jiff::civil::date(2024, 3, 11),
            known_at: 9,
            signed_by: "One".to_owned(),
            member: MemberId::from_bytes([1; 16]),
            statement: "As it stood.".to_owned(),
            items,
            tracks: Vec::new(),
            claims: BTreeMap::new(),
            sources: BTreeMap::new(),
            pack,
        }
    }

    #[test]
    fn a_comparison_names_what_came_what_went_and_what_stayed() {
        let finding = |answer| {
            Some(BodyFinding {
                id: FindingId::from_bytes([1; 16]),
                answer,
                reason: "why".into(),
                claims: vec![],
            })
        };
        let answered = |answer| BodyItem { finding: finding(answer), ..item("9", "supported", &[1]) };
        for (was, is, expected, because) in [
            (item("9", "supported", &[1]), item("9", "supported", &[1]), "same", "nothing changed"),
            (item("9", "no_information", &[]), item("9", "supported", &[1]), "state+came", "a claim came"),
            (
                item("9", "supported", &[1]),
                item("9", "no_information", &[]),
                "state+went",
                "it was retracted",
            ),
            (item("9", "supported", &[1]), item("9", "supported", &[1, 2]), "came", "a second claim"),
            (item("9", "supported", &[1]), item("9", "supported", &[2]), "came+went", "a correction"),
            (item("9", "supported", &[1]), answered(Answer::Shown), "finding", "somebody answered"),
            (answered(Answer::Shown), answered(Answer::NotShown), "finding", "the answer changed"),
            (answered(Answer::Shown), item("9", "supported", &[1]), "finding", "the answer was withdrawn"),
        ] {
            let compared = compare(&body(vec![was], ""), None, body(vec![is], ""), None);
            let found = compared.items.first().map_or_else(
                || "same".to_owned(),
                |one| {
                    let parts = [
                        (one.state.is_some(), "state"),
                        (!one.supports_came.is_empty(), "came"),
                        (!one.supports_went.is_empty(), "went"),
                        (one.finding.is_some(), "finding"),
                    ];
                    let named: Vec<&str> =
                        parts.iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect();
                    named.join("+")
                },
            );
            assert_eq!(found, expected, "{because}");
            assert!(compared.pack.is_empty(), "{because}: the pack is the same");
        }
    }

    #[test]
    fn a_changed_pack_is_named_with_what_changed_in_it() {
        let text = amparo_law::BUILTIN[0].1;
        for (from, to, says, because) in [
            (
                "the individual is being detained in inhumane conditions",
                "the conditions are inhumane",
                "Criterion 9: the law’s words differ",
                "the text",
            ),
            (
                "title = \"Inhumane conditions\"",
                "title = \"Conditions\"",
                "Criterion 9: what counts",
                "the title only",
            ),
            (
                "plain = \"the Secretary of State or the Department of State\"",
                "plain = \"State\"",
                "Who counts as which speaker",
                "a voice",
            ),
            (
                "version = \"2026-11-22.3\"",
                "version = \"2027-01-01\"",
                "is version 2027-01-01 and was version 2026-11-22.3",
                "the version",
            ),
            (
                "# Robert Levinson",
                "# The Levinson",
                "though both are called version",
                "a comment: other text, no part differs",
            ),
        ] {
            let changed = text.replacen(from, to, 1);
            assert_ne!(changed, text, "{because}");
            let items = || vec![item("9", "supported", &[1])];
            let compared = compare(&body(items(), ""), None, body(items(), &changed), None);
            assert!(compared.pack.iter().any(|line| line.contains(says)), "{because}: {:?}", compared.pack);
            let named = compared.items.iter().any(|one| one.id == "9" && one.pack_differs);
            assert_eq!(named, says.starts_with("Criterion 9"), "{because}");
        }
    }
}
