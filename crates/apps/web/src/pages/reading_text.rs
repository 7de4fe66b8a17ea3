//! The text of a source as it is shown: paragraphs cut where a passage begins or ends, so that passages may overlap.

use amparo_casework::reader::PlaceKind;
use amparo_casework::reading_room::Paragraph;

use crate::pages::reading::Row;

/// A paragraph of the text.
pub(crate) struct Block {
    /// The page that begins here, where the source has pages.
    pub(crate) new_page: Option<u32>,
    pub(crate) number: Option<u32>,
    pub(crate) start: usize,
    /// How it is set: `h`, `item`, `quote`, `row`, `verse`, `note` or plain.
    pub(crate) set: &'static str,
    pub(crate) pieces: Vec<Piece>,
}

/// A stretch of a paragraph that is marked throughout, or nowhere.
pub(crate) struct Piece {
    pub(crate) text: String,
    /// The strongest of what is said here; empty: nothing.
    pub(crate) state: &'static str,
    /// The words that a link led to.
    pub(crate) here: bool,
    /// They begin with this piece; a page may name one place only.
    pub(crate) here_begins: bool,
    /// The rows whose passage begins here: number and anchor.
    pub(crate) begins: Vec<(usize, String)>,
    /// The anchors of every row whose passage this is part of, parted by spaces.
    pub(crate) rows: String,
}

/// The paragraphs with their passages marked. `here`: words that a link led to.
pub(crate) fn blocks(paragraphs: &[Paragraph], rows: &[Row], here: Option<(usize, usize)>) -> Vec<Block> {
    let mut page = None;
    let mut blocks = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let new_page = paragraph.page.filter(|_| paragraph.page != page);
        page = paragraph.page;
        blocks.push(Block {
            new_page,
            number: paragraph.number,
            start: paragraph.start,
            set: set(paragraph.kind),
            pieces: pieces(paragraph, rows, here),
        });
    }
    blocks
}

fn set(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Heading { .. } => "h",
        PlaceKind::ListItem => "item",
        PlaceKind::Quotation => "quoted",
        PlaceKind::TableRow => "row",
        PlaceKind::Preformatted | PlaceKind::FrontMatter => "verse",
        PlaceKind::Footnote | PlaceKind::Endnote | PlaceKind::Caption => "note",
        PlaceKind::Paragraph => "",
    }
}

fn pieces(paragraph: &Paragraph, rows: &[Row], here: Option<(usize, usize)>) -> Vec<Piece> {
    let (from, to) = (paragraph.start, paragraph.end);
    let touching: Vec<&Row> = rows.iter().filter(|row| row.start < to && row.end > from).collect();
    let mut cuts: Vec<usize> = vec![from, to];
    let bounds = touching.iter().map(|row| (row.start, row.end)).chain(here);
    cuts.extend(bounds.flat_map(|(start, end)| [start, end]).filter(|at| (from..to).contains(at)));
    cuts.sort_unstable();
    cuts.dedup();
    let letters: Vec<char> = paragraph.text.chars().collect();
    cuts.windows(2)
        .map(|cut| {
            let (start, end) = (cut[0], cut[1]);
            let covers = |row: &&&Row| row.start <= start && row.end >= end;
            let covering: Vec<&&Row> = touching.iter().filter(covers).collect();
            let begins = |row: &&&&Row| row.start == start;
            Piece {
                text: letters[start - from..(end - from).min(letters.len())].iter().collect(),
                state: strongest(covering.iter().map(|row| row.state)),
                here: here.is_some_and(|(first, last)| first <= start && last >= end),
                here_begins: here.is_some_and(|(first, last)| first == start && last >= end),
                begins: covering.iter().filter(begins).map(|row| (row.number, row.anchor.clone())).collect(),
                rows: covering.iter().map(|row| row.anchor.as_str()).collect::<Vec<_>>().join(" "),
            }
        })
        .collect()
}

/// What waits is seen before what is decided, and what stands before what was rejected.
fn strongest(states: impl Iterator<Item = &'static str>) -> &'static str {
    const ORDER: [&str; 4] = ["waiting", "claim", "accepted", "rejected"];
    states.min_by_key(|state| ORDER.iter().position(|known| known == state)).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: usize, state: &'static str, start: usize, end: usize) -> Row {
        Row { number, anchor: format!("p{number}"), state, start, end, ..Row::default() }
    }

    #[test]
    fn passages_that_overlap_are_cut_where_one_begins_or_ends_and_no_letter_is_lost() {
        let text = "Её задержали в Омске в марте.".to_owned();
        let end = 100 + text.chars().count();
        let kind = PlaceKind::Paragraph;
        let paragraph = Paragraph { start: 100, end, text: text.clone(), kind, number: Some(1), page: None };
        let rows = [row(1, "waiting", 100, 120), row(2, "accepted", 113, 125), row(3, "rejected", 300, 310)];
        let pieces = pieces(&paragraph, &rows, Some((121, 124)));
        let shown: Vec<(&str, &str, bool)> =
            pieces.iter().map(|piece| (piece.text.as_str(), piece.state, piece.here)).collect();
        assert_eq!(
            shown,
            [
                ("Её задержали ", "waiting", false),
                ("в Омске", "waiting", false),
                (" ", "accepted", false),
                ("в м", "accepted", true),
                ("а", "accepted", false),
                ("рте.", "", false),
            ]
        );
        let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, text);
        assert_eq!(pieces[1].begins, [(2, "p2".to_owned())]);
        assert_eq!(pieces[1].rows, "p1 p2");
    }
}
