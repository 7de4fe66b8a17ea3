//! The bodies that people belong to: where a name such as "the Riga branch of the Lantern Foundation" begins
//! and ends.

use crate::propose::dates::DateWords;
use crate::propose::lexicon::{
    AUX, COUNTRY, DEMONYM, MODAL, OFFICE, ONE_OF, ORGHEAD, ORGWORD, PLACE, PLACETAIL, PREP, RANK, ROLE,
    THING, TITLE,
};
use crate::propose::page::Page;
use crate::propose::people::Part;
use crate::propose::text::{Sentence, Shape};

/// The body after a link: from its first word to the end of its name.
pub(super) fn body(page: &Page<'_>, from: usize, sentence: Sentence) -> Option<(usize, usize)> {
    let mut start = from + usize::from(page.tokens.is_any(from, &["the", "a", "an", "its"]));
    // "advisor to Dana’s Open House Forum": the body is what is owned.
    if let Some(owner) =
        page.people.at(start).filter(|owner| owner.part == Part::Owner && capital(page, owner.end + 1))
    {
        start = owner.end + 1;
    }
    let mut reach = Reach { start, told: None, place: None, quoted: false };
    let mut at = start;
    while at < sentence.end && at < start + 18 {
        let named = page.people.at(at).is_some_and(|mention| mention.named && mention.part != Part::Owner);
        if named || !page.dates_in(at, at + 1).is_empty() {
            break;
        }
        match reach.step(page, at) {
            Some(next) => at = next,
            None => break,
        }
    }
    let end = reach.told.or(reach.place).filter(|end| *end > start)?;
    let somebody = page.people.at(end).is_some_and(|mention| mention.named && mention.part != Part::Owner);
    (!somebody || page.tokens.is(end, ",")).then_some((start, end))
}

/// How far a body's name goes.
struct Reach {
    start: usize,
    /// The end of what names the body.
    told: Option<usize>,
    /// The end of what only names a place.
    place: Option<usize>,
    quoted: bool,
}

impl Reach {
    /// Takes the token at `at` in, and gives the next one; `None` where the name ends.
    fn step(&mut self, page: &Page<'_>, at: usize) -> Option<usize> {
        match page.tokens.shape(at) {
            Shape::Capital | Shape::AllCaps => self.capital(page, at),
            Shape::Possessive => Some(at + 1),
            Shape::Mark => self.mark(page, at),
            Shape::Number => {
                let inside = self.told == Some(at);
                self.told = self.told.map(|end| if inside { at + 1 } else { end });
                inside.then_some(at + 1)
            }
            Shape::Lower => self.small(page, at),
        }
    }

    fn capital(&mut self, page: &Page<'_>, at: usize) -> Option<usize> {
        let general = page.tokens.has(at, COUNTRY | DEMONYM | PLACE) && !page.tokens.has(at, ORGHEAD);
        if !general || self.told.is_some() || self.quoted {
            self.told = Some(at + 1);
            return Some(at + 1);
        }
        self.place = Some(at + 1);
        (!page.tokens.is(at + 1, "and")).then_some(at + 1)
    }

    fn mark(&mut self, page: &Page<'_>, at: usize) -> Option<usize> {
        let word = page.tokens.word(at);
        if matches!(word, "“" | "”" | "\"" | "«" | "»") {
            self.quoted = !self.quoted;
            if !self.quoted && self.told.is_some() {
                self.told = Some(at + 1);
            }
            return Some(at + 1);
        }
        // "the Assembly (PA)": its short name.
        let short_name =
            word == "(" && page.tokens.shape(at + 1) == Shape::AllCaps && page.tokens.is(at + 2, ")");
        if short_name {
            self.told = self.told.map(|_| at + 3);
            return Some(at + 3);
        }
        let plural_owner = word == "’" && page.tokens.word(at.wrapping_sub(1)).ends_with('s');
        (plural_owner || matches!(word, "/" | "&" | "`")).then_some(at + 1)
    }

    fn small(&mut self, page: &Page<'_>, at: usize) -> Option<usize> {
        let joins = self.joins(page, at);
        let noun = page.tokens.has(at, THING | ORGHEAD)
            && !page
                .tokens
                .is_any(at, &["first", "state", "front", "watch", "times", "post", "press", "international"]);
        if noun && (self.told == Some(at) || (self.start..at).any(|word| capital(page, word))) {
            self.told = Some(at + 1);
            return Some(at + 1);
        }
        let aside = page.tokens.is_any(at, &["called", "named"])
            && (capital(page, at + 1) || page.tokens.is_any(at + 1, &["the", "“", "\""]))
            || page.tokens.is(at, "since") && page.tokens.word(at + 1).ends_with("ed");
        let stop = page.tokens.has(at, AUX | MODAL | PREP) && !aside
            || page.tokens.is_any(
                at,
                &["who", "which", "that", "where", "when", "as", "and", "or", "but", "while", "because"],
            )
            || page.trigger(at).is_some() && !noun && !aside;
        let ends = !joins && (self.told.is_some() || stop && !page.tokens.is(at, "of"));
        (!ends).then_some(at + 1)
    }

