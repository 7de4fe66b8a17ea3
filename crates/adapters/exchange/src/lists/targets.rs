//! `OpenSanctions`, `targets.simple.csv`: one row a target, several values in a field with semicolons between.

use std::io::{BufRead, Seek};

use super::dates::{self, Order};
use super::entry::{Entry, ListedName, Quality, Tie, add_all, some, tidy};
use super::ftm;
use super::sink::Sink;
use super::table::{Fields, Header, rows};
use super::text::Sum;
use super::{Authority, File, Kind, ListError, Listing};

pub(super) fn read<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    let header = Header::Named(&["id", "schema", "name"]);
    rows(file, b',', &header, &mut |_| {}, &mut |place, row| match row {
        Err(why) => sink.take(place, Err(why)),
        Ok(row) => {
            // Wallets and securities are none: nothing to screen by name.
            let Some(kind) = ftm::kind(row.get("schema")) else {
                sink.summary().other_records += 1;
                return Ok(());
            };
            sink.take(place, Ok(entry(&row, kind)))
        }
    })
}

fn entry(row: &Fields, kind: Kind) -> Entry {
    let mut entry = Entry::keyed(tidy(row.get("id")), kind);
    entry.add_name(ListedName::whole(row.get("name"), Quality::Primary));
    for alias in values(row.get("aliases")) {
        entry.add_name(ListedName::whole(alias, Quality::Strong));
    }
    for birth in values(row.get("birthdate")) {
        entry.add_birth(dates::birth(birth, Order::DayFirst));
    }
    // The file joins nationality, residence and registration in one column.
    entry.add_countries(values(row.get("countries")), Tie::Other);
    add_all(&mut entry.addresses, values(row.get("addresses")));
    for number in values(row.get("identifiers")) {
        entry.add_identifier("", number, "");
    }
    add_all(&mut entry.notes, values(row.get("sanctions")));
    entry.listings = listings(row);
    entry
}

fn values(field: &str) -> impl Iterator<Item = &str> {
    field.split(';').map(str::trim).filter(|value| !value.is_empty())
}

/// A row says which sources name the target and what sanctions there are, not which belongs to which. Only with one
/// source the programmes are told apart.
fn listings(row: &Fields) -> Vec<Listing> {
    if row.get("sanctions").is_empty() {
        return Vec::new();
    }
    let sources: Vec<&str> = values(row.get("dataset")).collect();
    let programmes: Vec<&str> = values(row.get("programids")).collect();
    match (sources.as_slice(), programmes.as_slice()) {
        ([source], [_, ..]) => programmes
            .iter()
            .map(|programme| Listing { programme: some(programme), ..Listing::by(authority(source)) })
            .collect(),
        ([], _) => vec![Listing::by(Authority::Named(String::new()))],
        (sources, _) => sources.iter().map(|source| Listing::by(authority(source))).collect(),
    }
}

/// The column has titles, not codes.
fn authority(title: &str) -> Authority {
    let known = [
        ("OFAC", Authority::Ofac),
        ("UN Security Council", Authority::Un),
        ("EU Financial Sanctions", Authority::Eu),
        ("UK Sanctions List", Authority::Uk),
        ("UK HMT/OFSI", Authority::Uk),
        ("UK FCDO", Authority::Uk),
        ("Canadian Consolidated Autonomous", Authority::Canada),
        ("Swiss SECO", Authority::Switzerland),
    ];
    let found = known.into_iter().find(|(part, _)| title.contains(part));
    found.map_or_else(|| Authority::Named(title.to_owned()), |(_, authority)| authority)
}
