//! Learning without labels what agreement is worth among the records at hand.
//!
//! How often two people agree by chance comes from pairs drawn at random. How often two records of one person agree
//! comes from expectation and maximisation over pairs that share a block; a rule teaches nothing about the fields it is
//! made of, because all of its pairs agree on them. What is assumed of prisoner lists counts like some more pairs, so
//! that a list of a few hundred people is not at the mercy of five of them.

use std::collections::BTreeMap;

use super::blocks::{Blocking, pairs_of, sample};
use super::compare::Comparer;
use super::levels::{self, LEVELS_MAX, MISSING};
use super::num::{count, mix};
use super::schema::FIELDS_MAX;
use super::table::Table;
use super::weigh::{CIRCUMSTANCES_MAX, Chances};

/// Pairs drawn at random.
const RANDOM_PAIRS: usize = 300_000;

/// Pairs taken from each rule.
const PAIRS_OF_A_RULE: usize = 20_000;

/// What is assumed counts like so many random pairs, as many as sixty people make: in a shorter list the few pairs of one
/// person would pass for chance …
const ASSUMED_OTHER: f64 = 2_000.0;

/// … and like so many pairs of one person for each rule that teaches.
const ASSUMED_SAME: f64 = 10.0;

/// From this chance on a pair teaches how records of one person agree.
const TEACHES_FROM: f64 = 0.5;

/// What is assumed of how many pairs are of one person counts like so many pairs, as many as 140 people make.
const ASSUMED_PRIOR: f64 = 10_000.0;

const ROUNDS: usize = 40;

type Pattern = [u8; FIELDS_MAX];

/// The pairs of one rule: which fields they say nothing about, and how often each pattern of levels is met.
struct Lesson {
    fields: Vec<usize>,
    patterns: Vec<(Pattern, f64)>,
    /// Of one person among these pairs.
    share: f64,
    share_max: f64,
    /// Pairs in all blocks of the rule.
    pairs: f64,
}

pub(super) fn learn(table: &Table, blocking: &Blocking) -> Chances {
    let mut chances = Chances::assumed(table);
    if table.rows() < 2 {
        return chances;
    }
    let mut comparer = Comparer::new(table);
    chances.other = others(table, &mut comparer, &chances);
    let mut lessons = lessons(table, blocking, &mut comparer);
    let assumed = chances.same.clone();
    for _ in 0..ROUNDS {
        round(table, &assumed, &mut chances, &mut lessons);
    }
    let found = lessons.iter().map(|lesson| lesson.share * lesson.pairs).fold(0.0, f64::max);
    let rows = count(table.rows());
    let (found, pairs) = (found.clamp(rows * 0.01, rows * 2.0), count(pairs_of(table.rows())));
    chances.prior = (found + ASSUMED_PRIOR * chances.prior) / (pairs + ASSUMED_PRIOR);
    without_same(&mut chances);
    chances
}

/// How often each level is met among pairs drawn at random.
fn others(table: &Table, comparer: &mut Comparer, assumed: &Chances) -> Vec<[f64; LEVELS_MAX]> {
    let mut seen = vec![[0.0; LEVELS_MAX]; table.width()];
    for (left, right) in random(table) {
        let levels = comparer.levels(left, right);
        for (field, seen) in seen.iter_mut().enumerate().filter(|(field, _)| levels[*field] != MISSING) {
            seen[usize::from(levels[field])] += 1.0;
        }
    }
    for (field, seen) in seen.iter_mut().enumerate() {
        let all: f64 = seen.iter().sum::<f64>() + ASSUMED_OTHER;
        for (seen, assumed) in seen.iter_mut().zip(assumed.other[field]) {
            *seen = (*seen + ASSUMED_OTHER * assumed) / all;
        }
        // Agreement to the letter is rarer than a sample shows, and can be counted.
        let counted = same_by_chance(table, field, assumed.other[field][0]);
        let rest = (1.0 - counted) / (1.0 - seen[0]).max(1e-9);
        seen.iter_mut().skip(1).for_each(|seen| *seen *= rest);
        seen[0] = counted;
    }
    seen
}

/// The chance that two records have one value, from how often each value occurs.
fn same_by_chance(table: &Table, field: usize, assumed: f64) -> f64 {
    let counts = table.terms[field].counts.iter().map(|count| f64::from(*count));
    let (mut all, mut pairs) = (0.0, 0.0);
    for count in counts {
        all += count;
        pairs += count * (count - 1.0);
    }
    let possible = all * (all - 1.0);
    ((pairs + ASSUMED_OTHER * assumed) / (possible.max(0.0) + ASSUMED_OTHER)).clamp(1e-7, 0.999)
}

