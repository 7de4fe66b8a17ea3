//! Mail, mailboxes and web archives that attack: by nesting, by packing, by lying about lengths and names.

use std::fmt::Write as _;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::archive::{Member, archive};
use super::{Hostile, Meets};

pub(crate) fn files(canary: &str) -> Vec<Hostile> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, meets: Meets| {
        files.push(Hostile { name: name.to_owned(), bytes, meets });
    };
    letters(canary, &mut add);
    attachments(&mut add);
    mailboxes(&mut add);
    saved_pages(canary, &mut add);
    web_archives(canary, &mut add);
    packed_archives(&mut add);
    files
}

const HEAD: &str =
    "Received: from a by b\r\nMessage-ID: <1@x>\r\nMIME-Version: 1.0\r\nFrom: a@mail.example\r\n";

fn letter(rest: &str) -> Vec<u8> {
    format!("{HEAD}{rest}").into_bytes()
}

fn letters(canary: &str, add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    add("no-body.eml", letter("Subject: Held\r\n"), Meets::Either);
    add("only-headers.eml", letter(&"X-A: b\r\n".repeat(200_000)), Meets::Either);
    add("one-header.eml", letter(&format!("Subject: {}\r\n\r\nHeld.", "a".repeat(8 << 20))), Meets::Either);
    add(
        "folded-header.eml",
        letter(&format!("Subject: a{}\r\n\r\nHeld.", "\r\n b".repeat(500_000))),
        Meets::Either,
    );
    add(
        "encoded-words.eml",
        letter(&format!("Subject: {}\r\n\r\nHeld.", "=?utf-8?Q?=41?= ".repeat(100_000))),
        Meets::Either,
    );
    add(
        "open-encoded-word.eml",
        letter(&format!("Subject: {}\r\n\r\nHeld.", "=?utf-8?B?".repeat(100_000))),
        Meets::Either,
    );
    add(
        "unknown-charset.eml",
        letter("Content-Type: text/plain; charset=\"../../etc\"\r\n\r\nHeld \u{e9}."),
        Meets::Text,
    );
    add(
        "utf-7.eml",
        letter("Content-Type: text/plain; charset=utf-7\r\n\r\n+ADw-script+AD4- Held."),
        Meets::Text,
    );
    add(
        "brackets-in-addresses.eml",
        letter(&format!("To: {}\r\n\r\nHeld.", "(".repeat(200_000))),
        Meets::Either,
    );
    add(
        "groups-in-addresses.eml",
        letter(&format!("To: {}\r\n\r\nHeld.", "a:b@c,;".repeat(100_000))),
        Meets::Either,
    );
    add(
        "many-addresses.eml",
        letter(&format!("To: {}\r\n\r\nHeld.", "a <a@b>, ".repeat(200_000))),
        Meets::Text,
    );
    add(
        "turned-around-subject.eml",
        letter("Subject: \u{202E}fdp.exe\u{1B}]0;owned\u{7}\r\n\r\nHeld."),
        Meets::Text,
    );
    add("impossible-date.eml", letter("Date: 99 Foo 99999 99:99:99 +9999\r\n\r\nHeld."), Meets::Text);
    add("nul.eml", letter("\r\nHeld\0since."), Meets::Either);
    add("carriage-returns.eml", letter(&format!("\r\n{}Held.", "\r".repeat(1 << 20))), Meets::Either);
    let page = format!(
        "Content-Type: text/html\r\n\r\n<p>Held.<img src=\"http://{canary}/pixel\"><script src=http://{canary}/></script>"
    );
    add("pixel.eml", letter(&page), Meets::Text);
    add(
        "deep-page.eml",
        letter(&format!("Content-Type: text/html\r\n\r\n{}Held.", "<div>".repeat(100_000))),
        Meets::Refused("inside each other"),
    );
    let external = "Content-Type: message/external-body; access-type=URL; URL=\"http://CANARY/\"\r\n\r\nContent-Type: text/plain\r\n\r\nHeld.";
    add("elsewhere.eml", letter(&external.replace("CANARY", canary)), Meets::Either);
}

