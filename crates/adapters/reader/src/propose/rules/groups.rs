//! Who suffers an event that names nobody beside its verb: "the three men were …", "all four are …",
//! "Sentenced to seven years." in an entry, "After being arrested, X …".

use crate::propose::lexicon::{AUX, DEMONYM, KIN, PREP, ROLE, Trigger};
use crate::propose::page::Page;
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};

/// How many sentences back a group is looked for.
const LOOK_BACK: usize = 4;

/// Words for two people.
const TWO: &[&str] = &["couple", "pair", "duo", "spouses"];

/// The most people that "they" stands for.
const GROUP_MAX: usize = 8;

/// A group spoken of without its names: how many they are, where the words say it, and its words.
struct Group {
    count: Option<usize>,
    start: usize,
    end: usize,
}

impl Page<'_> {
    /// Which sentence of the page it is.
    pub(super) fn number_of(&self, sentence: Sentence) -> usize {
        self.tokens.sentences.partition_point(|known| known.start < sentence.start)
    }

    /// "They were …", "both men were …", "all three have been …": the people named before.
    pub(super) fn group_before(&self, chain: usize, sentence: Sentence) -> Option<Vec<Mention>> {
        let group = self.group_that_ends(chain, sentence)?;
        self.members(&group, sentence)
    }

    /// "released them", "sentenced the three men": the people named before.
    pub(super) fn group_after(&self, verb: usize, sentence: Sentence) -> Option<Vec<Mention>> {
        let them = self.tokens.is(verb + 1, "them");
        let group = if them {
            Group { count: None, start: verb + 1, end: verb + 2 }
        } else {
            let end = (verb + 2..(verb + 6).min(sentence.end)).find(|at| !self.in_group_words(*at))?;
            self.group_that_ends(end, sentence).filter(|group| group.start == verb + 1)?
        };
        self.members(&group, sentence)
    }

    fn in_group_words(&self, at: usize) -> bool {
        self.tokens.is_any(at, &["the", "all", "both", "of", "them", "these", "those", "men", "women"])
            || self.tokens.is_any(at, TWO)
            || self.plural_role(at)
            || crate::propose::dates::number_word(self.tokens.word(at)).is_some()
    }

    /// The words of a group that end before `end`: "they", "both", "the two activists", "all of them".
    fn group_that_ends(&self, end: usize, sentence: Sentence) -> Option<Group> {
        let last = end.checked_sub(1).filter(|last| *last >= sentence.start)?;
        if self.tokens.is(last, "they") {
            return Some(Group { count: None, start: last, end });
        }
        let mut start = end;
        while start > sentence.start && end - start < 5 && self.in_group_words(start - 1) {
            start -= 1;
        }
        // "the three outspoken bloggers": adjectives between.
        let adjectives = (1..=2).find(|steps| {
            let from = start.checked_sub(*steps).filter(|from| *from > sentence.start);
            start < end
                && from.is_some_and(|from| {
                    self.in_group_words(from - 1)
                        && !self.tokens.is(from - 1, "of")
                        && (from..start).all(|at| {
                            self.tokens.shape(at) == Shape::Lower
                                && self.tokens.list[at].trigger.is_none()
                                && !self.tokens.has(at, AUX | PREP)
                        })
                })
        });
        if let Some(steps) = adjectives {
            start -= steps;
            while start > sentence.start && end - start < 8 && self.in_group_words(start - 1) {
                start -= 1;
            }
        }
        let mut words = start..end;
        let count = words.clone().find_map(|at| {
            if self.tokens.is(at, "both") || self.tokens.is_any(at, TWO) {
                Some(2)
            } else {
                crate::propose::dates::number_word(self.tokens.word(at))
                    .and_then(|number| usize::try_from(number).ok())
            }
        });
        let role = words.clone().any(|at| self.plural_role(at) || self.tokens.is_any(at, &["men", "women"]));
        let definite = words
            .any(|at| self.tokens.is_any(at, &["the", "all", "both", "these", "those", "them"]))
            || start == sentence.start && count.is_some() && role;
        let told = count.is_some_and(|count| count > 1) || role;
        (definite && told && start < end).then_some(Group { count, start, end })
    }

    fn plural_role(&self, at: usize) -> bool {
        self.tokens.shape(at) == Shape::Lower
            && self.tokens.word(at).ends_with('s')
            && (self.tokens.has(at, ROLE | KIN)
                || self.tokens.is_any(
                    at,
                    &[
                        "prisoners",
                        "detainees",
                        "defendants",
                        "hostages",
                        "activists",
                        "captives",
                        "students",
                        "suspects",
                        "inmates",
                        "convicts",
                        "brothers",
                        "sisters",
                        "friends",
                        "colleagues",
                        "protesters",
                        "defenders",
                        "siblings",
                    ],
                ))
            && !self.tokens.is_any(at, &["prosecutors", "investigators", "officials", "officers", "lawyers"])
    }

    /// The people whom a group stands for: the last ones named together.
    fn members(&self, group: &Group, sentence: Sentence) -> Option<Vec<Mention>> {
        let number = self.number_of(sentence);
        let mut people: Vec<usize> = Vec::new();
        let gather = |from: usize, to: usize, people: &mut Vec<usize>| {
            for mention in self.people.within(from, to).filter(|mention| mention.named) {
                let known = &self.people.list[mention.person];
                let apart =
                    known.acts_for_a_state() || known.kind() == "lawyer" || mention.part == Part::Likened;
                if !apart && !people.contains(&mention.person) {
                    people.push(mention.person);
                }
            }
        };
        let enough = |people: &[usize]| match group.count {
            Some(count) => people.len() >= count,
            None => people.len() > 1,
        };
        // A sentence that names just so many, though further back.
        let exact = group.count.filter(|count| *count > 2).and_then(|count| {
            (number.saturating_sub(3 * LOOK_BACK)..number).rev().find_map(|earlier| {
                let earlier = self.tokens.sentences[earlier];
                let mut named = Vec::new();
                gather(earlier.start, earlier.end, &mut named);
                (named.len() == count).then_some(named)
            })
        });
        if let Some(named) = exact {
            people = named;
        }
        gather(sentence.start, group.start, &mut people);
        for earlier in (number.saturating_sub(LOOK_BACK)..number).rev() {
            if enough(&people) {
                break;
            }
            let earlier = self.tokens.sentences[earlier];
            gather(earlier.start, earlier.end, &mut people);
        }
        let right =
            group.count.map_or((2..=GROUP_MAX).contains(&people.len()), |count| people.len() == count);
        let here = |person: usize| Mention {
            start: group.start,
            end: group.end,
            phrase: group.start,
            person,
            part: Part::Subject,
            named: false,
        };
        right.then(|| people.into_iter().map(here).collect())
    }

    /// "Among those arrested were A and B", "arrested dozens of people, including A and B".
    pub(super) fn among(&self, verb: usize, sentence: Sentence) -> Option<Vec<Mention>> {
        let limit = (verb + 40).min(sentence.end);
        let those = self.tokens.is_any(verb.wrapping_sub(1), &["those", "people", "others", "activists"])
            && verb > sentence.start;
        let lead = (verb + 1..limit).find(|at| {
            self.tokens.is_any(*at, &["including", "namely"])
                || self.tokens.is(*at, "such") && self.tokens.is(at + 1, "as")
                || self.tokens.is(*at, "among") && self.tokens.is(at + 1, "them")
                || those && self.tokens.is_any(*at, &["were", "was", "are", "include", "included"])
        })?;
        let verb_between = (verb + 1..lead)
            .any(|at| matches!(self.tokens.word(at), ";" | "." | "—") || self.tokens.has(at, AUX));
        let first = self.people.within(lead + 1, sentence.end).next()?;
        let near = first.phrase <= lead + 3 && first.named && first.part != Part::Owner;
        // "citizens detained abroad, including X": who they are, not what befell them then.
        let chain = self.chain_start(verb, sentence);
        let relative = chain > sentence.start && self.tokens.is_any(chain - 1, &["who", "that"]);
        let told = self.is_passive(verb, sentence) && !relative
            || (chain..verb).any(|at| self.tokens.is_any(at, &["has", "have", "had"]))
            || self.date_of(verb, sentence).is_some_and(|date| date.start > verb && date.start < lead);
        (near && told && !verb_between).then(|| self.people.list_from(&self.tokens, first, sentence.end))
    }

    /// "X, a lawyer arrested in May, …": the participle describes the noun beside the name.
    pub(super) fn apposed(&self, verb: usize, sentence: Sentence) -> Option<Vec<Mention>> {
        let mut noun = verb.checked_sub(1).filter(|noun| *noun > sentence.start)?;
        while self.tokens.word(noun).ends_with("ly") && noun > sentence.start {
            noun -= 1;
        }
        let from = noun.saturating_sub(9).max(sentence.start);
        let opens = (from..noun).rev().find(|at| {
            self.tokens.is_any(*at, &[",", "is", "was", "were", "are"])
                && self.tokens.is_any(at + 1, &["a", "an", "the", "one", "another", "among"])
        })?;
        let plain = (opens + 1..=noun).all(|at| {
            (self.tokens.list[at].is_word() || self.tokens.shape(at) == Shape::Number)
                && !self.tokens.has(at, AUX)
                && self.trigger(at).is_none_or(|trigger| trigger == Trigger::Citizen)
        });
        let one_of_them = self.tokens.is(opens + 1, "among")
            || self.tokens.is(opens + 1, "one") && self.tokens.is(opens + 2, "of");
        let comma = self.tokens.is(opens, ",");
        let near = opens.saturating_sub(if comma { 1 } else { 4 });
        let mut before = self.people.within(near, opens);
        let mention = before.find(|mention| mention.part == Part::Subject && mention.named)?;
        let verdict = matches!(self.trigger(verb), Some(Trigger::Sentenced | Trigger::Convicted));
        let dated = verdict || one_of_them || self.date_of(verb, sentence).is_some();
        let common = self.tokens.shape(noun) == Shape::Lower || self.tokens.has(noun, DEMONYM);
        (plain && dated && common).then(|| self.group_of(mention, sentence))
    }

    /// "X (arrested in May, sentenced to a year)", "X – detained in May", "X: jailed": told beside the name.
    pub(super) fn beside_mark(&self, verb: usize, sentence: Sentence) -> Option<Mention> {
        let from = verb.saturating_sub(24).max(sentence.start);
        let mark = (from..verb)
            .rev()
            .take_while(|at| {
                !self.tokens.has(*at, AUX)
                    && !matches!(self.tokens.word(*at), ")" | ";")
                    && self.people.at(*at).is_none()
            })
            .find(|at| matches!(self.tokens.word(*at), "(" | "–" | "—" | "-" | ":"))?;
        let opens = self.is_participle(mark + 1, sentence);
        let mut end = mark;
        let years = end >= 2 && self.tokens.shape(end - 1) == Shape::Number && self.tokens.is(end - 2, ",");
        if years {
            end -= 2;
        }
        let mention = self.people.at(end.checked_sub(1).filter(|at| *at >= sentence.start)?)?;
        let heads = !self.tokens.is(mark, ":") || mention.phrase <= sentence.start + 2;
        (opens && heads && mention.named && mention.end == end && mention.part != Part::Owner)
            .then_some(*mention)
    }

    fn is_participle(&self, at: usize, sentence: Sentence) -> bool {
        let at = (at..(at + 4).min(sentence.end)).find(|word| {
            !self.tokens.word(*word).ends_with("ly") && !self.tokens.is_any(*word, &["first", "was"])
        });
        at.is_some_and(|at| {
            self.tokens.word(at).ends_with("ed")
                || self.tokens.is_any(at, &["held", "freed", "taken", "given", "shot", "beaten", "found"])
        })
    }

    /// "X and his wife, Y": both.
    pub(super) fn with_kin(&self, mut list: Vec<Mention>, sentence: Sentence) -> Vec<Mention> {
        let Some(and) = list.last().map(|last| last.end) else { return list };
        let own = self.tokens.is(and, "and")
            && self.tokens.is_any(and + 1, &["his", "her"])
            && self.tokens.has(and + 2, KIN);
        let next = self.people.within(and + 2, (and + 8).min(sentence.end)).find(|next| next.named);
        if let Some(next) = next.filter(|next| own && next.phrase <= and + 4 && next.part != Part::Owner) {
            list.push(*next);
        }
        list
    }

    /// "along with Y", "together with Y and Z", "as well as Y": who shares the fate told of the subject.
    pub(super) fn companions(&self, verb: usize, sentence: Sentence) -> Vec<Mention> {
        let beside = |at: usize| {
            if self.tokens.is_any(at, &["along", "together", "alongside"]) {
                Some(at + 1 + usize::from(self.tokens.is(at + 1, "with")))
            } else {
                (self.tokens.is(at, "as") && self.tokens.phrase(at, "as well as")).then_some(at + 3)
            }
        };
        let after = (verb + 1..(verb + 4).min(sentence.end)).find_map(beside);
        let chain = self.chain_start(verb, sentence);
        let before = (chain.saturating_sub(9).max(sentence.start)..chain)
            .find_map(|at| beside(at).filter(|next| *next < chain));
        let opens = beside(sentence.start);
        let mut all = Vec::new();
        for next in [after, before, opens].into_iter().flatten() {
            let first = self.people.within(next, (next + 8).min(sentence.end)).next();
            let Some(first) = first.filter(|first| first.phrase <= next + 1 && first.named) else { continue };
            if first.part != Part::Owner {
                all.extend(self.people.list_from(&self.tokens, first, sentence.end));
            }
        }
        all
    }

    /// "After being arrested, X …", "Having been tried in May, X …": the subject follows the comma.
    pub(super) fn subject_of_fronted(&self, chain: usize, sentence: Sentence) -> Option<Mention> {
        let opens = chain - sentence.start <= 3
            && (sentence.start..chain).all(|at| {
                self.tokens.is_any(
                    at,
                    &[
                        "after", "before", "since", "upon", "whereas", "shortly", "soon", "while", "once",
                        "despite", "having",
                    ],
                ) || self.tokens.word(at).ends_with("ly")
            });
        if !opens {
            return None;
        }
        let comma = (chain..(chain + 24).min(sentence.end))
            .find(|at| self.tokens.is(*at, ",") && self.dates_in(at.saturating_sub(1), *at + 2).len() < 2)?;
        let after = self.people.within(comma, sentence.end).next()?;
        (after.phrase <= comma + 4 && after.part == Part::Subject).then_some(*after)
    }

    /// "On April 21, released on bail.", "Sentenced to seven years.": an entry leaves its person out.
    pub(super) fn left_out(&self, verb: usize, sentence: Sentence) -> Option<Mention> {
        let plain = (sentence.start..verb).all(|at| {
            self.tokens.is_any(
                at,
                &[
                    "on",
                    "in",
                    "later",
                    "then",
                    "subsequently",
                    "earlier",
                    "first",
                    "again",
                    "also",
                    ",",
                    "and",
                    "since",
                    "previously",
                    "currently",
                    "was",
                    "is",
                    "has",
                    "been",
                    "the",
                    "of",
                    "early",
                    "late",
                ],
            ) || self
                .dates_in(at.saturating_sub(3), at + 1)
                .iter()
                .any(|date| date.start <= at && at < date.end)
        });
        let named = self
            .people
            .within(verb, sentence.end)
            .any(|mention| mention.named && mention.part == Part::Subject);
        let acts = self
            .tokens
            .is_any(verb + 1, &["a", "an", "the", "his", "her", "their", "its", "several", "that"]);
        if !plain || named || acts || !self.is_participle(verb, sentence) {
            return None;
        }
        let number = self.number_of(sentence);
        let entry = self.entries.get(number).copied().flatten();
        // "A B, lawyer from Minsk. Detained in May.": the paragraph opens with its person.
        let opener = || {
            let first = (number.saturating_sub(9)..number)
                .rev()
                .map(|earlier| self.tokens.sentences[earlier])
                .find(|earlier| earlier.opens_paragraph)
                .filter(|_| !sentence.opens_paragraph)?;
            let head = self.people.within(first.start, first.end).next()?;
            let heads = head.named && head.phrase <= first.start + 2 && head.part != Part::Owner;
            (heads && !self.people.list[head.person].acts_for_a_state()).then_some(head.person)
        };
        let person = entry.or_else(opener).or_else(|| {
            (number.saturating_sub(LOOK_BACK)..number).rev().find_map(|earlier| {
                let earlier = self.tokens.sentences[earlier];
                let subject = |mention: &&Mention| {
                    mention.part == Part::Subject && self.people.list[mention.person].kind() == "prisoner"
                };
                self.people.within(earlier.start, earlier.end).find(subject).map(|mention| mention.person)
            })
        })?;
        Some(Mention { start: verb, end: verb + 1, phrase: verb, person, part: Part::Subject, named: false })
    }
}
