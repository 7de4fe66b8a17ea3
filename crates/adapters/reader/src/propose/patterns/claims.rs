//! From a matched pattern to proposals: of whom, when, where, and in whose words.

use super::dates::When;
use super::lexicon::{CASES, Features, GENDERS, PLURAL};
use super::matcher::{Got, Hit, Matcher, What};
use super::page::{Page, Reading, RestsOn};
use super::rule::{Bound, Guard, Keep, Makes, Pattern, Rule, Take, Thing};
use super::words::Shape;
use crate::propose::page::Draft;
use crate::propose::proposal::{ProposedDate, Role};
use crate::propose::vocabulary::{Field, Kind, Modality};

/// What was taken from the clause for a claim.
#[derive(Default)]
struct Taken {
    date: Option<ProposedDate>,
    date_at: Option<usize>,
    place: Option<String>,
    fields: Vec<(Field, String)>,
    /// Items that the quote must hold.
    items: Vec<usize>,
}

/// A longer quote than this many items falls back to the pattern's own words.
const QUOTE_ITEMS_MAX: usize = 45;

impl Page<'_> {
    /// Tries every rule that a word of the sentence starts.
    pub(super) fn claim(&mut self, reading: &Reading, number: usize) {
        let language = self.words.language;
        for at in 0..reading.items.len() {
            let item = &reading.items[at];
            if !matches!(item.what, What::Word) {
                continue;
            }
            let Some(starts) = language.starts(self.words.list[item.start].form) else { continue };
            let mut done: Vec<Kind> = Vec::new();
            for (rule, pattern) in &starts.claims {
                let rule = &language.rules[usize::from(*rule)];
                let Makes::Claim(kind) = rule.makes else { continue };
                if done.contains(&kind) {
                    continue;
                }
                let agree = if rule.agree { self.words.entry(item.start).features & GENDERS } else { 0 };
                let matcher = self.matcher(reading, agree);
                let pattern = &rule.patterns[usize::from(*pattern)];
                let Some(hit) = matcher.matches(pattern, at) else { continue };
                if matcher.guarded(&reading.clauses, &hit, rule.guard) {
                    done.push(kind);
                    continue;
                }
                let people = self.whom(reading, number, rule, &hit, agree, pattern);
                if people.is_empty() {
                    continue;
                }
                done.push(kind);
                self.draft(reading, number, rule, kind, &hit, people);
                if rule.stop {
                    break;
                }
            }
        }
    }

    /// Whom the claim is about: everybody of a list under one verb.
    fn whom(
        &self,
        reading: &Reading,
        number: usize,
        rule: &Rule,
        hit: &Hit,
        agree: Features,
        pattern: &Pattern,
    ) -> Vec<usize> {
        let matcher = self.matcher(reading, agree);
        let who = hit.got.iter().find_map(|(got, at, _)| match got {
            Got::Who(cases) => Some((*cases, *at)),
            _ => None,
        });
        if let Some((cases, at)) = who {
            let chosen = matcher.choose(at, cases);
            let one = rule.agree && agree != 0 && agree & PLURAL == 0;
            if one || chosen.len() > 1 {
                return chosen;
            }
            let group = self.group(reading, at, &chosen);
            // "were arrested" of one name alone: others are meant, or the words are not understood.
            let goes_on = at + 1 < reading.items.len()
                && (matcher.mark(at + 1) == "," || matcher.has(at + 1, self.words.language.classes.and));
            let several =
                group.len() > 1 || goes_on || !rule.agree || agree & PLURAL == 0 || agree & !PLURAL != 0;
            return if several { group } else { Vec::new() };
        }
        if let Some((at, _)) = hit.first(|got| got == Got::Clitic) {
            let word = reading.items[at].start;
            let gender = self.words.entry(word).features & GENDERS;
            if gender & PLURAL != 0 && gender & !PLURAL == 0 {
                return self.they(number, None);
            }
            return self.focus(gender, word, number).into_iter().collect();
        }
        if !pattern.understood || !pattern.owned && self.other_subject(reading, hit.trigger) {
            return Vec::new();
        }
        let word = reading.items[hit.trigger].start;
        if agree & PLURAL != 0 && agree & !PLURAL == 0 {
            return self.they(number, None);
        }
        self.focus(agree, word, number).into_iter().collect()
    }

    /// `A, B and C`: everybody of the list that holds the item, in the same case.
    fn group(&self, reading: &Reading, at: usize, chosen: &[usize]) -> Vec<usize> {
        let features = |at: usize| match &reading.items[at].what {
            What::Person { who, named: true, .. } => {
                who.first().map(|(person, features)| (*person, *features))
            }
            _ => None,
        };
        let (Some((_, first)), Some(chosen)) = (features(at), chosen.first()) else { return chosen.to_vec() };
        let mut before = Vec::new();
        let mut here = at;
        while let Some(next) = self.joined(reading, here, false) {
            here = next;
            match features(next) {
                Some((person, known)) if known & first & CASES != 0 => before.push(person),
                _ => break,
            }
        }
        let mut people: Vec<usize> = before.into_iter().rev().chain([*chosen]).collect();
        here = at;
        while let Some(next) = self.joined(reading, here, true) {
            here = next;
            match features(next) {
                Some((person, known)) if known & first & CASES != 0 => people.push(person),
                _ => break,
            }
        }
        let mut seen = Vec::new();
        people.retain(|person| {
            !seen.contains(person) && {
                seen.push(*person);
                true
            }
        });
        people
    }

    /// The next person of a list: a comma or "and", and titles at most, stand between.
    fn joined(&self, reading: &Reading, at: usize, right: bool) -> Option<usize> {
        let classes = &self.words.language.classes;
        let matcher = self.matcher(reading, 0);
        let mut linked = false;
        for step in 1..=5 {
            let next = if right { at.checked_add(step)? } else { at.checked_sub(step)? };
            let item = reading.items.get(next)?;
            match &item.what {
                What::Person { named: true, .. } => return linked.then_some(next),
                What::Word if matcher.mark(next) == "," || matcher.has(next, classes.and) => linked = true,
                What::Word if matcher.has(next, classes.role) || matcher.has(next, classes.function) => {}
                _ => return None,
            }
        }
        None
    }

    fn draft(
        &mut self,
        reading: &Reading,
        number: usize,
        rule: &Rule,
        kind: Kind,
        hit: &Hit,
        people: Vec<usize>,
    ) {
        let taken = self.take(reading, number, rule, kind, hit);
        let (start, end) = quote(reading, hit, &taken.items);
        let voice = reading.voices.iter().rev().find(|voice| (voice.from..voice.to).contains(&hit.trigger));
        let hearsay = self.matcher(reading, 0).hearsay(&reading.clauses, hit);
        for person in people {
            let mut draft = Draft::new(kind, rule.id, person, start, end)
                .sure(rule.confidence)
                .on(taken.date)
                .at(taken.place.clone());
            for (field, text) in taken.fields.iter().chain(&rule.fields) {
                if !draft.details.iter().any(|(known, _)| known == field) {
                    draft = draft.with(*field, text.clone());
                }
            }
            if let Some(voice) = voice.filter(|_| may_be_said(kind)) {
                draft.modality = Modality::Alleged;
                if !voice.name.is_empty() {
                    draft.attribution = Some(voice.name.clone());
                    draft = draft.with(Field::ByStatement, voice.name.clone());
                }
            } else if hearsay && may_be_said(kind) {
                draft.modality = Modality::Alleged;
            }
            let mut because = self.rests_on(reading, hit, &taken, person);
            let voice = voice.filter(|_| may_be_said(kind)).and_then(|voice| voice.speaker);
            because.extend(voice.map(|(from, to)| stretch(reading, Role::Voice, from, to)));
            draft.trigger = Some(reading.items[hit.trigger].start);
            self.because.insert((kind, Some(person), draft.start, draft.end), because);
            self.drafts.push(draft);
        }
    }

    /// The words on which a claim about one person rests, in the order of [`Role::ALL`].
    fn rests_on(&self, reading: &Reading, hit: &Hit, taken: &Taken, person: usize) -> Vec<RestsOn> {
        let mut because = vec![stretch(reading, Role::Trigger, hit.trigger, hit.trigger + 1)];
        let means = |at: &usize| match &reading.items[*at].what {
            What::Person { who, .. } => who.iter().any(|(known, _)| *known == person),
            _ => false,
        };
        let near = (0..reading.items.len()).filter(means).min_by_key(|at| at.abs_diff(hit.trigger));
        if let Some(at) = near {
            let item = &reading.items[at];
            let full = self.words.flat(item.start, item.end) == self.people.list[person].name;
            let taken_for = (!full).then_some(person);
            because.push(RestsOn { taken_for, ..stretch(reading, Role::Person, at, at + 1) });
        } else {
            let start = reading.items[hit.trigger].start;
            let before = self.people.mentions.partition_point(|mention| mention.start < start);
            let last = self.people.mentions[..before].iter().rev();
            let last = last.take(200).find(|mention| mention.who.iter().any(|(known, _)| *known == person));
            because.extend(last.map(|mention| RestsOn {
                role: Role::Name,
                start: mention.start,
                end: mention.end,
                taken_for: None,
            }));
        }
        because.extend(taken.date_at.map(|at| stretch(reading, Role::Date, at, at + 1)));
        because
    }

    fn take(&self, reading: &Reading, number: usize, rule: &Rule, kind: Kind, hit: &Hit) -> Taken {
        let mut taken = Taken::default();
        for (got, from, to) in &hit.got {
            if let Got::Keep(Keep::Field(field)) = got {
                taken.fields.push((*field, self.text_of(reading, *from, *to)));
            }
        }
        for take in &rule.take {
            let field = match take {
                Take::Date => {
                    if let Some((at, when)) = self.date_of(reading, hit) {
                        let lasts = matches!(
                            kind,
                            Kind::Detention
                                | Kind::HungerStrike
                                | Kind::Relationship
                                | Kind::Disappearance
                                | Kind::AccessDenied
                        );
                        taken.date = when.proposed(lasts);
                        taken.date_at = Some(at);
                        taken.items.push(at);
                    } else if matches!(kind, Kind::Sentence | Kind::Conviction) {
                        taken.date = self.day_of_the_verdict(number);
                    }
                    continue;
                }
                Take::Place => {
                    if let Some(at) = self.near(reading, hit, Thing::Place) {
                        taken.place = Some(self.text_of(reading, at, at + 1));
                        taken.items.push(at);
                    }
                    continue;
                }
                Take::By => (Field::By, Thing::Body),
                Take::Length => (Field::Length, Thing::Length),
                Take::Article => (Field::Article, Thing::Article),
                Take::Charge => (Field::Charge, Thing::Charge),
            };
            if taken.fields.iter().any(|(known, _)| *known == field.0) {
                continue;
            }
            if let Some(at) = self.near(reading, hit, field.1) {
                taken.fields.push((field.0, self.text_of(reading, at, at + 1)));
                taken.items.push(at);
            }
        }
        taken
    }

    /// The nearest thing of a sort that no other event's word parts from the claim.
    fn near(&self, reading: &Reading, hit: &Hit, thing: Thing) -> Option<usize> {
        const REACH: usize = 14;
        let is = |at: &usize| matches!(reading.items[*at].what, What::Thing(known, _) if known.is(thing));
        let matcher = self.matcher(reading, 0);
        let parted = |at: &usize| matcher.tells_an_event(*at) || matches!(matcher.mark(*at), ";" | ":");
        let inside = (hit.from..hit.to).find(is);
        let after = (hit.to..reading.items.len().min(hit.to + REACH)).take_while(|at| !parted(at)).find(is);
        let before =
            || (hit.from.saturating_sub(REACH)..hit.from).rev().take_while(|at| !parted(at)).find(is);
        inside.or(after).or_else(before)
    }

    /// The date of what the hit tells: its own, that of its clause, else one that belongs to no other event.
    fn date_of(&self, reading: &Reading, hit: &Hit) -> Option<(usize, When)> {
        let matcher = self.matcher(reading, 0);
        let clause = reading.clauses[hit.trigger];
        let mut best: Option<(usize, usize, When)> = None;
        for at in 0..reading.items.len() {
            let What::Thing(Thing::Date, found) = reading.items[at].what else { continue };
            let Some(when) = reading.found[found].when.filter(|when| when.bound != Bound::Until) else {
                continue;
            };
            let (from, to) = if at < hit.trigger { (at + 1, hit.trigger) } else { (hit.trigger + 1, at) };
            let hit_words = hit.from..hit.to;
            let events =
                (from..to).filter(|item| !hit_words.contains(item) && matcher.tells_an_event(*item)).count();
            let same = reading.clauses[at] == clause;
            let inside = (hit.from..hit.to).contains(&at);
            let beside =
                at < hit.trigger && at > 0 && at - 1 != hit.trigger && matcher.tells_an_event(at - 1);
            let shared = (from..to).any(|item| matcher.has(item, self.words.language.classes.and));
            let owned = beside && !shared
                || !same
                    && (0..reading.items.len()).any(|item| {
                        reading.clauses[item] == reading.clauses[at]
                            && item != hit.trigger
                            && matcher.tells_an_event(item)
                    });
            let parted = (from..to).any(|item| {
                self.words.text_of(reading.items[item].start) == ";"
                    && matches!(reading.items[item].what, What::Word)
            });
            if owned || !inside && (parted || events > 0 && !(same && at < hit.trigger)) {
                continue;
            }
            let commas = reading.clauses[at].abs_diff(clause);
            let weight = if inside && events == 0 {
                to - from
            } else {
                (to - from) + commas * 6 + events * 20 + usize::from(at < hit.trigger)
            };
            if best.is_none_or(|(known, ..)| weight < known) {
                best = Some((weight, at, when));
            }
        }
        best.map(|(_, at, when)| (at, when))
    }

    /// One proposal for everyone who is named.
    pub(super) fn name_people(&mut self) {
        let in_custody: std::collections::HashSet<usize> = self
            .drafts
            .iter()
            .filter(|draft| {
                matches!(
                    draft.kind,
                    Kind::Arrest
                        | Kind::Detention
                        | Kind::Sentence
                        | Kind::Charge
                        | Kind::Conviction
                        | Kind::Release
                        | Kind::Transfer
                )
            })
            .filter_map(|draft| draft.person)
            .collect();
        for at in 0..self.people.list.len() {
            let person = &self.people.list[at];
            if person.named == 0 {
                continue;
            }
            let kind = match person {
                _ if in_custody.contains(&at) => "prisoner",
                person if person.lawyer => "lawyer",
                person if person.official => "official",
                person if person.relative => "relative",
                _ => "other",
            };
            let (start, end) = person.first;
            let draft = Draft::new(Kind::Person, self.words.language.person_rule, at, start, end)
                .with(Field::Kind, kind)
                .sure(0.9);
            self.drafts.push(draft);
        }
    }
}

