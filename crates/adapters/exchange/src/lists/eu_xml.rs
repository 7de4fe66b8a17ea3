//! European Union, Financial Sanctions Files, XML 1.1: `export` of `sanctionEntity`, nearly all in attributes.

use std::io::{BufRead, Seek};

use amparo_ledger::date::SourceDate;

use super::countries::{self, tie};
use super::dates::{self, Order};
use super::entry::{
    Birth, Country, Entry, Gender, ListedName, NameParts, Quality, Tie, add, add_all, join, some, tidy,
};
use super::sink::Sink;
use super::text::Sum;
use super::xml::{Element, Found};
use super::{Authority, File, Kind, ListError, Listing};

pub(super) fn read<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    let mut walk = file.walk()?;
    let root = walk.root()?;
    sink.summary().published = dates::read(root.attribute("generationDate"), Order::DayFirst);
    while let Some(found) = walk.next(&["sanctionEntity"])? {
        let record = match found {
            Found::Whole(record) => Ok(entry(&record)),
            Found::Refused(why) => Err(why),
        };
        sink.take(sink.next_entry(), record)?;
    }
    walk.finish()
}

fn entry(record: &Element) -> Entry {
    let subject = record.first("subjectType");
    let kind = subject.map_or(Kind::Other, |subject| {
        kind(subject.attribute("code"), subject.attribute("classificationCode"))
    });
    // The number that never changes. The reference number is for people, and some entries have none.
    let mut entry = Entry::keyed(record.attribute("logicalId"), kind);
    for alias in record.all("nameAlias") {
        name(&mut entry, &|field| alias.attribute(field));
    }
    for birth in record.all("birthdate") {
        let read = self::birth(&|field| birth.attribute(field));
        entry.add_birth(read);
        add(&mut entry.birth_places, &place(&|field| birth.attribute(field)));
    }
    for citizenship in record.all("citizenship") {
        let (text, code) =
            (citizenship.attribute("countryDescription"), citizenship.attribute("countryIso2Code"));
        entry.add_country(country(text, code));
    }
    for address in record.all("address") {
        add(&mut entry.addresses, &place(&|field| address.attribute(field)));
    }
    for document in record.all("identification") {
        let kinds = [
            document.attribute("identificationTypeDescription"),
            document.attribute("identificationTypeCode"),
        ];
        let kind = kinds.into_iter().find(|kind| !kind.is_empty()).unwrap_or_default();
        let numbers = [document.attribute("number"), document.attribute("latinNumber")];
        let number = numbers.into_iter().find(|number| !number.is_empty()).unwrap_or_default();
        entry.add_identifier(kind, number, document.attribute("countryDescription"));
    }
    entry.add_identifier("EU reference number", record.attribute("euReferenceNumber"), "");
    entry.add_identifier("UN reference number", record.attribute("unitedNationId"), "");
    add_all(&mut entry.notes, record.all("remark").map(Element::text));
    add(&mut entry.notes, record.attribute("designationDetails"));
    listings(&mut entry, record);
    entry
}

pub(super) fn kind(code: &str, classification: &str) -> Kind {
    match (code, classification) {
        ("person", _) | (_, "P" | "person") => Kind::Person,
        ("enterprise" | "entity", _) | (_, "E" | "enterprise") => Kind::Organisation,
        _ => Kind::Other,
    }
}

/// One name, from the XML's attributes or the CSV's columns of the same names.
pub(super) fn name<'a>(entry: &mut Entry, field: &dyn Fn(&str) -> &'a str) {
    let remark = field("remark").to_lowercase();
    let weak = field("strong") == "false" || remark.contains("low quality");
    let quality = match (weak, entry.names.is_empty()) {
        (true, _) => Quality::Weak,
        // The list does not mark the name under which it lists; it stands first.
        (false, true) => Quality::Primary,
        (false, false) => Quality::Strong,
    };
    let parts = NameParts::new(field("firstName"), field("middleName"), field("lastName"));
    let whole = tidy(field("wholeName"));
    let text = if whole.is_empty() { parts.joined() } else { whole };
    entry.add_name(ListedName { text, parts, quality, language: some(field("nameLanguage")), script: None });
    add(&mut entry.titles, field("title"));
    add(&mut entry.positions, field("function"));
    entry.gender = entry.gender.take().or_else(|| Gender::read(field("gender")));
}

