//! What is promised of e-mail. The people and letters are invented.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use amparo_reader::child::{ReadReply, ReadRequest, Reader};
use amparo_reader::{FileHint, Format, LimitName, Limits, PartRefusal, PlaceKind, ReadError, Warning};

fn read_within(bytes: &[u8], name: &str, limits: Limits) -> Result<ReadReply, ReadError> {
    let reader = Reader::of_program(env!("CARGO_BIN_EXE_amparo-reader-child"));
    let hint = FileHint::named(name);
    reader.read(&ReadRequest { bytes, hint, document_date: None, known_people: Vec::new(), limits })
}

fn read(bytes: &[u8], name: &str) -> ReadReply {
    read_within(bytes, name, Limits::default()).unwrap()
}

/// Three letters to a byte each four, as mail carries bytes.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (place, three) in bytes.chunks(3).enumerate() {
        let number =
            three.iter().fold(0_u32, |all, byte| all << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[usize::try_from(number >> (18 - 6 * at) & 63).unwrap()];
            out.push(if at > three.len() { '=' } else { char::from(letter) });
        }
        if place % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}

const HEADERS: &str = "Received: from mail.example by desk.example; Tue, 4 May 2021 09:12:44 +0300\r\n\
    Message-ID: <1@mail.example>\r\nMIME-Version: 1.0\r\n\
    From: =?UTF-8?B?0J7Qu9GM0LPQsCDQn9GA0LjQvNC10YA=?= <olga@mail.example>\r\n\
    To: Desk <desk@desk.example>, Second Desk <second@desk.example>\r\n\
    Date: Tue, 4 May 2021 09:12:40 +0300\r\n\
    Subject: =?windows-1251?Q?=C7=E0=E4=E5=F0=E6=E0=ED=E8=E5?= in Minsk\r\n";

fn letter(rest: &str) -> String {
    format!("{HEADERS}{rest}")
}

#[test]
fn a_letter_is_its_headers_and_its_words() {
    let body = "Content-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
                Nadia Sorokina was arrested yes=\r\nterday.\r\n\r\n=CF=F0=E8=E2=E5=F2.\r\n";
    let reply = read(letter(body).as_bytes(), "letter.eml");
    let reading = &reply.reading;
    assert_eq!(reading.format, Format::Email);
    let expected = "From: Ольга Пример <olga@mail.example>\nTo: Desk <desk@desk.example>, Second Desk \
                    <second@desk.example>\nDate: Tue, 4 May 2021 09:12:40 +0300\nSubject: Задержание in Minsk\n\n\
                    Nadia Sorokina was arrested yesterday.\r\n\r\nПривет.\r\n";
    assert_eq!(reading.text, expected);
    assert_eq!(reading.title.as_deref(), Some("Задержание in Minsk"));
    assert_eq!(reading.metadata.authors, ["Ольга Пример"]);
    assert_eq!(reply.document_date.unwrap().to_string(), "2021-05-04");
    assert!(matches!(reading.places[0].kind, PlaceKind::FrontMatter));
    let at = reading.text.chars().count() - "Привет.\r\n".chars().count();
    assert_eq!(reading.place_name(at..at + 7).as_deref(), Some("paragraph 3"));
    let arrest = reply.proposals.iter().find(|proposal| proposal.quote.contains("arrested")).unwrap();
    assert!(
        format!("{:?}", arrest.date).contains("2021-05-03"),
        "yesterday is counted from the letter: {arrest:?}"
    );
}

#[test]
fn plain_text_goes_before_html_and_html_alone_is_read() {
    let both = "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlain words.\r\n\
                --b\r\nContent-Type: text/html\r\n\r\n<p>Words of the page.</p>\r\n--b--\r\n";
    let reply = read(letter(both).as_bytes(), "letter.eml");
    assert!(reply.reading.text.ends_with("Plain words."), "{}", reply.reading.text);
    assert!(reply.parts.is_empty(), "the same words in HTML are no document of their own");
    let alone = "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body><p>First words.</p><p>Second &amp; last.</p></body></html>";
    let reply = read(letter(alone).as_bytes(), "letter.eml");
    assert!(reply.reading.text.ends_with("First words.\n\nSecond & last."), "{}", reply.reading.text);
}

#[test]
fn words_without_a_named_encoding_are_looked_at_as_a_files_are() {
    let mut bytes = letter("Content-Type: text/plain\r\n\r\n").into_bytes();
    let words = "Мою сестру задержали третьего мая, и с тех пор мы ничего о ней не знаем.";
    bytes.extend(encoding_rs::WINDOWS_1251.encode(words).0.iter());
    let reply = read(&bytes, "letter.eml");
    assert!(reply.reading.text.ends_with(words), "{}", reply.reading.text);
    assert!(reply.reading.warnings.contains(&Warning::EncodingAssumed { name: "windows-1251".into() }));
}

