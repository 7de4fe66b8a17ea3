//! Blocks: the records that share a key. A pair is compared in the first block that both are in, so that no pair is
//! compared twice and no list of pairs is held.

use super::num::{count, join, mix, narrow};
use super::rules::{Rule, RuleBook, Trait, splitters};
use super::table::Table;

/// Up to so many pairs, all are compared and no rule is needed.
const ALL_PAIRS_MAX: usize = 1_500_000;

/// A rule may cost so many pairs whatever the number of records …
const RULE_PAIRS_MIN: usize = 2_000_000;

/// … and so many for each record.
const RULE_PAIRS_EACH: usize = 20;

/// All rules together.
const ALL_RULES_EACH: usize = 100;

/// At most so many rules with one key a record, and so many with several.
const RULES_MAX: usize = 40;
const RULES_OF_SEVERAL_MAX: usize = 6;

/// The largest blocks tried, one after the other, until a rule costs no more than it may.
const BLOCK_SIZES: [usize; 6] = [3_000, 1_200, 500, 200, 80, 30];

/// A rule that would lose more than this share of its pairs by splitting is left out: the others do better.
const LOSS_MAX: f64 = 0.98;

/// What was compared by one rule, and what a block too large cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockReport {
    /// What two records share, such as `sound of family name + year of born`.
    pub rule: String,
    /// Pairs of records that share it, counted as often as they share it.
    pub pairs: u64,
    /// Of those, pairs compared in this rule's blocks, or in an earlier rule's. 0 where the rule would have cost more than
    /// it finds and was left out.
    pub compared: u64,
    /// Blocks that were too large and were split by a second key.
    pub blocks_split: u64,
    /// Records in the largest block before splitting.
    pub largest_block: u64,
}

impl BlockReport {
    /// Pairs that share what the rule asks and were not compared by it; another rule may have compared them.
    pub fn given_up(&self) -> u64 {
        self.pairs - self.compared
    }
}

/// One rule's blocks.
#[derive(Debug)]
pub(super) struct Blocks {
    /// Rows, block by block, each block in order.
    pub(super) rows: Vec<u32>,
    pub(super) ends: Vec<u32>,
    /// The key of each block after splitting.
    keys: Vec<u32>,
    /// Which of the fields the rule is made of.
    pub(super) fields: Vec<usize>,
    is_of_several: bool,
}