fn mixed(parts: &str) -> Vec<u8> {
    letter(&format!(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHeld since Monday.\r\n{parts}"
    ))
}

fn attachments(add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    add("never-closed.eml", mixed("--b\r\nContent-Type: text/plain\r\n\r\nmore"), Meets::Text);
    add(
        "empty-boundary.eml",
        letter("Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n\r\nHeld.\r\n----\r\n"),
        Meets::Either,
    );
    add("no-boundary.eml", letter("Content-Type: multipart/mixed\r\n\r\nHeld."), Meets::Either);
    add(
        "long-boundary.eml",
        letter(&format!(
            "Content-Type: multipart/mixed; boundary={0}\r\n\r\n--{0}\r\n\r\nHeld.",
            "b".repeat(1 << 20)
        )),
        Meets::Either,
    );
    add("boundary-everywhere.eml", mixed(&"--b\r\n".repeat(100_000)), Meets::Either);
    add(
        "many-parts.eml",
        mixed(
            &"--b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment\r\n\r\na\r\n"
                .repeat(8_000),
        ),
        Meets::Text,
    );
    add(
        "too-many-parts.eml",
        mixed(
            &"--b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment\r\n\r\na\r\n"
                .repeat(15_000),
        ),
        Meets::Refused("documents in one file"),
    );
    let mut nested = String::new();
    for depth in 0..20_000 {
        write!(nested, "Content-Type: multipart/mixed; boundary=b{depth}\r\n\r\n--b{depth}\r\n").unwrap();
    }
    add("multipart-in-multipart.eml", letter(&nested), Meets::Refused("parts of an e-mail"));
    add(
        "mail-in-mail.eml",
        letter(&"Content-Type: message/rfc822\r\n\r\nSubject: a\r\n".repeat(20_000)),
        Meets::Text,
    );
    add(
        "mail-in-mail-within-the-limit.eml",
        letter(&"Content-Type: message/rfc822\r\n\r\nSubject: a\r\n".repeat(1_000)),
        Meets::Text,
    );
    let inner = base64(&letter(&"Content-Type: message/rfc822\r\n\r\nSubject: a\r\n".repeat(50_000)));
    let packed = format!("Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{inner}");
    add("mail-in-packed-mail.eml", letter(&packed), Meets::Text);
    let name = "Content-Type: text/plain; name=\"../../../../tmp/amparo-zip-slip\"\r\nContent-Disposition: attachment\r\n\r\nHeld.\r\n";
    add("named-outside.eml", mixed(&format!("--b\r\n{name}--b--")), Meets::Text);
    add(
        "long-name.eml",
        mixed(&format!("--b\r\nContent-Type: text/plain; name={}\r\n\r\na\r\n--b--", "n".repeat(1 << 20))),
        Meets::Text,
    );
    let pieces: Vec<String> = (0..20_000).map(|at| format!("; name*{at}=a")).collect();
    add(
        "name-in-pieces.eml",
        mixed(&format!("--b\r\nContent-Type: text/plain{}\r\n\r\na\r\n--b--", pieces.concat())),
        Meets::Text,
    );
    add(
        "broken-base64.eml",
        mixed(
            "--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n\u{1}=A=B\r\n--b--",
        ),
        Meets::Text,
    );
    add(
        "quoted-printable-ends.eml",
        letter("Content-Transfer-Encoding: quoted-printable\r\n\r\nHeld =C3=\r\n=ZZ=F"),
        Meets::Text,
    );
    add(
        "vast-base64.eml",
        mixed(&format!(
            "--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n--b--",
            "QUJD\r\n".repeat(2 << 20)
        )),
        Meets::Text,
    );
}

