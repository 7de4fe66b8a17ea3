//! What a column of a sheet may be: a part of a claim of any kind, or one of a few things around it.

use std::fmt;
use std::str::FromStr;

use amparo_ledger::claim::kind::{FIELDS, KINDS};
use amparo_ledger::{Field, Kind};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Nothing that is wanted.
    Skip,
    /// The person's name.
    Name,
    /// Further spellings of it, or names in another script; several are cut by semicolons or bars.
    OtherName,
    /// Given names, put before the family name.
    Given,
    /// The family name.
    Family,
    /// The case on this desk, by its id: the row updates it.
    CaseId,
    /// Whether the person is held, free, dead or missing.
    Held,
    /// The gender, as the sheet writes it.
    Sex,
    /// What else the row says.
    Note,
    /// The title of the row's own source.
    SourceTitle,
    /// Its address.
    SourceUrl,
    /// Who published it.
    SourcePublisher,
    /// When.
    SourceDate,
    /// A part of a claim.
    Claim(ClaimPart),
}

/// A part of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClaimPart {
    /// The kind of claim.
    pub kind: Kind,
    /// Which of several claims of this kind in one row, from 1.
    pub number: u8,
    /// Which part.
    pub part: Part,
    /// A further part that the name of the target itself says.
    pub says: Option<(Field, &'static str)>,
}

/// A part of a claim, beside its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// When it happened.
    Date,
    /// When it became known.
    Known,
    /// Where.
    Place,
    /// One of the fields of its kind.
    Field(Field),
}

/// Targets that are no part of a claim, with their names and meanings.
const AROUND: &[(Target, &str, &str)] = &[
    (Target::Skip, "skip", "not brought in"),
    (Target::Name, "name", "the person's name"),
    (Target::OtherName, "other-name", "further spellings or scripts of the name; several are cut by ; or |"),
    (Target::Given, "given-name", "given names, put before the family name"),
    (Target::Family, "family-name", "the family name"),
    (Target::CaseId, "case-id", "the case on this desk (case-…): the row updates it"),
    (Target::Held, "custody-status", "held, free, dead or missing"),
    (Target::Sex, "sex", "the gender, as the sheet writes it"),
    (Target::Note, "note", "what else the row says"),
    (Target::SourceTitle, "source-title", "the title of the source that the row names"),
    (Target::SourceUrl, "source-url", "its address"),
    (Target::SourcePublisher, "source-publisher", "who published it"),
    (Target::SourceDate, "source-date", "when it was published"),
];

/// Short names for the parts of claims that lists most often have.
const SHORT: &[(&str, &str, &str)] = &[
    ("born", "birth.date", "the date or year of birth"),
    ("birthplace", "birth.place", "the place of birth"),
    ("nationality", "status.status", "citizenship or nationality"),
    ("occupation", "relationship.other", "what the person does"),
    ("arrested", "arrest.date", "the day of arrest"),
    ("arrest-place", "arrest.place", "where the person was arrested"),
    ("charge", "charge.charge", "what the person is charged with"),
    ("article", "charge.article", "the article of the code"),
    ("sentenced", "sentence.date", "the day of the sentence"),
    ("sentence", "sentence.length", "the term"),
    ("court", "sentence.by", "the court"),
    ("facility", "detention.place", "the prison or place where the person is held"),
    ("country", "detention.place", "the country where the person is held"),
    ("held-since", "detention.date", "since when"),
    ("released", "release.date", "the day of release"),
    ("died", "death.date", "the day of death"),
    ("recognised-by", "recognition.by", "an organisation that lists the person as a political prisoner"),
    ("recognised", "recognition.date", "when it did"),
];

/// The number of claims that come of `occupation`, so that it does not run into a relationship of the sheet's own.
const OCCUPATION: u8 = 100;

/// The text names no target.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no target: write a name of the list, or `kind.part` such as `arrest.date` or `trial#2.outcome`"
)]
pub struct UnknownTarget(pub String);

impl FromStr for Target {
    type Err = UnknownTarget;

