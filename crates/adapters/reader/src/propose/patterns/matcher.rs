//! Matching one pattern around its trigger: to the left from right to left, then to the right.

use super::lexicon::{CASES, ClassSet, Features, GENDERS, PLURAL, POSSESSIVE};
use super::rule::{Keep, Pattern, Piece, Test, Thing};
use super::words::{Shape, Words};

/// A word, or a stretch that was recognised: words `start..end`.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) what: What,
}

#[derive(Debug, Clone)]
pub(super) enum What {
    Word,
    /// Whom it can mean, in which gender and case. `named`: by a name, not by a pronoun. `many`: all of them.
    Person {
        who: Vec<(usize, Features)>,
        named: bool,
        many: bool,
    },
    /// A recognised thing: which, and its number in the sentence's list.
    Thing(Thing, usize),
}

/// What an element of a pattern met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Got {
    Keep(Keep),
    Who(Features),
    Clitic,
    Other,
    Speaker,
    Thing(Thing),
}

/// A pattern that matched items `from..to`.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) trigger: usize,
    pub(super) got: Vec<(Got, usize, usize)>,
}

impl Hit {
    pub(super) fn first(&self, wanted: impl Fn(Got) -> bool) -> Option<(usize, usize)> {
        self.got.iter().find(|(got, ..)| wanted(*got)).map(|(_, from, to)| (*from, *to))
    }
}

/// The items of a sentence, with what the tests ask of them.
pub(super) struct Matcher<'m, 'a> {
    pub(super) words: &'m Words<'a>,
    pub(super) items: &'m [Item],
    /// The gender and number of the trigger, where it agrees with whom the claim is about.
    pub(super) agree: Features,
}

/// Steps after which a match is given up: a pattern's gaps must not cost a sentence's length to their power.
const STEPS_MAX: usize = 600;

struct Side<'s> {
    pieces: &'s [Piece],
    /// Whether it goes to the right.
    right: bool,
}

impl Matcher<'_, '_> {
    pub(super) fn matches(&self, pattern: &Pattern, trigger: usize) -> Option<Hit> {
        let mut got = Vec::new();
        if pattern.trigger_keep != Keep::Nothing {
            got.push((Got::Keep(pattern.trigger_keep), trigger, trigger + 1));
        }
        let mut steps = 0;
        let left = Side { pieces: &pattern.left, right: false };
        let from = self.step(&left, 0, trigger, &mut got, &mut steps)?;
        let right = Side { pieces: &pattern.right, right: true };
        let to = self.step(&right, 0, trigger + 1, &mut got, &mut steps)?;
        Some(Hit { from, to, trigger, got })
    }

