//! What a person answered to "are these two the same person?".
//!
//! An answer is a link between two entries, never a merging of them: both stay as they were, and the answer can be taken
//! back. It names people by their ids and rows of lists by a hash, so that it tells nothing by itself, and it lives under the
//! key of a case that it speaks of: when that case is erased, the answer and its reason are gone with it.

use serde::{Deserialize, Serialize};

use crate::claim::Scope;
use crate::ids::{CaseId, PersonId};
use crate::source::Hash32;

/// One of the two about whom was asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// A person of a case.
    Person {
        /// The case.
        case: CaseId,
        /// The person.
        person: PersonId,
    },
    /// A row of a list that somebody brought.
    Listed {
        /// What the list is called.
        list: String,
        /// The hash of what the row says, so that it is known again in a later version of the list.
        row: Hash32,
    },
}

/// What was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SamePerson {
    /// They are the same person.
    Same,
    /// They are two people.
    Different,
    /// The sources do not tell; it is not asked again.
    CannotTell,
}

impl SamePerson {
    /// Every answer with the name that commands use.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Same, "same"), (Self::Different, "different"), (Self::CannotTell, "cannot-tell")];

    /// The name that commands use.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(answer, _)| *answer == self).map_or("", |(_, name)| name)
    }
}

/// The two about whom was asked, always in the same order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(Told, Told)", into = "(Told, Told)")]
pub struct Two(Told, Told);

/// Both are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an entry cannot be compared with itself")]
pub struct NotTwo;

impl Two {
    /// The two, whichever is given first.
    ///
    /// # Errors
    /// When both are one.
    pub fn new(one: Told, other: Told) -> Result<Self, NotTwo> {
        match one.cmp(&other) {
            std::cmp::Ordering::Less => Ok(Self(one, other)),
            std::cmp::Ordering::Greater => Ok(Self(other, one)),
            std::cmp::Ordering::Equal => Err(NotTwo),
        }
    }

    /// Both, in order.
    pub fn both(&self) -> (&Told, &Told) {
        (&self.0, &self.1)
    }

    /// Where an answer on them lives: in the case of the first person, at the desk where both stand in lists.
    pub fn scope(&self) -> Scope {
        match &self.0 {
            Told::Person { case, .. } => Scope::Case(*case),
            Told::Listed { .. } => Scope::Desk,
        }
    }

    /// The cases that they belong to.
    pub fn cases(&self) -> impl Iterator<Item = CaseId> {
        let case = |told: &Told| match told {
            Told::Person { case, .. } => Some(*case),
            Told::Listed { .. } => None,
        };
        [case(&self.0), case(&self.1)].into_iter().flatten()
    }
}

impl TryFrom<(Told, Told)> for Two {
    type Error = NotTwo;

    fn try_from((one, other): (Told, Told)) -> Result<Self, NotTwo> {
        Self::new(one, other)
    }
}

impl From<Two> for (Told, Told) {
    fn from(two: Two) -> Self {
        (two.0, two.1)
    }
}

/// An answer as a person gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdentityAnswer {
    /// About whom.
    pub two: Two,
    /// What was answered.
    pub said: SamePerson,
    /// Why, if the person said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(row: u8) -> Told {
        Told::Listed { list: "list.csv".to_owned(), row: Hash32::of(&[row]) }
    }

    fn person(case: u8) -> Told {
        let (case, person) = (CaseId::from_bytes([case; 16]), PersonId::from_bytes([case; 16]));
        Told::Person { case, person }
    }

    #[test]
    fn two_are_the_same_two_in_whichever_order_they_are_named() {
        assert_eq!(Two::new(listed(1), person(2)), Two::new(person(2), listed(1)));
        assert_eq!(Two::new(listed(1), listed(1)), Err(NotTwo));
    }

    #[test]
    fn an_answer_lives_under_the_key_of_a_case_where_it_speaks_of_one() {
        let of = |one, other| Two::new(one, other).map(|two| two.scope());
        assert_eq!(of(listed(1), person(2)), Ok(Scope::Case(CaseId::from_bytes([2; 16]))));
        assert_eq!(of(person(3), person(2)), Ok(Scope::Case(CaseId::from_bytes([2; 16]))));
        assert_eq!(of(listed(1), listed(2)), Ok(Scope::Desk));
    }
}
