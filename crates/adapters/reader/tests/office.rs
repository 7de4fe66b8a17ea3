//! What DOCX and ODT promise: the words that a reader of the document sees, and no others.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "office/make.rs"]
mod make;

use ::zip::CompressionMethod;
use amparo_reader::{
    Damage, FileHint, Format, LimitName, Limits, PlaceKind, ReadError, Reading, Warning, read,
};
use make::{docx, docx_with, odt, odt_with, zip, zip_as};

fn read_named(bytes: &[u8], name: &str) -> Result<Reading, ReadError> {
    read(bytes, &FileHint::named(name), &Limits::default())
}

fn text_of_docx(body: &str) -> String {
    read_named(&docx(body), "a.docx").unwrap().text
}

fn text_of_odt(body: &str) -> String {
    read_named(&odt(body), "a.odt").unwrap().text
}

fn names_of_places(reading: &Reading) -> Vec<String> {
    reading.places.iter().map(|place| reading.place_name(place.start..place.end).unwrap()).collect()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table, one row for each rule")]
fn a_docx_gives_the_words_that_its_reader_sees() {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let p = |inside: &str| format!("<w:p>{inside}</w:p>");
    let table = [
        (p(&run("One")) + &p(&run("Two")), "One\n\nTwo", "paragraphs"),
        (p(&(run("Ka") + &run("ra"))), "Kara", "a word cut into runs is one word"),
        (
            p("<w:r><w:t> a </w:t><w:t>b</w:t></w:r>"),
            "ab",
            "white space at the ends counts only where it is said to",
        ),
        (
            p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"),
            "a\tb\nc",
            "tabs and line breaks",
        ),
        (
            p("<w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r>"),
            "a",
            "a stop is no tab",
        ),
        (
            p("<w:r><w:t>ex</w:t><w:noBreakHyphen/><w:t>spy</w:t></w:r>"),
            "ex-spy",
            "a hyphen that does not break",
        ),
        (p(&run("a\u{A0}\u{A0}b \u{AD}c\u{200B}d\u{202E}e")), "a b cde", "spaces are one; unseen marks go"),
        (p(&run("Q&amp;A &#1071; &lt;b&gt;")), "Q&A Я <b>", "entities of XML itself"),
        (p(&format!("<w:hyperlink r:id=\"x\">{}</w:hyperlink>", run("link"))), "link", "the text of a link"),
        (p(&format!("<w:ins>{}</w:ins>{}", run("new "), run("old"))), "new old", "what was inserted is text"),
        (
            p(&format!("<w:del><w:r><w:delText>secret</w:delText></w:r></w:del>{}", run("kept"))),
            "kept",
            "what was deleted is not",
        ),
        (
            p(&format!("<w:del>{}</w:del>{}", run("secret"), run("kept"))),
            "kept",
            "nor where it is kept as text",
        ),
        (
            p(&format!("<w:moveFrom>{}</w:moveFrom>{}", run("secret"), run("kept"))),
            "kept",
            "what was moved away",
        ),
        (p(&format!("<w:moveTo>{}</w:moveTo>", run("here"))), "here", "stands where it was moved to"),
        (
            p(&format!("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}", run("one "))) + &p(&run("line")),
            "one line",
            "a deleted end of a paragraph",
        ),
        (
            p(
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"http://x\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            ),
            "result",
            "a field's result, not its code",
        ),
        (
            p(&format!("<w:fldSimple w:instr=\"DATE\">{}</w:fldSimple>", run("3 May"))),
            "3 May",
            "a simple field",
        ),
        (
            p(&format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>{}", run("seen"))),
            "seen",
            "hidden text",
        ),
        (
            p("<w:r><w:rPr><w:vanish w:val=\"false\"/></w:rPr><w:t>seen</w:t></w:r>"),
            "seen",
            "text said not to be hidden",
        ),
        (
            p(
                "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>seen</w:t></w:r>",
            ),
            "seen",
            "text that was hidden before a change",
        ),
        (
            p(&format!(
                "{}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>{}",
                run("an"),
                run("box"),
                run("box"),
                run("chor")
            )),
            "anchor\n\nbox",
            "a text box follows its paragraph, once",
        ),
        (
            p(&format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", run("filled"))),
            "filled",
            "a content control",
        ),
        (
            p(&run("a"))
                + &p(&format!(
                    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
                    run("Click here")
                )),
            "a",
            "what asks to be filled in",
        ),
        (
            p("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F04A\"/><w:t>!</w:t></w:r>"),
            "\u{FFFD}!",
            "a symbol is marked as unread",
        ),
    ];
    for (body, text, because) in table {
        assert_eq!(text_of_docx(&body), text, "{because}");
    }
}

#[test]
fn tables_are_read_row_by_row() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let facts = row(&[cell(&p("Name")), cell(&p("Born"))]) + &row(&[cell(&p("Mira")), cell(&p("1980"))]);
    let gone =
        row(&[cell(&p("Deleted")), cell(&p("row"))]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>");
    let layout = row(&[cell(&(p("Left one") + &p("Left two"))), cell(&p("Right"))]);
    let body = format!("<w:tbl>{facts}{gone}{layout}</w:tbl>{}", p("After"));
    let reading = read_named(&docx(&body), "a.docx").unwrap();
    assert_eq!(reading.text, "Name\tBorn\n\nMira\t1980\n\nLeft one\n\nLeft two\n\nRight\n\nAfter");
    assert_eq!(reading.places[1].kind, PlaceKind::TableRow);
    assert_eq!(reading.places[5].number, Some(6), "paragraphs are numbered through");
}

#[test]
fn headings_lists_and_the_title_are_known_by_their_styles() {
    let styles = "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style>\
                  <w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>\
                  <w:style w:styleId=\"Mine\"><w:basedOn w:val=\"H\"/></w:style>\
                  <w:style w:styleId=\"L\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
                  <w:style w:styleId=\"Circle\"><w:basedOn w:val=\"Circle\"/></w:style>\
                  <w:style w:styleId=\"Hid\"><w:rPr><w:vanish/></w:rPr></w:style>";
    let p = |style: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body =
        p("T", "The case") + &p("Mine", "Arrest") + &p("L", "item") + &p("Circle", "text") + &p("Hid", "x");
    let reading = read_named(&docx_with(&body, &[("word/styles.xml", styles)]), "a.docx").unwrap();
    assert_eq!(reading.text, "The case\n\nArrest\n\nitem\n\ntext");
    assert_eq!(reading.title.as_deref(), Some("The case"));
    let kinds: Vec<_> = reading.places.iter().map(|place| place.kind).collect();
    let expected = [
        PlaceKind::Heading { level: 1 },
        PlaceKind::Heading { level: 2 },
        PlaceKind::ListItem,
        PlaceKind::Paragraph,
    ];
    assert_eq!(kinds, expected);
    assert_eq!(reading.warnings, [Warning::HiddenTextLeftOut { chars: 1 }]);
}

#[test]
fn notes_follow_the_text_with_their_numbers_and_comments_are_no_text() {
    let note = |id: u8, text: &str| {
        format!(
            "<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>"
        )
    };
    let separator =
        "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>";
    let notes = format!("{separator}{}{}{}", note(1, "Second."), note(2, "First."), note(3, "Deleted."));
    let refer = |id: u8| format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>");
    let body = format!(
        "<w:p><w:r><w:t>Text</w:t></w:r>{}<w:r><w:t>, more.</w:t></w:r>{}<w:del>{}</w:del></w:p>",
        refer(2),
        refer(1),
        refer(3)
    );
    let comments = "<w:comment w:id=\"1\"><w:p><w:r><w:t>Ask Ana who said so</w:t></w:r></w:p></w:comment>";
    let parts = [("word/footnotes.xml", notes.as_str()), ("word/comments.xml", comments)];
    let reading = read_named(&docx_with(&body, &parts), "a.docx").unwrap();
    assert_eq!(reading.text, "Text, more.\n\n[1] First.\n\n[2] Second.");
    assert_eq!(names_of_places(&reading), ["paragraph 1", "footnote 1", "footnote 2"]);
    let expected =
        [Warning::TrackedChanges { insertions: 0, deletions: 1 }, Warning::CommentsLeftOut { count: 1 }];
    assert_eq!(reading.warnings, expected);
}

#[test]
fn properties_suggest_title_and_author_but_never_the_day_of_publication() {
    let core = |author: &str| {
        format!(
            "<dc:title>Report</dc:title><dc:creator>{author}</dc:creator>\
             <dcterms:created>2013-12-23T23:15:00Z</dcterms:created>"
        )
    };
    let body = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>";
    for (author, expected) in [("Mira Sorokina", &["Mira Sorokina"][..]), ("User", &[]), ("python-docx", &[])]
    {
        let file = docx_with(body, &[("docProps/core.xml", core(author).as_str())]);
        let reading = read_named(&file, "a.docx").unwrap();
        assert_eq!(reading.metadata.authors, expected);
        assert_eq!(reading.title.as_deref(), Some("Report"));
        assert_eq!(reading.metadata.published, None);
        let said = reading.warnings[0].to_string();
        assert!(said.contains("made on 2013-12-23;"), "{said}");
    }
}

#[test]
fn an_odt_gives_the_words_that_its_reader_sees() {
    let table = [
        (
            "<text:h text:outline-level=\"2\">H</text:h><text:p>One <text:span>two</text:span></text:p>",
            "H\n\nOne two",
            "heading and span",
        ),
        (
            "<text:p>a<text:tab/>b<text:line-break/>c<text:s text:c=\"3\"/>d</text:p>",
            "a\tb\nc d",
            "tabs, breaks and spaces",
        ),
        ("<text:p>\n  a\n  b\n</text:p>", "a b", "white space is one space"),
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>secret</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>kept<text:change/></text:p>",
            "kept",
            "what was deleted stands apart",
        ),
        (
            "<text:p>a<office:annotation><dc:creator>Ana</dc:creator><text:p>remark</text:p></office:annotation>b</text:p>",
            "ab",
            "a comment",
        ),
        ("<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>", "item", "a list"),
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"9999\"/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
            &format!("a{}b", "\t".repeat(65)),
            "a row; repeated cells are bounded",
        ),
        (
            "<text:p>an<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box><svg:title>alt</svg:title></draw:frame>chor</text:p>",
            "anchor\n\nbox",
            "a text box",
        ),
        (
            "<text:p>x<text:note text:note-class=\"footnote\"><text:note-citation>7</text:note-citation><text:note-body><text:p>n</text:p></text:note-body></text:note>y</text:p><text:p>z</text:p>",
            "xy\n\nz\n\n[7] n",
            "a footnote follows with its number",
        ),
        ("<text:p><text:span text:style-name=\"Hid\">secret</text:span>seen</text:p>", "seen", "hidden text"),
        ("<text:p><text:a xlink:href=\"http://x\">link</text:a></text:p>", "link", "the text of a link"),
        (
            "<text:p><text:hidden-text text:string-value=\"secret\">secret</text:hidden-text>seen</text:p>",
            "seen",
            "text under a condition",
        ),
    ];
    for (body, text, because) in table {
        assert_eq!(text_of_odt(body), text, "{because}");
    }
}

fn stored<'a>(name: &'a str, bytes: &'a [u8]) -> (&'a str, &'a [u8], CompressionMethod) {
    (name, bytes, CompressionMethod::Stored)
}

fn packed<'a>(name: &'a str, bytes: &'a [u8]) -> (&'a str, &'a [u8], CompressionMethod) {
    (name, bytes, CompressionMethod::Deflated)
}

