//! Acts of speech told by a noun: "issued a statement on X", "lodged a protest", "raised X’s case",
//! "drew condemnation from …", "is deeply concerned about X". All are calls.

use super::Spot;
use super::calls::{Chamber, speaker, speaks, standing_for};
use super::custody::owner_before;
use super::findings::supposed;
use super::speakers::{Speaker, those};
use crate::propose::lexicon::{ACT_NOUN, DRAWING, LIGHT_VERB, MATTER, NEG, PERSECUTION, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::proposal::ProposedDate;
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// Prepositions that lead from an act of speech to what it is about.
const ABOUT: &[&str] =
    &["for", "on", "about", "over", "regarding", "concerning", "against", "of", "in", "to", "at"];

/// How far behind its noun an act of speech says what it is about.
const REACH: usize = 16;

/// An act of speech whose noun stands at the spot.
pub(super) fn noun(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    if !drawn(page, spot) && !owned(page, spot) {
        done(page, spot, chamber);
    }
}

/// "The appeal of the government for X’s release", "calls for X’s release have come from the council".
fn owned(page: &mut Page<'_>, spot: Spot) -> bool {
    let Spot { at, sentence, .. } = spot;
    if !page.tokens.is_any(at, &["appeal", "appeals", "call", "calls", "demand", "demands", "plea", "pleas"])
        || page.trigger(at.wrapping_sub(1)) == Some(Trigger::CallVerb)
    {
        return false;
    }
    let Some(people) = about(page, spot, at, sentence) else { return false };
    let Some(first) = people.first().copied() else { return false };
    let came = (first.end..(first.end + 8).min(sentence.end))
        .find(|word| page.tokens.is_any(*word, &["came", "come", "coming"]))
        .and_then(|came| (came + 1..(came + 3).min(sentence.end)).find(|word| page.tokens.is(*word, "from")));
    let of = page.tokens.is_any(at + 1, &["of", "by", "from"]).then_some(at + 1);
    let Some(link) =
        came.or(of.filter(|_| page.tokens.is_any(at.wrapping_sub(1), &["the", "an", "a", "repeated"])))
    else {
        return false;
    };
    let Some(voice) = Speaker::within(page, link + 1, page.noun_end(link + 1, sentence)) else {
        return false;
    };
    if !voice.is_body(page) || page.unreal(at, sentence) {
        return false;
    }
    let by = voice.name(page);
    push(page, sentence, &people, &by, "appeal", (at, voice.end), at);
    true
}

/// "issued a statement on X", "made representations on behalf of X", "held a hearing on X’s case".
fn done(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(7).max(sentence.start);
    let light = (from..at)
        .rev()
        .find(|word| page.tokens.has(*word, LIGHT_VERB) && page.tokens.shape(*word) == Shape::Lower);
    let Some(verb) = light.filter(|verb| !(verb + 1..at).any(|word| breaks(page, word))) else { return };
    // "joins calls for …" is read as a verb of asking.
    if page.trigger(at) == Some(Trigger::CallVerb) && speaks(page, spot) {
        return;
    }
    // "a statement calling for …" is read from its verb.
    let told_by_verb = (at + 1..(at + 14).min(sentence.end))
        .any(|word| page.trigger(word) == Some(Trigger::CallVerb) && !page.tokens.has(word, ACT_NOUN));
    if told_by_verb
        || page.unreal(verb, sentence)
        || supposed(page, page.chain_start(verb, sentence), sentence)
    {
        return;
    }
    let Some(people) = about(page, spot, at, sentence) else { return };
    let passive = page.is_passive(verb, sentence);
    let voice = if passive {
        page.by_after(verb, sentence).and_then(|(start, end)| Speaker::within(page, start, end))
    } else {
        Speaker::of(page, verb, sentence)
    };
    let Some(voice) = voice.filter(|voice| voice.can_ask(page)) else { return };
    let by = if passive {
        voice.name(page)
    } else {
        speaker(page, Spot { at: verb, ..spot }, chamber).unwrap_or_else(|| voice.name(page))
    };
    push(
        page,
        sentence,
        &people,
        &by,
        &page.tokens.word(at).to_lowercase(),
        (if voice.is_far_from(page, verb, sentence) { verb } else { voice.start.min(at) }, at + 1),
        verb,
    );
}

/// "The arrest of X drew condemnation from Y", "calls for X’s release came from Y".
fn drawn(page: &mut Page<'_>, spot: Spot) -> bool {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(5).max(sentence.start);
    let Some(verb) = (from..at).rev().find(|word| page.tokens.has(*word, DRAWING)) else { return false };
    if page.unreal(verb, sentence) || (verb + 1..at).any(|word| breaks(page, word)) {
        return false;
    }
    let Some(matter) = (sentence.start..verb).rev().find(|word| is_matter(page, *word)) else { return false };
    let Some(mention) = whose(page, spot, matter, verb) else { return false };
    let source = (at + 1..(at + 6).min(sentence.end))
        .find(|word| page.tokens.is_any(*word, &["from", "by", "in", "of"]));
    let Some(source) = source else { return false };
    let end = page.noun_end(source + 1, sentence);
    let Some(voice) = Speaker::within(page, source + 1, end).filter(|voice| voice.can_ask(page)) else {
        return false;
    };
    let by = voice.name(page);
    push(
        page,
        sentence,
        &[mention],
        &by,
        &page.tokens.word(at).to_lowercase(),
        (mention.phrase.min(matter), voice.end),
        verb,
    );
    true
}

/// Something that ends the reach of a light verb before its noun.
fn breaks(page: &Page<'_>, word: usize) -> bool {
    matches!(page.tokens.word(word), "," | ";" | "—" | ":")
        || page.tokens.is_any(word, &["that", "who", "which", "and", "to"])
        || page.tokens.has(word, NEG)
}

/// The people an act of speech at `noun` is about: the names after "for", "on behalf of", "about the case of".
fn about(page: &Page<'_>, spot: Spot, noun: usize, sentence: Sentence) -> Option<Vec<Mention>> {
    let end = (noun + REACH).min(sentence.end);
    let end = (noun + 1..end).find(|word| matches!(page.tokens.word(*word), ";" | ":" | "“")).unwrap_or(end);
    let fits = |mention: &&Mention| {
        let person = &page.people.list[mention.person];
        !person.acts_for_a_state() && !person.counsel
    };
    let first = page
        .people
        .within(noun + 1, end)
        .filter(fits)
        .find(|mention| {
            let before = mention.phrase.wrapping_sub(1);
            mention.part == Part::Owner || page.tokens.is_any(before, ABOUT) || page.tokens.is(before, "that")
        })
        .copied();
    if let Some(first) = first {
        return Some(if first.named && first.part != Part::Owner {
            page.people.list_from(&page.tokens, &first, sentence.end)
        } else {
            vec![first]
        });
    }
    let them = those(page, spot, noun + 1, end);
    if !them.is_empty() {
        return Some(them);
    }
    let matter = (noun + 1..end).find(|word| {
        is_matter(page, *word)
            && page.tokens.is_any(word.wrapping_sub(1), &["the", "this"])
            && !page.tokens.is_any(word + 1, &["of", "against"])
    })?;
    page.focus(spot).map(|person| vec![standing_for(person, matter, Part::Oblique)])
}

/// "raised the case of X with …", "X’s case was raised by …", "brought up the imprisonment of X".
pub(super) fn raised(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let up = usize::from(page.tokens.is(at + 1, "up"));
    if page.tokens.is_any(at, &["brought", "took", "takes", "brings"]) && up == 0 {
        return;
    }
    if page.unreal(at, sentence) || supposed(page, page.chain_start(at, sentence), sentence) {
        return;
    }
    if page.is_passive(at, sentence) {
        let chain = page.chain_start(at, sentence);
        let Some(matter) = (sentence.start..chain).rev().take(14).find(|word| is_matter(page, *word)) else {
            return;
        };
        let Some(mention) = whose(page, spot, matter, chain) else { return };
        let Some((start, end)) = page.by_after(at, sentence) else { return };
        let Some(voice) = Speaker::within(page, start, end) else { return };
        let by = voice.name(page);
        push(page, sentence, &[mention], &by, "raise the case", (mention.phrase.min(matter), voice.end), at);
        return;
    }
    let limit = (at + 12).min(sentence.end);
    let Some(matter) = (at + 1..limit)
        .take_while(|word| !matches!(page.tokens.word(*word), "," | ";"))
        .find(|word| is_matter(page, *word) || page.tokens.is(*word, "cases"))
    else {
        return;
    };
    let people = owner_before(page, matter).filter(|owner| owner.start > at).map_or_else(
        || {
            let first = page.people.within(matter, (matter + 7).min(sentence.end)).next().copied();
            first
                .filter(|_| page.tokens.is_any(matter + 1, &["of", "against"]))
                .map_or_else(Vec::new, |first| page.people.list_from(&page.tokens, &first, sentence.end))
        },
        |owner| vec![owner],
    );
    let chamber_speaks = chamber.speaker().is_some();
    let voice = Speaker::of(page, at, sentence).filter(|voice| chamber_speaks || voice.can_ask(page));
    let Some(voice) = voice else { return };
    let Some(by) = speaker(page, spot, chamber) else { return };
    push(page, sentence, &people, &by, "raise the case", (voice.start, matter + 1), at);
}

/// "is deeply concerned about X", "said it was troubled by the verdict against X".
pub(super) fn dismayed(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let linked = page.tokens.is_any(at + 1, &["about", "by", "at", "over", "for", "with", "that", "to"]);
    let remains =
        page.tokens.is_any(at.wrapping_sub(1), &["remain", "remains", "remained", "deeply", "gravely"]);
    if !linked
        || chamber.speaker().is_some()
        || !(page.is_passive(at, sentence) || remains)
        || page.unreal(at, sentence)
    {
        return;
    }
    let chain = page.chain_start(at, sentence);
    // "said it was troubled": who said so is dismayed.
    let of_said = (chain > sentence.start
        && page.tokens.is_any(chain - 1, &["it", "they", "he", "she", "we", "that", "which"]))
    .then(|| {
        (sentence.start..chain)
            .rev()
            .take(5)
            .find(|word| page.trigger(*word) == Some(Trigger::Said))
            .and_then(|says| Speaker::of(page, says, sentence))
    })
    .flatten();
    let Some(voice) = of_said.or_else(|| Speaker::of(page, at, sentence)) else { return };
    let own = page.tokens.is_any(voice.start, &["we", "i"]);
    let quoted = chamber.quotes.around(at).filter(|_| own).and_then(|quote| quote.by.clone());
    if !(voice.is_body(page) || own) || voice.nobody(page) {
        return;
    }
    let limit = (at + REACH).min(sentence.end);
    let fits = |mention: &&Mention| {
        !page.people.list[mention.person].acts_for_a_state() && !voice.people(page).contains(&mention.person)
    };
    let mention = page.people.within(at + 1, limit).find(fits).copied().or_else(|| {
        let matter = (at + 1..limit).find(|word| is_matter(page, *word))?;
        page.focus(spot).map(|person| standing_for(person, matter, Part::Oblique))
    });
    let them = those(page, spot, at + 1, limit);
    if !them.is_empty() && mention.is_none_or(|mention| !mention.named) {
        let by = quoted.unwrap_or_else(|| voice.name(page));
        push(page, sentence, &them, &by, "concern", (voice.start, at + 1), at);
        return;
    }
    let Some(mention) = mention else { return };
    let people = if mention.named && mention.part != Part::Owner {
        page.people.list_from(&page.tokens, &mention, sentence.end)
    } else {
        vec![mention]
    };
    let by = quoted.unwrap_or_else(|| voice.name(page));
    push(page, sentence, &people, &by, "concern", (voice.start, at + 1), at);
}

/// Whether this word names the matter of a statement.
pub(super) fn is_matter(page: &Page<'_>, word: usize) -> bool {
    page.tokens.has(word, PERSECUTION | MATTER)
}

/// Whose matter it is: the owner's, or of the one after "of", before `limit`.
fn whose(page: &Page<'_>, spot: Spot, matter: usize, limit: usize) -> Option<Mention> {
    owner_before(page, matter)
        .or_else(|| {
            let linked = page.tokens.is_any(matter + 1, &["of", "against"]);
            page.people.within(matter, limit).next().copied().filter(|_| linked)
        })
        .or_else(|| {
            let plain = page.tokens.is_any(matter.wrapping_sub(1), &["the", "this"]) && matter + 3 > limit;
            plain.then(|| page.focus(spot))?.map(|person| standing_for(person, matter, Part::Owner))
        })
        .filter(|mention| !page.people.list[mention.person].acts_for_a_state())
}

/// When it was said: not the date of an aside ("which heard a complaint of May, asked …"), where the sentence has its own.
pub(super) fn date_of_speech(page: &Page<'_>, verb: usize, sentence: Sentence) -> Option<ProposedDate> {
    let date = page.date_of(verb, sentence)?;
    let relative = (sentence.start..date.start).rev().take(24).find(|at| {
        page.tokens.is_any(*at, &["who", "which", "whose"]) && page.tokens.is(at.wrapping_sub(1), ",")
    });
    let aside =
        relative.is_some_and(|_| date.end < verb && (date.end..verb).any(|at| page.tokens.is(at, ",")));
    let leading = page.dates_in(sentence.start, (sentence.start + 4).min(sentence.end)).first();
    if aside { leading?.proposed() } else { date.proposed() }
}

/// One call for each of `people`, quoted over `quote` and the mention.
fn push(
    page: &mut Page<'_>,
    sentence: Sentence,
    people: &[Mention],
    by: &str,
    ask: &str,
    quote: (usize, usize),
    verb: usize,
) {
    let date = date_of_speech(page, verb, sentence);
    let start = if quote.1.saturating_sub(quote.0) > 30 { verb.min(quote.1 - 1) } else { quote.0 };
    for mention in people {
        let draft = Draft::new(
            Kind::Call,
            "acts.done",
            mention.person,
            start.min(mention.phrase),
            quote.1.max(mention.end),
        )
        .on(date)
        .with(Field::By, by)
        .with(Field::Ask, ask)
        .sure(0.55);
        page.push(draft);
    }
}
