//! Who says it: everything inside one reported clause is that speaker's word, and no more than that.
//!
//! A clause is reported by a verb of saying before it, by one that closes its sentence ("…, the ministry
//! said"), by "according to X", or by the words around a quotation. One report inside another keeps both
//! voices, the innermost first: "his family, as the ministry says".

use super::acts::date_of_speech;
use super::speakers::{Speaker, phrase_end};
use crate::propose::lexicon::{
    ALLEGING, AUX, BODY, BRANDING, FRAMED, HEARSAY, NEG, ORGWORD, PREP, SAYING, TITLE,
};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Gender, Part};
use crate::propose::proposal::ProposedDate;
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind, Modality};

/// Verbs that put what follows into somebody's mouth, where harm is told.
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

/// A stretch of a sentence that somebody reports.
#[derive(Debug, Clone)]
struct Frame {
    /// The verb of saying.
    says: usize,
    from: usize,
    to: usize,
    /// Who says it; `None`: nobody is named ("is said to have …").
    by: Option<String>,
    /// The one person it is, where it is one.
    person: Option<usize>,
    doubtful: bool,
}

impl Frame {
    fn holds(&self, start: usize, end: usize) -> bool {
        self.from <= start && end <= self.to
    }
}

/// A quotation of several words, and who is quoted.
#[derive(Debug, Clone)]
pub(super) struct Quote {
    start: usize,
    end: usize,
    pub(super) by: Option<String>,
    /// Whether a body or an official is quoted.
    pub(super) of_body: bool,
    /// When it was said.
    pub(super) date: Option<ProposedDate>,
}

/// The quotations of the page, in its order.
#[derive(Debug, Clone, Default)]
pub(super) struct Quotes(Vec<Quote>);

/// The fewest words of a quotation that somebody speaks; fewer are borrowed words ("a “sham” trial").
const QUOTED_WORDS_MIN: usize = 4;

impl Quotes {
    /// Finds the quotations and whose words they are.
    pub(super) fn find(page: &Page<'_>) -> Self {
        let mut quotes: Vec<Quote> = Vec::new();
        let mut open: Option<usize> = None;
        for at in 0..page.tokens.list.len() {
            if page.tokens.list[at].opens_paragraph && open.is_some_and(|start| start + 1 < at) {
                close(page, &mut quotes, open.take(), at);
            }
            match page.tokens.word(at) {
                "“" => {
                    if open.is_some() {
                        close(page, &mut quotes, open.take(), at);
                    }
                    open = Some(at);
                }
                "”" => close(page, &mut quotes, open.take(), at),
                "\"" if open.is_some() => close(page, &mut quotes, open.take(), at),
                "\"" => open = Some(at),
                _ => {}
            }
        }
        Self(quotes)
    }

    /// The quotation in which the token stands.
    pub(super) fn around(&self, at: usize) -> Option<&Quote> {
        let after = self.0.partition_point(|quote| quote.start <= at);
        self.0.get(after.checked_sub(1)?).filter(|quote| at < quote.end)
    }
}

/// Closes the quotation that `open` began: finds who is quoted.
fn close(page: &Page<'_>, quotes: &mut Vec<Quote>, open: Option<usize>, end: usize) {
    let Some(start) = open.filter(|start| end - start > QUOTED_WORDS_MIN) else { return };
    let voice = quoted_after(page, end)
        .or_else(|| quoted_before(page, start))
        .or_else(|| quoted_within(page, start, end));
    if let Some((voice, says)) = voice {
        let date = sentence_at(page, says).and_then(|sentence| date_of_speech(page, says, sentence));
        let (by, of_body) = (Some(voice.name(page)), voice.is_body(page));
        quotes.push(Quote { start, end, by, of_body, date });
        return;
    }
    // “…,” she said. “…”: the same voice goes on where little stands between.
    let goes_on = |last: &&Quote| {
        let said_between = (last.end..start).any(|at| page.tokens.has(at, SAYING));
        last.by.is_some() && (start - last.end <= 2 || start - last.end < 24 && said_between)
    };
    let same = quotes.last().filter(goes_on).cloned();
    let quote = Quote { start, end, by: None, of_body: false, date: None };
    quotes.push(same.map_or(quote.clone(), |same| Quote { start, end, ..same }));
}

