//! Trials, verdicts and sentences.

use super::Spot;
use super::charges::{appositive_subject, charge_after};
use super::custody::owner_before;
use crate::propose::lexicon::{COURT, CRIME, Trigger};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::proposal::ProposedDate;
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

pub(super) fn date(page: &Page<'_>, spot: Spot) -> Option<ProposedDate> {
    page.date_of(spot.at, spot.sentence).and_then(|date| date.proposed())
}

/// Who did it: "by the court", or the subject of an active verb.
pub(super) fn by(page: &Page<'_>, spot: Spot) -> Option<String> {
    let passive = page.is_passive(spot.at, spot.sentence);
    let words = if passive {
        page.by_after(spot.at, spot.sentence)
    } else {
        let chain = page.chain_start(spot.at, spot.sentence);
        let own = |(start, end): &(usize, usize)| {
            page.people
                .within(*start, *end)
                .all(|mention| page.people.list[mention.person].acts_for_a_state())
        };
        page.subject_words(chain, spot.sentence).filter(|(start, end)| end - start < 14).filter(own)
    };
    words.map(|(start, end)| page.tokens.flat(start, end))
}

pub(super) fn start_of(page: &Page<'_>, mention: &Mention, spot: Spot) -> usize {
    let chain = page.chain_start(spot.at, spot.sentence);
    if mention.start < spot.at {
        return page.quote_before(mention, spot.at, spot.sentence);
    }
    let subject = page.subject_words(chain, spot.sentence).map_or(chain, |(start, _)| start);
    let lead = page.dates_in(spot.sentence.start, subject).last().copied();
    match lead {
        Some(lead) if subject - lead.end <= 2 => {
            let preposition = lead.start > spot.sentence.start
                && page.tokens.is_any(lead.start.wrapping_sub(1), &["on", "in"]);
            lead.start - usize::from(preposition)
        }
        _ if spot.at - subject > 14 => spot.at,
        _ => subject,
    }
}

/// "was convicted of …", "a court convicted X of …".
pub(super) fn convicted(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) || page.tokens.is(at.wrapping_sub(1), "if") {
        return;
    }
    let charge = charge_after(page, at, &["of", "on", "under"], sentence);
    for mention in page.patients(at, sentence) {
        let charge = charge.filter(|(start, _)| *start > mention.end || mention.end <= at);
        let draft = Draft::new(
            Kind::Conviction,
            "court.convicted",
            mention.person,
            start_of(page, &mention, spot),
            charge.map_or(at + 1, |(_, end)| end).max(mention.end),
        )
        .on(date(page, spot))
        .maybe(Field::By, by(page, spot))
        .maybe(Field::Charge, charge.map(|(start, end)| page.tokens.flat(start, end)));
        page.push(draft);
    }
}

/// "found X guilty", "was found guilty of …".
pub(super) fn found_guilty(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let Some(guilty) = (at + 1..(at + 8).min(sentence.end)).find(|word| page.tokens.is(*word, "guilty"))
    else {
        return;
    };
    if page.unreal(at, sentence) || page.tokens.is(guilty.wrapping_sub(1), "not") {
        return;
    }
    let charge =
        page.tokens.is(guilty + 1, "of").then(|| charge_after(page, guilty, &["of"], sentence)).flatten();
    for mention in page.patients(at, sentence) {
        let draft = Draft::new(
            Kind::Conviction,
            "court.found_guilty",
            mention.person,
            start_of(page, &mention, spot),
            charge.map_or(guilty + 1, |(_, end)| end),
        )
        .on(date(page, spot))
        .maybe(Field::By, by(page, spot))
        .maybe(Field::Charge, charge.map(|(start, end)| page.tokens.flat(start, end)));
        page.push(draft);
    }
}

