//! Why a document was not read, in words: what, why, how to mend.

use amparo_reader::child::Tool;
use amparo_reader::{Damage, ReadError};

use crate::problem::{Problem, Sort};
use crate::unread_documents::Unread;

/// Why a document was not read, of which nothing was saved.
pub(crate) fn reading_in_words(error: &ReadError, file_name: &str) -> Problem {
    let what = format!("“{file_name}” was not read. Nothing was saved.");
    let (sort, mend) = sort_and_mend(error);
    Problem::new(sort, what, format!("{}.", first_large(&error.to_string())), mend)
}

/// Why a document was not read, that was kept as it came.
pub(crate) fn kept_in_words(error: &ReadError, unread: &Unread) -> Problem {
    let what = format!(
        "“{}” was not read. It was kept as it came, as source-{}, and stands in the list of unread documents.",
        unread.file_name,
        unread.source.short()
    );
    let (sort, mend) = sort_and_mend(error);
    let mend =
        format!("{mend} `amparo read --failed` prints the list, `amparo read --retry` tries it again.");
    Problem::new(sort, what, unread.why.clone(), mend)
}

/// A sentence begins with a capital.
pub(crate) fn first_large(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", chars.as_str())
}

/// How to mend it.
pub(crate) fn mend_of(error: &ReadError) -> &'static str {
    sort_and_mend(error).1
}

fn sort_and_mend(error: &ReadError) -> (Sort, &'static str) {
    match error {
        ReadError::Empty | ReadError::OnlyWhiteSpace { .. } | ReadError::NoText | ReadError::NoDocuments => {
            (Sort::Input, "Check that the right file was named, and that it was saved whole.")
        }
        ReadError::NotReadYet { .. } => (
            Sort::Input,
            "Save the document as PDF, DOCX, ODT, RTF, HTML or plain text, a picture as PNG or JPEG, and read that; keep the \
             original beside it.",
        ),
        ReadError::PasswordProtected => (
            Sort::Input,
            "Open it with its password, save it without one, and read that; keep the original beside it.",
        ),
        ReadError::CopyingForbidden => (
            Sort::Input,
            "Ask whoever made it for a copy without the restriction, or type the passages: `amparo read -`.",
        ),
        ReadError::NeedsOcr { .. } => (
            Sort::Input,
            "Install tesseract with the document’s languages (on Debian and Ubuntu: `sudo apt install tesseract-ocr \
             tesseract-ocr-rus tesseract-ocr-spa`), and try it again.",
        ),
        ReadError::NothingRecognised { .. } => (
            Sort::Input,
            "Look at the pages. If words stand there, name their language (`--language ru`) and read the file again, or type \
             the passages: `amparo read -`.",
        ),
        ReadError::LanguageMissing { .. } => (
            Sort::System,
            "Install what tesseract knows of the language (on Debian and Ubuntu: `sudo apt install tesseract-ocr-rus`, with \
             its own short name in place of `rus`), and try it again.",
        ),
        ReadError::ToolMissing { tool: Tool::Tesseract } => (
            Sort::System,
            "It recognises words in pictures. Install it with the languages that you need (on Debian and Ubuntu: `sudo apt \
             install tesseract-ocr tesseract-ocr-rus tesseract-ocr-spa`), and try it again.",
        ),
        ReadError::PartMissing { .. } => (
            Sort::Input,
            "Look into the archive: if a document lies in it, take it out and read that. Check that the right file was named.",
        ),
        ReadError::Damaged { damage: Damage::Entities | Damage::Link, .. } => (
            Sort::Input,
            "No office program writes such a file. Do not open it; ask who sent it, and report it.",
        ),
        ReadError::Damaged { .. } => (
            Sort::Input,
            "Fetch the file again. If another program opens it, save it anew there, and read that.",
        ),
        ReadError::Binary { .. } => {
            (Sort::Input, "Check that the right file was named. Only text and documents can be read.")
        }
        ReadError::OverLimit { .. } => {
            (Sort::Input, "Split the document, or save only the article, and read the parts.")
        }
        ReadError::TimedOut { .. } | ReadError::ReaderDied { .. } => (
            Sort::System,
            "The desk is unharmed. Save the document as plain text and read that; if it stays, report it.",
        ),
        ReadError::ToolMissing { .. } => (
            Sort::System,
            "Install it (on Debian and Ubuntu: `sudo apt install poppler-utils`), and read the document again.",
        ),
        ReadError::ToolNotConfined { .. } | ReadError::NoWalls { .. } => (
            Sort::System,
            "Such documents are read only where the system can fence the program in: Linux 5.13 or newer with Landlock \
             and seccomp. Save the document as plain text, and read that.",
        ),
        ReadError::ToolFailed { .. } => (
            Sort::Input,
            "The file may be damaged or locked with a password. Open it yourself, save its text, and read that.",
        ),
        ReadError::NotStarted { .. } => (Sort::System, "Start the program by its full path, and try again."),
    }
}
