//! Documents in every format that is read, those that cannot be read, and text without a file.

use std::io::Write;
use std::process::Stdio;

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
    let bomb = vec![vec!["a".repeat(16 << 20)]];
    office.write("bomb.docx", docx(&bomb));
    office.write("pages.pdf", pages(10_000));
    office.write("picture.pdf", pages(3));
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

/// A PDF of so many empty pages.
fn pages(count: usize) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    let kids: String = (0..count).map(|page| format!("{} 0 R", page + 3)).collect::<Vec<_>>().join(" ");
    let catalogue = "<</Type/Catalog/Pages 2 0 R>>".to_owned();
    let tree = format!("<</Type/Pages/Count {count}/Kids[{kids}]>>");
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>";
    let objects = [catalogue, tree].into_iter().chain((0..count).map(|_| page.to_owned()));
    for (index, object) in objects.enumerate() {
        offsets.push(file.len());
        file.extend(format!("{} 0 obj{object}endobj\n", index + 1).bytes());
    }
    let table = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).bytes());
    for at in &offsets {
        file.extend(format!("{at:010} 00000 n \n").bytes());
    }
    let size = offsets.len() + 1;
    file.extend(format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
    file
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
