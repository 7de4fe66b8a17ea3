//! What reading a document promises, format by format.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use amparo_reader::{
    EncodingBasis, FileHint, Format, LimitName, Limits, PlaceKind, ReadError, Reading, UnreadFormat, Warning,
    read,
};
use proptest::prelude::*;

fn read_named(bytes: &[u8], name: &str) -> Result<Reading, ReadError> {
    read(bytes, &FileHint::named(name), &Limits::default())
}

fn page(body: &str) -> Reading {
    read_named(body.as_bytes(), "page.html").unwrap()
}

fn names_of_places(reading: &Reading) -> Vec<String> {
    reading.places.iter().map(|p| reading.place_name(p.start..p.end).unwrap()).collect()
}

fn words_of_places(reading: &Reading) -> Vec<&str> {
    reading.places.iter().map(|p| reading.quote(p.start..p.end).unwrap()).collect()
}

fn windows_1251(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1251.encode(text).0.into_owned()
}

const RUSSIAN: &str = "Суд в городе приговорил журналиста к семи годам колонии. Защита заявила, что \
                       обжалует приговор. По словам родных, с января он находится в больнице.";

#[test]
fn the_text_of_a_txt_file_is_the_file_itself() {
    let table = [
        ("one\r\ntwo\r\n\r\nthree\r\n", "CR LF stays"),
        ("  indented\n\n\n\tand tabs \n", "white space stays"),
        ("old\rMac\r\rlines", "CR alone stays"),
        ("naïve — “quotes” и кириллица 🕊 العربية", "offsets count scalar values"),
        ("<p>markup & such</p>", "plain text is not unescaped"),
        ("a\u{0C}b", "page breaks stay"),
    ];
    for (text, because) in table {
        let reading = read_named(text.as_bytes(), "a.txt").unwrap();
        assert_eq!(reading.text, text, "{because}");
        assert_eq!(reading.format, Format::PlainText);
        assert_eq!(reading.encoding.basis, EncodingBasis::ValidUtf8);
    }
}

#[test]
fn paragraphs_of_plain_text_are_parted_by_blank_lines_or_else_by_lines() {
    let reading = read_named(b"First\r\nstill first\r\n \r\n  Second \r\n", "a.txt").unwrap();
    assert_eq!(words_of_places(&reading), ["First\r\nstill first", "Second"]);
    assert_eq!(names_of_places(&reading), ["paragraph 1", "paragraph 2"]);
    let reading = read_named(b"One line.\nAnother.\n", "a.txt").unwrap();
    assert_eq!(words_of_places(&reading), ["One line.", "Another."]);
}

#[test]
fn a_form_feed_begins_a_page() {
    let reading = read_named(b"One\n\n\x0CTwo\n", "a.txt").unwrap();
    assert_eq!(names_of_places(&reading), ["page 1, paragraph 1", "page 2, paragraph 2"]);
}

