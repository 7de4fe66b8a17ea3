//! Text as XML, and runs of text as Word writes them.

use std::fmt::Write as _;

/// Text for the content or an attribute of an element. What XML 1.0 cannot hold becomes `�`.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\0'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => safe.push('\u{fffd}'),
            letter => safe.push(letter),
        }
    }
    safe
}

/// How a run looks: what its properties hold, in the order that the schema asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look<'a> {
    pub(super) style: Option<&'static str>,
    pub(super) right_to_left: bool,
    pub(super) language: Option<&'a str>,
}

impl Look<'_> {
    fn properties(self) -> String {
        let mut inside = String::new();
        if let Some(style) = self.style {
            let _ = write!(inside, "<w:rStyle w:val=\"{style}\"/>");
        }
        if self.right_to_left {
            inside.push_str("<w:rtl/>");
        }
        if let Some(tag) = self.language {
            let kind = if self.right_to_left { "bidi" } else { "val" };
            let _ = write!(inside, "<w:lang w:{kind}=\"{}\"/>", escape(tag));
        }
        if inside.is_empty() { inside } else { format!("<w:rPr>{inside}</w:rPr>") }
    }
}

/// A run of text. Line ends in it are line ends on the page.
pub(super) fn run(text: &str, look: Look<'_>) -> String {
    let properties = look.properties();
    let mut xml = String::new();
    for (place, line) in text.split('\n').enumerate() {
        let turn = if place == 0 { "" } else { "<w:br/>" };
        let _ =
            write!(xml, "<w:r>{properties}{turn}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(line));
    }
    xml
}

/// A run in a style of characters.
pub(super) fn styled(text: &str, style: &'static str) -> String {
    run(text, Look { style: Some(style), ..Look::default() })
}

/// A run as the paragraph's style has it.
pub(super) fn plain(text: &str) -> String {
    run(text, Look::default())
}

/// Words of a source: in their own direction, which the marks around them do not take part in.
pub(super) fn quote(text: &str, language: Option<&str>) -> String {
    let language = language.filter(|tag| is_language_tag(tag));
    let look = Look { language, right_to_left: is_right_to_left(text), ..Look::default() };
    format!("{}{}{}", plain("“"), run(text, look), plain("”"))
}

/// A field that Word works out, with what stands there until it does.
pub(super) fn field(instruction: &str, shown: &str, style: Option<&'static str>) -> String {
    let shown = run(shown, Look { style, ..Look::default() });
    format!("<w:fldSimple w:instr=\" {} \">{shown}</w:fldSimple>", escape(instruction))
}

/// Whether the first letter with a direction of its own runs from right to left.
fn is_right_to_left(text: &str) -> bool {
    let turns = |letter: &char| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    };
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(|letter| turns(&letter))
}

fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.chars().all(|letter| letter.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|letter| letter.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_read_as_markup() {
        assert_eq!(escape("a < b & \"c\" > d"), "a &lt; b &amp; &quot;c&quot; &gt; d");
        assert_eq!(escape("bell\u{7} and \u{ffff}"), "bell\u{fffd} and \u{fffd}");
    }

    #[test]
    fn a_line_end_is_a_line_end_on_the_page() {
        assert_eq!(run("a\nb", Look::default()).matches("<w:br/>").count(), 1);
    }

    #[test]
    fn the_direction_of_a_quotation_is_that_of_its_first_letter() {
        for (text, expected, why) in [
            ("שלום world", true, "Hebrew first"),
            ("«سلام» then", true, "Arabic after a mark without direction"),
            ("2024 мир", false, "Cyrillic after digits"),
            ("hello سلام", false, "Latin first"),
            ("...", false, "no letter at all"),
        ] {
            assert_eq!(is_right_to_left(text), expected, "{why}");
        }
    }

    #[test]
    fn what_is_no_language_tag_is_left_out() {
        assert!(quote("мир", Some("ru")).contains("<w:lang w:val=\"ru\"/>"));
        assert!(quote("سلام", Some("ar")).contains("<w:rtl/><w:lang w:bidi=\"ar\"/>"));
        assert!(!quote("мир", Some("\"/><evil")).contains("w:lang"));
    }
}
