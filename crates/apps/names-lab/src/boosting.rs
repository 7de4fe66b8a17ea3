//! Gradient boosting with the logistic loss: trees that turn rows of numbers into a chance.
//!
//! It knows nothing of names. Each tree asks one question a level of all rows alike ("is feature F above T?"), so that
//! the program answers without a branch and a tree is a line of a table. Chance is a fixed series: the same data give
//! the same trees.

#![expect(
    clippy::cast_precision_loss,
    reason = "sums over rows are kept in 32 bits, as the program adds leaves up"
)]

/// How many questions a tree asks.
pub(crate) const DEPTH: usize = 6;
const LEAVES: usize = 1 << DEPTH;
const BINS: usize = 64;
/// The share of features that each level chooses among.
const FEATURES_SEEN: f32 = 0.7;

/// How the trees are grown.
#[derive(Clone, Copy)]
pub(crate) struct Growth {
    pub(crate) trees: usize,
    pub(crate) rate: f32,
    /// Weight that holds a leaf near zero.
    pub(crate) hold: f32,
    /// The share of rows that each tree sees.
    pub(crate) sample: f32,
}

/// Labelled rows, each value as the number of its bin.
pub(crate) struct Data {
    labels: Vec<f32>,
    weights: Vec<f32>,
    /// By feature, the thresholds between its bins.
    cuts: Vec<Vec<f32>>,
    /// By row and feature, the bin.
    bins: Vec<u8>,
}

/// Trees that were grown.
pub(crate) struct Forest {
    /// The logarithm of the odds before any question.
    pub(crate) base: f32,
    pub(crate) trees: Vec<Tree>,
}

/// One tree: by level a feature and its bin, and by answers a leaf, the first answer in the lowest bit.
pub(crate) struct Tree {
    pub(crate) questions: [(usize, u8); DEPTH],
    pub(crate) leaves: [f32; LEAVES],
}

/// A slope of the loss and its curvature, of a row or summed over rows.
type Slope = (f32, f32);

impl Data {
    /// Rows of the same length, with a label (0 or 1) and a weight each. There is at least one row.
    pub(crate) fn new(labels: Vec<f32>, weights: Vec<f32>, rows: &[Vec<f32>]) -> Self {
        let features = rows.first().map_or(0, Vec::len);
        let cuts: Vec<Vec<f32>> =
            (0..features).map(|feature| cuts(rows.iter().map(|row| row[feature]))).collect();
        let bin = |value: &f32, cuts: &Vec<f32>| {
            u8::try_from(cuts.partition_point(|cut| cut < value)).expect("a feature has fewer than 256 bins")
        };
        let bins =
            rows.iter().flat_map(|row| row.iter().zip(&cuts).map(|(value, cuts)| bin(value, cuts))).collect();
        Self { labels, weights, cuts, bins }
    }

    pub(crate) fn rows(&self) -> usize {
        self.labels.len()
    }

    pub(crate) fn features(&self) -> usize {
        self.cuts.len()
    }

    /// The value that a bin of a feature ends with.
    pub(crate) fn threshold(&self, feature: usize, bin: u8) -> f32 {
        self.cuts[feature][usize::from(bin)]
    }

