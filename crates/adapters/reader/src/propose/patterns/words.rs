//! Words, sentences and paragraphs of any script, with their places, in one pass.

use super::language::Language;
use super::lexicon::{ClassSet, Entry, Form, UNKNOWN};

/// One word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Scalar value at which it starts.
    pub(super) scalar: usize,
    /// How many scalar values it has.
    pub(super) length: usize,
    pub(super) shape: Shape,
    pub(super) form: Form,
    pub(super) opens_paragraph: bool,
    /// White space stands before it.
    pub(super) spaced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Begins with a small letter, or with a letter of a script without capitals.
    Lower,
    Capital,
    /// Two or more letters, all capital.
    AllCaps,
    /// One capital letter with its full stop: `И.`
    Initial,
    Number,
    Mark,
}

/// A sentence: words `start..end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) opens_paragraph: bool,
}

/// A text cut into words and sentences.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) list: Vec<Word>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) language: &'a Language,
}

/// A line with more letters than this is a paragraph, not one line of a wrapped one.
const LONG_LINE_CHARS: usize = 140;

/// A longer run without an end is cut, so that no rule looks through an endless sentence.
const SENTENCE_WORDS_MAX: usize = 400;

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str, language: &'a Language) -> Self {
        let mut scanner = Scanner {
            text,
            language,
            at: 0,
            scalar: 0,
            list: Vec::with_capacity(text.len() / 8),
            opens: true,
            spaced: true,
            line_chars: 0,
        };
        while let Some(next) = text[scanner.at..].chars().next() {
            scanner.step(next);
        }
        let list = scanner.list;
        let sentences = sentences(text, &list);
        Self { text, list, sentences, language }
    }

    pub(super) fn text_of(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |word| &self.text[word.start..word.end])
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.list.get(at).map_or(Shape::Mark, |word| word.shape)
    }

    pub(super) fn entry(&self, at: usize) -> &'a Entry {
        self.language.lexicon.entry(self.list.get(at).map_or(UNKNOWN, |word| word.form))
    }

    pub(super) fn has(&self, at: usize, classes: ClassSet) -> bool {
        self.list.get(at).is_some_and(|word| word.form != UNKNOWN) && self.entry(at).classes.meets(classes)
    }

    /// The exact text of words `start..end`.
    pub(super) fn span(&self, start: usize, end: usize) -> &'a str {
        if start >= end || end > self.list.len() {
            return "";
        }
        &self.text[self.list[start].start..self.list[end - 1].end]
    }

    /// The text of words `start..end` on one line.
    pub(super) fn flat(&self, start: usize, end: usize) -> String {
        self.span(start, end).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Where words `start..end` stand, in scalar values.
    pub(super) fn scalars(&self, start: usize, end: usize) -> (usize, usize) {
        let (first, last) = (&self.list[start], &self.list[end - 1]);
        (first.scalar, last.scalar + last.length)
    }
}

struct Scanner<'a> {
    text: &'a str,
    language: &'a Language,
    at: usize,
    scalar: usize,
    list: Vec<Word>,
    opens: bool,
    spaced: bool,
    line_chars: usize,
}

