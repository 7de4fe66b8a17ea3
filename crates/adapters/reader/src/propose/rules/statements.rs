//! Statements: what officials and bodies say of a case without asking: condemnation, concern, denial,
//! "X must be released", "called the verdict a farce". All are calls, and none is a finding.

use std::collections::{HashMap, HashSet};

use super::Spot;
use super::acts::is_matter;
use super::calls::{Chamber, speaker, standing_for};
use super::custody::owner_before;
use super::findings::supposed;
use super::speakers::{Speaker, phrase_end, those};
use super::voices;
use crate::propose::lexicon::{
    ACCUSATION, BRANDING, CONDEMNING, COUNSEL, DEFENDING, DISMAY, FRAMED, LABEL, OPINION, REGRETTING, SAYING,
    Trigger, WELCOMING, WRONGFUL,
};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::text::Sentence;
use crate::propose::vocabulary::{Field, Kind};

/// "condemned the arrest of X", "deplored his sentence", "welcomed the release of X", "called the verdict …".
pub(super) fn judged(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let Some(ask) = verb_of_judgement(page, at) else { return };
    let chain = page.chain_start(at, sentence);
    // "a trial condemned by the embassy": a participle beside its noun.
    let reduced = chain == at && page.tokens.is(at + 1, "by");
    let passive = page.is_passive(at, sentence) || reduced;
    let passive_by = passive.then(|| page.by_after(at, sentence)).flatten();
    let of_noun = chain > sentence.start
        && page.tokens.is_any(chain.wrapping_sub(1), &["to", "the", "a", "his", "her"]);
    if chamber.speaker().is_some()
        || of_noun
        || passive && passive_by.is_none()
        || page.unreal(at, sentence)
        || supposed(page, chain, sentence)
    {
        return;
    }
    let (from, to) =
        if passive_by.is_some() { (sentence.start, chain) } else { (at + 1, (at + 14).min(sentence.end)) };
    let matter = if reduced {
        (from..to).rev().take(3).find(|word| is_matter(page, *word))
    } else {
        (from..to).find(|word| is_matter(page, *word))
    };
    let Some((mention, matter)) = judged_one(page, spot, matter) else { return };
    let by = match passive_by {
        Some((start, end)) => Speaker::within(page, start, end).map(|voice| (voice.start, voice.end)),
        None => body_before(page, at, sentence),
    };
    let Some((start, end)) = by else { return };
    let law = ["act", "law", "section", "resolution", "amendment"];
    if (start..end).any(|word| page.tokens.is_any(word, &law)) {
        return;
    }
    let date = page
        .date_of(at, sentence)
        .or_else(|| page.dates_in(matter, (mention.end + 3).min(sentence.end)).first().copied());
    let people = if mention.named && mention.part != Part::Owner && passive_by.is_none() {
        page.people.list_from(&page.tokens, &mention, sentence.end)
    } else {
        vec![mention]
    };
    for mention in people {
        let quote_start = if passive_by.is_some() { mention.phrase.min(matter) } else { start };
        let quote_end = if passive_by.is_some() { end } else { mention.end.max(matter + 1).max(at + 1) };
        let draft = Draft::new(Kind::Call, "statements.judged", mention.person, quote_start, quote_end)
            .on(date.and_then(|date| date.proposed()))
            .with(Field::By, Speaker { start, end }.name(page))
            .with(Field::Ask, format!("{ask} {}", page.tokens.word(matter)))
            .sure(0.6);
        page.push(draft);
    }
}

/// Who is judged: the one whose matter it is, else the one who is called something: "described X as a criminal".
fn judged_one(page: &Page<'_>, spot: Spot, matter: Option<usize>) -> Option<(Mention, usize)> {
    let Spot { at, sentence, .. } = spot;
    if let Some(found) = matter.and_then(|matter| Some((whose(page, spot, matter, sentence)?, matter))) {
        return Some(found);
    }
    let object = page.object(at, sentence).filter(|_| page.tokens.has(at, BRANDING))?;
    let named = page.tokens.is_any(object.end, &["as", "a", "an", "the", "“", "\""]);
    let called = (object.end..(object.end + 12).min(sentence.end))
        .find(|word| page.tokens.has(*word, LABEL | OPINION))
        .or_else(|| named.then_some(object.end + 1));
    called.filter(|_| !page.people.list[object.person].acts_for_a_state()).map(|called| (object, called))
}

