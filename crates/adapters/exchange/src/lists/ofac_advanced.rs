//! OFAC, the advanced XML (`sdn_advanced.xml`, `cons_advanced.xml`). Nearly everything is a number that refers to
//! something elsewhere in the file: a first pass keeps what is referred to, a second gives the parties.

use std::collections::BTreeMap;
use std::io::{BufRead, Seek};

use amparo_ledger::date::{Moment, SourceDate};

use super::countries::tie;
use super::dates;
use super::entry::{
    Birth, Entry, Gender, Identifier, Link, ListedName, NameParts, Quality, Tie, add, join, some, tidy,
};
use super::limits::VALUES_MAX;
use super::sink::Sink;
use super::text::Sum;
use super::xml::{Element, Found};
use super::{Authority, File, Kind, ListError, Listing, same};

/// The kinds of values to which entries refer by number.
const REFERENCES: &[&str] = &[
    "AliasType",
    "AreaCode",
    "Country",
    "DetailReference",
    "FeatureType",
    "IDRegDocType",
    "LegalBasis",
    "List",
    "LocPartType",
    "NamePartType",
    "PartySubType",
    "PartyType",
    "RelationType",
    "SanctionsType",
    "Script",
];

/// What refers to them, beside the parties.
const REFERRED: &[&str] =
    &["DateOfIssue", "Location", "IDRegDocument", "ProfileRelationship", "SanctionsEntry"];

/// What parties refer to. Locations and the rest are kept as texts: reference values precede them in every file.
#[derive(Default)]
struct Known {
    values: BTreeMap<(&'static str, String), String>,
    locations: BTreeMap<String, Place>,
    documents: BTreeMap<String, Vec<Identifier>>,
    relations: BTreeMap<String, Vec<Link>>,
    listings: BTreeMap<String, Vec<Listing>>,
    weight: usize,
}

#[derive(Default, Clone)]
struct Place {
    line: String,
    country: String,
    /// Nothing but a country.
    only_country: bool,
}

pub(super) fn read<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    let mut known = Known::default();
    let mut walk = file.walk()?;
    let wanted: Vec<&str> = REFERENCES.iter().chain(REFERRED).copied().collect();
    let bytes_max = sink.limits().held_bytes_max;
    while let Some(found) = walk.next(&wanted)? {
        let Found::Whole(element) = found else { continue };
        if element.name() == "DateOfIssue" {
            sink.summary().published = moment(&element).map(SourceDate::at);
        }
        known.keep(&element);
        if known.weight > bytes_max {
            return Err(ListError::TooMuchHeld { bytes_max });
        }
    }
    let first = walk.finish()?;
    let mut walk = file.walk()?;
    while let Some(found) = walk.next(&["DistinctParty"])? {
        let record = match found {
            Found::Whole(party) => Ok(entry(&party, &mut known)),
            Found::Refused(why) => Err(why),
        };
        sink.take(sink.next_entry(), record)?;
    }
    same(first, walk.finish()?)
}

impl Known {
    fn value(&self, kind: &'static str, id: &str) -> &str {
        self.values.get(&(kind, id.to_owned())).map_or("", String::as_str)
    }

    fn keep(&mut self, element: &Element) {
        match element.name() {
            "Location" => {
                let place = self.place(element);
                self.weight += place.line.len() + place.country.len() + 150;
                self.locations.insert(element.attribute("ID").to_owned(), place);
            }
            "IDRegDocument" => self.keep_document(element),
            "ProfileRelationship" => self.keep_relation(element),
            "SanctionsEntry" => self.keep_listings(element),
            name => self.keep_value(name, element),
        }
    }

