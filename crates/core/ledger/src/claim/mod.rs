//! Claims: statements about a subject, attributed and cited, entered by a person.
//!
//! A claim is not a fact. Two claims may disagree; both stay.

pub mod kind;
pub mod statement;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use self::statement::Statement;
use crate::date::SourceDate;
use crate::ids::{CaseId, ClaimId, MemberId, PersonId};
use crate::least_one::AtLeastOne;
use crate::source::Passage;

/// Where a claim lives, and under whose key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The desk: country findings, officials, laws, lists.
    Desk,
    /// One case.
    Case(CaseId),
}

/// Whom or what a claim is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A natural person.
    Person(PersonId),
    /// An organisation, by the name the source uses.
    Organisation(String),
    /// A country, by the name the source uses.
    Country(String),
    /// Matters in general: precedents, arguments.
    General,
}

/// What the source does with the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// States it as so.
    #[default]
    Asserted,
    /// Reports it as an allegation.
    Alleged,
    /// Says that it is not so.
    Denied,
    /// Fears or predicts it.
    Feared,
    /// Asks for it.
    Requested,
}

/// Who says so, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attribution {
    /// Who says so within the source, outermost first ("State says that the family reports").
    /// Empty: the source itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voices: Vec<String>,
    /// What they do with the statement.
    pub modality: Modality,
}

/// What a claim rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Exact words on file.
    Passages(AtLeastOne<Passage>),
    /// A member of the desk heard or saw it.
    Testimony {
        /// Which member.
        member: MemberId,
        /// What they say, in their words.
        account: String,
    },
    /// A source that is named but not on file: printed as "words not on file".
    Locator {
        /// Its title.
        title: String,
        /// Its publisher.
        publisher: String,
        /// Its date.
        published: Option<SourceDate>,
    },
}

/// How far a claim's source and content can be relied on (Admiralty code), as a person graded it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Grade {
    source: u8,
    information: u8,
}

/// The text is not a grade.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a grade: a letter A to F for the source, a digit 1 to 6 for the information, such as B2"
)]
pub struct GradeError(pub String);

impl FromStr for Grade {
    type Err = GradeError;

    fn from_str(text: &str) -> Result<Self, GradeError> {
        match text.to_ascii_uppercase().as_bytes() {
            &[source @ b'A'..=b'F', information @ b'1'..=b'6'] => Ok(Self { source, information }),
            _ => Err(GradeError(text.to_owned())),
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", char::from(self.source), char::from(self.information))
    }
}

impl TryFrom<String> for Grade {
    type Error = GradeError;

    fn try_from(text: String) -> Result<Self, GradeError> {
        text.parse()
    }
}

impl From<Grade> for String {
    fn from(grade: Grade) -> Self {
        grade.to_string()
    }
}

/// Who may see it. Closed by default.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Only the members named for a sealed case.
    Sealed,
    /// Those who work on the case.
    #[default]
    Case,
    /// Everyone at the desk.
    Team,
    /// One partner organisation, by name.
    Partner(String),
    /// Anyone.
    Public,
}

/// The three dates of a claim. They differ: a detention may become known weeks later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClaimDates {
    /// When it happened, or from when to when it held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurred: Option<SourceDate>,
    /// When it became known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<SourceDate>,
    /// When the source published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<SourceDate>,
}

/// A statement about a subject, attributed and cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// Where it lives.
    pub scope: Scope,
    /// Whom or what it is about.
    pub subject: Subject,
    /// What it says.
    pub statement: Statement,
    /// Who says so, and how.
    pub attribution: Attribution,
    /// What it rests on.
    pub basis: Basis,
    /// When.
    pub dates: ClaimDates,
    /// Where: town, facility or country as the source has it.
    pub place: Option<String>,
    /// The grade a person gave; `None`: not graded.
    pub grade: Option<Grade>,
    /// Who may see it.
    pub audience: Audience,
}

impl Claim {
    /// Whether the source itself states it as so: not feared, requested, denied or only alleged.
    pub fn is_asserted(&self) -> bool {
        self.attribution.modality == Modality::Asserted
    }

    /// The passages it rests on; none for testimony and locators.
    pub fn passages(&self) -> &[Passage] {
        match &self.basis {
            Basis::Passages(passages) => passages.as_slice(),
            Basis::Testimony { .. } | Basis::Locator { .. } => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grade_is_a_letter_and_a_digit() {
        assert_eq!("b2".parse::<Grade>().map(|grade| grade.to_string()), Ok("B2".to_owned()));
        for text in ["", "B", "G1", "A7", "A0", "2B", "B22"] {
            assert!(text.parse::<Grade>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_new_claim_is_closed_until_someone_opens_it() {
        assert_eq!(Audience::default(), Audience::Case);
    }
}
