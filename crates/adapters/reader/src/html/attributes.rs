//! Elements with thousands of attributes, cut to a number that no page needs.
//!
//! The parser compares each attribute with all before it of its element, which takes time by the square of
//! their number. So the surplus goes before it sees the page. Nothing else is changed, and attributes
//! are no text: what a page says stays the same.
//!
//! This looks for tags as the parser does, past comments and past elements that hold no tags. Where a page
//! deceives it, the surplus stays, and the limits on time hold as ever.

use std::borrow::Cow;
use std::ops::Range;

/// The most attributes of one element that are looked at.
pub(super) const ATTRIBUTES_MAX: usize = 256;

/// Inside these, `<` opens nothing but their own end.
const WITHOUT_TAGS: [&str; 8] =
    ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// A drawing or formula that was not closed ends at these.
const END_DRAWINGS: [&str; 20] = [
    "body", "br", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "head", "hr", "img", "li", "ol", "p",
    "span", "table", "ul", "var",
];

/// The page without the attributes of an element beyond the first [`ATTRIBUTES_MAX`].
pub(super) fn without_surplus(page: &str) -> Cow<'_, str> {
    let mut scan = Scan { page, bytes: page.as_bytes(), at: 0, in_drawing: false, surplus: Vec::new() };
    scan.run();
    if scan.surplus.is_empty() {
        return Cow::Borrowed(page);
    }
    let mut kept = String::with_capacity(page.len());
    let mut from = 0;
    for cut in scan.surplus {
        kept.push_str(&page[from..cut.start]);
        from = cut.end;
    }
    kept.push_str(&page[from..]);
    Cow::Owned(kept)
}

struct Scan<'a> {
    page: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// In SVG and `MathML`, no element is without tags.
    in_drawing: bool,
    surplus: Vec<Range<usize>>,
}

