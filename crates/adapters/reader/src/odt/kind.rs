//! What an `OpenDocument` file is, where its first bytes do not say it.
//!
//! The format wants a member `mimetype` first and unpacked. Programs that pack a document anew pack that
//! member too, put it elsewhere or drop it, and other programs open the file all the same.

use crate::format::{Recognised, find};
use crate::office::package::Package;
use crate::{Format, Limits, ReadError, UnreadFormat};

/// What the archive holds; `None` when it is no such document.
///
/// # Errors
/// When it is no archive that can be opened, is encrypted, or one of its limits is reached.
pub(crate) fn kind_of(bytes: &[u8], limits: &Limits) -> Result<Option<Recognised>, ReadError> {
    const MIMETYPE_BYTES: u64 = 128;
    const CONTENT_BYTES: u64 = 1 << 20;
    let mut package = Package::open(bytes, Format::Odt, limits)?;
    if !package.has("content.xml") {
        return Ok(None);
    }
    let declared = package.start_of("mimetype", MIMETYPE_BYTES)?;
    let type_of = |kind: &str| format!("application/vnd.oasis.opendocument.{kind}");
    if let Some(known) = KINDS.iter().find(|(kind, _)| declared.starts_with(type_of(kind).as_bytes())) {
        return Ok(Some(known.1.recognised()));
    }
    // The element in which the document lies has the same name, after its styles.
    let content = package.start_of("content.xml", CONTENT_BYTES)?;
    let known = KINDS.iter().find(|(kind, _)| find(&content, format!("<office:{kind}").as_bytes()).is_some());
    Ok(known.map(|(_, found)| found.recognised()))
}

const KINDS: [(&str, Found); 3] =
    [("text", Found::Text), ("spreadsheet", Found::Spreadsheet), ("presentation", Found::Presentation)];

#[derive(Clone, Copy)]
enum Found {
    Text,
    Spreadsheet,
    Presentation,
}

impl Found {
    fn recognised(self) -> Recognised {
        match self {
            Self::Text => Recognised::Readable(Format::Odt),
            Self::Spreadsheet => Recognised::Unread(UnreadFormat::Spreadsheet),
            Self::Presentation => Recognised::Unread(UnreadFormat::Presentation),
        }
    }
}
