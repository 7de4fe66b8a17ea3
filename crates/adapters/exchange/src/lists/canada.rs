//! Canada, the consolidated autonomous list (`sema-lmes.xml`): `data-set` of flat `record`s.

use std::io::{BufRead, Seek};

use super::dates::{self, Order};
use super::entry::{Entry, ListedName, NameParts, Quality, add, some, tidy};
use super::sink::Sink;
use super::text::Sum;
use super::xml::{Element, Found};
use super::{Authority, File, Kind, ListError, Listing};

pub(super) fn read<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    let mut walk = file.walk()?;
    while let Some(found) = walk.next(&["record"])? {
        let record = match found {
            Found::Whole(record) => Ok(entry(&record)),
            Found::Refused(why) => Err(why),
        };
        sink.take(sink.next_entry(), record)?;
    }
    walk.finish()
}

fn entry(record: &Element) -> Entry {
    // Names of elements changed over the years, and some are given in both languages (`Country-Pays`).
    let field = |names: &[&str]| {
        let english =
            |child: &&Element| child.name().split('-').next().is_some_and(|name| names.contains(&name));
        record.children().filter(english).map(Element::text).find(|text| !text.is_empty()).unwrap_or_default()
    };
    let country = field(&["Country"]);
    let (schedule, item) = (field(&["Schedule"]), field(&["Item"]));
    let number = field(&["ShipIMONumber"]);
    let organisation = field(&["EntityOrShip", "Entity"]);
    let (family, given) = (field(&["LastName"]), field(&["GivenName"]));
    let birth = field(&["DateOfBirthOrShipBuildDate", "DateOfBirth"]);
    let is_ship = number.bytes().any(|byte| byte.is_ascii_digit());
    let kind = match () {
        () if is_ship => Kind::Vessel,
        () if !family.is_empty() || !given.is_empty() => Kind::Person,
        () => Kind::Organisation,
    };
    let mut entry = Entry::keyed(key(country, schedule, item), kind);
    match kind {
        Kind::Person => {
            let parts = NameParts::new(given, "", family);
            entry.add_name(ListedName::of_parts(parts, Quality::Primary));
            entry.add_name(ListedName::whole(organisation, Quality::Strong));
            entry.add_births(birth, Order::DayFirst);
        }
        _ => entry.add_name(ListedName::whole(organisation, Quality::Primary)),
    }
    for alias in field(&["Aliases"]).split([',', ';']) {
        entry.add_name(ListedName::whole(alias, Quality::Strong));
    }
    add(if is_ship { &mut entry.notes } else { &mut entry.titles }, field(&["TitleOrShip", "Title"]));
    entry.add_identifier("IMO number", number, "");
    entry.add_listing(Listing {
        programme: some(country),
        listed_on: dates::read(field(&["DateOfListing"]), Order::DayFirst),
        ..Listing::by(Authority::Canada)
    });
    entry
}

/// The list has no numbers of its own: the regulation, its schedule and the item in it. Empty if one is missing.
fn key(country: &str, schedule: &str, item: &str) -> String {
    let country = tidy(country.split('/').next().unwrap_or_default());
    if country.is_empty() || item.is_empty() {
        return String::new();
    }
    format!("{country}, {}, {}", some(schedule).unwrap_or_else(|| "-".into()), tidy(item))
}
