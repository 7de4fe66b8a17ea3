//! Footnotes: numbered in the order in which a reader meets them, and checked against the annex.
//!
//! A source's words are printed in full once; later notes refer to the note that has them.

use std::collections::{BTreeMap, BTreeSet};

use amparo_ledger::ids::ClaimId;
use amparo_ledger::least_one::AtLeastOne;

use crate::dates::short_date;
use crate::document::{Inline, Inlines, printable, say};
use crate::error::PaperError;
use crate::model::{Footnote, PrintedTranslation, SourceEntry, Words};

/// How a paper refers to its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marks {
    /// Numbered notes with the source's words.
    Notes,
    /// The sources' numbers in brackets: for a page that has no room for notes.
    Brackets,
}

/// The notes of one paper, while it is being composed.
pub(crate) struct Notes<'a> {
    marks: Marks,
    sources: BTreeMap<u32, &'a SourceEntry>,
    printed: Vec<Inlines>,
    /// Which list of footnotes became which note.
    numbers: BTreeMap<Vec<Footnote>, u32>,
    /// In which note a source's words were first printed in full.
    in_full: BTreeMap<Footnote, u32>,
    /// Words that were printed with a translation, in the order of the notes that have them.
    translated: Vec<Translated>,
    used: BTreeSet<ClaimId>,
}

/// A source's words with their translation, for printing side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Translated {
    /// The note that has them.
    pub(crate) note: u32,
    pub(crate) source_number: u32,
    pub(crate) quote: String,
    pub(crate) language: Option<String>,
    pub(crate) translation: PrintedTranslation,
}

impl<'a> Notes<'a> {
    pub(crate) fn new(marks: Marks, sources: &'a [SourceEntry]) -> Result<Self, PaperError> {
        let mut by_number = BTreeMap::new();
        for source in sources {
            if by_number.insert(source.number, source).is_some() {
                return Err(PaperError::DuplicateSource { number: source.number });
            }
        }
        Ok(Self {
            marks,
            sources: by_number,
            printed: Vec::new(),
            numbers: BTreeMap::new(),
            in_full: BTreeMap::new(),
            translated: Vec::new(),
            used: BTreeSet::new(),
        })
    }

    /// The mark that stands after a statement.
    pub(crate) fn mark(&mut self, footnotes: &AtLeastOne<Footnote>) -> Result<Inline, PaperError> {
        for footnote in footnotes {
            self.source(footnote)?;
            self.used.insert(footnote.claim);
        }
        match self.marks {
            Marks::Brackets => Ok(Inline::Sources(source_numbers(footnotes.as_slice()))),
            Marks::Notes => self.number(footnotes.as_slice()),
        }
    }

    /// What was printed with a translation so far.
    pub(crate) fn translated(&self) -> &[Translated] {
        &self.translated
    }

    /// The claims that the statements so far rest on.
    pub(crate) fn used(&self) -> &BTreeSet<ClaimId> {
        &self.used
    }

    /// The notes in order.
    pub(crate) fn into_printed(self) -> Vec<Inlines> {
        self.printed
    }

    fn source(&self, footnote: &Footnote) -> Result<&'a SourceEntry, PaperError> {
        let number = footnote.source_number;
        self.sources.get(&number).copied().ok_or(PaperError::UnknownSource { number })
    }

    fn number(&mut self, footnotes: &[Footnote]) -> Result<Inline, PaperError> {
        if let Some(&number) = self.numbers.get(footnotes) {
            return Ok(Inline::Note { number, again: true });
        }
        let number = u32::try_from(self.printed.len() + 1).unwrap_or(u32::MAX);
        let mut note = Vec::new();
        for (place, footnote) in footnotes.iter().enumerate() {
            // Two claims of one sentence that rest on the same words of a source are named once.
            if footnotes[..place].iter().any(|earlier| says_the_same(earlier, footnote)) {
                continue;
            }
            if place > 0 {
                note.push(say("; "));
            }
            self.write(footnote, number, &mut note)?;
        }
        if !ends_with_a_stop(&note) {
            note.push(say("."));
        }
        self.printed.push(note);
        self.numbers.insert(footnotes.to_vec(), number);
        Ok(Inline::Note { number, again: false })
    }

    fn write(&mut self, footnote: &Footnote, number: u32, note: &mut Inlines) -> Result<(), PaperError> {
        let source = self.source(footnote)?;
        note.push(say(format!("{} ", short_name(source))));
        note.push(Inline::Sources(vec![footnote.source_number]));
        if let Some(place) = &footnote.place {
            note.push(say(format!(", {place}")));
        }
        let first = self.in_full.get(footnote).filter(|_| footnote.words != Words::NotOnFile);
        if let Some(first) = first {
            note.push(say(format!(", quoted in note {first}")));
            return Ok(());
        }
        write_words(&footnote.words, note);
        if let Words::Quoted { quote, language, translation: Some(translation) } = &footnote.words {
            self.translated.push(Translated {
                note: number,
                source_number: footnote.source_number,
                quote: quote.clone(),
                language: language.clone(),
                translation: translation.clone(),
            });
        }
        if let Some(who) = &footnote.attribution {
            note.push(say(format!(" ({who})")));
        }
        if let Some(interest) = &footnote.disclosed_interest {
            note.push(say(format!(" (disclosed interest: {interest})")));
        }
        self.in_full.insert(footnote.clone(), number);
        Ok(())
    }
}

fn source_numbers(footnotes: &[Footnote]) -> Vec<u32> {
    let mut numbers: Vec<u32> = footnotes.iter().map(|note| note.source_number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Whether the quotation at its end closes the note already.
fn ends_with_a_stop(note: &Inlines) -> bool {
    matches!(note.last(), Some(Inline::Quote { text, .. }) if text.ends_with(['.', '!', '?', '…']))
}

fn write_words(words: &Words, note: &mut Inlines) {
    match words {
        Words::Quoted { quote, language, translation } => {
            note.push(say(": "));
            note.push(Inline::Quote { text: printable(quote), language: language.clone() });
            if let Some(translation) = translation {
                note.push(say(" ["));
                note.push(Inline::Quote { text: printable(&translation.text), language: None });
                note.push(say(format!(", {}]", translation.by)));
            }
        }
        Words::Testimony(account) => {
            note.push(say(": testimony: "));
            note.push(Inline::Quote { text: printable(account), language: None });
        }
        Words::NotOnFile => {
            note.push(say(", "));
            note.push(Inline::Emphasis("words not on file".to_owned()));
        }
    }
}

fn says_the_same(left: &Footnote, right: &Footnote) -> bool {
    *left == Footnote { claim: left.claim, ..right.clone() }
}

/// How a note names a source: publisher or author or title, and date.
pub(crate) fn short_name(source: &SourceEntry) -> String {
    let name = source.publisher.as_ref().or(source.author.as_ref()).unwrap_or(&source.title);
    match source.published {
        Some(date) => format!("{name}, {}", short_date(date)),
        None => format!("{name}, undated"),
    }
}
