//! Inputs to begin with, one honest one for each format and a few odd ones, and the words that mean something to each parser.

use super::packed;
use crate::child::requests_for_fuzzing;
use crate::pdf::handed_over_for_fuzzing;

const REPORT: &str = "Nadia Sorokina, a journalist of the Example Herald, was arrested in Minsk on 3 May 2021.\n\nOn 14 June 2021 she was \
    charged with extremism under Article 361. Last month the court sentenced Sorokina to 8 years in prison; she suffers from \
    diabetes, says her sister Vera Lindal. “She must be released,” the ministry denied. 1) Oleg Varnin; 2) Rauf Melikov – 5 days.\n";

const OTHERS: &str = "Олег Варнин был задержан 3 мая 2021 года и приговорён к 8 годам колонии.\n\nEl 3 de mayo de 2021 fue detenida \
    Nadia Sorokina. ۱۴۰۰/۲/۱۳ نادیا بازداشت شد. 2564年\n";

fn of(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

pub(super) fn text() -> Vec<Vec<u8>> {
    let mut seeds = of(&[REPORT, OTHERS, "a", "\u{FEFF}Held\r\n\r\nsince\u{c}Monday"]);
    seeds.push([0xFF, 0xFE].into_iter().chain(REPORT.encode_utf16().flat_map(u16::to_le_bytes)).collect());
    seeds.push(encoding_rs::WINDOWS_1251.encode(OTHERS).0.into_owned());
    seeds.push(encoding_rs::GB18030.encode("纳迪娅于2021年5月3日被捕。").0.into_owned());
    seeds
}

pub(super) fn markdown() -> Vec<Vec<u8>> {
    of(&[
        "# Report\n\nNadia *was* [arrested](http://x.example \"t\") on **3 May**.\n\n- one\n  - two\n1. three\n\n> quoted\n\n| a | b |\n|---|--:|\n| c | d |\n\n```rust\ncode\n```\n\n[^1]: a note\n---\nTitle\n===\n",
    ])
}

pub(super) fn html() -> Vec<Vec<u8>> {
    of(&[
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Report</title><meta property=\"article:published_time\" content=\"2021-05-04\">\
         <script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"Vera\"}}</script></head><body><nav><a href=/>Home</a></nav>\
         <article><h1>Report</h1><p>Nadia Sorokina was <b>arrested</b> on 3&nbsp;May 2021.<ul><li>one<li>two</ul><table><tr><th>a<td>b</table>\
         <p hidden>not seen</article><footer>All rights</footer></body></html>",
        "<svg><foreignObject><math><mi><table><a><template><select><option><plaintext>",
    ])
}

const DOCX_PART: &str = "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\
    <w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Report</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">Held </w:t></w:r>\
    <w:ins w:id=\"1\"><w:r><w:t>since</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>not</w:delText></w:r></w:del><w:r><w:br/><w:tab/><w:t>Monday.</w:t></w:r>\
    <w:fldSimple w:instr=\"DATE\"><w:r><w:t>now</w:t></w:r></w:fldSimple></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
    </w:body></w:document>";

const ODT_PART: &str = "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
    xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body>\
    <office:text><text:h text:outline-level=\"1\">Report</text:h><text:p>Held<text:s text:c=\"2\"/>since<text:line-break/>Monday.<text:note text:note-class=\"footnote\">\
    <text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>one</text:p>\
    </text:list-item></text:list><table:table><table:table-row><table:table-cell table:number-columns-repeated=\"2\"><text:p>a</text:p></table:table-cell></table:table-row>\
    </table:table></office:text></office:body></office:document-content>";

pub(super) const WORKBOOK: &str = "<workbook xmlns:r=\"r\"><workbookPr/><sheets><sheet name=\"List\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
pub(super) const WORKBOOK_PARTS: &str = "<Relationships><Relationship Id=\"rId1\" Type=\"worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
const SHEET: &str = "<worksheet><cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c>\
    <c r=\"B1\" t=\"str\"><v>Held since</v></c></row><row r=\"3\"><c r=\"A3\" t=\"b\"><v>1</v></c><c r=\"B3\"><v>43891.5</v></c><c r=\"C3\" t=\"e\"><v>#N/A</v></c></row>\
    </sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells></worksheet>";

pub(super) fn docx_xml() -> Vec<Vec<u8>> {
    of(&[DOCX_PART])
}

pub(super) fn odt_xml() -> Vec<Vec<u8>> {
    of(&[ODT_PART])
}

pub(super) fn xlsx_xml() -> Vec<Vec<u8>> {
    of(&[SHEET])
}

pub(super) fn docx() -> Vec<Vec<u8>> {
    vec![packed(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", DOCX_PART.as_bytes())])]
}

pub(super) fn odt() -> Vec<Vec<u8>> {
    let mimetype = b"application/vnd.oasis.opendocument.text";
    vec![packed(&[("mimetype", mimetype), ("content.xml", ODT_PART.as_bytes())])]
}

pub(super) fn xlsx() -> Vec<Vec<u8>> {
    vec![packed(&[
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_PARTS.as_bytes()),
        ("xl/worksheets/sheet1.xml", SHEET.as_bytes()),
    ])]
}

pub(super) fn csv() -> Vec<Vec<u8>> {
    of(&[
        "name;held since\n\"Sorokina; Nadia\";2021-05-03\nVarnin;\"a \"\"b\"\"\"\n",
        "a,b\r\n1,2\r\n3,4\r\n",
    ])
}

const PAGE: &str = "<!DOCTYPE html><html><head><title>Report</title><meta name=\"Author\" content=\"Vera\"/></head><body><doc><page width=\"595.0\" height=\"842.0\">\
    <flow><block xMin=\"60\" yMin=\"60\" xMax=\"300\" yMax=\"100\"><line xMin=\"60\" yMin=\"60\" xMax=\"300\" yMax=\"75\">\
    <word xMin=\"60\" yMin=\"60\" xMax=\"100\" yMax=\"75\">Nadia</word><word xMin=\"104\" yMin=\"60\" xMax=\"180\" yMax=\"75\">Soro-</word></line>\
    <line xMin=\"60\" yMin=\"78\" xMax=\"300\" yMax=\"93\"><word xMin=\"60\" yMin=\"78\" xMax=\"100\" yMax=\"93\">kina</word>\
    <word xMin=\"104\" yMin=\"78\" xMax=\"150\" yMax=\"93\">سلام</word></line></block></flow></page><page width=\"595\" height=\"842\"></page></doc></body></html>";

pub(super) fn pdf_words() -> Vec<Vec<u8>> {
    of(&[PAGE])
}

pub(super) fn ocr_words() -> Vec<Vec<u8>> {
    const TABLE: &[u8] = b"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
        1\t1\t0\t0\t0\t0\t0\t0\t1000\t1400\t-1\t\n5\t1\t1\t1\t1\t1\t60\t60\t80\t20\t96.5\tNadia\n5\t1\t1\t1\t1\t2\t150\t60\t90\t20\t41.0\tSorokina\n";
    handed_over_for_fuzzing(PAGE.as_bytes(), TABLE)
}

const LETTER: &str = "From: Vera Lindal <vera@example.org>\r\nTo: archive@example.org\r\nSubject: =?utf-8?B?UmVwb3J0?=\r\nDate: Tue, 3 May 2022 10:00:00 +0000\r\n\
    Message-ID: <1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=part\r\n\r\n--part\r\nContent-Type: multipart/alternative; boundary=in\r\n\r\n\
    --in\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nNadia was=20arrested.\r\n--in\r\nContent-Type: text/html\r\n\r\n\
    <p>Nadia was arrested.\r\n--in--\r\n--part\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename*=utf-8''a%20b.txt\r\n\
    Content-Transfer-Encoding: base64\r\n\r\nSGVsZCBzaW5jZSBNb25kYXku\r\n--part--\r\n";

pub(super) fn mail() -> Vec<Vec<u8>> {
    of(&[LETTER])
}

pub(super) fn mailbox() -> Vec<Vec<u8>> {
    vec![format!("From vera@example.org Tue May  3 10:00:00 2022\n{LETTER}\n>From here\nFrom a@b Tue May  3 10:00:00 2022\n{LETTER}\n").into_bytes()]
}

pub(super) fn mhtml() -> Vec<Vec<u8>> {
    of(&[
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example/a\r\nSubject: Report\r\nDate: Tue, 3 May 2022 10:00:00 +0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; type=\"text/html\"; boundary=\"part\"\r\n\r\n--part\r\nContent-Type: text/html\r\nContent-Location: https://news.example/a\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><article><p>Nadia was arrested on 3 May 2021.</article></body></html>\r\n--part\r\nContent-Type: image/png\r\n\
         Content-Location: https://news.example/a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--part--\r\n",
    ])
}

pub(super) fn rtf() -> Vec<Vec<u8>> {
    of(&[
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}{\\info{\\title Report}{\\creatim\\yr2021\\mo5\\dy4}}\\pard Caf\\'e9 \\f1\\'cd\\'e0\\par \
         \\uc1\\u1053?\\u-10180?\\u-8208?{\\deleted was}{\\v secret}{\\*\\annotation no}\\bin3 }}}{\\field{\\*\\fldinst X}{\\fldrslt shown}}\\trowd\\cell\\row{\\upr{a}{\\*\\ud b}}}",
    ])
}

pub(super) fn warc() -> Vec<Vec<u8>> {
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>Na\r\n4\r\ndia.\r\n0\r\n\r\n";
    vec![
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/a\r\nWARC-Date: 2021-05-04T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n\
             Content-Length: {}\r\n\r\n{page}\r\n\r\nWARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://news.example/n.txt\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nHeld.\r\n\r\n",
            page.len()
        )
        .into_bytes(),
    ]
}