fn verb_of_judgement(page: &Page<'_>, at: usize) -> Option<&'static str> {
    let kinds = [
        (CONDEMNING, "condemns"),
        (WELCOMING, "welcomes"),
        (REGRETTING, "regrets"),
        (DEFENDING, "defends"),
        (BRANDING, "judges"),
    ];
    let (class, ask) = kinds.into_iter().find(|(class, _)| page.tokens.has(at, *class))?;
    let asks = class == BRANDING && page.tokens.is_any(at + 1, &["for", "on", "upon", "himself", "herself"]);
    (!asks).then_some(ask)
}

/// The one whose matter it is: the owner, the name after "of", else the one the passage is about.
fn whose(page: &Page<'_>, spot: Spot, matter: usize, sentence: Sentence) -> Option<Mention> {
    let fits = |mention: &Mention| !page.people.list[mention.person].acts_for_a_state();
    owner_before(page, matter)
        .filter(fits)
        .or_else(|| {
            page.people
                .within(matter, (matter + 12).min(sentence.end))
                .find(|mention| fits(mention) && mention.part != Part::Owner)
                .filter(|mention| {
                    page.tokens
                        .is_any(mention.phrase.wrapping_sub(1), &["of", "against", "on", "to", "for", "in"])
                        || mention.start - matter < 4
                })
                .copied()
        })
        .or_else(|| {
            let plain = !page.tokens.is(matter + 1, "of") && !page.tokens.is(matter + 1, "against");
            let article = page.tokens.is_any(matter.wrapping_sub(1), &["the", "this", "that", "a", "an"])
                || page.tokens.is(matter, "charges");
            // The one named last in the sentence, else the one the passage is about.
            let near = page
                .people
                .within(sentence.start, matter)
                .filter(|mention| mention.named && mention.part != Part::Owner && fits(mention))
                .filter(|mention| page.people.list[mention.person].kind() == "prisoner")
                .last()
                .map(|mention| mention.person);
            (plain && article).then(|| near.or_else(|| page.focus(spot)))?.map(|person| Mention {
                start: matter,
                end: matter + 1,
                phrase: matter,
                person,
                part: Part::Owner,
                named: false,
            })
        })
}

/// The body or official who is subject of the verb at `verb`.
fn body_before(page: &Page<'_>, verb: usize, sentence: Sentence) -> Option<(usize, usize)> {
    let voice = Speaker::of(page, verb, sentence).filter(|voice| !voice.nobody(page))?;
    let own = page.tokens.is_any(voice.start, &["we", "i"]) && voice.end == voice.start + 1;
    (voice.end - voice.start < 24 && (own || voice.is_body(page))).then_some((voice.start, voice.end))
}

/// Who says something, and the stretch in which it is said.
#[derive(Debug, Clone, Copy)]
struct Saying {
    voice: Speaker,
    from: usize,
    to: usize,
    /// What is said stands before the verb: "…, the ministry said".
    before: bool,
}

/// The rule of what is only said.
const SAID: &str = "statements.said";

/// How far behind its verb a statement is read.
const SAID_REACH: usize = 34;

/// Finds who speaks by the verb at the spot: "A said that …", "…, A said", "“…”, said A".
fn saying(page: &Page<'_>, spot: Spot) -> Option<Saying> {
    let Spot { at, sentence, .. } = spot;
    let after = Saying {
        voice: Speaker { start: at, end: at },
        from: at + 1,
        to: (at + SAID_REACH).min(sentence.end),
        before: false,
    };
    if page.tokens.is(at, "according") {
        let end = phrase_end(page, at + 2, sentence);
        let voice = Speaker::within(page, at + 2, end).filter(|_| page.tokens.is(at + 1, "to"))?;
        let leads = at <= sentence.start + 1;
        let (from, to) = if leads { (end, after.to) } else { (sentence.start, at) };
        return Some(Saying { voice, from, to, before: !leads });
    }
    if let Some((start, end)) = voices::trailing(page, at, sentence) {
        let voice = Speaker::within(page, start, end)?;
        return Some(Saying { voice, from: sentence.start, to: start, before: true });
    }
    if let Some((start, end)) = voices::inverted(page, at, sentence) {
        return Some(Saying { voice: Speaker { start, end }, from: sentence.start, to: at, before: true });
    }
    Speaker::of(page, at, sentence).map(|voice| Saying { voice, ..after })
}

/// "A said that X should be freed", "A tweeted that …", "X is innocent, A said".
pub(super) fn said(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    if page.is_passive(at, sentence)
        || chamber.speaker().is_some()
        || page.unreal(at, sentence)
        || at == sentence.start && !page.tokens.is(at, "according")
    {
        return;
    }
    let Some(saying) = saying(page, spot) else { return };
    let Saying { voice, from, to, before } = saying;
    let counsel = before && (voice.start..voice.end).any(|word| page.tokens.has(word, COUNSEL));
    if !voice.is_body(page) && !counsel || voice.nobody(page) || voice.end - voice.start > 24 {
        return;
    }
    let law =
        ["act", "law", "section", "code", "convention", "we", "resolution", "court", "judge", "tribunal"];
    if (voice.start..voice.end).any(|word| page.tokens.is_any(word, &law)) {
        return;
    }
    let on = lead(page, voice, sentence);
    let taken =
        stand(page, from, to).or_else(|| plain_remark(page, from, to).filter(|_| !before)).or(on.map(|_| at));
    let Some(word) = taken else { return };
    let ought = page.trigger(word) == Some(Trigger::Should);
    if ought && chamber.quotes.around(word).is_some_and(|quote| quote.of_body) {
        return;
    }
    let speakers = voice.people(page);
    let fits = |mention: &Mention| {
        let known = &page.people.list[mention.person];
        !speakers.contains(&mention.person) && !known.acts_for_a_state() && !known.counsel && !known.kin
    };
    let named: Vec<Mention> = page.people.within(from, to).filter(|mention| fits(mention)).copied().collect();
    let matter = (from..to).any(|word| is_matter(page, word));
    let target = on.or_else(|| named.first().copied()).or_else(|| {
        matter.then(|| page.focus(spot))?.map(|person| standing_for(person, word, Part::Subject))
    });
    let Some(first) = target else { return };
    let listed = first.named && on.is_none();
    let people = if listed { page.people.list_from(&page.tokens, &first, to) } else { vec![first] };
    let own = !before && !page.tokens.is(at, "according");
    let by = speaker(page, spot, chamber).filter(|_| own).unwrap_or_else(|| voice.name(page));
    for mention in people {
        let (quote_start, quote_end) = if before {
            (mention.phrase.min(word), voice.end.max(at + 1))
        } else {
            (if at - voice.start > 24 { at } else { voice.start }, mention.end.max(word + 1))
        };
        let draft = Draft::new(Kind::Call, SAID, mention.person, quote_start, quote_end)
            .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
            .with(Field::By, by.clone())
            .with(Field::Ask, ask_of(page, word, sentence))
            .sure(0.5);
        page.push(draft);
    }
}

/// "Regarding the sentencing of X, the pope said …": the one the statement is about.
fn lead(page: &Page<'_>, voice: Speaker, sentence: Sentence) -> Option<Mention> {
    let opens = page.tokens.is_any(
        sentence.start,
        &[
            "regarding",
            "concerning",
            "commenting",
            "asked",
            "reacting",
            "responding",
            "speaking",
            "on",
            "of",
            "about",
        ],
    );
    let matter = (sentence.start..voice.start).find(|word| is_matter(page, *word))?;
    let first = page.people.within(sentence.start, voice.start).next()?;
    let about = first.start < matter + 6 && !page.people.list[first.person].acts_for_a_state();
    (opens && about && page.tokens.is(voice.start.wrapping_sub(1), ",")).then_some(*first)
}

/// The word by which somebody takes a stand within `from..to`: an event told is none.
fn stand(page: &Page<'_>, from: usize, to: usize) -> Option<usize> {
    let mut event = false;
    for word in from..to {
        event |= matches!(
            page.trigger(word),
            Some(
                Trigger::Custody
                    | Trigger::Charged
                    | Trigger::Accused
                    | Trigger::Convicted
                    | Trigger::Sentenced
                    | Trigger::Found
                    | Trigger::Charges
            )
        );
        if page.tokens.has(word, OPINION) || !event && page.tokens.has(word, LABEL) {
            return Some(word);
        }
    }
    None
}

/// "told reporters that X is in good health": about a prisoner, and no event is reported in it.
fn plain_remark(page: &Page<'_>, from: usize, to: usize) -> Option<usize> {
    let that = (from..(from + 7).min(to)).find(|word| page.tokens.is(*word, "that")).unwrap_or(from);
    let first = page.people.within(that, (that + 6).min(to)).next()?;
    let verb = first.end;
    let prisoner =
        page.people.list[first.person].kind() == "prisoner" || page.people.dominant == Some(first.person);
    let harmless = |word: usize| {
        matches!(
            page.trigger(word),
            None | Some(
                Trigger::HealthNoun
                    | Trigger::Necessary
                    | Trigger::Medical
                    | Trigger::Case
                    | Trigger::TrialNoun
            )
        ) && !page.tokens.has(word, FRAMED)
    };
    let remark = prisoner
        && page.tokens.is_any(verb, &["is", "was", "has", "had", "remains", "will", "would"])
        && (verb..(verb + 10).min(to)).all(harmless);
    remark.then_some(verb)
}

/// "A testified about X", "testimony from A": somebody bears witness.
pub(super) fn testified(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let speaker = if page.tokens.is(at, "testified") {
        page.subject(page.chain_start(at, sentence), sentence)
    } else {
        page.people
            .within(at + 1, (at + 8).min(sentence.end))
            .find(|mention| {
                mention.named && page.tokens.is_any(mention.phrase.wrapping_sub(1), &["from", "of", "by"])
            })
            .copied()
    };
    let Some(speaker) = speaker.filter(|_| !page.unreal(at, sentence)) else { return };
    let other = page
        .people
        .within(at, sentence.end)
        .find(|mention| {
            mention.person != speaker.person && page.people.list[mention.person].kind() == "prisoner"
        })
        .map(|mention| mention.person);
    let Some(person) = other.or_else(|| page.focus(spot)).filter(|person| *person != speaker.person) else {
        return;
    };
    let draft = Draft::new(
        Kind::Call,
        "statements.testified",
        person,
        speaker.start.min(at),
        speaker.end.max(at + 1),
    )
    .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
    .with(Field::By, page.people.list[speaker.person].name.clone())
    .with(Field::Ask, "testimony")
    .sure(0.55);
    page.push(draft);
}

fn ask_of(page: &Page<'_>, word: usize, sentence: Sentence) -> &'static str {
    let near = |words: &[&str]| {
        (word.saturating_sub(6).max(sentence.start)..(word + 7).min(sentence.end))
            .any(|at| page.tokens.is_any(at, words))
    };
    if near(&["release", "released", "free", "freed", "home"]) {
        "release"
    } else if near(&["concerned", "worried", "troubled", "alarmed", "concern", "disturbed"]) {
        "concern"
    } else {
        "statement"
    }
}

/// "the ministry rejected the account", "dismissed the accusations": a denial about the case at hand.
pub(super) fn rejected(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.is_passive(at, sentence) || page.unreal(at, sentence) {
        return;
    }
    let matter = (at + 1..(at + 6).min(sentence.end)).find(|word| page.tokens.has(*word, ACCUSATION));
    let (Some(matter), Some((start, end))) = (matter, body_before(page, at, sentence)) else { return };
    let named = page
        .people
        .within(matter, (matter + 12).min(sentence.end))
        .find(|mention| !page.people.list[mention.person].acts_for_a_state())
        .map(|mention| mention.person);
    let Some(person) = named.or_else(|| page.focus(spot)) else { return };
    let draft = Draft::new(Kind::Call, "statements.rejected", person, start, matter + 1)
        .on(page.date_of(at, sentence).and_then(|date| date.proposed()))
        .with(Field::By, page.name_or_words(start, end))
        .with(Field::Ask, "denial")
        .sure(0.55);
    page.push(draft);
}

/// A statement in which something is asked, deplored or denied is that act, and no second call.
pub(super) fn drop_repeats(page: &mut Page<'_>) {
    let mut acts: HashMap<Option<usize>, Vec<(usize, usize)>> = HashMap::new();
    for draft in page.drafts.iter().filter(|draft| draft.kind == Kind::Call && draft.rule != SAID) {
        acts.entry(draft.person).or_default().push((draft.start, draft.end));
    }
    for ranges in acts.values_mut() {
        ranges.sort_unstable();
    }
    let sentence = |at: usize| page.tokens.sentences.partition_point(|known| known.start <= at);
    let mut told: HashSet<(Option<usize>, usize)> = HashSet::new();
    let kept: Vec<bool> = page
        .drafts
        .iter()
        .map(|draft| {
            if draft.rule != SAID {
                return true;
            }
            let repeats = acts.get(&draft.person).is_some_and(|ranges| {
                let after = ranges.partition_point(|(start, _)| *start < draft.end);
                ranges[..after].iter().rev().take(8).any(|(_, end)| *end > draft.start)
            });
            !repeats && told.insert((draft.person, sentence(draft.start)))
        })
        .collect();
    let mut kept = kept.into_iter();
    page.drafts.retain(|_| kept.next().unwrap_or(true));
}

/// A sentence in the words of a body that is quoted, beside the one its verb of saying stands in: a stand taken in
/// it is a statement, too.
pub(super) fn in_quote(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { sentence, .. } = spot;
    let Some(quote) = chamber.quotes.around(sentence.start + 1).filter(|quote| quote.of_body) else { return };
    let (Some(by), date) = (quote.by.clone(), quote.date) else { return };
    if chamber.speaker().is_some() || (sentence.start..sentence.end).any(|at| page.tokens.has(at, SAYING)) {
        return;
    }
    let end = (sentence.start + 2..sentence.end)
        .find(|at| matches!(page.tokens.word(*at), "”" | "\""))
        .unwrap_or(sentence.end);
    let judged = |at: usize| {
        page.tokens.has(at, OPINION | WRONGFUL | DISMAY) && page.trigger(at) != Some(Trigger::Should)
    };
    let Some(word) = (sentence.start..end).find(|at| judged(*at)) else { return };
    let fits = |mention: &&Mention| {
        let known = &page.people.list[mention.person];
        known.kind() == "prisoner" && !by.starts_with(&known.name)
    };
    let named = page.people.within(sentence.start, end).find(fits).copied();
    let matter = (sentence.start..end).any(|at| is_matter(page, at));
    let people = match named {
        Some(first) if first.named => page.people.list_from(&page.tokens, &first, end),
        Some(first) => vec![first],
        None if matter => those(page, spot, sentence.start, end),
        None => return,
    };
    for mention in people {
        let start = mention.phrase.min(word).max(sentence.start);
        let draft = Draft::new(Kind::Call, SAID, mention.person, start, word.max(mention.end - 1) + 1)
            .on(date)
            .with(Field::By, by.clone())
            .with(Field::Ask, "statement")
            .sure(0.5);
        page.push(draft);
    }
}
