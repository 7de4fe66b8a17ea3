//! Finding quoted words in a source: pasted words lose their line ends, and may stand more than once.

use amparo_ledger::ids::{CaseId, SourceId};
use amparo_reader::Reading;
use serde::Serialize;

use crate::desk::Desk;
use crate::policy::Visible;
use crate::problem::Problem;

/// A place at which quoted words stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuotePlace {
    /// The first character of the source's text.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
    /// The words as they stand there.
    pub words: String,
    /// The place as a reader would say it.
    pub place: Option<String>,
    /// The words before.
    pub before: String,
    /// The words after.
    pub after: String,
}

/// More places than a person would choose from.
pub const PLACES_MAX: usize = 50;

const CONTEXT_CHARS: usize = 60;

/// Every place (at most [`PLACES_MAX`]) where these words stand in a source. Any white space counts as any other.
///
/// # Errors
/// When the source's words are not on file, or nothing was quoted.
pub fn find_quote(
    desk: &Desk,
    case: CaseId,
    source: SourceId,
    words: &str,
) -> Result<Visible<Vec<QuotePlace>>, Problem> {
    let record = desk.case_record(case)?;
    let reading = desk.source_text(&record, source)?;
    if words.trim().is_empty() {
        return Err(Problem::input(
            "Nothing was looked for, and nothing was saved.",
            "No words were quoted.",
            "Paste the exact words of the source.",
        ));
    }
    desk.show(amparo_ledger::claim::Scope::Case(case), places(&reading, words))
}

fn places(reading: &Reading, words: &str) -> Vec<QuotePlace> {
    let text: Vec<char> = reading.text.chars().collect();
    let wanted: Vec<&str> = words.split_whitespace().collect();
    let wanted: Vec<char> = wanted.join(" ").chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() && found.len() < PLACES_MAX {
        match length_at(&text[at..], &wanted) {
            Some(length) => {
                let end = at + length;
                let said = |from: usize, to: usize| text[from..to.min(text.len())].iter().collect::<String>();
                found.push(QuotePlace {
                    start: u32::try_from(at).unwrap_or(u32::MAX),
                    end: u32::try_from(end).unwrap_or(u32::MAX),
                    words: said(at, end),
                    place: reading.place_name(at..end),
                    before: said(at.saturating_sub(CONTEXT_CHARS), at),
                    after: said(end, end + CONTEXT_CHARS),
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// How many characters of the text are these words; `None` when it does not begin with them.
fn length_at(text: &[char], wanted: &[char]) -> Option<usize> {
    let mut at = 0;
    for letter in wanted {
        if *letter == ' ' {
            let spaces = text[at..].iter().take_while(|letter| letter.is_whitespace()).count();
            if spaces == 0 {
                return None;
            }
            at += spaces;
        } else {
            if text.get(at) != Some(letter) {
                return None;
            }
            at += 1;
        }
    }
    (at > 0).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::length_at;

    #[test]
    fn white_space_of_any_kind_is_white_space_and_letters_are_letters() {
        let check = |text: &str, wanted: &str| {
            length_at(&text.chars().collect::<Vec<_>>(), &wanted.chars().collect::<Vec<_>>())
        };
        for (text, wanted, expected, because) in [
            ("held in\nOmsk, again", "held in Omsk", Some(12), "a line end is a space"),
            ("held in\u{a0} \n Omsk", "held in Omsk", Some(15), "several are one"),
            ("heldin Omsk", "held in Omsk", None, "none is none"),
            ("Её дело", "Её дело", Some(7), "characters are counted, not bytes"),
            ("Held", "held", None, "exact words"),
            ("he", "held", None, "the text ends before"),
        ] {
            assert_eq!(check(text, wanted), expected, "{because}");
        }
    }
}
