//! A spreadsheet comes in, is asked about, corrected and taken back; tables leave and come back.

use super::office::Office;

const LIST: &str = "Name,Born,Arrested,Town,Status\n\
    Nadia Sorokina,1970,03/04/2021,Minsk,held\n\
    Ilmar Example,1981,25/05/2022,Brest,released\n\
    ,1990,05/06/2022,Brest,held\n";

fn mapping(office: &Office, order: &str) -> String {
    let column = |column: &str, to: &str| serde_json::json!({ "column": column, "to": to });
    let mut arrested = column("Arrested", "arrested");
    if !order.is_empty() {
        arrested["order"] = order.into();
    }
    let columns = serde_json::json!([
        column("Name", "name"),
        column("Born", "born"),
        arrested,
        column("Town", "arrest-place"),
        column("Status", "custody-status"),
    ]);
    let mapping = serde_json::json!({ "name": "our list", "keeper": "Example Watch", "columns": columns });
    office.write("mapping.json", mapping.to_string());
    office.arg("mapping.json")
}

#[test]
fn a_sheet_is_looked_at_mapped_checked_brought_in_and_taken_back() {
    let office = Office::new();
    office.write("list.csv", LIST);
    let list = office.arg("list.csv");
    let looked = office.ok(&["bring-in", &list, "-o", &office.arg("begin.json")]);
    assert!(
        looked.contains("may be: name (the header is known)") && looked.contains("say the order"),
        "{looked}"
    );
    assert!(office.read("begin.json").contains("\"to\": \"arrested\""));
    let without = office.run(&["bring-in", &list, "--map", &mapping(&office, ""), "--check"]);
    assert_eq!(without.status, 6, "the order of dates is asked for: {}", without.err);
    assert!(without.err.contains("1 can only be day-month-year"), "{}", without.err);
    let map = mapping(&office, "day-month-year");
    let report = office.arg("report.csv");
    let checked = office.ok(&["bring-in", &list, "--map", &map, "--check", "--report", &report]);
    assert!(
        checked.contains("3 rows in = 2 new + 0 updates + 0 unchanged + 0 questions + 1 refused"),
        "{checked}"
    );
    assert!(office.read("report.csv").contains("it names nobody"));
    let strict = office.run(&["bring-in", &list, "--map", &map]);
    assert!(strict.status == 1 && strict.err.contains("Nothing was saved"), "{}", strict.err);
    let done = office.ok(&["bring-in", &list, "--map", &map, "--leave-out-refused", "--keep-mapping"]);
    assert!(done.contains("2 new") && done.contains("Left out as refused: rows 4"), "{done}");
    assert!(office.ok(&["bring-in", "--mappings"]).contains("our list: 5 columns"));
    let shown = office.ok(&["case", "show", "Nadia Sorokina"]);
    assert!(shown.contains("2021-04-03") || shown.contains("3 April 2021"), "{shown}");
    let again = office.json(&["bring-in", &list, "--map", "our list", "--check", "--json"]);
    assert_eq!(again["questions"], 2, "{again}");
    let answered = office.ok(&[
        "bring-in",
        &list,
        "--map",
        "our list",
        "--check",
        "--same",
        "2=Nadia Sorokina",
        "--another",
        "3",
    ]);
    assert!(answered.contains("1 new + 0 updates + 1 unchanged + 0 questions"), "{answered}");
    assert!(office.ok(&["verify"]).contains("holds"), "the record holds");
    let undone = office.ok(&["bring-in", "--undo", "list.csv", "--why", "the wrong list"]);
    assert!(undone.contains("2 cases that it had opened are empty"), "{undone}");
    assert!(
        !office.ok(&["case", "list"]).contains("Nadia"),
        "what was brought in by mistake leaves the list"
    );
    assert!(office.ok(&["bring-in", "--list"]).contains("taken back"));
    assert_eq!(office.run(&["bring-in", "--undo", "list.csv", "--why", "again"]).status, 5);
}

