//! What a noun phrase beside a name says of its bearer: "a former reporter for the Daily Bell and head of Vox Clara".
//!
//! A phrase is cut into items; each has a head noun (an office, a role, a trade), and a body before it ("Daily
//! Bell reporter") or after a link ("reporter for the Daily Bell"). Without a body that has a name, an item is no
//! tie, unless it is an office with its charge ("a former finance minister").

use super::bodies::{body, body_before, body_fits, date_after, place_only};
use crate::propose::lexicon::{
    AUX, COMMON, COUNSEL, COUNTRY, DEMONYM, KIN, MODAL, OFFICE, ONE_OF, ORGHEAD, ORGWORD, PLACE, PREP, RANK,
    ROLE, THING, TITLE, TieWord, is_tie_word,
};
use crate::propose::page::{Draft, Page};
use crate::propose::people::{Mention, Part};
use crate::propose::text::{Sentence, Shape};
use crate::propose::vocabulary::{Field, Kind};

/// One noun phrase with its tie.
struct Item {
    rel: String,
    other: String,
    start: usize,
    end: usize,
}

/// The longest run of words that one item is looked for in.
const ITEM_TOKENS_MAX: usize = 16;

/// Everything said of one mention by phrases around it.
pub(super) fn read(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    if mention.part == Part::Owner {
        return;
    }
    if mention.named {
        before_name(page, mention, sentence);
        apposed(page, mention, sentence);
    }
    what_he_is(page, mention, sentence);
    opening(page, mention, sentence);
    predicate(page, mention, sentence);
    super::activities::read(page, mention, sentence);
}

/// "The Daily Bell reporter was …", "The poet and former head of Vox Clara was …": said of somebody named before.
fn what_he_is(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    if mention.named || !page.tokens.is(mention.start, "the") || mention.end < mention.start + 2 {
        return;
    }
    let head = mention.end - 1;
    if let Some((first, last)) = body_before(page, mention.start + 1, head) {
        let rel = page.tokens.flat(last, mention.end);
        let draft = tie(mention, mention.start, mention.end, rel, page.tokens.flat(first, last));
        page.push(draft);
    }
    if page.tokens.is(mention.end, "and") && page.tokens.is_any(mention.end + 1, &["the", "a", "former"]) {
        items(page, mention, mention.start, mention.end + 1, (sentence, None));
    }
}

/// "…, a reporter for the Daily Bell and head of Vox Clara, …".
fn apposed(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let mut from = mention.end;
    if page.tokens.is(from, ",")
        && page.tokens.shape(from + 1) == Shape::Number
        && page.tokens.is_any(from + 2, &[",", "and"])
    {
        from += 2;
    }
    if !page.tokens.is_any(from, &[",", "(", "—", "–", "-"])
        || page.people.at(from + 1).is_some_and(|m| m.named)
    {
        return;
    }
    if page.tokens.is_any(from + 1, &["all", "both"]) && page.tokens.is_any(from + 2, &["of", "from", "with"])
    {
        let found = body(page, from + 3, sentence).filter(|(start, end)| !place_only(page, *start, *end));
        if let Some((start, end)) = found {
            for one in page.group_of(mention, sentence) {
                let draft = tie(&one, one.start, end, "member".to_owned(), page.tokens.flat(start, end));
                page.push(draft);
            }
        }
        return;
    }
    let quote = mention.start;
    items(page, mention, quote, from + 1, (sentence, None));
}

/// "A former member of Vox Clara, A Name was …", "Working as a clerk for Vox Clara, he …".
fn opening(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let Some(comma) =
        mention.phrase.checked_sub(1).filter(|at| *at > sentence.start && page.tokens.is(*at, ","))
    else {
        return;
    };
    let mut from = sentence.start;
    while page.tokens.is_any(from, &["whereas", ",", "as", "working", "while", "serving"]) {
        from += 1;
    }
    let opens = page.tokens.is_any(from, &["a", "an", "the", "another", "one", "former", "once"]);
    let earlier = page.people.within(from, comma).any(|known| known.named && known.part != Part::Owner);
    if !opens || earlier || comma - from > 20 || mention.part == Part::Oblique || already_told(page, mention)
    {
        return;
    }
    items(page, mention, from, from, (Sentence { end: comma, ..sentence }, Some(mention.end)));
}

