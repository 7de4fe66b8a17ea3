//! United Nations Security Council, `consolidated.xml`: `CONSOLIDATED_LIST` of `INDIVIDUAL` and `ENTITY`.

use std::io::{BufRead, Seek};

use amparo_ledger::date::SourceDate;

use super::countries::tie;
use super::dates::{self, Order};
use super::entry::{Birth, Entry, Gender, ListedName, NameParts, Quality, Tie, add, add_all, join, some};
use super::sink::Sink;
use super::text::Sum;
use super::xml::{Element, Found};
use super::{Authority, File, Kind, ListError, Listing};

pub(super) fn read<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    let mut walk = file.walk()?;
    let root = walk.root()?;
    sink.summary().published = dates::read(root.attribute("dateGenerated"), Order::DayFirst);
    while let Some(found) = walk.next(&["INDIVIDUAL", "ENTITY"])? {
        let record = match found {
            Found::Whole(record) => Ok(entry(&record)),
            Found::Refused(why) => Err(why),
        };
        sink.take(sink.next_entry(), record)?;
    }
    walk.finish()
}

fn entry(record: &Element) -> Entry {
    let kind = if record.name() == "INDIVIDUAL" { Kind::Person } else { Kind::Organisation };
    let mut entry = Entry::keyed(record.child("DATAID"), kind);
    entry.add_name(name(record));
    entry.add_name(ListedName::whole(record.child("NAME_ORIGINAL_SCRIPT"), Quality::Strong));
    for alias in record.children().filter(|child| child.name().ends_with("_ALIAS")) {
        let quality = match alias.child("QUALITY").to_lowercase().as_str() {
            "low" => Quality::Weak,
            "f.k.a." => Quality::Former,
            _ => Quality::Strong,
        };
        // Some aliases hold several names.
        for text in alias.child("ALIAS_NAME").split("; ") {
            entry.add_name(ListedName::whole(text, quality));
        }
    }
    for birth in record.all("INDIVIDUAL_DATE_OF_BIRTH") {
        entry.add_birth(self::birth(birth));
    }
    for place in record.all("INDIVIDUAL_PLACE_OF_BIRTH") {
        add(&mut entry.birth_places, &place.line(&["CITY", "STATE_PROVINCE", "COUNTRY", "NOTE"]));
    }
    for nationality in record.along(&["NATIONALITY", "VALUE"]) {
        entry.add_country(tie(nationality.text(), Tie::Nationality));
    }
    for address in record.children().filter(|child| child.name().ends_with("_ADDRESS")) {
        let parts = ["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"];
        add(&mut entry.addresses, &address.line(&parts));
    }
    entry.gender = Gender::read(record.child("GENDER"));
    add_all(&mut entry.titles, record.along(&["TITLE", "VALUE"]).into_iter().map(Element::text));
    add_all(&mut entry.positions, record.along(&["DESIGNATION", "VALUE"]).into_iter().map(Element::text));
    for document in record.all("INDIVIDUAL_DOCUMENT") {
        let kind = join([document.child("TYPE_OF_DOCUMENT"), document.child("TYPE_OF_DOCUMENT2")], ", ");
        let issuer = [document.child("ISSUING_COUNTRY"), document.child("COUNTRY_OF_ISSUE")];
        let issuer = issuer.into_iter().find(|country| !country.is_empty()).unwrap_or_default();
        entry.add_identifier(&kind, document.child("NUMBER"), issuer);
    }
    entry.add_identifier("UN reference number", record.child("REFERENCE_NUMBER"), "");
    add(&mut entry.notes, record.child("COMMENTS1"));
    entry.add_listing(Listing {
        programme: some(record.child("UN_LIST_TYPE")),
        listed_on: dates::read(record.child("LISTED_ON"), Order::DayFirst),
        ended_on: dates::read(record.child("DELISTED_ON"), Order::DayFirst),
        ..Listing::by(Authority::Un)
    });
    entry
}

/// Up to four parts in the order of the name. Which of those in the middle is a father's name, the list does not say.
fn name(record: &Element) -> ListedName {
    let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
    let parts: Vec<&str> =
        parts.iter().map(|part| record.child(part)).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [given, middle @ .., family] if record.name() == "INDIVIDUAL" => {
            ListedName::of_parts(NameParts::new(given, &middle.join(" "), family), Quality::Primary)
        }
        whole => ListedName::whole(&whole.join(" "), Quality::Primary),
    }
}

fn birth(birth: &Element) -> Option<Birth> {
    let [date, year] = [birth.child("DATE"), birth.child("YEAR")];
    let [from, to] = [birth.child("FROM_YEAR"), birth.child("TO_YEAR")];
    let kind = birth.child("TYPE_OF_DATE");
    let text = match (date, year, from, to) {
        ("", "", "", "") => "",
        ("", "", from, to) => &format!("{from} to {to}"),
        ("", year, ..) => year,
        (date, ..) => date,
    };
    let read = dates::read(text, Order::DayFirst);
    let about = kind.to_uppercase().starts_with("APPROX");
    let date = match read {
        Some(SourceDate::At { moment, .. }) if about => Some(SourceDate::At { moment, approximate: true }),
        read => read,
    };
    let text = if about { format!("{} {text}", kind.to_lowercase()) } else { text.to_owned() };
    some(&text).filter(|_| !date_is_nothing(birth)).map(|text| Birth { text, date })
}

/// Most empty fields are there, and empty.
fn date_is_nothing(birth: &Element) -> bool {
    ["DATE", "YEAR", "FROM_YEAR", "TO_YEAR"].iter().all(|field| birth.child(field).is_empty())
}
