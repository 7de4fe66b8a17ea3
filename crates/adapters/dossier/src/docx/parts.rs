//! The parts around the text: styles, lists, headers, what the package holds.

use std::fmt::Write as _;

use super::xml::{escape, field, plain};
use crate::document::{Document, Form};
use crate::model::PageSize;

pub(super) const XML_HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub(super) const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

/// The list whose items begin with a dash.
pub(super) const DASHED_LIST: u32 = 1;

/// The first of the lists that count.
pub(super) const FIRST_ORDERED_LIST: u32 = 2;

/// Lengths on the page, in twentieths of a point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    page: (u32, u32),
    margin: u32,
    /// The width of the text.
    pub(super) text: u32,
    /// The most that a picture may be high.
    pub(super) tallest_figure: u32,
}

impl Measure {
    pub(super) fn of(document: &Document) -> Self {
        let page = match document.size {
            PageSize::A4 => (11_906, 16_838),
            PageSize::UsLetter => (12_240, 15_840),
        };
        let page = if document.form == Form::Wide { (page.1, page.0) } else { page };
        let margin = if document.form == Form::OnePager { 850 } else { 1_440 };
        let (text, height) = (page.0 - 2 * margin, page.1 - 2 * margin);
        Self { page, margin, text, tallest_figure: height * 4 / 5 }
    }

    /// The width of the text in these shares; what rounding leaves goes to the last.
    pub(super) fn shares(&self, shares: &[u32]) -> Vec<u32> {
        let whole: u32 = shares.iter().sum();
        let mut widths: Vec<u32> = shares.iter().map(|share| self.text * share / whole.max(1)).collect();
        let rest = self.text - widths.iter().sum::<u32>();
        if let Some(last) = widths.last_mut() {
            *last += rest;
        }
        widths
    }
}

/// The end of the text: the page, its margins, its header and footer.
pub(super) fn section(measure: &Measure) -> String {
    let ((wide, tall), margin) = (measure.page, measure.margin);
    format!(
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/><w:headerReference w:type=\"first\" r:id=\"rIdFirstHeader\"/>\
         <w:footerReference w:type=\"default\" r:id=\"rIdFooter\"/><w:footerReference w:type=\"first\" r:id=\"rIdFooter\"/>\
         <w:pgSz w:w=\"{wide}\" w:h=\"{tall}\"/><w:pgMar w:top=\"{margin}\" w:right=\"{margin}\" w:bottom=\"{margin}\" w:left=\"{margin}\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/><w:titlePg/></w:sectPr>"
    )
}

pub(super) const PACKAGE_RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
</Relationships>";

pub(super) const SETTINGS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:zoom w:percent=\"100\"/><w:removePersonalInformation/><w:defaultTabStop w:val=\"720\"/>\
<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>\
<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
<w:themeFontLang w:val=\"en-US\"/></w:settings>";

pub(super) fn content_types(pictures: usize) -> String {
    let png = if pictures > 0 { "<Default Extension=\"png\" ContentType=\"image/png\"/>" } else { "" };
    let mut xml = format!(
        "{XML_HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{png}\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    );
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("footnotes", "footnotes"),
        ("header1", "header"),
        ("header2", "header"),
        ("footer1", "footer"),
    ] {
        let _ = write!(
            xml,
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        );
    }
    xml.push_str("</Types>");
    xml
}