#[test]
fn an_odt_that_was_packed_anew_is_known_by_what_it_holds() {
    const TEXT: &str = "application/vnd.oasis.opendocument.text";
    let content = |kind: &str| {
        format!(
            "<office:document-content><office:body><office:{kind}><text:p>Held since Monday.</text:p>\
             </office:{kind}></office:body></office:document-content>"
        )
    };
    let text = content("text");
    let (first, long) = (("content.xml", text.as_bytes()), vec![b'x'; 80 << 10]);
    let table = [
        (vec![packed("mimetype", TEXT.as_bytes()), packed(first.0, first.1)], "the type is packed"),
        (vec![packed(first.0, first.1), stored("mimetype", TEXT.as_bytes())], "the type comes last"),
        (
            vec![
                stored("a.png", &long),
                stored("mimetype", TEXT.as_bytes()),
                stored("b.png", &long),
                packed(first.0, first.1),
            ],
            "the type stands far inside",
        ),
        (vec![packed(first.0, first.1)], "no type"),
        (vec![packed("mimetype", b"application/zip"), packed(first.0, first.1)], "a wrong type"),
    ];
    for (members, because) in table {
        for name in ["a.odt", "a.zip", "letter"] {
            let reading = read_named(&zip_as(&members), name);
            assert_eq!(reading.map(|reading| reading.text).as_deref(), Ok("Held since Monday."), "{because}");
        }
    }
    for (kind, said) in [("spreadsheet", "a spreadsheet"), ("presentation", "a presentation")] {
        let declared = format!("application/vnd.oasis.opendocument.{kind}");
        let content = content(kind);
        let typed =
            zip_as(&[packed("content.xml", content.as_bytes()), packed("mimetype", declared.as_bytes())]);
        let untyped = zip_as(&[packed("content.xml", content.as_bytes())]);
        for bytes in [typed, untyped] {
            let error = read_named(&bytes, "a.odt").unwrap_err().to_string();
            assert!(error.starts_with(said), "{kind}: {error}");
        }
    }
    let other = zip_as(&[packed("content.xml", b"<page/>"), packed("page/content.xml", b"<page/>")]);
    assert_eq!(read_named(&other, "a.zip").unwrap_err().to_string(), "a ZIP archive is not read yet");
}