#[test]
fn people_and_claims_leave_as_tables_in_three_forms_and_come_back() {
    let office = Office::with_claims();
    let claims = office.json(&["claim", "list", "--json"]);
    for form in ["csv", "xlsx", "json"] {
        let (file, people) = (office.arg(&format!("claims.{form}")), office.arg(&format!("people.{form}")));
        office.ok(&["export", "people", "--claims", "-o", &file]);
        let here = office.ok(&["bring-in", &file, "--claims"]);
        assert!(here.contains(" 0 entered + 0 corrected") && here.contains(" 0 refused"), "{form}: {here}");
        let other = Office::new();
        let told = other.ok(&["bring-in", &file, "--claims"]);
        assert!(told.contains("1 cases opened"), "{told}");
        other.ok(&["export", "people", "--claims", "-o", &other.arg("again.json")]);
        if form == "json" {
            // The words of a source do not travel in a table, so what its bytes hashed to does not come back either.
            let (again, first) = (other.read("again.json"), without_hashes(&office.read("claims.json")));
            assert_eq!(without_hashes(&again), first, "the same table leaves the other desk");
        }
        let there = other.json(&["claim", "list", "--json"]);
        assert_eq!(there.as_array().map(Vec::len), claims.as_array().map(Vec::len), "{form}");
        let told = office.ok(&["export", "people", "-o", &people]);
        assert!(told.contains("1 rows of 1 cases"), "{told}");
        let looked = office.ok(&["bring-in", &people, "-o", &office.arg(&format!("begin-{form}.json"))]);
        assert!(looked.contains("may be: case-id") && !looked.contains("not known"), "{looked}");
        let begin =
            office.read(&format!("begin-{form}.json")).replace("\"keeper\": \"\"", "\"keeper\": \"Us\"");
        office.write("begin.json", begin);
        let checked =
            office.json(&["bring-in", &people, "--map", &office.arg("begin.json"), "--check", "--json"]);
        assert_eq!(
            (&checked["refused"], &checked["new"], &checked["rows_in"]),
            (&0.into(), &0.into(), &1.into()),
            "{checked}"
        );
    }
    let over = office.run(&["export", "people", "-o", &office.arg("claims.csv")]);
    assert!(over.status == 1 && over.err.contains("there already"), "{}", over.err);
    assert_eq!(office.run(&["export", "people", "-o", &office.arg("x.ods")]).status, 1);
}

#[test]
fn what_is_no_sheet_is_refused_in_words_and_nothing_is_saved() {
    let office = Office::new();
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    let files: [(&str, Vec<u8>, &str); 6] = [
        ("empty.csv", Vec::new(), "empty"),
        ("old.xls", old, "old Microsoft Office format"),
        ("nul.csv", b"name\nA\0B\n".to_vec(), "NUL"),
        ("quote.csv", b"name\n\"A\n".to_vec(), "quote that begins in row 2"),
        ("zip.xlsx", b"PK\x03\x04 and no archive".to_vec(), ""),
        ("other.json", b"{\"a\": 1}".to_vec(), "unknown field"),
    ];
    for (name, bytes, says) in files {
        office.write(name, &bytes);
        let said = office.run(&["bring-in", &office.arg(name)]);
        assert!(
            said.status == 1 && said.err.contains(says) && said.err.contains("Nothing was saved"),
            "{name}: {}",
            said.err
        );
    }
    assert_eq!(office.run(&["bring-in", &office.arg("not-there.csv")]).status, 1);
    assert!(office.ok(&["bring-in", "--list"]).contains("Nothing was brought in yet"));
}

/// The table without the hashes of its sources' bytes and texts.
fn without_hashes(table: &str) -> String {
    let mut text = table.to_owned();
    for part in ["bytes", "text"] {
        let begin = format!("\\\"{part}\\\":\\\"");
        while let Some(at) = text.find(&begin) {
            let value = at + begin.len();
            let end = text[value..].find("\\\"").map_or(text.len(), |end| value + end + 2);
            text.replace_range(at..end, &format!("\\\"{part}\\\":null"));
        }
    }
    text
}