    fn from_str(text: &str) -> Result<Self, UnknownTarget> {
        let plain = text.trim().to_lowercase();
        if let Some((target, ..)) = AROUND.iter().find(|(_, name, _)| *name == plain.replace('_', "-")) {
            return Ok(*target);
        }
        if let Some((_, whole, _)) = SHORT.iter().find(|(name, ..)| *name == plain.replace('_', "-")) {
            let Target::Claim(part) = whole.parse::<Self>()? else {
                return Err(UnknownTarget(text.to_owned()));
            };
            if plain == "occupation" {
                let says = Some((Field::Rel, "occupation"));
                return Ok(Self::Claim(ClaimPart { number: OCCUPATION, says, ..part }));
            }
            return Ok(Self::Claim(part));
        }
        claim_part(&plain.replace('-', "_")).map(Self::Claim).ok_or_else(|| UnknownTarget(text.to_owned()))
    }
}

fn claim_part(text: &str) -> Option<ClaimPart> {
    let (kind, part) = text.split_once('.')?;
    let (kind, number) = match kind.split_once('#') {
        Some((kind, number)) => {
            (kind, number.parse().ok().filter(|number| (1..OCCUPATION).contains(number))?)
        }
        None => (kind, 1),
    };
    let kind: Kind = kind.parse().ok()?;
    let part = match part {
        "date" => Part::Date,
        "known" => Part::Known,
        "place" => Part::Place,
        field => Part::Field(field.parse().ok().filter(|field| kind.spec().fields.contains(field))?),
    };
    Some(ClaimPart { kind, number, part, says: None })
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claim(ClaimPart { says: Some(_), .. }) => f.write_str("occupation"),
            Self::Claim(part) => write!(f, "{part}"),
            around => {
                let row = AROUND.iter().find(|(target, ..)| target == around);
                f.write_str(row.map_or("skip", |(_, name, _)| name))
            }
        }
    }
}

impl fmt::Display for ClaimPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name())?;
        if self.number != 1 {
            write!(f, "#{}", self.number)?;
        }
        match self.part {
            Part::Date => f.write_str(".date"),
            Part::Known => f.write_str(".known"),
            Part::Place => f.write_str(".place"),
            Part::Field(field) => write!(f, ".{}", field.name()),
        }
    }
}

impl Target {
    /// Whether the column holds dates.
    pub fn is_date(self) -> bool {
        match self {
            Self::SourceDate => true,
            Self::Claim(part) => matches!(part.part, Part::Date | Part::Known),
            _ => false,
        }
    }
}

/// Every target by its name, with its meaning: those around claims, the short names, and every part of every kind.
pub fn targets() -> Vec<(String, String)> {
    let around = AROUND.iter().map(|(_, name, meaning)| ((*name).to_owned(), (*meaning).to_owned()));
    let short =
        SHORT.iter().map(|(name, whole, meaning)| ((*name).to_owned(), format!("{meaning} ({whole})")));
    let parts = KINDS.iter().flat_map(|spec| {
        let own = spec.fields.iter().map(|field| (field.name(), FIELDS[*field as usize].2));
        let always = [("date", "When it happened."), ("place", "Where."), ("known", "When it became known.")];
        let name = move |part: &str| format!("{}.{part}", spec.name);
        always.into_iter().chain(own).map(move |(part, meaning)| (name(part), meaning.to_owned()))
    });
    around.chain(short).chain(parts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_reads_back_to_itself() {
        for (name, _) in targets() {
            let target: Target = name.parse().unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(target.to_string().parse(), Ok(target), "{name}");
        }
    }

    #[test]
    fn a_part_that_a_kind_does_not_have_is_no_target() {
        for text in
            ["birth.length", "arrest", "arest.date", "arrest#0.date", "arrest#x.date", "arrest#100.date", ""]
        {
            assert_eq!(text.parse::<Target>(), Err(UnknownTarget(text.to_owned())));
        }
        assert!("trial#2.outcome".parse::<Target>().is_ok());
    }
}
