//! Who speaks: the noun phrase that is subject of a verb of speech, and whether it can speak for a body.

use super::Spot;
use crate::propose::lexicon::{
    ASKED_FOR, AUX, BODY, COUNSEL, COUNTRY, DEMONYM, HEARSAY, KIN, LIGHT_VERB, MATTER, ORGHEAD, ORGWORD,
    PERFORMED, PERSECUTION, PLACE, PREP, PROSECUTION, ROLE, SAYING, TITLE, Trigger,
};
use crate::propose::page::Page;
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::Kind;

/// A noun phrase that speaks: its tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speaker {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Speaker {
    /// The subject of the verb of speech at `verb`, without asides: "The council, in a letter, asked …".
    pub(super) fn of(page: &Page<'_>, verb: usize, sentence: Sentence) -> Option<Self> {
        let sentence = clause_of(page, verb, sentence);
        let chain = page.chain_start(verb, sentence);
        if chain > sentence.start && page.tokens.is_any(chain - 1, &["we", "i"]) {
            return Some(Self { start: chain - 1, end: chain });
        }
        if chain > sentence.start && page.tokens.is(chain - 1, "who") {
            let subject = page.subject(chain, sentence)?;
            return Some(Self { start: subject.phrase, end: subject.end });
        }
        if let Some(own) = own_clause(page, chain, sentence) {
            return Self::within(page, own, chain);
        }
        let chain = before_relative(page, chain, sentence);
        let (start, end) = page.subject_words(chain, sentence)?;
        Self::within(page, start, end)
    }

    /// Whether another verb stands between this subject and its verb at `verb`: "X hears it and asks …".
    pub(super) fn is_far_from(self, page: &Page<'_>, verb: usize, sentence: Sentence) -> bool {
        let chain = page.chain_start(verb, sentence);
        let joint = (self.end..chain).rev().find(|at| page.tokens.is_any(*at, &["and", "but"]));
        joint.is_some_and(|joint| {
            joint + 1 == chain && (self.end..joint).any(|at| acts(page, at) || page.trigger(at).is_some())
        })
    }

    /// What remains of `start..end` when it is cut down to the phrase that speaks.
    pub(super) fn within(page: &Page<'_>, start: usize, end: usize) -> Option<Self> {
        let start = (start..end).find(|at| !leads(page, *at)).unwrap_or(start);
        // "Speaking at a briefing, X": X speaks.
        let participle = page.tokens.word(start).ends_with("ing") && page.tokens.list[start].is_word();
        let comma =
            (start..end).rev().find(|at| page.tokens.is(*at, ",")).filter(|at| participle && at + 1 < end);
        let start = comma.map_or(start, |comma| comma + 1);
        let end = (start + 1..end).find(|at| acts(page, *at)).unwrap_or(end);
        let mut speaker = Self { start, end: aside(page, start, end) };
        while speaker.end > speaker.start && trails(page, speaker.end - 1) {
            speaker.end -= 1;
        }
        (speaker.end > speaker.start && speaker.end - speaker.start < 32).then_some(speaker)
    }

    /// The name of the one person it is, else its words.
    pub(super) fn name(self, page: &Page<'_>) -> String {
        let only = page.people.at(self.start).filter(|mention| {
            (mention.start, mention.end) == (self.start, self.end) && mention.part != Part::Owner
        });
        if let Some(mention) = only {
            return page.people.list[mention.person].name.clone();
        }
        page.tokens.flat(self.start, self.end)
    }

    /// Whether it is a body, an official or a group that speaks for one.
    pub(super) fn is_body(self, page: &Page<'_>) -> bool {
        let resolution =
            (self.start..self.end).any(|at| page.tokens.is_any(at, &["res.", "res", "resolution"]));
        !self.is_sufferer(page) && (resolution || (self.start..self.end).any(|at| body_word(page, at)))
    }

    /// Whether it can ask for somebody: a body, a relative, a lawyer, "I" and "we", but nobody who brings or judges the case.
    pub(super) fn can_ask(self, page: &Page<'_>) -> bool {
        let prosecutes = (self.start..self.end).any(|at| page.tokens.has(at, PROSECUTION))
            && !(self.start..self.end)
                .any(|at| page.tokens.is_any(at, &["rights", "european", "international"]));
        let near = (self.start..self.end).any(|at| {
            page.tokens.has(at, KIN | COUNSEL)
                || page.tokens.is_any(at, &["i", "we", "colleagues", "supporters", "friends"])
        });
        let person = page.people.within(self.start, self.end).any(|mention| {
            matches!(page.people.list[mention.person].kind(), "official" | "lawyer" | "relative")
        });
        !prosecutes && !self.is_sufferer(page) && (near || person || self.is_body(page)) && !self.nobody(page)
    }

    /// "nobody", "no government".
    pub(super) fn nobody(self, page: &Page<'_>) -> bool {
        page.tokens.is_any(self.start, &["no", "nobody", "none", "neither", "no-one", "few"])
    }

    /// The one who suffers speaks for himself.
    pub(super) fn is_sufferer(self, page: &Page<'_>) -> bool {
        page.people.within(self.start, self.end).any(|mention| {
            mention.part != Part::Owner
                && mention.end == self.end
                && page.people.list[mention.person].kind() == "prisoner"
        })
    }

    /// The people whose own words these are.
    pub(super) fn people(self, page: &Page<'_>) -> Vec<usize> {
        page.people
            .within(self.start, self.end)
            .filter(|mention| mention.part != Part::Owner)
            .map(|mention| mention.person)
            .collect()
    }
}

