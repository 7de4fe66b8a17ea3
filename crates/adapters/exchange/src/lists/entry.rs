//! What one entry of a sanctions list says, in one form for all lists.

use std::fmt;

use amparo_ledger::date::SourceDate;
use serde::{Deserialize, Serialize};

use super::countries;
use super::dates::{self, Order};
use super::limits::VALUES_MAX;

/// One entry: a person, an organisation or a thing that a list names.
///
/// Everything is as the list has it. What a list does not say is empty or `None`, which is not a "no".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// The list's own stable id. Where a list repeats one, the second has `#2` after it.
    pub key: String,
    /// What it is.
    pub kind: Kind,
    /// At least one; the primary one, if the list marks it, first.
    pub names: Vec<ListedName>,
    /// When the person was born: several where the list is not sure.
    pub births: Vec<Birth>,
    /// Where, as the list writes it.
    pub birth_places: Vec<String>,
    /// Nationalities, citizenships and other ties to a country.
    pub countries: Vec<Country>,
    /// As the list gives it.
    pub gender: Option<Gender>,
    /// Forms of address and ranks, such as "Colonel".
    pub titles: Vec<String>,
    /// Offices and functions.
    pub positions: Vec<String>,
    /// Addresses, each on one line.
    pub addresses: Vec<String>,
    /// By whom and since when it is listed. Empty when a collection names somebody whom nobody lists (a relative, a
    /// holder of an office).
    pub listings: Vec<Listing>,
    /// Passports, tax numbers and the like.
    pub identifiers: Vec<Identifier>,
    /// Other entries of the same list that this one names.
    pub links: Vec<Link>,
    /// What a collection says of its reason to hold the entry, such as `sanction` or `role.pep`.
    pub topics: Vec<String>,
    /// Remarks of the list, free text.
    pub notes: Vec<String>,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A human being.
    Person,
    /// A company, an authority, a group.
    Organisation,
    /// A ship.
    Vessel,
    /// An aircraft.
    Aircraft,
    /// Something else, or the list does not say.
    #[default]
    Other,
}

/// One name of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ListedName {
    /// The whole name.
    pub text: String,
    /// Its parts, where the list gives them.
    pub parts: NameParts,
    /// What the list thinks of it.
    pub quality: Quality,
    /// The language as the list writes it, such as `eng`, `FR` or `Arabic`.
    pub language: Option<String>,
    /// The script as the list writes it, such as `Cyrl` or `Arabic`.
    pub script: Option<String>,
}

/// The parts of a name, each as the list gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NameParts {
    /// Given names; several stand with spaces between.
    pub given: Option<String>,
    /// What stands between given and family name and the list does not name more closely.
    pub middle: Option<String>,
    /// The father's or mother's name.
    pub patronymic: Option<String>,
    /// The family name.
    pub family: Option<String>,
}

/// What a list thinks of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// The name under which it is listed.
    Primary,
    /// Another name. Also where the list does not rate it.
    #[default]
    Strong,
    /// The list warns that it alone is not enough to tell the person by.
    Weak,
    /// Borne earlier.
    Former,
}

/// When a person was born.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Birth {
    /// As the list writes it.
    pub text: String,
    /// What the program reads in it; `None` where it cannot read it. Never more exact than the list.
    pub date: Option<SourceDate>,
}

/// A tie to a country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Country {
    /// As the list writes it.
    pub text: String,
    /// ISO 3166-1 alpha-2, where it can be told.
    pub code: Option<String>,
    /// What ties it.
    pub tie: Tie,
}

/// What ties an entry to a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// Nationality or citizenship.
    Nationality,
    /// Flag, place of registration, or a tie that the list does not name.
    Other,
}

/// Gender, as the list gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Another word.
    Other(String),
}

/// By whom, under what and since when an entry is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Who lists it.
    pub authority: Authority,
    /// The programme or regime, as the list writes it.
    pub programme: Option<String>,
    /// The act by which it is listed, where the list names it.
    pub basis: Option<String>,
    /// Since when.
    pub listed_on: Option<SourceDate>,
    /// Until when, where the list says that it ended.
    pub ended_on: Option<SourceDate>,
    /// Why, in the list's words.
    pub reason: Option<String>,
}

/// Who lists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    /// Office of Foreign Assets Control, United States.
    Ofac,
    /// Security Council of the United Nations.
    Un,
    /// European Union.
    Eu,
    /// United Kingdom.
    Uk,
    /// Canada.
    Canada,
    /// Switzerland.
    Switzerland,
    /// As a collection names it: an authority, or else the collection's own name for the source.
    Named(String),
}

impl fmt::Display for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ofac => "OFAC",
            Self::Un => "UN",
            Self::Eu => "EU",
            Self::Uk => "UK",
            Self::Canada => "CA",
            Self::Switzerland => "CH",
            Self::Named(name) => name,
        })
    }
}

/// A number or code by which an entry can be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// What it is, in the list's words, such as `Passport`.
    pub kind: String,
    /// The number.
    pub value: String,
    /// Who issued it, as the list writes it.
    pub country: Option<String>,
}

/// Another entry of the same list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its key, where the list gives one, else the name by which the list calls it.
    pub to: String,
    /// What it is to this entry, in the list's words, such as `Owned or Controlled By`.
    pub relation: String,
}

impl Entry {
    /// Since when the entry is listed, by anybody: the earliest day that the list gives.
    pub fn listed_on(&self) -> Option<SourceDate> {
        let dates = self.listings.iter().filter_map(|listing| listing.listed_on);
        dates.min_by_key(|date| date.sort_day())
    }

