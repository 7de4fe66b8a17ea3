//! Why a proposal was made: the words at which its rule started, and those from which its parts were read.
//!
//! Worked out in one place from what a rule left behind, so that a rule need not keep a second account of itself.
//! What cannot be found in the text is left out: an explanation never shows words that do not stand there.

use super::dates::DateWords;
use super::lexicon::{CAUTION, COUNSEL, DEMONYM, KIN, ORGHEAD, REPORTED, ROLE as ROLE_WORD, TITLE, Trigger};
use super::page::{Draft, Page};
use super::people::Mention;
use super::proposal::{DateBasis, Evidence, ProposedDate, Range, Role};
use super::text::{Sentence, Shape};
use super::vocabulary::Modality;

/// How many sentences before its own a date, a voice or a name is looked for.
const LOOK_BACK_SENTENCES: usize = 40;

/// Words that put what is told into somebody's mouth.
const ALLEGES: &[&str] = &[
    "according",
    "accused",
    "added",
    "alleged",
    "allegedly",
    "alleges",
    "alleging",
    "claimed",
    "claiming",
    "claims",
    "explained",
    "described",
    "purportedly",
    "recalled",
    "reported",
    "reportedly",
    "reports",
    "said",
    "says",
    "stated",
    "testified",
    "told",
    "wrote",
];

/// Words that say that it is not so.
const DENIES: &[&str] = &[
    "denied",
    "denies",
    "deny",
    "denying",
    "denial",
    "dismissed",
    "dismisses",
    "never",
    "no",
    "nobody",
    "none",
    "not",
    "refuted",
    "rejected",
    "rejects",
];

/// Words by which somebody fears it.
const FEARS: &[&str] =
    &["fear", "fears", "feared", "risk", "risks", "threat", "worried", "could", "might", "may"];

/// Words by which somebody asks for it.
const ASKS: &[&str] = &[
    "ask",
    "asked",
    "asks",
    "appealed",
    "call",
    "called",
    "calling",
    "calls",
    "demand",
    "demanded",
    "demands",
    "must",
    "request",
    "requested",
    "requests",
    "should",
    "urge",
    "urged",
    "urges",
    "urging",
];

/// The words that made this draft, in the order of [`Role::ALL`].
pub(super) fn because(page: &Page<'_>, draft: &Draft, scalars_before: usize) -> Vec<Evidence> {
    let start = draft.trigger.unwrap_or(draft.start).min(page.tokens.list.len().saturating_sub(1));
    let number = page.tokens.sentences.partition_point(|sentence| sentence.start <= start).saturating_sub(1);
    let Some(sentence) = page.tokens.sentences.get(number).copied() else { return Vec::new() };
    let sought = Sought { page, draft, sentence, number, at: start, scalars_before };
    let mut found = Vec::new();
    found.extend(sought.trigger().map(|(from, to)| sought.words(Role::Trigger, from, to)));
    found.extend(sought.person());
    found.extend(sought.date().map(|(from, to)| sought.words(Role::Date, from, to)));
    found.extend(sought.modality().map(|at| sought.words(Role::Modality, at, at + 1)));
    found.extend(sought.voice().map(|(from, to)| sought.words(Role::Voice, from, to)));
    found
}

/// One draft, and where its words are looked for.
struct Sought<'a> {
    page: &'a Page<'a>,
    draft: &'a Draft,
    sentence: Sentence,
    number: usize,
    /// Its trigger, or its first word.
    at: usize,
    scalars_before: usize,
}

