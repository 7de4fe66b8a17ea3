//! What bodies find of a case: "determined that X is wrongfully detained", "recognised X as a political
//! prisoner", "ordered provisional measures for X". A plain adjective ("the wrongfully detained X"), a wish
//! and a request are no findings.

use super::Spot;
use super::acts::date_of_speech;
use super::calls::Chamber;
use super::custody::owner_before;
use super::speakers::{Speaker, group, phrase_end};
use crate::propose::dates::DateWords;
use crate::propose::lexicon::{
    ACT_NOUN, CAUTION, CONFINED, COUNSEL, EXPERT, FOUND_HARM, KIN, PERSECUTION, Trigger, WRONGFUL, WRONGLY,
};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::proposal::{DateBasis, ProposedDate};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind, Moment, SourceDate};

/// Words of a finding: where they start and end, within `from..to`. Only `experts` find harm and violations.
fn finding(page: &Page<'_>, from: usize, to: usize, experts: bool) -> Option<(usize, usize)> {
    (from..to).find_map(|at| {
        let held = (at + 1..(at + 4).min(to)).find(|word| page.tokens.has(*word, CONFINED));
        if let Some(held) = held.filter(|_| page.tokens.has(at, WRONGLY)) {
            return Some((at, held + 1));
        }
        if page.tokens.is_any(at, &["prisoner", "prisoners"]) && page.tokens.phrase(at + 1, "of conscience") {
            return Some((at, at + 3));
        }
        if page.tokens.is(at, "political") && page.tokens.is_any(at + 1, &["prisoner", "prisoners"]) {
            return Some((at, at + 2));
        }
        if page.tokens.has(at, CONFINED) && page.tokens.has(at + 1, WRONGLY) {
            return Some((at, at + 2));
        }
        if page.tokens.has(at, FOUND_HARM) && experts || page.tokens.has(at, WRONGFUL) {
            return Some((at, at + 1));
        }
        let hostage = page.tokens.is_any(at, &["hostage", "hostages"]) && !page.tokens.is(at + 1, "affairs");
        hostage.then_some((at, at + 1))
    })
}

/// A court of human rights, a body of the United Nations or a laboratory stands before the verb.
fn of_experts(page: &Page<'_>, verb: usize, by: Option<Speaker>) -> bool {
    let near = verb.saturating_sub(16)..verb;
    near.chain(by.map_or(0..0, |by| by.start..by.end)).any(|at| page.tokens.has(at, EXPERT))
}

/// Whether the verb at the spot tells of something that was found at all.
fn was_found(page: &Page<'_>, spot: Spot) -> bool {
    let Spot { at, sentence, .. } = spot;
    let chain = page.chain_start(at, sentence);
    let asked = chain > sentence.start && page.tokens.is_any(chain.wrapping_sub(1), &["to", "that"]);
    // "No public statement says that X has been determined …": nobody found it.
    let nobody_says = (sentence.start..chain).any(|word| {
        page.tokens.is_any(word, &["no", "nothing", "nobody", "neither", "none"])
            && (word + 1..chain).any(|says| {
                page.tokens.is_any(
                    says,
                    &["says", "said", "say", "states", "stated", "shows", "mentions", "confirms"],
                )
            })
    });
    !(asked
        || nobody_says
        || page.unreal(at, sentence)
        || supposed(page, chain, sentence)
        || page.tokens.is_any(at + 1, &["whether", "if", "no", "not", "himself", "herself", "themselves"])
        || (chain..at).any(|word| page.tokens.has(word, CAUTION) || page.is_modal(word)))
}

