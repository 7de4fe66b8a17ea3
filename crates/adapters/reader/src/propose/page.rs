//! One document ready for the rules: words, people, dates, and the questions rules ask of a sentence.

use super::dates::{Clock, DateWords};
use super::known::KnownNames;
use super::lexicon::{AUX, CAUTION, COMMON, KIN, MODAL, NEG, ORGWORD, PREP, Trigger};
use super::people::{Mention, Part, People};
use super::pronouns;
use super::proposal::ProposedDate;
use super::text::{Sentence, Shape, Tokens};
use super::vocabulary::{Field, Kind, Modality};

/// People about somebody who are not he: what befalls them befalls somebody else.
const ASSOCIATES: &[&str] = &[
    "client",
    "clients",
    "colleague",
    "colleagues",
    "neighbour",
    "neighbours",
    "neighbor",
    "neighbors",
    "friend",
    "friends",
    "cellmate",
    "cellmates",
    "supporters",
    "students",
    "student",
    "assistant",
    "driver",
    "employees",
    "partner",
    "aide",
    "aides",
    "deputy",
    "followers",
    "associates",
    "relatives",
    "bodyguard",
];

/// Words before a verb that say that its subject is nobody named.
const NOBODY_NAMED: &[&str] = &[
    "which",
    "many",
    "others",
    "some",
    "most",
    "prisoners",
    "inmates",
    "detainees",
    "people",
    "activists",
    "thousands",
    "hundreds",
    "dozens",
    "journalists",
    "everyone",
    "anyone",
    "families",
    "relatives",
    "lawyers",
];

/// The longest aside between a name and its verb that a quote takes in, in tokens.
const ASIDE_MAX: usize = 3;

/// A proposal before its words are cut out.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) kind: Kind,
    pub(super) person: Option<usize>,
    pub(super) date: Option<ProposedDate>,
    pub(super) place: Option<String>,
    pub(super) details: Vec<(Field, String)>,
    pub(super) modality: Modality,
    pub(super) attribution: Option<String>,
    /// Tokens of the quote.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) confidence: f32,
    pub(super) rule: &'static str,
    /// The word at which the rule was asked; `None` where it was asked of a whole sentence.
    pub(super) trigger: Option<usize>,
}

impl Draft {
    pub(super) fn new(kind: Kind, rule: &'static str, person: usize, start: usize, end: usize) -> Self {
        Self {
            kind,
            person: Some(person),
            date: None,
            place: None,
            details: Vec::new(),
            modality: Modality::Asserted,
            attribution: None,
            start,
            end: end.max(start + 1),
            confidence: 0.8,
            rule,
            trigger: None,
        }
    }

    pub(super) fn with(mut self, field: Field, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.trim().is_empty() && self.kind.spec().fields.contains(&field) {
            self.details.push((field, text));
        }
        self
    }

    pub(super) fn maybe(self, field: Field, text: Option<String>) -> Self {
        match text {
            Some(text) => self.with(field, text),
            None => self,
        }
    }

    pub(super) fn on(mut self, date: Option<ProposedDate>) -> Self {
        self.date = date.or(self.date);
        self
    }

    pub(super) fn at(mut self, place: Option<String>) -> Self {
        self.place = place.or(self.place);
        self
    }

    pub(super) fn sure(mut self, confidence: f32) -> Self {
        self.confidence = confidence;
        self
    }
}