impl Blocks {
    pub(super) fn block(&self, at: usize) -> &[u32] {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.rows[start..self.ends[at] as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn pairs(&self) -> usize {
        (0..self.len()).map(|at| pairs_of(self.block(at).len())).sum()
    }
}

/// All blocks, and by which rules each record can be met.
#[derive(Debug)]
pub(super) struct Blocking {
    /// Of the rules by which pairs are found.
    pub(super) found_by: Vec<Blocks>,
    /// Keys of rules with one key, row by row, 0 for none.
    single: Vec<u32>,
    width: usize,
    /// Keys of rules with several, sorted, with where each row's end.
    several: Vec<(Vec<u32>, Vec<u32>)>,
    /// Whether every pair is compared.
    pub(super) is_all: bool,
    pub(super) reports: Vec<BlockReport>,
}

pub(super) fn pairs_of(records: usize) -> usize {
    records * records.saturating_sub(1) / 2
}

impl Blocking {
    pub(super) fn new(table: &Table) -> Self {
        let mut book = RuleBook::new(table);
        for shared in splitters(table) {
            book.prepare(table, &[shared], None);
        }
        let rules = book.rules.clone();
        let is_all = pairs_of(table.rows()) <= ALL_PAIRS_MAX;
        let mut made = Self {
            found_by: Vec::new(),
            single: Vec::new(),
            width: 0,
            several: Vec::new(),
            is_all,
            reports: Vec::new(),
        };
        let (mut columns, mut budget) =
            (Vec::new(), (table.rows() * ALL_RULES_EACH).max(RULE_PAIRS_MIN * 30));
        let of_several: Vec<bool> = rules.iter().map(|rule| rule.gives_several(table)).collect();
        for wants_several in [false, true] {
            let most = if wants_several { RULES_OF_SEVERAL_MAX } else { RULES_MAX };
            let turn = (0..rules.len()).filter(|at| of_several[*at] == wants_several);
            let mut taken = 0;
            for at in turn {
                if taken == most {
                    break;
                }
                book.prepare_rule(table, at);
                let entries = entries(table, &book, &rules[at], wants_several);
                let (blocks, report) = cut(table, &book, &rules[at], entries, wants_several, budget);
                made.reports.push(report);
                let Some(blocks) = blocks else { continue };
                budget = budget.saturating_sub(blocks.pairs());
                if wants_several {
                    made.several.push(by_row(table.rows(), &blocks));
                    book.forget_several();
                } else {
                    columns.push(column(table.rows(), &blocks));
                }
                made.found_by.push(blocks);
                taken += 1;
            }
        }
        made.width = columns.len();
        made.single = vec![0; table.rows() * made.width];
        for (at, column) in columns.into_iter().enumerate() {
            for (row, key) in column.into_iter().enumerate() {
                made.single[row * made.width + at] = key;
            }
        }
        for blocks in &mut made.found_by {
            blocks.keys = if blocks.is_of_several { std::mem::take(&mut blocks.keys) } else { Vec::new() };
        }
        made
    }

    /// Whether this is the first block in which the two meet.
    pub(super) fn is_first_met(&self, rule: usize, block: usize, left: u32, right: u32) -> bool {
        let earlier = rule.min(self.width);
        let keys = |row: u32| &self.single[row as usize * self.width..][..earlier];
        if keys(left).iter().zip(keys(right)).any(|(a, b)| a == b && *a != 0) {
            return false;
        }
        if rule < self.width {
            return true;
        }
        let of = |at: usize, row: u32| {
            let (keys, ends) = &self.several[at];
            let start = if row == 0 { 0 } else { ends[row as usize - 1] as usize };
            &keys[start..ends[row as usize] as usize]
        };
        let this = rule - self.width;
        (0..this).all(|at| first_shared(of(at, left), of(at, right)).is_none())
            && first_shared(of(this, left), of(this, right)) == Some(self.found_by[rule].keys[block])
    }
}

/// The smallest key in both.
fn first_shared(left: &[u32], right: &[u32]) -> Option<u32> {
    let (mut at, mut there) = (0, 0);
    while at < left.len() && there < right.len() {
        match left[at].cmp(&right[there]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => there += 1,
            std::cmp::Ordering::Equal => return Some(left[at]),
        }
    }
    None
}

/// Key and row in one number, sorted: the rows of a key lie together, in order.
fn entries(table: &Table, book: &RuleBook, rule: &Rule, of_several: bool) -> Vec<u64> {
    let mut entries = Vec::with_capacity(table.rows());
    for row in 0..narrow(table.rows()) {
        if of_several {
            entries.extend(book.several(table, rule, row).into_iter().map(|key| entry(key, row)));
        } else {
            let key = book.single(table, rule, row);
            if key != 0 {
                entries.push(entry(key, row));
            }
        }
    }
    entries.sort_unstable();
    entries
}

fn entry(key: u32, row: u32) -> u64 {
    u64::from(key) << 32 | u64::from(row)
}

fn key_of(entry: u64) -> u32 {
    u32::try_from(entry >> 32).unwrap_or(0)
}

fn row_of(entry: u64) -> u32 {
    u32::try_from(entry & u64::from(u32::MAX)).unwrap_or(0)
}

/// The blocks of sorted entries, none larger than the rule's cost allows; `None` where the rule does not pay, which is
/// reported as well.
fn cut(
    table: &Table,
    book: &RuleBook,
    rule: &Rule,
    entries: Vec<u64>,
    is_of_several: bool,
    budget: usize,
) -> (Option<Blocks>, BlockReport) {
    let groups =
        |entries: &[u64]| entries.chunk_by(|a, b| key_of(*a) == key_of(*b)).map(<[u64]>::len).collect();
    let sizes: Vec<usize> = groups(&entries);
    let all: usize = sizes.iter().copied().map(pairs_of).sum();
    let largest = sizes.iter().copied().max().unwrap_or(0);
    let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let mut report = BlockReport {
        rule: rule.words(table),
        pairs: wide(all),
        compared: 0,
        blocks_split: 0,
        largest_block: wide(largest),
    };
    let may_cost = (table.rows() * RULE_PAIRS_EACH).max(RULE_PAIRS_MIN).min(budget);
    let size_max = BLOCK_SIZES.into_iter().find(|size| {
        // What splitting leaves of a block is not known yet: at most pairs of blocks of that size.
        sizes.iter().map(|block| pairs_of(*block).min(block * size / 4)).sum::<usize>() <= may_cost
    });
    let Some(size_max) = size_max else { return (None, report) };
    let entries = if largest > size_max {
        report.blocks_split = wide(sizes.iter().filter(|size| **size > size_max).count());
        split_blocks(table, book, rule, entries, size_max)
    } else {
        entries
    };
    let blocks = blocks_of(&entries, rule.fields(), is_of_several);
    let kept = blocks.pairs();
    if blocks.len() == 0 || count(kept) < count(all) * (1.0 - LOSS_MAX) {
        return (None, report);
    }
    report.compared = wide(kept);
    (Some(blocks), report)
}

/// Splits what is too large by one more key after the other; what none of them splits is cut in the order of ids.
fn split_blocks(
    table: &Table,
    book: &RuleBook,
    rule: &Rule,
    mut entries: Vec<u64>,
    size_max: usize,
) -> Vec<u64> {
    let fields = rule.fields();
    let of_rule = |field: usize, shared: Trait| fields.contains(&field) && shared != Trait::DayAndMonth;
    let keys: Vec<_> =
        splitters(table).into_iter().filter(|(field, shared)| !of_rule(*field, *shared)).collect();
    for at in 0..=keys.len() {
        let mut is_large = false;
        for block in entries.chunk_by_mut(|a, b| key_of(*a) == key_of(*b)) {
            if block.len() <= size_max {
                continue;
            }
            is_large = true;
            for (place, one) in block.iter_mut().enumerate() {
                let more = match keys.get(at) {
                    Some(shared) => book.splitter(table, row_of(*one), *shared),
                    None => narrow(place / size_max) + 1,
                };
                *one = entry(join(key_of(*one), more ^ narrow(at) << 24), row_of(*one));
            }
        }
        if !is_large {
            break;
        }
        entries.sort_unstable();
    }
    entries
}

fn blocks_of(entries: &[u64], fields: Vec<usize>, is_of_several: bool) -> Blocks {
    let mut blocks = Blocks { rows: Vec::new(), ends: Vec::new(), keys: Vec::new(), fields, is_of_several };
    for block in entries.chunk_by(|a, b| key_of(*a) == key_of(*b)).filter(|block| block.len() > 1) {
        blocks.rows.extend(block.iter().map(|one| row_of(*one)));
        blocks.ends.push(narrow(blocks.rows.len()));
        blocks.keys.push(key_of(block[0]));
    }
    blocks
}

fn column(rows: usize, blocks: &Blocks) -> Vec<u32> {
    let mut column = vec![0; rows];
    for at in 0..blocks.len() {
        for row in blocks.block(at) {
            column[*row as usize] = blocks.keys[at];
        }
    }
    column
}

/// The keys of each row, sorted, and where they end.
fn by_row(rows: usize, blocks: &Blocks) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0_u32; rows + 1];
    blocks.rows.iter().for_each(|row| ends[*row as usize + 1] += 1);
    for row in 0..rows {
        ends[row + 1] += ends[row];
    }
    let mut next = ends.clone();
    let mut keys = vec![0; blocks.rows.len()];
    // Blocks come in the order of their keys, so each row's keys come sorted.
    for at in 0..blocks.len() {
        for row in blocks.block(at) {
            let place = &mut next[*row as usize];
            keys[*place as usize] = blocks.keys[at];
            *place += 1;
        }
    }
    ends.remove(0);
    (keys, ends)
}