impl Scanner<'_> {
    fn step(&mut self, next: char) {
        if next.is_whitespace() {
            self.white_space();
        } else if next.is_alphabetic() {
            self.word();
        } else if next.is_ascii_digit() {
            self.number();
        } else {
            self.push(next.len_utf8(), Shape::Mark);
        }
    }

    fn white_space(&mut self) {
        let mut lines = 0;
        for next in self.text[self.at..].chars() {
            if !next.is_whitespace() {
                break;
            }
            lines += usize::from(next == '\n');
            self.at += next.len_utf8();
            self.scalar += 1;
        }
        self.spaced = true;
        if lines == 0 {
            return;
        }
        let ended = self.list.last().is_none_or(|last| {
            last.shape == Shape::Mark && ".;:!?…»”\")".contains(&self.text[last.start..last.end])
        });
        let rest = &self.text[self.at..];
        let new_line =
            rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "—–-•«".contains(c));
        self.opens |= lines > 1 || self.line_chars > LONG_LINE_CHARS || ended && new_line;
        self.line_chars = 0;
    }

    fn word(&mut self) {
        let rest = &self.text[self.at..];
        let mut length = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let joins = matches!(c, '-' | '‑' | '\'' | '’') && next.is_some_and(char::is_alphanumeric);
            if !(c.is_alphanumeric() || is_combining(c) || joins) {
                break;
            }
            length = at + c.len_utf8();
        }
        let word = &rest[..length];
        let mut shape = shape_of(word);
        if rest[length..].starts_with('.') {
            if shape == Shape::Capital && word.chars().count() == 1 && self.is_initial(&rest[length + 1..]) {
                length += 1;
                shape = Shape::Initial;
            } else if self.language.is_short_form(word) {
                length += 1;
            }
        }
        self.push(length, shape);
    }

    /// A capital with a full stop is an initial where a name, or another initial, is beside it.
    fn is_initial(&self, after: &str) -> bool {
        let named = after.trim_start_matches([' ', '\u{a0}']).starts_with(char::is_uppercase);
        let before =
            self.list.last().is_some_and(|last| matches!(last.shape, Shape::Capital | Shape::Initial));
        named || before
    }

    fn number(&mut self) {
        let bytes = &self.text.as_bytes()[self.at..];
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        if iso_day(bytes) {
            return self.push(10, Shape::Number);
        }
        let mut length = 1;
        while digit(length) || matches!(bytes.get(length), Some(b'.' | b',')) && digit(length + 1) {
            length += 1;
        }
        let rest = &self.text[self.at + length..];
        let glued = rest.strip_prefix('-').is_some_and(|tail| tail.starts_with(char::is_alphabetic));
        let tail = rest.char_indices().find(|(at, c)| !(c.is_alphanumeric() || *at == 0 && glued));
        let tail = if glued || rest.starts_with(char::is_alphabetic) {
            tail.map_or(rest.len(), |(at, _)| at)
        } else {
            0
        };
        self.push(length + tail, Shape::Number);
    }

    fn push(&mut self, bytes: usize, shape: Shape) {
        let word = &self.text[self.at..self.at + bytes];
        let length = word.chars().count();
        let form = if shape == Shape::Mark { UNKNOWN } else { self.language.look_up(word) };
        self.list.push(Word {
            start: self.at,
            end: self.at + bytes,
            scalar: self.scalar,
            length,
            shape,
            form,
            opens_paragraph: self.opens,
            spaced: self.spaced,
        });
        self.opens = false;
        self.spaced = false;
        self.line_chars += length;
        self.at += bytes;
        self.scalar += length;
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
}

/// `2021-05-03`.
fn iso_day(bytes: &[u8]) -> bool {
    bytes.len() >= 10
        && bytes[..10]
            .iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
        && !bytes.get(10).is_some_and(u8::is_ascii_digit)
}

fn shape_of(word: &str) -> Shape {
    if !word.starts_with(char::is_uppercase) {
        return Shape::Lower;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 1 && !word.chars().any(char::is_lowercase) { Shape::AllCaps } else { Shape::Capital }
}

fn sentences(text: &str, words: &[Word]) -> Vec<Sentence> {
    let mut list = Vec::new();
    let mut start = 0;
    // Carried along: going back over a long run of closing marks for each of them would take time by its square.
    let mut last_spoken = 0;
    for at in 1..words.len() {
        if !closes(text, words, at - 1) {
            last_spoken = at - 1;
        }
        let ends = words[at].opens_paragraph
            || at - start >= SENTENCE_WORDS_MAX
            || ends_before(text, words, last_spoken, at);
        if ends {
            list.push(Sentence { start, end: at, opens_paragraph: words[start].opens_paragraph });
            start = at;
        }
    }
    if start < words.len() {
        list.push(Sentence { start, end: words.len(), opens_paragraph: words[start].opens_paragraph });
    }
    list
}

fn is_mark(text: &str, words: &[Word], at: usize, marks: &str) -> bool {
    words[at].shape == Shape::Mark && marks.contains(&text[words[at].start..words[at].end])
}

fn closes(text: &str, words: &[Word], at: usize) -> bool {
    is_mark(text, words, at, "»”\")’")
        || words[at].shape == Shape::Number
            && !words[at].spaced
            && words[at].length <= 3
            && at > 0
            && is_mark(text, words, at - 1, ".»”")
}

/// Whether a sentence ends just before `at`; `last` is the last word before it that closes nothing.
fn ends_before(text: &str, words: &[Word], last: usize, at: usize) -> bool {
    // "3. A Name" is a numbered heading, not a sentence that ends after "3".
    let numbers_a_heading =
        last > 0 && words[last - 1].opens_paragraph && words[last - 1].shape == Shape::Number;
    is_mark(text, words, last, ".!?…")
        && !numbers_a_heading
        && words[at].spaced
        && words[at].shape != Shape::Lower
        && !is_mark(text, words, at, "»”),")
}
