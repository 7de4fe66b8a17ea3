//! The fixed words of a paper, as the legal framework's pack has them: whom it addresses, what it asks.

use amparo_dossier::model::{Prose, Standing};
use amparo_law::framework::Output;

use crate::assess_case::Assessed;
use crate::problem::Problem;

/// The fixed words of one paper.
pub(super) struct Fixed<'a>(&'a Output);

impl<'a> Fixed<'a> {
    /// The words of this paper.
    ///
    /// # Errors
    /// When the framework has no such paper.
    pub(super) fn of(assessed: &'a Assessed, output: &str) -> Result<Self, Problem> {
        let found = assessed.framework.outputs.iter().find(|one| one.id == output);
        found.map(Self).ok_or_else(|| {
            Problem::not_found(
                "The paper was not written. The case is as it was.",
                format!("The framework {} has no paper `{output}`.", assessed.framework.id),
                "`amparo framework show` prints the papers that a framework has.",
            )
        })
    }

    /// The words of this id, line by line.
    pub(super) fn lines(&self, id: &str) -> Vec<String> {
        self.words(id).map(|words| words.text.clone()).collect()
    }

    /// The words of this id as text of the form.
    pub(super) fn prose(&self, id: &str) -> Vec<Prose> {
        self.words(id).map(|words| Standing::of_pack(words).into()).collect()
    }

    /// How the addressee is greeted.
    pub(super) fn salutation(&self) -> Standing {
        let words = self.words("salutation").next();
        words.map_or(const { Standing::new("To whom it may concern:") }, Standing::of_pack)
    }

    /// The subject line.
    pub(super) fn subject(&self, person: &str) -> String {
        let line = self.words("subject").next().map_or(self.0.title.as_str(), |words| words.text.as_str());
        format!("{line} {person}")
    }

    fn words(&self, id: &str) -> impl Iterator<Item = &'a amparo_law::framework::OutputWords> {
        let id = id.to_owned();
        self.0.words.iter().filter(move |words| words.id == id)
    }
}
