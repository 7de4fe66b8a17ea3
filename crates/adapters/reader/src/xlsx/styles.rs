//! Which formats show a number as a date, and how much of the date.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::dates::Shown;
use crate::ReadError;
use crate::office::xml::{Step, Xml};

/// What each cell style shows of a number that is a date; `None`: it shows a number.
#[derive(Default)]
pub(super) struct Styles {
    shown: Vec<Option<Shown>>,
}

impl Styles {
    pub(super) fn read<R: BufRead>(xml: &mut Xml<'_, R>) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        let mut own: BTreeMap<u32, Option<Shown>> = BTreeMap::new();
        let mut in_cells = false;
        loop {
            match xml.step()? {
                Step::Open(tag) => match tag.name() {
                    "numFmt" => {
                        let id = tag.attribute("numFmtId").and_then(|id| id.parse().ok());
                        if let (Some(id), Some(code)) = (id, tag.attribute("formatCode")) {
                            own.insert(id, shown_by(&code));
                        }
                    }
                    "cellXfs" => in_cells = true,
                    "xf" if in_cells => {
                        let id: u32 = tag.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                        styles.shown.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                    }
                    _ => {}
                },
                Step::Close(name) if name == "cellXfs" => in_cells = false,
                Step::End => return Ok(styles),
                _ => {}
            }
        }
    }

    pub(super) fn shown(&self, style: usize) -> Option<Shown> {
        self.shown.get(style).copied().flatten()
    }
}

/// Formats that a file names by number alone (ECMA-376, part 1, 18.8.30).
fn built_in(id: u32) -> Option<Shown> {
    match id {
        14..=16 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Some(Shown::Day),
        17 | 55 | 56 => Some(Shown::Month),
        _ => None,
    }
}

/// What a format's code shows: letters in quotes, in brackets or after a stroke mean nothing.
fn shown_by(code: &str) -> Option<Shown> {
    let mut letters = String::new();
    let mut code = code.split(';').next().unwrap_or_default().chars();
    while let Some(letter) = code.next() {
        match letter {
            '"' => drop(code.by_ref().find(|letter| *letter == '"')),
            '[' => drop(code.by_ref().find(|letter| *letter == ']')),
            '\\' | '_' | '*' => drop(code.next()),
            _ => letters.extend(letter.to_lowercase()),
        }
    }
    if letters.contains("general") || !letters.contains(['y', 'd', 'm', 'e']) || letters.contains(['0', '#'])
    {
        return None;
    }
    let has_clock = letters.contains(['h', 's']);
    match (letters.contains('y') || letters.contains('e'), letters.contains('d'), letters.contains('m')) {
        (_, true, _) => Some(Shown::Day),
        (true, false, true) => Some(Shown::Month),
        (true, false, false) => Some(Shown::Year),
        // Minutes, or a month of no year.
        (false, false, _) => (!has_clock).then_some(Shown::Month),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_shows_as_much_of_a_date_as_its_letters_say() {
        for (code, expected, because) in [
            ("dd/mm/yyyy", Some(Shown::Day), "a day"),
            ("[$-419]d mmmm yyyy;@", Some(Shown::Day), "brackets name a language"),
            ("mmm yyyy", Some(Shown::Month), "no day is shown"),
            ("yyyy", Some(Shown::Year), "only the year is shown"),
            ("dd.mm.yyyy hh:mm", Some(Shown::Day), "with a time"),
            ("General", None, "a number"),
            ("0.00", None, "a number"),
            ("0 \"days\"", None, "the letters stand in quotes"),
            ("hh:mm", None, "a time of no day"),
            ("#,##0\\ \"dem\"", None, "a sum"),
        ] {
            assert_eq!(shown_by(code), expected, "{code}: {because}");
        }
    }
}
