//! Who is named: full names in any case, and the short forms that lead back to them.

use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::{CASES, FEMALE, Features, GENDERS, MALE, NOMINATIVE};
use super::names::{Part, Reading};
use super::words::{Sentence, Shape, Words};

/// A person of the text.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The fullest form, in the nominative.
    pub(super) name: String,
    given: Vec<String>,
    surnames: Vec<String>,
    pub(super) gender: Features,
    /// How often a name of theirs stands in the text.
    pub(super) named: usize,
    /// Where the fullest form first stands.
    pub(super) first: (usize, usize),
    pub(super) official: bool,
    pub(super) lawyer: bool,
    pub(super) relative: bool,
}

/// A name in the text: words `start..end`, and whom it can mean in which case.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) who: Vec<(usize, Features)>,
}

/// Everyone named, and where.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) list: Vec<Person>,
    pub(super) mentions: Vec<Mention>,
}

/// One full name as it stands, with the ways to understand it.
struct Candidate {
    start: usize,
    end: usize,
    ways: Vec<Way>,
}

#[derive(Debug, Clone)]
struct Way {
    given: Vec<String>,
    surnames: Vec<String>,
    /// The name as the text orders it.
    name: String,
    features: Features,
}

/// Words that make a name, each with its part.
struct NameShape {
    end: usize,
    parts: Vec<(Range<usize>, Part)>,
}

/// The most people in one text; more are not told apart.
const PEOPLE_MAX: usize = 20_000;

impl People {
    pub(super) fn find(words: &Words<'_>, known: &[&str]) -> Self {
        let mut people = Self::default();
        for name in known {
            people.add_known(words, name);
        }
        let finder =
            Finder { words, known: known.iter().map(|name| name.split_whitespace().collect()).collect() };
        let mut candidates = Vec::new();
        for sentence in &words.sentences {
            finder.read(*sentence, &mut candidates);
        }
        let mut votes: HashMap<String, usize> = HashMap::new();
        for way in candidates.iter().flat_map(|candidate| &candidate.ways) {
            *votes.entry(vote_key(way)).or_default() += 1;
        }
        for candidate in &candidates {
            people.settle(words, candidate, &votes);
        }
        people.short_forms(words);
        people.mentions.sort_by_key(|mention| (mention.start, mention.end));
        people.roles(words);
        people
    }

    fn add_known(&mut self, words: &Words<'_>, name: &str) {
        let parts: Vec<&str> = name.split_whitespace().collect();
        let (Some(last), true) = (parts.last(), parts.len() > 1) else { return };
        let gender = words
            .language
            .names
            .given(parts[0])
            .iter()
            .fold(0, |sum, reading| sum | reading.features & GENDERS);
        self.list.push(Person {
            name: name.to_owned(),
            given: parts[..parts.len() - 1].iter().map(|part| (*part).to_owned()).collect(),
            surnames: vec![(*last).to_owned()],
            gender: if gender == 0 { MALE | FEMALE } else { gender },
            named: 0,
            first: (0, 0),
            official: false,
            lawyer: false,
            relative: false,
        });
    }

    /// Chooses how a name is understood, and whose it is.
    fn settle(&mut self, words: &Words<'_>, candidate: &Candidate, votes: &HashMap<String, usize>) {
        let hint = case_hint(words, candidate.start);
        let rank = |way: &&Way| {
            let hinted = hint != 0 && way.features & hint & GENDERS != 0 && way.features & hint & CASES != 0;
            let vote = votes.get(&vote_key(way)).copied().unwrap_or(0);
            (hinted, vote, way.features & NOMINATIVE != 0)
        };
        // The first of equals: the data lists the likelier paradigm first.
        let Some(way) = candidate.ways.iter().rev().max_by_key(rank) else { return };
        let at = self.list.iter().rposition(|person| same_person(person, way));
        let at = match at {
            Some(at) => at,
            None if self.list.len() < PEOPLE_MAX => {
                self.list.push(Person {
                    name: String::new(),
                    given: Vec::new(),
                    surnames: Vec::new(),
                    gender: way.features & GENDERS,
                    named: 0,
                    first: (candidate.start, candidate.end),
                    official: false,
                    lawyer: false,
                    relative: false,
                });
                self.list.len() - 1
            }
            None => return,
        };
        let person = &mut self.list[at];
        if person.named == 0 {
            person.first = (candidate.start, candidate.end);
        }
        if way.name.chars().count() > person.name.chars().count() {
            person.name.clone_from(&way.name);
            person.given.clone_from(&way.given);
            person.surnames.clone_from(&way.surnames);
        }
        person.named += 1;
        self.mentions.push(Mention {
            start: candidate.start,
            end: candidate.end,
            who: vec![(at, way.features)],
        });
    }

