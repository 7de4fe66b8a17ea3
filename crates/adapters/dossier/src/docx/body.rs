//! The text of the paper: blocks as paragraphs and tables.

use std::fmt::Write as _;

use super::notes;
use super::parts::{self, Measure};
use super::picture::{self, Picture};
use super::xml::{escape, plain, quote, styled};
use crate::document::{
    Block, Document, Figure, Form, Inline, Inlines, Letterhead, Pair, Signature, SourceLine,
};
use crate::error::PaperError;
use crate::fonts::Fonts;
use crate::html::draft_line;
use crate::pdf::glyphs;

/// Twentieths of a point in an inch, and English metric units in a twentieth of a point.
const EMU_PER_TWIP: f64 = 635.0;

/// Names of places have numbers of their own: footnotes from 1, sources and headings from here.
const FIRST_SOURCE_PLACE: u32 = 1_000_000;
const FIRST_HEADING_PLACE: u32 = 2_000_000;

const FIELD_OF_CONTENTS: &str = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
    <w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\n \\h </w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
const END_OF_FIELD: &str = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

/// The document part, and what it refers to in other parts.
pub(super) struct Body<'a> {
    document: &'a Document,
    measure: Measure,
    pub(super) xml: String,
    pub(super) pictures: Vec<Picture>,
    /// How many chief headings were set so far.
    headings: u32,
    /// How many lists count from 1, each by itself.
    pub(super) ordered_lists: u32,
}

impl<'a> Body<'a> {
    pub(super) fn of(document: &'a Document, fonts: &Fonts) -> Result<Self, PaperError> {
        let measure = Measure::of(document);
        let xml = String::with_capacity(65_536);
        let mut body = Self { document, measure, xml, pictures: Vec::new(), headings: 0, ordered_lists: 0 };
        if !document.figures.is_empty() {
            let faces = picture::faces(fonts);
            for figure in &document.figures {
                // The text is drawn by the reader's own fonts; the picture by ours.
                glyphs::check_text(&figure.alternative, fonts)?;
                body.pictures.push(picture::draw(&figure.svg, &faces)?);
            }
        }
        let _ = writeln!(body.xml, "{}<w:document {}><w:body>", parts::XML_HEAD, parts::NAMESPACES);
        body.front();
        match (document.form, document.blocks.split_first()) {
            (Form::Dossier, Some((cover, rest))) => {
                body.block(cover);
                body.contents();
                body.blocks(rest);
            }
            _ => body.blocks(&document.blocks),
        }
        body.xml.push_str(&parts::section(&measure));
        body.xml.push_str("</w:body></w:document>");
        Ok(body)
    }

    fn front(&mut self) {
        if let Some(head) = &self.document.letterhead {
            self.draft_notice();
            self.letterhead(head);
        } else {
            self.paragraph("Title", &plain(&self.document.title));
            for line in &self.document.subtitle {
                self.paragraph("Subtitle", &plain(line));
            }
            self.draft_notice();
        }
    }

    fn draft_notice(&mut self) {
        let Some(missing) = &self.document.draft else { return };
        self.paragraph("Draft", &styled(draft_line(missing), "Strong"));
        for line in missing {
            self.paragraph("Draft", &plain(&format!("– {line}")));
        }
        self.paragraph("AfterTable", "");
    }

    /// The headings as a list of contents of Word's own kind. It has no page numbers: only the program that opens
    /// the file knows on which page a heading falls.
    fn contents(&mut self) {
        self.paragraph("ContentsHeading", &plain("Contents"));
        let headings: Vec<String> = self.document.blocks.iter().filter_map(chief_heading).collect();
        for (place, heading) in headings.iter().enumerate() {
            let open = if place == 0 { FIELD_OF_CONTENTS } else { "" };
            let close = if place + 1 == headings.len() { END_OF_FIELD } else { "" };
            let link = format!("<w:hyperlink w:anchor=\"heading-{place}\">{}</w:hyperlink>", plain(heading));
            self.paragraph("TOC1", &format!("{open}{link}{close}"));
        }
        self.xml.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n");
    }

