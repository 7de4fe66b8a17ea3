//! A paper as one HTML file. Every text is escaped; there is no script and no address that is followed.

use std::fmt::Write as _;

use crate::document::{
    Block, Document, Figure, Form, Inline, Inlines, Letterhead, Pair, Signature, SourceLine,
};

const STYLE: &str = include_str!("style.css");

pub(crate) fn page(document: &Document) -> String {
    let mut page = Page { document, first_heading: 1, html: String::with_capacity(32_768) };
    page.open();
    page.draft_notice();
    page.front();
    let rest = page.cover();
    page.blocks(rest);
    page.notes();
    page.html.push_str("</main>\n</body>\n</html>\n");
    page.html
}

/// A paper as pieces of a page that has its own style and its own notice that this is a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlParts {
    /// How it is set: a letter, a summary, a worksheet, a dossier. A class for the style sheet.
    pub form: &'static str,
    /// The title with what stands above the first heading; then one for each heading; then the notes.
    pub parts: Vec<HtmlPart>,
}

/// One heading of a paper with what stands under it, up to the next heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlPart {
    /// 1 for a section, 2 for a part of one; 0 for what has no heading of the paper: title and notes.
    pub level: u8,
    /// Its heading, without its number.
    pub heading: String,
    /// Heading and text. Every text in it is escaped; it has no style, script or address that is followed.
    pub html: String,
}

/// The paper in parts; its title is a heading of the level `first_heading`.
pub(crate) fn parts(document: &Document, first_heading: u8) -> HtmlParts {
    let mut page = Page { document, first_heading, html: String::new() };
    let mut parts = Vec::new();
    page.front();
    let mut open = (0, String::new());
    for block in page.cover() {
        if let Block::Heading { level, text, .. } = block {
            page.end_part(&mut parts, std::mem::replace(&mut open, (*level, text.clone())));
        }
        page.block(block);
    }
    page.end_part(&mut parts, open);
    page.notes();
    page.end_part(&mut parts, (0, String::new()));
    HtmlParts { form: class_of(document.form), parts }
}

/// The class that the style sheet knows a form by.
fn class_of(form: Form) -> &'static str {
    match form {
        Form::Letter => "letter",
        Form::OnePager => "one-pager",
        Form::Worksheet => "worksheet",
        Form::Wide => "wide",
        Form::Dossier => "dossier",
    }
}

struct Page<'a> {
    document: &'a Document,
    /// The level of the title's heading.
    first_heading: u8,
    html: String,
}

