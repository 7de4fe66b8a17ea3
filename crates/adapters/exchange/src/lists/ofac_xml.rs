//! OFAC, the older XML (`sdn.xml`, `consolidated.xml`): `sdnList` of `sdnEntry`.

use std::io::{BufRead, Seek};

use super::countries::tie;
use super::dates::{self, Order};
use super::entry::{Entry, Gender, ListedName, NameParts, Quality, Tie, add, join, some};
use super::sink::Sink;
use super::text::Sum;
use super::xml::{Element, Found};
use super::{Authority, File, Kind, ListError, Listing};

pub(super) fn read<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    let mut walk = file.walk()?;
    while let Some(found) = walk.next(&["publshInformation", "sdnEntry"])? {
        match found {
            Found::Whole(about) if about.name() == "publshInformation" => {
                sink.summary().published = dates::read(about.child("Publish_Date"), Order::MonthFirst);
                sink.summary().stated = about.child("Record_Count").parse().ok();
            }
            Found::Whole(record) => sink.take(sink.next_entry(), Ok(entry(&record)))?,
            Found::Refused(why) => sink.take(sink.next_entry(), Err(why))?,
        }
    }
    walk.finish()
}

fn entry(record: &Element) -> Entry {
    let kind = match record.child("sdnType") {
        "Individual" => Kind::Person,
        "Entity" => Kind::Organisation,
        "Vessel" => Kind::Vessel,
        "Aircraft" => Kind::Aircraft,
        _ => Kind::Other,
    };
    let mut entry = Entry::keyed(record.child("uid"), kind);
    entry.add_name(name(record, kind, Quality::Primary));
    for aka in record.along(&["akaList", "aka"]) {
        let quality = match (aka.child("type"), aka.child("category")) {
            ("f.k.a.", _) => Quality::Former,
            (_, "weak") => Quality::Weak,
            _ => Quality::Strong,
        };
        entry.add_name(name(aka, kind, quality));
    }
    for birth in record.along(&["dateOfBirthList", "dateOfBirthItem"]) {
        entry.add_birth(dates::birth(birth.child("dateOfBirth"), Order::MonthFirst));
    }
    for place in record.along(&["placeOfBirthList", "placeOfBirthItem"]) {
        add(&mut entry.birth_places, place.child("placeOfBirth"));
    }
    let citizenships = record.along(&["citizenshipList", "citizenship"]);
    for country in record.along(&["nationalityList", "nationality"]).into_iter().chain(citizenships) {
        entry.add_country(tie(country.child("country"), Tie::Nationality));
    }
    for address in record.along(&["addressList", "address"]) {
        let parts = ["address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country"];
        add(&mut entry.addresses, &address.line(&parts));
    }
    add(&mut entry.positions, record.child("title"));
    add(&mut entry.notes, record.child("remarks"));
    for id in record.along(&["idList", "id"]) {
        identifier(&mut entry, id);
    }
    if let Some(vessel) = record.first("vesselInfo") {
        entry.add_country(tie(vessel.child("vesselFlag"), Tie::Other));
        entry.add_identifier("Call sign", vessel.child("callSign"), "");
    }
    listings(&mut entry, record);
    entry
}

fn name(holder: &Element, kind: Kind, quality: Quality) -> ListedName {
    let (given, family) = (holder.child("firstName"), holder.child("lastName"));
    if given.is_empty() {
        // Weak names stand whole in the one field.
        return ListedName::with_comma(family, kind, quality);
    }
    ListedName::of_parts(NameParts::new(given, "", family), quality)
}

/// Much that is no number is kept among the numbers.
fn identifier(entry: &mut Entry, id: &Element) {
    let (kind, value) = (id.child("idType"), id.child("idNumber"));
    match kind {
        "Gender" => entry.gender = entry.gender.take().or_else(|| Gender::read(value)),
        _ if kind.ends_with(':') || kind.ends_with('-') => {
            add(&mut entry.notes, &join([kind, value], " "));
        }
        _ => entry.add_identifier(kind, value, id.child("idCountry")),
    }
}

/// This format says under what somebody is listed, not since when.
fn listings(entry: &mut Entry, record: &Element) {
    let programmes = record.along(&["programList", "program"]);
    for programme in &programmes {
        entry.add_listing(Listing { programme: some(programme.text()), ..Listing::by(Authority::Ofac) });
    }
    if programmes.is_empty() {
        entry.add_listing(Listing::by(Authority::Ofac));
    }
}