    fn letterhead(&mut self, head: &Letterhead) {
        for (place, line) in head.sender.iter().enumerate() {
            self.paragraph(if place == 0 { "Sender" } else { "Address" }, &plain(line));
        }
        self.paragraph("LetterDate", &plain(head.date.as_deref().unwrap_or("[date]")));
        for line in &head.addressee {
            self.paragraph("Address", &plain(line));
        }
        if !head.copies_to.is_empty() {
            self.paragraph("Copies", &plain(&format!("Copy: {}", head.copies_to.join("; "))));
        }
        self.paragraph("Subject", &plain(&format!("Re: {}", head.subject)));
        self.paragraph("BodyText", &plain(&head.salutation));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { number, text, .. } => {
                let words = numbered(number.as_deref(), text);
                if chief_heading(block).is_none() {
                    return self.paragraph("Heading2", &plain(&words));
                }
                let (place, id) = (self.headings, FIRST_HEADING_PLACE + self.headings);
                self.headings += 1;
                let runs = format!(
                    "<w:bookmarkStart w:id=\"{id}\" w:name=\"heading-{place}\"/>{}<w:bookmarkEnd w:id=\"{id}\"/>",
                    plain(&words)
                );
                self.paragraph("Heading1", &runs);
            }
            Block::Lead(line) => self.paragraph("Lead", &inlines(line)),
            Block::Paragraph(line) => self.paragraph("BodyText", &inlines(line)),
            Block::Aside(line) => self.paragraph("Aside", &inlines(line)),
            Block::Law { text, citation } => {
                let words = format!("{}{}", plain(text), styled(&format!(" ({citation})"), "Quiet"));
                self.paragraph("Quote", &words);
            }
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Group { label, items } => {
                self.paragraph("GroupLabel", &plain(label));
                self.list(false, items);
            }
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Table { caption, head, rows, more } => {
                self.table(caption, head, rows);
                if let Some(more) = more {
                    self.paragraph("BodyText", &styled(more, "Emphasis"));
                }
            }
            Block::Figure(index) => {
                if let Some(figure) = self.document.figures.get(*index) {
                    self.figure(*index, figure);
                }
            }
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::Sources(sources) => self.sources(sources),
            Block::Columns(columns) => self.columns(columns),
        }
    }

    fn paragraph(&mut self, style: &str, runs: &str) {
        let _ = writeln!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>");
    }

    fn list(&mut self, ordered: bool, items: &[Inlines]) {
        let list = if ordered {
            self.ordered_lists += 1;
            parts::FIRST_ORDERED_LIST + self.ordered_lists - 1
        } else {
            parts::DASHED_LIST
        };
        for item in items {
            let _ = writeln!(
                self.xml,
                "<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
                inlines(item)
            );
        }
    }

    fn pairs(&mut self, pairs: &[Pair]) {
        let widths = self.measure.shares(&[27, 73]);
        self.open_table("Particulars", "BareTable", &widths);
        for pair in pairs {
            let cells = [styled(&pair.label, "Quiet"), inlines(&pair.value)];
            self.row(&widths, &cells, "TableText", false);
        }
        self.close_table();
    }

    fn table(&mut self, caption: &str, head: &[String], rows: &[Vec<Inlines>]) {
        let shares: Vec<u32> = match head.len() {
            2 if caption == "Chronology" => vec![27, 73],
            columns => vec![1; columns],
        };
        let widths = self.measure.shares(&shares);
        self.open_table(caption, "RuledTable", &widths);
        let names: Vec<String> = head.iter().map(|name| styled(name, "Emphasis")).collect();
        self.row(&widths, &names, "TableText", true);
        for row in rows {
            let cells: Vec<String> = row.iter().map(inlines).collect();
            self.row(&widths, &cells, "TableText", false);
        }
        self.close_table();
    }

    fn open_table(&mut self, caption: &str, style: &str, widths: &[u32]) {
        let _ = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblLook w:val=\"0420\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"0\" w:noVBand=\"1\"/>\
             <w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
            widths.iter().sum::<u32>(),
            escape(caption)
        );
        for width in widths {
            let _ = write!(self.xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml.push_str("</w:tblGrid>\n");
    }

    fn row(&mut self, widths: &[u32], cells: &[String], style: &str, is_head: bool) {
        let head = if is_head { "<w:tblHeader/>" } else { "" };
        let _ = write!(self.xml, "<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>");
        for (place, width) in widths.iter().enumerate() {
            let cell = cells.get(place).map_or("", String::as_str);
            let _ = write!(
                self.xml,
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{cell}</w:p></w:tc>"
            );
        }
        self.xml.push_str("</w:tr>\n");
    }

    /// A table is followed by a paragraph, or two tables would become one.
    fn close_table(&mut self) {
        self.xml.push_str("</w:tbl>\n");
        self.paragraph("AfterTable", "");
    }

    fn figure(&mut self, index: usize, figure: &Figure) {
        let Some(picture) = self.pictures.get(index) else { return };
        let (mut width, mut height) =
            (f64::from(self.measure.text), f64::from(self.measure.text) * picture.height_for_width);
        let tallest = f64::from(self.measure.tallest_figure);
        if height > tallest {
            width *= tallest / height;
            height = tallest;
        }
        let (wide, tall) = ((width * EMU_PER_TWIP).round(), (height * EMU_PER_TWIP).round());
        let (id, name, alternative) = (index + 1, escape(&figure.caption), escape(&figure.alternative));
        let _ = writeln!(
            self.xml,
            "<w:p><w:pPr><w:pStyle w:val=\"Figure\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{wide}\" cy=\"{tall}\"/><wp:docPr id=\"{id}\" name=\"{name}\" descr=\"{alternative}\"/>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{id}\" name=\"figure-{index}.png\" descr=\"{alternative}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"rIdFigure{index}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{tall}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>\
             </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        );
        self.paragraph("Caption", &plain(&figure.caption));
    }

    fn signatures(&mut self, signatures: &[Signature]) {
        let widths = self.measure.shares(&[1, 1]);
        self.open_table("Signatures", "BareTable", &widths);
        for pair in signatures.chunks(2) {
            let cells: Vec<String> = pair
                .iter()
                .map(|one| {
                    let contact =
                        one.contact.as_ref().map(|contact| format!("\n{contact}")).unwrap_or_default();
                    let line = styled(&one.name, "Strong");
                    format!("{line}{}", plain(&format!("\n{}{contact}", one.standing)))
                })
                .collect();
            self.row(&widths, &cells, "Signature", false);
        }
        self.close_table();
    }

    fn sources(&mut self, sources: &[SourceLine]) {
        for source in sources {
            let number = source.number;
            let place = FIRST_SOURCE_PLACE + number;
            let mut runs = format!(
                "<w:bookmarkStart w:id=\"{place}\" w:name=\"source-{number}\"/>{}<w:bookmarkEnd w:id=\"{place}\"/><w:r><w:tab/></w:r>{}",
                plain(&format!("[{number}]")),
                inlines(&source.line)
            );
            for line in &source.particulars {
                runs.push_str("<w:r><w:br/></w:r>");
                runs.push_str(&inlines(line));
            }
            self.paragraph("SourceEntry", &runs);
        }
    }

    fn columns(&mut self, columns: &[Vec<Block>]) {
        let widths = self.measure.shares(&vec![1; columns.len()]);
        self.open_table("Side by side", "BareTable", &widths);
        self.xml.push_str("<w:tr>");
        let whole = self.measure.text;
        for (column, width) in columns.iter().zip(&widths) {
            let _ = write!(self.xml, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>");
            self.measure.text = *width;
            self.blocks(column);
            // A cell ends with a paragraph.
            self.paragraph("AfterTable", "");
            self.xml.push_str("</w:tc>");
        }
        self.measure.text = whole;
        self.xml.push_str("</w:tr>\n");
        self.close_table();
    }
}

fn numbered(number: Option<&str>, text: &str) -> String {
    number.map_or_else(|| text.to_owned(), |number| format!("{number}. {text}"))
}

/// A heading that the list of contents has.
fn chief_heading(block: &Block) -> Option<String> {
    match block {
        Block::Heading { level: 1, number, text } => Some(numbered(number.as_deref(), text)),
        _ => None,
    }
}

/// Runs of text, for a paragraph or a footnote.
pub(super) fn inlines(line: &Inlines) -> String {
    line.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => plain(&text.replace("§ ", "§\u{a0}")),
        Inline::Emphasis(text) => styled(text, "Emphasis"),
        Inline::Label(text) => styled(text, "Marking"),
        Inline::Quote { text, language } => quote(text, language.as_deref()),
        Inline::Note { number, again: false } => notes::mark(*number),
        Inline::Note { number, again: true } => notes::mark_again(*number),
        Inline::Sources(numbers) => notes::sources(numbers),
        Inline::Date { words, .. } => plain(words),
        Inline::Code(text) => styled(text, "Exact"),
    }
}
