//! Words, sentences and paragraphs with their places, in one pass.
//!
//! Offsets are kept in bytes (to cut the text) and in Unicode scalar values (to report). Line breaks
//! inside a sentence, page marks and lone page numbers do not end a sentence.

use super::lexicon::{self, Classes, Trigger};

/// One word, number or mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Scalar value at which it starts.
    pub(super) scalar: u32,
    /// How many scalar values it has.
    pub(super) length: u16,
    pub(super) shape: Shape,
    pub(super) trigger: Option<Trigger>,
    pub(super) classes: Classes,
    /// A blank line or an indented new line stands before it.
    pub(super) opens_paragraph: bool,
    /// White space stands before it.
    pub(super) spaced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Begins with a small letter.
    Lower,
    /// Begins with a capital and has small letters.
    Capital,
    /// Two or more letters, all capital.
    AllCaps,
    Number,
    /// `'s` or `’s`.
    Possessive,
    Mark,
}

impl Token {
    pub(super) fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capital | Shape::AllCaps)
    }

    pub(super) fn has(&self, class: Classes) -> bool {
        self.classes & class != 0
    }
}

/// A sentence: tokens `start..end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) opens_paragraph: bool,
}

/// A text cut into tokens and sentences.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    pub(super) list: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
}

/// A line with more letters than this is a paragraph, not one line of a wrapped one.
const LONG_LINE_CHARS: usize = 140;

/// A longer run without an end is cut: rules look through a whole sentence for each trigger word.
const SENTENCE_TOKENS_MAX: usize = 500;

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let list = tokenise(text);
        let sentences = sentences(text, &list);
        Self { text, list, sentences }
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |token| &self.text[token.start as usize..token.end as usize])
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    pub(super) fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let this = self.word(at);
        words.iter().any(|word| this.eq_ignore_ascii_case(word))
    }

    /// Whether the words of `phrase` stand at `at`.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(step, word)| self.is(at + step, word))
    }

    pub(super) fn has(&self, at: usize, class: Classes) -> bool {
        self.list.get(at).is_some_and(|token| token.has(class))
    }

    pub(super) fn shape(&self, at: usize) -> Shape {
        self.list.get(at).map_or(Shape::Mark, |token| token.shape)
    }

    /// The exact text of tokens `start..end`.
    pub(super) fn span(&self, start: usize, end: usize) -> &'a str {
        if start >= end || end > self.list.len() {
            return "";
        }
        &self.text[self.list[start].start as usize..self.list[end - 1].end as usize]
    }

    /// The text of tokens `start..end` on one line.
    pub(super) fn flat(&self, start: usize, end: usize) -> String {
        self.span(start, end).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Whether a line begins at a token.
    pub(super) fn begins_a_line(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        self.list.get(at).is_some_and(|token| {
            self.text[self.list[before].end as usize..token.start as usize].contains('\n')
        })
    }

    /// Whether a line begins at a token, and the line before it is too short to be a full one of a paragraph.
    pub(super) fn new_line_of_a_list(&self, at: usize) -> bool {
        const SHORT_LINE_BYTES: usize = 40;
        let Some(before) = at.checked_sub(1).and_then(|before| self.list.get(before)) else { return false };
        let end = before.end as usize;
        let gap = &self.text[end..self.list[at].start as usize];
        gap.contains('\n') && end - self.text[..end].rfind('\n').map_or(0, |line| line + 1) < SHORT_LINE_BYTES
    }

    /// Where tokens `start..end` stand, in scalar values.
    pub(super) fn scalars(&self, start: usize, end: usize) -> (usize, usize) {
        let (first, last) = (&self.list[start], &self.list[end - 1]);
        (first.scalar as usize, last.scalar as usize + usize::from(last.length))
    }
}

#[expect(clippy::struct_excessive_bools, reason = "each is one thing remembered of the last white space")]
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    scalar: usize,
    tokens: Vec<Token>,
    opens: bool,
    spaced: bool,
    line_chars: usize,
    /// The line began with a label: "Date of birth: …".
    label_line: bool,
    after_page_mark: bool,
    /// Where lines start that are items of a list.
    items: Vec<usize>,
}