    /// "Petrov", "Петрова", "Lidia": one word that leads back to a full name.
    fn short_forms(&mut self, words: &Words<'_>) {
        let table = self.short_table(words);
        if table.is_empty() {
            return;
        }
        let mut covered = vec![false; words.list.len()];
        for mention in &self.mentions {
            covered[mention.start..mention.end].fill(true);
        }
        let mut found = Vec::new();
        for at in 0..words.list.len() {
            if covered[at] || !matches!(words.shape(at), Shape::Capital | Shape::AllCaps) {
                continue;
            }
            let Some(who) = table.get(short_key(words, at).as_str()) else { continue };
            let mut end = at + 1;
            while end < words.list.len()
                && !covered[end]
                && words.shape(end) == Shape::Capital
                && table.get(short_key(words, end).as_str()).is_some_and(|next| {
                    next.iter().any(|(person, _)| who.iter().any(|(known, _)| known == person))
                })
            {
                end += 1;
            }
            for (person, _) in who {
                self.list[*person].named += 1;
            }
            covered[at..end].fill(true);
            found.push(Mention { start: at, end, who: who.clone() });
        }
        self.mentions.extend(found);
    }

    fn short_table(&self, words: &Words<'_>) -> HashMap<String, Vec<(usize, Features)>> {
        let names = &words.language.names;
        let lexicon = &words.language.lexicon;
        let mut table: HashMap<String, Vec<(usize, Features)>> = HashMap::new();
        let mut given_owners: HashMap<String, usize> = HashMap::new();
        for person in &self.list {
            if let Some(given) = person.given.first() {
                *given_owners.entry(given.to_lowercase()).or_default() += 1;
            }
        }
        for (at, person) in self.list.iter().enumerate().filter(|(_, person)| person.named > 0) {
            let surnames =
                person.surnames.iter().flat_map(|name| names.decline(name, Part::Surname, person.gender));
            let given = person
                .given
                .first()
                .filter(|given| given_owners.get(&given.to_lowercase()) == Some(&1) && !given.ends_with('.'));
            let given = given.into_iter().flat_map(|name| names.decline(name, Part::Given, person.gender));
            for (form, cases) in surnames.chain(given) {
                if form.chars().count() < 3 {
                    continue;
                }
                let list = table.entry(lexicon.folded(&form)).or_default();
                if let Some((_, known)) = list.iter_mut().find(|(known, _)| *known == at) {
                    *known |= cases;
                } else if list.len() < 4 {
                    list.push((at, person.gender | cases));
                }
            }
        }
        table
    }

    /// Marks officials, lawyers and relatives by the words beside their names.
    fn roles(&mut self, words: &Words<'_>) {
        let classes = &words.language.classes;
        let tells = |at: usize| {
            let form = words.list[at].form;
            words.language.starts(form).is_some_and(|starts| starts.event)
        };
        let beside = classes.role_stop.with(classes.say).with(classes.be).with(classes.and);
        for mention in &self.mentions {
            let [(person, features)] = mention.who.as_slice() else { continue };
            let before = mention.start.saturating_sub(4)..mention.start;
            let after = mention.end + 1..(mention.end + 4).min(words.list.len());
            let comma = words.text_of(mention.end) == ",";
            // "The prosecutor accused Petrov": what stands in another case is not his office.
            let agrees = |at: &usize| {
                let known = words.entry(*at).features;
                known & CASES == 0 || known & features & CASES != 0
            };
            let words_beside = before
                .rev()
                .take_while(|at| words.shape(*at) != Shape::Mark || words.text_of(*at) == ",")
                .take_while(|at| !words.has(*at, beside) && !tells(*at))
                .chain(after.take_while(|at| comma && words.shape(*at) != Shape::Mark))
                .filter(agrees);
            for at in words_beside {
                let person = &mut self.list[*person];
                person.official |= words.has(at, classes.official);
                person.lawyer |= words.has(at, classes.lawyer);
                person.relative |= words.has(at, classes.kin) && at < mention.start;
            }
        }
    }
}

fn short_key(words: &Words<'_>, at: usize) -> String {
    words.language.lexicon.folded(words.text_of(at))
}

fn vote_key(way: &Way) -> String {
    format!(
        "{} {}",
        way.given.first().map_or("", String::as_str),
        way.surnames.first().map_or("", String::as_str)
    )
    .to_lowercase()
}

