//! Stories and papers, made and held against what is found.

use amparo_reader::same_words::{Prepared, shared};

use crate::story::{Dice, article, paper};

/// What was found of stories in the papers that carry them.
#[derive(Debug, Default)]
pub(crate) struct Rewrites {
    pub(crate) papers: usize,
    pub(crate) papers_found: usize,
    /// Words of the papers that go back to the story; those that were found; and those that were rightly found.
    pub(crate) story_words: usize,
    pub(crate) words_found: usize,
    pub(crate) words_right: usize,
}

fn share(some: usize, all: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    count(some) / count(all.max(1))
}

impl Rewrites {
    pub(crate) fn recall(&self) -> f64 {
        share(self.papers_found, self.papers)
    }

    pub(crate) fn words_recall(&self) -> f64 {
        share(self.words_right, self.story_words)
    }

    pub(crate) fn words_precision(&self) -> f64 {
        share(self.words_right, self.words_found)
    }
}

/// Each paper beside the story that it carries, with so many words of a hundred changed.
pub(crate) fn rewrites(seed: u64, papers: usize, percent: usize) -> Rewrites {
    let mut dice = Dice(seed * 1_000 + percent as u64);
    let mut sum = Rewrites::default();
    for _ in 0..papers {
        let story = article(&mut dice, 20);
        let printed = paper(&mut dice, &story, percent);
        let (left, right) = (Prepared::of(&story.join("\n\n")), Prepared::of(&printed.text));
        let found = shared(&[&left, &right]);
        sum.papers += 1;
        sum.papers_found += usize::from(!found.is_empty());
        sum.story_words += printed.from_story.iter().filter(|from| **from).count();
        let mut scalar = 0;
        let mut word = 0;
        // Where each word of the paper stands, in scalar values.
        for piece in printed.text.split_inclusive(char::is_whitespace) {
            let length = piece.chars().count();
            if !piece.trim().is_empty() {
                let inside = found.iter().any(|one| one.right.range.contains(&scalar));
                sum.words_found += usize::from(inside);
                sum.words_right += usize::from(inside && printed.from_story[word]);
                word += 1;
            }
            scalar += length;
        }
        assert_eq!(word, printed.from_story.len(), "every word was looked at");
    }
    sum
}

/// What was found between articles that nobody copied.
#[derive(Debug, Default)]
pub(crate) struct Independent {
    pub(crate) pairs: usize,
    pub(crate) taken_for_copies: usize,
}

/// Independent articles about one case, each beside each.
pub(crate) fn independent(seed: u64, articles: usize) -> Independent {
    let mut dice = Dice(seed);
    let all: Vec<Prepared> =
        (0..articles).map(|_| Prepared::of(&article(&mut dice, 30).join("\n\n"))).collect();
    let all: Vec<&Prepared> = all.iter().collect();
    let mut pairs: Vec<(usize, usize)> =
        shared(&all).into_iter().map(|one| (one.left.document, one.right.document)).collect();
    pairs.dedup();
    Independent { pairs: articles * (articles - 1) / 2, taken_for_copies: pairs.len() }
}
