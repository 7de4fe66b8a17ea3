//! Consent and authority: who agreed that what may go to whom, until when.
//!
//! Anything that leaves the desk is checked against these, and what is missing is said.

use serde::{Deserialize, Serialize};

use crate::date::SourceDate;
use crate::ids::{ConsentId, PersonId, SourceId};

/// Which agreement it is. Publication, delivery and use each need their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// A written waiver under the Privacy Act (5 U.S.C. 552a(b)), so that the Department of State may
    /// discuss the case.
    PrivacyWaiver,
    /// The prisoner's own consent.
    Prisoner,
    /// The family's consent.
    Family,
    /// A power to act for the person, such as a lawyer's.
    PowerOfAttorney,
    /// A source's consent that its words are used.
    SourceUse,
}

impl ConsentKind {
    /// Every kind with the name that commands use.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::PrivacyWaiver, "privacy-waiver"),
        (Self::Prisoner, "prisoner"),
        (Self::Family, "family"),
        (Self::PowerOfAttorney, "power-of-attorney"),
        (Self::SourceUse, "source-use"),
    ];
}

/// What is agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// That a paper is delivered to the addressee.
    Delivery,
    /// That something is published.
    Publication,
    /// That it is used in the desk's own work.
    Use,
}

/// One agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Its id.
    pub id: ConsentId,
    /// Which agreement it is.
    pub kind: ConsentKind,
    /// Whose case or words it is about.
    pub about: PersonId,
    /// Who gave it, by name and standing ("his wife").
    pub given_by: String,
    /// For what. Never empty: an agreement to nothing is not one.
    pub purposes: crate::least_one::AtLeastOne<Purpose>,
    /// To whom it may go, each by name ("Department of State", "Congress"). Empty: to nobody in particular yet.
    pub addressees: Vec<String>,
    /// When it was given.
    pub given_on: SourceDate,
    /// The last day on which it holds; `None`: no end was set.
    pub until: Option<SourceDate>,
    /// How it was obtained, and in which languages, above all from someone in custody.
    pub how: Option<String>,
    /// The signed paper, if it is on file.
    pub paper: Option<SourceId>,
}
