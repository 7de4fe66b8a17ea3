//! Two documents beside each other: where the same passages stand, and how much of them is alike.

use std::ops::Range;

use super::words::{GRAM, Prepared};

/// A passage has so many words alike, or it is none: shorter ones are names, offices and turns of phrase, one after the other.
const ALIKE_MIN: usize = 28;

/// So much of the longer passage is alike: nearly all of a short one, more than half of a long one. Two texts of one language
/// have a third to a half of their words in common by chance, in the same order.
const CONTAINMENT_MIN: f32 = 0.8;
const LONG: usize = 40;
const CONTAINMENT_OF_LONG_MIN: f32 = 0.58;

/// So many words stand in unbroken runs of a gram or more.
const IN_RUNS_MIN: usize = 13;

/// Grams in common follow each other within so many words, in both documents.
const GAP_WORDS_MAX: usize = 60;

/// Between two of them one document has at most so many words more than the other, and a fifth of the words between:
/// edits add and take away; independent texts have the same phrases at other distances.
const SHIFT_WORDS_MAX: usize = 5;

/// What a chain gains for a word in a gram, and what it pays for one between two grams, and for one that only one of the
/// documents has there. A chain ends where it would pay more than it gains: past the end of what was taken over.
const PER_WORD: usize = 20;
const PER_WORD_BETWEEN: usize = 3;
const PER_WORD_SHIFTED: usize = 4;

/// A gram that stands more often in one document says nothing of where it belongs.
const REPEATS_MAX: usize = 4;

/// So many grams before are asked whether one continues them.
const LOOK_BACK: usize = 48;

/// At most so many passages of two documents.
const PASSAGES_MAX: usize = 64;

/// Past its ends a passage goes on while so many of the next words are alike.
const EDGE_WORDS: usize = 12;
const EDGE_ALIKE_MIN: usize = 8;

/// How far from the diagonal words are looked for when they are counted.
const BAND_WORDS: usize = 48;

/// Words of both documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    pub(super) left: Range<usize>,
    pub(super) right: Range<usize>,
    pub(super) alike: usize,
}

impl Passage {
    pub(super) fn containment(&self) -> f32 {
        let count = |words: usize| f32::from(u16::try_from(words).unwrap_or(u16::MAX));
        let longer = self.left.len().max(self.right.len());
        if longer > usize::from(u16::MAX) {
            // Of a book only thousandths matter.
            return count(self.alike * 1_000 / longer) / 1_000.0;
        }
        count(self.alike) / count(longer.max(1))
    }

    fn is_enough(&self) -> bool {
        let least = if self.alike >= LONG { CONTAINMENT_OF_LONG_MIN } else { CONTAINMENT_MIN };
        self.alike >= ALIKE_MIN && self.containment() >= least
    }
}

/// A gram that stands in both: the numbers of its first words.
type Seed = (usize, usize);

/// The passages that stand in both documents, in the order of the left one.
pub(super) fn passages(left: &Prepared, right: &Prepared) -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    let mut free = seeds(left, right);
    while found.len() < PASSAGES_MAX && free.len() > IN_RUNS_MIN - 2 * GRAM {
        let chain = best_chain(&free);
        if in_runs(&chain) < IN_RUNS_MIN {
            break;
        }
        let passage = grown(left, right, &chain);
        free.retain(|(at, other)| !passage.left.contains(at) && !passage.right.contains(other));
        free.retain(|seed| !chain.contains(seed));
        let inside =
            |one: &Passage| overlaps(&one.left, &passage.left) || overlaps(&one.right, &passage.right);
        if passage.is_enough() && !found.iter().any(inside) {
            found.push(passage);
        }
    }
    found.sort_by_key(|passage| (passage.left.start, passage.right.start));
    found
}

