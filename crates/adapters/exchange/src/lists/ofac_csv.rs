//! OFAC, the old CSV: `sdn.csv` (or `cons_prim.csv`) without a header, `-0-` for "nothing". It can be read alone; the
//! other names (`alt.csv`) and addresses (`add.csv`) are in files of their own and are read with it where given.

use std::collections::BTreeMap;
use std::io::{BufRead, Seek};

use super::countries::tie;
use super::dates::{self, Order};
use super::entry::{Entry, Gender, ListedName, Quality, Tie, add, join, some, tidy};
use super::error::{Place, Refusal};
use super::sink::Sink;
use super::table::{Fields, Header, rows};
use super::text::Sum;
use super::{Authority, File, Kind, ListError, Listing};

const ENTRIES: &[&str] = &[
    "number",
    "name",
    "type",
    "program",
    "title",
    "callsign",
    "vesseltype",
    "tonnage",
    "grt",
    "flag",
    "owner",
    "remarks",
];
const ALTERNATES: &[&str] = &["number", "alt", "type", "name", "remarks"];
const ADDRESSES: &[&str] = &["number", "add", "address", "city", "country", "remarks"];

/// What the two other files say of one entry.
#[derive(Default)]
struct Beside {
    line: u64,
    names: Vec<ListedName>,
    addresses: Vec<String>,
    weight: usize,
}

type ByNumber = BTreeMap<String, Beside>;

/// The entries without the other files.
pub(super) fn read_alone<R: BufRead + Seek>(
    file: &mut File<R>,
    sink: &mut Sink<'_>,
) -> Result<Sum, ListError> {
    read(file, None::<&mut File<R>>, None, sink)
}

pub(super) fn read<R: BufRead + Seek, A: BufRead + Seek>(
    file: &mut File<R>,
    alternates: Option<&mut File<A>>,
    addresses: Option<&mut File<A>>,
    sink: &mut Sink<'_>,
) -> Result<Sum, ListError> {
    let mut beside = ByNumber::new();
    if let Some(alternates) = alternates {
        second_file(alternates, ALTERNATES, sink, &mut beside, |beside, row| {
            beside.names.push(alternate(row));
        })?;
    }
    if let Some(addresses) = addresses {
        second_file(addresses, ADDRESSES, sink, &mut beside, |beside, row| {
            let parts = ["address", "city", "country"].map(|part| some(row.get(part)).unwrap_or_default());
            add(&mut beside.addresses, &join(parts.iter().map(String::as_str), ", "));
        })?;
    }
    let sum = rows(file, b',', &Header::None(ENTRIES), &mut |_| {}, &mut |place, row| {
        let entry = row.map(|row| entry(&row, &mut beside));
        sink.take(place, entry)
    })?;
    for left in beside.into_values() {
        sink.take(Place::SecondFile(left.line), Err(Refusal::NoSuchEntry))?;
    }
    Ok(sum)
}

fn second_file<A: BufRead + Seek>(
    file: &mut File<A>,
    columns: &'static [&'static str],
    sink: &mut Sink<'_>,
    beside: &mut ByNumber,
    fill: fn(&mut Beside, &Fields),
) -> Result<(), ListError> {
    let held_bytes_max = sink.limits().held_bytes_max;
    let mut held: usize = beside.values().map(|one| one.weight).sum();
    rows(file, b',', &Header::None(columns), &mut |_| {}, &mut |place, row| {
        let Place::Line(line) = place else { return Ok(()) };
        let row = match row {
            Ok(row) => row,
            Err(why) => return sink.take(Place::SecondFile(line), Err(why)),
        };
        let number = tidy(row.get("number"));
        let weight = 2 * row.weight() + 200;
        let one = beside.entry(number).or_insert_with(|| Beside { line, ..Beside::default() });
        fill(one, &row);
        one.weight += weight;
        held += weight;
        if held > held_bytes_max {
            return Err(ListError::TooMuchHeld { bytes_max: held_bytes_max });
        }
        Ok(())
    })?;
    Ok(())
}

