//! A letter that the fonts cannot draw would be a hole in the paper: it is named before anything is set.

use serde_json::Value;

use super::world::{FONTS, TEXT_FAMILIES};
use crate::document::Document;
use crate::error::PaperError;

/// How many characters around the missing one are shown.
const CONTEXT_CHARS: usize = 12;

pub(crate) fn check(document: &Document) -> Result<(), PaperError> {
    let data = serde_json::to_value(document).map_err(|error| PaperError::Typesetter(error.to_string()))?;
    check_value(&data)
}

fn check_value(value: &Value) -> Result<(), PaperError> {
    match value {
        Value::String(text) => check_text(text),
        Value::Array(items) => items.iter().try_for_each(check_value),
        Value::Object(fields) => fields.values().try_for_each(check_value),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn check_text(text: &str) -> Result<(), PaperError> {
    let Some((place, character)) = text.chars().enumerate().find(|&(_, letter)| !can_be_drawn(letter)) else {
        return Ok(());
    };
    let start = place.saturating_sub(CONTEXT_CHARS);
    let near = text.chars().skip(start).take(2 * CONTEXT_CHARS).collect();
    Err(PaperError::MissingGlyph { character, near })
}

fn can_be_drawn(letter: char) -> bool {
    leaves_no_mark(letter)
        || FONTS.iter().any(|font| {
            let info = font.info();
            TEXT_FAMILIES.contains(&info.family.as_str()) && info.coverage.contains(letter.into())
        })
}

/// White space, joiners, direction marks and variation selectors need no glyph.
fn leaves_no_mark(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