pub(super) fn relations(pictures: usize) -> String {
    let mut xml = format!(
        "{XML_HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    );
    let mut add = |id: &str, kind: &str, target: &str| {
        let _ = write!(
            xml,
            "<Relationship Id=\"{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        );
    };
    add("rIdStyles", "styles", "styles.xml");
    add("rIdNumbering", "numbering", "numbering.xml");
    add("rIdSettings", "settings", "settings.xml");
    add("rIdFootnotes", "footnotes", "footnotes.xml");
    add("rIdHeader", "header", "header1.xml");
    add("rIdFirstHeader", "header", "header2.xml");
    add("rIdFooter", "footer", "footer1.xml");
    for place in 0..pictures {
        add(&format!("rIdFigure{place}"), "image", &format!("media/figure-{place}.png"));
    }
    xml.push_str("</Relationships>");
    xml
}

/// Title and language. Nobody's name, and no time but the paper's own date.
pub(super) fn core_properties(document: &Document) -> String {
    let created = document.date.map(|date| {
        format!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}T00:00:00Z</dcterms:created>", date.iso())
    });
    format!(
        "{XML_HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:language>en</dc:language>{}</cp:coreProperties>",
        escape(&document.title),
        created.unwrap_or_default()
    )
}

pub(super) fn header(document: &Document) -> String {
    let mut runs = plain(&document.running_head);
    if document.draft.is_some() {
        runs.push_str(&plain("  ·  "));
        runs.push_str(&super::xml::styled("Draft — not to be sent", "Marking"));
    }
    hdr(&runs)
}

pub(super) fn first_header(document: &Document) -> String {
    let draft = document.draft.is_some();
    hdr(&if draft { super::xml::styled("Draft — not to be sent", "Marking") } else { String::new() })
}

fn hdr(runs: &str) -> String {
    format!(
        "{XML_HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>{runs}</w:p></w:hdr>"
    )
}

pub(super) fn footer() -> String {
    format!(
        "{XML_HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}{}{}{}</w:p></w:ftr>",
        plain("Page "),
        field("PAGE", "1", None),
        plain(" of "),
        field("NUMPAGES", "1", None)
    )
}

/// One list of dashes; each list that counts is an instance of its own, or it would count on.
pub(super) fn numbering(ordered_lists: u32) -> String {
    let level = |format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"425\" w:hanging=\"425\"/></w:pPr></w:lvl>"
        )
    };
    let mut xml = format!(
        "{XML_HEAD}<w:numbering {NAMESPACES}>\
         <w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/>{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"singleLevel\"/>{}</w:abstractNum>\
         <w:num w:numId=\"{DASHED_LIST}\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level("bullet", "–"),
        level("decimal", "%1.")
    );
    for list in FIRST_ORDERED_LIST..FIRST_ORDERED_LIST + ordered_lists {
        let _ = write!(
            xml,
            "<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
        );
    }
    xml.push_str("</w:numbering>");
    xml
}

/// A style of paragraphs: its id, its name as Word's own where there is one, its properties.
struct ParagraphStyle {
    id: &'static str,
    name: &'static str,
    paragraph: &'static str,
    run: &'static str,
}

#[rustfmt::skip]
const PARAGRAPHS: &[ParagraphStyle] = &[
    ParagraphStyle { id: "BodyText", name: "Body Text", paragraph: "<w:spacing w:after=\"140\"/>", run: "" },
    ParagraphStyle { id: "Title", name: "Title", paragraph: "<w:keepNext/><w:spacing w:before=\"0\" w:after=\"80\"/>", run: "<w:b/><w:bCs/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>" },
    ParagraphStyle { id: "Subtitle", name: "Subtitle", paragraph: "<w:spacing w:after=\"60\"/>", run: "<w:color w:val=\"595959\"/>" },
    ParagraphStyle { id: "Heading1", name: "heading 1", paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"400\" w:after=\"160\"/><w:outlineLvl w:val=\"0\"/>", run: "<w:b/><w:bCs/><w:smallCaps/><w:spacing w:val=\"6\"/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>" },
    ParagraphStyle { id: "Heading2", name: "heading 2", paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"120\"/><w:outlineLvl w:val=\"1\"/>", run: "<w:i/><w:iCs/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>" },
    ParagraphStyle { id: "ContentsHeading", name: "Contents Heading", paragraph: "<w:keepNext/><w:pageBreakBefore/><w:spacing w:before=\"0\" w:after=\"160\"/>", run: "<w:b/><w:bCs/><w:smallCaps/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>" },
    ParagraphStyle { id: "TOC1", name: "toc 1", paragraph: "<w:spacing w:after=\"40\"/>", run: "" },
    ParagraphStyle { id: "Lead", name: "Lead", paragraph: "<w:spacing w:before=\"120\" w:after=\"160\"/>", run: "<w:b/><w:bCs/><w:sz w:val=\"25\"/><w:szCs w:val=\"25\"/>" },
    ParagraphStyle { id: "Aside", name: "Aside", paragraph: "<w:pBdr><w:left w:val=\"single\" w:sz=\"8\" w:space=\"8\" w:color=\"8C8C8C\"/></w:pBdr><w:spacing w:after=\"140\"/><w:ind w:left=\"284\"/>", run: "" },
    ParagraphStyle { id: "Quote", name: "Quote", paragraph: "<w:spacing w:before=\"80\" w:after=\"160\"/><w:ind w:left=\"425\" w:right=\"340\"/>", run: "<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>" },
    ParagraphStyle { id: "GroupLabel", name: "Group Label", paragraph: "<w:keepNext/><w:spacing w:before=\"140\" w:after=\"80\"/>", run: "<w:b/><w:bCs/><w:smallCaps/>" },
    ParagraphStyle { id: "ListParagraph", name: "List Paragraph", paragraph: "<w:spacing w:after=\"90\"/>", run: "" },
    ParagraphStyle { id: "TableText", name: "Table Text", paragraph: "<w:spacing w:before=\"50\" w:after=\"50\"/>", run: "" },
    ParagraphStyle { id: "AfterTable", name: "After Table", paragraph: "<w:spacing w:before=\"0\" w:after=\"60\" w:line=\"120\" w:lineRule=\"exact\"/>", run: "<w:sz w:val=\"8\"/><w:szCs w:val=\"8\"/>" },
    ParagraphStyle { id: "Figure", name: "Figure", paragraph: "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"60\"/>", run: "" },
    ParagraphStyle { id: "Caption", name: "caption", paragraph: "<w:spacing w:after=\"200\"/>", run: "<w:i/><w:iCs/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>" },
    ParagraphStyle { id: "Signature", name: "Signature", paragraph: "<w:keepLines/><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"4\" w:color=\"auto\"/></w:pBdr><w:spacing w:before=\"900\" w:after=\"60\"/><w:ind w:right=\"340\"/>", run: "" },
    ParagraphStyle { id: "SourceEntry", name: "Source Entry", paragraph: "<w:tabs><w:tab w:val=\"left\" w:pos=\"567\"/></w:tabs><w:spacing w:after=\"110\"/><w:ind w:left=\"567\" w:hanging=\"567\"/>", run: "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>" },
    ParagraphStyle { id: "Draft", name: "Draft Notice", paragraph: "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/><w:left w:val=\"single\" w:sz=\"8\" w:space=\"6\" w:color=\"auto\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"4\" w:color=\"auto\"/><w:right w:val=\"single\" w:sz=\"8\" w:space=\"6\" w:color=\"auto\"/></w:pBdr><w:spacing w:after=\"0\"/>", run: "" },
    ParagraphStyle { id: "Sender", name: "Sender", paragraph: "<w:spacing w:before=\"240\" w:after=\"20\"/>", run: "<w:b/><w:bCs/><w:smallCaps/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/>" },
    ParagraphStyle { id: "Address", name: "Address", paragraph: "<w:spacing w:after=\"0\"/>", run: "" },
    ParagraphStyle { id: "LetterDate", name: "Date", paragraph: "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"8\" w:color=\"auto\"/></w:pBdr><w:spacing w:before=\"160\" w:after=\"200\"/>", run: "" },
    ParagraphStyle { id: "Copies", name: "Copies", paragraph: "<w:spacing w:before=\"200\" w:after=\"0\"/>", run: "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>" },
    ParagraphStyle { id: "Subject", name: "Subject", paragraph: "<w:spacing w:before=\"320\" w:after=\"240\"/>", run: "<w:b/><w:bCs/>" },
    ParagraphStyle { id: "FootnoteText", name: "footnote text", paragraph: "<w:spacing w:after=\"30\"/>", run: "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>" },
    ParagraphStyle { id: "Header", name: "header", paragraph: "<w:spacing w:after=\"0\"/>", run: "<w:color w:val=\"595959\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>" },
    ParagraphStyle { id: "Footer", name: "footer", paragraph: "<w:spacing w:after=\"0\"/><w:jc w:val=\"center\"/>", run: "<w:color w:val=\"595959\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>" },
];

