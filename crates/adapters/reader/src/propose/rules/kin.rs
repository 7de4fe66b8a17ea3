//! Relatives and lawyers by name: "his wife A", "A, the mother of B", "B’s lawyer is A", "A and B are brothers".
//!
//! The tie is told of whoever has the relative or the lawyer; the other one is named in it.

use crate::propose::lexicon::{AUX, COMMON, COUNSEL, KIN, MODAL, PREP, ROLE, TITLE, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part, gender_of_kin};
use crate::propose::text::{Sentence, Shape, Token};
use crate::propose::vocabulary::{Field, Kind};

/// Whose relative it is, and where the words about it begin.
#[derive(Clone, Copy)]
struct Owner {
    person: usize,
    start: usize,
    /// A pronoun, which may stand for the wrong one.
    loose: bool,
}

/// Every tie to a named relative or lawyer that the sentence tells.
pub(super) fn read(page: &mut Page<'_>, sentence: Sentence) {
    for at in sentence.start..sentence.end {
        if page.tokens.is_any(at, &["married", "marry"]) {
            married(page, at, sentence);
        } else if page.tokens.is_any(at, &["represent", "representing", "defending", "represents"]) {
            counsel_for(page, at, sentence);
        } else if is_noun(page, at) {
            noun(page, at, sentence);
        }
    }
}

fn is_noun(page: &Page<'_>, at: usize) -> bool {
    page.tokens.has(at, KIN | COUNSEL)
        && !page.tokens.is(at, "family")
        && (page.tokens.shape(at) == Shape::Lower || page.tokens.list[at].opens_paragraph)
        && page.people.at(at).is_none_or(|mention| !mention.named)
}

fn noun(page: &mut Page<'_>, at: usize, sentence: Sentence) {
    let owner = owner_before(page, at, sentence);
    if let Some(owner) = owner {
        let names = names_after(page, at, sentence);
        for name in &names {
            push(page, owner.person, at, name.person, owner.start.min(at), name.end);
        }
        if names.is_empty() {
            apposed_to(page, owner, at, sentence);
        }
        return;
    }
    if let Some(couple) = couple_before(page, at, sentence) {
        for name in names_after(page, at, sentence) {
            for whose in &couple {
                push(page, *whose, at, name.person, at, name.end);
            }
        }
        return;
    }
    if let Some(parent) = parent_of_this(page, at, sentence) {
        for name in names_after(page, at, sentence) {
            push(page, parent.person, at, name.person, parent.start, name.end);
        }
        return;
    }
    if page.tokens.is_any(at + 1, &["of", "for", "to"])
        && let Some(other) = whose(page, at, sentence)
    {
        of_another(page, at, &other, sentence);
        return;
    }
    siblings(page, at, sentence);
}

fn push(page: &mut Page<'_>, whose: usize, noun: usize, other: usize, start: usize, end: usize) {
    if whose == other || start >= end {
        return;
    }
    let word = page.tokens.word(noun).to_lowercase();
    let rel = match word.as_str() {
        "wife" | "husband" => "spouse",
        "children" => "child",
        other => other.trim_end_matches('s'),
    };
    let draft = Draft::new(Kind::Relationship, "kin.named", whose, start, end)
        .with(Field::Rel, rel)
        .with(Field::Other, page.people.list[other].name.clone())
        .sure(0.75);
    page.push(draft);
}

/// "his", "B’s", "whose" before the noun, over adjectives and ages.
fn owner_before(page: &Page<'_>, noun: usize, sentence: Sentence) -> Option<Owner> {
    let mut at = noun;
    while at > sentence.start && noun - at < 6 {
        let before = at - 1;
        if page.tokens.shape(before) == Shape::Possessive {
            let mention = page.people.at(before.checked_sub(1)?)?;
            return (mention.end == before).then_some(Owner {
                person: mention.person,
                start: mention.phrase,
                loose: false,
            });
        }
        if page.tokens.is_any(before, &["his", "her", "their"]) {
            let mention = page.people.at(before)?;
            return Some(Owner { person: mention.person, start: before, loose: true });
        }
        if page.tokens.is(before, "whose") {
            let mention =
                page.people.within(sentence.start, before).filter(|mention| mention.named).last()?;
            return (before - mention.end <= 1).then_some(Owner {
                person: mention.person,
                start: mention.start,
                loose: false,
            });
        }
        let counted = [
            "own", "former", "late", "young", "two", "three", "other", "ex", "then", "first", "second", "one",
        ];
        let both = page.tokens.is(before, "and") && page.tokens.has(before.wrapping_sub(1), KIN | COUNSEL);
        let adjective = page.tokens.shape(before) == Shape::Lower
            && !page.tokens.has(before, COMMON | PREP | AUX | MODAL)
            || page.tokens.is_any(before, &counted)
            || page.tokens.is(before, "old")
            || page.tokens.shape(before) == Shape::Number
            || page.tokens.word(before).ends_with("-old");
        if !(adjective || both) || page.people.at(before).is_some_and(|mention| mention.named) {
            return None;
        }
        at = before;
    }
    None
}

