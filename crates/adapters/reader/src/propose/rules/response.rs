//! Sanctions: over somebody's case ("sanctioned the judges who jailed X") or on somebody ("barred Colonel X
//! from entry").

use super::Spot;
use super::acts::{date_of_speech, is_matter};
use super::speakers::Speaker;
use crate::propose::lexicon::{BARRING, COMMON, TITLE, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// Words that link a sanction to the case it answers.
const LINKS: &[&str] = &[
    "involved",
    "involvement",
    "responsible",
    "over",
    "connection",
    "response",
    "complicit",
    "for",
    "role",
    "after",
    "following",
    "who",
    "behind",
];

/// "imposed sanctions on … involved in X’s …", "barring … from a visa", "froze the assets of …".
pub(super) fn sanctions(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let Some(verb) = barring_verb(page, at, sentence).filter(|verb| !page.unreal(*verb, sentence)) else {
        return;
    };
    if page.tokens.is_any(verb.wrapping_sub(1), &["to", "the", "that"]) && !page.tokens.has(verb, BARRING) {
        return;
    }
    let first_verb = (sentence.start..verb)
        .find(|word| page.tokens.is_any(*word, &["imposed", "announced", "passed", "adopted"]))
        .unwrap_or(verb);
    let passive = page.is_passive(first_verb, sentence) && !page.tokens.word(first_verb).ends_with("ing");
    let voice = if passive {
        page.by_after(first_verb, sentence).and_then(|(start, end)| Speaker::within(page, start, end))
    } else {
        Speaker::of(page, first_verb, sentence)
    };
    on_an_official(page, spot, verb, voice);
    let from = verb.min(at);
    let links = (from..sentence.end).filter(|word| page.tokens.is_any(*word, LINKS));
    let found = links.into_iter().find_map(|link| Some((link, sufferer(page, link, sentence)?)));
    let Some((link, mention)) = found else { return };
    let start =
        voice.filter(|voice| voice.start < mention.start).map_or(first_verb.min(at), |voice| voice.start);
    let start = if passive { start.min(at) } else { start };
    let targets = (from + 1..link.max(from + 1))
        .find(|word| page.tokens.is(*word, "on"))
        .map(|on| page.tokens.flat(on + 1, link));
    let by = voice.map(|voice| {
        let article = page.tokens.is(voice.start, "the");
        page.tokens.flat(voice.start + usize::from(article), voice.end)
    });
    let draft =
        Draft::new(Kind::Sanction, "response.sanctions", mention.person, start, end_of(page, &mention, at))
            .on(date_of_speech(page, first_verb, sentence))
            .maybe(Field::By, by)
            .maybe(Field::Targets, targets)
            .with(Field::Concerning, page.tokens.flat(mention.start, end_of(page, &mention, mention.start)));
    page.push(draft);
}

/// The verb that bars or freezes: the spot itself, before it, or behind it in a passive.
fn barring_verb(page: &Page<'_>, at: usize, sentence: Sentence) -> Option<usize> {
    if page.tokens.is_any(at, &["sanctioned", "sanctioning", "blacklisted", "designated", "designates"]) {
        return Some(at);
    }
    let noun = |word: usize| page.tokens.is_any(word, &["sanctions", "ban", "bans"]);
    let from = at.saturating_sub(26).max(sentence.start);
    (from..at)
        .rev()
        .find(|word| page.tokens.has(*word, BARRING) && !noun(*word))
        .or_else(|| {
            (at + 1..(at + 6).min(sentence.end))
                .find(|word| page.tokens.has(*word, BARRING) && page.is_passive(*word, sentence))
        })
        .or_else(|| {
            let active =
                page.tokens.is(at, "sanctions") && page.tokens.shape(at.wrapping_sub(1)) != Shape::Lower;
            (active && page.tokens.is_any(at + 1, &["the", "two", "three", "several", "officials"]))
                .then_some(at)
        })
}

/// The one whose case a sanction answers, behind `link`: "X’s killing", "the arrest of X", "who jailed X".
fn sufferer(page: &Page<'_>, link: usize, sentence: Sentence) -> Option<Mention> {
    let mention = page
        .people
        .within(link, (link + 14).min(sentence.end))
        .find(|mention| !page.people.list[mention.person].acts_for_a_state())
        .copied()?;
    let before = mention.phrase.wrapping_sub(1);
    let who = page.tokens.is(link, "who");
    let did = matches!(
        page.trigger(before),
        Some(
            Trigger::Custody
                | Trigger::Sentenced
                | Trigger::Convicted
                | Trigger::Charged
                | Trigger::Torture
                | Trigger::Death
        )
    ) || page
        .tokens
        .is_any(before, &["jailing", "detaining", "sentencing", "arresting", "torturing", "killing"]);
    let of_matter = page.tokens.is_any(before, &["of", "against", "on"])
        && (link..before).any(|word| is_matter(page, word) || page.trigger(word).is_some());
    let owned = mention.part == Part::Owner
        && (mention.end..mention.end + 6).any(|word| is_matter(page, word) || page.trigger(word).is_some());
    (did || !who && (of_matter || owned)).then_some(mention)
}

/// "sanctioned Colonel X", "banned Judge X from entering": the sanction is on X.
fn on_an_official(page: &mut Page<'_>, spot: Spot, verb: usize, voice: Option<Speaker>) {
    let Spot { sentence, .. } = spot;
    let barred =
        page.tokens.is_any(verb, &["sanctioning", "banned", "barred", "bans", "prohibited", "blacklisted"]);
    let Some(first) = page.object(verb, sentence).filter(|_| barred) else { return };
    let titled = (verb + 1..first.start).any(|word| page.tokens.has(word, TITLE));
    if first.start - verb > 8 || !(titled || page.people.list[first.person].acts_for_a_state()) {
        return;
    }
    let date = date_of_speech(page, verb, sentence);
    let by = voice.map(|voice| voice.name(page));
    let start = voice.map_or(verb, |voice| voice.start);
    for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
        let draft = Draft::new(Kind::Sanction, "response.sanctioned", mention.person, start, mention.end)
            .on(date)
            .maybe(Field::By, by.clone());
        page.push(draft);
    }
}

/// "designated three officials for their role in the detention of X": by those who keep the lists.
pub(super) fn listed_for(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let Some(voice) = Speaker::of(page, at, sentence) else { return };
    let keeps_lists = (voice.start..voice.end)
        .any(|word| page.tokens.is_any(word, &["treasury", "ofac", "assets", "council"]));
    let few = (at + 1..(at + 10).min(sentence.end)).any(|word| {
        page.tokens.is_any(
            word,
            &["officials", "judges", "officers", "individuals", "prosecutors", "people", "persons"],
        )
    });
    if keeps_lists && few && page.tokens.is_any(at, &["designated", "designates"]) {
        sanctions(page, spot);
    }
}

/// The owner with what is owned: "X’s killing", "her jailing".
fn end_of(page: &Page<'_>, mention: &Mention, least: usize) -> usize {
    let possessive = usize::from(page.tokens.shape(mention.end) == Shape::Possessive);
    let mut end = mention.end + possessive;
    while end < page.tokens.list.len()
        && page.tokens.shape(end) == Shape::Lower
        && !page.tokens.has(end, COMMON)
        && end < mention.end + 5
    {
        end += 1;
    }
    end.max(least + 1)
}
