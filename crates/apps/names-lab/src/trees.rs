//! Grows the trees that weigh what is measured of two names.
//!
//! Gradient boosting with the logistic loss; each tree asks one question a level of all pairs alike. Pairs of one entity
//! stay together when the pairs are parted for a fair measurement.

use std::fmt::Write as _;
use std::path::Path;

use amparo_names::lab::{FEATURES, measure};

use crate::more;
use crate::pairs::{self, Pair};

const DEPTH: usize = 6;
const LEAVES: usize = 1 << DEPTH;
const BINS: usize = 64;

/// How the trees are grown.
#[derive(Clone, Copy)]
struct Growth {
    trees: usize,
    rate: f32,
    /// Weight that holds a leaf near zero.
    hold: f32,
    /// The share of rows that each tree sees.
    sample: f32,
}

/// How much the pairs count that were made, beside 1 for a labelled one.
struct Weights {
    kin: f32,
    mistake: f32,
    nobody: f32,
    single: f32,
}

struct Data {
    labels: Vec<f32>,
    weights: Vec<f32>,
    /// By feature, the thresholds between its bins.
    cuts: Vec<Vec<f32>>,
    /// By row and feature, the bin.
    bins: Vec<u8>,
}

struct Tree {
    questions: [(usize, u8); DEPTH],
    leaves: [f32; LEAVES],
}

pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [data, out, rest @ ..] = words else {
        return Err(
            "grow-trees takes the folder of the data, the file to write, and `--check FILE` to measure"
                .into(),
        );
    };
    let number = |name: &str, usual: f32| {
        rest.iter()
            .position(|word| word == name)
            .and_then(|at| rest.get(at + 1)?.parse().ok())
            .unwrap_or(usual)
    };
    let growth = Growth {
        trees: number("--trees", 300.0) as usize,
        rate: number("--rate", 0.1),
        hold: number("--hold", 20.0),
        sample: number("--sample", 0.5),
    };
    let mut pairs = pairs::read(&Path::new(data).join("pairs.jsonl"))?;
    let labelled = pairs.len();
    if number("--more", 1.0) > 0.0 {
        let kin = more::kin(&pairs);
        let mistakes = more::mistakes(Path::new(data))?;
        let single = more::single_words(Path::new(data))?;
        eprintln!(
            "{labelled} labelled pairs, {} of kin, {} mistakes of searching, {} of single words",
            kin.len(),
            mistakes.len(),
            single.len()
        );
        pairs.extend(single);
        pairs.extend(kin);
        pairs.extend(mistakes);
    }
    let rows: Vec<Vec<f32>> = pairs
        .iter()
        .map(|pair| {
            let (left, right) = pair.names();
            measure(&left, &right)
        })
        .collect();
    let weights = Weights {
        kin: number("--kin", 0.5),
        mistake: number("--mistake", 0.2),
        nobody: number("--nobody", 1.0),
        single: number("--single", 0.3),
    };
    let data = Data::new(&pairs, &rows, &weights);
    if let Some(file) = rest.iter().position(|word| word == "--check").and_then(|at| rest.get(at + 1)) {
        check(
            &pairs,
            labelled,
            &data,
            growth,
            number("--folds", 4.0) as u32,
            file,
            number("--bounded", 1.0) > 0.0,
        )?;
    }
    if out == "-" {
        return Ok(());
    }
    // For measuring a search: what is measured with one part must not have been grown on it.
    let without = number("--without", -1.0);
    let (base, trees) =
        grow(&data, growth, |row| without < 0.0 || hash(&pairs[row].ent) % 4 != without as u32);
    importance(&data, &trees);
    std::fs::write(out, print(base, &trees, &data)).map_err(|error| format!("{out}: {error}"))
}

