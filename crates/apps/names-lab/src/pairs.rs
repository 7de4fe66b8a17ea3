//! Labelled pairs of names, as the files of the data hold them.

use std::path::Path;

use amparo_names::{Kind, Name};
use serde::Deserialize;

/// A labelled pair.
#[derive(Deserialize)]
pub(crate) struct Pair {
    pub(crate) left: String,
    pub(crate) right: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) label: u8,
    #[serde(default)]
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) tier: String,
    #[serde(default)]
    pub(crate) ent: String,
}

impl Pair {
    pub(crate) fn kind(&self) -> Kind {
        kind(&self.kind)
    }

    /// Two other names that do not match, of the same entity.
    pub(crate) fn with(&self, left: &str, right: &str, tier: &str) -> Self {
        Self {
            left: left.to_owned(),
            right: right.to_owned(),
            kind: self.kind.clone(),
            label: 0,
            source: tier.to_owned(),
            tier: tier.to_owned(),
            ent: self.ent.clone(),
        }
    }

    pub(crate) fn names(&self) -> (Name, Name) {
        (Name::new(&self.left, self.kind()), Name::new(&self.right, self.kind()))
    }
}

pub(crate) fn kind(word: &str) -> Kind {
    match word {
        "org" => Kind::Organisation,
        "token" => Kind::Word,
        _ => Kind::Person,
    }
}

pub(crate) fn read(path: &Path) -> Result<Vec<Pair>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().zip(1..);
    lines
        .map(|(line, number)| {
            serde_json::from_str(line).map_err(|error| format!("{}:{number}: {error}", path.display()))
        })
        .collect()
}
