//! Each format: what is read of it.

use amparo_exchange::lists::{Gender, Kind};

use crate::{births, find, fixture, list, listings, names};

fn refusals(summary: &amparo_exchange::lists::Summary) -> Vec<String> {
    summary.refusals.iter().map(ToString::to_string).collect()
}

#[test]
fn ofacs_older_xml_is_read() {
    let (summary, entries) = list(&fixture("ofac-sdn.xml")).unwrap();
    assert_eq!(summary.published.unwrap().to_string(), "2031-02-28");
    assert_eq!((summary.stated, summary.entries_in), (Some(4), 4));
    assert_eq!(refusals(&summary), ["entry 4 (`90004`): it has no name"]);

    let warden = find(&entries, "90001");
    assert_eq!((warden.kind, &warden.gender), (Kind::Person, &Some(Gender::Male)));
    let expected = [
        "Velimir Ostapovich ZARUBAYEV | Primary",
        "Vielimir Astapavich ZARUBAJEU | Strong",
        "THE WARDEN | Weak",
    ];
    assert_eq!(names(warden), expected);
    assert_eq!(warden.names[0].parts.family.as_deref(), Some("ZARUBAYEV"));
    assert_eq!(births(warden), ["1961-02-03", "1960~"]);
    assert_eq!(warden.birth_places, ["Invented Village, Brest Region"]);
    assert_eq!(warden.countries[0].code.as_deref(), Some("BY"));
    assert_eq!(warden.positions, ["Head of Remand Prison No. 9"]);
    assert_eq!(warden.addresses, ["1 Invented Street, Minsk, Belarus"]);
    assert_eq!(listings(warden), ["OFAC | GLOMAG | - | -", "OFAC | BELARUS-EO14038 | - | -"]);
    assert_eq!(warden.identifiers.len(), 1, "gender and risks stand among the numbers and are none");

    let ministry = find(&entries, "90002");
    assert_eq!(names(ministry), ["MINISTRY OF QUIET & ORDER | Primary", "MINISTRY OF SILENCE | Former"]);
    assert_eq!(find(&entries, "90003").kind, Kind::Vessel);
}

#[test]
fn the_list_of_the_united_nations_is_read() {
    let (summary, entries) = list(&fixture("un-consolidated.xml")).unwrap();
    assert_eq!(summary.published.unwrap().to_string(), "2031-02-28");
    assert_eq!(refusals(&summary), ["entry 4: it has no id"]);

    let commander = find(&entries, "8000001");
    let expected = [
        "TAMIR ABU QARZANI | Primary",
        "تامر أبو قرزاني | Strong",
        "Tamer Abu Qarzany | Strong",
        "T. Karzani | Strong",
        "Abu Layl | Weak",
    ];
    assert_eq!(names(commander), expected);
    assert_eq!(commander.names[0].parts.middle.as_deref(), Some("ABU"));
    assert_eq!(births(commander), ["1958~", "[1956..1959]"]);
    assert_eq!(commander.births[0].text, "approximately 1958");
    assert_eq!(commander.titles, ["Colonel"]);
    assert_eq!(commander.positions.len(), 2);
    assert_eq!(commander.notes, ["An invented commander. Two lines of remarks."]);
    assert_eq!(listings(commander), ["UN | Libya | 2011-02-26 | -"]);

    let office = find(&entries, "8100001");
    assert_eq!(office.kind, Kind::Organisation);
    assert_eq!(office.addresses, ["Pyongyang, Democratic People's Republic of Korea"]);
    assert_eq!(births(find(&entries, "8000002")), ["1971-01-01"]);
}
