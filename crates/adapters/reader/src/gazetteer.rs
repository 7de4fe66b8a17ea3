//! Places by name: towns of the world, countries, and places of detention that reports name.
//!
//! The tables ship with the program and are looked up where they lie, by halving: nothing is built at
//! start. A place that is not found here may be one all the same, and a name that is found may mean
//! another place: two answers are two answers, never the likelier one.
//!
//! Towns are from `GeoNames` (CC BY 4.0), countries from Unicode CLDR; see `data/gazetteer/README.md`.

use std::cmp::Ordering;

const PLACES: &str = include_str!("../data/gazetteer/places.tsv");
const COUNTRIES: &str = include_str!("../data/gazetteer/countries.tsv");
const FACILITIES: &str = include_str!("../data/gazetteer/facilities.tsv");

/// The longest key of the table of towns, in bytes: a longer name is none of them.
const KEY_BYTES_MAX: usize = 100;

/// A town.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Town {
    /// Its usual name in Latin letters.
    pub name: &'static str,
    /// The country: ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// Degrees north.
    pub latitude: f32,
    /// Degrees east.
    pub longitude: f32,
    /// People who live there, in thousands, at least one.
    pub thousands: u32,
}

/// A prison, colony or other place of detention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facility {
    /// Its usual name.
    pub name: &'static str,
    /// The town where it stands. Empty: not known here.
    pub town: &'static str,
    /// The country: ISO 3166-1 alpha-2.
    pub country: &'static str,
}

/// Every town of that name in English, Russian or Spanish, the larger first. Case does not matter.
pub fn towns(name: &str) -> impl Iterator<Item = Town> {
    let key = key(name);
    let start = if key.is_empty() || key.len() > KEY_BYTES_MAX { PLACES.len() } else { first_line(&key) };
    PLACES[start..].lines().map_while(move |line| {
        let mut fields = line.split('\t');
        if fields.next()? != key {
            return None;
        }
        let country = fields.next()?;
        Some(Town {
            country,
            latitude: fields.next()?.parse().ok()?,
            longitude: fields.next()?.parse().ok()?,
            thousands: fields.next()?.parse().ok()?,
            name: fields.next()?,
        })
    })
}

/// The place of detention of that name, in any spelling of the table. Case does not matter.
pub fn facility(name: &str) -> Option<Facility> {
    let wanted = key(name);
    if wanted.is_empty() {
        return None;
    }
    FACILITIES.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let mut fields = line.split('\t');
        let (name, others, town, country) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        let known = std::iter::once(name).chain(others.split(';'));
        known.into_iter().any(|known| key(known) == wanted).then_some(Facility { name, town, country })
    })
}

/// The code of a country by its English, Russian or Spanish name. Case does not matter.
pub fn country_code(name: &str) -> Option<&'static str> {
    let wanted = key(name);
    COUNTRIES.lines().find_map(|line| {
        let (code, names) = line.split_once('\t')?;
        names.split('\t').any(|known| key(known) == wanted).then_some(code)
    })
}

/// The English name of a country by its code.
pub fn country_name(code: &str) -> Option<&'static str> {
    COUNTRIES.lines().find_map(|line| {
        let mut fields = line.split('\t');
        (fields.next()? == code).then(|| fields.next()).flatten()
    })
}

/// What the tables know of the words of a place. More than one town is more than one possibility.
#[derive(Debug, Clone, PartialEq)]
pub enum Whereabouts {
    /// A place of detention.
    Facility(Facility),
    /// A country, by its code.
    Country(&'static str),
    /// Every town of that name, the larger first; never empty.
    Towns(Vec<Town>),
}

/// Looks up the words of a place as a text gives them: the whole, else what stands after the last comma,
/// "in", "near" or "of" ("ward 209 of Evin prison", "a prison in Pokrov"). `None`: not in the tables, which
/// does not mean that there is no such place.
pub fn whereabouts(words: &str) -> Option<Whereabouts> {
    let mut rest = words.trim();
    loop {
        let found = facility(rest)
            .map(Whereabouts::Facility)
            .or_else(|| country_code(rest).map(Whereabouts::Country))
            .or_else(|| {
                let towns: Vec<Town> = towns(rest).collect();
                (!towns.is_empty()).then_some(Whereabouts::Towns(towns))
            });
        if found.is_some() {
            return found;
        }
        let cut = [", ", " in ", " near ", " of "]
            .iter()
            .filter_map(|mark| rest.find(mark).map(|at| at + mark.len()))
            .min()?;
        rest = rest[cut..].trim_start_matches("the ").trim();
    }
}

/// Small letters, one kind of apostrophe, single spaces: as the keys of the table are written.
fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
            '’' | '‘' | 'ʼ' => '\'',
            other => other,
        }));
    }
    key
}

