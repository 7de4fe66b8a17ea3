//! DOCX and ODT that attack: through the archive, through its XML, through what documents may ask for.

use super::archive::{Member, archive};
use super::{Hostile, Meets};

/// One kind of package: where its text is, and how a paragraph is written.
struct Package {
    ending: &'static str,
    part: &'static str,
    declares: &'static str,
    open: &'static str,
    close: &'static str,
}

const PACKAGES: [Package; 2] = [
    Package {
        ending: "docx",
        part: "word/document.xml",
        declares: "",
        open: "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
        close: "</w:body></w:document>",
    },
    Package {
        ending: "odt",
        part: "content.xml",
        declares: "application/vnd.oasis.opendocument.text",
        open: "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
               xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
               xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:text>",
        close: "</office:text></office:body></office:document-content>",
    },
];

impl Package {
    fn paragraph(&self, text: &str) -> String {
        match self.ending {
            "docx" => format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"),
            _ => format!("<text:p>{text}</text:p>"),
        }
    }

    fn xml(&self, body: &str) -> String {
        format!("<?xml version=\"1.0\"?>{}{body}{}", self.open, self.close)
    }

    /// An honest document's members, with the given text part.
    fn members(&self, part: &[u8]) -> Vec<Member> {
        let mut members = Vec::new();
        if !self.declares.is_empty() {
            members.push(Member::stored("mimetype", self.declares.as_bytes()));
        }
        members.push(Member::new("[Content_Types].xml", b"<Types/>"));
        members.push(Member::new(self.part, part));
        members
    }

    fn honest(&self) -> Vec<Member> {
        self.members(self.xml(&self.paragraph("Held since Monday.")).as_bytes())
    }
}

pub(crate) fn files(canary: &str) -> Vec<Hostile> {
    PACKAGES.iter().flat_map(|package| of_package(package, canary)).chain(asked_for()).collect()
}

fn of_package(package: &Package, canary: &str) -> Vec<Hostile> {
    let mut files = Vec::new();
    let mut add = |name: &str, bytes: Vec<u8>, meets: Meets| {
        files.push(Hostile { name: format!("{name}.{}", package.ending), bytes, meets });
    };
    by_archive(package, &mut add);
    by_xml(package, canary, &mut add);
    let whole = archive(&package.honest());
    for tenth in 1..10 {
        let meets = if tenth == 1 { Meets::Either } else { Meets::Refused("") };
        add(&format!("truncated-{tenth}0"), whole[..whole.len() * tenth / 10].to_vec(), meets);
    }
    files
}

