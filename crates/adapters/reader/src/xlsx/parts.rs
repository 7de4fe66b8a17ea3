//! The parts around the sheets: which there are, where they lie, and the texts that cells share.

use std::collections::BTreeMap;
use std::io::BufRead;

use crate::limits::check;
use crate::office::xml::{Step, Xml};
use crate::{LimitName, Limits, ReadError};

#[derive(Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Listed>,
    pub(super) counts_from_1904: bool,
}

pub(super) struct Listed {
    pub(super) name: String,
    pub(super) target: String,
    pub(super) hidden: bool,
}

impl Book {
    pub(super) fn read<R: BufRead>(xml: &mut Xml<'_, R>) -> Result<Self, ReadError> {
        let mut book = Self::default();
        loop {
            match xml.step()? {
                Step::Open(tag) if tag.name() == "workbookPr" => {
                    book.counts_from_1904 =
                        matches!(tag.attribute("date1904").as_deref(), Some("1" | "true"));
                }
                Step::Open(tag) if tag.name() == "sheet" => book.sheets.push(Listed {
                    name: tag.attribute("name").unwrap_or_default(),
                    target: tag.attribute("id").unwrap_or_default(),
                    hidden: matches!(tag.attribute("state").as_deref(), Some("hidden" | "veryHidden")),
                }),
                Step::End => return Ok(book),
                _ => {}
            }
        }
    }
}

/// Where the parts lie that a part names, by the name it gives them. What lies outside the file is left out.
pub(super) fn targets<R: BufRead>(xml: &mut Xml<'_, R>) -> Result<BTreeMap<String, String>, ReadError> {
    let mut targets = BTreeMap::new();
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "Relationship" => {
                let outside = tag.attribute("TargetMode").as_deref() == Some("External");
                if let (Some(id), Some(target), false) =
                    (tag.attribute("Id"), tag.attribute("Target"), outside)
                {
                    let whole =
                        target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
                    targets.insert(id, whole);
                }
            }
            Step::End => return Ok(targets),
            _ => {}
        }
    }
}

/// The texts that cells share, in their order.
pub(super) fn shared_strings<R: BufRead>(
    xml: &mut Xml<'_, R>,
    limits: &Limits,
) -> Result<Vec<String>, ReadError> {
    let mut strings = Vec::new();
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "si" => {
                strings.push(rich_text(xml, "si")?);
                check(LimitName::SheetCells, limits.sheet_cells_max, strings.len() as u64)?;
            }
            Step::End => return Ok(strings),
            _ => {}
        }
    }
}

/// The text of an element that was just opened, without hints for its pronunciation.
pub(super) fn rich_text<R: BufRead>(xml: &mut Xml<'_, R>, name: &str) -> Result<String, ReadError> {
    let mut text = String::new();
    let mut in_text = false;
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "rPh" => xml.skip()?,
            Step::Open(tag) => in_text = tag.name() == "t",
            Step::Text(part) if in_text => text.push_str(&part),
            Step::Close(closed) if closed == name => return Ok(unescaped(text)),
            Step::Close(_) => in_text = false,
            Step::Text(_) => {}
            Step::End => return Ok(unescaped(text)),
        }
    }
}

/// Letters that XML cannot hold are written `_x000D_`.
fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let letter = rest.get(at + 2..at + 6).zip(rest.get(at + 6..at + 7)).and_then(|(code, end)| {
            let code = u32::from_str_radix(code, 16).ok().filter(|_| end == "_")?;
            char::from_u32(code)
        });
        if let Some(letter) = letter {
            plain.push(letter);
            rest = &rest[at + 7..];
        } else {
            plain.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn letters_that_xml_cannot_hold_come_back() {
        for (text, expected) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("pre_xfix", "pre_xfix"),
            ("_x00Ж0_", "_x00Ж0_"),
            ("_x0041", "_x0041"),
        ] {
            assert_eq!(unescaped(text.to_owned()), expected, "{text}");
        }
    }
}