fn alternate(row: &Fields) -> ListedName {
    let quality = if row.get("type") == "fka" { Quality::Former } else { Quality::Strong };
    // The type of the entry is in the other file; a comma alone does not tell a person from a company.
    ListedName::whole(row.get("name"), quality)
}

fn entry(row: &Fields, beside: &mut ByNumber) -> Entry {
    let kind = match row.get("type") {
        "individual" => Kind::Person,
        "vessel" => Kind::Vessel,
        "aircraft" => Kind::Aircraft,
        // Organisations have no type, not even a word for it.
        _ => Kind::Organisation,
    };
    let mut entry = Entry::keyed(tidy(row.get("number")), kind);
    entry.add_name(ListedName::with_comma(
        &some(row.get("name")).unwrap_or_default(),
        kind,
        Quality::Primary,
    ));
    if let Some(beside) = beside.remove(&entry.key) {
        for known in beside.names {
            entry.add_name(ListedName::with_comma(&known.text, kind, known.quality));
        }
        entry.addresses = beside.addresses;
    }
    add(&mut entry.positions, row.get("title"));
    entry.add_country(tie(row.get("flag"), Tie::Other));
    if let Some(sign) = some(row.get("callsign")) {
        entry.add_identifier("Call sign", &sign, "");
    }
    if let Some(remarks) = some(row.get("remarks")) {
        self::remarks(&mut entry, &remarks);
        add(&mut entry.notes, &remarks);
    }
    for programme in row.get("program").split(['[', ']', ';']).filter_map(some) {
        entry.add_listing(Listing { programme: Some(programme), ..Listing::by(Authority::Ofac) });
    }
    if entry.listings.is_empty() {
        entry.add_listing(Listing::by(Authority::Ofac));
    }
    entry
}

/// All that has no column of its own stands in the remarks, with semicolons between.
fn remarks(entry: &mut Entry, remarks: &str) {
    for remark in remarks.trim_end_matches('.').split("; ") {
        let remark = remark.trim().trim_start_matches('(').trim_end_matches('.');
        let remark = remark.strip_prefix("alt. ").unwrap_or(remark);
        let (word, rest) = remark.split_once(' ').unwrap_or((remark, ""));
        match word {
            "DOB" => entry.add_birth(dates::birth(rest, Order::MonthFirst)),
            "POB" => add(&mut entry.birth_places, rest),
            "nationality" | "citizen" => entry.add_country(tie(rest, Tie::Nationality)),
            "Gender" => entry.gender = Gender::read(rest),
            // Quoted names in the remarks are those that OFAC calls weak.
            "a.k.a." | "f.k.a." | "n.k.a." => {
                let text = rest.trim_matches(['\'', '"']);
                entry.add_name(ListedName::with_comma(text, entry.kind, Quality::Weak));
            }
            _ => identifier(entry, remark),
        }
    }
}

/// What numbers are called in the remarks.
const NUMBERS: &[&str] = &[
    "Passport",
    "National ID No.",
    "National Foreign ID Number",
    "Identification Number",
    "Tax ID No.",
    "Personal ID Card",
    "Driver's License No.",
    "Registration ID",
    "Registration Number",
    "Government Gazette Number",
    "Cedula No.",
    "D.N.I.",
    "R.F.C.",
    "C.U.R.P.",
    "NIT #",
    "RUC #",
    "SSN",
    "Vessel Registration Identification",
    "Aircraft Manufacturer's Serial Number (MSN)",
    "Aircraft Tail Number",
];

/// `Passport A1234567 (Iran) expires 01 Jan 2030`.
fn identifier(entry: &mut Entry, remark: &str) {
    for kind in NUMBERS {
        let Some(rest) = remark.strip_prefix(kind).filter(|rest| rest.starts_with(' ')) else { continue };
        let (value, country) = match rest.split_once('(') {
            Some((value, rest)) => (value, rest.split(')').next().unwrap_or_default()),
            None => (rest, ""),
        };
        entry.add_identifier(kind, value, country);
        return;
    }
}
