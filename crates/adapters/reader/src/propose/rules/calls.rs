//! Calls: what an official or a body asks, demands, denies or is concerned about, for a named person.

use super::Spot;
use super::acts::date_of_speech;
use super::custody::owner_before;
use super::findings::{condemned_by_law, supposed};
use super::speakers::{Speaker, body_word, own_clause, those};
use super::voices::Quotes;
use crate::propose::dates::DateWords;
use crate::propose::lexicon::{
    ACCUSATION, ACT_NOUN, ASKED_FOR, AUX, COUNSEL, KIN, MATTER, MODAL, NEG, ORGHEAD, ORGWORD, PERFORMED,
    PERSECUTION, PREP, Trigger, VOICING,
};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// Who speaks in the numbered clauses of a resolution: "That the Senate—", then "(1) urges …".
#[derive(Debug, Default)]
pub(super) struct Chamber {
    /// The first body that resolves anything: the voice of the title.
    of_title: Option<String>,
    name: Option<String>,
    numbered: bool,
    /// The clause ends with "to—" or "should—": what follows by number is done by whom it names.
    infinitive: bool,
    /// The house whose resolution the document tells of, by its number.
    house: Option<String>,
    /// The quotations of the page: who is quoted speaks in them.
    pub(super) quotes: Quotes,
}

impl Chamber {
    /// Looks ahead for the body in whose name the document speaks.
    pub(super) fn find(page: &Page<'_>) -> Self {
        let mut ahead = Self::default();
        for sentence in page.tokens.sentences.iter().take(400) {
            ahead.enter(page, *sentence);
            if ahead.name.is_some() {
                break;
            }
        }
        let house = (0..page.tokens.list.len().min(400)).find_map(|at| house_of(page, at, at + 6));
        Self { of_title: ahead.name, house, ..Self::default() }
    }

    /// Notes a sentence that opens or continues the operative part.
    pub(super) fn enter(&mut self, page: &Page<'_>, sentence: Sentence) {
        if let Some(house) = self.policy_of(page, sentence) {
            self.name = Some(house);
        }
        let resolved = page.tokens.is(sentence.start, "resolved");
        let that =
            (sentence.start..(sentence.start + 20).min(sentence.end)).find(|at| page.tokens.is(*at, "that"));
        let start = that.filter(|_| resolved).unwrap_or(sentence.start);
        let body = (start + 1..(start + 8).min(sentence.end)).any(|at| {
            page.tokens.is_any(
                at,
                &["congress", "senate", "house", "parliament", "assembly", "council", "committee"],
            )
        });
        if page.tokens.is(start, "that") && body && page.tokens.shape(start) != Shape::Lower {
            self.numbered = true;
        }
        if page.tokens.is(start, "that") && body {
            let from = start + 1 + usize::from(page.tokens.is(start + 1, "the"));
            let end = page.noun_end(from, sentence);
            self.name = Some(page.tokens.flat(from, end));
        }
        if sentence.opens_paragraph {
            let first = sentence.start;
            self.numbered = self.name.is_some()
                && page.tokens.is(first, "(")
                && (page.tokens.shape(first + 1) == Shape::Number
                    || page.tokens.word(first + 1).len() <= 3 && page.tokens.is(first + 2, ")"));
            self.numbered |= page.tokens.is(start, "that") && body;
        }
    }

    /// "…: Now, therefore, be it Resolved by the House, That the Congress—" in the midst of a sentence: from here the
    /// chamber speaks.
    pub(super) fn reach(&mut self, page: &Page<'_>, at: usize, sentence: Sentence) {
        if page.tokens.is(at, "whereas") {
            self.numbered = false;
            self.infinitive = false;
        }
        let dash = page.tokens.is_any(at + 1, &["—", "–", ":", "--", "-", "("]);
        if dash && page.tokens.is_any(at, &["to", "should", "must", "by"]) {
            self.infinitive = true;
        }
        if page.tokens.is(at, "sense") && page.tokens.is(at + 1, "of") {
            self.sense_of(page, at + 2, sentence);
        }
        if !page.tokens.is(at, "resolved") || page.tokens.shape(at) == Shape::Lower {
            return;
        }
        let Some(that) = (at + 1..(at + 40).min(sentence.end)).find(|word| page.tokens.is(*word, "that"))
        else {
            return;
        };
        let sense =
            (that..that + 8).find(|word| page.tokens.is(*word, "sense") && page.tokens.is(word + 1, "of"));
        let from = sense.map_or(that + 1, |sense| sense + 2);
        let from = from + usize::from(page.tokens.is(from, "the"));
        let end = page.noun_end(from, sentence);
        if end > from && (from..end).any(|word| page.tokens.has(word, ORGWORD | ORGHEAD)) {
            self.name = Some(page.tokens.flat(from, end));
            self.numbered = true;
        }
    }

    /// "it is the sense of the Senate that …": whose sense it is.
    fn sense_of(&mut self, page: &Page<'_>, of: usize, sentence: Sentence) {
        let from = of + usize::from(page.tokens.is(of, "the"));
        let end = page.noun_end(from, sentence);
        let clause = (sentence.start..of).any(|word| page.tokens.is(word, "it"));
        if clause && end > from && (from..end).any(|word| page.tokens.has(word, ORGWORD | ORGHEAD)) {
            self.name = Some(page.tokens.flat(from, end));
            self.numbered = true;
        }
    }