/// A length of time that starts near `at`: tokens and words. "five and a half years", "7-year", "life".
pub(super) fn length_from(page: &Page<'_>, at: usize, limit: usize) -> Option<(usize, usize)> {
    for start in at..limit {
        let word = page.tokens.word(start);
        let hyphened = word
            .split(['-', '–'])
            .skip(1)
            .last()
            .is_some_and(|unit| matches!(unit.to_ascii_lowercase().as_str(), "year" | "month" | "day"));
        if hyphened {
            return Some((start, start + 1));
        }
        if page.tokens.is(start, "life") && page.tokens.is_any(start + 1, &["imprisonment", "in", "sentence"])
        {
            return Some((start, start + if page.tokens.is(start + 1, "in") { 1 } else { 2 }));
        }
        let number =
            page.tokens.shape(start) == Shape::Number || crate::propose::dates::number_word(word).is_some();
        if !number {
            continue;
        }
        let mut end = start + 1;
        while end < limit + 5
            && (page.tokens.is_any(end, &["and", "a", "half", "one-half", "full"])
                || page.tokens.shape(end) == Shape::Number)
        {
            end += 1;
        }
        if page.tokens.is_any(end, &["year", "years", "month", "months", "day", "days", "weeks"]) {
            return Some((start, end + 1));
        }
    }
    None
}

/// "was sentenced to …", "a court sentenced X to …". Detention before trial is detention.
pub(super) fn sentenced(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let near = (at + 1..(at + 14).min(sentence.end)).find(|word| page.tokens.is(*word, "to"));
    let Some(to) =
        near.filter(|to| a_term(page, *to, sentence)).or_else(|| beyond_aside(page, spot)).or(near)
    else {
        return without_length(page, spot);
    };
    if page.unreal(at, sentence) {
        return;
    }
    let length = length_from(page, to + 1, (to + 5).min(sentence.end));
    let from = length.map_or(to + 1, |(_, end)| end);
    let held = (from..(from + 7).min(sentence.end)).find(|word| {
        page.tokens.is_any(*word, &["pre-trial", "pretrial", "administrative"])
            && page.tokens.is_any(word + 1, &["detention", "arrest"])
    });
    for mention in page.patients(at, sentence) {
        let start = start_of(page, &mention, spot);
        let mut draft = if let Some(kind) = held {
            let words = length.map_or(kind, |(start, _)| start);
            Draft::new(Kind::Detention, "court.remanded", mention.person, start, kind + 2)
                .with(Field::Kind, page.tokens.flat(words, kind + 2))
        } else {
            let death = page.tokens.is_any(to + 1, &["death", "life"]);
            let end = length.map_or(from + usize::from(death), |(_, end)| end);
            let prison = (end..(end + 2).min(sentence.end)).any(|word| page.tokens.is(word, "in"));
            Draft::new(
                Kind::Sentence,
                "court.sentenced",
                mention.person,
                start,
                if prison { page.clause_end(end, sentence, 7) } else { end },
            )
            .maybe(Field::Length, length.map(|(start, end)| page.tokens.flat(start, end)))
            .maybe(Field::Charge, charge_word(page, from, sentence))
        };
        draft = draft.on(date(page, spot)).at(page.place_after(from, sentence).filter(|_| held.is_none()));
        let by = by(page, spot);
        page.push(draft.maybe(Field::By, by));
    }
    if held.is_none() {
        others_beside(page, spot, from);
    }
}

/// "to seven years", "to death", "to pre-trial detention": what a sentence can be to.
fn a_term(page: &Page<'_>, to: usize, sentence: Sentence) -> bool {
    page.tokens.is_any(to + 1, &["death", "life"])
        || length_from(page, to + 1, (to + 5).min(sentence.end)).is_some()
}

/// "sentenced X, an economist known for his studies of …, to nine years": the term stands after an aside.
fn beyond_aside(page: &Page<'_>, spot: Spot) -> Option<usize> {
    let Spot { at, sentence, .. } = spot;
    let object = page.object(at, sentence)?;
    let from = object.end;
    page.tokens.is(from, ",").then_some(())?;
    (from + 1..(from + 45).min(sentence.end))
        .take_while(|word| !matches!(page.tokens.word(*word), ";" | "." | "”"))
        .find(|word| {
            page.tokens.is(*word, "to") && page.tokens.is(word - 1, ",") && a_term(page, *word, sentence)
        })
}

