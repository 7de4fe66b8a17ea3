//! People, duplicates, officials.

use amparo_casework::cases::find_case;
use amparo_casework::duplicates::{Compared, answer as answer_now, duplicates as asked};
use amparo_casework::find_person::{Typed, find_person};
use amparo_casework::ledger::identity::SamePerson;
use amparo_casework::problem::Problem;
use amparo_casework::screening::gap::{GapFilter, gap as work_out};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::cases::moment;
use super::{gives, number, sent, text};
use crate::answer::Answer;
use crate::ask::Ask;

/// An answer on two who may be one.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SameAnswer {
    /// The question.
    id: String,
    /// `same`, `different` or `cannot_tell`.
    said: String,
    /// Why.
    #[serde(default)]
    why: Option<String>,
}

pub(super) fn find(ask: &Ask) -> Answer {
    let limit = number(ask, "limit", 20, 200)?;
    gives(&ask.read(|desk| find_person(desk, text(ask, "q").unwrap_or_default(), Typed::Whole, limit))?)
}

pub(super) fn duplicates(ask: &Ask) -> Answer {
    gives(&ask.read(|desk| asked(desk, &Compared::default()))?)
}

pub(super) fn answer(ask: &Ask) -> Answer {
    let sent: SameAnswer = sent(ask)?;
    let said: SamePerson = serde_json::from_value(Value::String(sent.said.clone())).map_err(|error| {
        Problem::input(
            "Nothing was saved.",
            format!("`said` is {:?}: {error}.", sent.said),
            "Use same, different or cannot_tell.",
        )
    })?;
    let done =
        ask.write(|desk| answer_now(desk, &Compared::default(), &sent.id, said, sent.why.as_deref()))?;
    gives(&done)
}

pub(super) fn gap(ask: &Ask) -> Answer {
    let moment = moment(ask)?;
    let found = ask.read(|desk| {
        let filter = GapFilter {
            case: text(ask, "case").map(|case| find_case(desk, case)).transpose()?,
            regime: text(ask, "regime").map(str::to_owned),
            country: text(ask, "country").map(str::to_owned),
            moment,
        };
        work_out(desk, &filter, &mut |_| ())
    })?;
    gives(&found)
}
