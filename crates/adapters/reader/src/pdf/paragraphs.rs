//! From lines to paragraphs.
//!
//! A line goes on in the next where the next line's first word would not have fitted into it: so lines
//! are broken by programs. Where it would have fitted, somebody ended the line on purpose.

use super::page::{Line, Page};
use crate::place::PlaceKind;

/// Lines that are one paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) kind: PlaceKind,
    pub(super) lines: Vec<(u32, String)>,
}

/// The paragraphs of all pages. One that goes on over a page's end is one.
pub(super) fn of(pages: &[Page]) -> Vec<Paragraph> {
    let body = body_height(pages);
    let mut all: Vec<Paragraph> = Vec::new();
    // The last line of the text proper, with the right edge of its column; notes below it do not count.
    let mut open: Option<(usize, Line, Column)> = None;
    for page in pages {
        let mut first_on_page = true;
        let mut above: Option<&Line> = None;
        for line in &page.lines {
            let column = column_of(page, line);
            let is_note = is_note(line, above, body, page);
            let goes_on = match (&open, is_note) {
                (_, true) => {
                    above.is_some_and(|above| in_note(above, line) && goes_on_in_block(above, line, column))
                }
                (Some((_, last, at)), false) => {
                    let same_page = !first_on_page;
                    if same_page {
                        goes_on_in_page(last, line, *at)
                    } else {
                        goes_on_over_page(last, line, *at)
                    }
                }
                (None, false) => false,
            };
            let index = match (goes_on, is_note, &open) {
                (true, false, Some((index, ..))) => *index,
                (true, true, _) => all.len() - 1,
                _ => {
                    all.push(Paragraph { kind: kind_of(line, body), lines: Vec::new() });
                    all.len() - 1
                }
            };
            all[index].lines.push((page.number, line.text.clone()));
            if !is_note {
                open = Some((index, line.clone(), column));
                first_on_page = false;
            }
            above = Some(line);
        }
    }
    all.iter_mut().for_each(no_long_headings);
    all
}

/// A heading of many lines is text in large letters.
fn no_long_headings(paragraph: &mut Paragraph) {
    const LINES_MAX: usize = 4;
    if matches!(paragraph.kind, PlaceKind::Heading { .. }) && paragraph.lines.len() > LINES_MAX {
        paragraph.kind = PlaceKind::Paragraph;
    }
}

/// Lines that begin so near each other begin at one edge, in points.
const SAME_EDGE: f32 = 6.0;

/// Lines within so many heights of a line stand near it.
const NEAR_LINES: f32 = 6.0;

/// The edges between which a column's lines run.
#[derive(Debug, Clone, Copy)]
struct Column {
    left: f32,
    right: f32,
}

/// The column that a line lies in: of the lines near it that begin at the same edge, the longest. Lines
/// further off may stand beside a picture, or be a headline over several columns.
fn column_of(page: &Page, line: &Line) -> Column {
    let turned = line.is_right_to_left;
    let near_edge = |line: &Line| if turned { line.right } else { line.left };
    let belongs = |other: &&Line| {
        let begins_there = (near_edge(other) - near_edge(line)).abs() < SAME_EDGE;
        let is_near = (other.top - line.top).abs() < line.height() * NEAR_LINES;
        is_near && (begins_there || other.block == line.block)
    };
    let near: Vec<&Line> = page.lines.iter().filter(belongs).collect();
    // Lines that end at one edge show where it is; those of a list end anywhere, and the page tells.
    let far_edge = |line: &Line| if turned { -line.left } else { line.right };
    let farthest = near.iter().map(|line| far_edge(line)).fold(far_edge(line), f32::max);
    let reach = near.iter().filter(|other| farthest - far_edge(other) < line.height()).count();
    let begins_there = |other: &&Line| (near_edge(other) - near_edge(line)).abs() < SAME_EDGE;
    let on_page = || page.lines.iter().filter(begins_there).map(far_edge).fold(farthest, f32::max);
    let far = if reach > 1 { farthest } else { on_page() };
    if turned { Column { left: -far, right: line.right } } else { Column { left: line.left, right: far } }
}

/// Would the next line's first word have fitted into this one?
fn was_ended_on_purpose(line: &Line, next: &Line, column: Column) -> bool {
    let room = if line.is_right_to_left { line.left - column.left } else { column.right - line.right };
    // A space is about a quarter of a line's height; what is narrower than that is chance.
    let space = line.height() * 0.25;
    room > next.first_word_width + space * 2.0
}

fn goes_on_in_page(line: &Line, next: &Line, column: Column) -> bool {
    if line.block == next.block {
        return goes_on_in_block(line, next, column);
    }
    let below = next.top > line.top;
    let near = (next.top - line.bottom) < line.height() * 0.9;
    // A block that begins beside or above is another column.
    let ends = if below { near } else { true };
    ends && goes_on_over_page(line, next, column)
}

