//! Files that a form sends, piece by piece: nothing is held whole that need not be.

use std::time::Duration;

use amparo_casework::problem::Problem;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart};

use crate::answer::Fail;
use crate::ask::Ask;
use crate::serve::{TOKEN, forged};

/// The largest file that a page takes; the command line takes larger ones.
pub const FILE_BYTES: u64 = 200 * 1024 * 1024;
/// The most that one field of text may hold.
const TEXT_BYTES: usize = 2 * 1024 * 1024;
/// For so long a form that was refused is let go by.
const LET_GO_BY: Duration = Duration::from_secs(20);
/// The most parts that one form may have.
const PARTS: usize = 200;

/// One part of the form.
pub enum Part<'a> {
    /// A field of text.
    Text(String, String),
    /// A file: its field, the name it had, and its bytes, piece by piece.
    File(String, String, Box<Pieces<'a>>),
}

/// A file's bytes as they arrive.
pub struct Pieces<'a> {
    field: Field<'a>,
    so_far: u64,
}

impl Pieces<'_> {
    /// The next piece; `None` at the end.
    ///
    /// # Errors
    /// When the file is larger than [`FILE_BYTES`], or the connection broke off.
    pub fn next_piece(&mut self) -> Result<Option<Vec<u8>>, Problem> {
        let piece = wait(self.field.chunk()).map_err(|error| cut_off(&error))?;
        self.so_far += piece.as_ref().map_or(0, |piece| piece.len() as u64);
        if self.so_far > FILE_BYTES {
            return Err(Problem::input(
                "The file was not taken. Nothing was saved.",
                format!("It is larger than {} MiB.", FILE_BYTES >> 20),
                "Bring it in with the command line (amparo read), which takes larger files, or send a smaller copy.",
            ));
        }
        Ok(piece.map(|piece| piece.to_vec()))
    }

    /// All that is left, at once.
    ///
    /// # Errors
    /// As [`Pieces::next_piece`].
    pub fn whole(&mut self) -> Result<Vec<u8>, Problem> {
        let mut whole = Vec::new();
        while let Some(piece) = self.next_piece()? {
            whole.extend_from_slice(&piece);
        }
        Ok(whole)
    }
}

impl Ask {
    /// Goes through the parts of a form with files, in order. The token is checked before anything else is read.
    ///
    /// # Errors
    /// When the token is missing or not this session's, a part is too large, or the connection broke off.
    pub fn upload(&self, mut each: impl FnMut(Part<'_>) -> Result<(), Problem>) -> Result<(), Fail> {
        let Some(mut request) = self.body() else { return Err(Fail::Absent) };
        DefaultBodyLimit::disable().apply(&mut request);
        let mut parts = wait(Multipart::from_request(request, &())).map_err(|_| {
            Problem::input(
                "The form was not taken. Nothing was saved.",
                "It does not send files as this page does.",
                "Go back, load the page anew and send the form again.",
            )
        })?;
        let taken = self.take_parts(&mut parts, &mut each);
        if taken.is_err() {
            // Most browsers show the answer only when all they sent was taken.
            let_go_by(&mut parts);
        }
        taken
    }

    fn take_parts(
        &self,
        parts: &mut Multipart,
        each: &mut dyn FnMut(Part<'_>) -> Result<(), Problem>,
    ) -> Result<(), Fail> {
        let mut checked = false;
        let mut count = 0;
        while let Some(mut field) = wait(parts.next_field()).map_err(|error| cut_off(&error))? {
            count += 1;
            if count > PARTS {
                return Err(too_many().into());
            }
            let name = field.name().unwrap_or_default().to_owned();
            if let Some(file) = field.file_name().map(str::to_owned) {
                if !checked {
                    return Err(forged());
                }
                each(Part::File(name, file, Box::new(Pieces { field, so_far: 0 })))?;
                continue;
            }
            let text = text_of(&mut field)?;
            if name == TOKEN {
                checked = !text.is_empty() && text == self.csrf();
            }
            if !checked {
                return Err(forged());
            }
            if name != TOKEN {
                each(Part::Text(name, text.replace("\r\n", "\n")))?;
            }
        }
        if checked { Ok(()) } else { Err(forged()) }
    }
}

/// Takes what still comes, for a while, and drops it.
fn let_go_by(parts: &mut Multipart) {
    let rest = async {
        while let Ok(Some(mut field)) = parts.next_field().await {
            while let Ok(Some(_)) = field.chunk().await {}
        }
    };
    drop(wait(async { tokio::time::timeout(LET_GO_BY, rest).await }));
}

fn text_of(field: &mut Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(piece) = wait(field.chunk()).map_err(|error| cut_off(&error))? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > TEXT_BYTES {
            return Err(Problem::input(
                "The form was not taken. Nothing was saved.",
                format!("One of its fields is longer than {} MiB.", TEXT_BYTES >> 20),
                "Bring the text in as a document.",
            ));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Pages run on threads that may wait; what arrives is waited for here.
fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Handle::current().block_on(future)
}

fn cut_off(error: &MultipartError) -> Problem {
    Problem::input(
        "The upload was cut off. Nothing was saved.",
        format!("{error}."),
        "Send it again; if it stays, bring the file in with the command line (amparo read).",
    )
}

fn too_many() -> Problem {
    Problem::input(
        "The form was not taken. Nothing was saved.",
        format!("It has more than {PARTS} parts."),
        "Send fewer files at once.",
    )
}