/// Where the first line with this key starts, else where one would stand.
fn first_line(key: &str) -> usize {
    let (mut low, mut high) = (0, PLACES.len());
    while low < high {
        let middle = floor_of_character(low + (high - low) / 2);
        let start = PLACES[..middle].rfind('\n').map_or(0, |at| at + 1).max(low);
        let line = PLACES[start..].lines().next().unwrap_or("");
        let known = line.split('\t').next().unwrap_or("");
        match known.as_bytes().cmp(key.as_bytes()) {
            Ordering::Less => low = (start + line.len() + 1).min(PLACES.len()),
            Ordering::Equal | Ordering::Greater => high = start,
        }
    }
    low
}

fn floor_of_character(mut at: usize) -> usize {
    while !PLACES.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_towns_is_sorted_whole_and_in_place() {
        let mut before = "";
        for line in PLACES.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [known, country, latitude, longitude, thousands, name] = fields[..] else {
                panic!("six fields: {line}");
            };
            assert!(before.as_bytes() <= known.as_bytes(), "{before} stands before {known}");
            assert_eq!(key(known), known, "a key is written as one is looked up");
            assert!(known.len() <= KEY_BYTES_MAX, "{known}");
            assert!(country_name(country).is_some(), "{country} of {known}");
            assert!((-90.0..=90.0).contains(&latitude.parse::<f32>().expect("a number")), "{line}");
            assert!((-180.0..=180.0).contains(&longitude.parse::<f32>().expect("a number")), "{line}");
            assert!(thousands.parse::<u32>().expect("a number") > 0 && !name.is_empty(), "{line}");
            before = known;
        }
    }

    #[test]
    fn every_key_finds_its_own_line() {
        for line in PLACES.lines().step_by(7) {
            let mut fields = line.split('\t');
            let (known, country) = (fields.next().expect("a key"), fields.next().expect("a country"));
            assert!(towns(known).any(|town| town.country == country), "{known}");
        }
    }

    #[test]
    fn one_name_gives_every_place_that_bears_it_and_an_unknown_one_none() {
        let found: Vec<&str> = towns("MOSCOW").map(|town| town.country).collect();
        assert_eq!(found, ["RU", "US"]);
        assert_eq!(towns("Екатеринбург").next().map(|town| town.country), Some("RU"));
        assert_eq!(towns("Qwertyuiop").count(), 0);
        assert_eq!(towns("").count(), 0);
        assert_eq!(towns("zzzzzzzzzz").count(), 0);
    }

    #[test]
    fn facilities_are_found_by_any_of_their_names() {
        let evin = facility("evin").expect("in the table");
        assert_eq!((evin.name, evin.town, evin.country), ("Evin Prison", "Tehran", "IR"));
        assert_eq!(facility("Полярный волк").map(|found| found.town), Some("Kharp"));
        assert_eq!(facility("Nowhere Prison"), None);
    }

    #[test]
    fn facilities_have_four_fields_a_known_country_and_no_name_twice() {
        let mut names = std::collections::BTreeSet::new();
        for line in FACILITIES.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [name, others, _town, country] = fields[..] else { panic!("four fields: {line}") };
            assert!(country_name(country).is_some(), "{line}");
            for known in std::iter::once(name).chain(others.split(';').filter(|other| !other.is_empty())) {
                assert!(names.insert(key(known)), "{known} stands twice");
            }
        }
    }

    #[test]
    fn the_words_of_a_place_are_looked_up_from_the_whole_to_its_end() {
        let country = |words: &str| match whereabouts(words) {
            Some(Whereabouts::Facility(facility)) => vec![facility.country],
            Some(Whereabouts::Country(code)) => vec![code],
            Some(Whereabouts::Towns(towns)) => towns.iter().map(|town| town.country).collect(),
            None => Vec::new(),
        };
        assert_eq!(country("ward 209 of Evin prison"), ["IR"]);
        assert_eq!(country("SIZO-2 in Yekaterinburg"), ["RU"]);
        assert_eq!(country("Kolm airport, Tallinn"), ["EE"]);
        assert_eq!(country("Belarus"), ["BY"]);
        assert_eq!(country("a police station"), Vec::<&str>::new());
        assert!(country("Victoria").len() > 3, "one name, many towns");
    }

    #[test]
    fn countries_are_known_in_three_languages() {
        for name in ["Belarus", "беларусь", "Bielorrusia"] {
            assert_eq!(country_code(name), Some("BY"), "{name}");
        }
        assert_eq!(country_code("Atlantis"), None);
    }
}