/// "X was sentenced to seven years and Y to nine": the verb is told once.
fn others_beside(page: &mut Page<'_>, spot: Spot, from: usize) {
    let Spot { at, sentence, .. } = spot;
    let mut next = from;
    loop {
        let found = page.people.within(next, (next + 14).min(sentence.end)).next().copied();
        let Some(mention) = found else { return };
        let to = mention.end;
        let length = length_from(page, to + 1, (to + 3).min(sentence.end));
        let joined = mention.named
            && page.tokens.is_any(mention.phrase.wrapping_sub(1), &["and", ",", ";", ":", "while"])
            && page.tokens.is(to, "to");
        let Some((start, end)) = length.filter(|_| joined) else { return };
        let draft = Draft::new(Kind::Sentence, "court.sentenced", mention.person, mention.phrase, end)
            .on(date(page, spot))
            .with(Field::Length, page.tokens.flat(start, end))
            .maybe(Field::By, by(page, Spot { at, ..spot }));
        page.push(draft);
        next = end;
    }
}

fn charge_word(page: &Page<'_>, from: usize, sentence: Sentence) -> Option<String> {
    let under = (from..(from + 8).min(sentence.end))
        .find(|word| page.tokens.is_any(*word, &["under", "on", "for"]))?;
    let crime = (under + 1..(under + 6).min(sentence.end)).find(|word| page.tokens.has(*word, CRIME))?;
    Some(page.tokens.flat(under + 1, crime + 1))
}

fn without_length(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let shares = page.tokens.is(at + 1, "and");
    if page.unreal(at, sentence) || !page.is_passive(at, sentence) && !shares {
        return;
    }
    for mention in page.patients(at, sentence) {
        let start = start_of(page, &mention, spot);
        let draft = Draft::new(Kind::Sentence, "court.sentenced", mention.person, start, at + 1)
            .on(date(page, spot))
            .sure(0.5);
        page.push(draft);
    }
}

/// "is serving a 7-year sentence", "received a sentence of …", "faces an excessive sentence".
pub(super) fn sentence_noun(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.trigger(at) == Some(Trigger::ServeTime) {
        return serving(page, spot);
    }
    handed_down(page, spot);
    own_term(page, spot);
    let from = at.saturating_sub(9).max(sentence.start);
    let verb = (from..at).rev().find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "serving",
                "serves",
                "received",
                "receives",
                "given",
                "faces",
                "face",
                "served",
                "handed",
                "got",
                "completed",
                "finished",
            ],
        )
    });
    let Some(verb) = verb else { return };
    let plain = (verb + 1..at).all(|word| {
        page.tokens.list[word].is_word()
            || page.tokens.shape(word) == Shape::Number
            || page.tokens.is(word, ",")
    });
    let figurative = (verb..=at).any(|word| {
        page.tokens.is_any(word, &["death", "up", "possible", "maximum", "potential", "longer", "any"])
    });
    if !plain
        || figurative
        || page.unreal(verb, sentence)
        || (verb + 1..at).any(|word| page.tokens.is_any(word, &["to", "would", "his", "her", "their"]))
    {
        return;
    }
    let length = length_from(page, verb + 1, at).or_else(|| {
        page.tokens.is(at + 1, "of").then(|| length_from(page, at + 2, (at + 4).min(sentence.end))).flatten()
    });
    let Some(subject) = page
        .subject(page.chain_start(verb, sentence), sentence)
        .or_else(|| appositive_subject(page, page.chain_start(verb, sentence), sentence))
    else {
        return;
    };
    for mention in page.group_of(&subject, sentence) {
        let end = length.map_or(at + 1, |(_, end)| end.max(at + 1));
        let draft = Draft::new(Kind::Sentence, "court.serving", mention.person, mention.phrase, end)
            .on(page
                .dates_in(at, (at + 7).min(sentence.end))
                .first()
                .filter(|date| !date.of_noun)
                .and_then(crate::propose::dates::DateWords::proposed))
            .with(
                Field::Length,
                length.map_or_else(|| "unspecified".to_owned(), |(start, end)| page.tokens.flat(start, end)),
            )
            .maybe(Field::By, page.by_after(at, sentence).map(|(start, end)| page.tokens.flat(start, end)));
        page.push(draft);
    }
}

