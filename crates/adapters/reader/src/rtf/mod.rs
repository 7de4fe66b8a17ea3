//! RTF: the text as it stands when every tracked change is accepted.
//!
//! Left out, and counted where that matters: deleted and hidden text, comments, pictures and objects, field codes, headers
//! and footers. Footnotes follow the text, each with its number. Groups are kept on a list and not on the stack.

mod charsets;
mod tokens;

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::blocks::{self, Block, BlockText};
use crate::limits::check;
use crate::office::{clean, is_nobody};
use crate::place::PlaceKind;
use crate::{Content, LimitName, Limits, ReadError, Warning};
use tokens::{Token, Tokens};

/// Reads a document.
///
/// # Errors
/// When its groups lie too deep in each other, it does not begin as one, or it has no text.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let mut reader = Reader::new();
    let mut tokens = Tokens::of(bytes);
    while let Some(token) = tokens.next() {
        if let Token::Word(b"bin", Some(count)) = token {
            tokens.pass_over(usize::try_from(count).unwrap_or(0));
        }
        reader.take(token);
        check(LimitName::RtfDepth, limits.rtf_depth_max, reader.groups.len() as u64)?;
        check(LimitName::TextChars, limits.text_chars_max.saturating_mul(4), reader.letters)?;
    }
    reader.finish(limits)
}

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    Body,
    /// A footnote or endnote.
    Note(PlaceKind),
    FontTable,
    /// The file's properties: its title, its author.
    Title,
    Author,
    Created,
    /// Nowhere: no part of the text.
    Nowhere,
}

/// What holds within a group.
#[derive(Debug, Clone, Copy)]
struct Group {
    to: To,
    hidden: bool,
    deleted: bool,
    encoding: Option<&'static Encoding>,
    /// How many letters after each `\u` stand for the same, for old programs.
    stand_ins: usize,
    /// The group began with a note: it ends with it.
    begins_note: bool,
    /// Where text goes around an object, which is nowhere.
    around: To,
}

#[derive(Default)]
struct Facts {
    deletions: u64,
    insertions: u64,
    hidden_chars: u64,
    comments: u64,
    embedded: u64,
    title: String,
    author: String,
    created: [i32; 3],
    /// Footnotes and endnotes.
    notes: (u32, u32),
}

struct Reader {
    groups: Vec<Group>,
    now: Group,
    document: &'static Encoding,
    fonts: HashMap<i32, Option<&'static Encoding>>,
    font: i32,
    /// Bytes of one encoding, not decoded yet.
    bytes: Vec<u8>,
    /// Letters still to be passed over after a `\u`.
    passing: usize,
    half: Option<u16>,
    optional: bool,
    text: BlockText,
    note_text: BlockText,
    cells: Vec<Vec<Block>>,
    heading: Option<u8>,
    blocks: Vec<Block>,
    notes: Vec<Block>,
    facts: Facts,
    letters: u64,
}

impl Reader {
    fn new() -> Self {
        let now = Group {
            to: To::Body,
            hidden: false,
            deleted: false,
            encoding: None,
            stand_ins: 1,
            begins_note: false,
            around: To::Nowhere,
        };
        Self {
            groups: Vec::new(),
            now,
            document: WINDOWS_1252,
            fonts: HashMap::new(),
            font: 0,
            bytes: Vec::new(),
            passing: 0,
            half: None,
            optional: false,
            text: BlockText::default(),
            note_text: BlockText::default(),
            cells: Vec::new(),
            heading: None,
            blocks: Vec::new(),
            notes: Vec::new(),
            facts: Facts::default(),
            letters: 0,
        }
    }