    /// Whether the clause that opens at `at` with a number is one more thing asked: "(A) remove …" after "calls on X to—".
    pub(super) fn sub_clause(&self, page: &Page<'_>, at: usize) -> Option<usize> {
        let opens =
            page.tokens.is(at, "(") && page.tokens.is(at + 2, ")") && page.tokens.word(at + 1).len() < 4;
        let verb = at + 3;
        let base = page.tokens.shape(verb) == Shape::Lower
            && !page.tokens.has(verb, PREP | AUX | MODAL)
            && !page.tokens.word(verb).ends_with('s')
            && !page.tokens.is_any(verb, &["the", "a", "an", "that", "it", "all", "any", "and"]);
        (opens && base && self.infinitive && self.speaker().is_some()).then_some(verb)
    }

    /// "It is the policy of the United States that— (1) …", where the house is known by its resolution's number.
    fn policy_of(&self, page: &Page<'_>, sentence: Sentence) -> Option<String> {
        let that = (sentence.start..sentence.end)
            .find(|at| page.tokens.is(*at, "that") && page.tokens.is_any(at + 1, &["—", "-", "--", ":"]))?;
        let from = that.saturating_sub(8).max(sentence.start);
        (from..that)
            .any(|at| page.tokens.is_any(at, &["policy", "sense"]) && page.tokens.is(at + 1, "of"))
            .then(|| self.house.clone())?
    }

    pub(super) fn speaker(&self) -> Option<String> {
        self.name.clone().filter(|_| self.numbered)
    }
}

/// What can be asked: words that show it, and how it is put.
const ASKS: &[(&str, &[&str])] = &[
    (
        "wrongful-detention determination",
        &["designate", "determination", "determine", "designation", "wrongfully"],
    ),
    ("raise the case", &["raise", "raised", "raising"]),
    ("consular access", &["consular"]),
    ("access to a lawyer", &["counsel"]),
    ("medical care", &["medical"]),
    ("include in negotiations", &["negotiations", "negotiation"]),
    ("release", &["release", "free", "liberation", "released", "freed", "freedom", "releasing", "freeing"]),
    ("dropping of charges", &["drop", "dropping", "dismissal", "overturn", "exonerate", "exoneration"]),
    ("investigation", &["investigate", "investigation"]),
    ("sanctions", &["sanction", "sanctions"]),
    ("fair trial", &["trial"]),
];

/// "calls on … to release X", "urges …", "have called for …", "requested X be released".
pub(super) fn called(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    if page.tokens.is_any(at, &["condemn", "condemns", "condemned", "condemning"]) {
        return condemned_by_law(page, spot, chamber);
    }
    if !speaks(page, spot) || page.tokens.is(at, "raised") {
        return;
    }
    let by = speaker(page, spot, chamber);
    if by.as_deref().is_some_and(a_law) {
        return;
    }
    let voice = Speaker::of(page, at, sentence);
    let unreal = chamber.speaker().is_none()
        && (voice.is_some_and(|voice| voice.nobody(page))
            || supposed(page, page.chain_start(at, sentence), sentence));
    if unreal {
        return;
    }
    let mut speakers: Vec<usize> = page
        .people
        .within(sentence.start, at)
        .filter(|mention| mention.part == Part::Subject)
        .map(|mention| mention.person)
        .collect();
    speakers.extend(voice.iter().flat_map(|voice| voice.people(page)));
    speakers.extend(addressee(page, spot));
    let may_ask = chamber.speaker().is_some() || voice.is_some_and(|voice| voice.can_ask(page));
    for (from, to) in parts(page, spot, complement_end(page, spot)) {
        let part = Spot { at: from, ..spot };
        let words = Words { verb: at, from, to };
        let by_word = asked_by_word(page, part, words, &speakers, by.as_deref());
        let Some(by) = by.as_deref().filter(|_| may_ask && at > sentence.start) else { continue };
        if !by_word {
            asked_otherwise(page, part, words, &speakers, by);
            continue;
        }
        // "to release X, and to allow her to leave": a further thing asked.
        for (from, to) in further(page, from, to) {
            asked_otherwise(page, Spot { at: from, ..spot }, Words { verb: at, from, to }, &speakers, by);
        }
    }
}

/// Further infinitives of one appeal that ask for something that no word of [`ASKS`] names.
fn further(page: &Page<'_>, from: usize, end: usize) -> Vec<(usize, usize)> {
    let starts: Vec<usize> =
        (from + 4..end).filter(|at| page.tokens.is(*at, "to") && page.tokens.is(at - 1, "and")).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([end]).collect();
    starts
        .into_iter()
        .zip(ends)
        .filter(|(from, to)| {
            page.tokens.has(from + 1, ASKED_FOR) && (*from..*to).all(|word| ask_at(page, word).is_none())
        })
        .collect()
}

