//! What is promised of pictures and scanned PDFs: their words are recognised by `tesseract`, behind walls. The pictures are
//! drawn here; the people are invented.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use amparo_reader::child::{ReadReply, ReadRequest, Reader, Tool, installed_languages};
use amparo_reader::{FileHint, Format, LimitName, Limits, ReadError, Warning};

const LINES: [&str; 3] = [
    "Nadia Sorokina, a journalist, was arrested",
    "at her home in Minsk on 3 May 2021.",
    "She is held in prison no. 4.",
];

fn reader() -> Reader {
    Reader::of_program(env!("CARGO_BIN_EXE_amparo-reader-child"))
}

fn read_in(language: Option<&str>, bytes: &[u8], name: &str, limits: Limits) -> Result<ReadReply, ReadError> {
    let hint = FileHint { language: language.map(str::to_owned), ..FileHint::named(name) };
    reader().read(&ReadRequest { bytes, hint, document_date: None, known_people: Vec::new(), limits })
}

fn read(bytes: &[u8], name: &str) -> ReadReply {
    read_in(None, bytes, name, Limits::default()).unwrap()
}

/// Where the programs are not installed there is nothing to test, and the test says so.
fn installed(language: &str) -> bool {
    let tools = [Tool::PdfToText, Tool::PdfToPng, Tool::Tesseract];
    let all = tools.iter().all(|tool| tool.installed_at().is_some())
        && installed_languages().iter().any(|name| name == language);
    if !all {
        eprintln!("poppler, tesseract or its data for {language} is not installed: nothing was tested");
    }
    all
}

/// A PDF of pages with one stream each, whose resources are `resources`; objects from number 10 on are `objects`.
fn pdf(pages: &[Vec<u8>], resources: &str, objects: &[Vec<u8>]) -> Vec<u8> {
    let first = 100;
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", first + at * 2)).collect();
    let mut out = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[{}]/Count {}>>endobj\n",
        kids.join(" "),
        pages.len()
    )
    .into_bytes();
    for (at, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj", 10 + at).bytes());
        out.extend(object);
        out.extend(b"endobj\n");
    }
    for (at, page) in pages.iter().enumerate() {
        let number = first + at * 2;
        out.extend(
            format!(
                "{number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<<{resources}>>>>endobj\n\
                 {} 0 obj<</Length {}>>stream\n",
                number + 1,
                number + 1,
                page.len()
            )
            .bytes(),
        );
        out.extend(page);
        out.extend(b"\nendstream endobj\n");
    }
    out.extend(b"trailer<</Root 1 0 R>>\n");
    out
}

fn words_of(lines: &[&str]) -> Vec<u8> {
    let mut stream = "BT /F1 18 Tf 24 TL 60 740 Td".to_owned();
    for line in lines {
        write!(stream, " ({line}) Tj T*").unwrap();
    }
    format!("{stream} ET").into_bytes()
}

const HELVETICA: &str = "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>";

fn picture_of(lines: &[&str]) -> Vec<u8> {
    reader().draw_page(&pdf(&[words_of(lines)], HELVETICA, &[]), 1, &Limits::default()).unwrap()
}

/// The packed rows of a PNG, which a PDF may hold as they are, and its width, height and colours.
fn rows_of(png: &[u8]) -> (Vec<u8>, u32, u32, u8) {
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    let (width, height, colours) = (number(16), number(20), if png[25] == 2 { 3 } else { 1 });
    let (mut at, mut rows) = (8, Vec::new());
    while at + 8 < png.len() {
        let length = usize::try_from(number(at)).unwrap();
        if &png[at + 4..at + 8] == b"IDAT" {
            rows.extend_from_slice(&png[at + 8..at + 8 + length]);
        }
        at += 12 + length;
    }
    (rows, width, height, colours)
}

/// A scan: pages that are pictures, and between them pages with text.
fn scan(pages: &[Option<&[&str]>], texts: &[&[&str]]) -> Vec<u8> {
    let mut objects = Vec::new();
    let mut names = String::new();
    let mut streams = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let Some(lines) = page else {
            streams.push(words_of(texts[0]));
            continue;
        };
        let (rows, width, height, colours) = rows_of(&picture_of(lines));
        let space = if colours == 3 { "DeviceRGB" } else { "DeviceGray" };
        let mut object = format!(
            "<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{space}/BitsPerComponent 8/Filter/FlateDecode\
             /DecodeParms<</Predictor 15/Colors {colours}/BitsPerComponent 8/Columns {width}>>/Length {}>>stream\n",
            rows.len()
        )
        .into_bytes();
        object.extend(rows);
        object.extend(b"\nendstream ");
        write!(names, "/I{at} {} 0 R", 10 + objects.len()).unwrap();
        objects.push(object);
        streams.push(format!("q 595 0 0 842 0 0 cm /I{at} Do Q").into_bytes());
    }
    pdf(&streams, &format!("{HELVETICA}/XObject<<{names}>>"), &objects)
}