/// "Their daughter, A,": the two who were named together before.
fn couple_before(page: &Page<'_>, noun: usize, sentence: Sentence) -> Option<[usize; 2]> {
    let their = noun.checked_sub(1).filter(|at| *at >= sentence.start && page.tokens.is(*at, "their"))?;
    let number = page.tokens.sentences.partition_point(|known| known.start < sentence.start);
    let from = page.tokens.sentences[number.saturating_sub(2)].start;
    let named: Vec<&Mention> = page.people.within(from, their).filter(|mention| mention.named).collect();
    let pair = named.windows(2).rev().find(|pair| {
        page.tokens.is(pair[0].end, "and")
            && pair[1].start.saturating_sub(pair[0].end) < 4
            && pair[0].person != pair[1].person
    })?;
    Some([pair[0].person, pair[1].person])
}

/// "wife A", "wife, A,", "lawyers, A and B,": who is named as the relative.
fn names_after(page: &Page<'_>, noun: usize, sentence: Sentence) -> Vec<Mention> {
    let comma = page.tokens.is(noun + 1, ",");
    let mut at = noun + 1 + usize::from(comma);
    let is = page.tokens.is_any(at, &["is", "was", "named", "called"]);
    at += usize::from(is);
    let limit = (at + 6).min(sentence.end);
    let Some(name) = page.people.within(at, limit).find(|mention| mention.named).copied() else {
        return Vec::new();
    };
    let straight = (at..name.start).all(|word| {
        page.tokens
            .has(word, ROLE | TITLE | crate::propose::lexicon::HONORIFIC | crate::propose::lexicon::ORGWORD)
            || page.tokens.is_any(word, &["the", "a"])
    });
    if name.part == Part::Owner || !straight || at < name.start && page.tokens.is(at, "the") && !is {
        return Vec::new();
    }
    let list = if page.tokens.word(noun).ends_with('s') || page.tokens.is(noun, "children") {
        page.people.list_from(&page.tokens, &name, sentence.end)
    } else {
        vec![name]
    };
    let end = list.last().map_or(name.end, |last| last.end);
    if comma && !closes(page, end, sentence) {
        return Vec::new();
    }
    list
}

/// What follows an apposition: a comma, an end, "and".
fn closes(page: &Page<'_>, end: usize, sentence: Sentence) -> bool {
    end >= sentence.end
        || matches!(
            page.tokens.word(end),
            "," | "." | ";" | ")" | "(" | "—" | "–" | ":" | "!" | "?" | "and" | "who"
        )
}

/// "A, his wife", "A is B’s lawyer": the relative stands before.
fn apposed_to(page: &mut Page<'_>, owner: Owner, noun: usize, sentence: Sentence) {
    let closed = closes(page, noun + 1, sentence) || page.tokens.has(noun + 1, AUX);
    let Some(name) = named_before(page, owner.start, sentence).filter(|_| closed) else { return };
    let gender = gender_of_kin(page.tokens.word(noun));
    let known = page.people.list[name.person].gender;
    if gender.zip(known).is_some_and(|(noun, name)| noun != name) {
        return;
    }
    let mut whose = owner.person;
    if whose == name.person {
        // "A, his wife,": he is not A, but the one spoken of before.
        if !owner.loose || page.tokens.is(noun + 1, "and") {
            return;
        }
        let earlier = page.people.within(owner.start.saturating_sub(90), name.start).filter(|known| {
            let person = &page.people.list[known.person];
            known.person != name.person && !person.acts_for_a_state() && !person.counsel
        });
        let Some(earlier) = earlier.last() else { return };
        whose = earlier.person;
    }
    push(page, whose, noun, name.person, name.start, noun + 1);
}

