//! The sources of a case: what they are, how they came, what rests on them; and amending what is known of one.

use std::collections::BTreeMap;

use amparo_casework::custody::custody_of;
use amparo_casework::describe_source::describe_source;
use amparo_casework::ledger::case_file::CaseFile;
use amparo_casework::ledger::ids::SourceId;
use amparo_casework::ledger::source::{Source, SourceKind};
use amparo_casework::policy::Action;
use amparo_casework::problem::Problem;
use amparo_casework::read_document::{SourceWords, list_sources};
use amparo_casework::reading_room::waiting_by_source;
use amparo_casework::same_words::{SourceShares, shared_sources};
use amparo_casework::show_case::Moment;
use amparo_casework::unread_documents::{Unread, unread};
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page, page_with, see_other};
use crate::ask::Ask;
use crate::lang::Speech;
use crate::pages::case::frame::{CaseFrame, Part, file_of};
use crate::pages::claims::to_show;
use crate::pages::claims_form::Choice;
use crate::pages::frame::Frame;
use crate::pages::sources_add::FileOutcome;
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/sources", Gate::May(Action::SeeCase), list),
    get("/cases/{case}/sources/{source}", Gate::May(Action::SeeCase), one),
    post("/cases/{case}/sources/{source}", Gate::May(Action::ReadDocument), amend),
];

/// Every kind of source by its name.
pub(crate) const SOURCE_KINDS: [(SourceKind, &str); 7] = [
    (SourceKind::Press, "press"),
    (SourceKind::Organisation, "organisation"),
    (SourceKind::Official, "official"),
    (SourceKind::Court, "court"),
    (SourceKind::Family, "family"),
    (SourceKind::Interview, "interview"),
    (SourceKind::Other, "other"),
];

pub(crate) fn kind_words(t: Speech, kind: SourceKind) -> String {
    let name = SOURCE_KINDS.iter().find(|(known, _)| *known == kind).map_or("other", |(_, name)| name);
    t.say(&format!("source-kind-{name}"))
}

pub(crate) fn kind_choices(t: Speech, chosen: &str) -> Vec<Choice> {
    let choice = |(_, name): &(SourceKind, &str)| Choice {
        value: (*name).to_owned(),
        label: t.say(&format!("source-kind-{name}")),
        chosen: *name == chosen,
    };
    SOURCE_KINDS.iter().map(choice).collect()
}

/// A source in the list.
struct Row {
    source: Source,
    kind: String,
    date: Option<String>,
    cited_by: usize,
    waiting: usize,
    grades: Vec<(String, usize)>,
    unread: Option<Unread>,
    copies: Option<String>,
    /// With how many other sources it has words in common.
    shares: usize,
}

#[derive(Template)]
#[template(path = "sources/list.html")]
struct SourcesPage {
    frame: Frame,
    case: CaseFrame,
    rows: Vec<Row>,
    unread: usize,
    waiting: usize,
    outcomes: Vec<FileOutcome>,
    read: usize,
    kept: usize,
    refused: usize,
    may_add: bool,
}