/// Where the lines of a list start: a bullet, or two lines in a row and more that begin with a name and a comma
/// or a bracket ("Oleg Varnin, arrested in May").
fn list_items(text: &str) -> Vec<usize> {
    let mut items = Vec::new();
    let mut start = 0;
    let mut named_before: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let own = line.trim_start();
        let at = start + (line.len() - own.len());
        start += line.len();
        let bullet = own.strip_prefix(['-', '•', '*', '·', '–']).is_some_and(|rest| rest.starts_with(' '));
        if bullet {
            items.push(at);
        }
        let named = opens_with_name(own);
        if let Some(before) = named_before.filter(|_| named) {
            items.push(before);
            items.push(at);
        }
        named_before = named.then_some(at);
    }
    items.sort_unstable();
    items.dedup();
    items
}

/// Whether a line begins with two to five words in capitals and a comma, a bracket, a colon or a dash.
fn opens_with_name(line: &str) -> bool {
    let near = line.char_indices().nth(64).map_or(line, |(at, _)| &line[..at]);
    let Some(end) = near.find([',', '(', ':', '–', '—']) else { return false };
    let words: Vec<&str> = near[..end].split_whitespace().collect();
    let capital =
        |word: &&str| word.starts_with(char::is_uppercase) || matches!(*word, "al" | "de" | "bin" | "y");
    (2..=5).contains(&words.len()) && words.iter().all(capital) && words[0].starts_with(char::is_uppercase)
}

/// A labelled line that is shorter than this ends its paragraph when a capital follows.
const LABEL_LINE_CHARS: usize = 55;

/// Whether a line starts with a label: a few words, a colon.
fn opens_label(line: &str) -> bool {
    let Some(colon) = line.char_indices().take(32).find(|(_, c)| *c == ':').map(|(at, _)| at) else {
        return false;
    };
    let label = &line[..colon];
    label.starts_with(char::is_uppercase)
        && label.len() > 2
        && label.chars().all(|c| c.is_alphabetic() || c == ' ')
}

fn tokenise(text: &str) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        at: 0,
        scalar: 0,
        tokens: Vec::with_capacity(text.len() / 5),
        opens: true,
        spaced: true,
        line_chars: 0,
        label_line: opens_label(text),
        after_page_mark: false,
        items: list_items(text),
    };
    while let Some(next) = scanner.peek(0) {
        scanner.step(next);
    }
    scanner.tokens
}