/// The one who is asked: "call on X, the rapporteur, to …", "urged X to …".
fn addressee(page: &Page<'_>, spot: Spot) -> Option<usize> {
    let Spot { at, sentence, .. } = spot;
    let on = page.tokens.is_any(at + 1, &["on", "upon"]);
    let asked =
        on || page.tokens.is_any(at, &["urge", "urges", "urged", "urging", "ask", "asks", "asked", "asking"]);
    let first = page.people.within(at + 1, sentence.end).next()?;
    let next = at + 1 + usize::from(on);
    let to = (first.end..(first.end + 24).min(sentence.end)).any(|word| page.tokens.is(word, "to"));
    (asked && to && first.phrase == next && first.part != Part::Owner).then_some(first.person)
}

/// One appeal: its verb, and the stretch that says what is asked of whom.
#[derive(Debug, Clone, Copy)]
struct Words {
    verb: usize,
    from: usize,
    to: usize,
}

/// "call on A to …, on B to … and on C to …": one stretch for each addressee.
fn parts(page: &Page<'_>, spot: Spot, end: usize) -> Vec<(usize, usize)> {
    let Spot { at, .. } = spot;
    let mut starts = vec![at];
    if page.tokens.is_any(at + 1, &["on", "upon"]) {
        starts.extend((at + 3..end).filter(|word| {
            page.tokens.is_any(*word, &["on", "upon"])
                && page.tokens.is_any(word - 1, &[",", "and"])
                && (word + 2..(word + 10).min(end)).any(|later| page.tokens.is(later, "to"))
        }));
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([end]).collect();
    starts.into_iter().zip(ends).collect()
}

/// What is asked for by a word that says what: "release", "consular access". Whether anything was.
fn asked_by_word(
    page: &mut Page<'_>,
    spot: Spot,
    words: Words,
    speakers: &[usize],
    by: Option<&str>,
) -> bool {
    let Words { from, to: end, .. } = words;
    let mut asked: Vec<(usize, &'static str)> = Vec::new();
    for word in from + 1..end {
        let Some(ask) = ask_at(page, word) else { continue };
        if negated(page, from, word) || ask == "dropping of charges" && !asked.is_empty() {
            continue;
        }
        let asked_before = asked.iter().any(|(_, earlier)| {
            *earlier != ask && matches!(*earlier, "raise the case" | "wrongful-detention determination")
        });
        if asked_before && matches!(ask, "release" | "wrongful-detention determination" | "fair trial") {
            continue;
        }
        let mut asked_for = targets(page, spot, word, end, speakers);
        // "to raise his case and to press for medical care": for the same person.
        if asked_for.is_empty()
            && matches!(ask, "medical care" | "consular access" | "access to a lawyer" | "fair trial")
            && let Some((person, _)) = asked.first().copied()
        {
            asked_for.push(standing_for(person, word, Part::Object));
        }
        for mention in asked_for {
            if asked.contains(&(mention.person, ask)) {
                continue;
            }
            asked.push((mention.person, ask));
            let draft = call(page, spot, words, &mention, word, ask, by);
            page.push(draft);
        }
    }
    !asked.is_empty()
}

/// A mention of somebody by a word that names nobody.
pub(super) fn standing_for(person: usize, word: usize, part: Part) -> Mention {
    Mention { start: word, end: word + 1, phrase: word, person, part, named: false }
}

/// Something else was asked for somebody in custody: "urged the colony to let X see a doctor".
fn asked_otherwise(page: &mut Page<'_>, spot: Spot, words: Words, speakers: &[usize], by: &str) {
    let Words { verb, from, to: end } = words;
    let Spot { sentence, .. } = spot;
    let case = (verb + 1..end).any(|word| page.tokens.has(word, ASKED_FOR | MATTER | PERSECUTION));
    let for_prisoner = page.people.within(verb + 1, end).any(|mention| {
        page.tokens.is(mention.phrase.wrapping_sub(1), "for")
            && page.people.list[mention.person].kind() == "prisoner"
    });
    if !case && !for_prisoner {
        return;
    }
    let addressed = from + 1 + usize::from(page.tokens.is_any(from + 1, &["on", "upon", "to", "with"]));
    let addressee = |mention: &Mention| {
        mention.phrase <= addressed && mention.part != Part::Owner && verb == from && !seeks(page, verb)
    };
    let fits = |mention: &&Mention| {
        !speakers.contains(&mention.person)
            && !page.people.list[mention.person].acts_for_a_state()
            && !addressee(mention)
    };
    let first = page
        .people
        .within(from + 1, end.min(from + 40))
        .filter(fits)
        .min_by_key(|mention| (page.people.list[mention.person].kind() != "prisoner", mention.start))
        .copied();
    // The one in custody may close a list: all of the list are meant.
    let first = first.map(|first| {
        let leads = |earlier: &&Mention| {
            let list = page.people.list_from(&page.tokens, earlier, end);
            list.iter().any(|member| member.start == first.start)
        };
        page.people.within(from + 1, first.start).filter(fits).find(leads).copied().unwrap_or(first)
    });
    let first = first.or_else(|| {
        let matter = (from + 1..end.min(from + 14)).find(|word| {
            page.tokens.has(*word, PERSECUTION | MATTER)
                && page.tokens.is_any(word.wrapping_sub(1), &["the", "this", "that"])
                && !page.tokens.is_any(word + 1, &["of", "against"])
        })?;
        page.focus(spot)
            .filter(|person| !speakers.contains(person))
            .map(|person| standing_for(person, matter, Part::Object))
    });
    // "on A to drop the case, on B to give X medicine": the first is for X, too.
    let several = end < sentence.end && page.tokens.is_any(end, &["on", "upon"]) || from != verb;
    let first = first.or_else(|| {
        let person = page.focus(spot).filter(|person| several && !speakers.contains(person))?;
        Some(standing_for(person, (from + 8).min(end - 1), Part::Object))
    });
    let Some(first) = first else { return };
    let people = if first.named { page.people.list_from(&page.tokens, &first, end) } else { vec![first] };
    for mention in people {
        let to =
            (from + 1..end).find(|word| page.tokens.is_any(*word, &["to", "that", "for"])).unwrap_or(from);
        let ask_end = page.clause_end(mention.end, sentence, 10).min(to + 20).max(mention.end.min(to + 20));
        let ask = page.tokens.flat((to + 1).min(ask_end), ask_end);
        let draft = call(page, spot, words, &mention, mention.end - 1, &ask, Some(by)).sure(0.5);
        page.push(draft);
    }
}

/// Verbs whose object is what is asked for, not who is asked.
fn seeks(page: &Page<'_>, verb: usize) -> bool {
    page.tokens.is_any(
        verb,
        &[
            "demand",
            "demands",
            "demanded",
            "demanding",
            "seek",
            "seeks",
            "sought",
            "seeking",
            "request",
            "requests",
            "requested",
            "insists",
            "insist",
            "insisted",
        ],
    )
}

/// Whether the word at hand is a verb by which somebody asks for something that really was asked.
pub(super) fn speaks(page: &Page<'_>, spot: Spot) -> bool {
    let Spot { at, sentence, .. } = spot;
    let word = page.tokens.word(at).to_ascii_lowercase();
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let before_is = |words: &[&str]| before.is_some_and(|before| page.tokens.is_any(before, words));
    if before_is(&[
        "to", "so", "the", "a", "an", "his", "her", "this", "that", "any", "no", "of", "its", "their",
    ]) && !before_is(&["that"])
        && !(before_is(&["to"]) && page.tokens.has(at.wrapping_sub(2), PERFORMED))
    {
        return false;
    }
    let chain = page.chain_start(at, sentence);
    if (chain..at).any(|word| page.is_modal(word) || page.tokens.has(word, NEG)) {
        return false;
    }
    // "Calls for his release grew": a noun, where no title of a resolution is read.
    if at == sentence.start && page.tokens.has(at, ACT_NOUN) {
        return false;
    }
    match word.as_str() {
        "call" | "calls" | "called" | "calling" => page.tokens.is_any(at + 1, &["for", "on", "upon"]),
        "seeking" => chain < at,
        "press" | "pressed" | "pressing" => {
            page.tokens.is_any(at + 1, &["for", "on"])
                || (at + 1..(at + 8).min(sentence.end))
                    .any(|word| page.tokens.is_any(word, &["to", "about", "on", "over"]))
                || page.object(at, sentence).is_some()
        }
        "request" | "demand" | "ask" | "requests" => {
            chain < at
                || before_is(&["we", "i", "they", ",", "to"])
                || before.is_some_and(|before| page.people.at(before).is_some())
                || word == "requests"
        }
        "sought" => !page.is_passive(at, sentence),
        "urging" | "asking" | "demanding" | "requesting" => before.is_some(),
        "appeal" | "appeals" | "appealed" => page.tokens.is_any(at + 1, &["for", "to"]),
        "campaigned" | "campaigning" | "pushed" | "lobbying" => page.tokens.is(at + 1, "for"),
        _ => true,
    }
}

/// Where what is asked ends: at the next asking verb or the end of the sentence.
fn complement_end(page: &Page<'_>, spot: Spot) -> usize {
    let Spot { at, sentence, .. } = spot;
    // "A asked for this, and B asked for that": what B asks is not A's.
    let second = (at + 4..sentence.end)
        .filter(|word| page.trigger(*word) == Some(Trigger::CallVerb))
        .find_map(|word| {
            own_clause(page, page.chain_start(word, sentence), sentence).filter(|start| *start > at + 2)
        });
    let limit = second.map_or(sentence.end, |start| start - 1);
    (at + 2..limit)
        .find(|word| {
            matches!(page.tokens.word(*word), ";")
                || page.tokens.is(*word, ":") && page.tokens.is(word + 1, "now")
                || (page.trigger(*word) == Some(Trigger::CallVerb)
                    && (page.tokens.is_any(word.wrapping_sub(1), &["and", ","])
                        && !page.tokens.is_any(*word, &["ask", "press", "demand", "request"])
                        || page.tokens.has(word.wrapping_sub(1), AUX)
                        || page.tokens.is_any(word.wrapping_sub(1), &["we", "i", "they"])))
        })
        .unwrap_or(limit)
}

/// A law says what it says: not an appeal.
fn a_law(speaker: &str) -> bool {
    speaker
        .split(' ')
        .any(|word| matches!(word, "section" | "Section" | "Act" | "Law" | "Convention" | "Code"))
}

fn ask_at(page: &Page<'_>, word: usize) -> Option<&'static str> {
    let (ask, _) = ASKS.iter().find(|(_, words)| page.tokens.is_any(word, words))?;
    match *ask {
        "wrongful-detention determination" if page.tokens.is(word, "wrongfully") => {
            // "find that X is wrongfully detained"; not "X, who has been wrongfully detained".
            let found = (word.saturating_sub(14)..word)
                .any(|at| page.tokens.is_any(at, &["find", "declare", "recognize", "recognise", "classify"]));
            found.then_some(*ask)
        }
        "raise the case" => {
            (word + 1..word + 4).any(|at| page.tokens.is_any(at, &["case", "cases"])).then_some(*ask)
        }
        "consular access" => page.tokens.is(word + 1, "access").then_some(*ask),
        "fair trial" => page.tokens.is_any(word.wrapping_sub(1), &["fair", "public"]).then_some(*ask),
        "release"
            if (word.saturating_sub(3)..word).any(|at| {
                page.tokens.is_any(at, &["until", "since", "after", "before", "upon", "following"])
            }) =>
        {
            None
        }
        "release" if page.tokens.is(word, "free") => {
            (page.tokens.is_any(word.wrapping_sub(1), &["to", "immediately", "unconditionally"])
                || (word.saturating_sub(7)..word).any(|at| page.tokens.is(at, "set")))
            .then_some(*ask)
        }
        _ => Some(*ask),
    }
}

fn negated(page: &Page<'_>, from: usize, word: usize) -> bool {
    (word.saturating_sub(2).max(from)..word).any(|at| page.tokens.is_any(at, &["not", "never", "without"]))
}

/// For whom it is asked: the owner ("his release"), else the names after the word, with their list.
fn targets(page: &Page<'_>, spot: Spot, word: usize, end: usize, speakers: &[usize]) -> Vec<Mention> {
    let fits = |mention: &Mention| {
        !speakers.contains(&mention.person) && !page.people.list[mention.person].acts_for_a_state()
    };
    if let Some(owner) = owner_before(page, word) {
        if fits(&owner) {
            return vec![owner];
        }
        // "his" fell to the speaker: it means the one the passage is about.
        return match page.focus(spot) {
            Some(person) if !owner.named => vec![Mention { person, ..owner }],
            _ => Vec::new(),
        };
    }
    if page.tokens.is_any(word, &["released", "freed"]) {
        let subject = page.subject(page.chain_start(word, spot.sentence), spot.sentence);
        let subject = subject.filter(fits).filter(|mention| mention.start > spot.at);
        let named = page
            .people
            .within(spot.at, word)
            .filter(|mention| fits(mention) && mention.part != Part::Owner)
            .last();
        return subject.or(named.copied()).into_iter().collect();
    }
    let mut list: Vec<Mention> = Vec::new();
    let mut stop = end;
    for at in word + 1..end {
        // "…, to X": the one to whom; "… and to do": the next thing asked.
        let to_person = page.people.at(at + 1).is_some()
            || page.people.within(at + 1, at + 3).any(|mention| mention.phrase == at + 1);
        let turns =
            page.tokens.is(at, "to") && page.tokens.is_any(at.wrapping_sub(1), &["and", ","]) && !to_person;
        let likened = page.tokens.is(at, "as") && page.tokens.is_any(at + 1, &["it", "they", "he", "she"]);
        if turns || likened || page.tokens.is_any(at, &["so", "because", "pursuant"]) {
            stop = at;
            break;
        }
    }
    for mention in page.people.within(word + 1, stop) {
        let of_other = mention.part == Part::Owner && !owns_ask(page, mention);
        // In a list of those asked for everybody is one of them.
        let listed = list.first().is_some_and(|first| {
            let members = page.people.list_from(&page.tokens, first, stop);
            members.iter().any(|member| member.start == mention.start)
        });
        if of_other || !(fits(mention) || listed) || list.iter().any(|known| known.person == mention.person) {
            continue;
        }
        let own_clause = list.last().is_some_and(|last| {
            (last.end..mention.start).any(|at| page.tokens.is_any(at, &["who", "whose"])) && !mention.named
        });
        if own_clause
            || (!mention.named && !list.is_empty())
            || (list.is_empty() && mention.start - word > 12 && !reaches(page, word, mention))
        {
            continue;
        }
        list.push(*mention);
    }
    if list.is_empty() {
        // "include X … in any negotiations", "X be released": the name stands before the word.
        let before = page
            .people
            .within(spot.at + 1, word)
            .filter(|mention| fits(mention) && mention.part != Part::Owner)
            .last();
        list.extend(before.copied());
    }
    if list.is_empty() {
        list = those(page, spot, word.saturating_sub(3).max(spot.at), stop.min(word + 12));
    }
    if list.is_empty() {
        // "those responsible for his arrest": "his" fell to a speaker, and means the one the passage is about.
        let own = page.people.within(word + 1, stop).find(|mention| {
            mention.part == Part::Owner && !mention.named && speakers.contains(&mention.person)
        });
        let person = page.focus(spot).filter(|person| !speakers.contains(person));
        list.extend(own.zip(person).map(|(own, person)| Mention { person, ..*own }));
    }
    list
}

fn owns_ask(page: &Page<'_>, owner: &Mention) -> bool {
    (owner.end..owner.end + 4).any(|at| {
        page.tokens
            .is_any(at, &["release", "case", "freedom", "health", "designation", "imprisonment", "detention"])
    })
}

/// A far name still belongs to the ask when a list leads to it: "including", "such as", "as well as".
fn reaches(page: &Page<'_>, word: usize, mention: &Mention) -> bool {
    let addressed = mention.start - word <= 22 && page.tokens.is(mention.phrase.wrapping_sub(1), "to");
    addressed
        || (word..mention.start).any(|at| {
            page.tokens.is_any(at, &["including", "such", "namely", "especially"])
                || page.tokens.is(at, "as") && page.tokens.is(at + 1, "well")
        })
}

fn call(
    page: &Page<'_>,
    spot: Spot,
    words: Words,
    mention: &Mention,
    word: usize,
    ask: &str,
    by: Option<&str>,
) -> Draft {
    let Spot { at, sentence, .. } = spot;
    let end = mention.end.max(word + 1);
    let lead = (at.saturating_sub(1).max(sentence.start)..word)
        .any(|word| page.tokens.is(word, "immediate") || page.tokens.is(word, "immediately"));
    let ask = if ask == "release" && lead { "immediate release" } else { ask };
    let subject = Speaker::of(page, words.verb, sentence).filter(|_| words.verb == at);
    let start = subject
        .filter(|voice| end - voice.start <= 45 && !voice.is_far_from(page, words.verb, sentence))
        .map_or(at, |voice| voice.start);
    let own = |date: &DateWords| {
        date.start < at
            || date.start.checked_sub(at).is_some_and(|gap| gap < 4)
            || (at..date.start).all(|word| !page.tokens.is_any(word, &["to", "that", ",", "who", "for"]))
            || date.start >= mention.end
                && !(mention.end..date.start).any(|word| {
                    page.tokens.is_any(word, &["to", "that", ",", "who", "by"])
                        || page.tokens.shape(word) == Shape::Number
                })
    };
    let date = page
        .date_of(words.verb, sentence)
        .filter(own)
        .and_then(|_| date_of_speech(page, words.verb, sentence));
    let mut draft = Draft::new(Kind::Call, "call.asked", mention.person, start, end)
        .on(date)
        .with(Field::Ask, ask)
        .maybe(Field::By, by.map(str::to_owned));
    if at == sentence.start {
        // A title says what the numbered clauses say better.
        draft.confidence = 0.6;
    }
    let addressee = (at + 1..(at + 3).min(word))
        .find(|next| page.tokens.is_any(*next, &["on", "upon"]))
        .map_or(at + 1, |on| on + 1);
    let to_end = page.noun_end(addressee, sentence);
    let to_end = (addressee..to_end).find(|at| page.tokens.is(*at, "to")).unwrap_or(to_end);
    if to_end > addressee
        && to_end <= word
        && !page.tokens.is_any(addressee, &["for", "that", "to", "his", "her", "him"])
    {
        draft = draft.with(Field::To, page.tokens.flat(addressee, to_end));
    }
    draft
}

/// Who asks: the chamber of a resolution, else the subject of the verb.
pub(super) fn speaker(page: &Page<'_>, spot: Spot, chamber: &Chamber) -> Option<String> {
    if let Some(speaker) = chamber.speaker() {
        return Some(speaker);
    }
    if spot.at == spot.sentence.start {
        return chamber.of_title.clone();
    }
    let voice = Speaker::of(page, spot.at, spot.sentence)?;
    let Speaker { start, end } = voice;
    if page.tokens.is_any(start, &["i", "we"])
        && let Some(by) = chamber.quotes.around(spot.at).and_then(|quote| quote.by.clone())
    {
        return Some(by);
    }
    if let Some(house) = house_of(page, start, end) {
        return Some(house);
    }
    let nobody = (start..end).all(|at| {
        page.tokens.shape(at) == Shape::Lower
            && !page.tokens.is_any(at, &["we", "i"])
            && page.people.at(at).is_none()
            && !body_word(page, at)
            && !page.tokens.has(at, KIN | COUNSEL)
    });
    let first = page
        .people
        .within(spot.sentence.start, start)
        .find(|mention| mention.named && mention.part == Part::Subject);
    if let Some(mention) = first.filter(|_| nobody) {
        // "A said that the case was weak and called for …": A called.
        return Some(page.people.list[mention.person].name.clone());
    }
    Some(voice.name(page))
}

/// The house whose resolution it is: "S. Con. Res. 81".
fn house_of(page: &Page<'_>, start: usize, end: usize) -> Option<String> {
    let resolution = (start..end).any(|at| page.tokens.is_any(at, &["res.", "res"]));
    let house = match page.tokens.word(start) {
        "S." | "S" => "Senate",
        "H." | "H" => "House of Representatives",
        _ => return None,
    };
    resolution.then(|| house.to_owned())
}

/// "has expressed its concern over his arrest".
pub(super) fn concern(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let from = at.saturating_sub(6).max(sentence.start);
    let verb = (from..at).rev().find(|word| page.tokens.has(*word, VOICING));
    let about = (at + 1..(at + 3).min(sentence.end)).any(|word| {
        page.tokens.is_any(word, &["over", "about", "at", "for", "regarding", "with", "that", "by", "and"])
    });
    if verb.is_none() && page.tokens.is(at + 1, "to") {
        return of_concern_to(page, spot);
    }
    // "I am proud to stand in solidarity with X".
    let proud = |verb: usize| {
        page.tokens.is(verb.wrapping_sub(1), "to") && page.tokens.has(verb.wrapping_sub(2), PERFORMED)
    };
    let Some(verb) = verb.filter(|verb| about && (proud(*verb) || !page.unreal(*verb, sentence))) else {
        return;
    };
    let limit = (at + 16).min(sentence.end);
    // "with the families of X": for the families.
    if (at + 1..(at + 8).min(limit))
        .any(|word| page.tokens.is_any(word, &["families", "family", "relatives"]))
    {
        return;
    }
    let target = page
        .people
        .within(at, limit)
        .find(|mention| !page.people.list[mention.person].acts_for_a_state())
        .copied();
    let people = match target {
        Some(first) if first.named && first.part != Part::Owner => {
            page.people.list_from(&page.tokens, &first, sentence.end)
        }
        Some(first) => vec![first],
        None => those(page, spot, at, limit),
    };
    let start = Speaker::of(page, verb, sentence).map_or(verb, |voice| voice.start);
    let date = date_of_speech(page, verb, sentence);
    let by = speaker(page, Spot { at: verb, ..spot }, chamber);
    if by.as_deref().is_some_and(a_law) {
        return;
    }
    for mention in people {
        let draft = Draft::new(
            Kind::Call,
            "call.concern",
            mention.person,
            start.min(mention.phrase),
            mention.end.max(at + 1),
        )
        .on(date)
        .maybe(Field::By, by.clone())
        .with(Field::Ask, "concern");
        page.push(draft);
    }
}

/// "X’s case has been of deep concern to me".
fn of_concern_to(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let of = (at.saturating_sub(4).max(sentence.start)..at).rev().find(|word| page.tokens.is(*word, "of"));
    let matter =
        of.and_then(|of| (sentence.start..of).find(|word| page.tokens.has(*word, MATTER | PERSECUTION)));
    let (Some(matter), Some(of)) = (matter, of) else { return };
    let mention = owner_before(page, matter)
        .or_else(|| page.people.within(matter, of).next().copied())
        .filter(|mention| !page.people.list[mention.person].acts_for_a_state());
    let own = page.tokens.is_any(at + 2, &["me", "us"]);
    let end = if own { at + 3 } else { page.noun_end(at + 2, sentence) };
    let voice = Speaker { start: at + 2, end };
    let (Some(mention), true) = (mention, own || voice.is_body(page)) else { return };
    page.push(
        Draft::new(Kind::Call, "call.of_concern", mention.person, mention.phrase.min(matter), end)
            .with(Field::By, if own { "the document's author".to_owned() } else { voice.name(page) })
            .with(Field::Ask, "concern")
            .sure(0.55),
    );
}

/// "The ministry denied any part in the poisoning of X".
pub(super) fn denial(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let chain = page.chain_start(at, sentence);
    if page.is_passive(at, sentence) || (chain..at).any(|word| page.tokens.has(word, MODAL)) {
        return;
    }
    let next = at + 1;
    if next >= sentence.end || !page.tokens.list[next].is_word() {
        return charges_denied(page, spot, chain);
    }
    let matter = page.tokens.is_any(next, &["that", "any", "all", "the", "having", "it", "these", "those"])
        || page.tokens.word(next).ends_with("ing") && page.people.at(next).is_none()
        || (next..(at + 6).min(sentence.end)).any(|word| page.tokens.has(word, ACCUSATION));
    let withheld = (next..(at + 6).min(sentence.end)).any(|word| {
        page.tokens.is_any(
            word,
            &[
                "appeal",
                "appeals",
                "access",
                "bail",
                "visits",
                "visit",
                "visa",
                "request",
                "requests",
                "entry",
                "parole",
                "motion",
                "petition",
                "treatment",
                "permission",
                "care",
            ],
        )
    });
    let Some(voice) = Speaker::of(page, at, sentence) else { return };
    let Speaker { start, end } = voice;
    if !matter || withheld || !voice.is_body(page) || voice.nobody(page) {
        return;
    }
    let subject_people: Vec<usize> = page.people.within(start, end).map(|mention| mention.person).collect();
    let named = page
        .people
        .within(at, sentence.end)
        .find(|mention| {
            !subject_people.contains(&mention.person) && !page.people.list[mention.person].acts_for_a_state()
        })
        .copied();
    let Some(person) = named.map(|mention| mention.person).or_else(|| page.focus(spot)) else { return };
    let least = named.map_or(at + 2, |mention| mention.end.max(at + 2));
    let quote_end = denial_end(page, start, least, sentence);
    let date = page.date_of(at, sentence).and_then(|date| date.proposed());
    page.push(
        Draft::new(Kind::Call, "call.denial", person, start, quote_end)
            .on(date)
            .with(Field::By, voice.name(page))
            .with(Field::Ask, "denial")
            .sure(0.6),
    );
}

/// "charges (that) the embassy denies".
fn charges_denied(page: &mut Page<'_>, spot: Spot, chain: usize) {
    let Spot { at, sentence, .. } = spot;
    let from = chain.saturating_sub(14).max(sentence.start);
    let accused = |word: &usize| {
        page.tokens.is_any(*word, &["charges", "charge", "accusations", "allegations", "claims"])
    };
    let Some(noun) = (from..chain).rev().find(accused) else { return };
    let start = noun + 1 + usize::from(page.tokens.is(noun + 1, ","));
    let start = start + usize::from(page.tokens.is_any(start, &["that", "which"]));
    if start >= chain || (start..chain).any(|word| matches!(page.tokens.word(word), ";" | "—" | "–")) {
        return;
    }
    let voice = Speaker { start, end: chain };
    let speaks = (start..chain).any(|word| {
        body_word(page, word)
            || page.tokens.has(word, KIN)
            || page.tokens.is_any(word, &["employer", "newspaper"])
    });
    let person = page
        .people
        .within(start, chain)
        .find(|mention| !page.people.list[mention.person].acts_for_a_state())
        .map(|mention| mention.person)
        .or_else(|| page.focus(spot));
    let (Some(person), true) = (person, speaks && !voice.nobody(page)) else { return };
    page.push(
        Draft::new(Kind::Call, "call.charges_denied", person, noun, at + 1)
            .with(Field::By, page.tokens.flat(start, chain))
            .with(Field::Ask, "denial")
            .sure(0.55),
    );
}

/// The most scalar values in the quote of a denial.
const DENIAL_SCALARS_MAX: usize = 200;

/// Where the denial that starts at `start` ends: what is denied belongs to the quote.
fn denial_end(page: &Page<'_>, start: usize, least: usize, sentence: Sentence) -> usize {
    let mut end = (least..sentence.end)
        .find(|at| {
            matches!(page.tokens.word(*at), ";" | "." | "—" | ":" | "”")
                || page.tokens.is(*at, ",")
                    && page.tokens.is_any(at + 1, &["and", "but", "while", "although"])
        })
        .unwrap_or(sentence.end);
    let too_long = |end: usize| {
        let (from, to) = page.tokens.scalars(start, end);
        to - from > DENIAL_SCALARS_MAX
    };
    while end > least && too_long(end) {
        end -= 1;
    }
    end
}

/// The text's own urging that names somebody: "the ministry should release X", "… would be to release X".
pub(super) fn own_urging(page: &mut Page<'_>, spot: Spot, chamber: &Chamber) {
    let Spot { at, sentence, .. } = spot;
    let quoted = chamber.quotes.around(at).is_some_and(|quote| quote.of_body);
    if chamber.speaker().is_some() || quoted {
        return;
    }
    let imperative = page.tokens.is_any(at, &["free", "release"])
        && (at == sentence.start || page.tokens.is_any(at.wrapping_sub(1), &[":", "“"]))
        && page
            .object(at, sentence)
            .is_some_and(|mention| mention.named && mention.part != Part::Owner && mention.phrase <= at + 2);
    if imperative {
        if let Some(first) = page.object(at, sentence).filter(|_| sentence.end - sentence.start < 30) {
            for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
                page.push(
                    Draft::new(Kind::Call, "call.imperative", mention.person, at, mention.end)
                        .with(Field::By, "the document's author")
                        .with(Field::Ask, "release")
                        .sure(0.5),
                );
            }
        }
        return;
    }
    if at < sentence.start + 2 {
        return;
    }
    let should = page.tokens.is_any(at.wrapping_sub(1), &["should", "must"])
        || page.tokens.is_any(at.wrapping_sub(1), &["immediately"])
            && page.tokens.is_any(at.wrapping_sub(2), &["should", "must"]);
    let would_be =
        page.tokens.is(at.wrapping_sub(1), "to") && page.tokens.is_any(at.wrapping_sub(2), &["is", "be"]);
    if page.tokens.is_any(at, &["released", "freed"]) {
        return freed_in_passive(page, spot);
    }
    if !(should || would_be) {
        return;
    }
    let Some(first) = page.object(at, sentence) else { return };
    let start = page.chain_start(at - 1, sentence).min(at - 2).max(sentence.start);
    for mention in page.people.list_from(&page.tokens, &first, sentence.end) {
        page.push(
            Draft::new(Kind::Call, "call.own_urging", mention.person, start, mention.end)
                .with(Field::By, "the document's author")
                .with(Field::Ask, "release")
                .sure(0.5),
        );
    }
}

/// "X must be released", said by nobody else: the author's own urging.
fn freed_in_passive(page: &mut Page<'_>, spot: Spot) {
    let Spot { at, sentence, .. } = spot;
    let chain = page.chain_start(at, sentence);
    let ought = (chain..at).any(|word| page.tokens.is_any(word, &["should", "must"]));
    if !ought || !page.is_passive(at, sentence) || (chain..at).any(|word| page.tokens.has(word, NEG)) {
        return;
    }
    let Some(last) = page.subject(chain, sentence).filter(|last| last.named && last.end + 8 > chain) else {
        return;
    };
    let reported = (sentence.start..last.phrase).any(|word| page.trigger(word) == Some(Trigger::Said));
    if reported || page.people.list[last.person].acts_for_a_state() {
        return;
    }
    for mention in page.group_of(&last, sentence) {
        let draft = Draft::new(Kind::Call, "call.own_urging", mention.person, mention.phrase, at + 1)
            .with(Field::By, "the document's author")
            .with(Field::Ask, "release")
            .sure(0.5);
        page.push(draft);
    }
}
