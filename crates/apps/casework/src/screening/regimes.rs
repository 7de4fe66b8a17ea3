//! The regimes under which officials are listed, and which of them the desk's lists speak for.

use amparo_ledger::date::SourceDate;
use amparo_ledger::record::{ListState, Record};
use jiff::civil::Date;
use serde::Serialize;

use super::lists::lists_in_use;
use crate::problem::Problem;

/// A regime that every gap is held against, whether a list of it was added or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regime {
    /// The name that commands use.
    pub code: &'static str,
    /// In words.
    pub name: &'static str,
    /// How a list names the authority.
    list_code: &'static str,
    /// What a claim's author is called, in small letters, when it is this one.
    called: &'static [&'static str],
}

/// The regimes that papers name always: a list that was not added is "not checked", and never "not listed".
pub const REGIMES: [Regime; 6] = [
    Regime {
        code: "us",
        name: "United States",
        list_code: "OFAC",
        called: &[
            "united states",
            "ofac",
            "u.s.",
            "us treasury",
            "treasury",
            "department of state",
            "state department",
        ],
    },
    Regime {
        code: "un",
        name: "United Nations",
        list_code: "UN",
        called: &["united nations", "security council", "un"],
    },
    Regime {
        code: "eu",
        name: "European Union",
        list_code: "EU",
        called: &["european union", "council of the eu", "european council", "eu"],
    },
    Regime {
        code: "uk",
        name: "United Kingdom",
        list_code: "UK",
        called: &["united kingdom", "foreign, commonwealth", "britain", "uk"],
    },
    Regime { code: "canada", name: "Canada", list_code: "CA", called: &["canada"] },
    Regime {
        code: "switzerland",
        name: "Switzerland",
        list_code: "CH",
        called: &["switzerland", "swiss", "seco"],
    },
];

impl Regime {
    /// Whether this is who the claim says imposed the measure.
    fn is_called(&self, by: &str) -> bool {
        let by = by.to_lowercase();
        self.called.iter().any(|name| {
            by.match_indices(name).any(|(at, _)| {
                let edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
                edge(by[..at].chars().next_back()) && edge(by[at + name.len()..].chars().next())
            })
        })
    }
}

/// The regime of a claim's author: one of [`REGIMES`], or the author as the claim names them.
pub(crate) fn regime_of(by: &str) -> String {
    let known = REGIMES.iter().find(|regime| regime.is_called(by));
    known.map_or_else(|| by.trim().to_owned(), |regime| regime.name.to_owned())
}

/// The regime that a person means.
///
/// # Errors
/// When it is none that this desk knows of.
pub fn regime_named(record: &Record, text: &str) -> Result<String, Problem> {
    let wanted = text.trim().to_lowercase();
    let known = REGIMES.iter().find(|regime| {
        regime.code == wanted
            || regime.name.to_lowercase() == wanted
            || regime.list_code.to_lowercase() == wanted
    });
    if let Some(known) = known {
        return Ok(known.name.to_owned());
    }
    let others = lists_in_use(record).into_iter().flat_map(|state| &state.list.regimes);
    if let Some(other) = others.into_iter().find(|other| other.to_lowercase() == wanted) {
        return Ok(other.clone());
    }
    let codes: Vec<&str> = REGIMES.iter().map(|regime| regime.code).collect();
    Err(Problem::not_found(
        format!("No regime is called “{text}”. Nothing was worked out."),
        "It is none of those that are always looked at, and no list of this desk names it.",
        format!("Use one of {}, or an authority as `amparo list show LIST` prints it.", codes.join(", ")),
    ))
}

/// A regime and whether a list of it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegimeState {
    /// In words.
    pub name: String,
    /// The lists that speak for it, each with its date. Empty: not checked, which says nothing of who is listed.
    pub lists: Vec<ListOfRegime>,
}

/// A list that speaks for a regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListOfRegime {
    /// What the desk calls it.
    pub name: String,
    /// When it was published.
    pub published: Option<SourceDate>,
}

impl RegimeState {
    /// Whether a list of it had come out by a day. One that does not say its date is taken to have.
    pub fn speaks_of(&self, day: Date) -> bool {
        let later = |list: &ListOfRegime| {
            list.published.and_then(SourceDate::earliest).is_some_and(|first| first > day)
        };
        !self.lists.iter().all(later)
    }

    /// Whether a list of it was asked.
    pub fn is_checked(&self) -> bool {
        !self.lists.is_empty()
    }
}

/// The regimes with the lists that speak for them: the known ones always, and further ones that claims name.
pub(crate) fn regime_states(record: &Record, only: Option<&str>, named: &[String]) -> Vec<RegimeState> {
    let in_use = lists_in_use(record);
    let further =
        named.iter().filter(|name| !REGIMES.iter().any(|regime| regime.name == name.as_str())).cloned();
    let names = REGIMES.iter().map(|regime| regime.name.to_owned()).chain(further);
    let mut states: Vec<RegimeState> = Vec::new();
    for name in names.filter(|name| only.is_none_or(|only| only == name)) {
        if states.iter().any(|known| known.name == name) {
            continue;
        }
        let speaks = |state: &&&ListState| state.list.regimes.iter().any(|code| speaks_for(code, &name));
        let lists = in_use
            .iter()
            .filter(speaks)
            .map(|state| ListOfRegime { name: state.list.name.clone(), published: state.list.published });
        states.push(RegimeState { lists: lists.collect(), name });
    }
    if let Some(only) = only.filter(|only| !states.iter().any(|known| known.name == *only)) {
        states.push(RegimeState { name: only.to_owned(), lists: Vec::new() });
    }
    states
}

/// Whether an authority that a list names is this regime's.
fn speaks_for(code: &str, regime: &str) -> bool {
    regime_of(code) == regime || REGIMES.iter().any(|known| known.name == regime && known.list_code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_author_of_a_sanction_is_known_by_whole_words() {
        for (by, expected, because) in [
            ("the United States (OFAC)", "United States", "as claims from lists name it"),
            ("U.S. Department of State", "United States", "as the press names it"),
            ("the European Union", "European Union", "as claims from lists name it"),
            ("Council of the EU", "European Union", "a short form as a word"),
            ("Neuland", "Neuland", "a short form inside a word is none"),
            ("the United Kingdom", "United Kingdom", "united, and another kingdom"),
            ("Switzerland", "Switzerland", "a country"),
            ("Example Authority", "Example Authority", "any other stays as it is named"),
        ] {
            assert_eq!(regime_of(by), expected, "{by}: {because}");
        }
    }
}
