//! The closed list of what a claim can say, each kind with its own fields.
//!
//! [`KINDS`] is the one table: parsing, `--help`, JSON, framework patterns and the documents are made
//! from it. The first 25 kinds are those of the corpus; the rest are what the frameworks need on top.
//! To add a kind, add a row here and follow the compiler.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($($variant:ident $name:literal $set:ident $theme:ident [$($field:ident),*] $meaning:literal;)*) => {
        /// What a claim says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind {$(
            #[doc = $meaning]
            $variant,
        )*}

        /// Every kind, in the order in which lists show them.
        pub const KINDS: &[KindSpec] = &[$(KindSpec {
            kind: Kind::$variant,
            name: $name,
            set: KindSet::$set,
            theme: Theme::$theme,
            fields: &[$(Field::$field),*],
            meaning: $meaning,
        }),*];

        impl Kind {
            /// The row of [`KINDS`] that describes this kind.
            pub fn spec(self) -> &'static KindSpec {
                &KINDS[self as usize]
            }
        }
    };
}

macro_rules! fields {
    ($($variant:ident $name:literal $meaning:literal;)*) => {
        /// A part of a statement, beside its subject, date and place.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Field {$(
            #[doc = $meaning]
            $variant,
        )*}

        /// Every field with its name and meaning.
        pub const FIELDS: &[(Field, &str, &str)] = &[$((Field::$variant, $name, $meaning)),*];
    };
}

/// One row of [`KINDS`].
#[derive(Debug)]
pub struct KindSpec {
    /// The kind.
    pub kind: Kind,
    /// Its name in files, commands and patterns.
    pub name: &'static str,
    /// Whether it is one of the 25 corpus kinds.
    pub set: KindSet,
    /// Where a case file shows it.
    pub theme: Theme,
    /// The fields it may have. All are optional: a source often gives only some.
    pub fields: &'static [Field],
    /// What it says, in a sentence for a caseworker.
    pub meaning: &'static str,
}

/// Which list a kind belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindSet {
    /// One of the 25 kinds with which real documents were annotated.
    Corpus,
    /// Needed by the legal frameworks beyond those.
    Further,
}

/// The part of a case file in which a kind is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Who the person is: names, birth, citizenship, residence.
    Identity,
    /// Family, employers, organisations: the person's ties.
    Ties,
    /// Arrest, detention, transfer, release.
    Custody,
    /// Charges, trial, verdict, sentence.
    Law,
    /// Illness, treatment, ill-treatment, poisoning, punishment.
    Health,
    /// What others did: calls, determinations, sanctions, recognition.
    Response,
    /// What the person wrote or did.
    Work,
    /// Countries, laws, precedents, argument.
    Context,
    /// Consent and authority to act.
    Authority,
}

fields! {
    By "by" "Who did or said it.";
    Alleged "alleged" "Who is alleged to have done it.";
    ByStatement "by_statement" "Whose word it rests on.";
    Charge "charge" "What the person is charged with or convicted of.";
    Article "article" "The article of the code, as the source writes it.";
    Length "length" "How long: a term of imprisonment.";
    Kind "kind" "Which kind of it, such as `prisoner`, `visit`, `SHIZO`.";
    Rel "rel" "How the two are related, such as `spouse`, `employer`, `role`.";
    Other "other" "The other person, organisation or office.";
    Status "status" "Citizenship, residence or another standing.";
    Finding "finding" "What a body found, in its own words.";
    Ask "ask" "What is asked for.";
    Targets "targets" "Who is sanctioned.";
    Condition "condition" "The illness or injury.";
    Detail "detail" "Anything else that the source says of it.";
    From "from" "Where or whom it came from.";
    To "to" "Whom or where it went to: `family`, `lawyer`, `consular`, an addressee, a place.";
    Outcome "outcome" "How it ended.";
    Reason "reason" "The reason given.";
    Agent "agent" "The poison or other means.";
    Duration "duration" "How long it lasted.";
    Basis "basis" "On what footing the person was held: `administrative` or `criminal`.";
    Name "name" "A name or a spelling of it.";
    Subject "subject" "What it is about.";
    Concerning "concerning" "The event or person it answers.";
    Title "title" "The title of a work, paper or law.";
    Publisher "publisher" "Who published it.";
    Receipt "receipt" "Proof that it arrived.";
    Year "year" "The year that a report or a finding is about.";
    Text "text" "The exact words of a law or a finding.";
    InForce "in_force" "When that version of a law was in force.";
    Topic "topic" "Which question an argument answers.";
    Argument "argument" "What is argued.";
    Unit "unit" "The service, court or colony an official belongs to.";
    Scope "scope" "What a consent or an authority covers.";
    Until "until" "When a consent or an authority ends.";
}

