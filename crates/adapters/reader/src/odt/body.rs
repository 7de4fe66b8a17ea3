//! `content.xml`: its styles, then its text.

use std::io::BufRead;

use super::styles::Styles;
use crate::blocks::{Block, BlockText, row};
use crate::limits::check;
use crate::office::xml::{Step, Tag, Xml};
use crate::place::PlaceKind;
use crate::{LimitName, Limits, ReadError};

/// A table may declare a cell repeated to the end of a sheet; empty ones at a row's end show nothing.
const CELLS_REPEATED_MAX: usize = 64;

/// What was met besides text.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) insertions: u64,
    pub(super) deletions: u64,
    pub(super) comments: u64,
    pub(super) hidden_chars: u64,
    pub(super) embedded: u64,
    pub(super) title: Option<String>,
}

pub(super) struct Body<'a> {
    limits: &'a Limits,
    styles: Styles,
    facts: Facts,
    blocks: Vec<Block>,
    notes: [Vec<Block>; 2],
    around: Vec<Around>,
    /// The paragraphs that are open: a note or a text box lies inside another paragraph.
    paragraphs: Vec<Paragraph>,
    /// For each open span or paragraph, whether its style hides it.
    hidden: Vec<Option<bool>>,
    lists: usize,
    written_chars: u64,
}

enum Around {
    Row(Vec<Vec<Block>>),
    Cell {
        blocks: Vec<Block>,
        times: usize,
    },
    /// The blocks of a text box follow the paragraph that it hangs on.
    TextBox(Vec<Block>),
    Note {
        blocks: Vec<Block>,
        kind: PlaceKind,
        number: String,
    },
}

struct Paragraph {
    text: BlockText,
    kind: PlaceKind,
    is_title: bool,
    follow: Vec<Block>,
}

enum After {
    GoOn,
    Skip,
    /// The number or mark of a note.
    NoteNumber,
    /// What tracked changes keep apart.
    Changes,
}

