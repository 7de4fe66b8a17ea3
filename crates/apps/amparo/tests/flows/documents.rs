//! Documents in every format that is read, those that cannot be read, and text without a file.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use amparo_casework::cases::find_case;
use amparo_casework::desk::{Desk, World};
use amparo_casework::read_document::{Document, SourceWords};
use amparo_casework::reader::child::Reader;
use amparo_casework::unread_documents::{Outcome, read_or_keep};

use super::office::{ARTICLE, Office, Said, program, said};
use crate::make::{Setting, docx, odt, paragraphs, pdf};

fn article() -> Vec<Vec<String>> {
    paragraphs(ARTICLE)
}

/// Puts the program on another's standard input.
fn with_input(office: &Office, args: &[&str], input: &str) -> Said {
    let mut command = program();
    command
        .arg("--desk")
        .arg(office.desk())
        .arg("--passphrase-file")
        .arg(office.path("passphrase"))
        .args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("it listens");
    said(&child.wait_with_output().expect("it ends"))
}

#[test]
fn a_quote_from_a_pdf_names_its_page_and_paragraph() {
    let office = Office::new();
    office.write("article.pdf", pdf(&article(), Setting::Plain));
    office.ok(&["read", &office.arg("article.pdf"), "--for", "Nadia Sorokina", "--date", "2022-03-10"]);
    let waiting = office.json(&["review"]);
    let places: Vec<&str> =
        waiting.as_array().expect("a list").iter().filter_map(|row| row["place"].as_str()).collect();
    assert!(places.iter().any(|place| place.starts_with("page 1, paragraph ")), "{places:?}");
    office.accept_all();
    office.ok(&["write", "letter", "-o", &office.arg("letter.txt")]);
    assert!(office.read("letter.txt").contains("page 1, paragraph"), "{}", office.read("letter.txt"));
}

#[test]
fn every_format_gives_the_claims_of_the_article() {
    let office = Office::with_article();
    let count = |office: &Office| office.json(&["review"]).as_array().map_or(0, Vec::len);
    let from_text = count(&office);
    for (name, bytes) in
        [("a.pdf", pdf(&article(), Setting::Plain)), ("a.docx", docx(&article())), ("a.odt", odt(&article()))]
    {
        let office = Office::new();
        office.write(name, bytes);
        office.ok(&["read", &office.arg(name), "--for", "Nadia Sorokina", "--date", "2022-03-10"]);
        assert_eq!(count(&office), from_text, "{name}");
    }
}

#[test]
fn files_that_cannot_be_read_are_kept_listed_and_tried_again_and_none_is_lost_from_the_count() {
    let office = Office::with_article();
    office.write("good.docx", docx(&article()));
    office.write("photo.docx", crate::make::packed(&[("photo.jpg", "not a document")]));
    office.write("broken.pdf", "%PDF-1.7\nnothing more");
    office.write("empty.txt", "");
    let files: Vec<String> = ["good.docx", "photo.docx", "broken.pdf", "empty.txt", "article.txt"]
        .map(|name| office.arg(name))
        .into();
    let mut args = vec!["--json", "read"];
    args.extend(files.iter().map(String::as_str));
    let read = office.run(&args);
    assert_eq!(read.status, 1, "{}", read.err);
    let report: serde_json::Value = serde_json::from_str(&read.out).expect("JSON");
    let counts = serde_json::json!({"files": 5, "read": 1, "on_file_already": 1, "refused": 3});
    assert_eq!(report["counts"], counts);
    let kept =
        report["refused"].as_array().expect("a list").iter().filter(|row| !row["kept"].is_null()).count();
    assert_eq!(kept, 2, "an empty file holds nothing to keep: {}", read.out);
    let listed = office.ok(&["read", "--failed"]);
    for words in ["photo.docx", "no DOCX document", "broken.pdf", "cannot be opened", "1 try", "2 documents"]
    {
        assert!(listed.contains(words), "no “{words}” in\n{listed}");
    }
    let again = office.run(&["read", "--retry"]);
    assert_eq!(again.status, 1);
    assert!(again.out.contains("2 files: 0 read, 2 refused (2 kept)"), "{}", again.out);
    let tried = office.json(&["read", "--failed"]);
    assert_eq!(tried["unread"][0]["tries"], 2);
    assert!(
        tried["unread"][0]["bytes"].as_str().is_some_and(|hash| hash.len() == 64),
        "its bytes are on file"
    );
    office.ok(&["status"]);
}

