//! The article's blocks as text, with the place of each.
//!
//! White space runs become one space, as a browser shows them; a no-break space is a space; marks
//! that are never seen (soft hyphen, zero-width space) go. Joiners and direction marks stay: Persian
//! and Arabic need them. Nothing is added but line ends, and tabs between the cells of a row.

use super::dom::{Dom, NodeId, Step};
use super::furniture::{Facts, Survey, is_block};
use crate::Place;
use crate::place::{PlaceKind, Places};

pub(super) struct Written {
    pub(super) text: String,
    pub(super) places: Vec<Place>,
}

pub(super) fn write(dom: &Dom, survey: &Survey, article: NodeId) -> Written {
    let says_where = survey.facts(article).has_article;
    let mut writer = Writer::default();
    let mut inside_left_out: Option<NodeId> = None;
    for step in dom.walk(article) {
        match (step, inside_left_out) {
            (Step::Leave(id), Some(out)) if id == out => inside_left_out = None,
            (_, Some(_)) => {}
            (Step::Enter(id), None) => {
                let facts = survey.facts(id);
                if facts.left_out || !says_where && is_link_list(dom, id, facts) {
                    inside_left_out = Some(id);
                } else {
                    writer.enter(dom, survey, id);
                }
            }
            (Step::Leave(id), None) => writer.leave(dom, id),
        }
    }
    writer.flush();
    Written { text: writer.text, places: writer.places.into_list() }
}

/// On a page that does not say where its article is, a block of links is a menu. Inside an article
/// it may be a list of prisoners, each linked, and stays.
fn is_link_list(dom: &Dom, id: NodeId, facts: Facts) -> bool {
    matches!(dom.tag(id), "ul" | "ol" | "dl" | "div" | "section" | "td" | "tr" | "table" | "p" | "center")
        && facts.links >= 3
        && facts.link_chars * 5 >= facts.chars * 4
}

#[derive(Default)]
struct Writer {
    text: String,
    chars: usize,
    places: Places,
    /// The block being written.
    block: String,
    block_id: Option<String>,
    space_owed: bool,
    kinds: Vec<(NodeId, PlaceKind)>,
    /// The row of a table of facts that is being written, if any.
    row: Option<NodeId>,
    cells: usize,
    preformatted: usize,
}

impl Writer {
    fn enter(&mut self, dom: &Dom, survey: &Survey, id: NodeId) {
        if let Some(text) = dom.text(id) {
            self.text(text);
            return;
        }
        let tag = dom.tag(id);
        if self.row.is_some() {
            return self.enter_in_row(tag);
        }
        match tag {
            "br" => self.line_break(),
            "q" => self.push('\u{201C}'),
            "pre" => self.preformatted += 1,
            _ => {}
        }
        if is_block(tag) || matches!(tag, "td" | "th") {
            self.flush();
            self.block_id = dom.attribute(id, "id").map(str::to_owned).or(self.block_id.take());
            self.kinds.push((id, self.kind(tag)));
            if tag == "tr" && is_row_of_facts(dom, survey, id) {
                self.row = Some(id);
                self.cells = 0;
            }
        }
    }

    fn enter_in_row(&mut self, tag: &str) {
        match tag {
            "td" | "th" => {
                if self.cells > 0 {
                    self.space_owed = false;
                    self.block.push('\t');
                }
                self.cells += 1;
            }
            "br" => self.space_owed = true,
            "q" => self.push('\u{201C}'),
            _ => {}
        }
    }

    fn leave(&mut self, dom: &Dom, id: NodeId) {
        let tag = dom.tag(id);
        match tag {
            "q" => self.block.push('\u{201D}'),
            "pre" if self.row.is_none() => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
        if self.kinds.last().is_some_and(|(opened, _)| *opened == id) {
            self.flush();
            self.kinds.pop();
            self.block_id = None;
            self.row = self.row.filter(|row| *row != id);
        }
    }

    /// A paragraph in an item, quotation or caption is part of it.
    fn kind(&self, tag: &str) -> PlaceKind {
        let around = self.kinds.last().map_or(PlaceKind::Paragraph, |(_, kind)| *kind);
        match tag {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => PlaceKind::Heading { level: tag.as_bytes()[1] - b'0' },
            "li" | "dd" => PlaceKind::ListItem,
            "blockquote" => PlaceKind::Quotation,
            "figcaption" | "caption" => PlaceKind::Caption,
            "tr" => PlaceKind::TableRow,
            "pre" => PlaceKind::Preformatted,
            "table" | "figure" | "dt" | "section" | "article" | "td" | "th" => PlaceKind::Paragraph,
            _ => around,
        }
    }

    fn text(&mut self, text: &str) {
        if self.preformatted > 0 && self.row.is_none() {
            self.block.extend(text.chars().filter(|c| !is_never_seen(*c)));
            return;
        }
        for c in text.chars().filter(|c| !is_never_seen(*c)) {
            if c == '\u{A0}' || c == '\u{202F}' || c.is_ascii_whitespace() {
                self.space_owed = true;
            } else {
                self.push(c);
            }
        }
    }

    fn push(&mut self, c: char) {
        let at_start = self.block.is_empty() || self.block.ends_with(['\n', '\t']);
        if std::mem::take(&mut self.space_owed) && !at_start {
            self.block.push(' ');
        }
        self.block.push(c);
    }

    /// Two in a row part paragraphs on old pages.
    fn line_break(&mut self) {
        self.space_owed = false;
        if self.block.ends_with('\n') && self.preformatted == 0 {
            self.flush();
        } else if !self.block.is_empty() {
            self.block.push('\n');
        }
    }

    fn flush(&mut self) {
        self.space_owed = false;
        let block = std::mem::take(&mut self.block);
        let block = block.trim();
        if block.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
            self.chars += 2;
        }
        let kind = self.kinds.last().map_or(PlaceKind::Paragraph, |(_, kind)| *kind);
        let start = self.chars;
        self.chars += block.chars().count();
        self.text.push_str(block);
        self.places.push(start, self.chars, kind).element_id = self.block_id.take();
    }
}

/// Cells that hold blocks make a table for layout; its cells are written as blocks.
fn is_row_of_facts(dom: &Dom, survey: &Survey, row: NodeId) -> bool {
    let cells = dom.children(row).filter(|&id| matches!(dom.tag(id), "td" | "th"));
    let mut count = 0;
    for cell in cells {
        if survey.facts(cell).has_block {
            return false;
        }
        count += 1;
    }
    count > 1
}

fn is_never_seen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}
