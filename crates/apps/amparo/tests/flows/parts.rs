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
