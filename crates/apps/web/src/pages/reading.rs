//! Reading a source: its text with the passages marked on one side, what is proposed and what was decided on the other.

use amparo_casework::ledger::case_file::CaseFile;
use amparo_casework::ledger::ids::{CaseId, SourceId};
use amparo_casework::ledger::source::Hash32;
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use amparo_casework::proposals::{Edit, accept_proposal, reject_proposal, undo_decision_on};
use amparo_casework::reader::Format;
use amparo_casework::reading_room::{
    Looked, Marked, Offer, PartOpen, Wanted, last_decision_on, offer, open_source, pages_to_draw, read_part,
    waiting_by_source,
};
use amparo_casework::show_case::Moment;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page, page_with, see_other, status_of, with_type};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::case::frame::{CaseFrame, Part, file_of};
use crate::pages::claims::to_show;
use crate::pages::claims_form::{Group, Purpose, Shown, Typed, kinds, modality_name};
use crate::pages::frame::Frame;
use crate::pages::reading_text::{Block, blocks};
use crate::pages::reading_why::Why;
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/reading", Gate::May(Action::SeeCase), begin),
    get("/cases/{case}/reading/{source}", Gate::May(Action::SeeCase), read),
    post("/cases/{case}/reading/{source}/open", Gate::May(Action::SeeCase), open),
    post("/cases/{case}/reading/{source}/accept", Gate::May(Action::DecideProposal), accept),
    post("/cases/{case}/reading/{source}/reject", Gate::May(Action::DecideProposal), reject),
    post("/cases/{case}/reading/{source}/undo", Gate::May(Action::DecideProposal), undo),
    get("/cases/{case}/reading/{source}/proposals/{proposal}", Gate::May(Action::DecideProposal), edit),
    post("/cases/{case}/reading/{source}/proposals/{proposal}", Gate::May(Action::DecideProposal), edit_now),
    get("/cases/{case}/reading/{source}/pages/{page}", Gate::May(Action::SeeCase), picture),
];

/// Goes to the first source with proposals that wait; to the list of sources when none has.
fn begin(ask: &Ask) -> Answer {
    let case = ask.case()?;
    let file = file_of(ask, Moment::default())?;
    let waiting = ask.read(|desk| waiting_by_source(desk, case))?;
    let first = waiting.iter().find(|(_, waiting)| **waiting > 0).or_else(|| waiting.iter().next());
    if let Some((source, _)) = first {
        return see_other(&format!("/cases/{case}/reading/{source}"));
    }
    let frame_of_case = CaseFrame::of(ask, &file, Moment::default(), Part::Reading);
    page(&NothingPage { frame: frame_of_case.page(ask, Part::Reading), case: frame_of_case })
}

#[derive(Template)]
#[template(path = "reading/nothing.html")]
struct NothingPage {
    frame: Frame,
    case: CaseFrame,
}

/// Somebody a proposal may be about.
pub(crate) struct Who {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// A row beside the text: a proposal, a decision, a claim.
#[derive(Default)]
pub(crate) struct Row {
    pub(crate) number: usize,
    /// By which the row and its passage find each other.
    pub(crate) anchor: String,
    pub(crate) state: &'static str,
    pub(crate) kind: String,
    pub(crate) sentence: String,
    pub(crate) quote: String,
    pub(crate) place: Option<String>,
    pub(crate) facts: Vec<(String, String)>,
    pub(crate) modality: Option<String>,
    pub(crate) fingerprint: String,
    pub(crate) who: Vec<Who>,
    /// Several people may be meant: one must be chosen.
    pub(crate) must_choose: bool,
    pub(crate) new_name: Option<String>,
    pub(crate) claim: Option<String>,
    pub(crate) why: Option<String>,
    /// Why it is proposed; `None` of a claim that a person entered.
    pub(crate) because: Option<Why>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A part of the text, for the way to it.
struct PartWay {
    number: usize,
    label: String,
    left: usize,
    here: bool,
}

#[derive(Template)]
#[template(path = "reading/read.html")]
struct ReadPage {
    frame: Frame,
    case: CaseFrame,
    source: SourceId,
    title: String,
    language: String,
    about_source: Vec<String>,
    interest: Option<String>,
    warnings: Vec<String>,
    blocks: Vec<Block>,
    rows: Vec<Row>,
    parts: Vec<PartWay>,
    part: usize,
    left: usize,
    left_here: usize,
    accepted: usize,
    rejected: usize,
    elsewhere: Option<usize>,
    next_source: Option<(SourceId, String)>,
    kinds: Vec<Group>,
    is_pdf: bool,
    may_decide: bool,
    may_write: bool,
    wrong: Option<Problem>,
    typed_quote: String,
}

#[derive(Template)]
#[template(path = "reading/closed.html")]
struct ClosedPage {
    frame: Frame,
    case: CaseFrame,
    source: SourceId,
    title: String,
    at: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct At {
    part: Option<usize>,
    at: String,
}

impl At {
    fn range(&self) -> Option<(u32, u32)> {
        let (start, end) = self.at.split_once('-')?;
        Some((start.parse().ok()?, end.parse().ok()?))
    }