fn stretch(reading: &Reading, role: Role, from: usize, to: usize) -> RestsOn {
    RestsOn { role, start: reading.items[from].start, end: reading.items[to - 1].end, taken_for: None }
}

/// The words from the first to the last of what the claim rests on.
fn quote(reading: &Reading, hit: &Hit, taken: &[usize]) -> (usize, usize) {
    let clause = reading.clauses[hit.trigger];
    let near = taken.iter().filter(|at| {
        let apart = if **at < hit.from { hit.from - *at } else { at.saturating_sub(hit.to) };
        **at > hit.from && apart < 4 || reading.clauses[**at] == clause && apart < 16
    });
    let (from, to) = near.fold((hit.from, hit.to), |(from, to), at| (from.min(*at), to.max(at + 1)));
    let (from, to) = if to - from > QUOTE_ITEMS_MAX { (hit.from, hit.to) } else { (from, to) };
    (reading.items[from].start, reading.items[to - 1].end)
}

/// What happened to somebody can be said; who people are and what is asked for are told by other rules.
fn may_be_said(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Person
            | Kind::Relationship
            | Kind::Status
            | Kind::Birth
            | Kind::Call
            | Kind::Determination
            | Kind::Sanction
    )
}

impl Matcher<'_, '_> {
    /// Whether what the hit says is denied, feared, asked for, or only possible.
    fn guarded(&self, clauses: &[usize], hit: &Hit, guard: Guard) -> bool {
        let classes = &self.words.language.classes;
        if guard == Guard::None {
            return false;
        }
        let stop = |at: usize| matches!(self.mark(at), "," | ";" | ":" | "(" | ")" | "—" | "–");
        let window = |most: usize| (0..hit.trigger).rev().take(most).take_while(|at| !stop(*at));
        if guard != Guard::Negated {
            let negated =
                window(3).take_while(|at| !self.has(*at, classes.and)).any(|at| self.has(at, classes.neg));
            let not_been = |at: usize| self.has(at, classes.neg) && self.has(at + 1, classes.be);
            let after =
                (hit.trigger + 1..hit.trigger + 3).any(|at| at + 1 < self.items.len() && not_been(at));
            if negated || after {
                return true;
            }
        }
        if window(5).any(|at| self.has(at, classes.unreal_near)) {
            return true;
        }
        if guard == Guard::Near {
            return false;
        }
        let clause = clauses[hit.trigger];
        if (0..self.items.len()).any(|at| clauses[at] == clause && self.has(at, classes.unreal_clause)) {
            return true;
        }
        let open = (0..hit.trigger)
            .rev()
            .take_while(|at| !matches!(self.mark(*at), ";" | ":") && !self.has(*at, classes.contrast))
            .any(|at| self.has(at, classes.unreal_after));
        open || self.only_feared(hit)
    }

    /// "…, fears his mother": the sentence closes with somebody's fear or hope that it is so.
    fn only_feared(&self, hit: &Hit) -> bool {
        let classes = &self.words.language.classes;
        (hit.to..self.items.len()).any(|at| {
            matches!(self.mark(at), "," | "—" | "–")
                && (at + 1..self.items.len().min(at + 3)).any(|next| self.has(next, classes.unreal_back))
        })
    }

    /// "allegedly", "reportedly", "is said to have been".
    fn hearsay(&self, clauses: &[usize], hit: &Hit) -> bool {
        let classes = &self.words.language.classes;
        let clause = clauses[hit.trigger];
        let last = self.items.len().min(hit.trigger + 3);
        (hit.trigger.saturating_sub(7)..last).any(|at| {
            self.has(at, classes.hearsay)
                && (clauses[at] == clause
                    || at + 2 >= hit.from && self.words.shape(self.items[at].start) != Shape::Mark)
        })
    }
}
