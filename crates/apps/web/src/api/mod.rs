//! The same actions for programs: JSON under `/api/v1`, with a token in place of a session.
//!
//! [`CALLS`] is the one table: it drives the routes, the check of the token, and [`openapi`]. A token may what its member may,
//! and one for reading never writes. What is not open to the member answers as what is not there.

mod cases;
mod claims;
pub mod openapi;
mod papers;
mod people;
#[cfg(test)]
mod tests;

use amparo_casework::accounts::{TokenScope, use_token};
use amparo_casework::policy::Action;
use amparo_casework::problem::{Problem, Sort};
use axum::body::Body;
use axum::http::header::AUTHORIZATION;
use axum::http::{Method, Response, StatusCode};
use schemars::{Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::answer::{Answer, Fail, status_of, with_type};
use crate::ask::Ask;
use crate::routes::{Gate, Page, Route, Takes};

/// One thing that a program may ask for.
pub struct Call {
    /// `GET` or `POST`.
    pub method: &'static Method,
    /// The path.
    pub path: &'static str,
    /// What the member must be allowed to do.
    pub action: Action,
    /// What it does, in a line.
    pub summary: &'static str,
    /// What may stand behind the question mark: each name with its meaning.
    pub query: &'static [(&'static str, &'static str)],
    /// The form of what is sent.
    pub takes: Option<fn(&mut SchemaGenerator) -> Schema>,
    /// What comes back.
    pub gives: Gives,
    page: Page,
}

/// What a call gives back.
#[derive(Clone, Copy)]
pub enum Gives {
    /// JSON of this form.
    Json(fn(&mut SchemaGenerator) -> Schema),
    /// A JSON object whose parts the manual describes.
    Object,
    /// A JSON array of such objects.
    List,
    /// A file of the type that was asked for.
    File,
}

const fn get(path: &'static str, action: Action, summary: &'static str, gives: Gives, page: Page) -> Call {
    Call { method: &Method::GET, path, action, summary, query: &[], takes: None, gives, page }
}

const fn post(
    path: &'static str,
    action: Action,
    summary: &'static str,
    takes: fn(&mut SchemaGenerator) -> Schema,
    gives: Gives,
    page: Page,
) -> Call {
    Call { method: &Method::POST, path, action, summary, query: &[], takes: Some(takes), gives, page }
}

impl Call {
    const fn asking(mut self, query: &'static [(&'static str, &'static str)]) -> Self {
        self.query = query;
        self
    }

    const fn route(&self) -> Route {
        let takes = if self.takes.is_some() { Takes::Json } else { Takes::Nothing };
        Route {
            method: self.method,
            path: self.path,
            gate: Gate::May(self.action),
            step_up: false,
            takes,
            page: self.page,
        }
    }
}

/// The form of a value of this type.
fn form<T: schemars::JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// How many calls there are.
const COUNT: usize = 32;

/// Every call.
pub const CALLS: [Call; COUNT] = {
    use Gives::{File, Json, List, Object};
    [
        get("/api/v1/openapi.json", Action::UseTokens, "This description", Object, openapi::document),
        get(
            "/api/v1/cases",
            Action::ListCases,
            "The cases that are open to you, a page at a time",
            Object,
            cases::list,
        )
        .asking(cases::LIST_QUERY),
        post(
            "/api/v1/cases",
            Action::OpenCase,
            "Open a case",
            form::<cases::NewCase>,
            Json(form::<cases::Made>),
            cases::open,
        ),
        get(
            "/api/v1/cases/search",
            Action::ListCases,
            "Cases by a name in any spelling",
            Object,
            cases::search,
        )
        .asking(&[("q", "the name"), ("limit", "how many at most")]),
        get("/api/v1/cases/{case}", Action::SeeCase, "The case file, worked out", Object, cases::show)
            .asking(&[
                ("as_of", "a day (2024-03-11)"),
                ("known_at", "how many entries of the record were known"),
            ]),
        get("/api/v1/cases/{case}/sources", Action::SeeCase, "The sources of a case", List, cases::sources),
        get(
            "/api/v1/cases/{case}/sources/shared",
            Action::SeeCase,
            "Passages that stand in several sources of a case",
            List,
            cases::shared,
        ),
        post(
            "/api/v1/cases/{case}/sources",
            Action::ReadDocument,
            "Bring in a text as a source, and have it read",
            form::<cases::NewText>,
            Object,
            cases::read_text,
        ),
        get(
            "/api/v1/cases/{case}/proposals",
            Action::SeeCase,
            "The proposals that wait",
            List,
            claims::waiting,
        ),
        post(
            "/api/v1/cases/{case}/proposals/accept",
            Action::DecideProposal,
            "Turn a proposal into a claim",
            form::<claims::Accept>,
            Json(form::<cases::Made>),
            claims::accept,
        ),
        post(
            "/api/v1/cases/{case}/proposals/reject",
            Action::DecideProposal,
            "Reject a proposal",
            form::<claims::Reject>,
            Json(form::<Done>),
            claims::reject,
        ),
        post(
            "/api/v1/cases/{case}/proposals/undo",
            Action::DecideProposal,
            "Take the last decision back",
            form::<Nothing>,
            Object,
            claims::undo,
        ),
        get(
            "/api/v1/rules",
            Action::SeeDesk,
            "The rules of the reader, and what was decided on their proposals in cases open to the member",
            List,
            claims::rules,
        ),
        get("/api/v1/kinds", Action::UseTokens, "Every kind of claim with its fields", List, claims::kinds),
        get("/api/v1/cases/{case}/claims", Action::SeeCase, "The claims that stand", List, claims::list),
        post(
            "/api/v1/cases/{case}/claims",
            Action::WriteClaim,
            "Enter a claim",
            form::<claims::NewClaim>,
            Json(form::<cases::Made>),
            claims::add,
        ),
        get(
            "/api/v1/cases/{case}/claims/{claim}",
            Action::SeeCase,
            "A claim with its versions",
            List,
            claims::versions,
        ),
        post(
            "/api/v1/cases/{case}/claims/{claim}/correct",
            Action::WriteClaim,
            "Put a better claim in the place of one that stands; refused when somebody else did since",
            form::<claims::Correction>,
            Json(form::<cases::Made>),
            claims::correct,
        ),
        post(
            "/api/v1/cases/{case}/claims/{claim}/retract",
            Action::WriteClaim,
            "Retract a claim",
            form::<claims::Why>,
            Json(form::<Done>),
            claims::retract,
        ),
        post(
            "/api/v1/cases/{case}/claims/{claim}/dispute",
            Action::WriteClaim,
            "Say that a claim is disputed",
            form::<claims::Dispute>,
            Json(form::<Done>),
            claims::dispute,
        ),
        post(
            "/api/v1/cases/{case}/claims/{claim}/restore",
            Action::WriteClaim,
            "Let a retracted claim stand again",
            form::<claims::Why>,
            Json(form::<Done>),
            claims::restore,
        ),
        get("/api/v1/frameworks", Action::UseTokens, "The frameworks on this desk", List, papers::frameworks),
        get(
            "/api/v1/cases/{case}/assessments",
            Action::SeeCase,
            "The signed assessments",
            List,
            papers::signed,
        ),
        get(
            "/api/v1/cases/{case}/assessments/{framework}",
            Action::SeeCase,
            "The assessment as of today or a day",
            Object,
            papers::assess,
        )
        .asking(&[("as_of", "a day (2024-03-11)")]),
        post(
            "/api/v1/cases/{case}/findings",
            Action::GiveFinding,
            "Answer a criterion, with a reason",
            form::<papers::NewFinding>,
            Json(form::<cases::Made>),
            papers::find,
        ),
        post(
            "/api/v1/cases/{case}/assessments",
            Action::SignAssessment,
            "Sign the assessment and freeze it",
            form::<papers::Signing>,
            Json(form::<cases::Made>),
            papers::sign,
        ),
        get(
            "/api/v1/cases/{case}/papers/{paper}",
            Action::WritePaper,
            "A draft of a paper",
            File,
            papers::write,
        )
        .asking(&[
            ("form", "html, pdf, docx or text"),
            ("framework", "for which framework"),
            ("as_of", "a day"),
        ]),
        get("/api/v1/people", Action::SeePeople, "People by a name in any spelling", List, people::find)
            .asking(&[("q", "the name"), ("limit", "how many at most")]),
        get("/api/v1/duplicates", Action::SeePeople, "Who may be one person", Object, people::duplicates),
        post(
            "/api/v1/duplicates/answer",
            Action::AnswerIdentity,
            "Answer whether two are one person",
            form::<people::SameAnswer>,
            Object,
            people::answer,
        ),
        get(
            "/api/v1/sanctions/gap",
            Action::SeePeople,
            "Officials and where they stand on the lists",
            Object,
            people::gap,
        )
        .asking(&[
            ("case", "one case"),
            ("regime", "one regime"),
            ("country", "one country"),
            ("as_of", "a day"),
        ]),
        get("/api/v1/today", Action::SeeToday, "What waits for a person", Object, cases::today),
    ]
};

/// The routes of the calls.
pub(crate) const ROUTES: &[Route] = &routes();

const fn routes() -> [Route; COUNT] {
    let mut all = [CALLS[0].route(); COUNT];
    let mut at = 0;
    while at < COUNT {
        all[at] = CALLS[at].route();
        at += 1;
    }
    all
}

/// Nothing is sent.
#[derive(serde::Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// It was done.
#[derive(Serialize, schemars::JsonSchema)]
pub(crate) struct Done {
    /// Always true: what was not done is a problem.
    done: bool,
}

/// Whether a program may go on: whose token, what for, and may its member do this.
pub(crate) fn let_in(ask: &mut Ask, route: &Route) -> Result<(), Fail> {
    let header = ask.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = header.and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default().to_owned();
    let used = use_token(ask.office()?, token.trim())?;
    if route.method == Method::POST && used.scope != TokenScope::Write {
        return Err(Problem::new(
            Sort::Forbidden,
            "Nothing was done.",
            "The token is for reading.",
            "Make one for reading and writing at the desk, under your account.",
        )
        .into());
    }
    ask.token_of = Some(used.member);
    if let Gate::May(action) = route.gate {
        let case = if ask.params.contains_key("case") { Some(ask.case()?) } else { None };
        if !ask.office()?.allows(used.member, action, case)? {
            return Err(Fail::Absent);
        }
    }
    Ok(())
}

/// A problem as programs read it.
pub(crate) fn failed(fail: Fail) -> Response<Body> {
    let problem = match fail {
        Fail::Problem(problem) => *problem,
        Fail::Absent => absent(),
        Fail::SignIn | Fail::StepUp | Fail::SetUpFirst => Problem::new(
            Sort::Forbidden,
            "Nothing was done.",
            "No token came with it.",
            "Send the header `Authorization: Bearer` with a token of yours.",
        ),
    };
    // What is not there and what is not for this member are one answer.
    let problem = if problem.sort == Sort::NotFound { absent() } else { problem };
    let status = match problem.sort {
        Sort::Forbidden => StatusCode::FORBIDDEN,
        sort => status_of(sort),
    };
    with_type(status, "application/json", json!({ "problem": problem }).to_string().into())
}

fn absent() -> Problem {
    Problem::not_found(
        "Nothing was done.",
        "There is no such thing, or it is not for you.",
        "Look at the lists for what there is.",
    )
}

/// What was sent, as a value.
fn sent<T: DeserializeOwned>(ask: &Ask) -> Result<T, Fail> {
    serde_json::from_slice(&ask.json).map_err(|error| {
        Problem::input(
            "Nothing was done.",
            format!("What was sent is not what this call takes: {error}."),
            "Compare it with the description under /api/v1/openapi.json.",
        )
        .into()
    })
}

/// An answer in JSON.
fn gives(value: &impl Serialize) -> Answer {
    let text = serde_json::to_string(value).map_err(|error| {
        Problem::new(
            Sort::System,
            "The answer could not be written.",
            error.to_string(),
            "Report it with this text.",
        )
    })?;
    Ok(with_type(StatusCode::OK, "application/json", text.into()))
}

fn done() -> Answer {
    gives(&Done { done: true })
}

/// A number behind the question mark.
fn number(ask: &Ask, name: &str, usual: usize, most: usize) -> Result<usize, Fail> {
    let Some(text) = ask.query().one(name) else { return Ok(usual) };
    match text.parse::<usize>() {
        Ok(number) if (1..=most).contains(&number) => Ok(number),
        _ => Err(Problem::input(
            "Nothing was done.",
            format!("`{name}` is {text:?}."),
            format!("Give a whole number from 1 to {most}."),
        )
        .into()),
    }
}

/// A text behind the question mark, if it is not empty.
fn text<'a>(ask: &'a Ask, name: &str) -> Option<&'a str> {
    ask.query().one(name).map(str::trim).filter(|text| !text.is_empty())
}

fn value_of(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}
