//! The order of a page's blocks: column by column, where there are columns.
//!
//! Blocks between which a gutter runs from top to bottom are columns, if both sides hold lines of running
//! text; so a headline over two columns is read first, and the cells of a table are not read as columns.

use super::page::{Line, Page};

/// Running text in a column has so many characters in a line, on average.
const CHARS_MIN: usize = 20;

#[derive(Debug, Clone, Copy)]
struct Area {
    block: u32,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    lines: usize,
    chars: usize,
}

/// Puts the lines of a page in the order in which its blocks are read.
pub(super) fn put_in_order(page: &mut Page) {
    let areas = areas(&page.lines);
    let turned = page.lines.iter().filter(|line| line.is_right_to_left).count() * 2 > page.lines.len();
    let mut order: Vec<u32> = Vec::with_capacity(areas.len());
    let mut bands = bands(areas);
    let mut from = 0;
    while from < bands.len() {
        // As many bands as one gutter parts are columns; a band without is read as it stands.
        let to = (from + 1..=bands.len()).rev().find(|&to| gutter(&bands[from..to].concat()).is_some());
        let Some((to, at)) = to.and_then(|to| Some((to, gutter(&bands[from..to].concat())?))) else {
            order.extend(std::mem::take(&mut bands[from]).into_iter().map(|area| area.block));
            from += 1;
            continue;
        };
        let all = bands[from..to].concat();
        let (left, right): (Vec<Area>, Vec<Area>) = all.into_iter().partition(|area| area.right <= at);
        let sides = if turned { [right, left] } else { [left, right] };
        order.extend(sides.into_iter().flat_map(downwards));
        from = to;
    }
    let place = |line: &Line| order.iter().position(|block| *block == line.block);
    page.lines.sort_by_key(place);
}

/// A column's blocks from top to bottom; a column can hold columns.
fn downwards(mut side: Vec<Area>) -> Vec<u32> {
    if let Some(at) = gutter(&side) {
        let (left, right): (Vec<Area>, Vec<Area>) = side.into_iter().partition(|area| area.right <= at);
        return [downwards(left), downwards(right)].concat();
    }
    side.sort_by(|a, b| a.top.total_cmp(&b.top));
    side.into_iter().map(|area| area.block).collect()
}

fn areas(lines: &[Line]) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for line in lines {
        let chars = line.text.chars().count();
        match areas.iter_mut().rev().find(|area| area.block == line.block) {
            Some(area) => {
                area.left = area.left.min(line.left);
                area.right = area.right.max(line.right);
                area.top = area.top.min(line.top);
                area.bottom = area.bottom.max(line.bottom);
                area.lines += 1;
                area.chars += chars;
            }
            None => areas.push(Area {
                block: line.block,
                left: line.left,
                right: line.right,
                top: line.top,
                bottom: line.bottom,
                lines: 1,
                chars,
            }),
        }
    }
    areas
}

/// Blocks that lie beside each other are one band; bands lie below each other.
fn bands(mut areas: Vec<Area>) -> Vec<Vec<Area>> {
    areas.sort_by(|a, b| a.top.total_cmp(&b.top));
    let mut bands: Vec<Vec<Area>> = Vec::new();
    let mut bottom = f32::MIN;
    for area in areas {
        match bands.last_mut().filter(|_| area.top < bottom) {
            Some(band) => band.push(area),
            None => bands.push(vec![area]),
        }
        bottom = bottom.max(area.bottom);
    }
    bands
}

/// Where no block lies from top to bottom, with running text on both sides.
fn gutter(areas: &[Area]) -> Option<f32> {
    let mut by_left: Vec<&Area> = areas.iter().collect();
    by_left.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut right = by_left.first()?.right;
    for (index, area) in by_left.iter().enumerate().skip(1) {
        if area.left > right && is_text(&by_left[..index]) && is_text(&by_left[index..]) {
            return Some(right);
        }
        right = right.max(area.right);
    }
    None
}

fn is_text(areas: &[&Area]) -> bool {
    let lines: usize = areas.iter().map(|area| area.lines).sum();
    let chars: usize = areas.iter().map(|area| area.chars).sum();
    chars >= lines * CHARS_MIN
}
