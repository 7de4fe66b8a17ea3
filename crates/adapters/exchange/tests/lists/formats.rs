//! Each format: what is read of it, and what is refused.

use amparo_exchange::lists::{Authority, Entry, Format, Gender, Kind, Quality, Summary, Tie, read_ofac_csv};

use crate::{births, find, fixture, list, listings, names};

fn refusals(summary: &Summary) -> Vec<String> {
    summary.refusals.iter().map(ToString::to_string).collect()
}

fn published(summary: &Summary) -> String {
    summary.published.map_or("-".into(), |date| date.to_string())
}

fn codes(entry: &Entry, tie: Tie) -> Vec<&str> {
    let tied = entry.countries.iter().filter(|country| country.tie == tie);
    tied.filter_map(|country| country.code.as_deref()).collect()
}

fn number<'a>(entry: &'a Entry, kind: &str) -> &'a str {
    entry.identifiers.iter().find(|id| id.kind == kind).map_or("-", |id| id.value.as_str())
}

#[test]
fn ofacs_older_xml_is_read() {
    let (summary, entries) = list(&fixture("ofac-sdn.xml")).unwrap();
    assert_eq!((summary.format, published(&summary).as_str()), (Format::OfacXml, "2031-02-28"));
    assert_eq!((summary.stated, summary.entries_in), (Some(4), 4));
    assert_eq!(refusals(&summary), ["entry 4 (`90004`): it has no name"]);

    let warden = find(&entries, "90001");
    assert_eq!((warden.kind, &warden.gender), (Kind::Person, &Some(Gender::Male)));
    let expected = [
        "Velimir Ostapovich ZARUBAYEV | Primary",
        "Vielimir Astapavich ZARUBAJEU | Strong",
        "THE WARDEN | Weak",
        "Velimir STAROST | Weak",
    ];
    assert_eq!(names(warden), expected);
    assert_eq!(warden.names[0].parts.family.as_deref(), Some("ZARUBAYEV"));
    assert_eq!(births(warden), ["1961-02-03", "1960~"]);
    assert_eq!(warden.birth_places, ["Invented Village, Brest Region"]);
    assert_eq!(codes(warden, Tie::Nationality), ["BY"]);
    assert_eq!(warden.positions, ["Head of Remand Prison No. 9"]);
    assert_eq!(warden.addresses, ["1 Invented Street, Minsk, Belarus"]);
    assert_eq!(listings(warden), ["OFAC | GLOMAG | - | -", "OFAC | BELARUS-EO14038 | - | -"]);
    assert_eq!(warden.identifiers.len(), 1, "gender and risks stand among the numbers and are none");

    let ministry = find(&entries, "90002");
    assert_eq!(names(ministry), ["MINISTRY OF QUIET & ORDER | Primary", "MINISTRY OF SILENCE | Former"]);
    let ship = find(&entries, "90003");
    assert_eq!((ship.kind, codes(ship, Tie::Other)), (Kind::Vessel, vec!["PA"]));
}

#[test]
fn ofacs_advanced_xml_is_read_with_all_to_which_it_refers() {
    let (summary, entries) = list(&fixture("ofac-advanced.xml")).unwrap();
    assert_eq!((summary.format, published(&summary).as_str()), (Format::OfacAdvancedXml, "2031-02-28"));
    assert_eq!(refusals(&summary), ["entry 3 (`90003`): it has no name"]);

    let warden = find(&entries, "90001");
    assert_eq!((warden.kind, &warden.gender), (Kind::Person, &Some(Gender::Male)));
    let expected = [
        "Velimir Ostapovich ZARUBAYEV | Primary",
        "Велимир ЗАРУБАЕВ | Strong",
        "THE WARDEN | Weak",
        "Velimir STAROST | Weak",
    ];
    assert_eq!(names(warden), expected);
    assert_eq!(warden.names[0].parts.patronymic.as_deref(), Some("Ostapovich"));
    assert_eq!(warden.names[1].script.as_deref(), Some("Cyrillic"));
    assert_eq!(births(warden), ["1961~"], "a year is written as its first and last day");
    assert_eq!(codes(warden, Tie::Nationality), ["BY"]);
    assert_eq!(warden.addresses, ["1 Invented Street, Minsk, Belarus"]);
    assert_eq!(warden.positions, ["Head of Remand Prison No. 9"]);
    assert_eq!(number(warden, "Passport"), "ZZ0000001");
    assert_eq!(number(warden, "Email Address"), "warden@prison.invalid");
    assert_eq!(warden.notes, ["Secondary sanctions risk: none, this is an example"]);
    assert_eq!(listings(warden), ["OFAC | GLOMAG | 2024-08-09 | -"]);
    assert_eq!(warden.listings[0].basis.as_deref(), Some("Executive Order 13818 (Invented)"));
    assert_eq!(warden.links[0].to, "90002");
    assert_eq!(warden.links[0].relation, "Leader or official of (former)");

    let ministry = find(&entries, "90002");
    assert_eq!(ministry.kind, Kind::Organisation);
    assert_eq!(
        listings(ministry),
        ["OFAC | SDN List | 2023-03-24 | -"],
        "without a programme, the list stands for it"
    );
}