/// "designated X as …", "X is recognized as a prisoner of conscience", "found that the detention was arbitrary".
pub(super) fn designated(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let limit = (at + 36).min(sentence.end);
    let limit = (at + 1..limit).find(|word| page.tokens.is(*word, ";")).unwrap_or(limit);
    if !was_found(page, spot) {
        return;
    }
    let passive = page.is_passive(at, sentence);
    let by = if passive {
        page.by_after(at, sentence).and_then(|(start, end)| Speaker::within(page, start, end))
    } else {
        Speaker::of(page, at, sentence)
    };
    let experts = of_experts(page, at, by);
    let Some((from, to)) = finding(page, at + 1, limit, experts) else { return };
    // "has determined, her family hopes, that …".
    let hoped = (at + 2..from).any(|word| page.tokens.is_any(word, &["hope", "hopes", "hoped"]));
    if hoped || page.tokens.is(from.wrapping_sub(1), "not") || held_by_the_finder(page, at, from) {
        return;
    }
    let name = by.map(|by| without_article(page, by)).or_else(|| chamber.speaker());
    if !passive && name.is_none() || by.is_some_and(|by| by.nobody(page)) {
        return;
    }
    let mut people = found_people(page, spot, (from, to), passive);
    // Nobody finds it of himself.
    let finders = by.map_or_else(Vec::new, |by| by.people(page));
    people.retain(|mention| !finders.contains(&mention.person));
    let date = date_of_speech(page, at, sentence).or_else(|| year_of_number(page, sentence.start, from));
    let by_end = if passive { by.map_or(to, |by| by.end.max(to)) } else { to };
    let by_start = by.map_or(at, |by| by.start);
    for mention in people {
        let start = if passive { mention.phrase.min(from) } else { by_start };
        let end = if mention.phrase > at || passive { by_end.max(mention.end) } else { by_end };
        let quote = (start, end.min(sentence.end));
        push(page, &mention, quote, date, name.clone(), page.tokens.flat(from, to));
    }
}

/// "named X, a political prisoner for two years, chairman": what is found must be linked to its verb.
fn held_by_the_finder(page: &Page<'_>, verb: usize, from: usize) -> bool {
    page.tokens.is_any(from.wrapping_sub(1), &["former", "fellow"]) && from - verb < 6
}

/// Those of whom it was found: the subject of a passive, the object and its list, or those a group word counts.
fn found_people(page: &Page<'_>, spot: Spot, found: (usize, usize), passive: bool) -> Vec<Mention> {
    let Spot { at, sentence, .. } = spot;
    let (from, to) = found;
    let fits = |mention: &&Mention| !page.people.list[mention.person].acts_for_a_state();
    if passive {
        let chain = page.chain_start(at, sentence);
        let Some(first) = page.subject(chain, sentence) else {
            return group(page, spot, sentence.start, chain);
        };
        let mut people = page.group_of(&first, sentence);
        // "Like A, B has been designated …".
        let likened = page.tokens.is(sentence.start, "like");
        let other = page.people.within(sentence.start, first.start).find(fits).copied();
        people
            .extend(other.filter(|other| likened && people.iter().all(|known| known.person != other.person)));
        return people;
    }
    let between = page
        .people
        .within(at + 1, from + 1)
        .filter(|mention| {
            // "his partner, X, was …": of X, not of him.
            let near = mention.end..mention.end + 2;
            mention.part != Part::Owner || !near.into_iter().any(|at| page.tokens.has(at, KIN | COUNSEL))
        })
        .find(fits)
        .copied();
    let counted = || Some(group(page, spot, at + 1, from)).filter(|people| !people.is_empty());
    if between.is_none()
        && let Some(people) = counted()
    {
        return people;
    }
    let after = || page.people.within(from, (to + 9).min(sentence.end)).find(fits).copied();
    between
        .or_else(after)
        .map_or_else(Vec::new, |first| page.people.list_from(&page.tokens, &first, from.max(first.end)))
}

/// "X is arbitrarily detained, according to the ministry": what a body holds of a case.
pub(super) fn according(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let end = phrase_end(page, at + 2, sentence);
    let voice = Speaker::within(page, at + 2, end).filter(|voice| voice.is_body(page));
    let (Some(voice), true) = (voice, page.tokens.is(at + 1, "to")) else { return };
    let leads = at <= sentence.start + 1;
    let (start, stop) = if leads { (end, sentence.end) } else { (sentence.start, at) };
    let Some((from, to)) = finding(page, start, stop, false) else { return };
    let chain = page.chain_start(from, sentence);
    let is =
        (chain..from).any(|word| page.tokens.is_any(word, &["is", "are", "was", "were", "being", "been"]));
    if !is || page.unreal(from, sentence) {
        return;
    }
    let Some(first) = page.subject(chain, sentence) else { return };
    let name = without_article(page, voice);
    for mention in page.group_of(&first, sentence) {
        let quote = (mention.phrase.min(at), to.max(if leads { to } else { end }));
        push(page, &mention, quote, None, Some(name.clone()), page.tokens.flat(from, to));
    }
}