/// The name that an apposition at `start` belongs to, or the subject of "is" before it.
fn named_before(page: &Page<'_>, start: usize, sentence: Sentence) -> Option<Mention> {
    let mut mark = start.checked_sub(1).filter(|at| *at > sentence.start)?;
    if page.tokens.is_any(mark, &["is", "was"]) {
        let subject = page.people.at(mark - 1)?;
        return (subject.part == Part::Subject && subject.end == mark).then_some(*subject);
    }
    if !page.tokens.is_any(mark, &[",", "(", "—", "–"]) {
        return None;
    }
    if page.tokens.shape(mark - 1) == Shape::Number && page.tokens.is(mark.wrapping_sub(2), ",") {
        mark -= 2;
    }
    let mention = page.people.at(mark.checked_sub(1)?)?;
    (mention.named && mention.end == mark && mention.part != Part::Owner).then_some(*mention)
}

/// "of the jailed poet B": who it is that has the relative.
fn whose(page: &Page<'_>, noun: usize, sentence: Sentence) -> Option<Mention> {
    let limit = (noun + 12).min(sentence.end);
    let other = page.people.within(noun + 2, limit).find(|mention| mention.named).copied()?;
    let straight = (noun + 2..other.start).all(|word| {
        page.tokens.list.get(word).is_some_and(Token::is_word)
            && !page.tokens.has(word, AUX | MODAL | PREP)
            && !page.tokens.is_any(word, &["who", "that", "which", "or"])
            && page
                .trigger(word)
                .is_none_or(|trigger| matches!(trigger, Trigger::Custody | Trigger::Held | Trigger::Citizen))
    });
    (straight && other.part != Part::Owner).then_some(other)
}

/// "A, the mother of B", "A is a lawyer for B", "The wife of B, A,".
fn of_another(page: &mut Page<'_>, noun: usize, other: &Mention, sentence: Sentence) {
    let mut start = noun;
    while start > sentence.start && noun - start < 6 {
        let before = start - 1;
        let adjective = page.tokens.shape(before) == Shape::Lower
            && !page.tokens.has(before, COMMON | PREP | AUX | MODAL)
            || page.tokens.is_any(
                before,
                &["the", "a", "an", "one", "of", "former", "late", "young", "then", "and", "old"],
            )
            || page.tokens.word(before).ends_with("-old")
            || page.tokens.shape(before) == Shape::Number;
        if !adjective || page.people.at(before).is_some_and(|mention| mention.named) {
            break;
        }
        start = before;
    }
    if let Some(name) = named_before(page, start, sentence) {
        push(page, other.person, noun, name.person, name.start, other.end);
        return;
    }
    if !page.tokens.is(other.end, ",") {
        return;
    }
    let next = page.people.within(other.end + 1, (other.end + 5).min(sentence.end)).next().copied();
    if let Some(name) = next.filter(|name| {
        name.named
            && name.part != Part::Owner
            && name.phrase <= other.end + 1
            && closes(page, name.end, sentence)
    }) {
        push(page, other.person, noun, name.person, start, name.end);
    }
}

/// "A is the mother of a small daughter, B": A, asked of the daughter.
fn parent_of_this(page: &Page<'_>, noun: usize, sentence: Sentence) -> Option<Mention> {
    let from = noun.saturating_sub(7).max(sentence.start);
    let of = (from..noun)
        .rev()
        .find(|at| page.tokens.is(*at, "of") && page.tokens.is_any(at + 1, &["a", "an", "one"]))?;
    let told = page.tokens.is_any(of.wrapping_sub(1), &["mother", "father", "parent"]);
    let subject = page.people.within(sentence.start, of).filter(|one| one.part == Part::Subject).last()?;
    told.then_some(*subject)
}

