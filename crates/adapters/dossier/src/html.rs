//! A paper as one HTML file. Every text is escaped; there is no script and no address that is followed.

use std::fmt::Write as _;

use crate::document::{
    Block, Document, Figure, Form, Inline, Inlines, Letterhead, Pair, Signature, SourceLine,
};

const STYLE: &str = include_str!("style.css");

pub(crate) fn page(document: &Document) -> String {
    let mut page = Page { document, html: String::with_capacity(32_768) };
    page.open();
    page.front();
    match (document.form, document.blocks.split_first()) {
        (Form::Dossier, Some((cover, rest))) => {
            page.block(cover);
            page.contents(rest);
            page.blocks(rest);
        }
        _ => page.blocks(&document.blocks),
    }
    page.notes();
    page.html.push_str("</main>\n</body>\n</html>\n");
    page.html
}

struct Page<'a> {
    document: &'a Document,
    html: String,
}

impl Page<'_> {
    fn open(&mut self) {
        let title = escape(&self.document.title);
        let form = match self.document.form {
            Form::Letter => "letter",
            Form::OnePager => "one-pager",
            Form::Worksheet => "worksheet",
            Form::Wide => "wide",
            Form::Dossier => "dossier",
        };
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

    fn front(&mut self) {
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
        match &self.document.letterhead {
            Some(head) => self.letterhead(head),
            None => self.title(),
        }
    }

    fn title(&mut self) {
        let _ = write!(self.html, "<header>\n<h1>{}</h1>\n", escape(&self.document.title));
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
        let _ = writeln!(self.html, "<h1>{}</h1>", unbroken(&head.subject));
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
        self.html.push_str("<nav class=\"contents\" aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>\n<ul>\n");
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
        let tag = if level == 1 { "h2" } else { "h3" };
        let number = number
            .map(|number| format!("<span class=\"number\">{}.</span> ", escape(number)))
            .unwrap_or_default();
        let id = match (self.document.form, level) {
            (Form::Dossier, 1) => format!(" id=\"{}\"", anchor(text)),
            _ => String::new(),
        };
        let _ = writeln!(self.html, "<{tag}{id}>{number}{}</{tag}>", escape(text));
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
        self.html.push_str(
            "<section role=\"doc-endnotes\" aria-labelledby=\"notes\">\n<h2 id=\"notes\">Notes</h2>\n<ol class=\"notes\">\n",
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