/// "the department’s determination that X is wrongfully detained".
pub(super) fn noun(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let limit = (at + 24).min(sentence.end);
    let asked = (sentence.start..at)
        .any(|word| page.trigger(word) == Some(Trigger::CallVerb) && !page.tokens.has(word, ACT_NOUN));
    let by = (at + 1..(at + 12).min(limit))
        .find(|word| page.tokens.is_any(*word, &["of", "by", "from"]))
        .map(|link| (link + 1, page.noun_end(link + 1, sentence)));
    let owned = (sentence.start..at).rev().take(3).find(|word| page.tokens.shape(*word) == Shape::Possessive);
    let owner = owned.map(|mark| {
        let start = (sentence.start..mark)
            .rev()
            .take(10)
            .take_while(|word| page.tokens.list[*word].is_word() && page.trigger(*word).is_none())
            .last()
            .unwrap_or(mark);
        (start, mark)
    });
    let voice = owner.or(by).and_then(|(start, end)| Speaker::within(page, start, end));
    let Some(voice) = voice.filter(|voice| voice.is_body(page) && !asked) else { return };
    let from = at + 1;
    if !(from..limit).any(|word| page.tokens.is(word, "that")) || page.unreal(at, sentence) {
        return;
    }
    let experts = of_experts(page, at, Some(voice));
    let Some((from, to)) = finding(page, from, limit, experts) else { return };
    let date = date_of_speech(page, at, sentence);
    let name = without_article(page, voice);
    for mention in found_people(page, spot, (from, to), false) {
        let quote = (voice.start.min(at), to.max(mention.end));
        push(page, &mention, quote, date, Some(name.clone()), page.tokens.flat(from, to));
    }
}

/// "ordered provisional measures in favour of X".
pub(super) fn measures(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if !page.tokens.is_any(at.wrapping_sub(1), &["provisional", "precautionary", "interim"]) {
        return;
    }
    let from = at.saturating_sub(6).max(sentence.start);
    let verb = (from..at).rev().find(|word| {
        page.tokens
            .is_any(*word, &["ordered", "granted", "issued", "indicated", "adopted", "requested", "extended"])
    });
    let Some(verb) = verb.filter(|verb| !page.unreal(*verb, sentence)) else { return };
    let Some(voice) = Speaker::of(page, verb, sentence) else { return };
    let first = page
        .people
        .within(at + 1, (at + 12).min(sentence.end))
        .find(|mention| !page.people.list[mention.person].acts_for_a_state())
        .copied();
    let Some(first) = first else { return };
    let date = date_of_speech(page, verb, sentence)
        .or_else(|| page.dates_in(first.end, sentence.end).first().and_then(DateWords::proposed));
    let name = without_article(page, voice);
    for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
        let quote = (voice.start, mention.end);
        push(page, &mention, quote, date, Some(name.clone()), page.tokens.flat(at - 1, at + 1));
    }
}

/// "X is on the centre’s list of political prisoners".
pub(super) fn on_a_list(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(8).max(sentence.start);
    let on = (from..at).rev().find(|word| page.tokens.is_any(*word, &["on", "in"]));
    let is = on.is_some_and(|on| {
        page.tokens.is_any(on.wrapping_sub(1), &["is", "was", "are", "were", "remains", "been"])
    });
    let (Some(on), true) = (on, is) else { return };
    let mark = (on + 1..at).find(|word| page.tokens.shape(*word) == Shape::Possessive);
    let voice = mark.and_then(|mark| Speaker::within(page, on + 1, mark));
    let (Some(voice), Some((start, end))) = (voice, finding(page, at + 1, (at + 5).min(sentence.end), false))
    else {
        return;
    };
    let chain = page.chain_start(on, sentence);
    let Some(first) = page.subject(chain, sentence).filter(|_| !page.unreal(on, sentence)) else { return };
    let name = without_article(page, voice);
    for mention in page.group_of(&first, sentence) {
        push(page, &mention, (mention.phrase, end), None, Some(name.clone()), page.tokens.flat(start, end));
    }
}

