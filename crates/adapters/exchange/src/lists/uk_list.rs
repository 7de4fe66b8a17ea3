//! United Kingdom, the UK Sanctions List (`UK-Sanctions-List.xml`, `.csv`), since January 2026 the only one.

use std::io::{BufRead, Seek};

use super::countries::tie;
use super::dates::{self, Order};
use super::entry::{Entry, Gender, ListedName, Quality, Tie, add, add_all, join, some, tidy};
use super::groups::{self, Grouping};
use super::sink::Sink;
use super::table::{Fields, Header, rows};
use super::text::Sum;
use super::uk_con::{date_in, kind, listing, numbered, six_parts};
use super::xml::{Element, Found};
use super::{File, Kind, ListError};

pub(super) fn read_xml<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    let mut walk = file.walk()?;
    while let Some(found) = walk.next(&["DateGenerated", "Designation"])? {
        match found {
            Found::Whole(date) if date.name() == "DateGenerated" => {
                sink.summary().published = dates::read(date.text(), Order::DayFirst);
            }
            Found::Whole(record) => sink.take(sink.next_entry(), Ok(entry(&record)))?,
            Found::Refused(why) => sink.take(sink.next_entry(), Err(why))?,
        }
    }
    walk.finish()
}

fn entry(record: &Element) -> Entry {
    let mut entry = Entry::keyed(record.child("UniqueID"), kind(record.child("IndividualEntityShip")));
    for name in record.along(&["Names", "Name"]) {
        let parts = ["Name1", "Name2", "Name3", "Name4", "Name5", "Name6"].map(|part| name.child(part));
        entry.add_name(six_parts(parts, quality(name.child("NameType"), name.child("AliasStrength"))));
    }
    for name in record.along(&["NonLatinNames", "NonLatinName"]) {
        let mut original = ListedName::whole(name.child("NameNonLatinScript"), Quality::Strong);
        original.language = some(name.child("NonLatinScriptLanguage"));
        original.script = some(name.child("NonLatinScriptType"));
        entry.add_name(original);
    }
    person(&mut entry, record);
    for address in record.along(&["Addresses", "Address"]) {
        let lines =
            ["AddressLine1", "AddressLine2", "AddressLine3", "AddressLine4", "AddressLine5", "AddressLine6"];
        let rest = ["AddressPostalCode", "AddressCountry"].map(|part| address.child(part));
        let line = join(lines.map(|line| address.child(line)).into_iter().chain(rest), ", ");
        add(&mut entry.addresses, &tidy(&line));
    }
    let numbers = [
        ("PassportNumber", "Passport"),
        ("NationalIdentifierNumber", "National identification number"),
        ("BusinessRegistrationNumber", "Business registration number"),
        ("IMONumber", "IMO number"),
        ("UNReferenceNumber", "UN reference number"),
        ("OFSIGroupID", "OFSI group ID"),
    ];
    for (element, kind) in numbers {
        for number in record.within(element) {
            entry.add_identifier(kind, number.text(), "");
        }
    }
    for flag in record.within("CurrentBelievedFlagOfShip") {
        entry.add_country(tie(flag.text(), Tie::Other));
    }
    add(&mut entry.notes, record.child("OtherInformation"));
    let reasons = record.child("UKStatementofReasons");
    listing(&mut entry, record.child("RegimeName"), record.child("DateDesignated"), reasons);
    entry
}

fn person(entry: &mut Entry, record: &Element) {
    for birth in record.within("DOB") {
        entry.add_birth(dates::birth(birth.text(), Order::DayFirst));
    }
    for place in record.within("BirthDetails").iter().flat_map(|details| details.all("Location")) {
        add(&mut entry.birth_places, &place.line(&["TownOfBirth", "CountryOfBirth"]));
    }
    for nationality in record.within("Nationality") {
        entry.add_country(tie(nationality.text(), Tie::Nationality));
    }
    add_all(&mut entry.positions, record.within("Position").into_iter().map(Element::text));
    add_all(&mut entry.titles, record.within("Title").into_iter().map(Element::text));
    let genders = record.within("Gender");
    entry.gender = genders.iter().find_map(|gender| Gender::read(gender.text()));
}

fn quality(kind: &str, strength: &str) -> Quality {
    let kind = kind.to_lowercase();
    if kind.starts_with("primary name variation") {
        Quality::Strong
    } else if kind.starts_with("primary name") || kind.is_empty() {
        Quality::Primary
    } else if strength.to_lowercase().starts_with("low") {
        Quality::Weak
    } else {
        Quality::Strong
    }
}

const GROUPING: Grouping = Grouping { field: "Unique ID", key: |row| row.get("uniqueid").to_owned(), fill };

pub(super) fn read_csv<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    groups::read(sink, &GROUPING, |sink, each| {
        let mut published = None;
        let mut preamble = |line: &[&str]| published = published.or_else(|| date_in(line));
        let header = Header::Named(&["uniqueid", "name6"]);
        let sum = rows(file, b',', &header, &mut preamble, &mut |place, row| each(sink, place, row))?;
        sink.summary().published = published;
        Ok(sum)
    })
}

fn fill(entry: &mut Entry, row: &Fields) {
    if entry.kind == Kind::Other {
        entry.kind = kind(row.first(&["designationtype", "individualentityship"]));
    }
    let parts = ["name1", "name2", "name3", "name4", "name5", "name6"].map(|part| row.get(part));
    entry.add_name(six_parts(parts, quality(row.get("nametype"), row.get("aliasstrength"))));
    let mut original = ListedName::whole(row.get("namenonlatinscript"), Quality::Strong);
    original.language = some(row.get("nonlatinscriptlanguage"));
    original.script = some(row.get("nonlatinscripttype"));
    entry.add_name(original);
    entry.add_birth(dates::birth(row.get("dob"), Order::DayFirst));
    add(&mut entry.birth_places, &join([row.get("townofbirth"), row.get("countryofbirth")], ", "));
    let nationalities = row.first(&["nationalityies", "nationality"]);
    entry.add_countries(numbered(nationalities).iter().map(String::as_str), Tie::Nationality);
    entry.gender = entry.gender.take().or_else(|| Gender::read(row.get("gender")));
    add_all(&mut entry.titles, numbered(row.get("title")).iter().map(String::as_str));
    add_all(&mut entry.positions, numbered(row.get("position")).iter().map(String::as_str));
    let lines =
        ["addressline1", "addressline2", "addressline3", "addressline4", "addressline5", "addressline6"];
    let rest = ["addresspostalcode", "addresscountry"].map(|part| row.get(part));
    add(&mut entry.addresses, &tidy(&join(lines.map(|line| row.get(line)).into_iter().chain(rest), ", ")));
    entry.add_identifier("Passport", row.get("passportnumber"), "");
    entry.add_identifier("National identification number", row.get("nationalidentifiernumber"), "");
    entry.add_identifier("Business registration number", row.get("businessregistrationnumbers"), "");
    entry.add_identifier("IMO number", row.get("imonumber"), "");
    entry.add_identifier("UN reference number", row.get("unreferencenumber"), "");
    entry.add_identifier("OFSI group ID", row.get("ofsigroupid"), "");
    entry.add_country(tie(row.get("currentbelievedflagofship"), Tie::Other));
    add(&mut entry.notes, row.get("otherinformation"));
    listing(entry, row.get("regimename"), row.get("datedesignated"), row.get("ukstatementofreasons"));
}