/// "reduced X’s sentence to five years", "his term was increased to nine years": a sentence of that length.
fn changed_term(page: &mut Page<'_>, spot: Spot, noun: usize) -> bool {
    let Spot { at, sentence, .. } = spot;
    let changed = page.tokens.is_any(
        at,
        &[
            "reduced",
            "increased",
            "raised",
            "cut",
            "shortened",
            "extended",
            "lengthened",
            "commuted",
            "replaced",
            "changed",
        ],
    );
    if !changed || page.trigger(noun) != Some(Trigger::SentenceNoun) || page.unreal(at, sentence) {
        return false;
    }
    let last = noun.max(at);
    let with = page.tokens.is(at, "replaced");
    let to = (last + 1..(last + 9).min(sentence.end))
        .find(|word| page.tokens.is(*word, "to") || with && page.tokens.is(*word, "with"));
    let length = to.and_then(|to| length_from(page, to + 1, (to + 4).min(sentence.end)));
    let Some((start, end)) = length else { return false };
    let of = page.people.within(noun + 1, (noun + 6).min(sentence.end)).next().copied();
    let of = of.filter(|mention| page.tokens.is(noun + 1, "of") && mention.phrase <= noun + 3);
    let owner = owner_before(page, noun).or(of).map(|mention| mention.person);
    let Some(person) = owner.or_else(|| page.focus(spot)) else { return false };
    let draft = Draft::new(Kind::Sentence, "court.changed_term", person, noun.min(at), end)
        .on(date(page, spot))
        .with(Field::Length, page.tokens.flat(start, end))
        .maybe(Field::By, by(page, spot));
    page.push(draft);
    true
}

/// "increased her sentence to nine years", where the verb starts no other rule.
pub(super) fn lengthened(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let noun = if page.is_passive(at, sentence) {
        (sentence.start..at).rev().take(8).find(|word| page.trigger(*word) == Some(Trigger::SentenceNoun))
    } else {
        (at + 1..(at + 6).min(sentence.end)).find(|word| page.trigger(*word) == Some(Trigger::SentenceNoun))
    };
    if let Some(noun) = noun {
        changed_term(page, spot, noun);
    }
}

/// "is serving seven years": the length stands for the sentence.
fn serving(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let Some((start, end)) = length_from(page, at + 1, (at + 4).min(sentence.end)) else { return };
    let noun = (end..(end + 3).min(sentence.end))
        .any(|word| page.trigger(word) == Some(Trigger::SentenceNoun) || page.tokens.is(word, "of"));
    let bare = page.tokens.word(start).contains('-') && end == start + 1;
    if noun || bare || page.unreal(at, sentence) {
        return;
    }
    let chain = page.chain_start(at, sentence);
    let subject = page.subjects(chain, sentence).or_else(|| {
        let apart = appositive_subject(page, chain, sentence)?;
        Some(page.group_of(&apart, sentence))
    });
    for mention in subject.unwrap_or_default() {
        let draft = Draft::new(Kind::Sentence, "court.serving", mention.person, mention.phrase.min(at), end)
            .with(Field::Length, page.tokens.flat(start, end))
            .maybe(Field::Charge, charge_word(page, end, sentence))
            .at(page.place_after(end - 1, sentence));
        page.push(draft);
    }
}

/// "handed down a seven-year sentence to X", "imposed a sentence of seven years on X".
fn handed_down(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(8).max(sentence.start);
    let verb = (from..at).rev().find(|word| {
        page.tokens
            .is_any(*word, &["handed", "imposed", "issued", "passed", "gave", "pronounced", "delivered"])
    });
    let Some(verb) = verb.filter(|verb| !page.unreal(*verb, sentence)) else { return };
    let length = length_from(page, verb + 1, at).or_else(|| {
        page.tokens.is(at + 1, "of").then(|| length_from(page, at + 2, (at + 4).min(sentence.end))).flatten()
    });
    let Some((start, end)) = length else { return };
    let after = end.max(at + 1);
    let to = (after..(after + 5).min(sentence.end))
        .find(|word| page.tokens.is_any(*word, &["to", "on", "upon", "against", "for"]));
    let Some(to) = to else { return };
    let first = page.people.within(to + 1, (to + 10).min(sentence.end)).next().copied();
    let Some(first) = first.filter(|first| first.phrase == to + 1 && first.part != Part::Owner) else {
        return;
    };
    for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
        let draft = Draft::new(Kind::Sentence, "court.handed_down", mention.person, verb, mention.end)
            .on(date(page, Spot { at: verb, ..spot }))
            .with(Field::Length, page.tokens.flat(start, end))
            .maybe(Field::By, by(page, Spot { at: verb, ..spot }))
            .sure(0.7);
        page.push(draft);
    }
}