fn mailboxes(add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let one = "From a@b Tue May  4 09:12:40 2021\nFrom: a@b\nSubject: Held\n\nHeld.\n\n";
    add("many-letters.mbox", one.repeat(9_000).into_bytes(), Meets::Text);
    add("too-many-letters.mbox", one.repeat(12_000).into_bytes(), Meets::Refused("documents in one file"));
    add("empty-letters.mbox", b"From a@b Tue May  4 09:12:40 2021\nX: y\n\n".repeat(2_000), Meets::Text);
    add("quoted-lines.mbox", format!("{one}{}", ">From a 10:00\n".repeat(300_000)).into_bytes(), Meets::Text);
    add("one-letter.mbox", format!("{one}{}", "a".repeat(8 << 20)).into_bytes(), Meets::Text);
}

fn saved_pages(canary: &str, add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let saved = |parts: &str| {
        format!("From: <Saved by Blink>\r\nSnapshot-Content-Location: http://{canary}/\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{parts}").into_bytes()
    };
    add(
        "no-page.mhtml",
        saved("--b\r\nContent-Type: image/png\r\n\r\n\u{1}\r\n--b--"),
        Meets::Refused("cannot be opened"),
    );
    add(
        "empty-page.mhtml",
        saved("--b\r\nContent-Type: text/html\r\n\r\n\r\n--b--"),
        Meets::Refused("no text"),
    );
    let outside = format!(
        "--b\r\nContent-Type: text/html\r\n\r\n<p>Held.<iframe src=\"http://{canary}/frame\"></iframe><img src=cid:x>\r\n--b--"
    );
    add("frames.mhtml", saved(&outside), Meets::Text);
    add(
        "many-pictures.mhtml",
        saved(&format!(
            "--b\r\nContent-Type: text/html\r\n\r\n<p>Held since Monday.\r\n{}",
            "--b\r\nContent-Type: image/gif\r\n\r\nGIF\r\n".repeat(15_000)
        )),
        Meets::Text,
    );
    add(
        "packed-page.mhtml",
        saved("--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!\r\n--b--"),
        Meets::Either,
    );
    let data = "QUJD".repeat(8 << 20);
    add(
        "data.html",
        format!("<p>Held since Monday.<img src=\"data:image/png;base64,{data}\">").into_bytes(),
        Meets::Text,
    );
    add(
        "many-data.html",
        format!("<p>Held since Monday.{}", "<img src=\"data:,a\">".repeat(100_000)).into_bytes(),
        Meets::Text,
    );
    add(
        "data-in-data.html",
        format!("<p>Held.<iframe src=\"{}\"></iframe>", "data:text/html,<iframe src='".repeat(10_000))
            .into_bytes(),
        Meets::Either,
    );
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

fn record(length: impl std::fmt::Display, headers: &str, block: &str) -> Vec<u8> {
    format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/x\r\nContent-Type: application/http\r\n{headers}Content-Length: {length}\r\n\r\n{block}\r\n\r\n").into_bytes()
}

fn page_record(headers: &str, body: &str) -> Vec<u8> {
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{headers}\r\n{body}");
    record(block.len(), "", &block)
}

fn web_archives(canary: &str, add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let page = "<p>Held since Monday.</p>";
    let good = page_record("", page);
    add("no-length.warc", record("", "", page), Meets::Refused("cannot be unpacked"));
    add("negative-length.warc", record("-1", "", page), Meets::Refused("cannot be unpacked"));
    add("vast-length.warc", record(u64::MAX, "", page), Meets::Refused("cannot be unpacked"));
    add(
        "beyond-a-number.warc",
        record("99999999999999999999999999", "", page),
        Meets::Refused("cannot be unpacked"),
    );
    add("half-a-record.warc", [good.clone(), good[..60].to_vec()].concat(), Meets::Text);
    add(
        "many-headers.warc",
        record(1, &"A: b\r\n".repeat(100_000), "x"),
        Meets::Refused("cannot be unpacked"),
    );
    add(
        "one-header.warc",
        record(1, &format!("A: {}\r\n", "b".repeat(8 << 20)), "x"),
        Meets::Refused("cannot be unpacked"),
    );
    add("blank-lines.warc", [good.clone(), b"\r\n".repeat(1 << 20)].concat(), Meets::Text);
    add(
        "many-records.warc",
        [good.clone(), b"WARC/1.0\r\nContent-Length: 0\r\n\r\n".repeat(300_000)].concat(),
        Meets::Refused("records of a web archive"),
    );
    add("many-pages.warc", good.repeat(2_000), Meets::Text);
    add("too-many-pages.warc", good.repeat(11_000), Meets::Refused("documents in one file"));
    add(
        "false-chunks.warc",
        page_record("Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFF\r\nHeld"),
        Meets::Text,
    );
    add("negative-chunks.warc", page_record("Transfer-Encoding: chunked\r\n", "-5\r\nHeld"), Meets::Text);
    add(
        "small-chunks.warc",
        page_record("Transfer-Encoding: chunked\r\n", &"1\r\na\r\n".repeat(300_000)),
        Meets::Text,
    );
    add("packed-in-name-only.warc", page_record("Content-Encoding: gzip\r\n", page), Meets::Text);
    add("packed-unknown.warc", page_record("Content-Encoding: \u{1B}]0;owned\r\n", "\0\u{1}"), Meets::Text);
    add("half-packed.warc", page_record("Content-Encoding: deflate\r\n", "x\u{1}\u{2}"), Meets::Text);
    let elsewhere = format!("<p>Held.</p><meta http-equiv=refresh content=\"0;url=http://{canary}/\">");
    add(
        "leads-elsewhere.warc",
        page_record(&format!("Location: http://{canary}/\r\n"), &elsewhere),
        Meets::Text,
    );
    let uri = record(5, "WARC-Target-URI: file:///../../etc/passwd\r\nWARC-Date: \u{1B}[2J\r\n", "x\r\n\r\n");
    add("address-of-a-file.warc", uri, Meets::Refused("no page"));
}

fn packed_archives(add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let good = page_record("", "<p>Held since Monday.</p>");
    let bomb = page_record("", &"a".repeat(48 << 20));
    add("bomb.warc.gz", gz(&bomb), Meets::Refused("from each packed byte"));
    add("half.warc.gz", gz(&good.repeat(50))[..200].to_vec(), Meets::Either);
    add("only-the-start.warc.gz", gz(&good)[..30].to_vec(), Meets::Either);
    add("empty-members.warc.gz", [gz(&good), gz(b"").repeat(100_000)].concat(), Meets::Either);
    add("noise-after.warc.gz", [gz(&good), b"noise".to_vec()].concat(), Meets::Either);
    add("packed-twice.warc.gz", gz(&gz(&good)), Meets::Refused("packed archive"));
    let mut comment = vec![0x1F, 0x8B, 8, 0x10, 0, 0, 0, 0, 0, 3];
    comment.extend(std::iter::repeat_n(b'a', 4 << 20));
    add("endless-comment.warc.gz", comment, Meets::Refused("packed archive"));
    let description = Member::new("datapackage.json", b"{}");
    let wacz = |members: &[Member]| archive(&[std::slice::from_ref(&description), members].concat());
    add("empty.wacz", wacz(&[Member::new("archive/", b"")]), Meets::Refused("no page"));
    add(
        "bomb.wacz",
        wacz(&[Member::stored("archive/a.warc.gz", &gz(&bomb))]),
        Meets::Refused("from each packed byte"),
    );
    add(
        "zip-bomb.wacz",
        wacz(&[Member::new("archive/a.warc", &bomb)]),
        Meets::Refused("from each packed byte"),
    );
    add(
        "outside.wacz",
        wacz(&[Member::new("archive/../../../../tmp/amparo-zip-slip.warc", &good)]),
        Meets::Text,
    );
    add(
        "many.wacz",
        wacz(&vec![Member::new("archive/a.warc", &good); 1_100]),
        Meets::Refused("files in the archive"),
    );
    let lying = Member { size: u32::MAX - 1, ..Member::new("archive/a.warc", &good) };
    add("lying.wacz", wacz(&[lying]), Meets::Either);
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number =
            three.iter().fold(0_u32, |all, byte| all << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let letter = LETTERS[usize::try_from(number >> (18 - 6 * at) & 63).unwrap()];
            out.push(if at > three.len() { '=' } else { char::from(letter) });
        }
    }
    out
}