    fn take(&mut self, token: Token<'_>) {
        let optional = std::mem::take(&mut self.optional);
        match token {
            Token::Open => {
                self.settle();
                self.passing = 0;
                self.groups.push(self.now);
                self.now.begins_note = false;
            }
            Token::Close => self.close(),
            Token::Optional => self.optional = true,
            Token::Byte(byte) => {
                if self.passing > 0 {
                    self.passing -= 1;
                } else {
                    self.half = None;
                    self.letters += 1;
                    self.bytes.push(byte);
                }
            }
            Token::Letter(letter) => self.letter(letter),
            Token::Word(b"u", Some(number)) => self.unicode(number),
            Token::Word(name, number) => {
                self.settle();
                if self.passing > 0 && !matches!(name, b"uc" | b"bin") {
                    self.passing -= 1;
                    return;
                }
                self.word(name, number, optional);
            }
        }
    }

    fn close(&mut self) {
        self.settle();
        self.passing = 0;
        if self.now.begins_note {
            self.end_of_note();
        }
        if let Some(outer) = self.groups.pop() {
            self.now = outer;
        }
    }

    /// A number of UTF-16, with stand-ins after it.
    fn unicode(&mut self, number: i32) {
        self.flush_bytes();
        self.passing = self.now.stand_ins;
        let unit = u16::try_from(number.rem_euclid(65_536)).unwrap_or_default();
        let units = [self.half.take().unwrap_or(unit), unit];
        let paired =
            char::decode_utf16(units).next().and_then(Result::ok).filter(|letter| letter.len_utf16() == 2);
        match (paired, char::from_u32(unit.into())) {
            (Some(letter), _) | (None, Some(letter)) => self.put(&letter.to_string()),
            (None, None) if (0xD800..0xDC00).contains(&unit) => self.half = Some(unit),
            (None, None) => self.put("\u{FFFD}"),
        }
    }

    fn letter(&mut self, letter: char) {
        self.settle();
        if self.passing > 0 {
            self.passing -= 1;
        } else {
            self.put(&letter.to_string());
        }
    }

    fn settle(&mut self) {
        self.flush_bytes();
        self.half = None;
    }

    fn flush_bytes(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let encoding = self.now.encoding.unwrap_or(self.document);
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        self.put(&text);
    }

    /// Text to where it belongs.
    fn put(&mut self, text: &str) {
        let seen = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count() as u64;
        match self.now.to {
            To::Body | To::Note(_) if self.now.deleted => {}
            To::Body | To::Note(_) if self.now.hidden => self.facts.hidden_chars += seen(text),
            To::Body => self.text.push_str(text),
            To::Note(_) => self.note_text.push_str(text),
            To::Title => self.facts.title.push_str(text),
            To::Author => self.facts.author.push_str(text),
            To::FontTable | To::Created | To::Nowhere => {}
        }
    }

    fn word(&mut self, name: &[u8], number: Option<i32>, optional: bool) {
        if self.destination(name) || self.of_letters(name, number) || self.of_form(name, number) {
            return;
        }
        // What may be passed over and is not known is passed over.
        if optional {
            self.now.to = To::Nowhere;
        }
    }