    /// A small word between two parts of a name: "Union of Dockers", "Centre for the Study of …".
    fn joins(&self, page: &Page<'_>, at: usize) -> bool {
        let link = ["of", "for", "on", "the", "in", "at", "to", "and", "de", "la", "del", "al"];
        let body_next = page.tokens.has(at + 1, ORGWORD | ORGHEAD);
        page.tokens.is_any(at, &link)
            && (capital(page, at + 1) || page.tokens.is_any(at + 1, &["the", "of"]) && capital(page, at + 2))
            && (!page.tokens.is(at, "and") || body_next)
            && (!page.tokens.is_any(at, &["in", "at", "to", "on"])
                || self.told.is_none()
                || body_next && !page.tokens.has(at + 1, COUNTRY | PLACE))
    }
}

fn capital(page: &Page<'_>, at: usize) -> bool {
    matches!(page.tokens.shape(at), Shape::Capital | Shape::AllCaps)
}

/// In "the former Daily Bell chief editor": the words of the body, before the words of the office.
pub(super) fn body_before(page: &Page<'_>, start: usize, head: usize) -> Option<(usize, usize)> {
    let first = (start..head).find(|at| {
        capital(page, *at)
            && !page
                .tokens
                .is_any(*at, &["former", "u.s.", "us", "senior", "deputy", "chief", "the", "armed"])
            && !page.tokens.has(*at, DEMONYM | TITLE)
    })?;
    let mut last = first;
    while last < head
        && (capital(page, last) && (!page.tokens.has(last, TITLE | RANK) || page.tokens.has(last, ORGHEAD))
            || page.tokens.is_any(last, &["/", "of", "for", "and"])
                && capital(page, last + 1)
                && last + 1 < head)
    {
        last += 1;
    }
    // "a United States journalist": a country, too.
    if (first..last).all(|at| {
        page.tokens.has(at, COUNTRY | DEMONYM)
            || page.tokens.is_any(at, &["united", "states", "kingdom", "republic"])
    }) {
        return None;
    }
    let named_thing = (first..last).any(|at| {
        page.tokens.has(at, ORGHEAD | ORGWORD | THING) && !page.tokens.has(at, COUNTRY | TITLE)
            || page.tokens.shape(at) == Shape::AllCaps
                && page.tokens.list[at].length > 2
                && !page.tokens.has(at, COUNTRY)
    });
    // "Daily Bell's editor": what owns an office is a body, a country aside.
    let owner = page.tokens.shape(last) == Shape::Possessive
        && (first..last).any(|at| !page.tokens.has(at, COUNTRY | PLACE | DEMONYM));
    if (first..last).any(|at| page.people.at(at).is_some_and(|mention| mention.named)) {
        return None;
    }
    let first = if first > start && page.tokens.has(first - 1, DEMONYM) { first - 1 } else { first };
    ((named_thing || owner) && last <= head).then_some((first, last))
}

/// Whether link and body go with the noun: "in" asks for a body, a place alone for an office.
pub(super) fn body_fits(page: &Page<'_>, link: usize, head: usize, (start, end): (usize, usize)) -> bool {
    let body = (start..end).any(|at| {
        page.tokens.has(at, ORGHEAD)
            || page.tokens.has(at, ORGWORD | THING) && !page.tokens.has(at, PLACETAIL)
    });
    let acronym = (start..end).any(|at| {
        page.tokens.shape(at) == Shape::AllCaps
            && page.tokens.list[at].length > 2
            && !page.tokens.has(at, COUNTRY)
    });
    if place_only(page, start, end) && !body {
        return (page.tokens.has(head, OFFICE)
            || page.tokens.is(head, "leader") && page.tokens.shape(end) != Shape::Possessive)
            && page.tokens.is_any(link, &["of", "to", "for"]);
    }
    let quoted = page.tokens.is_any(start, &["“", "\""])
        || (start..end).any(|at| page.tokens.is_any(at, &["“", "\""]));
    if page.tokens.is_any(link, &["in", "on", "from"]) {
        return body || acronym || quoted;
    }
    let role = page.tokens.has(head, ROLE | TITLE | OFFICE | ONE_OF);
    role || body || acronym || quoted
}

/// Whether the words name only places and peoples.
pub(super) fn place_only(page: &Page<'_>, start: usize, end: usize) -> bool {
    (start..end).all(|at| {
        page.tokens.has(at, COUNTRY | DEMONYM | PLACE)
            || page.tokens.shape(at) == Shape::Lower && !page.tokens.has(at, ORGHEAD)
    })
}

pub(super) fn date_after(page: &Page<'_>, end: usize, sentence: Sentence) -> Option<(DateWords, usize)> {
    let date = page.dates_in(end, (end + 4).min(sentence.end)).first().copied()?;
    let near = (end..date.start)
        .all(|at| page.tokens.is_any(at, &["from", "since", "in", "between", "until", "(", "for"]));
    near.then_some((date, date.end))
}
