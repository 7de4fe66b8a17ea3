//! The parts that hold text: the body, footnotes and endnotes.
//!
//! The parts are walked step by step with a stack of what is open; nothing recurses but by one level
//! for each text box or cell, which the depth of the XML bounds.

use std::collections::HashMap;
use std::io::BufRead;

use super::styles::{Styles, outline};
use crate::blocks::{Block, BlockText, row};
use crate::limits::check;
use crate::office::xml::{Step, Tag, Xml};
use crate::place::PlaceKind;
use crate::{LimitName, Limits, ReadError};

/// What was met besides text.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) insertions: u64,
    pub(super) deletions: u64,
    pub(super) hidden_chars: u64,
    pub(super) embedded: u64,
    /// Ids of the notes, in the order in which the text refers to them.
    pub(super) footnotes: Vec<String>,
    pub(super) endnotes: Vec<String>,
    /// The first paragraph that is set as a title.
    pub(super) title: Option<String>,
}

impl Facts {
    pub(super) fn add(&mut self, more: &Self) {
        self.insertions += more.insertions;
        self.deletions += more.deletions;
        self.hidden_chars += more.hidden_chars;
        self.embedded += more.embedded;
    }
}

/// Reads one part into blocks.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    limits: &'a Limits,
    pub(super) facts: Facts,
    pub(super) blocks: Vec<Block>,
    /// What is around the paragraph that is read: cells, rows, text boxes.
    around: Vec<Around>,
    paragraph: Paragraph,
    /// Paragraphs that wait while a text box inside them is read.
    waiting: Vec<Paragraph>,
    run: Run,
    /// Fields that are open; `true` while their code is read and not their result.
    fields: Vec<bool>,
    /// Inside the properties of a paragraph or a row, `del` speaks of the paragraph's end or the row.
    properties_of: Option<Owner>,
    placeholder: bool,
    note: Option<String>,
    notes: HashMap<String, Vec<Block>>,
    written_chars: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Paragraph,
    Row,
}

/// What to do with the element that was just opened.
enum After {
    GoOn,
    Skip,
    Text { as_is: bool },
}

enum Around {
    Row {
        cells: Vec<Vec<Block>>,
        deleted: bool,
    },
    Cell {
        blocks: Vec<Block>,
        deleted: bool,
    },
    /// The blocks of a text box follow the paragraph that it hangs on.
    TextBox(Vec<Block>),
}

#[derive(Default)]
struct Paragraph {
    text: BlockText,
    style: Option<String>,
    outline: Option<u8>,
    in_list: Option<bool>,
    /// Its end was deleted, so that the next paragraph goes on with it.
    goes_on: bool,
    follow: Vec<Block>,
}