fn list(ask: &Ask) -> Answer {
    let case = ask.case()?;
    let file = file_of(ask, Moment::default())?;
    let (sources, unread, waiting, shares) = ask.read(|desk| {
        Ok((
            list_sources(desk, case)?.into_inner(),
            unread(desk, case)?.into_inner(),
            waiting_by_source(desk, case)?,
            shared_sources(desk, case)?.into_inner(),
        ))
    })?;
    let shares: BTreeMap<SourceId, usize> = shares.iter().map(|row| (row.source, row.others)).collect();
    let grades = grades_of(&file);
    let titles: BTreeMap<SourceId, String> =
        sources.iter().map(|shown| (shown.source.id, shown.source.title.clone())).collect();
    let rows: Vec<Row> = sources
        .into_iter()
        .map(|shown| Row {
            kind: kind_words(ask.t, shown.source.kind),
            date: shown.source.published.map(|date| ask.t.when(date)),
            cited_by: shown.cited_by,
            waiting: waiting.get(&shown.source.id).copied().unwrap_or_default(),
            grades: grades.get(&shown.source.id).cloned().unwrap_or_default(),
            unread: unread.iter().find(|row| row.source == shown.source.id).cloned(),
            copies: shown.source.copies.and_then(|id| titles.get(&id).cloned()),
            shares: shares.get(&shown.source.id).copied().unwrap_or_default(),
            source: shown.source,
        })
        .collect();
    let outcomes = match (ask.query().one("added"), ask.member()) {
        (Some(word), Ok(member)) => ask.app.outcomes().of(word, member, case),
        _ => Vec::new(),
    };
    let count = |wanted: fn(&FileOutcome) -> bool| outcomes.iter().filter(|outcome| wanted(outcome)).count();
    let (read, kept) = (count(FileOutcome::is_read), count(FileOutcome::is_kept));
    let frame_of_case = CaseFrame::of(ask, &file, Moment::default(), Part::Sources);
    page(&SourcesPage {
        frame: frame_of_case.page(ask, Part::Sources),
        case: frame_of_case,
        unread: rows.iter().filter(|row| row.unread.is_some()).count(),
        waiting: rows.iter().map(|row| row.waiting).sum(),
        rows,
        read,
        kept,
        refused: outcomes.len() - read - kept,
        outcomes,
        may_add: ask.may(Action::ReadDocument, Some(case)),
    })
}

/// The grades that the claims of each source have, the most frequent first; "" for those without one.
fn grades_of(file: &CaseFile) -> BTreeMap<SourceId, Vec<(String, usize)>> {
    let mut counts: BTreeMap<SourceId, BTreeMap<String, usize>> = BTreeMap::new();
    for state in file.standing() {
        let Some(passage) = state.claim.passages().first() else { continue };
        let grade = state.claim.grade.map(|grade| grade.to_string()).unwrap_or_default();
        *counts.entry(passage.source).or_default().entry(grade).or_default() += 1;
    }
    let sorted = |grades: BTreeMap<String, usize>| {
        let mut grades: Vec<(String, usize)> = grades.into_iter().collect();
        grades.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        grades
    };
    counts.into_iter().map(|(source, grades)| (source, sorted(grades))).collect()
}

/// What is known of a source, as the form sends it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Known {
    pub(crate) title: String,
    pub(crate) kind: String,
    pub(crate) author: String,
    pub(crate) publisher: String,
    pub(crate) date: String,
    pub(crate) url: String,
    pub(crate) language: String,
    pub(crate) interest: String,
    pub(crate) rights: String,
    pub(crate) credit: String,
    pub(crate) copies: String,
    pub(crate) why: String,
}

impl Known {
    fn of(source: &Source) -> Self {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        let kind = SOURCE_KINDS.iter().find(|(known, _)| *known == source.kind);
        Self {
            title: source.title.clone(),
            kind: kind.map_or("other", |(_, name)| name).to_owned(),
            author: said(&source.author),
            publisher: said(&source.publisher),
            date: source.published.map(|date| date.to_string()).unwrap_or_default(),
            url: said(&source.url),
            language: said(&source.language),
            interest: said(&source.disclosed_interest),
            rights: said(&source.rights),
            credit: said(&source.credit),
            copies: source.copies.map(|id| id.to_string()).unwrap_or_default(),
            why: String::new(),
        }
    }

    pub(crate) fn kind(&self) -> Option<SourceKind> {
        SOURCE_KINDS.iter().find(|(_, name)| *name == self.kind).map(|(kind, _)| *kind)
    }

    fn words(&self) -> SourceWords {
        let said = |text: &str| Some(text.trim().to_owned());
        SourceWords {
            title: said(&self.title),
            author: said(&self.author),
            publisher: said(&self.publisher),
            date: said(&self.date),
            url: said(&self.url),
            kind: self.kind(),
            language: said(&self.language),
            interest: said(&self.interest),
            rights: said(&self.rights),
            credit: said(&self.credit),
            copies: said(&self.copies),
        }
    }
}