/// Spaces between letters are the least sure of what is recognised.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn recognised(reply: &ReadReply) -> Vec<(u32, u64, u8)> {
    let found = reply.reading.warnings.iter().find_map(|warning| match warning {
        Warning::TextRecognised { pages, .. } => {
            Some(pages.iter().map(|page| (page.page, page.words, page.confidence)).collect())
        }
        _ => None,
    });
    found.unwrap_or_default()
}

#[test]
fn the_words_of_a_picture_are_read_with_how_sure_they_are() {
    if !installed("eng") {
        return;
    }
    let reply = read(&picture_of(&LINES), "photo.png");
    assert_eq!(reply.reading.format, Format::Image);
    assert_eq!(letters(&reply.reading.text), letters(&LINES.join(" ")));
    let pages = recognised(&reply);
    assert!(matches!(pages[..], [(1, 21..=24, 80..=100)]), "{pages:?}");
    let said = reply.reading.warnings[0].to_string();
    assert!(said.contains("page 1: ") && said.contains("eng"), "{said}");
    assert_eq!(reply.reading.place_name(0..5).as_deref(), Some("paragraph 1"));
    assert!(
        reply.proposals.iter().any(|proposal| proposal.quote.contains("arrested")),
        "{:?}",
        reply.proposals
    );
}

#[test]
fn the_pages_of_a_scan_are_drawn_and_read_and_pages_with_text_stay_as_they_are() {
    if !installed("eng") {
        return;
    }
    let second = ["The court has not said", "where she is."];
    let reply = read(&scan(&[Some(&LINES), Some(&second)], &[]), "scan.pdf");
    assert_eq!(reply.reading.format, Format::Pdf);
    assert_eq!(letters(&reply.reading.text), letters(&format!("{}{}", LINES.join(""), second.join(""))));
    assert_eq!(recognised(&reply).iter().map(|page| page.0).collect::<Vec<_>>(), [1, 2]);
    let at = reply.reading.text.find("The court").unwrap();
    assert_eq!(reply.reading.place_name(at..at + 9).as_deref(), Some("page 2, paragraph 1"));
    let mixed = read(&scan(&[None, Some(&LINES)], &[&["A page with text of its own."]]), "mixed.pdf");
    assert!(
        mixed.reading.text.starts_with("A page with text of its own.\n\nNadia"),
        "{}",
        mixed.reading.text
    );
    assert_eq!(
        letters(&mixed.reading.text),
        letters(&format!("A page with text of its own. {}", LINES.join("")))
    );
    assert_eq!(recognised(&mixed).iter().map(|page| page.0).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_language_is_read_in_its_own_letters_and_one_that_is_not_here_is_named() {
    if !installed("rus") {
        return;
    }
    // The letters of the alphabet by the names that fonts have for them.
    let names: Vec<String> = (0..32).map(|at| format!("/afii{}", 10_065 + at + i32::from(at > 5))).collect();
    let names = names.concat();
    let widths = format!("318{}", " 640".repeat(191));
    let font = format!(
        "/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/DejaVuSans/FirstChar 32/LastChar 223/Widths[{widths}]/Encoding<<\
         /Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[192{names}]>>>>>>"
    );
    let word = |text: &str| {
        let codes = text.chars().map(|letter| {
            if letter == ' ' { "20".to_owned() } else { format!("{:x}", 192 + u32::from(letter) - 0x430) }
        });
        codes.collect::<String>()
    };
    let stream = format!(
        "BT /F1 24 Tf 30 TL 60 740 Td <{}> Tj T* <{}> Tj ET",
        word("полиция задержала надежду"),
        word("в минске третьего мая")
    );
    let drawn = reader().draw_page(&pdf(&[stream.into_bytes()], &font, &[]), 1, &Limits::default()).unwrap();
    let reply = read_in(Some("ru"), &drawn, "photo.png", Limits::default()).unwrap();
    let text = reply.reading.text.to_lowercase();
    assert!(text.contains("полиция задержала надежду") && text.contains("третьего мая"), "{text}");
    let said = reply.reading.warnings[0].to_string();
    assert!(said.contains("tesseract, rus)"), "{said}");
    let error = read_in(Some("my"), &drawn, "photo.png", Limits::default()).unwrap_err();
    let ReadError::LanguageMissing { missing, installed } = error else { panic!("{error}") };
    assert!(missing == ["mya"] && installed.contains(&"rus".to_owned()), "{installed:?}");
}

#[test]
fn a_picture_without_words_and_a_scan_of_too_many_pages_are_refused() {
    if !installed("eng") {
        return;
    }
    let blank = picture_of(&[" "]);
    assert_eq!(
        read_in(None, &blank, "blank.png", Limits::default()).unwrap_err(),
        ReadError::NothingRecognised { pages: 1 }
    );
    let limits = Limits { pages_recognised_max: 1, ..Limits::default() };
    let error = read_in(None, &scan(&[Some(&LINES), Some(&LINES)], &[]), "scan.pdf", limits).unwrap_err();
    assert!(
        matches!(error, ReadError::OverLimit { limit: LimitName::PagesRecognised, allowed: 1, measured: 2 }),
        "{error}"
    );
}