/// "He is a …", "She served as …", "A Name was elected chair of …".
fn predicate(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let mut at = mention.end;
    if page.tokens.is(at, ",") && page.tokens.shape(at + 1) == Shape::Number && page.tokens.is(at + 2, ",") {
        at += 3;
    }
    if page.tokens.is(at, ",") && page.tokens.is(at + 1, "who") {
        at += 2;
    } else if page.tokens.is(at, "who") {
        at += 1;
    } else if mention.part != Part::Subject {
        return;
    }
    let adverb = |word: usize| {
        page.tokens.is_any(
            word,
            &["also", "once", "later", "then", "now", "still", "had", "has", "have", "previously"],
        ) || page.tokens.shape(word) == Shape::Lower && page.tokens.word(word).ends_with("ly")
    };
    while adverb(at) && at < mention.end + 6 {
        at += 1;
    }
    let be = page.tokens.is_any(at, &["is", "was", "became", "remains", "remained", "been", "are", "were"]);
    let mut from = at + 1;
    while from < at + 4 && adverb(from) {
        from += 1;
    }
    let chosen =
        page.tokens.is_any(from, &["elected", "appointed", "named", "employed", "known", "nominated"]);
    let serves = page.tokens.is_any(
        at,
        &[
            "served",
            "serves",
            "worked",
            "works",
            "acted",
            "acts",
            "volunteered",
            "serving",
            "working",
            "ran",
            "stood",
            "trained",
            "started",
            "began",
            "retired",
            "resigned",
            "continued",
        ],
    );
    if be && chosen {
        from += 1 + usize::from(page.tokens.is(from + 1, "as"));
    } else if serves {
        let Some(link) = (from..(from + 6).min(sentence.end))
            .take_while(|word| page.tokens.list[*word].is_word() && page.dates_in(*word, word + 1).is_empty())
            .find(|word| page.tokens.is(*word, "as"))
        else {
            return;
        };
        from = link + 1;
    } else if be && (page.tokens.phrase(from, "on the board of") || page.tokens.phrase(from, "a part of")) {
        let of = from + 3 - usize::from(page.tokens.is(from, "a"));
        if let Some((start, end)) = body(page, of + 1 - usize::from(!page.tokens.is(of, "of")), sentence)
            .filter(|(s, e)| !place_only(page, *s, *e))
        {
            let draft = tie(mention, mention.start, end, "member".to_owned(), page.tokens.flat(start, end));
            page.push(draft);
        }
        return;
    } else if !be || page.trigger(from).is_some_and(|_| !page.tokens.has(from, ROLE | OFFICE | RANK)) {
        return;
    }
    items(page, mention, mention.start, from, (sentence, None));
}

/// "former Daily Bell editor A Name", "employee named A Name".
fn before_name(page: &mut Page<'_>, mention: &Mention, sentence: Sentence) {
    let mut end = mention.start;
    if page.tokens.is_any(end.wrapping_sub(1), &["named", "called"]) && end > sentence.start + 1 {
        end -= 1;
    }
    let mut start = end;
    while start > sentence.start && end - start < ITEM_TOKENS_MAX && fits_before(page, start - 1, end) {
        start -= 1;
    }
    while start < end
        && (page.tokens.is_any(start, &["the", "a", "an", "whereas", "s", "and", "of", "for"])
            || matches!(page.tokens.shape(start), Shape::Possessive | Shape::Mark | Shape::Number)
            || page.tokens.shape(start) == Shape::Capital
                && page.tokens.has(start, COMMON)
                && !page.tokens.has(start, RANK)
                && start == sentence.start)
    {
        start += 1;
    }
    if already_told(page, mention) {
        return;
    }
    let Some(head) = end.checked_sub(1).filter(|head| *head > start && is_head(page, *head)) else { return };
    if page.tokens.has(head, KIN | COUNSEL)
        || page.tokens.is_any(
            head,
            &[
                "citizen", "national", "resident", "leader", "critic", "opponent", "ally", "figure",
                "general", "laureate", "winner",
            ],
        )
    {
        return;
    }
    let full = mention.end - mention.start > 1;
    let former = page.tokens.is_any(start, &["former", "ex"]) && page.tokens.has(head, OFFICE) && full;
    let body = body_before(page, start, head);
    if body.is_none() && (former || page.tokens.is(head, "marine")) {
        let draft = tie(mention, start, mention.end, "role".to_owned(), page.tokens.flat(start, head + 1));
        page.push(draft);
    }
    let Some((first, last)) = body else { return };
    let bare_title = page.tokens.has(head, TITLE) && page.tokens.shape(head) == Shape::Capital;
    if bare_title && mention.end - mention.start < 2 {
        return;
    }
    let rel = page.tokens.flat(last, head + 1);
    let draft = tie(mention, start, mention.end, rel, page.tokens.flat(first, last));
    page.push(draft);
}