fn overlaps(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Grams in common, in the order of the left document.
fn seeds(left: &Prepared, right: &Prepared) -> Vec<Seed> {
    let mut seeds = Vec::new();
    let (mut one, mut two) = (left.grams.as_slice(), right.grams.as_slice());
    while let (Some((first, _)), Some((second, _))) = (one.first(), two.first()) {
        let (hash, other) = (*first, *second);
        let run =
            |list: &[(u64, u32)], hash: u64| list.iter().take_while(|(known, _)| *known == hash).count();
        if hash < other {
            one = &one[run(one, hash)..];
            continue;
        }
        if other < hash {
            two = &two[run(two, other)..];
            continue;
        }
        let (here, there) = (run(one, hash), run(two, hash));
        if here <= REPEATS_MAX && there <= REPEATS_MAX {
            let pairs = one[..here]
                .iter()
                .flat_map(|(_, at)| two[..there].iter().map(move |(_, other)| (*at, *other)));
            seeds.extend(pairs.map(|(at, other)| (at as usize, other as usize)));
        }
        (one, two) = (&one[here..], &two[there..]);
    }
    seeds.sort_unstable();
    seeds
}

/// The chain of grams that covers most words: each follows the one before in both documents, not far away.
fn best_chain(seeds: &[Seed]) -> Vec<Seed> {
    let mut scores: Vec<usize> = Vec::with_capacity(seeds.len());
    let mut before: Vec<Option<usize>> = Vec::with_capacity(seeds.len());
    for (at, seed) in seeds.iter().enumerate() {
        let from = at.saturating_sub(LOOK_BACK);
        let joined = (from..at).rev().filter_map(|earlier| {
            let (step, other_step) = (
                seed.0.checked_sub(seeds[earlier].0).filter(|step| *step > 0)?,
                seed.1.checked_sub(seeds[earlier].1).filter(|step| *step > 0)?,
            );
            let near = step.max(other_step) <= GAP_WORDS_MAX
                && step.abs_diff(other_step) <= SHIFT_WORDS_MAX + step / 5;
            let gain = PER_WORD * step.min(other_step).min(GRAM);
            let cost = PER_WORD_BETWEEN * step.max(other_step).saturating_sub(GRAM)
                + PER_WORD_SHIFTED * step.abs_diff(other_step);
            near.then(|| ((scores[earlier] + gain).saturating_sub(cost), earlier))
        });
        // Of equal ones the nearest: the first that is met.
        let best = joined.fold(None, |best: Option<(usize, usize)>, next| match best {
            Some(known) if known.0 >= next.0 => Some(known),
            _ => Some(next),
        });
        let best = best.filter(|(score, _)| *score > PER_WORD * GRAM);
        scores.push(best.map_or(PER_WORD * GRAM, |(score, _)| score));
        before.push(best.map(|(_, earlier)| earlier));
    }
    let mut at = (0..seeds.len()).max_by_key(|at| (scores[*at], std::cmp::Reverse(*at)));
    let mut chain = Vec::new();
    while let Some(here) = at {
        chain.push(seeds[here]);
        at = before[here];
    }
    chain.reverse();
    chain
}

/// How many words of the left document the grams of a chain cover.
fn in_runs(chain: &[Seed]) -> usize {
    let mut covered = 0;
    let mut until = 0;
    for (at, _) in chain {
        covered += (at + GRAM).saturating_sub(until.max(*at));
        until = at + GRAM;
    }
    covered
}

/// The passage from a chain's first word to its last, and on at both ends while words are alike.
fn grown(left: &Prepared, right: &Prepared, chain: &[Seed]) -> Passage {
    let (Some(first), Some(last)) = (chain.first(), chain.last()) else {
        return Passage { left: 0..0, right: 0..0, alike: 0 };
    };
    let (mut start, mut end) = (*first, (last.0 + GRAM, last.1 + GRAM));
    let words = |of: &Prepared, places: Range<usize>| places.map(|at| of.word(at)).collect::<Vec<u64>>();
    let after = |of: &Prepared, at: usize| words(of, at..(at + EDGE_WORDS).min(of.len()));
    // Backwards, so that the nearest word comes first.
    let before = |of: &Prepared, at: usize| {
        let mut before = words(of, at.saturating_sub(EDGE_WORDS)..at);
        before.reverse();
        before
    };
    while let Some((here, there)) = edge(&after(left, end.0), &after(right, end.1)) {
        end = (end.0 + here, end.1 + there);
    }
    while let Some((here, there)) = edge(&before(left, start.0), &before(right, start.1)) {
        start = (start.0 - here, start.1 - there);
    }
    let (here, there) = (start.0..end.0, start.1..end.1);
    let alike = in_common(left, &here, right, &there);
    Passage { left: here, right: there, alike }
}

/// How far two runs of words go on together: up to their last words alike, when enough are.
fn edge(left: &[u64], right: &[u64]) -> Option<(usize, usize)> {
    let mut table = vec![vec![0_usize; right.len() + 1]; left.len() + 1];
    for (at, word) in left.iter().enumerate() {
        for (other, known) in right.iter().enumerate() {
            table[at + 1][other + 1] = if word == known {
                table[at][other] + 1
            } else {
                table[at][other + 1].max(table[at + 1][other])
            };
        }
    }
    let alike = table[left.len()][right.len()];
    if alike < EDGE_ALIKE_MIN {
        return None;
    }
    // The shortest beginnings that hold all of it.
    let here = (0..=left.len()).find(|at| table[*at][right.len()] == alike)?;
    let there = (0..=right.len()).find(|other| table[here][*other] == alike)?;
    Some((here, there))
}

/// How many words stand in both passages in the same order, looked for near the diagonal.
fn in_common(left: &Prepared, here: &Range<usize>, right: &Prepared, there: &Range<usize>) -> usize {
    let (height, width) = (here.len(), there.len());
    let mut row = vec![0_usize; width + 1];
    for at in 0..height {
        let middle = (at * width).checked_div(height).unwrap_or(0);
        let from = middle.saturating_sub(BAND_WORDS);
        let to = (middle + BAND_WORDS).min(width);
        let word = left.word(here.start + at);
        let mut diagonal = row[from];
        for other in from..to {
            let above = row[other + 1];
            row[other + 1] =
                if word == right.word(there.start + other) { diagonal + 1 } else { above.max(row[other]) };
            diagonal = above;
        }
        // What lies right of the band has at least what the band ends with.
        let last = row[to];
        for beyond in row.iter_mut().take((to + BAND_WORDS).min(width) + 1).skip(to + 1) {
            *beyond = (*beyond).max(last);
        }
    }
    row.into_iter().max().unwrap_or(0)
}
