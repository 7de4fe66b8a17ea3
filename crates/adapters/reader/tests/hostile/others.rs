//! RTF, tables of text, spreadsheets, subtitles, encodings and pictures that attack.

use super::archive::{Member, archive};
use super::{Hostile, Meets};

pub(crate) fn files(canary: &str) -> Vec<Hostile> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, meets: Meets| {
        files.push(Hostile { name: name.to_owned(), bytes, meets });
    };
    rtf(canary, &mut add);
    tables(&mut add);
    subtitles(&mut add);
    encodings(&mut add);
    files
}

fn rtf(canary: &str, add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let of = |body: &str| format!("{{\\rtf1\\ansi {body}}}").into_bytes();
    add("deep.rtf", of(&"{".repeat(1 << 20)), Meets::Refused("inside each other"));
    add("closed.rtf", of(&format!("Held.{}", "}".repeat(1 << 20))), Meets::Text);
    add("open-and-closed.rtf", of(&format!("{}Held.", "{}".repeat(1 << 20))), Meets::Text);
    add("words.rtf", of(&format!("{}Held.", "\\pard\\plain".repeat(300_000))), Meets::Text);
    add("long-word.rtf", of(&format!("\\{} Held.", "a".repeat(1 << 20))), Meets::Text);
    add("long-number.rtf", of(&format!("\\uc{} Held.", "9".repeat(1 << 20))), Meets::Either);
    add("vast-bin.rtf", of("Held.\\bin2147483647 x"), Meets::Text);
    add("negative-bin.rtf", of("\\bin-5 Held."), Meets::Text);
    add(
        "stand-ins.rtf",
        of("\\uc2147483647\\u1053 Held since Monday, they say, and nobody knows why."),
        Meets::Text,
    );
    add("half-letters.rtf", of("\\u-10180?Held\\u-8208?\\u-10180?\\u-10180?."), Meets::Text);
    add("half-escape.rtf", b"{\\rtf1 Held.\\'".to_vec(), Meets::Text);
    add(
        "fonts.rtf",
        of(&format!("{{\\fonttbl{}}}Held.", "{\\f1\\fcharset204 a;}".repeat(200_000))),
        Meets::Text,
    );
    add("many-notes.rtf", of(&format!("Held.{}", "{\\footnote a}".repeat(20_000))), Meets::Text);
    add("cells.rtf", of(&format!("\\trowd Held.{}\\row", "\\cell".repeat(500_000))), Meets::Text);
    add(
        "objects.rtf",
        of(&format!("Held.{}", "{\\object{\\*\\objdata 00}{\\result a}}".repeat(50_000))),
        Meets::Text,
    );
    let field = format!(
        "{{\\field{{\\*\\fldinst INCLUDEPICTURE \"http://{canary}/a.png\"}}{{\\fldrslt Held.}}}}{{\\*\\template http://{canary}/t.dot}}"
    );
    add("pictures-from-elsewhere.rtf", of(&field), Meets::Text);
    add("no-text.rtf", of("{\\*\\generator x}{\\pict 00}"), Meets::Refused("no text"));
    add("only-deleted.rtf", of("\\deleted Held."), Meets::Refused("no text"));
    add("result-in-nothing.rtf", of("Held.{\\*\\nobody{\\result{\\ud hidden}}}"), Meets::Text);
    add("huge.rtf", of(&"Held. ".repeat(100_000)), Meets::Either);
}