impl Scanner<'_> {
    fn peek(&self, from: usize) -> Option<char> {
        let bytes = self.text.as_bytes();
        let at = self.at + from;
        match bytes.get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    fn step(&mut self, next: char) {
        if next.is_whitespace() {
            self.white_space();
        } else if next == '[' && self.text[self.at..].starts_with("[[") {
            self.page_mark();
        } else if next.is_alphabetic() {
            self.word();
        } else if next.is_ascii_digit() {
            self.number();
        } else {
            self.mark(next);
        }
    }

    fn white_space(&mut self) {
        let mut lines = 0;
        let mut indent = 0;
        while let Some(next) = self.peek(0).filter(|next| next.is_whitespace()) {
            if next == '\n' {
                lines += 1;
                indent = 0;
            } else {
                indent += 1;
            }
            self.at += next.len_utf8();
            self.scalar += 1;
        }
        self.spaced = true;
        if lines > 0 {
            let ends_sentence = self.tokens.last().is_none_or(|last| {
                last.shape == Shape::Mark
                    && ".;:!?”\")".contains(&self.text[last.start as usize..last.end as usize])
            });
            let next = &self.text[self.at..];
            let open = self.tokens.last().is_some_and(|last| last.shape == Shape::Lower);
            let after_label = self.label_line
                && !open
                && self.line_chars < LABEL_LINE_CHARS
                && next.starts_with(char::is_uppercase);
            let label = opens_label(next);
            // A short line without a full stop before a paragraph on one long line is its heading.
            let heading = !ends_sentence
                && self.line_chars < LABEL_LINE_CHARS
                && next.starts_with(char::is_uppercase)
                && next.lines().next().is_some_and(|line| line.len() > LONG_LINE_CHARS);
            let inside_sentence = std::mem::take(&mut self.after_page_mark) && !ends_sentence;
            if inside_sentence {
                return;
            }
            if lines > 1
                || self.line_chars > LONG_LINE_CHARS
                || (indent > 1 && ends_sentence)
                || after_label
                || label
                || heading
                || self.items.binary_search(&self.at).is_ok()
            {
                self.opens = true;
            }
            self.label_line = label;
            self.line_chars = 0;
        }
    }

    /// `[[Page S26]]` and its like: not a word of the text.
    fn page_mark(&mut self) {
        let rest = &self.text[self.at..];
        let near = rest.char_indices().nth(60).map_or(rest.len(), |(at, _)| at);
        let length = rest[..near].find("]]").map_or(2, |length| length + 2);
        self.scalar += rest[..length].chars().count();
        self.at += length;
        // A sentence goes on across the mark.
        let ended = self.tokens.last().is_none_or(|last| last.shape == Shape::Mark);
        self.opens &= ended;
        self.after_page_mark = true;
    }

    fn word(&mut self) {
        let rest = &self.text[self.at..];
        let mut length = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let inside = c.is_alphanumeric()
                || is_combining(c)
                || (matches!(c, '-' | '–' | '‑') && next.is_some_and(char::is_alphanumeric))
                || (matches!(c, '\'' | '’')
                    && next.is_some_and(char::is_alphabetic)
                    && !possessive_at(&rest[at..]));
            if !inside {
                break;
            }
            length = at + c.len_utf8();
        }
        let length = abbreviation(rest, length);
        self.push(length, None);
    }

    fn number(&mut self) {
        let bytes = &self.text.as_bytes()[self.at..];
        let mut length = 1;
        while length < bytes.len() {
            let digit_follows = bytes.get(length + 1).is_some_and(u8::is_ascii_digit);
            match bytes[length] {
                b',' | b'.' if digit_follows => {}
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {}
                b'-' if bytes.get(length + 1).is_some_and(u8::is_ascii_alphanumeric) => {}
                _ => break,
            }
            length += 1;
        }
        self.push(length, Some(Shape::Number));
    }

    fn mark(&mut self, next: char) {
        if matches!(next, '\'' | '’') && possessive_at(&self.text[self.at..]) {
            self.push(next.len_utf8() + 1, Some(Shape::Possessive));
        } else {
            self.push(next.len_utf8(), Some(Shape::Mark));
        }
    }

    fn push(&mut self, bytes: usize, shape: Option<Shape>) {
        let word = &self.text[self.at..self.at + bytes];
        let length = word.chars().count();
        let shape = shape.unwrap_or_else(|| shape_of(word));
        let mut entry = if shape == Shape::Mark { lexicon::Entry::default() } else { lexicon::look_up(word) };
        if matches!(shape, Shape::Capital | Shape::AllCaps) {
            entry.classes |= lexicon::as_name(word, entry.classes);
        }
        self.tokens.push(Token {
            start: narrow(self.at),
            end: narrow(self.at + bytes),
            scalar: narrow(self.scalar),
            length: u16::try_from(length).unwrap_or(u16::MAX),
            shape,
            trigger: entry.trigger,
            classes: entry.classes,
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

/// Parts of a document are cut well below 4 GiB before they come here.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn possessive_at(rest: &str) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('\'' | '’'))
        && chars.next() == Some('s')
        && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Short forms whose full stop belongs to them.
const WITH_STOP: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "maj", "capt", "fr", "rev",
    "hon", "st", "no", "vs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "art", "inc", "ltd", "jr", "sr", "approx", "con", "res", "sgt", "cpl", "adm", "amb", "brig",
    "cmdr", "supt", "insp", "atty", "pres", "messrs", "drs", "msgr",
];

/// Extends a word over the full stops that belong to it: `U.S.`, `Mr.`, the `R.` of a middle name.
fn abbreviation(rest: &str, length: usize) -> usize {
    let bytes = rest.as_bytes();
    if bytes.get(length) != Some(&b'.') {
        return length;
    }
    let word = &rest[..length];
    let mut end = length;
    if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
        while bytes.get(end) == Some(&b'.') {
            end += 1;
            let letter = rest[end..].chars().next().filter(|c| c.is_uppercase());
            match letter {
                Some(c) if rest[end + c.len_utf8()..].starts_with('.') => end += c.len_utf8(),
                _ => break,
            }
        }
        return end;
    }
    if WITH_STOP.iter().any(|known| word.eq_ignore_ascii_case(known)) { length + 1 } else { length }
}

fn shape_of(word: &str) -> Shape {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return Shape::Mark };
    if !first.is_uppercase() {
        // "al-Name" is a name; "pro-government" is not.
        const ARTICLES: &[&str] = &["al", "el", "ad", "as", "ar", "an", "az", "at", "ash", "ul", "ur", "ol"];
        let article = word.split_once('-').filter(|(lead, _)| ARTICLES.contains(lead));
        return if article.is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase)) {
            Shape::Capital
        } else {
            Shape::Lower
        };
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters > 1 && !word.chars().any(char::is_lowercase) { Shape::AllCaps } else { Shape::Capital }
}

fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut list = Vec::new();
    let mut start = 0;
    // Carried along: going back over a long run of closing marks for each of them would take time by its square.
    let mut last_spoken = 0;
    for at in 0..tokens.len() {
        if at > 0 && !closes(text, tokens, at - 1) {
            last_spoken = at - 1;
        }
        let ends = at > start
            && (tokens[at].opens_paragraph && !continues(text, tokens, at)
                || at - start >= SENTENCE_TOKENS_MAX
                || ends_before(text, tokens, last_spoken, at));
        if ends {
            push_sentence(&mut list, tokens, start, at);
            start = at;
        }
    }
    if start < tokens.len() {
        push_sentence(&mut list, tokens, start, tokens.len());
    }
    list
}

fn push_sentence(list: &mut Vec<Sentence>, tokens: &[Token], start: usize, end: usize) {
    list.push(Sentence { start, end, opens_paragraph: tokens[start].opens_paragraph });
}

/// A page break inside a sentence: the text before ends without a mark and goes on in small letters.
fn continues(text: &str, tokens: &[Token], at: usize) -> bool {
    let before = &tokens[at - 1];
    let open = before.shape == Shape::Lower || &text[before.start as usize..before.end as usize] == ",";
    open && tokens[at].shape == Shape::Lower
}

/// Closing quotes, brackets and footnote numbers go with the sentence they close.
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = &text[tokens[at].start as usize..tokens[at].end as usize];
    matches!(word, "”" | "\"" | ")" | "’") || glued_number(tokens, at)
}

/// Whether a sentence ends just before token `at`; `last` is the last token before it that closes nothing.
fn ends_before(text: &str, tokens: &[Token], last: usize, at: usize) -> bool {
    let word = |at: usize| &text[tokens[at].start as usize..tokens[at].end as usize];
    // "3. A Name" is a numbered heading, not a sentence that ends after "3".
    let numbers_a_heading =
        last > 0 && tokens[last - 1].opens_paragraph && tokens[last - 1].shape == Shape::Number;
    matches!(word(last), "." | "!" | "?")
        && !numbers_a_heading
        && tokens[at].spaced
        && tokens[at].shape != Shape::Lower
        && !matches!(word(at), "”" | ")")
}

fn glued_number(tokens: &[Token], at: usize) -> bool {
    tokens[at].shape == Shape::Number && !tokens[at].spaced && tokens[at].length <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences_of(text: &str) -> Vec<String> {
        let tokens = Tokens::new(text);
        tokens.sentences.iter().map(|s| tokens.flat(s.start, s.end)).collect()
    }

    #[test]
    fn short_forms_page_marks_and_footnotes_do_not_break_sentences() {
        assert_eq!(
            sentences_of("Mr. Orlo lives near the U.S. Embassy. He waits.3 She\n\n[[Page S9]]\n\nwaits too."),
            ["Mr. Orlo lives near the U.S. Embassy.", "He waits.3", "She [[Page S9]] waits too."]
        );
    }

    #[test]
    fn each_line_of_a_list_stands_by_itself() {
        let list = "Held are:\nOleg Varnin, arrested in May\nTamara Keling (a minor), arrested\n- two others\nin Kolm";
        let expected = [
            "Held are:",
            "Oleg Varnin, arrested in May",
            "Tamara Keling (a minor), arrested",
            "- two others in Kolm",
        ];
        assert_eq!(sentences_of(list), expected);
        let prose = "He met the editor of the\nHarbour Times, Oleg Varnin, in May.";
        assert_eq!(sentences_of(prose), [prose.replace('\n', " ")]);
    }

    #[test]
    fn offsets_count_scalar_values_and_cut_the_exact_words() {
        let text = "Élodie’s “garden” is green.";
        let tokens = Tokens::new(text);
        let at = (0..tokens.list.len()).find(|at| tokens.is(*at, "garden")).expect("it stands there");
        let (start, end) = tokens.scalars(at, at + 1);
        assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), "garden");
    }

    #[test]
    fn a_possessive_is_split_and_a_hyphenated_name_is_not() {
        let tokens = Tokens::new("Lenz-Moro’s house");
        assert_eq!((tokens.word(0), tokens.word(1), tokens.word(2)), ("Lenz-Moro", "’s", "house"));
    }
}