    fn keep_value(&mut self, name: &str, element: &Element) {
        let Some(kind) = REFERENCES.iter().find(|kind| **kind == name) else { return };
        let text = match *kind {
            // "Unknown" is the only word for a subtype of persons and organisations: their type tells.
            "PartySubType" if element.text() == "Unknown" => String::new(),
            "AreaCode" => element.attribute("Description").to_owned(),
            "Country" if element.text().is_empty() => element.attribute("ISO2").to_owned(),
            _ => element.text().to_owned(),
        };
        self.weight += text.len() + 100;
        self.values.insert((kind, element.attribute("ID").to_owned()), text);
        if *kind == "PartySubType" {
            let of = element.attribute("PartyTypeID").to_owned();
            self.values.insert(("PartySubTypeOf", element.attribute("ID").to_owned()), of);
        }
    }

    fn place(&self, location: &Element) -> Place {
        let areas =
            location.all("LocationAreaCode").map(|area| self.value("AreaCode", area.attribute("AreaCodeID")));
        let countries =
            location.all("LocationCountry").map(|one| self.value("Country", one.attribute("CountryID")));
        let country =
            countries.chain(areas).find(|name| !matches!(*name, "" | "undetermined")).unwrap_or_default();
        let order = [
            "ADDRESS1",
            "ADDRESS2",
            "ADDRESS3",
            "CITY",
            "STATE/PROVINCE",
            "POSTAL CODE",
            "REGION",
            "Unknown",
        ];
        let mut parts: Vec<(usize, &str)> = location
            .all("LocationPart")
            .filter_map(|part| {
                let kind = self.value("LocPartType", part.attribute("LocPartTypeID"));
                let at = order.iter().position(|known| *known == kind)?;
                Some((at, part.first("LocationPartValue")?.child("Value")))
            })
            .collect();
        parts.sort_by_key(|(at, _)| *at);
        let only_country = parts.is_empty();
        let line = tidy(&join(parts.into_iter().map(|(_, text)| text).chain([country]), ", "));
        Place { line, country: country.to_owned(), only_country }
    }

    fn keep_document(&mut self, document: &Element) {
        let kind = self.value("IDRegDocType", document.attribute("IDRegDocTypeID"));
        let country = self.value("Country", document.attribute("IssuedBy-CountryID"));
        let value = tidy(document.child("IDRegistrationNo"));
        let one = Identifier { kind: kind.to_owned(), value, country: some(country) };
        self.weight += one.value.len() + one.kind.len() + 150;
        self.documents.entry(document.attribute("IdentityID").to_owned()).or_default().push(one);
    }

    fn keep_relation(&mut self, relation: &Element) {
        let kind = self.value("RelationType", relation.attribute("RelationTypeID"));
        let former = if relation.attribute("Former") == "true" { " (former)" } else { "" };
        let link =
            Link { to: relation.attribute("To-ProfileID").to_owned(), relation: format!("{kind}{former}") };
        self.weight += link.relation.len() + 150;
        self.relations.entry(relation.attribute("From-ProfileID").to_owned()).or_default().push(link);
    }

    fn keep_listings(&mut self, entry: &Element) {
        let event = entry.first("EntryEvent");
        let date = event.and_then(|event| event.first("Date")).and_then(moment).map(SourceDate::at);
        let basis = event.map_or("", |event| self.value("LegalBasis", event.attribute("LegalBasisID")));
        let basis = some(basis).filter(|basis| basis != "Unknown");
        let programmes = entry
            .all("SanctionsMeasure")
            .filter(|measure| self.value("SanctionsType", measure.attribute("SanctionsTypeID")) == "Program");
        let mut programmes: Vec<String> =
            programmes.filter_map(|measure| some(measure.child("Comment"))).collect();
        if programmes.is_empty() {
            programmes.extend(some(self.value("List", entry.attribute("ListID"))));
        }
        let listings = self.listings.entry(entry.attribute("ProfileID").to_owned()).or_default();
        for programme in programmes {
            self.weight += programme.len() + 250;
            let programme = Some(programme);
            let one =
                Listing { programme, basis: basis.clone(), listed_on: date, ..Listing::by(Authority::Ofac) };
            // Who is on several of OFAC's lists has an entry for each: the earliest tells since when.
            let count = listings.len();
            match listings.iter_mut().find(|known| known.programme == one.programme) {
                Some(known) => {
                    let day = |listing: &Listing| listing.listed_on.and_then(SourceDate::sort_day);
                    if day(&one).is_some_and(|since| day(known).is_none_or(|known| since < known)) {
                        *known = one;
                    }
                }
                // One more than may be is enough for the entry to be refused.
                None if count <= VALUES_MAX => listings.push(one),
                None => {}
            }
        }
    }
}

