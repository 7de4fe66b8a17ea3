//! Who says it: everything inside one reported clause is that speaker's word, and no more than that.

use crate::propose::lexicon::{AUX, FRAMED};
use crate::propose::page::{Draft, Page};
use crate::propose::people::Part;
use crate::propose::text::Sentence;
use crate::propose::vocabulary::{Field, Kind, Modality};

/// Verbs that put what follows into somebody's mouth.
const SAYS: &[&str] = &[
    "said",
    "says",
    "stated",
    "added",
    "claimed",
    "claims",
    "told",
    "testified",
    "reported",
    "alleged",
    "according",
];

/// Marks every event of a reported clause as alleged by its speaker, where the clause has one such event.
pub(super) fn share(page: &mut Page<'_>) {
    let sentence_of =
        |page: &Page<'_>, at: usize| page.tokens.sentences.partition_point(|known| known.start <= at);
    let told: Vec<(usize, usize, String)> = page
        .drafts
        .iter()
        .filter(|draft| draft.modality == Modality::Alleged && may_be_said(draft.kind) || is_harm(draft.kind))
        .filter_map(|draft| {
            let number = sentence_of(page, draft.start);
            let sentence = *page.tokens.sentences.get(number.checked_sub(1)?)?;
            let says = says_before(page, draft.end.saturating_sub(1), sentence)?;
            let voice = draft.attribution.clone().or_else(|| speaker(page, says, sentence))?;
            (draft.start > says).then(|| (says, clause_end(page, says, sentence), voice))
        })
        .collect();
    for (says, end, voice) in told {
        for at in 0..page.drafts.len() {
            let draft = &page.drafts[at];
            let inside = draft.start > says && draft.end <= end && draft.modality == Modality::Asserted;
            if !inside || draft.attribution.is_some() || !may_be_said(draft.kind) {
                continue;
            }
            let mut draft = draft.clone();
            put_in_mouth(&mut draft, voice.clone());
            page.drafts[at] = draft;
        }
    }
}

/// Makes the draft the word of `voice`.
pub(super) fn put_in_mouth(draft: &mut Draft, voice: String) {
    draft.modality = Modality::Alleged;
    draft.attribution = Some(voice.clone());
    if !draft.details.iter().any(|(field, _)| *field == Field::ByStatement) {
        draft.details.push((Field::ByStatement, voice));
    }
}

/// Harm is contested more than any other event: told in somebody's words, it stays their word.
fn is_harm(kind: Kind) -> bool {
    matches!(kind, Kind::IllTreatment | Kind::MedicalNeglect | Kind::AccessDenied)
}

/// What happened to somebody can be said; who people are and what is asked for are told by other rules.
fn may_be_said(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Person
            | Kind::Relationship
            | Kind::Status
            | Kind::Birth
            | Kind::Call
            | Kind::Determination
            | Kind::Sanction
            | Kind::Argument
            | Kind::CountryFinding
            | Kind::Precedent
    )
}

/// The reporting verb whose clause holds `at`.
pub(super) fn says_before(page: &Page<'_>, at: usize, sentence: Sentence) -> Option<usize> {
    (sentence.start..at)
        .rev()
        .find(|word| page.tokens.is_any(*word, SAYS))
        .filter(|says| at < clause_end(page, *says, sentence))
}

/// Where what is said ends: at a semicolon, or where a new clause with its own subject begins.
fn clause_end(page: &Page<'_>, says: usize, sentence: Sentence) -> usize {
    // "according to X, he was …": the clause begins after the comma.
    let from = if page.tokens.is(says, "according") { says + 6 } else { says + 1 };
    (from.min(sentence.end)..sentence.end)
        .find(|at| {
            matches!(page.tokens.word(*at), ";" | "—")
                || page.tokens.is(*at, ",")
                    && page.tokens.is_any(at + 1, &["and", "but", "while", "although", "whereas"])
                    && !goes_on(page, at + 2)
        })
        .unwrap_or(sentence.end)
}

/// "…, and refused insulin", "…, and that he was …": still what is said.
fn goes_on(page: &Page<'_>, at: usize) -> bool {
    page.tokens.is_any(at, &["that", "not", "never", "then", "later"])
        || page.tokens.has(at, AUX | FRAMED)
        || page.trigger(at).is_some()
        || page.tokens.word(at).ends_with("ed")
}

/// Who speaks: the subject of the reporting verb; of "according to X", X.
pub(super) fn speaker(page: &Page<'_>, says: usize, sentence: Sentence) -> Option<String> {
    let name = |person: usize| page.people.list[person].name.clone();
    if page.tokens.is(says, "according") {
        let first = page.people.within(says, (says + 6).min(sentence.end)).next();
        return match first {
            Some(first) if first.part != Part::Owner => Some(name(first.person)),
            Some(owner) => Some(page.tokens.flat(owner.start, page.noun_end(owner.end, sentence))),
            None => None,
        };
    }
    let chain = page.chain_start(says, sentence);
    let subject = page.people.within(sentence.start, chain).filter(|mention| mention.part == Part::Subject);
    if let Some(subject) = subject.last() {
        return Some(name(subject.person));
    }
    page.subject_words(chain, sentence).map(|(start, end)| page.tokens.flat(start, end))
}

/// "…, the ministry said.": the subject of a verb of saying that closes its sentence, after what is said.
pub(super) fn trailing(page: &Page<'_>, says: usize, sentence: Sentence) -> Option<(usize, usize)> {
    let chain = page.chain_start(says, sentence);
    let comma = (sentence.start + 1..chain)
        .rev()
        .take(16)
        .take_while(|at| !page.tokens.has(*at, AUX) && !page.is_modal(*at))
        .find(|at| {
            matches!(page.tokens.word(*at), "”" | "\"")
                || page.tokens.is(*at, ",") && !page.tokens.is(at + 1, "and")
        })?;
    // A comma before the last one may part an office from a name: "…, the minister, A B, said".
    let start = comma + 1;
    let rest = says + 1;
    let closed = rest >= sentence.end
        || matches!(page.tokens.word(rest), "." | "," | ";" | "“" | "\"")
        || page.tokens.is_any(rest, &["in", "on", "at", "during", "last", "this", "reporters", "after"])
        || !page.dates_in(rest, rest + 1).is_empty();
    let quoted = matches!(page.tokens.word(comma), "”" | "\"");
    let told = (sentence.start..comma).any(|at| page.tokens.has(at, AUX) || page.is_modal(at));
    let goes_on = (rest..sentence.end).any(|at| page.tokens.is(at, "that"));
    (start < chain && closed && (quoted || told && !goes_on)).then_some((start, chain))
}

/// "“…,” said the minister": the subject that follows its verb.
pub(super) fn inverted(page: &Page<'_>, says: usize, sentence: Sentence) -> Option<(usize, usize)> {
    let closes = says > sentence.start && page.tokens.is_any(says.wrapping_sub(1), &["”", "\"", ","]);
    let from = says + 1 + usize::from(page.tokens.is(says + 1, "the"));
    let mut end = page.noun_end(from, sentence);
    // "said A B, the envoy": the office belongs to the name.
    if page.tokens.is(end, ",") && page.tokens.is_any(end + 1, &["a", "an", "the", "his", "her"]) {
        end = page.noun_end(end + 2, sentence).max(end);
    }
    let reporters = page.tokens.is_any(from, &["reporters", "journalists", "that", "him", "her"]);
    (closes && end > from && !reporters).then_some((from, end))
}