impl Scan<'_> {
    fn run(&mut self) {
        while let Some(ahead) = self.page[self.at..].find('<') {
            self.at += ahead + 1;
            match self.bytes.get(self.at) {
                Some(b'!') if self.page[self.at..].starts_with("!--") => self.comment(),
                Some(b'!' | b'?') => self.past(b'>'),
                Some(b'/') if self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_alphabetic) => {
                    self.at += 1;
                    self.tag(true);
                }
                Some(letter) if letter.is_ascii_alphabetic() => self.tag(false),
                _ => {}
            }
        }
    }

    /// To one past the next such byte, or to the end of the page.
    fn past(&mut self, wanted: u8) {
        let found = self.bytes[self.at..].iter().position(|byte| *byte == wanted);
        self.at = found.map_or(self.bytes.len(), |ahead| self.at + ahead + 1);
    }

    /// `<!-->` and `<!--->` are comments too, and `--!>` ends one.
    fn comment(&mut self) {
        self.at += 1;
        while let Some(ahead) = self.page[self.at..].find("--") {
            self.at += ahead;
            let after = &self.bytes[self.at + 2..];
            if after.starts_with(b">") || after.starts_with(b"!>") {
                return self.past(b'>');
            }
            self.at += 1;
        }
        self.at = self.bytes.len();
    }

    fn tag(&mut self, closes: bool) {
        let name = self.name();
        let surplus = self.attributes();
        self.surplus.extend(surplus);
        if matches!(name.as_str(), "svg" | "math") {
            self.in_drawing = !closes;
        } else if END_DRAWINGS.contains(&name.as_str()) {
            self.in_drawing = false;
        }
        if closes || self.in_drawing {
            return;
        }
        if name == "plaintext" {
            self.at = self.bytes.len();
        } else if WITHOUT_TAGS.contains(&name.as_str()) {
            self.skip_content_of(&name);
        }
    }

    fn name(&mut self) -> String {
        let start = self.at;
        while self.bytes.get(self.at).is_some_and(|byte| !ends_name(*byte)) {
            self.at += 1;
        }
        self.page[start..self.at].to_ascii_lowercase()
    }

    /// To one past the tag's `>`; gives where those stand that are too many.
    fn attributes(&mut self) -> Option<Range<usize>> {
        let mut count = 0;
        let mut surplus: Option<Range<usize>> = None;
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'>' => {
                    self.at += 1;
                    break;
                }
                b'/' => self.at += 1,
                byte if byte.is_ascii_whitespace() => self.at += 1,
                _ => {
                    let start = self.at;
                    self.attribute();
                    count += 1;
                    if count > ATTRIBUTES_MAX {
                        surplus = Some(surplus.map_or(start, |known| known.start)..self.at);
                    }
                }
            }
        }
        surplus
    }

    fn attribute(&mut self) {
        // A name may begin with `=`.
        self.at += 1;
        while self.bytes.get(self.at).is_some_and(|byte| *byte != b'=' && !ends_name(*byte)) {
            self.at += 1;
        }
        let end_of_name = self.at;
        self.skip_space();
        if self.bytes.get(self.at) != Some(&b'=') {
            self.at = end_of_name;
            return;
        }
        self.at += 1;
        self.skip_space();
        if let Some(quote @ (b'"' | b'\'')) = self.bytes.get(self.at) {
            self.at += 1;
            return self.past(*quote);
        }
        let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
        while self.bytes.get(self.at).is_some_and(|byte| !ends(byte)) {
            self.at += 1;
        }
    }

    fn skip_space(&mut self) {
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    /// Goes to the tag that ends the element, or to the end of the page.
    fn skip_content_of(&mut self, name: &str) {
        while let Some(ahead) = self.page[self.at..].find("</") {
            let named = self.at + ahead + 2;
            let after = &self.bytes[named..];
            let is_end =
                after.len() >= name.len() && after[..name.len()].eq_ignore_ascii_case(name.as_bytes());
            if is_end && after.get(name.len()).is_none_or(|byte| ends_name(*byte)) {
                self.at = named - 2;
                return;
            }
            self.at = named;
        }
        self.at = self.bytes.len();
    }
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn many(count: usize) -> String {
        " a=\"x > y\"".repeat(count)
    }

    #[test]
    fn only_attributes_that_are_too_many_go_and_only_from_tags() {
        let few = many(ATTRIBUTES_MAX);
        let text = " held and".repeat(ATTRIBUTES_MAX);
        let cut = format!("<p{few}>Held.</p>");
        let table = [
            (format!("<p{few} b c=d e='f' g>Held.</p>"), format!("<p{few} >Held.</p>"), "the surplus goes"),
            (format!("<p{few}/ >Held."), format!("<p{few}/ >Held."), "so many may stay"),
            (format!("</p{few} x>"), format!("</p{few} >"), "a closing tag is compared too"),
            (
                format!("a <b{text}"),
                format!("a <b{}", &text[..=9 * ATTRIBUTES_MAX / 2]),
                "cut off by the end",
            ),
            (format!("<!-- <p{text}> -->{cut}"), format!("<!-- <p{text}> -->{cut}"), "a comment"),
            (format!("<!--><p{few} x>"), format!("<!--><p{few} >"), "an empty comment"),
            (
                format!("<script>a<b{text} </SCRIPT>{cut}"),
                format!("<script>a<b{text} </SCRIPT>{cut}"),
                "a script",
            ),
            (
                format!("<svg><title><p{few} x></p>"),
                format!("<svg><title><p{few} ></p>"),
                "a drawing's title holds tags",
            ),
            (format!("5 < 6 <3{text}>"), format!("5 < 6 <3{text}>"), "no tag"),
            (format!("<плен{text}>"), format!("<плен{text}>"), "no tag's letter"),
        ];
        for (page, expected, because) in table {
            assert_eq!(without_surplus(&page), expected, "{because}");
        }
    }

    #[test]
    fn a_page_without_surplus_is_the_same_page() {
        let page = "<!DOCTYPE html><p title='a>b'>Held <b>since</b><!-- -- --!><br/>May.";
        assert!(matches!(without_surplus(page), Cow::Borrowed(same) if same == page));
    }
}