/// A word by which one knows that a phrase is a body, an official or a group.
pub(super) fn body_word(page: &Page<'_>, at: usize) -> bool {
    page.tokens.has(at, BODY)
        || page.tokens.shape(at) != Shape::Lower
            && page.tokens.has(at, COUNTRY | DEMONYM | ORGHEAD | ORGWORD | TITLE | PLACE)
        || page.tokens.shape(at) == Shape::AllCaps && page.tokens.word(at).len() > 2
        || page.people.at(at).is_some_and(|mention| page.people.list[mention.person].acts_for_a_state())
}

/// Words before a subject that are no part of it.
fn leads(page: &Page<'_>, at: usize) -> bool {
    page.tokens.is_any(
        at,
        &[
            "and",
            "but",
            ",",
            "also",
            "however",
            "meanwhile",
            "if",
            "yesterday",
            "today",
            "still",
            "then",
            "so",
            "“",
            "—",
        ],
    ) || page.is_adverb(at)
        || page.tokens.has(at, HEARSAY)
}

fn trails(page: &Page<'_>, at: usize) -> bool {
    page.tokens.is_any(
        at,
        &["also", "again", "and", ",", "both", "all", "who", "has", "have", "itself", "himself", "herself"],
    ) || page.is_adverb(at)
}

/// "The committee, which heard him in May, concluded": the subject ends before the relative clause.
fn before_relative(page: &Page<'_>, chain: usize, sentence: Sentence) -> usize {
    let closes = chain > sentence.start && page.tokens.is(chain - 1, ",");
    let relative = (sentence.start + 1..chain)
        .rev()
        .take(40)
        .find(|at| page.tokens.is_any(*at, &["who", "which", "whose"]) && page.tokens.is(at - 1, ","));
    match relative {
        Some(relative) if closes && !(relative..chain - 1).any(|at| page.tokens.is(at, ";")) => relative - 1,
        _ => chain,
    }
}

/// The sentence from where its clause begins: behind "(2)", and behind a quotation mark that is open at `verb`.
fn clause_of(page: &Page<'_>, verb: usize, sentence: Sentence) -> Sentence {
    let start = sentence.start;
    let numbered = page.tokens.is(start, "(") && page.tokens.is(start + 2, ")") && start + 3 < verb;
    let open =
        (start..verb).rev().take_while(|at| !page.tokens.is(*at, "”")).find(|at| page.tokens.is(*at, "“"));
    let from = if numbered { start + 3 } else { start };
    let straight: Vec<usize> = (start..verb).filter(|at| page.tokens.is(*at, "\"")).collect();
    let open = open.or(straight.last().copied().filter(|_| straight.len() % 2 == 1));
    Sentence { start: open.map_or(from, |open| (open + 1).max(from)), ..sentence }
}

/// "…, and Canada asked …": the second clause of a sentence has its own subject, which starts here.
pub(super) fn own_clause(page: &Page<'_>, chain: usize, sentence: Sentence) -> Option<usize> {
    let joint = (sentence.start + 1..chain.saturating_sub(1)).rev().find(|at| {
        page.tokens.is_any(*at, &["and", "but", "while", "whereas", "although"])
            && page.tokens.is(at.wrapping_sub(1), ",")
    })?;
    let verb = |at: usize| {
        acts(page, at)
            || page.tokens.has(at, AUX)
            || page.tokens.shape(at) == Shape::Lower && page.tokens.word(at).ends_with("ed")
    };
    let own = joint + 1;
    let phrase = chain - own <= 12
        && !(own..chain).any(verb)
        && (own..chain).any(|at| body_word(page, at) || page.people.at(at).is_some());
    (phrase && (sentence.start..joint).any(verb)).then_some(own)
}

