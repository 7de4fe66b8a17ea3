//! Passages that stand, nearly word for word, in several sources of a case: ten papers that carry one story are one origin.
//!
//! Texts are compared elsewhere; here is what was found, and what follows for a quote: in which other sources the same
//! words stand, and which of these was published first, where that is known. Two sources in which nothing was found are not
//! known to share text, which does not say that they are independent.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::CaseFile;
use crate::claim::Claim;
use crate::ids::SourceId;
use crate::source::CharRange;

/// A stretch of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Stand {
    /// The source.
    pub source: SourceId,
    /// Where in its text.
    pub range: CharRange,
}

/// A passage that stands in two sources.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SharedPassage {
    /// Where it stands in the one.
    pub left: Stand,
    /// Where it stands in the other.
    pub right: Stand,
    /// How many words are the same, in the same order.
    pub words_alike: u32,
    /// What share that is of the longer of the two, from 0 to 1.
    pub containment: f32,
}

/// What several sources of a case have in common.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct SharedText {
    /// The sources whose texts were compared. Of any other nothing is known.
    pub compared: BTreeSet<SourceId>,
    /// What was found.
    pub passages: Vec<SharedPassage>,
}

impl SharedText {
    /// The same, of these sources alone.
    #[must_use]
    pub fn only(mut self, sources: impl Fn(SourceId) -> bool) -> Self {
        self.compared.retain(|source| sources(*source));
        self.passages.retain(|one| sources(one.left.source) && sources(one.right.source));
        self
    }

    /// Where the words at this place stand: there, and in every source that has them too. One place for each source, by
    /// its id.
    pub fn stands_of(&self, place: Stand) -> Vec<Stand> {
        let mut met: BTreeMap<SourceId, CharRange> = BTreeMap::from([(place.source, place.range)]);
        let mut open = vec![place];
        while let Some(here) = open.pop() {
            for one in &self.passages {
                for (near, far) in [(one.left, one.right), (one.right, one.left)] {
                    let holds = near.source == here.source && mostly_inside(here.range, near.range);
                    if holds && !met.contains_key(&far.source) {
                        let there = Stand {
                            source: far.source,
                            range: carried_over(here.range, near.range, far.range),
                        };
                        met.insert(there.source, there.range);
                        open.push(there);
                    }
                }
            }
        }
        met.into_iter().map(|(source, range)| Stand { source, range }).collect()
    }
}

/// Whether at least half of these words lie in the passage.
fn mostly_inside(words: CharRange, passage: CharRange) -> bool {
    let common = words.end.min(passage.end).saturating_sub(words.start.max(passage.start));
    let length = words.end.saturating_sub(words.start);
    common > 0 && common >= length - length / 2
}

/// Where in the other passage these words stand, about: as far from its ends as in this one.
fn carried_over(words: CharRange, here: CharRange, there: CharRange) -> CharRange {
    let (length, other) = (u64::from(here.end - here.start).max(1), u64::from(there.end - there.start));
    let place = |at: u32| {
        let from_start = u64::from(at.clamp(here.start, here.end) - here.start);
        there.start + u32::try_from(from_start * other / length).unwrap_or(u32::MAX)
    };
    let (start, end) = (place(words.start), place(words.end));
    CharRange { start, end: end.max(start + 1).min(there.end.max(start + 1)) }
}

/// The words of a claim, in several sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OneStory {
    /// Where they stand: two places at least, one for each source.
    pub stands: Vec<Stand>,
    /// The source that was published before all others; `None` when the dates on file do not say which.
    pub first: Option<SourceId>,
}

impl CaseFile {
    /// In which sources the words of this passage stand. `None` when they are not known to stand in another.
    pub fn story_of(&self, place: Stand) -> Option<OneStory> {
        let stands: Vec<Stand> = self
            .shared
            .stands_of(place)
            .into_iter()
            .filter(|stand| self.sources.contains_key(&stand.source))
            .collect();
        (stands.len() > 1).then(|| OneStory { first: self.first_of(&stands), stands })
    }

    /// The stories of a claim's passages, each once.
    pub fn stories_of(&self, claim: &Claim) -> Vec<OneStory> {
        let mut stories: Vec<OneStory> = Vec::new();
        for passage in claim.passages() {
            let story = self.story_of(Stand { source: passage.source, range: passage.range });
            stories.extend(story.filter(|story| !stories.contains(story)));
        }
        stories
    }

    /// The one source that was out before all others, where the dates leave no doubt.
    fn first_of(&self, stands: &[Stand]) -> Option<SourceId> {
        let published = |stand: &Stand| self.sources.get(&stand.source)?.published;
        let latest = |stand: &Stand| published(stand).and_then(crate::date::SourceDate::latest);
        let earliest = |stand: &Stand| published(stand).and_then(crate::date::SourceDate::earliest);
        let first =
            stands.iter().filter(|stand| latest(stand).is_some()).min_by_key(|stand| latest(stand))?;
        let day = latest(first)?;
        let before = |other: &Stand| earliest(other).is_some_and(|theirs| day < theirs);
        stands.iter().all(|other| other.source == first.source || before(other)).then_some(first.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> SourceId {
        SourceId::from_bytes([number; 16])
    }

    fn stand(source: u8, start: u32, end: u32) -> Stand {
        Stand { source: id(source), range: CharRange { start, end } }
    }

    fn shared(pairs: &[(Stand, Stand)]) -> SharedText {
        let passage = |(left, right): &(Stand, Stand)| SharedPassage {
            left: *left,
            right: *right,
            words_alike: 40,
            containment: 0.9,
        };
        SharedText {
            compared: pairs.iter().flat_map(|(left, right)| [left.source, right.source]).collect(),
            passages: pairs.iter().map(passage).collect(),
        }
    }

    fn sources(text: &SharedText, place: Stand) -> Vec<SourceId> {
        text.stands_of(place).into_iter().map(|stand| stand.source).collect()
    }

    #[test]
    fn the_words_of_a_quote_are_followed_from_source_to_source() {
        let text = shared(&[(stand(1, 0, 400), stand(2, 100, 500)), (stand(2, 100, 300), stand(3, 0, 200))]);
        assert_eq!(sources(&text, stand(1, 20, 80)), [id(1), id(2), id(3)], "told on by the second");
        assert_eq!(sources(&text, stand(1, 300, 380)), [id(1), id(2)], "the third left that out");
        assert_eq!(sources(&text, stand(3, 300, 350)), [id(3)], "the third’s own words");
        assert_eq!(sources(&text, stand(1, 380, 600)), [id(1)], "mostly outside of what is shared");
    }

    #[test]
    fn words_are_carried_over_to_about_their_place() {
        let text = shared(&[(stand(1, 100, 300), stand(2, 0, 400))]);
        let there = text.stands_of(stand(1, 150, 200));
        assert_eq!(there[1], stand(2, 100, 200));
    }

    #[test]
    fn of_fewer_sources_less_is_known() {
        let text = shared(&[(stand(1, 0, 400), stand(2, 0, 400)), (stand(2, 0, 400), stand(3, 0, 400))]);
        let fewer = text.only(|source| source != id(2));
        assert_eq!(sources(&fewer, stand(1, 0, 100)), [id(1)]);
        assert_eq!(fewer.compared.len(), 2);
    }
}
