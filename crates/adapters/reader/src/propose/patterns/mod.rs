//! Languages that are read by pattern rules: each is a folder of data files, and no line of Rust knows a word of it.
//!
//! [`runs`] says which paragraphs are in which language; [`read`] proposes what they claim. English has rules of its own
//! in the module beside. How the data files are written is said in `data/README.md`.

mod claims;
mod dates;
mod detect;
mod fault;
mod language;
mod lexicon;
mod matcher;
mod names;
mod page;
mod people;
mod rule;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub(super) use detect::runs;
use language::Language;

use super::known::KnownNames;
use super::merge::{self, Merged};
use super::proposal::{Evidence, Proposal, Range};
use super::text::{Sentence, Tokens};

/// The most words in one quote: a longer one says no more.
const QUOTE_WORDS_MAX: usize = 120;

/// Proposes what a text of one language claims. `known`: names of people, to which those of the text are added; `on_file`:
/// those whom the desk has on file, to be found again in other spellings.
pub(super) fn read(
    text: &str,
    language: &'static Language,
    date: Option<jiff::civil::Date>,
    (known, on_file): (&mut BTreeSet<String>, Option<&KnownNames>),
    scalars_before: usize,
    out: &mut Vec<Proposal>,
) {
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    let mut page = page::Page::new(text, language, date, &names);
    page.read();
    let sentences = page.words.sentences.iter().map(|sentence| Sentence {
        start: sentence.start,
        end: sentence.end,
        opens_paragraph: sentence.opens_paragraph,
    });
    let tokens = Tokens { text, list: Vec::new(), sentences: sentences.collect() };
    let near: Vec<Option<String>> =
        page.people.list.iter().map(|person| on_file.and_then(|names| names.near(&person.name))).collect();
    let drafts = std::mem::take(&mut page.drafts);
    for merged in merge::merge(&tokens, drafts) {
        out.push(cut(&page, merged, &near, scalars_before));
    }
    for person in page.people.list.iter().filter(|person| person.named > 0 && person.name.contains(' ')) {
        if known.len() < 10_000 {
            known.insert(person.name.clone());
        }
    }
}

/// Cuts the words out and names the person in full.
fn cut(page: &page::Page<'_>, merged: Merged, near: &[Option<String>], scalars_before: usize) -> Proposal {
    let range = |start: usize, end: usize| {
        let (start, end) = page.words.scalars(start, end);
        Range { start: start + scalars_before, end: end + scalars_before }
    };
    let draft = merged.draft;
    let end = draft.end.min(draft.start + QUOTE_WORDS_MAX).min(page.words.list.len());
    let mut also: Vec<Range> = merged.also.iter().map(|(start, end)| range(*start, *end)).collect();
    also.sort_unstable();
    also.dedup();
    let rests_on = page.because.get(&(draft.kind, draft.person, draft.start, draft.end));
    let because = rests_on.into_iter().flatten().map(|words| Evidence {
        role: words.role,
        range: range(words.start, words.end),
        words: page.words.span(words.start, words.end).to_owned(),
        taken_for: words.taken_for.map(|person| page.people.list[person].name.clone()),
    });
    Proposal {
        kind: draft.kind,
        person: draft.person.map(|person| page.people.list[person].name.clone()),
        known: draft.person.and_then(|person| near[person].clone()),
        date: draft.date,
        place: draft.place,
        details: draft.details.into_iter().collect(),
        modality: draft.modality,
        attribution: draft.attribution,
        range: range(draft.start, end),
        quote: page.words.span(draft.start, end).to_owned(),
        also,
        confidence: draft.confidence,
        rule: draft.rule.into(),
        because: because.collect(),
    }
}

/// What each rule of these languages looks for, for people: rule, in words, its first pattern.
pub(super) fn rule_lines() -> impl Iterator<Item = (&'static str, String, String)> {
    language::all().iter().flat_map(|language| {
        let claims = language.rules.iter().filter_map(|rule| match rule.makes {
            rule::Makes::Claim(kind) => {
                let looks_for = format!("In {}, words that say: {}", language.name, kind.spec().meaning);
                Some((rule.id, looks_for, rule.patterns_as_written.join(" / ")))
            }
            _ => None,
        });
        let person =
            (language.person_rule, format!("In {}, a person who is named.", language.name), String::new());
        claims.chain([person])
    })
}