fn by_archive(package: &Package, add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let with = |extra: Vec<Member>| archive(&[package.honest(), extra].concat());
    let changed = |change: &dyn Fn(&mut Member)| {
        let mut members = package.honest();
        change(members.last_mut().unwrap());
        archive(&members)
    };
    add("honest", archive(&package.honest()), Meets::Text);
    let bomb = package.xml(&package.paragraph(&" ".repeat(32 << 20)));
    add(
        "ratio-bomb",
        archive(&package.members(bomb.as_bytes())),
        Meets::Refused("bytes from each packed byte"),
    );
    add("size-that-lies-small", changed(&|member| member.size = 1), Meets::Either);
    add("size-that-lies-large", changed(&|member| member.size = 0xFFFF_FFF0), Meets::Refused(""));
    add("packed-size-that-lies", changed(&|member| member.packed_size = 0x7FFF_FFFF), Meets::Either);
    add("wrong-check-sum", changed(&|member| member.crc ^= 1), Meets::Refused("damaged"));
    add("unknown-method", changed(&|member| member.method = 99), Meets::Refused("damaged"));
    add(
        "offset-beyond-the-end",
        changed(&|member| member.offset = Some(0x7FFF_FFFF)),
        Meets::Refused("damaged"),
    );
    let overlapping =
        (0..500).map(|number| Member { offset: Some(0), ..Member::new(format!("overlap-{number}"), b"") });
    add("overlapping-members", with(overlapping.collect()), Meets::Either);
    let empty = Member::new("", b"");
    let many = |count: u32| {
        (0..count).map(|number| Member { name: format!("m{number}").into_bytes(), ..empty.clone() }).collect()
    };
    add("60000-members", with(many(60_000)), Meets::Refused("files in the archive"));
    // More than the list can count: it says that there are hardly any.
    add("65536-members", with(many(65_536)), Meets::Either);
    let twice = package.xml(&package.paragraph("Released on Monday."));
    add("two-parts-of-one-name", with(vec![Member::new(package.part, twice.as_bytes())]), Meets::Either);
    let climbing = ["../../../../tmp/amparo-zip-slip", "/tmp/amparo-zip-slip", "..\\..\\amparo-zip-slip"];
    add("names-that-climb", with(climbing.map(|name| Member::new(name, b"slipped")).into()), Meets::Text);
    let link = Member { attributes: 0o120_777 << 16, ..Member::new("link", b"/etc/passwd") };
    add("a-link", with(vec![link.clone()]), Meets::Either);
    let mut as_part = package.honest();
    as_part.last_mut().unwrap().attributes = link.attributes;
    add("text-part-that-is-a-link", archive(&as_part), Meets::Refused("link"));
    add("nested-archives", with(vec![Member::new("inner.zip", &nested(5))]), Meets::Text);
    let odd = [b"a\0b".to_vec(), "\u{202E}xcod.exe".into(), vec![b'n'; 4096], vec![0xFF, 0xFE]];
    add("odd-names", with(odd.map(|name| Member::new(name, b"")).into()), Meets::Either);
    let bare = archive(&[Member::new("readme.txt", b"no document")]);
    add("archive-named-as-document", bare, Meets::Refused("holds no"));
    add("text-named-as-document", b"Held since Monday.".to_vec(), Meets::Either);
    let mut pdf = b"%PDF-1.4\n".to_vec();
    pdf.extend(archive(&package.honest()));
    add("pdf-and-archive-in-one", pdf, Meets::Refused(""));
}

/// An archive in an archive in an archive, each with many of the next.
fn nested(depth: u8) -> Vec<u8> {
    let inner = if depth == 0 { vec![0; 1 << 16] } else { nested(depth - 1) };
    archive(&vec![Member::new("inner.zip", &inner); 8])
}