fn goes_on_in_block(line: &Line, next: &Line, column: Column) -> bool {
    let gap = next.top - line.bottom;
    let far = gap > line.height() * 0.75 || next.top < line.top;
    let other_size = (line.height() - next.height()).abs() > line.height() * 0.25;
    let indented = if line.is_right_to_left {
        line.right - next.right > line.height() && ends_a_sentence(&line.text)
    } else {
        next.left - line.left > line.height() && ends_a_sentence(&line.text)
    };
    // Beside a picture lines end early; a sentence that goes on in small letters is the firmer sign.
    let sentence_goes_on = !ends_a_sentence(&line.text) && next.text.starts_with(char::is_lowercase);
    let labels = [&line.text, &next.text].map(|text| begins_with_label(text));
    let is_list_of_facts = labels == [true, true];
    let ended = is_list_of_facts || was_ended_on_purpose(line, next, column) && !sentence_goes_on;
    !far && !other_size && !indented && !begins_item(&next.text) && !ended
}

/// Over a block's, column's or page's end a paragraph goes on only where its sentence does.
fn goes_on_over_page(line: &Line, next: &Line, column: Column) -> bool {
    let same_size = (line.height() - next.height()).abs() <= line.height() * 0.12;
    same_size
        && line.is_right_to_left == next.is_right_to_left
        && !ends_a_sentence(&line.text)
        && !begins_item(&next.text)
        && !was_ended_on_purpose(line, next, column)
}

/// "Arrested: …": a list of facts has a label at the beginning of each line.
fn begins_with_label(text: &str) -> bool {
    const CHARS_MAX: usize = 30;
    let Some((label, after)) = text.split_once(':') else { return false };
    label.starts_with(char::is_uppercase)
        && label.chars().count() <= CHARS_MAX
        && after.starts_with([' ', '\t'])
}

fn ends_a_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '\u{201D}', '\u{2019}', '»', ')', ']', '\'']);
    bare.ends_with(['.', '!', '?', ':', ';', '…', '؟', '۔', '。', '—'])
}

/// A mark or number that begins a point of a list.
fn begins_item(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    if words.next().is_none() {
        return false;
    }
    if matches!(first, "•" | "▪" | "◦" | "–" | "—" | "-" | "*" | "·" | "" | "o" | "➢" | "✓") {
        return true;
    }
    let inner = first.trim_start_matches('(');
    let Some(bare) = inner.strip_suffix(')').or_else(|| inner.strip_suffix('.')) else { return false };
    let is_number = (1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    let in_brackets = first.starts_with('(') && first.ends_with(')');
    let is_letter =
        bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic) && first.ends_with(')');
    let is_roman = in_brackets && bare.chars().all(|c| "ivxlcIVXLC".contains(c)) && !bare.is_empty();
    is_number || is_letter || is_roman
}

/// The height of most letters' lines.
fn body_height(pages: &[Page]) -> f32 {
    let mut heights: Vec<(f32, usize)> =
        pages.iter().flat_map(|page| &page.lines).map(|line| (line.height(), line.text.len())).collect();
    heights.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = heights.iter().map(|(_, letters)| letters).sum::<usize>() / 2;
    let mut sum = 0;
    let middle = heights.iter().find(|(_, letters)| {
        sum += letters;
        sum >= half
    });
    middle.map_or(0.0, |(height, _)| *height)
}

/// A footnote: smaller than the text, in the lower part of the page, begun by its number or going on.
fn is_note(line: &Line, above: Option<&Line>, body: f32, page: &Page) -> bool {
    let small = line.height() < body * 0.93 && line.top > page.height * 0.5;
    let begins = line.text.starts_with(|c: char| c.is_numeric() || matches!(c, '*' | '†' | '‡' | '['));
    small && (begins || above.is_some_and(|above| in_note(above, line) && above.height() < body * 0.93))
}

fn in_note(above: &Line, line: &Line) -> bool {
    (above.height() - line.height()).abs() < line.height() * 0.15 && line.top > above.top
}

/// A line that is larger than the text is a heading.
fn kind_of(line: &Line, body: f32) -> PlaceKind {
    let is_short = line.text.chars().count() < 200;
    if is_short && line.height() > body * 1.6 {
        PlaceKind::Heading { level: 1 }
    } else if is_short && line.height() > body * 1.25 {
        PlaceKind::Heading { level: 2 }
    } else if begins_item(&line.text) {
        PlaceKind::ListItem
    } else {
        PlaceKind::Paragraph
    }
}