#[test]
fn ofacs_csv_is_read_alone() {
    let (summary, entries) = list(&fixture("ofac-sdn.csv")).unwrap();
    assert_eq!(summary.format, Format::OfacCsv);
    assert_eq!(refusals(&summary), ["line 4: the row has 3 columns where 12 are due"]);

    let warden = find(&entries, "90001");
    assert_eq!(names(warden), ["Velimir Ostapovich ZARUBAYEV | Primary", "THE WARDEN | Weak"]);
    assert_eq!(births(warden), ["1961-02-03", "1960~"]);
    assert_eq!(warden.birth_places, ["Invented Village, Brest Region"]);
    assert_eq!((codes(warden, Tie::Nationality), &warden.gender), (vec!["BY"], &Some(Gender::Male)));
    assert_eq!(number(warden, "Passport"), "ZZ0000001");
    assert_eq!(warden.programmes(), ["GLOMAG", "BELARUS-EO14038"]);
    let ministry = find(&entries, "90002");
    assert_eq!(ministry.kind, Kind::Organisation, "organisations have no type there");
    assert!(ministry.notes.is_empty(), "-0- is nothing");
}

#[test]
fn ofacs_csv_is_read_with_the_names_and_addresses_of_its_other_files() {
    let open = |name: &str| std::io::Cursor::new(fixture(name));
    let mut entries = Vec::new();
    let (alternates, addresses) = (open("ofac-alt.csv"), open("ofac-add.csv"));
    let each = |entry| entries.push(entry);
    let summary = read_ofac_csv(open("ofac-sdn.csv"), Some(alternates), Some(addresses), each).unwrap();
    assert_eq!(summary.entries_in, summary.given + summary.refused);
    let expected = [
        "line 4: the row has 3 columns where 12 are due",
        "line 3 of the second file: it belongs to an entry that the list does not have",
    ];
    assert_eq!(refusals(&summary), expected);
    let warden = find(&entries, "90001");
    assert!(
        names(warden).contains(&"Vielimir Astapavich ZARUBAJEU | Strong".to_owned()),
        "{:?}",
        names(warden)
    );
    assert_eq!(warden.addresses, ["1 Invented Street, Minsk, Belarus"]);
    assert!(names(find(&entries, "90002")).contains(&"MINISTRY OF SILENCE | Former".to_owned()));
}