    /// `at`: the border that was reached. To the right the next item is `at`, to the left `at - 1`.
    fn step(
        &self,
        side: &Side<'_>,
        piece: usize,
        at: usize,
        got: &mut Vec<(Got, usize, usize)>,
        steps: &mut usize,
    ) -> Option<usize> {
        *steps += 1;
        if *steps > STEPS_MAX {
            return None;
        }
        match side.pieces.get(piece) {
            None => Some(at),
            Some(Piece::Gap { most, across }) => {
                let mut border = at;
                for _ in 0..=*most {
                    if let Some(end) = self.step(side, piece + 1, border, got, steps) {
                        return Some(end);
                    }
                    let next = Self::next(side.right, border).filter(|next| *next < self.items.len())?;
                    if !self.passable(next, *across) {
                        return None;
                    }
                    border = if side.right { border + 1 } else { border - 1 };
                }
                None
            }
            Some(Piece::Element { test, keep, least, most }) => {
                self.repeat(side, piece, (test, *keep), (*least, *most), at, got, steps)
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one step of a search carries its whole state")]
    fn repeat(
        &self,
        side: &Side<'_>,
        piece: usize,
        (test, keep): (&Test, Keep),
        (least, most): (usize, usize),
        at: usize,
        got: &mut Vec<(Got, usize, usize)>,
        steps: &mut usize,
    ) -> Option<usize> {
        if most > 0
            && let Some(border) = self.consume(test, at, side.right)
        {
            let mark = got.len();
            let (from, to) = if side.right { (at, border) } else { (border, at) };
            match test {
                Test::Who(cases) => got.push((Got::Who(*cases), from, to)),
                Test::Clitic => got.push((Got::Clitic, from, to)),
                Test::Other => got.push((Got::Other, from, to)),
                Test::Speaker(_) => got.push((Got::Speaker, from, to)),
                Test::Thing(thing) => got.push((Got::Thing(*thing), from, to)),
                _ => {}
            }
            if keep != Keep::Nothing {
                got.push((Got::Keep(keep), from, to));
            }
            let rest = (least.saturating_sub(1), most - 1);
            if border != at
                && let Some(end) = self.repeat(side, piece, (test, keep), rest, border, got, steps)
            {
                return Some(end);
            }
            if border == at
                && let Some(end) = self.step(side, piece + 1, at, got, steps)
            {
                return Some(end);
            }
            got.truncate(mark);
        }
        if least == 0 { self.step(side, piece + 1, at, got, steps) } else { None }
    }

    fn next(right: bool, border: usize) -> Option<usize> {
        if right { Some(border) } else { border.checked_sub(1) }
    }

    /// The border after what the test takes, if it takes anything.
    fn consume(&self, test: &Test, at: usize, right: bool) -> Option<usize> {
        if *test == Test::Start {
            return (!right && self.opens(at)).then_some(at);
        }
        let next = Self::next(right, at).filter(|next| *next < self.items.len())?;
        match test {
            Test::Rest => right.then(|| self.rest(at)).filter(|end| *end > at),
            Test::Quoted => self.quoted(next, right),
            _ => self.is(test, next).then(|| if right { at + 1 } else { at - 1 }),
        }
    }

    /// Nothing but marks and a number of a list stands before.
    fn opens(&self, at: usize) -> bool {
        (0..at).all(|item| {
            matches!(self.items[item].what, What::Word)
                && matches!(self.words.shape(self.items[item].start), Shape::Mark | Shape::Number)
        })
    }

    fn is(&self, test: &Test, at: usize) -> bool {
        let item = &self.items[at];
        match test {
            Test::Who(cases) => !self.choose(at, *cases).is_empty(),
            Test::Other => matches!(item.what, What::Person { named: true, .. }),
            Test::Thing(thing) => matches!(item.what, What::Thing(known, _) if known.is(*thing)),
            Test::Speaker(cases) => match &item.what {
                What::Person { who, named, .. } => {
                    *named && (*cases == 0 || who.iter().any(|(_, features)| features & cases != 0))
                }
                What::Thing(thing, _) => thing.is(Thing::Body),
                What::Word => {
                    // "the lawyer Anna Rybina": her name says it better.
                    let named = self
                        .items
                        .get(at + 1)
                        .is_some_and(|next| matches!(next.what, What::Person { named: true, .. }));
                    !named && self.has(at, self.words.language.classes.speaker)
                }
            },
            _ => matches!(item.what, What::Word) && self.is_word(test, item.start),
        }
    }

    fn is_word(&self, test: &Test, at: usize) -> bool {
        let word = self.words.text_of(at);
        let shape = self.words.shape(at);
        let number = || (shape == Shape::Number).then(|| word.parse::<i16>().ok()).flatten();
        match test {
            Test::Literal(forms) => forms.contains(&self.words.list[at].form),
            Test::Class(classes) => self.words.has(at, *classes),
            Test::Mark(marks) => marks.iter().any(|mark| mark == word),
            Test::Day => number().is_some_and(|day| (1..=31).contains(&day)),
            Test::Year => number().is_some_and(|year| (1900..2100).contains(&year)),
            Test::Number => shape == Shape::Number || self.words.has(at, self.words.language.classes.number),
            Test::Capital => {
                matches!(shape, Shape::Capital | Shape::AllCaps)
                    && !self.words.has(at, self.words.language.classes.function)
            }
            Test::Any => shape != Shape::Mark,
            Test::Clitic => self.words.has(at, self.words.language.classes.clitic),
            _ => false,
        }
    }

    pub(super) fn has(&self, at: usize, classes: ClassSet) -> bool {
        let item = &self.items[at];
        matches!(item.what, What::Word) && self.words.has(item.start, classes)
    }

    pub(super) fn mark(&self, at: usize) -> &str {
        let item = &self.items[at];
        if matches!(item.what, What::Word) && self.words.shape(item.start) == Shape::Mark {
            self.words.text_of(item.start)
        } else {
            ""
        }
    }

    /// Whom the item can mean in these cases, in agreement with the trigger.
    pub(super) fn choose(&self, at: usize, cases: Features) -> Vec<usize> {
        let What::Person { who, many, .. } = &self.items[at].what else { return Vec::new() };
        let agree = self.agree & GENDERS;
        if *many {
            let fits = agree == 0 || agree & PLURAL != 0;
            let cased = who.iter().all(|(_, features)| cases == 0 || features & cases != 0);
            return if fits && cased { who.iter().map(|(person, _)| *person).collect() } else { Vec::new() };
        }
        // A bare WHO is somebody, not the owner of what follows.
        let wanted = if cases == 0 { CASES & !POSSESSIVE } else { cases };
        who.iter()
            .find(|(_, features)| {
                features & wanted != 0
                    && (agree & !PLURAL == 0 || features & agree != 0 || agree & PLURAL != 0)
            })
            .map(|(person, _)| vec![*person])
            .unwrap_or_default()
    }

    /// Whether a gap may pass the item.
    fn passable(&self, at: usize, across: bool) -> bool {
        if self.has(at, self.words.language.classes.barrier) {
            return false;
        }
        match self.mark(at) {
            ";" | "." | "!" | "?" | "…" | ":" => false,
            "," | "(" | ")" | "—" | "–" => across,
            _ => true,
        }
    }

    /// The end of what is said: up to a mark, a recognised date, length or article, or a word that stops it.
    fn rest(&self, from: usize) -> usize {
        let classes = &self.words.language.classes;
        let mut at = from;
        while at < self.items.len() && at < from + 14 {
            let stops = match &self.items[at].what {
                What::Thing(thing, _) => matches!(thing, Thing::Date | Thing::Length | Thing::Article),
                What::Person { .. } => true,
                What::Word => {
                    matches!(self.mark(at), "," | ";" | "." | "!" | "?" | "…" | ":" | "(" | ")" | "—" | "–")
                        || self.has(at, classes.rest_stop)
                        || self.tells_an_event(at)
                }
            };
            if stops {
                break;
            }
            at += 1;
        }
        // "and", "in" before what stopped it belong to what follows.
        while at > from && (self.has(at - 1, classes.and) || self.has(at - 1, classes.function)) {
            at -= 1;
        }
        at
    }

    /// A word that tells of something that happened.
    pub(super) fn tells_an_event(&self, at: usize) -> bool {
        let item = &self.items[at];
        matches!(item.what, What::Word)
            && self.words.language.starts(self.words.list[item.start].form).is_some_and(|starts| starts.event)
    }

    fn quoted(&self, next: usize, right: bool) -> Option<usize> {
        const OPEN: &[&str] = &["«", "“", "\"", "„"];
        const CLOSE: &[&str] = &["»", "”", "\"", "“"];
        if right {
            OPEN.contains(&self.mark(next)).then_some(())?;
            let last =
                (next + 2..self.items.len().min(next + 14)).find(|at| CLOSE.contains(&self.mark(*at)))?;
            Some(last + 1)
        } else {
            CLOSE.contains(&self.mark(next)).then_some(())?;
            let first = (next.saturating_sub(14)..next.saturating_sub(1))
                .rev()
                .find(|at| OPEN.contains(&self.mark(*at)))?;
            Some(first)
        }
    }
}
