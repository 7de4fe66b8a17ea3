//! What a step found.

use std::fmt;

/// The result of one step.
#[derive(Default)]
pub(crate) struct Outcome {
    /// What is wrong: each names the place and says how to mend it. Any of them fails the step.
    pub(crate) complaints: Vec<String>,
    /// Worth a look, but no reason to fail.
    pub(crate) notes: Vec<String>,
    /// How many tests ran, for the step that runs tests.
    pub(crate) counts: Option<Counts>,
}

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Outcome {
    pub(crate) fn complain(complaints: Vec<String>) -> Self {
        Self { complaints, ..Self::default() }
    }

    pub(crate) fn is_good(&self) -> bool {
        self.complaints.is_empty()
    }

    pub(crate) fn print(&self) {
        for note in &self.notes {
            println!("note: {note}");
        }
        for complaint in &self.complaints {
            println!("✗ {complaint}");
        }
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}
