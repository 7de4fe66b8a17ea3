//! One text of one language, read sentence by sentence: what its words are, before any claim is made.

use std::collections::HashMap;

use super::dates::{Clock, Said, When, written_with_digits};
use super::language::Language;
use super::lexicon::{CASES, Features, GENDERS, NOMINATIVE, PLURAL, POSSESSIVE};
use super::matcher::{Got, Hit, Item, Matcher, What};
use super::people::{Mention, People};
use super::rule::{Bound, Keep, Makes, Reach, Rule, Thing};
use super::words::{Sentence, Shape, Words};
use crate::propose::page::Draft;
use crate::propose::proposal::{DateBasis, ProposedDate, Role};
use crate::propose::vocabulary::Kind;

/// A recognised stretch of words.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) when: Option<When>,
}

/// Who speaks, of which items of the sentence.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) name: String,
    /// The items that say who speaks.
    pub(super) speaker: Option<(usize, usize)>,
}

/// Words on which a claim rests: `start..end`.
#[derive(Debug, Clone)]
pub(super) struct RestsOn {
    pub(super) role: Role,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whom the words were taken for, where they are not the full name.
    pub(super) taken_for: Option<usize>,
}

/// A draft, known again after merging: kind, person, first word, word after the last.
pub(super) type DraftKey = (Kind, Option<usize>, usize, usize);

/// The sentence that is being read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) items: Vec<Item>,
    pub(super) found: Vec<Found>,
    pub(super) voices: Vec<Voice>,
    /// For each item the number of its clause: marks divide them.
    pub(super) clauses: Vec<usize>,
}

