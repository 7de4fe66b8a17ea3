//! What a server answered: a document, out of what it was carried in.

use std::io::Read;

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::record::{Record, find, headers};
use crate::parts::plain_name;
use crate::{LimitName, Limits, PartRefusal};

/// What is handed on: the rest is a page's furniture.
const DOCUMENTS: [(&str, &str); 8] = [
    ("text/html", "html"),
    ("application/xhtml+xml", "html"),
    ("text/plain", "txt"),
    ("application/pdf", "pdf"),
    ("application/rtf", "rtf"),
    ("text/rtf", "rtf"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    ("application/vnd.oasis.opendocument.text", "odt"),
];

/// A document that a server answered with.
pub(super) struct Answer {
    /// As the server says, with its charset.
    pub(super) media_type: String,
    pub(super) body: Result<Vec<u8>, PartRefusal>,
}

/// `None`: the record holds no document.
pub(super) fn document_in(record: &Record, limits: &Limits) -> Option<Answer> {
    if !record.holds_document() {
        return None;
    }
    let stated = record.header("content-type").unwrap_or_default();
    let over = PartRefusal::OverLimit { limit: LimitName::Bytes, allowed: limits.bytes_max };
    if !stated.to_ascii_lowercase().starts_with("application/http") {
        ending_of(stated)?;
        let body = record.block.clone().filter(|block| block.len() as u64 == record.length).ok_or(over);
        return Some(Answer { media_type: stated.to_owned(), body });
    }
    let Some(block) = record.block.as_deref() else {
        return Some(Answer { media_type: "text/html".to_owned(), body: Err(over) });
    };
    answer(block, limits)
}

fn answer(block: &[u8], limits: &Limits) -> Option<Answer> {
    let mut rest = block;
    let status = super::line(&mut rest, 8_192).ok()??;
    let status = String::from_utf8_lossy(&status).split_whitespace().nth(1)?.parse::<u16>().ok()?;
    let headers = headers(&mut rest).ok()?;
    let media_type = find(&headers, "content-type")?.to_owned();
    if !(200..300).contains(&status) || rest.is_empty() {
        return None;
    }
    ending_of(&media_type)?;
    let chunked =
        find(&headers, "transfer-encoding").is_some_and(|how| how.to_ascii_lowercase().contains("chunked"));
    // Some programs write the body without its chunks, and leave the header.
    let body = if chunked { unchunked(rest).unwrap_or_else(|| rest.to_vec()) } else { rest.to_vec() };
    let packed = find(&headers, "content-encoding").unwrap_or("identity").trim().to_ascii_lowercase();
    Some(Answer { media_type, body: unpacked(body, &packed, limits) })
}

/// The name's ending for a sort of document.
fn ending_of(media_type: &str) -> Option<&'static str> {
    let bare = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    DOCUMENTS.iter().find(|(known, _)| *known == bare).map(|(_, ending)| *ending)
}

/// The last step of an address, with the ending of what it is.
pub(super) fn name_of(url: &str, media_type: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let name = plain_name(path);
    let ending = ending_of(media_type).unwrap_or("bin");
    let has_it = name.rsplit_once('.').is_some_and(|(_, given)| given.eq_ignore_ascii_case(ending));
    if has_it { name } else { format!("{name}.{ending}") }
}

/// Pieces with their lengths before them; `None` where it is not made of such.
fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let line = super::line(&mut rest, 1_024).ok()??;
        let digits = line.split(|b| *b == b';').next().unwrap_or_default().trim_ascii();
        let length = usize::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        if length == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(..length)?);
        rest = rest.get(length..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
}

fn unpacked(body: Vec<u8>, how: &str, limits: &Limits) -> Result<Vec<u8>, PartRefusal> {
    match how {
        "" | "identity" => Ok(body),
        // Many archives hold the body unpacked and keep the header.
        "gzip" | "x-gzip" if !body.starts_with(&[0x1F, 0x8B]) => Ok(body),
        "gzip" | "x-gzip" => take(MultiGzDecoder::new(&body[..]), limits),
        "deflate" => take(ZlibDecoder::new(&body[..]), limits)
            .or_else(|_| take(DeflateDecoder::new(&body[..]), limits)),
        // A body that is text was unpacked before it was written.
        _ if body.starts_with(b"<") || std::str::from_utf8(&body).is_ok_and(|text| !text.contains('\0')) => {
            Ok(body)
        }
        other => Err(PartRefusal::UnknownPacking { how: other.chars().take(40).collect() }),
    }
}

fn take(packed: impl Read, limits: &Limits) -> Result<Vec<u8>, PartRefusal> {
    let mut bytes = Vec::new();
    let read = packed.take(limits.bytes_max.saturating_add(1)).read_to_end(&mut bytes);
    if bytes.len() as u64 > limits.bytes_max {
        return Err(PartRefusal::OverLimit { limit: LimitName::Bytes, allowed: limits.bytes_max });
    }
    match read {
        Ok(_) => Ok(bytes),
        Err(_) => Err(PartRefusal::NotUnpacked),
    }
}