/// One link of the chain of custody.
struct Link {
    at: String,
    words: String,
    seq: String,
}

#[derive(Template)]
#[template(path = "sources/one.html")]
struct SourcePage {
    frame: Frame,
    case: CaseFrame,
    source: Source,
    kind: String,
    kinds: Vec<Choice>,
    others: Vec<Choice>,
    known: Known,
    chain: Vec<Link>,
    file_name: Option<String>,
    size: Option<String>,
    cited_by: usize,
    unread: Option<Unread>,
    /// What it has in common with other sources; `None`: this source is not of the case itself.
    shares: Option<SourceShares>,
    may_amend: bool,
    may_save: bool,
    wrong: Option<Problem>,
}

fn one(ask: &Ask) -> Answer {
    show(ask, StatusCode::OK, None, None)
}

fn show(ask: &Ask, status: StatusCode, typed: Option<Known>, wrong: Option<Problem>) -> Answer {
    let (case, id) = (ask.case()?, ask.id::<SourceId>("source")?);
    let t = ask.t;
    let (sources, unread, custody, shares) = ask.read(|desk| {
        let sources = list_sources(desk, case)?.into_inner();
        if !sources.iter().any(|shown| shown.source.id == id) {
            return Ok((Vec::new(), None, None, None));
        }
        let unread = unread(desk, case)?.into_inner().into_iter().find(|row| row.source == id);
        let custody = custody_of(desk, case, Some(&id.to_string()))?.into_inner().pop();
        let shares = shared_sources(desk, case)?.into_inner().into_iter().find(|row| row.source == id);
        Ok((sources, unread, custody, shares))
    })?;
    let Some(shown) = sources.iter().find(|shown| shown.source.id == id).cloned() else {
        return Err(Fail::Absent);
    };
    let known = typed.unwrap_or_else(|| Known::of(&shown.source));
    let others = sources.iter().filter(|other| other.source.id != id).map(|other| Choice {
        value: other.source.id.to_string(),
        label: other.source.title.clone(),
        chosen: other.source.id.to_string() == known.copies,
    });
    let link = |link: &amparo_casework::custody::Link| Link {
        at: t.moment(link.at),
        words: link.words.clone(),
        seq: t.number(link.seq),
    };
    let case_frame = CaseFrame::new(ask, Part::Sources)?;
    let template = SourcePage {
        frame: case_frame.page(ask, Part::Sources),
        case: case_frame,
        kind: kind_words(t, shown.source.kind),
        kinds: kind_choices(t, &known.kind),
        others: others.collect(),
        chain: custody.iter().flat_map(|custody| &custody.chain).map(link).collect(),
        file_name: custody.as_ref().and_then(|custody| custody.file_name.clone()),
        size: custody.as_ref().and_then(|custody| custody.size_bytes).map(|bytes| t.number(bytes)),
        cited_by: shown.cited_by,
        may_amend: ask.may(Action::ReadDocument, Some(case)),
        may_save: ask.may(Action::SaveSource, Some(case)) && shown.source.bytes.is_some(),
        source: shown.source,
        known,
        unread,
        shares,
        wrong,
    };
    page_with(status, &template)
}

fn amend(ask: &Ask) -> Answer {
    let known: Known = ask.form()?;
    let (case, id) = (ask.case()?, ask.id::<SourceId>("source")?);
    match ask.write(|desk| describe_source(desk, case, id, &known.words(), &known.why)) {
        Ok(()) => {
            ask.say_next(ask.t.say("sources-amended"));
            see_other(&format!("/cases/{case}/sources/{id}"))
        }
        Err(fail) => {
            let problem = to_show(fail)?;
            show(ask, StatusCode::UNPROCESSABLE_ENTITY, Some(known), Some(problem))
        }
    }
}
