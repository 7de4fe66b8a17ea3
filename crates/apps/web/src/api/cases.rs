//! Cases and their sources.

use amparo_casework::case_list::{CaseQuery, list_cases_page};
use amparo_casework::cases::{SameName, open_case};
use amparo_casework::custody::note::ReceivedWords;
use amparo_casework::problem::Problem;
use amparo_casework::read_document::{Document, SourceWords, list_sources};
use amparo_casework::same_words::shared_sources;
use amparo_casework::search_cases::search_cases;
use amparo_casework::show_case::{Moment, case_as_json, show_case};
use amparo_casework::unread_documents::{Outcome, read_or_keep};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{gives, number, sent, text, value_of};
use crate::answer::{Answer, Fail};
use crate::ask::Ask;

/// What may be asked of the list.
pub(super) const LIST_QUERY: &[(&str, &str)] = &[
    ("waiting", "`true`: only cases in which proposals wait"),
    ("conflicts", "`true`: only cases whose file disagrees with itself"),
    ("country", "only of this country"),
    ("no_news_days", "only those of which nothing was told for so many days"),
    ("rows", "how many, up to 200"),
];

/// Something that was made.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Made {
    /// Its id.
    pub(crate) id: String,
}

/// A case to open.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCase {
    /// The person's name as the sources write it.
    name: String,
    /// It is another person than the one of that name who is on file.
    #[serde(default)]
    another_person: bool,
}

/// A text to bring in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewText {
    /// The text itself.
    text: String,
    /// Its title.
    title: String,
    /// Who wrote it.
    #[serde(default)]
    author: Option<String>,
    /// Who published it.
    #[serde(default)]
    publisher: Option<String>,
    /// When (EDTF, such as 2024-03-11).
    #[serde(default)]
    date: Option<String>,
    /// Where it was found.
    #[serde(default)]
    url: Option<String>,
    /// Its language (BCP 47).
    #[serde(default)]
    language: Option<String>,
    /// A tie that the source itself discloses.
    #[serde(default)]
    interest: Option<String>,
}

pub(super) fn list(ask: &Ask) -> Answer {
    let is = |name: &str| text(ask, name) == Some("true");
    let days = text(ask, "no_news_days").map(|_| number(ask, "no_news_days", 30, 36_500)).transpose()?;
    let query = CaseQuery {
        waiting: is("waiting"),
        conflicts: is("conflicts"),
        country: text(ask, "country").map(str::to_owned),
        no_news_days: days.and_then(|days| u32::try_from(days).ok()),
        rows: number(ask, "rows", 50, 200)?,
        ..CaseQuery::default()
    };
    gives(&ask.read(|desk| list_cases_page(desk, &query))?)
}

pub(super) fn open(ask: &Ask) -> Answer {
    let new: NewCase = sent(ask)?;
    let same = if new.another_person { SameName::AnotherPerson } else { SameName::Ask };
    let case = ask.write(|desk| open_case(desk, &new.name, same))?;
    gives(&Made { id: case.to_string() })
}

pub(super) fn search(ask: &Ask) -> Answer {
    let limit = number(ask, "limit", 20, 200)?;
    gives(&ask.read(|desk| search_cases(desk, text(ask, "q").unwrap_or_default(), limit))?)
}

pub(super) fn moment(ask: &Ask) -> Result<Moment, Fail> {
    let known = text(ask, "known_at")
        .map(|typed| {
            typed.parse::<u64>().map_err(|_| {
                Problem::input(
                    "Nothing was worked out.",
                    format!("`known_at` is {typed:?}."),
                    "Give a whole number of entries.",
                )
            })
        })
        .transpose()?;
    ask.read(|desk| Moment::parse(desk, text(ask, "as_of"), known))
}

pub(super) fn show(ask: &Ask) -> Answer {
    let (case, moment) = (ask.case()?, moment(ask)?);
    gives(&case_as_json(&*ask.read(|desk| show_case(desk, case, moment))?))
}

pub(super) fn sources(ask: &Ask) -> Answer {
    let case = ask.case()?;
    gives(&ask.read(|desk| list_sources(desk, case))?)
}

pub(super) fn shared(ask: &Ask) -> Answer {
    let case = ask.case()?;
    gives(&ask.read(|desk| shared_sources(desk, case))?)
}

pub(super) fn read_text(ask: &Ask) -> Answer {
    let new: NewText = sent(ask)?;
    let case = ask.case()?;
    let words = SourceWords {
        title: Some(new.title),
        author: new.author,
        publisher: new.publisher,
        date: new.date,
        url: new.url,
        language: new.language,
        interest: new.interest,
        ..SourceWords::default()
    };
    let document = Document::pasted(new.text.into_bytes(), words, ReceivedWords::default());
    let outcome = ask.write(|desk| read_or_keep(desk, case, &document))?.into_inner();
    gives(&match outcome {
        Outcome::Read(done) => json!({ "read": value_of(done) }),
        Outcome::Kept { unread, problem } => json!({ "kept": value_of(unread), "problem": problem }),
    })
}

pub(super) fn today(ask: &Ask) -> Answer {
    gives(&ask.read(amparo_casework::today::today)?)
}
