//! Where the words of a name stand in the text as it was given, so that what is shown is what the source wrote.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::Name;
use crate::name::{LETTERS_MAX, Role, Token, is_invisible, is_part_of_a_word};

/// For each word of a name, the piece of the text that it was read from; the word as it was read where no piece of
/// the text is that word.
pub(super) fn originals(name: &Name) -> Vec<String> {
    let mut stretches = stretches(name.text());
    let tokens = name.tokens().iter();
    tokens
        .map(|token| find(token, name.text(), &mut stretches).unwrap_or_else(|| token.text.to_string()))
        .collect()
}

/// Letters of the text without a space or a hyphen among them.
struct Stretch {
    /// Each letter as it is compared, with the bytes of the text that it comes from.
    letters: Vec<(char, Range<usize>)>,
    taken: Vec<bool>,
}

impl Stretch {
    fn new(letters: Vec<(char, Range<usize>)>) -> Self {
        Self { taken: vec![false; letters.len()], letters }
    }

    fn reads(&self, at: usize, word: &[char]) -> bool {
        let end = at + word.len();
        end <= self.letters.len()
            && self.letters[at..end].iter().map(|(letter, _)| letter).eq(word)
            && !self.taken[at..end].contains(&true)
    }

    fn take(&mut self, at: usize, count: usize) -> Range<usize> {
        self.taken[at..at + count].fill(true);
        let (first, last) = (&self.letters[at].1, &self.letters[at + count - 1].1);
        first.start..last.end
    }
}

fn stretches(text: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut letters: Vec<(char, Range<usize>)> = Vec::new();
    for cluster in clusters(text) {
        for letter in text[cluster.clone()].nfkc().flat_map(char::to_lowercase) {
            if is_part_of_a_word(letter) {
                letters.push((letter, cluster.clone()));
            } else if !is_invisible(letter) && !letters.is_empty() {
                stretches.push(Stretch::new(std::mem::take(&mut letters)));
            }
        }
    }
    if !letters.is_empty() {
        stretches.push(Stretch::new(letters));
    }
    stretches
}

/// A letter with the marks that follow it, as far as a name is read.
fn clusters(text: &str) -> Vec<Range<usize>> {
    let mut clusters: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().take(LETTERS_MAX) {
        match clusters.last_mut() {
            Some(last) if is_combining_mark(letter) => last.end += letter.len_utf8(),
            _ => clusters.push(at..at + letter.len_utf8()),
        }
    }
    clusters
}

fn find(token: &Token, text: &str, stretches: &mut [Stretch]) -> Option<String> {
    let word: Vec<char> = token.text.chars().collect();
    let place = whole(&word, stretches)
        .or_else(|| run(&word, stretches))
        .or_else(|| servant(&word, stretches))
        .or_else(|| faith(&word, stretches))
        .or_else(|| part(&word, stretches))?;
    Some(text[with_point(token, text, place)].to_owned())
}

/// A stretch that is the word.
fn whole(word: &[char], stretches: &mut [Stretch]) -> Option<Range<usize>> {
    let found =
        stretches.iter_mut().find(|stretch| stretch.letters.len() == word.len() && stretch.reads(0, word))?;
    Some(found.take(0, word.len()))
}

/// A piece of a stretch: an Arabic article, a Chinese family name.
fn part(word: &[char], stretches: &mut [Stretch]) -> Option<Range<usize>> {
    stretches.iter_mut().find_map(|stretch| {
        let at = (0..stretch.letters.len()).find(|at| stretch.reads(*at, word))?;
        Some(stretch.take(at, word.len()))
    })
}

/// Neighbouring stretches that are the word together: `S.A.` was read as `sa`.
fn run(word: &[char], stretches: &mut [Stretch]) -> Option<Range<usize>> {
    let reach = |from: usize| {
        let mut rest = word;
        for (at, stretch) in stretches.iter().enumerate().skip(from) {
            let count = stretch.letters.len();
            if count > rest.len() || !stretch.reads(0, &rest[..count]) {
                return None;
            }
            rest = &rest[count..];
            if rest.is_empty() {
                return Some((from, at));
            }
        }
        None
    };
    let (from, to) = (0..stretches.len()).find_map(reach)?;
    take_all(&mut stretches[from..=to])
}