/// "X’s 15-year prison sentence", "his ten-year term": told in passing.
fn own_term(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(4).max(sentence.start);
    let Some((start, end)) = length_from(page, from, at) else { return };
    let owner = start
        .checked_sub(1)
        .filter(|before| *before >= sentence.start)
        .and_then(|_| owner_before(page, start));
    let Some(owner) = owner.filter(|_| at - end <= 2 && !page.unreal(at, sentence)) else { return };
    let maximum = (owner.start..at).any(|word| {
        page.tokens.is_any(word, &["possible", "potential", "maximum", "suspended", "remaining", "first"])
    });
    if maximum || page.people.list[owner.person].acts_for_a_state() {
        return;
    }
    let draft = Draft::new(Kind::Sentence, "court.own_term", owner.person, owner.phrase, at + 1)
        .with(Field::Length, page.tokens.flat(start, end))
        .sure(0.5);
    page.push(draft);
}

/// "the court upheld the verdict", "X’s appeal was rejected".
pub(super) fn ruling(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    if page.unreal(at, sentence) {
        return;
    }
    let matter = |word: usize| {
        page.tokens.is_any(
            word,
            &[
                "appeal",
                "appeals",
                "verdict",
                "sentence",
                "decision",
                "conviction",
                "ruling",
                "detention",
                "judgment",
                "judgement",
                "motion",
                "petition",
                "term",
            ],
        )
    };
    let asked_for = |word: usize| {
        page.tokens.is_any(word, &["request", "application", "petition", "bid"])
            && page.tokens.is(word + 1, "for")
            && (word + 2..word + 6)
                .any(|what| page.tokens.is_any(what, &["parole", "bail", "release", "clemency", "pardon"]))
    };
    let chain = page.chain_start(at, sentence);
    let passive = page.is_passive(at, sentence);
    let noun = if passive {
        (sentence.start..chain).rev().take(5).find(|word| matter(*word) || asked_for(*word))
    } else {
        let court = (sentence.start..chain).any(|word| page.tokens.has(word, COURT));
        (at + 1..(at + 9).min(sentence.end)).find(|word| matter(*word)).filter(|_| court)
    };
    let Some(noun) = noun else { return };
    if changed_term(page, spot, noun) {
        return;
    }
    let owner = owner_before(page, noun).map(|mention| mention.person).or_else(|| {
        page.people
            .within(noun, (noun + 8).min(sentence.end))
            .next()
            .filter(|_| page.tokens.is_any(noun + 1, &["of", "by", "against"]))
            .map(|mention| mention.person)
    });
    let Some(person) = owner.or_else(|| page.focus(spot)) else { return };
    let start = if passive {
        noun.saturating_sub(2).max(sentence.start)
    } else {
        page.subject_words(chain, sentence).map_or(at, |(start, _)| start)
    };
    let lead = page.dates_in(sentence.start, start).last().copied().filter(|date| start - date.end <= 2);
    let start = lead.map_or(start, |lead| lead.start.saturating_sub(1).max(sentence.start));
    let draft = Draft::new(Kind::Trial, "court.ruling", person, start, (noun + 1).max(at + 1))
        .on(date(page, spot))
        .with(Field::Outcome, format!("{} {}", page.tokens.word(noun), page.tokens.word(at)))
        .maybe(Field::By, by(page, spot));
    page.push(draft);
}

