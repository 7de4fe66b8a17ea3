//! United Kingdom, the consolidated list of OFSI (`ConList.csv`, `ConList.xml`; the form of 2022, last published in
//! January 2026): one row a name, an address or a birth, grouped by `Group ID`.

use std::io::{BufRead, Seek};

use amparo_ledger::date::SourceDate;

use super::dates::{self, Order};
use super::entry::{
    Birth, Entry, Gender, ListedName, NameParts, Quality, Tie, add, add_all, join, some, tidy,
};
use super::groups::{self, Grouping};
use super::sink::Sink;
use super::table::{Fields, Header, rows};
use super::text::Sum;
use super::xml::Found;
use super::{Authority, File, Kind, ListError, Listing};

const GROUPING: Grouping = Grouping { field: "Group ID", key: |row| row.get("groupid").to_owned(), fill };

pub(super) fn read_csv<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    groups::read(sink, &GROUPING, |sink, each| {
        let mut published = None;
        let mut preamble = |line: &[&str]| published = published.or_else(|| date_in(line));
        let header = Header::Named(&["name6", "groupid"]);
        let sum = rows(file, b',', &header, &mut preamble, &mut |place, row| each(sink, place, row))?;
        sink.summary().published = published;
        Ok(sum)
    })
}

/// `Last Updated,27/05/2022` or `Report Date: 23-Sep-2026`.
pub(super) fn date_in(line: &[&str]) -> Option<SourceDate> {
    let mut texts = line.iter().flat_map(|field| [*field, field.split(':').next_back().unwrap_or_default()]);
    texts.find_map(|text| dates::read(text, Order::DayFirst))
}

pub(super) fn read_xml<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    groups::read(sink, &GROUPING, |sink, each| {
        let mut walk = file.walk()?;
        let mut number = 0;
        while let Some(found) = walk.next(&["FinancialSanctionsTarget"])? {
            number += 1;
            let row = match found {
                Found::Whole(record) => Ok(Fields::of(&record)),
                Found::Refused(why) => Err(why),
            };
            each(sink, super::Place::Entry(number), row)?;
        }
        walk.finish()
    })
}

fn fill(entry: &mut Entry, row: &Fields) {
    if entry.kind == Kind::Other {
        entry.kind = kind(row.first(&["grouptype", "grouptypedescription"]));
    }
    entry.add_name(name(row));
    let mut original = ListedName::whole(row.get("namenonlatinscript"), Quality::Strong);
    original.language = some(row.get("nonlatinscriptlanguage"));
    original.script = some(row.get("nonlatinscripttype"));
    entry.add_name(original);
    entry.add_birth(birth(row));
    let place = [row.get("townofbirth"), row.get("countryofbirth")];
    let places = place.map(numbered).concat();
    if place.iter().any(|text| text.starts_with("(1)")) {
        add_all(&mut entry.birth_places, places.iter().map(String::as_str));
    } else {
        add(&mut entry.birth_places, &join(place, ", "));
    }
    entry.add_countries(numbered(row.get("nationality")).iter().map(String::as_str), Tie::Nationality);
    entry.gender = entry.gender.take().or_else(|| Gender::read(row.get("gender")));
    add_all(&mut entry.titles, numbered(row.first(&["title", "nametitle"])).iter().map(String::as_str));
    add_all(&mut entry.positions, numbered(row.get("position")).iter().map(String::as_str));
    let parts = ["address1", "address2", "address3", "address4", "address5", "address6"];
    let rest = [row.first(&["postzipcode", "postcode"]), row.get("country")];
    add(&mut entry.addresses, &tidy(&join(parts.map(|part| row.get(part)).into_iter().chain(rest), ", ")));
    entry.add_identifier("Passport", row.first(&["passportnumber", "passportdetails"]), "");
    let number = row.first(&["nationalidentificationnumber", "nationalidnumber", "ninumber"]);
    entry.add_identifier("National identification number", number, "");
    entry.add_identifier("Business registration number", row.get("businessregnumber"), "");
    entry.add_identifier("IMO number", row.get("imonumber"), "");
    entry.add_identifier("UK Sanctions List reference", row.first(&["uksanctionslistref", "fcoid"]), "");
    add(&mut entry.notes, row.get("otherinformation"));
    add(&mut entry.notes, row.get("furtheridentifiyinginformation"));
    let since = row.first(&["uksanctionslistdatedesignated", "datedesignated", "listedon", "datelisted"]);
    listing(entry, row.first(&["regime", "regimename"]), since, row.get("ukstatementofreasons"));
}

/// One listing a regime: every row repeats it.
pub(super) fn listing(entry: &mut Entry, regime: &str, since: &str, reason: &str) {
    let programme = some(regime);
    if entry.listings.iter().any(|known| known.programme == programme) {
        return;
    }
    let (listed_on, reason) = (dates::read(since, Order::DayFirst), some(reason));
    entry.add_listing(Listing { programme, listed_on, reason, ..Listing::by(Authority::Uk) });
}

pub(super) fn kind(text: &str) -> Kind {
    match text.to_lowercase().as_str() {
        "individual" => Kind::Person,
        "entity" => Kind::Organisation,
        "ship" => Kind::Vessel,
        "aircraft" => Kind::Aircraft,
        _ => Kind::Other,
    }
}

fn name(row: &Fields) -> ListedName {
    let parts = ["name1", "name2", "name3", "name4", "name5", "name6"].map(|part| row.get(part));
    let kind = row.first(&["aliastypename", "aliastype"]).to_lowercase();
    let weak = row.get("aliasquality").to_lowercase().contains("low");
    let quality = if kind.starts_with("primary name") || kind == "prime alias" {
        Quality::Primary
    } else if kind.contains("fka") || kind.contains("formerly") {
        Quality::Former
    } else if weak {
        Quality::Weak
    } else {
        Quality::Strong
    };
    six_parts(parts, quality)
}

/// Six fields, the family name or the whole name of an organisation in the last. Only the first is surely a given name.
pub(super) fn six_parts(parts: [&str; 6], quality: Quality) -> ListedName {
    let [given, middle @ .., family] = parts;
    let middle = join(middle, " ");
    if given.is_empty() && middle.is_empty() {
        return ListedName::whole(family, quality);
    }
    ListedName::of_parts(NameParts::new(given, &middle, family), quality)
}

fn birth(row: &Fields) -> Option<Birth> {
    let text = row.first(&["dob", "dateofbirth", "individualdateofbirth"]);
    let parts = ["yearofbirth", "monthofbirth", "dayofbirth"].map(|part| row.get(part));
    match dates::birth(text, Order::DayFirst) {
        Some(Birth { text, date: None }) => {
            let date = dates::parts(parts[0], parts[1], parts[2]).map(SourceDate::at);
            Some(Birth { text, date })
        }
        Some(birth) => Some(birth),
        None => {
            let moment = dates::parts(parts[0], parts[1], parts[2])?;
            Some(Birth { text: moment.to_string(), date: Some(SourceDate::at(moment)) })
        }
    }
}

/// `(1) Afghanistan. (2) Pakistan` as two; a text without numbers as one.
pub(super) fn numbered(text: &str) -> Vec<String> {
    if !text.starts_with("(1)") {
        return some(text).into_iter().collect();
    }
    let mut found = Vec::new();
    let mut rest = &text[3..];
    for turn in 2_u32.. {
        let mark = format!("({turn})");
        let Some((one, after)) = rest.split_once(&mark) else { break };
        found.extend(some(one.trim().trim_end_matches('.')));
        rest = after;
    }
    found.extend(some(rest.trim().trim_end_matches('.')));
    found
}
