//! What is promised of spreadsheets and subtitles that are read as documents. The people are invented.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[expect(dead_code, reason = "the tests of office documents use the rest")]
#[path = "office/make.rs"]
mod make;

use amparo_reader::{FileHint, Format, LimitName, Limits, ReadError, Reading, Warning, read};

fn named(bytes: &[u8], name: &str) -> Reading {
    read(bytes, &FileHint::named(name), &Limits::default()).unwrap()
}

fn place_of(reading: &Reading, words: &str) -> String {
    let start = reading.text[..reading.text.find(words).unwrap()].chars().count();
    reading.place_name(start..start + words.chars().count()).unwrap()
}

fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let list: Vec<String> = sheets
        .iter()
        .enumerate()
        .map(|(at, (name, state, _))| {
            format!("<sheet name=\"{name}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"r{at}\"/>")
        })
        .collect();
    let relations: Vec<String> = (0..sheets.len())
        .map(|at| format!("<Relationship Id=\"r{at}\" Type=\"worksheet\" Target=\"worksheets/s{at}.xml\"/>"))
        .collect();
    let book = format!("<workbook xmlns:r=\"r\"><sheets>{}</sheets></workbook>", list.concat());
    let relations = format!("<Relationships>{}</Relationships>", relations.concat());
    let names: Vec<String> = (0..sheets.len()).map(|at| format!("xl/worksheets/s{at}.xml")).collect();
    let bodies: Vec<String> = sheets
        .iter()
        .map(|(_, _, rows)| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"))
        .collect();
    let mut members =
        vec![("xl/workbook.xml", book.as_bytes()), ("xl/_rels/workbook.xml.rels", relations.as_bytes())];
    members.extend(names.iter().map(String::as_str).zip(bodies.iter().map(String::as_bytes)));
    make::zip(&members)
}

fn cell(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn a_spreadsheet_is_its_rows_and_each_cell_has_its_name() {
    let rows = format!(
        "<row r=\"1\">{}{}</row><row r=\"5\">{}{}{}</row><row r=\"6\" hidden=\"1\">{}</row>",
        cell("A1", "Name"),
        cell("B1", "What happened"),
        cell("B5", "Nadia Sorokina"),
        cell("C5", "was arrested\non 3 May 2021"),
        cell("E5", "Minsk"),
        cell("A6", "unseen")
    );
    let unseen = format!("<row r=\"1\">{}</row>", cell("A1", "a plan"));
    let bytes = xlsx(&[("People", "visible", &rows), ("Plan", "hidden", &unseen)]);
    let reading = named(&bytes, "list");
    assert_eq!(reading.format, Format::Xlsx);
    assert_eq!(
        reading.text,
        "People\n\nName\tWhat happened\n\nNadia Sorokina\twas arrested on 3 May 2021\t\tMinsk"
    );
    assert_eq!(place_of(&reading, "Nadia"), "sheet “People”, cell B5");
    assert_eq!(place_of(&reading, "arrested on 3 May 2021\t\tMinsk"), "sheet “People”, cells C5 to E5");
    assert_eq!(place_of(&reading, "happened\n\nNadia"), "sheet “People”, rows 1 to 5");
    assert_eq!(reading.warnings, [Warning::HiddenTextLeftOut { chars: 11 }]);
}

#[test]
fn a_sheet_of_which_nothing_is_seen_has_no_text() {
    let unseen = format!("<row r=\"1\">{}</row>", cell("A1", "a plan"));
    let bytes = xlsx(&[("Plan", "hidden", &unseen)]);
    assert_eq!(read(&bytes, &FileHint::default(), &Limits::default()).unwrap_err(), ReadError::NoText);
}

#[test]
fn a_table_of_text_is_read_by_its_delimiter_in_whichever_encoding() {
    let table = "Имя;Где;Когда\r\n\"Сорокина; Надя\";Минск;03.05.2021\r\n\r\nИван;;04.05.2021\r\n";
    let bytes = encoding_rs::WINDOWS_1251.encode(table).0.into_owned();
    let reading = named(&bytes, "list.csv");
    assert_eq!(reading.format, Format::Delimited);
    assert_eq!(reading.encoding.name, "windows-1251");
    assert_eq!(reading.text, "Имя\tГде\tКогда\n\nСорокина; Надя\tМинск\t03.05.2021\n\nИван\t\t04.05.2021");
    assert_eq!(place_of(&reading, "Минск"), "cell B2");
    assert_eq!(place_of(&reading, "04.05"), "cell C4");
    let utf16: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(named(&utf16, "list.csv").text, reading.text);
    let prose = "He was taken, they say.\nNobody knows where, or why, or for how long.\nOne line.\n";
    assert_eq!(named(prose.as_bytes(), "notes.csv").format, Format::PlainText, "prose stays prose");
    assert_eq!(
        named(table.as_bytes(), "list.txt").format,
        Format::PlainText,
        "a table named as text is shown as it is"
    );
}

#[test]
fn cells_over_the_limit_are_refused() {
    let limits = Limits { sheet_cells_max: 10, ..Limits::default() };
    let error = read("a,b\n".repeat(10).as_bytes(), &FileHint::named("a.csv"), &limits).unwrap_err();
    assert!(
        matches!(error, ReadError::OverLimit { limit: LimitName::SheetCells, allowed: 10, .. }),
        "{error}"
    );
}

#[test]
fn subtitles_are_running_text_and_each_cue_has_its_time() {
    let srt = "1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>Police arrested</i>\r\nNadia Sorokina\r\n\r\n\
               2\r\n00:00:03,600 --> 00:00:06,000\r\n{\\an8}in Minsk on 3 May 2021.\r\n\r\n\
               3\r\n01:02:03,000 --> 01:02:05,000\r\nShe is ill.\r\n";
    let reading = named(srt.as_bytes(), "talk");
    assert_eq!(reading.format, Format::Subtitles);
    assert_eq!(reading.text, "Police arrested Nadia Sorokina in Minsk on 3 May 2021.\n\nShe is ill.");
    assert_eq!(place_of(&reading, "Nadia Sorokina in Minsk"), "0:00:01 to 0:00:06");
    assert_eq!(place_of(&reading, "ill"), "1:02:03 to 1:02:05");
    let vtt = "WEBVTT - a talk\n\nNOTE not said\n\nSTYLE\n::cue { color: red }\n\nfirst\n00:01.000 --> 00:02.000 align:start\n\
               <v Olga Primer>They &amp; we <00:01.500><c>heard</c>\n\n00:02.000 --> 00:03.000\n<v Olga Primer>nothing, a < b.\n\n\
               00:03.100 --> 00:04.000\n<v Ivan>nothing, a < b.\n\n00:04.000 --> 00:05.000\n<v Ivan>nothing, a < b. At all.\n";
    let reading = named(vtt.as_bytes(), "talk.vtt");
    assert_eq!(reading.text, "Olga Primer: They & we heard nothing, a < b.\n\nIvan: nothing, a < b. At all.");
}