/// "went on trial", "the trial began", "appeared in court for a hearing".
pub(super) fn trial(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let went = page.tokens.is(at.wrapping_sub(1), "on")
        && page.tokens.is_any(at.wrapping_sub(2), &["went", "goes", "put", "placed"]);
    let of_person = page
        .people
        .within(at + 1, (at + 12).min(sentence.end))
        .next()
        .filter(|mention| {
            mention.part != Part::Owner
                && page.tokens.is_any(mention.phrase.wrapping_sub(1), &["of", "against", "for"])
                && page.tokens.is_any(at + 1, &["of", "against", "in", "for"])
        })
        .copied();
    let from = of_person.map_or(at + 1, |mention| mention.end);
    let began = (from..(from + 8).min(sentence.end)).find(|word| {
        page.tokens.is_any(
            *word,
            &[
                "began",
                "opened",
                "started",
                "begins",
                "opens",
                "concluded",
                "resumed",
                "postponed",
                "adjourned",
                "held",
                "ended",
                "commenced",
                "delayed",
                "conducted",
                "took",
                "lasted",
                "closed",
                "starts",
                "scheduled",
                "set",
                "due",
                "rescheduled",
                "expected",
            ],
        )
    });
    let began = began.filter(|word| !page.unreal(*word, sentence));
    if page.unreal(at, sentence)
        || (at.saturating_sub(5).max(sentence.start)..at).any(|word| {
            page.tokens.is_any(word, &["never", "not", "no", "without", "awaiting", "await", "awaits"])
        })
    {
        return;
    }
    let standing = page.tokens.is(at.wrapping_sub(1), "on")
        && page.tokens.is_any(at.wrapping_sub(2), &["is", "are", "was", "were", "currently", "now", "been"]);
    let went = went || standing;
    let appeared = (at.saturating_sub(18).max(sentence.start)..at)
        .find(|word| page.tokens.is_any(*word, &["appears", "appeared", "attends", "attended"]));
    let (person, start, end) = if went {
        let chain = page.chain_start(if standing { at - 1 } else { at - 2 }, sentence);
        let Some(mention) = page.subject(chain, sentence) else { return };
        (mention.person, mention.phrase, at + 1)
    } else if let Some(verb) = appeared {
        let Some(mention) = page.subject(verb, sentence).or_else(|| far_subject(page, verb, sentence)) else {
            return;
        };
        (
            mention.person,
            if verb - mention.phrase > 12 { verb } else { mention.phrase },
            page.clause_end(at, sentence, 14),
        )
    } else if let Some(verb) = began {
        return went_on(page, spot, verb, of_person);
    } else {
        return;
    };
    let verb = appeared.unwrap_or(at);
    if page.unreal(verb, sentence) {
        return;
    }
    let when = page.date_of(at, sentence).or_else(|| page.dates_in(at, sentence.end).first().copied());
    let draft = Draft::new(Kind::Trial, "court.trial", person, start, end)
        .on(when.and_then(|date| date.proposed()))
        .at(page.place_after(at, sentence))
        .with(Field::Kind, page.tokens.word(at))
        .sure(0.6);
    page.push(draft);
}

/// "the trial of X and Y began", "his hearing was adjourned", "the trial opened on 4 May".
fn went_on(page: &mut Page<'_>, spot: Spot, verb: usize, of_person: Option<Mention>) {
    let Spot { at, sentence, .. } = spot;
    let when = page.date_of(verb, sentence).or_else(|| page.dates_in(at, sentence.end).first().copied());
    let of_case = || {
        let after = page.people.within(at + 2, (at + 8).min(sentence.end)).next()?;
        let case = page.tokens.is_any(after.end + 1, &["appeal", "case", "trial", "complaint"]);
        (page.tokens.is_any(at + 1, &["of", "in", "on"]) && after.phrase <= at + 3 && case).then_some(*after)
    };
    let owner = owner_before(page, at).or_else(of_case).map(|owner| vec![owner.person]);
    let list = || {
        let list = page.people.list_from(&page.tokens, &of_person?, sentence.end);
        Some(list.iter().map(|mention| mention.person).collect())
    };
    let opens = at.saturating_sub(sentence.start) <= 2 && page.tokens.is(sentence.start, "the");
    let focus = || Some(vec![page.focus(spot).filter(|_| opens && when.is_some())?]);
    for person in owner.or_else(list).or_else(focus).unwrap_or_default() {
        let start = at.saturating_sub(2).max(sentence.start);
        let draft = Draft::new(Kind::Trial, "court.trial", person, start, verb + 1)
            .on(when.and_then(|date| date.proposed()))
            .at(page.place_after(at, sentence))
            .with(Field::Kind, page.tokens.word(at))
            .sure(0.6);
        page.push(draft);
    }
}

/// A caption: "X, who is serving …, appears in court".
fn far_subject(page: &Page<'_>, verb: usize, sentence: Sentence) -> Option<Mention> {
    page.tokens
        .is(verb.checked_sub(1)?, ",")
        .then(|| page.people.within(sentence.start, verb).find(|mention| mention.named).copied())
        .flatten()
}