/// Whether an office before this very name is told already.
fn already_told(page: &Page<'_>, mention: &Mention) -> bool {
    page.drafts.iter().rev().take(24).any(|draft| {
        draft.kind == Kind::Relationship
            && draft.person == Some(mention.person)
            && draft.end == mention.end
            && draft.start < mention.start
    })
}

fn fits_before(page: &Page<'_>, at: usize, end: usize) -> bool {
    if page.people.at(at).is_some() || !page.dates_in(at, at + 1).is_empty() {
        return false;
    }
    match page.tokens.shape(at) {
        Shape::Capital | Shape::AllCaps => !page.tokens.is(at, "whereas"),
        Shape::Possessive => true,
        Shape::Lower => {
            at + 1 == end && is_head(page, at)
                || page.tokens.has(at, RANK | ROLE | OFFICE)
                || page.tokens.is_any(at, &["of", "for"])
                    && matches!(page.tokens.shape(at + 1), Shape::Capital | Shape::AllCaps)
                    && matches!(page.tokens.shape(at.wrapping_sub(1)), Shape::Capital | Shape::AllCaps)
        }
        Shape::Mark => page.tokens.is(at, "/") && !page.tokens.list[at].spaced,
        Shape::Number => false,
    }
}

/// Reads items one after the other from `from`: "a poet, a teacher at A and the head of B". With a `close`, the
/// name follows the last item, and the quotation goes up to there.
fn items(
    page: &mut Page<'_>,
    mention: &Mention,
    quote: usize,
    from: usize,
    (sentence, close): (Sentence, Option<usize>),
) {
    let group = everyone(page, mention, from, sentence);
    let mut at = from + usize::from(group.len() > 1);
    let mut pending: Option<usize> = None;
    for _ in 0..5 {
        let begin = skip_articles(page, at, sentence);
        let Some((stop, found)) = item(page, mention, begin, sentence) else { return };
        let next;
        if let Some(found) = found {
            let first = pending.take().unwrap_or(found.start);
            let group = if first < found.start && group.len() == 1 && mention.named {
                // "A and B, chair and deputy chair of C".
                let pair = page.group_of(mention, sentence);
                if pair.len() == 2 { pair } else { group.clone() }
            } else {
                group.clone()
            };
            let rel = if first < found.start {
                format!("{} {}", page.tokens.flat(first, found.start), found.rel)
            } else {
                found.rel
            };
            let start = if first.saturating_sub(quote) > 14 { first } else { quote.min(first) };
            let date = date_after(page, found.end, sentence);
            let end = date.filter(|(_, end)| end - found.end < 8).map_or(found.end, |(_, end)| end);
            next = end;
            let end = close.filter(|_| end == sentence.end).unwrap_or(end);
            for one in &group {
                let draft = tie(one, start.min(one.start), end, rel.clone(), found.other.clone());
                page.push(draft.on(date.and_then(|(date, _)| date.proposed())));
            }
        } else {
            // "a founder and editor of A": the body is the founder's, too.
            let shared = page.tokens.is(stop, "and")
                && page.tokens.has(stop.saturating_sub(1), ROLE | ONE_OF | OFFICE);
            pending = shared.then(|| pending.unwrap_or(begin));
            next = past_phrase(page, stop, sentence);
        }
        let Some(join) = next_item(page, next, sentence) else { return };
        if join > next + 1 || !page.tokens.is(next, "and") {
            pending = None;
        }
        at = join + usize::from(page.tokens.is_any(join, &["is", "was"]));
    }
}

