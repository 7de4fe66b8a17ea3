//! Markdown: the file's own text with its marks, untouched; headings, items and paragraphs are noted
//! beside it.
//!
//! Only the block structure is read, line by line. Inline marks stay in the text, because quotes are
//! anchored in the file as it is.

use crate::place::{Line, PlaceKind, Places, lines};
use crate::{Content, Metadata};

/// Front matter longer than this is not front matter.
const FRONT_MATTER_LINES_MAX: usize = 100;

pub(crate) fn read(text: String) -> Content {
    let (places, title, metadata) = {
        let mut scan = Scan::default();
        let all: Vec<Line<'_>> = lines(&text).collect();
        let body = scan.front_matter(&all);
        for line in &all[body..] {
            scan.line(*line);
        }
        scan.close();
        (scan.places.into_list(), scan.title, scan.metadata)
    };
    Content { text, places, title, metadata, ..Content::default() }
}

#[derive(Default)]
struct Scan {
    places: Places,
    open: Option<Block>,
    /// The marks that opened a fenced block and will close it.
    fence: Option<String>,
    title: Option<String>,
    metadata: Metadata,
}

struct Block {
    start: usize,
    end: usize,
    kind: PlaceKind,
    lines: usize,
    first_line: String,
}

impl Scan {
    /// Gives the number of lines that the block of settings takes at the top; 0 when there is none.
    fn front_matter(&mut self, all: &[Line<'_>]) -> usize {
        let is_mark = |line: &Line<'_>| line.text.trim_end() == "---";
        if !all.first().is_some_and(is_mark) {
            return 0;
        }
        let within = all.iter().take(FRONT_MATTER_LINES_MAX).skip(1);
        let Some(last) = within.clone().position(is_mark).map(|at| at + 1) else { return 0 };
        for (key, value) in within.take(last - 1).filter_map(|line| line.text.split_once(':')) {
            self.setting(key.trim(), value.trim().trim_matches(['"', '\'']));
        }
        self.places.push(all[0].start, all[last].visible().1, PlaceKind::FrontMatter);
        last + 1
    }

    fn setting(&mut self, key: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let value = value.to_owned();
        match key.to_ascii_lowercase().as_str() {
            "title" => self.title = Some(value),
            "author" => self.metadata.authors.push(value),
            "publisher" | "publication" => self.metadata.publisher = Some(value),
            "date" | "published" => self.metadata.published = Some(value),
            "lang" | "language" => self.metadata.language = Some(value),
            "url" | "source" | "canonical" => self.metadata.canonical_url = Some(value),
            _ => {}
        }
    }

    fn line(&mut self, line: Line<'_>) {
        if self.in_fence(line) {
            return;
        }
        if line.is_blank() {
            self.close();
        } else if let Some((level, skip, text)) = heading(line.text) {
            self.close();
            self.heading(level, line.start + skip, text);
        } else if let Some(level) = self.underline(line.text) {
            self.heading_above(level);
        } else if is_rule(line.text) {
            self.close();
        } else {
            self.text_line(line);
        }
    }

    fn in_fence(&mut self, line: Line<'_>) -> bool {
        let marks = fence_marks(line.text);
        match (&self.fence, marks) {
            (Some(open), Some(marks)) if marks.starts_with(open.as_str()) => {
                self.fence = None;
                self.close();
            }
            (Some(_), _) => self.extend(line, PlaceKind::Preformatted, 0),
            (None, Some(marks)) => {
                self.close();
                self.fence = Some(marks);
            }
            (None, None) => return false,
        }
        true
    }

    fn text_line(&mut self, line: Line<'_>) {
        let (kind, mark_chars) = block_kind(line.text);
        let same = self.open.as_ref().is_some_and(|open| open.kind == kind);
        let begins = match kind {
            PlaceKind::ListItem | PlaceKind::TableRow => true,
            PlaceKind::Quotation => !same,
            // A line without a mark goes on with the paragraph, item or quotation above it.
            _ => self.open.is_none(),
        };
        if begins {
            self.close();
        }
        self.extend(line, kind, mark_chars);
    }

    fn extend(&mut self, line: Line<'_>, kind: PlaceKind, mark_chars: usize) {
        let (start, end) = line.visible();
        if start >= end {
            return;
        }
        if let Some(open) = &mut self.open {
            open.end = end;
            open.lines += 1;
        } else {
            let start = (start + mark_chars).min(end - 1);
            let first_line = line.text.trim().to_owned();
            self.open = Some(Block { start, end, kind, lines: 1, first_line });
        }
    }

    fn close(&mut self) {
        if let Some(block) = self.open.take() {
            self.places.push(block.start, block.end, block.kind);
        }
    }

    fn heading(&mut self, level: u8, start: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        if level == 1 && self.title.is_none() {
            self.title = Some(text.to_owned());
        }
        self.places.push(start, start + text.chars().count(), PlaceKind::Heading { level });
    }

    /// `===` or `---` under a single line of text makes that line a heading.
    fn underline(&self, text: &str) -> Option<u8> {
        let above = self.open.as_ref()?;
        if above.lines != 1 || above.kind != PlaceKind::Paragraph {
            return None;
        }
        let text = text.trim();
        let all = |mark: char| text.len() >= 2 && text.chars().all(|c| c == mark);
        if all('=') { Some(1) } else { all('-').then_some(2) }
    }

    fn heading_above(&mut self, level: u8) {
        if let Some(block) = self.open.take() {
            self.heading(level, block.start, &block.first_line);
        }
    }
}

/// Level, characters before the heading's text, and the text.
fn heading(line: &str) -> Option<(u8, usize, &str)> {
    let marks = line.chars().take_while(|&c| c == '#').count();
    let level = u8::try_from(marks).ok().filter(|level| (1..=6).contains(level))?;
    let after = &line[marks..];
    if !after.is_empty() && !after.starts_with([' ', '\t']) {
        return None;
    }
    let lead = after.chars().take_while(|c| c.is_whitespace()).count();
    let text = after.trim();
    let bare = text.trim_end_matches('#');
    let text = if bare.is_empty() || bare.ends_with([' ', '\t']) { bare.trim_end() } else { text };
    Some((level, marks + lead, text))
}

fn fence_marks(line: &str) -> Option<String> {
    let text = line.trim_start();
    let mark = text.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let marks: String = text.chars().take_while(|&c| c == mark).collect();
    // Three marks on one line with more marks behind the words is inline code.
    let inline = mark == '`' && text[marks.len()..].contains('`');
    (marks.len() >= 3 && !inline).then_some(marks)
}

fn is_rule(line: &str) -> bool {
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let one_mark = |mark: char| bare.len() >= 3 && bare.chars().all(|c| c == mark);
    one_mark('-') || one_mark('*') || one_mark('_')
}

/// What a line begins, and how many characters its mark takes.
fn block_kind(line: &str) -> (PlaceKind, usize) {
    let text = line.trim_start();
    if let Some(quoted) = text.strip_prefix('>') {
        return (PlaceKind::Quotation, 1 + leading_spaces(quoted));
    }
    if text.starts_with('|') {
        return (PlaceKind::TableRow, 0);
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let mark = match text[digits..].chars().next() {
        Some('-' | '*' | '+') if digits == 0 => 1,
        Some('.' | ')') if (1..=9).contains(&digits) => digits + 1,
        _ => return (PlaceKind::Paragraph, 0),
    };
    let after = &text[mark..];
    if after.starts_with([' ', '\t']) {
        (PlaceKind::ListItem, mark + leading_spaces(after))
    } else {
        (PlaceKind::Paragraph, 0)
    }
}

fn leading_spaces(text: &str) -> usize {
    text.chars().take_while(|c| c.is_whitespace()).count()
}
