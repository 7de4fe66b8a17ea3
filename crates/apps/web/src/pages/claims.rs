//! The claims of a case by topic, each with its source and words; where they disagree; which may be one happening.

use amparo_casework::claim_versions::{audience_name, retracted_claims};
use amparo_casework::ledger::case_file::{CaseFile, Conflict, ConflictKind, Likeness};
use amparo_casework::ledger::claim::kind::Theme;
use amparo_casework::ledger::claim::{Audience, Basis, Claim, Modality, Subject};
use amparo_casework::ledger::ids::ClaimId;
use amparo_casework::ledger::record::ClaimState;
use amparo_casework::ledger::source::Translator;
use amparo_casework::policy::Action;
use amparo_casework::problem::{Problem, Sort};
use amparo_casework::same_event::{deny_same_event, same_event};
use amparo_casework::show_case::Moment;
use amparo_casework::wording::sentence;
use askama::Template;
use axum::http::StatusCode;
use serde::Deserialize;

use crate::answer::{Answer, Fail, page_with, see_other, status_of};
use crate::ask::Ask;
use crate::lang::{Speech, key};
use crate::pages::case::frame::{CaseFrame, Part, file_of};
use crate::pages::claims_form::{modality_name, topic};
use crate::pages::frame::Frame;
use crate::routes::{Gate, Route, get, post};

pub(crate) const ROUTES: &[Route] = &[
    get("/cases/{case}/claims", Gate::May(Action::SeeCase), list),
    post("/cases/{case}/claims/same", Gate::May(Action::WriteClaim), answer_same),
];

/// Words of a source that carry a claim.
pub(crate) struct Cited {
    pub(crate) title: String,
    /// The source's own page, or its text at this place.
    pub(crate) path: String,
    pub(crate) language: String,
    pub(crate) quote: String,
    pub(crate) place: Option<String>,
    pub(crate) translation: Option<(String, String, String)>,
}

/// A claim as lists and pages show it.
pub(crate) struct Card {
    pub(crate) id: ClaimId,
    pub(crate) kind: String,
    pub(crate) sentence: String,
    pub(crate) when: Option<String>,
    pub(crate) known: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) voices: Vec<String>,
    /// What the source does with it, where it does not state it as so.
    pub(crate) modality: Option<String>,
    pub(crate) grade: Option<String>,
    /// Who may see it, where that is not who works on the case.
    pub(crate) audience: Option<String>,
    pub(crate) cited: Vec<Cited>,
    /// What it rests on, where that is no words on file.
    pub(crate) rests_on: Option<String>,
    pub(crate) disputes: Vec<(String, String)>,
    pub(crate) grouped: bool,
}

impl Card {
    pub(crate) fn of(t: Speech, file: &CaseFile, state: &ClaimState) -> Self {
        let claim = &state.claim;
        let audience = (claim.audience != Audience::Case).then(|| match &claim.audience {
            Audience::Partner(name) => name.clone(),
            other => t.say(&format!("audience-{}", audience_name(other))),
        });
        let modality = claim.attribution.modality;
        Self {
            id: claim.id,
            kind: t.say(&format!("kind-{}", claim.statement.kind().name())),
            sentence: sentence(claim, &about(file, &claim.subject)),
            when: claim.dates.occurred.map(|date| t.when(date)),
            known: claim.dates.known.map(|date| t.when(date)),
            published: claim.dates.published.map(|date| t.when(date)),
            place: claim.place.clone(),
            voices: claim.attribution.voices.clone(),
            modality: (modality != Modality::Asserted)
                .then(|| t.say(&format!("modality-{}", modality_name(modality)))),
            grade: claim.grade.map(|grade| grade.to_string()),
            audience,
            cited: cited(t, file, claim),
            rests_on: rests_on(t, claim),
            disputes: state.disputes.iter().map(|one| (one.by.clone(), one.why.clone())).collect(),
            grouped: file.occurrence_of(claim.id).is_some(),
        }
    }

    fn says(&self, words: &str) -> bool {
        let found = |text: &str| text.to_lowercase().contains(words);
        found(&self.sentence)
            || found(&self.kind)
            || self.cited.iter().any(|cited| found(&cited.quote) || found(&cited.title))
    }
}

/// Whom or what a claim is about, in words.
pub(crate) fn about(file: &CaseFile, subject: &Subject) -> String {
    match subject {
        Subject::Person(person) if *person == file.person => file.names.first().cloned().unwrap_or_default(),
        Subject::Person(person) => file
            .people
            .get(person)
            .and_then(|head| head.names.first().cloned())
            .unwrap_or_else(|| "somebody".to_owned()),
        Subject::Organisation(name) | Subject::Country(name) => name.clone(),
        Subject::General => "matters in general".to_owned(),
    }
}