/// "A, the lawyer appointed to represent B", "A is known for defending B".
fn counsel_for(page: &mut Page<'_>, verb: usize, sentence: Sentence) {
    let client = page
        .people
        .at(verb + 1)
        .or_else(|| page.people.within(verb + 1, (verb + 4).min(sentence.end)).next());
    let Some(client) = client
        .filter(|client| client.named && client.part != Part::Owner && client.phrase <= verb + 2)
        .copied()
    else {
        return;
    };
    let from = verb.saturating_sub(14).max(sentence.start);
    let noun =
        (from..verb).rev().find(|at| page.tokens.has(*at, COUNSEL) && page.tokens.shape(*at) == Shape::Lower);
    let by_noun = noun.and_then(|noun| {
        let start = noun - usize::from(page.tokens.is_any(noun.wrapping_sub(1), &["a", "an", "the"]));
        named_before(page, start, sentence)
    });
    let known_for = page
        .tokens
        .is(verb.wrapping_sub(1), "for")
        .then(|| {
            page.people.within(sentence.start, verb).filter(|one| one.part == Part::Subject).last().copied()
        })
        .flatten();
    let Some(lawyer) = by_noun.or(known_for).filter(|lawyer| lawyer.person != client.person) else { return };
    let draft = Draft::new(Kind::Relationship, "kin.named", client.person, lawyer.start, client.end)
        .with(Field::Rel, "lawyer")
        .with(Field::Other, page.people.list[lawyer.person].name.clone())
        .sure(0.6);
    page.push(draft);
}

/// "A and B are brothers", "the brothers A and B".
fn siblings(page: &mut Page<'_>, at: usize, sentence: Sentence) {
    if !page.tokens.is_any(at, &["brothers", "sisters", "siblings", "cousins", "twins", "spouses"]) {
        return;
    }
    let after = page.people.within(at + 1, (at + 3).min(sentence.end)).next().copied();
    if let Some(first) = after.filter(|first| first.named && first.start == at + 1) {
        let list = page.people.list_from(&page.tokens, &first, sentence.end);
        if let [first, second] = list[..] {
            push(page, first.person, at, second.person, at, second.end);
        }
        return;
    }
    let mark = at.wrapping_sub(1 + usize::from(page.tokens.is_any(at.wrapping_sub(1), &["both", "twin"])));
    if at == sentence.start || !page.tokens.is_any(mark, &["are", "were", ",", "("]) || mark <= sentence.start
    {
        return;
    }
    let Some(second) = page.people.at(mark - 1).filter(|second| second.named && second.end == mark).copied()
    else {
        return;
    };
    let and = second.phrase.wrapping_sub(1);
    let first = page.people.at(and.wrapping_sub(1)).filter(|first| first.named && first.end == and).copied();
    if let Some(first) = first.filter(|_| page.tokens.is(and, "and")) {
        push(page, first.person, at, second.person, first.start, at + 1);
    }
}

/// "A is married to B", "A married B in 2003".
fn married(page: &mut Page<'_>, at: usize, sentence: Sentence) {
    let to = page.tokens.is(at + 1, "to");
    let from = at + 1 + usize::from(to);
    let other = page.people.within(from, (from + 4).min(sentence.end)).next().copied();
    let Some(other) = other.filter(|other| other.named && other.part != Part::Owner && other.phrase <= from)
    else {
        return;
    };
    let passive = page.is_passive(at, sentence);
    let subject = if passive {
        page.subject(page.chain_start(at, sentence), sentence)
    } else {
        let direct =
            page.people.at(at.wrapping_sub(1)).filter(|one| one.part == Part::Subject && one.end == at);
        // "returned to marry B".
        let purpose =
            page.tokens.is(at.wrapping_sub(1), "to") && !page.unreal(at.saturating_sub(2), sentence);
        let earlier = page.people.within(sentence.start, at).filter(|one| one.part == Part::Subject).last();
        direct.or(earlier.filter(|_| purpose)).copied()
    };
    let Some(subject) = subject.filter(|one| one.person != other.person && passive == to) else { return };
    let date = if to { None } else { page.date_of(at, sentence).and_then(|date| date.proposed()) };
    let draft =
        Draft::new(Kind::Relationship, "kin.married", subject.person, subject.start.min(at), other.end)
            .with(Field::Rel, "spouse")
            .with(Field::Other, page.people.list[other.person].name.clone())
            .on(date)
            .sure(0.75);
    page.push(draft);
}
