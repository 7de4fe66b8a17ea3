//! A letter that the fonts cannot draw would be a hole in the paper: it is named before anything is set.

use serde_json::Value;

use crate::document::Document;
use crate::error::PaperError;
use crate::fonts::Fonts;

/// How many characters around the missing one are shown.
const CONTEXT_CHARS: usize = 12;

pub(crate) fn check(document: &Document, fonts: &Fonts) -> Result<(), PaperError> {
    let data = serde_json::to_value(document).map_err(|error| PaperError::Typesetter(error.to_string()))?;
    check_value(&data, fonts)
}

fn check_value(value: &Value, fonts: &Fonts) -> Result<(), PaperError> {
    match value {
        Value::String(text) => check_text(text, fonts),
        Value::Array(items) => items.iter().try_for_each(|item| check_value(item, fonts)),
        Value::Object(fields) => fields.values().try_for_each(|item| check_value(item, fonts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

pub(crate) fn check_text(text: &str, fonts: &Fonts) -> Result<(), PaperError> {
    let Some((place, character)) =
        text.chars().enumerate().find(|&(_, letter)| !(leaves_no_mark(letter) || fonts.draw(letter)))
    else {
        return Ok(());
    };
    let start = place.saturating_sub(CONTEXT_CHARS);
    let near = text.chars().skip(start).take(2 * CONTEXT_CHARS).collect();
    Err(PaperError::MissingGlyph { character, near })
}

/// White space, joiners, direction marks and variation selectors need no glyph.
fn leaves_no_mark(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
