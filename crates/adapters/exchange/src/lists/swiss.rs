//! Switzerland, the whole list of SECO: `swiss-sanctions-list` of `target`s, which refer to programmes and places.

use std::collections::BTreeMap;
use std::io::{BufRead, Seek};

use amparo_ledger::date::SourceDate;

use super::countries::{self, tie};
use super::dates::{self, Order};
use super::entry::{
    Birth, Entry, Gender, Link, ListedName, NameParts, Quality, Tie, add, add_all, join, some, tidy,
};
use super::error::Refusal;
use super::sink::Sink;
use super::text::Sum;
use super::xml::{Element, Found};
use super::{Authority, File, Kind, ListError, Listing, same};

/// The most spellings of parts of names that a target may have: each is tried with each. Published ones have some 100.
const SPELLINGS_MAX: usize = 2_000;

/// What targets refer to, by number.
#[derive(Default)]
struct Known {
    programmes: BTreeMap<String, String>,
    places: BTreeMap<String, String>,
    weight: usize,
}

pub(super) fn read<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    let (known, first) = known(file, sink)?;
    let mut walk = file.walk()?;
    while let Some(found) = walk.next(&["target"])? {
        let record = match found {
            Found::Whole(target) => entry(&target, &known),
            Found::Refused(why) => Err(why),
        };
        sink.take(sink.next_entry(), record)?;
    }
    same(first, walk.finish()?)
}

fn known<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<(Known, Sum), ListError> {
    let mut known = Known::default();
    let mut walk = file.walk()?;
    let root = walk.root()?;
    sink.summary().published = dates::read(root.attribute("date"), Order::DayFirst);
    sink.summary().amendment = root.attribute("list-type") == "amendment";
    while let Some(found) = walk.next(&["sanctions-program", "place"])? {
        let Found::Whole(element) = found else { continue };
        if element.name() == "place" {
            known.keep_place(element.attribute("ssid"), place(&element));
        } else {
            let names = ["program-key", "program-name"].map(|name| english(&element, name));
            let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
            for set in element.all("sanctions-set") {
                known.weight += name.len() + 100;
                known.programmes.insert(set.attribute("ssid").to_owned(), name.to_owned());
            }
        }
        let bytes_max = sink.limits().held_bytes_max;
        if known.weight > bytes_max {
            return Err(ListError::TooMuchHeld { bytes_max });
        }
    }
    Ok((known, walk.finish()?))
}

impl Known {
    fn keep_place(&mut self, number: &str, text: String) {
        self.weight += text.len() + 100;
        self.places.insert(number.to_owned(), text);
    }
}

/// Names of programmes stand in several languages.
fn english<'a>(element: &'a Element, name: &'a str) -> &'a str {
    let chosen = element.all(name).find(|one| one.attribute("lang") == "eng");
    chosen.or_else(|| element.first(name)).map_or("", Element::text)
}

fn place(element: &Element) -> String {
    element.line(&["location", "area", "country"])
}

fn entry(target: &Element, known: &Known) -> Result<Entry, Refusal> {
    let spellings = target.within("spelling-variant").len();
    if spellings > SPELLINGS_MAX {
        return Err(Refusal::TooMany { what: "spellings", count_max: SPELLINGS_MAX });
    }
    let kinds = [("individual", Kind::Person), ("entity", Kind::Organisation), ("object", Kind::Other)];
    let body = kinds.iter().find_map(|(name, kind)| target.first(name).map(|body| (body, *kind)));
    let (body, kind) = body.unwrap_or((target, Kind::Other));
    let kind = match (kind, body.attribute("object-type")) {
        (Kind::Other, "vessel") => Kind::Vessel,
        (Kind::Other, "aircraft") => Kind::Aircraft,
        (kind, _) => kind,
    };
    let mut entry = Entry::keyed(target.attribute("ssid"), kind);
    entry.gender = Gender::read(body.attribute("sex"));
    // Which of several identities is the main one is marked; its names come first.
    let (main, others): (Vec<_>, Vec<_>) =
        body.within("identity").into_iter().partition(|identity| identity.attribute("main") == "true");
    for identity in main.into_iter().chain(others) {
        self::identity(&mut entry, identity, known);
    }
    add_all(&mut entry.notes, body.all("other-information").map(Element::text));
    for relation in body.all("relation") {
        let (to, relation) =
            (tidy(relation.attribute("target-id")), tidy(relation.attribute("relation-type")));
        entry.links.push(Link { to, relation });
    }
    let foreign = target.child("foreign-identifier");
    entry.add_identifier("Foreign identifier", foreign, "");
    listings(&mut entry, target, body, known);
    Ok(entry)
}

fn identity(entry: &mut Entry, identity: &Element, known: &Known) {
    for name in identity.within("name") {
        names(entry, name);
    }
    for birth in identity.all("day-month-year") {
        entry.add_birth(self::birth(birth));
    }
    for born in identity.all("place-of-birth") {
        add(&mut entry.birth_places, &referred(born, known, &[]));
    }
    for address in identity.all("address") {
        let own = ["c-o", "address-details", "p-o-box", "zip-code"];
        add(&mut entry.addresses, &referred(address, known, &own));
    }
    for country in identity.within("nationality").iter().flat_map(|nationality| nationality.all("country")) {
        let code = countries::code(country.attribute("iso-code"));
        let text = if country.text().is_empty() { country.attribute("iso-code") } else { country.text() };
        let mut country = tie(text, Tie::Nationality);
        if let Some(country) = &mut country {
            country.code = code.or(country.code.take());
        }
        entry.add_country(country);
    }
    for document in identity.all("identification-document") {
        entry.add_identifier(
            document.attribute("document-type"),
            document.child("number"),
            document.child("issuer"),
        );
    }
}