kinds! {
    Person "person" Corpus Identity [Kind, Name, Detail] "A person is named: prisoner, relative, official, lawyer.";
    Birth "birth" Corpus Identity [Detail] "Date or place of birth.";
    Status "status" Corpus Identity [Status, From, Detail] "Citizenship, permanent residence or nationality, stated as such.";
    Relationship "relationship" Corpus Ties [Rel, Other, Status, Detail] "Kin, employer, party, organisation or office.";
    Arrest "arrest" Corpus Custody [By, Alleged, Reason, Charge, Article, Basis, Detail] "Taken into custody.";
    Search "search" Corpus Custody [By, Targets, Reason, Detail] "A home or office searched, things seized.";
    Detention "detention" Corpus Custody [By, Kind, Basis, Length, Duration, Reason, Charge, Detail] "Being held: where, on what footing, ordered or prolonged by whom.";
    Charge "charge" Corpus Law [By, Charge, Article, Length, Detail] "Charged with an offence.";
    Conviction "conviction" Corpus Law [By, Charge, Article, Detail] "Found guilty.";
    Sentence "sentence" Corpus Law [By, Length, Charge, Article, Kind, Detail] "Sentenced.";
    Trial "trial" Corpus Law [By, Kind, Subject, Outcome, Detail] "Hearing, appeal or ruling that is neither conviction nor sentence.";
    Transfer "transfer" Corpus Custody [By, From, To, Reason, Detail] "Moved between prisons, countries or hospitals.";
    Poisoning "poisoning" Corpus Health [Agent, Alleged, ByStatement, Outcome, Detail] "Poisoned.";
    Health "health" Corpus Health [Condition, ByStatement, Detail] "An illness or injury.";
    MedicalNeglect "medical_neglect" Corpus Health [Condition, By, ByStatement, Detail] "Care denied or withheld.";
    IllTreatment "ill_treatment" Corpus Health [Kind, By, Alleged, ByStatement, Duration, Detail] "Torture, beating, isolation or other inhuman treatment.";
    AccessDenied "access_denied" Corpus Health [To, By, Reason, Detail] "Access refused to family, lawyer or consul.";
    HungerStrike "hunger_strike" Corpus Health [Reason, Duration, Detail] "A hunger strike.";
    Disappearance "disappearance" Corpus Custody [By, Duration, Detail] "Whereabouts unknown or concealed.";
    Death "death" Corpus Custody [Alleged, ByStatement, Reason, Detail] "Died.";
    Release "release" Corpus Custody [By, Kind, Reason, Detail] "Released.";
    Exchange "exchange" Corpus Custody [By, From, To, Other, Detail] "Exchanged for other prisoners.";
    Determination "determination" Corpus Response [By, Finding, Detail] "A body's finding or designation about the case.";
    Call "call" Corpus Response [By, Ask, To, Concerning, Detail] "A statement, appeal, demand, denial or concern about the case.";
    Sanction "sanction" Corpus Response [By, Targets, Concerning, Detail] "Sanctions or visa bars over the case or on the person.";

    Recognition "recognition" Further Response [By, Finding, Detail] "An organisation lists the person as a political prisoner.";
    CountryFinding "country_finding" Further Context [By, Finding, Subject, Year, Title, Text, Detail] "A finding about a country's courts or prisons in a given year.";
    Delivery "delivery" Further Response [By, To, Title, Receipt, Detail] "A paper was delivered to an official or a mission.";
    Contact "contact" Further Health [Kind, By, Outcome, Detail] "A visit, letter or call with the prisoner; also proof of life.";
    Punishment "punishment" Further Health [Kind, By, Length, Reason, Detail] "A punishment in prison: SHIZO, PKT, EPKT, a strict regime.";
    Work "work" Further Work [Kind, Title, Publisher, Subject, Detail] "Something the person wrote, said or published.";
    Post "post" Further Ties [Rel, Unit, Other, Detail] "An office that an official held, and when.";
    DomesticLaw "domestic_law" Further Context [Title, Article, Text, InForce, Detail] "A law of the detaining country as it stood at a date.";
    Consent "consent" Further Authority [By, Kind, To, Scope, Until, Detail] "Consent to disclose, or a privacy waiver.";
    Authority "authority" Further Authority [By, Kind, To, Scope, Until, Detail] "A power to act for the person.";
    Precedent "precedent" Further Context [By, From, Other, Detail] "Releases or exchanges of others, told in general.";
    Argument "argument" Further Context [By, Topic, Argument, Detail] "What authors argue, as their opinion.";
}

/// The text names no kind of claim.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a kind of claim")]
pub struct UnknownKind(pub String);

/// The text names no field of a claim.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a part of any claim")]
pub struct UnknownField(pub String);

impl Kind {
    /// The name in files and commands.
    pub fn name(self) -> &'static str {
        self.spec().name
    }

    /// Whether it is one of the 25 corpus kinds.
    pub fn is_corpus_kind(self) -> bool {
        self.spec().set == KindSet::Corpus
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        let found = KINDS.iter().find(|spec| spec.name == text);
        found.map(|spec| spec.kind).ok_or_else(|| UnknownKind(text.to_owned()))
    }
}

impl Field {
    /// The name in files and commands.
    pub fn name(self) -> &'static str {
        FIELDS[self as usize].1
    }

    /// What it holds.
    pub fn meaning(self) -> &'static str {
        FIELDS[self as usize].2
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Field {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<Self, UnknownField> {
        let found = FIELDS.iter().find(|(_, name, _)| *name == text);
        found.map(|(field, ..)| *field).ok_or_else(|| UnknownField(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_enum() {
        for (row, spec) in KINDS.iter().enumerate() {
            assert_eq!(spec.kind as usize, row, "{}", spec.name);
            assert_eq!(spec.name.parse(), Ok(spec.kind));
        }
        for (row, (field, name, _)) in FIELDS.iter().enumerate() {
            assert_eq!(*field as usize, row, "{name}");
            assert_eq!(name.parse(), Ok(*field));
        }
    }

    #[test]
    fn twenty_five_kinds_are_those_of_the_corpus() {
        assert_eq!(KINDS.iter().filter(|spec| spec.kind.is_corpus_kind()).count(), 25);
    }

    #[test]
    fn names_in_the_table_are_the_names_in_stored_entries() {
        for spec in KINDS {
            let stored = ciborium::Value::serialized(&spec.kind).expect("a unit variant");
            assert_eq!(stored, ciborium::Value::Text(spec.name.to_owned()));
        }
    }
}