/// Some pairs of a rule's blocks, the same on every run; all of them where there are no more than asked for.
pub(super) fn sample(blocks: &Blocks, most: usize) -> Vec<(u32, u32)> {
    if blocks.pairs() <= most {
        let of = |at: usize| {
            let block = blocks.block(at);
            (0..block.len())
                .flat_map(move |one| block[one + 1..].iter().map(move |other| (block[one], *other)))
        };
        return (0..blocks.len()).flat_map(of).collect();
    }
    let mut ends = Vec::with_capacity(blocks.len());
    let mut sum = 0_u64;
    for at in 0..blocks.len() {
        sum += u64::try_from(pairs_of(blocks.block(at).len())).unwrap_or(0);
        ends.push(sum);
    }
    let draw = |turn: usize| {
        let bits = mix(u64::try_from(turn).unwrap_or(0).wrapping_add(0x51ed));
        let block = blocks.block(ends.partition_point(|end| *end <= bits % sum));
        let within = mix(bits);
        let size = u64::try_from(block.len()).unwrap_or(2);
        let one = usize::try_from(within % size).unwrap_or(0);
        let other = usize::try_from((within >> 32) % (size - 1)).unwrap_or(0);
        let other = if other >= one { other + 1 } else { other };
        (block[one].min(block[other]), block[one].max(block[other]))
    };
    (0..most).map(draw).collect()
}