#[test]
fn a_range_over_several_paragraphs_names_them_all() {
    let reading = read_named(b"One\n\nTwo\n\nThree", "a.txt").unwrap();
    assert_eq!(reading.place_name(0..11).unwrap(), "paragraphs 1 to 3");
    assert_eq!(reading.place_name(3..5), None, "between blocks there is no place");
    assert_eq!(reading.quote(3..99), None);
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text_and_that_is_said() {
    let reading = read_named("\u{FEFF}Text".as_bytes(), "a.txt").unwrap();
    assert_eq!(reading.text, "Text");
    assert_eq!(reading.warnings, [Warning::ByteOrderMarkLeftOut]);
}

#[test]
fn utf_16_with_a_mark_is_read() {
    for (to_bytes, name) in
        [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")]
    {
        let text = "Заключённый 🕊\r\nsecond line";
        let bytes: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(to_bytes).collect();
        let reading = read_named(&bytes, "a.txt").unwrap();
        assert_eq!(reading.text, text);
        assert_eq!(reading.encoding.name, name);
    }
}

const PERSIAN: &str =
    "او در تاریخ سوم مرداد بازداشت شد و از آن زمان در زندان نگهداری می‌شود. خانواده‌اش از وضعیت او خبر ندارند.";
const ARABIC: &str =
    "اعتقلت الشرطة المحامي في منزله مساء الأحد، ونقل إلى السجن المركزي دون إبلاغ أسرته بمكان احتجازه.";
const CHINESE: &str =
    "警方于五月三日在家中拘留了这名律师，至今没有通知其家属。他的同事说，他可能被关押在看守所。";

#[test]
fn other_encodings_are_guessed_and_the_guess_is_said() {
    use encoding_rs::{GB18030, ISO_8859_5, KOI8_U, WINDOWS_1252, WINDOWS_1256};
    let french = "Le détenu a été transféré à l’hôpital, où il a été privé de visites.";
    let ukrainian =
        "Журналіста затримали третього травня, і відтоді його рідні нічого про нього не чули. Їм відмовили.";
    let of = |encoding: &'static encoding_rs::Encoding, text: &str| encoding.encode(text).0.into_owned();
    let table = [
        (windows_1251(RUSSIAN), "windows-1251", RUSSIAN),
        (of(KOI8_U, RUSSIAN), "KOI8-R", RUSSIAN),
        (of(KOI8_U, ukrainian), "KOI8-U", ukrainian),
        (of(ISO_8859_5, RUSSIAN), "ISO-8859-5", RUSSIAN),
        (of(WINDOWS_1256, PERSIAN), "windows-1256", PERSIAN),
        (of(WINDOWS_1256, ARABIC), "windows-1256", ARABIC),
        (of(GB18030, CHINESE), "GBK", CHINESE),
        (of(WINDOWS_1252, french), "windows-1252", french),
    ];
    for (bytes, name, text) in table {
        let reading = read_named(&bytes, "a.txt").unwrap();
        assert_eq!(reading.encoding.name, name);
        if name == "windows-1256" && text == PERSIAN {
            // The encoding has no Persian yeh; programs write the Arabic one in its place.
            continue;
        }
        assert_eq!(reading.text, text);
        assert_eq!(reading.encoding.basis, EncodingBasis::LetterFrequency);
        assert_eq!(reading.warnings, [Warning::EncodingAssumed { name: name.into() }]);
    }
}

#[test]
fn utf_16_without_a_mark_is_known_by_how_its_bytes_lie() {
    let english = "He was arrested at home on 3 May 2021.\r\nHis family was not told.";
    let orders = [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")];
    for text in [english, RUSSIAN, ARABIC, PERSIAN, &format!("{CHINESE}\n第二段。")] {
        for (to_bytes, name) in orders {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(to_bytes).collect();
            let reading = read_named(&bytes, "a.txt").unwrap();
            assert_eq!(reading.text, text);
            let used = (reading.encoding.name.as_str(), reading.encoding.basis);
            assert_eq!(used, (name, EncodingBasis::ByteOrder));
            assert_eq!(reading.warnings, [Warning::EncodingAssumed { name: name.into() }]);
        }
    }
}

#[test]
fn bytes_with_nuls_that_are_no_text_in_either_order_stay_refused() {
    let counted: Vec<u8> = (0..4_000_u32).flat_map(u32::to_le_bytes).collect();
    let mixed: Vec<u8> =
        (0..8_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13).to_le_bytes()[0]).collect();
    let letters_and_nuls = b"Held\0since\0Monday and never heard of again".to_vec();
    for bytes in [counted, mixed, letters_and_nuls] {
        let error = read_named(&bytes, "a.txt").unwrap_err();
        assert!(matches!(error, ReadError::Binary { .. }), "{error}");
    }
}

#[test]
fn a_file_that_shows_too_little_of_its_encoding_says_so() {
    let bytes = encoding_rs::WINDOWS_1252.encode("A note on Zoë Example, held since Monday.").0.into_owned();
    let reading = read_named(&bytes, "a.txt").unwrap();
    let [warning @ Warning::EncodingUndecided { name }] = &reading.warnings[..] else {
        panic!("{:?}", reading.warnings)
    };
    assert!(warning.to_string().contains(name) && warning.to_string().contains("charset"));
}

#[test]
fn damaged_utf_8_stays_utf_8_with_the_damage_counted() {
    let mut bytes = RUSSIAN.as_bytes().to_vec();
    bytes[21] = 0xFF;
    bytes.pop();
    bytes.pop();
    let reading = read_named(&bytes, "a.txt").unwrap();
    assert_eq!(reading.encoding.name, "UTF-8");
    assert_eq!(reading.encoding.basis, EncodingBasis::MostlyUtf8);
    assert!(reading.text.contains("журналиста"));
    assert!(matches!(reading.warnings[..], [Warning::BytesReplaced { count: 2.. }]));
}

#[test]
fn a_page_is_read_in_the_encoding_it_declares() {
    let html = format!("<meta charset='windows-1251'><title>Дело</title><p>{RUSSIAN}</p>");
    let reading = read_named(&windows_1251(&html), "p.html").unwrap();
    assert_eq!(reading.text, RUSSIAN);
    assert_eq!(reading.title.as_deref(), Some("Дело"));
    assert_eq!(reading.encoding.basis, EncodingBasis::Declared);
    assert!(reading.warnings.is_empty());
}

#[test]
fn a_declaration_that_the_bytes_contradict_is_not_believed() {
    let html = format!("<meta charset='windows-1251'><p>{RUSSIAN}</p>");
    let reading = page(&html);
    assert_eq!(reading.text, RUSSIAN);
    assert!(matches!(reading.warnings[..], [Warning::EncodingContradicted { .. }]));
    let html = windows_1251(&format!("<meta charset=utf-8><p>{RUSSIAN}</p>"));
    assert_eq!(read_named(&html, "p.html").unwrap().text, RUSSIAN);
}

#[test]
fn the_encoding_of_a_delivery_is_believed() {
    let hint = FileHint {
        media_type: Some("text/plain; charset=\"windows-1251\"".to_owned()),
        ..FileHint::default()
    };
    let reading = read(&windows_1251("Да"), &hint, &Limits::default()).unwrap();
    assert_eq!(reading.text, "Да");
    assert_eq!(reading.encoding.basis, EncodingBasis::Delivered);
}

#[test]
fn what_is_not_text_is_refused_by_name() {
    let table: [(&[u8], &str); 8] = [
        (b"{\\rtf1\\ansi{\\pict 00}}", "the page shows no text"),
        (b"", "the file is empty"),
        (b" \r\n\t\n", "the file holds only white space (5 bytes)"),
        (b"text\0with NUL", "the file is not text: it holds a NUL at character 4"),
        (b"\x01\x02\x03\x04abc", "the file is not text: 4 of its 7 characters are control characters"),
        (b"%PDF-1.7\n...", "PDF is not read yet"),
        (b"PK\x03\x04....word/document.xml", "the DOCX file is damaged: its list of parts cannot be read"),
        (b"<html><body><script>only()</script></body>", "the page shows no text"),
    ];
    for (bytes, message) in table {
        let error = read(bytes, &FileHint::default(), &Limits::default()).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn formats_are_known_by_their_bytes_whatever_the_name_says() {
    let table: [(&[u8], UnreadFormat, &str); 6] = [
        (b"%PDF-1.4", UnreadFormat::Pdf, "a PDF named .txt"),
        (b"\x89PNG\r\n\x1a\n....", UnreadFormat::Image, "PNG"),
        (&[0xFF, 0xD8, 0xFF, 0xE0], UnreadFormat::Image, "JPEG"),
        (b"PK\x03\x04..photo.jpg", UnreadFormat::Zip, "any other ZIP"),
        (&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], UnreadFormat::OldOffice, "DOC"),
        (b"<?xml version=\"1.0\"?><rss/>", UnreadFormat::Xml, "a feed"),
    ];
    for (bytes, format, because) in table {
        let error = read_named(bytes, "a.txt").unwrap_err();
        assert_eq!(error, ReadError::NotReadYet { format }, "{because}");
    }
    let note = read_named(b"From: my notes\nDate: today\n\nHe was arrested.", "note").unwrap();
    assert_eq!(note.format, Format::PlainText, "a person's note is no e-mail");
}

#[test]
fn a_file_over_the_limit_is_refused_with_both_figures() {
    let bytes = vec![b'a'; 200 << 20];
    let error = read_named(&bytes, "a.txt").unwrap_err();
    assert_eq!(error.to_string(), "209715200 bytes, and at most 67108864 are read");
    let limits = Limits { text_chars_max: 3, ..Limits::default() };
    let error = read("ябвг".as_bytes(), &FileHint::default(), &limits).unwrap_err();
    let expected = ReadError::OverLimit { limit: LimitName::TextChars, allowed: 3, measured: 4 };
    assert_eq!(error, expected);
}

#[test]
fn markdown_keeps_its_marks_and_its_blocks_have_places() {
    let text = "---\ntitle: A case\nauthor: An Office\ndate: 2024-03-11\n---\n\n# Head *line* #\n\n\
                Some **bold**\ntext.\n\n- item one\n- item two\n  goes on\n\n> quoted\n> twice\n\n\
                Under\n-----\n\n```\ncode # not a heading\n```\n\n1. first\n";
    let reading = read_named(text.as_bytes(), "a.md").unwrap();
    assert_eq!(reading.text, text);
    assert_eq!(
        words_of_places(&reading)[1..],
        [
            "Head *line*",
            "Some **bold**\ntext.",
            "item one",
            "item two\n  goes on",
            "quoted\n> twice",
            "Under",
            "code # not a heading",
            "first",
        ]
    );
    assert_eq!(reading.places[1].kind, PlaceKind::Heading { level: 1 });
    assert_eq!(reading.places[6].kind, PlaceKind::Heading { level: 2 });
    assert_eq!(reading.places[8].under, Some(6), "the item stands under the second heading");
    assert_eq!(reading.title.as_deref(), Some("A case"));
    assert_eq!(reading.metadata.authors, ["An Office"]);
    assert_eq!(reading.metadata.published_on().unwrap().to_string(), "2024-03-11");
}

const ARTICLE: &str = "<p>The journalist was detained at the airport on Monday, her office said.</p>\
                       <p>A court extended her detention by two months the next day.</p>";

#[test]
fn the_article_is_kept_and_the_rest_of_the_page_is_not() {
    let reading = page(&format!(
        "<!doctype html><html lang='en'><head><title>Detained | Daily</title>
         <script>var a = '<p>not text</p>'</script><style>p {{ color: red }}</style></head><body>
         <header><a href=/>Daily</a><nav><ul><li><a href=/w>World</a></ul></nav></header>
         <div id='CookieBanner' class='cc-window'>We use cookies to improve this site for you.</div>
         <div class='cookie-consent'>Accept all cookies?<button>Yes</button></div>
         <main><article><h1>Journalist detained</h1>{ARTICLE}
         <p style='display: none'>Hidden words</p><p hidden>More hidden</p>
         <span class='sr-only'>for readers aloud</span>
         <aside>Related: other news</aside><form><input value=x><label>Sign up</label></form>
         <ul><li>First <b>demand</b></li><li>Second</li></ul>
         <figure><img alt='Her'><figcaption>Her last photo</figcaption></figure>
         <div class='share-buttons'>Share this on social media</div></article></main>
         <footer>© Daily. All rights reserved.</footer></body></html>"
    ));
    assert_eq!(
        words_of_places(&reading),
        [
            "Journalist detained",
            "The journalist was detained at the airport on Monday, her office said.",
            "A court extended her detention by two months the next day.",
            "First demand",
            "Second",
            "Her last photo",
        ]
    );
    assert_eq!(reading.places[5].kind, PlaceKind::Caption);
    assert_eq!(reading.warnings, [Warning::HiddenTextLeftOut { chars: 36 }]);
    assert_eq!(reading.title.as_deref(), Some("Detained | Daily"));
    assert_eq!(reading.metadata.language.as_deref(), Some("en"));
}

#[test]
fn a_page_without_article_marks_gives_its_prose_and_not_its_menus() {
    let reading = page(&format!(
        "<body><table><tr><td><a href=1>Home</a><br><a href=2>News</a><br><a href=3>Contact us</a>
         <td><font size=5><b>Headline</b></font><br><br>One line<br>after another.<br><br>{ARTICLE}
         </table><div><a href=4>Terms</a> | <a href=5>Privacy policy</a> | <a href=6>About</a></div>"
    ));
    assert_eq!(
        words_of_places(&reading),
        [
            "Headline",
            "One line\nafter another.",
            "The journalist was detained at the airport on Monday, her office said.",
            "A court extended her detention by two months the next day.",
        ]
    );
}

#[test]
fn a_list_of_linked_people_inside_an_article_stays() {
    let reading = page(&format!(
        "<article>{ARTICLE}<ul><li><a href=1>Person One</a><li><a href=2>Person Two</a>
         <li><a href=3>Person Three</a></ul></article>"
    ));
    assert!(reading.text.ends_with("Person One\n\nPerson Two\n\nPerson Three"));
}

#[test]
fn a_form_or_a_class_around_the_whole_page_does_not_lose_the_article() {
    for open in ["<form>", "<div class='cookies-accepted'>", "<div class='with sidebar'>"] {
        let reading = page(&format!("<body>{open}<h1>Head</h1>{ARTICLE}"));
        assert!(reading.text.starts_with("Head\n\nThe journalist"), "{open}");
    }
}

#[test]
fn the_headline_above_the_article_element_is_kept() {
    let reading = page(&format!(
        "<main><header><h1>Headline</h1><p>Lead.</p></header><article>{ARTICLE}</article></main>"
    ));
    assert!(reading.text.starts_with("Headline\n\nLead.\n\nThe journalist"));
}

#[test]
fn rows_of_facts_are_one_place_and_layout_tables_are_blocks() {
    let reading = page(
        "<article><table><tr><th>Name<th>Arrested<tr><td>A.<br>B.<td>2022-04-11</table>
         <table><tr><td><table><tr><td>inner<td>cells</table><td><p>Para</p></table></article>",
    );
    assert_eq!(words_of_places(&reading), ["Name\tArrested", "A. B.\t2022-04-11", "inner\tcells", "Para"]);
    assert_eq!(reading.places[0].kind, PlaceKind::TableRow);
}

#[test]
fn entities_white_space_and_unseen_marks_read_as_a_browser_shows_them() {
    let table = [
        ("AT&amp;T &lt;b&gt; &eacute;&#1078;&#x1F54A;", "AT&T <b> éж🕊", "entities"),
        ("a\n   b&nbsp;&nbsp;c", "a b c", "white space runs are one space"),
        ("impris&shy;on\u{200B}ed", "imprisoned", "soft hyphens are not seen"),
        ("<b>bo</b>ld <i> x </i> y", "bold x y", "inline elements join"),
        ("he said <q>no</q>.", "he said “no”.", "a browser writes these quotes"),
        ("‏قال المحامي إن موكله معتقل", "‏قال المحامي إن موكله معتقل", "direction marks stay"),
        ("می\u{200C}خواهم", "می\u{200C}خواهم", "joiners stay"),
        ("<span aria-hidden=true>W</span>hen", "When", "a large first letter"),
        ("<span class='hidden md:inline'>on wide screens</span>", "on wide screens", "responsive"),
    ];
    for (html, text, because) in table {
        assert_eq!(page(&format!("<p>{html}</p>")).text, text, "{because}");
    }
    assert_eq!(page("<pre>a  b\n  c</pre>").text, "a  b\n  c");
}

#[test]
fn a_page_says_who_published_what_when() {
    let reading = page(
        r#"<html lang="ru"><head><title>Site title</title>
        <meta property="og:site_name" content="Weak name"><meta name=author content="Meta Author">
        <link rel="canonical" href="https://example.org/a">
        <script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "x"},
          {"@type": ["NewsArticle"], "headline": "Head", "author": [{"name": "A. Author"}, "B. Writer"],
           "publisher": {"name": "The Daily"}, "datePublished": "2024-03-11T10:00:00+03:00"}]}</script>
        <script type="application/ld+json">{broken</script></head>
        <body><p id="p1">Text</p></body></html>"#,
    );
    assert_eq!(reading.title.as_deref(), Some("Head"));
    assert_eq!(reading.metadata.authors, ["A. Author", "B. Writer"]);
    assert_eq!(reading.metadata.publisher.as_deref(), Some("The Daily"));
    assert_eq!(reading.metadata.published_on().unwrap().to_string(), "2024-03-11");
    assert_eq!(reading.metadata.language.as_deref(), Some("ru"));
    assert_eq!(reading.metadata.canonical_url.as_deref(), Some("https://example.org/a"));
    assert_eq!(reading.places[0].element_id.as_deref(), Some("p1"));
}

#[test]
fn an_article_that_only_the_pages_data_hold_is_taken_and_said() {
    let body = "He was arrested. ".repeat(40);
    let html = |shown: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{body}\"}}
             </script><p>{shown}</p>"
        )
    };
    let reading = page(&html("Please enable JavaScript"));
    assert_eq!(reading.text, body.trim());
    assert_eq!(reading.warnings, [Warning::ArticleFromPageData]);
    let cut = "He was arrested. ".repeat(10);
    let reading = page(&html(&cut));
    assert_eq!(reading.text, cut.trim());
    assert!(matches!(reading.warnings[..], [Warning::ArticleMayBeCut { .. }]));
}

