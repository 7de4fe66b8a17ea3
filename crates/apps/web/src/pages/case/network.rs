//! The network of people as a picture: the person whose case it is in the middle, everyone else around them by where they
//! stand, with what sources call them. The order is that of the table beside it, so the same record draws the same picture.

use std::fmt::Write as _;

use amparo_casework::people_of_case::{InCaseFile, Side};

use super::people::side_in_words;
use super::pictures::Ink;
use crate::lang::Speech;

const WIDTH: usize = 960;
const ROW: usize = 40;
const GROUP: usize = 30;
const TOP: usize = 24;
/// Where a column's dots stand, from its outer edge.
const COLUMN: usize = 330;
/// The most names of one side; the table has all.
const SIDE_MAX: usize = 10;
const NAME_CHARS: usize = 34;
const ROLE_CHARS: usize = 46;

/// A row of a column.
enum Row<'a> {
    Heading(String),
    One(&'a InCaseFile),
    More(String),
}

impl Row<'_> {
    fn height(&self) -> usize {
        match self {
            Row::Heading(_) | Row::More(_) => GROUP,
            Row::One(_) => ROW,
        }
    }
}

/// Draws the network.
pub(super) fn draw(t: Speech, name: &str, people: &[InCaseFile], ink: Ink) -> String {
    let left = column(t, people, &[Side::Family, Side::Help, Side::Ties, Side::Prisoners]);
    let right = column(t, people, &[Side::Responsible, Side::Spoke, Side::Named]);
    let of = |column: &[Row<'_>]| column.iter().map(Row::height).sum::<usize>();
    let tall = of(&left).max(of(&right)).max(120) + 2 * TOP;
    // A side on which nobody stands takes no room.
    let from = if left.is_empty() { COLUMN - 60 } else { 0 };
    let to = if right.is_empty() { WIDTH - COLUMN + 60 } else { WIDTH };
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"{from} 0 {} {tall}\" width=\"{}\" \
         height=\"{tall}\" font-family=\"'Source Sans 3','Noto Sans',system-ui,'Noto Sans Arabic',sans-serif\" \
         font-size=\"15\" fill=\"{}\"><title>{}</title>",
        to - from,
        to - from,
        ink.text,
        escape(&t.with("case-network-title", "name", name)),
    );
    let centre = (WIDTH / 2, tall / 2);
    let mut marks = String::new();
    draw_column(
        &mut svg,
        &mut marks,
        &left,
        Place { x: COLUMN, at_end: true, top: (tall - of(&left)) / 2 },
        centre,
        ink,
    );
    draw_column(
        &mut svg,
        &mut marks,
        &right,
        Place { x: WIDTH - COLUMN, at_end: false, top: (tall - of(&right)) / 2 },
        centre,
        ink,
    );
    svg.push_str(&marks);
    middle(&mut svg, name, centre, ink);
    svg.push_str("</svg>\n");
    svg
}

fn column<'a>(t: Speech, people: &'a [InCaseFile], sides: &[Side]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for side in sides {
        let here: Vec<&InCaseFile> = people.iter().filter(|one| one.side == *side).collect();
        if here.is_empty() {
            continue;
        }
        rows.push(Row::Heading(side_in_words(t, *side)));
        let left = here.len().saturating_sub(SIDE_MAX);
        rows.extend(here.into_iter().take(SIDE_MAX).map(Row::One));
        if left > 0 {
            rows.push(Row::More(t.count("case-network-more", left)));
        }
    }
    rows
}

/// Where a column stands.
#[derive(Clone, Copy)]
struct Place {
    x: usize,
    /// Its text ends at the dots.
    at_end: bool,
    top: usize,
}

