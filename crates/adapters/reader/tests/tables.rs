//! Spreadsheets in the child process: what cells show, and files made to break whoever reads them.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use amparo_reader::child::Reader;
use amparo_reader::{CellKind, Damage, LimitName, Limits, ReadError, UnreadFormat, Workbook};
use zip::write::SimpleFileOptions;

const WORKBOOK: &str = r#"<workbook xmlns:r="r"><workbookPr/><sheets>
    <sheet name="List &amp; more" sheetId="1" r:id="rId1"/><sheet name="Notes" sheetId="2" state="hidden" r:id="rId2"/>
    <sheet name="Chart" sheetId="3" r:id="rId3"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
    <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Target="chartsheets/sheet1.xml"/>
    <Relationship Id="rId4" Target="https://example.org/x" TargetMode="External"/></Relationships>"#;
const STRINGS: &str = r#"<sst><si><t>Name</t></si><si><r><t>Надя </t></r><r><t>Сорокина</t></r><rPh><t>nadya</t></rPh></si>
    <si><t xml:space="preserve">two_x000D_lines</t></si></sst>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmm yyyy"/></numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#;
const SHEET: &str = r#"<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData>
    <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Born</t></is></c></row>
    <row r="3" hidden="1"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>43891</v></c><c r="C3" s="2"><v>43891</v></c>
        <c r="D3"><v>12345678901234</v></c><c r="E3"><f>1+1</f><v>2</v></c><c r="F3"><f>NOW()</f></c><c r="G3" t="e"><v>#REF!</v></c>
        <c r="H3" t="b"><v>1</v></c><c r="I3" t="str"><f>A1</f><v>Name</v></c><c r="J3" s="1"><v>60</v></c><c r="K3" t="s"><v>99</v></c><c r="L3"/></row>
    <row r="4"><c t="s"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>"#;

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        // A mimetype is never packed.
        let packing = if *name == "mimetype" {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        archive.start_file(*name, SimpleFileOptions::default().compression_method(packing)).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn book(workbook: &str, strings: &str, sheet: &str) -> Vec<u8> {
    package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/worksheets/sheet2.xml", b"<worksheet><sheetData/></worksheet>"),
    ])
}

fn read_with(bytes: &[u8], limits: &Limits) -> Result<Workbook, ReadError> {
    Reader::new(env!("CARGO_BIN_EXE_amparo-reader-child"), [""; 0]).read_table(bytes, limits)
}

fn read(bytes: &[u8]) -> Result<Workbook, ReadError> {
    read_with(bytes, &Limits::default())
}

#[test]
fn cells_are_what_a_person_sees_and_what_is_hidden_is_named() {
    let read = read(&book(WORKBOOK, STRINGS, SHEET)).unwrap();
    let [list, notes] = &read.sheets[..] else { panic!("{read:?}") };
    assert_eq!(
        (list.name.as_str(), list.hidden, notes.name.as_str(), notes.hidden),
        ("List & more", false, "Notes", true)
    );
    assert_eq!(
        (list.joined.as_slice(), list.hidden_columns.as_slice()),
        (&["A1:B1".to_owned()][..], &[2][..])
    );
    let rows: Vec<(u32, bool)> = list.rows.iter().map(|row| (row.number, row.hidden)).collect();
    assert_eq!(rows, [(1, false), (3, true), (4, false)]);
    let cells: Vec<(u32, &str, CellKind)> =
        list.rows[1].cells.iter().map(|cell| (cell.column, cell.text.as_str(), cell.kind)).collect();
    assert_eq!(
        cells,
        [
            (0, "Надя Сорокина", CellKind::Text),
            (1, "2020-03-01", CellKind::Date),
            (2, "2020-03", CellKind::Date),
            (3, "12345678901234", CellKind::Number),
            (4, "2", CellKind::Number),
            (5, "a formula without a value", CellKind::Error),
            (6, "#REF!", CellKind::Error),
            (7, "TRUE", CellKind::Truth),
            (8, "Name", CellKind::Text),
            (9, "a date that no calendar has (60)", CellKind::Error),
            (10, "a text that the file does not hold", CellKind::Error),
        ]
    );
    assert_eq!(list.rows[2].cells[0].text, "two\rlines");
    assert!(!read.counts_from_1904);
}