/// "The Act condemned X’s unjust detention": a law finds.
pub(super) fn condemned_by_law(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let chain = page.chain_start(at, sentence);
    if chamber.speaker().is_some()
        || !page.tokens.is_any(at, &["condemned", "condemns"])
        || page.unreal(at, sentence)
    {
        return;
    }
    let Some(noun) = (at + 1..(at + 12).min(sentence.end)).find(|word| page.tokens.has(*word, PERSECUTION))
    else {
        return;
    };
    let owner =
        owner_before(page, noun).filter(|owner| owner.start > at).or_else(|| {
            page.people.within(noun, (noun + 9).min(sentence.end)).next().copied().filter(|mention| {
                mention.part != Part::Owner && page.tokens.is_any(noun + 1, &["of", "against"])
            })
        });
    let (Some(mention), Some((start, end))) = (owner, page.subject_words(chain, sentence)) else { return };
    let law = (start..end).any(|word| page.tokens.is_any(word, &["act", "law", "resolution", "amendment"]));
    if !law || !(at..noun).any(|word| page.tokens.has(word, WRONGFUL)) {
        return;
    }
    let date = page.date_of(at, sentence).filter(|date| date.end <= at).and_then(|date| date.proposed());
    let quote = (start, mention.end.max(noun + 1));
    let by = page.tokens.flat(start, end);
    push(page, &mention, quote, date, Some(by), page.tokens.flat(noun - 1, noun + 1));
}

/// "If the ministry determined …", "her family hopes that the ministry has …": no determination was made.
pub(super) fn supposed(page: &Page<'_>, chain: usize, sentence: Sentence) -> bool {
    let from = (sentence.start..chain)
        .rev()
        .find(|at| matches!(page.tokens.word(*at), ";" | "—" | ":"))
        .map_or(sentence.start, |at| at + 1);
    (from..chain).any(|at| {
        let hoped = page.tokens.is_any(at, &["hope", "hopes", "hoped", "hoping", "wish", "wishes", "wished"]);
        let condition = page.tokens.is_any(at, &["if", "whether", "unless", "until", "suppose", "supposing"]);
        let aside = page.tokens.is(at + 1, ",");
        (hoped || condition) && (aside || !(at..chain).any(|word| page.tokens.is(word, ",")))
    })
}

/// "Opinion No. 71/2023": the year of a numbered opinion, where nothing else dates it.
fn year_of_number(page: &Page<'_>, from: usize, to: usize) -> Option<ProposedDate> {
    let year = (from..to).find_map(|at| {
        let numbered = page.tokens.is_any(at, &["no.", "no", "number", "opinion"]);
        let year = page.tokens.word(at + 1 + 2);
        let slash = page.tokens.is(at + 2, "/");
        let whole = page.tokens.word(at + 1).rsplit_once('/').map(|(_, year)| year);
        let year = whole.or(slash.then_some(year))?;
        year.parse::<i16>().ok().filter(|year| numbered && (1945..2100).contains(year))
    })?;
    let date = SourceDate::At { moment: Moment::year(year)?, approximate: false };
    Some(ProposedDate { date, basis: DateBasis::Context })
}

fn without_article(page: &Page<'_>, by: Speaker) -> String {
    let article = page.tokens.is(by.start, "the") && by.end > by.start + 1;
    Speaker { start: by.start + usize::from(article), ..by }.name(page)
}

fn push(
    page: &mut Page<'_>,
    mention: &Mention,
    quote: (usize, usize),
    date: Option<ProposedDate>,
    by: Option<String>,
    found: String,
) {
    let mut draft = Draft::new(Kind::Determination, "response.found", mention.person, quote.0, quote.1)
        .on(date)
        .maybe(Field::By, by.clone())
        .with(Field::Finding, found);
    draft.attribution = by;
    page.push(draft);
}
