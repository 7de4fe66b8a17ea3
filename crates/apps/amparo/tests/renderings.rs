//! A document says the same whatever its format: the PDF, DOCX and ODT of a text give the proposals of the text.
//!
//! Always: the development half of `fixtures/reading`. Where `AMPARO_CORPUS` names a folder with `docs/` and
//! `gold/`, or such a folder lies beside the project, its texts too, and the files in its `renderings/`.
//! `AMPARO_MISSES=a03` prints what differs in the documents of that name.

#[path = "renderings/make.rs"]
mod make;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use amparo_casework::propose_document::propose_document;
use amparo_casework::reader::child::{ReadReply, Reader};
use make::{Setting, docx, odt, paragraphs, pdf};

/// Of a hundred proposals from the text, so many come from each rendering.
const SAME_PERCENT_MIN: usize = 95;
/// The same in narrow columns with parted words, which is the hardest page that is tried.
const SAME_PERCENT_MIN_IN_COLUMNS: usize = 85;
const IN_COLUMNS: &str = "PDF in columns";

fn reader() -> Reader {
    Reader::of_program(env!("CARGO_BIN_EXE_amparo"))
}

fn read(name: &str, bytes: &[u8], date: Option<&str>) -> ReadReply {
    propose_document(&reader(), name, bytes, date).unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

/// What a proposal says, with its quote as a person would compare it.
fn said(reply: &ReadReply) -> BTreeMap<String, usize> {
    let mut said = BTreeMap::new();
    for proposal in &reply.proposals {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let fields: Vec<String> =
            proposal.details.iter().map(|(field, value)| format!("{field:?}={}", words(value))).collect();
        let line = format!(
            "{:?} | {:?} | {:?} | {:?} | {:?} | {:?} | {fields:?} | {}",
            proposal.kind,
            proposal.person.as_deref().map(words),
            proposal.date,
            proposal.place.as_deref().map(words),
            proposal.modality,
            proposal.attribution.as_deref().map(words),
            words(&proposal.quote)
        );
        *said.entry(line).or_default() += 1;
    }
    said
}

/// How many proposals both have, and how many the one that has more.
fn compared(doc: &str, form: &str, text: &ReadReply, rendered: &ReadReply) -> (usize, usize) {
    let (left, right) = (said(text), said(rendered));
    let same = left.iter().map(|(line, count)| (*count).min(right.get(line).copied().unwrap_or(0))).sum();
    if std::env::var("AMPARO_MISSES").is_ok_and(|wanted| doc.starts_with(&wanted)) {
        left.keys().filter(|line| !right.contains_key(*line)).for_each(|line| println!("- {form} {line}"));
        right.keys().filter(|line| !left.contains_key(*line)).for_each(|line| println!("+ {form} {line}"));
    }
    (same, text.proposals.len().max(rendered.proposals.len()))
}

type Figures = BTreeMap<&'static str, (usize, usize)>;

fn compare_all(doc: &str, text: &str, date: Option<&str>, sum: &mut Figures) {
    let from_text = read(&format!("{doc}.txt"), text.as_bytes(), date);
    let lines = paragraphs(text);
    let forms = [
        ("PDF", pdf(&lines, Setting::Plain), "pdf"),
        (IN_COLUMNS, pdf(&lines, Setting::Columns), "pdf"),
        ("DOCX", docx(&lines), "docx"),
        ("ODT", odt(&lines), "odt"),
    ];
    let mut figures = Vec::new();
    for (form, bytes, ending) in forms {
        let rendered = read(&format!("{doc}.{ending}"), &bytes, date);
        if std::env::var("AMPARO_MISSES").is_ok_and(|wanted| doc.starts_with(&wanted)) {
            let file = std::env::temp_dir().join(format!("{doc} {form}.{ending}"));
            std::fs::write(&file, &bytes).expect("a file to look at");
        }
        let (same, of) = compared(doc, form, &from_text, &rendered);
        figures.push(format!("{form} {same}/{of}"));
        let entry = sum.entry(form).or_default();
        *entry = (entry.0 + same, entry.1 + of);
    }
    println!("{doc}: {}", figures.join(", "));
}

fn hold(sum: &Figures) {
    for (form, (same, of)) in sum {
        println!("{form}: {same} of {of} proposals are those of the text");
        let wanted = if *form == IN_COLUMNS { SAME_PERCENT_MIN_IN_COLUMNS } else { SAME_PERCENT_MIN };
        assert!(same * 100 >= of * wanted, "{form}: {same} of {of}");
    }
}

fn doc_date(gold: &Path) -> Option<String> {
    let gold: serde_json::Value = serde_json::from_slice(&std::fs::read(gold).ok()?).ok()?;
    Some(gold["doc_date"].as_str()?.to_owned())
}

fn texts(folder: &Path, which: impl Fn(&str) -> bool) -> Vec<(String, String, Option<String>)> {
    let entries = std::fs::read_dir(folder.join("docs")).expect("a folder of texts");
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".txt").map(str::to_owned))
        .filter(|name| which(name))
        .collect();
    names.sort();
    let text = |name: &str| std::fs::read_to_string(folder.join(format!("docs/{name}.txt"))).expect("a text");
    let date = |name: &str| doc_date(&folder.join(format!("gold/{name}.json")));
    names.into_iter().map(|name| (name.clone(), text(&name), date(&name))).collect()
}