    /// Whether somebody still lists it, as far as the list says: at least one listing has no end.
    pub fn is_listed(&self) -> bool {
        self.listings.iter().any(|listing| listing.ended_on.is_none())
    }

    /// The programmes, each once, in the list's order.
    pub fn programmes(&self) -> Vec<&str> {
        let mut programmes = Vec::new();
        for programme in self.listings.iter().filter_map(|listing| listing.programme.as_deref()) {
            if !programmes.contains(&programme) {
                programmes.push(programme);
            }
        }
        programmes
    }

    pub(super) fn keyed(key: impl Into<String>, kind: Kind) -> Self {
        Self { key: key.into(), kind, ..Self::default() }
    }

    /// Adds a name; one that is there already takes the better word of the two for it.
    pub(super) fn add_name(&mut self, name: ListedName) {
        if name.text.is_empty() || !has_room(&self.names) {
            return;
        }
        match self.names.iter_mut().find(|known| known.text == name.text) {
            Some(known) => {
                if name.quality.rank() < known.quality.rank() {
                    known.quality = name.quality;
                }
                if known.parts.is_empty() {
                    known.parts = name.parts;
                }
            }
            None => self.names.push(name),
        }
    }

    pub(super) fn add_birth(&mut self, birth: Option<Birth>) {
        push_once(&mut self.births, birth);
    }

    /// Several in one field: `1960 or 1961`.
    pub(super) fn add_births(&mut self, text: &str, order: Order) {
        for one in text.split(" or ").flat_map(|text| text.split(" OR ")) {
            self.add_birth(dates::birth(one, order));
        }
    }

    pub(super) fn add_countries<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>, tie: Tie) {
        for text in texts {
            self.add_country(countries::tie(text, tie));
        }
    }

    pub(super) fn add_country(&mut self, country: Option<Country>) {
        push_once(&mut self.countries, country);
    }

    pub(super) fn add_identifier(&mut self, kind: &str, value: &str, country: &str) {
        let one = Identifier { kind: tidy(kind), value: tidy(value), country: some(country) };
        push_once(&mut self.identifiers, Some(one).filter(|one| !one.value.is_empty()));
    }

    pub(super) fn add_listing(&mut self, listing: Listing) {
        push_once(&mut self.listings, Some(listing));
    }
}

impl Quality {
    /// The smaller, the better a person can be told by it.
    fn rank(self) -> u8 {
        match self {
            Self::Primary => 0,
            Self::Strong => 1,
            Self::Former => 2,
            Self::Weak => 3,
        }
    }
}

impl ListedName {
    pub(super) fn whole(text: &str, quality: Quality) -> Self {
        Self { text: tidy(text), quality, ..Self::default() }
    }

    /// A name in one field: of a person, with the family name before a comma.
    pub(super) fn with_comma(text: &str, kind: Kind, quality: Quality) -> Self {
        match text.split_once(", ") {
            Some((family, given)) if kind == Kind::Person => {
                Self::of_parts(NameParts::new(given, "", family), quality)
            }
            _ => Self::whole(text, quality),
        }
    }

    pub(super) fn of_parts(parts: NameParts, quality: Quality) -> Self {
        let text = parts.joined();
        Self { text, parts, quality, ..Self::default() }
    }
}

impl NameParts {
    pub(super) fn new(given: &str, middle: &str, family: &str) -> Self {
        Self { given: some(given), middle: some(middle), patronymic: None, family: some(family) }
    }

    /// Whether the list gives none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn joined(&self) -> String {
        let parts = [&self.given, &self.middle, &self.patronymic, &self.family];
        join(parts.into_iter().flatten().map(String::as_str), " ")
    }
}

impl Gender {
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = some(text)?;
        match text.to_lowercase().as_str() {
            "m" | "male" => Some(Self::Male),
            "f" | "female" => Some(Self::Female),
            "unknown" | "undetermined" | "not-defined" | "n/a" => None,
            _ => Some(Self::Other(text)),
        }
    }
}

impl Listing {
    pub(super) fn by(authority: Authority) -> Self {
        Self { authority, programme: None, basis: None, listed_on: None, ended_on: None, reason: None }
    }
}

/// A text without what surrounds it, its runs of white space one space each.
pub(super) fn tidy(text: &str) -> String {
    join(text.split_whitespace(), " ")
}

/// A tidy text, or nothing when the list has only a mark for "nothing" there.
pub(super) fn some(text: &str) -> Option<String> {
    let text = tidy(text);
    let nothing = ["", "-", "-0-", "na", "n/a"].contains(&text.to_lowercase().as_str());
    (!nothing).then_some(text)
}

/// The texts that are not empty, with `between` between them.
pub(super) fn join<'a>(texts: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    let mut joined = String::new();
    for text in texts.into_iter().map(str::trim).filter(|text| !text.is_empty()) {
        if !joined.is_empty() {
            joined.push_str(between);
        }
        joined.push_str(text);
    }
    joined
}

/// Adds a text once, if it says something.
pub(super) fn add(to: &mut Vec<String>, text: &str) {
    push_once(to, some(text));
}

/// Adds each of these texts once.
pub(super) fn add_all<'a>(to: &mut Vec<String>, texts: impl IntoIterator<Item = &'a str>) {
    for text in texts {
        add(to, text);
    }
}

fn push_once<T: PartialEq>(to: &mut Vec<T>, value: Option<T>) {
    to.extend(value.filter(|value| has_room(to) && !to.contains(value)));
}

/// One more than the limit is kept, so that the entry is refused; looking for repetitions stays short.
fn has_room<T>(values: &[T]) -> bool {
    values.len() <= VALUES_MAX
}
