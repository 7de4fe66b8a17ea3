//! A claim as a worksheet shows it: its sentence, the exact words, the source, the grade, and why it stands here.

use std::collections::BTreeMap;

use amparo_casework::law::assess::Evidence;
use amparo_casework::law::framework::Tie;
use amparo_casework::ledger::case_file::CaseFile;
use amparo_casework::ledger::claim::{Basis, Claim, Subject};
use amparo_casework::ledger::ids::{ClaimId, SourceId};
use amparo_casework::ledger::source::{Passage, Source, Translator};
use amparo_casework::wording::{in_brief, sentence};

use crate::lang::Speech;

/// A claim with what a reader weighs it by.
pub(super) struct ClaimCard {
    pub(super) id: ClaimId,
    /// What it says, in one sentence of the record's language.
    pub(super) sentence: String,
    /// Another card before it says the same: the sentence is not printed again.
    pub(super) again: bool,
    /// Who tells it, in a few words.
    pub(super) from: String,
    /// The exact words, each with its source.
    pub(super) quotes: Vec<Quote>,
    /// What it rests on where there are no words on file.
    pub(super) footing: Option<String>,
    pub(super) grade: Option<String>,
    /// The day of the information.
    pub(super) dated: Option<String>,
    pub(super) disputed_by: Vec<String>,
    /// Why it speaks to the item, in the pack's words.
    pub(super) note: String,
    /// Why it does not count, for what is shown beside the item.
    pub(super) because: Option<String>,
    /// What such a claim should say and this one does not.
    pub(super) lacks: Vec<String>,
}

/// Words of a source.
pub(super) struct Quote {
    pub(super) words: String,
    pub(super) language: Option<String>,
    pub(super) source: String,
    pub(super) place: Option<String>,
    pub(super) translation: Option<Translated>,
}

/// A translation, which stands beside the original.
pub(super) struct Translated {
    pub(super) words: String,
    pub(super) language: String,
    pub(super) by: String,
}

/// How a file calls whom a claim is about.
pub(super) fn name_of(file: &CaseFile, claim: &Claim) -> String {
    let principal = || file.names.first().cloned().unwrap_or_default();
    match &claim.subject {
        Subject::Person(person) => {
            let known = file.people.get(person).and_then(|head| head.names.first());
            known.cloned().unwrap_or_else(principal)
        }
        Subject::Organisation(name) | Subject::Country(name) => name.clone(),
        Subject::General => principal(),
    }
}

/// The card of a piece of evidence; nothing where its claim no longer stands.
pub(super) fn card(
    t: Speech,
    file: &CaseFile,
    evidence: &Evidence,
    because: Option<&str>,
) -> Option<ClaimCard> {
    let claim = &file.claim(evidence.claim)?.claim;
    let told = sentence(claim, &name_of(file, claim));
    let mut card = bare(t, claim, &file.sources, told);
    card.dated = evidence.dated.map(|day| t.day(day));
    card.disputed_by.clone_from(&evidence.disputed_by);
    card.note.clone_from(&evidence.note);
    card.because = because.map(str::to_owned);
    card.lacks = evidence.lacks.iter().map(|tie| lack(t, *tie)).collect();
    Some(card)
}

/// The card of a claim as a signed assessment holds it. The names of others are not in it, so none is put in the sentence.
pub(super) fn as_signed(
    t: Speech,
    claim: &Claim,
    sources: &BTreeMap<SourceId, Source>,
    because: Option<&str>,
) -> ClaimCard {
    let mut told = in_brief(claim);
    if let Some(date) = claim.dates.occurred {
        told = format!("{} – {told}", t.when(date));
    }
    let mut card = bare(t, claim, sources, told);
    card.because = because.map(str::to_owned);
    card
}

fn bare(t: Speech, claim: &Claim, sources: &BTreeMap<SourceId, Source>, sentence: String) -> ClaimCard {
    ClaimCard {
        id: claim.id,
        sentence,
        again: false,
        from: from(t, claim, sources),
        quotes: claim.passages().iter().map(|passage| quote(t, passage, sources)).collect(),
        footing: footing(t, claim),
        grade: claim.grade.map(|grade| grade.to_string()),
        dated: None,
        disputed_by: Vec::new(),
        note: String::new(),
        because: None,
        lacks: Vec::new(),
    }
}

/// Who tells a claim, and when: enough to tell it from another that says the same.
pub(super) fn from(t: Speech, claim: &Claim, sources: &BTreeMap<SourceId, Source>) -> String {
    let of = |publisher: &str, date: Option<String>| match date {
        Some(date) => format!("{publisher}, {date}"),
        None => publisher.to_owned(),
    };
    match &claim.basis {
        Basis::Testimony { .. } => t.say("assess-heard"),
        Basis::Locator { publisher, published, .. } => of(publisher, published.map(|date| t.when(date))),
        Basis::Passages(passages) => match sources.get(&passages.first().source) {
            None => t.say("assess-source-not-shown"),
            Some(source) => of(
                source.publisher.as_deref().unwrap_or(&source.title),
                source.published.map(|date| t.when(date)),
            ),
        },
    }
}

/// Claims that say the same stand together, the sentence once.
pub(super) fn together(cards: impl Iterator<Item = ClaimCard>) -> Vec<ClaimCard> {
    let mut together: Vec<ClaimCard> = Vec::new();
    for mut card in cards {
        let same = |known: &ClaimCard| known.sentence == card.sentence && known.because == card.because;
        match together.iter().rposition(same) {
            None => together.push(card),
            Some(at) => {
                card.again = true;
                together.insert(at + 1, card);
            }
        }
    }
    together
}

fn quote(t: Speech, passage: &Passage, sources: &BTreeMap<SourceId, Source>) -> Quote {
    let source = sources.get(&passage.source);
    Quote {
        words: passage.quote.clone(),
        language: source.and_then(|source| source.language.clone()),
        source: source.map_or_else(|| t.say("assess-source-not-shown"), |source| named(t, source)),
        place: passage.place.clone(),
        translation: passage.translation.as_ref().map(|translation| Translated {
            words: translation.text.clone(),
            language: translation.language.clone(),
            by: match &translation.translator {
                Translator::Certified(name) => t.with("assess-translated-certified", "name", name),
                Translator::Uncertified(name) => t.with("assess-translated-uncertified", "name", name),
                Translator::Machine(name) => t.with("assess-translated-machine", "name", name),
            },
        }),
    }
}

/// Publisher, title and date of a source.
fn named(t: Speech, source: &Source) -> String {
    let date = source.published.map(|date| t.when(date));
    let parts = [source.publisher.clone(), Some(source.title.clone()), date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn footing(t: Speech, claim: &Claim) -> Option<String> {
    match &claim.basis {
        Basis::Passages(_) => None,
        Basis::Testimony { account, .. } => Some(t.with("assess-testimony", "account", account)),
        Basis::Locator { title, publisher, published } => {
            let date = published.map(|date| format!(", {}", t.when(date))).unwrap_or_default();
            Some(t.with("assess-locator", "source", format!("{publisher}, {title}{date}")))
        }
    }
}

fn lack(t: Speech, tie: Tie) -> String {
    match tie {
        Tie::Place => t.say("assess-lacks-place"),
        Tie::Period => t.say("assess-lacks-period"),
        Tie::Receipt => t.say("assess-lacks-receipt"),
    }
}