#[test]
fn documents_that_break_a_reader_are_refused_with_their_limit() {
    let office = Office::with_article();
    let bomb = vec![vec!["a".repeat(2 << 20)]];
    office.write("bomb.docx", docx(&bomb));
    office.write("pages.pdf", pages(std::iter::repeat_n("", 10_000)));
    office.write("picture.pdf", pages(["", "", ""]));
    for (file, words, because) in [
        ("bomb.docx", "at most 100 are read", "a document that unpacks to a thousand times its size"),
        ("pages.pdf", "at most 5000 are read", "ten thousand pages"),
        ("picture.pdf", "OCR", "pages without text"),
    ] {
        let read = office.run(&["read", &office.arg(file)]);
        assert_ne!(read.status, 0, "{because}");
        for words in [words, "kept as it came", "Why:", "Mend:"] {
            assert!(read.err.contains(words), "{because}: no “{words}” in\n{}", read.err);
        }
    }
    office.ok(&["status"]);
}

/// A PDF with these pages; one without text is empty, as a scanned page is to a reader of text.
fn pages<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<u8> {
    const BEFORE_PAGES: usize = 3;
    let (mut page_objects, mut kids) = (String::new(), Vec::new());
    let mut offsets = Vec::new();
    for (number, text) in texts.into_iter().enumerate() {
        let (page, words) = (BEFORE_PAGES + 1 + 2 * number, BEFORE_PAGES + 2 + 2 * number);
        let show =
            if text.is_empty() { String::new() } else { format!("BT /F 12 Tf 20 150 Td ({text}) Tj ET") };
        kids.push(format!("{page} 0 R"));
        offsets.push(page_objects.len());
        writeln!(
            page_objects,
            "{page} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Resources<</Font<</F 3 0 R>>>>\
             /Contents {words} 0 R>>endobj"
        )
        .expect("memory");
        offsets.push(page_objects.len());
        writeln!(page_objects, "{words} 0 obj<</Length {}>>stream\n{show}\nendstream endobj", show.len())
            .expect("memory");
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let first = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", kids.len(), kids.join(" ")),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut all = Vec::new();
    for (index, object) in first.iter().enumerate() {
        all.push(file.len());
        writeln!(file, "{} 0 obj{object}endobj", index + 1).expect("memory");
    }
    all.extend(offsets.iter().map(|at| at + file.len()));
    file.push_str(&page_objects);
    let (table, size) = (file.len(), all.len() + 1);
    writeln!(file, "xref\n0 {size}\n0000000000 65535 f ").expect("memory");
    for at in &all {
        writeln!(file, "{at:010} 00000 n ").expect("memory");
    }
    writeln!(file, "trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF").expect("memory");
    file.into_bytes()
}

#[test]
fn of_a_partly_scanned_pdf_the_pages_without_text_are_named() {
    let office = Office::with_article();
    let text = "Nadia Sorokina was released on 4 May 2024.";
    office.write("partly.pdf", pages(["Report on prisoners", "", "", text, ""]));
    let read = office.ok(&["read", &office.arg("partly.pdf"), "--date", "2024-05-05"]);
    assert!(read.contains("No text was found on pages 2 to 3 and 5") && read.contains("OCR"), "{read}");
    let again = office.json(&["read", &office.arg("partly.pdf"), "--date", "2024-05-05"]);
    let warnings = again["read"][0]["warnings"].to_string();
    assert!(warnings.contains("pages 2 to 3 and 5"), "{again}");
    let places = office.json(&["review"]).to_string();
    assert!(places.contains("page 4, paragraph 1"), "pages are counted with the empty ones: {places}");
}

/// Files that were locked by qpdf (`--encrypt USER OWNER 256` and `128 --use-aes=n`) from one invented page.
const LOCKED: [(&str, &[u8]); 2] = [
    ("locked.pdf", include_bytes!("locked/aes-256.pdf")),
    ("locked-rc4.pdf", include_bytes!("locked/rc4-128.pdf")),
];

#[test]
fn a_pdf_that_asks_for_a_password_is_kept_and_one_that_only_forbids_copying_is_read() {
    let office = Office::with_article();
    for (name, bytes) in LOCKED {
        office.write(name, bytes);
        let read = office.run(&["read", &office.arg(name)]);
        assert_eq!(read.status, 1, "{}", read.err);
        for words in ["protected with a password", "kept as it came", "Mend:"] {
            assert!(read.err.contains(words), "{name}: no “{words}” in\n{}", read.err);
        }
    }
    let failed = office.json(&["read", "--failed"]);
    assert_eq!(failed["unread"].as_array().map(Vec::len), Some(LOCKED.len()));
    office.write("open.pdf", include_bytes!("locked/owner-only.pdf"));
    office.ok(&["read", &office.arg("open.pdf"), "--date", "2021-05-04"]);
    assert!(office.ok(&["source", "show", "open"]).contains("arrested in Minsk"), "a quote must be shown");
}

/// The desk with a reader that falls over at every document, as on a computer on which something is missing.
fn with_a_broken_reader(office: &Office) -> Desk {
    let world =
        World { reader: Reader::new("/bin/false", [""; 0]), ..World::of_this_computer().expect("a world") };
    Desk::open(&office.desk(), "four words nobody joins".to_owned(), world).expect("opens")
}

/// A case with a document that could not be read; gives how many reasons and files lie there for it.
fn with_one_refused() -> Office {
    let office = Office::with_article();
    let mut desk = with_a_broken_reader(&office);
    let case = find_case(&desk, "Nadia Sorokina").expect("there");
    let words = SourceWords { date: Some("2022-03-10".to_owned()), ..SourceWords::default() };
    let document =
        Document { file_name: "a.docx".to_owned(), bytes: docx(&article()), words, ..Document::default() };
    let kept = read_or_keep(&mut desk, case, &document).expect("kept");
    assert!(matches!(&*kept, Outcome::Kept { .. }), "{kept:?}");
    office
}

#[test]
fn what_could_not_be_read_is_read_from_the_archive_once_it_can_be() {
    let office = with_one_refused();
    let waiting = office.json(&["review"]).as_array().map_or(0, Vec::len);
    let listed = office.ok(&["read", "--failed"]);
    assert!(listed.contains("a.docx") && listed.contains("1 document could not be read"), "{listed}");
    let again = office.json(&["read", "--retry"]);
    assert_eq!(
        again["counts"],
        serde_json::json!({"files": 1, "read": 1, "on_file_already": 0, "refused": 0})
    );
    assert_eq!(again["read"][0]["proposed"], waiting, "the same article as the text that was read");
    let left = office.ok(&["read", "--failed"]);
    assert!(left.contains("Every document of this case was read."), "{left}");
    assert!(office.ok(&["read", "--retry"]).contains("Every document of this case was read."));
    assert!(office.ok(&["source", "show", "a.docx"]).contains("arrested in Minsk"));
    office.ok(&["verify"]);
}

#[test]
fn erasing_a_case_erases_the_bytes_of_its_refused_files_and_why_they_were_refused() {
    let office = with_one_refused();
    let blobs = || files_below(&office.desk()).into_iter().filter(|path| path.contains("blobs")).count();
    let before = blobs();
    assert_eq!(before, 2, "the article, which is its own text, and the refused file");
    let other = office.run(&["case", "open", "Olga Baranova"]);
    assert_eq!(other.status, 0, "{}", other.err);
    let erased = office.ok(&["erase", "Nadia Sorokina", "--now", "--why", "safety"]);
    assert!(erased.contains("is erased"), "{erased}");
    assert_eq!(blobs(), 0, "nothing of its documents is left");
    assert!(office.ok(&["read", "--failed", "--case", "Olga Baranova"]).contains("Every document"));
    let asked = office.run(&["read", "--failed", "--case", "Nadia Sorokina"]);
    assert_eq!(asked.status, 5, "{}{}", asked.out, asked.err);
    assert!(!asked.out.contains("a.docx") && !asked.err.contains("a.docx"), "{}{}", asked.out, asked.err);
    office.ok(&["verify"]);
}

fn files_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path.display().to_string()) }
    }
    found
}