/// The gender and case of a title right before the name: `журналиста Петрова`.
fn case_hint(words: &Words<'_>, start: usize) -> Features {
    let Some(before) = start.checked_sub(1) else { return 0 };
    if words.has(before, words.language.classes.role) { words.entry(before).features } else { 0 }
}

fn same_person(person: &Person, way: &Way) -> bool {
    let alike = |left: &str, right: &str| {
        let (left, right) = (plain(left), plain(right));
        left == right
            || left.trim_end_matches('.').chars().count() == 1
                && right.starts_with(left.trim_end_matches('.'))
            || right.trim_end_matches('.').chars().count() == 1
                && left.starts_with(right.trim_end_matches('.'))
    };
    let given = match (person.given.first(), way.given.first()) {
        (Some(left), Some(right)) => alike(left, right),
        (None, None) => true,
        (None, Some(_)) | (Some(_), None) => !person.surnames.is_empty() && !way.surnames.is_empty(),
    };
    let surname = match (person.surnames.first(), way.surnames.first()) {
        (Some(left), Some(right)) => plain(left) == plain(right),
        (None, _) | (_, None) => !person.given.is_empty() && !way.given.is_empty(),
    };
    let second = match (person.surnames.get(1), way.surnames.get(1)) {
        (Some(left), Some(right)) => plain(left) == plain(right),
        _ => true,
    };
    given && surname && second && person.gender & way.features & GENDERS != 0
}

fn plain(name: &str) -> String {
    name.to_lowercase().replace('ё', "е")
}

struct Finder<'w, 'a> {
    words: &'w Words<'a>,
    known: Vec<Vec<&'w str>>,
}

