//! Running heads and page numbers: lines at a page's edge that come again on other pages, or are nothing
//! but a number. Left in, they would stand in the middle of sentences that go on over the page.

use std::collections::HashMap;

use super::page::{Line, Page};

/// So many lines from the top and from the bottom of a page can be furniture.
const EDGE_LINES: usize = 3;
/// A line that lies elsewhere is not the same line, in points.
const SAME_PLACE: f32 = 6.0;
/// A longer line that comes again may be the text's own.
const CHARS_MAX: usize = 120;
/// The part of the page's height, at top and bottom, in which a bare number is the page's.
const MARGIN: f32 = 0.12;

/// Takes them out; gives how many lines there were.
pub(super) fn take_out(pages: &mut [Page]) -> u64 {
    let seen = count(pages);
    let mut left_out = 0;
    for page in pages.iter_mut() {
        let edges = edges(page);
        let number = page.number;
        let height = page.height;
        let mut index = 0;
        page.lines.retain(|line| {
            let at_edge = edges.contains(&index);
            index += 1;
            let goes = at_edge && (comes_again(&seen, line) || is_page_number(line, number, height));
            left_out += u64::from(goes);
            !goes
        });
    }
    left_out
}

/// A line's words without its numbers, and how far down it is.
type Key = (String, i32);

fn key(line: &Line) -> Key {
    let mut words = String::new();
    for letter in line.text.chars().filter(|letter| !letter.is_whitespace()) {
        if !letter.is_numeric() {
            words.push(letter);
        } else if !words.ends_with('#') {
            words.push('#');
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "a place on a page, in steps of some points")]
    let place = (line.top / SAME_PLACE).round() as i32;
    (words, place)
}

fn count(pages: &[Page]) -> HashMap<Key, usize> {
    let mut seen = HashMap::new();
    for page in pages {
        for index in edges(page) {
            *seen.entry(key(&page.lines[index])).or_default() += 1;
        }
    }
    seen
}

/// The same words at the same place, give or take a step, on two pages or more.
fn comes_again(seen: &HashMap<Key, usize>, line: &Line) -> bool {
    let (words, place) = key(line);
    // A file can put a line anywhere, also where numbers end.
    let near = place.saturating_sub(1)..=place.saturating_add(1);
    let times: usize = near.filter_map(|place| seen.get(&(words.clone(), place))).sum();
    times >= 2 && words.chars().count() <= CHARS_MAX
}

fn edges(page: &Page) -> Vec<usize> {
    let mut by_height: Vec<usize> = (0..page.lines.len()).collect();
    by_height.sort_by(|&a, &b| page.lines[a].top.total_cmp(&page.lines[b].top));
    let count = by_height.len();
    // On a page of a few lines every line is near an edge; there only the outermost are looked at.
    let depth = if count > 4 * EDGE_LINES { EDGE_LINES } else { 1.min(count) };
    let mut both = by_height[..depth].to_vec();
    both.extend(&by_height[count - depth..]);
    both.sort_unstable();
    both.dedup();
    both
}

/// "8", "- 8 -", "Page 8", "8 / 12", "S25", "viii" in the margin.
fn is_page_number(line: &Line, page: u32, page_height: f32) -> bool {
    let in_margin = line.bottom < page_height * MARGIN || line.top > page_height * (1.0 - MARGIN);
    if !in_margin {
        return false;
    }
    let bare = line.text.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    let rest = bare.chars().filter(|c| c.is_alphabetic()).count();
    let own = bare.split(|c: char| !c.is_ascii_digit()).any(|part| part.parse() == Ok(page));
    let all_digits = digits > 0 && digits <= 4 && rest == 0 && bare.chars().count() <= 4;
    let roman = (1..=6).contains(&rest) && digits == 0 && bare.chars().all(|c| "ivxlc".contains(c));
    all_digits || roman || (own && rest <= 6 && bare.chars().count() <= 16)
}