#[test]
fn the_list_of_the_united_nations_is_read() {
    let (summary, entries) = list(&fixture("un-consolidated.xml")).unwrap();
    assert_eq!((summary.format, published(&summary).as_str()), (Format::UnXml, "2031-02-28"));
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

/// What the European Union's two forms say of the same person.
fn check_eu(warden: &Entry) {
    let expected = [
        "Velimir Ostapovich Zarubayev | Primary",
        "Велимир Остапович Зарубаев | Strong",
        "The Warden | Weak",
    ];
    assert_eq!(names(warden), expected);
    assert_eq!(warden.names[0].parts.middle.as_deref(), Some("Ostapovich"));
    assert_eq!(warden.names[1].language.as_deref(), Some("RU"));
    assert_eq!((warden.kind, &warden.gender), (Kind::Person, &Some(Gender::Male)));
    assert_eq!(
        (&warden.titles[..], &warden.positions[..]),
        (&["Colonel".into()][..], &["Head of Remand Prison No. 9".into()][..])
    );
    assert_eq!(warden.birth_places, ["Invented Village, Brest Region, BELARUS"]);
    assert_eq!(warden.addresses, ["1 Invented Street, 000000, Minsk, BELARUS"]);
    assert_eq!(codes(warden, Tie::Nationality), ["BY"]);
    assert_eq!(number(warden, "National passport"), "ZZ0000001");
    assert_eq!(number(warden, "EU reference number"), "EU.0000.1");
    assert_eq!(warden.notes, ["Invented: signed the order."]);
}

#[test]
fn the_european_unions_xml_is_read() {
    let (summary, entries) = list(&fixture("eu-fsf.xml")).unwrap();
    assert_eq!((summary.format, published(&summary).as_str()), (Format::EuXml, "2031-02-28"));
    assert_eq!(refusals(&summary), ["entry 3 (`700003`): it has no name"]);
    let warden = find(&entries, "700001");
    check_eu(warden);
    let expected = ["1961-02-03", "[1959..1961]", "1961", "?", "[..1965]"];
    assert_eq!(births(warden), expected, "a year by another calendar is not read");
    assert_eq!(listings(warden), ["EU | BLR | 2020-10-02 | -"], "the earliest act tells since when");
    let company = find(&entries, "700002");
    assert_eq!(names(company), ["Quiet & Order Ltd | Primary"]);
    assert_eq!(
        listings(company),
        ["EU | UKR | 2022-03-02 | -"],
        "the designation, where the list gives its date"
    );
}

#[test]
fn the_european_unions_csv_is_read_and_rows_of_an_entry_need_not_stand_together() {
    let (summary, entries) = list(&fixture("eu-fsf.csv")).unwrap();
    assert_eq!((summary.format, published(&summary).as_str()), (Format::EuCsv, "2031-02-28"));
    assert_eq!(refusals(&summary), ["line 11: it has no Entity_LogicalId"]);
    let warden = find(&entries, "700001");
    check_eu(warden);
    assert_eq!(births(warden), ["1961-02-03", "[1959..1961]"]);
    assert_eq!(listings(warden), ["EU | BLR | 2021-06-21 | -"]);
    assert_eq!(find(&entries, "700002").kind, Kind::Organisation);
}

#[test]
fn the_united_kingdoms_older_csv_is_read_grouped() {
    let (summary, entries) = list(&fixture("uk-conlist.csv")).unwrap();
    assert_eq!((summary.format, published(&summary).as_str()), (Format::UkConListCsv, "2031-02-28"));
    assert_eq!(refusals(&summary), ["line 7: it has no Group ID"]);
    let warden = find(&entries, "80001");
    let expected = [
        "Velimir Ostapovich ZARUBAYEV | Primary",
        "Velimir ZARUBAYEV | Primary",
        "THE WARDEN | Weak",
        "Велимир ЗАРУБАЕВ | Strong",
    ];
    assert_eq!(names(warden), expected);
    assert_eq!(births(warden), ["1961-02-03", "1960"], "zeros are unknown parts");
    assert_eq!(warden.titles, ["Colonel", "Dr"]);
    assert_eq!(codes(warden, Tie::Nationality), ["BY", "RU"]);
    assert_eq!(warden.birth_places, ["Invented Village, Belarus"]);
    assert_eq!(warden.addresses, ["1 Invented Street, Minsk, Belarus"]);
    assert_eq!(listings(warden), ["UK | Belarus | 2020-09-29 | -"]);
    assert_eq!(find(&entries, "80002").kind, Kind::Organisation);
}

#[test]
fn the_united_kingdoms_older_xml_is_read_grouped() {
    let (summary, entries) = list(&fixture("uk-conlist.xml")).unwrap();
    assert_eq!(summary.format, Format::UkConListXml);
    assert_eq!(refusals(&summary), ["entry 4: it has no Group ID"]);
    let warden = find(&entries, "80001");
    assert_eq!(names(warden), ["Velimir Ostapovich ZARUBAYEV | Primary", "THE WARDEN | Weak"]);
    assert_eq!(births(warden), ["1961-02"], "from its parts, of which the day is zero");
    assert_eq!(listings(warden), ["UK | Belarus | 2020-09-29 | -"]);
    assert_eq!(warden.listings[0].reason.as_deref(), Some("Invented: he ordered the beatings."));
    assert_eq!(number(warden, "UK Sanctions List reference"), "BEL0000");
    assert_eq!(names(find(&entries, "80002")), ["QUIET & ORDER LTD | Primary"]);
}

#[test]
fn the_uk_sanctions_list_is_read_in_xml() {
    let (summary, entries) = list(&fixture("uk-list.xml")).unwrap();
    assert_eq!((summary.format, published(&summary).as_str()), (Format::UkXml, "2031-02-28"));
    assert_eq!(refusals(&summary), ["entry 3 (`BEL0002`): it has no name"]);
    let warden = find(&entries, "BEL0000");
    let expected = [
        "Velimir Ostapovich ZARUBAYEV | Primary",
        "THE WARDEN | Weak",
        "Vielimir ZARUBAJEU | Strong",
        "Велимир ЗАРУБАЕВ | Strong",
    ];
    assert_eq!(names(warden), expected);
    assert_eq!(births(warden), ["1961", "1961-02-03"]);
    assert_eq!((&warden.gender, codes(warden, Tie::Nationality)), (&Some(Gender::Male), vec!["BY"]));
    assert_eq!(warden.birth_places, ["Invented Village, Belarus"]);
    assert_eq!(number(warden, "Passport"), "ZZ0000001");
    assert_eq!(listings(warden), ["UK | The Invented (Sanctions) Regulations 2019 | 2020-09-29 | -"]);
    let ship = find(&entries, "BEL0001");
    assert_eq!((ship.kind, number(ship, "IMO number")), (Kind::Vessel, "0000001"));
}

#[test]
fn the_uk_sanctions_list_is_read_in_csv() {
    let (summary, entries) = list(&fixture("uk-list.csv")).unwrap();
    assert_eq!((summary.format, published(&summary).as_str()), (Format::UkCsv, "2031-02-28"));
    assert_eq!(refusals(&summary), ["line 6 (`BEL0002`): it has no name"]);
    let warden = find(&entries, "BEL0000");
    let expected =
        ["Velimir Ostapovich ZARUBAYEV | Primary", "Велимир ЗАРУБАЕВ | Strong", "THE WARDEN | Weak"];
    assert_eq!(names(warden), expected);
    assert_eq!(births(warden), ["1961"], "letters stand for unknown parts");
    assert_eq!(listings(warden), ["UK | The Invented (Sanctions) Regulations 2019 | 2020-09-29 | -"]);
    assert_eq!(warden.listings[0].reason.as_deref(), Some("Invented: he ordered the beatings."));
    assert_eq!(codes(find(&entries, "BEL0001"), Tie::Other), ["PA"]);
}

#[test]
fn canadas_list_is_read_with_the_names_that_its_elements_had_over_the_years() {
    let (summary, entries) = list(&fixture("canada-sema.xml")).unwrap();
    assert_eq!(summary.format, Format::CanadaXml);
    assert_eq!(refusals(&summary), ["entry 4: it has no id"]);
    let warden = find(&entries, "Belarus, 1, Part 1, 1");
    let expected = [
        "Velimir Ostapovich Zarubayev | Primary",
        "Vielimir Zarubajeu | Strong",
        "Велимир Зарубаев | Strong",
    ];
    assert_eq!(names(warden), expected);
    assert_eq!(births(warden), ["1961-02-03", "1960"]);
    assert_eq!(warden.titles, ["Colonel"]);
    assert!(warden.countries.is_empty(), "the country is that of the regulation, not the person's");
    assert_eq!(listings(warden), ["CA | Belarus / Bélarus | 2020-09-28 | -"]);
    let ship = find(&entries, "Russia, 3, 12");
    assert_eq!(
        (ship.kind, listings(ship)),
        (Kind::Vessel, vec!["CA | Russia / Russie | 2023-06-30 | -".into()])
    );
    assert_eq!(find(&entries, "Burma, 1, 7").kind, Kind::Organisation);
}

#[test]
fn switzerlands_list_is_read_with_its_spellings_places_and_history() {
    let (summary, entries) = list(&fixture("swiss-seco.xml")).unwrap();
    assert_eq!((summary.format, published(&summary).as_str()), (Format::SwissXml, "2031-02-28"));
    assert_eq!(refusals(&summary), ["entry 3 (`5020`): it has no name"]);
    let warden = find(&entries, "5001");
    let expected = [
        "Zarubayev Velimir Ostapovich | Primary",
        "Zarubajeu Vielimir Ostapovich | Strong",
        "Zarubaieu Vielimir Ostapovich | Strong",
        "Зарубаев Велимир Ostapovich | Strong",
        "The Warden | Weak",
    ];
    assert_eq!(names(warden), expected, "parts in their order, each spelling with its own, a title apart");
    assert_eq!(warden.names[0].parts.patronymic.as_deref(), Some("Ostapovich"));
    assert_eq!(warden.names[3].script.as_deref(), Some("CYRL"));
    assert_eq!(warden.titles, ["Colonel"]);
    assert_eq!(births(warden), ["1961-02-03", "?"]);
    assert_eq!(
        warden.birth_places,
        ["Invented Village, Brest Region, Belarus"],
        "a place may stand after who refers to it"
    );
    assert_eq!(warden.addresses, ["Remand Prison No. 9, 1 Invented Street, Minsk, Belarus"]);
    assert_eq!((&warden.gender, codes(warden, Tie::Nationality)), (&Some(Gender::Male), vec!["BY"]));
    assert_eq!(listings(warden), ["CH | Belarus | 2020-10-13 | -"]);
    assert_eq!(warden.listings[0].reason.as_deref(), Some("Invented: he ordered the beatings."));
    assert_eq!(warden.links[0].to, "5010");
    let company = find(&entries, "5010");
    assert_eq!(listings(company), ["CH | Belarus | 2021-01-02 | 2026-05-02"]);
    assert!(!company.is_listed());

    let amendment = String::from_utf8(fixture("swiss-seco.xml")).unwrap().replace("whole-list", "amendment");
    assert!(!summary.amendment);
    assert!(list(amendment.as_bytes()).unwrap().0.amendment, "it is no whole list, and says so");
}

#[test]
fn opensanctions_lines_are_read_with_listings_before_and_after_whom_they_list() {
    let (summary, entries) = list(&fixture("opensanctions-entities.ftm.json")).unwrap();
    assert_eq!((summary.format, summary.other_records), (Format::FtmJsonl, 3));
    let refused = refusals(&summary);
    assert_eq!(refused[0], "line 8 (`inv-4`): it has no name");
    assert!(refused[1].starts_with("line 9: the line is not an entity in JSON"), "{refused:?}");

    let warden = find(&entries, "inv-1");
    let expected = [
        "Velimir Ostapovich Zarubayev | Primary",
        "Zarubayev Velimir | Strong",
        "Велимир Зарубаев | Strong",
        "Velimir Starov | Former",
        "The Warden | Weak",
    ];
    assert_eq!(names(warden), expected);
    assert_eq!(
        warden.names[0].parts.given.as_deref(),
        Some("Velimir"),
        "a given name of another spelling is not taken"
    );
    assert_eq!(births(warden), ["1961-02", "1961-02-03"]);
    assert_eq!((codes(warden, Tie::Nationality), &warden.gender), (vec!["BY"], &Some(Gender::Male)));
    assert_eq!(listings(warden), ["EU | BLR | 2020-10-05 | -", "Invented Republic | - | 2021 | 2023-01-01"]);
    assert_eq!(warden.listed_on().unwrap().to_string(), "2020-10-05");
    assert!(warden.is_listed());

    let company = find(&entries, "inv-2");
    assert_eq!(
        (company.kind, listings(company)),
        (Kind::Organisation, vec!["OFAC | GLOMAG | 2022-03-02 | -".into()])
    );
    let relative = find(&entries, "inv-3");
    assert!(
        relative.listings.is_empty() && !relative.is_listed(),
        "named in the collection, and listed by nobody"
    );
}

#[test]
fn opensanctions_targets_are_read() {
    let (summary, entries) = list(&fixture("opensanctions-targets.simple.csv")).unwrap();
    assert_eq!((summary.format, summary.other_records), (Format::TargetsCsv, 1));
    assert_eq!(refusals(&summary), ["line 6: the row has 3 columns where 16 are due"]);
    let warden = find(&entries, "inv-1");
    assert_eq!(warden.names.len(), 3);
    assert_eq!(births(warden), ["1961-02-03", "1960"]);
    assert_eq!(listings(warden), ["EU | EU-BLR | - | -"]);
    let company = find(&entries, "inv-2");
    assert_eq!(
        listings(company),
        ["OFAC | - | - | -", "EU | - | - | -"],
        "which programme is whose, the file does not say"
    );
    assert!(find(&entries, "inv-3").listings.is_empty());
}

#[test]
fn each_entry_has_a_name_that_its_list_puts_first_and_an_authority_in_short_words() {
    for name in [
        "ofac-sdn.xml",
        "ofac-advanced.xml",
        "ofac-sdn.csv",
        "un-consolidated.xml",
        "eu-fsf.xml",
        "eu-fsf.csv",
    ] {
        let (_, entries) = list(&fixture(name)).unwrap();
        for entry in entries {
            assert_eq!(entry.names[0].quality, Quality::Primary, "{name}: {}", entry.key);
            assert!(entry.listings.iter().all(|listing| !matches!(listing.authority, Authority::Named(_))));
        }
    }
    assert_eq!(Authority::Switzerland.to_string(), "CH");
}

#[test]
fn an_entry_that_repeats_a_key_keeps_apart_from_the_first() {
    let twice = String::from_utf8(fixture("ofac-sdn.xml")).unwrap().replace("90003", "90002");
    let (_, entries) = list(twice.as_bytes()).unwrap();
    assert_eq!(find(&entries, "90002").kind, Kind::Organisation);
    assert_eq!(find(&entries, "90002#2").kind, Kind::Vessel);
}