#[test]
fn pasted_text_is_recorded_as_pasted_wherever_it_is_cited() {
    let office = Office::new();
    let args = [
        "read",
        "--paste",
        "--for",
        "Nadia Sorokina",
        "--date",
        "2022-03-10",
        "--publisher",
        "Example Herald",
    ];
    let read = with_input(&office, &args, ARTICLE);
    assert_eq!(read.status, 0, "{}\n{}", read.out, read.err);
    assert!(read.out.contains("Nadia Sorokina, a journalist"), "its title is its first line: {}", read.out);
    let waiting = office.json(&["review"]);
    let all = waiting.as_array().expect("a list");
    assert!(!all.is_empty());
    assert!(
        all.iter().all(|row| row["place"].as_str().is_some_and(|place| place.starts_with("pasted text, ")))
    );
    let more = with_input(
        &office,
        &["read", "-", "--title", "A message"],
        "She was moved to a hospital in May 2022.",
    );
    assert_eq!(more.status, 0, "{}", more.err);
    let sources = office.ok(&["source", "list"]);
    assert!(sources.contains("A message"), "{sources}");
}

#[test]
fn a_right_to_left_page_is_read_with_a_note_to_compare_it() {
    let office = Office::with_article();
    let line = vec![vec!["בית המשפט גזר על דוד כהן חמש שנות מאסר.".to_owned()]];
    office.write("page.pdf", pdf(&line, Setting::RightToLeft));
    let read = office.ok(&["read", &office.arg("page.pdf")]);
    assert!(read.contains("Right-to-left"), "{read}");
    assert!(office.ok(&["source", "show", "page"]).contains("דוד כהן"));
}
