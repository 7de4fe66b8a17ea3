//! Whom "he", "her" and "the journalist" stand for.
//!
//! One pass, sentence by sentence, with a short memory: the last few people spoken of, weighted by the
//! part they played. Officials count less, and gender excludes where it is known.

use super::lexicon::{COUNSEL, COUNTRY, DEMONYM, KIN, ORGHEAD, ORGWORD, PREP, ROLE, TITLE};
use super::people::{Gender, Mention, Part, People, gender_of_kin, heading_person};
use super::text::{Shape, Tokens};

const MEMORY: usize = 12;

struct Memory {
    /// (person, weight), the latest last.
    recent: Vec<(usize, i32)>,
    heading: Option<usize>,
    dominant: Option<usize>,
}

/// Adds a mention for every pronoun that can be resolved. Returns, per sentence, whose entry it is in.
pub(super) fn resolve(tokens: &Tokens<'_>, people: &mut People) -> Vec<Option<usize>> {
    let mut memory = Memory { recent: Vec::new(), heading: None, dominant: dominant(people) };
    people.dominant = memory.dominant;
    let mut found = Vec::new();
    let mut relatives: Vec<(usize, String, usize)> = Vec::new();
    let mut entries = Vec::with_capacity(tokens.sentences.len());
    for sentence in &tokens.sentences {
        if let Some(person) = heading_person(tokens, people, *sentence) {
            memory.heading = Some(person);
            memory.recent.clear();
        }
        entries.push(memory.heading);
        if sentence.opens_paragraph {
            memory.fade(6);
        }
        let mut here: Vec<Mention> = Vec::new();
        for at in sentence.start..sentence.end {
            if let Some(named) = people.at(at).filter(|mention| mention.start == at) {
                if let Some((owner, noun)) = relative_named(tokens, named, &here) {
                    relatives.push((owner, tokens.word(noun).to_lowercase(), named.person));
                }
                here.push(*named);
            } else if let Some(mention) = relative_again(tokens, people, at, &here, &relatives) {
                here.push(mention);
                found.push(mention);
            } else if let Some((gender, owner)) = pronoun(tokens, at) {
                if let Some(mention) = stand_in(tokens, people, &memory, &here, at, at + 1, gender, owner) {
                    here.push(mention);
                    found.push(mention);
                }
            } else if let Some((end, gender)) = my_kin(tokens, people, at, sentence.end) {
                let owner = tokens.shape(end) == Shape::Possessive;
                if let Some(mention) = stand_in(tokens, people, &memory, &here, at, end, gender, owner) {
                    here.push(mention);
                    found.push(mention);
                }
            } else if let Some(end) = the_role(tokens, people, at, sentence.end)
                && let Some(mention) = stand_in(tokens, people, &memory, &here, at, end, None, false)
                && !people.list[mention.person].acts_for_a_state()
            {
                here.push(mention);
                found.push(mention);
            }
        }
        memory.fade(18);
        for mention in here {
            let weight = match mention.part {
                Part::Subject => 70,
                Part::Owner => 48,
                Part::Object => 56,
                Part::Oblique => 34,
                Part::Likened => 5,
            };
            memory.remember(mention.person, weight);
        }
    }
    people.add_mentions(found);
    people.judge_captives_by_pronouns(tokens);
    entries
}

/// "his wife A", "B’s brother, A": whose relative is named here, and the noun.
fn relative_named(tokens: &Tokens<'_>, named: &Mention, here: &[Mention]) -> Option<(usize, usize)> {
    let beside = (named.phrase..named.start).rev().find(|at| tokens.has(*at, KIN));
    let apart = named.phrase.checked_sub(2).filter(|at| tokens.is(at + 1, ",") && tokens.has(*at, KIN));
    let noun = beside.or(apart)?;
    let owner = here.iter().rev().find(|owner| owner.part == Part::Owner && owner.end <= noun)?;
    (noun - owner.end <= 3 && owner.person != named.person).then_some((owner.person, noun))
}