fn by_xml(package: &Package, canary: &str, add: &mut impl FnMut(&str, Vec<u8>, Meets)) {
    let raw = |xml: &[u8]| archive(&package.members(xml));
    let body = |body: &str| raw(package.xml(body).as_bytes());
    let declaring = |declared: &str, used: &str| {
        let used = package.paragraph(used);
        raw(format!(
            "<?xml version=\"1.0\"?><!DOCTYPE a [{declared}]>{}{used}{}",
            package.open, package.close
        )
        .as_bytes())
    };
    let laughs: Vec<_> = (1..10)
        .map(|level| format!("<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10)))
        .collect();
    let laughs = laughs.concat();
    add(
        "billion-laughs",
        declaring(&format!("<!ENTITY l0 \"lol\">{laughs}"), "&l9;"),
        Meets::Refused("entities"),
    );
    let long = "a".repeat(50_000);
    let quadratic = declaring(&format!("<!ENTITY a \"{long}\">"), &"&a;".repeat(50_000));
    add("quadratic-entities", quadratic, Meets::Refused("entities"));
    let itself = "<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">";
    add("entities-in-a-circle", declaring(itself, "&a;"), Meets::Refused("entities"));
    for (name, address) in [
        ("entity-of-a-file", "file:///etc/passwd".to_owned()),
        ("entity-of-a-page", format!("http://{canary}/entity")),
    ] {
        let declared = format!("<!ENTITY a SYSTEM \"{address}\">");
        add(name, declaring(&declared, "&a;"), Meets::Refused("entities"));
    }
    let parameter = format!("<!ENTITY % a SYSTEM \"http://{canary}/parameter\"> %a;");
    add("parameter-entity", declaring(&parameter, "text"), Meets::Refused("entities"));
    let outside = format!("<!DOCTYPE a SYSTEM \"http://{canary}/dtd\">");
    let outside = package.xml(&package.paragraph("text")).replacen("?>", &format!("?>{outside}"), 1);
    add("declaration-elsewhere", raw(outside.as_bytes()), Meets::Refused("entities"));
    add("undeclared-entity", body(&package.paragraph("&nobody;")), Meets::Either);
    add("deep-elements", body(&"<x>".repeat(100_000)), Meets::Refused("inside each other"));
    add("closes-what-is-not-open", body("</x></x></x>"), Meets::Refused("well-formed"));
    add("never-closed", raw(package.open.as_bytes()), Meets::Either);
    let attribute = format!("<x a=\"{}\"/>{}", "a".repeat(1 << 20), package.paragraph("text"));
    add("vast-attribute", body(&attribute), Meets::Either);
    let attributes: Vec<_> = (0..20_000).map(|number| format!(" a{number}=\"\"")).collect();
    let attributes = attributes.concat();
    add("many-attributes", body(&format!("<x{attributes}/>{}", package.paragraph("text"))), Meets::Either);
    let comments = "<!-- - -->".repeat(50_000);
    add("many-comments", body(&format!("{comments}{}", package.paragraph("text"))), Meets::Either);
    add("nul-in-text", body(&package.paragraph("a\0b")), Meets::Either);
    add("not-xml", raw(&[0xFF; 1000]), Meets::Refused(""));
    add("empty-part", raw(b""), Meets::Refused(""));
    let utf16: Vec<u8> =
        package.xml(&package.paragraph("Held")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    add("utf-16-part", raw(&[b"\xFF\xFE".as_slice(), &utf16].concat()), Meets::Either);
    let utf7 =
        package.xml(&package.paragraph("+ADw-x+AD4-")).replace("\"1.0\"?", "\"1.0\" encoding=\"UTF-7\"?");
    add("utf-7-part", raw(utf7.as_bytes()), Meets::Either);
    add("many-empty-paragraphs", body(&package.paragraph("").repeat(20_000)), Meets::Either);
    let turned = package.paragraph("\u{202E}.yadnoM ecnis dleH\u{202C}");
    add("text-turned-around", body(&turned), Meets::Either);
    let mut linked = package.members(package.xml(&package.paragraph("Held since Monday.")).as_bytes());
    let relations = format!(
        "<Relationships><Relationship Id=\"r1\" TargetMode=\"External\" Target=\"http://{canary}/template\" \
         Type=\"attachedTemplate\"/><Relationship Id=\"r2\" TargetMode=\"External\" Target=\"file:///etc/passwd\"/></Relationships>"
    );
    linked.push(Member::new("word/_rels/document.xml.rels", relations.as_bytes()));
    add("parts-that-lie-elsewhere", archive(&linked), Meets::Text);
}

/// Few bytes that ask for many.
fn asked_for() -> Vec<Hostile> {
    let [docx, odt] = &PACKAGES;
    let file = |name: &str, package: &Package, body: &str, meets| Hostile {
        name: format!("{name}.{}", package.ending),
        bytes: archive(&package.members(package.xml(body).as_bytes())),
        meets,
    };
    vec![
        file(
            "spaces-by-the-billion",
            odt,
            "<text:p>a<text:s text:c=\"4000000000\"/>b</text:p>",
            Meets::Either,
        ),
        file(
            "cells-by-the-billion",
            odt,
            "<table:table><table:table-row table:number-rows-repeated=\"1000000000\"><table:table-cell \
             table:number-columns-repeated=\"1000000000\"><text:p>a</text:p></table:table-cell></table:table-row></table:table>",
            Meets::Either,
        ),
        file(
            "note-that-cites-itself",
            docx,
            "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
            Meets::Either,
        ),
        file(
            "another-document-inside",
            docx,
            "<w:p><w:r><w:t>Held.</w:t></w:r></w:p><w:altChunk r:id=\"r1\" xmlns:r=\"urn:r\"/>",
            Meets::Either,
        ),
        file(
            "table-in-table",
            docx,
            &"<w:tbl><w:tr><w:tc>".repeat(2_000),
            Meets::Refused("inside each other"),
        ),
    ]
}
