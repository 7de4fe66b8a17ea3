//! The frameworks that ship with the program, and checking one that somebody wrote.

use amparo_law::framework::Item;
use amparo_law::{BUILTIN, Framework, load};
use serde::Serialize;

use crate::problem::Problem;

/// A framework in a list.
#[derive(Debug, Clone, Serialize)]
pub struct FrameworkRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How it is cited.
    pub citation: String,
    /// The version of the pack.
    pub version: String,
    /// Whether what it says was read in the instrument itself.
    pub verified: bool,
}

/// The frameworks that ship with the program.
pub fn list_frameworks() -> Vec<FrameworkRow> {
    builtin()
        .map(|framework| FrameworkRow {
            id: framework.id,
            title: framework.title,
            citation: framework.citation,
            version: framework.version,
            verified: framework.verification.verified,
        })
        .collect()
}

fn builtin() -> impl Iterator<Item = Framework> {
    BUILTIN.iter().map(|(id, text)| {
        load(text)
            .unwrap_or_else(|errors| panic!("the pack {id} ships with the program and is tested: {errors:?}"))
    })
}

/// The framework with this id.
///
/// # Errors
/// When none of that id ships.
pub fn framework(id: &str) -> Result<Framework, Problem> {
    builtin().find(|framework| framework.id == id).ok_or_else(|| {
        let known: Vec<&str> = BUILTIN.iter().map(|(id, _)| *id).collect();
        Problem::not_found(
            format!("There is no framework `{id}`. Nothing was changed."),
            format!("This version ships with: {}.", known.join(", ")),
            "Use one of these ids. A pack of your own can be checked with `amparo framework check FILE`.",
        )
    })
}

/// The text of the pack with this id, as it ships.
pub(crate) fn pack_text(id: &str) -> Result<String, Problem> {
    let shipped = BUILTIN.iter().find(|(known, _)| *known == id).map(|(_, text)| (*text).to_owned());
    shipped.map_or_else(|| framework(id).map(|_| String::new()), Ok)
}

/// What a person can answer: a gate or a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answerable {
    pub(crate) id: String,
    pub(crate) title: String,
}

/// The gate or criterion that `text` means: a criterion's number in the instrument, or an id.
pub(crate) fn answerable(framework: &Framework, text: &str) -> Result<Answerable, Problem> {
    if let Some(gate) = framework.gate(text) {
        return Ok(Answerable { id: gate.id.clone(), title: gate.question.clone() });
    }
    let number = text.parse::<u8>().ok();
    let meant = |item: &&Item| item.id == text || (number.is_some() && item.number == number);
    if let Some(item) = framework.items.iter().find(meant) {
        return Ok(Answerable { id: item.id.clone(), title: item.title.clone() });
    }
    let known: Vec<&str> = framework.answerable().collect();
    Err(Problem::not_found(
        format!("`{}` has no criterion `{text}`. Nothing was changed.", framework.id),
        format!("What can be answered is: {}.", known.join(", ")),
        "Give one of these; `amparo framework show` says what each asks.",
    ))
}

/// What checking a pack found.
#[derive(Debug, Clone, Serialize)]
pub struct PackChecked {
    /// The framework's id, if the pack can be used.
    pub id: Option<String>,
    /// Every mistake: line, reason, mend.
    pub mistakes: Vec<Mistake>,
}

/// A mistake in a pack.
#[derive(Debug, Clone, Serialize)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong.
    pub reason: String,
    /// How to mend it.
    pub mend: String,
}

/// Checks a pack and finds every mistake in it.
pub fn check_pack(text: &str) -> PackChecked {
    match load(text) {
        Ok(framework) => PackChecked { id: Some(framework.id), mistakes: Vec::new() },
        Err(errors) => PackChecked {
            id: None,
            mistakes: errors
                .into_iter()
                .map(|error| Mistake {
                    line: error.line,
                    column: error.column,
                    reason: error.reason,
                    mend: error.mend,
                })
                .collect(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_that_ships_can_be_loaded() {
        assert_eq!(builtin().count(), BUILTIN.len());
    }

    #[test]
    fn an_unknown_framework_is_refused_with_the_ones_that_exist() {
        let problem = framework("us.levinson.1742").expect_err("no such pack");
        assert!(problem.why.contains("us.levinson.1741"), "{problem}");
    }
}