#[test]
fn what_an_odt_says_of_itself_is_read() {
    let meta = "<dc:title>Report</dc:title><meta:initial-creator>Mira</meta:initial-creator>\
                <dc:creator>Somebody else</dc:creator><meta:creation-date>2020-01-02T00:00:00</meta:creation-date>";
    let reading = read_named(&odt_with("<text:p>a</text:p>", &[("meta.xml", meta)]), "a.odt").unwrap();
    assert_eq!((reading.title.as_deref(), reading.format), (Some("Report"), Format::Odt));
    assert_eq!(reading.metadata.authors, ["Mira"]);
    assert_eq!(reading.metadata.published_on(), None);
}

#[test]
fn a_file_that_is_no_such_document_is_named_for_what_it_is() {
    let photo = zip(&[("photo.jpg", b"\xFF\xD8")]);
    let locked: Vec<u8> = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        .into_iter()
        .chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let manifest = "<manifest:encryption-data/>";
    let locked_odt = odt_with("<text:p>a</text:p>", &[("META-INF/manifest.xml", manifest)]);
    let cut = &docx("<w:p><w:r><w:t>Text</w:t></w:r></w:p>")[..200];
    let table: [(&[u8], &str, &str); 8] = [
        (&photo, "a.docx", "the file is no DOCX document: it holds no `word/document.xml`"),
        (&photo, "a.odt", "the file is no ODT document: it holds no `content.xml`"),
        (&photo, "a.zip", "a ZIP archive is not read yet"),
        (&locked, "a.docx", "the file is protected with a password"),
        (&locked_odt, "a.odt", "the file is protected with a password"),
        (&locked[..8], "a.docx", "the old Microsoft Office format (DOC, XLS, PPT, MSG) is not read yet"),
        (cut, "a.docx", "the DOCX file is damaged: its list of parts cannot be read"),
        (&docx("<w:p></w:q>"), "a.docx", "the DOCX file is damaged: one of its parts is not well-formed"),
    ];
    for (bytes, name, said) in table {
        assert_eq!(read_named(bytes, name).unwrap_err().to_string(), said);
    }
    let empty = read_named(&docx("<w:p/>"), "a.docx");
    assert_eq!(empty.unwrap_err(), ReadError::NoText);
}

