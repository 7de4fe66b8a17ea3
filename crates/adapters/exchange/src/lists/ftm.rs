//! `FollowTheMoney`, as `OpenSanctions` gives it out: one entity a line in JSON (`entities.ftm.json`), in any order. Who is
//! listed and the listing are entities of their own: a first pass keeps the listings, a second gives the others. In
//! `targets.nested.json` the listings stand inside.

use std::collections::BTreeMap;
use std::io::{BufRead, Seek};

use serde::Deserialize;
use serde_json::Value;

use super::dates::{self, Order};
use super::entry::{Entry, Gender, ListedName, Quality, Tie, add_all, some, tidy};
use super::error::{Place, Refusal};
use super::sink::Sink;
use super::text::{Sum, Text};
use super::{Authority, File, Kind, ListError, Listing, same};

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: String,
    schema: String,
    #[serde(default)]
    caption: String,
    properties: BTreeMap<String, Values>,
    #[serde(default)]
    datasets: Vec<String>,
}

/// A property: a list, in files that other programs wrote also a single value.
#[derive(Deserialize)]
#[serde(untagged)]
enum Values {
    Many(Vec<Value>),
    One(Value),
}

impl Values {
    fn iter(&self) -> std::slice::Iter<'_, Value> {
        match self {
            Self::Many(values) => values.iter(),
            Self::One(value) => std::slice::from_ref(value).iter(),
        }
    }
}

/// The listings of an entity, by its id: a line of JSON each, which takes a fourth of what the values take.
type Listings = BTreeMap<Box<str>, String>;

pub(super) fn read<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    let bytes_max = sink.limits().held_bytes_max;
    let mut listings = Listings::new();
    let mut held = 0;
    let first = lines(file, &mut |_, line| {
        // Most lines are no listings, and to see that is cheaper than to read them.
        let Ok(line) = line else { return Ok(()) };
        if !line.contains("\"Sanction\"") {
            return Ok(());
        }
        let Ok(line) = serde_json::from_str::<Line>(line) else { return Ok(()) };
        if line.schema == "Sanction" {
            held += keep(&mut listings, &line);
        }
        if held > bytes_max { Err(ListError::TooMuchHeld { bytes_max }) } else { Ok(()) }
    })?;
    let second = lines(file, &mut |place, line| {
        let parsed = line.and_then(|line| {
            serde_json::from_str::<Line>(line).map_err(|error| Refusal::Json(shown(&error)))
        });
        match parsed {
            Err(why) => sink.take(place, Err(why)),
            Ok(line) => {
                let Some(kind) = kind(&line.schema) else {
                    sink.summary().other_records += 1;
                    return Ok(());
                };
                let listed = listings.remove(line.id.as_str()).map(|text| kept(&text)).unwrap_or_default();
                sink.take(place, Ok(entry(&line, kind, listed)))
            }
        }
    })?;
    same(first, second)
}

/// The library's words may repeat what stands in the file.
fn shown(error: &serde_json::Error) -> String {
    let mut words: String = error.to_string().chars().take(120).collect();
    words.retain(|letter| !letter.is_control());
    words
}

/// Kinds of things that can be screened by name; all others are relations, papers and places.
pub(super) fn kind(schema: &str) -> Option<Kind> {
    match schema {
        "Person" => Some(Kind::Person),
        "Organization" | "Company" | "LegalEntity" | "PublicBody" => Some(Kind::Organisation),
        "Vessel" => Some(Kind::Vessel),
        "Airplane" => Some(Kind::Aircraft),
        _ => None,
    }
}

impl Line {
    /// The texts of a property; entities inside it are passed over.
    fn texts<'a>(&'a self, property: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.properties.get(property).into_iter().flat_map(Values::iter).filter_map(Value::as_str)
    }

    fn first(&self, properties: &[&str]) -> Option<&str> {
        properties.iter().find_map(|property| self.texts(property).next())
    }

    /// The earliest of a property's dates.
    fn earliest(&self, properties: &[&str]) -> Option<amparo_ledger::date::SourceDate> {
        properties.iter().find_map(|property| {
            let read = self.texts(property).filter_map(|text| dates::read(text, Order::DayFirst));
            read.min_by_key(|date| date.sort_day())
        })
    }
}

/// The bytes that an entity's listings take beside their text. Measured: 105 bytes.
const KEPT_BYTES: usize = 120;

/// Returns the bytes that it takes, roughly.
fn keep(listings: &mut Listings, line: &Line) -> usize {
    let Ok(text) = serde_json::to_string(&listing(line)) else { return 0 };
    let mut weight = 0;
    for id in line.texts("entity") {
        let kept = listings.entry(id.into()).or_default();
        kept.reserve_exact(text.len() + 1);
        kept.push_str(&text);
        kept.push('\n');
        weight += KEPT_BYTES + text.len() + id.len();
    }
    weight
}

/// What was kept, as it was.
fn kept(text: &str) -> Vec<Listing> {
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

fn listing(line: &Line) -> Listing {
    let named = line.first(&["authority"]).unwrap_or_default();
    Listing {
        authority: authority(line.datasets.iter().map(String::as_str), named),
        programme: line.first(&["program", "programId"]).and_then(some),
        basis: None,
        listed_on: line.earliest(&["listingDate", "startDate"]),
        ended_on: line.earliest(&["endDate"]),
        reason: line.first(&["reason"]).and_then(some),
    }
}

/// The authority of which a collection's source is the list, else as the collection names it.
fn authority<'a>(datasets: impl Iterator<Item = &'a str>, named: &str) -> Authority {
    let mut source = "";
    for dataset in datasets {
        match dataset {
            "us_ofac_sdn" | "us_ofac_cons" => return Authority::Ofac,
            "un_sc_sanctions" => return Authority::Un,
            "eu_fsf" | "eu_sanctions_map" | "eu_journal_sanctions" => return Authority::Eu,
            "gb_hmt_sanctions" | "gb_fcdo_sanctions" => return Authority::Uk,
            "ca_dfatd_sema_sanctions" => return Authority::Canada,
            "ch_seco_sanctions" => return Authority::Switzerland,
            other => source = other,
        }
    }
    Authority::Named(some(named).unwrap_or_else(|| source.to_owned()))
}