    /// Words that say where the rest of their group goes.
    fn destination(&mut self, name: &[u8]) -> bool {
        let outside = self.now.to == To::Nowhere;
        match name {
            // Their parts are what is shown.
            b"shpinst" | b"shptxt" | b"fldrslt" | b"field" | b"shp" | b"do" | b"dptxbxtext" => {}
            // What stands for an object, and letters beside what old programs show for them.
            b"result" | b"ud" => self.now.to = self.now.around,
            b"fonttbl" => self.now.to = To::FontTable,
            b"info" if !outside => self.now.to = To::Nowhere,
            b"title" => self.now.to = if self.facts.title.is_empty() { To::Title } else { To::Nowhere },
            b"author" => self.now.to = if self.facts.author.is_empty() { To::Author } else { To::Nowhere },
            b"creatim" => self.now.to = To::Created,
            b"footnote" if !outside => self.begin_note(),
            b"ftnalt" => {
                if let To::Note(_) = self.now.to {
                    self.now.to = To::Note(PlaceKind::Endnote);
                }
            }
            b"annotation" => {
                self.facts.comments += 1;
                self.now.to = To::Nowhere;
            }
            b"object" | b"upr" if !outside => {
                self.facts.embedded += u64::from(name == b"object");
                self.now.around = self.now.to;
                self.now.to = To::Nowhere;
            }
            b"colortbl" | b"stylesheet" | b"pict" | b"objdata" | b"header" | b"headerl" | b"headerr"
            | b"headerf" | b"footer" | b"footerl" | b"footerr" | b"footerf" | b"fldinst" | b"listtext"
            | b"pntext" | b"sp" | b"shprslt" | b"nonshppict" | b"listtable" | b"listoverridetable"
            | b"revtbl" | b"rsidtbl" | b"atnid" | b"atnauthor" | b"atndate" | b"atnref" | b"atrfstart"
            | b"atrfend" | b"bkmkstart" | b"bkmkend" | b"themedata" | b"datastore" | b"xe" | b"tc"
            | b"filetbl" | b"generator" | b"comment" | b"doccomm" | b"keywords" | b"subject"
            | b"operator" | b"company" | b"manager" | b"category" | b"hlinkbase" | b"revtim" | b"printim"
            | b"buptim" | b"ftnsep" | b"ftnsepc" | b"ftncn" | b"aftnsep" | b"aftnsepc" | b"aftncn" => {
                self.now.to = To::Nowhere;
            }
            _ => return false,
        }
        true
    }

    fn begin_note(&mut self) {
        self.now.to = To::Note(PlaceKind::Footnote);
        self.now.begins_note = true;
        self.note_text = BlockText::default();
    }

    fn end_of_note(&mut self) {
        let To::Note(kind) = self.now.to else { return };
        if let Some(text) = self.note_text.take() {
            let numbers = &mut self.facts.notes;
            let number = if kind == PlaceKind::Footnote { &mut numbers.0 } else { &mut numbers.1 };
            *number += 1;
            self.notes.push(Block { kind, text: format!("[{number}] {text}") });
        }
    }

    /// Words that say what letters mean, or that are one.
    fn of_letters(&mut self, name: &[u8], number: Option<i32>) -> bool {
        let letter = match name {
            b"emdash" => "—",
            b"endash" => "–",
            b"lquote" => "‘",
            b"rquote" => "’",
            b"ldblquote" => "“",
            b"rdblquote" => "”",
            b"bullet" => "•",
            b"emspace" | b"enspace" | b"qmspace" => " ",
            b"zwj" => "\u{200D}",
            b"zwnj" => "\u{200C}",
            b"ansicpg" | b"cpg" => {
                let encoding = charsets::of_code_page(number.unwrap_or(1252));
                if name == b"ansicpg" {
                    self.document = encoding;
                } else {
                    self.fonts.insert(self.font, Some(encoding));
                }
                return true;
            }
            b"mac" => {
                self.document = encoding_rs::MACINTOSH;
                return true;
            }
            b"f" => {
                self.font = number.unwrap_or(0);
                if self.now.to != To::FontTable {
                    self.now.encoding = self.fonts.get(&self.font).copied().flatten();
                }
                return true;
            }
            b"fcharset" => {
                self.fonts.insert(self.font, charsets::of_font(number.unwrap_or(0)));
                return true;
            }
            b"uc" => {
                self.now.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(16);
                return true;
            }
            _ => return false,
        };
        self.put(letter);
        true
    }

