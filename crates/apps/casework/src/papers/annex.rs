//! The annex of a paper: each source gets a number when it is first cited.

use amparo_dossier::model::{Footnote, PrintedTranslation, SourceEntry, Words};
use amparo_ledger::case_file::CaseFile;
use amparo_ledger::claim::{Basis, Claim};
use amparo_ledger::date::SourceDate;
use amparo_ledger::ids::{MemberId, SourceId};
use amparo_ledger::least_one::AtLeastOne;
use amparo_ledger::record::ClaimState;
use amparo_ledger::source::{Passage, Translator};

/// The sources that a paper cites, in the order in which it cites them.
#[derive(Debug, Default)]
pub(crate) struct Annex {
    entries: Vec<(Key, SourceEntry)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Key {
    OnFile(SourceId),
    Named(String, String, Option<SourceDate>),
    Member(MemberId),
    OwnRecord,
}

impl Annex {
    /// The footnotes for these claims; never empty, because every claim has a basis.
    pub(crate) fn notes(&mut self, file: &CaseFile, claims: &[&ClaimState]) -> AtLeastOne<Footnote> {
        let notes: Vec<Footnote> =
            claims.iter().flat_map(|state| self.of_claim(file, &state.claim)).collect();
        AtLeastOne::new(notes).expect("a claim rests on something, by its type")
    }

    /// A footnote to what this office itself recorded, such as that somebody disputes a claim.
    pub(crate) fn own_record(&mut self, claim: &Claim, recorded: String) -> AtLeastOne<Footnote> {
        let number = self.number(Key::OwnRecord, || named_entry("The record of this office", None, None));
        let note = note(claim, number, Words::Testimony(recorded));
        AtLeastOne::one(Footnote { attribution: None, ..note })
    }

    /// What the annex lists so far.
    pub(crate) fn so_far(&self) -> Vec<SourceEntry> {
        self.entries.iter().map(|(_, entry)| entry.clone()).collect()
    }

    /// The cited sources that are on file, with their numbers.
    pub(crate) fn on_file(&self) -> impl Iterator<Item = (u32, SourceId)> + '_ {
        self.entries.iter().filter_map(|(key, entry)| match key {
            Key::OnFile(source) => Some((entry.number, *source)),
            _ => None,
        })
    }

    /// What the annex lists.
    pub(crate) fn entries(self) -> Vec<SourceEntry> {
        self.entries.into_iter().map(|(_, entry)| entry).collect()
    }

    fn of_claim(&mut self, file: &CaseFile, claim: &Claim) -> Vec<Footnote> {
        match &claim.basis {
            Basis::Passages(passages) => {
                passages.iter().map(|passage| self.of_passage(file, claim, passage)).collect()
            }
            Basis::Testimony { member, account } => {
                let number = self.number(Key::Member(*member), || {
                    named_entry("Account of a member of this office", None, None)
                });
                vec![note(claim, number, Words::Testimony(account.clone()))]
            }
            Basis::Locator { title, publisher, published } => {
                let key = Key::Named(title.clone(), publisher.clone(), *published);
                let number = self.number(key, || named_entry(title, Some(publisher.clone()), *published));
                vec![note(claim, number, Words::NotOnFile)]
            }
        }
    }

    fn of_passage(&mut self, file: &CaseFile, claim: &Claim, passage: &Passage) -> Footnote {
        let source = file.sources.get(&passage.source);
        let number = self.number(Key::OnFile(passage.source), || match source {
            Some(source) => SourceEntry {
                number: 0,
                title: source.title.clone(),
                author: source.author.clone(),
                publisher: source.publisher.clone(),
                published: source.published,
                url: source.url.clone(),
                disclosed_interest: source.disclosed_interest.clone(),
                sha256: source.bytes,
                rights: source.rights.clone(),
                credit: source.credit.clone(),
            },
            None => named_entry("A source that is not in this file", None, None),
        });
        let words = Words::Quoted {
            quote: passage.quote.clone(),
            language: source.and_then(|source| source.language.clone()),
            translation: passage.translation.as_ref().map(|translation| PrintedTranslation {
                text: translation.text.clone(),
                by: match &translation.translator {
                    Translator::Certified(name) => format!("certified translation by {name}"),
                    Translator::Uncertified(name) => format!("translation by {name}, not certified"),
                    Translator::Machine(name) => format!("machine translation by {name}, not checked"),
                },
            }),
        };
        Footnote {
            place: passage.place.clone(),
            disclosed_interest: source.and_then(|source| source.disclosed_interest.clone()),
            ..note(claim, number, words)
        }
    }

    fn number(&mut self, key: Key, entry: impl FnOnce() -> SourceEntry) -> u32 {
        if let Some((_, known)) = self.entries.iter().find(|(known, _)| *known == key) {
            return known.number;
        }
        let number = u32::try_from(self.entries.len() + 1).unwrap_or(u32::MAX);
        self.entries.push((key, SourceEntry { number, ..entry() }));
        number
    }
}

fn named_entry(title: &str, publisher: Option<String>, published: Option<SourceDate>) -> SourceEntry {
    SourceEntry {
        number: 0,
        title: title.to_owned(),
        author: None,
        publisher,
        published,
        url: None,
        disclosed_interest: None,
        sha256: None,
        rights: None,
        credit: None,
    }
}

fn note(claim: &Claim, source_number: u32, words: Words) -> Footnote {
    let voices = &claim.attribution.voices;
    Footnote {
        claim: claim.id,
        source_number,
        words,
        place: None,
        attribution: (!voices.is_empty()).then(|| voices.join(", citing ")),
        disclosed_interest: None,
    }
}