/// A quotation whose end is not marked: "“The ministry must free X, the union said today.".
fn quoted_within(page: &Page<'_>, start: usize, end: usize) -> Option<(Speaker, usize)> {
    if matches!(page.tokens.word(end), "”" | "\"") {
        return None;
    }
    let says = (start..end).rev().take(10).find(|at| page.tokens.has(*at, SAYING))?;
    let sentence = sentence_at(page, says)?;
    let (from, to) = trailing(page, says, sentence)?;
    Some((Speaker::within(page, from, to)?, says))
}

fn sentence_at(page: &Page<'_>, at: usize) -> Option<Sentence> {
    let number = page.tokens.sentences.partition_point(|known| known.start <= at);
    page.tokens.sentences.get(number.checked_sub(1)?).copied()
}

/// “…,” said the minister; “…,” the minister told reporters.
fn quoted_after(page: &Page<'_>, close: usize) -> Option<(Speaker, usize)> {
    let from = close + 1;
    let says = (from..from + 14)
        .take_while(|at| !matches!(page.tokens.word(*at), "." | ";" | "“" | "”" | "\"" | ":"))
        .find(|at| page.tokens.has(*at, SAYING))?;
    let last = page.tokens.sentences.partition_point(|known| known.start <= says);
    let sentence = *page.tokens.sentences.get(last.checked_sub(1)?)?;
    let whole = Sentence { start: sentence.start.min(close), ..sentence };
    if let Some((start, end)) = inverted(page, says, whole) {
        return Some((Speaker { start, end }, says));
    }
    let chain = page.chain_start(says, whole);
    Speaker::within(page, from, chain).map(|voice| (voice, says))
}

/// The minister said: “…”; X told the court that “…”.
fn quoted_before(page: &Page<'_>, open: usize) -> Option<(Speaker, usize)> {
    let sentence = sentence_at(page, open.checked_sub(1)?)?;
    let says = (sentence.start..open).rev().take(10).find(|at| page.tokens.has(*at, SAYING))?;
    let near = page.tokens.is_any(open - 1, &[",", ":", "that"]) || open - says < 5;
    let voice = Speaker::of(page, says, sentence)?;
    near.then_some((voice, says))
}

/// The most words between a verb of saying and the end of what it reports.
const LONGEST_REPORT: usize = 200;

/// Gives every event its voices: whose word it is, through whom it is told, and whether it is in doubt.
pub(super) fn share(page: &mut Page<'_>, quotes: &Quotes) {
    let mut frames: Vec<Frame> = Vec::new();
    let mut spoke: Option<usize> = None;
    for sentence in &page.tokens.sentences {
        let found = frames_of(page, *sentence, spoke);
        spoke =
            found.iter().rev().find_map(|frame| frame.person).or(spoke.filter(|_| !sentence.opens_paragraph));
        frames.extend(found);
    }
    let mut contested: Vec<(usize, usize)> = page
        .drafts
        .iter()
        .filter(|draft| is_harm(draft.kind) || draft.modality == Modality::Alleged && may_be_said(draft.kind))
        .map(|draft| (draft.start, draft.end))
        .collect();
    contested.sort_unstable();
    let doubted: Vec<bool> = frames
        .iter()
        .map(|frame| {
            let first = contested.partition_point(|(start, _)| *start < frame.from);
            frame.doubtful
                || contested[first..]
                    .iter()
                    .take_while(|(start, _)| *start < frame.to)
                    .any(|(_, end)| *end <= frame.to)
        })
        .collect();
    for at in 0..page.drafts.len() {
        let draft = &page.drafts[at];
        if !may_be_said(draft.kind) {
            continue;
        }
        let told = told(page, draft, &frames, &doubted, quotes);
        let hearsay = (draft.start.saturating_sub(2)..draft.end).any(|word| page.tokens.has(word, HEARSAY));
        let mut draft = draft.clone();
        if let Some((voice, doubtful)) = told {
            if doubtful || is_harm(draft.kind) || draft.modality == Modality::Alleged {
                draft.details.retain(|(field, _)| *field != Field::ByStatement);
                put_in_mouth(&mut draft, voice);
            } else {
                draft.attribution = Some(voice);
            }
        } else if hearsay || nobody_vouches(&frames, &draft) {
            draft.modality = Modality::Alleged;
        }
        page.drafts[at] = draft;
    }
}