impl Finder<'_, '_> {
    fn read(&self, sentence: Sentence, out: &mut Vec<Candidate>) {
        let mut at = sentence.start;
        while at < sentence.end {
            match self.name_at(at, sentence) {
                Some(shape) => {
                    let ways = self.ways(&shape);
                    let end = shape.end;
                    if !ways.is_empty() {
                        out.push(Candidate { start: at, end, ways });
                    }
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }

    /// Whether the word can be part of a name.
    fn namely(&self, at: usize) -> bool {
        let words = self.words;
        match words.shape(at) {
            Shape::Capital | Shape::AllCaps => {
                let classes = &words.language.classes;
                let word = words.text_of(at);
                words.language.names.is_given(word) && !words.has(at, classes.not_name)
                    || words.entry(at).classes == super::lexicon::ClassSet::default()
                        && word.chars().count() > 1
                        && (words.shape(at) == Shape::Capital || word.chars().count() > 4 || self.shouted(at))
            }
            _ => false,
        }
    }

    /// A word in capitals beside another that is no abbreviation.
    fn shouted(&self, at: usize) -> bool {
        let long =
            |at: usize| self.words.shape(at) == Shape::AllCaps && self.words.text_of(at).chars().count() > 4;
        at > 0 && long(at - 1) || long(at + 1)
    }

    fn given(&self, at: usize) -> bool {
        self.namely(at) && self.words.language.names.is_given(self.words.text_of(at))
    }

    fn glued(&self, at: usize) -> bool {
        self.words.list.get(at).is_some_and(|word| word.spaced && !word.opens_paragraph)
            || at > 0 && self.words.shape(at - 1) == Shape::Initial
    }

    fn name_at(&self, at: usize, sentence: Sentence) -> Option<NameShape> {
        self.known_at(at, sentence.end).or_else(|| {
            if self.words.shape(at) == Shape::Initial {
                return self.initials_first(at, sentence.end);
            }
            if !self.namely(at) {
                return None;
            }
            if self.given(at) {
                return self.given_first(at, sentence.end);
            }
            self.surname_first(at, sentence.end).or_else(|| self.unlisted(at, sentence))
        })
    }

    fn known_at(&self, at: usize, end: usize) -> Option<NameShape> {
        let known = self.known.iter().find(|known| {
            known.len() > 1
                && at + known.len() <= end
                && known.iter().enumerate().all(|(step, word)| self.words.text_of(at + step) == *word)
        })?;
        let last = at + known.len() - 1;
        Some(NameShape {
            end: last + 1,
            parts: vec![(at..last, Part::Given), (last..last + 1, Part::Surname)],
        })
    }

    /// `И. И. Иванов`, `J. Pérez`.
    fn initials_first(&self, at: usize, end: usize) -> Option<NameShape> {
        let mut next = at + 1;
        while next < end && next < at + 3 && self.words.shape(next) == Shape::Initial {
            next += 1;
        }
        (next < end && self.namely(next) && self.glued(next)).then(|| NameShape {
            end: next + 1,
            parts: vec![(at..next, Part::Given), (next..next + 1, Part::Surname)],
        })
    }

    fn given_first(&self, at: usize, end: usize) -> Option<NameShape> {
        let names = &self.words.language.names;
        let mut next = at + 1;
        let follows = |next: usize| next < end && self.glued(next) && self.namely(next);
        // "Juan Carlos Pérez": a second given name where a surname still follows.
        while next < at + 3
            && (self.words.shape(next) == Shape::Initial
                || self.given(next) && self.glued(next) && follows(next + 1))
            && next < end
        {
            next += 1;
        }
        let mut parts = vec![(at..next, Part::Given)];
        if follows(next) && names.is_strong(self.words.text_of(next), Part::Patronymic) {
            parts.push((next..next + 1, Part::Patronymic));
            next += 1;
        }
        let mut surnames = 0;
        while surnames < self.words.language.surnames_max {
            let mut to = next;
            while to < next + 3 && to < end && self.words.has(to, self.words.language.classes.particle) {
                to += 1;
            }
            // "Tomás Bascón y Vera Lindal" are two.
            if to > next && self.words.has(to - 1, self.words.language.classes.and) && self.given(to) {
                break;
            }
            if !(follows(to) || to > next && to < end && self.namely(to)) {
                break;
            }
            parts.push((next..to + 1, Part::Surname));
            next = to + 1;
            surnames += 1;
        }
        if parts.len() > 1 || self.after_kin(at) {
            return Some(NameShape { end: next, parts });
        }
        None
    }

    /// `Корягин Пётр Ильич`, `Иванов И. И.`
    fn surname_first(&self, at: usize, end: usize) -> Option<NameShape> {
        let names = &self.words.language.names;
        if at + 1 >= end || !self.glued(at + 1) {
            return None;
        }
        let surname = (at..at + 1, Part::Surname);
        if self.words.shape(at + 1) == Shape::Initial
            && names.is_strong(self.words.text_of(at), Part::Surname)
        {
            let two = self.words.shape(at + 2) == Shape::Initial && at + 2 < end;
            let stop = at + 2 + usize::from(two);
            return Some(NameShape { end: stop, parts: vec![surname, (at + 1..stop, Part::Given)] });
        }
        if !self.given(at + 1) {
            return None;
        }
        let patronymic = at + 2 < end
            && self.glued(at + 2)
            && self.namely(at + 2)
            && names.is_strong(self.words.text_of(at + 2), Part::Patronymic);
        if patronymic {
            let parts = vec![surname, (at + 1..at + 2, Part::Given), (at + 2..at + 3, Part::Patronymic)];
            return Some(NameShape { end: at + 3, parts });
        }
        names
            .is_strong(self.words.text_of(at), Part::Surname)
            .then(|| NameShape { end: at + 2, parts: vec![surname, (at + 1..at + 2, Part::Given)] })
    }

    /// A given name that is not listed, where the words around it show that it is one.
    fn unlisted(&self, at: usize, sentence: Sentence) -> Option<NameShape> {
        let words = self.words;
        let names = &words.language.names;
        let titled = self.after_title(at);
        let end = sentence.end;
        let second = at + 1 < end && self.glued(at + 1) && self.namely(at + 1);
        if second {
            let strong = names.is_strong(words.text_of(at + 1), Part::Surname)
                || names.is_strong(words.text_of(at + 1), Part::Patronymic);
            let opens = at == sentence.start;
            let aged = words.text_of(at + 2) == ","
                && (words.has(at + 3, words.language.classes.role)
                    || words.shape(at + 3) == Shape::Number
                    || words.text_of(at + 3) == "de");
            let numbered = sentence.start + 2 == at && words.shape(sentence.start) == Shape::Number;
            let acts = self.acts(at, end);
            if titled || numbered && strong || aged || strong && !opens || acts {
                return self.rest_of_name(at, end);
            }
        }
        if titled && !second && names.is_strong(words.text_of(at), Part::Surname) {
            return Some(NameShape { end: at + 1, parts: vec![(at..at + 1, Part::Surname)] });
        }
        None
    }

    /// Right after the words in capitals stands what only people do or suffer. Where endings show names, they are asked.
    fn acts(&self, at: usize, end: usize) -> bool {
        let words = self.words;
        let language = words.language;
        let mut next = at;
        while next < end && self.namely(next) && next < at + 4 {
            next += 1;
        }
        let tells = |form| language.starts(form).is_some_and(|starts| starts.event);
        language.surnames_max > 1
            && next < end
            && (words.has(next, language.classes.be)
                || words.has(next, language.classes.say)
                || tells(words.list[next].form))
    }

    fn rest_of_name(&self, at: usize, end: usize) -> Option<NameShape> {
        let names = &self.words.language.names;
        let mut parts = vec![(at..at + 1, Part::Given)];
        let mut next = at + 1;
        if names.is_strong(self.words.text_of(next), Part::Patronymic) {
            parts.push((next..next + 1, Part::Patronymic));
            next += 1;
        }
        let mut surnames = 0;
        while surnames < self.words.language.surnames_max
            && next < end
            && self.glued(next)
            && self.namely(next)
        {
            parts.push((next..next + 1, Part::Surname));
            next += 1;
            surnames += 1;
        }
        (parts.len() > 1).then_some(NameShape { end: next, parts })
    }

    /// `журналист Петров`, `la jueza Pravia`.
    fn after_title(&self, at: usize) -> bool {
        at > 0
            && !self.words.list[at].opens_paragraph
            && self.words.has(at - 1, self.words.language.classes.role)
    }

    /// `его жена Людмила`, `su esposa, Dayamí`.
    fn after_kin(&self, at: usize) -> bool {
        let kin = |at: usize| self.words.has(at, self.words.language.classes.kin);
        at > 0 && kin(at - 1) || at > 1 && self.words.text_of(at - 1) == "," && kin(at - 2)
    }

    /// Every way in which the parts agree in gender and case.
    fn ways(&self, shape: &NameShape) -> Vec<Way> {
        let mut ways = vec![Way {
            given: Vec::new(),
            surnames: Vec::new(),
            name: String::new(),
            features: GENDERS | CASES,
        }];
        for (range, part) in &shape.parts {
            let readings = self.part_readings(range.clone(), *part);
            let mut next = Vec::new();
            for way in &ways {
                for reading in &readings {
                    let features = way.features & reading.features;
                    if features & GENDERS == 0 || features & CASES == 0 {
                        continue;
                    }
                    let mut way = way.clone();
                    way.features = features;
                    if !way.name.is_empty() {
                        way.name.push(' ');
                    }
                    way.name.push_str(&reading.nominative);
                    match part {
                        Part::Surname => way.surnames.push(reading.nominative.clone()),
                        Part::Given => way.given.push(reading.nominative.clone()),
                        Part::Patronymic => {}
                    }
                    next.push(way);
                }
            }
            if next.is_empty() {
                // They do not agree: an ending that the data does not know. The words stand as they are.
                let text = self.words.flat(range.start, range.end);
                for way in &mut ways {
                    if !way.name.is_empty() {
                        way.name.push(' ');
                    }
                    way.name.push_str(&text);
                    if *part == Part::Surname {
                        way.surnames.push(text.clone());
                    }
                }
            } else {
                next.truncate(12);
                ways = next;
            }
        }
        ways
    }

    fn part_readings(&self, range: Range<usize>, part: Part) -> Vec<Reading> {
        let names = &self.words.language.names;
        let as_it_is =
            |text: String| Reading { part, nominative: text, features: MALE | FEMALE | CASES, strong: false };
        if range.len() > 1 || self.words.shape(range.start) == Shape::Initial {
            // The first of several given names decides the gender.
            let text = self.words.flat(range.start, range.end);
            let first = names.given(self.words.text_of(range.start));
            let gender = first.iter().fold(0, |sum, reading| sum | reading.features & GENDERS);
            let mut reading = as_it_is(text);
            if part == Part::Given && gender != 0 {
                reading.features = gender | CASES;
            }
            return vec![reading];
        }
        let word = titled(self.words.text_of(range.start));
        let listed = if part == Part::Given { names.given(&word) } else { &[] };
        if listed.is_empty() {
            return names.readings(&word, part);
        }
        // Where the text has the nominative, its spelling stands: `Oscar`, `Петр`.
        let plain = |name: &str| self.words.language.lexicon.folded(name);
        let own = |reading: &Reading| {
            if plain(&reading.nominative) == plain(&word) { word.clone() } else { reading.nominative.clone() }
        };
        listed.iter().map(|reading| Reading { nominative: own(reading), ..reading.clone() }).collect()
    }
}

/// `ИВАНОВ` as `Иванов`.
fn titled(word: &str) -> String {
    if word.chars().count() < 2 || word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    let mut up = true;
    word.chars()
        .map(|letter| {
            let written = if up { letter } else { letter.to_lowercase().next().unwrap_or(letter) };
            up = letter == '-';
            written
        })
        .collect()
}