impl Sought<'_> {
    fn words(&self, role: Role, from: usize, to: usize) -> Evidence {
        let (start, end) = self.page.tokens.scalars(from, to);
        let range = Range { start: start + self.scalars_before, end: end + self.scalars_before };
        Evidence { role, range, words: self.page.tokens.span(from, to).to_owned(), taken_for: None }
    }

    /// What `is` picks in this sentence: the nearest before the trigger, the trigger itself, the first after it.
    fn nearest(&self, is: impl Fn(usize) -> bool) -> Option<usize> {
        let before = (self.sentence.start..=self.at).rev().find(|at| is(*at));
        before.or_else(|| (self.at + 1..self.sentence.end).find(|at| is(*at)))
    }

    fn trigger(&self) -> Option<(usize, usize)> {
        if let Some(at) = self.draft.trigger {
            return Some((at, at + 1));
        }
        // A name needs no further word, and a labelled line has its label.
        if self.draft.rule == "person.named" {
            return None;
        }
        let label_end = (self.sentence.start..(self.sentence.start + 4).min(self.sentence.end))
            .find(|at| self.page.tokens.is(*at, ":"));
        if let Some(colon) = label_end.filter(|colon| *colon > self.sentence.start) {
            return Some((self.sentence.start, colon));
        }
        // A tie: the word for it, in the quote.
        let end = self.draft.end.min(self.page.tokens.list.len());
        let tie = |class| {
            move |at: &usize| {
                self.page.tokens.has(*at, class) && self.page.people.at(*at).is_none_or(|one| !one.named)
            }
        };
        (self.draft.start..end)
            .find(tie(KIN | COUNSEL | ROLE_WORD | TITLE))
            .or_else(|| (self.draft.start..end).find(tie(DEMONYM | ORGHEAD)))
            .map(|at| (at, at + 1))
    }

    fn person(&self) -> Vec<Evidence> {
        let Some(person) = self.draft.person else { return Vec::new() };
        let name = &self.page.people.list[person].name;
        let of_them = |mention: &&Mention| mention.person == person;
        let end = self.draft.end.max(self.draft.start + 1);
        let in_quote: Vec<&Mention> =
            self.page.people.within(self.draft.start, end).filter(of_them).collect();
        let in_sentence: Vec<&Mention> =
            self.page.people.within(self.sentence.start, self.sentence.end).filter(of_them).collect();
        let near =
            |list: &[&Mention]| list.iter().min_by_key(|one| one.start.abs_diff(self.at)).map(|one| **one);
        let mut found = Vec::new();
        let here = near(&in_quote).or_else(|| near(&in_sentence));
        if let Some(mention) = here {
            let mut words = self.words(Role::Person, mention.start, mention.end);
            let flat = self.page.tokens.flat(mention.start, mention.end);
            words.taken_for = (flat != *name).then(|| name.clone());
            found.push(words);
        }
        if here.is_none_or(|mention| !mention.named) {
            let before = here.map_or(self.sentence.start, |mention| mention.start);
            found.extend(
                self.named_before(person, before)
                    .map(|mention| self.words(Role::Name, mention.start, mention.end)),
            );
        }
        found
    }

    /// Where the person is last called by name before `before`; else where the name stands first.
    fn named_before(&self, person: usize, before: usize) -> Option<Mention> {
        let from = self.page.tokens.sentences[self.number.saturating_sub(LOOK_BACK_SENTENCES)].start;
        let named = |mention: &&Mention| mention.person == person && mention.named;
        let last = self.page.people.within(from, before).filter(named).last().copied();
        last.or_else(|| {
            let (start, end) = self.page.people.list[person].first;
            self.page.people.within(start, end).find(named).copied()
        })
    }

    fn date(&self) -> Option<(usize, usize)> {
        let wanted = self.draft.date?;
        let quoted = self.nearest_date(self.page.dates_in(self.sentence.start, self.sentence.end), wanted);
        let found = quoted.or_else(|| {
            let first = self.number.saturating_sub(LOOK_BACK_SENTENCES);
            self.page.tokens.sentences[first..self.number].iter().rev().find_map(|sentence| {
                self.nearest_date(self.page.dates_in(sentence.start, sentence.end), wanted)
            })
        });
        found.or_else(|| (wanted.basis == DateBasis::Derived).then(|| self.age()).flatten())
    }

    /// The words for this date: exactly it, else the nearest that can be it.
    fn nearest_date(&self, dates: &[DateWords], wanted: ProposedDate) -> Option<(usize, usize)> {
        let readings = |date: &DateWords| [date.proposed(), date.beginning(), date.ending()];
        let exact =
            |date: &&DateWords| readings(date).into_iter().flatten().any(|read| read.date == wanted.date);
        let likely = |date: &&DateWords| {
            readings(date).into_iter().flatten().any(|read| read.date.may_agree_with(wanted.date))
        };
        let near = |date: &&DateWords| date.start.abs_diff(self.at);
        let found = dates.iter().filter(exact).min_by_key(near);
        found
            .or_else(|| dates.iter().filter(likely).min_by_key(near))
            .map(|date| (date.start, date.end))
            .filter(|(start, end)| start < end)
    }

    /// "aged 17", "at the age of 17": from which a year was worked out.
    fn age(&self) -> Option<(usize, usize)> {
        let at = self.nearest(|at| self.page.tokens.is_any(at, &["age", "aged"]))?;
        let number = (at + 1..(at + 3).min(self.sentence.end))
            .find(|word| self.page.tokens.shape(*word) == Shape::Number)?;
        Some((at, number + 1))
    }

    fn modality(&self) -> Option<usize> {
        let tokens = &self.page.tokens;
        match self.draft.modality {
            Modality::Asserted => None,
            Modality::Alleged => self.nearest(|at| tokens.is_any(at, ALLEGES) || tokens.has(at, REPORTED)),
            Modality::Denied => {
                self.nearest(|at| tokens.is_any(at, DENIES) || self.page.trigger(at) == Some(Trigger::Denial))
            }
            Modality::Feared => self.nearest(|at| tokens.is_any(at, FEARS) || tokens.has(at, CAUTION)),
            Modality::Requested => {
                self.nearest(|at| tokens.is_any(at, ASKS) || self.page.trigger(at) == Some(Trigger::CallVerb))
            }
        }
    }

    /// Where the words stand that became the voice: in the sentence, else in one before it.
    fn voice(&self) -> Option<(usize, usize)> {
        let voice = self.draft.attribution.as_deref()?;
        let tokens = &self.page.tokens;
        let first = self.number.saturating_sub(LOOK_BACK_SENTENCES);
        let person = self.page.people.list.iter().position(|one| one.name == voice);
        self.page.tokens.sentences[first..=self.number].iter().rev().find_map(|sentence| {
            let mention = self
                .page
                .people
                .within(sentence.start, sentence.end)
                .find(|mention| Some(mention.person) == person && mention.named)
                .map(|mention| (mention.start, mention.end));
            mention.or_else(|| {
                (sentence.start..sentence.end).find_map(|from| {
                    voice.starts_with(tokens.word(from)).then_some(())?;
                    let to = (from + 1..=(from + 40).min(sentence.end))
                        .find(|to| tokens.flat(from, *to).len() >= voice.len())?;
                    (tokens.flat(from, to) == voice).then_some((from, to))
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::Date;

    use super::super::{Document, Proposal, propose};

    fn read(text: &str) -> Vec<Proposal> {
        propose(&Document { text, date: Date::new(2021, 3, 10).ok(), known_people: &[] })
    }

    /// `role words>name` of what made the first proposal of the kind.
    fn evidence(text: &str, kind: &str) -> Vec<String> {
        let proposals = read(text);
        let one = proposals.iter().find(|proposal| proposal.kind.name() == kind);
        let one = one.unwrap_or_else(|| panic!("a {kind} in {text:?}"));
        one.because
            .iter()
            .map(|words| {
                let name = words.taken_for.as_deref().map(|name| format!(">{name}")).unwrap_or_default();
                format!("{} {}{name}", words.role.name(), words.words)
            })
            .collect()
    }

    #[test]
    fn each_part_of_a_proposal_shows_the_words_it_was_read_from() {
        let table: &[(&str, &str, &[&str], &str)] = &[
            (
                "Oleg Varnin was arrested in Tomsk on 4 May 2019.",
                "arrest",
                &["trigger arrested", "person Oleg Varnin", "date 4 May 2019"],
                "all in one clause",
            ),
            (
                "Oleg Varnin is a printer. He was arrested on 4 May 2019.",
                "arrest",
                &["trigger arrested", "person He>Oleg Varnin", "name Oleg Varnin", "date 4 May 2019"],
                "a pronoun says whom it was taken for, and where the name stands",
            ),
            (
                "Oleg Varnin is a printer. Varnin was arrested on 4 May 2019.",
                "arrest",
                &["trigger arrested", "person Varnin>Oleg Varnin", "date 4 May 2019"],
                "so does a short name",
            ),
            (
                "Oleg Varnin was released on bail last month.",
                "release",
                &["trigger released", "person Oleg Varnin", "date last month"],
                "a date that was worked out shows its words",
            ),
            (
                "Petra Lindqvist said that Daniel Orsova was beaten on 3 March.",
                "ill_treatment",
                &[
                    "trigger beaten",
                    "person Daniel Orsova",
                    "date 3 March",
                    "modality said",
                    "voice Petra Lindqvist",
                ],
                "an allegation shows the word that makes it one, and who speaks",
            ),
            (
                "Oleg Varnin is in prison. His wife Nadia Varnina waits.",
                "relationship",
                &["trigger wife", "person His>Oleg Varnin", "name Oleg Varnin"],
                "a tie shows the word for it",
            ),
            (
                "Oleg Varnin was arrested in 2019.",
                "person",
                &["person Oleg Varnin"],
                "a name needs no further word",
            ),
        ];
        for (text, kind, expected, because) in table {
            assert_eq!(evidence(text, kind), *expected, "{text}: {because}");
        }
    }

    #[test]
    fn a_labelled_line_shows_its_label() {
        let text = "Oleg Varnin\n\nDate of arrest: 4 May 2019\nPlace of detention: Perm prison\n";
        let labelled: Vec<String> = read(text)
            .iter()
            .filter(|one| one.rule == "fields.label")
            .filter_map(|one| one.because.first().map(|words| words.words.clone()))
            .collect();
        assert!(labelled.contains(&"Date of arrest".to_owned()), "{labelled:?}");
    }

    #[test]
    fn evidence_stands_where_it_says_and_a_stored_proposal_without_it_still_opens() {
        let text =
            "Ölüm — Oleg Varnin is a printer.\n\nHe was reportedly beaten in May 2019, his lawyer said.";
        let characters: Vec<char> = text.chars().collect();
        let proposals = read(text);
        assert!(proposals.iter().any(|one| !one.because.is_empty()));
        for words in proposals.iter().flat_map(|one| &one.because) {
            let there: String = characters[words.range.start..words.range.end].iter().collect();
            assert_eq!(there, words.words);
        }
        let mut stored = serde_json::to_value(&proposals[0]).expect("a proposal is plain data");
        stored.as_object_mut().expect("an object").remove("because");
        let read: Proposal = serde_json::from_value(stored).expect("of before evidence was kept");
        assert_eq!((read.because.len(), read.fingerprint()), (0, proposals[0].fingerprint()));
    }
}