/// Properties with names, and what the list thinks of them.
const NAMES: &[(&str, Quality)] = &[
    ("name", Quality::Strong),
    ("alias", Quality::Strong),
    ("previousName", Quality::Former),
    ("weakAlias", Quality::Weak),
    ("abbreviation", Quality::Weak),
];

/// Properties with numbers.
const NUMBERS: &[&str] = &[
    "passportNumber",
    "idNumber",
    "taxNumber",
    "registrationNumber",
    "innCode",
    "ogrnCode",
    "kppCode",
    "imoNumber",
    "mmsi",
    "callSign",
    "leiCode",
    "dunsCode",
    "swiftBic",
    "wikidataId",
    "unscId",
    "uscCode",
];

fn entry(line: &Line, kind: Kind, listings: Vec<Listing>) -> Entry {
    let mut entry = Entry::keyed(tidy(&line.id), kind);
    names(&mut entry, line);
    for text in line.texts("birthDate") {
        entry.add_birth(dates::birth(text, Order::DayFirst));
    }
    add_all(&mut entry.birth_places, line.texts("birthPlace"));
    for property in ["nationality", "citizenship"] {
        entry.add_countries(line.texts(property), Tie::Nationality);
    }
    for property in ["country", "jurisdiction", "mainCountry", "flag"] {
        entry.add_countries(line.texts(property), Tie::Other);
    }
    entry.gender = line.first(&["gender"]).and_then(Gender::read);
    add_all(&mut entry.titles, line.texts("title"));
    add_all(&mut entry.positions, line.texts("position"));
    add_all(&mut entry.addresses, line.texts("address"));
    for property in NUMBERS {
        for text in line.texts(property) {
            entry.add_identifier(property, text, "");
        }
    }
    add_all(&mut entry.topics, line.texts("topics"));
    add_all(&mut entry.notes, line.texts("notes"));
    entry.listings = listings;
    for inside in
        line.properties.get("sanctions").into_iter().flat_map(Values::iter).filter(|value| value.is_object())
    {
        if let Ok(sanction) = Line::deserialize(inside) {
            entry.add_listing(listing(&sanction));
        }
    }
    entry
}

fn names(entry: &mut Entry, line: &Line) {
    // The caption is the name that the collection chose among them.
    let chosen = line.texts("name").find(|name| *name == line.caption).or_else(|| line.first(&["name"]));
    if let Some(chosen) = chosen {
        let mut name = ListedName::whole(chosen, Quality::Primary);
        let part = |properties: &[&str]| {
            let given = properties.iter().flat_map(|property| line.texts(property));
            // Parts are not tied to a name: one that does not occur in it belongs to another.
            given.filter_map(some).find(|part| has_words(&name.text, part))
        };
        let parts = super::NameParts {
            given: part(&["firstName"]),
            middle: part(&["middleName", "secondName"]),
            patronymic: part(&["fatherName", "motherName"]),
            family: part(&["lastName"]),
        };
        name.parts = parts;
        entry.add_name(name);
    }
    for (property, quality) in NAMES {
        for text in line.texts(property) {
            entry.add_name(ListedName::whole(text, *quality));
        }
    }
}

/// Whether the words of `part` follow each other in `text`.
fn has_words(text: &str, part: &str) -> bool {
    let folded = |text: &str| format!(" {} ", tidy(text).to_lowercase());
    folded(text).contains(&folded(part))
}

/// What is done with a line.
type EachLine<'a> = dyn FnMut(Place, Result<&str, Refusal>) -> Result<(), ListError> + 'a;

/// Goes through the lines; one too long is refused and passed over.
fn lines<R: BufRead + Seek>(file: &mut File<R>, each: &mut EachLine<'_>) -> Result<Sum, ListError> {
    let bytes_max = file.limits.record_bytes_max;
    let mut text = file.pass()?;
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let length = next_line(&mut text, &mut line, bytes_max)?;
        if length == 0 {
            break;
        }
        let place = Place::Line(number);
        if length > bytes_max {
            each(place, Err(Refusal::TooLarge { bytes_max }))?;
            continue;
        }
        // The stream gives whole characters, and a line ends with one.
        let Ok(whole) = std::str::from_utf8(&line) else { continue };
        if !whole.trim().is_empty() {
            each(place, Ok(whole.trim()))?;
        }
    }
    text.finish()
}

/// Reads a line into `line`, up to `bytes_max` of it; returns how long it was with its end.
fn next_line<R: BufRead>(text: &mut Text<R>, line: &mut Vec<u8>, bytes_max: u64) -> Result<u64, ListError> {
    let mut length = 0;
    loop {
        // A piece is what is held: what is passed over is none.
        text.next_piece();
        let ready = match text.fill_buf() {
            Ok(ready) => ready,
            Err(error) => return Err(text.failure().unwrap_or(ListError::Io(error))),
        };
        let end = ready.iter().position(|byte| *byte == b'\n');
        let taken = end.map_or(ready.len(), |at| at + 1);
        if length + taken as u64 <= bytes_max {
            line.extend_from_slice(&ready[..taken]);
        }
        length += taken as u64;
        text.consume(taken);
        if end.is_some() || taken == 0 {
            return Ok(length);
        }
    }
}