pub(crate) fn cited(t: Speech, file: &CaseFile, claim: &Claim) -> Vec<Cited> {
    let one = |passage: &amparo_casework::ledger::source::Passage| {
        let source = file.sources.get(&passage.source);
        let (start, end) = (passage.range.start, passage.range.end);
        Cited {
            title: source.map(|source| source.title.clone()).unwrap_or_default(),
            path: format!("/cases/{}/reading/{}?at={start}-{end}", file.case, passage.source),
            language: source.and_then(|source| source.language.clone()).unwrap_or_default(),
            quote: passage.quote.clone(),
            place: passage.place.clone(),
            translation: passage.translation.as_ref().map(|made| {
                let (kind, by) = match &made.translator {
                    Translator::Certified(by) => ("certified", by),
                    Translator::Uncertified(by) => ("uncertified", by),
                    Translator::Machine(by) => ("machine", by),
                };
                let by = if by.is_empty() { String::new() } else { format!(", {by}") };
                let how = format!("{}{by}", t.say(&format!("claim-translation-{kind}")));
                (made.text.clone(), made.language.clone(), how)
            }),
        }
    };
    claim.passages().iter().map(one).collect()
}

fn rests_on(t: Speech, claim: &Claim) -> Option<String> {
    match &claim.basis {
        Basis::Passages(_) => None,
        Basis::Testimony { account, .. } => Some(t.with("claims-testimony", "account", account)),
        Basis::Locator { title, publisher, published } => {
            let date = published.map(|date| format!(", {}", t.when(date))).unwrap_or_default();
            let named = format!("“{title}”, {publisher}{date}");
            Some(t.with("claims-locator", "named", named))
        }
    }
}

/// The claims of one topic.
struct Topic {
    id: &'static str,
    name: String,
    cards: Vec<Card>,
}

/// Claims that disagree.
struct Disagreement {
    what: String,
    kind: String,
    sides: Vec<(String, Vec<Card>)>,
}

/// Claims that may be one happening.
struct Question {
    kind: String,
    because: Vec<String>,
    cards: Vec<Card>,
}

/// Which claims are shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Only {
    q: String,
    only: String,
}

#[derive(Template)]
#[template(path = "claims/list.html")]
struct ClaimsPage {
    frame: Frame,
    case: CaseFrame,
    only: Only,
    choices: Vec<(&'static str, String)>,
    topics: Vec<Topic>,
    shown: usize,
    all: usize,
    disagreements: Vec<Disagreement>,
    questions: Vec<Question>,
    retracted: Vec<(ClaimId, String, String)>,
    may_write: bool,
    wrong: Option<Problem>,
}

fn list(ask: &Ask) -> Answer {
    let only: Only = ask.query().read().map_err(|_| Fail::Absent)?;
    show(ask, only, None)
}

fn show(ask: &Ask, only: Only, wrong: Option<Problem>) -> Answer {
    let t = ask.t;
    let file = file_of(ask, Moment::default())?;
    let disagreements = disagreements(t, &file);
    let contested: Vec<ClaimId> = disagreements
        .iter()
        .flat_map(|one| one.sides.iter())
        .flat_map(|(_, cards)| cards)
        .map(|card| card.id)
        .collect();
    let words = only.q.trim().to_lowercase();
    let wanted = |card: &Card| {
        let fits = match only.only.as_str() {
            "contested" => contested.contains(&card.id),
            "ungraded" => card.grade.is_none(),
            "dispute" => !card.disputes.is_empty(),
            _ => true,
        };
        fits && (words.is_empty() || card.says(&words))
    };
    let mut topics: Vec<Topic> = Vec::new();
    let mut states: Vec<&ClaimState> = file.standing().collect();
    states.sort_by_key(|state| {
        let claim = &state.claim;
        let day = claim.dates.occurred.and_then(amparo_casework::ledger::date::SourceDate::sort_day);
        (claim.statement.kind().spec().theme, day.is_none(), day, state.entered.seq)
    });
    let all = states.len();
    for state in states {
        let card = Card::of(t, &file, state);
        if !wanted(&card) {
            continue;
        }
        let theme = state.claim.statement.kind().spec().theme;
        let id = anchor(theme);
        match topics.last_mut().filter(|topic| topic.id == id) {
            Some(topic) => topic.cards.push(card),
            None => topics.push(Topic { id, name: topic(t, theme), cards: vec![card] }),
        }
    }
    let case = file.case;
    let retracted = ask.read(|desk| retracted_claims(desk, case))?.into_inner();
    let frame_of_case = CaseFrame::of(ask, &file, Moment::default(), Part::Claims);
    let status = wrong.as_ref().map_or(StatusCode::OK, |problem| status_of(problem.sort));
    let choices = vec![
        ("", t.say("claims-only-all")),
        ("contested", t.say("claims-only-contested")),
        ("dispute", t.say("claims-only-disputed")),
        ("ungraded", t.say("claims-only-ungraded")),
    ];
    page_with(
        status,
        &ClaimsPage {
            frame: frame_of_case.page(ask, Part::Claims),
            case: frame_of_case,
            shown: topics.iter().map(|topic| topic.cards.len()).sum(),
            all,
            only,
            choices,
            topics,
            questions: questions(t, &file),
            disagreements,
            retracted,
            may_write: ask.may(Action::WriteClaim, Some(case)),
            wrong,
        },
    )
}

fn anchor(theme: Theme) -> &'static str {
    match theme {
        Theme::Identity => "identity",
        Theme::Ties => "ties",
        Theme::Custody => "custody",
        Theme::Law => "law",
        Theme::Health => "health",
        Theme::Response => "response",
        Theme::Work => "work",
        Theme::Context => "context",
        Theme::Authority => "authority",
    }
}