/// A finite verb inside what was taken for a subject ends it: "the mayor wrote to the envoy | asking …".
fn acts(page: &Page<'_>, at: usize) -> bool {
    if page.tokens.shape(at) != Shape::Lower || page.people.at(at).is_some() {
        return false;
    }
    let noun = page.tokens.is_any(
        at.wrapping_sub(1),
        &["the", "a", "an", "his", "her", "its", "their", "of", "for", "this", "that", "in"],
    );
    let speech = page.tokens.has(at, LIGHT_VERB | SAYING)
        || matches!(
            page.trigger(at),
            Some(Trigger::Said | Trigger::Judged | Trigger::CallVerb | Trigger::Denial | Trigger::Testified)
        );
    let participle =
        page.tokens.word(at).ends_with("ing") && page.tokens.has(at + 1, PREP) && page.trigger(at).is_some();
    let goes_on = page.is_modal(at) || page.tokens.has(at, PERFORMED) && page.tokens.is(at + 1, "to");
    !noun && (speech || participle || goes_on)
}

/// Where an aside after a comma begins, else `end`: "X, in a letter", "X, who …". An office or a name is no aside.
fn aside(page: &Page<'_>, start: usize, end: usize) -> usize {
    (start + 1..end)
        .find(|at| {
            page.tokens.is(*at, ",") && {
                let next = at + 1;
                let office = (next..end).any(|word| body_word(page, word));
                page.tokens.has(next, PREP)
                    || page
                        .tokens
                        .is_any(next, &["who", "which", "whose", "where", "when", "while", "as", "after"])
                    || page.tokens.word(next).ends_with("ing")
                    || page.tokens.word(next).ends_with("ed") && page.tokens.shape(next) == Shape::Lower
                    || page.tokens.is_any(next, &["a", "an", "the", "his", "her", "their"]) && !office
            }
        })
        .unwrap_or(end)
}

/// Whether something befalls the person in this text: by the words beside the name, or by what is proposed so far.
fn suffers(page: &Page<'_>, person: usize) -> bool {
    page.people.list[person].kind() == "prisoner"
        || page.drafts.iter().rev().take(400).any(|draft| {
            draft.person == Some(person)
                && !matches!(
                    draft.kind,
                    Kind::Person | Kind::Relationship | Kind::Status | Kind::Birth | Kind::Sanction
                )
        })
}

/// How far back "these three" looks for the people it counts, in sentences.
const GROUP_SENTENCES: usize = 12;

/// The people whom "both translators", "these three", "each of the persons above" count, in `from..to`.
pub(super) fn group(page: &Page<'_>, spot: Spot, from: usize, to: usize) -> Vec<Mention> {
    let everyone = (from..to).any(|at| page.tokens.is_any(at, &["each", "all", "every"]))
        && (from..to).any(|at| page.tokens.is_any(at, &["above", "listed", "named", "below", "following"]));
    let count = (from..to).find_map(|at| {
        if page.tokens.is(at, "both") {
            return Some((at, 2));
        }
        let these = page.tokens.is_any(at, &["these", "those", "the", "all"]);
        let counted =
            number(page.tokens.word(at + 1)).filter(|_| these && at + 1 < to).map(|count| (at, count));
        // "three pro-democracy bloggers".
        let plural = (at + 1..(at + 4).min(to))
            .any(|noun| page.tokens.word(noun).ends_with('s') && page.tokens.has(noun, ROLE));
        counted.or_else(|| {
            number(page.tokens.word(at)).filter(|count| plural && *count < 10).map(|count| (at, count))
        })
    });
    let Some((at, count)) = count.or(everyone.then_some((from, usize::MAX))) else { return Vec::new() };
    let first = if everyone { 0 } else { spot.number.saturating_sub(GROUP_SENTENCES) };
    let start = page.tokens.sentences[first].start;
    let has_entry = |person: usize| page.entries[..spot.number].contains(&Some(person));
    let captive = |person: usize| suffers(page, person) || everyone && has_entry(person);
    let mut people: Vec<usize> = Vec::new();
    let before: Vec<usize> = page
        .people
        .within(start, spot.at)
        .filter(|mention| mention.named && captive(mention.person))
        .map(|mention| mention.person)
        .collect();
    for person in before.into_iter().rev() {
        if people.len() < count && !people.contains(&person) {
            people.push(person);
        }
    }
    people.reverse();
    // "three bloggers … A, B and C are …": they are named after they are counted.
    if !everyone && people.len() < count {
        let end = page.tokens.sentences[(spot.number + 2).min(page.tokens.sentences.len() - 1)].end;
        let mut named: Vec<usize> = Vec::new();
        for mention in
            page.people.within(spot.at, end).filter(|mention| mention.named && mention.part != Part::Owner)
        {
            let known = &page.people.list[mention.person];
            if !known.acts_for_a_state() && !known.counsel && !known.kin && !named.contains(&mention.person) {
                named.push(mention.person);
            }
        }
        if named.len() == count {
            people = named;
        }
    }
    // "These 14 men": of the one the passage is about, where the others have no names here.
    if count > people.len() && !everyone && page.tokens.is_any(at, &["these", "those"]) {
        people = page.focus(spot).into_iter().collect();
    }
    let right = everyone || people.len() == count || count > 2 && people.len() == 1;
    people
        .into_iter()
        .filter(|_| right)
        .map(|person| Mention { start: at, end: to, phrase: at, person, part: Part::Subject, named: false })
        .collect()
}