/// "his wife", where she was named before.
fn relative_again(
    tokens: &Tokens<'_>,
    people: &People,
    at: usize,
    here: &[Mention],
    relatives: &[(usize, String, usize)],
) -> Option<Mention> {
    if !tokens.has(at, KIN) || tokens.shape(at) != Shape::Lower {
        return None;
    }
    let owner = here.last().filter(|owner| {
        owner.part == Part::Owner
            && (owner.end == at || owner.end + 1 == at && tokens.shape(owner.end) == Shape::Possessive)
    })?;
    let named_here =
        (at + 1..at + 4).any(|next| people.at(next).is_some_and(|mention| mention.start == next));
    let noun = tokens.word(at).to_lowercase();
    let (_, _, person) =
        relatives.iter().rev().find(|(whose, kin, _)| *whose == owner.person && *kin == noun)?;
    let part = match tokens.shape(at + 1) {
        Shape::Possessive => Part::Owner,
        _ => part_of_pronoun(tokens, owner.phrase),
    };
    (!named_here).then(|| Mention {
        start: at,
        end: at + 1,
        phrase: owner.phrase,
        person: *person,
        part,
        named: false,
    })
}

impl Memory {
    fn fade(&mut self, by: i32) {
        for (_, weight) in &mut self.recent {
            *weight -= by;
        }
        self.recent.retain(|(_, weight)| *weight > 0);
    }

    fn remember(&mut self, person: usize, weight: i32) {
        let before = self.recent.iter().position(|(known, _)| *known == person);
        let weight = before.map_or(weight, |at| self.recent.remove(at).1.max(weight));
        self.recent.push((person, weight));
        if self.recent.len() > MEMORY {
            self.recent.remove(0);
        }
    }
}

/// The prisoner most of the document is about, where there is one.
fn dominant(people: &People) -> Option<usize> {
    let total: u32 =
        people.list.iter().filter(|person| !person.acts_for_a_state()).map(|person| person.named).sum();
    let (at, person) = people
        .list
        .iter()
        .enumerate()
        .filter(|(_, person)| !person.acts_for_a_state())
        .max_by_key(|(at, person)| (person.captive > 0, person.named, usize::MAX - at))?;
    (person.named * 2 > total).then_some(at)
}

fn pronoun(tokens: &Tokens<'_>, at: usize) -> Option<(Option<Gender>, bool)> {
    let word = tokens.word(at);
    if word.len() > 7 || word.len() < 2 {
        return None;
    }
    let (gender, owner) = match word.to_ascii_lowercase().as_str() {
        "he" | "him" | "himself" => (Gender::He, false),
        "she" | "herself" => (Gender::She, false),
        "his" => (Gender::He, true),
        // "her release" owns; "release her" does not.
        "her" => (Gender::She, tokens.list.get(at + 1).is_some_and(|next| next.is_word() && !next.has(PREP))),
        _ => return None,
    };
    Some((Some(gender), owner))
}

/// `my father`, when no name follows: the end, and whom it can be.
fn my_kin(tokens: &Tokens<'_>, people: &People, at: usize, limit: usize) -> Option<(usize, Option<Gender>)> {
    let alone =
        at + 2 < limit && tokens.is(at, "my") && tokens.has(at + 1, KIN) && !tokens.is(at + 1, "family");
    let named = tokens.is(at + 2, ",") && people.at(at + 3).is_some() || people.at(at + 2).is_some();
    (alone && !named).then(|| (at + 2, gender_of_kin(tokens.word(at + 1))))
}

/// `the journalist`, `the detained activist`: the end of the phrase, when no name follows.
fn the_role(tokens: &Tokens<'_>, people: &People, at: usize, limit: usize) -> Option<usize> {
    let predicative = at > 0
        && tokens
            .is_any(at.wrapping_sub(1), &["is", "was", "are", "were", "be", "been", "as", "became", ","]);
    if !tokens.is(at, "the") || predicative {
        return None;
    }
    let mut end = at + 1;
    // "the Daily Bell reporter": the body's name stands before the role.
    let capital = |word: usize| matches!(tokens.shape(word), Shape::Capital | Shape::AllCaps);
    while end < limit && end < at + 6 && capital(end) && people.at(end).is_none() {
        end += 1;
    }
    if end > at + 1 && !(at + 1..end).any(|word| tokens.has(word, ORGWORD | ORGHEAD | COUNTRY | DEMONYM)) {
        return None;
    }
    let inside = |word: usize| {
        tokens.shape(word) == Shape::Lower
            && !tokens.has(word, PREP)
            && !tokens.is_any(word, &["and", "or", "other"])
    };
    while end < limit && end < at + 8 && inside(end) {
        let role = tokens.has(end, ROLE) && !tokens.has(end, TITLE) && !tokens.word(end).ends_with('s');
        let alone = tokens.shape(end + 1) != Shape::Capital
            && people.at(end + 1).is_none()
            && !tokens.has(end + 1, ROLE);
        if role
            && alone
            && !tokens.is(end + 1, "of")
            && !tokens.is_any(
                end,
                &[
                    "figure",
                    "member",
                    "president",
                    "officer",
                    "chair",
                    "executive",
                    "official",
                    "agent",
                    "soldier",
                    "sergeant",
                    "staff",
                    "fellow",
                    "intern",
                    "employee",
                ],
            )
        {
            return Some(end + 1);
        }
        end += 1;
    }
    None
}

