//! What the sentence around an event adds to it, once every rule has read: where, and at what age.

use crate::propose::dates::number_word;
use crate::propose::page::{Draft, Page};
use crate::propose::proposal::{DateBasis, ProposedDate};
use crate::propose::vocabulary::{Kind, Moment, Precision, SourceDate};

/// Fills places and dates that no rule gave, for kinds of events that have them.
pub(super) fn fill(page: &mut Page<'_>) {
    let mut drafts = std::mem::take(&mut page.drafts);
    let births: Vec<(usize, Moment)> = drafts.iter().filter_map(birth).collect();
    for draft in &mut drafts {
        if draft.place.is_none() && has_place(draft.kind) {
            draft.place = page.place_around(draft.start, draft.end);
        }
        if draft.date.is_none() && is_event(draft.kind) {
            draft.date = draft.person.and_then(|person| {
                let (_, birth) = births.iter().find(|(known, _)| *known == person)?;
                age_in(page, draft).and_then(|age| at_age(*birth, age))
            });
        }
    }
    page.drafts = drafts;
}

fn has_place(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Arrest
            | Kind::Detention
            | Kind::Sentence
            | Kind::Conviction
            | Kind::Release
            | Kind::Trial
            | Kind::Search
            | Kind::Disappearance
            | Kind::Death
            | Kind::IllTreatment
            | Kind::HungerStrike
    )
}

fn is_event(kind: Kind) -> bool {
    has_place(kind) || matches!(kind, Kind::Charge | Kind::Transfer | Kind::Poisoning)
}

fn birth(draft: &Draft) -> Option<(usize, Moment)> {
    let SourceDate::At { moment, .. } = draft.date?.date else { return None };
    (draft.kind == Kind::Birth).then_some((draft.person?, moment))
}

/// "arrested at the age of 17", "at age 17", "when he was 17", near the event.
fn age_in(page: &Page<'_>, draft: &Draft) -> Option<i16> {
    let number = page.tokens.sentences.partition_point(|known| known.end <= draft.start);
    let sentence = page.tokens.sentences.get(number)?;
    let from = draft.start.saturating_sub(10).max(sentence.start);
    let to = (draft.end + 10).min(sentence.end);
    (from..to).find_map(|at| {
        let words = page.tokens.word(at);
        let age = words.parse().ok().or_else(|| number_word(words)).filter(|age| (10..100).contains(age))?;
        let led = page.tokens.is(at.wrapping_sub(1), "of") && page.tokens.is(at.wrapping_sub(2), "age")
            || page.tokens.is(at.wrapping_sub(1), "age") && page.tokens.is(at.wrapping_sub(2), "at")
            || page.tokens.is(at.wrapping_sub(1), "was")
                && page.tokens.is_any(at.wrapping_sub(2), &["he", "she"])
                && page.tokens.is(at.wrapping_sub(3), "when");
        let time = page.tokens.is_any(at + 1, &["years", "months", "days"]) && !page.tokens.is(at + 2, "old");
        (led && !time).then_some(age)
    })
}

/// The time in which somebody born then was that old: from birthday to birthday, else two years.
fn at_age(birth: Moment, age: i16) -> Option<ProposedDate> {
    let born = birth.earliest();
    let year = |plus: i16| Moment::year(born.year() + plus);
    let (first, last) = if birth.precision() == Precision::Day {
        let birthday = |plus: i16| jiff::civil::Date::new(born.year() + plus, born.month(), born.day()).ok();
        (Moment::day(birthday(age)?), Moment::day(birthday(age + 1)?.yesterday().ok()?))
    } else {
        (year(age)?, year(age + 1)?)
    };
    Some(ProposedDate { date: SourceDate::Between(first, last), basis: DateBasis::Derived })
}