#[test]
fn html_named_as_text_stays_text_with_a_warning() {
    let text = "<!DOCTYPE html><p>Text</p>";
    let reading = read_named(text.as_bytes(), "a.txt").unwrap();
    assert_eq!(reading.text, text);
    assert_eq!(reading.warnings, [Warning::LooksLikeHtml]);
}

#[test]
fn deep_nesting_is_refused_with_the_limit_and_never_exhausts_the_stack() {
    let deep = format!("{}text", "<div>".repeat(100_000));
    let error = read_named(deep.as_bytes(), "a.html").unwrap_err();
    assert!(
        matches!(error, ReadError::OverLimit { limit: LimitName::HtmlDepth, allowed: 512, .. }),
        "{error}"
    );
    let limits = Limits { html_depth_max: 4_000, ..Limits::default() };
    let allowed = format!("{}text", "<div>".repeat(3_000));
    assert_eq!(read(allowed.as_bytes(), &FileHint::named("a.html"), &limits).unwrap().text, "text");
}

fn check_places(reading: &Reading) {
    let length = reading.text.chars().count();
    let mut before = 0;
    for place in &reading.places {
        assert!(before <= place.start && place.start < place.end && place.end <= length);
        let words = reading.quote(place.start..place.end).unwrap();
        assert_eq!(words, words.trim(), "a place begins and ends with words");
        before = place.end;
    }
}