/// `Abd al-Rahman` was read as `abdulrahman`.
fn servant(word: &[char], stretches: &mut [Stretch]) -> Option<Range<usize>> {
    let of = ["abdul", "абдул", "عبد"].iter().find_map(|servant| {
        let letters: Vec<char> = servant.chars().collect();
        word.strip_prefix(letters.as_slice())
    })?;
    // Arabic letters write the article in one piece with the word.
    let is_last = |stretch: &Stretch| {
        let article = stretch.letters.len().checked_sub(of.len());
        article.is_some_and(|letters| matches!(letters, 0 | 2) && stretch.reads(letters, of))
    };
    let begins = |stretch: &Stretch| {
        let first: String = stretch.letters.iter().take(3).map(|(letter, _)| *letter).collect();
        matches!(first.as_str(), "abd" | "абд" | "عبد") && !stretch.taken.contains(&true)
    };
    let mut ends = (0..stretches.len()).filter(|at| is_last(&stretches[*at]));
    let run =
        |to: usize| Some(((to.saturating_sub(2)..to).rev().find(|from| begins(&stretches[*from]))?, to));
    let (from, to) = ends.find_map(run)?;
    take_all(&mut stretches[from..=to])
}

/// `Salah al-Din` was read as `salaheddin`.
fn faith(word: &[char], stretches: &mut [Stretch]) -> Option<Range<usize>> {
    let name = word.strip_suffix(&['e', 'd', 'd', 'i', 'n'])?;
    let from =
        stretches.iter().position(|stretch| stretch.letters.len() == name.len() && stretch.reads(0, name))?;
    take_all(stretches.get_mut(from..from + 3)?)
}

fn take_all(stretches: &mut [Stretch]) -> Option<Range<usize>> {
    let mut places = stretches.iter_mut().map(|stretch| stretch.take(0, stretch.letters.len()));
    let first = places.next()?;
    let end = places.last().map_or(first.end, |last| last.end);
    Some(first.start..end)
}

/// The point of an initial belongs to it.
fn with_point(token: &Token, text: &str, place: Range<usize>) -> Range<usize> {
    let has_point = token.role == Role::Initial && text[place.end..].starts_with('.');
    place.start..place.end + usize::from(has_point)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn words_are_shown_as_the_source_wrote_them() {
        let table: [(&str, &[&str], &str); 16] = [
            ("Pavel SOROKIN", &["Pavel", "SOROKIN"], "capitals stay"),
            ("Sorokin, Pavel", &["Pavel", "Sorokin"], "the order is that of the words"),
            ("V.S. Sorokin", &["V.", "S.", "Sorokin"], "initials keep their point"),
            ("Abd al-Rahman Dosari", &["Abd al-Rahman", "Dosari"], "three pieces are one word"),
            ("Abdul Rahman", &["Abdul Rahman"], "two pieces are one word"),
            ("عبد الرحمن", &["عبد الرحمن"], "the article in one piece with the word after it"),
            ("Salah al-Din Nasiri", &["Salah al-Din", "Nasiri"], "three pieces are one word"),
            ("صلاح الدين", &["صلاح الدين"], "two pieces are one word"),
            ("الحربي", &["ال", "حربي"], "an article in one piece with its word"),
            ("김민정", &["민정", "김"], "a family name in one piece with the given name"),
            ("Ali Ali", &["Ali", "Ali"], "a word twice"),
            ("Jose\u{301} Quispe", &["Jose\u{301}", "Quispe"], "an accent as a mark of its own"),
            ("Ｋｉｍ", &["Ｋｉｍ"], "full-width letters"),
            ("علی\u{200c}رضا", &["علی\u{200c}رضا"], "a mark without width stays"),
            ("İbrahim", &["İbrahim"], "a capital that is two letters when small"),
            ("", &[], "nothing"),
        ];
        for (text, words, because) in table {
            assert_eq!(originals(&Name::new(text, Kind::Person)), words, "{text}: {because}");
        }
    }

    #[test]
    fn letters_of_an_organisation_are_shown_with_their_points() {
        let name = Name::new("Volna S.A. de C.V", Kind::Organisation);
        assert_eq!(originals(&name), ["Volna", "S.A", "de", "C.V"]);
    }
}
