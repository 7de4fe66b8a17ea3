//! What the engine gives back: proposals, each tied to its exact words.
//!
//! A proposal is not a claim: only a person turns it into one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::vocabulary::{Field, Kind, Modality, SourceDate};

/// A stretch of the document in Unicode scalar values, end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Range {
    /// The first scalar value of the stretch.
    pub start: usize,
    /// The scalar value after its last.
    pub end: usize,
}

/// How a date was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateBasis {
    /// The words of the quote give it in full.
    Stated,
    /// Worked out from "last month", "Wednesday" and the document's own date.
    Relative,
    /// It, or its year, stands elsewhere in the sentence or paragraph.
    Context,
    /// The source says "about", "on or about".
    Approximate,
    /// Worked out from something else, such as an age.
    Derived,
}

impl DateBasis {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Relative => "relative",
            Self::Context => "context",
            Self::Approximate => "approximate",
            Self::Derived => "derived",
        }
    }
}

/// A date with the way it was come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedDate {
    /// The date, never finer than the source gives it.
    pub date: SourceDate,
    /// How it was come by.
    pub basis: DateBasis,
}

/// What part a stretch of words played in making a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The word, or the label of a line, from which the rule started.
    Trigger,
    /// The words that say of whom.
    Person,
    /// Where that person is last called by name before, where the sentence itself does not.
    Name,
    /// The words from which the date was read.
    Date,
    /// The words by which it is alleged, denied, feared or asked for.
    Modality,
    /// The words that say who says so.
    Voice,
}

impl Role {
    /// Every part, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Trigger, Self::Person, Self::Name, Self::Date, Self::Modality, Self::Voice];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Person => "person",
            Self::Name => "name",
            Self::Date => "date",
            Self::Modality => "modality",
            Self::Voice => "voice",
        }
    }
}

/// Words of the document on which a proposal rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What part they played.
    pub role: Role,
    /// Where they stand.
    pub range: Range,
    /// The exact words.
    pub words: String,
    /// The full name that they were taken for, where they are not that name: a pronoun, a first name.
    #[serde(default)]
    pub taken_for: Option<String>,
}

/// What the engine thinks a passage claims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// What is said.
    pub kind: Kind,
    /// Of whom: the fullest form of the name in the document. `None` where it is about nobody in
    /// particular (an argument, a precedent, a finding about a country).
    pub person: Option<String>,
    /// Somebody on file whose name comes near, as the desk writes it. A match of names is no finding that they
    /// are one person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
    /// When.
    pub date: Option<ProposedDate>,
    /// Where, in the words of the text.
    pub place: Option<String>,
    /// The fields that the text gives.
    pub details: BTreeMap<Field, String>,
    /// What the text does with the statement.
    pub modality: Modality,
    /// Who says so, when it is not the document itself.
    pub attribution: Option<String>,
    /// Where the words stand.
    pub range: Range,
    /// The exact words.
    pub quote: String,
    /// Other places that state the same.
    pub also: Vec<Range>,
    /// How sure the rule is, from 0 to 1. For sorting only.
    pub confidence: f32,
    /// Which rule made it: `super::catalogue` says what it looks for.
    pub rule: Cow<'static, str>,
    /// The words that made it, in the order of [`Role::ALL`]. Empty in what was read before they were kept.
    #[serde(default)]
    pub because: Vec<Evidence>,
}

impl Proposal {
    /// A name for this proposal that stays the same when the document is read again: kind, person,
    /// date, words and their place, hashed. In lower-case hexadecimal, 32 digits.
    ///
    /// It is a name within one document: two documents with the same words at the same place give the same.
    /// What made the proposal (`rule`, `because`) is no part of it.
    pub fn fingerprint(&self) -> String {
        let mut hasher = Sha256::new();
        let date = self.date.map(|date| date.date.to_string()).unwrap_or_default();
        for part in [self.kind.name(), self.person.as_deref().unwrap_or(""), &date, &self.quote] {
            hasher.update(part.as_bytes());
            hasher.update([0]);
        }
        hasher.update((self.range.start as u64).to_le_bytes());
        hasher.finalize().iter().take(16).fold(String::with_capacity(32), |mut digits, byte| {
            digits.extend(
                [byte >> 4, byte & 15].map(|half| char::from_digit(u32::from(half), 16).unwrap_or('0')),
            );
            digits
        })
    }
}
