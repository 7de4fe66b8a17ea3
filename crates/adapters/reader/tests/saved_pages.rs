//! What is promised of saved web pages: MHTML, WARC and WACZ, and pages with their pictures inside. All is invented.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[expect(dead_code, reason = "the tests of office documents use the rest")]
#[path = "office/make.rs"]
mod make;

use std::io::Write;

use amparo_reader::child::{ReadReply, ReadRequest, Reader};
use amparo_reader::{Damage, FileHint, Format, LimitName, Limits, Part, PartRefusal, ReadError, Warning};
use flate2::Compression;
use flate2::write::GzEncoder;

fn read_within(bytes: &[u8], name: &str, limits: Limits) -> Result<ReadReply, ReadError> {
    let reader = Reader::of_program(env!("CARGO_BIN_EXE_amparo-reader-child"));
    let hint = FileHint::named(name);
    reader.read(&ReadRequest { bytes, hint, document_date: None, known_people: Vec::new(), limits })
}

fn read(bytes: &[u8], name: &str) -> ReadReply {
    read_within(bytes, name, Limits::default()).unwrap()
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

const PAGE: &str = "<html><head><title>Arrest in Minsk</title></head><body><article><h1>Arrest in Minsk</h1>\
                    <p>Police arrested Nadia Sorokina on 3 May 2021.</p></article></body></html>";

fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let stated =
        if kind == "response" { "application/http; msgtype=response" } else { "text/plain; charset=utf-8" };
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-05-04T10:00:00Z\r\n\
         Content-Type: {stated}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend_from_slice(block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let mut block = format!("HTTP/1.1 {status}\r\n{headers}\r\n\r\n").into_bytes();
    block.extend_from_slice(body);
    block
}

fn records() -> Vec<Vec<u8>> {
    let html = "Content-Type: text/html; charset=utf-8";
    let chunks = format!(
        "{:x}\r\n{}\r\n{:x}; name=x\r\n{}\r\n0\r\n\r\n",
        20,
        &PAGE[..20],
        PAGE.len() - 20,
        &PAGE[20..]
    );
    vec![
        record("warcinfo", "urn:x", b"software: none"),
        record("request", "https://news.example/arrest", b"GET /arrest HTTP/1.1\r\n\r\n"),
        record("response", "https://news.example/arrest", &answer("200 OK", html, PAGE.as_bytes())),
        record(
            "response",
            "https://news.example/a/",
            &answer("200 OK", &format!("{html}\r\nTransfer-Encoding: chunked"), chunks.as_bytes()),
        ),
        record(
            "response",
            "https://news.example/b.html?x=1",
            &answer("200 OK", &format!("{html}\r\nContent-Encoding: gzip"), &gz(PAGE.as_bytes())),
        ),
        record(
            "response",
            "https://news.example/c",
            &answer("200 OK", &format!("{html}\r\nContent-Encoding: br"), &[0x1B, 0xFF, 0, 0x80]),
        ),
        record("response", "https://news.example/d", &answer("404 Not Found", html, b"<p>Not found</p>")),
        record(
            "response",
            "https://news.example/e.png",
            &answer("200 OK", "Content-Type: image/png", b"\x89PNG"),
        ),
        record("resource", "https://news.example/note.txt", b"Nadia Sorokina is held in Minsk."),
    ]
}

fn check_parts(reply: &ReadReply, lead: &str) {
    let found: Vec<(String, &str, &str)> = reply
        .parts
        .iter()
        .map(|part| (part.path.replace(lead, ""), part.name.as_str(), part.url.as_deref().unwrap()))
        .collect();
    let of = |path: &str, name: &'static str, url: &'static str| (path.to_owned(), name, url);
    let expected = [
        of("record 3", "arrest.html", "https://news.example/arrest"),
        of("record 4", "a.html", "https://news.example/a/"),
        of("record 5", "b.html", "https://news.example/b.html?x=1"),
        of("record 9", "note.txt", "https://news.example/note.txt"),
    ];
    assert_eq!(found, expected);
    for part in &reply.parts[..3] {
        assert_eq!(String::from_utf8_lossy(&part.bytes), PAGE, "{}", part.path);
        assert_eq!(part.fetched_on.as_deref(), Some("2021-05-04"));
    }
    let refused: Vec<&PartRefusal> = reply.parts_refused.iter().map(|part| &part.why).collect();
    assert_eq!(refused, [&PartRefusal::UnknownPacking { how: "br".into() }]);
    assert!(
        reply.reading.warnings.contains(&Warning::RecordsPassedOver { count: 4 }),
        "{:?}",
        reply.reading.warnings
    );
    assert!(reply.proposals.is_empty(), "a list claims nothing");
}

#[test]
fn a_web_archive_gives_its_pages_with_their_addresses_however_it_is_packed() {
    let plain: Vec<u8> = records().concat();
    let each: Vec<u8> = records().iter().flat_map(|record| gz(record)).collect();
    for (bytes, because) in
        [(&plain, "plain"), (&each, "each record packed"), (&gz(&plain), "packed at once")]
    {
        let reply = read(bytes, "saved");
        assert_eq!(reply.reading.format, Format::Warc, "{because}");
        check_parts(&reply, "");
        assert!(
            reply
                .reading
                .text
                .starts_with("record 3, 2021-05-04, https://news.example/arrest, text/html\n\nrecord 4")
        );
    }
    let wacz = make::zip(&[
        ("datapackage.json", b"{}"),
        ("archive/data.warc.gz", &each),
        ("indexes/index.cdx.gz", b"no archive"),
    ]);
    let reply = read(&wacz, "saved.wacz");
    assert_eq!(reply.reading.format, Format::Wacz);
    check_parts(&reply, "data.warc.gz, ");
    let Part { bytes, name, media_type, .. } = &reply.parts[0];
    let hint = FileHint { name: Some(name.clone()), media_type: media_type.clone(), language: None };
    let page = amparo_reader::read(bytes, &hint, &Limits::default()).unwrap();
    assert_eq!(page.title.as_deref(), Some("Arrest in Minsk"));
}

#[test]
fn a_web_archive_that_is_cut_gives_what_came_before() {
    let whole = records().concat();
    let reply = read(&whole[..whole.len() - 20], "saved.warc");
    assert_eq!(reply.parts.len(), 3);
    assert!(reply.parts_refused.iter().any(|part| part.path == "record 9" && part.why == PartRefusal::Cut));
    let error = read_within(b"WARC/1.0\r\nnothing", "saved.warc", Limits::default()).unwrap_err();
    assert_eq!(error, ReadError::Damaged { format: Format::Warc, damage: Damage::Member });
    let none = record("request", "https://news.example/", b"GET / HTTP/1.1\r\n\r\n");
    assert_eq!(read_within(&none, "saved.warc", Limits::default()).unwrap_err(), ReadError::NoDocuments);
}

#[test]
fn packed_bombs_end_at_a_limit() {
    let zeros = vec![b'a'; 64 << 20];
    let bomb = gz(&record(
        "response",
        "https://a.example/",
        &answer("200 OK", "Content-Type: text/html", &zeros[..32 << 20]),
    ));
    let error = read_within(&bomb, "a.warc.gz", Limits::default()).unwrap_err();
    assert!(matches!(error, ReadError::OverLimit { limit: LimitName::PackRatio, .. }), "{error}");
    let inner = gz(&vec![b'a'; 70 << 20]);
    let page = answer("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip", &inner);
    let reply = read(&record("response", "https://a.example/", &page), "a.warc");
    let over = PartRefusal::OverLimit { limit: LimitName::Bytes, allowed: 64 << 20 };
    assert_eq!(reply.parts_refused[0].why, over);
    let limits = Limits { records_max: 4, ..Limits::default() };
    let error = read_within(&records().concat(), "a.warc", limits).unwrap_err();
    assert!(matches!(error, ReadError::OverLimit { limit: LimitName::Records, allowed: 4, .. }), "{error}");
}

#[test]
fn a_page_saved_with_its_pictures_is_the_page() {
    let russian = "Полиция задержала Надю Сорокину третьего мая.";
    let page = format!(
        "<html><head><title>Арест</title></head><body><article><p>{russian}</p></article></body></html>"
    );
    let mut bytes = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/arrest\r\nSubject: x\r\n\
        Date: Tue, 4 May 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Location: https://news.example/arrest\r\n\r\n"
        .to_vec();
    bytes.extend(encoding_rs::WINDOWS_1251.encode(&page).0.iter());
    bytes.extend(b"\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://news.example/a.png\r\n\r\niVBORw0=\r\n\
        --b\r\nContent-Type: text/html\r\n\r\n<p>an advertisement</p>\r\n--b--\r\n");
    for name in ["page.mhtml", "page"] {
        let reply = read(&bytes, name);
        let reading = &reply.reading;
        assert_eq!((reading.format, reading.text.as_str()), (Format::SavedPage, russian));
        assert_eq!(reading.title.as_deref(), Some("Арест"));
        assert_eq!(reading.metadata.canonical_url.as_deref(), Some("https://news.example/arrest"));
        assert_eq!(reply.document_date, None, "the day of saving is not the day of publication");
        assert!(reading.warnings.contains(&Warning::PageSaved { on: Some("2021-05-04".into()), others: 2 }));
        assert!(reply.parts.is_empty() && reply.parts_refused.is_empty());
    }
}

#[test]
fn pictures_inside_a_page_are_no_text_however_large() {
    let data = "QUJD".repeat(4 << 20);
    let page = format!(
        "<html><head><style>body{{background:url(data:image/png;base64,{data})}}</style></head><body><article>\
         <p>Police arrested Nadia Sorokina on 3 May 2021.</p><img src=\"data:image/png;base64,{data}\">\
         <a href=\"data:text/html,<p>hidden</p>\">here</a></article></body></html>"
    );
    let reply = read(page.as_bytes(), "page.html");
    assert_eq!(reply.reading.text, "Police arrested Nadia Sorokina on 3 May 2021.\n\nhere");
}
