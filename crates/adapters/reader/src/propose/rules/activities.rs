//! What somebody does or did, as a tie to a body: "heads …", "works for …", "founded …", "was elected to …".

use super::bodies::{body, date_after, place_only};
use super::descriptions::said;
use crate::propose::lexicon::{AUX, FACILITY, FOUNDS, HEADS, JOINS, WORKS};
use crate::propose::page::Page;
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};

/// How far from a name a further verb of the same subject is looked for.
const REACH: usize = 28;

/// The ties that the verbs after a mention tell.
pub(super) fn read(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let Some(first) = verb_after(page, mention) else { return };
    if page.tokens.is_any(first, &["represents", "represented", "represent", "defends", "defended", "defend"])
    {
        represents(page, mention, first);
        represented(page, mention, first, sentence);
        return;
    }
    tie_of(page, mention, first, sentence);
    party(page, mention, first, sentence);
    let limit = (first + REACH).min(sentence.end);
    let further: Vec<usize> = (first + 1..limit)
        .take_while(|at| {
            !page.tokens.is_any(*at, &[";", "that", "but", "while", "whose"]) && !takes_over(page, *at)
        })
        .filter(|at| {
            let before =
                at - 1 - usize::from(page.tokens.is_any(at - 1, &["also", "later", "then", "now", "was"]));
            page.tokens.is_any(before, &["and", "who"])
                && page.tokens.has(*at, HEADS | FOUNDS | WORKS | JOINS)
        })
        .collect();
    for verb in further {
        party(page, mention, verb, sentence);
        tie_of(page, mention, verb, sentence);
    }
}

/// Somebody else is the subject from here on.
fn takes_over(page: &Page<'_>, at: usize) -> bool {
    page.people.at(at).is_some_and(|next| next.part == Part::Subject && next.start == at)
}