    /// Words that say how the text is set.
    fn of_form(&mut self, name: &[u8], number: Option<i32>) -> bool {
        let on = number != Some(0);
        let in_note = matches!(self.now.to, To::Note(_));
        match name {
            b"par" | b"sect" | b"page" | b"line" if in_note => self.note_text.line_break(),
            b"par" | b"sect" | b"page" if self.now.to == To::Body => self.end_of_paragraph(),
            b"line" if self.now.to == To::Body => self.text.line_break(),
            b"tab" if self.now.to == To::Body => self.text.tab(),
            b"cell" | b"nestcell" if self.now.to == To::Body => self.end_of_cell(),
            b"trowd" if self.now.to == To::Body && self.cells.is_empty() => self.cells.push(Vec::new()),
            b"row" | b"nestrow" if self.now.to == To::Body => self.end_of_row(),
            b"pard" => self.heading = None,
            b"outlinelevel" => {
                let level = u8::try_from(number.unwrap_or(9).clamp(0, 9)).unwrap_or(9);
                self.heading = (level < 6).then_some(level + 1);
            }
            b"plain" => {
                (self.now.hidden, self.now.deleted) = (false, false);
            }
            b"v" => self.now.hidden = on,
            b"deleted" => {
                self.facts.deletions += u64::from(on && !self.now.deleted);
                self.now.deleted = on;
            }
            b"revised" => self.facts.insertions += u64::from(on),
            b"yr" | b"mo" | b"dy" if self.now.to == To::Created => {
                let place = if name == b"yr" {
                    0
                } else if name == b"mo" {
                    1
                } else {
                    2
                };
                self.facts.created[place] = number.unwrap_or(0);
            }
            _ => return false,
        }
        true
    }

    fn paragraph(&mut self) -> Option<Block> {
        let kind = self.heading.map_or(PlaceKind::Paragraph, |level| PlaceKind::Heading { level });
        self.text.take().map(|text| Block { kind, text })
    }

    /// Within a row, a paragraph of the cell that is open.
    fn end_of_paragraph(&mut self) {
        let Some(block) = self.paragraph() else { return };
        match self.cells.last_mut() {
            Some(cell) => cell.push(block),
            None => self.blocks.push(block),
        }
    }

    /// The first cell of a row is known by its end: what stood before it since the last row is in it.
    fn end_of_cell(&mut self) {
        if self.cells.is_empty() {
            self.cells.push(Vec::new());
        }
        self.end_of_paragraph();
        self.cells.push(Vec::new());
    }

    fn end_of_row(&mut self) {
        self.end_of_paragraph();
        let cells = std::mem::take(&mut self.cells);
        self.blocks.extend(blocks::row(cells));
    }

    fn finish(mut self, limits: &Limits) -> Result<Content, ReadError> {
        self.settle();
        self.end_of_paragraph();
        self.end_of_row();
        let mut blocks = self.blocks;
        for kind in [PlaceKind::Footnote, PlaceKind::Endnote] {
            blocks.extend(self.notes.iter().filter(|note| note.kind == kind).cloned());
        }
        if blocks.is_empty() {
            return Err(ReadError::NoText);
        }
        let (text, places) = blocks::write(&blocks, limits)?;
        let mut content = Content { text, places, ..Content::default() };
        self.facts.tell(&mut content);
        Ok(content)
    }
}

impl Facts {
    fn tell(&self, content: &mut Content) {
        let warnings = &mut content.warnings;
        if self.insertions + self.deletions > 0 {
            let (insertions, deletions) = (self.insertions, self.deletions);
            warnings.push(Warning::TrackedChanges { insertions, deletions });
        }
        if self.comments > 0 {
            warnings.push(Warning::CommentsLeftOut { count: self.comments });
        }
        if self.hidden_chars > 0 {
            warnings.push(Warning::HiddenTextLeftOut { chars: self.hidden_chars });
        }
        if self.embedded > 0 {
            warnings.push(Warning::EmbeddedNotRead { count: self.embedded });
        }
        let [year, month, day] = self.created;
        if (1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day) {
            let created = Some(format!("{year:04}-{month:02}-{day:02}"));
            warnings.push(Warning::DatesOfTheFile { created, modified: None });
        }
        content.title = clean(&self.title);
        content.metadata.authors = clean(&self.author).filter(|name| !is_nobody(name)).into_iter().collect();
    }
}
