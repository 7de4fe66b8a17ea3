//! Places: the words of a sentence that say where.
//!
//! Two questions: which place a verb is told with, and whether a run of words is known to be a place (a
//! facility by its common noun, or a name of the gazetteer). A place keeps the words of the text.

use super::lexicon::{COMMON, COUNTRY, COURT, FACILITY, ORGHEAD, ORGWORD, PLACE};
use super::page::Page;
use super::text::{Sentence, Shape};
use crate::gazetteer;

/// Common nouns of places, beside those of places of detention.
const PLACE_NOUNS: &[&str] = &[
    "police",
    "station",
    "custody",
    "detention",
    "center",
    "centre",
    "airport",
    "hospital",
    "home",
    "teahouse",
    "café",
    "cafe",
    "hotel",
    "office",
    "penal",
    "border",
    "street",
    "apartment",
    "house",
    "university",
    "ward",
    "block",
    "clinic",
    "checkpoint",
    "courthouse",
    "embassy",
    "consulate",
    "barracks",
    "basement",
    "headquarters",
    "facility",
    "penitentiary",
    "correctional",
    "pre-trial",
    "pretrial",
    "remand",
    "infirmary",
    "village",
    "town",
    "city",
    "district",
    "region",
    "province",
    "oblast",
    "complex",
    "campus",
    "church",
    "mosque",
    "market",
    "flat",
    "residence",
    "dormitory",
    "wing",
    "dacha",
];

/// Places that somebody may be taken from: a home, not a prison, which is where a transfer begins.
const LEFT_BEHIND: &[&str] =
    &["home", "house", "apartment", "flat", "office", "hotel", "airport", "street", "residence", "dormitory"];

/// Short names of kinds of facilities that are told apart by a number.
const NUMBERED: &[&str] = &["sizo", "ik", "kp", "liu", "ltp", "vk", "uk", "pfrsi"];

/// What tells no place when it stands bare: "in prison", "in custody".
const BARE: &[&str] = &["prison", "jail", "custody", "detention", "pre-trial", "pretrial", "remand", "penal"];

/// The most tokens of one place.
const PLACE_TOKENS_MAX: usize = 8;