/// The verb of a mention: after "who", adverbs and auxiliaries.
fn verb_after(page: &Page<'_>, mention: &Mention) -> Option<usize> {
    let mut at = mention.end;
    if page.tokens.is(at, ",") && page.tokens.shape(at + 1) == Shape::Number && page.tokens.is(at + 2, ",") {
        at += 2;
    }
    if page.tokens.is(at, ",")
        && page.tokens.is_any(at + 1, &["a", "an", "the", "then", "former"])
        && mention.named
    {
        // "A Name, a national of B, studied at …".
        let close = (at + 2..at + 16).find(|word| page.tokens.is(*word, ","))?;
        let plain = (at + 1..close).all(|word| {
            page.tokens.list[word].is_word() && !page.tokens.has(word, AUX) && !page.tokens.is(word, "who")
        });
        if !plain {
            return None;
        }
        at = close + 1;
    } else if page.tokens.is(at, ",") && page.tokens.is(at + 1, "who") {
        at += 2;
    } else if page.tokens.is(at, "who") {
        at += 1;
    } else if mention.part != Part::Subject {
        return None;
    }
    let skip = |word: usize| {
        page.tokens.has(word, AUX)
            || page.tokens.is_any(
                word,
                &[
                    "also",
                    "previously",
                    "once",
                    "formerly",
                    "now",
                    "still",
                    "later",
                    "used",
                    "to",
                    "then",
                    "never",
                ],
            )
            || page.tokens.shape(word) == Shape::Lower && page.tokens.word(word).ends_with("ly")
    };
    let start = at;
    while skip(at) && at < start + 5 {
        if page.tokens.is(at, "never") {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// "is represented by B": B is the lawyer.
fn represented(page: &mut Page<'_>, mention: &Mention, verb: usize, sentence: Sentence) {
    let told = page.tokens.is_any(verb, &["represented", "defended"]) && page.tokens.is(verb + 1, "by");
    let lawyer = page.people.within(verb + 2, (verb + 8).min(sentence.end)).next().copied();
    if let Some(lawyer) = lawyer.filter(|lawyer| {
        told && lawyer.named && lawyer.part != Part::Owner && lawyer.person != mention.person
    }) {
        let name = page.people.list[lawyer.person].name.clone();
        page.push(said(
            mention,
            "activities.represents",
            mention.start,
            lawyer.end,
            "lawyer".to_owned(),
            name,
        ));
    }
}

fn represents(page: &mut Page<'_>, mention: &Mention, verb: usize) {
    let client =
        page.people.at(verb + 1).filter(|client| client.named && client.part != Part::Owner).copied();
    if let Some(client) = client {
        let name = page.people.list[mention.person].name.clone();
        page.push(said(
            &client,
            "activities.represents",
            mention.start,
            client.end,
            "lawyer".to_owned(),
            name,
        ));
    }
}

/// The tie that the verb at `verb` tells, if it has a body that is named.
fn tie_of(page: &mut Page<'_>, mention: &Mention, verb: usize, sentence: Sentence) {
    if page.tokens.shape(verb) != Shape::Lower || page.tokens.is(verb + 1, "as") {
        return;
    }
    let is = |words: &[&str]| page.tokens.is_any(verb, words);
    let classes = page.tokens.list[verb].classes;
    let has = |class| classes & class != 0;
    let (rel, links): (&str, &[&str]) = if has(HEADS) {
        ("head", &[])
    } else if has(FOUNDS) {
        ("founder", &[])
    } else if is(&["edits", "edited"]) {
        ("editor", &[])
    } else if is(&["owns", "owned"]) {
        ("owner", &[])
    } else if is(&["joined"]) {
        ("member", &[])
    } else if has(JOINS) {
        ("member", &["to"])
    } else if is(&["teaches", "taught"]) {
        ("teacher", &["at", "in"])
    } else if is(&["studies", "studied", "studying"]) {
        ("student", &["at"])
    } else if is(&["volunteered", "volunteers"]) {
        ("volunteer", &["to", "for", "with", "at", "in"])
    } else if is(&["employed"]) {
        ("employer", &["by", "at", "with"])
    } else if has(WORKS) {
        ("employer", &["for", "at", "with", "in", "on"])
    } else {
        return;
    };
    if page.tokens.is_any(verb + 1, &["to", "for"]) && links.is_empty()
        || is(&["set"]) && !page.tokens.is(verb + 1, "up")
        || is(&["set", "launched", "established", "created", "led"]) && page.unreal(verb, sentence)
    {
        return;
    }
    let from = if links.is_empty() {
        Some(verb + 1 + usize::from(is(&["set"])))
    } else {
        (verb + 1..(verb + 8).min(sentence.end))
            .take_while(|word| page.tokens.list[*word].is_word() && page.dates_in(*word, word + 1).is_empty())
            .find(|word| {
                page.tokens.is_any(*word, links)
                    && page.people.at(word + 1).is_none_or(|m| m.part == Part::Owner)
            })
            .map(|link| link + 1)
    };
    // "created another page": some page, not one by its name.
    if page.tokens.is_any(verb + 1, &["another", "his", "her", "their"]) && !has(WORKS) {
        return;
    }
    let Some((start, end)) = from.and_then(|from| body(page, from, sentence)) else { return };
    // "is serving seven years in Kolm prison": a term, not a post.
    let prison = (start..end).any(|at| page.tokens.has(at, FACILITY));
    if prison || place_only(page, start, end) {
        return;
    }
    let date = date_after(page, end, sentence);
    let quote = if verb - mention.start > 14 { verb } else { mention.start };
    let until = date.map_or(end, |(_, end)| end);
    let whole = has(FOUNDS | JOINS).then(|| page.date_of(verb, sentence)).flatten();
    let when = date.map(|(date, _)| date).or(whole).and_then(|date| date.proposed());
    let together = mention.named && page.tokens.is(mention.phrase.wrapping_sub(1), "and");
    let everyone = if together { page.group_of(mention, sentence) } else { vec![*mention] };
    for one in everyone {
        let quote = if one.start == mention.start { quote } else { one.start };
        let draft = said(&one, "activities.verb", quote, until, rel.to_owned(), page.tokens.flat(start, end));
        page.push(draft.on(when));
    }
}

/// "was elected from the Harbour Party".
fn party(page: &mut Page<'_>, mention: &Mention, verb: usize, sentence: Sentence) {
    let from = (verb + 1..(verb + 6).min(sentence.end))
        .find(|at| page.tokens.is(*at, "from") && page.tokens.is_any(verb, &["elected", "appointed"]));
    let Some((start, end)) = from.and_then(|from| body(page, from + 1, sentence)) else { return };
    if (start..end).any(|at| page.tokens.is_any(at, &["party", "movement", "alliance", "coalition", "front"]))
    {
        let draft = said(
            mention,
            "activities.party",
            mention.start,
            end,
            "party".to_owned(),
            page.tokens.flat(start, end),
        );
        page.push(draft);
    }
}
