//! Subtitles (SRT, WebVTT): what is said, as running text; each cue is a place with its time.
//!
//! Cues follow each other with a space, since sentences go on over them; a pause or another speaker begins a paragraph.

use crate::limits::check;
use crate::place::{At, PlaceKind, Places};
use crate::{Content, LimitName, Limits, ReadError};

/// A pause of so long begins a new paragraph.
const PAUSE_MILLISECONDS: u64 = 3_000;
/// After so much a sentence's end does, too.
const PARAGRAPH_CHARS: usize = 800;
/// A mark of form is no longer than this.
const MARK_BYTES_MAX: usize = 200;

/// What is said at a time.
#[derive(Debug, PartialEq, Eq)]
struct Cue {
    from: u64,
    to: u64,
    speaker: Option<String>,
    text: String,
}

/// Whether a text begins as subtitles do.
pub(crate) fn looks_like_subtitles(start: &str) -> bool {
    let start = start.trim_start_matches('\u{FEFF}');
    if start
        .strip_prefix("WEBVTT")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
    {
        return true;
    }
    let mut lines = start.lines().map(str::trim).skip_while(|line| line.is_empty());
    let numbered =
        lines.next().is_some_and(|line| !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit()));
    numbered && lines.next().and_then(times).is_some()
}

/// Reads them.
///
/// # Errors
/// When nothing is said, or the text is over the limit.
pub(crate) fn read(text: &str, limits: &Limits) -> Result<Content, ReadError> {
    let mut out = String::new();
    let mut chars = 0;
    let mut places = Places::default();
    let mut paragraph_began = 0;
    let mut before: Option<Cue> = None;
    for cue in cues(text) {
        let Some(said) = newly_said(before.as_ref(), &cue) else {
            before = Some(cue);
            continue;
        };
        let speaker = cue
            .speaker
            .as_ref()
            .filter(|new| before.as_ref().and_then(|old| old.speaker.as_ref()) != Some(*new));
        let begins = before.as_ref().is_none_or(|old| {
            let pause = cue.from.saturating_sub(old.to) >= PAUSE_MILLISECONDS;
            let long =
                chars - paragraph_began >= PARAGRAPH_CHARS && out.ends_with(['.', '!', '?', '…', '؟', '。']);
            pause || long || old.speaker != cue.speaker
        });
        let parting = if out.is_empty() {
            ""
        } else if begins {
            "\n\n"
        } else {
            " "
        };
        out.push_str(parting);
        chars += parting.len();
        if begins {
            paragraph_began = chars;
        }
        let line = speaker.map_or_else(|| said.clone(), |speaker| format!("{speaker}: {said}"));
        let start = chars;
        chars += line.chars().count();
        check(LimitName::TextChars, limits.text_chars_max, chars as u64)?;
        out.push_str(&line);
        places.push(start, chars, PlaceKind::Paragraph).at = Some(At::Time { from: cue.from, to: cue.to });
        before = Some(cue);
    }
    if out.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(Content { text: out, places: places.into_list(), ..Content::default() })
}

/// Rolling captions show the line before once more; it is said once.
fn newly_said(before: Option<&Cue>, cue: &Cue) -> Option<String> {
    let said = match before.filter(|old| old.speaker == cue.speaker) {
        Some(old) if old.text == cue.text && cue.from.saturating_sub(old.to) < PAUSE_MILLISECONDS => "",
        Some(old) if old.text.len() > 8 && cue.text.starts_with(&old.text) => &cue.text[old.text.len()..],
        _ => &cue.text,
    };
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    (!said.is_empty()).then_some(said)
}

/// Everything under a line of times, to the next blank line. What has none (notes, styles) is no cue.
fn cues(text: &str) -> impl Iterator<Item = Cue> + '_ {
    let mut lines = text.lines().peekable();
    std::iter::from_fn(move || {
        loop {
            let Some((from, to)) = times(lines.next()?) else { continue };
            let mut said = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.trim().is_empty() && times(line).is_none()) {
                said.push(line);
            }
            let (speaker, text) = plain(&said.join(" "));
            if !text.is_empty() {
                return Some(Cue { from, to, speaker, text });
            }
        }
    })
}

/// `00:01:02,500 --> 00:01:04,000`, in milliseconds.
fn times(line: &str) -> Option<(u64, u64)> {
    let (from, rest) = line.split_once("-->")?;
    Some((time(from.trim())?, time(rest.split_whitespace().next()?)?))
}

fn time(text: &str) -> Option<u64> {
    let (whole, thousandths) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let parts: Vec<&str> = whole.split(':').collect();
    if !(2..=3).contains(&parts.len()) || thousandths.len() > 3 {
        return None;
    }
    let number = |part: &&str| {
        if part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()) {
            part.parse::<u64>().ok()
        } else {
            None
        }
    };
    let numbers: Option<Vec<u64>> = parts.iter().map(number).collect();
    let seconds = numbers?.into_iter().fold(0, |all, part| all * 60 + part);
    Some(seconds * 1_000 + number(&thousandths)?)
}

/// Without marks of form; `<v Name>` names who speaks.
fn plain(text: &str) -> (Option<String>, String) {
    let mut speaker = None;
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '{']) {
        out.push_str(&rest[..at]);
        let (open, close) = if rest[at..].starts_with('<') { ('<', '>') } else { ('{', '}') };
        let inside = &rest[at + 1..];
        let is_mark = inside
            .starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '\\'))
            || (open == '<' && inside.starts_with(|first: char| first.is_ascii_digit()));
        let near = &inside[..inside.floor_char_boundary(MARK_BYTES_MAX)];
        if let Some(end) = near.find(close).filter(|_| is_mark) {
            speaker = speaker.or_else(|| speaker_in(&inside[..end]));
            rest = &inside[end + 1..];
        } else {
            out.push(open);
            rest = inside;
        }
    }
    out.push_str(rest);
    let mut block = crate::blocks::BlockText::default();
    for (entity, letter) in
        [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")]
    {
        if out.contains(entity) {
            out = out.replace(entity, letter);
        }
    }
    block.push_str(&out);
    (speaker, block.take().unwrap_or_default())
}

/// `v Olga Primer`, `v.loud Olga Primer`.
fn speaker_in(mark: &str) -> Option<String> {
    let name = mark.strip_prefix("v ").or_else(|| Some(mark.strip_prefix("v.")?.split_once(' ')?.1))?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}
