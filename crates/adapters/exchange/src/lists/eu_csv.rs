//! European Union, Financial Sanctions Files, CSV 1.1: semicolons, and for each entry as many rows as it has names,
//! addresses, births, documents and citizenships.

use std::io::{BufRead, Seek};

use super::dates::{self, Order};
use super::entry::{Entry, add};
use super::eu_xml;
use super::groups::{self, Grouping};
use super::sink::Sink;
use super::table::{Fields, Header, plain, rows};
use super::text::Sum;
use super::{File, Kind, ListError};

const GROUPING: Grouping =
    Grouping { field: "Entity_LogicalId", key: |row| row.get("entitylogicalid").to_owned(), fill };

pub(super) fn read<R: BufRead + Seek>(file: &mut File<R>, sink: &mut Sink<'_>) -> Result<Sum, ListError> {
    groups::read(sink, &GROUPING, |sink, each| {
        let header = Header::Named(&["entitylogicalid", "namealiaswholename"]);
        rows(file, b';', &header, &mut |_| {}, &mut |place, row| {
            if let Ok(row) = &row
                && sink.summary().published.is_none()
            {
                sink.summary().published = dates::read(row.get("filegenerationdate"), Order::DayFirst);
            }
            each(sink, place, row)
        })
    })
}

fn fill(entry: &mut Entry, row: &Fields) {
    if entry.kind == Kind::Other {
        let classification = row.get("entitysubjecttypeclassificationcode");
        entry.kind = eu_xml::kind(row.get("entitysubjecttype"), classification);
    }
    let under = |part: &'static str| move |field: &str| row.get(&format!("{part}{}", plain(field)));
    let name = under("namealias");
    if !name("wholeName").is_empty() || !name("lastName").is_empty() {
        eu_xml::name(entry, &name);
    }
    let birth = under("birthdate");
    // The columns of parts have names of their own here.
    let parts = |field: &str| match field {
        "dayOfMonth" => birth("day"),
        "monthOfYear" => birth("month"),
        field => birth(field),
    };
    entry.add_birth(eu_xml::birth(&parts));
    add(&mut entry.birth_places, &eu_xml::place(&birth));
    add(&mut entry.addresses, &eu_xml::place(&under("address")));
    let citizenship = under("citizenship");
    entry.add_country(eu_xml::country(citizenship("countryDescription"), citizenship("countryIso2Code")));
    let document = under("identification");
    let kind = row.first(&["identificationtypedescription", "identificationtypecode"]);
    let number = row.first(&["identificationnumber", "identificationlatinnumber"]);
    entry.add_identifier(kind, number, document("countryDescription"));
    entry.add_identifier("EU reference number", row.get("entityeureferencenumber"), "");
    entry.add_identifier("UN reference number", row.get("entityunitednationid"), "");
    add(&mut entry.notes, row.get("entityremark"));
    add(&mut entry.notes, row.get("entitydesignationdetails"));
    let since = row.first(&["entitydesignationdate", "entityregulationpublicationdate"]);
    let since = dates::read(since, Order::DayFirst);
    let act = row.get("entityregulationnumbertitle");
    eu_xml::add_listing(entry, row.get("entityregulationprogramme"), since, act);
}