#[test]
fn attachments_become_documents_with_their_own_bytes_and_what_cannot_be_unpacked_is_named() {
    let report = "Отчёт: Nadia Sorokina was arrested on 3 May 2021.";
    let report_1251 = encoding_rs::WINDOWS_1251.encode(report).0.into_owned();
    let body = format!(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n\
         --b\r\nContent-Type: text/plain; charset=windows-1251; name=\"../../etc/report.txt\"\r\n\
         Content-Disposition: attachment; filename*=UTF-8''%D0%BE%D1%82%D1%87%D1%91%D1%82.txt\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{}\r\n\
         --b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@mail.example\r\nTo: b@mail.example\r\nMessage-ID: <2@x>\r\n\
         MIME-Version: 1.0\r\nSubject: Forwarded\r\n\r\nShe was taken to a hospital.\r\n\
         --b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%not base64%%%\r\n\
         --b\r\nContent-Type: image/png; name=empty.png\r\nContent-Transfer-Encoding: base64\r\n\r\n\r\n--b--\r\n",
        base64(&report_1251)
    );
    let reply = read(letter(&body).as_bytes(), "letter.eml");
    assert!(reply.reading.text.ends_with("See below."), "{}", reply.reading.text);
    let names: Vec<(&str, &str)> =
        reply.parts.iter().map(|part| (part.path.as_str(), part.name.as_str())).collect();
    assert_eq!(names[..2], [("attachment 1", "отчёт.txt"), ("attachment 2", "Forwarded.eml")]);
    assert_eq!(reply.parts[0].bytes, report_1251, "as they came");
    assert_eq!(reply.parts[0].media_type.as_deref(), Some("text/plain; charset=\"windows-1251\""));
    let inner = read(&reply.parts[1].bytes, &reply.parts[1].name);
    assert!(
        inner.reading.text.contains("Subject: Forwarded\n\nShe was taken to a hospital."),
        "{}",
        inner.reading.text
    );
    assert_eq!(reply.parts.len() + reply.parts_refused.len(), 4, "{:?}", reply.parts_refused);
    assert!(
        reply.parts_refused.iter().any(|part| part.name == "empty.png" && part.why == PartRefusal::Empty)
    );
}

#[test]
fn too_many_and_too_large_attachments_are_refused_one_by_one_and_the_letter_is_read() {
    let mut body = "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nSee below.\r\n".to_owned();
    for number in 0..5 {
        let words = "words ".repeat(if number == 1 { 2_000 } else { 10 });
        write!(body, "--b\r\nContent-Type: text/plain; name={number}.txt\r\nContent-Disposition: attachment\r\n\r\n{words}\r\n").unwrap();
    }
    body.push_str("--b--\r\n");
    let limits = Limits { parts_max: 3, parts_bytes_max: 10_000, ..Limits::default() };
    let reply = read_within(letter(&body).as_bytes(), "letter.eml", limits).unwrap();
    let names = |list: Vec<&String>| list.into_iter().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(names(reply.parts.iter().map(|part| &part.name).collect()), "0.txt 2.txt 3.txt");
    let why: Vec<&PartRefusal> = reply.parts_refused.iter().map(|part| &part.why).collect();
    let over = |limit, allowed| PartRefusal::OverLimit { limit, allowed };
    assert_eq!(why, [&over(LimitName::PartsBytes, 10_000), &over(LimitName::Parts, 3)]);
}

#[test]
fn a_mailbox_is_a_list_of_letters_each_a_document() {
    let mbox = "From olga@mail.example Tue May  4 09:12:40 2021\r\nFrom: Olga Primer <olga@mail.example>\r\n\
                Date: Tue, 4 May 2021 09:12:40 +0300\r\nSubject: First\r\nMessage-ID: <1@x>\r\n\r\n\
                Nadia Sorokina was arrested.\r\n>From then on we heard nothing.\r\nFrom her there was no word at 5 in the morning.\r\n\r\n\
                From ivan@mail.example Wed May  5 10:00:00 2021\r\nFrom: ivan@mail.example\r\nSubject: Second\r\nMessage-ID: <2@x>\r\n\r\nNothing new.\r\n";
    let reply = read(mbox.as_bytes(), "inbox");
    assert_eq!(reply.reading.format, Format::Mailbox);
    let expected = "1. 2021-05-04, Olga Primer <olga@mail.example>, First\n\n2. ivan@mail.example, Second";
    assert_eq!(reply.reading.text, expected);
    assert!(reply.proposals.is_empty(), "a list claims nothing");
    let paths: Vec<&str> = reply.parts.iter().map(|part| part.path.as_str()).collect();
    assert_eq!(paths, ["mail 1", "mail 2"]);
    let first = read(&reply.parts[0].bytes, &reply.parts[0].name);
    assert!(first.reading.text.contains("\nFrom then on we heard nothing."), "{}", first.reading.text);
    assert_eq!(first.document_date.unwrap().to_string(), "2021-05-04");
    assert_eq!(read(&reply.parts[1].bytes, "mail 2.eml").reading.title.as_deref(), Some("Second"));
}

#[test]
fn what_only_looks_like_mail_stays_what_it_is() {
    for (text, because) in [
        ("From: my notes\nDate: today\n\nHe was arrested.", "a person's note"),
        ("From Minsk they were taken to Hrodna at night.\n\nTo: nowhere.", "a sentence"),
        ("From Monday 10:00 on nobody saw her.\nShe is ill.", "a sentence with an hour, without headers"),
    ] {
        let reply = read(text.as_bytes(), "note");
        assert_eq!(reply.reading.format, Format::PlainText, "{because}");
    }
}
