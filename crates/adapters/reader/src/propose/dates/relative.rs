//! Dates that other words give: "last month" (from the document's date), "two days later" (from the last
//! date in the text), "the same year".

use super::{Clock, Day, counted};
use crate::propose::proposal::DateBasis;
use crate::propose::text::Tokens;

/// How many days "a few days" are taken for.
const FEW_DAYS: i16 = 3;

type Found = (Day, usize, DateBasis);

/// A relative date that starts at `at`: the day, the token after it, how it was come by.
pub(super) fn date_at(clock: &Clock, tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let word = tokens.word(at);
    if !matches!(word.len(), 1..=9) {
        return None;
    }
    from_the_document(clock, tokens, at)
        .or_else(|| beside_the_last_date(clock, tokens, at))
        .or_else(|| counted_from(clock, tokens, at))
}

/// "last month", "this week", "earlier this year", "yesterday", "today".
fn from_the_document(clock: &Clock, tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let is = |word: &str| tokens.is(at, word);
    let day = |day: Option<Day>, stop: usize| day.map(|day| (day, stop, DateBasis::Relative));
    if is("last") || is("this") || is("earlier") {
        let back = i16::from(is("last"));
        let unit_at = if is("earlier") && tokens.is(at + 1, "this") { at + 2 } else { at + 1 };
        if tokens.is_any(unit_at, &["morning", "afternoon", "evening", "night"]) && !is("earlier") {
            let night_before = i16::from(is("last"));
            return day(clock.back("days", night_before), unit_at + 1);
        }
        return day(clock.back(tokens.word(unit_at), back), unit_at + 1);
    }
    if is("yesterday") {
        return day(clock.back("days", 1), at + 1);
    }
    if is("today") || is("tonight") {
        return day(clock.back("days", 0), at + 1);
    }
    None
}

fn part_of_day(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_any(at, &["day", "morning", "evening", "afternoon", "night"])
}

/// "the following day", "the previous month", "that same year", "the day before", "later that month".
fn beside_the_last_date(clock: &Clock, tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    let article = tokens.is(at, "the");
    let that = tokens.is(at, "that");
    if !article && !that {
        return None;
    }
    let last = clock.last?;
    let context = |day: Option<Day>, stop: usize| day.map(|day| (day, stop, DateBasis::Context));
    let step = if tokens.is_any(at + 1, &["following", "next", "subsequent"]) {
        1
    } else if tokens.is_any(at + 1, &["previous", "preceding"]) {
        -1
    } else {
        0
    };
    if article && step != 0 {
        let unit = if part_of_day(tokens, at + 2) { "day" } else { tokens.word(at + 2) };
        return context(clock.forward(unit, step), at + 3);
    }
    if article && tokens.is(at + 1, "day") && tokens.is_any(at + 2, &["before", "after"]) {
        // "the day before his trial" is counted from the trial, which has no date here.
        let own = tokens.list.get(at + 3).is_none_or(|next| !next.is_word());
        return if own {
            context(clock.forward("day", if tokens.is(at + 2, "after") { 1 } else { -1 }), at + 3)
        } else {
            None
        };
    }
    let same = tokens.is(at + 1, "same");
    let unit_at = if same { at + 2 } else { at + 1 };
    if !(that || same) {
        return None;
    }
    if part_of_day(tokens, unit_at) {
        return context(Some(last).filter(|last| last.day > 0), unit_at + 1);
    }
    if tokens.is(unit_at, "month") {
        return context(Some(Day { day: 0, ..last }).filter(|last| last.month > 0), unit_at + 1);
    }
    if tokens.is(unit_at, "year") {
        return context(Some(Day { month: 0, day: 0, ..last }), unit_at + 1);
    }
    None
}

/// "two days later", "a week earlier", "three months ago".
fn counted_from(clock: &Clock, tokens: &Tokens<'_>, at: usize) -> Option<Found> {
    // "a few days ago": too vague for a day, and near enough for the month.
    if tokens.is(at, "a") && tokens.is_any(at + 1, &["few", "couple"]) {
        let unit = if tokens.is(at + 2, "of") { at + 3 } else { at + 2 };
        let days = tokens.is(unit, "days") && tokens.is(unit + 1, "ago");
        let day = clock.back("days", FEW_DAYS).filter(|_| days)?;
        return Some((Day { day: 0, ..day }, unit + 2, DateBasis::Relative));
    }
    let count = counted(tokens.word(at))?;
    let unit = tokens.word(at + 1);
    if tokens.is_any(at + 2, &["later", "afterwards", "afterward"]) {
        return clock.forward(unit, count).map(|day| (day, at + 3, DateBasis::Context));
    }
    if tokens.is(at + 2, "earlier") {
        return clock.forward(unit, -count).map(|day| (day, at + 3, DateBasis::Context));
    }
    if tokens.is(at + 2, "ago") {
        return clock.back(unit, count).map(|day| (day, at + 3, DateBasis::Relative));
    }
    None
}