impl<'a> Body<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            styles: Styles::default(),
            facts: Facts::default(),
            blocks: Vec::new(),
            notes: [Vec::new(), Vec::new()],
            around: Vec::new(),
            paragraphs: Vec::new(),
            hidden: Vec::new(),
            lists: 0,
            written_chars: 0,
        }
    }

    /// The blocks, notes last, and what was met besides.
    pub(super) fn finish(self) -> (Vec<Block>, Facts) {
        let [footnotes, endnotes] = self.notes;
        (self.blocks.into_iter().chain(footnotes).chain(endnotes).collect(), self.facts)
    }

    pub(super) fn read<R: BufRead>(&mut self, xml: &mut Xml<'_, R>) -> Result<(), ReadError> {
        loop {
            let after = match xml.step()? {
                Step::Open(tag) => self.open(&tag),
                Step::Close(name) => {
                    self.close(&name);
                    After::GoOn
                }
                Step::Text(text) => {
                    self.text(&text)?;
                    After::GoOn
                }
                Step::End => return Ok(()),
            };
            match after {
                After::GoOn => {}
                After::Skip => xml.skip()?,
                After::Changes => self.changes(xml)?,
                After::NoteNumber => {
                    let mark = xml.text_of(64)?;
                    if let Some(Around::Note { number, .. }) = self.around.last_mut() {
                        mark.trim().clone_into(number);
                    }
                }
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> After {
        match tag.name() {
            "style" | "text-properties" => self.styles.open(tag),
            "tracked-changes" => return After::Changes,
            "annotation" => {
                self.facts.comments += 1;
                return After::Skip;
            }
            // Forms and declarations; what an index is made from; descriptions of pictures; how a word
            // is pronounced; text under a condition that hides it.
            "forms"
            | "variable-decls"
            | "sequence-decls"
            | "user-field-decls"
            | "table-of-content-source"
            | "alphabetical-index-source"
            | "illustration-index-source"
            | "title"
            | "desc"
            | "ruby-text"
            | "scripts"
            | "font-face-decls" => return After::Skip,
            "hidden-text" | "hidden-paragraph" => return self.hidden_field(tag),
            "h" => {
                let level = tag.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
                self.begin(tag, PlaceKind::Heading { level: level.unwrap_or(1).clamp(1, 6) });
            }
            "p" if self.lists > 0 => self.begin(tag, PlaceKind::ListItem),
            "p" => self.begin(tag, PlaceKind::Paragraph),
            "span" => {
                let style = tag.attribute("style-name");
                self.hidden.push(style.and_then(|name| self.styles.hidden(&name)));
            }
            "list" => self.lists += 1,
            "s" => self.write(BlockText::space),
            "tab" => self.write(BlockText::tab),
            "line-break" => self.write(BlockText::line_break),
            "table-row" => self.around.push(Around::Row(Vec::new())),
            "table-cell" | "covered-table-cell" => {
                let times = tag.attribute("number-columns-repeated").and_then(|times| times.parse().ok());
                let times = times.unwrap_or(1).min(CELLS_REPEATED_MAX);
                self.around.push(Around::Cell { blocks: Vec::new(), times });
            }
            "text-box" => self.around.push(Around::TextBox(Vec::new())),
            "note" => {
                let is_endnote = tag.attribute("note-class").as_deref() == Some("endnote");
                let kind = if is_endnote { PlaceKind::Endnote } else { PlaceKind::Footnote };
                self.around.push(Around::Note { blocks: Vec::new(), kind, number: String::new() });
            }
            "note-citation" => return After::NoteNumber,
            "object" | "object-ole" => self.facts.embedded += 1,
            _ => {}
        }
        After::GoOn
    }

    fn close(&mut self, name: &str) {
        match name {
            "style" => self.styles.close(name),
            "p" | "h" => self.end_paragraph(),
            "span" => drop(self.hidden.pop()),
            "list" => self.lists = self.lists.saturating_sub(1),
            "table-row" | "table-cell" | "covered-table-cell" | "text-box" | "note" => self.end_around(),
            _ => {}
        }
    }

    /// Counts the changes; what was deleted stands in here and nowhere else.
    fn changes<R: BufRead>(&mut self, xml: &mut Xml<'_, R>) -> Result<(), ReadError> {
        loop {
            match xml.step()? {
                Step::Open(tag) => match tag.name() {
                    "insertion" => self.facts.insertions += 1,
                    "deletion" => {
                        self.facts.deletions += 1;
                        xml.skip()?;
                    }
                    _ => {}
                },
                Step::Close(name) if name == "tracked-changes" => return Ok(()),
                Step::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// Text that a condition hides; where it is shown it stands in the element.
    fn hidden_field(&mut self, tag: &Tag<'_>) -> After {
        if tag.attribute("is-hidden").as_deref() == Some("false") {
            return After::GoOn;
        }
        let text = tag.attribute("string-value").unwrap_or_default();
        self.facts.hidden_chars += text.chars().filter(|c| !c.is_whitespace()).count() as u64;
        After::Skip
    }

    fn begin(&mut self, tag: &Tag<'_>, kind: PlaceKind) {
        let style = tag.attribute("style-name").unwrap_or_default();
        self.hidden.push(self.styles.hidden(&style));
        let is_title = self.styles.is_title(&style);
        let kind = if is_title { PlaceKind::Heading { level: 1 } } else { kind };
        self.paragraphs.push(Paragraph { text: BlockText::default(), kind, is_title, follow: Vec::new() });
    }

    fn end_paragraph(&mut self) {
        self.hidden.pop();
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        if let Some(text) = paragraph.text.take() {
            if paragraph.is_title && self.facts.title.is_none() {
                self.facts.title = crate::office::clean(&text);
            }
            self.emit(Block { kind: paragraph.kind, text });
        }
        for block in paragraph.follow {
            self.emit(block);
        }
    }

    fn is_hidden(&self) -> bool {
        self.hidden.iter().rev().find_map(|said| *said).unwrap_or(false)
    }

    fn write(&mut self, what: impl FnOnce(&mut BlockText)) {
        if !self.is_hidden()
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            what(&mut paragraph.text);
        }
    }

    /// Text stands in paragraphs; white space between elements means nothing.
    fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if self.paragraphs.is_empty() {
            return Ok(());
        }
        self.written_chars += text.chars().count() as u64;
        check(LimitName::TextChars, self.limits.text_chars_max, self.written_chars)?;
        if self.is_hidden() {
            self.facts.hidden_chars += text.chars().filter(|c| !c.is_whitespace()).count() as u64;
        }
        self.write(|written| written.push_str(text));
        Ok(())
    }

    fn emit(&mut self, block: Block) {
        let inner = self.around.iter_mut().rev().find_map(|around| match around {
            Around::Cell { blocks, .. } | Around::TextBox(blocks) | Around::Note { blocks, .. } => {
                Some(blocks)
            }
            Around::Row(_) => None,
        });
        inner.unwrap_or(&mut self.blocks).push(block);
    }

    fn end_around(&mut self) {
        match self.around.pop() {
            Some(Around::Cell { blocks, times }) => {
                if let Some(Around::Row(cells)) = self.around.last_mut() {
                    cells.push(blocks);
                    cells.extend(std::iter::repeat_n(Vec::new(), times.saturating_sub(1)));
                }
            }
            Some(Around::Row(cells)) => row(cells).into_iter().for_each(|block| self.emit(block)),
            Some(Around::TextBox(blocks)) => match self.paragraphs.last_mut() {
                Some(paragraph) => paragraph.follow.extend(blocks),
                None => blocks.into_iter().for_each(|block| self.emit(block)),
            },
            Some(Around::Note { blocks, kind, number }) => {
                let paragraphs: Vec<String> = blocks.into_iter().map(|block| block.text).collect();
                if !paragraphs.is_empty() {
                    let text = format!("[{number}] {}", paragraphs.join("\n"));
                    let notes = &mut self.notes[usize::from(kind == PlaceKind::Endnote)];
                    notes.push(Block { kind, text });
                }
            }
            None => {}
        }
    }
}
