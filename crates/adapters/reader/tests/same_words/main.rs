//! How much of a wire story is found again in what papers make of it, and how often independent articles are taken for
//! copies. The whole table: `cargo bench -p amparo-reader --bench same_words`.

mod measure;
mod story;

use measure::{independent, rewrites};

#[test]
fn a_story_is_found_again_in_papers_that_change_up_to_a_third_of_its_words() {
    // (words changed of a hundred, papers found at least, words of the story found at least)
    for (percent, papers, words) in [(0, 1.0, 0.98), (10, 1.0, 0.95), (20, 1.0, 0.9), (30, 0.97, 0.8)] {
        let found = rewrites(1, 60, percent);
        assert!(found.recall() >= papers, "{percent} %: {found:?}");
        assert!(found.words_recall() >= words, "{percent} %: {found:?}");
        assert!(found.words_precision() >= 0.95, "{percent} %: {found:?}");
    }
}

#[test]
fn independent_articles_about_one_case_are_not_taken_for_copies() {
    let found = independent(2, 40);
    assert!(found.taken_for_copies * 200 <= found.pairs, "{found:?}");
}
