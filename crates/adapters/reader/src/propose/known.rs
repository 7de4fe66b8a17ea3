//! People the desk has on file, found again in other spellings.
//!
//! A name that comes near is no finding that two people are one: who reads the proposal decides that.

use amparo_names::{Index, IndexBuilder, Kind, LIKELY, Name, STRONG};

use super::KnownPerson;

/// The names on file, ready for searching.
pub(super) struct KnownNames {
    index: Index,
}

impl KnownNames {
    /// `None` where nobody is on file.
    pub(super) fn new(people: &[KnownPerson]) -> Option<Self> {
        if people.is_empty() {
            return None;
        }
        let mut builder = IndexBuilder::new();
        for person in people {
            builder.add(&person.name, Kind::Person);
        }
        Some(Self { index: builder.build() })
    }

    /// The name on file that a name of the document comes near enough to ask about.
    pub(super) fn near(&self, name: &str) -> Option<String> {
        self.search(name, LIKELY)
    }

    /// Whether words in capitals can hardly be anything but somebody on file.
    pub(super) fn has(&self, words: &str) -> bool {
        self.search(words, STRONG).is_some()
    }

    /// One word is never enough: many people share a name.
    fn search(&self, name: &str, least: f32) -> Option<String> {
        name.split_whitespace().nth(1)?;
        let found = self.index.search(&Name::person(name), 1);
        let best = found.first().filter(|found| found.score >= least)?;
        self.index.text(best.number).map(str::to_owned)
    }
}