/// An address: its own lines and the place to which it refers.
fn referred(element: &Element, known: &Known, own: &[&str]) -> String {
    let place = known.places.get(element.attribute("place-id")).map_or("", String::as_str);
    let lines = [element.line(own), self::place(element)];
    tidy(&join([lines[0].as_str(), lines[1].as_str(), place], ", "))
}

/// A date by another calendar is another day; it stays text.
fn birth(birth: &Element) -> Option<Birth> {
    let [year, month, day] = ["year", "month", "day"].map(|part| birth.attribute(part));
    let text = some(&join([year, month, day], "-"))?;
    let readable = matches!(birth.attribute("calendar").to_lowercase().as_str(), "" | "gregorian");
    let date = dates::parts(year, month, day).filter(|_| readable).map(SourceDate::at);
    Some(Birth { text, date })
}

/// A part of a name with its spellings in other scripts and languages.
struct Part<'a> {
    order: u32,
    kind: &'a str,
    value: &'a str,
    variants: Vec<&'a Element>,
}

/// The name as it stands, then once for each script and language in which parts of it are spelt otherwise.
fn names(entry: &mut Entry, name: &Element) {
    let quality = match (name.attribute("name-type"), name.attribute("quality")) {
        ("primary-name", _) => Quality::Primary,
        ("formerly-known-as", _) => Quality::Former,
        (_, "low") => Quality::Weak,
        _ => Quality::Strong,
    };
    let mut parts: Vec<Part<'_>> = name
        .all("name-part")
        .map(|part| Part {
            order: part.attribute("order").parse().unwrap_or(u32::MAX),
            kind: part.attribute("name-part-type"),
            value: part.first("value").map_or(part.text(), Element::text),
            variants: part.all("spelling-variant").collect(),
        })
        .collect();
    parts.sort_by_key(|part| part.order);
    for title in parts.iter().filter(|part| part.kind == "title") {
        add(&mut entry.titles, title.value);
    }
    parts.retain(|part| !matches!(part.kind, "title" | "suffix"));
    let mut whole = spelt(&parts, |part| part.value);
    (whole.quality, whole.language) = (quality, some(name.attribute("lang")));
    entry.add_name(whole);
    let culture =
        |variant: &&Element| (variant.attribute("lang").to_owned(), variant.attribute("script").to_owned());
    let mut cultures: Vec<_> = parts.iter().flat_map(|part| part.variants.iter().map(culture)).collect();
    cultures.sort();
    cultures.dedup();
    let quality = if quality == Quality::Primary { Quality::Strong } else { quality };
    for one in cultures {
        let of = |part: &Part<'_>| part.variants.iter().filter(|variant| culture(variant) == one).count();
        let turns = parts.iter().map(of).max().unwrap_or_default();
        for turn in 0..turns {
            let mut name = spelt(&parts, |part| {
                let mut spellings = part.variants.iter().filter(|variant| culture(variant) == one);
                let first = spellings.next();
                let other = if turn == 0 { None } else { spellings.nth(turn - 1) };
                other.or(first).map_or(part.value, |variant| variant.text())
            });
            (name.quality, name.language, name.script) = (quality, some(&one.0), some(&one.1));
            entry.add_name(name);
        }
    }
}

/// The parts of a name in order, each spelt as `spelling` says.
fn spelt<'a>(parts: &[Part<'a>], spelling: impl Fn(&Part<'a>) -> &'a str) -> ListedName {
    let of = |kinds: &[&str]| {
        some(&join(parts.iter().filter(|part| kinds.contains(&part.kind)).map(&spelling), " "))
    };
    let named = NameParts {
        given: of(&["given-name", "further-given-name"]),
        middle: None,
        patronymic: of(&["father-name", "grand-father-name"]),
        family: of(&["family-name"]),
    };
    let text = tidy(&join(parts.iter().map(&spelling), " "));
    ListedName { text, parts: named, ..ListedName::default() }
}

fn listings(entry: &mut Entry, target: &Element, body: &Element, known: &Known) {
    let date = |change: &Element, name: &str| dates::read(change.attribute(name), Order::DayFirst);
    let changes: Vec<(&str, SourceDate)> = target
        .all("modification")
        .filter_map(|change| {
            let when = date(change, "effective-date").or_else(|| date(change, "publication-date"))?;
            Some((change.attribute("modification-type"), when))
        })
        .collect();
    let day = |change: &&(&str, SourceDate)| change.1.sort_day();
    let listed = changes.iter().filter(|change| change.0 == "listed").min_by_key(day);
    let listed_on = listed.or_else(|| changes.iter().min_by_key(day)).map(|change| change.1);
    let last = changes.iter().max_by_key(day);
    let ended_on = last.filter(|change| change.0 == "de-listed").map(|change| change.1);
    let reasons: Vec<&str> = body.all("justification").map(Element::text).collect();
    let reason = some(&join(reasons, " "));
    let attribute = some(target.attribute("sanctions-set-id"));
    let children = target.all("sanctions-set-id").filter_map(|set| some(set.text()));
    let sets: Vec<String> = attribute.into_iter().chain(children).collect();
    let mut programmes: Vec<Option<String>> =
        sets.iter().map(|set| known.programmes.get(set).and_then(|name| some(name))).collect();
    programmes.dedup();
    if programmes.is_empty() {
        programmes.push(None);
    }
    for programme in programmes {
        let reason = reason.clone();
        let authority = Listing::by(Authority::Switzerland);
        entry.add_listing(Listing { programme, listed_on, ended_on, reason, ..authority });
    }
}
