//! From what was measured of two names to a chance: trees that were grown on labelled pairs.
//!
//! Each tree asks the same six questions of every pair ("is feature F above T?") and answers with one of 64 leaves; the
//! leaves add up to the logarithm of the odds. The trees are data (`data/trees.tsv`), grown by `amparo-names-lab`.

use std::sync::LazyLock;

use super::features::COUNT;

/// How many questions a tree asks.
const DEPTH: usize = 6;

static TABLE: &str = include_str!("../../data/trees.tsv");
static MODEL: LazyLock<Model> = LazyLock::new(|| Model::parse(TABLE));

/// The trees.
pub(crate) struct Model {
    base: f32,
    trees: Box<[Tree]>,
}

struct Tree {
    features: [u8; DEPTH],
    above: [f32; DEPTH],
    leaves: [f32; 1 << DEPTH],
}

impl Model {
    /// The trees that come with this program.
    pub(crate) fn get() -> &'static Self {
        &MODEL
    }

    /// The table is part of this program: a line that cannot be read is our own mistake.
    fn parse(table: &str) -> Self {
        let mut lines = table.lines().filter(|line| !line.starts_with('#'));
        let base = lines.next().and_then(|line| line.parse().ok()).unwrap_or(0.0);
        Self { base, trees: lines.map(Tree::parse).collect() }
    }

    /// The chance that two names of which this was measured are names of one bearer.
    pub(crate) fn chance(&self, features: &[f32; COUNT]) -> f32 {
        let odds = self.trees.iter().fold(self.base, |sum, tree| sum + tree.answer(features));
        1.0 / (1.0 + (-odds).exp())
    }
}

impl Tree {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number of a feature is small and whole"
    )]
    fn parse(line: &str) -> Self {
        let mut numbers =
            line.split([' ', '\t']).map(|field| field.parse::<f32>().expect("a number of the table"));
        let mut tree = Self { features: [0; DEPTH], above: [0.0; DEPTH], leaves: [0.0; 1 << DEPTH] };
        for level in 0..DEPTH {
            let feature = numbers.next().expect("six questions");
            tree.features[level] = feature as u8;
            tree.above[level] = numbers.next().expect("a threshold for each question");
        }
        for leaf in &mut tree.leaves {
            *leaf = numbers.next().expect("64 leaves");
        }
        tree
    }

    fn answer(&self, features: &[f32; COUNT]) -> f32 {
        let mut leaf = 0;
        for level in 0..DEPTH {
            leaf |= usize::from(features[usize::from(self.features[level])] > self.above[level]) << level;
        }
        self.leaves[leaf]
    }
}