/// "is said to have been arrested", "it is alleged that …".
fn nobody_vouches(frames: &[Frame], draft: &Draft) -> bool {
    let after = frames.partition_point(|frame| frame.says < draft.end);
    frames[..after]
        .iter()
        .rev()
        .take(6)
        .any(|frame| frame.by.is_none() && frame.from <= draft.end && draft.end <= frame.to)
}

/// The voices through which a draft is told, innermost first, and whether the innermost leaves it open.
fn told(
    page: &Page<'_>,
    draft: &Draft,
    frames: &[Frame],
    doubted: &[bool],
    quotes: &Quotes,
) -> Option<(String, bool)> {
    // A verb that closes the sentence stands behind what it reports.
    let first = frames.partition_point(|frame| frame.says + LONGEST_REPORT < draft.start);
    let last = frames.partition_point(|frame| frame.says < draft.end + LONGEST_REPORT);
    let mut around: Vec<usize> = (first..last.min(first + 64))
        .filter(|number| frames[*number].by.is_some() && frames[*number].holds(draft.start, draft.end))
        .collect();
    // The widest stretch is the outermost voice; of equals, the verb that comes first.
    around.sort_by_key(|number| {
        let frame = &frames[*number];
        (usize::MAX - (frame.to - frame.from), frame.says)
    });
    let mut voices: Vec<(String, Option<usize>)> = around
        .iter()
        .filter_map(|number| Some((frames[*number].by.clone()?, Some(frames[*number].says))))
        .collect();
    let quoted =
        quotes.around(draft.end - 1).filter(|quote| quote.start < draft.start || draft.end <= quote.end);
    if let Some((quote, by)) = quoted.and_then(|quote| Some((quote, quote.by.clone()?)))
        && !around.iter().any(|number| !(quote.start..quote.end).contains(&frames[*number].says))
    {
        voices.insert(0, (by, None));
    }
    let doubtful = around.last().is_some_and(|number| doubted[*number]);
    let (innermost, _) = voices.pop()?;
    let mut whole = innermost;
    for (outer, says) in voices.into_iter().rev() {
        if outer == whole {
            continue;
        }
        let says = says
            .map(|says| page.tokens.word(says))
            .filter(|word| *word != "according" && !word.ends_with("ing"));
        whole = format!("{whole}, as {} {}", small(&outer), says.unwrap_or("says"));
    }
    Some((whole, doubtful))
}

/// An article inside a sentence has a small letter.
fn small(phrase: &str) -> String {
    match phrase.split_once(' ') {
        Some((first @ ("The" | "A" | "An" | "His" | "Her" | "Their"), rest)) => {
            format!("{} {rest}", first.to_lowercase())
        }
        _ => phrase.to_owned(),
    }
}

/// The reported stretches of a sentence, in the order of their verbs.
fn frames_of(page: &Page<'_>, sentence: Sentence, spoke: Option<usize>) -> Vec<Frame> {
    (sentence.start..sentence.end)
        .filter(|at| {
            page.tokens.has(*at, SAYING) && (page.tokens.shape(*at) == Shape::Lower || *at == sentence.start)
        })
        .filter_map(|at| frame(page, at, sentence, spoke))
        .collect()
}