pub(super) fn subtitles() -> Vec<Vec<u8>> {
    of(&[
        "1\n00:00:01,000 --> 00:00:04,500\n<i>Nadia</i> was\narrested.\n\n2\n00:00:09,000 --> 00:00:12,000\nVERA: On 3 May.\n",
        "WEBVTT\n\nNOTE a note\n\n00:01.000 --> 00:04.000 align:start\n<v Vera>She was arrested.\n\n01:00:00.000 --> 01:00:01.000\n&amp;c\n",
    ])
}

pub(super) fn frames_in() -> Vec<Vec<u8>> {
    requests_for_fuzzing(b"Held since Monday.", SHEET.as_bytes()).0
}

pub(super) fn frames_out() -> Vec<Vec<u8>> {
    requests_for_fuzzing(REPORT.as_bytes(), SHEET.as_bytes()).1
}

pub(super) fn dates() -> Vec<Vec<u8>> {
    of(&[
        "2021-05-03\non 3 May 2021\nlast month\nin early September 2019\ntwo days later\nat the age of 17",
        "2021-05/2021-07\non May 3rd, 2021\nsince Wednesday\nbetween 4 and 9 March 2020\n13 Ordibehesht 1400\n3 мая 2021 года\nel 3 de mayo",
        "2021~\n3/5/2021\n2 Ramadan 1442\nthe 1990s\n29 February 2021\nin the night of 31 December 1999",
    ])
}

