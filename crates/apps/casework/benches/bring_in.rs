//! A sheet of many people into an empty desk: checked, brought in, brought in again, taken back.
//!
//! `AMPARO_SHEET_ROWS` sets how many rows it has; 100,000 unless it is said.

use std::fmt::Write as _;
use std::time::Instant;

use amparo_casework::bring_in::{
    Answers, ColumnRule, DateOrder, HowToBring, Mapping, SheetFile, bring_in, check, undo_import,
};
use amparo_casework::desk::{Desk, NewDesk, World};

const COLUMNS: [(&str, &str); 12] = [
    ("Name", "name"),
    ("Born", "born"),
    ("Nationality", "nationality"),
    ("Occupation", "occupation"),
    ("Arrested", "arrested"),
    ("Town", "arrest-place"),
    ("Charge", "charge"),
    ("Article", "article"),
    ("Sentence", "sentence"),
    ("Prison", "facility"),
    ("Status", "custody-status"),
    ("Link", "source-url"),
];

/// Invented names, no two alike.
fn name(number: usize) -> String {
    const BEGIN: [&str; 20] = [
        "Ba", "Ce", "Di", "Fo", "Gu", "Ha", "Je", "Ki", "Lo", "Mu", "Na", "Pe", "Ri", "So", "Tu", "Va", "We",
        "Xi", "Yo", "Zu",
    ];
    const END: [&str; 20] = [
        "dan", "bek", "lin", "ros", "mun", "zar", "vel", "nik", "tov", "gul", "har", "sen", "pil", "kor",
        "fus", "mar", "ley", "dri", "bon", "sul",
    ];
    let at = |shift: usize| number / shift % 20;
    format!("{}{} {}{}{}", BEGIN[at(1)], END[at(20)], BEGIN[at(400)], END[at(8_000)], END[at(160_000)])
}

fn sheet(rows: usize) -> SheetFile {
    let mut text = COLUMNS.map(|(header, _)| header).join(",");
    text.push('\n');
    for row in 0..rows {
        let (day, month, year) = (row % 28 + 1, row % 12 + 1, 2000 + row % 24);
        writeln!(
            text,
            "{},{},Examplia,teacher,{day:02}/{month:02}/{year},Town {},taking part in a meeting,{},{} years,Colony {},held,https://example.org/{row}",
            name(row),
            1940 + row % 65,
            row % 300,
            100 + row % 200,
            row % 15 + 1,
            row % 90
        )
        .expect("writing to memory does not fail");
    }
    SheetFile { file_name: "list.csv".to_owned(), bytes: text.into_bytes() }
}

fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or_default()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn main() {
    let rows = std::env::var("AMPARO_SHEET_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(100_000);
    let folder = std::env::temp_dir().join(format!("amparo-bring-in-{}", std::process::id()));
    let world = World::of_this_computer().expect("this computer");
    let new = NewDesk { name: "Bench".into(), member_name: "Mira".into(), demo: false, small_computer: true };
    let (mut desk, _) = Desk::init(&folder, "four words nobody joins".into(), &new, world).expect("a desk");
    let file = sheet(rows);
    let columns = COLUMNS.map(|(column, to)| ColumnRule {
        column: column.to_owned(),
        to: to.to_owned(),
        order: (to == "born" || to == "arrested").then_some(DateOrder::DayMonthYear),
        ..ColumnRule::default()
    });
    let mapping = Mapping { keeper: "Example Watch".into(), columns: columns.to_vec(), ..Mapping::default() };
    let answers = Answers::default();

    let begun = Instant::now();
    let checked = check(&desk, &file, &mapping, &answers, &mut |_, _| {}).expect("a table");
    assert!(checked.adds_up() && checked.new == rows, "{} of {rows} are new", checked.new);
    println!("{rows} rows × {} columns checked: {:.1} s", COLUMNS.len(), begun.elapsed().as_secs_f64());

    let begun = Instant::now();
    let how = HowToBring::default();
    let brought = bring_in(&mut desk, &file, &mapping, &answers, how, &mut |_, _| {}).expect("it comes in");
    println!(
        "checked again and brought in: {:.1} s, {} claims; at most {}",
        begun.elapsed().as_secs_f64(),
        brought.import.claims,
        memory()
    );

    let begun = Instant::now();
    let again = check(&desk, &file, &mapping, &answers, &mut |_, _| {}).expect("a table");
    assert_eq!(again.questions, rows);
    println!("the same sheet checked against {rows} people on file: {:.1} s", begun.elapsed().as_secs_f64());

    let begun = Instant::now();
    let id = brought.import.source.to_string();
    let undone = undo_import(&mut desk, &id, "a bench", &mut |_, _| {}).expect("it is taken back");
    assert_eq!(undone.1.emptied, rows);
    println!("taken back: {:.1} s; at most {}", begun.elapsed().as_secs_f64(), memory());
    drop(desk);
    std::fs::remove_dir_all(folder).expect("the folder goes away");
}