    fn row(&self, row: usize) -> &[u8] {
        &self.bins[row * self.features()..(row + 1) * self.features()]
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

impl Forest {
    /// The chance of a row to be labelled 1.
    pub(crate) fn chance(&self, data: &Data, row: usize) -> f32 {
        chance(self.base + self.trees.iter().map(|tree| tree.answer(data.row(row))).sum::<f32>())
    }
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

/// Grows trees on the rows that `with` lets in and that weigh something.
pub(crate) fn grow(data: &Data, growth: Growth, with: impl Fn(usize) -> bool) -> Forest {
    let rows: Vec<usize> = (0..data.rows()).filter(|row| data.weights[*row] > 0.0 && with(*row)).collect();
    let (yes, all) = rows.iter().fold((0.0, 0.0), |(yes, all), row| {
        (yes + data.weights[*row] * data.labels[*row], all + data.weights[*row])
    });
    let base = (yes / (all - yes)).ln();
    let mut odds = vec![base; data.rows()];
    let mut trees = Vec::with_capacity(growth.trees);
    let mut series = Series(0x9e37_79b9_7f4a_7c15);
    for _ in 0..growth.trees {
        let seen: Vec<usize> = rows.iter().copied().filter(|_| series.next() < growth.sample).collect();
        let slopes: Vec<Slope> = seen
            .iter()
            .map(|row| {
                let guess = chance(odds[*row]);
                ((data.labels[*row] - guess) * data.weights[*row], guess * (1.0 - guess) * data.weights[*row])
            })
            .collect();
        let tree = plant(data, &seen, &slopes, growth, &mut series);
        for row in &rows {
            odds[*row] += tree.answer(data.row(*row));
        }
        trees.push(tree);
    }
    Forest { base, trees }
}

/// One tree: level by level the question that parts all leaves best.
fn plant(data: &Data, rows: &[usize], slopes: &[Slope], growth: Growth, series: &mut Series) -> Tree {
    let mut leaf_of = vec![0_usize; rows.len()];
    let mut tree = Tree { questions: [(0, 0); DEPTH], leaves: [0.0; LEAVES] };
    for level in 0..DEPTH {
        let sums = sums(data, rows, slopes, &leaf_of, 1 << level);
        let (feature, bin) = best_question(data, &sums, growth, series);
        tree.questions[level] = (feature, bin);
        for (leaf, row) in leaf_of.iter_mut().zip(rows) {
            *leaf |= usize::from(data.row(*row)[feature] > bin) << level;
        }
    }
    let mut sums = [(0.0, 0.0); LEAVES];
    for (leaf, slope) in leaf_of.iter().zip(slopes) {
        sums[*leaf] = both(sums[*leaf], *slope);
    }
    for (leaf, sum) in tree.leaves.iter_mut().zip(sums) {
        *leaf = growth.rate * sum.0 / (sum.1 + growth.hold);
    }
    tree
}

/// The slopes by leaf, feature and bin.
fn sums(data: &Data, rows: &[usize], slopes: &[Slope], leaf_of: &[usize], leaves: usize) -> Vec<Slope> {
    let mut sums = vec![(0.0_f32, 0.0_f32); leaves * data.features() * BINS];
    for ((row, slope), leaf) in rows.iter().zip(slopes).zip(leaf_of) {
        let start = leaf * data.features() * BINS;
        for (feature, bin) in data.row(*row).iter().enumerate() {
            let sum = &mut sums[start + feature * BINS + usize::from(*bin)];
            *sum = both(*sum, *slope);
        }
    }
    sums
}

/// The feature and the bin whose question gains most over all leaves, among some of the features.
fn best_question(data: &Data, sums: &[Slope], growth: Growth, series: &mut Series) -> (usize, u8) {
    let worth = |part: Slope| part.0 * part.0 / (part.1 + growth.hold);
    let mut best = (f32::MIN, (0, 0));
    for feature in (0..data.features()).filter(|feature| !data.cuts[*feature].is_empty()) {
        if series.next() > FEATURES_SEEN {
            continue;
        }
        let mut gains = vec![0.0_f32; data.cuts[feature].len()];
        for leaf in sums.chunks_exact(data.features() * BINS) {
            let bins = &leaf[feature * BINS..(feature + 1) * BINS];
            let all = bins.iter().fold((0.0, 0.0), |all, bin| both(all, *bin));
            let mut low = (0.0, 0.0);
            for (gain, bin) in gains.iter_mut().zip(bins) {
                low = both(low, *bin);
                *gain += worth(low) + worth((all.0 - low.0, all.1 - low.1));
            }
        }
        for (bin, gain) in (0..).zip(gains) {
            if gain > best.0 {
                best = (gain, (feature, bin));
            }
        }
    }
    best.1
}

fn both(one: Slope, other: Slope) -> Slope {
    (one.0 + other.0, one.1 + other.1)
}

/// A fixed series of numbers between 0 and 1 (`SplitMix64`).
struct Series(u64);

impl Series {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 40) as f32 / (1_u64 << 24) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROWTH: Growth = Growth { trees: 20, rate: 0.3, hold: 1.0, sample: 0.8 };

    /// Rows of which the first number alone decides the label; the second says nothing.
    fn obvious() -> (Data, Vec<f32>) {
        let rows: Vec<Vec<f32>> =
            (0..400_u16).map(|row| vec![f32::from(row % 20) / 20.0, f32::from(row * 7 % 13)]).collect();
        let labels: Vec<f32> = rows.iter().map(|row| f32::from(u8::from(row[0] > 0.5))).collect();
        (Data::new(labels.clone(), vec![1.0; rows.len()], &rows), labels)
    }

    fn lines(forest: &Forest) -> Vec<String> {
        forest.trees.iter().map(|tree| format!("{:?} {:?}", tree.questions, tree.leaves)).collect()
    }

    #[test]
    fn trees_part_what_one_number_parts() {
        let (data, labels) = obvious();
        let forest = grow(&data, GROWTH, |_| true);
        for (row, label) in labels.iter().enumerate() {
            let chance = forest.chance(&data, row);
            assert!((chance - label).abs() < 0.2, "row {row}: {chance} instead of {label}");
        }
    }

    #[test]
    fn the_same_rows_give_the_same_trees() {
        let (data, _) = obvious();
        let (one, other) = (grow(&data, GROWTH, |_| true), grow(&data, GROWTH, |_| true));
        assert_eq!(lines(&one), lines(&other));
        assert_eq!(one.trees.len(), GROWTH.trees);
    }

    /// The same rows with other labels or weights.
    fn with(data: &Data, labels: Vec<f32>, weights: Vec<f32>) -> Data {
        Data { labels, weights, cuts: data.cuts.clone(), bins: data.bins.clone() }
    }

    #[test]
    fn rows_that_are_kept_out_teach_nothing() {
        let (data, mut labels) = obvious();
        let seen = |row: usize| row < 200;
        for label in &mut labels[200..] {
            *label = 1.0 - *label;
        }
        let other = with(&data, labels, data.weights.clone());
        assert_eq!(lines(&grow(&data, GROWTH, seen)), lines(&grow(&other, GROWTH, seen)));
        assert_ne!(lines(&grow(&data, GROWTH, |_| true)), lines(&grow(&other, GROWTH, |_| true)));
    }

    #[test]
    fn a_row_without_weight_teaches_nothing() {
        let (data, labels) = obvious();
        let weights = (0..400_u16).map(|row| if row < 200 { 1.0 } else { 0.0 }).collect();
        let light = with(&data, labels, weights);
        assert_eq!(lines(&grow(&light, GROWTH, |_| true)), lines(&grow(&data, GROWTH, |row| row < 200)));
    }

    #[test]
    fn thresholds_stand_between_different_values() {
        assert_eq!(cuts([1.0, 0.0, 1.0, 0.0].into_iter()), [0.5]);
        assert_eq!(cuts([2.0, 2.0].into_iter()), [0.0; 0], "a number that never differs asks nothing");
        let many = cuts((0..10_000_u16).map(f32::from));
        assert_eq!(many.len(), BINS - 1);
        assert!(many.windows(2).all(|two| two[0] < two[1]));
    }
}
