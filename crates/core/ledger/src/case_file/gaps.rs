//! What the file does not know, as questions, each with what would settle it.
//!
//! A gap is never a "no". It is worked out from the claims that stand and goes away when one settles it.

use std::fmt;

use jiff::civil::Date;

use super::happening::is_told;
use super::{CaseFile, Custody, EndedHow, Footing, Happening, SaidDates};
use crate::claim::kind::{Field, Kind};
use crate::consent::ConsentKind;
use crate::record::ClaimState;

/// One thing that is not known.
#[derive(Debug, Clone)]
pub struct Gap<'a> {
    /// The question.
    pub question: Question<'a>,
    /// The claims that raise it; empty when it is silence itself.
    pub claims: Vec<&'a ClaimState>,
}

/// What is not known.
#[derive(Debug, Clone)]
pub enum Question<'a> {
    /// When was the person born?
    BirthDate,
    /// Of which country is the person a citizen, or where a resident?
    Citizenship,
    /// Nothing is on file about an arrest or detention.
    Custody,
    /// When was the person arrested? Only that they were held is on file.
    Arrest,
    /// On what footing was the person held from then on?
    Footing {
        /// Since when.
        since: SaidDates<'a>,
    },
    /// Where is the person held? Nothing since the day, or nothing at all.
    PlaceOfDetention {
        /// The last day for which a place is on file.
        since: Option<Date>,
    },
    /// Where was the person then? The whereabouts are still not known.
    Whereabouts {
        /// Since when.
        since: SaidDates<'a>,
    },
    /// Is the person still held? No release is on file.
    StillHeld {
        /// The last word.
        last_word: Option<Date>,
    },
    /// The person was free again before the next arrest, but no release is on file.
    Release {
        /// Not later than this.
        by: SaidDates<'a>,
    },
    /// With what is the person charged?
    Charge,
    /// Under which article?
    Article,
    /// To what was the person sentenced?
    Sentence,
    /// Who is the lawyer?
    Lawyer,
    /// Has a body made a determination? None is on file, which is not a "no".
    Determination,
    /// Has the prisoner or the family agreed?
    Consent,
    /// Is there a waiver under the Privacy Act?
    PrivacyWaiver,
    /// Two people of one name: one person or two?
    SameName {
        /// The name.
        name: &'a str,
    },
    /// A claim of custody is too vague to say of which arrest it speaks.
    WhichArrest,
}

impl Question<'_> {
    /// What would settle it.
    pub fn settled_by(&self) -> &'static str {
        match self {
            Self::BirthDate => "an identity paper, a court paper or the family",
            Self::Citizenship => "a passport, a residence card, or a source that names it",
            Self::Custody => "the family, the lawyer or a report of the arrest",
            Self::Arrest => "the record of arrest, or a report of that day",
            Self::Footing { .. } => "the record of arrest, or the court's order",
            Self::PlaceOfDetention { .. } | Self::Whereabouts { .. } => {
                "a letter, a visit, the lawyer, or the prison service"
            }
            Self::StillHeld { .. } => "a letter, a visit, or a dated word of the family or the lawyer",
            Self::Release { .. } => "the family, or a report of the release",
            Self::Charge | Self::Article => "the decision to charge, or the lawyer",
            Self::Sentence => "the judgment, or a report of the verdict",
            Self::Lawyer => "the family, or a court paper",
            Self::Determination => "an official word; ask the office that decides",
            Self::Consent => "a signed consent of the prisoner or of a relative",
            Self::PrivacyWaiver => "a signed waiver, so that the Department may disclose records of the case",
            Self::SameName { .. } => "a birth date or another fact that tells them apart",
            Self::WhichArrest => "the day, from the source or another one",
        }
    }
}

impl fmt::Display for Question<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |day: &Option<Date>| day.map_or_else(|| "the beginning".to_owned(), |day| day.to_string());
        match self {
            Self::BirthDate => f.write_str("date of birth not on file"),
            Self::Citizenship => f.write_str("citizenship or residence not on file"),
            Self::Custody => f.write_str("nothing on file about an arrest or detention"),
            Self::Arrest => f.write_str("day of the arrest not on file"),
            Self::Footing { since } if since.is_empty() => f.write_str("footing of custody not on file"),
            Self::Footing { since } => write!(f, "footing of custody since {since} not on file"),
            Self::PlaceOfDetention { since } => {
                write!(f, "place of detention not on file since {}", day(since))
            }
            Self::Whereabouts { since } if since.is_empty() => f.write_str("whereabouts unknown, undated"),
            Self::Whereabouts { since } => write!(f, "whereabouts unknown since {since}"),
            Self::StillHeld { last_word: Some(day) } => write!(f, "no release on file, last word {day}"),
            Self::StillHeld { last_word: None } => f.write_str("no release on file"),
            Self::Release { by } => write!(f, "no release on file before the arrest of {by}"),
            Self::Charge => f.write_str("charge not on file"),
            Self::Article => f.write_str("article of the charge not on file"),
            Self::Sentence => f.write_str("sentence not on file"),
            Self::Lawyer => f.write_str("no lawyer on file"),
            Self::Determination => f.write_str("no determination on file: not known, which is not a no"),
            Self::Consent => f.write_str("no consent of the prisoner or family on file"),
            Self::PrivacyWaiver => f.write_str("no privacy waiver on file"),
            Self::SameName { name } => write!(f, "two people named {name} on file"),
            Self::WhichArrest => f.write_str("a claim of custody is too vague to place"),
        }
    }
}