/// Scores every pair by trees that were grown without its part, prints figures, and keeps the scores in a file.
fn check(
    pairs: &[Pair],
    labelled: usize,
    data: &Data,
    growth: Growth,
    folds: u32,
    file: &str,
    bounded: bool,
) -> Result<(), String> {
    let part: Vec<u32> = pairs.iter().map(|pair| hash(&pair.ent) % folds).collect();
    let mut scores = vec![0.0_f32; pairs.len()];
    for fold in 0..folds {
        let (base, trees) = grow(data, growth, |row| part[row] != fold);
        for row in (0..pairs.len()).filter(|row| part[*row] == fold) {
            let (left, right) = pairs[row].names();
            let chance = chance(base + trees.iter().map(|tree| tree.answer(data.row(row))).sum::<f32>());
            scores[row] = if bounded { amparo_names::lab::bound(&left, &right, chance) } else { chance };
        }
    }
    let text = scores[..labelled].iter().fold(String::new(), |mut text, score| {
        let _ = writeln!(text, "{score:.6}");
        text
    });
    std::fs::write(file, text).map_err(|error| format!("{file}: {error}"))
}

fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)) >> 7
}

impl Data {
    fn new(pairs: &[Pair], rows: &[Vec<f32>], weights: &Weights) -> Self {
        let cuts: Vec<Vec<f32>> =
            (0..FEATURES.len()).map(|feature| cuts(rows.iter().map(|row| row[feature]))).collect();
        let bins = rows
            .iter()
            .flat_map(|row| {
                row.iter().zip(&cuts).map(|(value, cuts)| cuts.partition_point(|cut| cut < value) as u8)
            })
            .collect();
        let weight = |pair: &Pair| match (pair.tier.as_str(), pair.kind.as_str()) {
            ("far", _) => 0.0,
            ("kin", _) => weights.kin,
            ("single", _) => weights.single,
            ("mistake", _) if pair.source == "nobody" => weights.nobody,
            ("mistake", _) => weights.mistake,
            (_, "token") => 0.5,
            // Few, and chosen by people to be hard: what a patronymic or a given name contradicts.
            _ if pair.source == "nk_name_bench" => 4.0,
            _ => 1.0,
        };
        Self {
            labels: pairs.iter().map(|pair| f32::from(pair.label)).collect(),
            weights: pairs.iter().map(weight).collect(),
            cuts,
            bins,
        }
    }

    fn row(&self, row: usize) -> &[u8] {
        &self.bins[row * FEATURES.len()..(row + 1) * FEATURES.len()]
    }
}

/// Up to 63 thresholds that part the values evenly.
fn cuts(values: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    let mut different = values.clone();
    different.dedup();
    let picked: Vec<f32> = if different.len() <= BINS {
        different.windows(2).map(|two| f32::midpoint(two[0], two[1])).collect()
    } else {
        (1..BINS).map(|at| values[values.len() * at / BINS]).collect()
    };
    let mut picked: Vec<f32> = picked.into_iter().map(|cut| (cut * 1e4).round() / 1e4).collect();
    picked.dedup();
    picked
}