    fn wanted(&self) -> Wanted {
        match (self.part, self.range()) {
            (_, Some((start, _))) => Wanted::Place(start),
            (Some(part), None) => Wanted::Part(part.saturating_sub(1)),
            (None, None) => Wanted::Waiting,
        }
    }
}

fn read(ask: &Ask) -> Answer {
    let at: At = ask.query().read().map_err(|_| Fail::Absent)?;
    show(ask, &at, None)
}

fn show(ask: &Ask, at: &At, wrong: Option<Problem>) -> Answer {
    let (case, source) = (ask.case()?, ask.id::<SourceId>("source")?);
    let looked = ask.read(|desk| read_part(desk, case, source, at.wanted()))?.into_inner();
    let file = file_of(ask, Moment::default())?;
    let frame_of_case = CaseFrame::of(ask, &file, Moment::default(), Part::Reading);
    let frame = frame_of_case.page(ask, Part::Reading);
    let open = match looked {
        Looked::At(open) => *open,
        Looked::NotOpened { title } => {
            let at = at.at.clone();
            return page(&ClosedPage { frame, case: frame_of_case, source, title, at });
        }
    };
    let status = wrong.as_ref().map_or(StatusCode::OK, |problem| status_of(problem.sort));
    let template = ReadPage {
        may_decide: ask.may(Action::DecideProposal, Some(case)),
        may_write: ask.may(Action::WriteClaim, Some(case)),
        ..page_of(ask.t, &file, frame, frame_of_case, open, at.range())
    };
    page_with(status, &ReadPage { wrong, ..template })
}

fn page_of(
    t: Speech,
    file: &CaseFile,
    frame: Frame,
    case: CaseFrame,
    open: PartOpen,
    here: Option<(u32, u32)>,
) -> ReadPage {
    let rows: Vec<Row> = open.marks.iter().enumerate().map(|(at, mark)| row(t, file, at + 1, mark)).collect();
    let here = here.map(|(start, end)| (start as usize, end as usize));
    let part_label = |at: usize| match open.pages.get(at).copied().flatten() {
        Some((first, last)) if first == last => t.with("reading-page", "page", first),
        Some((first, last)) => {
            t.with_all("reading-pages", &[("first", &first.to_string()), ("last", &last.to_string())])
        }
        None => t.with("reading-part", "part", at + 1),
    };
    let way = |at: usize| PartWay {
        number: at + 1,
        label: part_label(at),
        left: open.left_in[at],
        here: at == open.part,
    };
    let source = &open.source;
    let about: Vec<String> = [
        Some(crate::pages::sources::kind_words(t, source.kind)),
        source.publisher.clone(),
        source.author.clone(),
        source.published.map(|date| t.when(date)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let elsewhere = (0..open.parts)
        .map(|at| (open.part + 1 + at) % open.parts)
        .find(|at| *at != open.part && open.left_in[*at] > 0)
        .map(|at| at + 1);
    ReadPage {
        frame,
        case,
        source: source.id,
        title: source.title.clone(),
        language: source.language.clone().unwrap_or_default(),
        about_source: about,
        interest: source.disclosed_interest.clone(),
        warnings: open.warnings.clone(),
        blocks: blocks(&open.paragraphs, &rows, here),
        parts: (0..open.parts).map(way).collect(),
        part: open.part + 1,
        left: open.left,
        left_here: open.left_in[open.part],
        accepted: open.accepted,
        rejected: open.rejected,
        elsewhere,
        next_source: open.next_source,
        kinds: kinds(t, ""),
        is_pdf: open.format == Format::Pdf,
        rows,
        may_decide: false,
        may_write: false,
        wrong: None,
        typed_quote: String::new(),
    }
}

fn row(t: Speech, file: &CaseFile, number: usize, mark: &amparo_casework::reading_room::Mark) -> Row {
    let blank = |anchor: String, state: &'static str, sentence: String| Row {
        number,
        anchor,
        state,
        sentence,
        start: mark.start,
        end: mark.end,
        ..Row::default()
    };
    match &mark.what {
        Marked::Claim { claim, sentence } => {
            let kind = file.claim(*claim).map(|state| state.claim.statement.kind().name());
            let kind = kind.map(|name| t.say(&format!("kind-{name}"))).unwrap_or_default();
            let row = blank(format!("c{}", claim.short()), "claim", sentence.clone());
            Row { kind, claim: Some(claim.to_string()), ..row }
        }
        Marked::Waiting(offer) => offered(t, offer, blank(anchor(offer), "waiting", offer.sentence.clone())),
        Marked::Accepted { offer, claim, sentence } => {
            let row = offered(t, offer, blank(anchor(offer), "accepted", sentence.clone()));
            Row { claim: claim.map(|claim| claim.to_string()), ..row }
        }
        Marked::Rejected { offer, why } => {
            let row = offered(t, offer, blank(anchor(offer), "rejected", offer.sentence.clone()));
            Row { why: why.clone(), ..row }
        }
    }
}

fn anchor(offer: &Offer) -> String {
    format!("p{}", &offer.fingerprint.to_string()[..12])
}

/// The parts of a proposal that a person looks at before they accept it.
fn offered(t: Speech, offer: &Offer, row: Row) -> Row {
    let proposal = &offer.proposal;
    let mut facts: Vec<(String, String)> = Vec::new();
    if let Some(date) = proposal.date {
        let basis = t.say(&format!("reading-date-{}", date.basis.name()));
        facts.push((t.say("claim-occurred"), format!("{} ({basis})", t.when(date.date))));
    }
    facts.extend(proposal.place.clone().map(|place| (t.say("claim-place"), place)));
    facts.extend(proposal.attribution.clone().map(|voice| (t.say("claim-voices"), voice)));
    let has = |field: &amparo_casework::ledger::Field| proposal.kind.spec().fields.contains(field);
    let fields = proposal.details.iter().filter(|(field, _)| has(field));
    facts.extend(fields.map(|(field, text)| (t.say(&format!("field-{}", field.name())), text.clone())));
    let modality = modality_name(proposal.modality);
    let several = offer.on_file.len() > 1;
    let mut who: Vec<Who> = offer
        .on_file
        .iter()
        .map(|known| Who {
            value: known.person.to_string(),
            label: if known.principal {
                t.with("reading-who-principal", "name", known.names.join(" · "))
            } else {
                t.with("reading-who-on-file", "name", known.names.join(" · "))
            },
            chosen: !several,
        })
        .collect();
    if let Some(name) = proposal.person.as_ref().filter(|_| !who.is_empty()) {
        who.push(Who {
            value: "another".into(),
            label: t.with("reading-who-another", "name", name),
            chosen: false,
        });
    }
    Row {
        kind: t.say(&format!("kind-{}", proposal.kind.name())),
        quote: proposal.quote.clone(),
        place: offer.place.clone(),
        facts,
        modality: (modality != "asserted").then(|| t.say(&format!("modality-{modality}"))),
        fingerprint: offer.fingerprint.to_string(),
        because: Some(Why::of(t, offer)),
        new_name: proposal.person.clone().filter(|_| who.is_empty()),
        must_choose: several,
        who,
        ..row
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Place {
    at: String,
}

/// Notes that the member looks at the source, and goes there.
fn open(ask: &Ask) -> Answer {
    let form: Place = ask.form()?;
    let (case, source) = (ask.case()?, ask.id::<SourceId>("source")?);
    ask.write(|desk| open_source(desk, case, source))?;
    let at = At { part: None, at: form.at };
    match at.range() {
        Some((start, end)) => see_other(&format!("/cases/{case}/reading/{source}?at={start}-{end}#here")),
        None => see_other(&format!("/cases/{case}/reading/{source}")),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Decide {
    proposal: String,
    who: String,
    why: String,
    part: Option<usize>,
}

impl Decide {
    fn fingerprint(&self) -> Result<Hash32, Fail> {
        Hash32::from_hex(&self.proposal).ok_or(Fail::Absent)
    }
}

fn accept(ask: &Ask) -> Answer {
    let form: Decide = ask.form()?;
    let (case, source) = (ask.case()?, ask.id::<SourceId>("source")?);
    let wanted = form.fingerprint()?;
    let shown = ask.read(|desk| offer(desk, case, source, wanted));
    let Ok(shown) = shown else { return decided_already(ask, &form) };
    // The one person whom the name means anyway is no change.
    let meant_anyway = match shown.get().1.on_file.as_slice() {
        [one] => one.person.to_string() == form.who,
        _ => form.who.is_empty(),
    };
    let edit = match form.who.as_str() {
        "another" => Edit { another_person: true, ..Edit::default() },
        "" => Edit::default(),
        _ if meant_anyway => Edit::default(),
        who => Edit { person: Some(who.to_owned()), ..Edit::default() },
    };
    let start = shown.get().1.proposal.range.start;
    match ask.write(|desk| accept_proposal(desk, case, source, wanted, &edit)) {
        Ok(_) => next(ask, case, source, start, &ask.t.say("reading-accepted")),
        Err(fail) => {
            let at = At { part: form.part, at: String::new() };
            show(ask, &at, Some(to_show(fail)?))
        }
    }
}

/// A second click on a proposal that was decided on, or a page from before: nothing is done twice.
fn decided_already(ask: &Ask, form: &Decide) -> Answer {
    let (case, source) = (ask.case()?, ask.id::<SourceId>("source")?);
    ask.say_next(ask.t.say("reading-decided-already"));
    let part = form.part.unwrap_or(1);
    see_other(&format!("/cases/{case}/reading/{source}?part={part}"))
}

fn reject(ask: &Ask) -> Answer {
    let form: Decide = ask.form()?;
    let (case, source) = (ask.case()?, ask.id::<SourceId>("source")?);
    let wanted = form.fingerprint()?;
    let Ok(shown) = ask.read(|desk| offer(desk, case, source, wanted)) else {
        return decided_already(ask, &form);
    };
    let start = shown.get().1.proposal.range.start;
    let why = Some(form.why.trim().to_owned()).filter(|why| !why.is_empty());
    match ask.write(|desk| reject_proposal(desk, case, source, wanted, why)) {
        Ok(()) => next(ask, case, source, start, &ask.t.say("reading-rejected")),
        Err(fail) => {
            let at = At { part: form.part, at: String::new() };
            show(ask, &at, Some(to_show(fail)?))
        }
    }
}

/// Takes a decision back: the one that is named, or the last one on this source.
fn undo(ask: &Ask) -> Answer {
    let form: Decide = ask.form()?;
    let (case, source) = (ask.case()?, ask.id::<SourceId>("source")?);
    let named = if form.proposal.is_empty() {
        ask.read(|desk| last_decision_on(desk, case, source))?
    } else {
        Some(form.fingerprint()?)
    };
    let part = form.part.unwrap_or(1);
    let path = format!("/cases/{case}/reading/{source}?part={part}");
    let Some(wanted) = named else {
        ask.say_next(ask.t.say("reading-nothing-to-undo"));
        return see_other(&path);
    };
    match ask.write(|desk| undo_decision_on(desk, case, source, wanted)) {
        Ok(_) => {
            ask.say_next(ask.t.say("reading-undone"));
            let shown = ask.read(|desk| offer(desk, case, source, wanted))?;
            let (start, end) = (shown.get().1.proposal.range.start, shown.get().1.proposal.range.end);
            see_other(&format!("/cases/{case}/reading/{source}?at={start}-{end}#{}", anchor(&shown.get().1)))
        }
        Err(fail) => {
            let at = At { part: form.part, at: String::new() };
            show(ask, &at, Some(to_show(fail)?))
        }
    }
}

/// After a decision: on to the next proposal that waits, after this one if there is one, and says how many are left.
fn next(ask: &Ask, case: CaseId, source: SourceId, start: usize, said: &str) -> Answer {
    let at = Wanted::Place(u32::try_from(start).unwrap_or(u32::MAX));
    let looked = ask.read(|desk| read_part(desk, case, source, at))?.into_inner();
    let path = format!("/cases/{case}/reading/{source}");
    let Looked::At(open) = looked else { return see_other(&path) };
    ask.say_next(format!("{said} {}", ask.t.count("reading-left", open.left)));
    let waits = |mark: &&amparo_casework::reading_room::Mark| matches!(mark.what, Marked::Waiting(_));
    let after = open.marks.iter().filter(waits).find(|mark| mark.start >= start);
    let here = after.or_else(|| open.marks.iter().find(waits));
    let part = open.part + 1;
    match here.map(|mark| &mark.what) {
        Some(Marked::Waiting(offer)) => see_other(&format!("{path}?part={part}#{}", anchor(offer))),
        _ if open.left > 0 => see_other(&path),
        _ => see_other(&format!("{path}?part={part}")),
    }
}

#[derive(Template)]
#[template(path = "reading/edit.html")]
struct EditPage {
    frame: Frame,
    case: CaseFrame,
    source: SourceId,
    title: String,
    language: String,
    offer: Row,
    form: Shown,
    wrong: Option<Problem>,
}

fn proposal_of(ask: &Ask) -> Result<(CaseId, SourceId, Hash32), Fail> {
    let wanted = Hash32::from_hex(ask.param("proposal")).ok_or(Fail::Absent)?;
    Ok((ask.case()?, ask.id::<SourceId>("source")?, wanted))
}

fn edit(ask: &Ask) -> Answer {
    let (case, source, wanted) = proposal_of(ask)?;
    let shown = ask.read(|desk| offer(desk, case, source, wanted))?.into_inner();
    let file = file_of(ask, Moment::default())?;
    let mut typed = Typed::of_proposal(&shown.1.proposal);
    if let Some(grade) = crate::pages::claims_new::usual_grade(&file, source) {
        typed.grade_source = grade.chars().take(1).collect();
        typed.grade_information = grade.chars().skip(1).collect();
    }
    editing(ask, &file, &shown, StatusCode::OK, typed, None)
}

fn editing(
    ask: &Ask,
    file: &CaseFile,
    (source, offer): &(amparo_casework::ledger::source::Source, Offer),
    status: StatusCode,
    typed: Typed,
    wrong: Option<Problem>,
) -> Answer {
    let case = CaseFrame::of(ask, file, Moment::default(), Part::Reading);
    let mark = amparo_casework::reading_room::Mark {
        start: offer.proposal.range.start,
        end: offer.proposal.range.end,
        what: Marked::Waiting(Box::new(offer.clone())),
    };
    let template = EditPage {
        frame: case.page(ask, Part::Reading),
        case,
        source: source.id,
        title: source.title.clone(),
        language: source.language.clone().unwrap_or_default(),
        offer: row(ask.t, file, 1, &mark),
        form: Shown::new(ask.t, file, typed, Purpose::Proposal),
        wrong,
    };
    page_with(status, &template)
}

fn edit_now(ask: &Ask) -> Answer {
    let typed = Typed::of(ask.fields())?;
    let (case, source, wanted) = proposal_of(ask)?;
    let Ok(shown) = ask.read(|desk| offer(desk, case, source, wanted)) else {
        return decided_already(ask, &Decide::default());
    };
    let shown = shown.into_inner();
    let file = file_of(ask, Moment::default())?;
    if typed.step == "fields" {
        return editing(ask, &file, &shown, StatusCode::OK, typed, None);
    }
    let start = shown.1.proposal.range.start;
    let done = typed
        .edit(&shown.1.proposal, &file.person.to_string())
        .map_err(Fail::from)
        .and_then(|edit| ask.write(|desk| accept_proposal(desk, case, source, wanted, &edit)));
    match done {
        Ok(_) => next(ask, case, source, start, &ask.t.say("reading-accepted")),
        Err(fail) => {
            let problem = to_show(fail)?;
            editing(ask, &file, &shown, status_of(problem.sort), typed, Some(problem))
        }
    }
}

/// One page of a PDF as a picture.
fn picture(ask: &Ask) -> Answer {
    let (case, source) = (ask.case()?, ask.id::<SourceId>("source")?);
    let page: u32 = ask.id("page")?;
    let pages = ask.read(|desk| pages_to_draw(desk, case, source))?;
    // Drawn without the desk: others work on meanwhile.
    let picture = pages.get().draw(page)?;
    Ok(with_type(StatusCode::OK, "image/png", picture.into()))
}