/// "both reporters for …", "all of …": everyone of the list that ends with the mention.
fn everyone(page: &Page<'_>, mention: &Mention, from: usize, sentence: Sentence) -> Vec<Mention> {
    if page.tokens.is_any(from, &["both", "all"]) && mention.named {
        return page.group_of(mention, sentence);
    }
    vec![*mention]
}

/// Past "of the long struggle" to the comma or "and" that joins a further item.
fn past_phrase(page: &Page<'_>, stop: usize, sentence: Sentence) -> usize {
    if !page.tokens.has(stop, PREP) {
        return stop;
    }
    (stop..(stop + 9).min(sentence.end))
        .take_while(|at| {
            !page.tokens.has(*at, AUX | MODAL) && !page.tokens.is_any(*at, &["who", "that", ";", "."])
        })
        .find(|at| {
            page.tokens.is_any(*at, &[",", "and"])
                && (page.tokens.is_any(at + 1, &["a", "an", "and"]) || page.tokens.has(at + 1, RANK | ONE_OF))
        })
        .unwrap_or(stop)
}

/// Where the next item begins, after "," and "and".
fn next_item(page: &Page<'_>, next: usize, sentence: Sentence) -> Option<usize> {
    let mut join = next;
    while join < next + 3 && page.tokens.is_any(join, &[",", "and", "as", "well", "also", "but"]) {
        join += 1;
    }
    let goes_on = join > next
        && join < sentence.end
        && page.people.at(join).is_none()
        && (page.tokens.is_any(join, &["a", "an", "the", "one", "then", "also", "is", "was"])
            || page.tokens.has(join, RANK | ROLE | ONE_OF | OFFICE));
    goes_on.then_some(join)
}

fn skip_articles(page: &Page<'_>, from: usize, sentence: Sentence) -> usize {
    let mut at = from;
    if page.tokens.is(at, "one") && page.tokens.is(at + 1, "of") {
        at += 2;
    }
    while at < sentence.end
        && page.tokens.is_any(
            at,
            &[
                "a",
                "an",
                "the",
                "also",
                "then",
                "one",
                "another",
                "currently",
                "formerly",
                "its",
                "once",
                "as",
                "now",
            ],
        )
    {
        at += 1;
    }
    at
}

/// What a phrase is about: its noun, and where the words about it stop.
struct Head {
    from: usize,
    noun: usize,
    stop: usize,
    /// A link to a body or a person follows.
    link: bool,
}

/// One item from `from`: where it stops, and its tie if it tells one. `None` where no noun phrase stands.
fn item(
    page: &Page<'_>,
    mention: &Mention,
    from: usize,
    sentence: Sentence,
) -> Option<(usize, Option<Item>)> {
    let head = head_of(page, mention, from, sentence)?;
    let Head { noun, stop, link, .. } = head;
    // Nobody works for what he is a critic of; standing and kin are told elsewhere.
    if is_tie_word(page.tokens.word(noun), TieWord::NoTie) {
        return Some((stop, None));
    }
    let person = page
        .people
        .within(stop + 1, (stop + 4).min(sentence.end))
        .find(|other| link && other.named && other.part != Part::Owner && other.phrase <= stop + 2)
        .copied();
    let counsel = page.tokens.has(noun, COUNSEL) && !page.tokens.is(stop, "at");
    if person.is_some() && (counsel || page.tokens.has(noun, KIN)) {
        // What follows is said of the other one.
        return None;
    }
    if page.tokens.has(noun, KIN) {
        return Some((past_children(page, stop), None));
    }
    if let Some(other) = person {
        let tie = aide_of(page, mention, &head, &other);
        let end = tie.as_ref().map_or(stop, |tie| tie.end);
        return Some((end, tie));
    }
    if link
        && let Some((start, end)) = body(page, stop + 1, sentence)
        && body_fits(page, stop, noun, (start, end))
    {
        let other = page.tokens.flat(start, end);
        return Some((end, Some(Item { rel: page.tokens.flat(from, noun + 1), other, start: from, end })));
    }
    if link && office_of_another(page, mention, stop, sentence) {
        return None;
    }
    if let Some(end) = portfolio_end(page, noun, stop, sentence) {
        let other = page.tokens.flat(from, end);
        return Some((end, Some(Item { rel: "role".to_owned(), other, start: from, end })));
    }
    if let Some((first, last)) = body_before(page, from, noun) {
        let rel = page.tokens.flat(last, noun + 1);
        let rel = rel.trim_start_matches("’s ").trim_start_matches("'s ").to_owned();
        return Some((
            stop,
            Some(Item { rel, other: page.tokens.flat(first, last), start: from, end: stop }),
        ));
    }
    let tie = with_a_charge(page, from, noun).then(|| Item {
        rel: "role".to_owned(),
        other: page.tokens.flat(from, noun + 1),
        start: from,
        end: noun + 1,
    });
    Some((stop, tie))
}