fn frame(page: &Page<'_>, at: usize, sentence: Sentence, spoke: Option<usize>) -> Option<Frame> {
    let doubtful = page.tokens.has(at, ALLEGING);
    if page.tokens.is(at, "according") {
        return according(page, at, sentence);
    }
    let chain = page.chain_start(at, sentence);
    let noun = chain == at
        && at > sentence.start
        && (page.tokens.has(at - 1, PREP | BRANDING)
            || page.tokens.is_any(
                at - 1,
                &[
                    "the", "a", "an", "his", "her", "its", "their", "these", "those", "such", "of", "to",
                    "no", "any",
                ],
            ));
    if noun || (chain..at).any(|word| page.is_modal(word) || page.tokens.has(word, NEG)) {
        return None;
    }
    if page.is_passive(at, sentence) {
        // "is said to have been …", "it is alleged that …".
        let hearsay = page.tokens.is(at + 1, "to") || page.tokens.is_any(chain.wrapping_sub(1), &["it"]);
        let told = page.tokens.is_any(at, &["told", "added", "noted"]);
        return (hearsay && !told).then(|| Frame {
            says: at,
            from: at + 1,
            to: clause_end(page, at, sentence),
            by: None,
            person: None,
            doubtful: true,
        });
    }
    let (voice, from, to) = if let Some((start, end)) = trailing(page, at, sentence) {
        (Speaker::within(page, start, end)?, sentence.start, start)
    } else if let Some((start, end)) = inverted(page, at, sentence) {
        (Speaker { start, end }, sentence.start, at)
    } else {
        (Speaker::of(page, at, sentence)?, at + 1, clause_end(page, at, sentence))
    };
    if voice.nobody(page) {
        return None;
    }
    let (by, person) = named(page, voice, spoke);
    Some(Frame { says: at, from, to, by: Some(by), person, doubtful })
}

/// The name of who speaks. "He added": whoever spoke last, before anybody else of the page.
fn named(page: &Page<'_>, voice: Speaker, spoke: Option<usize>) -> (String, Option<usize>) {
    let pronoun = voice.end == voice.start + 1 && page.tokens.is_any(voice.start, &["he", "she"]);
    let gender = if page.tokens.is(voice.start, "he") { Gender::He } else { Gender::She };
    if let Some(last) = spoke.filter(|_| pronoun)
        && page.people.list[last].gender.is_none_or(|known| known == gender)
    {
        return (page.people.list[last].name.clone(), Some(last));
    }
    let people = voice.people(page);
    let person = match people.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    (voice.name(page), person)
}

/// "According to X, …", "…, according to X".
fn according(page: &Page<'_>, at: usize, sentence: Sentence) -> Option<Frame> {
    let from = at + 2;
    let owner = page
        .people
        .within(from, (from + 5).min(sentence.end))
        .next()
        .filter(|mention| mention.phrase == from);
    let end = phrase_end(page, from, sentence).max(owner.map_or(0, |mention| mention.end));
    let voice = Speaker::within(page, from, end).filter(|_| page.tokens.is(at + 1, "to"))?;
    let (by, person) = named(page, voice, None);
    let before = at.wrapping_sub(1);
    let comma = page.tokens.is(before, ",");
    let opener = if comma { before.wrapping_sub(1) } else { before };
    let leads = at == sentence.start
        || at == sentence.start + 1
        || page.tokens.is_any(opener, &["that", "and", "but", "whereas", ";", "said", "says"]);
    let (from, to) = if leads {
        let comma =
            (end..(end + 24).min(sentence.end)).find(|word| page.tokens.is(*word, ",")).unwrap_or(end);
        (comma, clause_end(page, comma, sentence))
    } else {
        let start = (sentence.start..at)
            .rev()
            .find(|word| matches!(page.tokens.word(*word), ";" | "—"))
            .map_or(sentence.start, |word| word + 1);
        (start, at)
    };
    Some(Frame { says: at, from, to, by: Some(by), person, doubtful: false })
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
    let names_hearer = page.tokens.is(says, "told");
    (start < chain && (quoted || (closed || names_hearer) && told && !goes_on)).then_some((start, chain))
}

/// "“…,” said the minister": the subject that follows its verb.
pub(super) fn inverted(page: &Page<'_>, says: usize, sentence: Sentence) -> Option<(usize, usize)> {
    let closes = says > sentence.start && page.tokens.is_any(says.wrapping_sub(1), &["”", "\"", ","]);
    let from = says + 1 + usize::from(page.tokens.is(says + 1, "the"));
    let mut end = phrase_end(page, from, sentence);
    // "said A B, the envoy": the office belongs to the name.
    let article = page.tokens.is_any(end + 1, &["a", "an", "the", "his", "her"]);
    if page.tokens.is(end, ",") && (article || page.tokens.has(end + 1, TITLE | ORGWORD | BODY)) {
        end = page.noun_end(end + 1 + usize::from(article), sentence).max(end);
    }
    let reporters = page.tokens.is_any(from, &["reporters", "journalists", "that", "him", "her"]);
    (closes && end > from && !reporters).then_some((from, end))
}