pub(super) fn names() -> Vec<Vec<u8>> {
    of(&[
        "Nadia Sorokina\nSorokina, Nadia Petrovna",
        "محمد بن عبد الله\nMohammed bin Abdullah",
        "Олег О’Варнин-Младший\nDr. Oleg O'Varnin Jr.",
        "王小明\nWang Xiaoming",
    ])
}

pub(super) const TEXT_WORDS: &[&str] = &[
    "arrested",
    "was",
    "sentenced",
    "charged with",
    "released",
    "died",
    "Nadia Sorokina",
    "Sorokina",
    "she",
    "he",
    "they",
    "who",
    "says",
    "denied",
    "according to",
    "not",
    "if",
    "would",
    "3 May 2021",
    "last month",
    "years",
    "“",
    "”",
    "’s",
    "(",
    ")",
    "–",
    ". ",
    "\n\n",
    "\n",
    "\u{feff}",
    "\u{200f}",
    "\u{0301}",
    "1)",
    "Mr.",
    "Article 361",
    "Minsk",
    "приговорён",
    "задержан",
    "detenida",
    ";",
    ",",
    "and",
    "of the",
    "officials",
    "\u{c}",
    "\t",
    "SIZO-2",
];
pub(super) const MARKDOWN_WORDS: &[&str] = &[
    "# ", "- ", "1. ", "> ", "```", "[a](b)", "![", "](", "|", "|---|", "**", "_", "[^1]", "---", "===",
    "\n\n", "    ", "<b>", "&amp;", "\\",
];
pub(super) const HTML_WORDS: &[&str] = &[
    "<p>",
    "</p>",
    "<article>",
    "<div hidden>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<li>",
    "<ul>",
    "<h1>",
    "<template>",
    "<svg>",
    "<math>",
    "<select>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "&#x10FFFF;",
    "&nbsp;",
    "<meta charset=utf-16>",
    "style=\"display:none\"",
    "<a href=",
    "<br>",
    "<plaintext>",
    "<noscript>",
    "<img src=data:image/png;base64,AAAA>",
    "<frameset>",
    "<body>",
    "<base href=x>",
];
pub(super) const ZIP_WORDS: &[&str] = &[
    "PK\u{3}\u{4}",
    "PK\u{1}\u{2}",
    "PK\u{5}\u{6}",
    "PK\u{6}\u{6}",
    "PK\u{7}\u{8}",
    "word/document.xml",
    "content.xml",
    "xl/workbook.xml",
    "\0\0\0\0",
];
pub(super) const XML_WORDS: &[&str] = &[
    "<w:p>",
    "</w:p>",
    "<w:r>",
    "<w:t>",
    "<w:tbl>",
    "<w:tc>",
    "<w:del>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:txbxContent>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<mc:AlternateContent>",
    "<mc:Choice>",
    "<text:p>",
    "</text:p>",
    "<text:note>",
    "<text:tracked-changes>",
    "<table:covered-table-cell/>",
    "<row>",
    "<c>",
    "<v>",
    "r=\"XFD1048576\"",
    "t=\"s\"",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "&#0;",
    "<![CDATA[",
    "]]>",
    "<?a?>",
    "<!--",
    "-->",
    "/>",
    "\"4294967296\"",
    "\"-1\"",
];
pub(super) const PAGE_WORDS: &[&str] = &[
    "<page width=\"1\" height=\"1\">",
    "</page>",
    "<block>",
    "</block>",
    "<line>",
    "</line>",
    "<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">",
    "</word>",
    "NaN",
    "1e38",
    "-1e38",
    "inf",
    "سلام",
    "שלום",
    "-",
    "\u{ad}",
    "\t",
    "AMPOCR1\n",
    "\n5\t1\t1\t1\t1\t1\t",
    "99999999999",
    "&#x0;",
];
pub(super) const MAIL_WORDS: &[&str] = &[
    "\r\n\r\n",
    "--part",
    "--part--",
    "boundary=",
    "Content-Type: multipart/mixed; boundary=part\r\n",
    "Content-Type: message/rfc822\r\n",
    "Content-Type: text/html\r\n",
    "Content-Transfer-Encoding: base64\r\n",
    "=?utf-8?Q?=41?=",
    "From ",
    "\nFrom a@b Tue May  3 10:00:00 2022\n",
    "Content-Disposition: attachment; filename=\"../../a\"\r\n",
    "charset=utf-7",
    "charset=utf-16",
    "Date: 99 Foo 99999",
    ">From ",
    "=\r\n",
    "=C3",
    "Content-Location: cid:a\r\n",
];
pub(super) const RTF_WORDS: &[&str] = &[
    "{",
    "}",
    "\\",
    "\\'",
    "\\u-1?",
    "\\uc99",
    "\\bin99999",
    "\\par",
    "{\\*\\x",
    "{\\fonttbl",
    "\\f1",
    "\\fcharset128",
    "\\ansicpg65001",
    "\\deleted",
    "\\v",
    "\\field",
    "{\\pict",
    "\\trowd",
    "\\cell",
    "\\row",
    "{\\footnote",
    "\\~",
    "\\-",
    "\\line",
    "\\upr",
    "\\ucN",
    "\\u65536?",
];
pub(super) const WARC_WORDS: &[&str] = &[
    "WARC/1.0\r\n",
    "WARC/1.1\r\n",
    "Content-Length: ",
    "Content-Length: -1\r\n",
    "Content-Length: 18446744073709551616\r\n",
    "WARC-Type: response\r\n",
    "HTTP/1.1 200 OK\r\n",
    "Content-Encoding: gzip\r\n",
    "Transfer-Encoding: chunked\r\n",
    "FFFFFFFFFFFFFFFF\r\n",
    "0\r\n\r\n",
    "\r\n\r\n",
    "\u{1f}",
];
pub(super) const SUBTITLE_WORDS: &[&str] = &[
    "-->",
    "00:00:01,000 --> 00:00:02,000",
    "99:99:99.999",
    "WEBVTT",
    "NOTE",
    "STYLE",
    "<v Vera>",
    "<i>",
    "{\\an8}",
    "\n\n",
    "&amp;",
    "- ",
    "VERA:",
];
pub(super) const FRAME_WORDS: &[&str] = &[
    "AMPREAD1",
    "AMPTABL1",
    "AMPTEST1",
    "AMPREPL1",
    "\0\0\0\0\0\0\0\0",
    "\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}\u{7f}",
    "null",
    "[",
    "{",
    "\"Ok\"",
    "\"Err\"",
    "1e999",
    "\"range\":{\"start\":0,\"end\":9}",
    "18446744073709551615",
];
pub(super) const DATE_WORDS: &[&str] = &[
    "on ",
    "in ",
    "since ",
    "until ",
    "early ",
    "late ",
    "May ",
    "Sept. ",
    "2021",
    "1400",
    "31",
    "30 February",
    "last ",
    "next ",
    "week",
    "month",
    "Wednesday",
    "two ",
    "days later",
    "ago",
    "age of ",
    "/",
    "-",
    "~",
    "..",
    "T10:00:00Z",
    "мая",
    "года",
    "de mayo de",
    "Ramadan",
    "Ordibehesht",
    "the 1990s",
    "9999",
    "0000",
    "-9999",
    "between ",
    " and ",
];
pub(super) const NAME_WORDS: &[&str] = &[
    "Nadia", "Sorokina", "bin", "al-", "Mc", "O’", "von ", ",", ".", "-", "ibn ", "Олег", "محمد", "王", "김",
    "Jr.", "Dr. ", "\u{0301}", "\u{200d}", "ß", "İ", " ",
];