#[expect(
    clippy::too_many_arguments,
    reason = "one call site per kind of stand-in; a struct would hide the order"
)]
fn stand_in(
    tokens: &Tokens<'_>,
    people: &People,
    memory: &Memory,
    here: &[Mention],
    at: usize,
    end: usize,
    gender: Option<Gender>,
    owner: bool,
) -> Option<Mention> {
    let fits = |person: usize| match (gender, people.list[person].gender) {
        (Some(wanted), Some(is)) => wanted == is,
        _ => true,
    };
    let weigh = |person: usize, weight: i32, here: bool| {
        let known = &people.list[person];
        if known.acts_for_a_state() {
            weight - 75
        } else if known.counsel {
            weight - if here { 20 } else { 55 }
        } else if known.kin && known.captive == 0 {
            weight - if here { 20 } else { 40 }
        } else {
            weight
        }
    };
    let mut best: Option<(usize, i32)> = None;
    let mut offer = |person: usize, weight: i32| {
        if fits(person) && best.is_none_or(|(_, most)| weight > most) {
            best = Some((person, weight));
        }
    };
    // "X and his war": the owner is the name just before.
    let joined = here.last().filter(|last| owner && tokens.is(last.end, "and") && last.end + 1 == at);
    if let Some(last) = joined {
        offer(last.person, 500);
    }
    for (order, mention) in here.iter().enumerate() {
        let weight = match mention.part {
            Part::Subject => 90,
            Part::Object => 62,
            Part::Owner => 58,
            Part::Oblique => 40,
            Part::Likened => 0,
        };
        // Of equals, an owner ("his") looks to the nearest, a subject ("he") to the first.
        let step = i32::try_from(order.min(8)).unwrap_or(8);
        let kin_guard = owner_of_kin(tokens, mention);
        if !kin_guard {
            offer(mention.person, weigh(mention.person, weight + if owner { step } else { -step }, true));
        }
    }
    for (person, weight) in &memory.recent {
        offer(*person, weigh(*person, *weight, false));
    }
    if let Some(person) = memory.heading {
        offer(person, 60);
    }
    if let Some(person) = memory.dominant {
        offer(person, 30);
    }
    let (person, weight) = best?;
    (weight > 0).then(|| {
        let part = if owner { Part::Owner } else { part_of_pronoun(tokens, at) };
        Mention { start: at, end, phrase: at, person, part, named: false }
    })
}

/// "his wife A B": A B is not whom the next "he" means when the gender is unknown.
fn owner_of_kin(tokens: &Tokens<'_>, mention: &Mention) -> bool {
    let beside = KIN | COUNSEL;
    let before_comma = mention.phrase > 2
        && tokens.is(mention.phrase.wrapping_sub(1), ",")
        && tokens.has(mention.phrase.wrapping_sub(2), beside)
        && (tokens.is_any(mention.phrase.wrapping_sub(3), &["his", "her"])
            || tokens.shape(mention.phrase.wrapping_sub(3)) == Shape::Possessive);
    let in_phrase = (mention.phrase..mention.start).any(|at| tokens.has(at, beside))
        && tokens.is_any(mention.phrase, &["his", "her"]);
    mention.named && (before_comma || in_phrase)
}

fn part_of_pronoun(tokens: &Tokens<'_>, at: usize) -> Part {
    if tokens.is_any(at, &["him", "her", "himself", "herself"]) {
        if at > 0 && tokens.has(at.wrapping_sub(1), PREP) { Part::Oblique } else { Part::Object }
    } else if at > 0
        && tokens.has(at.wrapping_sub(1), PREP)
        && !tokens.is_any(at.wrapping_sub(1), &["since", "after", "before", "as", "until", "despite"])
        && tokens.is(at, "the")
    {
        Part::Oblique
    } else {
        Part::Subject
    }
}