/// The document as the rules see it.
pub(super) struct Page<'a> {
    pub(super) tokens: Tokens<'a>,
    pub(super) people: People,
    /// Whether the authors speak for themselves ("we", "our"), as in an opinion piece.
    pub(super) first_person: bool,
    dates: Vec<DateWords>,
    /// Per sentence: whose entry it stands in.
    pub(super) entries: Vec<Option<usize>>,
    pub(super) drafts: Vec<Draft>,
    /// The word that rules are being asked about.
    pub(super) asked_at: Option<usize>,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        text: &'a str,
        date: Option<jiff::civil::Date>,
        known: &[&str],
        on_file: Option<&KnownNames>,
    ) -> Self {
        let tokens = Tokens::new(text);
        let mut people = People::find(&tokens, known, on_file);
        let entries = pronouns::resolve(&tokens, &mut people);
        let mut clock = Clock::new(date);
        let mut dates = Vec::new();
        for sentence in &tokens.sentences {
            clock.read(&tokens, *sentence, &mut dates);
        }
        let first_person = (0..tokens.list.len().min(6_000))
            .any(|at| tokens.list[at].length <= 3 && tokens.is_any(at, &["we", "our"]));
        Self { tokens, people, first_person, dates, entries, drafts: Vec::new(), asked_at: None }
    }

    pub(super) fn push(&mut self, mut draft: Draft) {
        draft.trigger = draft.trigger.or(self.asked_at);
        self.drafts.push(draft);
    }

    pub(super) fn trigger(&self, at: usize) -> Option<Trigger> {
        self.tokens.list.get(at).and_then(|token| token.trigger)
    }

    /// The dates inside tokens `start..end`.
    pub(super) fn dates_in(&self, start: usize, end: usize) -> &[DateWords] {
        let from = self.dates.partition_point(|date| date.start < start);
        let to = self.dates.partition_point(|date| date.start < end);
        &self.dates[from..to.max(from)]
    }

    /// The passive or active auxiliary chain before a participle: index of its first word.
    /// `has been wrongly held` at `held` gives the place of `has`.
    pub(super) fn chain_start(&self, verb: usize, sentence: Sentence) -> usize {
        let mut at = verb;
        while at > sentence.start {
            let before = at - 1;
            let adverb = self.is_adverb(before)
                || self.tokens.is_any(
                    before,
                    &[
                        "also",
                        "again",
                        "not",
                        "never",
                        "first",
                        "further",
                        "then",
                        "later",
                        "instead",
                        "since",
                        "now",
                        "just",
                        "still",
                        "once",
                        "twice",
                        "already",
                        "reportedly",
                        "subsequently",
                        "last",
                    ],
                );
            let himself = self.tokens.is_any(before, &["himself", "herself", "themselves"])
                && before > sentence.start
                && self.tokens.has(before - 1, AUX);
            let all_of_them = himself
                || self.tokens.is_any(before, &["each", "both", "all"])
                    && before > sentence.start
                    && self.tokens.has(before - 1, AUX);
            // "should be immediately and unconditionally released".
            let between_adverbs = self.tokens.is(before, "and")
                && at < verb
                && self.tokens.word(at).ends_with("ly")
                && before > sentence.start
                && self.tokens.word(before - 1).ends_with("ly");
            if self.tokens.has(before, AUX)
                || between_adverbs
                || self.is_modal(before)
                || all_of_them
                || (adverb && self.tokens.list[before].shape == Shape::Lower)
            {
                at = before;
            } else {
                break;
            }
        }
        at
    }

    /// A word in "-ly" that is no noun: "wrongly", not "family".
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        self.tokens.word(at).ends_with("ly")
            && self.tokens.shape(at) == Shape::Lower
            && !self.tokens.has(at, KIN | ORGWORD)
            && !self.tokens.is_any(at, &["ally", "reply", "supply", "only", "anomaly"])
    }

    /// "would", "may"; not the month.
    pub(super) fn is_modal(&self, at: usize) -> bool {
        self.tokens.has(at, MODAL)
            && !(self.tokens.is(at, "may")
                && self.tokens.shape(at) == Shape::Capital
                && !self.dates_in(at.saturating_sub(2), at + 1).is_empty())
    }

    /// Whether a form of "be" stands in the chain before a participle.
    pub(super) fn is_passive(&self, verb: usize, sentence: Sentence) -> bool {
        let start = self.chain_start(verb, sentence);
        let goes_on = self.tokens.word(verb).ends_with("ing");
        (start..verb).any(|at| {
            self.tokens.is(at, "being")
                || !goes_on
                    && self.tokens.is_any(at, &["is", "are", "was", "were", "be", "been", "got", "get"])
        })
    }

    /// The subject of a verb chain that starts at `chain`: the nearest mention to the left that can be one.
    pub(super) fn subject(&self, chain: usize, sentence: Sentence) -> Option<Mention> {
        let before = chain.checked_sub(1)?;
        // "one of which was …", "many are …", "they were …" of a group unknown: no name.
        if self.tokens.is_any(before, NOBODY_NAMED) {
            return None;
        }
        if let Some(owned) = self.somebody_elses(before, sentence) {
            return owned.filter(|mention| mention.part != Part::Owner);
        }
        let relative = self.tokens.is_any(before, &["who", "whom", "that"]).then_some(before).or_else(|| {
            (before > sentence.start && self.tokens.is(before.wrapping_sub(1), "who")).then(|| before - 1)
        });
        if let Some(who) = relative.filter(|at| self.tokens.is(*at, "who")) {
            return self.antecedent(who, sentence);
        }
        if let Some(relative) = self.shared_relative(before, sentence) {
            return relative;
        }
        if let Some(mention) = self.before_aside(before, sentence) {
            return Some(mention);
        }
        let mut list: Vec<&Mention> = self.people.within(sentence.start, chain).collect();
        list.reverse();
        let direct = list.iter().find(|mention| mention.end == chain && mention.part != Part::Owner);
        if let Some(mention) =
            direct.filter(|mention| mention.part != Part::Oblique || self.opens_clause(mention))
        {
            return Some(**mention);
        }
        list.into_iter()
            .filter(|mention| !self.only_names_a_noun(mention.end, chain))
            .find(|mention| self.can_be_subject(mention) && !self.closed_off(mention.end, chain))
            .copied()
    }

    /// "X supporters were arrested": they, not X.
    fn only_names_a_noun(&self, from: usize, chain: usize) -> bool {
        from < chain
            && chain - from <= 3
            && (from..chain).all(|at| {
                self.tokens.shape(at) == Shape::Lower
                    && !self.tokens.has(at, PREP | AUX)
                    && self.people.at(at).is_none()
                    && self.trigger(at).is_none()
            })
            && self.tokens.word(chain - 1).ends_with('s')
            && !self.tokens.is_any(chain - 1, &["always", "perhaps", "sometimes", "himself", "was"])
    }

    /// "X, a close friend of Y, was arrested": X, though Y stands nearer.
    fn before_aside(&self, comma: usize, sentence: Sentence) -> Option<Mention> {
        if !self.tokens.is(comma, ",") {
            return None;
        }
        let from = comma.saturating_sub(24).max(sentence.start);
        self.people
            .within(from, comma)
            .find(|mention| {
                let opens = mention.end + 1;
                let aside = self.tokens.is(mention.end, ",")
                    && mention.end < comma
                    && (self
                        .tokens
                        .is_any(opens, &["a", "an", "the", "one", "his", "her", "another", "also"])
                        || self.is_event(opens));
                let only = (opens..comma).all(|at| {
                    !self.tokens.has(at, AUX | MODAL)
                        && !matches!(self.tokens.word(at), ";" | ":" | "—")
                        && !self.tokens.is_any(at, &["and", "but", "who", "which", "that"])
                });
                mention.named && aside && only && self.can_be_subject(mention)
            })
            .copied()
    }

    /// A subject, or the name after "prisoner of conscience".
    fn can_be_subject(&self, mention: &Mention) -> bool {
        matches!(mention.part, Part::Subject)
            || mention.part != Part::Owner
                && mention.phrase > 2
                && self.tokens.is(mention.phrase - 1, "conscience")
                && self.tokens.list[mention.phrase - 3].opens_paragraph
    }

    /// "of X, who was arrested in May and is serving …": the second verb has the first one's "who".
    /// The inner mention is missing where "who" refers to nobody named.
    #[expect(
        clippy::option_option,
        reason = "no shared relative, one of nobody named, one of somebody named"
    )]
    fn shared_relative(&self, before: usize, sentence: Sentence) -> Option<Option<Mention>> {
        if !self.tokens.is_any(before, &["and", ",", "but"]) {
            return None;
        }
        let from = before.saturating_sub(40).max(sentence.start);
        let who = (from..before).rev().find(|at| self.tokens.is(*at, "who"))?;
        let open = (who..before).all(|at| !matches!(self.tokens.word(at), ";" | "—" | ":"))
            && self.people.within(who, before).all(|mention| mention.part != Part::Subject);
        // A comma after the clause and before the verb closes it.
        let closed = self.tokens.is(before, ",") && (who..before).any(|at| self.is_event(at));
        if !open || closed {
            return None;
        }
        let common = who > sentence.start && self.tokens.shape(who - 1) == Shape::Lower
            || (who.saturating_sub(9).max(sentence.start)..who)
                .any(|at| self.tokens.is_any(at, NOBODY_NAMED));
        let antecedent = self.antecedent(who, sentence);
        (antecedent.is_some() || common).then_some(antecedent)
    }

    /// "his mother was tried", "her client had been": of somebody without a name, not of him. The inner
    /// mention is who is named beside: "X and his brother were tried".
    #[expect(clippy::option_option, reason = "nobody else, somebody else alone, somebody else beside a name")]
    fn somebody_elses(&self, head: usize, sentence: Sentence) -> Option<Option<Mention>> {
        let near = self.tokens.has(head, KIN) || self.tokens.is_any(head, ASSOCIATES);
        if !near || self.people.at(head).is_some() || self.tokens.shape(head) != Shape::Lower {
            return None;
        }
        let from = head.saturating_sub(4).max(sentence.start);
        let owner = (from..head).rev().find(|at| {
            self.tokens.is(*at, "whose")
                || self.tokens.shape(*at) == Shape::Possessive
                || self.people.at(*at).is_some_and(|owner| owner.part == Part::Owner)
        })?;
        let plain =
            (owner + 1..head).all(|at| self.tokens.list[at].is_word() && !self.tokens.has(at, AUX | PREP));
        if !plain {
            return None;
        }
        let and = owner.checked_sub(1).filter(|and| *and > sentence.start && self.tokens.is(*and, "and"));
        let Some(and) = and else { return Some(None) };
        let beside = self.people.at(and - 1).copied();
        // "X, her secretary, and her son were tried": X heads the list.
        let heads_list = || {
            let whose = self.people.at(owner)?.person;
            let mut before = self.people.within(sentence.start, and);
            before.find(|mention| mention.person == whose && mention.part == Part::Subject).copied()
        };
        Some(beside.or_else(heads_list))
    }

    fn opens_clause(&self, mention: &Mention) -> bool {
        mention.phrase > 0
            && self.tokens.is_any(
                mention.phrase.wrapping_sub(1),
                &["after", "before", "since", "until", "as", "for", "that"],
            )
    }

    /// The person "who" refers to.
    fn antecedent(&self, who: usize, sentence: Sentence) -> Option<Mention> {
        self.people
            .within(sentence.start, who)
            .filter(|mention| mention.named)
            .filter(|mention| {
                // "X defended a student who …": the student.
                let verb_between = self.tokens.shape(mention.end) == Shape::Lower
                    && mention.end < who
                    && !self.tokens.has(mention.end, PREP | AUX);
                who - mention.end <= 12 && !verb_between && self.only_an_aside(mention.end, who)
            })
            .last()
            .copied()
    }

    /// ", a poet and editor of Minsk’s daily", "is a former official": what may stand before "who".
    fn only_an_aside(&self, from: usize, who: usize) -> bool {
        (from..who).all(|at| {
            let article = |at: usize| self.tokens.is_any(at, &["a", "an", "the", "his", "her", "one", "two"]);
            let of_a_person = self.tokens.shape(at) == Shape::Possessive
                && at.checked_sub(1).is_some_and(|owner| self.people.at(owner).is_some());
            let another = self.tokens.is_any(at, &["and", "or"])
                && (article(at + 1) || self.tokens.shape(at + 1) != Shape::Lower);
            let is_a =
                self.tokens.is_any(at, &["is", "was"]) && article(at + 1) && !(at + 2..who).any(article);
            !of_a_person
                && !another
                && self.trigger(at).is_none_or(|trigger| matches!(trigger, Trigger::Citizen))
                && (!self.tokens.has(at, AUX) || is_a)
        })
    }

    /// Another noun takes over as subject between `from` and `to`: ", and the court …".
    fn closed_off(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            if matches!(self.tokens.word(at), ";" | "—") {
                return true;
            }
            let starts_noun = self.tokens.is_any(
                at,
                &["and", "but", ",", "while", "as", "because", "although", "that", "when", "where", "which"],
            ) && self.tokens.is_any(
                at + 1,
                &["the", "a", "an", "it", "they", "we", "its", "their", "his", "her", "i", "this"],
            );
            if starts_noun && self.noun_is_subject(at + 1, to) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// From an article at `at`, a noun phrase without a preposition runs up to the verb chain at `to`.
    fn noun_is_subject(&self, at: usize, to: usize) -> bool {
        to - at <= 6
            && (at..to).all(|word| {
                self.tokens.list[word].is_word()
                    && (self.people.at(word).is_none()
                        || word == at && self.tokens.is_any(at, &["his", "her"]))
                    && (word == at || !self.tokens.has(word, AUX))
            })
    }

    /// The object right after a verb: a mention that starts within a few words of titles and adjectives.
    pub(super) fn object(&self, verb: usize, sentence: Sentence) -> Option<Mention> {
        let next = self.people.within(verb + 1, sentence.end).next()?;
        if next.part == Part::Owner {
            return None;
        }
        let gap_is_title = (verb + 1..next.start).all(|at| {
            at >= next.phrase
                || ((self.tokens.list[at].is_word() || self.tokens.shape(at) == Shape::Possessive)
                    && !self.tokens.has(at, PREP | AUX | MODAL)
                    && !self.tokens.is_any(at, &["that", "and", "who", "to"]))
        });
        let apposed = || self.names_the_object(verb, next);
        (next.start - verb <= 14 && (gap_is_title || apposed())).then_some(*next)
    }

    /// "freed one of the town’s best-known critics, X, from prison": the name stands beside the object.
    fn names_the_object(&self, verb: usize, next: &Mention) -> bool {
        let opens = self.tokens.is_any(verb + 1, &["a", "an", "the", "one", "another", "its"])
            || self.tokens.shape(verb + 1) == Shape::Number
            || super::dates::number_word(self.tokens.word(verb + 1)).is_some();
        let Some(comma) = next.phrase.checked_sub(1).filter(|comma| self.tokens.is(*comma, ",")) else {
            return false;
        };
        let noun_phrase = (verb + 1..comma).all(|at| {
            (self.tokens.list[at].is_word()
                || matches!(self.tokens.shape(at), Shape::Possessive | Shape::Number))
                && !self.tokens.has(at, AUX | MODAL)
                && self.dates_in(at, at + 1).is_empty()
                && !self.tokens.is_any(at, &["that", "who", "to", "after", "with", "for", "on", "by"])
        });
        let closes = self.tokens.is_any(next.end, &[",", ".", ";", "and", "in", "from", "on", "(", "at"])
            || next.end >= self.tokens.list.len();
        let speaks = self.tokens.is(next.end, ",") && self.trigger(next.end + 1) == Some(Trigger::Said);
        opens && comma > verb + 2 && noun_phrase && closes && !speaks
    }

    /// Whether what the verb at `at` says has not happened: "would", "if", "to", "faces up to", "fears".
    pub(super) fn unreal(&self, at: usize, sentence: Sentence) -> bool {
        let chain = self.chain_start(at, sentence);
        if (chain..at).any(|word| self.tokens.has(word, NEG) || self.is_modal(word)) {
            return true;
        }
        let before = |steps: usize| chain.checked_sub(steps).filter(|word| *word >= sentence.start);
        // "Had X been freed, …": he was not.
        let inverted = before(1).and_then(|word| self.people.at(word)).is_some_and(|mention| {
            mention.phrase > 0 && self.tokens.is(mention.phrase - 1, "had") && self.tokens.is(chain, "been")
        });
        // "after she is freed", "until X is freed": not yet.
        let not_yet = before(1).and_then(|word| self.people.at(word)).is_some_and(|mention| {
            mention.phrase > 0
                && self
                    .tokens
                    .is_any(mention.phrase - 1, &["after", "until", "when", "once", "before", "unless"])
                && self.tokens.is_any(chain, &["is", "are"])
        });
        if inverted || not_yet {
            return true;
        }
        // "is believed to be held", "continues to hold": so it is.
        let so_it_is = before(2).is_some_and(|word| {
            self.tokens.is_any(
                word,
                &[
                    "believed",
                    "known",
                    "reported",
                    "understood",
                    "continues",
                    "continued",
                    "continue",
                    "thought",
                    "said",
                ],
            )
        });
        // "had to be hospitalised": so he was.
        // "released, only to be arrested again".
        let had_to = before(2).is_some_and(|word| self.tokens.is_any(word, &["had", "only"]));
        if (so_it_is || had_to) && before(1).is_some_and(|word| self.tokens.is(word, "to")) {
            return false;
        }
        if before(1).is_some_and(|word| {
            self.tokens.is_any(word, &["to", "without", "not", "never", "avoid", "against"])
        }) {
            return true;
        }
        let from = chain.saturating_sub(8).max(sentence.start);
        (from..chain).any(|word| {
            (self.tokens.has(word, CAUTION)
                || self.is_modal(word)
                || self.disclaims(word) && !self.is_passive(word, sentence))
                && !self.cut_between(word, chain)
                && !(word + 1..chain).any(|at| self.tokens.is(at, "and"))
        }) || self.called_untrue(at, sentence)
            || self.only_hoped(at, sentence)
    }

    /// "X was freed, his family hopes.": the sentence closes with somebody's hope or fear that it is so.
    pub(super) fn only_hoped(&self, at: usize, sentence: Sentence) -> bool {
        let mut last = sentence.end;
        while last > at + 1 && !self.tokens.list[last - 1].is_word() {
            last -= 1;
        }
        let from = last.saturating_sub(9).max(at + 1);
        let Some(comma) = (from..last).rev().find(|word| self.tokens.is(*word, ",")) else { return false };
        let hope = (comma + 2..last).any(|word| {
            word + 2 >= last
                && self.tokens.is_any(
                    word,
                    &[
                        "hope", "hopes", "hoped", "fear", "fears", "feared", "wish", "wishes", "wished",
                        "pray", "prays", "prayed",
                    ],
                )
        });
        hope && !self.tokens.is_any(comma + 1, &["and", "but", "who", "which", "as"])
    }

    /// "denied that …", "no evidence that …", "nobody …": what follows is said not to be so.
    fn disclaims(&self, word: usize) -> bool {
        self.tokens.is_any(
            word,
            &[
                "denies",
                "denied",
                "deny",
                "denying",
                "nobody",
                "none",
                "refuted",
                "rumours",
                "rumors",
                "rejected",
                "rejects",
                "dismissed",
                "dismisses",
            ],
        ) || self.tokens.is(word, "no")
            && self.tokens.is_any(
                word + 1,
                &["evidence", "proof", "one", "public", "statement", "official", "indication", "record"],
            )
    }

    /// "reports that he had been freed were untrue".
    fn called_untrue(&self, at: usize, sentence: Sentence) -> bool {
        (at + 1..(at + 6).min(sentence.end)).any(|word| {
            self.tokens.is_any(word, &["untrue", "unfounded", "baseless"])
                || self.tokens.is(word, "false")
                    && self.tokens.is_any(word.wrapping_sub(1), &["was", "were", "is", "are"])
        })
    }

    fn cut_between(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| matches!(self.tokens.word(at), "," | ";" | "—" | ":"))
    }

    /// Whether the clause only reports what somebody says of it.
    pub(super) fn reported(&self, at: usize, sentence: Sentence) -> bool {
        let from = at.saturating_sub(10).max(sentence.start);
        (from..at).any(|word| {
            self.tokens.is_any(
                word,
                &[
                    "claims",
                    "claimed",
                    "alleges",
                    "alleged",
                    "allegedly",
                    "reportedly",
                    "alleging",
                    "claiming",
                ],
            )
        })
    }

    /// The date of the event whose verb stands at `at`.
    pub(super) fn date_of(&self, at: usize, sentence: Sentence) -> Option<DateWords> {
        let dates = self.dates_in(sentence.start, sentence.end);
        let usable = |date: &&DateWords| !date.of_noun;
        let blocked = |from: usize, to: usize| {
            (from..to).any(|word| matches!(self.tokens.word(word), ";") || self.is_event(word))
        };
        let near = dates
            .iter()
            .filter(usable)
            .find(|date| date.start > at && date.start - at <= 6 && !blocked(at + 1, date.start));
        let lead = dates.iter().filter(usable).rev().find(|date| {
            date.end <= at
                && !self.inside_side_clause(date, at)
                && !self.another_event(date.end, at)
                && !self.in_who_clause(date, at, sentence)
                && !self.of_verb_before(date, at, sentence)
        });
        let far = dates.iter().filter(usable).find(|date| {
            date.start > at
                && date.start - at <= 26
                && !blocked(at + 1, date.start)
                && !self.other_clause(at, date.start)
        });
        // "came in May, but was stopped at the border in June": May is when he came.
        let lead = lead.filter(|date| {
            far.is_none()
                || !(date.end..at).any(|word| self.tokens.is(word, "but"))
                    && !self.dates_a_verb(date, sentence)
        });
        near.filter(|date| lead.is_none() || !self.second_hand(date))
            .or(lead)
            .or(far)
            .copied()
            .or_else(|| self.date_shared(at, sentence))
    }

    /// "arrested, tried and sentenced in May", "convicted of fraud and sentenced to a year on 4 May": the
    /// date closes the chain of verbs and is of each.
    fn date_shared(&self, at: usize, sentence: Sentence) -> Option<DateWords> {
        let next = (at + 1..(at + 16).min(sentence.end)).find(|word| self.is_event(*word))?;
        let joined = self.tokens.is_any(next - 1, &["and", ","])
            || self.tokens.has(next - 1, AUX) && self.tokens.is(next - 2, "and");
        let verdict = matches!(self.trigger(at), Some(Trigger::Convicted | Trigger::Found))
            && self.trigger(next) == Some(Trigger::Sentenced);
        let alone = (at + 1..next)
            .all(|word| !matches!(self.tokens.word(word), ";" | "(" | "—") && self.people.at(word).is_none());
        let told = self.is_event(at) || verdict;
        if !(joined && alone && told && (verdict || next - at <= 4)) {
            return None;
        }
        self.date_of(next, sentence).filter(|date| date.start > next)
    }

    /// "in a speech in March": the date is the speech's.
    fn second_hand(&self, date: &DateWords) -> bool {
        self.of_words_or_deeds(date.start)
    }

    /// Just before `start` stands a speech, a report, a war: what follows dates that.
    fn of_words_or_deeds(&self, start: usize) -> bool {
        let from = start.saturating_sub(3);
        (from..start).any(|at| {
            self.tokens.is_any(
                at,
                &[
                    "speech",
                    "report",
                    "letter",
                    "statement",
                    "election",
                    "interview",
                    "article",
                    "invasion",
                    "war",
                    "protest",
                    "protests",
                    "post",
                    "posts",
                ],
            )
        })
    }

    /// A verb of another event stands right before the date: "arrested on 4 May and sentenced … on 6 June".
    fn dates_a_verb(&self, date: &DateWords, sentence: Sentence) -> bool {
        let from = date.start.saturating_sub(3).max(sentence.start);
        (from..date.start).any(|at| self.is_event(at))
    }

    /// "arrested on 4 May, sentenced to a year": 4 May is when he was arrested.
    fn of_verb_before(&self, date: &DateWords, at: usize, sentence: Sentence) -> bool {
        let from = date.start.saturating_sub(8).max(sentence.start);
        let verb = (from..date.start).rev().find(|word| self.is_event(*word));
        let listed = (date.end..at).all(|word| !self.tokens.is_any(word, &["and", "but", "when", "then"]))
            && self.tokens.is(date.end, ",");
        let own = verb.is_some_and(|verb| (verb + 1..date.start).all(|word| !self.tokens.is(word, ",")));
        listed && own && self.people.within(date.end, at).next().is_none()
    }

    fn is_event(&self, at: usize) -> bool {
        // "sentenced to death": the death has not come.
        if self.tokens.is(at, "death") && self.tokens.is(at.wrapping_sub(1), "to") {
            return false;
        }
        matches!(
            self.trigger(at),
            Some(
                Trigger::Custody
                    | Trigger::Sentenced
                    | Trigger::Convicted
                    | Trigger::Charged
                    | Trigger::Released
                    | Trigger::Transfer
                    | Trigger::Poison
                    | Trigger::Designated
                    | Trigger::Death
                    | Trigger::Ruling
            )
        )
    }

    /// Another event's verb stands between a leading date and ours, without "and" to share it.
    fn another_event(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| matches!(self.tokens.word(at), ";"))
            || (from..to).any(|at| self.is_event(at) && self.is_finite(at))
                && !(from..to).any(|at| self.tokens.is(at, "and") && self.events_between(at, to) == 0)
    }

    fn is_finite(&self, at: usize) -> bool {
        at > 0
            && (self.tokens.has(at.wrapping_sub(1), AUX)
                || self.tokens.word(at.wrapping_sub(1)).ends_with("ly")
                || self.people.at(at + 1).is_some())
    }

    fn events_between(&self, from: usize, to: usize) -> usize {
        (from..to).filter(|at| self.is_event(*at)).count()
    }

    /// "following his 2015 poisoning", "prior to his arrest in April": not our event's date.
    fn inside_side_clause(&self, date: &DateWords, at: usize) -> bool {
        let from = date.start.saturating_sub(5);
        let side = (from..date.start)
            .any(|word| self.tokens.is_any(word, &["prior", "before", "following", "after", "since"]));
        let own = (date.end..at).any(|word| self.tokens.is(word, ","));
        side && own && !self.tokens.is(date.start.wrapping_sub(1), "since") && {
            // "after his arrest in April 2020, …": the noun between the word and the date is an event.
            (from..date.start).any(|word| self.trigger(word).is_some())
        }
    }

    /// "X, who was freed in May, came to court": May is when X was freed.
    fn in_who_clause(&self, date: &DateWords, at: usize, sentence: Sentence) -> bool {
        let Some(who) = (sentence.start..date.start).rev().find(|word| self.tokens.is(*word, "who")) else {
            return false;
        };
        let event = (who..date.start).any(|word| self.is_event(word));
        event && (date.end..at).any(|word| self.tokens.is(word, ","))
    }

    fn other_clause(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| {
            let while_doing =
                self.tokens.is_any(at, &["when", "while"]) && self.tokens.word(at + 1).ends_with("ing");
            // "was jailed, the ministry said on Monday": Monday is when it was said.
            let said = self.trigger(at) == Some(Trigger::Said) && self.tokens.shape(at) == Shape::Lower
                || self.tokens.is(at, "reported") && !self.tokens.has(at.wrapping_sub(1), AUX);
            said || self.tokens.is_any(at, &["who", "which", "where", "when", "while", "because", "that"])
                && !while_doing
                || self.of_words_or_deeds(to)
        })
    }

    /// The doer after "by": "by the Harju District Court".
    pub(super) fn by_after(&self, at: usize, sentence: Sentence) -> Option<(usize, usize)> {
        let limit = (at + 16).min(sentence.end);
        let by = (at + 1..limit)
            .take_while(|word| !matches!(self.tokens.word(*word), ";" | ",") && !self.tokens.is(*word, "and"))
            .find(|word| self.tokens.is(*word, "by"))?;
        let end = self.noun_end(by + 1, sentence);
        (end > by + 1).then_some((by + 1, end))
    }

    /// Who does what an active verb says: the subject when it is a body or an official, never the sufferer.
    pub(super) fn doer(&self, verb: usize, sentence: Sentence) -> Option<(usize, usize)> {
        let chain = self.chain_start(verb, sentence);
        let words = self.subject_words(chain, sentence).filter(|(start, end)| end - start < 14)?;
        let own = self
            .people
            .within(words.0, words.1)
            .all(|mention| self.people.list[mention.person].acts_for_a_state());
        own.then_some(words)
    }

    /// The end of the noun phrase that starts at `start`: "agents of the Harju Government".
    pub(super) fn noun_end(&self, start: usize, sentence: Sentence) -> usize {
        let mut at = start;
        while at < sentence.end && at < start + 14 {
            let token = &self.tokens.list[at];
            let inner = self.tokens.is_any(at, &["of", "the", "a", "an", "to", "and", "for", "on"]);
            // "Office for Rights" goes on; "to the service and to others" does not.
            let inner = inner
                && !(self.tokens.is_any(at, &["to", "for", "on"])
                    && at > start
                    && self.tokens.shape(at.wrapping_sub(1)) == Shape::Lower);
            let joins_clause = self.tokens.is(at, "and") && self.tokens.is_any(at + 1, &["to", "for", "on"]);
            let inner = inner && !joins_clause;
            let capital_later = (at + 1..(at + 3).min(sentence.end))
                .any(|next| matches!(self.tokens.shape(next), Shape::Capital | Shape::AllCaps));
            if self.dates_in(at, at + 1).first().is_some_and(|date| date.start == at) {
                break;
            }
            if token.shape == Shape::Lower {
                let stop = self.tokens.has(at, PREP | AUX | MODAL)
                    || self.tokens.is_any(
                        at,
                        &[
                            "who", "that", "which", "and", "or", "but", "to", "as", "dated", "when", "while",
                            "where",
                        ],
                    );
                if (stop && !(inner && capital_later)) || (self.trigger(at).is_some() && at > start) {
                    break;
                }
            } else if !token.is_word() && token.shape != Shape::Number && token.shape != Shape::Possessive {
                break;
            }
            at += 1;
        }
        while at > start
            && self.tokens.is_any(at.wrapping_sub(1), &["the", "of", "and", "a", "to", "for", "on"])
        {
            at -= 1;
        }
        at
    }

    /// Words for a field: a person's full name where the words are only that person.
    pub(super) fn name_or_words(&self, start: usize, end: usize) -> String {
        match self.people.at(start) {
            Some(mention) if mention.named && mention.start == start && mention.end == end => {
                self.people.list[mention.person].name.clone()
            }
            _ => self.tokens.flat(start, end),
        }
    }

    /// The noun phrase that is subject of the verb chain at `chain`, as text: a body, an official, "we".
    pub(super) fn subject_words(&self, chain: usize, sentence: Sentence) -> Option<(usize, usize)> {
        if let Some(own) = self.own_subject(chain) {
            return Some(own);
        }
        let mut start = sentence.start;
        for at in sentence.start..chain {
            let opener = matches!(self.tokens.word(at), ";" | ":" | "—")
                || self.tokens.is_any(at, &["whereas", "that", "which", "but"]);
            if opener {
                start = at + 1;
            }
        }
        // A leading date or phrase ends with a comma: the subject is what follows it.
        while start < chain {
            let date = self.dates_in(start, chain).first().copied().filter(|date| date.start <= start + 3);
            let lead_in =
                self.tokens.has(start, PREP) || self.tokens.is_any(start, &["in", "on", "last", "and"]);
            if self.tokens.is(start, ",") || self.tokens.is(start, "and") {
                start += 1;
            } else if let Some(date) = date.filter(|_| lead_in || !self.dates_in(start, start + 1).is_empty())
            {
                start = date.end;
            } else if lead_in {
                match (start..chain).find(|at| self.tokens.is(*at, ",")) {
                    Some(comma) => start = comma + 1,
                    None => break,
                }
            } else {
                break;
            }
        }
        // A coordinated verb ("convicted X and sentenced him") keeps the first verb's subject.
        let verb = (start..chain).find(|at| {
            self.tokens.shape(*at) == Shape::Lower
                && (self.is_event(*at)
                    || self.tokens.has(*at, AUX)
                    || *at > start
                        && self.tokens.word(*at).ends_with("ed")
                        && self.tokens.is_any(at + 1, &["a", "an", "the", "his", "her", "its"])
                    || matches!(
                        self.trigger(*at),
                        Some(Trigger::CallVerb | Trigger::Found | Trigger::Sanctions)
                    ))
        });
        let end = verb.unwrap_or(chain);
        let start = self.after_first_clause(start, end);
        let end = (start..end).find(|at| matches!(self.tokens.word(*at), "(" | "“")).unwrap_or(end);
        (end > start && end - start <= 40).then_some((start, end))
    }

    /// "They never looked, and the ministry denied": the second clause has its own subject.
    fn after_first_clause(&self, start: usize, end: usize) -> usize {
        let joint = (start + 1..end.saturating_sub(1))
            .rev()
            .find(|at| self.tokens.is_any(*at, &["and", "but"]) && self.tokens.is(at - 1, ","));
        let Some(joint) = joint else { return start };
        let told = (start..joint).any(|at| {
            self.tokens.is_any(at, &["never", "not"])
                || self.tokens.shape(at) == Shape::Lower && self.tokens.word(at).ends_with("ed")
        });
        if told { joint + 1 } else { start }
    }

    /// "…, and on 4 May an official called …": a name right before the verb and right after a date.
    fn own_subject(&self, chain: usize) -> Option<(usize, usize)> {
        let mention = self
            .people
            .at(chain.checked_sub(1)?)
            .filter(|mention| mention.named && mention.part != Part::Owner)?;
        let phrase = mention.phrase;
        let comma = usize::from(phrase > 0 && self.tokens.is(phrase.wrapping_sub(1), ","));
        let dated = self
            .dates_in(phrase.saturating_sub(8), phrase)
            .last()
            .is_some_and(|date| date.end + comma == phrase);
        dated.then_some((phrase, chain))
    }

    /// The first token of a quote about `verb`: the subject’s phrase, but the verb itself where an aside
    /// stands between the two.
    pub(super) fn quote_before(&self, mention: &Mention, verb: usize, sentence: Sentence) -> usize {
        let chain = self.chain_start(verb, sentence);
        let aside = (mention.end..chain)
            .filter(|at| self.people.at(*at).is_none() && !self.tokens.is_any(*at, &[",", "and"]))
            .count();
        if aside > ASIDE_MAX {
            return chain;
        }
        self.quote_from(mention, sentence).min(verb)
    }

    /// The quote's first token: the subject's phrase, or the leading date before it.
    pub(super) fn quote_from(&self, mention: &Mention, sentence: Sentence) -> usize {
        let lead = self.dates_in(sentence.start, mention.phrase).last().copied();
        let start = mention.phrase.max(sentence.start);
        match lead {
            Some(date) if start - date.end <= 2 && !date.of_noun => {
                let mut from = date.start;
                while from > sentence.start
                    && self
                        .tokens
                        .is_any(from.wrapping_sub(1), &["on", "in", "since", "about", "or", "late", "early"])
                {
                    from -= 1;
                }
                from
            }
            _ => start,
        }
    }

    /// The end of a clause that starts at `at`: before the mark or conjunction that closes it.
    pub(super) fn clause_end(&self, at: usize, sentence: Sentence, longest: usize) -> usize {
        let limit = (at + longest).min(sentence.end);
        (at + 1..limit)
            .find(|word| {
                matches!(self.tokens.word(*word), "," | ";" | "." | "—" | ":" | "(")
                    || (self
                        .tokens
                        .is_any(*word, &["and", "but", "while", "who", "which", "because", "when", "where"])
                        && !self.tokens.has(word + 1, COMMON))
            })
            .unwrap_or(limit)
    }
}