/// A text as the rules see it.
pub(super) struct Page<'a> {
    pub(super) words: Words<'a>,
    pub(super) people: People,
    clock: Clock,
    pub(super) drafts: Vec<Draft>,
    /// What each draft rests on.
    pub(super) because: HashMap<DraftKey, Vec<RestsOn>>,
    /// Who speaks in the sentence: not the one that a pronoun leads back to, where there is another.
    pub(super) speakers: Vec<usize>,
    /// The first sentence of the paragraph.
    pub(super) paragraph: usize,
    /// Whose entry the paragraph is: it begins with their name.
    pub(super) entry: Option<usize>,
    dominant: Option<usize>,
    /// The last date told beside a verdict: its sentence and the date.
    verdict: Option<(usize, When)>,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        text: &'a str,
        language: &'static Language,
        date: Option<jiff::civil::Date>,
        known: &[&str],
    ) -> Self {
        let words = Words::new(text, language);
        let people = People::find(&words, known);
        let dominant = people
            .list
            .iter()
            .enumerate()
            .filter(|(_, person)| person.named > 1 && !person.official && !person.lawyer)
            .max_by_key(|(at, person)| (person.named, std::cmp::Reverse(*at)))
            .map(|(at, _)| at);
        Self {
            words,
            people,
            clock: Clock::new(date),
            drafts: Vec::new(),
            because: HashMap::new(),
            speakers: Vec::new(),
            paragraph: 0,
            entry: None,
            dominant,
            verdict: None,
        }
    }

    pub(super) fn read(&mut self) {
        for number in 0..self.words.sentences.len() {
            let sentence = self.words.sentences[number];
            if sentence.opens_paragraph {
                self.paragraph = number;
                self.entry = self.entry_of(sentence);
            }
            let mut reading = Reading { items: self.items(sentence, number), ..Reading::default() };
            self.recognise(&mut reading);
            reading.clauses = self.clauses(&reading.items);
            self.listen(&mut reading);
            self.note_verdict(&reading, number);
            self.claim(&reading, number);
        }
        self.name_people();
    }

    pub(super) fn matcher<'m>(&'m self, reading: &'m Reading, agree: Features) -> Matcher<'m, 'a> {
        Matcher { words: &self.words, items: &reading.items, agree }
    }

    /// A paragraph that begins with a name, or with a number and a name, is that person's.
    fn entry_of(&self, sentence: Sentence) -> Option<usize> {
        let from = self.people.mentions.partition_point(|mention| mention.start < sentence.start);
        let mention = self.people.mentions.get(from).filter(|mention| mention.start < sentence.end)?;
        let opens = (sentence.start..mention.start).all(|at| {
            matches!(self.words.shape(at), Shape::Mark | Shape::Number)
                || self.words.has(at, self.words.language.classes.role)
                || self.words.has(at, self.words.language.classes.article)
        });
        let alone = mention.who.len() == 1;
        (opens && alone).then(|| mention.who[0].0)
    }

    fn items(&self, sentence: Sentence, number: usize) -> Vec<Item> {
        let mut items = Vec::with_capacity(sentence.end - sentence.start);
        let mut mention = self.people.mentions.partition_point(|mention| mention.start < sentence.start);
        let mut at = sentence.start;
        while at < sentence.end {
            while self.people.mentions.get(mention).is_some_and(|mention| mention.start < at) {
                mention += 1;
            }
            if let Some(known) = self.people.mentions.get(mention).filter(|known| known.start == at) {
                let end = known.end.min(sentence.end);
                items.push(Item {
                    start: at,
                    end,
                    what: What::Person { who: known.who.clone(), named: true, many: false },
                });
                at = end;
                continue;
            }
            let what = self.pronoun(at, sentence, number).unwrap_or(What::Word);
            items.push(Item { start: at, end: at + 1, what });
            at += 1;
        }
        items
    }

    /// A pronoun, or a noun such as "the journalist", that leads back to somebody.
    fn pronoun(&self, at: usize, sentence: Sentence, number: usize) -> Option<What> {
        let classes = &self.words.language.classes;
        let features = || self.words.entry(at).features;
        if self.words.has(at, classes.they) {
            let count = self.words.entry(at).value.as_deref().and_then(|value| value.parse().ok());
            let who = self.they(number, count);
            let features = features() | PLURAL;
            let cased = if features & CASES == 0 { features | CASES } else { features };
            return (!who.is_empty()).then(|| What::Person {
                who: who.into_iter().map(|person| (person, cased)).collect(),
                named: false,
                many: true,
            });
        }
        let pronoun = self.words.has(at, classes.pronoun);
        let leads_back = || self.words.has(at, classes.anaphor) && self.leads_back(at, sentence);
        if !pronoun && !leads_back() {
            return None;
        }
        let mut features = features();
        if features & CASES == 0 {
            features |= CASES;
        }
        let owned = [classes.kin, classes.role, classes.other_subject, classes.anaphor];
        if pronoun && features & POSSESSIVE != 0 && owned.iter().any(|class| self.words.has(at + 1, *class)) {
            features = features & !CASES | POSSESSIVE;
        }
        let person = self.focus(features & GENDERS, at, number)?;
        Some(What::Person { who: vec![(person, features)], named: false, many: false })
    }

    /// A noun leads back to somebody where no name stands beside it, and an article before it in languages that have them.
    fn leads_back(&self, at: usize, sentence: Sentence) -> bool {
        let classes = &self.words.language.classes;
        let named = self
            .people
            .mentions
            .iter()
            .skip(self.people.mentions.partition_point(|mention| mention.start <= at))
            .take(1);
        let features = self.words.entry(at).features;
        let agrees = |mention: &Mention| {
            mention.who.iter().any(|(_, known)| {
                let both = known & features;
                features & CASES == 0 || both & CASES != 0 && both & GENDERS != 0
            })
        };
        let beside = named
            .into_iter()
            .any(|mention| mention.start <= at + 2 && mention.start < sentence.end && agrees(mention));
        let after_name = self.people.mentions.partition_point(|mention| mention.start < at);
        let apposed = after_name > 0 && {
            let before = &self.people.mentions[after_name - 1];
            before.end + 2 >= at && before.end >= sentence.start && self.words.text_of(at - 1) == ","
        };
        let definite =
            !self.words.language.articles || at > sentence.start && self.words.has(at - 1, classes.article);
        definite && !beside && !apposed
    }

    /// Remembers the date of a sentence that speaks of a verdict: the next ones tell who got what.
    fn note_verdict(&mut self, reading: &Reading, number: usize) {
        let matcher = self.matcher(reading, 0);
        let told = (0..reading.items.len()).any(|at| matcher.has(at, self.words.language.classes.verdict));
        let dates =
            reading.found.iter().filter_map(|found| found.when.filter(|when| when.bound == Bound::At));
        let first = dates.take(1).next().filter(|_| told);
        if let Some(when) = first {
            self.verdict = Some((number, when));
        }
    }

    /// The day of a verdict that was told at most three sentences before, in the same paragraph.
    pub(super) fn day_of_the_verdict(&self, number: usize) -> Option<ProposedDate> {
        let (told, when) = self.verdict?;
        (told >= self.paragraph && told + 3 >= number && told < number)
            .then(|| When { basis: DateBasis::Context, ..when }.proposed(false))
            .flatten()
    }

    /// The people that "they" are: those of the sentence before; with a `count` ("all three"), so many of the last ones.
    pub(super) fn they(&self, number: usize, count: Option<usize>) -> Vec<usize> {
        if let Some(count) = count {
            let mut people: Vec<usize> = Vec::new();
            for earlier in self.words.sentences[self.paragraph.min(number)..number].iter().rev().take(4) {
                let mut here: Vec<usize> = Vec::new();
                for (person, _) in self.named_in(earlier.start, earlier.end) {
                    let known = &self.people.list[person];
                    if !known.official
                        && !known.lawyer
                        && !people.contains(&person)
                        && !here.contains(&person)
                    {
                        here.push(person);
                    }
                }
                here.extend(people);
                people = here;
                if people.len() >= count {
                    break;
                }
            }
            return if people.len() == count { people } else { Vec::new() };
        }
        for earlier in self.words.sentences[self.paragraph.min(number)..number].iter().rev().take(2) {
            let mut people: Vec<usize> = Vec::new();
            for (person, _) in self.named_in(earlier.start, earlier.end) {
                let known = &self.people.list[person];
                if !known.official && !known.lawyer && !people.contains(&person) {
                    people.push(person);
                }
            }
            if people.len() > 1 && people.len() < 7 {
                return people;
            }
        }
        Vec::new()
    }

    fn named_in(&self, start: usize, end: usize) -> impl Iterator<Item = (usize, usize)> {
        let from = self.people.mentions.partition_point(|mention| mention.start < start);
        let near = self.people.mentions[from..].iter().take_while(move |mention| mention.start < end);
        near.filter_map(|mention| mention.who.first().map(|(person, _)| (*person, mention.start)))
    }

    /// Whom a pronoun at word `at`, or a clause without a subject, is about.
    pub(super) fn focus(&self, gender: Features, at: usize, number: usize) -> Option<usize> {
        let gender = gender & !PLURAL;
        let fits = |person: usize| gender == 0 || self.people.list[person].gender & gender != 0;
        let sentence = self.words.sentences[number];
        let mut best: Option<(usize, usize)> = None;
        let mut weigh = |person: usize, distance: usize| {
            let known = &self.people.list[person];
            let speaks = distance < 10 && self.speakers.contains(&person);
            let aside = usize::from(known.official || known.lawyer) * 100
                + usize::from(known.relative) * 80
                + usize::from(speaks) * 8;
            let weight = distance + aside;
            if fits(person) && best.is_none_or(|(known, _)| weight < known) {
                best = Some((weight, person));
            }
        };
        for (person, _) in self.named_in(sentence.start, at) {
            weigh(person, 0);
        }
        for (back, earlier) in self.words.sentences[..number].iter().rev().take(5).enumerate() {
            let other_paragraph = usize::from(number - 1 - back < self.paragraph);
            for (order, (person, _)) in self.named_in(earlier.start, earlier.end).enumerate() {
                weigh(person, (back + 1) * 10 + order.min(4) + other_paragraph * 30);
            }
        }
        // Of whom something was told is spoken of, though by "the journalist" or not at all.
        for draft in self.drafts.iter().rev().take(6) {
            let earlier =
                self.words.sentences.partition_point(|known| known.start <= draft.start).saturating_sub(1);
            if let Some(person) = draft.person.filter(|_| earlier + 3 > number && earlier >= self.paragraph) {
                weigh(person, (number - earlier) * 10);
            }
        }
        if let Some(entry) = self.entry {
            weigh(entry, 14);
        }
        if let Some(dominant) = self.dominant {
            weigh(dominant, 70);
        }
        best.map(|(_, person)| person)
    }

    /// Recognises dates, terms, articles, charges, bodies and places, in that order.
    fn recognise(&mut self, reading: &mut Reading) {
        for item in &mut reading.items {
            let digits = matches!(item.what, What::Word) && self.words.shape(item.start) == Shape::Number;
            if let Some(said) = digits.then(|| written_with_digits(self.words.text_of(item.start))).flatten()
                && let Some(when) = self.clock.reckon(said, super::rule::Shift::None)
            {
                self.clock.told(&when);
                item.what = What::Thing(Thing::Date, reading.found.len());
                reading.found.push(Found { text: self.words.flat(item.start, item.end), when: Some(when) });
            }
        }
        let language = self.words.language;
        let mut spots: Vec<(u8, usize, u16, u16)> = Vec::new();
        for item in reading.items.iter().filter(|item| matches!(item.what, What::Word)) {
            let starts = language.starts(self.words.list[item.start].form);
            for (rule, pattern) in starts.iter().flat_map(|starts| &starts.things) {
                let level = super::language::level(&language.rules[usize::from(*rule)]);
                spots.push((level, item.start, *rule, *pattern));
            }
        }
        spots.sort_unstable();
        for (_, start, rule, pattern) in spots {
            let at = reading.items.partition_point(|item| item.start < start);
            if !reading
                .items
                .get(at)
                .is_some_and(|item| item.start == start && matches!(item.what, What::Word))
            {
                continue;
            }
            let rule = &language.rules[usize::from(rule)];
            let hit = self.matcher(reading, 0).matches(&rule.patterns[usize::from(pattern)], at);
            if let Some(hit) = hit {
                self.collapse(reading, rule, &hit);
            }
        }
    }

    fn collapse(&mut self, reading: &mut Reading, rule: &Rule, hit: &Hit) {
        let Makes::Thing(thing) = rule.makes else { return };
        let when = if thing == Thing::Date {
            let Some(when) = self.when(reading, rule, hit) else { return };
            self.clock.told(&when);
            Some(when)
        } else {
            None
        };
        let kept = hit.got.iter().filter(|(got, ..)| *got == Got::Keep(Keep::Text));
        let kept = kept.fold(None, |sum: Option<(usize, usize)>, (_, from, to)| {
            Some(sum.map_or((*from, *to), |(first, last)| (first.min(*from), last.max(*to))))
        });
        let (from, to) = kept.unwrap_or((hit.from, hit.to));
        let text = self.words.flat(reading.items[from].start, reading.items[to - 1].end);
        let whole = Item {
            start: reading.items[hit.from].start,
            end: reading.items[hit.to - 1].end,
            what: What::Thing(thing, reading.found.len()),
        };
        reading.found.push(Found { text, when });
        reading.items.splice(hit.from..hit.to, [whole]);
    }

    fn when(&self, reading: &Reading, rule: &Rule, hit: &Hit) -> Option<When> {
        let dates: Vec<When> = hit
            .got
            .iter()
            .filter(|(got, ..)| *got == Got::Thing(Thing::Date))
            .filter_map(|(_, at, _)| match reading.items[*at].what {
                What::Thing(_, found) => reading.found[found].when,
                _ => None,
            })
            .collect();
        let numbers = |keep: Keep| hit.got.iter().filter(move |(got, ..)| *got == Got::Keep(keep));
        let word = |at: usize| self.words.text_of(reading.items[at].start);
        let value = |at: usize| {
            self.words
                .entry(reading.items[at].start)
                .value
                .as_deref()
                .and_then(|value| value.parse::<i8>().ok())
        };
        if let [first, rest @ ..] = dates.as_slice() {
            let last = rest.first().map(|last| last.first).filter(|_| rule.bound == Bound::Span);
            return Some(When { last: last.or(first.last), bound: rule.bound, ..*first });
        }
        let mut years = numbers(Keep::Year).filter_map(|(_, at, _)| word(*at).parse::<i16>().ok());
        let month = numbers(Keep::Month).next().map(|(_, at, _)| *at);
        let said = Said {
            day: numbers(Keep::Day)
                .next()
                .and_then(|(_, at, _)| word(*at).parse().ok().or_else(|| value(*at))),
            month: month.and_then(value),
            year: years.next(),
            weekday: value(hit.trigger).filter(|day| (1..=7).contains(day)),
        };
        let mut when = self.clock.reckon(said, rule.shift)?;
        if let Some(year) = years.next().filter(|_| rule.bound == Bound::Span) {
            when.last = self
                .clock
                .reckon(Said { year: Some(year), ..Said::default() }, super::rule::Shift::None)
                .map(|last| last.first);
        }
        when.bound = rule.bound;
        Some(when)
    }

    fn clauses(&self, items: &[Item]) -> Vec<usize> {
        let mut clause = 0;
        items
            .iter()
            .map(|item| {
                let mark = matches!(item.what, What::Word) && self.words.shape(item.start) == Shape::Mark;
                if mark && matches!(self.words.text_of(item.start), "," | ";" | ":" | "—" | "–" | "(" | ")")
                {
                    clause += 1;
                }
                clause
            })
            .collect()
    }

    /// Finds who speaks, and of what.
    fn listen(&mut self, reading: &mut Reading) {
        let language = self.words.language;
        self.speakers.clear();
        let mut heard: Vec<(Hit, Reach)> = Vec::new();
        {
            let matcher = self.matcher(reading, 0);
            for at in 0..reading.items.len() {
                let item = &reading.items[at];
                if !matches!(item.what, What::Word) {
                    continue;
                }
                let Some(starts) = language.starts(self.words.list[item.start].form) else { continue };
                let hit = starts.voices.iter().find_map(|(rule, pattern)| {
                    let rule = &language.rules[usize::from(*rule)];
                    let Makes::Voice(reach) = rule.makes else { return None };
                    matcher.matches(&rule.patterns[usize::from(*pattern)], at).map(|hit| (hit, reach))
                });
                heard.extend(hit);
            }
        }
        for (hit, reach) in heard {
            let speaker = hit.first(|got| matches!(got, Got::Speaker | Got::Who(_)));
            let name = speaker.map(|(from, to)| self.text_of(reading, from, to)).unwrap_or_default();
            let (from, to) = match reach {
                Reach::Whole => (0, reading.items.len()),
                Reach::After => (hit.to, self.end_of_speech(reading, hit.to)),
                Reach::Before => (0, hit.from),
            };
            reading.voices.push(Voice { from, to, name, speaker });
            let Some((from, _)) = speaker else { continue };
            if let What::Person { who, named: true, .. } = &mut reading.items[from].what {
                self.speakers.extend(who.iter().map(|(person, _)| *person));
                // "as X said" in passing: X is not whom it is about.
                if reach != Reach::After {
                    who.clear();
                }
            }
        }
    }

    /// What somebody says goes on to a semicolon, or to the end.
    fn end_of_speech(&self, reading: &Reading, from: usize) -> usize {
        let matcher = self.matcher(reading, 0);
        (from..reading.items.len()).find(|at| matcher.mark(*at) == ";").unwrap_or(reading.items.len())
    }

    /// The words of items `from..to` as a field holds them: a person's full name, the value of a word, else the words.
    pub(super) fn text_of(&self, reading: &Reading, from: usize, to: usize) -> String {
        if to == from + 1 {
            let item = &reading.items[from];
            match &item.what {
                What::Person { who, .. } => {
                    if let Some((person, _)) = who.first() {
                        return self.people.list[*person].name.clone();
                    }
                }
                What::Thing(_, found) => return reading.found[*found].text.clone(),
                What::Word => {
                    if let Some(value) = &self.words.entry(item.start).value {
                        return value.to_string();
                    }
                }
            }
        }
        self.words.flat(reading.items[from].start, reading.items[to - 1].end)
    }

    /// Whether a noun that is not a name can be the subject around the trigger, where a rule would understand one.
    pub(super) fn other_subject(&self, reading: &Reading, trigger: usize) -> bool {
        let classes = &self.words.language.classes;
        let matcher = self.matcher(reading, 0);
        let clause = reading.clauses[trigger];
        let first =
            (0..trigger).rev().take_while(|at| reading.clauses[*at] == clause).last().unwrap_or(trigger);
        let last = (trigger + 4).min(reading.items.len());
        (first..last).filter(|at| *at != trigger && reading.clauses[*at] == clause).any(|at| {
            let features = self.words.entry(reading.items[at].start).features;
            let subject = features & CASES == 0 || features & NOMINATIVE != 0;
            let noun = [classes.kin, classes.other_subject, classes.role]
                .iter()
                .any(|class| matcher.has(at, *class));
            noun && subject
        })
    }
}