#[test]
fn archives_made_to_break_a_reader_meet_a_limit_with_a_name() {
    let limit_of = |bytes: &[u8]| match read_named(bytes, "a.docx") {
        Err(ReadError::OverLimit { limit, .. }) => limit,
        other => panic!("{other:?}"),
    };
    let text = |chars: usize| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(chars));
    assert_eq!(limit_of(&docx(&text(8 << 20))), LimitName::PackRatio, "a bomb");
    let deep = "<w:sdt>".repeat(300) + &"</w:sdt>".repeat(300);
    assert_eq!(limit_of(&docx(&deep)), LimitName::XmlDepth);
    let names: Vec<String> = (0..1_001).map(|number| format!("{number}")).collect();
    let mut members: Vec<(&str, &[u8])> = vec![("word/document.xml", b"<w/>")];
    members.extend(names.iter().map(|name| (name.as_str(), &b""[..])));
    assert_eq!(limit_of(&zip(&members)), LimitName::ArchiveMembers);
    let bomb = "<!DOCTYPE w [<!ENTITY a \"aa\">]><w:document><w:t>&a;</w:t></w:document>";
    let damaged = Err(ReadError::Damaged { format: Format::Docx, damage: Damage::Entities });
    assert_eq!(read_named(&zip(&[("word/document.xml", bomb.as_bytes())]), "a.docx"), damaged);
    let small = Limits { text_chars_max: 10, ..Limits::default() };
    let error = read(&docx(&text(11)), &FileHint::named("a.docx"), &small).unwrap_err();
    assert_eq!(error.to_string(), "11 characters of text, and at most 10 are read");
}

#[test]
fn no_cut_or_changed_byte_makes_the_reader_panic() {
    let whole = docx("<w:p><w:r><w:t>Text</w:t></w:r></w:p>");
    for cut in 0..whole.len() {
        drop(read_named(&whole[..cut], "a.docx"));
        let mut changed = whole.clone();
        changed[cut] ^= 0x55;
        drop(read_named(&changed, "a.docx"));
    }
}