fn disagreements(t: Speech, file: &CaseFile) -> Vec<Disagreement> {
    let what = |conflict: &Conflict<'_>| match conflict.what {
        ConflictKind::Date => t.say("claims-conflict-date"),
        ConflictKind::Place => t.say("claims-conflict-place"),
        ConflictKind::Value(field) => t.say(&format!("field-{}", field.name())),
        ConflictKind::Denied => t.say("claims-conflict-denied"),
        ConflictKind::Disputed => t.say("claims-conflict-disputed"),
    };
    let says = |conflict: &Conflict<'_>, says: &str| match conflict.what {
        ConflictKind::Date => says.parse().map_or_else(|_| says.to_owned(), |date| t.when(date)),
        ConflictKind::Place | ConflictKind::Value(_) => says.to_owned(),
        ConflictKind::Denied | ConflictKind::Disputed => String::new(),
    };
    file.conflicts()
        .iter()
        .map(|conflict| Disagreement {
            what: what(conflict),
            kind: t.say(&format!("kind-{}", conflict.kind.name())),
            sides: conflict
                .sides
                .iter()
                .map(|side| {
                    let cards = side.claims.iter().map(|state| Card::of(t, file, state)).collect();
                    (says(conflict, &side.says), cards)
                })
                .collect(),
        })
        .collect()
}

fn questions(t: Speech, file: &CaseFile) -> Vec<Question> {
    let because = |likeness: &Likeness| match likeness {
        Likeness::DatesAgree => t.say("claims-same-dates"),
        Likeness::DatesNear { days } => t.count("claims-same-near", u32::from(*days)),
        Likeness::PlacesAgree => t.say("claims-same-places"),
    };
    file.may_be_same_event()
        .iter()
        .map(|question| Question {
            kind: t.say(&format!("kind-{}", question.kind.name())),
            because: question.because.iter().map(because).collect(),
            cards: question.claims.iter().map(|state| Card::of(t, file, state)).collect(),
        })
        .collect()
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    #[serde(default)]
    claim: Vec<ClaimId>,
    answer: String,
    #[serde(default)]
    why: String,
}

fn answer_same(ask: &Ask) -> Answer {
    let form: Same = ask.form()?;
    let case = ask.case()?;
    let done = ask.write(|desk| match form.answer.as_str() {
        "same" => same_event(desk, case, form.claim, &form.why).map(|_| key!("claims-same-said")),
        "apart" => deny_same_event(desk, case, form.claim, &form.why).map(|()| key!("claims-apart-said")),
        _ => Err(Problem::input(
            "Nothing was changed.",
            "No answer was given.",
            "Say that they are one happening, or that they are not.",
        )),
    });
    match done {
        Ok(key) => {
            ask.say_next(ask.t.say(key));
            see_other(&format!("/cases/{case}/claims#one-happening"))
        }
        Err(fail) => show(ask, Only::default(), Some(to_show(fail)?)),
    }
}

/// A problem that the page with the form shows; what ends the session goes on.
pub(crate) fn to_show(fail: Fail) -> Result<Problem, Fail> {
    match fail {
        Fail::Problem(problem) if problem.sort != Sort::Locked => Ok(*problem),
        other => Err(other),
    }
}
