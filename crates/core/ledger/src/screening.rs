//! Lists of officials and organisations that were sanctioned, and people's answers on whether somebody on record is
//! the one who stands there.
//!
//! A list is a source of the desk: archived bytes, dated and hashed. No row of it is a claim. The program asks; the
//! answer is a person's, and where it is "the same", the claim it made stands beside it. Every answer can be taken
//! back.

use serde::{Deserialize, Serialize};

use crate::date::SourceDate;
use crate::ids::{ClaimId, PersonId, SourceId};
use crate::least_one::AtLeastOne;
use crate::source::Hash32;

/// A list as it came: which one, in which form, and how much of it could be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListSnapshot {
    /// The source whose bytes it is.
    pub source: SourceId,
    /// What the desk calls the list. Snapshots of one name are versions of one list.
    pub name: String,
    /// The format in which it was read, by the name that commands use.
    pub format: String,
    /// When it was published, as the file itself states it; `None`: it does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<SourceDate>,
    /// How many entries the file holds.
    pub entries_in: u64,
    /// How many of them could be read.
    pub given: u64,
    /// The others, by reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<RefusedEntries>,
    /// The authorities whose measures it tells, as the file names them, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regimes: Vec<String>,
}

/// Entries of a list that could not be read, for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedEntries {
    /// Why.
    pub why: String,
    /// How many.
    pub count: u64,
}

impl ListSnapshot {
    /// Whether every entry of the file is accounted for.
    pub fn adds_up(&self) -> bool {
        let refused = self.refused.iter().try_fold(0_u64, |sum, one| sum.checked_add(one.count));
        refused.and_then(|refused| refused.checked_add(self.given)) == Some(self.entries_in)
    }
}

/// Who was asked about: as the record knows them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Official {
    /// A person on record.
    Person(PersonId),
    /// Somebody, or an organisation, whom claims name without more: by that name.
    Named(String),
}

/// A person's answer on whether an official is the entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreenAnswer {
    /// The question, by its fingerprint: one official, one list, one entry.
    pub question: Hash32,
    /// Who was asked about.
    pub official: Official,
    /// The version of the list that was in front of the person.
    pub list: SourceId,
    /// The entry, by the key that the list gives it.
    pub key: String,
    /// What the entry said then, as a fingerprint: an entry that changed is asked about again.
    pub entry: Hash32,
    /// The answer.
    pub verdict: Verdict,
    /// Why.
    pub because: String,
}

/// The answer on a question of screening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They are one; these claims say so, each of one authority.
    Same {
        /// The claims, with the list as their source.
        claims: AtLeastOne<ClaimId>,
    },
    /// They are two.
    Different,
    /// It cannot be told from what is on file.
    CannotTell,
}

impl Verdict {
    /// The name that commands use.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Same { .. } => "same",
            Self::Different => "different",
            Self::CannotTell => "cannot-tell",
        }
    }

    /// The claims that the answer made; none where it made none.
    pub fn claims(&self) -> &[ClaimId] {
        match self {
            Self::Same { claims } => claims.as_slice(),
            Self::Different | Self::CannotTell => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_accounts_for_every_entry_of_its_file() {
        let list = |entries_in, given, refused: &[u64]| ListSnapshot {
            source: SourceId::from_bytes([1; 16]),
            name: "An example list".to_owned(),
            format: "example".to_owned(),
            published: None,
            entries_in,
            given,
            refused: refused
                .iter()
                .map(|count| RefusedEntries { why: "no name".to_owned(), count: *count })
                .collect(),
            regimes: Vec::new(),
        };
        for (entries_in, given, refused, expected, because) in [
            (5, 5, &[][..], true, "all were read"),
            (5, 3, &[1, 1][..], true, "two were refused, each with its reason"),
            (5, 3, &[1][..], false, "one is lost"),
            (5, 5, &[1][..], false, "one is twice"),
            (5, u64::MAX, &[1][..], false, "a count beyond all counts"),
        ] {
            assert_eq!(list(entries_in, given, refused).adds_up(), expected, "{because}");
        }
    }
}