fn head_of(page: &Page<'_>, mention: &Mention, from: usize, sentence: Sentence) -> Option<Head> {
    let limit = (from + ITEM_TOKENS_MAX).min(sentence.end);
    let mut stop = from;
    while stop < limit && inside_item(page, stop) {
        stop += 1;
    }
    // "…, former agent A Name": said of A, not of the one before the comma.
    let next = page.people.at(stop);
    if next.is_some_and(|next| next.named && next.part != Part::Owner && next.person != mention.person) {
        return None;
    }
    let last = stop.checked_sub(1).filter(|last| *last >= from)?;
    let participle = page.tokens.is_any(last, &["employed", "working", "serving"]) && last > from;
    let mut noun = last - usize::from(participle);
    if page.tokens.shape(last) == Shape::Mark || !is_head(page, noun) {
        return None;
    }
    // "editor in chief", "chief of staff": the office goes on.
    if page.tokens.phrase(stop, "in chief") || page.tokens.phrase(stop, "of staff") {
        noun = stop + 1;
        stop += 2;
    }
    // "two senators, the minister": a list of others.
    let plural = page.tokens.word(noun).ends_with('s')
        && page.tokens.list[noun].is_word()
        && page.tokens.has(noun, ROLE | TITLE)
        && !page.tokens.is_any(from.wrapping_sub(1), &["of", "both", "all", "the"]);
    let link = page.tokens.is_any(stop, &["of", "for", "at", "with", "to", "in", "on", "from"])
        || participle && page.tokens.is(stop, "by");
    (!plural).then_some(Head { from, noun, stop, link })
}

/// "a father of two and head of …": past the children.
fn past_children(page: &Page<'_>, stop: usize) -> usize {
    if !page.tokens.is(stop, "of") {
        return stop;
    }
    (stop + 1..stop + 4).find(|at| page.tokens.is_any(*at, &[",", "and", "."])).unwrap_or(stop)
}

/// "an aide to B", "spokeswoman for B": the tie of one who works for a person.
fn aide_of(page: &Page<'_>, mention: &Mention, head: &Head, other: &Mention) -> Option<Item> {
    let works_for = is_tie_word(page.tokens.word(head.noun), TieWord::Aide)
        || page.tokens.is(head.stop, "for") && page.tokens.has(head.noun, OFFICE);
    let lower = page.tokens.shape(head.noun) == Shape::Lower;
    (works_for && lower && other.person != mention.person).then(|| Item {
        rel: page.tokens.flat(head.from, head.noun + 1),
        other: page.people.list[other.person].name.clone(),
        start: head.from,
        end: other.end,
    })
}

/// "Envoy for Hostage Affairs A Name": the office of A, who is another.
fn office_of_another(page: &Page<'_>, mention: &Mention, stop: usize, sentence: Sentence) -> bool {
    let next = page.people.within(stop + 1, (stop + 10).min(sentence.end)).next();
    next.is_some_and(|next| {
        next.named
            && next.person != mention.person
            && next.start > stop + 1
            && (stop + 1..next.start).all(|at| {
                page.tokens.list[at].is_word()
                    && (page.tokens.shape(at) != Shape::Lower
                        || page.tokens.is_any(at, &["of", "for", "the", "and"]))
            })
    })
}