fn tables(add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let of = |text: &str| text.as_bytes().to_vec();
    add("open-quote.csv", of(&format!("a,b\nc,d\n\"{}", "e,f\n".repeat(50_000))), Meets::Either);
    add("many-columns.csv", of(&format!("{}\n", "a,".repeat(20_000)).repeat(3)), Meets::Text);
    add("empty-cells.csv", of(&format!("Held,a\n{}", ",\n".repeat(100_000))), Meets::Text);
    add("quotes.csv", of(&format!("a,b\nc,d\n{}", "\"".repeat(1 << 20))), Meets::Either);
    add("formula.csv", of("name,what\n=cmd|' /C calc'!A0,Held\n@SUM(1),x\n"), Meets::Text);
    let sheet = |rows: &str| {
        let member = |name: &str, text: &str| Member::new(name, text.as_bytes());
        archive(&[
            member(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A\" r:id=\"r0\"/></sheets></workbook>",
            ),
            member(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r0\" Target=\"worksheets/s.xml\"/></Relationships>",
            ),
            member("xl/worksheets/s.xml", &format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")),
        ])
    };
    let cell = |at: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>Held</t></is></c>");
    add("far-apart.xlsx", sheet(&format!("<row r=\"1\">{}{}</row>", cell("A1"), cell("XFD1"))), Meets::Text);
    let far: Vec<String> = (1..2_000)
        .map(|row| {
            format!("<row r=\"{row}\">{}{}</row>", cell(&format!("A{row}")), cell(&format!("ALK{row}")))
        })
        .collect();
    add("wide-gaps.xlsx", sheet(&far.concat()), Meets::Either);
    add(
        "beyond-the-sheet.xlsx",
        sheet(&format!("<row r=\"4294967295\">{}</row>", cell("ZZZZZZ4294967295"))),
        Meets::Either,
    );
    add("no-row.xlsx", sheet(""), Meets::Refused("no text"));
    add("bomb.xlsx", sheet(&"<row/>".repeat(1 << 20)), Meets::Refused("from each packed byte"));
}

fn subtitles(add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let of = |text: &str| text.as_bytes().to_vec();
    add(
        "times-only.srt",
        of(&"1\n00:00:01,000 --> 00:00:02,000\n\n".repeat(100_000)),
        Meets::Refused("no text"),
    );
    add(
        "vast-times.srt",
        of("1\n9999:99:99,999 --> 00:00:00,000\nHeld.\n\n2\n99999999999:00:00,000 --> 1:0:0,0\nx\n"),
        Meets::Text,
    );
    add(
        "open-marks.srt",
        of(&format!("1\n00:00:01,000 --> 00:00:02,000\nHeld {}\n", "<i".repeat(200_000))),
        Meets::Text,
    );
    add(
        "many-cues.srt",
        of(&"1\n00:00:01,000 --> 00:00:02,000\nHeld since Monday.\n\n".repeat(10_000)),
        Meets::Either,
    );
    add(
        "one-cue.vtt",
        of(&format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", "Held since Monday.\n".repeat(10_000))),
        Meets::Either,
    );
    add(
        "voices.vtt",
        of(&format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}Held.\n", "<v a>".repeat(200_000))),
        Meets::Text,
    );
    add("no-cue.vtt", of("WEBVTT\n\nNOTE nothing"), Meets::Refused("no text"));
}

fn encodings(add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    add("unmarked-odd.txt", [utf16("Held since Monday. "), b"x".to_vec()].concat(), Meets::Either);
    add(
        "unmarked-halves.txt",
        utf16("Held since Monday.").into_iter().chain([0, 0xD8].repeat(5_000)).collect(),
        Meets::Either,
    );
    add("unmarked-page.html", utf16("<html><body><p>Held since Monday.</p></body></html>"), Meets::Text);
    add("counting.bin", (0..100_000_u32).flat_map(u32::to_le_bytes).collect(), Meets::Refused("not text"));
    add("half-chinese.txt", [b"Held ".to_vec(), [0x81, 0x30, 0x81].repeat(10_000)].concat(), Meets::Either);
    add("all-bytes.txt", (1..=255_u8).cycle().take(100_000).collect(), Meets::Refused("control characters"));
}

/// Pictures and scans: what an external program makes of them.
pub(crate) fn pictures(_: &str) -> Vec<Hostile> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, meets: Meets| {
        files.push(Hostile { name: name.to_owned(), bytes, meets });
    };
    let png = b"\x89PNG\r\n\x1a\n";
    let head = |width: u32, height: u32| {
        let mut out = png.to_vec();
        out.extend(b"\0\0\0\x0DIHDR");
        out.extend(width.to_be_bytes());
        out.extend(height.to_be_bytes());
        out.extend([8, 0, 0, 0, 0, 0, 0, 0, 0]);
        out
    };
    add("only-a-mark.png", png.to_vec(), Meets::Either);
    add("vast.png", head(u32::MAX, u32::MAX), Meets::Either);
    add("large.png", head(60_000, 60_000), Meets::Either);
    add("nothing.png", head(0, 0), Meets::Either);
    add("noise.png", [head(100, 100), b"noise ".repeat(10_000)].concat(), Meets::Either);
    add("only-a-mark.jpg", vec![0xFF, 0xD8, 0xFF], Meets::Either);
    add("noise.jpg", [vec![0xFF, 0xD8, 0xFF, 0xE0], b"noise ".repeat(10_000)].concat(), Meets::Either);
    add("only-a-mark.tif", b"II*\0".to_vec(), Meets::Either);
    // A list of pictures that leads back to itself.
    add("around.tif", b"II*\0\x08\0\0\0\0\0\x08\0\0\0".to_vec(), Meets::Either);
    add("many-entries.tif", b"MM\0*\0\0\0\x08\xFF\xFF".to_vec(), Meets::Either);
    files
}