fn chance(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

impl Tree {
    fn leaf(&self, bins: &[u8]) -> usize {
        self.questions
            .iter()
            .enumerate()
            .fold(0, |leaf, (level, (feature, bin))| leaf | usize::from(bins[*feature] > *bin) << level)
    }

    fn answer(&self, bins: &[u8]) -> f32 {
        self.leaves[self.leaf(bins)]
    }
}

fn grow(data: &Data, growth: Growth, with: impl Fn(usize) -> bool) -> (f32, Vec<Tree>) {
    let rows: Vec<usize> =
        (0..data.labels.len()).filter(|row| data.weights[*row] > 0.0 && with(*row)).collect();
    let (yes, all) = rows.iter().fold((0.0, 0.0), |(yes, all), row| {
        (yes + data.weights[*row] * data.labels[*row], all + data.weights[*row])
    });
    let base = (yes / (all - yes)).ln();
    let mut odds = vec![base; data.labels.len()];
    let mut trees = Vec::with_capacity(growth.trees);
    let mut chance_of = Chance(0x9e37_79b9_7f4a_7c15);
    for _ in 0..growth.trees {
        let seen: Vec<usize> = rows.iter().copied().filter(|_| chance_of.next() < growth.sample).collect();
        let slopes: Vec<(f32, f32)> = seen
            .iter()
            .map(|row| {
                let guess = chance(odds[*row]);
                ((data.labels[*row] - guess) * data.weights[*row], guess * (1.0 - guess) * data.weights[*row])
            })
            .collect();
        let tree = plant(data, &seen, &slopes, growth, &mut chance_of);
        for row in &rows {
            odds[*row] += tree.answer(data.row(*row));
        }
        trees.push(tree);
    }
    (base, trees)
}

/// One tree: level by level the question that parts all leaves best.
fn plant(data: &Data, rows: &[usize], slopes: &[(f32, f32)], growth: Growth, chance_of: &mut Chance) -> Tree {
    let count = FEATURES.len();
    let mut leaf_of = vec![0_usize; rows.len()];
    let mut tree = Tree { questions: [(0, 0); DEPTH], leaves: [0.0; LEAVES] };
    for level in 0..DEPTH {
        let leaves = 1 << level;
        let mut sums = vec![(0.0_f32, 0.0_f32); leaves * count * BINS];
        for ((row, slope), leaf) in rows.iter().zip(slopes).zip(&leaf_of) {
            let start = leaf * count * BINS;
            for (feature, bin) in data.row(*row).iter().enumerate() {
                let sum = &mut sums[start + feature * BINS + usize::from(*bin)];
                sum.0 += slope.0;
                sum.1 += slope.1;
            }
        }
        let mut best = (f32::MIN, (0, 0));
        for feature in (0..count).filter(|feature| !data.cuts[*feature].is_empty()) {
            if chance_of.next() > 0.7 {
                continue;
            }
            let mut gains = vec![0.0_f32; data.cuts[feature].len()];
            for leaf in 0..leaves {
                let bins = &sums[(leaf * count + feature) * BINS..(leaf * count + feature + 1) * BINS];
                let all = bins.iter().fold((0.0, 0.0), |all, bin| (all.0 + bin.0, all.1 + bin.1));
                let mut low = (0.0, 0.0);
                for (gain, bin) in gains.iter_mut().zip(bins) {
                    low = (low.0 + bin.0, low.1 + bin.1);
                    let worth = |part: (f32, f32)| part.0 * part.0 / (part.1 + growth.hold);
                    *gain += worth(low) + worth((all.0 - low.0, all.1 - low.1));
                }
            }
            for (bin, gain) in gains.into_iter().enumerate() {
                if gain > best.0 {
                    best = (gain, (feature, bin as u8));
                }
            }
        }
        tree.questions[level] = best.1;
        let (feature, bin) = best.1;
        for (leaf, row) in leaf_of.iter_mut().zip(rows) {
            *leaf |= usize::from(data.row(*row)[feature] > bin) << level;
        }
    }
    let mut sums = [(0.0, 0.0); LEAVES];
    for (leaf, slope) in leaf_of.iter().zip(slopes) {
        sums[*leaf].0 += slope.0;
        sums[*leaf].1 += slope.1;
    }
    for (leaf, sum) in tree.leaves.iter_mut().zip(sums) {
        *leaf = growth.rate * sum.0 / (sum.1 + growth.hold);
    }
    tree
}

/// A fixed series of numbers between 0 and 1 (SplitMix64): the same data give the same trees.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 40) as f32 / (1_u64 << 24) as f32
    }
}

fn importance(data: &Data, trees: &[Tree]) {
    let mut counts = vec![0; data.cuts.len()];
    for tree in trees {
        tree.questions.iter().for_each(|(feature, _)| counts[*feature] += 1);
    }
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|feature| std::cmp::Reverse(counts[*feature]));
    for feature in order {
        eprintln!("{:5} {:?}", counts[feature], FEATURES[feature]);
    }
}

fn print(base: f32, trees: &[Tree], data: &Data) -> String {
    let mut text = String::from(
        "# Trees that weigh what is measured of two names, grown by `amparo-names-lab grow-trees` on labelled pairs.\n\
         # First the logarithm of the odds before any question; then a tree a line: six times a feature and what it is\n\
         # above, then 64 leaves, the answer to the first question in the lowest bit.\n",
    );
    let _ = writeln!(text, "{base:.4}");
    for tree in trees {
        for (feature, bin) in tree.questions {
            let _ = write!(text, "{feature} {} ", data.cuts[feature][usize::from(bin)]);
        }
        let leaves: Vec<String> = tree.leaves.iter().map(|leaf| format!("{leaf:.4}")).collect();
        let _ = writeln!(text, "{}", leaves.join(" "));
    }
    text
}