impl CaseFile {
    /// What is not known, in the order in which a caseworker would ask.
    pub fn gaps(&self) -> Vec<Gap<'_>> {
        self.gaps_with(&self.custody())
    }

    /// The same, for a caller who has worked out [`CaseFile::custody`] already.
    pub fn gaps_with<'a>(&'a self, custody: &Custody<'a>) -> Vec<Gap<'a>> {
        let mut gaps = Vec::new();
        let mut ask = |missing: bool, question: Question<'a>| {
            if missing {
                gaps.push(Gap { question, claims: Vec::new() });
            }
        };
        let births = self.births();
        ask(!births.iter().any(|birth| !birth.dates().is_empty()), Question::BirthDate);
        ask(!self.statuses().iter().any(Happening::is_asserted), Question::Citizenship);
        ask(custody.stretches.is_empty() && custody.unplaced.is_empty(), Question::Custody);
        gaps.extend(of_custody(custody));
        gaps.extend(self.of_law());
        let mut ask = |missing: bool, question: Question<'a>| {
            if missing {
                gaps.push(Gap { question, claims: Vec::new() });
            }
        };
        ask(!self.has_lawyer(), Question::Lawyer);
        ask(!self.determinations().iter().any(Happening::is_asserted), Question::Determination);
        let has = |kinds: &[ConsentKind]| {
            self.standing_consents()
                .any(|state| state.consent.about == self.person && kinds.contains(&state.consent.kind))
        };
        ask(!has(&[ConsentKind::Prisoner, ConsentKind::Family]), Question::Consent);
        ask(!has(&[ConsentKind::PrivacyWaiver]), Question::PrivacyWaiver);
        for same in self.same_names() {
            ask(true, Question::SameName { name: same.left.1 });
        }
        gaps
    }

    fn of_law(&self) -> Vec<Gap<'_>> {
        let charges = self.charges();
        let verdicts = self.verdicts();
        let mut gaps = Vec::new();
        if charges.is_empty() && verdicts.is_empty() {
            gaps.push(Gap { question: Question::Charge, claims: Vec::new() });
        }
        let without = |one: &&Happening<'_>| one.is_asserted() && one.said(Field::Article).is_empty();
        for charge in charges.iter().filter(without) {
            gaps.push(Gap { question: Question::Article, claims: charge.claims.clone() });
        }
        let convictions = verdicts.iter().filter(|one| one.is(Kind::Conviction) && one.is_asserted());
        if !verdicts.iter().any(|one| one.is(Kind::Sentence) && one.is_asserted()) {
            gaps.extend(
                convictions.map(|one| Gap { question: Question::Sentence, claims: one.claims.clone() }),
            );
        }
        gaps
    }

    fn has_lawyer(&self) -> bool {
        let says = |text: Option<&str>| {
            let text = text.unwrap_or_default().to_lowercase();
            ["lawyer", "attorney", "counsel", "advocate"].iter().any(|word| text.contains(word))
        };
        self.claims.iter().filter(|state| is_told(state)).any(|state| {
            let statement = &state.claim.statement;
            match statement.kind() {
                Kind::Person => says(statement.get(Field::Kind)),
                Kind::Relationship => says(statement.get(Field::Rel)),
                Kind::Authority => says(statement.get(Field::Kind)) || says(statement.get(Field::By)),
                _ => false,
            }
        })
    }
}

fn of_custody<'a>(custody: &Custody<'a>) -> Vec<Gap<'a>> {
    let mut gaps = Vec::new();
    for (place, stretch) in custody.stretches.iter().enumerate() {
        let claims = || stretch.start.claims().collect::<Vec<_>>();
        if stretch.began != super::BeganHow::Arrest || stretch.start.is_empty() {
            gaps.push(Gap { question: Question::Arrest, claims: claims() });
        }
        let unknown = stretch.episodes.iter().filter(|episode| episode.footing == Footing::Unknown);
        gaps.extend(unknown.map(|episode| Gap {
            question: Question::Footing { since: episode.start.clone() },
            claims: episode.start.claims().collect(),
        }));
        let next = custody.stretches.get(place + 1);
        if let (EndedHow::NotOnFile, Some(next)) = (stretch.ending.how, next) {
            gaps.push(Gap { question: Question::Release { by: next.start.clone() }, claims: claims() });
        }
    }
    gaps.extend(custody.latest().filter(|last| !last.is_ended()).into_iter().flat_map(still_open));
    let lost = custody.whereabouts_unknown.iter().filter(|gap| gap.until == super::Bounds::default());
    gaps.extend(lost.map(|gap| Gap {
        question: Question::Whereabouts { since: gap.since.clone() },
        claims: gap.happening.claims.clone(),
    }));
    let vague = custody.unplaced.iter();
    gaps.extend(vague.map(|one| Gap { question: Question::WhichArrest, claims: one.claims.clone() }));
    gaps
}

fn still_open<'a>(stretch: &super::Stretch<'a>) -> [Gap<'a>; 2] {
    let last_word = stretch.last_word.map(|(day, _)| day);
    let place = stretch.last_place();
    // "In July" does not reach beyond the day on which the file was read.
    let since = place.and_then(|stay| stay.since.start().latest).map(|day| day.min(stretch.over_by));
    let of_place = place.map(|stay| stay.claims.clone()).unwrap_or_default();
    [
        Gap { question: Question::PlaceOfDetention { since }, claims: of_place },
        Gap {
            question: Question::StillHeld { last_word },
            claims: stretch.last_word.map(|(_, state)| state).into_iter().collect(),
        },
    ]
}
