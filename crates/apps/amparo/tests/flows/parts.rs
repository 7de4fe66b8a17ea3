//! Documents that lie in another: each is a source of its own, and as many are told of as lie in it.

use super::office::Office;

const LETTER: &str = "Received: from a by b\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\nFrom: Olga Primer <olga@mail.example>\r\n\
    Date: Tue, 4 May 2021 09:12:40 +0300\r\nSubject: On Nadia\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
    --b\r\nContent-Type: text/plain\r\n\r\nSee what is attached.\r\n\
    --b\r\nContent-Type: text/plain; name=statement.txt\r\nContent-Disposition: attachment\r\n\r\n\
    On 3 May 2021 police arrested Nadia Sorokina in Minsk.\r\n\
    --b\r\nContent-Type: application/zip; name=more.zip\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBBQAAAAAAAAAAAA=\r\n\
    --b\r\nContent-Type: text/plain; name=empty.txt\r\nContent-Disposition: attachment\r\n\r\n \r\n--b--\r\n";

#[test]
fn what_is_attached_to_a_letter_is_read_kept_or_refused_and_its_custody_names_the_letter() {
    let office = Office::with_article();
    office.write("letter.eml", LETTER.as_bytes());
    let done = office.json(&["read", &office.arg("letter.eml")]);
    assert_eq!(
        done["counts"],
        serde_json::json!({"files": 1, "read": 1, "on_file_already": 0, "refused": 0})
    );
    let parts = done["read"][0]["parts"].as_array().expect("a list");
    let outcomes: Vec<(&str, &str)> = parts
        .iter()
        .map(|part| {
            let outcome = part["outcome"].as_object().expect("one").keys().next().expect("one");
            (part["name"].as_str().expect("a name"), outcome.as_str())
        })
        .collect();
    assert_eq!(outcomes, [("statement.txt", "read"), ("more.zip", "kept"), ("empty.txt", "refused")]);
    let notes = done["read"][0]["warnings"].to_string();
    assert!(notes.contains("3 documents lie in it: 1 read, 1 kept unread, 1 refused"), "{notes}");
    assert!(office.ok(&["source", "show", "statement.txt"]).contains("arrested Nadia Sorokina"));
    let custody = office.ok(&["custody", "statement.txt"]);
    let custody = custody.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(custody.contains("attachment 1 of “letter.eml” (SHA-256 "), "{custody}");
    let failed = office.ok(&["read", "--failed"]);
    assert!(failed.contains("more.zip") && failed.contains("1 document could not be read"), "{failed}");
    let again = office.json(&["read", &office.arg("letter.eml")]);
    assert_eq!(again["counts"]["on_file_already"], 1);
    assert_eq!(again["read"][0]["parts"][0]["outcome"]["read"]["was_on_file"], true);
    office.ok(&["verify"]);
}

/// A letter in which another is attached.
fn around(inner: &str, depth: usize) -> String {
    format!(
        "Received: from a by b\r\nMessage-ID: <{depth}@x>\r\nMIME-Version: 1.0\r\nSubject: Level {depth}\r\n\
         Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\nContent-Type: text/plain\r\n\r\nLevel {depth}.\r\n\
         --b{depth}\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b{depth}--\r\n"
    )
}

#[test]
fn letters_in_letters_are_followed_to_a_depth_and_no_further() {
    let office = Office::with_article();
    let innermost = "Message-ID: <0@x>\r\nMIME-Version: 1.0\r\nSubject: Level 0\r\n\r\nLevel 0.".to_owned();
    let letter = (1..=6).fold(innermost, |inner, depth| around(&inner, depth));
    office.write("letter.eml", letter.as_bytes());
    let done = office.json(&["read", &office.arg("letter.eml")]);
    let mut at = &done["read"][0];
    let mut names = Vec::new();
    while let Some(part) = at["parts"].get(0) {
        names.push(part["name"].as_str().expect("a name").to_owned());
        if let Some(why) = part["outcome"]["refused"]["why"].as_str() {
            assert!(why.contains("deeper in other documents than is followed (4)"), "{why}");
            break;
        }
        at = &part["outcome"]["read"];
    }
    assert_eq!(names, ["Level 5.eml", "Level 4.eml", "Level 3.eml", "Level 2.eml", "Level 1.eml"]);
    let notes = done["read"][0]["warnings"].to_string();
    assert!(notes.contains("5 documents lie in it: 4 read, 0 kept unread, 1 refused"), "{notes}");
}

#[test]
fn the_pages_of_a_web_archive_are_sources_with_their_addresses() {
    let office = Office::with_article();
    let page = "<html><head><title>On Nadia</title></head><body><article><p>On 3 May 2021 police arrested Nadia Sorokina in \
                Minsk.</p></article></body></html>";
    let record = |url: &str, status: &str| {
        let block = format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}<!-- {url} -->"
        );
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-05-04T10:00:00Z\r\n\
             Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    let archive =
        ["https://a.example/one", "https://a.example/two"].map(|url| record(url, "200 OK")).concat();
    office.write("saved.warc", format!("{archive}{}", record("https://a.example/three", "404 Not Found")));
    let done = office.json(&["read", &office.arg("saved.warc")]);
    let notes = done["read"][0]["warnings"].to_string();
    assert!(notes.contains("2 documents lie in it: 2 read, 0 kept unread, 0 refused"), "{notes}");
    assert!(notes.contains("answers without a page) were passed over; there are 1."), "{notes}");
    assert_eq!(done["read"][0]["proposed"], 0, "the list of an archive claims nothing");
    let sources = office.json(&["source", "list"]);
    let urls: Vec<&str> =
        sources.as_array().expect("a list").iter().filter_map(|row| row["source"]["url"].as_str()).collect();
    assert!(urls.contains(&"https://a.example/one") && urls.contains(&"https://a.example/two"), "{urls:?}");
    let custody = office.ok(&["custody"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        custody.contains("record 1 of “saved.warc” (SHA-256 ")
            && custody.contains("saved there on 2021-05-04"),
        "{custody}"
    );
    office.ok(&["verify"]);
}
