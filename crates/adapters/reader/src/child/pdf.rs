//! The way of a PDF: an external program takes its words out, and a reading child parses what that wrote.
//!
//! Nothing of the file is parsed here. That it is a PDF is known by its first bytes; why it was not
//! opened is guessed from a word in it, for the message alone.

use super::{ReadReply, ReadRequest, Reader, Tool};
use crate::{Damage, FileHint, Format, ReadError, format, pdf};

/// What `pdftotext` says of a file that it cannot open, and of one that forbids taking text out.
const NOT_OPENED: i32 = 1;
const FORBIDDEN: i32 = 3;

impl Reader {
    /// Reads a PDF, or gives `None` for a file that is none.
    pub(super) fn read_pdf(&self, request: &ReadRequest<'_>) -> Option<Result<ReadReply, ReadError>> {
        format::is_pdf(request.bytes).then(|| {
            let words = self.external(Tool::PdfToText, request.bytes, &request.limits);
            let words = words.map_err(|error| in_its_own_words(error, request.bytes))?;
            if words.is_empty() {
                return Err(ReadError::Damaged { format: Format::Pdf, damage: Damage::NotOpened });
            }
            let read = self.read_handed_over(request, &words, pdf::HANDED_OVER);
            self.with_pictures_read(request, &words, read)
        })
    }

    /// What a program wrote, to a reading child.
    pub(super) fn read_handed_over(
        &self,
        request: &ReadRequest<'_>,
        written: &[u8],
        media_type: &str,
    ) -> Result<ReadReply, ReadError> {
        let media_type = Some(media_type.to_owned());
        let mut limits = request.limits.clone();
        limits.bytes_max = limits.tool_output_bytes_max.saturating_mul(2);
        limits.member_bytes_max = limits.tool_output_bytes_max;
        let hint = FileHint { media_type, ..request.hint.clone() };
        self.read(&ReadRequest { bytes: written, hint, limits, ..request.clone() })
    }
}

fn in_its_own_words(error: ReadError, bytes: &[u8]) -> ReadError {
    match error {
        ReadError::ToolFailed { status: NOT_OPENED, .. } if format::find(bytes, b"/Encrypt").is_some() => {
            ReadError::PasswordProtected
        }
        ReadError::ToolFailed { status: NOT_OPENED, .. } => {
            ReadError::Damaged { format: Format::Pdf, damage: Damage::NotOpened }
        }
        ReadError::ToolFailed { status: FORBIDDEN, .. } => ReadError::CopyingForbidden,
        other => other,
    }
}