#[derive(Default)]
struct Run {
    style: Option<String>,
    hidden: Option<bool>,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, limits: &'a Limits) -> Self {
        Self {
            styles,
            limits,
            facts: Facts::default(),
            blocks: Vec::new(),
            around: Vec::new(),
            paragraph: Paragraph::default(),
            waiting: Vec::new(),
            run: Run::default(),
            fields: Vec::new(),
            properties_of: None,
            placeholder: false,
            note: None,
            notes: HashMap::new(),
            written_chars: 0,
        }
    }

    /// Reads to the end of the part.
    pub(super) fn read<R: BufRead>(&mut self, xml: &mut Xml<'_, R>) -> Result<(), ReadError> {
        loop {
            let after = match xml.step()? {
                Step::Open(tag) => self.open(&tag),
                Step::Close(name) => {
                    self.close(&name);
                    After::GoOn
                }
                Step::Text(_) => After::GoOn,
                Step::End => {
                    self.end_paragraph();
                    return Ok(());
                }
            };
            match after {
                After::GoOn => {}
                After::Skip => xml.skip()?,
                After::Text { as_is } => {
                    let text = xml.text_of(usize::MAX)?;
                    self.text(if as_is { &text } else { text.trim() })?;
                }
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> After {
        let value = || tag.attribute("val");
        match tag.name() {
            "t" => return After::Text { as_is: tag.attribute("space").as_deref() == Some("preserve") },
            "r" => self.run = Run::default(),
            "pPr" => self.properties_of = Some(Owner::Paragraph),
            "trPr" => self.properties_of = Some(Owner::Row),
            "pStyle" => self.paragraph.style = value(),
            "rStyle" => self.run.style = value(),
            "outlineLvl" => self.paragraph.outline = outline(value()),
            "numId" => self.paragraph.in_list = Some(value().as_deref() != Some("0")),
            "vanish" => self.run.hidden = Some(tag.is_on()),
            "del" | "moveFrom" => return self.deleted(),
            "ins" | "moveTo" if self.properties_of.is_none() => self.facts.insertions += 1,
            "cellDel" => self.delete_cell(),
            // Stops of the tabulator, not tabs; page layout with its headers; how it was set before a
            // tracked change; the code of a field; what stands in for a drawing in older programs; how
            // a word is pronounced.
            "tabs" | "sectPr" | "rPrChange" | "pPrChange" | "tblPrChange" | "trPrChange" | "tcPrChange"
            | "sectPrChange" | "tblGridChange" | "numberingChange" | "tblPrExChange" | "instrText"
            | "delInstrText" | "delText" | "Fallback" | "rt" => return After::Skip,
            "sdtPr" => self.placeholder = false,
            "showingPlcHdr" => self.placeholder = true,
            "sdtContent" if std::mem::take(&mut self.placeholder) => return After::Skip,
            "fldChar" => self.field(tag.attribute("fldCharType").as_deref()),
            "tab" | "ptab" if self.is_seen() => self.paragraph.text.tab(),
            "br" | "cr" if self.is_seen() => self.paragraph.text.line_break(),
            "noBreakHyphen" if self.is_seen() => self.paragraph.text.push_str("-"),
            "sym" if self.is_seen() => self.symbol(tag.attribute("char").as_deref()),
            "footnoteReference" if self.is_seen() => self.facts.footnotes.extend(tag.attribute("id")),
            "endnoteReference" if self.is_seen() => self.facts.endnotes.extend(tag.attribute("id")),
            "object" | "altChunk" => self.facts.embedded += 1,
            "tr" => self.begin(Around::Row { cells: Vec::new(), deleted: false }),
            "tc" => self.begin(Around::Cell { blocks: Vec::new(), deleted: false }),
            "txbxContent" => {
                self.waiting.push(std::mem::take(&mut self.paragraph));
                self.around.push(Around::TextBox(Vec::new()));
            }
            "footnote" | "endnote" => {
                if tag.attribute("type").is_some_and(|kind| kind != "normal") {
                    return After::Skip;
                }
                self.note = tag.attribute("id");
            }
            _ => {}
        }
        After::GoOn
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" if std::mem::take(&mut self.paragraph.goes_on) => {}
            "p" => self.end_paragraph(),
            "pPr" | "trPr" => self.properties_of = None,
            "tc" => self.end_cell(),
            "tr" => self.end_row(),
            "txbxContent" => self.end_text_box(),
            "footnote" | "endnote" => {
                self.end_paragraph();
                let blocks = std::mem::take(&mut self.blocks);
                if let Some(id) = self.note.take() {
                    self.notes.insert(id, blocks);
                }
            }
            _ => {}
        }
    }

    /// `del` around runs is deleted text; in a paragraph's properties it is the paragraph's end, in a
    /// row's the row.
    fn deleted(&mut self) -> After {
        match self.properties_of {
            Some(Owner::Paragraph) => self.paragraph.goes_on = true,
            Some(Owner::Row) => {
                self.facts.deletions += 1;
                if let Some(Around::Row { deleted, .. }) = self.around.last_mut() {
                    *deleted = true;
                }
            }
            None => self.facts.deletions += 1,
        }
        After::Skip
    }

    fn delete_cell(&mut self) {
        self.facts.deletions += 1;
        if let Some(Around::Cell { deleted, .. }) = self.around.last_mut() {
            *deleted = true;
        }
    }

    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(true),
            Some("separate") => self.fields.last_mut().into_iter().for_each(|in_code| *in_code = false),
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    fn in_field_code(&self) -> bool {
        self.fields.contains(&true)
    }

    fn is_hidden(&self) -> bool {
        let by_style = || {
            let by_run = self.styles.hidden(self.run.style.as_deref());
            by_run.or_else(|| self.styles.hidden(self.paragraph.style.as_deref()))
        };
        self.run.hidden.or_else(by_style).unwrap_or(false)
    }

    fn is_seen(&self) -> bool {
        !self.in_field_code() && !self.is_hidden()
    }

    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.in_field_code() {
            return Ok(());
        }
        self.written_chars += text.chars().count() as u64;
        check(LimitName::TextChars, self.limits.text_chars_max, self.written_chars)?;
        if self.is_hidden() {
            self.facts.hidden_chars += text.chars().filter(|c| !c.is_whitespace()).count() as u64;
        } else {
            self.paragraph.text.push_str(text);
        }
        Ok(())
    }

    /// A character by its number in a font. In a font of symbols the number says nothing about what is seen.
    fn symbol(&mut self, number: Option<&str>) {
        let letter = number.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        let known = letter.filter(|letter| !('\u{E000}'..='\u{F8FF}').contains(letter));
        self.paragraph.text.push_str(known.unwrap_or(char::REPLACEMENT_CHARACTER).encode_utf8(&mut [0; 4]));
    }

    fn begin(&mut self, around: Around) {
        self.end_paragraph();
        self.around.push(around);
    }

    fn end_paragraph(&mut self) {
        // A code that does not end with its paragraph has lost its end in a deletion.
        self.fields.iter_mut().for_each(|in_code| *in_code = false);
        let mut paragraph = std::mem::take(&mut self.paragraph);
        if let Some(text) = paragraph.text.take() {
            let kind = self.kind_of(&paragraph, &text);
            self.emit(Block { kind, text });
        }
        for block in paragraph.follow {
            self.emit(block);
        }
    }

    fn kind_of(&mut self, paragraph: &Paragraph, text: &str) -> PlaceKind {
        let style = paragraph.style.as_deref();
        if self.styles.is_title(style) {
            if self.facts.title.is_none() && self.note.is_none() {
                self.facts.title = crate::office::clean(text);
            }
            return PlaceKind::Heading { level: 1 };
        }
        if let Some(level) = paragraph.outline.or_else(|| self.styles.heading(style)) {
            return PlaceKind::Heading { level };
        }
        let in_list = paragraph.in_list.unwrap_or_else(|| self.styles.is_list(style));
        if in_list { PlaceKind::ListItem } else { PlaceKind::Paragraph }
    }

    fn emit(&mut self, block: Block) {
        let inner = self.around.iter_mut().rev().find_map(|around| match around {
            Around::Cell { blocks, .. } | Around::TextBox(blocks) => Some(blocks),
            Around::Row { .. } => None,
        });
        inner.unwrap_or(&mut self.blocks).push(block);
    }

    fn end_cell(&mut self) {
        self.end_paragraph();
        let Some(Around::Cell { blocks, deleted }) =
            self.around.pop_if(|last| matches!(last, Around::Cell { .. }))
        else {
            return;
        };
        if let Some(Around::Row { cells, .. }) = self.around.last_mut() {
            cells.push(if deleted { Vec::new() } else { blocks });
        }
    }

    fn end_row(&mut self) {
        self.end_paragraph();
        let row_open = self.around.pop_if(|last| matches!(last, Around::Row { .. }));
        if let Some(Around::Row { cells, deleted: false }) = row_open {
            for block in row(cells) {
                self.emit(block);
            }
        }
    }

    fn end_text_box(&mut self) {
        self.end_paragraph();
        let text_box = self.around.pop_if(|last| matches!(last, Around::TextBox(_)));
        self.paragraph = self.waiting.pop().unwrap_or_default();
        if let Some(Around::TextBox(blocks)) = text_box {
            self.paragraph.follow.extend(blocks);
        }
    }
}

/// The notes of one part by their ids.
pub(super) struct Notes {
    notes: HashMap<String, Vec<Block>>,
    pub(super) facts: Facts,
}

impl Notes {
    pub(super) fn read<R: BufRead>(
        xml: &mut Xml<'_, R>,
        styles: &Styles,
        limits: &Limits,
    ) -> Result<Self, ReadError> {
        let mut body = Body::new(styles, limits);
        body.read(xml)?;
        Ok(Self { notes: body.notes, facts: body.facts })
    }

    /// One block for each note that the text refers to, with its number before it.
    pub(super) fn in_order(&self, wanted: &[String], kind: PlaceKind) -> Vec<Block> {
        let texts = wanted.iter().enumerate().filter_map(|(index, id)| {
            let paragraphs: Vec<&str> = self.notes.get(id)?.iter().map(|block| block.text.as_str()).collect();
            let text = format!("[{}] {}", index + 1, paragraphs.join("\n"));
            (!paragraphs.is_empty()).then_some(Block { kind, text })
        });
        texts.collect()
    }
}
