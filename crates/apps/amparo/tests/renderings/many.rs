//! Many documents of mixed formats about invented people, the same each time: to read a folder of them.

use std::fmt::Write as _;
use std::path::Path;

use crate::make::{docx, odt, packed, paragraphs};

/// Writes so many files into a folder and its folders.
pub(crate) fn write(folder: &Path, count: usize) {
    for number in 0..count {
        let (name, bytes) = file(number);
        let path = folder.join(format!("part-{:02}", number / 100)).join(name);
        std::fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
}

fn file(number: usize) -> (String, Vec<u8>) {
    let text = report(number);
    let lines = || paragraphs(&text);
    let (ending, bytes) = match number % 10 {
        0 | 1 => ("txt", text.into_bytes()),
        2 => ("md", format!("# Report {number}\n\n{text}").into_bytes()),
        3 | 4 => ("html", page(number, &text).into_bytes()),
        5 => ("docx", docx(&lines())),
        6 => ("odt", odt(&lines())),
        7 => ("pdf", pdf(&text)),
        8 => ("eml", letter(number).into_bytes()),
        _ => seldom(number, &text),
    };
    (format!("{number:04}.{ending}"), bytes)
}

/// What lies among the papers of an office, too: other encodings, and files that cannot be read.
fn seldom(number: usize, text: &str) -> (&'static str, Vec<u8>) {
    match number / 10 % 5 {
        0 => ("txt", Vec::new()),
        1 => ("pdf", b"%PDF-1.7\nnothing more".to_vec()),
        2 => ("docx", packed(&[("photo.jpg", "not a document")])),
        3 => {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            ("txt", [0xFF, 0xFE].into_iter().chain(units).collect())
        }
        _ => (
            "srt",
            format!("1\n00:00:01,000 --> 00:00:09,000\n{}\n", text.replace("\n\n", "\n")).into_bytes(),
        ),
    }
}

/// A report about an invented prisoner; some are long.
fn report(number: usize) -> String {
    const GIVEN: [&str; 7] = ["Oleg", "Vera", "Timur", "Nadia", "Rauf", "Elena", "Maris"];
    const SURNAMES: [&str; 9] =
        ["Varnin", "Lindal", "Baskov", "Torben", "Melikov", "Korvat", "Dellin", "Ostrava", "Penrith"];
    const TOWNS: [&str; 5] = ["Harju", "Velmar", "Osk", "Tarrin", "Lubeno"];
    let mut text = String::new();
    let people = if number % 40 == 1 { 400 } else { number % 7 + 1 };
    for person in number..number + people {
        let given = GIVEN[person % GIVEN.len()];
        let surname = SURNAMES[person / 2 % SURNAMES.len()];
        let town = TOWNS[person % TOWNS.len()];
        let (day, year) = (person % 28 + 1, 2001 + person % 20);
        write!(
            text,
            "{given} {surname}, a teacher, was arrested in {town} on {day} May {year}. Nobody was told where the prisoner \
             was held, and the papers of the case number {person} were not shown to the lawyer.\n\nOn {day} June {year} {surname} \
             was charged with treason. The court sentenced {surname} to {} years in prison. Letters from the colony come \
             once in a month, and the family has asked for a visit in vain.\n\n",
            person % 12 + 2
        )
        .expect("memory");
    }
    text
}

fn page(number: usize, text: &str) -> String {
    let paragraphs = text.split("\n\n").collect::<Vec<_>>().join("</p>\n<p>");
    format!(
        "<!DOCTYPE html><html><head><title>Report {number}</title></head><body><nav><a href=\"/\">Home</a></nav>\
         <article><h1>Report {number}</h1><p>{paragraphs}</p></article><footer>All rights</footer></body></html>"
    )
}

/// A letter with two attachments, each a document of its own.
fn letter(number: usize) -> String {
    let mut letter = format!(
        "From: desk@example.org\r\nTo: archive@example.org\r\nSubject: Report {number}\r\nDate: Tue, 3 May 2022 10:00:00 +0000\r\n\
         Message-ID: <{number}@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=part\r\n\r\n\
         --part\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n",
        report(number)
    );
    for attached in [number + 100_000, number + 200_000] {
        let text = report(attached);
        write!(
            letter,
            "--part\r\nContent-Type: text/plain; charset=utf-8; name=a{attached}.txt\r\n\
             Content-Disposition: attachment; filename=a{attached}.txt\r\n\r\n{text}\r\n"
        )
        .expect("memory");
    }
    letter + "--part--\r\n"
}

/// A PDF with these words, one line under the other, forty on a page.
fn pdf(text: &str) -> Vec<u8> {
    let mut lines = Vec::new();
    for paragraph in text.split("\n\n") {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if line.len() + word.len() > 85 {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.extend([line, String::new()]);
    }
    let pages: Vec<&[String]> = lines.chunks(40).collect();
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), kids.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    for (page, lines) in pages.iter().enumerate() {
        let mut shown = "BT /F 10 Tf 14 TL 72 760 Td ".to_owned();
        for line in *lines {
            write!(shown, "({line}) Tj T* ").expect("memory");
        }
        shown.push_str("ET");
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>",
            5 + 2 * page
        ));
        objects.push(format!("<</Length {}>>stream\n{shown}\nendstream", shown.len()));
    }
    let mut out = "%PDF-1.4\n".to_owned();
    let mut offsets = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        offsets.push(out.len());
        writeln!(out, "{} 0 obj{object}endobj", number + 1).expect("memory");
    }
    let table = out.len();
    writeln!(out, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1).expect("memory");
    for offset in offsets {
        writeln!(out, "{offset:010} 00000 n ").expect("memory");
    }
    writeln!(out, "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF", objects.len() + 1)
        .expect("memory");
    out.into_bytes()
}