proptest! {
    #[test]
    fn places_lie_in_the_text_in_order_and_the_same_bytes_read_the_same(
        blocks in prop::collection::vec(
            prop::sample::select(vec![
                "<p>", "</p>", "<div>", "</div>", "<ul><li>", "<table><tr><td>", "<td>", "</table>",
                "<h2>", "</h2>", "<br>", "<br><br>", "<pre>", "</pre>", "<q>", "</q>", "&nbsp;", "é ",
                " ж", "word ", "\n", "\r\n", "\r", "# ", "- ", "> ", "```\n", "---\n", "|", "\u{0C}", "🕊",
                "\u{AD}", "<article>", "</article>", "<b>", "<a href=x>", "</a>", "\u{2003}", "===\n",
            ]),
            0..60,
        ),
        name in prop::sample::select(vec!["a.txt", "a.md", "a.html"]),
    ) {
        let text = blocks.concat();
        let first = read_named(text.as_bytes(), name);
        prop_assert_eq!(&first, &read_named(text.as_bytes(), name));
        if let Ok(reading) = first {
            check_places(&reading);
            if name != "a.html" {
                prop_assert_eq!(reading.text, text);
            }
        }
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.md", "a.html", "a"] {
            if let Ok(reading) = read_named(&bytes, name) {
                check_places(&reading);
            }
        }
    }
}