impl<'a> Page<'a> {
    /// The cover and the list of contents, where the paper has them; the blocks that follow.
    fn cover(&mut self) -> &'a [Block] {
        match (self.document.form, self.document.blocks.split_first()) {
            (Form::Dossier, Some((cover, rest))) => {
                self.block(cover);
                self.contents(rest);
                rest
            }
            _ => &self.document.blocks,
        }
    }

    fn end_part(&mut self, parts: &mut Vec<HtmlPart>, (level, heading): (u8, String)) {
        let html = std::mem::take(&mut self.html);
        if !html.is_empty() {
            parts.push(HtmlPart { level, heading, html });
        }
    }

    fn open(&mut self) {
        let title = escape(&self.document.title);
        let form = class_of(self.document.form);
        let _ = write!(
            self.html,
            "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<main class=\"{form}\">\n"
        );
    }

    fn draft_notice(&mut self) {
        if let Some(missing) = &self.document.draft {
            self.html.push_str("<aside class=\"draft\" aria-label=\"Draft\">");
            let _ = write!(self.html, "<p><strong>{}</strong></p>", draft_line(missing));
            if !missing.is_empty() {
                self.html.push_str("<ul>");
                for item in missing {
                    let _ = write!(self.html, "<li>{}</li>", escape(item));
                }
                self.html.push_str("</ul>");
            }
            self.html.push_str("</aside>\n");
        }
    }

    fn front(&mut self) {
        match &self.document.letterhead {
            Some(head) => self.letterhead(head),
            None => self.title(),
        }
    }

    fn title(&mut self) {
        let (level, title) = (self.first_heading, escape(&self.document.title));
        let _ = write!(self.html, "<header>\n<h{level}>{title}</h{level}>\n");
        for line in &self.document.subtitle {
            let _ = writeln!(self.html, "<p class=\"subtitle\">{}</p>", escape(line));
        }
        self.html.push_str("</header>\n");
    }

    fn letterhead(&mut self, head: &Letterhead) {
        self.html.push_str("<header>\n");
        self.address("sender", &head.sender);
        match &head.date {
            Some(date) => {
                let _ = writeln!(self.html, "<p class=\"date\">{}</p>", escape(date));
            }
            None => self.html.push_str("<p class=\"date\">[date]</p>\n"),
        }
        self.address("addressee", &head.addressee);
        if !head.copies_to.is_empty() {
            let copies: Vec<String> = head.copies_to.iter().map(|line| escape(line)).collect();
            let _ = writeln!(self.html, "<p class=\"copies\">Copy: {}</p>", copies.join("; "));
        }
        let (level, subject) = (self.first_heading, unbroken(&head.subject));
        let _ = writeln!(self.html, "<h{level}>{subject}</h{level}>");
        let _ = writeln!(self.html, "<p class=\"salutation\">{}</p>\n</header>", escape(&head.salutation));
    }

    fn address(&mut self, class: &str, lines: &[String]) {
        let lines: Vec<String> = lines.iter().map(|line| escape(line)).collect();
        let _ = writeln!(self.html, "<address class=\"{class}\">{}</address>", lines.join("<br>"));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, number, text } => self.heading(*level, number.as_deref(), text),
            Block::Lead(line) => self.wrapped("p", " class=\"lead\"", line),
            Block::Paragraph(line) => self.wrapped("p", "", line),
            Block::Aside(line) => self.wrapped("p", " class=\"aside\"", line),
            Block::Law { text, citation } => {
                let _ = writeln!(
                    self.html,
                    "<blockquote class=\"law\"><p>{}</p><footer>{}</footer></blockquote>",
                    escape(text),
                    unbroken(citation)
                );
            }
            Block::List { ordered, items } => self.list(if *ordered { "ol" } else { "ul" }, items),
            Block::Group { label, items } => {
                let _ = writeln!(self.html, "<p class=\"group\">{}</p>", escape(label));
                self.list("ul", items);
            }
            Block::Pairs(pairs) => self.pairs(pairs),
            Block::Table { caption, head, rows, more } => {
                self.table(caption, head, rows, more.as_deref());
            }
            Block::Figure(index) => {
                if let Some(figure) = self.document.figures.get(*index) {
                    self.figure(figure);
                }
            }
            Block::Signatures(signatures) => self.signatures(signatures),
            Block::Sources(sources) => self.sources(sources),
            Block::Columns(columns) => {
                self.html.push_str("<div class=\"columns\">\n");
                for column in columns {
                    self.html.push_str("<div>\n");
                    self.blocks(column);
                    self.html.push_str("</div>\n");
                }
                self.html.push_str("</div>\n");
            }
        }
    }

    /// The list of sections, each leading to its heading.
    fn contents(&mut self, blocks: &[Block]) {
        let level = self.first_heading + 1;
        let _ = write!(
            self.html,
            "<nav class=\"contents\" aria-labelledby=\"contents\">\n<h{level} id=\"contents\">Contents</h{level}>\n<ul>\n"
        );
        for block in blocks {
            if let Block::Heading { level: 1, number, text } = block {
                let number = number.as_ref().map(|number| format!("{number}. ")).unwrap_or_default();
                let _ = writeln!(
                    self.html,
                    "<li><a href=\"#{}\">{}{}</a></li>",
                    anchor(text),
                    escape(&number),
                    escape(text)
                );
            }
        }
        self.html.push_str("</ul>\n</nav>\n");
    }

    fn heading(&mut self, level: u8, number: Option<&str>, text: &str) {
        let tag = self.first_heading + if level == 1 { 1 } else { 2 };
        let number = number
            .map(|number| format!("<span class=\"number\">{}.</span> ", escape(number)))
            .unwrap_or_default();
        let id = match (self.document.form, level) {
            (Form::Dossier, 1) => format!(" id=\"{}\"", anchor(text)),
            _ => String::new(),
        };
        let _ = writeln!(self.html, "<h{tag}{id}>{number}{}</h{tag}>", escape(text));
    }

    fn wrapped(&mut self, tag: &str, attributes: &str, line: &Inlines) {
        let _ = write!(self.html, "<{tag}{attributes}>");
        self.inlines(line);
        let _ = writeln!(self.html, "</{tag}>");
    }

    fn list(&mut self, tag: &str, items: &[Inlines]) {
        let _ = writeln!(self.html, "<{tag}>");
        for item in items {
            self.wrapped("li", "", item);
        }
        let _ = writeln!(self.html, "</{tag}>");
    }

    fn pairs(&mut self, pairs: &[Pair]) {
        self.html.push_str("<dl>\n");
        for pair in pairs {
            let _ = write!(self.html, "<div><dt>{}</dt>", escape(&pair.label));
            self.html.push_str("<dd>");
            self.inlines(&pair.value);
            self.html.push_str("</dd></div>\n");
        }
        self.html.push_str("</dl>\n");
    }

    fn table(&mut self, caption: &str, head: &[String], rows: &[Vec<Inlines>], more: Option<&str>) {
        let _ = write!(self.html, "<table>\n<caption>{}</caption>\n<thead><tr>", escape(caption));
        for cell in head {
            let _ = write!(self.html, "<th scope=\"col\">{}</th>", escape(cell));
        }
        self.html.push_str("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.html.push_str("<tr>");
            for (place, cell) in row.iter().enumerate() {
                let (tag, attributes) = if place == 0 { ("th", " scope=\"row\"") } else { ("td", "") };
                let _ = write!(self.html, "<{tag}{attributes}>");
                self.inlines(cell);
                let _ = write!(self.html, "</{tag}>");
            }
            self.html.push_str("</tr>\n");
        }
        self.html.push_str("</tbody>\n</table>\n");
        if let Some(more) = more {
            let _ = writeln!(self.html, "<p class=\"more\">{}</p>", escape(more));
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let caption = escape(&figure.caption);
        let _ = write!(
            self.html,
            "<figure>\n<div class=\"picture\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\">\n{}</div>\n\
             <figcaption>{caption}</figcaption>\n<details><summary>The same in words</summary><pre>{}</pre></details>\n</figure>\n",
            figure.svg,
            escape(&figure.alternative)
        );
    }

    fn signatures(&mut self, signatures: &[Signature]) {
        self.html.push_str("<div class=\"signatures\">\n");
        for signature in signatures {
            let contact = signature
                .contact
                .as_ref()
                .map(|contact| format!("<br>{}", escape(contact)))
                .unwrap_or_default();
            let _ = writeln!(
                self.html,
                "<p><strong>{}</strong><br>{}{contact}</p>",
                escape(&signature.name),
                escape(&signature.standing)
            );
        }
        self.html.push_str("</div>\n");
    }

    fn sources(&mut self, sources: &[SourceLine]) {
        self.html.push_str("<ol class=\"sources\">\n");
        for source in sources {
            let number = source.number;
            let _ = write!(self.html, "<li id=\"source-{number}\" value=\"{number}\">");
            self.inlines(&source.line);
            for line in &source.particulars {
                self.html.push_str("<br><small>");
                self.inlines(line);
                self.html.push_str("</small>");
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol>\n");
    }

    fn notes(&mut self) {
        if self.document.notes.is_empty() {
            return;
        }
        let level = self.first_heading + 1;
        let _ = write!(
            self.html,
            "<section role=\"doc-endnotes\" aria-labelledby=\"notes\">\n<h{level} id=\"notes\">Notes</h{level}>\n<ol class=\"notes\">\n"
        );
        for (place, note) in self.document.notes.iter().enumerate() {
            let number = place + 1;
            let _ = write!(self.html, "<li id=\"note-{number}\">");
            self.inlines(note);
            let _ = writeln!(
                self.html,
                " <a href=\"#mark-{number}\" role=\"doc-backlink\" aria-label=\"Back to mark {number}\">↩</a></li>"
            );
        }
        self.html.push_str("</ol>\n</section>\n");
    }

    fn inlines(&mut self, line: &Inlines) {
        for inline in line {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        let _ = match inline {
            Inline::Text(text) => write!(self.html, "{}", unbroken(text)),
            Inline::Emphasis(text) => write!(self.html, "<em>{}</em>", escape(text)),
            Inline::Label(text) => write!(self.html, "<b class=\"label\">{}</b>", escape(text)),
            Inline::Code(text) => write!(self.html, "<code>{}</code>", escape(text)),
            Inline::Quote { text, language } => {
                let language =
                    language.as_ref().map(|tag| format!(" lang=\"{}\"", escape(tag))).unwrap_or_default();
                write!(self.html, "“<bdi dir=\"auto\"{language}>{}</bdi>”", escape(text))
            }
            Inline::Note { number, again } => {
                let id = if *again { String::new() } else { format!(" id=\"mark-{number}\"") };
                write!(
                    self.html,
                    "<sup><a href=\"#note-{number}\"{id} role=\"doc-noteref\" aria-label=\"Note {number}\">{number}</a></sup>"
                )
            }
            Inline::Sources(numbers) => {
                let links: Vec<String> = numbers
                    .iter()
                    .map(|number| format!("<a href=\"#source-{number}\">{number}</a>"))
                    .collect();
                write!(self.html, "<span class=\"cite\">[{}]</span>", links.join(", "))
            }
            Inline::Date { words, machine: Some(machine) } => {
                write!(self.html, "<time datetime=\"{}\">{}</time>", escape(machine), escape(words))
            }
            Inline::Date { words, machine: None } => write!(self.html, "{}", escape(words)),
        };
    }
}

/// The name of a section's place. Headings are fixed wording, and no two of one paper are alike.
fn anchor(text: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' };
    format!("section-{}", text.chars().map(plain).collect::<String>())
}

/// What the notice says above the list of what is missing.
pub(crate) fn draft_line(missing: &[String]) -> &'static str {
    if missing.is_empty() {
        "DRAFT — not to be sent until it is frozen for its addressee."
    } else {
        "DRAFT — not to be sent until these are on file:"
    }
}

/// As [`escape`], with no line break after a section sign. Not for quotations, which stay as they are.
fn unbroken(text: &str) -> String {
    escape(text).replace("§ ", "§&nbsp;")
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}
