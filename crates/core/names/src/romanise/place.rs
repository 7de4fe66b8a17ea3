//! Where a letter stands: what Arabic and Hebrew letters say depends on their neighbours.

/// A letter and its neighbours.
pub(super) struct Place<'a> {
    pub(super) letters: &'a [char],
    pub(super) at: usize,
}

impl Place<'_> {
    pub(super) fn before(&self) -> Option<char> {
        self.at.checked_sub(1).map(|at| self.letters[at])
    }

    pub(super) fn after(&self) -> Option<char> {
        self.letters.get(self.at + 1).copied()
    }

    pub(super) fn is_last(&self) -> bool {
        self.at + 1 == self.letters.len()
    }
}
