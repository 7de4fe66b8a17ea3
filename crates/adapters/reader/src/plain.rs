//! Plain text: the file's own text, untouched; its paragraphs are noted beside it.

use crate::Content;
use crate::place::{Line, PlaceKind, Places, lines};

pub(crate) fn read(text: String) -> Content {
    let places = paragraphs(&text);
    Content { text, places: places.into_list(), ..Content::default() }
}

/// Paragraphs are parted by blank lines; where a text has none, each line is one.
fn paragraphs(text: &str) -> Places {
    let blank_lines_part = lines(text.trim()).any(|line| line.is_blank());
    let mut places = Places::default();
    let mut page = text.contains('\u{0C}').then_some(1);
    let mut open: Option<(usize, usize)> = None;
    for line in lines(text) {
        let feeds = line.text.matches('\u{0C}').count();
        if feeds > 0 {
            close(&mut places, &mut open, page);
            page = page.map(|page| page.saturating_add(u32::try_from(feeds).unwrap_or(u32::MAX)));
        }
        if line.is_blank() {
            close(&mut places, &mut open, page);
            continue;
        }
        open = Some(extended(open, line));
        if !blank_lines_part {
            close(&mut places, &mut open, page);
        }
    }
    close(&mut places, &mut open, page);
    places
}

fn extended(open: Option<(usize, usize)>, line: Line<'_>) -> (usize, usize) {
    let (start, end) = line.visible();
    (open.map_or(start, |(first, _)| first), end)
}

fn close(places: &mut Places, open: &mut Option<(usize, usize)>, page: Option<u32>) {
    if let Some((start, end)) = open.take() {
        places.push(start, end, PlaceKind::Paragraph).page = page;
    }
}
