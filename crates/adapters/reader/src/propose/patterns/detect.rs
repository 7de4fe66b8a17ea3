//! Which language each paragraph is in: by its script, and among languages of one script by their small words.

use std::ops::Range;

use super::language::{Language, Script, all};

/// Words that are looked at in one paragraph: enough to know, few enough to be quick.
const WORDS_LOOKED_AT: usize = 60;

/// Cuts a text into runs of paragraphs of one language. `None`: not a language of the pattern rules.
pub(in crate::propose) fn runs(text: &str) -> Vec<(Range<usize>, Option<&'static Language>)> {
    let mut runs: Vec<(Range<usize>, Option<&'static Language>)> = Vec::new();
    for paragraph in paragraphs(text) {
        match language_of(&text[paragraph.clone()]) {
            Verdict::Is(language) => {
                // What stood before the first paragraph that tells is in its language.
                let start = if runs.is_empty() { 0 } else { paragraph.start };
                match runs.last_mut() {
                    Some((range, known)) if same(*known, language) => range.end = paragraph.end,
                    _ => runs.push((start..paragraph.end, language)),
                }
            }
            Verdict::Open => {
                if let Some((range, _)) = runs.last_mut() {
                    range.end = paragraph.end;
                }
            }
        }
    }
    if runs.is_empty() {
        runs.push((0..text.len(), by_script(text)));
    }
    runs
}

/// A few words that tell nothing but their script: the one language that is written in it. Latin letters tell nothing.
fn by_script(text: &str) -> Option<&'static Language> {
    let script = text.chars().filter(|letter| letter.is_alphabetic()).take(1).find_map(Script::of)?;
    let foreign =
        |language: &Language| text.chars().take(400).any(|letter| language.is_foreign_letter(letter));
    all().iter().find(|language| script != Script::Latin && language.script == script && !foreign(language))
}

fn same(left: Option<&Language>, right: Option<&Language>) -> bool {
    left.map(|language| language.code) == right.map(|language| language.code)
}

enum Verdict {
    Is(Option<&'static Language>),
    /// Too few words to tell: as the paragraph before.
    Open,
}

/// Stretches between blank lines, each with the blank lines after it; and where the script changes, lines.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut list: Vec<Range<usize>> = Vec::new();
    let mut blank = true;
    let mut script = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let here = line_script(line);
        let turns = here.is_some() && script.is_some() && here != script;
        let empty = line.trim().is_empty();
        match list.last_mut() {
            Some(last) if empty || !blank && !turns => last.end = at + line.len(),
            _ => list.push(at..at + line.len()),
        }
        if blank || turns {
            script = None;
        }
        script = script.or(here);
        blank = empty;
        at += line.len();
    }
    list
}

fn line_script(line: &str) -> Option<Script> {
    line.chars().filter(|letter| letter.is_alphabetic()).take(1).find_map(Script::of)
}

fn language_of(paragraph: &str) -> Verdict {
    let letters = || paragraph.chars().filter(|letter| letter.is_alphabetic()).take(400);
    let total = letters().count();
    if total < 4 {
        return Verdict::Open;
    }
    let mut open = false;
    let mut best: Option<(usize, &'static Language)> = None;
    for language in all() {
        let own = letters().filter(|letter| Script::of(*letter) == Some(language.script)).count();
        let foreign = letters().filter(|letter| language.is_foreign_letter(*letter)).count();
        if own * 10 < total * 6 || foreign * 50 > total {
            continue;
        }
        let small = small_words(paragraph, language);
        let (known, strange) = (small.known, small.strange);
        let enough = known > strange * 2 && known * if small.sure { 14 } else { 8 } >= small.words;
        let sure = known > 2 || strange == 0 && (known > 1 || small.sure) || language.script != Script::Latin;
        if enough && sure && best.is_none_or(|(most, _)| known > most) {
            best = Some((known, language));
        }
        open |= !(enough && sure) && small.words < 12 && strange == 0;
    }
    match best {
        Some((_, language)) => Verdict::Is(Some(language)),
        None if open => Verdict::Open,
        None => Verdict::Is(None),
    }
}

/// What the first words of a paragraph say of its language.
#[derive(Default)]
struct SmallWords {
    words: usize,
    /// Small words of the language that stand before another word in small letters: those in a name are no sign.
    known: usize,
    /// Small words of another language.
    strange: usize,
    /// One that no other language has, or a word that tells of an event.
    sure: bool,
}

fn small_words(paragraph: &str, language: &Language) -> SmallWords {
    let mut counts = SmallWords::default();
    let all_capitals = !paragraph.chars().take(200).any(char::is_lowercase);
    let words = paragraph.split(|letter: char| !letter.is_alphabetic() && letter != '\'' && letter != '’');
    let mut words = words.filter(|word| !word.is_empty()).take(WORDS_LOOKED_AT).peekable();
    while let Some(word) = words.next() {
        let form = language.look_up(word);
        let classes = language.lexicon.entry(form).classes;
        let event = language.starts(form).is_some_and(|starts| starts.event);
        let in_a_name = !all_capitals
            && words.peek().is_some_and(|next| next.starts_with(char::is_uppercase))
            && language.script == Script::Latin;
        let shouted = !all_capitals
            && word.chars().count() > 1
            && !word.chars().any(char::is_lowercase)
            && language.script == Script::Latin;
        let known = classes.meets(language.classes.function);
        counts.words += 1;
        counts.known += usize::from(known && !in_a_name && !shouted);
        counts.strange += usize::from(classes.meets(language.classes.foreign));
        counts.sure |= event || classes.meets(language.classes.sure);
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(&str, &'static str)> {
        runs(text)
            .into_iter()
            .map(|(range, language)| (text[range].trim(), language.map_or("-", |language| language.code)))
            .collect()
    }

    #[test]
    fn each_paragraph_has_its_language_and_a_short_one_that_of_its_neighbour() {
        let english = "The court sentenced him to nine years in the north of the country.";
        let russian = "Суд приговорил его к девяти годам колонии, но он подал жалобу.";
        let spanish = "El tribunal lo condenó a nueve años de prisión en el norte del país.";
        assert_eq!(codes(english), [(english, "-")]);
        assert_eq!(
            codes(&format!("{english}\n\n{russian}\n\n{spanish}")),
            [(english, "-"), (russian, "ru"), (spanish, "es")]
        );
        assert_eq!(codes(&format!("{spanish}\n\n12.\n\n{spanish}")).len(), 1);
        assert_eq!(
            codes(&format!("{english}\n{russian}")),
            [(english, "-"), (russian, "ru")],
            "a line in another script"
        );
        assert_eq!(codes(""), [("", "-")]);
    }

    #[test]
    fn neighbours_of_one_script_are_not_taken_for_it() {
        assert_eq!(codes("Суд засудив його до дев’яти років, і він подав скаргу в четвер.")[0].1, "-");
        assert_eq!(codes("O tribunal condenou-o a nove anos de prisão e ele não foi solto.")[0].1, "-");
        assert_eq!(codes("Le tribunal l’a condamné à neuf ans de prison dans le nord du pays.")[0].1, "-");
    }
}