fn entry(party: &Element, known: &mut Known) -> Entry {
    let profile = party.first("Profile");
    let subtype = profile.map_or("", |profile| profile.attribute("PartySubTypeID"));
    let name = match known.value("PartySubType", subtype) {
        "" => known.value("PartyType", known.value("PartySubTypeOf", subtype)),
        name => name,
    };
    let kind = match name {
        "Individual" => Kind::Person,
        "Entity" => Kind::Organisation,
        "Vessel" => Kind::Vessel,
        "Aircraft" => Kind::Aircraft,
        _ => Kind::Other,
    };
    let mut entry = Entry::keyed(party.attribute("FixedRef"), kind);
    add(&mut entry.notes, party.child("Comment"));
    let Some(profile) = profile else { return entry };
    for identity in profile.all("Identity") {
        names(&mut entry, identity, known);
        let documents = known.documents.remove(identity.attribute("ID")).unwrap_or_default();
        for one in documents {
            entry.add_identifier(&one.kind, &one.value, one.country.as_deref().unwrap_or_default());
        }
    }
    for feature in profile.all("Feature") {
        self::feature(&mut entry, feature, known);
    }
    entry.listings = known.listings.remove(profile.attribute("ID")).unwrap_or_default();
    entry.links = known.relations.remove(profile.attribute("ID")).unwrap_or_default();
    entry
}

/// What the parts of names are, by the number of their group.
type Kinds<'a> = BTreeMap<&'a str, &'a str>;

fn names(entry: &mut Entry, identity: &Element, known: &Known) {
    let groups = identity.along(&["NamePartGroups", "MasterNamePartGroup", "NamePartGroup"]);
    let kinds: Kinds<'_> = groups
        .iter()
        .map(|group| (group.attribute("ID"), known.value("NamePartType", group.attribute("NamePartTypeID"))))
        .collect();
    // The primary name first, whatever the order of the file.
    let (primary, others): (Vec<_>, Vec<_>) =
        identity.all("Alias").partition(|alias| alias.attribute("Primary") == "true");
    for (alias, is_primary) in
        primary.into_iter().map(|alias| (alias, true)).chain(others.into_iter().map(|alias| (alias, false)))
    {
        for (turn, documented) in alias.all("DocumentedName").enumerate() {
            let quality = match known.value("AliasType", alias.attribute("AliasTypeID")) {
                // A primary name documented in another script as well.
                _ if is_primary && turn == 0 => Quality::Primary,
                "F.K.A." => Quality::Former,
                _ if alias.attribute("LowQuality") == "true" => Quality::Weak,
                _ => Quality::Strong,
            };
            entry.add_name(name(documented, entry.kind, quality, &kinds, known));
        }
    }
}

fn name(
    documented: &Element,
    holder: Kind,
    quality: Quality,
    kinds: &Kinds<'_>,
    known: &Known,
) -> ListedName {
    const NAMED: [&str; 5] = ["First Name", "Middle Name", "Patronymic", "Matronymic", "Last Name"];
    let values = documented.along(&["DocumentedNamePart", "NamePartValue"]);
    let kind = |value: &Element| kinds.get(value.attribute("NamePartGroupID")).copied().unwrap_or_default();
    let text_of = |wanted: &dyn Fn(&str) -> bool| {
        let chosen = values.iter().filter(|value| wanted(kind(value)));
        some(&join(chosen.map(|value| value.text()), " "))
    };
    let of = |wanted: &[&str]| text_of(&|kind| wanted.contains(&kind));
    let parts = NameParts {
        given: of(&["First Name"]),
        middle: of(&["Middle Name"]),
        patronymic: of(&["Patronymic", "Matronymic"]),
        family: of(&["Last Name"]),
    };
    // Whole names, nicknames and maiden names follow, so that nothing of the name is lost.
    let rest = text_of(&|kind| !NAMED.contains(&kind)).unwrap_or_default();
    let text = tidy(&join([parts.joined().as_str(), rest.as_str()], " "));
    let script = values.first().map_or("", |value| known.value("Script", value.attribute("ScriptID")));
    let name = if parts.joined() == parts.family.as_deref().unwrap_or_default() && text.contains(", ") {
        // Weak names stand whole in the one field.
        ListedName::with_comma(&text, holder, quality)
    } else {
        ListedName { text, parts, quality, ..ListedName::default() }
    };
    ListedName { script: some(script), ..name }
}

