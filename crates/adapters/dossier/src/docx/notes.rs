//! Footnotes: the part that holds them, and the marks in the text.

use std::fmt::Write as _;

use super::body::inlines;
use super::xml::{field, styled};
use crate::document::Inlines;

/// The part of the package that holds the footnotes. The first two are the lines that part them from the text.
pub(super) fn part(notes: &[Inlines]) -> String {
    let mut xml = format!(
        "{}<w:footnotes {}>\
         <w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>\
         <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>\n",
        super::parts::XML_HEAD,
        super::parts::NAMESPACES
    );
    for (note, number) in notes.iter().zip(1_u32..) {
        let _ = writeln!(
            xml,
            "<w:footnote w:id=\"{number}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\
             <w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>{}{}</w:p></w:footnote>",
            super::xml::plain(" "),
            inlines(note)
        );
    }
    xml.push_str("</w:footnotes>");
    xml
}

/// The mark of a footnote, with a name that a later mark can refer to.
pub(super) fn mark(number: u32) -> String {
    format!(
        "<w:bookmarkStart w:id=\"{number}\" w:name=\"_RefNote{number}\"/>\
         <w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{number}\"/></w:r>\
         <w:bookmarkEnd w:id=\"{number}\"/>"
    )
}

/// A mark that refers to a footnote which was printed before: it follows when the notes are renumbered.
pub(super) fn mark_again(number: u32) -> String {
    field(&format!("NOTEREF _RefNote{number} \\h"), &number.to_string(), Some("FootnoteReference"))
}

/// A mark of the annex, as text: [3, 5].
pub(super) fn sources(numbers: &[u32]) -> String {
    let mut xml = styled("[", "Quiet");
    for (place, number) in numbers.iter().enumerate() {
        if place > 0 {
            xml.push_str(&styled(", ", "Quiet"));
        }
        let shown = styled(&number.to_string(), "Quiet");
        let _ = write!(xml, "<w:hyperlink w:anchor=\"source-{number}\">{shown}</w:hyperlink>");
    }
    xml.push_str(&styled("]", "Quiet"));
    xml
}
