//! A paper as plain text: for an e-mail body, a terminal, a comparison of two drafts.

use crate::document::{Block, Document, Inline, Inlines, Letterhead};
use crate::html::draft_line;

const LINE_CHARS_MAX: usize = 78;

pub(crate) fn page(document: &Document) -> String {
    let mut out = Text { document, lines: Vec::new() };
    out.front();
    out.blocks(&document.blocks);
    if !document.notes.is_empty() {
        out.heading("Notes");
        for (place, note) in document.notes.iter().enumerate() {
            out.hanging(&format!("{}. ", place + 1), &flat(note));
        }
    }
    let mut text = out.lines.join("\n");
    text.push('\n');
    text
}

struct Text<'a> {
    document: &'a Document,
    lines: Vec<String>,
}

impl Text<'_> {
    fn front(&mut self) {
        if let Some(missing) = &self.document.draft {
            self.paragraph(draft_line(missing));
            for item in missing {
                self.hanging("- ", item);
            }
            self.lines.push(String::new());
        }
        if let Some(head) = &self.document.letterhead {
            self.letterhead(head);
            return;
        }
        self.lines.push(self.document.title.clone());
        self.lines.extend(self.document.subtitle.iter().cloned());
        self.lines.push(String::new());
    }

    fn letterhead(&mut self, head: &Letterhead) {
        self.lines.extend(head.sender.iter().cloned());
        self.lines.push(String::new());
        self.lines.push(head.date.clone().unwrap_or_else(|| "[date]".to_owned()));
        self.lines.push(String::new());
        self.lines.extend(head.addressee.iter().cloned());
        self.lines.push(String::new());
        if !head.copies_to.is_empty() {
            self.paragraph(&format!("Copy: {}", head.copies_to.join("; ")));
        }
        self.paragraph(&head.subject);
        self.paragraph(&head.salutation);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { number: Some(number), text, .. } => {
                self.heading(&format!("{number}. {text}"));
            }
            Block::Heading { number: None, text, .. } => self.heading(text),
            Block::Lead(line) | Block::Paragraph(line) | Block::Aside(line) => self.paragraph(&flat(line)),
            Block::Law { text, citation } => self.paragraph(&format!("“{text}” ({citation})")),
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Group { label, items } => {
                self.lines.push(format!("{label}:"));
                self.list(false, items);
            }
            Block::Pairs(pairs) => {
                for pair in pairs {
                    self.hanging(&format!("{}: ", pair.label), &flat(&pair.value));
                }
                self.lines.push(String::new());
            }
            Block::Table { rows, more, .. } => {
                for row in rows {
                    let cells: Vec<String> = row.iter().map(flat).collect();
                    self.hanging("- ", &cells.join(": "));
                }
                self.lines.extend(more.clone());
                self.lines.push(String::new());
            }
            Block::Figure(index) => {
                let figure = self.document.figures.get(*index);
                self.lines.extend(figure.map(|figure| figure.alternative.clone()));
            }
            Block::Signatures(signatures) => {
                for signature in signatures {
                    let contact = signature.contact.clone().into_iter();
                    let lines = [signature.name.clone(), signature.standing.clone()];
                    self.lines.extend(lines.into_iter().chain(contact).chain([String::new()]));
                }
            }
            Block::Sources(sources) => {
                for source in sources {
                    let particulars = source.particulars.iter().map(flat);
                    let lines: Vec<String> = std::iter::once(flat(&source.line)).chain(particulars).collect();
                    self.hanging(&format!("[{}] ", source.number), &lines.join(" "));
                }
                self.lines.push(String::new());
            }
            Block::Columns(columns) => columns.iter().for_each(|column| self.blocks(column)),
        }
    }

    fn list(&mut self, ordered: bool, items: &[Inlines]) {
        for (place, item) in items.iter().enumerate() {
            let bullet = if ordered { format!("{}. ", place + 1) } else { "- ".to_owned() };
            self.hanging(&bullet, &flat(item));
        }
        self.lines.push(String::new());
    }

    fn heading(&mut self, text: &str) {
        self.lines.push(text.to_uppercase());
        self.lines.push(String::new());
    }

    fn paragraph(&mut self, text: &str) {
        self.hanging("", text);
        self.lines.push(String::new());
    }

    /// Wrapped, with what follows the first line set in under it.
    fn hanging(&mut self, first: &str, text: &str) {
        let indent = if first.is_empty() { "" } else { "  " };
        let mut line = first.trim_end().to_owned();
        for word in text.split_whitespace() {
            let room = line.chars().count() + 1 + word.chars().count() <= LINE_CHARS_MAX;
            if !line.trim().is_empty() && !room {
                self.lines.push(std::mem::replace(&mut line, indent.to_owned()));
            }
            if !line.is_empty() && line != indent {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.lines.push(line);
    }
}

fn flat(line: &Inlines) -> String {
    line.iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Emphasis(text) | Inline::Code(text) => text.clone(),
            Inline::Label(text) => format!("[{text}]"),
            Inline::Quote { text, .. } => format!("“{text}”"),
            Inline::Note { number, .. } => format!(" (note {number})"),
            Inline::Sources(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
                format!("[{}]", numbers.join(", "))
            }
            Inline::Date { words, .. } => words.clone(),
        })
        .collect()
}