#[rustfmt::skip]
const CHARACTERS: &[(&str, &str, &str)] = &[
    ("Emphasis", "Emphasis", "<w:i/><w:iCs/>"),
    ("Strong", "Strong", "<w:b/><w:bCs/>"),
    ("Marking", "Marking", "<w:b/><w:bCs/><w:smallCaps/>"),
    ("Quiet", "Quiet", "<w:color w:val=\"595959\"/>"),
    ("Exact", "Exact Characters", "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>"),
    ("FootnoteReference", "footnote reference", "<w:vertAlign w:val=\"superscript\"/>"),
];

/// Every style the text uses.
pub(super) fn styles(document: &Document) -> String {
    let size = if document.form == Form::OnePager { 19 } else { 22 };
    let mut xml = format!(
        "{XML_HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/><w:lang w:val=\"en-US\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:line=\"269\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"115\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\n"
    );
    for style in PARAGRAPHS {
        let _ = writeln!(
            xml,
            "<w:style w:type=\"paragraph\" w:styleId=\"{}\"><w:name w:val=\"{}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
            style.id, style.name, style.paragraph, style.run
        );
    }
    for (id, name, run) in CHARACTERS {
        let _ = writeln!(
            xml,
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:rPr>{run}</w:rPr></w:style>"
        );
    }
    xml.push_str(
        "<w:style w:type=\"table\" w:styleId=\"BareTable\"><w:name w:val=\"Bare Table\"/><w:basedOn w:val=\"TableNormal\"/></w:style>\
         <w:style w:type=\"table\" w:styleId=\"RuledTable\"><w:name w:val=\"Ruled Table\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>\
         <w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/></w:tblBorders></w:tblPr></w:style>",
    );
    xml.push_str("</w:styles>");
    xml
}