#[test]
fn days_that_are_counted_from_1904_are_the_same_days() {
    let workbook = WORKBOOK.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>");
    let read = read(&book(&workbook, STRINGS, &SHEET.replace("43891", "42429"))).unwrap();
    assert!(read.counts_from_1904);
    assert_eq!(read.sheets[0].rows[1].cells[1].text, "2020-03-01");
}

#[test]
fn what_is_no_xlsx_is_refused_by_what_it_is() {
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [&old[..], &name].concat();
    let ods = package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]);
    let word = package(&[("word/document.xml", b"<x/>")]);
    let bare = package(&[("xl/workbook.xml", WORKBOOK.as_bytes())]);
    let unread = |format| ReadError::NotReadYet { format };
    for (bytes, expected) in [
        (old, unread(UnreadFormat::OldOffice)),
        (locked, ReadError::PasswordProtected),
        (ods, unread(UnreadFormat::OpenSpreadsheet)),
        (b"%PDF-1.7 and so on".to_vec(), unread(UnreadFormat::Pdf)),
        (Vec::new(), ReadError::Empty),
    ] {
        assert_eq!(read(&bytes), Err(expected));
    }
    assert!(matches!(read(&word), Err(ReadError::PartMissing { .. })));
    assert!(matches!(read(&bare), Err(ReadError::PartMissing { .. })));
    let cut = book(WORKBOOK, STRINGS, SHEET);
    assert!(matches!(
        read(&cut[..cut.len() / 2]),
        Err(ReadError::Damaged { .. } | ReadError::NotReadYet { .. })
    ));
}

#[test]
fn a_file_that_was_made_to_break_its_reader_meets_a_limit() {
    let over = |answer: Result<Workbook, ReadError>, name: LimitName| match answer {
        Err(ReadError::OverLimit { limit, .. }) => assert_eq!(limit, name),
        other => panic!("{other:?}"),
    };
    let spaces = format!("<worksheet><sheetData>{}</sheetData></worksheet>", " ".repeat(40 << 20));
    over(read(&book(WORKBOOK, STRINGS, &spaces)), LimitName::PackRatio);
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(900_000));
    let mut sheet = String::from("<worksheet><sheetData><row r=\"1\">");
    for _ in 0..2_000 {
        sheet.push_str("<c t=\"s\"><v>0</v></c>");
    }
    sheet.push_str("</row></sheetData></worksheet>");
    over(read(&book(WORKBOOK, &long, &sheet)), LimitName::UnpackedBytes);
    let few = Limits { sheet_cells_max: 100, ..Limits::default() };
    over(read_with(&book(WORKBOOK, STRINGS, &sheet), &few), LimitName::SheetCells);
    let deep = format!("<worksheet>{}</worksheet>", "<a>".repeat(1_000));
    over(read(&book(WORKBOOK, STRINGS, &deep)), LimitName::XmlDepth);
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><sst><si><t>&a;</t></si></sst>";
    let refused = read(&book(WORKBOOK, entities, SHEET));
    assert!(matches!(refused, Err(ReadError::Damaged { damage: Damage::Entities, .. })), "{refused:?}");
}

#[test]
fn a_sheet_with_every_row_that_a_spreadsheet_can_have_is_read() {
    let rows: u32 = 1_048_576;
    let mut sheet = String::from("<worksheet><sheetData>");
    for row in 1..=rows {
        write!(
            sheet,
            "<row r=\"{row}\"><c r=\"A{row}\"><v>{}</v></c></row>",
            row.wrapping_mul(2_654_435_761)
        )
        .unwrap();
    }
    sheet.push_str("</sheetData></worksheet>");
    let read = read(&book(WORKBOOK, STRINGS, &sheet)).unwrap();
    assert_eq!(read.sheets[0].rows.len(), 1_048_576);
    assert_eq!(read.sheets[0].rows.last().unwrap().number, rows);
}