fn draw_column(
    lines: &mut String,
    marks: &mut String,
    rows: &[Row<'_>],
    place: Place,
    centre: (usize, usize),
    ink: Ink,
) {
    let mut y = place.top;
    let anchor = if place.at_end { "end" } else { "start" };
    let x_text = if place.at_end { place.x - 12 } else { place.x + 12 };
    for row in rows {
        match row {
            Row::Heading(words) => {
                let _ = write!(
                    marks,
                    "<text x=\"{x_text}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"13\" font-weight=\"600\" fill=\"{}\">{}</text>",
                    y + 20,
                    ink.soft,
                    escape(words),
                );
            }
            Row::More(words) => {
                let _ = write!(
                    marks,
                    "<text x=\"{x_text}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"13\" fill=\"{}\">{}</text>",
                    y + 16,
                    ink.soft,
                    escape(words),
                );
            }
            Row::One(one) => draw_one(lines, marks, one, (place, x_text, anchor), y, centre, ink),
        }
        y += row.height();
    }
}

fn draw_one(
    lines: &mut String,
    marks: &mut String,
    one: &InCaseFile,
    (place, x_text, anchor): (Place, usize, &str),
    y: usize,
    (cx, cy): (usize, usize),
    ink: Ink,
) {
    let dot = y + 14;
    let bend = usize::midpoint(place.x, cx);
    let _ = write!(
        lines,
        "<path d=\"M{cx} {cy}C{bend} {cy} {bend} {dot} {} {dot}\" fill=\"none\" stroke=\"{}\" stroke-opacity=\"0.55\" stroke-width=\"1.2\"/>",
        place.x, ink.line,
    );
    let shape = if one.is_organisation {
        format!(
            "<rect x=\"{}\" y=\"{}\" width=\"10\" height=\"10\" fill=\"{}\"/>",
            place.x - 5,
            dot - 5,
            ink.text
        )
    } else {
        format!("<circle cx=\"{}\" cy=\"{dot}\" r=\"5.5\" fill=\"{}\"/>", place.x, ink.text)
    };
    let names = one.names.first().map(String::as_str).unwrap_or_default();
    let role = one.roles.first().map(String::as_str).unwrap_or_default();
    let _ = write!(
        marks,
        "{shape}<text x=\"{x_text}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>\
         <text x=\"{x_text}\" y=\"{}\" text-anchor=\"{anchor}\" font-size=\"12.5\" fill=\"{}\">{}</text>",
        dot + 4,
        escape(&cut(names, NAME_CHARS)),
        dot + 19,
        ink.soft,
        escape(&cut(role, ROLE_CHARS)),
    );
}

/// The person whose case it is: their name on a plate, in two lines where it is long.
fn middle(svg: &mut String, name: &str, (cx, cy): (usize, usize), ink: Ink) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let rows: Vec<String> = if name.chars().count() > 16 && words.len() > 1 {
        let half = words.len().div_ceil(2);
        vec![words[..half].join(" "), words[half..].join(" ")]
    } else {
        vec![name.to_owned()]
    };
    let height = 22 + 20 * rows.len();
    let _ = write!(
        svg,
        "<rect x=\"{}\" y=\"{}\" width=\"180\" height=\"{height}\" rx=\"6\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.5\"/>",
        cx - 90,
        cy - height / 2,
        ink.ground,
        ink.text,
    );
    for (at, row) in rows.iter().enumerate() {
        let y = cy - height / 2 + 26 + 20 * at;
        let _ = write!(
            svg,
            "<text x=\"{cx}\" y=\"{y}\" text-anchor=\"middle\" font-weight=\"600\" font-size=\"16\">{}</text>",
            escape(&cut(row, 22)),
        );
    }
}

fn cut(text: &str, chars: usize) -> String {
    if text.chars().count() <= chars {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(chars - 1).collect();
    short.push('…');
    short
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // No other control character may stand in XML.
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    fn one(name: &str, side: Side) -> InCaseFile {
        InCaseFile {
            person: None,
            names: vec![name.to_owned()],
            is_organisation: side == Side::Responsible,
            side,
            roles: vec!["role".to_owned()],
            claims: Vec::new(),
            may_be_named: true,
        }
    }

    const INK: Ink = Ink { text: "#000", soft: "#333", line: "#555", ground: "#fff" };

    #[test]
    fn a_picture_says_how_many_it_leaves_out_and_names_are_never_markup() {
        let mut people: Vec<InCaseFile> =
            (0..14).map(|at| one(&format!("Body {at}"), Side::Responsible)).collect();
        people.push(one("<script>alert(1)</script>", Side::Family));
        let picture = draw(Speech(Language::English), "A & B", &people, INK);
        let picture = picture.replace(['\u{2068}', '\u{2069}'], "");
        assert!(picture.contains("4 more in the table"), "{picture}");
        assert!(picture.contains("A &amp; B") && !picture.contains("<script"), "{picture}");
        assert_eq!(picture.matches("<rect").count(), SIDE_MAX + 1, "ten bodies and the plate");
    }
}
