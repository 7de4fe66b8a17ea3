//! Evidence patterns: plain data that says which claims speak to an item. No expressions.
//!
//! A pattern is a row of plain conditions, all of which must hold. A match is never a finding: it puts a
//! claim before a person.

use amparo_ledger::claim::Modality;
use amparo_ledger::source::SourceKind;
use amparo_ledger::{Field, Kind};
use serde::Serialize;

use crate::words::Phrase;

/// Which claims speak to something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pattern {
    /// Any of these kinds.
    pub kinds: Vec<Kind>,
    /// About any of these.
    pub about: Vec<Whom>,
    /// The source does any of this with the statement.
    pub modality: Vec<Modality>,
    /// For each row: one of its phrases stands in one of its fields.
    pub conditions: Vec<Words>,
    /// For each row: none of its phrases stands in any of its fields.
    pub unless: Vec<Words>,
    /// All of these fields are given.
    pub has: Vec<Field>,
    /// One of these phrases stands in the place.
    pub place: Vec<Phrase>,
    /// Who says or does it: the id of a [`Voice`].
    pub by: Option<String>,
    /// Who does not say or do it.
    pub not_by: Option<String>,
    /// To whom it went: the id of a [`Voice`].
    pub to: Option<String>,
    /// What the claim must rest on.
    pub source: SourceTest,
    /// What a match means, or, for related claims, why it does not count.
    pub note: String,
}

/// Phrases and the fields in which they are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The fields; empty: every field but those that name speakers.
    pub fields: Vec<Field>,
    /// Any of these phrases.
    pub any_of: Vec<Phrase>,
}

/// Whom a claim is about, seen from the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// The person whose case it is.
    Principal,
    /// Somebody else.
    Other,
    /// An organisation.
    Organisation,
    /// The country that holds the person.
    Country,
    /// Matters in general.
    General,
}

impl Whom {
    /// Every value with its name in packs.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Principal, "principal"),
        (Self::Other, "other"),
        (Self::Organisation, "organisation"),
        (Self::Country, "country"),
        (Self::General, "general"),
    ];
}

/// What a claim must rest on. The default asks nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SourceTest {
    /// A source of one of these sorts; empty: any.
    pub kinds: Vec<SourceSort>,
    /// One of these phrases stands in the source's title; empty: any.
    pub title: Vec<Phrase>,
    /// One of these phrases stands in the source's author or publisher; empty: any.
    pub publisher: Vec<Phrase>,
    /// The exact words must be on file.
    pub on_file: bool,
    /// The source must disclose no tie to the case, and be neither official nor of the family.
    pub independent: bool,
}

/// What sort of thing a claim rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceSort {
    /// A source on file of this kind.
    OnFile(SourceKind),
    /// A publication that is only named.
    Named,
    /// A member's own testimony.
    Testimony,
}

impl SourceSort {
    /// Every value with its name in packs.
    pub const ALL: [(Self, &'static str); 9] = [
        (Self::OnFile(SourceKind::Press), "press"),
        (Self::OnFile(SourceKind::Organisation), "organisation"),
        (Self::OnFile(SourceKind::Official), "official"),
        (Self::OnFile(SourceKind::Court), "court"),
        (Self::OnFile(SourceKind::Family), "family"),
        (Self::OnFile(SourceKind::Interview), "interview"),
        (Self::OnFile(SourceKind::Other), "other"),
        (Self::Named, "named"),
        (Self::Testimony, "testimony"),
    ];
}

/// A class of speakers or addressees, by the words that name them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Voice {
    /// Its id.
    pub id: String,
    /// Who that is.
    pub plain: String,
    /// Any of these phrases names one of them.
    pub words: Vec<Phrase>,
    /// None of these does.
    pub unless: Vec<Phrase>,
}