#[test]
fn each_rendering_of_a_fixture_gives_the_proposals_of_its_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures/reading");
    let mut sum = Figures::new();
    let development = texts(&folder, |name| ("a01".."a08").contains(&&name[..3]));
    assert_eq!(development.len(), 7);
    for (doc, text, date) in development {
        compare_all(&doc, &text, date.as_deref(), &mut sum);
    }
    hold(&sum);
}

#[test]
fn each_rendering_of_a_real_document_gives_the_proposals_of_its_text() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus");
    let folder = std::env::var_os("AMPARO_CORPUS").map_or(beside, PathBuf::from);
    if !folder.join("docs").is_dir() {
        println!("left out: no folder of real documents; AMPARO_CORPUS would name one");
        return;
    }
    let mut sum = Figures::new();
    for (doc, text, date) in texts(&folder, |_| true) {
        compare_all(&doc, &text, date.as_deref(), &mut sum);
        for (form, ending) in
            [("their own PDF", "pdf"), ("their own DOCX", "docx"), ("their own HTML", "html")]
        {
            let Ok(bytes) = std::fs::read(folder.join(format!("renderings/{doc}.{ending}"))) else {
                continue;
            };
            let rendered = read(&format!("{doc}.{ending}"), &bytes, date.as_deref());
            let from_text = read(&format!("{doc}.txt"), text.as_bytes(), date.as_deref());
            let (same, of) = compared(&doc, form, &from_text, &rendered);
            println!("{doc}: {form} {same}/{of}");
            let entry = sum.entry(form).or_default();
            *entry = (entry.0 + same, entry.1 + of);
        }
    }
    hold(&sum);
}

#[test]
fn right_to_left_pages_are_read_in_logical_order() {
    let table = [
        (
            "בית המשפט גזר על דוד כהן חמש שנות מאסר ב-12 במרץ 2021. ארגון HRW קרא לשחרורו (בראיון).",
            &["דוד כהן", "ב-12 במרץ 2021", "ארגון HRW קרא לשחרורו (בראיון)."][..],
        ),
        (
            "حكمت المحكمة في القاهرة على سامي الفاضل بالسجن خمس سنوات في 12 مارس 2021 (القضية 441/2018).",
            &["المحكمة في القاهرة", "سامي الفاضل", "12 مارس 2021", "(القضية 441/2018)."],
        ),
    ];
    for (text, wanted) in table {
        let bytes = pdf(&[vec![text.to_owned()]], Setting::RightToLeft);
        let reply = read("page.pdf", &bytes, None);
        let found = &reply.reading.text;
        for words in wanted {
            assert!(found.contains(words), "no “{words}” in\n{found}");
        }
        let warned =
            reply.reading.warnings.iter().any(|warning| warning.to_string().contains("Right-to-left"));
        assert!(warned, "{:?}", reply.reading.warnings);
    }
}

/// Words of which no two are alike; lines that come again would be running heads.
fn thing(number: u32) -> String {
    let letter = |digit: u32| char::from_u32('a' as u32 + digit).unwrap_or('z');
    [number / 26 % 26, number % 26].map(letter).iter().collect::<String>() + "x"
}

#[test]
fn a_sentence_that_goes_on_over_a_page_is_read_whole_and_each_half_has_its_page() {
    let filler =
        |number: usize| vec![format!("Paragraph {number} says little. {}", "It goes on and on. ".repeat(24))];
    let mut lines: Vec<_> = (0..40).map(filler).collect();
    let things: Vec<String> = (0..600).map(thing).collect();
    lines[20] = vec![format!("She had {} and no more.", things.join(" and then "))];
    let reply = read("long.pdf", &pdf(&lines, Setting::Columns), None);
    let text = &reply.reading.text;
    assert!(!text.contains("Monthly report"), "the running head is no text");
    for pair in things.windows(2) {
        let words = pair.join(" and then ");
        assert!(text.contains(&words), "no “{words}”: something stands between the lines of one sentence");
    }
    let last = reply.reading.places.last().unwrap_or_else(|| panic!("no place"));
    let name = reply.reading.place_name(last.start..last.end).unwrap_or_default();
    assert!(name.starts_with("page ") && name.contains(", paragraph "), "{name}");
    let pages: Vec<u32> = reply.reading.places.iter().filter_map(|place| place.page).collect();
    assert!(pages.is_sorted(), "{pages:?}");
}