/// Numbers among the features.
const NUMBERS: &[&str] = &[
    "SWIFT/BIC",
    "BIK (RU)",
    "D-U-N-S Number",
    "MICEX Code",
    "Equity Ticker",
    "ISIN",
    "Phone Number",
    "Email Address",
    "Website",
    "Vessel Call Sign",
    "Aircraft Manufacturer's Serial Number (MSN)",
    "Aircraft Tail Number",
];

fn feature(entry: &mut Entry, feature: &Element, known: &Known) {
    let kind = known.value("FeatureType", feature.attribute("FeatureTypeID")).trim();
    for version in feature.all("FeatureVersion") {
        let place =
            version.first("VersionLocation").and_then(|at| known.locations.get(at.attribute("LocationID")));
        let detail = version.first("VersionDetail").map_or("", |detail| {
            match known.value("DetailReference", detail.attribute("DetailReferenceID")) {
                "" => detail.text(),
                referred => referred,
            }
        });
        let country = place.map_or(detail, |place| place.country.as_str());
        match kind {
            "Birthdate" => entry.add_birth(version.first("DatePeriod").and_then(birth)),
            "Place of Birth" => add(&mut entry.birth_places, place.map_or(detail, |place| &place.line)),
            "Gender" => entry.gender = Gender::read(detail),
            "Title" => add(&mut entry.positions, detail),
            "Nationality Country" | "Citizenship Country" => {
                entry.add_country(tie(country, Tie::Nationality));
            }
            "Location" => match place {
                Some(place) if place.only_country => entry.add_country(tie(&place.country, Tie::Other)),
                Some(place) => add(&mut entry.addresses, &place.line),
                None => add(&mut entry.addresses, detail),
            },
            "Nationality of Registration" | "Vessel Flag" => entry.add_country(tie(country, Tie::Other)),
            _ if NUMBERS.contains(&kind) || kind.starts_with("Digital Currency Address") => {
                entry.add_identifier(kind, detail, "");
            }
            _ => {
                let period = version.first("DatePeriod").and_then(birth).map(|date| date.text);
                let value = period.unwrap_or_else(|| place.map_or(detail, |place| &place.line).to_owned());
                if !value.is_empty() {
                    add(&mut entry.notes, &join([kind, value.as_str()], " "));
                }
            }
        }
    }
}

/// A period from the first day that it can have begun to the last that it can have ended. A year is written as from
/// its first day to its last.
fn birth(period: &Element) -> Option<Birth> {
    let (start, end) = (period.first("Start")?, period.first("End")?);
    let from = moment(start.first("From")?)?;
    let to = moment(end.first("To")?)?;
    let date = dates::between(from, to)?;
    let about = [start, end].iter().any(|side| side.attribute("Approximate") == "true");
    let date = match date {
        SourceDate::At { moment, .. } => SourceDate::At { moment, approximate: about },
        range => range,
    };
    // The file holds only numbers; what they mean is their text.
    Some(Birth { text: date.to_string(), date: Some(date) })
}

fn moment(date: &Element) -> Option<Moment> {
    dates::parts(date.child("Year"), date.child("Month"), date.child("Day"))
}