impl Page<'_> {
    /// The place after `at`: "in Lima", "at the police station", "in the Vaal prison".
    pub(super) fn place_after(&self, at: usize, sentence: Sentence) -> Option<String> {
        let limit = (at + 12).min(sentence.end);
        for from in at + 1..limit {
            if matches!(self.tokens.word(from), ";" | ".")
                || self.tokens.is_any(from, &["who", "which", "because"])
            {
                return None;
            }
            let leads = self.tokens.is_any(from, &["in", "at", "to", "near", "inside", "outside"]);
            let leaves = self.tokens.is(from, "from");
            if !(leads || leaves) {
                continue;
            }
            if let Some((start, end)) = self.place_words(from + 1, sentence)
                && (leads || (start..end).any(|word| self.tokens.is_any(word, LEFT_BEHIND)))
            {
                return Some(self.tokens.flat(start, end));
            }
        }
        None
    }

    /// The tokens of a place that starts at `start`, without its article.
    pub(super) fn place_words(&self, start: usize, sentence: Sentence) -> Option<(usize, usize)> {
        let mut at = start;
        if self.tokens.is_any(at, &["the", "a", "an", "his", "her", "their", "its"]) {
            at += 1;
        }
        let (mut end, mut place) = self.run_of_place(at, sentence, start + PLACE_TOKENS_MAX);
        // "ward 209 of the Evin prison", "the town of Pokrov".
        if place && end > at && self.tokens.is(end, "of") {
            let next = if self.tokens.is(end + 1, "the") { end + 2 } else { end + 1 };
            let (stop, inner) = self.run_of_place(next, sentence, next + PLACE_TOKENS_MAX);
            if inner && stop > next {
                end = stop;
            }
        }
        place &= end > at && !self.is_bare(start, at, end);
        if place && self.has_place_noun(at, end) {
            end = self.with_town(end, sentence);
        }
        place.then_some((at, end))
    }

    /// Words that go on being a place from `at`, and whether one of them says so.
    fn run_of_place(&self, at: usize, sentence: Sentence, limit: usize) -> (usize, bool) {
        let mut end = at;
        let mut place = false;
        while end < sentence.end && end < limit && self.dates_in(end, end + 1).is_empty() {
            let shape = self.tokens.shape(end);
            if shape == Shape::Number {
                // "ward 209", "colony No. 2".
                let counted = end > at
                    && (self.is_place_noun(end - 1) || self.tokens.is_any(end - 1, &["no.", "№", "number"]));
                if !counted {
                    break;
                }
                end += 1;
                continue;
            }
            let mark_of_number = self.tokens.is_any(end, &["no.", "№", "number"])
                && end > at
                && self.tokens.shape(end + 1) == Shape::Number;
            if mark_of_number {
                end += 2;
                continue;
            }
            // "the women’s colony".
            if shape == Shape::Possessive && end > at && self.is_place_noun(end + 1) {
                end += 1;
                continue;
            }
            if !self.tokens.list[end].is_word() || self.people.at(end).is_some() {
                break;
            }
            let capital = shape != Shape::Lower;
            let noun = self.is_place_noun(end);
            let leads_noun = end == at && self.tokens.is_any(end + 1, &["prison", "jail", "colony"])
                || self.tokens.is_any(end, &["women", "men", "children"])
                    && self.tokens.shape(end + 1) == Shape::Possessive
                || !capital && end == at && self.is_place_noun(end + 1) && !self.tokens.has(end, COMMON);
            if !(capital || noun || leads_noun) {
                break;
            }
            place |= noun
                || self.tokens.has(end, PLACE | COUNTRY)
                || (capital && !self.tokens.has(end, ORGWORD | ORGHEAD | COMMON));
            end += 1;
        }
        (end, place)
    }

    /// "the Kolm airport, Tallinn", "a prison in Pokrov": the town after a facility belongs to it.
    fn with_town(&self, end: usize, sentence: Sentence) -> usize {
        let joined = self.tokens.is_any(end, &[",", "in", "near", "outside"]);
        if !joined || end + 1 >= sentence.end {
            return end;
        }
        let next = if self.tokens.is(end + 1, "the") { end + 2 } else { end + 1 };
        if self.tokens.shape(next) == Shape::Lower {
            return end;
        }
        let (stop, _) = self.run_of_place(next, sentence, next + 4);
        if stop > next && self.is_known_place(next, stop) { stop } else { end }
    }

    /// "in prison", "in pre-trial detention", "to house arrest": a state, not a place.
    fn is_bare(&self, start: usize, at: usize, end: usize) -> bool {
        let generic = start == at && (at..end).all(|word| self.tokens.is_any(word, BARE));
        generic || self.tokens.is(end - 1, "house") && self.tokens.is(end, "arrest")
    }

    fn is_place_noun(&self, at: usize) -> bool {
        self.tokens.has(at, FACILITY) || self.tokens.is_any(at, PLACE_NOUNS) || self.is_numbered(at)
    }

    /// "SIZO-2", "IK-7": a kind of facility by its short name, and its number.
    fn is_numbered(&self, at: usize) -> bool {
        self.tokens.word(at).split_once(['-', '–']).is_some_and(|(kind, number)| {
            number.bytes().all(|digit| digit.is_ascii_digit())
                && NUMBERED.iter().any(|known| known.eq_ignore_ascii_case(kind))
        })
    }

    fn has_place_noun(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| self.is_place_noun(at))
    }

    /// Whether the words are known to be a place: by a common noun among them, or by the gazetteer.
    pub(super) fn is_known_place(&self, start: usize, end: usize) -> bool {
        if start >= end {
            return false;
        }
        if self.has_place_noun(start, end)
            || (start..end)
                .any(|at| self.tokens.has(at, PLACE | COUNTRY) && self.tokens.shape(at) != Shape::Lower)
        {
            return true;
        }
        let words = self.tokens.flat(start, end);
        gazetteer::towns(&words).next().is_some()
            || gazetteer::facility(&words).is_some()
            || gazetteer::country_code(&words).is_some()
    }

    /// The place that the words around an event give, where its own rule found none: inside the quote,
    /// in front of the sentence ("In Lima, …"), or beside the name ("X in Lima, who …").
    pub(super) fn place_around(&self, start: usize, end: usize) -> Option<String> {
        let number = self.tokens.sentences.partition_point(|known| known.end <= start);
        let sentence = *self.tokens.sentences.get(number)?;
        let known = |from: usize| {
            let leads = self.tokens.is_any(from, &["in", "at", "inside", "near", "of"])
                && (!self.tokens.is(from, "of") || self.tokens.has(from.wrapping_sub(1), COURT));
            let (start, end) = self.place_words(from + 1, sentence).filter(|_| leads)?;
            self.is_known_place(start, end).then(|| self.tokens.flat(start, end))
        };
        let named_facility = |from: usize| {
            let (start, end) = self.place_words(from, sentence)?;
            let named = (start..end).any(|at| self.tokens.has(at, FACILITY))
                && self.tokens.shape(start) == Shape::Capital;
            named.then(|| self.tokens.flat(start, end))
        };
        let end = end.min(sentence.end);
        let court = |from: usize| {
            let of = self.tokens.has(from, COURT) && self.tokens.is_any(from + 1, &["in", "of"]);
            known(from + 1).filter(|_| of)
        };
        let fronted = || {
            let near = self.tokens.is(sentence.start, "in") && start - sentence.start < 12;
            known(sentence.start).filter(|_| near)
        };
        known(end)
            .or_else(|| (start..end).rev().find_map(known))
            .or_else(|| (start..end).find_map(named_facility))
            .or_else(fronted)
            .or_else(|| (start.saturating_sub(14).max(sentence.start)..start).rev().find_map(court))
    }
}