pub(super) fn country(text: &str, code: &str) -> Option<Country> {
    let text = if text.is_empty() { code } else { text };
    let mut country = tie(text, Tie::Nationality)?;
    let iso = countries::code(code).filter(|_| code.len() == 2);
    country.code = iso.or(country.code);
    Some(country)
}

pub(super) fn place<'a>(field: &dyn Fn(&str) -> &'a str) -> String {
    let parts = ["street", "poBox", "zipCode", "city", "place", "region"].map(field);
    let country = Some(field("countryDescription")).filter(|country| *country != "UNKNOWN");
    tidy(&join(parts.into_iter().chain(country), ", "))
}

/// A birth, from a day, from parts, or from a range of years that may be open on one side.
pub(super) fn birth<'a>(field: &dyn Fn(&str) -> &'a str) -> Option<Birth> {
    let circa = field("circa") == "true";
    let [year, month, day] = ["year", "monthOfYear", "dayOfMonth"].map(field);
    let [from, to] = ["yearRangeFrom", "yearRangeTo"].map(field);
    let written = field("birthdate");
    let text = if !written.is_empty() {
        written.to_owned()
    } else if !year.is_empty() {
        join([year, month, day], "-")
    } else if from.is_empty() && to.is_empty() {
        return None;
    } else {
        format!("{from} to {to}").trim().to_owned()
    };
    // Dates by another calendar would be other days.
    let readable = matches!(field("calendarType"), "" | "GREGORIAN");
    let moment = |year: &str, month: &str, day: &str| dates::parts(year, month, day);
    let date = if !written.is_empty() {
        dates::read(written, Order::DayFirst)
    } else if !year.is_empty() {
        moment(year, month, day).map(SourceDate::at)
    } else {
        match (moment(from, "", ""), moment(to, "", "")) {
            (Some(from), Some(to)) => dates::between(from, to),
            (Some(from), None) => Some(SourceDate::After(from)),
            (None, Some(to)) => Some(SourceDate::Before(to)),
            (None, None) => None,
        }
    };
    let date = date.filter(|_| readable).map(|date| about(date, circa));
    let text = if circa { format!("circa {text}") } else { text };
    Some(Birth { text, date })
}

fn about(date: SourceDate, circa: bool) -> SourceDate {
    match date {
        SourceDate::At { moment, .. } => SourceDate::At { moment, approximate: circa },
        date => date,
    }
}

/// The regulations. Amendments are among them, so that a programme's first date is not always the designation's.
fn listings(entry: &mut Entry, record: &Element) {
    let designated = dates::read(record.attribute("designationDate"), Order::DayFirst);
    for regulation in record.all("regulation") {
        let field = |name: &str| regulation.attribute(name);
        let published = dates::read(field("publicationDate"), Order::DayFirst);
        add_listing(entry, field("programme"), designated.or(published), field("numberTitle"));
    }
    if entry.listings.is_empty() {
        add_listing(entry, "", designated, "");
    }
}

/// One listing a programme, with its earliest date: the list repeats a programme with each regulation.
pub(super) fn add_listing(entry: &mut Entry, programme: &str, since: Option<SourceDate>, act: &str) {
    let programme = some(programme);
    let basis = some(act);
    let first = |date: Option<SourceDate>| date.and_then(SourceDate::sort_day);
    match entry.listings.iter_mut().find(|known| known.programme == programme) {
        Some(known) => {
            if first(since).is_some_and(|day| first(known.listed_on).is_none_or(|known| day < known)) {
                known.listed_on = since;
                known.basis = basis;
            }
        }
        None => {
            entry.add_listing(Listing { programme, basis, listed_on: since, ..Listing::by(Authority::Eu) });
        }
    }
}