fn random(table: &Table) -> Vec<(u32, u32)> {
    let rows = super::num::narrow(table.rows());
    let pairs: Vec<(u32, u32)> = if pairs_of(table.rows()) <= RANDOM_PAIRS {
        (0..rows).flat_map(|left| (left + 1..rows).map(move |right| (left, right))).collect()
    } else {
        let drawn = (0..RANDOM_PAIRS).map(|turn| {
            let bits = mix(u64::try_from(turn).unwrap_or(0).wrapping_add(0x0a77));
            let row = |bits: u64| u32::try_from(bits % u64::from(rows)).unwrap_or(0);
            (row(bits >> 32), row(mix(bits) >> 32))
        });
        drawn.filter(|(left, right)| left != right).collect()
    };
    pairs.into_iter().filter(|(left, right)| !table.are_listed_apart(*left, *right)).collect()
}

fn lessons(table: &Table, blocking: &Blocking, comparer: &mut Comparer) -> Vec<Lesson> {
    let mut lessons = Vec::new();
    for blocks in &blocking.found_by {
        let mut patterns: BTreeMap<Pattern, f64> = BTreeMap::new();
        for (left, right) in sample(blocks, PAIRS_OF_A_RULE) {
            if !table.are_listed_apart(left, right) {
                *patterns.entry(comparer.levels(left, right)).or_default() += 1.0;
            }
        }
        if !patterns.is_empty() {
            let pairs = count(blocks.pairs());
            let patterns = patterns.into_iter().collect();
            // Few records are told of more than twice, so few of the pairs of a large rule can be of one person.
            let share = count(table.rows()) / pairs;
            let (share, share_max) = ((share * 0.3).min(0.1), (share * 2.0).min(0.99));
            lessons.push(Lesson { fields: blocks.fields.clone(), patterns, share, share_max, pairs });
        }
    }
    lessons
}

/// One round: which pairs are probably of one person, and how often such pairs agree.
fn round(table: &Table, assumed: &[[f64; LEVELS_MAX]], chances: &mut Chances, lessons: &mut [Lesson]) {
    let ratios = ratios(chances);
    let mut sums = vec![[0.0; LEVELS_MAX]; table.width()];
    let mut teachers = vec![0.0; table.width()];
    for lesson in lessons {
        let teaches: Vec<usize> = (0..table.width()).filter(|field| !lesson.fields.contains(field)).collect();
        for field in &teaches {
            teachers[*field] += 1.0;
        }
        let odds = lesson.share / (1.0 - lesson.share);
        let (mut same, mut all) = (0.0, 0.0);
        for (pattern, times) in &lesson.patterns {
            let known = teaches.iter().filter(|field| pattern[**field] != MISSING);
            let (mut bits, mut circumstances) = (0.0, 0.0);
            for field in known.clone() {
                let ratio = ratios[*field][usize::from(pattern[*field])];
                // As they are weighed later: otherwise people arrested together would teach as one person.
                if table.schema.fields[*field].is_circumstance && ratio > 0.0 {
                    circumstances += ratio;
                } else {
                    bits += ratio;
                }
            }
            let weight = (bits + f64::min(circumstances, CIRCUMSTANCES_MAX.into())).exp2();
            let chance = odds * weight / (1.0 + odds * weight);
            same += chance * times;
            all += times;
            // A crowd of unlikely pairs must not teach: added up, each of their small chances would outweigh the few likely.
            if chance >= TEACHES_FROM {
                known.for_each(|field| sums[*field][usize::from(pattern[*field])] += chance * times);
            }
        }
        // Like two more pairs, one in ten of one person: no share is ever 0 or 1.
        lesson.share = ((same + 0.2) / (all + 2.0)).min(lesson.share_max);
    }
    for (field, sums) in sums.iter().enumerate() {
        let more = ASSUMED_SAME * f64::max(teachers[field], 1.0);
        let all = sums.iter().sum::<f64>() + more;
        for (level, sum) in sums.iter().enumerate() {
            chances.same[field][level] = (sum + more * assumed[field][level]) / all;
        }
    }
}

fn ratios(chances: &Chances) -> Vec<[f64; LEVELS_MAX]> {
    let of = |(same, other): (&[f64; LEVELS_MAX], &[f64; LEVELS_MAX])| {
        std::array::from_fn(|level| {
            let (same, other) = (same[level].max(1e-9), other[level].max(1e-9));
            (same / other).log2().clamp(-8.0, 18.0)
        })
    };
    chances.same.iter().zip(&chances.other).map(of).collect()
}

/// Among random pairs of a small list some are of one person: takes them out of the chances of two people.
fn without_same(chances: &mut Chances) {
    let prior = chances.prior;
    for (same, other) in chances.same.iter().zip(&mut chances.other) {
        for (same, other) in same.iter().zip(other) {
            *other = ((*other - prior * same) / (1.0 - prior)).max(*other / 10.0).max(1e-9);
        }
    }
}

/// The chances level by level in words, for a report.
pub(super) fn in_words(table: &Table, chances: &Chances) -> Vec<(String, &'static str, f64, f64)> {
    let mut lines = Vec::new();
    for (field, of) in table.schema.fields.iter().enumerate() {
        for (level, words) in levels::of(of.kind).iter().enumerate() {
            let (same, other) = (chances.same[field][level], chances.other[field][level]);
            lines.push((of.label.clone(), words.words, same, other));
        }
    }
    lines
}