fn number(word: &str) -> Option<usize> {
    const WORDS: [&str; 9] = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let word = word.to_lowercase();
    if let Ok(digits) = word.parse::<usize>() {
        return (2..100).contains(&digits).then_some(digits);
    }
    WORDS.iter().position(|known| *known == word).map(|at| at + 2)
}

/// The end of a phrase that names who speaks, behind its verb: "a spokesman for the ministry".
pub(super) fn phrase_end(page: &Page<'_>, start: usize, sentence: Sentence) -> usize {
    let mut end = page.noun_end(start, sentence);
    for _ in 0..2 {
        let linked = page.tokens.is_any(end, &["of", "for", "at", "from", "to", "with"]) && end > start;
        let next = page.noun_end(end + 1, sentence);
        if !linked || next <= end + 1 || !(end + 1..next).any(|at| body_word(page, at)) {
            break;
        }
        end = next;
    }
    end
}

/// Those whom "them", "their release", "these arrests", "three bloggers" stand for in `from..to`.
pub(super) fn those(page: &Page<'_>, spot: Spot, from: usize, to: usize) -> Vec<Mention> {
    let counted = group(page, spot, from, to);
    if !counted.is_empty() {
        return counted;
    }
    let word = (from..to).find(|at| {
        page.tokens.is(*at, "them")
            || page.tokens.is(*at, "their")
                && (at + 1..at + 4).any(|noun| page.tokens.has(noun, MATTER | PERSECUTION | ASKED_FOR))
            || page.tokens.is_any(*at, &["these", "those"])
                && (at + 1..at + 3).any(|noun| {
                    page.tokens.word(noun).ends_with('s')
                        || page.tokens.is_any(noun, &["men", "women", "people"])
                })
    });
    let Some(word) = word else { return Vec::new() };
    let captives = |start: usize, end: usize, captive: bool| {
        let mut people: Vec<usize> = Vec::new();
        for mention in
            page.people.within(start, end).filter(|mention| mention.named && mention.part != Part::Owner)
        {
            let known = &page.people.list[mention.person];
            let fits = if captive {
                suffers(page, mention.person)
            } else {
                !known.acts_for_a_state() && !known.counsel
            };
            if fits && !people.contains(&mention.person) {
                people.push(mention.person);
            }
        }
        people
    };
    let first = spot.number.saturating_sub(6);
    let near = std::iter::once(captives(spot.sentence.start, word, false))
        .chain(
            page.tokens.sentences[first..spot.number]
                .iter()
                .rev()
                .map(|known| captives(known.start, known.end, true)),
        )
        .find(|people| people.len() > 1);
    let all = || captives(0, spot.sentence.end, true);
    let people = near.or_else(|| Some(all()).filter(|people| (2..7).contains(&people.len())));
    people
        .unwrap_or_default()
        .into_iter()
        .map(|person| Mention {
            start: word,
            end: word + 1,
            phrase: word,
            person,
            part: Part::Object,
            named: false,
        })
        .collect()
}