/// "deputy minister of finance": where the charge ends.
fn portfolio_end(page: &Page<'_>, noun: usize, stop: usize, sentence: Sentence) -> Option<usize> {
    let office = page.tokens.has(noun, OFFICE) && page.tokens.shape(noun) == Shape::Lower;
    if !office
        || !page.tokens.is_any(stop, &["of", "for"])
        || !is_tie_word(page.tokens.word(stop + 1), TieWord::Portfolio)
    {
        return None;
    }
    (stop + 2..=sentence.end)
        .find(|at| *at == sentence.end || !is_tie_word(page.tokens.word(*at), TieWord::Portfolio))
}

/// "a former finance minister": an office that its words say more of than rank and country.
fn with_a_charge(page: &Page<'_>, from: usize, noun: usize) -> bool {
    let rank = ["former", "then", "senior", "retired", "first", "ex", "acting", "late", "us", "u.s."];
    page.tokens.has(noun, OFFICE)
        && !page.tokens.is_any(noun, &["leader", "head", "officer", "general", "chief", "director", "chair"])
        && (from..noun).any(|at| !page.tokens.is_any(at, &rank) && !page.tokens.has(at, COUNTRY | DEMONYM))
}

fn inside_item(page: &Page<'_>, at: usize) -> bool {
    if page.people.at(at).is_some_and(|mention| mention.named && mention.part != Part::Owner)
        || !page.dates_in(at, at + 1).is_empty()
    {
        return false;
    }
    match page.tokens.shape(at) {
        Shape::Capital | Shape::AllCaps | Shape::Possessive => true,
        Shape::Lower => {
            let capital = |at: usize| page.tokens.shape(at) == Shape::Capital;
            let inner = page.tokens.is_any(at, &["and", "of"])
                && capital(at.wrapping_sub(1))
                && capital(at + 1)
                && page.tokens.has(at.wrapping_sub(1), PLACE | COUNTRY | RANK | ORGWORD | ORGHEAD)
                && page.tokens.is(at, "and");
            inner
                || !page.tokens.has(at, PREP | AUX | MODAL)
                    && !page.tokens.is_any(
                        at,
                        &[
                            "and", "or", "who", "whom", "whose", "which", "that", "but", "when", "where",
                            "while", "to", "as",
                        ],
                    )
        }
        Shape::Mark => page.tokens.is(at, "/") && !page.tokens.list[at].spaced,
        Shape::Number => page.tokens.word(at).contains('-'),
    }
}

/// Whether the noun at `at` can say what somebody is: an office, a role, or a trade by its ending.
fn is_head(page: &Page<'_>, at: usize) -> bool {
    let word = page.tokens.word(at);
    if page.tokens.has(at, ROLE | TITLE | OFFICE | ONE_OF | KIN) || is_tie_word(word, TieWord::NoTie) {
        return true;
    }
    let word = page.tokens.word(at);
    let several = word.strip_suffix('s').filter(|_| {
        page.tokens.is_any(at.wrapping_sub(1), &["the", "both", "all", "two", "three"])
            || page.tokens.is(at.wrapping_sub(2), "the")
    });
    if several
        .is_some_and(|one| crate::propose::lexicon::look_up(one).classes & (ROLE | OFFICE | ONE_OF) != 0)
    {
        return true;
    }
    page.tokens.list[at].is_word()
        && word.len() > 4
        && ["ist", "er", "or", "ian", "man", "woman", "eer", "ant", "ee"]
            .iter()
            .any(|ending| word.ends_with(ending))
        && !page.tokens.has(at, COMMON | ORGWORD | ORGHEAD | THING | DEMONYM | COUNTRY | PLACE)
        && page.trigger(at).is_none()
        || page.tokens.is_any(
            at,
            &[
                "head", "ceo", "marine", "pilot", "staff", "vice", "nurse", "coach", "chef", "clerk",
                "judge", "monk",
            ],
        )
}

pub(super) fn said(
    mention: &Mention,
    rule: &'static str,
    start: usize,
    end: usize,
    rel: String,
    other: String,
) -> Draft {
    Draft::new(Kind::Relationship, rule, mention.person, start, end)
        .with(Field::Rel, rel)
        .with(Field::Other, other)
        .sure(0.65)
}

fn tie(mention: &Mention, start: usize, end: usize, rel: String, other: String) -> Draft {
    said(mention, "descriptions.item", start, end, rel, other)
}
